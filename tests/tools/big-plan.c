/* A hub in each city, joined to its neighbours in a mesh; branches around the cities, four in ten
 * with one link, the others with a second one to another hub; circuits spread over the peering
 * locations of the cities. In a hierarchy every 25th branch of a city is a regional hub that the
 * next 24 hang on. In a mesh the branches are laid on a grid instead, each linked with those around
 * it, and every hub with two of them. The same arguments give the same bytes on every machine. */
#include "big-plan.h"

#include <math.h>

#include "plan/field.h"
#include "plan/file.h"
#include "plan/plan-private.h"

const char *const big_shapes[] = {"stars", "hierarchy", "mesh-2.3", "mesh-3.1", NULL};

typedef struct {
  const char *name;
  double lat, lon;
  const char *peering; /* catalogue name or NULL */
} City;

static const City cities[] = {
    {"Paris", 48.86, 2.35, "Paris"},
    {"London", 51.51, -0.13, "London"},
    {"New York", 40.71, -74.01, "New York"},
    {"Singapore", 1.35, 103.82, "Singapore"},
    {"Tokyo", 35.68, 139.69, "Tokyo"},
    {"Sydney", -33.87, 151.21, "Sydney"},
    {"Sao Paulo", -23.55, -46.63, "Sao Paulo"},
    {"Amsterdam", 52.37, 4.90, "Amsterdam"},
    {"Frankfurt", 50.11, 8.68, "Frankfurt"},
    {"Chicago", 41.88, -87.63, "Chicago"},
    {"Dallas", 32.78, -96.80, "Dallas"},
    {"Los Angeles", 34.05, -118.24, "Los Angeles"},
    {"Hong Kong", 22.32, 114.17, "Hong Kong"},
    {"Mumbai", 19.08, 72.88, "Mumbai"},
    {"Dubai", 25.20, 55.27, "Dubai"},
    {"Johannesburg", -26.20, 28.05, "Johannesburg"},
    {"Toronto", 43.65, -79.38, "Toronto"},
    {"Madrid", 40.42, -3.70, "Madrid"},
    {"Milan", 45.46, 9.19, "Milan"},
    {"Stockholm", 59.33, 18.07, "Stockholm"},
    {"Warsaw", 52.23, 21.01, "Warsaw"},
    {"Zurich", 47.37, 8.54, "Zurich"},
    {"Vienna", 48.21, 16.37, "Vienna"},
    {"Dublin", 53.35, -6.26, "Dublin"},
    {"Oslo", 59.91, 10.75, "Oslo"},
    {"Copenhagen", 55.68, 12.57, "Copenhagen"},
    {"Seattle", 47.61, -122.33, "Seattle"},
    {"Denver", 39.74, -104.99, "Denver"},
    {"Miami", 25.76, -80.19, "Miami"},
    {"Atlanta", 33.75, -84.39, "Atlanta"},
    {"Montreal", 45.50, -73.57, "Montreal"},
    {"Santiago", -33.45, -70.67, "Santiago"},
    {"Seoul", 37.57, 126.98, "Seoul"},
    {"Osaka", 34.69, 135.50, "Osaka"},
    {"Taipei", 25.03, 121.57, "Taipei"},
    {"Jakarta", -6.21, 106.85, "Jakarta"},
    {"Kuala Lumpur", 3.14, 101.69, "Kuala Lumpur"},
    {"Bangkok", 13.76, 100.50, "Bangkok"},
    {"Melbourne", -37.81, 144.96, "Melbourne"},
    {"Perth", -31.95, 115.86, "Perth"},
    {"Auckland", -36.85, 174.76, "Auckland"},
    {"Cape Town", -33.92, 18.42, "Cape Town"},
    {"Chennai", 13.08, 80.27, "Chennai"},
    {"Tel Aviv", 32.09, 34.78, "Tel Aviv"},
    {"Rome", 41.90, 12.50, NULL},
    {"Lisbon", 38.72, -9.14, NULL},
    {"Athens", 37.98, 23.73, NULL},
    {"Prague", 50.08, 14.44, NULL},
    {"Budapest", 47.50, 19.04, NULL},
    {"Helsinki", 60.17, 24.94, NULL},
    {"Istanbul", 41.01, 28.98, NULL},
    {"Cairo", 30.04, 31.24, NULL},
    {"Lagos", 6.52, 3.38, NULL},
    {"Nairobi", -1.29, 36.82, NULL},
    {"Bogota", 4.71, -74.07, NULL},
    {"Lima", -12.05, -77.04, NULL},
    {"Buenos Aires", -34.60, -58.38, NULL},
    {"Mexico City", 19.43, -99.13, NULL},
    {"Manila", 14.60, 120.98, NULL},
    {"Hanoi", 21.03, 105.85, NULL},
};

#define REGION 25 /* sites of a regional hub, itself included */

