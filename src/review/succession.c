/* Where flows go when circuits are lost. */
#include "review/context.h"

#include <string.h>

/* The circuits that lack nothing to carry a kind of flow and come before the internet: those of the
 * highest rank first, then in their order. */
typedef struct {
  guint32 *circuits;
  gint64 *ranks;
  guint32 *rows; /* of the legs */
  guint n;
} Choice;

/* What was chosen for the site at hand. */
typedef struct {
  const Choice *choice;
  const guint8 *down;
  guint32 own, best;
} Decision;

#define DECISIONS 8 /* of a site, kept */
#define SERVICES 16 /* choices at hand */

struct _ErpSuccession {
  const ErpReview *review;
  ErpReach *reach;
  const ErpPolicyIndex *policies;
  GHashTable *choices; /* usable circuits (GArray) -> Choice, where no policy says more */
  struct {
    const GArray *usable;
    const Choice *choice;
  } last[SERVICES]; /* by service: asked for last */
  Choice own;       /* of a flow with a policy */
  guint32 *latencies;
  const Choice *measured; /* whose latencies these are, from the site at hand; or NULL */
  guint32 site;           /* or ERP_NONE */
  const Choice *choice;   /* of the flow at hand, */
  guint32 planned;        /* and its circuit */
  Decision decisions[DECISIONS];
  guint n_decisions; /* made for the site; the last ones are kept */
};

static void
choice_alloc(Choice *choice, guint n) {
  choice->circuits = g_new(guint32, n + 1);
  choice->ranks = g_new(gint64, n + 1);
  choice->rows = g_new(guint32, n + 1);
  choice->n = 0;
}

static void
choice_clear(Choice *choice) {
  g_free(choice->circuits);
  g_free(choice->ranks);
  g_free(choice->rows);
}

static void
choice_free(gpointer choice) {
  choice_clear(choice);
  g_free(choice);
}

ErpSuccession *
erp_succession_new(const ErpReview *review) {
  guint n = review->results->network->n_circuits;
  ErpSuccession *succession = g_new0(ErpSuccession, 1);
  succession->review = review;
  succession->reach = erp_reach_new(review);
  succession->policies = erp_review_policies(review);
  succession->choices = g_hash_table_new_full(NULL, NULL, NULL, choice_free);
  succession->latencies = g_new(guint32, n + 1);
  succession->site = ERP_NONE;
  choice_alloc(&succession->own, n);
  return succession;
}

void
erp_succession_free(ErpSuccession *succession) {
  erp_reach_free(succession->reach);
  g_hash_table_unref(succession->choices);
  g_free(succession->latencies);
  choice_clear(&succession->own);
  g_free(succession);
}

/* ---- what there is to choose from ------------------------------------------------------------ */

static void
insert(Choice *choice, guint32 circuit, gint64 rank) {
  guint at = choice->n++;
  for (; at > 0 && choice->ranks[at - 1] < rank; at--) {
    choice->circuits[at] = choice->circuits[at - 1];
    choice->ranks[at] = choice->ranks[at - 1];
  }
  choice->circuits[at] = circuit;
  choice->ranks[at] = rank;
}

static void
fill(Choice *choice, const GArray *usable, const ErpPreference *preference) {
  const ErpLegs *legs = preference->review->results->legs;
  gint64 internet = erp_preference_rank(preference, ERP_NONE);
  choice->n = 0;
  for (guint i = 0; i < usable->len; i++) {
    guint32 circuit = g_array_index(usable, guint32, i);
    gint64 rank = erp_preference_rank(preference, circuit);
    if (rank >= internet)
      insert(choice, circuit, rank);
  }
  for (guint i = 0; i < choice->n; i++)
    choice->rows[i] = erp_legs_row(legs, choice->circuits[i]);
}

static const Choice *
choice_of(ErpSuccession *succession, const ErpFlow *flow) {
  const GArray *usable = erp_reach_circuits(succession->reach, succession->review, flow);
  const ErpPreference preference = erp_policy_index_preference(succession->policies, flow);
  guint slot = flow->service % SERVICES;
  if (preference.policy != NULL) {
    fill(&succession->own, usable, &preference);
    return &succession->own;
  }
  if (succession->last[slot].usable == usable)
    return succession->last[slot].choice;
  Choice *choice = g_hash_table_lookup(succession->choices, usable);
  if (choice == NULL) {
    choice = g_new(Choice, 1);
    choice_alloc(choice, usable->len);
    fill(choice, usable, &preference);
    g_hash_table_insert(succession->choices, (gpointer) usable, choice);
  }
  succession->last[slot].usable = usable;
  succession->last[slot].choice = choice;
  return choice;
}

/* ---- choosing -------------------------------------------------------------------------------- */

/* The nearest of those of one rank, from the `first` on. Sets where the next rank begins. */
static guint32
nearest_of(const ErpSuccession *succession, guint first, const guint8 *down, guint *next) {
  const Choice *choice = succession->choice;
  guint32 best = ERP_NONE, least = ERP_GRAPH_NONE;
  gint64 rank = choice->ranks[first];
  guint i = first;
  for (; i < choice->n && choice->ranks[i] == rank; i++) {
    if (succession->latencies[i] >= least)
      continue;
    guint32 circuit = choice->circuits[i];
    if (circuit == succession->planned || (down != NULL && down[circuit]))
      continue;
    best = circuit;
    least = succession->latencies[i];
  }
  *next = i;
  return best;
}

static guint32
choose(ErpSuccession *succession, const guint8 *down) {
  const Choice *choice = succession->choice;
  if (succession->measured != choice)
    erp_legs_row_latencies(succession->review->results->legs, succession->site, choice->rows,
                           choice->n, succession->latencies);
  succession->measured = choice;
  guint32 best = ERP_NONE;
  for (guint i = 0; i < choice->n && best == ERP_NONE;)
    best = nearest_of(succession, i, down, &i);
  return best;
}

void
erp_succession_ask(ErpSuccession *succession, const ErpFlow *flow) {
  succession->choice = choice_of(succession, flow);
  succession->planned = succession->review->results->routes[flow->route].circuit;
  if (succession->site != flow->site) {
    succession->site = flow->site;
    succession->measured = NULL;
    succession->n_decisions = 0;
  }
  if (succession->choice == &succession->own)
    succession->measured = NULL; /* filled anew */
}

guint32
erp_succession_next(ErpSuccession *succession, const guint8 *down) {
  if (succession->choice == &succession->own)
    return choose(succession, down);
  for (guint i = 0; i < MIN(succession->n_decisions, DECISIONS); i++) {
    const Decision *known = &succession->decisions[i];
    if (known->choice == succession->choice && known->own == succession->planned &&
        known->down == down)
      return known->best;
  }
  Decision *made = &succession->decisions[succession->n_decisions++ % DECISIONS];
  *made = (Decision){succession->choice, down, succession->planned, choose(succession, down)};
  return made->best;
}
