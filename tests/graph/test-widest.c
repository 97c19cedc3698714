#include "graph/widest.h"

#include "random-graph.h"

/* Widest paths between all pairs by allowing one more node on the way at a time. */
static guint32 *
all_pairs(const RandomGraph *random) {
  gsize n = random->n;
  guint32 *width = g_new0(guint32, n * n);
  for (gsize v = 0; v < n; v++)
    width[v * n + v] = G_MAXUINT32;
  for (guint i = 0; i < random->m; i++) {
    gsize a = random->a[i], b = random->b[i];
    width[a * n + b] = width[b * n + a] = MAX(width[a * n + b], random->capacity_ab[i]);
  }
  for (gsize k = 0; k < n; k++)
    for (gsize u = 0; u < n; u++)
      for (gsize v = 0; v < n; v++)
        width[u * n + v] = MAX(width[u * n + v], MIN(width[u * n + k], width[k * n + v]));
  return width;
}

static void
test_random(gconstpointer data) {
  Shape shape = (Shape) GPOINTER_TO_UINT(data);
  for (guint32 seed = 0; seed < 40; seed++) {
    g_autoptr(RandomGraph) random = random_graph_new(shape, WEIGHTS_TIES, 3 + seed % 40, seed);
    g_autoptr(ErpWidest) widest = erp_widest_new(random->graph, random->capacity_ab);
    g_autofree guint32 *expected = all_pairs(random);
    for (guint32 u = 0; u < random->n; u++)
      for (guint32 v = 0; v < random->n; v++)
        g_assert_cmpuint(erp_widest_between(widest, u, v), ==, expected[u * random->n + v]);
  }
}

static void
test_small(void) {
  /* 0 -5- 1 -3- 2, 0 -2- 2, 3 alone */
  static const guint32 a[] = {0, 1, 0}, b[] = {1, 2, 2}, capacity[] = {5, 3, 2};
  g_autoptr(ErpGraph) graph = erp_graph_new(4, a, b, 3);
  g_autoptr(ErpWidest) widest = erp_widest_new(graph, capacity);
  g_assert_cmpuint(erp_widest_between(widest, 0, 1), ==, 5);
  g_assert_cmpuint(erp_widest_between(widest, 2, 0), ==, 3);
  g_assert_cmpuint(erp_widest_between(widest, 0, 3), ==, 0);
  g_assert_cmpuint(erp_widest_between(widest, 3, 3), ==, G_MAXUINT32);
}

static void
test_empty(void) {
  g_autoptr(ErpGraph) nothing = erp_graph_new(0, NULL, NULL, 0);
  g_autoptr(ErpWidest) widest = erp_widest_new(nothing, NULL);
  g_assert_nonnull(widest);
  g_autoptr(ErpGraph) lonely = erp_graph_new(2, NULL, NULL, 0);
  g_autoptr(ErpWidest) apart = erp_widest_new(lonely, NULL);
  g_assert_cmpuint(erp_widest_between(apart, 0, 1), ==, 0);
  erp_widest_free(NULL);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/widest/small", test_small);
  g_test_add_func("/widest/empty", test_empty);
  for (guint shape = 0; shape < N_SHAPES; shape++) {
    g_autofree char *path = g_strdup_printf("/widest/random/%s", shape_name((Shape) shape));
    g_test_add_data_func(path, GUINT_TO_POINTER(shape), test_random);
  }
  return g_test_run();
}
