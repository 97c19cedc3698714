/* Cost of circuits, by what they are used for: CST-01, CST-02, CST-03, CST-06 and CST-07. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"
#include "review/cost.h"
#include "review/parts.h"

#include "base/i18n.h"

/* ---- what a circuit is needed for ----------------------------------------------------------- */

typedef struct {
  GPtrArray *regions; /* of const ErpRegion, each once */
  guint n_links;      /* gateways connected to it */
  gboolean unknown;   /* a region that the catalogue does not know */
  gboolean m365;      /* communities that need an authorisation */
  gboolean services;  /* other communities that no region has */
} Needs;

static void
needs_clear(Needs *needs) {
  g_ptr_array_unref(needs->regions);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Needs, needs_clear)

static void
need_region(Needs *needs, const ErpRegion *region) {
  if (region == NULL)
    needs->unknown = TRUE;
  else if (!g_ptr_array_find(needs->regions, region, NULL))
    g_ptr_array_add(needs->regions, (gpointer) region);
}

static void
need_community(Needs *needs, const ErpCatalogue *catalogue, const char *value) {
  const ErpCommunity *community = value == NULL ? NULL : erp_catalogue_community(catalogue, value);
  if (community == NULL)
    needs->unknown = TRUE;
  else if (community->needs_authorization)
    needs->m365 = TRUE;
  else if (strcmp(community->kind, "region") == 0)
    need_region(needs, erp_catalogue_region(catalogue, community->name, NULL));
  else
    needs->services = TRUE;
}

static void
needs_of(const ErpReview *review, const ErpNetCircuit *circuit, Needs *needs) {
  const ErpNetwork *network = review->results->network;
  *needs = (Needs){.regions = g_ptr_array_new()};
  for (guint g = 0; circuit->private_peering != NULL && g < network->n_gateways; g++) {
    const ErpRecord *gateway = &network->gateways[g].gateway->record;
    for (guint i = 0; i < gateway->n_children; i++) {
      if (gateway->children[i]->kind != ERP_KIND_CONNECTION ||
          g_strcmp0(((const ErpConnection *) gateway->children[i])->circuit,
                    circuit->circuit->id) != 0)
        continue;
      needs->n_links++;
      need_region(needs, network->gateways[g].region);
    }
  }
  for (guint i = 0; circuit->microsoft != NULL && i < circuit->microsoft->record.n_children; i++) {
    const ErpRecord *child = circuit->microsoft->record.children[i];
    if (child->kind == ERP_KIND_ACCEPT)
      need_community(needs, review->results->catalogue, ((const ErpAccept *) child)->community);
  }
}

static const char *
say_regions(ErpReview *review, const GPtrArray *regions) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < regions->len; i++)
    g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
                           ((const ErpRegion *) regions->pdata[i])->display_name);
  return g_string_chunk_insert(review->texts, text->str);
}

/* What the catalogue has for a circuit of this bandwidth in the Standard tier, or NULL. */
static const ErpCircuitSku *
standard_sku(const ErpCatalogue *catalogue, const ErpCircuit *circuit) {
  for (guint i = 0; i < catalogue->n_circuit_skus; i++) {
    const ErpCircuitSku *sku = &catalogue->circuit_skus[i];
    if (sku->bandwidth == circuit->bandwidth && strcmp(sku->tier, "Standard") == 0)
      return sku;
  }
  return NULL;
}

/* More virtual networks or prefixes than the Standard tier takes; the Local tier takes as many. */
static gboolean
is_large(const ErpCatalogue *catalogue, const ErpNetCircuit *circuit, const Needs *needs) {
  const ErpCircuitSku *sku = standard_sku(catalogue, circuit->circuit);
  gint64 prefixes =
      circuit->private_peering == NULL ? ERP_UNSET : circuit->private_peering->prefixes;
  return sku != NULL && (needs->n_links > sku->vnet_links || prefixes > sku->private_prefixes);
}

/* ---- CST-01: the Local tier would do -------------------------------------------------------- */

