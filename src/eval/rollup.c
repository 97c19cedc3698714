#include "eval/work.h"

#include <math.h>
#include <string.h>

#include "graph/cuts.h"

static gboolean
is_flagged(const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE && flow->recommendation == ERP_RECOMMEND_INTERNET;
}

/* Default sets and other internet traffic may leave centrally on purpose. */
static gboolean
may_leave_centrally(const ErpResults *results, const ErpFlow *flow) {
  if (flow->group != ERP_NONE)
    return results->groups[flow->group].category == ERP_CATEGORY_DEFAULT;
  return g_str_equal(results->catalogue->services[flow->service].service, "internet");
}

static gboolean
is_geo_pinned(const ErpResults *results, const ErpFlow *flow) {
  switch (flow->via) {
  case ERP_VIA_NONE:
    return FALSE;
  case ERP_VIA_INTERNET:
    return flow->options->net.penalty_class >= ERP_PENALTY_MATERIAL &&
           !may_leave_centrally(results, flow);
  case ERP_VIA_EXPRESSROUTE:
  case ERP_VIA_PRIVATE:
    return flow->options->er.penalty_class >= ERP_PENALTY_MATERIAL;
  }
  return FALSE;
}

/* Optimize and allow sets whose internet way is a detour over the WAN. */
static gboolean
is_backhauled(const ErpResults *results, const ErpFlow *flow) {
  return (flow->reasons & (1U << ERP_WHY_BACKHAULED_INTERNET)) != 0 &&
         results->groups[flow->group].category != ERP_CATEGORY_DEFAULT;
}

static gboolean
uses(const ErpRoute *route, const ErpHop *hop) {
  for (guint i = 0; route != NULL && i < route->n_hops; i++)
    if (route->hops[i].element == hop->element && route->hops[i].up == hop->up)
      return TRUE;
  return FALSE;
}

/* What the loads of elements would be less; taken back with a sign of -1. */
static void
relieve(ErpElementLoad *loads, const ErpResults *results, const ErpFlow *flow, int sign) {
  gboolean backhauled = is_backhauled(results, flow);
  const ErpRoute *route = &results->routes[flow->route];
  const ErpRoute *instead = backhauled || flow->options->net.route == ERP_NONE
                                ? NULL
                                : &results->routes[flow->options->net.route];
  for (guint i = 0; i < route->n_hops; i++) {
    const ErpHop *hop = &route->hops[i];
    if (flow->via == ERP_VIA_INTERNET &&
        results->network->elements[hop->element].kind != ERP_ELEMENT_WAN_LINK)
      continue;
    if (uses(instead, hop))
      continue;
    loads[hop->element].moved[hop->up] += sign * flow->rate[ERP_UP];
    loads[hop->element].moved[hop->up == ERP_UP ? ERP_DOWN : ERP_UP] += sign * flow->rate[ERP_DOWN];
  }
}

static double
saved(const ErpFlow *flow, double flagged_rate) {
  if (flow->options->net.rtt == ERP_UNSET || flagged_rate <= 0)
    return 0;
  double rate = (double) flow->rate[ERP_UP] + (double) flow->rate[ERP_DOWN];
  return (double) flow->users * (double) (flow->options->er.rtt - flow->options->net.rtt) * rate /
         flagged_rate;
}

static void
add_to_summary(const ErpResults *results, ErpSiteSummary *summary, const ErpFlow *flow) {
  summary->n_flows++;
  summary->verdict = MAX(summary->verdict, flow->verdict);
  if (flow->verdict == ERP_VERDICT_NOT_APPLICABLE)
    return;
  if (is_geo_pinned(results, flow))
    summary->n_geo_pinned++;
  if (!is_flagged(flow))
    return;
  summary->n_flagged++;
  summary->moved[ERP_UP] += flow->rate[ERP_UP];
  summary->moved[ERP_DOWN] += flow->rate[ERP_DOWN];
}

static gint64
whole(double value) {
  return llround(CLAMP(value, -9e18, 9e18));
}

static gboolean
is_relieved(const ErpResults *results, const ErpFlow *flow) {
  return flow->verdict != ERP_VERDICT_NOT_APPLICABLE && flow->route != ERP_NONE &&
         (is_flagged(flow) || (flow->via == ERP_VIA_INTERNET && is_backhauled(results, flow)));
}

