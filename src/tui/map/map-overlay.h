/* What the colours of the map tell: the level of each link and point under an overlay, and the
 * legend that names colours and signs. Pure. */
#pragma once

#include "eval/results.h"
#include "tui/map/map-draw.h"

typedef enum {
  ERP_OVERLAY_LOAD,
  ERP_OVERLAY_LATENCY,
  ERP_OVERLAY_VERDICT, /* of Microsoft 365 */
  ERP_OVERLAY_COST,    /* a month, as the plan declares it */
  ERP_OVERLAY_LAST
} ErpOverlay;
const char *erp_overlay_name(ErpOverlay overlay); /* translated */

typedef struct {
  ErpOverlay overlay;
  const ErpResults *results; /* NULL before the first evaluation */
  gint64 dearest;            /* COST: the greatest cost of a link or place; 0 = none declared */
  gboolean lost;             /* something has failed */
  gint64 warn, fail;         /* LOAD: basis points; LATENCY: us. Above */
} ErpOverlayScale;

/* O(records). `results` must outlive the scale. */
ErpOverlayScale erp_overlay_scale(ErpOverlay overlay, const ErpPlan *plan,
                                  const ErpResults *results);
/* The node of a site, and the element of a link, in results that may be of another revision;
 * `guess`: where it is if they are not. ERP_NONE = not there. O(1). */
guint32 erp_overlay_node(const ErpResults *results, const ErpRecord *record, guint32 guess);
guint32 erp_overlay_element(const ErpResults *results, const ErpRecord *record, guint32 guess);
/* Of a link and its element. `*value`: what the level comes from (basis points, us, money),
 * ERP_UNSET = unknown. */
ErpMapLevel erp_overlay_link(const ErpOverlayScale *scale, const ErpRecord *record, guint32 element,
                             gint64 *value);
/* Of a site and its node; ERP_MAP_DIM when the overlay says nothing about it. */
ErpMapLevel erp_overlay_site(const ErpOverlayScale *scale, const ErpRecord *record, guint32 node);
/* The same of a peering location, gateway or environment. */
ErpMapLevel erp_overlay_place(const ErpOverlayScale *scale, const ErpRecord *record);

/* One line; returns its width, also when it is wider than `width`. */
int erp_overlay_legend_draw(const ErpOverlayScale *scale, ErpCells *cells, int x, int y, int width);
