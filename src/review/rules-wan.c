/* WAN performance: worst links, headroom, latency budgets, jitter and loss. */
#include "review/checks.h"

#include "review/context.h"

#include "base/i18n.h"

/* ---- capacities ----------------------------------------------------------------------------- */

static gboolean
loaded(const ErpElementLoad *load) {
  return load->load[ERP_UP] > 0 || load->load[ERP_DOWN] > 0;
}

/* Carries traffic in a direction whose capacity is not stated: it has no utilisation there. */
static gboolean
lacks_capacity(const ErpResults *results, guint32 element) {
  const ErpElementLoad *load = &results->loads[element];
  return (load->utilisation[ERP_UP] == ERP_UNSET && load->load[ERP_UP] > 0) ||
         (load->utilisation[ERP_DOWN] == ERP_UNSET && load->load[ERP_DOWN] > 0);
}

static gint64
shortfall(const ErpResults *results, guint32 element, ErpDirection direction) {
  gint64 capacity = results->network->elements[element].capacity[direction];
  return capacity == ERP_UNSET ? 0 : results->loads[element].load[direction] - capacity;
}

/* WAN links, internet accesses and circuits, which are the first elements. */
static gboolean
has_headroom_limit(const ErpNetwork *network, guint32 element) {
  return element < network->n_links + network->n_egresses + network->n_circuits;
}

static void
add_missing_capacities(ErpReview *review, const ErpRule *rule, const GArray *missing) {
  if (missing->len == 0)
    return;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
      g_strdup_printf(ERP_NGETTEXT("No capacity is stated for the %s, which carries traffic",
                                   "No capacity is stated for %s, which carry traffic",
                                   missing->len),
                      erp_say_elements(review, missing)));
  erp_finding_elements(review, finding, missing);
  erp_finding_advise(finding, g_strdup(_("State the capacity of each of them in the plan.")));
}

/* ---- WAN-01: capacity for every demand ------------------------------------------------------ */

static ErpDirection
shorter(const ErpResults *results, guint32 element) {
  return shortfall(results, element, ERP_DOWN) > shortfall(results, element, ERP_UP) ? ERP_DOWN
                                                                                     : ERP_UP;
}

static char *
say_short(ErpReview *review, const ErpFinding *finding) {
  const ErpResults *results = review->results;
  const ErpElement *e = &results->network->elements[finding->about];
  const GArray *sites = erp_users_of(erp_review_users(review), finding->about);
  ErpDirection direction = shorter(results, finding->about);
  return g_strdup_printf(
      ERP_NGETTEXT("The %s is to carry %s with a capacity of %s: %s short for the demands of %s",
                   "The %s is to carry %s with a capacity of %s: %s short for the demands of %s",
                   sites->len),
      erp_say_element(review, finding->about),
      erp_say_beside(review, ERP_UNIT_RATE, results->loads[finding->about].load[direction],
                     e->capacity[direction]),
      erp_say(review, ERP_UNIT_RATE, e->capacity[direction]),
      erp_say(review, ERP_UNIT_RATE, shortfall(results, finding->about, direction)),
      erp_say_nodes(review, sites));
}

static char *
enlarge_short(ErpReview *review, const ErpFinding *finding) {
  const ErpResults *results = review->results;
  gint64 load = results->loads[finding->about].load[shorter(results, finding->about)];
  double full = (double) erp_params_value(results->params, "util.warn") / 1e4;
  gint64 wanted = has_headroom_limit(results->network, finding->about) && full > 0 && full < 1
                      ? (gint64) ((double) load / full)
                      : load;
  return g_strdup_printf(_("Enlarge the %s to %s at least, or take traffic off it."),
                         erp_say_element(review, finding->about),
                         erp_say(review, ERP_UNIT_RATE, wanted));
}

static void
count_short(ErpReview *review, ErpFinding *finding) {
  const ErpResults *results = review->results;
  guint32 element = finding->about;
  ErpDirection direction = shorter(results, element);
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE,
                     results->network->elements[element].capacity[direction]);
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, results->loads[element].load[direction]);
  erp_finding_figure(finding, "shortfall_mbps", ERP_UNIT_RATE,
                     shortfall(results, element, direction));
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT,
                     erp_users_of(erp_review_users(review), element)->len);
}

