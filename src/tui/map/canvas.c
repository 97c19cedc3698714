#include "tui/map/canvas.h"

#include <math.h>
#include <string.h>

struct _ErpCanvas {
  int columns, rows;
  guint8 *bits;   /* of each cell: bit 4 * (x & 1) + (y & 3) */
  guint8 *layers; /* 0 = no dots */
  guint8 *styles;
  GArray *strokes; /* of the line that is being drawn */
};

ErpCanvas *
erp_canvas_new(int columns, int rows) {
  ErpCanvas *canvas = g_new0(ErpCanvas, 1);
  canvas->columns = MAX(columns, 0);
  canvas->rows = MAX(rows, 0);
  gsize n = (gsize) canvas->columns * (gsize) canvas->rows;
  canvas->bits = g_new0(guint8, n);
  canvas->layers = g_new0(guint8, n);
  canvas->styles = g_new0(guint8, n);
  canvas->strokes = g_array_new(FALSE, FALSE, sizeof(ErpCanvasStroke));
  return canvas;
}

void
erp_canvas_free(ErpCanvas *canvas) {
  if (canvas == NULL)
    return;
  g_free(canvas->bits);
  g_free(canvas->layers);
  g_free(canvas->styles);
  g_array_unref(canvas->strokes);
  g_free(canvas);
}

void
erp_canvas_clear(ErpCanvas *canvas) {
  gsize n = (gsize) canvas->columns * (gsize) canvas->rows;
  memset(canvas->bits, 0, n);
  memset(canvas->layers, 0, n);
  memset(canvas->styles, 0, n);
}

static ErpCanvasStroke
dot_at(int columns, int x, int y) {
  guint bit = ((guint) x & 1) * 4 + ((guint) y & 3);
  return (ErpCanvasStroke){.cell = (guint32) (y / 4 * columns + x / 2) & 0xFFFFFF,
                           .bits = (1u << bit) & 0xFF};
}

void
erp_canvas_stroke(ErpCanvas *canvas, const ErpCanvasStroke *strokes, guint n, guint layer,
                  ErpStyle style) {
  for (guint i = 0; i < n; i++) {
    guint32 cell = strokes[i].cell;
    if (layer < canvas->layers[cell])
      continue;
    guint bits = layer > canvas->layers[cell] ? 0u : canvas->bits[cell];
    canvas->bits[cell] = (guint8) (bits | strokes[i].bits);
    canvas->layers[cell] = (guint8) layer;
    canvas->styles[cell] = (guint8) style;
  }
}

void
erp_canvas_dot(ErpCanvas *canvas, int x, int y, guint layer, ErpStyle style) {
  if (x < 0 || y < 0 || x / 2 >= canvas->columns || y / 4 >= canvas->rows)
    return;
  ErpCanvasStroke dot = dot_at(canvas->columns, x, y);
  erp_canvas_stroke(canvas, &dot, 1, layer, style);
}

/* From dot to dot in whole steps of the longer side, so that no rounding leaves a gap. */
static void
trace_line(int columns, int rows, int x1, int y1, int x2, int y2, GArray *strokes) {
  int steps = MAX(ABS(x2 - x1), ABS(y2 - y1));
  /* In 1/65536 dots from the middle of the first. */
  gint64 dx = steps > 0 ? (gint64) (x2 - x1) * 65536 / steps : 0;
  gint64 dy = steps > 0 ? (gint64) (y2 - y1) * 65536 / steps : 0;
  gint64 at_x = 32768, at_y = 32768;
  ErpCanvasStroke stroke = {0, 0}; /* so far in the cell */
  for (int i = 0; i <= steps; i++, at_x += dx, at_y += dy) {
    int x = x1 + (int) (at_x >> 16), y = y1 + (int) (at_y >> 16);
    if (x < 0 || y < 0 || x / 2 >= columns || y / 4 >= rows)
      continue;
    ErpCanvasStroke dot = dot_at(columns, x, y);
    if (stroke.bits != 0 && stroke.cell != dot.cell) {
      g_array_append_val(strokes, stroke);
      stroke.bits = 0;
    }
    stroke.cell = dot.cell;
    stroke.bits = (stroke.bits | dot.bits) & 0xFF;
  }
  if (stroke.bits != 0)
    g_array_append_val(strokes, stroke);
}

/* One edge of Liang-Barsky: the part [*t0, *t1] of the line with p * t <= q. */
static gboolean
clip_edge(double p, double q, double *t0, double *t1) {
  if (fabs(p) < 1e-12)
    return q >= 0;
  double t = q / p;
  if (p < 0)
    *t0 = MAX(*t0, t);
  else
    *t1 = MIN(*t1, t);
  return *t0 <= *t1;
}

