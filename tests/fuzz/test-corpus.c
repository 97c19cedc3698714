/* The files that fuzzing begins with, and those it found something with, each once. */
#include <glib.h>

#include "fuzz-import.h"

static void
test_file(gconstpointer file) {
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  gsize size;
  g_assert_true(g_file_get_contents(file, &text, &size, &error));
  LLVMFuzzerTestOneInput((const uint8_t *) text, size);
}

static void
add_folder(const char *corpus, const char *format) {
  g_autofree char *folder = g_build_filename(corpus, format, NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    g_autofree char *test = g_strdup_printf("/fuzz/corpus/%s/%s", format, name);
    g_test_add_data_func_full(test, g_build_filename(folder, name, NULL), test_file, g_free);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_autofree char *corpus = g_test_build_filename(G_TEST_DIST, "fuzz", "corpus", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open(corpus, 0, &error);
  g_assert_no_error(error);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
    add_folder(corpus, name);
  return g_test_run();
}
