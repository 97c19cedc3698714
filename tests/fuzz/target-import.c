/* Files of other programs. A plan that comes of one is not refused, is the same when it is written
 * and read, and does not change when the same is imported again. */
#include "target.h"

#include "exchange/endpoints.h"
#include "exchange/import.h"
#include "plan/file.h"
#include "support.h"

/* The plan with the file in it, or NULL when it cannot be read. */
static ErpPlan *
import(const ErpPlan *plan, GBytes *bytes, const char *format) {
  g_autoptr(GError) error = NULL, refused = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("file");
  const ErpImportOptions options = {
      .format = format, .rate_unit = "Mbps", .users = "10", .cities = fuzz_cities()};
  ErpImported imported;
  g_autoptr(ErpEdit) edit =
      erp_import(bytes, "file", &options, plan, fuzz_catalogue_data(), &imported, diags, &error);
  fuzz_check_diags(diags);
  if (error != NULL) {
    g_assert_null(edit);
    fuzz_check_error(error);
    return NULL;
  }
  ErpPlan *after =
      edit != NULL ? erp_plan_apply(plan, edit, &refused) : erp_plan_ref((ErpPlan *) plan);
  g_assert_no_error(refused);
  return after;
}

static void
sniff(GBytes *bytes) {
  g_autofree char *text = fuzz_text(bytes);
  for (guint i = 0; i < erp_n_import_formats; i++)
    erp_import_formats[i].sniff(text);
}

/* The plan with the file in it, which must stay when the same is imported again; NULL when it
 * cannot be read. */
static ErpPlan *
import_twice(const ErpPlan *plan, GBytes *bytes, const char *format) {
  ErpPlan *after = import(plan, bytes, format);
  if (after == NULL)
    return NULL;
  fuzz_check_sound(after);
  g_autoptr(ErpPlan) again = import(after, bytes, format);
  fuzz_check_same(after, again, "another plan when imported again");
  return after;
}

/* One file, or one after the other, as when what is there has changed. */
void
fuzz_import(GBytes *bytes, const char *name) {
  g_autoptr(GBytes) first = NULL, second = NULL;
  fuzz_split(bytes, &first, &second);
  g_autoptr(ErpPlan) empty = erp_plan_new();
  sniff(bytes);
  g_autoptr(ErpPlan) plan = import_twice(empty, first, name);
  if (plan == NULL || second == NULL)
    return;
  erp_plan_unref(import_twice(plan, second, name));
}

void
fuzz_endpoints(GBytes *bytes, const char *name) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) endpoints = erp_endpoints_read(bytes, name, &error);
  g_assert_true((endpoints == NULL) == (error != NULL));
  if (error != NULL) {
    fuzz_check_error(error);
    return;
  }
  g_autoptr(ErpTable) table =
      erp_table_read("endpoint-sets", name, endpoints, "2026-01-01", &error);
  g_assert_no_error(error);
  g_assert_nonnull(table);
}
