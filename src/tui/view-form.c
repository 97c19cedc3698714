/* The form of one record over the whole middle of the screen, with the live effect of what is
 * typed. */
#include "tui/views.h"

#include "tui/candidates.h"
#include "tui/form.h"
#include "base/i18n.h"

/* Larger plans get their effect when the form is applied: a key must never wait. */
#define PREVIEW_SITES 500

typedef struct {
  ErpViewBase base;
  ErpForm *form;
  guint previewed; /* generation the effect line belongs to */
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

static void
show_effect(FormView *view) {
  if (view->previewed == erp_form_generation(view->form))
    return;
  view->previewed = erp_form_generation(view->form);
  ErpSession *session = erp_tui_session(view->base.tui);
  const ErpResults *now = erp_session_results(session);
  if (now == NULL || now->network->n_sites > PREVIEW_SITES)
    return;
  g_autoptr(ErpEdit) edit = erp_form_edit(view->form, NULL);
  g_autoptr(ErpPreview) preview = edit == NULL ? NULL : erp_session_preview(session, edit, NULL);
  if (preview == NULL) {
    erp_form_set_effect(view->form, NULL);
    return;
  }
  g_autofree char *text =
      g_strdup_printf(_("Effect: worst link %" G_GINT64_FORMAT " %% (was %" G_GINT64_FORMAT
                        " %%), failed findings %u (was %u), geo-pinned sites %u (was %u)"),
                      worst_use(preview->results), worst_use(now), failing(preview->review),
                      failing(erp_session_review(session)), pinned(preview->results), pinned(now));
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
    show_effect(view);
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
  erp_form_free(view->form);
  g_free(view);
}

static const ErpViewOps form_ops = {
    .name = "form",
    .title = N_("Edit"),
    .draw = draw,
    .handle = handle,
    .run = run,
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
  view->previewed = erp_form_generation(form);
  return &view->base;
}

void
erp_view_form_fill(ErpViewBase *base, guint field, const char *text) {
  FormView *view = (FormView *) base;
  erp_form_set_text(view->form, field, text);
}
