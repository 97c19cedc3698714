#include "tui/map/map-scene.h"

#include "tui/show.h"
#include "base/i18n.h"

typedef struct {
  ErpSession *session;
  const ErpResults *results; /* NULL before the first evaluation */
  ErpOverlay overlay;
  const char *selection;
  GArray *points;
  GPtrArray *records;
  GArray *links;
  GHashTable *by_id; /* id -> point index + 1 */
  guint unplaced;
} Builder;

const char *
erp_overlay_name(ErpOverlay overlay) {
  switch (overlay) {
  case ERP_OVERLAY_LOAD:
    return _("load");
  case ERP_OVERLAY_LATENCY:
    return _("latency");
  case ERP_OVERLAY_VERDICT:
    return _("Microsoft 365 verdict");
  case ERP_OVERLAY_LAST:
    break;
  }
  return "";
}

/* ---- points -------------------------------------------------------------------------------- */

static void
add_point(Builder *b, const ErpRecord *record, ErpMapPoint point, gint64 lat, gint64 lon) {
  const char *id = erp_record_id(record);
  if (lat == ERP_UNSET || lon == ERP_UNSET) {
    b->unplaced++;
    return;
  }
  point.lat = (double) lat / 1e6;
  point.lon = (double) lon / 1e6;
  point.selected = g_strcmp0(id, b->selection) == 0;
  if (point.name == NULL)
    point.name = id;
  g_array_append_val(b->points, point);
  g_ptr_array_add(b->records, (gpointer) record);
  g_hash_table_insert(b->by_id, (gpointer) id, GUINT_TO_POINTER(b->points->len));
}

static ErpStyle
latency_style(const ErpResults *results, guint32 site) {
  guint n;
  guint first = erp_results_site_flows(results, site, &n);
  gint64 worst = ERP_UNSET;
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->route != ERP_NONE)
      worst = MAX(worst, results->routes[flow->route].rtt);
  }
  if (worst == ERP_UNSET)
    return ERP_STYLE_TEXT;
  gint64 limit = erp_params_value(results->params, "rtt.realtime.client");
  return worst > limit ? ERP_STYLE_BAD : worst > limit * 6 / 10 ? ERP_STYLE_WARN : ERP_STYLE_GOOD;
}

static ErpStyle
site_style(const Builder *b, const ErpSite *site) {
  if (b->results == NULL || b->overlay == ERP_OVERLAY_LOAD)
    return ERP_STYLE_TEXT;
  guint32 node = erp_network_node(b->results->network, site->id);
  if (node == ERP_NONE || node >= b->results->network->n_sites)
    return ERP_STYLE_TEXT;
  return b->overlay == ERP_OVERLAY_VERDICT ? erp_show_verdict_style(b->results->sites[node].verdict)
                                           : latency_style(b->results, node);
}

static void
add_sites(Builder *b, const ErpPlan *plan) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  for (guint i = 0; i < n; i++) {
    const ErpSite *site = ERP_AS(ErpSite, SITE, records[i]);
    gboolean hub = site->kind == ERP_SITE_HUB || site->kind == ERP_SITE_DATACENTRE;
    ErpMapPoint point = {.name = site->name,
                         .kind = hub ? ERP_MAP_HUB : ERP_MAP_SITE,
                         .weight = (guint) CLAMP(site->users, 0, G_MAXINT32),
                         .style = site_style(b, site)};
    add_point(b, records[i], point, site->lat, site->lon);
  }
}

static void
add_locations(Builder *b, const ErpPlan *plan) {
  const ErpCatalogue *catalogue = erp_session_catalogue(b->session);
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_PEERING_LOCATION, &n);
  for (guint i = 0; i < n; i++) {
    const ErpPeeringLocation *location = ERP_AS(ErpPeeringLocation, PEERING_LOCATION, records[i]);
    const ErpPeeringPlace *place =
        location->at == NULL ? NULL : erp_catalogue_peering_place(catalogue, location->at, NULL);
    gboolean own = location->lat != ERP_UNSET;
    ErpMapPoint point = {.name = location->name != NULL ? location->name : location->at,
                         .kind = ERP_MAP_LOCATION};
    add_point(b, records[i], point,
              own             ? location->lat
              : place != NULL ? place->lat
                              : ERP_UNSET,
              own             ? location->lon
              : place != NULL ? place->lon
                              : ERP_UNSET);
  }
}

