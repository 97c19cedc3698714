#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/escape.h"
#include "base/names.h"
#include "session/save.h"
#include "base/i18n.h"

ErpStatus
erp_status_worst(ErpStatus a, ErpStatus b) {
  static const ErpStatus order[] = {ERP_STATUS_INTERNAL,   ERP_STATUS_OUTPUT,
                                    ERP_STATUS_INPUT,      ERP_STATUS_USAGE,
                                    ERP_STATUS_IMPOSSIBLE, ERP_STATUS_FINDINGS};
  for (guint i = 0; i < G_N_ELEMENTS(order); i++)
    if (a == order[i] || b == order[i])
      return order[i];
  return ERP_STATUS_OK;
}

ErpStatus
erp_status_of(const GError *error) {
  if (error->domain != ERP_ERROR)
    return ERP_STATUS_INTERNAL;
  switch ((ErpErrorCode) error->code) {
  case ERP_ERROR_INPUT:
    return ERP_STATUS_INPUT;
  case ERP_ERROR_USAGE:
  case ERP_ERROR_REFUSED:
    return ERP_STATUS_USAGE;
  case ERP_ERROR_OUTPUT:
  case ERP_ERROR_CHANGED:
    return ERP_STATUS_OUTPUT;
  case ERP_ERROR_REFERENCE:
    return ERP_STATUS_IMPOSSIBLE;
  }
  return ERP_STATUS_INTERNAL;
}

/* ---- options ------------------------------------------------------------------------------- */

/* A WORD option is parsed as a string first; this remembers where its index goes. Every value and
 * argument is kept as the bytes given: a file name need not be text in the locale's encoding. */
typedef struct {
  GOptionEntry *entries;
  char **words;
  char **args; /* what is not an option; NULL = none */
  gboolean help;
} Parser;

static void
parser_clear(Parser *parser, guint n) {
  for (guint i = 0; i < n; i++)
    g_free(parser->words[i]);
  g_free(parser->words);
  g_strfreev(parser->args);
  g_free(parser->entries);
}

static char *
word_list(const char *const *words) {
  return g_strjoinv("|", (char **) words);
}

static GOptionArg
argument_of(ErpOptionType type) {
  switch (type) {
  case ERP_OPTION_FLAG:
    return G_OPTION_ARG_NONE;
  case ERP_OPTION_STRING:
  case ERP_OPTION_WORD:
    return G_OPTION_ARG_FILENAME;
  case ERP_OPTION_STRINGS:
    return G_OPTION_ARG_FILENAME_ARRAY;
  }
  g_assert_not_reached();
}

static void
parser_init(Parser *parser, const ErpSubcommand *command, gpointer options) {
  parser->entries = g_new0(GOptionEntry, command->n_options + 3);
  parser->words = g_new0(char *, command->n_options + 1);
  parser->args = NULL;
  parser->help = FALSE;
  for (guint i = 0; i < command->n_options; i++) {
    const ErpOption *option = &command->options[i];
    gpointer place = (char *) options + option->offset;
    GOptionEntry *entry = &parser->entries[i];
    entry->long_name = option->name;
    entry->short_name = option->letter;
    entry->description = _(option->help);
    entry->arg = argument_of(option->type);
    entry->arg_data = option->type == ERP_OPTION_WORD ? (gpointer) &parser->words[i] : place;
  }
  parser->entries[command->n_options] =
      (GOptionEntry){"help", 'h', 0, G_OPTION_ARG_NONE, &parser->help, NULL, NULL};
  parser->entries[command->n_options + 1] = (GOptionEntry){
      G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &parser->args, NULL, NULL};
}

