/* How much of the time critical demands get through: REL-23. */
#include "review/checks.h"

#include <string.h>

#include "eval/availability.h"
#include "review/context.h"

#include "base/i18n.h"

/* What one flow comes to. */
typedef struct {
  const ErpFlow *flow; /* NULL = none */
  ErpVerdict verdict;
  gint64 target;      /* millionths, or ERP_UNSET */
  gint64 least, most; /* billionths */
  guint n_ways;
  guint32 weakest;
} Outcome;

typedef struct {
  ErpReview *review;
  const ErpRule *rule;
  ErpReach *reach;
  ErpAvailability *availability; /* NULL as long as no flow is in scope */
  ErpWaysOut out;                /* of the flow at hand */
  guint8 *is_noted;              /* per element: among the unknown */
  GArray *unknown;               /* guint32: elements without a figure that is needed */
  GArray *unknown_sites, *untold_sites;
  Outcome untold;  /* the worst of the flows without a target */
  Outcome failing; /* the worst of the site at hand */
  guint n_failing; /* at this site */
  Outcome passing; /* the worst of all that pass */
  guint n_scope, n_pass;
} Survey;

static void
survey_init(Survey *survey, const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  *survey = (Survey){.review = review,
                     .rule = rule,
                     .reach = erp_reach_new(review),
                     .is_noted = g_new0(guint8, network->n_elements + 1),
                     .unknown = g_array_new(FALSE, FALSE, sizeof(guint32)),
                     .unknown_sites = g_array_new(FALSE, FALSE, sizeof(guint32)),
                     .untold_sites = g_array_new(FALSE, FALSE, sizeof(guint32))};
  erp_ways_out_init(&survey->out);
}

static void
survey_clear(Survey *survey) {
  erp_reach_free(survey->reach);
  g_clear_pointer(&survey->availability, erp_availability_free);
  erp_ways_out_clear(&survey->out);
  g_free(survey->is_noted);
  g_array_unref(survey->unknown);
  g_array_unref(survey->unknown_sites);
  g_array_unref(survey->untold_sites);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Survey, survey_clear)

static void
note_unknown(Survey *survey, guint32 element) {
  if (!survey->is_noted[element])
    g_array_append_val(survey->unknown, element);
  survey->is_noted[element] = 1;
}

static void
note_site(GArray *sites, guint32 site) {
  if (sites->len == 0 || g_array_index(sites, guint32, sites->len - 1) != site)
    g_array_append_val(sites, site);
}

static void
note_worst(Outcome *worst, const Outcome *outcome) {
  if (worst->flow == NULL || outcome->most < worst->most)
    *worst = *outcome;
}

/* ---- the ways of a flow --------------------------------------------------------------------- */

static void
add_circuits(Survey *survey, const ErpFlow *flow) {
  const ErpNetwork *network = survey->review->results->network;
  const ErpRoute *route = erp_flow_its_route(survey->review, flow);
  for (guint32 i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    if (i != route->circuit &&
        erp_circuit_lacks(survey->review, survey->reach, flow, circuit) != NULL)
      continue;
    erp_ways_out_add(&survey->out, circuit->node);
    erp_ways_out_element(&survey->out, circuit->element);
    if (route->gateway != ERP_NONE)
      erp_ways_out_element(&survey->out, network->gateways[route->gateway].element);
  }
}

/* Past a proxy there is the way from there on only; else any internet access will do. */
static void
add_internet(Survey *survey, const ErpFlow *flow) {
  const ErpResults *results = survey->review->results;
  const ErpRoute *route = &results->routes[flow->options->net.route];
  for (guint i = 0; i < route->n_hops; i++) {
    const ErpElement *element = &results->network->elements[route->hops[i].element];
    if (element->kind != ERP_ELEMENT_PROXY)
      continue;
    erp_ways_out_add(&survey->out, element->node);
    for (; i < route->n_hops; i++)
      erp_ways_out_element(&survey->out, route->hops[i].element);
    return;
  }
  survey->out.internet = TRUE;
}

