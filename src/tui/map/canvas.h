/* A raster of dots, 2 x 4 a cell, that becomes braille (or quadrants, or 7-bit) characters. One
 * style and one layer a cell: a higher layer takes the whole cell. */
#pragma once

#include "tui/screen/cells.h"

typedef enum { ERP_DOTS_BRAILLE, ERP_DOTS_QUADRANT, ERP_DOTS_ASCII } ErpDots;

typedef struct _ErpCanvas ErpCanvas;

ErpCanvas *erp_canvas_new(int columns, int rows);
void erp_canvas_free(ErpCanvas *canvas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCanvas, erp_canvas_free)

/* Dots outside are ignored. A line is clipped (Liang-Barsky) before it is drawn. */
void erp_canvas_dot(ErpCanvas *canvas, int x, int y, guint layer, ErpStyle style);
void erp_canvas_segment(ErpCanvas *canvas, double x1, double y1, double x2, double y2, guint layer,
                        ErpStyle style);
/* The dots of a line in the cells it meets, for those who draw it again and again: appended to an
 * array of ErpCanvasStroke, of a canvas of this size. erp_canvas_segment() draws the same. */
typedef struct {
  guint32 cell : 24; /* row-major; of at most 16 million */
  guint32 bits : 8;
} ErpCanvasStroke;
void erp_canvas_trace(int columns, int rows, double x1, double y1, double x2, double y2,
                      GArray *strokes);
void erp_canvas_stroke(ErpCanvas *canvas, const ErpCanvasStroke *strokes, guint n, guint layer,
                       ErpStyle style);
void erp_canvas_clear(ErpCanvas *canvas);
/* TRUE when the cell has a dot of at least this layer. */
gboolean erp_canvas_used(const ErpCanvas *canvas, int column, int row, guint layer);
void erp_canvas_draw(const ErpCanvas *canvas, ErpCells *cells, int x, int y, ErpDots dots);
