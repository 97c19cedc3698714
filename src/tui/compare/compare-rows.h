/* Two plans side by side as rows of a list: what is added, removed, changed, or the same on both
 * sides. Pure. */
#pragma once

#include "plan/plan.h"
#include "tui/compare/side.h"
#include "tui/widget/details.h"
#include "tui/widget/list.h"

typedef enum {
  ERP_COMPARED_SAME,
  ERP_COMPARED_ADDED,
  ERP_COMPARED_REMOVED,
  ERP_COMPARED_CHANGED,
} ErpCompared;

typedef struct {
  char *path;
  ErpCompared state;
  const ErpRecord *records[ERP_SIDES]; /* borrowed; NULL where there is none */
  char **fields;                       /* CHANGED: their names; empty = it stands elsewhere */
} ErpCompareRow;

typedef struct {
  ErpPlan *plans[ERP_SIDES];
  gboolean all;   /* also what is the same */
  GArray *rows;   /* ErpCompareRow */
  guint n_differ; /* records that differ, of n_all */
  guint n_all;
} ErpCompareRows;

ErpCompareRows *erp_compare_rows_new(void);
void erp_compare_rows_free(ErpCompareRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCompareRows, erp_compare_rows_free)

/* Makes the rows anew. `since`: the plans as they were when the comparison began: what differed
 * then keeps its place and stays, also when it is the same by now.
 * O(records). */
void erp_compare_rows_fill(ErpCompareRows *rows, ErpPlan *const plans[ERP_SIDES],
                           ErpPlan *const since[ERP_SIDES]);
const ErpCompareRow *erp_compare_row(const ErpCompareRows *rows, guint row);

/* "+", "-", "~", "=": never told by colour alone. */
const char *erp_compare_sign(ErpCompared state);

/* Their `user` points to the rows. */
const ErpColumn *erp_compare_columns(guint *n);

/* Both sides field by field; g_array_unref. */
GArray *erp_compare_explain(const ErpCompareRows *rows, guint row); /* of ErpParagraph */
