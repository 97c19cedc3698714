/* One plan of `erplan check`: read, judged, reported. */
#pragma once

#include "cli/command.h"
#include "cli/plan-names.h"
#include "eval/terrain.h"
#include "report/check/check.h"

/* What is the same for all plans. Read only: any number of threads may judge with it. Catalogue,
 * terrain and baseline are shared too: only the terrain changes, and it locks what it remembers. */
typedef struct {
  ErpTerrain *terrain;
  const ErpCheckFormat *format; /* NULL = no report */
  gboolean ascii;               /* text in 7 bits */
  const char *today;            /* YYYY-MM-DD */
  ErpGate gate;                 /* which findings fail */
  const ErpBaseline *baseline;  /* to compare with, or NULL */
} ErpCheckRules;

typedef struct {
  GString *report;   /* what is not printed yet; empty when there is none */
  GString *messages; /* for stderr, before the report; not printed yet */
  gboolean begun;    /* some of the report is printed */
  ErpStatus status;
} ErpCheckOutcome;

ErpCheckOutcome *erp_check_outcome_new(void);
/* In at most so many threads; the report goes to the sink. */
void erp_check_plan(ErpCheckOutcome *outcome, const ErpPlanName *name, const ErpCheckRules *rules,
                    guint threads, ErpSink sink);
void erp_check_outcome_free(ErpCheckOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCheckOutcome, erp_check_outcome_free)
