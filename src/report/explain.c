#include "report/explain.h"

#include <string.h>

#include "report/figures.h"
#include "report/formulas.h"
#include "report/stated.h"
#include "report/paper/wrap.h"
#include "base/i18n.h"

/* ---- inputs ---------------------------------------------------------------------------------- */

#define LISTED 3 /* further objects whose inputs are told */

/* "WAN link lon-par  5.7 ms modelled, 2 Gb/s declared". The capacity of a gateway is that of its
 * SKU, all others are stated in the plan. */
static void
append_element(GString *out, const ErpElement *element) {
  g_autofree char *rtt = erp_show_time(element->rtt, ERP_PROVENANCE_MEASURED);
  g_autofree char *up = erp_show_rate(element->capacity[ERP_UP]);
  g_autofree char *down = erp_show_rate(element->capacity[ERP_DOWN]);
  g_autoptr(GString) text = g_string_new(NULL);
  if (element->rtt != ERP_UNSET)
    g_string_append_printf(text, _("round trip %s, %s; "), rtt,
                           erp_provenance_word(element->provenance));
  if (element->capacity[ERP_UP] == element->capacity[ERP_DOWN])
    g_string_append_printf(text, _("capacity %s"), up);
  else
    g_string_append_printf(text, _("capacity %s one way, %s the other"), up, down);
  if (element->capacity[ERP_UP] != ERP_UNSET || element->capacity[ERP_DOWN] != ERP_UNSET)
    g_string_append_printf(text, ", %s",
                           erp_provenance_word(element->kind == ERP_ELEMENT_GATEWAY
                                                   ? ERP_PROVENANCE_PUBLISHED
                                                   : ERP_PROVENANCE_DECLARED));
  erp_wrap_labelled(out, 4, element->id, text->str);
}

static void
append_route(GString *out, const ErpResults *results, guint32 index) {
  const ErpRoute *route = &results->routes[index];
  g_autofree char *way = erp_show_way(results, index);
  g_autofree char *rtt = erp_show_time(route->rtt, ERP_PROVENANCE_MEASURED);
  g_autofree char *text =
      g_strdup_printf(_("round trip %s, %s"), rtt, erp_provenance_word(route->provenance));
  g_autofree char *label = g_strdup_printf("%s:", way);
  erp_wrap_labelled(out, 2, label, text);
  for (guint i = 0; i < route->n_hops; i++)
    append_element(out, &results->network->elements[route->hops[i].element]);
}

/* "index of gw: 30 to 100, of two locations 20 x 1 to 4, ..., an estimate: not known: tests". */
static void
append_resiliency(GString *out, const ErpReview *review, guint32 gateway) {
  ErpResiliency of = erp_resiliency_of(review, gateway);
  g_autofree char *index = erp_show_points(of.index);
  g_autofree char *locations = erp_show_locations(&of);
  g_autofree char *tests = erp_show_multiplier(of.multiplier);
  g_autofree char *zones = erp_show_points(of.zones);
  g_autofree char *advice = erp_show_points(of.advice);
  g_autofree char *unknown = erp_show_unknown(&of);
  g_autofree char *text =
      g_strdup_printf(_("%s of 100, an estimate: locations (%s) %u %s by tests, zones %s, advice "
                        "%s; not known: %s"),
                      index, locations, of.route, tests, zones, advice, unknown);
  erp_wrap_labelled(out, 2, _("resiliency index:"), text);
}

/* "er: by the gigabyte 436 USD + 0.0250 a GB, unlimited 5700 USD; ..." */
static void
append_billing(GString *out, const ErpReview *review, guint32 circuit) {
  const ErpResults *results = erp_review_results(review);
  g_autoptr(ErpCosts) costs = erp_costs_new(review);
  const ErpBill *bill = &costs->circuits[circuit];
  const ErpCost *cost = &costs->elements[results->network->circuits[circuit].element];
  if (cost->origin == ERP_COST_UNKNOWN && bill->break_even == ERP_UNSET) {
    erp_wrap_labelled(out, 2, _("cost:"),
                      _("neither the plan nor the list of third parties has it"));
    return;
  }
  g_autofree char *now = erp_show_money(cost->cents, cost->origin == ERP_COST_DECLARED
                                                         ? erp_plan_root(results->plan)->currency
                                                         : "USD");
  g_autofree char *from = erp_show_cost_origin(cost);
  g_autofree char *metered = erp_show_metered(bill);
  g_autofree char *unlimited = erp_show_money(bill->unlimited, "USD");
  g_autofree char *even = erp_show_gigabytes(bill->break_even);
  g_autofree char *volume = erp_show_gigabytes(bill->volume);
  g_autofree char *text = g_strdup_printf(
      _("%s a month (%s); by the gigabyte %s, unlimited %s, break-even %s, out of Azure %s"), now,
      from, metered, unlimited, even, volume);
  erp_wrap_labelled(out, 2, _("cost:"), text);
}

/* Every way the evaluation knows of the site. */
static void
append_site(GString *out, const ErpResults *results, guint32 site) {
  for (guint32 i = 0; i < results->n_routes; i++)
    if (results->routes[i].site == site)
      append_route(out, results, i);
}

static void
append_location(GString *out, const ErpNetwork *network, guint32 node) {
  for (guint i = 0; i < network->n_circuits; i++)
    if (network->circuits[i].node == node)
      append_element(out, &network->elements[network->circuits[i].element]);
}

