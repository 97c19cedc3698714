/* Where the panes of the main view go: a pure function of the size. */
#pragma once

#include "tui/screen/cells.h"

typedef struct {
  ErpRect map;
  ErpRect side;     /* width 0 = not shown */
  ErpRect findings; /* height 0 = not shown */
} ErpLayout;

/* The side pane has 48 columns from 150 on, 34 from 100, 23 from 76, and is not shown below. The
 * findings have a heading and six rows on large screens, three from 20 rows, one from 14. `side` is
 * FALSE when the user hid the side pane. */
ErpLayout erp_layout(ErpRect rect, gboolean side);
