/* What several checks ask for, each made once. */
#include "review/context.h"

/* Each NULL until somebody has asked for it. */
struct _ErpFacts {
  const ErpReview *review; /* not a thread's copy of it, which ends before the facts do */
  ErpShape *shape;
  ErpCircuitFlows *flows;
  ErpPolicyIndex *policies;
  guint32 *next;
};

ErpFacts *
erp_facts_new(const ErpReview *review) {
  ErpFacts *facts = g_new0(ErpFacts, 1);
  facts->review = review;
  return facts;
}

void
erp_facts_free(ErpFacts *facts) {
  g_clear_pointer(&facts->shape, erp_shape_free);
  g_clear_pointer(&facts->flows, erp_circuit_flows_free);
  g_clear_pointer(&facts->policies, erp_policy_index_free);
  g_free(facts->next);
  g_free(facts);
}

const ErpShape *
erp_review_shape(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_once_init_enter(&facts->shape))
    g_once_init_leave(&facts->shape, erp_shape_new(facts->review, NULL));
  return facts->shape;
}

const ErpCircuitFlows *
erp_review_circuit_flows(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_once_init_enter(&facts->flows))
    g_once_init_leave(&facts->flows, erp_circuit_flows_new(facts->review));
  return facts->flows;
}

const ErpPolicyIndex *
erp_review_policies(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_once_init_enter(&facts->policies))
    g_once_init_leave(&facts->policies, erp_policy_index_new(facts->review));
  return facts->policies;
}

const guint32 *
erp_review_next_circuits(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_once_init_enter(&facts->next))
    g_once_init_leave(&facts->next, erp_succession_table(facts->review));
  return facts->next;
}
