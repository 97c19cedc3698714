#include "cli/stepwise.h"

#include "base/error.h"
#include "base/today.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/jobs.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "report/data/data-tables.h"
#include "report/difference.h"
#include "report/forecast.h"
#include "report/formats.h"
#include "report/paper/wrap.h"
#include "base/i18n.h"

#define YEARS 5 /* when none are named */

gboolean
erp_stepwise_asked(const ErpStepwise *stepwise) {
  return stepwise->sweep != NULL || stepwise->growth != NULL || stepwise->years != NULL;
}

/* FALSE and an error when the text is there and no number from 1 to `most`. */
static gboolean
read_number(const char *option, const char *text, guint most, guint *number, GError **error) {
  guint64 value;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned(text, 10, 1, most, &value, NULL)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("--%s=%s: not a number from 1 to %u"), option,
                text, most);
    return FALSE;
  }
  *number = (guint) value;
  return TRUE;
}

gboolean
erp_stepwise_jobs(const ErpStepwise *stepwise, guint *jobs) {
  g_autoptr(GError) error = NULL;
  *jobs = MIN(g_get_num_processors(), ERP_JOBS_MOST);
  if (read_number("jobs", stepwise->jobs, ERP_JOBS_MOST, jobs, &error))
    return TRUE;
  erp_complain_error(error);
  return FALSE;
}

static ErpGrowth *
growth_of(const ErpStepwise *stepwise, ErpPlan *plan, GError **error) {
  guint years = YEARS;
  if (stepwise->sweep != NULL && stepwise->growth != NULL) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("--sweep and --growth exclude each other"));
    return NULL;
  }
  if (stepwise->years != NULL && stepwise->growth == NULL) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("--years is for --growth, as in --growth=12%/year --years=5"));
    return NULL;
  }
  if (!read_number("years", stepwise->years, ERP_GROWTH_YEARS, &years, error))
    return NULL;
  ErpGrowth *growth = stepwise->sweep != NULL
                          ? erp_growth_new_sweep(plan, stepwise->sweep, error)
                          : erp_growth_new_yearly(plan, stepwise->growth, years, error);
  if (growth == NULL)
    g_prefix_error(error, "--%s=%s: ", stepwise->sweep != NULL ? "sweep" : "growth",
                   stepwise->sweep != NULL ? stepwise->sweep : stepwise->growth);
  return growth;
}

typedef struct {
  ErpGrowth *growth;
  ErpTerrain *terrain;
  ErpForecastJob job;
  ErpDiagList *diags;
} Work;

static gpointer
forecast(GCancellable *cancellable, gpointer user) {
  Work *work = user;
  work->job.cancellable = cancellable;
  return erp_forecast_new(work->growth, work->terrain, &work->job, work->diags);
}

static void
step(gpointer progress) {
  erp_progress_step(progress);
}

/* Shows how far it has come, and what the catalogue does not know. */
static ErpForecast *
run(Work *work, const char *file) {
  g_autofree char *day = erp_today();
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(ErpProgress) progress = erp_progress_new(erp_growth_length(work->growth), _("steps"));
  work->diags = diags;
  work->job.today = day;
  work->job.progress = step;
  work->job.user = progress;
  ErpForecast *made = erp_interruptible(forecast, work);
  erp_progress_hide(progress);
  erp_input_print(diags);
  if (made->n_done < made->n_steps)
    erp_complain(_("cancelled: %u of %u steps are worked out"), made->n_done, made->n_steps);
  return made;
}

typedef struct {
  guint format;
  ErpForecastPage page;
} Report;

static gboolean
write_report(gconstpointer job, ErpSink sink, GError **error) {
  const Report *report = job;
  return erp_forecast_write(report->format, &report->page, sink, error);
}

static ErpStatus
tell(const ErpCompareOptions *options, const ErpForecast *made, const ErpSubject *subject) {
  guint table =
      options->table == ERP_NO_TABLE ? ERP_NO_TABLE : options->table - erp_whatif_first_forecast();
  Report report = {.format = options->format,
                   .page = {.forecast = made,
                            .subject = subject,
                            .width = ERP_WRAP_WIDTH,
                            .ascii = !g_get_charset(NULL),
                            .table = table}};
  ErpStatus status = ERP_STATUS_OK;
  if (!options->quiet && erp_output_width(options->width, &report.page.width))
    status = erp_output_write(options->output, write_report, &report);
  return erp_status_worst(status,
                          made->n_done < made->n_steps ? ERP_STATUS_IMPOSSIBLE : ERP_STATUS_OK);
}

ErpStatus
erp_stepwise_run(const ErpStepwise *stepwise, const ErpCompareOptions *options, ErpPlan *plan,
                 const ErpSubject *subject, const ErpOutage *outage, const char *without,
                 ErpTerrain *terrain) {
  g_autoptr(GError) error = NULL;
  guint jobs;
  if (!erp_stepwise_jobs(stepwise, &jobs))
    return ERP_STATUS_USAGE;
  g_autoptr(ErpGrowth) growth = growth_of(stepwise, plan, &error);
  if (growth == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  Work work = {.growth = growth,
               .terrain = terrain,
               .job = {.threads = jobs, .outage = outage, .without = without}};
  g_autoptr(ErpForecast) made = run(&work, subject->file);
  return tell(options, made, subject);
}

gboolean
erp_stepwise_check(const ErpCompareOptions *options) {
  g_autoptr(GError) error = NULL;
  guint width;
  if (options->fail_on != 0)
    erp_complain(_("--fail-on is for a plan before and after, not for --sweep and --growth"));
  else if (options->table != ERP_NO_TABLE && options->table < erp_whatif_first_forecast())
    erp_complain(_("--table=%s is for a plan before and after, not for --sweep and --growth"),
                 erp_whatif_tables[options->table]);
  else if (!erp_written_check_table(options->format, options->table, &error))
    erp_complain_error(error);
  else
    return erp_output_width(options->width, &width);
  return FALSE;
}
