/* What several checks ask for, each made once: one table says how, and what it rests on. */
#include "review/cut-tree.h"
#include "review/shifts.h"

typedef enum {
  SHAPE,
  TREE,
  FLOWS,
  POLICIES,
  SHIFTS,
  CARRIED,
  SPOTS,
  USERS,
  MOVABLE,
  SHARES,
  FACTS
} Fact;

struct _ErpFacts {
  const ErpReview *review; /* not a thread's copy of it, which ends before the facts do */
  ErpThreshold thresholds[ERP_THRESHOLDS];
  gpointer facts[FACTS]; /* each NULL until somebody has asked for it */
};

/* ---- how each is made, and freed ------------------------------------------------------------- */

static gpointer
make_shape(const ErpReview *review) {
  return erp_shape_new(review, NULL);
}

static gpointer
shape_after(const ErpReview *review G_GNUC_UNUSED, const ErpReview *before) {
  return erp_shape_ref(erp_review_shape(before));
}

static void
free_shape(gpointer shape) {
  erp_shape_unref(shape);
}

static gpointer
make_tree(const ErpReview *review) {
  return erp_cut_tree_new(review->results->network);
}

static gpointer
tree_after(const ErpReview *review G_GNUC_UNUSED, const ErpReview *before) {
  return erp_cut_tree_ref(erp_review_cut_tree(before));
}

static void
free_tree(gpointer tree) {
  erp_cut_tree_unref(tree);
}

static gpointer
make_flows(const ErpReview *review) {
  return erp_circuit_flows_new(review);
}

static gpointer
flows_after(const ErpReview *review G_GNUC_UNUSED, const ErpReview *before) {
  return erp_circuit_flows_ref(erp_review_circuit_flows(before));
}

static void
free_flows(gpointer flows) {
  erp_circuit_flows_unref(flows);
}

static gpointer
make_policies(const ErpReview *review) {
  return erp_policy_index_new(review);
}

static gpointer
policies_after(const ErpReview *review, const ErpReview *before) {
  return erp_policy_index_new_from(review, erp_review_policies(before));
}

static void
free_policies(gpointer policies) {
  erp_policy_index_free(policies);
}

static gpointer
make_shifts(const ErpReview *review) {
  return erp_shifts_new(review);
}

static gpointer
shifts_after(const ErpReview *review, const ErpReview *before) {
  return erp_shifts_after(review, before);
}

static void
free_shifts(gpointer shifts) {
  erp_shifts_unref(shifts);
}

static gpointer
make_carried(const ErpReview *review) {
  return erp_carried_new(review);
}

static gpointer
carried_after(const ErpReview *review G_GNUC_UNUSED, const ErpReview *before) {
  return erp_carried_ref(erp_review_carried(before));
}

static void
free_carried(gpointer carried) {
  erp_carried_unref(carried);
}

static gpointer
make_spots(const ErpReview *review) {
  return erp_spots_new(review);
}

static void
free_spots(gpointer spots) {
  g_array_unref(spots);
}

static gpointer
make_users(const ErpReview *review) {
  return erp_users_new(review);
}

static gpointer
users_after(const ErpReview *review, const ErpReview *before) {
  return erp_users_new_from(review, erp_review_users(before));
}

static void
free_users(gpointer users) {
  erp_users_unref(users);
}

static gpointer
make_movable(const ErpReview *review) {
  return erp_movable_new(review);
}

static gpointer
make_shares(const ErpReview *review) {
  return erp_shares_new(review);
}

static void
free_shares(gpointer shares) {
  erp_shares_free(shares);
}

