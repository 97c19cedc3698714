/* The application's own commands: what any view of the plan can do. */
#include "tui/app-private.h"

#include <string.h>

#include "session/kept.h"
#include "tui/views.h"
#include "base/i18n.h"

/* ---- screen -------------------------------------------------------------------------------- */

static void
answer_export(ErpTui *tui, int answer, const char *text, gpointer user G_GNUC_UNUSED) {
  if (answer < 0 || text == NULL || *text == '\0' || tui->last == NULL)
    return;
  g_autofree char *screen = erp_cells_dump(tui->last);
  g_autoptr(GBytes) bytes = g_bytes_new(screen, strlen(screen));
  g_autoptr(GError) error = NULL;
  if (erp_kept_check(text, &error) && erp_save(text, bytes, ERP_SAVE_NEW, &error))
    erp_tui_status(tui, _("Wrote the screen to %s"), text);
  else
    erp_tui_status(tui, "%s", error->message);
}

static void
export_screen(ErpTui *tui, const char *file) {
  if (file != NULL)
    answer_export(tui, 0, file, NULL);
  else
    erp_tui_ask(tui,
                erp_dialog_new_prompt(_("Export screen"), _("Name of the file:"), "screen.txt"),
                answer_export, NULL, NULL);
}

/* `open`: the menu pulled down, as erp_menu_new(). */
static void
show_menu(ErpTui *tui, const char *open) {
  tui->menu = erp_menu_new(tui->keymap, erp_tui_context(tui), open);
}

static void
show_palette(ErpTui *tui) {
  tui->palette = erp_palette_new(tui->keymap, erp_tui_context(tui));
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

/* With the first steps; where nothing is to be left, in this place. */
static void
start_new(ErpTui *tui) {
  gboolean has_file = erp_document_file(erp_session_document(tui->session)) != NULL;
  gboolean empty = erp_parray_length(erp_plan_records(erp_session_plan(tui->session))) == 0;
  if (empty && !has_file)
    show(tui, erp_view_guide_new(tui));
  else
    erp_tui_leave(tui, ERP_NEXT_NEW, NULL);
}

static void
show_path(ErpTui *tui) {
  if (erp_tui_need_selection(tui))
    erp_tui_push(tui, erp_view_path_new(tui, tui->selection));
}

static gboolean
run_view_command(ErpTui *tui, ErpCommandId command) {
  switch ((guint) command) {
  case ERP_COMMAND_VIEW_MAP:
  case ERP_COMMAND_SHOW_ON_MAP: /* the view has selected what to show */
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
    show(tui, erp_view_findings_new(tui, NULL));
    return TRUE;
  case ERP_COMMAND_VIEW_CHECKLIST:
    show(tui, erp_view_checklist_new(tui));
    return TRUE;
  case ERP_COMMAND_VIEW_FAILURES:
    show(tui, erp_view_failures_new(tui));
    return TRUE;
  case ERP_COMMAND_PATH:
    show_path(tui);
    return TRUE;
  case ERP_COMMAND_START:
    show(tui, erp_view_start_new(tui));
    return TRUE;
  case ERP_COMMAND_GUIDE:
    show(tui, erp_view_guide_new(tui));
    return TRUE;
  case ERP_COMMAND_HISTORY:
    erp_tui_push(tui, erp_view_history_new(tui));
    return TRUE;
  case ERP_COMMAND_NOTES:
    erp_tui_push(tui, erp_view_notes_new(tui));
    return TRUE;
  case ERP_COMMAND_EXAMPLES:
    erp_tui_push(tui, erp_view_examples_new(tui));
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
    if (erp_tui_need_selection(tui))
      erp_tui_edit(tui, tui->selection);
    return TRUE;
  case ERP_COMMAND_DUPLICATE:
    erp_tui_duplicate(tui);
    return TRUE;
  case ERP_COMMAND_EDIT_PLAN:
    erp_tui_edit(tui, "plan");
    return TRUE;
  case ERP_COMMAND_DELETE:
    erp_tui_delete(tui);
    return TRUE;
  case ERP_COMMAND_UNDO:
    erp_tui_undo(tui);
    return TRUE;
  case ERP_COMMAND_REDO:
    erp_tui_redo(tui);
    return TRUE;
  case ERP_COMMAND_ADD:
    show_menu(tui, "Add");
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
    erp_tui_add_circuit(tui);
    return TRUE;
  case ERP_COMMAND_ADD_GATEWAY:
    erp_tui_add(tui, ERP_KIND_GATEWAY, NULL);
    return TRUE;
  case ERP_COMMAND_COPY:
    if (erp_tui_need_selection(tui))
      erp_tui_copy(tui, tui->selection);
    return TRUE;
  default:
    return FALSE;
  }
}

static void
run_program_command(ErpTui *tui, ErpCommandId command, const char *argument) {
  switch ((guint) command) {
  case ERP_COMMAND_HELP:
    tui->help = erp_help_new(tui->keymap, erp_tui_context(tui));
    break;
  case ERP_COMMAND_TOUR:
    tui->help = erp_help_new_tour(tui->keymap);
    break;
  case ERP_COMMAND_REDRAW:
    tui->reaction |= ERP_REACT_REPAINT;
    break;
  case ERP_COMMAND_SUSPEND:
    tui->reaction |= ERP_REACT_SUSPEND;
    break;
  case ERP_COMMAND_INTERRUPT: /* the loop ends the program when it comes twice */
  case ERP_COMMAND_QUIT:
    erp_tui_leave(tui, ERP_NEXT_NOTHING, NULL);
    break;
  case ERP_COMMAND_NEW:
    start_new(tui);
    break;
  case ERP_COMMAND_OPEN:
    erp_tui_open(tui, argument);
    break;
  case ERP_COMMAND_IMPORT:
    erp_tui_import(tui, argument);
    break;
  case ERP_COMMAND_EXPORT:
    erp_tui_export(tui, argument);
    break;
  case ERP_COMMAND_COMPARE:
    erp_tui_compare(tui, argument);
    break;
  case ERP_COMMAND_FAIL:
    erp_tui_fail(tui);
    break;
  case ERP_COMMAND_RESTORE:
    erp_tui_restore(tui);
    break;
  case ERP_COMMAND_KEY_BAR:
    erp_keymap_set_letters(tui->keymap, !erp_keymap_letters(tui->keymap));
    break;
  case ERP_COMMAND_MOUSE:
    show_mouse(tui);
    break;
  case ERP_COMMAND_PALETTE:
    show_palette(tui);
    break;
  case ERP_COMMAND_MENU:
    show_menu(tui, NULL);
    break;
  case ERP_COMMAND_SAVE:
    erp_tui_save(tui);
    break;
  case ERP_COMMAND_RELOAD:
    erp_tui_reload(tui);
    break;
  case ERP_COMMAND_SAVE_AS:
    erp_tui_save_as(tui, argument);
    break;
  case ERP_COMMAND_SCREEN:
    export_screen(tui, argument);
    break;
  default:
    erp_tui_status(tui, _("“%s” does nothing here"), erp_command((guint) command)->name);
    break;
  }
}

void
erp_tui_run(ErpTui *tui, guint command, const char *argument) {
  tui->reaction |= ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  ErpViewBase *view = erp_tui_top(tui);
  if (view->ops->run != NULL && view->ops->run(view, command))
    return;
  if (run_view_command(tui, (ErpCommandId) command) ||
      run_edit_command(tui, (ErpCommandId) command))
    return;
  run_program_command(tui, (ErpCommandId) command, argument);
}
