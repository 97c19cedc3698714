/* The user's settings: the defaults hold wherever the file says nothing legal. */
#include "target.h"

#include <glib/gstdio.h>

#include "session/settings.h"
#include "support.h"
#include "tui/command/commands.h"

static void
check_values(const ErpSettings *settings) {
  for (guint i = 0; i < ERP_SETTING_LAST; i++) {
    const ErpSettingInfo *info = erp_setting_info((ErpSetting) i);
    if (info->type == ERP_SETTING_IS_WORD) {
      g_assert_true(g_strv_contains(info->words, erp_settings_word(settings, (ErpSetting) i)));
    } else if (info->type == ERP_SETTING_IS_NUMBER) {
      gint64 number = erp_settings_number(settings, (ErpSetting) i);
      g_assert_true(number >= info->minimum && number <= info->maximum);
    }
  }
}

/* As the program does, which says what is wrong and leaves the key as it was. */
static void
check_bindings(const ErpSettings *settings) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  for (guint i = 0; i < erp_settings_n_bindings(settings); i++) {
    const ErpBinding *binding = erp_settings_binding(settings, i);
    g_autofree char *keys = g_strjoinv(" ", binding->keys);
    g_autoptr(GError) error = NULL;
    g_assert_true(g_utf8_validate(binding->command, -1, NULL));
    if (!erp_keymap_bind(keymap, binding->command, keys, &error))
      fuzz_check_error(error);
  }
}

void
fuzz_settings(GBytes *bytes, const char *name) {
  g_autofree char *file = fuzz_file(name, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(name);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpSettings) settings = erp_settings_load(file, diags, &error);
  g_assert_cmpint(g_unlink(file), ==, 0);
  fuzz_check_diags(diags);
  if (settings == NULL) {
    fuzz_check_error(error);
    return;
  }
  check_values(settings);
  check_bindings(settings);
}
