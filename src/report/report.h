/* The kinds of report: each makes a paper, which has no format yet, of a review. */
#pragma once

#include "report/paper/paper.h"
#include "report/sentences.h"

/* NULL-terminated words of the kinds. */
extern const char *const erp_report_kinds[];
const char *erp_report_kind_about(guint kind); /* "the readiness checklist, answered"; translated */
#define ERP_REPORT_READINESS 1 /* index of the one that is made when none is named */

/* `kind` is an index of the words. The caller owns the paper; NULL with the error of
 * erp_paper_check() when it may not be handed on. */
ErpPaper *erp_report_make(guint kind, const ErpReview *review, const ErpSubject *subject,
                          GError **error);
