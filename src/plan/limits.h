/* How many elements of a kind a plan may have, so that whatever reads, judges or shows it ends in
 * reasonable time and memory. The one table of these limits: the reader stops at them, the
 * structural check keeps edits and imports to them, erplan-plan(5) lists them. */
#pragma once

#include "plan/field.h"

typedef struct {
  guint most;
  guint64 kinds;   /* bit per ErpKind */
  const char *why; /* N_(), for the manual */
} ErpLimit;

/* In the order of the manual; each kind stands in one row. */
extern const ErpLimit erp_limits[];
extern const guint erp_n_limits;

guint erp_limit_of(ErpKind kind); /* O(1) */

/* Of an attribute that is a text. A name is quoted in what is said of a hundred thousand sites. */
#define ERP_TEXT_BYTES 4096

/* What is kept for each of some with each of others: so many pairs at most. */
#define ERP_MOST_PAIRS (1u << 28)
typedef struct {
  guint64 kinds; /* bit per ErpKind */
  ErpKind by;
  const char *why; /* N_(), for the manual */
} ErpPairLimit;

extern const ErpPairLimit erp_pair_limits[];
extern const guint erp_n_pair_limits;
