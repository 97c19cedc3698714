#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../plan/support.h"
#include "base/error.h"
#include "session/journal-private.h"
#include "session/journal.h"
#include "session/recovery.h"

#define NEVER (60u * 60 * 1000)

static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<plan xmlns=\"urn:erplan:plan:1\">\n"
                           "  <site id=\"par\" lat=\"1\" lon=\"2\"/>\n"
                           "</plan>\n";

typedef struct {
  char *folder;
  char *state; /* below it; does not exist at first */
  char *file;
  ErpDocument *document;
  ErpDiagList *diags;
} Fixture;

static void
open_document(Fixture *fixture) {
  g_autoptr(GError) error = NULL;
  erp_document_free(fixture->document);
  fixture->document = erp_document_open(fixture->file, fixture->diags, &error);
  g_assert_no_error(error);
}

static void
set_up(Fixture *fixture, gconstpointer data) {
  (void) data;
  fixture->diags = erp_diag_list_new("plan");
  fixture->folder = g_dir_make_tmp("erplan-journal-XXXXXX", NULL);
  fixture->state = g_build_filename(fixture->folder, "state", "erplan", NULL);
  fixture->file = g_build_filename(fixture->folder, "a plan.xml", NULL);
  g_assert_true(g_file_set_contents(fixture->file, text, -1, NULL));
  open_document(fixture);
}

static GPtrArray *
names_in(const char *folder) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name(dir) : NULL; name != NULL;
       name = g_dir_read_name(dir))
    g_ptr_array_add(names, g_build_filename(folder, name, NULL));
  return names;
}

static void
empty_folder(const char *folder) {
  g_autoptr(GPtrArray) names = names_in(folder);
  for (guint i = 0; i < names->len; i++)
    g_assert_cmpint(g_remove(names->pdata[i]), ==, 0);
}

static void
tear_down(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *above = g_path_get_dirname(fixture->state);
  erp_document_free(fixture->document);
  erp_diag_list_free(fixture->diags);
  empty_folder(fixture->state);
  g_rmdir(fixture->state);
  g_rmdir(above);
  empty_folder(fixture->folder);
  g_assert_cmpint(g_rmdir(fixture->folder), ==, 0);
  g_free(fixture->folder);
  g_free(fixture->state);
  g_free(fixture->file);
}

static void
set_users(Fixture *fixture, const char *users) {
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", users);
  g_assert_true(erp_history_do(erp_document_history(fixture->document), edit, NULL));
}

static ErpRecovery *
find(Fixture *fixture) {
  return erp_journal_find(fixture->state, fixture->file, fixture->diags);
}

static void
assert_entries(const Fixture *fixture, guint n) {
  g_autoptr(GPtrArray) names = names_in(fixture->state);
  g_assert_cmpuint(names->len, ==, n);
}

static const ErpPlan *
current(Fixture *fixture) {
  return erp_history_current(erp_document_history(fixture->document));
}

/* ---- when it is written ---- */

static void
test_after_the_delay(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, 1);
  g_assert_cmpuint(ERP_JOURNAL_DELAY, <=, 1000);
  set_users(fixture, "5");
  erp_journal_update(journal);
  g_assert_null(erp_journal_file(journal));
  assert_entries(fixture, 0);
  set_users(fixture, "6");
  erp_journal_update(journal);
  while (erp_journal_file(journal) == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_null(erp_journal_problem(journal));
  g_autofree char *written = NULL;
  g_assert_true(g_file_get_contents(erp_journal_file(journal), &written, NULL, NULL));
  g_autofree char *plan = test_text(current(fixture));
  g_assert_true(g_str_has_suffix(written, plan));
  g_assert_nonnull(strstr(written, "users=\"6\""));
  g_assert_false(g_main_context_pending(NULL));
}

static gboolean
change_again(gpointer user) {
  Fixture *fixture = ((gpointer *) user)[0];
  ErpJournal *journal = ((gpointer *) user)[1];
  g_autofree char *users = g_strdup_printf("%u", (*((guint *) ((gpointer *) user)[2]))++);
  set_users(fixture, users);
  erp_journal_update(journal);
  return G_SOURCE_CONTINUE;
}

