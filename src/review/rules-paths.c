/* Gateways and the circuits they choose from: PRF-03, PRF-08, PRF-09, PRF-10, PRF-12 and GEO-05. */
#include "review/checks.h"

#include <string.h>

#include "base/geo.h"
#include "review/context.h"

#include "base/i18n.h"

static const ErpConnection *
connection_at(const ErpGateway *gateway, guint i) {
  const ErpRecord *child = gateway->record.children[i];
  return child->kind == ERP_KIND_CONNECTION ? (const ErpConnection *) child : NULL;
}

static const char *
gateway_name(const ErpReview *review, guint32 gateway) {
  const ErpNetwork *network = review->results->network;
  return network->elements[network->gateways[gateway].element].name;
}

/* ---- PRF-03: FastPath ----------------------------------------------------------------------- */

typedef struct {
  gint64 load[ERP_DIRECTIONS]; /* FastPath included */
  gboolean realtime;
  gboolean through; /* some of it does not take FastPath */
} PrivateLoad;

static gboolean
takes_gateway(const ErpReview *review, const ErpRoute *route) {
  guint32 element = review->results->network->gateways[route->gateway].element;
  return route->n_hops > 0 && route->hops[route->n_hops - 1].element == element;
}

/* Whether a way of the site ends at a gateway. */
static void
leads_to_gateway(ErpReview *review, guint32 site, gpointer part) {
  const ErpResults *results = review->results;
  guint8 *any = part;
  for (guint i = results->starts[site].route; i < results->starts[site + 1].route && !*any; i++)
    *any = results->routes[i].gateway != ERP_NONE;
}

static void
add_private_loads(const ErpReview *review, guint32 site, PrivateLoad *loads) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || route->gateway == ERP_NONE || !erp_flow_active(flow))
      continue;
    PrivateLoad *load = &loads[route->gateway];
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      load->load[d] += flow->rate[d];
    load->realtime |= flow->traffic_class == ERP_CLASS_REALTIME;
    load->through |= takes_gateway(review, route);
  }
}

static PrivateLoad *
private_loads(ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const guint8 *leads = erp_review_parts(review, sizeof *leads, leads_to_gateway);
  PrivateLoad *loads = g_new0(PrivateLoad, network->n_gateways + 1);
  for (guint32 i = 0; i < network->n_sites; i++)
    if (leads[i])
      add_private_loads(review, i, loads);
  return loads;
}

static gint64
throughput(const ErpReview *review, const ErpNetGateway *gateway) {
  const ErpElement *e = &review->results->network->elements[gateway->element];
  return MIN(e->capacity[ERP_UP], e->capacity[ERP_DOWN]);
}

static gint64
rate_of(const PrivateLoad *load) {
  return MAX(load->load[ERP_UP], load->load[ERP_DOWN]);
}

/* Why the traffic of a gateway is to take FastPath. */
typedef enum { REASON_NONE, REASON_REALTIME, REASON_GATEWAY, REASON_RATE } Reason;

static Reason
reason_of(const ErpReview *review, const ErpNetGateway *gateway, const PrivateLoad *load) {
  gint64 limit = throughput(review, gateway), rate = rate_of(load);
  if (limit != ERP_UNSET && rate > limit)
    return REASON_GATEWAY;
  if (rate > erp_params_value(review->results->params, "fastpath.rate"))
    return REASON_RATE;
  return load->realtime ? REASON_REALTIME : REASON_NONE;
}

static void
add_no_fastpath(ErpReview *review, const ErpRule *rule, guint32 index, const PrivateLoad *load) {
  const ErpNetGateway *gateway = &review->results->network->gateways[index];
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, gateway->gateway->id, &gateway->gateway->record,
      gateway->sku->per_unit
          ? g_strdup_printf(_("FastPath is planned at the gateway %s for %s, but %s with %s scale "
                              "units does not offer it"),
                            gateway_name(review, index),
                            erp_say(review, ERP_UNIT_RATE, rate_of(load)), gateway->sku->sku,
                            erp_say(review, ERP_UNIT_COUNT, gateway->gateway->units))
          : g_strdup_printf(
                _("FastPath is planned at the gateway %s for %s, but %s does not offer it"),
                gateway_name(review, index), erp_say(review, ERP_UNIT_RATE, rate_of(load)),
                gateway->sku->sku));
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, rate_of(load));
}

