/* The coast files: the shipped ones load, broken ones are refused with their place, seams are no
 * coast, and each level draws where it should. */
#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "base/error.h"
#include "tui/map/coast.h"

static const char head[] =
    "# coast v1; scale 10 per degree; one polyline a line: lon lat then deltas\n";

static ErpCoast *
coast_of(const char *world, const char *continent, GError **error) {
  g_autofree char *folder = g_dir_make_tmp("coast-XXXXXX", NULL);
  g_assert_nonnull(folder);
  g_autofree char *first = g_build_filename(folder, "coast-world.txt", NULL);
  g_autofree char *second = g_build_filename(folder, "coast-continent.txt", NULL);
  g_assert_true(g_file_set_contents(first, world, -1, NULL));
  if (continent != NULL)
    g_assert_true(g_file_set_contents(second, continent, -1, NULL));
  ErpCoast *coast = erp_coast_load(folder, error);
  g_remove(first);
  g_remove(second);
  g_rmdir(folder);
  return coast;
}

static void
test_shipped(void) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_build_filename(g_getenv("ERPLAN_DATADIR"), "coast", NULL);
  g_autoptr(ErpCoast) coast = erp_coast_load(folder, &error);
  g_assert_no_error(error);
  g_assert_nonnull(coast);
}

static void
expect_refused(const char *body, const char *place) {
  g_autofree char *good = g_strconcat(head, "0 0 10 10\n", NULL);
  g_autofree char *bad = g_strconcat(head, body, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCoast) coast = coast_of(good, bad, &error);
  g_assert_null(coast);
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
  g_autofree char *expected = g_strconcat("coast-continent.txt:", place, ": ", NULL);
  if (strstr(error->message, expected) == NULL)
    g_error("%s is not at %s", error->message, expected);
}

static void
test_refused(void) {
  expect_refused("", "1");            /* no coast at all */
  expect_refused("0 0\n", "2");       /* one point */
  expect_refused("0 0 1 1\n\n", "3"); /* an empty line */
  expect_refused("0 0 1\n", "2");     /* half a point */
  expect_refused("0 0 1 x\n", "2");
  expect_refused("0 0 1 1.5\n", "2");
  expect_refused("0 0  1 1\n", "2");
  expect_refused("0 0 1 -\n", "2");
  expect_refused("0 0 1 99999999999999999999\n", "2");
  expect_refused("1800 0 1 0\n", "2"); /* 180.1 degrees east */
  expect_refused("0 900 0 1\n", "2");
  expect_refused("0 0 1 1\n0 0 1 1\r\n", "3");
}

static void
test_head(void) {
  static const char *const heads[] = {
      "", "0 0 1 1\n",
      "# coast v2; scale 10 per degree; one polyline a line: lon lat then deltas\n",
      "# coast v1; scale 0 per degree; one polyline a line: lon lat then deltas\n",
      "# coast v1; scale 1.5 per degree; one polyline a line: lon lat then deltas\n"};
  for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
    g_autoptr(GError) error = NULL;
    g_assert_null(coast_of(heads[i], NULL, &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
  }
  g_autofree char *good = g_strconcat(head, "0 0 10 10", NULL); /* the last newline may lack */
  g_autoptr(GError) error = NULL;
  g_assert_null(coast_of(good, NULL, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
  g_assert_nonnull(strstr(error->message, "coast-continent.txt: cannot read"));
  g_autoptr(ErpCoast) coast = coast_of(good, good, NULL);
  g_assert_nonnull(coast);
}

static char *
picture(const char *world, const char *continent, ErpView view) {
  g_autofree char *first = g_strconcat(head, world, NULL);
  g_autofree char *second = g_strconcat(head, continent, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCoast) coast = coast_of(first, second, &error);
  g_assert_no_error(error);
  g_autoptr(ErpCanvas) canvas = erp_canvas_new(view.columns, view.rows);
  g_autoptr(ErpCells) cells = erp_cells_new(view.columns, view.rows, ERP_CHARSET_UTF8);
  erp_coast_draw(coast, &view, canvas, 1);
  erp_canvas_draw(canvas, cells, 0, 0, ERP_DOTS_BRAILLE);
  return erp_cells_dump(cells);
}

/* At one degree a dot the equator from 0 to 3 E is the four dots right of the centre of 4 x 2
 * cells, on the first row of dots below the middle. */
static void
test_place(void) {
  ErpView view = {.lon = 0, .degrees_per_dot = 1, .columns = 4, .rows = 2};
  g_autofree char *text = picture("0 0 30 0\n", "0 0 1 1\n", view);
  g_assert_cmpstr(text, ==, "\n  ⠉⠉\n");
}

/* A coast is found on the other side of the antimeridian. */
static void
test_wrap(void) {
  ErpView view = {.lon = 180, .degrees_per_dot = 1, .columns = 4, .rows = 2};
  g_autofree char *east = picture("-1790 0 20 0\n", "0 0 1 1\n", view);
  g_assert_cmpstr(east, ==, "\n  ⠈⠉\n");
  view.lon = -180;
  g_autofree char *west = picture("1760 0 30 0\n", "0 0 1 1\n", view);
  g_assert_cmpstr(west, ==, "\n⠉⠉\n");
}

static void
test_seam(void) {
  ErpView view = {.lon = 180, .degrees_per_dot = 1, .columns = 4, .rows = 2};
  g_autofree char *along = picture("1800 -20 0 40\n", "0 0 1 1\n", view);
  g_assert_cmpstr(along, ==, "\n\n");
  g_autofree char *across = picture("1790 0 -3580 0\n", "0 0 1 1\n", view);
  g_assert_cmpstr(across, ==, "\n\n");
}

/* From 1 N to 1 S at 0.34 degrees a dot: three dots up and three down. */
static void
test_levels(void) {
  ErpView view = {.lon = 0, .degrees_per_dot = 0.34, .columns = 4, .rows = 2};
  g_autofree char *near = picture("-1800 0 3600 0\n", "0 10 0 -20\n", view);
  g_assert_cmpstr(near, ==, "  ⡆\n  ⠇\n");
  view.degrees_per_dot = 0.35;
  g_autofree char *far = picture("-800 0 1600 0\n", "0 10 0 -20\n", view);
  g_assert_cmpstr(far, ==, "\n⠉⠉⠉⠉\n");
}

/* A view wider than the world shows each coast once: 720 degrees on 8 dots. */
static void
test_once(void) {
  ErpView view = {.lon = 0, .degrees_per_dot = 90, .columns = 4, .rows = 2};
  g_autofree char *text = picture("-10 0 20 0\n", "0 0 1 1\n", view);
  g_assert_cmpstr(text, ==, "\n ⠈⠁\n");
}

int
main(int argc, char **argv) {
  g_assert_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/coast/shipped", test_shipped);
  g_test_add_func("/coast/refused", test_refused);
  g_test_add_func("/coast/head", test_head);
  g_test_add_func("/coast/place", test_place);
  g_test_add_func("/coast/wrap", test_wrap);
  g_test_add_func("/coast/seam", test_seam);
  g_test_add_func("/coast/levels", test_levels);
  g_test_add_func("/coast/once", test_once);
  return g_test_run();
}
