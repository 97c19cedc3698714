/* Inside of the main view, shared by view-map.c and map-lay.c. */
#pragma once

#include "tui/command/commands.h"
#include "tui/map/map-cursor.h"
#include "tui/map/map-links.h"
#include "tui/map/map-scene.h"
#include "tui/map/map-side.h"
#include "tui/map/map-strip.h"

/* The part of the screen that has the keys. */
typedef enum { ERP_PANE_MAP, ERP_PANE_SIDE, ERP_PANE_STRIP, ERP_PANE_LAST } ErpMapPane;

typedef struct {
  ErpViewBase base;
  ErpSceneData *scene;
  ErpCoast *coast;
  ErpMapTraces *traces;
  ErpView view;
  ErpOverlay overlay;
  ErpDots dots;
  gboolean labels;
  gboolean microsoft; /* entry points and regions in use are shown */
  gboolean fitted;    /* the view has been made to fit once the size was known */
  ErpMapPane pane;
  gboolean side_hidden;
  ErpMapSide *side;
  ErpMapStrip *strip;
  ErpViewBase *path; /* of the selected site, beside the findings; or NULL */
  char *path_site;
  GHashTable *marks; /* ids */
  ErpMapCursor cursor;
  ErpRect map; /* where the map was drawn last, for the mouse */
  ErpRect side_rect, strip_rect;
} ErpMapView;

ErpMapScene erp_map_view_scene(const ErpMapView *map); /* what is drawn, borrowed from the view */
void erp_map_view_rebuild(ErpMapView *map); /* after another overlay, mark or selection */

/* ---- map-lay.c ---- */
gboolean erp_map_lay_run(ErpMapView *map, ErpCommandId command); /* TRUE = did it */
/* While the cross-hair is there: after a command that moved it, the map or the selection. */
void erp_map_lay_moved(ErpMapView *map, ErpCommandId command);
