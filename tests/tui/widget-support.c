#include "widget-support.h"

#include <string.h>

ErpKey
test_key(const char *notation) {
  ErpKey key = {0};
  g_autoptr(GError) error = NULL;
  erp_key_parse(notation, &key, &error);
  g_assert_no_error(error);
  return key;
}

ErpKey
test_char(gunichar c) {
  return (ErpKey){.code = ERP_KEY_CHAR, .c = c};
}

ErpKey
test_click(int x, int y) {
  return (ErpKey){.code = ERP_KEY_CLICK, .x = x, .y = y};
}

void
test_golden(const char *name, const ErpCells *cells) {
  g_autofree char *file = g_strconcat(name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename(G_TEST_DIST, "tui", "golden", file, NULL);
  g_autofree char *got = erp_cells_dump(cells);
  g_autofree char *want = NULL;
  g_autoptr(GError) error = NULL;
  if (g_strcmp0(g_getenv("ERPLAN_REGEN"), "1") == 0) {
    g_file_set_contents(path, got, -1, &error);
    g_assert_no_error(error);
  }
  g_file_get_contents(path, &want, NULL, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(got, ==, want);
}
