#include "report/report.h"

#include "base/i18n.h"
#include "report/report-parts.h"

/* The table: word, function, what it is. */
#define KINDS(KIND)                                                                                \
  KIND("readiness", erp_report_readiness, N_("the readiness checklist, answered"))                 \
  KIND("waf", erp_report_waf, N_("the Well-Architected review of the five pillars"))

#define WORD(word, make, about) word,
const char *const erp_report_kinds[] = {KINDS(WORD) NULL};

typedef ErpPaper *(*Make)(const ErpReview *review, const ErpSubject *subject);
#define MAKE(word, make, about) make,
static const Make makers[] = {KINDS(MAKE)};

#define ABOUT(word, make, about) about,
static const char *const abouts[] = {KINDS(ABOUT)};

const char *
erp_report_kind_about(guint kind) {
  g_assert(kind < G_N_ELEMENTS(abouts));
  return _(abouts[kind]);
}

ErpPaper *
erp_report_make(guint kind, const ErpReview *review, const ErpSubject *subject, GError **error) {
  g_assert(kind < G_N_ELEMENTS(makers));
  g_autoptr(ErpPaper) paper = makers[kind](review, subject);
  return erp_paper_check(paper, error) ? g_steal_pointer(&paper) : NULL;
}
