/* Whatever call fails while a plan is opened that has a journal, and while what that holds is taken
 * over and perhaps saved, and at whatever step the process is ended: the next start gives back the
 * same. A journal that is not taken over stays what it is while another one is written. */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/last-words.h"
#include "editor.h"
#include "inject.h"
#include "session/journal-private.h"
#include "session/journal.h"
#include "session/recovery.h"
#include "session/session-private.h"

#define USERS 7 /* as the journal says; the plan's file says nothing of them */

/* ---- the program that takes over ---- */

static void
rescue(gpointer session) {
  erp_session_rescue(session, NULL);
}

/* Whether all went well. */
typedef gboolean Answer(ErpSession *session, const ErpRecovery *recovery, GError **error);

static gboolean
take_over(ErpSession *session, const ErpRecovery *recovery, GError **error) {
  return recovery != NULL && erp_session_recover(session, recovery, error);
}

static gboolean
take_over_and_save(ErpSession *session, const ErpRecovery *recovery, GError **error) {
  return take_over(session, recovery, error) && erp_session_save(session, error);
}

/* Puts it off, and goes on with something else. */
static gboolean
put_off(ErpSession *session, const ErpRecovery *recovery G_GNUC_UNUSED, GError **error) {
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", "9");
  g_assert_true(erp_session_do(session, edit, NULL));
  return erp_session_rescue(session, error);
}

static ErpEditorOutcome
start_and(Answer *answer, const char *file, const char *folder, const ErpCatalogue *catalogue) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  ErpDocument *document = erp_document_open(file, diags, &error);
  if (document == NULL) {
    g_printerr("%s\n", error->message);
    return ERP_EDITOR_UNOPENED;
  }
  ErpLastWords words;
  g_autoptr(ErpSession) session =
      erp_session_new_with(document, catalogue, folder, ERP_JOURNAL_DELAY);
  erp_session_settle(session); /* the same calls in every run */
  erp_last_words_begin(&words, rescue, session);
  g_autoptr(ErpRecovery) recovery = erp_journal_find(folder, file, diags);
  if (erp_diag_list_length(diags) > 0)
    g_printerr("%s\n", erp_diag_list_get(diags, 0)->text);
  gboolean good = answer(session, recovery, &error);
  erp_session_settle(session);
  erp_last_words_end();
  if (error != NULL)
    g_printerr("%s\n", error->message);
  if (good)
    return ERP_EDITOR_WELL;
  return error != NULL || erp_diag_list_length(diags) > 0 ? ERP_EDITOR_REFUSED
                                                          : ERP_EDITOR_NOT_TOLD;
}

/* The journal of the test's process becomes one of this process: numbers are used again, in
 * containers always the same. */
static void
inherit(const char *journal) {
  g_autofree char *from = g_strdup_printf("-%d-1" ERP_JOURNAL_SUFFIX, (int) getppid());
  g_autofree char *stem = g_strndup(journal, strlen(journal) - strlen(from));
  g_autofree char *to = g_strdup_printf("%s-%d-1" ERP_JOURNAL_SUFFIX, stem, (int) getpid());
  g_assert_cmpint(g_rename(journal, to), ==, 0);
}

/* ---- what is there before ---- */

typedef struct _Place Place;
typedef void Check(const Place *place, const char *fault, const ErpInjected *result);

/* What is done about the journal, and what holds of it afterwards. */
typedef struct {
  const char *word;
  Answer *answer;
  gboolean inherits;
  Check *check;
} Way;

struct _Place {
  ErpInject *inject;
  const Way *way;
  char *file; /* a symbolic link */
  char *real; /* what it leads to */
  char *state;
  char *journal; /* a file */
  char *left;    /* what is in it */
};

static void
make_plan(const Place *place) {
  g_autofree char *below = g_path_get_dirname(place->real);
  erp_inject_clear(place->inject);
  g_assert_cmpint(g_mkdir(below, 0700), ==, 0);
  g_assert_true(g_file_set_contents(place->real, ERP_EDITOR_TEXT, -1, NULL));
  g_assert_cmpint(symlink("below/real.xml", place->file), ==, 0);
}

/* As an editor leaves it that is killed. */
static void
write_journal(Place *place) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(place->file);
  g_autofree char *users = g_strdup_printf("%d", USERS);
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", users);
  ErpDocument *document = erp_document_open(place->file, diags, NULL);
  g_assert_nonnull(document);
  g_assert_true(erp_history_do(erp_document_history(document), edit, NULL));
  ErpJournal *journal = erp_journal_new(document, place->state, ERP_JOURNAL_DELAY);
  g_assert_true(erp_journal_write(journal, NULL));
  place->journal = g_strdup(erp_journal_file(journal));
  g_assert_true(g_file_get_contents(place->journal, &place->left, NULL, NULL));
  erp_journal_free(journal);
  erp_document_free(document);
}

