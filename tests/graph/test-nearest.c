#include "graph/nearest.h"

#include "base/geo.h"

typedef struct {
  gint64 lat[400];
  gint64 lon[400];
  guint n;
} Points;

/* Great-circle distances one after the other; the first of equals. */
static guint
slow_nearest(const Points *points, gint64 lat, gint64 lon, gint64 *distance) {
  guint best = G_MAXUINT;
  for (guint i = 0; i < points->n; i++) {
    gint64 d = erp_geo_distance(lat, lon, points->lat[i], points->lon[i]);
    if (best == G_MAXUINT || d < *distance) {
      best = i;
      *distance = d;
    }
  }
  return best;
}

static void
assert_nearest(const ErpNearest *nearest, const Points *points, gint64 lat, gint64 lon) {
  gint64 expected_distance = 0, distance = -1;
  guint expected = slow_nearest(points, lat, lon, &expected_distance);
  g_assert_cmpuint(erp_nearest_find(nearest, lat, lon, &distance), ==, expected);
  g_assert_cmpint(distance, ==, expected_distance);
  g_assert_cmpuint(erp_nearest_find(nearest, lat, lon, NULL), ==, expected);
}

static void
random_points(GRand *rand, Points *points, gint32 spread) {
  gint32 lat = spread >= 90000000 ? 0 : g_rand_int_range(rand, -89000000, 89000000);
  gint32 lon = spread >= 90000000 ? 0 : g_rand_int_range(rand, -179000000, 179000000);
  points->n = (guint) g_rand_int_range(rand, 1, G_N_ELEMENTS(points->lat));
  for (guint i = 0; i < points->n; i++) {
    points->lat[i] =
        lat + g_rand_int_range(rand, -MIN(spread, 90000000), MIN(spread, 90000000) + 1);
    points->lon[i] = lon + g_rand_int_range(rand, -2 * spread, 2 * spread + 1);
  }
}

/* From the whole globe down to points a few metres apart, which need the exact second look. */
static void
test_random(gconstpointer data) {
  gint32 spread = GPOINTER_TO_INT(data);
  g_autoptr(GRand) rand = g_rand_new_with_seed(21);
  for (guint round = 0; round < 30; round++) {
    Points points;
    random_points(rand, &points, spread);
    g_autoptr(ErpNearest) nearest = erp_nearest_new(points.lat, points.lon, points.n);
    for (guint i = 0; i < 20; i++) {
      guint near = (guint) g_rand_int_range(rand, 0, (gint32) points.n);
      assert_nearest(nearest, &points, points.lat[near], points.lon[near]);
      gint64 lat = points.lat[near] + g_rand_int_range(rand, -spread, spread + 1) / 10;
      assert_nearest(nearest, &points, CLAMP(lat, -90000000, 90000000), points.lon[near] + 3);
      assert_nearest(nearest, &points, g_rand_int_range(rand, -90000000, 90000001),
                     g_rand_int_range(rand, -180000000, 180000001));
    }
  }
}

static void
test_poles_and_antimeridian(void) {
  static const gint64 lat[] = {90000000, 89000000, -90000000, 0, 0, 10000000},
                      lon[] = {0, 180000000, 55000000, 179900000, -179800000, 180000000};
  Points points = {.n = G_N_ELEMENTS(lat)};
  for (guint i = 0; i < points.n; i++) {
    points.lat[i] = lat[i];
    points.lon[i] = lon[i];
  }
  g_autoptr(ErpNearest) nearest = erp_nearest_new(points.lat, points.lon, points.n);
  assert_nearest(nearest, &points, 90000000, 123000000);
  assert_nearest(nearest, &points, 89600000, -60000000);
  assert_nearest(nearest, &points, -90000000, 0);
  gint64 distance;
  g_assert_cmpuint(erp_nearest_find(nearest, 90000000, -77000000, &distance), ==, 0);
  g_assert_cmpint(distance, ==, 0);
  g_assert_cmpuint(erp_nearest_find(nearest, 0, 180000000, NULL), ==, 3);
  g_assert_cmpuint(erp_nearest_find(nearest, 0, -180000000, NULL), ==, 3); /* across the line */
  g_assert_cmpuint(erp_nearest_find(nearest, 0, -179900000, NULL), ==, 4);
}

static void
test_equal_points(void) {
  Points points = {.n = 300};
  for (guint i = 0; i < points.n; i++) {
    points.lat[i] = 48860000 + (i % 3) * 1000000;
    points.lon[i] = 2350000;
  }
  g_autoptr(ErpNearest) nearest = erp_nearest_new(points.lat, points.lon, points.n);
  g_assert_cmpuint(erp_nearest_find(nearest, 48860000, 2350000, NULL), ==, 0);
  g_assert_cmpuint(erp_nearest_find(nearest, 49860000, 2350000, NULL), ==, 1);
  g_assert_cmpuint(erp_nearest_find(nearest, 90000000, 0, NULL), ==, 2);
}

static void
test_empty(void) {
  g_autoptr(ErpNearest) nearest = erp_nearest_new(NULL, NULL, 0);
  gint64 distance = 5;
  g_assert_cmpuint(erp_nearest_find(nearest, 0, 0, &distance), ==, G_MAXUINT);
  g_assert_cmpint(distance, ==, 5);
  erp_nearest_free(NULL);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/nearest/poles-and-antimeridian", test_poles_and_antimeridian);
  g_test_add_func("/nearest/equal-points", test_equal_points);
  g_test_add_func("/nearest/empty", test_empty);
  g_test_add_data_func("/nearest/random/globe", GINT_TO_POINTER(90000000), test_random);
  g_test_add_data_func("/nearest/random/country", GINT_TO_POINTER(500000), test_random);
  g_test_add_data_func("/nearest/random/street", GINT_TO_POINTER(500), test_random);
  g_test_add_data_func("/nearest/random/room", GINT_TO_POINTER(30), test_random);
  return g_test_run();
}
