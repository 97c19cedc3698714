/* The findings as rows of a list, as edits, and as lines of explanation. Pure. */
#pragma once

#include "review/checklist.h"
#include "tui/widget/details.h"
#include "tui/widget/list.h"

typedef struct {
  const ErpFinding *finding;
  char *id; /* erp_finding_row_id(); NULL until somebody asks */
} ErpFindingRow;

typedef struct {
  const ErpReview *review; /* NULL before the first evaluation; borrowed */
  gboolean stale;
  gboolean passed, accepted, unanswered; /* shown too */
  const ErpQuestion *question;           /* only what its rules say; NULL = all */
  GArray *rows;                          /* ErpFindingRow */
  guint n_asked;                         /* ids made one by one */
  /* Of all findings of the question, shown or not; passes are one a rule, so their objects count.
   */
  guint counts[ERP_VERDICT_FAIL + 1], n_accepted;
} ErpFindingRows;

ErpFindingRows *erp_finding_rows_new(void);
void erp_finding_rows_free(ErpFindingRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpFindingRows, erp_finding_rows_free)

/* Makes the rows anew from a review (or NULL) and what is to be shown; accepted ones last. */
void erp_finding_rows_fill(ErpFindingRows *rows, const ErpReview *review, gboolean stale);
const ErpFindingRow *erp_finding_row(const ErpFindingRows *rows, guint row);
/* Rule, object and which of them it is, so that ids stay the same as long as the findings do.
 * Borrowed from the rows. O(rows) for the first few, then all are made at once. */
const char *erp_finding_row_id(ErpFindingRows *rows, guint row);
int erp_finding_rows_find(const ErpFindingRows *rows, const char *id); /* -1 = none. O(rows) */

/* The columns; their `user` points to the rows. */
const ErpColumn *erp_finding_columns(guint *n);

/* Path of the first object of the finding that the plan has; NULL when there is none. Caller frees.
 */
char *erp_finding_object(const ErpFinding *finding, const ErpPlan *plan);

/* What the pane below the list says; g_array_unref. */
GArray *erp_finding_explain(const ErpFinding *finding); /* of ErpParagraph */
