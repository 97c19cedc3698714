#include "catalogue/catalogue.h"

#include <string.h>

static ErpCatalogue *catalogue;

static gboolean
contains(const char *const *list, const char *text) {
  return g_strv_contains(list, text);
}

static void
test_peering_places(void) {
  const ErpPeeringPlace *amsterdam = erp_catalogue_peering_place(catalogue, "Amsterdam", NULL);
  const ErpPeeringPlace *second = erp_catalogue_peering_place(catalogue, "Amsterdam2", NULL);
  const ErpPeeringPlace *atlanta = erp_catalogue_peering_place(catalogue, "Atlanta2", NULL);
  const ErpPeeringPlace *washington = erp_catalogue_peering_place(catalogue, "Washington DC", NULL);

  g_assert_cmpuint(catalogue->n_peering_places, ==, 122);
  g_assert_cmpstr(amsterdam->city, ==, "Amsterdam");
  g_assert_cmpstr(amsterdam->country, ==, "NL");
  g_assert_cmpuint(amsterdam->zone, ==, 1);
  g_assert_cmpint(amsterdam->lat, ==, 52300000);
  g_assert_cmpint(amsterdam->lon, ==, 4940000);
  g_assert_true(contains(amsterdam->providers, "Equinix"));
  g_assert_false(contains(amsterdam->providers, "Etisalat UAE"));
  g_assert_cmpuint(g_strv_length((char **) amsterdam->providers), ==, 28);
  g_assert_cmpstr(amsterdam->local_regions[0], ==, "West Europe");
  g_assert_null(amsterdam->local_regions[1]);
  g_assert_cmpstr(amsterdam->metro, ==, "Amsterdam Metro");
  g_assert_cmpstr(second->metro, ==, amsterdam->metro);
  g_assert_cmpstr(amsterdam->geo_region, ==, "Europe");
  g_assert_false(amsterdam->geo_region_inferred);
  g_assert_cmpint(amsterdam->cloud, ==, ERP_CLOUD_PUBLIC);
  g_assert_true(amsterdam->direct);
  g_assert_cmpstr(atlanta->geo_region, ==, "North America");
  g_assert_true(atlanta->geo_region_inferred);
  g_assert_null(atlanta->local_regions[0]);
  g_assert_cmpuint(g_strv_length((char **) washington->local_regions), ==, 2);
  g_assert_null(erp_catalogue_peering_place(catalogue, "Bangkok", NULL)->metro);
}

/* 109 of the public cloud by zone (the four second sites of metros included), 9 and 4 of the
 * others, which have no published zone. */
static void
test_zones(void) {
  guint zones[5] = {0}, clouds[3] = {0};

  for (guint i = 0; i < catalogue->n_peering_places; i++) {
    const ErpPeeringPlace *place = &catalogue->peering_places[i];

    clouds[place->cloud]++;
    zones[place->zone]++;
  }
  g_assert_cmpuint(clouds[ERP_CLOUD_PUBLIC], ==, 109);
  g_assert_cmpuint(clouds[ERP_CLOUD_USGOV], ==, 9);
  g_assert_cmpuint(clouds[ERP_CLOUD_CHINA], ==, 4);
  g_assert_cmpuint(zones[0], ==, 13);
  g_assert_cmpuint(zones[1], ==, 63);
  g_assert_cmpuint(zones[2], ==, 32);
  g_assert_cmpuint(zones[3], ==, 13);
  g_assert_cmpuint(zones[4], ==, 1);
  g_assert_cmpuint(erp_catalogue_peering_place(catalogue, "Queretaro (Mexico)", NULL)->zone, ==, 4);
  g_assert_cmpuint(erp_catalogue_peering_place(catalogue, "Canberra", NULL)->zone, ==, 1);
}

static void
test_clouds_apart(void) {
  const ErpPeeringPlace *public = erp_catalogue_peering_place(catalogue, "Seattle", NULL);
  const ErpPeeringPlace *government =
      erp_catalogue_peering_place(catalogue, "Seattle (US Gov)", NULL);

  g_assert_cmpint(public->cloud, ==, ERP_CLOUD_PUBLIC);
  g_assert_cmpint(government->cloud, ==, ERP_CLOUD_USGOV);
  g_assert_cmpstr(government->city, ==, "Seattle");
}