/* A finding about an element that speaks of the sites it serves. */
static ErpFinding *
add_with_sites(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, guint32 element,
               const ErpTelling *telling) {
  ErpFinding *finding = erp_review_add_element(review, rule, verdict, element, telling);
  erp_finding_sites(review, finding, erp_users_of(erp_review_users(review), element));
  finding->n_objects = 1;
  return finding;
}

static char *
unreachable_remedy(const ErpReview *review, const ErpFlow *flow) {
  if (erp_flow_is_private(flow) && flow->verdict == ERP_VERDICT_NOT_ANSWERED)
    return g_strdup(_("Name the gateway or region the demand goes to, and the places of its "
                      "circuits, as the catalogue does."));
  if (erp_flow_is_private(flow))
    return g_strdup(_("Join the site by WAN links to a circuit with private peering that is "
                      "connected to a gateway in the region."));
  if (flow->service == review->power_platform)
    return g_strdup(_("Name the environment of the demand, and its region."));
  if (flow->verdict == ERP_VERDICT_FAIL)
    return g_strdup(_("Give the site a way to the internet."));
  return g_strdup(_("State where the site is, and the gateway or region the demand goes to."));
}

/* A missing way to the internet for Microsoft 365 and Power Platform is told of by CLI-04. */
static gboolean
is_unreachable(const ErpReview *review, const ErpFlow *flow) {
  if (flow->route != ERP_NONE || flow->demand == NULL || !erp_flow_active(flow))
    return FALSE;
  return !erp_flow_is_cloud(review, flow) ||
         (flow->service == review->power_platform && flow->verdict == ERP_VERDICT_NOT_ANSWERED);
}

/* Carries more than it can, or traffic in a direction whose capacity is not stated. That of a proxy
 * is asked for by WAN-06. */
static gboolean
is_lacking(const ErpResults *results, guint32 element) {
  return erp_element_is_short(results, element) ||
         (lacks_capacity(results, element) &&
          results->network->elements[element].kind != ERP_ELEMENT_PROXY);
}

/* What a site has to do with WAN-01: its active flows that have a way, how many of these find
 * capacity on all of it, and whether there are demands without any. */
typedef struct {
  guint32 n_flows, n_met;
  bool unreachable;
} Supply;

static gboolean
finds_capacity(const ErpResults *results, const ErpRoute *route) {
  for (guint h = 0; h < route->n_hops; h++)
    if (is_lacking(results, route->hops[h].element))
      return FALSE;
  return TRUE;
}

static void
supply_of(ErpReview *review, guint32 site, gpointer part) {
  const ErpResults *results = review->results;
  const ErpCarried *carried = erp_review_carried(review);
  Supply *supply = part;
  for (guint r = results->starts[site].route; r < results->starts[site + 1].route; r++) {
    supply->n_flows += carried[r].n_flows;
    if (carried[r].n_flows > 0 && finds_capacity(results, &results->routes[r]))
      supply->n_met += carried[r].n_flows;
  }
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++)
    supply->unreachable |= is_unreachable(review, &results->flows[i]);
}

static void
add_unreachable(ErpReview *review, const ErpRule *rule, const ErpFlow *flow) {
  const ErpResults *results = review->results;
  const char *site = results->network->nodes[flow->site].name;
  const char *service = erp_say_service(review, flow->service);
  g_autofree char *path = erp_plan_path(results->plan, &flow->demand->record);
  ErpFinding *finding = erp_review_add(
      review, rule, flow->verdict, path, &flow->demand->record,
      flow->verdict == ERP_VERDICT_FAIL
          ? g_strdup_printf(_("The demand of %s for %s has no path"), site, service)
          : g_strdup_printf(_("The path of the demand of %s for %s cannot be worked out"), site,
                            service));
  erp_finding_figure(finding, "demand_down_mbps", ERP_UNIT_RATE, flow->rate[ERP_DOWN]);
  erp_finding_figure(finding, "demand_up_mbps", ERP_UNIT_RATE, flow->rate[ERP_UP]);
  erp_finding_advise(finding, unreachable_remedy(review, flow));
}

