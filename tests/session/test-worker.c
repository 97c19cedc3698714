#include "session/worker.h"

/* Evaluations that wait for leave, so that the tests decide what happens when. */
typedef struct {
  GMutex lock;
  GCond changed;
  guint permits; /* evaluations that may still go on */
  GPtrArray *started;
  guint ready;
  GThread *ready_in;
  GMainContext *context;
  ErpWorker *worker;
} Fixture;

/* The outcome is the plan itself. */
static gpointer
evaluate(ErpPlan *plan, const ErpOutage *outage G_GNUC_UNUSED, gpointer user) {
  Fixture *fixture = user;
  g_mutex_lock(&fixture->lock);
  g_ptr_array_add(fixture->started, plan);
  g_cond_broadcast(&fixture->changed);
  while (fixture->permits == 0)
    g_cond_wait(&fixture->changed, &fixture->lock);
  fixture->permits--;
  g_mutex_unlock(&fixture->lock);
  return erp_plan_ref(plan);
}

static GThread *freed_in; /* of the outcome freed last */

static void
free_outcome(gpointer outcome) {
  erp_plan_unref(outcome);
  g_atomic_pointer_set(&freed_in, g_thread_self());
}

static void
on_ready(gpointer user) {
  Fixture *fixture = user;
  fixture->ready++;
  fixture->ready_in = g_thread_self();
}

static void
set_up(Fixture *fixture, gconstpointer data) {
  (void) data;
  ErpWorkerOps ops = {evaluate, free_outcome, on_ready, fixture};
  g_mutex_init(&fixture->lock);
  g_cond_init(&fixture->changed);
  fixture->started = g_ptr_array_new();
  fixture->context = g_main_context_new();
  g_main_context_push_thread_default(fixture->context);
  fixture->worker = erp_worker_new(&ops);
}

static void
tear_down(Fixture *fixture, gconstpointer data) {
  (void) data;
  erp_worker_free(fixture->worker);
  g_main_context_pop_thread_default(fixture->context);
  g_main_context_unref(fixture->context);
  g_ptr_array_unref(fixture->started);
  g_mutex_clear(&fixture->lock);
  g_cond_clear(&fixture->changed);
}

static void
permit(Fixture *fixture, guint n) {
  g_mutex_lock(&fixture->lock);
  fixture->permits += n;
  g_cond_broadcast(&fixture->changed);
  g_mutex_unlock(&fixture->lock);
}

static void
await_started(Fixture *fixture, guint n) {
  g_mutex_lock(&fixture->lock);
  while (fixture->started->len < n)
    g_cond_wait(&fixture->changed, &fixture->lock);
  g_mutex_unlock(&fixture->lock);
}

/* The second of three revisions comes while the first is being evaluated, and is overtaken. */
static void
test_newest_wins(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpPlan) first = erp_plan_new();
  g_autoptr(ErpPlan) second = erp_plan_new();
  g_autoptr(ErpPlan) third = erp_plan_new();
  erp_worker_submit(fixture->worker, first, NULL);
  await_started(fixture, 1);
  erp_worker_submit(fixture->worker, second, NULL);
  erp_worker_submit(fixture->worker, third, NULL);
  permit(fixture, 2);
  erp_worker_wait(fixture->worker);
  g_assert_cmpuint(fixture->started->len, ==, 2);
  g_assert_true(fixture->started->pdata[0] == first);
  g_assert_true(fixture->started->pdata[1] == third);
  g_autoptr(ErpPlan) outcome = erp_worker_take(fixture->worker);
  g_assert_true(outcome == third);
  g_assert_null(erp_worker_take(fixture->worker));
}

/* Somebody who types without a pause still gets figures: what was begun is handed over. */
static void
test_begun_is_finished(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpPlan) first = erp_plan_new();
  g_autoptr(ErpPlan) second = erp_plan_new();
  erp_worker_submit(fixture->worker, first, NULL);
  await_started(fixture, 1);
  erp_worker_submit(fixture->worker, second, NULL);
  permit(fixture, 1);
  while (fixture->ready == 0)
    g_main_context_iteration(fixture->context, TRUE);
  g_autoptr(ErpPlan) outcome = erp_worker_take(fixture->worker);
  g_assert_true(outcome == first);
  permit(fixture, 1);
  erp_worker_wait(fixture->worker);
  g_autoptr(ErpPlan) later = erp_worker_take(fixture->worker);
  g_assert_true(later == second);
}

