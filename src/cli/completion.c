#include "cli/completion.h"

#include <string.h>

#include "cli/command.h"

const char *const erp_completion_words[] = {"none", "bash", "zsh", "fish", NULL};

/* ---- what a placeholder stands for ----------------------------------------------------------- */

typedef struct {
  const char *word;
  const char *bash, *zsh, *fish; /* what offers it */
} Target;

/* The functions are in the heads below. */
static const Target targets[] = {
    {"PLAN", "_erplan_plans", "_erplan_plans", "(__fish_complete_suffix .xml)"},
    {"FILE", "_erplan_files", "_files", NULL},
    {"RULE", "_erplan_words \"$(_erplan_rules)\"", "_erplan_rules", "(__erplan_rules)"},
    {"TABLE", "_erplan_words \"$(_erplan_tables)\"", "_erplan_tables", "(__erplan_tables)"},
    {"COMMAND", "_erplan_words \"$commands\"", "_erplan_commands", "(__erplan_commands)"},
};

/* Whether "PLAN" is a word of "[RULE] | PLAN RULE[:OBJECT]". */
static gboolean
stands_in(const char *word, const char *placeholder) {
  for (const char *p = placeholder; p != NULL && (p = strstr(p, word)) != NULL; p++)
    if ((p == placeholder || !g_ascii_isupper(p[-1])) && !g_ascii_isupper(p[strlen(word)]))
      return TRUE;
  return FALSE;
}

/* "text json", the words an option takes. Caller frees. */
static char *
words_of(const ErpOption *option) {
  return g_strjoinv(" ", (char **) option->words);
}

/* A text in single quotes; `escaped` stands for a quote in it. */
static void
append_quoted(GString *out, const char *text, const char *escaped) {
  g_auto(GStrv) parts = g_strsplit(text, "'", -1);
  g_autofree char *inside = g_strjoinv(escaped, parts);
  g_string_append_printf(out, "'%s'", inside);
}

static void
append_command_names(GString *out, const char *between) {
  for (guint i = 0; i < erp_n_subcommands; i++)
    g_string_append_printf(out, "%s%s", i > 0 ? between : "", erp_subcommands[i]->name);
}

/* ---- bash ------------------------------------------------------------------------------------ */

static const char bash_head[] =
    "# Completion of erplan for bash. Made by \"erplan help --completion=bash\".\n"
    "\n"
    "_erplan_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\"); }\n"
    "_erplan_files() {\n"
    "  compopt -o filenames 2>/dev/null\n"
    "  mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
    "}\n"
    "_erplan_plans() {\n"
    "  compopt -o filenames 2>/dev/null\n"
    "  mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -d -- \"$cur\"\n"
    "    compgen -f -X '!*.xml' -- \"$cur\")\n"
    "}\n"
    "_erplan_rules() { erplan catalogue --format=tsv rules 2>/dev/null | "
    "sed -n '/^[A-Z0-9]*-[0-9]/s/\\t.*//p'; }\n"
    "_erplan_tables() { erplan catalogue --format=tsv 2>/dev/null | sed '1d;s/\\t.*//'; }\n"
    "\n"
    "_erplan() {\n"
    "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command='' word\n";

static const char bash_parse[] = "  COMPREPLY=()\n"
                                 "  if [[ $cur == '=' ]]; then\n"
                                 "    cur=''\n"
                                 "  elif [[ $prev == '=' ]]; then\n"
                                 "    prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
                                 "  fi\n"
                                 "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD - 1}\"; do\n"
                                 "    [[ $word == -* ]] || { command=$word; break; }\n"
                                 "  done\n";

static gboolean
takes_text(const ErpOption *option) {
  return option->type == ERP_OPTION_STRING || option->type == ERP_OPTION_STRINGS;
}

static void
append_bash_values(GString *out, const ErpSubcommand *command) {
  for (guint i = 0; i < command->n_options; i++) {
    const ErpOption *option = &command->options[i];
    if (option->type == ERP_OPTION_FLAG)
      continue;
    g_string_append_printf(out, "    '%s --%s'", command->name, option->name);
    if (option->letter != 0)
      g_string_append_printf(out, " | '%s -%c'", command->name, option->letter);
    g_string_append(out, ")");
    if (option->type == ERP_OPTION_WORD) {
      g_autofree char *words = words_of(option);
      g_string_append_printf(out, " _erplan_words '%s';", words);
    }
    for (guint t = 0; t < G_N_ELEMENTS(targets); t++)
      if (stands_in(targets[t].word, option->value))
        g_string_append_printf(out, " %s;", targets[t].bash);
    g_string_append(out, " return ;;\n");
  }
}

static void
append_bash_options(GString *out, const ErpSubcommand *command) {
  g_string_append_printf(out, "      %s) _erplan_words '", command->name);
  for (guint i = 0; i < command->n_options; i++)
    g_string_append_printf(out, "--%s%s ", command->options[i].name,
                           command->options[i].type == ERP_OPTION_FLAG ? "" : "=");
  g_string_append(out, "--help' ;;\n");
}

