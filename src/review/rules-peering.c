/* Peerings, authorisation and the reach of a circuit's tier. */
#include "review/checks.h"

#include "base/names.h"
#include "review/context.h"

#include <string.h>

#include "base/i18n.h"

static const char *
circuit_name(const ErpReview *review, const ErpNetCircuit *circuit) {
  return review->results->network->elements[circuit->element].name;
}

/* ---- PEER-01: the needed peering ------------------------------------------------------------ */

typedef struct {
  GArray *lacks_microsoft; /* sites that need it, per circuit; NULL = none */
  GArray *lacks_private;
  gboolean used;
} Needs;

static void
note_site(GArray **sites, guint32 site) {
  if (*sites == NULL)
    *sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  if ((*sites)->len == 0 || g_array_index(*sites, guint32, (*sites)->len - 1) != site)
    g_array_append_val(*sites, site);
}

static void
need_private(const ErpNetwork *network, Needs *needs, guint32 circuit, guint32 site) {
  if (circuit == ERP_NONE)
    return;
  needs[circuit].used = TRUE;
  if (network->circuits[circuit].private_peering == NULL)
    note_site(&needs[circuit].lacks_private, site);
}

static void
need_microsoft(const ErpNetwork *network, Needs *needs, guint32 circuit, guint32 site) {
  if (circuit == ERP_NONE)
    return;
  needs[circuit].used = TRUE;
  if (network->circuits[circuit].microsoft == NULL)
    note_site(&needs[circuit].lacks_microsoft, site);
}

/* What the flow of a demand for a gateway needs: all circuits that lead there. */
static void
need_gateway(const ErpNetwork *network, const ErpFlow *flow, Needs *needs) {
  guint32 gateway = erp_network_gateway(network, flow->demand->gateway);
  if (gateway == ERP_NONE)
    return;
  const ErpRecord *record = &network->gateways[gateway].gateway->record;
  for (guint i = 0; i < record->n_children; i++)
    if (record->children[i]->kind == ERP_KIND_CONNECTION)
      need_private(
          network, needs,
          erp_network_circuit(network, ((const ErpConnection *) record->children[i])->circuit),
          flow->site);
}

/* What its planned ways need; a way to a gateway takes one of the circuits that lead there. */
static void
need_ways(const ErpReview *review, guint32 site, Needs *needs) {
  const ErpResults *results = review->results;
  const ErpCarried *carried = erp_review_carried(review);
  for (guint r = results->starts[site].route; r < results->starts[site + 1].route; r++) {
    const ErpRoute *route = &results->routes[r];
    if (carried[r].n_flows > 0 && route->kind == ERP_ROUTE_EXPRESSROUTE)
      need_microsoft(results->network, needs, route->circuit, site);
    if (carried[r].n_flows > 0 && route->kind == ERP_ROUTE_PRIVATE)
      need_private(results->network, needs, route->circuit, site);
  }
}

static void
count_needs(const ErpReview *review, const ErpPolicyIndex *policies, guint32 site, Needs *needs) {
  const ErpNetwork *network = review->results->network;
  gboolean by_policy = erp_policy_index_applies(policies, site);
  guint n, first = erp_results_site_flows(review->results, site, &n);
  need_ways(review, site, needs);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &review->results->flows[i];
    if ((!by_policy && flow->demand == NULL) || !erp_flow_active(flow))
      continue;
    if (flow->demand != NULL && flow->demand->gateway != NULL)
      need_gateway(network, flow, needs);
    else if (by_policy && erp_flow_is_cloud(review, flow))
      need_microsoft(network, needs, erp_policy_index_circuit(policies, flow), site);
  }
}

static void
add_lacking(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit, GArray *sites,
            gboolean microsoft) {
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, circuit->circuit->id, &circuit->circuit->record,
      g_strdup_printf(microsoft ? _("The circuit %s has no Microsoft peering, which the traffic of "
                                    "%s to public Microsoft services needs")
                                : _("The circuit %s has no private peering, which the traffic of "
                                    "%s to virtual networks needs"),
                      circuit_name(review, circuit), erp_say_nodes(review, sites)));
  erp_finding_sites(review, finding, sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, sites->len);
}

