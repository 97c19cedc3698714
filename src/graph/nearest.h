/* Nearest of a fixed set of points on the sphere, by dot products of unit vectors. */
#pragma once

#include <glib.h>

typedef struct _ErpNearest ErpNearest;

/* Coordinates in microdegrees. O(n). */
ErpNearest *erp_nearest_new(const gint64 *lat, const gint64 *lon, guint n);
void erp_nearest_free(ErpNearest *nearest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpNearest, erp_nearest_free)

/* Index of the nearest point by great-circle distance in whole metres (lowest index among equals),
 * with that distance in `*distance` if not NULL. G_MAXUINT when there are no points. O(n). */
guint erp_nearest_find(const ErpNearest *nearest, gint64 lat, gint64 lon, gint64 *distance);
