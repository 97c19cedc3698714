/* The checklist by keys: what it says, and from a question to its findings and back. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "golden.h"
#include "xml/reader.h"

static void
test_story(void) {
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "9");
  g_assert_true(app_shows(&app, "- Readiness: client routing"));
  app_press(&app, "n n"); /* the third question: CLI-04, M36-01, REL-18 */
  g_assert_true(app_shows(&app, "REL-18    warn: Sites reach two internet egresses (3 warn)"));
  g_assert_true(app_shows(&app, "Remedy: Provide a second active internet egress."));
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "Can clients reach by the internet"));
  g_assert_true(app_shows(&app, "Findings 5  0 fail  3 warn  [x] 6 passed"));
  g_assert_false(app_shows(&app, "M36-02"));
  app_press(&app, "v");
  g_assert_true(app_shows(&app, "Findings 3 "));
  app_press(&app, "Esc");
  g_assert_true(app_shows(&app, "3/35")); /* where it was */
  app_press(&app, "Z");
  g_assert_true(app_shows(&app, "+ Well-Architected: performance"));
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, "Checklist"));
  app_close(&app);
}

/* The head counts every question once: nothing is in scope, or nobody has looked yet. */
static void
test_new_plan(void) {
  App app;
  app_open(&app, NULL);
  app_press(&app, "9");
  erp_tui_draw(app.tui, app.cells);
  g_autofree char *screen = erp_cells_dump(app.cells);
  const char *head = strstr(screen, "9 readiness questions: ");
  g_assert_nonnull(head);
  guint64 total = 0;
  for (const char *at = strchr(head, ':') + 1; *at != '\n'; at++)
    if (g_ascii_isdigit(*at) && at[-1] == ' ')
      total += g_ascii_strtoull(at, NULL, 10);
  g_assert_cmpuint(total, ==, 9);
  g_assert_null(g_strstr_len(head, strchr(head, '\n') - head, "pass"));
  g_assert_null(g_strstr_len(head, strchr(head, '\n') - head, "fail"));
  app_close(&app);
}

static void
test_pictures(void) {
  App app;
  app_open(&app, "meet-me.xml");
  erp_cells_resize(app.cells, 80, 24);
  app_press(&app, "9 n n");
  expect_golden(app.cells, "checklist-80x24");
  app_press(&app, "Tab");
  erp_cells_resize(app.cells, 40, 10);
  erp_tui_draw(app.tui, app.cells);
  expect_golden(app.cells, "checklist-40x10");
  app_press(&app, "Esc");
  erp_cells_resize(app.cells, 160, 46);
  erp_tui_draw(app.tui, app.cells);
  expect_golden(app.cells, "checklist-160x46");
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_setenv("SOURCE_DATE_EPOCH", "1795305600", TRUE); /* 2026-11-22 */
  setlocale(LC_ALL, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/checklist-view/story", test_story);
  g_test_add_func("/checklist-view/new-plan", test_new_plan);
  g_test_add_func("/checklist-view/pictures", test_pictures);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
