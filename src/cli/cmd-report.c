/* erplan report: a plan's review as a report to read and hand on. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/today.h"
#include "cli/input.h"
#include "report/formats.h"
#include "report/report.h"
#include "report/wrap.h"

#define LEAST_WIDTH 40
#define GREATEST_WIDTH 1000

typedef struct {
  guint kind;
  guint format;
  char *part;
  char *output;
  char *width;
} Options;

static const ErpOption options[] = {
    {"kind", 0, ERP_OPTION_WORD, NULL, erp_report_kinds, offsetof(Options, kind),
     N_("what the report is about")},
    {"format", 0, ERP_OPTION_WORD, NULL, erp_report_formats, offsetof(Options, format),
     N_("form of the report")},
    {"part", 0, ERP_OPTION_STRING, N_("ID[,ID]..."), NULL, offsetof(Options, part),
     N_("write only the sections with these ids")},
    {"output", 'o', ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, output),
     N_("write the report to FILE, whole or not at all")},
    {"width", 0, ERP_OPTION_STRING, N_("COLUMNS"), NULL, offsetof(Options, width),
     N_("length of a line of text, 40 to 1000; default 96")},
};

static const Options defaults = {.kind = ERP_REPORT_READINESS};

static gboolean
read_width(const char *text, guint *width) {
  guint64 number = ERP_WRAP_WIDTH;
  if (text != NULL &&
      !g_ascii_string_to_unsigned(text, 10, LEAST_WIDTH, GREATEST_WIDTH, &number, NULL)) {
    erp_complain(_("--width=%s: not a number of columns from %d to %d"), text, LEAST_WIDTH,
                 GREATEST_WIDTH);
    return FALSE;
  }
  *width = (guint) number;
  return TRUE;
}

/* A file of bytes would upset a terminal. */
static ErpStatus
put_out(const char *file, GBytes *bytes) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  if ((file == NULL || strcmp(file, "-") == 0) && isatty(STDOUT_FILENO) &&
      !g_utf8_validate(data, (gssize) length, NULL)) {
    erp_complain(_("this form is not for a terminal; name a file with --output"));
    return ERP_STATUS_USAGE;
  }
  return erp_output(file, data, length);
}

static ErpStatus
write_report(const Options *opts, guint width, ErpPlan *plan, const ErpCatalogue *catalogue,
             const ErpSubject *subject) {
  g_autofree char *day = erp_today();
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(subject->file);
  g_autoptr(ErpResults) results = erp_evaluate(plan, catalogue, diags);
  g_autoptr(ErpReview) review = erp_review_new(results, day);
  erp_input_print(diags);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) parts = opts->part == NULL ? NULL : g_strsplit(opts->part, ",", -1);
  ErpReportJob job = {.review = review,
                      .subject = subject,
                      .kind = opts->kind,
                      .parts = (const char *const *) parts,
                      .width = width,
                      .ascii = !g_get_charset(NULL)};
  g_autoptr(GBytes) bytes = erp_report_write(opts->format, &job, &error);
  if (bytes == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  return put_out(opts->output, bytes);
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  const char *file = invocation->args[0];
  guint width;
  g_autoptr(GError) error = NULL;
  if (!read_width(opts->width, &width))
    return ERP_STATUS_USAGE;
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
  return write_report(opts, width, plan, catalogue, &subject);
}

static const char *
about(const ErpOption *option, guint word) {
  if (option->words == erp_report_kinds)
    return erp_report_kind_about(word);
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
