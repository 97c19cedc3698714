#include "tui/map/map-links.h"

#include <math.h>
#include <string.h>

#include "tui/map/miller.h"

enum {
  SINES = 1024,   /* steps of the table of Miller heights */
  MAX_DEPTH = 12, /* halvings of a link */
  MOST_GONE = 32  /* of links and points in a row, of which those behind are found again */
};

typedef struct {
  double lat, lon;
} Place;

typedef struct {
  guint a, b;
} Ends;

typedef struct {
  guint8 layer;
  guint8 style; /* ErpStyle */
  guint8 thick;
} Ink;

struct _ErpMapTraces {
  double heights[SINES + 1]; /* Miller degrees by the sine of the latitude from -1 to 1 */
  ErpView view;
  guint n_points, n_links;
  Place *places;         /* of the points */
  guint32 *cells;        /* of the points */
  Ends *ends;            /* of the links */
  GArray *strokes;       /* ErpCanvasStroke: what all links draw, one after the other */
  guint *starts;         /* n_links + 1 indices into them */
  ErpMapMiddle *middles; /* of the links */
  ErpCanvas *canvas;     /* as last drawn; NULL when a place has become another since */
  const ErpCoast *coast; /* there */
  Ink *inks;             /* of the links there */
};

/* A place on the sphere and on the canvas. */
typedef struct {
  double v[3];
  double x, y;
} Spot;

typedef struct {
  const ErpView *view;
  GArray *strokes;   /* what it draws */
  double centre_y;   /* Miller degrees of the centre */
  double per_degree; /* dots */
  double turn;       /* dots in 360 degrees */
  double bend;       /* a quarter of a radian in dots */
  double centre[3];  /* the cap that holds all the canvas shows; */
  double cos_radius; /* -2 when that is more than half the sphere */
  double sin_radius;
  const double *heights; /* the traces' */
  double offset;         /* second drawing of a thick line */
} Pen;

static double
dot(const double a[3], const double b[3]) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static void
to_vector(double lat, double lon, double v[3]) {
  double phi = lat * G_PI / 180, lambda = lon * G_PI / 180;
  v[0] = cos(phi) * cos(lambda);
  v[1] = cos(phi) * sin(lambda);
  v[2] = sin(phi);
}

static void
to_canvas(const Pen *pen, double height, double lon, Spot *spot) {
  spot->x = pen->view->columns + erp_wrap_longitude(lon - pen->view->lon) * pen->per_degree;
  spot->y = 2.0 * pen->view->rows - (height - pen->centre_y) * pen->per_degree;
}

/* The Miller height of a sine; near the poles, where it is too steep for the table, by formula. */
static double
height_of(const Pen *pen, double sine) {
  if (fabs(sine) > 0.98)
    return erp_miller(asin(CLAMP(sine, -1, 1)) * 180 / G_PI);
  double place = (sine + 1) * 0.5 * SINES;
  int i = (int) place;
  return pen->heights[i] + (pen->heights[i + 1] - pen->heights[i]) * (place - i);
}

/* The smallest cap around the centre that holds the rectangle, by its corners and edges' middles.
 */
static void
measure_cap(Pen *pen) {
  const ErpView *view = pen->view;
  to_vector(view->lat, view->lon, pen->centre);
  pen->cos_radius = -2;
  if (2 * view->columns * view->degrees_per_dot >= 180)
    return;
  pen->cos_radius = 1;
  for (int i = 0; i < 9; i++) {
    double lat = 0, lon = 0, v[3];
    int column = i % 3, row = i / 3;
    erp_unproject(view, view->columns * (double) column, 2.0 * view->rows * row, &lat, &lon);
    to_vector(lat, lon, v);
    pen->cos_radius = MIN(pen->cos_radius, dot(v, pen->centre));
  }
  pen->sin_radius = sqrt(MAX(0, 1 - pen->cos_radius * pen->cos_radius));
}

