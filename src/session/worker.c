#include "session/worker.h"

#include "base/thread.h"

struct _ErpWorker {
  ErpWorkerOps ops;
  GMainContext *context; /* where `ready` is called */
  GThread *thread;
  GMutex lock; /* over everything below */
  GCond changed;
  ErpPlan *waiting;  /* or NULL */
  ErpOutage *outage; /* of it, or NULL */
  gboolean busy;
  gboolean quit;
  gpointer outcome; /* finished, not yet taken; or NULL */
  GSList *rubbish;  /* outcomes to be freed */
  GSource *notice;  /* that says so; or NULL */
};

static gboolean
tell_ready(gpointer user) {
  ErpWorker *worker = user;
  g_mutex_lock(&worker->lock);
  g_clear_pointer(&worker->notice, g_source_unref);
  g_mutex_unlock(&worker->lock);
  worker->ops.ready(worker->ops.user);
  return G_SOURCE_REMOVE;
}

/* With the lock held. A source of its own and not g_main_context_invoke(), which would call in the
 * worker thread whenever nobody happens to run the context. */
static void
send_notice(ErpWorker *worker) {
  if (worker->notice != NULL)
    return;
  worker->notice = g_idle_source_new();
  g_source_set_priority(worker->notice, G_PRIORITY_DEFAULT);
  g_source_set_callback(worker->notice, tell_ready, worker, NULL);
  g_source_attach(worker->notice, worker->context);
}

/* With the lock held. */
static void
clear_notice(ErpWorker *worker) {
  if (worker->notice == NULL)
    return;
  g_source_destroy(worker->notice);
  g_clear_pointer(&worker->notice, g_source_unref);
}

/* With the lock held, which is let go for the long parts. */
static void
evaluate_waiting(ErpWorker *worker) {
  g_autoptr(ErpPlan) plan = g_steal_pointer(&worker->waiting);
  g_autoptr(ErpOutage) outage = g_steal_pointer(&worker->outage);
  worker->busy = TRUE;
  g_mutex_unlock(&worker->lock);
  gpointer outcome = worker->ops.evaluate(plan, outage, worker->ops.user);
  g_mutex_lock(&worker->lock);
  if (worker->outcome != NULL)
    worker->rubbish = g_slist_prepend(worker->rubbish, worker->outcome);
  worker->outcome = outcome;
  worker->busy = FALSE;
  send_notice(worker);
  g_cond_broadcast(&worker->changed);
}

/* The same. */
static void
free_rubbish(ErpWorker *worker) {
  GSList *rubbish = g_steal_pointer(&worker->rubbish);
  g_mutex_unlock(&worker->lock);
  g_slist_free_full(rubbish, worker->ops.free);
  g_mutex_lock(&worker->lock);
}

/* With the lock held. FALSE when there is nothing to do. */
static gboolean
do_next(ErpWorker *worker) {
  if (worker->waiting != NULL)
    evaluate_waiting(worker);
  else if (worker->rubbish != NULL)
    free_rubbish(worker);
  else
    return FALSE;
  return TRUE;
}

static gpointer
work(gpointer user) {
  ErpWorker *worker = user;
  g_mutex_lock(&worker->lock);
  while (!worker->quit)
    if (!do_next(worker))
      g_cond_wait(&worker->changed, &worker->lock);
  g_mutex_unlock(&worker->lock);
  return NULL;
}

/* With the lock held: there is something new to do. */
static void
wake(ErpWorker *worker) {
  g_cond_broadcast(&worker->changed);
  while (worker->thread == NULL && do_next(worker)) /* the system gave none: the caller waits */
    continue;
}

ErpWorker *
erp_worker_new(const ErpWorkerOps *ops) {
  ErpWorker *worker = g_new0(ErpWorker, 1);
  worker->ops = *ops;
  worker->context = g_main_context_ref_thread_default();
  g_mutex_init(&worker->lock);
  g_cond_init(&worker->changed);
  worker->thread = erp_thread_try_new("evaluation", work, worker);
  return worker;
}

void
erp_worker_free(ErpWorker *worker) {
  if (worker == NULL)
    return;
  g_mutex_lock(&worker->lock);
  worker->quit = TRUE;
  g_cond_broadcast(&worker->changed);
  g_mutex_unlock(&worker->lock);
  if (worker->thread != NULL)
    g_thread_join(worker->thread);
  clear_notice(worker);
  if (worker->outcome != NULL)
    worker->ops.free(worker->outcome);
  g_slist_free_full(worker->rubbish, worker->ops.free);
  erp_plan_unref(worker->waiting);
  erp_outage_free(worker->outage);
  g_mutex_clear(&worker->lock);
  g_cond_clear(&worker->changed);
  g_main_context_unref(worker->context);
  g_free(worker);
}

void
erp_worker_submit(ErpWorker *worker, ErpPlan *plan, const ErpOutage *outage) {
  ErpOutage *copy = outage != NULL ? erp_outage_copy(outage) : NULL;
  g_mutex_lock(&worker->lock);
  ErpPlan *dropped = worker->waiting;
  ErpOutage *dropped_outage = worker->outage;
  worker->waiting = erp_plan_ref(plan);
  worker->outage = copy;
  wake(worker);
  g_mutex_unlock(&worker->lock);
  erp_plan_unref(dropped);
  erp_outage_free(dropped_outage);
}

gpointer
erp_worker_take(ErpWorker *worker) {
  g_mutex_lock(&worker->lock);
  gpointer outcome = g_steal_pointer(&worker->outcome);
  clear_notice(worker);
  g_mutex_unlock(&worker->lock);
  return outcome;
}

void
erp_worker_give_back(ErpWorker *worker, gpointer outcome) {
  if (outcome == NULL)
    return;
  g_mutex_lock(&worker->lock);
  worker->rubbish = g_slist_prepend(worker->rubbish, outcome);
  wake(worker);
  g_mutex_unlock(&worker->lock);
}

void
erp_worker_wait(ErpWorker *worker) {
  g_mutex_lock(&worker->lock);
  while (worker->busy || worker->waiting != NULL)
    g_cond_wait(&worker->changed, &worker->lock);
  g_mutex_unlock(&worker->lock);
}
