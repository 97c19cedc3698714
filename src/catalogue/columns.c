#include "catalogue/columns.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/i18n.h"

#define MAX_DIGITS 15

/* Where a cell is, for reading and for errors. */
typedef struct {
  const ErpTable *table;
  guint row;
  guint column; /* in the table */
  const char *text;
  GPtrArray *owned;
} Cell;

gboolean
erp_decimal_parse(const char *text, guint decimals, gint64 *value) {
  gboolean negative = *text == '-';
  const char *p = text + (negative ? 1 : 0);
  guint digits = 0, places = 0;
  gint64 number = 0;

  if (!g_ascii_isdigit(*p))
    return FALSE;
  for (; g_ascii_isdigit(*p); p++, digits++) {
    if (digits == MAX_DIGITS)
      return FALSE;
    number = number * 10 + (*p - '0');
  }
  if (*p == '.') {
    for (p++; g_ascii_isdigit(*p); p++, places++) {
      if (places == decimals || digits + places == MAX_DIGITS)
        return FALSE;
      number = number * 10 + (*p - '0');
    }
    if (places == 0)
      return FALSE;
  }
  if (*p != '\0')
    return FALSE;
  for (; places < decimals; places++) {
    if (number > G_MAXINT64 / 10)
      return FALSE;
    number *= 10;
  }
  *value = negative ? -number : number;
  return TRUE;
}

static gboolean
read_decimal(const Cell *cell, const ErpColumn *column, gint64 *value, GError **error) {
  gint64 number;

  *value = ERP_UNSET;
  if (*cell->text == '\0')
    return TRUE;
  if (!erp_decimal_parse(cell->text, column->decimals, &number)) {
    erp_table_error(cell->table, cell->row, cell->column, error,
                    _("'%s' is not a number for the column '%s'. Write digits, with '.' before "
                      "decimals."),
                    cell->text, column->name);
    return FALSE;
  }
  if (number < column->min || number > column->max) {
    erp_table_error(cell->table, cell->row, cell->column, error,
                    _("'%s' is out of range for the column '%s'. Correct the number."), cell->text,
                    column->name);
    return FALSE;
  }
  *value = number;
  return TRUE;
}

static gboolean
read_count(const Cell *cell, const ErpColumn *column, guint *value, GError **error) {
  const ErpColumn bounded = {
      .name = column->name, .min = column->min, .max = column->max != 0 ? column->max : G_MAXINT32};
  gint64 number;

  if (!read_decimal(cell, &bounded, &number, error))
    return FALSE;
  *value = number == ERP_UNSET ? 0 : (guint) number;
  return TRUE;
}

static gboolean
read_flag(const Cell *cell, const ErpColumn *column, gboolean *value, GError **error) {
  static const char *const words[] = {"n", "no", "y", "yes"};

  *value = FALSE;
  if (*cell->text == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_equal(cell->text, words[i])) {
      *value = i >= 2;
      return TRUE;
    }
  erp_table_error(cell->table, cell->row, cell->column, error,
                  _("'%s' is not an answer for the column '%s'. Write y or n."), cell->text,
                  column->name);
  return FALSE;
}

static gboolean
read_word(const Cell *cell, const ErpColumn *column, int *value, GError **error) {
  g_autofree char *words = NULL;

  for (int i = 0; column->words[i] != NULL; i++)
    if (g_str_equal(cell->text, column->words[i])) {
      *value = i;
      return TRUE;
    }
  words = g_strjoinv(", ", (char **) column->words);
  erp_table_error(cell->table, cell->row, cell->column, error,
                  _("'%s' is not a word of the column '%s'. Use one of: %s."), cell->text,
                  column->name, words);
  return FALSE;
}

static gboolean
read_unit(const Cell *cell, const ErpColumn *column, gint64 *value, GError **error) {
  g_autoptr(GError) local = NULL;

  *value = ERP_UNSET;
  if (*cell->text == '\0' || erp_unit_parse(column->unit, cell->text, value, &local))
    return TRUE;
  erp_table_error(cell->table, cell->row, cell->column, error, "%s", local->message);
  return FALSE;
}

/* A NULL-terminated array and its strings in one block. */
static gboolean
read_list(const Cell *cell, const ErpColumn *column, const char *const **value, GError **error) {
  gsize length = strlen(cell->text) + 1, n = 1;
  const char **list;
  char *text;

  for (const char *p = cell->text; *p != '\0'; p++)
    n += *p == ';';
  list = g_malloc((n + 1) * sizeof(char *) + length);
  text = memcpy((char *) (list + n + 1), cell->text, length);
  g_ptr_array_add(cell->owned, list);
  *value = list;
  if (*text == '\0')
    n = 0;
  for (gsize i = 0; i < n; i++) {
    char *end = strchr(text, ';');

    if (end != NULL)
      *end = '\0';
    if (*text == '\0') {
      erp_table_error(cell->table, cell->row, cell->column, error,
                      _("The list of the column '%s' has an empty entry. Remove the extra ';'."),
                      column->name);
      return FALSE;
    }
    list[i] = text;
    text = end != NULL ? end + 1 : text;
  }
  list[n] = NULL;
  return TRUE;
}

