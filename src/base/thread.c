#include "base/thread.h"

#include <signal.h>

#define ROOM (64u * 1024u) /* bytes for a handler */

typedef struct {
  GThreadFunc func;
  gpointer user;
  char room[ROOM];
} Start;

static gpointer
run(gpointer data) {
  Start *start = data;
  const stack_t ours = {.ss_sp = start->room, .ss_size = sizeof start->room};
  stack_t before;
  gboolean changed = sigaltstack(&ours, &before) == 0;
  gpointer result = start->func(start->user);
  if (changed)
    sigaltstack(&before, NULL);
  g_free(start);
  return result;
}

GThread *
erp_thread_try_new(const char *name, GThreadFunc func, gpointer user) {
  static const int others[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
  sigset_t blocked, before;
  Start *start = g_new(Start, 1);
  start->func = func;
  start->user = user;
  sigemptyset(&blocked);
  for (guint i = 0; i < G_N_ELEMENTS(others); i++)
    sigaddset(&blocked, others[i]);
  pthread_sigmask(SIG_BLOCK, &blocked, &before); /* a new thread begins with it */
  GThread *thread = g_thread_try_new(name, run, start, NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (thread == NULL)
    g_free(start);
  return thread;
}

void
erp_thread_give_room(void) {
  static char room[ROOM];
  const stack_t ours = {.ss_sp = room, .ss_size = sizeof room};
  sigaltstack(&ours, NULL);
}
