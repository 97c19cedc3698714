/* Maps as drawings of groff. Each shape is a line of output, after which the next one begins at the
 * same height; all lengths are thousandths of a centimetre. */
#include <math.h>

#include "base/width.h"
#include "report/map/map-drawing.h"
#include "report/map/map-view.h"
#include "report/paper/paper-roff.h"
#include "report/paper/roff.h"

#define PIECES 40 /* of a line of input */
#define LETTER 72 /* width of one in a label, units of the map */

typedef struct {
  GString *out;
  const ErpMapDrawing *drawing;
  guint width;
  int bottom; /* below it is nothing drawn, units of the map */
  long x, y;  /* where the pen is */
  guint n_pieces;
} Writer;

static long
scaled(const Writer *writer, double units) {
  return lround(units * writer->width / ERP_MAP_WIDTH);
}

/* ---- the pen --------------------------------------------------------------------------------- */

static void
begin_shape(Writer *writer, ErpMapColour colour) {
  g_string_append_printf(writer->out, "\\&\\m[map%u]\\M[map%u]", colour, colour);
  writer->x = writer->y = writer->n_pieces = 0;
}

static void
end_shape(Writer *writer) {
  g_string_append(writer->out, "\\m[]\\M[]\n.sp -1\n");
}

/* Lifted, to units of the map. */
static void
go_to(Writer *writer, double x, double y) {
  long to_x = scaled(writer, x), to_y = scaled(writer, y);
  g_string_append(writer->out, "\\h'|");
  erp_roff_length(writer->out, to_x);
  g_string_append(writer->out, "'\\v'");
  erp_roff_length(writer->out, to_y - writer->y);
  g_string_append_c(writer->out, '\'');
  writer->x = to_x;
  writer->y = to_y;
}

/* A shape of points that lead from one to the next: "P" filled, "p" drawn, "l" a line. */
static void
append_points(Writer *writer, char how, const int (*steps)[2], guint n) {
  g_string_append_printf(writer->out, "\\D'%c", how);
  for (guint i = 0; i < n; i++)
    for (guint axis = 0; axis < 2; axis++) {
      g_string_append_c(writer->out, ' ');
      erp_roff_length(writer->out, scaled(writer, steps[i][axis]));
    }
  g_string_append_c(writer->out, '\'');
}

static void
set_thickness(Writer *writer, double units) {
  g_string_append(writer->out, "\\D't ");
  erp_roff_length(writer->out, scaled(writer, units));
  g_string_append_c(writer->out, '\'');
}

/* ---- strokes --------------------------------------------------------------------------------- */

typedef struct {
  ErpMapColour colour;
  int thickness;
  int on, off; /* of dashes, 0 = none */
} Look;

static const Look looks[] = {
    [ERP_STROKE_COAST] = {ERP_COLOUR_COAST, 10, 0, 0},
    [ERP_STROKE_WAY] = {ERP_COLOUR_WAY, 14, 20, 60},
    [ERP_STROKE_CONNECTION] = {ERP_COLOUR_CONNECTION, 16, 80, 60},
    [ERP_STROKE_UNKNOWN] = {ERP_COLOUR_UNKNOWN, 22, 30, 50},
    [ERP_STROKE_GOOD] = {ERP_COLOUR_GOOD, 22, 0, 0},
    [ERP_STROKE_WARN] = {ERP_COLOUR_WARN, 44, 0, 0},
    [ERP_STROKE_FAIL] = {ERP_COLOUR_FAIL, 64, 0, 0},
};

/* A piece between two points, of which one is where the pen is as a rule. */
static void
draw_piece(Writer *writer, const Look *look, const double *from, const double *to) {
  long x = scaled(writer, to[0]), y = scaled(writer, to[1]);
  if (writer->n_pieces++ >= PIECES) {
    end_shape(writer);
    begin_shape(writer, look->colour);
  }
  if (writer->x != scaled(writer, from[0]) || writer->y != scaled(writer, from[1]))
    go_to(writer, from[0], from[1]);
  g_string_append(writer->out, "\\D'l ");
  erp_roff_length(writer->out, x - writer->x);
  g_string_append_c(writer->out, ' ');
  erp_roff_length(writer->out, y - writer->y);
  g_string_append_c(writer->out, '\'');
  writer->x = x;
  writer->y = y;
}

