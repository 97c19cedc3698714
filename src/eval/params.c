#include "eval/params.h"

#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"

typedef struct {
  gint64 at;     /* us */
  gint64 points; /* hundredths */
} Knot;

typedef struct {
  const ErpParameter *parameter;
  char *text; /* as stated in the plan, without its unit; else NULL */
  char *shown;
  gint64 value;
} Entry;

struct _ErpParams {
  Entry *entries;
  guint n_entries;
  GHashTable *by_name; /* name -> Entry */
  GArray *knots;       /* Knot; of "score.knots", times rising */
};

/* Memory units in one unit of the catalogue. */
static gint64
unit_scale(const char *unit) {
  static const struct {
    const char *unit;
    gint64 scale;
  } scales[] = {{"ms", 1000}, {"s", 1000000},  {"%", 100},
                {"km", 1000}, {"kByte", 1000}, {"Gb/s", 1000000000}};
  for (guint i = 0; i < G_N_ELEMENTS(scales); i++)
    if (g_str_equal(unit, scales[i].unit))
      return scales[i].scale;
  return 1;
}

/* The plain decimal at `text` times `scale`. The catalogue has checked its range and that it has
 * no digits beyond the memory unit. */
static gint64
read_scaled(const char *text, const char **end, gint64 scale) {
  gint64 sum = 0;
  const char *p = text;
  for (; g_ascii_isdigit(*p); p++)
    sum = sum * 10 + (*p - '0');
  sum *= scale;
  if (*p == '.')
    for (p++; g_ascii_isdigit(*p); p++) {
      scale /= 10;
      sum += scale * (*p - '0');
    }
  *end = p;
  return sum;
}

/* "10:100 25:80 ...", which the catalogue has checked: times all rising or all falling. */
static GArray *
read_knots(const char *text) {
  GArray *knots = g_array_new(FALSE, FALSE, sizeof(Knot));
  const char *p = text;
  while (*p != '\0') {
    Knot knot;
    knot.at = read_scaled(p, &p, 1000);
    knot.points = read_scaled(p + 1, &p, 100);
    if (knots->len > 0 && knot.at < g_array_index(knots, Knot, 0).at)
      g_array_prepend_val(knots, knot);
    else
      g_array_append_val(knots, knot);
    if (*p == ' ')
      p++;
  }
  return knots;
}

static gboolean
is_knots(const ErpParameter *parameter) {
  return strchr(parameter->unit, ':') != NULL;
}

/* A plan may write a number with its unit. */
static char *
without_unit(const ErpParameter *parameter, const char *text) {
  char *bare = g_strdup(text);
  if (!is_knots(parameter) && g_str_has_suffix(bare, parameter->unit))
    bare[strlen(bare) - strlen(parameter->unit)] = '\0';
  return g_strchomp(bare);
}

/* What the catalogue takes for this parameter, and nothing else. */
static gboolean
parse_entry(const ErpParameter *parameter, const char *text, gint64 *value, GError **error) {
  g_autofree char *bare = without_unit(parameter, text);
  const char *end;
  if (!erp_parameter_check(parameter, bare, error))
    return FALSE;
  *value = is_knots(parameter) ? ERP_UNSET : read_scaled(bare, &end, unit_scale(parameter->unit));
  return TRUE;
}

static Entry *
find_entry(const ErpParams *params, const char *name) {
  return g_hash_table_lookup(params->by_name, name);
}

static const char *
text_of(const Entry *entry) {
  return entry->text != NULL ? entry->text : entry->parameter->value;
}

