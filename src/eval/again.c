/* What an earlier evaluation still says. Sites whose record is the same, in a network that is the
 * same, have the same flows over the same ways; their budgets too, unless a load on them is
 * another. */
#include "eval/network-build.h"
#include "eval/work.h"

#include <string.h>

void
erp_work_compare(ErpWork *work, const ErpResults *before) {
  if (before == NULL || !erp_network_compare(before->network, work->network, &work->difference))
    return;
  g_autofree guint8 *told = g_new0(guint8, work->network->n_sites + 1);
  if (!erp_policies_compare(before->plan, work->network, told))
    return;
  guint n;
  const ErpRecord *const *were = erp_plan_of_kind(before->plan, ERP_KIND_SITE, &n);
  const ErpRecord *const *are = erp_plan_of_kind(work->results->plan, ERP_KIND_SITE, &n);
  work->before = before;
  work->has_other_policies =
      !erp_network_same_records(before->plan, work->network->plan, ERP_KIND_POLICY);
  work->settled = g_new0(guint8, n + 1);
  work->marks = g_new(guint8, n + 1);
  for (guint i = 0; i < n; i++)
    work->marks[i] = were[i] == are[i] && !told[i] ? ERP_SITE_KEPT : ERP_SITE_ANEW;
  work->results->changes = erp_changes_new(before->plan, work->results->plan);
  /* Capacities, times and where sites are tell of themselves; other figures come of fields that are
   * not told apart. */
  const guint figures = ERP_CHANGED_SITES | ERP_CHANGED_LINKS;
  ErpChanges *changes = work->results->changes;
  if (changes != NULL && work->difference.bits != 0 && (changes->bits & figures) != 0)
    changes->bits |= ERP_CHANGED_LINKS;
}

/* Whether its flows and ways are as before, and what else its ways carry. */
static gboolean
is_settled(const ErpWork *work, guint32 site) {
  const ErpSiteStart *start = &work->results->starts[site];
  if (work->marks[site] != ERP_SITE_KEPT)
    return FALSE;
  for (guint i = start[0].hop; i < start[1].hop; i++)
    if (work->touched[work->results->hops[i].element])
      return FALSE;
  return TRUE;
}

void
erp_work_settle(ErpWork *work) {
  guint n = work->network->n_sites;
  work->results->unsettled = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 site = 0; site < n; site++) {
    work->settled[site] = is_settled(work, site);
    if (!work->settled[site])
      g_array_append_val(work->results->unsettled, site);
  }
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
  gboolean same_way = a->kind == b->kind && a->egress == b->egress && a->circuit == b->circuit &&
                      a->gateway == b->gateway && a->region == b->region &&
                      a->provenance == b->provenance && a->contained == b->contained &&
                      same_hops(a, b);
  gboolean same_capacity = memcmp(a->capacity, b->capacity, sizeof a->capacity) == 0 &&
                           memcmp(a->bottleneck, b->bottleneck, sizeof a->bottleneck) == 0;
  gboolean same_figures =
      a->door == b->door && a->length == b->length && a->rtt == b->rtt &&
      a->session == b->session && memcmp(&a->budget, &b->budget, sizeof a->budget) == 0 &&
      memcmp(a->residual, b->residual, sizeof a->residual) == 0 &&
      memcmp(a->residual_element, b->residual_element, sizeof a->residual_element) == 0;
  return changed_if(!same_way, ERP_CHANGED_WAYS) | changed_if(!same_hops(a, b), ERP_CHANGED_HOPS) |
         changed_if(!same_capacity, ERP_CHANGED_CAPACITIES) |
         changed_if(!same_figures, ERP_CHANGED_FIGURES);
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
  gboolean same_best = a->best == b->best && a->best_door == b->best_door &&
                       a->best_provenance == b->best_provenance;
  return changed_if(!same_place(a->nearest, first_a, b->nearest, first_b), ERP_CHANGED_WAYS) |
         changed_if(!same_best, ERP_CHANGED_FIGURES) |
         alternative_changes(&a->net, first_a, &b->net, first_b) |
         alternative_changes(&a->er, first_a, &b->er, first_b);
}

static gboolean
carries(const ErpFlow *flow) {
  return flow->rate[ERP_UP] > 0 || flow->rate[ERP_DOWN] > 0;
}

static gboolean
same_demand(const ErpChanges *changes, const ErpDemand *before, const ErpDemand *now) {
  return before == NULL || now == NULL ? before == now
                                       : erp_changes_now(changes, &before->record) == &now->record;
}

static guint
flow_changes(const ErpChanges *changes, const ErpFlow *a, guint first_a, const ErpFlow *b,
             guint first_b) {
  gboolean same_way = a->service == b->service && a->group == b->group &&
                      same_place(a->route, first_a, b->route, first_b) &&
                      same_demand(changes, a->demand, b->demand) &&
                      a->traffic_class == b->traffic_class && a->via == b->via &&
                      a->by_policy == b->by_policy && a->missing == b->missing &&
                      a->other_cloud == b->other_cloud && carries(a) == carries(b);
  gboolean same_figures = memcmp(a->rate, b->rate, sizeof a->rate) == 0 &&
                          a->reasons == b->reasons && a->recommendation == b->recommendation &&
                          a->decisive == b->decisive && a->verdict == b->verdict;
  return changed_if(!same_way, ERP_CHANGED_WAYS) | changed_if(!same_figures, ERP_CHANGED_FIGURES) |
         changed_if(a->users != b->users, ERP_CHANGED_NEEDS);
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
    bits |= flow_changes(now->changes, x, a->route, y, b->route);
    bits |= options_changes(x->options, a->route, y->options, b->route);
  }
  return bits;
}

/* Nothing more can be found at a site that keeps its ways over elements that are the same. */
static gboolean
says_no_more(const ErpWork *work, guint32 site, guint bits) {
  return work->marks[site] == ERP_SITE_KEPT && work->difference.bits == 0 &&
         (bits & ERP_CHANGED_FIGURES) != 0;
}

void
erp_work_note_changes(ErpWork *work) {
  ErpChanges *changes = work->results->changes;
  if (changes == NULL)
    return;
  const GArray *unsettled = work->results->unsettled;
  for (guint i = 0; i < unsettled->len; i++) {
    guint32 site = g_array_index(unsettled, guint32, i);
    if (!says_no_more(work, site, changes->bits))
      changes->bits |= site_changes(work->before, work->results, site);
  }
  changes->anew = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 site = 0; site < work->network->n_sites; site++)
    if (work->marks[site] == ERP_SITE_ANEW)
      g_array_append_val(changes->anew, site);
  changes->settled = g_steal_pointer(&work->settled);
  changes->of = work->before;
}
