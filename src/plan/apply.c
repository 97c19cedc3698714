#include "plan/apply-private.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/names.h"
#include "plan/check-private.h"
#include "plan/check.h"
#include "plan/file.h"
#include "plan/plan-private.h"
#include "base/i18n.h"

/* ---- sharing ---- */

static ErpPlan *
with_records(const ErpPlan *plan, ErpParray *records) {
  return erp_plan_new_from(plan->root, records, plan->tail);
}

/* A copy of `parent` with another child; NULL removes it. */
static ErpRecord *
with_child(const ErpRecord *parent, const ErpRecord *child, ErpRecord *changed) {
  ErpRecord *copy = erp_record_copy(parent);
  guint to = 0;
  for (guint i = 0; i < copy->n_children; i++) {
    ErpRecord *next = copy->children[i];
    if (next == child) {
      erp_record_unref(next);
      next = changed != NULL ? erp_record_ref(changed) : NULL;
    }
    if (next != NULL)
      copy->children[to++] = next;
  }
  copy->n_children = to;
  return copy;
}

ErpPlan *
erp_plan_replace(const ErpPlan *plan, const ErpRecord *record, ErpRecord *changed) {
  if (record == plan->root) {
    ErpPlan *next = erp_plan_new_from(changed, plan->records, plan->tail);
    erp_plan_share_index(next, plan, record, changed);
    return next;
  }
  const ErpRecord *parent = erp_plan_parent(plan, record);
  if (parent != NULL) {
    g_autoptr(ErpRecord) copy = with_child(parent, record, changed);
    return erp_plan_replace(plan, parent, copy);
  }
  guint index = erp_plan_place(plan, record)->index;
  g_autoptr(ErpParray) records = changed != NULL ? erp_parray_set(plan->records, index, changed)
                                                 : erp_parray_remove(plan->records, index);
  ErpPlan *next = with_records(plan, records);
  if (changed != NULL)
    erp_plan_share_index(next, plan, record, changed);
  return next;
}

typedef struct {
  ErpPlanMap map;
  gpointer user;
} Mapping;

/* Owned by the caller; NULL = removed. */
static ErpRecord *
map_record(const Mapping *mapping, ErpRecord *record, const ErpRecord *parent) {
  ErpRecord *mapped = mapping->map(record, parent, mapping->user);
  if (mapped == NULL)
    return NULL;
  if (mapped == record)
    erp_record_ref(record);
  for (guint i = 0; i < record->n_children; i++) {
    ErpRecord *child = record->children[i];
    g_autoptr(ErpRecord) changed = map_record(mapping, child, record);
    if (changed == child)
      continue;
    ErpRecord *copy = with_child(mapped, child, changed);
    erp_record_unref(mapped);
    mapped = copy;
  }
  return mapped;
}

static gpointer
map_top(gpointer record, gpointer mapping) {
  return map_record(mapping, record, NULL);
}

ErpPlan *
erp_plan_map(const ErpPlan *plan, ErpPlanMap map, gpointer user) {
  Mapping mapping = {map, user};
  g_autoptr(ErpParray) records = erp_parray_map(plan->records, map_top, &mapping);
  return with_records(plan, records);
}

/* ---- finding what the edit is about ---- */

static void
collect_id(const ErpRecord *record, const ErpRecord *parent, gpointer user) {
  (void) parent;
  if (erp_record_id(record) != NULL)
    g_ptr_array_add(user, (gpointer) erp_record_id(record));
}

const ErpRecord *
erp_apply_find(const ErpPlan *plan, const char *path, GError **error) {
  const ErpRecord *record = erp_plan_at_path(plan, path);
  if (record != NULL)
    return record;
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  erp_plan_walk(plan, collect_id, ids);
  const char *meant = erp_did_you_mean(path, (const char *const *) ids->pdata, ids->len);
  if (meant != NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("the plan has no “%s”; did you mean “%s”?"),
                path, meant);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("the plan has no “%s”"), path);
  return NULL;
}

static int
find_field(const ErpRecord *record, const char *name, GError **error) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  int field = erp_kind_field(record->kind, name);
  if (field >= 0)
    return field;
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint i = 0; i < info->n_fields; i++)
    g_ptr_array_add(names, (gpointer) info->fields[i].name);
  const char *meant = erp_did_you_mean(name, (const char *const *) names->pdata, names->len);
  if (meant != NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("<%s> has no attribute “%s”; did you mean “%s”?"), info->element, name, meant);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("<%s> has no attribute “%s”"), info->element,
                name);
  return -1;
}

/* ---- the kinds of edit ---- */

static ErpPlan *
apply_set(const ErpPlan *plan, const ErpEdit *edit, GError **error) {
  const ErpRecord *record = erp_apply_find(plan, edit->path, error);
  int field = record != NULL ? find_field(record, edit->name, error) : -1;
  if (field < 0)
    return NULL;
  if (field == erp_kind_info(record->kind)->id_field && edit->value != NULL &&
      erp_record_id(record) != NULL)
    return erp_apply_rename(plan, record, edit->value, error);
  g_autoptr(ErpRecord) changed = erp_record_copy(record);
  if (!erp_record_set(changed, (guint) field, edit->value, error))
    return NULL;
  if (erp_record_equal(record, changed))
    return erp_plan_ref((ErpPlan *) plan);
  return erp_plan_replace(plan, record, changed);
}

static ErpPlan *apply_unchecked(const ErpPlan *plan, const ErpEdit *edit, GError **error);

