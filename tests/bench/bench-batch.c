/* Many plans in one call of the program: how much faster two jobs are than one, and whether memory
 * depends on the number of plans. Runs with one and with two jobs take turns, so that other work on
 * the machine meets both. */
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>

#include "measure.h"
#include "../tools/big-plan.h"

#define PLANS 1000
#define FEW 500
#define SITES 100
#define CIRCUITS 5
#define ROUNDS 3
#define TARGET 1.7 /* times the speed of one job */

typedef struct {
  const char *program;
  char *folder;
  GPtrArray *files; /* of the plans */
} Place;

/* Judges the first `n` plans. */
static MeasureUse
run(const Place *place, const char *jobs, const char *form, guint n) {
  g_autoptr(GPtrArray) args = g_ptr_array_new();
  const char *const fixed[] = {place->program, "check", "--fail-on=never", jobs, form};
  for (guint i = 0; i < G_N_ELEMENTS(fixed); i++)
    g_ptr_array_add(args, (gpointer) fixed[i]);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add(args, place->files->pdata[i]);
  g_ptr_array_add(args, NULL);
  return measure_run((const char *const *) args->pdata);
}

/* One line. */
static void
time_jobs(const Place *place, const char *form) {
  double wall[2][ROUNDS], cpu[2][ROUNDS], faster[ROUNDS];
  glong peak = 0;
  for (guint i = 0; i < ROUNDS; i++) {
    for (guint jobs = 0; jobs < 2; jobs++) {
      MeasureUse use = run(place, jobs == 0 ? "--jobs=1" : "--jobs=2", form, PLANS);
      wall[jobs][i] = use.wall;
      cpu[jobs][i] = use.cpu;
      peak = MAX(peak, use.peak);
    }
    faster[i] = wall[0][i] / wall[1][i];
  }
  double ratio = measure_middle(faster, ROUNDS),
         more = measure_middle(cpu[1], ROUNDS) / measure_middle(cpu[0], ROUNDS);
  MeasureUse few = run(place, "--jobs=2", form, FEW);
  printf("%-16s %8.2f %8.2f %8.2f  %-4s %8.2f %9.1f %9.1f\n", form, measure_middle(wall[0], ROUNDS),
         measure_middle(wall[1], ROUNDS), ratio, ratio >= TARGET ? "ok" : "over", more,
         (double) few.peak / 1024, (double) peak / 1024);
}

/* The options to measure may be given: --quiet, --format=jsonl. */
int
main(int argc, char **argv) {
  static char *const all[] = {"--quiet",
                              "--format=text",
                              "--format=json",
                              "--format=jsonl",
                              "--format=sarif",
                              "--format=junit",
                              NULL};
  char *const *forms = argc > 1 ? argv + 1 : all;
  g_autoptr(GError) error = NULL;
  Place place = {.program = g_getenv("ERPLAN"),
                 .folder = g_dir_make_tmp("erplan-bench-XXXXXX", &error),
                 .files = g_ptr_array_new_with_free_func(g_free)};
  setlocale(LC_ALL, "C");
  if (place.folder == NULL || place.program == NULL)
    g_error("%s", error != NULL ? error->message : "ERPLAN is not set");
  for (guint i = 0; i < PLANS; i++) {
    char *file = g_strdup_printf("%s/%04u.xml", place.folder, i);
    big_plan_save(file, SITES, CIRCUITS, i);
    g_ptr_array_add(place.files, file);
  }
  printf(
      "\n%d plans of %d sites: seconds with one and with two jobs, how much faster (target %.1f),\n"
      "processor time against one job, peak memory in MiB of %d and of all plans\n",
      PLANS, SITES, TARGET, FEW);
  printf("%-16s %8s %8s %8s  %-4s %8s %9s %9s\n", "", "1 job", "2 jobs", "faster", "", "CPU", "few",
         "all");
  for (guint i = 0; forms[i] != NULL; i++)
    time_jobs(&place, forms[i]);
  for (guint i = 0; i < PLANS; i++)
    g_remove(place.files->pdata[i]);
  g_rmdir(place.folder);
  g_ptr_array_unref(place.files);
  g_free(place.folder);
  return 0;
}
