/* DOT: an undirected graph that Graphviz draws with its nodes where they are on a map ("neato" is
 * its layout, positions are pinned). */
#include "exchange/formats.h"

#include "base/escape.h"
#include "exchange/sketch.h"

/* Between quotes; Graphviz takes "\N" and "&amp;" for more than text. */
static void
append_text(GString *out, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_string_append_c(out, '"');
  for (const char *p = safe; *p != '\0'; p++) {
    if (*p == '&')
      g_string_append(out, "&amp;");
    else if (*p == '"' || *p == '\\')
      g_string_append_printf(out, "\\%c", *p);
    else
      g_string_append_c(out, *p);
  }
  g_string_append_c(out, '"');
}

static void
append_node(GString *out, const ErpShape *node, const ErpSketch *sketch, guint i) {
  const ErpLook *look = erp_sketch_look(node->verdict);
  const char *shape = node->kind == ERP_KIND_SITE               ? "box"
                      : node->kind == ERP_KIND_PEERING_LOCATION ? "ellipse"
                                                                : "hexagon";
  g_string_append(out, "  ");
  append_text(out, node->id);
  g_string_append(out, " [label=");
  append_text(out, node->caption);
  g_string_append_printf(out, ", shape=%s, color=\"%s\", fillcolor=\"%s\", pos=\"%d,%d!\"];\n",
                         shape, look->line, look->fill, sketch->places[i].x,
                         sketch->height - sketch->places[i].y);
}

static void
append_link(GString *out, const ErpPicture *picture, const ErpShape *link) {
  const ErpLook *look = erp_sketch_look(link->verdict);
  g_string_append(out, "  ");
  append_text(out, erp_picture_node(picture, link->a)->id);
  g_string_append(out, " -- ");
  append_text(out, erp_picture_node(picture, link->b)->id);
  g_string_append(out, " [id=");
  append_text(out, link->id);
  g_string_append(out, ", label=");
  append_text(out, link->caption);
  g_string_append_printf(out, ", color=\"%s\", penwidth=%s%s];\n", look->line, look->width,
                         link->kind == ERP_KIND_CIRCUIT ? ", style=dashed" : "");
}

void
erp_write_dot(const ErpPicture *picture, ErpExportTable table G_GNUC_UNUSED, ErpSink sink) {
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(ErpSketch) sketch = erp_sketch_new(picture);
  g_string_append(out, "graph ");
  append_text(out, picture->name);
  g_string_append(out, " {\n"
                       "  graph [layout=neato, inputscale=72, splines=line, charset=\"UTF-8\"];\n"
                       "  node [style=filled, fontname=\"sans-serif\", fontsize=10];\n"
                       "  edge [fontname=\"sans-serif\", fontsize=8];\n");
  for (guint i = 0; i < picture->nodes->len; i++) {
    append_node(out, erp_picture_node(picture, i), sketch, i);
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  for (guint i = 0; i < picture->links->len; i++) {
    append_link(out, picture, erp_picture_link(picture, i));
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  g_string_append(out, "}\n");
  erp_sink_pour(sink, out, 0);
}
