#include "eval/latency-accuracy.h"

#include <stdlib.h>
#include <string.h>

static int
compare_errors(const void *a, const void *b) {
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

static double
median(gint64 *values, guint n) {
  qsort(values, n, sizeof *values, compare_errors);
  guint low = (n - 1) / 2, high = n / 2;
  return ((double) values[low] + (double) values[high]) / 2.0;
}

void
erp_latency_accuracy(const gint64 *modelled, const gint64 *measured, guint n,
                     ErpLatencyAccuracy *out) {
  g_autofree gint64 *errors = g_new(gint64, n);
  gint64 sum = 0, size = 0;
  double share = 0.0;
  guint within = 0;

  memset(out, 0, sizeof *out);
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++) {
    gint64 error = modelled[i] - measured[i];
    errors[i] = ABS(error);
    sum += error;
    size += errors[i];
    share += (double) errors[i] / (double) measured[i];
    within += errors[i] * 5 <= measured[i];
  }
  out->n = n;
  out->bias = (double) sum / n;
  out->mae = (double) size / n;
  out->median_error = median(errors, n);
  out->mape = 100.0 * share / n;
  out->within = 100.0 * within / n;
}
