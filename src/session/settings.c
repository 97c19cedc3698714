#include "session/settings.h"

#include <string.h>

#include "base/error.h"
#include "base/names.h"
#include "session/folders.h"
#include "base/i18n.h"

#define KEYS_GROUP "keys"

static const char *const themes[] = {"auto", "dark", "light", "mono", NULL};
static const char *const colours[] = {"traffic-light", "blue-orange", NULL};
static const char *const bars[] = {"function-keys", "letters", NULL};
static const char *const widths[] = {"narrow", "ascii", NULL};

#define COLUMNS_MIN 40
#define COLUMNS_MAX 500

static const ErpSettingInfo table[] = {
    [ERP_SETTING_THEME] = {"display", "theme", ERP_SETTING_IS_WORD, "auto", themes, 0, 0,
                           N_("Colours for a dark or a light terminal, or none.")},
    [ERP_SETTING_COLOURS] = {"display", "colours", ERP_SETTING_IS_WORD, "traffic-light", colours, 0,
                             0,
                             N_("Colours of good and bad: green, yellow and red, or blue and "
                                "orange for eyes that do not tell red from green.")},
    [ERP_SETTING_KEY_BAR] = {"display", "key-bar", ERP_SETTING_IS_WORD, "function-keys", bars, 0, 0,
                             N_("Whether the key bar shows function keys or their letters.")},
    [ERP_SETTING_AMBIGUOUS] = {"display", "ambiguous", ERP_SETTING_IS_WORD, "narrow", widths, 0, 0,
                               N_("“ascii” for terminals that draw symbols such as ◆ two columns "
                                  "wide.")},
    [ERP_SETTING_MOUSE] = {"display", "mouse", ERP_SETTING_IS_BOOL, "yes", NULL, 0, 0,
                           N_("Whether the program takes clicks and the wheel.")},
    [ERP_SETTING_WIDE_COLUMNS] = {"layout", "wide-columns", ERP_SETTING_IS_NUMBER, "150", NULL,
                                  COLUMNS_MIN, COLUMNS_MAX,
                                  N_("From this width on, map, side list, findings and path are "
                                     "shown together.")},
    [ERP_SETTING_WIDE_ROWS] = {"layout", "wide-rows", ERP_SETTING_IS_NUMBER, "40", NULL, 10, 200,
                               N_("The height that this needs as well.")},
    [ERP_SETTING_MEDIUM_COLUMNS] = {"layout", "medium-columns", ERP_SETTING_IS_NUMBER, "100", NULL,
                                    COLUMNS_MIN, COLUMNS_MAX,
                                    N_("From this width on, the side list is broad.")},
    [ERP_SETTING_SIDE_COLUMNS] = {"layout", "side-columns", ERP_SETTING_IS_NUMBER, "76", NULL,
                                  COLUMNS_MIN, COLUMNS_MAX,
                                  N_("From this width on, there is a side list; below, one pane at "
                                     "a time.")},
    [ERP_SETTING_SHORT_ROWS] = {"layout", "short-rows", ERP_SETTING_IS_NUMBER, "20", NULL, 10, 200,
                                N_("Below this height, the findings take a single row.")},
};
G_STATIC_ASSERT(G_N_ELEMENTS(table) == ERP_SETTING_LAST);

typedef struct {
  const char *word; /* one of the table */
  gint64 number;    /* also of a bool */
} Value;

struct _ErpSettings {
  Value values[ERP_SETTING_LAST];
  GPtrArray *bindings;
};

const ErpSettingInfo *
erp_setting_info(ErpSetting setting) {
  return &table[setting];
}

/* ---- values ---- */

static gboolean
parse_word(const ErpSettingInfo *info, const char *text, Value *value) {
  for (guint i = 0; info->words[i] != NULL; i++)
    if (strcmp(info->words[i], text) == 0) {
      value->word = info->words[i];
      return TRUE;
    }
  return FALSE;
}

static gboolean
parse_bool(const char *text, Value *value) {
  value->number = strcmp(text, "yes") == 0;
  return value->number || strcmp(text, "no") == 0;
}

