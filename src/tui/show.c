#include "tui/show.h"

gunichar
erp_show_load_mark(const ErpResults *results, gint64 utilisation) {
  if (utilisation == ERP_UNSET || utilisation <= erp_params_value(results->params, "util.warn"))
    return ' ';
  return utilisation <= erp_params_value(results->params, "util.fail") ? '~' : '!';
}

ErpStyle
erp_show_load_style(const ErpResults *results, gint64 utilisation) {
  if (utilisation == ERP_UNSET)
    return ERP_STYLE_TEXT;
  gunichar mark = erp_show_load_mark(results, utilisation);
  return mark == '!' ? ERP_STYLE_BAD : mark == '~' ? ERP_STYLE_WARN : ERP_STYLE_GOOD;
}

ErpStyle
erp_show_verdict_style(ErpVerdict verdict) {
  switch (verdict) {
  case ERP_VERDICT_PASS:
    return ERP_STYLE_GOOD;
  case ERP_VERDICT_WARN:
  case ERP_VERDICT_NOT_ANSWERED:
    return ERP_STYLE_WARN;
  case ERP_VERDICT_FAIL:
    return ERP_STYLE_BAD;
  case ERP_VERDICT_NOT_APPLICABLE:
    break;
  }
  return ERP_STYLE_TEXT;
}
