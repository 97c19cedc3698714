/* What several checks ask for, each made once. */
#include "review/cut-tree.h"
#include "review/shifts.h"

/* Each NULL until somebody has asked for it, apart from the thresholds. */
struct _ErpFacts {
  const ErpReview *review; /* not a thread's copy of it, which ends before the facts do */
  ErpThreshold thresholds[ERP_THRESHOLDS];
  ErpShape *shape;
  ErpCutTree *tree;
  ErpCircuitFlows *flows;
  ErpPolicyIndex *policies;
  ErpShifts *shifts;
  ErpCarried *carried;
  GArray *spots;
  ErpUsers *users;
  ErpMovable *movable;
  ErpShares *shares;
};

ErpFacts *
erp_facts_new(const ErpReview *review) {
  ErpFacts *facts = g_new0(ErpFacts, 1);
  facts->review = review;
  erp_thresholds_init(facts->thresholds, review->results->params);
  return facts;
}

void
erp_facts_free(ErpFacts *facts) {
  g_clear_pointer(&facts->shape, erp_shape_unref);
  g_clear_pointer(&facts->tree, erp_cut_tree_unref);
  g_clear_pointer(&facts->flows, erp_circuit_flows_unref);
  g_clear_pointer(&facts->policies, erp_policy_index_free);
  g_clear_pointer(&facts->shifts, erp_shifts_free);
  g_clear_pointer(&facts->carried, erp_carried_unref);
  g_clear_pointer(&facts->spots, g_array_unref);
  g_clear_pointer(&facts->users, erp_users_unref);
  g_free(facts->movable);
  g_clear_pointer(&facts->shares, erp_shares_free);
  g_free(facts);
}

/* Of two threads that ask at the same time both make it; who comes second takes what the first has
 * made, and its own comes back to be freed; else NULL does. Waiting would take as long. */
static gpointer
put(gpointer place, gpointer made) {
  return g_atomic_pointer_compare_and_exchange((gpointer *) place, NULL, made) ? NULL : made;
}

/* The review before, when none of this has changed since, nor what any change of has everything
 * made anew; else NULL. */
static const ErpReview *
unchanged(const ErpReview *review, guint changed) {
  return review->before != NULL && (review->results->changes->bits & changed) == 0 ? review->before
                                                                                   : NULL;
}

const ErpThreshold *
erp_review_threshold(const ErpReview *review, ErpThresholdId id) {
  return &review->facts->thresholds[id];
}

/* It rests on WAN links only. */
static ErpShape *
make_shape(const ErpReview *review) {
  const ErpReview *before = unchanged(review, 0);
  return before != NULL ? erp_shape_ref(erp_review_shape(before)) : erp_shape_new(review, NULL);
}

const ErpShape *
erp_review_shape(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->shape) == NULL)
    erp_shape_unref(put(&facts->shape, make_shape(facts->review)));
  return g_atomic_pointer_get(&facts->shape);
}

/* So does this. */
static ErpCutTree *
make_cut_tree(const ErpReview *review) {
  const ErpReview *before = unchanged(review, 0);
  return before != NULL ? erp_cut_tree_ref(erp_review_cut_tree(before))
                        : erp_cut_tree_new(review->results->network);
}

const ErpCutTree *
erp_review_cut_tree(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->tree) == NULL)
    erp_cut_tree_unref(put(&facts->tree, make_cut_tree(facts->review)));
  return g_atomic_pointer_get(&facts->tree);
}

static ErpCircuitFlows *
make_circuit_flows(const ErpReview *review) {
  const ErpReview *before = unchanged(review, ERP_CHANGED_WAYS);
  return before != NULL ? erp_circuit_flows_ref(erp_review_circuit_flows(before))
                        : erp_circuit_flows_new(review);
}

const ErpCircuitFlows *
erp_review_circuit_flows(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->flows) == NULL)
    erp_circuit_flows_unref(put(&facts->flows, make_circuit_flows(facts->review)));
  return g_atomic_pointer_get(&facts->flows);
}

