#include "report/grid.h"

#include <string.h>

#include "base/escape.h"

typedef struct {
  char *title;
  ErpAlign align;
} Column;

struct _ErpGrid {
  GArray *columns;  /* Column */
  GPtrArray *cells; /* escaped, row-major */
  guint limit;      /* display width of a cell in the text form, 0 = none */
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

static guint
char_width(gunichar c) {
  return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

/* Columns on a terminal: combining marks take none, East Asian wide characters two. */
static guint
display_width(const char *text) {
  guint width = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
    width += char_width(g_utf8_get_char(p));
  return width;
}

/* The cell as the text form shows it. Caller frees. */
static char *
shown_cell(const ErpGrid *grid, const char *text) {
  if (grid->limit == 0 || display_width(text) <= grid->limit)
    return g_strdup(text);
  guint width = 0;
  const char *end = text;
  while (width + char_width(g_utf8_get_char(end)) <= grid->limit - 3) {
    width += char_width(g_utf8_get_char(end));
    end = g_utf8_next_char(end);
  }
  return g_strdup_printf("%.*s...", (int) (end - text), text);
}

static void
append_padded(GString *line, const char *text, guint width, ErpAlign align) {
  guint gap = width - display_width(text);
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

void
erp_grid_write_text(const ErpGrid *grid, guint indent, GString *out) {
  guint n = grid->columns->len;
  g_autofree guint *widths = g_new(guint, n);
  const Column *columns = (const Column *) (gpointer) grid->columns->data;
  for (guint c = 0; c < n; c++)
    widths[c] = display_width(columns[c].title);
  for (guint i = 0; i < grid->cells->len; i++) {
    g_autofree char *cell = shown_cell(grid, grid->cells->pdata[i]);
    widths[i % n] = MAX(widths[i % n], display_width(cell));
  }

  g_autoptr(GString) line = g_string_new(NULL);
  for (guint row = 0; row <= erp_grid_rows(grid); row++) {
    g_string_append_printf(line, "%*s", (int) indent, "");
    for (guint c = 0; c < n; c++) {
      g_autofree char *text = row == 0 ? g_strdup(columns[c].title)
                                       : shown_cell(grid, grid->cells->pdata[(row - 1) * n + c]);
      append_padded(line, text, widths[c], columns[c].align);
      g_string_append(line, c + 1 < n ? "  " : "");
    }
    end_line(line, out);
  }
}

void
erp_grid_write_tsv(const ErpGrid *grid, GString *out) {
  guint n = grid->columns->len;
  const Column *columns = (const Column *) (gpointer) grid->columns->data;
  for (guint c = 0; c < n; c++)
    g_string_append_printf(out, "%s%c", columns[c].title, c + 1 < n ? '\t' : '\n');
  for (guint i = 0; i < grid->cells->len; i++)
    g_string_append_printf(out, "%s%c", (char *) grid->cells->pdata[i],
                           i % n + 1 < n ? '\t' : '\n');
}
