/* Findings as reports tell them: those of one rule with one verdict together, the worst first. */
#pragma once

#include "review/review.h"

typedef struct {
  const ErpRule *rule;
  ErpVerdict verdict;
  guint first, n; /* positions in the review */
  guint n_open;   /* of them, not accepted */
} ErpFindingGroup;

/* Steps to the next group; the first from zeroes. FALSE behind the last. */
gboolean erp_finding_group_next(const ErpReview *review, ErpFindingGroup *group);
