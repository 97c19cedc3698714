/* What the reference data do not know of the plan's names, and which acceptances and answers are of
 * no use: Enter opens the form of the object a note is about. */
#include "tui/start/start.h"

#include "tui/app-private.h"
#include "tui/start/chooser.h"
#include "base/i18n.h"

/* Those of the evaluation, then those of the review; NULL behind the last. */
static const ErpDiag *
note_at(const ErpSession *session, guint i) {
  const ErpDiagList *lists[] = {erp_session_diags(session), NULL};
  if (erp_session_review(session) != NULL)
    lists[1] = erp_review_notes(erp_session_review(session));
  for (guint l = 0; l < G_N_ELEMENTS(lists) && lists[l] != NULL; l++) {
    guint n = erp_diag_list_length(lists[l]);
    if (i < n)
      return erp_diag_list_get(lists[l], i);
    i -= n;
  }
  return NULL;
}

guint
erp_notes_count(const ErpSession *session) {
  guint n = 0;
  while (note_at(session, n) != NULL)
    n++;
  return n;
}

static GPtrArray *
make_rows(ErpTui *tui) {
  GPtrArray *rows = erp_choices_new();
  const ErpDiag *note;
  for (guint i = 0; (note = note_at(tui->session, i)) != NULL; i++) {
    g_autofree char *id = g_strdup_printf("%u", i);
    const char *object = note->object != NULL ? note->object : _("plan");
    g_ptr_array_add(rows, erp_choice_new(id, object, note->text, note->text));
  }
  if (rows->len == 0)
    g_ptr_array_add(rows, erp_choice_new(NULL, _("Nothing: all names are known"), NULL, NULL));
  return rows;
}

static void
choose(ErpTui *tui, const char *id) {
  const ErpDiag *note = note_at(tui->session, (guint) g_ascii_strtoull(id, NULL, 10));
  const ErpPlan *plan = erp_session_plan(tui->session);
  g_autofree char *path = note == NULL ? NULL : g_strdup(note->object);
  if (path != NULL && erp_plan_at_path(plan, path) != NULL)
    erp_tui_edit(tui, path);
  else
    erp_tui_status(tui, "%s", _("This note is about the plan as a whole"));
}

static const ErpChooserOps ops = {
    .title = N_("Notes"),
    .intro = N_("Names that the reference data do not know, so that what depends on them is not "
                "judged, and acceptances and answers that are of no use. Enter opens the form."),
    .rows = make_rows,
    .choose = choose,
};

ErpViewBase *
erp_view_notes_new(ErpTui *tui) {
  return erp_view_chooser_new(tui, &ops);
}
