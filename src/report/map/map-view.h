/* Private to report/: where the places of a map stand on its drawing. Equirectangular, with the
 * true scale at the middle latitude: x by longitude and y by latitude alone. */
#pragma once

#include "report/map/map.h"

enum { ERP_MAP_WIDTH = 10000 }; /* units of the drawing */

typedef struct {
  double lat, lon;         /* of the middle, degrees */
  double x_scale, y_scale; /* units a degree */
  int height;              /* units */
} ErpMapView;

/* All places with a margin, the shortest arc of longitudes, also over the antimeridian; the world
 * without any. At least a few degrees, and neither too flat nor too tall. */
ErpMapView erp_map_view(const ErpMap *map);
/* The x of the copy that is nearest to the middle. */
void erp_map_project(const ErpMapView *view, double lat, double lon, double *x, double *y);
double erp_map_span(const ErpMapView *view); /* degrees of longitude from edge to edge */
