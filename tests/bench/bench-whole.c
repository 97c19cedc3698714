/* bench-whole [SITES CIRCUITS]: a whole run of `erplan check` on a hierarchy beside xmllint, which
 * only reads the file, in turn; peak memory; and what the stages of a run take. Lines against a
 * target say "ok" or "missed". */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "catalogue/catalogue.h"
#include "graph/paths.h"
#include "measure.h"
#include "plan/file.h"
#include "review/review.h"
#include "../tools/big-plan.h"

#define SEED 7
#define ROUNDS_MOST 21
#define WHOLE 0.5          /* of xmllint --noout */
#define LOAD 1.3           /* of xmllint --noout --sax */
#define MEMORY 6e6         /* bytes, and for each site: */
#define MEMORY_OF_SITE 800 /* bytes */

typedef enum { ERPLAN, DOM, SAX, N_PROGRAMS } Program;

typedef struct {
  guint sites, circuits, rounds;
  char *file;
} Size;

static const char *
word(gboolean ok) {
  return ok ? "ok" : "missed";
}

/* ---- whole processes ------------------------------------------------------------------------- */

/* A program's peak memory begins with what its parent has, so large things are done in children. */
static void
in_child(void (*work)(const Size *), const Size *size) {
  int status = 0;
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    work(size);
    exit(0);
  }
  if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
    g_error("a part of the measurement failed");
}

static void
save_plan(const Size *size) {
  big_plan_save_of(BIG_HIERARCHY, size->file, size->sites, size->circuits, SEED);
}

static void
time_whole(const Size *size, const char *erplan, double *sax) {
  const char *const lines[N_PROGRAMS][6] = {
      [ERPLAN] = {erplan, "check", "-q", "--fail-on=never", size->file, NULL},
      [DOM] = {"xmllint", "--noout", size->file, NULL},
      [SAX] = {"xmllint", "--noout", "--sax", size->file, NULL},
  };
  static const char *const names[] = {"erplan check -q", "xmllint --noout",
                                      "xmllint --noout --sax"};
  double wall[N_PROGRAMS][ROUNDS_MOST], ratio[N_PROGRAMS][ROUNDS_MOST];
  glong peak[N_PROGRAMS] = {0};
  g_autofree char *xmllint = g_find_program_in_path("xmllint");
  guint programs = xmllint != NULL ? N_PROGRAMS : 1;
  for (guint i = 0; i < size->rounds; i++)
    for (guint p = 0; p < programs; p++) {
      MeasureUse use = measure_run(lines[p]);
      wall[p][i] = use.wall * 1000;
      ratio[p][i] = wall[ERPLAN][i] / wall[p][i];
      peak[p] = MAX(peak[p], use.peak);
    }
  if (xmllint == NULL)
    printf("xmllint: skipped, libxml2-utils is not installed\n");
  printf("%-24s %10s %12s %12s\n", "", "ms", "peak MB", "erplan / it");
  for (guint p = 0; p < programs; p++)
    printf("%-24s %10.1f %12.1f %12.2f\n", names[p], measure_middle(wall[p], size->rounds),
           (double) peak[p] * 1024 / 1e6, measure_middle(ratio[p], size->rounds));
  double most = MEMORY + (double) MEMORY_OF_SITE * size->sites;
  if (xmllint != NULL)
    printf("against xmllint --noout: %.2f, at most %.1f: %s\n",
           measure_middle(ratio[DOM], size->rounds), WHOLE,
           word(measure_middle(ratio[DOM], size->rounds) <= WHOLE));
  printf("peak memory: %.1f MB, at most %.1f: %s\n", (double) peak[ERPLAN] * 1024 / 1e6, most / 1e6,
         word((double) peak[ERPLAN] * 1024 <= most));
  *sax = xmllint != NULL ? measure_middle(wall[SAX], size->rounds) : 0;
}

/* ---- stages ---------------------------------------------------------------------------------- */

typedef struct {
  const char *name;
  double times[ROUNDS_MOST]; /* ms */
} Stage;

enum { REFERENCE, TERRAIN, READ, NETWORK, PATHS, EVALUATE, JUDGE, LET_GO, N_STAGES };

static void
take(Stage *stage, guint round, gint64 *start) {
  gint64 now = g_get_monotonic_time();
  stage->times[round] = (double) (now - *start) / 1000;
  *start = g_get_monotonic_time();
}

