/* Microsoft 365: what belongs on the internet, and what a forced way costs. */
#include "review/checks.h"

#include "review/context.h"

#include "base/i18n.h"

static gboolean
is_m365_over_circuit(const ErpFlow *flow) {
  return erp_flow_is_m365(flow) && flow->via == ERP_VIA_EXPRESSROUTE && erp_flow_active(flow);
}

static void
say_no_m365_over_circuit(const ErpRule *rule, ErpReview *review) {
  erp_review_add_not_applicable(review, rule,
                                _("No Microsoft 365 traffic is planned over ExpressRoute"));
}

/* ---- M36-01: sets that ExpressRoute does not carry ------------------------------------------ */

static const char *
say_set_ids(ErpReview *review, GArray *ids) {
  enum { LISTED = 8 };
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < MIN(ids->len, LISTED); i++)
    g_string_append_printf(text, "%s%u", i > 0 ? ", " : "", g_array_index(ids, guint, i));
  if (ids->len > LISTED)
    g_string_append_printf(text, ERP_NGETTEXT(" and %u more", " and %u more", ids->len - LISTED),
                           ids->len - LISTED);
  return g_string_chunk_insert_const(review->texts, text->str);
}

static int
compare_ids(gconstpointer a, gconstpointer b) {
  guint x = *(const guint *) a, y = *(const guint *) b;
  return (x > y) - (x < y);
}

static void
add_internet_only(ErpReview *review, const ErpRule *rule, guint32 site, GArray *ids) {
  const ErpNode *node = &review->results->network->nodes[site];
  g_array_sort(ids, compare_ids);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, node->id, &node->site->record,
      g_strdup_printf(ERP_NGETTEXT("%s sends %u endpoint set over ExpressRoute that Microsoft "
                                   "offers on the internet only: set %s",
                                   "%s sends %u endpoint sets over ExpressRoute that Microsoft "
                                   "offers on the internet only: sets %s",
                                   ids->len),
                      node->name, ids->len, say_set_ids(review, ids)));
  erp_finding_figure(finding, "sets", ERP_UNIT_COUNT, ids->len);
}

void
erp_check_m36_01(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  guint n_scope = 0, n_pass = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    guint n, first = erp_results_site_flows(results, site, &n);
    gboolean in_scope = FALSE;
    g_autoptr(GArray) ids = NULL;
    for (guint i = first; i < first + n; i++) {
      const ErpFlow *flow = &results->flows[i];
      if (!is_m365_over_circuit(flow))
        continue;
      in_scope = TRUE;
      const ErpSetGroup *group = &results->groups[flow->group];
      if (group->expressroute)
        continue;
      if (ids == NULL)
        ids = g_array_new(FALSE, FALSE, sizeof(guint));
      g_array_append_vals(ids, group->ids, group->n_ids);
    }
    n_scope += in_scope;
    if (ids != NULL)
      add_internet_only(review, rule, site, ids);
    else
      n_pass += in_scope;
  }
  if (n_scope == 0)
    say_no_m365_over_circuit(rule, review);
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site sends only endpoint sets over ExpressRoute that "
                                   "Microsoft offers there",
                                   "%u sites send only endpoint sets over ExpressRoute that "
                                   "Microsoft offers there",
                                   n_pass),
                      n_pass));
}

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
  } else if (way->penalty_class >= ERP_PENALTY_MATERIAL) {
    erp_finding_limit(review, finding, "score.knots");
    g_free(finding->limit);
    finding->limit = g_strdup(_("20 points lost"));
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
  const char *rtt = erp_say_rtt(review, way->rtt, route->provenance);
  const char *over = erp_say_way(review, route);
  const char *best = erp_say_rtt(review, flow->best, flow->best_provenance);
  const char *more =
      erp_say_rtt(review, way->penalty, MAX(route->provenance, flow->best_provenance));
  if (way->detour == ERP_UNSET)
    return g_strdup_printf(
        _("%s reaches Microsoft in %s %s against %s by a local breakout: %s more"), site, rtt, over,
        best, more);
  return g_strdup_printf(
      _("%s reaches Microsoft in %s %s against %s by a local breakout: %s more, detour %s"), site,
      rtt, over, best, more, erp_say(review, ERP_UNIT_LENGTH, way->detour));
}

