#include "tui/map/coast.h"

#include <math.h>

#include "base/coastlines.h"
#include "tui/map/miller.h"

typedef struct {
  float lon, y; /* degrees, Miller degrees */
} Vertex;

typedef struct {
  guint from, to; /* of the vertices */
  float west, east, low, high;
} Line;

typedef struct {
  GArray *vertices; /* Vertex */
  GArray *lines;    /* Line */
} Level;

struct _ErpCoast {
  Level world, continent;
};

/* Below this many degrees a dot the finer level is drawn. */
static const double continent_from = 0.35;

/* The lines of the file on the projection, each with its bounds. */
static gboolean
read_level(Level *level, const char *folder, const char *name, GError **error) {
  level->vertices = g_array_new(FALSE, FALSE, sizeof(Vertex));
  level->lines = g_array_new(FALSE, FALSE, sizeof(Line));
  g_autofree char *file = g_build_filename(folder, name, NULL);
  g_autoptr(ErpCoastlines) coast = erp_coastlines_read(file, error);
  if (coast == NULL)
    return FALSE;
  for (guint l = 0; l < erp_coastlines_count(coast); l++) {
    guint n;
    const ErpCoastPoint *points = erp_coastlines_get(coast, l, &n);
    Line line = {level->vertices->len, 0, INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (guint i = 0; i < n; i++) {
      Vertex vertex = {(float) points[i].lon, (float) erp_miller(points[i].lat)};
      g_array_append_val(level->vertices, vertex);
      line.west = MIN(line.west, vertex.lon);
      line.east = MAX(line.east, vertex.lon);
      line.low = MIN(line.low, vertex.y);
      line.high = MAX(line.high, vertex.y);
    }
    line.to = level->vertices->len;
    g_array_append_val(level->lines, line);
  }
  return TRUE;
}

ErpCoast *
erp_coast_load(const char *folder, GError **error) {
  g_autoptr(ErpCoast) coast = g_new0(ErpCoast, 1);
  if (!read_level(&coast->world, folder, "coast-world.txt", error) ||
      !read_level(&coast->continent, folder, "coast-continent.txt", error))
    return NULL;
  return g_steal_pointer(&coast);
}

static void
level_clear(Level *level) {
  g_clear_pointer(&level->vertices, g_array_unref);
  g_clear_pointer(&level->lines, g_array_unref);
}

void
erp_coast_free(ErpCoast *coast) {
  if (coast == NULL)
    return;
  level_clear(&coast->world);
  level_clear(&coast->continent);
  g_free(coast);
}

/* A view in the numbers of the vertices. */
typedef struct {
  double west, east, low, high;   /* what the canvas shows */
  double first, last;             /* longitudes that are drawn at all */
  double lon, y, degrees_per_dot; /* of the centre */
  double centre_x, centre_y;      /* in dots */
} Window;

static Window
window_of(const ErpView *view) {
  double half_width = view->columns * view->degrees_per_dot;
  double half_height = 2.0 * view->rows * view->degrees_per_dot;
  double y = erp_miller(view->lat);
  /* Two screens' worth of one coast would have its sites on one of them only. */
  double reach = half_width > 180.5 ? 180 : half_width + 360;
  return (Window){.west = view->lon - half_width,
                  .east = view->lon + half_width,
                  .low = y - half_height,
                  .high = y + half_height,
                  .first = view->lon - reach,
                  .last = view->lon + reach,
                  .lon = view->lon,
                  .y = y,
                  .degrees_per_dot = view->degrees_per_dot,
                  .centre_x = view->columns,
                  .centre_y = 2.0 * view->rows};
}

static void
draw_line(const Level *level, const Line *line, const Window *window, double shift,
          ErpCanvas *canvas, guint layer) {
  for (guint i = line->from + 1; i < line->to; i++) {
    const Vertex *a = &g_array_index(level->vertices, Vertex, i - 1);
    const Vertex *b = &g_array_index(level->vertices, Vertex, i);
    double from = (double) a->lon + shift, to = (double) b->lon + shift;
    if (erp_coast_is_seam((double) a->lon, (double) b->lon) || MIN(from, to) < window->first ||
        MAX(from, to) > window->last)
      continue;
    double scale = 1 / window->degrees_per_dot;
    erp_canvas_segment(canvas, window->centre_x + (from - window->lon) * scale,
                       window->centre_y - ((double) a->y - window->y) * scale,
                       window->centre_x + (to - window->lon) * scale,
                       window->centre_y - ((double) b->y - window->y) * scale, layer,
                       ERP_STYLE_COAST);
  }
}

void
erp_coast_draw(const ErpCoast *coast, const ErpView *view, ErpCanvas *canvas, guint layer) {
  const Level *level = view->degrees_per_dot < continent_from ? &coast->continent : &coast->world;
  Window window = window_of(view);
  for (guint i = 0; i < level->lines->len; i++) {
    const Line *line = &g_array_index(level->lines, Line, i);
    if ((double) line->high < window.low || (double) line->low > window.high)
      continue;
    for (double shift = -360; shift <= 360; shift += 360)
      if ((double) line->east + shift >= window.west && (double) line->west + shift <= window.east)
        draw_line(level, line, &window, shift, canvas, layer);
  }
}
