/* The terminal program by keys alone: stories. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "plan/file.h"
#include "xml/reader.h"

static gboolean
fails(App *app, const char *rule, const char *object) {
  erp_session_settle(app->session);
  const ErpReview *review = erp_session_review(app->session);
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (strcmp(finding->rule->id, rule) == 0 && g_strcmp0(finding->object, object) == 0 &&
        finding->verdict == ERP_VERDICT_FAIL)
      return TRUE;
  }
  return FALSE;
}

static void
assert_unchanged(App *app) {
  g_autofree char *text = NULL;
  gsize length;
  g_assert_true(g_file_get_contents(app->file, &text, &length, NULL));
  g_autoptr(GBytes) bytes = erp_plan_write(erp_session_plan(app->session));
  g_assert_cmpmem(text, length, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_false(erp_history_is_modified(erp_document_history(erp_session_document(app->session))));
}

static void
assert_same_as_example(App *app, const char *example) {
  g_autofree char *first = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", example, NULL);
  g_autofree char *was = NULL, *is = NULL;
  gsize was_length, is_length;
  g_assert_true(g_file_get_contents(first, &was, &was_length, NULL));
  g_assert_true(g_file_get_contents(app->file, &is, &is_length, NULL));
  g_assert_cmpmem(was, was_length, is, is_length);
}

/* Open Contoso, follow the finding for Sydney to its path, apply the breakout, see the finding go,
 * undo everything, save: the same file, byte for byte. */
static void
test_sydney(void) {
  App app;
  app_open(&app, "contoso.xml");
  g_assert_true(fails(&app, "M36-03", "syd"));
  app_press(&app, "F6 /");
  app_type(&app, "m36-03 sydney");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "Sydney reaches Microsoft in ~"));
  app_press(&app, "p");
  g_assert_true(app_shows(&app, "Sydney to Microsoft Teams"));
  g_assert_true(app_shows(&app, "pinned to Paris"));
  g_assert_true(app_shows(&app, "B  local internet breakout (not in the plan)"));
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "Let Sydney leave by a local internet access"));
  g_assert_false(fails(&app, "M36-03", "syd"));
  const ErpResults *results = erp_session_results(app.session);
  guint32 sydney = erp_network_node(results->network, "syd");
  guint n;
  const ErpFlow *flow = &results->flows[erp_results_site_flows(results, sydney, &n)];
  g_assert_cmpint(results->routes[flow->route].rtt, <, 20000);
  g_assert_true(app_shows(&app, "A  internet at syd"));
  g_assert_true(app_shows(&app, "contoso.xml *"));
  app_press(&app, "Esc");
  g_assert_true(app_shows(&app, "Nothing matches")); /* the finding is gone from the list */
  app_press(&app, "u");
  g_assert_true(fails(&app, "M36-03", "syd"));
  g_assert_true(app_shows(&app, "Sydney reaches Microsoft in ~"));
  assert_unchanged(&app);
  app_press(&app, "F2");
  assert_unchanged(&app);
  assert_same_as_example(&app, "contoso.xml");
  g_assert_true((app_press(&app, "q") & ERP_REACT_QUIT) != 0);
  app_close(&app);
}

/* From nothing to a saved plan that is valid and judged, by keys alone: Sydney from the list of
 * cities, a circuit at Singapore, a link between them; nobody has thought of the internet. */
