/* bench-sweep: how long it takes to play a failure, by a whole evaluation and by what it touches,
 * in milliseconds of wall-clock time, and how long all failures of the plan would take at that
 * rate. doc/performance.md says what the lines mean. `bench-sweep SITES CIRCUITS` measures another
 * size. */
#include <stdio.h>

#include "catalogue/catalogue.h"
#include "eval/sweep.h"
#include "measure.h"
#include "../tools/big-plan.h"

#define SEED 7

static void
time_plan(const ErpCatalogue *catalogue, guint sites, guint circuits, guint rounds) {
  g_autoptr(ErpPlan) plan = big_plan(sites, circuits, SEED);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpResults) results = erp_evaluate(plan, catalogue, diags);
  g_autoptr(ErpSweep) sweep = erp_sweep_new(results);
  g_autoptr(ErpFailures) failures = erp_failures_new(results->network, diags);
  Measure *whole = measure_new("failure, all evaluated", 0);
  Measure *touched = measure_new("failure, what it touches", 0);
  guint n = failures->list->len, step = MAX(n / rounds, 1);
  double total = 0;
  printf("\n%u sites, %u circuits, %u failures, every %uth\n", sites, circuits, n, step);
  measure_print_head();
  for (guint i = 0; i < n; i += step) {
    const ErpFailure *failure = failures->list->pdata[i];
    gint64 start = g_get_monotonic_time();
    g_autoptr(ErpResults) under = erp_evaluate_again(results, failure->outage);
    g_autoptr(ErpImpact) naive = erp_sweep_compare(sweep, failure, under);
    measure_take(whole, start);
    start = g_get_monotonic_time();
    g_autoptr(ErpImpact) impact = erp_sweep_play(sweep, failure);
    measure_take(touched, start);
    total += (double) (g_get_monotonic_time() - start);
    g_assert_cmpint(naive->users_cut, ==, impact->users_cut);
    g_assert_cmpint(naive->users_worse, ==, impact->users_worse);
  }
  measure_print(whole);
  measure_print(touched);
  printf("all failures in one thread: %.1f s\n",
         total * n / MAX((n + step - 1) / step, 1) / G_USEC_PER_SEC);
  measure_free(whole);
  measure_free(touched);
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL)
    g_error("%s", error->message);
  if (argc > 2) {
    time_plan(catalogue, (guint) g_ascii_strtoull(argv[1], NULL, 10),
              (guint) g_ascii_strtoull(argv[2], NULL, 10), 100);
    return 0;
  }
  time_plan(catalogue, 100, 10, 500);
  time_plan(catalogue, 1000, 50, 200);
  time_plan(catalogue, 10000, 150, 100);
  return 0;
}
