/* The main view: the map, the sites beside it, the worst findings below. */
#include "tui/map/map-private.h"

#include "base/hash.h"
#include "tui/views.h"
#include "tui/screen/layout.h"
#include "base/data-folder.h"
#include "plan/field.h"
#include "tui/widget/list.h"
#include "base/i18n.h"

#define CLOSEST 0.002 /* degrees a dot when fitting */

/* ---- scene --------------------------------------------------------------------------------- */

void
erp_map_view_rebuild(ErpMapView *map) {
  ErpTui *tui = map->base.tui;
  const ErpSceneWish wish = {map->overlay, map->microsoft};
  if (!erp_scene_is_current(map->scene, erp_tui_session(tui), &wish))
    map->scene = erp_scene_renew(map->scene, erp_tui_session(tui), &wish);
  erp_scene_select(map->scene, erp_tui_selection(tui));
  gboolean any = g_hash_table_size(map->marks) > 0;
  for (guint i = 0; i < map->scene->n_points; i++)
    map->scene->points[i].marked =
        any && map->scene->records[i] != NULL &&
        g_hash_table_contains(map->marks, erp_record_id(map->scene->records[i]));
}

/* The path pane follows the last site that was selected. */
static void
follow_path(ErpMapView *map) {
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
  ErpMapView *map = (ErpMapView *) base;
  g_hash_table_foreach_remove(map->marks, is_gone, erp_session_plan(erp_tui_session(base->tui)));
  erp_map_view_rebuild(map);
  erp_map_side_update(map->side);
  erp_map_strip_update(map->strip);
  follow_path(map);
}

static void
fit(ErpMapView *map) {
  guint n = 0;
  g_autofree double *lat = g_new(double, map->scene->n_points + 1);
  g_autofree double *lon = g_new(double, map->scene->n_points + 1);
  for (guint i = 0; i < map->scene->n_points; i++) {
    if (map->scene->records[i] == NULL) /* not of the plan: comes and goes with the figures */
      continue;
    lat[n] = map->scene->points[i].lat;
    lon[n++] = map->scene->points[i].lon;
  }
  erp_view_fit(&map->view, lat, lon, n, CLOSEST);
}

ErpMapScene
erp_map_view_scene(const ErpMapView *map) {
  return (ErpMapScene){.points = map->scene->points,
                       .n_points = map->scene->n_points,
                       .links = map->scene->links,
                       .n_links = map->scene->n_links,
                       .coast = map->coast,
                       .traces = map->traces,
                       .view = map->view,
                       .dots = map->dots,
                       .labels = map->labels};
}

/* ---- drawing ------------------------------------------------------------------------------- */

/* Symbols in one line and, where there is room for a second, the overlay's colours below. */
static void
draw_legend(ErpMapView *map, ErpCells *cells) {
  static const struct {
    ErpMapKind kind;
    const char *name;
  } rows[] = {{ERP_MAP_HUB, N_("hub")},
              {ERP_MAP_LOCATION, N_("peering")},
              {ERP_MAP_REGION, N_("region")},
              {ERP_MAP_SITE, N_("site")},
              {ERP_MAP_ENTRY, N_("entry")}};
  g_autoptr(GString) text = g_string_new(" ");
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (rows[i].kind == ERP_MAP_ENTRY && !map->microsoft)
      continue;
    g_string_append_unichar(text, erp_map_symbol(rows[i].kind, cells->charset));
    g_string_append_printf(text, "%s%s ", cells->charset == ERP_CHARSET_ASCII ? "=" : "",
                           _(rows[i].name));
  }
  g_string_append(text, _("2=two *=marked "));
  if (map->scene->n_unplaced > 0)
    g_string_append_printf(text,
                           ERP_NGETTEXT(" %u site without a place", " %u sites without a place",
                                        map->scene->n_unplaced),
                           map->scene->n_unplaced);
  int x = map->map.x, y = map->map.y + map->map.height - 1, width = map->map.width;
  erp_overlay_legend_draw(&map->scene->scale, cells, x + 1, y, width - 1);
  if (map->map.height >= 12)
    erp_cells_text(cells, x, y - 1, width, ERP_STYLE_DIM, text->str);
}