static gboolean
all_local(const ErpPeeringPlace *place, const GPtrArray *regions) {
  for (guint i = 0; i < regions->len; i++)
    if (!g_strv_contains(place->local_regions,
                         ((const ErpRegion *) regions->pdata[i])->display_name))
      return FALSE;
  return TRUE;
}

static ErpVerdict
judge_local(const ErpReview *review, const ErpNetCircuit *circuit, const Needs *needs) {
  const ErpPeeringPlace *place = review->results->network->nodes[circuit->node].place;
  if (needs->m365 || needs->services || is_large(review->results->catalogue, circuit, needs))
    return ERP_VERDICT_PASS;
  if (needs->unknown || place == NULL)
    return ERP_VERDICT_NOT_ANSWERED;
  if (needs->regions->len == 0)
    return ERP_VERDICT_NOT_APPLICABLE;
  return all_local(place, needs->regions) ? ERP_VERDICT_WARN : ERP_VERDICT_PASS;
}

void
erp_check_cst_01(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    g_auto(Needs) needs = {.regions = NULL};
    needs_of(review, circuit, &needs);
    ErpVerdict verdict = circuit->circuit->sku == ERP_SKU_LOCAL
                             ? ERP_VERDICT_NOT_APPLICABLE
                             : judge_local(review, circuit, &needs);
    n_scope += verdict != ERP_VERDICT_NOT_APPLICABLE;
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict == ERP_VERDICT_NOT_ANSWERED)
      g_ptr_array_add(unknown, (gpointer) &circuit->circuit->record);
    if (verdict == ERP_VERDICT_WARN)
      erp_review_add(
          review, rule, verdict, circuit->circuit->id, &circuit->circuit->record,
          g_strdup_printf(_("The %s leads to %s only, local to %s: the Local SKU would do, "
                            "which includes data transfer"),
                          erp_say_element(review, circuit->element),
                          say_regions(review, needs.regions), network->nodes[circuit->node].name));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No Standard or Premium circuit leads to a region"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The catalogue does not know the place of %s, or a region it leads to"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit needs more than the Local SKU",
                                   "%u circuits need more than the Local SKU", n_pass),
                      n_pass));
}

/* ---- CST-02: Premium is not needed ---------------------------------------------------------- */

static gboolean
leaves_geography(const ErpPeeringPlace *place, const GPtrArray *regions) {
  for (guint i = 0; i < regions->len; i++)
    if (g_strcmp0(((const ErpRegion *) regions->pdata[i])->geo_region, place->geo_region) != 0)
      return TRUE;
  return FALSE;
}

static ErpVerdict
judge_premium(const ErpReview *review, const ErpNetCircuit *circuit, const Needs *needs) {
  const ErpPeeringPlace *place = review->results->network->nodes[circuit->node].place;
  if (needs->m365 || is_large(review->results->catalogue, circuit, needs))
    return ERP_VERDICT_PASS;
  if (place != NULL && leaves_geography(place, needs->regions))
    return ERP_VERDICT_PASS;
  return needs->unknown || place == NULL ? ERP_VERDICT_NOT_ANSWERED : ERP_VERDICT_WARN;
}

static void
add_no_premium(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit,
               const Needs *needs) {
  const ErpNetwork *network = review->results->network;
  const ErpCircuitSku *sku = standard_sku(review->results->catalogue, circuit->circuit);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, circuit->circuit->id, &circuit->circuit->record,
      g_strdup_printf(_("The %s is Premium without need: it accepts no Microsoft 365 community, "
                        "leads to no region outside %s, and its connections to gateways are %u "
                        "(Standard takes %s)"),
                      erp_say_element(review, circuit->element),
                      network->nodes[circuit->node].place->geo_region, needs->n_links,
                      sku == NULL ? "?" : erp_say(review, ERP_UNIT_COUNT, sku->vnet_links)));
  erp_finding_figure(finding, "connections", ERP_UNIT_COUNT, needs->n_links);
}

