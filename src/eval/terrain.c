#include "eval/terrain.h"

#include "base/geo.h"
#include "graph/nearest.h"

#define CLOUDS 3

typedef struct {
  ErpCloudDoors doors;
  ErpNearest *regions; /* of this cloud */
  guint32 *region;     /* their catalogue indices */
} Cloud;

struct _ErpTerrain {
  const ErpCatalogue *catalogue;
  gsize made; /* for g_once_init_enter(); everything below needs it */
  ErpLatencyModel *model;
  ErpNearest *metros; /* edge metros of all clouds */
  Cloud clouds[CLOUDS];
};

/* ---- making ---------------------------------------------------------------------------------- */

static gboolean
metro_in_cloud(const ErpEntryPoint *entry, ErpCloud cloud) {
  switch (cloud) {
  case ERP_CLOUD_PUBLIC:
    return TRUE;
  case ERP_CLOUD_USGOV:
    return g_str_equal(entry->country, "US");
  case ERP_CLOUD_CHINA:
    return g_str_equal(entry->country, "CN");
  }
  return TRUE;
}

static void
make_metros(ErpTerrain *terrain) {
  const ErpCatalogue *catalogue = terrain->catalogue;
  guint n = catalogue->n_entry_points;
  g_autofree gint64 *lat = g_new(gint64, MAX(n, 1)), *lon = g_new(gint64, MAX(n, 1));
  for (guint i = 0; i < n; i++) {
    lat[i] = catalogue->entry_points[i].lat;
    lon[i] = catalogue->entry_points[i].lon;
  }
  terrain->metros = erp_nearest_new(lat, lon, n);
}

static void
make_regions(ErpTerrain *terrain, ErpCloud of_cloud) {
  const ErpCatalogue *catalogue = terrain->catalogue;
  Cloud *cloud = &terrain->clouds[of_cloud];
  g_autofree gint64 *lat = g_new(gint64, MAX(catalogue->n_regions, 1));
  g_autofree gint64 *lon = g_new(gint64, MAX(catalogue->n_regions, 1));
  guint n = 0;
  cloud->region = g_new(guint32, MAX(catalogue->n_regions, 1));
  for (guint i = 0; i < catalogue->n_regions; i++) {
    if (catalogue->regions[i].cloud != of_cloud)
      continue;
    lat[n] = catalogue->regions[i].lat;
    lon[n] = catalogue->regions[i].lon;
    cloud->region[n++] = i;
  }
  cloud->regions = erp_nearest_new(lat, lon, n);
}

static const char *
continent(const ErpTerrain *terrain, gint64 lat, gint64 lon) {
  guint found = erp_nearest_find(terrain->metros, lat, lon, NULL);
  return found == G_MAXUINT ? NULL : terrain->catalogue->entry_points[found].continent;
}

static ErpDoor
door_at(const ErpTerrain *terrain, ErpCloud of_cloud, gint64 lat, gint64 lon) {
  const Cloud *cloud = &terrain->clouds[of_cloud];
  guint region = erp_nearest_find(cloud->regions, lat, lon, NULL);
  ErpDoor door = {.continent = continent(terrain, lat, lon),
                  .lat = lat,
                  .lon = lon,
                  .region = region == G_MAXUINT ? G_MAXUINT32 : cloud->region[region]};
  erp_latency_anchor(terrain->model, lat, lon, &door.anchor);
  erp_geo_unit_vector(lat, lon, door.unit);
  return door;
}

static void
make_doors(ErpTerrain *terrain, ErpCloud of_cloud) {
  const ErpCatalogue *catalogue = terrain->catalogue;
  ErpCloudDoors *doors = &terrain->clouds[of_cloud].doors;
  doors->doors = g_new(ErpDoor, catalogue->n_entry_points + catalogue->n_peering_places);
  doors->place_door = g_new(guint32, MAX(catalogue->n_peering_places, 1));
  for (guint i = 0; i < catalogue->n_entry_points; i++) {
    const ErpEntryPoint *entry = &catalogue->entry_points[i];
    if (!metro_in_cloud(entry, of_cloud))
      continue;
    ErpDoor door = door_at(terrain, of_cloud, entry->lat, entry->lon);
    door.metro = entry->metro;
    door.country = entry->country;
    door.continent = entry->continent;
    doors->doors[doors->n_doors++] = door;
  }
  for (guint i = 0; i < catalogue->n_peering_places; i++) {
    const ErpPeeringPlace *place = &catalogue->peering_places[i];
    doors->place_door[i] = G_MAXUINT32;
    if (place->cloud != of_cloud)
      continue;
    ErpDoor door = door_at(terrain, of_cloud, place->lat, place->lon);
    door.metro = place->city;
    door.country = place->country;
    door.from_peering = TRUE;
    doors->place_door[i] = doors->n_doors;
    doors->doors[doors->n_doors++] = door;
  }
}

static void
make(ErpTerrain *terrain) {
  if (!g_once_init_enter(&terrain->made))
    return;
  terrain->model = erp_latency_model_new(terrain->catalogue);
  make_metros(terrain);
  for (ErpCloud cloud = 0; cloud < CLOUDS; cloud++) {
    make_regions(terrain, cloud);
    make_doors(terrain, cloud);
  }
  g_once_init_leave(&terrain->made, 1);
}

/* ---- life ------------------------------------------------------------------------------------ */

ErpTerrain *
erp_terrain_new(const ErpCatalogue *catalogue) {
  ErpTerrain *terrain = g_atomic_rc_box_new0(ErpTerrain);
  terrain->catalogue = catalogue;
  return terrain;
}

ErpTerrain *
erp_terrain_ref(ErpTerrain *terrain) {
  return g_atomic_rc_box_acquire(terrain);
}

static void
clear(gpointer data) {
  ErpTerrain *terrain = data;
  erp_latency_model_free(terrain->model);
  erp_nearest_free(terrain->metros);
  for (guint i = 0; i < CLOUDS; i++) {
    Cloud *cloud = &terrain->clouds[i];
    erp_nearest_free(cloud->regions);
    g_free(cloud->region);
    g_free(cloud->doors.doors);
    g_free(cloud->doors.place_door);
  }
}

void
erp_terrain_unref(ErpTerrain *terrain) {
  if (terrain != NULL)
    g_atomic_rc_box_release_full(terrain, clear);
}

/* ---- questions ------------------------------------------------------------------------------- */

const ErpCatalogue *
erp_terrain_catalogue(const ErpTerrain *terrain) {
  return terrain->catalogue;
}

const ErpLatencyModel *
erp_terrain_model(ErpTerrain *terrain) {
  make(terrain);
  return terrain->model;
}

const ErpCloudDoors *
erp_terrain_doors(ErpTerrain *terrain, ErpCloud cloud) {
  make(terrain);
  return &terrain->clouds[cloud].doors;
}

const char *
erp_terrain_continent(ErpTerrain *terrain, gint64 lat, gint64 lon) {
  make(terrain);
  return continent(terrain, lat, lon);
}

ErpDoor
erp_terrain_door(ErpTerrain *terrain, ErpCloud cloud, gint64 lat, gint64 lon) {
  make(terrain);
  return door_at(terrain, cloud, lat, lon);
}