/* What of the way between two points, from 0 to 1, lies within 0 and `most` along an axis. */
static void
clip_axis(int from, int to, int most, double *begin, double *end) {
  int step = to - from;
  if (step == 0) {
    *end = from < 0 || from > most ? 0 : *end;
    return;
  }
  double low = -(double) from / step, high = (double) (most - from) / step;
  *begin = MAX(*begin, MIN(low, high));
  *end = MIN(*end, MAX(low, high));
}

/* Draws from `begin` to `end`, parts of 1, of the way between two points. */
static void
draw_part(Writer *writer, const Look *look, const ErpMapPoint *a, const ErpMapPoint *b,
          double begin, double end) {
  const double from[] = {a->x + begin * (b->x - a->x), a->y + begin * (b->y - a->y)};
  const double to[] = {a->x + end * (b->x - a->x), a->y + end * (b->y - a->y)};
  draw_piece(writer, look, from, to);
}

/* Draws what lies on the map; dashes go on where those of the last way, `done` long, ended. */
static void
draw_way(Writer *writer, const Look *look, const ErpMapPoint *a, const ErpMapPoint *b,
         double *done) {
  double length = hypot(b->x - a->x, b->y - a->y), begin = 0, end = 1;
  int period = look->on + look->off;
  clip_axis(a->x, b->x, ERP_MAP_WIDTH, &begin, &end);
  clip_axis(a->y, b->y, writer->bottom, &begin, &end);
  if (period == 0 && begin < end)
    draw_part(writer, look, a, b, begin, end);
  /* dashes begin at whole periods from the start of the line */
  for (double from = floor(*done / MAX(period, 1)) * period; period > 0 && from < *done + length;
       from += period) {
    double first = MAX(begin, (from - *done) / length);
    double last = MIN(end, (from + look->on - *done) / length);
    if (first < last)
      draw_part(writer, look, a, b, first, last);
  }
  *done += length;
}

static void
write_stroke(Writer *writer, const ErpMapShape *shape) {
  const Look *look = &looks[shape->stroke];
  double done = 0;
  begin_shape(writer, look->colour);
  set_thickness(writer, look->thickness);
  writer->x = -1; /* that has moved the pen */
  for (guint i = 1; i < shape->points->len; i++) {
    const ErpMapPoint *point = &g_array_index(shape->points, ErpMapPoint, i);
    if (!point->begins)
      draw_way(writer, look, point - 1, point, &done);
  }
  end_shape(writer);
}

/* ---- symbols and texts ----------------------------------------------------------------------- */

static void
write_site(Writer *writer, const ErpMapShape *shape) {
  static const ErpMapColour colours[] = {
      [ERP_VERDICT_NOT_APPLICABLE] = ERP_COLOUR_IDLE,
      [ERP_VERDICT_PASS] = ERP_COLOUR_GOOD,
      [ERP_VERDICT_NOT_ANSWERED] = ERP_COLOUR_UNKNOWN,
      [ERP_VERDICT_WARN] = ERP_COLOUR_WARN,
      [ERP_VERDICT_FAIL] = ERP_COLOUR_FAIL,
  };
  g_autoptr(GString) sign = g_string_new(NULL);
  erp_roff_text(sign, erp_map_sign(shape->verdict));
  begin_shape(writer, colours[shape->verdict]);
  go_to(writer, shape->x - 75, shape->y);
  g_string_append(writer->out, "\\D'C ");
  erp_roff_length(writer->out, scaled(writer, 150));
  g_string_append(writer->out, "'");
  end_shape(writer);
  begin_shape(writer, ERP_COLOUR_PAGE);
  go_to(writer, shape->x, shape->y + 42);
  g_string_append_printf(writer->out, "\\s6\\fB\\h'-\\w'%s'u/2u'%s\\fP\\s0", sign->str, sign->str);
  end_shape(writer);
}

