#include "session/journal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/thread.h"
#include "base/error.h"
#include "plan/file.h"
#include "session/folders.h"
#include "session/journal-private.h"
#include "base/i18n.h"

#define MAX_EDITORS 100 /* of one plan in one process */
#define LEAST_RETRY 100 /* ms after a failure */

/* A plan on its way to the disk. */
typedef struct {
  ErpPlan *plan;
  ErpJournalEntry entry;
  char *to;
  GError *error; /* why it did not get there; or NULL */
  GMainContext *context;
  GThread *thread;
  GSource *done; /* its thread tells so; made before that begins */
} Writing;

/* A file whose lock is held; `file` NULL = none. */
typedef struct {
  char *file;
  char *stem; /* its beginning: changes when the plan gets another file */
  int lock;
} Place;

struct _ErpJournal {
  ErpDocument *document;
  char *folder;
  guint delay;
  GMainContext *context;
  GSource *timer;   /* or NULL */
  char *asked;      /* the plan's file when that was last looked for; or NULL */
  char *name;       /* what it is known by between runs */
  gboolean unsure;  /* it is to be looked for again */
  Place place;      /* where the next revision goes */
  Place former;     /* where `written` still is when the plan got another file since */
  ErpPlan *written; /* the revision on disk, or NULL */
  Writing *writing; /* in a thread of its own, or NULL */
  char *problem;
  char *told; /* the last problem that `failed` was called for, or NULL */
  void (*failed)(gpointer user);
  gpointer user;
};

/* What the plan's file is known by; NULL = it has none. A folder that cannot be reached for a while
 * is no other one: what was known of the same file before goes for a guess. */
static const char *
known_name(ErpJournal *journal) {
  const char *file = erp_document_file(journal->document);
  gboolean same = file != NULL && g_strcmp0(file, journal->asked) == 0;
  if (same && !journal->unsure)
    return journal->name;
  int doubt = 0;
  char *name = file != NULL ? erp_canonical_name(file, &doubt) : NULL;
  journal->unsure = doubt != 0;
  if (same && doubt != 0) {
    g_free(name);
    return journal->name;
  }
  g_free(journal->asked);
  g_free(journal->name);
  journal->asked = g_strdup(file);
  journal->name = name;
  return name;
}

ErpJournal *
erp_journal_new(ErpDocument *document, const char *folder, guint delay) {
  ErpJournal *journal = g_new0(ErpJournal, 1);
  journal->document = document;
  journal->folder = g_strdup(folder);
  journal->delay = delay;
  journal->context = g_main_context_ref_thread_default();
  known_name(journal); /* while its folder is within reach */
  return journal;
}

void
erp_journal_listen(ErpJournal *journal, void (*failed)(gpointer user), gpointer user) {
  journal->failed = failed;
  journal->user = user;
}

/* ---- the timer ---- */

static void
stop_timer(ErpJournal *journal) {
  if (journal->timer == NULL)
    return;
  g_source_destroy(journal->timer);
  g_clear_pointer(&journal->timer, g_source_unref);
}

static gboolean write_later(gpointer user);

/* One that runs already is not put off: who never pauses is protected as well. */
static void
start_timer(ErpJournal *journal, guint delay) {
  if (journal->timer != NULL)
    return;
  journal->timer = g_timeout_source_new(delay);
  g_source_set_callback(journal->timer, write_later, journal, NULL);
  g_source_attach(journal->timer, journal->context);
}

/* Takes the error. It is tried again until it succeeds or there is nothing to write. */
static void
note_problem(ErpJournal *journal, GError *problem, GError **error) {
  gboolean known = g_strcmp0(journal->told, problem->message) == 0;
  g_free(journal->problem);
  journal->problem = g_strdup(problem->message);
  g_free(journal->told);
  journal->told = g_strdup(problem->message);
  g_propagate_error(error, problem);
  start_timer(journal, MAX(journal->delay, LEAST_RETRY));
  if (!known && journal->failed != NULL)
    journal->failed(journal->user);
}

/* ---- writing ---- */

static void
writing_free(Writing *writing) {
  erp_plan_unref(writing->plan);
  erp_journal_entry_clear(&writing->entry);
  g_free(writing->to);
  g_clear_error(&writing->error);
  g_free(writing);
}

/* In any thread: looks at nothing but the writing. */
static void
write_out(Writing *writing) {
  writing->entry.text = erp_plan_write(writing->plan);
  g_autoptr(GBytes) bytes = erp_journal_encode(&writing->entry);
  erp_save(writing->to, bytes, ERP_SAVE_OVER, &writing->error);
}

static gpointer
write_in_thread(gpointer user) {
  Writing *writing = user;
  write_out(writing);
  g_source_attach(writing->done, writing->context);
  return NULL;
}

/* ---- places ---- */

/* Gives up the name and the lock; the journal itself stays. */
static void
leave(Place *place) {
  if (place->file == NULL)
    return;
  erp_journal_unlock(place->file, place->lock);
  g_free(place->file);
  g_free(place->stem);
  *place = (Place){0};
}

static void
remove_at(Place *place) {
  if (place->file != NULL)
    g_unlink(place->file);
  leave(place);
}

/* What became of it. Takes the writing. */
static gboolean
take_outcome(ErpJournal *journal, Writing *writing, GError **error) {
  gboolean good = writing->error == NULL;
  if (good) {
    g_clear_pointer(&journal->written, erp_plan_unref);
    journal->written = erp_plan_ref(writing->plan);
    remove_at(&journal->former);
    g_clear_pointer(&journal->told, g_free);
  } else {
    note_problem(journal, g_steal_pointer(&writing->error), error);
  }
  writing_free(writing);
  return good;
}

