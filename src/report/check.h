/* The report of `erplan check`: what a plan's evaluation and review say. */
#pragma once

#include "report/baseline.h"

/* What there is to report of a plan. */
typedef struct {
  const ErpReview *review;
  ErpSubject subject;
  ErpGate gate;                    /* which findings fail */
  const ErpComparison *comparison; /* with an earlier check, or NULL; only what is new fails then */
} ErpJudgement;

/* Whether finding `i` of the review fails. */
gboolean erp_judgement_fails(const ErpJudgement *judgement, guint i);

/* For people: summary, worst links, geo-pinned sites, the internet list, findings, data dates. At
 * most 12 rows a table, the worst first; the JSON has all. Caller frees. */
char *erp_report_check_text(const ErpJudgement *judgement);

/* For programs: data/schema/check.schema.json, "erplan-check/1". Caller frees. */
char *erp_report_check_json(const ErpJudgement *judgement);

/* One line of JSON, data/schema/line.schema.json, "erplan-line/1": how the plan stands, with the
 * findings that are not passes. Caller frees. */
char *erp_report_check_line(const ErpJudgement *judgement);
/* The same of a plan that cannot be read: the errors among the diagnostics. */
char *erp_report_unread_line(const ErpDiagList *errors, const ErpSubject *subject);

/* The formats as a table, for `erplan check`. */
typedef struct {
  const char *between; /* two plans */
  char *(*judged)(const ErpJudgement *judgement);
  char *(*unread)(const ErpDiagList *errors, const ErpSubject *subject); /* NULL = says nothing */
} ErpCheckFormat;
extern const char *const erp_check_format_words[]; /* NULL-terminated */
const ErpCheckFormat *erp_check_format(guint word);
