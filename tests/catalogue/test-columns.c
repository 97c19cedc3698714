#include "catalogue/columns.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"

static void
test_decimal(void) {
  static const struct {
    const char *text;
    guint decimals;
    gint64 value;
  } rows[] = {
      {"0", 0, 0},
      {"25", 0, 25},
      {"25", 3, 25000},
      {"0.025", 4, 250},
      {"-37.8136", 6, -37813600},
      {"149.1244", 6, 149124400},
      {"-0.00", 2, 0},
      {"007", 0, 7},
      {"999999999999999", 0, G_GINT64_CONSTANT(999999999999999)},
  };

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    gint64 value = -1;

    g_assert_true(erp_decimal_parse(rows[i].text, rows[i].decimals, &value));
    g_assert_cmpint(value, ==, rows[i].value);
  }
}

static void
test_decimal_refused(void) {
  static const struct {
    const char *text;
    guint decimals;
  } rows[] = {
      {"", 2},
      {"-", 2},
      {".5", 2},
      {"5.", 2},
      {"1,5", 2},
      {"1e3", 2},
      {"+1", 2},
      {" 1", 2},
      {"1 ", 2},
      {"0x10", 2},
      {"nan", 2},
      {"inf", 2},
      {"1.5", 0},
      {"1.0", 0},
      {"1.234", 2},
      {"--1", 2},
      {"1.-5", 2},
      {"٣", 2},
      {"1234567890123456", 0},
      {"123456789012345", 6},
  };

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    gint64 value = 77;

    g_assert_false(erp_decimal_parse(rows[i].text, rows[i].decimals, &value));
    g_assert_cmpint(value, ==, 77);
  }
}

typedef struct {
  const char *name;
  const char *const *list;
  gboolean flag;
  int word;
  gint64 decimal;
  guint count;
  gint64 rate;
} Record;

static const char *const words[] = {"low", "high", NULL};

static const ErpColumn columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(Record, name)},
    {"list", ERP_CELL_LIST, .optional = TRUE, ERP_AT(Record, list)},
    {"flag", ERP_CELL_FLAG, .optional = TRUE, ERP_AT(Record, flag)},
    {"word", ERP_CELL_WORD, .words = words, ERP_AT(Record, word)},
    {"decimal", ERP_CELL_DECIMAL, .optional = TRUE, .decimals = 2, .min = -100, .max = 1000,
     ERP_AT(Record, decimal)},
    {"count", ERP_CELL_COUNT, .optional = TRUE, .max = 9, ERP_AT(Record, count)},
    {"rate", ERP_CELL_UNIT, .unit = ERP_UNIT_RATE, .optional = TRUE, ERP_AT(Record, rate)},
    {"extra", ERP_CELL_COUNT, .optional = TRUE, ERP_UNUSED},
};

#define HEAD "# source: s\n# date: 2026-07\n"
#define NAMES "name\tlist\tflag\tword\tdecimal\tcount\trate\textra\n"

static ErpTable *
table_of(const char *text) {
  g_autofree char *folder = g_dir_make_tmp("erplan-columns-XXXXXX", NULL);
  g_autofree char *file = g_build_filename(folder, "t.tsv", NULL);
  ErpTable *table;

  g_assert_true(g_file_set_contents(file, text, -1, NULL));
  table = erp_table_load(file, NULL);
  g_assert_nonnull(table);
  g_remove(file);
  g_rmdir(folder);
  return table;
}