typedef struct {
  GRand *random;
  GPtrArray *records;
  guint n_hubs, n_sites;
  guint n_links;
  BigShape shape;
  guint columns; /* of the grid */
} Making;

static void
state(ErpRecord *record, const char *name, const char *value) {
  g_autoptr(GError) error = NULL;
  int field = erp_kind_field(record->kind, name);
  if (field < 0 || !erp_record_set(record, (guint) field, value, &error))
    g_error("%s: %s", name, error != NULL ? error->message : "no such attribute");
}

static void
G_GNUC_PRINTF(3, 4) statef(ErpRecord *record, const char *name, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *value = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  state(record, name, value);
}

static ErpRecord *
add(Making *making, ErpKind kind) {
  ErpRecord *record = erp_record_new(kind);
  g_ptr_array_add(making->records, record);
  return record;
}

static ErpRecord *
add_child(ErpRecord *parent, ErpKind kind) {
  ErpRecord *record = erp_record_new(kind);
  erp_record_take_child(parent, record);
  return record;
}

static guint
below(Making *making, guint n) {
  return (guint) g_rand_int_range(making->random, 0, (gint32) n);
}

static void
state_degrees(ErpRecord *record, const char *name, double degrees) {
  g_autofree char *value = erp_unit_format(ERP_UNIT_LATITUDE, (gint64) (degrees * 100) * 10000);
  state(record, name, value);
}

static void
add_internet(ErpRecord *site, guint megabits) {
  statef(add_child(site, ERP_KIND_INTERNET), "capacity", "%uMbps", megabits);
}

static void
add_hub(Making *making, guint i) {
  ErpRecord *site = add(making, ERP_KIND_SITE);
  statef(site, "id", "hub%u", i);
  state(site, "name", cities[i].name);
  state_degrees(site, "lat", cities[i].lat);
  state_degrees(site, "lon", cities[i].lon);
  state(site, "kind", "hub");
  statef(site, "users", "%u", 200 + below(making, 2000));
  if (i % 2 == 0)
    add_internet(site, 10000);
  else
    statef(site, "internet-via", "hub%u", i - 1);
}

/* Where a site of the mesh is, in degrees. */
static double
grid_lat(const Making *making, guint i) {
  return 62 - 110.0 * ((i - making->n_hubs) / making->columns) / making->columns;
}

static double
grid_lon(const Making *making, guint i) {
  return -170 + 340.0 * ((i - making->n_hubs) % making->columns) / making->columns;
}

static gboolean
is_mesh(const Making *making) {
  return making->shape == BIG_MESH_2_3 || making->shape == BIG_MESH_3_1;
}

static void
place_branch(Making *making, ErpRecord *site, guint i) {
  guint city = i % making->n_hubs;
  double lat = is_mesh(making) ? grid_lat(making, i) : cities[city].lat;
  double lon = is_mesh(making) ? grid_lon(making, i) : cities[city].lon;
  state_degrees(site, "lat", lat + (below(making, 500) - 250.0) / 100);
  state_degrees(site, "lon", lon + (below(making, 500) - 250.0) / 100);
}

static void
add_branch(Making *making, guint i) {
  ErpRecord *site = add(making, ERP_KIND_SITE);
  guint city = i % making->n_hubs;
  statef(site, "id", "s%u", i);
  statef(site, "name", "%s %u", cities[city].name, i / making->n_hubs);
  place_branch(making, site, i);
  state(site, "kind", "branch");
  statef(site, "users", "%u", 5 + below(making, 300));
  if (below(making, 4) == 0)
    add_internet(site, 100 * (1 + below(making, 10)));
  else
    statef(site, "internet-via", "hub%u", city);
}

static void
add_link(Making *making, const char *a, const char *b, const char *kind, guint megabits) {
  ErpRecord *link = add(making, ERP_KIND_WAN_LINK);
  statef(link, "id", "l%u", making->n_links++);
  state(link, "a", a);
  state(link, "b", b);
  state(link, "kind", kind);
  statef(link, "provider", "carrier-%c", 'a' + (char) (making->n_links % 5));
  statef(link, "capacity", "%uMbps", megabits);
}

/* The rank-th nearest other hub, in degrees: good enough for a mesh. */
static guint
near_hub(const Making *making, guint hub, guint rank) {
  g_autofree gboolean *taken = g_new0(gboolean, making->n_hubs);
  guint best = hub;
  for (guint round = 0; round <= rank; round++) {
    double least = 1e9;
    for (guint i = 0; i < making->n_hubs; i++) {
      double away = fabs(cities[i].lat - cities[hub].lat) + fabs(cities[i].lon - cities[hub].lon);
      if (i != hub && !taken[i] && away < least) {
        least = away;
        best = i;
      }
    }
    taken[best] = TRUE;
  }
  return best;
}

