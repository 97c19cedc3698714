#include "eval/sweep-private.h"

#include "eval/symmetry.h"

/* ---- symmetry ------------------------------------------------------------------------------- */

/* The exits a route leaves by, while what the routing says is lost. */
static void
exits_of_route(const ErpRouting *routing, const ErpRoute *route, GArray *exits) {
  g_array_set_size(exits, 0);
  erp_routing_circuit_exits(routing, route->circuit, NULL, exits);
  if (route->circuit == ERP_NONE)
    erp_routing_egress_exits(routing, route->egress, NULL, exits);
}

/* Addresses of the provider lead back to the internet access they belong to. */
static gboolean
leads_back_by_itself(const ErpRouting *routing, const ErpRoute *route) {
  return route->circuit == ERP_NONE &&
         (route->egress == ERP_NONE || routing->implied[route->egress] != ERP_NONE);
}

guint8 *
erp_sweep_symmetry(const ErpResults *results, const ErpNetwork *network) {
  g_autoptr(ErpRouting) routing = erp_routing_new(network);
  g_autoptr(ErpSymmetryJudge) judge = erp_symmetry_judge_new(routing);
  g_autoptr(GArray) exits = g_array_new(FALSE, FALSE, sizeof(guint32));
  guint8 *symmetry = g_new0(guint8, results->n_flows + 1);
  guint32 last = ERP_NONE;
  ErpSymmetry of_last = ERP_SYMMETRY_SYMMETRIC;
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->route == ERP_NONE)
      continue;
    const ErpRoute *route = &results->routes[flow->route];
    if (flow->route == last) {
      symmetry[i] = of_last;
      continue;
    }
    last = flow->route;
    of_last = ERP_SYMMETRY_SYMMETRIC;
    if (route->kind == ERP_ROUTE_PRIVATE) {
      of_last = erp_symmetry_private(routing, route->gateway, NULL).symmetry;
    } else if (!leads_back_by_itself(routing, route)) {
      exits_of_route(routing, route, exits);
      of_last = erp_symmetry_outbound(judge, route->site, exits, NULL, NULL);
    }
    symmetry[i] = of_last;
  }
  return symmetry;
}

/* ---- flows ---------------------------------------------------------------------------------- */

void
erp_impact_free(ErpImpact *impact) {
  if (impact == NULL)
    return;
  g_array_unref(impact->cut);
  g_array_unref(impact->worse);
  g_array_unref(impact->services);
  g_free(impact);
}

gboolean
erp_impact_is_harmless(const ErpImpact *impact) {
  return impact->n_cut == 0 && impact->n_worse == 0 && impact->n_over[0] == 0;
}

typedef struct {
  const ErpSweep *sweep;
  const ErpResults *under;
  const guint8 *symmetry;
  ErpImpact *impact;
  guint32 cut_site, worse_site; /* the last one noted */
  guint32 *cut_by_service;      /* per service: the last site noted, plus 1 */
} Comparison;

static void
note_cut(Comparison *c, const ErpFlow *flow) {
  ErpImpact *impact = c->impact;
  impact->n_cut++;
  if (c->cut_site != flow->site) {
    g_array_append_val(impact->cut, flow->site);
    impact->users_cut += flow->users;
    c->cut_site = flow->site;
  }
  if (c->cut_by_service[flow->service] == flow->site + 1)
    return;
  c->cut_by_service[flow->service] = flow->site + 1;
  guint i = 0;
  while (i < impact->services->len &&
         g_array_index(impact->services, ErpServiceCut, i).service < flow->service)
    i++;
  ErpServiceCut cut = {flow->service, 0, 0};
  if (i == impact->services->len ||
      g_array_index(impact->services, ErpServiceCut, i).service != flow->service)
    g_array_insert_val(impact->services, i, cut);
  ErpServiceCut *of = &g_array_index(impact->services, ErpServiceCut, i);
  of->sites++;
  of->users += flow->users;
}

static ErpPenaltyClass
penalty_of(const ErpFlow *flow) {
  const ErpAlternative *planned = erp_flow_planned(flow);
  return planned == NULL ? ERP_PENALTY_NONE : planned->penalty_class;
}

static gboolean
has_other_worst_link(const ErpRoute *a, const ErpRoute *b) {
  return a->bottleneck[ERP_UP] != b->bottleneck[ERP_UP] ||
         a->bottleneck[ERP_DOWN] != b->bottleneck[ERP_DOWN];
}

static void
note_slower(ErpImpact *impact, guint32 site, gint64 more) {
  if (more <= impact->slower)
    return;
  impact->slower = more;
  impact->slowest_site = site;
}

