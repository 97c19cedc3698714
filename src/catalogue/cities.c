/* Cities a site can be placed at, and the countries they are in. */
#include "catalogue/data.h"

static const ErpColumn columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpCity, name)},
    {"state", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpCity, state)},
    {"country", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpCity, country)},
    {"lat", ERP_LATITUDE, .key = TRUE, ERP_AT(ErpCity, lat)},
    {"lon", ERP_LONGITUDE, .key = TRUE, ERP_AT(ErpCity, lon)},
    {"population", ERP_CELL_COUNT, .max = 100000000, ERP_AT(ErpCity, population)},
};

static const ErpColumn country_columns[] = {
    {"code", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpCountry, code)},
    {"name", ERP_CELL_TEXT, ERP_AT(ErpCountry, name)},
    {"also", ERP_CELL_LIST, .optional = TRUE, ERP_AT(ErpCountry, names)},
};

ErpCities *
erp_catalogue_load_cities(const ErpCatalogue *catalogue, GError **error) {
  const ErpCatalogueData *data = (const ErpCatalogueData *) catalogue;
  g_autoptr(ErpCities) cities = g_new0(ErpCities, 1);

  cities->owned = g_ptr_array_new_with_free_func(g_free);
  cities->table = erp_data_load_table(data, "cities", error);
  if (cities->table == NULL)
    return NULL;
  cities->cities = erp_columns_read(cities->table, columns, G_N_ELEMENTS(columns), sizeof(ErpCity),
                                    cities->owned, error);
  if (cities->cities == NULL)
    return NULL;
  cities->n_cities = cities->table->n_rows;
  cities->country_table = erp_data_load_table(data, "countries", error);
  if (cities->country_table == NULL)
    return NULL;
  cities->countries =
      erp_columns_read(cities->country_table, country_columns, G_N_ELEMENTS(country_columns),
                       sizeof(ErpCountry), cities->owned, error);
  if (cities->countries == NULL)
    return NULL;
  cities->n_countries = cities->country_table->n_rows;
  return g_steal_pointer(&cities);
}

void
erp_cities_free(ErpCities *cities) {
  if (cities == NULL)
    return;
  g_free((gpointer) cities->cities);
  g_free((gpointer) cities->countries);
  g_ptr_array_unref(cities->owned);
  erp_table_free(cities->table);
  erp_table_free(cities->country_table);
  g_free(cities);
}