static void
add_pinned(ErpReview *review, const ErpRule *rule, const Pinned *pinned,
           const ErpTelling *telling) {
  const ErpResults *results = review->results;
  const ErpFlow *flow = pinned->flow;
  const ErpAlternative *way = pinned->way;
  const ErpRoute *route = erp_flow_route(review, flow);
  ErpFinding *finding = erp_review_add_flow(review, rule, pinned->verdict, flow, telling);
  erp_finding_rtt(finding, way == &flow->er ? "rtt_er_ms" : "rtt_net_ms", way->rtt,
                  route->provenance);
  if (way == &flow->er && flow->net.route != ERP_NONE)
    erp_finding_rtt(finding, "rtt_net_ms", flow->net.rtt,
                    results->routes[flow->net.route].provenance);
  erp_finding_rtt(finding, "rtt_best_ms", flow->best, flow->best_provenance);
  erp_finding_figure(finding, "penalty_ms", ERP_UNIT_TIME, way->penalty);
  erp_finding_figure(finding, "detour_km", ERP_UNIT_LENGTH, way->detour);
  erp_finding_figure(finding, "score_points", ERP_UNIT_COUNT, way->score);
  erp_finding_figure(finding, "score_best_points", ERP_UNIT_COUNT, way->score_best);
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
  return flow->best != ERP_UNSET && way->rtt != ERP_UNSET;
}

/* Sites whose penalty nobody can tell, since the best breakout is not known. */
static void
add_unknown_penalty(ErpReview *review, const ErpRule *rule, const GArray *sites) {
  if (sites->len == 0)
    return;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
      g_strdup_printf(_("The round trip of a local breakout is not known for %s, so what the "
                        "planned way costs cannot be told"),
                      erp_say_nodes(review, sites)));
  erp_finding_sites(review, finding, sites);
  finding->remedy = g_strdup(_("State their coordinates, or a measured round trip."));
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
    const ErpAlternative *way = via == ERP_VIA_EXPRESSROUTE ? &flow->er : &flow->net;
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
  if (flow->net.route != ERP_NONE && flow->net.rtt < flow->er.rtt &&
      flow->net.penalty_class <= ERP_PENALTY_MINOR) {
    const ErpRoute *route = &review->results->routes[flow->net.route];
    return g_strdup_printf(_("Send Microsoft 365 of %s %s, which takes %s."), node->name,
                           erp_say_way(review, route),
                           erp_say_rtt(review, route->rtt, route->provenance));
  }
  if (node->site->breakout_possible == TRUE)
    return g_strdup_printf(
        _("Give %s a local internet breakout for Microsoft 365, which takes %s."), node->name,
        erp_say_rtt(review, flow->best, flow->best_provenance));
  return g_strdup_printf(
      _("No local breakout is possible at %s: let it use an internet access or a "
        "peering location nearer to it."),
      node->name);
}

