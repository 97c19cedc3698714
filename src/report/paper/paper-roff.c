#include "report/paper/paper-roff.h"

#include "base/escape.h"
#include "base/units.h"
#include "base/width.h"
#include "report/paper/roff.h"
#include "report/paper/wrap.h"

#define LONG_WORD 40 /* columns; what is longer may be broken */
#define BREAK "\001" /* in no text that is safe */

/* What groff's fonts have. */
static gboolean
is_printable(gunichar c) {
  static const gunichar more[] = {
      0x141,  0x142,  0x152,  0x153,  0x160,  0x161,
      0x17d,  0x17e, /* L and l stroke ... z caron */
      0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d,
      0x2022, 0x2026,                                 /* dashes, quotes ... */
      0x20ac, 0x2192, 0x2212, 0x2260, 0x2264, 0x2265, /* euro, arrow, minus, signs */
  };
  for (guint i = 0; i < G_N_ELEMENTS(more); i++)
    if (c == more[i])
      return TRUE;
  return c < 0x7f || (c > 0xa0 && c <= 0xff);
}

char *
erp_roff_printable(const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  GString *out = g_string_new(NULL);
  for (const char *p = safe; *p != '\0'; p = g_utf8_next_char(p)) {
    g_autofree char *c = g_strndup(p, (gsize) (g_utf8_next_char(p) - p));
    g_autofree char *plain =
        is_printable(g_utf8_get_char(p)) ? g_steal_pointer(&c) : erp_escape_ascii(c);
    g_string_append(out, plain);
  }
  return g_string_free(out, FALSE);
}

void
erp_roff_length(GString *out, gint64 length) {
  g_autofree char *text = erp_fixed(length, 3);
  g_string_append_printf(out, "%sc", text);
}

void
erp_roff_paper_line(GString *out, const char *text) {
  if (*text == '\0')
    g_string_append(out, "\\&");
  g_autofree char *safe = erp_escape_text(text);
  g_autoptr(GString) broken = g_string_new(NULL);
  erp_wrap_break(broken, safe, LONG_WORD, BREAK);
  g_auto(GStrv) parts = g_strsplit(broken->str, BREAK, -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    g_string_append(out, i > 0 ? "\\:" : "");
    erp_roff_text(out, parts[i]);
  }
  g_string_append_c(out, '\n');
}

void
erp_roff_paper_request(GString *out, const char *request, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_auto(GStrv) parts = g_strsplit(safe, "\"", -1);
  g_autofree char *quoted = g_strjoinv("\"\"", parts);
  g_string_append_printf(out, ".%s \"", request);
  erp_roff_text(out, quoted);
  g_string_append(out, "\"\n");
}

void
erp_roff_paper_label(GString *out, const char *label) {
  g_autofree char *text = g_strconcat(label, ":", NULL);
  erp_roff_paper_request(out, "B", text);
}

/* As it is where it fits, else as a block of text, which wraps. Nothing in it is read by tbl. */
static void
append_cell(GString *out, const char *text, guint width, gboolean last) {
  if (erp_text_width(text) <= width) {
    g_string_append(out, "\\&");
    erp_roff_text(out, text);
    g_string_append_c(out, last ? '\n' : '\t');
    return;
  }
  g_string_append(out, "T{\n\\&");
  erp_roff_paper_line(out, text);
  g_string_append(out, last ? "T}\n" : "T}\t");
}

/* Of the columns of a table, which are two digits apart with a line between, as those of text. */
static guint *
column_widths(const ErpGrid *grid, guint width) {
  return erp_grid_widths(grid, width - 2);
}

guint
erp_roff_paper_table_head(const ErpGrid *grid, guint width) {
  g_autofree guint *widths = column_widths(grid, width);
  guint titles = 1, cells = 1;
  for (guint c = 0; c < erp_grid_columns(grid); c++) {
    titles = MAX(titles, 1 + erp_text_width(erp_grid_title(grid, c)) / (widths[c] + 1));
    if (erp_grid_rows(grid) > 0)
      cells = MAX(cells, 1 + erp_text_width(erp_grid_at(grid, 0, c)) / (widths[c] + 1));
  }
  return titles + cells;
}

void
erp_roff_paper_table(GString *out, const ErpGrid *grid, guint width, const char *begin,
                     const char *titled) {
  guint n = erp_grid_columns(grid);
  g_autofree guint *widths = column_widths(grid, width);
  g_string_append_printf(out, ".TS%s\n", begin);
  for (guint c = 0; c < n; c++)
    g_string_append_printf(out, "lbp-1w(%un)%s", widths[c], c + 1 < n ? "2 " : "\n");
  for (guint c = 0; c < n; c++)
    g_string_append_printf(out, "%cw(%un)%s",
                           erp_grid_align(grid, c) == ERP_ALIGN_RIGHT ? 'r' : 'l', widths[c],
                           c + 1 < n ? " " : ".\n");
  for (guint c = 0; c < n; c++)
    append_cell(out, erp_grid_title(grid, c), widths[c], c + 1 == n);
  g_string_append(out, titled);
  for (guint r = 0; r < erp_grid_rows(grid); r++)
    for (guint c = 0; c < n; c++)
      append_cell(out, erp_grid_at(grid, r, c), widths[c], c + 1 == n);
  g_string_append(out, ".TE\n");
}

/* In angle brackets, with leave to break the line after each slash. */
static void
append_address(GString *out, const char *address) {
  g_autofree char *safe = erp_escape_text(address);
  g_auto(GStrv) parts = g_strsplit(safe, "/", -1);
  g_string_append_c(out, '<');
  for (guint i = 0; parts[i] != NULL; i++) {
    g_string_append(out, i > 0 ? "/\\:" : "");
    erp_roff_text(out, parts[i]);
  }
  g_string_append(out, ">\n");
}

static void
append_link(GString *out, const ErpBlock *block) {
  if (*block->text != '\0')
    erp_roff_paper_line(out, block->text);
  erp_roff_paper_line(out, block->link);
  append_address(out, block->address);
}

void
erp_roff_paper_body(GString *out, const ErpBlock *block) {
  if (block->link != NULL)
    append_link(out, block);
  else
    erp_roff_paper_line(out, block->text);
}