static void
add_gateways(Builder *b, const ErpPlan *plan) {
  const ErpCatalogue *catalogue = erp_session_catalogue(b->session);
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_GATEWAY, &n);
  for (guint i = 0; i < n; i++) {
    const ErpGateway *gateway = ERP_AS(ErpGateway, GATEWAY, records[i]);
    const ErpRegion *region = erp_catalogue_region(catalogue, gateway->region, NULL);
    ErpMapPoint point = {.name = region != NULL ? region->display_name : gateway->region,
                         .kind = ERP_MAP_REGION};
    add_point(b, records[i], point, region != NULL ? region->lat : ERP_UNSET,
              region != NULL ? region->lon : ERP_UNSET);
  }
}

/* ---- links --------------------------------------------------------------------------------- */

static ErpMapLevel
link_level(const Builder *b, guint32 element) {
  if (b->results == NULL || element == ERP_NONE)
    return ERP_MAP_DIM;
  const ErpElementLoad *load = &b->results->loads[element];
  gint64 use = MAX(load->utilisation[ERP_UP], load->utilisation[ERP_DOWN]);
  if (use == ERP_UNSET)
    return ERP_MAP_DIM;
  if (use > erp_params_value(b->results->params, "util.fail"))
    return ERP_MAP_BAD;
  return use > erp_params_value(b->results->params, "util.warn") ? ERP_MAP_WARN : ERP_MAP_GOOD;
}

/* Elements on the planned routes of the selected site. */
static GHashTable *
path_elements(const Builder *b) {
  GHashTable *elements = g_hash_table_new(NULL, NULL);
  guint32 site = b->results == NULL || b->selection == NULL
                     ? ERP_NONE
                     : erp_network_node(b->results->network, b->selection);
  if (site == ERP_NONE || site >= b->results->network->n_sites)
    return elements;
  guint n;
  guint first = erp_results_site_flows(b->results, site, &n);
  for (guint i = first; i < first + n; i++) {
    if (b->results->flows[i].route == ERP_NONE)
      continue;
    const ErpRoute *route = &b->results->routes[b->results->flows[i].route];
    for (guint h = 0; h < route->n_hops; h++)
      g_hash_table_add(elements, GUINT_TO_POINTER(route->hops[h].element + 1));
  }
  return elements;
}

static void
add_links(Builder *b, const ErpPlan *plan) {
  g_autoptr(GHashTable) path = path_elements(b);
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_WAN_LINK, &n);
  for (guint i = 0; i < n; i++) {
    const ErpWanLink *link = ERP_AS(ErpWanLink, WAN_LINK, records[i]);
    guint from = GPOINTER_TO_UINT(g_hash_table_lookup(b->by_id, link->a));
    guint to = GPOINTER_TO_UINT(g_hash_table_lookup(b->by_id, link->b));
    if (from == 0 || to == 0)
      continue;
    guint32 element =
        b->results == NULL ? ERP_NONE : erp_network_element(b->results->network, link->id);
    gboolean on_path =
        element != ERP_NONE && g_hash_table_contains(path, GUINT_TO_POINTER(element + 1));
    ErpMapLink drawn = {
        .a = from - 1, .b = to - 1, .level = link_level(b, element), .on_path = on_path};
    g_array_append_val(b->links, drawn);
  }
}

/* ---- the whole ----------------------------------------------------------------------------- */

ErpSceneData *
erp_scene_new(ErpSession *session, ErpOverlay overlay, const char *selection) {
  const ErpPlan *plan = erp_session_plan(session);
  Builder b = {.session = session,
               .results = erp_session_results(session),
               .overlay = overlay,
               .selection = selection,
               .points = g_array_new(FALSE, FALSE, sizeof(ErpMapPoint)),
               .records = g_ptr_array_new(),
               .links = g_array_new(FALSE, FALSE, sizeof(ErpMapLink)),
               .by_id = g_hash_table_new(g_str_hash, g_str_equal)};
  add_sites(&b, plan);
  guint unplaced = b.unplaced;
  add_locations(&b, plan);
  add_gateways(&b, plan);
  add_links(&b, plan);
  g_hash_table_unref(b.by_id);

  ErpSceneData *data = g_new0(ErpSceneData, 1);
  data->n_unplaced = unplaced;
  data->n_points = b.points->len;
  data->points = (ErpMapPoint *) (gpointer) g_array_free(b.points, FALSE);
  data->records = (const ErpRecord **) g_ptr_array_free(b.records, FALSE);
  data->n_links = b.links->len;
  data->links = (ErpMapLink *) (gpointer) g_array_free(b.links, FALSE);
  return data;
}

void
erp_scene_free(ErpSceneData *data) {
  if (data == NULL)
    return;
  g_free(data->points);
  g_free(data->records);
  g_free(data->links);
  g_free(data);
}

int
erp_scene_find(const ErpSceneData *data, const char *id) {
  for (guint i = 0; id != NULL && i < data->n_points; i++)
    if (g_strcmp0(erp_record_id(data->records[i]), id) == 0)
      return (int) i;
  return -1;
}
