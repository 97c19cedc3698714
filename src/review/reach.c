/* Which circuits can carry what: the shape of the WAN, and what a circuit lacks. */
#include "review/context.h"

#include "base/i18n.h"

/* ---- the shape of the WAN ------------------------------------------------------------------- */

static guint32
root_of(guint32 *parent, guint32 node) {
  while (parent[node] != node) {
    parent[node] = parent[parent[node]];
    node = parent[node];
  }
  return node;
}

static gboolean
is_lost(const ErpNetwork *network, guint32 link, const char *provider) {
  const char *own = ((const ErpWanLink *) network->elements[link].record)->provider;
  if (erp_network_lost(network, link))
    return TRUE;
  return provider != NULL && own != NULL && g_ascii_strcasecmp(own, provider) == 0;
}

/* Sites joined by WAN links share a part; nothing passes through a peering location, so two sites
 * that only meet there do not. */
struct _ErpShape {
  guint32 *part;  /* per site: the lowest site of its part */
  guint8 *meets;  /* per part and peering location: a WAN link joins them */
  guint n_places; /* peering locations */
};

ErpShape *
erp_shape_new(const ErpReview *review, const char *provider) {
  const ErpNetwork *network = review->results->network;
  ErpShape *shape = g_atomic_rc_box_new0(ErpShape);
  shape->part = g_new(guint32, network->n_sites + 1);
  shape->n_places = network->n_nodes - network->n_sites;
  shape->meets = g_new0(guint8, (gsize) network->n_sites * shape->n_places + 1);
  for (guint32 i = 0; i < network->n_sites; i++)
    shape->part[i] = i;
  for (guint i = 0; i < network->n_links; i++) {
    if (network->elements[i].node >= network->n_sites ||
        network->elements[i].node_b >= network->n_sites || is_lost(network, i, provider))
      continue;
    guint32 a = root_of(shape->part, network->elements[i].node);
    guint32 b = root_of(shape->part, network->elements[i].node_b);
    shape->part[MAX(a, b)] = MIN(a, b);
  }
  for (guint32 i = 0; i < network->n_sites; i++)
    shape->part[i] = root_of(shape->part, i);
  for (guint i = 0; i < network->n_links; i++) {
    guint32 site = MIN(network->elements[i].node, network->elements[i].node_b);
    guint32 place = MAX(network->elements[i].node, network->elements[i].node_b);
    if (site < network->n_sites && place >= network->n_sites && !is_lost(network, i, provider))
      shape->meets[(gsize) shape->part[site] * shape->n_places + place - network->n_sites] = 1;
  }
  return shape;
}

ErpShape *
erp_shape_ref(const ErpShape *shape) {
  return g_atomic_rc_box_acquire((gpointer) shape);
}

static void
shape_clear(gpointer data) {
  ErpShape *shape = data;
  g_free(shape->part);
  g_free(shape->meets);
}

void
erp_shape_unref(ErpShape *shape) {
  if (shape != NULL)
    g_atomic_rc_box_release_full(shape, shape_clear);
}

#define SERVICES 16 /* answers at hand */

struct _ErpReach {
  const ErpNetwork *network;
  const ErpShape *shape;
  gboolean scoped;      /* some circuit's routes do not reach every site */
  GHashTable *circuits; /* kind of flow -> GArray of circuits; filled when asked */
  struct {
    gint64 kind;
    const GArray *circuits; /* or NULL */
  } last[SERVICES];         /* by service: what was asked last, and the answer */
};

guint32
erp_shape_part(const ErpShape *shape, guint32 site) {
  return shape->part[site];
}

ErpReach *
erp_reach_new(const ErpReview *review) {
  return erp_reach_new_over(review, erp_review_shape(review));
}

ErpReach *
erp_reach_new_over(const ErpReview *review, const ErpShape *shape) {
  ErpReach *reach = g_new0(ErpReach, 1);
  reach->network = review->results->network;
  reach->shape = shape;
  reach->circuits =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < reach->network->n_circuits; i++)
    reach->scoped |= reach->network->circuits[i].scope != NULL;
  return reach;
}

