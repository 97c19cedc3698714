#include "report/check/check-tables.h"

#include "report/figures.h"
#include "report/paper/grid.h"
#include "report/paper/wrap.h"
#include "base/i18n.h"

#define ROWS 12

void
erp_report_more(GString *out, guint total) {
  if (total > ROWS)
    g_string_append_printf(out,
                           ERP_NGETTEXT("  and %u more (--format=json has all)\n",
                                        "  and %u more (--format=json has all)\n", total - ROWS),
                           total - ROWS);
}

/* ---- worst links --------------------------------------------------------------------------- */

ErpDirection
erp_report_busier(const ErpResults *results, guint32 element) {
  const ErpElementLoad *load = &results->loads[element];
  return load->utilisation[ERP_UP] > load->utilisation[ERP_DOWN] ? ERP_UP : ERP_DOWN;
}

static gint64
busier_use(const ErpResults *results, guint32 element) {
  return results->loads[element].utilisation[erp_report_busier(results, element)];
}

static int
by_use(gconstpointer a, gconstpointer b, gpointer user) {
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  gint64 ux = busier_use(user, x), uy = busier_use(user, y);
  return ux != uy ? (ux < uy ? 1 : -1) : x < y ? -1 : x > y;
}

static void
add_element_row(ErpGrid *grid, const ErpResults *results, guint32 index) {
  const ErpElement *element = &results->network->elements[index];
  const ErpElementLoad *load = &results->loads[index];
  ErpDirection d = erp_report_busier(results, index);
  erp_grid_cell(grid, element->id);
  erp_grid_cell(grid, erp_show_kind(element->kind));
  erp_grid_cell_take(grid, erp_show_rate(element->capacity[d]));
  erp_grid_cell_take(grid, erp_show_rate(load->load[d]));
  erp_grid_cell_take(grid, erp_show_percent(load->utilisation[d]));
  erp_grid_cell_take(grid, erp_show_rate(load->m365_load[d]));
  erp_grid_cell_take(grid, erp_show_rate(load->moved[d]));
}

GArray *
erp_report_busiest(const ErpResults *results) {
  GArray *order = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < results->network->n_elements; i++)
    if (busier_use(results, i) != ERP_UNSET && busier_use(results, i) > 0)
      g_array_append_val(order, i);
  g_array_sort_with_data(order, by_use, (gpointer) results);
  return order;
}