static void
add_through(ErpReview *review, const ErpRule *rule, guint32 index, const PrivateLoad *load,
            Reason reason) {
  const ErpNetGateway *gateway = &review->results->network->gateways[index];
  gint64 limit = throughput(review, gateway);
  const char *name = gateway_name(review, index);
  const char *rate = erp_say(review, ERP_UNIT_RATE, rate_of(load));
  char *message;
  if (reason == REASON_REALTIME)
    message = g_strdup_printf(_("The gateway %s (%s) is to carry %s, real-time traffic among it, "
                                "and not all of it bypasses the gateway by FastPath"),
                              name, gateway->sku->sku, rate);
  else if (reason == REASON_GATEWAY)
    message = g_strdup_printf(_("The gateway %s (%s) is to carry %s and passes %s, and not all of "
                                "it bypasses the gateway by FastPath"),
                              name, gateway->sku->sku, rate, erp_say(review, ERP_UNIT_RATE, limit));
  else
    message = g_strdup_printf(_("The gateway %s (%s) is to carry %s, and not all of it bypasses "
                                "the gateway by FastPath"),
                              name, gateway->sku->sku, rate);
  ErpFinding *finding = erp_review_add(review, rule, ERP_VERDICT_WARN, gateway->gateway->id,
                                       &gateway->gateway->record, message);
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, rate_of(load));
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE, limit);
  if (reason == REASON_RATE)
    erp_finding_limit(review, finding, "fastpath.rate");
}

void
erp_check_prf_03(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree PrivateLoad *loads = private_loads(review);
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_gateways; i++) {
    const ErpNetGateway *gateway = &network->gateways[i];
    Reason reason = reason_of(review, gateway, &loads[i]);
    gboolean planned = erp_gateway_wants_fastpath(gateway->gateway);
    if (reason == REASON_NONE && !planned)
      continue;
    n_scope++;
    if (gateway->sku == NULL)
      g_ptr_array_add(unknown, (gpointer) &gateway->gateway->record);
    else if (planned && !erp_sku_has_fastpath(gateway->sku, gateway->gateway->units))
      add_no_fastpath(review, rule, i, &loads[i]);
    else if (reason != REASON_NONE && loads[i].through)
      add_through(review, rule, i, &loads[i], reason);
    else
      n_pass++;
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No FastPath is planned, and no private traffic is real-time, "
                                    "above fastpath.rate, or more than its gateway passes"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The catalogue does not know the SKU of %s, nor whether it offers "
                         "FastPath"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u gateway is bypassed by FastPath where that "
                                                   "counts",
                                                   "%u gateways are bypassed by FastPath where "
                                                   "that counts",
                                                   n_pass),
                                      n_pass));
}

/* ---- PRF-08: virtual networks to each other ------------------------------------------------- */

void
erp_check_prf_08(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_scope = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    g_autoptr(GPtrArray) gateways = erp_circuit_gateways(review, circuit->id);
    if (gateways->len < 2)
      continue;
    n_scope++;
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_NOT_ANSWERED, circuit->id, &circuit->record,
        g_strdup_printf(_("Do the virtual networks of %s, which %s joins, reach each other by "
                          "virtual network peering or Virtual WAN instead of over it?"),
                        erp_say_records(review, gateways),
                        erp_say_element(review, network->circuits[i].element)));
    erp_finding_figure(finding, "gateways", ERP_UNIT_COUNT, gateways->len);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit joins two gateways"));
}

/* ---- PRF-09: equally good circuits ---------------------------------------------------------- */

/* A circuit that Azure may choose for a gateway. */
typedef struct {
  guint32 circuit;
  gint64 weight, prepend, rtt;
} Choice;

static gint64
or_zero(gint64 value) {
  return value == ERP_UNSET ? 0 : value;
}

/* The least prepend of the exits that lead into a circuit. */
static gint64
prepend_of(const ErpReview *review, guint32 circuit) {
  g_autoptr(GArray) exits = g_array_new(FALSE, FALSE, sizeof(guint32));
  gint64 least = G_MAXINT64;
  erp_routing_circuit_exits(review->routing, circuit, NULL, exits);
  for (guint i = 0; i < exits->len; i++) {
    const ErpRecord *record = review->routing->exits[g_array_index(exits, guint32, i)].record;
    gint64 prepend =
        record->kind == ERP_KIND_EXIT ? or_zero(((const ErpExit *) record)->prepend) : 0;
    least = MIN(least, prepend);
  }
  return exits->len == 0 ? 0 : least;
}

