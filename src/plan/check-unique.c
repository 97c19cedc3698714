/* Things that may stand only once: ids, singletons, and records that say the same thing twice. */
#include <string.h>

#include "plan/check-private.h"
#include "base/hash.h"
#include "plan/plan-private.h"
#include "plan/value.h"
#include "base/i18n.h"

typedef struct {
  ErpCheck *check;
  gboolean ids_are_fine;
  GHashTable *seen; /* key -> first record */
} Unique;

const char *const erp_reserved_ids[] = {"plan", "tenant", "internet", NULL};

static const ErpRecord *
first_with(Unique *unique, char *key, const ErpRecord *record) {
  const ErpRecord *first = g_hash_table_lookup(unique->seen, key);
  if (first == NULL)
    g_hash_table_insert(unique->seen, key, (gpointer) record);
  else
    g_free(key);
  return first;
}

static gboolean
ids_are_fine(const ErpPlan *plan) {
  for (guint i = 0; erp_reserved_ids[i] != NULL; i++)
    if (erp_plan_find(plan, erp_reserved_ids[i]) != NULL)
      return FALSE;
  return !erp_plan_repeats_ids(plan);
}

static void
check_id(Unique *unique, const ErpRecord *record) {
  const char *id = erp_record_id(record);
  if (id == NULL)
    return;
  if (g_strv_contains(erp_reserved_ids, id))
    erp_check_report(unique->check, ERP_SEVERITY_ERROR, "reserved-id", record,
                     _("“%s” is a reserved word and cannot be an id; choose another"), id);
  const ErpRecord *first = erp_plan_find(unique->check->plan, id);
  if (first != record)
    erp_check_report(unique->check, ERP_SEVERITY_ERROR, "duplicate-id", record,
                     _("The id “%s” is already that of the <%s> in line %u; ids are unique in the "
                       "plan"),
                     id, erp_kind_info(first->kind)->element, first->line);
}

/* Names of the fields in which two records of the kind must not both agree; NULL when they may. */
static const char *const *
key_fields(ErpKind kind) {
  static const char *const name[] = {"name", NULL};
  static const char *const peering_kind[] = {"kind", NULL};
  static const char *const community[] = {"community", NULL};
  static const char *const advertise[] = {"prefix", "exit", NULL};
  static const char *const circuit[] = {"circuit", NULL};
  static const char *const policy[] = {"site", "service", "category", NULL};
  static const char *const judged[] = {"rule", "object", NULL};
  static const char *const *const keys[ERP_KIND_LAST] = {
      [ERP_KIND_PARAMETER] = name,     [ERP_KIND_PEERING] = peering_kind,
      [ERP_KIND_ACCEPT] = community,   [ERP_KIND_ADVERTISE] = advertise,
      [ERP_KIND_CONNECTION] = circuit, [ERP_KIND_POLICY] = policy,
      [ERP_KIND_ANSWER] = judged,      [ERP_KIND_ACCEPTED] = judged,
  };
  return keys[kind];
}

gboolean
erp_check_same_key(const ErpRecord *a, const ErpRecord *b) {
  const char *const *names = key_fields(a->kind);
  const ErpField *fields = erp_kind_info(a->kind)->fields;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!erp_value_same(a, b, &fields[erp_kind_field(a->kind, names[i])]))
      return FALSE;
  return TRUE;
}

/* FALSE when the value was stated but is not legal, which has been reported already. */
static gboolean
append_key(GString *key, GString *shown, const ErpRecord *record, const char *name) {
  guint field = (guint) erp_kind_field(record->kind, name);
  g_autofree char *value = erp_record_get(record, field);
  /* No service and "m365" both mean every Microsoft 365 service. */
  gboolean none = value == NULL || (record->kind == ERP_KIND_POLICY &&
                                    strcmp(name, "service") == 0 && strcmp(value, "m365") == 0);
  g_string_append_c(key, '\x1f');
  g_string_append(key, none ? "\x1e" : value);
  if (!none)
    g_string_append_printf(shown, " %s=\"%s\"", name, value);
  return value != NULL || !erp_record_stated(record, field);
}

/* Appends what of a record must stand only once in its place. FALSE when it is not known. */
static gboolean
append_keys(GString *key, GString *shown, const ErpRecord *record) {
  const char *const *names = key_fields(record->kind);
  for (guint i = 0; names[i] != NULL; i++)
    if (!append_key(key, shown, record, names[i]))
      return FALSE;
  return TRUE;
}

static void
check_key(Unique *unique, const ErpRecord *record, const ErpRecord *parent) {
  if (key_fields(record->kind) == NULL)
    return;
  g_autoptr(GString) key = g_string_new(NULL);
  g_autoptr(GString) shown = g_string_new(NULL);
  const char *element = erp_kind_info(record->kind)->element;
  g_string_append_printf(key, "%p/%s", (const void *) parent, element);
  if (!append_keys(key, shown, record))
    return;
  const ErpRecord *first = first_with(unique, g_strdup(key->str), record);
  if (first != NULL)
    erp_check_report(unique->check, ERP_SEVERITY_ERROR, "stated-twice", record,
                     _("<%s%s> stands twice, first in line %u; remove one"), element, shown->str,
                     first->line);
}

/* Within other records all of the plan is looked at. */
gboolean
erp_check_may_join(const ErpPlan *plan, const ErpRecord *record, const ErpRecord *parent) {
  gboolean singleton = erp_kind_info(record->kind)->singleton;
  if (singleton || key_fields(record->kind) == NULL)
    return !singleton;
  g_autoptr(GString) own = g_string_new(NULL);
  g_autoptr(GString) key = g_string_new(NULL);
  g_autoptr(GString) shown = g_string_new(NULL);
  guint n;
  const ErpRecord *const *others = erp_plan_of_kind(plan, record->kind, &n);
  gboolean differs = parent == NULL && append_keys(own, shown, record);
  for (guint i = 0; i < n && differs; i++) {
    g_string_truncate(key, 0);
    g_string_truncate(shown, 0);
    differs = append_keys(key, shown, others[i]) && !g_string_equal(own, key);
  }
  return differs;
}

static void
check_singleton(Unique *unique, const ErpRecord *record, const ErpRecord *parent) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  if (!info->singleton)
    return;
  char *key = g_strdup_printf("%p/%s", (const void *) parent, info->element);
  const ErpRecord *first = first_with(unique, key, record);
  if (first != NULL)
    erp_check_report(unique->check, ERP_SEVERITY_ERROR, "stated-twice", record,
                     _("<%s> may stand only once; the first is in line %u"), info->element,
                     first->line);
}

static void
check_record(const ErpRecord *record, const ErpRecord *parent, gpointer user) {
  if (!((Unique *) user)->ids_are_fine)
    check_id(user, record);
  check_singleton(user, record, parent);
  check_key(user, record, parent);
}

void
erp_check_uniqueness(ErpCheck *check) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  Unique unique = {check, ids_are_fine(check->plan), seen};
  erp_plan_walk(check->plan, check_record, &unique);
}
