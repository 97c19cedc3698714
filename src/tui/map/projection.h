/* Miller cylindrical projection onto a canvas, with wrap at the antimeridian. */
#pragma once

#include "tui/screen/cells.h"

typedef struct {
  double lat, lon;        /* centre, degrees */
  double degrees_per_dot; /* of longitude */
  int columns, rows;      /* of the canvas, in cells */
} ErpView;

/* Dot coordinates of a point; x is the one of its copies nearest to the centre. */
void erp_project(const ErpView *view, double lat, double lon, double *x, double *y);
void erp_unproject(const ErpView *view, double x, double y, double *lat, double *lon);

/* The view that shows all points with a margin (the world when there are none); the shortest arc of
 * longitudes, also over the antimeridian. Never closer than `closest` degrees a dot. */
void erp_view_fit(ErpView *view, const double *lat, const double *lon, guint n, double closest);
void erp_view_world(ErpView *view);
/* Zooms by `factor` (> 1 = closer) so that the point at dot (x, y) stays there. */
void erp_view_zoom(ErpView *view, double factor, double x, double y);
void erp_view_pan(ErpView *view, double dx, double dy); /* dots */
