/* The form of one record over the whole middle of the screen, with the live effect of what is
 * typed. */
#include "tui/views.h"

#include "tui/form/candidates.h"
#include "tui/form/form.h"
#include "base/i18n.h"

typedef struct {
  ErpViewBase base;
  ErpForm *form;
  guint asked; /* generation of the form whose effect was asked for */
} FormView;

static guint
failing(const ErpReview *review) {
  return review == NULL ? 0 : erp_review_gate(review, ERP_LEVEL_LOW, FALSE);
}

static guint
pinned(const ErpResults *results) {
  guint n = 0;
  for (guint i = 0; results != NULL && i < results->network->n_sites; i++)
    n += results->sites[i].n_geo_pinned > 0;
  return n;
}

static gint64
worst_use(const ErpResults *results) {
  gint64 worst = 0;
  for (guint i = 0; results != NULL && i < results->network->n_elements; i++)
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      worst = MAX(worst, results->loads[i].utilisation[d]);
  return worst / 100;
}

/* Asks for the effect of what the form says now; the answer comes by changed(). */
static void
ask_effect(FormView *view) {
  if (view->asked == erp_form_generation(view->form))
    return;
  view->asked = erp_form_generation(view->form);
  ErpSession *session = erp_tui_session(view->base.tui);
  g_autoptr(ErpEdit) edit = erp_form_edit(view->form, NULL);
  if (edit == NULL || !erp_session_ask_preview(session, edit, NULL)) {
    erp_session_end_preview(session);
    erp_form_set_effect(view->form, NULL);
  }
}

static void
changed(ErpViewBase *base) {
  FormView *view = (FormView *) base;
  ErpSession *session = erp_tui_session(base->tui);
  const ErpResults *now = erp_session_results(session);
  const ErpReview *review = erp_session_previewed(session);
  if (now == NULL || review == NULL || erp_session_preview_pending(session))
    return;
  const ErpResults *then = erp_review_results(review);
  g_autofree char *text =
      g_strdup_printf(_("Effect: worst link %" G_GINT64_FORMAT " %% (was %" G_GINT64_FORMAT
                        " %%), failed findings %u (was %u), geo-pinned sites %u (was %u)"),
                      worst_use(then), worst_use(now), failing(review),
                      failing(erp_session_review(session)), pinned(then), pinned(now));
  erp_form_set_effect(view->form, text);
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
