/* References that name nothing, or the wrong kind of thing. */
#include "base/names.h"
#include "plan/check-private.h"
#include "plan/plan-private.h"
#include "plan/references.h"
#include "base/i18n.h"

/* Looking for a likely name costs time in proportion to the plan; a plan full of wrong names gets
 * this many suggestions. */
#define MAX_SUGGESTIONS 50

static const char *
suggest(ErpCheck *check, const ErpField *field, const char *id) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  if (check->suggestions++ >= MAX_SUGGESTIONS)
    return NULL;
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    guint n = 0;
    if ((field->targets & ERP_KIND_BIT(kind)) == 0)
      continue;
    const ErpRecord *const *records = erp_plan_of_kind(check->plan, (ErpKind) kind, &n);
    for (guint i = 0; i < n; i++)
      if (erp_record_id(records[i]) != NULL)
        g_ptr_array_add(names, (gpointer) erp_record_id(records[i]));
  }
  for (guint i = 0; field->words != NULL && field->words[i] != NULL; i++)
    g_ptr_array_add(names, (gpointer) field->words[i]);
  return erp_did_you_mean(id, (const char *const *) names->pdata, names->len);
}

static char *
describe_targets(const ErpField *field) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++)
    if ((field->targets & ERP_KIND_BIT(kind)) != 0)
      g_ptr_array_add(names, (gpointer) erp_kind_info((ErpKind) kind)->element);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < names->len; i++) {
    const char *between = i == 0 ? "" : i + 1 < names->len ? ", " : _(" or ");
    g_string_append_printf(text, "%s<%s>", between, (const char *) names->pdata[i]);
  }
  return g_string_free(text, FALSE);
}

static void
report_dangling(ErpCheck *check, const ErpRecord *record, const ErpField *field, const char *id) {
  const char *meant = check->diags != NULL ? suggest(check, field, id) : NULL;
  if (field->targets == ERP_ANY_OBJECT) {
    if (meant != NULL)
      erp_check_report(check, ERP_SEVERITY_WARNING, "unknown-object", record,
                       _("%s: the plan has no “%s”; did you mean “%s”?"), field->name, id, meant);
    else
      erp_check_report(check, ERP_SEVERITY_WARNING, "unknown-object", record,
                       _("%s: the plan has no “%s”, so this has no effect"), field->name, id);
    return;
  }
  g_autofree char *targets = describe_targets(field);
  if (meant != NULL)
    erp_check_report(check, ERP_SEVERITY_ERROR, "dangling-reference", record,
                     _("%s: there is no %s with id “%s”; did you mean “%s”?"), field->name, targets,
                     id, meant);
  else
    erp_check_report(check, ERP_SEVERITY_ERROR, "dangling-reference", record,
                     _("%s: there is no %s with id “%s”; add it or name another"), field->name,
                     targets, id);
}

static void
check_reference(const ErpRecord *record, const ErpField *field, const char *id, gpointer user) {
  ErpCheck *check = user;
  const ErpRecord *target = erp_plan_find(check->plan, id);
  if (target == NULL && field->targets == ERP_ANY_OBJECT)
    target = erp_plan_at_path(check->plan, id);
  if (target == NULL) {
    if (check->forgiven == NULL || !g_hash_table_contains(check->forgiven, id))
      report_dangling(check, record, field, id);
  } else if ((field->targets & ERP_KIND_BIT(target->kind)) == 0) {
    g_autofree char *targets = describe_targets(field);
    erp_check_report(check, ERP_SEVERITY_ERROR, "wrong-kind", record,
                     _("%s: “%s” is a <%s>, but %s is wanted here"), field->name, id,
                     erp_kind_info(target->kind)->element, targets);
  }
}

void
erp_check_references_of(ErpCheck *check, const ErpRecord *record) {
  erp_record_references(record, check_reference, check);
}

static void
check_record(const ErpRecord *record, const ErpRecord *parent, gpointer user) {
  (void) parent;
  erp_check_references_of(user, record);
}

void
erp_check_references(ErpCheck *check) {
  erp_plan_walk(check->plan, check_record, check);
}