static gboolean
parse_value(const ErpSettingInfo *info, const char *text, Value *value) {
  switch (info->type) {
  case ERP_SETTING_IS_WORD:
    return parse_word(info, text, value);
  case ERP_SETTING_IS_BOOL:
    return parse_bool(text, value);
  case ERP_SETTING_IS_NUMBER:
    return g_ascii_string_to_signed(text, 10, info->minimum, info->maximum, &value->number, NULL);
  }
  g_assert_not_reached();
}

char *
erp_setting_legal(ErpSetting setting) {
  const ErpSettingInfo *info = erp_setting_info(setting);
  if (info->type == ERP_SETTING_IS_NUMBER)
    return g_strdup_printf("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, info->minimum, info->maximum);
  if (info->type == ERP_SETTING_IS_BOOL)
    return g_strdup("yes, no");
  return g_strjoinv(", ", (char **) info->words);
}

static void
free_binding(gpointer pointer) {
  ErpBinding *binding = pointer;
  g_free(binding->command);
  g_strfreev(binding->keys);
  g_free(binding);
}

ErpSettings *
erp_settings_new(void) {
  ErpSettings *settings = g_new0(ErpSettings, 1);
  settings->bindings = g_ptr_array_new_with_free_func(free_binding);
  for (guint i = 0; i < ERP_SETTING_LAST; i++) {
    gboolean legal = parse_value(&table[i], table[i].fallback, &settings->values[i]);
    g_assert(legal);
  }
  return settings;
}

void
erp_settings_free(ErpSettings *settings) {
  if (settings == NULL)
    return;
  g_ptr_array_unref(settings->bindings);
  g_free(settings);
}

/* ---- the file ---- */

typedef struct {
  ErpSettings *settings;
  GKeyFile *keys;
  char **lines;
  ErpDiagList *diags;
} Loading;

static gboolean
is_key_line(const char *line, const char *key) {
  gsize length = strlen(key);
  return strncmp(line, key, length) == 0 && strchr("= \t", line[length]) != NULL;
}

/* Where a key (NULL: the group itself) stands, from 1; key files keep no places. */
static guint
find_line(const Loading *loading, const char *group, const char *key) {
  gboolean inside = FALSE;
  guint found = 0;
  g_autofree char *head = g_strdup_printf("[%s]", group);
  for (guint i = 0; loading->lines[i] != NULL; i++) {
    g_autofree char *line = g_strstrip(g_strdup(loading->lines[i]));
    gboolean is_head = strcmp(line, head) == 0;
    if (line[0] == '[')
      inside = is_head;
    if (key == NULL ? is_head : inside && is_key_line(line, key))
      found = i + 1; /* the last one holds */
  }
  return found;
}

static void
report_unknown(const Loading *loading, const char *group, const char *key, const char *const *known,
               guint n_known) {
  const char *meant = erp_did_you_mean(key != NULL ? key : group, known, n_known);
  g_autofree char *name =
      key != NULL ? g_strdup_printf("[%s] %s", group, key) : g_strdup_printf("[%s]", group);
  guint line = find_line(loading, group, key);
  if (meant != NULL)
    erp_diag_add(loading->diags, ERP_SEVERITY_WARNING, "unknown-setting", line, 0, name,
                 _("there is no setting “%s”; did you mean “%s”?"), name, meant);
  else
    erp_diag_add(loading->diags, ERP_SEVERITY_WARNING, "unknown-setting", line, 0, name,
                 _("there is no setting “%s”; remove it"), name);
}

static int
find_setting(const char *group, const char *key) {
  for (int i = 0; i < ERP_SETTING_LAST; i++)
    if (strcmp(table[i].group, group) == 0 && strcmp(table[i].key, key) == 0)
      return i;
  return -1;
}

static void
load_value(const Loading *loading, ErpSetting setting, const char *text) {
  const ErpSettingInfo *info = &table[setting];
  Value value = {0};
  if (parse_value(info, text, &value)) {
    loading->settings->values[setting] = value;
    return;
  }
  g_autofree char *legal = erp_setting_legal(setting);
  g_autofree char *name = g_strdup_printf("[%s] %s", info->group, info->key);
  erp_diag_add(loading->diags, ERP_SEVERITY_WARNING, "bad-setting",
               find_line(loading, info->group, info->key), 0, name,
               _("“%s” is no value of “%s”; legal is: %s; “%s” is used"), text, name, legal,
               info->fallback);
}

static void
load_binding(const Loading *loading, const char *command, const char *text) {
  ErpBinding *binding = g_new0(ErpBinding, 1);
  g_auto(GStrv) words = g_strsplit_set(text, " \t", -1);
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new();
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add(keys, words[i]);
  binding->command = g_strdup(command);
  binding->keys = g_strv_builder_end(keys);
  binding->line = find_line(loading, KEYS_GROUP, command);
  g_ptr_array_add(loading->settings->bindings, binding);
}

static void
load_key(const Loading *loading, const char *group, const char *key) {
  g_autofree char *raw = g_key_file_get_value(loading->keys, group, key, NULL);
  if (strcmp(group, KEYS_GROUP) == 0) {
    load_binding(loading, key, raw);
    return;
  }
  int setting = find_setting(group, key);
  if (setting >= 0) {
    load_value(loading, (ErpSetting) setting, g_strchomp(raw));
    return;
  }
  const char *known[ERP_SETTING_LAST];
  guint n_known = 0;
  for (guint i = 0; i < ERP_SETTING_LAST; i++)
    if (strcmp(table[i].group, group) == 0)
      known[n_known++] = table[i].key;
  report_unknown(loading, group, key, known, n_known);
}

static void
load_group(const Loading *loading, const char *group) {
  static const char *const groups[] = {"display", "layout", KEYS_GROUP, NULL};
  if (!g_strv_contains(groups, group)) {
    report_unknown(loading, group, NULL, groups, G_N_ELEMENTS(groups) - 1);
    return;
  }
  g_auto(GStrv) names = g_key_file_get_keys(loading->keys, group, NULL, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    load_key(loading, group, names[i]);
}

static gboolean
fail(const char *file, const char *reason, GError **error) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s: the settings cannot be read: %s"), file,
              reason);
  return FALSE;
}