static void
write_symbol(Writer *writer, const ErpMapShape *shape) {
  static const int square[][2] = {{110, 0}, {0, 110}, {-110, 0}};
  static const int triangle[][2] = {{80, 140}, {-160, 0}};
  static const int diamond[][2] = {{105, 105}, {-105, 105}, {-105, -105}};
  switch (shape->place) {
  case ERP_PLACE_ENTRY:
    begin_shape(writer, ERP_COLOUR_ENTRY);
    set_thickness(writer, 24);
    go_to(writer, shape->x, shape->y - 105);
    append_points(writer, 'p', diamond, G_N_ELEMENTS(diamond));
    break;
  case ERP_PLACE_REGION:
    begin_shape(writer, ERP_COLOUR_PLACE);
    go_to(writer, shape->x - 55, shape->y - 55);
    append_points(writer, 'P', square, G_N_ELEMENTS(square));
    break;
  case ERP_PLACE_LOCATION:
    begin_shape(writer, ERP_COLOUR_PLACE);
    go_to(writer, shape->x, shape->y - 90);
    append_points(writer, 'P', triangle, G_N_ELEMENTS(triangle));
    break;
  case ERP_PLACE_SITE:
    write_site(writer, shape);
    return;
  }
  end_shape(writer);
}

/* Upon a ground of its own, so that no line crosses it. */
static void
write_label(Writer *writer, const ErpMapShape *shape) {
  g_autofree char *text = erp_roff_printable(shape->text);
  int width = LETTER * (int) erp_text_width(text);
  const int ground[][2] = {{width, 0}, {0, 150}, {-width, 0}};
  if (writer->bottom == writer->drawing->height) {
    begin_shape(writer, ERP_COLOUR_SEA);
    go_to(writer, shape->x, shape->y - 120);
    append_points(writer, 'P', ground, G_N_ELEMENTS(ground));
    end_shape(writer);
  }
  begin_shape(writer, ERP_COLOUR_TEXT);
  go_to(writer, shape->x, shape->y);
  g_string_append(writer->out, "\\s7\\&");
  erp_roff_text(writer->out, text);
  g_string_append(writer->out, "\\s0");
  end_shape(writer);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void
write_sea(Writer *writer) {
  const int steps[][2] = {{ERP_MAP_WIDTH, 0}, {0, writer->drawing->height}, {-ERP_MAP_WIDTH, 0}};
  begin_shape(writer, ERP_COLOUR_SEA);
  append_points(writer, 'P', steps, G_N_ELEMENTS(steps));
  end_shape(writer);
}

static void
write_shape(Writer *writer, const ErpMapShape *shape) {
  switch (shape->kind) {
  case ERP_SHAPE_STROKE:
    write_stroke(writer, shape);
    break;
  case ERP_SHAPE_SYMBOL:
    write_symbol(writer, shape);
    break;
  case ERP_SHAPE_LABEL:
    write_label(writer, shape);
    break;
  }
}

static void
append_request(GString *out, const char *request, long length) {
  g_string_append_printf(out, ".%s ", request);
  erp_roff_length(out, length);
  g_string_append_c(out, '\n');
}

void
erp_map_write_ms(const ErpMap *map, guint width, GString *out) {
  g_autoptr(ErpMapDrawing) drawing = erp_map_drawing_new(map);
  Writer writer = {.out = out, .drawing = drawing, .width = width};
  long height = scaled(&writer, drawing->whole);
  append_request(out, "ne", height + 2000);
  for (guint i = 0; i < ERP_COLOUR_LAST; i++)
    g_string_append_printf(out, ".defcolor map%u rgb %s\n", i, erp_map_colours[i].day);
  g_string_append(out, ".nf\n");
  write_sea(&writer);
  for (guint i = 0; i < drawing->shapes->len; i++) {
    writer.bottom = i < drawing->legend ? drawing->height : drawing->whole;
    write_shape(&writer, &g_array_index(drawing->shapes, ErpMapShape, i));
  }
  g_string_append(out, "\\D't -1'\n");
  append_request(out, "sp", height);
  g_string_append(out, ".fi\n");
}
