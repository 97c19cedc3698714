#include "tui/map/map-scene.h"

#include "base/names.h"
#include "tui/show.h"
#include "base/i18n.h"

typedef struct {
  ErpSession *session;
  const ErpResults *results;  /* NULL before the first evaluation */
  const ErpSceneData *before; /* or NULL */
  ErpSceneData *data;         /* gets all but the points here */
  GArray *points;
  GPtrArray *records;
  GHashTable *by_id; /* id -> point index + 1; NULL until somebody asks */
  guint unplaced;
  gboolean same_points;   /* each point with an id has the index it had before */
  gboolean same_elements; /* each link has the element it had before */
  guint next_link;        /* of `before` */
} Builder;

/* ---- points -------------------------------------------------------------------------------- */

static void
keep_point(Builder *b, const ErpRecord *record, ErpMapPoint point) {
  g_array_append_val(b->points, point);
  g_ptr_array_add(b->records, (gpointer) record);
}

static void
add_point(Builder *b, const ErpRecord *record, ErpMapPoint point, gint64 lat, gint64 lon) {
  if (lat == ERP_UNSET || lon == ERP_UNSET) {
    b->unplaced++;
    return;
  }
  point.lat = (double) lat / 1e6;
  point.lon = (double) lon / 1e6;
  if (point.name == NULL && record != NULL)
    point.name = erp_record_id(record);
  keep_point(b, record, point);
}

/* The same record in the same place as before has only another level. */
static gboolean
take_site(Builder *b, const ErpRecord *record, ErpMapLevel level) {
  guint i = b->points->len;
  if (b->before == NULL || i >= b->before->n_points || b->before->records[i] != record)
    return FALSE;
  ErpMapPoint point = b->before->points[i];
  point.level = level;
  point.selected = point.marked = FALSE;
  keep_point(b, record, point);
  return TRUE;
}

static void
add_sites(Builder *b, const ErpPlan *plan) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  for (guint i = 0; i < n; i++) {
    guint32 node = erp_overlay_node(b->results, records[i], i);
    ErpMapLevel level = erp_overlay_site(&b->data->scale, records[i], node);
    if (take_site(b, records[i], level))
      continue;
    const ErpSite *site = ERP_AS(ErpSite, SITE, records[i]);
    gboolean hub = site->kind == ERP_SITE_HUB || site->kind == ERP_SITE_DATACENTRE;
    ErpMapPoint point = {.name = site->name,
                         .kind = hub ? ERP_MAP_HUB : ERP_MAP_SITE,
                         .weight = (guint) CLAMP(site->users, 0, G_MAXINT32),
                         .level = level};
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
    ErpMapPoint point = {.name = erp_name_or(location->name, location->at),
                         .kind = ERP_MAP_LOCATION,
                         .level = erp_overlay_place(&b->data->scale, records[i])};
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
                         .kind = ERP_MAP_REGION,
                         .level = erp_overlay_place(&b->data->scale, records[i])};
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
    point.level = erp_overlay_place(&b->data->scale, record);
  add_point(b, record, point, region->lat, region->lon);
}

/* What planned traffic uses of Microsoft's. */
typedef struct {
  guint32 door;       /* or ERP_NONE: */
  const char *region; /* borrowed from the plan */
  guint32 site;       /* the first that uses it */
} Used;

typedef struct {
  const ErpResults *results;
  GArray *list; /* Used, in the order of the flows */
  guint8 *doors;
  GHashTable *regions;
} Usage;

static void
use_site(Usage *usage, guint32 site) {
  const ErpResults *results = usage->results;
  guint n;
  guint first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    gboolean again = i > first && flow->route == flow[-1].route;
    guint32 door = flow->route == ERP_NONE || again ? ERP_NONE : results->routes[flow->route].door;
    Used used = {door, NULL, site};
    if (door != ERP_NONE && !usage->doors[door])
      g_array_append_val(usage->list, used);
    if (door != ERP_NONE)
      usage->doors[door] = TRUE;
    used = (Used){ERP_NONE, flow->demand == NULL ? NULL : flow->demand->region, site};
    if (used.region != NULL && g_hash_table_add(usage->regions, (gpointer) used.region))
      g_array_append_val(usage->list, used);
  }
}

/* By the sites marked in `sites`; NULL = all. */
static Usage
find_usage(const ErpResults *results, const guint8 *sites) {
  Usage usage = {.results = results,
                 .list = g_array_new(FALSE, FALSE, sizeof(Used)),
                 .doors = g_new0(guint8, results->network->n_doors + 1),
                 .regions = g_hash_table_new(g_str_hash, g_str_equal)};
  for (guint32 site = 0; site < results->network->n_sites; site++)
    if (sites == NULL || sites[site])
      use_site(&usage, site);
  return usage;
}

