#include "report/formats.h"

#include <string.h>

#include "base/escape.h"
#include "base/i18n.h"
#include "report/paper-writers.h"

typedef GBytes *(*Write)(ErpPaper *paper, const ErpLayout *layout, GError **error);

/* Takes over the text. */
static GBytes *
as_bytes(char *text) {
  return g_bytes_new_take(text, strlen(text));
}

static GBytes *
write_text(ErpPaper *paper, const ErpLayout *layout, G_GNUC_UNUSED GError **error) {
  if (layout->ascii)
    erp_paper_map(paper, erp_escape_ascii);
  return as_bytes(erp_paper_text(paper, layout->width));
}

static GBytes *
write_html(ErpPaper *paper, G_GNUC_UNUSED const ErpLayout *layout, G_GNUC_UNUSED GError **error) {
  return as_bytes(erp_paper_html(paper));
}

static GBytes *
write_markdown(ErpPaper *paper, G_GNUC_UNUSED const ErpLayout *layout,
               G_GNUC_UNUSED GError **error) {
  return as_bytes(erp_paper_markdown(paper));
}

static GBytes *
write_man(ErpPaper *paper, G_GNUC_UNUSED const ErpLayout *layout, G_GNUC_UNUSED GError **error) {
  return as_bytes(erp_paper_man(paper));
}

static GBytes *
write_pdf(ErpPaper *paper, G_GNUC_UNUSED const ErpLayout *layout, GError **error) {
  return erp_paper_pdf(paper, error);
}

/* The table: word, function, what it is. */
#define FORMATS(FORMAT)                                                                            \
  FORMAT("text", write_text, N_("plain text"))                                                     \
  FORMAT("html", write_html, N_("a web page in one file, also to be printed"))                     \
  FORMAT("markdown", write_markdown, N_("Markdown with tables as GitHub shows them"))              \
  FORMAT("man", write_man, N_("a manual page, for man -l"))                                        \
  FORMAT("pdf", write_pdf, N_("PDF on A4, made by groff"))

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
erp_report_write(guint format, ErpPaper *paper, const ErpLayout *layout, GError **error) {
  g_assert(format < G_N_ELEMENTS(writers));
  return writers[format](paper, layout, error);
}
