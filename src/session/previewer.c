#include "session/previewer.h"

struct _ErpPreviewer {
  ErpTerrain *terrain;
  GMutex lock;         /* over the next */
  ErpEvaluation *from; /* what the newest question is answered from, or NULL */
  void (*ready)(gpointer user);
  gpointer user;
  ErpWorker *worker; /* or NULL: nobody asked yet */
  ErpPlan *asked;    /* or NULL */
  ErpOutage *outage; /* of the question, or NULL */
  ErpEvaluation *answer;
};

/* In the worker's thread, which looks at no more than this. */
static gpointer
evaluate(ErpPlan *plan, const ErpOutage *outage, gpointer user) {
  ErpPreviewer *previewer = user;
  g_mutex_lock(&previewer->lock);
  g_autoptr(ErpEvaluation) from =
      previewer->from != NULL ? erp_evaluation_ref(previewer->from) : NULL;
  g_mutex_unlock(&previewer->lock);
  return erp_evaluation_new_after(plan, previewer->terrain, outage, from);
}

static void
free_answer(gpointer answer) {
  erp_evaluation_unref(answer);
}

static gboolean
is_answer(const ErpPreviewer *previewer, const ErpEvaluation *answer) {
  return answer->plan == previewer->asked && erp_outage_equal(answer->outage, previewer->outage);
}

/* The worker must be there; it frees what was there before. */
static void
begin_with(ErpPreviewer *previewer, ErpEvaluation *from) {
  g_mutex_lock(&previewer->lock);
  ErpEvaluation *before = previewer->from;
  previewer->from = from != NULL ? erp_evaluation_ref(from) : NULL;
  g_mutex_unlock(&previewer->lock);
  erp_worker_give_back(previewer->worker, before);
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
  previewer->terrain = erp_terrain_ref(terrain);
  g_mutex_init(&previewer->lock);
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
  erp_evaluation_unref(previewer->from);
  erp_terrain_unref(previewer->terrain);
  g_mutex_clear(&previewer->lock);
  g_free(previewer);
}

void
erp_previewer_ask(ErpPreviewer *previewer, ErpPlan *plan, const ErpOutage *outage,
                  ErpEvaluation *from) {
  ErpWorkerOps ops = {evaluate, free_answer, accept_answer, previewer};
  if (plan != NULL && plan == previewer->asked && erp_outage_equal(outage, previewer->outage))
    return;
  g_clear_pointer(&previewer->asked, erp_plan_unref);
  g_clear_pointer(&previewer->outage, erp_outage_free);
  if (plan == NULL) {
    if (previewer->worker != NULL)
      begin_with(previewer, NULL);
    if (previewer->answer != NULL)
      erp_worker_give_back(previewer->worker, g_steal_pointer(&previewer->answer));
    return;
  }
  previewer->asked = erp_plan_ref(plan);
  previewer->outage = outage != NULL ? erp_outage_copy(outage) : NULL;
  if (previewer->worker == NULL)
    previewer->worker = erp_worker_new(&ops);
  gboolean alike = from != NULL && erp_outage_equal(from->outage, outage);
  begin_with(previewer, alike ? from : previewer->answer);
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
