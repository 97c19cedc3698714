/* One plan of `erplan check`: read, judged, reported. */
#pragma once

#include "cli/command.h"
#include "cli/plan-names.h"
#include "eval/terrain.h"
#include "report/check.h"

/* What is the same for all plans. Read only: any number of threads may judge with it. Catalogue and
 * terrain are shared too: the catalogue never changes, and the terrain locks what it remembers. */
typedef struct {
  ErpTerrain *terrain;
  const ErpCheckFormat *format; /* NULL = no report */
  const char *today;            /* YYYY-MM-DD */
  gboolean gate;                /* findings fail */
  ErpLevel fail_on;             /* from this severity */
  gboolean strict;
} ErpCheckRules;

typedef struct {
  GString *report;   /* empty when there is none */
  GString *messages; /* for stderr */
  ErpStatus status;
} ErpCheckOutcome;

ErpCheckOutcome *erp_check_plan(const ErpPlanName *name, const ErpCheckRules *rules);
void erp_check_outcome_free(ErpCheckOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCheckOutcome, erp_check_outcome_free)
