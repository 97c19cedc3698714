#include "report/report.h"

#include "base/i18n.h"
#include "report/kinds/report-parts.h"

static void tell_full(ErpPaper *paper, const ErpReview *review);

typedef void (*Tell)(ErpPaper *paper, const ErpReview *review);

/* The table: word, function, title, what it is. */
#define KINDS(KIND)                                                                                \
  KIND("summary", erp_report_summary, N_("Summary"),                                               \
       N_("the verdict, what to do first, and the figures that matter most"))                      \
  KIND("readiness", erp_report_readiness, N_("ExpressRoute readiness"),                            \
       N_("the readiness checklist, answered"))                                                    \
  KIND("waf", erp_report_waf, N_("Azure Well-Architected Framework review - ExpressRoute"),        \
       N_("the Well-Architected review of the five pillars"))                                      \
  KIND("m365", erp_report_m365, N_("ExpressRoute for Microsoft 365"),                              \
       N_("whether Microsoft 365 should go over ExpressRoute, site by site"))                      \
  KIND("full", tell_full, N_("ExpressRoute review"),                                               \
       N_("all of it: sites, links, paths, findings, checklist, review"))

#define WORD(word, tell, title, about) word,
const char *const erp_report_kinds[] = {KINDS(WORD) NULL};

#define TELL(word, tell, title, about) tell,
static const Tell tellers[] = {KINDS(TELL)};

#define TITLE(word, tell, title, about) title,
static const char *const titles[] = {KINDS(TITLE)};

#define ABOUT(word, tell, title, about) about,
static const char *const abouts[] = {KINDS(ABOUT)};

/* What another kind tells, below a heading. */
static void
tell_below(ErpPaper *paper, const ErpReview *review, const char *id, const char *heading,
           Tell tell) {
  erp_paper_heading(paper, 1, id, heading);
  erp_paper_set_depth(paper, 1);
  tell(paper, review);
  erp_paper_set_depth(paper, 0);
}

static void
tell_full(ErpPaper *paper, const ErpReview *review) {
  erp_report_overview(paper, review);
  erp_report_sites(paper, review);
  erp_report_links(paper, review, ERP_REPORT_ROWS);
  erp_report_paths(paper, review);
  erp_report_gateways(paper, review, ERP_REPORT_ROWS);
  erp_report_money(paper, review, ERP_REPORT_ROWS);
  erp_paper_heading(paper, 1, "findings", _("Findings"));
  if (!erp_report_open(paper, review, ERP_REPORT_ROWS))
    erp_paper_paragraph(paper, _("Nothing is open."));
  tell_below(paper, review, "checklist", _("Checklist"), erp_report_readiness);
  tell_below(paper, review, "m365", _("Microsoft 365"), erp_report_m365);
  tell_below(paper, review, "review", _("Review"), erp_report_waf);
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
  return erp_paper_check(paper, erp_review_results(review)->plan, subject->file, error)
             ? g_steal_pointer(&paper)
             : NULL;
}
