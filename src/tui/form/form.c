#include "tui/form/form-private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

static char *
stated(const ErpRecord *record, guint field) {
  char *text = erp_record_stated(record, field) ? erp_record_get(record, field) : NULL;
  return text != NULL ? text : g_strdup("");
}

static ErpForm *
new_form(ErpPlan *plan, const ErpRecord *record, const ErpFormSource *source) {
  ErpForm *form = g_new0(ErpForm, 1);
  form->plan = erp_plan_ref(plan);
  form->info = erp_kind_info(record->kind);
  if (source != NULL)
    form->source = *source;
  form->fields = g_new0(ErpFormField, form->info->n_fields);
  for (guint i = 0; i < form->info->n_fields; i++) {
    ErpFormField *field = &form->fields[i];
    g_autofree char *text = stated(record, i);
    field->field = &form->info->fields[i];
    field->line = erp_line_edit_new(text, 0);
    field->initial = g_strdup(erp_line_edit_text(field->line));
  }
  form->paths = g_ptr_array_new_with_free_func(g_free);
  form->placed = g_array_new(FALSE, FALSE, sizeof(ErpFormSpot));
  form->page = 1;
  return form;
}

ErpForm *
erp_form_new(ErpPlan *plan, const char *path, const ErpFormSource *source) {
  const ErpRecord *record = erp_plan_at_path(plan, path);
  if (record == NULL)
    return NULL;
  ErpForm *form = new_form(plan, record, source);
  form->path = g_strdup(path != NULL ? path : "");
  g_ptr_array_add(form->paths, g_strdup(form->path));
  erp_form_list_parts(form);
  return form;
}

/* What the records of the form have in common in a field. Caller frees. */
static char *
common_text(const ErpForm *form, const ErpPlan *plan, guint field, gboolean *several) {
  g_autofree char *common = NULL;
  *several = FALSE;
  for (guint i = 0; i < form->paths->len; i++) {
    const ErpRecord *record = erp_plan_at_path(plan, form->paths->pdata[i]);
    g_autofree char *text = record != NULL ? stated(record, field) : NULL;
    if (common == NULL)
      common = g_steal_pointer(&text);
    else if (text != NULL && strcmp(text, common) != 0)
      *several = TRUE;
  }
  return *several || common == NULL ? g_strdup("") : g_steal_pointer(&common);
}

static gboolean
is_unique(const ErpField *field) {
  return field->type == ERP_TYPE_ID || strcmp(field->name, "name") == 0;
}

ErpForm *
erp_form_new_many(ErpPlan *plan, const GPtrArray *paths, const ErpFormSource *source) {
  for (guint i = 0; i < paths->len; i++)
    if (erp_plan_at_path(plan, paths->pdata[i]) == NULL)
      return NULL;
  ErpForm *form = new_form(plan, erp_plan_at_path(plan, paths->pdata[0]), source);
  form->path = g_strdup(paths->pdata[0]);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add(form->paths, g_strdup(paths->pdata[i]));
  for (guint i = 0; i < form->info->n_fields; i++) {
    ErpFormField *field = &form->fields[i];
    g_free(field->initial);
    field->initial = common_text(form, plan, i, &field->several);
    field->hidden = is_unique(field->field);
    erp_line_edit_set_text(field->line, field->initial);
  }
  while (form->fields[form->focus].hidden && form->focus + 1 < form->info->n_fields)
    form->focus++;
  erp_form_list_parts(form);
  return form;
}

ErpForm *
erp_form_new_add(ErpPlan *plan, const char *parent, ErpRecord *record,
                 const ErpFormSource *source) {
  ErpForm *form = new_form(plan, record, source);
  form->parent = g_strdup(parent);
  form->start = record;
  erp_form_list_parts(form);
  return form;
}

