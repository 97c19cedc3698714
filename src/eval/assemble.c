/* Flows, options, routes and hops of an evaluation put together: those that were planned anew from
 * the shares, the others from the results before. Places within the arrays move with what lies
 * before them; pointers lead into the new ones. */
#include <string.h>

#include "eval/spares.h"
#include "eval/work.h"

static guint32
moved(guint32 index, guint from, guint to) {
  return index == ERP_NONE ? ERP_NONE : index - from + to;
}

/* ---- what belongs to the sites from `first` on, up to `end`, laid where `to` starts them ---- */

static void
lay_flows(ErpResults *to, const ErpResults *from, guint32 first, guint32 end) {
  const ErpSiteStart *at = &to->starts[first];
  const ErpSiteStart *a = &from->starts[first], *b = &from->starts[end];
  const ErpOptions *options = to->options + at->options;
  for (guint i = 0; i < b->flow - a->flow; i++) {
    ErpFlow *flow = &to->flows[at->flow + i];
    *flow = from->flows[a->flow + i];
    flow->route = moved(flow->route, a->route, at->route);
    flow->options = options + (flow->options - from->options - a->options);
  }
}

static void
lay_options(ErpResults *to, const ErpResults *from, guint32 first, guint32 end) {
  const ErpSiteStart *at = &to->starts[first];
  const ErpSiteStart *a = &from->starts[first], *b = &from->starts[end];
  ErpOptions *options = to->options + at->options;
  for (guint i = 0; i < b->options - a->options; i++) {
    options[i] = from->options[a->options + i];
    options[i].net.route = moved(options[i].net.route, a->route, at->route);
    options[i].er.route = moved(options[i].er.route, a->route, at->route);
    options[i].nearest = moved(options[i].nearest, a->route, at->route);
  }
}

static void
lay_routes(ErpResults *to, const ErpResults *from, guint32 first, guint32 end) {
  const ErpSiteStart *at = &to->starts[first];
  const ErpSiteStart *a = &from->starts[first], *b = &from->starts[end];
  ErpHop *hops = to->hops + at->hop;
  if (b->hop > a->hop)
    memcpy(hops, from->hops + a->hop, (b->hop - a->hop) * sizeof *hops);
  for (guint i = 0; i < b->route - a->route; i++) {
    ErpRoute *route = &to->routes[at->route + i];
    *route = from->routes[a->route + i];
    route->hops = hops + (route->hops - from->hops - a->hop);
  }
}

static void
lay(ErpResults *to, const ErpResults *from, guint32 first, guint32 end) {
  lay_flows(to, from, first, end);
  lay_options(to, from, first, end);
  lay_routes(to, from, first, end);
}

/* ---- where each site begins ---- */

static void
note_size(ErpSiteStart *starts, guint32 site, const ErpSiteStart *a) {
  starts[site + 1] = (ErpSiteStart){a[1].flow - a[0].flow, a[1].options - a[0].options,
                                    a[1].route - a[0].route, a[1].hop - a[0].hop};
}

static ErpSiteStart *
find_starts(const ErpWork *work, const ErpShares *shares) {
  guint n = work->network->n_sites;
  ErpSiteStart *starts = g_new0(ErpSiteStart, n + 1);
  for (guint32 site = 0; work->before != NULL && site < n; site++)
    if (work->marks[site] == ERP_SITE_KEPT)
      note_size(starts, site, &work->before->starts[site]);
  for (guint k = 0; k < shares->n; k++) {
    const ErpShare *share = &shares->shares[k];
    for (guint i = share->first; i < share->end; i++) {
      guint32 site = erp_share_site(share, i);
      note_size(starts, site, &share->part->starts[site]);
    }
  }
  for (guint32 site = 0; site < n; site++) {
    starts[site + 1].flow += starts[site].flow;
    starts[site + 1].options += starts[site].options;
    starts[site + 1].route += starts[site].route;
    starts[site + 1].hop += starts[site].hop;
  }
  return starts;
}

/* The results before when each begins where it did in them, or NULL. */
static const ErpResults *
with_same_places(const ErpWork *work, const ErpSiteStart *starts) {
  gsize size = (work->network->n_sites + 1) * sizeof *starts;
  gboolean same = work->before != NULL && memcmp(starts, work->before->starts, size) == 0;
  return same ? work->before : NULL;
}

