#include "xml/writer.h"

#include <string.h>

#include "base/escape.h"

#define INDENT 2

typedef struct {
  char *qname;
  gboolean in_line; /* holds text, or lies in an element that does: no layout of its own */
  gboolean empty;   /* the start tag is still open */
} Level;

struct _ErpXmlWriter {
  GString *out;
  GArray *levels; /* of Level, the innermost last */
  gboolean blank;
};

static void
clear_level(gpointer level) {
  g_free(((Level *) level)->qname);
}

ErpXmlWriter *
erp_xml_writer_new(void) {
  ErpXmlWriter *writer = g_new0(ErpXmlWriter, 1);
  writer->out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  writer->levels = g_array_new(FALSE, FALSE, sizeof(Level));
  g_array_set_clear_func(writer->levels, clear_level);
  return writer;
}

void
erp_xml_writer_free(ErpXmlWriter *writer) {
  if (writer == NULL)
    return;
  g_string_free(writer->out, TRUE);
  g_array_unref(writer->levels);
  g_free(writer);
}

static Level *
innermost(ErpXmlWriter *writer) {
  guint n = writer->levels->len;
  return n == 0 ? NULL : &g_array_index(writer->levels, Level, n - 1);
}

static gboolean
is_in_line(ErpXmlWriter *writer) {
  const Level *level = innermost(writer);
  return level != NULL && level->in_line;
}

static void
indent(ErpXmlWriter *writer) {
  for (guint i = 0; i < writer->levels->len * INDENT; i++)
    g_string_append_c(writer->out, ' ');
}

/* Ends the start tag of the element that is about to get content. */
static void
close_start_tag(ErpXmlWriter *writer) {
  Level *level = innermost(writer);
  if (level == NULL || !level->empty)
    return;
  level->empty = FALSE;
  g_string_append_c(writer->out, '>');
  if (!level->in_line)
    g_string_append_c(writer->out, '\n');
}

static void
begin_item(ErpXmlWriter *writer) {
  close_start_tag(writer);
  if (is_in_line(writer))
    return;
  if (writer->blank)
    g_string_append_c(writer->out, '\n');
  writer->blank = FALSE;
  indent(writer);
}

static void
end_item(ErpXmlWriter *writer) {
  if (!is_in_line(writer))
    g_string_append_c(writer->out, '\n');
}

