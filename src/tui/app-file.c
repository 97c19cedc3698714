/* The plan and its files: saving, opening another one, quitting. */
#include "tui/app-private.h"

#include "base/error.h"
#include "plan/file.h"
#include "report/changes.h"
#include "session/kept.h"
#include "base/i18n.h"

/* What is wanted once the plan is saved under a name that is still to be found. */
typedef struct {
  ErpNext next;
  gboolean leaves; /* then goes on with `next` */
  char *file;      /* that would be overwritten */
} Saving;

static void
free_saving(gpointer user) {
  Saving *saving = user;
  erp_next_clear(&saving->next);
  g_free(saving->file);
  g_free(saving);
}

static Saving *
saving_new(const ErpNext *then) {
  Saving *saving = g_new0(Saving, 1);
  saving->leaves = then != NULL;
  if (then != NULL)
    erp_next_set(&saving->next, then->kind, then->file);
  return saving;
}

static void
leave(ErpTui *tui, const ErpNext *next) {
  erp_next_set(&tui->next, next->kind, next->file);
  tui->reaction |= ERP_REACT_QUIT;
}

/* `saving`: NULL = one stays. */
static void
save_to(ErpTui *tui, const char *file, ErpSaveMode mode, const Saving *saving) {
  g_autoptr(GError) error = NULL;
  if (!erp_session_save_as(tui->session, file, mode, &error)) {
    erp_tui_status(tui, "%s", error->message);
    return;
  }
  /* not `file`, which may have been the name of before */
  erp_tui_status(tui, _("Saved %s"), erp_document_file(erp_session_document(tui->session)));
  if (saving != NULL && saving->leaves)
    leave(tui, &saving->next);
}

static void
answer_overwrite(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED, gpointer user) {
  const Saving *saving = user;
  if (answer == 1)
    save_to(tui, saving->file, ERP_SAVE_OVER, saving);
}

static void
answer_save_as(ErpTui *tui, int answer, const char *text, gpointer user) {
  const Saving *saving = user;
  if (answer < 0 || text == NULL || *text == '\0')
    return;
  if (!g_file_test(text, G_FILE_TEST_EXISTS)) {
    save_to(tui, text, ERP_SAVE_NEW, saving);
    return;
  }
  const char *const buttons[] = {_("Cancel"), _("Overwrite"), NULL};
  g_autofree char *question = g_strdup_printf(_("%s exists. Overwrite it?"), text);
  Saving *over = saving_new(saving != NULL && saving->leaves ? &saving->next : NULL);
  over->file = g_strdup(text);
  erp_tui_ask(tui, erp_dialog_new_question(_("Save as"), question, buttons), answer_overwrite, over,
              free_saving);
}

/* Asks for a name; `then`: where to go on afterwards, NULL = here. */
static void
ask_name(ErpTui *tui, const ErpNext *then) {
  const char *file = erp_document_file(erp_session_document(tui->session));
  erp_tui_ask(
      tui,
      erp_dialog_new_prompt(_("Save as"), _("Name of the file:"), file != NULL ? file : "plan.xml"),
      answer_save_as, saving_new(then), free_saving);
}

void
erp_tui_save_as(ErpTui *tui, const char *wanted) {
  if (wanted == NULL) {
    ask_name(tui, NULL);
    return;
  }
  answer_save_as(tui, 0, wanted, NULL);
}

/* ---- a file that others changed ---- */

static char *
first_fault(const ErpDiagList *diags, const GError *error) {
  return erp_diag_list_length(diags) > 0 ? erp_diag_format(erp_diag_list_get(diags, 0))
                                         : g_strdup(error->message);
}

ErpPlan *
erp_tui_read(const char *file, char **fault) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = erp_kept_load(file, &error);
  ErpPlan *plan = bytes != NULL ? erp_plan_parse(bytes, file, diags, &error) : NULL;
  if (plan == NULL)
    *fault = first_fault(diags, error);
  return plan;
}

void
erp_tui_reload(ErpTui *tui) {
  const char *file = erp_document_file(erp_session_document(tui->session));
  if (file == NULL) {
    erp_tui_status(tui, _("The plan has no file yet"));
    return;
  }
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  g_autofree char *key = erp_keymap_first_key(tui->keymap, ERP_COMMAND_UNDO);
  if (erp_session_reload(tui->session, diags, &error)) {
    erp_tui_status(tui, _("The plan is as in the file; %s takes that back"), key);
    return;
  }
  g_autofree char *fault = first_fault(diags, error);
  erp_tui_status(tui, "%s", fault);
}

enum { KEEP, OVERWRITE, RELOAD, COMPARE, OTHER_NAME };

static void ask_changed(ErpTui *tui, const char *message);

/* TRUE when it is saved; else it is said why not, or asked what to do. `hash`: of what the file may
 * hold; NULL = nothing. */