static void
test_folded_names(void) {
  static const char *const spellings[] = {"Sao Paulo", "São Paulo", "SAO PAULO", "são paulo",
                                          "Sa\xcc\x83o Paulo"};
  const ErpPeeringPlace *expected = erp_catalogue_peering_place(catalogue, "Sao Paulo", NULL);

  g_assert_nonnull(expected);
  for (guint i = 0; i < G_N_ELEMENTS(spellings); i++) {
    const char *suggestion = "untouched";

    g_assert_true(erp_catalogue_peering_place(catalogue, spellings[i], &suggestion) == expected);
    g_assert_null(suggestion);
  }
}

static void
test_suggestions(void) {
  const char *suggestion;

  g_assert_null(erp_catalogue_peering_place(catalogue, "Amsterdm", &suggestion));
  g_assert_cmpstr(suggestion, ==, "Amsterdam");
  g_assert_null(erp_catalogue_peering_place(catalogue, "Atlantis City", &suggestion));
  g_assert_null(suggestion);
  g_assert_null(erp_catalogue_peering_place(catalogue, "", &suggestion));
  g_assert_null(suggestion);
  g_assert_null(erp_catalogue_region(catalogue, "westeurpoe", &suggestion));
  g_assert_cmpstr(suggestion, ==, "westeurope");
  g_assert_null(erp_catalogue_region(catalogue, "Nort Europe", &suggestion));
  g_assert_cmpstr(suggestion, ==, "North Europe");
  g_assert_null(erp_catalogue_gateway_sku(catalogue, "ErGw1AX", &suggestion));
  g_assert_cmpstr(suggestion, ==, "ErGw1AZ");
  g_assert_null(erp_catalogue_service(catalogue, "exchagne", &suggestion));
  g_assert_cmpstr(suggestion, ==, "exchange");
  g_assert_null(erp_catalogue_parameter(catalogue, "gp.materiel", &suggestion));
  g_assert_cmpstr(suggestion, ==, "gp.material");
  g_assert_null(erp_catalogue_power_region(catalogue, "Europa", &suggestion));
  g_assert_cmpstr(suggestion, ==, "Europe");
  g_assert_null(erp_catalogue_entry_point(catalogue, "Frankfort", &suggestion));
  g_assert_cmpstr(suggestion, ==, "Frankfurt");
  g_assert_null(erp_catalogue_table(catalogue, "region", &suggestion));
  g_assert_cmpstr(suggestion, ==, "regions");
  g_assert_null(erp_catalogue_table(catalogue, "no such table", NULL));
}

static void
test_regions(void) {
  const ErpRegion *west = erp_catalogue_region(catalogue, "westeurope", NULL);
  const ErpRegion *spain = erp_catalogue_region(catalogue, "spaincentral", NULL);
  const ErpRegion *brazil = erp_catalogue_region(catalogue, "Brazil Southeast", NULL);
  const ErpRegion *denmark = erp_catalogue_region(catalogue, "denmarkeast", NULL);

  g_assert_cmpuint(catalogue->n_regions, ==, 71);
  g_assert_true(erp_catalogue_region(catalogue, "West Europe", NULL) == west);
  g_assert_true(erp_catalogue_region(catalogue, "WESTEUROPE", NULL) == west);
  g_assert_cmpstr(west->display_name, ==, "West Europe");
  g_assert_cmpstr(west->country, ==, "NL");
  g_assert_cmpstr(west->paired, ==, "North Europe");
  g_assert_cmpuint(west->zones, ==, 1);
  g_assert_cmpuint(erp_catalogue_region(catalogue, "ukwest", NULL)->zones, ==, 0);
  g_assert_cmpint(spain->lon, ==, -3700000); /* the corrected sign */
  g_assert_cmpstr(brazil->geo_region, ==, "South America");
  g_assert_null(denmark->paired);
  g_assert_cmpint(erp_catalogue_region(catalogue, "usgovtexas", NULL)->cloud, ==, ERP_CLOUD_USGOV);
  g_assert_cmpint(erp_catalogue_region(catalogue, "chinanorth3", NULL)->cloud, ==, ERP_CLOUD_CHINA);
}

static gint64
rtt(const char *from, const char *to) {
  return erp_catalogue_region_rtt(catalogue, erp_catalogue_region(catalogue, from, NULL),
                                  erp_catalogue_region(catalogue, to, NULL));
}

