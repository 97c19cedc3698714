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

guint
erp_grid_rows(const ErpGrid *grid) {
  return grid->columns->len == 0 ? 0 : grid->cells->len / grid->columns->len;
}

/* Columns on a terminal: combining marks take none, East Asian wide characters two. */
static guint
display_width(const char *text) {
  guint width = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    width += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
  }
  return width;
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
  for (guint i = 0; i < grid->cells->len; i++)
    widths[i % n] = MAX(widths[i % n], display_width(grid->cells->pdata[i]));

  g_autoptr(GString) line = g_string_new(NULL);
  for (guint row = 0; row <= erp_grid_rows(grid); row++) {
    g_string_append_printf(line, "%*s", (int) indent, "");
    for (guint c = 0; c < n; c++) {
      const char *text = row == 0 ? columns[c].title : grid->cells->pdata[(row - 1) * n + c];
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
