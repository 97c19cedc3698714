/* The path view by keys: other flows, the objects on the way, the map, what is recommended. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "golden.h"
#include "tui/recommend.h"
#include "xml/reader.h"

/* Dallas of meet-me.xml: 40 ms over er-ny against 15 ms by its internet, 3.85 of 5 Gb/s free. */
static void
open_dallas(App *app) {
  app_open(app, "meet-me.xml");
  app_press(app, "/");
  app_type(app, "dfw");
  app_press(app, "Enter p");
  g_assert_true(app_shows(app, "Dallas to Microsoft Teams"));
}

static void
test_figures(void) {
  App app;
  open_dallas(&app);
  g_assert_true(app_shows(&app, "A  ExpressRoute er-ny (as planned)"));
  g_assert_true(app_shows(&app, "RTT 40.0 ms measured  5 Gb/s, 3.85 Gb/s free"));
  g_assert_true(
      app_shows(&app, "Latency budget                      A             B         A - B"));
  g_assert_true(
      app_shows(&app, "  round trip                  40.0 ms       15.0 ms       25.0 ms"));
  g_assert_true(app_shows(&app, "25.0 ms (material) against 15.0 ms"));
  g_assert_true(app_shows(&app, "pinned to New York"));
  app_close(&app);
}

static void
test_pick_flow(void) {
  App app;
  open_dallas(&app);
  g_assert_true(app_shows(&app, "flow 1/8"));
  app_press(&app, "Right");
  g_assert_true(app_shows(&app, "flow 2/8"));
  app_press(&app, "Left Left");
  g_assert_true(app_shows(&app, "flow 8/8"));
  app_press(&app, "/");
  app_type(&app, "sharepoint opt");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "Dallas to SharePoint"));
  app_press(&app, "/ Esc"); /* closes the list only */
  g_assert_true(app_shows(&app, "Dallas to SharePoint"));
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, "Dallas to SharePoint"));
  app_close(&app);
}

/* The form of a link on the way, changed; its figure is new in the path. */
static void
test_edit_hop(void) {
  App app;
  open_dallas(&app);
  app_press(&app, "F4");
  g_assert_true(app_shows(&app, "Edit hop (5)"));
  app_type(&app, "dfw-ny");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "WAN link"));
  app_press(&app, "Esc");
  g_assert_true(app_shows(&app, "Dallas to Microsoft Teams"));
  app_close(&app);
}

/* Back to the map that is there, not to another one on top. */
static void
test_map(void) {
  App app;
  open_dallas(&app);
  app_press(&app, "g");
  g_assert_true(app_shows(&app, " Map"));
  g_assert_cmpstr(erp_tui_selection(app.tui), ==, "dfw");
  app_press(&app, "Esc Esc"); /* there is nothing below the map */
  g_assert_true(app_shows(&app, " Map"));
  app_press(&app, "6 g");
  g_assert_true(app_shows(&app, " Map"));
  app_close(&app);
}

/* All sites that are flagged in one step: the 57 of which M36-03 says that they fail. */
static void
test_apply_all(void) {
  App app;
  app_open(&app, "contoso.xml");
  g_autoptr(ErpPlan) before = erp_plan_ref(erp_session_plan(app.session));
  app_press(&app, "/");
  app_type(&app, "syd");
  app_press(&app, "Enter p End");
  g_assert_true(app_shows(&app, "Enter: apply at this site   a: at all 57 sites"));
  app_press(&app, "a");
  g_assert_true(app_shows(&app, "Follow the internet recommendations at 57 sites"));
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "A  internet at syd"));
  g_assert_false(app_shows(&app, "Enter: apply"));
  app_press(&app, "u");
  g_assert_true(erp_plan_equal(erp_session_plan(app.session), before));
  g_assert_false(erp_session_undo(app.session));
  app_close(&app);
}

static guint
count_flagged_sites(const ErpResults *results) {
  guint n = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    gboolean any = FALSE;
    for (guint i = 0; i < results->n_flows; i++)
      any = any ||
            (results->flows[i].site == site && erp_recommend_applies(results, &results->flows[i]));
    n += any;
  }
  return n;
}

static void
assert_count(App *app) {
  erp_session_settle(app->session);
  guint n = count_flagged_sites(erp_session_results(app->session));
  g_autofree char *offer = g_strdup_printf("a: at all %u sites", n);
  erp_tui_draw(app->tui, app->cells);
  g_assert_true(app_shows(app, offer));
}

/* How many are flagged, after edits that change that of few sites, one at a time or several. */
static void
test_count_follows(void) {
  App app;
  app_open(&app, "contoso.xml");
  app_press(&app, "/");
  app_type(&app, "syd");
  app_press(&app, "Enter p End");
  assert_count(&app);
  for (guint i = 0; i < 12; i++) {
    guint n = 0;
    const ErpRecord *const *sites =
        erp_plan_of_kind(erp_session_plan(app.session), ERP_KIND_SITE, &n);
    const ErpRecord *site = sites[(i * 7 + 3) % n];
    g_autoptr(ErpEdit) edit = erp_edit_set(erp_record_id(site), "users", i % 3 == 2 ? "900" : "0");
    if (strcmp(erp_record_id(site), "syd") == 0)
      continue;
    g_assert_true(erp_session_do(app.session, edit, NULL));
    if (i % 4 == 3)
      erp_session_settle(app.session); /* its figures are never drawn */
    else
      assert_count(&app);
  }
  while (erp_session_undo(app.session))
    assert_count(&app);
  app_close(&app);
}

static void
test_pictures(void) {
  App app;
  app_open(&app, "contoso.xml");
  app_press(&app, "/");
  app_type(&app, "syd");
  app_press(&app, "Enter p");
  erp_cells_resize(app.cells, 160, 46);
  erp_tui_draw(app.tui, app.cells);
  expect_golden(app.cells, "path-sydney-160x46");
  erp_cells_resize(app.cells, 80, 24);
  app_press(&app, "F4");
  expect_golden(app.cells, "path-hops-80x24");
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_setenv("SOURCE_DATE_EPOCH", "1795305600", TRUE); /* 2026-11-22 */
  setlocale(LC_ALL, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/path/figures", test_figures);
  g_test_add_func("/path/pick-flow", test_pick_flow);
  g_test_add_func("/path/edit-hop", test_edit_hop);
  g_test_add_func("/path/map", test_map);
  g_test_add_func("/path/apply-all", test_apply_all);
  g_test_add_func("/path/count-follows", test_count_follows);
  g_test_add_func("/path/pictures", test_pictures);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
