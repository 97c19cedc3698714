/* The measures two plans are known by as rows of a list, and what a record has to do with the
 * findings and ways between them. Pure. */
#pragma once

#include "review/difference.h"
#include "tui/widget/details.h"
#include "tui/widget/list.h"

typedef struct {
  const ErpDifference *difference; /* from A to B; borrowed; NULL while it is worked out */
  gboolean all;                    /* also what is the same */
  ErpMeasureId shown[ERP_MEASURES];
  guint n;
} ErpCompareMeasures;

/* After `difference` or `all` changed. */
void erp_compare_measures_fill(ErpCompareMeasures *measures);
const char *erp_compare_measure_word(const ErpCompareMeasures *measures, guint row);

/* Their `user` points to the measures. */
const ErpColumn *erp_compare_measure_columns(guint *n);

/* Adds to ErpParagraphs which findings about the record at `path` are gone and which are new, and
 * how the Microsoft 365 traffic of a site goes. O(findings + sites). */
void erp_compare_explain_effect(const ErpDifference *difference, const char *path, GArray *out);