static void
add_mesh(Making *making) {
  for (guint i = 0; i < making->n_hubs; i++) {
    guint others[] = {near_hub(making, i, 0), near_hub(making, i, 1),
                      (i * 7 + 11) % making->n_hubs};
    for (guint k = 0; k < G_N_ELEMENTS(others); k++) {
      g_autofree char *a = g_strdup_printf("hub%u", i);
      g_autofree char *b = g_strdup_printf("hub%u", others[k]);
      if (others[k] != i)
        add_link(making, a, b, "wavelength", 10000);
    }
  }
}

static void
add_link_between(Making *making, guint i, guint other) {
  g_autofree char *a = g_strdup_printf("s%u", i);
  g_autofree char *b = g_strdup_printf("s%u", other);
  add_link(making, a, b, "mpls", 50 * (1 + below(making, 20)));
}

/* With the next in its row and column of the grid, and over one or both diagonals. */
static void
add_grid_links(Making *making, guint i) {
  guint column = (i - making->n_hubs) % making->columns, last = making->columns - 1;
  gboolean both = making->shape == BIG_MESH_3_1;
  gboolean down_right = both || below(making, 10) < 3, down_left = both && below(making, 10) < 1;
  if (column < last && i + 1 < making->n_sites)
    add_link_between(making, i, i + 1);
  if (i + making->columns < making->n_sites)
    add_link_between(making, i, i + making->columns);
  if (down_right && column < last && i + making->columns + 1 < making->n_sites)
    add_link_between(making, i, i + making->columns + 1);
  if (down_left && column > 0 && i + making->columns - 1 < making->n_sites)
    add_link_between(making, i, i + making->columns - 1);
}

/* Every hub with two sites of the grid. */
static void
add_grid_hubs(Making *making) {
  for (guint i = 0; i < 2 * making->n_hubs && making->n_sites > making->n_hubs; i++) {
    g_autofree char *hub = g_strdup_printf("hub%u", i / 2);
    g_autofree char *site =
        g_strdup_printf("s%u", making->n_hubs + below(making, making->n_sites - making->n_hubs));
    add_link(making, hub, site, "wavelength", 10000);
  }
}

/* A site on the regional hub of its part of the city, six in ten also on that of the part before
 * or, in the first part, of another city; a regional hub on its city's hub and on another one. */
static void
add_region_links(Making *making, guint i) {
  guint city = i % making->n_hubs, rank = i / making->n_hubs - 1;
  guint regional = i - rank % REGION * making->n_hubs;
  guint other = (city + 1 + below(making, MAX(making->n_hubs, 2) - 1)) % making->n_hubs;
  if (i != regional) {
    add_link_between(making, i, regional);
    if (below(making, 10) >= 4)
      add_link_between(making, i,
                       rank >= REGION
                           ? regional - REGION * making->n_hubs
                           : making->n_hubs + other % (making->n_sites - making->n_hubs));
    return;
  }
  g_autofree char *site = g_strdup_printf("s%u", i);
  for (guint k = 0; k < 2; k++) {
    g_autofree char *hub = g_strdup_printf("hub%u", k == 0 ? city : other);
    add_link(making, site, hub, "mpls", 1000);
  }
}

static void
add_branch_links(Making *making, guint i) {
  guint city = i % making->n_hubs;
  g_autofree char *site = g_strdup_printf("s%u", i);
  g_autofree char *hub = g_strdup_printf("hub%u", city);
  add_link(making, site, hub, "mpls", 50 * (1 + below(making, 20)));
  if (below(making, 10) < 4 || making->n_hubs < 2)
    return;
  g_autofree char *second =
      g_strdup_printf("hub%u", (city + 1 + below(making, making->n_hubs - 1)) % making->n_hubs);
  add_link(making, site, second, "sd-wan", 20 * (1 + below(making, 20)));
}

static void
add_peerings(ErpRecord *circuit, guint i) {
  static const char *const communities[] = {"12076:5010", "12076:5020", "12076:5030"};
  if (i % 3 != 2)
    state(add_child(circuit, ERP_KIND_PEERING), "kind", "private");
  if (i % 3 == 0)
    return;
  ErpRecord *microsoft = add_child(circuit, ERP_KIND_PEERING);
  state(microsoft, "kind", "microsoft");
  for (guint k = 0; k < 1 + i % G_N_ELEMENTS(communities); k++)
    state(add_child(microsoft, ERP_KIND_ACCEPT), "community", communities[k]);
  statef(add_child(microsoft, ERP_KIND_ADVERTISE), "prefix", "203.0.%u.0/24", i % 256);
}

