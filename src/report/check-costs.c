/* The tables of the check report about money. */
#include "report/check-tables.h"

#include "report/figures.h"
#include "report/grid.h"
#include "report/wrap.h"
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

static void
append_total(GString *out, const ErpReview *review, const ErpCosts *costs) {
  g_autofree char *declared =
      erp_show_money(costs->declared, erp_plan_root(erp_review_results(review)->plan)->currency);
  g_autofree char *listed = erp_show_money(costs->listed, "USD");
  g_autofree char *text =
      g_strdup_printf(_("%s declared (%u), %s by the list, for orientation only (%u); not known: "
                        "%u of %u elements."),
                      declared, costs->n_declared, listed, costs->n_listed, costs->n_unknown,
                      costs->n_declared + costs->n_listed + costs->n_unknown);
  erp_wrap_labelled(out, 2, _("In all a month:"), text);
}

static void
append_elements(GString *out, const ErpReview *review, const ErpCosts *costs) {
  const ErpNetwork *network = erp_review_results(review)->network;
  const char *currency = erp_plan_root(erp_review_results(review)->plan)->currency;
  const ErpTable *list = erp_catalogue_table(erp_review_results(review)->catalogue, "prices", NULL);
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < network->n_elements; i++)
    if (costs->elements[i].origin != ERP_COST_UNKNOWN)
      g_array_append_val(order, i);
  if (order->len == 0)
    return;
  g_array_sort_with_data(order, by_cost, (gpointer) costs);
  g_autoptr(ErpGrid) grid = erp_grid_new();
  erp_grid_column(grid, _("element"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("cost"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("from"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < MIN(order->len, ROWS); i++) {
    guint32 index = g_array_index(order, guint32, i);
    const ErpCost *cost = &costs->elements[index];
    erp_grid_cell(grid, network->elements[index].id);
    erp_grid_cell_take(
        grid, erp_show_money(cost->cents, cost->origin == ERP_COST_DECLARED ? currency : "USD"));
    erp_grid_cell_take(grid, erp_show_cost_origin(cost));
  }
  g_string_append_printf(out, _("\nMonthly cost (list: %s, %s)\n"), list->title, list->date);
  erp_grid_write_text(grid, 2, out);
  erp_report_more(out, order->len);
  append_total(out, review, costs);
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

static void
append_bills(GString *out, const ErpReview *review, const ErpCosts *costs) {
  const ErpNetwork *network = erp_review_results(review)->network;
  g_autoptr(ErpGrid) grid = erp_grid_new();
  guint n = 0;
  erp_grid_column(grid, _("circuit"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("billed"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("by the gigabyte"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("unlimited"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("break-even"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("out of Azure"), ERP_ALIGN_RIGHT);
  for (guint i = 0; i < network->n_circuits; i++)
    if (costs->circuits[i].break_even != ERP_UNSET && n++ < ROWS)
      add_bill_row(grid, &network->circuits[i], &costs->circuits[i]);
  if (n == 0)
    return;
  g_string_append(out,
                  _("\nBilling of circuits, a month (by the list; a cost stated in US dollars goes "
                    "before it)\n"));
  erp_grid_write_text(grid, 2, out);
  erp_report_more(out, n);
}

void
erp_report_costs(const ErpReview *review, GString *out) {
  g_autoptr(ErpCosts) costs = erp_costs_new(review);
  append_elements(out, review, costs);
  append_bills(out, review, costs);
}