/* TRUE with *text NULL when there is no such file. */
static gboolean
read_text(const char *file, char **text, GError **error) {
  g_autoptr(GError) reason = NULL;
  gsize length = 0;
  if (g_file_get_contents(file, text, &length, &reason))
    return g_utf8_validate(*text, (gssize) length, NULL) ||
           fail(file, _("it is not UTF-8 text"), error);
  return g_error_matches(reason, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
         fail(file, reason->message, error);
}

ErpSettings *
erp_settings_load(const char *file, ErpDiagList *diags, GError **error) {
  g_autofree char *text = NULL;
  g_autoptr(GError) reason = NULL;
  if (!read_text(file, &text, error))
    return NULL;
  g_autoptr(ErpSettings) settings = erp_settings_new();
  if (text == NULL)
    return g_steal_pointer(&settings);
  g_autoptr(GKeyFile) keys = g_key_file_new();
  if (!g_key_file_load_from_data(keys, text, strlen(text), G_KEY_FILE_NONE, &reason)) {
    fail(file, reason->message, error);
    return NULL;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  Loading loading = {settings, keys, lines, diags};
  g_auto(GStrv) groups = g_key_file_get_groups(keys, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    load_group(&loading, groups[i]);
  return g_steal_pointer(&settings);
}

char *
erp_settings_file(void) {
  g_autofree char *folder = erp_config_folder();
  return g_build_filename(folder, "erplan.conf", NULL);
}

/* ---- reading ---- */

const char *
erp_settings_word(const ErpSettings *settings, ErpSetting setting) {
  g_assert(table[setting].type == ERP_SETTING_IS_WORD);
  return settings->values[setting].word;
}

gboolean
erp_settings_bool(const ErpSettings *settings, ErpSetting setting) {
  g_assert(table[setting].type == ERP_SETTING_IS_BOOL);
  return settings->values[setting].number != 0;
}

gint64
erp_settings_number(const ErpSettings *settings, ErpSetting setting) {
  g_assert(table[setting].type == ERP_SETTING_IS_NUMBER);
  return settings->values[setting].number;
}

guint
erp_settings_n_bindings(const ErpSettings *settings) {
  return settings->bindings->len;
}

const ErpBinding *
erp_settings_binding(const ErpSettings *settings, guint i) {
  return i < settings->bindings->len ? settings->bindings->pdata[i] : NULL;
}