static const struct {
  gpointer (*make)(const ErpReview *review);
  /* From that of the review before, or NULL when that is no use, */
  gpointer (*after)(const ErpReview *review, const ErpReview *before);
  guint rests_on; /* as long as none of this (ErpChanged) has changed */
  GDestroyNotify free;
} rows[FACTS] = {
    [SHAPE] = {make_shape, shape_after, 0, free_shape}, /* on which links there are */
    [TREE] = {make_tree, tree_after, 0, free_tree},
    [FLOWS] = {make_flows, flows_after, ERP_CHANGED_WAYS, free_flows},
    [POLICIES] = {make_policies, policies_after, ERP_CHANGED_SITES | ERP_CHANGED_POLICIES,
                  free_policies},
    [SHIFTS] = {make_shifts, shifts_after, 0, free_shifts}, /* knows what is another */
    [CARRIED] = {make_carried, carried_after, ERP_CHANGED_WAYS, free_carried},
    [SPOTS] = {make_spots, NULL, 0, free_spots},
    [USERS] = {make_users, users_after, ERP_CHANGED_WAYS | ERP_CHANGED_HOPS, free_users},
    [MOVABLE] = {make_movable, NULL, 0, g_free},
    [SHARES] = {make_shares, NULL, 0, free_shares},
};

/* ---- keeping them ---------------------------------------------------------------------------- */

ErpFacts *
erp_facts_new(const ErpReview *review) {
  ErpFacts *facts = g_new0(ErpFacts, 1);
  facts->review = review;
  erp_thresholds_init(facts->thresholds, review->results->params);
  return facts;
}

void
erp_facts_free(ErpFacts *facts) {
  for (guint i = 0; i < FACTS; i++)
    if (facts->facts[i] != NULL)
      rows[i].free(facts->facts[i]);
  g_free(facts);
}

static gboolean
comes_from_before(const ErpReview *review, Fact fact) {
  return review->before != NULL && rows[fact].after != NULL &&
         (review->results->changes->bits & rows[fact].rests_on) == 0;
}

/* Of two threads that ask at the same time both make it, and that of the first stays: waiting would
 * take as long. */
static gconstpointer
ask(const ErpReview *review, Fact fact) {
  gpointer *place = &review->facts->facts[fact];
  if (g_atomic_pointer_get(place) == NULL) {
    const ErpReview *whole = review->facts->review;
    gpointer made = comes_from_before(whole, fact) ? rows[fact].after(whole, whole->before)
                                                   : rows[fact].make(whole);
    if (!g_atomic_pointer_compare_and_exchange(place, NULL, made))
      rows[fact].free(made);
  }
  return g_atomic_pointer_get(place);
}

void
erp_facts_keep(const ErpFacts *facts) {
  for (guint i = 0; i < FACTS; i++)
    if (comes_from_before(facts->review, (Fact) i) &&
        facts->review->before->facts->facts[i] != NULL)
      ask(facts->review, (Fact) i);
}

const ErpThreshold *
erp_review_threshold(const ErpReview *review, ErpThresholdId id) {
  return &review->facts->thresholds[id];
}

const ErpShape *
erp_review_shape(const ErpReview *review) {
  return ask(review, SHAPE);
}

const ErpCutTree *
erp_review_cut_tree(const ErpReview *review) {
  return ask(review, TREE);
}

const ErpCircuitFlows *
erp_review_circuit_flows(const ErpReview *review) {
  return ask(review, FLOWS);
}

const ErpPolicyIndex *
erp_review_policies(const ErpReview *review) {
  return ask(review, POLICIES);
}

const ErpShifts *
erp_review_shifts(const ErpReview *review) {
  return ask(review, SHIFTS);
}

const ErpCarried *
erp_review_carried(const ErpReview *review) {
  return ask(review, CARRIED);
}

const GArray *
erp_review_spots(const ErpReview *review) {
  return ask(review, SPOTS);
}

const ErpUsers *
erp_review_users(const ErpReview *review) {
  return ask(review, USERS);
}

const ErpMovable *
erp_review_movable(const ErpReview *review) {
  return ask(review, MOVABLE);
}

const ErpShares *
erp_review_shares(const ErpReview *review) {
  return ask(review, SHARES);
}
