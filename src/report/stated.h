/* What the plan itself says of the objects of a finding: declared inputs and defaults. */
#pragma once

#include "review/review.h"

/* Appends a heading and a line for each object, with the attributes that the plan states and those
 * it leaves to their defaults, and for what stands in it; nothing when the finding is about the
 * plan as a whole. Of many objects or parts only the first are told. */
void erp_append_stated(GString *out, const ErpResults *results, const ErpFinding *finding);
