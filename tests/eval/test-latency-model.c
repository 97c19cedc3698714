#include "eval/latency-model.h"

#include <math.h>
#include <string.h>

#include "base/geo.h"
#include "eval/latency-accuracy.h"

/* ---- a small world along the equator, worked out by hand ----
 * One degree is 111,195.08 m. A (0) - B (10): 1,500 km; B - C (20): 1,300; C - D (30): 1,300;
 * A - D: 6,000. E (3): 5,000 from A. C is no entrance. Rate 10 ms per 1,000 km. */

enum { HUB_A, HUB_B, HUB_C, HUB_D, HUB_E, N_SMALL };

static const ErpHub small_hubs[N_SMALL] = {
    {"A", 0, 0, TRUE},        {"B", 0, 10000000, TRUE}, {"C", 0, 20000000, FALSE},
    {"D", 0, 30000000, TRUE}, {"E", 0, 3000000, TRUE},
};
static const ErpCorridor small_corridors[] = {
    {HUB_A, HUB_B, 1500000, "sea"},  {HUB_B, HUB_C, 1300000, "sea"},
    {HUB_C, HUB_D, 1300000, "land"}, {HUB_D, HUB_A, 6000000, "long way round"},
    {HUB_A, HUB_E, 5000000, "sea"},
};
static const ErpCatalogue small_world = {
    .hubs = small_hubs,
    .n_hubs = N_SMALL,
    .corridors = small_corridors,
    .n_corridors = G_N_ELEMENTS(small_corridors),
    .latency = {.fixed = 8000,
                .fixed_metro = 1000,
                .metro_length = 30000,
                .ramp_length = 300000,
                .rate = 10000,
                .entrances = 8,
                .clamp_percent = 150,
                .alternative_percent = 150,
                .steep_percent = 500},
};

/* Way and RTT between two longitudes of the equator. */
static void
check_small(const ErpLatencyModel *model, gint64 lon1, gint64 lon2, gint64 way, gint64 rtt) {
  ErpAnchor a, b;

  erp_latency_anchor(model, 0, lon1, &a);
  erp_latency_anchor(model, 0, lon2, &b);
  g_assert_cmpint(erp_latency_way(model, &a, &b), ==, way);
  g_assert_cmpint(erp_latency_way(model, &b, &a), ==, way);
  g_assert_cmpint(erp_latency_rtt(model, &a, &b), ==, rtt);
  g_assert_cmpint(erp_latency_rtt(model, &b, &a), ==, rtt);
}

static void
test_between_hubs(void) {
  g_autoptr(ErpLatencyModel) model = erp_latency_model_new(&small_world);

  /* 15,000 + 1,000 + 7,000 * 1,470 / 1,770 */
  check_small(model, 0, 10000000, 1500000, 21813);
  /* 4,100 km by B and C, not 6,000: 41,000 + 1,000 + 7,000 * 4,070 / 4,370 */
  check_small(model, 0, 30000000, 4100000, 48519);
  check_small(model, 0, 0, 0, 1000);
}

static void
test_entrances(void) {
  g_autoptr(ErpLatencyModel) model = erp_latency_model_new(&small_world);
  ErpAnchor anchor;

  /* At A: B and D are shorter over their corridors; E, 333,585 m off, is 5,000 km away by cable. */
  erp_latency_anchor(model, 0, 0, &anchor);
  g_assert_cmpuint(anchor.n, ==, 2);
  g_assert_cmpuint(anchor.hub[0], ==, HUB_A);
  g_assert_cmpuint(anchor.hub[1], ==, HUB_E);
  g_assert_cmpint(anchor.leg[0], ==, 0);
  g_assert_cmpint(anchor.leg[1], ==, 2168302); /* (150 + 500) % */
  g_assert_cmpint(anchor.lat, ==, 0);
  g_assert_cmpint(anchor.lon, ==, 0);

  erp_latency_anchor(model, 0, 20000000, &anchor); /* at C, half-way between B and D */
  g_assert_cmpuint(anchor.n, ==, 3);
  g_assert_cmpuint(anchor.hub[0], ==, HUB_B);
  g_assert_cmpuint(anchor.hub[1], ==, HUB_D);
  g_assert_cmpint(anchor.leg[0], ==, 1667926);
  g_assert_cmpint(anchor.leg[1], ==, 1667926);
  g_assert_cmpuint(anchor.hub[2], ==,
                   HUB_E); /* 150 % of 1,890,316 + 500 % of what passes 1,667,926 */
  g_assert_cmpint(anchor.leg[2], ==, 3947424);
  /* 1,667,926 + 1,500,000: 31,679 + 1,000 + 7,000 * 3,137,926 / 3,437,926 */
  check_small(model, 20000000, 0, 3167926, 39068);
}

