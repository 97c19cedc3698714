/* Taking records from another plan: the edit that makes one plan say of them what the other says.
 */
#pragma once

#include "plan/edit.h"

/* The edit of `plan` after which what stands at `paths` (as of plan/diff.h) is as in `from`: added
 * with what stands in it, deleted, or given other values; NULL when all of it is so already. What
 * is taken with the record it stands in is not taken twice. Whether the plan allows it is for
 * erp_plan_apply() to say. `label` names the step to undo. O(paths). */
ErpEdit *erp_edit_take(const ErpPlan *plan, const ErpPlan *from, const GPtrArray *paths,
                       const char *label);
