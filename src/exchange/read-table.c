/* Tables of sites and of links, with a column for each field (exchange/attributes.h). */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "exchange/csv.h"
#include "exchange/picture.h"
#include "base/i18n.h"

/* Columns that are no field but say which record a row is, or which two it joins. */
static const char *const ends_a[] = {"a", "from", "source", "nodea", NULL};
static const char *const ends_b[] = {"b", "to", "target", "nodez", "nodeb", NULL};

static gint
find_column(const ErpCsv *csv, const char *const *names) {
  for (guint n = 0; names[n] != NULL; n++)
    for (guint i = 0; i < csv->n_columns; i++)
      if (erp_attribute_is_called(csv->header[i], names[n]))
        return (gint) i;
  return -1;
}

typedef struct {
  const ErpImportInput *input;
  ErpProposal *proposal;
  const ErpCsv *csv;
  ErpKind kind;
  gint element, id, name, a, b; /* columns or -1 */
  GHashTable *ends;             /* ends of a link -> how many have them */
} Table;

static const char *
cell(const ErpCsvRow *row, gint column) {
  return column >= 0 ? row->cells[column] : "";
}

/* The ends of a link, and which of those between them it is. */
static char *
key_of_ends(const Table *table, const ErpCsvRow *row) {
  char *ends = g_strdup_printf("%s-%s", cell(row, table->a), cell(row, table->b));
  guint count = GPOINTER_TO_UINT(g_hash_table_lookup(table->ends, ends)) + 1;
  char *key = count > 1 ? g_strdup_printf("%s#%u", ends, count) : g_strdup(ends);
  g_hash_table_insert(table->ends, ends, GUINT_TO_POINTER(count));
  return key;
}

/* What the row is called: its id, else its name or its ends. Caller frees. */
static char *
key_of(const Table *table, const ErpCsvRow *row) {
  const char *id = cell(row, table->id), *name = cell(row, table->name);
  if (*id != '\0')
    return g_strdup(id);
  if (table->kind == ERP_KIND_SITE)
    return *name != '\0' ? g_strdup(name) : NULL;
  return key_of_ends(table, row);
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

/* In a table of ours a row says what it is. */
static ErpKind
kind_of(const Table *table, const ErpCsvRow *row) {
  ErpKind kind = erp_attribute_element(cell(row, table->element));
  gboolean has_ends = kind == ERP_KIND_WAN_LINK || kind == ERP_KIND_CIRCUIT;
  return kind != ERP_KIND_LAST && has_ends == (table->kind == ERP_KIND_WAN_LINK) ? kind
                                                                                 : table->kind;
}

static void
read_row(const Table *table, const ErpCsvRow *row) {
  ErpSpot spot = {row->line, 1};
  ErpKind kind = kind_of(table, row);
  g_autofree char *key = key_of(table, row);
  if (key == NULL) {
    erp_proposal_drop(table->proposal, spot, NULL, _("a row without a name is left out"));
    return;
  }
  if (erp_proposal_find(table->proposal, kind, key) != ERP_NO_THING) {
    erp_proposal_drop(table->proposal, spot, key, _("a second row of this name is left out"));
    return;
  }
  if (kind == ERP_KIND_CIRCUIT) {
    erp_proposal_drop(table->proposal, spot, key,
                      _("a circuit is left out: no table has all of it"));
    return;
  }
  guint thing = erp_proposal_add(table->proposal, kind, ERP_NO_THING, key, spot);
  if (table->kind == ERP_KIND_WAN_LINK) {
    erp_proposal_refer_to(table->proposal, thing, "a", cell(row, table->a));
    erp_proposal_refer_to(table->proposal, thing, "b", cell(row, table->b));
  }
  read_cells(table, row, thing);
  /* known by its city, say */
  if (table->kind == ERP_KIND_SITE && !erp_proposal_has(table->proposal, thing, "name"))
    erp_proposal_set(table->proposal, thing, "name", cell(row, table->name), spot);
}

/* In a table of ours, rows of other kinds have the column, or it is worked out. */
static gboolean
is_known(const Table *table, const char *name) {
  ErpAttribute attribute;
  if (erp_attribute_find(table->kind, name, &attribute))
    return TRUE;
  return table->element >= 0 &&
         (g_ascii_strcasecmp(name, "element") == 0 || erp_result_property_exists(name) ||
          erp_attribute_find(ERP_KIND_PEERING_LOCATION, name, &attribute) ||
          erp_attribute_find(ERP_KIND_GATEWAY, name, &attribute) ||
          erp_attribute_find(ERP_KIND_CIRCUIT, name, &attribute));
}

static void
tell_unknown_columns(const Table *table) {
  for (guint i = 0; i < table->csv->n_columns; i++)
    if ((gint) i != table->a && (gint) i != table->b && *table->csv->header[i] != '\0' &&
        !is_known(table, table->csv->header[i]))
      erp_proposal_drop(table->proposal, (ErpSpot){1, i + 1}, NULL,
                        _("nothing is read from the column “%s”"), table->csv->header[i]);
}

gboolean
erp_is_table(const char *text) {
  return erp_csv_delimiter(text) != '\0';
}

gboolean
erp_read_table(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  static const char *const elements[] = {"element", NULL}, *const ids[] = {"id", NULL},
                           *const names[] = {"name", "label", "site", "city", NULL};
  g_autoptr(ErpCsv) csv = erp_csv_read(input->bytes, input->name, error);
  if (csv == NULL)
    return FALSE;
  g_autoptr(GHashTable) ends = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  Table table = {.input = input, .proposal = proposal, .csv = csv, .ends = ends};
  table.element = find_column(csv, elements);
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
