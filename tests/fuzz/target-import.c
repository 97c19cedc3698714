#include "fuzz-import.h"

#include "exchange/endpoints.h"
#include "exchange/import.h"
#include "plan/file.h"

static const ErpCatalogue *
catalogue(void) {
  static ErpCatalogue *loaded;
  g_autoptr(GError) error = NULL;
  if (loaded == NULL)
    loaded = erp_catalogue_load(&error);
  g_assert_no_error(error);
  return loaded;
}

/* The plan with the file in it, or NULL when it cannot be read. */
static ErpPlan *
import(const ErpPlan *plan, GBytes *bytes, const char *format) {
  g_autoptr(GError) error = NULL, refused = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("file");
  const ErpImportOptions options = {.format = format, .rate_unit = "Mbps", .users = "10"};
  ErpImported imported;
  g_autoptr(ErpEdit) edit =
      erp_import(bytes, "file", &options, plan, catalogue(), &imported, diags, &error);
  if (error != NULL) {
    g_assert_null(edit);
    g_assert_true(g_utf8_validate(error->message, -1, NULL));
    return NULL;
  }
  for (guint i = 0; i < erp_diag_list_length(diags); i++)
    g_assert_true(g_utf8_validate(erp_diag_list_get(diags, i)->text, -1, NULL));
  ErpPlan *after =
      edit != NULL ? erp_plan_apply(plan, edit, &refused) : erp_plan_ref((ErpPlan *) plan);
  g_assert_no_error(refused);
  return after;
}

/* Stops with both when they differ. */
static void
check_same(const ErpPlan *plan, const ErpPlan *other, const char *what) {
  if (other != NULL && erp_plan_equal(plan, other))
    return;
  g_autoptr(GBytes) before = erp_plan_write(plan);
  g_autoptr(GBytes) after = other != NULL ? erp_plan_write(other) : g_bytes_new("none", 4);
  g_error("%s:\n%.*s\n%.*s", what, (int) g_bytes_get_size(before),
          (const char *) g_bytes_get_data(before, NULL), (int) g_bytes_get_size(after),
          (const char *) g_bytes_get_data(after, NULL));
}

static void
check_written(const ErpPlan *plan) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(GBytes) bytes = erp_plan_write(plan);
  g_autoptr(ErpPlan) again = erp_plan_parse(bytes, "plan", diags, &error);
  for (guint i = 0; i < erp_diag_list_length(diags) && error != NULL; i++)
    g_printerr("%s\n", erp_diag_list_get(diags, i)->text);
  g_assert_no_error(error);
  check_same(plan, again, "another plan when written and read");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) endpoints = erp_endpoints_read(bytes, "file", &error);
  g_assert_true((endpoints == NULL) == (error != NULL));
  for (guint i = 0; i < erp_n_import_formats; i++) {
    g_autoptr(ErpPlan) plan = import(empty, bytes, erp_import_formats[i].word);
    if (plan == NULL)
      continue;
    check_written(plan);
    g_autoptr(ErpPlan) again = import(plan, bytes, erp_import_formats[i].word);
    check_same(plan, again, erp_import_formats[i].word);
  }
  return 0;
}
