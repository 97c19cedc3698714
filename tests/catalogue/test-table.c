#include "catalogue/table.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"

static char *folder;
static char *file;

#define HEAD "# source: s\n# date: 2026-07\n"

static ErpTable *
load_bytes(const char *bytes, gssize length, GError **error) {
  g_assert_true(g_file_set_contents(file, bytes, length, NULL));
  return erp_table_load(file, error);
}

static void
test_shape(void) {
  g_autoptr(ErpTable) table = load_bytes("# title: Things\n"
                                         "#source:one\n"
                                         "# source: two\n"
                                         "# date: 2025-12\n"
                                         "# date: 2026-01-31\n"
                                         "# date: 2025-12-28\n"
                                         "# note: First.\n"
                                         "# any other comment\n"
                                         "# note: Second.\n"
                                         "name\tvalue\n"
                                         "a\t1\n"
                                         "é\t\n"
                                         "\n\n",
                                         -1, NULL);
  g_assert_nonnull(table);
  g_assert_cmpstr(table->name, ==, "things");
  g_assert_cmpstr(table->file, ==, file);
  g_assert_cmpstr(table->title, ==, "Things");
  g_assert_cmpstr(table->source, ==, "one; two");
  g_assert_cmpstr(table->date, ==, "2026-01-31");
  g_assert_cmpstr(table->note, ==, "First. Second.");
  g_assert_cmpuint(table->n_columns, ==, 2);
  g_assert_cmpuint(table->n_rows, ==, 2);
  g_assert_cmpint(erp_table_column(table, "name"), ==, 0);
  g_assert_cmpint(erp_table_column(table, "value"), ==, 1);
  g_assert_cmpint(erp_table_column(table, "Value"), ==, -1);
  g_assert_cmpstr(erp_table_cell(table, 0, 0), ==, "a");
  g_assert_cmpstr(erp_table_cell(table, 0, 1), ==, "1");
  g_assert_cmpstr(erp_table_cell(table, 1, 0), ==, "é");
  g_assert_cmpstr(erp_table_cell(table, 1, 1), ==, "");
  g_assert_cmpuint(table->lines[0], ==, 11);
  g_assert_cmpuint(table->lines[1], ==, 12);
}

static void
test_small(void) {
  g_autoptr(ErpTable) empty = load_bytes(HEAD "a\tb", -1, NULL);
  g_autoptr(ErpTable) open_end = NULL;

  g_assert_nonnull(empty);
  g_assert_cmpuint(empty->n_rows, ==, 0);
  g_assert_cmpstr(empty->title, ==, "things");
  g_assert_null(empty->note);
  open_end = load_bytes(HEAD "a\n1\n2", -1, NULL);
  g_assert_nonnull(open_end);
  g_assert_cmpuint(open_end->n_rows, ==, 2);
  g_assert_cmpstr(erp_table_cell(open_end, 1, 0), ==, "2");
}

static void
test_many_rows(void) {
  g_autoptr(GString) text = g_string_new(HEAD "n\tsquare\n");
  g_autoptr(ErpTable) table = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf(text, "%u\t%u\n", i, i * i);
  table = load_bytes(text->str, -1, NULL);
  g_assert_cmpuint(table->n_rows, ==, 1000);
  g_assert_cmpstr(erp_table_cell(table, 999, 1), ==, "998001");
  g_assert_cmpuint(table->lines[999], ==, 1003);
}

