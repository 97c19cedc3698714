#include "golden.h"

#include <string.h>

void
expect_golden(const ErpCells *cells, const char *name) {
  g_autofree char *text = erp_cells_dump(cells);
  g_autofree char *styles = erp_cells_dump_styles(cells);
  g_autofree char *got = g_strconcat(text, "-- styles\n", styles, NULL);
  g_autofree char *base = g_strconcat(name, ".txt", NULL);
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "tui", "golden", base, NULL);
  if (g_strcmp0(g_getenv("ERPLAN_REGEN"), "1") == 0)
    g_assert_true(g_file_set_contents(file, got, -1, NULL));
  g_autofree char *expected = NULL;
  g_autoptr(GError) error = NULL;
  g_file_get_contents(file, &expected, NULL, &error);
  g_assert_no_error(error);
  if (strcmp(got, expected) != 0)
    g_error("%s differs; the picture is now:\n%s", file, text);
}
