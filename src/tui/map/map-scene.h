/* The plan and its figures as the plain arrays that tui/map/map-draw.h draws. */
#pragma once

#include "session/session.h"
#include "tui/map/map-overlay.h"

/* What a scene shows. With `microsoft`, also the entry points and regions that the planned traffic
 * uses. */
typedef struct {
  ErpOverlay overlay;
  gboolean microsoft;
} ErpSceneWish;

typedef struct {
  ErpMapPoint *points;
  /* Of each point: site, peering location, gateway or environment; NULL for what only the figures
   * know, entry points and the regions of demands. Borrowed. */
  const ErpRecord **records;
  guint n_points;
  guint n_sites; /* of them, which stand first */
  ErpMapLink *links;
  const ErpRecord **link_records; /* of each link; borrowed */
  gint64 *values;                 /* of each link: what its level comes from, or ERP_UNSET */
  guint32 *elements;              /* of each link: in the results, or ERP_NONE */
  guint n_links;
  GArray *microsoft; /* private: where the points that only the figures know come from, or NULL */
  int worst;         /* private: the link that is marked as such, or -1 */
  ErpOverlayScale scale;
  guint n_unplaced; /* sites without coordinates */
  ErpSceneWish wish;
  const ErpPlan *plan;       /* it is made of these; borrowed */
  const ErpResults *results; /* or NULL */
} ErpSceneData;

/* Of the session's current plan, coloured by its newest figures under the overlay; what is selected
 * or marked is to be said anew. Plan and results must outlive it. Takes an earlier scene, whose
 * plan and results must still be there, or NULL: where each point and link is the one it was, it is
 * brought up to date in its place. O(records), and what the evaluation found that is another. */
ErpSceneData *erp_scene_renew(ErpSceneData *scene, ErpSession *session, const ErpSceneWish *wish);
void erp_scene_free(ErpSceneData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpSceneData, erp_scene_free)

/* Whether a new one would be the same but for the selection; NULL is no scene. */
gboolean erp_scene_is_current(const ErpSceneData *data, ErpSession *session,
                              const ErpSceneWish *wish);
/* Marks what has this id (NULL = nothing), the ends of a link, and the links on the planned routes
 * of a site; nothing else stays marked. The data must be current. O(points + links). */
void erp_scene_select(ErpSceneData *data, const char *selection);

/* The point, or the link, of a record by id, or -1. The data must be current. O(points). */
int erp_scene_find(const ErpSceneData *data, const char *id);
int erp_scene_find_link(const ErpSceneData *data, const char *id);
/* The link after (step 1) or before (-1) one, the worst first, round and round; -1 = no links. */
int erp_scene_step_link(const ErpSceneData *data, int from, int step);
