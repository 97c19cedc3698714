#include "eval/work.h"

#include <string.h>

/* `sign` is 1 or -1. */
static void
add_flow(ErpElementLoad *loads, const ErpResults *results, const ErpFlow *flow, int sign) {
  if (flow->route == ERP_NONE)
    return;
  const ErpRoute *route = &results->routes[flow->route];
  for (guint i = 0; i < route->n_hops; i++) {
    ErpElementLoad *load = &loads[route->hops[i].element];
    ErpDirection up = route->hops[i].up;
    ErpDirection down = up == ERP_UP ? ERP_DOWN : ERP_UP;
    load->load[up] += sign * flow->rate[ERP_UP];
    load->load[down] += sign * flow->rate[ERP_DOWN];
    if (flow->group != ERP_NONE) {
      load->m365_load[up] += sign * flow->rate[ERP_UP];
      load->m365_load[down] += sign * flow->rate[ERP_DOWN];
    }
    load->n_flows += (guint) sign;
  }
}

/* Basis points, rounded; a load on no capacity at all counts as full a hundred times over. */
static gint64
utilisation(gint64 load, gint64 capacity) {
  if (capacity == ERP_UNSET)
    return ERP_UNSET;
  if (capacity <= 0)
    return load > 0 ? 1000000 : 0;
  return (gint64) (MIN((double) load * 10000.0 / (double) capacity, 1e12) + 0.5);
}

static void
utilise(ErpResults *results) {
  const ErpNetwork *network = results->network;
  for (guint i = 0; i < network->n_elements; i++)
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      results->loads[i].utilisation[d] =
          utilisation(results->loads[i].load[d], network->elements[i].capacity[d]);
}

void
erp_work_loads(ErpWork *work) {
  ErpResults *results = work->results;
  results->loads = g_new0(ErpElementLoad, MAX(work->network->n_elements, 1));
  for (guint i = 0; i < results->n_flows; i++)
    add_flow(results->loads, results, &results->flows[i], 1);
  utilise(results);
}

void
erp_work_loads_beside(ErpWork *work, const guint8 *sites) {
  const ErpResults *before = work->before;
  ErpResults *results = work->results;
  guint n = work->network->n_elements;
  results->loads = g_new0(ErpElementLoad, MAX(n, 1));
  for (guint i = 0; i < n; i++) {
    results->loads[i] = before->loads[i];
    memset(results->loads[i].moved, 0, sizeof results->loads[i].moved);
  }
  for (guint32 site = 0; site < work->network->n_sites; site++) {
    guint n_flows, first = erp_results_site_flows(before, site, &n_flows);
    for (guint i = first; sites[site] && i < first + n_flows; i++)
      add_flow(results->loads, before, &before->flows[i], -1);
  }
  for (guint i = 0; i < results->n_flows; i++)
    add_flow(results->loads, results, &results->flows[i], 1);
  utilise(results);
}
