#include "eval/network-build.h"

#include <math.h>

#include "base/geo.h"
#include "graph/nearest.h"

static const double earth_radius = 6371008.8; /* metres */

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

static ErpNearest *
nearest_of_entries(const ErpCatalogue *catalogue) {
  guint n = catalogue->n_entry_points;
  g_autofree gint64 *lat = g_new(gint64, MAX(n, 1)), *lon = g_new(gint64, MAX(n, 1));
  for (guint i = 0; i < n; i++) {
    lat[i] = catalogue->entry_points[i].lat;
    lon[i] = catalogue->entry_points[i].lon;
  }
  return erp_nearest_new(lat, lon, n);
}

static void
add_door(const ErpNetwork *network, GArray *doors, const char *metro, const char *country,
         const char *continent, gint64 lat, gint64 lon, gboolean from_peering) {
  ErpDoor door = {.metro = metro,
                  .country = country,
                  .continent = continent,
                  .lat = lat,
                  .lon = lon,
                  .from_peering = from_peering,
                  .region = ERP_NONE};
  erp_latency_anchor(network->model, lat, lon, &door.anchor);
  erp_geo_unit_vector(lat, lon, door.unit);
  g_array_append_val(doors, door);
}

/* The Azure region whose point is nearest to each door: the start of its backbone legs. */
static void
find_regions(ErpNetwork *network) {
  const ErpCatalogue *catalogue = network->catalogue;
  g_autofree gint64 *lat = g_new(gint64, MAX(catalogue->n_regions, 1));
  g_autofree gint64 *lon = g_new(gint64, MAX(catalogue->n_regions, 1));
  g_autofree guint32 *index = g_new(guint32, MAX(catalogue->n_regions, 1));
  guint n = 0;
  for (guint i = 0; i < catalogue->n_regions; i++) {
    if (catalogue->regions[i].cloud != network->cloud)
      continue;
    lat[n] = catalogue->regions[i].lat;
    lon[n] = catalogue->regions[i].lon;
    index[n++] = i;
  }
  g_autoptr(ErpNearest) nearest = erp_nearest_new(lat, lon, n);
  for (guint i = 0; i < network->n_doors; i++) {
    guint found = erp_nearest_find(nearest, network->doors[i].lat, network->doors[i].lon, NULL);
    network->doors[i].region = found == G_MAXUINT ? ERP_NONE : index[found];
  }
}

static const char *
continent_at(const ErpCatalogue *catalogue, const ErpNearest *entries, gint64 lat, gint64 lon) {
  guint found = erp_nearest_find(entries, lat, lon, NULL);
  return found == G_MAXUINT ? NULL : catalogue->entry_points[found].continent;
}

static void
add_catalogue_doors(const ErpNetwork *network, const ErpNearest *entries, GArray *doors,
                    guint32 *place_door) {
  const ErpCatalogue *catalogue = network->catalogue;
  for (guint i = 0; i < catalogue->n_entry_points; i++) {
    const ErpEntryPoint *entry = &catalogue->entry_points[i];
    if (metro_in_cloud(entry, network->cloud))
      add_door(network, doors, entry->metro, entry->country, entry->continent, entry->lat,
               entry->lon, FALSE);
  }
  for (guint i = 0; i < catalogue->n_peering_places; i++) {
    const ErpPeeringPlace *place = &catalogue->peering_places[i];
    place_door[i] = ERP_NONE;
    if (place->cloud != network->cloud)
      continue;
    place_door[i] = doors->len;
    add_door(network, doors, place->city, place->country,
             continent_at(catalogue, entries, place->lat, place->lon), place->lat, place->lon,
             TRUE);
  }
}

/* A peering location is its own entry point: the Microsoft edge stands in the same metro. */
static void
place_locations(ErpNetwork *network, GArray *doors, const guint32 *place_door) {
  for (guint i = network->n_sites; i < network->n_nodes; i++) {
    ErpNode *node = &network->nodes[i];
    if (!node->placed)
      continue;
    const ErpPeeringPlace *place = node->place;
    if (place != NULL && place->lat == node->lat && place->lon == node->lon) {
      node->door = place_door[place - network->catalogue->peering_places];
    } else {
      node->door = doors->len;
      add_door(network, doors, node->name, place != NULL ? place->country : NULL, node->continent,
               node->lat, node->lon, TRUE);
    }
  }
}

void
erp_network_build_doors(ErpNetwork *network) {
  const ErpCatalogue *catalogue = network->catalogue;
  g_autoptr(ErpNearest) entries = nearest_of_entries(catalogue);
  for (guint i = 0; i < network->n_nodes; i++) {
    ErpNode *node = &network->nodes[i];
    if (node->placed)
      node->continent = continent_at(catalogue, entries, node->lat, node->lon);
  }
  GArray *doors = g_array_new(FALSE, FALSE, sizeof(ErpDoor));
  g_autofree guint32 *place_door = g_new(guint32, MAX(catalogue->n_peering_places, 1));
  add_catalogue_doors(network, entries, doors, place_door);
  place_locations(network, doors, place_door);
  network->n_doors = doors->len;
  network->doors = (ErpDoor *) (void *) g_array_free(doors, FALSE);
  find_regions(network);
  for (guint i = 0; i < network->n_nodes; i++) {
    ErpNode *node = &network->nodes[i];
    if (node->placed && node->door == ERP_NONE)
      node->door = erp_network_nearest_door(network, &node->anchor, &node->door_rtt);
    if (node->location != NULL)
      node->door_rtt = 0;
  }
}

guint32
erp_network_nearest_door(const ErpNetwork *network, const ErpAnchor *anchor, gint64 *rtt) {
  double unit[3];
  double widest = -2.0;
  guint32 best = ERP_NONE;
  erp_geo_unit_vector(anchor->lat, anchor->lon, unit);
  for (guint i = 0; i < network->n_doors; i++) {
    const double *u = network->doors[i].unit;
    double dot = u[0] * unit[0] + u[1] * unit[1] + u[2] * unit[2];
    if (dot > widest) {
      widest = dot;
      best = i;
    }
  }
  if (best == ERP_NONE)
    return ERP_NONE;
  gint64 best_rtt = erp_latency_rtt(network->model, anchor, &network->doors[best].anchor);
  /* A way is never shorter than the great circle, so doors beyond this cannot be faster. */
  double rate = (double) erp_latency_rate_rtt(network->model, 1000000000); /* us per 1,000 Mm */
  double reach = rate > 0 ? (double) best_rtt / rate * 1e9 + 1000.0 : 1e9;
  double least = reach >= G_PI * earth_radius ? -2.0 : cos(reach / earth_radius) - 1e-12;
  guint32 start = best;
  for (guint i = 0; i < network->n_doors; i++) {
    const double *u = network->doors[i].unit;
    if (i == start || u[0] * unit[0] + u[1] * unit[1] + u[2] * unit[2] < least)
      continue;
    gint64 candidate = erp_latency_rtt(network->model, anchor, &network->doors[i].anchor);
    if (candidate < best_rtt || (candidate == best_rtt && i < best)) {
      best_rtt = candidate;
      best = i;
    }
  }
  *rtt = best_rtt;
  return best;
}