void
erp_check_m36_02(const ErpRule *rule, ErpReview *review) {
  static const ErpTelling telling = {say_pinned, pinned_remedy};
  guint n_scope = 0, n_pass = 0;
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 site = 0; site < review->results->network->n_sites; site++) {
    gboolean lacks;
    Pinned worst = worst_pinned(review, site, ERP_VIA_EXPRESSROUTE, &lacks);
    if (lacks)
      g_array_append_val(unknown, site);
    n_scope += lacks || worst.flow != NULL;
    if (worst.flow == NULL)
      continue;
    if (worst.verdict == ERP_VERDICT_PASS)
      n_pass++;
    else
      add_pinned(review, rule, &worst, &telling);
  }
  add_unknown_penalty(review, rule, unknown);
  if (n_scope == 0)
    say_no_m365_over_circuit(rule, review);
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
  const char *saved =
      erp_say_rtt(review, flow->net.penalty, MAX(route->provenance, flow->best_provenance));
  if (route->egress != ERP_NONE && network->egresses[route->egress].node == flow->site)
    return own_egress_remedy(review, node, route, flow->net.penalty, saved);
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
  static const ErpTelling telling = {say_pinned, backhaul_remedy};
  const ErpResults *results = review->results;
  guint n_scope = 0, n_pass = 0, n_central = 0;
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    gboolean lacks;
    Pinned worst = worst_pinned(review, site, ERP_VIA_INTERNET, &lacks);
    n_central += has_central_default(results, site);
    if (lacks)
      g_array_append_val(unknown, site);
    n_scope += lacks || worst.flow != NULL;
    if (worst.flow == NULL)
      continue;
    if (worst.verdict == ERP_VERDICT_PASS)
      n_pass++;
    else
      add_pinned(review, rule, &worst, &telling);
  }
  add_unknown_penalty(review, rule, unknown);
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No Microsoft 365 traffic is planned by the internet"));
  erp_review_add_pass(review, rule, n_pass, say_internet_pass(review, n_pass, n_central));
}

/* ---- M36-04: people on the move ------------------------------------------------------------- */

static gboolean
has_documented_exception(const ErpTenant *tenant) {
  return tenant != NULL && tenant->m365_over_expressroute == ERP_M365_AUTHORIZED &&
         (tenant->reason == ERP_REASON_REGULATION || tenant->reason == ERP_REASON_MEASURED_NEED ||
          tenant->reason == ERP_REASON_NO_INTERNET_SITE);
}

static gboolean
uses_circuit_for_m365(const ErpResults *results, guint32 site) {
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++)
    if (is_m365_over_circuit(&results->flows[i]))
      return TRUE;
  return FALSE;
}

static void
add_mobile(ErpReview *review, const ErpRule *rule, const ErpNode *node) {
  const ErpSite *site = node->site;
  gboolean excepted = has_documented_exception(review->results->network->tenant);
  ErpFinding *finding = erp_review_add(
      review, rule, excepted ? ERP_VERDICT_WARN : ERP_VERDICT_FAIL, node->id, &site->record,
      site->kind == ERP_SITE_ROAMING
          ? g_strdup_printf(_("The roaming users of %s are to reach Microsoft 365 over "
                              "ExpressRoute"),
                            node->name)
          : g_strdup_printf(_("%s of the users of %s are mostly away from it, yet they are to "
                              "reach Microsoft 365 over ExpressRoute"),
                            erp_say(review, ERP_UNIT_PERCENT, site->mobile), node->name));
  erp_finding_figure(finding, "mobile_percent", ERP_UNIT_PERCENT, site->mobile);
  erp_finding_figure(finding, "users", ERP_UNIT_COUNT, site->users);
  erp_finding_limit(review, finding, "mobile");
}

void
erp_check_m36_04(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  gint64 limit = erp_params_value(results->params, "mobile");
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < results->network->n_sites; i++) {
    const ErpNode *node = &results->network->nodes[i];
    if (!uses_circuit_for_m365(results, i))
      continue;
    n_scope++;
    if (node->site->kind == ERP_SITE_ROAMING || node->site->mobile >= limit)
      add_mobile(review, rule, node);
    else
      n_pass++;
  }
  if (n_scope == 0)
    say_no_m365_over_circuit(rule, review);
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site with Microsoft 365 over ExpressRoute has fewer than "
                                   "%s of mobile users",
                                   "%u sites with Microsoft 365 over ExpressRoute have fewer than "
                                   "%s of mobile users",
                                   n_pass),
                      n_pass, erp_say_limit(review, "mobile")));
}

/* ---- M36-05: authorisation and reason ------------------------------------------------------- */

