/* What the reader refuses, with the exact place, in bounded time, and without a word on stderr. */
#include "xml/reader.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "events.h"

static void
refused(const char *text, const char *message) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  xml_assert_refused(bytes, message);
}

/* The words after "not well-formed:" are the parser's; the place is ours. */
static void
not_well_formed(const char *text, const char *place) {
  g_autofree char *events = xml_events_of(text);
  g_autofree char *expected = g_strdup_printf("error t.xml:%s: not well-formed: ", place);
  const char *found = strstr(events, "error ");
  g_test_message("%s", found == NULL ? events : found);
  g_assert_nonnull(found);
  g_assert_true(g_str_has_prefix(found, expected));
  g_assert_cmpuint(strlen(found), >, strlen(expected) + 1);
}

static void
test_not_well_formed(void) {
  not_well_formed(" ", "1:2");
  not_well_formed("plan", "1:1");
  not_well_formed("<plan>\n  <site id=\"a", "2:14");
  not_well_formed("<plan>\n<site id=\"a\"></plan></site>", "2:14");
  not_well_formed("<plan>", "1:7");
  not_well_formed("<plan/><plan/>", "1:8");
  not_well_formed("<plan/>text", "1:8");
  not_well_formed("<a b=\"1\"\nb=\"2\"/>", "2:6");
  not_well_formed("<a b=1/>", "1:6");
  not_well_formed("<a b='<'/>", "1:7");
  not_well_formed("<a><!-- -- --></a>", "1:9");
  not_well_formed("<a>]]></a>", "1:4");
  not_well_formed("<a>&#0;</a>", "1:8");
  not_well_formed("<a>&#x1F;</a>", "1:10");
  not_well_formed("<a>\x1B[2J</a>", "1:4");
  not_well_formed("<a>\xEF\xBF\xBF</a>", "1:4");
  not_well_formed("<a><![CDATA[x", "1:14");
  not_well_formed("<a xml:b=\"1\" xmlns:=\"u\"/>", "1:20");
}

static void
test_entities(void) {
  not_well_formed("<a>\n<b c=\"&nbsp;A\"/></a>", "2:13");
  not_well_formed("<a>&nbsp;</a>", "1:10");
  not_well_formed("<a>&nbsp</a>", "1:9");
  not_well_formed("<a>& </a>", "1:5");
}

static void
test_namespaces(void) {
  not_well_formed("<a>\n <b:c/></a>", "2:6");
  not_well_formed("<a b:c=\"1\"/>", "1:11");
  not_well_formed("<a xmlns:p=\"\"/>", "1:14");
  not_well_formed("<a xmlns:p=\"u\" xmlns:q=\"u\" p:x=\"1\" q:x=\"2\"/>", "1:43");
}

/* A name that is no URI is a name all the same. */
static void
test_namespace_names(void) {
  static const char *const NAMES[] = {"http://example.org/ros\xC3\xA9", " urn:x ", "a b", "%", "x"};
  for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++) {
    g_autofree char *text = g_strdup_printf("<a xmlns=\"%s\" xmlns:p=\"%s\"/>", NAMES[i], NAMES[i]);
    g_autofree char *events = xml_events_of(text);
    g_autofree char *expected =
        g_strdup_printf("1:1 start a{%s}\n  declares =%s\n  declares p=%s\n1:1 end\n", NAMES[i],
                        NAMES[i], NAMES[i]);
    g_assert_cmpstr(events, ==, expected);
  }
}

static void
test_document_types(void) {
  const char *remedy =
      "document type declarations are not accepted; remove the <!DOCTYPE ...> declaration";
  static const char *const TYPES[] = {
      "<!DOCTYPE plan>",
      "<!DOCTYPE plan SYSTEM \"file:///etc/passwd\">",
      "<!DOCTYPE plan PUBLIC \"x\" \"http://example.com/x.dtd\">",
      "<!DOCTYPE plan [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
      "<!DOCTYPE plan [<!ENTITY % x SYSTEM \"http://example.com/x\"> %x;]>",
      "<!DOCTYPE plan [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>",
      "<!DOCTYPE plan [<!ATTLIST plan x CDATA \"y\">]>",
      "<!DOCTYPE plan [",
  };
  for (guint i = 0; i < G_N_ELEMENTS(TYPES); i++) {
    g_autofree char *text =
        g_strdup_printf("<?xml version=\"1.0\"?>\n<!-- < --> %s<plan>&x;&a;</plan>", TYPES[i]);
    g_autofree char *message = g_strdup_printf("t.xml:2:12: %s", remedy);
    refused(text, message);
  }
}

