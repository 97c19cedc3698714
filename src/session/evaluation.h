/* One revision evaluated and reviewed. Safe to make in any thread: the plan is immutable, terrain
 * and catalogue are shared and read only. */
#pragma once

#include "review/review.h"

typedef struct {
  gatomicrefcount refs;
  ErpPlan *plan;
  ErpOutage *outage;  /* what was lost, or NULL */
  ErpDiagList *diags; /* names the catalogue does not know */
  ErpResults *results;
  ErpReview *review;
} ErpEvaluation;

/* The terrain's catalogue must outlive the evaluation. */
ErpEvaluation *erp_evaluation_new_on(ErpPlan *plan, ErpTerrain *terrain);
/* The same while things are lost (NULL = nothing). The review judges what is left; rules about what
 * the plan states say what they always say. */
ErpEvaluation *erp_evaluation_new_under(ErpPlan *plan, ErpTerrain *terrain,
                                        const ErpOutage *outage);
/* The same from an earlier evaluation (erp_evaluate_after(), erp_review_after()), which may serve
 * several threads at once and may go; NULL = from nothing. With ERPLAN_CHECK_INCREMENTAL=1 in the
 * environment it is done from nothing too, and the program is aborted where the two say different
 * things. */
ErpEvaluation *erp_evaluation_new_after(ErpPlan *plan, ErpTerrain *terrain, const ErpOutage *outage,
                                        const ErpEvaluation *from);
/* From nothing, with a terrain of its own. */
ErpEvaluation *erp_evaluation_new(ErpPlan *plan, const ErpCatalogue *catalogue);

/* Evaluates and reviews one revision after the other, each from the one before. One thread uses it
 * at a time. */
typedef struct _ErpEvaluator ErpEvaluator;
ErpEvaluator *erp_evaluator_new(ErpTerrain *terrain);
void erp_evaluator_free(ErpEvaluator *evaluator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpEvaluator, erp_evaluator_free)
/* While what the outage names is lost; NULL = nothing. */
ErpEvaluation *erp_evaluator_run(ErpEvaluator *evaluator, ErpPlan *plan, const ErpOutage *outage);

ErpEvaluation *erp_evaluation_ref(ErpEvaluation *evaluation);
void erp_evaluation_unref(ErpEvaluation *evaluation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpEvaluation, erp_evaluation_unref)
