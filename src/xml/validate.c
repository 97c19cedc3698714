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

/* A tree without anything read from elsewhere: erp_xml_read() refuses what could ask for it. */
static xmlDoc *
read_tree(GBytes *bytes, const char *name, GError **error) {
  static const ErpXmlHandler NOTHING = {0};
  if (!erp_xml_read(bytes, name, &NOTHING, NULL, error))
    return NULL;
  g_autoptr(GBytes) text = erp_xml_decode(bytes, name, error);
  if (text == NULL)
    return NULL;
  gsize length;
  const char *data = g_bytes_get_data(text, &length);
  xmlDoc *doc = xmlReadMemory(data, (int) length, NULL, "UTF-8",
                              XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES |
                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc == NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s: cannot be read as a tree"), name);
  return doc;
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

static xmlRelaxNG *
compile_schema(xmlDoc *doc, const char *file, GError **error) {
  FirstError first = {0};
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(doc);
  xmlRelaxNG *schema = NULL;
  if (parser != NULL) {
    xmlRelaxNGSetParserStructuredErrors(parser, keep_first, &first);
    /* Patterns report to the thread's handler only. */
    xmlStructuredErrorFunc handler = xmlStructuredError;
    void *handler_data = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(&first, keep_first);
    schema = xmlRelaxNGParse(parser);
    xmlSetStructuredErrorFunc(handler_data, handler);
    xmlRelaxNGFreeParserCtxt(parser);
  }
  if (schema == NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE,
                _("%s:%d: the schema cannot be used: %s; reinstall erplan"), file, first.line,
                first.text == NULL ? "" : first.text);
  g_free(first.text);
  return schema;
}

static xmlRelaxNG *
load_schema(const char *file, GError **error) {
  g_autofree char *display = g_filename_display_name(file);
  g_autoptr(GBytes) bytes = erp_xml_load(file, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr(xmlDoc) doc = read_tree(bytes, display, error);
  if (doc == NULL || !refuse_parts(doc->children, display, error))
    return NULL;
  return compile_schema(doc, display, error);
}

static void
add_violation(void *user, xmlError *error) {
  ErpDiagList *diags = user;
  if (error->level < XML_ERR_ERROR)
    return;
  xmlNode *node = error->node;
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->parent;
  long line = node == NULL ? error->line : xmlGetLineNo(node);
  g_autofree char *text = error_text(error);
  erp_diag_add(diags, ERP_SEVERITY_ERROR, "schema", line < 0 ? 0 : (guint) line, 0,
               node == NULL ? NULL : (const char *) node->name,
               _("Against the schema: %s; see erplan-plan(5)."), text);
}

gboolean
erp_xml_validate(GBytes *document, const char *name, const char *schema_file, ErpDiagList *diags,
                 GError **error) {
  g_autoptr(xmlDoc) doc = read_tree(document, name, error);
  if (doc == NULL)
    return FALSE;
  g_autoptr(xmlRelaxNG) schema = load_schema(schema_file, error);
  if (schema == NULL)
    return FALSE;
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(schema);
  xmlRelaxNGSetValidStructuredErrors(validator, add_violation, diags);
  (void) xmlRelaxNGValidateDoc(validator, doc);
  xmlRelaxNGFreeValidCtxt(validator);
  return TRUE;
}
