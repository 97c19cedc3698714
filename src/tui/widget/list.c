#include "tui/widget/list-private.h"

#include <string.h>

#include "base/hash.h"
#include "tui/command/commands.h"
#include "tui/screen/match.h"
#include "base/i18n.h"

ErpList *
erp_list_new(const ErpColumn *columns, guint n_columns, const ErpRows *rows) {
  ErpList *list = g_new0(ErpList, 1);
  list->columns = columns;
  list->n_columns = n_columns;
  list->rows = *rows;
  list->order = g_array_new(FALSE, FALSE, sizeof(guint));
  list->passing = g_array_new(FALSE, FALSE, sizeof(guint));
  list->shown = g_array_new(FALSE, FALSE, sizeof(guint));
  list->lines = g_array_new(FALSE, FALSE, sizeof(ErpListLine));
  list->closed = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  list->sort = -1;
  list->marks = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  list->filter = erp_line_edit_new(NULL, 200);
  list->widths = g_new0(int, n_columns);
  return list;
}

static void
forget_texts(ErpList *list) {
  for (guint i = 0; list->folded != NULL && i < list->n; i++)
    g_free(list->folded[i]);
  g_clear_pointer(&list->folded, g_free);
  g_clear_pointer(&list->content, g_free);
}

void
erp_list_free(ErpList *list) {
  if (list == NULL)
    return;
  forget_texts(list);
  g_array_unref(list->order);
  g_array_unref(list->passing);
  g_array_unref(list->shown);
  g_array_unref(list->lines);
  erp_list_forget_groups(list);
  g_hash_table_unref(list->closed);
  g_free(list->wanted);
  g_free(list->standin);
  g_hash_table_unref(list->marks);
  erp_line_edit_free(list->filter);
  g_free(list->widths);
  g_free(list);
}

char *
erp_list_cell(const ErpList *list, guint column, guint row) {
  char *text = list->columns[column].text(row, list->rows.user);
  return text != NULL ? text : g_strdup("");
}

static const char *
id_of(const ErpList *list, guint row) {
  return list->rows.id(row, list->rows.user);
}

static guint
row_at(const ErpList *list, guint position) {
  return g_array_index(list->shown, guint, position);
}

/* ---- cursor ---- */

static void
keep_current(const ErpList *list, char **id) {
  char *current = g_strdup(erp_list_current_id(list));
  g_free(*id);
  *id = current;
}

int
erp_list_find(const ErpList *list, const char *id) {
  if (list->rows.find != NULL)
    return list->rows.find(id, list->rows.user);
  for (guint i = 0; i < list->n; i++)
    if (strcmp(id_of(list, i), id) == 0)
      return (int) i;
  return -1;
}

/* To the first of the two rows that is shown; else where the cursor was: as long as nobody has
 * moved it, at the top, whatever comes to stand there. */
static void
place_cursor(ErpList *list, const char *first, const char *second) {
  int found = first != NULL ? erp_list_position_of(list, first) : -1;
  if (found < 0 && second != NULL)
    found = erp_list_position_of(list, second);
  if (found >= 0)
    list->cursor = (guint) found;
  else
    list->cursor = list->shown->len > 0 ? MIN(list->cursor, list->shown->len - 1) : 0;
  if (list->moved)
    keep_current(list, &list->standin);
}

static guint
move_to(ErpList *list, gint64 position) {
  list->moved = TRUE;
  if (list->shown->len > 0)
    list->cursor = (guint) CLAMP(position, 0, (gint64) list->shown->len - 1);
  keep_current(list, &list->wanted);
  keep_current(list, &list->standin);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

int
erp_list_current(const ErpList *list) {
  return list->cursor < list->shown->len ? (int) row_at(list, list->cursor) : -1;
}

int
erp_list_current_position(const ErpList *list) {
  return list->cursor < list->shown->len ? (int) list->cursor : -1;
}

const char *
erp_list_current_id(const ErpList *list) {
  int row = erp_list_current(list);
  return row >= 0 ? id_of(list, (guint) row) : NULL;
}

void
erp_list_select(ErpList *list, const char *id) {
  int position = erp_list_position_of(list, id);
  if (position >= 0)
    move_to(list, position);
}

guint
erp_list_shown(const ErpList *list) {
  return list->shown->len;
}

guint
erp_list_total(const ErpList *list) {
  return list->n;
}

int
erp_list_row(const ErpList *list, guint position) {
  return position < list->shown->len ? (int) row_at(list, position) : -1;
}

/* ---- filter ---- */

/* A unit separator keeps a word from matching over two cells. */
static const char *
folded_row(ErpList *list, guint row) {
  if (list->folded[row] != NULL)
    return list->folded[row];
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < list->n_columns; i++) {
    g_autofree char *text = erp_list_cell(list, i, row);
    g_autofree char *folded = erp_match_fold(text);
    g_string_append(all, folded);
    g_string_append_c(all, '\x1f');
  }
  list->folded[row] = g_string_free(all, FALSE);
  return list->folded[row];
}

