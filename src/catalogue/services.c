/* Services, what a user needs of them, the endpoint sets that carry them, and tenant geographies.
 */
#include <stdlib.h>

#include "catalogue/data.h"

static const char *const areas[] = {"Exchange", "SharePoint", "Teams", "Common", NULL};
static const char *const classes[] = {"realtime", "interactive", "bulk", NULL};
static const char *const categories[] = {"optimize", "allow", "default", NULL};
static const char *const steerings[] = {"anycast", "dns", NULL};

G_STATIC_ASSERT(ERP_CLASS_REALTIME == 0 && ERP_CLASS_INTERACTIVE == 1 && ERP_CLASS_BULK == 2);
G_STATIC_ASSERT(ERP_CATEGORY_OPTIMIZE == 0 && ERP_CATEGORY_ALLOW == 1 && ERP_CATEGORY_DEFAULT == 2);

const char *
erp_category_word(ErpCategory category) {
  return categories[category];
}

static const ErpColumn service_columns[] = {
    {"service", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpService, service)},
    {"name", ERP_CELL_TEXT, ERP_AT(ErpService, name)},
    {"area", ERP_CELL_TEXT, .optional = TRUE, .words = areas, ERP_AT(ErpService, area)},
    {"community", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpService, community)},
    {"class", ERP_CELL_WORD, .words = classes, ERP_AT(ErpService, traffic_class)},
    {"steering", ERP_CELL_WORD, .words = steerings, ERP_AT(ErpService, dns_steered)},
    {"steering_basis", ERP_CELL_TEXT, ERP_UNUSED},
};

static const ErpColumn profile_columns[] = {
    {"service", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpServiceProfile, service)},
    {"down", ERP_CELL_UNIT, .unit = ERP_UNIT_RATE, ERP_AT(ErpServiceProfile, down)},
    {"up", ERP_CELL_UNIT, .unit = ERP_UNIT_RATE, ERP_AT(ErpServiceProfile, up)},
    {"basis", ERP_CELL_TEXT, ERP_AT(ErpServiceProfile, basis)},
};

static const ErpColumn set_columns[] = {
    {"id", ERP_CELL_COUNT, .key = TRUE, .min = 1, .max = 99999, ERP_AT(ErpEndpointSet, id)},
    {"area", ERP_CELL_TEXT, .words = areas, ERP_AT(ErpEndpointSet, area)},
    {"category", ERP_CELL_WORD, .words = categories, ERP_AT(ErpEndpointSet, category)},
    {"required", ERP_CELL_FLAG, ERP_AT(ErpEndpointSet, required)},
    {"expressroute", ERP_CELL_FLAG, ERP_AT(ErpEndpointSet, expressroute)},
    {"urls", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpEndpointSet, urls)},
    {"ipv4", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
    {"ipv4_count", ERP_CELL_COUNT, ERP_UNUSED},
    {"ipv6_count", ERP_CELL_COUNT, ERP_UNUSED},
    {"tcp_ports", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
    {"udp_ports", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpEndpointSet, note)},
};

typedef struct {
  const char *const *regions;
} Geography;

static const ErpColumn geography_columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_UNUSED},
    {"code", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
    {"kind", ERP_CELL_TEXT, ERP_UNUSED},
    {"countries", ERP_CELL_LIST, ERP_UNUSED},
    {"cities", ERP_CELL_LIST, .optional = TRUE, ERP_UNUSED},
    {"regions_nearby", ERP_CELL_LIST, .optional = TRUE, ERP_AT(Geography, regions)},
    {"default_for", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

static gboolean
load_services(ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "services");
  const ErpService *services =
      erp_data_read(data, "services", service_columns, G_N_ELEMENTS(service_columns),
                    sizeof *services, &data->shown.n_services, error);

  if (services == NULL)
    return FALSE;
  data->shown.services = services;
  erp_index_init(&data->service_index, data->shown.n_services);
  for (guint i = 0; i < data->shown.n_services; i++) {
    const char *community = services[i].community;

    erp_index_add(&data->service_index, services[i].service, i);
    if (community != NULL && erp_catalogue_community(&data->shown, community) == NULL)
      return erp_data_dangling(table, i, "community", community, "communities", error);
  }
  return erp_data_sort_index(data, &data->service_index, "services", "service", error);
}

static gboolean
load_profiles(ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "service-profiles");
  const ErpServiceProfile *profiles =
      erp_data_read(data, "service-profiles", profile_columns, G_N_ELEMENTS(profile_columns),
                    sizeof *profiles, &data->shown.n_profiles, error);

  if (profiles == NULL)
    return FALSE;
  data->shown.profiles = profiles;
  for (guint i = 0; i < data->shown.n_profiles; i++)
    if (erp_index_find(&data->service_index, profiles[i].service, NULL) < 0)
      return erp_data_dangling(table, i, "service", profiles[i].service, "services", error);
  return TRUE;
}

static int
compare_sets(const void *a, const void *b) {
  const ErpEndpointSet *x = a, *y = b;

  return x->id < y->id ? -1 : x->id > y->id;
}

static gboolean
load_endpoint_sets(ErpCatalogueData *data, GError **error) {
  ErpEndpointSet *sets =
      erp_data_read(data, "endpoint-sets", set_columns, G_N_ELEMENTS(set_columns), sizeof *sets,
                    &data->shown.n_endpoint_sets, error);

  if (sets == NULL)
    return FALSE;
  qsort(sets, data->shown.n_endpoint_sets, sizeof *sets, compare_sets);
  data->shown.endpoint_sets = sets;
  return TRUE;
}

static gboolean
load_geographies(ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "microsoft-365-geographies");
  guint n;
  const Geography *geographies =
      erp_data_read(data, table->name, geography_columns, G_N_ELEMENTS(geography_columns),
                    sizeof *geographies, &n, error);

  if (geographies == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!erp_data_check_regions(data, table, i, "regions_nearby", geographies[i].regions, error))
      return FALSE;
  return TRUE;
}

gboolean
erp_data_load_services(ErpCatalogueData *data, GError **error) {
  return load_services(data, error) && load_profiles(data, error) &&
         load_endpoint_sets(data, error) && load_geographies(data, error);
}
