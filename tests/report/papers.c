#include "papers.h"

ErpPaper *
papers_small(void) {
  ErpPaper *paper = erp_paper_new("Köln", "2026-11-22");
  erp_paper_row(paper, "Plan", "köln.xml");
  erp_paper_row(paper, "Day", "2026-11-22");
  erp_paper_heading(paper, 1, "links", "Links");
  erp_paper_paragraph(paper, "Two links are full.");
  erp_paper_heading(paper, 2, "first", "The first");
  erp_paper_item(paper, ERP_MARK_FAIL, "WAN-02", "a link is full");
  erp_paper_detail(paper, "Remedy", "a wider one");
  erp_paper_item(paper, ERP_MARK_NONE, NULL, "plain");
  erp_paper_item_link(paper, "", "the map", "https://example.org/map");
  erp_paper_link(paper, "Read", "the guide", "https://example.org/guide");
  ErpGrid *grid = erp_paper_table(paper, NULL);
  erp_grid_column(grid, "link", ERP_ALIGN_LEFT);
  erp_grid_column(grid, "use", ERP_ALIGN_RIGHT);
  erp_grid_cell(grid, "köln-ams");
  erp_grid_cell(grid, "93 %");
  return paper;
}
