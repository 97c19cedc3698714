/* The plans in tests/plans/ and tests/badxml/, and the examples.
 *
 * NAME.xml is what erplan writes, byte for byte, unless NAME-out.xml says what it becomes.
 * NAME-invalid.xml fails; NAME-invalid.txt says at which stage (read: the schema refuses it too;
 * check: only the structural check can tell) and then lists how each line of the report begins. */
#include <string.h>

#include "base/error.h"
#include "support.h"

static ErpPlan *
parse(GBytes *bytes, const char *name) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(name);
  ErpPlan *plan = erp_plan_parse(bytes, name, diags, &error);
  g_assert_no_error(error);
  return plan;
}

static void
assert_same_text(GBytes *one, GBytes *other) {
  g_autofree char *a = g_strndup(g_bytes_get_data(one, NULL), g_bytes_get_size(one));
  g_autofree char *b = g_strndup(g_bytes_get_data(other, NULL), g_bytes_get_size(other));
  g_assert_cmpstr(a, ==, b);
}

/* Reads and writes twice; returns what was written. */
static GBytes *
assert_fixed_point(GBytes *bytes, const char *name) {
  g_autoptr(ErpPlan) plan = parse(bytes, name);
  GBytes *once = erp_plan_write(plan);
  g_autoptr(ErpPlan) again = parse(once, name);
  g_assert_true(erp_plan_equal(plan, again));
  g_autoptr(GBytes) twice = erp_plan_write(again);
  assert_same_text(once, twice);
  g_assert_true(test_is_valid(once, name));
  return once;
}

static void
test_valid(gconstpointer data) {
  const char *name = data;
  g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".xml"));
  g_autofree char *out = g_strconcat(stem, "-out.xml", NULL);
  g_autofree char *path = g_test_build_filename(G_TEST_DIST, "plans", out, NULL);
  gboolean has_out = g_file_test(path, G_FILE_TEST_EXISTS);
  g_autoptr(GBytes) bytes = test_load("plans", name);
  g_autoptr(GBytes) expected = test_load("plans", has_out ? out : name);
  g_assert_true(test_is_valid(bytes, name));
  g_autoptr(GBytes) written = assert_fixed_point(bytes, name);
  assert_same_text(written, expected);
}

static void
test_invalid(gconstpointer data) {
  const char *name = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = test_load("plans", name);
  g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".xml"));
  g_autofree char *list = g_strconcat(stem, ".txt", NULL);
  g_autoptr(GBytes) expected = test_load("plans", list);
  g_auto(GStrv) lines = g_strsplit(g_bytes_get_data(expected, NULL), "\n", -1);

  g_autoptr(ErpDiagList) diags = erp_diag_list_new("F");
  g_assert_null(erp_plan_parse(bytes, "F", diags, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_cmpint(strcmp(lines[0], "check") == 0, ==, test_is_valid(bytes, name));

  guint n = g_strv_length(lines) - 2; /* without the stage and the empty last one */
  g_assert_cmpuint(erp_diag_list_length(diags), ==, n);
  for (guint i = 0; i < n; i++) {
    g_autofree char *begin = g_strconcat("F:", lines[i + 1], NULL);
    g_autofree char *found = erp_diag_format(erp_diag_list_get(diags, i));
    if (!g_str_has_prefix(found, begin))
      g_error("expected “%s”, found “%s”", begin, found);
  }
}

/* One line of EXPECTED.tsv. */
static void
check_bad_input(const char *name, const char *status, const char *message) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = test_load("badxml", name);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(name);
  g_autoptr(ErpPlan) plan = erp_plan_parse(bytes, name, diags, &error);
  g_assert_true((plan != NULL) == (strcmp(status, "0") == 0));
  g_autoptr(GString) said = g_string_new(NULL);
  for (guint i = 0; i < erp_diag_list_length(diags); i++) {
    g_autofree char *line = erp_diag_format(erp_diag_list_get(diags, i));
    g_string_append_printf(said, "%s\n", line);
  }
  if (strcmp(status, "0") == 0) {
    g_assert_no_error(error);
    g_autoptr(GBytes) written = assert_fixed_point(bytes, name);
    g_assert_null(
        g_strstr_len(g_bytes_get_data(written, NULL), (gssize) g_bytes_get_size(written), "root:"));
    return;
  }
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  g_string_append(said, error->message);
  if (strstr(said->str, message) == NULL)
    g_error("%s: “%s” is not in “%s”", name, message, said->str);
  g_assert_null(strstr(said->str, "root:"));
}

