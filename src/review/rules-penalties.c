/* M36-02, M36-03, M36-06: what the way to Microsoft 365 costs against the best one. */
#include "review/checks.h"

#include "review/context.h"
#include "review/found.h"

#include "base/i18n.h"

/* ---- M36-02 and M36-03: the geo-pinning penalty --------------------------------------------- */

/* The verdict of a penalty. A modelled one that the error band could carry over a limit is a
 * warning, whichever side it lies on. */
static ErpVerdict
judge_penalty(const ErpResults *results, const ErpAlternative *way, gboolean *estimated) {
  *estimated = FALSE;
  ErpVerdict verdict = ERP_VERDICT_WARN;
  switch (way->penalty_class) {
  case ERP_PENALTY_NONE:
    verdict = ERP_VERDICT_PASS;
    break;
  case ERP_PENALTY_MINOR:
    break;
  case ERP_PENALTY_MATERIAL:
  case ERP_PENALTY_SEVERE:
    verdict = ERP_VERDICT_FAIL;
    break;
  }
  if (!way->estimated)
    return verdict;
  gint64 least = way->penalty - erp_latency_band(results->model, way->penalty);
  gboolean far_off = way->detour > erp_params_value(results->params, "gp.detour");
  gint64 limit = erp_params_value(results->params, far_off ? "gp.minor" : "gp.material");
  if (verdict == ERP_VERDICT_FAIL && least > limit)
    return verdict;
  *estimated = TRUE;
  return ERP_VERDICT_WARN;
}

typedef struct {
  const ErpFlow *flow;
  const ErpAlternative *way;
  ErpVerdict verdict;
  gboolean estimated;
} Pinned;

static void
keep_worse(const ErpResults *results, Pinned *worst, const ErpFlow *flow,
           const ErpAlternative *way) {
  gboolean estimated;
  ErpVerdict verdict = judge_penalty(results, way, &estimated);
  if (worst->flow == NULL || verdict > worst->verdict ||
      (verdict == worst->verdict && way->penalty > worst->way->penalty))
    *worst = (Pinned){flow, way, verdict, estimated};
}

/* Names the limit that says most about the verdict. */
static void
add_penalty_limit(ErpReview *review, ErpFinding *finding, const Pinned *pinned) {
  const ErpParams *params = review->results->params;
  const ErpAlternative *way = pinned->way;
  if (way->penalty > erp_params_value(params, "gp.material")) {
    erp_finding_limit(review, finding, "gp.material");
  } else if (way->penalty > erp_params_value(params, "gp.minor") &&
             way->detour > erp_params_value(params, "gp.detour")) {
    erp_finding_limit(review, finding, "gp.detour");
  } else if (way->penalty_class == ERP_PENALTY_SEVERE &&
             way->rtt > erp_params_value(params, "rtt.realtime.client")) {
    erp_finding_limit(review, finding, "rtt.realtime.client");
  } else if (way->penalty_class >= ERP_PENALTY_MATERIAL) {
    erp_finding_limit(review, finding, "score.knots");
    finding->limit = erp_found_keep(review->found, _("20 points lost"));
  } else {
    erp_finding_limit(review, finding, "gp.minor");
  }
}

static char *
say_pinned(ErpReview *review, const ErpFinding *finding) {
  const ErpFlow *flow = finding->flow;
  const ErpAlternative *way = erp_flow_planned(flow);
  const ErpRoute *route = erp_flow_route(review, flow);
  const char *site = review->results->network->nodes[flow->site].name;
  const ErpParams *params = review->results->params;
  const char *rtt = erp_say_rtt_beside(review, way->rtt, route->provenance,
                                       erp_params_value(params, "rtt.realtime.client"));
  const char *over = erp_say_way(review, route);
  const char *best = erp_say_rtt(review, flow->options->best, flow->options->best_provenance);
  const char *limit = g_str_equal(finding->parameter, "gp.minor") ? "gp.minor" : "gp.material";
  const char *more = erp_say_rtt_beside(review, way->penalty,
                                        MAX(route->provenance, flow->options->best_provenance),
                                        erp_params_value(params, limit));
  if (way->detour == ERP_UNSET)
    return g_strdup_printf(
        _("%s reaches Microsoft in %s %s against %s by a local breakout: %s more"), site, rtt, over,
        best, more);
  return g_strdup_printf(
      _("%s reaches Microsoft in %s %s against %s by a local breakout: %s more, detour %s"), site,
      rtt, over, best, more,
      erp_say_beside(review, ERP_UNIT_LENGTH, way->detour, erp_params_value(params, "gp.detour")));
}

