#include "graph/paths-losses.h"

#include <string.h>

#include "graph/cuts.h"
#include "random-graph.h"

enum { TARGETS_MAX = 9 };

/* The paths that losses are tried on. */
typedef struct {
  const RandomGraph *random;
  const guint32 *targets;
  guint n_targets, n_rows;
  const guint8 *blocked, *no_transit;
} Task;

static ErpPaths *
paths_of(const Task *task, const guint8 *blocked) {
  ErpGraphWeights weights = random_graph_weights(task->random);
  return (task->n_rows == task->n_targets ? erp_paths_new : erp_paths_new_nearest)(
      task->random->graph, &weights, task->targets, task->n_targets, blocked, task->no_transit);
}

/* From nothing, without what is lost. A lost target is none any more. */
static ErpPaths *
naive(const Task *task, const ErpPathLoss *loss) {
  const RandomGraph *random = task->random;
  g_autofree guint8 *blocked = g_new0(guint8, random->m + 1);
  if (task->blocked != NULL)
    memcpy(blocked, task->blocked, random->m);
  for (guint i = 0; i < loss->n_links; i++)
    blocked[loss->links[i]] = 1;
  for (guint i = 0; i < loss->n_nodes; i++)
    for (guint l = 0; l < random->m; l++)
      if (random->a[l] == loss->nodes[i] || random->b[l] == loss->nodes[i])
        blocked[l] = 1;
  return paths_of(task, blocked);
}

static gboolean
is_lost(const ErpPathLoss *loss, guint32 node) {
  for (guint i = 0; i < loss->n_nodes; i++)
    if (loss->nodes[i] == node)
      return TRUE;
  return FALSE;
}

static gboolean
same(ErpPathLabel a, ErpPathLabel b) {
  return a.latency == b.latency && a.bottleneck == b.bottleneck;
}

/* Changes are the differences between the naive answers, each once. */
static void
assert_changes(const Task *task, const ErpPaths *paths, const ErpPathLoss *loss,
               const ErpPathChange *changes, guint n_changes) {
  guint n = task->random->n, n_rows = task->n_rows;
  g_autoptr(ErpPaths) after = naive(task, loss);
  g_autofree guint *change_of = g_new0(guint, (gsize) n * n_rows + 1); /* from 1 */
  for (guint i = 0; i < n_changes; i++) {
    guint *at = &change_of[changes[i].node * n_rows + changes[i].k];
    g_assert_cmpuint(*at, ==, 0);
    *at = i + 1;
    g_assert_true(i == 0 || changes[i].node != changes[i - 1].node ||
                  changes[i].k > changes[i - 1].k);
  }
  for (guint32 v = 0; v < n; v++)
    for (guint k = 0; k < n_rows; k++) {
      ErpPathLabel before = erp_paths_label(paths, v, k), expected = erp_paths_label(after, v, k);
      if (is_lost(loss, v))
        expected = (ErpPathLabel){ERP_GRAPH_NONE, 0};
      guint at = change_of[v * n_rows + k];
      g_assert_cmpint(at != 0, ==, !same(before, expected));
      if (at == 0)
        continue;
      g_assert_cmpuint(changes[at - 1].label.latency, ==, expected.latency);
      g_assert_cmpuint(changes[at - 1].label.bottleneck, ==, expected.bottleneck);
    }
}

static void
assert_loss(const Task *task, const ErpPaths *paths, ErpPathLosses *losses,
            const ErpPathLoss *loss) {
  guint n;
  const ErpPathChange *changes = erp_path_losses_try(losses, loss, &n);
  assert_changes(task, paths, loss, changes, n);
}

