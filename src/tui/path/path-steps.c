#include "tui/path/path-steps.h"

#include "base/geo.h"
#include "base/i18n.h"

static void
clear_point(gpointer data) {
  ErpPathPoint *point = data;
  g_free(point->name);
  g_free(point->path);
}

static void
clear_leg(gpointer data) {
  ErpPathLeg *leg = data;
  g_free(leg->name);
  g_free(leg->path);
}

/* A route being laid out: what its legs so far do not account for is left. */
typedef struct {
  const ErpResults *results;
  const ErpRoute *route;
  ErpPathSteps *steps;
  guint32 node;
  gint64 length, rtt; /* left of the route's */
} Walk;

static void
add_point(Walk *walk, ErpPointKind kind, const char *name, const char *path) {
  ErpPathPoint point = {kind, g_strdup(name), g_strdup(path)};
  g_array_append_val(walk->steps->points, point);
}

static void
add_node(Walk *walk, guint32 index) {
  const ErpNode *node = &walk->results->network->nodes[index];
  ErpPointKind kind = node->site == NULL                 ? ERP_POINT_LOCATION
                      : node->site->kind == ERP_SITE_HUB ? ERP_POINT_HUB
                                                         : ERP_POINT_SITE;
  walk->node = index;
  add_point(walk, kind, node->name, node->id);
}

/* Takes at most what is left. */
static void
add_leg(Walk *walk, ErpPathLeg leg) {
  leg.rtt = MIN(leg.rtt, walk->rtt);
  walk->rtt -= leg.rtt;
  if (leg.length != ERP_UNSET) {
    leg.length = MIN(leg.length, walk->length);
    walk->length -= leg.length;
  }
  g_array_append_val(walk->steps->legs, leg);
}

static gboolean
is_bottleneck(const ErpRoute *route, guint32 element) {
  return route->bottleneck[ERP_UP] == element || route->bottleneck[ERP_DOWN] == element;
}

static ErpPathLeg
leg_of(const Walk *walk, guint32 index) {
  const ErpElement *element = &walk->results->network->elements[index];
  const ErpElementLoad *load = &walk->results->loads[index];
  ErpDirection d = load->utilisation[ERP_UP] > load->utilisation[ERP_DOWN] ? ERP_UP : ERP_DOWN;
  return (ErpPathLeg){.name = g_strdup(element->id),
                      .path = erp_plan_path(walk->results->plan, element->record),
                      .provenance = element->provenance,
                      .capacity = element->capacity[d],
                      .utilisation = load->utilisation[d],
                      .bottleneck = is_bottleneck(walk->route, index)};
}

static void
add_link(Walk *walk, const ErpHop *hop) {
  const ErpElement *link = &walk->results->network->elements[hop->element];
  ErpPathLeg leg = leg_of(walk, hop->element);
  leg.length = link->distance == ERP_UNSET ? 0 : link->distance;
  leg.rtt = link->rtt == ERP_UNSET ? 0 : link->rtt;
  add_leg(walk, leg);
  add_node(walk, hop->up == ERP_UP ? link->node_b : link->node);
}

static void
add_entry(Walk *walk) {
  const ErpNetwork *network = walk->results->network;
  g_autofree char *name =
      walk->route->door == ERP_NONE
          ? g_strdup(_("Microsoft"))
          : g_strdup_printf(_("Microsoft %s"), network->doors[walk->route->door].metro);
  add_point(walk, ERP_POINT_ENTRY, name, NULL);
}

/* From the internet access to the entry point; a backbone leg follows when the route is longer. */
static gint64
internet_length(const Walk *walk) {
  const ErpNetwork *network = walk->results->network;
  const ErpRoute *route = walk->route;
  if (route->door == ERP_NONE)
    return walk->length;
  const ErpDoor *door = &network->doors[route->door];
  const ErpNode *site = &network->nodes[walk->node];
  if (route->egress == ERP_NONE)
    return erp_geo_distance(site->lat, site->lon, door->lat, door->lon);
  const ErpEgress *egress = &network->egresses[route->egress];
  gint64 way = erp_geo_distance(egress->lat, egress->lon, door->lat, door->lon);
  return site->placed ? way + erp_geo_distance(site->lat, site->lon, egress->lat, egress->lon)
                      : way;
}

static gint64
internet_rtt(const Walk *walk) {
  const ErpNetwork *network = walk->results->network;
  const ErpRoute *route = walk->route;
  const ErpEgress *egress = route->egress == ERP_NONE ? NULL : &network->egresses[route->egress];
  if (egress != NULL && egress->door_rtt != ERP_UNSET && egress->door == route->door &&
      egress->provenance == ERP_PROVENANCE_MEASURED)
    return egress->door_rtt;
  const ErpAnchor *from = egress != NULL ? egress->anchor : network->nodes[walk->node].anchor;
  if (route->door == ERP_NONE)
    return walk->rtt;
  return erp_latency_rate_rtt(
      walk->results->model,
      erp_latency_way(walk->results->model, from, &network->doors[route->door].anchor));
}

static gboolean
has_backbone(const Walk *walk, gint64 length) {
  const gint64 rounding = 1000; /* metres */
  return walk->length - length > rounding;
}

