/* The only door to libxml2 for reading: bytes in, events with places out.
 *
 * The bytes are read by us (size-capped), recoded to UTF-8 by declared encoding or byte-order mark,
 * and parsed with SAX2. Refused with ERP_ERROR_INPUT and "FILE:LINE:COL": what is not well-formed,
 * any document type declaration, nesting deeper than ERP_XML_MAX_DEPTH, a tag,
 * comment or the like of more than 9 MB, input larger than
 * ERP_XML_MAX_BYTES, compressed input. Nothing is ever fetched, included or expanded. */
#pragma once

#include <gio/gio.h>
#include "base/diag.h"

#define ERP_XML_MAX_DEPTH 64
#define ERP_XML_MAX_BYTES (1024u * 1024u * 1024u)

typedef struct {
  const char *ns;     /* namespace name or NULL; interned by the parser for the read's duration */
  const char *prefix; /* as written or NULL */
  const char *name;   /* local name */
  const char *value;  /* decoded, NUL-terminated; lives until the callback returns */
} ErpXmlAttribute;

typedef struct {
  const char *ns;
  const char *prefix;
  const char *name;
  const ErpXmlAttribute *attributes; /* without namespace declarations, in document order */
  guint n_attributes;
  gsize n_value_bytes; /* of all values, with their NULs */
  guint line;          /* of the '<', from 1 */
  guint column;        /* in characters, from 1 */
  gsize offset;        /* byte offset of the '<' in the UTF-8 text */
} ErpXmlElement;

typedef struct _ErpXmlReader ErpXmlReader;

/* Any callback may be NULL. Text is given in whole runs between markup (CDATA marked), decoded. */
typedef struct {
  void (*start)(ErpXmlReader *reader, const ErpXmlElement *element, gpointer user);
  void (*end)(ErpXmlReader *reader, gsize end_offset, gpointer user); /* just after the '>' */
  void (*text)(ErpXmlReader *reader, const char *text, gsize length, gboolean cdata, gpointer user);
  void (*comment)(ErpXmlReader *reader, const char *text, gpointer user);
  void (*instruction)(ErpXmlReader *reader, const char *target, const char *data, gpointer user);
} ErpXmlHandler;

/* Reads `file` whole ("-" is standard input). Refuses directories and input over the cap. */
GBytes *erp_xml_load(const char *file, GError **error);

/* Parses. `name` is for messages. FALSE with ERP_ERROR_INPUT when not well-formed or refused; the
 * message begins with "NAME:LINE:COL: ". */
gboolean erp_xml_read(GBytes *bytes, const char *name, const ErpXmlHandler *handler, gpointer user,
                      GError **error);

/* During a callback only. The place of attribute i of the element being started, computed on
 * demand (errors only): O(length of the tag). */
void erp_xml_attribute_place(ErpXmlReader *reader, const ErpXmlElement *element, guint i,
                             guint *line, guint *column);
/* Line and column of the current event. */
void erp_xml_place(ErpXmlReader *reader, guint *line, guint *column);
/* The UTF-8 text between two offsets, as written: for content kept verbatim. Caller frees. */
char *erp_xml_source(ErpXmlReader *reader, gsize from, gsize to);
/* Namespace declarations written on the element being started: pairs prefix (NULL = default), uri.
 */
guint erp_xml_namespaces(ErpXmlReader *reader, const char *const **pairs);
/* Stops the parse; erp_xml_read() then returns TRUE (the caller has its own reasons). */
void erp_xml_stop(ErpXmlReader *reader);

/* Once, before several threads read. */
void erp_xml_prepare(void);
/* Frees what libxml2 keeps for the whole process. Once, at the end of a program. */
void erp_xml_cleanup(void);