static void
draw_path(ErpMapView *map, ErpCells *cells, ErpRect rect) {
  erp_cells_line(cells, rect.x, rect.y, rect.height, TRUE, ERP_STYLE_BORDER);
  ErpRect inner = {rect.x + 1, rect.y, rect.width - 1, rect.height};
  if (map->path != NULL)
    map->path->ops->draw(map->path, cells, inner);
  else
    erp_cells_text(cells, inner.x + 1, inner.y, inner.width - 1, ERP_STYLE_DIM,
                   _("Select a site to see the ways its traffic takes."));
}

/* Who shares the cell of the selection, for the pane beside the map. */
static void
tell_members(ErpMapView *map) {
  int at = erp_scene_find(map->scene, erp_tui_selection(map->base.tui));
  ErpMapScene scene = erp_map_view_scene(map);
  g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(guint));
  if (at >= 0)
    erp_map_members(&scene, map->map, (guint) at, members);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < members->len; i++) {
    guint point = g_array_index(members, guint, i);
    if ((int) point != at && map->scene->points[point].kind != ERP_MAP_ENTRY)
      g_string_append_printf(text, "%s%s", text->len == 0 ? _("also here: ") : ", ",
                             map->scene->points[point].name);
  }
  erp_map_side_set_also(map->side, text->len > 0 ? text->str : NULL);
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  ErpMapView *map = (ErpMapView *) base;
  ErpLayout layout = erp_layout(rect, &erp_tui_options(base->tui)->layout, !map->side_hidden);
  map->map = layout.map;
  gboolean instead = layout.side.width == 0 && map->pane == ERP_PANE_SIDE; /* of the map */
  map->side_rect = instead ? layout.map : layout.side;
  map->strip_rect = layout.findings;
  if (layout.findings.height == 0 && map->pane == ERP_PANE_STRIP)
    map->pane = ERP_PANE_MAP;
  map->view.columns = layout.map.width;
  map->view.rows = layout.map.height;
  if (!map->fitted)
    fit(map);
  map->fitted = TRUE;
  tell_members(map);
  if (instead) {
    erp_map_side_draw(map->side, cells, layout.map, TRUE);
  } else {
    ErpMapScene scene = erp_map_view_scene(map);
    erp_map_draw(&scene, cells, layout.map);
    draw_legend(map, cells);
    erp_map_cursor_draw(&map->cursor, &map->view, cells, layout.map);
  }
  if (layout.side.width > 0) {
    erp_cells_line(cells, layout.side.x, layout.side.y, layout.side.height, TRUE, ERP_STYLE_BORDER);
    ErpRect inner = {layout.side.x + 1, layout.side.y, layout.side.width - 1, layout.side.height};
    erp_map_side_draw(map->side, cells, inner, map->pane == ERP_PANE_SIDE);
  }
  erp_map_strip_draw(map->strip, cells, layout.findings, map->pane == ERP_PANE_STRIP);
  if (layout.path.width > 0)
    draw_path(map, cells, layout.path);
}

/* ---- keys ---------------------------------------------------------------------------------- */

static gboolean
inside(ErpRect rect, int x, int y) {
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
}

static void
pick(ErpMapView *map, int x, int y) {
  ErpMapScene scene = erp_map_view_scene(map);
  int point = erp_map_pick(&scene, map->map, x, y);
  int link = point < 0 ? erp_map_pick_link(&scene, map->map, x, y) : -1;
  if (link >= 0)
    erp_tui_select(map->base.tui, erp_record_id(map->scene->link_records[link]));
  if (point < 0)
    return;
  if (map->scene->records[point] != NULL)
    erp_tui_select(map->base.tui, erp_record_id(map->scene->records[point]));
  else
    erp_tui_status(map->base.tui,
                   map->scene->points[point].kind == ERP_MAP_ENTRY
                       ? _("Microsoft entry point %s, used by planned traffic")
                       : _("Azure region %s, where planned traffic goes"),
                   map->scene->points[point].name);
}

/* Zooms about a cell of the screen. */
static void
zoom(ErpMapView *map, double factor, int column, int row) {
  erp_view_zoom(&map->view, factor, (column - map->map.x) * 2 + 1, (row - map->map.y) * 4 + 2);
}

