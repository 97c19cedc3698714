/* Reference tables as text, TSV and JSON, and the filter. */
#include <glib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "report/rules.h"
#include "report/tables.h"

static const char places_file[] = "# title: Places\n"
                                  "# source: a list\n"
                                  "# source: another list\n"
                                  "# date: 2024-05-06\n"
                                  "# date: 2025-01\n"
                                  "# note: Two are made up.\n"
                                  "name\tcountry\tlat\n"
                                  "São Paulo\tBR\t-23.55\n"
                                  "Zürich\tCH\t47.38\n"
                                  "東京\tJP\t35.68\n"
                                  "Paris\tFR\t\n";

static ErpTable *
load(const char *text) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("erplan-tables-XXXXXX", &error);
  g_assert_no_error(error);
  g_autofree char *file = g_build_filename(folder, "places.tsv", NULL);
  g_assert_true(g_file_set_contents(file, text, -1, &error));
  ErpTable *table = erp_table_load(file, &error);
  g_assert_no_error(error);
  g_unlink(file);
  g_rmdir(folder);
  return table;
}

static void
test_text(void) {
  g_autoptr(ErpTable) table = load(places_file);
  g_autofree char *text = erp_report_table(table, NULL, ERP_TABLE_TEXT);
  g_assert_cmpstr(text, ==,
                  "Places\n\n"
                  "  name       country  lat\n"
                  "  São Paulo  BR       -23.55\n"
                  "  Zürich     CH       47.38\n"
                  "  東京       JP       35.68\n"
                  "  Paris      FR\n"
                  "\n4 of 4 rows. Source: a list; another list. Date: 2025-01.\n"
                  "Note: Two are made up.\n");
}

static void
test_tsv(void) {
  g_autoptr(ErpTable) table = load(places_file);
  g_autofree char *text = erp_report_table(table, "FR", ERP_TABLE_TSV);
  g_assert_cmpstr(text, ==,
                  "# title: Places\n"
                  "# source: a list; another list\n"
                  "# date: 2025-01\n"
                  "# note: Two are made up.\n"
                  "name\tcountry\tlat\n"
                  "Paris\tFR\t\n");
}

/* What is printed as TSV is a table again. */
static void
test_tsv_loads(void) {
  g_autoptr(ErpTable) table = load(places_file);
  g_autofree char *text = erp_report_table(table, NULL, ERP_TABLE_TSV);
  g_autoptr(ErpTable) again = load(text);
  g_assert_cmpuint(again->n_rows, ==, 4);
  g_assert_cmpstr(erp_table_cell(again, 2, 0), ==, "東京");
  g_assert_cmpstr(again->date, ==, "2025-01");
  g_autofree char *twice = erp_report_table(again, NULL, ERP_TABLE_TSV);
  g_assert_cmpstr(twice, ==, text);
}

static void
test_json(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpTable) table = load(places_file);
  g_autofree char *text = erp_report_table(table, NULL, ERP_TABLE_JSON);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_true(json_parser_load_from_data(parser, text, -1, &error));
  JsonObject *root = json_node_get_object(json_parser_get_root(parser));
  g_assert_cmpstr(json_object_get_string_member(root, "schema"), ==, "erplan-catalogue/1");
  g_assert_cmpstr(json_object_get_string_member(root, "table"), ==, "places");
  g_assert_cmpstr(json_object_get_string_member(root, "date"), ==, "2025-01");
  g_assert_cmpstr(json_object_get_string_member(root, "note"), ==, "Two are made up.");
  JsonArray *rows = json_object_get_array_member(root, "rows");
  g_assert_cmpuint(json_array_get_length(rows), ==, 4);
  JsonObject *first = json_array_get_object_element(rows, 0);
  g_assert_cmpstr(json_object_get_string_member(first, "name"), ==, "São Paulo");
  g_assert_cmpstr(json_object_get_string_member(first, "lat"), ==, "-23.55");
}

/* The rows left by a filter, by the first cell, joined by commas. */
static char *
filtered(const ErpTable *table, const char *filter) {
  g_autoptr(GError) error = NULL;
  g_autofree char *text = erp_report_table(table, filter, ERP_TABLE_JSON);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_true(json_parser_load_from_data(parser, text, -1, &error));
  JsonArray *rows =
      json_object_get_array_member(json_node_get_object(json_parser_get_root(parser)), "rows");
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < json_array_get_length(rows); i++)
    g_string_append_printf(
        names, "%s%s", i == 0 ? "" : ",",
        json_object_get_string_member(json_array_get_object_element(rows, i), "name"));
  return g_string_free(names, FALSE);
}

