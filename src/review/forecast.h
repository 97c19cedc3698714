/* What a plan comes to while something in it grows (eval/growth.h): the use of all that has a
 * capacity at each step, when it is above the limits, and the round trips and users that go with
 * it. Steps are evaluated and reviewed each for itself, in any number of threads: the outcome is
 * the same for every number.
 *
 * A limit is crossed by being above it, as the rules see it (WAN-02): at exactly 80 % nothing is.
 * Nothing is said of what lies between two steps. */
#pragma once

#include <gio/gio.h>

#include "eval/growth.h"
#include "review/outcome.h"

/* Limits of the use, lowest first. */
typedef enum {
  ERP_LIMIT_WARN, /* the parameter util.warn, 80 % */
  ERP_LIMIT_FAIL, /* util.fail, 90 % */
  ERP_LIMIT_FULL, /* 100 %: no parameter */
  ERP_LIMITS,
} ErpForecastLimit;
const char *erp_forecast_parameter(ErpForecastLimit limit); /* "util.warn"; NULL = none */

/* An element at a step, in the direction that is used more. */
typedef struct {
  guint32 element;
  guint step;
  ErpDirection direction;
  gint64 load, capacity; /* bit/s; ERP_UNSET capacity = not stated */
  gint64 use;            /* basis points; ERP_UNSET without a capacity */
} ErpForecastUse;

typedef struct {
  gboolean done;        /* FALSE: the forecast was cancelled before */
  ErpForecastUse *uses; /* per element; NULL = not done */
  guint32 fullest;      /* element of the greatest use, the first of several; ERP_NONE = none */
  gint64 worst_rtt;     /* erp_outcome()'s measures, ERP_UNSET = not known */
  ErpProvenance worst_provenance;
  const char *worst_site; /* id; NULL = none */
  gint64 users, over_budget, cut_off;
  guint n_above[ERP_LIMITS]; /* elements above each limit */
} ErpForecastStep;

/* The steps at which an element is above a limit, of those that are done. */
typedef struct {
  guint n;     /* 0 = none; the others are then not used */
  guint first; /* and last step */
  guint last;
} ErpCrossing;

typedef struct {
  ErpGrowth *growth;      /* borrowed */
  ErpResults *base;       /* of the plan as it is: elements, parameters */
  ErpForecastStep *steps; /* per step of the growth */
  guint n_steps, n_done;
  char *today;                          /* or NULL */
  char *without;                        /* what is lost all the time, for people, or NULL */
  gint64 limits[ERP_LIMITS];            /* basis points */
  ErpCrossing (*crossings)[ERP_LIMITS]; /* per element */
  guint32 *order; /* elements with a use: the first to be above a limit first, the highest limit
                     before lower ones, then by their greatest use */
  guint n_order;
} ErpForecast;

typedef struct {
  guint threads;             /* at most; at least 1 */
  const char *today;         /* YYYY-MM-DD, or NULL */
  const ErpOutage *outage;   /* what is lost all the time, or NULL */
  const char *without;       /* what that is, for people, or NULL */
  GCancellable *cancellable; /* or NULL; steps that are being evaluated are finished */
  /* A step is done; from any thread, but only one at a time. NULL = nobody asks. */
  void (*progress)(gpointer user);
  gpointer user;
} ErpForecastJob;

/* Growth, its plan and the terrain's catalogue must outlive it. What the plan names and the
 * catalogue does not know is added to `diags`. */
ErpForecast *erp_forecast_new(ErpGrowth *growth, ErpTerrain *terrain, const ErpForecastJob *job,
                              ErpDiagList *diags);
void erp_forecast_free(ErpForecast *forecast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpForecast, erp_forecast_free)

/* The greatest use of an element at any step; ERP_UNSET = none. */
gint64 erp_forecast_most(const ErpForecast *forecast, guint32 element);
