/* KML: a folder of points and one of lines, with a style for each verdict. Properties stand in
 * ExtendedData and not in a description, which would be taken for HTML. */
#include "exchange/formats.h"

#include "exchange/sketch.h"
#include "xml/writer.h"

static void
write_element(ErpXmlWriter *writer, const char *name, const char *text) {
  erp_xml_writer_start(writer, name);
  erp_xml_writer_text(writer, text, FALSE);
  erp_xml_writer_end(writer);
}

/* "#rrggbb" as KML has it: opaque, blue first. */
static void
write_colour(ErpXmlWriter *writer, const char *kind, const char *colour, const char *width) {
  g_autofree char *text = g_strdup_printf("ff%.2s%.2s%.2s", colour + 5, colour + 3, colour + 1);
  erp_xml_writer_start(writer, kind);
  write_element(writer, "color", text);
  if (width != NULL)
    write_element(writer, "width", width);
  erp_xml_writer_end(writer);
}

static void
write_styles(ErpXmlWriter *writer) {
  for (int v = 0; v <= ERP_VERDICT_FAIL; v++) {
    const ErpLook *look = erp_sketch_look((ErpVerdict) v);
    erp_xml_writer_start(writer, "Style");
    erp_xml_writer_attribute(writer, "id", erp_verdict_word((ErpVerdict) v));
    write_colour(writer, "IconStyle", look->line, NULL);
    write_colour(writer, "LineStyle", look->line, look->width);
    erp_xml_writer_end(writer);
  }
}

static void
write_datum(ErpXmlWriter *writer, const char *name, const char *value) {
  if (value == NULL)
    return;
  erp_xml_writer_start(writer, "Data");
  erp_xml_writer_attribute(writer, "name", name);
  write_element(writer, "value", value);
  erp_xml_writer_end(writer);
}

/* Begins a placemark; its geometry follows. */
static void
begin_placemark(ErpXmlWriter *writer, const ErpShape *shape, const GArray *properties) {
  g_autofree char *style = g_strconcat("#", erp_verdict_word(shape->verdict), NULL);
  erp_xml_writer_start(writer, "Placemark");
  write_element(writer, "name", shape->name);
  write_element(writer, "styleUrl", style);
  erp_xml_writer_start(writer, "ExtendedData");
  write_datum(writer, "element", erp_shape_element(shape));
  write_datum(writer, "id", shape->id);
  for (guint i = 0; i < properties->len; i++)
    write_datum(writer, g_array_index(properties, ErpProperty, i).name, shape->values[i]);
  erp_xml_writer_end(writer);
}

static void
append_position(GString *text, const ErpShape *node) {
  g_autofree char *lat = erp_unit_format(ERP_UNIT_LATITUDE, node->lat);
  g_autofree char *lon = erp_unit_format(ERP_UNIT_LONGITUDE, node->lon);
  g_string_append_printf(text, "%s%s,%s", text->len > 0 ? " " : "", lon, lat);
}

static void
write_node(ErpXmlWriter *writer, const ErpPicture *picture, const ErpShape *node) {
  g_autoptr(GString) position = g_string_new(NULL);
  begin_placemark(writer, node, picture->node_properties);
  if (node->placed) {
    append_position(position, node);
    erp_xml_writer_start(writer, "Point");
    write_element(writer, "coordinates", position->str);
    erp_xml_writer_end(writer);
  }
  erp_xml_writer_end(writer);
}

static void
write_link(ErpXmlWriter *writer, const ErpPicture *picture, const ErpShape *link) {
  const ErpShape *a = erp_picture_node(picture, link->a), *b = erp_picture_node(picture, link->b);
  g_autoptr(GString) positions = g_string_new(NULL);
  begin_placemark(writer, link, picture->link_properties);
  if (a->placed && b->placed) {
    append_position(positions, a);
    append_position(positions, b);
    erp_xml_writer_start(writer, "LineString");
    write_element(writer, "tessellate", "1"); /* along the ground */
    write_element(writer, "coordinates", positions->str);
    erp_xml_writer_end(writer);
  }
  erp_xml_writer_end(writer);
}

void
erp_write_kml(const ErpPicture *picture, ErpExportTable table G_GNUC_UNUSED, ErpSink sink) {
  g_autoptr(ErpXmlWriter) writer = erp_xml_writer_new();
  erp_xml_writer_start(writer, "kml");
  erp_xml_writer_attribute(writer, "xmlns", "http://www.opengis.net/kml/2.2");
  erp_xml_writer_start(writer, "Document");
  write_element(writer, "name", picture->name);
  write_styles(writer);
  erp_xml_writer_start(writer, "Folder");
  write_element(writer, "name", "links");
  for (guint i = 0; i < picture->links->len; i++) {
    write_link(writer, picture, erp_picture_link(picture, i));
    erp_xml_writer_pour(writer, sink);
  }
  erp_xml_writer_end(writer);
  erp_xml_writer_start(writer, "Folder");
  write_element(writer, "name", "sites");
  for (guint i = 0; i < picture->nodes->len; i++) {
    write_node(writer, picture, erp_picture_node(picture, i));
    erp_xml_writer_pour(writer, sink);
  }
  erp_xml_writer_close(writer, sink);
}