void
erp_check_cst_02(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    if (circuit->circuit->sku != ERP_SKU_PREMIUM)
      continue;
    g_auto(Needs) needs = {.regions = NULL};
    needs_of(review, circuit, &needs);
    ErpVerdict verdict = judge_premium(review, circuit, &needs);
    n_scope++;
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict == ERP_VERDICT_NOT_ANSWERED)
      g_ptr_array_add(unknown, (gpointer) &circuit->circuit->record);
    if (verdict == ERP_VERDICT_WARN)
      add_no_premium(review, rule, circuit, &needs);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no Premium circuit"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The catalogue does not know the place of %s, or a region it leads to"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u Premium circuit needs to be one",
                                                   "%u Premium circuits need to be so", n_pass),
                                      n_pass));
}

/* ---- CST-03: the cheaper billing ------------------------------------------------------------ */

static const char *
say_origin(ErpCostOrigin origin) {
  return origin == ERP_COST_DECLARED ? _("declared") : _("list of third parties");
}

static void
add_bill(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit, const ErpBill *bill,
         gint64 now, gint64 other) {
  gboolean metered = circuit->circuit->billing == ERP_BILLING_METERED;
  gint64 share = (gint64) ((double) (now - other) * 10000.0 / (double) now);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, circuit->circuit->id, &circuit->circuit->record,
      g_strdup_printf(
          metered ? _("%s costs %s USD a month by the gigabyte (%s) and %s USD unlimited "
                      "(%s), %s less, with %s GB out (break-even %s GB)")
                  : _("%s costs %s USD a month unlimited (%s) and %s USD by the gigabyte "
                      "(%s), %s less, with %s GB out (break-even %s GB)"),
          erp_say_element(review, circuit->element), erp_say(review, ERP_UNIT_MONEY, now),
          say_origin(metered ? bill->metered_from : bill->unlimited_from),
          erp_say(review, ERP_UNIT_MONEY, other),
          say_origin(metered ? bill->unlimited_from : bill->metered_from),
          erp_say(review, ERP_UNIT_PERCENT, share), erp_say(review, ERP_UNIT_COUNT, bill->volume),
          erp_say(review, ERP_UNIT_COUNT, bill->break_even)));
  erp_finding_figure(finding, "cost_now_usd", ERP_UNIT_MONEY, now);
  erp_finding_figure(finding, "cost_other_usd", ERP_UNIT_MONEY, other);
  erp_finding_figure(finding, "volume_gb", ERP_UNIT_COUNT, bill->volume);
  erp_finding_figure(finding, "break_even_gb", ERP_UNIT_COUNT, bill->break_even);
  erp_finding_limit(review, finding, "cost.margin");
}

/* Both figures are known. */
static gboolean
judge_bill(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit,
           const ErpBill *bill) {
  gboolean metered = circuit->circuit->billing == ERP_BILLING_METERED;
  gint64 now = metered ? bill->metered : bill->unlimited;
  gint64 other = metered ? bill->unlimited : bill->metered;
  double margin = (double) erp_params_value(review->results->params, "cost.margin");
  if ((double) (now - other) * 10000.0 <= margin * (double) now)
    return TRUE;
  add_bill(review, rule, circuit, bill, now, other);
  return FALSE;
}

/* The amount by the gigabyte is not known for want of the gigabytes. */
static gboolean
lacks_volume(const ErpBill *bill) {
  return bill->metered == ERP_UNSET && bill->volume == ERP_UNSET;
}

