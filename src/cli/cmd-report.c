/* erplan report: a plan's review as a report to read and hand on. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

#include "base/i18n.h"
#include "base/today.h"
#include "cli/input.h"
#include "cli/output.h"
#include "report/data/data-tables.h"
#include "report/formats.h"
#include "report/report.h"
#include "report/paper/wrap.h"

typedef struct {
  guint kind;
  guint format;
  guint table;
  char *part;
  char *output;
  char *width;
} Options;

static const ErpOption options[] = {
    {"kind", 0, ERP_OPTION_WORD, NULL, erp_report_kinds, offsetof(Options, kind),
     N_("what the report is about")},
    {"format", 0, ERP_OPTION_WORD, NULL, erp_report_formats, offsetof(Options, format),
     N_("form of the report")},
    {"table", 0, ERP_OPTION_WORD, NULL, erp_data_tables, offsetof(Options, table),
     N_("the table of a CSV or TSV file")},
    {"part", 0, ERP_OPTION_STRING, N_("ID[,ID]..."), NULL, offsetof(Options, part),
     N_("write only the sections with these ids")},
    {"output", 'o', ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, output),
     N_("write the report to FILE, whole or not at all")},
    {"width", 0, ERP_OPTION_STRING, N_("COLUMNS"), NULL, offsetof(Options, width),
     N_("length of a line of text, 40 to 1000; default 96")},
};

static const Options defaults = {.kind = ERP_REPORT_READINESS, .table = ERP_NO_TABLE};

typedef struct {
  guint format;
  const ErpReportJob *report;
} Job;

static gboolean
write_job(gconstpointer job, ErpSink sink, GError **error) {
  return erp_report_write(((const Job *) job)->format, ((const Job *) job)->report, sink, error);
}

static ErpStatus
write_report(const Options *opts, const ErpReportJob *asked, ErpPlan *plan,
             const ErpCatalogue *catalogue) {
  g_autofree char *day = erp_today();
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(asked->subject->file);
  g_autoptr(ErpResults) results = erp_evaluate(plan, catalogue, diags);
  g_autoptr(ErpReview) review = erp_review_new(results, day);
  erp_input_print(diags);
  ErpReportJob job = *asked;
  job.review = review;
  const Job written = {opts->format, &job};
  return erp_output_write(opts->output, write_job, &written);
}

static ErpStatus
report_on(const Options *opts, const ErpReportJob *asked, const char *file) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_today_check(&error) ? erp_catalogue_load(&error) : NULL;
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autofree char *sha256 = NULL;
  g_autoptr(ErpPlan) plan = erp_input_plan(file, &sha256);
  if (plan == NULL)
    return ERP_STATUS_INPUT;
  const char *name = strcmp(file, "-") == 0 ? _("standard input") : file;
  ErpSubject subject = {.file = name, .sha256 = sha256, .version = PACKAGE_VERSION};
  ErpReportJob job = *asked;
  job.subject = &subject;
  return write_report(opts, &job, plan, catalogue);
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) parts = opts->part == NULL ? NULL : g_strsplit(opts->part, ",", -1);
  ErpReportJob job = {.kind = opts->kind,
                      .parts = (const char *const *) parts,
                      .ascii = !g_get_charset(NULL),
                      .width = ERP_WRAP_WIDTH,
                      .table = opts->table};
  if (!erp_output_width(opts->width, &job.width))
    return ERP_STATUS_USAGE;
  if (!erp_report_check_job(opts->format, &job, &error)) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  return report_on(opts, &job, invocation->args[0]);
}

static const char *
about(const ErpOption *option, guint word) {
  if (option->words == erp_report_kinds)
    return erp_report_kind_about(word);
  if (option->words == erp_data_tables)
    return erp_data_table_about(word);
  return option->words == erp_report_formats ? erp_report_format_about(word) : NULL;
}

const ErpSubcommand erp_subcommand_report = {
    .name = "report",
    .arguments = "PLAN",
    .min_args = 1,
    .max_args = 1,
    .summary = N_("write a report on a plan"),
    .details =
        N_("Reads PLAN (“-” is standard input), judges it as “erplan check” does and writes a\n"
           "report of the kind and in the form you name."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .defaults = &defaults,
    .about = about,
    .run = run,
};
