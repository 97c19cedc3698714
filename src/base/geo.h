/* Geodesy on the mean sphere (radius 6371.0088 km, IUGG): within 0.43 % of the geodesic. */
#pragma once

#include <glib.h>

#define ERP_GEO_RADIUS 6371008.8 /* metres */

/* Great-circle distance in metres by haversine; the asin argument is clamped, so antipodes and
 * equal points are safe. Arguments in microdegrees. O(1). */
gint64 erp_geo_distance(gint64 lat1, gint64 lon1, gint64 lat2, gint64 lon2);

/* Unit vector of a point, for nearest-point searches by dot product. */
void erp_geo_unit_vector(gint64 lat, gint64 lon, double out[3]);

/* Hard floor of a round trip in microseconds over `metres`: 2 d / 200,000 km/s (1 ms per 100 km),
 * rounded down. */
gint64 erp_geo_floor_rtt(gint64 metres);

/* A point of the shorter great circle from one point to another at `part` (0 to 1) of its length,
 * in degrees; between antipodes any of them. */
void erp_geo_between(gint64 lat1, gint64 lon1, gint64 lat2, gint64 lon2, double part, double *lat,
                     double *lon);
