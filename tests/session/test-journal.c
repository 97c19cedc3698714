#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../plan/support.h"
#include "base/error.h"
#include "journal-fixture.h"

static void
test_after_the_delay(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, 1);
  g_assert_cmpuint(ERP_JOURNAL_DELAY, <=, 1000);
  journal_set_users(fixture, "5");
  erp_journal_update(journal);
  g_assert_null(erp_journal_file(journal));
  journal_assert_entries(fixture, 0);
  journal_set_users(fixture, "6");
  erp_journal_update(journal);
  while (erp_journal_file(journal) == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_null(erp_journal_problem(journal));
  g_autofree char *written = NULL;
  g_assert_true(g_file_get_contents(erp_journal_file(journal), &written, NULL, NULL));
  g_autofree char *plan = test_text(journal_current(fixture));
  g_assert_true(g_str_has_suffix(written, plan));
  g_assert_nonnull(strstr(written, "users=\"6\""));
  g_assert_false(g_main_context_pending(NULL));
}

static gboolean
change_again(gpointer user) {
  JournalFixture *fixture = ((gpointer *) user)[0];
  ErpJournal *journal = ((gpointer *) user)[1];
  g_autofree char *users = g_strdup_printf("%u", (*((guint *) ((gpointer *) user)[2]))++);
  journal_set_users(fixture, users);
  erp_journal_update(journal);
  return G_SOURCE_CONTINUE;
}

/* Who never pauses for as long as the delay is protected as well. */
static void
test_without_a_pause(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, 20);
  guint users = 1;
  gpointer work[] = {fixture, journal, &users};
  guint changes = g_timeout_add(1, change_again, work);
  alarm(60); /* rather than change it for ever */
  while (erp_journal_file(journal) == NULL)
    g_main_context_iteration(NULL, TRUE);
  alarm(0);
  g_source_remove(changes);
}

static void
test_at_once(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  g_assert_true(erp_journal_write(journal, NULL)); /* nothing to lose yet */
  g_assert_null(erp_journal_file(journal));
  journal_set_users(fixture, "5");
  erp_journal_update(journal);
  g_main_context_iteration(NULL, FALSE);
  g_assert_null(erp_journal_file(journal));
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_true(g_file_test(erp_journal_file(journal), G_FILE_TEST_IS_REGULAR));
}

static void
test_removed_when_saved_or_undone(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  journal_assert_entries(fixture, 2); /* and its lock */
  g_assert_true(erp_document_save(fixture->document, NULL));
  erp_journal_update(journal);
  journal_assert_entries(fixture, 0);
  g_assert_null(erp_journal_file(journal));

  journal_set_users(fixture, "6");
  g_assert_true(erp_journal_write(journal, NULL));
  journal_assert_entries(fixture, 2);
  erp_history_undo(erp_document_history(fixture->document));
  erp_journal_update(journal);
  journal_assert_entries(fixture, 0);
}

