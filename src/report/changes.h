/* What differs between two revisions of a plan, in words. */
#pragma once

#include "plan/diff.h"

enum { ERP_CHANGES_LISTED = 500 };

/* "Changed: Site “par”: users 300 (was 250)". Caller frees. */
char *erp_change_words(const ErpChange *change);

/* A line for each change, the first ERP_CHANGES_LISTED of them and how many more there are; `*n` is
 * their number. "" when nothing differs. Caller frees. */
char *erp_changes_text(const ErpPlan *before, const ErpPlan *after, guint *n);
