/* Parameters of rules and evaluation, and what values they take. */
#include <string.h>

#include "base/error.h"
#include "catalogue/data.h"

#include "base/i18n.h"

#define MAX_VALUE 1000000000u /* in the parameter's unit */

/* The units and how many decimals a value may have in each. */
static const char *const units[] = {"%",     "ms",      "km",        "kByte",     "-",
                                    "s",     "bytes",   "points",    "users",     "days",
                                    "ports", "devices", "addresses", "ms:points", "MByte/s:points",
                                    "Gb/s",  NULL};
static const guint unit_decimals[] = {2, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3};

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

/* A number as people write it: a limit has no sign. */
static gboolean
plain_parse(const char *text, guint decimals, gint64 *number) {
  return *text != '-' && erp_decimal_parse(text, decimals, number);
}

/* "10:100 25:80": at least two, first numbers all rising or all falling, points up to 100. */
static gboolean
knots_valid(const char *value, guint decimals) {
  g_auto(GStrv) knots = g_strsplit(value, " ", -1);
  guint n = g_strv_length(knots);
  gint64 previous = 0, step = 0, limit = MAX_VALUE;

  for (guint i = 0; i < decimals; i++)
    limit *= 10;
  for (guint i = 0; i < n; i++) {
    char *colon = strchr(knots[i], ':');
    gint64 x, points;

    if (colon == NULL)
      return FALSE;
    *colon = '\0';
    if (!plain_parse(knots[i], decimals, &x) || !plain_parse(colon + 1, 0, &points) || x > limit ||
        points > 100)
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

  if (!plain_parse(value, decimals, &number)) {
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

/* What evaluation and rules ask for by name; a table without it, say an older one in the user's
 * folder, cannot be used. */
static const struct {
  const char *name, *unit;
} needed[] = {
    {"access.4g", "ms"},
    {"access.5g", "ms"},
    {"access.cable", "ms"},
    {"access.dsl", "ms"},
    {"access.fibre", "ms"},
    {"access.satellite-geo", "ms"},
    {"access.satellite-leo", "ms"},
    {"backhaul.share", "%"},
    {"bfd.interval", "ms"},
    {"bfd.multiplier", "-"},
    {"bgp.hold", "s"},
    {"branch.circuits", "-"},
    {"cost.margin", "%"},
    {"dns.km", "km"},
    {"ecmp.rtt", "ms"},
    {"error.band.ms", "ms"},
    {"error.band.percent", "%"},
    {"failover.days", "days"},
    {"far.share", "%"},
    {"fastpath.rate", "Gb/s"},
    {"gateway.delay", "ms"},
    {"gateway.low", "%"},
    {"gp.detour", "km"},
    {"gp.material", "ms"},
    {"gp.minor", "ms"},
    {"hop.firewall", "ms"},
    {"hop.router", "ms"},
    {"idle.days", "days"},
    {"jitter.client", "ms"},
    {"jitter.edge", "ms"},
    {"linkpair.rtt", "ms"},
    {"loss.client", "%"},
    {"loss.edge", "%"},
    {"measure.days", "days"},
    {"mobile", "%"},
    {"nat.peak", "ports"},
    {"nat.ports", "ports"},
    {"nat.reserved", "ports"},
    {"odg.rtt", "ms"},
    {"open.share", "%"},
    {"packet.size", "bytes"},
    {"pp.rtt.fail", "ms"},
    {"pp.rtt.warn", "ms"},
    {"prefixes.warn", "%"},
    {"private-endpoint.share", "%"},
    {"proxy.delay", "ms"},
    {"proxy.inspection", "ms"},
    {"queue.buffer", "ms"},
    {"queue.burstiness", "-"},
    {"rtt.interactive.fail", "ms"},
    {"rtt.interactive.warn", "ms"},
    {"rtt.realtime.client", "ms"},
    {"rtt.realtime.edge", "ms"},
    {"score.fail", "points"},
    {"score.knots", "ms:points"},
    {"score.warn", "points"},
    {"share.allow", "%"},
    {"share.default", "%"},
    {"share.optimize", "%"},
    {"smallsite.users", "users"},
    {"spof.users", "users"},
    {"surplus", "addresses"},
    {"util.fail", "%"},
    {"util.low", "%"},
    {"util.warn", "%"},
    {"vpn.delay", "ms"},
    {"window", "kByte"},
};

static gboolean
check_needed(const ErpCatalogueData *data, const ErpTable *table, GError **error) {
  for (guint i = 0; i < G_N_ELEMENTS(needed); i++) {
    gint row = erp_index_find(&data->parameter_index, needed[i].name, NULL);
    const ErpParameter *found = row >= 0 ? &data->shown.parameters[row] : NULL;

    if (found == NULL || !g_str_equal(found->name, needed[i].name)) {
      erp_table_header_error(table, 0, error, _("The parameter '%s' is missing. Add its row."),
                             needed[i].name);
      return FALSE;
    }
    if (!g_str_equal(found->unit, needed[i].unit)) {
      erp_table_error(table, (guint) row, (guint) erp_table_column(table, "unit"), error,
                      _("The parameter '%s' must be in %s, not in %s."), found->name,
                      needed[i].unit, found->unit);
      return FALSE;
    }
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
  return erp_data_sort_index(data, &data->parameter_index, "parameters", "name", error) &&
         check_needed(data, table, error);
}

/* Units that are words stand in the table in the plural. */
static const char *
word_of(const char *unit, gboolean one) {
  static const struct {
    const char *unit, *one, *many;
  } words[] = {
      {"users", N_("user"), N_("users")},
      {"days", N_("day"), N_("days")},
      {"points", N_("point"), N_("points")},
      {"ports", N_("port"), N_("ports")},
      {"addresses", N_("address"), N_("addresses")},
      {"bytes", N_("byte"), N_("bytes")},
  };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_equal(words[i].unit, unit))
      return one ? _(words[i].one) : _(words[i].many);
  return unit;
}

char *
erp_parameter_show(const ErpParameter *parameter, const char *value) {
  if (*parameter->unit == '\0' || g_str_equal(parameter->unit, "-"))
    return g_strdup(value);
  return g_strdup_printf("%s %s", value, word_of(parameter->unit, g_str_equal(value, "1")));
}