/* The circuits of highest weight and, of these, of shortest AS path. */
static GArray *
equal_choices(const ErpReview *review, const ErpNetGateway *gateway) {
  const ErpNetwork *network = review->results->network;
  GArray *best = g_array_new(FALSE, FALSE, sizeof(Choice));
  for (guint i = 0; i < gateway->gateway->record.n_children; i++) {
    const ErpConnection *connection = connection_at(gateway->gateway, i);
    guint32 circuit =
        connection == NULL ? ERP_NONE : erp_network_circuit(network, connection->circuit);
    if (circuit == ERP_NONE || network->circuits[circuit].private_peering == NULL)
      continue;
    const ErpNode *node = &network->nodes[network->circuits[circuit].node];
    Choice choice = {circuit, or_zero(connection->weight), prepend_of(review, circuit), ERP_UNSET};
    if (node->placed && gateway->region != NULL)
      choice.rtt = erp_latency_rtt(network->model, node->anchor, &gateway->anchor);
    if (best->len > 0) {
      const Choice *first = &g_array_index(best, Choice, 0);
      if (choice.weight < first->weight ||
          (choice.weight == first->weight && choice.prepend > first->prepend))
        continue;
      if (choice.weight > first->weight || choice.prepend < first->prepend)
        g_array_set_size(best, 0);
    }
    g_array_append_val(best, choice);
  }
  return best;
}

static void
add_spread(ErpReview *review, const ErpRule *rule, guint32 index, const Choice *nearest,
           const Choice *farthest) {
  const ErpNetwork *network = review->results->network;
  const ErpGateway *gateway = network->gateways[index].gateway;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, gateway->id, &gateway->record,
      g_strdup_printf(_("Azure spreads the traffic of the gateway %s over circuits of equal weight "
                        "(%s): ~%s to %s, ~%s to %s"),
                      gateway_name(review, index), erp_say(review, ERP_UNIT_COUNT, nearest->weight),
                      erp_say(review, ERP_UNIT_TIME, nearest->rtt),
                      erp_say_element(review, network->circuits[nearest->circuit].element),
                      erp_say(review, ERP_UNIT_TIME, farthest->rtt),
                      erp_say_element(review, network->circuits[farthest->circuit].element)));
  erp_finding_advise(
      finding,
      g_strdup_printf(_("Give the connection to %s the higher weight."),
                      erp_say_element(review, network->circuits[nearest->circuit].element)));
  finding->estimated = TRUE;
  erp_finding_rtt(finding, "rtt_far_ms", farthest->rtt, ERP_PROVENANCE_MODELLED);
  erp_finding_rtt(finding, "rtt_near_ms", nearest->rtt, ERP_PROVENANCE_MODELLED);
  erp_finding_figure(finding, "spread_ms", ERP_UNIT_TIME, farthest->rtt - nearest->rtt);
  erp_finding_figure(finding, "weight", ERP_UNIT_COUNT, nearest->weight);
  erp_finding_limit(review, finding, "ecmp.rtt");
}

static ErpVerdict
judge_spread(ErpReview *review, const ErpRule *rule, guint32 index, const GArray *choices) {
  const Choice *nearest = &g_array_index(choices, Choice, 0), *farthest = nearest;
  for (guint i = 0; i < choices->len; i++) {
    const Choice *choice = &g_array_index(choices, Choice, i);
    if (choice->rtt == ERP_UNSET)
      return ERP_VERDICT_NOT_ANSWERED;
    nearest = choice->rtt < nearest->rtt ? choice : nearest;
    farthest = choice->rtt > farthest->rtt ? choice : farthest;
  }
  if (farthest->rtt - nearest->rtt <= erp_params_value(review->results->params, "ecmp.rtt"))
    return ERP_VERDICT_PASS;
  add_spread(review, rule, index, nearest, farthest);
  return ERP_VERDICT_WARN;
}

