#include "report/tables.h"

#include "base/escape.h"
#include "base/names.h"
#include "report/paper/grid.h"
#include "report/data/json.h"
#include "report/paper/wrap.h"
#include "base/i18n.h"

#define WIDEST_CELL 40 /* in the text form; the others have cells whole */

static gboolean
row_matches(const ErpTable *table, guint row, const char *folded) {
  for (guint c = 0; folded != NULL && c < table->n_columns; c++) {
    g_autofree char *cell = erp_name_fold(erp_table_cell(table, row, c));
    if (strstr(cell, folded) != NULL)
      return TRUE;
  }
  return folded == NULL;
}

static char *
table_json(const ErpTable *table, const char *folded) {
  GString *out = g_string_new(NULL);
  g_autoptr(ErpJson) json = erp_json_new(ERP_JSON_INDENTED, erp_sink_string(out));
  erp_json_begin_object(json, NULL);
  erp_json_string(json, "schema", "erplan-catalogue/1");
  erp_json_string(json, "table", table->name);
  erp_json_string(json, "title", table->title);
  erp_json_string(json, "source", table->source);
  erp_json_string(json, "date", table->date);
  erp_json_string(json, "note", table->note);
  erp_json_begin_array(json, "rows");
  for (guint r = 0; r < table->n_rows; r++) {
    if (!row_matches(table, r, folded))
      continue;
    erp_json_begin_object(json, NULL);
    for (guint c = 0; c < table->n_columns; c++)
      erp_json_string(json, table->columns[c], erp_table_cell(table, r, c));
    erp_json_end_object(json);
  }
  erp_json_end_array(json);
  erp_json_end_object(json);
  return g_string_free(out, FALSE);
}

static void
append_comment(GString *out, const char *key, const char *value) {
  if (value == NULL)
    return;
  g_autofree char *safe = erp_escape_text(value);
  g_string_append_printf(out, "# %s: %s\n", key, safe);
}

static void
append_origin(GString *out, const ErpTable *table, guint shown) {
  g_autofree char *rows = g_strdup_printf(_("%u of %u rows. Source: %s. Date: %s."), shown,
                                          table->n_rows, table->source, table->date);
  g_string_append_c(out, '\n');
  erp_wrap_append(out, 0, 2, rows);
  if (table->note != NULL)
    erp_wrap_labelled(out, 0, _("Note:"), table->note);
}

char *
erp_report_table(const ErpTable *table, const char *filter, ErpTableFormat format) {
  g_autofree char *folded = filter != NULL ? erp_name_fold(filter) : NULL;
  if (format == ERP_TABLE_JSON)
    return table_json(table, folded);

  g_autoptr(ErpGrid) grid = erp_grid_new();
  for (guint c = 0; c < table->n_columns; c++)
    erp_grid_column(grid, table->columns[c], ERP_ALIGN_LEFT);
  for (guint r = 0; r < table->n_rows; r++) {
    if (!row_matches(table, r, folded))
      continue;
    for (guint c = 0; c < table->n_columns; c++)
      erp_grid_cell(grid, erp_table_cell(table, r, c));
  }

  GString *out = g_string_new(NULL);
  if (format == ERP_TABLE_TSV) {
    append_comment(out, "title", table->title);
    append_comment(out, "source", table->source);
    append_comment(out, "date", table->date);
    append_comment(out, "note", table->note);
    erp_grid_write_tsv(grid, out);
    return g_string_free(out, FALSE);
  }
  erp_grid_limit(grid, WIDEST_CELL);
  g_autofree char *title = erp_escape_text(table->title);
  g_string_append_printf(out, "%s\n\n", title);
  erp_grid_write_text(grid, 2, out);
  append_origin(out, table, erp_grid_rows(grid));
  return g_string_free(out, FALSE);
}

static char *
list_json(const ErpTable *const *tables, guint n) {
  GString *out = g_string_new(NULL);
  g_autoptr(ErpJson) json = erp_json_new(ERP_JSON_INDENTED, erp_sink_string(out));
  erp_json_begin_object(json, NULL);
  erp_json_string(json, "schema", "erplan-catalogue/1");
  erp_json_begin_array(json, "tables");
  for (guint i = 0; i < n; i++) {
    const ErpTable *table = tables[i];
    erp_json_begin_object(json, NULL);
    erp_json_string(json, "table", table->name);
    erp_json_string(json, "title", table->title);
    erp_json_int(json, "rows", table->n_rows);
    erp_json_string(json, "date", table->date);
    erp_json_end_object(json);
  }
  erp_json_end_array(json);
  erp_json_end_object(json);
  return g_string_free(out, FALSE);
}

char *
erp_report_table_list(const ErpTable *const *tables, guint n, ErpTableFormat format) {
  if (format == ERP_TABLE_JSON)
    return list_json(tables, n);
  g_autoptr(ErpGrid) grid = erp_grid_new();
  erp_grid_column(grid, _("table"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("rows"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("date"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("title"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < n; i++) {
    const ErpTable *table = tables[i];
    erp_grid_cell(grid, table->name);
    erp_grid_cell_take(grid, g_strdup_printf("%u", table->n_rows));
    erp_grid_cell(grid, table->date);
    erp_grid_cell(grid, table->title);
  }
  GString *out = g_string_new(NULL);
  if (format == ERP_TABLE_TSV)
    erp_grid_write_tsv(grid, out);
  else
    erp_grid_write_text(grid, 0, out);
  return g_string_free(out, FALSE);
}
