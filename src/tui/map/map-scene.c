#include "tui/map/map-scene.h"

#include "base/hash.h"
#include "base/names.h"
#include "tui/map/map-microsoft.h"
#include "tui/show.h"
#include "base/i18n.h"

typedef struct {
  ErpSession *session;
  const ErpPlan *plan;
  const ErpResults *results; /* NULL before the first evaluation */
  const ErpSceneWish *wish;
  ErpOverlayScale scale;
  GArray *uses;       /* ErpMicrosoftUse, or NULL */
  GArray *points;     /* ErpMapPoint, as far as they are made */
  GPtrArray *records; /* of each */
  GHashTable *by_id;  /* id -> point index + 1; NULL until somebody asks */
} Builder;

/* ---- points -------------------------------------------------------------------------------- */

/* FALSE when it is nowhere. */
static gboolean
put_point(ErpMapPoint *point, const ErpRecord *record, gint64 lat, gint64 lon) {
  if (lat == ERP_UNSET || lon == ERP_UNSET)
    return FALSE;
  point->lat = (double) lat / 1e6;
  point->lon = (double) lon / 1e6;
  if (point->name == NULL && record != NULL)
    point->name = erp_record_id(record);
  return TRUE;
}

static void
add_point(Builder *b, const ErpRecord *record, ErpMapPoint point, gint64 lat, gint64 lon) {
  if (!put_point(&point, record, lat, lon))
    return;
  g_array_append_val(b->points, point);
  g_ptr_array_add(b->records, (gpointer) record);
}

/* `number`: which site of the plan it is. FALSE when it is nowhere. */
static gboolean
make_site(const Builder *b, const ErpRecord *record, guint number, ErpMapPoint *point) {
  const ErpSite *site = ERP_AS(ErpSite, SITE, record);
  guint32 node = erp_overlay_node(b->results, record, number);
  gboolean hub = site->kind == ERP_SITE_HUB || site->kind == ERP_SITE_DATACENTRE;
  *point = (ErpMapPoint){.name = site->name,
                         .kind = hub ? ERP_MAP_HUB : ERP_MAP_SITE,
                         .weight = (guint) CLAMP(site->users, 0, G_MAXINT32),
                         .level = erp_overlay_site(&b->scale, record, node)};
  return put_point(point, record, site->lat, site->lon);
}

static void
add_sites(Builder *b) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(b->plan, ERP_KIND_SITE, &n);
  for (guint i = 0; i < n; i++) {
    ErpMapPoint point;
    if (!make_site(b, records[i], i, &point))
      continue;
    g_array_append_val(b->points, point);
    g_ptr_array_add(b->records, (gpointer) records[i]);
  }
}