guint
erp_fill_worst_links(ErpGrid *grid, const ErpResults *results, guint most) {
  g_autoptr(GArray) order = erp_report_busiest(results);
  erp_grid_column(grid, _("element"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("kind"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("capacity"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("load"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("use"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("of it Microsoft 365"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("can move"), ERP_ALIGN_RIGHT);
  for (guint i = 0; i < MIN(order->len, most); i++)
    add_element_row(grid, results, g_array_index(order, guint32, i));
  return order->len;
}

/* Heading and table; nothing without a row. */
static void
append_table(GString *out, const char *heading, const ErpGrid *grid, guint total) {
  if (total == 0)
    return;
  g_string_append_printf(out, "\n%s\n", heading);
  erp_grid_write_text(grid, 2, out);
  erp_report_more(out, total);
}

void
erp_report_worst_links(const ErpResults *results, GString *out) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  guint total = erp_fill_worst_links(grid, results, ROWS);
  append_table(out, _("Worst links (busier direction)"), grid, total);
}

/* ---- geo-pinned sites ---------------------------------------------------------------------- */

static gboolean
counts_as_pinned(const ErpResults *results, const ErpFlow *flow, ErpPenaltyClass least) {
  const ErpAlternative *way = erp_flow_planned(flow);
  return way != NULL && way->rtt != ERP_UNSET && flow->group != ERP_NONE &&
         results->groups[flow->group].category != ERP_CATEGORY_DEFAULT &&
         way->penalty_class >= least;
}

static int
by_penalty(gconstpointer a, gconstpointer b, gpointer user) {
  const ErpResults *results = user;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  gint64 px = erp_flow_planned(&results->flows[x])->penalty,
         py = erp_flow_planned(&results->flows[y])->penalty;
  return px != py ? (px < py ? 1 : -1) : x < y ? -1 : x > y;
}

GArray *
erp_report_detours(const ErpResults *results, ErpPenaltyClass least) {
  GArray *order = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < results->n_flows; i++) {
    if (!counts_as_pinned(results, &results->flows[i], least))
      continue;
    guint32 *last = order->len > 0 ? &g_array_index(order, guint32, order->len - 1) : NULL;
    if (last == NULL || results->flows[*last].site != results->flows[i].site)
      g_array_append_val(order, i);
    else if (erp_flow_planned(&results->flows[i])->penalty >
             erp_flow_planned(&results->flows[*last])->penalty)
      *last = i;
  }
  g_array_sort_with_data(order, by_penalty, (gpointer) results);
  return order;
}

static void
add_pinned_row(ErpGrid *grid, const ErpResults *results, const ErpFlow *flow) {
  const ErpNode *site = &results->network->nodes[flow->site];
  const ErpAlternative *way = erp_flow_planned(flow);
  ErpProvenance provenance = erp_route_provenance(results, way->route);
  erp_grid_cell(grid, site->id);
  erp_grid_cell_take(grid, erp_unit_format(ERP_UNIT_COUNT, site->site->users));
  erp_grid_cell(grid, results->catalogue->services[flow->service].service);
  erp_grid_cell_take(grid, erp_show_way(results, way->route));
  erp_grid_cell_take(grid, erp_show_time(way->rtt, provenance));
  erp_grid_cell_take(grid, erp_show_time(flow->options->best, flow->options->best_provenance));
  erp_grid_cell_take(grid,
                     erp_show_time(way->penalty, MAX(provenance, flow->options->best_provenance)));
  erp_grid_cell_take(grid, erp_show_length(way->detour));
  erp_grid_cell(grid, erp_penalty_word(way->penalty_class));
}

guint
erp_fill_geo_pinned(ErpGrid *grid, const ErpResults *results, ErpPenaltyClass least, guint most) {
  g_autoptr(GArray) order = erp_report_detours(results, least);
  erp_grid_column(grid, _("site"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("users"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("service"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("planned way"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("RTT"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("best"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("penalty"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("detour"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("class"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < MIN(order->len, most); i++)
    add_pinned_row(grid, results, &results->flows[g_array_index(order, guint32, i)]);
  return order->len;
}

void
erp_report_geo_pinned(const ErpResults *results, GString *out) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  guint total = erp_fill_geo_pinned(grid, results, ERP_PENALTY_MATERIAL, ROWS);
  append_table(out, _("Geo-pinned sites (worst service of each)"), grid, total);
}

guint
erp_report_geo_pinned_sites(const ErpResults *results) {
  g_autoptr(GArray) order = erp_report_detours(results, ERP_PENALTY_MATERIAL);
  return order->len;
}

/* ---- resiliency of gateways ---------------------------------------------------------------- */

static int
by_index(gconstpointer a, gconstpointer b, gpointer user) {
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  guint px = erp_resiliency_of(user, x).index.most, py = erp_resiliency_of(user, y).index.most;
  return px != py ? (px < py ? -1 : 1) : x < y ? -1 : x > y;
}

static void
add_gateway_row(ErpGrid *grid, const ErpReview *review, guint32 index) {
  const ErpNetwork *network = erp_review_results(review)->network;
  ErpResiliency of = erp_resiliency_of(review, index);
  erp_grid_cell(grid, network->gateways[index].gateway->id);
  erp_grid_cell_take(grid, erp_show_locations(&of));
  erp_grid_cell_take(grid, g_strdup_printf("%u", of.route));
  erp_grid_cell_take(grid, erp_show_multiplier(of.multiplier));
  erp_grid_cell_take(grid, erp_show_points(of.zones));
  erp_grid_cell_take(grid, erp_show_points(of.advice));
  erp_grid_cell_take(grid, erp_show_points(of.index));
}

guint
erp_fill_resiliency(ErpGrid *grid, const ErpReview *review, guint most) {
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < erp_review_results(review)->network->n_gateways; i++)
    g_array_append_val(order, i);
  g_array_sort_with_data(order, by_index, (gpointer) review);
  erp_grid_column(grid, _("gateway"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("locations"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("route"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("tests"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("zones"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("advice"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("index"), ERP_ALIGN_RIGHT);
  for (guint i = 0; i < MIN(order->len, most); i++)
    add_gateway_row(grid, review, g_array_index(order, guint32, i));
  return order->len;
}

char *
erp_show_resiliency_caption(void) {
  return g_strdup(_("Resiliency index of gateways (estimate: route x tests + zones + advice, at "
                    "most 100)"));
}

void
erp_report_resiliency(const ErpReview *review, GString *out) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  guint total = erp_fill_resiliency(grid, review, ROWS);
  g_autofree char *caption = erp_show_resiliency_caption();
  append_table(out, caption, grid, total);
}

/* ---- the internet list --------------------------------------------------------------------- */

static gboolean
is_flagged(const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE && flow->recommendation == ERP_RECOMMEND_INTERNET;
}

/* Whether two flows make one row: nothing but the endpoint sets and the rates differ. */
static gboolean
same_row(const ErpFlow *a, const ErpFlow *b) {
  return a->site == b->site && a->service == b->service && a->decisive == b->decisive &&
         a->reasons == b->reasons && a->route == b->route &&
         a->options->er.rtt == b->options->er.rtt && a->options->net.rtt == b->options->net.rtt &&
         a->options->best == b->options->best;
}

static char *
sets_text(const ErpResults *results, const ErpFlow *flows, guint n) {
  GString *text = g_string_new(NULL);
  for (guint f = 0; f < n; f++) {
    const ErpSetGroup *group = &results->groups[flows[f].group];
    for (guint i = 0; i < group->n_ids; i++)
      g_string_append_printf(text, "%s%u", text->len == 0 ? "" : " ", group->ids[i]);
  }
  return g_string_free(text, FALSE);
}

static void
add_flagged_row(ErpGrid *grid, const ErpResults *results, const ErpFlow *flow, guint n) {
  gint64 down = 0;
  for (guint i = 0; i < n; i++)
    down += flow[i].rate[ERP_DOWN];
  erp_grid_cell(grid, results->network->nodes[flow->site].id);
  erp_grid_cell(grid, results->catalogue->services[flow->service].service);
  erp_grid_cell_take(grid, sets_text(results, flow, n));
  erp_grid_cell_take(grid, erp_show_rate(down));
  erp_grid_cell_take(
      grid, erp_show_time(flow->options->er.rtt, erp_route_provenance(results, flow->route)));
  erp_grid_cell_take(grid, erp_show_time(flow->options->net.rtt,
                                         erp_route_provenance(results, flow->options->net.route)));
  erp_grid_cell_take(grid, erp_show_time(flow->options->best, flow->options->best_provenance));
  erp_grid_cell_take(grid, erp_show_reasons(flow));
}

/* The codes of the last column in words. */
static void
append_reasons(GString *out, guint32 reasons) {
  g_string_append_c(out, '\n');
  for (guint why = 0; why < ERP_WHY_LAST; why++)
    if (reasons >> why & 1u) {
      g_autofree char *label = g_strdup_printf("%s:", erp_why_code((ErpWhy) why));
      erp_wrap_labelled(out, 2, label, erp_why_text((ErpWhy) why));
    }
}

/* Flows of one site and service that are shown in one row. */
typedef struct {
  guint32 first;
  guint n;
} FlaggedRow;

static int
by_er_penalty(gconstpointer a, gconstpointer b, gpointer user) {
  const ErpFlow *flows = ((const ErpResults *) user)->flows;
  guint32 x = ((const FlaggedRow *) a)->first, y = ((const FlaggedRow *) b)->first;
  gint64 px = flows[x].options->er.penalty, py = flows[y].options->er.penalty;
  return px != py ? (px < py ? 1 : -1) : x < y ? -1 : x > y;
}

/* The greatest penalty first. */
static GArray *
flagged_rows(const ErpResults *results) {
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(FlaggedRow));
  FlaggedRow row;
  for (row.first = 0; row.first < results->n_flows; row.first += row.n) {
    const ErpFlow *flow = &results->flows[row.first];
    for (row.n = 1; row.first + row.n < results->n_flows && is_flagged(&flow[row.n]) &&
                    same_row(flow, &flow[row.n]);)
      row.n++;
    if (is_flagged(flow))
      g_array_append_val(rows, row);
  }
  g_array_sort_with_data(rows, by_er_penalty, (gpointer) results);
  return rows;
}

guint
erp_fill_internet_list(ErpGrid *grid, const ErpResults *results, guint most, guint32 *reasons) {
  g_autoptr(GArray) rows = flagged_rows(results);
  erp_grid_column(grid, _("site"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("service"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("endpoint sets"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("down"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("ExpressRoute"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("internet"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("best"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("why"), ERP_ALIGN_LEFT);
  *reasons = 0;
  for (guint i = 0; i < MIN(rows->len, most); i++) {
    FlaggedRow row = g_array_index(rows, FlaggedRow, i);
    const ErpFlow *flow = &results->flows[row.first];
    add_flagged_row(grid, results, flow, row.n);
    *reasons |= flow->reasons | 1u << flow->decisive;
  }
  return rows->len;
}

void
erp_report_internet_list(const ErpResults *results, GString *out) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  guint32 reasons;
  guint total = erp_fill_internet_list(grid, results, ROWS, &reasons);
  append_table(out, _("Over ExpressRoute, belongs on the internet"), grid, total);
  if (total > 0)
    append_reasons(out, reasons);
}
