/* Hubs, corridors and coefficients of the latency model. */
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "catalogue/data.h"

#include "base/i18n.h"

static const ErpColumn hub_columns[] = {
    {"hub", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpHub, name)},
    {"lat", ERP_LATITUDE, ERP_AT(ErpHub, lat)},
    {"lon", ERP_LONGITUDE, ERP_AT(ErpHub, lon)},
    {"entrance", ERP_CELL_FLAG, ERP_AT(ErpHub, entrance)},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

typedef struct {
  const char *a, *b, *reason;
  gint64 length;
} CorridorRow;

static const ErpColumn corridor_columns[] = {
    {"a", ERP_CELL_TEXT, .key = TRUE, ERP_AT(CorridorRow, a)},
    {"b", ERP_CELL_TEXT, .key = TRUE, ERP_AT(CorridorRow, b)},
    {"km", ERP_CELL_DECIMAL, .decimals = 3, .min = 1, .max = 100000000,
     ERP_AT(CorridorRow, length)},
    {"reason", ERP_CELL_TEXT, ERP_AT(CorridorRow, reason)},
};

typedef struct {
  const char *name, *value, *unit;
} CoefficientRow;

static const ErpColumn coefficient_columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(CoefficientRow, name)},
    {"value", ERP_CELL_TEXT, ERP_AT(CoefficientRow, value)},
    {"unit", ERP_CELL_TEXT, ERP_AT(CoefficientRow, unit)},
    {"basis", ERP_CELL_TEXT, ERP_UNUSED},
};

/* A coefficient by name: its unit in the file, the decimals that turn it into the unit in memory,
 * and its range there. */
typedef struct {
  const char *name, *unit;
  guint decimals;
  gint64 min, max;
  gsize offset;
  gboolean small; /* a guint, else a gint64 */
} Coefficient;

#define COEFFICIENT(name, unit, decimals, min, max, member)                                        \
  {                                                                                                \
    name, unit, decimals, min, max, offsetof(ErpLatencyCoefficients, member),                      \
        sizeof(((ErpLatencyCoefficients *) NULL)->member) == sizeof(guint)                         \
  }

static const Coefficient coefficients[] = {
    COEFFICIENT("alternative", "%", 0, 100, 1000, alternative_percent),
    COEFFICIENT("clamp", "%", 0, 100, 1000, clamp_percent),
    COEFFICIENT("entrances", "-", 0, 1, 100, entrances),
    COEFFICIENT("fixed", "ms", 3, 0, 1000000, fixed),
    COEFFICIENT("fixed-metro", "ms", 3, 0, 1000000, fixed_metro),
    COEFFICIENT("metro-length", "km", 3, 0, 20000000, metro_length),
    COEFFICIENT("ramp-length", "km", 3, 1, 20000000, ramp_length),
    COEFFICIENT("rate", "ns/km", 0, 10000, 100000, rate),
    COEFFICIENT("steep", "%", 0, 0, 10000, steep_percent),
};

static gboolean
load_hubs(ErpCatalogueData *data, GHashTable *by_name, GError **error) {
  const ErpTable *table = erp_data_table(data, "hubs");
  const ErpHub *hubs = erp_data_read(data, "hubs", hub_columns, G_N_ELEMENTS(hub_columns),
                                     sizeof *hubs, &data->shown.n_hubs, error);
  gboolean entrance = FALSE;

  if (hubs == NULL)
    return FALSE;
  data->shown.hubs = hubs;
  for (guint i = 0; i < data->shown.n_hubs; i++) {
    g_hash_table_insert(by_name, (gpointer) hubs[i].name, GUINT_TO_POINTER(i));
    entrance = entrance || hubs[i].entrance;
  }
  if (!entrance)
    erp_table_header_error(table, (guint) erp_table_column(table, "entrance"), error,
                           _("No hub is an entrance. Write y in at least one row."));
  return entrance;
}

