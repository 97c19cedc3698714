/* Arrays of results that nobody needs any more. An evaluation takes those of the results before the
 * ones it starts from: what lies in them is, but for a few sites, what it will say, and so need not
 * be copied. Shared by an evaluation and those made after it, in any thread. Private to eval/. */
#pragma once

#include "eval/results.h"

ErpSpares *erp_spares_new(void);
ErpSpares *erp_spares_ref(ErpSpares *spares);
void erp_spares_unref(ErpSpares *spares);

/* A number for results that no others of these have; never 0. */
guint64 erp_spares_number(ErpSpares *spares);

/* Takes the results, of which only the arrays are left, in place of those it had. */
void erp_spares_put(ErpSpares *spares, ErpResults *results);
/* Those in which everything lies where it does in `results`, and is the same but for some sites
 * (guint32, borrowed from either); NULL when there are none. To be freed by
 * erp_results_free_arrays(). */
ErpResults *erp_spares_take(ErpSpares *spares, const ErpResults *results, const GArray **others);

void erp_results_free_arrays(ErpResults *results); /* and the rest of it */
