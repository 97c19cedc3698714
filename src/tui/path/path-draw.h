/* The picture of a flow: its planned way and the other one, hop by hop, with the budget and the
 * verdict. Pure. */
#pragma once

#include "eval/results.h"
#include "tui/screen/cells.h"

/* Flows of a site that are planned and decided alike, drawn as one: those of `first` and the n - 1
 * after it. */
typedef struct {
  guint first, n;
} ErpFlowGroup;

/* Array of ErpFlowGroup, in order; caller frees with g_array_unref. */
GArray *erp_flow_groups(const ErpResults *results, guint32 site);

/* Draws on a page of the cells' width and at most their height; `plain` is the style of figures,
 * `corner` a text at the right of the first line, or NULL. Returns the rows used. */
int erp_path_draw(const ErpResults *results, ErpFlowGroup group, ErpStyle plain, const char *corner,
                  ErpCells *page);

/* The same as lines of text, for the clipboard. Caller frees. */
char *erp_path_text(const ErpResults *results, ErpFlowGroup group, int width);
