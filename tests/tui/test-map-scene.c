/* The work that keys cause: a scene is made again only when plan, figures or overlay are others,
 * and the plan is evaluated only when it has changed. */
#include "app-support.h"
#include "plan/field.h"
#include "tui/map/map-scene.h"
#include "tui/map/map-side.h"
#include "tui/map/map-strip.h"

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
  g_autoptr(ErpSceneData) data = erp_scene_renew(NULL, app.session, &load);
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
  g_autoptr(ErpSceneData) before = erp_scene_renew(NULL, app.session, &wish);
  g_autoptr(ErpEdit) edit = erp_edit_set("syd", "users", "7");
  g_assert_true(erp_tui_do(app.tui, edit));
  g_assert_false(erp_scene_is_current(before, app.session, &wish)); /* another plan */
  g_autoptr(ErpSceneData) stale = erp_scene_renew(NULL, app.session, &wish);
  erp_session_settle(app.session);
  g_assert_false(erp_scene_is_current(stale, app.session, &wish)); /* other figures */
  app_close(&app);
}

/* ---- taken from what was before ---------------------------------------------------------------
 */

static void
assert_same_scene(const ErpSceneData *a, const ErpSceneData *b) {
  g_assert_cmpuint(a->n_points, ==, b->n_points);
  g_assert_cmpuint(a->n_links, ==, b->n_links);
  g_assert_cmpuint(a->n_unplaced, ==, b->n_unplaced);
  for (guint i = 0; i < a->n_points; i++) {
    g_assert_true(a->records[i] == b->records[i]);
    g_assert_cmpstr(a->points[i].name, ==, b->points[i].name);
    g_assert_cmpmem(&a->points[i].lat, sizeof(double), &b->points[i].lat, sizeof(double));
    g_assert_cmpmem(&a->points[i].lon, sizeof(double), &b->points[i].lon, sizeof(double));
    g_assert_cmpuint(a->points[i].level, ==, b->points[i].level);
    g_assert_cmpuint(a->points[i].kind, ==, b->points[i].kind);
    g_assert_cmpuint(a->points[i].weight, ==, b->points[i].weight);
    g_assert_cmpuint(a->points[i].selected, ==, b->points[i].selected);
  }
  for (guint i = 0; i < a->n_links; i++) {
    g_assert_true(a->link_records[i] == b->link_records[i]);
    g_assert_cmpuint(a->links[i].a, ==, b->links[i].a);
    g_assert_cmpuint(a->links[i].b, ==, b->links[i].b);
    g_assert_cmpuint(a->links[i].level, ==, b->links[i].level);
    g_assert_cmpuint(a->links[i].worst, ==, b->links[i].worst);
    g_assert_cmpuint(a->links[i].selected, ==, b->links[i].selected);
    g_assert_cmpuint(a->links[i].on_path, ==, b->links[i].on_path);
    g_assert_cmpuint(a->elements[i], ==, b->elements[i]);
    g_assert_cmpint(a->values[i], ==, b->values[i]);
  }
}

static char *
draw_panes(ErpMapSide *side, ErpMapStrip *strip) {
  g_autoptr(ErpCells) cells = erp_cells_new(80, 40, ERP_CHARSET_UTF8);
  erp_map_side_draw(side, cells, (ErpRect){0, 0, 40, 40}, TRUE);
  erp_map_strip_draw(strip, cells, (ErpRect){40, 0, 40, 40}, TRUE);
  g_autofree char *text = erp_cells_dump(cells), *styles = erp_cells_dump_styles(cells);
  return g_strconcat(text, styles, NULL);
}

typedef struct {
  App app;
  ErpSceneWish wish;
  const char *selection;
  ErpSceneData *scene;
  ErpMapSide *side;
  ErpMapStrip *strip;
} Keeping;

/* What has been kept through all changes is as if it were made now. */
static void
check_kept(Keeping *keeping) {
  g_autoptr(ErpSceneData) fresh = erp_scene_renew(NULL, keeping->app.session, &keeping->wish);
  keeping->scene = erp_scene_renew(keeping->scene, keeping->app.session, &keeping->wish);
  erp_scene_select(keeping->scene, keeping->selection);
  erp_scene_select(fresh, keeping->selection);
  assert_same_scene(keeping->scene, fresh);

  erp_map_side_update(keeping->side);
  erp_map_strip_update(keeping->strip);
  ErpMapSide *side = erp_map_side_new(keeping->app.tui);
  ErpMapStrip *strip = erp_map_strip_new(keeping->app.tui);
  g_autofree char *ours = draw_panes(keeping->side, keeping->strip);
  g_autofree char *anew = draw_panes(side, strip);
  g_assert_cmpstr(ours, ==, anew);
  erp_map_side_free(side);
  erp_map_strip_free(strip);
}

