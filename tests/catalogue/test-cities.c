/* The list of cities: what the source says of some, and that it is loaded by itself. */
#include <glib.h>
#include <string.h>

#include "base/error.h"
#include "catalogue/catalogue.h"

static const ErpCity *
find(const ErpCities *cities, const char *name, const char *state, const char *country) {
  for (guint i = 0; i < cities->n_cities; i++)
    if (strcmp(cities->cities[i].name, name) == 0 &&
        strcmp(cities->cities[i].country, country) == 0 &&
        g_strcmp0(cities->cities[i].state, state) == 0)
      return &cities->cities[i];
  return NULL;
}

static void
assert_city(const ErpCities *cities, const ErpCity *want) {
  const ErpCity *city = find(cities, want->name, want->state, want->country);
  g_assert_nonnull(city);
  g_assert_cmpint(city->lat, ==, want->lat);
  g_assert_cmpint(city->lon, ==, want->lon);
  g_assert_cmpuint(city->population, ==, want->population);
}

static void
test_places(void) {
  static const ErpCity cities_wanted[] = {
      {"Lagos", NULL, "NG", 6454100, 3394700, 9000000},
      {"Köln", NULL, "DE", 50933300, 6950000, 963395},
      {"Bogotá", NULL, "CO", 4609700, -74081700, 7674366},
      {"Springfield", "MO", "US", 37215300, -93298200, 166810},
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  g_autoptr(ErpCities) cities = erp_catalogue_load_cities(catalogue, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < G_N_ELEMENTS(cities_wanted); i++)
    assert_city(cities, &cities_wanted[i]);
  g_assert_nonnull(find(cities, "Vaduz", NULL, "LI")); /* small, but a capital */
  g_assert_null(find(cities, "Oxford", NULL, "US"));
}

static void
test_countries(void) {
  static const char *const wanted[][3] = {{"AU", "Australia", NULL},
                                          {"GB", "Britain (UK)", "England"},
                                          {"KR", "Korea (South)", "Korea"}};
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_autoptr(ErpCities) cities = erp_catalogue_load_cities(catalogue, &error);
  g_assert_no_error(error);
  for (guint w = 0; w < G_N_ELEMENTS(wanted); w++) {
    guint i = 0;
    while (i < cities->n_countries && strcmp(cities->countries[i].code, wanted[w][0]) != 0)
      i++;
    g_assert_cmpuint(i, <, cities->n_countries);
    g_assert_cmpstr(cities->countries[i].name, ==, wanted[w][1]);
    g_assert_true(wanted[w][2] == NULL ||
                  g_strv_contains(cities->countries[i].names, wanted[w][2]));
  }
  /* Every city is in one of them. */
  for (guint i = 0; i < cities->n_cities; i++) {
    guint c = 0;
    while (c < cities->n_countries &&
           strcmp(cities->countries[c].code, cities->cities[i].country) != 0)
      c++;
    g_test_message("%s %s", cities->cities[i].name, cities->cities[i].country);
    g_assert_cmpuint(c, <, cities->n_countries);
  }
}

static void
test_completing(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  guint n = catalogue->n_tables;
  g_assert_true(erp_catalogue_complete(catalogue, &error));
  g_assert_no_error(error);
  g_assert_cmpuint(catalogue->n_tables, ==, n + 2);
  for (guint i = 0; i < catalogue->n_tables; i++)
    g_assert_true(erp_catalogue_table(catalogue, catalogue->tables[i]->name, NULL) ==
                  catalogue->tables[i]);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/catalogue/cities/places", test_places);
  g_test_add_func("/catalogue/cities/countries", test_countries);
  g_test_add_func("/catalogue/cities/completing", test_completing);
  return g_test_run();
}
