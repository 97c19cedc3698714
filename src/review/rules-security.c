/* SEC-01 to SEC-04, SEC-08 to SEC-10, SEC-11, SEC-12, SEC-13, SEC-15: encryption, who may
 * change and see what, and which doors stay open. */
#include "review/checks.h"

#include <string.h>

#include "base/hash.h"
#include "review/context.h"

#include "base/i18n.h"

/* A yes-or-no attribute of several records: no fails, nothing is not answered. */
typedef struct {
  GPtrArray *bad, *open; /* of ErpRecord */
  guint n_pass;
} Stated;

static void
sort_stated(Stated *stated, const ErpRecord *record, gint64 value) {
  stated->n_pass += value == TRUE;
  if (value == FALSE)
    g_ptr_array_add(stated->bad, (gpointer) record);
  else if (value != TRUE)
    g_ptr_array_add(stated->open, (gpointer) record);
}

/* ---- SEC-01: MACsec -------------------------------------------------------------------------- */

void
erp_check_sec_01(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) bad = g_ptr_array_new();
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  Stated stated = {bad, open, 0};
  guint n_scope = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    if (!erp_circuit_is_direct(circuit))
      continue;
    n_scope++;
    sort_stated(&stated, &circuit->record, circuit->macsec);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(
        review, rule,
        _("No circuit is an ExpressRoute Direct port; MACsec is not offered on a provider's"));
  erp_review_add_alike(review, rule, ERP_VERDICT_FAIL, bad,
                       _("MACsec does not encrypt the Direct port of %s"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say whether MACsec encrypts the Direct port of %s"));
  erp_review_add_pass(
      review, rule, stated.n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u Direct port is encrypted by MACsec",
                                   "%u Direct ports are encrypted by MACsec", stated.n_pass),
                      stated.n_pass));
}

/* ---- SEC-04: authenticated sessions ---------------------------------------------------------- */

void
erp_check_sec_04(const ErpRule *rule, ErpReview *review) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_PEERING, &n);
  g_autoptr(GPtrArray) bad = g_ptr_array_new();
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  Stated stated = {bad, open, 0};
  for (guint i = 0; i < n; i++)
    sort_stated(&stated, records[i], ERP_AS(ErpPeering, PEERING, records[i])->md5);
  if (n == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit has a peering"));
  erp_review_add_alike(review, rule, ERP_VERDICT_FAIL, bad,
                       _("The BGP sessions of %s are not authenticated"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say whether MD5 authenticates the BGP sessions of %s"));
  erp_review_add_pass(
      review, rule, stated.n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u peering has authenticated BGP sessions",
                                   "%u peerings have authenticated BGP sessions", stated.n_pass),
                      stated.n_pass));
}

/* ---- SEC-10, SEC-11: the subscription -------------------------------------------------------- */

static void
ask_subscription(ErpReview *review, const ErpRule *rule, const char *question) {
  if (review->results->network->n_circuits == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
  else
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL, g_strdup(question));
}

void
erp_check_sec_10(const ErpRule *rule, ErpReview *review) {
  ask_subscription(review, rule,
                   _("The plan does not say whether only a role of least privilege may change "
                     "circuits and peerings"));
}

void
erp_check_sec_11(const ErpRule *rule, ErpReview *review) {
  ask_subscription(review, rule,
                   _("The plan does not say whether the activity log is archived beyond the 90 "
                     "days it is kept by default"));
}

/* ---- SEC-02: confidential private traffic ---------------------------------------------------- */

void
erp_check_sec_02(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  g_autofree guint8 *used = g_new0(guint8, network->n_circuits + 1);
  g_autofree guint8 *clear = g_new0(guint8, network->n_circuits + 1);
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpRoute *route = erp_flow_route(review, &results->flows[i]);
    if (results->flows[i].via != ERP_VIA_PRIVATE || route == NULL ||
        !erp_flow_active(&results->flows[i]))
      continue;
    used[route->circuit] = 1;
    clear[route->circuit] |= network->gateways[route->gateway].gateway->ipsec == ERP_UNSET;
  }
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    gboolean encrypted = !clear[i] || (erp_circuit_is_direct(circuit) && circuit->macsec == TRUE);
    n_scope += used[i];
    n_pass += used[i] && encrypted;
    if (used[i] && !encrypted)
      g_ptr_array_add(open, (gpointer) &circuit->record);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit carries private traffic"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say whether IPsec or TLS protects what has to stay "
                         "confidential on %s"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(
          ERP_NGETTEXT("%u circuit carries private traffic encrypted by MACsec or IPsec",
                       "%u circuits carry private traffic encrypted by MACsec or IPsec", n_pass),
          n_pass));
}