void
erp_form_free(ErpForm *form) {
  if (form == NULL)
    return;
  for (guint i = 0; i < form->info->n_fields; i++) {
    erp_line_edit_free(form->fields[i].line);
    g_free(form->fields[i].initial);
    g_free(form->fields[i].error);
  }
  g_free(form->fields);
  g_ptr_array_unref(form->paths);
  g_array_unref(form->parts);
  g_array_unref(form->placed);
  erp_record_unref(form->start);
  erp_plan_unref(form->plan);
  g_free(form->path);
  g_free(form->parent);
  erp_picker_free(form->picker);
  g_free(form->effect);
  g_free(form->refusal);
  g_free(form);
}

/* ---- what it holds ---- */

const char *
erp_form_text(const ErpForm *form, guint field) {
  g_assert(field < form->info->n_fields);
  return erp_line_edit_text(form->fields[field].line);
}

void
erp_form_set_text(ErpForm *form, guint field, const char *text) {
  g_assert(field < form->info->n_fields);
  erp_line_edit_set_text(form->fields[field].line, text);
  erp_form_touch(form, field);
}

const char *
erp_form_error(const ErpForm *form, guint field) {
  g_assert(field < form->info->n_fields);
  return form->fields[field].error;
}

int
erp_form_focus(const ErpForm *form) {
  return (int) form->focus;
}

gboolean
erp_form_applied(const ErpForm *form) {
  return form->applied;
}

guint
erp_form_generation(const ErpForm *form) {
  return form->generation;
}

gboolean
erp_form_changed(const ErpForm *form) {
  for (guint i = 0; i < form->info->n_fields; i++)
    if (strcmp(erp_form_text(form, i), form->fields[i].initial) != 0)
      return TRUE;
  return FALSE;
}

static void
replace(char **member, const char *text) {
  char *copy = g_strdup(text);
  g_free(*member);
  *member = copy;
}

void
erp_form_set_effect(ErpForm *form, ErpStyle style, const char *text) {
  form->effect_style = style;
  replace(&form->effect, text);
}

void
erp_form_set_refusal(ErpForm *form, const char *text) {
  replace(&form->refusal, text);
  form->applied = FALSE;
}

char *
erp_form_title(const ErpForm *form) {
  const char *kind = _(form->info->title);
  if (form->path == NULL)
    return g_strdup_printf(_("Add: %s"), kind);
  if (form->paths->len > 1)
    return g_strdup_printf(_("Edit: %s, %u at once"), kind, form->paths->len);
  int name = erp_kind_field(form->info->kind, "name");
  const char *shown = name >= 0 ? form->fields[name].initial : "";
  if (shown[0] == '\0')
    shown = form->path;
  if (shown[0] == '\0')
    return g_strdup_printf(_("Edit: %s"), kind);
  return g_strdup_printf(_("Edit: %s “%s”"), kind, shown);
}

const char *
erp_form_path(const ErpForm *form) {
  return form->path;
}

/* ---- another revision ---- */

static void
follow_field(ErpForm *form, guint index) {
  ErpFormField *field = &form->fields[index];
  g_autofree char *now = common_text(form, form->plan, index, &field->several);
  if (strcmp(erp_line_edit_text(field->line), field->initial) == 0 &&
      strcmp(now, field->initial) != 0)
    erp_line_edit_set_text(field->line, now);
  replace(&field->initial, now);
}

void
erp_form_set_plan(ErpForm *form, ErpPlan *plan) {
  if (plan == form->plan)
    return;
  erp_plan_unref(form->plan);
  form->plan = erp_plan_ref(plan);
  gboolean there = form->path != NULL && erp_plan_at_path(plan, form->path) != NULL;
  for (guint i = 0; there && i < form->info->n_fields; i++)
    follow_field(form, i);
  form->generation++;
  erp_form_list_parts(form);
}

char *
erp_form_added_path(const ErpForm *form, const ErpPlan *plan) {
  int id = form->info->id_field;
  if (id >= 0 && erp_form_text(form, (guint) id)[0] != '\0')
    return g_strdup(erp_form_text(form, (guint) id));
  const ErpRecord *parent = form->parent != NULL ? erp_plan_at_path(plan, form->parent) : NULL;
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, form->info->kind, &n);
  for (guint i = n; i > 0; i--) /* a new one stands behind its like */
    if (erp_plan_parent(plan, records[i - 1]) == parent)
      return erp_plan_path(plan, records[i - 1]);
  return NULL;
}

