/* GeoJSON (RFC 7946): a point for each node, a line for each link, in two parts where it crosses
 * the 180th meridian; what has no place has no geometry. Written by hand: json-glib would write
 * 51.507400000000004. */
#include "exchange/formats.h"

#include "base/escape.h"

#define HALF 180000000 /* microdegrees */

static void
append_unit(GString *out, guint unit) {
  g_string_append_printf(out, "\\u%04x", unit);
}

static void
append_text(GString *out, const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_string_append_c(out, '"');
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '"' || c == '\\')
      g_string_append_printf(out, "\\%c", (char) c);
    else if (!erp_escape_needed(c))
      g_string_append_unichar(out, c);
    else if (c < 0x10000)
      append_unit(out, c);
    else {
      append_unit(out, 0xD800 + ((c - 0x10000) >> 10));
      append_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  g_string_append_c(out, '"');
}

static void
append_member(GString *out, const char *name, ErpPropertyType type, const char *value) {
  if (value == NULL)
    return;
  if (out->str[out->len - 1] != '{')
    g_string_append(out, ", ");
  append_text(out, name);
  g_string_append(out, ": ");
  if (type == ERP_PROPERTY_TEXT)
    append_text(out, value);
  else
    g_string_append(out, value);
}

static void
append_position(GString *out, gint64 lat, gint64 lon) {
  g_autofree char *y = erp_unit_format(ERP_UNIT_LATITUDE, lat);
  g_autofree char *x = erp_unit_format(ERP_UNIT_LONGITUDE, lon);
  g_string_append_printf(out, "[%s, %s]", x, y);
}

static void
append_point(GString *out, const ErpShape *node) {
  if (!node->placed) {
    g_string_append(out, "null");
    return;
  }
  g_string_append(out, "{\"type\": \"Point\", \"coordinates\": ");
  append_position(out, node->lat, node->lon);
  g_string_append_c(out, '}');
}

/* Where a straight line crosses the meridian, going the short way round. */
static gint64
lat_of_crossing(const ErpShape *a, const ErpShape *b) {
  gint64 to_meridian = HALF - ABS(a->lon), beyond = HALF - ABS(b->lon);
  gint64 whole = to_meridian + beyond;
  return whole == 0 ? a->lat : a->lat + (b->lat - a->lat) * to_meridian / whole;
}

static void
append_halves(GString *out, const ErpShape *a, const ErpShape *b) {
  gint64 lat = lat_of_crossing(a, b), side = a->lon < 0 ? -HALF : HALF;
  g_string_append(out, "{\"type\": \"MultiLineString\", \"coordinates\": [[");
  append_position(out, a->lat, a->lon);
  g_string_append(out, ", ");
  append_position(out, lat, side);
  g_string_append(out, "], [");
  append_position(out, lat, -side);
  g_string_append(out, ", ");
  append_position(out, b->lat, b->lon);
  g_string_append(out, "]]}");
}

static void
append_line(GString *out, const ErpShape *a, const ErpShape *b) {
  if (!a->placed || !b->placed) {
    g_string_append(out, "null");
    return;
  }
  if (ABS(a->lon - b->lon) > HALF) {
    append_halves(out, a, b);
    return;
  }
  g_string_append(out, "{\"type\": \"LineString\", \"coordinates\": [");
  append_position(out, a->lat, a->lon);
  g_string_append(out, ", ");
  append_position(out, b->lat, b->lon);
  g_string_append(out, "]}");
}

/* Begins a feature; its geometry follows. */
static void
begin_feature(GString *out, const ErpShape *shape, gboolean first) {
  g_string_append(out, first ? "\n  {\"type\": \"Feature\", \"id\": "
                             : ",\n  {\"type\": \"Feature\", \"id\": ");
  append_text(out, shape->id);
  g_string_append(out, ", \"geometry\": ");
}

static void
end_feature(GString *out, const ErpPicture *picture, const ErpShape *shape,
            const GArray *properties) {
  g_string_append(out, ", \"properties\": {");
  append_member(out, "element", ERP_PROPERTY_TEXT, erp_shape_element(shape));
  append_member(out, "id", ERP_PROPERTY_TEXT, shape->id);
  if (properties == picture->link_properties) {
    append_member(out, "a", ERP_PROPERTY_TEXT, erp_picture_node(picture, shape->a)->id);
    append_member(out, "b", ERP_PROPERTY_TEXT, erp_picture_node(picture, shape->b)->id);
  }
  for (guint i = 0; i < properties->len; i++) {
    const ErpProperty *property = &g_array_index(properties, ErpProperty, i);
    append_member(out, property->name, property->type, shape->values[i]);
  }
  g_string_append(out, "}}");
}

void
erp_write_geojson(const ErpPicture *picture, ErpExportTable table G_GNUC_UNUSED, ErpSink sink) {
  g_autoptr(GString) out = g_string_new(NULL);
  g_string_append(out, "{\"type\": \"FeatureCollection\", \"name\": ");
  append_text(out, picture->name);
  g_string_append(out, ", \"features\": [");
  for (guint i = 0; i < picture->nodes->len; i++) {
    const ErpShape *node = erp_picture_node(picture, i);
    begin_feature(out, node, i == 0);
    append_point(out, node);
    end_feature(out, picture, node, picture->node_properties);
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  for (guint i = 0; i < picture->links->len; i++) {
    const ErpShape *link = erp_picture_link(picture, i);
    begin_feature(out, link, picture->nodes->len + i == 0);
    append_line(out, erp_picture_node(picture, link->a), erp_picture_node(picture, link->b));
    end_feature(out, picture, link, picture->link_properties);
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  g_string_append(out, "\n]}\n");
  erp_sink_pour(sink, out, 0);
}