/* Who never pauses for as long as the delay is protected as well. */
static void
test_without_a_pause(Fixture *fixture, gconstpointer data) {
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
test_at_once(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  g_assert_true(erp_journal_write(journal, NULL)); /* nothing to lose yet */
  g_assert_null(erp_journal_file(journal));
  set_users(fixture, "5");
  erp_journal_update(journal);
  g_main_context_iteration(NULL, FALSE);
  g_assert_null(erp_journal_file(journal));
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_true(g_file_test(erp_journal_file(journal), G_FILE_TEST_IS_REGULAR));
}

static void
test_removed_when_saved_or_undone(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  assert_entries(fixture, 2); /* and its lock */
  g_assert_true(erp_document_save(fixture->document, NULL));
  erp_journal_update(journal);
  assert_entries(fixture, 0);
  g_assert_null(erp_journal_file(journal));

  set_users(fixture, "6");
  g_assert_true(erp_journal_write(journal, NULL));
  assert_entries(fixture, 2);
  erp_history_undo(erp_document_history(fixture->document));
  erp_journal_update(journal);
  assert_entries(fixture, 0);
}

static void
test_cannot_be_written(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autofree char *blocked = g_build_filename(fixture->file, "state", NULL);
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, blocked, 0);
  set_users(fixture, "5");
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
journal_into_pipe(Fixture *fixture) {
  ErpJournal *journal = erp_journal_new(fixture->document, fixture->state, 1);
  set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_cmpint(g_unlink(erp_journal_file(journal)), ==, 0);
  g_assert_cmpint(mkfifo(erp_journal_file(journal), 0600), ==, 0);
  set_users(fixture, "6");
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
test_beside_keys(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = journal_into_pipe(fixture);
  const ErpPlan *then = current(fixture);
  g_autofree char *wanted = test_text(then);
  set_users(fixture, "7");
  erp_journal_update(journal);
  g_main_context_iteration(NULL, TRUE); /* the next time: one writes already */
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  g_autofree char *first = read_pipe(file);
  g_assert_true(g_str_has_suffix(first, wanted));
  g_assert_cmpint(g_unlink(file), ==, 0);
  while (!g_file_test(file, G_FILE_TEST_IS_REGULAR))
    g_main_context_iteration(NULL, TRUE);
  g_assert_true(erp_journal_write(journal, NULL)); /* waits */
  g_autofree char *latest = NULL, *now = test_text(current(fixture));
  g_assert_true(g_file_get_contents(file, &latest, NULL, NULL));
  g_assert_true(g_str_has_suffix(latest, now));
  g_assert_nonnull(strstr(latest, "users=\"7\""));
}

static void
test_freed_meanwhile(Fixture *fixture, gconstpointer data) {
  (void) data;
  ErpJournal *journal = journal_into_pipe(fixture);
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  GThread *reader = g_thread_new("reader", read_pipe, file);
  erp_journal_free(journal);
  g_autofree char *written = g_thread_join(reader);
  g_autofree char *wanted = test_text(current(fixture));
  g_assert_true(g_str_has_suffix(written, wanted));
  g_assert_false(g_main_context_pending(NULL));
}

static void
test_removed_meanwhile(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = journal_into_pipe(fixture);
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  GThread *reader = g_thread_new("reader", read_pipe, file);
  g_assert_true(erp_document_save(fixture->document, NULL));
  erp_journal_update(journal);
  g_free(g_thread_join(reader));
  assert_entries(fixture, 0);
}

static void
test_problem_later(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, 1);
  set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  g_assert_cmpint(g_unlink(file), ==, 0);
  g_assert_cmpint(g_mkdir(file, 0700), ==, 0);
  set_users(fixture, "6");
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
test_tried_again(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, 1);
  g_autofree char *above = g_path_get_dirname(fixture->state);
  g_assert_true(g_file_set_contents(above, "in the way", -1, NULL));
  set_users(fixture, "5");
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
test_folder_out_of_reach(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *link = g_build_filename(fixture->folder, "share", NULL);
  g_autofree char *file = g_build_filename(link, "a plan.xml", NULL);
  g_assert_cmpint(symlink(".", link), ==, 0);
  erp_document_free(fixture->document);
  fixture->document = erp_document_open(file, fixture->diags, NULL);
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_cmpint(g_unlink(link), ==, 0);
  set_users(fixture, "6");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_cmpint(symlink(".", link), ==, 0);
  g_clear_pointer(&journal, erp_journal_free);
  g_autoptr(ErpRecovery) recovery = erp_journal_find(fixture->state, file, fixture->diags);
  g_assert_nonnull(recovery);
  g_assert_true(erp_plan_equal(recovery->plan, current(fixture)));
}

/* The plan has another file, whose journal cannot be written: the one there is stays until then. */
static void
test_moved_to_a_full_disk(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *other = g_build_filename(fixture->folder, "other.xml", NULL);
  pid_t child = fork();
  g_assert_cmpint(child, >=, 0);
  if (child == 0) {
    const struct rlimit limit = {10, 10};
    ErpJournal *journal = erp_journal_new(fixture->document, fixture->state, NEVER);
    signal(SIGXFSZ, SIG_IGN);
    set_users(fixture, "5");
    gboolean good = erp_journal_write(journal, NULL);
    good &= erp_document_save_as(fixture->document, other, ERP_SAVE_NEW, NULL);
    set_users(fixture, "6");
    setrlimit(RLIMIT_FSIZE, &limit);
    _exit(good && !erp_journal_write(journal, NULL) ? 0 : 1);
  }
  int result = -1;
  g_assert_cmpint(waitpid(child, &result, 0), ==, child);
  g_assert_cmpint(result, ==, 0);
  g_autoptr(ErpRecovery) recovery = find(fixture);
  g_assert_nonnull(recovery);
}

/* ---- what is found ---- */

static void
test_recover(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  gint64 before = g_get_real_time() / G_USEC_PER_SEC;
  g_assert_null(find(fixture));
  set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_null(find(fixture)); /* its editor lives */
  g_clear_pointer(&journal, erp_journal_free);
  g_autoptr(ErpRecovery) recovery = find(fixture);
  g_assert_nonnull(recovery);
  g_assert_true(erp_plan_equal(recovery->plan, current(fixture)));
  g_assert_cmpstr(recovery->file, ==, fixture->file);
  g_assert_cmpint(recovery->time, >=, before);
  g_assert_cmpint(recovery->time, <=, g_get_real_time() / G_USEC_PER_SEC);
  g_assert_false(recovery->file_changed);
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 0);
  erp_recovery_discard(recovery);
  g_assert_null(find(fixture));
  assert_entries(fixture, 0);
}

static void
test_plan_file_changed(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_true(g_file_set_contents(fixture->file, "someone else's", -1, NULL));
  g_autoptr(ErpRecovery) recovery = find(fixture);
  g_assert_true(recovery->file_changed);
}

/* Killed between the save and the removal of the journal: the file has it all. */
static void
test_nothing_to_recover(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_true(erp_document_save(fixture->document, NULL));
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_null(find(fixture));
  assert_entries(fixture, 0);
}

static void
test_never_saved(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_autoptr(ErpDocument) document = erp_document_new(empty);
  g_autoptr(ErpJournal) journal = erp_journal_new(document, fixture->state, NEVER);
  g_autoptr(ErpEdit) edit = erp_edit_set("", "name", "Mine");
  g_assert_true(erp_history_do(erp_document_history(document), edit, NULL));
  g_assert_true(erp_journal_write(journal, NULL));
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_null(find(fixture));
  g_autoptr(ErpRecovery) recovery = erp_journal_find(fixture->state, NULL, fixture->diags);
  g_assert_nonnull(recovery);
  g_assert_null(recovery->file);
  g_assert_false(recovery->file_changed);
  g_assert_cmpstr(erp_plan_root(recovery->plan)->name, ==, "Mine");
}

/* The name under which it is looked for follows the plan to its new file. */
static void
test_saved_under_another_name(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *other = g_build_filename(fixture->folder, "other.xml", NULL);
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_true(erp_document_save_as(fixture->document, other, ERP_SAVE_NEW, NULL));
  set_users(fixture, "6"); /* before anybody told the journal */
  g_assert_true(erp_journal_write(journal, NULL));
  assert_entries(fixture, 2);
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_null(find(fixture));
  g_autoptr(ErpRecovery) recovery = erp_journal_find(fixture->state, other, fixture->diags);
  g_assert_nonnull(recovery);
}

static void
test_other_names_of_the_file(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *link = g_build_filename(fixture->folder, "link.xml", NULL);
  g_autofree char *detour = g_build_filename(fixture->folder, "state", "..", "a plan.xml", NULL);
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, "5");
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
abandon(Fixture *fixture, const char *users) {
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, users);
  g_assert_true(erp_journal_write(journal, NULL));
}

