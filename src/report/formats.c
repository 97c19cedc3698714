#include "report/formats.h"

#include <string.h>

#include "report/map.h"
#include "report/paper-writers.h"
#include "report/report.h"
#include "base/i18n.h"

typedef GBytes *(*Write)(const ErpReportJob *job, GError **error);

/* Takes over the text. */
static GBytes *
as_bytes(char *text) {
  return g_bytes_new_take(text, strlen(text));
}

static ErpPaper *
make_paper(const ErpReportJob *job, GError **error) {
  g_autoptr(ErpPaper) paper = erp_report_make(job->kind, job->review, job->subject, error);
  if (paper == NULL || (job->parts != NULL && !erp_paper_keep(paper, job->parts, error)))
    return NULL;
  return g_steal_pointer(&paper);
}

static GBytes *
write_text(const ErpReportJob *job, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  if (paper == NULL)
    return NULL;
  if (job->ascii)
    erp_paper_to_ascii(paper);
  return as_bytes(erp_paper_text(paper, job->width));
}

static GBytes *
write_html(const ErpReportJob *job, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  return paper == NULL ? NULL : as_bytes(erp_paper_html(paper));
}

static GBytes *
write_markdown(const ErpReportJob *job, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  return paper == NULL ? NULL : as_bytes(erp_paper_markdown(paper));
}

static GBytes *
write_man(const ErpReportJob *job, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  return paper == NULL ? NULL : as_bytes(erp_paper_man(paper));
}

static GBytes *
write_pdf(const ErpReportJob *job, GError **error) {
  g_autoptr(ErpPaper) paper = make_paper(job, error);
  return paper == NULL ? NULL : erp_paper_pdf(paper, error);
}

static GBytes *
write_svg(const ErpReportJob *job, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpMap) map = erp_map_new(job->review);
  return as_bytes(erp_map_svg(map));
}

/* The table: word, function, what it is. */
#define FORMATS(FORMAT)                                                                            \
  FORMAT("text", write_text, N_("plain text"))                                                     \
  FORMAT("html", write_html, N_("a web page in one file, also to be printed"))                     \
  FORMAT("markdown", write_markdown, N_("Markdown with tables as GitHub shows them"))              \
  FORMAT("man", write_man, N_("a manual page, for man -l"))                                        \
  FORMAT("pdf", write_pdf, N_("PDF on A4, made by groff"))                                         \
  FORMAT("svg", write_svg, N_("the map of the plan alone, as a drawing"))

#define WORD(word, write, about) word,
const char *const erp_report_formats[] = {FORMATS(WORD) NULL};

#define WRITE(word, write, about) write,
static const Write writers[] = {FORMATS(WRITE)};

#define ABOUT(word, write, about) about,
static const char *const abouts[] = {FORMATS(ABOUT)};

const char *
erp_report_format_about(guint format) {
  g_assert(format < G_N_ELEMENTS(abouts));
  return _(abouts[format]);
}

GBytes *
erp_report_write(guint format, const ErpReportJob *job, GError **error) {
  g_assert(format < G_N_ELEMENTS(writers));
  return writers[format](job, error);
}
