#include "xml/reader.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/threads.h>
#include <string.h>

#include "base/error.h"
#include "xml/decode.h"
#include "xml/position.h"

#include "base/i18n.h"

/* libxml2 compares every attribute of a tag with every other and looks namespaces up one by one:
 * caps keep hostile input linear. No tag shorter than LONG_TAG bytes can reach MAX_ATTRIBUTES. */
#define MAX_ATTRIBUTES 1024u
#define MAX_NAMESPACES 256
#define LONG_TAG (MAX_ATTRIBUTES * 5u)
#define MAX_MESSAGE 300u

/* libxml2 refuses what it holds more than XML_MAX_LOOKUP_LIMIT bytes of, and lets go of what it has
 * read only when less than 500 bytes are left: tags of some size would add up to the limit. So when
 * it holds much it gets little at a time. */
#define MUCH 1000000
#define LITTLE 200u

struct _ErpXmlReader {
  xmlParserCtxt *parser;
  const char *name; /* for messages */
  const char *text;
  gsize length;
  gsize fed; /* bytes libxml2 has taken */
  const ErpXmlHandler *handler;
  gpointer user;

  GError *error;
  gboolean stopped; /* by the caller */
  guint depth;

  gsize now;            /* how far the parser had come when it called back */
  gsize event;          /* where the current event starts */
  gsize markup_end;     /* just after the last tag, comment, instruction or CDATA section */
  gboolean self_closed; /* the last start tag ended with "/>" */
  ErpXmlPosition position;

  GString *run;                /* text not handed over yet */
  ErpXmlAttribute *attributes; /* of the current element; room for attributes_size */
  int attributes_size;
  char *values; /* their decoded values, one after the other */
  gsize values_size;
  const char *const *namespaces;
  guint n_namespaces;
};

static void
fail_at(ErpXmlReader *reader, gsize offset, const char *text) {
  if (reader->error != NULL)
    return;
  ErpXmlPosition position = reader->position;
  erp_xml_position_seek(&position, offset);
  erp_xml_position_error(&position, reader->name, text, &reader->error);
}

static gsize
parser_offset(const ErpXmlReader *reader) {
  const xmlParserInput *input = reader->parser->input;
  if (input == NULL || input->cur == NULL)
    return reader->length;
  return MIN((gsize) input->consumed + (gsize) (input->cur - input->base), reader->length);
}

/* Raw text holds no '<', so the next markup starts at the next one. */
static gsize
markup_start(const ErpXmlReader *reader) {
  const char *from = reader->text + reader->markup_end;
  const char *found = memchr(from, '<', reader->length - reader->markup_end);
  return found == NULL ? reader->length : (gsize) (found - reader->text);
}

static gboolean
is_over(ErpXmlReader *reader) {
  /* Errors in namespaces do not stop libxml2 by themselves. */
  if (reader->error != NULL && !reader->stopped)
    xmlStopParser(reader->parser);
  return reader->stopped || reader->error != NULL;
}

static void
refuse(ErpXmlReader *reader, gsize offset, const char *text) {
  fail_at(reader, offset, text);
  xmlStopParser(reader->parser);
}

/* Hands the text before a markup event over. */
static void
flush_run(ErpXmlReader *reader) {
  if (reader->run->len == 0)
    return;
  reader->event = reader->markup_end;
  if (reader->handler->text != NULL)
    reader->handler->text(reader, reader->run->str, reader->run->len, FALSE, reader->user);
  g_string_truncate(reader->run, 0);
}

/* Every markup event begins here. FALSE when the caller has stopped or an error was met. */
static gboolean
enter_markup(ErpXmlReader *reader) {
  if (is_over(reader))
    return FALSE;
  reader->now = parser_offset(reader);
  flush_run(reader);
  if (is_over(reader))
    return FALSE;
  reader->event = markup_start(reader);
  reader->markup_end = reader->now;
  return TRUE;
}

static void
on_start_document(void *user) {
  ErpXmlReader *reader = user;
  reader->markup_end = parser_offset(reader); /* after the XML declaration */
}

static void
on_doctype(void *user, const xmlChar *name G_GNUC_UNUSED, const xmlChar *public_id G_GNUC_UNUSED,
           const xmlChar *system_id G_GNUC_UNUSED) {
  ErpXmlReader *reader = user;
  if (is_over(reader))
    return;
  refuse(reader, markup_start(reader),
         _("document type declarations are not accepted; remove the <!DOCTYPE ...> declaration"));
}

