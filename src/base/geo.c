#include "base/geo.h"

#include <math.h>

static const double radians_per_microdegree = G_PI / 180.0 / 1e6;

gint64
erp_geo_distance(gint64 lat1, gint64 lon1, gint64 lat2, gint64 lon2) {
  double phi1 = (double) lat1 * radians_per_microdegree;
  double phi2 = (double) lat2 * radians_per_microdegree;
  double sin_dphi = sin((double) (lat2 - lat1) * radians_per_microdegree / 2.0);
  double sin_dlambda = sin((double) (lon2 - lon1) * radians_per_microdegree / 2.0);
  double h = sin_dphi * sin_dphi + cos(phi1) * cos(phi2) * sin_dlambda * sin_dlambda;
  return llround(2.0 * ERP_GEO_RADIUS * asin(sqrt(CLAMP(h, 0.0, 1.0))));
}

void
erp_geo_unit_vector(gint64 lat, gint64 lon, double out[3]) {
  double phi = (double) lat * radians_per_microdegree;
  double lambda = (double) lon * radians_per_microdegree;
  out[0] = cos(phi) * cos(lambda);
  out[1] = cos(phi) * sin(lambda);
  out[2] = sin(phi);
}

void
erp_geo_between(gint64 lat1, gint64 lon1, gint64 lat2, gint64 lon2, double part, double *lat,
                double *lon) {
  double a[3], b[3], v[3], cosine = 0;
  erp_geo_unit_vector(lat1, lon1, a);
  erp_geo_unit_vector(lat2, lon2, b);
  for (guint i = 0; i < 3; i++)
    cosine += a[i] * b[i];
  double angle = acos(CLAMP(cosine, -1.0, 1.0)), sine = sin(angle);
  double from = sine > 1e-9 ? sin((1 - part) * angle) / sine : 1 - part;
  double to = sine > 1e-9 ? sin(part * angle) / sine : part;
  for (guint i = 0; i < 3; i++)
    v[i] = from * a[i] + to * b[i];
  *lat = atan2(v[2], hypot(v[0], v[1])) * 180 / G_PI;
  *lon = atan2(v[1], v[0]) * 180 / G_PI;
}

gint64
erp_geo_floor_rtt(gint64 metres) {
  return metres / 100; /* 2 d over 200 m/us */
}
