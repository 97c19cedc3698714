/* Canonical XML text: UTF-8, two-space indent, one element a line, attributes in the order given,
 * double quotes, "/>" for empty elements, '\n' line ends. What base/escape.h spells out where it is
 * shown (controls, formatting, letters that are not to be seen) is written as a character
 * reference, so a plan shown by cat(1) is harmless. Whatever is written parses back to the same
 * values, but for what XML cannot hold: other C0 controls, U+FFFE, U+FFFF and bytes that are not
 * UTF-8 become U+FFFD. */
#pragma once

#include <glib.h>

#include "base/sink.h"

typedef struct _ErpXmlWriter ErpXmlWriter;

/* Where the text has the first of these, or NULL. */
const char *erp_xml_impossible(const char *text);
/* The text as it is when it has been written and read again. Caller frees; NULL gives NULL. */
char *erp_xml_plain(const char *text);

ErpXmlWriter *erp_xml_writer_new(void); /* starts with the XML declaration line */
void erp_xml_writer_free(ErpXmlWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpXmlWriter, erp_xml_writer_free)

void erp_xml_writer_start(ErpXmlWriter *writer, const char *qname);
/* Right after the start; a NULL value writes nothing. */
void erp_xml_writer_attribute(ErpXmlWriter *writer, const char *qname, const char *value);
void erp_xml_writer_text(ErpXmlWriter *writer, const char *text, gboolean cdata); /* stays inline */
/* "--" is kept apart and harmful characters become "<U+XXXX>": comments have no references. */
void erp_xml_writer_comment(ErpXmlWriter *writer, const char *text);
/* A blank line before the next item. */
void erp_xml_writer_blank(ErpXmlWriter *writer);
/* Markup kept verbatim on a line of its own (indented, inner line breaks as they are but
 * '\n' only). The caller vouches for it: well-formed, and nothing in it is made harmless. */
void erp_xml_writer_raw(ErpXmlWriter *writer, const char *markup);
void erp_xml_writer_end(ErpXmlWriter *writer);
/* Closes everything and takes the text. */
GBytes *erp_xml_writer_finish(ErpXmlWriter *writer);

/* For what is too large to be kept: hands on what is written so far, when it is worth it. */
void erp_xml_writer_pour(ErpXmlWriter *writer, ErpSink sink);
/* Closes everything and hands on the rest. */
void erp_xml_writer_close(ErpXmlWriter *writer, ErpSink sink);
