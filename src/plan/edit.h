/* Edits as data: the only way from one revision to the next. An edit can be listed, journalled,
 * replayed and previewed; applying one never changes the old revision. */
#pragma once

#include "plan/plan.h"

typedef enum {
  ERP_EDIT_ADD,    /* put `record` into `path` (NULL or "" = top level), after its like */
  ERP_EDIT_SET,    /* field `name` of the record at `path` = `value` (NULL = unset) */
  ERP_EDIT_DELETE, /* the record at `path`; refused while others refer to it or its children */
  ERP_EDIT_DELETE_FOLLOWING, /* the same, and what refers to it goes too (lists lose the entry) */
  ERP_EDIT_RENAME, /* id of the record at `path` becomes `value`, in every reference too */
  ERP_EDIT_BATCH,  /* `parts`, all or none, one undo step */
} ErpEditKind;

typedef struct _ErpEdit ErpEdit;
struct _ErpEdit {
  ErpEditKind kind;
  char *path;
  char *name;
  char *value;
  ErpRecord *record;
  GPtrArray *parts; /* of ErpEdit */
  char *label;      /* translated, for the undo list */
};

ErpEdit *erp_edit_add(const char *path, ErpRecord *record); /* takes the record */
ErpEdit *erp_edit_set(const char *path, const char *name, const char *value);
ErpEdit *erp_edit_delete(const char *path);
ErpEdit *erp_edit_delete_following(const char *path);
ErpEdit *erp_edit_rename(const char *path, const char *id);
ErpEdit *erp_edit_batch(const char *label, GPtrArray *parts); /* takes the array */
ErpEdit *erp_edit_copy(const ErpEdit *edit);
void erp_edit_free(ErpEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpEdit, erp_edit_free)

/* A copy of a record of the plan with its parts, for erp_edit_add(): each id is a fresh one made
 * from the old ("par" -> "par-2"), references within the copy follow. Caller unrefs. */
ErpRecord *erp_plan_duplicate(const ErpPlan *plan, const ErpRecord *record);

/* The label with the kind of the object named, as the plan it is applied to knows it ("Rename site
 * “par” to “paris”"). Translated; caller frees. */
char *erp_edit_describe(const ErpEdit *edit, const ErpPlan *plan);

/* The new revision, or NULL with ERP_ERROR_REFUSED (would break the plan: says what refers to it)
 * or ERP_ERROR_USAGE (bad value, no such object or field, with a suggestion). */
ErpPlan *erp_plan_apply(const ErpPlan *plan, const ErpEdit *edit, GError **error);

/* Paths of the records that refer to `id`, in document order; caller frees with g_ptr_array_unref.
 */
GPtrArray *erp_plan_references(const ErpPlan *plan, const char *id);
