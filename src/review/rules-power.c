/* Power Platform environments and data gateways: GEO-04, ONP-03, ONP-04, ONP-05. */
#include "review/checks.h"

#include <string.h>

#include "base/names.h"
#include "review/context.h"

#include "base/i18n.h"

/* ---- GEO-04: environments near their users --------------------------------------------------- */

typedef struct {
  GArray *slow;      /* sites above the warning, or NULL */
  gint64 users, far; /* of all its sites, and of the slow ones */
  gint64 worst;      /* us */
  guint32 worst_site;
  ErpProvenance provenance; /* of the worst */
  gboolean unknown;         /* a demand without a way or region */
  guint32 last_site;        /* whose users are counted; sites come one after the other */
} Reach;

static gboolean
is_last(const GArray *sites, guint32 site) {
  return sites->len > 0 && g_array_index(sites, guint32, sites->len - 1) == site;
}

static void
note_flow(const ErpReview *review, Reach *reach, const ErpFlow *flow, gint64 limit) {
  const ErpNetwork *network = review->results->network;
  const ErpRoute *route = erp_flow_route(review, flow);
  reach->unknown |= route == NULL;
  if (route == NULL)
    return;
  gint64 users = MAX(network->nodes[flow->site].site->users, 0);
  reach->users += reach->last_site == flow->site ? 0 : users;
  reach->last_site = flow->site;
  if (reach->worst_site == ERP_NONE || route->rtt > reach->worst) {
    reach->worst = route->rtt;
    reach->worst_site = flow->site;
    reach->provenance = route->provenance;
  }
  if (route->rtt <= limit)
    return;
  if (reach->slow == NULL)
    reach->slow = g_array_new(FALSE, FALSE, sizeof(guint32));
  if (is_last(reach->slow, flow->site))
    return;
  reach->far += users;
  g_array_append_val(reach->slow, flow->site);
}

/* The geography of the same cloud whose region is nearest to the slow sites by the model, in the
 * mean; NULL when it is the environment's own. */
static const ErpPowerRegion *
nearer_geography(const ErpReview *review, const ErpNetEnvironment *net, const GArray *sites) {
  const ErpNetwork *network = review->results->network;
  const ErpCatalogue *catalogue = review->results->catalogue;
  const ErpPowerRegion *best = NULL;
  gint64 best_sum = G_MAXINT64;
  for (guint i = 0; i < catalogue->n_power_regions; i++) {
    const ErpPowerRegion *power = &catalogue->power_regions[i];
    const ErpRegion *region = erp_catalogue_region(catalogue, power->region1, NULL);
    if (region == NULL || net->region == NULL || region->cloud != net->region->cloud)
      continue;
    ErpAnchor anchor;
    gint64 sum = 0;
    erp_latency_anchor(network->model, region->lat, region->lon, &anchor);
    for (guint s = 0; s < sites->len; s++)
      sum += erp_latency_rtt(network->model,
                             network->nodes[g_array_index(sites, guint32, s)].anchor, &anchor);
    if (sum >= best_sum)
      continue;
    best_sum = sum;
    best = power;
  }
  return best == net->power ? NULL : best;
}

/* Modelled, from the site to the region; ERP_UNSET when the site has no coordinates. */
static gint64
rtt_to_region(const ErpNetwork *network, guint32 site, const ErpRegion *region) {
  ErpAnchor anchor;
  if (site == ERP_NONE || !network->nodes[site].placed)
    return ERP_UNSET;
  erp_latency_anchor(network->model, region->lat, region->lon, &anchor);
  return erp_latency_rtt(network->model, network->nodes[site].anchor, &anchor);
}

/* What a nearer geography does for the slowest site: all of it, or nothing when the way itself is
 * slow and not the distance. Caller frees; NULL when no other geography is nearer. */
