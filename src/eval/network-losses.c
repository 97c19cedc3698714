#include "eval/outage.h"

#include "eval/network-build.h"

void
erp_network_clear_losses(ErpLosses *lost) {
  g_free(lost->elements);
  g_free(lost->nodes);
  g_free(lost->circuit_links);
  g_clear_pointer(&lost->edges, g_hash_table_unref);
}

static void
start_over(ErpNetwork *network) {
  erp_network_clear_losses(&network->lost);
  network->lost = (ErpLosses){.elements = g_new0(guint8, network->n_elements + 1),
                              .nodes = g_new0(guint8, network->n_nodes + 1),
                              .circuit_links = g_new0(guint8, network->n_circuits + 1),
                              .edges = g_hash_table_new(NULL, NULL)};
}

/* What stands at a site or ends there. */
static void
lose_site(ErpNetwork *network, guint32 node) {
  ErpLosses *lost = &network->lost;
  lost->nodes[node] = 1;
  for (guint i = 0; i < network->n_elements; i++)
    if (network->elements[i].node == node || network->elements[i].node_b == node)
      lost->elements[i] = 1;
  guint n;
  const ErpRecord *const *edges = erp_plan_of_kind(network->plan, ERP_KIND_EDGE, &n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0(ERP_AS(ErpEdge, EDGE, edges[i])->site, network->nodes[node].id) == 0)
      g_hash_table_add(lost->edges, (gpointer) edges[i]);
}

/* The place of the second link of a metro circuit is a name of the catalogue. */
static gboolean
ends_at(const ErpNetwork *network, const char *metro, const ErpPeeringPlace *place) {
  return metro != NULL && place != NULL &&
         erp_catalogue_peering_place(network->catalogue, metro, NULL) == place;
}

static void
lose_location(ErpNetwork *network, guint32 node) {
  ErpLosses *lost = &network->lost;
  lost->nodes[node] = 1;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    if (erp_network_same_place(network, circuit->node, node)) {
      lost->nodes[circuit->node] = 1;
      lost->circuit_links[i] |= ERP_LOST_PRIMARY;
      if (circuit->circuit->metro == NULL)
        lost->elements[circuit->element] = 1;
    }
    if (ends_at(network, circuit->circuit->metro, network->nodes[node].place))
      lost->circuit_links[i] |= ERP_LOST_SECONDARY;
  }
}

static void
lose_element(ErpNetwork *network, guint32 element, ErpLossPart part) {
  ErpLosses *lost = &network->lost;
  guint32 circuit = part == ERP_PART_WHOLE
                        ? ERP_NONE
                        : erp_network_circuit(network, network->elements[element].id);
  if (circuit == ERP_NONE)
    lost->elements[element] = 1;
  else
    lost->circuit_links[circuit] |=
        part == ERP_PART_PRIMARY ? ERP_LOST_PRIMARY : ERP_LOST_SECONDARY;
}

static void
lose(ErpNetwork *network, const ErpLoss *loss) {
  guint32 node = erp_network_node(network, loss->path);
  guint32 element = erp_network_element(network, loss->path);
  const ErpRecord *record = erp_plan_find(network->plan, loss->path);
  if (node != ERP_NONE && node < network->n_sites)
    lose_site(network, node);
  else if (node != ERP_NONE)
    lose_location(network, node);
  else if (element != ERP_NONE)
    lose_element(network, element, loss->part);
  else if (record != NULL && record->kind == ERP_KIND_EDGE)
    g_hash_table_add(network->lost.edges, (gpointer) record);
}

static gboolean
is_at_lost_edge(const ErpNetwork *network, const char *edge) {
  const ErpRecord *record = edge == NULL ? NULL : erp_plan_find(network->plan, edge);
  return record != NULL && g_hash_table_contains(network->lost.edges, record);
}

/* Circuits and internet accesses that have exits, but none of them at a living edge. A circuit with
 * a link there keeps the other one. */
static void
lose_with_exits(ErpNetwork *network) {
  enum { LIVES = 1, DIES = 2 };
  g_autofree guint8 *exits = g_new0(guint8, network->n_elements + 1);
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_EXIT, &n);
  for (guint i = 0; i < n; i++) {
    const ErpExit *record = ERP_AS(ErpExit, EXIT, records[i]);
    guint32 element = erp_network_element(network, record->ref);
    if (element != ERP_NONE)
      exits[element] |= is_at_lost_edge(network, record->edge) ? DIES : LIVES;
  }
  for (guint i = 0; i < network->n_egresses; i++)
    if (exits[network->egresses[i].element] == DIES)
      network->lost.elements[network->egresses[i].element] = 1;
  for (guint i = 0; i < network->n_circuits; i++)
    if (exits[network->circuits[i].element] == DIES && network->lost.circuit_links[i] == 0)
      network->lost.elements[network->circuits[i].element] = 1;
}

static void
lose_with_edges(ErpNetwork *network) {
  if (g_hash_table_size(network->lost.edges) == 0)
    return;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    if (is_at_lost_edge(network, circuit->edge_primary))
      network->lost.circuit_links[i] |= ERP_LOST_PRIMARY;
    if (is_at_lost_edge(network, circuit->edge_secondary))
      network->lost.circuit_links[i] |= ERP_LOST_SECONDARY;
  }
  lose_with_exits(network);
}

ErpNetwork *
erp_network_under(const ErpNetwork *network, const ErpOutage *outage) {
  ErpNetwork *under = erp_network_share(network);
  erp_network_lose(under, outage);
  return under;
}

void
erp_network_lose(ErpNetwork *network, const ErpOutage *outage) {
  start_over(network);
  if (outage == NULL)
    return;
  for (guint i = 0; i < outage->losses->len; i++)
    lose(network, &g_array_index(outage->losses, ErpLoss, i));
  lose_with_edges(network);
  for (guint i = 0; i < network->n_circuits; i++)
    if (network->lost.circuit_links[i] == (ERP_LOST_PRIMARY | ERP_LOST_SECONDARY))
      network->lost.elements[network->circuits[i].element] = 1;
}