static void
test_off_the_corridors(void) {
  g_autoptr(ErpLatencyModel) model = erp_latency_model_new(&small_world);
  g_autoptr(ErpLatencyModel) plain = NULL;
  ErpCatalogue without_e = small_world;

  /* Without E both points belong to A: 1.5 x 111,195 m and not by A, which is 3 x.
   * 1,668 + 1,000 + 7,000 * 136,792 / 436,792 */
  without_e.n_hubs = HUB_E;
  without_e.n_corridors--;
  plain = erp_latency_model_new(&without_e);
  check_small(plain, 1000000, 2000000, 166792, 4860);
  /* With E a gap lies between A and E, and the points may not be a short cut over it: the way is
   * that of a leg across, (150 + 500) % of 111,195.
   * 7,228 + 1,000 + 7,000 * 692,767 / 992,767 */
  check_small(model, 1000000, 2000000, 722767, 13112);
}

static void
test_terms(void) {
  g_autoptr(ErpLatencyModel) model = erp_latency_model_new(&small_world);

  g_assert_cmpint(erp_latency_rate_rtt(model, 0), ==, 0);
  g_assert_cmpint(erp_latency_rate_rtt(model, 1000000), ==, 10000);
  g_assert_cmpint(erp_latency_rate_rtt(model, 149), ==, 1); /* 1.49 us */
  g_assert_cmpint(erp_latency_rate_rtt(model, 150), ==, 2);
  g_assert_cmpint(erp_latency_fixed_rtt(model, 0), ==, 1000);
  g_assert_cmpint(erp_latency_fixed_rtt(model, 30000), ==, 1000);
  g_assert_cmpint(erp_latency_fixed_rtt(model, 330000), ==, 4500); /* half-way to 8 ms */
  g_assert_cmpint(erp_latency_fixed_rtt(model, 20000000), <, 8000);
  g_assert_cmpint(erp_latency_band(model, 10000), ==, 3000);
  g_assert_cmpint(erp_latency_band(model, 15000), ==, 3000);
  g_assert_cmpint(erp_latency_band(model, 100000), ==, 20000);
  for (gint64 way = 0; way < 20000000; way += 10007) {
    g_assert_cmpint(erp_latency_rate_rtt(model, way), <=, erp_latency_rate_rtt(model, way + 10007));
    g_assert_cmpint(erp_latency_fixed_rtt(model, way), <=,
                    erp_latency_fixed_rtt(model, way + 10007));
  }
}

/* A cable shorter than light allows would show up here, were there no floor. */
static void
test_floor(void) {
  static const ErpCorridor impossible[] = {{HUB_A, HUB_B, 1112000, "straight"}};
  ErpCatalogue fast = small_world;
  g_autoptr(ErpLatencyModel) model = NULL;

  fast.corridors = impossible;
  fast.n_corridors = 1;
  fast.latency.rate = 1000;
  model = erp_latency_model_new(&fast);
  check_small(model, 0, 10000000, 1112000, 11119); /* floor of 1,111,951 m */
}

/* ---- properties on the shipped catalogue ---- */

typedef struct {
  ErpCatalogue *catalogue;
  ErpLatencyModel *model;
} World;

static void
world_open(World *world, gconstpointer unused G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_build_filename(g_getenv("ERPLAN_DATADIR"), "catalogue", NULL);

  world->catalogue = erp_catalogue_load_folder(folder, &error);
  g_assert_no_error(error);
  world->model = erp_latency_model_new(world->catalogue);
}

static void
world_close(World *world, gconstpointer unused G_GNUC_UNUSED) {
  erp_latency_model_free(world->model);
  erp_catalogue_free(world->catalogue);
}

typedef struct {
  gint64 lat, lon;
} Point;

