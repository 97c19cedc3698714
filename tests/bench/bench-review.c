/* bench-review: how long it takes to evaluate a plan and to judge it by all rules, in milliseconds
 * of wall-clock time, and the ratio of the two. doc/performance.md says what the lines mean. Exit
 * status 1 when judging takes more than twice as long as evaluating from nothing. */
#include <stdio.h>

#include "catalogue/catalogue.h"
#include "measure.h"
#include "review/review.h"
#include "../tools/big-plan.h"

#define SEED 7
#define MOST_RATIO 2

/* A plan is evaluated from nothing once in a batch run; after an edit the terrain is kept. */
static gboolean
time_plan(const ErpCatalogue *catalogue, guint sites, guint circuits, guint rounds) {
  g_autoptr(ErpPlan) plan = big_plan(sites, circuits, SEED);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  Measure *first = measure_new("evaluate from nothing", 0);
  Measure *again = measure_new("evaluate again", 0);
  Measure *judge = measure_new("judge", 0);
  printf("\n%u sites, %u circuits, %u rules\n", sites, circuits, erp_rules_count());
  measure_print_head();
  for (guint i = 0; i < rounds; i++) {
    gint64 start = g_get_monotonic_time();
    g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
    ErpResults *fresh = erp_evaluate_on(plan, terrain, diags);
    measure_take(first, start);
    erp_results_unref(fresh);
    start = g_get_monotonic_time();
    g_autoptr(ErpResults) results = erp_evaluate_on(plan, terrain, diags);
    measure_take(again, start);
    start = g_get_monotonic_time();
    ErpReview *review = erp_review_new(results, "2026-01-01");
    measure_take(judge, start);
    erp_review_free(review);
  }
  measure_print(first);
  measure_print(again);
  measure_print(judge);
  double ratio = measure_median(judge) / measure_median(first);
  printf("judging takes %.2f times as long as evaluating from nothing, %.2f times as long as "
         "evaluating again\n",
         ratio, measure_median(judge) / measure_median(again));
  measure_free(first);
  measure_free(again);
  measure_free(judge);
  return ratio <= MOST_RATIO;
}

int
main(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL)
    g_error("%s", error->message);
  gboolean small = time_plan(catalogue, 1000, 50, 60);
  gboolean large = time_plan(catalogue, 10000, 150, 12);
  return small && large ? 0 : 1;
}
