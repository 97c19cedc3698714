/* How well modelled round trips meet measured ones. */
#pragma once

#include <glib.h>

typedef struct {
  guint n;
  double bias;         /* us, mean of modelled - measured */
  double mae;          /* us, mean size of the error */
  double median_error; /* us, median size of the error */
  double mape;         /* %, mean size of the error as a share of the measured value */
  double within;       /* %, pairs whose error is at most 20 % of the measured value */
} ErpLatencyAccuracy;

/* Arrays of `n` round trips in us, measured ones above 0. All zero when n is 0. O(n log n). */
void erp_latency_accuracy(const gint64 *modelled, const gint64 *measured, guint n,
                          ErpLatencyAccuracy *out);
