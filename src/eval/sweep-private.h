/* What the files of the failure sweep share. Private to eval/sweep*.c. */
#pragma once

#include "eval/sweep.h"

struct _ErpSweep {
  const ErpResults *results;
  gint64 minor;                    /* us */
  gint64 levels[ERP_SWEEP_LEVELS]; /* basis points */
  ErpSitesOver over;
  guint8 *symmetry;     /* per flow; NULL = not judged */
  gboolean by_circuits; /* the loss of circuits or links nobody uses may change decisions */
  gboolean by_accesses; /* the same of internet accesses and sites */
};

/* Per flow: ErpSymmetry of its way while what `network` says is lost. Caller frees. */
guint8 *erp_sweep_symmetry(const ErpResults *results, const ErpNetwork *network);
/* `symmetry` is that of the flows of `under`, or NULL. */
ErpImpact *erp_sweep_impact(const ErpSweep *sweep, const ErpFailure *failure,
                            const ErpResults *under, const guint8 *symmetry);
