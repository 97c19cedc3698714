/* bench-paths [SITES TARGETS SHAPE]: the ways from every site to every circuit's location, making
 * the graph included, beside programs that do the same, in turn; whether all of them agree; and
 * from how many targets on it pays to look for all ways at once, and what it takes to mend them
 * after an edit of a link. The others find latencies only, this program the bottlenecks too. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "graph/paths.h"
#include "measure.h"
#include "work.h"

#define ROUNDS_MOST 15
#define US_AFTER 1000 /* ways after an edit of a link */

typedef struct {
  const char *name;
  const char *command[4]; /* the graph follows */
  guint most;             /* the largest product of sites and targets it is asked for */
  gboolean once;          /* slow: in the first round only */
  double times[ROUNDS_MOST], ratios[ROUNDS_MOST];
  guint rounds;
  guint64 sum;
  char *says; /* name and version; NULL: it did not run */
} Peer;

enum { OURS, BOOST, IGRAPH, NETWORKX, N_PEERS };

typedef struct {
  BigShape shape;
  guint sites, targets, rounds;
  double aim[N_PEERS]; /* how many times as long a peer should take; 0 = none */
} Case;

/* ---- the work -------------------------------------------------------------------------------- */

/* As a peer is given it: a line of three numbers, a line for each link, one for each target. */
static void
work_save(const Work *work, const char *name) {
  FILE *file = g_fopen(name, "w");
  if (file == NULL)
    g_error("%s cannot be written", name);
  fprintf(file, "%u %u %u\n", work->nodes, work->links, work->n_targets);
  for (guint i = 0; i < work->links; i++)
    fprintf(file, "%u %u %u %u %u\n", work->a[i], work->b[i], work->latency[i], work->ab[i],
            work->ba[i]);
  for (guint k = 0; k < work->n_targets; k++)
    fprintf(file, "%u\n", work->targets[k]);
  if (fclose(file) != 0)
    g_error("%s cannot be written", name);
}

/* ---- the peers ------------------------------------------------------------------------------- */

static char *
peer_file(const char *place, const char *name) {
  const char *folder = g_getenv(place);
  if (folder == NULL)
    g_error("%s is not set: run make bench", place);
  return g_build_filename(folder, "bench", name, NULL);
}

/* A peer prints microseconds, the sum of all latencies, and what it is. */
static void
run_peer(Peer *peer, const char *graph) {
  g_autofree char *output = NULL;
  const char *args[6] = {NULL};
  int status = 0;
  guint n = 0;
  for (; peer->command[n] != NULL; n++)
    args[n] = peer->command[n];
  args[n] = graph;
  if (!g_spawn_sync(NULL, (char **) args, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                    &status, NULL) ||
      status != 0)
    return;
  g_auto(GStrv) words = g_strsplit(g_strstrip(output), " ", 3);
  if (g_strv_length(words) != 3)
    g_error("%s: %s", args[0], output);
  peer->times[peer->rounds++] = (double) g_ascii_strtoull(words[0], NULL, 10) / 1000;
  peer->sum = g_ascii_strtoull(words[1], NULL, 10);
  g_free(peer->says);
  peer->says = g_strdup(words[2]);
}

/* FALSE when a sum is not ours. */
static gboolean
print_peer(Peer *peer, Peer *ours, double aim, gboolean asked) {
  if (peer->says == NULL) {
    printf("%-24s %s\n", peer->name, asked ? "skipped: not installed" : "skipped: too slow");
    return TRUE;
  }
  double time = measure_middle(peer->times, peer->rounds);
  double ratio = peer->once ? time / measure_middle(ours->times, ours->rounds)
                            : measure_middle(peer->ratios, peer->rounds);
  gboolean agrees = peer->sum == ours->sum;
  printf("%-24s %12.2f %10.1f  %s", peer->says, time, ratio, agrees ? "same sum" : "OTHER SUM");
  if (aim > 0)
    printf(", target %.0f: %s", aim, ratio >= aim ? "ok" : "missed");
  printf("\n");
  g_clear_pointer(&peer->says, g_free);
  return agrees;
}

static gboolean
compare(Peer *peers, const Case *at, const char *graph) {
  gboolean agree = TRUE;
  for (guint p = 0; p < N_PEERS; p++)
    peers[p].rounds = 0;
  for (guint i = 0; i < at->rounds; i++)
    for (guint p = 0; p < N_PEERS; p++) {
      Peer *peer = &peers[p];
      guint rounds = peer->rounds;
      if (at->sites * at->targets <= peer->most && (i == 0 || (rounds > 0 && !peer->once)))
        run_peer(peer, graph);
      if (peer->rounds > rounds)
        peer->ratios[rounds] = peer->times[rounds] / peers[OURS].times[i];
    }
  if (peers[OURS].rounds < at->rounds)
    g_error("%s does not run", peers[OURS].command[0]);
  printf("%-24s %12s %10s  sum %" G_GUINT64_FORMAT "\n", "", "ms", "ratio", peers[OURS].sum);
  for (guint p = 0; p < N_PEERS; p++)
    agree &=
        print_peer(&peers[p], &peers[OURS], at->aim[p], at->sites * at->targets <= peers[p].most);
  return agree;
}

/* ---- one by one or all at once --------------------------------------------------------------- */

/* Median ms of looking for the ways to the first `n` targets, `at_once` of them together. */
static double
time_paths(const ErpGraph *graph, const Work *work, guint n, guint at_once) {
  const ErpGraphWeights weights = {work->latency, work->ab, work->ba};
  double times[21];
  for (guint i = 0; i < G_N_ELEMENTS(times); i++) {
    gint64 start = g_get_monotonic_time();
    for (guint k = 0; k < n; k += at_once)
      erp_paths_free(erp_paths_new(graph, &weights, work->targets + k, at_once, NULL, NULL));
    times[i] = (double) (g_get_monotonic_time() - start) / 1000;
  }
  return measure_middle(times, G_N_ELEMENTS(times));
}

