/* A draft becomes a file whole or not at all. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "session/draft.h"

typedef struct {
  char *folder, *file;
} Place;

static void
set_up(Place *place, gconstpointer data G_GNUC_UNUSED) {
  place->folder = g_dir_make_tmp("erplan-draft-XXXXXX", NULL);
  g_assert_nonnull(place->folder);
  place->file = g_build_filename(place->folder, "report", NULL);
}

/* Nothing but the file itself may be left. */
static void
tear_down(Place *place, gconstpointer data G_GNUC_UNUSED) {
  g_remove(place->file);
  g_assert_cmpint(g_rmdir(place->folder), ==, 0);
  g_free(place->folder);
  g_free(place->file);
}

static ErpDraft *
draft_of(const Place *place, const char *text) {
  g_autoptr(GError) error = NULL;
  ErpDraft *draft = erp_draft_new(place->file, &error);
  g_assert_no_error(error);
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true(erp_draft_add(draft, p, 1, &error));
  return draft;
}

static void
assert_content(const Place *place, const char *expected) {
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(place->file, &text, NULL, NULL));
  g_assert_cmpstr(text, ==, expected);
}

static void
test_saved(Place *place, gconstpointer data G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
  g_autoptr(ErpDraft) draft = draft_of(place, "one\ntwo\n");
  assert_content(place, "old");
  g_assert_true(erp_draft_save(draft, &error));
  assert_content(place, "one\ntwo\n");
}

static void
test_nothing_written(Place *place, gconstpointer data G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDraft) draft = draft_of(place, "");
  g_assert_true(erp_draft_save(draft, &error));
  assert_content(place, "");
}

static void
test_dropped(Place *place, gconstpointer data G_GNUC_UNUSED) {
  ErpDraft *draft = draft_of(place, "one\n");
  g_autoptr(GDir) dir = g_dir_open(place->folder, 0, NULL);
  g_assert_null(g_dir_read_name(dir)); /* it has no name yet */
  erp_draft_free(draft);
  g_assert_false(g_file_test(place->file, G_FILE_TEST_EXISTS));
}

static void
test_missing_folder(Place *place, gconstpointer data G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_autofree char *file = g_build_filename(place->folder, "none", "report", NULL);
  g_assert_null(erp_draft_new(file, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  g_assert_nonnull(strstr(error->message, file));
}

static void
test_device(Place *place G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDraft) draft = erp_draft_new("/dev/null", &error);
  g_assert_no_error(error);
  g_assert_true(erp_draft_add(draft, "one", 3, &error));
  g_assert_true(erp_draft_save(draft, &error));
  if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS))
    return;
  g_autoptr(ErpDraft) full = erp_draft_new("/dev/full", &error);
  g_assert_no_error(error);
  g_assert_false(erp_draft_add(full, "one", 3, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define ADD(path, function) g_test_add(path, Place, NULL, set_up, function, tear_down)
  ADD("/draft/saved", test_saved);
  ADD("/draft/nothing-written", test_nothing_written);
  ADD("/draft/dropped", test_dropped);
  ADD("/draft/missing-folder", test_missing_folder);
  ADD("/draft/device", test_device);
  return g_test_run();
}
