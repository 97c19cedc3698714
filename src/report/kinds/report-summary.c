/* For a screen or two: the verdict, what to do first, and the figures behind it. */
#include "report/kinds/report-parts.h"

#include "base/i18n.h"

#define ROWS 8 /* of a table */

static void
add_change(ErpPaper *paper, const ErpResults *results, gboolean nearer) {
  g_autofree char *change = erp_show_change(results, nearer);
  if (change != NULL)
    erp_paper_row(paper, _("Effect"), change);
}

static void
add_numbers(ErpPaper *paper, const ErpResults *results) {
  g_autofree char *none = erp_show_no_demand(results);
  if (none != NULL)
    return;
  g_autofree char *pinned = erp_show_pinned(results);
  g_autofree char *moved = erp_show_moved(results);
  erp_paper_row(paper, _("Geo-pinning"), pinned);
  erp_paper_row(paper, _("ExpressRoute"), moved);
  add_change(paper, results, TRUE);
  add_change(paper, results, FALSE);
}

void
erp_report_overview(ErpPaper *paper, const ErpReview *review) {
  add_numbers(paper, erp_review_results(review));
  erp_paper_figure(paper, erp_map_new(review));
  erp_paper_heading(paper, 1, "first", _("What to do first"));
  if (!erp_report_remedies(paper, review))
    erp_paper_paragraph(paper, _("Nothing is open."));
}

static void
add_latency(ErpPaper *paper, const ErpReview *review) {
  erp_paper_heading(paper, 1, "latency", _("Latency"));
  if (!erp_report_budget_chart(paper, review, ROWS))
    erp_paper_paragraph(paper, _("No site has real-time or interactive traffic with a way."));
}

void
erp_report_summary(ErpPaper *paper, const ErpReview *review) {
  erp_report_overview(paper, review);
  erp_report_open_rules(paper, review);
  add_latency(paper, review);
  erp_report_links(paper, review, ROWS);
  erp_report_pinned(paper, review, ROWS);
  erp_paper_heading(paper, 1, "internet-list", _("What belongs on the internet"));
  erp_report_add_internet_list(paper, erp_review_results(review), ROWS);
  erp_report_gateways(paper, review, ROWS);
  erp_report_money(paper, review, ROWS);
}
