/* The plan and its figures as the plain arrays that tui/map/map-draw.h draws. */
#pragma once

#include "session/session.h"
#include "tui/map/map-draw.h"

typedef enum {
  ERP_OVERLAY_LOAD,
  ERP_OVERLAY_LATENCY,
  ERP_OVERLAY_VERDICT,
  ERP_OVERLAY_LAST
} ErpOverlay;
const char *erp_overlay_name(ErpOverlay overlay); /* translated */

typedef struct {
  ErpMapPoint *points;
  const ErpRecord **records; /* of each point: site, peering location or gateway; borrowed */
  guint n_points;
  ErpMapLink *links;
  guint n_links;
  guint n_unplaced; /* sites without coordinates */
} ErpSceneData;

/* From the session's current plan, coloured by its newest figures under the overlay; links on the
 * planned routes of `selection` are marked. O(records + flows). The plan must outlive the data. */
ErpSceneData *erp_scene_new(ErpSession *session, ErpOverlay overlay, const char *selection);
void erp_scene_free(ErpSceneData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpSceneData, erp_scene_free)

/* The point of a record by id, or -1. O(points). */
int erp_scene_find(const ErpSceneData *data, const char *id);
