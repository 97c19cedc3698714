#include "plan/references.h"

#include <string.h>

#include "plan/value.h"

char *
erp_object_id(const char *object) {
  return g_strndup(object, strcspn(object, "/"));
}

static gboolean
is_word(const ErpField *field, const char *text) {
  return field->words != NULL && g_strv_contains(field->words, text);
}

static void
visit_field(const ErpRecord *record, const ErpField *field, ErpReferenceVisit visit,
            gpointer user) {
  ErpValue value = erp_value_of(record, field);
  if (field->type == ERP_TYPE_REF && value.text != NULL) {
    if (field->targets == ERP_ANY_OBJECT && strchr(value.text, '/') != NULL) {
      g_autofree char *id = erp_object_id(value.text);
      visit(record, field, id, user);
    } else {
      visit(record, field, value.text, user);
    }
  } else if (field->type == ERP_TYPE_REF_LIST && value.list != NULL) {
    for (guint i = 0; value.list[i] != NULL; i++)
      if (!is_word(field, value.list[i]))
        visit(record, field, value.list[i], user);
  }
}

void
erp_record_references(const ErpRecord *record, ErpReferenceVisit visit, gpointer user) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == ERP_TYPE_REF || info->fields[i].type == ERP_TYPE_REF_LIST)
      visit_field(record, &info->fields[i], visit, user);
}
