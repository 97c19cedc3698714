#include "support.h"

#include <string.h>

#include "base/error.h"
#include "plan/field.h"
#include "xml/validate.h"

ErpPlan *
test_parse(const char *content, ErpDiagList *diags) {
  g_autofree char *text =
      g_strconcat("<plan xmlns=\"" ERP_PLAN_NAMESPACE "\">\n", content, "</plan>\n", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  g_autoptr(ErpDiagList) own = erp_diag_list_new("plan");
  return erp_plan_parse(bytes, "plan", diags != NULL ? diags : own, NULL);
}

ErpPlan *
test_plan(const char *content) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  ErpPlan *plan = test_parse(content, diags);
  if (plan == NULL) {
    g_autofree char *first = erp_diag_list_length(diags) > 0
                                 ? erp_diag_format(erp_diag_list_get(diags, 0))
                                 : g_strdup("not well-formed");
    g_error("%s", first);
  }
  return plan;
}

char *
test_text(const ErpPlan *plan) {
  g_autoptr(GBytes) bytes = erp_plan_write(plan);
  return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

char *
test_codes(const ErpDiagList *diags) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < erp_diag_list_length(diags); i++) {
    const ErpDiag *diag = erp_diag_list_get(diags, i);
    g_string_append_printf(text, "%s%s:%s", i > 0 ? " " : "",
                           diag->severity == ERP_SEVERITY_ERROR ? "error" : "warning", diag->code);
  }
  return g_string_free(text, FALSE);
}

ErpRecord *
test_record(ErpKind kind, ...) {
  ErpRecord *record = erp_record_new(kind);
  va_list pairs;
  va_start(pairs, kind);
  for (const char *pair = va_arg(pairs, const char *); pair != NULL;
       pair = va_arg(pairs, const char *)) {
    g_auto(GStrv) parts = g_strsplit(pair, "=", 2);
    g_autoptr(GError) error = NULL;
    int field = erp_kind_field(kind, parts[0]);
    g_assert_cmpint(field, >=, 0);
    erp_record_set(record, (guint) field, parts[1], &error);
    g_assert_no_error(error);
  }
  va_end(pairs);
  return record;
}

ErpPlan *
test_apply(const ErpPlan *plan, ErpEdit *edit) {
  g_autoptr(GError) error = NULL;
  ErpPlan *next = erp_plan_apply(plan, edit, &error);
  g_assert_no_error(error);
  g_assert_nonnull(next);
  erp_edit_free(edit);
  return next;
}

void
test_refused(const ErpPlan *plan, ErpEdit *edit, int code, const char *fragment) {
  g_autoptr(GError) error = NULL;
  g_assert_null(erp_plan_apply(plan, edit, &error));
  g_assert_error(error, ERP_ERROR, code);
  if (strstr(error->message, fragment) == NULL)
    g_error("“%s” is not in “%s”", fragment, error->message);
  erp_edit_free(edit);
}

static int
compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(char *const *) a, *(char *const *) b);
}

GPtrArray *
test_files(const char *folder, const char *suffix) {
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_test_build_filename(G_TEST_DIST, folder, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(path, 0, &error);
  g_assert_no_error(error);
  for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
    if (g_str_has_suffix(name, suffix))
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  return names;
}

GBytes *
test_load(const char *folder, const char *name) {
  char *text = NULL;
  gsize length = 0;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_test_build_filename(G_TEST_DIST, folder, name, NULL);
  g_file_get_contents(path, &text, &length, &error);
  g_assert_no_error(error);
  return g_bytes_new_take(text, length);
}

char *
test_schema_file(void) {
  const char *data = g_getenv("ERPLAN_DATADIR");
  return data != NULL ? g_build_filename(data, "schema", "plan.rng", NULL)
                      : g_test_build_filename(G_TEST_DIST, "../data/schema/plan.rng", NULL);
}

gboolean
test_is_valid(GBytes *bytes, const char *name) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(name);
  g_autofree char *schema = test_schema_file();
  gboolean valid = erp_xml_validate(bytes, name, schema, diags, &error);
  g_assert_no_error(error);
  return valid && erp_diag_list_length(diags) == 0;
}
