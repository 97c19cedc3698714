/* What single failures would do, by keys. */
#include <locale.h>

#include "app-support.h"
#include "xml/reader.h"

/* b reaches the internet over l and by a only. */
#define PLAN                                                                                       \
  "<site id=\"a\" lat=\"48.9\" lon=\"2.4\"><internet kind=\"local\" capacity=\"1Gbps\"/></site>\n" \
  "<site id=\"b\" lat=\"51.5\" lon=\"-0.1\" users=\"20\" internet-via=\"a\">"                      \
  "<demand service=\"teams\" down=\"5Mbps\" up=\"5Mbps\"/></site>\n"                               \
  "<site id=\"c\" lat=\"40\" lon=\"3\"/>\n"                                                        \
  "<wan-link id=\"l\" a=\"a\" b=\"b\" capacity=\"10Mbps\"/>\n"                                     \
  "<wan-link id=\"m\" a=\"a\" b=\"c\" capacity=\"10Mbps\"/>\n"

static void
open_failures(App *app) {
  app_open_plan(app, PLAN);
  app_press(app, "O");
  erp_session_settle(app->session);
}

/* Three sites, two links and an internet access. */
static void
test_ranked(void) {
  App app;
  open_failures(&app);
  g_assert_true(app_shows(&app, "Single failures 6  all 6 tried"));
  ErpTrials *trials = erp_session_trials(app.session);
  guint cut_off = 0;
  for (guint i = 0; i < erp_trials_state(trials).done; i++) {
    const ErpImpact *impact = erp_trials_get(trials, i);
    const char *word = impact->failure->word;
    if (g_str_equal(word, "l") || g_str_equal(word, "a/internet[1]") || g_str_equal(word, "a")) {
      g_assert_cmpint(impact->users_cut, ==, 20);
      cut_off++;
    }
    if (g_str_equal(word, "m") || g_str_equal(word, "c"))
      g_assert_cmpint(impact->users_cut, ==, 0);
  }
  g_assert_cmpuint(cut_off, ==, 3);
  app_press(&app, "Home"); /* the worst stand first, the harmless last */
  g_assert_true(app_shows(&app, " 20 "));
  app_press(&app, "/");
  app_type(&app, "wan link l");
  app_press(&app, "Enter Enter");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "What if l failed: Users cut off 0 → 20"));
  g_assert_true(app_shows(&app, "x failed")); /* on the map, with its legend */
  g_assert_null(erp_session_trials(app.session));
  app_close(&app);
}

/* F marks and stays; the trials are of the plan alone, whatever is marked. */
static void
test_mark(void) {
  App app;
  open_failures(&app);
  app_press(&app, "F");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "what if: 1 failed"));
  g_assert_true(app_shows(&app, "Single failures 6"));
  app_press(&app, "r u");
  app_press(&app, "Esc 3 d O");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "Single failures 5  all 5 tried"));
  app_press(&app, "u");
  g_assert_true(app_shows(&app, "of the plan before it was changed"));
  app_press(&app, "O");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "all 6 tried"));
  app_close(&app);
}

/* What was tried when it was stopped stays, and is called partial; the next Esc goes back. */
static void
test_stop(void) {
  App app;
  app_open(&app, "contoso.xml");
  app_press(&app, "O Esc");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "partial: "));
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, "Single failures"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/failures-view/ranked", test_ranked);
  g_test_add_func("/failures-view/mark", test_mark);
  g_test_add_func("/failures-view/stop", test_stop);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
