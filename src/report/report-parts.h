/* Private to report/: the kinds of report and what they share. */
#pragma once

#include "report/paper.h"
#include "report/groups.h"
#include "report/sentences.h"
#include "review/checklist.h"

ErpPaper *erp_report_readiness(const ErpReview *review, const ErpSubject *subject);
ErpPaper *erp_report_waf(const ErpReview *review, const ErpSubject *subject);

/* "TITLE - Two sites" */
ErpPaper *erp_report_new(const ErpReview *review, const char *title);
/* Rows: the plan, its size, the day, the verdict, what the marks mean. */
void erp_report_head(ErpPaper *paper, const ErpReview *review, const ErpSubject *subject);
/* Sections: accepted findings, parameters the plan sets, notes, and what all rests on. */
void erp_report_foot(ErpPaper *paper, const ErpReview *review, const ErpSubject *subject);

/* "57 fail, 3 warn, 1 pass": objects by verdict, worst first, how many are accepted, and rules that
 * are not checked. Caller frees. */
char *erp_report_counts(const ErpQuestionSummary *summary);
/* Ids of the question's rules that somebody's word would settle, or NULL. Caller frees. */
char *erp_report_askable(const ErpReview *review, const ErpQuestion *question);
/* What the rules of a question found, worst first, with remedies; what was answered and by whom;
 * what is open. */
void erp_report_evidence(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question);
