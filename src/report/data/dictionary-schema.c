/* The data dictionary as JSON schemas: data/schema/NAME.schema.json. */
#include "report/data/dictionary.h"

#include "report/data/json.h"

/* ---- members --------------------------------------------------------------------------------- */

static void
write_type(ErpJson *json, const char *type, gboolean nullable) {
  if (!nullable) {
    erp_json_string(json, "type", type);
    return;
  }
  erp_json_begin_array(json, "type");
  erp_json_string(json, NULL, type);
  erp_json_string(json, NULL, "null");
  erp_json_end_array(json);
}

static void
write_words(ErpJson *json, const ErpMember *member) {
  if (member->word(1) == NULL && !member->nullable) {
    erp_json_string(json, "const", member->word(0));
    return;
  }
  erp_json_begin_array(json, "enum");
  for (guint i = 0; member->word(i) != NULL; i++)
    erp_json_string(json, NULL, member->word(i));
  if (member->nullable)
    erp_json_string(json, NULL, NULL);
  erp_json_end_array(json);
}

static void
write_reference(ErpJson *json, const ErpRecordType *type) {
  g_autofree char *reference = g_strconcat("#/$defs/", type->name, NULL);
  erp_json_string(json, "$ref", reference);
}

static void
write_record(ErpJson *json, const ErpMember *member) {
  if (!member->nullable) {
    write_reference(json, member->record);
    return;
  }
  erp_json_begin_array(json, "anyOf");
  erp_json_begin_object(json, NULL);
  write_reference(json, member->record);
  erp_json_end_object(json);
  erp_json_begin_object(json, NULL);
  erp_json_string(json, "type", "null");
  erp_json_end_object(json);
  erp_json_end_array(json);
}

/* What a value, or an entry of a list, is. */
static void
write_value(ErpJson *json, const ErpMember *member) {
  switch (member->type) {
  case ERP_MEMBER_INTEGER:
    write_type(json, "integer", member->nullable);
    break;
  case ERP_MEMBER_BOOLEAN:
    write_type(json, "boolean", member->nullable);
    break;
  case ERP_MEMBER_TEXT:
    write_type(json, "string", member->nullable);
    if (member->pattern != NULL)
      erp_json_string(json, "pattern", member->pattern);
    break;
  case ERP_MEMBER_WORD:
    write_words(json, member);
    break;
  case ERP_MEMBER_RECORD:
    write_record(json, member);
    break;
  }
}

static void
write_member(ErpJson *json, const ErpMember *member) {
  const char *unit = erp_measure_about(member->measure);
  g_autofree char *about =
      *unit == '\0' ? g_strdup(member->about) : g_strdup_printf("%s In %s.", member->about, unit);
  erp_json_begin_object(json, member->name);
  if (member->next != NULL) {
    erp_json_string(json, "type", "array");
    erp_json_begin_object(json, "items");
  }
  write_value(json, member);
  if (member->next != NULL)
    erp_json_end_object(json);
  erp_json_string(json, "description", about);
  erp_json_end_object(json);
}

/* ---- records --------------------------------------------------------------------------------- */

static void
write_object(ErpJson *json, const ErpRecordType *type) {
  erp_json_string(json, "title", type->title);
  if (type->about != NULL)
    erp_json_string(json, "description", type->about);
  erp_json_string(json, "type", "object");
  erp_json_begin_object(json, "properties");
  for (guint m = 0; m < type->n_members; m++)
    write_member(json, &type->members[m]);
  erp_json_end_object(json);
  erp_json_begin_array(json, "required");
  for (guint m = 0; m < type->n_members; m++)
    if (!type->members[m].optional)
      erp_json_string(json, NULL, type->members[m].name);
  erp_json_end_array(json);
  erp_json_bool(json, "additionalProperties", FALSE);
}

static void
collect(const ErpRecordType *type, GPtrArray *types) {
  for (guint m = 0; m < type->n_members; m++) {
    const ErpRecordType *inner = type->members[m].record;
    if (inner == NULL || g_ptr_array_find(types, inner, NULL))
      continue;
    g_ptr_array_add(types, (gpointer) inner);
    collect(inner, types);
  }
}

GPtrArray *
erp_type_inner(const ErpRecordType *type) {
  GPtrArray *types = g_ptr_array_new();
  collect(type, types);
  return types;
}

void
erp_type_schema(const ErpRecordType *type, ErpSink sink) {
  g_autoptr(ErpJson) json = erp_json_new(ERP_JSON_INDENTED, sink);
  g_autoptr(GPtrArray) inner = erp_type_inner(type);
  g_autofree char *id = g_strdup_printf("urn:erplan:schema:%s:1", type->name);
  erp_json_begin_object(json, NULL);
  erp_json_string(json, "$schema", "https://json-schema.org/draft/2020-12/schema");
  erp_json_string(json, "$id", id);
  write_object(json, type);
  erp_json_begin_object(json, "$defs");
  for (guint i = 0; i < inner->len; i++) {
    const ErpRecordType *each = inner->pdata[i];
    erp_json_begin_object(json, each->name);
    write_object(json, each);
    erp_json_end_object(json);
  }
  erp_json_end_object(json);
  erp_json_end_object(json);
}
