#include "cli/compare.h"

#include "base/today.h"
#include "cli/input.h"
#include "cli/output.h"
#include "report/data/data-tables.h"
#include "report/difference.h"
#include "report/formats.h"
#include "base/i18n.h"

enum { WIDTH = 80 };

/* The table: word, what fails, what it is. */
#define FAIL_ON(ROW)                                                                               \
  ROW("never", never, N_("nothing: what differs is told, and that is all"))                        \
  ROW("regression", erp_difference_is_regression,                                                  \
      N_("a figure that counts as one is worse, or a rule fails what it did not fail"))            \
  ROW("difference", differs, N_("anything that differs"))

static gboolean
never(G_GNUC_UNUSED const ErpDifference *difference) {
  return FALSE;
}

static gboolean
differs(const ErpDifference *difference) {
  return !erp_difference_is_empty(difference);
}

#define WORD(word, fails, about) word,
const char *const erp_compare_fail_on[] = {FAIL_ON(WORD) NULL};

#define FAILS(word, fails, about) fails,
static gboolean (*const gates[])(const ErpDifference *difference) = {FAIL_ON(FAILS)};

#define ABOUT(word, fails, about) about,
static const char *const abouts[] = {FAIL_ON(ABOUT)};

const char *
erp_compare_about(const ErpOption *option, guint word) {
  if (option->words == erp_compare_fail_on)
    return _(abouts[word]);
  guint n = erp_whatif_first_forecast();
  if (option->words == erp_difference_tables || option->words == erp_whatif_tables)
    return word < n ? erp_difference_table_about(word) : erp_forecast_table_about(word - n);
  return option->words == erp_written_formats ? erp_written_format_about(word) : NULL;
}

gboolean
erp_compare_check(const ErpCompareOptions *options) {
  g_autoptr(GError) error = NULL;
  guint width = WIDTH;
  if (!erp_output_width(options->width, &width))
    return FALSE;
  if (options->table != ERP_NO_TABLE && options->table >= erp_whatif_first_forecast()) {
    erp_complain(_("--table=%s is for --sweep and --growth"), erp_whatif_tables[options->table]);
    return FALSE;
  }
  if (!erp_written_check_table(options->format, options->table, &error)) {
    erp_complain_error(error);
    return FALSE;
  }
  return TRUE;
}

typedef struct {
  guint format;
  ErpDifferenceJob difference;
} Job;

static gboolean
write_job(gconstpointer data, ErpSink sink, GError **error) {
  const Job *job = data;
  return erp_difference_write(job->format, &job->difference, sink, error);
}

static ErpStatus
tell(const ErpCompareOptions *options, const ErpDifference *difference, const ErpSubject *before,
     const ErpSubject *after) {
  Job job = {.format = options->format,
             .difference = {.difference = difference,
                            .before = before,
                            .after = after,
                            .width = WIDTH,
                            .ascii = !g_get_charset(NULL),
                            .table = options->table}};
  ErpStatus status = ERP_STATUS_OK;
  if (!options->quiet && erp_output_width(options->width, &job.difference.width))
    status = erp_output_write(options->output, write_job, &job);
  return erp_status_worst(status, gates[options->fail_on](difference) ? ERP_STATUS_FINDINGS
                                                                      : ERP_STATUS_OK);
}

typedef struct {
  ErpDiagList *diags;
  ErpResults *results;
  ErpReview *review;
} Side;

static void
evaluate(Side *side, const ErpCompared *compared, ErpTerrain *terrain, const char *day) {
  side->diags = erp_diag_list_new(compared->file);
  side->results = erp_evaluate_under(compared->plan, terrain, compared->outage, side->diags);
  side->review = erp_review_new(side->results, day);
  if (compared->file != NULL)
    erp_input_print(side->diags);
}

static void
clear_side(Side *side) {
  erp_review_free(side->review);
  erp_results_unref(side->results);
  erp_diag_list_free(side->diags);
}

ErpStatus
erp_compare(const ErpCompareOptions *options, const ErpCompared *before, const ErpCompared *after,
            ErpTerrain *terrain) {
  g_autofree char *day = erp_today();
  Side was, is;
  evaluate(&was, before, terrain, day);
  evaluate(&is, after, terrain, day);
  ErpDifference *difference = erp_difference_new(was.review, is.review);
  ErpStatus status = tell(options, difference, &before->subject, &after->subject);
  erp_difference_free(difference);
  clear_side(&was);
  clear_side(&is);
  return status;
}
