#include "session/history.h"

typedef struct {
  ErpEdit *edit;
  char *label;
  ErpPlan *after;
} Step;

struct _ErpHistory {
  ErpPlan *first; /* before all steps */
  GPtrArray *steps;
  guint position; /* steps done */
  ErpPlan *saved;
};

static void
free_step(gpointer pointer) {
  Step *step = pointer;
  erp_edit_free(step->edit);
  g_free(step->label);
  erp_plan_unref(step->after);
  g_free(step);
}

ErpHistory *
erp_history_new(ErpPlan *plan) {
  ErpHistory *history = g_new0(ErpHistory, 1);
  history->first = erp_plan_ref(plan);
  history->saved = erp_plan_ref(plan);
  history->steps = g_ptr_array_new_with_free_func(free_step);
  return history;
}

void
erp_history_free(ErpHistory *history) {
  if (history == NULL)
    return;
  g_ptr_array_unref(history->steps);
  erp_plan_unref(history->first);
  erp_plan_unref(history->saved);
  g_free(history);
}

static const Step *
step_at(const ErpHistory *history, guint i) {
  return history->steps->pdata[i];
}

ErpPlan *
erp_history_current(const ErpHistory *history) {
  return erp_history_revision(history, history->position);
}

/* What could be redone is forgotten. */
static void
take_step(ErpHistory *history, Step *step) {
  g_ptr_array_set_size(history->steps, (gint) history->position);
  g_ptr_array_add(history->steps, step);
  history->position++;
}

gboolean
erp_history_do(ErpHistory *history, const ErpEdit *edit, GError **error) {
  ErpPlan *current = erp_history_current(history);
  g_autoptr(ErpPlan) after = erp_plan_apply(current, edit, error);
  if (after == NULL)
    return FALSE;
  if (after == current)
    return TRUE;
  Step *step = g_new0(Step, 1);
  step->edit = erp_edit_copy(edit);
  step->label = erp_edit_describe(edit, current);
  step->after = g_steal_pointer(&after);
  take_step(history, step);
  return TRUE;
}

void
erp_history_put(ErpHistory *history, ErpPlan *plan, const char *label) {
  if (erp_plan_equal(erp_history_current(history), plan))
    return;
  Step *step = g_new0(Step, 1);
  step->label = g_strdup(label);
  step->after = erp_plan_ref(plan);
  take_step(history, step);
}

gboolean
erp_history_undo(ErpHistory *history) {
  if (history->position == 0)
    return FALSE;
  history->position--;
  return TRUE;
}

gboolean
erp_history_redo(ErpHistory *history) {
  if (history->position == history->steps->len)
    return FALSE;
  history->position++;
  return TRUE;
}

const char *
erp_history_undo_label(const ErpHistory *history) {
  return history->position > 0 ? step_at(history, history->position - 1)->label : NULL;
}

const char *
erp_history_redo_label(const ErpHistory *history) {
  return history->position < history->steps->len ? step_at(history, history->position)->label
                                                 : NULL;
}

guint
erp_history_length(const ErpHistory *history) {
  return history->steps->len;
}

guint
erp_history_position(const ErpHistory *history) {
  return history->position;
}

const char *
erp_history_label(const ErpHistory *history, guint step) {
  return step < history->steps->len ? step_at(history, step)->label : NULL;
}

ErpPlan *
erp_history_revision(const ErpHistory *history, guint position) {
  return position > 0 ? step_at(history, position - 1)->after : history->first;
}

ErpPlan *
erp_history_saved(const ErpHistory *history) {
  return history->saved;
}

gboolean
erp_history_go(ErpHistory *history, guint position) {
  if (position > history->steps->len)
    return FALSE;
  history->position = position;
  return TRUE;
}

const ErpEdit *
erp_history_edit(const ErpHistory *history, guint step) {
  return step < history->steps->len ? step_at(history, step)->edit : NULL;
}

void
erp_history_mark_saved(ErpHistory *history) {
  ErpPlan *saved = erp_plan_ref(erp_history_current(history));
  erp_plan_unref(history->saved);
  history->saved = saved;
}

gboolean
erp_history_is_modified(const ErpHistory *history) {
  return !erp_plan_equal(erp_history_current(history), history->saved);
}