void
erp_check_cst_03(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(ErpCosts) costs = erp_costs_new(review);
  g_autoptr(GPtrArray) unbilled = g_ptr_array_new();
  g_autoptr(GPtrArray) unmetered = g_ptr_array_new();
  g_autoptr(GPtrArray) unpriced = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    const ErpBill *bill = &costs->circuits[i];
    if (circuit->circuit->sku == ERP_SKU_LOCAL || costs->n_flows[i] == 0)
      continue;
    n_scope++;
    if (circuit->circuit->billing == ERP_UNSET)
      g_ptr_array_add(unbilled, (gpointer) &circuit->circuit->record);
    else if (lacks_volume(bill))
      g_ptr_array_add(unmetered, (gpointer) &circuit->circuit->record);
    else if (bill->metered == ERP_UNSET || bill->unlimited == ERP_UNSET)
      g_ptr_array_add(unpriced, (gpointer) &circuit->circuit->record);
    else
      n_pass += judge_bill(review, rule, circuit, bill);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No Standard or Premium circuit carries a demand"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unbilled,
                       _("The plan does not state the billing of %s"));
  ErpFinding *volume = erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, unmetered,
      _("The plan does not state how many gigabytes a month demands take out of Azure over %s"));
  if (volume != NULL)
    erp_finding_advise(volume, g_strdup(_("State the volume of each demand.")));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unpriced,
                       _("Neither the plan, in US dollars, nor the catalogue has the cost of both "
                         "ways of billing for %s"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u circuit has the cheaper billing, or one at "
                                                   "most %s dearer",
                                                   "%u circuits have the cheaper billing, or one "
                                                   "at most %s dearer",
                                                   n_pass),
                                      n_pass, erp_say_limit(review, "cost.margin")));
}

/* ---- CST-06: paid for and not used ---------------------------------------------------------- */

static gboolean
has_connection(const ErpGateway *gateway) {
  for (guint i = 0; i < gateway->record.n_children; i++)
    if (gateway->record.children[i]->kind == ERP_KIND_CONNECTION)
      return TRUE;
  return FALSE;
}

void
erp_check_cst_06(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  g_autoptr(GPtrArray) idle = g_ptr_array_new();
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    g_auto(Needs) needs = {.regions = NULL};
    needs_of(review, circuit, &needs);
    if (circuit->microsoft == NULL && needs.n_links == 0 &&
        results->loads[circuit->element].n_flows == 0)
      g_ptr_array_add(idle, (gpointer) &circuit->circuit->record);
  }
  for (guint i = 0; i < network->n_gateways; i++)
    if (!has_connection(network->gateways[i].gateway))
      g_ptr_array_add(idle, (gpointer) &network->gateways[i].gateway->record);
  if (network->n_circuits + network->n_gateways == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit and no gateway"));
  erp_review_add_alike(review, rule, ERP_VERDICT_WARN, idle,
                       _("Nothing uses %s: there is no Microsoft peering, no connection between "
                         "circuit and gateway, and no demand"));
  guint n_pass = network->n_circuits + network->n_gateways - idle->len;
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit or gateway is connected or used",
                                   "%u circuits and gateways are connected or used", n_pass),
                      n_pass));
}

/* ---- CST-07: a few users -------------------------------------------------------------------- */

/* Who uses a circuit, and what the internet would be for them. */
typedef struct {
  GArray *sites;
  gint64 users;
  gboolean is_needed;      /* something on it has no good way by the internet */
  const ErpFlow *farthest; /* whose way by the internet compares worst */
} Usage;

static void
usage_clear(Usage *usage) {
  g_array_unref(usage->sites);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Usage, usage_clear)

static void
users_of_site(ErpReview *review, guint32 site, gpointer part) {
  gint64 *users = part;
  *users = MAX(review->results->network->nodes[site].site->users, 0);
}

/* How much slower the internet is; ERP_UNSET when the flow has to take the circuit. */
static gint64
internet_costs(const ErpReview *review, const ErpFlow *flow) {
  if (!erp_flow_is_cloud(review, flow) || flow->options->net.rtt == ERP_UNSET ||
      flow->recommendation == ERP_RECOMMEND_JUSTIFIED ||
      flow->recommendation == ERP_RECOMMEND_TOLERATED ||
      review->results->network->nodes[flow->site].site->closed == TRUE)
    return ERP_UNSET;
  return flow->options->net.rtt - review->results->routes[flow->route].rtt;
}

