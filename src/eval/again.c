/* What an earlier evaluation still says. Sites whose record is the same, in a network that is the
 * same, have the same flows over the same ways; their budgets too, unless a load on them is
 * another. */
#include "eval/work.h"

#include <string.h>

void
erp_work_compare(ErpWork *work, const ErpResults *before) {
  if (before == NULL || !erp_network_same(before->network, work->network))
    return;
  work->before = before;
  work->settled = g_new0(guint8, work->network->n_sites + 1);
  work->results->changes = erp_changes_new(before->plan, work->results->plan);
}

gboolean
erp_work_is_kept(const ErpWork *work, guint32 site) {
  return work->before != NULL &&
         work->before->network->nodes[site].site == work->network->nodes[site].site;
}

static guint32
moved(guint32 index, guint from, guint to) {
  return index == ERP_NONE ? ERP_NONE : index - from + to;
}

static void
copy_routes(ErpWork *work, const ErpSiteStart *from, guint first_hop) {
  const ErpResults *before = work->before;
  for (guint i = from[0].route; i < from[1].route; i++) {
    const ErpRoute *route = &before->routes[i];
    ErpRouteNote note = {.first_hop =
                             (guint32) (route->hops - before->hops) - from->hop + first_hop};
    g_array_append_vals(work->routes, route, 1);
    g_array_append_val(work->notes, note);
  }
}

static void
copy_options(ErpWork *work, const ErpSiteStart *from, guint first_route) {
  for (guint i = from[0].options; i < from[1].options; i++) {
    ErpOptions options = work->before->options[i];
    options.net.route = moved(options.net.route, from->route, first_route);
    options.er.route = moved(options.er.route, from->route, first_route);
    options.nearest = moved(options.nearest, from->route, first_route);
    g_array_append_val(work->options, options);
  }
}

static void
copy_flows(ErpWork *work, const ErpSiteStart *from, const ErpSiteStart *to) {
  const ErpResults *before = work->before;
  for (guint i = from[0].flow; i < from[1].flow; i++) {
    ErpFlow flow = before->flows[i];
    guint32 place = (guint32) (flow.options - before->options) - from->options + to->options;
    flow.route = moved(flow.route, from->route, to->route);
    g_array_append_val(work->flows, flow);
    g_array_append_val(work->flow_options, place);
  }
}

void
erp_work_copy_site(ErpWork *work, guint32 site) {
  const ErpResults *before = work->before;
  const ErpSiteStart *from = &before->starts[site], *to = &work->results->starts[site];
  g_array_append_vals(work->hops, before->hops + from[0].hop, from[1].hop - from[0].hop);
  copy_routes(work, from, to->hop);
  copy_options(work, from, to->route);
  copy_flows(work, from, to);
}

gboolean
erp_work_is_settled(const ErpWork *work, guint32 site) {
  if (!erp_work_is_kept(work, site))
    return FALSE;
  const ErpResults *results = work->results, *before = work->before;
  for (guint i = results->starts[site].hop; i < results->starts[site + 1].hop; i++) {
    guint32 element = results->hops[i].element;
    const gint64 *now = results->loads[element].load, *then = before->loads[element].load;
    if (now[ERP_UP] != then[ERP_UP] || now[ERP_DOWN] != then[ERP_DOWN])
      return FALSE;
  }
  return TRUE;
}

/* ---- what is another than before ---- */

static guint
changed_if(gboolean changed, ErpChanged bit) {
  return changed ? (guint) bit : 0;
}

static gboolean
same_hops(const ErpRoute *a, const ErpRoute *b) {
  if (a->n_hops != b->n_hops)
    return FALSE;
  for (guint i = 0; i < a->n_hops; i++)
    if (a->hops[i].element != b->hops[i].element || a->hops[i].up != b->hops[i].up)
      return FALSE;
  return TRUE;
}