static void
collect_shown(ErpList *list) {
  g_auto(GStrv) words = erp_match_words(erp_line_edit_text(list->filter));
  if (list->folded == NULL && words[0] != NULL)
    list->folded = g_new0(char *, MAX(list->n, 1));
  g_array_set_size(list->passing, 0);
  if (words[0] == NULL)
    g_array_append_vals(list->passing, list->order->data, list->order->len);
  for (guint i = 0; words[0] != NULL && i < list->order->len; i++) {
    guint row = g_array_index(list->order, guint, i);
    if (erp_match(folded_row(list, row), words))
      g_array_append_val(list->passing, row);
  }
  erp_list_arrange(list);
}

/* Another filter may bring the wanted row back. */
void
erp_list_refilter(ErpList *list) {
  collect_shown(list);
  place_cursor(list, list->wanted, list->standin);
}

const char *
erp_list_filter(const ErpList *list) {
  return erp_line_edit_text(list->filter);
}

void
erp_list_set_filter(ErpList *list, const char *filter) {
  erp_line_edit_set_text(list->filter, filter);
  erp_list_refilter(list);
}

gboolean
erp_list_filtering(const ErpList *list) {
  return list->filtering;
}

gboolean
erp_list_has_filter_line(const ErpList *list) {
  return list->filtering || erp_list_filter(list)[0] != '\0';
}

static guint
count_marks(const ErpList *list) {
  return g_hash_table_size(list->marks);
}

char *
erp_list_count(const ErpList *list) {
  GString *text = g_string_new(NULL);
  if (erp_list_filter(list)[0] != '\0')
    g_string_append_printf(text, "%u/", list->passing->len);
  g_string_append_printf(text, "%u", list->n);
  if (count_marks(list) > 0) {
    g_string_append(text, ", ");
    g_string_append_printf(text, ERP_NGETTEXT("%u marked", "%u marked", count_marks(list)),
                           count_marks(list));
  }
  return g_string_free(text, FALSE);
}

/* ---- order ---- */

typedef struct {
  const ErpList *list;
  char **keys; /* folded texts of the column when it has no order of its own */
} Sorting;

static int
compare_rows(gconstpointer a, gconstpointer b, gpointer user) {
  const Sorting *sorting = user;
  const ErpList *list = sorting->list;
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;
  if (list->groups != NULL && list->groups[one] != list->groups[other])
    return list->groups[one] < list->groups[other] ? -1 : 1;
  if (list->sort < 0)
    return one < other ? -1 : one > other;
  const ErpColumn *column = &list->columns[list->sort];
  int order = sorting->keys != NULL ? strcmp(sorting->keys[one], sorting->keys[other])
                                    : column->compare(one, other, list->rows.user);
  if (order == 0)
    return one < other ? -1 : one > other;
  return list->descending ? -order : order;
}

/* Rows that are mostly in order already, as after an edit: what disturbs it is taken out, sorted
 * and merged back. */
static void
sort_order(GArray *order, const Sorting *sorting) {
  guint *rows = (guint *) (gpointer) order->data;
  guint kept = 0;
  g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < order->len; i++) {
    guint row = rows[i];
    if (kept == 0 || compare_rows(&rows[kept - 1], &row, (gpointer) sorting) < 0) {
      rows[kept++] = row;
    } else { /* either of the two may be the one that is out of place */
      g_array_append_val(out, rows[--kept]);
      g_array_append_val(out, row);
    }
  }
  g_array_sort_with_data(out, compare_rows, (gpointer) sorting);
  for (guint at = order->len, left = out->len; left > 0;) {
    guint row = g_array_index(out, guint, left - 1);
    gboolean before = kept > 0 && compare_rows(&row, &rows[kept - 1], (gpointer) sorting) < 0;
    rows[--at] = before ? rows[--kept] : row;
    left -= !before;
  }
}

