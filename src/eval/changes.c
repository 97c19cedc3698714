#include "eval/changes.h"

#include "plan/field.h"
#include "plan/value.h"

/* How much it is of what it is. */
static gboolean
is_need(const ErpRecord *record, const ErpField *field) {
  if (record->kind == ERP_KIND_SITE)
    return field->offset == offsetof(ErpSite, users);
  return record->kind == ERP_KIND_DEMAND &&
         (field->offset == offsetof(ErpDemand, down) || field->offset == offsetof(ErpDemand, up));
}

static gboolean
is_critical(const ErpRecord *record, const ErpField *field) {
  return (record->kind == ERP_KIND_SITE && field->offset == offsetof(ErpSite, critical)) ||
         (record->kind == ERP_KIND_DEMAND && field->offset == offsetof(ErpDemand, critical));
}

static gboolean
is_link_capacity(const ErpRecord *record, const ErpField *field) {
  return record->kind == ERP_KIND_WAN_LINK && (field->offset == offsetof(ErpWanLink, capacity) ||
                                               field->offset == offsetof(ErpWanLink, capacity_ab) ||
                                               field->offset == offsetof(ErpWanLink, capacity_ba));
}

/* What it is when a field says something else. */
static ErpChanged
change_of(const ErpRecord *record, const ErpField *field) {
  if (is_critical(record, field))
    return ERP_CHANGED_CRITICAL;
  if (is_link_capacity(record, field))
    return ERP_CHANGED_CAPACITIES;
  return record->kind == ERP_KIND_WAN_LINK ? ERP_CHANGED_LINKS : ERP_CHANGED_SITES;
}

static guint
changed_fields(const ErpRecord *before, const ErpRecord *now) {
  const ErpKindInfo *info = erp_kind_info(now->kind);
  guint bits = 0;
  for (guint i = 0; i < info->n_fields; i++) {
    const ErpField *field = &info->fields[i];
    gboolean same_stated = erp_record_stated(before, i) == erp_record_stated(now, i);
    if (same_stated && erp_value_same(before, now, field))
      continue;
    bits |= same_stated && is_need(now, field) ? ERP_CHANGED_NEEDS : change_of(now, field);
  }
  return bits;
}

/* FALSE when there are other children than before. */
static gboolean
replace(ErpChanges *changes, const ErpRecord *before, const ErpRecord *now) {
  ErpReplaced replaced = {before, now};
  if (before == now)
    return TRUE;
  if (before->kind != now->kind || before->n_children != now->n_children)
    return FALSE;
  g_array_append_val(changes->replaced, replaced);
  changes->bits |= changed_fields(before, now);
  for (guint i = 0; i < now->n_children; i++)
    if (!replace(changes, before->children[i], now->children[i]))
      return FALSE;
  return TRUE;
}

ErpChanges *
erp_changes_new(const ErpPlan *before, const ErpPlan *now) {
  const ErpParray *old = erp_plan_records(before), *new = erp_plan_records(now);
  guint from, to, old_from, old_to;
  g_autoptr(ErpChanges) changes = g_new0(ErpChanges, 1);
  changes->replaced = g_array_new(FALSE, FALSE, sizeof(ErpReplaced));
  if (erp_plan_root(before) != erp_plan_root(now) ||
      erp_parray_length(old) != erp_parray_length(new))
    return NULL;
  erp_parray_unshared(old, new, &old_from, &old_to, &from, &to);
  for (guint i = from; i < to; i++) {
    const ErpRecord *was = erp_parray_get(old, i), *is = erp_parray_get(new, i);
    gboolean may = is->kind == ERP_KIND_SITE || is->kind == ERP_KIND_WAN_LINK;
    if (was != is && (!may || !replace(changes, was, is)))
      return NULL;
  }
  return g_steal_pointer(&changes);
}

void
erp_changes_free(ErpChanges *changes) {
  if (changes == NULL)
    return;
  g_array_unref(changes->replaced);
  g_free(changes->settled);
  g_free(changes);
}

const ErpRecord *
erp_changes_now(const ErpChanges *changes, const ErpRecord *record) {
  for (guint i = 0; i < changes->replaced->len; i++) {
    const ErpReplaced *replaced = &g_array_index(changes->replaced, ErpReplaced, i);
    if (replaced->before == record)
      return replaced->now;
  }
  return record;
}
