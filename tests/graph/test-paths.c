#include "graph/paths.h"

#include "random-graph.h"

/* A label in plain words, for the oracles. */
typedef struct {
  gboolean reached;
  guint64 latency;
  guint32 bottleneck;
} Label;

static gboolean
better(Label a, Label b) {
  if (!a.reached || !b.reached)
    return a.reached && !b.reached;
  return a.latency != b.latency ? a.latency < b.latency : a.bottleneck > b.bottleneck;
}

static gboolean
equal(Label a, Label b) {
  return !better(a, b) && !better(b, a);
}

/* The task of one row: to the nearest of some targets under some restrictions. */
typedef struct {
  const RandomGraph *random;
  const guint32 *targets;
  guint n_targets;
  const guint8 *blocked;
  const guint8 *no_transit;
} Task;

static gboolean
is_target(const Task *task, guint32 node) {
  for (guint i = 0; i < task->n_targets; i++)
    if (task->targets[i] == node)
      return TRUE;
  return FALSE;
}

/* The label of going from `from` over `link` to its other end, where the path goes on as `rest`. */
static Label
step(const Task *task, guint32 link, guint32 from, guint32 to, Label rest) {
  const RandomGraph *random = task->random;
  if (!rest.reached || (task->blocked != NULL && task->blocked[link]))
    return (Label){FALSE, 0, 0};
  if (task->no_transit != NULL && task->no_transit[to] && !is_target(task, to))
    return (Label){FALSE, 0, 0};
  guint32 capacity =
      random->a[link] == from ? random->capacity_ab[link] : random->capacity_ba[link];
  Label label = {TRUE, rest.latency + random->latency[link], MIN(rest.bottleneck, capacity)};
  return label.latency > ERP_PATH_FAR ? (Label){FALSE, 0, 0} : label;
}

/* Textbook relaxation of every link in both directions until nothing changes. */
static Label *
slow_labels(const Task *task) {
  const RandomGraph *random = task->random;
  Label *labels = g_new0(Label, random->n);
  for (guint i = 0; i < task->n_targets; i++)
    labels[task->targets[i]] = (Label){TRUE, 0, G_MAXUINT32};
  gboolean changed = TRUE;
  while (changed) {
    changed = FALSE;
    for (guint32 i = 0; i < 2 * random->m; i++) {
      guint32 from = i % 2 == 0 ? random->a[i / 2] : random->b[i / 2];
      guint32 to = i % 2 == 0 ? random->b[i / 2] : random->a[i / 2];
      Label label = step(task, i / 2, from, to, labels[to]);
      if (better(label, labels[from])) {
        labels[from] = label;
        changed = TRUE;
      }
    }
  }
  return labels;
}

/* Links that may follow on a path of the node's label, without regard to circles. */
static gboolean
fits(const Task *task, const Label *labels, guint32 link, guint32 from, guint32 to) {
  Label label = step(task, link, from, to, labels[to]);
  return label.reached && equal(label, labels[from]);
}

/* How many links between equal labels (they cost nothing) come before one that improves the label:
 * again by going on until nothing changes. */
static guint *
slow_depths(const Task *task, const Label *labels) {
  const RandomGraph *random = task->random;
  guint *depths = g_new(guint, random->n);
  for (guint v = 0; v < random->n; v++)
    depths[v] = is_target(task, v) ? 0 : G_MAXUINT - 1;
  gboolean changed = TRUE;
  while (changed) {
    changed = FALSE;
    for (guint32 i = 0; i < 2 * random->m; i++) {
      guint32 from = i % 2 == 0 ? random->a[i / 2] : random->b[i / 2];
      guint32 to = i % 2 == 0 ? random->b[i / 2] : random->a[i / 2];
      if (is_target(task, from) || !fits(task, labels, i / 2, from, to))
        continue;
      guint depth = equal(labels[from], labels[to]) ? depths[to] + 1 : 0;
      if (depth < depths[from]) {
        depths[from] = depth;
        changed = TRUE;
      }
    }
  }
  return depths;
}

