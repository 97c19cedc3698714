#include "cli/interrupt.h"

#include "base/thread.h"

#include <glib-unix.h>
#include <signal.h>

typedef struct {
  ErpInterruptible work;
  gpointer user, outcome;
  GCancellable *cancellable;
  GMainContext *context; /* in which interrupts are waited for */
  gint done;
} Job;

static gboolean
interrupted(gpointer user) {
  g_cancellable_cancel(((Job *) user)->cancellable);
  return G_SOURCE_REMOVE;
}

static gpointer
run(gpointer user) {
  Job *job = user;
  job->outcome = job->work(job->cancellable, job->user);
  g_atomic_int_set(&job->done, TRUE);
  g_main_context_wakeup(job->context);
  return NULL;
}

gpointer
erp_interruptible(ErpInterruptible work, gpointer user) {
  g_autoptr(GMainContext) context = g_main_context_new();
  g_autoptr(GCancellable) cancellable = g_cancellable_new();
  GSource *source = g_unix_signal_source_new(SIGINT);
  Job job = {.work = work, .user = user, .cancellable = cancellable, .context = context};
  g_source_set_callback(source, interrupted, &job, NULL);
  g_source_attach(source, context);
  g_source_unref(
      source); /* the last reference goes with the first interrupt, and the handler too */
  GThread *thread = erp_thread_try_new("work", run, &job);
  if (thread == NULL) /* the system gives no more of them: nobody is there to hear an interrupt */
    return work(cancellable, user);
  while (!g_atomic_int_get(&job.done))
    g_main_context_iteration(context, TRUE);
  g_thread_join(thread);
  return job.outcome;
}
