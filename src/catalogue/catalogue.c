#include "catalogue/catalogue.h"

#include <string.h>

#include "base/error.h"
#include "catalogue/data.h"

#include "base/i18n.h"

/* In alphabetical order. */
static const char *const table_names[] = {
    "advisor",
    "availability",
    "circuit-limits",
    "circuit-skus",
    "communities",
    "corridors",
    "endpoint-sets",
    "entry-points",
    "gateway-limits",
    "gateway-skus",
    "hubs",
    "latency-model",
    "metro-locations",
    "microsoft-365-geographies",
    "parameters",
    "peering-locations",
    "policies",
    "power-platform-regions",
    "power-platform-traffic",
    "prices",
    "region-latency",
    "regions",
    "resiliency-index",
    "service-profiles",
    "services",
};

/* Left out at first, because nothing is calculated from them. */
static const char *const further_names[] = {"cities", "countries"};

const char *const erp_cloud_words[] = {"public", "usgov", "china", NULL};

const ErpTable *
erp_data_table(const ErpCatalogueData *data, const char *name) {
  for (guint i = 0; i < data->shown.n_tables; i++)
    if (g_str_equal(data->shown.tables[i]->name, name))
      return data->shown.tables[i];
  g_return_val_if_reached(NULL);
}

gpointer
erp_data_read(ErpCatalogueData *data, const char *name, const ErpColumn *columns, guint n_columns,
              gsize size, guint *n, GError **error) {
  const ErpTable *table = erp_data_table(data, name);
  gpointer records = erp_columns_read(table, columns, n_columns, size, data->owned, error);

  if (records != NULL)
    g_ptr_array_add(data->owned, records);
  *n = records != NULL ? table->n_rows : 0;
  return records;
}

gboolean
erp_data_sort_index(const ErpCatalogueData *data, ErpIndex *index, const char *name,
                    const char *column, GError **error) {
  const ErpTable *table = erp_data_table(data, name);
  guint earlier, later, position = (guint) erp_table_column(table, column);

  if (erp_index_sort(index, &earlier, &later))
    return TRUE;
  erp_table_error(table, later, position, error,
                  _("'%s' cannot be told from the name in line %u, because case and accents do not "
                    "count. Rename one of the two."),
                  erp_table_cell(table, later, position), table->lines[earlier]);
  return FALSE;
}

gboolean
erp_data_dangling(const ErpTable *table, guint row, const char *column, const char *value,
                  const char *referred, GError **error) {
  erp_table_error(table, row, (guint) erp_table_column(table, column), error,
                  _("'%s' is not in the table '%s'. Correct the name or add it there."), value,
                  referred);
  return FALSE;
}

gboolean
erp_data_check_regions(const ErpCatalogueData *data, const ErpTable *table, guint row,
                       const char *column, const char *const *names, GError **error) {
  for (; names != NULL && *names != NULL; names++)
    if (!g_hash_table_contains(data->region_by_display_name, *names))
      return erp_data_dangling(table, row, column, *names, "regions", error);
  return TRUE;
}

/* The first folder's file that exists; the last folder's when none does, for the message. */
static char *
find_file(const char *const *folders, const char *name) {
  g_autofree char *file_name = g_strconcat(name, ".tsv", NULL);

  for (;; folders++) {
    g_autofree char *file = g_build_filename(*folders, file_name, NULL);

    if (folders[1] == NULL || g_file_test(file, G_FILE_TEST_EXISTS))
      return g_steal_pointer(&file);
  }
}

ErpTable *
erp_data_load_table(const ErpCatalogueData *data, const char *name, GError **error) {
  g_autofree char *file = find_file((const char *const *) data->folders, name);

  return erp_table_load(file, error);
}

/* The table that was given, once, else from its file. */
static ErpTable *
take_table(ErpCatalogueData *data, const char *name, GError **error) {
  if (data->given != NULL && g_str_equal(data->given->name, name))
    return g_steal_pointer(&data->given);
  return erp_data_load_table(data, name, error);
}

/* Adds tables to those that are there, all by name. */
static gboolean
load_tables(ErpCatalogueData *data, const char *const *names, guint n, GError **error) {
  for (guint i = 0; i < n; i++) {
    ErpTable *table = take_table(data, names[i], error);
    ErpTable **tables = (ErpTable **) data->shown.tables;
    guint at = data->shown.n_tables;

    if (table == NULL)
      return FALSE;
    tables = g_renew(ErpTable *, tables, at + 1);
    for (; at > 0 && strcmp(tables[at - 1]->name, table->name) > 0; at--)
      tables[at] = tables[at - 1];
    tables[at] = table;
    data->shown.tables = tables;
    data->shown.n_tables++;
  }
  return TRUE;
}

