/* An interrupt cancels the work that goes on, and what it has done comes back. */
#include "cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

static gpointer
finish(G_GNUC_UNUSED GCancellable *cancellable, gpointer user) {
  return user;
}

static void
test_undisturbed(void) {
  int outcome;
  g_assert_true(erp_interruptible(finish, &outcome) == &outcome);
}

/* Waits for the interrupt that it causes. */
static gpointer
interrupt_itself(GCancellable *cancellable, gpointer user) {
  GPollFD poll;
  g_assert_false(g_cancellable_is_cancelled(cancellable));
  g_assert_true(g_cancellable_make_pollfd(cancellable, &poll));
  kill(getpid(), SIGINT);
  g_assert_cmpint(g_poll(&poll, 1, -1), ==, 1);
  g_cancellable_release_fd(cancellable);
  *(gboolean *) user = g_cancellable_is_cancelled(cancellable);
  return user;
}

static void
test_interrupted(void) {
  gboolean cancelled = FALSE;
  g_assert_true(erp_interruptible(interrupt_itself, &cancelled) == &cancelled);
  g_assert_true(cancelled);
}

static gpointer
interrupt_again(GCancellable *cancellable, gpointer user) {
  interrupt_itself(cancellable, user);
  for (guint i = 0; i < 1000000; i++) { /* until the first one is done with */
    kill(getpid(), SIGINT);
    g_thread_yield();
  }
  return user;
}

/* The second one ends the program. */
static void
test_twice(void) {
  gboolean cancelled = FALSE;
  if (g_test_subprocess()) {
    erp_interruptible(interrupt_again, &cancelled);
    return;
  }
  g_test_trap_subprocess(NULL, 0, 0);
  g_test_trap_assert_failed();
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/interrupt/undisturbed", test_undisturbed);
  g_test_add_func("/interrupt/interrupted", test_interrupted);
  g_test_add_func("/interrupt/twice", test_twice);
  return g_test_run();
}
