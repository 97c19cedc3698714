/* The plan beside another one, by keys. */
#include <locale.h>

#include "app-support.h"
#include "golden.h"
#include "xml/reader.h"

#define HERE                                                                                       \
  "<site id=\"a\" lat=\"48.9\" lon=\"2.4\" users=\"250\"><demand service=\"teams\"/></site>\n"     \
  "<site id=\"b\" lat=\"51.5\" lon=\"-0.1\"/>\n"                                                   \
  "<wan-link id=\"l\" a=\"a\" b=\"b\" capacity=\"10Mbps\"/>\n"

/* a has more users, b and l are gone, c is new. */
#define THERE                                                                                      \
  "<plan xmlns=\"urn:erplan:plan:1\">\n"                                                           \
  "<site id=\"a\" lat=\"48.9\" lon=\"2.4\" users=\"300\"><demand service=\"teams\"/></site>\n"     \
  "<site id=\"c\" lat=\"40\" lon=\"3\"><internet kind=\"local\" capacity=\"1Gbps\"/></site>\n"     \
  "</plan>\n"

static void
open_both(App *app) {
  app_open_plan(app, HERE);
  g_assert_true(g_file_set_contents("other.xml", THERE, -1, NULL));
  app_press(app, ":");
  app_type(app, "compare other.xml");
  app_press(app, "Enter");
  erp_session_settle(app->session);
}

static const ErpRecord *
find(App *app, const char *id) {
  return erp_plan_find(erp_session_plan(app->session), id);
}

static void
test_differences(void) {
  App app;
  open_both(&app);
  g_assert_true(app_shows(&app, "A  plan.xml (this plan)    B  other.xml"));
  g_assert_true(app_shows(&app, "only what differs: 5 of 7"));
  g_assert_true(app_shows(&app, "~ Site            a             users 250 → 300"));
  g_assert_true(app_shows(&app, "- WAN link        l"));
  g_assert_true(app_shows(&app, "+ Internet access c/internet[1]"));
  g_assert_false(app_shows(&app, "demand"));
  app_press(&app, "d"); /* all of them: the plan, a and its demand, b, l, c and its access */
  g_assert_true(app_shows(&app, "= Demand          a/demand[1]"));
  app_press(&app, "x");
  g_assert_true(app_shows(&app, "A  other.xml    B  plan.xml (this plan)"));
  g_assert_true(app_shows(&app, "users 300 → 250"));
  g_assert_true(app_shows(&app, "+ WAN link        l"));
  app_close(&app);
}

static void
test_take(void) {
  App app;
  open_both(&app);
  app_press(&app, ">"); /* the first row: site a */
  g_assert_cmpint(ERP_AS(ErpSite, SITE, find(&app, "a"))->users, ==, 300);
  g_assert_true(app_shows(&app, "= Site            a")); /* it keeps its place */
  g_assert_true(app_shows(&app, "Done: “a” as in B"));
  app_press(&app, ">");
  g_assert_true(app_shows(&app, "This plan has it as in B already"));
  app_press(&app, "<"); /* A as it was */
  g_assert_cmpint(ERP_AS(ErpSite, SITE, find(&app, "a"))->users, ==, 250);
  app_press(&app, "u u");
  g_assert_cmpint(ERP_AS(ErpSite, SITE, find(&app, "a"))->users, ==, 250);
  app_press(&app, "u"); /* nothing is left to undo */
  g_assert_true(app_shows(&app, "Nothing to undo"));
  app_close(&app);
}

static void
test_refused(void) {
  App app;
  open_both(&app);
  app_press(&app, "/");
  app_type(&app, "51.5"); /* site b, which the link needs */
  app_press(&app, "Enter >");
  g_assert_nonnull(find(&app, "b"));
  g_assert_true(app_shows(&app, "“b” cannot be deleted: “l” refers to it"));
  app_close(&app);
}

/* All rows in one step; the plan is then as the other, and one undo brings it back. */
static void
test_take_marked(void) {
  App app;
  open_both(&app);
  g_autoptr(ErpPlan) before = erp_plan_ref(erp_session_plan(app.session));
  app_press(&app, "Home Space Space Space Space Space >");
  g_assert_true(app_shows(&app, "Done: 5 records as in B"));
  g_assert_null(find(&app, "b"));
  g_assert_null(find(&app, "l"));
  g_assert_cmpuint(find(&app, "c")->n_children, ==, 1);
  g_assert_true(app_shows(&app, "only what differs: 0 of 5"));
  app_press(&app, "u");
  g_assert_true(erp_plan_equal(erp_session_plan(app.session), before));
  app_close(&app);
}

