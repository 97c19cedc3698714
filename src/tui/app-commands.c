/* The application's own commands: what any view of the plan can do. */
#include "tui/app-private.h"

#include <string.h>

#include "base/error.h"
#include "plan/file.h"
#include "tui/views.h"
#include "base/i18n.h"

/* ---- saving and quitting ------------------------------------------------------------------- */

static gboolean
save(ErpTui *tui) {
  g_autoptr(GError) error = NULL;
  if (erp_session_save(tui->session, &error)) {
    erp_tui_status(tui, _("Saved %s"), erp_document_file(erp_session_document(tui->session)));
    return TRUE;
  }
  erp_tui_status(tui, "%s", error->message);
  return FALSE;
}

static void
save_to(ErpTui *tui, const char *file, ErpSaveMode mode) {
  g_autoptr(GError) error = NULL;
  if (erp_session_save_as(tui->session, file, mode, &error))
    erp_tui_status(tui, _("Saved %s"), file);
  else
    erp_tui_status(tui, "%s", error->message);
}

static void
answer_overwrite(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED, gpointer user) {
  if (answer == 1)
    save_to(tui, user, ERP_SAVE_OVER);
}

static void
answer_save_as(ErpTui *tui, int answer, const char *text, gpointer user G_GNUC_UNUSED) {
  if (answer < 0 || text == NULL || *text == '\0')
    return;
  if (!g_file_test(text, G_FILE_TEST_EXISTS)) {
    save_to(tui, text, ERP_SAVE_NEW);
    return;
  }
  const char *const buttons[] = {_("Cancel"), _("Overwrite"), NULL};
  g_autofree char *question = g_strdup_printf(_("%s exists. Overwrite it?"), text);
  erp_tui_ask(tui, erp_dialog_new_question(_("Save as"), question, buttons), answer_overwrite,
              g_strdup(text), g_free);
}

static void
save_as(ErpTui *tui) {
  const char *file = erp_document_file(erp_session_document(tui->session));
  erp_tui_ask(
      tui,
      erp_dialog_new_prompt(_("Save as"), _("Name of the file:"), file != NULL ? file : "plan.xml"),
      answer_save_as, NULL, NULL);
}

static void
answer_changed(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED,
               gpointer user G_GNUC_UNUSED) {
  const char *file = erp_document_file(erp_session_document(tui->session));
  if (answer == 1)
    save_to(tui, file, ERP_SAVE_OVER);
  else if (answer == 2)
    save_as(tui);
}

static void
save_command(ErpTui *tui) {
  if (erp_document_file(erp_session_document(tui->session)) == NULL) {
    save_as(tui);
    return;
  }
  g_autoptr(GError) error = NULL;
  if (erp_session_save(tui->session, &error)) {
    erp_tui_status(tui, _("Saved %s"), erp_document_file(erp_session_document(tui->session)));
  } else if (g_error_matches(error, ERP_ERROR, ERP_ERROR_CHANGED)) {
    const char *const buttons[] = {_("Cancel"), _("Overwrite"), _("Save as"), NULL};
    erp_tui_ask(tui, erp_dialog_new_question(_("Save"), error->message, buttons), answer_changed,
                NULL, NULL);
  } else {
    erp_tui_status(tui, "%s", error->message);
  }
}

/* Leaves for the file that is wanted next: NULL = the program ends, "" = a new plan. */
static void
leave(ErpTui *tui, const char *wanted) {
  g_free(tui->wanted);
  tui->wanted = g_strdup(wanted);
  tui->reaction |= ERP_REACT_QUIT;
}

static void
answer_leave(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED, gpointer wanted) {
  if (answer == 1 && !save(tui))
    return;
  if (answer == 2)
    erp_session_discard(tui->session);
  if (answer == 1 || answer == 2)
    leave(tui, wanted);
}

