/* Rows under headings: their order, filter, sorting, folding, marks, clicks, the picture. */
#include <locale.h>

#include "tui/command/commands.h"
#include "tui/widget/list.h"
#include "widget-support.h"

typedef struct {
  const char *id, *country;
  int users;
} Office;

/* Countries as first met: FR, BR, JP. */
static const Office offices[] = {{"par", "FR", 25}, {"sao", "BR", 3}, {"lyo", "FR", 9},
                                 {"tyo", "JP", 9},  {"rio", "BR", 4}, {"nte", "FR", 1}};

static const char *
row_id(guint row, gpointer user) {
  return ((const Office *) user)[row].id;
}

static char *
id_text(guint row, gpointer user) {
  return g_strdup(row_id(row, user));
}

static char *
users_text(guint row, gpointer user) {
  return g_strdup_printf("%d", ((const Office *) user)[row].users);
}

static int
by_users(guint a, guint b, gpointer user) {
  return ((const Office *) user)[a].users - ((const Office *) user)[b].users;
}

static char *
country_key(guint row, gpointer user) {
  return g_strdup(((const Office *) user)[row].country);
}

static int
by_country(guint a, guint b, gpointer user) {
  const Office *all = user;
  return g_strcmp0(all[a].country, all[b].country);
}

static char *
country_heading(const guint *rows, guint n, gpointer user) {
  return g_strdup_printf("%s (%u)", ((const Office *) user)[rows[0]].country, n);
}

static const ErpColumn columns[] = {
    {"Site", ERP_ALIGN_LEFT, 6, 1, id_text, NULL, NULL},
    {"Users", ERP_ALIGN_RIGHT, 6, 0, users_text, by_users, NULL},
};
static const ErpGrouping as_met = {country_key, NULL, country_heading};
static const ErpGrouping by_name = {country_key, by_country, country_heading};

static ErpList *
new_list(void) {
  const ErpRows source = {.id = row_id, .user = (gpointer) offices};
  ErpList *list = erp_list_new(columns, G_N_ELEMENTS(columns), &source);
  erp_list_set_rows(list, G_N_ELEMENTS(offices));
  erp_list_group(list, &as_met);
  return list;
}

/* The first words of the lines below the column heads, as drawn. */
static void
expect_lines(ErpList *list, const char *want) {
  g_autoptr(ErpCells) cells = erp_cells_new(20, 14, ERP_CHARSET_UTF8);
  erp_list_draw_focused(list, cells, (ErpRect){0, 0, 20, 14});
  g_autofree char *screen = erp_cells_dump(cells);
  g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
  g_autoptr(GString) got = g_string_new(NULL);
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto(GStrv) words = g_strsplit_set(g_strstrip(lines[i]), " ", -1);
    for (guint k = 0; words[k] != NULL; k++)
      if (g_ascii_isalpha(words[k][0])) {
        g_string_append_printf(got, "%s%s", got->len > 0 ? " " : "", words[k]);
        break;
      }
  }
  g_assert_cmpstr(got->str, ==, want);
}

static void
test_order(void) {
  g_autoptr(ErpList) list = new_list();
  const ErpKey home = test_key("Home"); /* the cursor is placed: it stays with its row */
  erp_list_handle(list, &home);
  expect_lines(list, "FR par lyo nte BR sao rio JP tyo");
  erp_list_sort_by(list, 1);
  expect_lines(list, "FR nte lyo par BR sao rio JP tyo");
  erp_list_sort_by(list, 1); /* the groups stay where they are */
  expect_lines(list, "FR par lyo nte BR rio sao JP tyo");
  erp_list_group(list, &by_name);
  expect_lines(list, "BR rio sao FR par lyo nte JP tyo");
  g_assert_cmpstr(erp_list_current_id(list), ==, "par");
  erp_list_group(list, NULL);
  expect_lines(list, "par lyo tyo rio sao nte");
}

static void
test_filter(void) {
  g_autoptr(ErpList) list = new_list();
  erp_list_set_filter(list, "o"); /* sao lyo tyo rio; no heading without rows */
  expect_lines(list, "FR lyo BR sao rio JP tyo");
  erp_list_set_filter(list, "io");
  expect_lines(list, "BR rio");
  erp_list_set_filter(list, "zz");
  g_assert_cmpint(erp_list_current(list), ==, -1);
  erp_list_command(list, ERP_COMMAND_FOLD); /* nothing to close */
  erp_list_set_filter(list, "");
  expect_lines(list, "FR par lyo nte BR sao rio JP tyo");
}

