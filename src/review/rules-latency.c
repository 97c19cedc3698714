/* Latency budgets, jitter and loss of the planned paths. */
#include "review/checks.h"

#include "review/budgets.h"
#include "review/context.h"
#include "review/parts.h"

#include "base/i18n.h"

/* Adds the site to the list at `index`, made when there is none; ERP_NONE = nowhere. */
static void
note_site(GArray **lists, guint32 index, guint32 site) {
  if (index == ERP_NONE)
    return;
  if (lists[index] == NULL)
    lists[index] = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_array_append_val(lists[index], site);
}

/* ---- WAN-03: latency budgets ---------------------------------------------------------------- */

/* The largest row of the budget, in words. */
static const char *
largest_row(const ErpBudget *budget, gint64 *value) {
  const struct {
    const char *name;
    gint64 value;
  } rows[] = {
      {N_("propagation"), budget->propagation},
      {N_("serialisation"), budget->serialisation},
      {N_("processing"), budget->processing},
      {N_("queueing"), budget->queueing},
  };
  guint largest = 0;
  for (guint i = 1; i < G_N_ELEMENTS(rows); i++)
    if (rows[i].value > rows[largest].value)
      largest = i;
  *value = rows[largest].value;
  return _(rows[largest].name);
}

static char *
latency_remedy(ErpReview *review, const ErpFinding *finding) {
  const ErpFlow *flow = finding->flow;
  const ErpRoute *route = erp_flow_its_route(review, flow);
  gint64 limit = erp_params_value(review->results->params, finding->parameter);
  const ErpNode *node = &review->results->network->nodes[flow->site];
  if (route->budget.queueing > 0 && route->rtt - route->budget.queueing <= limit)
    return g_strdup_printf(_("Enlarge what is full on the path, or take traffic off it: without "
                             "queueing it takes %s."),
                           erp_say(review, ERP_UNIT_TIME, route->rtt - route->budget.queueing));
  if (route->budget.propagation <= limit)
    return NULL;
  if (node->site->breakout_possible == TRUE && erp_flow_is_m365(flow) &&
      flow->options->best != ERP_UNSET && flow->options->best <= limit)
    return g_strdup_printf(
        _("No bandwidth purchase helps, the distance alone breaks the budget: give %s a local "
          "internet breakout (%s to its nearest entry point)."),
        node->name, erp_say_rtt(review, flow->options->best, flow->options->best_provenance));
  return g_strdup(_("No bandwidth purchase helps, the distance alone breaks the budget: shorten "
                    "the path."));
}

static char *
say_slow(ErpReview *review, const ErpFinding *finding) {
  const ErpFlow *flow = finding->flow;
  gint64 limit = erp_params_value(review->results->params, finding->parameter);
  const ErpRoute *route = erp_flow_its_route(review, flow);
  gint64 row;
  const char *row_name = largest_row(&route->budget, &row);
  const char *service = erp_say_service(review, flow->service);
  const char *site = review->results->network->nodes[flow->site].name;
  const char *rtt = erp_say_rtt_beside(review, route->rtt, route->provenance, limit);
  const char *over = erp_say_way(review, route);
  const char *at_most = erp_say(review, ERP_UNIT_TIME, limit);
  const char *traffic = erp_say_class(flow->traffic_class);
  const char *part = erp_say(review, ERP_UNIT_TIME, row);
  if (row != route->budget.propagation || route->length < 1000)
    return g_strdup_printf(
        _("%s at %s takes %s %s against %s for %s traffic; the largest part is %s with %s"),
        service, site, rtt, over, at_most, traffic, row_name, part);
  return g_strdup_printf(
      _("%s at %s takes %s %s against %s for %s traffic; the largest part is %s with %s over %s"),
      service, site, rtt, over, at_most, traffic, row_name, part,
      erp_say(review, ERP_UNIT_LENGTH, route->length));
}

