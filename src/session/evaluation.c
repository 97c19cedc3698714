#include "session/evaluation.h"

#include "base/today.h"

ErpEvaluation *
erp_evaluation_new_under(ErpPlan *plan, ErpTerrain *terrain, const ErpOutage *outage) {
  ErpEvaluation *evaluation = g_new0(ErpEvaluation, 1);
  g_autofree char *day = erp_today();
  evaluation->plan = erp_plan_ref(plan);
  evaluation->outage = outage != NULL ? erp_outage_copy(outage) : NULL;
  evaluation->diags = erp_diag_list_new(NULL);
  evaluation->results = erp_evaluate_under(plan, terrain, outage, evaluation->diags);
  evaluation->review = erp_review_new(evaluation->results, day);
  return evaluation;
}

ErpEvaluation *
erp_evaluation_new_on(ErpPlan *plan, ErpTerrain *terrain) {
  return erp_evaluation_new_under(plan, terrain, NULL);
}

ErpEvaluation *
erp_evaluation_new(ErpPlan *plan, const ErpCatalogue *catalogue) {
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
  return erp_evaluation_new_on(plan, terrain);
}

void
erp_evaluation_free(ErpEvaluation *evaluation) {
  if (evaluation == NULL)
    return;
  erp_review_free(evaluation->review);
  erp_results_free(evaluation->results);
  erp_diag_list_free(evaluation->diags);
  erp_outage_free(evaluation->outage);
  erp_plan_unref(evaluation->plan);
  g_free(evaluation);
}
