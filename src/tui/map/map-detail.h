/* What the pane beside the map says about the selected object: figures by kind, a line each. */
#pragma once

#include "session/session.h"
#include "tui/screen/cells.h"

typedef struct {
  char *text;
  ErpStyle style;
} ErpDetailLine;

/* Array of ErpDetailLine with a heading first; empty when the plan has no such object. Figures are
 * left out before the first evaluation. Caller frees with g_array_unref. */
GArray *erp_map_detail(ErpSession *session, const char *path);
