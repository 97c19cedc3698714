#include "report/formats.h"

#include "base/error.h"
#include "report/check/check.h"
#include "report/data/data-tables.h"
#include "report/map/map.h"
#include "report/report.h"
#include "base/i18n.h"

static ErpPaper *
make_paper(gconstpointer what, GError **error) {
  const ErpReportJob *job = what;
  g_autoptr(ErpPaper) paper = erp_report_make(job->kind, job->review, job->subject, error);
  if (paper == NULL || (job->parts != NULL && !erp_paper_keep(paper, job->parts, error)))
    return NULL;
  return g_steal_pointer(&paper);
}

/* ---- for programs: what `erplan check` says without a baseline --------------------------------
 */

static ErpJudgement
judgement_of(const ErpReportJob *job) {
  return (ErpJudgement){.review = job->review, .subject = *job->subject};
}

static void
write_json(gconstpointer what, ErpSink sink) {
  const ErpJudgement judgement = judgement_of(what);
  erp_report_check_json(&judgement, sink);
}

static void
write_table(gconstpointer what, ErpTableForm form, ErpSink sink) {
  const ErpReportJob *job = what;
  const ErpJudgement judgement = judgement_of(job);
  erp_data_table_write(job->table == ERP_NO_TABLE ? 0 : job->table, form, &judgement, sink);
}

/* ---- the formats: those of all papers, and between them the map ------------------------------ */

enum { SVG = ERP_WRITTEN_FIRST_DATA };

const char *const erp_report_formats[] = {ERP_WRITTEN_PAPERS, "svg", ERP_WRITTEN_DATA, NULL};
G_STATIC_ASSERT(G_N_ELEMENTS(erp_report_formats) == SVG + 5);

/* Its place among those of all papers. */
static guint
written(guint format) {
  g_assert(format != SVG);
  return format < SVG ? format : format - 1;
}

const char *
erp_report_format_about(guint format) {
  return format == SVG ? _("the map of the plan alone, as a drawing")
                       : erp_written_format_about(written(format));
}

gboolean
erp_report_check_job(guint format, const ErpReportJob *job, GError **error) {
  /* the map has no tables either, as no paper has */
  if (!erp_written_check_table(format == SVG ? 0 : written(format), job->table, error))
    return FALSE;
  if (job->parts == NULL || format < SVG)
    return TRUE;
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
              _("--part is for reports with sections; --format=%s has none"),
              erp_report_formats[format]);
  return FALSE;
}

static void
write_svg(const ErpReportJob *job, ErpSink sink) {
  g_autoptr(ErpMap) map = erp_map_new(job->review);
  erp_sink_take(sink, erp_map_svg(map));
}

gboolean
erp_report_write(guint format, const ErpReportJob *job, ErpSink sink, GError **error) {
  const ErpWritten all = {make_paper, write_json, write_table, job, job->width, job->ascii};
  if (format != SVG)
    return erp_written_write(written(format), &all, sink, error);
  write_svg(job, sink);
  return TRUE;
}
