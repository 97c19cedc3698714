/* The report of `erplan check`: what a plan's evaluation and review say. */
#pragma once

#include "report/sentences.h"

/* For people: summary, worst links, geo-pinned sites, the internet list, findings, data dates. At
 * most 12 rows a table, the worst first; the JSON has all. Caller frees. */
char *erp_report_check_text(const ErpReview *review, const ErpSubject *subject);

/* For programs: data/schema/check.schema.json, "erplan-check/1". Caller frees. */
char *erp_report_check_json(const ErpReview *review, const ErpSubject *subject);