/* XML 1.0 cannot hold these, not even as references. */
static gboolean
is_illegal(gunichar c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

/* The next character of `*text`, moved past it; U+FFFD for what XML cannot hold. */
static gunichar
next_character(const char **text) {
  gunichar c = g_utf8_get_char_validated(*text, -1);
  if (c == (gunichar) -1 || c == (gunichar) -2) {
    (*text)++;
    return 0xFFFD;
  }
  *text = g_utf8_next_char(*text);
  return is_illegal(c) ? 0xFFFD : c;
}

const char *
erp_xml_impossible(const char *text) {
  while (*text != '\0') {
    gunichar c = g_utf8_get_char_validated(text, -1);
    if (c == (gunichar) -1 || c == (gunichar) -2 || is_illegal(c))
      return text;
    text = g_utf8_next_char(text);
  }
  return NULL;
}

char *
erp_xml_plain(const char *text) {
  if (text == NULL)
    return NULL;
  GString *plain = g_string_sized_new(strlen(text));
  while (*text != '\0')
    g_string_append_unichar(plain, next_character(&text));
  return g_string_free(plain, FALSE);
}

static void
append_escaped(GString *out, gunichar c, const char *literal_controls) {
  switch (c) {
  case '&':
    g_string_append(out, "&amp;");
    return;
  case '<':
    g_string_append(out, "&lt;");
    return;
  case '>':
    g_string_append(out, "&gt;");
    return;
  default:
    break;
  }
  gboolean literal = c < 0x80 && strchr(literal_controls, (int) c) != NULL;
  if (literal || !erp_escape_needed(c))
    g_string_append_unichar(out, c);
  else
    g_string_append_printf(out, "&#x%X;", c);
}

void
erp_xml_writer_start(ErpXmlWriter *writer, const char *qname) {
  begin_item(writer);
  Level level = {
      .qname = g_strdup(qname),
      .in_line = is_in_line(writer),
      .empty = TRUE,
  };
  g_array_append_val(writer->levels, level);
  g_string_append_c(writer->out, '<');
  g_string_append(writer->out, qname);
}

void
erp_xml_writer_attribute(ErpXmlWriter *writer, const char *qname, const char *value) {
  const Level *level = innermost(writer);
  g_return_if_fail(level != NULL && level->empty);
  if (value == NULL)
    return;
  g_string_append_c(writer->out, ' ');
  g_string_append(writer->out, qname);
  g_string_append(writer->out, "=\"");
  while (*value != '\0') {
    gunichar c = next_character(&value);
    if (c == '"')
      g_string_append(writer->out, "&quot;");
    else
      append_escaped(writer->out, c, "");
  }
  g_string_append_c(writer->out, '"');
}

/* What a CDATA section cannot hold is written between two of them. */
static void
append_cdata(GString *out, const char *text) {
  g_string_append(out, "<![CDATA[");
  while (*text != '\0') {
    gboolean terminator = g_str_has_prefix(text, "]]>");
    gunichar c = next_character(&text);
    gboolean literal = c == '\t' || c == '\n' || !erp_escape_needed(c);
    if (terminator) {
      g_string_append(out, "]]]]><![CDATA[>");
      text += strlen("]>");
    } else if (literal) {
      g_string_append_unichar(out, c);
    } else {
      g_string_append_printf(out, "]]>&#x%X;<![CDATA[", c);
    }
  }
  g_string_append(out, "]]>");
}

void
erp_xml_writer_text(ErpXmlWriter *writer, const char *text, gboolean cdata) {
  Level *level = innermost(writer);
  g_assert(level != NULL);
  level->in_line = TRUE;
  close_start_tag(writer);
  if (cdata) {
    append_cdata(writer->out, text);
    return;
  }
  while (*text != '\0')
    append_escaped(writer->out, next_character(&text), "\t\n");
}

/* Comments have no references: what could do harm is spelt out, and "--" is kept apart. */
void
erp_xml_writer_comment(ErpXmlWriter *writer, const char *text) {
  begin_item(writer);
  g_string_append(writer->out, "<!--");
  gunichar last = 0;
  while (*text != '\0') {
    gunichar c = next_character(&text);
    if (c == '-' && last == '-')
      g_string_append_c(writer->out, ' ');
    if (c == '\t' || c == '\n' || !erp_escape_needed(c))
      g_string_append_unichar(writer->out, c);
    else
      g_string_append_printf(writer->out, "<U+%04X>", c);
    last = c;
  }
  g_string_append(writer->out, last == '-' ? " -->" : "-->");
  end_item(writer);
}

void
erp_xml_writer_blank(ErpXmlWriter *writer) {
  writer->blank = TRUE;
}

void
erp_xml_writer_raw(ErpXmlWriter *writer, const char *markup) {
  begin_item(writer);
  for (const char *p = markup; *p != '\0'; p++) {
    if (*p != '\r')
      g_string_append_c(writer->out, *p);
    else if (p[1] != '\n')
      g_string_append_c(writer->out, '\n');
  }
  end_item(writer);
}

void
erp_xml_writer_end(ErpXmlWriter *writer) {
  Level *level = innermost(writer);
  g_assert(level != NULL);
  g_autofree char *qname = g_steal_pointer(&level->qname);
  gboolean empty = level->empty;
  gboolean in_line = level->in_line;
  g_array_set_size(writer->levels, writer->levels->len - 1);

  writer->blank = FALSE;
  if (empty) {
    g_string_append(writer->out, "/>");
  } else {
    if (!in_line)
      indent(writer);
    g_string_append(writer->out, "</");
    g_string_append(writer->out, qname);
    g_string_append_c(writer->out, '>');
  }
  end_item(writer);
}

void
erp_xml_writer_pour(ErpXmlWriter *writer, ErpSink sink) {
  erp_sink_pour(sink, writer->out, ERP_SINK_PIECE);
}

static void
end_all(ErpXmlWriter *writer) {
  while (writer->levels->len > 0)
    erp_xml_writer_end(writer);
}

void
erp_xml_writer_close(ErpXmlWriter *writer, ErpSink sink) {
  end_all(writer);
  erp_sink_pour(sink, writer->out, 0);
}

GBytes *
erp_xml_writer_finish(ErpXmlWriter *writer) {
  end_all(writer);
  GString *out = writer->out;
  writer->out = g_string_new(NULL);
  return g_string_free_to_bytes(out);
}
