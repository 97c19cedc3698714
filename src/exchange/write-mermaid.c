/* Mermaid: a flowchart whose nodes go by numbers, as ids of plans may be words of the language. */
#include "exchange/formats.h"

#include <string.h>

#include "base/escape.h"
#include "exchange/sketch.h"

/* Between quotes, where text may be HTML or Markdown: whatever may steer either is an entity. */
static void
append_text(GString *out, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_string_append_c(out, '"');
  for (const char *p = safe; *p != '\0'; p++)
    if (strchr("\"#&<>`*_\\[](){}|%:;", *p) != NULL)
      g_string_append_printf(out, "#%d;", *p);
    else
      g_string_append_c(out, *p);
  g_string_append_c(out, '"');
}

static void
append_node(GString *out, const ErpShape *node, guint i) {
  const char *open = node->kind == ERP_KIND_SITE               ? "["
                     : node->kind == ERP_KIND_PEERING_LOCATION ? "(["
                                                               : "{{";
  const char *close = node->kind == ERP_KIND_SITE               ? "]"
                      : node->kind == ERP_KIND_PEERING_LOCATION ? "])"
                                                                : "}}";
  g_string_append_printf(out, "  n%u%s", i, open);
  append_text(out, node->caption);
  g_string_append_printf(out, "%s:::%s\n", close, erp_verdict_word(node->verdict));
}

static void
append_link(GString *out, const ErpShape *link) {
  g_string_append_printf(out, "  n%u %s|", link->a, link->kind == ERP_KIND_CIRCUIT ? "-.-" : "---");
  append_text(out, link->caption);
  g_string_append_printf(out, "| n%u\n", link->b);
}

void
erp_write_mermaid(const ErpPicture *picture, ErpExportTable table G_GNUC_UNUSED, ErpSink sink) {
  g_autoptr(GString) out = g_string_new(NULL);
  g_string_append(out, "flowchart LR\n");
  for (guint i = 0; i < picture->nodes->len; i++) {
    append_node(out, erp_picture_node(picture, i), i);
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  for (guint i = 0; i < picture->links->len; i++) {
    append_link(out, erp_picture_link(picture, i));
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  for (int v = 0; v <= ERP_VERDICT_FAIL; v++) {
    const ErpLook *look = erp_sketch_look((ErpVerdict) v);
    g_string_append_printf(out, "  classDef %s fill:%s,stroke:%s,color:#1a1a1a\n",
                           erp_verdict_word((ErpVerdict) v), look->fill, look->line);
  }
  erp_sink_pour(sink, out, 0);
}
