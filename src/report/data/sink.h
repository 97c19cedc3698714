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

/* At the end of the string. */
ErpSink erp_sink_string(GString *string);
