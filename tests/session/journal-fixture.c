#include "journal-fixture.h"

#include <glib/gstdio.h>

#include "../plan/support.h"

static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<plan xmlns=\"urn:erplan:plan:1\">\n"
                           "  <site id=\"par\" lat=\"1\" lon=\"2\"/>\n"
                           "</plan>\n";

void
journal_open(JournalFixture *fixture) {
  g_autoptr(GError) error = NULL;
  erp_document_free(fixture->document);
  fixture->document = erp_document_open(fixture->file, fixture->diags, &error);
  g_assert_no_error(error);
}

void
journal_set_up(JournalFixture *fixture, gconstpointer data) {
  (void) data;
  fixture->diags = erp_diag_list_new("plan");
  fixture->folder = g_dir_make_tmp("erplan-journal-XXXXXX", NULL);
  fixture->state = g_build_filename(fixture->folder, "state", "erplan", NULL);
  fixture->file = g_build_filename(fixture->folder, "a plan.xml", NULL);
  g_assert_true(g_file_set_contents(fixture->file, text, -1, NULL));
  journal_open(fixture);
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

void
journal_tear_down(JournalFixture *fixture, gconstpointer data) {
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

void
journal_set_users(JournalFixture *fixture, const char *users) {
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", users);
  g_assert_true(erp_history_do(erp_document_history(fixture->document), edit, NULL));
}

ErpRecovery *
journal_find(JournalFixture *fixture) {
  return erp_journal_find(fixture->state, fixture->file, fixture->diags);
}

void
journal_assert_entries(const JournalFixture *fixture, guint n) {
  g_autoptr(GPtrArray) names = names_in(fixture->state);
  g_assert_cmpuint(names->len, ==, n);
}

const ErpPlan *
journal_current(JournalFixture *fixture) {
  return erp_history_current(erp_document_history(fixture->document));
}