static void
count_pinned(ErpReview *review, ErpFinding *finding) {
  const ErpResults *results = review->results;
  const ErpFlow *flow = finding->flow;
  const ErpAlternative *way = erp_flow_planned(flow);
  const ErpRoute *route = erp_flow_route(review, flow);
  erp_finding_rtt(finding, way == &flow->options->er ? "rtt_er_ms" : "rtt_net_ms", way->rtt,
                  route->provenance);
  if (way == &flow->options->er && flow->options->net.route != ERP_NONE)
    erp_finding_rtt(finding, "rtt_net_ms", flow->options->net.rtt,
                    results->routes[flow->options->net.route].provenance);
  erp_finding_rtt(finding, "rtt_best_ms", flow->options->best, flow->options->best_provenance);
  erp_finding_figure(finding, "penalty_ms", ERP_UNIT_TIME, way->penalty);
  erp_finding_figure(finding, "detour_km", ERP_UNIT_LENGTH, way->detour);
  erp_finding_figure(finding, "score_points", ERP_UNIT_COUNT, erp_alternative_score(results, way));
  erp_finding_figure(finding, "score_best_points", ERP_UNIT_COUNT,
                     erp_alternative_score_best(results, way));
}

static void
add_pinned(ErpReview *review, const ErpRule *rule, const Pinned *pinned,
           const ErpTelling *telling) {
  ErpFinding *finding = erp_review_add_flow(review, rule, pinned->verdict, pinned->flow, telling);
  add_penalty_limit(review, finding, pinned);
  finding->estimated = pinned->estimated;
}

static gboolean
is_planned(const ErpReview *review, const ErpFlow *flow, ErpVia via) {
  return flow->via == via && flow->route != ERP_NONE && erp_flow_is_judged(review, flow) &&
         erp_flow_active(flow);
}

static gboolean
has_penalty(const ErpFlow *flow, const ErpAlternative *way) {
  return flow->options->best != ERP_UNSET && way->rtt != ERP_UNSET;
}

/* Sites whose penalty nobody can tell, since the best breakout or the way itself is not known. */
static void
add_unknown_penalty(ErpReview *review, const ErpRule *rule, const GArray *sites) {
  if (sites->len == 0)
    return;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
      g_strdup_printf(_("The round trip of a local breakout or of the planned way is not known for "
                        "%s, so what the latter costs cannot be told"),
                      erp_say_nodes(review, sites)));
  erp_finding_sites(review, finding, sites);
  erp_finding_advise(finding, g_strdup(_("State their coordinates, or a measured round trip.")));
}

/* Nobody can tell by which way it leaves, for want of coordinates. */
static gboolean
lacks_way(const ErpReview *review, const ErpFlow *flow) {
  return flow->via == ERP_VIA_NONE && flow->verdict == ERP_VERDICT_NOT_ANSWERED &&
         erp_flow_is_judged(review, flow) && erp_flow_active(flow);
}

/* The worst flow of a site planned `via`; sets `*unknown` when there are flows without a penalty.
 */
static Pinned
worst_pinned(const ErpReview *review, guint32 site, ErpVia via, gboolean *unknown) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  Pinned worst = {NULL, NULL, ERP_VERDICT_PASS, FALSE};
  *unknown = FALSE;
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpAlternative *way =
        via == ERP_VIA_EXPRESSROUTE ? &flow->options->er : &flow->options->net;
    *unknown |= via == ERP_VIA_INTERNET && lacks_way(review, flow);
    if (!is_planned(review, flow, via))
      continue;
    if (has_penalty(flow, way))
      keep_worse(results, &worst, flow, way);
    else
      *unknown = TRUE;
  }
  return worst;
}

/* The internet way of the plan when it is good, else a breakout, else a nearer circuit. */
static char *
pinned_remedy(ErpReview *review, const ErpFinding *finding) {
  const ErpFlow *flow = finding->flow;
  const ErpNode *node = &review->results->network->nodes[flow->site];
  if (flow->options->net.route != ERP_NONE && flow->options->net.rtt < flow->options->er.rtt &&
      flow->options->net.penalty_class <= ERP_PENALTY_MINOR) {
    const ErpRoute *route = &review->results->routes[flow->options->net.route];
    return g_strdup_printf(_("Send Microsoft 365 of %s %s, which takes %s."), node->name,
                           erp_say_way(review, route),
                           erp_say_rtt(review, route->rtt, route->provenance));
  }
  if (node->site->breakout_possible == TRUE)
    return g_strdup_printf(
        _("Give %s a local internet breakout for Microsoft 365, which takes %s."), node->name,
        erp_say_rtt(review, flow->options->best, flow->options->best_provenance));
  return g_strdup_printf(
      _("No local breakout is possible at %s: let it use an internet access or a "
        "peering location nearer to it."),
      node->name);
}

/* One finding for each site whose worst flow planned `via` loses too much. FALSE when no site has
 * one. */
