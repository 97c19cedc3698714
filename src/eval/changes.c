#include "eval/changes.h"

#include "plan/field.h"
#include "plan/value.h"

/* Fields that few things rest on; what others say is of the record as a whole. */
static const struct {
  ErpKind kind;
  gsize offset;
  ErpChanged bit;
} fields[] = {
    {ERP_KIND_SITE, offsetof(ErpSite, users), ERP_CHANGED_NEEDS},
    {ERP_KIND_SITE, offsetof(ErpSite, critical), ERP_CHANGED_CRITICAL},
    {ERP_KIND_SITE, offsetof(ErpSite, mobile), ERP_CHANGED_MOBILE},
    {ERP_KIND_SITE, offsetof(ErpSite, breakout_possible), ERP_CHANGED_BREAKOUT},
    {ERP_KIND_SITE, offsetof(ErpSite, name), ERP_CHANGED_NAMES},
    {ERP_KIND_SITE, offsetof(ErpSite, place), ERP_CHANGED_PLACE},
    {ERP_KIND_SITE, offsetof(ErpSite, lat), ERP_CHANGED_TIMES},
    {ERP_KIND_SITE, offsetof(ErpSite, lon), ERP_CHANGED_TIMES},
    {ERP_KIND_DEMAND, offsetof(ErpDemand, down), ERP_CHANGED_NEEDS},
    {ERP_KIND_DEMAND, offsetof(ErpDemand, up), ERP_CHANGED_NEEDS},
    {ERP_KIND_DEMAND, offsetof(ErpDemand, critical), ERP_CHANGED_CRITICAL},
    {ERP_KIND_WAN_LINK, offsetof(ErpWanLink, capacity), ERP_CHANGED_CAPACITIES},
    {ERP_KIND_WAN_LINK, offsetof(ErpWanLink, capacity_ab), ERP_CHANGED_CAPACITIES},
    {ERP_KIND_WAN_LINK, offsetof(ErpWanLink, capacity_ba), ERP_CHANGED_CAPACITIES},
    {ERP_KIND_WAN_LINK, offsetof(ErpWanLink, rtt), ERP_CHANGED_TIMES},
    {ERP_KIND_WAN_LINK, offsetof(ErpWanLink, route), ERP_CHANGED_TIMES},
    {ERP_KIND_CIRCUIT, offsetof(ErpCircuit, bandwidth), ERP_CHANGED_CAPACITIES},
};

/* What else a record says, by its kind. Nobody reads notes; scenarios are played, and answers and
 * acceptances are put beside what rules find, when all else is done. */
static const struct {
  ErpKind kind;
  guint bits;
} kinds[] = {
    {ERP_KIND_SITE, ERP_CHANGED_SITES},
    {ERP_KIND_INTERNET, ERP_CHANGED_SITES},
    {ERP_KIND_DEMAND, ERP_CHANGED_SITES},
    {ERP_KIND_WAN_LINK, ERP_CHANGED_LINKS},
    {ERP_KIND_POLICY, ERP_CHANGED_POLICIES},
    {ERP_KIND_NOTE, 0},
    {ERP_KIND_SCENARIO, 0},
    {ERP_KIND_ANSWER, 0},
    {ERP_KIND_ACCEPTED, 0},
};

static guint
change_of_kind(ErpKind kind) {
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].bits;
  return ERP_CHANGED_OTHERS;
}

static guint
change_of(const ErpRecord *record, const ErpField *field) {
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
    if (fields[i].kind == record->kind && fields[i].offset == field->offset)
      return fields[i].bit;
  return change_of_kind(record->kind);
}

static guint
changed_fields(const ErpRecord *before, const ErpRecord *now) {
  const ErpKindInfo *info = erp_kind_info(now->kind);
  guint bits = 0;
  for (guint i = 0; i < info->n_fields; i++) {
    if (erp_record_stated(before, i) == erp_record_stated(now, i) &&
        erp_value_same(before, now, &info->fields[i]))
      continue;
    bits |= change_of(now, &info->fields[i]);
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

/* Adds what comes with records, or goes with them. FALSE when others may refer to one. */
static gboolean
come_or_go(ErpChanges *changes, const ErpParray *records, guint from, guint to) {
  for (guint i = from; i < to; i++) {
    guint bits = change_of_kind(((const ErpRecord *) erp_parray_get(records, i))->kind);
    if (bits != 0 && bits != ERP_CHANGED_POLICIES)
      return FALSE;
    changes->bits |= bits;
  }
  return TRUE;
}

ErpChanges *
erp_changes_new(const ErpPlan *before, const ErpPlan *now) {
  const ErpParray *old = erp_plan_records(before), *new = erp_plan_records(now);
  guint from, to, old_from, old_to;
  g_autoptr(ErpChanges) changes = g_new0(ErpChanges, 1);
  changes->replaced = g_array_new(FALSE, FALSE, sizeof(ErpReplaced));
  if (erp_plan_root(before) != erp_plan_root(now))
    return NULL;
  erp_parray_unshared(old, new, &old_from, &old_to, &from, &to);
  if (old_to != to)
    return come_or_go(changes, old, old_from, old_to) && come_or_go(changes, new, from, to)
               ? g_steal_pointer(&changes)
               : NULL;
  for (guint i = from; i < to; i++)
    if (!replace(changes, erp_parray_get(old, i), erp_parray_get(new, i)))
      return NULL;
  return g_steal_pointer(&changes);
}

void
erp_changes_free(ErpChanges *changes) {
  if (changes == NULL)
    return;
  g_array_unref(changes->replaced);
  g_clear_pointer(&changes->anew, g_array_unref);
  g_free(changes->settled);
  g_free(changes->turned);
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
