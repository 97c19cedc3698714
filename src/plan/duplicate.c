/* A copy of a record with its parts, with ids of their own. */
#include "plan/edit.h"

#include <string.h>

#include "base/hash.h"
#include "plan/field.h"
#include "plan/trivia.h"

/* "par" -> "par-2", "par-2" -> "par-3": the first that nobody has. */
static char *
fresh_id(const ErpPlan *plan, GHashTable *given, const char *id) {
  const char *dash = strrchr(id, '-');
  gboolean counted = dash != NULL && dash != id && g_ascii_isdigit(dash[1]) &&
                     dash[1 + strspn(dash + 1, "0123456789")] == '\0' && strlen(dash) < 8;
  g_autofree char *stem = counted ? g_strndup(id, (gsize) (dash - id)) : g_strdup(id);
  guint64 n = counted ? g_ascii_strtoull(dash + 1, NULL, 10) + 1 : 2;
  for (;; n++) {
    char *fresh = g_strdup_printf("%s-%" G_GUINT64_FORMAT, stem, n);
    if (erp_plan_find(plan, fresh) == NULL && !g_hash_table_contains(given, fresh))
      return fresh;
    g_free(fresh);
  }
}

typedef struct {
  const ErpPlan *plan;
  GHashTable *renamed; /* old id -> new id */
  GHashTable *given;   /* new ids */
} Copying;

/* Comments are about the original and stay there; the copy was imported from nowhere. */
static ErpRecord *
copy_deep(Copying *copying, const ErpRecord *record) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  ErpRecord *copy = erp_record_copy(record);
  g_clear_pointer(&copy->trivia, erp_trivia_unref);
  copy->line = copy->column = 0;
  int source = erp_kind_field(record->kind, "source");
  if (source >= 0)
    erp_record_set(copy, (guint) source, NULL, NULL);
  if (erp_record_id(record) != NULL) {
    char *id = fresh_id(copying->plan, copying->given, erp_record_id(record));
    gboolean good = erp_record_set(copy, (guint) info->id_field, id, NULL);
    g_assert(good);
    g_hash_table_insert(copying->renamed, g_strdup(erp_record_id(record)), id);
    g_hash_table_add(copying->given, id); /* owned by the other */
  }
  for (guint i = 0; i < copy->n_children; i++) {
    ErpRecord *child = copy_deep(copying, copy->children[i]);
    erp_record_unref(copy->children[i]);
    copy->children[i] = child;
  }
  return copy;
}

/* What referred to a part of the original refers to the part of the copy. */
static void
follow_names(const Copying *copying, ErpRecord *copy) {
  const ErpKindInfo *info = erp_kind_info(copy->kind);
  for (guint i = 0; i < info->n_fields; i++) {
    ErpFieldType type = info->fields[i].type;
    if ((type != ERP_TYPE_REF && type != ERP_TYPE_REF_LIST) || !erp_record_stated(copy, i))
      continue;
    g_autofree char *text = erp_record_get(copy, i);
    g_auto(GStrv) ids = g_strsplit(text, " ", -1);
    for (guint k = 0; ids[k] != NULL; k++) {
      const char *fresh = g_hash_table_lookup(copying->renamed, ids[k]);
      if (fresh == NULL)
        continue;
      g_free(ids[k]);
      ids[k] = g_strdup(fresh);
    }
    g_autofree char *followed = g_strjoinv(" ", ids);
    gboolean good = erp_record_set(copy, i, followed, NULL);
    g_assert(good);
  }
  for (guint i = 0; i < copy->n_children; i++)
    follow_names(copying, copy->children[i]);
}

ErpRecord *
erp_plan_duplicate(const ErpPlan *plan, const ErpRecord *record) {
  g_autoptr(GHashTable) renamed = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) given = g_hash_table_new(erp_hash_text, g_str_equal);
  Copying copying = {plan, renamed, given};
  ErpRecord *copy = copy_deep(&copying, record);
  follow_names(&copying, copy);
  return copy;
}
