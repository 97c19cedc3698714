/* bench-losses [SITES TARGETS SHAPE]: what the loss of every WAN link, one after the other, does to
 * the ways from every site to the nearest circuit's location and to all of them, against the time
 * of looking for the ways once; and how long one link takes. Whether the naive sweep, which looks
 * for all ways anew, agrees is seen from a sample of links. */
#include <stdio.h>
#include <string.h>

#include "graph/paths-losses.h"
#include "measure.h"
#include "work.h"

#define ROUNDS 7
#define SAMPLES 40
/* Targets, of a hierarchy of 10,000 sites and 150 locations. */
#define US_ALL 500000 /* all ways, two threads */
#define US_LINK 1000  /* all ways without one link, p99 */
#define TIMES_WAYS 2  /* ways to the nearest, times making them */

typedef struct {
  BigShape shape;
  guint sites, targets;
} Case;

typedef struct {
  const Work *work;
  ErpGraph *graph;
  ErpGraphWeights weights;
  guint8 *no_transit, *blocked;
  ErpPathLoss *losses; /* each link alone */
  guint32 *links;
  gboolean has_targets;
} Bench;

/* Of one loss. */
typedef struct {
  guint64 sum; /* of latencies that are there */
  guint64 bottlenecks;
  guint n, n_cut;
} Sum;

static void
bench_init(Bench *bench, const Work *work) {
  *bench = (Bench){.work = work,
                   .graph = erp_graph_new(work->nodes, work->a, work->b, work->links),
                   .weights = {work->latency, work->ab, work->ba},
                   .no_transit = g_new0(guint8, work->nodes),
                   .blocked = g_new0(guint8, work->links),
                   .losses = g_new0(ErpPathLoss, work->links),
                   .links = g_new(guint32, work->links)};
  memset(bench->no_transit + work->sites, 1, work->nodes - work->sites);
  for (guint32 i = 0; i < work->links; i++) {
    bench->links[i] = i;
    bench->losses[i] = (ErpPathLoss){.links = &bench->links[i], .n_links = 1};
  }
}

static void
bench_clear(Bench *bench) {
  erp_graph_unref(bench->graph);
  g_free(bench->no_transit);
  g_free(bench->blocked);
  g_free(bench->losses);
  g_free(bench->links);
}

typedef ErpPaths *(*PathsFunc)(const ErpGraph *, const ErpGraphWeights *, const guint32 *, guint,
                               const guint8 *, const guint8 *);

static ErpPaths *
paths_of(const Bench *bench, PathsFunc func) {
  return func(bench->graph, &bench->weights, bench->work->targets, bench->work->n_targets,
              bench->blocked, bench->no_transit);
}

static double
time_paths(const Bench *bench, PathsFunc func) {
  double times[ROUNDS];
  for (guint i = 0; i < ROUNDS; i++) {
    gint64 start = g_get_monotonic_time();
    erp_paths_free(paths_of(bench, func));
    times[i] = (double) (g_get_monotonic_time() - start);
  }
  return measure_middle(times, ROUNDS);
}

/* ---- sweeps ---------------------------------------------------------------------------------- */

static gboolean
add_up(guint loss, const ErpPathChange *changes, guint n, gpointer data) {
  Sum *sum = &((Sum *) data)[loss];
  sum->n += n;
  for (guint i = 0; i < n; i++) {
    gboolean cut = changes[i].label.latency == ERP_GRAPH_NONE;
    sum->n_cut += cut;
    sum->sum += cut ? 0 : changes[i].label.latency;
    sum->bottlenecks += changes[i].label.bottleneck;
  }
  return TRUE;
}

static double
time_sweep(const Bench *bench, const ErpPaths *paths, guint threads, Sum *sums) {
  double times[ROUNDS];
  for (guint i = 0; i < ROUNDS; i++) {
    memset(sums, 0, bench->work->links * sizeof *sums);
    gint64 start = g_get_monotonic_time();
    erp_path_losses_sweep(paths, bench->losses, bench->work->links, threads, add_up, sums);
    times[i] = (double) (g_get_monotonic_time() - start);
  }
  return measure_middle(times, ROUNDS);
}

/* All labels anew without the link. */
static gboolean
agrees(Bench *bench, PathsFunc func, const ErpPaths *paths, guint n_rows, guint32 link,
       const Sum *sum) {
  Sum naive = {0};
  bench->blocked[link] = 1;
  g_autoptr(ErpPaths) after = paths_of(bench, func);
  bench->blocked[link] = 0;
  for (guint32 v = 0; v < bench->work->nodes; v++)
    for (guint k = 0; k < n_rows; k++) {
      ErpPathLabel x = erp_paths_label(paths, v, k), y = erp_paths_label(after, v, k);
      if (x.latency == y.latency && x.bottleneck == y.bottleneck)
        continue;
      naive.n++;
      naive.n_cut += y.latency == ERP_GRAPH_NONE;
      naive.sum += y.latency == ERP_GRAPH_NONE ? 0 : y.latency;
      naive.bottlenecks += y.bottleneck;
    }
  return naive.n == sum->n && naive.n_cut == sum->n_cut && naive.sum == sum->sum &&
         naive.bottlenecks == sum->bottlenecks;
}

