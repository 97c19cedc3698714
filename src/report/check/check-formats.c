#include "report/check/check.h"

const char *const erp_check_format_words[] = {"text", "json", "jsonl", "sarif", "junit", NULL};

/* Formats that make a whole text of a plan. */
static void
add_text(const ErpJudgement *judgement, ErpSink sink) {
  erp_sink_take(sink, erp_report_check_text(judgement));
}

static void
add_results(const ErpJudgement *judgement, ErpSink sink) {
  erp_sink_take(sink, erp_report_sarif_results(judgement));
}

static void
add_unread_results(const ErpDiagList *errors, const ErpSubject *subject, ErpSink sink) {
  erp_sink_take(sink, erp_report_sarif_unread(errors, subject));
}

static void
add_suite(const ErpJudgement *judgement, ErpSink sink) {
  erp_sink_take(sink, erp_report_junit_suite(judgement));
}

static void
add_unread_suite(const ErpDiagList *errors, const ErpSubject *subject, ErpSink sink) {
  erp_sink_take(sink, erp_report_junit_unread(errors, subject));
}

static const ErpCheckFormat formats[] = {
    {.between = "\n", .judged = add_text},
    {.between = "", .judged = erp_report_check_json},
    {.between = "", .judged = erp_report_check_line, .unread = erp_report_unread_line},
    {.head = erp_report_sarif_head,
     .judged = add_results,
     .unread = add_unread_results,
     .between = ",\n",
     .tail = erp_report_sarif_tail},
    {.head = erp_report_junit_head,
     .judged = add_suite,
     .unread = add_unread_suite,
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
