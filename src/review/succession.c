/* Where flows go when circuits are lost. */
#include "review/context.h"

struct _ErpSuccession {
  const ErpReview *review;
  ErpReach *reach;
  const ErpPolicyIndex *policies;
  guint32 *latencies; /* per circuit: from the site looked at last */
  guint32 site;       /* that site, or ERP_NONE */
};

ErpSuccession *
erp_succession_new(const ErpReview *review) {
  ErpSuccession *succession = g_new0(ErpSuccession, 1);
  succession->review = review;
  succession->reach = erp_reach_new(review);
  succession->policies = erp_review_policies(review);
  succession->latencies = g_new(guint32, review->results->network->n_circuits + 1);
  succession->site = ERP_NONE;
  return succession;
}

void
erp_succession_free(ErpSuccession *succession) {
  erp_reach_free(succession->reach);
  g_free(succession->latencies);
  g_free(succession);
}

static guint32
planned_circuit(const ErpSuccession *succession, const ErpFlow *flow) {
  return succession->review->results->routes[flow->route].circuit;
}

/* The best that is neither the flow's own nor marked in `down`, which may be NULL. */
static guint32
best_left(ErpSuccession *succession, const ErpFlow *flow, const guint8 *down) {
  if (succession->site != flow->site)
    erp_legs_circuit_latencies(succession->review->results->legs, flow->site,
                               succession->latencies);
  succession->site = flow->site;
  const GArray *usable = erp_reach_circuits(succession->reach, succession->review, flow);
  const ErpPreference preference = erp_policy_index_preference(succession->policies, flow);
  gint64 internet = erp_preference_rank(&preference, ERP_NONE), highest = G_MININT64;
  guint32 own = planned_circuit(succession, flow), best = ERP_NONE, least = ERP_GRAPH_NONE;
  for (guint i = 0; i < usable->len; i++) {
    guint32 circuit = g_array_index(usable, guint32, i);
    guint32 latency = succession->latencies[circuit];
    if (circuit == own || (down != NULL && down[circuit]) || latency == ERP_GRAPH_NONE)
      continue;
    gint64 rank = erp_preference_rank(&preference, circuit);
    if (rank < internet || rank < highest || (rank == highest && latency >= least))
      continue;
    highest = rank;
    least = latency;
    best = circuit;
  }
  return best;
}

gboolean
erp_flows_go_alike(const ErpFlow *a, const ErpFlow *b) {
  return a->site == b->site && a->service == b->service && a->demand == b->demand &&
         a->route == b->route;
}

guint32 *
erp_succession_table(const ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpCircuitFlows *flows = erp_review_circuit_flows(review);
  g_autoptr(ErpSuccession) succession = erp_succession_new(review);
  guint32 *next = g_new(guint32, results->n_flows + 1);
  for (guint32 c = 0; c < results->network->n_circuits; c++) {
    const ErpFlow *last = NULL;
    for (guint32 i = flows->first[c]; i < flows->first[c + 1]; i++) {
      const ErpFlow *flow = &results->flows[flows->flows[i]];
      next[flows->flows[i]] = last != NULL && erp_flows_go_alike(last, flow)
                                  ? next[last - results->flows]
                                  : best_left(succession, flow, NULL);
      last = flow;
    }
  }
  return next;
}

guint32
erp_succession_next(ErpSuccession *succession, const ErpFlow *flow, const guint8 *down) {
  const ErpReview *review = succession->review;
  guint32 next = erp_review_next_circuits(review)[flow - review->results->flows];
  return next == ERP_NONE || !down[next] ? next : best_left(succession, flow, down);
}
