/* Laying out by hand: a cross-hair over the map, and what Enter does where it stands. */
#pragma once

#include "tui/map/projection.h"

typedef enum {
  ERP_LAY_SITE, /* a new site */
  ERP_LAY_MOVE, /* the selected object goes there */
  ERP_LAY_LINK, /* a WAN link between two objects, one after the other */
} ErpLay;

typedef struct {
  gboolean on;
  ErpLay lay;
  double lat, lon; /* so that it keeps its place when the map is zoomed */
  char *first;     /* LINK: id of the end that is chosen; NULL = none yet */
} ErpMapCursor;

void erp_map_cursor_start(ErpMapCursor *cursor, ErpLay lay);
void erp_map_cursor_stop(ErpMapCursor *cursor);

/* To the middle of a cell of the map. */
void erp_map_cursor_put(ErpMapCursor *cursor, const ErpView *view, int column, int row);
/* By cells; the view follows when it would leave the map, to where the globe ends. */
void erp_map_cursor_step(ErpMapCursor *cursor, ErpView *view, int columns, int rows);
/* FALSE when it is not on the map as shown. */
gboolean erp_map_cursor_cell(const ErpMapCursor *cursor, const ErpView *view, int *column,
                             int *row);

/* Where it stands as text for a form, no finer than the map shows. Caller frees both. */
void erp_map_cursor_place(const ErpMapCursor *cursor, const ErpView *view, char **lat, char **lon);
/* What Enter does here, for the status line; `selection` is what would move. Caller frees. */
char *erp_map_cursor_hint(const ErpMapCursor *cursor, const ErpView *view, const char *selection);

void erp_map_cursor_draw(const ErpMapCursor *cursor, const ErpView *view, ErpCells *cells,
                         ErpRect rect);
