/* Private to plan/: building blocks of edits. Each gives a new revision that shares all it can. */
#pragma once

#include "plan/edit.h"
#include "plan/field.h"

/* Puts `changed` in the place of `record` of the plan; NULL removes it. Borrows both. */
ErpPlan *erp_plan_replace(const ErpPlan *plan, const ErpRecord *record, ErpRecord *changed);

/* What a record becomes, its children not looked at: NULL = it goes, `record` itself = unchanged
 * (no reference taken), else a new one, owned by the caller. */
typedef ErpRecord *(*ErpPlanMap)(ErpRecord *record, const ErpRecord *parent, gpointer user);
ErpPlan *erp_plan_map(const ErpPlan *plan, ErpPlanMap map, gpointer user);

/* So many edits one after the other take about as long as a pass over 10,000 records. */
#define ERP_APPLY_MANY 16

/* What stands at the path of an edit; NULL with ERP_ERROR_USAGE and what may be meant. */
const ErpRecord *erp_apply_find(const ErpPlan *plan, const char *path, GError **error);

/* Applies the edits from the first on as long as they set fields of records that are there, but no
 * id; `*done` is how many, 0 where it is not worth it for so few. NULL with ERP_ERROR_USAGE when a
 * value is not legal. O(records + edits), where one after the other would be O(records x edits). */
ErpPlan *erp_apply_sets(const ErpPlan *plan, ErpEdit *const *edits, guint n, guint *done,
                        GError **error);
ErpPlan *erp_apply_add(const ErpPlan *plan, const ErpEdit *edit, GError **error);
/* The same of edits that add to what is there already; stops where one cannot be applied. */
ErpPlan *erp_apply_adds(const ErpPlan *plan, ErpEdit *const *edits, guint n, guint *done);
ErpPlan *erp_apply_delete(const ErpPlan *plan, const ErpRecord *record, GError **error);
ErpPlan *erp_apply_delete_following(const ErpPlan *plan, const ErpRecord *record);
ErpPlan *erp_apply_rename(const ErpPlan *plan, const ErpRecord *record, const char *id,
                          GError **error);
