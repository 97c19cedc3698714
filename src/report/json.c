#include "report/json.h"

#include <string.h>

#include "base/escape.h"
#include "base/units.h"

/* Such a character can only stand inside a string, where a \u escape means the same. */
static void
append_escaped(GString *out, gunichar c) {
  if (c > 0xFFFF)
    g_string_append_printf(out, "\\u%04x\\u%04x", 0xD800 + ((c - 0x10000) >> 10),
                           0xDC00 + ((c - 0x10000) & 0x3FF));
  else
    g_string_append_printf(out, "\\u%04x", c);
}

/* The generator escapes only C0 controls; a terminal also obeys C1 and bidirectional controls. */
static char *
escape_invisible(const char *text) {
  GString *out = g_string_sized_new(strlen(text) + 2);
  const char *start = text;
  for (const char *p = text; *p != '\0';) {
    const char *next = g_utf8_next_char(p);
    if (next - p > 1 && erp_escape_needed(g_utf8_get_char(p))) {
      g_string_append_len(out, start, p - start);
      append_escaped(out, g_utf8_get_char(p));
      start = next;
    }
    p = next;
  }
  g_string_append(out, start);
  g_string_append_c(out, '\n');
  return g_string_free(out, FALSE);
}

static char *
generate(JsonBuilder *builder, gboolean pretty) {
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  g_autoptr(JsonGenerator) generator = json_generator_new();
  json_generator_set_root(generator, root);
  json_generator_set_pretty(generator, pretty);
  json_generator_set_indent(generator, 2);
  g_autofree char *text = json_generator_to_data(generator, NULL);
  return escape_invisible(text);
}

char *
erp_json_text(JsonBuilder *builder) {
  return generate(builder, TRUE);
}

char *
erp_json_line(JsonBuilder *builder) {
  return generate(builder, FALSE);
}

void
erp_json_string(JsonBuilder *builder, const char *key, const char *value) {
  json_builder_set_member_name(builder, key);
  if (value == NULL) {
    json_builder_add_null_value(builder);
    return;
  }
  g_autofree char *valid = g_utf8_make_valid(value, -1);
  json_builder_add_string_value(builder, valid);
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

void
erp_json_diag(JsonBuilder *builder, const ErpDiag *diag) {
  json_builder_begin_object(builder);
  erp_json_string(builder, "code", diag->code);
  erp_json_string(builder, "object", diag->object);
  erp_json_int(builder, "line", diag->line == 0 ? ERP_UNSET : diag->line);
  erp_json_int(builder, "column", diag->line == 0 ? ERP_UNSET : diag->column);
  erp_json_string(builder, "message", diag->text);
  json_builder_end_object(builder);
}