/* About the cross-hair, else about what is selected if that can be seen, else the middle. */
static void
zoom_here(ErpMapView *map, double factor) {
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

static ErpMapPane
pane_at(const ErpMapView *map, int x, int y) {
  return inside(map->side_rect, x, y)    ? ERP_PANE_SIDE
         : inside(map->strip_rect, x, y) ? ERP_PANE_STRIP
         : inside(map->map, x, y)        ? ERP_PANE_MAP
                                         : ERP_PANE_LAST;
}

static guint
handle_pane(ErpMapView *map, const ErpKey *key) {
  if (map->pane == ERP_PANE_SIDE)
    return erp_map_side_handle(map->side, key);
  return map->pane == ERP_PANE_STRIP ? erp_map_strip_handle(map->strip, key) : ERP_REACT_NONE;
}

static guint
handle_mouse(ErpMapView *map, const ErpKey *key) {
  ErpMapPane pane = pane_at(map, key->x, key->y);
  if (pane != ERP_PANE_MAP && map->cursor.on)
    return ERP_REACT_HANDLED;
  if (pane == ERP_PANE_LAST)
    return ERP_REACT_NONE;
  map->pane = pane;
  if (pane != ERP_PANE_MAP)
    return handle_pane(map, key);
  if (key->code == ERP_KEY_WHEEL_UP)
    zoom(map, 1.5, key->x, key->y);
  else if (key->code == ERP_KEY_WHEEL_DOWN)
    zoom(map, 1 / 1.5, key->x, key->y);
  else if (map->cursor.on)
    erp_map_cursor_put(&map->cursor, &map->view, key->x - map->map.x, key->y - map->map.y);
  else
    pick(map, key->x, key->y);
  if (map->cursor.on)
    erp_map_lay_moved(map, ERP_COMMAND_LAST);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  ErpMapView *map = (ErpMapView *) base;
  if (key->code == ERP_KEY_CLICK || key->code == ERP_KEY_WHEEL_UP ||
      key->code == ERP_KEY_WHEEL_DOWN)
    return handle_mouse(map, key);
  if (key->code == ERP_KEY_PASTE)
    return ERP_REACT_HANDLED;
  return handle_pane(map, key);
}

/* ---- commands ------------------------------------------------------------------------------ */

/* To the next point that is in the plan. */
static void
step_site(ErpMapView *map, int step) {
  int n = (int) map->scene->n_points;
  int at = erp_scene_find(map->scene, erp_tui_selection(map->base.tui));
  at = at < 0 && step < 0 ? 0 : at;
  for (int tries = 0; tries < n; tries++) {
    at = (at + step + n) % n;
    if (map->scene->records[at] != NULL) {
      erp_tui_select(map->base.tui, erp_record_id(map->scene->records[at]));
      return;
    }
  }
}

static void
step_link(ErpMapView *map, int step) {
  ErpTui *tui = map->base.tui;
  int from = erp_scene_find_link(map->scene, erp_tui_selection(tui));
  int to = erp_scene_step_link(map->scene, from, step);
  if (to < 0)
    erp_tui_status(tui, _("There are no WAN links on the map"));
  else
    erp_tui_select(tui, erp_record_id(map->scene->link_records[to]));
}

static void
centre(ErpMapView *map) {
  int at = erp_scene_find(map->scene, erp_tui_selection(map->base.tui));
  if (at < 0)
    return;
  map->view.lat = map->scene->points[at].lat;
  map->view.lon = map->scene->points[at].lon;
}

static void
next_pane(ErpMapView *map, int step) {
  map->pane = (ErpMapPane) (((int) map->pane + step + ERP_PANE_LAST) % ERP_PANE_LAST);
  if ((map->pane == ERP_PANE_SIDE && map->side_hidden) ||
      (map->pane == ERP_PANE_STRIP && map->strip_rect.height == 0))
    next_pane(map, step);
  else if (map->pane == ERP_PANE_SIDE)
    erp_map_side_enter(map->side);
  else if (map->pane == ERP_PANE_STRIP)
    erp_map_strip_tell(map->strip);
  else
    erp_tui_status(map->base.tui, "%s", "");
}

/* Selects what the finding is about and shows where it is. Always TRUE: it was the strip's key. */
static gboolean
go_to_finding(ErpMapView *map) {
  g_autofree char *path = erp_map_strip_object(map->strip);
  if (path == NULL) {
    erp_tui_status(map->base.tui, _("This finding is about no single object of the plan"));
    return TRUE;
  }
  erp_tui_select(map->base.tui, path);
  map->pane = ERP_PANE_MAP;
  erp_tui_status(map->base.tui, _("Selected “%s”, which the finding is about"), path);
  int at = erp_scene_find(map->scene, path), column, row;
  if (at < 0)
    return TRUE;
  const ErpMapCursor there = {.lat = map->scene->points[at].lat, .lon = map->scene->points[at].lon};
  if (!erp_map_cursor_cell(&there, &map->view, &column, &row))
    centre(map);
  return TRUE;
}

static gboolean
run_picture(ErpMapView *map, ErpCommandId command) {
  switch ((guint) command) {
  case ERP_COMMAND_LABELS:
    map->labels = !map->labels;
    return TRUE;
  case ERP_COMMAND_OVERLAY:
    map->overlay = (ErpOverlay) ((map->overlay + 1) % ERP_OVERLAY_LAST);
    erp_map_view_rebuild(map);
    erp_tui_status(map->base.tui, _("Colours by %s"), erp_overlay_name(map->overlay));
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
  case ERP_COMMAND_NEXT_LINK:
    step_link(map, 1);
    return TRUE;
  case ERP_COMMAND_PREVIOUS_LINK:
    step_link(map, -1);
    return TRUE;
  case ERP_COMMAND_MICROSOFT:
    map->microsoft = !map->microsoft;
    erp_map_view_rebuild(map);
    return TRUE;
  case ERP_COMMAND_SIDE_PANE:
    map->side_hidden = !map->side_hidden;
    map->pane = ERP_PANE_MAP;
    return TRUE;
  case ERP_COMMAND_NEXT_PANE:
    next_pane(map, 1);
    return TRUE;
  case ERP_COMMAND_PREVIOUS_PANE:
    next_pane(map, -1);
    return TRUE;
  case ERP_COMMAND_BACK: /* to the map; from there it is the application's */
    if (map->pane == ERP_PANE_MAP)
      return FALSE;
    map->pane = ERP_PANE_MAP;
    erp_tui_status(map->base.tui, "%s", "");
    return TRUE;
  case ERP_COMMAND_EDIT:
    return map->pane == ERP_PANE_STRIP && go_to_finding(map);
  case ERP_COMMAND_FIND:
    map->pane = ERP_PANE_SIDE;
    return erp_map_side_command(map->side, command);
  default:
    return map->pane == ERP_PANE_SIDE && erp_map_side_command(map->side, command);
  }
}

/* Moves the cross-hair by cells, or the map by a sixth of itself. */
static void
go(ErpMapView *map, int columns, int rows) {
  if (map->cursor.on)
    erp_map_cursor_step(&map->cursor, &map->view, 4 * columns, 2 * rows);
  else
    erp_view_pan(&map->view, columns * map->map.width * 2 / 6.0, rows * map->map.height * 4 / 6.0);
}

static void
go_finely(ErpMapView *map, int columns, int rows) {
  if (map->cursor.on)
    erp_map_cursor_step(&map->cursor, &map->view, columns, rows);
  else
    erp_view_pan(&map->view, 2.0 * columns, 4.0 * rows);
}

static gboolean
run_move(ErpMapView *map, ErpCommandId command) {
  static const struct {
    ErpCommandId command;
    void (*go)(ErpMapView *map, int columns, int rows);
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
run_view(ErpMapView *map, ErpCommandId command) {
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

static gboolean
run(ErpViewBase *base, guint command) {
  ErpMapView *map = (ErpMapView *) base;
  gboolean laying = map->cursor.on;
  if (erp_map_lay_run(map, (ErpCommandId) command))
    return TRUE;
  gboolean done = run_move(map, (ErpCommandId) command) || run_view(map, (ErpCommandId) command) ||
                  run_picture(map, (ErpCommandId) command);
  if (done && laying)
    erp_map_lay_moved(map, (ErpCommandId) command);
  return done;
}

static const char *
context(const ErpViewBase *base) {
  const ErpMapView *map = (const ErpMapView *) base;
  return map->cursor.on ? "cross-hair" : "map";
}

static void
free_view(ErpViewBase *base) {
  ErpMapView *map = (ErpMapView *) base;
  erp_scene_free(map->scene);
  erp_coast_free(map->coast);
  erp_map_traces_free(map->traces);
  erp_map_side_free(map->side);
  erp_map_strip_free(map->strip);
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
  ErpMapView *map = g_new0(ErpMapView, 1);
  map->base = (ErpViewBase){&map_ops, tui};
  map->coast = load_coast();
  map->traces = erp_map_traces_new();
  map->dots = erp_tui_options(tui)->dots;
  map->labels = TRUE;
  map->microsoft = TRUE;
  map->side = erp_map_side_new(tui);
  map->strip = erp_map_strip_new(tui);
  map->marks = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  erp_map_view_rebuild(map);
  return &map->base;
}
