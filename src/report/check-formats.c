#include "report/check.h"

const char *const erp_check_format_words[] = {"text", "json", "jsonl", "sarif", "junit", NULL};

static const ErpCheckFormat formats[] = {
    {.between = "\n", .judged = erp_report_check_text},
    {.between = "", .judged = erp_report_check_json},
    {.between = "", .judged = erp_report_check_line, .unread = erp_report_unread_line},
    {.head = erp_report_sarif_head,
     .judged = erp_report_sarif_results,
     .unread = erp_report_sarif_unread,
     .between = ",\n",
     .tail = erp_report_sarif_tail},
    {.head = erp_report_junit_head,
     .judged = erp_report_junit_suite,
     .unread = erp_report_junit_unread,
     .between = "",
     .tail = erp_report_junit_tail},
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
