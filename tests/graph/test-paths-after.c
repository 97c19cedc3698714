#include <string.h>

#include "graph/paths.h"
#include "random-graph.h"

enum { TARGETS_MAX = 9, CHANGES_MAX = 3, STEPS = 8, LARGE = 300 };

typedef struct {
  RandomGraph *random;
  guint32 targets[TARGETS_MAX];
  guint n_targets;
  gboolean nearest, restricted;
  GRand *rand;
} Task;

static guint32
below(const Task *task, guint n) {
  return (guint32) g_rand_int_range(task->rand, 0, (gint32) n);
}

static guint
rows_of(const Task *task) {
  return task->nearest ? 1 : task->n_targets;
}

static ErpPaths *
from_nothing(const Task *task) {
  const RandomGraph *random = task->random;
  ErpGraphWeights weights = random_graph_weights(random);
  return (task->nearest ? erp_paths_new_nearest : erp_paths_new)(
      random->graph, &weights, task->targets, task->n_targets,
      task->restricted ? random->blocked : NULL, task->restricted ? random->no_transit : NULL);
}

/* A link gets the weights of another, or some that are a little more or less, or as bad as can be.
 */
static void
reweigh(const Task *task, guint32 link) {
  RandomGraph *random = task->random;
  guint32 other = below(task, random->m);
  switch (below(task, 6)) {
  case 0:
    random->latency[link] = random->latency[other];
    random->capacity_ab[link] = random->capacity_ba[other];
    break;
  case 1:
    random->latency[link] += random->latency[link] < G_MAXUINT32;
    break;
  case 2:
    random->latency[link] -= random->latency[link] > 0;
    break;
  case 3:
    random->latency[link] = random->latency[link] == G_MAXUINT32 ? 0 : G_MAXUINT32;
    break;
  case 4:
    random->capacity_ba[link] = random->capacity_ab[other];
    break;
  case 5:
    random->capacity_ab[link] = random->capacity_ab[other];
    random->capacity_ba[link] = random->capacity_ba[other];
    break;
  default:
    g_assert_not_reached();
  }
}

/* Whether all that can be asked of a node is the same, bottlenecks aside when they do not count. */
static gboolean
says_the_same(const ErpPaths *a, const ErpPaths *b, guint32 node, guint n_rows,
              gboolean bottlenecks) {
  for (guint k = 0; k < n_rows; k++) {
    guint32 link_a = 0, link_b = 0, next_a = 0, next_b = 0;
    ErpPathLabel x = erp_paths_label(a, node, k), y = erp_paths_label(b, node, k);
    if (x.latency != y.latency || (bottlenecks && x.bottleneck != y.bottleneck))
      return FALSE;
    if (erp_paths_hop(a, node, k, &link_a, &next_a) !=
            erp_paths_hop(b, node, k, &link_b, &next_b) ||
        link_a != link_b || next_a != next_b)
      return FALSE;
  }
  return TRUE;
}

static gboolean
reaches_alike(const ErpPaths *a, const ErpPaths *b, guint n, guint n_rows) {
  for (guint32 node = 0; node < n; node++)
    for (guint k = 0; k < n_rows; k++)
      if ((erp_paths_label(a, node, k).latency == ERP_GRAPH_NONE) !=
          (erp_paths_label(b, node, k).latency == ERP_GRAPH_NONE))
        return FALSE;
  return TRUE;
}

/* Some links get other weights; all is as from nothing, and as it was it is still known. */
static ErpPaths *
step(const Task *task, ErpPaths *before) {
  const RandomGraph *random = task->random;
  ErpGraphWeights weights = random_graph_weights(random);
  guint n = random->n, n_rows = rows_of(task), n_links = below(task, CHANGES_MAX + 1);
  guint32 links[CHANGES_MAX];
  gboolean alike;
  g_autoptr(ErpPaths) was = from_nothing(task);
  for (guint i = 0; i < n_links; i++) {
    links[i] = below(task, random->m); /* may name a link twice */
    reweigh(task, links[i]);
  }
  g_autofree guint8 *nodes = g_new0(guint8, n + 1);
  g_autoptr(ErpPaths) is = from_nothing(task);
  for (guint i = 0; i < n; i++) { /* some links are known already */
    guint32 link, next;
    erp_paths_hop(before, below(task, n), below(task, n_rows), &link, &next);
  }
  ErpPaths *after = erp_paths_after(before, &weights, links, n_links, nodes, &alike);
  g_assert_cmpint(alike, ==, reaches_alike(was, is, n, n_rows));
  for (guint32 node = 0; node < n; node++) {
    g_assert_true(says_the_same(after, is, node, n_rows, TRUE));
    g_assert_true(says_the_same(before, was, node, n_rows, TRUE));
    g_assert_cmpint(!alike || nodes[node], ==,
                    !alike || !says_the_same(was, is, node, n_rows, FALSE));
  }
  return after;
}

