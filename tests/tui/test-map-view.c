/* The main view by keys: the map, the list beside it and the selection they share. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "plan/file.h"
#include "xml/reader.h"

static ErpKey
click_at(int x, int y) {
  return (ErpKey){.code = ERP_KEY_CLICK, .x = x, .y = y};
}

/* Row of the screen with the text, -1 = none. */
static int
row_of(App *app, const char *text) {
  erp_tui_draw(app->tui, app->cells);
  g_autofree char *screen = erp_cells_dump(app->cells);
  g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    if (strstr(lines[i], text) != NULL)
      return i;
  return -1;
}

/* The worst site is the first and the cursor is on it, although the figures came after the list. */
static void
test_side_list(void) {
  App app;
  app_open(&app, "contoso.xml");
  erp_cells_resize(app.cells, 120, 30);
  g_assert_cmpint(row_of(&app, "▶ ! Auckland"), ==, 2);
  g_assert_null(erp_tui_selection(app.tui));
  app_press(&app, "Tab"); /* the list has the keys: what it is on is selected */
  g_assert_cmpstr(erp_tui_selection(app.tui), ==, "akl");
  app_press(&app, "Down");
  g_assert_cmpstr(erp_tui_selection(app.tui), ==, "bne");
  app_press(&app,
            "Tab ."); /* and what is selected on the map, the next of the plan, is the list's */
  g_assert_cmpint(row_of(&app, "▶ ! Auckland"), ==, 2);
  const ErpKey click = click_at(app.cells->width - 20, 3);
  erp_tui_handle(app.tui, &click);
  g_assert_cmpstr(erp_tui_selection(app.tui), ==, "bne");
  app_close(&app);
}

/* Without the pane the map has all columns; the keys go to the map. */
static void
test_side_hidden(void) {
  App app;
  app_open(&app, "contoso.xml");
  app_press(&app, "Tab b");
  g_assert_false(app_shows(&app, "Auckland  "));
  g_assert_false(app_shows(&app, "│"));
  app_press(&app, "b");
  g_assert_true(app_shows(&app, "│▶ ! Auckland"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/map-view/side-list", test_side_list);
  g_test_add_func("/map-view/side-hidden", test_side_hidden);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
