#include "report/figures.h"

#include <string.h>

#include "base/escape.h"
#include "base/i18n.h"

char *
erp_show_time(gint64 us, ErpProvenance provenance) {
  if (us == ERP_UNSET)
    return g_strdup("-");
  g_autofree char *text = erp_fixed((us + 50) / 100, 1);
  return g_strdup_printf("%s%s ms", provenance == ERP_PROVENANCE_MODELLED ? "~" : "", text);
}

char *
erp_show_rate(gint64 rate) {
  return rate == ERP_UNSET || rate == 0 ? g_strdup("-") : erp_unit_display(ERP_UNIT_RATE, rate);
}

char *
erp_show_percent(gint64 basis_points) {
  if (basis_points == ERP_UNSET)
    return g_strdup("-");
  g_autofree char *text = erp_fixed((basis_points + 50) / 100, 0);
  return g_strdup_printf("%s %%", text);
}

char *
erp_show_length(gint64 metres) {
  return metres == ERP_UNSET ? g_strdup("-") : erp_unit_display(ERP_UNIT_LENGTH, metres);
}

char *
erp_show_name(const ErpResults *results, const char *object) {
  const ErpNetwork *network = results->network;
  guint32 node = erp_network_node(network, object), element = erp_network_element(network, object);
  if (node != ERP_NONE)
    return g_strdup(network->nodes[node].name);
  return g_strdup(element != ERP_NONE ? network->elements[element].name : object);
}

const char *
erp_show_kind(ErpElementKind kind) {
  static const char *const kinds[] = {N_("WAN link"), N_("internet"), N_("circuit"),
                                      N_("gateway"),  N_("proxy"),    N_("VPN")};
  return _(kinds[kind]);
}

char *
erp_show_way(const ErpResults *results, guint32 index) {
  const ErpNetwork *network = results->network;
  if (index == ERP_NONE)
    return g_strdup(_("none"));
  const ErpRoute *route = &results->routes[index];
  if (route->circuit != ERP_NONE)
    return g_strdup_printf(_("ExpressRoute %s"), network->circuits[route->circuit].circuit->id);
  if (route->egress == ERP_NONE)
    return g_strdup(_("internet"));
  return g_strdup_printf(_("internet at %s"),
                         network->nodes[network->egresses[route->egress].node].id);
}

char *
erp_show_sets(const ErpResults *results, const ErpFlow *flow) {
  if (flow->group == ERP_NONE)
    return g_strdup("");
  const ErpSetGroup *group = &results->groups[flow->group];
  GString *text = g_string_new(erp_category_word(group->category));
  for (guint i = 0; i < group->n_ids; i++)
    g_string_append_printf(text, " %u", group->ids[i]);
  return g_string_free(text, FALSE);
}

char *
erp_show_service(const ErpResults *results, const ErpFlow *flow) {
  const char *word = results->catalogue->services[flow->service].service;
  g_autofree char *sets = erp_show_sets(results, flow);
  return *sets == '\0' ? g_strdup(word) : g_strdup_printf("%s %s", word, sets);
}

char *
erp_show_reasons(const ErpFlow *flow) {
  GString *text = g_string_new(erp_why_code(flow->decisive));
  for (guint why = 0; why < ERP_WHY_LAST; why++)
    if ((flow->reasons >> why & 1u) && why != (guint) flow->decisive)
      g_string_append_printf(text, "%s%s", text->len == 0 ? "" : " ", erp_why_code((ErpWhy) why));
  return g_string_free(text, FALSE);
}

char *
erp_show_points(ErpPoints points) {
  return points.least == points.most ? g_strdup_printf("%u", points.most)
                                     : g_strdup_printf(_("%u to %u"), points.least, points.most);
}

char *
erp_show_multiplier(ErpPoints halves) {
  if (halves.least != halves.most)
    return g_strdup_printf(_("x %u to %u"), halves.least / 2, halves.most / 2);
  return halves.most % 2 == 0 ? g_strdup_printf("x %u", halves.most / 2)
                              : g_strdup_printf("x %u.5", halves.most / 2);
}

char *
erp_show_locations(const ErpResiliency *resiliency) {
  static const char *const words[] = {N_("none"), N_("one"), N_("two")};
  return g_strdup(resiliency->metro ? _("metro pair") : _(words[resiliency->locations]));
}

char *
erp_show_unknown(const ErpResiliency *resiliency) {
  const struct {
    const ErpPoints *points;
    const char *name;
  } parts[] = {{&resiliency->multiplier, _("tests")},
               {&resiliency->zones, _("zones")},
               {&resiliency->advice, _("advice")}};
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i].points->least != parts[i].points->most)
      g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", parts[i].name);
  return g_string_free(text, FALSE);
}