static void
test_cannot_be_written(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autofree char *blocked = g_build_filename(fixture->file, "state", NULL);
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, blocked, 0);
  journal_set_users(fixture, "5");
  g_assert_false(erp_journal_write(journal, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  g_assert_cmpstr(erp_journal_problem(journal), ==, error->message);
  g_assert_nonnull(strstr(error->message, blocked));
  erp_journal_remove(journal);
  g_assert_null(erp_journal_problem(journal));
}

/* ---- while keys go on ---- */

/* A journal whose file is a pipe: what writes to it waits until somebody reads. */
static ErpJournal *
journal_into_pipe(JournalFixture *fixture) {
  ErpJournal *journal = erp_journal_new(fixture->document, fixture->state, 1);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_cmpint(g_unlink(erp_journal_file(journal)), ==, 0);
  g_assert_cmpint(mkfifo(erp_journal_file(journal), 0600), ==, 0);
  journal_set_users(fixture, "6");
  erp_journal_update(journal);
  alarm(60);                            /* rather than wait for ever */
  g_main_context_iteration(NULL, TRUE); /* the timer */
  return journal;
}

static gpointer
read_pipe(gpointer name) {
  char *written = NULL;
  g_assert_true(g_file_get_contents(name, &written, NULL, NULL));
  alarm(0);
  return written;
}

/* The timer's writing does not hold up the loop, and takes the plan of its time. */
static void
test_beside_keys(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = journal_into_pipe(fixture);
  const ErpPlan *then = journal_current(fixture);
  g_autofree char *wanted = test_text(then);
  journal_set_users(fixture, "7");
  erp_journal_update(journal);
  g_main_context_iteration(NULL, TRUE); /* the next time: one writes already */
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  g_autofree char *first = read_pipe(file);
  g_assert_true(g_str_has_suffix(first, wanted));
  g_assert_cmpint(g_unlink(file), ==, 0);
  while (!g_file_test(file, G_FILE_TEST_IS_REGULAR))
    g_main_context_iteration(NULL, TRUE);
  g_assert_true(erp_journal_write(journal, NULL)); /* waits */
  g_autofree char *latest = NULL, *now = test_text(journal_current(fixture));
  g_assert_true(g_file_get_contents(file, &latest, NULL, NULL));
  g_assert_true(g_str_has_suffix(latest, now));
  g_assert_nonnull(strstr(latest, "users=\"7\""));
}

static void
test_freed_meanwhile(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  ErpJournal *journal = journal_into_pipe(fixture);
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  GThread *reader = g_thread_new("reader", read_pipe, file);
  erp_journal_free(journal);
  g_autofree char *written = g_thread_join(reader);
  g_autofree char *wanted = test_text(journal_current(fixture));
  g_assert_true(g_str_has_suffix(written, wanted));
  g_assert_false(g_main_context_pending(NULL));
}

static void
test_removed_meanwhile(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = journal_into_pipe(fixture);
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  GThread *reader = g_thread_new("reader", read_pipe, file);
  g_assert_true(erp_document_save(fixture->document, NULL));
  erp_journal_update(journal);
  g_free(g_thread_join(reader));
  journal_assert_entries(fixture, 0);
}

static void
test_problem_later(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, 1);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  g_assert_cmpint(g_unlink(file), ==, 0);
  g_assert_cmpint(g_mkdir(file, 0700), ==, 0);
  journal_set_users(fixture, "6");
  erp_journal_update(journal);
  while (erp_journal_problem(journal) == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_nonnull(strstr(erp_journal_problem(journal), file));
  g_assert_cmpint(g_rmdir(file), ==, 0);
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_null(erp_journal_problem(journal));
}

/* What failed is tried again without another change. */
static void
test_tried_again(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, 1);
  g_autofree char *above = g_path_get_dirname(fixture->state);
  g_assert_true(g_file_set_contents(above, "in the way", -1, NULL));
  journal_set_users(fixture, "5");
  erp_journal_update(journal);
  alarm(60); /* rather than wait for ever */
  while (erp_journal_problem(journal) == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_cmpint(g_unlink(above), ==, 0);
  while (erp_journal_file(journal) == NULL)
    g_main_context_iteration(NULL, TRUE);
  alarm(0);
  g_assert_null(erp_journal_problem(journal));
}

/* A folder behind a link that cannot be reached for a while: the journal stays where it is looked
 * for when the plan is opened again. */
static void
test_folder_out_of_reach(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *link = g_build_filename(fixture->folder, "share", NULL);
  g_autofree char *file = g_build_filename(link, "a plan.xml", NULL);
  g_assert_cmpint(symlink(".", link), ==, 0);
  erp_document_free(fixture->document);
  fixture->document = erp_document_open(file, fixture->diags, NULL);
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_cmpint(g_unlink(link), ==, 0);
  journal_set_users(fixture, "6");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_cmpint(symlink(".", link), ==, 0);
  g_clear_pointer(&journal, erp_journal_free);
  g_autoptr(ErpRecovery) recovery = erp_journal_find(fixture->state, file, fixture->diags);
  g_assert_nonnull(recovery);
  g_assert_true(erp_plan_equal(recovery->plan, journal_current(fixture)));
}

/* The plan's file behind a link, opened while it was within reach. */
static ErpJournal *
open_behind_link(JournalFixture *fixture, const char *link) {
  g_autofree char *file = g_build_filename(link, "a plan.xml", NULL);
  g_assert_cmpint(symlink(".", link), ==, 0);
  erp_document_free(fixture->document);
  fixture->document = erp_document_open(file, fixture->diags, NULL);
  return erp_journal_new(fixture->document, fixture->state, NEVER);
}

/* It is found by the next start, which can reach the file again. */
static void
assert_found_again(JournalFixture *fixture, const char *link, ErpJournal *journal) {
  g_assert_true(erp_journal_write(journal, NULL));
  erp_journal_free(journal);
  if (!g_file_test(link, G_FILE_TEST_IS_SYMLINK))
    g_assert_cmpint(symlink(".", link), ==, 0);
  const char *file = erp_document_file(fixture->document);
  g_autoptr(ErpRecovery) recovery = erp_journal_find(fixture->state, file, fixture->diags);
  g_assert_nonnull(recovery);
  g_assert_true(erp_plan_equal(recovery->plan, journal_current(fixture)));
}

/* Out of reach before there was anything to journal. */
static void
test_out_of_reach_first(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *link = g_build_filename(fixture->folder, "share", NULL);
  ErpJournal *journal = open_behind_link(fixture, link);
  g_assert_cmpint(g_unlink(link), ==, 0);
  journal_set_users(fixture, "5");
  assert_found_again(fixture, link, journal);
}

static void
test_out_of_reach_after_save(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *link = g_build_filename(fixture->folder, "share", NULL);
  ErpJournal *journal = open_behind_link(fixture, link);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_true(erp_document_save(fixture->document, NULL));
  erp_journal_update(journal);
  g_assert_cmpint(g_unlink(link), ==, 0);
  journal_set_users(fixture, "6");
  assert_found_again(fixture, link, journal);
}

/* What could only be guessed at first is asked again. */
static void
test_within_reach_later(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *link = g_build_filename(fixture->folder, "share", NULL);
  erp_journal_free(open_behind_link(fixture, link));
  g_assert_cmpint(g_unlink(link), ==, 0);
  ErpJournal *journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_cmpint(symlink(".", link), ==, 0);
  journal_set_users(fixture, "6");
  assert_found_again(fixture, link, journal);
}

/* In a process of its own, as the limit stays. */
static gboolean
move_to_a_full_disk(JournalFixture *fixture) {
  const struct rlimit limit = {10, 10};
  g_autofree char *other = g_build_filename(fixture->folder, "other.xml", NULL);
  ErpJournal *journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  signal(SIGXFSZ, SIG_IGN);
  journal_set_users(fixture, "5");
  gboolean good = erp_journal_write(journal, NULL);
  good &= erp_document_save_as(fixture->document, other, ERP_SAVE_NEW, NULL);
  journal_set_users(fixture, "6");
  setrlimit(RLIMIT_FSIZE, &limit);
  good &= !erp_journal_write(journal, NULL);
  erp_journal_free(journal);
  return good;
}

/* The plan has another file, whose journal cannot be written: the one there is stays until then. */
static void
test_moved_to_a_full_disk(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  pid_t child = fork();
  g_assert_cmpint(child, >=, 0);
  if (child == 0)
    _exit(move_to_a_full_disk(fixture) ? 0 : 1);
  int result = -1;
  g_assert_cmpint(waitpid(child, &result, 0), ==, child);
  g_assert_cmpint(result, ==, 0);
  g_autoptr(ErpRecovery) recovery = journal_find(fixture);
  g_assert_nonnull(recovery);
}

#define ADD(path, function)                                                                        \
  g_test_add(path, JournalFixture, NULL, journal_set_up, function, journal_tear_down)

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/session/journal/after-the-delay", test_after_the_delay);
  ADD("/session/journal/without-a-pause", test_without_a_pause);
  ADD("/session/journal/at-once", test_at_once);
  ADD("/session/journal/removed-when-saved-or-undone", test_removed_when_saved_or_undone);
  ADD("/session/journal/cannot-be-written", test_cannot_be_written);
  ADD("/session/journal/beside-keys", test_beside_keys);
  ADD("/session/journal/freed-meanwhile", test_freed_meanwhile);
  ADD("/session/journal/removed-meanwhile", test_removed_meanwhile);
  ADD("/session/journal/problem-later", test_problem_later);
  ADD("/session/journal/tried-again", test_tried_again);
  ADD("/session/journal/folder-out-of-reach", test_folder_out_of_reach);
  ADD("/session/journal/out-of-reach-first", test_out_of_reach_first);
  ADD("/session/journal/out-of-reach-after-save", test_out_of_reach_after_save);
  ADD("/session/journal/within-reach-later", test_within_reach_later);
  ADD("/session/journal/moved-to-a-full-disk", test_moved_to_a_full_disk);
  return g_test_run();
}
