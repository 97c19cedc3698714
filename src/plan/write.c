#include "plan/file.h"

#include "plan/field.h"
#include "plan/plan-private.h"
#include "xml/writer.h"

static void
write_items(ErpXmlWriter *writer, const ErpTrivia *trivia, ErpTriviaPlace place) {
  const GArray *items = trivia != NULL ? trivia->items[place] : NULL;
  for (guint i = 0; items != NULL && i < items->len; i++) {
    const ErpTriviaItem *item = &g_array_index(items, ErpTriviaItem, i);
    switch (item->kind) {
    case ERP_TRIVIA_BLANK:
      erp_xml_writer_blank(writer);
      break;
    case ERP_TRIVIA_COMMENT:
      erp_xml_writer_comment(writer, item->text);
      break;
    case ERP_TRIVIA_MARKUP:
      erp_xml_writer_raw(writer, item->text);
      break;
    }
  }
}

/* Namespace declarations stand first, other foreign attributes last. */
static void
write_foreign(ErpXmlWriter *writer, const ErpRecord *record, gboolean declarations) {
  const GPtrArray *foreign = record->trivia != NULL ? record->trivia->attributes : NULL;
  for (guint i = 0; foreign != NULL && i < foreign->len; i += 2)
    if (g_str_has_prefix(foreign->pdata[i], "xmlns:") == declarations)
      erp_xml_writer_attribute(writer, foreign->pdata[i], foreign->pdata[i + 1]);
}

static void
write_attributes(ErpXmlWriter *writer, const ErpRecord *record, const ErpKindInfo *info) {
  write_foreign(writer, record, TRUE);
  for (guint i = info->has_text ? 1 : 0; i < info->n_fields; i++) {
    if (!erp_record_stated(record, i))
      continue;
    g_autofree char *value = erp_record_get(record, i);
    if (value != NULL)
      erp_xml_writer_attribute(writer, info->fields[i].name, value);
  }
  write_foreign(writer, record, FALSE);
}

static void
write_record(ErpXmlWriter *writer, const ErpRecord *record) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  write_items(writer, record->trivia, ERP_TRIVIA_BEFORE);
  erp_xml_writer_start(writer, info->element);
  write_attributes(writer, record, info);
  if (record->kind == ERP_KIND_NOTE) {
    const ErpNote *note = (const ErpNote *) record;
    const char *text = note->text != NULL ? note->text : "";
    if (text[0] != '\0' || note->cdata)
      erp_xml_writer_text(writer, text, note->cdata != 0);
  }
  for (guint i = 0; i < record->n_children; i++)
    write_record(writer, record->children[i]);
  write_items(writer, record->trivia, ERP_TRIVIA_INSIDE);
  erp_xml_writer_end(writer);
}

static gboolean
write_top(gpointer record, guint index, gpointer writer) {
  (void) index;
  write_record(writer, record);
  return TRUE;
}

GBytes *
erp_plan_write(const ErpPlan *plan) {
  g_autoptr(ErpXmlWriter) writer = erp_xml_writer_new();
  const ErpKindInfo *info = erp_kind_info(ERP_KIND_PLAN);
  write_items(writer, plan->root->trivia, ERP_TRIVIA_BEFORE);
  erp_xml_writer_start(writer, info->element);
  erp_xml_writer_attribute(writer, "xmlns", ERP_PLAN_NAMESPACE);
  write_attributes(writer, plan->root, info);
  erp_parray_foreach(plan->records, write_top, writer);
  write_items(writer, plan->tail, ERP_TRIVIA_INSIDE);
  erp_xml_writer_end(writer);
  write_items(writer, plan->tail, ERP_TRIVIA_AFTER);
  return erp_xml_writer_finish(writer);
}