void
erp_check_prf_09(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_gateways; i++) {
    g_autoptr(GArray) choices = equal_choices(review, &network->gateways[i]);
    if (choices->len < 2)
      continue;
    ErpVerdict verdict = judge_spread(review, rule, i, choices);
    n_scope++;
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict == ERP_VERDICT_NOT_ANSWERED)
      g_ptr_array_add(unknown, (gpointer) &network->gateways[i].gateway->record);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No gateway has two circuits of equal weight and AS path"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The region of %s or the place of one of its circuits is not known"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("The equally good circuits of %u gateway are "
                                                   "within %s of each other",
                                                   "The equally good circuits of %u gateways are "
                                                   "within %s of each other",
                                                   n_pass),
                                      n_pass, erp_say_limit(review, "ecmp.rtt")));
}

/* ---- PRF-10: the circuit on the way to a gateway -------------------------------------------- */

/* Round trip from a site over a circuit to the region of a gateway; ERP_UNSET without a way. */
static gint64
rtt_over(const ErpReview *review, const ErpLegs *legs, guint32 site, guint32 circuit,
         const ErpNetGateway *gateway) {
  const ErpNetwork *network = review->results->network;
  const ErpNode *node = &network->nodes[network->circuits[circuit].node];
  guint32 wan = erp_legs_circuit_latency(legs, site, circuit);
  if (wan == ERP_GRAPH_NONE || !node->placed || gateway->region == NULL)
    return ERP_UNSET;
  return wan / 10 + erp_latency_rtt(network->model, node->anchor, &gateway->anchor);
}

/* What the circuit a flow takes costs against the best one. */
typedef struct {
  const ErpFlow *flow;
  guint32 best;
  gint64 rtt, least;
  guint n_choices;
  gboolean unknown; /* the place of a circuit that it could take */
} Detour;

static Detour
detour_of(const ErpReview *review, const ErpFlow *flow) {
  const ErpNetwork *network = review->results->network;
  const ErpLegs *legs = review->results->legs;
  const ErpRoute *route = erp_flow_its_route(review, flow);
  const ErpNetGateway *gateway = &network->gateways[route->gateway];
  gint64 rtt = rtt_over(review, legs, flow->site, route->circuit, gateway);
  Detour detour = {flow, route->circuit, rtt, rtt, 0, FALSE};
  for (guint i = 0; i < gateway->gateway->record.n_children; i++) {
    const ErpConnection *connection = connection_at(gateway->gateway, i);
    guint32 circuit =
        connection == NULL ? ERP_NONE : erp_network_circuit(network, connection->circuit);
    if (circuit == ERP_NONE || network->circuits[circuit].private_peering == NULL ||
        erp_legs_circuit_latency(legs, flow->site, circuit) == ERP_GRAPH_NONE)
      continue;
    gint64 over = rtt_over(review, legs, flow->site, circuit, gateway);
    detour.n_choices++;
    detour.unknown |= over == ERP_UNSET;
    if (over != ERP_UNSET && over < detour.least) {
      detour.least = over;
      detour.best = circuit;
    }
  }
  return detour;
}

static void
add_farther(ErpReview *review, const ErpRule *rule, const Detour *detour) {
  const ErpNetwork *network = review->results->network;
  const ErpNode *node = &network->nodes[detour->flow->site];
  const ErpRoute *route = erp_flow_its_route(review, detour->flow);
  gint64 loss = detour->rtt - detour->least;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, node->id, &node->site->record,
      g_strdup_printf(_("%s reaches the gateway %s %s, while %s would be ~%s nearer"), node->name,
                      gateway_name(review, route->gateway), erp_say_way(review, route),
                      erp_say_element(review, network->circuits[detour->best].element),
                      erp_say(review, ERP_UNIT_TIME, loss)));
  finding->estimated = TRUE;
  erp_finding_rtt(finding, "rtt_ms", detour->rtt, ERP_PROVENANCE_MODELLED);
  erp_finding_rtt(finding, "rtt_nearest_ms", detour->least, ERP_PROVENANCE_MODELLED);
  erp_finding_figure(finding, "loss_ms", ERP_UNIT_TIME, loss);
  erp_finding_limit(review, finding, "gp.minor");
}

