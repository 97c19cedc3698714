#include "report/forecast.h"

#include "report/data/data-tables.h"
#include "report/paper/paper-writers.h"
#include "base/i18n.h"

typedef gboolean (*Write)(const ErpForecastPage *page, ErpSink sink, GError **error);

static ErpPaper *
paper_of(const ErpForecastPage *page) {
  return erp_forecast_paper(page->forecast, page->subject);
}

static gboolean
write_text(const ErpForecastPage *page, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(page);
  if (page->ascii)
    erp_paper_to_ascii(paper);
  erp_sink_take(sink, erp_paper_text(paper, page->width));
  return TRUE;
}

static gboolean
write_html(const ErpForecastPage *page, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(page);
  erp_sink_take(sink, erp_paper_html(paper));
  return TRUE;
}

static gboolean
write_markdown(const ErpForecastPage *page, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(page);
  erp_sink_take(sink, erp_paper_markdown(paper));
  return TRUE;
}

static gboolean
write_man(const ErpForecastPage *page, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(page);
  erp_sink_take(sink, erp_paper_man(paper));
  return TRUE;
}

static gboolean
write_pdf(const ErpForecastPage *page, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = paper_of(page);
  g_autoptr(GBytes) bytes = erp_paper_pdf(paper, error);
  if (bytes != NULL)
    sink.add(sink.to, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  return bytes != NULL;
}

static gboolean
write_json(const ErpForecastPage *page, ErpSink sink, G_GNUC_UNUSED GError **error) {
  erp_forecast_json(page, sink);
  return TRUE;
}

static gboolean
write_csv(const ErpForecastPage *page, ErpSink sink, G_GNUC_UNUSED GError **error) {
  erp_forecast_table_write(page, ERP_TABLE_COMMAS, sink);
  return TRUE;
}

static gboolean
write_tsv(const ErpForecastPage *page, ErpSink sink, G_GNUC_UNUSED GError **error) {
  erp_forecast_table_write(page, ERP_TABLE_TABS, sink);
  return TRUE;
}

/* The table: word, function, what it is. */
#define FORMATS(FORMAT)                                                                            \
  FORMAT("text", write_text, N_("plain text"))                                                     \
  FORMAT("html", write_html, N_("a web page in one file, also to be printed"))                     \
  FORMAT("markdown", write_markdown, N_("Markdown with tables as GitHub shows them"))              \
  FORMAT("man", write_man, N_("a manual page, for man -l"))                                        \
  FORMAT("pdf", write_pdf, N_("PDF on A4, made by groff"))                                         \
  FORMAT("json", write_json, N_("all of it, for programs"))                                        \
  FORMAT("csv", write_csv, N_("one table (--table), commas between cells"))                        \
  FORMAT("tsv", write_tsv, N_("one table (--table), tabs between cells"))

#define WORD(word, write, about) word,
const char *const erp_forecast_formats[] = {FORMATS(WORD) NULL};

#define WRITE(word, write, about) write,
static const Write writers[] = {FORMATS(WRITE)};

#define ABOUT(word, write, about) about,
static const char *const abouts[] = {FORMATS(ABOUT)};

const char *
erp_forecast_format_about(guint format) {
  g_assert(format < G_N_ELEMENTS(abouts));
  return _(abouts[format]);
}

gboolean
erp_forecast_write(guint format, const ErpForecastPage *page, ErpSink sink, GError **error) {
  g_assert(format < G_N_ELEMENTS(writers));
  return writers[format](page, sink, error);
}