/* The cursor passes over headings, but stands on a closed one. */
static void
test_fold(void) {
  g_autoptr(ErpList) list = new_list();
  const ErpKey down = test_key("Down"), up = test_key("Up");
  erp_list_select(list, "nte");
  erp_list_handle(list, &down);
  g_assert_cmpstr(erp_list_current_id(list), ==, "sao");
  erp_list_handle(list, &up);
  erp_list_command(list, ERP_COMMAND_FOLD);
  expect_lines(list, "FR BR sao rio JP tyo");
  g_assert_cmpstr(erp_list_current_id(list), ==, "par"); /* the first of the closed group */
  g_autofree char *count = erp_list_count(list);
  g_assert_cmpstr(count, ==, "6");
  erp_list_handle(list, &down);
  g_assert_cmpstr(erp_list_current_id(list), ==, "sao");
  erp_list_command(list, ERP_COMMAND_FOLD_ALL);
  expect_lines(list, "FR BR JP");
  g_assert_cmpstr(erp_list_current_id(list), ==, "sao");
  erp_list_select(list, "rio"); /* inside of a closed group: its heading */
  g_assert_cmpstr(erp_list_current_id(list), ==, "sao");
  erp_list_set_rows(list, G_N_ELEMENTS(offices)); /* new figures: still closed */
  expect_lines(list, "FR BR JP");
  erp_list_command(list, ERP_COMMAND_FOLD_ALL);
  expect_lines(list, "FR par lyo nte BR sao rio JP tyo");
}

static void
test_mark_group(void) {
  g_autoptr(ErpList) list = new_list();
  erp_list_command(list, ERP_COMMAND_FOLD);
  erp_list_command(list, ERP_COMMAND_MARK);
  g_autoptr(GArray) chosen = erp_list_chosen(list);
  g_assert_cmpuint(chosen->len, ==, 3);
  g_assert_true(erp_list_marked(list, "par"));
  g_assert_true(erp_list_marked(list, "nte"));
  g_assert_false(erp_list_marked(list, "sao"));
  g_assert_cmpstr(erp_list_current_id(list), ==, "sao");
}

static void
test_clicks(void) {
  g_autoptr(ErpList) list = new_list();
  expect_lines(list, "FR par lyo nte BR sao rio JP tyo");
  const ErpKey heading = test_click(3, 5), row = test_click(3, 3);
  erp_list_handle(list, &heading);
  expect_lines(list, "FR par lyo nte BR JP tyo");
  erp_list_handle(list, &row);
  g_assert_cmpstr(erp_list_current_id(list), ==, "lyo");
}

/* However small, the current row is on the screen, and the first one with its heading. */
static void
test_scroll(void) {
  g_autoptr(ErpList) list = new_list();
  g_autoptr(ErpCells) cells = erp_cells_new(20, 4, ERP_CHARSET_ASCII);
  const ErpKey end = test_key("End"), home = test_key("Home");
  erp_list_handle(list, &end);
  erp_list_draw_focused(list, cells, (ErpRect){0, 0, 20, 4});
  g_autofree char *last = erp_cells_dump(cells);
  g_assert_cmpstr(last, ==,
                  "  Site         Users\n  rio              4\n - JP (1)\n> tyo              9\n");
  erp_list_handle(list, &home);
  erp_list_draw_focused(list, cells, (ErpRect){0, 0, 20, 4});
  g_autofree char *first = erp_cells_dump(cells);
  g_assert_cmpstr(first, ==,
                  "  Site         Users\n - FR (3)\n> par             25\n  lyo              9\n");
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tui/list-groups/order", test_order);
  g_test_add_func("/tui/list-groups/filter", test_filter);
  g_test_add_func("/tui/list-groups/fold", test_fold);
  g_test_add_func("/tui/list-groups/mark", test_mark_group);
  g_test_add_func("/tui/list-groups/click", test_clicks);
  g_test_add_func("/tui/list-groups/scroll", test_scroll);
  return g_test_run();
}