static void
override_entry(ErpParams *params, const ErpCatalogue *catalogue, const ErpPlanParameter *stated,
               ErpDiagList *diags) {
  if (stated->name == NULL || stated->value == NULL)
    return;
  Entry *entry = find_entry(params, stated->name);
  if (entry == NULL) {
    const char *suggestion = NULL;
    erp_catalogue_parameter(catalogue, stated->name, &suggestion);
    if (suggestion != NULL)
      erp_diag_add(diags, ERP_SEVERITY_ERROR, "unknown-parameter", stated->record.line,
                   stated->record.column, stated->name,
                   _("There is no parameter \"%s\"; did you mean \"%s\"?"), stated->name,
                   suggestion);
    else
      erp_diag_add(diags, ERP_SEVERITY_ERROR, "unknown-parameter", stated->record.line,
                   stated->record.column, stated->name,
                   _("There is no parameter \"%s\"; erplan catalogue parameters lists them."),
                   stated->name);
    return;
  }
  gint64 value;
  g_autoptr(GError) error = NULL;
  if (!parse_entry(entry->parameter, stated->value, &value, &error)) {
    erp_diag_add(diags, ERP_SEVERITY_ERROR, "parameter-value", stated->record.line,
                 stated->record.column, stated->name, "%s", error->message);
    return;
  }
  g_free(entry->text);
  entry->text = without_unit(entry->parameter, stated->value);
  entry->value = value;
}

ErpParams *
erp_params_new(const ErpPlan *plan, const ErpCatalogue *catalogue, ErpDiagList *diags) {
  ErpParams *params = g_new0(ErpParams, 1);
  params->n_entries = catalogue->n_parameters;
  params->entries = g_new0(Entry, MAX(params->n_entries, 1));
  params->by_name = g_hash_table_new(erp_hash_text, g_str_equal);
  for (guint i = 0; i < params->n_entries; i++) {
    params->entries[i].parameter = &catalogue->parameters[i];
    if (!parse_entry(&catalogue->parameters[i], catalogue->parameters[i].value,
                     &params->entries[i].value, NULL))
      params->entries[i].value = ERP_UNSET;
    g_hash_table_insert(params->by_name, (gpointer) catalogue->parameters[i].name,
                        &params->entries[i]);
  }
  guint n;
  const ErpRecord *const *stated = erp_plan_of_kind(plan, ERP_KIND_PARAMETER, &n);
  for (guint i = 0; i < n; i++)
    override_entry(params, catalogue, ERP_AS(ErpPlanParameter, PARAMETER, stated[i]), diags);
  for (guint i = 0; i < params->n_entries; i++) {
    Entry *entry = &params->entries[i];
    entry->shown = erp_parameter_show(entry->parameter, text_of(entry));
  }
  if (find_entry(params, "score.knots") != NULL)
    params->knots = read_knots(erp_params_text(params, "score.knots"));
  return params;
}

void
erp_params_free(ErpParams *params) {
  if (params == NULL)
    return;
  for (guint i = 0; i < params->n_entries; i++) {
    g_free(params->entries[i].text);
    g_free(params->entries[i].shown);
  }
  g_free(params->entries);
  g_hash_table_unref(params->by_name);
  g_clear_pointer(&params->knots, g_array_unref);
  g_free(params);
}

gint64
erp_params_value(const ErpParams *params, const char *name) {
  const Entry *entry = find_entry(params, name);
  g_assert(entry != NULL);
  return entry->value;
}

const char *
erp_params_text(const ErpParams *params, const char *name) {
  const Entry *entry = find_entry(params, name);
  g_assert(entry != NULL);
  return text_of(entry);
}

const char *
erp_params_show(const ErpParams *params, const char *name) {
  const Entry *entry = find_entry(params, name);
  g_assert(entry != NULL);
  return entry->shown;
}

gboolean
erp_params_overridden(const ErpParams *params, const char *name) {
  const Entry *entry = find_entry(params, name);
  g_assert(entry != NULL);
  return entry->text != NULL;
}

gint64
erp_params_points(const ErpParams *params, gint64 rtt) {
  if (params->knots == NULL)
    return 0;
  const Knot *knots = (const Knot *) params->knots->data;
  guint n = params->knots->len;
  gint64 points = knots[n - 1].points;
  if (rtt <= knots[0].at)
    points = knots[0].points;
  else
    for (guint i = 1; i < n; i++)
      if (rtt <= knots[i].at) {
        gint64 span = knots[i].at - knots[i - 1].at;
        points = knots[i - 1].points +
                 (knots[i].points - knots[i - 1].points) * (rtt - knots[i - 1].at) / span;
        break;
      }
  return points;
}

guint
erp_params_score(const ErpParams *params, gint64 rtt) {
  return (guint) ((erp_params_points(params, rtt) + 50) / 100);
}
