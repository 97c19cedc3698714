/* REL-20: addresses that live and die with one link of a circuit. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

static const ErpEdge *
edge_of(const ErpReview *review, const char *id) {
  const ErpRecord *record = id == NULL ? NULL : erp_plan_find(review->results->plan, id);
  return record != NULL && record->kind == ERP_KIND_EDGE ? (const ErpEdge *) record : NULL;
}

/* Whether an advertisement, at an exit or in a peering, is made by the edge. */
static gboolean
is_made_by(const ErpRouting *routing, const ErpAdvertise *advertise, const ErpEdge *edge) {
  guint32 at = erp_routing_exit(routing, advertise->exit);
  const ErpPeering *peering = erp_routing_peering(routing, advertise);
  if (at != ERP_NONE)
    return routing->exits[at].edge == edge;
  for (guint i = 0; peering != NULL && i < routing->n_inner; i++) {
    guint32 circuit = routing->exits[i].edge == edge ? routing->exits[i].circuit : ERP_NONE;
    if (circuit != ERP_NONE && (routing->network->circuits[circuit].microsoft == peering ||
                                routing->network->circuits[circuit].private_peering == peering))
      return TRUE;
  }
  return FALSE;
}

/* The other edge of the circuit translates to the same addresses, shares its state, or advertises
 * them as well. */
static gboolean
is_common(const ErpReview *review, const ErpPrefix *prefix, const ErpEdge *here,
          const ErpEdge *other) {
  if (here == other ||
      (here->state_group != NULL && g_strcmp0(here->state_group, other->state_group) == 0))
    return TRUE;
  guint n;
  const ErpRecord *const *all = erp_plan_of_kind(review->results->plan, ERP_KIND_ADVERTISE, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAdvertise *advertise = (const ErpAdvertise *) all[i];
    ErpPrefix wide;
    if (is_made_by(review->routing, advertise, other) &&
        erp_prefix_parse(advertise->prefix, &wide, NULL) && erp_prefix_contains(&wide, prefix))
      return TRUE;
  }
  const ErpRecord *const *pools = erp_plan_of_kind(review->results->plan, ERP_KIND_NAT_POOL, &n);
  for (guint i = 0; i < n; i++) {
    const ErpNatPool *pool = (const ErpNatPool *) pools[i];
    ErpPrefix same;
    if (g_strcmp0(pool->edge, other->id) == 0 && erp_prefix_parse(pool->prefix, &same, NULL) &&
        erp_prefix_overlaps(&same, prefix))
      return TRUE;
  }
  return FALSE;
}

/* A service that Microsoft or the internet reaches at an address of the pool, or NULL. */
static const ErpInbound *
fronted_by(const ErpReview *review, const ErpPrefix *prefix) {
  guint n;
  const ErpRecord *const *all = erp_plan_of_kind(review->results->plan, ERP_KIND_INBOUND, &n);
  for (guint i = 0; i < n; i++) {
    const ErpInbound *inbound = (const ErpInbound *) all[i];
    ErpPrefix service;
    if (erp_prefix_parse(inbound->prefix, &service, NULL) && erp_prefix_overlaps(prefix, &service))
      return inbound;
  }
  return NULL;
}

static gboolean
leads_to(const ErpReview *review, const char *edge, const ErpCircuit *circuit) {
  const ErpRouting *routing = review->routing;
  for (guint i = 0; i < routing->n_inner; i++)
    if (routing->exits[i].circuit != ERP_NONE && routing->exits[i].edge != NULL &&
        g_strcmp0(routing->exits[i].edge->id, edge) == 0 &&
        review->results->network->circuits[routing->exits[i].circuit].circuit == circuit)
      return TRUE;
  return FALSE;
}

static ErpVerdict
judge_pool(ErpReview *review, const ErpRule *rule, const ErpNatPool *pool,
           const ErpNetCircuit *circuit) {
  const ErpEdge *first = edge_of(review, circuit->circuit->edge_primary);
  const ErpEdge *second = edge_of(review, circuit->circuit->edge_secondary);
  ErpPrefix prefix;
  gboolean at_first = first != NULL && strcmp(first->id, pool->edge) == 0;
  gboolean at_second = second != NULL && strcmp(second->id, pool->edge) == 0;
  if (!erp_prefix_parse(pool->prefix, &prefix, NULL) ||
      (!at_first && !at_second && !leads_to(review, pool->edge, circuit->circuit)))
    return ERP_VERDICT_NOT_APPLICABLE;
  if (first == NULL || second == NULL)
    return ERP_VERDICT_NOT_ANSWERED;
  if ((!at_first && !at_second) ||
      is_common(review, &prefix, at_first ? first : second, at_first ? second : first))
    return ERP_VERDICT_PASS;
  const ErpInbound *inbound = fronted_by(review, &prefix);
  ErpVerdict verdict = inbound == NULL ? ERP_VERDICT_WARN : ERP_VERDICT_FAIL;
  erp_review_add(
      review, rule, verdict, pool->id, &pool->record,
      inbound == NULL
          ? g_strdup_printf(_("The addresses %s of %s are known on 1 of 2 links of %s: connections "
                              "die with that link"),
                            pool->prefix, pool->id, erp_say_element(review, circuit->element))
          : g_strdup_printf(_("The addresses %s of %s are known on 1 of 2 links of %s, and the "
                              "service %s is reached by them: it dies with that link"),
                            pool->prefix, pool->id, erp_say_element(review, circuit->element),
                            inbound->id));
  return verdict;
}

void
erp_check_rel_20(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n, n_scope = 0, n_pass = 0;
  const ErpRecord *const *pools = erp_plan_of_kind(review->results->plan, ERP_KIND_NAT_POOL, &n);
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  for (guint i = 0; i < n; i++)
    for (guint c = 0; c < network->n_circuits; c++) {
      const ErpNatPool *pool = (const ErpNatPool *) pools[i];
      ErpVerdict verdict = pool->edge == NULL
                               ? ERP_VERDICT_NOT_APPLICABLE
                               : judge_pool(review, rule, pool, &network->circuits[c]);
      n_scope += verdict != ERP_VERDICT_NOT_APPLICABLE;
      n_pass += verdict == ERP_VERDICT_PASS;
      if (verdict == ERP_VERDICT_NOT_ANSWERED && !g_ptr_array_find(unknown, pools[i], NULL))
        g_ptr_array_add(unknown, (gpointer) pools[i]);
    }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No NAT pool stands at an edge of a circuit"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The plan does not say at which edges both links of the circuit behind %s "
                         "end"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u NAT pool outlives either link of its "
                                                   "circuit",
                                                   "%u NAT pools outlive either link of their "
                                                   "circuits",
                                                   n_pass),
                                      n_pass));
}
