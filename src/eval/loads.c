#include "eval/work.h"

static void
add_flow(ErpResults *results, const ErpFlow *flow) {
  if (flow->route == ERP_NONE)
    return;
  const ErpRoute *route = &results->routes[flow->route];
  for (guint i = 0; i < route->n_hops; i++) {
    ErpElementLoad *load = &results->loads[route->hops[i].element];
    ErpDirection up = route->hops[i].up;
    ErpDirection down = up == ERP_UP ? ERP_DOWN : ERP_UP;
    load->load[up] += flow->rate[ERP_UP];
    load->load[down] += flow->rate[ERP_DOWN];
    if (flow->group != ERP_NONE) {
      load->m365_load[up] += flow->rate[ERP_UP];
      load->m365_load[down] += flow->rate[ERP_DOWN];
    }
    load->n_flows++;
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

void
erp_work_loads(ErpWork *work) {
  ErpResults *results = work->results;
  const ErpNetwork *network = work->network;
  results->loads = g_new0(ErpElementLoad, MAX(network->n_elements, 1));
  for (guint i = 0; i < results->n_flows; i++)
    add_flow(results, &results->flows[i]);
  for (guint i = 0; i < network->n_elements; i++)
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      results->loads[i].utilisation[d] =
          utilisation(results->loads[i].load[d], network->elements[i].capacity[d]);
}
