/* Performance of what stands at the end: gateways, and sessions bound by latency. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

/* ---- PRF-01: gateway throughput ------------------------------------------------------------- */

static void
judge_gateway(ErpReview *review, const ErpRule *rule, const ErpNetGateway *gateway, guint *n_pass) {
  const ErpElement *e = &review->results->network->elements[gateway->element];
  const ErpElementLoad *load = &review->results->loads[gateway->element];
  gint64 need = MAX(load->load[ERP_UP], load->load[ERP_DOWN]);
  gint64 limit = MIN(e->capacity[ERP_UP], e->capacity[ERP_DOWN]);
  const char *sku = gateway->gateway->sku;
  if (limit == ERP_UNSET) {
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, gateway->gateway->id,
                   &gateway->gateway->record,
                   g_strdup_printf(_("The throughput of the gateway %s is not known: the catalogue "
                                     "has no figure for the SKU %s"),
                                   e->name, sku == NULL ? "?" : sku));
    return;
  }
  if (need <= limit) {
    (*n_pass)++;
    return;
  }
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, gateway->gateway->id, &gateway->gateway->record,
      g_strdup_printf(_("The gateway %s is to carry %s, but %s passes %s at most and does not "
                        "burst: %s too much"),
                      e->name, erp_say(review, ERP_UNIT_RATE, need), sku == NULL ? "?" : sku,
                      erp_say(review, ERP_UNIT_RATE, limit),
                      erp_say(review, ERP_UNIT_RATE, need - limit)));
  if (gateway->sku != NULL && gateway->sku->per_unit && gateway->sku->throughput > 0) {
    gint64 units = (need + gateway->sku->throughput - 1) / gateway->sku->throughput;
    erp_finding_advise(finding,
                       g_strdup_printf(_("Set the gateway to %s scale units at least, or use "
                                         "FastPath."),
                                       erp_say(review, ERP_UNIT_COUNT, units)));
  }
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, need);
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE, limit);
  erp_finding_figure(finding, "shortfall_mbps", ERP_UNIT_RATE, need - limit);
}

void
erp_check_prf_01(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_pass = 0;
  if (network->n_gateways == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no gateway"));
  for (guint i = 0; i < network->n_gateways; i++)
    judge_gateway(review, rule, &network->gateways[i], &n_pass);
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u gateway has the throughput that its demands need",
                                   "%u gateways have the throughput that their demands need",
                                   n_pass),
                      n_pass));
}

/* ---- PRF-02: the redundant link ------------------------------------------------------------- */

/* The least bandwidth that is sold and carries the load; ERP_UNSET when none does. */
static gint64
enough_bandwidth(const ErpCatalogue *catalogue, const ErpCircuit *circuit, gint64 load) {
  gboolean direct = erp_circuit_is_direct(circuit);
  gint64 least = ERP_UNSET;
  for (guint i = 0; i < catalogue->n_circuit_skus; i++) {
    const ErpCircuitSku *sku = &catalogue->circuit_skus[i];
    if ((strcmp(sku->kind, "direct") == 0) == direct && sku->bandwidth >= load &&
        (least == ERP_UNSET || sku->bandwidth < least))
      least = sku->bandwidth;
  }
  return least;
}

static void
add_dependence(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit, gint64 load) {
  gint64 bandwidth = circuit->circuit->bandwidth;
  gint64 enough = enough_bandwidth(review->results->catalogue, circuit->circuit, load);
  const char *name = erp_say_element(review, circuit->element);
  gboolean both_short = load > 2 * bandwidth;
  ErpFinding *finding = erp_review_add(
      review, rule, both_short ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN, circuit->circuit->id,
      &circuit->circuit->record,
      g_strdup_printf(both_short ? _("The %s is to carry %s, more than both of its links with %s "
                                     "each")
                                 : _("The %s is to carry %s with a bandwidth of %s: it counts on "
                                     "both of its links being up"),
                      name, erp_say(review, ERP_UNIT_RATE, load),
                      erp_say(review, ERP_UNIT_RATE, bandwidth)));
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, load);
  erp_finding_figure(finding, "bandwidth_mbps", ERP_UNIT_RATE, bandwidth);
  erp_finding_figure(finding, "use_percent", ERP_UNIT_PERCENT,
                     (gint64) ((double) load * 10000.0 / (double) bandwidth + 0.5));
  erp_finding_advise(
      finding,
      enough == ERP_UNSET
          ? g_strdup_printf(_("Share the load of the %s with a second circuit; do not count on its "
                              "redundant link."),
                            name)
          : g_strdup_printf(_("Enlarge the %s to %s; do not count on its redundant link."), name,
                            erp_say(review, ERP_UNIT_RATE, enough)));
}

