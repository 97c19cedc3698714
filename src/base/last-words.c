#include "base/last-words.h"

#include <signal.h>
#include <unistd.h>

#define LONGEST 10 /* seconds: what it was in the middle of may hold a lock */

static void
log_message(const char *domain, GLogLevelFlags level, const char *message, gpointer data) {
  ErpLastWords *words = data;
  void (*say)(gpointer user) = words->say;
  if ((level & G_LOG_FLAG_FATAL) != 0 && words->thread == g_thread_self() && say != NULL) {
    words->say = NULL;
    signal(SIGALRM, SIG_DFL);
    alarm(LONGEST);
    say(words->user);
  }
  g_log_default_handler(domain, level, message, NULL);
}

void
erp_last_words_begin(ErpLastWords *words, void (*say)(gpointer user), gpointer user) {
  *words = (ErpLastWords){.say = say, .user = user, .thread = g_thread_self()};
  g_log_set_default_handler(log_message, words);
}

void
erp_last_words_end(void) {
  g_log_set_default_handler(g_log_default_handler, NULL);
}