void
erp_check_peer_01(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const ErpPolicyIndex *policies = erp_review_policies(review);
  g_autofree Needs *needs = g_new0(Needs, network->n_circuits + 1);
  guint n_scope = 0, n_pass = 0;
  for (guint32 site = 0; site < network->n_sites; site++)
    count_needs(review, policies, site, needs);
  for (guint i = 0; i < network->n_circuits; i++) {
    g_autoptr(GArray) microsoft = needs[i].lacks_microsoft;
    g_autoptr(GArray) private = needs[i].lacks_private;
    n_scope += needs[i].used;
    n_pass += needs[i].used && microsoft == NULL && private == NULL;
    if (microsoft != NULL)
      add_lacking(review, rule, &network->circuits[i], microsoft, TRUE);
    if (private != NULL)
      add_lacking(review, rule, &network->circuits[i], private, FALSE);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No demand uses or names a circuit"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u circuit has the peerings its demands need",
                                                   "%u circuits have the peerings their demands "
                                                   "need",
                                                   n_pass),
                                      n_pass));
}

/* ---- PEER-03: authorisation ----------------------------------------------------------------- */

void
erp_check_peer_03(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const ErpTenant *tenant = network->tenant;
  guint n_scope = 0, n_pass = 0;
  gboolean known = tenant != NULL && tenant->m365_over_expressroute != ERP_UNSET;
  gboolean authorized = known && tenant->m365_over_expressroute == ERP_M365_AUTHORIZED;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *c = &network->circuits[i];
    const char *communities = erp_circuit_m365_communities(review, c);
    if (communities == NULL)
      continue;
    n_scope++;
    if (authorized) {
      n_pass++;
      continue;
    }
    erp_review_add(
        review, rule, known ? ERP_VERDICT_FAIL : ERP_VERDICT_NOT_ANSWERED, c->circuit->id,
        &c->circuit->record,
        g_strdup_printf(known ? _("The route filter of %s names %s, which Microsoft refuses "
                                  "without the authorisation this tenant does not have")
                              : _("The route filter of %s names %s, which needs Microsoft's "
                                  "authorisation; the plan does not say whether it was given"),
                        circuit_name(review, c), communities));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit accepts a Microsoft 365 community"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u route filter with Microsoft 365 communities is authorised",
                                   "%u route filters with Microsoft 365 communities are authorised",
                                   n_pass),
                      n_pass));
}

/* ---- PEER-04: the tier reaches the region --------------------------------------------------- */

static const char *
sku_word(gint64 sku) {
  static const char *const words[] = {"Local", "Standard", "Premium"};
  return sku >= 0 && sku < (gint64) G_N_ELEMENTS(words) ? words[sku] : "?";
}

/* What has to be reached in the region: "environment crm", "gateway gw". */
typedef struct {
  const ErpRegion *region;
  const char *kind;
  const char *name;
} Target;

typedef struct {
  guint n_scope, n_pass;
} Tally;

static void
judge_target(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit,
             const Target *target, ErpVerdict *worst) {
  const ErpNode *node = &review->results->network->nodes[circuit->node];
  gboolean inferred;
  ErpVerdict verdict = erp_circuit_reach(review, circuit, target->region, &inferred);
  *worst = MAX(*worst, verdict);
  if (verdict == ERP_VERDICT_PASS)
    return;
  const char *geo = node->place == NULL ? NULL : node->place->geo_region;
  char *message;
  if (verdict == ERP_VERDICT_NOT_ANSWERED)
    message = g_strdup_printf(_("It is not known whether the %s circuit %s at %s reaches %s, where "
                                "the %s %s is"),
                              sku_word(circuit->circuit->sku), circuit_name(review, circuit),
                              node->name, target->region->display_name, target->kind, target->name);
  else
    message = g_strdup_printf(_("The %s circuit %s at %s (%s) does not reach %s (%s), where the %s "
                                "%s is"),
                              sku_word(circuit->circuit->sku), circuit_name(review, circuit),
                              node->name, geo == NULL ? "?" : geo, target->region->display_name,
                              target->region->geo_region == NULL ? "?" : target->region->geo_region,
                              target->kind, target->name);
  ErpFinding *finding = erp_review_add(review, rule, verdict, circuit->circuit->id,
                                       &circuit->circuit->record, message);
  finding->estimated = inferred;
  if (verdict == ERP_VERDICT_NOT_ANSWERED)
    erp_finding_advise(finding, g_strdup(_("Give the peering location its catalogue name.")));
  else if (target->region->cloud == circuit->cloud)
    erp_finding_advise(
        finding, g_strdup_printf(_("Make %s Premium, or use a circuit in the geography of %s."),
                                 circuit_name(review, circuit), target->region->display_name));
  else
    erp_finding_advise(finding,
                       g_strdup_printf(_("Use a circuit of the cloud that %s belongs to; no tier "
                                         "leads from one cloud to another."),
                                       target->region->display_name));
}

