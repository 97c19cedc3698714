/* erplan export: a plan and what follows from it, for other programs. */
#include "cli/commands.h"

#include "base/error.h"
#include "base/today.h"
#include "cli/input.h"
#include "cli/output.h"
#include "exchange/formats.h"
#include "session/exporter.h"
#include "base/i18n.h"

/* Those of exchange/, and behind them the map, which is a report's. */
static const char *const formats[] = {ERP_EXPORT_WORDS, "svg", NULL};
enum { SVG = G_N_ELEMENTS(formats) - 2 };

#define NO_TABLE G_MAXUINT

typedef struct {
  guint format;
  guint table;
  char *output;
} Options;

static const ErpOption options[] = {
    {"format", 0, ERP_OPTION_WORD, NULL, formats, offsetof(Options, format),
     N_("format of the file")},
    {"table", 0, ERP_OPTION_WORD, NULL, erp_export_tables, offsetof(Options, table),
     N_("the table of a CSV or TSV file; default: sites")},
    {"output", 'o', ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, output),
     N_("write to FILE, whole or not at all")},
};

static const Options defaults = {.table = NO_TABLE};

typedef struct {
  const Options *options;
  ErpResults *results;
} Job;

static gboolean
write_job(gconstpointer what, ErpSink sink, GError **error G_GNUC_UNUSED) {
  const Job *job = what;
  if (job->options->format == SVG) {
    erp_sink_take(sink, erp_export_map(job->results));
    return TRUE;
  }
  g_autoptr(ErpPicture) picture = erp_picture_new(job->results);
  guint table = job->options->table == NO_TABLE ? ERP_EXPORT_SITES : job->options->table;
  erp_export_formats[job->options->format].write(picture, (ErpExportTable) table, sink);
  return TRUE;
}

static gboolean
check(const Options *opts) {
  gboolean has_tables = opts->format != SVG && erp_export_formats[opts->format].has_tables;
  if (opts->table != NO_TABLE && !has_tables) {
    erp_complain(_("--table is for csv and tsv; --format=%s has no tables"), formats[opts->format]);
    return FALSE;
  }
  return TRUE;
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  const char *file = invocation->args[0];
  g_autoptr(GError) error = NULL;
  if (!check(opts))
    return ERP_STATUS_USAGE;
  g_autoptr(ErpCatalogue) catalogue = erp_today_check(&error) ? erp_catalogue_load(&error) : NULL;
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(ErpPlan) plan = erp_input_plan(file, NULL);
  if (plan == NULL)
    return ERP_STATUS_INPUT;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(ErpResults) results = erp_evaluate(plan, catalogue, diags);
  erp_input_print(diags);
  const Job job = {opts, results};
  return erp_output_write(opts->output, write_job, &job);
}

static const char *
about(const ErpOption *option, guint word) {
  if (option->words == erp_export_tables)
    return erp_export_table_about((ErpExportTable) word);
  if (option->words != formats)
    return NULL;
  return word == SVG ? erp_export_map_about() : _(erp_export_formats[word].about);
}

const ErpSubcommand erp_subcommand_export = {
    .name = "export",
    .arguments = "PLAN",
    .min_args = 1,
    .max_args = 1,
    .summary = N_("write a plan for other programs"),
    .details =
        N_("Reads PLAN (“-” is standard input), evaluates it and writes its sites, WAN links,\n"
           "peering locations, circuits and gateways with what the plan states and what follows\n"
           "from it, in the format you name."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .defaults = &defaults,
    .about = about,
    .run = run,
};
