#include "report/report.h"

#include "report/report-parts.h"

const char *const erp_report_kinds[] = {"readiness", NULL};

ErpPaper *
erp_report_make(guint kind, const ErpReview *review, const ErpSubject *subject) {
  static ErpPaper *(*const make[])(const ErpReview *, const ErpSubject *) = {
      erp_report_readiness,
  };
  G_STATIC_ASSERT(G_N_ELEMENTS(make) == G_N_ELEMENTS(erp_report_kinds) - 1);
  g_assert(kind < G_N_ELEMENTS(make));
  return make[kind](review, subject);
}
