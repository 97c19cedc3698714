/* Private to review/: what one rule has found. Findings lie in blocks, so that making and freeing
 * ten thousand of them costs little, and stay where they are. */
#pragma once

#include "review/context.h"

ErpFound *erp_found_new(const ErpResults *results);
/* The same findings for a review whose results were made after those of the earlier one; what they
 * rest on did not change, and nobody has answered or accepted them. */
ErpFound *erp_found_take_over(const ErpFound *found, const ErpReview *before,
                              const ErpReview *review);
void erp_found_free(ErpFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpFound, erp_found_free)

/* A blank one more. */
ErpFinding *erp_found_add(ErpFound *found);
/* All of them, in the order they were added. */
void erp_found_append_to(const ErpFound *found, GPtrArray *findings);

/* Whether a sentence of them has the text in it; those that are written when somebody asks do not
 * count. */
gboolean erp_found_says(const ErpFound *found, const char *text);

/* Memory that lasts as long as what was found: a copy of a text, and room for so many pointers. */
const char *erp_found_keep(ErpFound *found, const char *text);
char **erp_found_room(ErpFound *found, guint n);
