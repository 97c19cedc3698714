/* The plan and its file by keys: what there is to begin with, opening, saving, changes by others.
 */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "session/examples.h"
#include "session/folders.h"
#include "session/recent.h"

static void
remember(const char *file) {
  g_autofree char *folder = erp_state_folder();
  g_autoptr(GError) error = NULL;
  g_assert_true(erp_recent_add(folder, file, &error));
  g_assert_no_error(error);
}

/* Every plan that is shipped is offered with a sentence about it. */
static void
test_examples(void) {
  g_autoptr(GPtrArray) examples = erp_examples_load();
  g_assert_cmpuint(examples->len, ==, 12);
  const ErpExample *first = examples->pdata[0];
  g_assert_cmpstr(first->name, ==, "Asymmetric routes in New Jersey");
  for (guint i = 0; i < examples->len; i++) {
    const ErpExample *example = examples->pdata[i];
    g_assert_true(g_str_has_suffix(example->file, ".xml"));
    if (strcmp(example->name, "Contoso, backhaul to Paris") == 0)
      g_assert_cmpstr(example->about, ==,
                      "Contoso before the change: a hub-and-spoke network whose only way to the "
                      "internet is Paris.");
    g_assert_cmpstr(example->about, !=, "");
  }
}

/* The first screen: an example is wanted as a copy, so that nothing is written over it. */
static void
test_start_example(void) {
  App app;
  app_open(&app, NULL);
  erp_tui_start(app.tui);
  g_assert_true(app_shows(&app, "Where do you want to begin?"));
  app_press(&app, "Down Enter");
  g_assert_true(app_shows(&app, "Trey Research"));
  g_assert_true(app_shows(&app, "All servers that receive requests stand in a New Jersey"));
  g_assert_true((app_press(&app, "End Enter") & ERP_REACT_QUIT) != 0);
  const ErpNext *next = erp_tui_next(app.tui);
  g_assert_cmpint(next->kind, ==, ERP_NEXT_COPY);
  g_assert_true(g_str_has_suffix(next->file, "examples/trey-research.xml"));
  app_close(&app);
}

/* Recent files stand there with their dates, as far as they still exist. */
static void
test_start_recent(void) {
  App app;
  app_open(&app, "meet-me.xml");
  remember("gone.xml");
  remember(app.file);
  erp_tui_start(app.tui);
  g_assert_true(app_shows(&app, "Recent files"));
  g_assert_true(app_shows(&app, "   meet-me.xml"));
  g_assert_false(app_shows(&app, "gone.xml"));
  g_autoptr(GDateTime) now = g_date_time_new_now_local();
  g_autofree char *day = g_date_time_format(now, "%Y-%m-%d");
  g_assert_true(app_shows(&app, day));
  g_assert_true((app_press(&app, "End Enter") & ERP_REACT_QUIT) != 0);
  g_assert_cmpint(erp_tui_next(app.tui)->kind, ==, ERP_NEXT_FILE);
  g_assert_cmpstr(erp_tui_next(app.tui)->file, ==, app.file);
  app_close(&app);
}

/* Esc leaves it, the menu brings it back; it fits the smallest screen. */
static void
test_start_back(void) {
  App app;
  app_open(&app, NULL);
  erp_tui_start(app.tui);
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, "Open an example"));
  app_press(&app, "F9 t");
  g_assert_true(app_shows(&app, "Open an example"));
  erp_cells_resize(app.cells, 40, 10);
  app_press(&app, "End");
  g_assert_true(app_shows(&app, "Keys of this place"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/files/examples", test_examples);
  g_test_add_func("/files/start-example", test_start_example);
  g_test_add_func("/files/start-recent", test_start_recent);
  g_test_add_func("/files/start-back", test_start_back);
  return g_test_run();
}
