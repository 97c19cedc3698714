/* Papers as manual pages. */
#include "report/paper/paper-writers.h"

#include "report/paper/chart-writers.h"
#include "report/paper/paper-roff.h"

/* Without a frame, which would have to stay on one page. */
#define TABLE_WIDTH 71 /* of a terminal of 80, behind the indent of a section */

/* Sections are in capitals; below their sections are bold lines, as man has two levels. */
static void
append_heading(GString *out, const ErpBlock *block) {
  g_autofree char *upper = g_utf8_strup(block->text, -1);
  if (block->level == 1)
    erp_roff_paper_request(out, "SH", upper);
  else if (block->level == 2)
    erp_roff_paper_request(out, "SS", block->text);
  else
    erp_roff_paper_request(out, "B", block->text);
}

/* Whether a block needs no space before it: what stands above has made room. */
static gboolean
has_room(const ErpBlock *before) {
  return before->kind == ERP_BLOCK_HEADING && before->level <= 2;
}

/* In 7 bits, which every terminal and font has. */
static void
append_chart(GString *out, const ErpBlock *block) {
  g_autoptr(GString) text = g_string_new(NULL);
  erp_chart_write_text(block->chart, &erp_chart_ascii, TABLE_WIDTH, text);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(text->str), "\n", -1);
  erp_roff_paper_request(out, "B", block->text);
  g_string_append(out, ".PP\n.nf\n");
  for (guint i = 0; lines[i] != NULL; i++)
    erp_roff_paper_line(out, lines[i]);
  g_string_append(out, ".fi\n");
}

/* Rows and items bring their own. */
static gboolean
begins_paragraph(const ErpBlock *block) {
  return block->kind == ERP_BLOCK_PARAGRAPH || block->kind == ERP_BLOCK_TABLE ||
         block->kind == ERP_BLOCK_CHART || block->kind == ERP_BLOCK_MAP ||
         (block->kind == ERP_BLOCK_HEADING && block->level > 2);
}

static void
append_block(GString *out, const ErpBlock *block, gboolean after_heading) {
  if (!after_heading && begins_paragraph(block))
    g_string_append(out, ".PP\n");
  switch (block->kind) {
  case ERP_BLOCK_HEADING:
    append_heading(out, block);
    break;
  case ERP_BLOCK_PARAGRAPH:
    erp_roff_paper_body(out, block);
    break;
  case ERP_BLOCK_ROW:
    g_string_append(out, ".TP\n");
    erp_roff_paper_label(out, block->label);
    erp_roff_paper_body(out, block);
    break;
  case ERP_BLOCK_ITEM:
    erp_roff_paper_request(out, "IP", erp_mark_text(block->mark));
    if (block->label != NULL)
      erp_roff_paper_label(out, block->label);
    erp_roff_paper_body(out, block);
    break;
  case ERP_BLOCK_DETAIL:
    g_string_append(out, ".br\n");
    erp_roff_paper_label(out, block->label);
    erp_roff_paper_body(out, block);
    break;
  case ERP_BLOCK_TABLE:
    if (block->text != NULL)
      erp_roff_paper_request(out, "B", block->text);
    erp_roff_paper_table(out, block->table, TABLE_WIDTH, "\nnokeep nowarn;", "_\n");
    break;
  case ERP_BLOCK_CHART:
    append_chart(out, block);
    break;
  case ERP_BLOCK_MAP:
    erp_roff_paper_line(out, block->text);
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
  erp_roff_paper_line(out, erp_paper_title(paper));
}

char *
erp_paper_man(const ErpPaper *paper) {
  GString *out = g_string_new(NULL);
  append_head(out, paper);
  for (guint i = 0; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (i == 0 && block->kind != ERP_BLOCK_HEADING)
      g_string_append(out, ".SH SUMMARY\n");
    append_block(out, block, i == 0 || has_room(erp_paper_get(paper, i - 1)));
  }
  return g_string_free(out, FALSE);
}
