/* What lies between two evaluated plans, or between one plan before and after a change: structure,
 * the measures both are known by, the load of each circuit, findings, and traffic that takes
 * another way. Records are matched by id: one that has another name is changed, not replaced; one
 * with another id is removed and added.
 *
 * From B to A is the mirror of from A to B: the same entries in the same order, before and after
 * changed places; only the structure is in the order of the plan after. Nothing differs between a
 * plan and itself. */
#pragma once

#include "plan/diff.h"
#include "review/outcome.h"

/* A circuit of either plan; what it is in a plan without it is NULL. */
typedef struct {
  const char *id;
  const ErpElement *before_element, *after_element;
  const ErpElementLoad *before, *after;
} ErpCircuitChange;

/* What a rule says of one object; the worst where it says several things. Passes and what is
 * accepted count as nothing said. */
typedef struct {
  const ErpRule *rule;
  const char *object;               /* id or path, NULL = the plan */
  ErpVerdict before_verdict;        /* ERP_VERDICT_PASS = nothing is said */
  ErpVerdict after_verdict;         /* never the same */
  const ErpFinding *before, *after; /* the finding, NULL where nothing is said */
} ErpFindingChange;

/* A flow that both plans have, with another planned way or another recommendation. */
typedef struct {
  const ErpFlow *before, *after;
  gboolean way;            /* another way: kind, egress, circuit, gateway or elements passed */
  gboolean recommendation; /* another one */
} ErpFlowChange;

/* A site of both plans with such flows. */
typedef struct {
  const char *id;
  guint32 before, after;      /* nodes */
  const ErpFlowChange *flows; /* n_flows of them, by service and endpoint sets */
  guint n_flows;
  guint n_ways, n_recommendations;          /* of the flows */
  const ErpRoute *before_m365, *after_m365; /* its Microsoft 365 round trip (outcome.h), or NULL */
} ErpSiteChange;

typedef struct {
  const ErpReview *before, *after; /* borrowed */
  GPtrArray *structure;            /* of ErpChange, as erp_plan_diff() */
  ErpOutcome outcomes[2];          /* before, after */
  ErpTrend trends[ERP_MEASURES];
  ErpCircuitChange *circuits; /* all of both plans, by id */
  guint n_circuits;
  ErpFindingChange *findings; /* by the worse verdict (worst first), severity, rule, object */
  guint n_findings;
  ErpSiteChange *sites; /* by id */
  guint n_sites;
  ErpFlowChange *flows; /* of all sites */
  guint n_flows;
} ErpDifference;

/* Both reviews and their results must outlive it. O(records + findings + flows). */
ErpDifference *erp_difference_new(const ErpReview *before, const ErpReview *after);
void erp_difference_free(ErpDifference *difference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpDifference, erp_difference_free)

/* Neither structure, measures, circuits, findings nor ways differ. */
gboolean erp_difference_is_empty(const ErpDifference *difference);
/* A measure that counts as one is worse, or a rule fails an object that did not fail before. */
gboolean erp_difference_is_regression(const ErpDifference *difference);
/* How many measures go that way. */
guint erp_difference_count(const ErpDifference *difference, ErpTrend trend);
/* Whether the finding fails now and did not before. */
gboolean erp_finding_change_is_regression(const ErpFindingChange *change);
/* Whether the circuit is in one plan only, or carries something else, or has another capacity. */
gboolean erp_circuit_change_differs(const ErpCircuitChange *change);
