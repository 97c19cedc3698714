#include "xml/validate.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "base/error.h"
#include "xml/decode.h"
#include "xml/reader.h"

#include "base/i18n.h"

#define RELAX_NG "http://relaxng.org/ns/structure/1.0"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlRelaxNG, xmlRelaxNGFree)

typedef struct {
  char *text; /* the first message */
  int line;
} FirstError;

static char *
error_text(const xmlError *error) {
  char *text = g_utf8_make_valid(error->message == NULL ? "" : error->message, -1);
  return g_strchomp(text);
}

static void
keep_first(void *user, xmlError *error) {
  FirstError *first = user;
  if (error->level < XML_ERR_ERROR || first->text != NULL)
    return;
  first->text = error_text(error);
  first->line = error->line;
}

typedef struct {
  guint line;
  guint column;
} Place;

static void
note_place(ErpXmlReader *reader G_GNUC_UNUSED, const ErpXmlElement *element, gpointer user) {
  Place place = {element->line, element->column};
  g_array_append_val((GArray *) user, place);
}

/* A tree without anything read from elsewhere: erp_xml_read() refuses what could ask for it. Adds
 * the place of every element, in document order, to `places`. */
static xmlDoc *
read_tree(GBytes *bytes, const char *name, GArray *places, GError **error) {
  static const ErpXmlHandler PLACES = {.start = note_place};
  if (!erp_xml_read(bytes, name, &PLACES, places, error))
    return NULL;
  g_autoptr(GBytes) text = erp_xml_decode(bytes, name, error);
  if (text == NULL)
    return NULL;
  gsize length;
  const char *data = g_bytes_get_data(text, &length);
  xmlDoc *doc = xmlReadMemory(data, (int) length, NULL, "UTF-8",
                              XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR |
                                  XML_PARSE_NOWARNING);
  if (doc == NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s: cannot be read as a tree"), name);
  return doc;
}

/* libxml2 itself keeps 16 bits of the line and no column. `*next` is the place of the next element.
 */
static void
attach_places(xmlNode *node, Place **next) {
  for (; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    node->_private = (*next)++;
    attach_places(node->children, next);
  }
}

/* A schema in several files would be loaded by libxml2 itself, from wherever it says. */
static gboolean
refuse_parts(xmlNode *node, const char *file, GError **error) {
  for (; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    const char *name = (const char *) node->name;
    if (node->ns != NULL && g_str_equal((const char *) node->ns->href, RELAX_NG) &&
        (g_str_equal(name, "include") || g_str_equal(name, "externalRef"))) {
      g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE,
                  _("%s:%ld: the schema must be one file; remove “%s”"), file, xmlGetLineNo(node),
                  name);
      return FALSE;
    }
    if (!refuse_parts(node->children, file, error))
      return FALSE;
  }
  return TRUE;
}

static void
schema_error(const FirstError *first, const char *file, GError **error) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE,
              _("%s:%d: the schema cannot be used: %s; reinstall erplan"), file, first->line,
              first->text == NULL ? "" : first->text);
}

static xmlRelaxNG *
compile_schema(xmlDoc *doc, const char *file, FirstError *first, GError **error) {
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(doc);
  xmlRelaxNG *schema = NULL;
  if (parser != NULL) {
    xmlRelaxNGSetParserStructuredErrors(parser, keep_first, first);
    schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
  }
  if (schema == NULL)
    schema_error(first, file, error);
  return schema;
}

static xmlRelaxNG *
load_schema(const char *file, const char *display, FirstError *first, GError **error) {
  g_autoptr(GBytes) bytes = erp_xml_load(file, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  g_autoptr(xmlDoc) doc = read_tree(bytes, display, places, error);
  if (doc == NULL || !refuse_parts(doc->children, display, error))
    return NULL;
  return compile_schema(doc, display, first, error);
}

static void
add_violation(void *user, xmlError *error) {
  ErpDiagList *diags = user;
  if (error->level < XML_ERR_ERROR)
    return;
  xmlNode *node = error->node;
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->parent;
  Place nowhere = {0};
  const Place *place = node == NULL ? &nowhere : node->_private;
  g_autofree char *text = error_text(error);
  erp_diag_add(diags, ERP_SEVERITY_ERROR, "schema", place->line, place->column,
               node == NULL ? NULL : (const char *) node->name,
               _("Against the schema: %s; see erplan-plan(5)."), text);
}

static gboolean
validate_tree(xmlDoc *doc, const char *schema_file, FirstError *first, ErpDiagList *diags,
              GError **error) {
  g_autofree char *display = g_filename_display_name(schema_file);
  g_autoptr(xmlRelaxNG) schema = load_schema(schema_file, display, first, error);
  if (schema == NULL) {
    if (error != NULL)
      (*error)->code = ERP_ERROR_REFERENCE; /* our file, not the user's */
    return FALSE;
  }
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(schema);
  xmlRelaxNGSetValidStructuredErrors(validator, add_violation, diags);
  (void) xmlRelaxNGValidateDoc(validator, doc);
  xmlRelaxNGFreeValidCtxt(validator);
  if (first->text == NULL)
    return TRUE;
  schema_error(first, display, error);
  return FALSE;
}

gboolean
erp_xml_validate(GBytes *document, const char *name, const char *schema_file, ErpDiagList *diags,
                 GError **error) {
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  g_autoptr(xmlDoc) doc = read_tree(document, name, places, error);
  if (doc == NULL)
    return FALSE;
  Place *next = (Place *) (void *) places->data;
  attach_places(doc->children, &next);

  /* Patterns are compiled when first needed, and their errors go to the thread's handler only. */
  FirstError first = {0};
  xmlStructuredErrorFunc handler = xmlStructuredError;
  void *handler_data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc(&first, keep_first);
  gboolean done = validate_tree(doc, schema_file, &first, diags, error);
  xmlSetStructuredErrorFunc(handler_data, handler);
  g_free(first.text);
  return done;
}
