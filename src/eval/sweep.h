/* The failure sweep: what each failure does to sites and users, worst first.
 *
 * A failure is played by evaluating the plan while its things are lost, and comparing flow by flow.
 * Only sites are looked at with a way that uses what is lost, or over elements that these fill or
 * relieve; the outcome is that of a whole evaluation. What is compared of flows that need something
 * (a rate above 0):
 *
 *   cut off   it had a way and has none
 *   worse     not cut off, and its round trip is longer by gp.minor or more, or the class of its
 *             penalty, its verdict or its symmetry is a worse one
 *
 * A site is cut off from a service when some of its flows of the service are; its users count once,
 * as cut off before they count as worse off. Symmetry is judged where the plan has edges. */
#pragma once

#include "eval/failures.h"
#include "eval/results.h"

typedef struct {
  guint32 service; /* catalogue service index */
  guint sites;
  gint64 users;
} ErpServiceCut;

enum { ERP_SWEEP_LEVELS = 3 }; /* util.warn, util.fail, 100 % */

typedef struct {
  const ErpFailure *failure; /* borrowed */
  gint64 users_cut, users_worse;
  guint sites_cut, sites_worse;
  guint n_cut, n_worse;           /* flows */
  guint n_links;                  /* flows not cut off that have another worst link */
  guint n_rtt;                    /* ... another RTT */
  guint n_penalty;                /* ... a penalty of another class */
  guint n_verdict;                /* ... another recommendation or verdict */
  guint n_symmetry;               /* ... another symmetry */
  gint64 slower;                  /* us: by how much the round trip of a flow grows at most, or 0 */
  guint32 slowest_site;           /* of that flow, or ERP_NONE */
  guint n_over[ERP_SWEEP_LEVELS]; /* elements above each level that carry more than before */
  guint32 busiest;                /* the fullest of all that carry more, or ERP_NONE */
  gint64 use;                     /* its utilisation in its busier direction, basis points */
  GArray *cut;                    /* guint32: sites cut off, in order */
  GArray *worse;                  /* guint32: sites worse off */
  GArray *services;               /* ErpServiceCut, by service */
} ErpImpact;

void erp_impact_free(ErpImpact *impact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpImpact, erp_impact_free)
/* Nobody is cut off or worse off, and nothing gets above a level. */
gboolean erp_impact_is_harmless(const ErpImpact *impact);

/* Order by impact, the worst first: see erp_sweep_run(). */
int erp_impact_compare(const ErpImpact *a, const ErpImpact *b);

/* What all failures are compared with; read only once it is made: any number of threads may play.
 */
typedef struct _ErpSweep ErpSweep;
ErpSweep *erp_sweep_new(const ErpResults *results); /* which must outlive it. O(hops) */
void erp_sweep_free(ErpSweep *sweep);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpSweep, erp_sweep_free)

/* Never NULL; the failure must outlive the impact. O(the WAN's ways + what is touched),
 * O(elements) when that is nothing, an evaluation when the plan has edges. */
ErpImpact *erp_sweep_play(const ErpSweep *sweep, const ErpFailure *failure);
/* From an evaluation under the failure: the same by other means. */
ErpImpact *erp_sweep_compare(const ErpSweep *sweep, const ErpFailure *failure,
                             const ErpResults *under);

/* In the caller's thread, now and then: how many are done. FALSE: enough, the rest is left out. */
typedef gboolean (*ErpSweepProgress)(guint done, guint all, gpointer user);

typedef struct {
  GPtrArray *impacts; /* ErpImpact, worst first */
  guint n_asked;      /* more than there are impacts: it was stopped */
} ErpSweepOutcome;

/* Plays all `failures` (ErpFailure) in up to `threads` threads; `progress` may be NULL. The order
 * is by users cut off, sites cut off, users worse off, elements above 100 %, above util.fail, above
 * util.warn, most of each first, then the longest growth of a round trip, then the order of the
 * failures; it is the same for any number of threads. */
ErpSweepOutcome *erp_sweep_run(const ErpSweep *sweep, const GPtrArray *failures, guint threads,
                               ErpSweepProgress progress, gpointer user);
void erp_sweep_outcome_free(ErpSweepOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpSweepOutcome, erp_sweep_outcome_free)