static const ErpComposite *
composite_of(Survey *survey, const ErpFlow *flow) {
  erp_ways_out_reset(&survey->out);
  add_circuits(survey, flow);
  if (!erp_flow_over_circuit(flow) && flow->options->net.route != ERP_NONE)
    add_internet(survey, flow);
  return erp_availability_composite(survey->availability, flow->site, &survey->out);
}

/* ---- one flow ------------------------------------------------------------------------------- */

static gint64
target_of(const ErpReview *review, const ErpFlow *flow) {
  return flow->demand != NULL && flow->demand->availability_target != ERP_UNSET
             ? flow->demand->availability_target
             : erp_plan_root(review->results->plan)->availability_target;
}

static gint64
share_of(const Survey *survey, guint32 element) {
  ErpProvenance provenance;
  return erp_availability_of_element(survey->availability, element, &provenance);
}

/* Whether every element of the planned way has a figure. */
static gboolean
is_known(const Survey *survey, const ErpFlow *flow) {
  const ErpRoute *route = erp_flow_its_route(survey->review, flow);
  for (guint i = 0; i < route->n_hops; i++)
    if (share_of(survey, route->hops[i].element) == ERP_UNSET)
      return FALSE;
  return TRUE;
}

static void
note_gaps(Survey *survey, const ErpFlow *flow, const GArray *unknown) {
  const ErpRoute *route = erp_flow_its_route(survey->review, flow);
  for (guint i = 0; i < route->n_hops; i++)
    if (share_of(survey, route->hops[i].element) == ERP_UNSET)
      note_unknown(survey, route->hops[i].element);
  for (guint i = 0; unknown != NULL && i < unknown->len; i++)
    note_unknown(survey, g_array_index(unknown, guint32, i));
}

/* Certainly too little fails; enough passes when the planned way is known. */
static ErpVerdict
judge(const Outcome *outcome, gboolean is_known_way) {
  if (outcome->most < 1000 * outcome->target)
    return ERP_VERDICT_FAIL;
  return is_known_way && outcome->least >= 1000 * outcome->target ? ERP_VERDICT_PASS
                                                                  : ERP_VERDICT_NOT_ANSWERED;
}

static void
look_at(Survey *survey, const ErpFlow *flow) {
  gboolean known = is_known(survey, flow);
  Outcome outcome = {.flow = flow, .target = target_of(survey->review, flow)};
  if (outcome.target == ERP_UNSET)
    note_site(survey->untold_sites, flow->site);
  if (outcome.target == ERP_UNSET && !known) {
    note_gaps(survey, flow, NULL);
    return;
  }
  const ErpComposite *composite = composite_of(survey, flow);
  outcome.least = composite->least;
  outcome.most = composite->most;
  outcome.n_ways = composite->n_ways;
  outcome.weakest = composite->weakest;
  if (outcome.target == ERP_UNSET) {
    note_worst(&survey->untold, &outcome);
    return;
  }
  outcome.verdict = judge(&outcome, known);
  if (outcome.verdict == ERP_VERDICT_PASS) {
    survey->n_pass++;
    note_worst(&survey->passing, &outcome);
  } else if (outcome.verdict == ERP_VERDICT_NOT_ANSWERED &&
             (!known || composite->unknown->len > 0)) {
    note_gaps(survey, flow, composite->unknown);
    note_site(survey->unknown_sites, flow->site);
  } else {
    survey->n_failing++;
    note_worst(&survey->failing, &outcome);
  }
}

/* ---- findings ------------------------------------------------------------------------------- */

/* Minutes of a month that something with this share is down, times a power of ten, rounded. */
static gint64
down_of(gint64 billionths, gint64 power) {
  return ((1000000000 - billionths) * ERP_MONTH_MINUTES * power + 500000000) / 1000000000;
}

static const char *
say_minutes(ErpReview *review, gint64 billionths) {
  g_autofree char *text = erp_fixed(down_of(billionths, 10), 1);
  return g_string_chunk_insert(review->texts, text);
}