/* ---- SEC-03: IPsec over private peering ------------------------------------------------------ */

/* Both directions of the private traffic of each gateway; caller frees. */
static gint64 *
private_loads(const ErpReview *review) {
  const ErpResults *results = review->results;
  gint64 *loads = g_new0(gint64, (gsize) results->network->n_gateways * ERP_DIRECTIONS + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = flow->via == ERP_VIA_PRIVATE ? erp_flow_route(review, flow) : NULL;
    for (guint d = 0; route != NULL && d < ERP_DIRECTIONS; d++)
      loads[(gsize) route->gateway * ERP_DIRECTIONS + d] += flow->rate[d];
  }
  return loads;
}

void
erp_check_sec_03(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree gint64 *loads = private_loads(review);
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpGateway *gateway = network->gateways[i].gateway;
    const gint64 *load = loads + (gsize) i * ERP_DIRECTIONS;
    gint64 need = MAX(load[ERP_UP], load[ERP_DOWN]);
    if (gateway->ipsec == ERP_UNSET)
      continue;
    n_scope++;
    n_pass += need <= gateway->ipsec;
    if (need <= gateway->ipsec)
      continue;
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_FAIL, gateway->id, &gateway->record,
        g_strdup_printf(_("The VPN gateway behind %s is to protect %s and passes %s: %s too much"),
                        erp_say_record(review, &gateway->record),
                        erp_say(review, ERP_UNIT_RATE, need),
                        erp_say(review, ERP_UNIT_RATE, gateway->ipsec),
                        erp_say(review, ERP_UNIT_RATE, need - gateway->ipsec)));
    erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, need);
    erp_finding_figure(finding, "ipsec_mbps", ERP_UNIT_RATE, gateway->ipsec);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No gateway states the rate of its IPsec"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u VPN gateway has the rate for what IPsec protects",
                                   "%u VPN gateways have the rate for what IPsec protects", n_pass),
                      n_pass));
}

/* ---- SEC-08: a default route on private peering ---------------------------------------------- */

/* The two halves of the address space, which routers take in its place, are as good. */
static gboolean
is_default(const char *text) {
  ErpPrefix prefix;
  return erp_prefix_parse(text, &prefix, NULL) && prefix.length <= 1;
}

void
erp_check_sec_08(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_ADVERTISE, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAdvertise *advert = ERP_AS(ErpAdvertise, ADVERTISE, records[i]);
    const ErpPeering *peering = erp_routing_peering(review->routing, advert);
    if (peering != NULL && peering->kind == ERP_PEERING_PRIVATE && is_default(advert->prefix) &&
        !g_ptr_array_find(open, &peering->record, NULL))
      g_ptr_array_add(open, (gpointer) &peering->record);
  }
  if (open->len == 0)
    erp_review_add_not_applicable(review, rule, _("No private peering lists a default route"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The default route draws all traffic of the virtual networks over %s: the "
                         "plan does not say how they reach Azure services and licensing, nor what "
                         "blocks the internet when the route is withdrawn"));
}

/* ---- SEC-09: what must not meet -------------------------------------------------------------- */

/* Not answered when no gateway states an isolation; fails when they differ. `words` takes the
 * stated ones. */
static ErpVerdict
judge_isolation(const GPtrArray *gateways, GPtrArray *words) {
  g_autoptr(GHashTable) seen = g_hash_table_new(erp_hash_text, g_str_equal);
  guint n_stated = 0;
  for (guint i = 0; i < gateways->len; i++) {
    const char *word = ERP_AS(ErpGateway, GATEWAY, gateways->pdata[i])->isolation;
    n_stated += word != NULL;
    if (word != NULL && g_hash_table_add(seen, (gpointer) word))
      g_ptr_array_add(words, (gpointer) word);
  }
  if (n_stated == 0)
    return ERP_VERDICT_NOT_ANSWERED;
  return n_stated == gateways->len && words->len == 1 ? ERP_VERDICT_PASS : ERP_VERDICT_FAIL;
}

