/* Keys, pastes, clicks and sizes at random, on several plans: what must hold at every step, and of
 * the whole history. */
#define _XOPEN_SOURCE 700 /* wcwidth() */
#include <locale.h>
#include <wchar.h>

#include "app-support.h"
#include "base/escape.h"
#include "plan/check.h"
#include "plan/file.h"
#include "report/check/check.h"
#include "session/evaluation.h"
#include "xml/reader.h"

/* What a file may call things: all that steers a terminal, and what is no column wide, or two. */
#define C1 "\xC2\x9B"
#define BIDI "\xE2\x80\xAE"
#define ISOLATE "\xE2\x81\xA6"
#define ZERO_WIDTH "\xE2\x80\x8B"
#define MARK "\xCC\x81"
#define MARKS MARK MARK MARK MARK MARK MARK MARK MARK
#define WIDE "\xE6\x9D\xB1"
#define EMOJI "\xE2\x9A\xA0\xEF\xB8\x8F" /* a warning sign and what asks for its coloured form */

static const char hostile[] =
    "  <site id=\"a\" name=\"" C1 "31mred " C1 "2J&#9;&#10;\" place=\"" BIDI
    "gpj.exe\" lat=\"48.8\" "
    "lon=\"2.3\" users=\"100\"><internet capacity=\"1Gbps\" provider=\"" MARKS "\"/></site>\n"
    "  <site id=\"b\" name=\"" MARKS "e" MARKS MARKS "\" lat=\"-90\" lon=\"180\" users=\"3\"/>\n"
    "  <site id=\"c\" name=\"" WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE "\" "
    "lat=\"90\" lon=\"-180\" users=\"0\"/>\n"
    "  <site id=\"d\" name=\"" EMOJI ZERO_WIDTH ISOLATE "\xEF\xBB\xBF\" lat=\"0\" lon=\"0\" "
    "users=\"100000000\"/>\n"
    "  <wan-link id=\"ab\" a=\"a\" b=\"b\" capacity=\"1Gbps\" "
    "name=\"\xC2\x85\xC2\x90q\xC2\x9C\"/>\n"
    "  <peering-location id=\"ams\" at=\"Amsterdam\" name=\"" BIDI WIDE "\">\n"
    "    <circuit id=\"er\" name=\"" ZERO_WIDTH "\" provider=\"" C1 "?1049l\" bandwidth=\"1Gbps\" "
    "sku=\"premium\">"
    "<peering kind=\"microsoft\"/></circuit>\n"
    "  </peering-location>\n"
    "  <wan-link id=\"aams\" a=\"a\" b=\"ams\" capacity=\"1Gbps\"/>\n"
    "  <accepted rule=\"REL-01\" object=\"er\" reason=\"" C1 "8m\" by=\"" MARKS "\"/>\n";

static void
random_key(GRand *rand, ErpKey *key) {
  /* no '/', which finds as F3 does: no name of a file that is typed here leads anywhere else */
  static const char letters[] =
      "1234569Zhjklabcdefgmnopstuvxyz.:<>RLBNXCFO+-0?{ éß" WIDE MARK ZERO_WIDTH "\xEF\xB8\x8F";
  static const char *const pastes[] = {
      "pasted q u i t\n\x1b[2J" WIDE,
      "",
      "\n\n\n",
      "\t",
      MARKS,
      WIDE BIDI C1 "31m",
      "a line that is longer than any field of any form and than the screen it is pasted into",
      "48.86",
      "10Gbps",
      "\xEF\xBF\xBD",
  };
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
  key->text = pastes[g_rand_int_range(rand, 0, G_N_ELEMENTS(pastes))];
  if (g_rand_int_range(rand, 0, 4) == 0)
    key->modifiers = (guint) g_rand_int_range(rand, 0, 8);
  if (key->code == ERP_KEY_F)
    key->c = (gunichar) g_rand_int_range(rand, 1, 13);
}

/* ---- the screen ---- */

static gboolean
is_drawable(const ErpCells *cells, gunichar c, int width) {
  return g_unichar_validate(c) && !erp_escape_needed(c) && wcwidth((wchar_t) c) == width &&
         (cells->charset == ERP_CHARSET_UTF8 || (c >= ' ' && c <= '~'));
}

/* A character of its columns with at most a mark, or the right half of the one before. */
static gboolean
is_valid_cell(const ErpCells *cells, int x, int y) {
  const ErpCell *cell = &cells->cells[(gsize) y * (gsize) cells->width + (gsize) x];
  if (cell->style >= ERP_STYLE_LAST || cell->highlight > 1)
    return FALSE;
  if (cell->width == 0)
    return x > 0 && cell[-1].width == 2 && cell->base == 0 && cell->mark == 0;
  if (cell->width == 2 && (x + 1 >= cells->width || cell[1].width != 0))
    return FALSE;
  return is_drawable(cells, cell->base, cell->width) &&
         (cell->mark == 0 || is_drawable(cells, cell->mark, 0));
}

