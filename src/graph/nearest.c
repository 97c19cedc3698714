#include "graph/nearest.h"

#include "base/geo.h"

/* Cosines this close may be the same distance after rounding to metres: a difference of 1 m moves
 * the cosine by at most 1.6e-7. */
static const double cosine_margin = 4e-7;

struct _ErpNearest {
  guint n;
  gint64 *lat;
  gint64 *lon;
  double *x;
  double *y;
  double *z;
};

ErpNearest *
erp_nearest_new(const gint64 *lat, const gint64 *lon, guint n) {
  ErpNearest *nearest = g_new0(ErpNearest, 1);
  nearest->n = n;
  nearest->lat = g_memdup2(lat, n * sizeof *lat);
  nearest->lon = g_memdup2(lon, n * sizeof *lon);
  nearest->x = g_new(double, n);
  nearest->y = g_new(double, n);
  nearest->z = g_new(double, n);
  for (guint i = 0; i < n; i++) {
    double v[3];
    erp_geo_unit_vector(lat[i], lon[i], v);
    nearest->x[i] = v[0];
    nearest->y[i] = v[1];
    nearest->z[i] = v[2];
  }
  return nearest;
}

void
erp_nearest_free(ErpNearest *nearest) {
  if (nearest == NULL)
    return;
  g_free(nearest->lat);
  g_free(nearest->lon);
  g_free(nearest->x);
  g_free(nearest->y);
  g_free(nearest->z);
  g_free(nearest);
}

static double
dot(const ErpNearest *nearest, guint i, const double v[3]) {
  return nearest->x[i] * v[0] + nearest->y[i] * v[1] + nearest->z[i] * v[2];
}

guint
erp_nearest_find(const ErpNearest *nearest, gint64 lat, gint64 lon, gint64 *distance) {
  double v[3];
  erp_geo_unit_vector(lat, lon, v);
  double most = -2.0;
  for (guint i = 0; i < nearest->n; i++)
    most = MAX(most, dot(nearest, i, v));

  guint best = G_MAXUINT;
  gint64 best_distance = G_MAXINT64;
  for (guint i = 0; i < nearest->n; i++) {
    if (dot(nearest, i, v) < most - cosine_margin)
      continue;
    gint64 d = erp_geo_distance(lat, lon, nearest->lat[i], nearest->lon[i]);
    if (d < best_distance) {
      best = i;
      best_distance = d;
    }
  }
  if (distance != NULL && best != G_MAXUINT)
    *distance = best_distance;
  return best;
}
