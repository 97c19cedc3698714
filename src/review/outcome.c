#include "review/outcome.h"

#include "review/budgets.h"
#include "review/context.h"
#include "review/cost.h"
#include "base/i18n.h"

/* ---- what several measures read -------------------------------------------------------------- */

/* A site's Microsoft 365 round trip and how many have it. */
typedef struct {
  gint64 rtt;
  gint64 users;
  ErpProvenance provenance;
} Share;

typedef struct {
  const ErpReview *review;
  const ErpResults *results;
  const ErpHeadline *headline;
  ErpCosts *costs;
  GArray *shares; /* Share, by round trip */
  gint64 users;   /* of them */
} Source;

/* So that no sum of them overflows. */
static const gint64 most_users = 100000000;

gint64
erp_outcome_users(const ErpReview *review, guint32 site) {
  gint64 users = review->results->network->nodes[site].site->users;
  return users == ERP_UNSET ? 0 : MIN(users, most_users);
}

static int
by_rtt(gconstpointer a, gconstpointer b) {
  const Share *x = a, *y = b;
  if (x->rtt != y->rtt)
    return x->rtt < y->rtt ? -1 : 1;
  return (int) x->provenance - (int) y->provenance;
}

const ErpRoute *
erp_outcome_m365_route(const ErpReview *review, guint32 site) {
  const ErpRoute *slowest = NULL;
  guint n, first = erp_results_site_flows(review->results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &review->results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route != NULL && erp_flow_active(flow) && erp_flow_is_judged(review, flow) &&
        (slowest == NULL || route->rtt > slowest->rtt))
      slowest = route;
  }
  return slowest;
}

static void
find_shares(Source *source) {
  source->shares = g_array_new(FALSE, FALSE, sizeof(Share));
  for (guint32 site = 0; site < source->results->network->n_sites; site++) {
    const ErpRoute *route = erp_outcome_m365_route(source->review, site);
    Share share = {.users = erp_outcome_users(source->review, site)};
    if (route == NULL || share.users == 0)
      continue;
    share.rtt = route->rtt;
    share.provenance = route->provenance;
    source->users += share.users;
    g_array_append_val(source->shares, share);
  }
  g_array_sort(source->shares, by_rtt);
}

/* ---- the measures ---------------------------------------------------------------------------- */

static ErpMeasured
number(gint64 value) {
  return (ErpMeasured){.value = value};
}

static ErpMeasured
find_fail(const Source *source) {
  return number(source->headline->n_fail);
}

static ErpMeasured
find_warn(const Source *source) {
  return number(source->headline->n_warn);
}

static ErpMeasured
find_not_answered(const Source *source) {
  return number(source->headline->n_not_answered);
}

static gboolean
lacks_a_way(const ErpResults *results, guint32 site) {
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (erp_flow_active(flow) && flow->route == ERP_NONE)
      return TRUE;
  }
  return FALSE;
}

static ErpMeasured
find_cut_off(const Source *source) {
  gint64 users = 0;
  for (guint32 site = 0; site < source->results->network->n_sites; site++)
    if (lacks_a_way(source->results, site))
      users += erp_outcome_users(source->review, site);
  return number(users);
}

static ErpMeasured
find_worst_rtt(const Source *source) {
  const ErpResults *results = source->results;
  ErpMeasured worst = number(ERP_UNSET);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(source->review, flow);
    if (route == NULL || !erp_flow_active(flow) || flow->traffic_class == ERP_CLASS_BULK ||
        !erp_flow_has_budget(source->review, flow) || route->rtt <= worst.value)
      continue;
    worst = (ErpMeasured){.value = route->rtt,
                          .object = results->network->nodes[flow->site].id,
                          .provenance = route->provenance};
  }
  return worst;
}

/* The least round trip that so many per cent of the users keep within. */
static ErpMeasured
percentile(const Source *source, gint64 percent) {
  gint64 users = 0;
  for (guint i = 0; i < source->shares->len; i++) {
    const Share *share = &g_array_index(source->shares, Share, i);
    users += share->users;
    if (100 * users >= percent * source->users)
      return (ErpMeasured){.value = share->rtt, .provenance = share->provenance};
  }
  return number(ERP_UNSET);
}

static ErpMeasured
find_median_rtt(const Source *source) {
  return percentile(source, 50);
}

static ErpMeasured
find_p95_rtt(const Source *source) {
  return percentile(source, 95);
}

static ErpMeasured
find_over_budget(const Source *source) {
  const ErpBudgets budgets = erp_budgets(source->review);
  gint64 users = 0;
  for (guint32 site = 0; site < source->results->network->n_sites; site++)
    if (erp_budget_worst(&budgets, site).verdict > ERP_VERDICT_PASS)
      users += erp_outcome_users(source->review, site);
  return number(users);
}

