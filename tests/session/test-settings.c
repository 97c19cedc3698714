#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "session/settings.h"

typedef struct {
  char *file;
  ErpDiagList *diags;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *folder = g_dir_make_tmp("erplan-settings-XXXXXX", NULL);
  fixture->file = g_build_filename(folder, "erplan.conf", NULL);
  fixture->diags = erp_diag_list_new(fixture->file);
}

static void
tear_down(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *folder = g_path_get_dirname(fixture->file);
  g_remove(fixture->file);
  g_assert_cmpint(g_rmdir(folder), ==, 0);
  g_free(fixture->file);
  erp_diag_list_free(fixture->diags);
}

static ErpSettings *
load(Fixture *fixture, const char *text) {
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents(fixture->file, text, -1, NULL));
  ErpSettings *settings = erp_settings_load(fixture->file, fixture->diags, &error);
  g_assert_no_error(error);
  return settings;
}

static void
assert_defaults(const ErpSettings *settings) {
  g_assert_cmpstr(erp_settings_word(settings, ERP_SETTING_THEME), ==, "auto");
  g_assert_cmpstr(erp_settings_word(settings, ERP_SETTING_COLOURS), ==, "traffic-light");
  g_assert_cmpstr(erp_settings_word(settings, ERP_SETTING_KEY_BAR), ==, "function-keys");
  g_assert_cmpstr(erp_settings_word(settings, ERP_SETTING_AMBIGUOUS), ==, "narrow");
  g_assert_true(erp_settings_bool(settings, ERP_SETTING_MOUSE));
  g_assert_cmpint(erp_settings_number(settings, ERP_SETTING_WIDE_COLUMNS), ==, 150);
  g_assert_cmpint(erp_settings_number(settings, ERP_SETTING_WIDE_ROWS), ==, 40);
  g_assert_cmpint(erp_settings_number(settings, ERP_SETTING_MEDIUM_COLUMNS), ==, 100);
  g_assert_cmpint(erp_settings_number(settings, ERP_SETTING_SIDE_COLUMNS), ==, 76);
  g_assert_cmpint(erp_settings_number(settings, ERP_SETTING_SHORT_ROWS), ==, 20);
  g_assert_cmpuint(erp_settings_n_bindings(settings), ==, 0);
}

static void
test_defaults(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpSettings) settings = erp_settings_new();
  assert_defaults(settings);
  g_autoptr(ErpSettings) missing = erp_settings_load(fixture->file, fixture->diags, NULL);
  assert_defaults(missing);
  g_autoptr(ErpSettings) empty = load(fixture, "");
  assert_defaults(empty);
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 0);
  for (guint i = 0; i < ERP_SETTING_LAST; i++) {
    g_assert_nonnull(erp_setting_info(i)->key);
    g_assert_nonnull(erp_setting_info(i)->help);
  }
}

static void
test_values(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpSettings) settings = load(fixture, "# mine\n"
                                                  "[display]\n"
                                                  "theme = light  \n"
                                                  "ambiguous=ascii\n"
                                                  "mouse=no\n"
                                                  "[layout]\n"
                                                  "wide-columns=132\n"
                                                  "short-rows=15\n");
  g_assert_cmpstr(erp_settings_word(settings, ERP_SETTING_THEME), ==, "light");
  g_assert_cmpstr(erp_settings_word(settings, ERP_SETTING_AMBIGUOUS), ==, "ascii");
  g_assert_false(erp_settings_bool(settings, ERP_SETTING_MOUSE));
  g_assert_cmpint(erp_settings_number(settings, ERP_SETTING_WIDE_COLUMNS), ==, 132);
  g_assert_cmpint(erp_settings_number(settings, ERP_SETTING_SHORT_ROWS), ==, 15);
  g_assert_cmpint(erp_settings_number(settings, ERP_SETTING_WIDE_ROWS), ==, 40);
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 0);
}

