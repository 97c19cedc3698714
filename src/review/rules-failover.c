/* Where traffic goes when a circuit is lost: REL-09, REL-14, REL-19 and REL-20. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

/* ---- REL-09: providers ---------------------------------------------------------------------- */

/* Circuits of one geopolitical region. Ports of one's own come from no provider. */
static ErpVerdict
judge_providers(const GPtrArray *circuits) {
  const char *first = NULL;
  gboolean unknown = FALSE, distinct = FALSE;
  for (guint i = 0; i < circuits->len; i++) {
    const ErpCircuit *circuit = circuits->pdata[i];
    const char *provider = circuit->provider;
    if (provider == NULL)
      unknown = TRUE;
    else if (first == NULL)
      first = provider;
    else
      distinct |= erp_circuit_is_direct(circuit) || g_ascii_strcasecmp(first, provider) != 0;
  }
  if (distinct)
    return ERP_VERDICT_PASS;
  return unknown ? ERP_VERDICT_NOT_ANSWERED : ERP_VERDICT_WARN;
}

static void
add_providers(ErpReview *review, const ErpRule *rule, const char *region, ErpVerdict verdict,
              const GPtrArray *circuits, const GArray *elements) {
  const ErpCircuit *first = circuits->pdata[0];
  ErpFinding *finding = erp_review_add(
      review, rule, verdict, first->id, &first->record,
      verdict == ERP_VERDICT_WARN
          ? g_strdup_printf(_("All circuits of %s (%s) come from one provider, %s"), region,
                            erp_say_records(review, circuits), first->provider)
          : g_strdup_printf(_("The plan does not name the providers of all circuits of %s (%s)"),
                            region, erp_say_records(review, circuits)));
  erp_finding_elements(review, finding, elements);
  finding->n_objects = 1;
  erp_finding_figure(finding, "circuits", ERP_UNIT_COUNT, circuits->len);
}

void
erp_check_rel_09(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree guint8 *seen = g_new0(guint8, network->n_circuits + 1);
  g_autoptr(GPtrArray) lost = g_ptr_array_new(); /* nobody knows what stands in for them */
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpPeeringPlace *place = network->nodes[network->circuits[i].node].place;
    if (place == NULL) {
      if (network->n_circuits > 1)
        g_ptr_array_add(lost, (gpointer) &network->circuits[i].circuit->record);
      continue;
    }
    g_autoptr(GPtrArray) circuits = g_ptr_array_new();
    g_autoptr(GArray) elements = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint j = i; j < network->n_circuits; j++) {
      const ErpPeeringPlace *other = network->nodes[network->circuits[j].node].place;
      if (seen[j] || other == NULL || g_strcmp0(place->geo_region, other->geo_region) != 0)
        continue;
      seen[j] = 1;
      g_ptr_array_add(circuits, (gpointer) network->circuits[j].circuit);
      g_array_append_val(elements, network->circuits[j].element);
    }
    if (circuits->len < 2)
      continue;
    ErpVerdict verdict = judge_providers(circuits);
    n_scope++;
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict != ERP_VERDICT_PASS)
      add_providers(review, rule, place->geo_region, verdict, circuits, elements);
  }
  if (n_scope + lost->len == 0)
    erp_review_add_not_applicable(review, rule, _("No region has two circuits"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, lost,
                       _("The catalogue does not know the places of %s, nor which circuits are in "
                         "the same region"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("The circuits of %u region come from different providers",
                                   "The circuits of each of %u regions come from different "
                                   "providers",
                                   n_pass),
                      n_pass));
}

/* ---- REL-14: a backup for private traffic --------------------------------------------------- */

static void
add_single_circuit(ErpReview *review, const ErpRule *rule, const ErpNetGateway *gateway,
                   const GArray *sites) {
  const ErpAnswer *answer = erp_review_answer(review, rule, gateway->gateway->id);
  const char *name = review->results->network->elements[gateway->element].name;
  const char *names = erp_say_nodes(review, sites);
  ErpVerdict verdict = ERP_VERDICT_NOT_ANSWERED;
  char *message;
  if (answer != NULL && answer->value == ERP_ANSWER_YES) {
    verdict = ERP_VERDICT_WARN;
    message = g_strdup_printf(_("%s reach the gateway %s over 1 circuit, with a site-to-site VPN "
                                "as a backup: better than none, not for work bound by latency or "
                                "bandwidth"),
                              names, name);
  } else if (answer != NULL && answer->value == ERP_ANSWER_NO) {
    verdict = ERP_VERDICT_FAIL;
    message =
        g_strdup_printf(_("%s reach the gateway %s over 1 circuit, without a backup"), names, name);
  } else {
    message = g_strdup_printf(_("%s reach the gateway %s over 1 circuit; the plan does not say "
                                "whether a site-to-site VPN backs it up"),
                              names, name);
  }
  ErpFinding *finding = erp_review_add(review, rule, verdict, gateway->gateway->id,
                                       &gateway->gateway->record, message);
  erp_finding_sites(review, finding, sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, sites->len);
}