static void
relieve_by_site(ErpElementLoad *loads, const ErpResults *results, guint32 site, int sign) {
  const ErpSiteStart *start = &results->starts[site];
  for (guint i = start[0].flow; i < start[1].flow; i++)
    if (is_relieved(results, &results->flows[i]))
      relieve(loads, results, &results->flows[i], sign);
}

/* Of a site whose ways and rates are as before: most is then relieved as it was. */
static void
relieve_by_kept(ErpWork *work, guint32 site) {
  ErpResults *results = work->results;
  const ErpResults *before = work->before;
  const ErpSiteStart *start = &results->starts[site];
  const ErpFlow *were = &before->flows[before->starts[site].flow];
  for (guint i = start[0].flow; i < start[1].flow; i++, were++) {
    const ErpFlow *flow = &results->flows[i];
    gboolean was = is_relieved(before, were), is = is_relieved(results, flow);
    if (was == is && (!is || is_backhauled(before, were) == is_backhauled(results, flow)))
      continue;
    if (was)
      relieve(results->loads, before, were, -1);
    if (is)
      relieve(results->loads, results, flow, 1);
  }
}

static void
sum_site(ErpResults *results, guint32 site) {
  const ErpSiteStart *start = &results->starts[site];
  guint first = start[0].flow, n = start[1].flow - first;
  double rate = 0, user_us = 0;
  results->sites[site] = (ErpSiteSummary){0};
  for (guint i = first; i < first + n; i++)
    if (is_flagged(&results->flows[i]))
      rate += (double) results->flows[i].rate[ERP_UP] + (double) results->flows[i].rate[ERP_DOWN];
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    add_to_summary(results, &results->sites[site], flow);
    if (flow->verdict == ERP_VERDICT_NOT_APPLICABLE || flow->route == ERP_NONE)
      continue;
    if (is_flagged(flow))
      user_us += saved(flow, rate);
  }
  results->sites[site].saved_user_us = whole(user_us);
}

static void
sum_all(ErpResults *results) {
  ErpSiteSummary *total = &results->total;
  double saved_user_us = 0;
  for (guint32 i = 0; i < results->network->n_sites; i++) {
    const ErpSiteSummary *site = &results->sites[i];
    total->n_flows += site->n_flows;
    total->n_flagged += site->n_flagged;
    total->n_geo_pinned += site->n_geo_pinned;
    total->moved[ERP_UP] += site->moved[ERP_UP];
    total->moved[ERP_DOWN] += site->moved[ERP_DOWN];
    saved_user_us += (double) site->saved_user_us;
    total->verdict = MAX(total->verdict, site->verdict);
  }
  total->saved_user_us = whole(saved_user_us);
}

/* What settled sites come to is as before. */
static void
sum_unsettled(ErpWork *work) {
  ErpResults *results = work->results;
  const GArray *unsettled = results->unsettled;
  memcpy(results->sites, work->before->sites, work->network->n_sites * sizeof *results->sites);
  for (guint i = 0; i < unsettled->len; i++) {
    guint32 site = g_array_index(unsettled, guint32, i);
    if (work->marks[site] == ERP_SITE_KEPT) {
      relieve_by_kept(work, site);
    } else {
      relieve_by_site(results->loads, work->before, site, -1);
      relieve_by_site(results->loads, results, site, 1);
    }
    sum_site(results, site);
  }
}

void
erp_work_roll_up(ErpWork *work) {
  ErpResults *results = work->results;
  if (results->sites == NULL)
    results->sites = g_new(ErpSiteSummary, MAX(work->network->n_sites, 1));
  if (work->before != NULL)
    sum_unsettled(work);
  for (guint32 site = 0; work->before == NULL && site < work->network->n_sites; site++) {
    relieve_by_site(results->loads, results, site, 1);
    sum_site(results, site);
  }
  sum_all(results);
}

void
erp_work_shape(ErpWork *work) {
  ErpResults *results = work->results;
  const ErpNetwork *network = work->network;
  const ErpResults *before = work->before;
  if (before != NULL) {
    results->bridge = g_memdup2(before->bridge, MAX(network->n_links, 1));
    results->articulation = g_memdup2(before->articulation, MAX(network->n_nodes, 1));
    return;
  }
  results->bridge = g_new0(guint8, MAX(network->n_links, 1));
  results->articulation = g_new0(guint8, MAX(network->n_nodes, 1));
  erp_graph_cuts(network->graph, network->lost.elements, results->bridge, results->articulation);
}