static void
test_region_latency(void) {
  guint n = 0;

  g_assert_cmpint(rtt("West Europe", "North Europe"), ==, 17000);
  g_assert_cmpint(rtt("North Europe", "West Europe"), ==, 17000);
  g_assert_cmpint(rtt("Germany West Central", "UAE North"), ==, 118000);
  g_assert_cmpint(rtt("UAE North", "Germany West Central"), ==, 100000);
  g_assert_cmpint(rtt("West Europe", "West India"), ==, ERP_UNSET);
  g_assert_cmpint(rtt("West Europe", "West Europe"), ==, ERP_UNSET);
  for (guint i = 0; i < catalogue->n_regions; i++)
    for (guint j = 0; j < catalogue->n_regions; j++)
      n += erp_catalogue_region_rtt(catalogue, &catalogue->regions[i], &catalogue->regions[j]) !=
           ERP_UNSET;
  g_assert_cmpuint(n, ==, 54 * 53);
}

static void
test_entry_points(void) {
  const ErpEntryPoint *seattle = erp_catalogue_entry_point(catalogue, "seattle", NULL);

  g_assert_cmpuint(catalogue->n_entry_points, ==, 108);
  g_assert_cmpstr(seattle->continent, ==, "North America");
  g_assert_cmpstr(seattle->country, ==, "US");
  g_assert_cmpint(seattle->lat, ==, 47610000);
  g_assert_cmpint(seattle->lon, ==, -122330000);
}

static void
test_gateways(void) {
  const ErpGatewaySku *small = erp_catalogue_gateway_sku(catalogue, "ErGw1AZ", NULL);
  const ErpGatewaySku *large = erp_catalogue_gateway_sku(catalogue, "ergw3az", NULL);
  const ErpGatewaySku *scale = erp_catalogue_gateway_sku(catalogue, "ErGwScale", NULL);
  const ErpGatewaySku *legacy = erp_catalogue_gateway_sku(catalogue, "HighPerformance", NULL);

  g_assert_cmpint(small->throughput, ==, G_GINT64_CONSTANT(1000000000));
  g_assert_cmpint(small->packets_per_second, ==, 100000);
  g_assert_cmpint(small->max_circuits, ==, 4);
  g_assert_true(small->zone_redundant);
  g_assert_false(small->fastpath || small->legacy || small->per_unit);
  g_assert_cmpint(large->throughput, ==, G_GINT64_CONSTANT(10000000000));
  g_assert_cmpint(large->max_circuits, ==, 16);
  g_assert_true(large->fastpath);
  g_assert_true(scale->per_unit);
  g_assert_cmpuint(scale->min_units, ==, 1);
  g_assert_cmpuint(scale->max_units, ==, 40);
  g_assert_true(legacy->legacy);
  g_assert_false(legacy->zone_redundant);
  g_assert_cmpint(legacy->throughput, ==, G_GINT64_CONSTANT(2000000000));
}

static void
test_circuits(void) {
  guint n_provider = 0, n_direct = 0;

  g_assert_cmpuint(catalogue->n_circuit_skus, ==, 82);
  for (guint i = 0; i < catalogue->n_circuit_skus; i++) {
    const ErpCircuitSku *sku = &catalogue->circuit_skus[i];
    gboolean direct = g_str_equal(sku->kind, "direct");

    n_direct += direct;
    n_provider += !direct;
    g_assert_true(direct == (sku->port != ERP_UNSET));
    g_assert_cmpuint(sku->private_prefixes, ==, g_str_equal(sku->tier, "Premium") ? 10000 : 4000);
    g_assert_cmpuint(sku->microsoft_prefixes, ==, 200);
    if (g_str_equal(sku->tier, "Premium") && sku->bandwidth == 500000000)
      g_assert_cmpuint(sku->vnet_links, ==, 40);
    if (g_str_equal(sku->tier, "Local"))
      g_assert_false(contains(sku->billing, "metered"));
  }
  g_assert_cmpuint(n_provider, ==, 40); /* 8 bandwidths, 2 plans each but 1 for Local */
  g_assert_cmpuint(n_direct, ==, 42);
}

static const ErpEndpointSet *
endpoint_set(guint id) {
  for (guint i = 0; i < catalogue->n_endpoint_sets; i++)
    if (catalogue->endpoint_sets[i].id == id)
      return &catalogue->endpoint_sets[i];
  return NULL;
}

