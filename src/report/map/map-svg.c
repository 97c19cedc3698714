/* Maps as SVG: one drawing that needs nothing from elsewhere. Colour only repeats what a sign, a
 * width or a dash says already. */
#include "report/map/map.h"

#include "base/escape.h"
#include "report/map/map-drawing.h"
#include "report/map/map-view.h"
#include "base/i18n.h"

/* ---- look ------------------------------------------------------------------------------------ */

static const struct {
  const char *selector, *property;
  ErpMapColour colour;
} looks[] = {
    {".map-page", "fill", ERP_COLOUR_PAGE},
    {".map-sea", "fill", ERP_COLOUR_SEA},
    {".map-coast", "stroke", ERP_COLOUR_COAST},
    {".map-text,.map-label", "fill", ERP_COLOUR_TEXT},
    {".map-label", "stroke", ERP_COLOUR_SEA},
    {".map-way", "stroke", ERP_COLOUR_WAY},
    {".map-connection", "stroke", ERP_COLOUR_CONNECTION},
    {".map-good", "stroke", ERP_COLOUR_GOOD},
    {".map-warn", "stroke", ERP_COLOUR_WARN},
    {".map-fail", "stroke", ERP_COLOUR_FAIL},
    {".map-unknown", "stroke", ERP_COLOUR_UNKNOWN},
    {".map-site-pass", "fill", ERP_COLOUR_GOOD},
    {".map-site-warn", "fill", ERP_COLOUR_WARN},
    {".map-site-fail", "fill", ERP_COLOUR_FAIL},
    {".map-site-not-answered", "fill", ERP_COLOUR_UNKNOWN},
    {".map-site-not-applicable", "fill", ERP_COLOUR_IDLE},
    {".map-sign", "fill", ERP_COLOUR_PAGE},
    {".map-entry", "stroke", ERP_COLOUR_ENTRY},
    {".map-location,.map-region", "fill", ERP_COLOUR_PLACE},
};

static const char shapes[] =
    ".map{font-family:sans-serif}\n"
    ".map-coast,.map-line,.map-entry{fill:none;stroke-linejoin:round;stroke-linecap:round}\n"
    ".map-coast{stroke-width:10}\n"
    ".map-entry{stroke-width:24}\n"
    ".map-way{stroke-width:12;stroke-dasharray:10 60}\n"
    ".map-connection{stroke-width:16;stroke-dasharray:80 60}\n"
    ".map-good{stroke-width:22}\n"
    ".map-warn{stroke-width:44}\n"
    ".map-fail{stroke-width:64}\n"
    ".map-unknown{stroke-width:22;stroke-dasharray:30 50}\n"
    ".map-text,.map-label{font-size:150px}\n"
    ".map-label{stroke-width:36;paint-order:stroke;stroke-linejoin:round}\n"
    ".map-sign{font-size:120px;font-weight:bold;text-anchor:middle}\n";

static char *
style_text(void) {
  GString *out = g_string_new("<style>\n");
  g_string_append(out, shapes);
  for (guint i = 0; i < G_N_ELEMENTS(looks); i++)
    g_string_append_printf(out, "%s{%s:%s}\n", looks[i].selector, looks[i].property,
                           erp_map_colours[looks[i].colour].day);
  g_string_append(out, "@media screen and (prefers-color-scheme:dark){\n");
  for (guint i = 0; i < G_N_ELEMENTS(looks); i++)
    g_string_append_printf(out, "%s{%s:%s}\n", looks[i].selector, looks[i].property,
                           erp_map_colours[looks[i].colour].night);
  g_string_append(out, "}\n</style>\n");
  return g_string_free(out, FALSE);
}

static void
write_text(GString *out, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_autofree char *escaped = g_markup_escape_text(safe, -1);
  g_string_append(out, escaped);
}

/* What a pointer over the shape shows. */
static void
write_about(GString *out, const char *about) {
  g_string_append(out, "<title>");
  write_text(out, about);
  g_string_append(out, "</title>");
}

/* ---- shapes ---------------------------------------------------------------------------------- */

