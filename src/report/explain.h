/* One finding with everything it rests on: `erplan explain PLAN RULE:OBJECT`. */
#pragma once

#include "review/review.h"

/* Appends every finding of the rule about the object (NULL = all of them), each with its numbers,
 * the parameters in force, the inputs it was worked out from and where these come from, and what
 * would make it pass. Returns how many there were. */
guint erp_report_findings(const ErpReview *review, const ErpRule *rule, const char *object,
                          GString *out);
