/* What matters most: the numbers, the worst links, sites and flows, then the findings. */
#include "report/report-parts.h"

#include "report/check-tables.h"
#include "base/i18n.h"

static void
add_change(ErpPaper *paper, const ErpResults *results, gboolean nearer) {
  g_autofree char *change = erp_show_change(results, nearer);
  if (change != NULL)
    erp_paper_row(paper, _("Effect"), change);
}

static void
add_numbers(ErpPaper *paper, const ErpResults *results) {
  g_autofree char *none = erp_show_no_demand(results);
  if (none != NULL) {
    erp_paper_row(paper, _("Demand"), none);
    return;
  }
  g_autofree char *pinned = erp_show_pinned(results);
  g_autofree char *moved = erp_show_moved(results);
  erp_paper_row(paper, _("Geo-pinning"), pinned);
  erp_paper_row(paper, _("ExpressRoute"), moved);
  add_change(paper, results, TRUE);
  add_change(paper, results, FALSE);
}

static void
add_links(ErpPaper *paper, const ErpResults *results) {
  ErpGrid *grid = erp_grid_new();
  guint total = erp_fill_worst_links(grid, results, ERP_REPORT_ROWS);
  erp_paper_heading(paper, 1, "links", _("Worst links"));
  erp_report_add_table(paper, _("Elements by use of their busier direction"), grid, total,
                       _("No element has both a capacity and something to carry."));
}

static void
add_pinned(ErpPaper *paper, const ErpResults *results) {
  ErpGrid *grid = erp_grid_new();
  guint total = erp_fill_geo_pinned(grid, results, ERP_PENALTY_MATERIAL, ERP_REPORT_ROWS);
  erp_paper_heading(paper, 1, "pinned-sites", _("Geo-pinned sites"));
  erp_report_add_table(paper, _("The worst service of each site"), grid, total,
                       _("No site is forced over a material detour to Microsoft 365."));
}

void
erp_report_summary(ErpPaper *paper, const ErpReview *review) {
  const ErpResults *results = erp_review_results(review);
  add_numbers(paper, results);
  erp_paper_figure(paper,
                   _("The plan on the map, links by use, sites by the verdict on their "
                     "Microsoft 365 traffic"),
                   erp_map_new(review));
  add_links(paper, results);
  add_pinned(paper, results);
  erp_paper_heading(paper, 1, "internet-list", _("What belongs on the internet"));
  erp_report_add_internet_list(paper, results);
  erp_paper_heading(paper, 1, "findings", _("Findings"));
  if (!erp_report_open(paper, review))
    erp_paper_paragraph(paper, _("Nothing is open."));
}
