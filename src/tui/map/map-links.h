/* The links of a map on a canvas: great circles, only those that can be seen, in few pieces. */
#pragma once

#include "tui/map/map-draw.h"

/* Layers of the map's canvas: a higher one takes the whole cell. */
enum {
  ERP_MAP_LAYER_COAST = 1,
  ERP_MAP_LAYER_LINK, /* good and dim */
  ERP_MAP_LAYER_WARN,
  ERP_MAP_LAYER_BAD,
  ERP_MAP_LAYER_PATH,
  ERP_MAP_LAYER_SELECTED,
};

/* Where a sign of a link may stand: the dots of its middle; NAN when it cannot be seen. */
typedef struct {
  double x, y;
} ErpMapMiddle;

/* Where points and links of a scene fall on a canvas, and the canvas. Kept from one picture to the
 * next, as places change seldom and colours little. */
typedef struct _ErpMapTraces ErpMapTraces;

ErpMapTraces *erp_map_traces_new(void);
void erp_map_traces_free(ErpMapTraces *traces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpMapTraces, erp_map_traces_free)
/* Brings them up to date. `view` has the canvas's size. O(points + links), and the drawing of links
 * between places that no link joined before, whatever numbers these have; of all links where the
 * view is another, and of those behind many in a row that are gone. */
void erp_map_traces_update(ErpMapTraces *traces, const ErpMapScene *scene, const ErpView *view);
/* The cell of each point, row-major, or ERP_MAP_OUTSIDE. Borrowed until the next update. */
#define ERP_MAP_OUTSIDE G_MAXUINT32
const guint32 *erp_map_traces_cells(const ErpMapTraces *traces);

/* The middles of the links, the same. */
const ErpMapMiddle *erp_map_traces_middles(const ErpMapTraces *traces);

/* The scene's coast and links, for which the traces are up to date: drawn anew when a colour, the
 * coast or a place is another. Borrowed until the next update. */
const ErpCanvas *erp_map_links_draw(const ErpMapScene *scene, ErpMapTraces *traces);
