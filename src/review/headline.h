/* The few numbers a plan is known by; also what an edit is judged by while it is typed. */
#pragma once

#include "eval/results.h"

typedef struct {
  guint n_fail, n_warn, n_not_answered; /* findings, accepted ones left out */
  guint32 busiest;                      /* element with the highest utilisation, or ERP_NONE */
  gint64 use;                           /* of it, basis points, busier direction; ERP_UNSET */
  guint n_pinned;                       /* sites with a geo-pinned flow */
  gint64 penalty;                       /* us: greatest of the planned ways; ERP_UNSET = none */
  ErpProvenance provenance;             /* of that penalty */
} ErpHeadline;