/* SAX2 gives attributes as five pointers each: name, prefix, namespace, start and end of value.
 * Returns how many bytes their values take. */
static gsize
take_attributes(ErpXmlReader *reader, int n, const xmlChar **attributes) {
  gsize total = 0;
  for (int i = 0; i < n; i++)
    total += (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]) + 1;
  if (total > reader->values_size) {
    reader->values_size = 2 * total;
    reader->values = g_realloc(reader->values, reader->values_size);
  }
  if (n > reader->attributes_size) {
    reader->attributes_size = 2 * n;
    reader->attributes = g_renew(ErpXmlAttribute, reader->attributes, reader->attributes_size);
  }

  char *value = reader->values;
  for (int i = 0; i < n; i++) {
    const xmlChar **a = attributes + 5 * i;
    gsize length = (gsize) (a[4] - a[3]);
    memcpy(value, a[3], length);
    value[length] = '\0';
    reader->attributes[i] = (ErpXmlAttribute){
        .ns = (const char *) a[2],
        .prefix = (const char *) a[1],
        .name = (const char *) a[0],
        .value = value,
    };
    value += length + 1;
  }
  return total;
}

static void
on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
         int n_namespaces, const xmlChar **namespaces, int n_attributes,
         int n_defaulted G_GNUC_UNUSED, const xmlChar **attributes) {
  ErpXmlReader *reader = user;
  if (!enter_markup(reader))
    return;
  /* The parser stands before ">" or "/>". */
  reader->self_closed = reader->text[MIN(reader->now, reader->length - 1)] == '/';
  reader->markup_end = MIN(reader->now + (reader->self_closed ? 2 : 1), reader->length);
  if (++reader->depth > ERP_XML_MAX_DEPTH) {
    refuse(reader, reader->event, _("elements are nested more than 64 deep; flatten the file"));
    return;
  }
  if (reader->parser->nsNr > 2 * MAX_NAMESPACES) {
    refuse(reader, reader->event, _("more than 256 namespaces are in scope; remove some"));
    return;
  }
  if (reader->handler->start == NULL)
    return;

  gsize n_value_bytes = take_attributes(reader, n_attributes, attributes);
  reader->namespaces = (const char *const *) namespaces;
  reader->n_namespaces = (guint) n_namespaces;
  erp_xml_position_seek(&reader->position, reader->event);
  ErpXmlElement element = {
      .ns = (const char *) uri,
      .prefix = (const char *) prefix,
      .name = (const char *) name,
      .attributes = reader->attributes,
      .n_attributes = (guint) n_attributes,
      .n_value_bytes = n_value_bytes,
      .line = reader->position.line,
      .column = reader->position.column,
      .offset = reader->event,
  };
  reader->handler->start(reader, &element, reader->user);
  reader->n_namespaces = 0;
}

static void
on_end(void *user, const xmlChar *name G_GNUC_UNUSED, const xmlChar *prefix G_GNUC_UNUSED,
       const xmlChar *uri G_GNUC_UNUSED) {
  ErpXmlReader *reader = user;
  if (reader->self_closed ? is_over(reader) : !enter_markup(reader))
    return;
  reader->self_closed = FALSE;
  reader->depth--;
  if (reader->handler->end != NULL)
    reader->handler->end(reader, reader->markup_end, reader->user);
}

static void
on_text(void *user, const xmlChar *text, int length) {
  ErpXmlReader *reader = user;
  if (!is_over(reader))
    g_string_append_len(reader->run, (const char *) text, length);
}

static void
on_cdata(void *user, const xmlChar *text, int length) {
  ErpXmlReader *reader = user;
  if (!enter_markup(reader) || reader->handler->text == NULL)
    return;
  g_autofree char *copy = g_strndup((const char *) text, (gsize) length);
  reader->handler->text(reader, copy, (gsize) length, TRUE, reader->user);
}

static void
on_comment(void *user, const xmlChar *text) {
  ErpXmlReader *reader = user;
  if (enter_markup(reader) && reader->handler->comment != NULL)
    reader->handler->comment(reader, (const char *) text, reader->user);
}

static void
on_instruction(void *user, const xmlChar *target, const xmlChar *data) {
  ErpXmlReader *reader = user;
  if (enter_markup(reader) && reader->handler->instruction != NULL)
    reader->handler->instruction(reader, (const char *) target,
                                 data == NULL ? "" : (const char *) data, reader->user);
}

