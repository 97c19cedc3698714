#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define WIDE 3 /* times the target: no noise any more */

Measure *
measure_new(const char *name, gint64 target) {
  Measure *measure = g_new0(Measure, 1);
  measure->name = name;
  measure->target = target;
  measure->times = g_array_new(FALSE, FALSE, sizeof(gint64));
  return measure;
}

void
measure_free(Measure *measure) {
  g_array_unref(measure->times);
  g_free(measure);
}

void
measure_add(Measure *measure, gint64 time) {
  g_array_append_val(measure->times, time);
}

void
measure_take(Measure *measure, gint64 since) {
  measure_add(measure, g_get_monotonic_time() - since);
}

void
measure_again(Measure *measure, const Measure *other) {
  measure_add(measure, g_array_index(other->times, gint64, other->times->len - 1));
}

static int
compare_times(gconstpointer a, gconstpointer b) {
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

static gint64
at(const Measure *measure, guint percent) {
  return g_array_index(measure->times, gint64, (measure->times->len - 1) * percent / 100);
}

void
measure_print_head(void) {
  printf("%-50s %5s %8s %8s %8s %8s %7s\n", "milliseconds", "times", "least", "median", "p99",
         "most", "target");
}

double
measure_median(const Measure *measure) {
  return (double) at(measure, 50);
}

gboolean
measure_print(Measure *measure) {
  g_array_sort(measure->times, compare_times);
  printf("%-50s %5u", measure->name, measure->times->len);
  for (guint i = 0; i < 4; i++)
    printf(" %8.2f", (double) at(measure, (const guint[]){0, 50, 99, 100}[i]) / 1000);
  if (measure->target > 0)
    printf(" %7.0f  %s", (double) measure->target / 1000,
           at(measure, 99) <= measure->target ? "ok" : "over");
  printf("\n");
  return measure->target == 0 || at(measure, 50) <= WIDE * measure->target;
}

static int
compare_values(gconstpointer a, gconstpointer b) {
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

double
measure_middle(double *values, guint n) {
  qsort(values, n, sizeof *values, compare_values);
  return values[n / 2];
}

static double
seconds(struct timeval time) {
  return (double) time.tv_sec + (double) time.tv_usec / G_USEC_PER_SEC;
}

MeasureUse
measure_run(const char *const *args) {
  g_autoptr(GError) error = NULL;
  GPid child = 0;
  gint64 start = g_get_monotonic_time();
  if (!g_spawn_async(NULL, (char **) args, NULL,
                     G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                     NULL, NULL, &child, &error))
    g_error("%s", error->message);
  struct rusage usage = {0};
  int status = 0;
  if (wait4(child, &status, 0, &usage) != child || status != 0)
    g_error("%s %s: status %d", args[0], args[1], status);
  return (MeasureUse){.wall = (double) (g_get_monotonic_time() - start) / G_USEC_PER_SEC,
                      .cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime),
                      .peak = usage.ru_maxrss};
}
