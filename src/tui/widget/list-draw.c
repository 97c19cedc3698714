/* The list on the screen: heads, rows, filter line, widths that fit. */
#include "tui/widget/list-private.h"

#include "base/i18n.h"

/* Rows a width is measured by; of a column that gets what is left over fewer will do. */
enum { SAMPLE = 500, SMALL_SAMPLE = 200 };

/* ---- widths ---- */

static int
title_width(const ErpList *list, guint column, ErpCharset charset) {
  int width = erp_cells_text_width(charset, _(list->columns[column].title));
  return width + (list->sort == (int) column ? 1 : 0); /* the arrow */
}

/* What a column would like, by rows spread over the whole list. */
static void
measure(ErpList *list, ErpCharset charset) {
  if (list->content != NULL && list->measured == charset)
    return;
  g_free(list->content);
  list->content = g_new0(int, list->n_columns);
  list->measured = charset;
  for (guint c = 0; c < list->n_columns; c++) {
    guint samples = MIN(list->n, list->columns[c].weight > 0 ? SMALL_SAMPLE : SAMPLE);
    for (guint i = 0; i < samples; i++) {
      guint row = (guint) ((guint64) i * list->n / samples);
      g_autofree char *text = erp_list_cell(list, c, row);
      list->content[c] = MAX(list->content[c], erp_cells_text_width(charset, text));
    }
  }
}

/* The columns that fit at their least width, the first always; returns what is left over. */
static int
take_columns(ErpList *list, int width) {
  int left = width - ERP_LIST_GUTTER;
  for (guint c = 0; c < list->n_columns; c++) {
    int least = MAX(list->columns[c].least, 1);
    int gap = c > 0 ? 1 : 0;
    if (c == 0)
      least = CLAMP(least, 1, MAX(left, 1));
    gboolean fits = (c == 0 || list->widths[c - 1] > 0) && left >= least + gap;
    list->widths[c] = fits ? least : 0;
    left -= fits ? least + gap : 0;
  }
  return left;
}

/* One column each in turn, until each has what it would like. */
static int
grow_to_content(ErpList *list, ErpCharset charset, int left) {
  gboolean grown = TRUE;
  while (left > 0 && grown) {
    grown = FALSE;
    for (guint c = 0; c < list->n_columns && left > 0; c++) {
      int wish = MAX(list->content[c], title_width(list, c, charset));
      if (list->widths[c] == 0 || list->widths[c] >= wish)
        continue;
      list->widths[c]++;
      left--;
      grown = TRUE;
    }
  }
  return left;
}

static void
share_rest(ErpList *list, int left) {
  int weights = 0;
  for (guint c = 0; c < list->n_columns; c++)
    weights += list->widths[c] > 0 ? list->columns[c].weight : 0;
  for (guint c = 0; c < list->n_columns && weights > 0; c++) {
    if (list->widths[c] == 0)
      continue;
    int share = left * list->columns[c].weight / weights;
    list->widths[c] += share;
    left -= share;
    weights -= list->columns[c].weight;
  }
}

static void
fit_columns(ErpList *list, ErpCharset charset, int width) {
  measure(list, charset);
  int left = take_columns(list, width);
  left = grow_to_content(list, charset, left);
  share_rest(list, left);
}

int
erp_list_page(const ErpList *list) {
  return MAX(list->rect.height - 1 - (erp_list_has_filter_line(list) ? 1 : 0), 0);
}

int
erp_list_column_at(const ErpList *list, int x) {
  int at = list->rect.x + ERP_LIST_GUTTER;
  for (guint c = 0; c < list->n_columns; c++) {
    if (list->widths[c] > 0 && x >= at && x < at + list->widths[c])
      return (int) c;
    at += list->widths[c] > 0 ? list->widths[c] + 1 : 0;
  }
  return -1;
}

/* ---- drawing ---- */