static void
assert_steps(Shape shape, Weights weights, guint n, guint32 seed, gboolean nearest) {
  g_autoptr(RandomGraph) random = random_graph_new(shape, weights, n, seed);
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  Task task = {random, {0}, 1 + seed % TARGETS_MAX, nearest, seed % 2 == 1, rand};
  for (guint k = 0; k < task.n_targets; k++)
    task.targets[k] = below(&task, random->n); /* may name a node twice */
  ErpPaths *paths = from_nothing(&task);
  for (guint i = 0; i < STEPS && random->m > 0; i++) {
    ErpPaths *after = step(&task, paths);
    erp_paths_free(paths);
    paths = after;
  }
  erp_paths_free(paths);
}

static void
test_random(gconstpointer data) {
  Shape shape = (Shape) (GPOINTER_TO_UINT(data) % N_SHAPES);
  Weights weights = (Weights) (GPOINTER_TO_UINT(data) / N_SHAPES);
  for (guint32 seed = 0; seed < 40; seed++)
    assert_steps(shape, weights, 3 + seed % 40, seed, seed % 4 >= 2);
}

/* So large that some changes are too much to follow one by one. */
static void
test_large(gconstpointer data) {
  guint kind = GPOINTER_TO_UINT(data);
  Shape shape = (Shape) (kind % N_SHAPES);
  Weights weights = (Weights) (kind / N_SHAPES);
  assert_steps(shape, weights, LARGE, 7 + kind, FALSE);
}

/* 0 - 1 - 2 - 3 with the target 0; 3 also reaches 1 over 4, a little farther. */
static void
test_by_hand(void) {
  static const guint32 a[] = {0, 1, 2, 1, 4}, b[] = {1, 2, 3, 4, 3}, target = 0, link = 1;
  guint32 latency[] = {10, 10, 10, 11, 11}, capacity[] = {9, 9, 9, 9, 9}, hop, next;
  guint8 nodes[5] = {0};
  gboolean alike;
  g_autoptr(ErpGraph) graph = erp_graph_new(5, a, b, 5);
  ErpGraphWeights weights = {latency, capacity, capacity};
  g_autoptr(ErpPaths) before = erp_paths_new(graph, &weights, &target, 1, NULL, NULL);
  latency[link] = 13;
  g_autoptr(ErpPaths) after = erp_paths_after(before, &weights, &link, 1, nodes, &alike);
  g_assert_true(alike);
  g_assert_cmpuint(erp_paths_label(before, 3, 0).latency, ==, 30);
  g_assert_cmpuint(erp_paths_label(after, 3, 0).latency, ==, 32);
  g_assert_cmpuint(erp_paths_label(after, 2, 0).latency, ==, 23);
  g_assert_true(erp_paths_hop(after, 3, 0, &hop, &next));
  g_assert_cmpuint(next, ==, 4);
  g_assert_cmpmem(nodes, 5, ((guint8[]){0, 0, 1, 1, 0}), 5);
  /* a narrower link that stays the widest way */
  memset(nodes, 0, sizeof nodes);
  capacity[link] = 5;
  g_autoptr(ErpPaths) narrow = erp_paths_after(after, &weights, &link, 1, nodes, &alike);
  g_assert_cmpuint(erp_paths_label(narrow, 2, 0).bottleneck, ==, 5);
  g_assert_cmpmem(nodes, 5, ((guint8[]){0, 0, 0, 0, 0}), 5);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/paths-after/by-hand", test_by_hand);
  for (guint kind = 0; kind < (guint) N_WEIGHTS * N_SHAPES; kind++) {
    g_autofree char *name =
        g_strdup_printf("/paths-after/random/%s/%s", shape_name((Shape) (kind % N_SHAPES)),
                        weights_name((Weights) (kind / N_SHAPES)));
    g_test_add_data_func(name, GUINT_TO_POINTER(kind), test_random);
    g_autofree char *large =
        g_strdup_printf("/paths-after/large/%s/%s", shape_name((Shape) (kind % N_SHAPES)),
                        weights_name((Weights) (kind / N_SHAPES)));
    g_test_add_data_func(large, GUINT_TO_POINTER(kind), test_large);
  }
  return g_test_run();
}
