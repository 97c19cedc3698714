#include "cli/batch.h"

#include "base/thread.h"

#define WAITING 8 /* jobs for each thread, so that none is idle while a long one is in the way */

typedef struct {
  gpointer job, outcome;
} Slot;

/* A ring: the jobs from `out` to `in` are in memory, those from `taken` on wait for a thread. One
 * more is known, so that whoever takes the last one knows it. */
typedef struct _ErpBatch {
  const ErpBatchOps *ops;
  gpointer user;
  GPtrArray *threads;
  guint most; /* threads */
  guint n_slots;
  gpointer ahead;   /* the job after `in`; NULL = there is none */
  gboolean stopped; /* no further one is asked for */
  GMutex lock;      /* over everything below */
  GCond more;       /* for the threads */
  GCond ready;      /* for the caller */
  Slot *slots;
  guint64 out, taken, in;
  guint busy;     /* threads at work */
  gboolean ended; /* no more jobs will come */
} Batch;

/* How many threads the job just taken may use. */
static guint
threads_for_one(const Batch *batch) {
  guint64 unfinished = batch->busy + (batch->in - batch->taken);
  return batch->ended && unfinished < batch->most ? batch->most / (guint) unfinished : 1;
}

/* With the lock held, which is let go meanwhile: the next job, of which there is one. */
static void
do_job(Batch *batch) {
  ErpBatchTurn turn = {.batch = batch, .number = batch->taken++};
  Slot *slot = &batch->slots[turn.number % batch->n_slots];
  batch->busy++;
  turn.threads = threads_for_one(batch);
  g_mutex_unlock(&batch->lock);
  gpointer outcome = batch->ops->work(slot->job, &turn, batch->user);
  g_mutex_lock(&batch->lock);
  batch->busy--;
  slot->outcome = outcome;
  g_cond_signal(&batch->ready);
}

static gpointer
work(gpointer user) {
  Batch *batch = user;
  g_mutex_lock(&batch->lock);
  for (;;) {
    while (batch->taken == batch->in && !batch->ended)
      g_cond_wait(&batch->more, &batch->lock);
    if (batch->taken == batch->in)
      break;
    do_job(batch);
  }
  g_mutex_unlock(&batch->lock);
  return NULL;
}

/* One more, if the system gives it. */
static void
start_thread(Batch *batch) {
  GThread *thread = erp_thread_try_new("plans", work, batch);
  if (thread != NULL)
    g_ptr_array_add(batch->threads, thread);
}

/* FALSE when there is no room or no further job. */
static gboolean
put_job(Batch *batch) {
  if (batch->ahead == NULL || batch->in - batch->out == batch->n_slots)
    return FALSE;
  gpointer job = batch->ahead;
  batch->ahead = batch->stopped ? NULL : batch->ops->next(batch->user);
  g_mutex_lock(&batch->lock);
  batch->slots[batch->in++ % batch->n_slots] = (Slot){.job = job};
  batch->ended = batch->ahead == NULL;
  g_cond_broadcast(&batch->more);
  g_mutex_unlock(&batch->lock);
  if (batch->threads->len < MIN(batch->most, batch->in - batch->out))
    start_thread(batch);
  return TRUE;
}

static gpointer
wait_for_outcome(Batch *batch) {
  Slot *slot = &batch->slots[batch->out % batch->n_slots];
  g_mutex_lock(&batch->lock);
  while (slot->outcome == NULL)
    if (batch->threads->len > 0)
      g_cond_wait(&batch->ready, &batch->lock);
    else
      do_job(batch);
  g_mutex_unlock(&batch->lock);
  return slot->outcome;
}

/* Only now is it the turn of the next one. */
static void
be_done_with_outcome(Batch *batch) {
  g_mutex_lock(&batch->lock);
  batch->out++;
  g_mutex_unlock(&batch->lock);
}

gboolean
erp_batch_is_next(const ErpBatchTurn *turn) {
  g_mutex_lock(&turn->batch->lock);
  gboolean is_next = turn->batch->out == turn->number;
  g_mutex_unlock(&turn->batch->lock);
  return is_next;
}

void
erp_batch_run(const ErpBatchOps *ops, guint threads, gpointer user) {
  Batch batch = {.ops = ops, .user = user, .most = threads, .n_slots = threads * WAITING};
  g_mutex_init(&batch.lock);
  g_cond_init(&batch.more);
  g_cond_init(&batch.ready);
  batch.slots = g_new0(Slot, batch.n_slots);
  batch.threads = g_ptr_array_new();
  batch.ahead = ops->next(user);
  for (;;) {
    while (put_job(&batch)) {
    }
    if (batch.in == batch.out)
      break;
    if (!ops->done(wait_for_outcome(&batch), user))
      batch.stopped = TRUE;
    be_done_with_outcome(&batch);
  }
  for (guint i = 0; i < batch.threads->len; i++)
    g_thread_join(batch.threads->pdata[i]);
  g_ptr_array_unref(batch.threads);
  g_free(batch.slots);
  g_mutex_clear(&batch.lock);
  g_cond_clear(&batch.more);
  g_cond_clear(&batch.ready);
}
