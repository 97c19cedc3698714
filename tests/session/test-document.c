#include <glib/gstdio.h>
#include <sys/stat.h>
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
  ADD("/session/document/save-as", test_save_as);
  ADD("/session/document/made-and-unreadable", test_made_and_unreadable);
  g_test_add_func("/session/document/new", test_new_document);
  g_test_add_func("/session/document/bad-file", test_bad_file);
  return g_test_run();
}