static void
assert_drawn(const ErpCells *cells) {
  for (int y = 0; y < cells->height; y++)
    for (int x = 0; x < cells->width; x++)
      if (!is_valid_cell(cells, x, y)) {
        const ErpCell *cell = &cells->cells[(gsize) y * (gsize) cells->width + (gsize) x];
        g_error("cell %d, %d of %dx%d: U+%04X with U+%04X, %d wide, style %d", x, y, cells->width,
                cells->height, cell->base, cell->mark, cell->width, cell->style);
      }
}

/* What is copied has lines and cells, and nothing else that steers. */
static void
assert_copied(const ErpTui *tui) {
  const char *text = erp_tui_clipboard(tui);
  if (text == NULL)
    return;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char_validated(p, -1);
    g_assert_true(c == '\n' || c == '\t' || (g_unichar_validate(c) && !erp_escape_needed(c)));
  }
}

/* ---- the plan ---- */

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

/* A plan as its file holds it. */
static void
assert_text(ErpPlan *plan, GBytes *want) {
  g_autoptr(GBytes) text = erp_plan_write(plan);
  g_assert_true(g_bytes_equal(text, want));
}

/* ---- the walk ---- */

typedef struct {
  const char *name;
  const char *example; /* or NULL */
  const char *content; /* or NULL: with neither a new plan */
  ErpCharset charset;
} Ground;

static const Ground grounds[] = {
    {"meet-me", "meet-me-authorized.xml", NULL, ERP_CHARSET_UTF8},
    {"hostile", NULL, hostile, ERP_CHARSET_UTF8},
    {"empty", NULL, NULL, ERP_CHARSET_UTF8},
    {"contoso", "contoso.xml", NULL, ERP_CHARSET_UTF8},
    {"hostile-in-7-bits", NULL, hostile, ERP_CHARSET_ASCII},
};

static void
resize(App *app, GRand *rand) {
  static const ErpRect sizes[] = {{0, 0, 1, 1},   {0, 0, 2, 1},  {0, 0, 39, 10}, {0, 0, 40, 10},
                                  {0, 0, 80, 24}, {0, 0, 1, 65}, {0, 0, 400, 3}, {0, 0, 500, 150}};
  if (g_rand_int_range(rand, 0, 6) == 0) {
    const ErpRect *size = &sizes[g_rand_int_range(rand, 0, G_N_ELEMENTS(sizes))];
    erp_cells_resize(app->cells, size->width, size->height);
  } else {
    erp_cells_resize(app->cells, g_rand_int_range(rand, 1, 210), g_rand_int_range(rand, 1, 65));
  }
}

static void
step(App *app, GRand *rand) {
  ErpKey key;
  random_key(rand, &key);
  erp_tui_handle(app->tui, &key);
  if (g_rand_int_range(rand, 0, 40) == 0)
    resize(app, rand);
  if (g_rand_int_range(rand, 0, 200) == 0)
    erp_session_settle(app->session);
  erp_tui_draw(app->tui, app->cells);
  assert_drawn(app->cells);
  assert_copied(app->tui);
  assert_sound(app);
}

static void
open_ground(App *app, const Ground *ground) {
  if (ground->content != NULL)
    app_open_plan(app, ground->content);
  else
    app_open(app, ground->example);
  app->cells->charset = ground->charset;
}

static void
walk(const Ground *ground, guint32 seed, guint steps) {
  App app;
  open_ground(&app, ground);
  g_autoptr(ErpPlan) first = erp_plan_ref(erp_session_plan(app.session));
  g_autoptr(GBytes) text = erp_plan_write(first);
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  for (guint i = 0; i < steps; i++)
    step(&app, rand);
  assert_fresh_figures(&app);
  redo_all(&app);
  g_autoptr(ErpPlan) last = erp_plan_ref(erp_session_plan(app.session));
  undo_all(&app);
  g_assert_true(erp_plan_equal(erp_session_plan(app.session), first));
  assert_text(erp_session_plan(app.session), text);
  assert_fresh_figures(&app);
  redo_all(&app);
  g_assert_true(erp_plan_equal(erp_session_plan(app.session), last));
  assert_fresh_figures(&app);
  app_close(&app);
}

/* 200,000 keys with -m slow. */
static void
test_random_walk(gconstpointer data) {
  const Ground *ground = data;
  for (guint32 seed = 1; seed <= 2; seed++)
    walk(ground, seed, g_test_thorough() ? 20000 : 2000);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS(grounds); i++) {
    g_autofree char *path = g_strconcat("/walk/", grounds[i].name, NULL);
    g_test_add_data_func(path, &grounds[i], test_random_walk);
  }
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