/* Every link, every node, and some of both at once, with one and the same ErpPathLosses. */
static void
assert_task(const Task *task, guint32 seed) {
  enum { SETS = 8, MOST = 4 };
  const RandomGraph *random = task->random;
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  g_autoptr(ErpPaths) paths = paths_of(task, task->blocked);
  g_autoptr(ErpPathLosses) losses = erp_path_losses_new(paths);
  for (guint32 link = 0; link < random->m; link++)
    assert_loss(task, paths, losses, &(ErpPathLoss){.links = &link, .n_links = 1});
  for (guint32 node = 0; node < random->n; node++)
    assert_loss(task, paths, losses, &(ErpPathLoss){.nodes = &node, .n_nodes = 1});
  for (guint i = 0; i < SETS; i++) {
    guint32 links[MOST], nodes[MOST];
    ErpPathLoss loss = {links, nodes,
                        random->m == 0 ? 0 : (guint) g_rand_int_range(rand, 0, MOST + 1),
                        (guint) g_rand_int_range(rand, 0, MOST / 2 + 1)};
    for (guint j = 0; j < MOST; j++) { /* may name something twice */
      links[j] = random->m == 0 ? 0 : g_rand_int(rand) % random->m;
      nodes[j] = g_rand_int(rand) % random->n;
    }
    assert_loss(task, paths, losses, &loss);
  }
}

static void
test_random(gconstpointer data) {
  guint kind = GPOINTER_TO_UINT(data);
  for (guint32 seed = 0; seed < 24; seed++) {
    g_autoptr(RandomGraph) random = random_graph_new(
        (Shape) (kind % N_SHAPES), (Weights) (kind / N_SHAPES), 3 + seed % 24, seed);
    guint32 targets[TARGETS_MAX];
    guint n = 1 + seed % TARGETS_MAX;
    for (guint k = 0; k < n; k++)
      targets[k] = (seed * 7919 + k * 104729) % random->n; /* may name a node twice */
    Task task = {random,
                 targets,
                 n,
                 n,
                 seed % 2 == 0 ? NULL : random->blocked,
                 seed / 2 % 2 == 0 ? NULL : random->no_transit};
    assert_task(&task, seed);
    task.n_rows = 1;
    assert_task(&task, seed);
  }
}

/* Networks in which much changes at once: some links and nodes of each. */
static void
test_large(gconstpointer data) {
  enum { LARGE = 400, EVERY = 23 };
  guint kind = GPOINTER_TO_UINT(data);
  g_autoptr(RandomGraph) random =
      random_graph_new((Shape) (kind % N_SHAPES), (Weights) (kind / N_SHAPES), LARGE, kind);
  guint32 targets[TARGETS_MAX];
  for (guint k = 0; k < TARGETS_MAX; k++)
    targets[k] = (kind + 1) * (k + 1) * 7919 % LARGE;
  Task task = {random, targets, TARGETS_MAX, TARGETS_MAX, random->blocked, random->no_transit};
  g_autoptr(ErpPaths) paths = paths_of(&task, task.blocked);
  g_autoptr(ErpPathLosses) losses = erp_path_losses_new(paths);
  for (guint32 link = kind % EVERY; link < random->m; link += EVERY)
    assert_loss(&task, paths, losses, &(ErpPathLoss){.links = &link, .n_links = 1});
  for (guint32 node = kind % EVERY; node < random->n; node += EVERY)
    assert_loss(&task, paths, losses, &(ErpPathLoss){.nodes = &node, .n_nodes = 1});
}

/* ---- by hand --------------------------------------------------------------------------------- */

/* A ring of five: 0-1-2-3-4-0, each link 10 of latency and 9 wide but the one from 3 to 4, 25
 * and 3. From 4 to 0: 10. From 3: 30 over 2 and 1. */
