#include "eval/work.h"

#include "base/geo.h"

/* What a site's best local breakout would give, whatever the plan has. */
typedef struct {
  gint64 rtt; /* ERP_UNSET when the site is not placed and nothing is measured */
  guint32 door;
  ErpProvenance provenance;
  gint64 nearest; /* metres to the nearest entry point, ERP_UNSET when the site is not placed */
} Best;

static gint64
nearest_distance(const ErpWork *work, guint32 site) {
  const ErpNode *node = &work->network->nodes[site];
  if (!node->placed || node->door == ERP_NONE)
    return ERP_UNSET;
  const ErpDoor *door = &work->network->doors[node->door];
  return erp_geo_distance(node->lat, node->lon, door->lat, door->lon);
}

static Best
base_of(const ErpWork *work, guint32 site) {
  const ErpNetwork *network = work->network;
  const ErpNode *node = &network->nodes[site];
  Best best = {node->door == ERP_NONE ? ERP_UNSET : node->door_rtt, node->door,
               ERP_PROVENANCE_MODELLED, nearest_distance(work, site)};
  guint32 local = work->exits[site].local;
  if (local == ERP_NONE || network->egresses[local].internet->kind == ERP_EGRESS_CLOUD)
    return best;
  const ErpEgress *egress = &network->egresses[local];
  if (egress->provenance == ERP_PROVENANCE_MEASURED)
    return (Best){egress->door_rtt, egress->door, ERP_PROVENANCE_MEASURED, best.nearest};
  if (best.rtt != ERP_UNSET)
    best.rtt += egress->access; /* the last mile is the site's, whatever the breakout */
  return best;
}

static void
improve(const ErpWork *work, Best *best, guint32 index) {
  if (index == ERP_NONE)
    return;
  const ErpRoute *route = &work->results->routes[index];
  if (best->rtt != ERP_UNSET && route->rtt < best->rtt)
    *best = (Best){route->rtt, route->door, route->provenance, best->nearest};
}

gint64
erp_penalty_band(const ErpLimits *limits, gint64 difference) {
  return MAX(limits->band, (gint64) ((double) difference * (double) limits->band_percent / 1e4));
}

ErpPenaltyClass
erp_penalty_class(const ErpLimits *limits, const ErpParams *params, gint64 best, gint64 rtt,
                  gint64 detour) {
  gint64 penalty = rtt - best;
  gint64 lost = erp_params_points(params, best) - erp_params_points(params, rtt);
  if (penalty <= limits->minor)
    return ERP_PENALTY_NONE;
  if ((rtt > limits->realtime && best <= limits->realtime) || lost >= 4000)
    return ERP_PENALTY_SEVERE;
  if (penalty > limits->material || lost >= 2000 || detour > limits->detour)
    return ERP_PENALTY_MATERIAL;
  return ERP_PENALTY_MINOR;
}

static gint64
end_to_end(ErpWork *work, const ErpRoute *route, const Best *best, guint32 home) {
  ErpProvenance provenance;
  gint64 ours = erp_work_backbone(work, route->door, home, &provenance);
  gint64 ideal = erp_work_backbone(work, best->door, home, &provenance);
  if (ours == ERP_UNSET || ideal == ERP_UNSET)
    return ERP_UNSET;
  return route->rtt + ours - best->rtt - ideal;
}

static void
weigh(ErpWork *work, const ErpFlow *flow, ErpAlternative *alternative, const Best *best,
      guint32 home) {
  *alternative = (ErpAlternative){.route = alternative->route,
                                  .rtt = ERP_UNSET,
                                  .penalty = ERP_UNSET,
                                  .end_to_end = ERP_UNSET,
                                  .detour = ERP_UNSET};
  if (alternative->route == ERP_NONE)
    return;
  const ErpRoute *route = &work->results->routes[alternative->route];
  const ErpParams *params = work->network->params;
  const ErpLimits *limits = &work->limits;
  alternative->rtt = route->rtt;
  if (best->rtt == ERP_UNSET)
    return;
  gint64 detour = best->nearest == ERP_UNSET ? ERP_UNSET : MAX(route->length - best->nearest, 0);
  gint64 penalty = MAX(route->rtt - best->rtt, 0);
  alternative->penalty = penalty;
  alternative->detour = detour;
  alternative->penalty_class =
      erp_penalty_class(limits, params, best->rtt, best->rtt + penalty, detour);
  alternative->end_to_end = work->services[flow->service] == ERP_SERVICE_M365
                                ? end_to_end(work, route, best, home)
                                : penalty;
  if (route->provenance == ERP_PROVENANCE_MEASURED && best->provenance == ERP_PROVENANCE_MEASURED)
    return;
  gint64 band = erp_penalty_band(limits, penalty);
  gint64 least = MAX(penalty - band, 0);
  alternative->estimated = erp_penalty_class(limits, params, best->rtt, best->rtt + least,
                                             detour) != alternative->penalty_class ||
                           erp_penalty_class(limits, params, best->rtt, best->rtt + penalty + band,
                                             detour) != alternative->penalty_class;
}

/* The ideal way to a region: the best breakout and the backbone from its entry point, or straight
 * to the region of a private demand. */
static void
add_region(ErpWork *work, const ErpFlow *flow, Best *best) {
  const ErpResults *results = work->results;
  const ErpNode *node = &work->network->nodes[flow->site];
  guint32 route = flow->route != ERP_NONE ? flow->route : flow->options->net.route;
  if (route == ERP_NONE || best->rtt == ERP_UNSET)
    return;
  if (work->services[flow->service] == ERP_SERVICE_AZURE) {
    guint32 gateway = results->routes[route].gateway;
    if (gateway != ERP_NONE && node->placed)
      best->rtt = erp_latency_rtt(work->network->model, node->anchor,
                                  &work->network->gateways[gateway].anchor);
    best->provenance = ERP_PROVENANCE_MODELLED;
    return;
  }
  ErpProvenance provenance;
  gint64 backbone = erp_work_backbone(work, best->door, results->routes[route].region, &provenance);
  if (backbone == ERP_UNSET)
    return;
  best->rtt += backbone;
  best->provenance = MAX(best->provenance, provenance);
}

static void
weigh_options(ErpWork *work, const ErpFlow *flow, ErpOptions *options, Best best) {
  if (work->services[flow->service] == ERP_SERVICE_POWER ||
      work->services[flow->service] == ERP_SERVICE_AZURE)
    add_region(work, flow, &best);
  improve(work, &best, options->net.route);
  improve(work, &best, options->er.route);
  options->best = best.rtt;
  options->best_door = best.door;
  options->best_provenance = best.provenance;
  guint32 home = work->home;
  if (flow->demand != NULL && flow->demand->home != NULL)
    home = erp_work_home_region(work, flow->demand->home);
  weigh(work, flow, &options->net, &best, home);
  weigh(work, flow, &options->er, &best, home);
}

/* Those that flows share are weighed with the first. */
void
erp_work_penalties(ErpWork *work, guint32 site) {
  ErpResults *results = work->results;
  const ErpSiteStart *start = &results->starts[site];
  Best base = base_of(work, site);
  guint next = start[0].options;
  for (guint i = start[0].flow; i < start[1].flow; i++)
    if (results->flows[i].options == &results->options[next])
      weigh_options(work, &results->flows[i], &results->options[next++], base);
}