static gboolean
slow_hop(const Task *task, const Label *labels, const guint *depths, guint32 node, guint32 *link,
         guint32 *next) {
  const RandomGraph *random = task->random;
  gboolean found = FALSE;
  if (!labels[node].reached || is_target(task, node))
    return FALSE;
  for (guint32 i = 0; i < random->m; i++) {
    if (random->a[i] != node && random->b[i] != node)
      continue;
    guint32 to = random->a[i] == node ? random->b[i] : random->a[i];
    if (!fits(task, labels, i, node, to))
      continue;
    if (equal(labels[node], labels[to]) && depths[to] + 1 != depths[node])
      continue;
    if (!equal(labels[node], labels[to]) && depths[node] != 0)
      continue;
    if (!found || to < *next) { /* links come in order, so the first of equals stays */
      found = TRUE;
      *link = i;
      *next = to;
    }
  }
  return found;
}

/* Following the hops ends at a target after no more steps than there are nodes, keeps to the
 * restrictions and adds up to the label. */
static void
follow(const Task *task, const ErpPaths *paths, guint32 node, guint k, Label expected) {
  const RandomGraph *random = task->random;
  guint64 latency = 0;
  guint32 bottleneck = G_MAXUINT32, at = node, link, next;
  guint steps = 0;
  while (erp_paths_hop(paths, at, k, &link, &next)) {
    g_assert_cmpuint(++steps, <, random->n);
    g_assert_true(at == node || task->no_transit == NULL || !task->no_transit[at]);
    g_assert_true(task->blocked == NULL || !task->blocked[link]);
    gboolean forward = random->a[link] == at;
    g_assert_cmpuint(forward ? random->a[link] : random->b[link], ==, at);
    g_assert_cmpuint(forward ? random->b[link] : random->a[link], ==, next);
    latency += random->latency[link];
    bottleneck = MIN(bottleneck, forward ? random->capacity_ab[link] : random->capacity_ba[link]);
    at = next;
  }
  g_assert_true(is_target(task, at));
  g_assert_cmpuint(latency, ==, expected.latency);
  g_assert_cmpuint(bottleneck, ==, expected.bottleneck);
}

static void
assert_row(const Task *task, const ErpPaths *paths, guint k) {
  g_autofree Label *labels = slow_labels(task);
  g_autofree guint *depths = slow_depths(task, labels);
  for (guint32 v = 0; v < task->random->n; v++) {
    ErpPathLabel label = erp_paths_label(paths, v, k);
    guint32 link = 0, next = 0, expected_link = 0, expected_next = 0;
    gboolean hop = erp_paths_hop(paths, v, k, &link, &next);
    g_assert_true(hop == slow_hop(task, labels, depths, v, &expected_link, &expected_next));
    if (!labels[v].reached) {
      g_assert_cmpuint(label.latency, ==, ERP_GRAPH_NONE);
      g_assert_cmpuint(label.bottleneck, ==, 0);
      continue;
    }
    g_assert_cmpuint(label.latency, ==, labels[v].latency);
    g_assert_cmpuint(label.bottleneck, ==, labels[v].bottleneck);
    g_assert_cmpuint(link, ==, expected_link);
    g_assert_cmpuint(next, ==, expected_next);
    follow(task, paths, v, k, labels[v]);
  }
}

/* Nodes that ask find the same ways, hop by hop, when nobody else does. */
static void
assert_wanted(const Task *task, const ErpPaths *full, guint k) {
  enum { WANTED = 3 };
  const RandomGraph *random = task->random;
  ErpGraphWeights weights = random_graph_weights(random);
  const guint32 wanted[WANTED] = {k % random->n, random->n / 2, random->n / 2}; /* one twice */
  const guint first[] = {0, WANTED};
  g_autoptr(ErpPaths) few = erp_paths_new_wanted(random->graph, &weights, task->targets, 1, wanted,
                                                 first, task->blocked, task->no_transit);
  for (guint i = 0; i < WANTED; i++) {
    guint32 node = wanted[i], link, next, link_few, next_few;
    g_assert_cmpuint(erp_paths_label(few, node, 0).latency, ==,
                     erp_paths_label(full, node, k).latency);
    g_assert_cmpuint(erp_paths_label(few, node, 0).bottleneck, ==,
                     erp_paths_label(full, node, k).bottleneck);
    for (; erp_paths_hop(full, node, k, &link, &next); node = next) {
      g_assert_true(erp_paths_hop(few, node, 0, &link_few, &next_few));
      g_assert_cmpuint(link_few, ==, link);
      g_assert_cmpuint(next_few, ==, next);
    }
    g_assert_false(erp_paths_hop(few, node, 0, &link_few, &next_few));
  }
}