static void
test_bad_input(void) {
  g_autoptr(GBytes) bytes = test_load("badxml", "EXPECTED.tsv");
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  guint n = 0;
  for (guint i = 0; lines[i] != NULL; i++) {
    if (lines[i][0] == '#' || lines[i][0] == '\0' || g_str_has_prefix(lines[i], "file\t"))
      continue;
    g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
    g_assert_cmpuint(g_strv_length(cells), ==, 4);
    check_bad_input(cells[0], cells[1], cells[2]);
    n++;
  }
  g_autoptr(GPtrArray) files = test_files("badxml", ".xml");
  g_assert_cmpuint(n, ==, files->len);
}

/* Controls and formatting characters leave as character references only. */
static void
test_harmless_text(void) {
  static const char *const names[] = {"34-markup-in-names.xml", "35-escape-sequence.xml"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(GBytes) bytes = test_load("badxml", names[i]);
    g_autoptr(GBytes) written = assert_fixed_point(bytes, names[i]);
    g_autofree char *text = g_strndup(g_bytes_get_data(written, NULL), g_bytes_get_size(written));
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      g_assert_true(c == '\n' || (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0)));
      g_assert_true(c != 0x202e && c != 0x200b);
    }
  }
}

static void
test_examples(void) {
  const char *data = g_getenv("ERPLAN_DATADIR");
  g_autoptr(GError) error = NULL;
  guint n = 0;
  if (data == NULL) {
    g_test_skip("ERPLAN_DATADIR is not set");
    return;
  }
  g_autofree char *folder = g_build_filename(data, "examples", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
  g_assert_no_error(error);
  for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
    char *text = NULL;
    gsize length = 0;
    if (!g_str_has_suffix(name, ".xml"))
      continue;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_get_contents(path, &text, &length, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
    g_autoptr(GBytes) written = assert_fixed_point(bytes, name);
    assert_same_text(written, bytes);
    n++;
  }
  g_test_message("%u examples", n);
}

static void
test_schema_committed(void) {
  g_autoptr(GBytes) schema = erp_plan_schema();
  g_autofree char *file = test_schema_file();
  char *text = NULL;
  gsize length = 0;
  if (g_getenv("ERPLAN_REGEN") != NULL)
    g_assert_true(g_file_set_contents(file, g_bytes_get_data(schema, NULL),
                                      (gssize) g_bytes_get_size(schema), NULL));
  g_assert_true(g_file_get_contents(file, &text, &length, NULL));
  g_autoptr(GBytes) committed = g_bytes_new_take(text, length);
  assert_same_text(schema, committed);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GPtrArray) files = test_files("plans", ".xml");
  for (guint i = 0; i < files->len; i++) {
    const char *name = files->pdata[i];
    gboolean invalid = g_str_has_suffix(name, "-invalid.xml");
    g_autofree char *path =
        g_strconcat(invalid ? "/plan/invalid/" : "/plan/round-trip/", name, NULL);
    g_test_add_data_func(path, name, invalid ? test_invalid : test_valid);
  }
  g_test_add_func("/plan/bad-input", test_bad_input);
  g_test_add_func("/plan/harmless-text", test_harmless_text);
  g_test_add_func("/plan/examples", test_examples);
  g_test_add_func("/plan/schema-committed", test_schema_committed);
  return g_test_run();
}
