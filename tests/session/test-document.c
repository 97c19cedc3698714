#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../plan/support.h"
#include "base/error.h"
#include "session/document.h"
#include "xml/reader.h"

static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<plan xmlns=\"urn:erplan:plan:1\">\n"
                           "  <!-- kept -->\n"
                           "  <site id=\"par\" lat=\"1\" lon=\"2\"/>\n"
                           "</plan>\n";

typedef struct {
  char *folder;
  char *file;
  ErpDocument *document;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  fixture->folder = g_dir_make_tmp("erplan-document-XXXXXX", NULL);
  fixture->file = g_build_filename(fixture->folder, "plan.xml", NULL);
  g_assert_true(g_file_set_contents(fixture->file, text, -1, NULL));
  fixture->document = erp_document_open(fixture->file, diags, &error);
  g_assert_no_error(error);
}

static void
tear_down(Fixture *fixture, gconstpointer data) {
  (void) data;
  erp_document_free(fixture->document);
  g_remove(fixture->file);
  g_assert_cmpint(g_rmdir(fixture->folder), ==, 0);
  g_free(fixture->folder);
  g_free(fixture->file);
}

static char *
content(const char *file) {
  char *read = NULL;
  g_assert_true(g_file_get_contents(file, &read, NULL, NULL));
  return read;
}

static void
set_users(ErpDocument *document, const char *users) {
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", users);
  g_assert_true(erp_history_do(erp_document_history(document), edit, NULL));
}

static void
test_save(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  ErpHistory *history = erp_document_history(fixture->document);
  g_assert_cmpstr(erp_document_file(fixture->document), ==, fixture->file);
  set_users(fixture->document, "5");
  g_assert_true(erp_history_is_modified(history));
  g_assert_true(erp_document_save(fixture->document, &error));
  g_assert_false(erp_history_is_modified(history));
  g_autofree char *saved = content(fixture->file);
  g_assert_nonnull(g_strstr_len(
      saved, -1, "<!-- kept -->\n  <site id=\"par\" lat=\"1\" lon=\"2\" users=\"5\"/>"));
  erp_history_undo(history);
  g_assert_true(erp_document_save(fixture->document, &error));
  g_autofree char *back = content(fixture->file);
  g_assert_cmpstr(back, ==, text);
}