static gboolean
judge_sites(ErpReview *review, const ErpRule *rule, ErpVia via, const ErpTelling *telling,
            guint *n_pass) {
  guint n_scope = 0;
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  *n_pass = 0;
  for (guint32 site = 0; site < review->results->network->n_sites; site++) {
    gboolean lacks;
    Pinned worst = worst_pinned(review, site, via, &lacks);
    if (lacks)
      g_array_append_val(unknown, site);
    n_scope += lacks || worst.flow != NULL;
    if (worst.flow == NULL)
      continue;
    if (worst.verdict == ERP_VERDICT_PASS)
      (*n_pass)++;
    else
      add_pinned(review, rule, &worst, telling);
  }
  add_unknown_penalty(review, rule, unknown);
  return n_scope > 0;
}

void
erp_check_m36_02(const ErpRule *rule, ErpReview *review) {
  static const ErpTelling telling = {say_pinned, pinned_remedy, count_pinned};
  guint n_pass;
  if (!judge_sites(review, rule, ERP_VIA_EXPRESSROUTE, &telling, &n_pass))
    erp_review_add_not_applicable(review, rule,
                                  _("No Microsoft 365 traffic is planned over ExpressRoute"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site loses at most %s over ExpressRoute against a local "
                                   "breakout",
                                   "%u sites lose at most %s over ExpressRoute against a local "
                                   "breakout",
                                   n_pass),
                      n_pass, erp_say_limit(review, "gp.minor")));
}

/* The default category leaves by another site's internet access: a choice to report. */
static gboolean
is_central_default(const ErpResults *results, const ErpFlow *flow) {
  if (!erp_flow_is_m365(flow) || flow->via != ERP_VIA_INTERNET || flow->route == ERP_NONE ||
      results->groups[flow->group].category != ERP_CATEGORY_DEFAULT)
    return FALSE;
  guint32 egress = results->routes[flow->route].egress;
  return egress != ERP_NONE && results->network->egresses[egress].node != flow->site;
}

/* It leaves by its own internet access, so something on that way costs the time. */
static char *
own_egress_remedy(ErpReview *review, const ErpNode *node, const ErpRoute *route, gint64 penalty,
                  const char *saved) {
  if (2 * route->budget.queueing >= penalty)
    return g_strdup_printf(_("Enlarge the internet access of %s, or take traffic off its way "
                             "there: %s of the round trip are queueing."),
                           node->name, erp_say(review, ERP_UNIT_TIME, route->budget.queueing));
  return g_strdup_printf(_("Take proxies, resolvers and gateways elsewhere out of the way of "
                           "Microsoft 365 to the internet access of %s; that saves %s."),
                         node->name, saved);
}

static char *
backhaul_remedy(ErpReview *review, const ErpFinding *finding) {
  const ErpNetwork *network = review->results->network;
  const ErpFlow *flow = finding->flow;
  const ErpNode *node = &network->nodes[flow->site];
  const ErpRoute *route = erp_flow_route(review, flow);
  const char *saved = erp_say_rtt(review, flow->options->net.penalty,
                                  MAX(route->provenance, flow->options->best_provenance));
  if (route->egress != ERP_NONE && network->egresses[route->egress].node == flow->site)
    return own_egress_remedy(review, node, route, flow->options->net.penalty, saved);
  if (node->site->breakout_possible == TRUE)
    return g_strdup_printf(_("A local internet breakout and local DNS at %s save %s."), node->name,
                           saved);
  return g_strdup_printf(_("No local breakout is possible at %s: bring it to an internet access "
                           "nearer than the present one, which costs %s."),
                         node->name, saved);
}

static char *
say_internet_pass(ErpReview *review, guint n_pass, guint n_central) {
  g_autofree char *near =
      g_strdup_printf(ERP_NGETTEXT("%u site reaches Microsoft by the internet within %s of a "
                                   "local breakout",
                                   "%u sites reach Microsoft by the internet within %s of a local "
                                   "breakout",
                                   n_pass),
                      n_pass, erp_say_limit(review, "gp.minor"));
  if (n_central == 0)
    return g_steal_pointer(&near);
  g_autofree char *central = g_strdup_printf(
      ERP_NGETTEXT("default-category traffic of %u site leaves by another site, which is allowed",
                   "default-category traffic of %u sites leaves by another site, which is allowed",
                   n_central),
      n_central);
  return g_strdup_printf("%s; %s", near, central);
}

static gboolean
has_central_default(const ErpResults *results, guint32 site) {
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++)
    if (is_central_default(results, &results->flows[i]))
      return TRUE;
  return FALSE;
}

