/* Ways to put the findings under headings. */
#pragma once

#include "tui/findings/finding-rows.h"

typedef struct {
  const char *name; /* N_() "rule" */
  ErpGrouping grouping;
} ErpFindingGrouping;

/* Their `user` points to ErpFindingRows. */
const ErpFindingGrouping *erp_finding_groupings(guint *n);