static void
write_stroke(GString *out, const ErpMapShape *shape) {
  static const char *const classes[] = {
      [ERP_STROKE_COAST] = "map-coast",
      [ERP_STROKE_WAY] = "map-line map-way",
      [ERP_STROKE_CONNECTION] = "map-line map-connection",
      [ERP_STROKE_UNKNOWN] = "map-line map-unknown",
      [ERP_STROKE_GOOD] = "map-line map-good",
      [ERP_STROKE_WARN] = "map-line map-warn",
      [ERP_STROKE_FAIL] = "map-line map-fail",
  };
  g_string_append_printf(out, "<path class=\"%s\" d=\"", classes[shape->stroke]);
  for (guint i = 0; i < shape->points->len; i++) {
    const ErpMapPoint *point = &g_array_index(shape->points, ErpMapPoint, i);
    g_string_append_printf(out, "%c%d %d", point->begins ? 'M' : 'L', point->x, point->y);
  }
  if (shape->text == NULL) {
    g_string_append(out, "\"/>\n");
    return;
  }
  g_string_append(out, "\">");
  write_about(out, shape->text);
  g_string_append(out, "</path>\n");
}

static void
write_symbol(GString *out, const ErpMapShape *shape) {
  int cx = shape->x, cy = shape->y;
  switch (shape->place) {
  case ERP_PLACE_ENTRY:
    g_string_append_printf(
        out, "<path class=\"map-entry\" d=\"M%d %dl105 105l-105 105l-105 -105z\"/>", cx, cy - 105);
    return;
  case ERP_PLACE_REGION:
    g_string_append_printf(
        out, "<rect class=\"map-region\" x=\"%d\" y=\"%d\" width=\"110\" height=\"110\"/>", cx - 55,
        cy - 55);
    return;
  case ERP_PLACE_LOCATION:
    g_string_append_printf(out, "<path class=\"map-location\" d=\"M%d %dl80 140h-160z\"/>", cx,
                           cy - 90);
    return;
  case ERP_PLACE_SITE:
    break;
  }
  g_string_append_printf(out,
                         "<circle class=\"map-site-%s\" cx=\"%d\" cy=\"%d\" r=\"75\"/>"
                         "<text class=\"map-sign\" x=\"%d\" y=\"%d\">%s</text>",
                         erp_verdict_word(shape->verdict), cx, cy, cx, cy + 42,
                         erp_map_sign(shape->verdict));
}

static void
write_place(GString *out, const ErpMapShape *shape) {
  g_string_append(out, "<g>");
  if (shape->text != NULL)
    write_about(out, shape->text);
  write_symbol(out, shape);
  g_string_append(out, "</g>\n");
}

/* `class` is that of texts. */
static void
write_shapes(GString *out, const ErpMapDrawing *drawing, guint from, guint to, const char *class) {
  for (guint i = from; i < to; i++) {
    const ErpMapShape *shape = &g_array_index(drawing->shapes, ErpMapShape, i);
    switch (shape->kind) {
    case ERP_SHAPE_STROKE:
      write_stroke(out, shape);
      break;
    case ERP_SHAPE_SYMBOL:
      write_place(out, shape);
      break;
    case ERP_SHAPE_LABEL:
      g_string_append_printf(out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class, shape->x,
                             shape->y);
      write_text(out, shape->text);
      g_string_append(out, "</text>\n");
      break;
    }
  }
}

/* ---- the whole ------------------------------------------------------------------------------- */

char *
erp_map_svg_element(const ErpMap *map) {
  g_autoptr(ErpMapDrawing) drawing = erp_map_drawing_new(map);
  g_autofree char *style = style_text();
  GString *out = g_string_new(NULL);
  g_string_append_printf(out,
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" role=\"img\" "
                         "viewBox=\"0 0 %d %d\" width=\"100%%\" aria-label=\"%s\">\n%s"
                         "<rect class=\"map-page\" width=\"%d\" height=\"%d\"/>\n",
                         ERP_MAP_WIDTH, drawing->whole, _("Map of the plan"), style, ERP_MAP_WIDTH,
                         drawing->whole);
  g_string_append_printf(out,
                         "<svg x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" overflow=\"hidden\">\n"
                         "<rect class=\"map-sea\" width=\"%d\" height=\"%d\"/>\n",
                         ERP_MAP_WIDTH, drawing->height, ERP_MAP_WIDTH, drawing->height);
  write_shapes(out, drawing, 0, drawing->legend, "map-label");
  g_string_append(out, "</svg>\n");
  write_shapes(out, drawing, drawing->legend, drawing->shapes->len, "map-text");
  g_string_append(out, "</svg>\n");
  return g_string_free(out, FALSE);
}

char *
erp_map_svg(const ErpMap *map) {
  g_autofree char *element = erp_map_svg_element(map);
  return g_strconcat("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", element, NULL);
}
