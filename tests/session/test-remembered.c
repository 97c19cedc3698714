/* What is remembered between runs, and that losing it does no harm. */
#include <glib.h>
#include <glib/gstdio.h>

#include "session/remembered.h"

static void
test_remembered(void) {
  g_autofree char *above = g_dir_make_tmp("erplan-remembered-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename(above, "erplan", NULL);
  g_autofree char *file = g_build_filename(folder, "remembered", NULL);
  g_assert_null(erp_remembered(folder, "sort", "sites"));
  erp_remember(folder, "sort", "sites", "users");
  erp_remember(folder, "sort", "links", "use, descending");
  g_autofree char *sites = erp_remembered(folder, "sort", "sites");
  g_autofree char *links = erp_remembered(folder, "sort", "links");
  g_assert_cmpstr(sites, ==, "users");
  g_assert_cmpstr(links, ==, "use, descending");
  g_assert_true(g_file_set_contents(file, "not a key file", -1, NULL));
  g_assert_null(erp_remembered(folder, "sort", "sites"));
  erp_remember(folder, "sort", "sites", "name");
  g_autofree char *again = erp_remembered(folder, "sort", "sites");
  g_assert_cmpstr(again, ==, "name");
  g_assert_cmpint(g_remove(file), ==, 0);
  g_assert_cmpint(g_rmdir(folder), ==, 0);
  g_assert_cmpint(g_rmdir(above), ==, 0);
}

/* A folder that cannot be made. */
static void
test_nowhere(void) {
  erp_remember("/dev/null/erplan", "sort", "sites", "users");
  g_assert_null(erp_remembered("/dev/null/erplan", "sort", "sites"));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/session/remembered", test_remembered);
  g_test_add_func("/session/remembered/nowhere", test_nowhere);
  return g_test_run();
}
