/* erplan edit: the terminal program. */
#include "cli/commands.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/today.h"
#include "cli/input.h"
#include "cli/script-line.h"
#include "cli/script.h"
#include "session/folders.h"
#include "session/journal.h"
#include "session/recent.h"
#include "session/settings.h"
#include "term/loop.h"
#include "term/traits.h"
#include "base/i18n.h"

typedef struct {
  gboolean read_only;
  gboolean ascii;
  gboolean no_mouse;
  guint color;
  char *script;
  char *size;
} Options;

enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
static const char *const color_words[] = {"auto", "always", "never", NULL};

static const ErpOption options[] = {
    {"ascii", 0, ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, ascii),
     N_("draw with 7-bit characters only")},
    {"color", 0, ERP_OPTION_WORD, NULL, color_words, offsetof(Options, color),
     N_("colours; “auto” follows the settings and NO_COLOR")},
    {"no-mouse", 0, ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, no_mouse),
     N_("leave the mouse to the terminal")},
    {"read-only", 'R', ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, read_only),
     N_("look, but change nothing")},
    {"script", 0, ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, script),
     N_("take keys from FILE; no terminal is needed")},
    {"size", 0, ERP_OPTION_STRING, N_("COLUMNSxROWS"), NULL, offsetof(Options, size),
     N_("size of the screen of a script; default 80x24")},
};

/* What the user set; warnings are printed. NULL after a complaint. */
static ErpSettings *
load_settings(void) {
  g_autofree char *file = erp_settings_file();
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  ErpSettings *settings = erp_settings_load(file, diags, &error);
  erp_input_print(diags);
  if (settings == NULL)
    erp_complain_error(error);
  return settings;
}

/* Named, but not there yet, in a folder that is; a symbolic link may lead there. */
static gboolean
is_to_be_made(const char *file) {
  g_autofree char *name = erp_canonical_name(file, NULL);
  g_autofree char *folder = g_path_get_dirname(name);
  return strcmp(file, "-") != 0 && access(file, F_OK) != 0 && errno == ENOENT &&
         g_file_test(folder, G_FILE_TEST_IS_DIR);
}

static ErpDocument *
open_file(const char *file) {
  if (is_to_be_made(file))
    return erp_document_new_at(file);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  ErpDocument *document = erp_document_open(file, diags, &error);
  erp_input_print(diags);
  if (document == NULL)
    erp_complain_error(error);
  return document;
}

static ErpDocument *
open_document(const ErpNext *what) {
  if (what->kind == ERP_NEXT_FILE)
    return open_file(what->file);
  g_autoptr(ErpPlan) plan =
      what->kind == ERP_NEXT_COPY ? erp_input_plan(what->file, NULL) : erp_plan_new();
  return plan != NULL ? erp_document_new(plan) : NULL;
}

/* What the settings say, unless the command line says otherwise. */
static ErpTheme
theme_of(const Options *opts, const ErpSettings *settings) {
  static const struct {
    const char *word;
    ErpTheme theme;
  } themes[] = {{"auto", ERP_THEME_AUTO},
                {"dark", ERP_THEME_DARK},
                {"light", ERP_THEME_LIGHT},
                {"mono", ERP_THEME_MONO}};
  const char *word = erp_settings_word(settings, ERP_SETTING_THEME);
  ErpTheme theme = ERP_THEME_AUTO;
  for (guint i = 0; i < G_N_ELEMENTS(themes); i++)
    if (strcmp(themes[i].word, word) == 0)
      theme = themes[i].theme;
  if (opts->color == COLOR_NEVER)
    return ERP_THEME_MONO;
  gboolean coloured = theme == ERP_THEME_DARK || theme == ERP_THEME_LIGHT;
  return opts->color == COLOR_ALWAYS && !coloured ? ERP_THEME_COLOURED : theme;
}

static ErpLayoutLimits
layout_of(const ErpSettings *settings) {
  return (ErpLayoutLimits){
      .wide_columns = (int) erp_settings_number(settings, ERP_SETTING_WIDE_COLUMNS),
      .wide_rows = (int) erp_settings_number(settings, ERP_SETTING_WIDE_ROWS),
      .medium_columns = (int) erp_settings_number(settings, ERP_SETTING_MEDIUM_COLUMNS),
      .side_columns = (int) erp_settings_number(settings, ERP_SETTING_SIDE_COLUMNS),
      .short_rows = (int) erp_settings_number(settings, ERP_SETTING_SHORT_ROWS),
  };
}

/* What one plan is edited with. */
typedef struct {
  const Options *opts;
  const ErpTuiOptions *tui;
  const ErpSettings *settings;
  const ErpCatalogue *catalogue;
  int columns, rows; /* of a script */
  int ended_by;      /* signal, 0 = none */
} Desk;

static void
rescue(gpointer session) {
  g_autoptr(GError) error = NULL;
  if (!erp_session_rescue(session, &error))
    erp_complain_error(error);
}

/* With a person at the terminal. */
static ErpStatus
converse(const Desk *desk, ErpTui *tui, ErpSession *session, int *ended_by) {
  const char *colours = erp_settings_word(desk->settings, ERP_SETTING_COLOURS);
  const ErpLoopOptions loop = {
      .theme = theme_of(desk->opts, desk->settings),
      .colours =
          strcmp(colours, "blue-orange") == 0 ? ERP_COLOURS_BLUE_ORANGE : ERP_COLOURS_TRAFFIC_LIGHT,
      .leaving = rescue,
      .user = session,
  };
  g_autoptr(GError) error = NULL;
  *ended_by = erp_loop_run(tui, &loop, &error);
  if (*ended_by >= 0)
    return ERP_STATUS_OK;
  erp_complain_error(error);
  return erp_status_of(error);
}