/* ---- errors beside the fields ---- */

void
erp_form_recheck(ErpForm *form, guint field) {
  g_autoptr(GError) error = NULL;
  erp_form_check(form, field, &error);
  replace(&form->fields[field].error, error != NULL ? error->message : NULL);
}

void
erp_form_touch(ErpForm *form, guint field) {
  form->generation++;
  form->warned = FALSE;
  erp_form_set_refusal(form, NULL);
  if (erp_form_text(form, field)[0] == '\0')
    replace(&form->fields[field].error, NULL);
  else
    erp_form_recheck(form, field);
}

/* A good value is shown as it will stand in the file. */
void
erp_form_leave(ErpForm *form, guint field) {
  erp_form_close_popup(form);
  if (field >= form->info->n_fields)
    return;
  erp_form_recheck(form, field);
  g_autofree char *canonical = NULL;
  if (form->fields[field].error != NULL || !erp_form_canonical(form, field, &canonical, NULL) ||
      canonical == NULL || strcmp(canonical, erp_form_text(form, field)) == 0)
    return;
  erp_line_edit_set_text(form->fields[field].line, canonical);
}

/* ---- the edit ---- */

/* Owned by the caller; NULL when the field stands as it did. */
static ErpEdit *
edit_of_field(const ErpForm *form, const char *path, guint index, const char *value) {
  const ErpFormField *field = &form->fields[index];
  if (g_strcmp0(value != NULL ? value : "", field->initial) == 0)
    return NULL;
  gboolean renames =
      (int) index == form->info->id_field && value != NULL && field->initial[0] != '\0';
  return renames ? erp_edit_rename(path, value) : erp_edit_set(path, field->field->name, value);
}

static void
free_edit(gpointer edit) {
  erp_edit_free(edit);
}

/* With the id last: the path of the others hangs on it. */
static ErpEdit *
changing_edit(const ErpForm *form, char *const *values) {
  int id = form->info->id_field;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(free_edit);
  for (guint p = 0; p < form->paths->len; p++)
    for (guint i = 0; i < form->info->n_fields; i++) {
      ErpEdit *edit =
          (int) i != id ? edit_of_field(form, form->paths->pdata[p], i, values[i]) : NULL;
      if (edit != NULL)
        g_ptr_array_add(parts, edit);
    }
  ErpEdit *edit = id >= 0 ? edit_of_field(form, form->path, (guint) id, values[id]) : NULL;
  if (edit != NULL)
    g_ptr_array_add(parts, edit);
  if (parts->len == 0)
    return NULL;
  if (parts->len == 1)
    return g_ptr_array_steal_index(parts, 0);
  g_autofree char *label = erp_form_title(form);
  return erp_edit_batch(label, g_steal_pointer(&parts));
}

static ErpEdit *
adding_edit(const ErpForm *form, char *const *values) {
  g_autoptr(ErpRecord) record = erp_record_copy(form->start);
  for (guint i = 0; i < form->info->n_fields; i++) {
    gboolean good = values[i] == NULL || erp_record_set(record, i, values[i], NULL);
    g_assert(good);
  }
  return erp_edit_add(form->parent, g_steal_pointer(&record));
}

static gboolean
collect_values(const ErpForm *form, GPtrArray *values, GError **error) {
  for (guint i = 0; i < form->info->n_fields; i++) {
    char *value = NULL;
    g_autofree char *label = erp_form_label(form->fields[i].field);
    if (!erp_form_check(form, i, error) || !erp_form_canonical(form, i, &value, error)) {
      g_prefix_error(error, "%s: ", label);
      return FALSE;
    }
    g_ptr_array_add(values, value);
  }
  return TRUE;
}

ErpEdit *
erp_form_edit(const ErpForm *form, GError **error) {
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
  if (!collect_values(form, values, error))
    return NULL;
  char *const *texts = (char *const *) values->pdata;
  return form->path != NULL ? changing_edit(form, texts) : adding_edit(form, texts);
}