static guint
count_sites_over_circuit(const ErpResults *results) {
  guint n = 0;
  for (guint32 i = 0; i < results->network->n_sites; i++)
    n += uses_circuit_for_m365(results, i);
  return n;
}

/* The verdict on the exception, and its reason in words. */
static ErpVerdict
judge_exception(const ErpTenant *tenant, const ErpAnswer *answer, const char **why) {
  if (tenant == NULL || tenant->m365_over_expressroute == ERP_UNSET) {
    *why = _("the plan does not say whether Microsoft has authorised that");
    return ERP_VERDICT_NOT_ANSWERED;
  }
  if (tenant->m365_over_expressroute != ERP_M365_AUTHORIZED) {
    *why = _("Microsoft has not authorised that");
    return ERP_VERDICT_FAIL;
  }
  if (has_documented_exception(tenant)) {
    *why = _("that is authorised and has a documented reason");
    return ERP_VERDICT_PASS;
  }
  if (tenant->reason != ERP_UNSET) {
    *why = _("the stated reason is none, since the tenant decides where data rest and a circuit "
             "does not encrypt");
    return ERP_VERDICT_FAIL;
  }
  if (answer != NULL && answer->value == ERP_ANSWER_YES) {
    *why = _("that is authorised, and an answer declares the reason");
    return ERP_VERDICT_PASS;
  }
  *why = _("that is authorised but no reason is documented");
  return ERP_VERDICT_FAIL;
}

void
erp_check_m36_05(const ErpRule *rule, ErpReview *review) {
  const ErpTenant *tenant = review->results->network->tenant;
  guint n_sites = count_sites_over_circuit(review->results);
  if (n_sites == 0) {
    say_no_m365_over_circuit(rule, review);
    return;
  }
  const char *why;
  ErpVerdict verdict = judge_exception(tenant, erp_review_answer(review, rule, NULL), &why);
  ErpFinding *finding = erp_review_add(
      review, rule, verdict, NULL, tenant == NULL ? NULL : &tenant->record,
      g_strdup_printf(ERP_NGETTEXT("%u site sends Microsoft 365 over ExpressRoute: %s",
                                   "%u sites send Microsoft 365 over ExpressRoute: %s", n_sites),
                      n_sites, why));
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, n_sites);
}

/* ---- M36-06: network score ------------------------------------------------------------------ */

static char *
say_low_score(ErpReview *review, const ErpFinding *finding) {
  const ErpFlow *flow = finding->flow;
  const ErpRoute *route = erp_flow_route(review, flow);
  guint score = erp_params_score(review->results->params, route->rtt);
  return g_strdup_printf(
      ERP_NGETTEXT("%s at %s scores %u point with a round trip of %s %s",
                   "%s at %s scores %u points with a round trip of %s %s", score),
      erp_say_service(review, flow->service), review->results->network->nodes[flow->site].name,
      score, erp_say_rtt(review, route->rtt, route->provenance), erp_say_way(review, route));
}

static void
add_low_score(ErpReview *review, const ErpRule *rule, const ErpFlow *flow, guint score) {
  static const ErpTelling telling = {say_low_score, NULL};
  const ErpResults *results = review->results;
  const ErpRoute *route = erp_flow_route(review, flow);
  gboolean fails = score < (guint64) erp_params_value(results->params, "score.fail");
  const char *parameter = fails ? "score.fail" : "score.warn";
  ErpFinding *finding = erp_review_add_flow(
      review, rule, fails ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN, flow, &telling);
  erp_finding_figure(finding, "score_points", ERP_UNIT_COUNT, score);
  erp_finding_rtt(finding, "rtt_ms", route->rtt, route->provenance);
  erp_finding_limit(review, finding, parameter);
  gint64 band = erp_latency_band(results->model, route->rtt);
  finding->estimated = route->provenance == ERP_PROVENANCE_MODELLED &&
                       erp_params_score(results->params, route->rtt - band) >=
                           (guint64) erp_params_value(results->params, parameter);
}

