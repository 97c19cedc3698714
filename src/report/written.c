#include "report/written.h"

#include "report/paper/paper-writers.h"
#include "base/i18n.h"

typedef gboolean (*Write)(const ErpWritten *written, ErpSink sink, GError **error);

static gboolean
write_text(const ErpWritten *written, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what);
  if (written->ascii)
    erp_paper_to_ascii(paper);
  erp_sink_take(sink, erp_paper_text(paper, written->width));
  return TRUE;
}

static gboolean
write_html(const ErpWritten *written, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what);
  erp_sink_take(sink, erp_paper_html(paper));
  return TRUE;
}

static gboolean
write_markdown(const ErpWritten *written, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what);
  erp_sink_take(sink, erp_paper_markdown(paper));
  return TRUE;
}

static gboolean
write_man(const ErpWritten *written, ErpSink sink, G_GNUC_UNUSED GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what);
  erp_sink_take(sink, erp_paper_man(paper));
  return TRUE;
}

static gboolean
write_pdf(const ErpWritten *written, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what);
  g_autoptr(GBytes) bytes = erp_paper_pdf(paper, error);
  if (bytes != NULL)
    sink.add(sink.to, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  return bytes != NULL;
}

static gboolean
write_json(const ErpWritten *written, ErpSink sink, G_GNUC_UNUSED GError **error) {
  written->json(written->what, sink);
  return TRUE;
}

static gboolean
write_csv(const ErpWritten *written, ErpSink sink, G_GNUC_UNUSED GError **error) {
  written->table(written->what, ERP_TABLE_COMMAS, sink);
  return TRUE;
}

static gboolean
write_tsv(const ErpWritten *written, ErpSink sink, G_GNUC_UNUSED GError **error) {
  written->table(written->what, ERP_TABLE_TABS, sink);
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
const char *const erp_written_formats[] = {FORMATS(WORD) NULL};

#define WRITE(word, write, table, about) write,
static const Write writers[] = {FORMATS(WRITE)};

#define TABLE(word, write, table, about) table,
static const gboolean takes_table[] = {FORMATS(TABLE)};

#define ABOUT(word, write, table, about) about,
static const char *const abouts[] = {FORMATS(ABOUT)};

const char *
erp_written_format_about(guint format) {
  g_assert(format < G_N_ELEMENTS(abouts));
  return _(abouts[format]);
}

gboolean
erp_written_takes_table(guint format) {
  g_assert(format < G_N_ELEMENTS(takes_table));
  return takes_table[format];
}

gboolean
erp_written_write(guint format, const ErpWritten *written, ErpSink sink, GError **error) {
  g_assert(format < G_N_ELEMENTS(writers));
  return writers[format](written, sink, error);
}
