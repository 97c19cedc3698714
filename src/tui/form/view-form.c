/* The form of one record over the whole middle of the screen, with the live effect of what is
 * typed. */
#include "tui/views.h"

#include "tui/command/commands.h"
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
  gboolean on_field = erp_form_part(view->form) == NULL;
  gboolean said =
      error == NULL ||
      (on_field && erp_form_error(view->form, (guint) erp_form_focus(view->form)) != NULL);
  g_autofree char *text = said ? NULL : g_strdup_printf(_("No effect yet: %s"), error->message);
  erp_form_set_effect(view->form, ERP_STYLE_WARN, text);
}

/* A form under another one has no effect of its own to show until it is on top again. */
static void
changed(ErpViewBase *base) {
  FormView *view = (FormView *) base;
  erp_form_set_plan(view->form, erp_session_plan(erp_tui_session(base->tui)));
  if (erp_tui_top(base->tui) != base)
    return;
  if (view->asked == erp_form_generation(view->form))
    show_effect(view);
  else
    ask_effect(view);
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  FormView *view = (FormView *) base;
  erp_form_draw(view->form, cells, rect);
}

/* One undo step; else the form says why not. */
static gboolean
put_in_plan(FormView *view) {
  ErpSession *session = erp_tui_session(view->base.tui);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_form_edit(view->form, &error);
  if (edit == NULL)
    return error == NULL; /* nothing to change */
  if (!erp_session_do(session, edit, &error)) {
    erp_form_set_refusal(view->form, error->message);
    return FALSE;
  }
  erp_tui_status(view->base.tui, _("Done: %s"),
                 erp_history_undo_label(erp_document_history(erp_session_document(session))));
  return TRUE;
}

static guint
finish(FormView *view, guint reaction) {
  if ((reaction & ERP_REACT_CLOSE) == 0) {
    ask_effect(view);
    return reaction;
  }
  if (erp_form_applied(view->form) && !put_in_plan(view))
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  return reaction;
}

/* ---- parts ----------------------------------------------------------------------------------- */

static GPtrArray *
candidates(const ErpField *field, gpointer user) {
  ErpSession *session = erp_tui_session(user);
  if (g_strcmp0(field->catalogue, "cities") == 0) {
    const ErpCities *cities = erp_session_cities(session);
    return cities != NULL ? erp_city_candidates(cities) : NULL;
  }
  return erp_candidates(erp_session_plan(session), erp_session_catalogue(session), field);
}

/* Parts stand in a record of the plan: a new one goes there first, in a step of its own. */
static gboolean
stands_in_plan(FormView *view) {
  if (erp_form_path(view->form) != NULL)
    return TRUE;
  if ((erp_form_command(view->form, ERP_COMMAND_APPLY) & ERP_REACT_CLOSE) == 0 ||
      !put_in_plan(view))
    return FALSE;
  const ErpFormSource source = {candidates, view->base.tui};
  ErpPlan *plan = erp_session_plan(erp_tui_session(view->base.tui));
  g_autofree char *path = erp_form_added_path(view->form, plan);
  ErpForm *form = erp_form_new(plan, path, &source);
  g_return_val_if_fail(form != NULL, FALSE);
  erp_form_focus_on(form, (guint) erp_form_focus(view->form));
  erp_form_free(view->form);
  view->form = form;
  view->asked = erp_form_generation(form);
  return TRUE;
}

static void
add_part(FormView *view) {
  ErpTui *tui = view->base.tui;
  const ErpFormPart *part = erp_form_part(view->form);
  if (part == NULL) {
    if (erp_form_focus_parts(view->form))
      erp_tui_status(tui, _("Choose what to add and press the key again"));
    else
      erp_tui_status(tui, _("Nothing can stand in this"));
    return;
  }
  ErpKind kind = part->kind;
  if (erp_kind_info(kind)->singleton && part->count > 0)
    erp_tui_status(tui, _("There can be only one"));
  else if (stands_in_plan(view))
    erp_tui_add(tui, kind, erp_form_path(view->form));
}

static void
open_part(FormView *view, const ErpFormPart *part) {
  if (part->path != NULL)
    erp_tui_edit(view->base.tui, part->path);
  else if (!erp_form_fold(view->form))
    add_part(view);
}

static void
delete_part(FormView *view) {
  const ErpFormPart *part = erp_form_part(view->form);
  if (part == NULL || part->path == NULL)
    erp_tui_status(view->base.tui, _("Go to the part to delete first"));
  else
    erp_tui_delete_path(view->base.tui, part->path);
}

/* ---- keys and commands ----------------------------------------------------------------------- */

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  FormView *view = (FormView *) base;
  const ErpFormPart *part = erp_form_part(view->form);
  if (part != NULL && (key->code == ERP_KEY_ENTER || erp_form_clicked_again(view->form, key))) {
    open_part(view, part);
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  }
  return finish(view, erp_form_handle(view->form, key));
}

static gboolean
run(ErpViewBase *base, guint command) {
  FormView *view = (FormView *) base;
  if (command == ERP_COMMAND_ADD_PART || command == ERP_COMMAND_DELETE_PART) {
    if (command == ERP_COMMAND_ADD_PART)
      add_part(view);
    else
      delete_part(view);
    return TRUE;
  }
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

static FormView *
new_view(ErpTui *tui, ErpForm *form) {
  FormView *view = g_new0(FormView, 1);
  view->base = (ErpViewBase){&form_ops, tui};
  view->form = form;
  view->asked = erp_form_generation(form);
  return view;
}

ErpViewBase *
erp_view_form_new(ErpTui *tui, const char *path) {
  const ErpFormSource source = {candidates, tui};
  ErpForm *form = erp_form_new(erp_session_plan(erp_tui_session(tui)), path, &source);
  if (form != NULL)
    return &new_view(tui, form)->base;
  erp_tui_status(tui, _("“%s” is not in the plan any more"), path);
  return NULL;
}

ErpViewBase *
erp_view_form_new_many(ErpTui *tui, const GPtrArray *paths) {
  const ErpFormSource source = {candidates, tui};
  ErpForm *form = erp_form_new_many(erp_session_plan(erp_tui_session(tui)), paths, &source);
  if (form != NULL)
    return &new_view(tui, form)->base;
  erp_tui_status(tui, _("Some of these are not in the plan any more"));
  return NULL;
}

ErpViewBase *
erp_view_form_new_add(ErpTui *tui, const char *parent, ErpRecord *record) {
  const ErpFormSource source = {candidates, tui};
  ErpPlan *plan = erp_session_plan(erp_tui_session(tui));
  FormView *view = new_view(tui, erp_form_new_add(plan, parent, record, &source));
  if (record->set != 0 || record->n_children > 0) { /* it may have an effect as it is */
    view->asked--;
    ask_effect(view);
  }
  return &view->base;
}

void
erp_view_form_fill(ErpViewBase *base, guint field, const char *text) {
  FormView *view = (FormView *) base;
  erp_form_set_text(view->form, field, text);
}

void
erp_view_form_focus(ErpViewBase *base, guint field) {
  erp_form_focus_on(((FormView *) base)->form, field);
}
