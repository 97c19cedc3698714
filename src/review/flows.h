/* Private to review/: what the checks ask of every flow, some hundred thousand times a review; so
 * it stands where they can see through it. Included by context.h. */
#pragma once

/* It carries anything. */
static inline gboolean
erp_flow_active(const ErpFlow *flow) {
  return flow->rate[ERP_UP] > 0 || flow->rate[ERP_DOWN] > 0;
}

static inline gboolean
erp_flow_is_m365(const ErpFlow *flow) {
  return flow->group != ERP_NONE;
}

/* Microsoft 365 or Power Platform. */
static inline gboolean
erp_flow_is_cloud(const ErpReview *review, const ErpFlow *flow) {
  return erp_flow_is_m365(flow) || flow->service == review->power_platform;
}

/* Endpoint sets that are judged by latency: all but the default category. */
static inline gboolean
erp_flow_is_judged(const ErpReview *review, const ErpFlow *flow) {
  return erp_flow_is_m365(flow) &&
         review->results->groups[flow->group].category != ERP_CATEGORY_DEFAULT;
}

/* Static content and the like may take a slow way: the default category has no budget. */
static inline gboolean
erp_flow_has_budget(const ErpReview *review, const ErpFlow *flow) {
  return !erp_flow_is_m365(flow) || erp_flow_is_judged(review, flow);
}

/* To a virtual network. */
static inline gboolean
erp_flow_is_private(const ErpFlow *flow) {
  return flow->via == ERP_VIA_PRIVATE ||
         (flow->demand != NULL && (flow->demand->gateway != NULL || flow->demand->region != NULL));
}

/* Planned over a circuit and reachable. */
static inline gboolean
erp_flow_over_circuit(const ErpFlow *flow) {
  return (flow->via == ERP_VIA_EXPRESSROUTE || flow->via == ERP_VIA_PRIVATE) &&
         flow->route != ERP_NONE;
}

/* The planned route, or NULL. */
static inline const ErpRoute *
erp_flow_route(const ErpReview *review, const ErpFlow *flow) {
  return flow->route == ERP_NONE ? NULL : &review->results->routes[flow->route];
}

/* The same of a flow that has one: whatever was found of its way. */
static inline const ErpRoute *
erp_flow_its_route(const ErpReview *review, const ErpFlow *flow) {
  g_assert(flow->route != ERP_NONE);
  return &review->results->routes[flow->route];
}

static inline ErpDirection
erp_direction_other(ErpDirection direction) {
  return direction == ERP_UP ? ERP_DOWN : ERP_UP;
}

/* Endpoint sets of one service of a site: when their circuit is lost, too. */
static inline gboolean
erp_flows_go_alike(const ErpFlow *a, const ErpFlow *b) {
  return a->site == b->site && a->service == b->service && a->demand == b->demand &&
         a->route == b->route;
}
