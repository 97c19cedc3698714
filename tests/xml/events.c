#include "events.h"

#include <string.h>

#include "base/error.h"

static void
append_place(ErpXmlReader *reader, GString *log, const char *kind) {
  guint line;
  guint column;
  erp_xml_place(reader, &line, &column);
  g_string_append_printf(log, "%u:%u %s", line, column, kind);
}

static void
append_name(GString *log, const char *ns, const char *prefix, const char *name) {
  g_string_append_printf(log, " %s%s%s", prefix == NULL ? "" : prefix, prefix == NULL ? "" : ":",
                         name);
  if (ns != NULL)
    g_string_append_printf(log, "{%s}", ns);
}

/* Line breaks and tabs made visible, so that one event stays on one line. */
static void
append_text(GString *log, const char *text) {
  g_string_append(log, " [");
  for (; *text != '\0'; text++) {
    if (*text == '\n')
      g_string_append(log, "\\n");
    else if (*text == '\t')
      g_string_append(log, "\\t");
    else if (*text == '\r')
      g_string_append(log, "\\r");
    else
      g_string_append_c(log, *text);
  }
  g_string_append_c(log, ']');
}

static void
log_start(ErpXmlReader *reader, const ErpXmlElement *element, gpointer user) {
  GString *log = user;
  append_place(reader, log, "start");
  append_name(log, element->ns, element->prefix, element->name);
  guint line;
  guint column;
  erp_xml_place(reader, &line, &column);
  g_assert_cmpuint(element->line, ==, line);
  g_assert_cmpuint(element->column, ==, column);
  g_autofree char *first = erp_xml_source(reader, element->offset, element->offset + 1);
  g_assert_cmpstr(first, ==, "<");
  g_string_append_c(log, '\n');

  const char *const *pairs;
  guint n = erp_xml_namespaces(reader, &pairs);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(log, "  declares %s=%s\n", pairs[2 * i] == NULL ? "" : pairs[2 * i],
                           pairs[2 * i + 1]);
  for (guint i = 0; i < element->n_attributes; i++) {
    const ErpXmlAttribute *a = &element->attributes[i];
    erp_xml_attribute_place(reader, element, i, &line, &column);
    g_string_append_printf(log, "  %u:%u", line, column);
    append_name(log, a->ns, a->prefix, a->name);
    append_text(log, a->value);
    g_string_append_c(log, '\n');
  }
}

static void
log_end(ErpXmlReader *reader, gsize end_offset, gpointer user) {
  append_place(reader, user, "end\n");
  g_autofree char *last = erp_xml_source(reader, end_offset - 1, end_offset);
  g_assert_cmpstr(last, ==, ">");
}

static void
log_text(ErpXmlReader *reader, const char *text, gsize length, gboolean cdata, gpointer user) {
  GString *log = user;
  g_assert_cmpuint(strlen(text), ==, length);
  append_place(reader, log, cdata ? "cdata" : "text");
  append_text(log, text);
  g_string_append_c(log, '\n');
}

static void
log_comment(ErpXmlReader *reader, const char *text, gpointer user) {
  GString *log = user;
  append_place(reader, log, "comment");
  append_text(log, text);
  g_string_append_c(log, '\n');
}

static void
log_instruction(ErpXmlReader *reader, const char *target, const char *data, gpointer user) {
  GString *log = user;
  append_place(reader, log, "instruction ");
  g_string_append(log, target);
  append_text(log, data);
  g_string_append_c(log, '\n');
}

char *
xml_events(GBytes *bytes) {
  static const ErpXmlHandler LOG = {log_start, log_end, log_text, log_comment, log_instruction};
  GString *log = g_string_new(NULL);
  g_autoptr(GError) error = NULL;
  if (!erp_xml_read(bytes, "t.xml", &LOG, log, &error)) {
    g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
    g_string_append_printf(log, "error %s\n", error->message);
  }
  return g_string_free(log, FALSE);
}

char *
xml_events_of(const char *text) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  return xml_events(bytes);
}

void
xml_assert_refused(GBytes *bytes, const char *message) {
  static const ErpXmlHandler NOTHING = {0};
  g_autoptr(GError) error = NULL;
  g_assert_false(erp_xml_read(bytes, "t.xml", &NOTHING, NULL, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_cmpstr(error->message, ==, message);
}