static void
count_slow(ErpReview *review, ErpFinding *finding) {
  const ErpRoute *route = erp_flow_its_route(review, finding->flow);
  erp_finding_rtt(finding, "rtt_ms", route->rtt, route->provenance);
  erp_finding_rtt(finding, "propagation_ms", route->budget.propagation, route->provenance);
  erp_finding_figure(finding, "serialisation_ms", ERP_UNIT_TIME, route->budget.serialisation);
  erp_finding_figure(finding, "processing_ms", ERP_UNIT_TIME, route->budget.processing);
  erp_finding_figure(finding, "queueing_ms", ERP_UNIT_TIME, route->budget.queueing);
  erp_finding_figure(finding, "way_km", ERP_UNIT_LENGTH, route->length);
}

/* What a site has to do with WAN-03: its worst flow, and where its real-time traffic leaves. */
typedef struct {
  gint64 rtt;     /* of that flow */
  guint32 flow;   /* after the site's first; ERP_NONE = none in scope */
  guint32 egress; /* by which real-time traffic leaves too far from Microsoft, or ERP_NONE */
  ErpVerdict verdict;
  guint8 threshold; /* ErpThresholdId */
  bool estimated;
} Latency;

static const ErpFlow *
flow_of(const ErpReview *review, guint32 site, const Latency *latency) {
  return &review->results->flows[review->results->starts[site].flow + latency->flow];
}

static void
add_slow(ErpReview *review, const ErpRule *rule, guint32 site, const Latency *latency) {
  static const ErpTelling telling = {say_slow, latency_remedy, count_slow};
  ErpFinding *finding =
      erp_review_add_flow(review, rule, latency->verdict, flow_of(review, site, latency), &telling);
  erp_finding_threshold(finding, erp_review_threshold(review, (ErpThresholdId) latency->threshold));
  finding->estimated = latency->estimated;
}

/* Whether the flow uses more of its limit than the other of its own. */
static gboolean
is_closer(const ErpReview *review, const Latency *a, const Latency *b) {
  gint64 limit_a = erp_review_threshold(review, (ErpThresholdId) a->threshold)->value;
  gint64 limit_b = erp_review_threshold(review, (ErpThresholdId) b->threshold)->value;
  return (double) a->rtt * (double) limit_b > (double) b->rtt * (double) limit_a;
}

static char *
say_kept(ErpReview *review, guint n_pass, const ErpFlow *closest, gint64 limit) {
  const ErpRoute *route = erp_flow_its_route(review, closest);
  g_autofree char *kept =
      g_strdup_printf(ERP_NGETTEXT("%u site keeps to the latency budgets of its real-time and "
                                   "interactive traffic",
                                   "%u sites keep to the latency budgets of their real-time and "
                                   "interactive traffic",
                                   n_pass),
                      n_pass);
  return g_strdup_printf(_("%s; nearest to its limit is %s at %s with %s of %s"), kept,
                         erp_say_service(review, closest->service),
                         review->results->network->nodes[closest->site].name,
                         erp_say_rtt_beside(review, route->rtt, route->provenance, limit),
                         erp_say(review, ERP_UNIT_TIME, limit));
}

/* From where the traffic leaves the organisation to the nearest entry point; ERP_UNSET for
 * circuits, which end at Microsoft's edge, and for an access that is not placed. */
static gint64
edge_rtt(const ErpNetwork *network, const ErpRoute *route) {
  const ErpEgress *egress = route->egress == ERP_NONE ? NULL : &network->egresses[route->egress];
  return egress == NULL || egress->door == ERP_NONE
             ? ERP_UNSET
             : egress->door_rtt + egress->access + egress->haul;
}

/* The internet access by which real-time traffic of the site leaves too far from Microsoft's edge,
 * or ERP_NONE. */
static guint32
far_egress(const ErpReview *review, guint32 site) {
  const ErpResults *results = review->results;
  gint64 limit = erp_review_threshold(review, ERP_THRESHOLD_REALTIME_EDGE)->value;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route != NULL && erp_flow_active(flow) && erp_flow_has_budget(review, flow) &&
        flow->traffic_class == ERP_CLASS_REALTIME && edge_rtt(results->network, route) > limit)
      return route->egress;
  }
  return ERP_NONE;
}