static void
assert_paths(const RandomGraph *random, const guint32 *targets, guint n_targets,
             const guint8 *blocked, const guint8 *no_transit) {
  ErpGraphWeights weights = random_graph_weights(random);
  g_autoptr(ErpPaths) paths =
      erp_paths_new(random->graph, &weights, targets, n_targets, blocked, no_transit);
  for (guint k = 0; k < n_targets; k++) {
    Task task = {random, &targets[k], 1, blocked, no_transit};
    assert_row(&task, paths, k);
    assert_wanted(&task, paths, k);
  }
  g_autoptr(ErpPaths) nearest =
      erp_paths_new_nearest(random->graph, &weights, targets, n_targets, blocked, no_transit);
  Task task = {random, targets, n_targets, blocked, no_transit};
  assert_row(&task, nearest, 0);
}

/* Few targets are searched for one by one, many together. */
enum { TARGETS_MAX = 9, LARGE = 400 };

static guint
choose_targets(const RandomGraph *random, guint32 seed, guint32 *targets) {
  guint n = 1 + seed % TARGETS_MAX;
  for (guint k = 0; k < n; k++)
    targets[k] = (seed * 7919 + k * 104729) % random->n; /* may name a node twice */
  return n;
}

static void
test_random(gconstpointer data) {
  guint kind = GPOINTER_TO_UINT(data);
  Shape shape = (Shape) (kind % N_SHAPES);
  Weights weights = (Weights) (kind / N_SHAPES);
  for (guint32 seed = 0; seed < 60; seed++) {
    g_autoptr(RandomGraph) random = random_graph_new(shape, weights, 3 + seed % 40, seed);
    guint32 targets[TARGETS_MAX];
    guint n_targets = choose_targets(random, seed, targets);
    assert_paths(random, targets, n_targets, NULL, NULL);
    assert_paths(random, targets, n_targets, random->blocked, NULL);
    assert_paths(random, targets, n_targets, NULL, random->no_transit);
    assert_paths(random, targets, n_targets, random->blocked, random->no_transit);
  }
}

/* Networks so large that most of them is taken out before the core is relaxed: the labels of all
 * rows, and the hops of one. */
static void
test_large(gconstpointer data) {
  guint kind = GPOINTER_TO_UINT(data);
  g_autoptr(RandomGraph) random =
      random_graph_new((Shape) (kind % N_SHAPES), (Weights) (kind / N_SHAPES), LARGE, kind);
  ErpGraphWeights weights = random_graph_weights(random);
  guint32 targets[TARGETS_MAX];
  for (guint k = 0; k < TARGETS_MAX; k++)
    targets[k] = (kind + 1) * (k + 1) * 7919 % LARGE;
  for (guint i = 0; i < 2; i++) {
    const guint8 *blocked = i == 0 ? NULL : random->blocked;
    const guint8 *no_transit = i == 0 ? NULL : random->no_transit;
    g_autoptr(ErpPaths) paths =
        erp_paths_new(random->graph, &weights, targets, TARGETS_MAX, blocked, no_transit);
    for (guint k = 0; k < TARGETS_MAX; k++) {
      Task task = {random, &targets[k], 1, blocked, no_transit};
      g_autofree Label *labels = slow_labels(&task);
      for (guint32 v = 0; v < LARGE; v++) {
        ErpPathLabel label = erp_paths_label(paths, v, k);
        g_assert_cmpuint(label.latency, ==, labels[v].reached ? labels[v].latency : ERP_GRAPH_NONE);
        g_assert_cmpuint(label.bottleneck, ==, labels[v].reached ? labels[v].bottleneck : 0);
        if (k == 0 && labels[v].reached)
          follow(&task, paths, v, k, labels[v]);
      }
    }
  }
}

