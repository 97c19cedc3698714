/* The report of `erplan check`: what a plan's evaluation and review say. */
#pragma once

#include "report/check/baseline.h"
#include "base/sink.h"

/* What there is to report of a plan. */
typedef struct {
  const ErpReview *review;
  ErpSubject subject;
  ErpGate gate;                    /* which findings fail */
  const ErpComparison *comparison; /* with an earlier check, or NULL; only what is new fails then */
  gboolean ascii;                  /* text in 7 bits */
} ErpJudgement;

/* Whether finding `i` of the review fails. */
gboolean erp_judgement_fails(const ErpJudgement *judgement, guint i);

/* For people: summary, worst links, geo-pinned sites, the internet list, findings, data dates. At
 * most 12 rows a table, the worst first; the JSON has all. Caller frees. */
char *erp_report_check_text(const ErpJudgement *judgement);

/* For programs: data/schema/check.schema.json, "erplan-check/1". */
void erp_report_check_json(const ErpJudgement *judgement, ErpSink sink);

/* One line of JSON, data/schema/line.schema.json, "erplan-line/1": how the plan stands, with the
 * findings that are not passes. */
void erp_report_check_line(const ErpJudgement *judgement, ErpSink sink);
/* The same of a plan that cannot be read: the errors among the diagnostics. */
void erp_report_unread_line(const ErpDiagList *errors, const ErpSubject *subject, ErpSink sink);

/* SARIF 2.1.0: the results of any number of plans, with a comma and a line end between those of
 * two, stand between head and tail. What says nothing is empty. Callers free. */
char *erp_report_sarif_head(const char *version);
char *erp_report_sarif_results(const ErpJudgement *judgement);
char *erp_report_sarif_unread(const ErpDiagList *errors, const ErpSubject *subject);
char *erp_report_sarif_tail(gboolean all_read);

/* JUnit XML: suites between head and tail. Callers free. */
char *erp_report_junit_head(const char *version);
char *erp_report_junit_suite(const ErpJudgement *judgement);
char *erp_report_junit_unread(const ErpDiagList *errors, const ErpSubject *subject);
char *erp_report_junit_tail(gboolean all_read);

/* The formats as a table, for `erplan check`: what stands before all plans, for each plan, between
 * two that say something, and behind all. NULL = nothing. */
typedef struct {
  char *(*head)(const char *version);
  void (*judged)(const ErpJudgement *judgement, ErpSink sink);
  void (*unread)(const ErpDiagList *errors, const ErpSubject *subject, ErpSink sink);
  const char *between;
  char *(*tail)(gboolean all_read);
} ErpCheckFormat;
extern const char *const erp_check_format_words[]; /* NULL-terminated */
const ErpCheckFormat *erp_check_format(guint word);
