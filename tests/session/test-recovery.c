#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../plan/support.h"
#include "base/error.h"
#include "journal-fixture.h"
#include "session/journal-private.h"

/* ---- what is found ---- */

static void
test_recover(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  gint64 before = g_get_real_time() / G_USEC_PER_SEC;
  g_assert_null(journal_find(fixture));
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_null(journal_find(fixture)); /* its editor lives */
  g_clear_pointer(&journal, erp_journal_free);
  g_autoptr(ErpRecovery) recovery = journal_find(fixture);
  g_assert_nonnull(recovery);
  g_assert_true(erp_plan_equal(recovery->plan, journal_current(fixture)));
  g_assert_cmpstr(recovery->file, ==, fixture->file);
  g_assert_cmpint(recovery->time, >=, before);
  g_assert_cmpint(recovery->time, <=, g_get_real_time() / G_USEC_PER_SEC);
  g_assert_false(recovery->file_changed);
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 0);
  erp_recovery_discard(recovery);
  g_assert_null(journal_find(fixture));
  journal_assert_entries(fixture, 0);
}

static void
test_plan_file_changed(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_true(g_file_set_contents(fixture->file, "someone else's", -1, NULL));
  g_autoptr(ErpRecovery) recovery = journal_find(fixture);
  g_assert_true(recovery->file_changed);
}

/* Killed between the save and the removal of the journal: the file has it all. */
static void
test_nothing_to_recover(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_true(erp_document_save(fixture->document, NULL));
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_null(journal_find(fixture));
  journal_assert_entries(fixture, 0);
}

static void
test_never_saved(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_autoptr(ErpDocument) document = erp_document_new(empty);
  g_autoptr(ErpJournal) journal = erp_journal_new(document, fixture->state, NEVER);
  g_autoptr(ErpEdit) edit = erp_edit_set("", "name", "Mine");
  g_assert_true(erp_history_do(erp_document_history(document), edit, NULL));
  g_assert_true(erp_journal_write(journal, NULL));
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_null(journal_find(fixture));
  g_autoptr(ErpRecovery) recovery = erp_journal_find(fixture->state, NULL, fixture->diags);
  g_assert_nonnull(recovery);
  g_assert_null(recovery->file);
  g_assert_false(recovery->file_changed);
  g_assert_cmpstr(erp_plan_root(recovery->plan)->name, ==, "Mine");
}

/* The name under which it is looked for follows the plan to its new file. */
static void
test_saved_under_another_name(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *other = g_build_filename(fixture->folder, "other.xml", NULL);
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_true(erp_document_save_as(fixture->document, other, ERP_SAVE_NEW, NULL));
  journal_set_users(fixture, "6"); /* before anybody told the journal */
  g_assert_true(erp_journal_write(journal, NULL));
  journal_assert_entries(fixture, 2);
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_null(journal_find(fixture));
  g_autoptr(ErpRecovery) recovery = erp_journal_find(fixture->state, other, fixture->diags);
  g_assert_nonnull(recovery);
}

static void
test_other_names_of_the_file(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *link = g_build_filename(fixture->folder, "link.xml", NULL);
  g_autofree char *detour = g_build_filename(fixture->folder, "state", "..", "a plan.xml", NULL);
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_cmpint(symlink(fixture->file, link), ==, 0);
  g_autoptr(ErpRecovery) by_link = erp_journal_find(fixture->state, link, fixture->diags);
  g_assert_nonnull(by_link);
  g_autoptr(ErpRecovery) by_detour = erp_journal_find(fixture->state, detour, fixture->diags);
  g_assert_nonnull(by_detour);
}

/* Leaves the plan with this many users in a journal, as an editor that was killed. */
static void
abandon(JournalFixture *fixture, const char *users) {
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, users);
  g_assert_true(erp_journal_write(journal, NULL));
}

/* A file that is gone has the name it had, also through a folder that is a link. */
static void
test_file_is_gone(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *link = g_strconcat(fixture->folder, "-link", NULL);
  g_autofree char *through = g_build_filename(link, "a plan.xml", NULL);
  g_autofree char *dangling = g_build_filename(fixture->folder, "link.xml", NULL);
  g_assert_cmpint(symlink(fixture->folder, link), ==, 0);
  g_assert_cmpint(symlink("a plan.xml", dangling), ==, 0);
  abandon(fixture, "5");
  g_assert_cmpint(g_remove(fixture->file), ==, 0);
  g_autoptr(ErpRecovery) by_folder = erp_journal_find(fixture->state, through, fixture->diags);
  g_assert_nonnull(by_folder);
  g_assert_true(by_folder->file_changed);
  g_autoptr(ErpRecovery) by_link = erp_journal_find(fixture->state, dangling, fixture->diags);
  g_assert_nonnull(by_link);
  g_assert_cmpint(g_remove(link), ==, 0);
}

