/* What is drawn of a map, and where. */
#include "report/map/map-drawing.h"

#include <math.h>

#include "base/coastlines.h"
#include "base/data-folder.h"
#include "base/geo.h"
#include "base/hash.h"
#include "report/figures.h"
#include "report/map/map-labels.h"
#include "report/map/map-view.h"
#include "base/i18n.h"

#define ARC_STEP 2.0 /* degrees of a great circle between points of its line */
#define LEGEND_LINE 300

const struct ErpMapShade erp_map_colours[ERP_COLOUR_LAST] = {
    [ERP_COLOUR_PAGE] = {"#ffffff", "#16181b"},  [ERP_COLOUR_SEA] = {"#eef3f7", "#1b2025"},
    [ERP_COLOUR_COAST] = {"#93a1ab", "#5b6670"}, [ERP_COLOUR_TEXT] = {"#1a1a1a", "#e8e8e8"},
    [ERP_COLOUR_WAY] = {"#5f7f9f", "#7d9cbc"},   [ERP_COLOUR_CONNECTION] = {"#595959", "#a8a8a8"},
    [ERP_COLOUR_GOOD] = {"#2e7d32", "#7cc98b"},  [ERP_COLOUR_WARN] = {"#9a6000", "#f0b429"},
    [ERP_COLOUR_FAIL] = {"#b3201b", "#ff8a80"},  [ERP_COLOUR_UNKNOWN] = {"#5b3fa0", "#bba6f5"},
    [ERP_COLOUR_IDLE] = {"#6b7780", "#98a3ac"},  [ERP_COLOUR_ENTRY] = {"#0b57a4", "#8ab8f0"},
    [ERP_COLOUR_PLACE] = {"#3c464e", "#d3dae0"},
};

typedef struct {
  ErpMapDrawing *drawing;
  const ErpMap *map;
  ErpMapView view;
  ErpMapLabels *labels;
} Writer;

static void
shape_clear(gpointer shape) {
  ErpMapShape *self = shape;
  g_free(self->text);
  g_clear_pointer(&self->points, g_array_unref);
}

void
erp_map_drawing_free(ErpMapDrawing *drawing) {
  if (drawing == NULL)
    return;
  g_array_unref(drawing->shapes);
  g_free(drawing);
}

static void
add_shape(Writer *writer, ErpMapShape shape) {
  g_array_append_val(writer->drawing->shapes, shape);
}

/* Takes the points; nothing when there are none. */
static void
add_stroke(Writer *writer, ErpStroke stroke, GArray *points, const char *about) {
  if (points->len == 0) {
    g_array_unref(points);
    return;
  }
  add_shape(writer, (ErpMapShape){.kind = ERP_SHAPE_STROKE,
                                  .stroke = stroke,
                                  .points = points,
                                  .text = g_strdup(about)});
}

static void
add_text(Writer *writer, const char *text, double x, double y) {
  add_shape(writer, (ErpMapShape){.kind = ERP_SHAPE_LABEL,
                                  .x = (int) lround(x),
                                  .y = (int) lround(y),
                                  .text = g_strdup(text)});
}

