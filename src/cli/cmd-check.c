/* erplan check: judges saved plans. */
#include "config.h"

#include "cli/commands.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/today.h"
#include "cli/batch.h"
#include "cli/check-plan.h"
#include "cli/jobs.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "xml/reader.h"
#include "base/i18n.h"

typedef enum { FAIL_ON_HIGH, FAIL_ON_MEDIUM, FAIL_ON_LOW, FAIL_ON_NEVER } FailOn;

typedef struct {
  guint fail_on;
  guint format;
  char *baseline;
  gboolean strict;
  gboolean quiet;
  char *output;
  char *files0_from;
  char *jobs;
} Options;

static const char *const fail_on_words[] = {"high", "medium", "low", "never", NULL};

static const ErpOption options[] = {
    {"baseline", 0, ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, baseline),
     N_("an earlier report, JSON or JSON Lines: only findings that it does not have fail")},
    {"fail-on", 0, ERP_OPTION_WORD, NULL, fail_on_words, offsetof(Options, fail_on),
     N_("severity from which a failed rule gives exit status 1")},
    {"files0-from", 0, ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, files0_from),
     N_("judge the plans that FILE names, each name ended by a zero byte; - is standard input")},
    {"format", 0, ERP_OPTION_WORD, NULL, erp_check_format_words, offsetof(Options, format),
     N_("form of the report")},
    {"jobs", 0, ERP_OPTION_STRING, N_("N"), NULL, offsetof(Options, jobs),
     N_("plans judged at a time; default: one for each processor, one for a few small plans")},
    {"output", 'o', ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, output),
     N_("write the report to FILE, whole or not at all")},
    {"quiet", 'q', ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, quiet),
     N_("no report, only the exit status and errors")},
    {"strict", 0, ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, strict),
     N_("warnings and open questions of high severity fail too; an evaluation that misses "
        "something gives exit status 4")},
};

/* ---- the batch ----------------------------------------------------------------------------- */

typedef struct {
  ErpCheckRules rules;
  ErpPlanNames *names;
  ErpOutput *output;
  ErpProgress *progress;
  ErpStatus status;
  gboolean begun;  /* a plan has been told of */
  gboolean unread; /* one could not be read */
} Run;

static gpointer
next_plan(gpointer user) {
  return erp_plan_names_next(((Run *) user)->names);
}

static void
add_text(Run *run, const char *text) {
  erp_output_add(run->output, text, strlen(text));
}

/* Some of the report of the plan whose turn it is, behind its messages. */
static void
print_piece(Run *run, ErpCheckOutcome *outcome, const char *text, gsize length) {
  if (outcome->messages->len > 0) {
    erp_progress_hide(run->progress);
    fputs(outcome->messages->str, stderr);
    g_string_truncate(outcome->messages, 0);
  }
  if (length == 0)
    return;
  if (run->begun && !outcome->begun)
    add_text(run, run->rules.format->between);
  outcome->begun = run->begun = TRUE;
  erp_output_add(run->output, text, length);
}

static void
print_kept(Run *run, ErpCheckOutcome *outcome) {
  print_piece(run, outcome, outcome->report->str, outcome->report->len);
  g_string_truncate(outcome->report, 0);
}

typedef struct {
  Run *run;
  const ErpBatchTurn *turn;
  ErpCheckOutcome *outcome;
} Page;

/* A report is kept until it is its turn, and need not be in memory from then on. */
static void
add_piece(gpointer to, const char *text, gsize length) {
  Page *page = to;
  if (!erp_batch_is_next(page->turn)) {
    g_string_append_len(page->outcome->report, text, (gssize) length);
    return;
  }
  print_kept(page->run, page->outcome);
  print_piece(page->run, page->outcome, text, length);
}

static gpointer
judge_plan(gpointer job, const ErpBatchTurn *turn, gpointer user) {
  g_autoptr(ErpPlanName) name = job;
  Page page = {.run = user, .turn = turn, .outcome = erp_check_outcome_new()};
  erp_check_plan(page.outcome, name, &page.run->rules, turn->threads,
                 (ErpSink){.add = add_piece, .to = &page});
  return page.outcome;
}

static gboolean
print_plan(gpointer done, gpointer user) {
  Run *run = user;
  g_autoptr(ErpCheckOutcome) outcome = done;
  print_kept(run, outcome);
  run->status = erp_status_worst(run->status, outcome->status);
  run->unread = run->unread || outcome->status == ERP_STATUS_INPUT;
  erp_progress_step(run->progress);
  return !erp_output_failed(run->output);
}