static void
test_records(void) {
  /* columns in another order than the list */
  g_autoptr(ErpTable) table = table_of(HEAD "word\tname\tlist\tflag\tdecimal\tcount\trate\textra\n"
                                            "high\ta\tx;y z\tyes\t-0.5\t9\t2Mbps\t1\n"
                                            "low\tb\t\t\t\t\t\t\n");
  g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func(g_free);
  g_autofree Record *records =
      erp_columns_read(table, columns, G_N_ELEMENTS(columns), sizeof(Record), owned, NULL);

  g_assert_nonnull(records);
  g_assert_cmpstr(records[0].name, ==, "a");
  g_assert_cmpstr(records[0].list[0], ==, "x");
  g_assert_cmpstr(records[0].list[1], ==, "y z");
  g_assert_null(records[0].list[2]);
  g_assert_true(records[0].flag);
  g_assert_cmpint(records[0].word, ==, 1);
  g_assert_cmpint(records[0].decimal, ==, -50);
  g_assert_cmpuint(records[0].count, ==, 9);
  g_assert_cmpint(records[0].rate, ==, 2000000);
  g_assert_cmpstr(records[1].name, ==, "b");
  g_assert_nonnull(records[1].list);
  g_assert_null(records[1].list[0]);
  g_assert_false(records[1].flag);
  g_assert_cmpint(records[1].word, ==, 0);
  g_assert_cmpint(records[1].decimal, ==, ERP_UNSET);
  g_assert_cmpuint(records[1].count, ==, 0);
  g_assert_cmpint(records[1].rate, ==, ERP_UNSET);
}

static void
test_refused(void) {
  static const struct {
    const char *text, *place, *part;
  } rows[] = {
      {NAMES "\t\t\tlow\t\t\t\t\n", ":4:1: ", "'name' is empty"},
      {NAMES "a\t\t\t\t\t\t\t\n", ":4:5: ", "'word' is empty"},
      {NAMES "a\tx;\t\tlow\t\t\t\t\n", ":4:3: ", "extra ';'"},
      {NAMES "a\t;x\t\tlow\t\t\t\t\n", ":4:3: ", "extra ';'"},
      {NAMES "a\t\tmaybe\tlow\t\t\t\t\n", ":4:4: ", "Write y or n"},
      {NAMES "a\t\tY\tlow\t\t\t\t\n", ":4:4: ", "Write y or n"},
      {NAMES "a\t\ty\tLow\t\t\t\t\n", ":4:6: ", "low, high"},
      {NAMES "a\t\t\tlow\t1,5\t\t\t\n", ":4:9: ", "'1,5' is not a number"},
      {NAMES "a\t\t\tlow\t10.01\t\t\t\n", ":4:9: ", "out of range"},
      {NAMES "a\t\t\tlow\t-1.01\t\t\t\n", ":4:9: ", "out of range"},
      {NAMES "é\t\t\tlow\t\t10\t\t\n", ":4:10: ", "out of range"},
      {NAMES "a\t\t\tlow\t\t-1\t\t\n", ":4:10: ", "out of range"},
      {NAMES "a\t\t\tlow\t\t\tfast\t\n", ":4:11: ", "fast"},
      {NAMES "a\t\t\tlow\t\t\t\tx\n", ":4:12: ", "'x' is not a number"},
      {NAMES "a\t\t\tlow\t\t\t\t\nb\t\t\tlow\t\t\t\t\na\t\t\thigh\t\t\t\t\n",
       ":6:1: ", "'a' is already in line 4"},
      {"name\n", ":3:1: ", "'list' is missing"},
      {"name\tlist\tflag\tword\tdecimal\tcount\trate\textra\tmore\n",
       ":3:46: ", "'more' is not known"},
  };

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = g_strconcat(HEAD, rows[i].text, NULL);
    g_autoptr(ErpTable) table = table_of(text);
    g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;

    g_assert_null(
        erp_columns_read(table, columns, G_N_ELEMENTS(columns), sizeof(Record), owned, &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
    if (strstr(error->message, rows[i].place) == NULL ||
        strstr(error->message, rows[i].part) == NULL)
      g_error("expected %s and %s in %s", rows[i].place, rows[i].part, error->message);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/catalogue/columns/decimal", test_decimal);
  g_test_add_func("/catalogue/columns/decimal-refused", test_decimal_refused);
  g_test_add_func("/catalogue/columns/records", test_records);
  g_test_add_func("/catalogue/columns/refused", test_refused);
  return g_test_run();
}
