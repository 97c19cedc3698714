#include "term/patience.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/time.h>
#include <unistd.h>

#define PATIENCE_S 3
#define LINE_PATIENCE_S 20 /* with a line that sends what it has: 9600 baud take 8 for a screen */

/* A handler can be told nothing, so what it needs stands here. */
static struct {
  int terminal, nowhere; /* standard output as it was, and /dev/null */
  pthread_t writer;
  struct sigaction before;
  volatile sig_atomic_t waited; /* seconds */
  volatile sig_atomic_t lost;
} patience = {.terminal = -1, .nowhere = -1};

static gboolean
is_slow_line(void) {
  int queued = 0; /* a pseudo-terminal has no queue */
  return ioctl(patience.terminal, TIOCOUTQ, &queued) == 0 && queued > 0;
}

/* Each second: at last the write that stands still goes on into nowhere. Safe in a handler. */
static void
on_alarm(int number) {
  int saved = errno;
  if (!pthread_equal(pthread_self(), patience.writer)) {
    pthread_kill(patience.writer, number); /* else nothing is interrupted */
  } else if (++patience.waited >= (is_slow_line() ? LINE_PATIENCE_S : PATIENCE_S)) {
    dup2(patience.nowhere, STDOUT_FILENO);
    patience.lost = 1;
  }
  errno = saved;
}

void
erp_patience_start(void) {
  struct sigaction action = {.sa_handler = on_alarm}; /* without SA_RESTART */
  sigemptyset(&action.sa_mask);
  patience.writer = pthread_self();
  patience.terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  patience.nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  patience.lost = 0;
  sigaction(SIGALRM, &action, &patience.before);
}

void
erp_patience_stop(void) {
  erp_patience_end();
  erp_patience_renew();
  sigaction(SIGALRM, &patience.before, NULL);
  if (patience.terminal >= 0)
    close(patience.terminal);
  if (patience.nowhere >= 0)
    close(patience.nowhere);
  patience.terminal = patience.nowhere = -1;
}

static void
set_timer(time_t seconds) {
  const struct itimerval timer = {.it_value.tv_sec = seconds, .it_interval.tv_sec = seconds};
  setitimer(ITIMER_REAL, &timer, NULL);
}

void
erp_patience_begin(void) {
  patience.waited = 0;
  if (!patience.lost)
    set_timer(1);
}

void
erp_patience_end(void) {
  set_timer(0);
}

gboolean
erp_patience_lost(void) {
  return patience.lost != 0;
}

int
erp_patience_terminal(void) {
  return patience.terminal;
}

void
erp_patience_renew(void) {
  if (!patience.lost)
    return;
  dup2(patience.terminal, STDOUT_FILENO);
  patience.lost = 0;
}
