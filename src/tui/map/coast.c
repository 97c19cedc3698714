#include "tui/map/coast.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "tui/map/miller.h"

#include "base/i18n.h"

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

/* Reading: one polyline a line, "lon lat" and then differences, all in units of the grid. */
typedef struct {
  const char *file;
  guint line;
  gint64 scale; /* units a degree */
  Level *level;
} Reader;

static gboolean
refuse(const Reader *reader, GError **error, const char *text) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE,
              _("%s:%u: %s Install the file that belongs to this version of erplan again."),
              reader->file, reader->line, text);
  return FALSE;
}

/* The next whole number of at most six digits; FALSE at anything else. */
static gboolean
next_number(const char **text, gint64 *number) {
  const char *p = *text;
  gboolean negative = *p == '-';
  if (negative)
    p++;
  gint64 value = 0;
  guint digits = 0;
  for (; g_ascii_isdigit(*p) && digits < 7; digits++, p++)
    value = value * 10 + (*p - '0');
  if (digits == 0 || digits > 6 || (*p != ' ' && *p != '\0'))
    return FALSE;
  *number = negative ? -value : value;
  *text = *p == ' ' ? p + 1 : p;
  return TRUE;
}

static gboolean
read_head(Reader *reader, const char *text, GError **error) {
  static const char begin[] = "# coast v1; scale ";
  static const char end[] = " per degree; one polyline a line: lon lat then deltas";
  const char *p = text + strlen(begin);
  if (!g_str_has_prefix(text, begin) || !next_number(&p, &reader->scale) || reader->scale < 1 ||
      strcmp(p, end + 1) != 0)
    return refuse(reader, error, _("The first line is not that of a coast file."));
  return TRUE;
}

static gboolean
read_line(Reader *reader, const char *text, GError **error) {
  Line line = {reader->level->vertices->len, 0, INFINITY, -INFINITY, INFINITY, -INFINITY};
  gint64 lon = 0, lat = 0;
  while (*text != '\0') {
    gint64 east = 0, north = 0;
    if (!next_number(&text, &east) || !next_number(&text, &north))
      return refuse(reader, error, _("A coast is not written as pairs of whole numbers."));
    lon += east;
    lat += north;
    if (ABS(lon) > 180 * reader->scale || ABS(lat) > 90 * reader->scale)
      return refuse(reader, error, _("A coast leaves the globe."));
    Vertex vertex = {(float) ((double) lon / (double) reader->scale),
                     (float) erp_miller((double) lat / (double) reader->scale)};
    g_array_append_val(reader->level->vertices, vertex);
    line.west = MIN(line.west, vertex.lon);
    line.east = MAX(line.east, vertex.lon);
    line.low = MIN(line.low, vertex.y);
    line.high = MAX(line.high, vertex.y);
  }
  line.to = reader->level->vertices->len;
  if (line.to - line.from < 2)
    return refuse(reader, error, _("A coast has fewer than two points."));
  g_array_append_val(reader->level->lines, line);
  return TRUE;
}

static gboolean
read_text(Reader *reader, char *text, GError **error) {
  for (char *p = text; *p != '\0';) {
    char *end = strchr(p, '\n');
    if (end != NULL)
      *end = '\0';
    reader->line++;
    if (reader->line == 1 ? !read_head(reader, p, error) : !read_line(reader, p, error))
      return FALSE;
    if (end == NULL)
      break;
    p = end + 1;
  }
  if (reader->level->lines->len == 0)
    return refuse(reader, error, _("The file holds no coast."));
  return TRUE;
}

static gboolean
read_level(Level *level, const char *folder, const char *name, GError **error) {
  level->vertices = g_array_new(FALSE, FALSE, sizeof(Vertex));
  level->lines = g_array_new(FALSE, FALSE, sizeof(Line));
  g_autofree char *file = g_build_filename(folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr(GError) local = NULL;
  if (!g_file_get_contents(file, &text, &length, &local)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE,
                _("%s: cannot read the coast: %s. Install erplan's data again, or point "
                  "ERPLAN_DATADIR to its data folder."),
                file, local->message);
    return FALSE;
  }
  Reader reader = {.file = file, .level = level};
  if (memchr(text, '\0', length) != NULL)
    return refuse(&reader, error, _("The file holds a NUL character."));
  return read_text(&reader, text, error);
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

/* Shapes cut in two at the antimeridian have edges along it, which are no coast. */
static gboolean
is_seam(const Vertex *a, const Vertex *b) {
  return fabsf(a->lon - b->lon) > 180 || (fabsf(a->lon) >= 180 && fabsf(b->lon) >= 180);
}

static void
draw_line(const Level *level, const Line *line, const Window *window, double shift,
          ErpCanvas *canvas, guint layer) {
  for (guint i = line->from + 1; i < line->to; i++) {
    const Vertex *a = &g_array_index(level->vertices, Vertex, i - 1);
    const Vertex *b = &g_array_index(level->vertices, Vertex, i);
    double from = (double) a->lon + shift, to = (double) b->lon + shift;
    if (is_seam(a, b) || MIN(from, to) < window->first || MAX(from, to) > window->last)
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
