/* Events of the reader: their values and their exact places. */
#include "xml/reader.h"

#include <libxml/parser.h>
#include <string.h>

#include "events.h"

static void
assert_events(const char *text, const char *expected) {
  g_autofree char *events = xml_events_of(text);
  g_assert_cmpstr(events, ==, expected);
}

static void
test_places(void) {
  assert_events("<?xml version=\"1.0\"?>\n"
                "<!-- a < b --> <?pi x < y?>\n"
                "<plan>\n"
                "  <site id=\"a\"\n"
                "        name = 'A>B' />text\n"
                "</plan >\n"
                "<!--end-->\n",
                "2:1 comment [ a < b ]\n"
                "2:16 instruction pi [x < y]\n"
                "3:1 start plan\n"
                "3:7 text [\\n  ]\n"
                "4:3 start site\n"
                "  4:9 id [a]\n"
                "  5:9 name [A>B]\n"
                "4:3 end\n"
                "5:24 text [text\\n]\n"
                "6:1 end\n"
                "7:1 comment [end]\n");
}

static void
test_places_count_characters(void) {
  /* Two, three and four bytes a character before the places asked for. */
  assert_events("<plan>\xC3\xA9\xE2\x82\xAC\xF0\x9F\x9B\xB0<site na\xC3\xAFme=\"\xC3\xA9\" b=\"\"/>"
                "<x/></plan>",
                "1:1 start plan\n"
                "1:7 text [\xC3\xA9\xE2\x82\xAC\xF0\x9F\x9B\xB0]\n"
                "1:10 start site\n"
                "  1:16 na\xC3\xAFme [\xC3\xA9]\n"
                "  1:26 b []\n"
                "1:10 end\n"
                "1:32 start x\n"
                "1:32 end\n"
                "1:36 end\n");
}

static void
test_crlf(void) {
  assert_events("\xEF\xBB\xBF<plan>\r\n <a/>\r\nx\ry\r\n <!--1\r\n2--></plan>\r\n",
                "1:1 start plan\n"
                "1:7 text [\\n ]\n"
                "2:2 start a\n"
                "2:2 end\n"
                "2:6 text [\\nx\\ny\\n ]\n"
                "4:2 comment [1\\n2]\n"
                "5:5 end\n");
}

static void
test_values_are_decoded(void) {
  assert_events(
      "<a v=\"&amp;&lt;&gt;&quot;&apos;&#65;&#x20AC;&#x1F6F0;\" w=\"1\t2\n3\r\n4&#9;&#10;&#13;\" "
      "x='\"&#38;amp;'>&amp;&lt;&#x41;&#13;</a>",
      "1:1 start a\n"
      "  1:4 v [&<>\"'A\xE2\x82\xAC\xF0\x9F\x9B\xB0]\n"
      "  1:56 w [1 2 3 4\\t\\n\\r]\n"
      "  3:18 x [\"&amp;]\n"
      "3:33 text [&<A\\r]\n"
      "3:53 end\n");
}

static void
test_text_runs(void) {
  assert_events("<a>x&amp;y<![CDATA[<b>&amp;]]>z<!----><![CDATA[]]>&lt;<b/>t<?p?></a>",
                "1:1 start a\n"
                "1:4 text [x&y]\n"
                "1:11 cdata [<b>&amp;]\n"
                "1:31 text [z]\n"
                "1:32 comment []\n"
                "1:39 cdata []\n"
                "1:51 text [<]\n"
                "1:55 start b\n"
                "1:55 end\n"
                "1:59 text [t]\n"
                "1:60 instruction p []\n"
                "1:65 end\n");
}

static void
test_long_text_is_one_run(void) {
  g_autoptr(GString) text = g_string_new("<a>");
  g_autoptr(GString) expected = g_string_new("1:1 start a\n1:4 text [");
  for (guint i = 0; i < 20000; i++) {
    g_string_append(text, i % 100 == 0 ? "&amp;" : "\xC3\xA9");
    g_string_append(expected, i % 100 == 0 ? "&" : "\xC3\xA9");
  }
  g_string_append(text, "</a>");
  /* 200 references of five characters, 19,800 letters, from column 4. */
  g_string_append(expected, "]\n1:20804 end\n");
  assert_events(text->str, expected->str);
}