void
erp_check_prf_02(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    const gint64 *loads = review->results->loads[circuit->element].load;
    gint64 load = MAX(loads[ERP_UP], loads[ERP_DOWN]);
    if (load == 0)
      continue;
    n_scope++;
    n_pass += load <= circuit->circuit->bandwidth;
    if (load > circuit->circuit->bandwidth)
      add_dependence(review, rule, circuit, load);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit carries traffic"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u circuit carries its load on one of its "
                                                   "links",
                                                   "%u circuits carry their load on one of their "
                                                   "links",
                                                   n_pass),
                                      n_pass));
}

/* ---- PRF-04: what FastPath does not carry --------------------------------------------------- */

void
erp_check_prf_04(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  for (guint i = 0; i < network->n_gateways; i++)
    if (erp_gateway_wants_fastpath(network->gateways[i].gateway))
      g_ptr_array_add(open, (gpointer) &network->gateways[i].gateway->record);
  if (open->len == 0)
    erp_review_add_not_applicable(review, rule, _("No connection uses FastPath"));
  erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, open,
      _("The plan does not say whether a basic load balancer, a DNS resolver or private endpoints "
        "of "
        "spokes stand in the data path of FastPath at %s, nor how many addresses are behind it"));
}

/* ---- PRF-05: private endpoints -------------------------------------------------------------- */

/* What passes a gateway and ends at private endpoints, or may end at one. */
typedef struct {
  gint64 stated[ERP_DIRECTIONS], open[ERP_DIRECTIONS];
} EndpointLoad;

static gboolean
passes_gateway(const ErpRoute *route, const ErpNetGateway *gateway) {
  for (guint32 i = 0; i < route->n_hops; i++)
    if (route->hops[i].element == gateway->element)
      return TRUE;
  return FALSE;
}

/* Per gateway; FastPath leaves the gateway out. Caller frees. */
static EndpointLoad *
endpoint_loads(const ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  EndpointLoad *loads = g_new0(EndpointLoad, network->n_gateways + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = flow->via == ERP_VIA_PRIVATE ? erp_flow_route(review, flow) : NULL;
    gint64 ends = flow->demand == NULL ? FALSE : flow->demand->private_endpoint;
    if (route == NULL || ends == FALSE ||
        !passes_gateway(route, &network->gateways[route->gateway]))
      continue;
    gint64 *load = ends == TRUE ? loads[route->gateway].stated : loads[route->gateway].open;
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      load[d] += flow->rate[d];
  }
  return loads;
}

static void
add_endpoints(ErpReview *review, const ErpRule *rule, const ErpNetGateway *gateway, gint64 need,
              gint64 limit, gboolean is_stated) {
  ErpFinding *finding = erp_review_add(
      review, rule, is_stated ? ERP_VERDICT_WARN : ERP_VERDICT_NOT_ANSWERED, gateway->gateway->id,
      &gateway->gateway->record,
      g_strdup_printf(
          is_stated ? _("%s passes %s to private endpoints, and %s may be all there is "
                        "for them: %s of its throughput")
                    : _("%s passes %s, and the plan does not say how much of it ends at "
                        "private endpoints, for which %s may be all there is: %s of "
                        "its throughput"),
          erp_say_record(review, &gateway->gateway->record), erp_say(review, ERP_UNIT_RATE, need),
          erp_say(review, ERP_UNIT_RATE, limit), erp_say_limit(review, "private-endpoint.share")));
  if (!is_stated)
    erp_finding_advise(finding,
                       g_strdup(_("State of the demands whether they end at private endpoints.")));
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, need);
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE, limit);
  erp_finding_limit(review, finding, "private-endpoint.share");
}

