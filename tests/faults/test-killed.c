/* The program itself, killed at any moment while somebody types without a pause: the next start
 * gives back what stood on the screen two seconds earlier. Edit number N gives the site "par" N
 * users; every 3000th is saved. */
#define _XOPEN_SOURCE 700 /* posix_openpt() and its like */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "editor.h"
#include "inject.h"

#define KILLS 200
#define A_FEW 3
#define LATEST (5 * G_USEC_PER_SEC)
#define PROMISED (2 * G_USEC_PER_SEC)  /* no edit that was seen before that is lost */
#define PATIENCE (20 * G_USEC_PER_SEC) /* for what has to happen */
#define FIRST 10001                    /* all have five digits */
#define SAVED_AFTER 3000

/* Keys as xterm sends them. */
#define F2 "\033OQ"
#define F4 "\033OS"
#define DRAW_ANEW "\014"
#define CLEARED "\033[H\033[2J"

typedef struct {
  ErpInject *inject;
  char *file, *state;
  GPid child;
  int fd;        /* the terminal's other end */
  GString *seen; /* since it was last cleared */
  GArray *times; /* gint64: when each edit stood on the screen, from FIRST on */
} Terminal;

/* ---- a terminal ---- */

static void
become(const Terminal *terminal, const char *name) {
  const struct winsize size = {.ws_row = 24, .ws_col = 80};
  const char *program = g_getenv("ERPLAN");
  setsid();
  int fd = g_open(name, O_RDWR, 0); /* the first one is that of the session */
  g_setenv("TERM", "xterm", TRUE);
  g_setenv("XDG_STATE_HOME", terminal->state, TRUE);
  g_unsetenv("LINES");
  g_unsetenv("COLUMNS");
  if (fd >= 0 && ioctl(fd, TIOCSCTTY, 0) == 0 && ioctl(fd, TIOCSWINSZ, &size) == 0 &&
      dup2(fd, STDIN_FILENO) >= 0 && dup2(fd, STDOUT_FILENO) >= 0 && dup2(fd, STDERR_FILENO) >= 0)
    execl(program, program, "edit", terminal->file, NULL);
  _exit(127);
}

static void
start(Terminal *terminal) {
  terminal->fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint(terminal->fd, >=, 0);
  g_assert_cmpint(grantpt(terminal->fd), ==, 0);
  g_assert_cmpint(unlockpt(terminal->fd), ==, 0);
  g_autofree char *name = g_strdup(ptsname(terminal->fd));
  g_string_truncate(terminal->seen, 0);
  terminal->child = fork();
  g_assert_cmpint(terminal->child, >=, 0);
  if (terminal->child == 0)
    become(terminal, name);
}

/* Waits for output until `deadline`; FALSE when it is over or the program has ended. */
static gboolean
listen(Terminal *terminal, gint64 deadline) {
  struct pollfd wanted = {.fd = terminal->fd, .events = POLLIN};
  gint64 left = deadline - g_get_monotonic_time();
  if (left <= 0 || poll(&wanted, 1, (int) (left / 1000 + 1)) <= 0)
    return FALSE;
  char bytes[4096];
  gssize n = read(terminal->fd, bytes, sizeof bytes);
  if (n > 0)
    g_string_append_len(terminal->seen, bytes, n);
  return n > 0;
}

static gboolean
wait_for(Terminal *terminal, const char *text, gint64 deadline) {
  while (strstr(terminal->seen->str, text) == NULL)
    if (!listen(terminal, deadline))
      return FALSE;
  return TRUE;
}

static void
must_see(Terminal *terminal, const char *text) {
  if (wait_for(terminal, text, g_get_monotonic_time() + PATIENCE))
    return;
  g_autofree char *seen = g_strescape(terminal->seen->str, NULL);
  g_error("waited in vain for “%s”: %s", text, seen);
}

static void
type(Terminal *terminal, const char *keys) {
  g_string_truncate(terminal->seen, 0);
  g_assert_cmpint(write(terminal->fd, keys, strlen(keys)), ==, (gssize) strlen(keys));
}

/* The status, as waitpid() tells. */
static int
end(Terminal *terminal, int number) {
  int status;
  if (number != 0)
    kill(terminal->child, number);
  while (number == 0 && listen(terminal, g_get_monotonic_time() + PATIENCE))
    ; /* to the end of what it writes */
  while (waitpid(terminal->child, &status, 0) < 0)
    g_assert_cmpint(errno, ==, EINTR);
  close(terminal->fd);
  return status;
}

/* ---- what is done in it ---- */

