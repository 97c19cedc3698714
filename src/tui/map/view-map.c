/* The main view: the map, the sites beside it, the worst findings below. */
#include "tui/views.h"

#include <string.h>

#include "tui/command/commands.h"
#include "tui/screen/layout.h"
#include "base/data-folder.h"
#include "plan/field.h"
#include "tui/widget/list.h"
#include "tui/map/map-cursor.h"
#include "tui/map/map-scene.h"
#include "tui/map/map-side.h"
#include "base/i18n.h"

#define CLOSEST 0.002 /* degrees a dot when fitting */

typedef struct {
  ErpViewBase base;
  ErpSceneData *scene;
  ErpCoast *coast;
  ErpView view;
  ErpOverlay overlay;
  ErpDots dots;
  gboolean labels;
  gboolean fitted; /* the view has been made to fit once the size was known */
  gboolean on_side;
  gboolean side_hidden;
  ErpMapSide *side;
  ErpViewBase *path; /* of the selected site, beside the findings; or NULL */
  char *path_site;
  GHashTable *marks; /* ids */
  ErpMapCursor cursor;
  ErpRect map; /* where the map was drawn last, for the mouse */
  ErpRect side_rect;
} MapView;

/* ---- scene --------------------------------------------------------------------------------- */

static void
rebuild(MapView *map) {
  ErpTui *tui = map->base.tui;
  erp_scene_free(map->scene);
  map->scene = erp_scene_new(erp_tui_session(tui), map->overlay, erp_tui_selection(tui));
  for (guint i = 0; i < map->scene->n_points; i++)
    map->scene->points[i].marked =
        g_hash_table_contains(map->marks, erp_record_id(map->scene->records[i]));
}

/* The path pane follows the last site that was selected. */
static void
follow_path(MapView *map) {
  ErpTui *tui = map->base.tui;
  const char *selection = erp_tui_selection(tui);
  const ErpRecord *record =
      selection == NULL ? NULL
                        : erp_plan_at_path(erp_session_plan(erp_tui_session(tui)), selection);
  gboolean is_site = record != NULL && record->kind == ERP_KIND_SITE;
  if (!is_site || g_strcmp0(selection, map->path_site) == 0) {
    if (map->path != NULL)
      map->path->ops->changed(map->path);
    return;
  }
  if (map->path != NULL)
    map->path->ops->free(map->path);
  map->path = erp_view_path_new(tui, selection);
  g_free(map->path_site);
  map->path_site = g_strdup(selection);
}

static gboolean
is_gone(gpointer id, gpointer value G_GNUC_UNUSED, gpointer plan) {
  return erp_plan_find(plan, id) == NULL;
}

static void
changed(ErpViewBase *base) {
  MapView *map = (MapView *) base;
  g_hash_table_foreach_remove(map->marks, is_gone, erp_session_plan(erp_tui_session(base->tui)));
  rebuild(map);
  erp_map_side_update(map->side);
  follow_path(map);
}

static void
fit(MapView *map) {
  guint n = map->scene->n_points;
  g_autofree double *lat = g_new(double, n + 1);
  g_autofree double *lon = g_new(double, n + 1);
  for (guint i = 0; i < n; i++) {
    lat[i] = map->scene->points[i].lat;
    lon[i] = map->scene->points[i].lon;
  }
  erp_view_fit(&map->view, lat, lon, n, CLOSEST);
}

static ErpMapScene
scene_of(const MapView *map) {
  return (ErpMapScene){.points = map->scene->points,
                       .n_points = map->scene->n_points,
                       .links = map->scene->links,
                       .n_links = map->scene->n_links,
                       .coast = map->coast,
                       .view = map->view,
                       .dots = map->dots,
                       .labels = map->labels};
}

/* ---- drawing ------------------------------------------------------------------------------- */