/* A flow with a way before and after: its places there. */
static void
compare_flow(Comparison *c, guint i, guint k) {
  const ErpFlow *before = &c->sweep->results->flows[i], *after = &c->under->flows[k];
  const ErpRoute *was = &c->sweep->results->routes[before->route];
  const ErpRoute *is = &c->under->routes[after->route];
  ErpImpact *impact = c->impact;
  gint64 more = is->rtt - was->rtt;
  ErpPenaltyClass penalty = penalty_of(before), now = penalty_of(after);
  guint8 symmetry = c->symmetry == NULL ? 0 : c->sweep->symmetry[i];
  guint8 symmetry_now = c->symmetry == NULL ? 0 : c->symmetry[k];
  impact->n_links += has_other_worst_link(was, is);
  impact->n_rtt += more != 0;
  impact->n_penalty += penalty != now;
  impact->n_verdict +=
      before->recommendation != after->recommendation || before->verdict != after->verdict;
  impact->n_symmetry += symmetry != symmetry_now;
  note_slower(impact, before->site, more);
  if (more < MAX(c->sweep->minor, 1) && now <= penalty && after->verdict <= before->verdict &&
      symmetry_now <= symmetry)
    return;
  impact->n_worse++;
  if (c->worse_site != before->site)
    g_array_append_val(impact->worse, before->site);
  c->worse_site = before->site;
}

static gboolean
is_active(const ErpFlow *flow) {
  return flow->rate[ERP_UP] > 0 || flow->rate[ERP_DOWN] > 0;
}

/* Of a site that was evaluated again; what was not is as it was. */
static void
compare_site(Comparison *c, guint32 site) {
  const ErpResults *before = c->sweep->results;
  guint n, n_before, k = erp_results_site_flows(c->under, site, &n);
  guint first = erp_results_site_flows(before, site, &n_before);
  for (guint i = first; n > 0 && i < first + n_before; i++, k++) {
    const ErpFlow *flow = &before->flows[i];
    if (flow->route == ERP_NONE || !is_active(flow))
      continue;
    if (c->under->flows[k].route == ERP_NONE)
      note_cut(c, flow);
    else
      compare_flow(c, i, k);
  }
}

/* Sites that are cut off are not told to be worse off as well. */
static void
sum_sites(ErpImpact *impact, const ErpNetwork *network) {
  guint kept = 0, next = 0;
  for (guint i = 0; i < impact->worse->len; i++) {
    guint32 site = g_array_index(impact->worse, guint32, i);
    while (next < impact->cut->len && g_array_index(impact->cut, guint32, next) < site)
      next++;
    if (next < impact->cut->len && g_array_index(impact->cut, guint32, next) == site)
      continue;
    g_array_index(impact->worse, guint32, kept++) = site;
    impact->users_worse += MAX(network->nodes[site].site->users, 0);
  }
  g_array_set_size(impact->worse, kept);
  impact->sites_cut = impact->cut->len;
  impact->sites_worse = kept;
}

static void
compare_loads(Comparison *c) {
  const ErpResults *before = c->sweep->results;
  ErpImpact *impact = c->impact;
  for (guint32 i = 0; i < before->network->n_elements; i++) {
    gint64 use = ERP_UNSET;
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      if (c->under->loads[i].load[d] > before->loads[i].load[d])
        use = MAX(use, c->under->loads[i].utilisation[d]);
    if (use == ERP_UNSET)
      continue;
    for (guint level = 0; level < ERP_SWEEP_LEVELS; level++)
      impact->n_over[level] += use > c->sweep->levels[level];
    if (impact->busiest == ERP_NONE || use > impact->use) {
      impact->busiest = i;
      impact->use = use;
    }
  }
}

ErpImpact *
erp_sweep_impact(const ErpSweep *sweep, const ErpFailure *failure, const ErpResults *under,
                 const guint8 *symmetry) {
  ErpImpact *impact = g_new0(ErpImpact, 1);
  impact->failure = failure;
  impact->slowest_site = impact->busiest = ERP_NONE;
  impact->use = ERP_UNSET;
  impact->cut = g_array_new(FALSE, FALSE, sizeof(guint32));
  impact->worse = g_array_new(FALSE, FALSE, sizeof(guint32));
  impact->services = g_array_new(FALSE, FALSE, sizeof(ErpServiceCut));
  if (under == sweep->results && symmetry == NULL)
    return impact;
  g_autofree guint32 *cut_by_service = g_new0(guint32, under->catalogue->n_services + 1);
  Comparison c = {sweep, under, symmetry, impact, ERP_NONE, ERP_NONE, cut_by_service};
  for (guint32 site = 0; site < under->network->n_sites; site++)
    compare_site(&c, site);
  sum_sites(impact, under->network);
  compare_loads(&c);
  return impact;
}

ErpImpact *
erp_sweep_compare(const ErpSweep *sweep, const ErpFailure *failure, const ErpResults *under) {
  g_autofree guint8 *symmetry =
      sweep->symmetry == NULL ? NULL : erp_sweep_symmetry(under, under->network);
  return erp_sweep_impact(sweep, failure, under, symmetry);
}