static void
test_changed_meanwhile(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  set_users(fixture->document, "5");
  g_assert_true(g_file_set_contents(fixture->file, "someone else's", -1, NULL));
  g_assert_false(erp_document_save(fixture->document, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_CHANGED);
  g_autofree char *kept = content(fixture->file);
  g_assert_cmpstr(kept, ==, "someone else's");
  g_assert_true(erp_history_is_modified(erp_document_history(fixture->document)));
  g_clear_error(&error);

  g_assert_true(erp_document_save_as(fixture->document, fixture->file, ERP_SAVE_OVER, &error));
  g_assert_true(erp_document_save(fixture->document, &error));
}

static void
test_removed_meanwhile(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_assert_cmpint(g_remove(fixture->file), ==, 0);
  g_assert_false(erp_document_save(fixture->document, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_CHANGED);
}

/* Touched, or written anew with the same bytes, is not changed. */
static void
test_same_content(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents(fixture->file, text, -1, NULL));
  g_assert_true(erp_document_save(fixture->document, &error));
  g_assert_no_error(error);
}

/* ---- other people ---- */

/* What the watch sees (session/watch.h). */
static ErpOutside
look(ErpDocument *document) {
  g_autoptr(GFile) file = g_file_new_for_path(erp_document_file(document));
  g_autoptr(GFileInfo) info =
      g_file_query_info(file, ERP_DOCUMENT_STAMP, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return erp_document_outside(document, info);
}

static void
assert_refused(ErpDocument *document, int code) {
  g_autoptr(GError) error = NULL;
  g_assert_false(erp_document_save(document, &error));
  g_assert_error(error, ERP_ERROR, code);
}

/* The same text in another file is no change; a name that means something else is one. */
static void
test_replaced(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *other = g_build_filename(fixture->folder, "other.xml", NULL);
  g_assert_true(g_file_set_contents(other, text, -1, NULL));
  g_assert_cmpint(g_rename(other, fixture->file), ==, 0);
  g_assert_cmpint(look(fixture->document), ==, ERP_OUTSIDE_SAME);

  g_assert_true(g_file_set_contents(other, "someone else's", -1, NULL));
  g_assert_cmpint(g_rename(other, fixture->file), ==, 0);
  g_assert_cmpint(look(fixture->document), ==, ERP_OUTSIDE_CHANGED);

  g_assert_cmpint(g_remove(fixture->file), ==, 0);
  g_assert_cmpint(g_mkdir(fixture->file, 0700), ==, 0);
  g_assert_cmpint(look(fixture->document), ==, ERP_OUTSIDE_GONE);
  assert_refused(fixture->document, ERP_ERROR_CHANGED);
  g_assert_true(g_file_test(fixture->file, G_FILE_TEST_IS_DIR));
}

/* Nobody writes into the pipe: who asks what it holds would wait for ever. */
static void
test_replaced_by_pipe(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  alarm(60);
  g_assert_cmpint(g_remove(fixture->file), ==, 0);
  g_assert_cmpint(mkfifo(fixture->file, 0600), ==, 0);
  g_assert_cmpint(look(fixture->document), ==, ERP_OUTSIDE_GONE);
  assert_refused(fixture->document, ERP_ERROR_CHANGED);
  g_assert_false(erp_document_reload(fixture->document, diags, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFUSED);
  g_assert_nonnull(strstr(error->message, "pipe"));
  g_clear_error(&error);
  g_assert_false(erp_document_save_as(fixture->document, fixture->file, ERP_SAVE_OVER, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFUSED);
  g_clear_error(&error);
  g_assert_false(erp_document_save_over(fixture->document, NULL, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFUSED);
  alarm(0);
}

/* A clock that goes back, or one that is set to what it was: only the content counts. */
static void
test_clock(Fixture *fixture, gconstpointer data) {
  (void) data;
  const struct timespec past[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
  struct stat before;
  g_assert_cmpint(utimensat(AT_FDCWD, fixture->file, past, 0), ==, 0);
  g_assert_cmpint(look(fixture->document), ==, ERP_OUTSIDE_SAME);
  set_users(fixture->document, "5");
  g_assert_true(erp_document_save(fixture->document, NULL));

  g_assert_cmpint(stat(fixture->file, &before), ==, 0);
  g_autofree char *saved = content(fixture->file);
  char *digit = strstr(saved, "users=\"5");
  g_assert_nonnull(digit);
  digit[7] = '6'; /* of the same length, into the same file, with the old date */
  int fd = open(fixture->file, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint(write(fd, saved, strlen(saved)), ==, (gssize) strlen(saved));
  close(fd);
  const struct timespec then[2] = {before.st_atim, before.st_mtim};
  g_assert_cmpint(utimensat(AT_FDCWD, fixture->file, then, 0), ==, 0);
  set_users(fixture->document, "7");
  assert_refused(fixture->document, ERP_ERROR_CHANGED);
}

/* What is overwritten is what was seen, and nothing that came after that. */
static void
test_save_over(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents(fixture->file, "seen", -1, NULL));
  g_autofree char *seen = erp_document_hash_now(fixture->document);
  g_assert_true(g_file_set_contents(fixture->file, "not seen", -1, NULL));
  g_assert_false(erp_document_save_over(fixture->document, seen, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_CHANGED);
  g_autofree char *kept = content(fixture->file);
  g_assert_cmpstr(kept, ==, "not seen");
  g_autofree char *now = erp_document_hash_now(fixture->document);
  g_assert_true(erp_document_save_over(fixture->document, now, NULL));
  g_autofree char *saved = content(fixture->file);
  g_assert_cmpstr(saved, ==, text);
}

/* A new file that somebody else has made meanwhile is not overwritten. */
static void
test_new_meanwhile(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpDocument) document = erp_document_new_at(fixture->file);
  assert_refused(document, ERP_ERROR_CHANGED);
  g_autofree char *kept = content(fixture->file);
  g_assert_cmpstr(kept, ==, text);
}

static void
test_locked(Fixture *fixture, gconstpointer data) {
  (void) data;
  int fd = open(fixture->file, O_RDONLY | O_CLOEXEC);
  g_assert_cmpint(flock(fd, LOCK_EX), ==, 0);
  set_users(fixture->document, "5");
  assert_refused(fixture->document, ERP_ERROR_REFUSED);
  close(fd);
  g_assert_true(erp_document_save(fixture->document, NULL));
}

#define EDITORS 4
#define ROUNDS 50

/* Opens, counts one more user and saves, until that has succeeded; somebody else may be faster. */
static void
count_one(const char *file) {
  for (gboolean saved = FALSE; !saved;) {
    g_autoptr(GError) error = NULL;
    g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
    g_autoptr(ErpDocument) document = erp_document_open(file, diags, &error);
    g_assert_no_error(error);
    const ErpPlan *plan = erp_history_current(erp_document_history(document));
    gint64 users = ERP_AS(ErpSite, SITE, erp_plan_find(plan, "par"))->users;
    g_autofree char *more = g_strdup_printf("%" G_GINT64_FORMAT, users + 1);
    set_users(document, more);
    saved = erp_document_save(document, &error);
    g_assert_true(saved || g_error_matches(error, ERP_ERROR, ERP_ERROR_CHANGED) ||
                  g_error_matches(error, ERP_ERROR, ERP_ERROR_REFUSED));
  }
}

/* Editors that save at the same time: each change is in the file or was refused, none is lost. */
static void
test_many_editors(Fixture *fixture, gconstpointer data) {
  (void) data;
  set_users(fixture->document, "0");
  g_assert_true(erp_document_save(fixture->document, NULL));
  pid_t editors[EDITORS];
  for (guint i = 0; i < EDITORS; i++) {
    editors[i] = fork();
    g_assert_cmpint(editors[i], >=, 0);
    if (editors[i] != 0)
      continue;
    for (guint round = 0; round < ROUNDS; round++)
      count_one(fixture->file);
    _exit(0);
  }
  for (guint i = 0; i < EDITORS; i++) {
    int result = -1;
    g_assert_cmpint(waitpid(editors[i], &result, 0), ==, editors[i]);
    g_assert_cmpint(result, ==, 0);
  }
  g_autofree char *last = content(fixture->file);
  g_assert_nonnull(strstr(last, "users=\"200\"")); /* 4 x 50 */
}

/* A plan out of a pipe has no file: it could not be read again, nor saved. */
static void
test_from_pipe(Fixture *fixture, gconstpointer data) {
  (void) data;
  int ends[2];
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_assert_cmpint(pipe(ends), ==, 0);
  g_assert_cmpint(write(ends[1], text, strlen(text)), ==, (gssize) strlen(text));
  close(ends[1]);
  g_autofree char *name = g_strdup_printf("/dev/fd/%d", ends[0]);
  g_autoptr(ErpDocument) document = erp_document_open(name, diags, &error);
  close(ends[0]);
  g_assert_no_error(error);
  g_assert_null(erp_document_file(document));
  g_assert_true(erp_document_is_new(document));
  assert_refused(document, ERP_ERROR_USAGE);
  g_assert_true(erp_document_save_as(document, fixture->file, ERP_SAVE_OVER, NULL));
  g_assert_cmpstr(erp_document_file(document), ==, fixture->file);
}

static void
test_save_as(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autofree char *other = g_build_filename(fixture->folder, "other.xml", NULL);
  g_assert_true(erp_document_save_as(fixture->document, other, ERP_SAVE_NEW, &error));
  g_assert_cmpstr(erp_document_file(fixture->document), ==, other);
  g_assert_false(erp_document_save_as(fixture->document, fixture->file, ERP_SAVE_NEW, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_CHANGED);
  g_assert_cmpstr(erp_document_file(fixture->document), ==, other);
  g_remove(other);
}

static void
test_new_document(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPlan) plan = erp_plan_new();
  g_autoptr(ErpDocument) document = erp_document_new(plan);
  g_assert_null(erp_document_file(document));
  g_assert_false(erp_document_save(document, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
}

/* A file that another made meanwhile, and that cannot be read, is none that may be replaced. */
static void
test_made_and_unreadable(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  const off_t size = (off_t) ERP_XML_MAX_BYTES + 1; /* takes no room */
  struct stat status;
  g_assert_cmpint(g_remove(fixture->file), ==, 0);
  g_autoptr(ErpDocument) document = erp_document_new_at(fixture->file);
  g_assert_true(g_file_set_contents(fixture->file, "", 0, NULL));
  g_assert_cmpint(truncate(fixture->file, size), ==, 0);
  g_assert_false(erp_document_save(document, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_CHANGED);
  g_assert_cmpint(stat(fixture->file, &status), ==, 0);
  g_assert_true(status.st_size == size);
}

static void
test_bad_file(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_assert_null(erp_document_open("/nonexistent/plan.xml", diags, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/session/document/save", test_save);
  ADD("/session/document/changed-meanwhile", test_changed_meanwhile);
  ADD("/session/document/removed-meanwhile", test_removed_meanwhile);
  ADD("/session/document/same-content", test_same_content);
  ADD("/session/document/replaced", test_replaced);
  ADD("/session/document/replaced-by-pipe", test_replaced_by_pipe);
  ADD("/session/document/clock", test_clock);
  ADD("/session/document/save-over", test_save_over);
  ADD("/session/document/new-meanwhile", test_new_meanwhile);
  ADD("/session/document/locked", test_locked);
  ADD("/session/document/many-editors", test_many_editors);
  ADD("/session/document/from-pipe", test_from_pipe);
  ADD("/session/document/save-as", test_save_as);
  ADD("/session/document/made-and-unreadable", test_made_and_unreadable);
  g_test_add_func("/session/document/new", test_new_document);
  g_test_add_func("/session/document/bad-file", test_bad_file);
  return g_test_run();
}
