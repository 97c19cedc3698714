/* Edits that reach beyond their object: deleting with or without followers, renaming. */
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/names.h"
#include "plan/apply-private.h"
#include "plan/check-private.h"
#include "plan/plan-private.h"
#include "plan/references.h"
#include "plan/value.h"
#include "base/i18n.h"

/* How many names a refusal shows. */
#define MAX_NAMES 5

/* ---- who refers to whom ---- */

typedef struct {
  const ErpPlan *plan;
  GHashTable *ids;      /* that are asked for */
  GHashTable *excluded; /* records not asked; or NULL */
  gboolean found;       /* in the record being looked at */
  GPtrArray *paths;
} Referrers;

static void
compare_reference(const ErpRecord *record, const ErpField *field, const char *id, gpointer user) {
  (void) record;
  (void) field;
  Referrers *referrers = user;
  referrers->found = referrers->found || g_hash_table_contains(referrers->ids, id);
}

static void
look_for_referrer(const ErpRecord *record, const ErpRecord *parent, gpointer user) {
  (void) parent;
  Referrers *referrers = user;
  if (referrers->excluded != NULL && g_hash_table_contains(referrers->excluded, record))
    return;
  referrers->found = FALSE;
  erp_record_references(record, compare_reference, referrers);
  if (referrers->found)
    g_ptr_array_add(referrers->paths, erp_plan_path(referrers->plan, record));
}

static GPtrArray *
find_referrers(const ErpPlan *plan, GHashTable *ids, GHashTable *excluded) {
  Referrers referrers = {.plan = plan, .ids = ids, .excluded = excluded};
  referrers.paths = g_ptr_array_new_with_free_func(g_free);
  erp_plan_walk(plan, look_for_referrer, &referrers);
  return referrers.paths;
}

GPtrArray *
erp_plan_references(const ErpPlan *plan, const char *id) {
  g_autoptr(GHashTable) ids = g_hash_table_new(erp_hash_text, g_str_equal);
  g_hash_table_add(ids, (gpointer) id);
  return find_referrers(plan, ids, NULL);
}

/* Adds the record, all below it, and their ids. */
static void
collect_subtree(const ErpRecord *record, GHashTable *records, GHashTable *ids) {
  const char *id = erp_record_id(record);
  g_hash_table_add(records, (gpointer) record);
  if (id != NULL)
    g_hash_table_add(ids, (gpointer) id);
  for (guint i = 0; i < record->n_children; i++)
    collect_subtree(record->children[i], records, ids);
}

/* ---- delete ---- */

static char *
list_names(const GPtrArray *paths) {
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < MIN(paths->len, MAX_NAMES); i++)
    g_string_append_printf(names, "%s“%s”", i > 0 ? ", " : "", (const char *) paths->pdata[i]);
  if (paths->len > MAX_NAMES)
    g_string_append(names, ", …");
  return g_string_free(names, FALSE);
}

ErpPlan *
erp_apply_delete(const ErpPlan *plan, const ErpRecord *record, GError **error) {
  g_autoptr(GHashTable) records = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new(erp_hash_text, g_str_equal);
  collect_subtree(record, records, ids);
  g_autoptr(GPtrArray) referrers = find_referrers(plan, ids, records);
  if (referrers->len > 0) {
    g_autofree char *path = erp_plan_path(plan, record);
    g_autofree char *names = list_names(referrers);
    g_set_error(error, ERP_ERROR, ERP_ERROR_REFUSED,
                ERP_NGETTEXT("“%s” cannot be deleted: %s refers to it or to what stands in it",
                             "“%s” cannot be deleted: %s refer to it or to what stands in it",
                             referrers->len),
                path, names);
    return NULL;
  }
  return erp_plan_replace(plan, record, NULL);
}

typedef struct {
  GHashTable *records; /* that go */
  GHashTable *ids;     /* their ids */
} Going;

static gboolean
has_gone(const ErpField *field, const char *text, const Going *going) {
  if (field->targets != ERP_ANY_OBJECT)
    return g_hash_table_contains(going->ids, text);
  g_autofree char *id = erp_object_id(text);
  return g_hash_table_contains(going->ids, id);
}

/* Without this reference the record would be wrong, or hold for more than before. */
static gboolean
depends_on(const ErpRecord *record, const ErpField *field, const ErpRecord *parent) {
  return field->required || field->targets == ERP_ANY_OBJECT ||
         (record->kind == ERP_KIND_POLICY && strcmp(field->name, "site") == 0) ||
         (record->kind == ERP_KIND_ROUTE_SCOPE && strcmp(field->name, "sites") == 0) ||
         (record->kind == ERP_KIND_ADVERTISE && parent == NULL);
}

/* The entries of the list that stay, as text; "" = none. */
static char *
remaining_entries(const ErpField *field, char *const *list, const Going *going) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; list[i] != NULL; i++) {
    if (has_gone(field, list[i], going) &&
        !(field->words != NULL && g_strv_contains(field->words, list[i])))
      continue;
    g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", list[i]);
  }
  return g_string_free(text, FALSE);
}

/* What is left of the field: TRUE when unchanged; else `*text` is its new text, NULL = unset. */
static gboolean
field_stays(const ErpRecord *record, const ErpField *field, const Going *going, char **text) {
  ErpValue value = erp_value_of(record, field);
  *text = NULL;
  if (field->type == ERP_TYPE_REF && value.text != NULL)
    return !has_gone(field, value.text, going);
  if (field->type != ERP_TYPE_REF_LIST || value.list == NULL)
    return TRUE;
  g_autofree char *left = remaining_entries(field, value.list, going);
  g_autofree char *whole = g_strjoinv(" ", value.list);
  if (strcmp(left, whole) == 0)
    return TRUE;
  if (left[0] != '\0')
    *text = g_steal_pointer(&left);
  return FALSE;
}

