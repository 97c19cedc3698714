/* The map as a picture of plain arrays: coast, links as great circles, symbols, clusters, labels.
 * Pure: knows neither plan nor terminal. */
#pragma once

#include "tui/map/canvas.h"
#include "tui/map/coast.h"
#include "tui/map/projection.h"

/* In rising order of who is shown where several share a cell. */
typedef enum {
  ERP_MAP_ENTRY, /* Microsoft entry point: never counted in a cluster */
  ERP_MAP_SITE,
  ERP_MAP_REGION,
  ERP_MAP_LOCATION, /* peering location */
  ERP_MAP_HUB,
} ErpMapKind;

typedef enum {
  ERP_MAP_DIM,     /* nothing is said */
  ERP_MAP_UNKNOWN, /* "?": the figure is missing */
  ERP_MAP_GOOD,
  ERP_MAP_WARN,
  ERP_MAP_BAD,
  ERP_MAP_LOST, /* "x": has failed */
} ErpMapLevel;

typedef struct {
  double lat, lon; /* degrees */
  const char *name;
  ErpMapKind kind;
  guint weight; /* greater = labelled first (users) */
  gboolean selected;
  gboolean marked;   /* drawn as "*" */
  ErpMapLevel level; /* DIM: the kind's own style and no sign */
} ErpMapPoint;

typedef struct {
  guint a, b; /* indices of points */
  ErpMapLevel level;
  gboolean worst;    /* drawn thick */
  gboolean on_path;  /* of the selected flow */
  gboolean selected; /* drawn over all, thick */
} ErpMapLink;

typedef struct {
  const ErpMapPoint *points;
  guint n_points;
  const ErpMapLink *links;
  guint n_links;
  const ErpCoast *coast;        /* may be NULL */
  struct _ErpMapTraces *traces; /* kept between pictures (map-links.h), or NULL */
  ErpView view;                 /* its columns and rows are taken from the rectangle */
  ErpDots dots;
  gboolean labels;
} ErpMapScene;

/* Clears the rectangle, which must lie inside the cells, and draws the scene there. A level is
 * also a sign ("?", "~", "!", "x"), at the middle of a link where there is room and beside a point
 * or else in its place, so that colour is never the only one. O(points + links * pieces). */
void erp_map_draw(const ErpMapScene *scene, ErpCells *cells, ErpRect rect);

/* The point drawn nearest to a cell of the screen, within 3 cells; -1 when there is none. Of
 * equally near ones the one that erp_map_draw() shows. O(points). */
int erp_map_pick(const ErpMapScene *scene, ErpRect rect, int column, int row);

/* The link drawn in a cell of the screen, else in one beside it (the first of several); -1 when
 * there is none. O(links * log links). */
int erp_map_pick_link(const ErpMapScene *scene, ErpRect rect, int column, int row);

/* Appends the points drawn in the same cell as `point`, itself too, to an array of guint.
 * O(points).
 */
void erp_map_members(const ErpMapScene *scene, ErpRect rect, guint point, GArray *members);

/* The symbol of a kind, for legends and lists. */
gunichar erp_map_symbol(ErpMapKind kind, ErpCharset charset);
ErpStyle erp_map_style(ErpMapKind kind);
