/* erplan check: judges saved plans. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

#include "base/i18n.h"
#include "base/today.h"
#include "cli/input.h"
#include "report/check.h"

typedef enum { FORMAT_TEXT, FORMAT_JSON } Format;
typedef enum { FAIL_ON_HIGH, FAIL_ON_MEDIUM, FAIL_ON_LOW, FAIL_ON_NEVER } FailOn;

typedef struct {
  guint fail_on;
  guint format;
  gboolean strict;
  gboolean quiet;
  char *output;
} Options;

static const char *const fail_on_words[] = {"high", "medium", "low", "never", NULL};
static const char *const format_words[] = {"text", "json", NULL};

static const ErpOption options[] = {
    {"fail-on", 0, ERP_OPTION_WORD, NULL, fail_on_words, offsetof(Options, fail_on),
     N_("severity from which a failed rule gives exit status 1")},
    {"format", 0, ERP_OPTION_WORD, NULL, format_words, offsetof(Options, format),
     N_("form of the report")},
    {"output", 'o', ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, output),
     N_("write the report to FILE, whole or not at all")},
    {"quiet", 'q', ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, quiet),
     N_("no report, only the exit status and errors")},
    {"strict", 0, ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, strict),
     N_("warnings and open questions of high severity fail too; an evaluation that misses "
        "something gives exit status 4")},
};

static gboolean
all_reachable(const ErpResults *results) {
  for (guint i = 0; i < results->n_flows; i++)
    if (results->flows[i].via == ERP_VIA_NONE &&
        results->flows[i].verdict != ERP_VERDICT_NOT_APPLICABLE)
      return FALSE;
  return TRUE;
}

static ErpStatus
judge(const Options *opts, ErpPlan *plan, const ErpCatalogue *catalogue, const ErpSubject *subject,
      const char *day, GString *out) {
  static const ErpLevel levels[] = {ERP_LEVEL_HIGH, ERP_LEVEL_MEDIUM, ERP_LEVEL_LOW};
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(subject->file);
  g_autoptr(ErpResults) results = erp_evaluate(plan, catalogue, diags);
  g_autoptr(ErpReview) review = erp_review_new(results, day);
  erp_input_print(diags);

  if (!opts->quiet) {
    g_autofree char *text = opts->format == FORMAT_JSON ? erp_report_check_json(review, subject)
                                                        : erp_report_check_text(review, subject);
    if (out->len > 0 && opts->format == FORMAT_TEXT)
      g_string_append_c(out, '\n');
    g_string_append(out, text);
  }
  if (opts->strict &&
      (erp_diag_list_count(diags, ERP_SEVERITY_WARNING) > 0 || !all_reachable(results)))
    return ERP_STATUS_IMPOSSIBLE;
  if (opts->fail_on != FAIL_ON_NEVER &&
      erp_review_gate(review, levels[opts->fail_on], opts->strict) > 0)
    return ERP_STATUS_FINDINGS;
  return ERP_STATUS_OK;
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  g_autoptr(GError) error = NULL;
  if (!erp_today_check(&error)) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autofree char *day = erp_today();
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  ErpStatus status = ERP_STATUS_OK;
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < invocation->n_args; i++) {
    const char *file = invocation->args[i];
    g_autofree char *sha256 = NULL;
    g_autoptr(ErpPlan) plan = erp_input_plan(file, &sha256);
    if (plan == NULL) {
      status = erp_status_worst(status, ERP_STATUS_INPUT);
      continue;
    }
    const char *name = strcmp(file, "-") == 0 ? _("standard input") : file;
    ErpSubject subject = {.file = name, .sha256 = sha256, .version = PACKAGE_VERSION};
    status = erp_status_worst(status, judge(opts, plan, catalogue, &subject, day, out));
  }
  if (out->len == 0)
    return status;
  return erp_status_worst(status, erp_output(opts->output, out->str, out->len));
}

const ErpSubcommand erp_subcommand_check = {
    .name = "check",
    .arguments = "PLAN...",
    .min_args = 1,
    .max_args = G_MAXUINT,
    .summary = N_("judge saved plans"),
    .details = N_("Reads each PLAN (“-” is standard input), computes worst links, latency and\n"
                  "geo-pinning penalties, decides which Microsoft 365 traffic belongs on the\n"
                  "internet, applies the rules and prints a report."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