/* Evenly over the globe. */
static Point
random_point(GRand *random) {
  double z = g_rand_double_range(random, -1.0, 1.0);
  Point point = {llround(asin(z) * 180.0 / G_PI * 1e6),
                 g_rand_int_range(random, -180000000, 180000000)};
  return point;
}

/* A city or up to about 200 km from one: where sites are. */
static Point
random_site(GRand *random, const ErpCatalogue *catalogue) {
  guint city = (guint) g_rand_int_range(random, 0, (gint32) catalogue->n_entry_points);
  Point point = {catalogue->entry_points[city].lat, catalogue->entry_points[city].lon};

  if (g_rand_boolean(random)) {
    point.lat += g_rand_int_range(random, -1500000, 1500000);
    point.lon =
        CLAMP(point.lon + g_rand_int_range(random, -1500000, 1500000), -180000000, 180000000);
  }
  return point;
}

static gint64
rtt_between(const ErpLatencyModel *model, Point a, Point b) {
  ErpAnchor from, to;

  erp_latency_anchor(model, a.lat, a.lon, &from);
  erp_latency_anchor(model, b.lat, b.lon, &to);
  return erp_latency_rtt(model, &from, &to);
}

static void
test_symmetric_above_floor(World *world, gconstpointer unused G_GNUC_UNUSED) {
  g_autoptr(GRand) random = g_rand_new_with_seed(20261122);

  for (guint i = 0; i < 3000; i++) {
    Point a = i % 2 ? random_point(random) : random_site(random, world->catalogue);
    Point b = i % 3 ? random_point(random) : random_site(random, world->catalogue);
    gint64 straight = erp_geo_distance(a.lat, a.lon, b.lat, b.lon);
    ErpAnchor from, to;

    erp_latency_anchor(world->model, a.lat, a.lon, &from);
    erp_latency_anchor(world->model, b.lat, b.lon, &to);
    g_assert_cmpuint(from.n, >, 0);
    g_assert_cmpuint(from.n, <, ERP_ENTRANCES_MAX); /* the limit never cuts anything off */
    g_assert_cmpint(erp_latency_way(world->model, &from, &to), >=, straight);
    g_assert_cmpint(erp_latency_way(world->model, &from, &to), <, 100000000);
    g_assert_cmpint(erp_latency_rtt(world->model, &from, &to), >=, erp_geo_floor_rtt(straight));
    g_assert_cmpint(erp_latency_rtt(world->model, &from, &to), ==,
                    erp_latency_rtt(world->model, &to, &from));
    g_assert_cmpint(rtt_between(world->model, a, a), ==, world->catalogue->latency.fixed_metro);
  }
}

/* 1 km farther is at most half a millisecond more, 100 m a tenth of that: no jumps. */
static void
test_continuous(World *world, gconstpointer unused G_GNUC_UNUSED) {
  g_autoptr(GRand) random = g_rand_new_with_seed(7);

  for (guint i = 0; i < 3000; i++) {
    Point a = i % 2 ? random_point(random) : random_site(random, world->catalogue);
    Point b = random_site(random, world->catalogue);
    Point km = {a.lat + (a.lat > 0 ? -8993 : 8993), a.lon}; /* microdegrees of latitude */
    Point hm = {a.lat + (a.lat > 0 ? -899 : 899), a.lon};
    gint64 rtt = rtt_between(world->model, a, b);

    g_assert_cmpint(ABS(rtt_between(world->model, km, b) - rtt), <=, 500);
    g_assert_cmpint(ABS(rtt_between(world->model, hm, b) - rtt), <=, 50);
  }
}

/* Every city of the catalogue, in one list. */
static GArray *
all_cities(const ErpCatalogue *catalogue) {
  GArray *cities = g_array_new(FALSE, FALSE, sizeof(Point));

  for (guint i = 0; i < catalogue->n_entry_points; i++) {
    Point point = {catalogue->entry_points[i].lat, catalogue->entry_points[i].lon};
    g_array_append_val(cities, point);
  }
  for (guint i = 0; i < catalogue->n_regions; i++) {
    Point point = {catalogue->regions[i].lat, catalogue->regions[i].lon};
    g_array_append_val(cities, point);
  }
  for (guint i = 0; i < catalogue->n_peering_places; i++) {
    Point point = {catalogue->peering_places[i].lat, catalogue->peering_places[i].lon};
    g_array_append_val(cities, point);
  }
  return cities;
}

