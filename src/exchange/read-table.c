/* Tables of sites and of links, with a column for each field (exchange/attributes.h). */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "exchange/csv.h"
#include "base/i18n.h"

/* Columns that are no field but say which record a row is, or which two it joins. */
static const char *const ends_a[] = {"a", "from", "source", "nodea", NULL};
static const char *const ends_b[] = {"b", "to", "target", "nodez", "nodeb", NULL};

static gint
find_column(const ErpCsv *csv, const char *const *names) {
  for (guint i = 0; i < csv->n_columns; i++)
    for (guint n = 0; names[n] != NULL; n++)
      if (g_ascii_strcasecmp(csv->header[i], names[n]) == 0)
        return (gint) i;
  return -1;
}

typedef struct {
  const ErpImportInput *input;
  ErpProposal *proposal;
  const ErpCsv *csv;
  ErpKind kind;
  gint id, name, a, b; /* columns or -1 */
} Table;

static const char *
cell(const ErpCsvRow *row, gint column) {
  return column >= 0 ? row->cells[column] : "";
}

/* What the row is called: its id, else its name or its ends. Caller frees. */
static char *
key_of(const Table *table, const ErpCsvRow *row) {
  const char *id = cell(row, table->id), *name = cell(row, table->name);
  if (*id != '\0')
    return g_strdup(id);
  if (table->kind == ERP_KIND_SITE)
    return *name != '\0' ? g_strdup(name) : NULL;
  return g_strdup_printf("%s-%s", cell(row, table->a), cell(row, table->b));
}

static void
read_cells(const Table *table, const ErpCsvRow *row, guint thing) {
  ErpSpot spot = {row->line, 1};
  for (guint i = 0; i < table->csv->n_columns; i++) {
    gint column = (gint) i;
    if (column == table->a || column == table->b || *row->cells[i] == '\0')
      continue;
    erp_attribute_set(table->proposal, thing, table->csv->header[i], row->cells[i],
                      &table->input->units, spot);
  }
}

static void
read_row(const Table *table, const ErpCsvRow *row) {
  ErpSpot spot = {row->line, 1};
  g_autofree char *key = key_of(table, row);
  if (key == NULL) {
    erp_proposal_drop(table->proposal, spot, NULL, _("a row without a name is left out"));
    return;
  }
  if (erp_proposal_find(table->proposal, table->kind, key) != ERP_NO_THING) {
    if (table->id >= 0 || table->kind == ERP_KIND_SITE)
      erp_proposal_drop(table->proposal, spot, key, _("a second row of this name is left out"));
    if (table->id >= 0 || table->kind == ERP_KIND_SITE)
      return;
  }
  guint thing = erp_proposal_add(table->proposal, table->kind, ERP_NO_THING, key, spot);
  if (table->kind == ERP_KIND_WAN_LINK) {
    erp_proposal_refer_to(table->proposal, thing, "a", cell(row, table->a));
    erp_proposal_refer_to(table->proposal, thing, "b", cell(row, table->b));
  }
  read_cells(table, row, thing);
}

static void
tell_unknown_columns(const Table *table) {
  ErpAttribute attribute;
  for (guint i = 0; i < table->csv->n_columns; i++)
    if ((gint) i != table->a && (gint) i != table->b && *table->csv->header[i] != '\0' &&
        !erp_attribute_find(table->kind, table->csv->header[i], &attribute))
      erp_proposal_drop(table->proposal, (ErpSpot){1, i + 1}, NULL,
                        _("nothing is read from the column “%s”"), table->csv->header[i]);
}

gboolean
erp_is_table(const char *text) {
  return erp_csv_delimiter(text) != '\0';
}

gboolean
erp_read_table(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  static const char *const ids[] = {"id", NULL}, *const names[] = {"name", "label", "site", NULL};
  g_autoptr(ErpCsv) csv = erp_csv_read(input->bytes, input->name, error);
  if (csv == NULL)
    return FALSE;
  Table table = {.input = input, .proposal = proposal, .csv = csv};
  table.id = find_column(csv, ids);
  table.name = find_column(csv, names);
  table.a = find_column(csv, ends_a);
  table.b = find_column(csv, ends_b);
  table.kind = table.a >= 0 && table.b >= 0 ? ERP_KIND_WAN_LINK : ERP_KIND_SITE;
  if (table.kind == ERP_KIND_SITE && table.id < 0 && table.name < 0) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                _("%s:1:1: a table of sites has a column “name” or “id”, one of links “a” and “b”"),
                input->name);
    return FALSE;
  }
  tell_unknown_columns(&table);
  for (guint i = 0; i < csv->rows->len; i++)
    read_row(&table, &g_array_index(csv->rows, ErpCsvRow, i));
  return TRUE;
}