static void
add_all_unreachable(ErpReview *review, const ErpRule *rule, guint32 site) {
  guint n, first = erp_results_site_flows(review->results, site, &n);
  for (guint i = first; i < first + n; i++)
    if (is_unreachable(review, &review->results->flows[i]))
      add_unreachable(review, rule, &review->results->flows[i]);
}

/* Adds up what the sites say and tells of their demands without a path. FALSE when there is none
 * with one either. */
static gboolean
judge_supply(ErpReview *review, const ErpRule *rule, guint *n_met) {
  const Supply *supplies = erp_review_parts(review, sizeof(Supply), supply_of);
  gboolean any = FALSE;
  for (guint32 site = 0; site < review->results->network->n_sites; site++) {
    *n_met += supplies[site].n_met;
    any |= supplies[site].n_flows > 0 || supplies[site].unreachable;
    if (supplies[site].unreachable)
      add_all_unreachable(review, rule, site);
  }
  return any;
}

/* Tells of the elements that are short, and finds those whose capacity is not stated. */
static void
judge_elements(ErpReview *review, const ErpRule *rule, GArray *missing) {
  static const ErpTelling telling = {say_short, enlarge_short, count_short};
  for (guint32 i = 0; i < review->results->network->n_elements; i++) {
    if (erp_element_is_short(review->results, i))
      add_with_sites(review, rule, ERP_VERDICT_FAIL, i, &telling);
    if (lacks_capacity(review->results, i) &&
        review->results->network->elements[i].kind != ERP_ELEMENT_PROXY)
      g_array_append_val(missing, i);
  }
}

void
erp_check_wan_01(const ErpRule *rule, ErpReview *review) {
  guint n_met = 0;
  g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(guint32));
  if (!judge_supply(review, rule, &n_met)) {
    erp_review_add_not_applicable(review, rule, _("No demand has a path in this plan"));
    return;
  }
  judge_elements(review, rule, missing);
  add_missing_capacities(review, rule, missing);
  erp_review_add_pass(
      review, rule, n_met,
      g_strdup_printf(ERP_NGETTEXT("%u flow finds capacity on its whole path",
                                   "%u flows find capacity on their whole path", n_met),
                      n_met));
}

/* ---- WAN-02: headroom ----------------------------------------------------------------------- */

static char *
say_full(ErpReview *review, const ErpFinding *finding) {
  const ErpResults *results = review->results;
  const ErpElement *e = &results->network->elements[finding->about];
  const ErpElementLoad *load = &results->loads[finding->about];
  ErpDirection direction = erp_load_busier(load);
  return g_strdup_printf(
      _("The %s is %s full (%s of %s); most of it is %s"), erp_say_element(review, finding->about),
      erp_say_beside(review, ERP_UNIT_PERCENT, load->utilisation[direction],
                     erp_params_value(results->params, finding->parameter)),
      erp_say_beside(review, ERP_UNIT_RATE, load->load[direction], e->capacity[direction]),
      erp_say(review, ERP_UNIT_RATE, e->capacity[direction]),
      erp_say_shares(review, erp_review_shares(review), finding->about));
}

static void
count_full(ErpReview *review, ErpFinding *finding) {
  const ErpElement *e = &review->results->network->elements[finding->about];
  const ErpElementLoad *load = &review->results->loads[finding->about];
  ErpDirection direction = erp_load_busier(load);
  erp_finding_figure(finding, "utilisation_percent", ERP_UNIT_PERCENT,
                     load->utilisation[direction]);
  erp_finding_figure(finding, "other_direction_percent", ERP_UNIT_PERCENT,
                     load->utilisation[erp_direction_other(direction)]);
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, load->load[direction]);
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE, e->capacity[direction]);
}

static void
add_full(ErpReview *review, const ErpRule *rule, guint32 element, ErpVerdict verdict) {
  static const ErpTelling telling = {say_full, NULL, count_full};
  ErpFinding *finding = erp_review_add_element(review, rule, verdict, element, &telling);
  erp_finding_limit(review, finding, verdict == ERP_VERDICT_FAIL ? "util.fail" : "util.warn");
}

