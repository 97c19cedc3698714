/* What a form says while one types: the effect of an edit that is not done yet, or why the plan
 * would not have it. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "tui/form/effect.h"
#include "xml/reader.h"

/* 500 Mb/s leave by Paris over a link of 1 Gb/s: half of it. */
static const char two_sites[] =
    "<site id=\"par\" lat=\"48.86\" lon=\"2.35\"><internet capacity=\"10Gbps\"/></site>\n"
    "<site id=\"lon\" lat=\"51.51\" lon=\"-0.13\" internet-via=\"par\">\n"
    "  <demand service=\"internet\" down=\"500Mbps\" up=\"1Mbps\"/>\n"
    "</site>\n"
    "<wan-link id=\"w\" a=\"par\" b=\"lon\" capacity=\"1Gbps\"/>\n";

static char *
effect_of(App *app, ErpEdit *edit) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPreview) preview = erp_session_preview(app->session, edit, &error);
  g_assert_no_error(error);
  erp_edit_free(edit);
  return erp_effect_text(erp_session_review(app->session), preview->review);
}

static void
test_text(void) {
  App app;
  app_open_plan(&app, two_sites);
  g_autofree char *smaller = effect_of(&app, erp_edit_set("w", "capacity", "250Mbps"));
  g_assert_nonnull(strstr(smaller, "worst link w 50 % → 200 %,"));
  g_autofree char *same = effect_of(&app, erp_edit_set("w", "name", "The link"));
  g_assert_nonnull(strstr(same, "worst link w 50 %,"));
  g_assert_null(strstr(same, "→"));
  app_close(&app);
}

static const char pinned[] =
    "<tenant geo=\"EUR\"/>\n"
    "<site id=\"par\" lat=\"48.86\" lon=\"2.35\"><internet capacity=\"10Gbps\"/></site>\n"
    "<site id=\"syd\" lat=\"-33.87\" lon=\"151.21\" users=\"100\" internet-via=\"par\"/>\n"
    "<wan-link id=\"w\" a=\"par\" b=\"syd\" capacity=\"1Gbps\" rtt=\"280ms\"/>\n";

/* Sydney by way of Paris is pinned by 280 ms of link and a little; a breakout there ends it. */
static void
test_penalty(void) {
  App app;
  app_open_plan(&app, pinned);
  GPtrArray *parts = g_ptr_array_new();
  g_ptr_array_add(parts, erp_edit_add("syd", erp_record_new(ERP_KIND_INTERNET)));
  g_ptr_array_add(parts, erp_edit_set("syd", "internet-via", NULL));
  g_autofree char *text = effect_of(&app, erp_edit_batch("Breakout", parts));
  g_assert_nonnull(strstr(text, "geo-pinned sites 1 → 0, penalty ~280."));
  g_assert_nonnull(strstr(text, " ms → ~0."));
  app_close(&app);
}

/* The plan stays as it is while the line follows what is typed. */
static void
test_typing(void) {
  App app;
  app_open_plan(&app, two_sites);
  const ErpPlan *before = erp_session_plan(app.session);
  app_press(&app, "3 Enter Tab Tab Tab Tab Tab Tab Ctrl+U");
  app_type(&app, "250m");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "worst link w 50 % → 200 %"));
  g_assert_true(erp_session_plan(app.session) == before);
  app_press(&app, "Ctrl+U");
  app_type(&app, "100m");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "worst link w 50 % → 500 %"));
  app_press(&app, "Esc Esc");
  g_assert_true(erp_session_plan(app.session) == before);
  app_close(&app);
}

/* The text of before is dim until the answer for the new one is there. */
static void
test_old_is_dim(void) {
  App app;
  app_open_plan(&app, two_sites);
  app_press(&app, "3 Enter Tab Tab Tab Tab Tab Tab Ctrl+U");
  app_type(&app, "250m");
  erp_session_settle(app.session);
  app_press(&app, "Home");
  app_type(&app, "1"); /* 1250m */
  g_assert_true(app_shows(&app, "→ 200 %"));
  int y = 0;
  g_autofree char *screen = erp_cells_dump(app.cells);
  for (const char *p = screen; p < strstr(screen, "Effect:"); p++)
    y += *p == '\n';
  g_assert_cmpuint(app.cells->cells[y * app.cells->width + 2].style, ==, ERP_STYLE_DIM);
  erp_session_settle(app.session);
  app_close(&app);
}

/* A new record says what is missing until it is whole, then what it does. */
static void
test_new_record(void) {
  App app;
  app_open_plan(&app, two_sites);
  app_press(&app, "F7 l");
  app_type(&app, "second");
  app_press(&app, "Tab Tab");
  app_type(&app, "par");
  app_press(&app, "Tab");
  g_assert_true(app_shows(&app, "No effect yet: End B: needed"));
  app_type(&app, "par");
  app_press(&app, "Tab Tab Tab");
  app_type(&app, "2g");
  g_assert_true(app_shows(&app, "No effect yet: this would break the plan"));
  app_press(&app, "Shift+Tab Shift+Tab Shift+Tab Ctrl+U");
  app_type(&app, "lon");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "Effect: worst link w 50 % → "));
  app_press(&app, "F2");
  g_assert_nonnull(erp_plan_find(erp_session_plan(app.session), "second"));
  app_press(&app, "u");
  g_assert_null(erp_plan_find(erp_session_plan(app.session), "second"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/form/effect/text", test_text);
  g_test_add_func("/form/effect/penalty", test_penalty);
  g_test_add_func("/form/effect/typing", test_typing);
  g_test_add_func("/form/effect/old-is-dim", test_old_is_dim);
  g_test_add_func("/form/effect/new-record", test_new_record);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