static void
test_endpoint_sets(void) {
  guint supported[3] = {0}, all[3] = {0};

  g_assert_cmpuint(catalogue->n_endpoint_sets, ==, 77);
  for (guint i = 0; i < catalogue->n_endpoint_sets; i++) {
    const ErpEndpointSet *set = &catalogue->endpoint_sets[i];

    all[set->category]++;
    supported[set->category] += set->expressroute;
    g_assert_true(i == 0 || set->id > catalogue->endpoint_sets[i - 1].id);
  }
  g_assert_cmpuint(supported[ERP_CATEGORY_OPTIMIZE], ==, 3);
  g_assert_cmpuint(supported[ERP_CATEGORY_ALLOW], ==, 9);
  g_assert_cmpuint(supported[ERP_CATEGORY_DEFAULT], ==, 0);
  g_assert_cmpuint(all[ERP_CATEGORY_OPTIMIZE], ==, 3);
  g_assert_cmpuint(all[ERP_CATEGORY_ALLOW], ==, 9);
  g_assert_cmpuint(all[ERP_CATEGORY_DEFAULT], ==, 65);
  g_assert_cmpstr(endpoint_set(31)->area, ==, "SharePoint");
  g_assert_cmpint(endpoint_set(31)->category, ==, ERP_CATEGORY_OPTIMIZE);
  g_assert_cmpstr(endpoint_set(31)->urls, ==, "*.sharepoint.com");
  g_assert_cmpint(endpoint_set(1)->category, ==, ERP_CATEGORY_OPTIMIZE);
  g_assert_cmpstr(endpoint_set(11)->area, ==, "Teams");
  g_assert_null(endpoint_set(11)->urls);
  g_assert_false(endpoint_set(153)->expressroute);
  g_assert_true(endpoint_set(125)->required);
}

static void
test_communities(void) {
  const ErpCommunity *exchange = erp_catalogue_community(catalogue, "12076:5010");
  const ErpCommunity *west = erp_catalogue_community(catalogue, "51002");

  g_assert_cmpstr(exchange->name, ==, "Exchange Online");
  g_assert_cmpstr(exchange->kind, ==, "service");
  g_assert_true(exchange->needs_authorization);
  g_assert_true(erp_catalogue_community(catalogue, "5010") == exchange);
  g_assert_true(erp_catalogue_community(catalogue, "12076:5100")->needs_authorization);
  g_assert_false(erp_catalogue_community(catalogue, "12076:5040")->needs_authorization);
  g_assert_cmpstr(west->name, ==, "West Europe");
  g_assert_cmpstr(west->kind, ==, "region");
  g_assert_false(west->needs_authorization);
  g_assert_cmpint(erp_catalogue_community(catalogue, "5110")->cloud, ==, ERP_CLOUD_USGOV);
  g_assert_cmpuint(catalogue->n_communities, ==, 279);
}

static void
test_unknown_communities(void) {
  static const char *const unknown[] = {"",        "12076:",     "12076:5011", "12075:5010",
                                        "05010",   "5010 ",      "-5010",      "12076:12076:5010",
                                        "12076:x", "4294972306", "0",          "99999"};

  for (guint i = 0; i < G_N_ELEMENTS(unknown); i++)
    g_assert_null(erp_catalogue_community(catalogue, unknown[i]));
}

static void
test_services(void) {
  static const struct {
    const char *service, *area, *community;
    ErpTrafficClass traffic_class;
    gboolean dns;
  } rows[] = {
      {"teams", "Teams", "12076:5030", ERP_CLASS_REALTIME, FALSE},
      {"exchange", "Exchange", "12076:5010", ERP_CLASS_INTERACTIVE, TRUE},
      {"sharepoint", "SharePoint", "12076:5020", ERP_CLASS_BULK, TRUE},
      {"common", "Common", "12076:5100", ERP_CLASS_INTERACTIVE, FALSE},
      {"power-platform", NULL, NULL, ERP_CLASS_INTERACTIVE, FALSE},
      {"azure", NULL, NULL, ERP_CLASS_BULK, FALSE},
      {"internet", NULL, NULL, ERP_CLASS_BULK, FALSE},
  };

  g_assert_cmpuint(catalogue->n_services, ==, G_N_ELEMENTS(rows));
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    const ErpService *service = erp_catalogue_service(catalogue, rows[i].service, NULL);

    g_assert_nonnull(service);
    g_assert_cmpstr(service->area, ==, rows[i].area);
    g_assert_cmpstr(service->community, ==, rows[i].community);
    g_assert_cmpint(service->traffic_class, ==, rows[i].traffic_class);
    g_assert_cmpint(service->dns_steered, ==, rows[i].dns);
  }
}

