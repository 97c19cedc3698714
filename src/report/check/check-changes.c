/* The table of the check report that compares with an earlier one. */
#include "report/check/check-tables.h"

#include "base/escape.h"
#include "report/paper/wrap.h"
#include "base/i18n.h"

#define ROWS 12

static void
append_new(GString *out, const ErpFinding *finding) {
  g_autofree char *object = erp_show_object(finding);
  g_autofree char *safe = erp_escape_text(object);
  g_autofree char *label =
      g_strdup_printf("%s %s %s:", erp_verdict_word(finding->verdict), finding->rule->id, safe);
  g_autofree char *text = erp_show_finding(finding);
  erp_wrap_labelled(out, 2, label, text);
}

static void
append_gone(GString *out, const ErpGone *gone) {
  g_autofree char *rule = erp_escape_text(gone->rule);
  g_autofree char *object = erp_escape_text(gone->object != NULL ? gone->object : _("plan"));
  g_string_append_printf(out, "  %s %s %s\n", erp_verdict_word(gone->verdict), rule, object);
}

void
erp_report_comparison(const ErpJudgement *judgement, GString *out) {
  const ErpComparison *comparison = judgement->comparison;
  if (comparison == NULL)
    return;
  if (comparison->n_new > 0)
    g_string_append(out, _("\nNew since the baseline\n"));
  for (guint i = 0, shown = 0; i < erp_review_length(judgement->review) && shown < ROWS; i++)
    if (comparison->is_new[i]) {
      append_new(out, erp_review_get(judgement->review, i));
      shown++;
    }
  erp_report_more(out, comparison->n_new);
  if (comparison->n_gone > 0)
    g_string_append(out, _("\nGone since the baseline\n"));
  for (guint i = 0; i < MIN(comparison->n_gone, ROWS); i++)
    append_gone(out, &comparison->gone[i]);
  erp_report_more(out, comparison->n_gone);
}