static void
make_pen(Pen *pen, const ErpMapTraces *traces, GArray *strokes) {
  const ErpView *view = &traces->view;
  *pen = (Pen){.view = view, .strokes = strokes, .heights = traces->heights};
  pen->centre_y = erp_miller(view->lat);
  pen->per_degree = 1 / view->degrees_per_dot;
  pen->turn = 360 * pen->per_degree;
  pen->bend = 45 / G_PI * pen->per_degree;
  measure_cap(pen);
}

/* The sum of the ends points to the middle of the arc, and its length is twice the cosine of half
 * the angle: whether the cap around the arc misses the cap around the view. */
static gboolean
out_of_sight(const Pen *pen, const double sum[3], double length) {
  double cosine = length / 2;
  if (pen->cos_radius < 0 || cosine < 0.1)
    return FALSE;
  double sine = sqrt(MAX(0, 1 - cosine * cosine));
  double reach = cosine * pen->cos_radius - sine * pen->sin_radius; /* cosine of both radii */
  return dot(sum, pen->centre) < (reach - 1e-9) * length;
}

/* The middle of the shorter arc; antipodes have many, and one of them is taken. */
static void
middle(const Pen *pen, const Spot *a, const double sum[3], double length, Spot *out) {
  if (length > 1e-6) {
    for (int i = 0; i < 3; i++)
      out->v[i] = sum[i] / length;
  } else {
    double flat = hypot(a->v[0], a->v[1]);
    out->v[0] = flat > 1e-6 ? -a->v[1] / flat : 1;
    out->v[1] = flat > 1e-6 ? a->v[0] / flat : 0;
    out->v[2] = 0;
  }
  to_canvas(pen, height_of(pen, out->v[2]), atan2(out->v[1], out->v[0]) * 180 / G_PI, out);
}

/* A step over the edge opposite the centre is drawn at both edges. */
static void
straight(const Pen *pen, const Spot *a, const Spot *b) {
  double x1 = a->x, x2 = b->x;
  double y1 = a->y + pen->offset, y2 = b->y + pen->offset;
  double half = pen->turn / 2;
  if (x2 - x1 > half || x1 - x2 > half) {
    double shift = x2 > x1 ? -pen->turn : pen->turn;
    erp_canvas_trace(pen->view->columns, pen->view->rows, x1 - shift, y1, x2, y2, pen->strokes);
    x2 += shift;
  }
  erp_canvas_trace(pen->view->columns, pen->view->rows, x1, y1, x2, y2, pen->strokes);
}

/* Whether an arc leaves the straight line on the map by less than a dot: a short one by about
 * s^2/8 * sin(lat) / cos^2(lat) radians, and 1 - cos(s) is s^2/2. The tenth is for what Miller
 * bends more than Mercator, of which this is the measure. */
static gboolean
is_straight(const Pen *pen, const Spot *a, const Spot *b) {
  double versine = 1 - dot(a->v, b->v);
  double z = MAX(fabs(a->v[2]), fabs(b->v[2]));
  return versine < 0.1 && versine * pen->bend * (z + 0.1) < 1 - z * z;
}

static void
arc(const Pen *pen, const Spot *a, const Spot *b, int depth) {
  if (depth == MAX_DEPTH || is_straight(pen, a, b)) {
    straight(pen, a, b);
    return;
  }
  double sum[3] = {a->v[0] + b->v[0], a->v[1] + b->v[1], a->v[2] + b->v[2]};
  double length = sqrt(dot(sum, sum));
  if (out_of_sight(pen, sum, length))
    return;
  Spot m;
  middle(pen, a, sum, length, &m);
  arc(pen, a, &m, depth + 1);
  arc(pen, &m, b, depth + 1);
}

static Spot
spot_of(const Pen *pen, const Place *place) {
  Spot spot = {.x = (double) NAN};
  if (!isfinite(place->lat) || !isfinite(place->lon))
    return spot;
  to_vector(place->lat, place->lon, spot.v);
  to_canvas(pen, erp_miller(place->lat), place->lon, &spot);
  return spot;
}

/* ---- traces -------------------------------------------------------------------------------- */

