#include "report/written.h"

#include "base/error.h"
#include "report/paper/paper-writers.h"
#include "base/i18n.h"

typedef gboolean (*Write)(const ErpWritten *written, ErpSink sink, GError **error);

/* Takes over the text. */
static gboolean
put(ErpSink sink, char *text) {
  erp_sink_take(sink, text);
  return TRUE;
}

static gboolean
write_text(const ErpWritten *written, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what, error);
  if (paper != NULL && written->ascii)
    erp_paper_to_ascii(paper);
  return paper != NULL && put(sink, erp_paper_text(paper, written->width));
}

static gboolean
write_html(const ErpWritten *written, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what, error);
  return paper != NULL && put(sink, erp_paper_html(paper));
}

static gboolean
write_markdown(const ErpWritten *written, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what, error);
  return paper != NULL && put(sink, erp_paper_markdown(paper));
}

static gboolean
write_man(const ErpWritten *written, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what, error);
  return paper != NULL && put(sink, erp_paper_man(paper));
}

static gboolean
write_pdf(const ErpWritten *written, ErpSink sink, GError **error) {
  g_autoptr(ErpPaper) paper = written->paper(written->what, error);
  g_autoptr(GBytes) bytes = paper == NULL ? NULL : erp_paper_pdf(paper, error);
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

const char *const erp_written_formats[] = {ERP_WRITTEN_PAPERS, ERP_WRITTEN_DATA, NULL};

/* In the order of the words. */
static const struct {
  Write write;
  gboolean takes_table;
  const char *about;
} formats[] = {
    {write_text, FALSE, N_("plain text")},
    {write_html, FALSE, N_("a web page in one file, also to be printed")},
    {write_markdown, FALSE, N_("Markdown with tables as GitHub shows them")},
    {write_man, FALSE, N_("a manual page, for man -l")},
    {write_pdf, FALSE, N_("PDF on A4, made by groff")},
    {write_json, FALSE, N_("all of it, for programs")},
    {write_csv, TRUE, N_("one table (--table), commas between cells")},
    {write_tsv, TRUE, N_("one table (--table), tabs between cells")},
};
G_STATIC_ASSERT(G_N_ELEMENTS(formats) == G_N_ELEMENTS(erp_written_formats) - 1);

const char *
erp_written_format_about(guint format) {
  g_assert(format < G_N_ELEMENTS(formats));
  return _(formats[format].about);
}

gboolean
erp_written_check_table(guint format, guint table, GError **error) {
  g_assert(format < G_N_ELEMENTS(formats));
  if (table == ERP_NO_TABLE || formats[format].takes_table)
    return TRUE;
  g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                      _("--table is for --format=csv and --format=tsv only"));
  return FALSE;
}

gboolean
erp_written_write(guint format, const ErpWritten *written, ErpSink sink, GError **error) {
  g_assert(format < G_N_ELEMENTS(formats));
  return formats[format].write(written, sink, error);
}
