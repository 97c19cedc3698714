/* Papers as web pages: one file that needs no other, no script, nothing from elsewhere. */
#include "report/paper/paper-writers.h"

#include "base/escape.h"
#include "base/width.h"
#include "report/paper/chart-writers.h"
#include "report/paper/html-style.h"
#include "base/i18n.h"

#define CONTENTS_DEPTH 2 /* levels of headings in the table of contents */
#define NARROW 16        /* columns of a cell that is not broken: a verdict, an id */

typedef enum { LIST_NONE, LIST_ROWS, LIST_ITEMS } List;

typedef struct {
  GString *out;
  GArray *sections; /* guint: levels of those that are open */
  List list;        /* that is open */
  gboolean details; /* the list of the open item's own is open */
} Writer;

/* ---- texts ----------------------------------------------------------------------------------- */

static void
write_text(Writer *writer, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_autofree char *escaped = g_markup_escape_text(safe, -1);
  g_string_append(writer->out, escaped);
}

/* <TAG>, with the block's id and class if there are any. Ids hold nothing that needs an escape. */
static void
open_tag(Writer *writer, const char *tag, const ErpBlock *block) {
  g_string_append_printf(writer->out, "<%s", tag);
  if (block->id != NULL)
    g_string_append_printf(writer->out, " id=\"%s\"", block->id);
  g_string_append(writer->out, block->mark != ERP_MARK_NONE ? " class=\"marked\">" : ">");
}

/* As a link to where it stands, if that has an id. */
static void
write_own_link(Writer *writer, const ErpBlock *block, const char *text) {
  if (block->id != NULL)
    g_string_append_printf(writer->out, "<a href=\"#%s\">", block->id);
  write_text(writer, text);
  g_string_append(writer->out, block->id != NULL ? "</a>" : "");
}

static void
write_label(Writer *writer, const ErpBlock *block) {
  if (block->label == NULL)
    return;
  g_string_append(writer->out, "<b>");
  write_own_link(writer, block, block->label);
  g_string_append(writer->out, ":</b> ");
}

static void
write_body(Writer *writer, const ErpBlock *block) {
  write_text(writer, block->text);
  if (block->link == NULL)
    return;
  g_string_append(writer->out, *block->text == '\0' ? "<a href=\"" : " <a href=\"");
  write_text(writer, block->address);
  g_string_append(writer->out, "\">");
  write_text(writer, block->link);
  g_string_append(writer->out, "</a>");
}

/* ---- lists and sections ---------------------------------------------------------------------- */

static void
close_item(Writer *writer) {
  if (writer->list == LIST_ITEMS)
    g_string_append(writer->out, writer->details ? "</ul></li>\n" : "</li>\n");
  writer->details = FALSE;
}

static void
set_list(Writer *writer, List list) {
  static const char *const begin[] = {"", "<dl>\n", "<ul>\n"};
  static const char *const end[] = {"", "</dl>\n", "</ul>\n"};
  close_item(writer);
  if (writer->list == list)
    return;
  g_string_append(writer->out, end[writer->list]);
  g_string_append(writer->out, begin[list]);
  writer->list = list;
}

