#include "report/formats.h"

#include "base/error.h"
#include "report/check/check.h"
#include "report/data/data-tables.h"
#include "report/map/map.h"
#include "report/paper/paper-writers.h"
#include "report/report.h"
#include "base/i18n.h"

typedef gboolean (*Write)(const ErpReportJob *job, ErpSink sink, GError **error);

/* Takes over the text. */
static gboolean
put(ErpSink sink, char *text) {
  erp_sink_take(sink, text);
  return TRUE;
}

static ErpPaper *
make_paper(const ErpReportJob *job, GError **error) {
  g_autoptr(ErpPaper) paper = erp_report_make(job->kind, job->review, job->subject, error);
  if (paper == NULL || (job->parts != NULL && !erp_paper_keep(paper, job->parts, error)))
    return NULL;
  return g_steal_pointer(&paper);
}

static gboolean
write_text(const ErpReportJob *job, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  if (paper == NULL)
    return FALSE;
  if (job->ascii)
    erp_paper_to_ascii(paper);
  return put(sink, erp_paper_text(paper, job->width));
}

static gboolean
write_html(const ErpReportJob *job, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  return paper != NULL && put(sink, erp_paper_html(paper));
}

static gboolean
write_markdown(const ErpReportJob *job, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  return paper != NULL && put(sink, erp_paper_markdown(paper));
}

static gboolean
write_man(const ErpReportJob *job, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  return paper != NULL && put(sink, erp_paper_man(paper));
}

static gboolean
write_pdf(const ErpReportJob *job, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  g_autoptr(GBytes) bytes = paper == NULL ? NULL : erp_paper_pdf(paper, error);
  if (bytes != NULL)
    sink.add(sink.to, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  return bytes != NULL;
}

static gboolean
write_svg(const ErpReportJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpMap) map = erp_map_new(job->review);
  return put(sink, erp_map_svg(map));
}

/* ---- for programs: what `erplan check` says without a baseline --------------------------------
 */

static ErpJudgement
judgement_of(const ErpReportJob *job) {
  return (ErpJudgement){.review = job->review, .subject = *job->subject};
}

static gboolean
write_json(const ErpReportJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  const ErpJudgement judgement = judgement_of(job);
  erp_report_check_json(&judgement, sink);
  return TRUE;
}

static gboolean
write_table(const ErpReportJob *job, ErpTableForm form, ErpSink sink) {
  const ErpJudgement judgement = judgement_of(job);
  erp_data_table_write(job->table == ERP_NO_TABLE ? 0 : job->table, form, &judgement, sink);
  return TRUE;
}

static gboolean
write_csv(const ErpReportJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  return write_table(job, ERP_TABLE_COMMAS, sink);
}

static gboolean
write_tsv(const ErpReportJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  return write_table(job, ERP_TABLE_TABS, sink);
}

/* ---- the formats ----------------------------------------------------------------------------- */

/* Which options a format takes. */
typedef enum { TAKES_PARTS, TAKES_TABLE, TAKES_NEITHER } Takes;

/* The table: word, function, options, what it is. */
#define FORMATS(FORMAT)                                                                            \
  FORMAT("text", write_text, TAKES_PARTS, N_("plain text"))                                        \
  FORMAT("html", write_html, TAKES_PARTS, N_("a web page in one file, also to be printed"))        \
  FORMAT("markdown", write_markdown, TAKES_PARTS, N_("Markdown with tables as GitHub shows them")) \
  FORMAT("man", write_man, TAKES_PARTS, N_("a manual page, for man -l"))                           \
  FORMAT("pdf", write_pdf, TAKES_PARTS, N_("PDF on A4, made by groff"))                            \
  FORMAT("svg", write_svg, TAKES_NEITHER, N_("the map of the plan alone, as a drawing"))           \
  FORMAT("json", write_json, TAKES_NEITHER, N_("all figures and findings, for programs"))          \
  FORMAT("csv", write_csv, TAKES_TABLE, N_("one table (--table), commas between cells"))           \
  FORMAT("tsv", write_tsv, TAKES_TABLE, N_("one table (--table), tabs between cells"))

#define WORD(word, write, takes, about) word,
const char *const erp_report_formats[] = {FORMATS(WORD) NULL};

#define WRITE(word, write, takes, about) write,
static const Write writers[] = {FORMATS(WRITE)};

#define TAKES(word, write, takes, about) takes,
static const Takes taken[] = {FORMATS(TAKES)};

#define ABOUT(word, write, takes, about) about,
static const char *const abouts[] = {FORMATS(ABOUT)};

const char *
erp_report_format_about(guint format) {
  g_assert(format < G_N_ELEMENTS(abouts));
  return _(abouts[format]);
}

gboolean
erp_report_check_job(guint format, const ErpReportJob *job, GError **error) {
  g_assert(format < G_N_ELEMENTS(taken));
  if (job->table != ERP_NO_TABLE && taken[format] != TAKES_TABLE)
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("--table is for --format=csv and --format=tsv only"));
  else if (job->parts != NULL && taken[format] != TAKES_PARTS)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("--part is for reports with sections; --format=%s has none"),
                erp_report_formats[format]);
  else
    return TRUE;
  return FALSE;
}

gboolean
erp_report_write(guint format, const ErpReportJob *job, ErpSink sink, GError **error) {
  g_assert(format < G_N_ELEMENTS(writers));
  return writers[format](job, sink, error);
}