/* Tries every path without repeated nodes. */
static void
try_all_paths(const Task *task, guint32 node, guint32 goal, Label so_far, guint8 *visited,
              Label *best) {
  const RandomGraph *random = task->random;
  visited[node] = 1;
  for (guint32 i = 0; i < random->m; i++) {
    if (random->a[i] != node && random->b[i] != node)
      continue;
    guint32 to = random->a[i] == node ? random->b[i] : random->a[i];
    if (visited[to])
      continue;
    /* Sums and least values do not care from which end a path is added up. */
    Label label = step(task, i, node, to, so_far);
    if (!label.reached)
      continue;
    if (to == goal) {
      if (better(label, *best))
        *best = label;
    } else {
      try_all_paths(task, to, goal, label, visited, best);
    }
  }
  visited[node] = 0;
}

static void
test_all_paths(gconstpointer data) {
  Weights weights_kind = (Weights) GPOINTER_TO_UINT(data);
  for (guint32 seed = 0; seed < 120; seed++) {
    g_autoptr(RandomGraph) random =
        random_graph_new((Shape) (seed % N_SHAPES), weights_kind, 3 + seed % 4, seed);
    ErpGraphWeights weights = random_graph_weights(random);
    guint32 target = seed % random->n;
    g_autoptr(ErpPaths) paths =
        erp_paths_new(random->graph, &weights, &target, 1, random->blocked, random->no_transit);
    Task task = {random, &target, 1, random->blocked, random->no_transit};
    for (guint32 v = 0; v < random->n; v++) {
      guint8 visited[8] = {0};
      Label best = {FALSE, 0, 0}, start = {TRUE, 0, G_MAXUINT32};
      if (v == target)
        best = start;
      else
        try_all_paths(&task, v, target, start, visited, &best);
      ErpPathLabel label = erp_paths_label(paths, v, 0);
      g_assert_cmpuint(label.latency, ==, best.reached ? best.latency : ERP_GRAPH_NONE);
      g_assert_cmpuint(label.bottleneck, ==, best.reached ? best.bottleneck : 0);
    }
  }
}

/* The same links in the opposite order: the same labels and the same next nodes. */
static void
test_order_does_not_matter(void) {
  for (guint32 seed = 0; seed < 80; seed++) {
    g_autoptr(RandomGraph) random =
        random_graph_new((Shape) (seed % N_SHAPES), (Weights) (seed % N_WEIGHTS), 30, seed);
    guint m = random->m;
    g_autofree guint32 *vectors = g_new(guint32, 5 * (gsize) m);
    for (guint i = 0; i < m; i++) {
      vectors[i] = random->a[m - 1 - i];
      vectors[m + i] = random->b[m - 1 - i];
      vectors[2 * m + i] = random->latency[m - 1 - i];
      vectors[3 * m + i] = random->capacity_ab[m - 1 - i];
      vectors[4 * m + i] = random->capacity_ba[m - 1 - i];
    }
    g_autoptr(ErpGraph) reversed = erp_graph_new(random->n, vectors, vectors + m, m);
    ErpGraphWeights weights = random_graph_weights(random);
    ErpGraphWeights reversed_weights = {vectors + 2 * m, vectors + 3 * m, vectors + 4 * m};
    guint32 target = seed % random->n;
    g_autoptr(ErpPaths) one = erp_paths_new(random->graph, &weights, &target, 1, NULL, NULL);
    g_autoptr(ErpPaths) other = erp_paths_new(reversed, &reversed_weights, &target, 1, NULL, NULL);
    for (guint32 v = 0; v < random->n; v++) {
      ErpPathLabel x = erp_paths_label(one, v, 0), y = erp_paths_label(other, v, 0);
      g_assert_cmpuint(x.latency, ==, y.latency);
      g_assert_cmpuint(x.bottleneck, ==, y.bottleneck);
      guint32 link, x_next = ERP_GRAPH_NONE, y_next = ERP_GRAPH_NONE;
      g_assert_true(erp_paths_hop(one, v, 0, &link, &x_next) ==
                    erp_paths_hop(other, v, 0, &link, &y_next));
      g_assert_cmpuint(x_next, ==, y_next);
    }
  }
}

static void
assert_label(const ErpPaths *paths, guint32 node, guint k, guint32 latency, guint32 bottleneck) {
  ErpPathLabel label = erp_paths_label(paths, node, k);
  g_assert_cmpuint(label.latency, ==, latency);
  g_assert_cmpuint(label.bottleneck, ==, bottleneck);
}

