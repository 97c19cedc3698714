/* Evaluates what a plan would be while somebody still types: like the worker, with the newest
 * question the only one that counts. Its thread is started by the first question. */
#pragma once

#include "session/evaluation.h"
#include "session/worker.h"

typedef struct _ErpPreviewer ErpPreviewer;

/* `ready` is called in the main context when there is an answer to the newest question. */
ErpPreviewer *erp_previewer_new(ErpTerrain *terrain, void (*ready)(gpointer user), gpointer user);
void erp_previewer_free(ErpPreviewer *previewer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPreviewer, erp_previewer_free)

/* NULL: no question is open any more and the answer is given up. What was asked last is no new
 * question. `outage`: what is lost meanwhile, or NULL. `from`: figures of a plan that is much the
 * same, or NULL: the answer begins from them where the same is lost, else from the one before. */
void erp_previewer_ask(ErpPreviewer *previewer, ErpPlan *plan, const ErpOutage *outage,
                       ErpEvaluation *from);
/* The newest answer; of an earlier question while one is pending; or NULL. Borrowed until the next
 * `ready` or erp_previewer_ask(NULL). */
const ErpEvaluation *erp_previewer_answer(const ErpPreviewer *previewer);
gboolean erp_previewer_is_pending(const ErpPreviewer *previewer);
/* Waits for the answer to the newest question. */
void erp_previewer_settle(ErpPreviewer *previewer);