static gboolean
place_init(Place *place, const Way *way) {
  *place = (Place){.inject = erp_inject_new(), .way = way};
  if (place->inject == NULL)
    return FALSE;
  const char *folder = erp_inject_folder(place->inject);
  place->file = g_build_filename(folder, "plan.xml", NULL);
  place->real = g_build_filename(folder, "below", "real.xml", NULL);
  place->state = g_build_filename(folder, "state", "erplan", NULL);
  make_plan(place);
  write_journal(place);
  return TRUE;
}

static void
place_clear(Place *place) {
  g_clear_pointer(&place->inject, erp_inject_free);
  g_clear_pointer(&place->file, g_free);
  g_clear_pointer(&place->real, g_free);
  g_clear_pointer(&place->state, g_free);
  g_clear_pointer(&place->journal, g_free);
  g_clear_pointer(&place->left, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

static void
run(Place *place, const char *fault, ErpInjected *result) {
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  const char *const argv[] = {self,         place->way->word, place->file,
                              place->state, place->journal,   NULL};
  make_plan(place);
  g_assert_cmpint(g_mkdir_with_parents(place->state, 0700), ==, 0);
  g_assert_true(g_file_set_contents(place->journal, place->left, -1, NULL));
  erp_inject_wait(place->inject, erp_inject_start(place->inject, argv, fault, FALSE), result);
}

static guint
count(Place *place, ErpFaultFamily family) {
  g_auto(ErpInjected) result = {0};
  run(place, NULL, &result);
  g_assert_cmpint(result.status, ==, ERP_EDITOR_WELL);
  g_assert_false(g_file_test(place->journal, G_FILE_TEST_EXISTS)); /* there is a new one */
  return erp_inject_tally(place->inject)->calls[family];
}

/* ---- what holds after every run ---- */

static void
complain(const char *fault, const ErpInjected *result, const char *what) {
  g_test_message("%s: %s; status %x; %s", fault, what, (guint) result->status, result->said);
  g_test_fail();
}

static void
check_nothing_lost(const Place *place, const char *fault, const ErpInjected *result) {
  g_autofree char *text = NULL;
  ErpEditorFound found = erp_editor_find(place->file, place->state);
  if (!found.whole || found.recovered != USERS)
    complain(fault, result, "the next start does not give back what the journal held");
  if (!g_file_get_contents(place->real, &text, NULL, NULL) || strcmp(text, ERP_EDITOR_TEXT) != 0)
    complain(fault, result, "the plan's file is another one");
}

static void
check_saved(const Place *place, const char *fault, const ErpInjected *result) {
  ErpEditorFound found = erp_editor_find(place->file, place->state);
  gboolean well = WIFEXITED(result->status) && WEXITSTATUS(result->status) == ERP_EDITOR_WELL;
  if (!found.whole || MAX(found.saved, found.recovered) != USERS ||
      (found.saved != 0 && found.saved != USERS) || (well && found.saved != USERS) ||
      !g_file_test(place->file, G_FILE_TEST_IS_SYMLINK))
    complain(fault, result, "what the journal held is neither saved nor given back");
}

static gboolean
left_behind(const Place *place) {
  g_autofree char *below = g_path_get_dirname(place->real);
  return erp_inject_leftovers(below) + erp_inject_leftovers(place->state) +
             erp_inject_leftovers(erp_inject_folder(place->inject)) >
         0;
}

static void
check_told(const Place *place, const char *fault, const ErpInjected *result) {
  int outcome = WIFEXITED(result->status) ? WEXITSTATUS(result->status) : -1;
  gboolean told = (outcome == ERP_EDITOR_REFUSED || outcome == ERP_EDITOR_UNOPENED) &&
                  strstr(result->said, erp_inject_folder(place->inject)) != NULL;
  if (outcome != ERP_EDITOR_WELL && !told)
    complain(fault, result, "neither taken over nor told");
}

/* Somewhere in the folder. */
static void
check_left_alone(const Place *place, const char *fault, const ErpInjected *result) {
  gboolean kept = FALSE;
  g_autoptr(GDir) dir = g_dir_open(place->state, 0, NULL);
  for (const char *name = g_dir_read_name(dir); name != NULL && !kept;
       name = g_dir_read_name(dir)) {
    g_autofree char *file = g_build_filename(place->state, name, NULL);
    g_autofree char *text = NULL;
    kept = g_file_get_contents(file, &text, NULL, NULL) && strcmp(text, place->left) == 0;
  }
  if (!kept)
    complain(fault, result, "the journal that was put off is gone");
}

static const Way ways[] = {
    {"taking-over", take_over, FALSE, check_nothing_lost},
    {"taking-over-and-saving", take_over_and_save, FALSE, check_saved},
    {"putting-off", put_off, TRUE, check_left_alone},
};

/* ---- as a program ---- */

/* WAY FILE FOLDER JOURNAL */
static int
run_as_program(const Way *way, char **argv) {
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(NULL);
  g_assert_nonnull(catalogue);
  ErpFaultTally *tally = erp_editor_tally();
  if (way->inherits)
    inherit(argv[4]);
  tally->armed = 1;
  ErpEditorOutcome outcome = start_and(way->answer, argv[2], argv[3], catalogue);
  tally->armed = 0;
  return (int) outcome;
}

/* ---- errors of the system ---- */

typedef struct {
  const Way *way;
  const ErpInjectError *error; /* or */
  gboolean for_ever;           /* memory cannot be had from then on */
} Case;

static void
test_error(gconstpointer data) {
  const ErpInjectError *error = ((const Case *) data)->error;
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place, ((const Case *) data)->way))
    return;
  guint calls = count(&place, error->family);
  guint step = erp_inject_step(calls, 20);
  guint failed = 0;
  for (guint n = 1; n <= calls; n += step)
    for (guint i = 0; i < 2; i++) {
      g_auto(ErpInjected) result = {0};
      guint last = i == 0 ? n : error->last == 0 ? 0 : n + error->last;
      g_autofree char *fault =
          g_strdup_printf("%s %u %u %s", erp_inject_word(error->family), n, last, error->what);
      run(&place, fault, &result);
      failed += erp_inject_tally(place.inject)->hits;
      place.way->check(&place, fault, &result);
      check_told(&place, fault, &result);
      if (error->family != ERP_FAULT_UNLINK && left_behind(&place))
        complain(fault, &result, "a temporary file is left");
    }
  g_test_message("%u calls, %u failures", calls, failed);
}

