/* Plans: read or refused with places; what was read is the same when it is written and read, each
 * record is found by its path, and it can be evaluated, judged and drawn. */
#include "target.h"

#include "exchange/formats.h"
#include "plan/edit.h"
#include "plan/file.h"
#include "review/review.h"
#include "support.h"

#define TODAY "2026-01-01"

/* The plan, or NULL when it is refused. */
static ErpPlan *
read_plan(GBytes *bytes) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  ErpPlan *plan = erp_plan_parse(bytes, "plan", diags, &error);
  g_assert_true((plan == NULL) == (error != NULL));
  fuzz_check_diags(diags);
  if (plan == NULL)
    fuzz_check_error(error);
  else
    g_assert_cmpuint(erp_diag_list_count(diags, ERP_SEVERITY_ERROR), ==, 0);
  return plan;
}

static void
check_paths(const ErpPlan *plan) {
  for (ErpKind kind = ERP_KIND_PLAN; kind < ERP_KIND_LAST; kind++) {
    guint n = 0;
    const ErpRecord *const *records = erp_plan_of_kind(plan, kind, &n);
    for (guint i = 0; i < n; i++) {
      g_autofree char *path = erp_plan_path(plan, records[i]);
      g_assert_true(erp_plan_at_path(plan, path) == records[i]);
    }
  }
}

void
fuzz_plan(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autoptr(ErpPlan) plan = read_plan(bytes);
  if (plan == NULL)
    return;
  fuzz_check_written(plan);
  check_paths(plan);
}

void
fuzz_record(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  g_autoptr(GError) error = NULL, refused = NULL;
  ErpRecord *record = erp_record_parse(text, &error);
  if (record == NULL) {
    fuzz_check_error(error);
    return;
  }
  g_assert_no_error(error);
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_autoptr(ErpEdit) edit = erp_edit_add(NULL, record);
  g_autoptr(ErpPlan) plan = erp_plan_apply(empty, edit, &refused);
  if (plan != NULL)
    fuzz_check_written(plan);
  else
    fuzz_check_error(refused);
}

/* ---- what follows from it ---- */

static ErpTerrain *
terrain(void) {
  static ErpTerrain *made;
  if (made == NULL)
    made = erp_terrain_new(fuzz_catalogue_data());
  return made;
}

static void
check_findings(const ErpResults *results) {
  g_autoptr(ErpReview) review = erp_review_new_in(results, TODAY, 1);
  fuzz_check_diags(erp_review_notes(review));
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    g_assert_true(g_utf8_validate(erp_finding_message(finding), -1, NULL));
    g_assert_true(g_utf8_validate(erp_finding_remedy(finding), -1, NULL));
  }
}

static void
check_exports(ErpResults *results) {
  g_autoptr(ErpPicture) picture = erp_picture_new(results);
  for (guint i = 0; i < erp_n_export_formats; i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    erp_export_formats[i].write(picture, ERP_EXPORT_SITES, out);
    g_assert_true(g_utf8_validate(out->str, (gssize) out->len, NULL));
  }
}

void
fuzz_judge(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autoptr(ErpPlan) plan = read_plan(bytes);
  if (plan == NULL)
    return;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(ErpResults) results = erp_evaluate_in(plan, terrain(), NULL, 1, diags);
  fuzz_check_diags(diags);
  check_findings(results);
  check_exports(results);
}