static void
assert_hop(const ErpPaths *paths, guint32 node, guint k, guint32 link, guint32 next) {
  guint32 actual_link, actual_next;
  g_assert_true(erp_paths_hop(paths, node, k, &actual_link, &actual_next));
  g_assert_cmpuint(actual_link, ==, link);
  g_assert_cmpuint(actual_next, ==, next);
}

/* Two ways of 20 from 0 to 3: over 1 with 5, over 2 with 7 towards 3 and 1 the other way. */
static void
test_widest_among_equals(void) {
  static const guint32 a[] = {0, 1, 2, 3}, b[] = {1, 3, 0, 2}, latency[] = {5, 15, 10, 10},
                       ab[] = {5, 9, 1, 1}, ba[] = {5, 9, 7, 8}, targets[] = {3, 0};
  g_autoptr(ErpGraph) graph = erp_graph_new(4, a, b, 4);
  ErpGraphWeights weights = {latency, ab, ba};
  g_autoptr(ErpPaths) paths = erp_paths_new(graph, &weights, targets, 2, NULL, NULL);
  assert_label(paths, 0, 0, 20, 7);
  assert_hop(paths, 0, 0, 2, 2);
  assert_label(paths, 3, 1, 20, 5); /* back the capacities are others, and so is the way */
  assert_hop(paths, 3, 1, 1, 1);
  assert_label(paths, 3, 0, 0, G_MAXUINT32);
  guint32 link, next;
  g_assert_false(erp_paths_hop(paths, 3, 0, &link, &next));
}

static void
test_parallel_links(void) {
  /* Faster beats wider; among equals the wider; among those the first. */
  static const guint32 a[] = {0, 0, 0, 1, 0}, b[] = {1, 1, 1, 0, 1}, latency[] = {9, 4, 4, 4, 4},
                       ab[] = {100, 2, 3, 1, 3}, ba[] = {100, 2, 3, 3, 3}, target = 1;
  g_autoptr(ErpGraph) graph = erp_graph_new(2, a, b, 5);
  ErpGraphWeights weights = {latency, ab, ba};
  g_autoptr(ErpPaths) paths = erp_paths_new(graph, &weights, &target, 1, NULL, NULL);
  assert_label(paths, 0, 0, 4, 3);
  assert_hop(paths, 0, 0, 2, 1);
}

static void
test_no_transit(void) {
  /* 0 - 1 - 2 short, 0 - 3 - 2 long, 4 hangs on 1 */
  static const guint32 a[] = {0, 1, 0, 3, 4}, b[] = {1, 2, 3, 2, 1}, latency[] = {1, 1, 50, 50, 1},
                       capacity[] = {9, 9, 9, 9, 9}, targets[] = {2, 1};
  static const guint8 no_transit[] = {0, 1, 0, 0, 0};
  g_autoptr(ErpGraph) graph = erp_graph_new(5, a, b, 5);
  ErpGraphWeights weights = {latency, capacity, capacity};
  g_autoptr(ErpPaths) paths = erp_paths_new(graph, &weights, targets, 2, NULL, no_transit);
  assert_label(paths, 0, 0, 100, 9);
  assert_hop(paths, 0, 0, 2, 3);
  assert_label(paths, 1, 0, 1, 9);              /* may start there */
  assert_label(paths, 0, 1, 1, 9);              /* and end there */
  assert_label(paths, 4, 0, ERP_GRAPH_NONE, 0); /* but there is no other way */
  g_autoptr(ErpPaths) nearest =
      erp_paths_new_nearest(graph, &weights, targets, 2, NULL, no_transit);
  assert_label(nearest, 4, 0, 1, 9);
  assert_label(nearest, 3, 0, 50, 9);
}

static void
test_far(void) {
  /* 0 - 1 - 2: the sum is one over the limit at 2, exactly on it at 3 */
  static const guint32 a[] = {0, 1, 1, 0}, b[] = {1, 2, 3, 3},
                       latency[] = {ERP_PATH_FAR - 5, 6, 5, ERP_GRAPH_NONE},
                       capacity[] = {1, 1, 0, 1}, target = 0;
  g_autoptr(ErpGraph) graph = erp_graph_new(4, a, b, 4);
  ErpGraphWeights weights = {latency, capacity, capacity};
  g_autoptr(ErpPaths) paths = erp_paths_new(graph, &weights, &target, 1, NULL, NULL);
  assert_label(paths, 2, 0, ERP_GRAPH_NONE, 0);
  assert_label(paths, 3, 0, ERP_PATH_FAR, 0); /* reached, over a link without capacity */
  assert_hop(paths, 3, 0, 2, 1);
}