static void
test_ring(void) {
  static const guint32 a[] = {0, 1, 2, 3, 4}, b[] = {1, 2, 3, 4, 0},
                       latency[] = {10, 10, 10, 25, 10}, width[] = {9, 9, 9, 3, 9}, targets[] = {0},
                       lost[] = {1, 4};
  g_autoptr(ErpGraph) graph = erp_graph_new(5, a, b, 5);
  const ErpGraphWeights weights = {latency, width, width};
  g_autoptr(ErpPaths) paths = erp_paths_new(graph, &weights, targets, 1, NULL, NULL);
  g_autoptr(ErpPathLosses) losses = erp_path_losses_new(paths);
  guint n;
  const ErpPathChange *changes =
      erp_path_losses_try(losses, &(ErpPathLoss){.links = &lost[0], .n_links = 1}, &n);
  ErpPathLabel now[5] = {{0}};
  g_assert_cmpuint(n, ==, 2); /* 2 and 3 turn round */
  for (guint i = 0; i < n; i++)
    now[changes[i].node] = changes[i].label;
  g_assert_cmpuint(now[3].latency, ==, 35);
  g_assert_cmpuint(now[3].bottleneck, ==, 3);
  g_assert_cmpuint(now[2].latency, ==, 45);
  g_assert_cmpuint(now[2].bottleneck, ==, 3);
  changes = erp_path_losses_try(losses, &(ErpPathLoss){.links = lost, .n_links = 2}, &n);
  g_assert_cmpuint(n, ==, 3); /* 2, 3 and 4 are cut off */
  for (guint i = 0; i < n; i++) {
    g_assert_cmpuint(changes[i].node, >=, 2);
    g_assert_cmpuint(changes[i].label.latency, ==, ERP_GRAPH_NONE);
    g_assert_cmpuint(changes[i].label.bottleneck, ==, 0);
  }
}

/* ---- what else knows of cuts ----------------------------------------------------------------- */

/* Whether the loss cuts a node that is there off from the only target. */
static gboolean
cuts_off(ErpPathLosses *losses, const ErpPathLoss *loss) {
  guint n;
  const ErpPathChange *changes = erp_path_losses_try(losses, loss, &n);
  for (guint i = 0; i < n; i++)
    if (changes[i].label.latency == ERP_GRAPH_NONE && !is_lost(loss, changes[i].node))
      return TRUE;
  return FALSE;
}

/* In connected networks whose sums stay far from the limit, losses that cut somebody off are the
 * bridges and, but for the target itself, the articulation points. */
static void
test_cuts(void) {
  for (guint32 seed = 0; seed < 40; seed++) {
    g_autoptr(RandomGraph) random =
        random_graph_new((Shape[]){SHAPE_TREE, SHAPE_RING, SHAPE_GRID, SHAPE_HIERARCHY}[seed % 4],
                         seed % 3 == 0 ? WEIGHTS_ZEROS : WEIGHTS_WIDE, 30, seed);
    g_autofree guint8 *bridge = g_new(guint8, random->m), *articulation = g_new(guint8, random->n);
    erp_graph_cuts(random->graph, NULL, bridge, articulation);
    const guint32 target = seed % random->n;
    const ErpGraphWeights weights = random_graph_weights(random);
    g_autoptr(ErpPaths) paths = erp_paths_new(random->graph, &weights, &target, 1, NULL, NULL);
    g_autoptr(ErpPathLosses) losses = erp_path_losses_new(paths);
    for (guint32 link = 0; link < random->m; link++)
      g_assert_cmpint(cuts_off(losses, &(ErpPathLoss){.links = &link, .n_links = 1}), ==,
                      bridge[link]);
    for (guint32 node = 0; node < random->n; node++)
      if (node != target)
        g_assert_cmpint(cuts_off(losses, &(ErpPathLoss){.nodes = &node, .n_nodes = 1}), ==,
                        articulation[node]);
  }
}

/* ---- many ------------------------------------------------------------------------------------ */

typedef struct {
  GArray **found; /* per loss, of ErpPathChange */
  gint calls, stop_at;
} Found;

static gboolean
keep(guint loss, const ErpPathChange *changes, guint n, gpointer data) {
  Found *found = data;
  GArray *all = found->found[loss];
  g_assert_cmpuint(n, >, 0);
  g_assert_true(all->len == 0 || g_array_index(all, ErpPathChange, all->len - 1).k < changes[0].k);
  g_array_append_vals(all, changes, n);
  return g_atomic_int_add(&found->calls, 1) + 1 != found->stop_at;
}

