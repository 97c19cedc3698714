/* Changes to a plan as a person types them behind an option, to be tried without saving:
 *
 *   add     [PARENT/]ELEMENT:FIELD=VALUE[,FIELD=VALUE]...   wan-link:a=par,b=ams,capacity=1Gbps
 *           [PARENT/]<ELEMENT .../> or [PARENT/]<ELEMENT ...>...</ELEMENT>
 *   set     PATH.FIELD=VALUE                                par-ams.capacity=2Gbps
 *   remove  PATH                                            par-ams
 *
 * An empty VALUE is none. What refers to something removed goes too. */
#pragma once

#include "plan/edit.h"

/* Each a NULL-terminated list, or NULL. */
typedef struct {
  char **add, **set, **remove;
} ErpTried;

/* The revision with all of it, first what is added, then set, then removed; the plan itself when
 * nothing is to be tried. NULL with ERP_ERROR_USAGE or ERP_ERROR_REFUSED, which names the change.
 * Caller unrefs. */
ErpPlan *erp_tried_apply(const ErpTried *tried, ErpPlan *plan, GError **error);