static void
test_namespaces(void) {
  assert_events("<plan xmlns=\"urn:p\" a=\"1\" xmlns:f='urn:f' f:b=\"2\">"
                "<f:x xmlns=\"\" xmlnsx=\"3\"><y/></f:x></plan>",
                "1:1 start plan{urn:p}\n"
                "  declares =urn:p\n"
                "  declares f=urn:f\n"
                "  1:21 a [1]\n"
                "  1:43 f:b{urn:f} [2]\n"
                "1:51 start f:x{urn:f}\n"
                "  declares =\n"
                "  1:65 xmlnsx [3]\n"
                "1:76 start y\n"
                "1:76 end\n"
                "1:80 end\n"
                "1:86 end\n");
}

static void
test_nothing_is_included(void) {
  assert_events("<?xml-stylesheet href=\"file:///etc/passwd\"?>"
                "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
                "<xi:include href=\"/etc/passwd\" parse=\"text\"/></a>",
                "1:1 instruction xml-stylesheet [href=\"file:///etc/passwd\"]\n"
                "1:45 start a\n"
                "  declares xi=http://www.w3.org/2001/XInclude\n"
                "1:91 start xi:include{http://www.w3.org/2001/XInclude}\n"
                "  1:103 href [/etc/passwd]\n"
                "  1:122 parse [text]\n"
                "1:91 end\n"
                "1:136 end\n");
}

/* The same document in other encodings has the same events and places. */
static void
test_encodings(void) {
  static const struct {
    const char *iconv;
    const char *declared;
    const char *mark;
    gsize n_mark;
  } CASES[] = {
      {"UTF-8", "UTF-8", "", 0},
      {"UTF-8", "utf-8", "\xEF\xBB\xBF", 3},
      {"ISO-8859-1", "ISO-8859-1", "", 0},
      {"WINDOWS-1252", "windows-1252", "", 0},
      {"UTF-16LE", "UTF-16", "\xFF\xFE", 2},
      {"UTF-16BE", "UTF-16", "\xFE\xFF", 2},
      {"UTF-16LE", "UTF-16", "", 0},
      {"UTF-16BE", "UTF-16BE", "", 0},
      {"UTF-32LE", "UTF-32", "\xFF\xFE\0\0", 4},
      {"UTF-32BE", "UTF-32", "\0\0\xFE\xFF", 4},
      {"UTF-32LE", "UTF-32LE", "", 0},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *text = g_strdup_printf(
        "<?xml version='1.0' encoding='%s'?>\n<k\xC3\xB6ln a='\xC3\xA9' b='&#x20AC;'/>",
        CASES[i].declared);
    gsize n;
    g_autofree char *coded = g_convert(text, -1, CASES[i].iconv, "UTF-8", NULL, &n, NULL);
    g_autoptr(GByteArray) data = g_byte_array_new();
    g_byte_array_append(data, (const guint8 *) CASES[i].mark, (guint) CASES[i].n_mark);
    g_byte_array_append(data, (const guint8 *) coded, (guint) n);
    g_autoptr(GBytes) bytes = g_bytes_new(data->data, data->len);
    g_autofree char *events = xml_events(bytes);
    g_test_message("%s declared %s", CASES[i].iconv, CASES[i].declared);
    g_assert_cmpstr(events, ==,
                    "2:1 start k\xC3\xB6ln\n"
                    "  2:7 a [\xC3\xA9]\n"
                    "  2:13 b [\xE2\x82\xAC]\n"
                    "2:1 end\n");
  }
}

typedef struct {
  gsize from;
  guint depth;
  GString *kept;
} Verbatim;

static void
verbatim_start(ErpXmlReader *reader G_GNUC_UNUSED, const ErpXmlElement *element, gpointer user) {
  Verbatim *v = user;
  if (v->depth == 0 && g_strcmp0(element->ns, "urn:f") == 0)
    v->from = element->offset;
  if (v->from != 0)
    v->depth++;
}

static void
verbatim_end(ErpXmlReader *reader, gsize end_offset, gpointer user) {
  Verbatim *v = user;
  if (v->depth == 0 || --v->depth > 0)
    return;
  g_autofree char *source = erp_xml_source(reader, v->from, end_offset);
  g_string_append_printf(v->kept, "%s|", source);
  v->from = 0;
}