static void
draw_findings(MapView *map, ErpCells *cells, ErpRect rect) {
  if (rect.height == 0)
    return;
  const ErpReview *review = erp_session_review(erp_tui_session(map->base.tui));
  guint open = 0, shown = 0;
  for (guint i = 0; review != NULL && i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->accepted || finding->verdict < ERP_VERDICT_NOT_ANSWERED)
      continue;
    open++;
    if ((int) shown + 1 >= rect.height)
      continue;
    g_autofree char *text = g_strdup_printf(" %-4.4s %s %s", erp_verdict_word(finding->verdict),
                                            finding->rule->id, finding->message);
    ErpStyle style = finding->verdict == ERP_VERDICT_FAIL ? ERP_STYLE_BAD : ERP_STYLE_WARN;
    erp_cells_field(cells, rect.x, rect.y + 1 + (int) shown++, rect.width, style, text);
  }
  g_autofree char *head = review == NULL ? g_strdup(_(" Findings: evaluating"))
                                         : g_strdup_printf(_(" Findings %u"), open);
  erp_cells_field(cells, rect.x, rect.y, rect.width, ERP_STYLE_HEADING, head);
}

static void
draw_legend(MapView *map, ErpCells *cells) {
  static const struct {
    ErpMapKind kind;
    const char *name;
  } rows[] = {{ERP_MAP_HUB, N_("hub")},
              {ERP_MAP_LOCATION, N_("peering")},
              {ERP_MAP_REGION, N_("region")},
              {ERP_MAP_SITE, N_("site")}};
  g_autoptr(GString) text = g_string_new(" ");
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_string_append_unichar(text, erp_map_symbol(rows[i].kind, cells->charset));
    g_string_append_printf(text, "%s ", _(rows[i].name));
  }
  g_string_append_printf(text, "[%s]", erp_overlay_name(map->overlay));
  if (map->scene->n_unplaced > 0)
    g_string_append_printf(text,
                           ERP_NGETTEXT(" %u site without a place", " %u sites without a place",
                                        map->scene->n_unplaced),
                           map->scene->n_unplaced);
  erp_cells_text(cells, map->map.x, map->map.y + map->map.height - 1, map->map.width, ERP_STYLE_DIM,
                 text->str);
}

static void
draw_path(MapView *map, ErpCells *cells, ErpRect rect) {
  erp_cells_line(cells, rect.x, rect.y, rect.height, TRUE, ERP_STYLE_BORDER);
  ErpRect inner = {rect.x + 1, rect.y, rect.width - 1, rect.height};
  if (map->path != NULL)
    map->path->ops->draw(map->path, cells, inner);
  else
    erp_cells_text(cells, inner.x + 1, inner.y, inner.width - 1, ERP_STYLE_DIM,
                   _("Select a site to see the ways its traffic takes."));
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  MapView *map = (MapView *) base;
  ErpLayout layout = erp_layout(rect, &erp_tui_options(base->tui)->layout, !map->side_hidden);
  map->map = layout.map;
  map->side_rect = layout.side;
  map->view.columns = layout.map.width;
  map->view.rows = layout.map.height;
  if (!map->fitted)
    fit(map);
  map->fitted = TRUE;
  if (layout.side.width == 0 && map->on_side) {
    erp_map_side_draw(map->side, cells, layout.map, TRUE);
  } else {
    ErpMapScene scene = scene_of(map);
    erp_map_draw(&scene, cells, layout.map);
    draw_legend(map, cells);
    erp_map_cursor_draw(&map->cursor, &map->view, cells, layout.map);
  }
  if (layout.side.width > 0) {
    erp_cells_line(cells, layout.side.x, layout.side.y, layout.side.height, TRUE, ERP_STYLE_BORDER);
    ErpRect inner = {layout.side.x + 1, layout.side.y, layout.side.width - 1, layout.side.height};
    erp_map_side_draw(map->side, cells, inner, map->on_side);
  }
  draw_findings(map, cells, layout.findings);
  if (layout.path.width > 0)
    draw_path(map, cells, layout.path);
}

/* ---- keys ---------------------------------------------------------------------------------- */

static gboolean
inside(ErpRect rect, int x, int y) {
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
}

static void
pick(MapView *map, int x, int y) {
  ErpMapScene scene = scene_of(map);
  int point = erp_map_pick(&scene, map->map, x, y);
  if (point >= 0)
    erp_tui_select(map->base.tui, erp_record_id(map->scene->records[point]));
}

