#include "tui/map/projection.h"

#include <math.h>
#include <stdlib.h>

#include "tui/map/miller.h"

static const double north = 78, south = -56; /* what the view of the world shows */
static const double finest = 0.002;          /* degrees a dot: 200 m, finer than any coordinate */

double
erp_miller(double lat) {
  double phi = CLAMP(lat, -90, 90) * G_PI / 180;
  return 1.25 * log(tan(G_PI / 4 + 0.4 * phi)) * 180 / G_PI;
}

double
erp_miller_inverse(double y) {
  double lat = 2.5 * (atan(exp(0.8 * y * G_PI / 180)) - G_PI / 4) * 180 / G_PI;
  return CLAMP(lat, -90, 90);
}

double
erp_wrap_longitude(double lon) {
  if (lon >= -180 && lon < 180)
    return lon;
  double wrapped = fmod(lon + 180, 360);
  return (wrapped < 0 ? wrapped + 360 : wrapped) - 180;
}

void
erp_project(const ErpView *view, double lat, double lon, double *x, double *y) {
  *x = view->columns + erp_wrap_longitude(lon - view->lon) / view->degrees_per_dot;
  *y = 2.0 * view->rows - (erp_miller(lat) - erp_miller(view->lat)) / view->degrees_per_dot;
}

void
erp_unproject(const ErpView *view, double x, double y, double *lat, double *lon) {
  *lon = erp_wrap_longitude(view->lon + (x - view->columns) * view->degrees_per_dot);
  *lat = erp_miller_inverse(erp_miller(view->lat) + (2.0 * view->rows - y) * view->degrees_per_dot);
}

static double
coarsest(const ErpView *view) {
  double across = 360 / (2.0 * MAX(view->columns, 1));
  double down = (erp_miller(north) - erp_miller(south)) / (4.0 * MAX(view->rows, 1));
  return MAX(across, down);
}

/* Sets the centre by its Miller height, so that no edge leaves the globe if that can be. */
static void
centre_on(ErpView *view, double lon, double y) {
  double pole = erp_miller(90);
  double half = 2.0 * view->rows * view->degrees_per_dot;
  view->lon = erp_wrap_longitude(lon);
  if (half >= pole)
    y = (erp_miller(north) + erp_miller(south)) / 2;
  else
    y = CLAMP(y, half - pole, pole - half);
  view->lat = erp_miller_inverse(y);
}

void
erp_view_world(ErpView *view) {
  view->degrees_per_dot = coarsest(view);
  centre_on(view, 10, (erp_miller(north) + erp_miller(south)) / 2);
}

static int
compare_doubles(const void *a, const void *b) {
  double x = *(const double *) a, y = *(const double *) b;
  return x < y ? -1 : x > y;
}

/* The shortest arc that holds all longitudes (sorted): its middle and length. */
static void
shortest_arc(const double *lons, guint n, double *middle, double *length) {
  double widest = lons[0] + 360 - lons[n - 1]; /* the gap over the antimeridian */
  double start = lons[0];
  for (guint i = 1; i < n; i++)
    if (lons[i] - lons[i - 1] > widest) {
      widest = lons[i] - lons[i - 1];
      start = lons[i];
    }
  *length = 360 - widest;
  *middle = start + *length / 2;
}

void
erp_view_fit(ErpView *view, const double *lat, const double *lon, guint n, double closest) {
  g_autofree double *lons = g_new(double, n);
  guint used = 0;
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;
  for (guint i = 0; i < n; i++) {
    if (!isfinite(lat[i]) || !isfinite(lon[i]))
      continue;
    lons[used++] = erp_wrap_longitude(lon[i]);
    low = MIN(low, erp_miller(lat[i]));
    high = MAX(high, erp_miller(lat[i]));
  }
  if (used == 0) {
    erp_view_world(view);
    return;
  }
  qsort(lons, used, sizeof *lons, compare_doubles);
  double middle = 0, length = 0;
  shortest_arc(lons, used, &middle, &length);
  /* A tenth free on each side, and never less than a label's beginning. */
  double across = length / (1.6 * MAX(view->columns, 1));
  double down = (high - low) / (3.2 * MAX(view->rows, 1));
  double degrees = MAX(MAX(across, down), MAX(closest, finest));
  view->degrees_per_dot = MIN(degrees, coarsest(view));
  centre_on(view, middle, (low + high) / 2);
}

void
erp_view_zoom(ErpView *view, double factor, double x, double y) {
  if (!(factor > 0) || !isfinite(factor) || !isfinite(x) || !isfinite(y))
    return;
  double before = view->degrees_per_dot;
  double most = coarsest(view);
  double after = CLAMP(before / factor, MIN(finest, most), most);
  double east = (x - view->columns) * (before - after);
  double up = (2.0 * view->rows - y) * (before - after);
  view->degrees_per_dot = after;
  centre_on(view, view->lon + east, erp_miller(view->lat) + up);
}

void
erp_view_pan(ErpView *view, double dx, double dy) {
  if (!isfinite(dx) || !isfinite(dy))
    return;
  centre_on(view, view->lon + dx * view->degrees_per_dot,
            erp_miller(view->lat) - dy * view->degrees_per_dot);
}
