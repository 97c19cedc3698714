/* erplan catalogue: prints the reference data. */
#include "cli/commands.h"

#include <string.h>

#include "base/i18n.h"
#include "report/tables.h"

typedef struct {
  guint format; /* ErpTableFormat */
} Options;

static const char *const format_words[] = {"text", "tsv", "json", NULL};

static const ErpOption options[] = {
    {"format", 0, ERP_OPTION_WORD, NULL, format_words, offsetof(Options, format),
     N_("form of the table")},
};

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL || !erp_catalogue_complete(catalogue, &error)) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autofree char *text = NULL;
  if (invocation->n_args == 0) {
    text = erp_report_table_list(catalogue, (ErpTableFormat) opts->format);
    return erp_output(NULL, text, strlen(text));
  }
  const char *suggestion = NULL;
  const ErpTable *table = erp_catalogue_table(catalogue, invocation->args[0], &suggestion);
  if (table == NULL) {
    if (suggestion != NULL)
      erp_complain(_("unknown table “%s”; did you mean “%s”?"), invocation->args[0], suggestion);
    else
      erp_complain(_("unknown table “%s”; “erplan catalogue” lists them"), invocation->args[0]);
    return ERP_STATUS_USAGE;
  }
  const char *filter = invocation->n_args > 1 ? invocation->args[1] : NULL;
  text = erp_report_table(table, filter, (ErpTableFormat) opts->format);
  return erp_output(NULL, text, strlen(text));
}

const ErpSubcommand erp_subcommand_catalogue = {
    .name = "catalogue",
    .arguments = "[TABLE [FILTER]]",
    .min_args = 0,
    .max_args = 2,
    .summary = N_("print the reference data and its dates"),
    .details =
        N_("Without TABLE lists the tables. With FILTER prints the rows that hold it in any\n"
           "column; case and accents are ignored."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
