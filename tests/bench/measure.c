#include "measure.h"

#include <stdio.h>

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
measure_take(Measure *measure, gint64 since) {
  gint64 time = g_get_monotonic_time() - since;
  g_array_append_val(measure->times, time);
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