/* What has changed since the plan was opened; nothing of it is lost by leaving. */
static void
test_since_saved(void) {
  App app;
  app_open_plan(&app, HERE);
  app_press(&app, "C Down Enter");
  g_assert_true(app_shows(&app, "only what differs: 0 of 5"));
  app_press(&app, "Esc 3 d C Down Enter"); /* without the link */
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "A  as saved    B  plan.xml * (this plan)"));
  g_assert_true(app_shows(&app, "- WAN link l"));
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "“l” stands only in the other plan"));
  app_press(&app, "<"); /* as it was saved */
  g_assert_nonnull(find(&app, "l"));
  app_press(&app, "> Esc");
  g_assert_null(find(&app, "l"));
  g_assert_true(app_shows(&app, "WAN links"));
  app_close(&app);
}

/* The figures of the other plan are worked out in the background, also for the one below another.
 */
static void
test_figures(void) {
  App app;
  open_both(&app);
  g_assert_true(app_shows(&app, "300 changed")); /* users */
  app_press(&app, "C");
  app_press(&app, "Down Enter");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "A  as saved"));
  app_press(&app, "Esc");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "B  other.xml"));
  g_assert_true(app_shows(&app, "300 changed"));
  app_press(&app, ">"); /* a has as many as there */
  erp_session_settle(app.session);
  g_assert_false(app_shows(&app, "300 changed"));
  app_press(&app, "Esc");
  g_assert_null(erp_session_beside(app.session));
  app_close(&app);
}

/* Tab goes to the figures, which sort and scroll as any list, and Esc back to the rows. */
static void
test_panes(void) {
  App app;
  open_both(&app);
  app_press(&app, "Tab Tab Down");
  g_assert_true(app_shows(&app, "▶ ")); /* on the figures now */
  app_press(&app, "s");
  g_assert_true(app_shows(&app, "figure▲"));
  app_press(&app, "Esc s");
  g_assert_true(app_shows(&app, "by "));
  app_press(&app, "Shift+Tab Shift+Tab Tab >"); /* takes the row all the same */
  g_assert_cmpint(ERP_AS(ErpSite, SITE, find(&app, "a"))->users, ==, 300);
  app_press(&app, "Esc Esc");
  g_assert_false(app_shows(&app, "Compare"));
  app_close(&app);
}

/* The two designs of the published case: every site leaves at home instead of in Paris. */
static void
test_designs(void) {
  App app;
  app_open(&app, "contoso.xml");
  g_autofree char *other =
      g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", "contoso-local-breakout.xml", NULL);
  g_autofree char *command = g_strconcat("compare ", other, NULL);
  erp_cells_resize(app.cells, 80, 24);
  app_press(&app, ":");
  app_type(&app, command);
  app_press(&app, "Enter Down");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "by internet at par → "));
  g_assert_true(app_shows(&app, "M36-03 warn")); /* what the backhaul was found for */
  expect_golden(app.cells, "compare-80x24");
  erp_cells_resize(app.cells, 160, 48);
  erp_tui_draw(app.tui, app.cells);
  expect_golden(app.cells, "compare-160x48");
  app_close(&app);
}

static void
test_bad_file(void) {
  App app;
  app_open_plan(&app, HERE);
  app_press(&app, ":");
  app_type(&app, "compare nowhere.xml");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "nowhere.xml: cannot be read"));
  app_press(&app, "C Enter");
  app_type(&app, "nowhere.xml");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "nowhere.xml: cannot be read"));
  app_press(&app, "Esc Esc");
  g_assert_false(app_shows(&app, "Compare"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_setenv("SOURCE_DATE_EPOCH", "1795305600", TRUE); /* 2026-11-22 */
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/compare/differences", test_differences);
  g_test_add_func("/compare/take", test_take);
  g_test_add_func("/compare/refused", test_refused);
  g_test_add_func("/compare/take-marked", test_take_marked);
  g_test_add_func("/compare/since-saved", test_since_saved);
  g_test_add_func("/compare/figures", test_figures);
  g_test_add_func("/compare/panes", test_panes);
  g_test_add_func("/compare/designs", test_designs);
  g_test_add_func("/compare/bad-file", test_bad_file);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