/* Sites whose real-time traffic leaves by the same access are told of together. */
static void
add_far_egress(ErpReview *review, const ErpRule *rule, guint32 index, const GArray *sites) {
  const ErpNetwork *network = review->results->network;
  const ErpEgress *egress = &network->egresses[index];
  const ErpElement *e = &network->elements[egress->element];
  gint64 rtt = egress->door_rtt + egress->access + egress->haul;
  gint64 limit = erp_params_value(review->results->params, "rtt.realtime.edge");
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, e->id, e->record,
      g_strdup_printf(
          _("The real-time traffic of %s has %s to go from the %s to Microsoft's edge, "
            "against %s"),
          erp_say_nodes(review, sites), erp_say_rtt_beside(review, rtt, egress->provenance, limit),
          erp_say_element(review, egress->element), erp_say(review, ERP_UNIT_TIME, limit)));
  erp_finding_sites(review, finding, sites);
  finding->n_objects = 1;
  erp_finding_rtt(finding, "rtt_ms", rtt, egress->provenance);
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, sites->len);
  erp_finding_limit(review, finding, "rtt.realtime.edge");
  erp_finding_advise(finding,
                     g_strdup(_("Let the traffic leave nearer to an entry point of Microsoft.")));
  finding->estimated = egress->provenance == ERP_PROVENANCE_MODELLED &&
                       rtt - erp_latency_band(review->results->model, rtt) <= limit;
}

static void
add_far_egresses(ErpReview *review, const ErpRule *rule, GArray **by_egress) {
  for (guint32 i = 0; i < review->results->network->n_egresses; i++) {
    g_autoptr(GArray) sites = by_egress[i];
    if (sites != NULL)
      add_far_egress(review, rule, i, sites);
  }
}

static void
latency_of(ErpReview *review, guint32 site, gpointer part) {
  Latency *latency = part;
  const ErpResults *results = review->results;
  const ErpBudgets budgets = erp_budgets(review);
  const ErpBudgeted worst = erp_budget_worst(&budgets, site);
  latency->flow = latency->egress = ERP_NONE;
  if (worst.flow == NULL)
    return;
  gint64 band = erp_latency_band(results->model, worst.route->rtt);
  latency->flow = (guint32) (worst.flow - results->flows) - results->starts[site].flow;
  latency->rtt = worst.route->rtt;
  latency->verdict = worst.verdict;
  latency->threshold = (guint8) worst.threshold;
  latency->estimated =
      worst.route->provenance == ERP_PROVENANCE_MODELLED && worst.route->rtt - band <= worst.limit;
  if (worst.verdict != ERP_VERDICT_FAIL)
    latency->egress = far_egress(review, site);
}

void
erp_check_wan_03(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  const Latency *latencies = erp_review_parts(review, sizeof(Latency), latency_of);
  g_autofree GArray **far = g_new0(GArray *, results->network->n_egresses + 1);
  guint n_scope = 0, n_pass = 0;
  guint32 closest = ERP_NONE; /* to its limit, of the sites that keep it */
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    const Latency *latency = &latencies[site];
    if (latency->flow == ERP_NONE)
      continue;
    n_scope++;
    if (latency->verdict != ERP_VERDICT_PASS)
      add_slow(review, rule, site, latency);
    note_site(far, latency->egress, site);
    if (latency->verdict != ERP_VERDICT_PASS || latency->egress != ERP_NONE)
      continue;
    n_pass++;
    if (closest == ERP_NONE || is_closer(review, latency, &latencies[closest]))
      closest = site;
  }
  add_far_egresses(review, rule, far);
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No site has real-time or interactive traffic with a path"));
  if (closest == ERP_NONE)
    return;
  const Latency *latency = &latencies[closest];
  gint64 limit = erp_review_threshold(review, (ErpThresholdId) latency->threshold)->value;
  erp_review_add_pass(review, rule, n_pass,
                      say_kept(review, n_pass, flow_of(review, closest, latency), limit));
}

/* ---- WAN-04: jitter and loss ---------------------------------------------------------------- */

