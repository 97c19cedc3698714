/* Private to report/: a map as it is drawn, without a format: lines, symbols and texts, each over
 * those before it, below them the legend. Units are those of ERP_MAP_WIDTH (map-view.h). */
#pragma once

#include "report/map/map.h"

/* How a line looks. */
typedef enum {
  ERP_STROKE_COAST,
  ERP_STROKE_WAY,
  ERP_STROKE_CONNECTION,
  ERP_STROKE_UNKNOWN, /* of links, by their use */
  ERP_STROKE_GOOD,
  ERP_STROKE_WARN,
  ERP_STROKE_FAIL,
} ErpStroke;

typedef enum {
  ERP_SHAPE_STROKE, /* stroke, points */
  ERP_SHAPE_SYMBOL, /* place, verdict: around (x, y) */
  ERP_SHAPE_LABEL,  /* text that begins at x upon y */
} ErpShapeKind;

typedef struct {
  int x, y;
  gboolean begins; /* no line leads here */
} ErpMapPoint;

typedef struct {
  ErpShapeKind kind;
  ErpStroke stroke;
  GArray *points; /* ErpMapPoint */
  ErpPlaceKind place;
  ErpVerdict verdict;
  int x, y;
  char *text; /* of a label; of others what is said of them, or NULL */
} ErpMapShape;

typedef struct {
  GArray *shapes; /* ErpMapShape; lines may lead beyond the edge */
  guint legend;   /* the first that belongs to the legend */
  int height;     /* of the map */
  int whole;      /* with the legend */
} ErpMapDrawing;

ErpMapDrawing *erp_map_drawing_new(const ErpMap *map);
void erp_map_drawing_free(ErpMapDrawing *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpMapDrawing, erp_map_drawing_free)

/* What has a colour of its own; others repeat the verdicts and uses. */
typedef enum {
  ERP_COLOUR_PAGE, /* also of signs */
  ERP_COLOUR_SEA,
  ERP_COLOUR_COAST,
  ERP_COLOUR_TEXT,
  ERP_COLOUR_WAY,
  ERP_COLOUR_CONNECTION,
  ERP_COLOUR_GOOD,
  ERP_COLOUR_WARN,
  ERP_COLOUR_FAIL,
  ERP_COLOUR_UNKNOWN,
  ERP_COLOUR_IDLE, /* of a site that the verdict does not concern */
  ERP_COLOUR_ENTRY,
  ERP_COLOUR_PLACE,
  ERP_COLOUR_LAST,
} ErpMapColour;

/* "#2e7d32": by day, also on paper, and by night. */
extern const struct ErpMapShade { const char *day, *night; } erp_map_colours[ERP_COLOUR_LAST];

/* The sign inside the symbol of a site: "!". */
const char *erp_map_sign(ErpVerdict verdict);