static void
test_filter(void) {
  static const struct {
    const char *filter, *names;
  } cases[] = {
      {"sao paulo", "São Paulo"},
      {"SÃO", "São Paulo"},
      {"zurich", "Zürich"},
      {"ZÜRICH", "Zürich"},
      {"東", "東京"},
      {"jp", "東京"},
      {"5", "São Paulo,東京"},
      {"pa", "São Paulo,Paris"},
      {"nowhere", ""},
      {"(", ""},
      {"", "São Paulo,Zürich,東京,Paris"},
  };
  g_autoptr(ErpTable) table = load(places_file);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *names = filtered(table, cases[i].filter);
    g_test_message("“%s”", cases[i].filter);
    g_assert_cmpstr(names, ==, cases[i].names);
  }
}

static void
test_nothing_left(void) {
  g_autoptr(ErpTable) table = load(places_file);
  g_autofree char *text = erp_report_table(table, "nowhere", ERP_TABLE_TEXT);
  g_assert_nonnull(strstr(text, "\n0 of 4 rows."));
  g_assert_null(strstr(text, "Paris"));
}

#define LISTED (const ErpTable *const *) catalogue->tables, catalogue->n_tables

static void
test_list(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  g_autofree char *text = erp_report_table_list(LISTED, ERP_TABLE_TEXT);
  g_autofree char *tsv = erp_report_table_list(LISTED, ERP_TABLE_TSV);
  g_autofree char *json = erp_report_table_list(LISTED, ERP_TABLE_JSON);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_true(json_parser_load_from_data(parser, json, -1, &error));
  JsonArray *tables =
      json_object_get_array_member(json_node_get_object(json_parser_get_root(parser)), "tables");
  g_assert_cmpuint(json_array_get_length(tables), ==, catalogue->n_tables);
  g_assert_true(g_str_has_prefix(tsv, "table\trows\tdate\ttitle\n"));
  for (guint i = 0; i < catalogue->n_tables; i++) {
    const ErpTable *table = catalogue->tables[i];
    JsonObject *listed = json_array_get_object_element(tables, i);
    g_autofree char *row = g_strdup_printf("\n%s\t%u\t%s\t%s\n", table->name, table->n_rows,
                                           table->date, table->title);
    g_assert_nonnull(strstr(tsv, row));
    g_assert_nonnull(strstr(text, table->title));
    g_assert_cmpstr(json_object_get_string_member(listed, "table"), ==, table->name);
    g_assert_cmpint(json_object_get_int_member(listed, "rows"), ==, table->n_rows);
  }
}

/* Every rule of the review, with what scripts ask for. */
static void
test_rules(void) {
  g_autoptr(ErpTable) table = erp_rule_table_new();
  static const char *const columns[] = {"id",       "pillar",     "readiness", "m365",
                                        "severity", "parameters", "source"};
  g_assert_cmpuint(table->n_rows, ==, erp_rules_count());
  for (guint c = 0; c < G_N_ELEMENTS(columns); c++)
    g_assert_cmpint(erp_table_column(table, columns[c]), >=, 0);
  guint found = 0;
  for (guint r = 0; r < table->n_rows; r++) {
    if (!g_str_equal(erp_table_cell(table, r, 0), "WAN-02"))
      continue;
    found++;
    g_assert_cmpstr(erp_table_cell(table, r, (guint) erp_table_column(table, "pillar")), ==,
                    "performance");
    g_assert_cmpstr(erp_table_cell(table, r, (guint) erp_table_column(table, "parameters")), ==,
                    "util.fail util.warn");
    g_assert_cmpstr(erp_table_cell(table, r, (guint) erp_table_column(table, "readiness")), ==,
                    "WAN performance");
  }
  g_assert_cmpuint(found, ==, 1);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tables/text", test_text);
  g_test_add_func("/tables/tsv", test_tsv);
  g_test_add_func("/tables/tsv-loads", test_tsv_loads);
  g_test_add_func("/tables/json", test_json);
  g_test_add_func("/tables/filter", test_filter);
  g_test_add_func("/tables/nothing-left", test_nothing_left);
  g_test_add_func("/tables/list", test_list);
  g_test_add_func("/tables/rules", test_rules);
  return g_test_run();
}