/* "99.85 %", never better than it is; "at most" where not all of it is known. */
static const char *
say_share(ErpReview *review, const Outcome *outcome) {
  const char *text = erp_say(review, ERP_UNIT_AVAILABILITY, outcome->most / 1000);
  if (outcome->least == outcome->most)
    return text;
  g_autofree char *bound = g_strdup_printf(_("at most %s"), text);
  return g_string_chunk_insert(review->texts, bound);
}

/* "WAN link dal-ny 99.9 % declared, circuit er-ny 99.95 % published": the planned way. */
static const char *
say_planned(Survey *survey, const ErpFlow *flow) {
  ErpReview *review = survey->review;
  const ErpRoute *route = erp_flow_its_route(review, flow);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < route->n_hops; i++) {
    ErpProvenance provenance;
    guint32 element = route->hops[i].element;
    gint64 share = erp_availability_of_element(survey->availability, element, &provenance);
    g_string_append_printf(text, "%s%s ", i > 0 ? ", " : "", erp_say_element(review, element));
    if (share == ERP_UNSET)
      g_string_append(text, _("not stated"));
    else
      g_string_append_printf(text, "%s %s", erp_say(review, ERP_UNIT_AVAILABILITY, share),
                             erp_provenance_word(provenance));
  }
  return g_string_chunk_insert(review->texts, text->str);
}

static void
add_figures(ErpFinding *finding, const Outcome *outcome) {
  erp_finding_hundredths(finding, "down_minutes", down_of(outcome->most, 100));
  if (outcome->target != ERP_UNSET)
    erp_finding_hundredths(finding, "allowed_minutes", down_of(1000 * outcome->target, 100));
  erp_finding_figure(finding, "ways", ERP_UNIT_COUNT, outcome->n_ways);
}

/* The least available element of the planned way that has a figure. */
static guint32
least_planned(const Survey *survey, const ErpFlow *flow) {
  const ErpRoute *route = erp_flow_its_route(survey->review, flow);
  guint32 least = ERP_NONE;
  for (guint i = 0; i < route->n_hops; i++) {
    guint32 element = route->hops[i].element;
    if (share_of(survey, element) != ERP_UNSET &&
        (least == ERP_NONE || share_of(survey, element) < share_of(survey, least)))
      least = element;
  }
  return least;
}

static char *
remedy_of(const Survey *survey, const Outcome *outcome) {
  guint32 least = least_planned(survey, outcome->flow);
  if (outcome->weakest != ERP_NONE)
    return g_strdup_printf(_("Every way needs %s: add an independent way past it, or buy a better "
                             "one."),
                           erp_say_element(survey->review, outcome->weakest));
  return least == ERP_NONE ? NULL
                           : g_strdup_printf(_("Add a further independent way, or better %s."),
                                             erp_say_element(survey->review, least));
}

/* Tells of the site at hand. What is only known to lie on both sides of the target is no failure.
 */
static void
add_failing(Survey *survey) {
  ErpReview *review = survey->review;
  const Outcome *worst = &survey->failing;
  if (worst->flow == NULL)
    return;
  const ErpNode *site = &review->results->network->nodes[worst->flow->site];
  ErpFinding *finding = erp_review_add(
      review, survey->rule, worst->verdict, site->id, &site->site->record,
      g_strdup_printf(
          ERP_NGETTEXT("%s of %s gets through %s of the time and must for %s: %s minutes down in "
                       "a month of 30 days, %s allowed (%u way: %s)",
                       "%s of %s gets through %s of the time and must for %s: %s minutes down in "
                       "a month of 30 days, %s allowed (%u ways, planned: %s)",
                       worst->n_ways),
          erp_say_service(review, worst->flow->service), site->name, say_share(review, worst),
          erp_say(review, ERP_UNIT_AVAILABILITY, worst->target), say_minutes(review, worst->most),
          say_minutes(review, 1000 * worst->target), worst->n_ways,
          say_planned(survey, worst->flow)));
  add_figures(finding, worst);
  erp_finding_figure(finding, "flows", ERP_UNIT_COUNT, survey->n_failing);
  erp_finding_advise(finding, remedy_of(survey, worst));
  survey->failing.flow = NULL;
  survey->n_failing = 0;
}

