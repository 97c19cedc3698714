/* Times of one thing, against what is aimed at. */
#pragma once

#include <glib.h>

typedef struct {
  const char *name;
  gint64 target; /* us of its 99th percentile; 0 = none */
  GArray *times; /* gint64, us */
} Measure;

Measure *measure_new(const char *name, gint64 target);
void measure_free(Measure *measure);
/* From `since` (g_get_monotonic_time()) to now. */
void measure_take(Measure *measure, gint64 since);
void measure_add(Measure *measure, gint64 time); /* us */
/* The last time of another one, too. */
void measure_again(Measure *measure, const Measure *other);

void measure_print_head(void);
double measure_median(const Measure *measure); /* us; after it has been printed */
/* A line with its figures; FALSE when the median misses the target by more than the noise of a busy
 * machine explains. */
gboolean measure_print(Measure *measure);

double measure_middle(double *values, guint n); /* sorts them */

/* What a program took. */
typedef struct {
  double wall, cpu; /* s */
  glong peak;       /* kB */
} MeasureUse;
/* Runs it; what it prints goes nowhere. Gives up when it fails. */
MeasureUse measure_run(const char *const *args);
