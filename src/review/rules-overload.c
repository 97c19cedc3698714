/* What the survivors carry when a circuit or a peering location is lost: REL-04 and CST-04. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

typedef struct {
  const ErpReview *review;
  ErpSuccession *succession;
  const ErpCircuitFlows *flows;
  guint8 *down;                   /* per circuit */
  gint64 (*load)[ERP_DIRECTIONS]; /* per element, in the case at hand: as planned, but for */
  GArray *touched;                /* guint32: those that carry something else */
  guint8 *is_touched;             /* per element */
  GArray *hops;                   /* ErpHop: the way asked for last, */
  guint32 site, circuit;          /* from here to there */
  const ErpFlow *last;            /* in the case at hand: the flow asked for last, or NULL, */
  guint32 next;                   /* and where it goes */
  guint8 *unknown;                /* per element: it would carry more, and states no capacity */
} Cases;

static void
cases_init(Cases *cases, const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  cases->review = review;
  cases->succession = erp_succession_new(review);
  cases->flows = erp_review_circuit_flows(review);
  cases->down = g_new0(guint8, network->n_circuits + 1);
  cases->load = g_malloc_n(network->n_elements + 1, sizeof *cases->load);
  for (guint i = 0; i < network->n_elements; i++)
    memcpy(cases->load[i], review->results->loads[i].load, sizeof cases->load[i]);
  cases->touched = g_array_new(FALSE, FALSE, sizeof(guint32));
  cases->is_touched = g_new0(guint8, network->n_elements + 1);
  cases->unknown = g_new0(guint8, network->n_elements + 1);
  cases->hops = g_array_new(FALSE, FALSE, sizeof(ErpHop));
  cases->site = cases->circuit = ERP_NONE;
}

static void
cases_clear(Cases *cases) {
  erp_succession_free(cases->succession);
  g_free(cases->down);
  g_free(cases->load);
  g_array_unref(cases->touched);
  g_free(cases->is_touched);
  g_free(cases->unknown);
  g_array_unref(cases->hops);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Cases, cases_clear)

/* The load of an element, to be changed. */
static gint64 *
touch(Cases *cases, guint32 element) {
  if (!cases->is_touched[element])
    g_array_append_val(cases->touched, element);
  cases->is_touched[element] = 1;
  return cases->load[element];
}

/* All loads are those of the plan again. */
static void
start_over(Cases *cases) {
  cases->last = NULL;
  for (guint i = 0; i < cases->touched->len; i++) {
    guint32 element = g_array_index(cases->touched, guint32, i);
    cases->is_touched[element] = 0;
    memcpy(cases->load[element], cases->review->results->loads[element].load,
           sizeof cases->load[element]);
  }
  g_array_set_size(cases->touched, 0);
}

static void
carry(Cases *cases, const ErpFlow *flow, const ErpHop *hops, guint n, int sign) {
  for (guint i = 0; i < n; i++) {
    gint64 *load = touch(cases, hops[i].element);
    load[hops[i].up] += sign * flow->rate[ERP_UP];
    load[erp_direction_other(hops[i].up)] += sign * flow->rate[ERP_DOWN];
  }
}

/* Where the flow goes when its circuit is lost: another circuit or ERP_NONE. */
static guint32
successor(Cases *cases, const ErpFlow *flow) {
  if (cases->last == NULL || !erp_flows_go_alike(cases->last, flow))
    cases->next = erp_succession_next(cases->succession, flow, cases->down);
  cases->last = flow;
  return cases->next;
}

/* Fills the way of a site to a circuit, which is included. */
static void
find_hops(Cases *cases, guint32 site, guint32 circuit) {
  if (cases->site == site && cases->circuit == circuit)
    return;
  const ErpResults *results = cases->review->results;
  ErpHop last = {results->network->circuits[circuit].element, ERP_UP};
  g_array_set_size(cases->hops, 0);
  erp_legs_to_circuit(results->legs, site, circuit, cases->hops);
  g_array_append_val(cases->hops, last);
  cases->site = site;
  cases->circuit = circuit;
}

