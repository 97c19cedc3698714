#include "term/restore.h"

#include <curses.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "base/thread.h"

/* Mouse reports and bracketed paste off; the rest is the terminal's own and appended to it. */
#define MODES_OFF "\033[?1006l\033[?1003l\033[?1002l\033[?1000l\033[?2004l"

/* A handler can be told nothing, so what it needs stands here. */
static struct {
  volatile sig_atomic_t armed;
  struct termios modes;
  char text[512];
  gsize length;
} way_back;

static struct {
  int number;
  struct sigaction before; /* a sanitizer's, or the system's own */
} fatal[] = {{.number = SIGSEGV}, {.number = SIGBUS},  {.number = SIGFPE}, {.number = SIGILL},
             {.number = SIGABRT}, {.number = SIGTRAP}, {.number = SIGQUIT}};

/* Safe in a signal handler. */
static void
go_back(void) {
  if (!way_back.armed)
    return;
  way_back.armed = 0;
  ssize_t written = write(STDOUT_FILENO, way_back.text, way_back.length);
  (void) written; /* nobody is left to be told */
  tcsetattr(STDIN_FILENO, TCSANOW, &way_back.modes);
}

void
erp_restore_now(void) {
  go_back();
}

static void
on_fatal(int number) {
  go_back();
  for (guint i = 0; i < G_N_ELEMENTS(fatal); i++)
    if (fatal[i].number == number)
      sigaction(number, &fatal[i].before, NULL);
  raise(number);
}

/* A capability without its padding ("$<5>"), which no handler can wait for. */
static void
append_capability(const char *name) {
  const char *text = tigetstr(name);
  if (text == NULL || text == (char *) -1)
    return;
  for (; *text != '\0' && way_back.length < sizeof way_back.text; text++) {
    const char *end = strncmp(text, "$<", 2) == 0 ? strchr(text, '>') : NULL;
    if (end != NULL)
      text = end;
    else
      way_back.text[way_back.length++] = *text;
  }
}

void
erp_restore_prepare(void) {
  tcgetattr(STDIN_FILENO, &way_back.modes);
}

static void
install(void) {
  static gboolean installed;
  if (installed)
    return;
  installed = TRUE;
  atexit(go_back);
  erp_thread_give_room();
  struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS(fatal); i++)
    sigaction(fatal[i].number, &action, &fatal[i].before);
}

void
erp_restore_arm(int armed) {
  if (armed) {
    way_back.length = strlen(MODES_OFF);
    memcpy(way_back.text, MODES_OFF, way_back.length);
    append_capability("rmkx");
    append_capability("sgr0");
    append_capability("cnorm");
    append_capability("rmcup");
    install();
  }
  way_back.armed = armed;
}
