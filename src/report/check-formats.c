#include "report/check.h"

const char *const erp_check_format_words[] = {"text", "json", "jsonl", NULL};

static const ErpCheckFormat formats[] = {
    {.between = "\n", .judged = erp_report_check_text},
    {.between = "", .judged = erp_report_check_json},
    {.between = "", .judged = erp_report_check_line, .unread = erp_report_unread_line},
};
G_STATIC_ASSERT(G_N_ELEMENTS(formats) + 1 == G_N_ELEMENTS(erp_check_format_words));

const ErpCheckFormat *
erp_check_format(guint word) {
  g_assert(word < G_N_ELEMENTS(formats));
  return &formats[word];
}

gboolean
erp_judgement_fails(const ErpJudgement *judgement, guint i) {
  const ErpComparison *comparison = judgement->comparison;
  return (comparison == NULL || comparison->is_new[i]) &&
         erp_finding_fails(erp_review_get(judgement->review, i), &judgement->gate);
}
