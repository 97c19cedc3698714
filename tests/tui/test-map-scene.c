/* The work that keys cause: a scene is made again only when plan, figures or overlay are others,
 * and the plan is evaluated only when it has changed. */
#include "app-support.h"
#include "tui/map/map-scene.h"

static guint
count_selected(const ErpSceneData *data) {
  guint n = 0;
  for (guint i = 0; i < data->n_points; i++)
    n += data->points[i].selected;
  for (guint i = 0; i < data->n_links; i++)
    n += data->links[i].selected;
  return n;
}

static guint
count_on_path(const ErpSceneData *data) {
  guint n = 0;
  for (guint i = 0; i < data->n_links; i++)
    n += data->links[i].on_path;
  return n;
}

static void
test_select(void) {
  App app;
  app_open(&app, "contoso.xml");
  const ErpSceneWish load = {ERP_OVERLAY_LOAD, FALSE}, latency = {ERP_OVERLAY_LATENCY, FALSE};
  g_autoptr(ErpSceneData) data = erp_scene_new(app.session, &load);
  g_assert_cmpuint(count_selected(data), ==, 0);
  g_assert_cmpuint(count_on_path(data), ==, 0);
  g_assert_nonnull(data->link_records);
  const char *link = erp_record_id(data->link_records[0]);
  erp_scene_select(data, link);
  g_assert_cmpuint(count_selected(data), ==, 3); /* the link and its ends */
  g_assert_cmpuint(count_on_path(data), ==, 0);
  erp_scene_select(data, "syd");
  g_assert_cmpuint(count_selected(data), ==, 1);
  g_assert_true(data->points[erp_scene_find(data, "syd")].selected);
  g_assert_cmpuint(count_on_path(data), >, 0);
  erp_scene_select(data, NULL);
  g_assert_cmpuint(count_selected(data) + count_on_path(data), ==, 0);
  g_assert_true(erp_scene_is_current(data, app.session, &load));
  g_assert_false(erp_scene_is_current(data, app.session, &latency));
  app_close(&app);
}

static void
test_out_of_date(void) {
  App app;
  app_open(&app, "contoso.xml");
  const ErpSceneWish wish = {ERP_OVERLAY_LOAD, FALSE};
  g_assert_false(erp_scene_is_current(NULL, app.session, &wish));
  g_autoptr(ErpSceneData) before = erp_scene_new(app.session, &wish);
  g_autoptr(ErpEdit) edit = erp_edit_set("syd", "users", "7");
  g_assert_true(erp_tui_do(app.tui, edit));
  g_assert_false(erp_scene_is_current(before, app.session, &wish)); /* another plan */
  g_autoptr(ErpSceneData) stale = erp_scene_new(app.session, &wish);
  erp_session_settle(app.session);
  g_assert_false(erp_scene_is_current(stale, app.session, &wish)); /* other figures */
  app_close(&app);
}

/* Walking about, opening views and forms, menus and help: none of it evaluates anything. */
static void
test_no_evaluation(void) {
  App app;
  app_open(&app, "contoso.xml");
  const ErpResults *results = erp_session_results(app.session);
  app_press(&app, ". . z + - 0 w Right Down B L m 2 Down End Esc 3 Down Esc 4 Esc 5 PageDown Esc 6 "
                  "Down Esc Tab Tab F9 Right Esc : Esc ? Down Esc");
  while (g_main_context_iteration(NULL, FALSE))
    continue;
  erp_session_settle(app.session);
  g_assert_true(erp_session_results(app.session) == results);
  g_assert_false(erp_session_stale(app.session));
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/map-scene/select", test_select);
  g_test_add_func("/map-scene/out-of-date", test_out_of_date);
  g_test_add_func("/map-scene/no-evaluation", test_no_evaluation);
  return g_test_run();
}
