/* Plans: read or refused with places; what was read is the same when it is written and read, each
 * record is found by its path. */
#include "target.h"

#include "plan/edit.h"
#include "plan/file.h"
#include "support.h"

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
  g_autoptr(ErpPlan) plan = fuzz_read_plan(bytes);
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