/* Nobody runs the context while the thread is done; it must not call by itself. */
static void
test_ready_in_the_main_context(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpPlan) plan = erp_plan_new();
  permit(fixture, 1);
  erp_worker_submit(fixture->worker, plan, NULL);
  erp_worker_wait(fixture->worker);
  g_assert_cmpuint(fixture->ready, ==, 0);
  g_main_context_iteration(fixture->context, FALSE);
  g_assert_cmpuint(fixture->ready, ==, 1);
  g_assert_true(fixture->ready_in == g_thread_self());
  g_main_context_iteration(fixture->context, FALSE);
  g_assert_cmpuint(fixture->ready, ==, 1);
  g_autoptr(ErpPlan) outcome = erp_worker_take(fixture->worker);
  g_assert_nonnull(outcome);
}

static void
test_taken_is_not_announced(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpPlan) plan = erp_plan_new();
  permit(fixture, 1);
  erp_worker_submit(fixture->worker, plan, NULL);
  erp_worker_wait(fixture->worker);
  g_autoptr(ErpPlan) outcome = erp_worker_take(fixture->worker);
  g_assert_nonnull(outcome);
  g_main_context_iteration(fixture->context, FALSE);
  g_assert_cmpuint(fixture->ready, ==, 0);
}

/* One outcome is taken by nobody, one revision is never evaluated: nothing may leak. */
static void
test_freed_in_the_middle(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpPlan) first = erp_plan_new();
  g_autoptr(ErpPlan) second = erp_plan_new();
  erp_worker_submit(fixture->worker, first, NULL);
  await_started(fixture, 1);
  erp_worker_submit(fixture->worker, second, NULL);
  permit(fixture, 2);
  g_clear_pointer(&fixture->worker, erp_worker_free);
  g_main_context_iteration(fixture->context, FALSE);
  g_assert_cmpuint(fixture->ready, ==, 0);
}

static void
test_given_back(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpPlan) plan = erp_plan_new();
  erp_worker_give_back(fixture->worker, NULL);
  permit(fixture, 2);
  erp_worker_submit(fixture->worker, plan, NULL);
  erp_worker_wait(fixture->worker);
  g_atomic_pointer_set(&freed_in, NULL);
  erp_worker_give_back(fixture->worker, erp_worker_take(fixture->worker));
  while (g_atomic_pointer_get(&freed_in) == NULL)
    g_thread_yield();
  g_assert_true(g_atomic_pointer_get(&freed_in) != g_thread_self());
}

static void
test_many(Fixture *fixture, gconstpointer data) {
  enum { PLANS = 5000 };
  (void) data;
  g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func((GDestroyNotify) erp_plan_unref);
  g_autoptr(ErpPlan) newest = NULL;
  permit(fixture, PLANS);
  for (guint i = 0; i < PLANS; i++) {
    ErpPlan *plan = erp_plan_new();
    g_ptr_array_add(plans, plan);
    erp_worker_submit(fixture->worker, plan, NULL);
    g_main_context_iteration(fixture->context, FALSE);
    ErpPlan *outcome = erp_worker_take(fixture->worker);
    if (outcome != NULL)
      erp_plan_unref(newest);
    newest = outcome != NULL ? outcome : newest;
  }
  erp_worker_wait(fixture->worker);
  ErpPlan *last = erp_worker_take(fixture->worker);
  g_assert_true((last != NULL ? last : newest) == plans->pdata[PLANS - 1]);
  erp_plan_unref(last);
  for (guint i = 0, at = 0; i < fixture->started->len; i++, at++)
    while (plans->pdata[at] != fixture->started->pdata[i]) /* in order, none twice */
      g_assert_cmpuint(++at, <, PLANS);
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/session/worker/newest-wins", test_newest_wins);
  ADD("/session/worker/begun-is-finished", test_begun_is_finished);
  ADD("/session/worker/ready-in-the-main-context", test_ready_in_the_main_context);
  ADD("/session/worker/taken-is-not-announced", test_taken_is_not_announced);
  ADD("/session/worker/freed-in-the-middle", test_freed_in_the_middle);
  ADD("/session/worker/given-back", test_given_back);
  ADD("/session/worker/many", test_many);
  return g_test_run();
}