static void
number_rows(ErpList *list) {
  g_array_set_size(list->order, list->n);
  for (guint i = 0; i < list->n; i++)
    g_array_index(list->order, guint, i) = i;
}

void
erp_list_reorder(ErpList *list) {
  if (list->order->len != list->n)
    number_rows(list);
  if (list->sort < 0 && list->groups == NULL) {
    number_rows(list);
  } else {
    Sorting sorting = {list, NULL};
    if (list->sort >= 0 && list->columns[list->sort].compare == NULL) {
      sorting.keys = g_new0(char *, list->n + 1);
      for (guint i = 0; i < list->n; i++) {
        g_autofree char *text = erp_list_cell(list, (guint) list->sort, i);
        sorting.keys[i] = erp_match_fold(text);
      }
    }
    sort_order(list->order, &sorting);
    g_strfreev(sorting.keys);
  }
  collect_shown(list);
  place_cursor(list, list->standin, list->wanted);
}

void
erp_list_sort_by(ErpList *list, guint column) {
  g_return_if_fail(column < list->n_columns);
  list->descending = list->sort == (int) column && !list->descending;
  list->sort = (int) column;
  erp_list_reorder(list);
}

int
erp_list_sorted_by(const ErpList *list) {
  return list->sort;
}

gboolean
erp_list_descending(const ErpList *list) {
  return list->descending;
}

