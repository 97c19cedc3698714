/* Lines and columns of a UTF-8 text, counted forwards as a parse goes on. */
#pragma once

#include <glib.h>

typedef struct {
  const char *text;
  gsize length;
  gsize offset; /* where the count stands */
  guint line;   /* from 1; lines end with '\n' */
  guint column; /* in characters from 1 */
} ErpXmlPosition;

void erp_xml_position_init(ErpXmlPosition *position, const char *text, gsize length);

/* Moves to a byte offset (clamped to the text). O(distance) forwards; backwards counts anew. */
void erp_xml_position_seek(ErpXmlPosition *position, gsize offset);

/* Sets ERP_ERROR_INPUT with "NAME:LINE:COL: TEXT" for the place the position stands at. */
void erp_xml_position_error(const ErpXmlPosition *position, const char *name, const char *text,
                            GError **error);
