/* What has failed, by keys: marks that the plan does not hold, and what is left. */
#include <locale.h>

#include "app-support.h"
#include "xml/reader.h"

/* b reaches the internet over l only. */
#define PLAN                                                                                       \
  "<site id=\"a\" lat=\"48.9\" lon=\"2.4\"><internet kind=\"local\" capacity=\"1Gbps\"/></site>\n" \
  "<site id=\"b\" lat=\"51.5\" lon=\"-0.1\" users=\"20\" internet-via=\"a\">"                      \
  "<demand service=\"teams\" down=\"5Mbps\" up=\"5Mbps\"/></site>\n"                               \
  "<wan-link id=\"l\" a=\"a\" b=\"b\" capacity=\"10Mbps\"/>\n"

static guint
count_losses(App *app) {
  const ErpOutage *outage = erp_session_outage(app->session);
  return outage != NULL ? outage->losses->len : 0;
}

static void
fail_link(App *app) {
  app_open_plan(app, PLAN);
  app_press(app, "3 F");
  erp_session_settle(app->session);
}

static void
test_link(void) {
  App app;
  fail_link(&app);
  g_assert_true(app_shows(&app, "▶ x l"));
  g_assert_true(app_shows(&app, "what if: 1 failed"));
  g_assert_true(app_shows(&app, "What if l failed: Users cut off 0 → 20"));
  app_press(&app, "F"); /* again: no more */
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "Nothing has failed any more"));
  g_assert_false(app_shows(&app, "x l"));
  g_assert_null(erp_session_whole(app.session));
  app_close(&app);
}

/* Going back, undo and other views leave the marks; one key takes all of them. */
static void
test_marks_stay(void) {
  App app;
  fail_link(&app);
  app_press(&app, "2 F Esc Esc");
  erp_session_settle(app.session);
  g_assert_cmpuint(count_losses(&app), ==, 2);
  g_assert_true(app_shows(&app, "What if l, a failed"));
  g_assert_true(app_shows(&app, "x failed")); /* the legend of the map */
  app_press(&app, "6");
  g_assert_true(app_shows(&app, "What if l, a failed"));
  app_press(&app, "r");
  g_assert_cmpuint(count_losses(&app), ==, 0);
  app_press(&app, "r");
  g_assert_true(app_shows(&app, "Nothing is marked as failed"));
  app_close(&app);
}

/* They follow edits of the plan, which are no part of them, and are never saved. */
static void
test_not_saved(void) {
  App app;
  g_autofree char *before = NULL, *after = NULL;
  app_open_plan(&app, PLAN);
  app_press(&app, "F2"); /* in the program's own layout */
  g_assert_true(g_file_get_contents(app.file, &before, NULL, NULL));
  app_press(&app, "3 F");
  g_assert_false(erp_history_is_modified(erp_document_history(erp_session_document(app.session))));
  app_press(&app, "F2");
  g_assert_true(g_file_get_contents(app.file, &after, NULL, NULL));
  g_assert_cmpstr(after, ==, before);
  app_press(&app, "d"); /* a link that is not there cannot be lost */
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "what if: 1 failed"));
  app_press(&app, "u");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "x l"));
  app_close(&app);
}

static void
test_what_cannot_fail(void) {
  App app;
  app_open_plan(&app, PLAN);
  app_press(&app, "F");
  g_assert_true(app_shows(&app, "Select something first"));
  erp_tui_select(app.tui, "b/demand[1]");
  app_press(&app, "F");
  g_assert_true(app_shows(&app, "Only a site, WAN link"));
  g_assert_true(app_shows(&app, "or VPN can fail"));
  erp_tui_select(app.tui, "a/internet[1]");
  app_press(&app, "F");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "What if a/internet[1] failed: Users cut off 0 → 20"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/what-if/link", test_link);
  g_test_add_func("/what-if/marks-stay", test_marks_stay);
  g_test_add_func("/what-if/not-saved", test_not_saved);
  g_test_add_func("/what-if/what-cannot-fail", test_what_cannot_fail);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
