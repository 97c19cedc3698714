/* The writer: canonical layout, harmless text, and values that come back as they went in. */
#include "xml/writer.h"

#include <libxml/parser.h>
#include <string.h>

#include "events.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void
assert_written(ErpXmlWriter *writer, const char *expected) {
  g_autoptr(GBytes) bytes = erp_xml_writer_finish(writer);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_cmpstr(text, ==, expected);
}

static void
test_layout(void) {
  g_autoptr(ErpXmlWriter) w = erp_xml_writer_new();
  erp_xml_writer_comment(w, " first ");
  erp_xml_writer_start(w, "plan");
  erp_xml_writer_attribute(w, "name", "Contoso");
  erp_xml_writer_attribute(w, "missing", NULL);
  erp_xml_writer_attribute(w, "empty", "");
  erp_xml_writer_start(w, "site");
  erp_xml_writer_attribute(w, "id", "par");
  erp_xml_writer_end(w);
  erp_xml_writer_blank(w);
  erp_xml_writer_comment(w, " second\n  line ");
  erp_xml_writer_start(w, "note");
  erp_xml_writer_text(w, "text", FALSE);
  erp_xml_writer_end(w);
  erp_xml_writer_start(w, "group");
  erp_xml_writer_start(w, "note");
  erp_xml_writer_text(w, "a<b", TRUE);
  erp_xml_writer_end(w);
  erp_xml_writer_raw(w, "<f:x a='1'>\r\n  y\r</f:x>");
  erp_xml_writer_blank(w);
  erp_xml_writer_end(w);
  assert_written(w, HEAD "<!-- first -->\n"
                         "<plan name=\"Contoso\" empty=\"\">\n"
                         "  <site id=\"par\"/>\n"
                         "\n"
                         "  <!-- second\n  line -->\n"
                         "  <note>text</note>\n"
                         "  <group>\n"
                         "    <note><![CDATA[a<b]]></note>\n"
                         "    <f:x a='1'>\n  y\n</f:x>\n"
                         "  </group>\n"
                         "</plan>\n");
}

/* Layout is never added to an element that holds text. */
static void
test_mixed_content(void) {
  g_autoptr(ErpXmlWriter) w = erp_xml_writer_new();
  erp_xml_writer_start(w, "note");
  erp_xml_writer_text(w, "a", FALSE);
  erp_xml_writer_start(w, "b");
  erp_xml_writer_start(w, "c");
  erp_xml_writer_end(w);
  erp_xml_writer_comment(w, "x");
  erp_xml_writer_end(w);
  erp_xml_writer_raw(w, "<d/>");
  erp_xml_writer_text(w, "e", FALSE);
  assert_written(w, HEAD "<note>a<b><c/><!--x--></b><d/>e</note>\n");
}

static void
test_empty_text_keeps_the_element_open(void) {
  g_autoptr(ErpXmlWriter) w = erp_xml_writer_new();
  erp_xml_writer_start(w, "note");
  erp_xml_writer_text(w, "", FALSE);
  assert_written(w, HEAD "<note></note>\n");
}

static void
test_escapes(void) {
  g_autoptr(ErpXmlWriter) w = erp_xml_writer_new();
  erp_xml_writer_start(w, "a");
  erp_xml_writer_attribute(w, "v", "<b>\"A\"&'\t\n\r");
  /* CSI (U+009B), DEL, right-to-left override, zero width space, BOM, separators, tags,
   * and a mark that is not to be seen (U+034F). */
  erp_xml_writer_attribute(w, "w",
                           "\xC2\x9B\x7F\xE2\x80\xAE\xE2\x80\x8B\xEF\xBB\xBF\xE2\x80\xA8"
                           "\xF3\xA0\x81\xA1\xF3\xA0\x80\x80\xCD\x8F\xC3\xA9\xF0\x9F\x9B\xB0");
  /* ESC, U+FFFE and bytes that are not UTF-8 cannot be in XML. */
  erp_xml_writer_attribute(w, "x", "\x1B[\xEF\xBF\xBE\xFFz");
  erp_xml_writer_text(w, "<&>\"\t\n\r\xC2\x9B", FALSE);
  assert_written(w, HEAD "<a v=\"&lt;b&gt;&quot;A&quot;&amp;'&#x9;&#xA;&#xD;\" "
                         "w=\"&#x9B;&#x7F;&#x202E;&#x200B;&#xFEFF;&#x2028;&#xE0061;&#xE0000;&#x34F;"
                         "\xC3\xA9\xF0\x9F\x9B\xB0\" "
                         "x=\"\xEF\xBF\xBD[\xEF\xBF\xBD\xEF\xBF\xBDz\">"
                         "&lt;&amp;&gt;\"\t\n&#xD;&#x9B;</a>\n");
}