/* From its planned way to another circuit, else to the internet, else nowhere. */
static void
move_flow(Cases *cases, const ErpFlow *flow) {
  const ErpResults *results = cases->review->results;
  const ErpRoute *route = &results->routes[flow->route];
  carry(cases, flow, route->hops, route->n_hops, -1);
  guint32 next = successor(cases, flow);
  if (next == ERP_NONE) {
    if (flow->options->net.route != ERP_NONE && !erp_flow_is_private(flow))
      carry(cases, flow, results->routes[flow->options->net.route].hops,
            results->routes[flow->options->net.route].n_hops, 1);
    return;
  }
  find_hops(cases, flow->site, next);
  carry(cases, flow, (const ErpHop *) cases->hops->data, cases->hops->len, 1);
  const ErpHop *last = &route->hops[route->n_hops - 1];
  if (route->gateway != ERP_NONE &&
      last->element == results->network->gateways[route->gateway].element)
    carry(cases, flow, last, 1, 1);
}

/* Loads when the circuits marked `down` are lost. */
static void
play(Cases *cases) {
  const ErpResults *results = cases->review->results;
  start_over(cases);
  for (guint32 c = 0; c < results->network->n_circuits; c++)
    for (guint32 i = cases->flows->first[c]; cases->down[c] && i < cases->flows->first[c + 1]; i++)
      move_flow(cases, &results->flows[cases->flows->flows[i]]);
}

/* Takes down what is lost with a peering location: all its circuits but the metro ones, which have
 * a link at another. Whether that is more than one, and no earlier record of the place has shown
 * it. */
static gboolean
lose_location(Cases *cases, guint32 node) {
  const ErpNetwork *network = cases->review->results->network;
  guint32 first = ERP_NONE;
  guint n = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    cases->down[i] =
        circuit->circuit->metro == NULL && erp_network_same_place(network, circuit->node, node);
    n += cases->down[i];
    first = cases->down[i] ? MIN(first, circuit->node) : first;
  }
  return n > 1 && first == node;
}

/* Whether what is down carries a flow. */
static gboolean
is_loaded(const Cases *cases) {
  const ErpResults *results = cases->review->results;
  for (guint i = 0; i < results->network->n_circuits; i++)
    if (cases->down[i] && results->loads[results->network->circuits[i].element].n_flows > 0)
      return TRUE;
  return FALSE;
}

static gint64
share(gint64 load, gint64 capacity) {
  return (gint64) (MIN((double) load * 10000.0 / (double) MAX(capacity, 1), 1e12) + 0.5);
}

/* ---- REL-04 --------------------------------------------------------------------------------- */

typedef struct {
  guint32 element;
  ErpDirection direction;
  gint64 use;
  guint n;          /* elements above the limit */
  gboolean unknown; /* some element without a capacity */
} Worst;

/* Survivors that carry more than before, and more than the limit. */
static Worst
worst_survivor(Cases *cases, gint64 limit) {
  const ErpResults *results = cases->review->results;
  Worst worst = {ERP_NONE, ERP_UP, limit, 0, FALSE};
  for (guint t = 0; t < cases->touched->len; t++) {
    guint32 i = g_array_index(cases->touched, guint32, t);
    gboolean above = FALSE;
    for (ErpDirection d = ERP_UP; d < ERP_DIRECTIONS; d++) {
      gint64 capacity = results->network->elements[i].capacity[d];
      if (cases->load[i][d] <= results->loads[i].load[d])
        continue;
      if (capacity == ERP_UNSET) {
        cases->unknown[i] = 1;
        worst.unknown = TRUE;
        continue;
      }
      gint64 use = share(cases->load[i][d], capacity);
      above |= use > limit;
      gboolean as_bad = worst.element != ERP_NONE && use == worst.use; /* the first of them */
      if (use > worst.use || (as_bad && i < worst.element)) {
        worst.use = use;
        worst.element = i;
        worst.direction = d;
      }
    }
    worst.n += above;
  }
  return worst;
}

