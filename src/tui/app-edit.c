/* Changes to the plan that any view can ask for. */
#include "tui/app-private.h"

#include "tui/views.h"
#include "base/i18n.h"

void
erp_tui_undo(ErpTui *tui) {
  ErpHistory *history = erp_document_history(erp_session_document(tui->session));
  g_autofree char *label = g_strdup(erp_history_undo_label(history));
  if (erp_session_undo(tui->session))
    erp_tui_status(tui, _("Undone: %s"), label);
  else
    erp_tui_status(tui, _("Nothing to undo"));
}

void
erp_tui_redo(ErpTui *tui) {
  ErpHistory *history = erp_document_history(erp_session_document(tui->session));
  g_autofree char *label = g_strdup(erp_history_redo_label(history));
  if (erp_session_redo(tui->session))
    erp_tui_status(tui, _("Done again: %s"), label);
  else
    erp_tui_status(tui, _("Nothing to do again"));
}

gboolean
erp_tui_need_selection(ErpTui *tui) {
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

/* "lon, brs, man and 72 more". */
static char *
list_names(const GPtrArray *references) {
  enum { LISTED = 6 };
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < MIN(references->len, LISTED); i++)
    g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                           (const char *) g_ptr_array_index(references, i));
  if (references->len > LISTED)
    g_string_append_printf(names,
                           ERP_NGETTEXT(" and %u more", " and %u more", references->len - LISTED),
                           references->len - LISTED);
  return g_string_free(names, FALSE);
}

void
erp_tui_delete_path(ErpTui *tui, const char *path) {
  g_autoptr(GPtrArray) references = erp_plan_references(erp_session_plan(tui->session), path);
  if (references->len == 0) {
    g_autoptr(ErpEdit) edit = erp_edit_delete(path);
    erp_tui_do(tui, edit);
    return;
  }
  g_autofree char *names = list_names(references);
  g_autofree char *question = g_strdup_printf(
      ERP_NGETTEXT("%u record refers to “%s”: %s. It goes too when it cannot be without, else it "
                   "loses the reference. Delete?",
                   "%u records refer to “%s”: %s. Those that cannot be without go too, the others "
                   "lose the reference. Delete?",
                   references->len),
      references->len, path, names);
  const char *const buttons[] = {_("Cancel"), _("Delete"), NULL};
  erp_tui_ask(tui, erp_dialog_new_question(_("Delete"), question, buttons), answer_delete,
              g_strdup(path), g_free);
}

void
erp_tui_delete(ErpTui *tui) {
  if (erp_tui_need_selection(tui))
    erp_tui_delete_path(tui, tui->selection);
}

void
erp_tui_duplicate(ErpTui *tui) {
  if (!erp_tui_need_selection(tui))
    return;
  const ErpPlan *plan = erp_session_plan(tui->session);
  const ErpRecord *record = erp_plan_at_path(plan, tui->selection);
  const ErpRecord *parent = erp_plan_parent(plan, record);
  g_autofree char *path = parent != NULL ? erp_plan_path(plan, parent) : NULL;
  erp_tui_push(tui, erp_view_form_new_add(tui, path, erp_plan_duplicate(plan, record)));
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

void
erp_tui_add_circuit(ErpTui *tui) {
  const char *parent = circuit_parent(tui);
  if (parent == NULL)
    erp_tui_status(tui, _("Add a peering location first: a circuit stands in one"));
  else
    erp_tui_add(tui, ERP_KIND_CIRCUIT, parent);
}