void
erp_check_prf_05(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 share = erp_params_value(review->results->params, "private-endpoint.share");
  g_autofree EndpointLoad *loads = endpoint_loads(review);
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpNetGateway *gateway = &network->gateways[i];
    const gint64 *stated = loads[i].stated, *open = loads[i].open;
    const gint64 *capacity = network->elements[gateway->element].capacity;
    gint64 sure = MAX(stated[ERP_UP], stated[ERP_DOWN]);
    gint64 most = MAX(stated[ERP_UP] + open[ERP_UP], stated[ERP_DOWN] + open[ERP_DOWN]);
    if (most == 0)
      continue;
    n_scope++;
    if (capacity[ERP_UP] == ERP_UNSET || capacity[ERP_DOWN] == ERP_UNSET) {
      g_ptr_array_add(unknown, (gpointer) &gateway->gateway->record);
      continue;
    }
    gint64 limit = MIN(capacity[ERP_UP], capacity[ERP_DOWN]) / 10000 * share;
    n_pass += most <= limit;
    if (most > limit)
      add_endpoints(review, rule, gateway, sure > limit ? sure : most, limit, sure > limit);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(
        review, rule, _("No demand passes a gateway and might end at a private endpoint"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The throughput of %s is not known"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u gateway has room for what may end at private endpoints",
                                   "%u gateways have room for what may end at private endpoints",
                                   n_pass),
                      n_pass));
}

/* ---- PRF-06: sessions bound by latency ------------------------------------------------------ */

typedef struct {
  const ErpDemand *demand;
  guint32 site;
  gint64 rate[ERP_DIRECTIONS]; /* all endpoint sets together */
  gint64 rtt;                  /* the longest */
  ErpProvenance provenance;    /* its */
} Bulk;

static gint64
rate_of(const Bulk *bulk) {
  return MAX(bulk->rate[ERP_UP], bulk->rate[ERP_DOWN]);
}

static gint64
window_of(const ErpReview *review, const ErpDemand *demand) {
  return demand->window != ERP_UNSET ? demand->window
                                     : erp_params_value(review->results->params, "window");
}

/* bit/s that `sessions` windows of `bytes` in flight carry; saturates. */
static gint64
achievable(gint64 sessions, gint64 bytes, gint64 rtt) {
  double rate = (double) sessions * (double) bytes * 8e6 / (double) MAX(rtt, 1);
  return rate >= 9e18 ? G_MAXINT64 : (gint64) rate;
}

static void
add_latency_bound(ErpReview *review, const ErpRule *rule, const Bulk *bulk) {
  const ErpNode *node = &review->results->network->nodes[bulk->site];
  gint64 window = window_of(review, bulk->demand);
  gint64 rate = achievable(bulk->demand->sessions, window, bulk->rtt);
  g_autofree char *path = erp_plan_path(review->results->plan, &bulk->demand->record);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, path, &bulk->demand->record,
      g_strdup_printf(
          ERP_NGETTEXT("The bulk demand of %s wants %s, but %u session with a window "
                       "of %s kB over %s carries %s: bound by latency, not by "
                       "bandwidth",
                       "The bulk demand of %s wants %s, but %u sessions with a window "
                       "of %s kB over %s carry %s: bound by latency, not by bandwidth",
                       bulk->demand->sessions),
          node->name, erp_say(review, ERP_UNIT_RATE, rate_of(bulk)), (guint) bulk->demand->sessions,
          erp_say(review, ERP_UNIT_COUNT, window / 1000),
          erp_say_rtt(review, bulk->rtt, bulk->provenance), erp_say(review, ERP_UNIT_RATE, rate)));
  erp_finding_figure(finding, "rate_mbps", ERP_UNIT_RATE, rate_of(bulk));
  erp_finding_figure(finding, "achievable_mbps", ERP_UNIT_RATE, rate);
  erp_finding_rtt(finding, "rtt_ms", bulk->rtt, bulk->provenance);
  erp_finding_figure(finding, "sessions", ERP_UNIT_COUNT, bulk->demand->sessions);
  erp_finding_figure(finding, "window_bytes", ERP_UNIT_COUNT, window);
  finding->estimated = bulk->provenance == ERP_PROVENANCE_MODELLED;
  if (bulk->demand->window == ERP_UNSET)
    erp_finding_limit(review, finding, "window");
}