static gboolean
take_words(Parser *parser, const ErpSubcommand *command, gpointer options, GError **error) {
  for (guint i = 0; i < command->n_options; i++) {
    const ErpOption *option = &command->options[i];
    if (option->type != ERP_OPTION_WORD || parser->words[i] == NULL)
      continue;
    guint w = 0;
    while (option->words[w] != NULL && strcmp(option->words[w], parser->words[i]) != 0)
      w++;
    if (option->words[w] == NULL) {
      g_autofree char *list = g_strjoinv(", ", (char **) option->words);
      g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("--%s=%s: unknown value; use one of %s"),
                  option->name, parser->words[i], list);
      return FALSE;
    }
    *(guint *) ((char *) options + option->offset) = w;
  }
  return TRUE;
}

static gboolean
parse(Parser *parser, const ErpSubcommand *command, gpointer options, char ***argv,
      GError **error) {
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_add_main_entries(context, parser->entries, NULL);
  g_autoptr(GError) problem = NULL;
  if (!g_option_context_parse_strv(context, argv, &problem)) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE, problem->message);
    return FALSE;
  }
  return take_words(parser, command, options, error);
}

static gboolean
count_args(const ErpSubcommand *command, char **args, guint *n, GError **error) {
  *n = args != NULL ? g_strv_length(args) : 0;
  if (*n < command->min_args)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("%s: argument missing: %s"), command->name,
                command->arguments);
  else if (*n > command->max_args)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("%s: unexpected argument “%s”"), command->name,
                args[command->max_args]);
  else
    return TRUE;
  return FALSE;
}

static void
free_strings(const ErpSubcommand *command, gpointer options) {
  for (guint i = 0; i < command->n_options; i++) {
    gpointer place = (char *) options + command->options[i].offset;
    if (command->options[i].type == ERP_OPTION_STRING)
      g_free(*(char **) place);
    else if (command->options[i].type == ERP_OPTION_STRINGS)
      g_strfreev(*(char ***) place);
  }
}

/* The argument, with the word that an option means when it stands alone. */
static char *
complete_option(const ErpSubcommand *command, const char *arg) {
  for (guint i = 0; i < command->n_options; i++) {
    const ErpOption *option = &command->options[i];
    if (option->type == ERP_OPTION_WORD && option->value != NULL && g_str_has_prefix(arg, "--") &&
        g_str_equal(arg + 2, option->name))
      return g_strdup_printf("%s=%s", arg, option->value);
  }
  return g_strdup(arg);
}

ErpStatus
erp_subcommand_run(const ErpSubcommand *command, int argc, char **argv) {
  g_autofree gpointer options = g_malloc0(MAX(command->options_size, 1));
  if (command->defaults != NULL)
    memcpy(options, command->defaults, command->options_size);
  g_auto(GStrv) left = g_new0(char *, argc + 1);
  gboolean ended = FALSE; /* by "--" */
  for (int i = 0; i < argc; i++) {
    left[i] = ended ? g_strdup(argv[i]) : complete_option(command, argv[i]);
    ended = ended || g_str_equal(argv[i], "--");
  }

  Parser parser;
  parser_init(&parser, command, options);
  g_autoptr(GError) error = NULL;
  ErpInvocation invocation = {.command = command, .options = options};
  ErpStatus status;
  if (!parse(&parser, command, options, &left, &error) ||
      (!parser.help && !count_args(command, parser.args, &invocation.n_args, &error))) {
    erp_complain_error(error);
    erp_complain(_("see “erplan %s --help”"), command->name);
    status = ERP_STATUS_USAGE;
  } else if (parser.help) {
    g_autofree char *help = erp_subcommand_help(command);
    status = erp_output(NULL, help, strlen(help));
  } else {
    invocation.args = parser.args;
    status = command->run(&invocation);
  }
  parser_clear(&parser, command->n_options);
  free_strings(command, options);
  return status;
}

/* ---- help ---------------------------------------------------------------------------------- */

static void
append_option(GString *out, char letter, const char *name, const char *value, const char *help) {
  g_autofree char *left = g_strdup_printf(
      "  %s--%s%s", letter != 0 ? ((char[]){'-', letter, ',', ' ', 0}) : "    ", name, value);
  if (g_utf8_strlen(left, -1) > 30)
    g_string_append_printf(out, "%s\n%*s%s\n", left, 32, "", help);
  else
    g_string_append_printf(out, "%s%*s%s\n", left, (int) (32 - g_utf8_strlen(left, -1)), "", help);
}

