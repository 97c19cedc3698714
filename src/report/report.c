#include "report/report.h"

#include "report/report-parts.h"

const char *const erp_report_kinds[] = {"readiness", "waf", NULL};

ErpPaper *
erp_report_make(guint kind, const ErpReview *review, const ErpSubject *subject, GError **error) {
  static ErpPaper *(*const make[])(const ErpReview *, const ErpSubject *) = {
      erp_report_readiness,
      erp_report_waf,
  };
  G_STATIC_ASSERT(G_N_ELEMENTS(make) == G_N_ELEMENTS(erp_report_kinds) - 1);
  g_assert(kind < G_N_ELEMENTS(make));
  g_autoptr(ErpPaper) paper = make[kind](review, subject);
  return erp_paper_check(paper, error) ? g_steal_pointer(&paper) : NULL;
}