static void
add_overload(ErpReview *review, const ErpRule *rule, const Cases *cases, const Worst *worst,
             const char *object, const ErpRecord *record, const char *lost) {
  const ErpResults *results = review->results;
  gint64 before = results->loads[worst->element].utilisation[worst->direction];
  gint64 load = cases->load[worst->element][worst->direction];
  gint64 capacity = results->network->elements[worst->element].capacity[worst->direction];
  ErpFinding *finding = erp_review_add(
      review, rule, worst->use > 10000 ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN, object, record,
      g_strdup_printf(ERP_NGETTEXT("Without %s, %s carries %s of %s: %s instead of %s (%u element "
                                   "above %s)",
                                   "Without %s, %s carries %s of %s: %s instead of %s (%u elements "
                                   "above %s)",
                                   worst->n),
                      lost, erp_say_element(review, worst->element),
                      erp_say_beside(review, ERP_UNIT_RATE, load, capacity),
                      erp_say(review, ERP_UNIT_RATE, capacity),
                      erp_say_beside(review, ERP_UNIT_PERCENT, worst->use,
                                     erp_params_value(results->params, "util.warn")),
                      erp_say(review, ERP_UNIT_PERCENT, before), worst->n,
                      erp_say_limit(review, "util.warn")));
  erp_finding_figure(finding, "use_before_percent", ERP_UNIT_PERCENT, before);
  erp_finding_figure(finding, "use_after_percent", ERP_UNIT_PERCENT, worst->use);
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, load);
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE, capacity);
  erp_finding_limit(review, finding, "util.warn");
}

/* Returns whether the case passes. */
static gboolean
judge_case(ErpReview *review, const ErpRule *rule, Cases *cases, const char *object,
           const ErpRecord *record, const char *lost) {
  play(cases);
  Worst worst = worst_survivor(cases, erp_params_value(review->results->params, "util.warn"));
  if (worst.element == ERP_NONE)
    return !worst.unknown;
  add_overload(review, rule, cases, &worst, object, record, lost);
  return FALSE;
}

static void
add_unknown(ErpReview *review, const ErpRule *rule, const Cases *cases) {
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < review->results->network->n_elements; i++)
    if (cases->unknown[i])
      g_array_append_val(unknown, i);
  if (unknown->len == 0)
    return;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
      g_strdup_printf(ERP_NGETTEXT("No capacity is stated for the %s, which carries more when a "
                                   "circuit is lost",
                                   "No capacity is stated for %s, which carry more when a circuit "
                                   "is lost",
                                   unknown->len),
                      erp_say_elements(review, unknown)));
  erp_finding_elements(review, finding, unknown);
  erp_finding_advise(finding, g_strdup(_("State the capacity of each of them in the plan.")));
}

void
erp_check_rel_04(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  g_auto(Cases) cases = {.review = NULL};
  guint n_scope = 0, n_pass = 0;
  cases_init(&cases, review);
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    if (results->loads[circuit->element].n_flows == 0)
      continue;
    n_scope++;
    cases.down[i] = 1;
    n_pass += judge_case(review, rule, &cases, circuit->circuit->id, &circuit->circuit->record,
                         erp_say_element(review, circuit->element));
    cases.down[i] = 0;
  }
  for (guint32 node = network->n_sites; node < network->n_nodes; node++) {
    if (!lose_location(&cases, node) || !is_loaded(&cases))
      continue;
    n_scope++;
    n_pass += judge_case(review, rule, &cases, network->nodes[node].id,
                         &network->nodes[node].location->record, network->nodes[node].name);
  }
  add_unknown(review, rule, &cases);
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit carries a demand"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(
          ERP_NGETTEXT("The loss of %u circuit or location drives nothing else above %s",
                       "The loss of any of %u circuits and locations drives nothing else above %s",
                       n_pass),
          n_pass, erp_say_limit(review, "util.warn")));
}

/* ---- CST-04 --------------------------------------------------------------------------------- */