static void
append_bash_arguments(GString *out, const ErpSubcommand *command) {
  g_autoptr(GString) calls = g_string_new(NULL);
  /* What fills the answer comes first, what adds to it behind. */
  for (guint t = G_N_ELEMENTS(targets); t-- > 0;)
    if (stands_in(targets[t].word, command->arguments))
      g_string_append_printf(calls, "%s%s", calls->len > 0 ? "; " : "", targets[t].bash);
  if (calls->len > 0)
    g_string_append_printf(out, "    %s) %s ;;\n", command->name, calls->str);
}

static char *
bash_script(void) {
  GString *out = g_string_new(bash_head);
  g_string_append(out, "  local commands='");
  append_command_names(out, " ");
  g_string_append_printf(out, "'\n%s  case \"$command $prev\" in\n", bash_parse);
  for (guint i = 0; i < erp_n_subcommands; i++)
    append_bash_values(out, erp_subcommands[i]);
  g_string_append(out, "  esac\n"
                       "  if [[ $cur == -* ]]; then\n"
                       "    case $command in\n"
                       "      '') _erplan_words '--help --version' ;;\n");
  for (guint i = 0; i < erp_n_subcommands; i++)
    append_bash_options(out, erp_subcommands[i]);
  g_string_append(out, "    esac\n"
                       "    [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *= ]] || "
                       "compopt -o nospace 2>/dev/null\n"
                       "    return\n"
                       "  fi\n"
                       "  case $command in\n"
                       "    '') _erplan_words \"$commands\"; _erplan_plans ;;\n");
  for (guint i = 0; i < erp_n_subcommands; i++)
    append_bash_arguments(out, erp_subcommands[i]);
  g_string_append(out, "  esac\n}\ncomplete -F _erplan erplan\n");
  return g_string_free(out, FALSE);
}

/* ---- zsh ------------------------------------------------------------------------------------- */

static const char zsh_head[] =
    "#compdef erplan\n"
    "# Completion of erplan for zsh. Made by \"erplan help --completion=zsh\".\n"
    "\n"
    "_erplan_plans() { _files -g '*.xml' }\n"
    "_erplan_rules() { compadd -- ${(f)\"$(erplan catalogue --format=tsv rules 2>/dev/null | "
    "sed -n '/^[A-Z0-9]*-[0-9]/s/\\t.*//p')\"} }\n"
    "_erplan_tables() { compadd -- ${(f)\"$(erplan catalogue --format=tsv 2>/dev/null | "
    "sed '1d;s/\\t.*//')\"} }\n"
    "_erplan_commands() {\n"
    "  local -a commands=(\n";

static const char zsh_body[] =
    "  )\n"
    "  _describe -t commands command commands\n"
    "}\n"
    "\n"
    "_erplan() {\n"
    "  local curcontext=$curcontext state line\n"
    "  _arguments -C '(- *)'{-h,--help}'[show this help and exit]' \\\n"
    "    '(- *)--version[show version, data dates and licence, and exit]' \\\n"
    "    '1: :->command' '*:: :->arguments' && return\n"
    "  case $state in\n"
    "    command) _alternative 'commands:command:_erplan_commands' 'plans:plan:_erplan_plans' ;;\n"
    "    arguments) case $line[1] in\n";

/* Inside an option's brackets. */
static void
append_zsh_help(GString *out, const char *help) {
  g_autoptr(GString) text = g_string_new(help);
  g_string_replace(text, "[", "\\[", 0);
  g_string_replace(text, "]", "\\]", 0);
  g_string_replace(text, "'", "'\\''", 0);
  g_string_append_printf(out, "[%s]", text->str);
}

static void
append_zsh_option(GString *out, const ErpOption *option) {
  const char *equals = option->type == ERP_OPTION_FLAG ? "" : "=";
  g_string_append(out, " \\\n        ");
  if (option->letter != 0)
    g_string_append_printf(out, "{-%c%s,--%s%s}'", option->letter,
                           option->type == ERP_OPTION_FLAG ? "" : "+", option->name, equals);
  else
    g_string_append_printf(out, "'%s--%s%s", option->type == ERP_OPTION_STRINGS ? "*" : "",
                           option->name, equals);
  append_zsh_help(out, option->help);
  if (option->type == ERP_OPTION_WORD) {
    g_autofree char *words = words_of(option);
    g_string_append_printf(out, ":word:(%s)", words);
  } else if (takes_text(option)) {
    const char *offered = " ";
    for (guint t = 0; t < G_N_ELEMENTS(targets); t++)
      if (stands_in(targets[t].word, option->value))
        offered = targets[t].zsh;
    g_string_append_printf(out, ":%s:%s", option->value, offered);
  }
  g_string_append_c(out, '\'');
}

