/* Parameters of rules and evaluation, and what values they take. */
#include <string.h>

#include "base/error.h"
#include "catalogue/data.h"

#include "base/i18n.h"

#define DECIMALS 6

static const char *const units[] = {
    "-",     "%",    "ms",    "s",     "km",      "kByte",     "bytes",          "points",
    "users", "days", "ports", "sites", "devices", "ms:points", "MByte/s:points", NULL};

static const ErpColumn parameter_columns[] = {
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpParameter, name)},
    {"value", ERP_CELL_TEXT, ERP_AT(ErpParameter, value)},
    {"unit", ERP_CELL_TEXT, .words = units, ERP_AT(ErpParameter, unit)},
    {"basis", ERP_CELL_TEXT, ERP_AT(ErpParameter, basis)},
};

static gboolean
is_one_of(const char *word, const char *const *words) {
  return g_strv_contains(words, word);
}

static gboolean
is_counted(const char *unit) {
  static const char *const counted[] = {"bytes", "users",   "days", "ports",
                                        "sites", "devices", NULL};

  return is_one_of(unit, counted);
}

static gboolean
is_share(const char *unit) {
  static const char *const shares[] = {"%", "points", NULL};

  return is_one_of(unit, shares);
}

/* "10:100 25:80": at least two, first numbers all rising or all falling. */
static gboolean
knots_valid(const char *value) {
  g_auto(GStrv) knots = g_strsplit(value, " ", -1);
  guint n = g_strv_length(knots);
  gint64 previous = 0, step = 0;

  for (guint i = 0; i < n; i++) {
    char *colon = strchr(knots[i], ':');
    gint64 x, points;

    if (colon == NULL)
      return FALSE;
    *colon = '\0';
    if (!erp_decimal_parse(knots[i], DECIMALS, &x) ||
        !erp_decimal_parse(colon + 1, DECIMALS, &points) || x < 0 || points < 0 ||
        points > 100 * 1000000)
      return FALSE;
    if (i == 1)
      step = x - previous;
    if (i > 0 && (x == previous || (x > previous) != (step > 0)))
      return FALSE;
    previous = x;
  }
  return n >= 2;
}

gboolean
erp_parameter_check(const ErpParameter *parameter, const char *value, GError **error) {
  gint64 number;

  if (strchr(parameter->unit, ':') != NULL) {
    if (knots_valid(value))
      return TRUE;
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("'%s' is not a list of knots for the parameter '%s' (%s). Write at least two, in "
                  "order, like \"%s\"."),
                value, parameter->name, parameter->unit, parameter->value);
    return FALSE;
  }
  if (!erp_decimal_parse(value, is_counted(parameter->unit) ? 0 : DECIMALS, &number) ||
      number < 0) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("'%s' is not a value for the parameter '%s' (%s). Write a plain number without "
                  "its unit, like \"%s\"."),
                value, parameter->name, parameter->unit, parameter->value);
    return FALSE;
  }
  if (is_share(parameter->unit) && number > 100 * 1000000) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("'%s' is more than 100 %s for the parameter '%s'. Write a number up to 100, like "
                  "\"%s\"."),
                value, parameter->unit, parameter->name, parameter->value);
    return FALSE;
  }
  return TRUE;
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
