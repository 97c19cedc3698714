/* What lies between two plans, as a paper and for programs (report/written.h). */
#pragma once

#include "report/sentences.h"
#include "report/written.h"
#include "review/difference.h"

/* What is to be written, and how. */
typedef struct {
  const ErpDifference *difference;
  const ErpSubject *before, *after;
  guint width;    /* columns of a line of text */
  gboolean ascii; /* text in 7 bits */
  guint table;    /* index of erp_difference_tables (data/data-tables.h), or ERP_NO_TABLE */
} ErpDifferenceJob;

/* FALSE and an error, with nothing written, when a program that the format takes is missing or
 * fails. */
gboolean erp_difference_write(guint format, const ErpDifferenceJob *job, ErpSink sink,
                              GError **error);

/* Caller frees. */
ErpPaper *erp_difference_paper(const ErpDifference *difference, const ErpSubject *before,
                               const ErpSubject *after);