static void
append_zsh_command(GString *out, const ErpSubcommand *command) {
  g_string_append_printf(out, "      %s) _arguments '(- *)'{-h,--help}'[show this help and exit]'",
                         command->name);
  for (guint i = 0; i < command->n_options; i++)
    append_zsh_option(out, &command->options[i]);
  g_autoptr(GString) offers = g_string_new(NULL);
  for (guint t = 0; t < G_N_ELEMENTS(targets); t++)
    if (stands_in(targets[t].word, command->arguments))
      g_string_append_printf(offers, " \"%s:%s:%s\"", targets[t].word, targets[t].word,
                             targets[t].zsh);
  if (offers->len > 0)
    g_string_append_printf(out, " \\\n        '*: :{_alternative%s}'", offers->str);
  g_string_append(out, " ;;\n");
}

static char *
zsh_script(void) {
  GString *out = g_string_new(zsh_head);
  for (guint i = 0; i < erp_n_subcommands; i++) {
    g_autofree char *entry =
        g_strdup_printf("%s:%s", erp_subcommands[i]->name, erp_subcommands[i]->summary);
    g_string_append(out, "    ");
    append_quoted(out, entry, "'\\''");
    g_string_append_c(out, '\n');
  }
  g_string_append(out, zsh_body);
  for (guint i = 0; i < erp_n_subcommands; i++)
    append_zsh_command(out, erp_subcommands[i]);
  g_string_append(out, "    esac ;;\n  esac\n}\n\n_erplan \"$@\"\n");
  return g_string_free(out, FALSE);
}

/* ---- fish ------------------------------------------------------------------------------------ */

static const char fish_head[] =
    "# Completion of erplan for fish. Made by \"erplan help --completion=fish\".\n"
    "\n"
    "function __erplan_rules\n"
    "    erplan catalogue --format=tsv rules 2>/dev/null | "
    "string match -r '^[A-Z0-9]+-[0-9]+\\t[^\\t]*'\n"
    "end\n"
    "function __erplan_tables\n"
    "    erplan catalogue --format=tsv 2>/dev/null | string match -r '^[a-z0-9-]+(?=\\t[0-9])'\n"
    "end\n"
    "function __erplan_commands\n"
    "    string split ' ' '";

static const char fish_body[] =
    "'\n"
    "end\n"
    "function __erplan_first\n"
    "    test (count (commandline -opc)) -eq 1\n"
    "end\n"
    "function __erplan_command\n"
    "    set -l words (commandline -opc)\n"
    "    test (count $words) -ge 2; and test $words[2] = $argv[1]\n"
    "end\n"
    "\n"
    "complete -c erplan -f\n"
    "complete -c erplan -n __erplan_first -s h -l help -d 'show this help and exit'\n"
    "complete -c erplan -n __erplan_first -l version "
    "-d 'show version, data dates and licence, and exit'\n"
    "complete -c erplan -n __erplan_first -a '(__fish_complete_suffix .xml)'\n";

static void
append_fish_option(GString *out, const ErpSubcommand *command, const ErpOption *option) {
  g_string_append_printf(out, "complete -c erplan -n '__erplan_command %s' -l %s", command->name,
                         option->name);
  if (option->letter != 0)
    g_string_append_printf(out, " -s %c", option->letter);
  if (option->type == ERP_OPTION_WORD) {
    g_autofree char *words = words_of(option);
    g_string_append_printf(out, " -x -a '%s'", words);
  } else if (takes_text(option)) {
    const char *offered = stands_in("FILE", option->value) ? " -r -F" : " -x";
    g_string_append(out, offered);
    for (guint t = 0; t < G_N_ELEMENTS(targets); t++)
      if (targets[t].fish != NULL && stands_in(targets[t].word, option->value))
        g_string_append_printf(out, " -a '%s'", targets[t].fish);
  }
  g_string_append(out, " -d ");
  append_quoted(out, option->help, "\\'");
  g_string_append_c(out, '\n');
}

static void
append_fish_command(GString *out, const ErpSubcommand *command) {
  g_string_append_printf(out, "complete -c erplan -n __erplan_first -a %s -d ", command->name);
  append_quoted(out, command->summary, "\\'");
  g_string_append_c(out, '\n');
  for (guint t = 0; t < G_N_ELEMENTS(targets); t++) {
    if (!stands_in(targets[t].word, command->arguments))
      continue;
    g_string_append_printf(out, "complete -c erplan -n '__erplan_command %s'", command->name);
    if (targets[t].fish != NULL)
      g_string_append_printf(out, " -a '%s'\n", targets[t].fish);
    else
      g_string_append(out, " -F\n");
  }
  for (guint i = 0; i < command->n_options; i++)
    append_fish_option(out, command, &command->options[i]);
  g_string_append_printf(out,
                         "complete -c erplan -n '__erplan_command %s' -s h -l help "
                         "-d 'show this help and exit'\n",
                         command->name);
}

static char *
fish_script(void) {
  GString *out = g_string_new(fish_head);
  append_command_names(out, " ");
  g_string_append(out, fish_body);
  for (guint i = 0; i < erp_n_subcommands; i++)
    append_fish_command(out, erp_subcommands[i]);
  return g_string_free(out, FALSE);
}

char *
erp_completion(unsigned shell) {
  static char *(*const scripts[])(void) = {bash_script, zsh_script, fish_script};
  g_assert(shell >= 1 && shell <= G_N_ELEMENTS(scripts));
  return scripts[shell - 1]();
}