/* Asks first when there is something to lose. */
static void
ask_to_leave(ErpTui *tui, const char *wanted) {
  ErpDocument *document = erp_session_document(tui->session);
  if (!erp_history_is_modified(erp_document_history(document))) {
    leave(tui, wanted);
    return;
  }
  const char *const buttons[] = {_("Cancel"), _("Save"), _("Discard"), NULL};
  erp_tui_ask(
      tui,
      erp_dialog_new_question(_("Unsaved changes"), _("The plan has unsaved changes."), buttons),
      answer_leave, g_strdup(wanted), g_free);
}

/* Read before this plan is left: what cannot be opened is told here. */
static void
answer_open(ErpTui *tui, int answer, const char *text, gpointer user G_GNUC_UNUSED) {
  if (answer < 0 || text == NULL || *text == '\0')
    return;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(text);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPlan) plan = erp_plan_read(text, diags, &error);
  if (plan != NULL) {
    ask_to_leave(tui, text);
    return;
  }
  g_autofree char *first = erp_diag_list_length(diags) > 0
                               ? erp_diag_format(erp_diag_list_get(diags, 0))
                               : g_strdup(error->message);
  erp_tui_status(tui, "%s", first);
}

static void
open_command(ErpTui *tui) {
  erp_tui_ask(tui, erp_dialog_new_prompt(_("Open"), _("Name of the file:"), ""), answer_open, NULL,
              NULL);
}

/* ---- editing ------------------------------------------------------------------------------- */

static void
undo(ErpTui *tui) {
  ErpHistory *history = erp_document_history(erp_session_document(tui->session));
  g_autofree char *label = g_strdup(erp_history_undo_label(history));
  if (erp_session_undo(tui->session))
    erp_tui_status(tui, _("Undone: %s"), label);
  else
    erp_tui_status(tui, _("Nothing to undo"));
}

static void
redo(ErpTui *tui) {
  ErpHistory *history = erp_document_history(erp_session_document(tui->session));
  g_autofree char *label = g_strdup(erp_history_redo_label(history));
  if (erp_session_redo(tui->session))
    erp_tui_status(tui, _("Done again: %s"), label);
  else
    erp_tui_status(tui, _("Nothing to do again"));
}

static gboolean
need_selection(ErpTui *tui) {
  if (tui->selection != NULL &&
      erp_plan_at_path(erp_session_plan(tui->session), tui->selection) != NULL)
    return TRUE;
  erp_tui_status(tui, _("Select something first"));
  return FALSE;
}

static void
answer_delete(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED, gpointer user) {
  if (answer != 1)
    return;
  g_autoptr(ErpEdit) edit = erp_edit_delete_following(user);
  erp_tui_do(tui, edit);
}

/* Deletes at once (undo brings it back); asks only when other records would go with it. */
static void
delete_selection(ErpTui *tui) {
  if (!need_selection(tui))
    return;
  const char *path = tui->selection;
  g_autoptr(GPtrArray) references = erp_plan_references(erp_session_plan(tui->session), path);
  if (references->len == 0) {
    g_autoptr(ErpEdit) edit = erp_edit_delete(path);
    erp_tui_do(tui, edit);
    return;
  }
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < MIN(references->len, 6); i++)
    g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                           (const char *) g_ptr_array_index(references, i));
  g_autofree char *question = g_strdup_printf(
      ERP_NGETTEXT("%u record refers to “%s”: %s. Delete it too, or its reference?",
                   "%u records refer to “%s”: %s. Delete them too, or their references?",
                   references->len),
      references->len, path, names->str);
  const char *const buttons[] = {_("Cancel"), _("Delete"), NULL};
  erp_tui_ask(tui, erp_dialog_new_question(_("Delete"), question, buttons), answer_delete,
              g_strdup(path), g_free);
}

