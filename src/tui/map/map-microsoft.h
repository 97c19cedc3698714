/* What planned traffic uses of Microsoft's and a map shows. */
#pragma once

#include "eval/results.h"

typedef struct {
  guint32 door;       /* entry point; or ERP_NONE: */
  const char *region; /* of a demand; borrowed from the plan */
  guint32 site;       /* the first that uses it */
} ErpMicrosoftUse;

/* An array of them in the order of the flows. `before`: that of the results `of`, or NULL: sites
 * that have not changed since then are not looked at. O(sites + flows of those that have). */
GArray *erp_microsoft_uses(const ErpResults *results, GArray *before, const ErpResults *of);
