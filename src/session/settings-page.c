#include "session/settings-page.h"

#include "report/paper/roff.h"
#include "session/settings.h"

static void
append_setting(GString *out, ErpSetting setting) {
  const ErpSettingInfo *info = erp_setting_info(setting);
  g_autofree char *legal = erp_setting_legal(setting);
  g_autofree char *head = g_strdup_printf("%s = %s", info->key, info->fallback);
  g_autofree char *range = g_strdup_printf("Can be: %s.", legal);
  erp_roff_request(out, ".TP\n.B ", head);
  erp_roff_line(out, info->help);
  erp_roff_line(out, range);
}

/* One heading a group, in the order of the table. */
static void
append_settings(GString *out) {
  const char *group = NULL;
  for (guint i = 0; i < ERP_SETTING_LAST; i++) {
    const ErpSettingInfo *info = erp_setting_info((ErpSetting) i);
    if (g_strcmp0(group, info->group) != 0) {
      g_autofree char *heading = g_strdup_printf("[%s]", info->group);
      erp_roff_request(out, ".SS ", heading);
    }
    group = info->group;
    append_setting(out, (ErpSetting) i);
  }
}

char *
erp_settings_page(void) {
  GString *out = g_string_new(NULL);
  erp_roff_head(out, "ERPLAN.CONF", "5", "erplan.conf", "settings of the terminal program");
  g_string_append(out,
                  ".SH SYNOPSIS\n.I $XDG_CONFIG_HOME/erplan/erplan.conf\n.br\n"
                  ".I ~/.config/erplan/erplan.conf\n"
                  ".SH DESCRIPTION\n"
                  "A text file in groups, read by\n.BR erplan\\-edit (1)\nat the start.\n"
                  "A line is a group in brackets, KEY = VALUE, or a comment after #.\n"
                  "What is missing has the value shown here; what is not known or not legal is\n"
                  "told, with its line, and left out.\n"
                  ".SH SETTINGS\n");
  append_settings(out);
  g_string_append(out,
                  ".SS [keys]\n"
                  "COMMAND = KEYS binds a command of\n.BR erplan\\-keys (7)\n"
                  "to at most three other keys with a blank between; nothing after the equals\n"
                  "sign takes its keys away.\n"
                  "A key that stands for another command in the same place must be taken from\n"
                  "that one first.\n"
                  ".SH EXAMPLE\n.nf\n"
                  "[display]\ntheme = light\ncolours = blue\\-orange\n\n"
                  "[keys]\nduplicate = D\nzoom\\-in = + i\n.fi\n"
                  ".SH SEE ALSO\n.BR erplan\\-edit (1),\n.BR erplan\\-keys (7)\n");
  return g_string_free(out, FALSE);
}
