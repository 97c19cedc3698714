/* The worst findings in a strip under the map: a heading and a line each, with a cursor. */
#pragma once

#include "tui/app.h"

typedef struct _ErpMapStrip ErpMapStrip;

ErpMapStrip *erp_map_strip_new(ErpTui *tui);
void erp_map_strip_free(ErpMapStrip *strip);
void erp_map_strip_update(ErpMapStrip *strip); /* the figures or the plan are new */
void erp_map_strip_draw(ErpMapStrip *strip, ErpCells *cells, ErpRect rect, gboolean focused);

/* Movement, clicks on lines and the wheel; the status line then tells the finding whole. */
guint erp_map_strip_handle(ErpMapStrip *strip, const ErpKey *key);
void erp_map_strip_tell(ErpMapStrip *strip);
/* Path of what the current finding is about; NULL when the plan has none. Caller frees. */
char *erp_map_strip_object(ErpMapStrip *strip);
