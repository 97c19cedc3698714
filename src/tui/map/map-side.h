/* The pane beside the map: the sites with their worst figures, those without coordinates first, and
 * what is selected. */
#pragma once

#include "tui/app.h"

typedef struct _ErpMapSide ErpMapSide;

ErpMapSide *erp_map_side_new(ErpTui *tui);
void erp_map_side_free(ErpMapSide *side);
void erp_map_side_enter(ErpMapSide *side);  /* has the keys now: its current site is selected */
void erp_map_side_update(ErpMapSide *side); /* the plan, the figures or the selection are new */
void erp_map_side_mark(ErpMapSide *side, const char *id); /* or takes the mark away */
/* A line under the heading of the selection: who else is in its cell of the map; NULL = nobody. */
void erp_map_side_set_also(ErpMapSide *side, const char *text);
guint erp_map_side_handle(ErpMapSide *side, const ErpKey *key);
gboolean erp_map_side_command(ErpMapSide *side, guint command);
void erp_map_side_draw(ErpMapSide *side, ErpCells *cells, ErpRect rect, gboolean focused);
