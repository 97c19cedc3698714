/* The Miller projection by its other formula (asinh(tan(0.8 phi)) / 0.8) and by values worked out
 * by hand; wrap, fit, zoom and pan. */
#include <glib.h>
#include <math.h>

#include "tui/map/miller.h"
#include "tui/map/projection.h"

static void
near(double a, double b, double tolerance) {
  if (!(fabs(a - b) <= tolerance))
    g_error("%.9f is not near %.9f", a, b);
}

/* 45 degrees: 1.25 ln tan(63) = 1.25 ln 1.962610506 = 0.842844343 = 48.291424 degrees.
 * 90 degrees: 1.25 ln tan(81) = 1.25 ln 6.313751515 = 2.303412543 = 131.975817 degrees. */
static void
test_miller(void) {
  near(erp_miller(0), 0, 1e-12);
  near(erp_miller(45), 48.291424, 1e-5);
  near(erp_miller(-45), -48.291424, 1e-5);
  near(erp_miller(90), 131.975817, 1e-5);
  near(erp_miller(123), 131.975817, 1e-5);
  for (int lat = -90; lat <= 90; lat++) {
    near(erp_miller(lat), asinh(tan(0.8 * lat * G_PI / 180)) / 0.8 * 180 / G_PI, 1e-9);
    near(erp_miller_inverse(erp_miller(lat)), lat, 1e-9);
  }
}

static void
test_wrap_longitude(void) {
  near(erp_wrap_longitude(0), 0, 0);
  near(erp_wrap_longitude(180), -180, 0);
  near(erp_wrap_longitude(-180), -180, 0);
  near(erp_wrap_longitude(190), -170, 1e-12);
  near(erp_wrap_longitude(-190), 170, 1e-12);
  near(erp_wrap_longitude(730), 10, 1e-12);
}

/* 40 x 10 cells are 80 x 40 dots; the centre is dot (40, 20). */
static void
test_project(void) {
  ErpView view = {.lat = 0, .lon = 170, .degrees_per_dot = 2, .columns = 40, .rows = 10};
  double x = 0, y = 0;
  erp_project(&view, 0, 170, &x, &y);
  near(x, 40, 1e-9);
  near(y, 20, 1e-9);
  /* 20 degrees further east, over the antimeridian: ten dots to the right. */
  erp_project(&view, 0, -170, &x, &y);
  near(x, 50, 1e-9);
  erp_project(&view, 45, 150, &x, &y);
  near(x, 30, 1e-9);
  near(y, 20 - 48.291424 / 2, 1e-5);
}

static void
test_round_trip(void) {
  for (int lat = -89; lat <= 89; lat += 7)
    for (int lon = -180; lon < 180; lon += 11) {
      ErpView view = {.lat = 30, .lon = -100, .degrees_per_dot = 0.7, .columns = 80, .rows = 24};
      double x = 0, y = 0, lat2 = 0, lon2 = 0;
      erp_project(&view, lat, lon, &x, &y);
      erp_unproject(&view, x, y, &lat2, &lon2);
      near(lat2, lat, 1e-9);
      near(fabs(erp_wrap_longitude(lon2 - lon)), 0, 1e-9);
    }
}

static gboolean
visible(const ErpView *view, double lat, double lon) {
  double x = 0, y = 0;
  erp_project(view, lat, lon, &x, &y);
  return x >= 0 && y >= 0 && x < 2.0 * view->columns && y < 4.0 * view->rows;
}

static void
test_fit_europe(void) {
  const double lat[] = {60, 40, 50}, lon[] = {-10, 30, 5};
  ErpView view = {.columns = 80, .rows = 20};
  erp_view_fit(&view, lat, lon, 3, 0.01);
  near(view.lon, 10, 1e-9);
  near(erp_miller(view.lat), (erp_miller(60) + erp_miller(40)) / 2, 1e-9);
  /* 40 degrees on 128 of 160 dots, or 28.6 Miller degrees on 64 of 80: the height decides. */
  near(view.degrees_per_dot, (erp_miller(60) - erp_miller(40)) / 64, 1e-9);
  for (int i = 0; i < 3; i++)
    g_assert_true(visible(&view, lat[i], lon[i]));
}

/* Tokyo, Auckland and San Francisco: the short way is over the Pacific. */
static void
test_fit_over_the_antimeridian(void) {
  const double lat[] = {35.68, -36.85, 37.77}, lon[] = {139.69, 174.76, -122.42};
  ErpView view = {.columns = 100, .rows = 60};
  erp_view_fit(&view, lat, lon, 3, 0.01);
  /* From 139.69 E the arc is 97.89 degrees long. */
  near(erp_wrap_longitude(view.lon - (139.69 + 97.89 / 2)), 0, 1e-9);
  near(view.degrees_per_dot, 97.89 / 160, 1e-9);
  for (int i = 0; i < 3; i++)
    g_assert_true(visible(&view, lat[i], lon[i]));
}