/* Its number on a screen drawn from nothing, so that each digit is written. */
static gboolean
stands_there(Terminal *terminal, guint number, gint64 deadline) {
  g_autofree char *text = g_strdup_printf("%u", number);
  if (!wait_for(terminal, CLEARED, deadline))
    return FALSE;
  g_string_erase(terminal->seen, 0, strstr(terminal->seen->str, CLEARED) - terminal->seen->str);
  return wait_for(terminal, text, deadline);
}

/* Until `moment`. */
static void
edit_on(Terminal *terminal, gint64 moment) {
  g_array_set_size(terminal->times, 0);
  if (!wait_for(terminal, "F10", moment))
    return;
  type(terminal, "2" DRAW_ANEW);
  if (!wait_for(terminal, "Paris", moment))
    return;
  for (guint number = FIRST;; number++) {
    gboolean saved = number % SAVED_AFTER == 0;
    g_autofree char *keys =
        g_strdup_printf(F4 "\t\t\t\t\t\t\025%u" F2 "%s" DRAW_ANEW, number, saved ? F2 : "");
    type(terminal, keys);
    if (!stands_there(terminal, number, moment))
      return;
    gint64 now = g_get_monotonic_time();
    g_array_append_val(terminal->times, now);
  }
}

/* As somebody does who wants his work back. */
static void
take_over_and_save(Terminal *terminal) {
  start(terminal);
  must_see(terminal, " Help"); /* of the last row, behind any dialog */
  if (strstr(terminal->seen->str, "Take over") != NULL) {
    type(terminal, "t");
    must_see(terminal, "are back");
    type(terminal, DRAW_ANEW F2); /* the row was empty */
    must_see(terminal, "Saved");
  }
  type(terminal, "q");
  g_assert_cmpint(end(terminal, 0), ==, 0);
}

/* How long the oldest edit that is lost had been on the screen. */
static gint64
kill_after(Terminal *terminal, gint64 moment) {
  erp_inject_clear(terminal->inject);
  g_assert_true(g_file_set_contents(terminal->file, ERP_EDITOR_TEXT, -1, NULL));
  start(terminal);
  edit_on(terminal, g_get_monotonic_time() + moment);
  gint64 now = g_get_monotonic_time();
  g_assert_cmpint(WTERMSIG(end(terminal, SIGKILL)), ==, SIGKILL);
  take_over_and_save(terminal);
  g_autofree char *journals = g_build_filename(terminal->state, "erplan", NULL);
  ErpEditorFound found = erp_editor_find(terminal->file, journals);
  guint seen = terminal->times->len;
  guint kept = found.saved < FIRST ? 0 : found.saved - FIRST + 1;
  /* the one that was just being typed may have been taken */
  if (!found.whole || found.recovered != 0 || kept > seen + 1) {
    g_test_message("killed after %" G_GINT64_FORMAT " ms: whole %d, file %u, journal %u, %u seen",
                   moment / 1000, found.whole, found.saved, found.recovered, seen);
    g_test_fail();
  }
  return kept < seen ? now - g_array_index(terminal->times, gint64, kept) : 0;
}

static void
test_killed(void) {
  g_autoptr(ErpInject) inject = erp_inject_new();
  if (inject == NULL)
    return;
  Terminal terminal = {.inject = inject,
                       .file = g_build_filename(erp_inject_folder(inject), "plan.xml", NULL),
                       .state = g_build_filename(erp_inject_folder(inject), "state", NULL),
                       .seen = g_string_new(NULL),
                       .times = g_array_new(FALSE, FALSE, sizeof(gint64))};
  g_autoptr(GRand) rand = g_rand_new_with_seed(9);
  guint kills = erp_inject_step(KILLS, A_FEW) == 1 ? KILLS : A_FEW, edits = 0;
  gint64 oldest = 0;
  for (guint i = 0; i < kills; i++) {
    gint64 age = kill_after(&terminal, g_rand_int_range(rand, 0, LATEST));
    edits += terminal.times->len;
    oldest = MAX(oldest, age);
    if (age > PROMISED) {
      g_test_message("an edit is lost that was seen for %" G_GINT64_FORMAT " ms", age / 1000);
      g_test_fail();
    }
  }
  g_test_message("%u kills, %u edits, none lost that was seen for more than %" G_GINT64_FORMAT
                 " ms",
                 kills, edits, oldest / 1000);
  g_free(terminal.file);
  g_free(terminal.state);
  g_string_free(terminal.seen, TRUE);
  g_array_unref(terminal.times);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/faults/killed/on-a-terminal", test_killed);
  return g_test_run();
}