ErpMapTraces *
erp_map_traces_new(void) {
  ErpMapTraces *traces = g_new0(ErpMapTraces, 1);
  traces->strokes = g_array_new(FALSE, FALSE, sizeof(ErpCanvasStroke));
  for (int i = 0; i <= SINES; i++)
    traces->heights[i] = erp_miller(asin(2.0 * i / SINES - 1) * 180 / G_PI);
  return traces;
}

static void
free_arrays(ErpMapTraces *traces) {
  g_free(traces->places);
  g_free(traces->cells);
  g_free(traces->ends);
  g_array_unref(traces->strokes);
  g_free(traces->starts);
  g_free(traces->middles);
}

void
erp_map_traces_free(ErpMapTraces *traces) {
  if (traces == NULL)
    return;
  free_arrays(traces);
  g_clear_pointer(&traces->canvas, erp_canvas_free);
  g_free(traces->inks);
  g_free(traces);
}

const guint32 *
erp_map_traces_cells(const ErpMapTraces *traces) {
  return traces->cells;
}

const ErpMapMiddle *
erp_map_traces_middles(const ErpMapTraces *traces) {
  return traces->middles;
}

static gboolean
same_view(const ErpView *a, const ErpView *b) {
  return memcmp(&a->lat, &b->lat, sizeof a->lat) == 0 &&
         memcmp(&a->lon, &b->lon, sizeof a->lon) == 0 &&
         memcmp(&a->degrees_per_dot, &b->degrees_per_dot, sizeof a->degrees_per_dot) == 0 &&
         a->columns == b->columns && a->rows == b->rows;
}

static Place
place_in(const ErpMapScene *scene, guint point) {
  return (Place){scene->points[point].lat, scene->points[point].lon};
}

static gboolean
same_place(const Place *a, const Place *b) {
  return memcmp(a, b, sizeof *a) == 0; /* NAN is one too */
}

static gboolean
is_up_to_date(const ErpMapTraces *traces, const ErpMapScene *scene, const ErpView *view) {
  if (!same_view(&traces->view, view) || traces->n_links != scene->n_links ||
      traces->n_points != scene->n_points)
    return FALSE;
  for (guint i = 0; i < scene->n_points; i++) {
    Place place = place_in(scene, i);
    if (!same_place(&place, &traces->places[i]))
      return FALSE;
  }
  for (guint i = 0; i < scene->n_links; i++)
    if (traces->ends[i].a != scene->links[i].a || traces->ends[i].b != scene->links[i].b)
      return FALSE;
  return TRUE;
}

static guint32
cell_of(const ErpView *view, const Place *place) {
  double x = 0, y = 0;
  erp_project(view, place->lat, place->lon, &x, &y);
  x = floor(x / 2);
  y = floor(y / 4);
  return x >= 0 && y >= 0 && x < view->columns && y < view->rows
             ? (guint32) y * (guint32) view->columns + (guint32) x
             : ERP_MAP_OUTSIDE;
}

/* Where a place stands among those of before from `next` on, or behind them. */
static guint
find_place(const ErpMapTraces *old, guint next, const Place *place) {
  for (guint i = next; i < MIN(old->n_points, next + MOST_GONE); i++)
    if (same_place(&old->places[i], place))
      return i;
  return old->n_points;
}

static void
take_points(ErpMapTraces *traces, const ErpMapScene *scene, const ErpMapTraces *old) {
  traces->n_points = scene->n_points;
  traces->places = g_new(Place, scene->n_points + 1);
  traces->cells = g_new(guint32, scene->n_points + 1);
  for (guint i = 0, next = 0; i < scene->n_points; i++) {
    traces->places[i] = place_in(scene, i);
    guint was = find_place(old, next, &traces->places[i]);
    gboolean known = was < old->n_points;
    traces->cells[i] = known ? old->cells[was] : cell_of(&traces->view, &traces->places[i]);
    next = known ? was + 1 : next;
  }
}

