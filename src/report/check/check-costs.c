/* The tables of the check report about money. */
#include "report/check/check-tables.h"

#include "report/figures.h"
#include "report/paper/grid.h"
#include "report/paper/wrap.h"
#include "review/cost.h"
#include "base/i18n.h"

#define ROWS 12

/* ---- what each element costs ---------------------------------------------------------------- */

static int
by_cost(gconstpointer a, gconstpointer b, gpointer user) {
  const ErpCosts *costs = user;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  const ErpCost *cx = &costs->elements[x], *cy = &costs->elements[y];
  if (cx->origin != cy->origin)
    return cx->origin < cy->origin ? 1 : -1;
  return cx->cents != cy->cents ? (cx->cents < cy->cents ? 1 : -1) : x < y ? -1 : x > y;
}

char *
erp_show_costs_total(const ErpReview *review) {
  g_autoptr(ErpCosts) costs = erp_costs_new(review);
  g_autofree char *declared =
      erp_show_money(costs->declared, erp_plan_root(erp_review_results(review)->plan)->currency);
  g_autofree char *listed = erp_show_money(costs->listed, "USD");
  GString *text = g_string_new(NULL);
  if (costs->n_declared > 0)
    g_string_append_printf(text, _("%s declared (%u)"), declared, costs->n_declared);
  if (costs->n_listed > 0)
    g_string_append_printf(text, _("%s%s by the list (%u), for orientation only"),
                           text->len > 0 ? ", " : "", listed, costs->n_listed);
  if (costs->n_unknown > 0)
    g_string_append_printf(text, _("; not known: %u of %u elements"), costs->n_unknown,
                           costs->n_declared + costs->n_listed + costs->n_unknown);
  g_string_append_c(text, '.');
  return g_string_free(text, FALSE);
}

char *
erp_show_costs_caption(const ErpReview *review) {
  const ErpTable *list = erp_catalogue_table(erp_review_results(review)->catalogue, "prices", NULL);
  return g_strdup_printf(_("Monthly cost (list: %s, %s)"), list->title, list->date);
}

guint
erp_fill_costs(ErpGrid *grid, const ErpReview *review, guint most) {
  const ErpNetwork *network = erp_review_results(review)->network;
  const char *currency = erp_plan_root(erp_review_results(review)->plan)->currency;
  g_autoptr(ErpCosts) costs = erp_costs_new(review);
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < network->n_elements; i++)
    if (costs->elements[i].origin != ERP_COST_UNKNOWN)
      g_array_append_val(order, i);
  g_array_sort_with_data(order, by_cost, costs);
  erp_grid_column(grid, _("element"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("cost"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("from"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < MIN(order->len, most); i++) {
    guint32 index = g_array_index(order, guint32, i);
    const ErpCost *cost = &costs->elements[index];
    erp_grid_cell(grid, network->elements[index].id);
    erp_grid_cell_take(
        grid, erp_show_money(cost->cents, cost->origin == ERP_COST_DECLARED ? currency : "USD"));
    erp_grid_cell_take(grid, erp_show_cost_origin(cost));
  }
  return order->len;
}

/* ---- both ways of billing ------------------------------------------------------------------- */

static void
add_bill_row(ErpGrid *grid, const ErpNetCircuit *circuit, const ErpBill *bill) {
  static const char *const words[] = {N_("metered"), N_("unlimited")};
  erp_grid_cell(grid, circuit->circuit->id);
  erp_grid_cell(grid,
                circuit->circuit->billing == ERP_UNSET ? "-" : _(words[circuit->circuit->billing]));
  erp_grid_cell_take(grid, erp_show_metered(bill));
  erp_grid_cell_take(grid, erp_show_money(bill->unlimited, "USD"));
  erp_grid_cell_take(grid, erp_show_gigabytes(bill->break_even));
  erp_grid_cell_take(grid, erp_show_gigabytes(bill->volume));
}

char *
erp_show_bills_caption(void) {
  return g_strdup(_("Billing of circuits, a month (by the list; a cost stated in US dollars goes "
                    "before it)"));
}

guint
erp_fill_bills(ErpGrid *grid, const ErpReview *review, guint most) {
  const ErpNetwork *network = erp_review_results(review)->network;
  g_autoptr(ErpCosts) costs = erp_costs_new(review);
  guint n = 0;
  erp_grid_column(grid, _("circuit"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("billed"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("by the gigabyte"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("unlimited"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("break-even"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("out of Azure"), ERP_ALIGN_RIGHT);
  for (guint i = 0; i < network->n_circuits; i++)
    if (costs->circuits[i].break_even != ERP_UNSET && n++ < most)
      add_bill_row(grid, &network->circuits[i], &costs->circuits[i]);
  return n;
}

/* ---- in the check report -------------------------------------------------------------------- */

static void
append_table(GString *out, const char *caption, const ErpGrid *grid, guint total) {
  g_string_append_printf(out, "\n%s\n", caption);
  erp_grid_write_text(grid, 2, out);
  erp_report_more(out, total);
}

static void
append_costs(const ErpReview *review, GString *out) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  guint total = erp_fill_costs(grid, review, ROWS);
  if (total == 0)
    return;
  g_autofree char *caption = erp_show_costs_caption(review);
  g_autofree char *sum = erp_show_costs_total(review);
  append_table(out, caption, grid, total);
  erp_wrap_labelled(out, 2, _("In all a month:"), sum);
}

void
erp_report_costs(const ErpReview *review, GString *out) {
  append_costs(review, out);
  g_autoptr(ErpGrid) grid = erp_grid_new();
  guint total = erp_fill_bills(grid, review, ROWS);
  g_autofree char *caption = erp_show_bills_caption();
  if (total > 0)
    append_table(out, caption, grid, total);
}
