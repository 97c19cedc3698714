#include "report/map/map-view.h"

#include <math.h>

#define LEAST_SPAN 6.0 /* degrees of longitude */
#define MARGIN 0.12    /* of the span, on each side */
#define FLATTEST 0.45  /* height by width */
#define TALLEST 0.65

static int
by_value(gconstpointer a, gconstpointer b) {
  double x = *(const double *) a, y = *(const double *) b;
  return x < y ? -1 : x > y;
}

/* The shortest arc that holds all longitudes: what is left beside the widest gap. */
static void
fit_longitudes(const ErpMap *map, double *middle, double *span) {
  guint n = map->places->len;
  g_autofree double *lon = g_new(double, n);
  for (guint i = 0; i < n; i++)
    lon[i] = (double) g_array_index(map->places, ErpMapPlace, i).lon / 1e6;
  qsort(lon, n, sizeof(double), by_value);
  double gap = lon[0] + 360 - lon[n - 1], west = lon[0];
  for (guint i = 1; i < n; i++)
    if (lon[i] - lon[i - 1] > gap) {
      gap = lon[i] - lon[i - 1];
      west = lon[i];
    }
  *span = 360 - gap;
  *middle = remainder(west + *span / 2, 360);
}

static void
fit_latitudes(const ErpMap *map, double *middle, double *span) {
  double low = 90, high = -90;
  for (guint i = 0; i < map->places->len; i++) {
    double lat = (double) g_array_index(map->places, ErpMapPlace, i).lat / 1e6;
    low = MIN(low, lat);
    high = MAX(high, lat);
  }
  *middle = (low + high) / 2;
  *span = high - low;
}

ErpMapView
erp_map_view(const ErpMap *map) {
  double lon = 10, lon_span = 360, lat = 20, lat_span = 130;
  if (map->places->len > 0) {
    fit_longitudes(map, &lon, &lon_span);
    fit_latitudes(map, &lat, &lat_span);
    lon_span = MAX(lon_span * (1 + 2 * MARGIN), LEAST_SPAN);
    lat_span = lat_span * (1 + 2 * MARGIN);
  }
  double stretch = 1 / MAX(cos(lat * G_PI / 180), 0.2); /* a degree of latitude is so much taller */
  lon_span = MIN(MAX(lon_span, lat_span * stretch / TALLEST), 360);
  double scale = ERP_MAP_WIDTH / lon_span;
  double height = CLAMP(lat_span * stretch / lon_span, FLATTEST, TALLEST) * ERP_MAP_WIDTH;
  double reach = height / 2 / (scale * stretch); /* degrees from the middle to the edge */
  return (ErpMapView){.lat = CLAMP(lat, MIN(reach - 90, 0), MAX(90 - reach, 0)),
                      .lon = lon,
                      .x_scale = scale,
                      .y_scale = scale * stretch,
                      .height = (int) lround(height)};
}

void
erp_map_project(const ErpMapView *view, double lat, double lon, double *x, double *y) {
  *x = ERP_MAP_WIDTH / 2.0 + remainder(lon - view->lon, 360) * view->x_scale;
  *y = view->height / 2.0 - (lat - view->lat) * view->y_scale;
}

double
erp_map_span(const ErpMapView *view) {
  return ERP_MAP_WIDTH / view->x_scale;
}