/* 4000 kb/s down and 2500 kb/s up for 5 % of the users. */
static void
test_profiles(void) {
  const ErpServiceProfile *teams = erp_catalogue_profile(catalogue, "teams");

  g_assert_cmpint(teams->down, ==, 4000000 * 5 / 100);
  g_assert_cmpint(teams->up, ==, 2500000 * 5 / 100);
  g_assert_true(g_str_has_prefix(teams->basis, "published"));
  g_assert_nonnull(strstr(teams->basis, "assumed"));
  g_assert_true(g_str_has_prefix(erp_catalogue_profile(catalogue, "exchange")->basis, "assumed"));
  g_assert_null(erp_catalogue_profile(catalogue, "azure"));
}

static void
test_power_platform(void) {
  const ErpPowerRegion *europe = erp_catalogue_power_region(catalogue, "europe", NULL);
  const ErpPowerRegion *brazil = erp_catalogue_power_region(catalogue, "Brazil", NULL);

  g_assert_cmpuint(catalogue->n_power_regions, ==, 20);
  g_assert_cmpstr(europe->region1, ==, "westeurope");
  g_assert_cmpstr(europe->region2, ==, "northeurope");
  g_assert_cmpstr(europe->community1, ==, "12076:51002");
  g_assert_cmpstr(europe->community2, ==, "12076:51003");
  g_assert_null(brazil->region2);
  g_assert_null(erp_catalogue_power_region(catalogue, "Sweden", NULL)->community1);
}

static void
test_prices(void) {
  gboolean found = FALSE;

  for (guint i = 0; i < catalogue->n_prices; i++) {
    const ErpPrice *price = &catalogue->prices[i];

    if (g_str_equal(price->item, "circuit") && price->bandwidth == G_GINT64_CONSTANT(5000000000)) {
      g_assert_cmpint(price->price, ==, 21800000); /* 2180 dollars */
      g_assert_true(g_str_has_prefix(price->confidence, "medium"));
      found = TRUE;
    }
    if (g_str_equal(price->item, "egress")) {
      g_assert_cmpint(price->price, ==, 250); /* 2.5 cents */
      g_assert_cmpint(price->bandwidth, ==, ERP_UNSET);
    }
  }
  g_assert_true(found);
}

static void
test_promises(void) {
  g_assert_cmpuint(catalogue->n_promises, ==, 2);
  for (guint i = 0; i < catalogue->n_promises; i++)
    g_assert_cmpint(catalogue->promises[i].availability, ==, 999500); /* 99.95 % */
  g_assert_cmpstr(catalogue->promises[0].element, ==, "circuit");
  g_assert_cmpstr(catalogue->promises[1].element, ==, "gateway");
}

/* Definitions and recommendations as their records have them. */
static void
test_advice(void) {
  guint n_built_in = 0, n_active = 0;
  for (guint i = 0; i < catalogue->n_policies; i++) {
    const ErpPolicyDefinition *policy = &catalogue->policies[i];
    n_built_in += policy->built_in;
    if (g_strcmp0(policy->id, "35f9c03a-cc27-418e-9c0c-539ff999d010") == 0) {
      g_assert_cmpstr(policy->effect, ==, "Deny");
      g_assert_cmpstr(policy->rules[0], ==, "SEC-13");
    }
  }
  g_assert_cmpuint(n_built_in, ==, 6);
  for (guint i = 0; i < catalogue->n_advice; i++) {
    const ErpAdvice *advice = &catalogue->advice[i];
    n_active += advice->state == ERP_ADVICE_ACTIVE;
    if (g_str_equal(advice->id, "da6630fb-4286-4996-92a3-a43f5f26dd34")) {
      g_assert_cmpstr(advice->rule, ==, "CST-05");
      g_assert_cmpstr(advice->impact, ==, "Medium");
    }
    if (g_str_has_prefix(advice->id, "17454550"))
      g_assert_cmpint(advice->state, ==, ERP_ADVICE_RETIRED);
    if (g_str_has_prefix(advice->id, "3f000a35"))
      g_assert_cmpint(advice->state, ==, ERP_ADVICE_DISABLED);
  }
  g_assert_cmpuint(n_active, ==, 6);
}

/* All of it together is 100: two locations, tested of late, over zones, nothing recommended. */
static void
test_index(void) {
  const guint *points = catalogue->index_points;
  g_assert_cmpuint(points[ERP_INDEX_TWO_LOCATIONS] * points[ERP_INDEX_TEST_30_DAYS] +
                       points[ERP_INDEX_ZONE_REDUNDANT] + points[ERP_INDEX_NO_RECOMMENDATIONS],
                   ==, 100);
  g_assert_cmpuint(points[ERP_INDEX_METRO], ==, 10);
  g_assert_cmpuint(points[ERP_INDEX_ONE_LOCATION], ==, 5);
  g_assert_cmpuint(points[ERP_INDEX_ULTRA_PERFORMANCE], ==, 2);
  g_assert_cmpuint(points[ERP_INDEX_SCALE_TO_2_UNITS], ==, 8);
}