/* Zooms about a cell of the screen. */
static void
zoom(MapView *map, double factor, int column, int row) {
  erp_view_zoom(&map->view, factor, (column - map->map.x) * 2 + 1, (row - map->map.y) * 4 + 2);
}

/* About the cross-hair, else about what is selected if that can be seen, else the middle. */
static void
zoom_here(MapView *map, double factor) {
  ErpMapCursor about = map->cursor;
  int at = erp_scene_find(map->scene, erp_tui_selection(map->base.tui));
  if (!about.on && at >= 0) {
    about.lat = map->scene->points[at].lat;
    about.lon = map->scene->points[at].lon;
  }
  int column = map->map.width / 2, row = map->map.height / 2;
  if (about.on || at >= 0)
    erp_map_cursor_cell(&about, &map->view, &column, &row);
  zoom(map, factor, map->map.x + column, map->map.y + row);
}

/* ---- laying out by hand -------------------------------------------------------------------- */

static void
tell_cursor(MapView *map) {
  g_autofree char *hint =
      erp_map_cursor_hint(&map->cursor, &map->view, erp_tui_selection(map->base.tui));
  erp_tui_status(map->base.tui, "%s", hint);
}

static void
cursor_to_selection(MapView *map) {
  int at = erp_scene_find(map->scene, erp_tui_selection(map->base.tui));
  if (at < 0)
    return;
  map->cursor.lat = map->scene->points[at].lat;
  map->cursor.lon = map->scene->points[at].lon;
}

/* The cross-hair begins at what is selected, else in the middle. */
static void
lay(MapView *map, ErpLay what) {
  int column = 0, row = 0;
  if (!map->cursor.on) {
    erp_map_cursor_put(&map->cursor, &map->view, map->map.width / 2, map->map.height / 2);
    cursor_to_selection(map);
    if (!erp_map_cursor_cell(&map->cursor, &map->view, &column, &row))
      erp_map_cursor_put(&map->cursor, &map->view, map->map.width / 2, map->map.height / 2);
  }
  map->on_side = FALSE;
  erp_map_cursor_start(&map->cursor, what);
  tell_cursor(map);
}

static void
leave_cursor(MapView *map) {
  erp_map_cursor_stop(&map->cursor);
  erp_tui_status(map->base.tui, "%s", "");
}

static void
fill(ErpViewBase *form, ErpKind kind, const char *field, const char *text) {
  erp_view_form_fill(form, (guint) erp_kind_field(kind, field), text);
}

/* The form of a new site at the cross-hair, or in the middle. */
static void
add_site(MapView *map) {
  ErpMapCursor at = map->cursor;
  if (!at.on)
    erp_map_cursor_put(&at, &map->view, map->map.width / 2, map->map.height / 2);
  g_autofree char *lat = NULL, *lon = NULL;
  erp_map_cursor_place(&at, &map->view, &lat, &lon);
  ErpViewBase *form = erp_view_form_new_add(map->base.tui, NULL, erp_record_new(ERP_KIND_SITE));
  fill(form, ERP_KIND_SITE, "lat", lat);
  fill(form, ERP_KIND_SITE, "lon", lon);
  leave_cursor(map);
  erp_tui_push(map->base.tui, form);
}

static void
add_link(MapView *map, const char *from, const char *to) {
  ErpViewBase *form = erp_view_form_new_add(map->base.tui, NULL, erp_record_new(ERP_KIND_WAN_LINK));
  fill(form, ERP_KIND_WAN_LINK, "a", from);
  fill(form, ERP_KIND_WAN_LINK, "b", to);
  leave_cursor(map);
  erp_tui_push(map->base.tui, form);
}

/* Between the two marked objects. FALSE when not just two are marked. */
static gboolean
link_marked(MapView *map) {
  if (g_hash_table_size(map->marks) != 2)
    return FALSE;
  g_autofree const char **ids = (const char **) g_hash_table_get_keys_as_array(map->marks, NULL);
  gboolean ordered = strcmp(ids[0], ids[1]) < 0;
  add_link(map, ids[ordered ? 0 : 1], ids[ordered ? 1 : 0]);
  return TRUE;
}

