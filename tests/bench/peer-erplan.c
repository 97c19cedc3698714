/* peer-erplan GRAPH: the path work of bench-paths by this program. */
#include <stdio.h>

#include "graph/paths.h"

typedef struct {
  guint32 nodes, links, targets;
  guint32 *a, *b, *latency, *ab, *ba; /* per link */
  guint32 *target;
} Graph;

static guint32
number(FILE *file) {
  guint32 value = 0;
  if (fscanf(file, "%" G_GUINT32_FORMAT, &value) != 1)
    g_error("not a graph of bench-paths");
  return value;
}

static void
read_graph(Graph *graph, FILE *file) {
  graph->nodes = number(file);
  graph->links = number(file);
  graph->targets = number(file);
  guint32 **const columns[] = {&graph->a, &graph->b, &graph->latency, &graph->ab, &graph->ba};
  for (guint c = 0; c < G_N_ELEMENTS(columns); c++)
    *columns[c] = g_new(guint32, graph->links);
  for (guint32 i = 0; i < graph->links; i++)
    for (guint c = 0; c < G_N_ELEMENTS(columns); c++)
      (*columns[c])[i] = number(file);
  graph->target = g_new(guint32, graph->targets);
  for (guint32 k = 0; k < graph->targets; k++)
    graph->target[k] = number(file);
}

static guint64
sum_of(const ErpPaths *paths, const Graph *graph) {
  guint64 sum = 0;
  for (guint32 v = 0; v < graph->nodes; v++)
    for (guint k = 0; k < graph->targets; k++) {
      guint32 latency = erp_paths_label(paths, v, k).latency;
      sum += latency != ERP_GRAPH_NONE ? latency : 0;
    }
  return sum;
}

int
main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
  Graph graph;
  if (file == NULL)
    g_error("usage: peer-erplan GRAPH");
  read_graph(&graph, file);
  gint64 start = g_get_monotonic_time();
  g_autoptr(ErpGraph) made = erp_graph_new(graph.nodes, graph.a, graph.b, graph.links);
  const ErpGraphWeights weights = {graph.latency, graph.ab, graph.ba};
  g_autoptr(ErpPaths) paths =
      erp_paths_new(made, &weights, graph.target, graph.targets, NULL, NULL);
  gint64 time = g_get_monotonic_time() - start;
  printf("%" G_GINT64_FORMAT " %" G_GUINT64_FORMAT " erplan\n", time, sum_of(paths, &graph));
  return 0;
}
