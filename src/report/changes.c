#include "report/changes.h"

#include "plan/field.h"
#include "base/i18n.h"

static char *
object_of(const ErpChange *change) {
  const ErpRecord *record = change->after != NULL ? change->after : change->before;
  const char *title = _(erp_kind_info(record->kind)->title);
  return record->kind == ERP_KIND_PLAN ? g_strdup(title)
                                       : g_strdup_printf(_("%s “%s”"), title, change->path);
}

static void
append_field(GString *text, const ErpChange *change, const char *name) {
  int field = erp_kind_field(change->after->kind, name);
  g_autofree char *was = erp_record_get(change->before, (guint) field);
  g_autofree char *now = erp_record_get(change->after, (guint) field);
  g_string_append(text, text->len > 0 ? ", " : "");
  g_string_append_printf(text, _("%s %s (was %s)"), name, now != NULL ? now : _("not given"),
                         was != NULL ? was : _("not given"));
}

char *
erp_change_words(const ErpChange *change) {
  g_autofree char *object = object_of(change);
  if (change->kind == ERP_CHANGE_ADDED)
    return g_strdup_printf(_("Added: %s"), object);
  if (change->kind == ERP_CHANGE_REMOVED)
    return g_strdup_printf(_("Removed: %s"), object);
  if (change->fields[0] == NULL)
    return g_strdup_printf(_("Moved: %s"), object);
  g_autoptr(GString) fields = g_string_new(NULL);
  for (guint i = 0; change->fields[i] != NULL; i++)
    append_field(fields, change, change->fields[i]);
  return g_strdup_printf(_("Changed: %s: %s"), object, fields->str);
}

char *
erp_changes_text(const ErpPlan *before, const ErpPlan *after, guint *n) {
  g_autoptr(GPtrArray) changes = erp_plan_diff(before, after);
  g_autoptr(GString) text = g_string_new(NULL);
  *n = changes->len;
  for (guint i = 0; i < MIN(changes->len, ERP_CHANGES_LISTED); i++) {
    g_autofree char *line = erp_change_words(changes->pdata[i]);
    g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "", line);
  }
  if (changes->len > ERP_CHANGES_LISTED) {
    guint more = changes->len - ERP_CHANGES_LISTED;
    g_string_append_c(text, '\n');
    g_string_append_printf(text, ERP_NGETTEXT("and %u more", "and %u more", more), more);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}
