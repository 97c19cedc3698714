/* Azure regions and the published round trips between them. */
#include <string.h>

#include "catalogue/data.h"

#include "base/hash.h"
#include "base/i18n.h"

static const ErpColumn region_columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpRegion, name)},
    {"display_name", ERP_CELL_TEXT, ERP_AT(ErpRegion, display_name)},
    {"cloud", ERP_CELL_WORD, .words = erp_cloud_words, ERP_AT(ErpRegion, cloud)},
    {"geography", ERP_CELL_TEXT, ERP_UNUSED},
    {"country", ERP_CELL_TEXT, ERP_AT(ErpRegion, country)},
    {"location", ERP_CELL_TEXT, ERP_AT(ErpRegion, location)},
    {"lat", ERP_LATITUDE, ERP_AT(ErpRegion, lat)},
    {"lon", ERP_LONGITUDE, ERP_AT(ErpRegion, lon)},
    {"zones", ERP_CELL_COUNT, .optional = TRUE, ERP_AT(ErpRegion, zones)},
    {"paired", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpRegion, paired)},
    {"restricted", ERP_CELL_FLAG, ERP_UNUSED},
    {"launched", ERP_CELL_COUNT, .optional = TRUE, ERP_UNUSED},
    {"geo_region", ERP_CELL_TEXT, ERP_AT(ErpRegion, geo_region)},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

typedef struct {
  const char *from, *to;
  gint64 rtt;
} LatencyRow;

static const ErpColumn latency_columns[] = {
    {"from", ERP_CELL_TEXT, ERP_AT(LatencyRow, from)},
    {"to", ERP_CELL_TEXT, ERP_AT(LatencyRow, to)},
    {"p50_ms", ERP_CELL_DECIMAL, .decimals = 3, .max = 10000000, ERP_AT(LatencyRow, rtt)},
};

/* Fills the look-ups; two regions may share neither name nor display name. */
static gboolean
index_regions(ErpCatalogueData *data, GError **error) {
  data->region_by_display_name = g_hash_table_new(erp_hash_text, g_str_equal);
  erp_index_init(&data->region_index, 2 * data->shown.n_regions);
  for (guint i = 0; i < data->shown.n_regions; i++) {
    const ErpRegion *region = &data->shown.regions[i];

    g_hash_table_insert(data->region_by_display_name, (gpointer) region->display_name,
                        GUINT_TO_POINTER(i));
    erp_index_add(&data->region_index, region->display_name, i);
    erp_index_add(&data->region_index, region->name, i);
  }
  return erp_data_sort_index(data, &data->region_index, "regions", "display_name", error);
}

static gboolean
find_region(const ErpCatalogueData *data, const char *display_name, guint *record) {
  gpointer value;

  if (!g_hash_table_lookup_extended(data->region_by_display_name, display_name, NULL, &value))
    return FALSE;
  *record = GPOINTER_TO_UINT(value);
  return TRUE;
}

static gboolean
store_latency(ErpCatalogueData *data, const ErpTable *table, guint row, const LatencyRow *latency,
              GError **error) {
  guint from, to;
  gint64 *cell;

  if (!find_region(data, latency->from, &from))
    return erp_data_dangling(table, row, "from", latency->from, "regions", error);
  if (!find_region(data, latency->to, &to))
    return erp_data_dangling(table, row, "to", latency->to, "regions", error);
  cell = &data->region_rtt[from * data->shown.n_regions + to];
  if (from == to || *cell != ERP_UNSET) {
    erp_table_error(table, row, 0, error,
                    from == to ? _("The row goes from '%s' to itself. Remove it.")
                               : _("The round trip from '%s' to the same region is already given. "
                                   "Remove one of the two rows."),
                    latency->from);
    return FALSE;
  }
  *cell = latency->rtt;
  return TRUE;
}

static gboolean
load_latency(ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "region-latency");
  gsize n_cells = (gsize) data->shown.n_regions * data->shown.n_regions;
  g_autofree LatencyRow *rows = erp_columns_read(
      table, latency_columns, G_N_ELEMENTS(latency_columns), sizeof *rows, data->owned, error);

  if (rows == NULL)
    return FALSE;
  data->region_rtt = g_new(gint64, MAX(n_cells, 1));
  for (gsize i = 0; i < n_cells; i++)
    data->region_rtt[i] = ERP_UNSET;
  for (guint i = 0; i < table->n_rows; i++)
    if (!store_latency(data, table, i, &rows[i], error))
      return FALSE;
  return TRUE;
}

char *
erp_data_plain_geo_region(ErpCatalogueData *data, const char *geo_region) {
  gsize length = strlen(geo_region);
  char *plain =
      g_strndup(geo_region, length > 0 && geo_region[length - 1] == '*' ? length - 1 : length);

  g_ptr_array_add(data->owned, plain);
  return plain;
}

gboolean
erp_data_load_regions(ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "regions");
  ErpRegion *regions = erp_data_read(data, "regions", region_columns, G_N_ELEMENTS(region_columns),
                                     sizeof *regions, &data->shown.n_regions, error);

  if (regions == NULL)
    return FALSE;
  data->shown.regions = regions;
  if (!index_regions(data, error))
    return FALSE;
  for (guint i = 0; i < data->shown.n_regions; i++) {
    const char *const paired[] = {regions[i].paired, NULL};

    if (!erp_data_check_regions(data, table, i, "paired", paired, error))
      return FALSE;
    regions[i].zones = regions[i].zones > 0;
    regions[i].geo_region = erp_data_plain_geo_region(data, regions[i].geo_region);
  }
  return load_latency(data, error);
}