/* Keeps the list. */
static void
clear_usage(Usage *usage) {
  g_free(usage->doors);
  g_hash_table_unref(usage->regions);
}

/* What sites that are as before use is known when the first user of each is looked at again, with
 * all others, and each is still used. NULL = not known. */
static GArray *
usage_after(const ErpSceneData *before, const ErpResults *results) {
  const ErpChanges *changes = results->changes;
  gboolean whole = TRUE;
  if (before == NULL || before->microsoft == NULL || changes == NULL || changes->settled == NULL ||
      changes->of != before->results)
    return NULL;
  g_autofree guint8 *sites = g_new(guint8, results->network->n_sites + 1);
  for (guint32 i = 0; i < results->network->n_sites; i++)
    sites[i] = !changes->settled[i];
  for (guint i = 0; i < before->microsoft->len; i++)
    sites[g_array_index(before->microsoft, Used, i).site] = TRUE;
  Usage usage = find_usage(results, sites);
  for (guint i = 0; i < before->microsoft->len; i++) {
    const Used *was = &g_array_index(before->microsoft, Used, i);
    whole = whole && (was->door != ERP_NONE ? usage.doors[was->door] != 0
                                            : g_hash_table_contains(usage.regions, was->region));
  }
  clear_usage(&usage);
  if (!whole)
    g_clear_pointer(&usage.list, g_array_unref);
  return usage.list;
}

static GArray *
usage_of(const ErpSceneData *before, const ErpResults *results) {
  if (before != NULL && before->microsoft != NULL && before->results == results)
    return g_array_ref(before->microsoft);
  GArray *known = usage_after(before, results);
  if (known != NULL)
    return known;
  Usage usage = find_usage(results, NULL);
  clear_usage(&usage);
  return usage.list;
}

/* Entry points that planned traffic enters by, and the regions it goes to beyond the gateways. */
static void
add_microsoft(Builder *b) {
  const ErpResults *results = b->results;
  if (results == NULL)
    return;
  b->data->microsoft = usage_of(b->before, results);
  for (guint i = 0; i < b->data->microsoft->len; i++) {
    const Used *used = &g_array_index(b->data->microsoft, Used, i);
    if (used->door == ERP_NONE) {
      add_region(b, NULL, erp_catalogue_region(results->catalogue, used->region, NULL));
      continue;
    }
    const ErpDoor *door = &results->network->doors[used->door];
    ErpMapPoint point = {.name = door->metro, .kind = ERP_MAP_ENTRY};
    add_point(b, NULL, point, door->lat, door->lon);
  }
}

static void
add_environments(Builder *b, const ErpPlan *plan) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_ENVIRONMENT, &n);
  for (guint i = 0; b->results != NULL && i < b->results->network->n_environments; i++)
    for (guint k = 0; k < n; k++) /* the plan may be newer than the figures */
      if (records[k] == &b->results->network->environments[i].environment->record)
        add_region(b, records[k], b->results->network->environments[i].region);
}

/* ---- links --------------------------------------------------------------------------------- */

static gboolean
same_id(const ErpRecord *a, const ErpRecord *b) {
  return a == b || (a != NULL && b != NULL && g_strcmp0(erp_record_id(a), erp_record_id(b)) == 0);
}

static gboolean
has_same_points(const Builder *b) {
  if (b->before == NULL || b->before->n_points != b->points->len)
    return FALSE;
  for (guint i = 0; i < b->points->len; i++)
    if (!same_id(b->before->records[i], b->records->pdata[i]))
      return FALSE;
  return TRUE;
}

/* The point with the id, from 1; 0 = none. The last of several. */
static guint
point_of(Builder *b, const char *id) {
  if (b->by_id == NULL) {
    b->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < b->points->len; i++) {
      const ErpRecord *record = b->records->pdata[i];
      const char *own = record != NULL ? erp_record_id(record) : NULL;
      if (own != NULL)
        g_hash_table_insert(b->by_id, (gpointer) own, GUINT_TO_POINTER(i + 1));
    }
  }
  return GPOINTER_TO_UINT(g_hash_table_lookup(b->by_id, id));
}

/* Whether the links of the results are numbered as those that the scene before is of. */
static gboolean
has_same_elements(const ErpSceneData *before, const ErpResults *results) {
  if (before == NULL || before->results == results)
    return before != NULL;
  return results != NULL && results->changes != NULL && before->results != NULL &&
         results->changes->of == before->results;
}

