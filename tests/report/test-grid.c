/* Tables of text: columns line up on a terminal whatever is in the cells, and nothing in a cell can
 * steer a terminal or break a row. */
#include <glib.h>
#include <string.h>

#include "report/paper/grid.h"

static char *
text_of(const ErpGrid *grid, guint indent) {
  GString *out = g_string_new(NULL);
  erp_grid_write_text(grid, indent, out);
  return g_string_free(out, FALSE);
}

static char *
tsv_of(const ErpGrid *grid) {
  GString *out = g_string_new(NULL);
  erp_grid_write_tsv(grid, out);
  return g_string_free(out, FALSE);
}

static ErpGrid *
names_and_users(void) {
  ErpGrid *grid = erp_grid_new();
  erp_grid_column(grid, "name", ERP_ALIGN_LEFT);
  erp_grid_column(grid, "users", ERP_ALIGN_RIGHT);
  return grid;
}

static void
add_row(ErpGrid *grid, const char *name, const char *users) {
  erp_grid_cell(grid, name);
  erp_grid_cell(grid, users);
}

static void
test_alignment(void) {
  g_autoptr(ErpGrid) grid = names_and_users();
  add_row(grid, "Paris", "25000");
  add_row(grid, "Los Angeles", "7");
  g_autofree char *text = text_of(grid, 2);
  g_assert_cmpstr(text, ==,
                  "  name         users\n"
                  "  Paris        25000\n"
                  "  Los Angeles      7\n");
  g_assert_cmpuint(erp_grid_rows(grid), ==, 2);
}

/* Two wide characters take the room of four letters, a combining accent none. */
static void
test_display_width(void) {
  g_autoptr(ErpGrid) grid = names_and_users();
  add_row(grid, "東京", "1");
  add_row(grid, "Zu\314\210rich", "2");
  add_row(grid, "Köln", "3");
  g_autofree char *text = text_of(grid, 0);
  g_assert_cmpstr(text, ==,
                  "name    users\n"
                  "東京        1\n"
                  "Zu\314\210rich      2\n"
                  "Köln        3\n");
}

static void
test_no_trailing_blanks(void) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  erp_grid_column(grid, "a", ERP_ALIGN_LEFT);
  erp_grid_column(grid, "note", ERP_ALIGN_LEFT);
  erp_grid_cell(grid, "wide cell");
  erp_grid_cell(grid, NULL);
  g_autofree char *text = text_of(grid, 1);
  g_assert_cmpstr(text, ==, " a          note\n wide cell\n");
}

static void
test_no_rows(void) {
  g_autoptr(ErpGrid) grid = names_and_users();
  g_autofree char *text = text_of(grid, 0);
  g_autofree char *tsv = tsv_of(grid);
  g_assert_cmpstr(text, ==, "name  users\n");
  g_assert_cmpstr(tsv, ==, "name\tusers\n");
  g_assert_cmpuint(erp_grid_rows(grid), ==, 0);
}

static void
test_tsv(void) {
  g_autoptr(ErpGrid) grid = names_and_users();
  add_row(grid, "Los Angeles", "7");
  erp_grid_cell_take(grid, g_strdup("Paris"));
  erp_grid_cell_take(grid, NULL);
  g_autofree char *tsv = tsv_of(grid);
  g_assert_cmpstr(tsv, ==, "name\tusers\nLos Angeles\t7\nParis\t\n");
}

/* A tab or line end in a cell would make another cell or row. */
static void
test_escapes(void) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  erp_grid_column(grid, "na\tme", ERP_ALIGN_LEFT);
  erp_grid_cell(grid, "a\tb\nc");
  erp_grid_cell(grid, "\033[31mred\302\23332m");
  erp_grid_cell(grid, "\342\200\256reversed");
  erp_grid_cell(grid, "broken\377");
  g_autofree char *tsv = tsv_of(grid);
  g_autofree char *text = text_of(grid, 0);
  static const char expected[] = "na<U+0009>me\n"
                                 "a<U+0009>b<U+000A>c\n"
                                 "<U+001B>[31mred<U+009B>32m\n"
                                 "<U+202E>reversed\n"
                                 "broken<FF>\n";
  g_assert_cmpstr(tsv, ==, expected);
  g_assert_cmpstr(text, ==, expected);
}

/* A limit cuts what people read, never what programs read. */
static void
test_limit(void) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  erp_grid_column(grid, "providers", ERP_ALIGN_LEFT);
  erp_grid_column(grid, "n", ERP_ALIGN_RIGHT);
  erp_grid_cell(grid, "Equinix;Megaport;Zayo");
  erp_grid_cell(grid, "3");
  erp_grid_cell(grid, "東京東京東京東京");
  erp_grid_cell(grid, "1");
  erp_grid_cell(grid, "exactly ten");
  erp_grid_cell(grid, "2");
  g_autofree char *whole = text_of(grid, 0);
  g_assert_nonnull(strstr(whole, "Equinix;Megaport;Zayo  3"));
  erp_grid_limit(grid, 11);
  g_autofree char *text = text_of(grid, 0);
  g_assert_cmpstr(text, ==,
                  "providers    n\n"
                  "Equinix;...  3\n"
                  "東京東京...  1\n"
                  "exactly ten  2\n");
  g_autofree char *tsv = tsv_of(grid);
  g_assert_nonnull(strstr(tsv, "\nEquinix;Megaport;Zayo\t3\n"));
}

/* Natural widths are 9, 20 and 6, with two gaps 39. Taken down to 30 the widest gives all 9; its
 * longest word has 8, "of it all" stays as it is, and a number is never broken. */
static void
test_widths(void) {
  static const struct {
    guint line, first, second, third;
  } cases[] = {{39, 9, 20, 6}, {100, 9, 20, 6}, {30, 9, 11, 6}, {26, 8, 8, 6}, {10, 4, 8, 6}};
  g_autoptr(ErpGrid) grid = erp_grid_new();
  erp_grid_column(grid, "a bb cccc", ERP_ALIGN_LEFT);
  erp_grid_column(grid, "x", ERP_ALIGN_LEFT);
  erp_grid_column(grid, "use", ERP_ALIGN_RIGHT);
  erp_grid_cell(grid, "y");
  erp_grid_cell(grid, "longword and so much");
  erp_grid_cell(grid, "1 Gb/s");
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree guint *widths = erp_grid_widths(grid, cases[i].line);
    g_assert_cmpuint(widths[0], ==, cases[i].first);
    g_assert_cmpuint(widths[1], ==, cases[i].second);
    g_assert_cmpuint(widths[2], ==, cases[i].third);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/grid/alignment", test_alignment);
  g_test_add_func("/grid/display-width", test_display_width);
  g_test_add_func("/grid/no-trailing-blanks", test_no_trailing_blanks);
  g_test_add_func("/grid/no-rows", test_no_rows);
  g_test_add_func("/grid/tsv", test_tsv);
  g_test_add_func("/grid/escapes", test_escapes);
  g_test_add_func("/grid/limit", test_limit);
  g_test_add_func("/grid/widths", test_widths);
  return g_test_run();
}
