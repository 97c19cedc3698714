/* Outcomes come in the order of the jobs, few are in memory, and what is shown of the progress. */
#include <glib.h>
#include <glib/gstdio.h>

#include "cli/batch.h"
#include "cli/jobs.h"
#include "cli/progress.h"

typedef struct {
  guint n, next, done; /* jobs there are, given out, come back */
  guint most;          /* given out and not yet come back */
  guint spoken;        /* jobs that said something in their turn */
  guint stop_at;       /* this outcome is the last that is wanted */
  GMutex lock;
  GCond released;
  gboolean free_first; /* the first job may end */
} Count;

static gpointer
next(gpointer user) {
  Count *count = user;
  if (count->next == count->n)
    return NULL;
  count->next++;
  count->most = MAX(count->most, count->next - count->done);
  return GUINT_TO_POINTER(count->next);
}

static gpointer
square(gpointer job, const ErpBatchTurn *turn G_GNUC_UNUSED, gpointer user G_GNUC_UNUSED) {
  guint n = GPOINTER_TO_UINT(job);
  if (n % 7 == 0)
    g_usleep(100);
  return GUINT_TO_POINTER(n * n);
}

static gboolean
check(gpointer outcome, gpointer user) {
  Count *count = user;
  count->done++;
  g_assert_cmpuint(GPOINTER_TO_UINT(outcome), ==, count->done * count->done);
  return count->done != count->stop_at;
}

static void
test_order(void) {
  static const ErpBatchOps ops = {next, square, check};
  for (guint threads = 1; threads <= 8; threads++)
    for (guint n = 0; n < 200; n = 2 * n + 1) {
      Count count = {.n = n};
      erp_batch_run(&ops, threads, &count);
      g_assert_cmpuint(count.done, ==, n);
      g_assert_cmpuint(count.most, <=, 8 * threads + 1);
    }
}

static void
test_stop(void) {
  static const ErpBatchOps ops = {next, square, check};
  Count count = {.n = 1000, .stop_at = 3};
  erp_batch_run(&ops, 2, &count);
  g_assert_cmpuint(count.done, ==, count.next);
  g_assert_cmpuint(count.next, <=, 3 + 8 * 2 + 1);
}

/* Ends only when another job has ended: two threads are needed. */
static gpointer
square_after_others(gpointer job, const ErpBatchTurn *turn, gpointer user) {
  Count *count = user;
  g_mutex_lock(&count->lock);
  if (GPOINTER_TO_UINT(job) == 1)
    while (!count->free_first)
      g_cond_wait(&count->released, &count->lock);
  count->free_first = TRUE;
  g_cond_signal(&count->released);
  g_mutex_unlock(&count->lock);
  return square(job, turn, user);
}

static void
test_side_by_side(void) {
  static const ErpBatchOps ops = {next, square_after_others, check};
  Count count = {.n = 50};
  erp_batch_run(&ops, 2, &count);
  g_assert_cmpuint(count.done, ==, 50);
}

/* A job alone may use all threads; of many, all but the last few have one each. */
static gpointer
note_threads(gpointer job, const ErpBatchTurn *turn, gpointer user) {
  Count *count = user;
  guint threads = turn->threads;
  g_assert_cmpuint(threads, >=, 1);
  g_assert_cmpuint(threads, <=, count->n == 1 ? 4 : 2);
  g_assert_true(count->n != 1 || threads == 4);
  if (GPOINTER_TO_UINT(job) + 4 <= count->n)
    g_assert_cmpuint(threads, ==, 1);
  return square(job, turn, user);
}

static void
test_threads_of_a_job(void) {
  static const ErpBatchOps ops = {next, note_threads, check};
  for (guint i = 0; i < 50; i++) {
    Count alone = {.n = 1}, two = {.n = 2}, many = {.n = 30};
    erp_batch_run(&ops, 4, &alone);
    erp_batch_run(&ops, 2, &two);
    erp_batch_run(&ops, 2, &many);
  }
}

/* Waits until it is its turn: the first comes to it, and then each one after the other. Nothing is
 * said out of order, nor while the outcome before it is being looked at. */
