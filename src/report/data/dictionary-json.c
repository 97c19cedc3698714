/* Documents and lines of the data dictionary as JSON: `erplan check --format=json` and jsonl. */
#include "report/data/dictionary.h"

#include "base/units.h"
#include "report/data/data-tables.h"
#include "report/data/json.h"

static void write_record(ErpJson *json, const char *key, const ErpRecordType *type,
                         const ErpItem *item);

static void
write_datum(ErpJson *json, const char *key, ErpDatum datum) {
  switch (datum.kind) {
  case ERP_DATUM_ABSENT:
    break;
  case ERP_DATUM_NULL:
    erp_json_string(json, key, NULL);
    break;
  case ERP_DATUM_INTEGER:
    erp_json_int(json, key, datum.number);
    break;
  case ERP_DATUM_BOOLEAN:
    erp_json_bool(json, key, datum.number != 0);
    break;
  case ERP_DATUM_TEXT:
    erp_json_string(json, key, datum.text);
    break;
  }
}

static void
write_value(ErpJson *json, const char *key, const ErpMember *member, const ErpItem *item, guint i) {
  if (member->type != ERP_MEMBER_RECORD) {
    write_datum(json, key, erp_member_get(member, item, i));
    return;
  }
  ErpItem child = member->child(item, i);
  write_record(json, key, member->record, &child);
}

static void
write_member(ErpJson *json, const ErpMember *member, const ErpItem *item) {
  if (member->next == NULL) {
    write_value(json, member->name, member, item, 0);
    return;
  }
  erp_json_begin_array(json, member->name);
  for (guint i = 0; member->next(item, &i); i++)
    write_value(json, NULL, member, item, i);
  erp_json_end_array(json);
}

static void
write_record(ErpJson *json, const char *key, const ErpRecordType *type, const ErpItem *item) {
  if (item->at == NULL) {
    erp_json_string(json, key, NULL);
    return;
  }
  erp_json_begin_object(json, key);
  for (guint m = 0; m < type->n_members; m++)
    write_member(json, &type->members[m], item);
  erp_json_end_object(json);
}

static void
write_document(const ErpRecordType *type, ErpJsonForm form, const ErpJudgement *judgement,
               const ErpDiagList *errors, ErpSink sink) {
  g_auto(ErpSource) source;
  g_autoptr(ErpJson) json = erp_json_new(form, sink);
  erp_source_init(&source, judgement, errors);
  ErpItem item = erp_source_item(&source);
  write_record(json, NULL, type, &item);
}

void
erp_difference_json(const ErpDifferenceJob *job, ErpSink sink) {
  g_auto(ErpDifferenceSource) source;
  g_autoptr(ErpJson) json = erp_json_new(ERP_JSON_INDENTED, sink);
  erp_difference_source_init(&source, job);
  ErpItem item = erp_source_item(&source.source);
  write_record(json, NULL, &erp_type_diff, &item);
}

void
erp_forecast_json(const ErpForecastPage *page, ErpSink sink) {
  g_auto(ErpSource) source;
  g_autoptr(ErpJson) json = erp_json_new(ERP_JSON_INDENTED, sink);
  const ErpJudgement judgement = {.subject = *page->subject};
  erp_source_init_forecast(&source, &judgement, page->forecast);
  ErpItem item = erp_source_item(&source);
  write_record(json, NULL, &erp_type_forecast, &item);
}

void
erp_failures_json(const ErpFailuresJob *job, ErpSink sink) {
  const ErpJudgement judgement = {.review = job->review, .subject = *job->subject};
  g_auto(ErpSource) source;
  g_autoptr(ErpJson) json = erp_json_new(ERP_JSON_INDENTED, sink);
  erp_source_init_failures(&source, &judgement, job->outcome);
  ErpItem item = erp_source_item(&source);
  write_record(json, NULL, &erp_type_failures, &item);
}

void
erp_report_check_json(const ErpJudgement *judgement, ErpSink sink) {
  write_document(&erp_type_check, ERP_JSON_INDENTED, judgement, NULL, sink);
}

void
erp_report_check_line(const ErpJudgement *judgement, ErpSink sink) {
  write_document(&erp_type_line, ERP_JSON_LINE, judgement, NULL, sink);
}

void
erp_report_unread_line(const ErpDiagList *errors, const ErpSubject *subject, ErpSink sink) {
  const ErpJudgement judgement = {.subject = *subject};
  write_document(&erp_type_line, ERP_JSON_LINE, &judgement, errors, sink);
}