void
erp_check_m36_03(const ErpRule *rule, ErpReview *review) {
  static const ErpTelling telling = {say_pinned, backhaul_remedy, count_pinned};
  const ErpResults *results = review->results;
  guint n_pass, n_central = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++)
    n_central += has_central_default(results, site);
  if (!judge_sites(review, rule, ERP_VIA_INTERNET, &telling, &n_pass))
    erp_review_add_not_applicable(review, rule,
                                  _("No Microsoft 365 traffic is planned by the internet"));
  erp_review_add_pass(review, rule, n_pass, say_internet_pass(review, n_pass, n_central));
}

/* ---- M36-06: network score ------------------------------------------------------------------ */

/* "60", or "59.98" when it is not a whole number. Caller frees. */
static char *
say_points(gint64 points) {
  guint whole = (guint) (points / 100), rest = (guint) (points % 100);
  return rest == 0 ? g_strdup_printf("%u", whole) : g_strdup_printf("%u.%02u", whole, rest);
}

static char *
say_low_score(ErpReview *review, const ErpFinding *finding) {
  const ErpFlow *flow = finding->flow;
  const ErpRoute *route = erp_flow_route(review, flow);
  gint64 points = erp_params_points(review->results->params, route->rtt);
  g_autofree char *score = say_points(points);
  return g_strdup_printf(
      ERP_NGETTEXT("%s at %s scores %s point with a round trip of %s %s",
                   "%s at %s scores %s points with a round trip of %s %s", points == 100 ? 1 : 2),
      erp_say_service(review, flow->service), review->results->network->nodes[flow->site].name,
      score, erp_say_rtt(review, route->rtt, route->provenance), erp_say_way(review, route));
}

static void
count_score(ErpReview *review, ErpFinding *finding) {
  const ErpRoute *route = erp_flow_route(review, finding->flow);
  gint64 points = erp_params_points(review->results->params, route->rtt);
  erp_finding_figure(finding, "score_points", ERP_UNIT_PERCENT, points); /* hundredths, too */
  erp_finding_rtt(finding, "rtt_ms", route->rtt, route->provenance);
}

static void
add_low_score(ErpReview *review, const ErpRule *rule, const ErpFlow *flow, gint64 points) {
  static const ErpTelling telling = {say_low_score, NULL, count_score};
  const ErpResults *results = review->results;
  const ErpRoute *route = erp_flow_route(review, flow);
  gboolean fails = points < 100 * erp_params_value(results->params, "score.fail");
  const char *parameter = fails ? "score.fail" : "score.warn";
  ErpFinding *finding = erp_review_add_flow(
      review, rule, fails ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN, flow, &telling);
  erp_finding_limit(review, finding, parameter);
  gint64 band = erp_latency_band(results->model, route->rtt);
  finding->estimated = route->provenance == ERP_PROVENANCE_MODELLED &&
                       erp_params_points(results->params, route->rtt - band) >=
                           100 * erp_params_value(results->params, parameter);
}

/* The flow of the site with the longest way, or NULL; sets `*unknown` when one has none that is
 * known. */
static const ErpFlow *
slowest_flow(const ErpReview *review, guint32 site, gboolean *unknown) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  const ErpFlow *worst = NULL;
  gint64 longest = -1;
  *unknown = FALSE;
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    *unknown |= lacks_way(review, flow);
    if (route == NULL || !erp_flow_active(flow) || !erp_flow_is_judged(review, flow) ||
        route->rtt <= longest)
      continue;
    worst = flow;
    longest = route->rtt;
  }
  return worst;
}

static void
add_unknown_scores(ErpReview *review, const ErpRule *rule, const GArray *sites) {
  if (sites->len == 0)
    return;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
      g_strdup_printf(_("The round trip to Microsoft 365 is not known for %s, so it has no score"),
                      erp_say_nodes(review, sites)));
  erp_finding_sites(review, finding, sites);
  erp_finding_advise(finding, g_strdup(_("State their coordinates, or a measured round trip.")));
}

void
erp_check_m36_06(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  gint64 warn = 100 * erp_params_value(results->params, "score.warn");
  guint n_scope = 0, n_pass = 0;
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    gboolean lacks;
    const ErpFlow *worst = slowest_flow(review, site, &lacks);
    if (lacks)
      g_array_append_val(unknown, site);
    n_scope += lacks || worst != NULL;
    if (worst == NULL)
      continue;
    gint64 points = erp_params_points(results->params, erp_flow_route(review, worst)->rtt);
    if (points >= warn)
      n_pass++;
    else
      add_low_score(review, rule, worst, points);
  }
  add_unknown_scores(review, rule, unknown);
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No Microsoft 365 traffic has a path"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site scores %s or more for Microsoft 365",
                                   "%u sites score %s or more for Microsoft 365", n_pass),
                      n_pass, erp_say_limit(review, "score.warn")));
}
