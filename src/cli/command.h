/* Subcommands as data: one table feeds the dispatcher, --help, the manual pages and completion.
 * Adding a subcommand is one file cmd-NAME.c with an ErpSubcommand, and its line in commands.c. */
#pragma once

#include <gio/gio.h>

/* Exit statuses; the manual prints erp_status_text(). */
typedef enum {
  ERP_STATUS_OK = 0,
  ERP_STATUS_FINDINGS = 1,
  ERP_STATUS_USAGE = 2,
  ERP_STATUS_INPUT = 3,
  ERP_STATUS_IMPOSSIBLE = 4,
  ERP_STATUS_OUTPUT = 5,
  ERP_STATUS_INTERNAL = 70,
} ErpStatus;

/* Of several inputs the worst class wins: 70, 5, 3, 4, 1, 0. */
ErpStatus erp_status_worst(ErpStatus a, ErpStatus b);
/* The status that goes with an error of base/error.h. */
ErpStatus erp_status_of(const GError *error);

typedef enum {
  ERP_OPTION_FLAG,    /* gboolean */
  ERP_OPTION_STRING,  /* char * */
  ERP_OPTION_STRINGS, /* char **: each time it is given adds one; NULL = never */
  ERP_OPTION_WORD,    /* guint: index of the value in `words` */
} ErpOptionType;

typedef struct {
  const char *name; /* long name */
  char letter;      /* short name, 0 = none */
  ErpOptionType type;
  const char *value; /* N_() placeholder of a STRING or STRINGS ("FILE"); of a WORD what it means
                        alone, or NULL when one of its words must stand behind it */
  const char *const *words; /* WORD: NULL-terminated; the first is the default unless the command
                               presets another in `defaults` */
  gsize offset;             /* of the member in the command's option struct */
  const char *help;         /* N_() */
} ErpOption;

typedef struct _ErpSubcommand ErpSubcommand;

typedef struct {
  const ErpSubcommand *command;
  gpointer options; /* the command's own struct */
  char **args;      /* as given, in any encoding; NULL-terminated, or NULL when there are none */
  guint n_args;
} ErpInvocation;

struct _ErpSubcommand {
  const char *name;
  const char *arguments;    /* "PLAN…" as in the synopsis; "" = none */
  guint min_args, max_args; /* max G_MAXUINT = any number */
  const char *summary;      /* N_() one line */
  const char *details;      /* N_() paragraph for --help, or NULL */
  const ErpOption *options;
  guint n_options;
  gsize options_size;
  const void *defaults; /* option struct to start from, or NULL = zeroes */
  /* What a word of an option stands for, translated, or NULL; may be NULL itself. */
  const char *(*about)(const ErpOption *option, guint word);
  ErpStatus (*run)(const ErpInvocation *invocation);
};

/* All subcommands in the order of the help. */
extern const ErpSubcommand *const erp_subcommands[];
extern const guint erp_n_subcommands;
const ErpSubcommand *erp_subcommand_find(const char *name, const char **suggestion);

/* Parses the arguments after the command's name and runs it. */
ErpStatus erp_subcommand_run(const ErpSubcommand *command, int argc, char **argv);

/* What --help prints. Caller frees. */
char *erp_subcommand_help(const ErpSubcommand *command);
char *erp_program_help(void);

/* ---- output shared by the subcommands ------------------------------------------------------ */

/* "erplan: MESSAGE" on stderr with control characters neutralised; printf-like. */
void erp_complain(const char *format, ...) G_GNUC_PRINTF(1, 2);
void erp_complain_error(const GError *error);

/* Writes the whole text to stdout, or to `file` as session/save.h does when not NULL and not "-".
 * Complains and returns ERP_STATUS_OUTPUT when that fails. */
ErpStatus erp_output(const char *file, const char *text, gsize length);
/* The same of a text for people, to stdout: in 7 bits where the character set is not UTF-8. */
ErpStatus erp_output_text(const char *text);