/* Links without latency between equal labels invite walking in circles. */
static void
test_zero_latency_circle(void) {
  /* 1, 2, 3 in a circle of zero latency; 3 leads to 4 over latency 7 */
  static const guint32 a[] = {1, 2, 3, 3, 0}, b[] = {2, 3, 1, 4, 1}, latency[] = {0, 0, 0, 7, 0},
                       capacity[] = {9, 9, 9, 5, 9}, target = 4;
  g_autoptr(ErpGraph) graph = erp_graph_new(5, a, b, 5);
  ErpGraphWeights weights = {latency, capacity, capacity};
  g_autoptr(ErpPaths) paths = erp_paths_new(graph, &weights, &target, 1, NULL, NULL);
  for (guint32 v = 0; v < 4; v++)
    assert_label(paths, v, 0, 7, 5);
  assert_hop(paths, 0, 0, 4, 1);
  assert_hop(paths, 1, 0, 2, 3); /* not over 2, although 2 is less than 3 */
  assert_hop(paths, 2, 0, 1, 3); /* not over 1 */
  assert_hop(paths, 3, 0, 3, 4);
}

static void
test_empty(void) {
  g_autoptr(ErpGraph) nothing = erp_graph_new(0, NULL, NULL, 0);
  ErpGraphWeights weights = {NULL, NULL, NULL};
  g_autoptr(ErpPaths) none = erp_paths_new(nothing, &weights, NULL, 0, NULL, NULL);
  g_assert_nonnull(none);
  g_autoptr(ErpPaths) nearest_of_nothing =
      erp_paths_new_nearest(nothing, &weights, NULL, 0, NULL, NULL);
  g_assert_nonnull(nearest_of_nothing);
  g_autoptr(ErpGraph) lonely = erp_graph_new(2, NULL, NULL, 0);
  g_autoptr(ErpPaths) no_target = erp_paths_new_nearest(lonely, &weights, NULL, 0, NULL, NULL);
  assert_label(no_target, 1, 0, ERP_GRAPH_NONE, 0);
  guint32 link, next, target = 1;
  g_assert_false(erp_paths_hop(no_target, 1, 0, &link, &next));
  g_autoptr(ErpPaths) alone = erp_paths_new(lonely, &weights, &target, 1, NULL, NULL);
  assert_label(alone, 1, 0, 0, G_MAXUINT32);
  assert_label(alone, 0, 0, ERP_GRAPH_NONE, 0);
  erp_paths_free(NULL);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/paths/widest-among-equals", test_widest_among_equals);
  g_test_add_func("/paths/parallel-links", test_parallel_links);
  g_test_add_func("/paths/no-transit", test_no_transit);
  g_test_add_func("/paths/far", test_far);
  g_test_add_func("/paths/zero-latency-circle", test_zero_latency_circle);
  g_test_add_func("/paths/empty", test_empty);
  g_test_add_func("/paths/order-does-not-matter", test_order_does_not_matter);
  for (guint weights = 0; weights < N_WEIGHTS; weights++) {
    g_autofree char *all = g_strdup_printf("/paths/all-paths/%s", weights_name((Weights) weights));
    g_test_add_data_func(all, GUINT_TO_POINTER(weights), test_all_paths);
    for (guint shape = 0; shape < N_SHAPES; shape++) {
      g_autofree char *path = g_strdup_printf("/paths/random/%s/%s", shape_name((Shape) shape),
                                              weights_name((Weights) weights));
      g_test_add_data_func(path, GUINT_TO_POINTER(weights * N_SHAPES + shape), test_random);
      g_autofree char *large = g_strdup_printf("/paths/large/%s/%s", shape_name((Shape) shape),
                                               weights_name((Weights) weights));
      g_test_add_data_func(large, GUINT_TO_POINTER(weights * N_SHAPES + shape), test_large);
    }
  }
  return g_test_run();
}
