/* Peering locations, their metros, and entry points. */
#include <string.h>

#include "catalogue/data.h"
#include "base/hash.h"

typedef struct {
  const char *name;
  const char *const *sites;
  const char *const *local_regions;
} Metro;

static const ErpColumn metro_columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(Metro, name)},
    {"sites", ERP_CELL_LIST, ERP_AT(Metro, sites)},
    {"facilities", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
    {"zone", ERP_CELL_COUNT, .optional = TRUE, .max = 9, ERP_UNUSED},
    {"local_regions", ERP_CELL_LIST, .optional = TRUE, ERP_AT(Metro, local_regions)},
    {"direct", ERP_CELL_FLAG, ERP_UNUSED},
    {"providers", ERP_CELL_LIST, .optional = TRUE, ERP_UNUSED},
    {"future_providers", ERP_CELL_LIST, .optional = TRUE, ERP_UNUSED},
};

static const ErpColumn peering_columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpPeeringPlace, name)},
    {"city", ERP_CELL_TEXT, ERP_AT(ErpPeeringPlace, city)},
    {"country", ERP_CELL_TEXT, ERP_AT(ErpPeeringPlace, country)},
    {"lat", ERP_LATITUDE, ERP_AT(ErpPeeringPlace, lat)},
    {"lon", ERP_LONGITUDE, ERP_AT(ErpPeeringPlace, lon)},
    {"zone", ERP_CELL_COUNT, .optional = TRUE, .max = 9, ERP_AT(ErpPeeringPlace, zone)},
    {"local_regions", ERP_CELL_LIST, .optional = TRUE, ERP_AT(ErpPeeringPlace, local_regions)},
    {"metro", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpPeeringPlace, metro)},
    {"geo_region", ERP_CELL_TEXT, ERP_AT(ErpPeeringPlace, geo_region)},
    {"facility", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
    {"providers", ERP_CELL_LIST, .optional = TRUE, ERP_AT(ErpPeeringPlace, providers)},
    {"cloud", ERP_CELL_WORD, .words = erp_cloud_words, ERP_AT(ErpPeeringPlace, cloud)},
    {"direct", ERP_CELL_FLAG, ERP_AT(ErpPeeringPlace, direct)},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

static const ErpColumn entry_columns[] = {
    {"metro", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpEntryPoint, metro)},
    {"country", ERP_CELL_TEXT, ERP_AT(ErpEntryPoint, country)},
    {"continent", ERP_CELL_TEXT, ERP_AT(ErpEntryPoint, continent)},
    {"lat", ERP_LATITUDE, ERP_AT(ErpEntryPoint, lat)},
    {"lon", ERP_LONGITUDE, ERP_AT(ErpEntryPoint, lon)},
    {"sites", ERP_CELL_COUNT, ERP_UNUSED},
};

static gboolean
check_metro(const ErpCatalogueData *data, guint row, const Metro *metro, GError **error) {
  const ErpTable *table = erp_data_table(data, "metro-locations");

  for (const char *const *site = metro->sites; *site != NULL; site++)
    if (erp_index_find(&data->peering_index, *site, NULL) < 0)
      return erp_data_dangling(table, row, "sites", *site, "peering-locations", error);
  return erp_data_check_regions(data, table, row, "local_regions", metro->local_regions, error);
}

/* Metros and peering locations name each other. */
static gboolean
load_metros(ErpCatalogueData *data, GError **error) {
  const ErpTable *places = erp_data_table(data, "peering-locations");
  g_autoptr(GHashTable) known = g_hash_table_new(erp_hash_text, g_str_equal);
  guint n;
  const Metro *metros = erp_data_read(data, "metro-locations", metro_columns,
                                      G_N_ELEMENTS(metro_columns), sizeof *metros, &n, error);

  if (metros == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    g_hash_table_add(known, (gpointer) metros[i].name);
  for (guint i = 0; i < data->shown.n_peering_places; i++) {
    const char *metro = data->shown.peering_places[i].metro;

    if (metro != NULL && !g_hash_table_contains(known, metro))
      return erp_data_dangling(places, i, "metro", metro, "metro-locations", error);
  }
  for (guint i = 0; i < n; i++)
    if (!check_metro(data, i, &metros[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
load_peering_places(ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "peering-locations");
  ErpPeeringPlace *places =
      erp_data_read(data, "peering-locations", peering_columns, G_N_ELEMENTS(peering_columns),
                    sizeof *places, &data->shown.n_peering_places, error);

  if (places == NULL)
    return FALSE;
  data->shown.peering_places = places;
  erp_index_init(&data->peering_index, data->shown.n_peering_places);
  for (guint i = 0; i < data->shown.n_peering_places; i++) {
    if (!erp_data_check_regions(data, table, i, "local_regions", places[i].local_regions, error))
      return FALSE;
    places[i].geo_region_inferred = g_str_has_suffix(places[i].geo_region, "*");
    places[i].geo_region = erp_data_plain_geo_region(data, places[i].geo_region);
    erp_index_add(&data->peering_index, places[i].name, i);
  }
  return erp_data_sort_index(data, &data->peering_index, "peering-locations", "name", error);
}

static gboolean
load_entry_points(ErpCatalogueData *data, GError **error) {
  const ErpEntryPoint *points =
      erp_data_read(data, "entry-points", entry_columns, G_N_ELEMENTS(entry_columns),
                    sizeof *points, &data->shown.n_entry_points, error);

  if (points == NULL)
    return FALSE;
  data->shown.entry_points = points;
  erp_index_init(&data->entry_index, data->shown.n_entry_points);
  for (guint i = 0; i < data->shown.n_entry_points; i++)
    erp_index_add(&data->entry_index, points[i].metro, i);
  return erp_data_sort_index(data, &data->entry_index, "entry-points", "metro", error);
}

gboolean
erp_data_load_places(ErpCatalogueData *data, GError **error) {
  return load_peering_places(data, error) && load_metros(data, error) &&
         load_entry_points(data, error);
}