static void
take_links(ErpMapTraces *traces, const ErpMapScene *scene) {
  traces->n_links = scene->n_links;
  traces->ends = g_new(Ends, scene->n_links + 1);
  for (guint i = 0; i < scene->n_links; i++)
    traces->ends[i] = (Ends){scene->links[i].a, scene->links[i].b};
}

typedef struct {
  ErpMapTraces *traces;
  Pen pen;
  Spot *spots;   /* of the points */
  guint8 *known; /* those that have been worked out */
} Tracing;

static const Spot *
spot_at(Tracing *tracing, guint point) {
  if (!tracing->known[point])
    tracing->spots[point] = spot_of(&tracing->pen, &tracing->traces->places[point]);
  tracing->known[point] = TRUE;
  return &tracing->spots[point];
}

static void
trace_link(Tracing *tracing, guint link) {
  const Pen *pen = &tracing->pen;
  const Spot *a = spot_at(tracing, tracing->traces->ends[link].a);
  const Spot *b = spot_at(tracing, tracing->traces->ends[link].b);
  ErpMapMiddle *out = &tracing->traces->middles[link];
  *out = (ErpMapMiddle){(double) NAN, (double) NAN};
  if (isnan(a->x) || isnan(b->x))
    return;
  arc(pen, a, b, 0);
  double sum[3] = {a->v[0] + b->v[0], a->v[1] + b->v[1], a->v[2] + b->v[2]};
  double length = sqrt(dot(sum, sum));
  if (out_of_sight(pen, sum, length))
    return;
  Spot m;
  middle(pen, a, sum, length, &m);
  *out = (ErpMapMiddle){m.x, m.y};
}

/* Where a link between the same places stands among those of before from `next` on, or behind. */
static guint
find_link(const ErpMapTraces *old, guint next, const ErpMapTraces *traces, guint link) {
  const Place *a = &traces->places[traces->ends[link].a];
  const Place *b = &traces->places[traces->ends[link].b];
  for (guint i = next; i < MIN(old->n_links, next + MOST_GONE); i++)
    if (same_place(&old->places[old->ends[i].a], a) && same_place(&old->places[old->ends[i].b], b))
      return i;
  return old->n_links;
}

/* The links between places that none joined before anew, the others as they were. TRUE = all are as
 * they were. */
static gboolean
trace(ErpMapTraces *traces, const ErpMapTraces *old) {
  g_autofree Spot *spots = g_new(Spot, traces->n_points + 1);
  g_autofree guint8 *known = g_new0(guint8, traces->n_points + 1);
  Tracing tracing = {.traces = traces, .spots = spots, .known = known};
  gboolean same = old->n_links == traces->n_links;
  traces->strokes = g_array_sized_new(FALSE, FALSE, sizeof(ErpCanvasStroke), old->strokes->len);
  traces->starts = g_new(guint, traces->n_links + 1);
  traces->middles = g_new(ErpMapMiddle, traces->n_links + 1);
  make_pen(&tracing.pen, traces, traces->strokes);
  for (guint i = 0, next = 0; i < traces->n_links; i++) {
    guint was = find_link(old, next, traces, i);
    same = same && was == i;
    traces->starts[i] = traces->strokes->len;
    if (was == old->n_links) {
      trace_link(&tracing, i);
      continue;
    }
    g_array_append_vals(traces->strokes,
                        &g_array_index(old->strokes, ErpCanvasStroke, old->starts[was]),
                        old->starts[was + 1] - old->starts[was]);
    traces->middles[i] = old->middles[was];
    next = was + 1;
  }
  traces->starts[traces->n_links] = traces->strokes->len;
  return same;
}

void
erp_map_traces_update(ErpMapTraces *traces, const ErpMapScene *scene, const ErpView *view) {
  for (guint i = 0; i < scene->n_links; i++)
    g_assert(scene->links[i].a < scene->n_points && scene->links[i].b < scene->n_points);
  if (is_up_to_date(traces, scene, view))
    return;
  ErpMapTraces old = *traces;
  gboolean moved = !same_view(&traces->view, view);
  if (moved)
    old.n_points = old.n_links = 0;
  traces->view = *view;
  take_points(traces, scene, &old);
  take_links(traces, scene);
  if (!trace(traces, &old) || moved) {
    g_clear_pointer(&traces->canvas, erp_canvas_free);
    g_free(traces->inks);
    traces->inks = g_new0(Ink, scene->n_links + 1);
  }
  free_arrays(&old);
}

