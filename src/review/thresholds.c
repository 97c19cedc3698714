#include "review/thresholds.h"

ErpThreshold
erp_threshold(const ErpParams *params, const char *parameter) {
  return (ErpThreshold){.parameter = parameter,
                        .shown = erp_params_show(params, parameter),
                        .value = erp_params_value(params, parameter),
                        .overridden = erp_params_overridden(params, parameter)};
}

void
erp_thresholds_init(ErpThreshold *thresholds, const ErpParams *params) {
  static const char *const parameters[ERP_THRESHOLDS] = {
      [ERP_THRESHOLD_GP_MINOR] = "gp.minor",
      [ERP_THRESHOLD_GP_MATERIAL] = "gp.material",
      [ERP_THRESHOLD_GP_DETOUR] = "gp.detour",
      [ERP_THRESHOLD_SCORE_KNOTS] = "score.knots",
      [ERP_THRESHOLD_SCORE_WARN] = "score.warn",
      [ERP_THRESHOLD_SCORE_FAIL] = "score.fail",
      [ERP_THRESHOLD_REALTIME] = "rtt.realtime.client",
      [ERP_THRESHOLD_REALTIME_EDGE] = "rtt.realtime.edge",
      [ERP_THRESHOLD_INTERACTIVE_WARN] = "rtt.interactive.warn",
      [ERP_THRESHOLD_INTERACTIVE_FAIL] = "rtt.interactive.fail",
      [ERP_THRESHOLD_JITTER] = "jitter.client",
      [ERP_THRESHOLD_JITTER_EDGE] = "jitter.edge",
      [ERP_THRESHOLD_LOSS] = "loss.client",
      [ERP_THRESHOLD_LOSS_EDGE] = "loss.edge",
  };
  for (guint i = 0; i < ERP_THRESHOLDS; i++)
    thresholds[i] = erp_threshold(params, parameters[i]);
}