static char *
far_remedy(ErpReview *review, const ErpNetEnvironment *net, const Reach *reach) {
  const ErpResults *results = review->results;
  const ErpPowerRegion *nearer = nearer_geography(review, net, reach->slow);
  const ErpRegion *region = nearer == NULL
                                ? net->region
                                : erp_catalogue_region(results->catalogue, nearer->region1, NULL);
  if (net->region == NULL || region == NULL)
    return NULL;
  gint64 now = rtt_to_region(results->network, reach->worst_site, net->region);
  gint64 then = rtt_to_region(results->network, reach->worst_site, region);
  if (now == ERP_UNSET ||
      reach->worst - MAX(0, now - then) > erp_params_value(results->params, "pp.rtt.warn"))
    return g_strdup_printf(_("Shorten the way of %s to Microsoft: the distance to the environment "
                             "is not what makes it slow, and no other geography brings it within "
                             "%s."),
                           results->network->nodes[reach->worst_site].name,
                           erp_say_limit(review, "pp.rtt.warn"));
  return nearer == NULL ? NULL
                        : g_strdup_printf(_("Place the environment nearer to its users: %s is "
                                            "nearest to them."),
                                          nearer->name);
}

static void
add_far(ErpReview *review, const ErpRule *rule, const ErpNetEnvironment *net, const Reach *reach) {
  const ErpParams *params = review->results->params;
  const ErpEnvironment *environment = net->environment;
  gboolean fail = reach->worst > erp_params_value(params, "pp.rtt.fail");
  ErpFinding *finding = erp_review_add(
      review, rule, fail ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN, environment->id,
      &environment->record,
      g_strdup_printf(
          _("%s of %s users reach the environment %s in more than %s (%s), the slowest "
            "at %s in %s"),
          erp_say(review, ERP_UNIT_COUNT, reach->far),
          erp_say(review, ERP_UNIT_COUNT, reach->users),
          erp_name_or(environment->name, environment->id), erp_say_limit(review, "pp.rtt.warn"),
          erp_say_nodes(review, reach->slow),
          review->results->network->nodes[reach->worst_site].name,
          erp_say_rtt_beside(review, reach->worst, reach->provenance,
                             erp_params_value(params, fail ? "pp.rtt.fail" : "pp.rtt.warn"))));
  erp_finding_sites(review, finding, reach->slow);
  finding->n_objects = 1;
  finding->estimated = reach->provenance == ERP_PROVENANCE_MODELLED;
  erp_finding_rtt(finding, "rtt_ms", reach->worst, reach->provenance);
  erp_finding_figure(finding, "users", ERP_UNIT_COUNT, reach->far);
  erp_finding_limit(review, finding, fail ? "pp.rtt.fail" : "pp.rtt.warn");
  erp_finding_advise(finding, far_remedy(review, net, reach));
}

/* Per environment. Sites with demands that name none of several go to `nameless`. */
static Reach *
reach_environments(const ErpReview *review, GArray *nameless) {
  const ErpResults *results = review->results;
  Reach *reaches = g_new0(Reach, results->network->n_environments + 1);
  gint64 limit = MIN(erp_params_value(results->params, "pp.rtt.warn"),
                     erp_params_value(results->params, "pp.rtt.fail"));
  for (guint i = 0; i < results->network->n_environments; i++)
    reaches[i].worst_site = reaches[i].last_site = ERP_NONE;
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->service != review->power_platform || !erp_flow_active(flow))
      continue;
    guint32 environment = erp_flow_environment(review, flow);
    if (environment != ERP_NONE)
      note_flow(review, &reaches[environment], flow, limit);
    else if (!is_last(nameless, flow->site))
      g_array_append_val(nameless, flow->site);
  }
  return reaches;
}

static void
add_nameless(ErpReview *review, const ErpRule *rule, const GArray *sites) {
  if (sites->len == 0)
    return;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
      g_strdup_printf(_("The plan does not say which environment the users of %s work with"),
                      erp_say_nodes(review, sites)));
  erp_finding_sites(review, finding, sites);
  erp_finding_advise(finding, g_strdup(_("Name the environment in the demand, and its region.")));
}

