/* Look-ups by name. */
#include "catalogue/data.h"

static const ErpCatalogueData *
data_of(const ErpCatalogue *catalogue) {
  return (const ErpCatalogueData *) catalogue;
}

const ErpPeeringPlace *
erp_catalogue_peering_place(const ErpCatalogue *catalogue, const char *name,
                            const char **suggestion) {
  gint i = erp_index_find(&data_of(catalogue)->peering_index, name, suggestion);

  return i >= 0 ? &catalogue->peering_places[i] : NULL;
}

const ErpRegion *
erp_catalogue_region(const ErpCatalogue *catalogue, const char *name, const char **suggestion) {
  gint i = erp_index_find(&data_of(catalogue)->region_index, name, suggestion);

  return i >= 0 ? &catalogue->regions[i] : NULL;
}

const ErpEntryPoint *
erp_catalogue_entry_point(const ErpCatalogue *catalogue, const char *metro,
                          const char **suggestion) {
  gint i = erp_index_find(&data_of(catalogue)->entry_index, metro, suggestion);

  return i >= 0 ? &catalogue->entry_points[i] : NULL;
}

const ErpGatewaySku *
erp_catalogue_gateway_sku(const ErpCatalogue *catalogue, const char *sku, const char **suggestion) {
  gint i = erp_index_find(&data_of(catalogue)->gateway_index, sku, suggestion);

  return i >= 0 ? &catalogue->gateway_skus[i] : NULL;
}

gint64
erp_catalogue_circuit_limit(const ErpCatalogue *catalogue, const char *limit) {
  for (guint i = 0; i < catalogue->n_circuit_limits; i++)
    if (g_str_equal(catalogue->circuit_limits[i].limit, limit))
      return (gint64) g_ascii_strtoull(catalogue->circuit_limits[i].value, NULL, 10);
  return ERP_UNSET;
}

const ErpService *
erp_catalogue_service(const ErpCatalogue *catalogue, const char *service, const char **suggestion) {
  gint i = erp_index_find(&data_of(catalogue)->service_index, service, suggestion);

  return i >= 0 ? &catalogue->services[i] : NULL;
}

const ErpServiceProfile *
erp_catalogue_profile(const ErpCatalogue *catalogue, const char *service) {
  for (guint i = 0; i < catalogue->n_profiles; i++)
    if (g_str_equal(catalogue->profiles[i].service, service))
      return &catalogue->profiles[i];
  return NULL;
}

const ErpPowerRegion *
erp_catalogue_power_region(const ErpCatalogue *catalogue, const char *name,
                           const char **suggestion) {
  gint i = erp_index_find(&data_of(catalogue)->power_index, name, suggestion);

  return i >= 0 ? &catalogue->power_regions[i] : NULL;
}

const ErpParameter *
erp_catalogue_parameter(const ErpCatalogue *catalogue, const char *name, const char **suggestion) {
  gint i = erp_index_find(&data_of(catalogue)->parameter_index, name, suggestion);

  return i >= 0 ? &catalogue->parameters[i] : NULL;
}

const ErpTable *
erp_catalogue_table(const ErpCatalogue *catalogue, const char *name, const char **suggestion) {
  gint i = erp_index_find(&data_of(catalogue)->table_index, name, suggestion);

  return i >= 0 ? catalogue->tables[i] : NULL;
}

gint64
erp_catalogue_region_rtt(const ErpCatalogue *catalogue, const ErpRegion *from,
                         const ErpRegion *to) {
  gsize a = (gsize) (from - catalogue->regions), b = (gsize) (to - catalogue->regions);

  g_return_val_if_fail(a < catalogue->n_regions && b < catalogue->n_regions, ERP_UNSET);
  return data_of(catalogue)->region_rtt[a * catalogue->n_regions + b];
}
