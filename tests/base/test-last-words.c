#include "base/last-words.h"

static void
say(gpointer user) {
  g_printerr("%s", (const char *) user);
}

static gpointer
fail(gpointer user) {
  (void) user;
  g_error("no memory");
  return NULL;
}

/* Said once, before the message. */
static void
test_last_words(void) {
  if (g_test_subprocess()) {
    ErpLastWords words;
    erp_last_words_begin(&words, say, (gpointer) "farewell\n");
    fail(NULL);
  }
  g_test_trap_subprocess(NULL, 0, 0);
  g_test_trap_assert_failed();
  g_test_trap_assert_stderr("farewell*no memory*");
}

/* Not when another thread ends it: who said them might be in the middle of something. */
static void
test_another_thread(void) {
  if (g_test_subprocess()) {
    ErpLastWords words;
    erp_last_words_begin(&words, say, (gpointer) "farewell\n");
    g_thread_join(g_thread_new("fail", fail, NULL));
  }
  g_test_trap_subprocess(NULL, 0, 0);
  g_test_trap_assert_failed();
  g_test_trap_assert_stderr_unmatched("*farewell*");
}

/* What does not end the program, and what comes after the end of it, is nobody's last word. */
static void
test_no_last_words(void) {
  if (g_test_subprocess()) {
    ErpLastWords words;
    erp_last_words_begin(&words, say, (gpointer) "farewell\n");
    g_message("all is well");
    erp_last_words_end();
    fail(NULL);
  }
  g_test_trap_subprocess(NULL, 0, 0);
  g_test_trap_assert_failed();
  g_test_trap_assert_stderr_unmatched("*farewell*");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/last-words/said", test_last_words);
  g_test_add_func("/last-words/another-thread", test_another_thread);
  g_test_add_func("/last-words/none", test_no_last_words);
  return g_test_run();
}
