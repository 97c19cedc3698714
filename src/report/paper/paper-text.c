/* Documents as plain text. */
#include "report/paper/paper-writers.h"

#include "base/escape.h"
#include "base/width.h"
#include "report/paper/chart-writers.h"
#include "report/paper/wrap.h"

#define LIST_INDENT 2

typedef struct {
  GString *out;
  guint width;
  guint hang; /* where the text of the item stands that details belong to */
} Writer;

static void
write_heading(Writer *writer, guint level, const char *text) {
  static const char underlines[] = "=-"; /* title, sections */
  g_autofree char *safe = erp_escape_text(text);
  erp_wrap_within(writer->out, writer->width, 0, 0, safe);
  if (level >= sizeof(underlines) - 1)
    return;
  g_autofree char *line = g_strnfill(MIN(erp_text_width(safe), writer->width), underlines[level]);
  g_string_append_printf(writer->out, "%s\n", line);
}

/* `indent` blanks, "lead label: text"; further lines begin below the label. */
static void
write_labelled(Writer *writer, guint indent, const char *lead, const char *label,
               const char *text) {
  guint hang = indent + (lead == NULL ? 0 : erp_text_width(lead) + 1);
  g_autofree char *line = label == NULL ? g_strdup(text) : g_strconcat(label, ": ", text, NULL);
  g_string_append_printf(writer->out, "%*s%s%s", (int) indent, "", lead == NULL ? "" : lead,
                         lead == NULL ? "" : " ");
  erp_wrap_within(writer->out, writer->width, hang, lead == NULL ? hang + 2 : hang, line);
  writer->hang = hang;
}

/* The text and, if it ends in one, the link: "Read the guide <https://...>". Caller frees. */
static char *
whole_text(const ErpBlock *block) {
  if (block->link == NULL)
    return g_strdup(block->text);
  return g_strdup_printf("%s%s%s <%s>", block->text, *block->text == '\0' ? "" : " ", block->link,
                         block->address);
}

static void
write_table(Writer *writer, const ErpBlock *block) {
  if (block->text != NULL)
    erp_wrap_within(writer->out, writer->width, 0, 0, block->text);
  erp_grid_fit(block->table, writer->width);
  erp_grid_write_text(block->table, LIST_INDENT, writer->out);
}

static void
write_block(Writer *writer, const ErpBlock *block) {
  g_autofree char *text = whole_text(block);
  switch (block->kind) {
  case ERP_BLOCK_HEADING:
    write_heading(writer, block->level, block->text);
    break;
  case ERP_BLOCK_PARAGRAPH:
    erp_wrap_within(writer->out, writer->width, 0, 0, text);
    break;
  case ERP_BLOCK_ROW:
    write_labelled(writer, LIST_INDENT, NULL, block->label, block->text);
    break;
  case ERP_BLOCK_ITEM:
    write_labelled(writer, LIST_INDENT, erp_mark_text(block->mark), block->label, text);
    break;
  case ERP_BLOCK_DETAIL: {
    guint hang = writer->hang;
    write_labelled(writer, hang, NULL, block->label, block->text);
    writer->hang = hang;
    break;
  }
  case ERP_BLOCK_TABLE:
    write_table(writer, block);
    break;
  case ERP_BLOCK_CHART:
    erp_wrap_within(writer->out, writer->width, 0, 0, block->text);
    erp_chart_write_text(block->chart, block->chart->signs, writer->width, writer->out);
    break;
  case ERP_BLOCK_MAP:
    erp_wrap_within(writer->out, writer->width, 0, 0, block->text);
    break;
  }
}

/* Whether a block goes on with what stands before it, without an empty line between. */
static gboolean
continues(const ErpBlock *before, const ErpBlock *block) {
  gboolean item = before->kind == ERP_BLOCK_ITEM || before->kind == ERP_BLOCK_DETAIL;
  switch (block->kind) {
  case ERP_BLOCK_ITEM:
    return item;
  case ERP_BLOCK_DETAIL:
    return TRUE;
  case ERP_BLOCK_ROW:
    return before->kind == block->kind;
  case ERP_BLOCK_HEADING:
  case ERP_BLOCK_PARAGRAPH:
  case ERP_BLOCK_TABLE:
  case ERP_BLOCK_CHART:
  case ERP_BLOCK_MAP:
    break;
  }
  return FALSE;
}

char *
erp_paper_text(const ErpPaper *paper, guint width) {
  Writer writer = {.out = g_string_new(NULL), .width = width};
  write_heading(&writer, 0, erp_paper_title(paper));
  for (guint i = 0; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (i == 0 || !continues(erp_paper_get(paper, i - 1), block))
      g_string_append_c(writer.out, '\n');
    write_block(&writer, block);
  }
  return g_string_free(writer.out, FALSE);
}
