/* What stands in a record, from its form: listed, opened, added, deleted; the fields of the form
 * that nobody applied yet stay as they were typed. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "tui/form/form-private.h"
#include "xml/reader.h"

static const char plan_text[] = "<site id=\"par\" name=\"Paris\">\n"
                                "  <internet id=\"isp\" capacity=\"10Gbps\" provider=\"isp-a\"/>\n"
                                "  <demand service=\"internet\" down=\"500Mbps\" up=\"1Mbps\"/>\n"
                                "</site>\n"
                                "<peering-location id=\"ams\" at=\"Amsterdam\">\n"
                                "  <circuit id=\"er\" bandwidth=\"1Gbps\" sku=\"standard\"/>\n"
                                "</peering-location>\n"
                                "<gateway id=\"gw\" region=\"westeurope\" "
                                "sku=\"ErGw1AZ\"><connection circuit=\"er\"/></gateway>\n";

static guint
demands(App *app) {
  guint n;
  erp_plan_of_kind(erp_session_plan(app->session), ERP_KIND_DEMAND, &n);
  return n;
}

static const char *
name_of(App *app, const char *id) {
  return ERP_AS(ErpSite, SITE, erp_plan_find(erp_session_plan(app->session), id))->name;
}

/* A name is typed, a demand added, the form applied: two steps, and the demand goes first. */
static void
test_add(void) {
  App app;
  app_open_plan(&app, plan_text);
  app_press(&app, "2 Enter Tab");
  app_type(&app, " HQ");
  app_press(&app, "F7"); /* to the parts: notes come first */
  app_press(&app, "Tab Tab Tab");
  g_assert_true(app_shows(&app, "Demand (1)"));
  app_press(&app, "Tab");
  g_assert_true(app_shows(&app, "internet, 500Mbps, 1Mbps"));
  app_press(&app, "F7");
  g_assert_true(app_shows(&app, "Add: Demand"));
  app_type(&app, "teams");
  app_press(&app, "Tab");
  app_type(&app, "20m");
  app_press(&app, "F2");
  g_assert_cmpuint(demands(&app), ==, 2);
  g_assert_cmpstr(name_of(&app, "par"), ==, "Paris");
  g_assert_true(app_shows(&app, "Demand (2)"));
  app_press(&app, "Tab");
  g_assert_true(app_shows(&app, "teams, 20Mbps"));
  app_press(&app, "PageUp PageUp");
  g_assert_true(app_shows(&app, "[Paris HQ "));
  app_press(&app, "F2");
  g_assert_cmpstr(name_of(&app, "par"), ==, "Paris HQ");
  app_press(&app, "u");
  g_assert_cmpstr(name_of(&app, "par"), ==, "Paris");
  g_assert_cmpuint(demands(&app), ==, 2);
  app_press(&app, "u");
  g_assert_cmpuint(demands(&app), ==, 1);
  g_assert_false(erp_history_is_modified(erp_document_history(erp_session_document(app.session))));
  app_close(&app);
}

/* Into a part and out again by Esc: nothing is lost and nothing done. */
static void
test_open_and_leave(void) {
  App app;
  app_open_plan(&app, plan_text);
  const ErpPlan *before = erp_session_plan(app.session);
  app_press(&app, "2 Enter Tab");
  app_type(&app, "!");
  app_press(&app, "F7 Tab Tab Enter");
  g_assert_true(app_shows(&app, "Edit: Internet access “isp”"));
  app_press(&app, "Esc PageUp");
  g_assert_true(app_shows(&app, "[Paris! "));
  app_press(&app, "Esc");
  g_assert_true(app_shows(&app, "not in the plan yet"));
  app_press(&app, "Esc");
  g_assert_true(app_shows(&app, "Sites 1"));
  g_assert_true(erp_session_plan(app.session) == before);
  app_close(&app);
}

/* A part nobody refers to goes at once; a circuit shows the connection that would go, too. */
static void
test_delete(void) {
  App app;
  app_open_plan(&app, plan_text);
  app_press(&app, "2 Enter F7 Tab Tab Tab Tab F8");
  g_assert_cmpuint(demands(&app), ==, 0);
  g_assert_true(app_shows(&app, "Demand (0)"));
  app_press(&app, "Esc 7 Enter F7 Tab Tab F8");
  g_assert_true(app_shows(&app, "gw/connection[1]"));
  app_press(&app, "Esc");
  g_assert_nonnull(erp_plan_find(erp_session_plan(app.session), "er"));
  app_press(&app, "F8 d");
  g_assert_null(erp_plan_find(erp_session_plan(app.session), "er"));
  g_assert_true(app_shows(&app, "Circuit (0)"));
  app_close(&app);
}

