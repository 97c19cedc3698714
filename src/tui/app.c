/* The application: views, what lies over them, and the frame around them. */
#include "tui/app-private.h"

#include <string.h>

#include "tui/screen/fit.h"
#include "tui/title.h"
#include "tui/views.h"
#include "base/i18n.h"

static void
free_view(gpointer view) {
  ((ErpViewBase *) view)->ops->free(view);
}

static void
on_session(ErpSession *session G_GNUC_UNUSED, gpointer user) {
  erp_tui_tell_what_if(user);
  erp_tui_refresh(user);
}

/* A mark in the title and a line: a dialog would take a key that was meant for something else. */
static void
on_outside(ErpSession *session, gpointer user) {
  ErpTui *tui = user;
  g_autofree char *key = erp_keymap_first_key(tui->keymap, ERP_COMMAND_SAVE);
  if (erp_session_outside(session) == ERP_OUTSIDE_CHANGED)
    erp_tui_status(tui, _("Another program changed the file; %s asks what to do"), key);
  else if (erp_session_outside(session) == ERP_OUTSIDE_GONE)
    erp_tui_status(tui, _("The file is not there any more; %s asks what to do"), key);
}

static void
on_unprotected(ErpSession *session, gpointer user) {
  ErpTui *tui = user;
  g_autofree char *key = erp_keymap_first_key(tui->keymap, ERP_COMMAND_SAVE);
  erp_tui_status(tui, _("No recovery journal; %s saves the changes. %s"), key,
                 erp_session_journal_problem(session));
}

ErpTui *
erp_tui_new(ErpSession *session, const ErpTuiOptions *options) {
  ErpTui *tui = g_new0(ErpTui, 1);
  tui->session = session;
  tui->options = *options;
  if (options->layout.wide_columns == 0)
    tui->options.layout = erp_layout_usual;
  tui->mouse = options->mouse;
  tui->keymap = erp_keymap_new();
  erp_keymap_set_letters(tui->keymap, options->letters);
  tui->views = g_ptr_array_new_with_free_func(free_view);
  const ErpSessionListener listener = {on_session, on_session, tui, on_outside, on_unprotected};
  erp_session_listen(session, &listener);
  g_ptr_array_add(tui->views, erp_view_map_new(tui));
  return tui;
}

static void
close_overlay(ErpTui *tui) {
  g_clear_pointer(&tui->help, erp_help_free);
  g_clear_pointer(&tui->menu, erp_menu_free);
  g_clear_pointer(&tui->palette, erp_palette_free);
  g_clear_pointer(&tui->dialog, erp_dialog_free);
  if (tui->free_user != NULL)
    tui->free_user(tui->user);
  tui->user = NULL;
  tui->free_user = NULL;
}

void
erp_tui_free(ErpTui *tui) {
  if (tui == NULL)
    return;
  const ErpSessionListener nobody = {NULL, NULL, NULL, NULL, NULL};
  erp_session_listen(tui->session, &nobody);
  close_overlay(tui);
  g_ptr_array_unref(tui->views);
  erp_keymap_free(tui->keymap);
  g_free(tui->selection);
  g_free(tui->status);
  g_free(tui->what_if);
  g_free(tui->clipboard);
  erp_next_clear(&tui->next);
  erp_cells_free(tui->last);
  g_free(tui);
}

/* ---- for views ----------------------------------------------------------------------------- */

ErpSession *
erp_tui_session(ErpTui *tui) {
  return tui->session;
}

const ErpTuiOptions *
erp_tui_options(const ErpTui *tui) {
  return &tui->options;
}

gboolean
erp_tui_mouse(const ErpTui *tui) {
  return tui->mouse;
}

gboolean
erp_tui_bind(ErpTui *tui, const char *command, const char *keys, GError **error) {
  return erp_keymap_bind(tui->keymap, command, keys, error);
}

void
erp_next_set(ErpNext *next, ErpNextKind kind, const char *file) {
  char *copy = g_strdup(file);
  erp_next_clear(next);
  *next = (ErpNext){kind, copy};
}

void
erp_next_clear(ErpNext *next) {
  g_clear_pointer(&next->file, g_free);
  next->kind = ERP_NEXT_NOTHING;
}

const ErpNext *
erp_tui_next(const ErpTui *tui) {
  return &tui->next;
}

void
erp_tui_guide(ErpTui *tui) {
  erp_tui_push(tui, erp_view_guide_new(tui));
}

