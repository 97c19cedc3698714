/* OPS-01, OPS-02, OPS-03, OPS-08: how the network is watched and kept. Nobody but a person knows,
 * so these ask. */
#include "review/checks.h"

#include "review/context.h"

#include "base/i18n.h"

/* Asks about each circuit, or about each of their peerings. */
static void
ask_each(ErpReview *review, const ErpRule *rule, ErpKind kind, const char *question) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, kind, &n);
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add(all, (gpointer) records[i]);
  if (n == 0)
    erp_review_add_not_applicable(review, rule,
                                  kind == ERP_KIND_CIRCUIT ? _("The plan has no circuit")
                                                           : _("No circuit has a peering"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, all, question);
}

void
erp_check_ops_01(const ErpRule *rule, ErpReview *review) {
  ask_each(review, rule, ERP_KIND_PEERING,
           _("The plan does not say whether a connection monitor tests the way over %s"));
}

void
erp_check_ops_02(const ErpRule *rule, ErpReview *review) {
  if (review->results->network->n_circuits == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
  else
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                   g_strdup(_("The plan does not say whether a service health alert announces the "
                              "maintenance of ExpressRoute")));
}

void
erp_check_ops_03(const ErpRule *rule, ErpReview *review) {
  ask_each(review, rule, ERP_KIND_CIRCUIT,
           _("The plan does not say whether alerts watch the availability of BGP and ARP (below 90 "
             "% over 5 minutes), dropped packets and throughput of %s"));
}

/* ---- OPS-08: selective routing follows the endpoint lists ------------------------------------ */

static gboolean
leave_alike(const ErpRoute *a, const ErpRoute *b) {
  return a->kind == b->kind && a->egress == b->egress && a->circuit == b->circuit;
}

/* Some of the site's Microsoft 365 traffic goes another way than the rest. */
static gboolean
is_selective(const ErpReview *review, guint32 site) {
  const ErpResults *results = review->results;
  const ErpRoute *one = NULL;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || !erp_flow_is_m365(flow) || !erp_flow_active(flow))
      continue;
    if (one != NULL && !leave_alike(one, route))
      return TRUE;
    one = route;
  }
  return FALSE;
}

void
erp_check_ops_08(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) sites = g_ptr_array_new();
  for (guint32 i = 0; i < network->n_sites; i++)
    if (is_selective(review, i))
      g_ptr_array_add(sites, (gpointer) &network->nodes[i].site->record);
  if (sites->len == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No site sends some of its Microsoft 365 traffic another way "
                                    "than the rest"));
  erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, sites,
      _("The plan does not say who applies the weekly changes of Microsoft's endpoint "
        "lists to the proxies, route filters and firewalls of %s"));
}