static void
test_cdata(void) {
  g_autoptr(ErpXmlWriter) w = erp_xml_writer_new();
  erp_xml_writer_start(w, "a");
  erp_xml_writer_text(w, "x]]>y]]\r]]]>", TRUE);
  assert_written(w, HEAD "<a><![CDATA[x]]]]><![CDATA[>y]]]]>&#xD;<![CDATA[]]]]]><![CDATA[>]]>"
                         "</a>\n");
}

static void
test_comments(void) {
  static const char *const CASES[][2] = {
      {" plain ", "<!-- plain -->\n"},
      {"a--b---c", "<!--a- -b- - -c-->\n"},
      {"-", "<!--- -->\n"},
      {"--", "<!--- - -->\n"},
      {"\xC2\x9B[2J\xE2\x80\xAE\r", "<!--<U+009B>[2J<U+202E><U+000D>-->\n"},
      {"", "<!---->\n"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(ErpXmlWriter) w = erp_xml_writer_new();
    erp_xml_writer_comment(w, CASES[i][0]);
    erp_xml_writer_start(w, "a");
    g_autoptr(GBytes) bytes = erp_xml_writer_finish(w);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_autofree char *expected = g_strdup_printf(HEAD "%s<a/>\n", CASES[i][1]);
    g_assert_cmpstr(text, ==, expected);
    g_autofree char *events = xml_events(bytes);
    g_assert_null(strstr(events, "error"));
  }
}

typedef struct {
  char *attribute;
  GString *text;
} Value;

static void
take_attribute(ErpXmlReader *reader G_GNUC_UNUSED, const ErpXmlElement *element, gpointer user) {
  Value *value = user;
  g_assert_cmpuint(element->n_attributes, ==, 1);
  value->attribute = g_strdup(element->attributes[0].value);
}

static void
take_text(ErpXmlReader *reader G_GNUC_UNUSED, const char *text, gsize length,
          gboolean cdata G_GNUC_UNUSED, gpointer user) {
  Value *value = user;
  g_string_append_len(value->text, text, (gssize) length);
}

/* A random text of what XML can hold, with the troublesome parts frequent. */
static char *
random_text(void) {
  static const char *const NASTY[] = {
      "]]>",          "]",    "]]",           "&amp;",     "&",        "<",        ">",
      "\"",           "'",    "<!--",         "-->",       "--",       "\r\n",     "\r",
      "\n",           "\t",   "  ",           "<![CDATA[", "\xC2\x85", "\xC2\x9B", "\xE2\x80\xAE",
      "\xE2\x80\xA8", "\x7F", "\xEF\xBF\xBD", "&#10;",     "<?x?>",    "\xC3\xA9", "e\xCC\x81",
      "\xEF\xBB\xBF",
  };
  GString *text = g_string_new(NULL);
  gint32 n = g_test_rand_int_range(0, 40);
  for (gint32 i = 0; i < n; i++) {
    if (g_test_rand_int_range(0, 3) > 0) {
      g_string_append(text, NASTY[g_test_rand_int_range(0, G_N_ELEMENTS(NASTY))]);
      continue;
    }
    gunichar c = (gunichar) g_test_rand_int_range(0x20, 0x110000);
    if ((c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
      g_string_append_unichar(text, c);
  }
  return g_string_free(text, FALSE);
}

static void
test_round_trip(void) {
  static const ErpXmlHandler HANDLER = {.start = take_attribute, .text = take_text};
  for (guint i = 0; i < 2000; i++) {
    g_autofree char *attribute = random_text();
    g_autofree char *text = random_text();
    g_autoptr(ErpXmlWriter) w = erp_xml_writer_new();
    erp_xml_writer_start(w, "note");
    erp_xml_writer_attribute(w, "v", attribute);
    erp_xml_writer_text(w, text, i % 2 == 0);
    g_autoptr(GBytes) bytes = erp_xml_writer_finish(w);

    g_autoptr(GString) read = g_string_new(NULL);
    Value value = {.text = read};
    g_autoptr(GError) error = NULL;
    erp_xml_read(bytes, "t.xml", &HANDLER, &value, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(value.attribute, ==, attribute);
    g_assert_cmpstr(read->str, ==, text);
    g_free(value.attribute);

    /* Nothing in the file can steer a terminal. */
    gsize n;
    const char *data = g_bytes_get_data(bytes, &n);
    g_autofree char *written = g_strndup(data, n);
    for (const char *p = written; *p != '\0'; p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      g_assert_true(c == '\n' || c == '\t' || !g_unichar_iscntrl(c));
      g_assert_cmpint((int) g_unichar_type(c), !=, (int) G_UNICODE_LINE_SEPARATOR);
    }
  }
}

/* Handed on in pieces it is the same text. */
static void
test_pour(void) {
  g_autoptr(ErpXmlWriter) whole = erp_xml_writer_new(), parts = erp_xml_writer_new();
  g_autoptr(GString) text = g_string_new(NULL);
  erp_xml_writer_start(whole, "plan");
  erp_xml_writer_start(parts, "plan");
  for (guint i = 0; i < 20000; i++) {
    erp_xml_writer_start(whole, "site");
    erp_xml_writer_end(whole);
    erp_xml_writer_start(parts, "site");
    erp_xml_writer_end(parts);
    erp_xml_writer_pour(parts, erp_sink_string(text));
  }
  g_assert_cmpuint(text->len, >, ERP_SINK_PIECE);
  erp_xml_writer_close(parts, erp_sink_string(text));
  g_autoptr(GBytes) bytes = erp_xml_writer_finish(whole);
  g_assert_cmpmem(text->str, text->len, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

/* What XML cannot hold is U+FFFD before it is written, too. */
static void
test_plain(void) {
  g_autofree char *plain = erp_xml_plain("a\x04"
                                         "b\tc\xff\xef\xbf\xbe\xe2\x80\xaez");
  g_assert_cmpstr(plain, ==,
                  "a\xef\xbf\xbd"
                  "b\tc\xef\xbf\xbd\xef\xbf\xbd\xe2\x80\xaez");
  g_assert_null(erp_xml_plain(NULL));
}

/* Of the last characters of the planes XML lacks those of the first alone. */
static void
test_impossible(void) {
  static const struct {
    const char *text;
    gssize at;
  } rows[] = {{"", -1},
              {"a\t\n\r\x7f é", -1},
              {"ab\x1b", 2},
              {"é\xff", 2},
              {"\xef\xbf\xbe", 0},
              {"x\xef\xbf\xbf", 1},
              {"\xf0\x9f\xbf\xbe", -1},
              {"\xf4\x8f\xbf\xbf", -1}};
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    const char *at = erp_xml_impossible(rows[i].text);
    g_assert_cmpint(at != NULL ? at - rows[i].text : -1, ==, rows[i].at);
  }
  g_autofree char *plain = erp_xml_plain("\xf0\x9f\xbf\xbe");
  g_assert_cmpstr(plain, ==, "\xf0\x9f\xbf\xbe");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/xml/writer/layout", test_layout);
  g_test_add_func("/xml/writer/mixed-content", test_mixed_content);
  g_test_add_func("/xml/writer/empty-text-keeps-the-element-open",
                  test_empty_text_keeps_the_element_open);
  g_test_add_func("/xml/writer/escapes", test_escapes);
  g_test_add_func("/xml/writer/impossible", test_impossible);
  g_test_add_func("/xml/writer/cdata", test_cdata);
  g_test_add_func("/xml/writer/comments", test_comments);
  g_test_add_func("/xml/writer/round-trip", test_round_trip);
  g_test_add_func("/xml/writer/plain", test_plain);
  g_test_add_func("/xml/writer/pour", test_pour);
  int status = g_test_run();
  xmlCleanupParser();
  return status;
}