void
erp_tui_start(ErpTui *tui) {
  erp_tui_push(tui, erp_view_start_new(tui));
}

const char *
erp_tui_clipboard(const ErpTui *tui) {
  return tui->clipboard;
}

ErpViewBase *
erp_tui_top(const ErpTui *tui) {
  return g_ptr_array_index(tui->views, tui->views->len - 1);
}

ErpContext
erp_tui_context(const ErpTui *tui) {
  const ErpViewBase *view = erp_tui_top(tui);
  int context =
      erp_context_find(view->ops->context != NULL ? view->ops->context(view) : view->ops->name);
  return context < 0 ? ERP_CONTEXT_GLOBAL : (ErpContext) context;
}

void
erp_tui_push(ErpTui *tui, ErpViewBase *view) {
  g_ptr_array_add(tui->views, view);
  tui->reaction |= ERP_REACT_REDRAW;
}

void
erp_tui_pop(ErpTui *tui) {
  tui->reaction |= ERP_REACT_REDRAW;
  if (tui->views->len < 2)
    return;
  g_ptr_array_set_size(tui->views, (int) tui->views->len - 1);
  ErpViewBase *view = erp_tui_top(tui);
  if (view->ops->changed != NULL)
    view->ops->changed(view);
}

const char *
erp_tui_selection(const ErpTui *tui) {
  return tui->selection;
}

void
erp_tui_select(ErpTui *tui, const char *path) {
  if (g_strcmp0(tui->selection, path) == 0)
    return;
  char *copy = g_strdup(path);
  g_free(tui->selection);
  tui->selection = copy;
  erp_tui_refresh(tui);
}

void
erp_tui_refresh(ErpTui *tui) {
  for (guint i = 0; i < tui->views->len; i++) {
    ErpViewBase *view = g_ptr_array_index(tui->views, i);
    if (view->ops->changed != NULL)
      view->ops->changed(view);
  }
  tui->reaction |= ERP_REACT_REDRAW;
}

void
erp_tui_status(ErpTui *tui, const char *format, ...) {
  va_list args;
  va_start(args, format);
  g_free(tui->status);
  tui->status = g_strdup_vprintf(format, args);
  va_end(args);
  tui->reaction |= ERP_REACT_REDRAW;
}

gboolean
erp_tui_do(ErpTui *tui, const ErpEdit *edit) {
  g_autoptr(GError) error = NULL;
  if (!erp_session_do(tui->session, edit, &error)) {
    erp_tui_status(tui, "%s", error->message);
    return FALSE;
  }
  const char *label =
      erp_history_undo_label(erp_document_history(erp_session_document(tui->session)));
  erp_tui_status(tui, _("Done: %s"), label != NULL ? label : _("nothing changed"));
  return TRUE;
}

void
erp_tui_copy(ErpTui *tui, const char *text) {
  g_free(tui->clipboard);
  tui->clipboard = g_strdup(text);
  tui->reaction |= ERP_REACT_COPY;
}

void
erp_tui_copied(ErpTui *tui, gboolean taken) {
  if (!taken) {
    g_autofree char *key = erp_keymap_first_key(tui->keymap, ERP_COMMAND_SCREEN);
    erp_tui_status(tui, _("The terminal has no clipboard for this; %s writes the screen to a file"),
                   key);
    return;
  }
  g_autofree char *line = g_strndup(tui->clipboard, strcspn(tui->clipboard, "\n"));
  erp_tui_status(tui, _("Copied: %s"), line);
}

void
erp_tui_ask(ErpTui *tui, ErpDialog *dialog,
            void (*answered)(ErpTui *tui, int answer, const char *text, gpointer user),
            gpointer user, GDestroyNotify free_user) {
  close_overlay(tui);
  tui->dialog = dialog;
  tui->answered = answered;
  tui->user = user;
  tui->free_user = free_user;
  tui->reaction |= ERP_REACT_REDRAW;
}

static void
push_form(ErpTui *tui, ErpViewBase *form) {
  if (form != NULL)
    erp_tui_push(tui, form);
}

void
erp_tui_edit(ErpTui *tui, const char *path) {
  push_form(tui, erp_view_form_new(tui, path));
}

void
erp_tui_edit_many(ErpTui *tui, const GPtrArray *paths) {
  push_form(tui, erp_view_form_new_many(tui, paths));
}