/* ---- colours ------------------------------------------------------------------------------- */

static Ink
ink_of(const ErpMapLink *link) {
  static const Ink inks[] = {
      [ERP_MAP_DIM] = {ERP_MAP_LAYER_LINK, ERP_STYLE_DIM, FALSE},
      [ERP_MAP_UNKNOWN] = {ERP_MAP_LAYER_LINK, ERP_STYLE_DIM, FALSE},
      [ERP_MAP_GOOD] = {ERP_MAP_LAYER_LINK, ERP_STYLE_GOOD, FALSE},
      [ERP_MAP_WARN] = {ERP_MAP_LAYER_WARN, ERP_STYLE_WARN, FALSE},
      [ERP_MAP_BAD] = {ERP_MAP_LAYER_BAD, ERP_STYLE_BAD, FALSE},
      [ERP_MAP_LOST] = {ERP_MAP_LAYER_BAD, ERP_STYLE_BAD, FALSE},
  };
  Ink ink = inks[link->level];
  if (link->selected || link->on_path)
    ink.style = ERP_STYLE_PATH;
  if (link->selected || link->on_path)
    ink.layer = link->selected ? ERP_MAP_LAYER_SELECTED : ERP_MAP_LAYER_PATH;
  ink.thick = link->worst || link->selected;
  return ink;
}

/* Takes the colours; TRUE when all were the same. */
static gboolean
take_inks(ErpMapTraces *traces, const ErpMapScene *scene) {
  gboolean same = TRUE;
  for (guint i = 0; i < scene->n_links; i++) {
    Ink ink = ink_of(&scene->links[i]), *was = &traces->inks[i];
    same = same && ink.layer == was->layer && ink.style == was->style && ink.thick == was->thick;
    *was = ink;
  }
  return same;
}

/* A second line below the first. */
static void
thicken(ErpMapTraces *traces, guint link) {
  g_autoptr(GArray) strokes = g_array_new(FALSE, FALSE, sizeof(ErpCanvasStroke));
  Pen pen;
  make_pen(&pen, traces, strokes);
  pen.offset = 1;
  Spot a = spot_of(&pen, &traces->places[traces->ends[link].a]);
  Spot b = spot_of(&pen, &traces->places[traces->ends[link].b]);
  if (isnan(a.x) || isnan(b.x))
    return;
  arc(&pen, &a, &b, 0);
  erp_canvas_stroke(traces->canvas, (const ErpCanvasStroke *) (gpointer) strokes->data,
                    strokes->len, traces->inks[link].layer, traces->inks[link].style);
}

const ErpCanvas *
erp_map_links_draw(const ErpMapScene *scene, ErpMapTraces *traces) {
  gboolean as_before =
      take_inks(traces, scene) && traces->canvas != NULL && traces->coast == scene->coast;
  if (as_before)
    return traces->canvas;
  const ErpCanvasStroke *strokes = (const ErpCanvasStroke *) (gconstpointer) traces->strokes->data;
  if (traces->canvas == NULL)
    traces->canvas = erp_canvas_new(traces->view.columns, traces->view.rows);
  erp_canvas_clear(traces->canvas);
  traces->coast = scene->coast;
  if (scene->coast != NULL)
    erp_coast_draw(scene->coast, &traces->view, traces->canvas, ERP_MAP_LAYER_COAST);
  for (guint i = 0; i < scene->n_links; i++) {
    guint first = traces->starts[i], n = traces->starts[i + 1] - first;
    const Ink *ink = &traces->inks[i];
    erp_canvas_stroke(traces->canvas, strokes + first, n, ink->layer, ink->style);
    if (ink->thick)
      thicken(traces, i);
  }
  return traces->canvas;
}
