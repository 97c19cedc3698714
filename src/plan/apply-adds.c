/* Records that come to a plan, one or many: many in one pass, not a pass for each. */
#include <string.h>

#include "base/error.h"
#include "plan/apply-private.h"
#include "plan/plan-private.h"
#include "base/i18n.h"

/* Nothing in a plan may stand at two places, so what an edit brings is copied down to the leaves.
 */
static ErpRecord *
deep_copy(const ErpRecord *record) {
  ErpRecord *copy = erp_record_copy(record);
  copy->line = 0;
  copy->column = 0;
  for (guint i = 0; i < copy->n_children; i++) {
    ErpRecord *child = deep_copy(copy->children[i]);
    erp_record_unref(copy->children[i]);
    copy->children[i] = child;
  }
  return copy;
}

static gboolean
may_stand_in(ErpKind kind, const ErpRecord *parent) {
  return (erp_kind_info(kind)->parents & ERP_KIND_BIT(parent->kind)) != 0;
}

/* ---- one ---------------------------------------------------------------------------------------
 */

typedef struct {
  ErpKind kind;
  guint after_like; /* index behind the last record of the same kind; 0 = none */
  guint after_less; /* index behind the last record of a kind that comes earlier */
} Slot;

static gboolean
look_at_slot(gpointer element, guint index, gpointer user) {
  Slot *slot = user;
  const ErpRecord *record = element;
  if (record->kind == slot->kind)
    slot->after_like = index + 1;
  else if (record->kind < slot->kind)
    slot->after_less = index + 1;
  return TRUE;
}

static guint
chosen_slot(const Slot *slot) {
  return slot->after_like > 0 ? slot->after_like : slot->after_less;
}

/* Borrows the child. */
static void
add_child(ErpRecord *parent, ErpRecord *child) {
  Slot slot = {.kind = child->kind};
  for (guint i = 0; i < parent->n_children; i++)
    look_at_slot(parent->children[i], i, &slot);
  guint at = chosen_slot(&slot);
  erp_record_take_child(parent, erp_record_ref(child));
  memmove(parent->children + at + 1, parent->children + at,
          (parent->n_children - 1 - at) * sizeof *parent->children);
  parent->children[at] = child;
}

ErpPlan *
erp_apply_add(const ErpPlan *plan, const ErpEdit *edit, GError **error) {
  const ErpRecord *parent = erp_apply_find(plan, edit->path, error);
  if (parent == NULL)
    return NULL;
  if (!may_stand_in(edit->record->kind, parent)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("<%s> cannot stand in <%s>"),
                erp_kind_info(edit->record->kind)->element, erp_kind_info(parent->kind)->element);
    return NULL;
  }
  g_autoptr(ErpRecord) record = deep_copy(edit->record);
  if (parent != plan->root) {
    g_autoptr(ErpRecord) copy = erp_record_copy(parent);
    add_child(copy, record);
    return erp_plan_replace(plan, parent, copy);
  }
  Slot slot = {.kind = record->kind};
  erp_parray_foreach(plan->records, look_at_slot, &slot);
  g_autoptr(ErpParray) records = erp_parray_insert(plan->records, chosen_slot(&slot), record);
  return erp_plan_new_from(plan->root, records, plan->tail);
}

/* ---- many --------------------------------------------------------------------------------------
 */

/* What comes to each record, as the edits have it. */
typedef struct {
  GHashTable *children; /* record -> GPtrArray of ErpRecord */
  GPtrArray *top;       /* of ErpRecord: to the plan itself */
} Coming;

static void
note_coming(Coming *coming, const ErpPlan *plan, const ErpRecord *parent, ErpRecord *record) {
  GPtrArray *list =
      parent == plan->root ? coming->top : g_hash_table_lookup(coming->children, parent);
  if (list == NULL) {
    list = g_ptr_array_new_with_free_func(erp_record_unref);
    g_hash_table_insert(coming->children, (gpointer) parent, list);
  }
  g_ptr_array_add(list, record);
}

/* The record of the plan that an edit adds to; NULL when it is another kind of edit, or not legal.
 */
static const ErpRecord *
target_of(const ErpPlan *plan, const ErpEdit *edit) {
  const ErpRecord *parent = edit->kind == ERP_EDIT_ADD ? erp_plan_at_path(plan, edit->path) : NULL;
  return parent != NULL && may_stand_in(edit->record->kind, parent) ? parent : NULL;
}

static ErpRecord *
with_children(ErpRecord *record, G_GNUC_UNUSED const ErpRecord *parent, gpointer user) {
  const GPtrArray *list = g_hash_table_lookup(((const Coming *) user)->children, record);
  if (list == NULL)
    return record;
  ErpRecord *copy = erp_record_copy(record);
  for (guint i = 0; i < list->len; i++)
    add_child(copy, list->pdata[i]);
  return copy;
}

/* The place of each record as one after the other would find it: the last of its kind is known, and
 * is looked for only once where there was none. */
typedef struct {
  GQueue all; /* of ErpRecord, borrowed */
  GList *last[ERP_KIND_LAST];
} Row;

static gboolean
add_to_row(gpointer element, guint index G_GNUC_UNUSED, gpointer user) {
  Row *row = user;
  const ErpRecord *record = element;
  g_queue_push_tail(&row->all, element);
  row->last[record->kind] = row->all.tail;
  return TRUE;
}

static void
insert_in_row(Row *row, ErpRecord *record) {
  GList *before = row->last[record->kind];
  if (before == NULL)
    for (before = row->all.tail; before != NULL; before = before->prev)
      if (((const ErpRecord *) before->data)->kind < record->kind)
        break;
  g_queue_insert_after(&row->all, before, record);
  row->last[record->kind] = before != NULL ? before->next : row->all.head;
}

static ErpParray *
with_top(ErpParray *records, const GPtrArray *top) {
  Row row = {.all = G_QUEUE_INIT};
  g_autoptr(GPtrArray) list = g_ptr_array_new();
  erp_parray_foreach(records, add_to_row, &row);
  for (guint i = 0; i < top->len; i++)
    insert_in_row(&row, top->pdata[i]);
  for (const GList *at = row.all.head; at != NULL; at = at->next)
    g_ptr_array_add(list, at->data);
  g_queue_clear(&row.all);
  return erp_parray_new(&erp_record_ops, list->pdata, list->len);
}

ErpPlan *
erp_apply_adds(const ErpPlan *plan, ErpEdit *const *edits, guint n, guint *done) {
  guint adds = 0;
  while (adds < n && target_of(plan, edits[adds]) != NULL)
    adds++;
  *done = adds < ERP_APPLY_MANY ? 0 : adds;
  if (*done == 0)
    return erp_plan_ref((ErpPlan *) plan);
  Coming coming = {
      g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref),
      g_ptr_array_new_with_free_func(erp_record_unref),
  };
  for (guint i = 0; i < adds; i++)
    note_coming(&coming, plan, target_of(plan, edits[i]), deep_copy(edits[i]->record));
  g_autoptr(ErpPlan) mapped = erp_plan_map(plan, with_children, &coming);
  g_autoptr(ErpParray) records = with_top(mapped->records, coming.top);
  g_hash_table_unref(coming.children);
  g_ptr_array_unref(coming.top);
  return erp_plan_new_from(plan->root, records, plan->tail);
}