static char *
say_overloaded(ErpReview *review, const ErpFinding *finding) {
  return g_strdup_printf(
      _("The real-time traffic of %s loses packets: the %s is to carry more than it can"),
      erp_say_others(review, finding), erp_say_element(review, finding->about));
}

static void
count_overloaded(ErpReview *review G_GNUC_UNUSED, ErpFinding *finding) {
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, g_strv_length(finding->others));
}

/* Sites whose real-time traffic crosses an element that is over full are told of together. */
static void
add_overloaded(ErpReview *review, const ErpRule *rule, guint32 element, const GArray *sites) {
  static const ErpTelling telling = {say_overloaded, NULL, count_overloaded};
  ErpFinding *finding = erp_review_add_element(review, rule, ERP_VERDICT_FAIL, element, &telling);
  erp_finding_sites(review, finding, sites);
  finding->n_objects = 1;
  erp_finding_threshold(finding, erp_review_threshold(review, ERP_THRESHOLD_LOSS));
}

static ErpQuality
quality_of(const ErpReview *review, const ErpFlow *flow) {
  const ErpBudgets budgets = erp_budgets(review);
  return erp_quality_of(&budgets, flow);
}

static char *
say_poor_quality(ErpReview *review, const ErpFinding *finding) {
  const ErpFlow *flow = finding->flow;
  const ErpQuality quality = quality_of(review, flow);
  const char *service = erp_say_service(review, flow->service);
  const char *site = review->results->network->nodes[flow->site].name;
  gint64 limit = erp_review_threshold(review, quality.threshold)->value;
  if (quality.threshold == ERP_THRESHOLD_LOSS)
    return g_strdup_printf(_("%s at %s loses %s of its packets on the way"), service, site,
                           erp_say_beside(review, ERP_UNIT_PERCENT, quality.loss, limit));
  if (quality.threshold == ERP_THRESHOLD_LOSS_EDGE)
    return g_strdup_printf(_("%s at %s loses %s of its packets %s alone"), service, site,
                           erp_say_beside(review, ERP_UNIT_PERCENT, quality.edge_loss, limit),
                           erp_say_way(review, erp_flow_route(review, flow)));
  if (quality.threshold == ERP_THRESHOLD_JITTER_EDGE)
    return g_strdup_printf(_("%s at %s sees a jitter of about %s %s alone"), service, site,
                           erp_say_beside(review, ERP_UNIT_TIME, quality.edge_jitter, limit),
                           erp_say_way(review, erp_flow_route(review, flow)));
  return g_strdup_printf(
      quality.stated ? _("%s at %s sees a jitter of %s by the figures of its WAN links")
                     : _("%s at %s sees a jitter of about %s by the load of its path"),
      service, site, erp_say_beside(review, ERP_UNIT_TIME, quality.jitter, limit));
}

static void
count_poor_quality(ErpReview *review, ErpFinding *finding) {
  const ErpQuality quality = quality_of(review, finding->flow);
  erp_finding_figure(finding, "jitter_ms", ERP_UNIT_TIME, quality.jitter);
  erp_finding_figure(finding, "edge_jitter_ms", ERP_UNIT_TIME, quality.edge_jitter);
  erp_finding_figure(finding, "loss_percent", ERP_UNIT_PERCENT, quality.loss);
  erp_finding_figure(finding, "edge_loss_percent", ERP_UNIT_PERCENT, quality.edge_loss);
}

/* What a site has to do with WAN-04: how its worst flow fares. */
typedef enum { QUALITY_NONE, QUALITY_GOOD, NO_JITTER, NO_LOSS, OVERLOADED, QUALITY_POOR } State;
typedef struct {
  guint32 flow;       /* after the site's first */
  guint32 overloaded; /* the element */
  guint8 state;       /* State */
  ErpVerdict verdict;
  guint8 threshold; /* ErpThresholdId, of a poor one */
} Quality;

static State
state_of(const ErpQuality *worst) {
  if (worst->flow == NULL)
    return QUALITY_NONE;
  if (worst->verdict == ERP_VERDICT_PASS)
    return QUALITY_GOOD;
  if (worst->verdict == ERP_VERDICT_NOT_ANSWERED)
    return worst->without != ERP_NONE ? NO_JITTER : NO_LOSS;
  return worst->threshold == ERP_THRESHOLDS ? OVERLOADED : QUALITY_POOR;
}

