/* The main view by keys: the map, the list beside it and the selection they share. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "tui/map/map-detail.h"
#include "tui/map/map-overlay.h"
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

/* Sites that no map shows stand first, under a heading, until they have a place. */
static void
test_unplaced(void) {
  App app;
  app_open_plan(&app, "<site id=\"par\" lat=\"48.86\" lon=\"2.35\"/><site id=\"x\" name=\"Here\"/>"
                      "<site id=\"y\" name=\"There\"/>");
  erp_cells_resize(app.cells, 120, 30);
  int heading = row_of(&app, "│ - No place: 2");
  g_assert_cmpint(heading, ==, 2);
  g_assert_cmpint(row_of(&app, "  Here"), ==, heading + 1);
  g_assert_cmpint(row_of(&app, "│ - On map: 1"), ==, heading + 3);
  app_press(&app, "Tab Home");
  g_assert_cmpstr(erp_tui_selection(app.tui), ==, "x");
  g_assert_true(app_shows(&app, "no coordinates: give it a city"));
  app_press(&app, "F4 Tab Tab");
  app_type(&app, "lagos");
  app_press(&app, "Enter F2");
  g_assert_cmpint(ERP_AS(ErpSite, SITE, erp_plan_find(erp_session_plan(app.session), "x"))->lat, ==,
                  6454100);
  g_assert_cmpint(row_of(&app, "│ - No place: 1"), ==, heading);
  g_assert_true(app_shows(&app, "On map: 2"));
  erp_tui_select(app.tui, "y");
  erp_tui_delete_path(app.tui, "y");
  app_press(&app, "b b");
  g_assert_cmpint(row_of(&app, "No place"), ==, -1);
  g_assert_cmpint(row_of(&app, "On map"), ==, -1);
  app_press(&app, "u");
  g_assert_cmpint(row_of(&app, "│ - No place: 1"), ==, heading);
  app_close(&app);
}

static const char *
selection(App *app) {
  return erp_tui_selection(app->tui);
}

/* WAN links are selected worst first; their figures stand beside the map and Enter edits them. */
static void
test_links(void) {
  App app;
  app_open(&app, "meet-me.xml");
  erp_cells_resize(app.cells, 120, 40);
  app_press(&app, "]");
  g_autofree char *first = g_strdup(selection(&app));
  const ErpRecord *record = erp_plan_find(erp_session_plan(app.session), first);
  g_assert_cmpint(record->kind, ==, ERP_KIND_WAN_LINK);
  g_assert_true(app_shows(&app, "WAN link "));
  g_assert_true(app_shows(&app, "busier way"));
  app_press(&app, "] [");
  g_assert_cmpstr(selection(&app), ==, first);
  app_press(&app, "n N N ]"); /* round and round */
  g_assert_cmpstr(selection(&app), ==, first);
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "End A"));
  app_close(&app);
}

/* Findings that are told of, whatever rules there are. */
static guint
count_open(App *app) {
  erp_session_settle(app->session);
  const ErpReview *review = erp_session_review(app->session);
  guint n = 0;
  for (guint i = 0; i < erp_review_length(review); i++)
    n += erp_review_get(review, i)->verdict > ERP_VERDICT_PASS;
  return n;
}

/* The strip under the map takes the keys with Tab; Enter goes to what the finding is about. */
static void
test_findings(void) {
  App app;
  app_open(&app, "contoso.xml");
  app_press(&app, "Tab Tab");
  g_autofree char *first = g_strdup_printf("Findings 1/%u", count_open(&app));
  g_autofree char *last = g_strdup_printf("Findings %u/%u", count_open(&app), count_open(&app));
  g_assert_true(app_shows(&app, first));
  g_assert_true(app_shows(&app, "▶fail M36-03 Dublin"));
  app_press(&app, "Down");
  g_assert_true(app_shows(&app, "Enter goes to it: M36-03 Madrid"));
  app_press(&app, "Enter");
  g_assert_cmpstr(selection(&app), ==, "mad");
  g_assert_false(app_shows(&app, "▶fail")); /* the keys are the map's again */
  app_press(&app, "Shift+Tab End");
  g_assert_true(app_shows(&app, last));
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, last));
  const ErpKey click = click_at(5, row_of(&app, "Findings ") + 1);
  erp_tui_handle(app.tui, &click);
  g_assert_true(app_shows(&app, strchr(last, '/')));
  app_close(&app);
}

static void
expect_detail(App *app, const char *path, const char *const *lines) {
  g_autoptr(GArray) got = erp_map_detail(app->session, path);
  guint n = g_strv_length((char **) lines);
  for (guint i = 0; i < MIN(n, got->len); i++)
    g_assert_cmpstr(g_array_index(got, ErpDetailLine, i).text, ==, lines[i]);
  g_assert_cmpuint(got->len, ==, n);
}

/* What the objects that carry no traffic of their own say: the site goes out by its own internet.
 */
