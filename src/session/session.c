#include "session/session.h"

#include "base/error.h"
#include "session/evaluation.h"
#include "session/folders.h"
#include "session/journal.h"
#include "session/previewer.h"
#include "session/session-private.h"
#include "session/watch.h"
#include "session/worker.h"
#include "base/i18n.h"

struct _ErpSession {
  ErpDocument *document;
  const ErpCatalogue *catalogue;
  ErpCities *cities; /* or NULL: nobody asked yet */
  ErpTerrain *terrain;
  ErpEvaluator *evaluator; /* the worker's */
  ErpSessionListener listener;
  gboolean read_only;
  ErpWorker *worker;
  ErpEvaluation *newest; /* or NULL */
  ErpPreviewer *previewer;
  ErpPreviewer *beside; /* of the plan to compare with */
  ErpPreviewer *whole;  /* of this plan with nothing lost, while something is */
  ErpImporter *importer;
  ErpOutage *outage; /* what is taken to have failed; or NULL */
  ErpTrials *trials; /* or NULL */
  ErpJournal *journal;
  ErpWatch *watch;
};

/* ---- evaluation ---- */

static gpointer
evaluate(ErpPlan *plan, const ErpOutage *outage, gpointer user) {
  const ErpSession *session = user;
  /* the evaluator is the only member this thread looks at */
  return erp_evaluator_run(session->evaluator, plan, outage);
}

static void
free_evaluation(gpointer evaluation) {
  erp_evaluation_unref(evaluation);
}

static void
tell_evaluated(gpointer user) {
  ErpSession *session = user;
  if (session->listener.evaluated != NULL)
    session->listener.evaluated(session, session->listener.user);
}

static gboolean
is_current(const ErpSession *session, const ErpEvaluation *evaluation) {
  const ErpPlan *plan = erp_history_current(erp_document_history(session->document));
  return evaluation->plan == plan && erp_outage_equal(evaluation->outage, session->outage);
}

/* What is known about the current revision is not given up for an older one that comes late. */
static void
accept_evaluation(gpointer user) {
  ErpSession *session = user;
  ErpEvaluation *finished = erp_worker_take(session->worker);
  ErpEvaluation *older = session->newest; /* may be looked at until the listener knows */
  if (finished == NULL || (!erp_session_stale(session) && !is_current(session, finished))) {
    erp_worker_give_back(session->worker, finished);
    return;
  }
  session->newest = finished;
  tell_evaluated(session);
  erp_worker_give_back(session->worker, older);
}

/* The plan or what is lost is another one. */
static void
evaluate_again(ErpSession *session) {
  ErpPlan *plan = erp_session_plan(session);
  erp_worker_submit(session->worker, plan, session->outage);
  erp_previewer_ask(session->whole, session->outage != NULL ? plan : NULL, NULL, session->newest);
}

static void
plan_changed(ErpSession *session) {
  const ErpImportQuestion *import = erp_importer_asked(session->importer);
  evaluate_again(session);
  erp_journal_update(session->journal);
  if (import != NULL)
    erp_session_ask_import(session, import);
  if (session->listener.changed != NULL)
    session->listener.changed(session, session->listener.user);
}

static void
tell_outside(gpointer user) {
  ErpSession *session = user;
  if (session->listener.outside != NULL)
    session->listener.outside(session, session->listener.user);
}

static void
tell_unprotected(gpointer user) {
  ErpSession *session = user;
  if (session->listener.unprotected != NULL)
    session->listener.unprotected(session, session->listener.user);
}

/* Somebody looks at what was worked out. */
static void
preview_import(gpointer user) {
  ErpSession *session = user;
  const ErpImportAnswer *answer = erp_importer_answer(session->importer);
  erp_previewer_ask(session->previewer, answer->after, session->outage, session->newest);
  tell_evaluated(session);
}

/* ---- life ---- */

