/* The main view: laying out by hand with the cross-hair, and marks. */
#include "tui/map/map-private.h"

#include <string.h>

#include "plan/field.h"
#include "tui/views.h"
#include "base/i18n.h"

static void
tell_cursor(ErpMapView *map) {
  g_autofree char *hint =
      erp_map_cursor_hint(&map->cursor, &map->view, erp_tui_selection(map->base.tui));
  erp_tui_status(map->base.tui, "%s", hint);
}

static void
cursor_to_selection(ErpMapView *map) {
  int at = erp_scene_find(map->scene, erp_tui_selection(map->base.tui));
  if (at < 0)
    return;
  map->cursor.lat = map->scene->points[at].lat;
  map->cursor.lon = map->scene->points[at].lon;
}

/* The cross-hair begins at what is selected, else in the middle. */
static void
lay(ErpMapView *map, ErpLay what) {
  int column = 0, row = 0;
  if (!map->cursor.on) {
    erp_map_cursor_put(&map->cursor, &map->view, map->map.width / 2, map->map.height / 2);
    cursor_to_selection(map);
    if (!erp_map_cursor_cell(&map->cursor, &map->view, &column, &row))
      erp_map_cursor_put(&map->cursor, &map->view, map->map.width / 2, map->map.height / 2);
  }
  map->pane = ERP_PANE_MAP;
  erp_map_cursor_start(&map->cursor, what);
  tell_cursor(map);
}

static void
leave_cursor(ErpMapView *map) {
  erp_map_cursor_stop(&map->cursor);
  erp_tui_status(map->base.tui, "%s", "");
}

static void
fill(ErpViewBase *form, ErpKind kind, const char *field, const char *text) {
  erp_view_form_fill(form, (guint) erp_kind_field(kind, field), text);
}

/* The form of a new site at the cross-hair, or in the middle. */
static void
add_site(ErpMapView *map) {
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
add_link(ErpMapView *map, const char *from, const char *to) {
  ErpViewBase *form = erp_view_form_new_add(map->base.tui, NULL, erp_record_new(ERP_KIND_WAN_LINK));
  fill(form, ERP_KIND_WAN_LINK, "a", from);
  fill(form, ERP_KIND_WAN_LINK, "b", to);
  leave_cursor(map);
  erp_tui_push(map->base.tui, form);
}

/* Between the two marked objects. FALSE when not just two are marked. */
static gboolean
link_marked(ErpMapView *map) {
  if (g_hash_table_size(map->marks) != 2)
    return FALSE;
  g_autofree const char **ids = (const char **) g_hash_table_get_keys_as_array(map->marks, NULL);
  gboolean ordered = strcmp(ids[0], ids[1]) < 0;
  add_link(map, ids[ordered ? 0 : 1], ids[ordered ? 1 : 0]);
  return TRUE;
}

/* Sets the selected record's coordinates to the cross-hair, as one step. */
static void
move_here(ErpMapView *map) {
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
at_cursor(const ErpMapView *map) {
  ErpMapScene scene = erp_map_view_scene(map);
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
pick_end(ErpMapView *map) {
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
place(ErpMapView *map) {
  if (map->cursor.lay == ERP_LAY_SITE)
    add_site(map);
  else if (map->cursor.lay == ERP_LAY_MOVE)
    move_here(map);
  else
    pick_end(map);
}

static void
mark(ErpMapView *map) {
  const char *id = erp_tui_selection(map->base.tui);
  if (id == NULL || erp_scene_find(map->scene, id) < 0) {
    erp_tui_status(map->base.tui, _("Select something first"));
    return;
  }
  if (!g_hash_table_remove(map->marks, id))
    g_hash_table_add(map->marks, g_strdup(id));
  erp_map_side_mark(map->side, id);
  guint n = g_hash_table_size(map->marks);
  erp_map_view_rebuild(map);
  erp_tui_status(map->base.tui, ERP_NGETTEXT("%u marked", "%u marked", n), n);
}

gboolean
erp_map_lay_run(ErpMapView *map, ErpCommandId command) {
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
    if (map->pane == ERP_PANE_SIDE)
      erp_map_side_enter(map->side);
    mark(map);
    return TRUE;
  default:
    return FALSE;
  }
}

/* The cross-hair goes along with a selection, and the status line tells where it is. */
void
erp_map_lay_moved(ErpMapView *map, ErpCommandId command) {
  if (command == ERP_COMMAND_NEXT_SITE || command == ERP_COMMAND_PREVIOUS_SITE)
    cursor_to_selection(map);
  tell_cursor(map);
}