static void
test_new_plan(void) {
  App app;
  app_open(&app, NULL);
  app_press(&app, "F7 s");
  app_type(&app, "syd");
  app_press(&app, "Tab Tab");
  app_type(&app, "sydney");
  g_assert_true(app_shows(&app, "Sydney, AU"));
  app_press(&app, "Enter Tab Tab Tab Tab");
  app_type(&app, "500");
  app_press(&app, "F2 F7 p");
  app_type(&app, "sin");
  app_press(&app, "Tab Tab");
  app_type(&app, "singapore");
  app_press(&app, "Enter F2 F7 c");
  app_type(&app, "er");
  app_press(&app, "Tab Tab Tab");
  app_type(&app, "1g");
  app_press(&app, "F2"); /* the tier is needed, and is asked for */
  g_assert_true(app_shows(&app, "needed"));
  app_type(&app, "p");
  app_press(&app, "F2 F7 l");
  app_type(&app, "l1");
  app_press(&app, "Tab Tab Ctrl+U");
  app_type(&app, "syd");
  app_press(&app, "Tab Ctrl+U");
  app_type(&app, "sin");
  app_press(&app, "Tab Tab Tab");
  app_type(&app, "200m");
  app_press(&app, "F2 :");
  app_type(&app, "first");
  app_press(&app, "Enter Home Down Down Enter"); /* the tenant */
  app_type(&app, "APC");
  app_press(&app, "F2 Esc F2");
  g_assert_true(app_shows(&app, "Name of the file"));
  app_press(&app, "Ctrl+U");
  app_type(&app, "mine.xml");
  app_press(&app, "Enter");
  g_assert_true(fails(&app, "CLI-04", "syd"));
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("mine.xml");
  g_autoptr(ErpPlan) plan = erp_plan_read("mine.xml", diags, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(erp_diag_list_length(diags), ==, 0);
  g_assert_true(erp_plan_equal(plan, erp_session_plan(app.session)));
  const ErpSite *site = ERP_AS(ErpSite, SITE, erp_plan_find(plan, "syd"));
  g_assert_cmpstr(site->name, ==, "Sydney");
  g_assert_cmpint(site->lat, ==, -33867800);
  g_assert_cmpint(site->users, ==, 500);
  const ErpWanLink *link = ERP_AS(ErpWanLink, WAN_LINK, erp_plan_find(plan, "l1"));
  g_assert_cmpint(link->capacity, ==, 200000000);
  g_assert_cmpint(ERP_AS(ErpCircuit, CIRCUIT, erp_plan_find(plan, "er"))->sku, ==, ERP_SKU_PREMIUM);
  g_assert_true((app_press(&app, "q") & ERP_REACT_QUIT) != 0);
  app_close(&app);
}

/* Quitting asks only when there is something to lose, and Esc takes it back. */
static void
test_quit_asks(void) {
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, ". d d"); /* the first site, and what refers to it */
  g_assert_null(erp_plan_find(erp_session_plan(app.session), "lax"));
  g_assert_false((app_press(&app, "q") & ERP_REACT_QUIT) != 0);
  g_assert_true(app_shows(&app, "unsaved"));
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, "unsaved"));
  g_assert_true((app_press(&app, "q d") & ERP_REACT_QUIT) != 0);
  app_close(&app);
}

static void
test_read_only(void) {
  App app;
  app_open(&app, "meet-me.xml");
  erp_session_set_read_only(app.session, TRUE);
  app_press(&app, ". d d");
  assert_unchanged(&app);
  g_assert_true(app_shows(&app, "read-only"));
  app_close(&app);
}

/* The frame around the views: the bars can be clicked, the palette takes what a command needs. */
static void
test_frame(void) {
  App app;
  app_open(&app, "meet-me.xml");
  erp_tui_draw(app.tui, app.cells);
  g_autofree char *screen = erp_cells_dump(app.cells);
  g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
  int column = (int) (strstr(lines[29], "Findings") - lines[29]);
  ErpKey click = {.code = ERP_KEY_CLICK, .x = column, .y = 29};
  erp_tui_handle(app.tui, &click);
  g_assert_true(app_shows(&app, " 4 fail  "));
  click = (ErpKey){.code = ERP_KEY_CLICK, .x = 3, .y = 0};
  erp_tui_handle(app.tui, &click);
  g_assert_true(app_shows(&app, " File   Edit "));
  app_press(&app, "Esc");
  app_press(&app, ":");
  app_type(&app, "screen shown.txt");
  app_press(&app, "Enter");
  g_autofree char *written = NULL;
  g_assert_true(g_file_get_contents("shown.txt", &written, NULL, NULL));
  g_assert_nonnull(strstr(written, " 4 fail  "));
  app_close(&app);
}

