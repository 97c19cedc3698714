/* The sections that the summary and the full report share: sites, links, paths, gateways, costs. */
#include "report/kinds/report-parts.h"

#include "report/check/check-tables.h"
#include "report/figures.h"
#include "base/i18n.h"

/* ---- sites ----------------------------------------------------------------------------------- */

static int
by_verdict(gconstpointer a, gconstpointer b, gpointer user) {
  const ErpResults *results = user;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  ErpVerdict vx = results->sites[x].verdict, vy = results->sites[y].verdict;
  gint64 ux = results->network->nodes[x].site->users, uy = results->network->nodes[y].site->users;
  if (vx != vy)
    return vx < vy ? 1 : -1;
  return ux != uy ? (ux < uy ? 1 : -1) : x < y ? -1 : x > y;
}

static void
add_site_row(ErpGrid *grid, const ErpResults *results, guint32 index) {
  const ErpNode *node = &results->network->nodes[index];
  gint64 rate[ERP_DIRECTIONS] = {0};
  gboolean uses_m365 = FALSE;
  guint n, first = erp_results_site_flows(results, index, &n);
  for (guint f = first; f < first + n; f++) {
    uses_m365 = uses_m365 || results->flows[f].group != ERP_NONE;
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      rate[d] += results->flows[f].rate[d];
  }
  erp_grid_cell(grid, node->id);
  erp_grid_cell(grid, node->name);
  erp_grid_cell_take(grid, erp_unit_format(ERP_UNIT_COUNT, node->site->users));
  erp_grid_cell_take(grid, erp_show_rate(rate[ERP_DOWN]));
  erp_grid_cell_take(grid, erp_show_rate(rate[ERP_UP]));
  erp_grid_cell(grid, uses_m365 ? erp_verdict_word(results->sites[index].verdict) : "-");
}

