#include "graph/graph.h"

#include "random-graph.h"

static void
test_small(void) {
  /* 0 -0- 1, 1 -1- 0 (parallel), 2 -2- 2 (self-loop), 1 -3- 2; node 3 alone */
  static const guint32 a[] = {0, 1, 2, 1}, b[] = {1, 0, 2, 2};
  g_autoptr(ErpGraph) graph = erp_graph_new(4, a, b, 4);
  g_assert_cmpuint(erp_graph_nodes(graph), ==, 4);
  g_assert_cmpuint(erp_graph_links(graph), ==, 4);

  const guint32 *heads, *links;
  g_assert_cmpuint(erp_graph_arcs(graph, 0, &heads, &links), ==, 2);
  g_assert_cmpuint(heads[0], ==, 1);
  g_assert_cmpuint(links[0], ==, 0);
  g_assert_cmpuint(heads[1], ==, 1);
  g_assert_cmpuint(links[1], ==, 1);
  g_assert_cmpuint(erp_graph_arcs(graph, 1, &heads, &links), ==, 3);
  g_assert_cmpuint(heads[2], ==, 2);
  g_assert_cmpuint(links[2], ==, 3);
  g_assert_cmpuint(erp_graph_arcs(graph, 2, &heads, &links), ==, 2);
  g_assert_cmpuint(links[0], ==, 2); /* the self-loop once */
  g_assert_cmpuint(heads[0], ==, 2);
  g_assert_cmpuint(links[1], ==, 3);
  g_assert_cmpuint(erp_graph_arcs(graph, 3, &heads, &links), ==, 0);

  g_assert_true(erp_graph_forward(graph, 0, 0));
  g_assert_false(erp_graph_forward(graph, 0, 1));
  g_assert_true(erp_graph_forward(graph, 1, 1));
  g_assert_true(erp_graph_forward(graph, 2, 2));
  g_assert_cmpuint(erp_graph_other_end(graph, 3, 1), ==, 2);
  g_assert_cmpuint(erp_graph_other_end(graph, 3, 2), ==, 1);
  g_assert_cmpuint(erp_graph_other_end(graph, 2, 2), ==, 2);
}

static void
test_empty(void) {
  g_autoptr(ErpGraph) nothing = erp_graph_new(0, NULL, NULL, 0);
  g_assert_cmpuint(erp_graph_nodes(nothing), ==, 0);
  g_assert_cmpuint(erp_graph_links(nothing), ==, 0);
  g_autoptr(ErpGraph) lonely = erp_graph_new(1, NULL, NULL, 0);
  const guint32 *heads, *links;
  g_assert_cmpuint(erp_graph_arcs(lonely, 0, &heads, &links), ==, 0);
  erp_graph_unref(NULL);
}

/* Every link shows up once at each of its ends, in order, and nothing else does. */
static void
test_random(gconstpointer data) {
  for (guint32 seed = 0; seed < 20; seed++) {
    g_autoptr(RandomGraph) random =
        random_graph_new((Shape) GPOINTER_TO_UINT(data), WEIGHTS_TIES, 30, seed);
    for (guint32 v = 0; v < random->n; v++) {
      const guint32 *heads, *links;
      guint n_arcs = erp_graph_arcs(random->graph, v, &heads, &links), j = 0;
      for (guint32 i = 0; i < random->m; i++) {
        if (random->a[i] != v && random->b[i] != v)
          continue;
        g_assert_cmpuint(j, <, n_arcs);
        g_assert_cmpuint(links[j], ==, i);
        g_assert_cmpuint(heads[j], ==, random->a[i] == v ? random->b[i] : random->a[i]);
        g_assert_cmpuint(erp_graph_other_end(random->graph, i, v), ==, heads[j]);
        g_assert_true(erp_graph_forward(random->graph, i, v) == (random->a[i] == v));
        j++;
      }
      g_assert_cmpuint(j, ==, n_arcs);
    }
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/graph/small", test_small);
  g_test_add_func("/graph/empty", test_empty);
  for (guint shape = 0; shape < N_SHAPES; shape++) {
    g_autofree char *path = g_strdup_printf("/graph/random/%s", shape_name((Shape) shape));
    g_test_add_data_func(path, GUINT_TO_POINTER(shape), test_random);
  }
  return g_test_run();
}