static gboolean
read_cell(const Cell *cell, const ErpColumn *column, gpointer record, GError **error) {
  union {
    const char *text;
    const char *const *list;
    gboolean flag;
    int word;
    gint64 number;
    guint count;
  } unused;
  int word;
  gpointer place = column->checked ? (gpointer) &unused : (char *) record + column->offset;

  if (*cell->text == '\0' && !column->optional) {
    erp_table_error(cell->table, cell->row, cell->column, error,
                    _("The cell of the column '%s' is empty. Give it a value."), column->name);
    return FALSE;
  }
  switch (column->kind) {
  case ERP_CELL_TEXT:
    *(const char **) place = *cell->text != '\0' ? cell->text : NULL;
    return column->words == NULL || *cell->text == '\0' || read_word(cell, column, &word, error);
  case ERP_CELL_LIST:
    return read_list(cell, column, place, error);
  case ERP_CELL_FLAG:
    return read_flag(cell, column, place, error);
  case ERP_CELL_WORD:
    return read_word(cell, column, place, error);
  case ERP_CELL_DECIMAL:
    return read_decimal(cell, column, place, error);
  case ERP_CELL_COUNT:
    return read_count(cell, column, place, error);
  case ERP_CELL_UNIT:
    return read_unit(cell, column, place, error);
  }
  g_return_val_if_reached(FALSE);
}

/* Finds each wanted column in the table and refuses the others. */
static gboolean
match_columns(const ErpTable *table, const ErpColumn *columns, guint n_columns, guint *positions,
              GError **error) {
  g_autofree gboolean *known = g_new0(gboolean, table->n_columns);

  for (guint i = 0; i < n_columns; i++) {
    int position = erp_table_column(table, columns[i].name);

    if (position < 0) {
      erp_table_header_error(table, 0, error, _("The column '%s' is missing. Add it."),
                             columns[i].name);
      return FALSE;
    }
    positions[i] = (guint) position;
    known[position] = TRUE;
  }
  for (guint i = 0; i < table->n_columns; i++)
    if (!known[i]) {
      erp_table_header_error(table, i, error, _("The column '%s' is not known. Remove it."),
                             table->columns[i]);
      return FALSE;
    }
  return TRUE;
}

/* The key cells of the row joined, or NULL for a table without a key. */
static char *
row_key(const ErpTable *table, guint row, const ErpColumn *columns, guint n_columns,
        const guint *positions, guint *first) {
  GString *key = NULL;

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].key) {
      if (key == NULL) {
        key = g_string_new(NULL);
        *first = positions[i];
      } else {
        g_string_append_c(key, '\t');
      }
      g_string_append(key, erp_table_cell(table, row, positions[i]));
    }
  return key != NULL ? g_string_free(key, FALSE) : NULL;
}

static gboolean
check_keys(const ErpTable *table, const ErpColumn *columns, guint n_columns, const guint *positions,
           GError **error) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);

  for (guint row = 0; row < table->n_rows; row++) {
    guint first = 0;
    char *key = row_key(table, row, columns, n_columns, positions, &first);

    if (key == NULL)
      return TRUE;
    if (g_hash_table_contains(seen, key)) {
      guint earlier = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));

      g_free(key);
      erp_table_error(table, row, first, error,
                      _("'%s' is already in line %u. Remove one of the two rows."),
                      erp_table_cell(table, row, first), earlier);
      return FALSE;
    }
    g_hash_table_insert(seen, key, GUINT_TO_POINTER(table->lines[row]));
  }
  return TRUE;
}

gpointer
erp_columns_read(const ErpTable *table, const ErpColumn *columns, guint n_columns, gsize size,
                 GPtrArray *owned, GError **error) {
  g_autofree guint *positions = g_new(guint, n_columns);
  g_autofree char *records = NULL;

  if (!match_columns(table, columns, n_columns, positions, error))
    return NULL;
  records = g_malloc0_n(MAX(table->n_rows, 1), size);
  for (guint row = 0; row < table->n_rows; row++)
    for (guint i = 0; i < n_columns; i++) {
      const Cell cell = {table, row, positions[i], erp_table_cell(table, row, positions[i]), owned};

      if (!read_cell(&cell, &columns[i], records + row * size, error))
        return NULL;
    }
  if (!check_keys(table, columns, n_columns, positions, error))
    return NULL;
  return g_steal_pointer(&records);
}
