/* Pairs of sums by key, and nothing else: many numbers are added under few keys. They lie one after
 * the other, so that a copy is cheap. */
#pragma once

#include <glib.h>

typedef struct {
  guint64 key;
  gint64 sums[2];
} ErpSum;

typedef struct {
  ErpSum *all; /* each key once, in the order they came */
  guint n;
  guint32 *places; /* by hash: behind the place in `all`, 0 = none; a power of two of them */
  guint n_places;
} ErpSums;

void erp_sums_init(ErpSums *sums);
void erp_sums_copy(ErpSums *copy, const ErpSums *sums); /* O(keys) */
void erp_sums_clear(ErpSums *sums);

/* O(1). A new key has sums of 0. */
void erp_sums_add(ErpSums *sums, guint64 key, gint64 first, gint64 second);
