#include "tui/map-links.h"

#include <math.h>

#include "tui/miller.h"

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
  double centre[3];  /* the cap that holds all the canvas shows; */
  double cos_radius; /* -2 when that is more than half the sphere */
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
to_canvas(const Pen *pen, double lat, double lon, Spot *spot) {
  spot->x = pen->view->columns + erp_wrap_longitude(lon - pen->view->lon) * pen->per_degree;
  spot->y = 2.0 * pen->view->rows - (erp_miller(lat) - pen->centre_y) * pen->per_degree;
}

static void
make_pen(Pen *pen, const ErpView *view, ErpCanvas *canvas) {
  *pen = (Pen){.view = view, .canvas = canvas};
  pen->centre_y = erp_miller(view->lat);
  pen->per_degree = 1 / view->degrees_per_dot;
  pen->turn = 360 * pen->per_degree;
  to_vector(view->lat, view->lon, pen->centre);
  pen->cos_radius = -2;
  if (2 * view->columns * view->degrees_per_dot >= 180)
    return;
  /* The farthest point of the rectangle is a corner or on its upper or lower edge's middle. */
  pen->cos_radius = 1;
  for (int i = 0; i < 9; i++) {
    double lat = 0, lon = 0, v[3];
    erp_unproject(view, view->columns * (double) (i % 3), 2.0 * view->rows * (double) (i / 3), &lat,
                  &lon);
    to_vector(lat, lon, v);
    pen->cos_radius = MIN(pen->cos_radius, dot(v, pen->centre));
  }
}

/* Whether the cap around the link misses the cap around the view. */
static gboolean
out_of_sight(const Pen *pen, const Spot *a, const Spot *b) {
  if (pen->cos_radius < 0)
    return FALSE;
  double sum[3] = {a->v[0] + b->v[0], a->v[1] + b->v[1], a->v[2] + b->v[2]};
  double length = sqrt(dot(sum, sum));
  double cos_link = length / 2; /* of half the link's angle */
  double sin_link = sqrt(MAX(0, 1 - cos_link * cos_link));
  double sin_view = sqrt(1 - pen->cos_radius * pen->cos_radius);
  if (cos_link < 0.1)
    return FALSE;
  double reach = cos_link * pen->cos_radius - sin_link * sin_view; /* cosine of both radii */
  return dot(sum, pen->centre) / length < reach - 1e-9;
}

/* The middle of the shorter arc; for antipodes, which have many, one of them. */
static void
middle(const Pen *pen, const Spot *a, const Spot *b, Spot *out) {
  double v[3] = {a->v[0] + b->v[0], a->v[1] + b->v[1], a->v[2] + b->v[2]};
  double length = sqrt(dot(v, v));
  if (length < 1e-6) {
    v[0] = -a->v[1];
    v[1] = a->v[0];
    v[2] = 0;
    length = sqrt(dot(v, v));
    if (length < 1e-6) {
      v[0] = length = 1;
      v[1] = 0;
    }
  }
  for (int i = 0; i < 3; i++)
    out->v[i] = v[i] / length;
  to_canvas(pen, asin(CLAMP(out->v[2], -1, 1)) * 180 / G_PI,
            atan2(out->v[1], out->v[0]) * 180 / G_PI, out);
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

enum { MAX_DEPTH = 7 };

/* Halves the arc until the straight line is right to a dot. An arc over the equator bends both ways
 * and has its middle on the line, so long ones are halved at least twice. */
static void
arc(const Pen *pen, const Spot *a, const Spot *b, int depth) {
  double cosine = dot(a->v, b->v);
  double dx = fabs(b->x - a->x);
  double dots = MAX(MIN(dx, pen->turn - dx), fabs(b->y - a->y));
  /* A short arc cannot leave its chord by a dot: by about length squared over eight. */
  if (depth == MAX_DEPTH || dots < 4 || (cosine > 0.9994 && dots < 60)) {
    straight(pen, a, b);
    return;
  }
  Spot m;
  middle(pen, a, b, &m);
  double sag_x = fabs(m.x - (a->x + b->x) / 2), sag_y = fabs(m.y - (a->y + b->y) / 2);
  if (cosine > 0.9 && sag_x < 0.7 && sag_y < 0.7) {
    straight(pen, a, b);
    return;
  }
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
      [ERP_MAP_GOOD] = {ERP_MAP_LAYER_LINK, ERP_STYLE_GOOD},
      [ERP_MAP_WARN] = {ERP_MAP_LAYER_WARN, ERP_STYLE_WARN},
      [ERP_MAP_BAD] = {ERP_MAP_LAYER_BAD, ERP_STYLE_BAD},
  };
  pen->layer = link->on_path ? ERP_MAP_LAYER_PATH : inks[link->level].layer;
  pen->style = link->on_path ? ERP_STYLE_PATH : inks[link->level].style;
}

static void
draw_link(Pen *pen, const ErpMapLink *link, const Spot *a, const Spot *b, ErpMapMiddle *out) {
  *out = (ErpMapMiddle){(double) NAN, (double) NAN};
  if (isnan(a->x) || isnan(b->x) || out_of_sight(pen, a, b))
    return;
  ink(pen, link);
  pen->offset = 0;
  arc(pen, a, b, 0);
  if (link->worst) {
    pen->offset = 1;
    arc(pen, a, b, 0);
  }
  if (link->level < ERP_MAP_WARN)
    return;
  Spot m;
  middle(pen, a, b, &m);
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
      to_canvas(&pen, point->lat, point->lon, &spots[i]);
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
