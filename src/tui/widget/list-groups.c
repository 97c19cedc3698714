/* Rows of a list under headings. */
#include "tui/widget/list-private.h"
#include "base/hash.h"

#include <string.h>

void
erp_list_forget_groups(ErpList *list) {
  g_clear_pointer(&list->groups, g_free);
  g_clear_pointer(&list->keys, g_ptr_array_unref);
}

/* ---- which group a row is of ----------------------------------------------------------------- */

typedef struct {
  const ErpList *list;
  const guint *first; /* row of each group */
} Ranking;

static int
compare_groups(gconstpointer a, gconstpointer b, gpointer user) {
  const Ranking *ranking = user;
  guint one = *(const guint *) a, other = *(const guint *) b;
  int order = ranking->list->grouping->compare(ranking->first[one], ranking->first[other],
                                               ranking->list->rows.user);
  return order != 0 ? order : one < other ? -1 : one > other;
}

/* Numbers the groups anew, in their own order. */
static void
rank_groups(ErpList *list, const GArray *first) {
  const Ranking ranking = {list, &g_array_index(first, guint, 0)};
  g_autofree guint *sorted = g_new(guint, first->len);
  g_autofree guint *rank = g_new(guint, first->len);
  GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < first->len; i++)
    sorted[i] = i;
  g_qsort_with_data(sorted, (int) first->len, sizeof *sorted, compare_groups, (gpointer) &ranking);
  for (guint i = 0; i < first->len; i++) {
    rank[sorted[i]] = i;
    g_ptr_array_add(keys, g_steal_pointer(&list->keys->pdata[sorted[i]]));
  }
  for (guint i = 0; i < list->n; i++)
    list->groups[i] = rank[list->groups[i]];
  g_ptr_array_unref(list->keys);
  list->keys = keys;
}

void
erp_list_find_groups(ErpList *list) {
  erp_list_forget_groups(list);
  if (list->grouping == NULL || list->n == 0)
    return;
  g_autoptr(GHashTable) numbers = g_hash_table_new(erp_hash_text, g_str_equal); /* + 1 */
  g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(guint));
  list->groups = g_new(guint, list->n);
  list->keys = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < list->n; i++) {
    g_autofree char *key = list->grouping->key(i, list->rows.user);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, key));
    if (number == 0) {
      number = list->keys->len + 1;
      g_hash_table_insert(numbers, key, GUINT_TO_POINTER(number));
      g_ptr_array_add(list->keys, g_steal_pointer(&key));
      g_array_append_val(first, i);
    }
    list->groups[i] = number - 1;
  }
  if (list->grouping->compare != NULL)
    rank_groups(list, first);
}

void
erp_list_group(ErpList *list, const ErpGrouping *grouping) {
  list->grouping = grouping;
  erp_list_find_groups(list);
  erp_list_reorder(list);
}

/* ---- lines ----------------------------------------------------------------------------------- */

static const char *
key_of(const ErpList *list, guint passing) {
  return list->keys->pdata[list->groups[g_array_index(list->passing, guint, passing)]];
}

/* Rows of the same group from here on. */
static guint
run_length(const ErpList *list, guint first) {
  guint end = first + 1;
  while (end < list->passing->len && key_of(list, end) == key_of(list, first))
    end++;
  return end - first;
}

static void
show_row(ErpList *list, guint passing) {
  g_array_append_val(list->shown, g_array_index(list->passing, guint, passing));
}

void
erp_list_arrange(ErpList *list) {
  g_array_set_size(list->shown, 0);
  g_array_set_size(list->lines, 0);
  guint end = list->groups == NULL ? list->passing->len : 0;
  for (guint i = 0; i < list->passing->len; i++) {
    ErpListLine line = {-1, i, 0};
    if (i == end) {
      line.n = run_length(list, i);
      end += line.n;
      gboolean closed = g_hash_table_contains(list->closed, key_of(list, i));
      line.position = closed ? (int) list->shown->len : -1;
      g_array_append_val(list->lines, line);
      if (closed) {
        show_row(list, i);
        i = end - 1;
        continue;
      }
    }
    line = (ErpListLine){(int) list->shown->len, i, 0};
    g_array_append_val(list->lines, line);
    show_row(list, i);
  }
}

guint
erp_list_cursor_line(const ErpList *list) {
  for (guint i = 0; i < list->lines->len; i++)
    if (g_array_index(list->lines, ErpListLine, i).position == (int) list->cursor)
      return i;
  return 0;
}

int
erp_list_position_of(const ErpList *list, const char *id) {
  int row = erp_list_find(list, id);
  for (guint i = 0; row >= 0 && i < list->lines->len; i++) {
    const ErpListLine *line = &g_array_index(list->lines, ErpListLine, i);
    for (guint k = line->first; line->position >= 0 && k < line->first + MAX(line->n, 1); k++)
      if (g_array_index(list->passing, guint, k) == (guint) row)
        return line->position;
  }
  return -1;
}

/* ---- opening and closing --------------------------------------------------------------------- */

guint
erp_list_fold_line(ErpList *list, guint line) {
  const char *key = key_of(list, g_array_index(list->lines, ErpListLine, line).first);
  if (!g_hash_table_remove(list->closed, key))
    g_hash_table_add(list->closed, g_strdup(key));
  erp_list_refilter(list);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

guint
erp_list_fold(ErpList *list) {
  if (list->groups == NULL || list->shown->len == 0)
    return ERP_REACT_HANDLED;
  return erp_list_fold_line(list, erp_list_cursor_line(list));
}

guint
erp_list_fold_all(ErpList *list) {
  if (list->groups == NULL)
    return ERP_REACT_HANDLED;
  guint before = g_hash_table_size(list->closed);
  for (guint i = 0; i < list->keys->len; i++)
    g_hash_table_add(list->closed, g_strdup(list->keys->pdata[i]));
  if (g_hash_table_size(list->closed) == before)
    g_hash_table_remove_all(list->closed);
  erp_list_refilter(list);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}