ErpSession *
erp_session_new_with(ErpDocument *document, const ErpCatalogue *catalogue, const char *state_folder,
                     guint delay) {
  ErpSession *session = g_new0(ErpSession, 1);
  ErpWorkerOps ops = {evaluate, free_evaluation, accept_evaluation, session};
  session->document = document;
  session->catalogue = catalogue;
  session->terrain = erp_terrain_new(catalogue);
  session->evaluator = erp_evaluator_new(session->terrain);
  session->journal = erp_journal_new(document, state_folder, delay);
  erp_journal_listen(session->journal, tell_unprotected, session);
  session->previewer = erp_previewer_new(session->terrain, tell_evaluated, session);
  session->beside = erp_previewer_new(session->terrain, tell_evaluated, session);
  session->whole = erp_previewer_new(session->terrain, tell_evaluated, session);
  session->importer = erp_importer_new(catalogue, preview_import, session);
  session->watch = erp_watch_new(document, tell_outside, session);
  session->worker = erp_worker_new(&ops);
  evaluate_again(session);
  return session;
}

ErpSession *
erp_session_new(ErpDocument *document, const ErpCatalogue *catalogue) {
  g_autofree char *folder = erp_state_folder();
  return erp_session_new_with(document, catalogue, folder, ERP_JOURNAL_DELAY);
}

void
erp_session_free(ErpSession *session) {
  if (session == NULL)
    return;
  erp_worker_free(session->worker);
  erp_previewer_free(session->previewer);
  erp_previewer_free(session->beside);
  erp_previewer_free(session->whole);
  erp_importer_free(session->importer);
  erp_trials_free(session->trials);
  erp_outage_free(session->outage);
  erp_watch_free(session->watch);
  erp_journal_free(session->journal);
  erp_evaluation_unref(session->newest);
  erp_document_free(session->document);
  erp_evaluator_free(session->evaluator);
  erp_terrain_unref(session->terrain);
  erp_cities_free(session->cities);
  g_free(session);
}

void
erp_session_listen(ErpSession *session, const ErpSessionListener *listener) {
  session->listener = *listener;
}

ErpDocument *
erp_session_document(ErpSession *session) {
  return session->document;
}

const ErpCatalogue *
erp_session_catalogue(const ErpSession *session) {
  return session->catalogue;
}

const ErpCities *
erp_session_cities(ErpSession *session) {
  if (session->cities == NULL)
    session->cities = erp_catalogue_load_cities(session->catalogue, NULL);
  return session->cities;
}

ErpPlan *
erp_session_plan(ErpSession *session) {
  return erp_history_current(erp_document_history(session->document));
}

gboolean
erp_session_read_only(const ErpSession *session) {
  return session->read_only;
}

void
erp_session_set_read_only(ErpSession *session, gboolean read_only) {
  session->read_only = read_only;
}

/* ---- changes ---- */

static gboolean
may_change(const ErpSession *session, GError **error) {
  if (session->read_only)
    g_set_error_literal(
        error, ERP_ERROR, ERP_ERROR_REFUSED,
        _("the plan is open for reading only: nothing was changed; save it under another "
          "name to change that"));
  return !session->read_only;
}

gboolean
erp_session_do(ErpSession *session, const ErpEdit *edit, GError **error) {
  const ErpPlan *before = erp_session_plan(session);
  if (!may_change(session, error) ||
      !erp_history_do(erp_document_history(session->document), edit, error))
    return FALSE;
  if (erp_session_plan(session) != before)
    plan_changed(session);
  return TRUE;
}

gboolean
erp_session_undo(ErpSession *session) {
  if (session->read_only || !erp_history_undo(erp_document_history(session->document)))
    return FALSE;
  plan_changed(session);
  return TRUE;
}

gboolean
erp_session_redo(ErpSession *session) {
  if (session->read_only || !erp_history_redo(erp_document_history(session->document)))
    return FALSE;
  plan_changed(session);
  return TRUE;
}

