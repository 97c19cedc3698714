#include "eval/network-build.h"

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

/* The plan's own doors stand behind the catalogue's, of which `door` is the nearest. */
void
erp_network_prefer_own_door(const ErpNetwork *network, const ErpAnchor *anchor, guint32 *door,
                            gint64 *rtt) {
  guint n_known = erp_terrain_doors(network->terrain, network->cloud)->n_doors;
  for (guint i = n_known; i < network->n_doors; i++) {
    gint64 candidate = erp_latency_rtt(network->model, anchor, &network->doors[i].anchor);
    if (*door == ERP_NONE || candidate < *rtt) {
      *rtt = candidate;
      *door = i;
    }
  }
}

void
erp_network_build_doors(ErpNetwork *network) {
  const ErpCloudDoors *known = erp_terrain_doors(network->terrain, network->cloud);
  GArray *doors = g_array_sized_new(FALSE, FALSE, sizeof(ErpDoor), known->n_doors);
  g_array_append_vals(doors, known->doors, known->n_doors);
  place_locations(network, doors, known->place_door);
  network->n_doors = doors->len;
  network->doors = (ErpDoor *) (void *) g_array_free(doors, FALSE);
  for (guint i = 0; i < network->n_nodes; i++) {
    ErpNode *node = &network->nodes[i];
    if (node->location != NULL)
      node->door_rtt = 0;
    else if (node->placed)
      erp_network_prefer_own_door(network, node->anchor, &node->door, &node->door_rtt);
  }
}

guint32
erp_network_nearest_door(const ErpNetwork *network, const ErpAnchor *anchor, gint64 *rtt) {
  g_autoptr(ErpPlacement) placement =
      erp_terrain_place(network->terrain, network->cloud, anchor->lat, anchor->lon);
  guint32 best = placement->door;
  gint64 best_rtt = placement->door_rtt;
  erp_network_prefer_own_door(network, anchor, &best, &best_rtt);
  if (best != ERP_NONE)
    *rtt = best_rtt;
  return best;
}
