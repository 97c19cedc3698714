#include "session/previewer.h"

struct _ErpPreviewer {
  ErpEvaluator *evaluator;
  void (*ready)(gpointer user);
  gpointer user;
  ErpWorker *worker; /* or NULL: nobody asked yet */
  ErpPlan *asked;    /* or NULL */
  ErpOutage *outage; /* of the question, or NULL */
  ErpEvaluation *answer;
};

static gpointer
evaluate(ErpPlan *plan, const ErpOutage *outage, gpointer user) {
  const ErpPreviewer *previewer = user;
  /* the evaluator is the only member this thread looks at */
  return erp_evaluator_run(previewer->evaluator, plan, outage);
}

static void
free_answer(gpointer answer) {
  erp_evaluation_unref(answer);
}

static gboolean
is_answer(const ErpPreviewer *previewer, const ErpEvaluation *answer) {
  return answer->plan == previewer->asked && erp_outage_equal(answer->outage, previewer->outage);
}

/* Answers to a question that was withdrawn or replaced meanwhile are dropped: they may be about
 * another form. */
static void
accept_answer(gpointer user) {
  ErpPreviewer *previewer = user;
  ErpEvaluation *answer = erp_worker_take(previewer->worker);
  ErpEvaluation *older = previewer->answer; /* may be looked at until the listener knows */
  if (answer == NULL || !is_answer(previewer, answer)) {
    erp_worker_give_back(previewer->worker, answer);
    return;
  }
  previewer->answer = answer;
  previewer->ready(previewer->user);
  erp_worker_give_back(previewer->worker, older);
}

ErpPreviewer *
erp_previewer_new(ErpTerrain *terrain, void (*ready)(gpointer user), gpointer user) {
  ErpPreviewer *previewer = g_new0(ErpPreviewer, 1);
  previewer->evaluator = erp_evaluator_new(terrain);
  previewer->ready = ready;
  previewer->user = user;
  return previewer;
}

void
erp_previewer_free(ErpPreviewer *previewer) {
  if (previewer == NULL)
    return;
  erp_worker_free(previewer->worker);
  erp_evaluation_unref(previewer->answer);
  erp_plan_unref(previewer->asked);
  erp_outage_free(previewer->outage);
  erp_evaluator_free(previewer->evaluator);
  g_free(previewer);
}

void
erp_previewer_ask(ErpPreviewer *previewer, ErpPlan *plan, const ErpOutage *outage) {
  ErpWorkerOps ops = {evaluate, free_answer, accept_answer, previewer};
  if (plan != NULL && plan == previewer->asked && erp_outage_equal(outage, previewer->outage))
    return;
  g_clear_pointer(&previewer->asked, erp_plan_unref);
  g_clear_pointer(&previewer->outage, erp_outage_free);
  if (plan == NULL) {
    if (previewer->answer != NULL)
      erp_worker_give_back(previewer->worker, g_steal_pointer(&previewer->answer));
    return;
  }
  previewer->asked = erp_plan_ref(plan);
  previewer->outage = outage != NULL ? erp_outage_copy(outage) : NULL;
  if (previewer->worker == NULL)
    previewer->worker = erp_worker_new(&ops);
  erp_worker_submit(previewer->worker, plan, outage);
}

const ErpEvaluation *
erp_previewer_answer(const ErpPreviewer *previewer) {
  return previewer->answer;
}

gboolean
erp_previewer_is_pending(const ErpPreviewer *previewer) {
  return previewer->asked != NULL &&
         (previewer->answer == NULL || !is_answer(previewer, previewer->answer));
}

void
erp_previewer_settle(ErpPreviewer *previewer) {
  if (previewer->worker == NULL || !erp_previewer_is_pending(previewer))
    return;
  erp_worker_wait(previewer->worker);
  accept_answer(previewer);
}
