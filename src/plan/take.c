#include "plan/take.h"

#include "plan/field.h"

typedef struct {
  const ErpPlan *plan, *from;
  GPtrArray *sets, *adds, *deletions; /* of ErpEdit */
} Taking;

static void
free_edit(gpointer edit) {
  erp_edit_free(edit);
}

/* Of the record's parent; "" at the top level. Caller frees. */
static char *
parent_path(const ErpPlan *plan, const ErpRecord *record) {
  const ErpRecord *parent = erp_plan_parent(plan, record);
  return parent == NULL ? g_strdup("") : erp_plan_path(plan, parent);
}

static void
add(Taking *taking, const ErpRecord *record) {
  g_autofree char *parent = parent_path(taking->from, record);
  g_ptr_array_add(taking->adds, erp_edit_add(parent, erp_record_ref((gpointer) record)));
}

/* Whether it comes or goes with the record it stands in, which is among `paths`. */
static gboolean
goes_with_parent(const Taking *taking, const ErpRecord *mine, const ErpRecord *theirs,
                 const GPtrArray *paths) {
  const ErpPlan *plan = theirs != NULL ? taking->from : taking->plan;
  const ErpPlan *other = theirs != NULL ? taking->plan : taking->from;
  g_autofree char *parent = parent_path(plan, theirs != NULL ? theirs : mine);
  return *parent != '\0' && erp_plan_at_path(other, parent) == NULL &&
         g_ptr_array_find_with_equal_func((GPtrArray *) paths, parent, g_str_equal, NULL);
}

/* A stated value that is the default is another thing to say than nothing. */
static void
take_fields(Taking *taking, const char *path, const ErpRecord *mine, const ErpRecord *theirs) {
  const ErpKindInfo *info = erp_kind_info(mine->kind);
  for (guint i = 0; i < info->n_fields; i++) {
    g_autofree char *was = erp_record_stated(mine, i) ? erp_record_get(mine, i) : NULL;
    g_autofree char *value = erp_record_stated(theirs, i) ? erp_record_get(theirs, i) : NULL;
    if (g_strcmp0(was, value) != 0)
      g_ptr_array_add(taking->sets, erp_edit_set(path, info->fields[i].name, value));
  }
}

static void
take(Taking *taking, const char *path, const GPtrArray *paths) {
  const ErpRecord *mine = erp_plan_at_path(taking->plan, path);
  const ErpRecord *theirs = erp_plan_at_path(taking->from, path);
  if (mine == NULL && theirs == NULL)
    return;
  if (mine == NULL || theirs == NULL) {
    if (goes_with_parent(taking, mine, theirs, paths))
      return;
    if (mine == NULL)
      add(taking, theirs);
    else
      g_ptr_array_add(taking->deletions, erp_edit_delete(path));
    return;
  }
  g_autofree char *here = parent_path(taking->plan, mine);
  g_autofree char *there = parent_path(taking->from, theirs);
  if (mine->kind == theirs->kind && g_str_equal(here, there)) {
    take_fields(taking, path, mine, theirs);
    return;
  }
  g_ptr_array_add(taking->sets, erp_edit_delete(path)); /* it stands elsewhere, or is another */
  add(taking, theirs);
}

static void
append(GPtrArray *parts, GPtrArray *edits) {
  g_ptr_array_extend_and_steal(parts, edits);
}

/* What is referred to comes before what refers to it, and goes after that. */
ErpEdit *
erp_edit_take(const ErpPlan *plan, const ErpPlan *from, const GPtrArray *paths, const char *label) {
  Taking taking = {.plan = plan, .from = from};
  taking.sets = g_ptr_array_new_with_free_func(free_edit);
  taking.adds = g_ptr_array_new_with_free_func(free_edit);
  taking.deletions = g_ptr_array_new_with_free_func(free_edit);
  for (guint i = 0; i < paths->len; i++)
    take(&taking, paths->pdata[i], paths);
  for (guint i = 0; 2 * i + 1 < taking.deletions->len; i++) {
    gpointer *first = &taking.deletions->pdata[i];
    gpointer *last = &taking.deletions->pdata[taking.deletions->len - 1 - i];
    gpointer kept = *first;
    *first = *last;
    *last = kept;
  }
  GPtrArray *parts = g_ptr_array_new_with_free_func(free_edit);
  append(parts, taking.sets);
  append(parts, taking.adds);
  append(parts, taking.deletions);
  if (parts->len > 0)
    return erp_edit_batch(label, parts);
  g_ptr_array_unref(parts);
  return NULL;
}
