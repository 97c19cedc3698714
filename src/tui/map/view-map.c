/* The main view: the map, the sites beside it, the worst findings below. */
#include "tui/views.h"

#include "tui/command/commands.h"
#include "tui/screen/layout.h"
#include "base/data-folder.h"
#include "plan/field.h"
#include "tui/widget/list.h"
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
  ErpMapSide *side;
  ErpRect map; /* where the map was drawn last, for the mouse */
  ErpRect side_rect;
} MapView;

/* ---- scene --------------------------------------------------------------------------------- */

static void
rebuild(MapView *map) {
  ErpTui *tui = map->base.tui;
  erp_scene_free(map->scene);
  map->scene = erp_scene_new(erp_tui_session(tui), map->overlay, erp_tui_selection(tui));
}

static void
changed(ErpViewBase *base) {
  MapView *map = (MapView *) base;
  rebuild(map);
  erp_map_side_update(map->side);
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
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  MapView *map = (MapView *) base;
  ErpLayout layout = erp_layout(rect, TRUE);
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
  }
  if (layout.side.width > 0) {
    erp_cells_line(cells, layout.side.x, layout.side.y, layout.side.height, TRUE, ERP_STYLE_BORDER);
    ErpRect inner = {layout.side.x + 1, layout.side.y, layout.side.width - 1, layout.side.height};
    erp_map_side_draw(map->side, cells, inner, map->on_side);
  }
  draw_findings(map, cells, layout.findings);
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

static void
zoom_middle(MapView *map, double factor) {
  zoom(map, factor, map->map.x + map->map.width / 2, map->map.y + map->map.height / 2);
}

static guint
handle_mouse(MapView *map, const ErpKey *key) {
  if (!inside(map->map, key->x, key->y)) {
    map->on_side = inside(map->side_rect, key->x, key->y);
    return map->on_side ? erp_map_side_handle(map->side, key) : ERP_REACT_NONE;
  }
  map->on_side = FALSE;
  if (key->code == ERP_KEY_WHEEL_UP)
    zoom(map, 1.5, key->x, key->y);
  else if (key->code == ERP_KEY_WHEEL_DOWN)
    zoom(map, 1 / 1.5, key->x, key->y);
  else
    pick(map, key->x, key->y);
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

/* Sets the selected record's coordinates to the middle of the map, as one step. */
static void
move_here(MapView *map) {
  ErpTui *tui = map->base.tui;
  const char *path = erp_tui_selection(tui);
  if (path == NULL) {
    erp_tui_status(tui, _("Select something first"));
    return;
  }
  g_autofree char *lat = erp_unit_format(ERP_UNIT_LATITUDE, (gint64) (map->view.lat * 1e6));
  g_autofree char *lon = erp_unit_format(ERP_UNIT_LONGITUDE, (gint64) (map->view.lon * 1e6));
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  g_ptr_array_add(parts, erp_edit_set(path, "lat", lat));
  g_ptr_array_add(parts, erp_edit_set(path, "lon", lon));
  g_autofree char *label = g_strdup_printf(_("Move “%s”"), path);
  g_autoptr(ErpEdit) edit = erp_edit_batch(label, parts);
  erp_tui_do(tui, edit);
}

/* A new site starts at the middle of the map. */
static void
add_site(MapView *map) {
  ErpTui *tui = map->base.tui;
  ErpViewBase *form = erp_view_form_new_add(tui, NULL, erp_record_new(ERP_KIND_SITE));
  g_autofree char *lat = erp_unit_format(ERP_UNIT_LATITUDE, (gint64) (map->view.lat * 100) * 10000);
  g_autofree char *lon =
      erp_unit_format(ERP_UNIT_LONGITUDE, (gint64) (map->view.lon * 100) * 10000);
  erp_view_form_fill(form, (guint) erp_kind_field(ERP_KIND_SITE, "lat"), lat);
  erp_view_form_fill(form, (guint) erp_kind_field(ERP_KIND_SITE, "lon"), lon);
  erp_tui_push(tui, form);
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
  case ERP_COMMAND_MOVE_HERE:
    move_here(map);
    return TRUE;
  case ERP_COMMAND_ADD_SITE:
    add_site(map);
    return TRUE;
  case ERP_COMMAND_NEXT_SITE:
    step_site(map, 1);
    return TRUE;
  case ERP_COMMAND_PREVIOUS_SITE:
    step_site(map, -1);
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
run_view(MapView *map, ErpCommandId command) {
  double step_x = map->map.width * 2 / 6.0, step_y = map->map.height * 4 / 6.0;
  switch ((guint) command) {
  case ERP_COMMAND_LEFT:
    erp_view_pan(&map->view, -step_x, 0);
    return TRUE;
  case ERP_COMMAND_RIGHT:
    erp_view_pan(&map->view, step_x, 0);
    return TRUE;
  case ERP_COMMAND_UP:
    erp_view_pan(&map->view, 0, -step_y);
    return TRUE;
  case ERP_COMMAND_DOWN:
    erp_view_pan(&map->view, 0, step_y);
    return TRUE;
  case ERP_COMMAND_ZOOM_IN:
    zoom_middle(map, 1.5);
    return TRUE;
  case ERP_COMMAND_ZOOM_OUT:
    zoom_middle(map, 1 / 1.5);
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
  MapView *map = (MapView *) base;
  return run_view(map, (ErpCommandId) command) || run_picture(map, (ErpCommandId) command);
}

static void
free_view(ErpViewBase *base) {
  MapView *map = (MapView *) base;
  erp_scene_free(map->scene);
  erp_coast_free(map->coast);
  erp_map_side_free(map->side);
  g_free(map);
}

static const ErpViewOps map_ops = {
    .name = "map",
    .title = N_("Map"),
    .draw = draw,
    .handle = handle,
    .run = run,
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
  rebuild(map);
  return &map->base;
}