/* A file that is gone has the name it had, also through a folder that is a link. */
static void
test_file_is_gone(Fixture *fixture, gconstpointer data) {
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
test_clock(Fixture *fixture, gconstpointer data) {
  (void) data;
  static const char *const times[] = {"-86400", "9223372036854775807", "-9223372036854775808"};
  abandon(fixture, "5");
  g_autoptr(ErpRecovery) first = find(fixture);
  g_assert_nonnull(first);
  for (guint i = 0; i < G_N_ELEMENTS(times); i++) {
    rewrite_time(first->journal, times[i]);
    g_autoptr(ErpRecovery) recovery = find(fixture);
    g_assert_nonnull(recovery);
    g_assert_true(erp_plan_equal(recovery->plan, first->plan));
    g_autofree char *time = g_strdup_printf("%" G_GINT64_FORMAT, recovery->time);
    g_assert_cmpstr(time, ==, times[i]);
  }
}

/* A process that has the number of one that is gone takes neither its journal nor its lock,
 * whatever the clock says; both are offered, one after the other. */
static void
test_number_used_again(Fixture *fixture, gconstpointer data) {
  (void) data;
  abandon(fixture, "5");
  g_autoptr(ErpRecovery) older = find(fixture);
  rewrite_time(older->journal, "4102444800"); /* 2100: the clock was wrong then */
  abandon(fixture, "6");
  assert_entries(fixture, 2);
  g_autoptr(ErpRecovery) first = find(fixture);
  g_assert_cmpstr(first->journal, ==, older->journal);
  erp_recovery_discard(first);
  g_autoptr(ErpRecovery) second = find(fixture);
  g_assert_nonnull(second);
  g_assert_cmpint(ERP_AS(ErpSite, SITE, erp_plan_find(second->plan, "par"))->users, ==, 6);
}

/* Who forgets a journal while another process has begun one of the same name leaves that alone. */
static void
test_name_used_again(Fixture *fixture, gconstpointer data) {
  (void) data;
  abandon(fixture, "5");
  g_autoptr(ErpRecovery) offered = find(fixture);
  erp_recovery_discard(offered); /* somebody else was asked as well, and answered first */
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, "6");
  g_assert_true(erp_journal_write(journal, NULL));
  g_assert_cmpstr(erp_journal_file(journal), ==, offered->journal);
  erp_recovery_discard(offered);
  g_assert_true(g_file_test(erp_journal_file(journal), G_FILE_TEST_EXISTS));
  assert_entries(fixture, 2); /* and its lock */
}

