#include "cli/failing.h"

#include "base/today.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "eval/sweep.h"
#include "report/failures.h"
#include "report/formats.h"
#include "report/paper/wrap.h"
#include "base/i18n.h"

const char *const erp_failing_words[] = {"none", "1", "2", NULL};

typedef struct {
  const ErpSweep *sweep;
  const GPtrArray *failures;
  guint threads;
  ErpProgress *progress;
  GCancellable *cancellable;
} Work;

static gboolean
show_progress(G_GNUC_UNUSED guint done, G_GNUC_UNUSED guint all, gpointer user) {
  const Work *work = user;
  erp_progress_step(work->progress);
  return !g_cancellable_is_cancelled(work->cancellable);
}

static gpointer
play(GCancellable *cancellable, gpointer user) {
  Work *work = user;
  work->cancellable = cancellable;
  return erp_sweep_run(work->sweep, work->failures, work->threads, show_progress, work);
}

static ErpSweepOutcome *
sweep(const ErpResults *results, const GPtrArray *failures, guint threads) {
  g_autoptr(ErpSweep) sweep = erp_sweep_new(results);
  g_autoptr(ErpProgress) progress = erp_progress_new(failures->len, _("failures"));
  Work work = {.sweep = sweep, .failures = failures, .threads = threads, .progress = progress};
  ErpSweepOutcome *outcome = erp_interruptible(play, &work);
  erp_progress_hide(progress);
  if (outcome->impacts->len < outcome->n_asked)
    erp_complain(_("cancelled: %u of %u failures are played"), outcome->impacts->len,
                 outcome->n_asked);
  return outcome;
}

typedef struct {
  guint format;
  ErpFailuresJob failures;
} Job;

static gboolean
write_job(gconstpointer data, ErpSink sink, GError **error) {
  const Job *job = data;
  return erp_failures_write(job->format, &job->failures, sink, error);
}

static ErpStatus
tell(const ErpCompareOptions *options, const ErpReview *review, const ErpSubject *subject,
     const ErpSweepOutcome *outcome) {
  Job job = {.format = options->format,
             .failures = {.review = review,
                          .subject = subject,
                          .outcome = outcome,
                          .width = ERP_WRAP_WIDTH,
                          .ascii = !g_get_charset(NULL)}};
  ErpStatus status = ERP_STATUS_OK;
  if (!options->quiet && erp_output_width(options->width, &job.failures.width))
    status = erp_output_write(options->output, write_job, &job);
  return erp_status_worst(status, outcome->impacts->len < outcome->n_asked ? ERP_STATUS_IMPOSSIBLE
                                                                           : ERP_STATUS_OK);
}

ErpStatus
erp_failing_sweep(const ErpCompareOptions *options, guint which, guint threads,
                  const ErpCompared *compared, ErpTerrain *terrain) {
  g_autofree char *day = erp_today();
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(compared->subject.file);
  g_autoptr(ErpResults) results = erp_evaluate_in(compared->plan, terrain, NULL, threads, diags);
  g_autoptr(ErpReview) review = erp_review_new(results, day);
  g_autoptr(ErpFailures) failures = erp_failures_new(results->network, diags);
  erp_input_print(diags);
  g_autoptr(GPtrArray) list = which == ERP_FAILING_PAIRS ? erp_failures_pairs(failures, &error)
                                                         : g_ptr_array_ref(failures->list);
  if (list == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(ErpSweepOutcome) outcome = sweep(results, list, threads);
  return tell(options, review, &compared->subject, outcome);
}
