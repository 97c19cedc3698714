/* Placing a site by typing part of a city's name. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "xml/reader.h"

static const ErpSite *
site(App *app, const char *id) {
  return ERP_AS(ErpSite, SITE, erp_plan_find(erp_session_plan(app->session), id));
}

/* The largest of a name comes first; it brings name and coordinates. */
static void
test_city(void) {
  App app;
  app_open(&app, NULL);
  app_press(&app, "F7 s");
  app_type(&app, "lag");
  app_press(&app, "Tab Tab");
  app_type(&app, "lagos");
  g_assert_true(app_shows(&app, "Lagos, NG"));
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "[Lagos, NG "));
  app_press(&app, "F2");
  const ErpSite *lagos = site(&app, "lag");
  g_assert_cmpstr(lagos->name, ==, "Lagos");
  g_assert_cmpstr(lagos->place, ==, "Lagos, NG");
  g_assert_cmpint(lagos->lat, ==, 6454100);
  g_assert_cmpint(lagos->lon, ==, 3394700);
  app_press(&app, "u");
  g_assert_null(erp_plan_find(erp_session_plan(app.session), "lag"));
  app_close(&app);
}

/* Words in any order and without accents; the name that is there stays; coordinates follow. */
static void
test_move(void) {
  App app;
  app_open_plan(&app, "<site id=\"hq\" name=\"Headquarters\" lat=\"1\" lon=\"2\"/>\n");
  app_press(&app, "2 Enter Tab Tab");
  app_type(&app, "co bogota");
  app_press(&app, "Enter F2");
  g_assert_cmpstr(site(&app, "hq")->name, ==, "Headquarters");
  g_assert_cmpstr(site(&app, "hq")->place, ==, "Bogotá, CO");
  g_assert_cmpint(site(&app, "hq")->lon, ==, -74081700);
  app_press(&app, "u");
  g_assert_cmpint(site(&app, "hq")->lon, ==, 2000000);
  app_close(&app);
}

/* Words of one's own are as good: they place nothing. */
static void
test_own_words(void) {
  App app;
  app_open_plan(&app, "<site id=\"hq\" name=\"Headquarters\"/>\n");
  app_press(&app, "2 Enter Tab Tab");
  app_type(&app, "third floor, behind the lift");
  app_press(&app, "F2");
  g_assert_cmpstr(site(&app, "hq")->place, ==, "third floor, behind the lift");
  g_assert_cmpint(site(&app, "hq")->lat, ==, ERP_UNSET);
  app_close(&app);
}

/* Providers of the catalogue's peering locations, and those the plan already has. */
static void
test_provider(void) {
  App app;
  app_open_plan(&app,
                "<site id=\"a\"/>\n<site id=\"b\"/>\n"
                "<wan-link id=\"w\" a=\"a\" b=\"b\" provider=\"Our own\" capacity=\"1Gbps\"/>\n"
                "<wan-link id=\"x\" a=\"a\" b=\"b\" capacity=\"1Gbps\"/>\n");
  app_press(&app, "3 Down Enter Tab Tab Tab Tab Tab");
  app_type(&app, "equi");
  g_assert_true(app_shows(&app, "Equinix"));
  app_press(&app, "Esc Ctrl+U");
  app_type(&app, "our");
  app_press(&app, "Enter F2");
  const ErpRecord *link = erp_plan_find(erp_session_plan(app.session), "x");
  g_assert_cmpstr(ERP_AS(ErpWanLink, WAN_LINK, link)->provider, ==, "Our own");
  app_close(&app);
}

/* Geographies by their names, rules by their titles. */
static void
test_words_of_microsoft(void) {
  App app;
  app_open_plan(&app, "<tenant/>\n");
  app_press(&app, "E F7 Tab Tab Enter");
  g_assert_true(app_shows(&app, "Edit: Tenant"));
  app_type(&app, "europe");
  app_press(&app, "Enter F2");
  guint n;
  const ErpRecord *const *tenants =
      erp_plan_of_kind(erp_session_plan(app.session), ERP_KIND_TENANT, &n);
  g_assert_cmpstr(ERP_AS(ErpTenant, TENANT, tenants[0])->geo, ==, "EUR");
  while (!app_shows(&app, "▶Accepted finding (0)"))
    app_press(&app, "Tab");
  app_press(&app, "Enter");
  app_type(&app, "wan-02");
  app_press(&app, "Backspace");
  g_assert_true(app_shows(&app, "WAN-02 "));
  app_close(&app);
}

/* A second click on a part opens it. */
static void
test_click_on_part(void) {
  App app;
  app_open_plan(&app, "<site id=\"a\"><internet id=\"isp\" capacity=\"1Gbps\"/></site>\n");
  app_press(&app, "2 Enter F7 Tab Tab");
  g_autofree char *screen = erp_cells_dump(app.cells);
  const char *part = strstr(screen, "  isp, 1Gbps");
  g_assert_nonnull(part);
  ErpKey click = {.code = ERP_KEY_CLICK, .x = 5};
  for (const char *p = screen; p < part; p++)
    click.y += *p == '\n';
  app_press(&app, "Up");
  erp_tui_handle(app.tui, &click);
  g_assert_true(app_shows(&app, "▶  isp, 1Gbps"));
  erp_tui_handle(app.tui, &click);
  g_assert_true(app_shows(&app, "Edit: Internet access “isp”"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/form/places/city", test_city);
  g_test_add_func("/form/places/move", test_move);
  g_test_add_func("/form/places/own-words", test_own_words);
  g_test_add_func("/form/places/provider", test_provider);
  g_test_add_func("/form/places/words-of-microsoft", test_words_of_microsoft);
  g_test_add_func("/form/places/click-on-part", test_click_on_part);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
