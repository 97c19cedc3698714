/* What else is read beside a plan: an earlier report, to tell what is new, and a table of pairs of
 * places for erplan latency. */
#include "target.h"

#include <glib/gstdio.h>

#include "cli/latency-pairs.h"
#include "report/check/check.h"
#include "support.h"

static const ErpReview *
example(void) {
  static ErpReview *review;
  if (review == NULL) {
    g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
    ErpResults *results = erp_evaluate(fuzz_example(), fuzz_catalogue_data(), diags);
    review = erp_review_new_in(results, "2026-01-01", 1);
  }
  return review;
}

/* Each finding is new at most once, and what is gone was said by a rule. */
void
fuzz_baseline(GBytes *bytes, const char *name) {
  g_autofree char *file = fuzz_file(name, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpBaseline) baseline = erp_baseline_load(file, &error);
  g_assert_cmpint(g_unlink(file), ==, 0);
  if (baseline == NULL) {
    fuzz_check_error(error);
    return;
  }
  const ErpSubject subject = {.file = "plan.xml"};
  g_autoptr(ErpComparison) comparison = erp_baseline_compare(baseline, example(), &subject);
  guint n_new = 0;
  for (guint i = 0; i < erp_review_length(example()); i++)
    n_new += comparison->is_new[i] != FALSE;
  g_assert_cmpuint(n_new, ==, comparison->n_new);
  for (guint i = 0; i < comparison->n_gone; i++)
    g_assert_true(g_utf8_validate(comparison->gone[i].rule, -1, NULL));
}

void
fuzz_pairs(GBytes *bytes, const char *name) {
  g_autofree char *file = fuzz_file(name, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_autoptr(GError) error = NULL;
  g_autofree char *table = erp_latency_pairs(file, fuzz_catalogue_data(), &error);
  g_assert_cmpint(g_unlink(file), ==, 0);
  g_assert_true((table == NULL) == (error != NULL));
  if (table == NULL)
    fuzz_check_error(error);
  else
    g_assert_true(g_utf8_validate(table, -1, NULL));
}
