/* Papers as Markdown. */
#include "report/paper/paper-writers.h"

#include <string.h>

#include "base/escape.h"
#include "report/paper/chart-writers.h"

#define CHART_WIDTH 80

/* Made safe to print, with a backslash before what Markdown or the HTML in it would take for
 * markup;
 * "#", "-" and "1." are that at the start only. Caller frees. */
static char *
inline_text(const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  const char *number = safe + strspn(safe, "0123456789");
  GString *out = g_string_new(NULL);
  for (const char *p = safe; *p != '\0'; p++) {
    if (strchr("\\`*_[]<>|&~$", *p) != NULL || (p == safe && strchr("#+-=", *p) != NULL) ||
        (p == number && p > safe && strchr(".)", *p) != NULL))
      g_string_append_c(out, '\\');
    g_string_append_c(out, *p);
  }
  return g_string_free(out, FALSE);
}

static void
append_text(GString *out, const char *text) {
  g_autofree char *safe = inline_text(text);
  g_string_append(out, safe);
}

/* An address may stand in angle brackets with anything but these and line ends in it. */
static void
append_link(GString *out, const char *link, const char *address) {
  g_autofree char *safe = erp_escape_text(address);
  g_auto(GStrv) parts = g_strsplit_set(safe, "<> ", -1);
  g_autofree char *target = g_strjoinv("%20", parts);
  g_string_append_c(out, '[');
  append_text(out, link);
  g_string_append_printf(out, "](<%s>)", target);
}

static void
append_labelled(GString *out, const char *lead, const char *label, const char *text) {
  g_string_append(out, lead);
  if (label != NULL) {
    g_string_append(out, "**");
    append_text(out, label);
    g_string_append(out, ":** ");
  }
  append_text(out, text);
}

static void
append_table(GString *out, const ErpGrid *grid) {
  guint n = erp_grid_columns(grid);
  for (guint c = 0; c < n; c++) {
    g_string_append(out, "| ");
    append_text(out, erp_grid_title(grid, c));
    g_string_append_c(out, ' ');
  }
  g_string_append(out, "|\n");
  for (guint c = 0; c < n; c++)
    g_string_append(out, erp_grid_align(grid, c) == ERP_ALIGN_RIGHT ? "| ---: " : "| --- ");
  g_string_append(out, "|\n");
  for (guint r = 0; r < erp_grid_rows(grid); r++) {
    for (guint c = 0; c < n; c++) {
      g_string_append(out, "| ");
      append_text(out, erp_grid_at(grid, r, c));
      g_string_append_c(out, ' ');
    }
    g_string_append(out, "|\n");
  }
}

/* The most backticks in a row. */
static guint
longest_ticks(const char *text) {
  guint longest = 0;
  for (const char *p = text; *p != '\0'; p += MAX(strspn(p, "`"), 1))
    longest = MAX(longest, (guint) strspn(p, "`"));
  return longest;
}

/* As text between fences that are longer than any in it. */
static void
append_chart(GString *out, const ErpBlock *block) {
  g_autoptr(GString) text = g_string_new(NULL);
  erp_chart_write_text(block->chart, block->chart->signs, CHART_WIDTH, text);
  g_autofree char *fence = g_strnfill(MAX(longest_ticks(text->str) + 1, 3), '`');
  append_text(out, block->text);
  g_string_append_printf(out, "\n\n%stext\n%s%s\n", fence, text->str, fence);
}

static void
append_item(GString *out, const ErpBlock *block) {
  g_string_append(out, "- ");
  if (block->mark != ERP_MARK_NONE) {
    append_text(out, erp_mark_text(block->mark));
    g_string_append_c(out, ' ');
  }
  append_labelled(out, "", block->label, block->text);
}

static void
append_block(GString *out, const ErpBlock *block) {
  switch (block->kind) {
  case ERP_BLOCK_HEADING:
    for (guint i = 0; i <= block->level; i++)
      g_string_append_c(out, '#');
    g_string_append_c(out, ' ');
    append_text(out, block->text);
    break;
  case ERP_BLOCK_PARAGRAPH:
    append_text(out, block->text);
    break;
  case ERP_BLOCK_ROW:
    append_labelled(out, "- ", block->label, block->text);
    break;
  case ERP_BLOCK_ITEM:
    append_item(out, block);
    break;
  case ERP_BLOCK_DETAIL:
    append_labelled(out, "  - ", block->label, block->text);
    break;
  case ERP_BLOCK_TABLE:
    if (block->text != NULL) {
      append_text(out, block->text);
      g_string_append(out, "\n\n");
    }
    append_table(out, block->table);
    return;
  case ERP_BLOCK_CHART:
    append_chart(out, block);
    return;
  case ERP_BLOCK_MAP:
    append_text(out, block->text);
    break;
  }
  if (block->link != NULL) {
    g_string_append(out, *block->text == '\0' ? "" : " ");
    append_link(out, block->link, block->address);
  }
  g_string_append_c(out, '\n');
}

static gboolean
in_list(const ErpBlock *block) {
  return block->kind == ERP_BLOCK_ROW || block->kind == ERP_BLOCK_ITEM ||
         block->kind == ERP_BLOCK_DETAIL;
}

char *
erp_paper_markdown(const ErpPaper *paper) {
  GString *out = g_string_new("# ");
  append_text(out, erp_paper_title(paper));
  g_string_append_c(out, '\n');
  for (guint i = 0; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (i == 0 || !in_list(block) || !in_list(erp_paper_get(paper, i - 1)))
      g_string_append_c(out, '\n');
    append_block(out, block);
  }
  return g_string_free(out, FALSE);
}
