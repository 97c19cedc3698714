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
utilise(ErpResults *results, guint32 element) {
  ErpElementLoad *load = &results->loads[element];
  for (guint d = 0; d < ERP_DIRECTIONS; d++)
    load->utilisation[d] =
        utilisation(load->load[d], results->network->elements[element].capacity[d]);
}

static void
add_site(ErpWork *work, const ErpResults *of, guint32 site, int sign) {
  const ErpSiteStart *start = &of->starts[site];
  for (guint i = start[0].flow; i < start[1].flow; i++)
    add_flow(work->results->loads, of, &of->flows[i], sign);
}

static void
touch_site(const ErpWork *work, const ErpResults *of, guint32 site) {
  const ErpSiteStart *start = &of->starts[site];
  for (guint i = start[0].hop; i < start[1].hop; i++)
    work->touched[of->hops[i].element] = 1;
}

static gboolean
is_same_load(const ErpElementLoad *a, const ErpElementLoad *b) {
  return a->load[ERP_UP] == b->load[ERP_UP] && a->load[ERP_DOWN] == b->load[ERP_DOWN];
}

static gboolean
has_other_figures(const ErpWork *work, guint32 element) {
  return work->difference.bits != 0 && work->difference.elements[element];
}

static gboolean
has_other_record(const ErpWork *work, guint32 element) {
  const ErpElement *were = work->before->network->elements, *are = work->network->elements;
  return were != are && were[element].record != are[element].record;
}

/* Only what the sites that were planned anew carry differs. */
static void
load_after(ErpWork *work) {
  const ErpResults *before = work->before;
  ErpResults *results = work->results;
  guint n = work->network->n_elements;
  if (results->loads == NULL)
    results->loads = g_new(ErpElementLoad, MAX(n, 1));
  memcpy(results->loads, before->loads, n * sizeof *results->loads);
  work->touched = g_new0(guint8, n + 1);
  for (guint32 site = 0; site < work->network->n_sites; site++) {
    if (work->marks[site] != ERP_SITE_ANEW)
      continue;
    add_site(work, before, site, -1);
    add_site(work, results, site, 1);
    touch_site(work, before, site);
    touch_site(work, results, site);
  }
  for (guint32 i = 0; i < n; i++) {
    if (!work->touched[i] && !has_other_figures(work, i))
      continue;
    work->touched[i] = !is_same_load(&before->loads[i], &results->loads[i]);
    utilise(results, i);
  }
  for (guint32 i = 0; i < n; i++)
    work->touched[i] |= has_other_record(work, i) || has_other_figures(work, i);
}

void
erp_work_loads(ErpWork *work) {
  ErpResults *results = work->results;
  if (work->before != NULL) {
    load_after(work);
    return;
  }
  results->loads = g_new0(ErpElementLoad, MAX(work->network->n_elements, 1));
  for (guint i = 0; i < results->n_flows; i++)
    add_flow(results->loads, results, &results->flows[i], 1);
  for (guint i = 0; i < work->network->n_elements; i++)
    utilise(results, i);
}
