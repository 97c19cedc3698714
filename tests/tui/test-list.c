/* The list against a slow, obvious oracle: filter, sort, marks, cursor; widths; screens. */
#include <locale.h>
#include <string.h>

#include "golden.h"
#include "tui/command/commands.h"
#include "tui/widget/list.h"
#include "widget-support.h"

typedef struct {
  char *id;
  char *name;
  gint64 users;
} Row;

static void
free_row(gpointer data) {
  Row *row = data;
  g_free(row->id);
  g_free(row->name);
  g_free(row);
}

static void
add_row(GPtrArray *rows, const char *id, const char *name, gint64 users) {
  Row *row = g_new(Row, 1);
  *row = (Row){g_strdup(id), g_strdup(name), users};
  g_ptr_array_add(rows, row);
}

static const Row *
row_of(guint index, gpointer user) {
  const GPtrArray *rows = user;
  g_assert_cmpuint(index, <, rows->len);
  return rows->pdata[index];
}

static const char *
row_id(guint index, gpointer user) {
  return row_of(index, user)->id;
}

static char *
id_text(guint index, gpointer user) {
  return g_strdup(row_of(index, user)->id);
}

static char *
name_text(guint index, gpointer user) {
  return g_strdup(row_of(index, user)->name);
}

static char *
users_text(guint index, gpointer user) {
  return g_strdup_printf("%" G_GINT64_FORMAT, row_of(index, user)->users);
}

static int
compare_users(guint a, guint b, gpointer user) {
  gint64 one = row_of(a, user)->users, other = row_of(b, user)->users;
  return one < other ? -1 : one > other;
}

static ErpStyle
users_style(guint index, gpointer user) {
  return row_of(index, user)->users > 5000 ? ERP_STYLE_WARN : ERP_STYLE_TEXT;
}

static const ErpColumn columns[] = {
    {"Site", ERP_ALIGN_LEFT, 6, 0, id_text, NULL, NULL},
    {"Name", ERP_ALIGN_LEFT, 8, 1, name_text, NULL, NULL},
    {"Users", ERP_ALIGN_RIGHT, 6, 0, users_text, compare_users, users_style},
};

static ErpList *
new_list(GPtrArray *rows) {
  const ErpRows source = {.id = row_id, .user = rows};
  ErpList *list = erp_list_new(columns, G_N_ELEMENTS(columns), &source);
  erp_list_set_rows(list, rows->len);
  return list;
}

static GPtrArray *
offices(void) {
  GPtrArray *rows = g_ptr_array_new_with_free_func(free_row);
  add_row(rows, "par", "Paris", 25000);
  add_row(rows, "sao", "São Paulo", 3000);
  add_row(rows, "tyo", "東京都庁", 900);
  add_row(rows, "lon", "London", 12000);
  add_row(rows, "zrh", "Zürich", 450);
  add_row(rows, "bog", "Bogotá", 3000);
  add_row(rows, "llan", "Llanfairpwllgwyngyllgogerychwyrndrobwll", 12);
  return rows;
}

static void
press(ErpList *list, const char *notation) {
  ErpKey key = test_key(notation);
  g_assert_cmpuint(erp_list_handle(list, &key), !=, ERP_REACT_NONE);
}

/* Ids as shown. */
static void
expect_rows(const ErpList *list, GPtrArray *rows, const char *want) {
  g_autoptr(GString) got = g_string_new(NULL);
  for (guint i = 0; i < erp_list_shown(list); i++)
    g_string_append_printf(got, "%s%s", i > 0 ? " " : "",
                           row_id((guint) erp_list_row(list, i), rows));
  g_assert_cmpstr(got->str, ==, want);
}

static void
test_sort(void) {
  g_autoptr(GPtrArray) rows = offices();
  g_autoptr(ErpList) list = new_list(rows);
  expect_rows(list, rows, "par sao tyo lon zrh bog llan");
  erp_list_sort_by(list, 2);
  expect_rows(list, rows, "llan zrh tyo sao bog lon par"); /* equal ones as they came */
  g_assert_cmpstr(erp_list_current_id(list), ==, "llan");  /* not moved yet: the first */
  erp_list_select(list, "par");
  erp_list_sort_by(list, 2);
  g_assert_true(erp_list_descending(list));
  g_assert_cmpstr(erp_list_current_id(list), ==, "par");
  expect_rows(list, rows, "par lon sao bog tyo zrh llan");
  erp_list_command(list, ERP_COMMAND_SORT_PREVIOUS);
  expect_rows(list, rows, "bog llan lon par sao zrh tyo"); /* by name without accents */
  erp_list_command(list, ERP_COMMAND_SORT_REVERSE);
  expect_rows(list, rows, "tyo zrh sao par lon llan bog");
  erp_list_command(list, ERP_COMMAND_SORT_NEXT);
  erp_list_command(list, ERP_COMMAND_SORT_NEXT);
  g_assert_cmpint(erp_list_sorted_by(list), ==, 0);
  expect_rows(list, rows, "bog llan lon par sao tyo zrh");
  g_assert_cmpuint(erp_list_command(list, ERP_COMMAND_SAVE), ==, ERP_REACT_NONE);
}