/* Also under a dialog, where other keys are for the dialog. */
static void
test_redraw(void) {
  App app;
  app_open(&app, "meet-me.xml");
  g_assert_cmpuint(app_press(&app, "Ctrl+L") & ERP_REACT_REPAINT, !=, 0);
  app_press(&app, "e");
  g_assert_cmpuint(app_press(&app, "Ctrl+L") & ERP_REACT_REPAINT, !=, 0);
  g_assert_true(app_shows(&app, "Name of the file"));
  app_press(&app, "Esc :");
  app_type(&app, "redraw");
  g_assert_cmpuint(app_press(&app, "Enter") & ERP_REACT_REPAINT, !=, 0);
  app_close(&app);
}

/* What is copied may be pasted into a shell: a name of the plan adds no line and no cell. */
static void
test_copy_hostile(void) {
  App app;
  app_open_plan(&app, "<site id=\"a\" name=\"x&#10;reboot&#10;&#9;&#x9b;31m\" lat=\"1\" lon=\"2\"/>"
                      "<site id=\"b\" lat=\"2\" lon=\"2\" internet-via=\"a\"/>");
  static const char *const places[] = {"2 y", "6 y", "9 y", "O y"};
  for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
    app_press(&app, places[i]);
    erp_session_settle(app.session);
    const char *text = erp_tui_clipboard(app.tui);
    g_assert_nonnull(text);
    g_assert_null(strstr(text, "\nreboot"));
    g_assert_null(strstr(text, "\xC2\x9B"));
    app_press(&app, "Esc");
  }
  app_press(&app, "2 y");
  g_assert_nonnull(
      strstr(erp_tui_clipboard(app.tui), "x<U+000A>reboot<U+000A><U+0009><U+009B>31m"));
  app_close(&app);
}

static void
test_copy(void) {
  App app;
  app_open(&app, "meet-me.xml");
  g_assert_cmpuint(app_press(&app, "2 y") & ERP_REACT_COPY, !=, 0);
  g_assert_nonnull(strchr(erp_tui_clipboard(app.tui), '\t')); /* the row, cell by cell */
  g_assert_false(app_shows(&app, "Copied"));                  /* nobody has taken it yet */
  erp_tui_copied(app.tui, FALSE);
  g_assert_true(app_shows(&app, "no clipboard"));
  erp_tui_copied(app.tui, TRUE);
  g_assert_true(app_shows(&app, "Copied"));
  app_close(&app);
}

/* Any size down to one cell, in every view. */
static void
test_sizes(void) {
  static const int sizes[][2] = {{200, 60}, {132, 43}, {80, 24}, {60, 20},
                                 {40, 10},  {20, 5},   {1, 1}};
  static const char *const views[] = {"1", "2",     "3",  "4",  "5", "6",
                                      "9", "1 . p", "F4", "F1", ":", "F9"};
  for (guint v = 0; v < G_N_ELEMENTS(views); v++) {
    App app;
    app_open(&app, "meet-me.xml");
    app_press(&app, views[v]);
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
      erp_cells_resize(app.cells, sizes[i][0], sizes[i][1]);
      erp_tui_draw(app.tui, app.cells);
      g_autofree char *screen = erp_cells_dump(app.cells);
      g_assert_true(g_utf8_validate(screen, -1, NULL));
    }
    app_close(&app);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/app/sydney", test_sydney);
  g_test_add_func("/app/new-plan", test_new_plan);
  g_test_add_func("/app/quit-asks", test_quit_asks);
  g_test_add_func("/app/read-only", test_read_only);
  g_test_add_func("/app/frame", test_frame);
  g_test_add_func("/app/redraw", test_redraw);
  g_test_add_func("/app/copy", test_copy);
  g_test_add_func("/app/copy-hostile", test_copy_hostile);
  g_test_add_func("/app/sizes", test_sizes);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