static void
add_symbol(Writer *writer, const ErpMapPlace *place, double x, double y) {
  add_shape(writer, (ErpMapShape){.kind = ERP_SHAPE_SYMBOL,
                                  .place = place->kind,
                                  .verdict = place->verdict,
                                  .x = (int) lround(x),
                                  .y = (int) lround(y),
                                  .text = g_strdup(place->about)});
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* Appends the piece between two points to a path, unless it is out of sight; pieces in a row hang
 * together. */
typedef struct {
  GArray *points;
  gboolean down; /* the last piece ended where the next begins */
} Pen;

static gboolean
is_visible(const ErpMapView *view, double x1, double y1, double x2, double y2) {
  return MAX(x1, x2) >= 0 && MIN(x1, x2) <= ERP_MAP_WIDTH && MAX(y1, y2) >= 0 &&
         MIN(y1, y2) <= view->height;
}

static GArray *
points_new(void) {
  return g_array_new(FALSE, FALSE, sizeof(ErpMapPoint));
}

static void
append_point(GArray *points, double x, double y, gboolean begins) {
  ErpMapPoint point = {(int) lround(x), (int) lround(y), begins};
  g_array_append_val(points, point);
}

static void
append_piece(Pen *pen, double x1, double y1, double x2, double y2) {
  if (!pen->down)
    append_point(pen->points, x1, y1, TRUE);
  append_point(pen->points, x2, y2, FALSE);
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
draw_coast(Writer *writer) {
  g_autoptr(ErpCoastlines) coast = read_coast(&writer->view);
  GArray *all = points_new();
  for (guint l = 0; coast != NULL && l < erp_coastlines_count(coast); l++) {
    guint n;
    const ErpCoastPoint *points = erp_coastlines_get(coast, l, &n);
    Pen pen = {.points = all};
    for (guint i = 1; i < n; i++)
      if (erp_coast_is_seam(points[i - 1].lon, points[i].lon))
        pen.down = FALSE;
      else
        draw_piece(&pen, &writer->view, &points[i - 1], &points[i]);
  }
  add_stroke(writer, ERP_STROKE_COAST, all, NULL);
}

/* The great circle of a line. */
static GArray *
arc_of(const Writer *writer, const ErpMapLine *line) {
  gint64 metres = erp_geo_distance(line->lat[0], line->lon[0], line->lat[1], line->lon[1]);
  guint n = (guint) MAX(1, ceil((double) metres / (ARC_STEP * 111195)));
  Pen pen = {.points = points_new()};
  ErpCoastPoint last = {(double) line->lon[0] / 1e6, (double) line->lat[0] / 1e6};
  for (guint i = 1; i <= n; i++) {
    ErpCoastPoint next;
    erp_geo_between(line->lat[0], line->lon[0], line->lat[1], line->lon[1], (double) i / n,
                    &next.lat, &next.lon);
    draw_piece(&pen, &writer->view, &last, &next);
    last = next;
  }
  return pen.points;
}

static ErpStroke
stroke_of(ErpLineKind kind, ErpUse use) {
  static const ErpStroke strokes[] = {ERP_STROKE_WAY, ERP_STROKE_CONNECTION};
  static const ErpStroke uses[] = {
      [ERP_USE_NONE] = ERP_STROKE_UNKNOWN, [ERP_USE_UNKNOWN] = ERP_STROKE_UNKNOWN,
      [ERP_USE_GOOD] = ERP_STROKE_GOOD,    [ERP_USE_WARN] = ERP_STROKE_WARN,
      [ERP_USE_FAIL] = ERP_STROKE_FAIL,
  };
  return kind == ERP_LINE_WAN_LINK ? uses[use] : strokes[kind];
}

static const char *
use_sign(ErpUse use) {
  static const char *const signs[] = {"", "?", "", "~", "!"};
  return signs[use];
}

static void
draw_lines(Writer *writer) {
  for (guint i = 0; i < writer->map->lines->len; i++) {
    const ErpMapLine *line = &g_array_index(writer->map->lines, ErpMapLine, i);
    add_stroke(writer, stroke_of(line->kind, line->use), arc_of(writer, line), line->about);
  }
}

/* ---- places ---------------------------------------------------------------------------------- */

const char *
erp_map_sign(ErpVerdict verdict) {
  static const char *const signs[] = {
      [ERP_VERDICT_NOT_APPLICABLE] = "-", [ERP_VERDICT_PASS] = "x",
      [ERP_VERDICT_NOT_ANSWERED] = "?",   [ERP_VERDICT_WARN] = "~",
      [ERP_VERDICT_FAIL] = "!",
  };
  return signs[verdict];
}

static void
draw_place(Writer *writer, const ErpMapPlace *place) {
  double x, y;
  erp_map_project(&writer->view, (double) place->lat / 1e6, (double) place->lon / 1e6, &x, &y);
  add_symbol(writer, place, x, y);
}

/* Kind after kind, so that the worst verdicts lie on top. */
static void
draw_places(Writer *writer) {
  const GArray *places = writer->map->places;
  for (guint kind = 0; kind <= ERP_PLACE_SITE; kind++)
    for (guint v = 0; v <= ERP_VERDICT_FAIL; v++)
      for (guint i = 0; i < places->len; i++) {
        const ErpMapPlace *place = &g_array_index(places, ErpMapPlace, i);
        if (place->kind == kind && place->verdict == v)
          draw_place(writer, place);
      }
}

/* ---- labels ---------------------------------------------------------------------------------- */

#define SYMBOL 85 /* how far symbols reach */

static void
draw_label(Writer *writer, const char *text, double x, double y, ErpLabelPlace where) {
  double left, base;
  if (!erp_map_labels_place(writer->labels, text, x, y, where, &left, &base))
    return;
  add_text(writer, text, left, base);
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
  draw_label(writer, text, x, y, ERP_LABEL_UPON);
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
draw_labels(Writer *writer) {
  const GArray *places = writer->map->places;
  g_autoptr(GPtrArray) order = g_ptr_array_new();
  double x, y;
  for (guint i = 0; i < places->len; i++) {
    const ErpMapPlace *place = &g_array_index(places, ErpMapPlace, i);
    erp_map_project(&writer->view, (double) place->lat / 1e6, (double) place->lon / 1e6, &x, &y);
    erp_map_labels_block(writer->labels, x, y);
    g_ptr_array_add(order, (gpointer) place);
  }
  g_ptr_array_sort(order, by_weight);
  g_autoptr(GHashTable) named = g_hash_table_new(erp_hash_text, g_str_equal);
  label_lines(writer, ERP_USE_WARN, ERP_USE_FAIL);
  for (guint i = 0; i < order->len; i++) {
    const ErpMapPlace *place = order->pdata[i];
    if (!g_hash_table_add(named, place->name) && place->kind == ERP_PLACE_ENTRY)
      continue;
    g_autofree char *text = label_of(place);
    erp_map_project(&writer->view, (double) place->lat / 1e6, (double) place->lon / 1e6, &x, &y);
    draw_label(writer, text, x, y, ERP_LABEL_BESIDE);
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
  add_text(writer, text, legend->x + 280, legend->y + 50);
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
  add_symbol(writer, &symbol, legend->x + 140, legend->y);
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
  GArray *points = points_new();
  begin_entry(legend, text);
  append_point(points, legend->x, legend->y, TRUE);
  append_point(points, legend->x + 240, legend->y, FALSE);
  add_stroke(writer, stroke_of(kind, use), points, NULL);
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
draw_legend(Writer *writer) {
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

ErpMapDrawing *
erp_map_drawing_new(const ErpMap *map) {
  ErpMapDrawing *drawing = g_new0(ErpMapDrawing, 1);
  Writer writer = {.drawing = drawing, .map = map, .view = erp_map_view(map)};
  g_autoptr(ErpMapLabels) labels = erp_map_labels_new(ERP_MAP_WIDTH, writer.view.height, SYMBOL);
  writer.labels = labels;
  drawing->shapes = g_array_new(FALSE, FALSE, sizeof(ErpMapShape));
  g_array_set_clear_func(drawing->shapes, shape_clear);
  drawing->height = writer.view.height;
  draw_coast(&writer);
  draw_lines(&writer);
  draw_places(&writer);
  draw_labels(&writer);
  drawing->legend = drawing->shapes->len;
  drawing->whole = draw_legend(&writer);
  return drawing;
}
