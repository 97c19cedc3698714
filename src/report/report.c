#include "report/report.h"

#include "base/i18n.h"
#include "report/report-parts.h"

static void tell_full(ErpPaper *paper, const ErpReview *review);

typedef void (*Tell)(ErpPaper *paper, const ErpReview *review);

/* The table: word, function, title, what it is. "full" has all before it, in this order. */
#define KINDS(KIND)                                                                                \
  KIND("summary", erp_report_summary, N_("Summary"),                                               \
       N_("the findings, after the links, sites and flows that matter most"))                      \
  KIND("readiness", erp_report_readiness, N_("ExpressRoute readiness"),                            \
       N_("the readiness checklist, answered"))                                                    \
  KIND("waf", erp_report_waf, N_("Azure Well-Architected Framework review - ExpressRoute"),        \
       N_("the Well-Architected review of the five pillars"))                                      \
  KIND("m365", erp_report_m365, N_("ExpressRoute for Microsoft 365"),                              \
       N_("whether Microsoft 365 should go over ExpressRoute, site by site"))                      \
  KIND("full", tell_full, N_("ExpressRoute review"), N_("all of them"))

#define WORD(word, tell, title, about) word,
const char *const erp_report_kinds[] = {KINDS(WORD) NULL};

#define TELL(word, tell, title, about) tell,
static const Tell tellers[] = {KINDS(TELL)};

#define TITLE(word, tell, title, about) title,
static const char *const titles[] = {KINDS(TITLE)};

#define ABOUT(word, tell, title, about) about,
static const char *const abouts[] = {KINDS(ABOUT)};

static void
tell_full(ErpPaper *paper, const ErpReview *review) {
  for (guint i = 0; tellers[i] != tell_full; i++) {
    erp_paper_heading(paper, 1, erp_report_kinds[i], _(titles[i]));
    erp_paper_set_depth(paper, 1);
    tellers[i](paper, review);
    erp_paper_set_depth(paper, 0);
  }
}

const char *
erp_report_kind_about(guint kind) {
  g_assert(kind < G_N_ELEMENTS(abouts));
  return _(abouts[kind]);
}

ErpPaper *
erp_report_make(guint kind, const ErpReview *review, const ErpSubject *subject, GError **error) {
  g_assert(kind < G_N_ELEMENTS(tellers));
  g_autoptr(ErpPaper) paper = erp_report_new(review, _(titles[kind]));
  erp_report_head(paper, review, subject);
  tellers[kind](paper, review);
  erp_report_foot(paper, review, subject);
  return erp_paper_check(paper, error) ? g_steal_pointer(&paper) : NULL;
}
