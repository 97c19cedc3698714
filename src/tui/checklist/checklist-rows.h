/* The readiness questions and the Well-Architected principles as rows of a list, with what their
 * rules say. Pure. */
#pragma once

#include "review/checklist.h"
#include "tui/widget/details.h"
#include "tui/widget/list.h"

typedef struct {
  const ErpQuestion *question;
  gboolean principle; /* of a pillar, not of the readiness checklist */
  ErpQuestionSummary summary;
} ErpChecklistRow;

typedef struct {
  const ErpReview *review; /* NULL before the first evaluation; borrowed */
  gboolean stale;
  GArray *rows; /* ErpChecklistRow: always all of them */
} ErpChecklistRows;

ErpChecklistRows *erp_checklist_rows_new(void);
void erp_checklist_rows_free(ErpChecklistRows *rows);
void erp_checklist_rows_fill(ErpChecklistRows *rows, const ErpReview *review, gboolean stale);
const ErpChecklistRow *erp_checklist_row(const ErpChecklistRows *rows, guint row);

/* Their `user` points to the rows; ids are the questions' texts. */
const ErpColumn *erp_checklist_columns(guint *n);
const ErpGrouping *erp_checklist_sections(void);

/* What each rule says, its worst finding and the remedy; g_array_unref. */
GArray *erp_checklist_explain(guint row, gpointer user); /* of ErpParagraph */
