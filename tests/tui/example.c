#include "example.h"

#include <string.h>

#include "../plan/support.h"

/* Takes the plan; the catalogue is its own. */
static Example *
evaluate(ErpPlan *plan) {
  g_autoptr(GError) error = NULL;
  Example *example = g_new0(Example, 1);
  example->catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  example->plan = plan;
  example->evaluation = erp_evaluation_new(plan, example->catalogue);
  return example;
}

Example *
example_open(const char *name) {
  g_autoptr(GError) error = NULL;
  g_autofree char *file = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", name, NULL);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  ErpPlan *plan = erp_plan_read(file, diags, &error);
  g_assert_no_error(error);
  g_assert_nonnull(plan);
  return evaluate(plan);
}

Example *
example_of(const char *content) {
  return evaluate(test_plan(content));
}

Example *
example_edited(const Example *before, ErpEdit *edit) {
  g_autoptr(GError) error = NULL;
  g_assert_nonnull(edit);
  ErpPlan *plan = erp_plan_apply(before->plan, edit, &error);
  g_assert_no_error(error);
  erp_edit_free(edit);
  return evaluate(plan);
}

void
example_free(Example *example) {
  if (example == NULL)
    return;
  erp_evaluation_unref(example->evaluation);
  erp_plan_unref(example->plan);
  erp_catalogue_free(example->catalogue);
  g_free(example);
}

guint32
example_site(const Example *example, const char *id) {
  guint32 node = erp_network_node(example->evaluation->results->network, id);
  g_assert_cmpuint(node, !=, ERP_NONE);
  return node;
}

const ErpFinding *
example_finding(const Example *example, const char *rule, const char *object) {
  const ErpReview *review = example->evaluation->review;
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->verdict > ERP_VERDICT_PASS && !finding->accepted &&
        g_str_equal(finding->rule->id, rule) && g_strcmp0(finding->object, object) == 0)
      return finding;
  }
  return NULL;
}
