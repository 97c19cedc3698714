#include "base/diag.h"

#include <string.h>

#include "base/error.h"

static void
test_add_and_count(void) {
  g_autoptr(ErpDiagList) list = erp_diag_list_new("plan.xml");
  g_assert_cmpuint(erp_diag_list_length(list), ==, 0);
  erp_diag_add(list, ERP_SEVERITY_NOTE, "n", 0, 0, NULL, "a note");
  erp_diag_add(list, ERP_SEVERITY_WARNING, "w", 3, 4, "par", "a %s", "warning");
  erp_diag_add(list, ERP_SEVERITY_ERROR, "e", 1, 2, "syd", "%d errors", 1);
  g_assert_cmpuint(erp_diag_list_length(list), ==, 3);
  g_assert_cmpuint(erp_diag_list_count(list, ERP_SEVERITY_NOTE), ==, 3);
  g_assert_cmpuint(erp_diag_list_count(list, ERP_SEVERITY_WARNING), ==, 2);
  g_assert_cmpuint(erp_diag_list_count(list, ERP_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint(erp_diag_list_dropped(list), ==, 0);
  const ErpDiag *diag = erp_diag_list_get(list, 1);
  g_assert_cmpint(diag->severity, ==, ERP_SEVERITY_WARNING);
  g_assert_cmpstr(diag->code, ==, "w");
  g_assert_cmpstr(diag->file, ==, "plan.xml");
  g_assert_cmpuint(diag->line, ==, 3);
  g_assert_cmpuint(diag->column, ==, 4);
  g_assert_cmpstr(diag->object, ==, "par");
  g_assert_cmpstr(diag->text, ==, "a warning");
}

static void
test_thousand_are_kept(void) {
  g_autoptr(ErpDiagList) list = erp_diag_list_new(NULL);
  for (guint i = 1; i <= 1500; i++)
    erp_diag_add(list, i <= 1200 ? ERP_SEVERITY_NOTE : ERP_SEVERITY_ERROR, "c", i, 1, NULL, "x");
  g_assert_cmpuint(erp_diag_list_length(list), ==, 1000);
  g_assert_cmpuint(erp_diag_list_dropped(list), ==, 500);
  g_assert_cmpuint(erp_diag_list_count(list, ERP_SEVERITY_NOTE), ==, 1500);
  g_assert_cmpuint(erp_diag_list_count(list, ERP_SEVERITY_ERROR), ==, 300);
}

/* A value of 64 KiB is quoted in part, and the remedy is still there. */
static void
test_long_texts(void) {
  g_autoptr(ErpDiagList) list = erp_diag_list_new(NULL);
  for (guint i = 0; i < 4; i++) {
    g_autoptr(GString) value = g_string_new(NULL);
    for (guint j = 0; j < i; j++)
      g_string_append_c(value, 'x');
    while (value->len < 65536)
      g_string_append(value, "宽é");
    erp_diag_add(list, ERP_SEVERITY_ERROR, "c", 1, 1, value->str, "“%s” is no id; write one",
                 value->str);
    const ErpDiag *diag = erp_diag_list_get(list, i);
    g_assert_cmpuint(strlen(diag->text), <=, 2000);
    g_assert_true(g_str_has_prefix(diag->text, "“"));
    g_assert_true(g_str_has_suffix(diag->text, "é” is no id; write one"));
    g_assert_true(g_utf8_validate(diag->text, -1, NULL));
    g_assert_true(g_utf8_validate(diag->object, -1, NULL));
    g_assert_cmpuint(strlen(diag->object), <=, 2000);
  }
  g_autofree char *fits = g_strnfill(2000, 'x');
  erp_diag_add(list, ERP_SEVERITY_ERROR, "c", 1, 1, NULL, "%s", fits);
  g_assert_cmpstr(erp_diag_list_get(list, 4)->text, ==, fits);
}

static void
test_sort(void) {
  static const struct {
    guint line;
    guint column;
    const char *code;
    const char *text;
    const char *object;
  } rows[] = {
      {2, 1, "b", "x", "7"},  {1, 9, "b", "x", "4"}, {1, 2, "b", "x", "3"},
      {1, 2, "a", "z", "2"},  {1, 2, "a", "y", "1"}, {0, 0, "z", "z", "0"},
      {10, 1, "a", "a", "8"}, {1, 9, "b", "x", "5"}, {1, 9, "b", "x", "6"},
  };
  g_autoptr(ErpDiagList) list = erp_diag_list_new("f");
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    erp_diag_add(list, ERP_SEVERITY_NOTE, rows[i].code, rows[i].line, rows[i].column,
                 rows[i].object, "%s", rows[i].text);
  erp_diag_list_sort(list);
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *expected = g_strdup_printf("%u", i);
    g_assert_cmpstr(erp_diag_list_get(list, i)->object, ==, expected);
  }
}

static void
check_format(const ErpDiag *diag, const char *expected) {
  g_autofree char *line = erp_diag_format(diag);
  g_assert_cmpstr(line, ==, expected);
}

static void
test_format(void) {
  char file[] = "a.xml", text[] = "no such site", bad_file[] = "a\nb", bad_text[] = "x\x1b[2Jy\xff";
  check_format(&(ErpDiag){ERP_SEVERITY_ERROR, "c", file, 12, 7, NULL, text},
               "a.xml:12:7: error: no such site");
  check_format(&(ErpDiag){ERP_SEVERITY_WARNING, "c", file, 12, 0, NULL, text},
               "a.xml:12: warning: no such site");
  check_format(&(ErpDiag){ERP_SEVERITY_NOTE, "c", file, 0, 0, NULL, text},
               "a.xml: note: no such site");
  check_format(&(ErpDiag){ERP_SEVERITY_NOTE, "c", NULL, 0, 0, NULL, text}, "note: no such site");
  check_format(&(ErpDiag){ERP_SEVERITY_ERROR, "c", bad_file, 1, 1, NULL, bad_text},
               "a<U+000A>b:1:1: error: x<U+001B>[2Jy<FF>");
}

static void
test_error_domain(void) {
  g_autoptr(GError) error = g_error_new(ERP_ERROR, ERP_ERROR_REFUSED, "no");
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFUSED);
  g_assert_cmpstr(g_quark_to_string(ERP_ERROR), ==, "erp-error-quark");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diag/add-and-count", test_add_and_count);
  g_test_add_func("/diag/thousand-are-kept", test_thousand_are_kept);
  g_test_add_func("/diag/long-texts", test_long_texts);
  g_test_add_func("/diag/sort", test_sort);
  g_test_add_func("/diag/format", test_format);
  g_test_add_func("/error/domain", test_error_domain);
  return g_test_run();
}
