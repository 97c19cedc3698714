#include "base/geo.h"

#include <math.h>

static void
assert_close(double value, double expected, double within) {
  if (fabs(value - expected) > within)
    g_error("%.9f is not %.9f", value, expected);
}

/* Quarter of the circumference of the mean sphere: pi / 2 x 6371008.8 m. */
static const gint64 quarter = 10007557;

static void
assert_near(gint64 actual, gint64 expected, gint64 tolerance) {
  g_assert_cmpint(actual, >=, expected - tolerance);
  g_assert_cmpint(actual, <=, expected + tolerance);
}

static void
test_round_numbers(void) {
  const gint64 degree = 1000000;
  assert_near(erp_geo_distance(0, 0, 0, 90 * degree), quarter, 1);
  assert_near(erp_geo_distance(0, 0, 90 * degree, 0), quarter, 1);
  assert_near(erp_geo_distance(0, 0, 0, degree), 111195, 1); /* quarter / 90 */
  assert_near(erp_geo_distance(90 * degree, 0, -90 * degree, 77 * degree), 2 * quarter, 1);
  assert_near(erp_geo_distance(0, 179500000, 0, -179500000), 111195, 1); /* antimeridian */
  assert_near(erp_geo_distance(60 * degree, 0, 60 * degree, 180 * degree), 6671705, 1);
}

static void
test_equal_and_antipodal(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(5);
  for (guint i = 0; i < 10000; i++) {
    gint64 lat = g_rand_int_range(rand, -90000000, 90000001);
    gint64 lon = g_rand_int_range(rand, -180000000, 180000001);
    g_assert_cmpint(erp_geo_distance(lat, lon, lat, lon), ==, 0);
    gint64 opposite = lon > 0 ? lon - 180000000 : lon + 180000000;
    assert_near(erp_geo_distance(lat, lon, -lat, opposite), 2 * quarter, 1);
  }
  /* Any longitude at a pole, and both names of the antimeridian, are one place. */
  g_assert_cmpint(erp_geo_distance(90000000, 0, 90000000, 123456789), ==, 0);
  g_assert_cmpint(erp_geo_distance(10000000, 180000000, 10000000, -180000000), ==, 0);
}

/* Against the angle between unit vectors by its arc tangent, a formula of its own. */
static void
test_oracle(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(6);
  for (guint i = 0; i < 20000; i++) {
    gint64 lat1 = g_rand_int_range(rand, -90000000, 90000001);
    gint64 lon1 = g_rand_int_range(rand, -180000000, 180000001);
    gint64 lat2 = g_rand_int_range(rand, -90000000, 90000001);
    gint64 lon2 = g_rand_int_range(rand, -180000000, 180000001);
    double u[3], v[3];
    erp_geo_unit_vector(lat1, lon1, u);
    erp_geo_unit_vector(lat2, lon2, v);
    g_assert_true(fabs(u[0] * u[0] + u[1] * u[1] + u[2] * u[2] - 1.0) < 1e-12);
    double cross[3] = {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2],
                       u[0] * v[1] - u[1] * v[0]};
    double sine = sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]);
    double cosine = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    gint64 expected = llround(6371008.8 * atan2(sine, cosine));
    gint64 actual = erp_geo_distance(lat1, lon1, lat2, lon2);
    assert_near(actual, expected, 1);
    g_assert_cmpint(actual, ==, erp_geo_distance(lat2, lon2, lat1, lon1));
  }
}

static void
test_floor_rtt(void) {
  g_assert_cmpint(erp_geo_floor_rtt(100000), ==, 1000); /* 1 ms per 100 km */
  g_assert_cmpint(erp_geo_floor_rtt(16961000), ==, 169610);
  g_assert_cmpint(erp_geo_floor_rtt(99), ==, 0);
  g_assert_cmpint(erp_geo_floor_rtt(199), ==, 1);
  g_assert_cmpint(erp_geo_floor_rtt(0), ==, 0);
}

static gint64
micro(double degrees) {
  return llround(degrees * 1e6);
}

/* The middle of a quarter of the equator, of a way over the pole and over the antimeridian; and of
 * any way the distances to both ends are its parts. */
static void
test_between(void) {
  double lat, lon;
  erp_geo_between(0, 0, 0, 90000000, 0.5, &lat, &lon);
  assert_close(lat, 0, 1e-9);
  assert_close(lon, 45, 1e-9);
  erp_geo_between(60000000, 0, 60000000, 180000000, 0.5, &lat, &lon);
  assert_close(lat, 90, 1e-6);
  erp_geo_between(0, 170000000, 0, -170000000, 0.75, &lat, &lon);
  assert_close(lon, -175, 1e-9);
  erp_geo_between(5000000, 7000000, 5000000, 7000000, 0.5, &lat, &lon);
  assert_close(lat, 5, 1e-9);
  g_autoptr(GRand) rand = g_rand_new_with_seed(6);
  for (guint i = 0; i < 10000; i++) {
    gint64 lat1 = g_rand_int_range(rand, -90000000, 90000001);
    gint64 lon1 = g_rand_int_range(rand, -180000000, 180000001);
    gint64 lat2 = g_rand_int_range(rand, -90000000, 90000001);
    gint64 lon2 = g_rand_int_range(rand, -180000000, 180000001);
    double part = g_rand_double(rand);
    gint64 whole = erp_geo_distance(lat1, lon1, lat2, lon2);
    erp_geo_between(lat1, lon1, lat2, lon2, part, &lat, &lon);
    assert_near(erp_geo_distance(lat1, lon1, micro(lat), micro(lon)),
                llround((double) whole * part), 20);
    assert_near(erp_geo_distance(lat2, lon2, micro(lat), micro(lon)),
                llround((double) whole * (1 - part)), 20);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/geo/distance/round-numbers", test_round_numbers);
  g_test_add_func("/geo/distance/equal-and-antipodal", test_equal_and_antipodal);
  g_test_add_func("/geo/distance/oracle", test_oracle);
  g_test_add_func("/geo/floor-rtt", test_floor_rtt);
  g_test_add_func("/geo/between", test_between);
  return g_test_run();
}
