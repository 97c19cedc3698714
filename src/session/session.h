/* The application without a screen: a document, its evaluation kept up to date in a worker thread,
 * and the recovery journal. Every change goes through erp_session_do(). */
#pragma once

#include "session/document.h"
#include "session/evaluation.h"
#include "session/importer.h"
#include "session/recovery.h"
#include "session/trials.h"

typedef struct _ErpSession ErpSession;

typedef struct {
  void (*evaluated)(ErpSession *session,
                    gpointer user);                    /* new figures, or a preview; main thread */
  void (*changed)(ErpSession *session, gpointer user); /* the plan is another one */
  gpointer user;
  /* Another program changed or removed the file, or made it again as it was. */
  void (*outside)(ErpSession *session, gpointer user);
  /* The recovery journal cannot be written, for a reason that was not told yet. */
  void (*unprotected)(ErpSession *session, gpointer user);
} ErpSessionListener;

/* Takes the document. `catalogue` must outlive the session. All functions are called from one
 * thread, whose default main context (at the time of making) also runs the listener and the
 * journal's timer. */
ErpSession *erp_session_new(ErpDocument *document, const ErpCatalogue *catalogue);
/* Waits for the evaluation that is going on; what the recovery journal holds stays on disk. */
void erp_session_free(ErpSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpSession, erp_session_free)
/* A later listener takes the place of an earlier one; functions may be NULL. */
void erp_session_listen(ErpSession *session, const ErpSessionListener *listener);

ErpDocument *erp_session_document(ErpSession *session);
const ErpCatalogue *erp_session_catalogue(const ErpSession *session);
/* The cities, loaded when they are first asked for; NULL when they cannot be. */
const ErpCities *erp_session_cities(ErpSession *session);
ErpPlan *erp_session_plan(ErpSession *session); /* current revision, borrowed */
gboolean erp_session_read_only(const ErpSession *session);
void erp_session_set_read_only(ErpSession *session, gboolean read_only);

/* Refused with ERP_ERROR_REFUSED when read-only (undo and redo: FALSE). */
gboolean erp_session_do(ErpSession *session, const ErpEdit *edit, GError **error);
gboolean erp_session_undo(ErpSession *session);
gboolean erp_session_redo(ErpSession *session);
/* Undoes or does again several steps at once; see erp_history_go(). */
gboolean erp_session_go(ErpSession *session, guint position);

/* The newest finished evaluation (NULL before the first), borrowed until the next `evaluated`. It
 * may be of an older revision: then erp_session_stale() is TRUE. */
const ErpResults *erp_session_results(const ErpSession *session);
const ErpReview *erp_session_review(const ErpSession *session);
/* Names in the plan that the catalogue does not know, of the same evaluation. */
const ErpDiagList *erp_session_diags(const ErpSession *session);
gboolean erp_session_stale(const ErpSession *session);
/* Waits for the evaluation of the current revision and what else was asked for (tests, scripts,
 * first picture). */
void erp_session_settle(ErpSession *session);

/* Evaluates and reviews what the plan would be after `edit`, without changing it, and returns with
 * the answer: for scripts and commands. NULL with the error of erp_plan_apply(). The caller frees
 * it with erp_preview_free(). */
typedef struct {
  ErpResults *results;
  ErpReview *review;
} ErpPreview;
ErpPreview *erp_session_preview(ErpSession *session, const ErpEdit *edit, GError **error);
void erp_preview_free(ErpPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPreview, erp_preview_free)

/* The same in the background, so that keys are not held up (a form's effect line). FALSE at once
 * with the error of erp_plan_apply(); what was asked before stays. `evaluated` is called when the
 * answer to the newest question is there; erp_session_settle() waits for it too. */
gboolean erp_session_ask_preview(ErpSession *session, const ErpEdit *edit, GError **error);
/* The newest answer, or NULL: of an earlier question while one is pending. Borrowed until the next
 * `evaluated` or erp_session_end_preview(). */
const ErpReview *erp_session_previewed(const ErpSession *session);
gboolean erp_session_preview_pending(const ErpSession *session);
void erp_session_end_preview(ErpSession *session); /* the form is closed */

/* Works out in the background what importing a file would change in the current plan (again when
 * that becomes another one), and then, as a preview, what that does to the figures; NULL: nobody
 * wants to know any more, which ends the preview too. `evaluated` is called when either is there;
 * erp_session_settle() waits for both. */
void erp_session_ask_import(ErpSession *session, const ErpImportQuestion *question);
const ErpImporter *erp_session_importer(const ErpSession *session); /* asked and answer */
/* Takes over what was worked out, an answer with `after`, as one step, and asks no more. FALSE with
 * ERP_ERROR_REFUSED when read-only. */
gboolean erp_session_import(ErpSession *session, GError **error);

/* What if: figures, findings, previews and the plan beside are those while these things are lost
 * (eval/outage.h), until other ones or NULL are set. The plan does not change, and nothing of it is
 * saved. `outage` is copied. */
void erp_session_set_outage(ErpSession *session, const ErpOutage *outage);
const ErpOutage *erp_session_outage(const ErpSession *session); /* NULL = nothing */
/* Of the plan with nothing lost, to compare with; NULL while it is worked out, and when nothing is.
 * Borrowed until the next `evaluated`. */
const ErpReview *erp_session_whole(const ErpSession *session);

/* Tries every single failure of the current plan in the background, anew; `evaluated` is called as
 * they come, and erp_session_settle() waits for all of them. */
void erp_session_try_failures(ErpSession *session);
void erp_session_end_trials(ErpSession *session);         /* nobody looks at them any more */
ErpTrials *erp_session_trials(const ErpSession *session); /* or NULL; borrowed */

/* Another plan to compare with, evaluated in the background; NULL = none any more. `evaluated` is
 * called when its figures are there; erp_session_settle() waits for them too. */
void erp_session_set_beside(ErpSession *session, ErpPlan *plan);
/* Of the plan set last; NULL while it is worked out. Borrowed until the next one is set. */
const ErpEvaluation *erp_session_beside(const ErpSession *session);

/* Saving as of the document, which also settles what becomes of the recovery journal. A plan open
 * for reading only can be saved under another name, and can then be changed. */
gboolean erp_session_save(ErpSession *session, GError **error);
gboolean erp_session_save_over(ErpSession *session, const char *hash, GError **error);
gboolean erp_session_save_as(ErpSession *session, const char *file, ErpSaveMode mode,
                             GError **error);

/* What others did to the file, looked at every two seconds. */
ErpOutside erp_session_outside(const ErpSession *session);
/* As erp_document_reload(). */
gboolean erp_session_reload(ErpSession *session, ErpDiagList *diags, GError **error);

/* The recovery journal is written two seconds after the last change and removed when the plan is
 * saved or undone to what was saved. erp_session_rescue() writes it at once when there is something
 * to lose: for signals (from the main loop, not from the signal's handler) and other sudden ends.
 */
gboolean erp_session_rescue(ErpSession *session, GError **error);
const char *erp_session_journal(const ErpSession *session); /* its file on disk, or NULL */
/* Why it could not be written the last time (a translated sentence), or NULL. */
const char *erp_session_journal_problem(const ErpSession *session);
/* The changes are not wanted: removes the journal. Before erp_session_free(). */
void erp_session_discard(ErpSession *session);
/* Makes what a journal left behind holds the current revision, as one step; that journal is removed
 * once this session's own holds the same. */
gboolean erp_session_recover(ErpSession *session, const ErpRecovery *recovery, GError **error);
