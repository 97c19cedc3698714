/* Changes that an earlier run left behind are offered before anything else. */
#include "tui/app-private.h"

#include "base/today.h"
#include "report/changes.h"
#include "base/i18n.h"

enum { LATER, TAKE_OVER, FORGET };

static void
free_recovery(gpointer recovery) {
  erp_recovery_free(recovery);
}

static void
answer(ErpTui *tui, int button, const char *text G_GNUC_UNUSED, gpointer user) {
  const ErpRecovery *recovery = user;
  g_autoptr(GError) error = NULL;
  if (button == FORGET)
    erp_recovery_discard(recovery);
  else if (button == TAKE_OVER && !erp_session_recover(tui->session, recovery, &error))
    erp_tui_status(tui, "%s", error->message);
  else if (button == TAKE_OVER)
    erp_tui_status(tui, _("The unsaved changes are back; undo takes them away again"));
}

void
erp_tui_offer(ErpTui *tui, ErpRecovery *recovery) {
  g_autofree char *date = erp_date_and_time(recovery->time);
  g_autofree char *question = g_strdup_printf(
      recovery->file_changed
          ? _("Changes of %s were not saved, and the file has been changed since. Take them over?")
          : _("Changes of %s were not saved. Take them over?"),
      date);
  guint n;
  g_autofree char *changes = erp_changes_text(erp_session_plan(tui->session), recovery->plan, &n);
  g_autofree char *text = g_strdup_printf(
      ERP_NGETTEXT("%s\n\n%u change:\n%s", "%s\n\n%u changes:\n%s", n), question, n, changes);
  const char *const buttons[] = {_("Later"), _("Take over"), _("Forget"), NULL};
  erp_tui_ask(tui, erp_dialog_new_question(_("Unsaved changes"), text, buttons), answer, recovery,
              free_recovery);
}
