/* Whose ways may be others when figures of the network are: a longer link turns ways elsewhere, a
 * site that moved leaves by another entry point. What cannot be told apart cheaply is planned anew.
 */
#include <string.h>

#include "eval/work.h"

/* The accesses of a site stand together, behind the links. */
static void
mark_accesses(const ErpWork *work, guint32 site) {
  const ErpNetwork *network = work->network;
  for (guint i = 0; i < network->n_egresses; i++)
    if (network->egresses[i].node == site)
      work->difference.elements[network->egresses[i].element] = 1;
}

/* Who leaves otherwise, and all that leave with it. */
static void
compare_exits(ErpWork *work) {
  const ErpSiteExit *were = work->before->exits;
  if (work->exits == were)
    return;
  for (guint32 site = 0; site < work->network->n_sites; site++) {
    if (memcmp(&were[site], &work->exits[site], sizeof *were) == 0)
      continue;
    work->marks[site] = ERP_SITE_ANEW;
    mark_accesses(work, site);
  }
}

/* Whether something at its site's way out, other than links and accesses, may be different. */
static gboolean
leaves_otherwise(const ErpWork *work, guint32 site) {
  const ErpSiteExit *way = &work->exits[site];
  const ErpNetworkDifference *difference = &work->difference;
  if (way->resolver != ERP_NONE &&
      (difference->bits & (ERP_DIFFERS_ACCESSES | ERP_DIFFERS_PLACES)) != 0)
    return TRUE;
  return way->vpn != ERP_NONE && difference->nodes[work->network->vpns[way->vpn].node];
}

static gboolean
route_turns(const ErpWork *work, const ErpRoute *route, const ErpLegTurns *turns) {
  const ErpNetwork *network = work->network;
  for (guint i = 0; i < route->n_hops; i++) {
    const ErpHop *hop = &route->hops[i];
    const ErpElement *element = &network->elements[hop->element];
    if (work->difference.elements[hop->element])
      return TRUE;
    if (hop->element >= network->n_links || turns->elsewhere == NULL)
      continue;
    guint32 from = hop->up == ERP_UP ? element->node : element->node_b;
    if (route->circuit != ERP_NONE ? turns->to_circuits[from] : turns->elsewhere[from])
      return TRUE;
  }
  return FALSE;
}

static gboolean
turns_anywhere(const ErpWork *work, guint32 site, const ErpLegTurns *turns) {
  const ErpSiteStart *start = &work->before->starts[site];
  if (leaves_otherwise(work, site) ||
      (turns->to_circuits != NULL && turns->to_circuits[work->exits[site].start]))
    return TRUE;
  for (guint i = start[0].route; i < start[1].route; i++)
    if (route_turns(work, &work->before->routes[i], turns))
      return TRUE;
  return FALSE;
}

/* Also ways that no flow takes. */
static void
note_turns(const ErpWork *work) {
  if (work->results->changes != NULL)
    work->results->changes->bits |= ERP_CHANGED_HOPS;
}

/* FALSE: any way may be another. */
static gboolean
note_legs(const ErpWork *work) {
  const ErpLegTurns *turns = &work->turns;
  guint n_nodes = work->network->n_nodes;
  if (work->legs == work->before->legs)
    return TRUE;
  if (!turns->alike || memchr(turns->to_circuits, 1, n_nodes) != NULL ||
      memchr(turns->elsewhere, 1, n_nodes) != NULL)
    note_turns(work);
  return turns->alike;
}

static void
mark_ways(ErpWork *work) {
  guint n_sites = work->network->n_sites;
  if (!note_legs(work)) {
    memset(work->marks, ERP_SITE_ANEW, n_sites);
    return;
  }
  compare_exits(work);
  for (guint32 site = 0; site < n_sites; site++)
    if (work->marks[site] == ERP_SITE_KEPT && turns_anywhere(work, site, &work->turns))
      work->marks[site] = ERP_SITE_ANEW;
  if (work->results->changes != NULL)
    work->results->changes->turned = g_steal_pointer(&work->turns.to_circuits);
}

void
erp_work_mark_ways(ErpWork *work) {
  if (work->difference.bits != 0)
    mark_ways(work);
  erp_leg_turns_clear(&work->turns);
}