/* Sets the selected record's coordinates to the cross-hair, as one step. */
static void
move_here(MapView *map) {
  ErpTui *tui = map->base.tui;
  const char *path = erp_tui_selection(tui);
  const ErpRecord *record =
      path == NULL ? NULL : erp_plan_at_path(erp_session_plan(erp_tui_session(tui)), path);
  if (record == NULL || erp_kind_field(record->kind, "lat") < 0) {
    erp_tui_status(tui, _("Select a site or a peering location: only those have a place"));
    return;
  }
  g_autofree char *lat = NULL, *lon = NULL;
  erp_map_cursor_place(&map->cursor, &map->view, &lat, &lon);
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  g_ptr_array_add(parts, erp_edit_set(path, "lat", lat));
  g_ptr_array_add(parts, erp_edit_set(path, "lon", lon));
  g_autofree char *label = g_strdup_printf(_("Move “%s”"), path);
  g_autoptr(ErpEdit) edit = erp_edit_batch(label, parts);
  leave_cursor(map);
  erp_tui_do(tui, edit);
}

/* The site or peering location at the cross-hair, or NULL. */
static const ErpRecord *
at_cursor(const MapView *map) {
  ErpMapScene scene = scene_of(map);
  int column = 0, row = 0;
  if (!erp_map_cursor_cell(&map->cursor, &map->view, &column, &row))
    return NULL;
  int point = erp_map_pick(&scene, map->map, map->map.x + column, map->map.y + row);
  const ErpRecord *record = point < 0 ? NULL : map->scene->records[point];
  gboolean linkable = record != NULL &&
                      (record->kind == ERP_KIND_SITE || record->kind == ERP_KIND_PEERING_LOCATION);
  return linkable ? record : NULL;
}

static void
pick_end(MapView *map) {
  const ErpRecord *record = at_cursor(map);
  const char *id = record == NULL ? NULL : erp_record_id(record);
  if (id == NULL) {
    erp_tui_status(map->base.tui, _("No site or peering location is here"));
  } else if (map->cursor.first == NULL) {
    map->cursor.first = g_strdup(id);
    erp_tui_select(map->base.tui, id);
    tell_cursor(map);
  } else if (strcmp(map->cursor.first, id) == 0) {
    erp_tui_status(map->base.tui, _("The link begins at “%s”: choose another end"), id);
  } else {
    g_autofree char *first = g_strdup(map->cursor.first);
    add_link(map, first, id);
  }
}

static void
place(MapView *map) {
  if (map->cursor.lay == ERP_LAY_SITE)
    add_site(map);
  else if (map->cursor.lay == ERP_LAY_MOVE)
    move_here(map);
  else
    pick_end(map);
}

static void
mark(MapView *map) {
  const char *id = erp_tui_selection(map->base.tui);
  if (id == NULL || erp_scene_find(map->scene, id) < 0) {
    erp_tui_status(map->base.tui, _("Select something first"));
    return;
  }
  if (!g_hash_table_remove(map->marks, id))
    g_hash_table_add(map->marks, g_strdup(id));
  erp_map_side_mark(map->side, id);
  guint n = g_hash_table_size(map->marks);
  rebuild(map);
  erp_tui_status(map->base.tui, ERP_NGETTEXT("%u marked", "%u marked", n), n);
}

static guint
handle_mouse(MapView *map, const ErpKey *key) {
  if (!inside(map->map, key->x, key->y)) {
    if (map->cursor.on)
      return ERP_REACT_HANDLED;
    map->on_side = inside(map->side_rect, key->x, key->y);
    return map->on_side ? erp_map_side_handle(map->side, key) : ERP_REACT_NONE;
  }
  map->on_side = FALSE;
  if (key->code == ERP_KEY_WHEEL_UP)
    zoom(map, 1.5, key->x, key->y);
  else if (key->code == ERP_KEY_WHEEL_DOWN)
    zoom(map, 1 / 1.5, key->x, key->y);
  else if (map->cursor.on)
    erp_map_cursor_put(&map->cursor, &map->view, key->x - map->map.x, key->y - map->map.y);
  else
    pick(map, key->x, key->y);
  if (map->cursor.on)
    tell_cursor(map);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  MapView *map = (MapView *) base;
  if (key->code == ERP_KEY_CLICK || key->code == ERP_KEY_WHEEL_UP ||
      key->code == ERP_KEY_WHEEL_DOWN)
    return handle_mouse(map, key);
  if (key->code == ERP_KEY_PASTE)
    return ERP_REACT_HANDLED;
  return map->on_side ? erp_map_side_handle(map->side, key) : ERP_REACT_NONE;
}

