/* erplan catalogue: prints the reference data, or brings them up to date. */
#include "cli/commands.h"

#include <string.h>

#include "base/i18n.h"
#include "cli/update.h"
#include "exchange/endpoints.h"
#include "report/rules.h"
#include "report/tables.h"

typedef struct {
  guint format; /* ErpTableFormat */
  char *endpoints, *locations;
  gboolean yes;
} Options;

static const char *const format_words[] = {"text", "tsv", "json", NULL};

static const ErpOption options[] = {
    {"format", 0, ERP_OPTION_WORD, NULL, format_words, offsetof(Options, format),
     N_("form of the table")},
    {"update-endpoints", 0, ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, endpoints),
     N_("take the endpoint sets from a list of Microsoft's web service")},
    {"update-peering-locations", 0, ERP_OPTION_STRING, N_("FILE"), NULL,
     offsetof(Options, locations), N_("take the peering locations from a table")},
    {"yes", 'y', ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, yes),
     N_("write what is updated without a question")},
};

static int
compare_names(gconstpointer a, gconstpointer b) {
  return strcmp((*(const ErpTable *const *) a)->name, (*(const ErpTable *const *) b)->name);
}

static ErpStatus
put_out(const char *text, ErpTableFormat format) {
  return format == ERP_TABLE_TEXT ? erp_output_text(text) : erp_output(NULL, text, strlen(text));
}

static ErpStatus
list_tables(const ErpCatalogue *catalogue, const ErpTable *rules, ErpTableFormat format) {
  g_autoptr(GPtrArray) tables = g_ptr_array_new();
  for (guint i = 0; i < catalogue->n_tables; i++)
    g_ptr_array_add(tables, catalogue->tables[i]);
  g_ptr_array_add(tables, (gpointer) rules);
  g_ptr_array_sort(tables, compare_names);
  g_autofree char *text =
      erp_report_table_list((const ErpTable *const *) tables->pdata, tables->len, format);
  return put_out(text, format);
}

static ErpStatus
update(const Options *opts) {
  ErpStatus status = ERP_STATUS_OK;
  if (opts->endpoints != NULL)
    status = erp_update_table("endpoint-sets", opts->endpoints, erp_endpoints_read, opts->yes);
  if (opts->locations != NULL && status == ERP_STATUS_OK)
    status = erp_update_table("peering-locations", opts->locations, NULL, opts->yes);
  return status;
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  if (opts->endpoints != NULL || opts->locations != NULL)
    return update(opts);
  ErpTableFormat format = (ErpTableFormat) opts->format;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL || !erp_catalogue_complete(catalogue, &error)) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(ErpTable) rules = erp_rule_table_new();
  if (invocation->n_args == 0)
    return list_tables(catalogue, rules, format);
  const char *name = invocation->args[0];
  const char *suggestion = NULL;
  const ErpTable *table =
      strcmp(name, rules->name) == 0 ? rules : erp_catalogue_table(catalogue, name, &suggestion);
  if (table == NULL) {
    if (suggestion != NULL)
      erp_complain(_("unknown table “%s”; did you mean “%s”?"), name, suggestion);
    else
      erp_complain(_("unknown table “%s”; “erplan catalogue” lists them"), name);
    return ERP_STATUS_USAGE;
  }
  const char *filter = invocation->n_args > 1 ? invocation->args[1] : NULL;
  g_autofree char *text = erp_report_table(table, filter, format);
  return put_out(text, format);
}

const ErpSubcommand erp_subcommand_catalogue = {
    .name = "catalogue",
    .arguments = "[TABLE [FILTER]]",
    .min_args = 0,
    .max_args = 2,
    .summary = N_("print the reference data and its dates"),
    .details =
        N_("Without TABLE lists the tables. With FILTER prints the rows that hold it in any\n"
           "column; case and accents are ignored. What is updated is checked and shown, and\n"
           "written to the folder of your own tables when you say so."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
