/* The outline of what stands in a record. */
#include "tui/form/form-private.h"

#include <string.h>

enum { MANY = 6 }; /* more parts of a kind than this fold */

static const ErpRecord *
record_of(const ErpForm *form) {
  return form->path != NULL ? erp_plan_at_path(form->plan, form->path) : form->start;
}

/* Parts of a kind in document order, borrowed; caller frees the array. */
static GPtrArray *
parts_of_kind(const ErpForm *form, const ErpRecord *record, ErpKind kind) {
  GPtrArray *parts = g_ptr_array_new();
  if (record->kind == ERP_KIND_PLAN) {
    guint n;
    const ErpRecord *const *all = erp_plan_of_kind(form->plan, kind, &n);
    for (guint i = 0; i < n; i++)
      if (erp_plan_parent(form->plan, all[i]) == NULL)
        g_ptr_array_add(parts, (gpointer) all[i]);
    return parts;
  }
  for (guint i = 0; i < record->n_children; i++)
    if (record->children[i]->kind == kind)
      g_ptr_array_add(parts, record->children[i]);
  return parts;
}

/* "teams, 50Mbps, 10Mbps": the first values that are stated. */
static char *
text_of(const ErpRecord *record) {
  enum { VALUES = 4 };
  const ErpKindInfo *info = erp_kind_info(record->kind);
  GString *text = g_string_new(NULL);
  guint n = 0;
  for (guint i = 0; i < info->n_fields && n < VALUES; i++) {
    if (!erp_record_stated(record, i) || info->fields[i].type == ERP_TYPE_BOOL)
      continue;
    g_autofree char *value = erp_record_get(record, i);
    g_string_append_printf(text, "%s%s", n++ > 0 ? ", " : "", value);
  }
  if (n == 0)
    g_string_append(text, "-");
  return g_string_free(text, FALSE);
}

static void
clear_part(gpointer data) {
  ErpFormPart *part = data;
  g_free(part->path);
  g_free(part->text);
}

static void
list_kind(ErpForm *form, const ErpRecord *record, ErpKind kind) {
  g_autoptr(GPtrArray) found = parts_of_kind(form, record, kind);
  gboolean folds = found->len > MANY;
  gboolean folded = folds && (form->unfolded & ERP_KIND_BIT(kind)) == 0;
  ErpFormPart head = {kind, found->len, NULL, NULL, folds, folded};
  g_array_append_val(form->parts, head);
  for (guint i = 0; form->path != NULL && !folded && i < found->len; i++) {
    ErpFormPart part = {
        kind,  found->len, erp_plan_path(form->plan, found->pdata[i]), text_of(found->pdata[i]),
        FALSE, FALSE};
    g_array_append_val(form->parts, part);
  }
}

void
erp_form_list_parts(ErpForm *form) {
  const ErpRecord *record = record_of(form);
  if (form->parts == NULL) {
    form->parts = g_array_new(FALSE, FALSE, sizeof(ErpFormPart));
    g_array_set_clear_func(form->parts, clear_part);
  }
  g_array_set_size(form->parts, 0);
  for (guint kind = 0; record != NULL && form->paths->len < 2 && kind < ERP_KIND_LAST; kind++)
    if ((erp_kind_info((ErpKind) kind)->parents & ERP_KIND_BIT(record->kind)) != 0)
      list_kind(form, record, (ErpKind) kind);
  form->focus = MIN(form->focus, erp_form_items(form) - 1);
}

guint
erp_form_items(const ErpForm *form) {
  return form->info->n_fields + form->parts->len;
}

gboolean
erp_form_on_field(const ErpForm *form) {
  return form->focus < form->info->n_fields;
}

const ErpFormPart *
erp_form_part(const ErpForm *form) {
  return erp_form_on_field(form)
             ? NULL
             : &g_array_index(form->parts, ErpFormPart, form->focus - form->info->n_fields);
}

gboolean
erp_form_focus_parts(ErpForm *form) {
  if (form->parts->len == 0)
    return FALSE;
  if (erp_form_on_field(form))
    erp_form_focus_on(form, form->info->n_fields);
  return TRUE;
}

gboolean
erp_form_fold(ErpForm *form) {
  const ErpFormPart *part = erp_form_part(form);
  if (part == NULL || !part->folds)
    return FALSE;
  form->unfolded ^= ERP_KIND_BIT(part->kind);
  erp_form_list_parts(form);
  return TRUE;
}