/* A detour through a third city never looks more than 5 % faster than the direct way. */
static void
test_detours(World *world, gconstpointer unused G_GNUC_UNUSED) {
  g_autoptr(GRand) random = g_rand_new_with_seed(3);
  g_autoptr(GArray) cities = all_cities(world->catalogue);
  gint32 n = (gint32) cities->len;
  g_autofree ErpAnchor *anchors = g_new(ErpAnchor, n);

  for (gint32 i = 0; i < n; i++) {
    Point city = g_array_index(cities, Point, i);
    erp_latency_anchor(world->model, city.lat, city.lon, &anchors[i]);
  }
  for (guint i = 0; i < 300000; i++) {
    const ErpAnchor *a = &anchors[g_rand_int_range(random, 0, n)];
    const ErpAnchor *b = &anchors[g_rand_int_range(random, 0, n)];
    const ErpAnchor *via = &anchors[g_rand_int_range(random, 0, n)];
    gint64 direct = erp_latency_rtt(world->model, a, b);
    gint64 detour = erp_latency_rtt(world->model, a, via) + erp_latency_rtt(world->model, via, b);

    g_assert_cmpint(detour * 100, >=, direct * 95);
  }
}

/* ---- an independent, slow way ---- */

/* Relaxes every corridor until nothing changes. */
static gint64 *
slow_ways(const ErpCatalogue *catalogue, guint from) {
  gint64 *ways = g_new(gint64, catalogue->n_hubs);
  gboolean changed = TRUE;

  for (guint i = 0; i < catalogue->n_hubs; i++)
    ways[i] = i == from ? 0 : G_MAXINT64 / 4;
  while (changed) {
    changed = FALSE;
    for (guint i = 0; i < catalogue->n_corridors; i++) {
      const ErpCorridor *corridor = &catalogue->corridors[i];
      gint64 there = ways[corridor->a] + corridor->length;
      gint64 back = ways[corridor->b] + corridor->length;
      if (there < ways[corridor->b]) {
        ways[corridor->b] = there;
        changed = TRUE;
      }
      if (back < ways[corridor->a]) {
        ways[corridor->a] = back;
        changed = TRUE;
      }
    }
  }
  return ways;
}

/* Legs to every hub, none left out; -1 where one may not enter. */
static gint64 *
slow_legs(const ErpCatalogue *catalogue, Point point) {
  const ErpLatencyCoefficients *terms = &catalogue->latency;
  gint64 *legs = g_new(gint64, catalogue->n_hubs);
  gint64 nearest = G_MAXINT64;

  for (guint i = 0; i < catalogue->n_hubs; i++) {
    legs[i] =
        erp_geo_distance(point.lat, point.lon, catalogue->hubs[i].lat, catalogue->hubs[i].lon);
    if (catalogue->hubs[i].entrance)
      nearest = MIN(nearest, legs[i]);
  }
  for (guint i = 0; i < catalogue->n_hubs; i++) {
    gint64 past = legs[i] - nearest * terms->alternative_percent / 100;
    gint64 leg = legs[i] * terms->clamp_percent;
    if (past > 0)
      leg += past * terms->steep_percent;
    legs[i] = catalogue->hubs[i].entrance ? leg / 100 : -1;
  }
  return legs;
}

static void
test_slow_oracle(World *world, gconstpointer unused G_GNUC_UNUSED) {
  g_autoptr(GRand) random = g_rand_new_with_seed(11);
  const ErpCatalogue *catalogue = world->catalogue;
  guint n = catalogue->n_hubs;
  g_autoptr(GPtrArray) ways = g_ptr_array_new_with_free_func(g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add(ways, slow_ways(catalogue, i));
  for (guint k = 0; k < 60; k++) {
    Point a = k % 2 ? random_point(random) : random_site(random, catalogue);
    Point b = random_site(random, catalogue);
    g_autofree gint64 *legs_a = slow_legs(catalogue, a);
    g_autofree gint64 *legs_b = slow_legs(catalogue, b);
    gint64 straight = erp_geo_distance(a.lat, a.lon, b.lat, b.lon);
    gint64 high = G_MAXINT64, low = 0, way;
    ErpAnchor from, to;

    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < n; j++)
        if (legs_a[i] >= 0 && legs_b[j] >= 0) {
          gint64 between = ((const gint64 *) g_ptr_array_index(ways, i))[j];
          high = MIN(high, legs_a[i] + between + legs_b[j]);
          low = MAX(low, between - legs_a[i] - legs_b[j]);
        }
    low = MIN(low, straight *
                       (catalogue->latency.clamp_percent + catalogue->latency.steep_percent) / 100);
    way = straight * catalogue->latency.clamp_percent / 100;
    way = MAX(straight, MIN(high, MAX(low, way)));
    erp_latency_anchor(world->model, a.lat, a.lon, &from);
    erp_latency_anchor(world->model, b.lat, b.lon, &to);
    g_assert_cmpint(erp_latency_way(world->model, &from, &to), ==, way);
  }
}

