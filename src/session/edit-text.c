#include "session/edit-text.h"

#include <string.h>

#include "base/error.h"
#include "base/names.h"
#include "plan/field.h"
#include "base/i18n.h"

typedef struct {
  const char *verb;
  ErpEditKind kind;
  gint words;         /* with the verb; at least so many for ADD */
  const char *syntax; /* not translated */
} Form;

static const Form forms[] = {
    {"add", ERP_EDIT_ADD, 3, "add PATH ELEMENT [FIELD=VALUE ...]"},
    {"delete", ERP_EDIT_DELETE, 2, "delete PATH"},
    {"delete-following", ERP_EDIT_DELETE_FOLLOWING, 2, "delete-following PATH"},
    {"rename", ERP_EDIT_RENAME, 3, "rename PATH ID"},
    {"set", ERP_EDIT_SET, 4, "set PATH FIELD VALUE"},
    {"unset", ERP_EDIT_SET, 3, "unset PATH FIELD"},
};

/* ---- from text ---- */

static const Form *
find_form(const char *verb, GError **error) {
  const char *verbs[G_N_ELEMENTS(forms)];
  for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
    verbs[i] = forms[i].verb;
    if (strcmp(forms[i].verb, verb) == 0)
      return &forms[i];
  }
  const char *meant = erp_did_you_mean(verb, verbs, G_N_ELEMENTS(forms));
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("there is no edit “%s”; did you mean “%s”?"),
              verb, meant != NULL ? meant : "set");
  return NULL;
}

static void
refuse_field(const ErpKindInfo *info, const char *name, GError **error) {
  g_autofree const char **names = g_new0(const char *, info->n_fields + 1);
  for (guint i = 0; i < info->n_fields; i++)
    names[i] = info->fields[i].name;
  const char *meant = erp_did_you_mean(name, names, info->n_fields);
  if (meant != NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("<%s> has no attribute “%s”; did you mean “%s”?"), info->element, name, meant);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("<%s> has no attribute “%s”"), info->element,
                name);
}

static gboolean
set_field(ErpRecord *record, const char *word, GError **error) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  const char *equals = strchr(word, '=');
  g_autofree char *name = equals != NULL ? g_strndup(word, (gsize) (equals - word)) : NULL;
  int field = name != NULL ? erp_kind_field(record->kind, name) : -1;
  if (field >= 0)
    return erp_record_set(record, (guint) field, equals + 1, error);
  if (name != NULL)
    refuse_field(info, name, error);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("“%s” is not FIELD=VALUE"), word);
  return FALSE;
}

static const ErpKindInfo *
find_element(const char *element, GError **error) {
  const char *elements[ERP_KIND_LAST];
  const ErpKindInfo *info = erp_kind_by_element(element);
  if (info != NULL)
    return info;
  for (guint i = 0; i < ERP_KIND_LAST; i++)
    elements[i] = erp_kind_info((ErpKind) i)->element;
  const char *meant = erp_did_you_mean(element, elements, ERP_KIND_LAST);
  if (meant != NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("there is no element <%s>; did you mean <%s>?"), element, meant);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("there is no element <%s>"), element);
  return NULL;
}

ErpEdit *
erp_edit_add_from(const char *path, const char *element, const char *const *fields,
                  GError **error) {
  const ErpKindInfo *info = find_element(element, error);
  if (info == NULL)
    return NULL;
  g_autoptr(ErpRecord) record = erp_record_new(info->kind);
  for (guint i = 0; fields[i] != NULL; i++)
    if (!set_field(record, fields[i], error))
      return NULL;
  return erp_edit_add(path, g_steal_pointer(&record));
}

static ErpEdit *
build(const Form *form, char **words, GError **error) {
  switch (form->kind) {
  case ERP_EDIT_ADD:
    return erp_edit_add_from(words[1], words[2], (const char *const *) words + 3, error);
  case ERP_EDIT_SET:
    return erp_edit_set(words[1], words[2], words[3]);
  case ERP_EDIT_DELETE:
    return erp_edit_delete(words[1]);
  case ERP_EDIT_DELETE_FOLLOWING:
    return erp_edit_delete_following(words[1]);
  case ERP_EDIT_RENAME:
    return erp_edit_rename(words[1], words[2]);
  case ERP_EDIT_BATCH:
    break;
  }
  g_assert_not_reached();
}

ErpEdit *
erp_edit_from_text(const char *line, GError **error) {
  g_auto(GStrv) words = NULL;
  g_autoptr(GError) reason = NULL;
  gint n = 0;
  if (!g_utf8_validate(line, -1, NULL) || !g_shell_parse_argv(line, &n, &words, &reason)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("not an edit: %s"),
                reason != NULL ? reason->message : _("it is not UTF-8 text"));
    return NULL;
  }
  const Form *form = find_form(words[0], error);
  if (form == NULL)
    return NULL;
  if (n < form->words || (n > form->words && form->kind != ERP_EDIT_ADD)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("“%s” is written: %s"), form->verb,
                form->syntax);
    return NULL;
  }
  return build(form, words, error);
}

/* ---- to text ---- */

/* Plain words stay as they are. */
static void
append(GString *out, const char *word) {
  static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_./:=[]%+,@";
  if (out->len > 0)
    g_string_append_c(out, ' ');
  if (word[0] != '\0' && word[strspn(word, plain)] == '\0') {
    g_string_append(out, word);
    return;
  }
  g_autofree char *quoted = g_shell_quote(word);
  g_string_append(out, quoted);
}

static void
append_fields(GString *out, const ErpRecord *record) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  for (guint i = 0; i < info->n_fields; i++) {
    if (!erp_record_stated(record, i))
      continue;
    g_autofree char *value = erp_record_get(record, i);
    g_autofree char *word = g_strconcat(info->fields[i].name, "=", value, NULL);
    append(out, word);
  }
}

char *
erp_edit_to_text(const ErpEdit *edit) {
  const char *path = edit->path != NULL ? edit->path : "";
  const Form *form = NULL;
  for (guint i = 0; form == NULL && i < G_N_ELEMENTS(forms); i++)
    if (forms[i].kind == edit->kind)
      form = &forms[i];
  if (form == NULL ||
      (edit->record != NULL && (edit->record->n_children > 0 || edit->record->trivia != NULL)))
    return NULL;
  g_autoptr(GString) out = g_string_new(NULL);
  append(out, edit->kind == ERP_EDIT_SET && edit->value == NULL ? "unset" : form->verb);
  append(out, path);
  if (edit->record != NULL) {
    append(out, erp_kind_info(edit->record->kind)->element);
    append_fields(out, edit->record);
  }
  if (edit->name != NULL)
    append(out, edit->name);
  if (edit->value != NULL)
    append(out, edit->value);
  return strchr(out->str, '\n') == NULL ? g_strdup(out->str) : NULL;
}