/* What each word stands for, where the command says so. */
static void
append_words(GString *out, const ErpSubcommand *command, const ErpOption *option) {
  if (option->type != ERP_OPTION_WORD || command->about == NULL)
    return;
  for (guint w = 0; option->words[w] != NULL; w++)
    if (command->about(option, w) != NULL)
      g_string_append_printf(out, "%*s%-10s %s\n", 34, "", option->words[w],
                             command->about(option, w));
}

/* "=FILE", "=text|json", "[=1|2]" or "". */
static char *
value_of(const ErpOption *option) {
  if (option->type != ERP_OPTION_WORD)
    return option->value == NULL ? g_strdup("") : g_strconcat("=", _(option->value), NULL);
  g_autofree char *words = word_list(option->words);
  return option->value == NULL ? g_strconcat("=", words, NULL)
                               : g_strconcat("[=", words, "]", NULL);
}

char *
erp_subcommand_help(const ErpSubcommand *command) {
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, _("Usage: erplan %s [OPTION]... %s\n%s\n"), command->name,
                         command->arguments, _(command->summary));
  if (command->details != NULL)
    g_string_append_printf(out, "\n%s\n", _(command->details));
  g_string_append_printf(out, "\n%s\n", _("Options:"));
  for (guint i = 0; i < command->n_options; i++) {
    const ErpOption *option = &command->options[i];
    g_autofree char *value = value_of(option);
    append_option(out, option->letter, option->name, value, _(option->help));
    append_words(out, command, option);
  }
  append_option(out, 'h', "help", "", _("show this help and exit"));
  g_string_append_printf(out, _("\nMore in erplan-%s(1).\n"), command->name);
  return g_string_free(out, FALSE);
}

char *
erp_program_help(void) {
  GString *out =
      g_string_new(_("Usage: erplan COMMAND [OPTION]... [ARGUMENT]...\n"
                     "       erplan [PLAN]\n"
                     "Lays out and judges ExpressRoute and WAN plans before anything is bought.\n\n"
                     "Commands:\n"));
  for (guint i = 0; i < erp_n_subcommands; i++)
    g_string_append_printf(out, "  %-12s%s\n", erp_subcommands[i]->name,
                           _(erp_subcommands[i]->summary));
  g_string_append_printf(out, "\n%s\n", _("Options:"));
  append_option(out, 'h', "help", "", _("show this help and exit"));
  append_option(out, 0, "version", "", _("show version, data dates and licence, and exit"));
  g_string_append(out, _("\n“erplan COMMAND --help” explains a command; more in erplan(1).\n"));
  return g_string_free(out, FALSE);
}

/* ---- output -------------------------------------------------------------------------------- */

void
erp_complain(const char *format, ...) {
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  g_autofree char *safe = erp_escape_text(text);
  fprintf(stderr, "erplan: %s\n", safe);
}

void
erp_complain_error(const GError *error) {
  erp_complain("%s", error->message);
}

ErpStatus
erp_output(const char *file, const char *text, gsize length) {
  if (file != NULL && strcmp(file, "-") != 0) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    if (erp_save(file, bytes, ERP_SAVE_OVER, &error))
      return ERP_STATUS_OK;
    erp_complain_error(error);
    return ERP_STATUS_OUTPUT;
  }
  if (fwrite(text, 1, length, stdout) == length && fflush(stdout) == 0)
    return ERP_STATUS_OK;
  int saved = errno;
  erp_complain(_("cannot write to standard output: %s"), g_strerror(saved));
  return ERP_STATUS_OUTPUT;
}

ErpStatus
erp_output_text(const char *text) {
  g_autofree char *ascii = g_get_charset(NULL) ? NULL : erp_escape_ascii(text);
  const char *shown = ascii != NULL ? ascii : text;
  return erp_output(NULL, shown, strlen(shown));
}
