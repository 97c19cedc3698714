/* Results -> findings: runs every rule, applies declared answers and acceptances. */
#pragma once

#include "review/headline.h"
#include "review/rules.h"

typedef struct {
  const ErpRule *rule;
  ErpVerdict verdict;                 /* worst of its findings that are not accepted */
  guint counts[ERP_VERDICT_FAIL + 1]; /* findings (objects) by verdict, accepted ones apart */
  guint n_accepted;
} ErpRuleSummary;

/* `today` (YYYY-MM-DD) decides which acceptances have expired. Results must outlive the review. */
ErpReview *erp_review_new(const ErpResults *results, const char *today);
/* The same in at most so many threads; without a word of it, in as many as there are processors. */
ErpReview *erp_review_new_in(const ErpResults *results, const char *today, guint threads);
/* The same for results that were made after those of an earlier review (erp_evaluate_after()): what
 * still holds is taken from it, and the outcome is as if nothing had been
 * (doc/adr/0021-judged-again.md). Keeps what the next one may take over. NULL = there is none yet.
 * `before` may go. */
ErpReview *erp_review_after(const ErpResults *results, const char *today, const ErpReview *before);
void erp_review_free(ErpReview *review);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpReview, erp_review_free)

const ErpResults *erp_review_results(const ErpReview *review);
const char *erp_review_today(const ErpReview *review); /* the day it was made for */
const ErpHeadline *erp_review_headline(const ErpReview *review);

/* All findings, passes included, sorted: verdict (worst first), severity, rule, object in document
 * order. Borrowed. */
guint erp_review_length(const ErpReview *review);
const ErpFinding *erp_review_get(const ErpReview *review, guint i);

/* How many findings there are of each verdict, accepted ones apart, and the worst verdict: what is
 * accepted is as good as passed. */
typedef struct {
  guint counts[ERP_VERDICT_FAIL + 1];
  guint n_accepted;
  ErpVerdict verdict;
} ErpTally;
ErpTally erp_review_tally(const ErpReview *review);

/* One per rule, by id. */
const ErpRuleSummary *erp_review_rules(const ErpReview *review, guint *n);

/* Acceptances that cover nothing or have expired, and answers to unknown rules: notes. */
const ErpDiagList *erp_review_notes(const ErpReview *review);

/* Which findings fail: those at or above the level with verdict fail (and, with strict, warn or
 * not-answered of level high), not accepted. */
typedef struct {
  gboolean open; /* nothing fails */
  ErpLevel at_least;
  gboolean strict;
} ErpGate;
gboolean erp_finding_fails(const ErpFinding *finding, const ErpGate *gate);
/* How many fail. */
guint erp_review_gate(const ErpReview *review, ErpLevel at_least, gboolean strict);
