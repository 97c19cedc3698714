/* Evaluates revisions in one thread of its own. The newest revision wins: one that waits is dropped
 * when a newer one arrives; one being evaluated is finished, as figures a moment old are better
 * than none while somebody types.
 *
 * All functions are called from the thread that made the worker. `ready` is called in that thread's
 * default main context, never from the worker thread. */
#pragma once

#include "eval/outage.h"

typedef struct _ErpWorker ErpWorker;

/* What the thread does with a revision; the outcome belongs to the worker until it is taken. */
typedef struct {
  /* In the worker thread; `outage`: what is lost meanwhile, or NULL. */
  gpointer (*evaluate)(ErpPlan *plan, const ErpOutage *outage, gpointer user);
  void (*free)(gpointer outcome); /* in either */
  void (*ready)(gpointer user);   /* an outcome can be taken */
  gpointer user;
} ErpWorkerOps;

ErpWorker *erp_worker_new(const ErpWorkerOps *ops);
/* Waits for the evaluation that is going on, if any. `ready` is not called any more. */
void erp_worker_free(ErpWorker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpWorker, erp_worker_free)

/* Copies the outage. */
void erp_worker_submit(ErpWorker *worker, ErpPlan *plan, const ErpOutage *outage);
/* The newest outcome not yet taken, or NULL. Owned by the caller. */
gpointer erp_worker_take(ErpWorker *worker);
/* Has an outcome that was taken freed in the worker thread: a large one takes as long as a frame.
 */
void erp_worker_give_back(ErpWorker *worker, gpointer outcome);
/* Waits until all that was submitted is evaluated or dropped. */
void erp_worker_wait(ErpWorker *worker);
