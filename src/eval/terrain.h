/* What follows from the catalogue alone and every evaluation needs: the latency model, Microsoft's
 * entry points with their anchors, what is nearest to a point. Made by the first evaluation that
 * asks for it and shared by all, in any thread. What has been found for a point is remembered: from
 * one evaluation to the next hardly a site moves. */
#pragma once

#include "catalogue/catalogue.h"
#include "eval/latency-model.h"

typedef struct { /* a Microsoft entry point: edge metro or a peering location's metro */
  const char *metro;
  const char *country;
  const char *continent;
  gint64 lat, lon;
  gboolean from_peering;
  ErpAnchor anchor;
  double unit[3]; /* unit vector */
  guint32 region; /* nearest Azure region of the cloud, catalogue index or G_MAXUINT32 */
} ErpDoor;

/* The entry points of a cloud. */
typedef struct {
  ErpDoor *doors; /* edge metros, then peering places, each in the catalogue's order */
  guint n_doors;
  guint32 *place_door; /* per peering place: its door, or G_MAXUINT32 */
} ErpCloudDoors;

/* What follows from where a point is. Shared by all that stand there. */
typedef struct {
  ErpAnchor anchor;
  const char *continent; /* of the nearest edge metro, or NULL */
  guint32 door;          /* of the cloud's, the lowest RTT away (the first of several), or
                            G_MAXUINT32 */
  gint64 door_rtt;
} ErpPlacement;

typedef struct _ErpTerrain ErpTerrain;

/* O(1). The catalogue must outlive it. */
ErpTerrain *erp_terrain_new(const ErpCatalogue *catalogue);
ErpTerrain *erp_terrain_ref(ErpTerrain *terrain);
void erp_terrain_unref(ErpTerrain *terrain);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpTerrain, erp_terrain_unref)

const ErpCatalogue *erp_terrain_catalogue(const ErpTerrain *terrain);
/* The first of these calls takes milliseconds. All borrowed. */
const ErpLatencyModel *erp_terrain_model(ErpTerrain *terrain);
const ErpCloudDoors *erp_terrain_doors(ErpTerrain *terrain, ErpCloud cloud);
/* Not borrowed: a reference to be let go of. */
ErpPlacement *erp_terrain_place(ErpTerrain *terrain, ErpCloud cloud, gint64 lat, gint64 lon);
void erp_placement_unref(ErpPlacement *placement); /* or NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPlacement, erp_placement_unref)
/* An entry point with everything that follows from where it is. */
ErpDoor erp_terrain_door(ErpTerrain *terrain, ErpCloud cloud, gint64 lat, gint64 lon);
