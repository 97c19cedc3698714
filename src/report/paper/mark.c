#include "report/paper/mark.h"

ErpMark
erp_mark_of(ErpVerdict verdict) {
  static const ErpMark marks[] = {
      [ERP_VERDICT_NOT_APPLICABLE] = ERP_MARK_NOT_APPLICABLE,
      [ERP_VERDICT_PASS] = ERP_MARK_PASS,
      [ERP_VERDICT_NOT_ANSWERED] = ERP_MARK_NOT_ANSWERED,
      [ERP_VERDICT_WARN] = ERP_MARK_WARN,
      [ERP_VERDICT_FAIL] = ERP_MARK_FAIL,
  };
  return marks[verdict];
}

const char *
erp_mark_text(ErpMark mark) {
  static const char *const texts[] = {
      [ERP_MARK_NONE] = "-",           [ERP_MARK_NOT_APPLICABLE] = "[-]", [ERP_MARK_PASS] = "[x]",
      [ERP_MARK_NOT_ANSWERED] = "[?]", [ERP_MARK_WARN] = "[~]",           [ERP_MARK_FAIL] = "[!]",
  };
  return texts[mark];
}
