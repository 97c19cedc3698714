/* Where the panes of the main view go: a pure function of the size. */
#pragma once

#include "tui/screen/cells.h"

/* From which size of the screen on there is what, in columns and rows. */
typedef struct {
  int wide_columns, wide_rows; /* map, side list, findings and path together */
  int medium_columns;          /* the side list is broad */
  int side_columns;            /* there is a side list */
  int short_rows;              /* below, the findings take a single row */
} ErpLayoutLimits;

extern const ErpLayoutLimits erp_layout_usual; /* 150 x 40, 100, 76, 20 */

typedef struct {
  ErpRect map;
  ErpRect side;     /* width 0 = not shown */
  ErpRect findings; /* with its heading; height 0 = not shown */
  ErpRect path;     /* beside the findings; width 0 = not shown */
} ErpLayout;

/* `rect` is the screen without title, status line and key bar. `side` is FALSE when the user hid
 * the side pane. No pane is negative or outside. */
ErpLayout erp_layout(ErpRect rect, const ErpLayoutLimits *limits, gboolean side);
