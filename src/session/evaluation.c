#include "session/evaluation.h"

char *
erp_today(void) {
  const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
  gint64 seconds;
  g_autoptr(GDateTime) date = NULL;
  if (epoch != NULL && g_ascii_string_to_signed(epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    date = g_date_time_new_from_unix_utc(seconds);
  else
    date = g_date_time_new_now_local();
  return g_date_time_format(date, "%Y-%m-%d");
}

ErpEvaluation *
erp_evaluation_new(ErpPlan *plan, const ErpCatalogue *catalogue) {
  ErpEvaluation *evaluation = g_new0(ErpEvaluation, 1);
  g_autofree char *today = erp_today();
  evaluation->plan = erp_plan_ref(plan);
  evaluation->diags = erp_diag_list_new(NULL);
  evaluation->results = erp_evaluate(plan, catalogue, evaluation->diags);
  evaluation->review = erp_review_new(evaluation->results, today);
  return evaluation;
}

void
erp_evaluation_free(ErpEvaluation *evaluation) {
  if (evaluation == NULL)
    return;
  erp_review_free(evaluation->review);
  erp_results_free(evaluation->results);
  erp_diag_list_free(evaluation->diags);
  erp_plan_unref(evaluation->plan);
  g_free(evaluation);
}