void
erp_check_wan_02(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  gint64 warn = erp_params_value(results->params, "util.warn");
  gint64 fail = erp_params_value(results->params, "util.fail");
  guint n_elements = results->network->n_elements, n_scope = 0, n_pass = 0;
  g_autofree guint8 *verdicts = g_new0(guint8, n_elements + 1); /* 0 = not to be reported */
  g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < n_elements; i++) {
    if (!has_headroom_limit(results->network, i))
      continue;
    gint64 utilisation = erp_load_utilisation(&results->loads[i]);
    n_scope++;
    if (utilisation > fail)
      verdicts[i] = ERP_VERDICT_FAIL;
    else if (utilisation > warn)
      verdicts[i] = ERP_VERDICT_WARN;
    else if (lacks_capacity(results, i))
      g_array_append_val(missing, i);
    else if (loaded(&results->loads[i]))
      n_pass++;
    else
      n_scope--;
  }
  if (n_scope == 0) {
    erp_review_add_not_applicable(
        review, rule, _("No WAN link, internet access or circuit carries traffic in this plan"));
    return;
  }
  for (guint32 i = 0; i < n_elements; i++)
    if (verdicts[i] != 0)
      add_full(review, rule, i, verdicts[i]);
  add_missing_capacities(review, rule, missing);
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(
          ERP_NGETTEXT("%u loaded link, internet access or circuit keeps to %s of its capacity",
                       "%u loaded links, internet accesses and circuits keep to %s of their "
                       "capacity",
                       n_pass),
          n_pass, erp_say_limit(review, "util.warn")));
}

/* ---- WAN-05: a breakout instead of a bigger link -------------------------------------------- */

/* How full the link would be without what local breakouts can take; sets whether that helps. */
static gint64
use_with_breakouts(const ErpReview *review, guint32 link, gboolean *helps) {
  const ErpResults *results = review->results;
  const gint64 *movable = erp_review_movable(review)[link].rate;
  const gint64 *capacity = results->network->elements[link].capacity;
  gint64 use = 0;
  for (ErpDirection d = ERP_UP; d < ERP_DIRECTIONS; d++)
    if (capacity[d] > 0)
      use = MAX(use, (gint64) ((double) (results->loads[link].load[d] - movable[d]) * 10000 /
                                   (double) capacity[d] +
                               0.5));
  *helps = movable[ERP_UP] + movable[ERP_DOWN] > 0 &&
           use <= erp_params_value(results->params, "util.warn");
  return use;
}

/* Sites that have an internet access only have to use it; the others need one. */
static char *
breakout_remedy(ErpReview *review, guint32 element, const GArray *sites) {
  const ErpNetwork *network = review->results->network;
  g_autofree guint8 *has_own = g_new0(guint8, network->n_sites + 1);
  g_autoptr(GArray) owners = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < network->n_egresses; i++)
    has_own[network->egresses[i].node] = 1;
  for (guint i = 0; i < sites->len; i++) {
    guint32 site = g_array_index(sites, guint32, i);
    if (network->nodes[site].site->breakout_possible == TRUE)
      g_array_append_val(has_own[site] ? owners : others, site);
  }
  const char *link = erp_say_element(review, element);
  if (others->len == 0)
    return g_strdup_printf(_("Send Microsoft 365 and Power Platform of %s by the internet access "
                             "there; a bigger circuit does not relieve the %s."),
                           erp_say_nodes(review, owners), link);
  return g_strdup_printf(_("Give %s a local internet breakout; a bigger circuit does not relieve "
                           "the %s."),
                         erp_say_nodes(review, others), link);
}

static char *
poor_link_remedy(ErpReview *review, const ErpFinding *finding) {
  gboolean helps;
  use_with_breakouts(review, finding->about, &helps);
  return helps ? breakout_remedy(review, finding->about,
                                 erp_users_of(erp_review_users(review), finding->about))
               : g_strdup_printf(_("Enlarge the %s; a bigger circuit does not relieve it."),
                                 erp_say_element(review, finding->about));
}

