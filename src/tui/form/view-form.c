/* The form of one record over the whole middle of the screen, with the live effect of what is
 * typed. */
#include "tui/views.h"

#include "tui/form/candidates.h"
#include "tui/form/effect.h"
#include "tui/form/form.h"
#include "base/i18n.h"

typedef struct {
  ErpViewBase base;
  ErpForm *form;
  guint asked; /* generation of the form whose effect was asked for */
} FormView;

/* What is known of the effect: figures of before and after, or why there are none. */
static void
show_effect(FormView *view) {
  ErpSession *session = erp_tui_session(view->base.tui);
  const ErpReview *now = erp_session_review(session);
  const ErpReview *then = erp_session_previewed(session);
  if (now == NULL || then == NULL)
    return;
  gboolean old = erp_session_preview_pending(session) || erp_session_stale(session);
  g_autofree char *text = erp_effect_text(now, then);
  erp_form_set_effect(view->form, old ? ERP_STYLE_DIM : ERP_STYLE_TEXT, text);
}

/* Asks for the effect of what the form says now; the answer comes by changed(). Until then the old
 * one stays, dim. A wrong field that is not looked at, and what the plan refuses, are said here. */
static void
ask_effect(FormView *view) {
  if (view->asked == erp_form_generation(view->form))
    return;
  view->asked = erp_form_generation(view->form);
  ErpSession *session = erp_tui_session(view->base.tui);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_form_edit(view->form, &error);
  if (edit != NULL && erp_session_ask_preview(session, edit, &error)) {
    show_effect(view);
    return;
  }
  erp_session_end_preview(session);
  guint focus = (guint) erp_form_focus(view->form);
  gboolean said = error == NULL || erp_form_error(view->form, focus) != NULL;
  g_autofree char *text = said ? NULL : g_strdup_printf(_("No effect yet: %s"), error->message);
  erp_form_set_effect(view->form, ERP_STYLE_WARN, text);
}

static void
changed(ErpViewBase *base) {
  show_effect((FormView *) base);
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  FormView *view = (FormView *) base;
  erp_form_draw(view->form, cells, rect);
}

static guint
finish(FormView *view, guint reaction) {
  ErpTui *tui = view->base.tui;
  if ((reaction & ERP_REACT_CLOSE) == 0) {
    ask_effect(view);
    return reaction;
  }
  if (!erp_form_applied(view->form))
    return reaction;
  ErpSession *session = erp_tui_session(tui);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_form_edit(view->form, &error);
  if (edit == NULL)
    return reaction;
  if (erp_session_do(session, edit, &error)) {
    erp_tui_status(tui, _("Done: %s"),
                   erp_history_undo_label(erp_document_history(erp_session_document(session))));
    return reaction;
  }
  erp_form_set_refusal(view->form, error->message);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  FormView *view = (FormView *) base;
  return finish(view, erp_form_handle(view->form, key));
}

static gboolean
run(ErpViewBase *base, guint command) {
  FormView *view = (FormView *) base;
  guint reaction = erp_form_command(view->form, command);
  if (reaction == ERP_REACT_NONE)
    return FALSE;
  if ((finish(view, reaction) & ERP_REACT_CLOSE) != 0)
    erp_tui_pop(base->tui);
  return TRUE;
}

static void
free_view(ErpViewBase *base) {
  FormView *view = (FormView *) base;
  erp_session_end_preview(erp_tui_session(base->tui));
  erp_form_free(view->form);
  g_free(view);
}

static const ErpViewOps form_ops = {
    .name = "form",
    .title = N_("Edit"),
    .draw = draw,
    .handle = handle,
    .run = run,
    .changed = changed,
    .free = free_view,
};

static GPtrArray *
candidates(const ErpField *field, gpointer user) {
  ErpSession *session = erp_tui_session(user);
  return erp_candidates(erp_session_plan(session), erp_session_catalogue(session), field);
}

ErpViewBase *
erp_view_form_new(ErpTui *tui, const char *path, ErpKind kind, const char *parent) {
  const ErpFormSource source = {candidates, tui};
  ErpPlan *plan = erp_session_plan(erp_tui_session(tui));
  ErpForm *form = path != NULL ? erp_form_new(plan, path, &source)
                               : erp_form_new_add(plan, parent, erp_record_new(kind), &source);
  if (form == NULL) {
    erp_tui_status(tui, _("“%s” is not in the plan any more"), path);
    return NULL;
  }
  FormView *view = g_new0(FormView, 1);
  view->base = (ErpViewBase){&form_ops, tui};
  view->form = form;
  view->asked = erp_form_generation(form);
  return &view->base;
}

void
erp_view_form_fill(ErpViewBase *base, guint field, const char *text) {
  FormView *view = (FormView *) base;
  erp_form_set_text(view->form, field, text);
}