/* Whether two links, of which one may have been edited, join the same two places. */
static gboolean
same_link(const ErpRecord *a, const ErpRecord *b) {
  if (a == b)
    return TRUE;
  const ErpWanLink *one = ERP_AS(ErpWanLink, WAN_LINK, a), *other = ERP_AS(ErpWanLink, WAN_LINK, b);
  return same_id(a, b) && g_strcmp0(one->a, other->a) == 0 && g_strcmp0(one->b, other->b) == 0;
}

/* The link's ends and element from the scene before, if they are there. */
static gboolean
take_link(Builder *b, const ErpRecord *record, ErpMapLink *drawn, guint32 *element) {
  const ErpSceneData *before = b->before;
  if (!b->same_points)
    return FALSE;
  guint next = b->next_link;
  if (next + 1 < before->n_links && before->link_records[next + 1] == record)
    next++; /* one has gone */
  if (next >= before->n_links || !same_link(before->link_records[next], record))
    return FALSE;
  drawn->a = before->links[next].a;
  drawn->b = before->links[next].b;
  if (b->same_elements)
    *element = before->elements[next];
  b->next_link = next + 1;
  return TRUE;
}

/* FALSE when one of its ends is not on the map. */
static gboolean
find_ends(Builder *b, const ErpRecord *record, ErpMapLink *drawn) {
  const ErpSceneData *before = b->before;
  const ErpWanLink *link = ERP_AS(ErpWanLink, WAN_LINK, record);
  guint from = point_of(b, link->a), to = point_of(b, link->b);
  if (b->same_points && b->next_link < before->n_links &&
      same_id(before->link_records[b->next_link], record))
    b->next_link++;
  drawn->a = from - 1;
  drawn->b = to - 1;
  return from > 0 && to > 0;
}

static void
add_link(Builder *b, const ErpRecord *record, guint number) {
  ErpSceneData *data = b->data;
  ErpMapLink drawn = {0};
  guint32 element = ERP_NONE;
  guint i = data->n_links;
  gboolean taken = take_link(b, record, &drawn, &element);
  if (!taken && !find_ends(b, record, &drawn))
    return;
  if (!taken || !b->same_elements)
    element = erp_overlay_element(b->results, record, number);
  drawn.level = erp_overlay_link(&data->scale, record, element, &data->values[i]);
  data->links[i] = drawn;
  data->elements[i] = element;
  data->link_records[i] = record;
  data->n_links++;
}

static void
add_links(Builder *b, const ErpPlan *plan) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_WAN_LINK, &n);
  ErpSceneData *data = b->data;
  data->links = g_new(ErpMapLink, n + 1);
  data->link_records = g_new(const ErpRecord *, n + 1);
  data->values = g_new(gint64, n + 1);
  data->elements = g_new(guint32, n + 1);
  b->same_points = has_same_points(b);
  b->same_elements = has_same_elements(b->before, b->results);
  for (guint i = 0; i < n; i++)
    add_link(b, records[i], i);
  g_clear_pointer(&b->by_id, g_hash_table_unref);
}

static void
mark_worst(ErpSceneData *data) {
  int worst = -1;
  for (guint i = 0; i < data->n_links; i++)
    if (data->values[i] > 0 && (worst < 0 || data->values[i] > data->values[worst]))
      worst = (int) i;
  if (worst >= 0)
    data->links[worst].worst = TRUE;
}

/* ---- the whole ----------------------------------------------------------------------------- */

ErpSceneData *
erp_scene_new(ErpSession *session, const ErpSceneWish *wish, const ErpSceneData *before) {
  const ErpPlan *plan = erp_session_plan(session);
  ErpSceneData *data = g_new0(ErpSceneData, 1);
  Builder b = {.session = session,
               .results = erp_session_results(session),
               .before = before,
               .data = data,
               .points = g_array_new(FALSE, FALSE, sizeof(ErpMapPoint)),
               .records = g_ptr_array_new()};
  data->wish = *wish;
  data->plan = plan;
  data->results = b.results;
  data->scale = erp_overlay_scale(wish->overlay, plan, b.results);
  add_sites(&b, plan);
  data->n_unplaced = b.unplaced;
  add_locations(&b, plan);
  add_gateways(&b, plan);
  if (wish->microsoft) {
    add_environments(&b, plan);
    add_microsoft(&b);
  }
  add_links(&b, plan);
  data->n_points = b.points->len;
  data->points = (ErpMapPoint *) (gpointer) g_array_free(b.points, FALSE);
  data->records = (const ErpRecord **) g_ptr_array_free(b.records, FALSE);
  mark_worst(data);
  return data;
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