void
erp_reach_free(ErpReach *reach) {
  g_hash_table_unref(reach->circuits);
  g_free(reach);
}

static gboolean
reaches(const ErpReach *reach, guint32 site, guint32 place) {
  const ErpShape *shape = reach->shape;
  gsize row = (gsize) shape->part[site] * shape->n_places;
  return shape->meets[row + place - reach->network->n_sites] != 0;
}

/* ---- cities --------------------------------------------------------------------------------- */

char *
erp_node_city(const ErpNode *location) {
  if (location->place == NULL)
    return g_strdup(location->id);
  char *city = g_strdup(location->place->name);
  for (gsize n = strlen(city); n > 0 && g_ascii_isdigit(city[n - 1]); n--)
    city[n - 1] = '\0';
  return city;
}

/* ---- what a circuit lacks ------------------------------------------------------------------- */

guint32
erp_flow_environment(const ErpReview *review, const ErpFlow *flow) {
  const ErpNetwork *network = review->results->network;
  if (flow->demand == NULL || flow->demand->environment == NULL)
    return network->n_environments == 1 ? 0 : ERP_NONE;
  return erp_network_environment(network, flow->demand->environment);
}

/* Where a private flow ends, or ERP_NONE. */
static guint32
gateway_of(const ErpReview *review, const ErpFlow *flow) {
  const ErpRoute *route = erp_flow_route(review, flow);
  return route != NULL ? route->gateway
                       : erp_network_gateway(review->results->network, flow->demand->gateway);
}

static gboolean
is_connected(const ErpReview *review, const ErpFlow *flow, const ErpNetCircuit *circuit) {
  const ErpNetwork *network = review->results->network;
  guint32 gateway = gateway_of(review, flow);
  if (gateway == ERP_NONE)
    return TRUE; /* nothing is known against it */
  const ErpRecord *record = &network->gateways[gateway].gateway->record;
  for (guint i = 0; i < record->n_children; i++)
    if (record->children[i]->kind == ERP_KIND_CONNECTION &&
        g_strcmp0(((const ErpConnection *) record->children[i])->circuit, circuit->circuit->id) ==
            0)
      return TRUE;
  return FALSE;
}

static const char *
lacks_for_m365(const ErpResults *results, const ErpFlow *flow, const ErpNetCircuit *circuit) {
  const ErpNetwork *network = results->network;
  if (!results->groups[flow->group].expressroute)
    return N_("Microsoft offers the endpoint set on the internet only");
  if ((circuit->services >> flow->service & 1) == 0)
    return N_("its route filter does not accept the service");
  if (circuit->circuit->sku != ERP_SKU_PREMIUM)
    return N_("it is not Premium");
  if (circuit->scope != NULL && (circuit->scope[flow->site] >> flow->service & 1) == 0)
    return N_("its routes do not reach the site");
  if (circuit->cloud != network->cloud)
    return N_("it belongs to another cloud");
  return NULL;
}

const char *
erp_circuit_lacks(const ErpReview *review, const ErpReach *reach, const ErpFlow *flow,
                  const ErpNetCircuit *circuit) {
  if (erp_network_lost(review->results->network, circuit->element))
    return N_("it is lost");
  if (!reaches(reach, flow->site, circuit->node))
    return N_("no WAN path leads to it");
  if (erp_flow_is_private(flow)) {
    if (circuit->private_peering == NULL)
      return N_("it has no private peering");
    return is_connected(review, flow, circuit) ? NULL : N_("the gateway is not connected to it");
  }
  if (circuit->microsoft == NULL)
    return N_("it has no Microsoft peering");
  if (erp_flow_is_m365(flow))
    return lacks_for_m365(review->results, flow, circuit);
  if (flow->service != review->power_platform)
    return N_("it carries no other internet traffic");
  guint32 environment = erp_flow_environment(review, flow);
  if (environment != ERP_NONE && !circuit->environments[environment])
    return N_("its route filter does not accept the regions of the environment");
  if (circuit->scope != NULL && circuit->scope[flow->site] == 0)
    return N_("its routes do not reach the site");
  return NULL;
}

/* ---- what a circuit reaches ----------------------------------------------------------------- */

