#include "exchange/sketch.h"

#include <math.h>

#define CELL_WIDTH 240
#define CELL_HEIGHT 80
#define LEAST_COLUMNS 5
#define ROOM 6 /* cells for each node: few are moved */

const ErpLook *
erp_sketch_look(ErpVerdict verdict) {
  static const ErpLook looks[] = {
      [ERP_VERDICT_NOT_APPLICABLE] = {"#6b7780", "#eceff1", "1"},
      [ERP_VERDICT_PASS] = {"#2e7d32", "#e8f5e9", "1"},
      [ERP_VERDICT_NOT_ANSWERED] = {"#5b3fa0", "#ede7f6", "1"},
      [ERP_VERDICT_WARN] = {"#9a6000", "#fff3e0", "2"},
      [ERP_VERDICT_FAIL] = {"#b3201b", "#ffebee", "3"},
  };
  return &looks[verdict];
}

/* Cells of which each holds one node at most. */
typedef struct {
  guint columns, rows;
  guint8 *taken;
  guint16 *rings; /* how far from here all is known to be taken */
} Grid;

/* ---- where on the map ------------------------------------------------------------------------ */

static int
compare_lon(gconstpointer a, gconstpointer b) {
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

/* The longitude that the drawing begins at: behind the widest stretch without a node. */
static gint64
first_lon(const ErpPicture *picture) {
  g_autoptr(GArray) lons = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (guint i = 0; i < picture->nodes->len; i++)
    if (erp_picture_node(picture, i)->placed)
      g_array_append_val(lons, erp_picture_node(picture, i)->lon);
  g_array_sort(lons, compare_lon);
  gint64 best = -1, first = 0;
  for (guint i = 0; i < lons->len; i++) {
    gint64 lon = g_array_index(lons, gint64, i);
    gint64 before = i > 0 ? g_array_index(lons, gint64, i - 1)
                          : g_array_index(lons, gint64, lons->len - 1) - 360000000;
    if (lon - before > best) {
      best = lon - before;
      first = lon;
    }
  }
  return first;
}

typedef struct {
  gint64 west, north, wide, high; /* microdegrees */
} Extent;

static gint64
east_of(const Extent *extent, gint64 lon) {
  return lon >= extent->west ? lon - extent->west : lon - extent->west + 360000000;
}

static Extent
extent_of(const ErpPicture *picture) {
  Extent extent = {.west = first_lon(picture), .north = -90000000};
  gint64 south = 90000000;
  for (guint i = 0; i < picture->nodes->len; i++) {
    const ErpShape *node = erp_picture_node(picture, i);
    if (!node->placed)
      continue;
    extent.north = MAX(extent.north, node->lat);
    south = MIN(south, node->lat);
    extent.wide = MAX(extent.wide, east_of(&extent, node->lon));
  }
  extent.high = MAX(extent.north - south, 1000000);
  extent.wide = MAX(extent.wide, 1000000);
  return extent;
}

/* ---- in cells -------------------------------------------------------------------------------- */

/* As many cells as there is room for, in the shape of the map, but neither too flat nor too tall.
 */
static Grid
grid_new(const Extent *extent, double mid_lat, guint n) {
  double aspect = (double) extent->wide * cos(mid_lat * G_PI / 180) / (double) extent->high;
  aspect = CLAMP(aspect, 0.5, 2.5) * CELL_HEIGHT / CELL_WIDTH;
  guint columns = MAX((guint) ceil(sqrt(ROOM * n * aspect)), LEAST_COLUMNS);
  guint rows = MAX((guint) ceil(columns / aspect), 2);
  return (Grid){columns, rows, g_new0(guint8, columns * rows), g_new0(guint16, columns * rows)};
}

static gboolean
take(Grid *grid, gint column, gint row, guint *cell) {
  if (column < 0 || row < 0 || column >= (gint) grid->columns || row >= (gint) grid->rows)
    return FALSE;
  *cell = (guint) row * grid->columns + (guint) column;
  if (grid->taken[*cell])
    return FALSE;
  return grid->taken[*cell] = TRUE;
}

/* A free cell at this distance, above and below first. */
static gboolean
take_on_ring(Grid *grid, gint column, gint row, gint ring, guint *cell) {
  for (gint d = -ring; d <= ring; d++)
    if (take(grid, column + d, row - ring, cell) || take(grid, column + d, row + ring, cell) ||
        take(grid, column - ring, row + d, cell) || take(grid, column + ring, row + d, cell))
      return TRUE;
  return FALSE;
}

/* The free cell next to the wanted one. There are more cells than nodes. */
static guint
take_near(Grid *grid, gint column, gint row) {
  guint16 *ring = &grid->rings[(guint) row * grid->columns + (guint) column];
  guint cell = 0;
  while (!take_on_ring(grid, column, row, *ring, &cell))
    (*ring)++;
  return cell;
}

/* ---- together -------------------------------------------------------------------------------- */

static ErpSketchPlace
place_of(guint column, guint row) {
  return (ErpSketchPlace){(gint) column * CELL_WIDTH + CELL_WIDTH / 2,
                          (gint) row * CELL_HEIGHT + CELL_HEIGHT / 2};
}

ErpSketch *
erp_sketch_new(const ErpPicture *picture) {
  ErpSketch *sketch = g_new0(ErpSketch, 1);
  Extent extent = extent_of(picture);
  double mid_lat = ((double) extent.north - (double) extent.high / 2) / 1e6;
  Grid grid = grid_new(&extent, mid_lat, picture->nodes->len);
  guint unplaced = 0;
  sketch->places = g_new0(ErpSketchPlace, picture->nodes->len + 1);
  for (guint i = 0; i < picture->nodes->len; i++) {
    const ErpShape *node = erp_picture_node(picture, i);
    if (!node->placed) {
      sketch->places[i] =
          place_of(unplaced % grid.columns, grid.rows + 1 + unplaced / grid.columns);
      unplaced++;
      continue;
    }
    gint64 column = east_of(&extent, node->lon) * (grid.columns - 1) / extent.wide;
    gint64 row = (extent.north - node->lat) * (grid.rows - 1) / extent.high;
    guint cell = take_near(&grid, (gint) column, (gint) row);
    sketch->places[i] = place_of(cell % grid.columns, cell / grid.columns);
  }
  sketch->width = (gint) grid.columns * CELL_WIDTH;
  sketch->height =
      (gint) (grid.rows + (unplaced > 0 ? 2 + (unplaced - 1) / grid.columns : 0)) * CELL_HEIGHT;
  g_free(grid.taken);
  g_free(grid.rings);
  return sketch;
}

void
erp_sketch_free(ErpSketch *sketch) {
  if (sketch == NULL)
    return;
  g_free(sketch->places);
  g_free(sketch);
}
