#include "cli/tried.h"

#include <string.h>

#include "base/error.h"
#include "plan/file.h"
#include "session/edit-text.h"
#include "base/i18n.h"

/* As if it stood in the plan's file. */
static ErpEdit *
parse_xml(const char *parent, const char *xml, GError **error) {
  g_autoptr(ErpRecord) record = erp_record_parse(xml, error);
  return record == NULL ? NULL : erp_edit_add(parent, g_steal_pointer(&record));
}

static ErpEdit *
parse_add(const char *text, GError **error) {
  const char *tag = strchr(text, '<');
  if (tag == text)
    return parse_xml("", text, error);
  if (tag != NULL && tag[-1] == '/') {
    g_autofree char *parent = g_strndup(text, (gsize) (tag - text - 1));
    return parse_xml(parent, tag, error);
  }
  const char *colon = strchr(text, ':');
  g_autofree char *place = colon == NULL ? g_strdup(text) : g_strndup(text, (gsize) (colon - text));
  g_auto(GStrv) fields = g_strsplit(colon == NULL ? "" : colon + 1, ",", -1);
  char *slash = strrchr(place, '/');
  const char *element = slash == NULL ? place : slash + 1;
  if (slash != NULL)
    *slash = '\0';
  return erp_edit_add_from(slash == NULL ? "" : place, element, (const char *const *) fields,
                           error);
}

/* Ids may have dots in them, names of fields have none. */
static ErpEdit *
parse_set(const char *text, GError **error) {
  const char *equals = strchr(text, '=');
  const char *dot = equals == NULL ? NULL : g_strrstr_len(text, equals - text, ".");
  if (dot == NULL) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("it is written ID.FIELD=VALUE, as in par.users=300"));
    return NULL;
  }
  g_autofree char *path = g_strndup(text, (gsize) (dot - text));
  g_autofree char *field = g_strndup(dot + 1, (gsize) (equals - dot - 1));
  return erp_edit_set(strcmp(path, "plan") == 0 ? "" : path, field,
                      equals[1] == '\0' ? NULL : equals + 1);
}

static ErpEdit *
parse_remove(const char *text, G_GNUC_UNUSED GError **error) {
  return erp_edit_delete_following(text);
}

typedef ErpEdit *(*Parse)(const char *text, GError **error);

static gboolean
apply_all(ErpPlan **plan, const char *option, char **texts, Parse parse, GError **error) {
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++) {
    g_autoptr(ErpEdit) edit = parse(texts[i], error);
    ErpPlan *next = edit == NULL ? NULL : erp_plan_apply(*plan, edit, error);
    if (next == NULL) {
      g_prefix_error(error, "--%s=%s: ", option, texts[i]);
      return FALSE;
    }
    erp_plan_unref(*plan);
    *plan = next;
  }
  return TRUE;
}

ErpPlan *
erp_tried_apply(const ErpTried *tried, ErpPlan *plan, GError **error) {
  g_autoptr(ErpPlan) changed = erp_plan_ref(plan);
  if (!apply_all(&changed, "add", tried->add, parse_add, error) ||
      !apply_all(&changed, "set", tried->set, parse_set, error) ||
      !apply_all(&changed, "remove", tried->remove, parse_remove, error))
    return NULL;
  return g_steal_pointer(&changed);
}