static void
add_joined(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, const ErpCircuit *circuit,
           const GPtrArray *gateways, GPtrArray *words) {
  const char *joined = erp_say_records(review, gateways);
  const char *name = erp_say_record(review, &circuit->record);
  if (verdict == ERP_VERDICT_NOT_ANSWERED) {
    erp_review_add(review, rule, verdict, circuit->id, &circuit->record,
                   g_strdup_printf(_("May the virtual networks of %s reach each other? All that "
                                     "%s joins share its routing"),
                                   joined, name));
    return;
  }
  g_ptr_array_add(words, NULL);
  g_autofree char *list = g_strjoinv(", ", (char **) words->pdata);
  erp_review_add(review, rule, verdict, circuit->id, &circuit->record,
                 g_strdup_printf(_("%s joins %s, and not all of them may reach each other: their "
                                   "isolation is not everywhere the same (%s)"),
                                 name, joined, list));
}

void
erp_check_sec_09(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    g_autoptr(GPtrArray) gateways = erp_circuit_gateways(review, circuit->id);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    if (gateways->len < 2)
      continue;
    ErpVerdict verdict = judge_isolation(gateways, words);
    n_scope++;
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict != ERP_VERDICT_PASS)
      add_joined(review, rule, verdict, circuit, gateways, words);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit joins two gateways"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit joins gateways of one isolation",
                                   "%u circuits join gateways of one isolation each", n_pass),
                      n_pass));
}

/* ---- SEC-12: the internet door of mobile users ----------------------------------------------- */

/* Sites where a private path is mandatory for some cloud traffic. */
static gboolean
has_bound_site(const ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpPolicyIndex *policies = erp_review_policies(review);
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    if (results->network->nodes[site].site->closed != TRUE) /* no flow of it is bound */
      continue;
    guint n, first = erp_results_site_flows(results, site, &n);
    for (guint i = first; i < first + n; i++)
      if (erp_policy_index_is_bound(policies, &results->flows[i]))
        return TRUE;
  }
  return FALSE;
}

void
erp_check_sec_12(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  for (guint i = 0; i < network->n_sites; i++) {
    const ErpSite *site = network->nodes[i].site;
    if (site->users > 0 && (site->mobile > 0 || site->kind == ERP_SITE_ROAMING))
      g_ptr_array_add(open, (gpointer) &site->record);
  }
  if (open->len == 0 || !has_bound_site(review)) {
    erp_review_add_not_applicable(review, rule,
                                  open->len == 0
                                      ? _("No users are mobile")
                                      : _("No closed site has a policy that names circuits only"));
    return;
  }
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("Circuits are mandatory at closed sites, yet the internet door stays open "
                         "to the mobile users of %s: the plan does not say whether conditional "
                         "access or a VPN gates their sign-in"));
}

/* ---- SEC-13: gateway subnets ----------------------------------------------------------------- */

void
erp_check_sec_13(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  for (guint i = 0; i < network->n_gateways; i++)
    g_ptr_array_add(open, (gpointer) &network->gateways[i].gateway->record);
  if (open->len == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no gateway"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say whether the subnet of %s is a /27 or larger (a /26 "
                         "with 16 circuits) and has no network security group"));
}

/* ---- SEC-15: security as a reason ------------------------------------------------------------ */

static gboolean
is_m365_over_circuit(const ErpReview *review G_GNUC_UNUSED, const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE && erp_flow_is_m365(flow);
}

void
erp_check_sec_15(const ErpRule *rule, ErpReview *review) {
  const ErpTenant *tenant = review->results->network->tenant;
  g_autoptr(GArray) sites = erp_review_sites_with(review, is_m365_over_circuit);
  if (sites->len == 0 || tenant == NULL || tenant->reason == ERP_UNSET)
    erp_review_add_not_applicable(review, rule,
                                  sites->len == 0
                                      ? _("No Microsoft 365 traffic is planned over a circuit")
                                      : _("No reason is stated for Microsoft 365 over a circuit"));
  else if (tenant->reason != ERP_REASON_SECURITY)
    erp_review_add_pass(review, rule, 1,
                        g_strdup(_("The reason for Microsoft 365 over a circuit is not security")));
  else
    erp_review_add(review, rule, ERP_VERDICT_WARN, NULL, &tenant->record,
                   g_strdup_printf(_("Security is the only reason to send Microsoft 365 of %s over "
                                     "a circuit, which by itself does not encrypt and ends at "
                                     "Microsoft's edge"),
                                   erp_say_nodes(review, sites)));
}