/* One line of bounded length, whatever libxml2 quotes from the input. */
static char *
error_detail(const xmlError *error) {
  if (error->code == XML_ERR_CDATA_NOT_FINISHED) /* libxml2 has no words for it */
    return g_strdup(_("the CDATA section is not finished"));
  char *detail = g_utf8_make_valid(error->message == NULL ? "" : error->message, -1);
  detail[strcspn(detail, "\r\n")] = '\0';
  if (strlen(detail) > MAX_MESSAGE)
    *g_utf8_find_prev_char(detail, detail + MAX_MESSAGE) = '\0';
  return detail;
}

static const char *
no_memory(void) {
  return _("not enough memory to read the file");
}

/* Whether libxml2 has met no fault, but a tag, comment or the like beyond what it takes. */
static gboolean
is_too_large(const ErpXmlReader *reader, gsize offset) {
  return offset > reader->markup_end && offset - reader->markup_end > XML_MAX_LOOKUP_LIMIT - MUCH;
}

static void
on_error(void *user, xmlError *error) {
  ErpXmlReader *reader = user;
  if (error->level < XML_ERR_ERROR || reader->error != NULL || reader->stopped)
    return;
  if (error->code == XML_ERR_NO_MEMORY) { /* no fault of the file */
    fail_at(reader, 0, no_memory());
    return;
  }
  if (error->code == XML_WAR_NS_URI) /* any text may name a namespace, an IRI for one */
    return;
  g_autofree char *detail = error_detail(error);
  g_autofree char *text = g_strdup_printf(_("not well-formed: %s"), detail);

  gsize offset = parser_offset(reader);
  if (error->code == XML_ERR_TAG_NAME_MISMATCH)
    offset = markup_start(reader);
  if (is_too_large(reader, offset))
    fail_at(reader, markup_start(reader),
            _("a tag, comment, instruction or CDATA section of more than 9 MB; make it shorter"));
  fail_at(reader, offset, text);
}

/* The number of attributes in the tag at `tag`, which ends before `limit`. */
static guint
count_attributes(const char *tag, const char *limit) {
  guint n = 0;
  for (const char *p = tag; p < limit && *p != '>'; p++) {
    if (*p != '"' && *p != '\'')
      continue;
    n++;
    p = memchr(p + 1, *p, (gsize) (limit - p - 1));
    if (p == NULL)
      break;
  }
  return n;
}

/* The last '<' in (from, to], or NULL. */
static const char *
last_tag(const char *from, const char *to) {
  while (to > from && *to != '<')
    to--;
  return to > from ? to : NULL;
}

/* Only what lies between two '<' further apart than LONG_TAG is looked at. */
static gboolean
refuse_crowded_tags(ErpXmlReader *reader) {
  const char *end = reader->text + reader->length;
  const char *tag = memchr(reader->text, '<', reader->length);
  while (tag != NULL && (gsize) (end - tag) > LONG_TAG) {
    const char *next = last_tag(tag, tag + LONG_TAG);
    if (next == NULL) {
      next = memchr(tag + 1, '<', (gsize) (end - tag - 1));
      if (tag[1] != '!' && tag[1] != '?' &&
          count_attributes(tag, next == NULL ? end : next) > MAX_ATTRIBUTES) {
        fail_at(reader, (gsize) (tag - reader->text),
                _("the element has more than 1024 attributes; remove some"));
        return FALSE;
      }
    }
    tag = next;
  }
  return TRUE;
}

/* Gives the text to libxml2 piece by piece: it would copy it whole otherwise. After an error there
 * is no more of it, so that the rest is not searched for further errors. */
static int
feed(void *user, char *buffer, int size) {
  ErpXmlReader *reader = user;
  if (reader->error != NULL)
    return 0;
  const xmlParserInput *input = reader->parser != NULL ? reader->parser->input : NULL;
  gsize n = MIN((gsize) size, reader->length - reader->fed);
  if (input != NULL && input->cur - input->base > MUCH)
    n = MIN(n, LITTLE);
  memcpy(buffer, reader->text + reader->fed, n);
  reader->fed += n;
  return (int) n;
}

/* libxml2 before 2.12 allocates what it knows of a thread, and uses it whether it got it or not. */
static gboolean
has_thread_state(void) {
#if LIBXML_VERSION < 21200
  return xmlGetGlobalState() != NULL;
#else
  return TRUE;
#endif
}