static const ErpRegion *
accepted_region(const ErpReview *review, const ErpNetCircuit *circuit, const char *region,
                const char *community) {
  if (region == NULL || !erp_circuit_accepts(circuit, community))
    return NULL;
  return erp_catalogue_region(review->results->catalogue, region, NULL);
}

/* The environment counts when the route filter lets one of its two regions in. The first region
 * out of reach is enough to say. */
static void
judge_environment(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit,
                  const ErpEnvironment *environment, ErpVerdict *worst) {
  const ErpPowerRegion *power =
      erp_catalogue_power_region(review->results->catalogue, environment->region, NULL);
  if (power == NULL)
    return;
  const ErpRegion *regions[] = {
      accepted_region(review, circuit, power->region1, power->community1),
      accepted_region(review, circuit, power->region2, power->community2),
  };
  for (guint i = 0; i < G_N_ELEMENTS(regions); i++) {
    if (regions[i] == NULL)
      continue;
    ErpVerdict verdict = ERP_VERDICT_NOT_APPLICABLE;
    Target target = {regions[i], _("environment"), erp_name_or(environment->name, environment->id)};
    judge_target(review, rule, circuit, &target, &verdict);
    *worst = MAX(*worst, verdict);
    if (verdict == ERP_VERDICT_FAIL)
      return;
  }
}

static void
judge_gateways(ErpReview *review, const ErpRule *rule, guint32 circuit, ErpVerdict *worst) {
  const ErpNetwork *network = review->results->network;
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpGateway *gateway = network->gateways[i].gateway;
    if (network->gateways[i].region == NULL)
      continue;
    for (guint c = 0; c < gateway->record.n_children; c++) {
      const ErpRecord *child = gateway->record.children[c];
      if (child->kind != ERP_KIND_CONNECTION ||
          erp_network_circuit(network, ((const ErpConnection *) child)->circuit) != circuit)
        continue;
      Target target = {network->gateways[i].region, _("gateway"),
                       erp_name_or(gateway->name, gateway->id)};
      judge_target(review, rule, &network->circuits[circuit], &target, worst);
      break;
    }
  }
}

void
erp_check_peer_04(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_environments;
  const ErpRecord *const *environments =
      erp_plan_of_kind(review->results->plan, ERP_KIND_ENVIRONMENT, &n_environments);
  Tally tally = {0, 0};
  for (guint32 i = 0; i < network->n_circuits; i++) {
    ErpVerdict worst = ERP_VERDICT_NOT_APPLICABLE;
    for (guint e = 0; e < n_environments; e++)
      judge_environment(review, rule, &network->circuits[i],
                        (const ErpEnvironment *) environments[e], &worst);
    judge_gateways(review, rule, i, &worst);
    tally.n_scope += worst != ERP_VERDICT_NOT_APPLICABLE;
    tally.n_pass += worst == ERP_VERDICT_PASS;
  }
  if (tally.n_scope == 0)
    erp_review_add_not_applicable(
        review, rule, _("No circuit leads to an environment or a gateway of a known region"));
  erp_review_add_pass(
      review, rule, tally.n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit reaches every region it leads to",
                                   "%u circuits reach every region they lead to", tally.n_pass),
                      tally.n_pass));
}

/* ---- PEER-05: Microsoft 365 needs Premium --------------------------------------------------- */

void
erp_check_peer_05(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *c = &network->circuits[i];
    const char *communities = erp_circuit_m365_communities(review, c);
    if (communities == NULL)
      continue;
    n_scope++;
    if (c->circuit->sku == ERP_SKU_PREMIUM) {
      n_pass++;
      continue;
    }
    gboolean known = c->circuit->sku != ERP_UNSET;
    erp_review_add(review, rule, known ? ERP_VERDICT_FAIL : ERP_VERDICT_NOT_ANSWERED,
                   c->circuit->id, &c->circuit->record,
                   known ? g_strdup_printf(_("The circuit %s accepts %s but is %s"),
                                           circuit_name(review, c), communities,
                                           sku_word(c->circuit->sku))
                         : g_strdup_printf(_("The circuit %s accepts %s, and its tier is not "
                                             "stated"),
                                           circuit_name(review, c), communities));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit accepts a Microsoft 365 community"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit that accepts Microsoft 365 is Premium",
                                   "%u circuits that accept Microsoft 365 are Premium", n_pass),
                      n_pass));
}