static void
add_unknown(Survey *survey) {
  ErpReview *review = survey->review;
  if (survey->unknown_sites->len == 0)
    return;
  const char *elements = erp_say_elements(review, survey->unknown);
  ErpFinding *finding =
      erp_review_add(review, survey->rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                     g_strdup_printf(_("The plan does not state the availability of %s, which "
                                       "critical demands of %s depend on"),
                                     elements, erp_say_nodes(review, survey->unknown_sites)));
  erp_finding_sites(review, finding, survey->unknown_sites);
  erp_finding_figure(finding, "elements", ERP_UNIT_COUNT, survey->unknown->len);
  erp_finding_advise(finding, g_strdup_printf(_("State the availability of %s."), elements));
}

static void
add_untold(Survey *survey) {
  ErpReview *review = survey->review;
  const Outcome *worst = &survey->untold;
  if (survey->untold_sites->len == 0)
    return;
  g_autoptr(GString) message = g_string_new(NULL);
  g_string_printf(message,
                  _("The plan does not state how much of the time critical demands of %s must get "
                    "through"),
                  erp_say_nodes(review, survey->untold_sites));
  if (worst->flow != NULL)
    g_string_append_printf(message,
                           _("; the least is %s of the time, %s minutes down in a month of 30 "
                             "days, for %s of %s (%s)"),
                           say_share(review, worst), say_minutes(review, worst->most),
                           erp_say_service(review, worst->flow->service),
                           review->results->network->nodes[worst->flow->site].name,
                           say_planned(survey, worst->flow));
  else
    g_string_append_printf(message, _(", nor the availability of %s, which they depend on"),
                           erp_say_elements(review, survey->unknown));
  ErpFinding *finding = erp_review_add(review, survey->rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                                       g_strdup(message->str));
  erp_finding_sites(review, finding, survey->untold_sites);
  if (worst->flow != NULL)
    add_figures(finding, worst);
  erp_finding_advise(finding,
                     g_strdup(worst->flow != NULL
                                  ? _("State availability-target of the plan, or of the demands.")
                                  : _("State availability-target of the plan, or of the demands, "
                                      "and the availability of the elements they depend on.")));
}

static void
add_passing(Survey *survey) {
  ErpReview *review = survey->review;
  if (survey->n_pass > 0)
    erp_review_add_pass(
        review, survey->rule, survey->n_pass,
        g_strdup_printf(ERP_NGETTEXT("%u critical flow gets through as much as it must: %s of the "
                                     "time, %s minutes down in a month of 30 days",
                                     "%u critical flows get through as much as they must: %s of "
                                     "the time or more, %s minutes down in a month of 30 days",
                                     survey->n_pass),
                        survey->n_pass, say_share(review, &survey->passing),
                        say_minutes(review, survey->passing.most)));
}

static void
look_at_site(Survey *survey, guint32 site) {
  const ErpResults *results = survey->review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    if (!erp_flow_is_critical_way(survey->review, &results->flows[i]))
      continue;
    if (survey->n_scope++ == 0)
      survey->availability = erp_availability_new(results->network);
    look_at(survey, &results->flows[i]);
  }
  add_failing(survey);
}

void
erp_check_rel_23(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const guint8 *critical = erp_review_critical_sites(review);
  g_auto(Survey) survey = {.review = review};
  survey_init(&survey, rule, review);
  for (guint32 i = 0; i < network->n_sites; i++) {
    if (critical[i] && network->nodes[i].site->kind != ERP_SITE_ROAMING)
      look_at_site(&survey, i);
  }
  add_unknown(&survey);
  add_untold(&survey);
  if (survey.n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No critical demand has a path"));
  add_passing(&survey);
}
