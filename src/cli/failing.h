/* The sweep over all failures of `erplan whatif --failures`. */
#pragma once

#include "cli/compare.h"

/* The words of --failures. */
extern const char *const erp_failing_words[];
enum { ERP_FAILING_NONE, ERP_FAILING_SINGLE, ERP_FAILING_PAIRS };

/* Plays all failures, or all pairs of them when `which` is ERP_FAILING_PAIRS; shows how far it has
 * come on a terminal. After Ctrl-C it writes what is done so far, and the status is that of an
 * evaluation which is not whole. */
ErpStatus erp_failing_sweep(const ErpCompareOptions *options, guint which, guint threads,
                            const ErpCompared *compared, ErpTerrain *terrain);