/* Both ways grow by so much a target; all at once has a cost of its own besides. */
static void
time_crossing(const Work *work) {
  enum { SOME = 5, MORE = 25 };
  if (work->n_targets < MORE)
    return;
  g_autoptr(ErpGraph) graph = erp_graph_new(work->nodes, work->a, work->b, work->links);
  double one = time_paths(graph, work, SOME, 1) / SOME;
  double some = time_paths(graph, work, SOME, SOME), more = time_paths(graph, work, MORE, MORE);
  double each = (more - some) / (MORE - SOME), fixed = some - SOME * each;
  printf("one by one: %.3f ms a target; all at once: %.3f ms and %.3f ms a target: ", one, fixed,
         each);
  if (one > each)
    printf("pays from %.1f targets on\n", MAX(fixed / (one - each), 1));
  else
    printf("does not pay\n");
}

/* ---- after an edit --------------------------------------------------------------------------- */

/* Links spread over the network become half as long again and half as wide, and then what they
 * were; each of them as an edit of its own. */
static void
time_after(const Work *work) {
  enum { TURNS = 1000 };
  g_autoptr(ErpGraph) graph = erp_graph_new(work->nodes, work->a, work->b, work->links);
  g_autofree guint32 *latency = g_memdup2(work->latency, work->links * sizeof *latency);
  g_autofree guint32 *ab = g_memdup2(work->ab, work->links * sizeof *ab);
  g_autofree guint8 *nodes = g_new0(guint8, work->nodes);
  const ErpGraphWeights weights = {latency, ab, work->ba};
  ErpPaths *paths = erp_paths_new(graph, &weights, work->targets, work->n_targets, NULL, NULL);
  Measure *measure = measure_new("one link has other weights", US_AFTER);
  for (guint i = 0; i < TURNS; i++) {
    guint32 link = (guint32) (i / 2 * 7919 % work->links);
    gboolean alike;
    latency[link] = work->latency[link] * (i % 2 == 0 ? 3 : 2) / 2;
    ab[link] = work->ab[link] / (i % 2 == 0 ? 2 : 1);
    gint64 start = g_get_monotonic_time();
    ErpPaths *after = erp_paths_after(paths, &weights, &link, 1, nodes, &alike);
    measure_take(measure, start);
    erp_paths_free(paths);
    paths = after;
  }
  measure_print_head();
  measure_print(measure);
  measure_free(measure);
  erp_paths_free(paths);
}

/* ---- the run --------------------------------------------------------------------------------- */

static gboolean
time_case(const Case *at, Peer *peers, const char *graph) {
  Work work = work_new(at->shape, at->sites, at->targets);
  printf("\nways in a %s of %u sites (%.2f links a site) to %u targets, medians of %u rounds\n",
         big_shapes[at->shape], at->sites, (double) work.links / at->sites, at->targets,
         at->rounds);
  work_save(&work, graph);
  gboolean agree = compare(peers, at, graph);
  time_crossing(&work);
  time_after(&work);
  work_clear(&work);
  g_remove(graph);
  return agree;
}

int
main(int argc, char **argv) {
  static const Case cases[] = {
      {BIG_HIERARCHY, 1000, 50, 15, {0}},
      {BIG_HIERARCHY, 10000, 150, 9, {[BOOST] = 20, [IGRAPH] = 60, [NETWORKX] = 1000}},
      {BIG_MESH_2_3, 10000, 150, 5, {0}},
      {BIG_MESH_3_1, 10000, 150, 5, {[BOOST] = 7}},
      {BIG_HIERARCHY, 100000, 150, 3, {0}},
  };
  g_autofree char *ours = peer_file("G_TEST_BUILDDIR", "peer-erplan");
  g_autofree char *boost = peer_file("G_TEST_BUILDDIR", "peer-boost");
  g_autofree char *igraph = peer_file("G_TEST_BUILDDIR", "peer-igraph");
  g_autofree char *networkx = peer_file("G_TEST_SRCDIR", "peer-networkx.py");
  Peer peers[N_PEERS] = {
      [OURS] = {.name = "erplan", .command = {ours}, .most = G_MAXUINT},
      [BOOST] = {.name = "Boost.Graph", .command = {boost}, .most = 15000000},
      [IGRAPH] = {.name = "igraph", .command = {igraph}, .most = 1500000},
      [NETWORKX] = {.name = "networkx", .command = {"python3", networkx}, .most = 1500000},
  };
  peers[NETWORKX].once = TRUE;
  g_autofree char *graph = g_strdup_printf("%s/erplan-bench-%d.txt", g_get_tmp_dir(), getpid());
  gboolean agree = TRUE;
  work_print_machine();
  for (guint i = 0; i < G_N_ELEMENTS(cases) && argc == 1; i++)
    agree &= time_case(&cases[i], peers, graph);
  Case one = {.rounds = 5};
  for (guint i = 0; argc == 4 && big_shapes[i] != NULL; i++)
    if (strcmp(argv[3], big_shapes[i]) == 0)
      one.shape = (BigShape) i;
  if (argc == 4) {
    one.sites = (guint) g_ascii_strtoull(argv[1], NULL, 10);
    one.targets = (guint) g_ascii_strtoull(argv[2], NULL, 10);
    agree = time_case(&one, peers, graph);
  }
  return agree ? 0 : 1;
}