/* ---- from where they come ---- */

/* Spare arrays with what is in the results before, or NULL. */
static ErpResults *
refresh_spare(const ErpWork *work) {
  const GArray *others;
  ErpResults *spare = work->results->spares != NULL
                          ? erp_spares_take(work->results->spares, work->before, &others)
                          : NULL;
  for (guint i = 0; spare != NULL && i < others->len; i++) {
    guint32 site = g_array_index(others, guint32, i);
    lay(spare, work->before, site, site + 1);
  }
  return spare;
}

/* In sizes of `starts`, which is taken. */
static void
make_room(ErpResults *results, ErpSiteStart *starts) {
  const ErpSiteStart *end = &starts[results->network->n_sites];
  results->starts = starts;
  results->flows = g_new(ErpFlow, MAX(end->flow, 1));
  results->options = g_new(ErpOptions, MAX(end->options, 1));
  results->routes = g_new(ErpRoute, MAX(end->route, 1));
  results->hops = g_new(ErpHop, MAX(end->hop, 1));
}

static void
lay_kept(const ErpWork *work) {
  guint n = work->network->n_sites;
  for (guint32 site = 0; site < n;) {
    guint32 first = site;
    while (site < n && work->marks[site] == ERP_SITE_KEPT)
      site++;
    if (site > first)
      lay(work->results, work->before, first, site);
    else
      site++;
  }
}

/* Sites that are neighbours at once. */
static void
lay_by(const ErpShare *share,
       void (*lay_some)(ErpResults *, const ErpResults *, guint32, guint32)) {
  for (guint i = share->first; i < share->end;) {
    guint32 first = erp_share_site(share, i), end = first;
    for (; i < share->end && erp_share_site(share, i) == end; i++)
      end++;
    lay_some(share->whole->results, share->part, first, end);
  }
}

/* Flows take the most memory, so they go before room is needed for the rest. */
static void
lay_share(ErpShare *share) {
  lay_by(share, lay_flows);
  g_clear_pointer(&share->part->flows, g_free);
  lay_by(share, lay_options);
  g_clear_pointer(&share->part->options, g_free);
  lay_by(share, lay_routes);
  g_clear_pointer(&share->part, erp_results_free_arrays);
}

static void
take_arrays(ErpResults *results, ErpResults *spare) {
  results->starts = g_steal_pointer(&spare->starts);
  results->flows = g_steal_pointer(&spare->flows);
  results->options = g_steal_pointer(&spare->options);
  results->routes = g_steal_pointer(&spare->routes);
  results->hops = g_steal_pointer(&spare->hops);
  results->loads = g_steal_pointer(&spare->loads);
  results->sites = g_steal_pointer(&spare->sites);
  erp_results_free_arrays(spare);
}

static void
lay_all(ErpWork *work, ErpShares *shares) {
  ErpResults *results = work->results;
  g_autofree ErpSiteStart *starts = find_starts(work, shares);
  const ErpSiteStart *end = &starts[work->network->n_sites];
  const ErpResults *same = with_same_places(work, starts);
  ErpResults *spare = same != NULL ? refresh_spare(work) : NULL;
  results->after = same != NULL ? same->number : 0;
  results->n_flows = end->flow;
  results->n_options = end->options;
  results->n_routes = end->route;
  results->n_hops = end->hop;
  if (spare != NULL) {
    take_arrays(results, spare);
  } else {
    make_room(results, g_steal_pointer(&starts));
    if (work->before != NULL)
      lay_kept(work);
  }
  erp_shares_run(shares, lay_share);
}

void
erp_work_assemble(ErpWork *work, ErpShares *shares) {
  if (work->before != NULL || shares->n > 1) {
    lay_all(work, shares);
    return;
  }
  ErpResults *results = work->results, *all = g_steal_pointer(&shares->shares[0].part);
  results->n_flows = all->n_flows;
  results->n_options = all->n_options;
  results->n_routes = all->n_routes;
  results->n_hops = all->n_hops;
  take_arrays(results, all);
}
