#include "config.h"

#include "cli/check-plan.h"

#include <string.h>

#include "base/escape.h"
#include "cli/input.h"
#include "base/i18n.h"

static gboolean
all_reachable(const ErpResults *results) {
  for (guint i = 0; i < results->n_flows; i++)
    if (results->flows[i].via == ERP_VIA_NONE &&
        results->flows[i].verdict != ERP_VERDICT_NOT_APPLICABLE)
      return FALSE;
  return TRUE;
}

static gboolean
any_fails(const ErpJudgement *judgement) {
  for (guint i = 0; i < erp_review_length(judgement->review); i++)
    if (erp_judgement_fails(judgement, i))
      return TRUE;
  return FALSE;
}

static void
judge(ErpCheckOutcome *outcome, const ErpCheckRules *rules, ErpPlan *plan,
      const ErpSubject *subject, guint threads, ErpSink sink) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(subject->file);
  g_autoptr(ErpResults) results = erp_evaluate_in(plan, rules->terrain, NULL, threads, diags);
  g_autoptr(ErpReview) review = erp_review_new_in(results, rules->today, threads);
  g_autoptr(ErpComparison) comparison =
      rules->baseline == NULL ? NULL : erp_baseline_compare(rules->baseline, review, subject);
  const ErpJudgement judgement = {.review = review,
                                  .subject = *subject,
                                  .gate = rules->gate,
                                  .comparison = comparison,
                                  .ascii = rules->ascii};
  erp_input_tell(diags, outcome->messages);
  if (rules->format != NULL)
    rules->format->judged(&judgement, sink);
  if (rules->gate.strict &&
      (erp_diag_list_count(diags, ERP_SEVERITY_WARNING) > 0 || !all_reachable(results)))
    outcome->status = ERP_STATUS_IMPOSSIBLE;
  else if (any_fails(&judgement))
    outcome->status = ERP_STATUS_FINDINGS;
}

static ErpPlan *
read_plan(ErpCheckOutcome *outcome, const ErpPlanName *name, char **sha256, ErpDiagList *diags) {
  if (name->error == NULL)
    return erp_input_read(name->file, sha256, diags, outcome->messages);
  g_autofree char *safe = erp_escape_text(name->error->message);
  g_string_append_printf(outcome->messages, "erplan: %s\n", safe);
  erp_diag_add(diags, ERP_SEVERITY_ERROR, "unreadable", 0, 0, NULL, "%s", name->error->message);
  return NULL;
}

ErpCheckOutcome *
erp_check_outcome_new(void) {
  ErpCheckOutcome *outcome = g_new0(ErpCheckOutcome, 1);
  outcome->report = g_string_new(NULL);
  outcome->messages = g_string_new(NULL);
  return outcome;
}

void
erp_check_plan(ErpCheckOutcome *outcome, const ErpPlanName *name, const ErpCheckRules *rules,
               guint threads, ErpSink sink) {
  g_autofree char *sha256 = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(name->file);
  char **digest = rules->format != NULL ? &sha256 : NULL; /* as costly as a third of reading */
  g_autoptr(ErpPlan) plan = read_plan(outcome, name, digest, diags);
  ErpSubject subject = {.file = strcmp(name->file, "-") == 0 ? _("standard input") : name->file,
                        .sha256 = sha256,
                        .version = PACKAGE_VERSION};
  if (plan != NULL) {
    judge(outcome, rules, plan, &subject, threads, sink);
    return;
  }
  outcome->status = ERP_STATUS_INPUT;
  if (rules->format != NULL && rules->format->unread != NULL)
    rules->format->unread(diags, &subject, sink);
}

void
erp_check_outcome_free(ErpCheckOutcome *outcome) {
  if (outcome == NULL)
    return;
  g_string_free(outcome->report, TRUE);
  g_string_free(outcome->messages, TRUE);
  g_free(outcome);
}
