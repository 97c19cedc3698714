#include "eval/terrain.h"

#include <math.h>

#include "base/geo.h"
#include "graph/nearest.h"

#define CLOUDS 3

#define REMEMBERED 32768 /* points */

typedef struct {
  ErpCloudDoors doors;
  ErpNearest *regions; /* of this cloud */
  guint32 *region;     /* their catalogue indices */
  GHashTable *places;  /* Point -> ErpPlacement */
} Cloud;

typedef struct {
  gint64 lat, lon;
} Point;

struct _ErpTerrain {
  const ErpCatalogue *catalogue;
  gsize made; /* for g_once_init_enter(); everything below needs it */
  ErpLatencyModel *model;
  ErpNearest *metros; /* edge metros of all clouds */
  Cloud clouds[CLOUDS];
  GMutex lock; /* over the remembered places */
};

static guint
hash_point(gconstpointer data) {
  const Point *point = data;
  return (guint) point->lat * 2654435761U ^ (guint) point->lon * 2246822519U;
}

static gboolean
same_point(gconstpointer a, gconstpointer b) {
  const Point *x = a, *y = b;
  return x->lat == y->lat && x->lon == y->lon;
}

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
    terrain->clouds[cloud].places =
        g_hash_table_new_full(hash_point, same_point, g_free, (GDestroyNotify) erp_placement_unref);
  }
  g_once_init_leave(&terrain->made, 1);
}

/* ---- life ------------------------------------------------------------------------------------ */

ErpTerrain *
erp_terrain_new(const ErpCatalogue *catalogue) {
  ErpTerrain *terrain = g_atomic_rc_box_new0(ErpTerrain);
  g_mutex_init(&terrain->lock);
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
    g_clear_pointer(&cloud->places, g_hash_table_unref);
  }
  g_mutex_clear(&terrain->lock);
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

/* The door nearest by air is tried first; those that are farther away than its round trip would
 * lead even along a straight line are not tried at all. */
static void
find_door(const ErpTerrain *terrain, const ErpCloudDoors *doors, ErpPlacement *place) {
  const ErpAnchor *anchor = &place->anchor;
  double unit[3];
  double widest = -2.0;
  place->door = G_MAXUINT32;
  erp_geo_unit_vector(anchor->lat, anchor->lon, unit);
  for (guint i = 0; i < doors->n_doors; i++) {
    const double *u = doors->doors[i].unit;
    double dot = u[0] * unit[0] + u[1] * unit[1] + u[2] * unit[2];
    if (dot > widest) {
      widest = dot;
      place->door = i;
    }
  }
  if (place->door == G_MAXUINT32)
    return;
  place->door_rtt = erp_latency_rtt(terrain->model, anchor, &doors->doors[place->door].anchor);
  double rate = (double) erp_latency_rate_rtt(terrain->model, 1000000000); /* us per 1,000 Mm */
  double reach = rate > 0 ? (double) place->door_rtt / rate * 1e9 + 1000.0 : 1e9;
  double least = reach >= G_PI * ERP_GEO_RADIUS ? -2.0 : cos(reach / ERP_GEO_RADIUS) - 1e-12;
  guint32 start = place->door;
  for (guint i = 0; i < doors->n_doors; i++) {
    const double *u = doors->doors[i].unit;
    if (i == start || u[0] * unit[0] + u[1] * unit[1] + u[2] * unit[2] < least)
      continue;
    gint64 rtt = erp_latency_rtt(terrain->model, anchor, &doors->doors[i].anchor);
    if (rtt < place->door_rtt || (rtt == place->door_rtt && i < place->door)) {
      place->door_rtt = rtt;
      place->door = i;
    }
  }
}

static void
remember(Cloud *cloud, const Point *point, ErpPlacement *place) {
  if (g_hash_table_size(cloud->places) >= REMEMBERED)
    g_hash_table_remove_all(cloud->places);
  g_hash_table_replace(cloud->places, g_memdup2(point, sizeof *point),
                       g_atomic_rc_box_acquire(place));
}

static ErpPlacement *
recall(const Cloud *cloud, const Point *point) {
  ErpPlacement *known = g_hash_table_lookup(cloud->places, point);
  return known == NULL ? NULL : g_atomic_rc_box_acquire(known);
}

ErpPlacement *
erp_terrain_place(ErpTerrain *terrain, ErpCloud of_cloud, gint64 lat, gint64 lon) {
  make(terrain);
  Cloud *cloud = &terrain->clouds[of_cloud];
  const Point point = {lat, lon};
  g_mutex_lock(&terrain->lock);
  ErpPlacement *place = recall(cloud, &point);
  g_mutex_unlock(&terrain->lock);
  if (place != NULL)
    return place;
  place = g_atomic_rc_box_new0(ErpPlacement);
  place->continent = continent(terrain, lat, lon);
  erp_latency_anchor(terrain->model, lat, lon, &place->anchor);
  find_door(terrain, &cloud->doors, place);
  g_mutex_lock(&terrain->lock);
  remember(cloud, &point, place);
  g_mutex_unlock(&terrain->lock);
  return place;
}

void
erp_placement_unref(ErpPlacement *placement) {
  if (placement != NULL)
    g_atomic_rc_box_release(placement);
}

ErpDoor
erp_terrain_door(ErpTerrain *terrain, ErpCloud cloud, gint64 lat, gint64 lon) {
  make(terrain);
  return door_at(terrain, cloud, lat, lon);
}
