#include "support.h"

#include <string.h>

#include "plan/file.h"

const ErpImportOptions import_plainly = {0};

static ErpCatalogue *
catalogue(void) {
  static ErpCatalogue *loaded;
  g_autoptr(GError) error = NULL;
  if (loaded == NULL)
    loaded = erp_catalogue_load(&error);
  g_assert_no_error(error);
  return loaded;
}

void
import_into(Import *import, const ErpPlan *plan, const char *name, const char *text,
            const ErpImportOptions *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  g_autoptr(ErpCities) cities = erp_catalogue_load_cities(catalogue(), &error);
  g_assert_no_error(error);
  ErpImportOptions all = *options;
  all.cities = cities;
  *import = (Import){.diags = erp_diag_list_new(name)};
  g_autoptr(ErpEdit) edit = erp_import(bytes, name, &all, plan, catalogue(), &import->imported,
                                       import->diags, &import->error);
  import->plan = edit != NULL ? erp_plan_apply(plan, edit, &error) : erp_plan_ref((ErpPlan *) plan);
  g_assert_no_error(error);
}

void
import_new(Import *import, const char *name, const char *text) {
  g_autoptr(ErpPlan) empty = erp_plan_new();
  import_into(import, empty, name, text, &import_plainly);
}

void
import_clear(Import *import) {
  erp_plan_unref(import->plan);
  erp_diag_list_free(import->diags);
  g_clear_error(&import->error);
}

void
assert_plan(const ErpPlan *plan, const char *lines) {
  g_autoptr(GBytes) bytes = erp_plan_write(plan);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_auto(GStrv) all = g_strsplit(text, "\n", -1);
  g_autoptr(GString) inside = g_string_new(NULL);
  for (guint i = 2; all[i] != NULL && !g_str_equal(all[i], "</plan>"); i++)
    g_string_append_printf(inside, "%s\n", g_strchug(all[i]));
  g_assert_cmpstr(inside->str, ==, lines);
}

gboolean
import_told(const Import *import, const char *code, guint line, guint column, const char *text) {
  for (guint i = 0; i < erp_diag_list_length(import->diags); i++) {
    const ErpDiag *diag = erp_diag_list_get(import->diags, i);
    if (g_str_equal(diag->code, code) && diag->line == line && diag->column == column &&
        strstr(diag->text, text) != NULL)
      return TRUE;
    g_test_message("%s %u:%u %s", diag->code, diag->line, diag->column, diag->text);
  }
  return FALSE;
}
