#include "session/journal.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "base/error.h"
#include "plan/file.h"
#include "session/folders.h"
#include "session/journal-private.h"
#include "base/i18n.h"

#define MAX_EDITORS 100 /* of one plan in one process */

struct _ErpJournal {
  ErpDocument *document;
  char *folder;
  guint delay;
  GMainContext *context;
  GSource *timer;   /* or NULL */
  char *file;       /* whose lock is held; NULL = none */
  char *stem;       /* its beginning: changes when the plan gets another file */
  int lock;         /* valid with `file` */
  ErpPlan *written; /* the revision on disk, or NULL */
  char *problem;
};

ErpJournal *
erp_journal_new(ErpDocument *document, const char *folder, guint delay) {
  ErpJournal *journal = g_new0(ErpJournal, 1);
  journal->document = document;
  journal->folder = g_strdup(folder);
  journal->delay = delay;
  journal->context = g_main_context_ref_thread_default();
  return journal;
}

static void
stop_timer(ErpJournal *journal) {
  if (journal->timer == NULL)
    return;
  g_source_destroy(journal->timer);
  g_clear_pointer(&journal->timer, g_source_unref);
}

/* Gives up the name and the lock; the journal itself stays. */
static void
release(ErpJournal *journal) {
  if (journal->file == NULL)
    return;
  erp_journal_unlock(journal->file, journal->lock);
  g_clear_pointer(&journal->file, g_free);
  g_clear_pointer(&journal->stem, g_free);
  g_clear_pointer(&journal->written, erp_plan_unref);
}

void
erp_journal_free(ErpJournal *journal) {
  if (journal == NULL)
    return;
  stop_timer(journal);
  release(journal);
  g_main_context_unref(journal->context);
  g_free(journal->folder);
  g_free(journal->problem);
  g_free(journal);
}

void
erp_journal_remove(ErpJournal *journal) {
  stop_timer(journal);
  g_clear_pointer(&journal->problem, g_free);
  if (journal->file != NULL)
    g_unlink(journal->file);
  release(journal);
}

/* The host's name as a part of a file name. */
static char *
host_word(void) {
  return g_strcanon(g_strdup(g_get_host_name()), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_');
}

/* A name nobody else uses, locked; the next one when the process once had a predecessor with the
 * same number. */
static gboolean
claim(ErpJournal *journal, const char *stem, GError **error) {
  g_autofree char *host = host_word();
  for (guint n = 1; n <= MAX_EDITORS; n++) {
    g_autofree char *name =
        g_strdup_printf("%s%s-%d-%u" ERP_JOURNAL_SUFFIX, stem, host, (int) getpid(), n);
    g_autofree char *file = g_build_filename(journal->folder, name, NULL);
    int lock = g_file_test(file, G_FILE_TEST_EXISTS) ? -1 : erp_journal_lock(file);
    if (lock < 0)
      continue;
    journal->file = g_steal_pointer(&file);
    journal->stem = g_strdup(stem);
    journal->lock = lock;
    return TRUE;
  }
  g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT,
              _("%s: no recovery journal can be made; look at the permissions of the folder"),
              journal->folder);
  return FALSE;
}

/* Moves to another name when the plan got another file. */
static gboolean
prepare(ErpJournal *journal, const char *plan_file, GError **error) {
  g_autofree char *stem = erp_journal_stem(plan_file);
  if (journal->file != NULL && g_str_equal(stem, journal->stem))
    return TRUE;
  if (journal->file != NULL)
    erp_journal_remove(journal);
  return erp_make_folder(journal->folder, error) && claim(journal, stem, error);
}

static gboolean
write_now(ErpJournal *journal, ErpPlan *plan, GError **error) {
  const char *file = erp_document_file(journal->document);
  g_auto(ErpJournalEntry) entry = {
      .file = file != NULL ? erp_canonical_name(file) : NULL,
      .saved = g_strdup(erp_document_hash(journal->document)),
      .time = g_get_real_time() / G_USEC_PER_SEC,
      .text = erp_plan_write(plan),
  };
  if (!prepare(journal, entry.file, error))
    return FALSE;
  g_autoptr(GBytes) bytes = erp_journal_encode(&entry);
  if (!erp_save(journal->file, bytes, ERP_SAVE_OVER, error))
    return FALSE;
  g_clear_pointer(&journal->written, erp_plan_unref);
  journal->written = erp_plan_ref(plan);
  return TRUE;
}

gboolean
erp_journal_write(ErpJournal *journal, GError **error) {
  g_autoptr(GError) problem = NULL;
  ErpHistory *history = erp_document_history(journal->document);
  ErpPlan *plan = erp_history_current(history);
  stop_timer(journal);
  g_clear_pointer(&journal->problem, g_free);
  if (plan == journal->written || !erp_history_is_modified(history) ||
      write_now(journal, plan, &problem))
    return TRUE;
  journal->problem = g_strdup(problem->message);
  g_propagate_error(error, g_steal_pointer(&problem));
  return FALSE;
}

static gboolean
write_later(gpointer user) {
  erp_journal_write(user, NULL);
  return G_SOURCE_REMOVE;
}

void
erp_journal_update(ErpJournal *journal) {
  if (!erp_history_is_modified(erp_document_history(journal->document))) {
    erp_journal_remove(journal);
    return;
  }
  stop_timer(journal);
  journal->timer = g_timeout_source_new(journal->delay);
  g_source_set_callback(journal->timer, write_later, journal, NULL);
  g_source_attach(journal->timer, journal->context);
}

const char *
erp_journal_file(const ErpJournal *journal) {
  return journal->written != NULL ? journal->file : NULL;
}

const char *
erp_journal_problem(const ErpJournal *journal) {
  return journal->problem;
}