/* The ways from every site to every circuit, as if each had a location of its own. */
static void
find_paths(const ErpNetwork *network) {
  g_autofree guint32 *latency = g_new(guint32, network->n_links + 1);
  g_autofree guint32 *capacity = g_new0(guint32, network->n_links + 1);
  g_autofree guint32 *targets = g_new(guint32, network->n_circuits + 1);
  for (guint i = 0; i < network->n_links; i++)
    latency[i] = (guint32) network->elements[i].rtt * 10;
  for (guint i = 0; i < network->n_circuits; i++)
    targets[i] = network->circuits[i].node;
  const ErpGraphWeights weights = {latency, capacity, capacity};
  erp_paths_free(erp_paths_new(network->graph, &weights, targets, network->n_circuits, NULL, NULL));
}

static void
time_round(const Size *size, Stage *stages, guint round) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(size->file);
  guint threads = g_get_num_processors();
  gint64 start = g_get_monotonic_time();
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  take(&stages[REFERENCE], round, &start);
  g_autoptr(ErpTerrain) terrain = catalogue != NULL ? erp_terrain_new(catalogue) : NULL;
  take(&stages[TERRAIN], round, &start);
  ErpPlan *plan = terrain != NULL ? erp_plan_read(size->file, diags, &error) : NULL;
  take(&stages[READ], round, &start);
  if (plan == NULL)
    g_error("%s", error->message);
  g_autoptr(ErpParams) params = erp_params_new(plan, catalogue, diags);
  start = g_get_monotonic_time();
  g_autoptr(ErpNetwork) network = erp_network_new(plan, terrain, params, diags);
  take(&stages[NETWORK], round, &start);
  find_paths(network);
  take(&stages[PATHS], round, &start);
  ErpResults *results = erp_evaluate_on(plan, terrain, diags);
  take(&stages[EVALUATE], round, &start);
  ErpReview *review = erp_review_new_in(results, "2026-01-01", threads);
  take(&stages[JUDGE], round, &start);
  erp_review_free(review);
  erp_results_unref(results);
  erp_plan_unref(plan);
  take(&stages[LET_GO], round, &start);
}

static void
time_stages(const Size *size) {
  Stage stages[N_STAGES] = {
      [REFERENCE] = {.name = "read the reference data"},
      [TERRAIN] = {.name = "latency model"},
      [READ] = {.name = "load the plan"},
      [NETWORK] = {.name = "build the network"},
      [PATHS] = {.name = "ways to all circuits"},
      [EVALUATE] = {.name = "evaluate, points known"},
      [JUDGE] = {.name = "judge"},
      [LET_GO] = {.name = "let go of all that"},
  };
  guint rounds = MIN(size->rounds, 5);
  for (guint i = 0; i < rounds; i++)
    time_round(size, stages, i);
  printf("%-28s %10s %14s\n", "stage", "ms", "us a site");
  for (guint i = 0; i < N_STAGES; i++) {
    double middle = measure_middle(stages[i].times, rounds);
    printf("%-28s %10.2f %14.3f\n", stages[i].name, middle, middle * 1000 / size->sites);
  }
}

/* ---- the run --------------------------------------------------------------------------------- */

static void
time_size(Size size, const char *erplan, const char *folder) {
  double sax = 0;
  GStatBuf about;
  size.file = g_build_filename(folder, "plan.xml", NULL);
  in_child(save_plan, &size);
  if (g_stat(size.file, &about) != 0)
    g_error("no plan was written");
  printf("\n%u sites, %u circuits, %.1f MB, medians of %u rounds\n", size.sites, size.circuits,
         (double) about.st_size / 1e6, size.rounds);
  time_whole(&size, erplan, &sax);
  in_child(time_stages, &size);
  if (sax > 0)
    printf("loading may take %.1f times xmllint --noout --sax: %.1f ms\n", LOAD, LOAD * sax);
  g_remove(size.file);
  g_free(size.file);
}

int
main(int argc, char **argv) {
  static const Size sizes[] = {
      {.sites = 1000, .circuits = 50, .rounds = 21},
      {.sites = 10000, .circuits = 150, .rounds = 7},
      {.sites = 100000, .circuits = 150, .rounds = 3},
  };
  g_autoptr(GError) error = NULL;
  const char *erplan = g_getenv("ERPLAN");
  g_autofree char *folder = g_dir_make_tmp("erplan-bench-XXXXXX", &error);
  if (folder == NULL || erplan == NULL)
    g_error("%s", error != NULL ? error->message : "ERPLAN is not set");
  if (argc == 3) {
    Size one = {.sites = (guint) g_ascii_strtoull(argv[1], NULL, 10),
                .circuits = (guint) g_ascii_strtoull(argv[2], NULL, 10)};
    one.rounds = one.sites > 100000 ? 1 : 3;
    time_size(one, erplan, folder);
  }
  for (guint i = 0; i < G_N_ELEMENTS(sizes) && argc != 3; i++)
    time_size(sizes[i], erplan, folder);
  g_rmdir(folder);
  return 0;
}
