/* Maps as SVG: one drawing that needs nothing from elsewhere. Colour only repeats what a sign, a
 * width or a dash says already. */
#include "report/map.h"

#include <math.h>

#include "base/coastlines.h"
#include "base/data-folder.h"
#include "base/escape.h"
#include "base/geo.h"
#include "report/figures.h"
#include "report/map-labels.h"
#include "report/map-view.h"
#include "base/i18n.h"

#define ARC_STEP 2.0 /* degrees of a great circle between points of its line */
#define LEGEND_LINE 300

typedef struct {
  GString *out;
  const ErpMap *map;
  ErpMapView view;
  ErpMapLabels *labels;
} Writer;

/* ---- look ------------------------------------------------------------------------------------ */

/* Each property by day and by night. */
static const struct {
  const char *selector, *property, *day, *night;
} colours[] = {
    {".map-page", "fill", "#ffffff", "#16181b"},
    {".map-sea", "fill", "#eef3f7", "#1b2025"},
    {".map-coast", "stroke", "#93a1ab", "#5b6670"},
    {".map-text,.map-label", "fill", "#1a1a1a", "#e8e8e8"},
    {".map-label", "stroke", "#eef3f7", "#1b2025"},
    {".map-way", "stroke", "#5f7f9f", "#7d9cbc"},
    {".map-connection", "stroke", "#595959", "#a8a8a8"},
    {".map-good", "stroke", "#2e7d32", "#7cc98b"},
    {".map-warn", "stroke", "#9a6000", "#f0b429"},
    {".map-fail", "stroke", "#b3201b", "#ff8a80"},
    {".map-unknown", "stroke", "#5b3fa0", "#bba6f5"},
    {".map-site-pass", "fill", "#2e7d32", "#7cc98b"},
    {".map-site-warn", "fill", "#9a6000", "#f0b429"},
    {".map-site-fail", "fill", "#b3201b", "#ff8a80"},
    {".map-site-not-answered", "fill", "#5b3fa0", "#bba6f5"},
    {".map-site-not-applicable", "fill", "#6b7780", "#98a3ac"},
    {".map-sign", "fill", "#ffffff", "#16181b"},
    {".map-entry", "stroke", "#0b57a4", "#8ab8f0"},
    {".map-location,.map-region", "fill", "#3c464e", "#d3dae0"},
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
  for (guint i = 0; i < G_N_ELEMENTS(colours); i++)
    g_string_append_printf(out, "%s{%s:%s}\n", colours[i].selector, colours[i].property,
                           colours[i].day);
  g_string_append(out, "@media screen and (prefers-color-scheme:dark){\n");
  for (guint i = 0; i < G_N_ELEMENTS(colours); i++)
    g_string_append_printf(out, "%s{%s:%s}\n", colours[i].selector, colours[i].property,
                           colours[i].night);
  g_string_append(out, "}\n</style>\n");
  return g_string_free(out, FALSE);
}

static void
write_text(Writer *writer, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_autofree char *escaped = g_markup_escape_text(safe, -1);
  g_string_append(writer->out, escaped);
}

