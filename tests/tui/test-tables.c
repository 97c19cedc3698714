/* The tables by keys: their order and filter are said in the title, and the order is kept. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "xml/reader.h"

static const char plan_text[] = "<site id=\"par\" name=\"Paris\" users=\"100\"/>\n"
                                "<site id=\"lon\" name=\"London\" users=\"300\"/>\n"
                                "<site id=\"rom\" name=\"Rome\" users=\"200\"/>\n";

/* Whether the rows stand in this order. */
static gboolean
in_order(App *app, const char *first, const char *second, const char *third) {
  erp_tui_draw(app->tui, app->cells);
  g_autofree char *screen = erp_cells_dump(app->cells);
  const char *a = strstr(screen, first), *b = strstr(screen, second), *c = strstr(screen, third);
  return a != NULL && b != NULL && c != NULL && a < b && b < c;
}

static void
click_head(App *app, const char *title) {
  erp_tui_draw(app->tui, app->cells);
  g_autofree char *screen = erp_cells_dump(app->cells);
  g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
  g_assert_nonnull(strstr(lines[2], title));
  ErpKey click = {.code = ERP_KEY_CLICK, .x = (int) (strstr(lines[2], title) - lines[2]), .y = 2};
  erp_tui_handle(app->tui, &click);
}

static void
test_order(void) {
  App app;
  app_open_plan(&app, plan_text);
  app_press(&app, "2");
  g_assert_true(in_order(&app, "Paris", "London", "Rome"));
  click_head(&app, "users");
  g_assert_true(app_shows(&app, "Sites 3 by users▲"));
  g_assert_true(in_order(&app, "Paris", "Rome", "London"));
  click_head(&app, "users");
  g_assert_true(app_shows(&app, "Sites 3 by users▼"));
  g_assert_true(in_order(&app, "London", "Rome", "Paris"));
  app_press(&app, "/");
  app_type(&app, "lon");
  g_assert_true(app_shows(&app, "Sites 1/3 /lon by users▼"));
  app_press(&app, "Esc");
  g_assert_true(app_shows(&app, "Sites 3 by users▼"));
  app_close(&app);
}

/* By another view, and by the next run of the program. */
static void
test_order_is_kept(void) {
  App app;
  app_open_plan(&app, plan_text);
  app_press(&app, "2 < < R"); /* from the order of before to a name */
  while (!app_shows(&app, "by name▼"))
    app_press(&app, "< R");
  app_press(&app, "3 2");
  g_assert_true(app_shows(&app, "Sites 3 by name▼"));
  app_restart(&app);
  app_press(&app, "2");
  g_assert_true(app_shows(&app, "Sites 3 by name▼"));
  g_assert_true(in_order(&app, "Rome", "Paris", "London"));
  app_press(&app, "3");
  g_assert_false(app_shows(&app, " by ")); /* each table has its own */
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/tables/order", test_order);
  g_test_add_func("/tables/order-is-kept", test_order_is_kept);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
