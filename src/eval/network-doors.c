#include "eval/network-build.h"

#include <math.h>

#include "base/geo.h"

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
      ErpDoor door = erp_terrain_door(network->terrain, network->cloud, node->lat, node->lon);
      door.metro = node->name;
      door.country = place != NULL ? place->country : NULL;
      door.from_peering = TRUE;
      node->door = doors->len;
      g_array_append_val(doors, door);
    }
  }
}

void
erp_network_build_doors(ErpNetwork *network) {
  const ErpCloudDoors *known = erp_terrain_doors(network->terrain, network->cloud);
  for (guint i = 0; i < network->n_nodes; i++) {
    ErpNode *node = &network->nodes[i];
    if (node->placed)
      node->continent = erp_terrain_continent(network->terrain, node->lat, node->lon);
  }
  GArray *doors = g_array_sized_new(FALSE, FALSE, sizeof(ErpDoor), known->n_doors);
  g_array_append_vals(doors, known->doors, known->n_doors);
  place_locations(network, doors, known->place_door);
  network->n_doors = doors->len;
  network->doors = (ErpDoor *) (void *) g_array_free(doors, FALSE);
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
  double least = reach >= G_PI * ERP_GEO_RADIUS ? -2.0 : cos(reach / ERP_GEO_RADIUS) - 1e-12;
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
