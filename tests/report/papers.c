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

static void
add_site(ErpMap *map, gint64 lon, const char *text) {
  ErpMapPlace site = {.kind = ERP_PLACE_SITE,
                      .lon = lon,
                      .name = g_strdup(text),
                      .about = g_strdup(text),
                      .verdict = ERP_VERDICT_FAIL};
  g_array_append_val(map->places, site);
}

static void
place_clear(gpointer place) {
  g_free(((ErpMapPlace *) place)->name);
  g_free(((ErpMapPlace *) place)->about);
}

static void
line_clear(gpointer line) {
  g_free(((ErpMapLine *) line)->about);
}

ErpMap *
papers_map(const char *text, ErpLineKind kind) {
  ErpMap *map = g_new0(ErpMap, 1);
  ErpMapLine line = {.kind = kind,
                     .lon = {-20000000, 80000000},
                     .use = ERP_USE_WARN,
                     .percent = 8500,
                     .about = g_strdup(text)};
  map->places = g_array_new(FALSE, FALSE, sizeof(ErpMapPlace));
  map->lines = g_array_new(FALSE, FALSE, sizeof(ErpMapLine));
  g_array_set_clear_func(map->places, place_clear);
  g_array_set_clear_func(map->lines, line_clear);
  add_site(map, -20000000, text);
  add_site(map, 80000000, text);
  g_array_append_val(map->lines, line);
  map->warn = 8000;
  map->fail = 9000;
  return map;
}
