/* The structural check: everything about a plan that is wrong whatever the catalogue says. Run on
 * every plan that is read, edited or imported. */
#pragma once

#include "base/diag.h"
#include "plan/plan.h"

/* Adds every problem found: dangling and wrong-kind references ("did you mean"), duplicate ids,
 * missing required attributes, values out of range, links from a place to itself, sites that cannot
 * be placed, internet-via loops, singletons stated twice, duplicate policies, advertise without
 * exit. O(records). */
void erp_plan_check(const ErpPlan *plan, ErpDiagList *diags);

/* Words that mean something else where an id can stand. NULL-terminated. */
extern const char *const erp_reserved_ids[];