static void
rewrite_time(const char *journal, const char *time) {
  g_autofree char *content = NULL;
  g_assert_true(g_file_get_contents(journal, &content, NULL, NULL));
  char *rest = strchr(strstr(content, "time: "), '\n');
  *strstr(content, "time: ") = '\0';
  g_autofree char *changed = g_strconcat(content, "time: ", time, rest, NULL);
  g_assert_true(g_file_set_contents(journal, changed, -1, NULL));
}

/* A clock may say anything: before 1970, or what is no date at all. The text counts. */
static void
test_clock(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  static const char *const times[] = {"-86400", "9223372036854775807", "-9223372036854775808"};
  abandon(fixture, "5");
  g_autoptr(ErpRecovery) first = journal_find(fixture);
  g_assert_nonnull(first);
  for (guint i = 0; i < G_N_ELEMENTS(times); i++) {
    rewrite_time(first->journal, times[i]);
    g_autoptr(ErpRecovery) recovery = journal_find(fixture);
    g_assert_nonnull(recovery);
    g_assert_true(erp_plan_equal(recovery->plan, first->plan));
    g_autofree char *time = g_strdup_printf("%" G_GINT64_FORMAT, recovery->time);
    g_assert_cmpstr(time, ==, times[i]);
  }
}

/* A process that has the number of one that is gone takes neither its journal nor its lock,
 * whatever the clock says; both are offered, one after the other. */
static void
test_number_used_again(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  abandon(fixture, "5");
  g_autoptr(ErpRecovery) older = journal_find(fixture);
  rewrite_time(older->journal, "4102444800"); /* 2100: the clock was wrong then */
  abandon(fixture, "6");
  journal_assert_entries(fixture, 2);
  g_autoptr(ErpRecovery) first = journal_find(fixture);
  g_assert_cmpstr(first->journal, ==, older->journal);
  erp_recovery_discard(first);
  g_autoptr(ErpRecovery) second = journal_find(fixture);
  g_assert_nonnull(second);
  g_assert_cmpint(ERP_AS(ErpSite, SITE, erp_plan_find(second->plan, "par"))->users, ==, 6);
}

/* Who forgets a journal while another process has begun one of the same name leaves that alone. */
static void
test_name_used_again(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  abandon(fixture, "5");
  g_autoptr(ErpRecovery) offered = journal_find(fixture);
  erp_recovery_discard(offered); /* somebody else was asked as well, and answered first */
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "6");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_cmpstr(erp_journal_file(journal), ==, offered->journal);
  erp_recovery_discard(offered);
  g_assert_true(g_file_test(erp_journal_file(journal), G_FILE_TEST_EXISTS));
  journal_assert_entries(fixture, 2); /* and its lock */
}

static void
test_two_editors(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpDocument) other = erp_document_open(fixture->file, fixture->diags, NULL);
  g_autoptr(ErpJournal) ours = erp_journal_new(fixture->document, fixture->state, NEVER);
  g_autoptr(ErpJournal) theirs = erp_journal_new(other, fixture->state, NEVER);
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", "77");
  journal_set_users(fixture, "5");
  g_assert_true(erp_history_do(erp_document_history(other), edit, NULL));
  g_assert_true(erp_journal_write(ours, NULL));
  g_assert_true(erp_journal_write(theirs, NULL));
  g_assert_cmpstr(erp_journal_file(ours), !=, erp_journal_file(theirs));
  g_clear_pointer(&theirs, erp_journal_free);
  g_autoptr(ErpRecovery) recovery = journal_find(fixture);
  g_assert_nonnull(recovery);
  g_assert_true(erp_plan_equal(recovery->plan, erp_history_current(erp_document_history(other))));
}

static void
assert_refused(JournalFixture *fixture, const char *journal) {
  guint before = erp_diag_list_length(fixture->diags);
  g_assert_null(journal_find(fixture));
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, before + 1);
  const ErpDiag *diag = erp_diag_list_get(fixture->diags, before);
  g_assert_cmpstr(diag->object, ==, journal);
  g_assert_true(g_file_test(journal, G_FILE_TEST_EXISTS));
}

/* Cut off at every length, and with any byte of the text changed, it is refused and kept. */
static void
test_damaged(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  g_autofree char *whole = NULL;
  gsize length = 0;
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_true(g_file_get_contents(file, &whole, &length, NULL));
  for (gsize n = 0; n < length; n++) {
    g_auto(ErpJournalEntry) entry = {0};
    g_autoptr(GBytes) bytes = g_bytes_new(whole, n);
    g_autoptr(GError) error = NULL;
    g_assert_false(erp_journal_decode(bytes, file, &entry, &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  }
  for (char *at = strstr(whole, "<?xml"); at < whole + length; at++) {
    *at ^= 1;
    g_auto(ErpJournalEntry) entry = {0};
    g_autoptr(GBytes) bytes = g_bytes_new(whole, length);
    g_assert_false(erp_journal_decode(bytes, file, &entry, NULL));
    *at ^= 1;
  }
  g_assert_true(g_file_set_contents(file, whole, (gssize) (length / 2), NULL));
  assert_refused(fixture, file);
  g_assert_true(g_file_set_contents(file, "", 0, NULL));
  assert_refused(fixture, file);
}

/* A lock that cannot be looked at may be held: the journal is another's until that is known. */
static void
test_strange_lock(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  g_autofree char *lock = erp_journal_lock_name(file);
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_cmpint(symlink(lock, lock), ==, 0);
  assert_refused(fixture, file);
  g_assert_cmpint(g_unlink(lock), ==, 0);
  g_autoptr(ErpRecovery) recovery = journal_find(fixture);
  g_assert_nonnull(recovery);
}

/* Whether there is something to recover cannot be told. */
static void
test_no_folder(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_assert_null(journal_find(fixture));
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 0);
  g_autofree char *above = g_path_get_dirname(fixture->state);
  g_assert_true(g_file_set_contents(above, "in the way", -1, NULL));
  g_assert_null(journal_find(fixture));
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 1);
  const ErpDiag *diag = erp_diag_list_get(fixture->diags, 0);
  g_assert_cmpstr(diag->object, ==, fixture->state);
  g_assert_nonnull(strstr(diag->text, fixture->state));
}