static char *
say_poor_link(ErpReview *review, const ErpFinding *finding) {
  gboolean helps;
  gint64 before = erp_load_utilisation(&review->results->loads[finding->about]);
  gint64 after = use_with_breakouts(review, finding->about, &helps);
  return g_strdup_printf(
      helps ? _("The %s, the worst link of %s, is %s full; with local breakouts for "
                "Microsoft 365 and Power Platform it would be %s full")
            : _("The %s, the worst link of %s, is %s full; local breakouts would leave it "
                "%s full"),
      erp_say_element(review, finding->about),
      erp_say_nodes(review, erp_users_of(erp_review_users(review), finding->about)),
      erp_say(review, ERP_UNIT_PERCENT, before), erp_say(review, ERP_UNIT_PERCENT, after));
}

static void
count_poor_link(ErpReview *review, ErpFinding *finding) {
  gboolean helps;
  erp_finding_figure(finding, "utilisation_percent", ERP_UNIT_PERCENT,
                     erp_load_utilisation(&review->results->loads[finding->about]));
  erp_finding_figure(finding, "utilisation_with_breakout_percent", ERP_UNIT_PERCENT,
                     use_with_breakouts(review, finding->about, &helps));
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT,
                     erp_users_of(erp_review_users(review), finding->about)->len);
}

/* The fullest WAN link on the ways of a site's flows, whose capacity is always stated; ERP_NONE
 * when there is none. */
static void
fullest_link(ErpReview *review, guint32 site, gpointer part) {
  const ErpResults *results = review->results;
  const ErpCarried *carried = erp_review_carried(review);
  guint32 *fullest = part;
  gint64 most = G_MININT64;
  *fullest = ERP_NONE;
  for (guint r = results->starts[site].route; r < results->starts[site + 1].route; r++) {
    const ErpRoute *route = &results->routes[r];
    for (guint h = 0; carried[r].n_flows > 0 && h < route->n_hops; h++) {
      guint32 link = route->hops[h].element;
      if (link >= results->network->n_links || link == *fullest ||
          erp_load_utilisation(&results->loads[link]) <= most)
        continue;
      *fullest = link;
      most = erp_load_utilisation(&results->loads[link]);
    }
  }
}

/* Marks, for every site, the fullest WAN link on its ways, when it fails. Returns the number of
 * sites with flows over WAN links. */
static guint
mark_poor_links(ErpReview *review, guint8 *poor, guint *n_poor_sites) {
  const ErpResults *results = review->results;
  const guint32 *fullest = erp_review_parts(review, sizeof(guint32), fullest_link);
  gint64 fail = erp_params_value(results->params, "util.fail");
  guint n_sites = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    if (fullest[site] == ERP_NONE)
      continue;
    n_sites++;
    if (erp_load_utilisation(&results->loads[fullest[site]]) > fail) {
      poor[fullest[site]] = 1;
      (*n_poor_sites)++;
    }
  }
  return n_sites;
}

void
erp_check_wan_05(const ErpRule *rule, ErpReview *review) {
  static const ErpTelling telling = {say_poor_link, poor_link_remedy, count_poor_link};
  const ErpResults *results = review->results;
  guint n_poor_sites = 0;
  g_autofree guint8 *poor = g_new0(guint8, results->network->n_elements + 1);
  guint n_sites = mark_poor_links(review, poor, &n_poor_sites);
  if (n_sites == 0) {
    erp_review_add_not_applicable(review, rule, _("No site sends traffic over a WAN link"));
    return;
  }
  for (guint i = 0; i < results->network->n_links; i++)
    if (poor[i])
      erp_finding_limit(review, add_with_sites(review, rule, ERP_VERDICT_WARN, i, &telling),
                        "util.warn");
  n_sites -= n_poor_sites;
  erp_review_add_pass(
      review, rule, n_sites,
      g_strdup_printf(ERP_NGETTEXT("%u site has no WAN link on its paths that is over %s full",
                                   "%u sites have no WAN link on their paths that is over %s full",
                                   n_sites),
                      n_sites, erp_say_limit(review, "util.fail")));
}