/* Of an object, or of what it stands in. */
static void
append_object(GString *out, const ErpReview *review, const char *object) {
  const ErpResults *results = erp_review_results(review);
  const ErpNetwork *network = results->network;
  const ErpRecord *record = object == NULL ? NULL : erp_plan_at_path(results->plan, object);
  for (; record != NULL; record = erp_plan_parent(results->plan, record)) {
    g_autofree char *path = erp_plan_path(results->plan, record);
    guint32 node = erp_network_node(network, path), element = erp_network_element(network, path);
    if (element != ERP_NONE)
      append_element(out, &network->elements[element]);
    else if (node != ERP_NONE && node < network->n_sites)
      append_site(out, results, node);
    else if (node != ERP_NONE)
      append_location(out, network, node);
    if (element != ERP_NONE || node != ERP_NONE)
      return;
  }
}

static void
append_inputs(GString *out, const ErpReview *review, const ErpFinding *finding) {
  const ErpNetwork *network = erp_review_results(review)->network;
  g_autoptr(GString) inputs = g_string_new(NULL);
  append_object(inputs, review, finding->object);
  for (guint i = 0; finding->others != NULL && finding->others[i] != NULL && i < LISTED; i++)
    if (g_strcmp0(finding->others[i], finding->object) != 0)
      append_object(inputs, review, finding->others[i]);
  guint32 gateway = erp_network_gateway(network, finding->object);
  guint32 circuit = erp_network_circuit(network, finding->object);
  if (gateway != ERP_NONE)
    append_resiliency(inputs, review, gateway);
  if (circuit != ERP_NONE)
    append_billing(inputs, review, circuit);
  if (inputs->len > 0)
    g_string_append_printf(out, _("\nWorked out from:\n%s"), inputs->str);
}

/* ---- the finding ----------------------------------------------------------------------------- */

static void
append_figures(GString *out, const ErpFinding *finding) {
  guint n;
  const ErpFigure *figures = erp_finding_figures(finding, &n);
  if (n == 0)
    return;
  g_string_append(out, _("\nNumbers:\n"));
  for (guint i = 0; i < n; i++) {
    g_autofree char *text = erp_show_figure(&figures[i]);
    g_string_append_printf(out, "  %s\n", text);
  }
}

static void
append_formulas(GString *out, const ErpResults *results, const ErpFinding *finding) {
  g_auto(GStrv) lines = erp_show_formulas(finding, results->params);
  if (lines[0] != NULL)
    g_string_append(out, _("\nFormula:\n"));
  for (char **line = lines; *line != NULL; line++)
    g_string_append_printf(out, "  %s\n", *line);
}

static void
append_parameters(GString *out, const ErpResults *results, const ErpRule *rule) {
  if (rule->parameters[0] == NULL)
    return;
  g_string_append(out, _("\nParameters in force:\n"));
  for (guint i = 0; rule->parameters[i] != NULL; i++) {
    const char *name = rule->parameters[i];
    const ErpParameter *parameter = erp_catalogue_parameter(results->catalogue, name, NULL);
    const char *basis = parameter == NULL ? "-" : parameter->basis;
    g_autofree char *text =
        erp_params_overridden(results->params, name)
            ? g_strdup_printf(_("= %s, set by this plan; the catalogue has %s"),
                              erp_params_show(results->params, name),
                              parameter == NULL ? "-" : parameter->value)
            : g_strdup_printf("= %s, %s", erp_params_show(results->params, name), basis);
    erp_wrap_labelled(out, 2, name, text);
  }
}

static void
append_finding(GString *out, const ErpReview *review, const ErpFinding *finding) {
  const ErpResults *results = erp_review_results(review);
  const ErpRule *rule = finding->rule;
  g_string_append_printf(out, "%s  %s\n\n", rule->id, _(rule->title));
  g_autofree char *label =
      erp_finding_line(finding) == 0
          ? g_strdup_printf("%s %s:", erp_verdict_word(finding->verdict),
                            finding->object == NULL ? _("plan") : finding->object)
          : g_strdup_printf(_("%s %s (line %u):"), erp_verdict_word(finding->verdict),
                            finding->object == NULL ? _("plan") : finding->object,
                            erp_finding_line(finding));
  erp_wrap_labelled(out, 0, label, erp_finding_message(finding));
  if (finding->others != NULL) {
    g_autofree char *others = g_strjoinv(" ", finding->others);
    erp_wrap_labelled(out, 0, _("Objects:"), others);
  }
  append_figures(out, finding);
  append_formulas(out, results, finding);
  append_parameters(out, results, rule);
  append_inputs(out, review, finding);
  erp_append_stated(out, results, finding);
  g_string_append_c(out, '\n');
  if (finding->estimated)
    erp_wrap_labelled(out, 0, _("Mind:"),
                      _("it rests on modelled round trips and could change within their error "
                        "band; measure."));
  erp_wrap_labelled(out, 0, _("Passes when:"), _(rule->condition));
  erp_wrap_labelled(out, 0, _("Remedy:"), erp_finding_remedy(finding));
  erp_wrap_labelled(out, 0, _("Source:"), rule->source);
}

guint
erp_report_findings(const ErpReview *review, const ErpRule *rule, const char *object,
                    GString *out) {
  guint n = 0;
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->rule != rule ||
        (object != NULL && g_strcmp0(object, finding->object) != 0 &&
         (finding->others == NULL ||
          !g_strv_contains((const char *const *) finding->others, object))))
      continue;
    if (n++ > 0)
      g_string_append_c(out, '\n');
    append_finding(out, review, finding);
  }
  return n;
}