/* ---- commands ------------------------------------------------------------------------------ */

static void
step_site(MapView *map, int step) {
  int n = (int) map->scene->n_points;
  if (n == 0)
    return;
  int at = erp_scene_find(map->scene, erp_tui_selection(map->base.tui));
  at = at < 0 ? (step > 0 ? 0 : n - 1) : (at + step + n) % n;
  erp_tui_select(map->base.tui, erp_record_id(map->scene->records[at]));
}

static void
centre(MapView *map) {
  int at = erp_scene_find(map->scene, erp_tui_selection(map->base.tui));
  if (at < 0)
    return;
  map->view.lat = map->scene->points[at].lat;
  map->view.lon = map->scene->points[at].lon;
}

static gboolean
run_picture(MapView *map, ErpCommandId command) {
  switch ((guint) command) {
  case ERP_COMMAND_LABELS:
    map->labels = !map->labels;
    return TRUE;
  case ERP_COMMAND_OVERLAY:
    map->overlay = (ErpOverlay) ((map->overlay + 1) % ERP_OVERLAY_LAST);
    rebuild(map);
    return TRUE;
  case ERP_COMMAND_DOTS:
    map->dots = (ErpDots) ((map->dots + 1) % (ERP_DOTS_ASCII + 1));
    return TRUE;
  case ERP_COMMAND_NEXT_SITE:
    step_site(map, 1);
    return TRUE;
  case ERP_COMMAND_PREVIOUS_SITE:
    step_site(map, -1);
    return TRUE;
  case ERP_COMMAND_SIDE_PANE:
    map->side_hidden = !map->side_hidden;
    map->on_side = FALSE;
    return TRUE;
  case ERP_COMMAND_NEXT_PANE:
  case ERP_COMMAND_PREVIOUS_PANE:
    map->on_side = !map->on_side;
    if (map->on_side)
      erp_map_side_enter(map->side);
    return TRUE;
  case ERP_COMMAND_FIND:
    map->on_side = TRUE;
    return erp_map_side_command(map->side, command);
  default:
    return map->on_side && erp_map_side_command(map->side, command);
  }
}

static gboolean
run_lay(MapView *map, ErpCommandId command) {
  switch ((guint) command) {
  case ERP_COMMAND_LAY_SITE:
    lay(map, ERP_LAY_SITE);
    return TRUE;
  case ERP_COMMAND_MOVE_HERE:
    lay(map, ERP_LAY_MOVE);
    return TRUE;
  case ERP_COMMAND_LAY_LINK:
    lay(map, ERP_LAY_LINK);
    return TRUE;
  case ERP_COMMAND_PLACE:
    place(map);
    return TRUE;
  case ERP_COMMAND_LEAVE_CURSOR:
    leave_cursor(map);
    return TRUE;
  case ERP_COMMAND_ADD_SITE:
    add_site(map);
    return TRUE;
  case ERP_COMMAND_ADD_LINK:
    return link_marked(map);
  case ERP_COMMAND_MARK:
    if (map->on_side)
      erp_map_side_enter(map->side);
    mark(map);
    return TRUE;
  default:
    return FALSE;
  }
}

/* Moves the cross-hair by cells, or the map by a sixth of itself. */
static void
go(MapView *map, int columns, int rows) {
  if (map->cursor.on)
    erp_map_cursor_step(&map->cursor, &map->view, 4 * columns, 2 * rows);
  else
    erp_view_pan(&map->view, columns * map->map.width * 2 / 6.0, rows * map->map.height * 4 / 6.0);
}

