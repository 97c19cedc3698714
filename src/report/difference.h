/* What lies between two plans, as a paper and for programs: one table of formats that options, help
 * and manual follow. */
#pragma once

#include "report/paper/paper.h"
#include "report/data/sink.h"
#include "report/sentences.h"
#include "review/difference.h"

/* NULL-terminated words of the formats, the first the one that is made when none is named. */
extern const char *const erp_difference_formats[];
const char *erp_difference_format_about(guint format); /* translated */

/* What is to be written, and how. */
typedef struct {
  const ErpDifference *difference;
  const ErpSubject *before, *after;
  guint width;    /* columns of a line of text */
  gboolean ascii; /* text in 7 bits */
  guint table;    /* index of erp_difference_tables (data/data-tables.h), or ERP_NO_TABLE */
} ErpDifferenceJob;

/* Whether the format can have the table; else FALSE and ERP_ERROR_USAGE. */
gboolean erp_difference_check_job(guint format, guint table, GError **error);
/* FALSE and an error, with nothing written, when a program that the format takes is missing or
 * fails. */
gboolean erp_difference_write(guint format, const ErpDifferenceJob *job, ErpSink sink,
                              GError **error);

/* Caller frees. */
ErpPaper *erp_difference_paper(const ErpDifference *difference, const ErpSubject *before,
                               const ErpSubject *after);