static void
index_tables(ErpCatalogueData *data) {
  guint earlier, later;

  erp_index_clear(&data->table_index);
  erp_index_init(&data->table_index, data->shown.n_tables);
  for (guint i = 0; i < data->shown.n_tables; i++)
    erp_index_add(&data->table_index, data->shown.tables[i]->name, i);
  erp_index_sort(&data->table_index, &earlier, &later); /* the names are our own */
}

/* Takes `given`, a table or NULL. */
static ErpCatalogue *
load(const char *const *folders, ErpTable *given, GError **error) {
  static gboolean (*const steps[])(ErpCatalogueData *, GError **) = {
      erp_data_load_regions,    erp_data_load_places,         erp_data_load_communities,
      erp_data_load_services,   erp_data_load_power_platform, erp_data_load_circuits,
      erp_data_load_parameters, erp_data_load_model,          erp_data_load_advice,
  };
  ErpCatalogueData *data = g_new0(ErpCatalogueData, 1);
  g_autoptr(ErpCatalogue) catalogue = &data->shown;

  data->owned = g_ptr_array_new_with_free_func(g_free);
  data->folders = g_strdupv((char **) folders);
  data->given = given;
  if (!load_tables(data, table_names, G_N_ELEMENTS(table_names), error))
    return NULL;
  index_tables(data);
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
    if (!steps[i](data, error))
      return NULL;
  return g_steal_pointer(&catalogue);
}

ErpCatalogue *
erp_catalogue_load_folders(const char *const *folders, GError **error) {
  return load(folders, NULL, error);
}

gboolean
erp_catalogue_complete(ErpCatalogue *catalogue, GError **error) {
  ErpCatalogueData *data = (ErpCatalogueData *) catalogue;

  if (!load_tables(data, further_names, G_N_ELEMENTS(further_names), error))
    return FALSE;
  index_tables(data);
  return TRUE;
}

ErpCatalogue *
erp_catalogue_load_folder(const char *folder, GError **error) {
  const char *const folders[] = {folder, NULL};

  return erp_catalogue_load_folders(folders, error);
}

/* A relative $XDG_DATA_HOME does not count, as the base directory specification asks. */
char *
erp_catalogue_user_folder(void) {
  const char *base = g_get_user_data_dir();

  if (g_path_is_absolute(base))
    return g_build_filename(base, "erplan", "catalogue", NULL);
  return g_build_filename(g_get_home_dir(), ".local", "share", "erplan", "catalogue", NULL);
}

ErpCatalogue *
erp_catalogue_load_with(ErpTable *table, GError **error) {
  const char *data_folder = g_getenv("ERPLAN_DATADIR");
  g_autofree char *first = NULL;

  if (data_folder != NULL && *data_folder != '\0') {
    first = g_build_filename(data_folder, "catalogue", NULL);
    return load((const char *const[]){first, NULL}, table, error);
  }
  first = erp_catalogue_user_folder();
  return load((const char *const[]){first, ERP_PKGDATADIR "/catalogue", NULL}, table, error);
}

ErpCatalogue *
erp_catalogue_load(GError **error) {
  return erp_catalogue_load_with(NULL, error);
}

void
erp_catalogue_free(ErpCatalogue *catalogue) {
  ErpCatalogueData *data = (ErpCatalogueData *) catalogue;

  if (data == NULL)
    return;
  for (guint i = 0; i < data->shown.n_tables; i++)
    erp_table_free(data->shown.tables[i]);
  g_free((gpointer) data->shown.tables);
  g_strfreev(data->folders);
  erp_table_free(data->given);
  g_ptr_array_unref(data->owned);
  g_clear_pointer(&data->region_by_display_name, g_hash_table_unref);
  g_free(data->region_rtt);
  g_free(data->community_keys);
  erp_index_clear(&data->peering_index);
  erp_index_clear(&data->region_index);
  erp_index_clear(&data->entry_index);
  erp_index_clear(&data->gateway_index);
  erp_index_clear(&data->service_index);
  erp_index_clear(&data->power_index);
  erp_index_clear(&data->parameter_index);
  erp_index_clear(&data->table_index);
  g_free(data);
}