/* The record a new circuit goes into: the selected peering location, or the first. */
static const char *
circuit_parent(ErpTui *tui) {
  const ErpPlan *plan = erp_session_plan(tui->session);
  const ErpRecord *record = tui->selection == NULL ? NULL : erp_plan_at_path(plan, tui->selection);
  if (record != NULL && record->kind == ERP_KIND_PEERING_LOCATION)
    return erp_record_id(record);
  guint n;
  const ErpRecord *const *locations = erp_plan_of_kind(plan, ERP_KIND_PEERING_LOCATION, &n);
  return n > 0 ? erp_record_id(locations[0]) : NULL;
}

static void
add_circuit(ErpTui *tui) {
  const char *parent = circuit_parent(tui);
  if (parent == NULL)
    erp_tui_status(tui, _("Add a peering location first: a circuit stands in one"));
  else
    erp_tui_add(tui, ERP_KIND_CIRCUIT, parent);
}

/* ---- screen -------------------------------------------------------------------------------- */

static void
answer_export(ErpTui *tui, int answer, const char *text, gpointer user G_GNUC_UNUSED) {
  if (answer < 0 || text == NULL || *text == '\0' || tui->last == NULL)
    return;
  g_autofree char *screen = erp_cells_dump(tui->last);
  g_autoptr(GBytes) bytes = g_bytes_new(screen, strlen(screen));
  g_autoptr(GError) error = NULL;
  if (erp_save(text, bytes, ERP_SAVE_NEW, &error))
    erp_tui_status(tui, _("Wrote the screen to %s"), text);
  else
    erp_tui_status(tui, "%s", error->message);
}

static void
show_palette(ErpTui *tui, const char *menu) {
  ErpContext context = erp_tui_context(tui);
  tui->palette = menu == NULL ? erp_palette_new(tui->keymap, context)
                              : erp_palette_new_menu(tui->keymap, context, menu);
  tui->reaction |= ERP_REACT_REDRAW;
}

static void
show_mouse(ErpTui *tui) {
  tui->mouse = !tui->mouse;
  erp_tui_status(tui, tui->mouse ? _("Mouse on; Shift and drag selects text")
                                 : _("Mouse off: the terminal selects text"));
}

/* A numbered view takes the place of the one on top of the map. */
static void
show(ErpTui *tui, ErpViewBase *view) {
  while (tui->views->len > 1)
    erp_tui_pop(tui);
  if (view != NULL)
    erp_tui_push(tui, view);
  tui->reaction |= ERP_REACT_REDRAW;
}

static void
show_path(ErpTui *tui) {
  if (need_selection(tui))
    erp_tui_push(tui, erp_view_path_new(tui, tui->selection));
}

