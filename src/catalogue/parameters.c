/* Parameters of rules and evaluation, and what values they take. */
#include <string.h>

#include "base/error.h"
#include "catalogue/data.h"

#include "base/i18n.h"

#define MAX_VALUE 1000000000u /* in the parameter's unit */

/* The units and how many decimals a value may have in each. */
static const char *const units[] = {"%",     "ms",      "km",        "kByte",          "-",
                                    "s",     "bytes",   "points",    "users",          "days",
                                    "ports", "devices", "ms:points", "MByte/s:points", NULL};
static const guint unit_decimals[] = {2, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3};

G_STATIC_ASSERT(G_N_ELEMENTS(units) == G_N_ELEMENTS(unit_decimals) + 1);

static const ErpColumn parameter_columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpParameter, name)},
    {"value", ERP_CELL_TEXT, ERP_AT(ErpParameter, value)},
    {"unit", ERP_CELL_TEXT, .words = units, ERP_AT(ErpParameter, unit)},
    {"basis", ERP_CELL_TEXT, ERP_AT(ErpParameter, basis)},
};

static guint
decimals_of(const char *unit) {
  for (guint i = 0; units[i] != NULL; i++)
    if (g_str_equal(unit, units[i]))
      return unit_decimals[i];
  g_return_val_if_reached(0);
}

/* "10:100 25:80": at least two, first numbers all rising or all falling, points up to 100. */
static gboolean
knots_valid(const char *value, guint decimals) {
  g_auto(GStrv) knots = g_strsplit(value, " ", -1);
  guint n = g_strv_length(knots);
  gint64 previous = 0, step = 0;

  for (guint i = 0; i < n; i++) {
    char *colon = strchr(knots[i], ':');
    gint64 x, points;

    if (colon == NULL)
      return FALSE;
    *colon = '\0';
    if (!erp_decimal_parse(knots[i], decimals, &x) || !erp_decimal_parse(colon + 1, 0, &points) ||
        x < 0 || points < 0 || points > 100)
      return FALSE;
    if (i == 1)
      step = x - previous;
    if (i > 0 && (x == previous || (x > previous) != (step > 0)))
      return FALSE;
    previous = x;
  }
  return n >= 2;
}

static gboolean
number_check(const ErpParameter *parameter, const char *value, GError **error) {
  gboolean share = g_str_equal(parameter->unit, "%") || g_str_equal(parameter->unit, "points");
  guint limit = share ? 100 : MAX_VALUE, decimals = decimals_of(parameter->unit);
  gint64 scaled = limit, number;

  if (!erp_decimal_parse(value, decimals, &number) || number < 0) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("'%s' is not a value for the parameter '%s' (%s). Write a plain number with at "
                  "most %u decimals and without the unit, like \"%s\"."),
                value, parameter->name, parameter->unit, decimals, parameter->value);
    return FALSE;
  }
  for (guint i = 0; i < decimals; i++)
    scaled *= 10;
  if (number > scaled) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("'%s' is too much for the parameter '%s' (%s). Write a number up to %u, like "
                  "\"%s\"."),
                value, parameter->name, parameter->unit, limit, parameter->value);
    return FALSE;
  }
  return TRUE;
}

gboolean
erp_parameter_check(const ErpParameter *parameter, const char *value, GError **error) {
  if (strchr(parameter->unit, ':') == NULL)
    return number_check(parameter, value, error);
  if (knots_valid(value, decimals_of(parameter->unit)))
    return TRUE;
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
              _("'%s' is not a list of knots for the parameter '%s' (%s). Write at least two in "
                "order, like \"%s\"."),
              value, parameter->name, parameter->unit, parameter->value);
  return FALSE;
}

gboolean
erp_data_load_parameters(ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "parameters");
  const ErpParameter *parameters =
      erp_data_read(data, "parameters", parameter_columns, G_N_ELEMENTS(parameter_columns),
                    sizeof *parameters, &data->shown.n_parameters, error);

  if (parameters == NULL)
    return FALSE;
  data->shown.parameters = parameters;
  erp_index_init(&data->parameter_index, data->shown.n_parameters);
  for (guint i = 0; i < data->shown.n_parameters; i++) {
    g_autoptr(GError) local = NULL;

    if (!erp_parameter_check(&parameters[i], parameters[i].value, &local)) {
      erp_table_error(table, i, (guint) erp_table_column(table, "value"), error, "%s",
                      local->message);
      return FALSE;
    }
    erp_index_add(&data->parameter_index, parameters[i].name, i);
  }
  return erp_data_sort_index(data, &data->parameter_index, "parameters", "name", error);
}
