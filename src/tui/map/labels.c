#include "tui/map/labels.h"

#include <string.h>

typedef struct {
  guint8 *cells;
  int columns, rows;
} Grid;

static guint8
spot(const Grid *grid, int x, int y) {
  if (x < 0 || y < 0 || x >= grid->columns || y >= grid->rows)
    return ERP_SPOT_FREE;
  return grid->cells[(gsize) y * (gsize) grid->columns + (gsize) x];
}

/* A neighbour on the same row would read as one word or as the symbol of this name. */
static gboolean
touches(const Grid *grid, const ErpLabel *label, int x, int y) {
  if (x == label->column && y == label->row)
    return FALSE;
  return spot(grid, x, y) >= ERP_SPOT_SYMBOL;
}

static gboolean
fits(const Grid *grid, const ErpLabel *label, int x, int y) {
  if (x < 0 || y < 0 || y >= grid->rows || label->width > grid->columns - x)
    return FALSE;
  if (touches(grid, label, x - 1, y) || touches(grid, label, x + label->width, y))
    return FALSE;
  int covered = 0;
  for (int i = 0; i < label->width; i++) {
    guint8 there = spot(grid, x + i, y);
    if (there >= ERP_SPOT_SYMBOL)
      return FALSE;
    covered += there == ERP_SPOT_LINE;
  }
  return covered <= label->width / 2;
}

static void
place(const Grid *grid, ErpLabel *label) {
  int left = label->column - label->width, right = label->column + 1;
  int middle = label->column - label->width / 2;
  int above = label->row - 1, below = label->row + 1;
  const struct {
    int x, y;
  } tries[8] = {{right, label->row}, {left, label->row}, {right, above},  {right, below},
                {left, above},       {left, below},      {middle, above}, {middle, below}};
  label->x = -1;
  label->y = -1;
  if (label->width < 1)
    return;
  for (guint i = 0; i < G_N_ELEMENTS(tries); i++)
    if (fits(grid, label, tries[i].x, tries[i].y)) {
      label->x = tries[i].x;
      label->y = tries[i].y;
      memset(grid->cells + (gsize) label->y * (gsize) grid->columns + (gsize) label->x,
             ERP_SPOT_LABEL, (gsize) label->width);
      return;
    }
}

void
erp_labels_place(ErpLabel *labels, guint n, guint8 *grid, int columns, int rows) {
  const Grid whole = {grid, MAX(columns, 0), MAX(rows, 0)};
  for (guint i = 0; i < n; i++)
    place(&whole, &labels[i]);
}