/* The worst of the site's private flows; NOT_APPLICABLE when none could take another circuit. */
static ErpVerdict
judge_site_choice(ErpReview *review, const ErpRule *rule, guint32 site) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  gint64 worst = erp_params_value(results->params, "gp.minor");
  Detour farthest = {NULL, ERP_NONE, 0, 0, 0, FALSE};
  ErpVerdict verdict = ERP_VERDICT_NOT_APPLICABLE;
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || route->gateway == ERP_NONE || !erp_flow_active(flow))
      continue;
    Detour detour = detour_of(review, flow);
    if (detour.n_choices > 1)
      verdict = MAX(verdict, detour.unknown ? ERP_VERDICT_NOT_ANSWERED : ERP_VERDICT_PASS);
    if (detour.rtt - detour.least > worst) {
      worst = detour.rtt - detour.least;
      farthest = detour;
    }
  }
  if (farthest.flow == NULL)
    return verdict;
  add_farther(review, rule, &farthest);
  return ERP_VERDICT_WARN;
}

void
erp_check_prf_10(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; network->n_circuits > 1 && network->n_gateways > 0 && i < network->n_sites;
       i++) {
    ErpVerdict verdict = judge_site_choice(review, rule, i);
    n_scope += verdict != ERP_VERDICT_NOT_APPLICABLE;
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict == ERP_VERDICT_NOT_ANSWERED)
      g_ptr_array_add(unknown, (gpointer) &network->nodes[i].site->record);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No site reaches a gateway over more than one circuit"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The place of a circuit that %s could take to a gateway is not known"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site reaches its gateways over the nearest circuit, or one "
                                   "within %s of it",
                                   "%u sites reach their gateways over the nearest circuit, or one "
                                   "within %s of it",
                                   n_pass),
                      n_pass, erp_say_limit(review, "gp.minor")));
}

/* ---- GEO-05: gateways far from their circuits ----------------------------------------------- */

/* The circuits nearest to a gateway by the model: of those it is connected to, and of the others
 * that it could be. */
typedef struct {
  guint32 own, other; /* ERP_NONE = none */
  gint64 own_rtt, other_rtt;
  gint64 distance;  /* metres from the own one to the region */
  gboolean unknown; /* a connected one's place, or the region */
  gboolean is_used; /* by some site */
  GArray *gaining;  /* sites that would be nearer by the other; or NULL */
} Near;

static gboolean
is_connected(const ErpGateway *gateway, const ErpCircuit *circuit) {
  for (guint i = 0; i < gateway->record.n_children; i++) {
    const ErpConnection *connection = connection_at(gateway, i);
    if (connection != NULL && g_strcmp0(connection->circuit, circuit->id) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
note_circuit(const ErpReview *review, Near *near, const ErpNetGateway *gateway, guint32 index) {
  const ErpNetwork *network = review->results->network;
  const ErpNetCircuit *circuit = &network->circuits[index];
  const ErpNode *node = &network->nodes[circuit->node];
  gboolean own = is_connected(gateway->gateway, circuit->circuit), inferred;
  if (!own && (circuit->private_peering == NULL || gateway->region == NULL ||
               erp_circuit_reach(review, circuit, gateway->region, &inferred) != ERP_VERDICT_PASS))
    return;
  if (!node->placed || gateway->region == NULL) {
    near->unknown |= own;
    return;
  }
  gint64 rtt = erp_latency_rtt(network->model, node->anchor, &gateway->anchor);
  guint32 *best = own ? &near->own : &near->other;
  gint64 *least = own ? &near->own_rtt : &near->other_rtt;
  if (*best != ERP_NONE && rtt >= *least)
    return;
  *best = index;
  *least = rtt;
  if (own)
    near->distance =
        erp_geo_distance(node->lat, node->lon, gateway->region->lat, gateway->region->lon);
}

/* Whether the gateway is far from what it is connected to, and something else is nearer. */
static gboolean
is_far(const ErpReview *review, const Near *near) {
  const ErpParams *params = review->results->params;
  return near->own != ERP_NONE && near->other != ERP_NONE && !near->unknown &&
         near->distance > erp_params_value(params, "gp.detour") &&
         near->own_rtt - near->other_rtt > erp_params_value(params, "gp.minor");
}

/* Which sites would gain by the nearer circuit. */
static void
find_gaining(const ErpReview *review, Near *nears) {
  const ErpResults *results = review->results;
  gint64 minor = erp_params_value(results->params, "gp.minor");
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || route->gateway == ERP_NONE || !erp_flow_active(flow) ||
        !is_far(review, &nears[route->gateway]))
      continue;
    Near *near = &nears[route->gateway];
    const ErpNetGateway *gateway = &results->network->gateways[route->gateway];
    gint64 now = rtt_over(review, results->legs, flow->site, route->circuit, gateway);
    gint64 then = rtt_over(review, results->legs, flow->site, near->other, gateway);
    near->is_used = TRUE;
    if (now == ERP_UNSET || then == ERP_UNSET || now - then <= minor)
      continue;
    if (near->gaining == NULL)
      near->gaining = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (near->gaining->len == 0 ||
        g_array_index(near->gaining, guint32, near->gaining->len - 1) != flow->site)
      g_array_append_val(near->gaining, flow->site);
  }
}

static void
add_far_gateway(ErpReview *review, const ErpRule *rule, guint32 index, const Near *near) {
  const ErpNetwork *network = review->results->network;
  const ErpNetGateway *gateway = &network->gateways[index];
  const char *name = gateway_name(review, index);
  const char *other = erp_say_element(review, network->circuits[near->other].element);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, gateway->gateway->id, &gateway->gateway->record,
      g_strdup_printf(_("The nearest circuit of the gateway %s, %s, is %s (~%s) from %s, and %s "
                        "only ~%s"),
                      name, erp_say_element(review, network->circuits[near->own].element),
                      erp_say(review, ERP_UNIT_LENGTH, near->distance),
                      erp_say(review, ERP_UNIT_TIME, near->own_rtt), gateway->region->display_name,
                      other, erp_say(review, ERP_UNIT_TIME, near->other_rtt)));
  finding->estimated = TRUE;
  erp_finding_figure(finding, "distance_km", ERP_UNIT_LENGTH, near->distance);
  erp_finding_rtt(finding, "rtt_ms", near->own_rtt, ERP_PROVENANCE_MODELLED);
  erp_finding_rtt(finding, "rtt_other_ms", near->other_rtt, ERP_PROVENANCE_MODELLED);
  erp_finding_limit(review, finding, "gp.detour");
  erp_finding_advise(
      finding,
      near->gaining != NULL
          ? g_strdup_printf(_("Connect the gateway %s to %s, which brings it nearer to %s."), name,
                            other, erp_say_nodes(review, near->gaining))
          : g_strdup_printf(_("Connect the gateway %s to %s."), name, other));
}