/* Same geopolitical region; a trailing star marks inferred entries of the catalogue. */
static gboolean
same_area(const char *a, const char *b, gboolean *inferred) {
  gsize length_a = strlen(a), length_b = strlen(b);
  if (g_str_has_suffix(a, "*")) {
    length_a--;
    *inferred = TRUE;
  }
  if (g_str_has_suffix(b, "*")) {
    length_b--;
    *inferred = TRUE;
  }
  return length_a == length_b && strncmp(a, b, length_a) == 0;
}

ErpVerdict
erp_circuit_reach(const ErpReview *review, const ErpNetCircuit *circuit, const ErpRegion *region,
                  gboolean *inferred) {
  const ErpPeeringPlace *place = review->results->network->nodes[circuit->node].place;
  *inferred = FALSE;
  if (region->cloud != circuit->cloud)
    return ERP_VERDICT_FAIL;
  if (circuit->circuit->sku == ERP_SKU_PREMIUM)
    return ERP_VERDICT_PASS;
  if (circuit->circuit->sku == ERP_UNSET || place == NULL)
    return ERP_VERDICT_NOT_ANSWERED;
  if (circuit->circuit->sku == ERP_SKU_LOCAL)
    return g_strv_contains(place->local_regions, region->display_name) ? ERP_VERDICT_PASS
                                                                       : ERP_VERDICT_FAIL;
  if (place->geo_region == NULL || region->geo_region == NULL)
    return ERP_VERDICT_NOT_ANSWERED;
  *inferred = place->geo_region_inferred;
  return same_area(place->geo_region, region->geo_region, inferred) ? ERP_VERDICT_PASS
                                                                    : ERP_VERDICT_FAIL;
}

/* ---- gateways ------------------------------------------------------------------------------- */

#define FASTPATH_UNITS 10 /* scale units from which FastPath works (note of the catalogue) */

gboolean
erp_gateway_wants_fastpath(const ErpGateway *gateway) {
  for (guint i = 0; i < gateway->record.n_children; i++) {
    const ErpRecord *child = gateway->record.children[i];
    if (child->kind == ERP_KIND_CONNECTION && ((const ErpConnection *) child)->fastpath == TRUE)
      return TRUE;
  }
  return FALSE;
}

gboolean
erp_sku_has_fastpath(const ErpGatewaySku *sku, gint64 units) {
  return sku->fastpath && (!sku->per_unit || units >= FASTPATH_UNITS);
}

/* ---- circuits that lack nothing -------------------------------------------------------------- */

/* What tells flows apart as to the circuits they can use: their part of the WAN (their site, when
 * routes have a scope), service, and where they end. */
static gint64
kind_of_flow(const ErpReview *review, const ErpReach *reach, const ErpFlow *flow) {
  guint32 where = reach->scoped ? flow->site : reach->shape->part[flow->site];
  guint32 end = erp_flow_is_private(flow) ? gateway_of(review, flow)
                : erp_flow_is_m365(flow)  ? ERP_NONE
                                          : erp_flow_environment(review, flow);
  return (gint64) ((guint64) where << 32 | (guint64) (flow->service & 0xFF) << 24 |
                   ((end + 1) & 0xFFFFFF));
}

const GArray *
erp_reach_circuits(ErpReach *reach, const ErpReview *review, const ErpFlow *flow) {
  gint64 kind = kind_of_flow(review, reach, flow);
  guint slot = flow->service % SERVICES;
  if (reach->last[slot].circuits != NULL && reach->last[slot].kind == kind)
    return reach->last[slot].circuits;
  GArray *circuits = g_hash_table_lookup(reach->circuits, &kind);
  if (circuits == NULL) {
    circuits = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 0; i < reach->network->n_circuits; i++)
      if (erp_circuit_lacks(review, reach, flow, &reach->network->circuits[i]) == NULL)
        g_array_append_val(circuits, i);
    g_hash_table_insert(reach->circuits, g_memdup2(&kind, sizeof kind), circuits);
  }
  reach->last[slot].kind = kind;
  reach->last[slot].circuits = circuits;
  return circuits;
}