/* What the plan is known by cannot be told: neither can it what there is to recover. */
static void
test_unknown_name(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *link = g_build_filename(fixture->folder, "share", NULL);
  g_autofree char *file = g_build_filename(link, "a plan.xml", NULL);
  g_assert_null(erp_journal_find(fixture->state, file, fixture->diags));
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 0); /* there is no such file */
  g_assert_cmpint(symlink("share", link), ==, 0);
  g_assert_null(erp_journal_find(fixture->state, file, fixture->diags));
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 1);
  g_assert_nonnull(strstr(erp_diag_list_get(fixture->diags, 0)->text, file));
}

/* The text is what was written but no plan this program reads: kept for a program that does. */
static void
test_not_a_plan(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  journal_set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  g_clear_pointer(&journal, erp_journal_free);
  ErpJournalEntry entry = {.file = fixture->file, .text = g_bytes_new_static("<plan/>", 7)};
  g_autoptr(GBytes) bytes = erp_journal_encode(&entry);
  gsize length = 0;
  const char *content = g_bytes_get_data(bytes, &length);
  g_assert_true(g_file_set_contents(file, content, (gssize) length, NULL));
  assert_refused(fixture, file);
  g_bytes_unref(entry.text);
}

/* ---- killed ---- */

static void
write_for_ever(JournalFixture *fixture, int pipe) {
  ErpJournal *journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  for (guint i = 0;; i++) {
    journal_set_users(fixture, i % 2 == 0 ? "1" : "22222");
    if (!erp_journal_write(journal, NULL) || write(pipe, ".", 1) != 1)
      _exit(1);
  }
}

static void
kill_after(JournalFixture *fixture, guint writes) {
  int ends[2];
  char dot;
  g_assert_cmpint(pipe(ends), ==, 0);
  pid_t child = fork();
  g_assert_cmpint(child, >=, 0);
  if (child == 0)
    write_for_ever(fixture, ends[1]);
  close(ends[1]);
  for (guint i = 0; i < writes; i++)
    g_assert_cmpint(read(ends[0], &dot, 1), ==, 1);
  g_assert_cmpint(kill(child, SIGKILL), ==, 0);
  g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
  close(ends[0]);
}

static void
test_killed(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  for (guint writes = 1; writes <= 20; writes++) {
    kill_after(fixture, writes);
    g_autoptr(ErpRecovery) recovery = journal_find(fixture);
    g_assert_nonnull(recovery);
    g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 0);
    const ErpSite *site = ERP_AS(ErpSite, SITE, erp_plan_find(recovery->plan, "par"));
    g_assert_true(site->users == 1 || site->users == 22222);
    erp_recovery_discard(recovery);
  }
}

#define ADD(path, function)                                                                        \
  g_test_add(path, JournalFixture, NULL, journal_set_up, function, journal_tear_down)

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/session/recovery/recover", test_recover);
  ADD("/session/recovery/plan-file-changed", test_plan_file_changed);
  ADD("/session/recovery/nothing-to-recover", test_nothing_to_recover);
  ADD("/session/recovery/never-saved", test_never_saved);
  ADD("/session/recovery/saved-under-another-name", test_saved_under_another_name);
  ADD("/session/recovery/other-names-of-the-file", test_other_names_of_the_file);
  ADD("/session/recovery/file-is-gone", test_file_is_gone);
  ADD("/session/recovery/clock", test_clock);
  ADD("/session/recovery/number-used-again", test_number_used_again);
  ADD("/session/recovery/name-used-again", test_name_used_again);
  ADD("/session/recovery/two-editors", test_two_editors);
  ADD("/session/recovery/damaged", test_damaged);
  ADD("/session/recovery/strange-lock", test_strange_lock);
  ADD("/session/recovery/no-folder", test_no_folder);
  ADD("/session/recovery/unknown-name", test_unknown_name);
  ADD("/session/recovery/not-a-plan", test_not_a_plan);
  ADD("/session/recovery/killed", test_killed);
  return g_test_run();
}
