/* The files that fuzzing begins with, and those it found something with, each once. */
#include "target.h"

#include "xml/reader.h"

static char *corpus;

static void
test_file(gconstpointer file) {
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL, *folder = g_path_get_dirname(file),
                  *name = g_path_get_basename(folder);
  gsize size;
  g_assert_true(g_file_get_contents(file, &text, &size, &error));
  g_autoptr(GBytes) bytes = g_bytes_new(text, size);
  const FuzzTarget *target = fuzz_target(name);
  g_assert_nonnull(target);
  target->run(bytes, target->name);
}

/* A target without a file is tried by nobody, and so is a folder without a target. */
static void
test_target(gconstpointer name) {
  g_autofree char *folder = g_build_filename(corpus, name, NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  g_assert_nonnull(fuzz_target(name));
  g_assert_nonnull(dir);
  g_assert_nonnull(g_dir_read_name(dir));
}

static void
add_test(const char *what, const char *name, char *data, GTestDataFunc test) {
  g_autofree char *path = g_strdup_printf("/fuzz/%s/%s", what, name);
  g_test_add_data_func_full(path, data, test, g_free);
}

static void
add_folder(const char *name) {
  g_autofree char *folder = g_build_filename(corpus, name, NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *file; dir != NULL && (file = g_dir_read_name(dir)) != NULL;) {
    g_autofree char *what = g_strconcat("corpus/", name, NULL);
    add_test(what, file, g_build_filename(folder, file, NULL), test_file);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  corpus = g_test_build_filename(G_TEST_DIST, "fuzz", "corpus", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open(corpus, 0, &error);
  g_assert_no_error(error);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    if (fuzz_target(name) == NULL)
      add_test("target", name, g_strdup(name), test_target);
    add_folder(name);
  }
  guint n = 0;
  const FuzzTarget *targets = fuzz_targets(&n);
  for (guint i = 0; i < n; i++)
    add_test("target", targets[i].name, g_strdup(targets[i].name), test_target);
  int status = g_test_run();
  g_free(corpus);
  erp_xml_cleanup();
  return status;
}
