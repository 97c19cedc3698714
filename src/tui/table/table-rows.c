#include "tui/table/table-columns.h"

#include "base/i18n.h"

static void
clear_row(gpointer data) {
  g_free(((ErpTableRow *) data)->id);
}

static void
add_flow_figures(const ErpResults *results, const ErpFlow *flow, ErpTableRow *row) {
  row->down += flow->rate[ERP_DOWN];
  if (flow->group == ERP_NONE)
    return;
  if (results->groups[flow->group].expressroute)
    row->ways |= 1u << flow->via;
  const ErpAlternative *way = erp_flow_planned(flow);
  if (way == NULL || way->rtt == ERP_UNSET)
    return;
  if (row->rtt == ERP_UNSET || way->rtt > row->rtt) {
    row->rtt = way->rtt;
    row->provenance = results->routes[way->route].provenance;
  }
  if (results->groups[flow->group].category != ERP_CATEGORY_DEFAULT && way->penalty != ERP_UNSET &&
      way->penalty > row->penalty)
    row->penalty = way->penalty; /* ERP_UNSET is less than any */
}

static void
find_site_figures(const ErpTableRows *table, ErpTableRow *row) {
  row->rtt = row->penalty = ERP_UNSET;
  if (table->results == NULL)
    return;
  row->index = erp_network_node(table->results->network, row->id);
  if (row->index >= table->results->network->n_sites) {
    row->index = ERP_NONE;
    return;
  }
  guint n, first = erp_results_site_flows(table->results, row->index, &n);
  for (guint i = first; i < first + n; i++)
    add_flow_figures(table->results, &table->results->flows[i], row);
}

static guint
children_of_kind(const ErpRecord *record, ErpKind kind) {
  guint n = 0;
  for (guint i = 0; i < record->n_children; i++)
    n += record->children[i]->kind == kind;
  return n;
}

static void
find_figures(const ErpTableRows *table, ErpTableRow *row) {
  const ErpNetwork *network = table->results == NULL ? NULL : table->results->network;
  switch (table->kind) {
  case ERP_LIST_SITES:
    find_site_figures(table, row);
    return;
  case ERP_LIST_LOCATIONS:
    row->parts = children_of_kind(row->record, ERP_KIND_CIRCUIT);
    row->index = network == NULL ? ERP_NONE : erp_network_node(network, row->id);
    return;
  case ERP_LIST_GATEWAYS:
    row->parts = children_of_kind(row->record, ERP_KIND_CONNECTION);
    break;
  case ERP_LIST_CIRCUITS:
    row->circuit = network == NULL ? ERP_NONE : erp_network_circuit(network, row->id);
    break;
  case ERP_LIST_LINKS:
  case ERP_LIST_FLOWS:
    break;
  }
  row->index = network == NULL ? ERP_NONE : erp_network_element(network, row->id);
}

static gboolean
is_lost(const ErpTableRows *table, const ErpTableRow *row) {
  const ErpNetwork *network = table->results == NULL ? NULL : table->results->network;
  if (network == NULL)
    return FALSE;
  if (row->circuit != ERP_NONE)
    return erp_network_lost_circuit(network, row->circuit);
  if (row->index == ERP_NONE)
    return FALSE;
  return table->kind == ERP_LIST_SITES || table->kind == ERP_LIST_LOCATIONS
             ? network->lost.nodes[row->index] != 0
             : erp_network_lost(network, row->index);
}

static ErpTableRow
empty_row(void) {
  return (ErpTableRow){.index = ERP_NONE,
                       .circuit = ERP_NONE,
                       .rtt = ERP_UNSET,
                       .penalty = ERP_UNSET,
                       .provenance = ERP_PROVENANCE_MEASURED};
}

static void
add_records(ErpTableRows *table) {
  static const ErpKind kinds[] = {
      [ERP_LIST_SITES] = ERP_KIND_SITE,
      [ERP_LIST_LINKS] = ERP_KIND_WAN_LINK,
      [ERP_LIST_LOCATIONS] = ERP_KIND_PEERING_LOCATION,
      [ERP_LIST_CIRCUITS] = ERP_KIND_CIRCUIT,
      [ERP_LIST_GATEWAYS] = ERP_KIND_GATEWAY,
  };
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(table->plan, kinds[table->kind], &n);
  for (guint i = 0; i < n; i++) {
    ErpTableRow row = empty_row();
    row.record = records[i];
    row.id = g_strdup(erp_record_id(records[i]));
    find_figures(table, &row);
    row.lost = is_lost(table, &row);
    g_array_append_val(table->rows, row);
  }
}

/* The id of a flow's row: its site, service and which of them it is. */
static void
add_flows(ErpTableRows *table) {
  const ErpResults *results = table->results;
  guint nth = 0;
  for (guint i = 0; results != NULL && i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    gboolean same = i > 0 && flow[-1].site == flow->site && flow[-1].service == flow->service;
    nth = same ? nth + 1 : 0;
    ErpTableRow row = empty_row();
    row.index = i;
    row.id = g_strdup_printf("%s/%s/%u", results->network->nodes[flow->site].id,
                             results->catalogue->services[flow->service].service, nth);
    g_array_append_val(table->rows, row);
  }
}

ErpTableRows *
erp_table_rows_new(ErpListKind kind, ErpPlan *plan, const ErpResults *results, gboolean stale) {
  ErpTableRows *table = g_new0(ErpTableRows, 1);
  table->kind = kind;
  table->plan = erp_plan_ref(plan);
  table->results = results;
  table->stale = stale;
  table->rows = g_array_new(FALSE, FALSE, sizeof(ErpTableRow));
  g_array_set_clear_func(table->rows, clear_row);
  if (kind == ERP_LIST_FLOWS)
    add_flows(table);
  else
    add_records(table);
  return table;
}

void
erp_table_rows_free(ErpTableRows *table) {
  if (table == NULL)
    return;
  g_array_unref(table->rows);
  erp_plan_unref(table->plan);
  g_free(table);
}

const ErpTableRow *
erp_table_row(const ErpTableRows *table, guint row) {
  g_assert(row < table->rows->len);
  return &g_array_index(table->rows, ErpTableRow, row);
}

const char *
erp_table_path(const ErpTableRows *table, guint row) {
  const ErpTableRow *found = erp_table_row(table, row);
  if (table->kind != ERP_LIST_FLOWS)
    return found->id;
  const ErpResults *results = table->results;
  return results->network->nodes[results->flows[found->index].site].id;
}