/* Critical private demands by how many circuits they can use. */
typedef struct {
  ErpReach *reach;
  GArray **alone; /* per gateway: sites with one that can use a single circuit only, or NULL */
  guint n_scope, n_pass;
} Backups;

static void
look_at_backups(const ErpReview *review, guint32 site, Backups *backups) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (!erp_flow_is_critical_way(review, flow) || results->routes[flow->route].gateway == ERP_NONE)
      continue;
    backups->n_scope++;
    if (erp_reach_circuits(backups->reach, review, flow)->len > 1) {
      backups->n_pass++;
      continue;
    }
    GArray **sites = &backups->alone[results->routes[flow->route].gateway];
    if (*sites == NULL)
      *sites = g_array_new(FALSE, FALSE, sizeof(guint32));
    if ((*sites)->len == 0 || g_array_index(*sites, guint32, (*sites)->len - 1) != site)
      g_array_append_val(*sites, site);
  }
}

void
erp_check_rel_14(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const guint8 *critical = erp_review_critical_sites(review);
  g_autoptr(ErpReach) reach = erp_reach_new(review);
  g_autofree GArray **alone = g_new0(GArray *, network->n_gateways + 1);
  Backups backups = {reach, alone, 0, 0};
  for (guint32 i = 0; i < network->n_sites; i++)
    if (critical[i])
      look_at_backups(review, i, &backups);
  for (guint i = 0; i < network->n_gateways; i++) {
    g_autoptr(GArray) sites = alone[i];
    if (sites != NULL)
      add_single_circuit(review, rule, &network->gateways[i], sites);
  }
  if (backups.n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No critical private demand is planned"));
  erp_review_add_pass(review, rule, backups.n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u critical private demand can use two "
                                                   "circuits",
                                                   "%u critical private demands can use two "
                                                   "circuits",
                                                   backups.n_pass),
                                      backups.n_pass));
}

/* ---- REL-19: where Microsoft 365 goes when its circuit is lost ------------------------------ */

/* What is left to Microsoft 365 of a site; worst last. */
typedef enum {
  FALLBACK_CIRCUIT,
  FALLBACK_FAR, /* a circuit, but too far away */
  FALLBACK_INTERNET,
  FALLBACK_NOTHING,
  FALLBACKS
} Fallback;

typedef struct {
  GArray *sites; /* or NULL */
  guint32 next;  /* the farthest circuit they have to go to */
  gint64 rtt;    /* us: to it */
} FallbackGroup;

typedef struct {
  ErpReview *review;
  ErpReach *reach;
  ErpSuccession *succession;
  gint64 limit;          /* us: what is farther away is too far */
  FallbackGroup *groups; /* by lost circuit and fallback */
} Failover;

/* The nearest circuit that can carry the flow beside its own, or ERP_NONE. */
static guint32
nearest_other(const Failover *failover, const ErpFlow *flow) {
  const ErpReview *review = failover->review;
  const ErpLegs *legs = review->results->legs;
  const GArray *usable = erp_reach_circuits(failover->reach, review, flow);
  guint32 planned = erp_flow_route(review, flow)->circuit, best = ERP_NONE, least = 0;
  for (guint i = 0; i < usable->len; i++) {
    guint32 circuit = g_array_index(usable, guint32, i);
    guint32 latency = erp_legs_circuit_latency(legs, flow->site, circuit);
    if (circuit == planned || (best != ERP_NONE && latency >= least))
      continue;
    best = circuit;
    least = latency;
  }
  return best;
}

/* What takes the place of a planned circuit. */
typedef struct {
  const ErpFlow *flow; /* that lost its own */
  Fallback fallback;
  guint32 next;    /* circuit, or ERP_NONE */
  guint32 latency; /* to it, tenths of a microsecond, or ERP_GRAPH_NONE */
} Replacement;

/* Where the flow goes when its circuit is lost, else, when its policy has the internet first, the
 * nearest that can carry it. */
static Replacement
replace(const Failover *failover, const ErpFlow *flow) {
  const ErpResults *results = failover->review->results;
  Replacement found = {flow, FALLBACK_NOTHING, ERP_NONE, ERP_GRAPH_NONE};
  erp_succession_ask(failover->succession, flow);
  found.next = erp_succession_next(failover->succession, NULL);
  if (found.next == ERP_NONE)
    found.next = nearest_other(failover, flow);
  if (found.next == ERP_NONE) {
    if (flow->options->net.route != ERP_NONE)
      found.fallback = FALLBACK_INTERNET;
    return found;
  }
  found.latency = erp_legs_circuit_latency(results->legs, flow->site, found.next);
  gboolean far_off = found.latency != ERP_GRAPH_NONE && found.latency / 10 > failover->limit;
  found.fallback = far_off ? FALLBACK_FAR : FALLBACK_CIRCUIT;
  return found;
}

