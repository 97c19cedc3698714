#include "report/stated.h"

#include "plan/field.h"
#include "report/paper/wrap.h"
#include "base/i18n.h"

enum { OBJECTS = 3, PARTS = 12 }; /* told of one finding, of one object */

static void
append_attribute(GString *text, const char *name, const char *value) {
  g_string_append_printf(text, "%s%s %s", text->len > 0 ? ", " : "", name, value);
}

/* "bandwidth 1Gbps, sku premium"; the name of an object is told anyway. Caller frees. */
static GString *
stated_attributes(const ErpRecord *record) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < info->n_fields; i++) {
    g_autofree char *value = erp_record_stated(record, i) ? erp_record_get(record, i) : NULL;
    if (value != NULL && (int) i != info->id_field)
      append_attribute(text, info->fields[i].name, value);
  }
  return text;
}

static GString *
default_attributes(const ErpRecord *record) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].fallback != NULL && !erp_record_stated(record, i))
      append_attribute(text, info->fields[i].name, info->fields[i].fallback);
  return text;
}

static void
append_record(GString *out, const ErpPlan *plan, const ErpRecord *record, guint indent) {
  g_autofree char *path = erp_plan_path(plan, record);
  g_autofree char *label = g_strdup_printf(_("%s (line %u):"), path, record->line);
  g_autoptr(GString) text = stated_attributes(record);
  g_autoptr(GString) defaults = default_attributes(record);
  if (text->len == 0)
    g_string_append(text, _("nothing"));
  if (defaults->len > 0)
    g_string_append_printf(text, _("; by default %s"), defaults->str);
  erp_wrap_labelled(out, indent, label, text->str);
}

/* What stands in the record, at any depth; `*n` counts all of it. */
static void
append_parts(GString *out, const ErpPlan *plan, const ErpRecord *record, guint indent, guint *n) {
  for (guint i = 0; i < record->n_children; i++) {
    const ErpRecord *part = record->children[i];
    if (part->kind == ERP_KIND_NOTE)
      continue;
    if (++*n <= PARTS)
      append_record(out, plan, part, indent);
    append_parts(out, plan, part, indent + 2, n);
  }
}

static void
append_object(GString *out, const ErpPlan *plan, const char *object) {
  const ErpRecord *record = erp_plan_at_path(plan, object);
  guint n = 0;
  if (record == NULL)
    return;
  append_record(out, plan, record, 2);
  append_parts(out, plan, record, 4, &n);
  if (n > PARTS)
    g_string_append_printf(out, _("    and %u more\n"), n - PARTS);
}

void
erp_append_stated(GString *out, const ErpResults *results, const ErpFinding *finding) {
  g_autoptr(GString) text = g_string_new(NULL);
  if (finding->object != NULL)
    append_object(text, results->plan, finding->object);
  guint n = finding->object != NULL || finding->others == NULL ? 0 : g_strv_length(finding->others);
  for (guint i = 0; i < MIN(n, OBJECTS); i++)
    append_object(text, results->plan, finding->others[i]);
  if (n > OBJECTS)
    g_string_append_printf(text, _("  and %u more objects\n"), n - OBJECTS);
  if (text->len > 0)
    g_string_append_printf(out, _("\nStated in the plan (declared):\n%s"), text->str);
}
