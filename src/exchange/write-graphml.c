/* GraphML: ids are the plan's, and also an attribute, as some editors renumber nodes; what is said
 * of nodes and edges goes by attribute name. */
#include "exchange/formats.h"

#include "xml/writer.h"

static void
write_key(ErpXmlWriter *writer, const char *domain, const char *name, ErpPropertyType type,
          const char *about) {
  static const char *const types[] = {"string", "long", "double"};
  g_autofree char *id = g_strdup_printf("%s-%s", domain, name);
  erp_xml_writer_start(writer, "key");
  erp_xml_writer_attribute(writer, "id", id);
  erp_xml_writer_attribute(writer, "for", domain);
  erp_xml_writer_attribute(writer, "attr.name", name);
  erp_xml_writer_attribute(writer, "attr.type", types[type]);
  if (about != NULL) {
    erp_xml_writer_start(writer, "desc");
    erp_xml_writer_text(writer, about, FALSE);
    erp_xml_writer_end(writer);
  }
  erp_xml_writer_end(writer);
}

static void
write_keys(ErpXmlWriter *writer, const char *domain, const GArray *properties) {
  write_key(writer, domain, "plan_id", ERP_PROPERTY_TEXT, NULL);
  write_key(writer, domain, "element", ERP_PROPERTY_TEXT, NULL);
  for (guint i = 0; i < properties->len; i++) {
    const ErpProperty *property = &g_array_index(properties, ErpProperty, i);
    write_key(writer, domain, property->name, property->type, property->about);
  }
}

static void
write_datum(ErpXmlWriter *writer, const char *domain, const char *name, const char *value) {
  g_autofree char *id = g_strdup_printf("%s-%s", domain, name);
  if (value == NULL)
    return;
  erp_xml_writer_start(writer, "data");
  erp_xml_writer_attribute(writer, "key", id);
  erp_xml_writer_text(writer, value, FALSE);
  erp_xml_writer_end(writer);
}

static void
write_data(ErpXmlWriter *writer, const char *domain, const GArray *properties,
           const ErpShape *shape) {
  write_datum(writer, domain, "plan_id", shape->id);
  write_datum(writer, domain, "element", erp_shape_element(shape));
  for (guint i = 0; i < properties->len; i++)
    write_datum(writer, domain, g_array_index(properties, ErpProperty, i).name, shape->values[i]);
}

static void
write_node(ErpXmlWriter *writer, const ErpPicture *picture, const ErpShape *node) {
  erp_xml_writer_start(writer, "node");
  erp_xml_writer_attribute(writer, "id", node->id);
  write_data(writer, "node", picture->node_properties, node);
  erp_xml_writer_end(writer);
}

static void
write_edge(ErpXmlWriter *writer, const ErpPicture *picture, const ErpShape *link) {
  erp_xml_writer_start(writer, "edge");
  erp_xml_writer_attribute(writer, "id", link->id);
  erp_xml_writer_attribute(writer, "source", erp_picture_node(picture, link->a)->id);
  erp_xml_writer_attribute(writer, "target", erp_picture_node(picture, link->b)->id);
  write_data(writer, "edge", picture->link_properties, link);
  erp_xml_writer_end(writer);
}

void
erp_write_graphml(const ErpPicture *picture, ErpExportTable table G_GNUC_UNUSED, ErpSink sink) {
  g_autoptr(ErpXmlWriter) writer = erp_xml_writer_new();
  erp_xml_writer_start(writer, "graphml");
  erp_xml_writer_attribute(writer, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  write_key(writer, "graph", "name", ERP_PROPERTY_TEXT, NULL);
  write_keys(writer, "node", picture->node_properties);
  write_keys(writer, "edge", picture->link_properties);
  erp_xml_writer_start(writer, "graph");
  erp_xml_writer_attribute(writer, "edgedefault", "undirected");
  write_datum(writer, "graph", "name", picture->name);
  for (guint i = 0; i < picture->nodes->len; i++) {
    write_node(writer, picture, erp_picture_node(picture, i));
    erp_xml_writer_pour(writer, sink);
  }
  for (guint i = 0; i < picture->links->len; i++) {
    write_edge(writer, picture, erp_picture_link(picture, i));
    erp_xml_writer_pour(writer, sink);
  }
  erp_xml_writer_close(writer, sink);
}
