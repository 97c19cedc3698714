/* Many jobs in several threads. Outcomes come out in the order in which the jobs went in, whatever
 * the number of threads, and only a few jobs and outcomes are in memory at a time. While there are
 * jobs enough each has one thread; the last ones share those that would be idle. */
#pragma once

#include <glib.h>

/* A job at work. */
typedef struct {
  guint threads; /* it may use so many, its own among them */
  struct _ErpBatch *batch;
  guint64 number;
} ErpBatchTurn;

typedef struct {
  /* In the caller's thread: the next job, NULL when there are no more. */
  gpointer (*next)(gpointer user);
  /* In any thread, several at a time: takes the job and returns its outcome, never NULL. */
  gpointer (*work)(gpointer job, const ErpBatchTurn *turn, gpointer user);
  /* In the caller's thread, in order: takes the outcome. FALSE: no further job is asked for. */
  gboolean (*done)(gpointer outcome, gpointer user);
} ErpBatchOps;

/* Whether all jobs before this one are done with. Then nothing goes on in the caller's thread until
 * this one has its outcome: what is said now comes in order. */
gboolean erp_batch_is_next(const ErpBatchTurn *turn);

/* Returns when all is done. Threads are started as there are jobs for them, at most `threads`. */
void erp_batch_run(const ErpBatchOps *ops, guint threads, gpointer user);
