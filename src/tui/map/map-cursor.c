#include "tui/map/map-cursor.h"

#include <math.h>

#include "base/units.h"
#include "base/i18n.h"

void
erp_map_cursor_start(ErpMapCursor *cursor, ErpLay lay) {
  g_clear_pointer(&cursor->first, g_free);
  cursor->on = TRUE;
  cursor->lay = lay;
}

void
erp_map_cursor_stop(ErpMapCursor *cursor) {
  g_clear_pointer(&cursor->first, g_free);
  cursor->on = FALSE;
}

void
erp_map_cursor_put(ErpMapCursor *cursor, const ErpView *view, int column, int row) {
  erp_unproject(view, 2 * column + 1, 4 * row + 2, &cursor->lat, &cursor->lon);
}

gboolean
erp_map_cursor_cell(const ErpMapCursor *cursor, const ErpView *view, int *column, int *row) {
  double x = 0, y = 0;
  erp_project(view, cursor->lat, cursor->lon, &x, &y);
  x = floor(x / 2);
  y = floor(y / 4);
  if (!(x >= 0 && y >= 0 && x < view->columns && y < view->rows))
    return FALSE;
  *column = (int) x;
  *row = (int) y;
  return TRUE;
}

void
erp_map_cursor_step(ErpMapCursor *cursor, ErpView *view, int columns, int rows) {
  int column = view->columns / 2, row = view->rows / 2;
  if (!erp_map_cursor_cell(cursor, view, &column, &row)) {
    erp_map_cursor_put(cursor, view, column, row);
    return;
  }
  column += columns;
  row += rows;
  int x = CLAMP(column, 0, view->columns - 1), y = CLAMP(row, 0, view->rows - 1);
  erp_view_pan(view, 2.0 * (column - x), 4.0 * (row - y));
  erp_map_cursor_put(cursor, view, x, y);
}

/* A hundredth of a degree is a kilometre: closer only where the map shows more. */
static gint64
rounded(double degrees, const ErpView *view) {
  double step = view->degrees_per_dot < 0.02 ? 100 : 10000; /* microdegrees */
  return (gint64) (floor(degrees * 1e6 / step + 0.5) * step);
}

void
erp_map_cursor_place(const ErpMapCursor *cursor, const ErpView *view, char **lat, char **lon) {
  *lat = erp_unit_format(ERP_UNIT_LATITUDE, rounded(cursor->lat, view));
  *lon = erp_unit_format(ERP_UNIT_LONGITUDE, rounded(cursor->lon, view));
}

char *
erp_map_cursor_hint(const ErpMapCursor *cursor, const ErpView *view, const char *selection) {
  g_autofree char *lat = NULL, *lon = NULL;
  erp_map_cursor_place(cursor, view, &lat, &lon);
  switch (cursor->lay) {
  case ERP_LAY_SITE:
    return g_strdup_printf(_("Enter: a new site at %s %s"), lat, lon);
  case ERP_LAY_MOVE:
    return selection != NULL ? g_strdup_printf(_("Enter: “%s” moves to %s %s"), selection, lat, lon)
                             : g_strdup(_("Select what is to move: . and , go through the plan"));
  case ERP_LAY_LINK:
    break;
  }
  return cursor->first == NULL
             ? g_strdup(_("Enter: the WAN link begins at what is here"))
             : g_strdup_printf(_("Enter: the WAN link from “%s” ends at what is here"),
                               cursor->first);
}

void
erp_map_cursor_draw(const ErpMapCursor *cursor, const ErpView *view, ErpCells *cells,
                    ErpRect rect) {
  int column = 0, row = 0;
  if (!cursor->on || !erp_map_cursor_cell(cursor, view, &column, &row))
    return;
  gboolean ascii = cells->charset == ERP_CHARSET_ASCII;
  const struct {
    int dx, dy;
    gunichar c;
  } arms[] = {{-2, 0, ascii ? '-' : 0x2500}, {-1, 0, ascii ? '-' : 0x2500},
              {1, 0, ascii ? '-' : 0x2500},  {2, 0, ascii ? '-' : 0x2500},
              {0, -1, ascii ? '|' : 0x2502}, {0, 1, ascii ? '|' : 0x2502},
              {0, 0, ascii ? '+' : 0x253C}};
  for (guint i = 0; i < G_N_ELEMENTS(arms); i++) {
    int x = column + arms[i].dx, y = row + arms[i].dy;
    if (x >= 0 && y >= 0 && x < rect.width && y < rect.height)
      erp_cells_put(cells, rect.x + x, rect.y + y, ERP_STYLE_FOCUS, arms[i].c);
  }
  erp_cells_highlight(cells, (ErpRect){rect.x + column, rect.y + row, 1, 1});
}