/* 0 when the number cannot be told beforehand, or nobody will see it. */
static guint64
count_plans(const ErpInvocation *invocation, const char *list) {
  if (!erp_progress_wanted() || g_strcmp0(list, "-") == 0)
    return 0;
  guint64 n = 0;
  g_autoptr(ErpPlanNames) names = erp_plan_names_new(invocation->args, list, NULL);
  for (ErpPlanName *name; names != NULL && (name = erp_plan_names_next(names)) != NULL; n++)
    erp_plan_name_free(name);
  return n;
}

static void
print_all(Run *run, guint jobs) {
  static const ErpBatchOps ops = {next_plan, judge_plan, print_plan};
  const ErpCheckFormat *format = run->rules.format;
  g_autofree char *head = NULL, *tail = NULL;
  if (format != NULL && format->head != NULL)
    add_text(run, head = format->head(PACKAGE_VERSION));
  erp_batch_run(&ops, jobs, run);
  if (format != NULL && format->tail != NULL)
    add_text(run, tail = format->tail(!run->unread));
}

static ErpStatus
judge_all(Run *run, const ErpInvocation *invocation, guint jobs) {
  const Options *opts = invocation->options;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPlanNames) names = erp_plan_names_new(invocation->args, opts->files0_from, &error);
  if (names == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(ErpOutput) output = erp_output_open(opts->quiet ? NULL : opts->output);
  if (output == NULL)
    return ERP_STATUS_OUTPUT;
  g_autoptr(ErpProgress) progress =
      erp_progress_new(count_plans(invocation, opts->files0_from), _("plans"));
  run->names = names;
  run->output = output;
  run->progress = progress;
  erp_xml_prepare();
  print_all(run, jobs);
  if (run->unread && !run->begun &&
      !erp_output_failed(output)) /* nothing to take the place of an older report */
    return run->status;
  return erp_status_worst(run->status, erp_output_close(output));
}

/* ---- the subcommand ------------------------------------------------------------------------ */

static gboolean
read_options(const ErpInvocation *invocation, guint *jobs, GError **error) {
  const Options *opts = invocation->options;
  guint64 number = erp_jobs_default(invocation->args, opts->files0_from);
  if (opts->jobs != NULL &&
      !g_ascii_string_to_unsigned(opts->jobs, 10, 1, ERP_JOBS_MOST, &number, NULL)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("--jobs=%s: not a number from 1 to %d"),
                opts->jobs, ERP_JOBS_MOST);
    return FALSE;
  }
  if (invocation->n_args == 0 && opts->files0_from == NULL) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("%s: argument missing: %s"),
                invocation->command->name, invocation->command->arguments);
    return FALSE;
  }
  *jobs = (guint) number;
  return erp_today_check(error);
}

static ErpStatus
run(const ErpInvocation *invocation) {
  static const ErpLevel levels[] = {ERP_LEVEL_HIGH, ERP_LEVEL_MEDIUM, ERP_LEVEL_LOW,
                                    ERP_LEVEL_HIGH};
  const Options *opts = invocation->options;
  guint jobs = 1;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue =
      read_options(invocation, &jobs, &error) ? erp_catalogue_load(&error) : NULL;
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(ErpBaseline) baseline =
      opts->baseline == NULL ? NULL : erp_baseline_load(opts->baseline, &error);
  if (error != NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autofree char *day = erp_today();
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
  Run all = {.rules = {.terrain = terrain,
                       .format = opts->quiet ? NULL : erp_check_format(opts->format),
                       .ascii = !g_get_charset(NULL),
                       .today = day,
                       .gate = {.open = opts->fail_on == FAIL_ON_NEVER,
                                .at_least = levels[opts->fail_on],
                                .strict = opts->strict},
                       .baseline = baseline}};
  return judge_all(&all, invocation, jobs);
}

const ErpSubcommand erp_subcommand_check = {
    .name = "check",
    .arguments = "PLAN...",
    .min_args = 0,
    .max_args = G_MAXUINT,
    .summary = N_("judge saved plans"),
    .details =
        N_("Reads each PLAN, computes worst links, latency and geo-pinning penalties, decides\n"
           "which Microsoft 365 traffic belongs on the internet, applies the rules and prints a\n"
           "report. PLAN is a file, a folder (all *.xml in and below it), a pattern in quotes, or\n"
           "“-” for standard input."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
