/* What failures do to a plan, as a paper and for programs (report/written.h). */
#pragma once

#include "eval/sweep.h"
#include "report/sentences.h"
#include "report/written.h"

/* What is to be written, and how. */
typedef struct {
  const ErpReview *review; /* of the plan as long as nothing fails */
  const ErpSubject *subject;
  const ErpSweepOutcome *outcome;
  guint width;    /* columns of a line of text */
  gboolean ascii; /* text in 7 bits */
} ErpFailuresJob;

/* FALSE and an error, with nothing written, when a program that the format takes is missing or
 * fails. */
gboolean erp_failures_write(guint format, const ErpFailuresJob *job, ErpSink sink, GError **error);

/* Caller frees. */
ErpPaper *erp_failures_paper(const ErpFailuresJob *job);