static void
add_circuits(Making *making, guint n) {
  g_autofree ErpRecord **locations = g_new0(ErpRecord *, making->n_hubs);
  for (guint i = 0, city = 0; i < n; city = (city + 1) % making->n_hubs) {
    if (cities[city].peering == NULL)
      continue;
    if (locations[city] == NULL) {
      locations[city] = add(making, ERP_KIND_PEERING_LOCATION);
      statef(locations[city], "id", "p%u", city);
      state(locations[city], "at", cities[city].peering);
    }
    ErpRecord *circuit = add_child(locations[city], ERP_KIND_CIRCUIT);
    statef(circuit, "id", "er%u", i);
    state(circuit, "provider", "Equinix");
    statef(circuit, "bandwidth", "%uGbps", i % 2 == 0 ? 1u : 10u);
    state(circuit, "sku", i % 4 == 0 ? "premium" : "standard");
    state(circuit, "billing", "metered");
    add_peerings(circuit, i);
    i++;
  }
  for (guint city = 0; city < making->n_hubs; city++) {
    g_autofree char *hub = g_strdup_printf("hub%u", city);
    g_autofree char *location = g_strdup_printf("p%u", city);
    if (locations[city] != NULL)
      add_link(making, hub, location, "ethernet", 10000);
  }
}

static void
add_gateways(Making *making, guint circuits) {
  static const char *const regions[] = {"westeurope", "eastus", "southeastasia", "brazilsouth"};
  for (guint i = 0; i < G_N_ELEMENTS(regions) && i * 3 < circuits; i++) {
    ErpRecord *gateway = add(making, ERP_KIND_GATEWAY);
    statef(gateway, "id", "gw%u", i);
    state(gateway, "region", regions[i]);
    state(gateway, "sku", "ErGw2AZ");
    statef(add_child(gateway, ERP_KIND_CONNECTION), "circuit", "er%u", i * 3);
  }
}

/* Every hundredth branch sends Exchange over a circuit with Microsoft peering. */
static void
add_policies(Making *making, guint sites, guint circuits) {
  for (guint i = making->n_hubs; i < sites; i += 100) {
    if (circuits < 2)
      return;
    ErpRecord *policy = add(making, ERP_KIND_POLICY);
    statef(policy, "site", "s%u", i);
    state(policy, "service", "exchange");
    statef(policy, "via", "er%u internet", 1 + 3 * (i / 100 % ((circuits + 1) / 3)));
  }
}

static void
add_links(Making *making) {
  void (*const of_site[])(Making *, guint) = {
      [BIG_STARS] = add_branch_links,
      [BIG_HIERARCHY] = add_region_links,
      [BIG_MESH_2_3] = add_grid_links,
      [BIG_MESH_3_1] = add_grid_links,
  };
  add_mesh(making);
  for (guint i = making->n_hubs; i < making->n_sites; i++)
    of_site[making->shape](making, i);
  if (is_mesh(making))
    add_grid_hubs(making);
}

ErpPlan *
big_plan(guint sites, guint circuits, guint32 seed) {
  return big_plan_of(BIG_STARS, sites, circuits, seed);
}

ErpPlan *
big_plan_of(BigShape shape, guint sites, guint circuits, guint32 seed) {
  Making making = {.random = g_rand_new_with_seed(seed), .shape = shape, .n_sites = sites};
  making.records = g_ptr_array_new_with_free_func(erp_record_unref);
  making.n_hubs = MIN(sites, (guint) G_N_ELEMENTS(cities));
  making.columns = (guint) ceil(sqrt(MAX(sites - making.n_hubs, 1)));
  g_autoptr(ErpRecord) root = erp_record_new(ERP_KIND_PLAN);
  statef(root, "name", "%u sites, %u circuits", sites, circuits);
  state(add(&making, ERP_KIND_TENANT), "geo", "EUR");
  for (guint i = 0; i < making.n_hubs; i++)
    add_hub(&making, i);
  for (guint i = making.n_hubs; i < sites; i++)
    add_branch(&making, i);
  add_links(&making);
  add_circuits(&making, circuits);
  add_gateways(&making, circuits);
  add_policies(&making, sites, circuits);
  g_autoptr(ErpParray) records =
      erp_parray_new(&erp_record_ops, making.records->pdata, making.records->len);
  g_ptr_array_unref(making.records);
  g_rand_free(making.random);
  return erp_plan_new_from(root, records, NULL);
}

void
big_plan_save(const char *file, guint sites, guint circuits, guint32 seed) {
  big_plan_save_of(BIG_STARS, file, sites, circuits, seed);
}

void
big_plan_save_of(BigShape shape, const char *file, guint sites, guint circuits, guint32 seed) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPlan) plan = big_plan_of(shape, sites, circuits, seed);
  g_autoptr(GBytes) text = erp_plan_write(plan);
  gsize size = 0;
  const char *data = g_bytes_get_data(text, &size);
  if (!g_file_set_contents(file, data, (gssize) size, &error))
    g_error("%s", error->message);
}
