/* The panes of the main view: what there is from which size on, and that all of it is inside. */
#include <glib.h>

#include "tui/screen/layout.h"

static ErpLayout
layout(int columns, int rows) {
  return erp_layout((ErpRect){0, 1, columns, rows - 3}, &erp_layout_usual, TRUE);
}

static void
test_sizes(void) {
  static const struct {
    int columns, rows, side, findings, path;
  } cases[] = {
      {200, 60, 48, 10, 84}, {150, 40, 48, 10, 84}, {150, 39, 48, 4, 0}, {149, 40, 34, 4, 0},
      {100, 30, 34, 4, 0},   {99, 30, 23, 4, 0},    {80, 24, 23, 4, 0},  {76, 20, 23, 4, 0},
      {75, 20, 0, 4, 0},     {80, 19, 23, 2, 0},    {40, 10, 0, 0, 0},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    ErpLayout got = layout(cases[i].columns, cases[i].rows);
    g_assert_cmpint(got.side.width, ==, cases[i].side);
    g_assert_cmpint(got.findings.height, ==, cases[i].findings);
    g_assert_cmpint(got.path.width, ==, cases[i].path);
  }
}

static void
check(ErpRect rect, ErpRect whole) {
  g_assert_cmpint(rect.width, >=, 0);
  g_assert_cmpint(rect.height, >=, 0);
  g_assert_cmpint(rect.x, >=, whole.x);
  g_assert_cmpint(rect.y, >=, whole.y);
  g_assert_cmpint(rect.x + rect.width, <=, whole.x + whole.width);
  g_assert_cmpint(rect.y + rect.height, <=, whole.y + whole.height);
}

/* Also with limits that make no sense. */
static void
test_inside(void) {
  const ErpLayoutLimits odd = {40, 10, 40, 40, 200};
  for (int columns = 1; columns <= 250; columns++)
    for (int rows = 1; rows <= 80; rows++)
      for (int hidden = 0; hidden < 2; hidden++) {
        ErpRect whole = {3, 1, columns, rows};
        ErpLayout got = erp_layout(whole, columns % 2 ? &odd : &erp_layout_usual, !hidden);
        check(got.map, whole);
        check(got.side, whole);
        check(got.findings, whole);
        check(got.path, whole);
        g_assert_true(got.map.height > 0);
        g_assert_cmpint(got.map.width + got.side.width, ==, columns);
        g_assert_true(!hidden || got.side.width == 0);
      }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/layout/sizes", test_sizes);
  g_test_add_func("/layout/inside", test_inside);
  return g_test_run();
}
