#include "eval/work.h"

#include <string.h>

/* A leg over Microsoft's own network: published between the regions at its ends where these
 * differ, else by the distance model. */
static gint64
leg(const ErpWork *work, guint32 door, guint32 region, ErpProvenance *provenance) {
  const ErpNetwork *network = work->network;
  const ErpCatalogue *catalogue = network->catalogue;
  const ErpRegion *to = &catalogue->regions[region];
  guint32 near = network->doors[door].region;
  if (near != ERP_NONE && near != region) {
    gint64 published = erp_catalogue_region_rtt(catalogue, &catalogue->regions[near], to);
    if (published != ERP_UNSET) {
      *provenance = ERP_PROVENANCE_PUBLISHED;
      return published;
    }
  }
  g_autoptr(ErpPlacement) placement =
      erp_terrain_place(network->terrain, network->cloud, to->lat, to->lon);
  *provenance = ERP_PROVENANCE_MODELLED;
  return erp_latency_rtt(network->model, &network->doors[door].anchor, &placement->anchor);
}

gint64
erp_work_backbone(ErpWork *work, guint32 door, guint32 region, ErpProvenance *provenance) {
  if (door == ERP_NONE || region == ERP_NONE)
    return ERP_UNSET;
  guint n_doors = work->network->n_doors;
  gint64 **row = &work->backbone[region];
  if (*row == NULL) { /* n_doors round trips, then their provenances */
    *row = g_new(gint64, 2 * n_doors);
    for (guint i = 0; i < n_doors; i++)
      (*row)[i] = ERP_UNSET;
  }
  if ((*row)[door] == ERP_UNSET) {
    ErpProvenance found;
    (*row)[door] = leg(work, door, region, &found);
    (*row)[n_doors + door] = found;
  }
  *provenance = (ErpProvenance) (*row)[n_doors + door];
  return (*row)[door];
}

guint32
erp_work_home_region(const ErpWork *work, const char *geography) {
  const ErpCatalogue *catalogue = work->network->catalogue;
  const ErpTable *table = erp_catalogue_table(catalogue, "microsoft-365-geographies", NULL);
  if (table == NULL || geography == NULL)
    return ERP_NONE;
  int code = erp_table_column(table, "code"), nearby = erp_table_column(table, "regions_nearby");
  if (code < 0 || nearby < 0)
    return ERP_NONE;
  for (guint i = 0; i < table->n_rows; i++) {
    if (!g_str_equal(erp_table_cell(table, i, (guint) code), geography))
      continue;
    const char *regions = erp_table_cell(table, i, (guint) nearby);
    g_autofree char *first = g_strndup(regions, strcspn(regions, ";"));
    const ErpRegion *region = erp_catalogue_region(catalogue, first, NULL);
    return region == NULL ? ERP_NONE : (guint32) (region - catalogue->regions);
  }
  return ERP_NONE;
}