static ErpMeasured
find_worst_link(const Source *source) {
  const ErpHeadline *headline = source->headline;
  ErpMeasured worst = number(headline->use);
  if (headline->busiest != ERP_NONE)
    worst.object = source->results->network->elements[headline->busiest].id;
  return worst;
}

static ErpMeasured
find_geo_pinned(const Source *source) {
  return number(source->headline->n_pinned);
}

static ErpMeasured
find_flagged(const Source *source) {
  return number(source->results->total.n_flagged);
}

static ErpMeasured
find_flagged_rate(const Source *source) {
  const gint64 *moved = source->results->total.moved;
  return number(MAX(moved[ERP_UP], moved[ERP_DOWN]));
}

static ErpMeasured
find_sites(const Source *source) {
  return number(source->results->network->n_sites);
}

static ErpMeasured
find_users(const Source *source) {
  gint64 users = 0;
  for (guint32 site = 0; site < source->results->network->n_sites; site++)
    users += erp_outcome_users(source->review, site);
  return number(users);
}

static ErpMeasured
find_circuits(const Source *source) {
  return number(source->results->network->n_circuits);
}

static ErpMeasured
find_locations(const Source *source) {
  return number(source->results->network->n_nodes - source->results->network->n_sites);
}

static ErpMeasured
find_cost_declared(const Source *source) {
  return (ErpMeasured){.value = source->costs->n_declared > 0 ? source->costs->declared : ERP_UNSET,
                       .currency = erp_plan_root(source->results->plan)->currency};
}

static ErpMeasured
find_cost_listed(const Source *source) {
  return (ErpMeasured){.value = source->costs->n_listed > 0 ? source->costs->listed : ERP_UNSET,
                       .currency = "USD"};
}

static ErpMeasured
find_unpriced(const Source *source) {
  return number(source->costs->n_unknown);
}

/* ---- the table ------------------------------------------------------------------------------- */

enum { MILLISECOND = 1000, PERCENT = 100, MEGABIT = 1000000 };