static void
test_filter(void) {
  g_autoptr(GPtrArray) rows = offices();
  g_autoptr(ErpList) list = new_list(rows);
  erp_list_select(list, "sao");
  erp_list_command(list, ERP_COMMAND_FIND);
  g_assert_true(erp_list_filtering(list));
  press(list, "A");
  press(list, "o");
  expect_rows(list, rows, "sao");
  g_autofree char *count = erp_list_count(list);
  g_assert_cmpstr(count, ==, "1/7");
  press(list, "Ctrl+U");
  press(list, "j"); /* text now, no movement */
  expect_rows(list, rows, "");
  g_assert_null(erp_list_current_id(list));
  g_assert_cmpint(erp_list_current(list), ==, -1);
  press(list, "Esc");
  expect_rows(list, rows, "par sao tyo lon zrh bog llan");
  g_assert_cmpstr(erp_list_current_id(list), ==, "sao"); /* where it was */
  erp_list_set_filter(list, "3000 BOGOTÁ");
  expect_rows(list, rows, "bog");
  erp_list_set_filter(list, "parparis"); /* not over two cells */
  expect_rows(list, rows, "");
  erp_list_set_filter(list, "京都");
  expect_rows(list, rows, "tyo");
  ErpKey escape = test_key("Esc");
  g_assert_cmpuint(erp_list_handle(list, &escape), !=, ERP_REACT_NONE);
  g_assert_cmpuint(erp_list_handle(list, &escape), ==, ERP_REACT_NONE); /* back, by the view */
}

static void
test_identity(void) {
  g_autoptr(GPtrArray) rows = offices();
  g_autoptr(ErpList) list = new_list(rows);
  erp_list_select(list, "lon");
  erp_list_mark(list, "lon");
  erp_list_mark(list, "tyo");
  g_ptr_array_remove_index(rows, 0);
  add_row(rows, "syd", "Sydney", 700);
  erp_list_set_rows(list, rows->len);
  g_assert_cmpstr(erp_list_current_id(list), ==, "lon");
  g_autoptr(GArray) chosen = erp_list_chosen(list);
  g_assert_cmpuint(chosen->len, ==, 2);
  g_assert_cmpstr(row_id(g_array_index(chosen, guint, 0), rows), ==, "tyo");
  g_assert_cmpstr(row_id(g_array_index(chosen, guint, 1), rows), ==, "lon");
  /* The row itself goes: the next one takes its place, its mark goes with it. */
  g_ptr_array_remove_index(rows, 2);
  erp_list_set_rows(list, rows->len);
  g_assert_cmpstr(erp_list_current_id(list), ==, "zrh");
  g_autofree char *count = erp_list_count(list);
  g_assert_cmpstr(count, ==, "6, 1 marked");
  erp_list_clear_marks(list);
  g_autoptr(GArray) current = erp_list_chosen(list);
  g_assert_cmpuint(current->len, ==, 1);
  g_ptr_array_set_size(rows, 0);
  erp_list_set_rows(list, 0);
  g_assert_null(erp_list_current_id(list));
  g_autoptr(GArray) nothing = erp_list_chosen(list);
  g_assert_cmpuint(nothing->len, ==, 0);
}

static void
test_keys(void) {
  g_autoptr(GPtrArray) rows = offices();
  g_autoptr(ErpList) list = new_list(rows);
  g_autoptr(ErpCells) cells = erp_cells_new(40, 5, ERP_CHARSET_UTF8);
  erp_list_draw_focused(list, cells, (ErpRect){0, 0, 40, 5});
  press(list, "End");
  g_assert_cmpstr(erp_list_current_id(list), ==, "llan");
  press(list, "Down");
  g_assert_cmpstr(erp_list_current_id(list), ==, "llan");
  press(list, "PageUp");
  g_assert_cmpstr(erp_list_current_id(list), ==, "lon");
  press(list, "k");
  g_assert_cmpstr(erp_list_current_id(list), ==, "tyo");
  press(list, "Home");
  press(list, "j");
  g_assert_cmpstr(erp_list_current_id(list), ==, "sao");
  erp_list_command(list, ERP_COMMAND_MARK);
  g_assert_true(erp_list_marked(list, "sao"));
  g_assert_cmpstr(erp_list_current_id(list), ==, "tyo");
  ErpKey head = test_click(36, 0);
  erp_list_handle(list, &head);
  g_assert_cmpint(erp_list_sorted_by(list), ==, 2);
  erp_list_draw_focused(list, cells, (ErpRect){0, 0, 40, 5});
  ErpKey first = test_click(5, 1);
  erp_list_handle(list, &first);
  g_assert_cmpstr(erp_list_current_id(list), ==, "llan");
  ErpKey outside = test_click(5, 5);
  g_assert_cmpuint(erp_list_handle(list, &outside), ==, ERP_REACT_NONE);
}

