/* Private to exchange/: where nodes stand on a flat drawing, and how a verdict looks. */
#pragma once

#include "exchange/picture.h"

enum { ERP_SKETCH_NODE_WIDTH = 120, ERP_SKETCH_NODE_HEIGHT = 40 };

typedef struct {
  gint x, y; /* of the middle, from the left and top edge, in points */
} ErpSketchPlace;

typedef struct {
  ErpSketchPlace *places; /* per node */
  gint width, height;
} ErpSketch;

/* As on a map, north above, the widest empty stretch of longitudes at the edges; moved apart where
 * they would lie on each other. Nodes without a place stand in rows below. */
ErpSketch *erp_sketch_new(const ErpPicture *picture);
void erp_sketch_free(ErpSketch *sketch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpSketch, erp_sketch_free)

/* Colours only repeat what a word beside it says. */
typedef struct {
  const char *line, *fill; /* "#rrggbb" */
  const char *width;       /* of a line */
} ErpLook;
const ErpLook *erp_sketch_look(ErpVerdict verdict);
