/* What an edit would do to the figures that matter most, in one line for people. Pure. */
#pragma once

#include "review/review.h"

/* "Effect: worst link par-lon 88 % → 93 %, failed findings 110 → 108, ...": the busiest element,
 * findings that fail, sites that are geo-pinned and the greatest geo-pinning penalty of the planned
 * ways. A figure that stays as it is is given once. Caller frees. */
char *erp_effect_text(const ErpReview *before, const ErpReview *after);