static const struct {
  ErpMeasureInfo info;
  ErpMeasured (*find)(const Source *source);
} measures[ERP_MEASURES] = {
    [ERP_MEASURE_FAIL] = {{"fail", N_("Findings that fail"),
                           N_("Findings with the verdict fail that are not accepted."),
                           ERP_UNIT_COUNT, ERP_BETTER_LESS, TRUE, 1},
                          find_fail},
    /* Not a regression by itself: what failed may warn now. New warnings are told as findings. */
    [ERP_MEASURE_WARN] = {{"warn", N_("Findings that warn"),
                           N_("Findings with the verdict warn that are not accepted."),
                           ERP_UNIT_COUNT, ERP_BETTER_LESS, FALSE, 1},
                          find_warn},
    [ERP_MEASURE_NOT_ANSWERED] = {{"not-answered", N_("Not answered"),
                                   N_("Questions that only people can answer, or for which the "
                                      "plan lacks a figure."),
                                   ERP_UNIT_COUNT, ERP_BETTER_LESS, FALSE, 1},
                                  find_not_answered},
    [ERP_MEASURE_CUT_OFF] = {{"cut-off", N_("Users cut off"),
                              N_("Users of sites with traffic that has no way."), ERP_UNIT_COUNT,
                              ERP_BETTER_LESS, TRUE, 1},
                             find_cut_off},
    [ERP_MEASURE_WORST_RTT] = {{"worst-rtt", N_("Worst round trip"),
                                N_("Of any real-time or interactive traffic; endpoint sets of the "
                                   "category default are not counted."),
                                ERP_UNIT_TIME, ERP_BETTER_LESS, TRUE, MILLISECOND},
                               find_worst_rtt},
    [ERP_MEASURE_MEDIAN_RTT] = {{"median-rtt", N_("Microsoft 365, median"),
                                 N_("The round trip that half of the users keep within: that of "
                                    "the slowest optimize or allow traffic of their site."),
                                 ERP_UNIT_TIME, ERP_BETTER_LESS, TRUE, MILLISECOND},
                                find_median_rtt},
    [ERP_MEASURE_P95_RTT] = {{"p95-rtt", N_("Microsoft 365, 95 %"),
                              N_("The round trip that 95 % of the users keep within: that of the "
                                 "slowest optimize or allow traffic of their site."),
                              ERP_UNIT_TIME, ERP_BETTER_LESS, TRUE, MILLISECOND},
                             find_p95_rtt},
    [ERP_MEASURE_OVER_BUDGET] = {{"over-budget", N_("Users above RTT budget"),
                                  N_("Users of sites whose planned round trip breaks a limit of "
                                     "rule WAN-03."),
                                  ERP_UNIT_COUNT, ERP_BETTER_LESS, TRUE, 1},
                                 find_over_budget},
    [ERP_MEASURE_WORST_LINK] = {{"worst-link", N_("Worst link"),
                                 N_("Use of the busiest element, in its busier direction."),
                                 ERP_UNIT_PERCENT, ERP_BETTER_LESS, TRUE, PERCENT},
                                find_worst_link},
    [ERP_MEASURE_GEO_PINNED] = {{"geo-pinned", N_("Geo-pinned sites"),
                                 N_("Sites forced over a material detour to Microsoft 365."),
                                 ERP_UNIT_COUNT, ERP_BETTER_LESS, TRUE, 1},
                                find_geo_pinned},
    [ERP_MEASURE_FLAGGED] = {{"flagged", N_("Flows for the internet"),
                              N_("Flows planned over ExpressRoute that belong on the internet."),
                              ERP_UNIT_COUNT, ERP_BETTER_LESS, TRUE, 1},
                             find_flagged},
    [ERP_MEASURE_FLAGGED_RATE] = {{"flagged-rate", N_("Traffic for the internet"),
                                   N_("What those flows carry, in the busier direction."),
                                   ERP_UNIT_RATE, ERP_BETTER_LESS, TRUE, MEGABIT},
                                  find_flagged_rate},
    [ERP_MEASURE_SITES] = {{"sites", N_("Sites"), N_("Sites of the plan."), ERP_UNIT_COUNT,
                            ERP_BETTER_NEITHER, FALSE, 1},
                           find_sites},
    [ERP_MEASURE_USERS] = {{"users", N_("Users"), N_("Users of all sites."), ERP_UNIT_COUNT,
                            ERP_BETTER_NEITHER, FALSE, 1},
                           find_users},
    [ERP_MEASURE_CIRCUITS] = {{"circuits", N_("Circuits"), N_("ExpressRoute circuits."),
                               ERP_UNIT_COUNT, ERP_BETTER_NEITHER, FALSE, 1},
                              find_circuits},
    [ERP_MEASURE_LOCATIONS] = {{"peering-locations", N_("Peering locations"),
                                N_("Peering locations of the plan."), ERP_UNIT_COUNT,
                                ERP_BETTER_NEITHER, FALSE, 1},
                               find_locations},
    [ERP_MEASURE_COST_DECLARED] = {{"cost-declared", N_("Declared cost a month"),
                                    N_("What the plan states that its elements cost."),
                                    ERP_UNIT_MONEY, ERP_BETTER_LESS, FALSE, 1},
                                   find_cost_declared},
    [ERP_MEASURE_COST_LISTED] = {{"cost-listed", N_("Listed cost a month"),
                                  N_("By a price list of third parties, for what the plan states "
                                     "no cost of."),
                                  ERP_UNIT_MONEY, ERP_BETTER_LESS, FALSE, 1},
                                 find_cost_listed},
    [ERP_MEASURE_UNPRICED] = {{"unpriced", N_("Without a price"),
                               N_("WAN links, internet accesses, circuits and gateways whose cost "
                                  "is not known: the sums lack them."),
                               ERP_UNIT_COUNT, ERP_BETTER_NEITHER, FALSE, 1},
                              find_unpriced},
};

const ErpMeasureInfo *
erp_measure_info(ErpMeasureId measure) {
  g_assert(measure < ERP_MEASURES);
  return &measures[measure].info;
}

ErpOutcome
erp_outcome(const ErpReview *review) {
  g_autoptr(ErpCosts) costs = erp_costs_new(review);
  Source source = {.review = review,
                   .results = erp_review_results(review),
                   .headline = erp_review_headline(review),
                   .costs = costs};
  find_shares(&source);
  ErpOutcome outcome;
  for (guint i = 0; i < ERP_MEASURES; i++)
    outcome.measured[i] = measures[i].find(&source);
  g_array_unref(source.shares);
  return outcome;
}

/* ---- from one plan to another ---------------------------------------------------------------- */

const char *
erp_trend_word(ErpTrend trend) {
  static const char *const words[] = {"same", "better", "worse", "changed"};
  return words[trend];
}

ErpTrend
erp_measure_trend(ErpMeasureId measure, const ErpMeasured *before, const ErpMeasured *after) {
  const ErpMeasureInfo *info = erp_measure_info(measure);
  gboolean same_money = g_strcmp0(before->currency, after->currency) == 0;
  if (before->value == after->value && (before->value == ERP_UNSET || same_money))
    return g_strcmp0(before->object, after->object) == 0 ? ERP_TREND_SAME : ERP_TREND_CHANGED;
  if (before->value == ERP_UNSET || after->value == ERP_UNSET || !same_money ||
      info->better == ERP_BETTER_NEITHER || ABS(after->value - before->value) < info->grain)
    return ERP_TREND_CHANGED;
  return after->value < before->value ? ERP_TREND_BETTER : ERP_TREND_WORSE;
}
