#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "session/folders.h"
#include "session/recent.h"

typedef struct {
  char *folder;
  char *state;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data) {
  (void) data;
  fixture->folder = g_dir_make_tmp("erplan-recent-XXXXXX", NULL);
  fixture->state = g_build_filename(fixture->folder, "state", NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *list = g_build_filename(fixture->state, "recent", NULL);
  g_remove(list);
  g_rmdir(fixture->state);
  g_assert_cmpint(g_rmdir(fixture->folder), ==, 0);
  g_free(fixture->folder);
  g_free(fixture->state);
}

static void
add(const Fixture *fixture, const char *file) {
  g_autoptr(GError) error = NULL;
  g_assert_true(erp_recent_add(fixture->state, file, &error));
  g_assert_no_error(error);
}

/* The list joined by blanks. */
static char *
listed(const Fixture *fixture) {
  g_autoptr(GPtrArray) files = erp_recent_load(fixture->state);
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < files->len; i++)
    g_string_append_printf(all, i > 0 ? " %s" : "%s", (const char *) files->pdata[i]);
  return g_string_free(all, FALSE);
}

static void
test_order(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *none = listed(fixture);
  g_assert_cmpstr(none, ==, "");
  add(fixture, "/plans/a.xml");
  add(fixture, "/plans/b.xml");
  add(fixture, "/plans/c.xml");
  add(fixture, "/plans/x/../a.xml"); /* the same as the first */
  g_autofree char *files = listed(fixture);
  g_assert_cmpstr(files, ==, "/plans/a.xml /plans/c.xml /plans/b.xml");
}

static void
test_limit(Fixture *fixture, gconstpointer data) {
  (void) data;
  for (guint i = 0; i < 25; i++) {
    g_autofree char *file = g_strdup_printf("/plans/%u.xml", i);
    add(fixture, file);
  }
  g_autoptr(GPtrArray) files = erp_recent_load(fixture->state);
  g_assert_cmpuint(files->len, ==, 20);
  g_assert_cmpstr(files->pdata[0], ==, "/plans/24.xml");
  g_assert_cmpstr(files->pdata[19], ==, "/plans/5.xml");
}

static void
test_odd_names(Fixture *fixture, gconstpointer data) {
  static const char odd[] = "/plans/line\nbreak and \xff byte %20.xml";
  (void) data;
  add(fixture, odd);
  g_autoptr(GPtrArray) files = erp_recent_load(fixture->state);
  g_assert_cmpuint(files->len, ==, 1);
  g_assert_cmpstr(files->pdata[0], ==, odd);
}

static void
test_damaged(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *list = g_build_filename(fixture->state, "recent", NULL);
  add(fixture, "/plans/a.xml");
  g_assert_true(
      g_file_set_contents(list, "rubbish\nfile:///b.xml\nhttp://x/\n\nfile:///c", -1, NULL));
  g_autofree char *files = listed(fixture);
  g_assert_cmpstr(files, ==, "/b.xml /c");
}

static void
test_cannot_be_written(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents(fixture->state, "in the way", -1, NULL));
  g_assert_false(erp_recent_add(fixture->state, "/plans/a.xml", &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  g_assert_nonnull(strstr(error->message, fixture->state));
  g_remove(fixture->state);
}

static void
test_folders(void) {
  g_autofree char *state = erp_state_folder();
  g_autofree char *config = erp_config_folder();
  g_assert_true(g_path_is_absolute(state));
  g_assert_true(g_str_has_suffix(state, "/erplan"));
  g_assert_true(g_path_is_absolute(config));
  g_assert_true(g_str_has_suffix(config, "/erplan"));
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/session/recent/order", test_order);
  ADD("/session/recent/limit", test_limit);
  ADD("/session/recent/odd-names", test_odd_names);
  ADD("/session/recent/damaged", test_damaged);
  ADD("/session/recent/cannot-be-written", test_cannot_be_written);
  g_test_add_func("/session/recent/folders", test_folders);
  return g_test_run();
}