static void
note_fallback(const Failover *failover, const Replacement *found) {
  guint32 lost = erp_flow_route(failover->review, found->flow)->circuit;
  FallbackGroup *group = &failover->groups[(gsize) lost * FALLBACKS + found->fallback];
  if (group->sites == NULL)
    group->sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_array_append_val(group->sites, found->flow->site);
  if (found->next == ERP_NONE || found->latency / 10 <= group->rtt)
    return;
  group->next = found->next;
  group->rtt = found->latency / 10;
}

/* Notes the worst fallback of the site's Microsoft 365 over circuits; FALLBACKS when it has none
 * there. */
static Fallback
judge_fallback(const Failover *failover, guint32 site) {
  const ErpResults *results = failover->review->results;
  const ErpFlow *last = NULL;
  Replacement worst = {NULL, FALLBACKS, ERP_NONE, ERP_GRAPH_NONE};
  guint n, first = erp_results_site_flows(results, site, &n);
  for (const ErpFlow *flow = results->flows + first; flow < results->flows + first + n; flow++) {
    if (flow->via != ERP_VIA_EXPRESSROUTE || flow->route == ERP_NONE || !erp_flow_active(flow) ||
        !erp_flow_is_m365(flow))
      continue;
    if (last != NULL && erp_flows_go_alike(last, flow) && last->options == flow->options)
      continue;
    last = flow;
    Replacement found = replace(failover, flow);
    if (worst.flow == NULL || found.fallback > worst.fallback)
      worst = found;
  }
  if (worst.flow != NULL && worst.fallback != FALLBACK_CIRCUIT)
    note_fallback(failover, &worst);
  return worst.fallback;
}

static void
add_fallback(ErpReview *review, const ErpRule *rule, guint32 lost, Fallback fallback,
             const FallbackGroup *group) {
  const ErpNetwork *network = review->results->network;
  const ErpNetCircuit *circuit = &network->circuits[lost];
  const char *what = erp_say_element(review, circuit->element);
  const char *whose = erp_say_nodes(review, group->sites);
  char *message;
  if (fallback == FALLBACK_FAR)
    message = g_strdup_printf(
        _("When %s is lost, Microsoft 365 of %s goes over %s, %s away by the WAN: too far for "
          "real-time traffic"),
        what, whose, erp_say_element(review, network->circuits[group->next].element),
        erp_say(review, ERP_UNIT_TIME, group->rtt));
  else
    message = g_strdup_printf(
        fallback == FALLBACK_INTERNET
            ? _("When %s is lost, Microsoft 365 of %s has the internet only: no other circuit "
                "carries it, and NAT, DNS and proxies must follow by hand")
            : _("When %s is lost, Microsoft 365 of %s has no way left: no other circuit carries "
                "it, "
                "nor does the internet"),
        what, whose);
  ErpFinding *finding = erp_review_add(
      review, rule, fallback == FALLBACK_NOTHING ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN,
      circuit->circuit->id, &circuit->circuit->record, message);
  erp_finding_sites(review, finding, group->sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, group->sites->len);
  if (fallback != FALLBACK_FAR)
    return;
  erp_finding_figure(finding, "rtt_ms", ERP_UNIT_TIME, group->rtt);
  erp_finding_limit(review, finding, "rtt.realtime.client");
}

void
erp_check_rel_19(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gsize n_groups = (gsize) network->n_circuits * FALLBACKS;
  g_autoptr(ErpReach) reach = erp_reach_new(review);
  g_autofree FallbackGroup *groups = g_new0(FallbackGroup, n_groups + 1);
  g_autoptr(ErpSuccession) succession = erp_succession_new(review);
  Failover failover = {review, reach, succession,
                       erp_params_value(review->results->params, "rtt.realtime.client"), groups};
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_sites; i++) {
    Fallback fallback = judge_fallback(&failover, i);
    n_scope += fallback != FALLBACKS;
    n_pass += fallback == FALLBACK_CIRCUIT;
  }
  for (gsize i = 0; i < n_groups; i++) {
    g_autoptr(GArray) sites = groups[i].sites;
    if (sites != NULL)
      add_fallback(review, rule, (guint32) (i / FALLBACKS), (Fallback) (i % FALLBACKS), &groups[i]);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No site sends Microsoft 365 over ExpressRoute"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site has another circuit for Microsoft 365",
                                   "%u sites have another circuit for Microsoft 365", n_pass),
                      n_pass));
}
