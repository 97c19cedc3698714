/* The undo steps with their names: Enter goes to one, as several undos or redos. */
#include "tui/start/start.h"

#include "tui/app-private.h"
#include "tui/start/chooser.h"
#include "base/i18n.h"

static ErpHistory *
history_of(ErpTui *tui) {
  return erp_document_history(erp_session_document(tui->session));
}

static GPtrArray *
make_rows(ErpTui *tui) {
  GPtrArray *rows = erp_choices_new();
  const ErpHistory *history = history_of(tui);
  const ErpPlan *saved = erp_history_saved(history);
  for (guint i = 0; i <= erp_history_length(history); i++) {
    g_autofree char *id = g_strdup_printf("%u", i);
    const char *name = i == 0 ? _("As it was opened") : erp_history_label(history, i - 1);
    g_autofree char *label = g_strdup_printf("%3u  %s", i, name);
    gboolean here = i == erp_history_position(history);
    gboolean kept = erp_plan_equal(erp_history_revision(history, i), saved);
    const char *note = here && kept ? _("now, saved") : here ? _("now") : kept ? _("saved") : NULL;
    g_ptr_array_add(rows, erp_choice_new(id, label, note, name));
  }
  return rows;
}

static char *
current(ErpTui *tui) {
  return g_strdup_printf("%u", erp_history_position(history_of(tui)));
}

static void
choose(ErpTui *tui, const char *id) {
  guint position = (guint) g_ascii_strtoull(id, NULL, 10);
  if (!erp_session_go(tui->session, position)) {
    erp_tui_status(tui, _("The plan is open for reading only: nothing is undone"));
    return;
  }
  erp_tui_status(tui, ERP_NGETTEXT("%u step is done", "%u steps are done", position), position);
}

static const ErpChooserOps ops = {
    .title = N_("History"),
    .intro = N_("Every change of this plan since it was opened. Enter goes to the step under the "
                "mark; what comes after it can be done again until something else is changed."),
    .rows = make_rows,
    .current = current,
    .choose = choose,
};

ErpViewBase *
erp_view_history_new(ErpTui *tui) {
  return erp_view_chooser_new(tui, &ops);
}