void
erp_check_geo_05(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree Near *nears = g_new0(Near, network->n_gateways + 1);
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint32 g = 0; g < network->n_gateways; g++) {
    nears[g].own = nears[g].other = ERP_NONE;
    for (guint32 c = 0; c < network->n_circuits; c++)
      note_circuit(review, &nears[g], &network->gateways[g], c);
  }
  find_gaining(review, nears);
  for (guint32 g = 0; g < network->n_gateways; g++) {
    const Near *near = &nears[g];
    g_autoptr(GArray) gaining = near->gaining;
    gboolean warn = is_far(review, near) && (!near->is_used || gaining != NULL);
    if (near->own == ERP_NONE && !near->unknown)
      continue;
    n_scope++;
    n_pass += !near->unknown && !warn;
    if (near->unknown)
      g_ptr_array_add(unknown, (gpointer) &network->gateways[g].gateway->record);
    if (warn)
      add_far_gateway(review, rule, g, near);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No gateway is connected to a circuit"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The region of %s or the place of one of its circuits is not known"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u gateway is connected to a circuit within %s of its region, "
                                   "or to the nearest one there is",
                                   "%u gateways are connected to circuits within %s of their "
                                   "regions, or to the nearest ones there are",
                                   n_pass),
                      n_pass, erp_say_limit(review, "gp.detour")));
}

/* ---- PRF-12: the length of packets ---------------------------------------------------------- */

static gboolean
passes_gateway(const ErpReview *review, const ErpFlow *flow) {
  const ErpRoute *route = erp_flow_its_route(review, flow);
  return route->gateway != ERP_NONE && takes_gateway(review, route);
}

void
erp_check_prf_12(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) sites = erp_review_sites_with(review, passes_gateway);
  if (sites->len == 0)
    erp_review_add_not_applicable(review, rule, _("No traffic passes a gateway"));
  else
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                   g_strdup_printf(_("Are the packets of %s to virtual networks at most 1400 bytes "
                                     "long, or the segment size of TCP (MSS) clamped? Whoever "
                                     "configures the edge routers can say"),
                                   erp_say_nodes(review, sites)));
}
