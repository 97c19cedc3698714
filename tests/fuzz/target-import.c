/* Files of other programs. A plan that comes of one is not refused, is the same when it is written
 * and read, and does not change when the same is imported again. */
#include "target.h"

#include "exchange/endpoints.h"
#include "exchange/import.h"
#include "plan/file.h"
#include "support.h"

typedef struct {
  const char *format;
  const ErpImportFile *files; /* n_files that are read together, or none */
  guint n_files;
} Call;

/* The plan with the file in it, or NULL when it cannot be read. */
static ErpPlan *
import(const ErpPlan *plan, GBytes *bytes, const Call *call) {
  g_autoptr(GError) error = NULL, refused = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("file");
  const ErpImportOptions options = {
      .format = call->format,
      .rate_unit = "Mbps",
      .users = "10",
      .files = call->files,
      .n_files = call->n_files,
      .cities = fuzz_cities(),
  };
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
import_twice(const ErpPlan *plan, GBytes *bytes, const Call *call) {
  ErpPlan *after = import(plan, bytes, call);
  if (after == NULL)
    return NULL;
  fuzz_check_sound(after);
  g_autoptr(ErpPlan) again = import(after, bytes, call);
  fuzz_check_same(after, again, "another plan when imported again");
  return after;
}

/* Two files of one call. */
static void
import_together(GBytes *first, GBytes *second, const char *format) {
  const ErpImportFile files[] = {{first, "file"}, {second, "second"}};
  const Call call = {.format = format, .files = files, .n_files = G_N_ELEMENTS(files)};
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_autoptr(ErpPlan) plan = import(empty, first, &call);
  g_autoptr(ErpPlan) both = plan != NULL ? import(plan, second, &call) : NULL;
  if (both != NULL)
    fuzz_check_sound(both);
}

/* One file; a second one is that of later, when things have changed, and another of the same call.
 */
void
fuzz_import(GBytes *bytes, const char *name) {
  g_autoptr(GBytes) first = NULL, second = NULL;
  g_autoptr(ErpPlan) empty = erp_plan_new();
  const Call call = {.format = name};
  fuzz_split(bytes, &first, &second);
  sniff(bytes);
  g_autoptr(ErpPlan) plan = import_twice(empty, first, &call);
  if (plan == NULL || second == NULL)
    return;
  erp_plan_unref(import_twice(plan, second, &call));
  import_together(first, second, name);
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