static gint64
use_of(const gint64 *load, const ErpNetCircuit *circuit) {
  return share(MAX(load[ERP_UP], load[ERP_DOWN]), circuit->circuit->bandwidth);
}

/* The peaks of the others when the circuits marked `down` are lost. WAN links do not matter here,
 * so flows are moved from circuit to circuit only. */
static void
raise_peaks(Cases *cases, gint64 *peaks) {
  const ErpResults *results = cases->review->results;
  const ErpNetwork *network = results->network;
  for (guint c = 0; c < network->n_circuits; c++)
    for (guint32 i = cases->flows->first[c]; cases->down[c] && i < cases->flows->first[c + 1];
         i++) {
      const ErpFlow *flow = &results->flows[cases->flows->flows[i]];
      guint32 next = successor(cases, flow);
      if (next == ERP_NONE)
        continue;
      gint64 *load = touch(cases, network->circuits[next].element);
      load[ERP_UP] += flow->rate[ERP_UP];
      load[ERP_DOWN] += flow->rate[ERP_DOWN];
    }
  for (guint i = 0; i < network->n_circuits; i++) {
    if (!cases->down[i])
      peaks[i] =
          MAX(peaks[i], use_of(cases->load[network->circuits[i].element], &network->circuits[i]));
  }
  start_over(cases);
}

/* Per circuit: the highest use of its bandwidth in basis points, also when others are lost. */
static gint64 *
peaks_of(ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_auto(Cases) cases = {.review = NULL};
  gint64 *peaks = g_new0(gint64, network->n_circuits + 1);
  cases_init(&cases, review);
  for (guint i = 0; i < network->n_circuits; i++)
    peaks[i] = use_of(cases.load[network->circuits[i].element], &network->circuits[i]);
  for (guint lost = 0; lost < network->n_circuits; lost++) {
    cases.down[lost] = 1;
    raise_peaks(&cases, peaks);
    cases.down[lost] = 0;
  }
  for (guint32 node = network->n_sites; node < network->n_nodes; node++)
    if (lose_location(&cases, node))
      raise_peaks(&cases, peaks);
  return peaks;
}

/* The next lower bandwidth that is sold, or ERP_UNSET. */
static gint64
next_lower(const ErpCatalogue *catalogue, const ErpCircuit *circuit) {
  gboolean direct = erp_circuit_is_direct(circuit);
  gint64 best = ERP_UNSET;
  for (guint i = 0; i < catalogue->n_circuit_skus; i++) {
    const ErpCircuitSku *sku = &catalogue->circuit_skus[i];
    if ((strcmp(sku->kind, "direct") == 0) == direct && sku->bandwidth < circuit->bandwidth)
      best = MAX(best, sku->bandwidth);
  }
  return best;
}

void
erp_check_cst_04(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 limit = erp_params_value(review->results->params, "util.low");
  g_autofree gint64 *peaks = peaks_of(review);
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    gint64 lower = next_lower(review->results->catalogue, circuit->circuit);
    if (peaks[i] == 0)
      continue;
    n_scope++;
    if (peaks[i] >= limit || lower == ERP_UNSET) {
      n_pass++;
      continue;
    }
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_WARN, circuit->circuit->id, &circuit->circuit->record,
        g_strdup_printf(_("The %s is used to %s at most, also when another is lost; the next lower "
                          "bandwidth is %s"),
                        erp_say_element(review, circuit->element),
                        erp_say_beside(review, ERP_UNIT_PERCENT, peaks[i], limit),
                        erp_say(review, ERP_UNIT_RATE, lower)));
    erp_finding_figure(finding, "use_percent", ERP_UNIT_PERCENT, peaks[i]);
    erp_finding_figure(finding, "lower_mbps", ERP_UNIT_RATE, lower);
    erp_finding_limit(review, finding, "util.low");
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit carries a demand"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit is used to %s or more, or is the smallest there is",
                                   "%u circuits are used to %s or more, or are the smallest there "
                                   "are",
                                   n_pass),
                      n_pass, erp_say_limit(review, "util.low")));
}