char *
erp_show_money(gint64 cents, const char *currency) {
  if (cents == ERP_UNSET)
    return g_strdup("-");
  g_autofree char *amount = erp_unit_format(ERP_UNIT_MONEY, cents);
  g_autofree char *safe = erp_escape_text(currency != NULL ? currency : "");
  return g_strdup_printf("%s %s", amount, safe);
}

/* What the plan states as a whole, else port and price of a GB as far as they are known. */
char *
erp_show_metered(const ErpBill *bill) {
  if (bill->metered_from == ERP_COST_DECLARED || bill->port == ERP_UNSET ||
      bill->per_gb == ERP_UNSET)
    return erp_show_money(bill->metered, "USD");
  g_autofree char *port = erp_show_money((bill->port + 50) / 100, "USD");
  g_autofree char *each =
      bill->per_gb % 10 == 0 ? erp_fixed(bill->per_gb / 10, 3) : erp_fixed(bill->per_gb, 4);
  return g_strdup_printf(_("%s + %s a GB"), port, each);
}

char *
erp_show_gigabytes(gint64 gigabytes) {
  return gigabytes == ERP_UNSET ? g_strdup("-")
                                : g_strdup_printf("%" G_GINT64_FORMAT " GB", gigabytes);
}

char *
erp_show_cost_origin(const ErpCost *cost) {
  static const char *const words[] = {N_("not known"), N_("list"), N_("declared")};
  return g_strdup(cost->without_data ? _("list, without data") : _(words[cost->origin]));
}

char *
erp_show_busiest(const ErpReview *review) {
  const ErpHeadline *headline = erp_review_headline(review);
  g_autofree char *use = erp_show_percent(headline->use);
  if (headline->busiest == ERP_NONE)
    return g_steal_pointer(&use);
  return g_strdup_printf("%s %s",
                         erp_review_results(review)->network->elements[headline->busiest].id, use);
}

static const struct {
  const char *suffix, *unit;
} units[] = {{"_ms", " ms"},           {"_km", " km"},     {"_mbps", " Mb/s"},
             {"_minutes", " minutes"}, {"_percent", " %"}, {"_points", " points"}};

const char *
erp_show_figure_unit(const ErpFigure *figure) {
  for (guint i = 0; i < G_N_ELEMENTS(units); i++)
    if (g_str_has_suffix(figure->name, units[i].suffix))
      return units[i].unit;
  return "";
}

char *
erp_show_figure_name(const ErpFigure *figure) {
  gsize length = strlen(figure->name);
  for (guint i = 0; i < G_N_ELEMENTS(units); i++)
    if (g_str_has_suffix(figure->name, units[i].suffix))
      length -= strlen(units[i].suffix);
  return g_strdelimit(g_strndup(figure->name, length), "_", ' ');
}

char *
erp_show_figure_number(const ErpFigure *figure) {
  guint decimals = figure->value % 100 == 0 ? 0 : figure->value % 10 == 0 ? 1 : 2;
  gint64 divisor = decimals == 0 ? 100 : decimals == 1 ? 10 : 1;
  return erp_fixed(figure->value / divisor, decimals);
}

char *
erp_show_figure(const ErpFigure *figure) {
  g_autofree char *name = erp_show_figure_name(figure);
  g_autofree char *number = erp_show_figure_number(figure);
  const char *unit = erp_show_figure_unit(figure);
  return figure->from == NULL ? g_strdup_printf("%s %s%s", name, number, unit)
                              : g_strdup_printf("%s %s%s (%s)", name, number, unit, figure->from);
}

/* ---- measures -------------------------------------------------------------------------------- */

static char *
show_value(ErpUnit unit, const ErpMeasured *measured, const ErpMeasured *other) {
  gboolean beside = measured->value != ERP_UNSET && other->value != ERP_UNSET &&
                    measured->value != other->value && unit != ERP_UNIT_COUNT;
  if (unit == ERP_UNIT_MONEY)
    return erp_show_money(measured->value, measured->currency);
  g_autofree char *value = beside ? erp_unit_display_beside(unit, measured->value, other->value)
                                  : erp_unit_display(unit, measured->value);
  gboolean modelled = unit == ERP_UNIT_TIME && measured->value != ERP_UNSET &&
                      measured->provenance == ERP_PROVENANCE_MODELLED;
  return g_strconcat(modelled ? "~" : "", value, NULL);
}

char *
erp_show_measured_beside(ErpMeasureId measure, const ErpMeasured *measured,
                         const ErpMeasured *other) {
  char *value = show_value(erp_measure_info(measure)->unit, measured, other);
  if (measured->object == NULL)
    return value;
  g_autofree char *text = value;
  return g_strdup_printf("%s (%s)", text, measured->object);
}

char *
erp_show_measured(ErpMeasureId measure, const ErpMeasured *measured) {
  return erp_show_measured_beside(measure, measured, measured);
}
