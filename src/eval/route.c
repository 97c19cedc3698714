#include "eval/work.h"

#include <string.h>

#include "base/geo.h"

#define CHAIN_MAX 64

/* A route in the making: sums over its legs. */
typedef struct {
  ErpWork *work;
  ErpRoute route;
  guint32 first_hop;
  gint64 modelled; /* metres of way of the modelled legs */
  gboolean has_modelled;
  gboolean contained; /* only measured legs so far, no device between them */
} Draft;

ErpRecipe
erp_recipe(ErpRouteKind kind) {
  return (ErpRecipe){.kind = kind,
                     .circuit = ERP_NONE,
                     .gateway = ERP_NONE,
                     .proxy = ERP_NONE,
                     .target = ERP_NONE,
                     .egress = ERP_NONE,
                     .resolver = ERP_NONE,
                     .region = ERP_NONE};
}

/* FALSE when it is lost. */
static gboolean
add_element(Draft *draft, guint32 element) {
  ErpHop hop = {element, ERP_UP};
  g_array_append_val(draft->work->hops, hop);
  return !erp_network_lost(draft->work->network, element);
}

static void
add_leg(Draft *draft, gint64 rtt, gint64 distance, ErpProvenance provenance) {
  draft->route.budget.propagation += rtt;
  draft->route.length += distance == ERP_UNSET ? 0 : distance;
  draft->route.provenance = MAX(draft->route.provenance, provenance);
  if (provenance != ERP_PROVENANCE_MEASURED)
    draft->contained = FALSE;
}

static void
add_modelled_leg(Draft *draft, const ErpAnchor *a, const ErpAnchor *b) {
  const ErpLatencyModel *model = draft->work->network->model;
  gint64 distance = erp_geo_distance(a->lat, a->lon, b->lat, b->lon);
  gint64 way = erp_latency_way_beyond(model, a, b, distance);
  add_leg(draft, erp_latency_rate_rtt(model, way), distance, ERP_PROVENANCE_MODELLED);
  draft->modelled += way;
  draft->has_modelled = TRUE;
}

static gboolean
add_device(Draft *draft, const ErpNetDevice *device) {
  if (!add_element(draft, device->element))
    return FALSE;
  draft->route.budget.processing += device->delay;
  draft->contained = FALSE;
  return TRUE;
}

/* Sums up WAN hops that legs.c has appended since `from`. */
static void
add_wan_hops(Draft *draft, guint from) {
  const ErpWork *work = draft->work;
  for (guint i = from; i < work->hops->len; i++) {
    const ErpElement *link = &work->network->elements[g_array_index(work->hops, ErpHop, i).element];
    add_leg(draft, link->rtt, link->distance, link->provenance);
    if (link->provenance != ERP_PROVENANCE_MEASURED)
      draft->route.budget.processing += work->limits.router;
    if (link->provenance == ERP_PROVENANCE_MODELLED) {
      draft->modelled += link->length;
      draft->has_modelled = TRUE;
    }
  }
}

static gboolean
go_to_site(Draft *draft, guint32 *node, guint32 to) {
  guint from = draft->work->hops->len;
  if (!erp_legs_to_site(draft->work->legs, *node, to, draft->work->hops))
    return FALSE;
  add_wan_hops(draft, from);
  *node = to;
  return TRUE;
}

/* From roaming people to their forced VPN's head-end; for everybody else nothing. */
static gboolean
start(Draft *draft, guint32 *node) {
  const ErpWork *work = draft->work;
  const ErpSiteExit *way = &work->exits[draft->route.site];
  *node = way->start;
  if (work->network->lost.nodes[draft->route.site])
    return FALSE;
  if (way->vpn == ERP_NONE)
    return TRUE;
  const ErpNode *from = &work->network->nodes[draft->route.site];
  const ErpNode *to = &work->network->nodes[way->start];
  if (!from->placed || !to->placed)
    return FALSE;
  if (way->local != ERP_NONE) { /* a living one */
    add_element(draft, work->network->egresses[way->local].element);
    draft->route.budget.processing += work->network->egresses[way->local].access;
  }
  add_modelled_leg(draft, from->anchor, to->anchor);
  return add_device(draft, &work->network->vpns[way->vpn]);
}

/* The point a resolver makes a front door be picked for. */
static const ErpAnchor *
resolver_anchor(const ErpWork *work, guint32 resolver) {
  guint32 egress = erp_work_final_egress(work, resolver);
  if (egress != ERP_NONE && work->network->egresses[egress].placed)
    return work->network->egresses[egress].anchor;
  const ErpNode *node = &work->network->nodes[resolver];
  return node->placed ? node->anchor : NULL;
}

