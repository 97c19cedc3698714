/* What the planned ways of a site do to its traffic, held against the limits of WAN-03 and WAN-04:
 * the round trip, and jitter and loss of real-time traffic. */
#pragma once

#include "review/review.h"
#include "review/thresholds.h"

/* The limits in force. */
typedef struct {
  const ErpReview *review;
  gint64 realtime, interactive_warn, interactive_fail, jitter, edge_jitter; /* us */
  gint64 loss, edge_loss;                                                   /* basis points */
} ErpBudgets;
ErpBudgets erp_budgets(const ErpReview *review);

typedef struct {
  const ErpFlow *flow;   /* NULL = the site has none in scope */
  const ErpRoute *route; /* its way */
  ErpVerdict verdict;
  ErpThresholdId threshold; /* that is broken, or the one that is kept */
  gint64 limit;             /* us */
} ErpBudgeted;

/* The real-time or interactive flow of the site that is worst: farthest over its limit, or nearest
 * to it. Bulk traffic and endpoint sets of the default category have none. */
ErpBudgeted erp_budget_worst(const ErpBudgets *budgets, guint32 site);

typedef struct {
  const ErpFlow *flow; /* NULL = the site has no real-time traffic with a way */
  ErpVerdict verdict;
  gint64 jitter;            /* us; ERP_UNSET when it cannot be told */
  gboolean stated;          /* jitter is stated by the links, not estimated */
  gint64 edge_jitter;       /* of it, beyond the organisation's edge; an estimate */
  gint64 loss;              /* basis points stated along the path; ERP_UNSET when nowhere stated */
  gint64 edge_loss;         /* of it, that of the internet access */
  gboolean loss_unknown;    /* not all of the path states its loss */
  guint32 overloaded;       /* an element that is over full, or ERP_NONE */
  guint32 without;          /* an element without a capacity, or ERP_NONE */
  ErpThresholdId threshold; /* that is broken; ERP_THRESHOLDS = none */
} ErpQuality;

/* Of a flow with a way. */
ErpQuality erp_quality_of(const ErpBudgets *budgets, const ErpFlow *flow);

/* The real-time flow of the site that is worst. */
ErpQuality erp_quality_worst(const ErpBudgets *budgets, guint32 site);
