#include "review/budgets.h"

#include "review/context.h"

static gint64
limit_of(const ErpReview *review, ErpThresholdId id) {
  return erp_review_threshold(review, id)->value;
}

ErpBudgets
erp_budgets(const ErpReview *review) {
  return (ErpBudgets){
      .review = review,
      .realtime = limit_of(review, ERP_THRESHOLD_REALTIME),
      .interactive_warn = limit_of(review, ERP_THRESHOLD_INTERACTIVE_WARN),
      .interactive_fail = limit_of(review, ERP_THRESHOLD_INTERACTIVE_FAIL),
      .loss = limit_of(review, ERP_THRESHOLD_LOSS),
      .edge_loss = limit_of(review, ERP_THRESHOLD_LOSS_EDGE),
      .jitter = limit_of(review, ERP_THRESHOLD_JITTER),
      .edge_jitter = limit_of(review, ERP_THRESHOLD_JITTER_EDGE),
  };
}

/* ---- round trip ------------------------------------------------------------------------------ */

static ErpBudgeted
judge_rtt(const ErpBudgets *budgets, ErpTrafficClass traffic_class, gint64 rtt) {
  switch (traffic_class) {
  case ERP_CLASS_REALTIME:
    return (ErpBudgeted){.verdict = rtt > budgets->realtime ? ERP_VERDICT_FAIL : ERP_VERDICT_PASS,
                         .threshold = ERP_THRESHOLD_REALTIME,
                         .limit = budgets->realtime};
  case ERP_CLASS_INTERACTIVE:
    if (rtt > budgets->interactive_fail)
      return (ErpBudgeted){.verdict = ERP_VERDICT_FAIL,
                           .threshold = ERP_THRESHOLD_INTERACTIVE_FAIL,
                           .limit = budgets->interactive_fail};
    return (ErpBudgeted){.verdict =
                             rtt > budgets->interactive_warn ? ERP_VERDICT_WARN : ERP_VERDICT_PASS,
                         .threshold = ERP_THRESHOLD_INTERACTIVE_WARN,
                         .limit = budgets->interactive_warn};
  case ERP_CLASS_BULK:
    break;
  }
  return (ErpBudgeted){.verdict = ERP_VERDICT_NOT_APPLICABLE, .limit = ERP_UNSET};
}

/* Whether `a` is the worse one: by verdict, then by how far it is over its limit. */
static gboolean
is_worse(const ErpBudgeted *a, const ErpBudgeted *b) {
  if (b->flow == NULL || a->verdict != b->verdict)
    return a->verdict > b->verdict;
  return a->route->rtt - a->limit > b->route->rtt - b->limit;
}

ErpBudgeted
erp_budget_worst(const ErpBudgets *budgets, guint32 site) {
  const ErpReview *review = budgets->review;
  guint n, first = erp_results_site_flows(review->results, site, &n);
  ErpBudgeted worst = {.verdict = ERP_VERDICT_NOT_APPLICABLE, .limit = ERP_UNSET};
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &review->results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || !erp_flow_active(flow) || !erp_flow_has_budget(review, flow))
      continue;
    ErpBudgeted judged = judge_rtt(budgets, flow->traffic_class, route->rtt);
    judged.flow = flow;
    judged.route = route;
    if (is_worse(&judged, &worst))
      worst = judged;
  }
  return worst;
}

/* ---- jitter and loss ------------------------------------------------------------------------- */

static gboolean
forwards_packets(ErpElementKind kind) {
  return kind == ERP_ELEMENT_WAN_LINK || kind == ERP_ELEMENT_INTERNET ||
         kind == ERP_ELEMENT_CIRCUIT;
}

static void
add_stated(gint64 *sum, gint64 value) {
  if (value != ERP_UNSET)
    *sum = *sum == ERP_UNSET ? value : *sum + value;
}

static void
read_hop(const ErpResults *results, const ErpHop *hop, ErpQuality *quality, gint64 *stated_jitter) {
  const ErpElement *e = &results->network->elements[hop->element];
  if (!forwards_packets(e->kind))
    return;
  const ErpElementLoad *load = &results->loads[hop->element];
  gint64 jitter = ERP_UNSET, loss = 0;
  if (e->kind == ERP_ELEMENT_WAN_LINK) {
    jitter = ((const ErpWanLink *) e->record)->jitter;
    loss = ((const ErpWanLink *) e->record)->loss;
  } else if (e->kind == ERP_ELEMENT_INTERNET) {
    loss = quality->edge_loss = ((const ErpInternet *) e->record)->loss;
  }
  quality->loss_unknown |= loss == ERP_UNSET;
  add_stated(&quality->loss, loss);
  add_stated(stated_jitter, jitter);
  if (jitter == ERP_UNSET && quality->without == ERP_NONE &&
      (e->capacity[ERP_UP] == ERP_UNSET || e->capacity[ERP_DOWN] == ERP_UNSET))
    quality->without = hop->element;
  for (ErpDirection d = ERP_UP; d < ERP_DIRECTIONS; d++)
    if (e->capacity[d] != ERP_UNSET && load->load[d] > e->capacity[d] &&
        quality->overloaded == ERP_NONE)
      quality->overloaded = hop->element;
}

