/* time-rules PLAN: how long each rule takes to judge the plan, in microseconds of wall-clock time,
 * the dearest first: the least of several turns, with what the rules share made before. */
#include <stdio.h>

#include "plan/file.h"
#include "review/found.h"

enum { TURNS = 7 };

typedef struct {
  const ErpRule *rule;
  gint64 time;
} Cost;

static int
dearest_first(gconstpointer a, gconstpointer b) {
  const Cost *x = a, *y = b;
  if (x->time != y->time)
    return x->time > y->time ? -1 : 1;
  return x->rule < y->rule ? -1 : x->rule > y->rule;
}

/* On a copy of a finished review, whose findings are its own. */
static gint64
time_rule(const ErpRule *rule, const ErpReview *finished) {
  gint64 least = G_MAXINT64;
  for (guint turn = 0; turn < TURNS; turn++) {
    ErpReview review = *finished;
    review.found = erp_found_new(review.results);
    review.parts = erp_parts_new();
    review.texts = g_string_chunk_new(4096);
    gint64 start = g_get_monotonic_time();
    rule->check(rule, &review);
    least = MIN(least, g_get_monotonic_time() - start);
    erp_found_free(review.found);
    erp_parts_free(review.parts);
    g_string_chunk_free(review.texts);
  }
  return least;
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(argc == 2 ? argv[1] : NULL);
  g_autoptr(ErpPlan) plan =
      catalogue != NULL && argc == 2 ? erp_plan_read(argv[1], diags, &error) : NULL;
  if (plan == NULL) {
    fprintf(stderr, "time-rules: %s\n", error != NULL ? error->message : "usage: time-rules PLAN");
    return 2;
  }
  g_autoptr(ErpResults) results = erp_evaluate(plan, catalogue, diags);
  g_autoptr(ErpReview) review = erp_review_new(results, NULL);
  g_autoptr(GArray) costs = g_array_new(FALSE, FALSE, sizeof(Cost));
  gint64 sum = 0;
  for (guint i = 0; i < erp_rules_count(); i++) {
    Cost cost = {erp_rules_get(i), time_rule(erp_rules_get(i), review)};
    sum += cost.time;
    g_array_append_val(costs, cost);
  }
  g_array_sort(costs, dearest_first);
  for (guint i = 0; i < costs->len; i++) {
    const Cost *cost = &g_array_index(costs, Cost, i);
    printf("%-8s %8" G_GINT64_FORMAT "\n", cost->rule->id, cost->time);
  }
  printf("%-8s %8" G_GINT64_FORMAT "\n", "all", sum);
  return 0;
}
