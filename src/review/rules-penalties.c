/* M36-02, M36-03, M36-06: what the way to Microsoft 365 costs against the best one. */
#include "review/checks.h"

#include "review/context.h"
#include "review/found.h"
#include "review/parts.h"

#include "base/i18n.h"

/* ---- what a site has to do with these rules ------------------------------------------------- */

typedef enum { OVER_CIRCUIT, BY_INTERNET, SCORE, RULES } Asked;

/* Of one of the rules: the flow that fares worst. */
typedef struct {
  guint32 flow; /* after the site's first; ERP_NONE = none that can be judged */
  ErpVerdict verdict;
  guint8 threshold; /* ErpThresholdId */
  bool estimated;
  bool unknown; /* there is also one that nobody can judge */
} Worst;

typedef struct {
  Worst worst[RULES];
  bool leaves_centrally; /* default-category traffic, by another site's internet access */
} Losses;

static gint64
value_of(const ErpReview *review, ErpThresholdId id) {
  return erp_review_threshold(review, id)->value;
}

/* The verdict of a penalty. A modelled one that the error band could carry over a limit is a
 * warning, whichever side it lies on. */
static ErpVerdict
judge_penalty(const ErpReview *review, const ErpAlternative *way, bool *estimated) {
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
  gint64 least = way->penalty - erp_latency_band(review->results->model, way->penalty);
  gboolean far_off = way->detour > value_of(review, ERP_THRESHOLD_GP_DETOUR);
  gint64 limit = value_of(review, far_off ? ERP_THRESHOLD_GP_MINOR : ERP_THRESHOLD_GP_MATERIAL);
  if (verdict == ERP_VERDICT_FAIL && least > limit)
    return verdict;
  *estimated = TRUE;
  return ERP_VERDICT_WARN;
}

/* The limit that says most about the verdict. */
static ErpThresholdId
penalty_limit(const ErpReview *review, const ErpAlternative *way) {
  if (way->penalty > value_of(review, ERP_THRESHOLD_GP_MATERIAL))
    return ERP_THRESHOLD_GP_MATERIAL;
  if (way->penalty > value_of(review, ERP_THRESHOLD_GP_MINOR) &&
      way->detour > value_of(review, ERP_THRESHOLD_GP_DETOUR))
    return ERP_THRESHOLD_GP_DETOUR;
  if (way->penalty_class == ERP_PENALTY_SEVERE &&
      way->rtt > value_of(review, ERP_THRESHOLD_REALTIME))
    return ERP_THRESHOLD_REALTIME;
  return way->penalty_class >= ERP_PENALTY_MATERIAL ? ERP_THRESHOLD_SCORE_KNOTS
                                                    : ERP_THRESHOLD_GP_MINOR;
}

/* A penalty is known when the best breakout and the way itself are. */
static void
note_penalty(const ErpReview *review, const ErpFlow *flow, const ErpAlternative *way, guint32 place,
             const ErpAlternative **most, Worst *worst) {
  bool estimated;
  if (flow->options->best == ERP_UNSET || way->rtt == ERP_UNSET) {
    worst->unknown = TRUE;
    return;
  }
  ErpVerdict verdict = judge_penalty(review, way, &estimated);
  if (*most != NULL && verdict <= worst->verdict &&
      (verdict < worst->verdict || way->penalty <= (*most)->penalty))
    return;
  *most = way;
  worst->flow = place;
  worst->verdict = verdict;
  worst->estimated = estimated;
}

static void
judge_score(const ErpReview *review, const ErpRoute *route, Worst *worst) {
  const ErpResults *results = review->results;
  gint64 points = erp_params_points(results->params, route->rtt);
  gint64 fail = 100 * value_of(review, ERP_THRESHOLD_SCORE_FAIL);
  gint64 warn = 100 * value_of(review, ERP_THRESHOLD_SCORE_WARN);
  worst->verdict = points >= warn   ? ERP_VERDICT_PASS
                   : points >= fail ? ERP_VERDICT_WARN
                                    : ERP_VERDICT_FAIL;
  worst->threshold = points >= fail ? ERP_THRESHOLD_SCORE_WARN : ERP_THRESHOLD_SCORE_FAIL;
  gint64 band = erp_latency_band(results->model, route->rtt);
  worst->estimated =
      route->provenance == ERP_PROVENANCE_MODELLED &&
      erp_params_points(results->params, route->rtt - band) >= (points >= fail ? warn : fail);
}

/* The default category leaves by another site's internet access: a choice to report. */
static gboolean
leaves_centrally(const ErpResults *results, const ErpFlow *flow) {
  guint32 egress = flow->via != ERP_VIA_INTERNET || flow->route == ERP_NONE
                       ? ERP_NONE
                       : results->routes[flow->route].egress;
  return egress != ERP_NONE && results->network->egresses[egress].node != flow->site;
}

/* Nobody can tell by which way it leaves, for want of coordinates. */
static gboolean
lacks_way(const ErpFlow *flow) {
  return flow->via == ERP_VIA_NONE && flow->verdict == ERP_VERDICT_NOT_ANSWERED;
}

