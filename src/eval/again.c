/* What an earlier evaluation still says. Sites whose record is the same, in a network that is the
 * same, have the same flows over the same ways; their budgets too, unless a load on them is
 * another. */
#include "eval/work.h"

void
erp_work_compare(ErpWork *work, const ErpResults *before) {
  if (before != NULL && erp_network_same(before->network, work->network))
    work->before = before;
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
