/* Private to review/: the parameters that sites and flows are held against, some of them ten
 * thousand times a review, looked up once. */
#pragma once

#include <stdbool.h>

#include "eval/params.h"

typedef enum {
  ERP_THRESHOLD_GP_MINOR,
  ERP_THRESHOLD_GP_MATERIAL,
  ERP_THRESHOLD_GP_DETOUR,
  ERP_THRESHOLD_SCORE_KNOTS,
  ERP_THRESHOLD_SCORE_WARN,
  ERP_THRESHOLD_SCORE_FAIL,
  ERP_THRESHOLD_REALTIME,
  ERP_THRESHOLD_REALTIME_EDGE,
  ERP_THRESHOLD_INTERACTIVE_WARN,
  ERP_THRESHOLD_INTERACTIVE_FAIL,
  ERP_THRESHOLD_JITTER,
  ERP_THRESHOLD_JITTER_EDGE,
  ERP_THRESHOLD_LOSS,
  ERP_THRESHOLD_LOSS_EDGE,
  ERP_THRESHOLDS,
} ErpThresholdId;

typedef struct {
  const char *parameter; /* its name; static */
  const char *shown;     /* "25 ms"; the parameters' */
  gint64 value;          /* as erp_params_value() */
  bool overridden;       /* the plan set it */
} ErpThreshold;

/* Of a parameter of any name. */
ErpThreshold erp_threshold(const ErpParams *params, const char *parameter);
/* All of them; `thresholds` has ERP_THRESHOLDS places. */
void erp_thresholds_init(ErpThreshold *thresholds, const ErpParams *params);
