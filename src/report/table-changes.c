#include "report/table-changes.h"

#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"

/* Rows by their first cell. */
static GHashTable *
index_rows(const ErpTable *table) {
  GHashTable *rows = g_hash_table_new(erp_hash_text, g_str_equal);
  for (guint i = 0; i < table->n_rows; i++)
    g_hash_table_insert(rows, (gpointer) erp_table_cell(table, i, 0), GUINT_TO_POINTER(i + 1));
  return rows;
}

static char **
list_items(const char *cell) {
  g_autoptr(GStrvBuilder) items = g_strv_builder_new();
  while (*cell != '\0') {
    gsize length = 0;
    while (cell[length] != '\0' && cell[length] != ';' &&
           (cell[length] != ',' || cell[length + 1] == ' '))
      length++;
    g_autofree char *item = g_strndup(cell, length);
    g_strv_builder_add(items, item);
    cell += length + (cell[length] != '\0');
  }
  return g_strv_builder_end(items);
}

/* Those of `items` that `others` does not have. */
static void
append_missing(GString *text, char **items, char **others, const char *sign) {
  for (; *items != NULL; items++)
    if (!g_strv_contains((const char *const *) others, *items))
      g_string_append_printf(text, " %s%s", sign, *items);
}

/* "" when the cells say the same, lists in any order. */
static char *
cell_change(const char *was, const char *now) {
  g_auto(GStrv) before = list_items(was);
  g_auto(GStrv) after = list_items(now);
  g_autoptr(GString) text = g_string_new(NULL);
  if (g_str_equal(was, now))
    return g_strdup("");
  if (g_strv_length(before) > 1 || g_strv_length(after) > 1) {
    append_missing(text, after, before, "+");
    append_missing(text, before, after, "−");
  } else {
    g_string_append_printf(text, _(" %s (was %s)"), *now != '\0' ? now : _("nothing"),
                           *was != '\0' ? was : _("nothing"));
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *
row_change(const ErpTable *before, guint row, const ErpTable *after, guint new_row) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint c = 1; c < after->n_columns; c++) {
    int old = erp_table_column(before, after->columns[c]);
    g_autofree char *change = cell_change(old >= 0 ? erp_table_cell(before, row, (guint) old) : "",
                                          erp_table_cell(after, new_row, c));
    if (*change != '\0')
      g_string_append_printf(text, "%s%s%s", text->len > 0 ? ", " : "", after->columns[c], change);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* What a row says, without its first cell and the empty ones. */
static char *
row_words(const ErpTable *table, guint row) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint c = 1; c < table->n_columns; c++) {
    const char *cell = erp_table_cell(table, row, c);
    if (*cell != '\0')
      g_string_append_printf(text, "%s%s %s", text->len > 0 ? ", " : "", table->columns[c], cell);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void
append_new(GString *text, const ErpTable *before, const ErpTable *after, guint *n) {
  g_autoptr(GHashTable) old = index_rows(before);
  for (guint i = 0; i < after->n_rows; i++) {
    const char *key = erp_table_cell(after, i, 0);
    guint was = GPOINTER_TO_UINT(g_hash_table_lookup(old, key));
    g_autofree char *words = was > 0 ? row_change(before, was - 1, after, i) : row_words(after, i);
    if (*words == '\0')
      continue;
    g_string_append_printf(text, was > 0 ? _("Changed: %s: %s") : _("Added: %s: %s"), key, words);
    g_string_append_c(text, '\n');
    (*n)++;
  }
}

char *
erp_table_changes_text(const ErpTable *before, const ErpTable *after, guint *n) {
  g_autoptr(GHashTable) new = index_rows(after);
  g_autoptr(GString) text = g_string_new(NULL);
  *n = 0;
  append_new(text, before, after, n);
  for (guint i = 0; i < before->n_rows; i++) {
    const char *key = erp_table_cell(before, i, 0);
    if (g_hash_table_contains(new, key))
      continue;
    g_autofree char *words = row_words(before, i);
    g_string_append_printf(text, _("Removed: %s: %s"), key, words);
    g_string_append_c(text, '\n');
    (*n)++;
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}