static gboolean
read_corridor(const ErpTable *table, guint row, const CorridorRow *text, GHashTable *by_name,
              ErpCorridor *corridor, GError **error) {
  if (!g_hash_table_contains(by_name, text->a))
    return erp_data_dangling(table, row, "a", text->a, "hubs", error);
  if (!g_hash_table_contains(by_name, text->b))
    return erp_data_dangling(table, row, "b", text->b, "hubs", error);
  if (g_str_equal(text->a, text->b)) {
    erp_table_error(table, row, (guint) erp_table_column(table, "b"), error,
                    _("The corridor goes from '%s' to itself. Remove it."), text->a);
    return FALSE;
  }
  corridor->a = GPOINTER_TO_UINT(g_hash_table_lookup(by_name, text->a));
  corridor->b = GPOINTER_TO_UINT(g_hash_table_lookup(by_name, text->b));
  corridor->length = text->length;
  corridor->reason = text->reason;
  return TRUE;
}

static gboolean
load_corridors(ErpCatalogueData *data, GHashTable *by_name, GError **error) {
  const ErpTable *table = erp_data_table(data, "corridors");
  guint n;
  const CorridorRow *rows = erp_data_read(data, "corridors", corridor_columns,
                                          G_N_ELEMENTS(corridor_columns), sizeof *rows, &n, error);
  ErpCorridor *corridors;

  if (rows == NULL)
    return FALSE;
  corridors = g_new0(ErpCorridor, MAX(n, 1));
  g_ptr_array_add(data->owned, corridors);
  data->shown.corridors = corridors;
  data->shown.n_corridors = n;
  for (guint i = 0; i < n; i++)
    if (!read_corridor(table, i, &rows[i], by_name, &corridors[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_coefficient(ErpCatalogueData *data, const ErpTable *table, guint row,
                 const CoefficientRow *text, guint *seen, GError **error) {
  for (guint i = 0; i < G_N_ELEMENTS(coefficients); i++) {
    const Coefficient *coefficient = &coefficients[i];
    gpointer place = (char *) &data->shown.latency + coefficient->offset;
    gint64 value;

    if (!g_str_equal(text->name, coefficient->name))
      continue;
    if (!g_str_equal(text->unit, coefficient->unit) ||
        !erp_decimal_parse(text->value, coefficient->decimals, &value) ||
        value < coefficient->min || value > coefficient->max) {
      erp_table_error(table, row, (guint) erp_table_column(table, "value"), error,
                      _("'%s' %s is not a value for the coefficient '%s'. Write a number in %s."),
                      text->value, text->unit, text->name, coefficient->unit);
      return FALSE;
    }
    if (coefficient->small)
      *(guint *) place = (guint) value;
    else
      *(gint64 *) place = value;
    *seen |= 1u << i;
    return TRUE;
  }
  erp_table_error(table, row, (guint) erp_table_column(table, "name"), error,
                  _("'%s' is not a coefficient of the model. Remove the row."), text->name);
  return FALSE;
}

static gboolean
load_coefficients(ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "latency-model");
  guint n, seen = 0;
  const CoefficientRow *rows =
      erp_data_read(data, "latency-model", coefficient_columns, G_N_ELEMENTS(coefficient_columns),
                    sizeof *rows, &n, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!read_coefficient(data, table, i, &rows[i], &seen, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(coefficients); i++)
    if ((seen & 1u << i) == 0) {
      erp_table_header_error(table, 0, error, _("The coefficient '%s' is missing. Add its row."),
                             coefficients[i].name);
      return FALSE;
    }
  return TRUE;
}

gboolean
erp_data_load_model(ErpCatalogueData *data, GError **error) {
  g_autoptr(GHashTable) by_name = g_hash_table_new(erp_hash_text, g_str_equal);

  return load_hubs(data, by_name, error) && load_corridors(data, by_name, error) &&
         load_coefficients(data, error);
}
