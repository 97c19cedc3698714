#define _XOPEN_SOURCE 700 /* wcwidth() */
#include "tui/screen/cells.h"

#include <string.h>
#include <wchar.h>

#include "base/escape.h"

/* What the screens draw themselves and a 7-bit terminal shows in its place. */
static const struct {
  gunichar c;
  char ascii;
} seven_bit[] = {
    {0x00B7, '.'},                                              /* middle dot */
    {0x00D7, 'x'},                                              /* multiplication */
    {0x2022, '*'},                                              /* bullet */
    {0x2013, '-'},                                              /* en dash */
    {0x2026, '~'},                                              /* ellipsis */
    {0x2190, '<'}, {0x2191, '^'}, {0x2192, '>'}, {0x2193, 'v'}, /* arrows */
    {0x2264, '<'}, {0x2265, '>'},                               /* comparisons */
    {0x2500, '-'}, {0x2502, '|'},                               /* lines and corners */
    {0x250C, '+'}, {0x2510, '+'}, {0x2514, '+'}, {0x2518, '+'}, {0x251C, '+'}, {0x2524, '+'},
    {0x252C, '+'}, {0x2534, '+'}, {0x253C, '+'}, {0x2588, '#'}, {0x2591, '.'}, {0x258F, '|'},
    {0x25A0, '#'}, {0x25A1, 'o'}, {0x25B2, '^'}, {0x25B6, '>'}, {0x25BC, 'v'}, {0x25BE, 'v'},
    {0x25C0, '<'}, {0x25C6, 'H'}, {0x25CB, 'o'}, {0x25CF, 'o'}, {0x2713, 'x'}, {0x26A0, '!'},
};

/* 0 when there is no such sign. */
static char
seven_bit_sign(gunichar c) {
  for (guint i = 0; i < G_N_ELEMENTS(seven_bit); i++)
    if (seven_bit[i].c == c)
      return seven_bit[i].ascii;
  return 0;
}

static gboolean
is_plain(const char *text) {
  for (const char *p = text; *p != '\0'; p++)
    if (*p < ' ' || *p > '~')
      return FALSE;
  return TRUE;
}

static char *
to_ascii(const char *text) {
  GString *signs = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    char sign = seven_bit_sign(c);
    if (sign != 0)
      g_string_append_c(signs, sign);
    else
      g_string_append_unichar(signs, c);
  }
  g_autofree char *composed = g_utf8_normalize(signs->str, -1, G_NORMALIZE_NFC);
  char *ascii = erp_escape_ascii(composed != NULL ? composed : signs->str);
  g_string_free(signs, TRUE);
  return ascii;
}

/* The text as it is drawn; `*copy` keeps it alive when it is another one. */
static const char *
as_drawn(ErpCharset charset, const char *text, char **copy) {
  if (text == NULL)
    return "";
  if (is_plain(text))
    return text;
  char *escaped = erp_escape_text(text);
  if (charset == ERP_CHARSET_ASCII) {
    *copy = to_ascii(escaped);
    g_free(escaped);
  } else {
    *copy = escaped;
  }
  return *copy;
}

ErpCells *
erp_cells_new(int width, int height, ErpCharset charset) {
  ErpCells *cells = g_new0(ErpCells, 1);
  cells->charset = charset;
  erp_cells_resize(cells, width, height);
  return cells;
}

void
erp_cells_free(ErpCells *cells) {
  if (cells == NULL)
    return;
  g_free(cells->cells);
  g_free(cells);
}

void
erp_cells_resize(ErpCells *cells, int width, int height) {
  cells->width = MAX(width, 0);
  cells->height = MAX(height, 0);
  g_free(cells->cells);
  cells->cells = g_new(ErpCell, (gsize) cells->width * (gsize) cells->height);
  erp_cells_clear(cells);
}

static const ErpCell blank = {.base = ' ', .width = 1, .style = ERP_STYLE_TEXT};

void
erp_cells_clear(ErpCells *cells) {
  gsize n = (gsize) cells->width * (gsize) cells->height;
  for (gsize i = 0; i < n; i++)
    cells->cells[i] = blank;
  cells->cursor_x = -1;
  cells->cursor_y = -1;
}

int
erp_cells_char_width(gunichar c) {
  if (c >= ' ' && c <= '~')
    return 1;
  int width = wcwidth((wchar_t) c);
  return width < 0 ? 1 : width;
}

int
erp_cells_text_width(ErpCharset charset, const char *text) {
  if (text == NULL)
    return 0;
  const char *end = text;
  while (*end >= ' ' && *end <= '~')
    end++;
  if (*end == '\0') /* most texts: a column a byte */
    return (int) (end - text);
  g_autofree char *copy = NULL;
  const char *drawn = as_drawn(charset, text, &copy);
  int width = 0;
  for (const char *p = drawn; *p != '\0'; p = g_utf8_next_char(p))
    width += erp_cells_char_width(g_utf8_get_char(p));
  return width;
}