void
erp_check_geo_04(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GArray) nameless = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autofree Reach *reaches = reach_environments(review, nameless);
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n_scope = nameless->len, n_pass = 0;
  for (guint i = 0; i < network->n_environments; i++) {
    const Reach *reach = &reaches[i];
    g_autoptr(GArray) slow = reach->slow;
    n_scope += reach->worst_site != ERP_NONE || reach->unknown;
    if (slow != NULL)
      add_far(review, rule, &network->environments[i], reach);
    else if (reach->unknown)
      g_ptr_array_add(open, (gpointer) &network->environments[i].environment->record);
    else if (reach->worst_site != ERP_NONE)
      n_pass++;
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No site uses an environment"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The way of some users to the environment cannot be worked out: %s"));
  add_nameless(review, rule, nameless);
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("All users reach %u environment within %s",
                                   "All users reach their %u environments within %s", n_pass),
                      n_pass, erp_say_limit(review, "pp.rtt.warn")));
}

/* ---- ONP-03: where a data gateway is registered ---------------------------------------------- */

static const ErpNetEnvironment *
environment_of(const ErpNetwork *network, const ErpDataGateway *gateway) {
  if (gateway->environment == NULL)
    return network->n_environments == 1 ? &network->environments[0] : NULL;
  for (guint i = 0; i < network->n_environments; i++)
    if (g_strcmp0(network->environments[i].environment->id, gateway->environment) == 0)
      return &network->environments[i];
  return NULL;
}

static gboolean
is_region_of(const ErpPowerRegion *power, const ErpRegion *region) {
  return g_strcmp0(power->region1, region->name) == 0 ||
         g_strcmp0(power->region2, region->name) == 0;
}

/* What is wrong with a gateway in this region; adds nothing and returns TRUE when nothing is. */
static gboolean
judge_relay(ErpReview *review, const ErpRule *rule, const ErpDataGateway *gateway,
            const ErpNetEnvironment *net, const ErpRegion *region) {
  const ErpNetwork *network = review->results->network;
  const char *name = erp_say_record(review, &gateway->record);
  if (!is_region_of(net->power, region)) {
    erp_review_add(review, rule, ERP_VERDICT_FAIL, gateway->id, &gateway->record,
                   g_strdup_printf(_("The %s is registered in %s, and its environment is in %s"),
                                   name, region->display_name, net->power->name));
    return FALSE;
  }
  gint64 rtt = rtt_to_region(network, erp_network_node(network, gateway->site), region);
  if (rtt == ERP_UNSET) {
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, gateway->id, &gateway->record,
                   g_strdup_printf(_("The site of the %s has no coordinates, so its round trip to "
                                     "%s cannot be worked out"),
                                   name, region->display_name));
    return FALSE;
  }
  if (rtt <= erp_params_value(review->results->params, "odg.rtt"))
    return TRUE;
  ErpFinding *finding =
      erp_review_add(review, rule, ERP_VERDICT_WARN, gateway->id, &gateway->record,
                     g_strdup_printf(_("The %s is ~%s away from %s, where it is registered"), name,
                                     erp_say(review, ERP_UNIT_TIME, rtt), region->display_name));
  finding->estimated = TRUE;
  erp_finding_advise(
      finding, g_strdup(_("Place the data gateway, or the environment, nearer to the other.")));
  erp_finding_figure(finding, "rtt_ms", ERP_UNIT_TIME, rtt);
  erp_finding_limit(review, finding, "odg.rtt");
  return FALSE;
}