/* They name sites. */
static ErpPolicyIndex *
make_policies(const ErpReview *review) {
  const ErpReview *before = unchanged(review, ERP_CHANGED_SITES);
  return before != NULL ? erp_policy_index_new_from(review, erp_review_policies(before))
                        : erp_policy_index_new(review);
}

const ErpPolicyIndex *
erp_review_policies(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->policies) == NULL)
    erp_policy_index_free(put(&facts->policies, make_policies(facts->review)));
  return g_atomic_pointer_get(&facts->policies);
}

/* They rest on ways that no flow takes. */
static ErpShifts *
make_shifts(const ErpReview *review) {
  const ErpReview *before = unchanged(review, ERP_CHANGED_LINKS | ERP_CHANGED_HOPS);
  return before != NULL ? erp_shifts_after(review, before) : erp_shifts_new(review);
}

const ErpShifts *
erp_review_shifts(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->shifts) == NULL)
    erp_shifts_free(put(&facts->shifts, make_shifts(facts->review)));
  return g_atomic_pointer_get(&facts->shifts);
}

static ErpCarried *
make_carried(const ErpReview *review) {
  const ErpReview *before = unchanged(review, ERP_CHANGED_WAYS);
  return before != NULL ? erp_carried_ref(erp_review_carried(before)) : erp_carried_new(review);
}

const ErpCarried *
erp_review_carried(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->carried) == NULL)
    erp_carried_unref(put(&facts->carried, make_carried(facts->review)));
  return g_atomic_pointer_get(&facts->carried);
}

const GArray *
erp_review_spots(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->spots) == NULL) {
    GArray *second = put(&facts->spots, erp_spots_new(facts->review));
    g_clear_pointer(&second, g_array_unref);
  }
  return g_atomic_pointer_get(&facts->spots);
}

static ErpUsers *
make_users(const ErpReview *review) {
  const ErpReview *before = unchanged(review, ERP_CHANGED_WAYS | ERP_CHANGED_HOPS);
  return before != NULL ? erp_users_new_from(review, erp_review_users(before))
                        : erp_users_new(review);
}

const ErpUsers *
erp_review_users(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->users) == NULL)
    erp_users_unref(put(&facts->users, make_users(facts->review)));
  return g_atomic_pointer_get(&facts->users);
}

const ErpMovable *
erp_review_movable(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->movable) == NULL)
    g_free(put(&facts->movable, erp_movable_new(facts->review)));
  return g_atomic_pointer_get(&facts->movable);
}

const ErpShares *
erp_review_shares(const ErpReview *review) {
  ErpFacts *facts = review->facts;
  if (g_atomic_pointer_get(&facts->shares) == NULL)
    erp_shares_free(put(&facts->shares, erp_shares_new(facts->review)));
  return g_atomic_pointer_get(&facts->shares);
}

void
erp_facts_keep(const ErpFacts *facts) {
  const ErpReview *review = facts->review;
  if (review->before == NULL)
    return;
  const ErpFacts *before = review->before->facts;
  if (before->shape != NULL)
    erp_review_shape(review);
  if (before->tree != NULL)
    erp_review_cut_tree(review);
  if (before->policies != NULL && unchanged(review, ERP_CHANGED_SITES))
    erp_review_policies(review);
  if (before->flows != NULL && unchanged(review, ERP_CHANGED_WAYS))
    erp_review_circuit_flows(review);
  if (before->carried != NULL && unchanged(review, ERP_CHANGED_WAYS))
    erp_review_carried(review);
  if (before->users != NULL && unchanged(review, ERP_CHANGED_WAYS | ERP_CHANGED_HOPS))
    erp_review_users(review);
  if (before->shifts != NULL && unchanged(review, ERP_CHANGED_LINKS | ERP_CHANGED_HOPS))
    erp_review_shifts(review);
}
