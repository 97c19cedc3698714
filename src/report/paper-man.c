/* Papers as manual pages. */
#include "report/paper-writers.h"

#include "base/escape.h"
#include "base/width.h"
#include "report/roff.h"

/* Made safe to print and free of requests; an empty line would be space. */
static void
append_line(GString *out, const char *text) {
  if (*text == '\0')
    g_string_append(out, "\\&");
  g_autofree char *safe = erp_escape_text(text);
  erp_roff_line(out, safe);
}

/* As the argument of a macro: in quotes, with those inside doubled. */
static void
append_request(GString *out, const char *request, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_auto(GStrv) parts = g_strsplit(safe, "\"", -1);
  g_autofree char *quoted = g_strjoinv("\"\"", parts);
  g_string_append_printf(out, ".%s \"", request);
  erp_roff_text(out, quoted);
  g_string_append(out, "\"\n");
}

static void
append_label(GString *out, const char *label) {
  g_autofree char *text = g_strconcat(label, ":", NULL);
  append_request(out, "B", text);
}

/* Each cell is a text block, so that it may hold what it likes and wraps. */
static void
append_cell(GString *out, const char *text, gboolean last) {
  g_string_append(out, "T{\n\\&");
  append_line(out, text);
  g_string_append(out, last ? "T}\n" : "T}\t");
}

#define NARROW 16 /* a column of such cells is as wide as they are; others share what is left */

static gboolean
is_narrow(const ErpGrid *grid, guint column) {
  for (guint r = 0; r < erp_grid_rows(grid); r++)
    if (erp_text_width(erp_grid_at(grid, r, column)) > NARROW)
      return FALSE;
  return TRUE;
}

static void
append_table(GString *out, const ErpGrid *grid) {
  guint n = erp_grid_columns(grid);
  g_string_append(out, ".TS\nallbox;\n");
  for (guint c = 0; c < n; c++)
    g_string_append(out, c + 1 < n ? "lb " : "lb\n");
  for (guint c = 0; c < n; c++)
    g_string_append_printf(out, "%c%s%s", erp_grid_align(grid, c) == ERP_ALIGN_RIGHT ? 'r' : 'l',
                           is_narrow(grid, c) ? "" : "x", c + 1 < n ? " " : ".\n");
  for (guint c = 0; c < n; c++)
    append_cell(out, erp_grid_title(grid, c), c + 1 == n);
  for (guint r = 0; r < erp_grid_rows(grid); r++)
    for (guint c = 0; c < n; c++)
      append_cell(out, erp_grid_at(grid, r, c), c + 1 == n);
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
    append_line(out, block->text);
  append_line(out, block->link);
  append_address(out, block->address);
}

static void
append_body(GString *out, const ErpBlock *block) {
  if (block->link != NULL)
    append_link(out, block);
  else
    append_line(out, block->text);
}

static void
append_block(GString *out, const ErpBlock *block, gboolean after_heading) {
  if (!after_heading && (block->kind == ERP_BLOCK_PARAGRAPH || block->kind == ERP_BLOCK_TABLE))
    g_string_append(out, ".PP\n");
  switch (block->kind) {
  case ERP_BLOCK_HEADING:
    append_request(out, block->level == 1 ? "SH" : "SS", block->text);
    break;
  case ERP_BLOCK_PARAGRAPH:
    append_body(out, block);
    break;
  case ERP_BLOCK_ROW:
    g_string_append(out, ".TP\n");
    append_label(out, block->label);
    append_body(out, block);
    break;
  case ERP_BLOCK_ITEM:
    append_request(out, "IP", erp_mark_text(block->mark));
    if (block->label != NULL)
      append_label(out, block->label);
    append_body(out, block);
    break;
  case ERP_BLOCK_DETAIL:
    g_string_append(out, ".br\n");
    append_label(out, block->label);
    append_body(out, block);
    break;
  case ERP_BLOCK_TABLE:
    if (block->text != NULL)
      append_request(out, "B", block->text);
    append_table(out, block->table);
    break;
  }
}

/* Neither hyphens nor stretched blanks: reports are full of ids. */
static void
append_head(GString *out, const ErpPaper *paper) {
  g_string_append(out, "'\\\" t\n");
  g_string_append_printf(out, ".TH REPORT 7 \"%s\" erplan\n.nh\n.ad l\n",
                         erp_paper_date(paper) == NULL ? "" : erp_paper_date(paper));
  g_string_append(out, ".SH NAME\nreport \\- ");
  append_line(out, erp_paper_title(paper));
}

char *
erp_paper_man(const ErpPaper *paper) {
  GString *out = g_string_new(NULL);
  append_head(out, paper);
  for (guint i = 0; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (i == 0 && block->kind != ERP_BLOCK_HEADING)
      g_string_append(out, ".SH SUMMARY\n");
    append_block(out, block, i == 0 || erp_paper_get(paper, i - 1)->kind == ERP_BLOCK_HEADING);
  }
  return g_string_free(out, FALSE);
}
