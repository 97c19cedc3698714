/* Keys, pastes and sizes at random: what must hold at every step, and of the whole history. */
#include <locale.h>

#include "app-support.h"
#include "plan/check.h"
#include "report/check/check.h"
#include "session/evaluation.h"
#include "xml/reader.h"

static void
random_key(GRand *rand, ErpKey *key) {
  static const char letters[] = "1234569Zhjklabcdefgmnopstuvxyz./:<>RLBNXCFO+-0?{ éß東\xCC\x81";
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
  erp_session_settle(app->session);
  ErpJudgement judgement = {.review = erp_session_review(app->session),
                            .subject = {.file = "walk"}};
  g_autoptr(GString) shown = g_string_new(NULL), want = g_string_new(NULL);
  erp_report_check_json(&judgement, erp_sink_string(shown));
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(app->catalogue);
  ErpEvaluation *fresh = erp_evaluation_new_under(erp_session_plan(app->session), terrain,
                                                  erp_session_outage(app->session));
  judgement.review = fresh->review;
  erp_report_check_json(&judgement, erp_sink_string(want));
  g_assert_cmpstr(shown->str, ==, want->str);
  erp_evaluation_unref(fresh);
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
  g_test_add_func("/walk/random", test_random_walk);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
