/* What a plan comes to while something in it grows, as options of a subcommand. */
#pragma once

#include "cli/compare.h"
#include "eval/outage.h"

typedef struct {
  char *sweep;  /* --sweep=TARGET*=FROM..TO/STEP */
  char *growth; /* --growth=PERCENT/year */
  char *years;  /* --years=N */
  char *jobs;   /* --jobs=N */
} ErpStepwise;

/* Whether any of them is given. */
gboolean erp_stepwise_asked(const ErpStepwise *stepwise);

/* --jobs, by default one for each processor; FALSE after complaining. */
gboolean erp_stepwise_jobs(const ErpStepwise *stepwise, guint *jobs);

/* Whether the options for a plan before and after go together with them; else FALSE after
 * complaining. */
gboolean erp_stepwise_check(const ErpCompareOptions *options);

/* Writes what the plan, without what `outage` loses (NULL = nothing), comes to; `without` is what
 * that is called. Returns the status: that of an evaluation which is not whole when Ctrl-C ended
 * it. What the catalogue does not know is told on stderr, and so is how far it has come. */
ErpStatus erp_stepwise_run(const ErpStepwise *stepwise, const ErpCompareOptions *options,
                           ErpPlan *plan, const ErpSubject *subject, const ErpOutage *outage,
                           const char *without, ErpTerrain *terrain);
