/* Where a text goes that is written piece by piece. */
#pragma once

#include <glib.h>

typedef struct {
  void (*add)(gpointer to, const char *text, gsize length);
  gpointer to; /* borrowed */
} ErpSink;

void erp_sink_add(ErpSink sink, const char *text);
/* The same; frees the text. */
void erp_sink_take(ErpSink sink, char *text);
/* The same of what has been gathered, when there are `least` bytes of it; empties the text. */
void erp_sink_pour(ErpSink sink, GString *text, gsize least);

enum { ERP_SINK_PIECE = 65536 }; /* bytes that are worth handing on */

/* At the end of the string. */
ErpSink erp_sink_string(GString *string);
