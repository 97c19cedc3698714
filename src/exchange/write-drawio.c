/* draw.io, uncompressed: a cell for each node and link, whose properties are those of its object.
 * Styles are without html=1, so that a label is text. */
#include "exchange/formats.h"

#include "exchange/sketch.h"
#include "xml/writer.h"

static void
add_number(ErpXmlWriter *writer, const char *name, gint number) {
  g_autofree char *text = g_strdup_printf("%d", number);
  erp_xml_writer_attribute(writer, name, text);
}

/* What all that is drawn stands in. */
static void
write_roots(ErpXmlWriter *writer) {
  erp_xml_writer_start(writer, "mxCell");
  erp_xml_writer_attribute(writer, "id", "0");
  erp_xml_writer_end(writer);
  erp_xml_writer_start(writer, "mxCell");
  erp_xml_writer_attribute(writer, "id", "1");
  erp_xml_writer_attribute(writer, "parent", "0");
  erp_xml_writer_end(writer);
}

/* Begins an object and its cell. */
static void
begin_cell(ErpXmlWriter *writer, const char *id, const ErpShape *shape, const GArray *properties,
           const char *style) {
  erp_xml_writer_start(writer, "object");
  erp_xml_writer_attribute(writer, "id", id);
  erp_xml_writer_attribute(writer, "label", shape->caption);
  erp_xml_writer_attribute(writer, "element", erp_shape_element(shape));
  for (guint i = 0; i < properties->len; i++)
    erp_xml_writer_attribute(writer, g_array_index(properties, ErpProperty, i).name,
                             shape->values[i]);
  erp_xml_writer_start(writer, "mxCell");
  erp_xml_writer_attribute(writer, "style", style);
  erp_xml_writer_attribute(writer, "parent", "1");
}

static void
write_node(ErpXmlWriter *writer, const ErpPicture *picture, const ErpSketch *sketch, guint i) {
  const ErpShape *node = erp_picture_node(picture, i);
  const ErpLook *look = erp_sketch_look(node->verdict);
  const char *shape = node->kind == ERP_KIND_SITE               ? "rounded=1"
                      : node->kind == ERP_KIND_PEERING_LOCATION ? "ellipse"
                                                                : "shape=hexagon";
  g_autofree char *style = g_strdup_printf("%s;whiteSpace=wrap;fillColor=%s;strokeColor=%s;", shape,
                                           look->fill, look->line);
  g_autofree char *id = g_strconcat("node-", node->id, NULL);
  begin_cell(writer, id, node, picture->node_properties, style);
  erp_xml_writer_attribute(writer, "vertex", "1");
  erp_xml_writer_start(writer, "mxGeometry");
  add_number(writer, "x", sketch->places[i].x - ERP_SKETCH_NODE_WIDTH / 2);
  add_number(writer, "y", sketch->places[i].y - ERP_SKETCH_NODE_HEIGHT / 2);
  add_number(writer, "width", ERP_SKETCH_NODE_WIDTH);
  add_number(writer, "height", ERP_SKETCH_NODE_HEIGHT);
  erp_xml_writer_attribute(writer, "as", "geometry");
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
}

static void
write_link(ErpXmlWriter *writer, const ErpPicture *picture, const ErpShape *link) {
  const ErpLook *look = erp_sketch_look(link->verdict);
  g_autofree char *style =
      g_strdup_printf("endArrow=none;strokeColor=%s;strokeWidth=%s;%s", look->line, look->width,
                      link->kind == ERP_KIND_CIRCUIT ? "dashed=1;" : "");
  g_autofree char *id = g_strconcat("link-", link->id, NULL);
  g_autofree char *a = g_strconcat("node-", erp_picture_node(picture, link->a)->id, NULL);
  g_autofree char *b = g_strconcat("node-", erp_picture_node(picture, link->b)->id, NULL);
  begin_cell(writer, id, link, picture->link_properties, style);
  erp_xml_writer_attribute(writer, "edge", "1");
  erp_xml_writer_attribute(writer, "source", a);
  erp_xml_writer_attribute(writer, "target", b);
  erp_xml_writer_start(writer, "mxGeometry");
  erp_xml_writer_attribute(writer, "relative", "1");
  erp_xml_writer_attribute(writer, "as", "geometry");
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
}

void
erp_write_drawio(const ErpPicture *picture, ErpExportTable table G_GNUC_UNUSED, ErpSink sink) {
  g_autoptr(ErpXmlWriter) writer = erp_xml_writer_new();
  g_autoptr(ErpSketch) sketch = erp_sketch_new(picture);
  erp_xml_writer_start(writer, "mxfile");
  erp_xml_writer_start(writer, "diagram");
  erp_xml_writer_attribute(writer, "id", "plan");
  erp_xml_writer_attribute(writer, "name", picture->name);
  erp_xml_writer_start(writer, "mxGraphModel");
  add_number(writer, "pageWidth", sketch->width);
  add_number(writer, "pageHeight", sketch->height);
  erp_xml_writer_start(writer, "root");
  write_roots(writer);
  for (guint i = 0; i < picture->links->len; i++) {
    write_link(writer, picture, erp_picture_link(picture, i));
    erp_xml_writer_pour(writer, sink);
  }
  for (guint i = 0; i < picture->nodes->len; i++) {
    write_node(writer, picture, sketch, i);
    erp_xml_writer_pour(writer, sink);
  }
  erp_xml_writer_close(writer, sink);
}