static void
test_two_editors(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpDocument) other = erp_document_open(fixture->file, fixture->diags, NULL);
  g_autoptr(ErpJournal) ours = erp_journal_new(fixture->document, fixture->state, NEVER);
  g_autoptr(ErpJournal) theirs = erp_journal_new(other, fixture->state, NEVER);
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", "77");
  set_users(fixture, "5");
  g_assert_true(erp_history_do(erp_document_history(other), edit, NULL));
  g_assert_true(erp_journal_write(ours, NULL));
  g_assert_true(erp_journal_write(theirs, NULL));
  g_assert_cmpstr(erp_journal_file(ours), !=, erp_journal_file(theirs));
  g_clear_pointer(&theirs, erp_journal_free);
  g_autoptr(ErpRecovery) recovery = find(fixture);
  g_assert_nonnull(recovery);
  g_assert_true(erp_plan_equal(recovery->plan, erp_history_current(erp_document_history(other))));
}

static void
assert_refused(Fixture *fixture, const char *journal) {
  guint before = erp_diag_list_length(fixture->diags);
  g_assert_null(find(fixture));
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, before + 1);
  const ErpDiag *diag = erp_diag_list_get(fixture->diags, before);
  g_assert_cmpstr(diag->object, ==, journal);
  g_assert_true(g_file_test(journal, G_FILE_TEST_EXISTS));
}