static gpointer
speak_in_turn(gpointer job, const ErpBatchTurn *turn, gpointer user) {
  Count *count = user;
  guint n = GPOINTER_TO_UINT(job);
  while (n % 3 != 0 && !erp_batch_is_next(turn))
    g_thread_yield();
  if (erp_batch_is_next(turn)) {
    g_assert_cmpuint(count->done, ==, n - 1);
    count->spoken++;
  }
  return square(job, turn, user);
}

static void
test_turns(void) {
  static const ErpBatchOps ops = {next, speak_in_turn, check};
  for (guint threads = 1; threads <= 4; threads++) {
    Count count = {.n = 300};
    erp_batch_run(&ops, threads, &count);
    g_assert_cmpuint(count.spoken, >=, 200);
    g_assert_cmpuint(count.done, ==, 300);
  }
}

/* ---- how many at a time ---------------------------------------------------------------------- */

/* Writes `n` plans of so many bytes into a new folder; the caller frees their names. */
static char **
write_plans(char **folder, guint n, gsize bytes) {
  g_autofree char *text = g_strnfill(bytes, ' ');
  GPtrArray *names = g_ptr_array_new();
  *folder = g_dir_make_tmp("erplan-jobs-XXXXXX", NULL);
  for (guint i = 0; i < n; i++) {
    char *name = g_strdup_printf("%s/%u.xml", *folder, i);
    g_assert_true(g_file_set_contents(name, text, (gssize) bytes, NULL));
    g_ptr_array_add(names, name);
  }
  g_ptr_array_add(names, NULL);
  return (char **) g_ptr_array_free(names, FALSE);
}

static void
test_jobs(void) {
  const guint all = MIN(g_get_num_processors(), ERP_JOBS_MOST);
  const struct {
    guint plans;
    gsize bytes; /* of each */
    guint jobs;
  } cases[] = {
      {1, 1000, 1}, {7, 1000, 1}, {8, 1000, all}, {2, 32767, 1}, {2, 32768, all}, {1, 65536, all},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *folder = NULL;
    g_auto(GStrv) names = write_plans(&folder, cases[i].plans, cases[i].bytes);
    char *in_folder[] = {folder, NULL}, *gone[] = {"no-such.xml", NULL};
    g_assert_cmpuint(erp_jobs_default(names, NULL), ==, cases[i].jobs);
    g_assert_cmpuint(erp_jobs_default(in_folder, NULL), ==, cases[i].jobs);
    g_assert_cmpuint(erp_jobs_default(names, "-"), ==, all); /* to be read only once */
    g_assert_cmpuint(erp_jobs_default(gone, NULL), ==, all);
    for (guint n = 0; names[n] != NULL; n++)
      g_remove(names[n]);
    g_rmdir(folder);
  }
}

static void
test_progress(void) {
  static const struct {
    guint64 done, total;
    guint64 us;
    const char *text;
  } cases[] = {
      {120, 1000, 3000000, "120 of 1000 plans, 40/s, 22 s left"},
      {10, 1000, 100000000, "10 of 1000 plans, 6/min, 2 h 45 min left"},
      {1, 5000, 3600000, "1 of 5000 plans, 16/min, 4 h 59 min left"},
      {100, 1000, 11000000, "100 of 1000 plans, 9/s, 1 min 39 s left"},
      {1000, 1000, 3000000, "1000 of 1000 plans, 333/s, 0 s left"},
      {1001, 1000, 1000000, "1001 of 1000 plans, 1001/s, 0 s left"}, /* one was added meanwhile */
      {7, 0, 1000000, "7 plans, 7/s"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = erp_progress_text(cases[i].done, cases[i].total, "plans", cases[i].us);
    g_assert_cmpstr(text, ==, cases[i].text);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/batch/order", test_order);
  g_test_add_func("/batch/stop", test_stop);
  g_test_add_func("/batch/side-by-side", test_side_by_side);
  g_test_add_func("/batch/threads-of-a-job", test_threads_of_a_job);
  g_test_add_func("/batch/turns", test_turns);
  g_test_add_func("/jobs", test_jobs);
  g_test_add_func("/progress/text", test_progress);
  return g_test_run();
}