static void
add_locations(Builder *b) {
  const ErpCatalogue *catalogue = erp_session_catalogue(b->session);
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(b->plan, ERP_KIND_PEERING_LOCATION, &n);
  for (guint i = 0; i < n; i++) {
    const ErpPeeringLocation *location = ERP_AS(ErpPeeringLocation, PEERING_LOCATION, records[i]);
    const ErpPeeringPlace *place =
        location->at == NULL ? NULL : erp_catalogue_peering_place(catalogue, location->at, NULL);
    gboolean own = location->lat != ERP_UNSET;
    ErpMapPoint point = {.name = erp_name_or(location->name, location->at),
                         .kind = ERP_MAP_LOCATION,
                         .level = erp_overlay_place(&b->scale, records[i])};
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
add_gateways(Builder *b) {
  const ErpCatalogue *catalogue = erp_session_catalogue(b->session);
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(b->plan, ERP_KIND_GATEWAY, &n);
  for (guint i = 0; i < n; i++) {
    const ErpGateway *gateway = ERP_AS(ErpGateway, GATEWAY, records[i]);
    const ErpRegion *region = erp_catalogue_region(catalogue, gateway->region, NULL);
    ErpMapPoint point = {.name = region != NULL ? region->display_name : gateway->region,
                         .kind = ERP_MAP_REGION,
                         .level = erp_overlay_place(&b->scale, records[i])};
    add_point(b, records[i], point, region != NULL ? region->lat : ERP_UNSET,
              region != NULL ? region->lon : ERP_UNSET);
  }
}

static void
add_region(Builder *b, const ErpRecord *record, const ErpRegion *region) {
  if (region == NULL)
    return;
  ErpMapPoint point = {.name = region->display_name, .kind = ERP_MAP_REGION};
  if (record != NULL)
    point.level = erp_overlay_place(&b->scale, record);
  add_point(b, record, point, region->lat, region->lon);
}

/* Entry points that planned traffic enters by, and the regions it goes to beyond the gateways. */
static void
add_microsoft(Builder *b) {
  const ErpResults *results = b->results;
  for (guint i = 0; b->uses != NULL && i < b->uses->len; i++) {
    const ErpMicrosoftUse *use = &g_array_index(b->uses, ErpMicrosoftUse, i);
    if (use->door == ERP_NONE) {
      add_region(b, NULL, erp_catalogue_region(results->catalogue, use->region, NULL));
      continue;
    }
    const ErpDoor *door = &results->network->doors[use->door];
    ErpMapPoint point = {.name = door->metro, .kind = ERP_MAP_ENTRY};
    add_point(b, NULL, point, door->lat, door->lon);
  }
}

static void
add_environments(Builder *b) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(b->plan, ERP_KIND_ENVIRONMENT, &n);
  for (guint i = 0; b->results != NULL && i < b->results->network->n_environments; i++)
    for (guint k = 0; k < n; k++) /* the plan may be newer than the figures */
      if (records[k] == &b->results->network->environments[i].environment->record)
        add_region(b, records[k], b->results->network->environments[i].region);
}

/* All but the sites. */
static void
add_places(Builder *b) {
  add_locations(b);
  add_gateways(b);
  if (!b->wish->microsoft)
    return;
  add_environments(b);
  add_microsoft(b);
}

/* ---- links --------------------------------------------------------------------------------- */

/* The point with the id, from 1; 0 = none. The last of several. */
static guint
point_of(Builder *b, const char *id) {
  if (b->by_id == NULL) {
    b->by_id = g_hash_table_new(erp_hash_text, g_str_equal);
    for (guint i = 0; i < b->points->len; i++) {
      const ErpRecord *record = b->records->pdata[i];
      const char *own = record != NULL ? erp_record_id(record) : NULL;
      if (own != NULL)
        g_hash_table_insert(b->by_id, (gpointer) own, GUINT_TO_POINTER(i + 1));
    }
  }
  return GPOINTER_TO_UINT(g_hash_table_lookup(b->by_id, id));
}

/* Not one whose ends are not both on the map. */
static void
add_link(Builder *b, ErpSceneData *data, const ErpRecord *record, guint number) {
  const ErpWanLink *link = ERP_AS(ErpWanLink, WAN_LINK, record);
  guint from = point_of(b, link->a), to = point_of(b, link->b);
  guint i = data->n_links;
  if (from == 0 || to == 0)
    return;
  data->elements[i] = erp_overlay_element(b->results, record, number);
  data->links[i] = (ErpMapLink){.a = from - 1, .b = to - 1};
  data->links[i].level = erp_overlay_link(&b->scale, record, data->elements[i], &data->values[i]);
  data->link_records[i] = record;
  data->n_links++;
}

static void
add_links(Builder *b, ErpSceneData *data) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(b->plan, ERP_KIND_WAN_LINK, &n);
  data->links = g_new(ErpMapLink, n + 1);
  data->link_records = g_new(const ErpRecord *, n + 1);
  data->values = g_new(gint64, n + 1);
  data->elements = g_new(guint32, n + 1);
  for (guint i = 0; i < n; i++)
    add_link(b, data, records[i], i);
  g_clear_pointer(&b->by_id, g_hash_table_unref);
}

/* ---- brought up to date -------------------------------------------------------------------- */

/* While each point and link of a scene is the one it was, only what it shows can be another. As
 * soon as that turns out not to be so, the scene is made anew. */
typedef struct {
  ErpSceneData *data;
  gboolean same_figures;  /* what has the same record shows the same */
  gboolean same_elements; /* the links of the results are numbered as they were */
} Renewal;

static gboolean
same_id(const ErpRecord *a, const ErpRecord *b) {
  return a == b || (a != NULL && b != NULL && g_strcmp0(erp_record_id(a), erp_record_id(b)) == 0);
}

static gboolean
renew_sites(Builder *b, const Renewal *renewal) {
  ErpSceneData *data = renewal->data;
  guint n, at = 0;
  const ErpRecord *const *records = erp_plan_of_kind(b->plan, ERP_KIND_SITE, &n);
  for (guint i = 0; i < n; i++) {
    gboolean same = at < data->n_sites && data->records[at] == records[i];
    if (same && !renewal->same_figures)
      data->points[at].level =
          erp_overlay_site(&b->scale, records[i], erp_overlay_node(b->results, records[i], i));
    at += same;
    if (same)
      continue;
    ErpMapPoint point;
    gboolean stood = at < data->n_sites && same_id(data->records[at], records[i]);
    if (make_site(b, records[i], i, &point) != stood)
      return FALSE;
    if (!stood)
      continue;
    data->points[at] = point;
    data->records[at++] = records[i];
  }
  data->n_unplaced = n - at;
  return at == data->n_sites;
}

