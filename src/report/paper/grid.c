#include "report/paper/grid.h"

#include <string.h>

#include "base/escape.h"
#include "base/width.h"
#include "report/paper/wrap.h"

typedef struct {
  char *title;
  ErpAlign align;
} Column;

struct _ErpGrid {
  GArray *columns;  /* Column */
  GPtrArray *cells; /* escaped, row-major */
  guint limit;      /* display width of a cell in the text form, 0 = none */
  guint fit;        /* of a line, 0 = none */
};

static void
column_clear(gpointer column) {
  g_free(((Column *) column)->title);
}

ErpGrid *
erp_grid_new(void) {
  ErpGrid *grid = g_new0(ErpGrid, 1);
  grid->columns = g_array_new(FALSE, FALSE, sizeof(Column));
  g_array_set_clear_func(grid->columns, column_clear);
  grid->cells = g_ptr_array_new_with_free_func(g_free);
  return grid;
}

void
erp_grid_free(ErpGrid *grid) {
  if (grid == NULL)
    return;
  g_array_unref(grid->columns);
  g_ptr_array_unref(grid->cells);
  g_free(grid);
}

void
erp_grid_column(ErpGrid *grid, const char *title, ErpAlign align) {
  Column column = {erp_escape_text(title), align};
  g_array_append_val(grid->columns, column);
}

void
erp_grid_cell(ErpGrid *grid, const char *text) {
  g_ptr_array_add(grid->cells, erp_escape_text(text));
}

void
erp_grid_cell_take(ErpGrid *grid, char *text) {
  erp_grid_cell(grid, text);
  g_free(text);
}

void
erp_grid_limit(ErpGrid *grid, guint width) {
  g_assert(width == 0 || width > 3);
  grid->limit = width;
}

guint
erp_grid_rows(const ErpGrid *grid) {
  return grid->columns->len == 0 ? 0 : grid->cells->len / grid->columns->len;
}

guint
erp_grid_columns(const ErpGrid *grid) {
  return grid->columns->len;
}

const char *
erp_grid_title(const ErpGrid *grid, guint column) {
  return g_array_index(grid->columns, Column, column).title;
}

ErpAlign
erp_grid_align(const ErpGrid *grid, guint column) {
  return g_array_index(grid->columns, Column, column).align;
}

const char *
erp_grid_at(const ErpGrid *grid, guint row, guint column) {
  g_assert(row < erp_grid_rows(grid) && column < grid->columns->len);
  return grid->cells->pdata[row * grid->columns->len + column];
}

static char *
changed(char *old, char *(*change)(const char *text)) {
  g_autofree char *text = old;
  return change(text);
}

void
erp_grid_map(ErpGrid *grid, char *(*change)(const char *text)) {
  for (guint c = 0; c < grid->columns->len; c++) {
    Column *column = &g_array_index(grid->columns, Column, c);
    column->title = changed(column->title, change);
  }
  for (guint i = 0; i < grid->cells->len; i++)
    grid->cells->pdata[i] = changed(grid->cells->pdata[i], change);
}

void
erp_grid_fit(ErpGrid *grid, guint width) {
  grid->fit = width;
}

/* The cell as the text form shows it. Caller frees. */
static char *
shown_cell(const ErpGrid *grid, const char *text) {
  if (grid->limit == 0 || erp_text_width(text) <= grid->limit)
    return g_strdup(text);
  guint width = 0;
  const char *end = text;
  while (width + erp_char_width(g_utf8_get_char(end)) <= grid->limit - 3) {
    width += erp_char_width(g_utf8_get_char(end));
    end = g_utf8_next_char(end);
  }
  return g_strdup_printf("%.*s...", (int) (end - text), text);
}

static void
append_padded(GString *line, const char *text, guint width, ErpAlign align) {
  guint gap = width - erp_text_width(text);
  if (align == ERP_ALIGN_RIGHT)
    g_string_append_printf(line, "%*s%s", (int) gap, "", text);
  else
    g_string_append_printf(line, "%s%*s", text, (int) gap, "");
}

static void
end_line(GString *line, GString *out) {
  gsize end = line->len;
  while (end > 0 && line->str[end - 1] == ' ')
    end--;
  g_string_append_len(out, line->str, (gssize) end);
  g_string_append_c(out, '\n');
  g_string_truncate(line, 0);
}

/* ---- widths ---------------------------------------------------------------------------------- */

#define GAP 2 /* between columns */

static void
natural_widths(const ErpGrid *grid, guint *widths) {
  guint n = grid->columns->len;
  for (guint c = 0; c < n; c++)
    widths[c] = erp_text_width(erp_grid_title(grid, c));
  for (guint i = 0; i < grid->cells->len; i++) {
    g_autofree char *cell = shown_cell(grid, grid->cells->pdata[i]);
    widths[i % n] = MAX(widths[i % n], erp_text_width(cell));
  }
}

