/* The screen as data: a rectangle of cells that views draw into. Nothing here knows a terminal; the
 * driver (term/) shows the difference between two frames.
 *
 * Text is escaped on the way in (base/escape.h), measured with the C library's wcwidth() as the
 * terminal does (so the program must have called setlocale()), and clipped to whole characters. In
 * the ASCII charset it is transliterated. What lies outside is left out; drawing a cell anew takes
 * its highlight away. */
#pragma once

#include <glib.h>

typedef enum {
  ERP_STYLE_TEXT,
  ERP_STYLE_DIM,     /* stale figures, hints */
  ERP_STYLE_TITLE,   /* title and status bars */
  ERP_STYLE_KEY,     /* a key in the key bar */
  ERP_STYLE_HEADING, /* column heads, section names */
  ERP_STYLE_SELECTED,
  ERP_STYLE_MARKED, /* rows marked for a common edit */
  ERP_STYLE_BORDER,
  ERP_STYLE_FIELD,
  ERP_STYLE_FOCUS, /* the field or pane that has the keys */
  ERP_STYLE_GOOD,
  ERP_STYLE_WARN,
  ERP_STYLE_BAD,
  ERP_STYLE_COAST,
  ERP_STYLE_SITE,
  ERP_STYLE_HUB,
  ERP_STYLE_LOCATION, /* peering location */
  ERP_STYLE_REGION,
  ERP_STYLE_ENTRY, /* Microsoft entry point */
  ERP_STYLE_PATH,  /* highlighted path */
  ERP_STYLE_LAST,
} ErpStyle;

typedef enum { ERP_CHARSET_UTF8, ERP_CHARSET_ASCII } ErpCharset;

typedef struct {
  gunichar base;    /* 0 = right half of a wide character */
  gunichar mark;    /* one combining mark or 0 */
  guint8 width;     /* 1 or 2; 0 for the right half */
  guint8 style;     /* ErpStyle */
  guint8 highlight; /* drawn reversed as well */
} ErpCell;

typedef struct {
  int x, y, width, height;
} ErpRect;

typedef struct {
  int width, height;
  ErpCharset charset;
  ErpCell *cells;         /* row-major */
  int cursor_x, cursor_y; /* -1 = hidden */
} ErpCells;

ErpCells *erp_cells_new(int width, int height, ErpCharset charset);
void erp_cells_free(ErpCells *cells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCells, erp_cells_free)
void erp_cells_resize(ErpCells *cells, int width, int height); /* and clears */
void erp_cells_clear(ErpCells *cells);

/* Columns of a character or text as drawn (after escaping and, in ASCII, transliteration). */
int erp_cells_char_width(gunichar c);
int erp_cells_text_width(ErpCharset charset, const char *text);

/* Draws at most `width` columns from (x, y); what falls outside the cells is clipped. Returns the
 * columns used, also those outside. */
int erp_cells_text(ErpCells *cells, int x, int y, int width, ErpStyle style, const char *text);
/* The same, padded with blanks to `width`; cut text ends in "…" (or "~"). */
void erp_cells_field(ErpCells *cells, int x, int y, int width, ErpStyle style, const char *text);
void erp_cells_put(ErpCells *cells, int x, int y, ErpStyle style, gunichar c);
/* The same for many: in each cell of a rectangle whose letter is not 0 that character of the
 * alphabet of 256, in the style at the same place; letters and styles row-major. */
void erp_cells_raster(ErpCells *cells, ErpRect rect, const gunichar *alphabet,
                      const guint8 *letters, const guint8 *styles);
void erp_cells_fill(ErpCells *cells, ErpRect rect, ErpStyle style);
void erp_cells_highlight(ErpCells *cells, ErpRect rect);
/* A frame with a title in its upper edge. */
void erp_cells_box(ErpCells *cells, ErpRect rect, ErpStyle style, const char *title);
void erp_cells_line(ErpCells *cells, int x, int y, int length, gboolean vertical, ErpStyle style);

/* The screen as lines of text without trailing blanks (screen dumps, golden tests), and its styles
 * as one letter a cell ('.' TEXT, then 'a'..; upper case when highlighted). Caller frees. */
char *erp_cells_dump(const ErpCells *cells);
char *erp_cells_dump_styles(const ErpCells *cells);
