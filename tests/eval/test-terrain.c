/* What follows from the catalogue alone, against a slow and obvious way to find it. */
#include "eval/terrain.h"

static ErpCatalogue *catalogue;

/* The first of the doors that take the lowest round trip. */
static guint32
slow_door(ErpTerrain *terrain, const ErpCloudDoors *doors, const ErpAnchor *anchor, gint64 *rtt) {
  guint32 best = G_MAXUINT32;
  for (guint32 i = 0; i < doors->n_doors; i++) {
    gint64 one = erp_latency_rtt(erp_terrain_model(terrain), anchor, &doors->doors[i].anchor);
    if (best == G_MAXUINT32 || one < *rtt) {
      best = i;
      *rtt = one;
    }
  }
  return best;
}

static void
test_places(void) {
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
  g_autoptr(GRand) random = g_rand_new_with_seed(20261126);
  for (guint i = 0; i < 600; i++) {
    ErpCloud cloud = (ErpCloud) (i % 3);
    gint64 lat = g_rand_int_range(random, -90000000, 90000000);
    gint64 lon = g_rand_int_range(random, -180000000, 180000000);
    gint64 rtt = 0;
    g_autoptr(ErpPlacement) place = erp_terrain_place(terrain, cloud, lat, lon);
    g_autoptr(ErpPlacement) again = erp_terrain_place(terrain, cloud, lat, lon);
    g_assert_true(again == place); /* remembered */
    g_assert_cmpuint(place->door, ==,
                     slow_door(terrain, erp_terrain_doors(terrain, cloud), &place->anchor, &rtt));
    g_assert_cmpint(place->door_rtt, ==, rtt);
  }
}

/* A peering place is a door of its cloud only, where it stands. */
static void
test_doors(void) {
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
  for (guint i = 0; i < catalogue->n_peering_places; i++) {
    const ErpPeeringPlace *place = &catalogue->peering_places[i];
    for (ErpCloud cloud = ERP_CLOUD_PUBLIC; cloud <= ERP_CLOUD_CHINA; cloud++) {
      const ErpCloudDoors *doors = erp_terrain_doors(terrain, cloud);
      if (place->cloud != cloud) {
        g_assert_cmpuint(doors->place_door[i], ==, G_MAXUINT32);
        continue;
      }
      const ErpDoor *door = &doors->doors[doors->place_door[i]];
      g_assert_cmpint(door->lat, ==, place->lat);
      g_assert_cmpint(door->lon, ==, place->lon);
      g_assert_true(door->from_peering);
      g_assert_cmpint(catalogue->regions[door->region].cloud, ==, cloud);
    }
  }
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  g_test_init(&argc, &argv, NULL);
  catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  g_test_add_func("/terrain/places", test_places);
  g_test_add_func("/terrain/doors", test_doors);
  int status = g_test_run();
  erp_catalogue_free(catalogue);
  return status;
}