/* Cut off at every length, and with any byte of the text changed, it is refused and kept. */
static void
test_damaged(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  g_autofree char *whole = NULL;
  gsize length = 0;
  set_users(fixture, "5");
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
test_strange_lock(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, "5");
  g_assert_true(erp_journal_write(journal, NULL));
  g_autofree char *file = g_strdup(erp_journal_file(journal));
  g_autofree char *lock = erp_journal_lock_name(file);
  g_clear_pointer(&journal, erp_journal_free);
  g_assert_cmpint(symlink(lock, lock), ==, 0);
  assert_refused(fixture, file);
  g_assert_cmpint(g_unlink(lock), ==, 0);
  g_autoptr(ErpRecovery) recovery = find(fixture);
  g_assert_nonnull(recovery);
}

/* Whether there is something to recover cannot be told. */
static void
test_no_folder(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_assert_null(find(fixture));
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 0);
  g_autofree char *above = g_path_get_dirname(fixture->state);
  g_assert_true(g_file_set_contents(above, "in the way", -1, NULL));
  g_assert_null(find(fixture));
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 1);
  const ErpDiag *diag = erp_diag_list_get(fixture->diags, 0);
  g_assert_cmpstr(diag->object, ==, fixture->state);
  g_assert_nonnull(strstr(diag->text, fixture->state));
}

/* The text is what was written but no plan this program reads: kept for a program that does. */
static void
test_not_a_plan(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpJournal) journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  set_users(fixture, "5");
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
write_for_ever(Fixture *fixture, int pipe) {
  ErpJournal *journal = erp_journal_new(fixture->document, fixture->state, NEVER);
  for (guint i = 0;; i++) {
    set_users(fixture, i % 2 == 0 ? "1" : "22222");
    if (!erp_journal_write(journal, NULL) || write(pipe, ".", 1) != 1)
      _exit(1);
  }
}

static void
kill_after(Fixture *fixture, guint writes) {
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
test_killed(Fixture *fixture, gconstpointer data) {
  (void) data;
  for (guint writes = 1; writes <= 20; writes++) {
    kill_after(fixture, writes);
    g_autoptr(ErpRecovery) recovery = find(fixture);
    g_assert_nonnull(recovery);
    g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 0);
    const ErpSite *site = ERP_AS(ErpSite, SITE, erp_plan_find(recovery->plan, "par"));
    g_assert_true(site->users == 1 || site->users == 22222);
    erp_recovery_discard(recovery);
  }
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

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
  ADD("/session/journal/moved-to-a-full-disk", test_moved_to_a_full_disk);
  ADD("/session/journal/recover", test_recover);
  ADD("/session/journal/plan-file-changed", test_plan_file_changed);
  ADD("/session/journal/nothing-to-recover", test_nothing_to_recover);
  ADD("/session/journal/never-saved", test_never_saved);
  ADD("/session/journal/saved-under-another-name", test_saved_under_another_name);
  ADD("/session/journal/other-names-of-the-file", test_other_names_of_the_file);
  ADD("/session/journal/file-is-gone", test_file_is_gone);
  ADD("/session/journal/clock", test_clock);
  ADD("/session/journal/number-used-again", test_number_used_again);
  ADD("/session/journal/name-used-again", test_name_used_again);
  ADD("/session/journal/two-editors", test_two_editors);
  ADD("/session/journal/damaged", test_damaged);
  ADD("/session/journal/strange-lock", test_strange_lock);
  ADD("/session/journal/no-folder", test_no_folder);
  ADD("/session/journal/not-a-plan", test_not_a_plan);
  ADD("/session/journal/killed", test_killed);
  return g_test_run();
}
