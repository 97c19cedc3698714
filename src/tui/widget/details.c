#include "tui/widget/details.h"

#include "base/escape.h"
#include "tui/screen/wrap.h"

struct _ErpDetails {
  GArray *paragraphs;
  char *id;
  int scroll, height, content; /* rows, as last drawn */
};

/* ---- paragraphs ------------------------------------------------------------------------------ */

static void
clear_paragraph(gpointer data) {
  g_free(((ErpParagraph *) data)->text);
}

GArray *
erp_paragraphs_new(void) {
  GArray *paragraphs = g_array_new(FALSE, FALSE, sizeof(ErpParagraph));
  g_array_set_clear_func(paragraphs, clear_paragraph);
  return paragraphs;
}

void
erp_paragraphs_add(GArray *paragraphs, const char *label, const char *text) {
  if (text == NULL || *text == '\0')
    return;
  ErpParagraph paragraph = {label, g_strdup(text)};
  g_array_append_val(paragraphs, paragraph);
}

char *
erp_paragraphs_text(const GArray *paragraphs) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < paragraphs->len; i++) {
    const ErpParagraph *paragraph = &g_array_index(paragraphs, ErpParagraph, i);
    g_autofree char *safe = erp_escape_text(paragraph->text);
    g_string_append_printf(text, "%s%s%s\n", paragraph->label,
                           *paragraph->label == '\0' ? "" : ": ", safe);
  }
  return g_string_free(text, FALSE);
}

/* ---- the pane -------------------------------------------------------------------------------- */

ErpDetails *
erp_details_new(void) {
  ErpDetails *details = g_new0(ErpDetails, 1);
  details->paragraphs = erp_paragraphs_new();
  return details;
}

void
erp_details_free(ErpDetails *details) {
  if (details == NULL)
    return;
  g_array_unref(details->paragraphs);
  g_free(details->id);
  g_free(details);
}

void
erp_details_set(ErpDetails *details, const char *id, GArray *paragraphs) {
  if (g_strcmp0(details->id, id) != 0) {
    g_free(details->id);
    details->id = g_strdup(id);
    details->scroll = 0;
  }
  g_array_unref(details->paragraphs);
  details->paragraphs = paragraphs;
}

static int
indent_of(int width) {
  return MIN(10, width / 3);
}

int
erp_details_rows(const ErpDetails *details, ErpCharset charset, int width) {
  int rows = 0;
  for (guint i = 0; i < details->paragraphs->len; i++) {
    const ErpParagraph *paragraph = &g_array_index(details->paragraphs, ErpParagraph, i);
    g_auto(GStrv) lines = erp_cells_wrap(charset, paragraph->text, width - indent_of(width));
    rows += (int) g_strv_length(lines);
  }
  return rows;
}

/* Row `y` of the whole text is at row y - scroll of the rectangle. */
static void
draw_paragraph(const ErpDetails *details, ErpCells *cells, ErpRect rect, int *y, guint i,
               ErpStyle style) {
  const ErpParagraph *paragraph = &g_array_index(details->paragraphs, ErpParagraph, i);
  int indent = indent_of(rect.width);
  g_auto(GStrv) lines = erp_cells_wrap(cells->charset, paragraph->text, rect.width - indent);
  for (guint k = 0; lines[k] != NULL; k++, (*y)++) {
    int row = *y - details->scroll;
    if (row < 0 || row >= rect.height)
      continue;
    if (k == 0)
      erp_cells_field(cells, rect.x, rect.y + row, MAX(indent - 1, 0), ERP_STYLE_HEADING,
                      paragraph->label);
    erp_cells_text(cells, rect.x + indent, rect.y + row, rect.width - indent, style, lines[k]);
  }
}

void
erp_details_draw(ErpDetails *details, ErpCells *cells, ErpRect rect, ErpStyle style) {
  if (rect.width < 1 || rect.height < 1)
    return;
  details->height = rect.height;
  details->content = erp_details_rows(details, cells->charset, rect.width);
  details->scroll = CLAMP(details->scroll, 0, MAX(details->content - rect.height, 0));
  int y = 0;
  for (guint i = 0; i < details->paragraphs->len; i++)
    draw_paragraph(details, cells, rect, &y, i, style);
}

gboolean
erp_details_more(const ErpDetails *details) {
  return details->scroll + details->height < details->content;
}

static guint
scroll_to(ErpDetails *details, int row) {
  details->scroll = CLAMP(row, 0, MAX(details->content - details->height, 0));
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

guint
erp_details_handle(ErpDetails *details, const ErpKey *key) {
  if (key->modifiers != 0)
    return ERP_REACT_NONE;
  int at = details->scroll, page = MAX(details->height - 1, 1);
  switch ((guint) key->code) {
  case ERP_KEY_UP:
  case ERP_KEY_WHEEL_UP:
    return scroll_to(details, at - 1);
  case ERP_KEY_DOWN:
  case ERP_KEY_WHEEL_DOWN:
    return scroll_to(details, at + 1);
  case ERP_KEY_PAGE_UP:
    return scroll_to(details, at - page);
  case ERP_KEY_PAGE_DOWN:
    return scroll_to(details, at + page);
  case ERP_KEY_HOME:
    return scroll_to(details, 0);
  case ERP_KEY_END:
    return scroll_to(details, details->content);
  case ERP_KEY_CHAR:
    return key->c == 'j'   ? scroll_to(details, at + 1)
           : key->c == 'k' ? scroll_to(details, at - 1)
                           : ERP_REACT_NONE;
  default:
    return ERP_REACT_NONE;
  }
}
