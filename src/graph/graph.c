#include "graph/graph.h"

struct _ErpGraph {
  gatomicrefcount refs;
  guint n_nodes;
  guint n_links;
  guint32 *a;
  guint32 *b;
  guint32 *first; /* n_nodes + 1 offsets into heads and links */
  guint32 *heads;
  guint32 *links;
};

ErpGraph *
erp_graph_new(guint n_nodes, const guint32 *a, const guint32 *b, guint n_links) {
  ErpGraph *graph = g_new0(ErpGraph, 1);
  g_atomic_ref_count_init(&graph->refs);
  graph->n_nodes = n_nodes;
  graph->n_links = n_links;
  graph->a = g_memdup2(a, n_links * sizeof *a);
  graph->b = g_memdup2(b, n_links * sizeof *b);
  graph->first = g_new0(guint32, (gsize) n_nodes + 1);
  for (guint i = 0; i < n_links; i++) {
    g_assert(a[i] < n_nodes && b[i] < n_nodes);
    graph->first[a[i] + 1]++;
    if (a[i] != b[i])
      graph->first[b[i] + 1]++;
  }
  for (guint v = 0; v < n_nodes; v++)
    graph->first[v + 1] += graph->first[v];

  guint32 n_arcs = graph->first[n_nodes];
  graph->heads = g_new(guint32, MAX(1, n_arcs)); /* never NULL: offsets are added to them */
  graph->links = g_new(guint32, MAX(1, n_arcs));
  g_autofree guint32 *fill = g_memdup2(graph->first, n_nodes * sizeof *graph->first);
  for (guint i = 0; i < n_links; i++) {
    guint32 at = fill[a[i]]++;
    graph->heads[at] = b[i];
    graph->links[at] = i;
    if (a[i] == b[i])
      continue;
    at = fill[b[i]]++;
    graph->heads[at] = a[i];
    graph->links[at] = i;
  }
  return graph;
}

ErpGraph *
erp_graph_ref(ErpGraph *graph) {
  g_atomic_ref_count_inc(&graph->refs);
  return graph;
}

void
erp_graph_unref(ErpGraph *graph) {
  if (graph == NULL || !g_atomic_ref_count_dec(&graph->refs))
    return;
  g_free(graph->a);
  g_free(graph->b);
  g_free(graph->first);
  g_free(graph->heads);
  g_free(graph->links);
  g_free(graph);
}

guint
erp_graph_nodes(const ErpGraph *graph) {
  return graph->n_nodes;
}

guint
erp_graph_links(const ErpGraph *graph) {
  return graph->n_links;
}

guint
erp_graph_arcs(const ErpGraph *graph, guint32 node, const guint32 **heads, const guint32 **links) {
  guint32 first = graph->first[node];
  *heads = graph->heads + first;
  *links = graph->links + first;
  return graph->first[node + 1] - first;
}

gboolean
erp_graph_forward(const ErpGraph *graph, guint32 link, guint32 node) {
  return graph->a[link] == node;
}

void
erp_graph_ends(const ErpGraph *graph, guint32 link, guint32 *a, guint32 *b) {
  *a = graph->a[link];
  *b = graph->b[link];
}

guint32
erp_graph_other_end(const ErpGraph *graph, guint32 link, guint32 node) {
  return graph->a[link] == node ? graph->b[link] : graph->a[link];
}