void
erp_check_m36_06(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  gint64 warn = erp_params_value(results->params, "score.warn");
  guint n_scope = 0, n_pass = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    guint n, first = erp_results_site_flows(results, site, &n);
    const ErpFlow *worst = NULL;
    guint worst_score = 0;
    for (guint i = first; i < first + n; i++) {
      const ErpFlow *flow = &results->flows[i];
      const ErpRoute *route = erp_flow_route(review, flow);
      if (route == NULL || !erp_flow_active(flow) || !erp_flow_is_judged(review, flow))
        continue;
      guint score = erp_params_score(results->params, route->rtt);
      if (worst == NULL || score < worst_score) {
        worst = flow;
        worst_score = score;
      }
    }
    if (worst == NULL)
      continue;
    n_scope++;
    if (worst_score >= warn)
      n_pass++;
    else
      add_low_score(review, rule, worst, worst_score);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No Microsoft 365 traffic has a path"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site scores %s or more for Microsoft 365",
                                   "%u sites score %s or more for Microsoft 365", n_pass),
                      n_pass, erp_say_limit(review, "score.warn")));
}

/* ---- M36-07: circuits that attract what belongs on the internet ----------------------------- */

/* A circuit whose routes reach the flow's site and win by longest prefix although a policy, or the
 * decision procedure, says internet. */
static guint32
attracting_circuit(const ErpResults *results, const ErpFlow *flow) {
  if (!erp_flow_is_m365(flow) || !erp_flow_active(flow) ||
      !results->groups[flow->group].expressroute)
    return ERP_NONE;
  gboolean by_policy = flow->by_policy && flow->via == ERP_VIA_INTERNET;
  gboolean by_routes = !flow->by_policy && flow->via == ERP_VIA_EXPRESSROUTE &&
                       flow->recommendation == ERP_RECOMMEND_INTERNET;
  guint32 route = flow->er.route;
  if ((!by_policy && !by_routes) || route == ERP_NONE)
    return ERP_NONE;
  guint32 circuit = results->routes[route].circuit;
  if (circuit == ERP_NONE ||
      (results->network->circuits[circuit].services >> flow->service & 1) == 0)
    return ERP_NONE;
  return circuit;
}

void
erp_check_m36_07(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  guint n_scope = 0, n_pass = 0;
  g_autofree GArray **sites = g_new0(GArray *, network->n_circuits + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    guint32 circuit = attracting_circuit(results, &results->flows[i]);
    guint32 site = results->flows[i].site;
    if (circuit == ERP_NONE)
      continue;
    GArray *of_circuit = sites[circuit];
    if (of_circuit == NULL)
      of_circuit = sites[circuit] = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (of_circuit->len == 0 || g_array_index(of_circuit, guint32, of_circuit->len - 1) != site)
      g_array_append_val(of_circuit, site);
  }
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *c = &network->circuits[i];
    const char *communities = erp_circuit_m365_communities(review, c);
    g_autoptr(GArray) of_circuit = sites[i];
    if (communities == NULL)
      continue;
    n_scope++;
    if (of_circuit == NULL) {
      n_pass++;
      continue;
    }
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_WARN, c->circuit->id, &c->circuit->record,
        g_strdup_printf(_("The circuit %s accepts %s, so its routes win for %s although the "
                          "traffic belongs on the internet"),
                        network->elements[c->element].name, communities,
                        erp_say_nodes(review, of_circuit)));
    erp_finding_sites(review, finding, of_circuit);
    finding->n_objects = 1;
    erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, of_circuit->len);
    finding->remedy = g_strdup_printf(_("Take %s out of the route filter of %s, or keep its "
                                        "routes from these sites."),
                                      communities, network->elements[c->element].name);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit accepts a Microsoft 365 community"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(
          ERP_NGETTEXT("What %u circuit carries of Microsoft 365 is there by a policy, or "
                       "gains by it",
                       "What %u circuits carry of Microsoft 365 is there by a policy, "
                       "or gains by it",
                       n_pass),
          n_pass));
}
