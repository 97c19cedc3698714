/* The few figures a plan is known by: what two plans, or a plan before and after a change, are
 * compared by. One table of measures; adding one is an enumerator and a row (outcome.c).
 *
 * Round trips are those of the planned ways that carry traffic. The Microsoft 365 round trip of a
 * site is that of its slowest flow of the categories optimize and allow that has a way; median and
 * 95th percentile count every user of a site with that one figure: the least round trip that at
 * least half, or 95 %, of those users keep within. Example: 60 users at 10 ms, 35 at 30 ms and 5 at
 * 300 ms have a median of 10 ms and a 95th percentile of 30 ms. */
#pragma once

#include "review/review.h"

typedef enum {
  ERP_MEASURE_FAIL,
  ERP_MEASURE_WARN,
  ERP_MEASURE_NOT_ANSWERED,
  ERP_MEASURE_CUT_OFF,
  ERP_MEASURE_WORST_RTT,
  ERP_MEASURE_MEDIAN_RTT,
  ERP_MEASURE_P95_RTT,
  ERP_MEASURE_OVER_BUDGET,
  ERP_MEASURE_WORST_LINK,
  ERP_MEASURE_GEO_PINNED,
  ERP_MEASURE_FLAGGED,
  ERP_MEASURE_FLAGGED_RATE,
  ERP_MEASURE_SITES,
  ERP_MEASURE_USERS,
  ERP_MEASURE_CIRCUITS,
  ERP_MEASURE_LOCATIONS,
  ERP_MEASURE_COST_DECLARED,
  ERP_MEASURE_COST_LISTED,
  ERP_MEASURE_UNPRICED,
  ERP_MEASURES,
} ErpMeasureId;

/* A measure of one plan. Texts belong to the plan. */
typedef struct {
  gint64 value;             /* ERP_UNSET = there is nothing to measure, or it is not known */
  const char *object;       /* id of what it is of (the worst link, the slowest site), or NULL */
  const char *currency;     /* of money, else NULL */
  ErpProvenance provenance; /* of a round trip */
} ErpMeasured;

typedef struct {
  ErpMeasured measured[ERP_MEASURES];
} ErpOutcome;

typedef enum {
  ERP_BETTER_LESS,
  ERP_BETTER_NEITHER, /* more is neither better nor worse: sites, circuits, money */
} ErpBetter;

typedef struct {
  const char *word;    /* "worst-rtt"; not translated */
  const char *title;   /* N_() "Worst round trip" */
  const char *about;   /* N_() one sentence */
  ErpUnit unit;        /* TIME, PERCENT, RATE, COUNT or MONEY */
  ErpBetter better;    /* which way */
  gboolean regression; /* worse is a regression */
  gint64 grain;        /* by how much it must differ to be better or worse; at least 1 */
} ErpMeasureInfo;
const ErpMeasureInfo *erp_measure_info(ErpMeasureId measure);

/* What the plan of the review is known by. O(elements + flows + sites log sites). */
ErpOutcome erp_outcome(const ErpReview *review);

/* What they are worked out from: the users of a site, and the route that its Microsoft 365 round
 * trip is that of, or NULL. O(flows of the site). */
gint64 erp_outcome_users(const ErpReview *review, guint32 site);
const ErpRoute *erp_outcome_m365_route(const ErpReview *review, guint32 site);

/* From one plan to another. */
typedef enum {
  ERP_TREND_SAME, /* equal, and of the same object */
  ERP_TREND_BETTER,
  ERP_TREND_WORSE,
  ERP_TREND_CHANGED, /* differs, but by less than its grain, or neither way is better, or one of
                        the two is not known */
} ErpTrend;
const char *erp_trend_word(ErpTrend trend); /* "better"; not translated */
ErpTrend erp_measure_trend(ErpMeasureId measure, const ErpMeasured *before,
                           const ErpMeasured *after);