static guint32
resolver_door(const ErpWork *work, guint32 resolver) {
  guint32 egress = erp_work_final_egress(work, resolver);
  if (egress != ERP_NONE && work->network->egresses[egress].door != ERP_NONE)
    return work->network->egresses[egress].door;
  gint64 rtt;
  const ErpAnchor *anchor = resolver_anchor(work, resolver);
  return anchor != NULL ? erp_network_nearest_door(work->network, anchor, &rtt) : ERP_NONE;
}

/* From a point on the internet to an entry point. A measured round trip leads to the nearest one;
 * a farther one costs the modelled difference more. */
static void
add_internet_leg(Draft *draft, const ErpAnchor *from, guint32 nearest, guint32 door,
                 const ErpEgress *egress) {
  const ErpNetwork *network = draft->work->network;
  const ErpDoor *to = &network->doors[door];
  draft->route.door = door;
  if (egress == NULL || egress->provenance != ERP_PROVENANCE_MEASURED) {
    draft->route.budget.processing +=
        draft->work->limits.firewall + (egress != NULL ? egress->access : 0);
    add_modelled_leg(draft, from, &to->anchor);
    return;
  }
  gint64 distance = erp_geo_distance(from->lat, from->lon, to->lat, to->lon);
  if (door == nearest) {
    add_leg(draft, egress->door_rtt, distance, ERP_PROVENANCE_MEASURED);
    return;
  }
  gint64 more = erp_latency_rtt(network->model, from, &to->anchor) -
                erp_latency_rtt(network->model, from, &network->doors[nearest].anchor);
  add_leg(draft, egress->door_rtt + MAX(more, 0), distance, ERP_PROVENANCE_MODELLED);
}

/* From the site to a cloud egress's point of presence; a measured round trip contains it. */
static void
haul_to_presence(Draft *draft, const ErpEgress *egress) {
  const ErpNode *site = &draft->work->network->nodes[egress->node];
  if (!site->placed || (site->lat == egress->lat && site->lon == egress->lon))
    return;
  if (egress->provenance == ERP_PROVENANCE_MEASURED)
    draft->route.length += erp_geo_distance(site->lat, site->lon, egress->lat, egress->lon);
  else
    add_modelled_leg(draft, site->anchor, egress->anchor);
}

static gboolean
leave_by(Draft *draft, const ErpRecipe *recipe, guint32 index) {
  const ErpEgress *egress = &draft->work->network->egresses[index];
  draft->route.egress = index;
  if (!add_element(draft, egress->element) || egress->door == ERP_NONE)
    return FALSE;
  guint32 door = egress->door;
  if (recipe->resolver != ERP_NONE)
    door = resolver_door(draft->work, recipe->resolver);
  if (door == ERP_NONE)
    door = egress->door;
  haul_to_presence(draft, egress);
  add_internet_leg(draft, egress->anchor, egress->door, door, egress);
  return TRUE;
}

static gboolean
leave_directly(Draft *draft, const ErpRecipe *recipe, guint32 site) {
  const ErpNode *node = &draft->work->network->nodes[site];
  if (!node->placed || node->door == ERP_NONE)
    return FALSE;
  guint32 door =
      recipe->resolver != ERP_NONE ? resolver_door(draft->work, recipe->resolver) : node->door;
  add_internet_leg(draft, node->anchor, node->door, door != ERP_NONE ? door : node->door, NULL);
  return TRUE;
}

/* Follows default internet ways from a site. `local_first`: use its own egress even when its people
 * may not (a proxy, or a policy that names the site). */
static gboolean
leave_from(Draft *draft, const ErpRecipe *recipe, guint32 node, guint32 local_first) {
  const ErpWork *work = draft->work;
  if (local_first != ERP_NONE)
    return leave_by(draft, recipe, local_first);
  for (guint i = 0; i < CHAIN_MAX; i++) {
    const ErpSiteExit *way = &work->exits[node];
    guint32 end;
    guint from = work->hops->len;
    switch (way->way) {
    case ERP_EXIT_WAY_NONE:
      return FALSE;
    case ERP_EXIT_WAY_LOCAL:
      return leave_by(draft, recipe, way->index);
    case ERP_EXIT_WAY_DIRECT:
      return leave_directly(draft, recipe, node);
    case ERP_EXIT_WAY_VIA:
      if (!go_to_site(draft, &node, way->index))
        return FALSE;
      break;
    case ERP_EXIT_WAY_NEAREST:
      if (!erp_legs_to_egress(work->legs, node, work->hops, &end))
        return FALSE;
      add_wan_hops(draft, from);
      return leave_by(draft, recipe, work->exits[end].local);
    }
  }
  return FALSE;
}

static gboolean
add_backbone(Draft *draft, guint32 region) {
  ErpWork *work = draft->work;
  ErpProvenance provenance;
  gint64 rtt = erp_work_backbone(work, draft->route.door, region, &provenance);
  if (rtt == ERP_UNSET)
    return FALSE;
  const ErpDoor *door = &work->network->doors[draft->route.door];
  const ErpRegion *to = &work->network->catalogue->regions[region];
  add_leg(draft, rtt, erp_geo_distance(door->lat, door->lon, to->lat, to->lon), provenance);
  return TRUE;
}