typedef struct {
  Going going;
  gboolean more; /* something was added in this round */
} Spreading;

static void
spread(const ErpRecord *record, const ErpRecord *parent, gpointer user) {
  Spreading *spreading = user;
  const ErpKindInfo *info = erp_kind_info(record->kind);
  if (g_hash_table_contains(spreading->going.records, record))
    return;
  for (guint i = 0; i < info->n_fields; i++) {
    g_autofree char *text = NULL;
    if (field_stays(record, &info->fields[i], &spreading->going, &text) || text != NULL ||
        !depends_on(record, &info->fields[i], parent))
      continue;
    collect_subtree(record, spreading->going.records, spreading->going.ids);
    spreading->more = TRUE;
    return;
  }
}

static ErpRecord *
map_leftover(ErpRecord *record, const ErpRecord *parent, gpointer user) {
  (void) parent;
  const Going *going = user;
  const ErpKindInfo *info = erp_kind_info(record->kind);
  ErpRecord *changed = record;
  if (g_hash_table_contains(going->records, record))
    return NULL;
  for (guint i = 0; i < info->n_fields; i++) {
    g_autofree char *text = NULL;
    if (field_stays(record, &info->fields[i], going, &text))
      continue;
    if (changed == record)
      changed = erp_record_copy(record);
    gboolean good = erp_record_set(changed, i, text, NULL);
    g_assert(good);
  }
  return changed;
}

ErpPlan *
erp_apply_delete_following(const ErpPlan *plan, const ErpRecord *record) {
  g_autoptr(GHashTable) records = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new(erp_hash_text, g_str_equal);
  Spreading spreading = {{records, ids}, TRUE};
  collect_subtree(record, records, ids);
  while (spreading.more) {
    spreading.more = FALSE;
    erp_plan_walk(plan, spread, &spreading);
  }
  return erp_plan_map(plan, map_leftover, &spreading.going);
}

/* ---- rename ---- */

typedef struct {
  const char *from;
  const char *to;
} Renaming;

static char *
renamed_object(const char *object, const Renaming *renaming) {
  g_autofree char *id = erp_object_id(object);
  if (strcmp(id, renaming->from) != 0)
    return NULL;
  return g_strconcat(renaming->to, object + strlen(id), NULL);
}

static char *
renamed_list(const ErpField *field, char *const *list, const Renaming *renaming) {
  GString *text = g_string_new(NULL);
  gboolean any = FALSE;
  for (guint i = 0; list[i] != NULL; i++) {
    gboolean word = field->words != NULL && g_strv_contains(field->words, list[i]);
    gboolean same = word || strcmp(list[i], renaming->from) != 0;
    g_string_append_printf(text, "%s%s", i > 0 ? " " : "", same ? list[i] : renaming->to);
    any = any || !same;
  }
  return g_string_free(text, !any);
}

/* The new text of the field; NULL when it stays. */
static char *
renamed_field(const ErpRecord *record, const ErpField *field, const Renaming *renaming) {
  ErpValue value = erp_value_of(record, field);
  if (field->type == ERP_TYPE_REF_LIST && value.list != NULL)
    return renamed_list(field, value.list, renaming);
  if ((field->type == ERP_TYPE_REF || field->type == ERP_TYPE_ID) && value.text != NULL) {
    if (field->targets == ERP_ANY_OBJECT)
      return renamed_object(value.text, renaming);
    if (strcmp(value.text, renaming->from) == 0)
      return g_strdup(renaming->to);
  }
  return NULL;
}

static ErpRecord *
map_renamed(ErpRecord *record, const ErpRecord *parent, gpointer user) {
  (void) parent;
  const ErpKindInfo *info = erp_kind_info(record->kind);
  ErpRecord *changed = record;
  for (guint i = 0; i < info->n_fields; i++) {
    g_autofree char *text = renamed_field(record, &info->fields[i], user);
    if (text == NULL)
      continue;
    if (changed == record)
      changed = erp_record_copy(record);
    gboolean good = erp_record_set(changed, i, text, NULL);
    g_assert(good);
  }
  return changed;
}

ErpPlan *
erp_apply_rename(const ErpPlan *plan, const ErpRecord *record, const char *id, GError **error) {
  Renaming renaming = {erp_record_id(record), id};
  if (renaming.from == NULL) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("<%s> has no id to change"),
                erp_kind_info(record->kind)->element);
    return NULL;
  }
  if (id == NULL || !erp_id_valid(id)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("“%s” is not an id; use letters, digits, “_”, “.” and “-”, starting with a "
                  "letter or digit"),
                id != NULL ? id : "");
    return NULL;
  }
  if (g_strv_contains(erp_reserved_ids, id)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_REFUSED,
                _("“%s” is a reserved word and cannot be an id; choose another"), id);
    return NULL;
  }
  if (strcmp(renaming.from, id) == 0)
    return erp_plan_ref((ErpPlan *) plan);
  if (erp_plan_find(plan, id) != NULL) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_REFUSED, _("the id “%s” is already in use"), id);
    return NULL;
  }
  return erp_plan_map(plan, map_renamed, &renaming);
}
