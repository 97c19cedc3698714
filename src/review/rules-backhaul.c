/* CST-08: WAN capacity for the internet. */
#include "review/checks.h"

#include "review/context.h"

#include "base/i18n.h"

typedef struct {
  gint64 internet[ERP_DIRECTIONS];  /* traffic that leaves by another site's internet access */
  gint64 avoidable[ERP_DIRECTIONS]; /* of it Microsoft 365 that a local breakout would take */
} Backhaul;

/* What a site puts on the WAN for internet accesses elsewhere. */
typedef struct {
  guint32 n_ways; /* it takes there; of several, look at the flows */
  guint32 way;    /* the route, after the site's first */
  Backhaul rates; /* up and down as seen from the site */
} Sent;

static gboolean
crosses_wan(const ErpResults *results, const ErpRoute *route) {
  for (guint h = 0; h < route->n_hops; h++)
    if (route->hops[h].element < results->network->n_links)
      return TRUE;
  return FALSE;
}

static void
add_rates(const ErpReview *review, const ErpFlow *flow, Backhaul *rates) {
  for (guint d = 0; d < ERP_DIRECTIONS; d++) {
    rates->internet[d] += flow->rate[d];
    rates->avoidable[d] += erp_flow_is_judged(review, flow) ? flow->rate[d] : 0;
  }
}

static void
sent_of(ErpReview *review, guint32 site, gpointer part) {
  const ErpResults *results = review->results;
  Sent *sent = part;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n && sent->n_ways <= 1; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || route->kind != ERP_ROUTE_INTERNET || !crosses_wan(results, route))
      continue;
    guint32 way = flow->route - results->starts[site].route;
    sent->n_ways += sent->n_ways == 0 || way != sent->way;
    sent->way = way;
    add_rates(review, flow, &sent->rates);
  }
}

static void
load_way(const ErpResults *results, const ErpRoute *route, const Backhaul *rates, Backhaul *links) {
  for (guint h = 0; h < route->n_hops; h++) {
    const ErpHop *hop = &route->hops[h];
    if (hop->element >= results->network->n_links)
      continue;
    for (guint d = 0; d < ERP_DIRECTIONS; d++) {
      ErpDirection way = d == ERP_UP ? hop->up : erp_direction_other(hop->up);
      links[hop->element].internet[way] += rates->internet[d];
      links[hop->element].avoidable[way] += rates->avoidable[d];
    }
  }
}

/* The same flow by flow. */
static void
load_flows(const ErpReview *review, guint32 site, Backhaul *links) {
  guint n, first = erp_results_site_flows(review->results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &review->results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    Backhaul rates = {0};
    add_rates(review, flow, &rates);
    if (route != NULL && route->kind == ERP_ROUTE_INTERNET)
      load_way(review->results, route, &rates, links);
  }
}

/* Per WAN link. Caller frees. */
static Backhaul *
backhauls_of(ErpReview *review) {
  const ErpResults *results = review->results;
  const Sent *sent = erp_review_parts(review, sizeof(Sent), sent_of);
  Backhaul *links = g_new0(Backhaul, results->network->n_links + 1);
  for (guint32 site = 0; site < results->network->n_sites; site++)
    if (sent[site].n_ways == 1)
      load_way(results, &results->routes[results->starts[site].route + sent[site].way],
               &sent[site].rates, links);
    else if (sent[site].n_ways > 1)
      load_flows(review, site, links);
  return links;
}

static gint64
share_of(gint64 part, gint64 whole) {
  return whole <= 0 ? 0 : (gint64) ((double) part * 10000.0 / (double) whole + 0.5);
}

static void
add_backhaul(ErpReview *review, const ErpRule *rule, const GPtrArray *links, guint32 worst,
             const Backhaul *backhaul, ErpDirection busy) {
  gint64 load = review->results->loads[worst].load[busy];
  gint64 share = share_of(backhaul->internet[busy], load);
  g_autofree char *text = g_strdup_printf(
      _("More than %s of the load of %s is traffic that leaves by another site's internet access; "
        "on %s it is %s of %s (%s), %s of it Microsoft 365"),
      erp_say_limit(review, "backhaul.share"), "%s", erp_say_element(review, worst),
      erp_say(review, ERP_UNIT_RATE, backhaul->internet[busy]),
      erp_say(review, ERP_UNIT_RATE, load),
      erp_say_beside(review, ERP_UNIT_PERCENT, share,
                     erp_params_value(review->results->params, "backhaul.share")),
      erp_say(review, ERP_UNIT_RATE, backhaul->avoidable[busy]));
  ErpFinding *finding = erp_review_add_alike(review, rule, ERP_VERDICT_WARN, links, text);
  if (finding == NULL)
    return;
  erp_finding_figure(finding, "backhaul_mbps", ERP_UNIT_RATE, backhaul->internet[busy]);
  erp_finding_figure(finding, "m365_mbps", ERP_UNIT_RATE, backhaul->avoidable[busy]);
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, load);
  erp_finding_figure(finding, "share_percent", ERP_UNIT_PERCENT, share);
  erp_finding_limit(review, finding, "backhaul.share");
}

void
erp_check_cst_08(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  g_autofree Backhaul *backhauls = backhauls_of(review);
  g_autoptr(GPtrArray) links = g_ptr_array_new();
  gint64 limit = erp_params_value(results->params, "backhaul.share"), most = -1;
  guint n_scope = 0, n_pass = 0;
  guint32 worst = ERP_NONE;
  for (guint32 i = 0; i < results->network->n_links; i++) {
    const gint64 *load = results->loads[i].load;
    ErpDirection busy = load[ERP_DOWN] > load[ERP_UP] ? ERP_DOWN : ERP_UP;
    if (load[busy] == 0)
      continue;
    n_scope++;
    if (share_of(backhauls[i].internet[busy], load[busy]) <= limit ||
        backhauls[i].avoidable[busy] == 0) {
      n_pass++;
      continue;
    }
    g_ptr_array_add(links, (gpointer) results->network->elements[i].record);
    if (backhauls[i].avoidable[busy] > most) {
      most = backhauls[i].avoidable[busy];
      worst = i;
    }
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No WAN link carries traffic"));
  if (worst != ERP_NONE) {
    const gint64 *load = results->loads[worst].load;
    add_backhaul(review, rule, links, worst, &backhauls[worst],
                 load[ERP_DOWN] > load[ERP_UP] ? ERP_DOWN : ERP_UP);
  }
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u WAN link is not there for Microsoft 365 over the internet",
                                   "%u WAN links are not there for Microsoft 365 over the internet",
                                   n_pass),
                      n_pass));
}