static void
go_finely(MapView *map, int columns, int rows) {
  if (map->cursor.on)
    erp_map_cursor_step(&map->cursor, &map->view, columns, rows);
  else
    erp_view_pan(&map->view, 2.0 * columns, 4.0 * rows);
}

static gboolean
run_move(MapView *map, ErpCommandId command) {
  static const struct {
    ErpCommandId command;
    void (*go)(MapView *map, int columns, int rows);
    int columns, rows;
  } moves[] = {
      {ERP_COMMAND_LEFT, go, -1, 0},
      {ERP_COMMAND_RIGHT, go, 1, 0},
      {ERP_COMMAND_UP, go, 0, -1},
      {ERP_COMMAND_DOWN, go, 0, 1},
      {ERP_COMMAND_LEFT_FINE, go_finely, -1, 0},
      {ERP_COMMAND_RIGHT_FINE, go_finely, 1, 0},
      {ERP_COMMAND_UP_FINE, go_finely, 0, -1},
      {ERP_COMMAND_DOWN_FINE, go_finely, 0, 1},
  };
  for (guint i = 0; i < G_N_ELEMENTS(moves); i++)
    if (moves[i].command == command) {
      moves[i].go(map, moves[i].columns, moves[i].rows);
      return TRUE;
    }
  return FALSE;
}

static gboolean
run_view(MapView *map, ErpCommandId command) {
  switch ((guint) command) {
  case ERP_COMMAND_ZOOM_IN:
    zoom_here(map, 1.5);
    return TRUE;
  case ERP_COMMAND_ZOOM_OUT:
    zoom_here(map, 1 / 1.5);
    return TRUE;
  case ERP_COMMAND_FIT:
    fit(map);
    return TRUE;
  case ERP_COMMAND_WORLD:
    erp_view_world(&map->view);
    return TRUE;
  case ERP_COMMAND_CENTRE:
    centre(map);
    return TRUE;
  default:
    return FALSE;
  }
}

/* The cross-hair goes along with a selection, and the status line tells where it is. */
static void
after_move(MapView *map, ErpCommandId command) {
  if (command == ERP_COMMAND_NEXT_SITE || command == ERP_COMMAND_PREVIOUS_SITE)
    cursor_to_selection(map);
  tell_cursor(map);
}

static gboolean
run(ErpViewBase *base, guint command) {
  MapView *map = (MapView *) base;
  gboolean laying = map->cursor.on;
  if (run_lay(map, (ErpCommandId) command))
    return TRUE;
  gboolean done = run_move(map, (ErpCommandId) command) || run_view(map, (ErpCommandId) command) ||
                  run_picture(map, (ErpCommandId) command);
  if (done && laying)
    after_move(map, (ErpCommandId) command);
  return done;
}

static const char *
context(const ErpViewBase *base) {
  const MapView *map = (const MapView *) base;
  return map->cursor.on ? "cross-hair" : "map";
}

static void
free_view(ErpViewBase *base) {
  MapView *map = (MapView *) base;
  erp_scene_free(map->scene);
  erp_coast_free(map->coast);
  erp_map_side_free(map->side);
  if (map->path != NULL)
    map->path->ops->free(map->path);
  g_free(map->path_site);
  g_hash_table_unref(map->marks);
  erp_map_cursor_stop(&map->cursor);
  g_free(map);
}

static const ErpViewOps map_ops = {
    .name = "map",
    .title = N_("Map"),
    .draw = draw,
    .handle = handle,
    .run = run,
    .context = context,
    .changed = changed,
    .free = free_view,
};

/* The coast is decoration: without its files the map is drawn without it. */
static ErpCoast *
load_coast(void) {
  g_autofree char *folder = erp_data_path("coast", NULL);
  return erp_coast_load(folder, NULL);
}

ErpViewBase *
erp_view_map_new(ErpTui *tui) {
  MapView *map = g_new0(MapView, 1);
  map->base = (ErpViewBase){&map_ops, tui};
  map->coast = load_coast();
  map->dots = erp_tui_options(tui)->dots;
  map->labels = TRUE;
  map->side = erp_map_side_new(tui);
  map->marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  rebuild(map);
  return &map->base;
}
