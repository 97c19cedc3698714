#include "plan/edit.h"

#include <string.h>

#include "plan/field.h"
#include "base/i18n.h"

static ErpEdit *
new_edit(ErpEditKind kind, const char *path) {
  ErpEdit *edit = g_new0(ErpEdit, 1);
  edit->kind = kind;
  edit->path = g_strdup(path);
  return edit;
}

ErpEdit *
erp_edit_add(const char *path, ErpRecord *record) {
  ErpEdit *edit = new_edit(ERP_EDIT_ADD, path);
  const char *element = erp_kind_info(record->kind)->element;
  const char *id = erp_record_id(record);
  edit->record = record;
  edit->label = id != NULL ? g_strdup_printf(_("Add %s “%s”"), element, id)
                           : g_strdup_printf(_("Add %s"), element);
  return edit;
}

ErpEdit *
erp_edit_set(const char *path, const char *name, const char *value) {
  ErpEdit *edit = new_edit(ERP_EDIT_SET, path);
  const char *shown = path != NULL && path[0] != '\0' ? path : "plan";
  edit->name = g_strdup(name);
  edit->value = g_strdup(value);
  edit->label = value != NULL ? g_strdup_printf(_("Set %s of “%s” to “%s”"), name, shown, value)
                              : g_strdup_printf(_("Unset %s of “%s”"), name, shown);
  return edit;
}

ErpEdit *
erp_edit_delete(const char *path) {
  ErpEdit *edit = new_edit(ERP_EDIT_DELETE, path);
  edit->label = g_strdup_printf(_("Delete “%s”"), path);
  return edit;
}

ErpEdit *
erp_edit_delete_following(const char *path) {
  ErpEdit *edit = new_edit(ERP_EDIT_DELETE_FOLLOWING, path);
  edit->label = g_strdup_printf(_("Delete “%s” and what refers to it"), path);
  return edit;
}

ErpEdit *
erp_edit_rename(const char *path, const char *id) {
  ErpEdit *edit = new_edit(ERP_EDIT_RENAME, path);
  edit->value = g_strdup(id);
  edit->label = g_strdup_printf(_("Rename “%s” to “%s”"), path, id);
  return edit;
}

static void
free_part(gpointer edit) {
  erp_edit_free(edit);
}

ErpEdit *
erp_edit_batch(const char *label, GPtrArray *parts) {
  ErpEdit *edit = new_edit(ERP_EDIT_BATCH, NULL);
  g_ptr_array_set_free_func(parts, free_part);
  edit->parts = parts;
  edit->label = g_strdup(label);
  return edit;
}

ErpEdit *
erp_edit_copy(const ErpEdit *edit) {
  ErpEdit *copy = new_edit(edit->kind, edit->path);
  copy->name = g_strdup(edit->name);
  copy->value = g_strdup(edit->value);
  copy->record = edit->record != NULL ? erp_record_ref(edit->record) : NULL;
  copy->label = g_strdup(edit->label);
  if (edit->parts != NULL) {
    copy->parts = g_ptr_array_new_with_free_func(free_part);
    for (guint i = 0; i < edit->parts->len; i++)
      g_ptr_array_add(copy->parts, erp_edit_copy(edit->parts->pdata[i]));
  }
  return copy;
}

void
erp_edit_free(ErpEdit *edit) {
  if (edit == NULL)
    return;
  g_free(edit->path);
  g_free(edit->name);
  g_free(edit->value);
  g_free(edit->label);
  erp_record_unref(edit->record);
  g_clear_pointer(&edit->parts, g_ptr_array_unref);
  g_free(edit);
}

char *
erp_edit_describe(const ErpEdit *edit, const ErpPlan *plan) {
  const ErpRecord *record = edit->path != NULL ? erp_plan_at_path(plan, edit->path) : NULL;
  const char *element = record != NULL ? erp_kind_info(record->kind)->element : NULL;
  const char *id = record != NULL ? erp_record_id(record) : NULL;
  if (id != NULL && edit->kind == ERP_EDIT_RENAME)
    return g_strdup_printf(_("Rename %s “%s” to “%s”"), element, id, edit->value);
  if (id != NULL && edit->kind == ERP_EDIT_DELETE)
    return g_strdup_printf(_("Delete %s “%s”"), element, id);
  if (id != NULL && edit->kind == ERP_EDIT_DELETE_FOLLOWING)
    return g_strdup_printf(_("Delete %s “%s” and what refers to it"), element, id);
  return g_strdup(edit->label);
}