/* Waits for the thread, if there is one. */
static void
finish(ErpJournal *journal) {
  Writing *writing = g_steal_pointer(&journal->writing);
  if (writing == NULL)
    return;
  if (writing->thread != NULL)
    g_thread_join(writing->thread);
  g_source_destroy(writing->done);
  g_source_unref(writing->done);
  take_outcome(journal, writing, NULL);
}

void
erp_journal_free(ErpJournal *journal) {
  if (journal == NULL)
    return;
  finish(journal);
  stop_timer(journal);
  leave(&journal->former);
  leave(&journal->place);
  g_clear_pointer(&journal->written, erp_plan_unref);
  g_main_context_unref(journal->context);
  g_free(journal->folder);
  g_free(journal->asked);
  g_free(journal->name);
  g_free(journal->problem);
  g_free(journal->told);
  g_free(journal);
}

void
erp_journal_remove(ErpJournal *journal) {
  finish(journal);
  stop_timer(journal);
  g_clear_pointer(&journal->problem, g_free);
  remove_at(&journal->former);
  remove_at(&journal->place);
  g_clear_pointer(&journal->written, erp_plan_unref);
  journal->unsure = TRUE; /* links may lead elsewhere by the next change */
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
  int number = EWOULDBLOCK;
  for (guint n = 1; n <= MAX_EDITORS && number == EWOULDBLOCK; n++) {
    g_autofree char *name =
        g_strdup_printf("%s%s-%d-%u" ERP_JOURNAL_SUFFIX, stem, host, (int) getpid(), n);
    g_autofree char *file = g_build_filename(journal->folder, name, NULL);
    if (access(file, F_OK) == 0)
      continue;
    if (errno != ENOENT) { /* somebody's unsaved work may be there */
      number = errno;
      break;
    }
    int lock = erp_journal_lock(file);
    if (lock >= 0) {
      journal->place = (Place){g_steal_pointer(&file), g_strdup(stem), lock};
      return TRUE;
    }
    number = errno;
  }
  g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT, _("%s: no recovery journal can be made: %s"),
              journal->folder, g_strerror(number));
  return FALSE;
}

/* Moves to another name when the plan got another file. What is on disk stays there until the next
 * revision is. */
static gboolean
prepare(ErpJournal *journal, const char *plan_file, GError **error) {
  g_autofree char *stem = erp_journal_stem(plan_file);
  if (journal->place.file != NULL && g_str_equal(stem, journal->place.stem))
    return TRUE;
  if (journal->written != NULL && journal->former.file == NULL)
    journal->former = journal->place;
  else
    remove_at(&journal->place);
  journal->place = (Place){0};
  if (journal->former.file != NULL && g_str_equal(stem, journal->former.stem)) {
    journal->place = journal->former;
    journal->former = (Place){0};
    return TRUE;
  }
  return erp_make_folder(journal->folder, error) && claim(journal, stem, error);
}

/* The current plan, to be written where it belongs; NULL when it need not be or, with the problem
 * noted, cannot. Nothing is being written. */
static Writing *
begin(ErpJournal *journal, GError **error) {
  g_autoptr(GError) problem = NULL;
  ErpHistory *history = erp_document_history(journal->document);
  ErpPlan *plan = erp_history_current(history);
  g_clear_pointer(&journal->problem, g_free);
  if (plan == journal->written || !erp_history_is_modified(history))
    return NULL;
  const char *name = known_name(journal);
  if (!prepare(journal, name, &problem)) {
    note_problem(journal, g_steal_pointer(&problem), error);
    return NULL;
  }
  Writing *writing = g_new0(Writing, 1);
  writing->plan = erp_plan_ref(plan);
  writing->to = g_strdup(journal->place.file);
  writing->context = journal->context;
  writing->entry.file = g_strdup(name);
  writing->entry.saved = g_strdup(erp_document_hash(journal->document));
  writing->entry.time = g_get_real_time() / G_USEC_PER_SEC;
  return writing;
}

gboolean
erp_journal_write(ErpJournal *journal, GError **error) {
  finish(journal);
  stop_timer(journal);
  Writing *writing = begin(journal, error);
  if (writing == NULL)
    return journal->problem == NULL;
  write_out(writing);
  return take_outcome(journal, writing, error);
}

static gboolean
is_written(gpointer user) {
  finish(user);
  return G_SOURCE_REMOVE;
}

/* Keys need not wait for it. */
static gboolean
write_later(gpointer user) {
  ErpJournal *journal = user;
  if (journal->writing != NULL) /* a slow disk */
    return G_SOURCE_CONTINUE;
  stop_timer(journal);
  journal->writing = begin(journal, NULL);
  if (journal->writing == NULL)
    return G_SOURCE_REMOVE;
  journal->writing->done = g_idle_source_new();
  g_source_set_priority(journal->writing->done, G_PRIORITY_DEFAULT);
  g_source_set_callback(journal->writing->done, is_written, journal, NULL);
  journal->writing->thread = erp_thread_try_new("journal", write_in_thread, journal->writing);
  if (journal->writing->thread == NULL) /* the system gives no more of them */
    write_in_thread(journal->writing);
  return G_SOURCE_REMOVE;
}

void
erp_journal_update(ErpJournal *journal) {
  if (!erp_history_is_modified(erp_document_history(journal->document))) {
    erp_journal_remove(journal);
    return;
  }
  start_timer(journal, journal->delay);
}

const char *
erp_journal_file(const ErpJournal *journal) {
  if (journal->written == NULL)
    return NULL;
  return journal->former.file != NULL ? journal->former.file : journal->place.file;
}

const char *
erp_journal_problem(const ErpJournal *journal) {
  return journal->problem;
}
