/* Places for names beside symbols: greedy, in the order given, so the caller puts what matters most
 * first. Works on columns, never on bytes. */
#pragma once

#include <glib.h>

/* What stands in a cell of the grid. */
typedef enum {
  ERP_SPOT_FREE,
  ERP_SPOT_LINE,   /* link dots: at most half of a label may cover them */
  ERP_SPOT_SYMBOL, /* never covered */
  ERP_SPOT_LABEL,  /* a label already placed */
} ErpSpot;

typedef struct {
  int column, row; /* of the symbol */
  int width;       /* of the text in columns */
  int x, y;        /* out: where the text begins; x = -1 when it has no place */
} ErpLabel;

/* `grid` holds an ErpSpot a cell, row-major; the labels placed are added to it. Tries east, west,
 * north-east, south-east, north-west, south-west, north, south; a label lies inside the grid and
 * touches no other label or foreign symbol on its row. O(labels * width). */
void erp_labels_place(ErpLabel *labels, guint n, guint8 *grid, int columns, int rows);
