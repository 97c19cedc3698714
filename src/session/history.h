/* Undo and redo: a list of revisions. Doing an edit applies it, so do and redo cannot differ;
 * whether the plan is modified is a comparison with the revision that was saved. */
#pragma once

#include "plan/edit.h"
#include "plan/plan.h"

typedef struct _ErpHistory ErpHistory;

ErpHistory *erp_history_new(ErpPlan *plan); /* which counts as saved */
void erp_history_free(ErpHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpHistory, erp_history_free)

ErpPlan *
erp_history_current(const ErpHistory *history); /* borrowed until the next call that moves */

/* Applies the edit to the current revision and makes the result current; what could be redone is
 * forgotten. FALSE with the error of erp_plan_apply(), and nothing changed. An edit that changes
 * nothing is no step. */
gboolean erp_history_do(ErpHistory *history, const ErpEdit *edit, GError **error);

/* Makes a revision from elsewhere (a recovered plan) current, as a step without an edit. One equal
 * to the current revision is no step. */
void erp_history_put(ErpHistory *history, ErpPlan *plan, const char *label);

/* FALSE when there is nothing to undo or redo. */
gboolean erp_history_undo(ErpHistory *history);
gboolean erp_history_redo(ErpHistory *history);

/* Label of the step that would be undone or redone; NULL when there is none. Borrowed. */
const char *erp_history_undo_label(const ErpHistory *history);
const char *erp_history_redo_label(const ErpHistory *history);

/* The steps, oldest first; those from erp_history_position() on can be redone. */
guint erp_history_length(const ErpHistory *history);
guint erp_history_position(const ErpHistory *history);
const char *erp_history_label(const ErpHistory *history, guint step); /* borrowed */
/* The revision after so many steps (0 = the first); the one that was saved. Borrowed. */
ErpPlan *erp_history_revision(const ErpHistory *history, guint position);
ErpPlan *erp_history_saved(const ErpHistory *history);
/* Undoes or does again until so many steps are done. FALSE when there are not so many. */
gboolean erp_history_go(ErpHistory *history, guint position);
/* NULL for a step without an edit. */
const ErpEdit *erp_history_edit(const ErpHistory *history, guint step);

void erp_history_mark_saved(ErpHistory *history);
gboolean erp_history_is_modified(const ErpHistory *history);