static guint
route_changes(const ErpRoute *a, const ErpRoute *b) {
  gboolean same_way =
      a->kind == b->kind && a->egress == b->egress && a->circuit == b->circuit &&
      a->gateway == b->gateway && a->door == b->door && a->region == b->region &&
      a->length == b->length && a->provenance == b->provenance && a->contained == b->contained &&
      memcmp(a->capacity, b->capacity, sizeof a->capacity) == 0 &&
      memcmp(a->bottleneck, b->bottleneck, sizeof a->bottleneck) == 0 && same_hops(a, b);
  gboolean same_figures =
      a->rtt == b->rtt && a->session == b->session &&
      memcmp(&a->budget, &b->budget, sizeof a->budget) == 0 &&
      memcmp(a->residual, b->residual, sizeof a->residual) == 0 &&
      memcmp(a->residual_element, b->residual_element, sizeof a->residual_element) == 0;
  return changed_if(!same_way, ERP_CHANGED_WAYS) | changed_if(!same_figures, ERP_CHANGED_FIGURES);
}

/* Places of routes count from the site's first. */
static gboolean
same_place(guint32 a, guint first_a, guint32 b, guint first_b) {
  return a == ERP_NONE || b == ERP_NONE ? a == b : a - first_a == b - first_b;
}

static guint
alternative_changes(const ErpAlternative *a, guint first_a, const ErpAlternative *b,
                    guint first_b) {
  gboolean same_figures = a->rtt == b->rtt && a->penalty == b->penalty &&
                          a->end_to_end == b->end_to_end && a->detour == b->detour &&
                          a->penalty_class == b->penalty_class && a->estimated == b->estimated;
  return changed_if(!same_place(a->route, first_a, b->route, first_b), ERP_CHANGED_WAYS) |
         changed_if(!same_figures, ERP_CHANGED_FIGURES);
}

static guint
options_changes(const ErpOptions *a, guint first_a, const ErpOptions *b, guint first_b) {
  gboolean same_ways = same_place(a->nearest, first_a, b->nearest, first_b) && a->best == b->best &&
                       a->best_door == b->best_door && a->best_provenance == b->best_provenance;
  return changed_if(!same_ways, ERP_CHANGED_WAYS) |
         alternative_changes(&a->net, first_a, &b->net, first_b) |
         alternative_changes(&a->er, first_a, &b->er, first_b);
}

static gboolean
carries(const ErpFlow *flow) {
  return flow->rate[ERP_UP] > 0 || flow->rate[ERP_DOWN] > 0;
}

static guint
flow_changes(const ErpFlow *a, guint first_a, const ErpFlow *b, guint first_b) {
  gboolean same_way = a->service == b->service && a->group == b->group &&
                      same_place(a->route, first_a, b->route, first_b) && a->demand == b->demand &&
                      a->traffic_class == b->traffic_class && a->via == b->via &&
                      a->by_policy == b->by_policy && a->missing == b->missing &&
                      a->other_cloud == b->other_cloud && carries(a) == carries(b);
  gboolean same_figures = memcmp(a->rate, b->rate, sizeof a->rate) == 0 &&
                          a->reasons == b->reasons && a->recommendation == b->recommendation &&
                          a->decisive == b->decisive && a->verdict == b->verdict;
  return changed_if(!same_way, ERP_CHANGED_WAYS) | changed_if(!same_figures, ERP_CHANGED_FIGURES) |
         changed_if(a->users != b->users, ERP_CHANGED_USERS);
}

/* Of one site. */
static guint
site_changes(const ErpResults *before, const ErpResults *now, guint32 site) {
  const ErpSiteStart *a = &before->starts[site], *b = &now->starts[site];
  guint n_flows = b[1].flow - b[0].flow, n_routes = b[1].route - b[0].route, bits = 0;
  if (a[1].flow - a[0].flow != n_flows || a[1].route - a[0].route != n_routes)
    return ERP_CHANGED_WAYS | ERP_CHANGED_FIGURES;
  for (guint i = 0; i < n_routes; i++)
    bits |= route_changes(&before->routes[a->route + i], &now->routes[b->route + i]);
  for (guint i = 0; i < n_flows; i++) {
    const ErpFlow *x = &before->flows[a->flow + i], *y = &now->flows[b->flow + i];
    bits |= flow_changes(x, a->route, y, b->route);
    bits |= options_changes(x->options, a->route, y->options, b->route);
  }
  return bits;
}

void
erp_work_note_changes(ErpWork *work) {
  ErpChanges *changes = work->results->changes;
  if (changes == NULL)
    return;
  for (guint32 site = 0; site < work->network->n_sites; site++)
    if (!work->settled[site])
      changes->bits |= site_changes(work->before, work->results, site);
  changes->settled = g_steal_pointer(&work->settled);
  changes->of = work->before;
}