/* A new record goes into the plan before its first part; what is missing keeps it out. */
static void
test_part_of_new(void) {
  App app;
  app_open_plan(&app, plan_text);
  app_press(&app, "F7 s F7 Tab Enter");
  g_assert_true(app_shows(&app, "Add: Site"));
  g_assert_true(app_shows(&app, "needed"));
  app_type(&app, "lon");
  app_press(&app, "F7 Tab F7");
  g_assert_nonnull(erp_plan_find(erp_session_plan(app.session), "lon"));
  g_assert_true(app_shows(&app, "Add: Internet access"));
  app_press(&app, "Tab Tab");
  app_type(&app, "2g");
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "Edit: Site “lon”"));
  g_assert_true(app_shows(&app, "Internet access (1)"));
  app_press(&app, "Esc u u");
  g_assert_null(erp_plan_find(erp_session_plan(app.session), "lon"));
  app_close(&app);
}

/* All kinds are reached from the form of the plan: here an edge, which has no list of its own. */
static void
test_plan(void) {
  App app;
  app_open_plan(&app, plan_text);
  app_press(&app, "E F7");
  while (!app_shows(&app, "▶Edge (0)"))
    app_press(&app, "Tab");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "Add: Edge"));
  app_type(&app, "fw");
  app_press(&app, "Tab");
  app_type(&app, "par");
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "Edge (1)"));
  const ErpRecord *edge = erp_plan_find(erp_session_plan(app.session), "fw");
  g_assert_nonnull(edge);
  g_assert_cmpstr(ERP_AS(ErpEdge, EDGE, edge)->site, ==, "par");
  app_close(&app);
}

/* More than six of a kind are folded, Enter and Space show and hide them. */
static void
test_folding(void) {
  App app;
  app_open(&app, "contoso.xml");
  app_press(&app, "E F7");
  while (!app_shows(&app, "▶Site (61) ▸"))
    app_press(&app, "Tab");
  g_assert_false(app_shows(&app, "par, Paris"));
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "▶Site (61) ▾"));
  g_assert_true(app_shows(&app, "par, Paris"));
  app_press(&app, "Space");
  g_assert_false(app_shows(&app, "par, Paris"));
  app_close(&app);
}

/* ---- where the lines go ---- */

static GArray *
lines_of(const char *heads) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(ErpFormLine));
  for (const char *p = heads; *p != '\0'; p++) {
    ErpFormLine line = {0, NULL, *p == 'H'};
    g_array_append_val(lines, line);
  }
  return lines;
}

static void
test_split(void) {
  static const struct {
    const char *lines;
    guint want;
  } cases[] = {{"....", 4}, {"..H..", 2}, {"...H...H..", 3}, {"..H....H....H.", 7}, {"H...", 4}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GArray) lines = lines_of(cases[i].lines);
    g_assert_cmpuint(erp_form_split(lines), ==, cases[i].want);
  }
}

static void
test_scroll(void) {
  g_assert_cmpint(erp_form_scroll(0, 4, FALSE, 5, 10), ==, 0);
  g_assert_cmpint(erp_form_scroll(0, 5, FALSE, 5, 10), ==, 1);
  g_assert_cmpint(erp_form_scroll(9, 9, FALSE, 5, 10), ==, 5); /* no empty rows at the end */
  g_assert_cmpint(erp_form_scroll(5, 4, TRUE, 5, 10), ==, 3);  /* with its heading */
  g_assert_cmpint(erp_form_scroll(5, 4, TRUE, 1, 10), ==, 4);  /* no room for that */
  g_assert_cmpint(erp_form_scroll(3, 2, FALSE, 20, 10), ==, 0);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/form/parts/add", test_add);
  g_test_add_func("/form/parts/open-and-leave", test_open_and_leave);
  g_test_add_func("/form/parts/delete", test_delete);
  g_test_add_func("/form/parts/part-of-new", test_part_of_new);
  g_test_add_func("/form/parts/plan", test_plan);
  g_test_add_func("/form/parts/folding", test_folding);
  g_test_add_func("/form/lines/split", test_split);
  g_test_add_func("/form/lines/scroll", test_scroll);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
