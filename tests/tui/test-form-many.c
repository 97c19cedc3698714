/* Many rows changed at once, and copies of records: each one step to undo. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "xml/reader.h"

static const char plan_text[] =
    "<site id=\"par\" name=\"Paris\" kind=\"hub\" users=\"100\" mobile=\"10%\">\n"
    "  <!-- two lines -->\n"
    "  <internet id=\"isp\" capacity=\"10Gbps\"/>\n"
    "  <demand service=\"internet\" down=\"500Mbps\" up=\"1Mbps\"/>\n"
    "</site>\n"
    "<site id=\"lon\" name=\"London\" users=\"200\" mobile=\"10%\"/>\n"
    "<site id=\"rom\" name=\"Rome\" users=\"300\" mobile=\"20%\"/>\n"
    "<wan-link id=\"w\" a=\"par\" b=\"lon\" capacity=\"1Gbps\"/>\n";

static const ErpSite *
site(App *app, const char *id) {
  const ErpRecord *record = erp_plan_find(erp_session_plan(app->session), id);
  return record == NULL ? NULL : ERP_AS(ErpSite, SITE, record);
}

static void
assert_as_saved(App *app) {
  g_assert_false(erp_history_is_modified(erp_document_history(erp_session_document(app->session))));
}

/* Paris and London: only what is typed is set, in both; what differs says so and stays. */
static void
test_edit_many(void) {
  App app;
  app_open_plan(&app, plan_text);
  app_press(&app, "2 Space Space Enter");
  g_assert_true(app_shows(&app, "Edit: Site, 2 at once"));
  erp_cells_resize(app.cells, 40, 10);
  g_assert_true(app_shows(&app, "Edit: Site, 2 at once, line 1 of 15"));
  erp_cells_resize(app.cells, 100, 30);
  g_assert_false(app_shows(&app, "Name  "));
  g_assert_true(app_shows(&app, "Users              [(several)"));
  g_assert_true(app_shows(&app, "Mobile             [10%"));
  app_press(&app, "Tab Tab Tab Tab Tab Ctrl+U"); /* from place to mobile */
  app_type(&app, "35%");
  app_press(&app, "F2");
  g_assert_cmpint(site(&app, "par")->mobile, ==, 3500);
  g_assert_cmpint(site(&app, "lon")->mobile, ==, 3500);
  g_assert_cmpint(site(&app, "rom")->mobile, ==, 2000);
  g_assert_cmpint(site(&app, "par")->users, ==, 100);
  g_assert_cmpint(site(&app, "lon")->users, ==, 200);
  g_assert_cmpint(site(&app, "par")->kind, ==, ERP_SITE_HUB);
  app_press(&app, "u");
  g_assert_cmpint(site(&app, "par")->mobile, ==, 1000);
  g_assert_cmpint(site(&app, "lon")->mobile, ==, 1000);
  assert_as_saved(&app);
  app_close(&app);
}

/* A value where they differed is set in all; nothing typed is nothing done. */
static void
test_differing(void) {
  App app;
  app_open_plan(&app, plan_text);
  const ErpPlan *before = erp_session_plan(app.session);
  app_press(&app, "2 Space Space Space Enter F2");
  g_assert_true(erp_session_plan(app.session) == before);
  app_press(&app, "Enter Tab Tab Tab Tab");
  app_type(&app, "7");
  app_press(&app, "F2");
  g_assert_cmpint(site(&app, "par")->users, ==, 7);
  g_assert_cmpint(site(&app, "lon")->users, ==, 7);
  g_assert_cmpint(site(&app, "rom")->users, ==, 7);
  app_press(&app, "u");
  assert_as_saved(&app);
  app_close(&app);
}

/* What refers to the marked rows is shown first; one undo brings all of it back. */
static void
test_delete_many(void) {
  App app;
  app_open_plan(&app, plan_text);
  app_press(&app, "2 Space Space F8");
  g_assert_true(app_shows(&app, "Referred to by w"));
  app_press(&app, "d");
  g_assert_null(site(&app, "par"));
  g_assert_null(site(&app, "lon"));
  g_assert_null(erp_plan_find(erp_session_plan(app.session), "w"));
  app_press(&app, "u");
  g_assert_nonnull(site(&app, "par"));
  assert_as_saved(&app);
  app_close(&app);
}

/* With its parts, which have ids of their own; in the plan only when it is applied. */
static void
test_duplicate(void) {
  App app;
  app_open_plan(&app, plan_text);
  const ErpPlan *before = erp_session_plan(app.session);
  app_press(&app, "2 c");
  g_assert_true(app_shows(&app, "Add: Site"));
  g_assert_true(app_shows(&app, "[par-2 "));
  app_press(&app, "Esc"); /* nothing was typed, so nothing is asked */
  g_assert_true(erp_session_plan(app.session) == before);
  app_press(&app, "c Tab Ctrl+U");
  app_type(&app, "Lyon");
  app_press(&app, "F2");
  const ErpSite *copy = site(&app, "par-2");
  g_assert_nonnull(copy);
  g_assert_cmpstr(copy->name, ==, "Lyon");
  g_assert_cmpint(copy->users, ==, 100);
  g_assert_cmpuint(copy->record.n_children, ==, 2);
  g_assert_cmpstr(erp_record_id(copy->record.children[0]), ==, "isp-2");
  app_press(&app, "u");
  assert_as_saved(&app);
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/form/many/edit", test_edit_many);
  g_test_add_func("/form/many/differing", test_differing);
  g_test_add_func("/form/many/delete", test_delete_many);
  g_test_add_func("/form/many/duplicate", test_duplicate);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