void
erp_tui_add(ErpTui *tui, ErpKind kind, const char *parent) {
  push_form(tui, erp_view_form_new_add(tui, parent, erp_record_new(kind)));
}

/* ---- keys ---------------------------------------------------------------------------------- */

static void
finish_dialog(ErpTui *tui) {
  g_autoptr(ErpDialog) dialog = g_steal_pointer(&tui->dialog);
  gpointer user = g_steal_pointer(&tui->user);
  GDestroyNotify free_user = g_steal_pointer(&tui->free_user);
  if (tui->answered != NULL)
    tui->answered(tui, erp_dialog_answer(dialog), erp_dialog_text(dialog), user);
  if (free_user != NULL)
    free_user(user);
}

static void
handle_overlay(ErpTui *tui, const ErpKey *key) {
  guint reaction = tui->help != NULL      ? erp_help_handle(tui->help, key)
                   : tui->menu != NULL    ? erp_menu_handle(tui->menu, key)
                   : tui->palette != NULL ? erp_palette_handle(tui->palette, key)
                                          : erp_dialog_handle(tui->dialog, key);
  tui->reaction |= ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  if ((reaction & ERP_REACT_CLOSE) == 0)
    return;
  if (tui->dialog != NULL) {
    finish_dialog(tui);
    return;
  }
  int command = tui->menu != NULL      ? erp_menu_chosen(tui->menu)
                : tui->palette != NULL ? erp_palette_chosen(tui->palette)
                                       : -1;
  g_autofree char *argument =
      tui->palette != NULL ? g_strdup(erp_palette_argument(tui->palette)) : NULL;
  close_overlay(tui);
  if (command >= 0)
    erp_tui_run(tui, (guint) command, argument);
}

static void
handle_view(ErpTui *tui, const ErpKey *key) {
  ErpViewBase *view = erp_tui_top(tui);
  guint reaction = view->ops->handle(view, key);
  tui->reaction |= reaction & ~(guint) ERP_REACT_CLOSE;
  if ((reaction & ERP_REACT_CLOSE) != 0)
    erp_tui_pop(tui);
  if ((reaction & (ERP_REACT_HANDLED | ERP_REACT_CLOSE)) != 0)
    return;
  int command = erp_keymap_lookup(tui->keymap, erp_tui_context(tui), key);
  if (command >= 0)
    erp_tui_run(tui, (guint) command, NULL);
}

/* Clicks on the title and the key bar are the frame's; -1 = not there. */
static int
clicked_command(const ErpTui *tui, const ErpKey *key) {
  if (key->code != ERP_KEY_CLICK || tui->last == NULL)
    return -1;
  if (key->y == 0)
    return ERP_COMMAND_MENU;
  if (key->y != tui->last->height - 1)
    return -1;
  return erp_keymap_bar_command(tui->keymap, erp_tui_context(tui), tui->last->charset,
                                tui->last->width, key->x);
}

static gboolean
is_redraw(const ErpTui *tui, const ErpKey *key) {
  return erp_keymap_lookup(tui->keymap, ERP_CONTEXT_GLOBAL, key) == ERP_COMMAND_REDRAW;
}

guint
erp_tui_handle(ErpTui *tui, const ErpKey *key) {
  tui->reaction = ERP_REACT_NONE;
  g_clear_pointer(&tui->status, g_free); /* it was about what came before */
  int clicked = clicked_command(tui, key);
  if (is_redraw(tui, key)) /* also under a dialog */
    tui->reaction |= ERP_REACT_HANDLED | ERP_REACT_REDRAW | ERP_REACT_REPAINT;
  else if (tui->help != NULL || tui->menu != NULL || tui->palette != NULL || tui->dialog != NULL)
    handle_overlay(tui, key);
  else if (clicked >= 0)
    erp_tui_run(tui, (guint) clicked, NULL);
  else
    handle_view(tui, key);
  return tui->reaction;
}

/* ---- the frame ----------------------------------------------------------------------------- */

char *
erp_tui_plan_name(ErpTui *tui) {
  const char *file = erp_document_file(erp_session_document(tui->session));
  const char *name = erp_plan_root(erp_session_plan(tui->session))->name;
  if (file == NULL)
    return name != NULL && *name != '\0' ? g_strdup_printf(_("%s (no file yet)"), name)
                                         : g_strdup(_("new plan"));
  g_autofree char *base = g_path_get_basename(file);
  return g_filename_display_name(base);
}

