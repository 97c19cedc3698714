#include "report/json.h"

#include "base/units.h"

char *
erp_json_text(JsonBuilder *builder) {
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  g_autoptr(JsonGenerator) generator = json_generator_new();
  json_generator_set_root(generator, root);
  json_generator_set_pretty(generator, TRUE);
  json_generator_set_indent(generator, 2);
  g_autofree char *text = json_generator_to_data(generator, NULL);
  return g_strconcat(text, "\n", NULL);
}

void
erp_json_string(JsonBuilder *builder, const char *key, const char *value) {
  json_builder_set_member_name(builder, key);
  if (value == NULL)
    json_builder_add_null_value(builder);
  else
    json_builder_add_string_value(builder, value);
}

void
erp_json_int(JsonBuilder *builder, const char *key, gint64 value) {
  json_builder_set_member_name(builder, key);
  if (value == ERP_UNSET)
    json_builder_add_null_value(builder);
  else
    json_builder_add_int_value(builder, value);
}

void
erp_json_bool(JsonBuilder *builder, const char *key, gboolean value) {
  json_builder_set_member_name(builder, key);
  json_builder_add_boolean_value(builder, value);
}
