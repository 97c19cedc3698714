/* Power Platform regions and which of its traffic a peering can carry. */
#include "catalogue/data.h"

static const char *const paths[] = {"expressroute", "internet-only", "microsoft-internal",
                                    "private network", NULL};
static const char *const peerings[] = {"microsoft", "private", "none", NULL};

static const ErpColumn region_columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpPowerRegion, name)},
    {"region1", ERP_CELL_TEXT, ERP_AT(ErpPowerRegion, region1)},
    {"region2", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpPowerRegion, region2)},
    {"community1", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpPowerRegion, community1)},
    {"community2", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpPowerRegion, community2)},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

typedef struct {
  const char *traffic;
} Traffic;

static const ErpColumn traffic_columns[] = {
    {"traffic", ERP_CELL_TEXT, .key = TRUE, ERP_AT(Traffic, traffic)},
    {"direction", ERP_CELL_TEXT, ERP_UNUSED},
    {"path", ERP_CELL_TEXT, .words = paths, ERP_UNUSED},
    {"peering", ERP_CELL_TEXT, .words = peerings, ERP_UNUSED},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

static gboolean
check_cells(const ErpCatalogueData *data, guint row, const char *region_column, const char *region,
            const char *community_column, const char *community, GError **error) {
  const ErpTable *table = erp_data_table(data, "power-platform-regions");

  if (region != NULL && erp_index_find(&data->region_index, region, NULL) < 0)
    return erp_data_dangling(table, row, region_column, region, "regions", error);
  if (community != NULL && erp_catalogue_community(&data->shown, community) == NULL)
    return erp_data_dangling(table, row, community_column, community, "communities", error);
  return TRUE;
}

gboolean
erp_data_load_power_platform(ErpCatalogueData *data, GError **error) {
  const ErpPowerRegion *regions =
      erp_data_read(data, "power-platform-regions", region_columns, G_N_ELEMENTS(region_columns),
                    sizeof *regions, &data->shown.n_power_regions, error);
  guint n_traffic;

  if (regions == NULL)
    return FALSE;
  data->shown.power_regions = regions;
  erp_index_init(&data->power_index, data->shown.n_power_regions);
  for (guint i = 0; i < data->shown.n_power_regions; i++) {
    const ErpPowerRegion *region = &regions[i];

    if (!check_cells(data, i, "region1", region->region1, "community1", region->community1,
                     error) ||
        !check_cells(data, i, "region2", region->region2, "community2", region->community2, error))
      return FALSE;
    erp_index_add(&data->power_index, region->name, i);
  }
  return erp_data_sort_index(data, &data->power_index, "power-platform-regions", "name", error) &&
         erp_data_read(data, "power-platform-traffic", traffic_columns,
                       G_N_ELEMENTS(traffic_columns), sizeof(Traffic), &n_traffic, error) != NULL;
}