static ErpCell *
cell_at(ErpCells *cells, int x, int y) {
  if (x < 0 || y < 0 || x >= cells->width || y >= cells->height)
    return NULL;
  return &cells->cells[(gsize) y * (gsize) cells->width + (gsize) x];
}

/* Makes room in a cell: half a wide character is never left standing. */
static void
free_cell(ErpCells *cells, int x, int y) {
  ErpCell *cell = cell_at(cells, x, y);
  ErpCell *other = NULL;
  if (cell->width == 0)
    other = cell_at(cells, x - 1, y);
  else if (cell->width == 2)
    other = cell_at(cells, x + 1, y);
  if (other != NULL) {
    other->base = ' ';
    other->mark = 0;
    other->width = 1;
  }
}

static void
set_cell(ErpCells *cells, int x, int y, ErpStyle style, gunichar c, int width) {
  if (cell_at(cells, x, y) == NULL)
    return;
  free_cell(cells, x, y);
  *cell_at(cells, x, y) = (ErpCell){.base = c, .width = (guint8) width, .style = (guint8) style};
}

/* A character of one or two columns; the visible half of a cut one is blank. */
static void
set_char(ErpCells *cells, int x, int y, ErpStyle style, gunichar c, int width) {
  if (c > '~' && wcwidth((wchar_t) c) < 0)
    c = '?'; /* the terminal could not show it either */
  if (width == 1) {
    set_cell(cells, x, y, style, c, 1);
  } else if (cell_at(cells, x, y) == NULL || cell_at(cells, x + 1, y) == NULL) {
    set_cell(cells, x, y, style, ' ', 1);
    set_cell(cells, x + 1, y, style, ' ', 1);
  } else {
    set_cell(cells, x, y, style, ' ', 1);
    set_cell(cells, x + 1, y, style, ' ', 1);
    *cell_at(cells, x, y) = (ErpCell){.base = c, .width = 2, .style = (guint8) style};
    *cell_at(cells, x + 1, y) = (ErpCell){.width = 0, .style = (guint8) style};
  }
}

/* What asks for another form of the character before; some terminals then draw that in other
 * columns than wcwidth() says. */