/* ---- the end of the process at any step ---- */

static void
end_by(Place *place, int number) {
  guint calls = count(place, ERP_FAULT_ANY);
  guint step = erp_inject_step(calls, 20);
  for (guint n = 1; n <= calls; n += step) {
    g_auto(ErpInjected) result = {0};
    g_autofree char *fault = g_strdup_printf("any %u %u signal:%d", n, n, number);
    run(place, fault, &result);
    place->way->check(place, fault, &result);
    if (number != SIGKILL && left_behind(place))
      complain(fault, &result, "a temporary file is left");
  }
  g_test_message("%u steps", calls);
}

static void
test_signals(gconstpointer data) {
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place, ((const Case *) data)->way))
    return;
  end_by(&place, SIGKILL);
  end_by(&place, SIGTERM);
}

/* ---- memory ---- */

static void
test_memory(gconstpointer data) {
  gboolean for_ever = ((const Case *) data)->for_ever;
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place, ((const Case *) data)->way))
    return;
  guint calls = count(&place, ERP_FAULT_MEMORY);
  guint step = erp_inject_step(calls, 40), tried = 0, ended = 0;
  for (guint n = 1; n <= calls; n += step) {
    g_auto(ErpInjected) result = {0};
    g_autofree char *fault = g_strdup_printf("memory %u %u %d", n, for_ever ? 0 : n, ENOMEM);
    run(&place, fault, &result);
    tried++;
    place.way->check(&place, fault, &result);
    if (erp_inject_is_want(&result, for_ever)) {
      ended++; /* perhaps by the thread that evaluates, while this one wrote a file */
      continue;
    }
    check_told(&place, fault, &result);
    if (left_behind(&place))
      complain(fault, &result, "a temporary file is left");
  }
  g_test_message("%u allocations, %u tried: %u end the process", calls, tried, ended);
}

static void
add(const Case *one, const char *kind, GTestDataFunc test) {
  g_autofree char *path = g_strdup_printf("/faults/%s/%s", one->way->word, kind);
  g_test_add_data_func_full(path, g_memdup2(one, sizeof *one), test, g_free);
}

static void
add_all(const Way *way) {
  for (guint i = 0; i < erp_inject_n_errors; i++)
    add(&(Case){.way = way, .error = &erp_inject_errors[i]}, erp_inject_errors[i].name, test_error);
  add(&(Case){.way = way}, "signals", test_signals);
  add(&(Case){.way = way}, "memory/once", test_memory);
  add(&(Case){.way = way, .for_ever = TRUE}, "memory/for-ever", test_memory);
}

int
main(int argc, char **argv) {
  for (guint i = 0; argc == 5 && i < G_N_ELEMENTS(ways); i++)
    if (strcmp(argv[1], ways[i].word) == 0)
      return run_as_program(&ways[i], argv);
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(ways); i++)
    add_all(&ways[i]);
  return g_test_run();
}