static gboolean
sample(Bench *bench, PathsFunc func, const ErpPaths *paths, guint n_rows, const Sum *sums) {
  for (guint i = 0; i < SAMPLES; i++) {
    guint32 link = (guint32) ((guint64) i * bench->work->links / SAMPLES);
    if (!agrees(bench, func, paths, n_rows, link, &sums[link]))
      return FALSE;
  }
  return TRUE;
}

/* ---- one link -------------------------------------------------------------------------------- */

static const char *
kept(gboolean kept) {
  return kept ? "ok" : "missed";
}

static void
time_links(const Bench *bench, const ErpPaths *paths) {
  guint n_links = bench->work->links;
  g_autoptr(ErpPathLosses) losses = erp_path_losses_new(paths);
  g_autofree double *times = g_new(double, n_links);
  for (guint i = 0; i < n_links; i++) {
    guint n;
    gint64 start = g_get_monotonic_time();
    erp_path_losses_try(losses, &bench->losses[i], &n);
    times[i] = (double) (g_get_monotonic_time() - start);
  }
  double middle = measure_middle(times, n_links); /* which sorts them */
  gsize p99 = (gsize) (n_links - 1) * 99 / 100;
  printf("  one link: median %.0f us, p99 %.0f us, most %.0f us\n", middle, times[p99],
         times[n_links - 1]);
  if (bench->has_targets)
    printf("  target %d us (p99): %s\n", US_LINK, kept(times[p99] <= US_LINK));
}

/* ---- the run --------------------------------------------------------------------------------- */

static void
print_sweep(const char *name, double time, const Sum *sums, guint n_links) {
  guint64 changes = 0, cut = 0;
  for (guint i = 0; i < n_links; i++) {
    changes += sums[i].n;
    cut += sums[i].n_cut;
  }
  printf("%-32s %10.2f ms, %" G_GUINT64_FORMAT " labels change, %" G_GUINT64_FORMAT
         " of them cut off\n",
         name, time / 1000, changes, cut);
}

/* FALSE when somebody is of another opinion. */
static gboolean
time_rows(Bench *bench, const char *name, PathsFunc func, guint n_rows) {
  guint n_links = bench->work->links;
  g_autofree Sum *one = g_new0(Sum, n_links), *two = g_new0(Sum, n_links);
  g_autoptr(ErpPaths) paths = paths_of(bench, func);
  double ways = time_paths(bench, func);
  double alone = time_sweep(bench, paths, 1, one), both = time_sweep(bench, paths, 2, two);
  printf("ways to %s: %.2f ms\n", name, ways / 1000);
  print_sweep("  sweep, one thread", alone, one, n_links);
  print_sweep("  sweep, two threads", both, two, n_links);
  printf("  times the ways: %.1f and %.1f; two threads are %.2f times as fast\n", alone / ways,
         both / ways, alone / both);
  if (n_rows > 1)
    time_links(bench, paths);
  if (bench->has_targets && n_rows > 1)
    printf("  target %u ms with two threads: %s\n", US_ALL / 1000, kept(both <= US_ALL));
  else if (bench->has_targets)
    printf("  target %u times the ways: %s with one thread, %s with two\n", TIMES_WAYS,
           kept(alone <= TIMES_WAYS * ways), kept(both <= TIMES_WAYS * ways));
  return memcmp(one, two, n_links * sizeof *one) == 0 && sample(bench, func, paths, n_rows, one);
}

static gboolean
time_case(const Case *at) {
  Work work = work_new(at->shape, at->sites, at->targets);
  Bench bench;
  bench_init(&bench, &work);
  bench.has_targets = at->shape == BIG_HIERARCHY && at->sites == 10000 && at->targets == 150;
  printf("\nthe loss of each of %u links in a %s of %u sites with %u targets, medians of %u "
         "rounds\n",
         work.links, big_shapes[at->shape], at->sites, at->targets, ROUNDS);
  gboolean same = time_rows(&bench, "the nearest", erp_paths_new_nearest, 1);
  same &= time_rows(&bench, "all", erp_paths_new, work.n_targets);
  printf("%u losses from nothing: %s\n", 2 * SAMPLES, same ? "same answers" : "OTHER ANSWERS");
  bench_clear(&bench);
  work_clear(&work);
  return same;
}

int
main(int argc, char **argv) {
  static const Case cases[] = {
      {BIG_HIERARCHY, 1000, 50},
      {BIG_HIERARCHY, 10000, 150},
      {BIG_MESH_2_3, 1000, 50},
  };
  gboolean agree = TRUE;
  work_print_machine();
  for (guint i = 0; i < G_N_ELEMENTS(cases) && argc == 1; i++)
    agree &= time_case(&cases[i]);
  Case one = {.shape = BIG_HIERARCHY};
  for (guint i = 0; argc == 4 && big_shapes[i] != NULL; i++)
    if (strcmp(argv[3], big_shapes[i]) == 0)
      one.shape = (BigShape) i;
  if (argc == 4) {
    one.sites = (guint) g_ascii_strtoull(argv[1], NULL, 10);
    one.targets = (guint) g_ascii_strtoull(argv[2], NULL, 10);
    agree = time_case(&one);
  }
  return agree ? 0 : 1;
}
