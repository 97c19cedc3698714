/* erplan help: help on the spot, and the pages and schema that are made from the tables. */
#include "cli/commands.h"

#include <string.h>

#include "base/i18n.h"
#include "cli/completion.h"
#include "plan/file.h"
#include "report/manual.h"
#include "session/settings-page.h"
#include "tui/command/keys-page.h"

typedef struct {
  guint completion;
  guint page;
} Options;

enum { PAGE_NONE, PAGE_PLAN, PAGE_RULES, PAGE_KEYS, PAGE_CONF, PAGE_SCHEMA };
static const char *const page_words[] = {"none", "plan", "rules", "keys", "conf", "schema", NULL};

static const ErpOption options[] = {
    {"completion", 0, ERP_OPTION_WORD, NULL, erp_completion_words, offsetof(Options, completion),
     N_("print what makes a shell complete the command line")},
    {"page", 0, ERP_OPTION_WORD, NULL, page_words, offsetof(Options, page),
     N_("print what is generated from the tables: the source of erplan-plan(5), "
        "erplan-rules(7), erplan-keys(7) or erplan.conf(5), or the RELAX NG schema of plans")},
};

static ErpStatus
print_page(guint page) {
  g_autofree char *text = NULL;
  if (page == PAGE_SCHEMA) {
    g_autoptr(GBytes) schema = erp_plan_schema();
    return erp_output(NULL, g_bytes_get_data(schema, NULL), g_bytes_get_size(schema));
  }
  if (page != PAGE_RULES) {
    text = page == PAGE_PLAN   ? erp_manual_plan()
           : page == PAGE_KEYS ? erp_keys_page()
                               : erp_settings_page();
    return erp_output(NULL, text, strlen(text));
  }
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  text = erp_manual_rules(catalogue);
  return erp_output(NULL, text, strlen(text));
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  if (opts->page != PAGE_NONE)
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