void
erp_check_onp_03(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n, n_pass = 0;
  const ErpRecord *const *records = erp_plan_of_kind(results->plan, ERP_KIND_DATA_GATEWAY, &n);
  for (guint i = 0; i < n; i++) {
    const ErpDataGateway *gateway = ERP_AS(ErpDataGateway, DATA_GATEWAY, records[i]);
    const ErpNetEnvironment *net = environment_of(results->network, gateway);
    const ErpRegion *region = gateway->region == NULL
                                  ? NULL
                                  : erp_catalogue_region(results->catalogue, gateway->region, NULL);
    if (net == NULL || net->power == NULL || region == NULL)
      g_ptr_array_add(open, (gpointer) records[i]);
    else
      n_pass += judge_relay(review, rule, gateway, net, region);
  }
  if (n == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no data gateway"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not state the region, or the environment, of %s"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u data gateway is registered in the region of its "
                                   "environment, within %s",
                                   "%u data gateways are registered in the regions of their "
                                   "environments, within %s",
                                   n_pass),
                      n_pass, erp_say_limit(review, "odg.rtt")));
}

/* ---- ONP-04: the way of a data gateway to its relay ------------------------------------------ */

/* Some internet access can be reached from the site over the WAN. */
static gboolean
has_egress(const ErpNetwork *network, const ErpShape *shape, guint32 site) {
  for (guint i = 0; i < network->n_egresses; i++)
    if (!erp_network_lost(network, network->egresses[i].element) &&
        erp_shape_part(shape, network->egresses[i].node) == erp_shape_part(shape, site))
      return TRUE;
  return FALSE;
}

/* What the site's flows show, else whether there is an internet access at all. */
static gboolean
has_way_out(const ErpReview *review, const ErpShape *shape, guint32 site) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  gboolean shown = FALSE;
  for (guint i = first; i < first + n; i++) {
    if (!erp_flow_is_cloud(review, &results->flows[i]))
      continue;
    if (results->flows[i].options->net.route != ERP_NONE)
      return TRUE;
    shown |= results->network->nodes[site].placed;
  }
  return !shown && has_egress(results->network, shape, site);
}

void
erp_check_onp_04(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const ErpShape *shape = erp_review_shape(review);
  guint n, n_pass = 0;
  const ErpRecord *const *records =
      erp_plan_of_kind(review->results->plan, ERP_KIND_DATA_GATEWAY, &n);
  for (guint i = 0; i < n; i++) {
    const ErpDataGateway *gateway = ERP_AS(ErpDataGateway, DATA_GATEWAY, records[i]);
    guint32 site = erp_network_node(network, gateway->site);
    gboolean good = site != ERP_NONE && has_way_out(review, shape, site);
    n_pass += good;
    if (!good)
      erp_review_add(review, rule, ERP_VERDICT_FAIL, gateway->id, &gateway->record,
                     g_strdup_printf(_("The %s at %s has no way to the internet, which its relay "
                                       "and whatever no circuit advertises need"),
                                     erp_say_record(review, records[i]),
                                     site == ERP_NONE ? "?" : network->nodes[site].name));
  }
  if (n == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no data gateway"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u data gateway has an outbound way to its relay",
                                   "%u data gateways have an outbound way to their relays", n_pass),
                      n_pass));
}

/* ---- ONP-05: connectors that need a data gateway --------------------------------------------- */

static gboolean
is_power_over_circuit(const ErpReview *review, const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE && flow->service == review->power_platform;
}

void
erp_check_onp_05(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) sites = erp_review_sites_with(review, is_power_over_circuit);
  guint n;
  erp_plan_of_kind(review->results->plan, ERP_KIND_DATA_GATEWAY, &n);
  if (sites->len == 0 || n > 0)
    erp_review_add_not_applicable(review, rule,
                                  n > 0 ? _("The plan has a data gateway")
                                        : _("No Power Platform traffic is planned over a circuit"));
  else
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                   g_strdup_printf(_("Power Platform of %s goes over a circuit and the plan has no "
                                     "data gateway: were the connectors that need one looked for? "
                                     "Whoever builds the apps and flows can say"),
                                   erp_say_nodes(review, sites)));
}