static void
test_foreign_source_is_verbatim(void) {
  static const ErpXmlHandler HANDLER = {.start = verbatim_start, .end = verbatim_end};
  const char *text =
      "<?xml version='1.0'?>\n<plan xmlns:f='urn:f'>\n"
      " <f:x  f:y = '1' >\n<b a=\"&#65;\"/><!-- < -->&amp; \xC3\xA9</f:x\n><c/><f:z/>\n"
      "</plan>";
  g_autoptr(GString) kept = g_string_new(NULL);
  Verbatim v = {.kept = kept};
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(GError) error = NULL;
  g_assert_true(erp_xml_read(bytes, "t.xml", &HANDLER, &v, &error));
  g_assert_no_error(error);
  g_assert_cmpstr(kept->str, ==,
                  "<f:x  f:y = '1' >\n<b a=\"&#65;\"/><!-- < -->&amp; \xC3\xA9</f:x\n>|<f:z/>|");
}

typedef struct {
  guint events;
  guint stop_at;
} Stopper;

static void
count_event(ErpXmlReader *reader, gpointer user) {
  Stopper *stopper = user;
  if (++stopper->events == stopper->stop_at)
    erp_xml_stop(reader);
}

static void
stop_start(ErpXmlReader *reader, const ErpXmlElement *element G_GNUC_UNUSED, gpointer user) {
  count_event(reader, user);
}

static void
stop_end(ErpXmlReader *reader, gsize end_offset G_GNUC_UNUSED, gpointer user) {
  count_event(reader, user);
}

static void
stop_text(ErpXmlReader *reader, const char *text G_GNUC_UNUSED, gsize length G_GNUC_UNUSED,
          gboolean cdata G_GNUC_UNUSED, gpointer user) {
  count_event(reader, user);
}

static void
stop_comment(ErpXmlReader *reader, const char *text G_GNUC_UNUSED, gpointer user) {
  count_event(reader, user);
}

static void
stop_instruction(ErpXmlReader *reader, const char *target G_GNUC_UNUSED,
                 const char *data G_GNUC_UNUSED, gpointer user) {
  count_event(reader, user);
}

/* Wherever it is asked to, the read ends there and then, without an error and before later ones. */
static void
test_stop(void) {
  static const ErpXmlHandler HANDLER = {stop_start, stop_end, stop_text, stop_comment,
                                        stop_instruction};
  const char *text = "<!--1--><?p 2?><a>4<b/>7<![CDATA[8]]><!--9--><?p 10?>11<c>13</c>"
                     "</a><broken";
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  for (guint i = 1; i <= 15; i++) {
    Stopper stopper = {.stop_at = i};
    g_autoptr(GError) error = NULL;
    g_assert_true(erp_xml_read(bytes, "t.xml", &HANDLER, &stopper, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(stopper.events, ==, i);
  }
}

static void
test_depth(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < ERP_XML_MAX_DEPTH; i++)
    g_string_append(text, "<a>");
  for (guint i = 0; i < ERP_XML_MAX_DEPTH; i++)
    g_string_append(text, "</a>");
  g_autofree char *events = xml_events_of(text->str);
  g_assert_null(strstr(events, "error"));

  g_string_insert(text, 3 * ERP_XML_MAX_DEPTH, "<b/>");
  g_autofree char *refused = xml_events_of(text->str);
  g_assert_nonnull(strstr(
      refused, "error t.xml:1:193: elements are nested more than 64 deep; flatten the file"));
}

static void
test_huge_attribute(void) {
  /* Eight megabytes, beyond several of the parser's buffers. */
  gsize n = 8u << 20;
  g_autofree char *value = g_strnfill(n, 'x');
  g_autofree char *text = g_strdup_printf("<a v=\"%s\" w=\"1\"/>", value);
  g_autofree char *expected = g_strdup_printf(
      "1:1 start a\n  1:4 v [%s]\n  1:%" G_GSIZE_FORMAT " w [1]\n1:1 end\n", value, n + 9);
  g_autofree char *events = xml_events_of(text);
  g_assert_true(g_str_equal(events, expected));
}

/* Large tags one after the other are read however many they are; the place of a late one is right.
 */
static void
test_many_large_tags(void) {
  static const char *const PARTS[] = {"<a v=\"%s\" w=\"1\"/>", "<a v=\"%s\" w=\"1\"></a>",
                                      "<!--%s-->", "<?p %s?>", "<![CDATA[%s]]>"};
  g_autofree char *value = g_strnfill(1000000, 'x');
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    g_autoptr(GString) text = g_string_new("<r>\n");
    g_autoptr(GString) part = g_string_new(PARTS[i]);
    g_string_replace(part, "%s", value, 1);
    for (guint j = 0; j < 25; j++)
      g_string_append_printf(text, "%s\n", part->str);
    g_string_append(text, "<b/></r>");
    g_autofree char *events = xml_events_of(text->str);
    g_assert_null(strstr(events, "error"));
    g_assert_nonnull(strstr(events, "\n27:1 start b\n"));
  }
}

