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

/* Where a sign of a link may stand: the dots of its middle; `middle_x` is NAN when it is not drawn
 * or too short for one. */
typedef struct {
  double x, y;
} ErpMapMiddle;

/* Draws all links of the scene and fills `middles` (n_links). `view` has the canvas's size. */
void erp_map_links_draw(const ErpMapScene *scene, const ErpView *view, ErpCanvas *canvas,
                        ErpMapMiddle *middles);
