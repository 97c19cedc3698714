/* Private to report/: the kinds of report and what they share. */
#pragma once

#include "report/paper/paper.h"
#include "review/difference.h"
#include "report/groups.h"
#include "report/sentences.h"
#include "review/checklist.h"

enum {
  ERP_REPORT_ROWS = 40, /* of a table that grows with the plan */
  ERP_CHART_ROWS = 10,
};

/* Each adds what stands between head and foot of its kind. */
void erp_report_summary(ErpPaper *paper, const ErpReview *review);
void erp_report_readiness(ErpPaper *paper, const ErpReview *review);
void erp_report_waf(ErpPaper *paper, const ErpReview *review);
void erp_report_m365(ErpPaper *paper, const ErpReview *review);

/* What lies between two plans, whole. */
void erp_report_difference(ErpPaper *paper, const ErpDifference *difference,
                           const ErpSubject *before, const ErpSubject *after);

/* "TITLE - Two sites" */
ErpPaper *erp_report_new(const ErpReview *review, const char *title);
/* Rows: the verdict, the plan, its size, the day, what the marks mean. */
void erp_report_head(ErpPaper *paper, const ErpReview *review, const ErpSubject *subject);
/* Sections: accepted findings, parameters the plan sets, notes, method, data, where to read on. */
void erp_report_foot(ErpPaper *paper, const ErpReview *review, const ErpSubject *subject);

/* "57 fail, 3 warn, 1 pass": objects by verdict, worst first, how many are accepted, and rules that
 * are not checked. Caller frees. */
char *erp_report_counts(const ErpQuestionSummary *summary);
/* Ids of the question's rules that somebody's word would settle, or NULL. Caller frees. */
char *erp_report_askable(const ErpReview *review, const ErpQuestion *question);
/* What the rules of a question found, worst first, with remedies; what was answered and by whom;
 * what is open. */
void erp_report_evidence(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question);
/* Its verdict, and the evidence. */
void erp_report_answer(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question);
/* What is open of every rule, worst first, with remedies, so many findings of each; FALSE when
 * nothing is. */
gboolean erp_report_open(ErpPaper *paper, const ErpReview *review, guint most);

/* Figures that go on the head, the map, and a section with what to do first. */
void erp_report_overview(ErpPaper *paper, const ErpReview *review);
/* Sections with tables of at most so many rows, else ERP_REPORT_ROWS. */
void erp_report_sites(ErpPaper *paper, const ErpReview *review);
void erp_report_pinned(ErpPaper *paper, const ErpReview *review, guint most);
void erp_report_links(ErpPaper *paper, const ErpReview *review, guint most);
void erp_report_paths(ErpPaper *paper, const ErpReview *review);
void erp_report_gateways(ErpPaper *paper, const ErpReview *review, guint most);
void erp_report_money(ErpPaper *paper, const ErpReview *review, guint most);
/* A section with a row for each rule that fails or warns, and the ids of those not answered. */
void erp_report_open_rules(ErpPaper *paper, const ErpReview *review);

/* What to change first, as items with what that is good for: what fails before what warns and what
 * is not answered, and of that what concerns most users. FALSE when nothing is open. */
gboolean erp_report_remedies(ErpPaper *paper, const ErpReview *review);
/* The three worst rules that are open and concern the report, as items with what to do; returns the
 * first, or NULL when none is open. */
const ErpRule *erp_report_first_steps(ErpPaper *paper, const ErpReview *review,
                                      gboolean (*concerns)(const ErpRule *rule));

/* "and 3 more, none of them worse"; nothing without any. */
void erp_report_add_more(ErpPaper *paper, guint more);
/* A table of the worst of so many, with how many more there are; without a row the sentence `none`.
 * Takes the grid. */
void erp_report_add_table(ErpPaper *paper, const char *caption, ErpGrid *grid, guint total,
                          const char *none);

/* Charts of at most so many rows, the worst first: what the round trips of the flows that are
 * nearest to their limit are made of, and how many more there are; elements by use; sites by the
 * class of their penalty, and what the classes are. FALSE and nothing when there is nothing to
 * draw. */
gboolean erp_report_budget_chart(ErpPaper *paper, const ErpReview *review, guint most);
gboolean erp_report_use_chart(ErpPaper *paper, const ErpResults *results, guint most);
gboolean erp_report_penalty_chart(ErpPaper *paper, const ErpResults *results);

/* What is planned over ExpressRoute and belongs on the internet, and its reasons in words. */
void erp_report_add_internet_list(ErpPaper *paper, const ErpResults *results, guint most);
