#include "cli/batch.h"

#define WAITING 8 /* jobs for each thread, so that none is idle while a long one is in the way */

typedef struct {
  gpointer job, outcome;
} Slot;

/* A ring: the jobs from `out` to `in` are in memory, those from `taken` on wait for a thread. */
typedef struct {
  const ErpBatchOps *ops;
  gpointer user;
  GPtrArray *threads;
  guint n_slots;
  GMutex lock; /* over everything below */
  GCond more;  /* for the threads */
  GCond ready; /* for the caller */
  Slot *slots;
  guint64 out, taken, in;
  gboolean ended; /* no more jobs will come */
} Batch;

static gpointer
work(gpointer user) {
  Batch *batch = user;
  g_mutex_lock(&batch->lock);
  for (;;) {
    while (batch->taken == batch->in && !batch->ended)
      g_cond_wait(&batch->more, &batch->lock);
    if (batch->taken == batch->in)
      break;
    Slot *slot = &batch->slots[batch->taken++ % batch->n_slots];
    g_mutex_unlock(&batch->lock);
    gpointer outcome = batch->ops->work(slot->job, batch->user);
    g_mutex_lock(&batch->lock);
    slot->outcome = outcome;
    g_cond_signal(&batch->ready);
  }
  g_mutex_unlock(&batch->lock);
  return NULL;
}

/* FALSE when there is no room or no further job. */
static gboolean
put_job(Batch *batch, guint threads) {
  if (batch->ended || batch->in - batch->out == batch->n_slots)
    return FALSE;
  gpointer job = batch->ops->next(batch->user);
  g_mutex_lock(&batch->lock);
  if (job != NULL)
    batch->slots[batch->in++ % batch->n_slots] = (Slot){.job = job};
  else
    batch->ended = TRUE;
  g_cond_broadcast(&batch->more);
  g_mutex_unlock(&batch->lock);
  if (job != NULL && batch->threads->len < MIN(threads, batch->in - batch->out))
    g_ptr_array_add(batch->threads, g_thread_new("plans", work, batch));
  return job != NULL;
}

static gpointer
take_outcome(Batch *batch) {
  Slot *slot = &batch->slots[batch->out % batch->n_slots];
  g_mutex_lock(&batch->lock);
  while (slot->outcome == NULL)
    g_cond_wait(&batch->ready, &batch->lock);
  batch->out++;
  g_mutex_unlock(&batch->lock);
  return slot->outcome;
}

void
erp_batch_run(const ErpBatchOps *ops, guint threads, gpointer user) {
  Batch batch = {.ops = ops, .user = user, .n_slots = threads * WAITING};
  g_mutex_init(&batch.lock);
  g_cond_init(&batch.more);
  g_cond_init(&batch.ready);
  batch.slots = g_new0(Slot, batch.n_slots);
  batch.threads = g_ptr_array_new();
  for (;;) {
    while (put_job(&batch, threads)) {
    }
    if (batch.in == batch.out)
      break;
    if (!ops->done(take_outcome(&batch), user)) {
      g_mutex_lock(&batch.lock);
      batch.ended = TRUE;
      g_cond_broadcast(&batch.more);
      g_mutex_unlock(&batch.lock);
    }
  }
  for (guint i = 0; i < batch.threads->len; i++)
    g_thread_join(batch.threads->pdata[i]);
  g_ptr_array_unref(batch.threads);
  g_free(batch.slots);
  g_mutex_clear(&batch.lock);
  g_cond_clear(&batch.more);
  g_cond_clear(&batch.ready);
}