static gboolean
renew_places(Builder *b, const Renewal *renewal) {
  ErpSceneData *data = renewal->data;
  guint n = data->n_points - data->n_sites;
  add_places(b);
  if (b->points->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!same_id(data->records[data->n_sites + i], b->records->pdata[i]))
      return FALSE;
  for (guint i = 0; i < n; i++) {
    data->points[data->n_sites + i] = g_array_index(b->points, ErpMapPoint, i);
    data->records[data->n_sites + i] = b->records->pdata[i];
  }
  return TRUE;
}

/* Whether a link that may have been edited joins the same two places. */
static gboolean
same_link(const ErpRecord *a, const ErpRecord *b) {
  const ErpWanLink *one = ERP_AS(ErpWanLink, WAN_LINK, a), *other = ERP_AS(ErpWanLink, WAN_LINK, b);
  return same_id(a, b) && g_strcmp0(one->a, other->a) == 0 && g_strcmp0(one->b, other->b) == 0;
}

/* Where links are not on the map, they may come to be. */
static gboolean
renew_links(Builder *b, const Renewal *renewal) {
  ErpSceneData *data = renewal->data;
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(b->plan, ERP_KIND_WAN_LINK, &n);
  if (n != data->n_links)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    gboolean same = data->link_records[i] == records[i];
    if (!same && !same_link(data->link_records[i], records[i]))
      return FALSE;
    data->link_records[i] = records[i];
    if (same && renewal->same_figures)
      continue;
    if (!renewal->same_elements)
      data->elements[i] = erp_overlay_element(b->results, records[i], i);
    data->links[i].level =
        erp_overlay_link(&b->scale, records[i], data->elements[i], &data->values[i]);
  }
  return TRUE;
}

/* Whether the links of the results are numbered as those that the scene is of. */
static gboolean
has_same_elements(const ErpSceneData *data, const ErpResults *results) {
  return data->results == results ||
         (results != NULL && results->changes != NULL && data->results != NULL &&
          results->changes->of == data->results);
}

static gboolean
renew(Builder *b, ErpSceneData *data) {
  const Renewal renewal = {.data = data,
                           .same_figures = data->results == b->results &&
                                           data->wish.overlay == b->wish->overlay &&
                                           data->scale.dearest == b->scale.dearest,
                           .same_elements = has_same_elements(data, b->results)};
  return data->wish.microsoft == b->wish->microsoft && renew_sites(b, &renewal) &&
         renew_links(b, &renewal) && renew_places(b, &renewal);
}

/* ---- the whole ----------------------------------------------------------------------------- */

static void
mark_worst(ErpSceneData *data) {
  int worst = -1;
  for (guint i = 0; i < data->n_links; i++)
    if (data->values[i] > 0 && (worst < 0 || data->values[i] > data->values[worst]))
      worst = (int) i;
  if (data->worst >= 0)
    data->links[data->worst].worst = FALSE;
  if (worst >= 0)
    data->links[worst].worst = TRUE;
  data->worst = worst;
}

static ErpSceneData *
make(Builder *b) {
  guint n;
  ErpSceneData *data = g_new0(ErpSceneData, 1);
  erp_plan_of_kind(b->plan, ERP_KIND_SITE, &n);
  add_sites(b);
  data->n_sites = b->points->len;
  data->n_unplaced = n - data->n_sites;
  data->worst = -1;
  add_places(b);
  add_links(b, data);
  data->n_points = b->points->len;
  data->points = g_array_steal(b->points, NULL);
  data->records = (const ErpRecord **) g_ptr_array_steal(b->records, NULL);
  return data;
}

/* What Microsoft's is used, if it is to be shown; from what is known of that. */
static GArray *
find_uses(const Builder *b, const ErpSceneData *scene) {
  if (!b->wish->microsoft || b->results == NULL)
    return NULL;
  return erp_microsoft_uses(b->results, scene != NULL ? scene->microsoft : NULL,
                            scene != NULL ? scene->results : NULL);
}

