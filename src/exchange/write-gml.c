/* GML: 7-bit text, nodes by number; the label is the plan's id, as NetworkX
 * wants labels that differ. Keys have no underscores there:
 * capacity_mbps is capacityMbps. */
#include "exchange/formats.h"

#include <string.h>

static void
append_key(GString *out, const char *name) {
  g_string_append(out, "    ");
  for (const char *p = name; *p != '\0'; p++)
    if (*p == '_' && p[1] != '\0')
      g_string_append_c(out, g_ascii_toupper(*++p));
    else
      g_string_append_c(out, *p);
  g_string_append_c(out, ' ');
}

static void
append_text(GString *out, const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_string_append_c(out, '"');
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '"' || c == '&' || c < ' ' || c > '~')
      g_string_append_printf(out, "&#%u;", c);
    else
      g_string_append_c(out, (char) c);
  }
  g_string_append_c(out, '"');
}

static void
append_property(GString *out, const char *name, ErpPropertyType type, const char *value) {
  if (value == NULL)
    return;
  append_key(out, name);
  if (type == ERP_PROPERTY_TEXT)
    append_text(out, value);
  else
    g_string_append(out, value);
  if (type == ERP_PROPERTY_DECIMAL && strchr(value, '.') == NULL)
    g_string_append(out, ".0");
  g_string_append_c(out, '\n');
}

static void
append_properties(GString *out, const GArray *properties, const ErpShape *shape) {
  append_property(out, "label", ERP_PROPERTY_TEXT, shape->id);
  append_property(out, "plan_id", ERP_PROPERTY_TEXT, shape->id);
  append_property(out, "element", ERP_PROPERTY_TEXT, erp_shape_element(shape));
  for (guint i = 0; i < properties->len; i++) {
    const ErpProperty *property = &g_array_index(properties, ErpProperty, i);
    append_property(out, property->name, property->type, shape->values[i]);
  }
}

void
erp_write_gml(const ErpPicture *picture, ErpExportTable table G_GNUC_UNUSED, ErpSink sink) {
  g_autoptr(GString) out = g_string_new(NULL);
  g_string_append(out, "Creator \"erplan\"\ngraph [\n  directed 0\n  multigraph 1\n  label ");
  append_text(out, picture->name);
  g_string_append_c(out, '\n');
  for (guint i = 0; i < picture->nodes->len; i++) {
    g_string_append_printf(out, "  node [\n    id %u\n", i);
    append_properties(out, picture->node_properties, erp_picture_node(picture, i));
    g_string_append(out, "  ]\n");
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  for (guint i = 0; i < picture->links->len; i++) {
    const ErpShape *link = erp_picture_link(picture, i);
    g_string_append_printf(out, "  edge [\n    source %u\n    target %u\n", link->a, link->b);
    append_properties(out, picture->link_properties, link);
    g_string_append(out, "  ]\n");
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  g_string_append(out, "]\n");
  erp_sink_pour(sink, out, 0);
}