static gboolean
save_over(ErpTui *tui, const char *hash) {
  g_autoptr(GError) error = NULL;
  const char *file = erp_document_file(erp_session_document(tui->session));
  if (erp_session_save_over(tui->session, hash, &error)) {
    erp_tui_status(tui, _("Saved %s"), file);
    return TRUE;
  }
  if (g_error_matches(error, ERP_ERROR, ERP_ERROR_CHANGED))
    ask_changed(tui, error->message);
  else
    erp_tui_status(tui, "%s", error->message);
  return FALSE;
}

/* `hash`: of what the changes shown are of; what came later is asked about anew. */
static void
answer_changed(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED, gpointer hash) {
  const char *file = erp_document_file(erp_session_document(tui->session));
  if (answer == OVERWRITE)
    save_over(tui, hash);
  else if (answer == RELOAD)
    erp_tui_reload(tui);
  else if (answer == COMPARE)
    erp_tui_compare(tui, file);
  else if (answer == OTHER_NAME)
    erp_tui_save_as(tui, NULL);
}

static void
append_changes(GString *text, const ErpPlan *before, const ErpPlan *after, const char *heading) {
  guint n;
  g_autofree char *changes = erp_changes_text(before, after, &n);
  g_string_append_printf(text, "\n\n%s: %u\n%s", heading, n, changes);
}

/* What overwriting and what reloading would lose. Caller frees. */
static char *
describe_changes(ErpTui *tui, const char *message) {
  ErpDocument *document = erp_session_document(tui->session);
  const ErpPlan *saved = erp_history_saved(erp_document_history(document));
  g_autoptr(GString) text = g_string_new(message);
  g_autofree char *fault = NULL;
  g_autoptr(ErpPlan) theirs = erp_tui_read(erp_document_file(document), &fault);
  if (theirs != NULL)
    append_changes(text, saved, theirs, _("Changed in the file, lost by Overwrite"));
  else
    g_string_append_printf(text, "\n\n%s", fault);
  append_changes(text, saved, erp_session_plan(tui->session),
                 _("Changed by you, taken back by Reload"));
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void
ask_changed(ErpTui *tui, const char *message) {
  const char *const buttons[] = {_("Cancel"), _("Overwrite"), _("Reload"),
                                 _("Diff"),   _("Save as"),   NULL};
  char *hash = erp_document_hash_now(erp_session_document(tui->session)); /* before it is read */
  g_autofree char *text = describe_changes(tui, message);
  erp_tui_ask(tui, erp_dialog_new_question(_("The file was changed"), text, buttons),
              answer_changed, hash, g_free);
}

static gboolean
save(ErpTui *tui) {
  return save_over(tui, erp_document_hash(erp_session_document(tui->session)));
}

void
erp_tui_save(ErpTui *tui) {
  if (erp_document_file(erp_session_document(tui->session)) == NULL)
    erp_tui_save_as(tui, NULL);
  else
    save(tui);
}

/* ---- leaving ---- */

static void
free_next(gpointer next) {
  erp_next_clear(next);
  g_free(next);
}

static void
answer_leave(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED, gpointer next) {
  if (answer == 1 && erp_document_file(erp_session_document(tui->session)) == NULL) {
    ask_name(tui, next);
    return;
  }
  if (answer == 1 && !save(tui))
    return;
  if (answer == 2)
    erp_session_discard(tui->session);
  if (answer == 1 || answer == 2)
    leave(tui, next);
}

void
erp_tui_leave(ErpTui *tui, ErpNextKind kind, const char *file) {
  ErpDocument *document = erp_session_document(tui->session);
  ErpNext *next = g_new0(ErpNext, 1);
  erp_next_set(next, kind, file);
  if (!erp_history_is_modified(erp_document_history(document))) {
    leave(tui, next);
    free_next(next);
    return;
  }
  const char *const buttons[] = {_("Cancel"), _("Save"), _("Discard"), NULL};
  erp_tui_ask(
      tui,
      erp_dialog_new_question(_("Unsaved changes"), _("The plan has unsaved changes."), buttons),
      answer_leave, next, free_next);
}

/* Read before this plan is left: what cannot be opened is told here. */
char *
erp_tui_try_open(ErpTui *tui, const char *file) {
  char *fault = NULL;
  g_autoptr(ErpPlan) plan = erp_tui_read(file, &fault);
  if (plan != NULL)
    erp_tui_leave(tui, ERP_NEXT_FILE, file);
  return fault;
}

static const ErpOpenOps open_ops = {
    .title = N_("Open"),
    .files = N_("Plans"),
    .ending = ".xml",
    .add_more = erp_add_recent,
    .take = erp_tui_try_open,
};

void
erp_tui_open(ErpTui *tui, const char *file) {
  if (file == NULL) {
    erp_tui_push(tui, erp_view_open_new(tui, &open_ops));
    return;
  }
  g_autofree char *fault = erp_tui_try_open(tui, file);
  if (fault != NULL)
    erp_tui_status(tui, "%s", fault);
}
