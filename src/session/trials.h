/* Tries every single failure of a plan (eval/sweep.h), one after the other, in a thread of its own:
 * what each does. What is done can be looked at, and is kept when the rest is given up. */
#pragma once

#include "eval/sweep.h"

typedef struct _ErpTrials ErpTrials;

/* `noticed` is called in the thread's default main context (at the time of making) when there is
 * more, at most ten times a second, and at the end. The terrain's catalogue must outlive it. */
ErpTrials *erp_trials_new(ErpPlan *plan, ErpTerrain *terrain, void (*noticed)(gpointer user),
                          gpointer user);
/* Waits for the failure that is being tried. */
void erp_trials_free(ErpTrials *trials);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpTrials, erp_trials_free)

const ErpPlan *erp_trials_plan(const ErpTrials *trials);
/* Gives up what was not tried yet; returns at once. */
void erp_trials_stop(ErpTrials *trials);
void erp_trials_wait(ErpTrials *trials); /* until all are tried, or it was stopped */

typedef struct {
  guint done, all;  /* all = 0: they are still being listed */
  gboolean running; /* else all that will be done is done */
  gboolean partial; /* stopped before all were tried */
} ErpTrialsState;
ErpTrialsState erp_trials_state(ErpTrials *trials);
/* i < done; in the order they were tried: that of erp_failures_new(). Borrowed. */
const ErpImpact *erp_trials_get(ErpTrials *trials, guint i);
/* Of the plan with nothing lost; only once something is done. Borrowed. */
const ErpResults *erp_trials_results(const ErpTrials *trials);