gboolean
erp_session_go(ErpSession *session, guint position) {
  const ErpPlan *before = erp_session_plan(session);
  if (session->read_only || !erp_history_go(erp_document_history(session->document), position))
    return FALSE;
  if (erp_session_plan(session) != before)
    plan_changed(session);
  return TRUE;
}

/* ---- figures ---- */

const ErpResults *
erp_session_results(const ErpSession *session) {
  return session->newest != NULL ? session->newest->results : NULL;
}

const ErpReview *
erp_session_review(const ErpSession *session) {
  return session->newest != NULL ? session->newest->review : NULL;
}

const ErpDiagList *
erp_session_diags(const ErpSession *session) {
  return session->newest != NULL ? session->newest->diags : NULL;
}

gboolean
erp_session_stale(const ErpSession *session) {
  return session->newest == NULL || !is_current(session, session->newest);
}

void
erp_session_settle(ErpSession *session) {
  erp_worker_wait(session->worker);
  accept_evaluation(session);
  erp_importer_settle(session->importer);
  erp_previewer_settle(session->previewer);
  erp_previewer_settle(session->beside);
  erp_previewer_settle(session->whole);
  if (session->trials != NULL) {
    erp_trials_wait(session->trials);
    tell_evaluated(session);
  }
}

/* ---- previews ---- */

ErpPreview *
erp_session_preview(ErpSession *session, const ErpEdit *edit, GError **error) {
  g_autoptr(ErpPlan) plan = erp_plan_apply(erp_session_plan(session), edit, error);
  if (plan == NULL)
    return NULL;
  g_autoptr(ErpEvaluation) evaluation =
      erp_evaluation_new_under(plan, session->terrain, session->outage);
  ErpPreview *preview = g_new0(ErpPreview, 1);
  preview->results = g_steal_pointer(&evaluation->results);
  preview->review = g_steal_pointer(&evaluation->review);
  return preview;
}

void
erp_preview_free(ErpPreview *preview) {
  if (preview == NULL)
    return;
  erp_review_free(preview->review);
  erp_results_unref(preview->results);
  g_free(preview);
}

gboolean
erp_session_ask_preview(ErpSession *session, const ErpEdit *edit, GError **error) {
  g_autoptr(ErpPlan) plan = erp_plan_apply(erp_session_plan(session), edit, error);
  if (plan == NULL)
    return FALSE;
  erp_previewer_ask(session->previewer, plan, session->outage, session->newest);
  return TRUE;
}

const ErpReview *
erp_session_previewed(const ErpSession *session) {
  const ErpEvaluation *answer = erp_previewer_answer(session->previewer);
  return answer != NULL ? answer->review : NULL;
}

gboolean
erp_session_preview_pending(const ErpSession *session) {
  return erp_previewer_is_pending(session->previewer);
}

void
erp_session_end_preview(ErpSession *session) {
  erp_previewer_ask(session->previewer, NULL, NULL, NULL);
}

/* ---- files of other programs ---- */

void
erp_session_ask_import(ErpSession *session, const ErpImportQuestion *question) {
  const ErpCities *cities = question != NULL ? erp_session_cities(session) : NULL;
  erp_session_end_preview(session);
  erp_importer_ask(session->importer, question, erp_session_plan(session), cities);
}

const ErpImporter *
erp_session_importer(const ErpSession *session) {
  return session->importer;
}

gboolean
erp_session_import(ErpSession *session, GError **error) {
  const ErpImportAnswer *answer = erp_importer_answer(session->importer);
  if (!may_change(session, error))
    return FALSE;
  g_autoptr(ErpPlan) after = erp_plan_ref(answer->after);
  g_autofree char *label = g_strdup(answer->label);
  erp_session_ask_import(session, NULL);
  erp_history_put(erp_document_history(session->document), after, label);
  plan_changed(session);
  return TRUE;
}

/* ---- what if ---- */