static void
on_change(ErpSession *session G_GNUC_UNUSED, gpointer user) {
  check_kept(user);
}

static ErpRecord *
new_site(const char *id) {
  ErpRecord *site = erp_record_new(ERP_KIND_SITE);
  const char *const values[][2] = {{"id", id}, {"lat", "10"}, {"lon", "20"}, {"users", "40"}};
  for (guint i = 0; i < G_N_ELEMENTS(values); i++)
    g_assert_true(erp_record_set(site, (guint) erp_kind_field(ERP_KIND_SITE, values[i][0]),
                                 values[i][1], NULL));
  return site;
}

/* Off the map, with its links. */
static ErpEdit *
move_nowhere(const char *site) {
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  g_ptr_array_add(parts, erp_edit_set(site, "lat", NULL));
  g_ptr_array_add(parts, erp_edit_set(site, "lon", NULL));
  return erp_edit_batch("nowhere", parts);
}

static void
do_edit(Keeping *keeping, ErpEdit *edit) {
  g_autoptr(GError) error = NULL;
  erp_session_do(keeping->app.session, edit, &error);
  g_assert_no_error(error);
  erp_edit_free(edit);
}

/* Each with the figures of before, as long as they are worked out, and with its own. */
static void
make_changes(Keeping *keeping) {
  ErpSession *session = keeping->app.session;
  guint n;
  g_autofree char *link = g_strdup(
      erp_record_id(erp_plan_of_kind(erp_session_plan(session), ERP_KIND_WAN_LINK, &n)[1]));
  do_edit(keeping, erp_edit_set("syd", "users", "90000"));
  erp_session_settle(session);
  do_edit(keeping, erp_edit_set("syd", "name", "Elsewhere"));
  do_edit(keeping, erp_edit_set("syd", "lat", "12"));
  erp_session_settle(session);
  do_edit(keeping, erp_edit_set("syd", "kind", "hub"));
  do_edit(keeping, move_nowhere("syd"));
  do_edit(keeping, erp_edit_set("syd", "users", "80000"));
  erp_session_settle(session);
  keeping->selection = link;
  erp_session_undo(session);
  erp_session_undo(session);
  erp_session_settle(session);
  do_edit(keeping, erp_edit_set(link, "capacity", "1Mbps"));
  erp_session_settle(session);
  do_edit(keeping, erp_edit_add("", new_site("new")));
  do_edit(keeping, erp_edit_set(link, "a", "new"));
  erp_session_settle(session);
  do_edit(keeping, erp_edit_rename("syd", "moved"));
  erp_session_settle(session);
  do_edit(keeping, erp_edit_delete_following("moved"));
  do_edit(keeping, erp_edit_add("", new_site("syd")));
  erp_session_settle(session);
  while (erp_session_undo(session))
    erp_session_settle(session);
  while (erp_session_redo(session))
    continue;
  erp_session_settle(session);
  keeping->selection = "new"; /* the link's name is freed */
}

static void
test_kept(void) {
  for (guint overlay = 0; overlay < ERP_OVERLAY_LAST; overlay++) {
    Keeping keeping = {.wish = {(ErpOverlay) overlay, TRUE}, .selection = "syd"};
    app_open(&keeping.app, "contoso.xml");
    keeping.scene = erp_scene_renew(NULL, keeping.app.session, &keeping.wish);
    keeping.side = erp_map_side_new(keeping.app.tui);
    keeping.strip = erp_map_strip_new(keeping.app.tui);
    const ErpSessionListener listener = {on_change, on_change, &keeping, NULL, NULL};
    erp_session_listen(keeping.app.session, &listener);
    make_changes(&keeping);
    keeping.wish.overlay = (ErpOverlay) ((overlay + 1) % ERP_OVERLAY_LAST);
    check_kept(&keeping);
    keeping.wish.microsoft = FALSE;
    check_kept(&keeping);
    erp_scene_free(keeping.scene);
    erp_map_side_free(keeping.side);
    erp_map_strip_free(keeping.strip);
    app_close(&keeping.app);
  }
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
  g_test_add_func("/map-scene/kept", test_kept);
  g_test_add_func("/map-scene/no-evaluation", test_no_evaluation);
  return g_test_run();
}
