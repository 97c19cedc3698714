#include "session/previewer.h"

struct _ErpPreviewer {
  ErpTerrain *terrain;
  void (*ready)(gpointer user);
  gpointer user;
  ErpWorker *worker; /* or NULL: nobody asked yet */
  ErpPlan *asked;    /* or NULL */
  ErpEvaluation *answer;
};

static gpointer
evaluate(ErpPlan *plan, gpointer user) {
  const ErpPreviewer *previewer = user;
  return erp_evaluation_new_on(plan, previewer->terrain); /* the only member this thread looks at */
}

static void
free_answer(gpointer answer) {
  erp_evaluation_free(answer);
}

/* Answers to a question that was withdrawn or replaced meanwhile are dropped: they may be about
 * another form. */
static void
accept_answer(gpointer user) {
  ErpPreviewer *previewer = user;
  ErpEvaluation *answer = erp_worker_take(previewer->worker);
  ErpEvaluation *older = previewer->answer; /* may be looked at until the listener knows */
  if (answer == NULL || answer->plan != previewer->asked) {
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
  previewer->terrain = erp_terrain_ref(terrain);
  previewer->ready = ready;
  previewer->user = user;
  return previewer;
}

void
erp_previewer_free(ErpPreviewer *previewer) {
  if (previewer == NULL)
    return;
  erp_worker_free(previewer->worker);
  erp_evaluation_free(previewer->answer);
  erp_plan_unref(previewer->asked);
  erp_terrain_unref(previewer->terrain);
  g_free(previewer);
}

void
erp_previewer_ask(ErpPreviewer *previewer, ErpPlan *plan) {
  ErpWorkerOps ops = {evaluate, free_answer, accept_answer, previewer};
  if (plan != NULL && plan == previewer->asked)
    return;
  g_clear_pointer(&previewer->asked, erp_plan_unref);
  if (plan == NULL) {
    if (previewer->answer != NULL)
      erp_worker_give_back(previewer->worker, g_steal_pointer(&previewer->answer));
    return;
  }
  previewer->asked = erp_plan_ref(plan);
  if (previewer->worker == NULL)
    previewer->worker = erp_worker_new(&ops);
  erp_worker_submit(previewer->worker, plan);
}

const ErpEvaluation *
erp_previewer_answer(const ErpPreviewer *previewer) {
  return previewer->answer;
}

gboolean
erp_previewer_is_pending(const ErpPreviewer *previewer) {
  return previewer->asked != NULL &&
         (previewer->answer == NULL || previewer->answer->plan != previewer->asked);
}

void
erp_previewer_settle(ErpPreviewer *previewer) {
  if (previewer->worker == NULL || !erp_previewer_is_pending(previewer))
    return;
  erp_worker_wait(previewer->worker);
  accept_answer(previewer);
}