static void
draw_cell(const ErpList *list, ErpCells *cells, guint column, int x, int y, ErpStyle style,
          const char *text) {
  int width = list->widths[column];
  int used = erp_cells_text_width(cells->charset, text);
  if (list->columns[column].align == ERP_ALIGN_RIGHT && used < width) {
    erp_cells_field(cells, x, y, width - used, style, "");
    erp_cells_text(cells, x + width - used, y, used, style, text);
  } else {
    erp_cells_field(cells, x, y, width, style, text);
  }
}

/* Of a column the rows are sorted by; else "". */
static const char *
arrow_of(const ErpList *list, guint column, ErpCharset charset) {
  gboolean ascii = charset == ERP_CHARSET_ASCII;
  if (list->sort != (int) column)
    return "";
  return list->descending ? (ascii ? "v" : "▼") : (ascii ? "^" : "▲");
}

char *
erp_list_describe(const ErpList *list, ErpCharset charset) {
  GString *text = g_string_new(NULL);
  g_autofree char *count = erp_list_count(list);
  g_string_append(text, count);
  if (erp_list_filter(list)[0] != '\0')
    g_string_append_printf(text, " /%s", erp_list_filter(list));
  if (list->sort >= 0)
    g_string_append_printf(text, _(" by %s%s"), _(list->columns[list->sort].title),
                           arrow_of(list, (guint) list->sort, charset));
  return g_string_free(text, FALSE);
}

static void
draw_heads(const ErpList *list, ErpCells *cells) {
  ErpRect rect = list->rect;
  erp_cells_fill(cells, (ErpRect){rect.x, rect.y, rect.width, 1}, ERP_STYLE_HEADING);
  int x = rect.x + ERP_LIST_GUTTER;
  for (guint c = 0; c < list->n_columns; c++) {
    if (list->widths[c] == 0)
      continue;
    const char *arrow = arrow_of(list, c, cells->charset);
    g_autofree char *title = g_strconcat(_(list->columns[c].title), arrow, NULL);
    draw_cell(list, cells, c, x, rect.y, ERP_STYLE_HEADING, title);
    x += list->widths[c] + 1;
  }
}

/* Where the cursor is. */
static void
draw_sign(ErpCells *cells, int x, int y, ErpStyle style) {
  erp_cells_text(cells, x, y, 1, style, cells->charset == ERP_CHARSET_ASCII ? ">" : "▶");
}

static ErpStyle
row_style(const ErpList *list, guint position, gboolean marked, gboolean focused) {
  if (focused && position == list->cursor)
    return ERP_STYLE_SELECTED;
  return marked ? ERP_STYLE_MARKED : ERP_STYLE_TEXT;
}

static void
draw_heading(const ErpList *list, ErpCells *cells, const ErpListLine *line, int y,
             gboolean focused) {
  ErpRect rect = list->rect;
  gboolean current = line->position >= 0 && (guint) line->position == list->cursor;
  ErpStyle style = current && focused ? ERP_STYLE_SELECTED : ERP_STYLE_HEADING;
  const guint *rows = &g_array_index(list->passing, guint, line->first);
  g_autofree char *text = list->grouping->heading(rows, line->n, list->rows.user);
  erp_cells_fill(cells, (ErpRect){rect.x, y, rect.width, 1}, style);
  if (current)
    draw_sign(cells, rect.x, y, style);
  erp_cells_text(cells, rect.x + 1, y, MIN(1, rect.width - 1), style,
                 line->position < 0 ? "-" : "+");
  if (rect.width > ERP_LIST_GUTTER + 1)
    erp_cells_field(cells, rect.x + ERP_LIST_GUTTER + 1, y, rect.width - ERP_LIST_GUTTER - 1, style,
                    text);
}

