/* What a loaded catalogue holds behind catalogue.h, and the steps that fill it. Private to the
 * folder. */
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/columns.h"
#include "catalogue/index.h"

typedef struct {
  guint16 value; /* of "12076:value" */
  guint record;
} ErpCommunityKey;

typedef struct {
  ErpCatalogue shown;                 /* first: callers hold a pointer to it */
  char **folders;                     /* where the tables are looked for, in this order */
  ErpTable *given;                    /* in the place of the file of its name, or NULL */
  GPtrArray *owned;                   /* blocks freed with the catalogue */
  GHashTable *region_by_display_name; /* to the record number */
  gint64 *region_rtt;                 /* n_regions * n_regions, us */
  ErpCommunityKey *community_keys;    /* by value */
  guint n_community_keys;
  ErpIndex peering_index, region_index, entry_index, gateway_index, service_index, power_index,
      parameter_index, table_index;
} ErpCatalogueData;

/* The table of a name in erp_catalogue_files; never NULL after loading. */
const ErpTable *erp_data_table(const ErpCatalogueData *data, const char *name);

/* Loads the file of a table from the first folder that has it. */
ErpTable *erp_data_load_table(const ErpCatalogueData *data, const char *name, GError **error);

/* Reads a whole table; the records belong to the catalogue. `*n` is their number. */
gpointer erp_data_read(ErpCatalogueData *data, const char *name, const ErpColumn *columns,
                       guint n_columns, gsize size, guint *n, GError **error);

/* Sorts the index of a table; two names that only differ in case or accents are an error at
 * `column`. */
gboolean erp_data_sort_index(const ErpCatalogueData *data, ErpIndex *index, const char *table,
                             const char *column, GError **error);

/* Sets the error of a cell that names nothing known and returns FALSE. */
gboolean erp_data_dangling(const ErpTable *table, guint row, const char *column, const char *value,
                           const char *referred, GError **error);

/* Whether all names are display names of regions; else an error at the cell. NULL lists pass. */
gboolean erp_data_check_regions(const ErpCatalogueData *data, const ErpTable *table, guint row,
                                const char *column, const char *const *names, GError **error);

/* A geopolitical region without the '*' of inferred ones; belongs to the catalogue. */
char *erp_data_plain_geo_region(ErpCatalogueData *data, const char *geo_region);

/* The steps in the order in which they need each other. */
gboolean erp_data_load_regions(ErpCatalogueData *data, GError **error);
gboolean erp_data_load_places(ErpCatalogueData *data, GError **error);
gboolean erp_data_load_communities(ErpCatalogueData *data, GError **error);
gboolean erp_data_load_services(ErpCatalogueData *data, GError **error);
gboolean erp_data_load_power_platform(ErpCatalogueData *data, GError **error);
gboolean erp_data_load_circuits(ErpCatalogueData *data, GError **error);
gboolean erp_data_load_parameters(ErpCatalogueData *data, GError **error);
gboolean erp_data_load_model(ErpCatalogueData *data, GError **error);
gboolean erp_data_load_advice(ErpCatalogueData *data, GError **error);

extern const char *const erp_cloud_words[]; /* in the order of ErpCloud */