static ErpVerdict
judge_bulk(const ErpReview *review, const Bulk *bulk) {
  gint64 window = window_of(review, bulk->demand);
  if (bulk->demand->sessions == ERP_UNSET)
    return achievable(1, window, bulk->rtt) >= rate_of(bulk) ? ERP_VERDICT_PASS
                                                             : ERP_VERDICT_NOT_ANSWERED;
  return achievable(bulk->demand->sessions, window, bulk->rtt) >= rate_of(bulk) ? ERP_VERDICT_PASS
                                                                                : ERP_VERDICT_WARN;
}

/* The entry of a demand among those of its site, which come last. */
static Bulk *
find_bulk(GArray *all, const ErpFlow *flow) {
  for (guint i = all->len; i > 0; i--) {
    Bulk *bulk = &g_array_index(all, Bulk, i - 1);
    if (bulk->site != flow->site)
      return NULL;
    if (bulk->demand == flow->demand)
      return bulk;
  }
  return NULL;
}

/* A few long transfers, not the everyday traffic of many users. */
static gboolean
is_transfer(const ErpFlow *flow) {
  const ErpDemand *demand = flow->demand;
  return demand != NULL && flow->traffic_class == ERP_CLASS_BULK &&
         (demand->traffic_class != ERP_UNSET || demand->sessions != ERP_UNSET ||
          demand->window != ERP_UNSET || flow->via == ERP_VIA_PRIVATE);
}

/* Stated bulk demands with a path, the endpoint sets of each together. */
static GArray *
collect_bulk(const ErpReview *review) {
  const ErpResults *results = review->results;
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Bulk));
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || !erp_flow_active(flow) || !is_transfer(flow))
      continue;
    Bulk *known = find_bulk(all, flow);
    Bulk bulk = {flow->demand, flow->site, {0, 0}, ERP_UNSET, route->provenance};
    if (known == NULL) {
      g_array_append_val(all, bulk);
      known = &g_array_index(all, Bulk, all->len - 1);
    }
    known->rate[ERP_UP] += flow->rate[ERP_UP];
    known->rate[ERP_DOWN] += flow->rate[ERP_DOWN];
    if (known->rtt == ERP_UNSET || route->rtt > known->rtt) {
      known->rtt = route->rtt;
      known->provenance = route->provenance;
    }
  }
  return all;
}

void
erp_check_prf_06(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) all = collect_bulk(review);
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  guint n_pass = 0;
  for (guint i = 0; i < all->len; i++) {
    const Bulk *bulk = &g_array_index(all, Bulk, i);
    ErpVerdict verdict = judge_bulk(review, bulk);
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict == ERP_VERDICT_WARN)
      add_latency_bound(review, rule, bulk);
    if (verdict == ERP_VERDICT_NOT_ANSWERED &&
        (unknown->len == 0 || g_array_index(unknown, guint32, unknown->len - 1) != bulk->site))
      g_array_append_val(unknown, bulk->site);
  }
  if (all->len == 0)
    erp_review_add_not_applicable(review, rule, _("No bulk demand with a path is stated"));
  if (unknown->len > 0) {
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
        g_strdup_printf(_("Bulk demands of %s need more than one session carries at their round "
                          "trip, and the number of sessions is not stated"),
                        erp_say_nodes(review, unknown)));
    erp_finding_sites(review, finding, unknown);
    erp_finding_advise(finding, g_strdup(_("State the sessions of these demands.")));
  }
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u bulk demand is not bound by latency",
                                   "%u bulk demands are not bound by latency", n_pass),
                      n_pass));
}
