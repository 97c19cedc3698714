/* Coastlines as polylines in degrees, from a text file: one polyline a line, "lon lat" and then
 * differences, on an integer grid. */
#pragma once

#include <glib.h>

typedef struct {
  double lon, lat; /* degrees */
} ErpCoastPoint;

typedef struct _ErpCoastlines ErpCoastlines;

/* NULL and ERP_ERROR_REFERENCE with FILE:LINE for anything out of shape. */
ErpCoastlines *erp_coastlines_read(const char *file, GError **error);
void erp_coastlines_free(ErpCoastlines *coast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCoastlines, erp_coastlines_free)

guint erp_coastlines_count(const ErpCoastlines *coast); /* of lines */
/* The points of a line, two or more; borrowed. */
const ErpCoastPoint *erp_coastlines_get(const ErpCoastlines *coast, guint line, guint *n);

/* Shapes cut in two at the antimeridian have edges along it, which are no coast: whether the edge
 * between points of these longitudes is one. */
gboolean erp_coast_is_seam(double lon1, double lon2);