static gboolean
draft_internet(Draft *draft, const ErpRecipe *recipe) {
  const ErpWork *work = draft->work;
  guint32 node, local_first = ERP_NONE;
  if (!start(draft, &node))
    return FALSE;
  if (recipe->egress != ERP_NONE) {
    local_first = recipe->egress;
    if (!go_to_site(draft, &node, work->network->egresses[recipe->egress].node))
      return FALSE;
  } else if (recipe->target != ERP_NONE) {
    if (!go_to_site(draft, &node, recipe->target))
      return FALSE;
    local_first = work->exits[node].local;
  } else if (recipe->proxy != ERP_NONE) {
    const ErpNetDevice *proxy = &work->network->proxies[recipe->proxy];
    if (!go_to_site(draft, &node, proxy->node) || !add_device(draft, proxy))
      return FALSE;
    local_first = work->exits[node].local;
  }
  if (!leave_from(draft, recipe, node, local_first))
    return FALSE;
  return recipe->region == ERP_NONE || add_backbone(draft, recipe->region);
}

static gboolean
draft_circuit(Draft *draft, const ErpRecipe *recipe) {
  const ErpNetwork *network = draft->work->network;
  const ErpNetCircuit *circuit = &network->circuits[recipe->circuit];
  guint32 node;
  if (!start(draft, &node))
    return FALSE;
  guint from = draft->work->hops->len;
  if (!erp_legs_to_circuit(draft->work->legs, node, recipe->circuit, draft->work->hops))
    return FALSE;
  add_wan_hops(draft, from);
  add_element(draft, circuit->element);
  const ErpNode *location = &network->nodes[circuit->node];
  draft->route.circuit = recipe->circuit;
  draft->route.door = location->door;
  if (recipe->kind == ERP_ROUTE_EXPRESSROUTE)
    return recipe->region == ERP_NONE ||
           (location->door != ERP_NONE && add_backbone(draft, recipe->region));
  const ErpNetGateway *gateway = &network->gateways[recipe->gateway];
  draft->route.gateway = recipe->gateway;
  if (gateway->region == NULL || !location->placed || erp_network_lost(network, gateway->element))
    return FALSE;
  add_modelled_leg(draft, location->anchor, &gateway->anchor);
  if (!recipe->fastpath) {
    add_element(draft, gateway->element);
    draft->route.budget.processing += draft->work->limits.gateway;
  }
  return TRUE;
}

/* The rows that do not depend on load. */
static void
finish(Draft *draft) {
  const ErpWork *work = draft->work;
  ErpRoute *route = &draft->route;
  route->n_hops = work->hops->len - draft->first_hop;
  route->contained = draft->contained;
  if (draft->contained) {
    route->budget.processing = 0;
  } else {
    for (guint i = draft->first_hop; i < work->hops->len; i++) {
      const ErpElement *element =
          &work->network->elements[g_array_index(work->hops, ErpHop, i).element];
      if (element->provenance == ERP_PROVENANCE_MEASURED)
        continue;
      for (guint d = 0; d < ERP_DIRECTIONS; d++)
        route->budget.serialisation += erp_serialisation(element->capacity[d], work->limits.packet);
    }
  }
  if (draft->has_modelled)
    route->budget.propagation += erp_latency_fixed_rtt(work->network->model, draft->modelled);
}

guint32
erp_work_route(ErpWork *work, guint32 site, const ErpRecipe *recipe) {
  for (guint i = work->results->starts[site].route; i < work->routes->len; i++)
    if (memcmp(&g_array_index(work->notes, ErpRouteNote, i).recipe, recipe, sizeof *recipe) == 0)
      return i;
  Draft draft = {.work = work,
                 .first_hop = work->hops->len,
                 .contained = TRUE,
                 .route = {.kind = (ErpRouteKind) recipe->kind,
                           .site = site,
                           .egress = ERP_NONE,
                           .circuit = ERP_NONE,
                           .gateway = ERP_NONE,
                           .door = ERP_NONE,
                           .region = recipe->region,
                           .provenance = ERP_PROVENANCE_MEASURED}};
  gboolean found = recipe->kind == ERP_ROUTE_INTERNET ? draft_internet(&draft, recipe)
                                                      : draft_circuit(&draft, recipe);
  if (!found) {
    g_array_set_size(work->hops, draft.first_hop);
    return ERP_NONE;
  }
  finish(&draft);
  ErpRouteNote note = {*recipe, draft.first_hop};
  g_array_append_val(work->routes, draft.route);
  g_array_append_val(work->notes, note);
  return work->routes->len - 1;
}
