#include "plan/diff.h"

#include <string.h>

#include "base/hash.h"
#include "plan/field.h"
#include "plan/plan-private.h"
#include "plan/value.h"

/* A record of one side with the name it is matched by. */
typedef struct {
  const ErpRecord *record;
  char *path;
  char *parent; /* its parent's path; "" at the top level */
} Entry;

typedef struct {
  ErpChange *change;
  guint position; /* in the newer revision; for a removed one: of what stood before it */
  guint rank;     /* removed ones come after that */
} Sortable;

static void
clear_entry(gpointer pointer) {
  Entry *entry = pointer;
  g_free(entry->path);
  g_free(entry->parent);
}

static void
flatten(const ErpPlan *plan, const ErpRecord *record, const char *parent, GArray *entries) {
  Entry entry = {record, erp_plan_path(plan, record), g_strdup(parent)};
  g_autofree char *path = g_strdup(entry.path);
  g_array_append_val(entries, entry);
  for (guint i = 0; i < record->n_children; i++)
    flatten(plan, record->children[i], path, entries);
}

static GArray *
flatten_range(const ErpPlan *plan, guint from, guint to) {
  GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  g_array_set_clear_func(entries, clear_entry);
  for (guint i = from; i < to; i++)
    flatten(plan, erp_parray_get(plan->records, i), "", entries);
  return entries;
}

/* Path -> index + 1; the first of several. */
static GHashTable *
index_by_path(const GArray *entries) {
  GHashTable *index = g_hash_table_new(erp_hash_text, g_str_equal);
  for (guint i = 0; i < entries->len; i++) {
    char *path = g_array_index(entries, Entry, i).path;
    if (!g_hash_table_contains(index, path))
      g_hash_table_insert(index, path, GUINT_TO_POINTER(i + 1));
  }
  return index;
}

static void
free_change(gpointer pointer) {
  ErpChange *change = pointer;
  g_free(change->path);
  g_strfreev(change->fields);
  g_free(change);
}

static ErpChange *
new_change(ErpChangeKind kind, const char *path, const ErpRecord *before, const ErpRecord *after) {
  ErpChange *change = g_new0(ErpChange, 1);
  change->kind = kind;
  change->path = g_strdup(path);
  change->before = before;
  change->after = after;
  return change;
}

static char **
changed_fields(const ErpRecord *before, const ErpRecord *after) {
  const ErpKindInfo *info = erp_kind_info(after->kind);
  g_autoptr(GStrvBuilder) fields = g_strv_builder_new();
  for (guint i = 0; i < info->n_fields; i++)
    if (!erp_value_same(before, after, &info->fields[i]) ||
        erp_record_stated(before, i) != erp_record_stated(after, i))
      g_strv_builder_add(fields, info->fields[i].name);
  return g_strv_builder_end(fields);
}

/* NULL when the two say the same in the same place. */
static ErpChange *
compare(const Entry *before, const Entry *after) {
  if (before->record == after->record && strcmp(before->parent, after->parent) == 0)
    return NULL;
  g_auto(GStrv) fields = changed_fields(before->record, after->record);
  if (fields[0] == NULL && strcmp(before->parent, after->parent) == 0)
    return NULL;
  ErpChange *change = new_change(ERP_CHANGE_CHANGED, after->path, before->record, after->record);
  change->fields = g_steal_pointer(&fields);
  return change;
}

static void
add_sortable(GArray *sortables, ErpChange *change, guint position, guint rank) {
  Sortable sortable = {change, position, rank};
  g_array_append_val(sortables, sortable);
}

static int
order(gconstpointer one, gconstpointer other) {
  const Sortable *a = one;
  const Sortable *b = other;
  if (a->position != b->position)
    return a->position < b->position ? -1 : 1;
  return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static guint
find_match(GHashTable *index, const GArray *entries, const Entry *entry) {
  guint found = GPOINTER_TO_UINT(g_hash_table_lookup(index, entry->path));
  gboolean same_kind =
      found > 0 && g_array_index(entries, Entry, found - 1).record->kind == entry->record->kind;
  return same_kind ? found : 0;
}

static void
compare_entries(const GArray *old, const GArray *new, GArray *sortables) {
  g_autoptr(GHashTable) old_index = index_by_path(old);
  g_autoptr(GHashTable) new_index = index_by_path(new);
  for (guint i = 0; i < new->len; i++) {
    const Entry *entry = &g_array_index(new, Entry, i);
    guint match = find_match(old_index, old, entry);
    ErpChange *change = match > 0 ? compare(&g_array_index(old, Entry, match - 1), entry)
                                  : new_change(ERP_CHANGE_ADDED, entry->path, NULL, entry->record);
    if (change != NULL)
      add_sortable(sortables, change, i + 1, 0);
  }
  guint position = 0;
  for (guint i = 0; i < old->len; i++) {
    const Entry *entry = &g_array_index(old, Entry, i);
    guint match = find_match(new_index, new, entry);
    if (match > 0)
      position = match;
    else
      add_sortable(sortables, new_change(ERP_CHANGE_REMOVED, entry->path, entry->record, NULL),
                   position, i + 1);
  }
}

GPtrArray *
erp_plan_diff(const ErpPlan *before, const ErpPlan *after) {
  guint a_from = 0;
  guint a_to = 0;
  guint b_from = 0;
  guint b_to = 0;
  GPtrArray *changes = g_ptr_array_new_with_free_func(free_change);
  g_autoptr(GArray) sortables = g_array_new(FALSE, FALSE, sizeof(Sortable));

  Entry old_root = {before->root, (char *) "plan", (char *) ""};
  Entry new_root = {after->root, (char *) "plan", (char *) ""};
  ErpChange *change = compare(&old_root, &new_root);
  if (change != NULL)
    g_ptr_array_add(changes, change);

  erp_parray_unshared(before->records, after->records, &a_from, &a_to, &b_from, &b_to);
  g_autoptr(GArray) old = flatten_range(before, a_from, a_to);
  g_autoptr(GArray) new = flatten_range(after, b_from, b_to);
  compare_entries(old, new, sortables);
  g_array_sort(sortables, order);
  for (guint i = 0; i < sortables->len; i++)
    g_ptr_array_add(changes, g_array_index(sortables, Sortable, i).change);
  return changes;
}