/* Beyond this a coordinate is absurd; keeping to it keeps differences finite. */
static const double far_off = 1e9;

void
erp_canvas_trace(int columns, int rows, double x1, double y1, double x2, double y2,
                 GArray *strokes) {
  if (isnan(x1) || isnan(y1) || isnan(x2) || isnan(y2))
    return;
  double width = 2.0 * columns, height = 4.0 * rows;
  x1 = CLAMP(x1, -far_off, far_off);
  y1 = CLAMP(y1, -far_off, far_off);
  double dx = CLAMP(x2, -far_off, far_off) - x1;
  double dy = CLAMP(y2, -far_off, far_off) - y1;
  double t0 = 0, t1 = 1;
  if (!clip_edge(-dx, x1, &t0, &t1) || !clip_edge(dx, width - x1, &t0, &t1) ||
      !clip_edge(-dy, y1, &t0, &t1) || !clip_edge(dy, height - y1, &t0, &t1))
    return;
  trace_line(columns, rows, (int) floor(x1 + dx * t0), (int) floor(y1 + dy * t0),
             (int) floor(x1 + dx * t1), (int) floor(y1 + dy * t1), strokes);
}

void
erp_canvas_segment(ErpCanvas *canvas, double x1, double y1, double x2, double y2, guint layer,
                   ErpStyle style) {
  g_array_set_size(canvas->strokes, 0);
  erp_canvas_trace(canvas->columns, canvas->rows, x1, y1, x2, y2, canvas->strokes);
  erp_canvas_stroke(canvas, &g_array_index(canvas->strokes, ErpCanvasStroke, 0),
                    canvas->strokes->len, layer, style);
}

gboolean
erp_canvas_used(const ErpCanvas *canvas, int column, int row, guint layer) {
  if (column < 0 || row < 0 || column >= canvas->columns || row >= canvas->rows)
    return FALSE;
  gsize i = (gsize) row * (gsize) canvas->columns + (gsize) column;
  return canvas->bits[i] != 0 && canvas->layers[i] >= layer;
}

static gunichar
braille(guint bits) {
  static const guint8 dots[8] = {0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80};
  guint c = 0;
  for (guint i = 0; i < 8; i++)
    if ((bits & (1u << i)) != 0)
      c |= dots[i];
  return 0x2800 + c;
}

/* Upper left 1, upper right 2, lower left 4, lower right 8. */
static guint
quarters(guint bits) {
  return ((bits & 0x03) != 0 ? 1u : 0u) | ((bits & 0x30) != 0 ? 2u : 0u) |
         ((bits & 0x0C) != 0 ? 4u : 0u) | ((bits & 0xC0) != 0 ? 8u : 0u);
}

static gunichar
quadrant(guint bits) {
  static const gunichar blocks[16] = {' ',    0x2598, 0x259D, 0x2580, 0x2596, 0x258C,
                                      0x259E, 0x259B, 0x2597, 0x259A, 0x2590, 0x259C,
                                      0x2584, 0x2599, 0x259F, 0x2588};
  return blocks[quarters(bits)];
}

/* Flat dots by their height, upright ones by their column, the rest by quarters. */
static gunichar
seven_bit(guint bits) {
  static const char shapes[17] = " `'\".|/^,\\|\\_\\/#";
  guint left = bits & 0x0F, right = bits >> 4;
  guint rows = left | right;
  if (rows == 0x01)
    return left != 0 && right != 0 ? '"' : left != 0 ? '`' : '\'';
  if (rows == 0x02 || rows == 0x04)
    return '-';
  if (rows == 0x08)
    return left != 0 && right != 0 ? '_' : left != 0 ? '.' : ',';
  if (rows == 0x06 && (left == 0 || right == 0))
    return ':';
  return (gunichar) shapes[quarters(bits)];
}

static gunichar
shape(ErpDots dots, guint bits) {
  switch (dots) {
  case ERP_DOTS_BRAILLE:
    return braille(bits);
  case ERP_DOTS_QUADRANT:
    return quadrant(bits);
  case ERP_DOTS_ASCII:
    return seven_bit(bits);
  }
  g_assert_not_reached();
}

void
erp_canvas_draw(const ErpCanvas *canvas, ErpCells *cells, int x, int y, ErpDots dots) {
  gunichar shapes[256];
  for (guint bits = 0; bits < G_N_ELEMENTS(shapes); bits++)
    shapes[bits] = shape(dots, bits);
  erp_cells_raster(cells, (ErpRect){x, y, canvas->columns, canvas->rows}, shapes, canvas->bits,
                   canvas->styles);
}
