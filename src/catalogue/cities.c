/* Cities a site can be placed at. */
#include "catalogue/data.h"

static const ErpColumn columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpCity, name)},
    {"state", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpCity, state)},
    {"country", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpCity, country)},
    {"lat", ERP_LATITUDE, .key = TRUE, ERP_AT(ErpCity, lat)},
    {"lon", ERP_LONGITUDE, .key = TRUE, ERP_AT(ErpCity, lon)},
    {"population", ERP_CELL_COUNT, .max = 100000000, ERP_AT(ErpCity, population)},
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
  return g_steal_pointer(&cities);
}

void
erp_cities_free(ErpCities *cities) {
  if (cities == NULL)
    return;
  g_free((gpointer) cities->cities);
  g_ptr_array_unref(cities->owned);
  erp_table_free(cities->table);
  g_free(cities);
}