/* What a pointer over the shape shows. */
static void
write_about(Writer *writer, const char *about) {
  g_string_append(writer->out, "<title>");
  write_text(writer, about);
  g_string_append(writer->out, "</title>");
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* Appends the piece between two points to a path, unless it is out of sight; pieces in a row hang
 * together. */
typedef struct {
  GString *path;
  gboolean down; /* the last piece ended where the next begins */
} Pen;

static gboolean
is_visible(const ErpMapView *view, double x1, double y1, double x2, double y2) {
  return MAX(x1, x2) >= 0 && MIN(x1, x2) <= ERP_MAP_WIDTH && MAX(y1, y2) >= 0 &&
         MIN(y1, y2) <= view->height;
}

static void
append_piece(Pen *pen, double x1, double y1, double x2, double y2) {
  if (!pen->down)
    g_string_append_printf(pen->path, "M%ld %ld", lround(x1), lround(y1));
  g_string_append_printf(pen->path, "L%ld %ld", lround(x2), lround(y2));
  pen->down = TRUE;
}

/* A step over the edge opposite the middle is drawn at both edges. */
static void
draw_piece(Pen *pen, const ErpMapView *view, const ErpCoastPoint *a, const ErpCoastPoint *b) {
  double x1, y1, x2, y2, turn = 360 * view->x_scale;
  erp_map_project(view, a->lat, a->lon, &x1, &y1);
  erp_map_project(view, b->lat, b->lon, &x2, &y2);
  if (fabs(x2 - x1) > turn / 2) {
    double shift = x2 > x1 ? -turn : turn;
    pen->down = FALSE;
    append_piece(pen, x1, y1, x2 + shift, y2);
    pen->down = FALSE;
    append_piece(pen, x1 - shift, y1, x2, y2);
  } else if (is_visible(view, x1, y1, x2, y2)) {
    append_piece(pen, x1, y1, x2, y2);
  } else {
    pen->down = FALSE;
  }
}

/* The finer coast where a continent or less is shown. */
static ErpCoastlines *
read_coast(const ErpMapView *view) {
  const char *name = erp_map_span(view) > 80 ? "coast-world.txt" : "coast-continent.txt";
  g_autofree char *file = erp_data_path("coast", name);
  return file == NULL ? NULL : erp_coastlines_read(file, NULL);
}

static void
write_coast(Writer *writer) {
  g_autoptr(ErpCoastlines) coast = read_coast(&writer->view);
  g_autoptr(GString) path = g_string_new(NULL);
  for (guint l = 0; coast != NULL && l < erp_coastlines_count(coast); l++) {
    guint n;
    const ErpCoastPoint *points = erp_coastlines_get(coast, l, &n);
    Pen pen = {.path = path};
    for (guint i = 1; i < n; i++)
      if (erp_coast_is_seam(points[i - 1].lon, points[i].lon))
        pen.down = FALSE;
      else
        draw_piece(&pen, &writer->view, &points[i - 1], &points[i]);
  }
  if (path->len > 0)
    g_string_append_printf(writer->out, "<path class=\"map-coast\" d=\"%s\"/>\n", path->str);
}

/* The great circle of a line. */
static char *
arc_of(const Writer *writer, const ErpMapLine *line) {
  gint64 metres = erp_geo_distance(line->lat[0], line->lon[0], line->lat[1], line->lon[1]);
  guint n = (guint) MAX(1, ceil((double) metres / (ARC_STEP * 111195)));
  g_autoptr(GString) path = g_string_new(NULL);
  Pen pen = {.path = path};
  ErpCoastPoint last = {(double) line->lon[0] / 1e6, (double) line->lat[0] / 1e6};
  for (guint i = 1; i <= n; i++) {
    ErpCoastPoint next;
    erp_geo_between(line->lat[0], line->lon[0], line->lat[1], line->lon[1], (double) i / n,
                    &next.lat, &next.lon);
    draw_piece(&pen, &writer->view, &last, &next);
    last = next;
  }
  return g_strdup(path->str);
}

static const char *
line_class(const ErpMapLine *line) {
  static const char *const classes[] = {"way", "connection", NULL};
  static const char *const uses[] = {"unknown", "unknown", "good", "warn", "fail"};
  return line->kind == ERP_LINE_WAN_LINK ? uses[line->use] : classes[line->kind];
}

static const char *
use_sign(ErpUse use) {
  static const char *const signs[] = {"", "?", "", "~", "!"};
  return signs[use];
}

static void
write_lines(Writer *writer) {
  for (guint i = 0; i < writer->map->lines->len; i++) {
    const ErpMapLine *line = &g_array_index(writer->map->lines, ErpMapLine, i);
    g_autofree char *arc = arc_of(writer, line);
    if (*arc == '\0')
      continue;
    g_string_append_printf(writer->out, "<path class=\"map-line map-%s\" d=\"%s\">",
                           line_class(line), arc);
    write_about(writer, line->about);
    g_string_append(writer->out, "</path>\n");
  }
}

/* ---- places ---------------------------------------------------------------------------------- */

/* Draws the symbol around (x, y). */
static void
write_symbol(Writer *writer, const ErpMapPlace *place, double x, double y) {
  long cx = lround(x), cy = lround(y);
  switch (place->kind) {
  case ERP_PLACE_ENTRY:
    g_string_append_printf(writer->out,
                           "<path class=\"map-entry\" d=\"M%ld %ldl105 105l-105 105l-105 -105z\"/>",
                           cx, cy - 105);
    return;
  case ERP_PLACE_REGION:
    g_string_append_printf(
        writer->out,
        "<rect class=\"map-region\" x=\"%ld\" y=\"%ld\" width=\"110\" height=\"110\"/>", cx - 55,
        cy - 55);
    return;
  case ERP_PLACE_LOCATION:
    g_string_append_printf(
        writer->out, "<path class=\"map-location\" d=\"M%ld %ldl80 140h-160z\"/>", cx, cy - 90);
    return;
  case ERP_PLACE_SITE:
    break;
  }
  static const char *const signs[] = {
      [ERP_VERDICT_NOT_APPLICABLE] = "-", [ERP_VERDICT_PASS] = "x",
      [ERP_VERDICT_NOT_ANSWERED] = "?",   [ERP_VERDICT_WARN] = "~",
      [ERP_VERDICT_FAIL] = "!",
  };
  g_string_append_printf(writer->out,
                         "<circle class=\"map-site-%s\" cx=\"%ld\" cy=\"%ld\" r=\"75\"/>"
                         "<text class=\"map-sign\" x=\"%ld\" y=\"%ld\">%s</text>",
                         erp_verdict_word(place->verdict), cx, cy, cx, cy + 42,
                         signs[place->verdict]);
}

static void
write_place(Writer *writer, const ErpMapPlace *place) {
  double x, y;
  erp_map_project(&writer->view, (double) place->lat / 1e6, (double) place->lon / 1e6, &x, &y);
  g_string_append(writer->out, "<g>");
  write_about(writer, place->about);
  write_symbol(writer, place, x, y);
  g_string_append(writer->out, "</g>\n");
}

/* Kind after kind, so that the worst verdicts lie on top. */
static void
write_places(Writer *writer) {
  const GArray *places = writer->map->places;
  for (guint kind = 0; kind <= ERP_PLACE_SITE; kind++)
    for (guint v = 0; v <= ERP_VERDICT_FAIL; v++)
      for (guint i = 0; i < places->len; i++) {
        const ErpMapPlace *place = &g_array_index(places, ErpMapPlace, i);
        if (place->kind == kind && place->verdict == v)
          write_place(writer, place);
      }
}

/* ---- labels ---------------------------------------------------------------------------------- */

#define SYMBOL 85 /* how far symbols reach */

static void
write_label(Writer *writer, const char *text, double x, double y, double radius) {
  double left, base;
  if (!erp_map_labels_place(writer->labels, text, x, y, radius, &left, &base))
    return;
  g_string_append_printf(writer->out, "<text class=\"map-label\" x=\"%ld\" y=\"%ld\">",
                         lround(left), lround(base));
  write_text(writer, text);
  g_string_append(writer->out, "</text>\n");
}

/* At the middle of a link: the sign of its use, and the use. */
static void
label_line(Writer *writer, const ErpMapLine *line) {
  double lat, lon, x, y;
  g_autofree char *use = erp_show_percent(line->percent);
  g_autofree char *text =
      g_strconcat(use_sign(line->use), *use_sign(line->use) == '\0' ? "" : " ", use, NULL);
  erp_geo_between(line->lat[0], line->lon[0], line->lat[1], line->lon[1], 0.5, &lat, &lon);
  erp_map_project(&writer->view, lat, lon, &x, &y);
  write_label(writer, text, x, y, 0);
}

/* Of links with a use from `least` to `most`, the fullest first. */
static void
label_lines(Writer *writer, ErpUse least, ErpUse most) {
  for (guint i = writer->map->lines->len; i-- > 0;) {
    const ErpMapLine *line = &g_array_index(writer->map->lines, ErpMapLine, i);
    if (line->kind == ERP_LINE_WAN_LINK && line->percent != ERP_UNSET && line->use >= least &&
        line->use <= most)
      label_line(writer, line);
  }
}

static int
by_weight(gconstpointer a, gconstpointer b) {
  const ErpMapPlace *x = *(const ErpMapPlace *const *) a, *y = *(const ErpMapPlace *const *) b;
  if (x->kind != y->kind)
    return x->kind < y->kind ? 1 : -1;
  return x->weight != y->weight ? (x->weight < y->weight ? 1 : -1) : x < y ? -1 : x > y;
}

/* "New York !", where its fullest circuit is over full. */
static char *
label_of(const ErpMapPlace *place) {
  const char *sign = use_sign(place->use);
  return *sign == '\0' ? g_strdup(place->name) : g_strdup_printf("%s %s", place->name, sign);
}

/* Overloaded links first, then sites with many people, locations, regions and entry points (not
 * when something is called like them), then other links. */
static void
write_labels(Writer *writer) {
  const GArray *places = writer->map->places;
  g_autoptr(GPtrArray) order = g_ptr_array_new();
  double x, y;
  for (guint i = 0; i < places->len; i++) {
    const ErpMapPlace *place = &g_array_index(places, ErpMapPlace, i);
    erp_map_project(&writer->view, (double) place->lat / 1e6, (double) place->lon / 1e6, &x, &y);
    erp_map_labels_block(writer->labels, x, y, SYMBOL);
    g_ptr_array_add(order, (gpointer) place);
  }
  g_ptr_array_sort(order, by_weight);
  g_autoptr(GHashTable) named = g_hash_table_new(g_str_hash, g_str_equal);
  label_lines(writer, ERP_USE_WARN, ERP_USE_FAIL);
  for (guint i = 0; i < order->len; i++) {
    const ErpMapPlace *place = order->pdata[i];
    if (!g_hash_table_add(named, place->name) && place->kind == ERP_PLACE_ENTRY)
      continue;
    g_autofree char *text = label_of(place);
    erp_map_project(&writer->view, (double) place->lat / 1e6, (double) place->lon / 1e6, &x, &y);
    write_label(writer, text, x, y, SYMBOL);
  }
  label_lines(writer, ERP_USE_UNKNOWN, ERP_USE_GOOD);
}

/* ---- legend ---------------------------------------------------------------------------------- */

/* Where the next entry begins. */
typedef struct {
  double x, y;
} Legend;

/* Leaves room for a symbol before the text, on the next line where this one is full. */
static void
begin_entry(Legend *legend, const char *text) {
  double width = 400 + erp_map_text_width(text);
  if (legend->x + width > ERP_MAP_WIDTH) {
    legend->x = 150;
    legend->y += LEGEND_LINE;
  }
}

static void
end_entry(Writer *writer, Legend *legend, const char *text) {
  g_string_append_printf(writer->out, "<text class=\"map-text\" x=\"%ld\" y=\"%ld\">",
                         lround(legend->x + 280), lround(legend->y + 50));
  write_text(writer, text);
  g_string_append(writer->out, "</text>\n");
  legend->x += 480 + erp_map_text_width(text);
}

static gboolean
has_place(const ErpMap *map, ErpPlaceKind kind, ErpVerdict verdict) {
  for (guint i = 0; i < map->places->len; i++) {
    const ErpMapPlace *place = &g_array_index(map->places, ErpMapPlace, i);
    if (place->kind == kind && place->verdict == verdict)
      return TRUE;
  }
  return FALSE;
}

static void
explain_place(Writer *writer, Legend *legend, ErpPlaceKind kind, ErpVerdict verdict,
              const char *text) {
  if (!has_place(writer->map, kind, verdict))
    return;
  ErpMapPlace symbol = {.kind = kind, .verdict = verdict};
  begin_entry(legend, text);
  write_symbol(writer, &symbol, legend->x + 140, legend->y);
  end_entry(writer, legend, text);
}

static gboolean
has_line(const ErpMap *map, ErpLineKind kind, ErpUse use) {
  for (guint i = 0; i < map->lines->len; i++) {
    const ErpMapLine *line = &g_array_index(map->lines, ErpMapLine, i);
    if (line->kind == kind && line->use == use)
      return TRUE;
  }
  return FALSE;
}

static void
explain_line(Writer *writer, Legend *legend, ErpLineKind kind, ErpUse use, const char *text) {
  if (!has_line(writer->map, kind, use))
    return;
  ErpMapLine line = {.kind = kind, .use = use};
  begin_entry(legend, text);
  g_string_append_printf(writer->out, "<path class=\"map-line map-%s\" d=\"M%ld %ldh240\"/>",
                         line_class(&line), lround(legend->x), lround(legend->y));
  end_entry(writer, legend, text);
}

static void
explain_lines(Writer *writer, Legend *legend) {
  g_autofree char *warn = erp_show_percent(writer->map->warn);
  g_autofree char *fail = erp_show_percent(writer->map->fail);
  g_autofree char *good = g_strdup_printf(_("link used up to %s"), warn);
  g_autofree char *full = g_strdup_printf(_("~ over %s"), warn);
  g_autofree char *over = g_strdup_printf(_("! over %s"), fail);
  explain_line(writer, legend, ERP_LINE_WAN_LINK, ERP_USE_GOOD, good);
  explain_line(writer, legend, ERP_LINE_WAN_LINK, ERP_USE_WARN, full);
  explain_line(writer, legend, ERP_LINE_WAN_LINK, ERP_USE_FAIL, over);
  explain_line(writer, legend, ERP_LINE_WAN_LINK, ERP_USE_UNKNOWN, _("link without a capacity"));
  explain_line(writer, legend, ERP_LINE_WAY, ERP_USE_NONE, _("internet way"));
  explain_line(writer, legend, ERP_LINE_CONNECTION, ERP_USE_NONE, _("gateway connection"));
}

/* What is on the map, below it. Returns the height of the whole drawing. */
static int
write_legend(Writer *writer) {
  Legend legend = {150, writer->view.height + LEGEND_LINE * 0.75};
  for (guint v = ERP_VERDICT_FAIL + 1; v-- > 0;) {
    g_autofree char *text = g_strdup_printf(_("site: %s"), erp_verdict_word((ErpVerdict) v));
    explain_place(writer, &legend, ERP_PLACE_SITE, (ErpVerdict) v, text);
  }
  explain_place(writer, &legend, ERP_PLACE_LOCATION, 0, _("peering location"));
  explain_place(writer, &legend, ERP_PLACE_REGION, 0, _("Azure region"));
  explain_place(writer, &legend, ERP_PLACE_ENTRY, 0, _("Microsoft entry point"));
  explain_lines(writer, &legend);
  if (writer->map->n_unplaced > 0) {
    g_autofree char *text =
        g_strdup_printf(ERP_NGETTEXT("%u site without a place", "%u sites without a place",
                                     writer->map->n_unplaced),
                        writer->map->n_unplaced);
    begin_entry(&legend, text);
    end_entry(writer, &legend, text);
  }
  return (int) lround(legend.y + LEGEND_LINE * 0.75);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void
write_drawing(Writer *writer) {
  g_string_append_printf(writer->out,
                         "<svg x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" overflow=\"hidden\">\n"
                         "<rect class=\"map-sea\" width=\"%d\" height=\"%d\"/>\n",
                         ERP_MAP_WIDTH, writer->view.height, ERP_MAP_WIDTH, writer->view.height);
  write_coast(writer);
  write_lines(writer);
  write_places(writer);
  write_labels(writer);
  g_string_append(writer->out, "</svg>\n");
}

char *
erp_map_svg_element(const ErpMap *map) {
  g_autoptr(GString) body = g_string_new(NULL);
  Writer writer = {.out = body, .map = map, .view = erp_map_view(map)};
  g_autoptr(ErpMapLabels) labels = erp_map_labels_new(ERP_MAP_WIDTH, writer.view.height);
  writer.labels = labels;
  write_drawing(&writer);
  int height = write_legend(&writer);
  g_autofree char *style = style_text();
  return g_strdup_printf("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" role=\"img\" "
                         "viewBox=\"0 0 %d %d\" width=\"100%%\" aria-label=\"%s\">\n%s"
                         "<rect class=\"map-page\" width=\"%d\" height=\"%d\"/>\n%s</svg>\n",
                         ERP_MAP_WIDTH, height, _("Map of the plan"), style, ERP_MAP_WIDTH, height,
                         body->str);
}

char *
erp_map_svg(const ErpMap *map) {
  g_autofree char *element = erp_map_svg_element(map);
  return g_strconcat("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", element, NULL);
}
