#include "graph/cuts.h"

#include "random-graph.h"

/* Components of the graph without one link and one node (ERP_GRAPH_NONE: nothing is left out), by
 * handing the lowest number on until nothing changes. */
static guint
count_components(const RandomGraph *random, guint32 without_link, guint32 without_node) {
  g_autofree guint32 *lowest = g_new(guint32, random->n);
  for (guint32 v = 0; v < random->n; v++)
    lowest[v] = v;
  gboolean changed = TRUE;
  while (changed) {
    changed = FALSE;
    for (guint32 i = 0; i < random->m; i++) {
      guint32 a = random->a[i], b = random->b[i];
      if (i == without_link || a == without_node || b == without_node || lowest[a] == lowest[b])
        continue;
      lowest[a] = lowest[b] = MIN(lowest[a], lowest[b]);
      changed = TRUE;
    }
  }
  guint n = 0;
  for (guint32 v = 0; v < random->n; v++)
    n += v != without_node && lowest[v] == v;
  return n;
}

static void
test_random(gconstpointer data) {
  Shape shape = (Shape) GPOINTER_TO_UINT(data);
  for (guint32 seed = 0; seed < 60; seed++) {
    g_autoptr(RandomGraph) random = random_graph_new(shape, WEIGHTS_TIES, 3 + seed % 38, seed);
    g_autofree guint8 *is_bridge = g_malloc(random->m);
    g_autofree guint8 *is_articulation = g_malloc(random->n);
    erp_graph_cuts(random->graph, NULL, is_bridge, is_articulation);
    guint whole = count_components(random, ERP_GRAPH_NONE, ERP_GRAPH_NONE);
    for (guint32 i = 0; i < random->m; i++)
      g_assert_cmpuint(is_bridge[i], ==, count_components(random, i, ERP_GRAPH_NONE) > whole);
    for (guint32 v = 0; v < random->n; v++)
      g_assert_cmpuint(is_articulation[v], ==, count_components(random, ERP_GRAPH_NONE, v) > whole);
  }
}

static void
test_parallel_and_loop(void) {
  /* 0 =0,1= 1 -2- 2, and a loop at 2 */
  static const guint32 a[] = {0, 1, 1, 2}, b[] = {1, 0, 2, 2};
  g_autoptr(ErpGraph) graph = erp_graph_new(3, a, b, 4);
  guint8 is_bridge[4], is_articulation[3];
  erp_graph_cuts(graph, NULL, is_bridge, is_articulation);
  g_assert_cmpmem(is_bridge, 4, ((guint8[]){0, 0, 1, 0}), 4);
  g_assert_cmpmem(is_articulation, 3, ((guint8[]){0, 1, 0}), 3);
}

static void
test_empty(void) {
  g_autoptr(ErpGraph) nothing = erp_graph_new(0, NULL, NULL, 0);
  erp_graph_cuts(nothing, NULL, NULL, NULL);
  g_autoptr(ErpGraph) lonely = erp_graph_new(1, NULL, NULL, 0);
  guint8 is_articulation = 7;
  erp_graph_cuts(lonely, NULL, NULL, &is_articulation);
  g_assert_cmpuint(is_articulation, ==, 0);
}

/* A chain this long would overflow the stack of a recursive search. */
static void
test_long_chain(void) {
  const guint n = 1000000;
  g_autofree guint32 *a = g_new(guint32, n - 1);
  g_autofree guint32 *b = g_new(guint32, n - 1);
  for (guint32 i = 0; i < n - 1; i++) {
    a[i] = i;
    b[i] = i + 1;
  }
  g_autoptr(ErpGraph) graph = erp_graph_new(n, a, b, n - 1);
  g_autofree guint8 *is_bridge = g_malloc(n - 1);
  g_autofree guint8 *is_articulation = g_malloc(n);
  erp_graph_cuts(graph, NULL, is_bridge, is_articulation);
  guint bridges = 0, articulations = 0;
  for (guint i = 0; i < n; i++) {
    bridges += i < n - 1 && is_bridge[i];
    articulations += is_articulation[i];
  }
  g_assert_cmpuint(bridges, ==, n - 1);
  g_assert_cmpuint(articulations, ==, n - 2);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cuts/parallel-and-loop", test_parallel_and_loop);
  g_test_add_func("/cuts/empty", test_empty);
  g_test_add_func("/cuts/long-chain", test_long_chain);
  for (guint shape = 0; shape < N_SHAPES; shape++) {
    g_autofree char *path = g_strdup_printf("/cuts/random/%s", shape_name((Shape) shape));
    g_test_add_data_func(path, GUINT_TO_POINTER(shape), test_random);
  }
  return g_test_run();
}