/* The next column on the screen; what is left out is no use to sort by. */
static guint
sort_step(ErpList *list, int step) {
  int n = (int) list->n_columns;
  int column = list->sort < 0 && step < 0 ? 0 : list->sort;
  for (int i = 0; i < n; i++) {
    column = (column + step + n) % n;
    if (list->widths[column] > 0 || list->rect.width == 0)
      break;
  }
  list->sort = column;
  list->descending = FALSE;
  erp_list_reorder(list);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static guint
sort_reverse(ErpList *list) {
  list->sort = MAX(list->sort, 0);
  list->descending = !list->descending;
  erp_list_reorder(list);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

/* ---- rows ---- */

static gboolean
is_gone(gpointer id, gpointer value, gpointer present) {
  (void) value;
  return !g_hash_table_contains(present, id);
}

static void
drop_lost_marks(ErpList *list) {
  if (count_marks(list) == 0)
    return;
  g_autoptr(GHashTable) present = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  for (guint i = 0; i < list->n; i++)
    g_hash_table_add(present, g_strdup(id_of(list, i)));
  g_hash_table_foreach_remove(list->marks, is_gone, present);
}

void
erp_list_set_rows(ErpList *list, guint n) {
  forget_texts(list);
  list->n = n;
  erp_list_find_groups(list);
  erp_list_reorder(list);
  if (list->moved && (list->wanted == NULL || erp_list_find(list, list->wanted) < 0))
    keep_current(list, &list->wanted);
  drop_lost_marks(list);
}

/* ---- marks ---- */

void
erp_list_mark(ErpList *list, const char *id) {
  if (!g_hash_table_remove(list->marks, id))
    g_hash_table_add(list->marks, g_strdup(id));
}

gboolean
erp_list_marked(const ErpList *list, const char *id) {
  return g_hash_table_contains(list->marks, id);
}

void
erp_list_clear_marks(ErpList *list) {
  g_hash_table_remove_all(list->marks);
}

GArray *
erp_list_chosen(const ErpList *list) {
  GArray *chosen = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; count_marks(list) > 0 && i < list->n; i++)
    if (erp_list_marked(list, id_of(list, i)))
      g_array_append_val(chosen, i);
  if (chosen->len > 0 || list->shown->len == 0)
    return chosen;
  const ErpListLine *line = &g_array_index(list->lines, ErpListLine, erp_list_cursor_line(list));
  g_array_append_vals(chosen, &g_array_index(list->passing, guint, line->first), MAX(line->n, 1));
  return chosen;
}

/* All rows of a closed group, with it. */
static guint
mark_current(ErpList *list) {
  if (list->shown->len == 0)
    return ERP_REACT_HANDLED;
  const ErpListLine *line = &g_array_index(list->lines, ErpListLine, erp_list_cursor_line(list));
  if (line->n == 0)
    erp_list_mark(list, erp_list_current_id(list));
  for (guint i = line->first; i < line->first + line->n; i++)
    erp_list_mark(list, id_of(list, g_array_index(list->passing, guint, i)));
  return move_to(list, (gint64) list->cursor + 1);
}

/* ---- keys ---- */

guint
erp_list_command(ErpList *list, guint command) {
  if (command == ERP_COMMAND_FIND) {
    list->filtering = TRUE;
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  }
  if (command == ERP_COMMAND_MARK)
    return mark_current(list);
  if (command == ERP_COMMAND_SORT_NEXT)
    return sort_step(list, 1);
  if (command == ERP_COMMAND_SORT_PREVIOUS)
    return sort_step(list, -1);
  if (command == ERP_COMMAND_SORT_REVERSE)
    return sort_reverse(list);
  if (command == ERP_COMMAND_FOLD)
    return erp_list_fold(list);
  if (command == ERP_COMMAND_FOLD_ALL)
    return erp_list_fold_all(list);
  return ERP_REACT_NONE;
}

static guint
handle_click(ErpList *list, const ErpKey *key) {
  int row = key->y - list->rect.y;
  if (row < 0 || row >= list->rect.height || key->x < list->rect.x ||
      key->x >= list->rect.x + list->rect.width)
    return ERP_REACT_NONE;
  if (row == 0) {
    int column = erp_list_column_at(list, key->x);
    if (column >= 0)
      erp_list_sort_by(list, (guint) column);
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  }
  guint line = list->top + (guint) row - 1;
  if (row > erp_list_page(list) || line >= list->lines->len)
    return ERP_REACT_HANDLED;
  const ErpListLine *clicked = &g_array_index(list->lines, ErpListLine, line);
  return clicked->n > 0 ? erp_list_fold_line(list, line) : move_to(list, clicked->position);
}

static guint
handle_movement(ErpList *list, const ErpKey *key) {
  gint64 at = list->cursor;
  gint64 page = MAX(erp_list_page(list) - 1, 1);
  if (key->code == ERP_KEY_UP)
    return move_to(list, at - 1);
  if (key->code == ERP_KEY_DOWN)
    return move_to(list, at + 1);
  if (key->code == ERP_KEY_PAGE_UP)
    return move_to(list, at - page);
  if (key->code == ERP_KEY_PAGE_DOWN)
    return move_to(list, at + page);
  if (key->code == ERP_KEY_WHEEL_UP)
    return move_to(list, at - 3);
  if (key->code == ERP_KEY_WHEEL_DOWN)
    return move_to(list, at + 3);
  if (key->code == ERP_KEY_CLICK)
    return handle_click(list, key);
  return ERP_REACT_NONE;
}

static guint
handle_filter(ErpList *list, const ErpKey *key) {
  if (key->code == ERP_KEY_ENTER) {
    list->filtering = FALSE;
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  }
  ErpLineReaction reaction = erp_line_edit_handle(list->filter, key);
  if (reaction == ERP_LINE_IGNORED)
    return ERP_REACT_NONE;
  if (reaction == ERP_LINE_CHANGED)
    erp_list_refilter(list);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static guint
handle_letters(ErpList *list, const ErpKey *key) {
  if (key->code == ERP_KEY_HOME)
    return move_to(list, 0);
  if (key->code == ERP_KEY_END)
    return move_to(list, (gint64) list->shown->len - 1);
  if (key->code != ERP_KEY_CHAR || key->modifiers != 0)
    return ERP_REACT_NONE;
  if (key->c == 'j')
    return move_to(list, (gint64) list->cursor + 1);
  if (key->c == 'k')
    return move_to(list, (gint64) list->cursor - 1);
  return ERP_REACT_NONE;
}

guint
erp_list_handle(ErpList *list, const ErpKey *key) {
  if (key->code == ERP_KEY_ESCAPE && erp_list_has_filter_line(list)) {
    list->filtering = FALSE;
    erp_list_set_filter(list, "");
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  }
  guint moved = handle_movement(list, key);
  if (moved != ERP_REACT_NONE)
    return moved;
  return list->filtering ? handle_filter(list, key) : handle_letters(list, key);
}
