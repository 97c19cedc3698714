#include "base/sink.h"

#include <string.h>

void
erp_sink_add(ErpSink sink, const char *text) {
  sink.add(sink.to, text, strlen(text));
}

void
erp_sink_take(ErpSink sink, char *text) {
  erp_sink_add(sink, text);
  g_free(text);
}

void
erp_sink_pour(ErpSink sink, GString *text, gsize least) {
  if (text->len < least)
    return;
  sink.add(sink.to, text->str, text->len);
  g_string_truncate(text, 0);
}

static void
add_to_string(gpointer to, const char *text, gsize length) {
  g_string_append_len(to, text, (gssize) length);
}

ErpSink
erp_sink_string(GString *string) {
  return (ErpSink){.add = add_to_string, .to = string};
}
