/* Many fields set at once: one new revision for all of them, not one for each. */
#include "plan/apply-private.h"

/* The record whose field a plain edit sets; NULL when it is none: an id, the plan itself, another
 * kind of edit, or what the plan does not have. */
static const ErpRecord *
plain_target(const ErpPlan *plan, const ErpEdit *edit) {
  const ErpRecord *record = edit->kind == ERP_EDIT_SET ? erp_plan_at_path(plan, edit->path) : NULL;
  if (record == NULL || record->kind == ERP_KIND_PLAN)
    return NULL;
  int field = erp_kind_field(record->kind, edit->name);
  return field < 0 || field == erp_kind_info(record->kind)->id_field ? NULL : record;
}

/* What the record becomes, made on first use. Borrowed from the table. */
static ErpRecord *
changed_record(GHashTable *changes, const ErpRecord *record) {
  ErpRecord *changed = g_hash_table_lookup(changes, record);
  if (changed == NULL) {
    changed = erp_record_copy(record);
    g_hash_table_insert(changes, (gpointer) record, changed);
  }
  return changed;
}

static ErpRecord *
replace(ErpRecord *record, G_GNUC_UNUSED const ErpRecord *parent, gpointer user) {
  ErpRecord *changed = g_hash_table_lookup(user, record);
  return changed == NULL || erp_record_equal(record, changed) ? record : erp_record_ref(changed);
}

/* The records that the plain edits change, up to the first edit that is not plain; borrowed. */
static GPtrArray *
plain_targets(const ErpPlan *plan, ErpEdit *const *edits, guint n) {
  GPtrArray *targets = g_ptr_array_new();
  const ErpRecord *record;
  while (targets->len < n && (record = plain_target(plan, edits[targets->len])) != NULL)
    g_ptr_array_add(targets, (gpointer) record);
  return targets;
}

ErpPlan *
erp_apply_sets(const ErpPlan *plan, ErpEdit *const *edits, guint n, guint *done, GError **error) {
  g_autoptr(GHashTable) changes = g_hash_table_new_full(NULL, NULL, NULL, erp_record_unref);
  g_autoptr(GPtrArray) targets = plain_targets(plan, edits, n);
  *done = 0;
  if (targets->len < ERP_APPLY_MANY)
    return erp_plan_ref((ErpPlan *) plan);
  for (; *done < targets->len; (*done)++) {
    const ErpEdit *edit = edits[*done];
    const ErpRecord *record = targets->pdata[*done];
    guint field = (guint) erp_kind_field(record->kind, edit->name);
    if (!erp_record_set(changed_record(changes, record), field, edit->value, error))
      return NULL;
  }
  return erp_plan_map(plan, replace, changes);
}