ErpSceneData *
erp_scene_renew(ErpSceneData *scene, ErpSession *session, const ErpSceneWish *wish) {
  Builder b = {.session = session,
               .plan = erp_session_plan(session),
               .results = erp_session_results(session),
               .wish = wish,
               .points = g_array_new(FALSE, FALSE, sizeof(ErpMapPoint)),
               .records = g_ptr_array_new()};
  b.scale = erp_overlay_scale(wish->overlay, b.plan, b.results);
  b.uses = find_uses(&b, scene);
  if (scene == NULL || !renew(&b, scene)) {
    g_array_set_size(b.points, 0);
    g_ptr_array_set_size(b.records, 0);
    erp_scene_free(scene);
    scene = make(&b);
  }
  g_clear_pointer(&scene->microsoft, g_array_unref);
  scene->microsoft = b.uses;
  scene->wish = *wish;
  scene->plan = b.plan;
  scene->results = b.results;
  scene->scale = b.scale;
  mark_worst(scene);
  g_array_unref(b.points);
  g_ptr_array_unref(b.records);
  return scene;
}

void
erp_scene_free(ErpSceneData *data) {
  if (data == NULL)
    return;
  g_free(data->points);
  g_free(data->records);
  g_free(data->links);
  g_free(data->link_records);
  g_free(data->values);
  g_free(data->elements);
  g_clear_pointer(&data->microsoft, g_array_unref);
  g_free(data);
}

gboolean
erp_scene_is_current(const ErpSceneData *data, ErpSession *session, const ErpSceneWish *wish) {
  return data != NULL && data->plan == erp_session_plan(session) &&
         data->results == erp_session_results(session) && data->wish.overlay == wish->overlay &&
         data->wish.microsoft == wish->microsoft;
}

/* Marks the elements on the planned routes of a site. */
static void
mark_path(const ErpResults *results, const char *selection, guint8 *on_path) {
  guint32 site = selection == NULL ? ERP_NONE : erp_network_node(results->network, selection);
  if (site == ERP_NONE)
    return;
  guint n;
  guint first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    if (results->flows[i].route == ERP_NONE)
      continue;
    const ErpRoute *route = &results->routes[results->flows[i].route];
    for (guint h = 0; h < route->n_hops; h++)
      on_path[route->hops[h].element] = 1;
  }
}

void
erp_scene_select(ErpSceneData *data, const char *selection) {
  guint n_elements = data->results == NULL ? 0 : data->results->network->n_elements;
  const ErpRecord *record = erp_plan_find(data->plan, selection);
  g_autofree guint8 *on_path = g_new0(guint8, n_elements + 1);
  if (data->results != NULL)
    mark_path(data->results, selection, on_path);
  for (guint i = 0; i < data->n_points; i++)
    data->points[i].selected = record != NULL && data->records[i] == record;
  for (guint i = 0; i < data->n_links; i++) {
    ErpMapLink *link = &data->links[i];
    link->on_path = data->elements[i] != ERP_NONE && on_path[data->elements[i]] != 0;
    link->selected = record != NULL && data->link_records[i] == record;
    if (!link->selected)
      continue;
    data->points[link->a].selected = TRUE;
    data->points[link->b].selected = TRUE;
  }
}

static int
index_of(const ErpRecord *const *records, guint n, const ErpRecord *record) {
  for (guint i = 0; record != NULL && i < n; i++)
    if (records[i] == record)
      return (int) i;
  return -1;
}

int
erp_scene_find(const ErpSceneData *data, const char *id) {
  return index_of(data->records, data->n_points, erp_plan_find(data->plan, id));
}

int
erp_scene_find_link(const ErpSceneData *data, const char *id) {
  return index_of(data->link_records, data->n_links, erp_plan_find(data->plan, id));
}

static int
compare_links(gconstpointer a, gconstpointer b, gpointer user) {
  const gint64 *values = ((const ErpSceneData *) user)->values;
  guint one = *(const guint *) a, other = *(const guint *) b;
  if (values[one] != values[other])
    return values[one] > values[other] ? -1 : 1;
  return one < other ? -1 : one > other;
}

int
erp_scene_step_link(const ErpSceneData *data, int from, int step) {
  if (data->n_links == 0)
    return -1;
  int n = (int) data->n_links, at = step > 0 ? -1 : 0;
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < data->n_links; i++)
    g_array_append_val(order, i);
  g_array_sort_with_data(order, compare_links, (gpointer) data);
  for (int i = 0; from >= 0 && i < n; i++)
    if (g_array_index(order, guint, i) == (guint) from)
      at = i;
  return (int) g_array_index(order, guint, (at + step + n) % n);
}