static gboolean
is_selector(gunichar c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Only the first mark of a character is kept. */
static void
add_mark(ErpCells *cells, int x, int y, gunichar mark) {
  ErpCell *cell = is_selector(mark) ? NULL : cell_at(cells, x, y);
  if (cell != NULL && cell->width == 0)
    cell = cell_at(cells, x - 1, y);
  if (cell != NULL && cell->mark == 0)
    cell->mark = mark;
}

static int
draw_text(ErpCells *cells, int x, int y, int width, ErpStyle style, const char *drawn) {
  int used = 0;
  for (const char *p = drawn; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    int columns = erp_cells_char_width(c);
    if (columns == 0) {
      if (used > 0)
        add_mark(cells, x + used - 1, y, c);
      continue;
    }
    if (used + columns > width)
      break;
    set_char(cells, x + used, y, style, c, columns);
    used += columns;
  }
  return used;
}

int
erp_cells_text(ErpCells *cells, int x, int y, int width, ErpStyle style, const char *text) {
  g_autofree char *copy = NULL;
  return draw_text(cells, x, y, width, style, as_drawn(cells->charset, text, &copy));
}

void
erp_cells_field(ErpCells *cells, int x, int y, int width, ErpStyle style, const char *text) {
  if (width <= 0)
    return;
  g_autofree char *copy = NULL;
  const char *drawn = as_drawn(cells->charset, text, &copy);
  int needed = 0;
  for (const char *p = drawn; *p != '\0' && needed <= width; p = g_utf8_next_char(p))
    needed += erp_cells_char_width(g_utf8_get_char(p));
  int used = 0;
  if (needed > width) {
    used = draw_text(cells, x, y, width - 1, style, drawn);
    erp_cells_put(cells, x + used, y, style, 0x2026);
    used++;
  } else {
    used = draw_text(cells, x, y, width, style, drawn);
  }
  for (; used < width; used++)
    set_cell(cells, x + used, y, style, ' ', 1);
}

/* What is drawn in the place of a character, and its columns. */
static gunichar
as_put(ErpCharset charset, gunichar c, int *width) {
  if (erp_escape_needed(c) || c == 0)
    c = '?';
  if (charset == ERP_CHARSET_ASCII && c > '~') {
    char sign = seven_bit_sign(c);
    c = sign != 0 ? (gunichar) sign : '?';
  }
  *width = erp_cells_char_width(c);
  return c;
}

void
erp_cells_put(ErpCells *cells, int x, int y, ErpStyle style, gunichar c) {
  int width = 0;
  gunichar drawn = as_put(cells->charset, c, &width);
  if (width == 0)
    add_mark(cells, x, y, drawn);
  else
    set_char(cells, x, y, style, drawn, width);
}

void
erp_cells_raster(ErpCells *cells, ErpRect rect, const gunichar *alphabet, const guint8 *letters,
                 const guint8 *styles) {
  gunichar drawn[256];
  int widths[256] = {0};
  for (guint i = 1; i < G_N_ELEMENTS(drawn); i++) {
    drawn[i] = as_put(cells->charset, alphabet[i], &widths[i]);
    if (drawn[i] > '~' && wcwidth((wchar_t) drawn[i]) != 1)
      widths[i] = 0;
  }
  for (int y = rect.y; y < rect.y + rect.height; y++)
    for (int x = rect.x; x < rect.x + rect.width; x++, letters++, styles++) {
      if (*letters == 0)
        continue;
      if (widths[*letters] == 1)
        set_cell(cells, x, y, (ErpStyle) *styles, drawn[*letters], 1);
      else
        erp_cells_put(cells, x, y, (ErpStyle) *styles, alphabet[*letters]);
    }
}

static ErpRect
clipped(const ErpCells *cells, ErpRect rect) {
  gint64 left = CLAMP((gint64) rect.x, 0, cells->width);
  gint64 top = CLAMP((gint64) rect.y, 0, cells->height);
  gint64 right = CLAMP((gint64) rect.x + rect.width, left, cells->width);
  gint64 bottom = CLAMP((gint64) rect.y + rect.height, top, cells->height);
  return (ErpRect){(int) left, (int) top, (int) (right - left), (int) (bottom - top)};
}

void
erp_cells_fill(ErpCells *cells, ErpRect rect, ErpStyle style) {
  ErpRect part = clipped(cells, rect);
  for (int y = part.y; y < part.y + part.height; y++)
    for (int x = part.x; x < part.x + part.width; x++)
      set_cell(cells, x, y, style, ' ', 1);
}

void
erp_cells_highlight(ErpCells *cells, ErpRect rect) {
  ErpRect part = clipped(cells, rect);
  for (int y = part.y; y < part.y + part.height; y++)
    for (int x = part.x; x < part.x + part.width; x++)
      cell_at(cells, x, y)->highlight = TRUE;
}

void
erp_cells_line(ErpCells *cells, int x, int y, int length, gboolean vertical, ErpStyle style) {
  ErpRect part =
      clipped(cells, (ErpRect){x, y, vertical ? 1 : length, vertical ? MAX(length, 0) : 1});
  for (int i = 0; i < MAX(part.width, 0) * MAX(part.height, 0); i++)
    erp_cells_put(cells, part.x + (vertical ? 0 : i), part.y + (vertical ? i : 0), style,
                  vertical ? 0x2502 : 0x2500);
}

void
erp_cells_box(ErpCells *cells, ErpRect rect, ErpStyle style, const char *title) {
  if (rect.width < 2 || rect.height < 2)
    return;
  int right = rect.x + rect.width - 1, bottom = rect.y + rect.height - 1;
  erp_cells_line(cells, rect.x, rect.y, rect.width, FALSE, style);
  erp_cells_line(cells, rect.x, bottom, rect.width, FALSE, style);
  erp_cells_line(cells, rect.x, rect.y, rect.height, TRUE, style);
  erp_cells_line(cells, right, rect.y, rect.height, TRUE, style);
  erp_cells_put(cells, rect.x, rect.y, style, 0x250C);
  erp_cells_put(cells, right, rect.y, style, 0x2510);
  erp_cells_put(cells, rect.x, bottom, style, 0x2514);
  erp_cells_put(cells, right, bottom, style, 0x2518);
  int room = rect.width - 6; /* corner, line and blank on both sides */
  if (title == NULL || *title == '\0' || room < 1)
    return;
  int width = MIN(erp_cells_text_width(cells->charset, title), room);
  erp_cells_put(cells, rect.x + 2, rect.y, style, ' ');
  erp_cells_field(cells, rect.x + 3, rect.y, width, style, title);
  erp_cells_put(cells, rect.x + 3 + width, rect.y, style, ' ');
}

char *
erp_cells_dump(const ErpCells *cells) {
  GString *out = g_string_new(NULL);
  for (int y = 0; y < cells->height; y++) {
    gsize end = out->len; /* behind the last character that is no blank */
    for (int x = 0; x < cells->width; x++) {
      const ErpCell *cell = &cells->cells[(gsize) y * (gsize) cells->width + (gsize) x];
      if (cell->width == 0)
        continue;
      g_string_append_unichar(out, cell->base);
      if (cell->mark != 0)
        g_string_append_unichar(out, cell->mark);
      if (cell->base != ' ' || cell->mark != 0)
        end = out->len;
    }
    g_string_truncate(out, end);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

char *
erp_cells_dump_styles(const ErpCells *cells) {
  GString *out = g_string_new(NULL);
  for (int y = 0; y < cells->height; y++) {
    for (int x = 0; x < cells->width; x++) {
      const ErpCell *cell = &cells->cells[(gsize) y * (gsize) cells->width + (gsize) x];
      char letter = cell->style == ERP_STYLE_TEXT ? '.' : (char) ('a' + cell->style - 1);
      if (cell->highlight)
        letter = letter == '.' ? '#' : g_ascii_toupper(letter);
      g_string_append_c(out, letter);
    }
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}