static gboolean
run_view_command(ErpTui *tui, ErpCommandId command) {
  switch ((guint) command) {
  case ERP_COMMAND_VIEW_MAP:
    show(tui, NULL);
    return TRUE;
  case ERP_COMMAND_VIEW_SITES:
    show(tui, erp_view_table_new(tui, ERP_LIST_SITES));
    return TRUE;
  case ERP_COMMAND_VIEW_LINKS:
    show(tui, erp_view_table_new(tui, ERP_LIST_LINKS));
    return TRUE;
  case ERP_COMMAND_VIEW_CIRCUITS:
    show(tui, erp_view_table_new(tui, ERP_LIST_CIRCUITS));
    return TRUE;
  case ERP_COMMAND_VIEW_LOCATIONS:
    show(tui, erp_view_table_new(tui, ERP_LIST_LOCATIONS));
    return TRUE;
  case ERP_COMMAND_VIEW_GATEWAYS:
    show(tui, erp_view_table_new(tui, ERP_LIST_GATEWAYS));
    return TRUE;
  case ERP_COMMAND_VIEW_FLOWS:
    show(tui, erp_view_table_new(tui, ERP_LIST_FLOWS));
    return TRUE;
  case ERP_COMMAND_VIEW_FINDINGS:
  case ERP_COMMAND_FINDINGS:
    show(tui, erp_view_findings_new(tui));
    return TRUE;
  case ERP_COMMAND_PATH:
    show_path(tui);
    return TRUE;
  case ERP_COMMAND_BACK:
    erp_tui_pop(tui);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
run_edit_command(ErpTui *tui, ErpCommandId command) {
  switch ((guint) command) {
  case ERP_COMMAND_EDIT:
    if (need_selection(tui))
      erp_tui_edit(tui, tui->selection);
    return TRUE;
  case ERP_COMMAND_DELETE:
    delete_selection(tui);
    return TRUE;
  case ERP_COMMAND_UNDO:
    undo(tui);
    return TRUE;
  case ERP_COMMAND_REDO:
    redo(tui);
    return TRUE;
  case ERP_COMMAND_ADD:
    show_palette(tui, "Add");
    return TRUE;
  case ERP_COMMAND_ADD_SITE:
    erp_tui_add(tui, ERP_KIND_SITE, NULL);
    return TRUE;
  case ERP_COMMAND_ADD_LINK:
    erp_tui_add(tui, ERP_KIND_WAN_LINK, NULL);
    return TRUE;
  case ERP_COMMAND_ADD_PEERING_LOCATION:
    erp_tui_add(tui, ERP_KIND_PEERING_LOCATION, NULL);
    return TRUE;
  case ERP_COMMAND_ADD_CIRCUIT:
    add_circuit(tui);
    return TRUE;
  case ERP_COMMAND_ADD_GATEWAY:
    erp_tui_add(tui, ERP_KIND_GATEWAY, NULL);
    return TRUE;
  case ERP_COMMAND_COPY:
    if (need_selection(tui))
      erp_tui_copy(tui, tui->selection);
    return TRUE;
  default:
    return FALSE;
  }
}

static void
run_program_command(ErpTui *tui, ErpCommandId command) {
  switch ((guint) command) {
  case ERP_COMMAND_HELP:
    tui->help = erp_help_new(tui->keymap, erp_tui_context(tui));
    tui->reaction |= ERP_REACT_REDRAW;
    break;
  case ERP_COMMAND_REDRAW:
    tui->reaction |= ERP_REACT_REDRAW;
    break;
  case ERP_COMMAND_SUSPEND:
    tui->reaction |= ERP_REACT_SUSPEND;
    break;
  case ERP_COMMAND_INTERRUPT: /* the loop ends the program when it comes twice */
  case ERP_COMMAND_QUIT:
    ask_to_leave(tui, NULL);
    break;
  case ERP_COMMAND_NEW:
    ask_to_leave(tui, "");
    break;
  case ERP_COMMAND_OPEN:
    open_command(tui);
    break;
  case ERP_COMMAND_MOUSE:
    show_mouse(tui);
    break;
  case ERP_COMMAND_PALETTE:
  case ERP_COMMAND_MENU:
    show_palette(tui, NULL);
    break;
  case ERP_COMMAND_SAVE:
    save_command(tui);
    break;
  case ERP_COMMAND_SAVE_AS:
    save_as(tui);
    break;
  case ERP_COMMAND_EXPORT_SCREEN:
    erp_tui_ask(tui,
                erp_dialog_new_prompt(_("Export screen"), _("Name of the file:"), "screen.txt"),
                answer_export, NULL, NULL);
    break;
  default:
    erp_tui_status(tui, _("“%s” does nothing here"), erp_command((guint) command)->name);
    break;
  }
}

void
erp_tui_run(ErpTui *tui, guint command) {
  tui->reaction |= ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  ErpViewBase *view = erp_tui_top(tui);
  if (view->ops->run != NULL && view->ops->run(view, command))
    return;
  if (run_view_command(tui, (ErpCommandId) command) ||
      run_edit_command(tui, (ErpCommandId) command))
    return;
  run_program_command(tui, (ErpCommandId) command);
}
