/* Laying out by hand with the cross-hair, by keys and by the mouse. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "app-support.h"
#include "tui/map/map-cursor.h"
#include "xml/reader.h"

static const ErpSite *
site(App *app, const char *id) {
  const ErpRecord *record = erp_plan_find(erp_session_plan(app->session), id);
  g_assert_nonnull(record);
  return ERP_AS(ErpSite, SITE, record);
}

/* By one cell of 2 x 4 dots of half a degree: a degree east, and back to where it was. */
static void
test_steps(void) {
  ErpView view = {.degrees_per_dot = 0.5, .columns = 40, .rows = 20};
  ErpMapCursor cursor = {0};
  int column = 0, row = 0;
  erp_map_cursor_put(&cursor, &view, 20, 10);
  g_assert_true(erp_map_cursor_cell(&cursor, &view, &column, &row));
  g_assert_cmpint(column, ==, 20);
  g_assert_cmpint(row, ==, 10);
  double lon = cursor.lon;
  erp_map_cursor_step(&cursor, &view, 1, 0);
  g_assert_true(fabs(cursor.lon - (lon + 1)) < 1e-9);
  erp_map_cursor_step(&cursor, &view, -1, 0);
  g_assert_true(fabs(cursor.lon - lon) < 1e-9);
  g_autofree char *lat_text = NULL, *lon_text = NULL;
  erp_map_cursor_place(&cursor, &view, &lat_text, &lon_text);
  g_assert_cmpstr(lon_text, ==, "0.5");        /* the middle of the cell right of the centre */
  erp_map_cursor_step(&cursor, &view, 100, 0); /* 81 cells over the edge: the view comes along */
  g_assert_true(erp_map_cursor_cell(&cursor, &view, &column, &row));
  g_assert_cmpint(column, ==, 39);
  g_assert_true(fabs(view.lon - 81) < 1e-9);
}

/* A site where the cross-hair stands; the form knows the place, the mode is over. */
static void
test_site(void) {
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "s Left Shift+Up");
  g_assert_true(app_shows(&app, "Enter: a new site at"));
  g_assert_true(app_shows(&app, "Enter Do it"));
  g_assert_true(app_shows(&app, "─┼─"));
  app_press(&app, "Enter");
  app_type(&app, "new");
  app_press(&app, "F2");
  g_assert_cmpint(site(&app, "new")->lat, !=, ERP_UNSET);
  g_assert_cmpint(site(&app, "new")->lon % 10000, ==, 0);
  g_assert_false(app_shows(&app, "─┼─"));
  app_press(&app, "s Esc");
  g_assert_false(app_shows(&app, "─┼─"));
  app_close(&app);
}

static void
test_move(void) {
  App app;
  app_open(&app, "meet-me.xml");
  gint64 lat = site(&app, "lax")->lat, lon = site(&app, "lax")->lon;
  app_press(&app, "v");
  g_assert_true(app_shows(&app, "Select what is to move"));
  app_press(&app, ". Right Enter");
  g_assert_cmpint(site(&app, "lax")->lon, >, lon);
  g_assert_false(app_shows(&app, "─┼─"));
  app_press(&app, "u"); /* one step */
  g_assert_cmpint(site(&app, "lax")->lat, ==, lat);
  g_assert_cmpint(site(&app, "lax")->lon, ==, lon);
  app_close(&app);
}

static void
expect_link(App *app, const char *a, const char *b) {
  app_type(app, "drawn");
  app_press(app, "Tab Tab Tab Tab Tab Tab");
  app_type(app, "1g");
  app_press(app, "F2");
  g_assert_true(app_shows(app, "Done: "));
  const ErpRecord *record = erp_plan_find(erp_session_plan(app->session), "drawn");
  g_assert_nonnull(record);
  g_assert_cmpstr(ERP_AS(ErpWanLink, WAN_LINK, record)->a, ==, a);
  g_assert_cmpstr(ERP_AS(ErpWanLink, WAN_LINK, record)->b, ==, b);
}

static const char two_sites[] =
    "<site id=\"par\" name=\"Paris\" lat=\"48.86\" lon=\"2.35\" users=\"100\"/>"
    "<site id=\"syd\" name=\"Sydney\" lat=\"-33.87\" lon=\"151.21\" users=\"10\"/>";

static void
test_link(void) {
  App app;
  app_open_plan(&app, two_sites);
  app_press(&app, "w . Enter");
  g_assert_true(app_shows(&app, "from “par”"));
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "choose another end"));
  app_press(&app, ". Enter");
  expect_link(&app, "par", "syd");
  app_close(&app);
}

/* Two marks are the ends of a new link; they are seen on the map and beside it. */
static void
test_marks(void) {
  App app;
  app_open_plan(&app, two_sites);
  app_press(&app, ". Space . Space");
  g_assert_true(app_shows(&app, "2 marked"));
  g_assert_true(app_shows(&app, "*Sydney") || app_shows(&app, "Sydney*"));
  app_press(&app, "Space Space F7 l");
  expect_link(&app, "par", "syd");
  app_close(&app);
}

static void
test_mouse(void) {
  App app;
  app_open_plan(&app, two_sites);
  app_press(&app, "s");
  const ErpKey click = {.code = ERP_KEY_CLICK, .x = 5, .y = 5};
  erp_tui_handle(app.tui, &click);
  erp_tui_draw(app.tui, app.cells);
  g_assert_cmpuint(app.cells->cells[5 * app.cells->width + 5].base, ==, 0x253C);
  g_assert_null(erp_tui_selection(app.tui)); /* moved, nothing selected */
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/map-lay/steps", test_steps);
  g_test_add_func("/map-lay/site", test_site);
  g_test_add_func("/map-lay/move", test_move);
  g_test_add_func("/map-lay/link", test_link);
  g_test_add_func("/map-lay/marks", test_marks);
  g_test_add_func("/map-lay/mouse", test_mouse);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