void
erp_session_set_outage(ErpSession *session, const ErpOutage *outage) {
  ErpOutage *copy = outage != NULL && outage->losses->len > 0 ? erp_outage_copy(outage) : NULL;
  erp_outage_free(session->outage);
  session->outage = copy;
  evaluate_again(session);
}

const ErpOutage *
erp_session_outage(const ErpSession *session) {
  return session->outage;
}

const ErpReview *
erp_session_whole(const ErpSession *session) {
  const ErpEvaluation *answer = erp_previewer_answer(session->whole);
  return answer == NULL || erp_previewer_is_pending(session->whole) ? NULL : answer->review;
}

void
erp_session_end_trials(ErpSession *session) {
  g_clear_pointer(&session->trials, erp_trials_free);
}

void
erp_session_try_failures(ErpSession *session) {
  erp_session_end_trials(session);
  session->trials =
      erp_trials_new(erp_session_plan(session), session->terrain, tell_evaluated, session);
}

ErpTrials *
erp_session_trials(const ErpSession *session) {
  return session->trials;
}

/* ---- another plan beside ---- */

void
erp_session_set_beside(ErpSession *session, ErpPlan *plan) {
  erp_previewer_ask(session->beside, plan, session->outage, session->newest);
}

const ErpEvaluation *
erp_session_beside(const ErpSession *session) {
  return erp_previewer_is_pending(session->beside) ? NULL : erp_previewer_answer(session->beside);
}

/* ---- saving and safety ---- */

gboolean
erp_session_save(ErpSession *session, GError **error) {
  return erp_session_save_over(session, erp_document_hash(session->document), error);
}

gboolean
erp_session_save_over(ErpSession *session, const char *hash, GError **error) {
  if (!may_change(session, error) || !erp_document_save_over(session->document, hash, error))
    return FALSE;
  erp_journal_update(session->journal);
  erp_watch_settle(session->watch);
  return TRUE;
}

gboolean
erp_session_save_as(ErpSession *session, const char *file, ErpSaveMode mode, GError **error) {
  if (!erp_document_save_as(session->document, file, mode, error))
    return FALSE;
  session->read_only = FALSE; /* it is the user's own now */
  erp_journal_update(session->journal);
  erp_watch_settle(session->watch);
  return TRUE;
}

ErpOutside
erp_session_outside(const ErpSession *session) {
  return erp_watch_state(session->watch);
}

ErpOutside
erp_session_look_outside(ErpSession *session) {
  erp_watch_look(session->watch);
  return erp_watch_state(session->watch);
}

gboolean
erp_session_reload(ErpSession *session, ErpDiagList *diags, GError **error) {
  const ErpPlan *before = erp_session_plan(session);
  if (!erp_document_reload(session->document, diags, error))
    return FALSE;
  erp_watch_settle(session->watch);
  if (erp_session_plan(session) != before)
    plan_changed(session);
  return TRUE;
}

gboolean
erp_session_rescue(ErpSession *session, GError **error) {
  return erp_journal_write(session->journal, error);
}

const char *
erp_session_journal(const ErpSession *session) {
  return erp_journal_file(session->journal);
}

const char *
erp_session_journal_problem(const ErpSession *session) {
  return erp_journal_problem(session->journal);
}

void
erp_session_discard(ErpSession *session) {
  erp_journal_remove(session->journal);
}

gboolean
erp_session_recover(ErpSession *session, const ErpRecovery *recovery, GError **error) {
  if (!may_change(session, error))
    return FALSE;
  const ErpPlan *before = erp_session_plan(session);
  erp_history_put(erp_document_history(session->document), recovery->plan,
                  _("Recover unsaved changes"));
  if (erp_session_plan(session) != before)
    plan_changed(session);
  if (erp_journal_write(session->journal, NULL)) /* else the old one is all there is */
    erp_recovery_discard(recovery);
  return TRUE;
}