/* ---- oracle ---- */

static gboolean
oracle_passes(const Row *row, const char *filter) {
  g_autofree char *users = g_strdup_printf("%" G_GINT64_FORMAT, row->users);
  g_auto(GStrv) words = g_strsplit(filter, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr(row->id, words[i]) == NULL && strstr(row->name, words[i]) == NULL &&
        strstr(users, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
oracle_before(const GPtrArray *rows, guint a, guint b, int column, gboolean descending) {
  const Row *one = rows->pdata[a], *other = rows->pdata[b];
  int order = column < 0    ? 0
              : column == 0 ? strcmp(one->id, other->id)
              : column == 1 ? strcmp(one->name, other->name)
                            : (one->users > other->users) - (one->users < other->users);
  if (order == 0)
    return a < b;
  return descending ? order > 0 : order < 0;
}

/* What is shown is exactly what passes, each before the next. */
static void
check_against_oracle(const ErpList *list, const GPtrArray *rows) {
  guint passing = 0;
  for (guint i = 0; i < rows->len; i++)
    passing += oracle_passes(rows->pdata[i], erp_list_filter(list));
  g_assert_cmpuint(erp_list_shown(list), ==, passing);
  for (guint i = 0; i < passing; i++) {
    guint row = (guint) erp_list_row(list, i);
    g_assert_true(oracle_passes(rows->pdata[row], erp_list_filter(list)));
    if (i > 0)
      g_assert_true(oracle_before(rows, (guint) erp_list_row(list, i - 1), row,
                                  erp_list_sorted_by(list), erp_list_descending(list)));
  }
}

static void
random_rows(GPtrArray *rows, guint n) {
  static const char *const parts[] = {"ber", "lin", "mar", "oslo", "rom", "kyo"};
  g_ptr_array_set_size(rows, 0);
  for (guint i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf("s%u", i);
    g_autofree char *name =
        g_strconcat(parts[g_test_rand_int_range(0, 6)], parts[g_test_rand_int_range(0, 6)], NULL);
    if (g_test_rand_int_range(0, 4) > 0)
      add_row(rows, id, name, g_test_rand_int_range(0, 30));
  }
}

/* The row under the cursor stays through sorting, filters that keep it and new rows that have it.
 */
/* Rows of which few have other figures than the last time, as after an edit. */
static void
test_few_change(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(9);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
  for (guint i = 0; i < 150; i++) {
    g_autofree char *id = g_strdup_printf("r%u", i);
    add_row(rows, id, id, g_rand_int_range(random, 0, 60));
  }
  g_autoptr(ErpList) list = new_list(rows);
  erp_list_sort_by(list, 2);
  for (guint round = 0; round < 300; round++) {
    for (int changes = g_rand_int_range(random, 0, 4); changes > 0; changes--) {
      Row *row = rows->pdata[g_rand_int_range(random, 0, (gint32) rows->len)];
      row->users = g_rand_int_range(random, 0, 60);
    }
    if (round % 40 == 39)
      g_ptr_array_remove_index(rows, 7);
    erp_list_set_rows(list, rows->len);
    if (round % 50 == 49)
      erp_list_sort_by(list, 2);
    check_against_oracle(list, rows);
  }
}

static void
test_oracle(void) {
  static const char *const filters[] = {"", "ber", "lin 1", "s1 rom", "kyo oslo", "zz"};
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
  random_rows(rows, 60);
  g_autoptr(ErpList) list = new_list(rows);
  press(list, "Home"); /* moved once: from now on the cursor stays with its row */
  for (guint i = 0; i < 2000; i++) {
    g_autofree char *before = g_strdup(erp_list_current_id(list));
    int action = g_test_rand_int_range(0, 6);
    if (action == 0)
      erp_list_sort_by(list, (guint) g_test_rand_int_range(0, 3));
    else if (action == 1)
      erp_list_set_filter(list, filters[g_test_rand_int_range(0, G_N_ELEMENTS(filters))]);
    else if (action == 2)
      erp_list_command(list, ERP_COMMAND_SORT_REVERSE);
    else if (action == 3)
      random_rows(rows, 60), erp_list_set_rows(list, rows->len);
    else if (action == 4)
      erp_list_command(list, ERP_COMMAND_MARK);
    else
      press(list, "PageDown");
    check_against_oracle(list, rows);
    gboolean shown = FALSE;
    for (guint k = 0; k < erp_list_shown(list); k++)
      shown |= g_strcmp0(row_id((guint) erp_list_row(list, k), rows), before) == 0;
    if (action < 4 && action != 1 && shown)
      g_assert_cmpstr(erp_list_current_id(list), ==, before);
    g_assert_true((erp_list_current(list) < 0) == (erp_list_shown(list) == 0));
  }
}

/* ---- screens ---- */

static void
test_golden_screens(void) {
  g_autoptr(GPtrArray) rows = offices();
  g_autoptr(ErpList) list = new_list(rows);
  erp_list_mark(list, "zrh");
  erp_list_select(list, "tyo");
  erp_list_sort_by(list, 2);
  g_autoptr(ErpCells) wide = erp_cells_new(80, 24, ERP_CHARSET_UTF8);
  erp_list_draw_focused(list, wide, (ErpRect){0, 0, 80, 24});
  expect_golden(wide, "list-80x24");
  g_autoptr(ErpCells) narrow = erp_cells_new(40, 10, ERP_CHARSET_UTF8);
  erp_list_command(list, ERP_COMMAND_FIND);
  press(list, "r");
  erp_list_draw_focused(list, narrow, (ErpRect){0, 0, 40, 10});
  expect_golden(narrow, "list-40x10");
  g_autoptr(ErpCells) ascii = erp_cells_new(40, 10, ERP_CHARSET_ASCII);
  press(list, "Esc");
  erp_list_draw_focused(list, ascii, (ErpRect){0, 0, 40, 10});
  expect_golden(ascii, "list-40x10-ascii");
}

/* Whatever the rectangle, nothing is drawn outside it and the current row is inside. */
static void
test_any_size(void) {
  g_autoptr(GPtrArray) rows = offices();
  g_autoptr(ErpList) list = new_list(rows);
  press(list, "End");
  for (int width = 0; width <= 60; width += 3)
    for (int height = 0; height <= 12; height++) {
      g_autoptr(ErpCells) cells = erp_cells_new(64, 16, ERP_CHARSET_UTF8);
      erp_cells_fill(cells, (ErpRect){0, 0, 64, 16}, ERP_STYLE_COAST);
      erp_list_draw_focused(list, cells, (ErpRect){2, 2, width, height});
      gboolean selected = FALSE;
      for (int y = 0; y < 16; y++)
        for (int x = 0; x < 64; x++) {
          gboolean inside = x >= 2 && x < 2 + width && y >= 2 && y < 2 + height;
          const ErpCell *cell = &cells->cells[y * 64 + x];
          g_assert_true(inside || cell->style == ERP_STYLE_COAST);
          selected |= cell->style == ERP_STYLE_SELECTED;
        }
      g_assert_true(selected == (width > 0 && height > 1));
    }
}

static void
test_many_rows(void) {
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
  for (guint i = 0; i < 10000; i++) {
    g_autofree char *id = g_strdup_printf("site-%05u", i);
    g_autofree char *name = g_strdup_printf("Office %u", i * 7919 % 10000);
    add_row(rows, id, name, i * 31 % 977);
  }
  g_autoptr(ErpList) list = new_list(rows);
  g_autoptr(ErpCells) cells = erp_cells_new(200, 60, ERP_CHARSET_UTF8);
  g_test_timer_start();
  erp_list_sort_by(list, 1);
  double sorted = g_test_timer_elapsed();
  erp_list_set_filter(list, "Office 77");
  double filtered = g_test_timer_elapsed();
  erp_list_draw_focused(list, cells, (ErpRect){0, 0, 200, 60});
  double drawn = g_test_timer_elapsed();
  erp_list_set_filter(list, "Office 777");
  double again = g_test_timer_elapsed();
  erp_list_draw_focused(list, cells, (ErpRect){0, 0, 200, 60});
  double redrawn = g_test_timer_elapsed();
  g_test_message("sort %d us, first filter %d us, first draw %d us, filter %d us, draw %d us",
                 (int) (sorted * 1e6), (int) ((filtered - sorted) * 1e6),
                 (int) ((drawn - filtered) * 1e6), (int) ((again - drawn) * 1e6),
                 (int) ((redrawn - again) * 1e6));
  check_against_oracle(list, rows);
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tui/list/sort", test_sort);
  g_test_add_func("/tui/list/filter", test_filter);
  g_test_add_func("/tui/list/identity", test_identity);
  g_test_add_func("/tui/list/keys", test_keys);
  g_test_add_func("/tui/list/few-change", test_few_change);
  g_test_add_func("/tui/list/oracle", test_oracle);
  g_test_add_func("/tui/list/golden", test_golden_screens);
  g_test_add_func("/tui/list/any-size", test_any_size);
  g_test_add_func("/tui/list/many-rows", test_many_rows);
  return g_test_run();
}