/* One that is larger than what the parser holds is no fault of form, and told where it begins. */
static void
test_too_large(void) {
  static const char *const PARTS[] = {"<a v=\"%s\"/>", "<!--%s-->", "<?p %s?>", "<![CDATA[%s]]>"};
  g_autofree char *value = g_strnfill(11000000, 'x');
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    g_autoptr(GString) text = g_string_new("<r>\n <c/>");
    g_autoptr(GString) part = g_string_new(PARTS[i]);
    g_string_replace(part, "%s", value, 1);
    g_string_append(text, part->str);
    g_string_append(text, "</r>");
    g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
    xml_assert_refused(bytes,
                       "t.xml:2:6: a tag, comment, instruction or CDATA section of more than "
                       "9 MB; make it shorter");
  }
}

/* Places stay right where the parser shifts its window over the text: every line counts itself. */
static void
count_line(ErpXmlReader *reader, const ErpXmlElement *element, gpointer user) {
  guint *lines = user;
  if (++*lines == 1)
    return;
  g_autofree char *line = g_strdup_printf("%u", element->line);
  g_assert_cmpstr(element->attributes[1].value, ==, line);
  guint attribute_line;
  guint column;
  erp_xml_attribute_place(reader, element, 1, &attribute_line, &column);
  g_assert_cmpuint(attribute_line, ==, element->line);
  /* After "<a b=", the value in its quotes and a blank. */
  g_assert_cmpuint(column, ==, 9 + strlen(element->attributes[0].value));
}

static void
test_places_in_a_long_text(void) {
  static const ErpXmlHandler HANDLER = {.start = count_line};
  g_autoptr(GString) text = g_string_new("<plan>");
  for (guint i = 2; i <= 20000; i++) {
    g_string_append(text, "\n<a b=\"");
    for (guint j = 0; j < i % 97; j++)
      g_string_append_c(text, 'x');
    g_string_append_printf(text, "\" c=\"%u\"><![CDATA[%u]]></a>", i, i);
  }
  g_string_append(text, "</plan>");
  guint lines = 0;
  g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
  g_assert_true(erp_xml_read(bytes, "t.xml", &HANDLER, &lines, NULL));
  g_assert_cmpuint(lines, ==, 20000);
}

static gpointer
read_often(gpointer data) {
  for (guint i = 0; i < 50; i++) {
    g_autofree char *good = xml_events_of(data);
    g_assert_cmpstr(good, ==, "1:1 start a\n  1:4 b [&]\n1:1 end\n");
    g_autofree char *bad = xml_events_of("<a>\n</b>");
    g_assert_nonnull(strstr(bad, "error t.xml:2:1: not well-formed: "));
  }
  return NULL;
}

static void
test_threads(void) {
  GThread *threads[4];
  for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("reader", read_often, (gpointer) "<a b='&amp;'/>");
  for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
    g_thread_join(threads[i]);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/xml/reader/places", test_places);
  g_test_add_func("/xml/reader/places-count-characters", test_places_count_characters);
  g_test_add_func("/xml/reader/places-in-a-long-text", test_places_in_a_long_text);
  g_test_add_func("/xml/reader/crlf", test_crlf);
  g_test_add_func("/xml/reader/values-are-decoded", test_values_are_decoded);
  g_test_add_func("/xml/reader/text-runs", test_text_runs);
  g_test_add_func("/xml/reader/long-text-is-one-run", test_long_text_is_one_run);
  g_test_add_func("/xml/reader/namespaces", test_namespaces);
  g_test_add_func("/xml/reader/nothing-is-included", test_nothing_is_included);
  g_test_add_func("/xml/reader/encodings", test_encodings);
  g_test_add_func("/xml/reader/foreign-source-is-verbatim", test_foreign_source_is_verbatim);
  g_test_add_func("/xml/reader/stop", test_stop);
  g_test_add_func("/xml/reader/depth", test_depth);
  g_test_add_func("/xml/reader/huge-attribute", test_huge_attribute);
  g_test_add_func("/xml/reader/many-large-tags", test_many_large_tags);
  g_test_add_func("/xml/reader/too-large", test_too_large);
  g_test_add_func("/xml/reader/threads", test_threads);
  int status = g_test_run();
  xmlCleanupParser();
  return status;
}