static void
add_backbone(Walk *walk) {
  ErpPathLeg leg = {.name = g_strdup(_("Microsoft backbone")),
                    .length = walk->length,
                    .rtt = walk->rtt,
                    .provenance = walk->route->provenance,
                    .capacity = ERP_UNSET,
                    .utilisation = ERP_UNSET};
  add_leg(walk, leg);
  add_point(walk, ERP_POINT_REGION, _("service region"), NULL);
}

static void
leave_by_internet(Walk *walk, ErpPathLeg leg) {
  gint64 length = internet_length(walk);
  gboolean more = has_backbone(walk, length);
  leg.length = more ? length : walk->length;
  leg.rtt = more ? internet_rtt(walk) : walk->rtt;
  leg.provenance = walk->route->provenance;
  add_leg(walk, leg);
  add_entry(walk);
  if (more)
    add_backbone(walk);
}

static void
leave_by_circuit(Walk *walk, ErpPathLeg leg) {
  const ErpNetwork *network = walk->results->network;
  const ErpRoute *route = walk->route;
  if (route->kind == ERP_ROUTE_PRIVATE) {
    const ErpRegion *region =
        route->gateway == ERP_NONE ? NULL : network->gateways[route->gateway].region;
    leg.length = walk->length;
    leg.rtt = walk->rtt;
    leg.provenance = route->provenance;
    add_leg(walk, leg);
    add_point(walk, ERP_POINT_REGION, region != NULL ? region->display_name : _("Azure region"),
              NULL);
    return;
  }
  gboolean more = has_backbone(walk, 0);
  leg.length = more ? 0 : walk->length;
  leg.rtt = more ? 0 : walk->rtt;
  add_leg(walk, leg);
  add_entry(walk);
  if (more)
    add_backbone(walk);
}

/* A device, or the access of people who come in by VPN, on the way: no figures of its own. */
static void
pass_by(Walk *walk, ErpPathLeg leg) {
  g_autofree char *name = g_strdup(leg.name), *path = g_strdup(leg.path);
  leg.length = 0;
  leg.rtt = 0;
  add_leg(walk, leg);
  add_point(walk, ERP_POINT_DEVICE, name, path);
}

static void
take_hop(Walk *walk, guint i) {
  const ErpHop *hop = &walk->route->hops[i];
  const ErpNetwork *network = walk->results->network;
  gboolean last = i + 1 == walk->route->n_hops;
  switch (network->elements[hop->element].kind) {
  case ERP_ELEMENT_WAN_LINK:
    add_link(walk, hop);
    return;
  case ERP_ELEMENT_INTERNET:
    if (last)
      leave_by_internet(walk, leg_of(walk, hop->element));
    else
      pass_by(walk, leg_of(walk, hop->element));
    return;
  case ERP_ELEMENT_CIRCUIT:
    leave_by_circuit(walk, leg_of(walk, hop->element));
    return;
  case ERP_ELEMENT_GATEWAY:
  case ERP_ELEMENT_PROXY:
  case ERP_ELEMENT_VPN:
    pass_by(walk, leg_of(walk, hop->element));
    return;
  }
}

static ErpPathSteps *
no_steps(void) {
  ErpPathSteps *steps = g_new0(ErpPathSteps, 1);
  steps->points = g_array_new(FALSE, FALSE, sizeof(ErpPathPoint));
  steps->legs = g_array_new(FALSE, FALSE, sizeof(ErpPathLeg));
  g_array_set_clear_func(steps->points, clear_point);
  g_array_set_clear_func(steps->legs, clear_leg);
  return steps;
}

ErpPathSteps *
erp_path_steps_breakout(const ErpResults *results, const ErpFlow *flow) {
  if (flow->options->best == ERP_UNSET || flow->options->best_door == ERP_NONE)
    return NULL;
  const ErpNode *site = &results->network->nodes[flow->site];
  const ErpDoor *door = &results->network->doors[flow->options->best_door];
  ErpPathSteps *steps = no_steps();
  Walk walk = {.results = results,
               .steps = steps,
               .length = erp_geo_distance(site->lat, site->lon, door->lat, door->lon),
               .rtt = flow->options->best};
  add_node(&walk, flow->site);
  ErpPathLeg leg = {.name = g_strdup(_("local internet")),
                    .length = walk.length,
                    .rtt = walk.rtt,
                    .provenance = flow->options->best_provenance,
                    .capacity = ERP_UNSET,
                    .utilisation = ERP_UNSET};
  add_leg(&walk, leg);
  g_autofree char *name = g_strdup_printf(_("Microsoft %s"), door->metro);
  add_point(&walk, ERP_POINT_ENTRY, name, NULL);
  return steps;
}

ErpPathSteps *
erp_path_steps_new(const ErpResults *results, const ErpRoute *route) {
  ErpPathSteps *steps = no_steps();
  Walk walk = {.results = results,
               .route = route,
               .steps = steps,
               .length = route->length,
               .rtt = route->budget.propagation};
  add_node(&walk, route->site);
  for (guint i = 0; i < route->n_hops; i++)
    take_hop(&walk, i);
  if (route->egress == ERP_NONE && route->circuit == ERP_NONE) {
    ErpPathLeg leg = {
        .name = g_strdup(_("internet")), .capacity = ERP_UNSET, .utilisation = ERP_UNSET};
    leave_by_internet(&walk, leg);
  }
  return steps;
}

void
erp_path_steps_free(ErpPathSteps *steps) {
  if (steps == NULL)
    return;
  g_array_unref(steps->points);
  g_array_unref(steps->legs);
  g_free(steps);
}