void
erp_report_sites(ErpPaper *paper, const ErpReview *review) {
  const ErpResults *results = erp_review_results(review);
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < results->network->n_sites; i++)
    g_array_append_val(order, i);
  g_array_sort_with_data(order, by_verdict, (gpointer) results);
  ErpGrid *grid = erp_grid_new();
  erp_grid_column(grid, _("site"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("name"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("users"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("down"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("up"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("Microsoft 365"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < MIN(order->len, ERP_REPORT_ROWS); i++)
    add_site_row(grid, results, g_array_index(order, guint32, i));
  erp_paper_heading(paper, 1, "sites", _("Sites"));
  erp_report_add_table(paper, _("What sites need, and the verdict on their Microsoft 365 traffic"),
                       grid, order->len, _("The plan has no site."));
}

void
erp_report_pinned(ErpPaper *paper, const ErpReview *review, guint most) {
  ErpGrid *grid = erp_grid_new();
  guint total = erp_fill_geo_pinned(grid, erp_review_results(review), ERP_PENALTY_MATERIAL, most);
  erp_paper_heading(paper, 1, "sites", _("Geo-pinned sites"));
  erp_report_penalty_chart(paper, erp_review_results(review));
  erp_report_add_table(paper, _("The worst service of each site"), grid, total,
                       _("No site is forced over a material detour to Microsoft 365."));
}

/* ---- links ----------------------------------------------------------------------------------- */

void
erp_report_links(ErpPaper *paper, const ErpReview *review, guint most) {
  ErpGrid *grid = erp_grid_new();
  guint total = erp_fill_worst_links(grid, erp_review_results(review), most);
  erp_paper_heading(paper, 1, "links", _("Links"));
  erp_report_use_chart(paper, erp_review_results(review), MIN(most, ERP_CHART_ROWS));
  erp_report_add_table(paper,
                       _("Links, accesses, circuits and gateways by use of their busier "
                         "direction"),
                       grid, total, _("No element has both a capacity and something to carry."));
}

/* ---- paths ----------------------------------------------------------------------------------- */

/* Traffic of a site that goes the same way. */
typedef struct {
  guint32 route;
  GString *services; /* each once */
  guint32 last;      /* service in it */
} Path;

static void
path_clear(gpointer path) {
  g_string_free(((Path *) path)->services, TRUE);
}

static void
add_flow(GArray *paths, guint first, const ErpResults *results, const ErpFlow *flow) {
  guint i = first;
  while (i < paths->len && g_array_index(paths, Path, i).route != flow->route)
    i++;
  if (i == paths->len) {
    Path made = {.route = flow->route, .services = g_string_new(NULL), .last = ERP_NONE};
    g_array_append_val(paths, made);
  }
  Path *path = &g_array_index(paths, Path, i);
  if (path->last == flow->service)
    return;
  path->last = flow->service;
  g_string_append_printf(path->services, "%s%s", path->services->len > 0 ? " " : "",
                         results->catalogue->services[flow->service].service);
}

static int
by_rtt(gconstpointer a, gconstpointer b, gpointer user) {
  const ErpRoute *routes = ((const ErpResults *) user)->routes;
  guint32 x = ((const Path *) a)->route, y = ((const Path *) b)->route;
  return routes[x].rtt != routes[y].rtt ? (routes[x].rtt < routes[y].rtt ? 1 : -1)
         : x < y                        ? -1
                                        : x > y;
}

/* Those of all sites, the longest first. */
static GArray *
collect_paths(const ErpResults *results) {
  GArray *paths = g_array_new(FALSE, FALSE, sizeof(Path));
  g_array_set_clear_func(paths, path_clear);
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    guint own = paths->len, n, first = erp_results_site_flows(results, site, &n);
    for (guint f = first; f < first + n; f++)
      if (results->flows[f].route != ERP_NONE)
        add_flow(paths, own, results, &results->flows[f]);
  }
  g_array_sort_with_data(paths, by_rtt, (gpointer) results);
  return paths;
}

/* Where least is left, and how much: "par-isp-a", "120 Mb/s". */
static void
add_left(ErpGrid *grid, const ErpResults *results, const ErpRoute *route) {
  ErpDirection d = route->residual[ERP_UP] < route->residual[ERP_DOWN] ? ERP_UP : ERP_DOWN;
  guint32 element = route->residual_element[d];
  gboolean known = element != ERP_NONE && route->residual[d] != ERP_UNSET;
  erp_grid_cell(grid, known ? results->network->elements[element].id : "-");
  erp_grid_cell_take(grid,
                     known ? erp_unit_display(ERP_UNIT_RATE, route->residual[d]) : g_strdup("-"));
}

static void
add_path_row(ErpGrid *grid, const ErpResults *results, const Path *path) {
  const ErpRoute *route = &results->routes[path->route];
  erp_grid_cell(grid, results->network->nodes[route->site].id);
  erp_grid_cell(grid, path->services->str);
  erp_grid_cell_take(grid, erp_show_way(results, path->route));
  erp_grid_cell_take(grid, erp_show_time(route->rtt, route->provenance));
  add_left(grid, results, route);
}

void
erp_report_paths(ErpPaper *paper, const ErpReview *review) {
  const ErpResults *results = erp_review_results(review);
  g_autoptr(GArray) paths = collect_paths(results);
  ErpGrid *grid = erp_grid_new();
  erp_grid_column(grid, _("site"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("services"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("planned way"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("RTT"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("worst link"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("left on it"), ERP_ALIGN_RIGHT);
  for (guint i = 0; i < MIN(paths->len, ERP_REPORT_ROWS); i++)
    add_path_row(grid, results, &g_array_index(paths, Path, i));
  erp_paper_heading(paper, 1, "paths", _("Paths"));
  erp_report_add_table(paper,
                       _("Planned ways, the longest round trip first, and where least is "
                         "left on each"),
                       grid, paths->len, _("No site has traffic with a way."));
}

/* ---- gateways and money ---------------------------------------------------------------------- */

void
erp_report_gateways(ErpPaper *paper, const ErpReview *review, guint most) {
  if (erp_review_results(review)->network->n_gateways == 0)
    return;
  ErpGrid *grid = erp_grid_new();
  guint total = erp_fill_resiliency(grid, review, most);
  g_autofree char *caption = erp_show_resiliency_caption();
  erp_paper_heading(paper, 1, "gateways", _("Resiliency of gateways"));
  erp_report_add_table(paper, caption, grid, total, "");
}

static void
add_bills(ErpPaper *paper, const ErpReview *review, guint most) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  guint total = erp_fill_bills(grid, review, most);
  g_autofree char *caption = erp_show_bills_caption();
  if (total > 0)
    erp_report_add_table(paper, caption, g_steal_pointer(&grid), total, "");
}

void
erp_report_money(ErpPaper *paper, const ErpReview *review, guint most) {
  ErpGrid *grid = erp_grid_new();
  guint total = erp_fill_costs(grid, review, most);
  g_autofree char *caption = erp_show_costs_caption(review);
  g_autofree char *sum = erp_show_costs_total(review);
  erp_paper_heading(paper, 1, "costs", _("Costs"));
  erp_report_add_table(paper, caption, grid, total,
                       _("The plan states no cost, and the list of prices has none of it."));
  if (total > 0)
    erp_paper_row(paper, _("In all a month"), sum);
  add_bills(paper, review, most);
}

/* ---- rules that are open --------------------------------------------------------------------- */

static void
add_waiting(ErpPaper *paper, guint n, const char *ids) {
  if (n == 0)
    return;
  g_autofree char *text = g_strdup_printf(ERP_NGETTEXT("%u rule: %s", "%u rules: %s", n), n, ids);
  erp_paper_row(paper, _("Not answered"), text);
}

void
erp_report_open_rules(ErpPaper *paper, const ErpReview *review) {
  guint n_waiting = 0, n = 0;
  g_autoptr(GString) ids = g_string_new(NULL);
  ErpGrid *grid = erp_grid_new();
  erp_grid_column(grid, _("rule"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("verdict"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("severity"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("objects"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("what should hold"), ERP_ALIGN_LEFT);
  for (ErpFindingGroup group = {0}; erp_finding_group_next(review, &group);) {
    if (group.n_open == 0 || group.verdict < ERP_VERDICT_NOT_ANSWERED)
      continue;
    if (group.verdict == ERP_VERDICT_NOT_ANSWERED) {
      g_string_append_printf(ids, "%s%s", n_waiting++ > 0 ? " " : "", group.rule->id);
      continue;
    }
    n++;
    erp_grid_cell(grid, group.rule->id);
    erp_grid_cell(grid, erp_verdict_word(group.verdict));
    erp_grid_cell(grid, erp_level_word(group.rule->level));
    erp_grid_cell_take(grid, g_strdup_printf("%u", group.n_open));
    erp_grid_cell(grid, _(group.rule->title));
  }
  erp_paper_heading(paper, 1, "findings", _("Findings"));
  erp_report_add_table(paper, _("Rules that do not hold"), grid, n, _("No rule fails or warns."));
  add_waiting(paper, n_waiting, ids->str);
}