static void
found_init(Found *found, guint n, gint stop_at) {
  *found = (Found){g_new(GArray *, n), 0, stop_at};
  for (guint i = 0; i < n; i++)
    found->found[i] = g_array_new(FALSE, FALSE, sizeof(ErpPathChange));
}

static void
found_clear(Found *found, guint n) {
  for (guint i = 0; i < n; i++)
    g_array_unref(found->found[i]);
  g_free(found->found);
}

/* Any number of threads finds the same in the same order. There are more losses than a thread takes
 * at a time. */
static void
test_sweep(void) {
  g_autoptr(RandomGraph) random = random_graph_new(SHAPE_HIERARCHY, WEIGHTS_WIDE, 300, 1);
  static const guint32 targets[] = {1, 50, 100, 150, 200, 299};
  enum { TARGETS = G_N_ELEMENTS(targets), TIMES = 7 };
  const Task task = {random, targets, TARGETS, TARGETS, NULL, NULL};
  g_autoptr(ErpPaths) paths = paths_of(&task, NULL);
  guint n = TIMES * random->m;
  g_autofree ErpPathLoss *losses = g_new0(ErpPathLoss, n);
  g_autofree guint32 *links = g_new(guint32, n);
  Found one, three, few;
  for (guint i = 0; i < n; i++) {
    links[i] = i % random->m;
    losses[i] = (ErpPathLoss){.links = &links[i], .n_links = 1};
  }
  found_init(&one, n, 0);
  found_init(&three, n, 0);
  found_init(&few, n, 10);
  g_assert_true(erp_path_losses_sweep(paths, losses, n, 1, keep, &one));
  g_assert_true(erp_path_losses_sweep(paths, losses, n, 3, keep, &three));
  g_assert_false(erp_path_losses_sweep(paths, losses, n, 1, keep, &few));
  g_assert_cmpint(few.calls, ==, 10);
  for (guint i = 0; i < n; i++) {
    const GArray *x = one.found[i], *y = three.found[i];
    g_assert_cmpmem(x->data, x->len * sizeof(ErpPathChange), y->data,
                    y->len * sizeof(ErpPathChange));
    if (i < random->m)
      assert_changes(&task, paths, &losses[i], (const ErpPathChange *) (gpointer) x->data, x->len);
  }
  found_clear(&one, n);
  found_clear(&three, n);
  found_clear(&few, n);
}

static void
test_nothing(void) {
  g_autoptr(ErpGraph) graph = erp_graph_new(0, NULL, NULL, 0);
  const ErpGraphWeights weights = {NULL, NULL, NULL};
  g_autoptr(ErpPaths) paths = erp_paths_new(graph, &weights, NULL, 0, NULL, NULL);
  g_autoptr(ErpPathLosses) losses = erp_path_losses_new(paths);
  guint n = 1;
  erp_path_losses_try(losses, &(ErpPathLoss){.n_links = 0}, &n);
  g_assert_cmpuint(n, ==, 0);
  g_assert_true(erp_path_losses_sweep(paths, NULL, 0, 2, keep, NULL));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < N_SHAPES * N_WEIGHTS; i++) {
    g_autofree char *path = g_strdup_printf("/losses/%s/%s", shape_name((Shape) (i % N_SHAPES)),
                                            weights_name((Weights) (i / N_SHAPES)));
    g_test_add_data_func(path, GUINT_TO_POINTER(i), test_random);
    g_autofree char *large = g_strdup_printf("%s/large", path);
    g_test_add_data_func(large, GUINT_TO_POINTER(i), test_large);
  }
  g_test_add_func("/losses/ring", test_ring);
  g_test_add_func("/losses/cuts", test_cuts);
  g_test_add_func("/losses/sweep", test_sweep);
  g_test_add_func("/losses/nothing", test_nothing);
  return g_test_run();
}