/* The first limit that is broken, with its verdict. */
static void
judge_limits(const ErpBudgets *budgets, ErpQuality *quality) {
  const struct {
    ErpThresholdId threshold;
    gint64 limit, value;
    ErpVerdict verdict;
  } limits[] = {
      {ERP_THRESHOLD_LOSS, budgets->loss, quality->loss, ERP_VERDICT_FAIL},
      {ERP_THRESHOLD_LOSS_EDGE, budgets->edge_loss, quality->edge_loss, ERP_VERDICT_FAIL},
      {ERP_THRESHOLD_JITTER, budgets->jitter, quality->jitter,
       quality->stated ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN},
      {ERP_THRESHOLD_JITTER_EDGE, budgets->edge_jitter, quality->edge_jitter, ERP_VERDICT_WARN},
  };
  for (guint i = 0; i < G_N_ELEMENTS(limits) && quality->verdict != ERP_VERDICT_FAIL; i++)
    if (limits[i].verdict > quality->verdict && limits[i].value != ERP_UNSET &&
        limits[i].value >= limits[i].limit) {
      quality->verdict = limits[i].verdict;
      quality->threshold = limits[i].threshold;
    }
}

ErpQuality
erp_quality_of(const ErpBudgets *budgets, const ErpFlow *flow) {
  const ErpResults *results = budgets->review->results;
  const ErpRoute *route = erp_flow_its_route(budgets->review, flow);
  ErpQuality quality = {.flow = flow,
                        .verdict = ERP_VERDICT_PASS,
                        .jitter = ERP_UNSET,
                        .edge_jitter = ERP_UNSET,
                        .loss = ERP_UNSET,
                        .edge_loss = ERP_UNSET,
                        .overloaded = ERP_NONE,
                        .without = ERP_NONE,
                        .threshold = ERP_THRESHOLDS};
  gint64 stated_jitter = ERP_UNSET;
  quality.loss_unknown = route->n_hops == 0; /* people on the internet where they are */
  for (guint h = 0; h < route->n_hops; h++)
    read_hop(results, &route->hops[h], &quality, &stated_jitter);
  gint64 estimate = MAX(route->budget.queueing_p95 - route->budget.queueing, 0);
  quality.stated = stated_jitter != ERP_UNSET && stated_jitter >= estimate;
  if (quality.stated)
    quality.jitter = stated_jitter;
  else if (quality.without == ERP_NONE)
    quality.jitter = estimate;
  if (quality.without == ERP_NONE)
    quality.edge_jitter = route->budget.edge_jitter;
  judge_limits(budgets, &quality);
  if (quality.overloaded != ERP_NONE && quality.verdict != ERP_VERDICT_FAIL) {
    quality.verdict = ERP_VERDICT_FAIL;
    quality.threshold = ERP_THRESHOLDS;
  }
  if (quality.verdict == ERP_VERDICT_PASS && (quality.without != ERP_NONE || quality.loss_unknown))
    quality.verdict = ERP_VERDICT_NOT_ANSWERED;
  return quality;
}

ErpQuality
erp_quality_worst(const ErpBudgets *budgets, guint32 site) {
  const ErpReview *review = budgets->review;
  const ErpResults *results = review->results;
  ErpQuality worst = {.verdict = ERP_VERDICT_NOT_APPLICABLE};
  guint32 seen = ERP_NONE; /* the way judged last: others that take it fare alike */
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->route == ERP_NONE || flow->route == seen || !erp_flow_active(flow) ||
        flow->traffic_class != ERP_CLASS_REALTIME || !erp_flow_has_budget(review, flow))
      continue;
    seen = flow->route;
    ErpQuality quality = erp_quality_of(budgets, flow);
    if (quality.verdict > worst.verdict ||
        (quality.verdict == worst.verdict && quality.jitter > worst.jitter))
      worst = quality;
  }
  return worst;
}
