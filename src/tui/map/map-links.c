#include "tui/map/map-links.h"

#include <math.h>

#include "tui/map/miller.h"

enum {
  SINES = 1024,  /* steps of the table of Miller heights */
  MAX_DEPTH = 12 /* halvings of a link */
};

/* A place on the sphere and on the canvas. */
typedef struct {
  double v[3];
  double x, y;
} Spot;

typedef struct {
  const ErpView *view;
  ErpCanvas *canvas;
  double centre_y;   /* Miller degrees of the centre */
  double per_degree; /* dots */
  double turn;       /* dots in 360 degrees */
  double bend;       /* a quarter of a radian in dots */
  double centre[3];  /* the cap that holds all the canvas shows; */
  double cos_radius; /* -2 when that is more than half the sphere */
  double sin_radius;
  double heights[SINES + 1]; /* Miller degrees by the sine of the latitude from -1 to 1 */
  guint layer;
  ErpStyle style;
  double offset; /* second drawing of a thick line */
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
  double place = (sine + 1) * (SINES / 2);
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
    erp_unproject(view, view->columns * (double) (i % 3), 2.0 * view->rows * (double) (i / 3), &lat,
                  &lon);
    to_vector(lat, lon, v);
    pen->cos_radius = MIN(pen->cos_radius, dot(v, pen->centre));
  }
  pen->sin_radius = sqrt(MAX(0, 1 - pen->cos_radius * pen->cos_radius));
}

static void
make_pen(Pen *pen, const ErpView *view, ErpCanvas *canvas) {
  *pen = (Pen){.view = view, .canvas = canvas};
  pen->centre_y = erp_miller(view->lat);
  pen->per_degree = 1 / view->degrees_per_dot;
  pen->turn = 360 * pen->per_degree;
  pen->bend = 45 / G_PI * pen->per_degree;
  measure_cap(pen);
  for (int i = 0; i <= SINES; i++)
    pen->heights[i] = erp_miller(asin(2.0 * i / SINES - 1) * 180 / G_PI);
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
    erp_canvas_segment(pen->canvas, x1 - shift, y1, x2, y2, pen->layer, pen->style);
    x2 += shift;
  }
  erp_canvas_segment(pen->canvas, x1, y1, x2, y2, pen->layer, pen->style);
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

static void
ink(Pen *pen, const ErpMapLink *link) {
  static const struct {
    guint layer;
    ErpStyle style;
  } inks[] = {
      [ERP_MAP_DIM] = {ERP_MAP_LAYER_LINK, ERP_STYLE_DIM},
      [ERP_MAP_UNKNOWN] = {ERP_MAP_LAYER_LINK, ERP_STYLE_DIM},
      [ERP_MAP_GOOD] = {ERP_MAP_LAYER_LINK, ERP_STYLE_GOOD},
      [ERP_MAP_WARN] = {ERP_MAP_LAYER_WARN, ERP_STYLE_WARN},
      [ERP_MAP_BAD] = {ERP_MAP_LAYER_BAD, ERP_STYLE_BAD},
      [ERP_MAP_LOST] = {ERP_MAP_LAYER_BAD, ERP_STYLE_BAD},
  };
  pen->layer = link->selected  ? ERP_MAP_LAYER_SELECTED
               : link->on_path ? ERP_MAP_LAYER_PATH
                               : inks[link->level].layer;
  pen->style = link->on_path || link->selected ? ERP_STYLE_PATH : inks[link->level].style;
}

static void
draw_link(Pen *pen, const ErpMapLink *link, const Spot *a, const Spot *b, ErpMapMiddle *out) {
  *out = (ErpMapMiddle){(double) NAN, (double) NAN};
  if (isnan(a->x) || isnan(b->x))
    return;
  ink(pen, link);
  pen->offset = 0;
  arc(pen, a, b, 0);
  if (link->worst || link->selected) {
    pen->offset = 1;
    arc(pen, a, b, 0);
  }
  if (link->level == ERP_MAP_DIM || link->level == ERP_MAP_GOOD)
    return;
  double sum[3] = {a->v[0] + b->v[0], a->v[1] + b->v[1], a->v[2] + b->v[2]};
  double length = sqrt(dot(sum, sum));
  if (out_of_sight(pen, sum, length))
    return;
  Spot m;
  middle(pen, a, sum, length, &m);
  *out = (ErpMapMiddle){m.x, m.y};
}

void
erp_map_links_draw(const ErpMapScene *scene, const ErpView *view, ErpCanvas *canvas,
                   ErpMapMiddle *middles) {
  Pen pen;
  make_pen(&pen, view, canvas);
  g_autofree Spot *spots = g_new(Spot, scene->n_points);
  for (guint i = 0; i < scene->n_points; i++) {
    const ErpMapPoint *point = &scene->points[i];
    if (isfinite(point->lat) && isfinite(point->lon)) {
      to_vector(point->lat, point->lon, spots[i].v);
      to_canvas(&pen, erp_miller(point->lat), point->lon, &spots[i]);
    } else {
      spots[i].x = (double) NAN;
    }
  }
  for (guint i = 0; i < scene->n_links; i++) {
    const ErpMapLink *link = &scene->links[i];
    g_assert(link->a < scene->n_points && link->b < scene->n_points);
    draw_link(&pen, link, &spots[link->a], &spots[link->b], &middles[i]);
  }
}