static void
losses_of(ErpReview *review, guint32 site, gpointer part) {
  Losses *losses = part;
  const ErpResults *results = review->results;
  const ErpAlternative *most[RULES] = {NULL, NULL, NULL}; /* penalty */
  const ErpRoute *slowest = NULL;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = 0; i < RULES; i++)
    losses->worst[i] = (Worst){.flow = ERP_NONE};
  for (guint i = 0; i < n; i++) {
    const ErpFlow *flow = &results->flows[first + i];
    if (!erp_flow_is_judged(review, flow)) {
      losses->leaves_centrally |= erp_flow_is_m365(flow) && leaves_centrally(results, flow);
      continue;
    }
    if (!erp_flow_active(flow))
      continue;
    if (lacks_way(flow))
      losses->worst[BY_INTERNET].unknown = losses->worst[SCORE].unknown = TRUE;
    if (flow->route == ERP_NONE)
      continue;
    if (flow->via == ERP_VIA_EXPRESSROUTE)
      note_penalty(review, flow, &flow->options->er, i, &most[OVER_CIRCUIT],
                   &losses->worst[OVER_CIRCUIT]);
    if (flow->via == ERP_VIA_INTERNET)
      note_penalty(review, flow, &flow->options->net, i, &most[BY_INTERNET],
                   &losses->worst[BY_INTERNET]);
    const ErpRoute *route = &results->routes[flow->route];
    if (slowest != NULL && route->rtt <= slowest->rtt)
      continue;
    slowest = route;
    losses->worst[SCORE].flow = i;
  }
  for (guint i = 0; i < SCORE; i++)
    if (most[i] != NULL)
      losses->worst[i].threshold = (guint8) penalty_limit(review, most[i]);
  if (slowest != NULL)
    judge_score(review, slowest, &losses->worst[SCORE]);
}

/* One finding for each site whose worst flow does not pass. Appends the sites with a flow that
 * nobody can judge. FALSE when no site has any of both. */
static gboolean
add_worst(ErpReview *review, const ErpRule *rule, Asked asked, const ErpTelling *telling,
          GArray *unknown, guint *n_pass) {
  const ErpResults *results = review->results;
  const Losses *losses = erp_review_parts(review, sizeof(Losses), losses_of);
  const char *points_lost = erp_found_keep(review->found, _("20 points lost"));
  gboolean in_scope = FALSE;
  *n_pass = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    const Worst *worst = &losses[site].worst[asked];
    if (worst->unknown)
      g_array_append_val(unknown, site);
    in_scope |= worst->unknown || worst->flow != ERP_NONE;
    if (worst->flow == ERP_NONE)
      continue;
    if (worst->verdict == ERP_VERDICT_PASS) {
      ++*n_pass;
      continue;
    }
    const ErpFlow *flow = &results->flows[results->starts[site].flow + worst->flow];
    ErpFinding *finding = erp_review_add_flow(review, rule, worst->verdict, flow, telling);
    erp_finding_threshold(finding, erp_review_threshold(review, (ErpThresholdId) worst->threshold));
    if (worst->threshold == ERP_THRESHOLD_SCORE_KNOTS)
      finding->limit = points_lost;
    finding->estimated = worst->estimated;
  }
  return in_scope;
}

/* ---- M36-02 and M36-03: the geo-pinning penalty --------------------------------------------- */

static char *
say_pinned(ErpReview *review, const ErpFinding *finding) {
  const ErpFlow *flow = finding->flow;
  const ErpAlternative *way = erp_flow_planned(flow);
  const ErpRoute *route = erp_flow_its_route(review, flow);
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
  const ErpRoute *route = erp_flow_its_route(review, flow);
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

static gboolean
judge_sites(ErpReview *review, const ErpRule *rule, Asked asked, const ErpTelling *telling,
            guint *n_pass) {
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  gboolean in_scope = add_worst(review, rule, asked, telling, unknown, n_pass);
  add_unknown_penalty(review, rule, unknown);
  return in_scope;
}

void
erp_check_m36_02(const ErpRule *rule, ErpReview *review) {
  static const ErpTelling telling = {say_pinned, pinned_remedy, count_pinned};
  guint n_pass;
  if (!judge_sites(review, rule, OVER_CIRCUIT, &telling, &n_pass))
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
  const ErpRoute *route = erp_flow_its_route(review, flow);
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

void
erp_check_m36_03(const ErpRule *rule, ErpReview *review) {
  static const ErpTelling telling = {say_pinned, backhaul_remedy, count_pinned};
  const Losses *losses = erp_review_parts(review, sizeof(Losses), losses_of);
  guint n_pass, n_central = 0;
  for (guint32 site = 0; site < review->results->network->n_sites; site++)
    n_central += losses[site].leaves_centrally;
  if (!judge_sites(review, rule, BY_INTERNET, &telling, &n_pass))
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
  const ErpRoute *route = erp_flow_its_route(review, flow);
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
  const ErpRoute *route = erp_flow_its_route(review, finding->flow);
  gint64 points = erp_params_points(review->results->params, route->rtt);
  erp_finding_figure(finding, "score_points", ERP_UNIT_PERCENT, points); /* hundredths, too */
  erp_finding_rtt(finding, "rtt_ms", route->rtt, route->provenance);
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
  static const ErpTelling telling = {say_low_score, NULL, count_score};
  guint n_pass;
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  gboolean in_scope = add_worst(review, rule, SCORE, &telling, unknown, &n_pass);
  add_unknown_scores(review, rule, unknown);
  if (!in_scope)
    erp_review_add_not_applicable(review, rule, _("No Microsoft 365 traffic has a path"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site scores %s or more for Microsoft 365",
                                   "%u sites score %s or more for Microsoft 365", n_pass),
                      n_pass, erp_say_limit(review, "score.warn")));
}
