/* Private to review/: what one rule has found. Findings lie in blocks, so that making and freeing
 * ten thousand of them costs little, and stay where they are. */
#pragma once

#include "review/context.h"

ErpFound *erp_found_new(void);
void erp_found_free(ErpFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpFound, erp_found_free)

/* A blank one more. */
ErpFinding *erp_found_add(ErpFound *found);
guint erp_found_length(const ErpFound *found);
/* All of them, in the order they were added. */
void erp_found_append_to(const ErpFound *found, GPtrArray *findings);

/* Memory that lasts as long as what was found: a copy of a text, and room for so many pointers. */
const char *erp_found_keep(ErpFound *found, const char *text);
char **erp_found_room(ErpFound *found, guint n);