/* Per circuit: users of the sites it carries traffic of. Caller frees. */
static gint64 *
users_of_circuits(ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpCarried *carried = erp_review_carried(review);
  const gint64 *users_of = erp_review_parts(review, sizeof(gint64), users_of_site);
  gint64 *users = g_new0(gint64, results->network->n_circuits + 1);
  g_autofree guint32 *last = g_new0(guint32, results->network->n_circuits + 1); /* site, from 1 */
  for (guint i = 0; i < results->n_routes; i++) {
    const ErpRoute *route = &results->routes[i];
    if (carried[i].n_flows == 0 || route->circuit == ERP_NONE ||
        last[route->circuit] == route->site + 1)
      continue;
    last[route->circuit] = route->site + 1;
    users[route->circuit] += users_of[route->site];
  }
  return users;
}

static void
usage_of(const ErpReview *review, const ErpCircuitFlows *flows, guint32 circuit, Usage *usage) {
  const ErpNetwork *network = review->results->network;
  gint64 minor = erp_params_value(review->results->params, "gp.minor"), most = 0;
  *usage = (Usage){.sites = g_array_new(FALSE, FALSE, sizeof(guint32))};
  for (guint32 i = flows->first[circuit]; i < flows->first[circuit + 1]; i++) {
    const ErpFlow *flow = &review->results->flows[flows->flows[i]];
    gint64 costs = internet_costs(review, flow);
    usage->is_needed |= costs == ERP_UNSET || costs > minor;
    if (usage->farthest == NULL || costs > most) {
      usage->farthest = flow;
      most = costs;
    }
    if (usage->sites->len > 0 &&
        g_array_index(usage->sites, guint32, usage->sites->len - 1) == flow->site)
      continue;
    g_array_append_val(usage->sites, flow->site);
    usage->users += MAX(network->nodes[flow->site].site->users, 0);
  }
}

static void
add_few_users(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit,
              const Usage *usage) {
  const ErpRoute *route = erp_flow_its_route(review, usage->farthest);
  ErpProvenance provenance =
      erp_route_provenance(review->results, usage->farthest->options->net.route);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, circuit->circuit->id, &circuit->circuit->record,
      g_strdup_printf(_("%s is there for %s users of %s, and their internet is as good: %s against "
                        "%s over the circuit"),
                      erp_say_element(review, circuit->element),
                      erp_say(review, ERP_UNIT_COUNT, usage->users),
                      erp_say_nodes(review, usage->sites),
                      erp_say_rtt(review, usage->farthest->options->net.rtt, provenance),
                      erp_say_rtt(review, route->rtt, route->provenance)));
  finding->estimated = MAX(provenance, route->provenance) == ERP_PROVENANCE_MODELLED;
  erp_finding_sites(review, finding, usage->sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "users", ERP_UNIT_COUNT, usage->users);
  erp_finding_rtt(finding, "rtt_net_ms", usage->farthest->options->net.rtt, provenance);
  erp_finding_rtt(finding, "rtt_er_ms", route->rtt, route->provenance);
  erp_finding_limit(review, finding, "smallsite.users");
  erp_finding_advise(finding, g_strdup_printf(_("Serve %s by the internet, without the %s."),
                                              erp_say_nodes(review, usage->sites),
                                              erp_say_element(review, circuit->element)));
}

void
erp_check_cst_07(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 limit = erp_params_value(review->results->params, "smallsite.users");
  const ErpCircuitFlows *flows = erp_review_circuit_flows(review);
  g_autofree gint64 *users = users_of_circuits(review);
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_circuits; i++) {
    if (users[i] == 0)
      continue;
    n_scope++;
    if (users[i] >= limit) {
      n_pass++;
      continue;
    }
    g_auto(Usage) usage = {.sites = NULL};
    usage_of(review, flows, i, &usage);
    n_pass += usage.is_needed;
    if (!usage.is_needed)
      add_few_users(review, rule, &network->circuits[i], &usage);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit carries traffic of users"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit serves %s or more, or those who need it",
                                   "%u circuits serve %s or more, or those who need them", n_pass),
                      n_pass, erp_say_limit(review, "smallsite.users")));
}