static void
assert_diag(const Fixture *fixture, guint i, const char *code, guint line, const char *fragment) {
  const ErpDiag *diag = erp_diag_list_get(fixture->diags, i);
  g_assert_cmpint(diag->severity, ==, ERP_SEVERITY_WARNING);
  g_assert_cmpstr(diag->code, ==, code);
  g_assert_cmpuint(diag->line, ==, line);
  g_assert_nonnull(strstr(diag->text, fragment));
}

static void
test_unknown(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpSettings) settings = load(fixture, "[display]\n"
                                                  "themes=dark\n"
                                                  "[lay-out]\n"
                                                  "wide-columns=132\n"
                                                  "[layout]\n"
                                                  "frobnicate=1\n");
  assert_defaults(settings);
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 3);
  assert_diag(fixture, 0, "unknown-setting", 2, "“[display] themes”; did you mean “theme”?");
  assert_diag(fixture, 1, "unknown-setting", 3, "“[lay-out]”; did you mean “layout”?");
  assert_diag(fixture, 2, "unknown-setting", 6, "“[layout] frobnicate”; remove it");
}

static void
test_bad_values(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpSettings) settings = load(fixture, "[display]\n"
                                                  "theme=Dark\n"
                                                  "mouse=maybe\n"
                                                  "[layout]\n"
                                                  "wide-columns=12\n"
                                                  "wide-rows=4e1\n"
                                                  "short-rows=\n");
  assert_defaults(settings);
  g_assert_cmpuint(erp_diag_list_length(fixture->diags), ==, 5);
  assert_diag(fixture, 0, "bad-setting", 2, "auto, dark, light, mono");
  assert_diag(fixture, 1, "bad-setting", 3, "“yes” is used");
  assert_diag(fixture, 2, "bad-setting", 5, "40–500");
  assert_diag(fixture, 3, "bad-setting", 6, "“4e1”");
  assert_diag(fixture, 4, "bad-setting", 7, "“20” is used");
}

static void
test_bindings(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpSettings) settings = load(fixture, "[keys]\n"
                                                  "save=F2  Ctrl+S\n"
                                                  "find=/ #\n"
                                                  "help=\n");
  g_assert_cmpuint(erp_settings_n_bindings(settings), ==, 3);
  const ErpBinding *save = erp_settings_binding(settings, 0);
  g_assert_cmpstr(save->command, ==, "save");
  g_assert_cmpuint(save->line, ==, 2);
  g_assert_cmpuint(g_strv_length(save->keys), ==, 2);
  g_assert_cmpstr(save->keys[0], ==, "F2");
  g_assert_cmpstr(save->keys[1], ==, "Ctrl+S");
  const ErpBinding *find = erp_settings_binding(settings, 1);
  g_assert_cmpstr(find->keys[0], ==, "/");
  g_assert_cmpstr(find->keys[1], ==, "#");
  g_assert_cmpuint(g_strv_length(erp_settings_binding(settings, 2)->keys), ==, 0);
  g_assert_null(erp_settings_binding(settings, 3));
}

static void
assert_unreadable(Fixture *fixture, const char *text, gssize length) {
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents(fixture->file, text, length, NULL));
  g_assert_null(erp_settings_load(fixture->file, fixture->diags, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_true(g_str_has_prefix(error->message, fixture->file));
}

static void
test_unreadable(Fixture *fixture, gconstpointer data) {
  (void) data;
  assert_unreadable(fixture, "theme=dark\n", -1); /* no group */
  assert_unreadable(fixture, "[display]\nnonsense\n", -1);
  assert_unreadable(fixture, "[display]\ntheme=\xff\n", -1);
  assert_unreadable(fixture, "[display]\n\0theme=dark\n", 22);
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/session/settings/defaults", test_defaults);
  ADD("/session/settings/values", test_values);
  ADD("/session/settings/unknown", test_unknown);
  ADD("/session/settings/bad-values", test_bad_values);
  ADD("/session/settings/bindings", test_bindings);
  ADD("/session/settings/unreadable", test_unreadable);
  return g_test_run();
}
