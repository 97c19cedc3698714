/* The terminal program by keys alone: stories, and a random walk with what must hold at every step.
 */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "plan/check.h"
#include "plan/file.h"
#include "report/check.h"
#include "session/evaluation.h"
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

/* Open Contoso, follow Sydney, apply the breakout, see the finding go, undo, nothing changed. */
static void
test_sydney(void) {
  App app;
  app_open(&app, "contoso.xml");
  g_assert_true(app_shows(&app, "61 sites"));
  g_assert_true(fails(&app, "M36-03", "syd"));
  app_press(&app, "/");
  app_type(&app, "syd");
  app_press(&app, "Enter p");
  g_assert_true(app_shows(&app, "Sydney to Microsoft Teams"));
  app_press(&app, "x");
  erp_session_settle(app.session);
  const ErpResults *results = erp_session_results(app.session);
  guint32 sydney = erp_network_node(results->network, "syd");
  guint n;
  const ErpFlow *flow = &results->flows[erp_results_site_flows(results, sydney, &n)];
  g_assert_cmpint(results->routes[flow->route].rtt, <, 20000);
  g_assert_true(app_shows(&app, "contoso.xml *"));
  app_press(&app, "Esc u");
  g_assert_true(fails(&app, "M36-03", "syd"));
  assert_unchanged(&app);
  g_assert_true((app_press(&app, "q") & ERP_REACT_QUIT) != 0);
  app_close(&app);
}

/* From nothing to a saved plan that reads back, by keys alone. */
static void
test_new_plan(void) {
  App app;
  app_open(&app, NULL);
  app_press(&app, "F7 s");
  app_type(&app, "hq");
  app_press(&app, "Tab");
  app_type(&app, "Köln");
  app_press(&app, "F2");
  const ErpRecord *record = erp_plan_find(erp_session_plan(app.session), "hq");
  g_assert_nonnull(record);
  g_assert_cmpstr(ERP_AS(ErpSite, SITE, record)->name, ==, "Köln");
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "Name of the file"));
  app_press(&app, "Ctrl+U");
  app_type(&app, "mine.xml");
  app_press(&app, "Enter");
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("mine.xml");
  g_autoptr(ErpPlan) plan = erp_plan_read("mine.xml", diags, &error);
  g_assert_no_error(error);
  g_assert_true(erp_plan_equal(plan, erp_session_plan(app.session)));
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
  g_assert_true(app_shows(&app, "Findings 11 "));
  click = (ErpKey){.code = ERP_KEY_CLICK, .x = 3, .y = 0};
  erp_tui_handle(app.tui, &click);
  g_assert_true(app_shows(&app, " File   Edit "));
  app_press(&app, "Esc");
  app_press(&app, ":");
  app_type(&app, "screen shown.txt");
  app_press(&app, "Enter");
  g_autofree char *written = NULL;
  g_assert_true(g_file_get_contents("shown.txt", &written, NULL, NULL));
  g_assert_nonnull(strstr(written, "Findings 11 "));
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
  static const char *const views[] = {"1", "2", "3", "4", "5", "6", "1 . p", "F4", "F1", ":", "F9"};
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

/* ---- random walk --------------------------------------------------------------------------- */

static void
random_key(GRand *rand, ErpKey *key) {
  static const char letters[] = "123456hjklabcdefgmnopstuvxyz./:<>RLBNX+-0?{ éß東\xCC\x81";
  static const ErpKeyCode codes[] = {
      ERP_KEY_ENTER,      ERP_KEY_ESCAPE,  ERP_KEY_TAB,       ERP_KEY_BACKSPACE, ERP_KEY_DELETE,
      ERP_KEY_UP,         ERP_KEY_DOWN,    ERP_KEY_LEFT,      ERP_KEY_RIGHT,     ERP_KEY_HOME,
      ERP_KEY_END,        ERP_KEY_PAGE_UP, ERP_KEY_PAGE_DOWN, ERP_KEY_CLICK,     ERP_KEY_WHEEL_UP,
      ERP_KEY_WHEEL_DOWN, ERP_KEY_PASTE,   ERP_KEY_F};
  *key = (ErpKey){.code = ERP_KEY_CHAR};
  int kind = g_rand_int_range(rand, 0, 10);
  if (kind < 5) {
    glong n = g_utf8_strlen(letters, -1);
    key->c = g_utf8_get_char(g_utf8_offset_to_pointer(letters, g_rand_int_range(rand, 0, (int) n)));
    return;
  }
  if (kind == 5) {
    key->c = (gunichar) "urwkalo"[g_rand_int_range(rand, 0, 7)];
    key->modifiers = ERP_KEY_CTRL;
    return;
  }
  key->code = codes[g_rand_int_range(rand, 0, G_N_ELEMENTS(codes))];
  key->x = g_rand_int_range(rand, -5, 220);
  key->y = g_rand_int_range(rand, -5, 70);
  key->text = "pasted q u i t\n\x1b[2J東";
  if (key->code == ERP_KEY_F)
    key->c = (gunichar) g_rand_int_range(rand, 1, 13);
}

static void
assert_sound(App *app) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("walk");
  erp_plan_check(erp_session_plan(app->session), diags);
  for (guint i = 0; i < erp_diag_list_length(diags); i++)
    if (erp_diag_list_get(diags, i)->severity == ERP_SEVERITY_ERROR)
      g_error("%s", erp_diag_list_get(diags, i)->text);
}

/* The figures on the screen are those that the plan has when it is evaluated from nothing. */
static void
assert_fresh_figures(App *app) {
  const ErpSubject subject = {.file = "walk"};
  erp_session_settle(app->session);
  g_autofree char *shown = erp_report_check_json(erp_session_review(app->session), &subject);
  ErpEvaluation *fresh = erp_evaluation_new(erp_session_plan(app->session), app->catalogue);
  g_autofree char *want = erp_report_check_json(fresh->review, &subject);
  g_assert_cmpstr(shown, ==, want);
  erp_evaluation_free(fresh);
}

static void
undo_all(App *app) {
  while (erp_session_undo(app->session))
    assert_sound(app);
}

static void
redo_all(App *app) {
  while (erp_session_redo(app->session))
    assert_sound(app);
}

static void
walk(guint32 seed, guint steps) {
  App app;
  app_open(&app, "meet-me-authorized.xml");
  g_autoptr(ErpPlan) first = erp_plan_ref(erp_session_plan(app.session));
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  for (guint i = 0; i < steps; i++) {
    ErpKey key;
    random_key(rand, &key);
    erp_tui_handle(app.tui, &key);
    if (g_rand_int_range(rand, 0, 40) == 0)
      erp_cells_resize(app.cells, g_rand_int_range(rand, 1, 210), g_rand_int_range(rand, 1, 65));
    erp_tui_draw(app.tui, app.cells);
    assert_sound(&app);
  }
  assert_fresh_figures(&app);
  redo_all(&app);
  g_autoptr(ErpPlan) last = erp_plan_ref(erp_session_plan(app.session));
  undo_all(&app);
  g_assert_true(erp_plan_equal(erp_session_plan(app.session), first));
  assert_fresh_figures(&app);
  redo_all(&app);
  g_assert_true(erp_plan_equal(erp_session_plan(app.session), last));
  assert_fresh_figures(&app);
  app_close(&app);
}

static void
test_random_walk(void) {
  for (guint32 seed = 1; seed <= 4; seed++)
    walk(seed, g_test_thorough() ? 50000 : 5000);
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
  g_test_add_func("/app/sizes", test_sizes);
  g_test_add_func("/app/random-walk", test_random_walk);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