static ErpPlan *
apply_batch(const ErpPlan *plan, const ErpEdit *edit, GError **error) {
  g_autoptr(ErpPlan) current = erp_plan_ref((ErpPlan *) plan);
  ErpEdit *const *parts = (ErpEdit *const *) edit->parts->pdata;
  for (guint i = 0, done; i < edit->parts->len; i += done) {
    ErpPlan *next = erp_apply_sets(current, parts + i, edit->parts->len - i, &done, error);
    if (next != NULL && done == 0) {
      erp_plan_unref(next);
      next = erp_apply_adds(current, parts + i, edit->parts->len - i, &done);
    }
    if (next != NULL && done == 0) {
      erp_plan_unref(next);
      next = apply_unchecked(current, parts[i], error);
      done = 1;
    }
    if (next == NULL)
      return NULL;
    erp_plan_unref(current);
    current = next;
  }
  return g_steal_pointer(&current);
}

static ErpPlan *
apply_to_object(const ErpPlan *plan, const ErpEdit *edit, GError **error) {
  const ErpRecord *record = erp_apply_find(plan, edit->path, error);
  if (record == NULL)
    return NULL;
  if (record == plan->root) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("the plan itself cannot be deleted or renamed"));
    return NULL;
  }
  if (edit->kind == ERP_EDIT_RENAME)
    return erp_apply_rename(plan, record, edit->value, error);
  if (edit->kind == ERP_EDIT_DELETE)
    return erp_apply_delete(plan, record, error);
  return erp_apply_delete_following(plan, record);
}

static ErpPlan *
apply_unchecked(const ErpPlan *plan, const ErpEdit *edit, GError **error) {
  switch (edit->kind) {
  case ERP_EDIT_ADD:
    return erp_apply_add(plan, edit, error);
  case ERP_EDIT_SET:
    return apply_set(plan, edit, error);
  case ERP_EDIT_BATCH:
    return apply_batch(plan, edit, error);
  case ERP_EDIT_DELETE:
  case ERP_EDIT_DELETE_FOLLOWING:
  case ERP_EDIT_RENAME:
    return apply_to_object(plan, edit, error);
  }
  g_assert_not_reached();
}

/* ---- the law: no edit makes a plan worse ---- */

static char *
error_key(const ErpDiag *diag) {
  return g_strconcat(diag->code, " ", diag->text, NULL);
}

/* An error of `after` that `before` does not have; borrowed from `after`. */
static const ErpDiag *
first_new_error(const ErpDiagList *before, const ErpDiagList *after) {
  g_autoptr(GHashTable) known = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  for (guint i = 0; i < erp_diag_list_length(before); i++)
    g_hash_table_add(known, error_key(erp_diag_list_get(before, i)));
  for (guint i = 0; i < erp_diag_list_length(after); i++) {
    const ErpDiag *diag = erp_diag_list_get(after, i);
    g_autofree char *key = error_key(diag);
    if (diag->severity == ERP_SEVERITY_ERROR && !g_hash_table_contains(known, key))
      return diag;
  }
  return NULL;
}

/* Whether a plan without errors is known to have none after the edit: nothing may refer to what is
 * deleted, and references follow a new id. */
static gboolean
keeps_sound(const ErpPlan *plan, const ErpPlan *next, const ErpEdit *edit) {
  switch (edit->kind) {
  case ERP_EDIT_DELETE:
  case ERP_EDIT_RENAME:
    return TRUE;
  case ERP_EDIT_ADD: {
    const ErpRecord *parent = erp_plan_at_path(plan, edit->path);
    return erp_plan_bears(plan, edit->record, parent != plan->root ? parent : NULL);
  }
  case ERP_EDIT_BATCH:
    return edit->parts->len == 1 ? keeps_sound(plan, next, edit->parts->pdata[0])
                                 : erp_plan_stays_sound(plan, next);
  case ERP_EDIT_SET:
  case ERP_EDIT_DELETE_FOLLOWING:
    return erp_plan_stays_sound(plan, next);
  }
  g_assert_not_reached();
}

/* Any error is one that the plan has already. */
static gboolean
is_no_worse(const ErpPlan *plan, ErpPlan *next, GError **error) {
  g_autoptr(ErpDiagList) after = erp_diag_list_new(NULL);
  erp_plan_check(next, after);
  next->sound = erp_diag_list_count(after, ERP_SEVERITY_ERROR) == 0;
  if (next->sound)
    return TRUE;
  g_autoptr(ErpDiagList) before = erp_diag_list_new(NULL);
  erp_plan_check(plan, before);
  const ErpDiag *diag = first_new_error(before, after);
  if (diag != NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_REFUSED, _("this would break the plan at “%s”: %s"),
                diag->object, diag->text);
  return diag == NULL;
}

/* It can be read again when it has been saved. */
static gboolean
has_known_version(const ErpPlan *plan, GError **error) {
  gint64 version = erp_plan_root(plan)->version;
  if (version > ERP_PLAN_VERSION)
    g_set_error(error, ERP_ERROR, ERP_ERROR_REFUSED,
                _("this erplan knows version %d of the file format and no later one"),
                ERP_PLAN_VERSION);
  return version <= ERP_PLAN_VERSION;
}

ErpPlan *
erp_plan_apply(const ErpPlan *plan, const ErpEdit *edit, GError **error) {
  g_autoptr(ErpPlan) next = apply_unchecked(plan, edit, error);
  if (next == NULL || next == plan)
    return g_steal_pointer(&next);
  if (!has_known_version(next, error))
    return NULL;
  erp_plan_follow_index(next, plan);
  next->sound = plan->sound && keeps_sound(plan, next, edit);
  return next->sound || is_no_worse(plan, next, error) ? g_steal_pointer(&next) : NULL;
}
