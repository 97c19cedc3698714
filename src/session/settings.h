/* The user's settings: a key file, $XDG_CONFIG_HOME/erplan/erplan.conf, over a table of defaults.
 * The table is also what the manual page and the help print. */
#pragma once

#include "base/diag.h"

typedef enum {
  ERP_SETTING_THEME,        /* word */
  ERP_SETTING_COLOURS,      /* word */
  ERP_SETTING_KEY_BAR,      /* word */
  ERP_SETTING_AMBIGUOUS,    /* word */
  ERP_SETTING_MOUSE,        /* bool */
  ERP_SETTING_WIDE_COLUMNS, /* number, as all below */
  ERP_SETTING_WIDE_ROWS,
  ERP_SETTING_MEDIUM_COLUMNS,
  ERP_SETTING_SIDE_COLUMNS,
  ERP_SETTING_SHORT_ROWS,
  ERP_SETTING_LAST,
} ErpSetting;

typedef enum { ERP_SETTING_IS_WORD, ERP_SETTING_IS_BOOL, ERP_SETTING_IS_NUMBER } ErpSettingType;

typedef struct {
  const char *group;
  const char *key;
  ErpSettingType type;
  const char *fallback;
  const char *const *words; /* WORD: the legal ones, NULL-terminated */
  gint64 minimum, maximum;  /* NUMBER */
  const char *help;         /* one sentence, N_() marked */
} ErpSettingInfo;

const ErpSettingInfo *erp_setting_info(ErpSetting setting);
char *erp_setting_legal(ErpSetting setting); /* "yes, no", "40–500"; caller frees */

/* A key binding as written: [keys] COMMAND = KEY [KEY ...]. What commands and keys there are is for
 * the command table to say. */
typedef struct {
  char *command;
  char **keys; /* NULL-terminated; empty = the command has no key */
  guint line;
} ErpBinding;

typedef struct _ErpSettings ErpSettings;

ErpSettings *erp_settings_new(void); /* the defaults */
/* Defaults where the file or a key is missing. An unknown group or key and a value that is not
 * legal are warnings in `diags`, with line and suggestion; the default holds. NULL with
 * ERP_ERROR_INPUT when the file exists but cannot be read or is no key file. */
ErpSettings *erp_settings_load(const char *file, ErpDiagList *diags, GError **error);
void erp_settings_free(ErpSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpSettings, erp_settings_free)

char *erp_settings_file(void); /* where it is looked for; caller frees */

/* Each for settings of that type only. */
const char *erp_settings_word(const ErpSettings *settings, ErpSetting setting);
gboolean erp_settings_bool(const ErpSettings *settings, ErpSetting setting);
gint64 erp_settings_number(const ErpSettings *settings, ErpSetting setting);

/* In the order of the file. Borrowed. */
guint erp_settings_n_bindings(const ErpSettings *settings);
const ErpBinding *erp_settings_binding(const ErpSettings *settings, guint i);
