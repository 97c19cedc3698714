#include "exchange/csv.h"

#include <csv.h>
#include <string.h>

#include "base/error.h"
#include "exchange/text.h"
#include "base/i18n.h"

char
erp_csv_delimiter(const char *text) {
  static const char delimiters[] = {',', ';', '\t'};
  guint counts[G_N_ELEMENTS(delimiters)] = {0}, best = 0;
  gboolean quoted = FALSE;
  for (const char *p = text; *p != '\0' && (quoted || (*p != '\n' && *p != '\r')); p++) {
    quoted ^= *p == '"';
    for (guint i = 0; !quoted && i < G_N_ELEMENTS(delimiters); i++)
      counts[i] += *p == delimiters[i];
  }
  for (guint i = 1; i < G_N_ELEMENTS(delimiters); i++)
    if (counts[i] > counts[best])
      best = i;
  return counts[best] > 0 ? delimiters[best] : '\0';
}

/* ---- reading --------------------------------------------------------------------------------- */

typedef struct {
  ErpCsv *csv;
  GPtrArray *cells; /* of the row so far */
  guint line, row_line;
} Reading;

static void
on_cell(void *text, size_t length, void *user) {
  Reading *reading = user;
  g_ptr_array_add(reading->cells, g_strstrip(g_strndup(text != NULL ? text : "", length)));
}

static gboolean
is_empty(const GPtrArray *cells) {
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) cells->pdata[i] != '\0')
      return FALSE;
  return TRUE;
}

/* As many cells as the header has columns. */
static char **
take_cells(GPtrArray *cells, guint n) {
  char **row = g_new0(char *, n + 1);
  for (guint i = 0; i < n; i++)
    row[i] = g_strdup(i < cells->len ? cells->pdata[i] : "");
  return row;
}

static void
on_row(int end G_GNUC_UNUSED, void *user) {
  Reading *reading = user;
  ErpCsv *csv = reading->csv;
  if (csv->header == NULL && !is_empty(reading->cells)) {
    csv->n_columns = reading->cells->len;
    csv->header = take_cells(reading->cells, csv->n_columns);
  } else if (!is_empty(reading->cells)) {
    ErpCsvRow row = {take_cells(reading->cells, csv->n_columns), reading->row_line};
    g_array_append_val(csv->rows, row);
  }
  g_ptr_array_set_size(reading->cells, 0);
  reading->row_line = 0;
}

/* Line by line, so that a row knows where it begins. FALSE when a quote does not end. */
static gboolean
parse(Reading *reading, const char *text, char delimiter) {
  struct csv_parser parser;
  gboolean fine = TRUE;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    g_error("%s", "csv_init() failed"); /* out of memory, as for GLib */
  csv_set_delim(&parser, (unsigned char) delimiter);
  for (const char *line = text; fine && *line != '\0';) {
    gsize length = strcspn(line, "\n");
    length += line[length] == '\n';
    reading->line++;
    if (reading->row_line == 0)
      reading->row_line = reading->line;
    fine = csv_parse(&parser, line, length, on_cell, on_row, reading) == length;
    line += length;
  }
  fine = fine && csv_fini(&parser, on_cell, on_row, reading) == 0;
  csv_free(&parser);
  return fine;
}

static void
clear_row(gpointer row) {
  g_strfreev(((ErpCsvRow *) row)->cells);
}

ErpCsv *
erp_csv_read(GBytes *bytes, const char *name, GError **error) {
  g_autofree char *text = erp_text_utf8(bytes);
  g_autoptr(ErpCsv) csv = g_new0(ErpCsv, 1);
  csv->rows = g_array_new(FALSE, FALSE, sizeof(ErpCsvRow));
  g_array_set_clear_func(csv->rows, clear_row);
  if (*text == '\0') {
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s:1:1: there is no header row"), name);
    return NULL;
  }
  char delimiter = erp_csv_delimiter(text);
  Reading reading = {csv, g_ptr_array_new_with_free_func(g_free), 0, 0};
  gboolean fine = parse(&reading, text, delimiter != '\0' ? delimiter : ',');
  g_ptr_array_unref(reading.cells);
  if (!fine || csv->header == NULL) {
    g_set_error(
        error, ERP_ERROR, ERP_ERROR_INPUT,
        fine ? _("%s:%u:1: there is no header row")
             : _("%s:%u:1: the quotes of this row do not end, or something stands behind them"),
        name, MAX(reading.row_line, 1));
    return NULL;
  }
  return g_steal_pointer(&csv);
}

void
erp_csv_free(ErpCsv *csv) {
  if (csv == NULL)
    return;
  g_strfreev(csv->header);
  g_array_unref(csv->rows);
  g_free(csv);
}
