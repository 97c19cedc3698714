#include "session/evaluation.h"

#include "base/today.h"
#include "report/check/check.h"

/* Takes the results and the diagnostics; without the review. */
static ErpEvaluation *
evaluation_of(ErpResults *results, const ErpOutage *outage, ErpDiagList *diags) {
  ErpEvaluation *evaluation = g_new0(ErpEvaluation, 1);
  g_atomic_ref_count_init(&evaluation->refs);
  evaluation->plan = erp_plan_ref(results->plan);
  evaluation->outage = outage != NULL ? erp_outage_copy(outage) : NULL;
  evaluation->diags = diags;
  evaluation->results = results;
  return evaluation;
}

ErpEvaluation *
erp_evaluation_new_under(ErpPlan *plan, ErpTerrain *terrain, const ErpOutage *outage) {
  ErpDiagList *diags = erp_diag_list_new(NULL);
  g_autofree char *day = erp_today();
  ErpResults *results = erp_evaluate_under(plan, terrain, outage, diags);
  ErpEvaluation *evaluation = evaluation_of(results, outage, diags);
  evaluation->review = erp_review_new(results, day);
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

ErpEvaluation *
erp_evaluation_ref(ErpEvaluation *evaluation) {
  g_atomic_ref_count_inc(&evaluation->refs);
  return evaluation;
}

void
erp_evaluation_unref(ErpEvaluation *evaluation) {
  if (evaluation == NULL || !g_atomic_ref_count_dec(&evaluation->refs))
    return;
  erp_review_free(evaluation->review);
  erp_results_unref(evaluation->results);
  erp_diag_list_free(evaluation->diags);
  erp_outage_free(evaluation->outage);
  erp_plan_unref(evaluation->plan);
  g_free(evaluation);
}

/* ---- from an earlier one ------------------------------------------------------------------- */

static char *
all_of(const ErpEvaluation *evaluation) {
  GString *text = g_string_new(NULL);
  const ErpJudgement judgement = {.review = evaluation->review, .gate = {.open = TRUE}};
  erp_report_check_json(&judgement, erp_sink_string(text));
  return g_string_free(text, FALSE);
}

static void
compare_with_fresh(const ErpEvaluation *evaluation, ErpTerrain *terrain) {
  g_autoptr(ErpEvaluation) fresh =
      erp_evaluation_new_under(evaluation->plan, terrain, evaluation->outage);
  g_autofree char *ours = all_of(evaluation);
  g_autofree char *theirs = all_of(fresh);
  gsize same = 0;
  while (ours[same] != '\0' && ours[same] == theirs[same])
    same++;
  if (ours[same] != theirs[same])
    g_error("an evaluation after an edit differs from one from nothing: \"%.80s\" for \"%.80s\"",
            ours + same, theirs + same);
}

ErpEvaluation *
erp_evaluation_new_after(ErpPlan *plan, ErpTerrain *terrain, const ErpOutage *outage,
                         const ErpEvaluation *from) {
  ErpDiagList *diags = erp_diag_list_new(NULL);
  g_autofree char *day = erp_today();
  ErpResults *results = from != NULL ? erp_evaluate_after(plan, outage, from->results, diags)
                                     : erp_evaluate_under(plan, terrain, outage, diags);
  ErpEvaluation *evaluation = evaluation_of(results, outage, diags);
  evaluation->review = erp_review_after(results, day, from != NULL ? from->review : NULL);
  if (g_strcmp0(g_getenv("ERPLAN_CHECK_INCREMENTAL"), "1") == 0)
    compare_with_fresh(evaluation, terrain);
  return evaluation;
}

/* ---- one after the other ------------------------------------------------------------------- */

struct _ErpEvaluator {
  ErpTerrain *terrain;
  ErpEvaluation *last; /* or NULL */
};

ErpEvaluator *
erp_evaluator_new(ErpTerrain *terrain) {
  ErpEvaluator *evaluator = g_new0(ErpEvaluator, 1);
  evaluator->terrain = erp_terrain_ref(terrain);
  return evaluator;
}

void
erp_evaluator_free(ErpEvaluator *evaluator) {
  if (evaluator == NULL)
    return;
  erp_evaluation_unref(evaluator->last);
  erp_terrain_unref(evaluator->terrain);
  g_free(evaluator);
}

ErpEvaluation *
erp_evaluator_run(ErpEvaluator *evaluator, ErpPlan *plan, const ErpOutage *outage) {
  g_autoptr(ErpEvaluation) last = g_steal_pointer(&evaluator->last);
  ErpEvaluation *evaluation = erp_evaluation_new_after(plan, evaluator->terrain, outage, last);
  evaluator->last = erp_evaluation_ref(evaluation);
  return evaluation;
}