static guint
longest_word(const char *text) {
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  guint width = 0;
  for (guint w = 0; words[w] != NULL; w++)
    width = MAX(width, erp_text_width(words[w]));
  return width;
}

#define LONG_WORD 40 /* what is longer is no word; it may be broken */

/* What a column cannot be narrower than: the longest word of its title and cells; numbers stay
 * whole. */
static void
least_widths(const ErpGrid *grid, guint *widths) {
  guint n = grid->columns->len;
  for (guint c = 0; c < n; c++)
    widths[c] = longest_word(erp_grid_title(grid, c));
  for (guint i = 0; i < grid->cells->len; i++) {
    const char *cell = grid->cells->pdata[i];
    gboolean whole = erp_grid_align(grid, i % n) == ERP_ALIGN_RIGHT;
    widths[i % n] =
        MAX(widths[i % n], whole ? erp_text_width(cell) : MIN(longest_word(cell), LONG_WORD));
  }
}

/* Takes columns off the widest until the line fits or every column is as narrow as it can be.
 * Returns whether cells must wrap. */
static gboolean
shrink(const ErpGrid *grid, guint width, guint *widths) {
  guint n = grid->columns->len, total = GAP * (n - 1);
  for (guint c = 0; c < n; c++)
    total += widths[c];
  if (total <= width)
    return FALSE;
  g_autofree guint *least = g_new(guint, n);
  least_widths(grid, least);
  for (; total > width; total--) {
    guint widest = n;
    for (guint c = 0; c < n; c++)
      if (widths[c] > least[c] && (widest == n || widths[c] > widths[widest]))
        widest = c;
    if (widest == n)
      break;
    widths[widest]--;
  }
  return TRUE;
}

guint *
erp_grid_widths(const ErpGrid *grid, guint width) {
  guint *widths = g_new(guint, grid->columns->len);
  natural_widths(grid, widths);
  shrink(grid, width, widths);
  return widths;
}

/* ---- text ------------------------------------------------------------------------------------ */

/* One row of cells, over as many lines as its longest cell takes. */
static void
write_row(const ErpGrid *grid, guint indent, char **const *lines, const guint *widths,
          GString *out) {
  g_autoptr(GString) line = g_string_new(NULL);
  guint n = grid->columns->len, height = 1;
  for (guint c = 0; c < n; c++)
    height = MAX(height, g_strv_length(lines[c]));
  for (guint l = 0; l < height; l++) {
    g_string_append_printf(line, "%*s", (int) indent, "");
    for (guint c = 0; c < n; c++) {
      const char *text = l < g_strv_length(lines[c]) ? lines[c][l] : "";
      append_padded(line, text, widths[c], erp_grid_align(grid, c));
      g_string_append_printf(line, "%*s", c + 1 < n ? GAP : 0, "");
    }
    end_line(line, out);
  }
}

void
erp_grid_write_text(const ErpGrid *grid, guint indent, GString *out) {
  guint n = grid->columns->len;
  g_autofree guint *widths = g_new(guint, n);
  natural_widths(grid, widths);
  gboolean wraps = grid->fit != 0 && shrink(grid, MAX(grid->fit, indent) - indent, widths);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func((GDestroyNotify) g_strfreev);
  for (guint row = 0; row <= erp_grid_rows(grid); row++) {
    g_ptr_array_set_size(cells, 0);
    for (guint c = 0; c < n; c++) {
      g_autofree char *text = row == 0 ? g_strdup(erp_grid_title(grid, c))
                                       : shown_cell(grid, erp_grid_at(grid, row - 1, c));
      g_ptr_array_add(cells, wraps ? erp_wrap_lines(text, widths[c])
                                   : g_strsplit(text, "\n", 1)); /* one line: cells hold none */
    }
    if (wraps && row > 0)
      g_string_append_c(out, '\n');
    write_row(grid, indent, (char **const *) cells->pdata, widths, out);
  }
}

void
erp_grid_write_tsv(const ErpGrid *grid, GString *out) {
  guint n = grid->columns->len;
  const Column *columns = (const Column *) (gpointer) grid->columns->data;
  for (guint c = 0; c < n; c++)
    g_string_append_printf(out, "%s%c", columns[c].title, c + 1 < n ? '\t' : '\n');
  for (guint row = 0; row < erp_grid_rows(grid); row++)
    for (guint c = 0; c < n; c++)
      g_string_append_printf(out, "%s%c", erp_grid_at(grid, row, c), c + 1 < n ? '\t' : '\n');
}