static void
test_fit_few(void) {
  const double lat[] = {48.86, (double) NAN}, lon[] = {2.35, 7};
  ErpView view = {.columns = 80, .rows = 20}, world = view;
  erp_view_fit(&view, lat, lon, 1, 0.05);
  near(view.degrees_per_dot, 0.05, 1e-12);
  near(view.lat, 48.86, 1e-9);
  near(view.lon, 2.35, 1e-9);
  erp_view_fit(&view, lat + 1, lon + 1, 1, 0.05);
  erp_view_world(&world);
  near(view.degrees_per_dot, world.degrees_per_dot, 0);
  erp_view_fit(&view, NULL, NULL, 0, 0.05);
  near(view.lon, world.lon, 0);
}

/* Every random set of points is seen whole unless it spans the world. */
static void
test_fit_property(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (int round = 0; round < 2000; round++) {
    double lat[6], lon[6];
    guint n = (guint) g_rand_int_range(random, 1, 7);
    double lon0 = g_rand_double_range(random, -180, 180),
           lat0 = g_rand_double_range(random, -50, 60);
    double spread = g_rand_double_range(random, 0.01, 30);
    for (guint i = 0; i < n; i++) {
      lon[i] = erp_wrap_longitude(lon0 + g_rand_double_range(random, -spread, spread));
      lat[i] = CLAMP(lat0 + g_rand_double_range(random, -spread, spread), -90, 90);
    }
    ErpView view = {.columns = g_rand_int_range(random, 5, 200),
                    .rows = g_rand_int_range(random, 3, 60)};
    erp_view_fit(&view, lat, lon, n, 0.001);
    for (guint i = 0; i < n; i++)
      g_assert_true(visible(&view, lat[i], lon[i]));
  }
}

/* 78 N to 56 S is 100.6 + 62.8 Miller degrees. */
static void
test_world(void) {
  ErpView view = {.columns = 200, .rows = 60};
  erp_view_world(&view);
  near(view.degrees_per_dot, 0.9, 1e-12); /* 360 degrees on 400 dots */
  g_assert_true(visible(&view, 78, 10));
  g_assert_true(visible(&view, -56, 10));
  view = (ErpView){.columns = 200, .rows = 20};
  erp_view_world(&view);
  near(view.degrees_per_dot, (erp_miller(78) - erp_miller(-56)) / 80, 1e-12);
}

static void
test_zoom_about_a_point(void) {
  ErpView view = {.columns = 80, .rows = 24};
  erp_view_world(&view);
  double lat = 0, lon = 0, x = 0, y = 0;
  erp_unproject(&view, 30, 40, &lat, &lon);
  erp_view_zoom(&view, 3, 30, 40);
  erp_project(&view, lat, lon, &x, &y);
  near(x, 30, 1e-9);
  near(y, 40, 1e-9);
  erp_view_zoom(&view, 1 / 1.5, 30, 40);
  erp_project(&view, lat, lon, &x, &y);
  near(x, 30, 1e-9);
  near(y, 40, 1e-9);
}

static void
test_zoom_is_capped(void) {
  ErpView world = {.columns = 80, .rows = 24}, view;
  erp_view_world(&world);
  view = world;
  erp_view_zoom(&view, 0.001, 3, 3);
  near(view.degrees_per_dot, world.degrees_per_dot, 0);
  for (int i = 0; i < 100; i++)
    erp_view_zoom(&view, 1.5, 80, 48);
  g_assert_cmpfloat(view.degrees_per_dot, >, 0.0001);
  view = world;
  erp_view_zoom(&view, 0, 0, 0);
  erp_view_zoom(&view, -2, 0, 0);
  erp_view_zoom(&view, (double) NAN, 0, 0);
  erp_view_zoom(&view, 2, (double) INFINITY, 0);
  near(view.degrees_per_dot, world.degrees_per_dot, 0);
}

static void
test_pan(void) {
  ErpView view = {.lat = 0, .lon = 175, .degrees_per_dot = 1, .columns = 20, .rows = 10};
  erp_view_pan(&view, 10, 0);
  near(view.lon, -175, 1e-9);
  erp_view_pan(&view, 0, -10); /* up */
  near(erp_miller(view.lat), 10, 1e-9);
  /* The edge stops at the pole: half the height is 20 Miller degrees. */
  erp_view_pan(&view, 0, -1e6);
  near(erp_miller(view.lat), 131.975817 - 20, 1e-5);
  erp_view_pan(&view, (double) NAN, 0);
  near(view.lon, -175, 1e-9);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/projection/miller", test_miller);
  g_test_add_func("/projection/wrap-longitude", test_wrap_longitude);
  g_test_add_func("/projection/project", test_project);
  g_test_add_func("/projection/round-trip", test_round_trip);
  g_test_add_func("/projection/fit-europe", test_fit_europe);
  g_test_add_func("/projection/fit-over-the-antimeridian", test_fit_over_the_antimeridian);
  g_test_add_func("/projection/fit-few", test_fit_few);
  g_test_add_func("/projection/fit-property", test_fit_property);
  g_test_add_func("/projection/world", test_world);
  g_test_add_func("/projection/zoom-about-a-point", test_zoom_about_a_point);
  g_test_add_func("/projection/zoom-is-capped", test_zoom_is_capped);
  g_test_add_func("/projection/pan", test_pan);
  return g_test_run();
}
