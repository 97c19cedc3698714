/* M36-08: ways out of China. */
#include "review/checks.h"

#include "review/context.h"

#include <string.h>

#include "base/i18n.h"

static const char *const near_china[] = {"HK", "JP", "TW", "KR", "SG", "MY", NULL};

/* "CN" of "Beijing, CN", as the catalogue writes cities; NULL when the place does not say. */
static const char *
country_of(const ErpSite *site) {
  gsize length = site->place == NULL ? 0 : strlen(site->place);
  if (length < 5 || strncmp(site->place + length - 4, ", ", 2) != 0)
    return NULL;
  const char *country = site->place + length - 2;
  return g_ascii_isupper(country[0]) && g_ascii_isupper(country[1]) ? country : NULL;
}

static gboolean
is_in_china(const ErpNode *node) {
  return g_strcmp0(country_of(node->site), "CN") == 0;
}

/* The country in which the way meets Microsoft or the internet; NULL when not known. */
static const char *
country_of_way(const ErpNetwork *network, const ErpRoute *route) {
  if (route->circuit != ERP_NONE) {
    const ErpPeeringPlace *place = network->nodes[network->circuits[route->circuit].node].place;
    return place == NULL ? NULL : place->country;
  }
  const ErpEgress *egress = route->egress == ERP_NONE ? NULL : &network->egresses[route->egress];
  return egress == NULL || egress->internet->kind == ERP_EGRESS_CLOUD
             ? NULL
             : country_of(network->nodes[egress->node].site);
}

/* Sites in China with such traffic (guint32). Caller frees. */
static GArray *
sites_in_china(const ErpReview *review) {
  const ErpResults *results = review->results;
  GArray *sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    if (!is_in_china(&results->network->nodes[site]))
      continue;
    guint n, first = erp_results_site_flows(results, site, &n);
    gboolean leaves = FALSE;
    for (guint i = first; i < first + n && !leaves; i++)
      leaves = results->flows[i].route != ERP_NONE && erp_flow_active(&results->flows[i]) &&
               erp_flow_is_judged(review, &results->flows[i]);
    if (leaves)
      g_array_append_val(sites, site);
  }
  return sites;
}

/* The flow of the site that leaves where it should not, else one whose way is not known, else
 * NULL. */
static const ErpFlow *
worst_way_out(const ErpReview *review, guint32 site) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  const ErpFlow *unknown = NULL;
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || !erp_flow_active(flow) || !erp_flow_is_judged(review, flow))
      continue;
    const char *country = country_of_way(results->network, route);
    if (country == NULL)
      unknown = flow;
    else if (!g_strv_contains(near_china, country))
      return flow;
  }
  return unknown;
}

static void
add_way_out(ErpReview *review, const ErpRule *rule, const ErpFlow *flow) {
  const ErpNode *node = &review->results->network->nodes[flow->site];
  const ErpRoute *route = erp_flow_route(review, flow);
  const char *country = country_of_way(review->results->network, route);
  const char *way = erp_say_way(review, route);
  const char *service = erp_say_service(review, flow->service);
  ErpFinding *finding = erp_review_add(
      review, rule, country == NULL ? ERP_VERDICT_NOT_ANSWERED : ERP_VERDICT_WARN, node->id,
      &node->site->record,
      country == NULL ? g_strdup_printf(_("%s of %s, in China, leaves %s, and the plan does not "
                                          "say in which country that is"),
                                        service, node->name, way)
      : strcmp(country, "CN") == 0
          ? g_strdup_printf(
                _("%s of %s leaves %s, in China: it crosses the border on the internet"), service,
                node->name, way)
          : g_strdup_printf(_("%s of %s, in China, leaves %s, in %s: farther than it has to go"),
                            service, node->name, way, country));
  if (country == NULL)
    erp_finding_advise(finding, g_strdup(_("State the place of the egress with its country.")));
}

void
erp_check_m36_08(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GArray) sites = sites_in_china(review);
  guint n_pass = 0;
  if (sites->len == 0 || network->cloud == ERP_CLOUD_CHINA) {
    erp_review_add_not_applicable(review, rule,
                                  sites->len == 0
                                      ? _("The place of no site that uses Microsoft 365 says that "
                                          "it is in China")
                                      : _("The tenant is in the China cloud"));
    return;
  }
  for (guint i = 0; i < sites->len; i++) {
    const ErpFlow *flow = worst_way_out(review, g_array_index(sites, guint32, i));
    n_pass += flow == NULL;
    if (flow != NULL)
      add_way_out(review, rule, flow);
  }
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site in China leaves it by the private WAN to a near egress",
                                   "%u sites in China leave it by the private WAN to a near egress",
                                   n_pass),
                      n_pass));
}
