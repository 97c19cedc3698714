/* The report of `erplan check`: what a plan's evaluation and review say. */
#pragma once

#include "report/sentences.h"

/* For people: summary, worst links, geo-pinned sites, the internet list, findings, data dates. At
 * most 12 rows a table, the worst first; the JSON has all. Caller frees. */
char *erp_report_check_text(const ErpReview *review, const ErpSubject *subject);

/* For programs: data/schema/check.schema.json, "erplan-check/1". Caller frees. */
char *erp_report_check_json(const ErpReview *review, const ErpSubject *subject);

/* One line of JSON, data/schema/line.schema.json, "erplan-line/1": how the plan stands, with the
 * findings that are not passes. Caller frees. */
char *erp_report_check_line(const ErpReview *review, const ErpSubject *subject);
/* The same of a plan that cannot be read: the errors among the diagnostics. */
char *erp_report_unread_line(const ErpDiagList *errors, const ErpSubject *subject);

/* The formats as a table, for `erplan check`. */
typedef struct {
  const char *between; /* two plans */
  char *(*judged)(const ErpReview *review, const ErpSubject *subject);
  char *(*unread)(const ErpDiagList *errors, const ErpSubject *subject); /* NULL = says nothing */
} ErpCheckFormat;
extern const char *const erp_check_format_words[]; /* NULL-terminated */
const ErpCheckFormat *erp_check_format(guint word);
