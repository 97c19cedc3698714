/* The widest ways out: of all ways from a site to a circuit, the one whose narrowest element is the
 * widest. */
#include "eval/results.h"
#include "graph/widest.h"

static guint32
kilobits(const ErpElement *element) {
  gint64 rate = G_MAXINT64;
  for (guint d = 0; d < ERP_DIRECTIONS; d++)
    if (element->capacity[d] != ERP_UNSET)
      rate = MIN(rate, element->capacity[d]);
  return rate == G_MAXINT64 ? G_MAXUINT32 - 1
                            : (guint32) CLAMP(rate / 1000, 0, (gint64) G_MAXUINT32 - 2);
}

/* A lost element leads nowhere. */
static guint32
living(const ErpNetwork *network, guint32 element) {
  return erp_network_lost(network, element) ? 0 : kilobits(&network->elements[element]);
}

/* One more node stands for Microsoft and is joined to every circuit's location by the circuit.
 * Links to a location without circuits lead nowhere and count as nothing, because nothing passes
 * through a location. */
guint32 *
erp_results_widest(const ErpResults *results) {
  const ErpNetwork *network = results->network;
  guint n = network->n_links + network->n_circuits;
  g_autofree guint32 *a = g_new(guint32, MAX(n, 1)), *b = g_new(guint32, MAX(n, 1));
  g_autofree guint32 *capacity = g_new(guint32, MAX(n, 1));
  g_autofree guint8 *has_circuit = g_new0(guint8, MAX(network->n_nodes, 1));
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    has_circuit[circuit->node] = 1;
    a[network->n_links + i] = circuit->node;
    b[network->n_links + i] = network->n_nodes;
    capacity[network->n_links + i] = living(network, circuit->element);
  }
  for (guint i = 0; i < network->n_links; i++) {
    const ErpElement *link = &network->elements[i];
    a[i] = link->node;
    b[i] = link->node_b;
    gboolean leads_on = (link->node < network->n_sites || has_circuit[link->node]) &&
                        (link->node_b < network->n_sites || has_circuit[link->node_b]);
    capacity[i] = leads_on ? living(network, i) : 0;
  }
  g_autoptr(ErpGraph) graph = erp_graph_new(network->n_nodes + 1, a, b, n);
  g_autoptr(ErpWidest) forest = erp_widest_new(graph, capacity);
  guint32 *widest = g_new0(guint32, MAX(network->n_sites, 1));
  for (guint32 i = 0; i < network->n_sites; i++) {
    guint32 found = erp_widest_between(forest, i, network->n_nodes);
    widest[i] = found == G_MAXUINT32 - 1 ? G_MAXUINT32 : found;
  }
  return widest;
}