static void
test_details(void) {
  App app;
  app_open_plan(
      &app,
      "<tenant m365-over-expressroute=\"authorized\"/>"
      "<site id=\"par\" name=\"Paris\" lat=\"48.86\" lon=\"2.35\" users=\"100\">"
      "<internet capacity=\"1Gbps\"/><demand service=\"teams\" down=\"400Mbps\" up=\"100Mbps\"/>"
      "</site>"
      "<peering-location id=\"ams\" at=\"Amsterdam\"><circuit id=\"er\" provider=\"Equinix\""
      " bandwidth=\"1Gbps\" sku=\"premium\"><peering kind=\"private\"/></circuit>"
      "</peering-location>"
      "<wan-link id=\"par-ams\" a=\"par\" b=\"ams\" capacity=\"2Gbps\" kind=\"mpls\" rtt=\"8ms\"/>"
      "<gateway id=\"gw\" region=\"westeurope\" sku=\"ErGw1AZ\"><connection "
      "circuit=\"er\"/></gateway>");
  static const char *const gone[] = {NULL};
  expect_detail(&app, "nobody", gone);
  static const char *const location[] = {"Peering location ams", "  er  0 % of 1 Gb/s",
                                         "  to Paris  0 % of 2 Gb/s", NULL};
  expect_detail(&app, "ams", location);
  static const char *const circuit[] = {
      "Circuit er",      "premium  Equinix", "  busier way  0 % of 1 Gb/s",
      "private peering", "to gateway gw",    NULL};
  expect_detail(&app, "er", circuit);
  static const char *const gateway[] = {"Gateway gw", "westeurope  ErGw1AZ",
                                        "  busier way  0 % of 1 Gb/s",
                                        "  circuit er  0 % of 1 Gb/s", NULL};
  expect_detail(&app, "gw", gateway);
  app_close(&app);
}

static const char priced[] =
    "<site id=\"a\" lat=\"50\" lon=\"0\" users=\"100\"/>"
    "<site id=\"b\" lat=\"40\" lon=\"30\" users=\"10\"/>"
    "<site id=\"c\" lat=\"10\" lon=\"20\" users=\"10\"/>"
    "<wan-link id=\"a-b\" a=\"a\" b=\"b\" capacity=\"1Gbps\" cost=\"900\"/>"
    "<wan-link id=\"a-c\" a=\"a\" b=\"c\" capacity=\"1Gbps\" cost=\"300\"/>"
    "<wan-link id=\"b-c\" a=\"b\" b=\"c\" capacity=\"1Gbps\"/>";

static ErpMapLevel
level(App *app, ErpOverlay overlay, const char *link) {
  const ErpPlan *plan = erp_session_plan(app->session);
  ErpOverlayScale scale = erp_overlay_scale(overlay, plan, erp_session_results(app->session));
  gint64 value;
  const ErpRecord *record = erp_plan_find(plan, link);
  return erp_overlay_link(&scale, record, erp_overlay_element(scale.results, record, ERP_NONE),
                          &value);
}

/* Cost by thirds of the dearest, from what the plan declares and nothing else. */
static void
test_overlays(void) {
  App app;
  app_open_plan(&app, priced);
  g_assert_cmpint(level(&app, ERP_OVERLAY_COST, "a-b"), ==, ERP_MAP_BAD);
  g_assert_cmpint(level(&app, ERP_OVERLAY_COST, "a-c"), ==, ERP_MAP_GOOD); /* a third, not above */
  g_assert_cmpint(level(&app, ERP_OVERLAY_COST, "b-c"), ==, ERP_MAP_UNKNOWN);
  g_assert_cmpint(level(&app, ERP_OVERLAY_VERDICT, "a-b"), ==, ERP_MAP_DIM);
  g_assert_true(app_shows(&app, "load: to 80 % ~to 90 % !above ?unknown"));
  app_press(&app, "B");
  g_assert_true(app_shows(&app, "latency: to 60.0 ms ~to 100.0 ms !above"));
  app_press(&app, "B");
  g_assert_true(app_shows(&app, "Microsoft 365 verdict: pass ~warn !fail ?not-answered"));
  app_press(&app, "B");
  g_assert_true(app_shows(&app, "cost: to 1/3 of the dearest ~to 2/3 !above ?not-answered"));
  app_press(&app, "]"); /* the dearest first */
  g_assert_cmpstr(selection(&app), ==, "a-b");
  app_close(&app);
}

/* The entry points in use are drawn, and can be switched off. */
static void
test_entry_points(void) {
  App app;
  app_open(&app, "meet-me.xml");
  g_assert_true(app_shows(&app, "□entry"));
  g_assert_true(app_shows(&app, "Reston"));
  app_press(&app, "I");
  g_assert_false(app_shows(&app, "□entry"));
  g_assert_false(app_shows(&app, "Reston"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/map-view/side-list", test_side_list);
  g_test_add_func("/map-view/side-hidden", test_side_hidden);
  g_test_add_func("/map-view/unplaced", test_unplaced);
  g_test_add_func("/map-view/links", test_links);
  g_test_add_func("/map-view/overlays", test_overlays);
  g_test_add_func("/map-view/entry-points", test_entry_points);
  g_test_add_func("/map-view/findings", test_findings);
  g_test_add_func("/map-view/details", test_details);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