/* ---- the shipped data ---- */

static void
test_corridor_data(World *world, gconstpointer unused G_GNUC_UNUSED) {
  const ErpCatalogue *catalogue = world->catalogue;

  for (guint i = 0; i < catalogue->n_corridors; i++) {
    const ErpCorridor *corridor = &catalogue->corridors[i];
    const ErpHub *a = &catalogue->hubs[corridor->a], *b = &catalogue->hubs[corridor->b];
    gint64 straight = erp_geo_distance(a->lat, a->lon, b->lat, b->lon);

    g_assert_cmpint(corridor->length, >=, straight);
    g_assert_cmpint(corridor->length, <=, straight * 2 + 200000);
    g_assert_cmpuint(strlen(corridor->reason), >, 10);
    for (guint j = 0; j < i; j++) {
      const ErpCorridor *other = &catalogue->corridors[j];
      g_assert_false((other->a == corridor->a && other->b == corridor->b) ||
                     (other->a == corridor->b && other->b == corridor->a));
    }
  }
}

/* Published round trips between Azure regions, none of them in the fit. */
static void
test_published_regions(World *world, gconstpointer unused G_GNUC_UNUSED) {
  const ErpCatalogue *catalogue = world->catalogue;
  g_autoptr(GArray) modelled = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GArray) measured = g_array_new(FALSE, FALSE, sizeof(gint64));
  ErpLatencyAccuracy accuracy;

  for (guint i = 0; i < catalogue->n_regions; i++)
    for (guint j = 0; j < i; j++) {
      const ErpRegion *a = &catalogue->regions[i], *b = &catalogue->regions[j];
      gint64 published = erp_catalogue_region_rtt(catalogue, a, b);
      gint64 rtt = rtt_between(world->model, (Point){a->lat, a->lon}, (Point){b->lat, b->lon});

      if (published == ERP_UNSET || erp_geo_distance(a->lat, a->lon, b->lat, b->lon) < 50000)
        continue;
      g_array_append_val(modelled, rtt);
      g_array_append_val(measured, published);
    }
  erp_latency_accuracy((const gint64 *) (const void *) modelled->data,
                       (const gint64 *) (const void *) measured->data, modelled->len, &accuracy);
  g_test_message("%u pairs, MAPE %d.%d %%, %d %% within 20 %%", accuracy.n, (int) accuracy.mape,
                 (int) (accuracy.mape * 10.0) % 10, (int) accuracy.within);
  g_assert_cmpuint(accuracy.n, >, 1300);
  g_assert_true(accuracy.mape <= 9.2);
  g_assert_true(accuracy.within >= 90.0);
}

#define ADD_WORLD_TEST(path, function)                                                             \
  g_test_add(path, World, NULL, world_open, function, world_close)

int
main(int argc, char *argv[]) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/latency-model/between-hubs", test_between_hubs);
  g_test_add_func("/latency-model/entrances", test_entrances);
  g_test_add_func("/latency-model/off-the-corridors", test_off_the_corridors);
  g_test_add_func("/latency-model/terms", test_terms);
  g_test_add_func("/latency-model/floor", test_floor);
  ADD_WORLD_TEST("/latency-model/symmetric-above-floor", test_symmetric_above_floor);
  ADD_WORLD_TEST("/latency-model/continuous", test_continuous);
  ADD_WORLD_TEST("/latency-model/detours", test_detours);
  ADD_WORLD_TEST("/latency-model/slow-oracle", test_slow_oracle);
  ADD_WORLD_TEST("/latency-model/corridor-data", test_corridor_data);
  ADD_WORLD_TEST("/latency-model/published-regions", test_published_regions);
  return g_test_run();
}
