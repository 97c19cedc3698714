/* Coastlines at two levels of detail, from text files of deltas on an integer grid. */
#pragma once

#include "tui/map/canvas.h"
#include "tui/map/projection.h"

typedef struct _ErpCoast ErpCoast;

/* Reads coast-world.txt and coast-continent.txt of `folder`. ERP_ERROR_REFERENCE with FILE:LINE for
 * anything out of shape. */
ErpCoast *erp_coast_load(const char *folder, GError **error);
void erp_coast_free(ErpCoast *coast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCoast, erp_coast_free)

/* Draws each coast once, within 180 degrees of the centre; the finer level below 0.35 degrees a
 * dot. `view` must have the size of the canvas. */
void erp_coast_draw(const ErpCoast *coast, const ErpView *view, ErpCanvas *canvas, guint layer);