static xmlParserCtxt *
create_parser(ErpXmlReader *reader) {
  xmlInitParser(); /* before anything else where several threads read */
  xmlParserCtxt *parser = has_thread_state() ? xmlCreateIOParserCtxt(NULL, NULL, feed, NULL, reader,
                                                                     XML_CHAR_ENCODING_NONE)
                                             : NULL;
  if (parser == NULL)
    return NULL;
  *parser->sax = (xmlSAXHandler){
      .initialized = XML_SAX2_MAGIC,
      .startDocument = on_start_document,
      .internalSubset = on_doctype,
      .startElementNs = on_start,
      .endElementNs = on_end,
      .characters = on_text,
      .ignorableWhitespace = on_text,
      .cdataBlock = on_cdata,
      .comment = on_comment,
      .processingInstruction = on_instruction,
      .serror = on_error,
  };
  parser->userData = reader;
  /* The text is UTF-8 whatever it declares. NOENT only makes "&amp;" come out as "&": no entity can
   * be declared. */
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
  return parser;
}

static void
parse(ErpXmlReader *reader) {
  reader->parser = create_parser(reader);
  if (reader->parser == NULL) {
    fail_at(reader, 0, no_memory());
    return;
  }
  int status = xmlParseDocument(reader->parser);
  if (!reader->stopped && (status != 0 || !reader->parser->wellFormed))
    fail_at(reader, parser_offset(reader), _("not well-formed"));
  xmlDoc *remains = reader->parser->myDoc; /* of a type declaration met after an earlier error */
  xmlFreeParserCtxt(reader->parser);
  xmlFreeDoc(remains);
}

gboolean
erp_xml_read(GBytes *bytes, const char *name, const ErpXmlHandler *handler, gpointer user,
             GError **error) {
  g_autoptr(GBytes) text = erp_xml_decode(bytes, name, error);
  if (text == NULL)
    return FALSE;

  ErpXmlReader reader = {.name = name, .handler = handler, .user = user};
  reader.text = g_bytes_get_data(text, &reader.length);
  erp_xml_position_init(&reader.position, reader.text, reader.length);
  reader.run = g_string_new(NULL);
  if (refuse_crowded_tags(&reader))
    parse(&reader);

  g_free(reader.values);
  g_free(reader.attributes);
  g_string_free(reader.run, TRUE);
  if (reader.error == NULL)
    return TRUE;
  g_propagate_error(error, reader.error);
  return FALSE;
}

static gboolean
is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Just after the name that starts at `offset`. */
static gsize
skip_name(const ErpXmlReader *reader, gsize offset) {
  while (offset < reader->length && !is_blank(reader->text[offset]) &&
         strchr("=/>", reader->text[offset]) == NULL)
    offset++;
  return offset;
}

/* Just after the quoted value that follows a name. */
static gsize
skip_value(const ErpXmlReader *reader, gsize offset) {
  while (offset < reader->length && reader->text[offset] != '"' && reader->text[offset] != '\'')
    offset++;
  if (offset == reader->length)
    return offset;
  const char *quote = reader->text + offset;
  const char *close = memchr(quote + 1, *quote, reader->length - offset - 1);
  return close == NULL ? reader->length : (gsize) (close + 1 - reader->text);
}

void
erp_xml_attribute_place(ErpXmlReader *reader, const ErpXmlElement *element, guint i, guint *line,
                        guint *column) {
  gsize offset = skip_name(reader, element->offset + 1);
  for (guint n = 0;;) {
    while (offset < reader->length && is_blank(reader->text[offset]))
      offset++;
    gsize end = skip_name(reader, offset);
    if (end == offset)
      break;
    const char *name = reader->text + offset;
    gboolean declaration = strncmp(name, "xmlns", 5) == 0 && (end - offset == 5 || name[5] == ':');
    if (!declaration && n++ == i)
      break;
    offset = skip_value(reader, end);
  }
  ErpXmlPosition position = reader->position;
  erp_xml_position_seek(&position, offset);
  *line = position.line;
  *column = position.column;
}

void
erp_xml_place(ErpXmlReader *reader, guint *line, guint *column) {
  erp_xml_position_seek(&reader->position, reader->event);
  *line = reader->position.line;
  *column = reader->position.column;
}

char *
erp_xml_source(ErpXmlReader *reader, gsize from, gsize to) {
  to = MIN(to, reader->length);
  from = MIN(from, to);
  return g_strndup(reader->text + from, to - from);
}

guint
erp_xml_namespaces(ErpXmlReader *reader, const char *const **pairs) {
  *pairs = reader->namespaces;
  return reader->n_namespaces;
}

void
erp_xml_stop(ErpXmlReader *reader) {
  reader->stopped = TRUE;
  xmlStopParser(reader->parser);
}
