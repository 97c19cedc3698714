/* The findings view by keys: headings, and what is done to findings. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "golden.h"
#include "xml/reader.h"

/* What the first heading says under each grouping of meet-me.xml, counted by hand from the list. */
static void
test_groupings(void) {
  static const struct {
    const char *head, *heading;
  } steps[] = {
      {"Findings 11 by severity", "- Severity high  4 fail, 5 warn"},
      {"Findings 11 by rule", "- M36-02 ExpressRoute does not pin users"},
      {"Findings 11 by object", "- Dallas (dfw)  1 fail, 1 warn"},
      {"Findings 11 by readiness section", "- geographical distribution  1 fail, 2 warn"},
      {"Findings 11 by pillar", "- performance  1 fail"},
      {"Findings 11  4 fail", "verdict"},
  };
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "6");
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
    app_press(&app, "b");
    g_assert_true(app_shows(&app, steps[i].head));
    g_assert_true(app_shows(&app, steps[i].heading));
  }
  app_close(&app);
}

static void
test_pictures(void) {
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "6 b b");
  erp_cells_resize(app.cells, 80, 24);
  app_press(&app, "Down z");
  expect_golden(app.cells, "findings-by-rule-80x24");
  erp_cells_resize(app.cells, 160, 46);
  app_press(&app, "b");
  expect_golden(app.cells, "findings-by-object-160x46");
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_setenv("SOURCE_DATE_EPOCH", "1795305600", TRUE); /* 2026-11-22 */
  setlocale(LC_ALL, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/findings/groupings", test_groupings);
  g_test_add_func("/findings/pictures", test_pictures);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
