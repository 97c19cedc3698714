/* Flows, options, routes and hops of an evaluation put together: those that were planned anew from
 * the work, the others from the results before. Places within the arrays move with what lies before
 * them; pointers lead into the new ones. */
#include <string.h>

#include "eval/spares.h"
#include "eval/work.h"

static guint32
moved(guint32 index, guint from, guint to) {
  return index == ERP_NONE ? ERP_NONE : index - from + to;
}

/* What belongs to the sites from `first` on, up to `end`, laid where `to` starts them. */
static void
lay(ErpResults *to, const ErpResults *from, guint32 first, guint32 end) {
  const ErpSiteStart *at = &to->starts[first];
  const ErpSiteStart *a = &from->starts[first], *b = &from->starts[end];
  ErpHop *hops = to->hops + at->hop;
  ErpOptions *options = to->options + at->options;
  if (b->hop > a->hop)
    memcpy(hops, from->hops + a->hop, (b->hop - a->hop) * sizeof *hops);
  for (guint i = 0; i < b->route - a->route; i++) {
    ErpRoute *route = &to->routes[at->route + i];
    *route = from->routes[a->route + i];
    route->hops = hops + (route->hops - from->hops - a->hop);
  }
  for (guint i = 0; i < b->options - a->options; i++) {
    options[i] = from->options[a->options + i];
    options[i].net.route = moved(options[i].net.route, a->route, at->route);
    options[i].er.route = moved(options[i].er.route, a->route, at->route);
    options[i].nearest = moved(options[i].nearest, a->route, at->route);
  }
  for (guint i = 0; i < b->flow - a->flow; i++) {
    ErpFlow *flow = &to->flows[at->flow + i];
    *flow = from->flows[a->flow + i];
    flow->route = moved(flow->route, a->route, at->route);
    flow->options = options + (flow->options - from->options - a->options);
  }
}

static const ErpSiteStart *
starts_of(const ErpWork *work, const ErpResults *part, guint32 site) {
  return work->marks[site] == ERP_SITE_KEPT ? &work->before->starts[site] : &part->starts[site];
}

/* Where each site begins; whether that is where it did before. */
static gboolean
find_starts(const ErpWork *work, const ErpResults *part, ErpSiteStart *starts) {
  guint n = work->network->n_sites;
  starts[0] = (ErpSiteStart){0};
  for (guint32 site = 0; site < n; site++) {
    const ErpSiteStart *a = starts_of(work, part, site);
    starts[site + 1] = (ErpSiteStart){starts[site].flow + a[1].flow - a[0].flow,
                                      starts[site].options + a[1].options - a[0].options,
                                      starts[site].route + a[1].route - a[0].route,
                                      starts[site].hop + a[1].hop - a[0].hop};
  }
  return memcmp(starts, work->before->starts, (n + 1) * sizeof *starts) == 0;
}

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

void
erp_work_assemble(ErpWork *work) {
  ErpResults *results = work->results;
  guint n = work->network->n_sites;
  ErpResults *part = g_new(ErpResults, 1);
  *part = (ErpResults){.starts = results->starts,
                       .flows = results->flows,
                       .options = results->options,
                       .routes = results->routes,
                       .hops = results->hops};
  g_autofree ErpSiteStart *starts = g_new(ErpSiteStart, n + 1);
  gboolean same_places = find_starts(work, part, starts);
  ErpResults *spare = same_places ? refresh_spare(work) : NULL;
  results->after = same_places ? work->before->number : 0;
  results->n_flows = starts[n].flow;
  results->n_options = starts[n].options;
  results->n_routes = starts[n].route;
  results->n_hops = starts[n].hop;
  if (spare != NULL) {
    take_arrays(results, spare);
  } else {
    make_room(results, g_steal_pointer(&starts));
    lay_kept(work);
  }
  for (guint32 site = 0; site < n; site++)
    if (work->marks[site] == ERP_SITE_ANEW)
      lay(results, part, site, site + 1);
  erp_results_free_arrays(part);
}