/* Closes those that are not above a heading of that level. */
static void
close_sections(Writer *writer, guint level) {
  set_list(writer, LIST_NONE);
  for (guint n = writer->sections->len;
       n > 0 && g_array_index(writer->sections, guint, n - 1) >= level; n--) {
    g_string_append(writer->out, "</section>\n");
    g_array_set_size(writer->sections, n - 1);
  }
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static void
write_heading(Writer *writer, const ErpBlock *block) {
  guint rank = MIN(block->level + 1, 6);
  close_sections(writer, block->level);
  open_tag(writer, "section", block);
  g_string_append_printf(writer->out, "\n<h%u>", rank);
  write_own_link(writer, block, block->text);
  g_string_append_printf(writer->out, "</h%u>\n", rank);
  g_array_append_val(writer->sections, block->level);
}

static void
write_row(Writer *writer, const ErpBlock *block) {
  set_list(writer, LIST_ROWS);
  open_tag(writer, "div", block);
  g_string_append(writer->out, "<dt>");
  write_text(writer, block->label);
  g_string_append(writer->out, "</dt><dd>");
  write_body(writer, block);
  g_string_append(writer->out, "</dd></div>\n");
}

static void
write_item(Writer *writer, const ErpBlock *block) {
  set_list(writer, LIST_ITEMS);
  open_tag(writer, "li", block);
  erp_html_mark(writer->out, block->mark);
  write_label(writer, block);
  write_body(writer, block);
}

static void
write_detail(Writer *writer, const ErpBlock *block) {
  if (!writer->details)
    g_string_append(writer->out, "\n<ul>\n");
  writer->details = TRUE;
  open_tag(writer, "li", block);
  write_label(writer, block);
  write_body(writer, block);
  g_string_append(writer->out, "</li>\n");
}

/* `more` are further attributes of the tag. */
static void
write_cell(Writer *writer, ErpAlign align, const char *tag, const char *more, const char *text) {
  const char *class = align == ERP_ALIGN_RIGHT         ? " class=\"number\""
                      : erp_text_width(text) <= NARROW ? " class=\"narrow\""
                                                       : "";
  g_string_append_printf(writer->out, "<%s%s%s>", tag, more, class);
  write_text(writer, text);
  g_string_append_printf(writer->out, "</%s>", tag);
}

/* The first column says what a row is about. */
static void
write_table(Writer *writer, const ErpGrid *grid, const char *caption, gboolean repeated) {
  guint n = erp_grid_columns(grid);
  g_string_append_printf(writer->out, "<div class=\"wide\"><table>\n<caption%s>",
                         repeated ? " class=\"unseen\"" : "");
  write_text(writer, caption);
  g_string_append(writer->out, "</caption>\n<thead><tr>");
  for (guint c = 0; c < n; c++)
    write_cell(writer, erp_grid_align(grid, c), "th", " scope=\"col\"", erp_grid_title(grid, c));
  g_string_append(writer->out, "</tr></thead>\n<tbody>\n");
  for (guint r = 0; r < erp_grid_rows(grid); r++) {
    g_string_append(writer->out, "<tr>");
    for (guint c = 0; c < n; c++)
      write_cell(writer, erp_grid_align(grid, c), c == 0 ? "th" : "td",
                 c == 0 ? " scope=\"row\"" : "", erp_grid_at(grid, r, c));
    g_string_append(writer->out, "</tr>\n");
  }
  g_string_append(writer->out, "</tbody></table></div>\n");
}

static void
write_map(Writer *writer, const ErpBlock *block) {
  g_autofree char *svg = erp_map_svg_element(block->map);
  g_string_append_printf(writer->out, "<figure>\n%s<figcaption>", svg);
  write_text(writer, block->text);
  g_string_append(writer->out, "</figcaption>\n</figure>\n");
}

static void
write_block(Writer *writer, const ErpBlock *block, const char *section) {
  switch (block->kind) {
  case ERP_BLOCK_HEADING:
    write_heading(writer, block);
    break;
  case ERP_BLOCK_PARAGRAPH:
    set_list(writer, LIST_NONE);
    open_tag(writer, "p", block);
    write_body(writer, block);
    g_string_append(writer->out, "</p>\n");
    break;
  case ERP_BLOCK_ROW:
    write_row(writer, block);
    break;
  case ERP_BLOCK_ITEM:
    write_item(writer, block);
    break;
  case ERP_BLOCK_DETAIL:
    write_detail(writer, block);
    break;
  case ERP_BLOCK_TABLE:
    set_list(writer, LIST_NONE);
    write_table(writer, block->table, block->text != NULL ? block->text : section,
                block->text == NULL);
    break;
  case ERP_BLOCK_CHART:
    set_list(writer, LIST_NONE);
    erp_chart_write_html(block->chart, block->text, writer->out);
    break;
  case ERP_BLOCK_MAP:
    set_list(writer, LIST_NONE);
    write_map(writer, block);
    break;
  }
}

/* ---- page ------------------------------------------------------------------------------------ */

static void
write_head(Writer *writer, const ErpPaper *paper) {
  /* TRANSLATORS: the code of your language, as in <html lang="de">. */
  const char *language = _("en");
  g_string_append_printf(writer->out,
                         "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, "
                         "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                         "<title>",
                         language);
  write_text(writer, erp_paper_title(paper));
  g_string_append_printf(
      writer->out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>", erp_html_style);
  write_text(writer, erp_paper_title(paper));
  g_string_append(writer->out, "</h1>\n");
}

/* Ends the item before and opens or closes lists until one of that level is open. */
static void
step_contents(GString *out, guint *level, guint to) {
  if (*level >= to)
    g_string_append(out, "</li>\n");
  for (; *level > to; (*level)--)
    g_string_append(out, *level > 1 ? "</ul></li>\n" : "</ul>\n");
  for (; *level < to; (*level)++)
    g_string_append(out, *level > 0 ? "\n<ul>\n" : "<ul>\n");
}

/* Links to the sections and those right below them. */
static void
write_contents(Writer *writer, const ErpPaper *paper) {
  guint level = 0; /* of the list that is open */
  set_list(writer, LIST_NONE);
  g_string_append(writer->out, "<nav aria-label=\"");
  write_text(writer, _("Contents"));
  g_string_append(writer->out, "\">\n");
  for (guint i = 0; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (block->kind != ERP_BLOCK_HEADING || block->level > CONTENTS_DEPTH)
      continue;
    step_contents(writer->out, &level, block->level);
    g_string_append(writer->out, "<li>");
    write_own_link(writer, block, block->text);
  }
  step_contents(writer->out, &level, 0);
  g_string_append(writer->out, "</nav>\n");
}

char *
erp_paper_html(const ErpPaper *paper) {
  g_autoptr(GArray) sections = g_array_new(FALSE, FALSE, sizeof(guint));
  Writer writer = {.out = g_string_new(NULL), .sections = sections};
  const char *section = NULL;
  write_head(&writer, paper);
  for (guint i = 0; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (block->kind == ERP_BLOCK_HEADING) {
      if (section == NULL)
        write_contents(&writer, paper);
      section = block->text;
    }
    write_block(&writer, block, section != NULL ? section : erp_paper_title(paper));
  }
  close_sections(&writer, 0);
  g_string_append(writer.out, "</main>\n</body>\n</html>\n");
  return g_string_free(writer.out, FALSE);
}
