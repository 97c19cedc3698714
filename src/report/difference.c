#include "report/difference.h"

#include "base/error.h"
#include "report/data/data-tables.h"
#include "report/formats.h"
#include "report/paper/paper-writers.h"
#include "base/i18n.h"

typedef gboolean (*Write)(const ErpDifferenceJob *job, ErpSink sink, GError **error);

static ErpPaper *
paper_of(const ErpDifferenceJob *job) {
  return erp_difference_paper(job->difference, job->before, job->after);
}

static gboolean
write_text(const ErpDifferenceJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(job);
  if (job->ascii)
    erp_paper_to_ascii(paper);
  erp_sink_take(sink, erp_paper_text(paper, job->width));
  return TRUE;
}

static gboolean
write_html(const ErpDifferenceJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(job);
  erp_sink_take(sink, erp_paper_html(paper));
  return TRUE;
}

static gboolean
write_markdown(const ErpDifferenceJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(job);
  erp_sink_take(sink, erp_paper_markdown(paper));
  return TRUE;
}

static gboolean
write_man(const ErpDifferenceJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(job);
  erp_sink_take(sink, erp_paper_man(paper));
  return TRUE;
}

static gboolean
write_pdf(const ErpDifferenceJob *job, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(job);
  g_autoptr(GBytes) bytes = erp_paper_pdf(paper, error);
  if (bytes != NULL)
    sink.add(sink.to, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  return bytes != NULL;
}

static gboolean
write_json(const ErpDifferenceJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  erp_difference_json(job, sink);
  return TRUE;
}

static gboolean
write_csv(const ErpDifferenceJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  erp_difference_table_write(job, ERP_TABLE_COMMAS, sink);
  return TRUE;
}

static gboolean
write_tsv(const ErpDifferenceJob *job, ErpSink sink, G_GNUC_UNUSED GError **error) {
  erp_difference_table_write(job, ERP_TABLE_TABS, sink);
  return TRUE;
}

/* The table: word, function, whether it takes --table, what it is. */
#define FORMATS(FORMAT)                                                                            \
  FORMAT("text", write_text, FALSE, N_("plain text"))                                              \
  FORMAT("html", write_html, FALSE, N_("a web page in one file, also to be printed"))              \
  FORMAT("markdown", write_markdown, FALSE, N_("Markdown with tables as GitHub shows them"))       \
  FORMAT("man", write_man, FALSE, N_("a manual page, for man -l"))                                 \
  FORMAT("pdf", write_pdf, FALSE, N_("PDF on A4, made by groff"))                                  \
  FORMAT("json", write_json, FALSE, N_("all of it, for programs"))                                 \
  FORMAT("csv", write_csv, TRUE, N_("one table (--table), commas between cells"))                  \
  FORMAT("tsv", write_tsv, TRUE, N_("one table (--table), tabs between cells"))

#define WORD(word, write, table, about) word,
const char *const erp_difference_formats[] = {FORMATS(WORD) NULL};

#define WRITE(word, write, table, about) write,
static const Write writers[] = {FORMATS(WRITE)};

#define TABLE(word, write, table, about) table,
static const gboolean takes_table[] = {FORMATS(TABLE)};

#define ABOUT(word, write, table, about) about,
static const char *const abouts[] = {FORMATS(ABOUT)};

const char *
erp_difference_format_about(guint format) {
  g_assert(format < G_N_ELEMENTS(abouts));
  return _(abouts[format]);
}

gboolean
erp_difference_check_job(guint format, guint table, GError **error) {
  g_assert(format < G_N_ELEMENTS(takes_table));
  if (table == ERP_NO_TABLE || takes_table[format])
    return TRUE;
  g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                      _("--table is for --format=csv and --format=tsv only"));
  return FALSE;
}

gboolean
erp_difference_write(guint format, const ErpDifferenceJob *job, ErpSink sink, GError **error) {
  g_assert(format < G_N_ELEMENTS(writers));
  return writers[format](job, sink, error);
}