/* A list that cannot be written is no reason not to work on the plan. */
static void
remember_file(const char *file) {
  g_autofree char *folder = erp_state_folder();
  erp_recent_add(folder, file, NULL);
}

/* Keys the user bound; one that cannot be is told and left out. */
static void
bind_keys(ErpTui *tui, const ErpSettings *settings) {
  for (guint i = 0; i < erp_settings_n_bindings(settings); i++) {
    const ErpBinding *binding = erp_settings_binding(settings, i);
    g_autofree char *keys = g_strjoinv(" ", binding->keys);
    g_autoptr(GError) error = NULL;
    if (!erp_tui_bind(tui, binding->command, keys, &error))
      erp_complain_error(error);
  }
}

static void
offer_recovery(ErpTui *tui, const char *file) {
  g_autofree char *folder = erp_state_folder();
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(folder);
  ErpRecovery *recovery = erp_journal_find(folder, file, diags);
  erp_input_print(diags);
  if (recovery != NULL)
    erp_tui_offer(tui, recovery);
}

/* Works on one plan; afterwards `what` is what the user wants to go on with. */
static ErpStatus
edit_one(Desk *desk, ErpNext *what) {
  const Options *opts = desk->opts;
  ErpDocument *document = open_document(what);
  if (document == NULL)
    return ERP_STATUS_INPUT;
  const char *file = erp_document_file(document);
  if (what->kind == ERP_NEXT_FILE && file == NULL) /* out of a pipe, which keeps nothing */
    what->kind = ERP_NEXT_COPY;
  g_autoptr(ErpSession) session = erp_session_new(document, desk->catalogue);
  gboolean is_there = file != NULL && !erp_document_is_new(document);
  erp_session_set_read_only(session, opts->read_only || (is_there && access(file, W_OK) != 0));
  g_autoptr(ErpTui) tui = erp_tui_new(session, desk->tui);
  bind_keys(tui, desk->settings);
  if (what->kind == ERP_NEXT_NOTHING)
    erp_tui_start(tui);
  else if (what->kind != ERP_NEXT_COPY && erp_document_is_new(document))
    erp_tui_guide(tui);
  ErpStatus status;
  if (opts->script == NULL) {
    if (!erp_document_is_new(document))
      remember_file(file);
    if (what->kind != ERP_NEXT_COPY)
      offer_recovery(tui, file);
    status = converse(desk, tui, session, &desk->ended_by);
    if (!erp_document_is_new(document)) /* also one that was saved meanwhile */
      remember_file(erp_document_file(document));
  } else {
    status = erp_script_run(tui, opts->script, desk->columns, desk->rows);
    erp_session_discard(session); /* what a script did not save was not wanted */
  }
  erp_next_clear(what);
  if (status == ERP_STATUS_OK && desk->ended_by == 0 && opts->script == NULL)
    erp_next_set(what, erp_tui_next(tui)->kind, erp_tui_next(tui)->file);
  return status;
}

static ErpStatus
edit(const Options *opts, const char *file, const ErpTuiOptions *tui_options,
     const ErpSettings *settings, int *ended_by) {
  Desk desk = {.opts = opts, .tui = tui_options, .settings = settings, .columns = 80, .rows = 24};
  if (opts->size != NULL && !erp_script_size(opts->size, &desk.columns, &desk.rows)) {
    erp_complain(_("--size=%s is no size; write it like 80x24, up to 1000x1000"), opts->size);
    return ERP_STATUS_USAGE;
  }
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  desk.catalogue = catalogue;
  ErpNext what = {ERP_NEXT_NOTHING, NULL};
  if (file != NULL)
    erp_next_set(&what, ERP_NEXT_FILE, file);
  ErpStatus status;
  do
    status = edit_one(&desk, &what);
  while (status == ERP_STATUS_OK && what.kind != ERP_NEXT_NOTHING);
  erp_next_clear(&what);
  *ended_by = desk.ended_by;
  return status;
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  ErpTermTraits traits;
  g_autoptr(GError) error = NULL;
  erp_term_guess(&traits);
  if (!erp_today_check(&error) || (opts->script == NULL && !erp_term_examine(&traits, &error))) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(ErpSettings) settings = load_settings();
  if (settings == NULL)
    return ERP_STATUS_INPUT;
  if (opts->ascii || strcmp(erp_settings_word(settings, ERP_SETTING_AMBIGUOUS), "ascii") == 0)
    traits = (ErpTermTraits){ERP_CHARSET_ASCII, ERP_DOTS_ASCII};
  const ErpTuiOptions tui_options = {
      .charset = traits.charset,
      .dots = traits.dots,
      .letters = strcmp(erp_settings_word(settings, ERP_SETTING_KEY_BAR), "letters") == 0,
      .layout = layout_of(settings),
      .mouse = !opts->no_mouse && erp_settings_bool(settings, ERP_SETTING_MOUSE),
  };
  int ended_by = 0;
  ErpStatus status = edit(opts, invocation->n_args > 0 ? invocation->args[0] : NULL, &tui_options,
                          settings, &ended_by);
  if (ended_by > 0) { /* who sent the signal is to see that it was one */
    signal(ended_by, SIG_DFL);
    raise(ended_by);
  }
  return status;
}

const ErpSubcommand erp_subcommand_edit = {
    .name = "edit",
    .arguments = "[PLAN]",
    .min_args = 0,
    .max_args = 1,
    .summary = N_("lay out a plan in the terminal"),
    .details = N_(
        "Opens PLAN in a full-screen program with a map, tables, forms and findings that follow\n"
        "every change; F1 explains the keys. “erplan PLAN” is the same. A PLAN that does not\n"
        "exist yet is made when it is saved.\n"
        "With --script the keys come from a file and screens can be written as text."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
