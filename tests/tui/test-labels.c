/* Label placement: preferred sides, what is refused, and on random maps: nothing overlaps, all is
 * inside, no place was refused that the rules allow. */
#include <glib.h>
#include <string.h>

#include "tui/map/labels.h"

/* A grid drawn as text: '#' symbol, '-' line, blank free; rows of equal length. */
static guint8 *
grid_of(const char *const *rows, int columns, int n) {
  guint8 *grid = g_new0(guint8, (gsize) columns * (gsize) n);
  for (int y = 0; y < n; y++)
    for (int x = 0; x < columns; x++) {
      char c = rows[y][x];
      grid[y * columns + x] = c == '#' ? ERP_SPOT_SYMBOL : c == '-' ? ERP_SPOT_LINE : ERP_SPOT_FREE;
    }
  return grid;
}

static void
expect_place(const char *const *rows, int n, int column, int row, int width, int x, int y) {
  int columns = (int) strlen(rows[0]);
  g_autofree guint8 *grid = grid_of(rows, columns, n);
  ErpLabel label = {.column = column, .row = row, .width = width};
  erp_labels_place(&label, 1, grid, columns, n);
  g_assert_cmpint(label.x, ==, x);
  g_assert_cmpint(label.y, ==, y);
}

static void
test_sides(void) {
  static const char *const open[] = {"          ", "    #     ", "          "};
  expect_place(open, 3, 4, 1, 3, 5, 1); /* east */
  static const char *const east[] = {"          ", "    #  #  ", "          "};
  expect_place(east, 3, 4, 1, 3, 1, 1); /* west */
  static const char *const both[] = {"          ", " #  #  #  ", "          "};
  expect_place(both, 3, 4, 1, 3, 5, 0); /* north-east */
  static const char *const three[] = {"      #   ", " #  #  #  ", "          "};
  expect_place(three, 3, 4, 1, 3, 5, 2); /* south-east */
  static const char *const four[] = {"      #   ", " #  #  #  ", "      #   "};
  expect_place(four, 3, 4, 1, 3, 1, 0); /* north-west */
  static const char *const five[] = {"  #   #   ", " #  #  #  ", "      #   "};
  expect_place(five, 3, 4, 1, 3, 1, 2); /* south-west */
  static const char *const six[] = {" #     #  ", " #  #  #  ", " #     #  "};
  expect_place(six, 3, 4, 1, 3, 3, 0); /* north */
  static const char *const seven[] = {"    #     ", " #  #  #  ", " #     #  "};
  expect_place(seven, 3, 4, 1, 3, 3, 2); /* south */
  static const char *const none[] = {"    #     ", " #  #  #  ", "    #     "};
  expect_place(none, 3, 4, 1, 3, -1, -1);
}

static void
test_lines(void) {
  static const char *const half[] = {"#--  ", "     "};
  expect_place(half, 2, 0, 0, 4, 1, 0); /* two of four covered */
  static const char *const more[] = {"#--- ", "     "};
  expect_place(more, 2, 0, 0, 4, 1, 1); /* three of four: below */
}

static void
test_room(void) {
  static const char *const narrow[] = {"  #"};
  expect_place(narrow, 1, 2, 0, 2, 0, 0);
  expect_place(narrow, 1, 2, 0, 3, -1, -1);
  expect_place(narrow, 1, 2, 0, 0, -1, -1);
  ErpLabel label = {.width = 3};
  erp_labels_place(&label, 1, NULL, 0, 0);
  g_assert_cmpint(label.x, ==, -1);
}

/* The first label keeps its place; the second does not touch it. */
static void
test_order(void) {
  static const char *const row[] = {"#     #         "};
  g_autofree guint8 *grid = grid_of(row, 16, 1);
  ErpLabel labels[] = {{.column = 6, .row = 0, .width = 4},
                       {.column = 0, .row = 0, .width = 4},
                       {.column = 0, .row = 0, .width = 5}};
  erp_labels_place(labels, 3, grid, 16, 1);
  g_assert_cmpint(labels[0].x, ==, 7);
  g_assert_cmpint(labels[1].x, ==, 1);
  g_assert_cmpint(labels[2].x, ==, -1);
}

static void
check_random_map(GRand *random) {
  int columns = g_rand_int_range(random, 1, 60), rows = g_rand_int_range(random, 1, 20);
  guint n = (guint) g_rand_int_range(random, 0, 60);
  g_autofree guint8 *before = g_new0(guint8, (gsize) (columns * rows));
  for (int i = 0; i < columns * rows; i++)
    before[i] = g_rand_int_range(random, 0, 4) == 0 ? ERP_SPOT_LINE : ERP_SPOT_FREE;
  g_autofree ErpLabel *labels = g_new0(ErpLabel, n);
  for (guint i = 0; i < n; i++) {
    labels[i].column = g_rand_int_range(random, 0, columns);
    labels[i].row = g_rand_int_range(random, 0, rows);
    labels[i].width = g_rand_int_range(random, 1, 14);
    before[labels[i].row * columns + labels[i].column] = ERP_SPOT_SYMBOL;
  }
  g_autofree guint8 *grid = g_memdup2(before, (gsize) (columns * rows));
  erp_labels_place(labels, n, grid, columns, rows);
  g_autofree int *owner = g_new0(int, (gsize) (columns * rows)); /* label number from 1 */
  for (guint i = 0; i < n; i++) {
    if (labels[i].x < 0)
      continue;
    int lines = 0;
    g_assert_cmpint(labels[i].x + labels[i].width, <=, columns);
    g_assert_cmpint(ABS(labels[i].y - labels[i].row), <=, 1);
    g_assert_true(labels[i].y >= 0 && labels[i].y < rows);
    for (int k = 0; k < labels[i].width; k++) {
      int cell = labels[i].y * columns + labels[i].x + k;
      g_assert_cmpint(owner[cell], ==, 0);
      g_assert_cmpint(before[cell], <, ERP_SPOT_SYMBOL);
      lines += before[cell] == ERP_SPOT_LINE;
      owner[cell] = (int) i + 1;
    }
    g_assert_cmpint(2 * lines, <=, labels[i].width);
  }
  for (int i = 1; i < columns * rows; i++)
    if (i % columns != 0 && owner[i] != 0 && owner[i - 1] != 0)
      g_assert_cmpint(owner[i], ==, owner[i - 1]); /* two labels never touch on a row */
}

static void
test_property(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(42);
  for (int i = 0; i < 3000; i++)
    check_random_map(random);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/labels/sides", test_sides);
  g_test_add_func("/labels/lines", test_lines);
  g_test_add_func("/labels/room", test_room);
  g_test_add_func("/labels/order", test_order);
  g_test_add_func("/labels/property", test_property);
  return g_test_run();
}