/* A billion laughs never begins to laugh: the text is refused before an entity is known. */
/* After a bad declaration the parser builds the type declaration in a document of its own: the leak
 * checker sees whether it is freed. */
static void
test_document_type_after_error(void) {
  not_well_formed("<?xml version=version=\"1\"?>\n"
                  "<!DOCTYPE plan [<!ENTITY c \"x\"y\">]>\n<plan>&c;</plan>",
                  "1:15");
}

static void
test_billion_laughs(void) {
  g_autoptr(GString) text = g_string_new("<!DOCTYPE plan [<!ENTITY e0 \"ha\">");
  for (guint i = 1; i < 40; i++) {
    g_string_append_printf(text, "<!ENTITY e%u \"", i);
    for (guint j = 0; j < 10; j++)
      g_string_append_printf(text, "&e%u;", i - 1);
    g_string_append(text, "\">");
  }
  g_string_append(text, "]><plan a=\"&e39;\">&e39;</plan>");
  refused(text->str, "t.xml:1:1: document type declarations are not accepted; remove the "
                     "<!DOCTYPE ...> declaration");
}

static void
test_bytes(void) {
  static const struct {
    const char *data;
    gsize n;
    const char *message;
  } CASES[] = {
      {"", 0, "t.xml:1:1: not well-formed: the file is empty"},
      {"\xEF\xBB\xBF", 3, "t.xml:1:1: not well-formed: the file is empty"},
      {"<a>\n<b>\0</b></a>", 16,
       "t.xml:2:4: not well-formed: a NUL character is not allowed in XML"},
      {"<a/>\0", 5, "t.xml:1:5: not well-formed: a NUL character is not allowed in XML"},
      {"<a b='\xC3\xA9\xFF'/>", 12,
       "t.xml:1:8: not well-formed: byte 0xFF is not valid UTF-8; save the file as UTF-8 or "
       "declare its encoding"},
      {"<a b='\xC0\x80'/>", 11,
       "t.xml:1:7: not well-formed: byte 0xC0 is not valid UTF-8; save the file as UTF-8 or "
       "declare its encoding"},
      {"<a b='\xED\xA0\x80'/>", 12,
       "t.xml:1:7: not well-formed: byte 0xED is not valid UTF-8; save the file as UTF-8 or "
       "declare its encoding"},
      {"<abcdef>\xC3", 9,
       "t.xml:1:9: not well-formed: byte 0xC3 is not valid UTF-8; save the file as UTF-8 or "
       "declare its encoding"},
      {"\xFF\xFE<\0a\0\n\0\0\xD8>\0", 12,
       "t.xml:2:1: not well-formed: the bytes here are not valid UTF-16LE; save the file as UTF-8"},
      {"\xFF\xFE<\0a\0\0\0", 8,
       "t.xml:1:3: not well-formed: a NUL character is not allowed in XML"},
      {"\xFF\xFE<\0a\0/", 7,
       "t.xml:1:3: not well-formed: the bytes here are not valid UTF-16LE; save the file as "
       "UTF-8"},
      {"\x1F\x8B\x08\0", 4, "t.xml:1:1: the file is compressed (gzip); unpack it first"},
      {"BZh91AY", 7, "t.xml:1:1: the file is compressed (bzip2); unpack it first"},
      {"PK\x03\x04", 4, "t.xml:1:1: the file is compressed (ZIP); unpack it first"},
      {"\xFD"
       "7zXZ\0",
       6, "t.xml:1:1: the file is compressed (xz); unpack it first"},
      {"\x28\xB5\x2F\xFD\0", 5, "t.xml:1:1: the file is compressed (Zstandard); unpack it first"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new_static(CASES[i].data, CASES[i].n);
    xml_assert_refused(bytes, CASES[i].message);
  }
}

static void
test_encodings(void) {
  refused("<?xml version=\"1.0\" encoding=\"klingon\"?><a/>",
          "t.xml:1:31: the encoding “klingon” is not known; save the file as UTF-8");
  refused("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>",
          "t.xml:1:31: the file says it is UTF-16 but it is not; save the file as UTF-8");
  refused("<?xml version='1.0' encoding = 'US-ASCII'?>\n<a b='\xC3\xA9'/>",
          "t.xml:2:7: not well-formed: the bytes here are not valid US-ASCII; save the file as "
          "UTF-8");
  /* No conversion with iconv's own extras. */
  not_well_formed("<?xml version='1.0' encoding='UTF-8//IGNORE'?><a/>", "1:36");
  not_well_formed("<?xml version='1.0' encoding=''?><a/>", "1:31");
}

/* What stands in the declaration of a text with a byte-order mark, and whether it may. */
static void
test_marks_and_declarations(void) {
  static const struct {
    const char *encoding, *declared; /* the latter NULL for none */
    gboolean good;
  } CASES[] = {
      {"UTF-8", NULL, TRUE},           {"UTF-8", "utf-8", TRUE},       {"UTF-8", "UTF8", TRUE},
      {"UTF-8", "iso-8859-1", FALSE},  {"UTF-8", "UTF-16", FALSE},     {"UTF-16LE", NULL, TRUE},
      {"UTF-16LE", "utf-16", TRUE},    {"UTF-16LE", "UTF-16LE", TRUE}, {"UTF-16BE", "UTF-16", TRUE},
      {"UTF-16LE", "UTF-16BE", FALSE}, {"UTF-16BE", "utf-8", FALSE},   {"UTF-16LE", "UCS-2", TRUE},
      {"UTF-32LE", "UTF-32", TRUE},    {"UTF-32LE", "UTF-16", FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *declaration =
        CASES[i].declared == NULL
            ? g_strdup("")
            : g_strdup_printf("<?xml version='1.0' encoding='%s'?>", CASES[i].declared);
    g_autofree char *text = g_strdup_printf("\xEF\xBB\xBF%s<a/>", declaration);
    gsize n;
    g_autofree char *data = g_convert(text, -1, CASES[i].encoding, "UTF-8", NULL, &n, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(data, n);
    static const ErpXmlHandler NOTHING = {0};
    g_autoptr(GError) error = NULL;
    g_assert_true(erp_xml_read(bytes, "t.xml", &NOTHING, NULL, &error) == CASES[i].good);
    g_autofree char *message =
        g_strdup_printf("t.xml:1:31: the file says it is %s but it is not; save the file as UTF-8",
                        CASES[i].declared);
    if (!CASES[i].good)
      g_assert_cmpstr(error->message, ==, message);
  }
}

/* Input made to be slow is refused before it can be. */
static void
test_hostile_sizes(void) {
  g_autoptr(GString) attributes = g_string_new("<r><a");
  g_autoptr(GString) many = g_string_new("<r><a");
  for (guint i = 0; i < 1025; i++)
    g_string_append_printf(many, " a%u='>'", i);
  g_string_append(many, "/></r>");
  refused(many->str, "t.xml:1:4: the element has more than 1024 attributes; remove some");

  for (guint i = 0; i < 1024; i++)
    g_string_append_printf(attributes, " a%u='>'", i);
  g_string_append(attributes, "/></r>");
  g_autofree char *events = xml_events_of(attributes->str);
  g_assert_null(strstr(events, "error"));

  g_autoptr(GString) namespaces = g_string_new("<r");
  for (guint i = 0; i < 200; i++)
    g_string_append_printf(namespaces, " xmlns:n%u='u'", i);
  g_string_append(namespaces, "><b");
  for (guint i = 200; i < 257; i++)
    g_string_append_printf(namespaces, " xmlns:n%u='u'", i);
  g_string_append(namespaces, "/></r>");
  g_autofree char *crowded = xml_events_of(namespaces->str);
  g_assert_nonnull(strstr(crowded, "more than 256 namespaces are in scope; remove some"));

  g_autofree char *nested = g_strnfill(3000000, '<');
  for (gsize i = 1; i < 3000000; i += 3)
    memcpy(nested + i, "a><", MIN((gsize) 3, 3000000 - i));
  g_autofree char *deep = xml_events_of(nested);
  g_assert_nonnull(strstr(deep, "elements are nested more than 64 deep; flatten the file"));
}

/* A message stays one line of moderate length, whatever the input puts into it. */
static void
test_messages_are_bounded(void) {
  g_autofree char *name = g_strnfill(40000, 'n');
  g_autofree char *text = g_strdup_printf("<a>&%s;</a>", name);
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(GError) error = NULL;
  static const ErpXmlHandler NOTHING = {0};
  g_assert_false(erp_xml_read(bytes, "t.xml", &NOTHING, NULL, &error));
  g_assert_cmpuint(strlen(error->message), <, 400);
  g_assert_null(strchr(error->message, '\n'));
}

static void
test_load(void) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("erplan-XXXXXX", &error);
  g_assert_no_error(error);
  g_autofree char *missing = g_build_filename(folder, "missing.xml", NULL);
  g_autofree char *expected =
      g_strdup_printf("%s: cannot be read: No such file or directory", missing);
  g_assert_null(erp_xml_load(missing, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_cmpstr(error->message, ==, expected);
  g_clear_error(&error);

  g_autofree char *directory = g_strdup_printf("%s: cannot be read: it is a directory", folder);
  g_assert_null(erp_xml_load(folder, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_cmpstr(error->message, ==, directory);
  g_clear_error(&error);

  g_assert_null(erp_xml_load("", &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  g_clear_error(&error);

  g_autofree char *file = g_build_filename(folder, "plan.xml", NULL);
  static const gsize SIZES[] = {0, 1, 65535, 65536, 200000};
  for (guint i = 0; i < G_N_ELEMENTS(SIZES); i++) {
    g_autofree char *data = g_strnfill(SIZES[i], 'x');
    g_assert_true(g_file_set_contents(file, data, (gssize) SIZES[i], NULL));
    g_autoptr(GBytes) bytes = erp_xml_load(file, &error);
    g_assert_no_error(error);
    g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), data, SIZES[i]);
  }

  /* A file of holes: refused by its size, not read. */
  g_assert_cmpint(truncate(file, (off_t) ERP_XML_MAX_BYTES + 1), ==, 0);
  g_autofree char *large = g_strdup_printf("%s: cannot be read: it is larger than 1 GiB", file);
  g_assert_null(erp_xml_load(file, &error));
  g_assert_cmpstr(error->message, ==, large);

  g_assert_cmpint(g_unlink(file), ==, 0);
  g_assert_cmpint(g_rmdir(folder), ==, 0);
}

typedef struct {
  int fd;
  const char *data;
  gsize size;
} Source;

static gpointer
pour(gpointer user) {
  const Source *source = user;
  for (gsize at = 0; at < source->size;) {
    ssize_t n = write(source->fd, source->data + at, source->size - at);
    g_assert_cmpint((int) n, >, 0);
    at += (gsize) n;
  }
  close(source->fd);
  return NULL;
}

/* Nothing tells beforehand how much comes through a pipe, which holds less than the largest here.
 */
static void
test_load_standard_input(void) {
  static const gsize SIZES[] = {0, 7, 65536, 65537, 300000};
  for (guint i = 0; i < G_N_ELEMENTS(SIZES); i++) {
    g_autofree char *data = g_malloc(SIZES[i] + 1);
    for (gsize k = 0; k < SIZES[i]; k++)
      data[k] = (char) ('a' + k % 23);
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    Source source = {ends[1], data, SIZES[i]};
    int saved = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    GThread *thread = g_thread_new("source", pour, &source);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = erp_xml_load("-", &error);
    g_thread_join(thread);
    dup2(saved, STDIN_FILENO);
    close(saved);
    g_assert_no_error(error);
    g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), data, SIZES[i]);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/xml/refusals/not-well-formed", test_not_well_formed);
  g_test_add_func("/xml/refusals/entities", test_entities);
  g_test_add_func("/xml/refusals/namespaces", test_namespaces);
  g_test_add_func("/xml/refusals/namespace-names", test_namespace_names);
  g_test_add_func("/xml/refusals/document-types", test_document_types);
  g_test_add_func("/xml/refusals/document-type-after-error", test_document_type_after_error);
  g_test_add_func("/xml/refusals/billion-laughs", test_billion_laughs);
  g_test_add_func("/xml/refusals/bytes", test_bytes);
  g_test_add_func("/xml/refusals/encodings", test_encodings);
  g_test_add_func("/xml/refusals/marks-and-declarations", test_marks_and_declarations);
  g_test_add_func("/xml/refusals/hostile-sizes", test_hostile_sizes);
  g_test_add_func("/xml/refusals/messages-are-bounded", test_messages_are_bounded);
  g_test_add_func("/xml/refusals/load", test_load);
  g_test_add_func("/xml/refusals/load-standard-input", test_load_standard_input);

  /* Everything libxml2 would print itself lands here. */
  g_autofree char *file = NULL;
  int trap = g_file_open_tmp("erplan-stderr-XXXXXX", &file, NULL);
  int saved = dup(STDERR_FILENO);
  dup2(trap, STDERR_FILENO);
  int status = g_test_run();
  dup2(saved, STDERR_FILENO);
  off_t printed = lseek(trap, 0, SEEK_END);
  close(saved);
  close(trap);
  g_unlink(file);
  xmlCleanupParser();
  return status != 0 ? status : printed != 0;
}