static void
worst_quality(ErpReview *review, guint32 site, gpointer part) {
  Quality *quality = part;
  const ErpBudgets budgets = erp_budgets(review);
  const ErpQuality worst = erp_quality_worst(&budgets, site);
  quality->state = (guint8) state_of(&worst);
  if (worst.flow == NULL)
    return;
  quality->flow =
      (guint32) (worst.flow - review->results->flows) - review->results->starts[site].flow;
  quality->overloaded = worst.overloaded;
  quality->verdict = worst.verdict;
  quality->threshold = (guint8) worst.threshold;
}

static void
add_poor_quality(ErpReview *review, const ErpRule *rule, guint32 site, const Quality *quality) {
  static const ErpTelling telling = {say_poor_quality, NULL, count_poor_quality};
  const ErpFlow *flow = &review->results->flows[review->results->starts[site].flow + quality->flow];
  ErpFinding *finding = erp_review_add_flow(review, rule, quality->verdict, flow, &telling);
  erp_finding_threshold(finding, erp_review_threshold(review, (ErpThresholdId) quality->threshold));
  finding->estimated = quality->verdict == ERP_VERDICT_WARN;
}

/* What is not stated, and would be needed. */
static void
add_unknown(ErpReview *review, const ErpRule *rule, const GPtrArray *jitter,
            const GPtrArray *loss) {
  ErpFinding *finding = erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, jitter,
      _("Jitter cannot be estimated for %s: a capacity on the path is not stated"));
  if (finding != NULL)
    erp_finding_advise(
        finding, g_strdup(_("State the capacities on the path, or the jitter of the links.")));
  finding = erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, loss,
      _("Not every WAN link and internet access that the real-time traffic of %s takes states its "
        "packet loss"));
  if (finding != NULL)
    erp_finding_advise(
        finding,
        g_strdup(
            _("Measure the loss and state it in the plan, or answer the rule for these sites.")));
}

/* Overloaded elements with their sites; frees the lists. */
static void
add_all_overloaded(ErpReview *review, const ErpRule *rule, GArray **overloaded) {
  for (guint32 i = 0; i < review->results->network->n_elements; i++) {
    g_autoptr(GArray) sites = overloaded[i];
    if (sites != NULL)
      add_overloaded(review, rule, i, sites);
  }
}

void
erp_check_wan_04(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const Quality *qualities = erp_review_parts(review, sizeof(Quality), worst_quality);
  guint n_scope = 0, n_pass = 0;
  g_autoptr(GPtrArray) no_jitter = g_ptr_array_new();
  g_autoptr(GPtrArray) no_loss = g_ptr_array_new();
  g_autofree GArray **overloaded = g_new0(GArray *, network->n_elements + 1);
  for (guint32 site = 0; site < network->n_sites; site++) {
    const Quality *quality = &qualities[site];
    n_scope += quality->state != QUALITY_NONE;
    n_pass += quality->state == QUALITY_GOOD;
    if (quality->state == NO_JITTER || quality->state == NO_LOSS)
      g_ptr_array_add(quality->state == NO_JITTER ? no_jitter : no_loss,
                      (gpointer) &network->nodes[site].site->record);
    else if (quality->state == OVERLOADED)
      note_site(overloaded, quality->overloaded, site);
    else if (quality->state == QUALITY_POOR)
      add_poor_quality(review, rule, site, quality);
  }
  add_all_overloaded(review, rule, overloaded);
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No site has real-time traffic with a path"));
  add_unknown(review, rule, no_jitter, no_loss);
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(
          ERP_NGETTEXT(
              "%u site keeps to %s of jitter for its real-time traffic, and no stated loss "
              "reaches %s",
              "%u sites keep to %s of jitter for their real-time traffic, and no stated loss "
              "reaches %s",
              n_pass),
          n_pass, erp_say_limit(review, "jitter.client"), erp_say_limit(review, "loss.client")));
}