/* The error is "FILE:place: ..." and speaks of `part`. */
static void
assert_refused(const char *bytes, gssize length, const char *place, const char *part) {
  g_autoptr(GError) error = NULL;
  g_autofree char *prefix = g_strdup_printf("%s:%s: ", file, place);

  g_assert_null(load_bytes(bytes, length, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
  if (!g_str_has_prefix(error->message, prefix))
    g_error("expected %s got %s", prefix, error->message);
  if (strstr(error->message, part) == NULL)
    g_error("expected %s in %s", part, error->message);
}

static void
test_refused(void) {
  static const struct {
    const char *bytes, *place, *part;
  } rows[] = {
      {"", "1:1", "column names"},
      {"# source: s\n# date: 2026-07\n", "2:1", "column names"},
      {HEAD "\na\n", "3:1", "column names"},
      {"# date: 2026-07\na\n1\n", "2:1", "# source: ..."},
      {"# source: s\na\n1\n", "2:1", "# date: YYYY-MM-DD"},
      {"# source:\n# date: 2026-07\na\n", "1:1", "source is empty"},
      {"# source: s\n# date: 2026\na\n", "2:9", "'2026' is not a date"},
      {"# source: s\n# date: 2026-13\na\n", "2:9", "'2026-13'"},
      {"# source: s\n# date: 2026-02-29\na\n", "2:9", "'2026-02-29'"},
      {"# source: s\n# date: 2026-2-01\na\n", "2:9", "'2026-2-01'"},
      {"# source: s\n# date: 0000-01\na\n", "2:9", "'0000-01'"},
      {"# source: s\n# date: 2026-07-30 \na\n", "2:9", "not a date"},
      {"# source: s\n# date:\na\n", "2:8", "not a date"},
      {HEAD "a\t\tb\n", "3:3", "no name"},
      {HEAD "a\tb\ta\n", "3:5", "'a' appears twice"},
      {HEAD "a\tb\n1\n", "4:1", "1 cells but the table has 2"},
      {HEAD "a\tb\n1\t2\n1\t2\t3\n", "5:1", "3 cells but the table has 2"},
      {HEAD "a\tb\n1\t2\n\n3\t4\n", "5:1", "line is empty"},
      {HEAD "a\n1\n# late\n", "5:1", "'#' line"},
      {HEAD "a\r\n1\r\n", "3:2", "carriage return"},
      {HEAD "a\nxy\xffz\n", "4:3", "not UTF-8"},
      {HEAD "a\né\xc3\n", "4:2", "not UTF-8"},
      {"\xef\xbb\xbf# source: s\n# date: 2026-07\na\n", "1:1", "no source"},
  };

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    assert_refused(rows[i].bytes, -1, rows[i].place, rows[i].part);
  assert_refused(HEAD "a\n1\0002\n", sizeof(HEAD "a\n1\0002\n") - 1, "4:2", "NUL");
}

static void
test_cell_places(void) {
  g_autoptr(ErpTable) table = load_bytes(HEAD "long\té\tc\nä\tßx\t\t\n", -1, NULL);
  g_autoptr(ErpTable) good = load_bytes(HEAD "long\té\tc\nä\tßx\t\n", -1, NULL);
  g_autoptr(GError) cell = NULL;
  g_autoptr(GError) header = NULL;
  g_autofree char *cell_place = g_strdup_printf("%s:4:6: bad", file);
  g_autofree char *header_place = g_strdup_printf("%s:3:8: bad x", file);

  g_assert_null(table);
  erp_table_error(good, 0, 2, &cell, "bad");
  g_assert_error(cell, ERP_ERROR, ERP_ERROR_REFERENCE);
  g_assert_cmpstr(cell->message, ==, cell_place);
  erp_table_header_error(good, 2, &header, "bad %s", "x");
  g_assert_cmpstr(header->message, ==, header_place);
}

static void
test_limits(void) {
  g_autoptr(GString) wide = g_string_new(HEAD "c0");
  g_autofree char *huge = g_malloc(17 * 1024 * 1024);

  for (guint i = 1; i < 100; i++)
    g_string_append_printf(wide, "\tc%u", i);
  assert_refused(wide->str, -1, "3:1", "100 columns");
  memset(huge, 'a', 17 * 1024 * 1024);
  assert_refused(huge, 17 * 1024 * 1024, "1:1", "larger than");
}

static void
test_unreadable(void) {
  g_autofree char *missing = g_build_filename(folder, "no-such.tsv", NULL);
  const char *const paths[] = {missing, folder};

  for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autoptr(GError) error = NULL;

    g_assert_null(erp_table_load(paths[i], &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
    g_assert_true(g_str_has_prefix(error->message, paths[i]));
    g_assert_nonnull(strstr(error->message, "ERPLAN_DATADIR"));
  }
}

int
main(int argc, char **argv) {
  int status;

  g_test_init(&argc, &argv, NULL);
  folder = g_dir_make_tmp("erplan-table-XXXXXX", NULL);
  file = g_build_filename(folder, "things.tsv", NULL);
  g_test_add_func("/catalogue/table/shape", test_shape);
  g_test_add_func("/catalogue/table/small", test_small);
  g_test_add_func("/catalogue/table/many-rows", test_many_rows);
  g_test_add_func("/catalogue/table/refused", test_refused);
  g_test_add_func("/catalogue/table/cell-places", test_cell_places);
  g_test_add_func("/catalogue/table/limits", test_limits);
  g_test_add_func("/catalogue/table/unreadable", test_unreadable);
  status = g_test_run();
  g_remove(file);
  g_rmdir(folder);
  g_free(file);
  g_free(folder);
  return status;
}