/* Tables keep where they come from and how old they are. */
static void
test_tables(void) {
  static const struct {
    const char *table, *date;
    guint n_rows;
  } rows[] = {
      {"endpoint-sets", "2023-07-31", 77},      {"entry-points", "2023-05-30", 108},
      {"metro-locations", "2026-05-10", 28},    {"microsoft-365-geographies", "2024-10-07", 29},
      {"peering-locations", "2026-05-10", 122}, {"power-platform-traffic", "2025-04-09", 15},
      {"region-latency", "2026-07-30", 2862},   {"regions", "2025-12-28", 71},
      {"gateway-limits", "2026-04-10", 13},     {"circuit-limits", "2026-04-10", 20},
      {"cities", "2020-03-18", 4350},           {"countries", "2025-03-22", 250},
  };

  g_assert_cmpuint(catalogue->n_tables, ==, 27);
  for (guint i = 0; i < catalogue->n_tables; i++) {
    const ErpTable *table = catalogue->tables[i];

    g_assert_true(i == 0 || strcmp(catalogue->tables[i - 1]->name, table->name) < 0);
    g_assert_true(erp_catalogue_table(catalogue, table->name, NULL) == table);
    g_assert_cmpstr(table->title, !=, table->name);
    g_assert_cmpstr(table->source, !=, "");
    g_assert_cmpuint(table->n_rows, >, 0);
  }
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    const ErpTable *table = erp_catalogue_table(catalogue, rows[i].table, NULL);

    g_assert_cmpstr(table->date, ==, rows[i].date);
    g_assert_cmpuint(table->n_rows, ==, rows[i].n_rows);
  }
}

static void
test_model(void) {
  gboolean entrance = FALSE, transit = FALSE;

  g_assert_cmpuint(catalogue->n_hubs, >=, 50);
  g_assert_cmpuint(catalogue->n_corridors, >=, catalogue->n_hubs - 1);
  for (guint i = 0; i < catalogue->n_hubs; i++) {
    entrance = entrance || catalogue->hubs[i].entrance;
    transit = transit || !catalogue->hubs[i].entrance;
  }
  g_assert_true(entrance && transit);
  for (guint i = 0; i < catalogue->n_corridors; i++) {
    const ErpCorridor *corridor = &catalogue->corridors[i];

    g_assert_cmpuint(corridor->a, <, catalogue->n_hubs);
    g_assert_cmpuint(corridor->b, <, catalogue->n_hubs);
    g_assert_cmpint(corridor->length, >, 0);
    g_assert_nonnull(corridor->reason);
  }
  g_assert_cmpint(catalogue->latency.rate, >=, 10000); /* never below the floor */
  g_assert_cmpint(catalogue->latency.fixed, >=, catalogue->latency.fixed_metro);
  g_assert_cmpuint(catalogue->latency.entrances, >=, 1);
  g_assert_cmpuint(catalogue->latency.clamp_percent, >=, 100);
}

static void
add(const char *name, void (*test)(void)) {
  g_autofree char *path = g_strconcat("/catalogue/facts/", name, NULL);

  g_test_add_func(path, test);
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init(&argc, &argv, NULL);
  catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  g_assert_null(erp_catalogue_table(catalogue, "cities", NULL)); /* not while starting */
  erp_catalogue_complete(catalogue, &error);
  g_assert_no_error(error);
  add("peering-places", test_peering_places);
  add("zones", test_zones);
  add("clouds-apart", test_clouds_apart);
  add("folded-names", test_folded_names);
  add("suggestions", test_suggestions);
  add("regions", test_regions);
  add("region-latency", test_region_latency);
  add("entry-points", test_entry_points);
  add("gateways", test_gateways);
  add("circuits", test_circuits);
  add("endpoint-sets", test_endpoint_sets);
  add("communities", test_communities);
  add("unknown-communities", test_unknown_communities);
  add("services", test_services);
  add("profiles", test_profiles);
  add("power-platform", test_power_platform);
  add("prices", test_prices);
  add("promises", test_promises);
  add("index", test_index);
  add("tables", test_tables);
  add("advice", test_advice);
  add("model", test_model);
  status = g_test_run();
  erp_catalogue_free(catalogue);
  return status;
}
