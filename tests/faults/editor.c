#include "editor.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/last-words.h"
#include "faults.h"
#include "session/journal.h"
#include "session/recent.h"
#include "session/recovery.h"
#include "session/remembered.h"

#define PAUSE 7 /* ms between the edits of somebody who goes on */
#define SAVED_AFTER 330

typedef struct {
  ErpFaultTally *tally;
  ErpDocument *document;
  ErpJournal *journal;
  ErpEditorOutcome outcome;
  int ended_by; /* signal, 0 = none */
  ErpLastWords last_words;
} Editor;

ErpFaultTally *
erp_editor_tally(void) {
  const char *name = g_getenv("ERP_FAULT_TALLY");
  int fd = name != NULL ? g_open(name, O_RDWR | O_CLOEXEC, 0) : -1;
  g_assert_cmpint(fd, >=, 0);
  ErpFaultTally *tally =
      mmap(NULL, sizeof(ErpFaultTally), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true(tally != MAP_FAILED);
  close(fd);
  return tally;
}

static void
note(Editor *editor, gboolean good, const GError *error, const char *place) {
  if (good)
    return;
  editor->tally->refused++;
  if (error != NULL)
    g_printerr("%s\n", error->message);
  if (error == NULL || strstr(error->message, place) == NULL)
    editor->outcome = ERP_EDITOR_NOT_TOLD;
  else if (editor->outcome == ERP_EDITOR_WELL)
    editor->outcome = ERP_EDITOR_REFUSED;
}

static void
apply(Editor *editor, guint number) {
  g_autofree char *users = g_strdup_printf("%u", number);
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", users);
  g_assert_true(erp_history_do(erp_document_history(editor->document), edit, NULL));
  editor->tally->applied = number;
  if (number < ERP_FAULT_EDITS)
    editor->tally->applied_at[number] = g_get_monotonic_time();
  erp_journal_update(editor->journal);
}

static void
keep(Editor *editor, guint number, const char *folder) {
  g_autoptr(GError) error = NULL;
  g_main_context_iteration(NULL, TRUE); /* its timer; a thread writes */
  gboolean good = erp_journal_write(editor->journal, &error);
  note(editor, good, error, folder);
  if (good)
    editor->tally->kept = number;
}

static void
save(Editor *editor, guint number, const char *file) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname(file); /* it may be the one a link leads to */
  gboolean good = erp_document_save(editor->document, &error);
  note(editor, good, error, folder);
  if (erp_history_is_modified(erp_document_history(editor->document)) == good)
    editor->outcome = ERP_EDITOR_FORGETFUL;
  if (good)
    editor->tally->saved = number;
  erp_journal_update(editor->journal);
}

/* As the terminal program takes it. */
static gboolean
terminate(gpointer user) {
  Editor *editor = user;
  editor->ended_by = SIGTERM;
  return G_SOURCE_CONTINUE;
}

static void
rescue(gpointer user) {
  Editor *editor = user;
  if (editor->journal != NULL)
    erp_journal_write(editor->journal, NULL);
}

/* Without a document when the plan cannot be read. */
static Editor *
begin(const char *file, const char *folder, guint delay) {
  Editor *editor = g_new0(Editor, 1);
  editor->tally = erp_editor_tally();
  g_unix_signal_add(SIGTERM, terminate, editor);
  erp_last_words_begin(&editor->last_words, rescue, editor);
  editor->tally->armed = 1;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  editor->document = erp_document_open(file, diags, &error);
  if (editor->document != NULL)
    editor->journal = erp_journal_new(editor->document, folder, delay);
  else
    editor->outcome = error != NULL ? ERP_EDITOR_UNOPENED : ERP_EDITOR_NOT_TOLD;
  return editor;
}

static ErpEditorOutcome
end(Editor *editor) {
  ErpEditorOutcome outcome = editor->outcome;
  int ended_by = editor->ended_by;
  erp_last_words_end();
  if (ended_by != 0)
    erp_journal_write(editor->journal, NULL);
  erp_journal_free(editor->journal);
  erp_document_free(editor->document);
  munmap(editor->tally, sizeof *editor->tally);
  g_free(editor);
  if (ended_by != 0) {
    signal(ended_by, SIG_DFL);
    raise(ended_by);
  }
  return outcome;
}

ErpEditorOutcome
erp_editor_run(const char *file, const char *folder) {
  Editor *editor = begin(file, folder, 0);
  g_autofree char *lists = g_path_get_dirname(file);
  erp_recent_add(lists, file, NULL);
  erp_remember(lists, "sort", "sites", "users");
  for (guint i = 1; editor->document != NULL && editor->ended_by == 0 && i <= ERP_EDITOR_EDITS;
       i++) {
    apply(editor, i);
    keep(editor, i, folder);
    if (i % 3 == 0)
      save(editor, i, file);
  }
  return end(editor);
}

static gboolean
go_on(gpointer user) {
  Editor *editor = user;
  guint number = editor->tally->applied + 1;
  apply(editor, number);
  if (number % SAVED_AFTER == 0)
    save(editor, number, erp_document_file(editor->document));
  return G_SOURCE_CONTINUE;
}

ErpEditorOutcome
erp_editor_go_on(const char *file, const char *folder) {
  Editor *editor = begin(file, folder, ERP_JOURNAL_DELAY);
  g_timeout_add(PAUSE, go_on, editor);
  while (editor->document != NULL && editor->ended_by == 0)
    g_main_context_iteration(NULL, TRUE);
  return end(editor);
}

/* ---- afterwards ---- */

static guint
users_of(const ErpPlan *plan) {
  const ErpSite *site = ERP_AS(ErpSite, SITE, erp_plan_find(plan, "par"));
  return (guint) site->users;
}

ErpEditorFound
erp_editor_find(const char *file, const char *folder) {
  ErpEditorFound found = {.whole = TRUE};
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDocument) document = erp_document_open(file, diags, &error);
  if (document == NULL) {
    g_test_message("%s", error->message);
    found.whole = FALSE;
    return found;
  }
  found.saved = users_of(erp_history_current(erp_document_history(document)));
  g_autoptr(ErpRecovery) recovery = erp_journal_find(folder, file, diags);
  found.recovered = recovery != NULL ? users_of(recovery->plan) : 0;
  found.whole = erp_diag_list_length(diags) == 0;
  return found;
}