/* What is to be known about the file, or NULL. */
static const char *
file_state(ErpTui *tui) {
  const ErpDocument *document = erp_session_document(tui->session);
  if (erp_session_outside(tui->session) == ERP_OUTSIDE_CHANGED)
    return _("[changed on disk]");
  if (erp_session_outside(tui->session) == ERP_OUTSIDE_GONE)
    return _("[file is gone]");
  gboolean is_new = erp_document_file(document) != NULL && erp_document_is_new(document);
  return is_new ? _("[new file]") : NULL;
}

static void
draw_title(ErpTui *tui, ErpCells *cells) {
  ErpDocument *document = erp_session_document(tui->session);
  const ErpOutage *outage = erp_session_outage(tui->session);
  g_autofree char *plan = erp_tui_plan_name(tui);
  const ErpTitle title = {.plan = plan,
                          .modified = erp_history_is_modified(erp_document_history(document)),
                          .read_only = erp_session_read_only(tui->session),
                          .file = file_state(tui),
                          .stale = erp_session_stale(tui->session),
                          .review = erp_session_review(tui->session),
                          .n_failed = outage != NULL ? outage->losses->len : 0,
                          .n_notes = erp_notes_count(tui->session),
                          .place = _(erp_tui_top(tui)->ops->title)};
  erp_title_draw(&title, cells);
}

/* A message keeps its end, where the reason stands; figures and labels keep their start. */
static void
draw_status(ErpTui *tui, ErpCells *cells, int y) {
  if (tui->status != NULL && *tui->status != '\0') {
    g_autofree char *fitting = erp_cells_fit(cells->charset, tui->status, cells->width);
    erp_cells_field(cells, 0, y, cells->width, ERP_STYLE_TEXT, fitting);
    return;
  }
  if (tui->what_if != NULL) {
    erp_cells_field(cells, 0, y, cells->width, ERP_STYLE_WARN, tui->what_if);
    return;
  }
  const char *undo =
      erp_history_undo_label(erp_document_history(erp_session_document(tui->session)));
  g_autofree char *key = erp_keymap_first_key(tui->keymap, ERP_COMMAND_UNDO);
  g_autofree char *hint =
      undo == NULL ? g_strdup("") : g_strdup_printf(_("%s undoes: %s"), key, undo);
  erp_cells_field(cells, 0, y, cells->width, ERP_STYLE_TEXT, hint);
}

static gboolean
too_small(ErpCells *cells) {
  if (cells->width >= 40 && cells->height >= 10)
    return FALSE;
  erp_cells_text(cells, 0, 0, cells->width, ERP_STYLE_TEXT, _("erplan needs 40x10"));
  return TRUE;
}

static void
keep_screen(ErpTui *tui, const ErpCells *cells) {
  if (tui->last == NULL || tui->last->width != cells->width || tui->last->height != cells->height) {
    erp_cells_free(tui->last);
    tui->last = erp_cells_new(cells->width, cells->height, cells->charset);
  }
  tui->last->charset = cells->charset;
  memcpy(tui->last->cells, cells->cells,
         sizeof *cells->cells * (gsize) cells->width * (gsize) cells->height);
}

void
erp_tui_draw(ErpTui *tui, ErpCells *cells) {
  erp_cells_clear(cells);
  if (too_small(cells))
    return;
  draw_title(tui, cells);
  ErpRect middle = {0, 1, cells->width, cells->height - 3};
  ErpViewBase *view = erp_tui_top(tui);
  view->ops->draw(view, cells, middle);
  draw_status(tui, cells, cells->height - 2);
  ErpRect screen = {0, 0, cells->width, cells->height};
  ErpContext context = tui->dialog != NULL    ? ERP_CONTEXT_DIALOG
                       : tui->palette != NULL ? ERP_CONTEXT_PALETTE
                                              : erp_tui_context(tui);
  erp_keymap_draw_bar(tui->keymap, context, cells, 0, cells->height - 1, cells->width);
  if (tui->help != NULL)
    erp_help_draw(tui->help, cells, screen);
  else if (tui->menu != NULL)
    erp_menu_draw(tui->menu, cells, screen);
  else if (tui->palette != NULL)
    erp_palette_draw(tui->palette, cells, screen);
  else if (tui->dialog != NULL)
    erp_dialog_draw(tui->dialog, cells, screen);
  keep_screen(tui, cells);
}