static void
draw_row(const ErpList *list, ErpCells *cells, guint position, int y, gboolean focused) {
  ErpRect rect = list->rect;
  guint row = g_array_index(list->shown, guint, position);
  gboolean marked = g_hash_table_size(list->marks) > 0 &&
                    erp_list_marked(list, list->rows.id(row, list->rows.user));
  ErpStyle style = row_style(list, position, marked, focused);
  erp_cells_fill(cells, (ErpRect){rect.x, y, rect.width, 1}, style);
  if (position == list->cursor)
    draw_sign(cells, rect.x, y, style);
  if (marked)
    erp_cells_text(cells, rect.x + 1, y, MIN(1, rect.width - 1), style, "*");
  int x = rect.x + ERP_LIST_GUTTER;
  for (guint c = 0; c < list->n_columns; c++) {
    if (list->widths[c] == 0)
      continue;
    g_autofree char *text = erp_list_cell(list, c, row);
    ErpStyle own = style;
    if (style == ERP_STYLE_TEXT && list->columns[c].style != NULL)
      own = list->columns[c].style(row, list->rows.user);
    draw_cell(list, cells, c, x, y, own, text);
    x += list->widths[c] + 1;
  }
}

static void
draw_filter(ErpList *list, ErpCells *cells) {
  ErpRect rect = list->rect;
  int y = rect.y + rect.height - 1;
  erp_cells_fill(cells, (ErpRect){rect.x, y, rect.width, 1}, ERP_STYLE_TEXT);
  g_autofree char *count = erp_list_count(list);
  int columns = erp_cells_text_width(cells->charset, count);
  int field = rect.width - 2 - columns;
  if (field < 4) {
    columns = 0;
    field = rect.width - 1;
  }
  erp_cells_text(cells, rect.x, y, 1, ERP_STYLE_KEY, "/");
  if (list->filtering)
    erp_line_edit_draw_focused(list->filter, cells, rect.x + 1, y, field, ERP_STYLE_FOCUS);
  else
    erp_line_edit_draw(list->filter, cells, rect.x + 1, y, field, ERP_STYLE_FIELD);
  erp_cells_text(cells, rect.x + rect.width - columns, y, columns, ERP_STYLE_DIM, count);
}

static void
draw_empty(const ErpList *list, ErpCells *cells) {
  ErpRect rect = list->rect;
  const char *text = list->n == 0 ? _("There is nothing here yet.") : _("Nothing matches.");
  erp_cells_text(cells, rect.x + ERP_LIST_GUTTER, rect.y + 1, rect.width - ERP_LIST_GUTTER,
                 ERP_STYLE_DIM, text);
}

/* The line of the cursor is on the page, and with the first row of a group its heading. */
static void
scroll_to_cursor(ErpList *list, guint page) {
  guint line = erp_list_cursor_line(list);
  if (line >= list->top + page)
    list->top = line - MAX(page, 1) + 1;
  gboolean below_heading =
      page > 1 && line > 0 && g_array_index(list->lines, ErpListLine, line - 1).n > 0;
  list->top = MIN(list->top, below_heading ? line - 1 : line);
  if (list->lines->len >= page)
    list->top = MIN(list->top, list->lines->len - page);
  else
    list->top = 0;
}

static void
draw(ErpList *list, ErpCells *cells, ErpRect rect, gboolean focused) {
  list->rect = rect;
  if (rect.width <= 0 || rect.height <= 0)
    return;
  fit_columns(list, cells->charset, rect.width);
  erp_cells_fill(cells, rect, ERP_STYLE_TEXT);
  draw_heads(list, cells);
  guint page = (guint) erp_list_page(list);
  scroll_to_cursor(list, page);
  for (guint i = 0; i < page && list->top + i < list->lines->len; i++) {
    const ErpListLine *line = &g_array_index(list->lines, ErpListLine, list->top + i);
    if (line->n > 0)
      draw_heading(list, cells, line, rect.y + 1 + (int) i, focused);
    else
      draw_row(list, cells, (guint) line->position, rect.y + 1 + (int) i, focused);
  }
  if (list->shown->len == 0 && page > 0)
    draw_empty(list, cells);
  if (erp_list_has_filter_line(list) && rect.height > 1)
    draw_filter(list, cells);
}

void
erp_list_draw(ErpList *list, ErpCells *cells, ErpRect rect) {
  draw(list, cells, rect, FALSE);
}

void
erp_list_draw_focused(ErpList *list, ErpCells *cells, ErpRect rect) {
  draw(list, cells, rect, TRUE);
}
