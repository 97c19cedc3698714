#include "support.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "plan/check.h"
#include "plan/file.h"

enum { CITIES = 100 }; /* each import makes an index of them */

char *
fuzz_text(GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  return data != NULL ? g_strndup(data, size) : g_strdup("");
}

void
fuzz_split(GBytes *bytes, GBytes **first, GBytes **second) {
  static const char mark[] = "\n%%\n";
  gsize size, length = strlen(mark);
  const char *data = g_bytes_get_data(bytes, &size);
  for (gsize i = 0; i + length <= size; i++)
    if (memcmp(data + i, mark, length) == 0) {
      *first = g_bytes_new(data, i);
      *second = g_bytes_new(data + i + length, size - i - length);
      return;
    }
  *first = g_bytes_ref(bytes);
}

const ErpCatalogue *
fuzz_catalogue_data(void) {
  static ErpCatalogue *loaded;
  g_autoptr(GError) error = NULL;
  if (loaded == NULL)
    loaded = erp_catalogue_load(&error);
  g_assert_no_error(error);
  return loaded;
}

const ErpCities *
fuzz_cities(void) {
  static ErpCities *loaded;
  g_autoptr(GError) error = NULL;
  if (loaded != NULL)
    return loaded;
  loaded = erp_catalogue_load_cities(fuzz_catalogue_data(), &error);
  g_assert_no_error(error);
  loaded->n_cities = MIN(loaded->n_cities, CITIES);
  return loaded;
}

ErpPlan *
fuzz_example(void) {
  static ErpPlan *plan;
  if (plan != NULL)
    return plan;
  g_autofree char *file =
      g_build_filename(g_getenv("G_TEST_SRCDIR"), "plans", "everything.xml", NULL);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  plan = erp_plan_read(file, diags, &error);
  g_assert_no_error(error);
  return plan;
}

/* ---- files ---- */

static char *folder;

static void
remove_folder(void) {
  g_rmdir(folder);
}

const char *
fuzz_folder(void) {
  if (folder != NULL)
    return folder;
  g_autoptr(GError) error = NULL;
  folder = g_dir_make_tmp("erplan-fuzz-XXXXXX", &error);
  g_assert_no_error(error);
  atexit(remove_folder);
  return folder;
}

char *
fuzz_file(const char *name, gconstpointer data, gsize size) {
  char *file = g_build_filename(fuzz_folder(), name, NULL);
  FILE *stream = g_fopen(file, "wb");
  g_assert_nonnull(stream);
  g_assert_cmpuint(size == 0 ? 0 : fwrite(data, 1, size, stream), ==, size);
  g_assert_cmpint(fclose(stream), ==, 0);
  return file;
}

/* ---- what is said ---- */

void
fuzz_check_shown(const char *text) {
  g_assert_true(g_utf8_validate(text, -1, NULL));
  for (; *text != '\0'; text = g_utf8_next_char(text))
    g_assert_false(erp_escape_needed(g_utf8_get_char(text)));
}

void
fuzz_check_neutral(const char *text) {
  g_assert_true(g_utf8_validate(text, -1, NULL));
  for (; *text != '\0'; text = g_utf8_next_char(text))
    g_assert_true(*text == '\n' || *text == '\t' || !erp_escape_needed(g_utf8_get_char(text)));
}

void
fuzz_check_error(const GError *error) {
  g_assert_nonnull(error);
  g_assert_cmpstr(error->message, !=, "");
  g_assert_true(g_utf8_validate(error->message, -1, NULL));
  g_autofree char *shown = erp_escape_text(error->message);
  fuzz_check_shown(shown);
}

void
fuzz_check_diags(const ErpDiagList *diags) {
  for (guint i = 0; i < erp_diag_list_length(diags); i++) {
    const ErpDiag *diag = erp_diag_list_get(diags, i);
    g_autofree char *shown = erp_diag_format(diag);
    g_assert_true(g_utf8_validate(diag->text, -1, NULL));
    g_assert_true(diag->object == NULL || g_utf8_validate(diag->object, -1, NULL));
    fuzz_check_shown(shown);
  }
}

/* ---- plans ---- */

ErpPlan *
fuzz_read_plan(GBytes *bytes) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  ErpPlan *plan = erp_plan_parse(bytes, "plan", diags, &error);
  g_assert_true((plan == NULL) == (error != NULL));
  fuzz_check_diags(diags);
  if (plan == NULL)
    fuzz_check_error(error);
  else
    g_assert_cmpuint(erp_diag_list_count(diags, ERP_SEVERITY_ERROR), ==, 0);
  return plan;
}

void
fuzz_check_same(const ErpPlan *plan, const ErpPlan *other, const char *what) {
  if (other != NULL && erp_plan_equal(plan, other))
    return;
  g_autoptr(GBytes) before = erp_plan_write(plan);
  g_autoptr(GBytes) after = other != NULL ? erp_plan_write(other) : g_bytes_new("none", 4);
  g_error("%s:\n%.*s\n%.*s", what, (int) g_bytes_get_size(before),
          (const char *) g_bytes_get_data(before, NULL), (int) g_bytes_get_size(after),
          (const char *) g_bytes_get_data(after, NULL));
}

void
fuzz_check_written(const ErpPlan *plan) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(GBytes) bytes = erp_plan_write(plan);
  g_autoptr(ErpPlan) again = erp_plan_parse(bytes, "plan", diags, &error);
  for (guint i = 0; i < erp_diag_list_length(diags) && error != NULL; i++)
    g_printerr("%s\n", erp_diag_list_get(diags, i)->text);
  g_assert_no_error(error);
  fuzz_check_same(plan, again, "another plan when written and read");
  g_autoptr(GBytes) written = erp_plan_write(again);
  g_assert_true(g_bytes_equal(bytes, written));
}

void
fuzz_check_sound(const ErpPlan *plan) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  erp_plan_check(plan, diags);
  fuzz_check_diags(diags);
  g_assert_cmpuint(erp_diag_list_count(diags, ERP_SEVERITY_ERROR), ==, 0);
  fuzz_check_written(plan);
}
