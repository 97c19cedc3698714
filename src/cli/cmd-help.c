/* erplan help: help on the spot, and the pages and schema that are made from the tables. */
#include "cli/commands.h"

#include <string.h>

#include "base/i18n.h"
#include "cli/completion.h"
#include "plan/file.h"
#include "report/data/dictionary.h"
#include "report/manual.h"
#include "session/settings-page.h"
#include "tui/command/keys-page.h"

/* ---- what is generated from the tables ---------------------------------------------------------
 */

typedef char *(*Make)(GError **error); /* NULL with an error */

static char *
make_plan_page(G_GNUC_UNUSED GError **error) {
  return erp_manual_plan();
}

static char *
make_report_page(G_GNUC_UNUSED GError **error) {
  return erp_manual_report();
}

static char *
make_rules_page(GError **error) {
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(error);
  return catalogue == NULL ? NULL : erp_manual_rules(catalogue);
}

static char *
make_keys_page(G_GNUC_UNUSED GError **error) {
  return erp_keys_page();
}

static char *
make_conf_page(G_GNUC_UNUSED GError **error) {
  return erp_settings_page();
}

static char *
make_schema(G_GNUC_UNUSED GError **error) {
  g_autoptr(GBytes) schema = erp_plan_schema();
  return g_strndup(g_bytes_get_data(schema, NULL), g_bytes_get_size(schema));
}

static char *
make_json_schema(const ErpRecordType *type) {
  GString *out = g_string_new(NULL);
  erp_type_schema(type, erp_sink_string(out));
  return g_string_free(out, FALSE);
}

static char *
make_check_schema(G_GNUC_UNUSED GError **error) {
  return make_json_schema(&erp_type_check);
}

static char *
make_line_schema(G_GNUC_UNUSED GError **error) {
  return make_json_schema(&erp_type_line);
}

static char *
make_diff_schema(G_GNUC_UNUSED GError **error) {
  return make_json_schema(&erp_type_diff);
}

static char *
make_failures_schema(G_GNUC_UNUSED GError **error) {
  return make_json_schema(&erp_type_failures);
}

/* The table: word, function. */
#define PAGES(PAGE)                                                                                \
  PAGE("plan", make_plan_page)                                                                     \
  PAGE("report", make_report_page)                                                                 \
  PAGE("rules", make_rules_page)                                                                   \
  PAGE("keys", make_keys_page)                                                                     \
  PAGE("conf", make_conf_page)                                                                     \
  PAGE("schema", make_schema)                                                                      \
  PAGE("check-schema", make_check_schema)                                                          \
  PAGE("line-schema", make_line_schema)                                                            \
  PAGE("diff-schema", make_diff_schema)                                                            \
  PAGE("failures-schema", make_failures_schema)

#define WORD(word, make) word,
static const char *const page_words[] = {"none", PAGES(WORD) NULL};

#define MAKE(word, make) make,
static const Make makers[] = {NULL, PAGES(MAKE)};

static ErpStatus
print_page(guint page) {
  g_autoptr(GError) error = NULL;
  g_autofree char *text = makers[page](&error);
  if (text != NULL)
    return erp_output(NULL, text, strlen(text));
  erp_complain_error(error);
  return erp_status_of(error);
}

/* ---- the subcommand ----------------------------------------------------------------------------
 */

typedef struct {
  guint completion;
  guint page; /* 0 = none */
} Options;

static const ErpOption options[] = {
    {"completion", 0, ERP_OPTION_WORD, NULL, erp_completion_words, offsetof(Options, completion),
     N_("print what makes a shell complete the command line")},
    {"page", 0, ERP_OPTION_WORD, NULL, page_words, offsetof(Options, page),
     N_("print what is generated from the tables: the source of erplan-plan(5), "
        "erplan-report(5), erplan-rules(7), erplan-keys(7) or erplan.conf(5), the RELAX NG schema "
        "of plans, or the JSON schemas of “erplan check” and “erplan diff”")},
};

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  if (opts->page > 0)
    return print_page(opts->page);
  g_autofree char *text = NULL;
  if (opts->completion > 0) {
    text = erp_completion(opts->completion);
    return erp_output(NULL, text, strlen(text));
  }
  if (invocation->n_args == 0) {
    text = erp_program_help();
    return erp_output(NULL, text, strlen(text));
  }
  const char *suggestion = NULL;
  const ErpSubcommand *command = erp_subcommand_find(invocation->args[0], &suggestion);
  if (command == NULL) {
    if (suggestion != NULL)
      erp_complain(_("unknown command “%s”; did you mean “%s”?"), invocation->args[0], suggestion);
    else
      erp_complain(_("unknown command “%s”; see “erplan --help”"), invocation->args[0]);
    return ERP_STATUS_USAGE;
  }
  text = erp_subcommand_help(command);
  return erp_output(NULL, text, strlen(text));
}

const ErpSubcommand erp_subcommand_help_pages = {
    .name = "help",
    .arguments = "[COMMAND]",
    .min_args = 0,
    .max_args = 1,
    .summary = N_("show help on a command"),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
