/* The map of a small scene: what stands where, compared as text; and what is picked. */
#include <glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "golden.h"
#include "tui/map/map-draw.h"
#include "tui/map/map-links.h"

static const ErpMapPoint places[] = {
    {.lat = 48.86, .lon = 2.35, .name = "Paris", .kind = ERP_MAP_HUB, .weight = 900},
    {.lat = 51.51, .lon = -0.13, .name = "London", .kind = ERP_MAP_LOCATION},
    {.lat = 51.4, .lon = -0.2, .name = "Croydon", .kind = ERP_MAP_SITE, .weight = 50},
    {.lat = 52.37, .lon = 4.9, .name = "Amsterdam", .kind = ERP_MAP_REGION},
    {.lat = -33.87, .lon = 151.21, .name = "Sydney", .kind = ERP_MAP_SITE, .weight = 300},
    {.lat = 37.77,
     .lon = -122.42,
     .name = "San Francisco",
     .kind = ERP_MAP_SITE,
     .weight = 70,
     .selected = TRUE},
    {.lat = -23.55,
     .lon = -46.63,
     .name = "São Paulo",
     .kind = ERP_MAP_SITE,
     .weight = 20,
     .level = ERP_MAP_BAD},
    {.lat = 35.68, .lon = 139.69, .name = "東京", .kind = ERP_MAP_SITE, .weight = 200},
    {.lat = 1.35, .lon = 103.82, .name = "Singapore", .kind = ERP_MAP_ENTRY},
};

static const ErpMapLink lines[] = {
    {.a = 0, .b = 1, .level = ERP_MAP_GOOD},
    {.a = 0, .b = 5, .level = ERP_MAP_WARN},
    {.a = 5, .b = 4, .level = ERP_MAP_BAD, .worst = TRUE}, /* over the antimeridian */
    {.a = 0, .b = 6, .level = ERP_MAP_DIM},
    {.a = 0, .b = 7, .level = ERP_MAP_GOOD, .on_path = TRUE},
};

static ErpMapScene
scene_of(const ErpCoast *coast, ErpDots dots) {
  return (ErpMapScene){.points = places,
                       .n_points = G_N_ELEMENTS(places),
                       .links = lines,
                       .n_links = G_N_ELEMENTS(lines),
                       .coast = coast,
                       .dots = dots,
                       .labels = TRUE};
}

static void
draw_golden(int width, int height, ErpDots dots, const char *name) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_build_filename(g_getenv("ERPLAN_DATADIR"), "coast", NULL);
  g_autoptr(ErpCoast) coast = erp_coast_load(folder, &error);
  g_assert_no_error(error);
  ErpMapScene scene = scene_of(coast, dots);
  scene.view = (ErpView){.columns = width, .rows = height};
  erp_view_world(&scene.view);
  ErpCharset charset = dots == ERP_DOTS_ASCII ? ERP_CHARSET_ASCII : ERP_CHARSET_UTF8;
  g_autoptr(ErpCells) cells = erp_cells_new(width, height, charset);
  erp_map_draw(&scene, cells, (ErpRect){0, 0, width, height});
  expect_golden(cells, name);
}

static void
test_golden(void) {
  draw_golden(80, 24, ERP_DOTS_BRAILLE, "map-80x24");
  draw_golden(80, 24, ERP_DOTS_QUADRANT, "map-80x24-quadrant");
  draw_golden(80, 24, ERP_DOTS_ASCII, "map-80x24-ascii");
  draw_golden(200, 60, ERP_DOTS_BRAILLE, "map-200x60");
}

/* One degree a dot, the centre of 20 x 6 cells at 0 N 0 E: column 10, row 3. */
static ErpMapScene
plain_scene(const ErpMapPoint *points, guint n) {
  return (ErpMapScene){.points = points,
                       .n_points = n,
                       .view = {.degrees_per_dot = 1, .columns = 20, .rows = 6},
                       .labels = TRUE};
}

static char *
plain_picture(const ErpMapScene *scene, ErpCharset charset) {
  g_autoptr(ErpCells) cells = erp_cells_new(22, 8, charset);
  erp_map_draw(scene, cells, (ErpRect){1, 1, 20, 6});
  return erp_cells_dump(cells);
}

static void
test_symbols(void) {
  const ErpMapPoint points[] = {
      {.lat = 6, .lon = -18, .name = "a", .kind = ERP_MAP_SITE},
      {.lat = 6, .lon = -8, .name = "b", .kind = ERP_MAP_HUB},
      {.lat = 6, .lon = 2, .name = "c", .kind = ERP_MAP_LOCATION},
      {.lat = 6, .lon = 12, .name = "d", .kind = ERP_MAP_REGION},
      {.lat = -2, .lon = 2, .name = "e", .kind = ERP_MAP_ENTRY},
      {.lat = 80, .lon = 2, .name = "away", .kind = ERP_MAP_SITE},
      {.lat = (double) NAN, .lon = 2, .name = "nowhere", .kind = ERP_MAP_SITE},
  };
  ErpMapScene scene = plain_scene(points, G_N_ELEMENTS(points));
  g_autofree char *wide = plain_picture(&scene, ERP_CHARSET_UTF8);
  g_assert_cmpstr(wide, ==, "\n\n  ●a   ◆b   ▲c   ■d\n\n            □e\n\n\n\n");
  g_autofree char *ascii = plain_picture(&scene, ERP_CHARSET_ASCII);
  g_assert_cmpstr(ascii, ==, "\n\n  oa   Hb   Pc   Rd\n\n            Ee\n\n\n\n");
  scene.labels = FALSE;
  g_autofree char *bare = plain_picture(&scene, ERP_CHARSET_ASCII);
  g_assert_cmpstr(bare, ==, "\n\n  o    H    P    R\n\n            E\n\n\n\n");
}

/* Several in one cell: their number, the name of the greatest; entry points are not counted. */
static void
test_clusters(void) {
  ErpMapPoint points[12];
  for (guint i = 0; i < G_N_ELEMENTS(points); i++)
    points[i] = (ErpMapPoint){.lat = -1,
                              .lon = 0.5,
                              .name = i == 1 ? "big" : "small",
                              .kind = ERP_MAP_SITE,
                              .weight = i == 1 ? 9 : 1};
  ErpMapScene scene = plain_scene(points, 3);
  g_autofree char *three = plain_picture(&scene, ERP_CHARSET_UTF8);
  g_assert_cmpstr(three, ==, "\n\n\n\n           3big\n\n\n\n");
  scene.n_points = 9;
  g_autofree char *nine = plain_picture(&scene, ERP_CHARSET_UTF8);
  g_assert_cmpstr(nine, ==, "\n\n\n\n           9big\n\n\n\n");
  scene.n_points = 12;
  g_autofree char *many = plain_picture(&scene, ERP_CHARSET_UTF8);
  g_assert_cmpstr(many, ==, "\n\n\n\n           +big\n\n\n\n");
  points[0].kind = ERP_MAP_ENTRY;
  scene.n_points = 2;
  g_autofree char *one = plain_picture(&scene, ERP_CHARSET_UTF8);
  g_assert_cmpstr(one, ==, "\n\n\n\n           ●big\n\n\n\n");
  points[0].kind = ERP_MAP_HUB;
  points[0].name = "hub";
  g_autofree char *hub = plain_picture(&scene, ERP_CHARSET_UTF8);
  g_assert_cmpstr(hub, ==, "\n\n\n\n           2hub\n\n\n\n");
}

static void
test_selected(void) {
  ErpMapPoint points[] = {{.lat = -1, .lon = 0.5, .name = "hub", .kind = ERP_MAP_HUB},
                          {.lat = -1,
                           .lon = 0.5,
                           .name = "site",
                           .kind = ERP_MAP_SITE,
                           .selected = TRUE,
                           .level = ERP_MAP_WARN}};
  ErpMapScene scene = plain_scene(points, 2);
  g_autoptr(ErpCells) cells = erp_cells_new(20, 6, ERP_CHARSET_UTF8);
  erp_map_draw(&scene, cells, (ErpRect){0, 0, 20, 6});
  g_autofree char *text = erp_cells_dump(cells);
  g_assert_cmpstr(text, ==, "\n\n\n      site2~\n\n\n");
  g_autofree char *styles = erp_cells_dump_styles(cells);
  const char *row = styles + 3 * 21;
  g_assert_cmpint(row[10], ==, 'A' + ERP_STYLE_WARN - 1);
  g_assert_cmpint(row[11], ==, 'a' + ERP_STYLE_WARN - 1); /* the level is a sign too */
  g_assert_true(g_str_has_prefix(row + 5, ".####"));
}

/* The equator is a great circle: a straight row of dots, with its sign in the middle. */
static void
test_link_signs(void) {
  const ErpMapPoint points[] = {{.lat = -0.5, .lon = -15.5, .kind = ERP_MAP_SITE},
                                {.lat = -0.5, .lon = 16.5, .kind = ERP_MAP_SITE}};
  static const struct {
    ErpMapLevel level;
    const char *row;
  } cases[] = {{ERP_MAP_UNKNOWN, "   ●⠉⠉⠉⠉⠉⠉⠉?⠉⠉⠉⠉⠉⠉⠉●"},
               {ERP_MAP_DIM, "   ●⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉●"},
               {ERP_MAP_GOOD, "   ●⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉●"},
               {ERP_MAP_WARN, "   ●⠉⠉⠉⠉⠉⠉⠉~⠉⠉⠉⠉⠉⠉⠉●"},
               {ERP_MAP_BAD, "   ●⠉⠉⠉⠉⠉⠉⠉!⠉⠉⠉⠉⠉⠉⠉●"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    ErpMapLink link = {.a = 0, .b = 1, .level = cases[i].level};
    ErpMapScene scene = plain_scene(points, 2);
    scene.links = &link;
    scene.n_links = 1;
    g_autofree char *text = plain_picture(&scene, ERP_CHARSET_UTF8);
    g_autofree char *expected = g_strconcat("\n\n\n\n", cases[i].row, "\n\n\n\n", NULL);
    g_assert_cmpstr(text, ==, expected);
    link.worst = TRUE;
    g_autofree char *thick = plain_picture(&scene, ERP_CHARSET_UTF8);
    g_assert_nonnull(strstr(thick, "●⠛⠛⠛⠛⠛⠛⠛"));
  }
}

/* Beside the symbol, before it where the next cell is taken, in its place where both are. */
static void
test_point_signs(void) {
  const ErpMapPoint points[] = {
      {.lat = -0.5, .lon = -15, .kind = ERP_MAP_SITE, .level = ERP_MAP_BAD},
      {.lat = -0.5, .lon = 1, .kind = ERP_MAP_SITE, .level = ERP_MAP_UNKNOWN},
      {.lat = -0.5, .lon = 3, .kind = ERP_MAP_HUB, .level = ERP_MAP_WARN},
      {.lat = -0.5, .lon = 5, .kind = ERP_MAP_HUB, .level = ERP_MAP_GOOD},
  };
  ErpMapScene scene = plain_scene(points, G_N_ELEMENTS(points));
  g_autofree char *text = plain_picture(&scene, ERP_CHARSET_UTF8);
  g_assert_cmpstr(text, ==, "\n\n\n\n   ●!     ?●~◆\n\n\n\n");
}

/* In the row of the link or beside it; the first of those that are there. */
static void
test_pick_link(void) {
  const ErpMapPoint points[] = {
      {.lat = -0.5, .lon = -15.5}, {.lat = -0.5, .lon = 16.5}, {.lat = -20, .lon = 0}};
  const ErpMapLink links[] = {{.a = 0, .b = 2, .level = ERP_MAP_GOOD},
                              {.a = 0, .b = 1, .level = ERP_MAP_GOOD},
                              {.a = 1, .b = 0, .level = ERP_MAP_BAD}};
  ErpMapScene scene = plain_scene(points, G_N_ELEMENTS(points));
  scene.links = links;
  scene.n_links = G_N_ELEMENTS(links);
  ErpRect rect = {0, 0, 20, 8}; /* the equator is the fifth row */
  g_assert_cmpint(erp_map_pick_link(&scene, rect, 15, 4), ==, 1);
  g_assert_cmpint(erp_map_pick_link(&scene, rect, 15, 3), ==, 1);
  g_assert_cmpint(erp_map_pick_link(&scene, rect, 15, 1), ==, -1);
  g_assert_cmpint(erp_map_pick_link(&scene, rect, 5, 6), ==, 0);
}

static void
test_members(void) {
  const ErpMapPoint points[] = {
      {.lat = -1, .lon = 0.5}, {.lat = -1, .lon = 8.5}, {.lat = -1.2, .lon = 0.6}};
  ErpMapScene scene = plain_scene(points, G_N_ELEMENTS(points));
  g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(guint));
  erp_map_members(&scene, (ErpRect){0, 0, 20, 6}, 2, members);
  g_assert_cmpuint(members->len, ==, 2);
  g_assert_cmpuint(g_array_index(members, guint, 0), ==, 0);
  g_assert_cmpuint(g_array_index(members, guint, 1), ==, 2);
}

/* A link over the edge of the world leaves at one side and comes in at the other. */
static void
test_link_over_the_edge(void) {
  const ErpMapPoint points[] = {{.lat = 0, .lon = 171, .kind = ERP_MAP_SITE},
                                {.lat = 0, .lon = -171, .kind = ERP_MAP_SITE}};
  const ErpMapLink link = {.a = 0, .b = 1, .level = ERP_MAP_GOOD};
  ErpMapScene scene = {.points = points,
                       .n_points = 2,
                       .links = &link,
                       .n_links = 1,
                       .view = {.degrees_per_dot = 4.5, .columns = 40, .rows = 10}};
  g_autoptr(ErpCells) cells = erp_cells_new(40, 10, ERP_CHARSET_UTF8);
  erp_map_draw(&scene, cells, (ErpRect){0, 0, 40, 10});
  g_autofree char *text = erp_cells_dump(cells);
  g_assert_cmpstr(text, ==, "\n\n\n\n\n⠉●                                     ●\n\n\n\n\n");
}

/* Every point of the great circle, by slerp, is within two dots of a drawn cell. */
static void
check_great_circle(GRand *random) {
  ErpMapPoint ends[2];
  double v[2][3];
  for (int i = 0; i < 2; i++) {
    ends[i] = (ErpMapPoint){.lat = g_rand_double_range(random, -75, 80),
                            .lon = g_rand_double_range(random, -180, 180)};
    double phi = ends[i].lat * G_PI / 180, lambda = ends[i].lon * G_PI / 180;
    v[i][0] = cos(phi) * cos(lambda);
    v[i][1] = cos(phi) * sin(lambda);
    v[i][2] = sin(phi);
  }
  double angle = acos(v[0][0] * v[1][0] + v[0][1] * v[1][1] + v[0][2] * v[1][2]);
  const ErpMapLink link = {.a = 0, .b = 1, .level = ERP_MAP_GOOD};
  ErpMapScene scene = {.points = ends, .n_points = 2, .links = &link, .n_links = 1};
  ErpView view = {.columns = 200, .rows = 60};
  erp_view_world(&view);
  erp_view_zoom(&view, g_rand_double_range(random, 1, 30), g_rand_double_range(random, 0, 400),
                g_rand_double_range(random, 0, 240));
  g_autoptr(ErpMapTraces) traces = erp_map_traces_new();
  erp_map_traces_update(traces, &scene, &view);
  const ErpCanvas *canvas = erp_map_links_draw(&scene, traces);
  for (int i = 0; i <= 1000; i++) {
    double p[3], x = 0, y = 0, t = i / 1000.0;
    for (int k = 0; k < 3; k++)
      p[k] = (v[0][k] * sin((1 - t) * angle) + v[1][k] * sin(t * angle)) / sin(angle);
    erp_project(&view, asin(CLAMP(p[2], -1, 1)) * 180 / G_PI, atan2(p[1], p[0]) * 180 / G_PI, &x,
                &y);
    if (x < 3 || y < 3 || x >= 397 || y >= 237)
      continue;
    gboolean near = FALSE;
    for (int dy = -2; dy <= 2 && !near; dy++)
      for (int dx = -2; dx <= 2 && !near; dx++)
        near = erp_canvas_used(canvas, (int) (x + dx) / 2, (int) (y + dy) / 4, 1);
    if (!near)
      g_error("no dot near %d/1000 of a link of %d degrees", i, (int) (angle * 180 / G_PI));
  }
}

static void
test_great_circles(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(5);
  for (int i = 0; i < 500; i++)
    check_great_circle(random);
}

/* ---- kept traces --------------------------------------------------------------------------- */

enum { KEPT_POINTS = 12, KEPT_LINKS = 80 };

typedef struct {
  ErpMapPoint points[KEPT_POINTS];
  ErpMapLink links[KEPT_LINKS];
  ErpMapScene scene;
} Kept;

static double
some_coordinate(GRand *random, double most) {
  return g_rand_int_range(random, 0, 20) == 0 ? (double) NAN
                                              : g_rand_double_range(random, -most, most);
}

/* Some links in a row go, those behind them move up; or others stand before them. */
static void
take_out_links(GRand *random, Kept *kept) {
  guint at = (guint) g_rand_int_range(random, 0, KEPT_LINKS);
  guint most = g_rand_int_range(random, 0, 4) == 0 ? 50 : 3;
  guint n = (guint) g_rand_int_range(random, 1, (gint32) most);
  if (at + n > kept->scene.n_links)
    return;
  memmove(&kept->links[at], &kept->links[at + n], (KEPT_LINKS - at - n) * sizeof *kept->links);
  kept->scene.n_links -= n;
}

static void
put_in_links(GRand *random, Kept *kept) {
  guint at = (guint) g_rand_int_range(random, 0, KEPT_LINKS);
  guint n = (guint) g_rand_int_range(random, 1, 5);
  if (at > kept->scene.n_links || kept->scene.n_links + n > KEPT_LINKS)
    return;
  memmove(&kept->links[at + n], &kept->links[at], (KEPT_LINKS - at - n) * sizeof *kept->links);
  for (guint i = at; i < at + n; i++)
    kept->links[i].a = (guint) g_rand_int_range(random, 0, 6);
  kept->scene.n_links += n;
}

/* A point before all others: each has another number, and every link other ends. */
static void
put_in_point(GRand *random, Kept *kept) {
  memmove(&kept->points[1], &kept->points[0], (KEPT_POINTS - 1) * sizeof *kept->points);
  kept->points[0].lat = some_coordinate(random, 80);
  for (guint i = 0; i < KEPT_LINKS; i++) {
    kept->links[i].a = (kept->links[i].a + 1) % 6;
    kept->links[i].b = (kept->links[i].b + 1) % 6;
  }
}

/* One thing or none becomes another: a place, a link's ends, its colours, how many, the view. */
static void
change_something(GRand *random, Kept *kept) {
  ErpMapPoint *point = &kept->points[g_rand_int_range(random, 0, KEPT_POINTS)];
  ErpMapLink *link = &kept->links[g_rand_int_range(random, 0, KEPT_LINKS)];
  switch (g_rand_int_range(random, 0, 12)) {
  case 0:
    point->lat = some_coordinate(random, 80);
    break;
  case 1:
    point->lon = some_coordinate(random, 180);
    break;
  case 2:
    link->a = (guint) g_rand_int_range(random, 0, 6);
    break;
  case 3:
    link->level = (ErpMapLevel) g_rand_int_range(random, 0, ERP_MAP_LOST + 1);
    break;
  case 4:
    link->selected = !link->selected;
    break;
  case 5:
    kept->scene.n_links = (guint) g_rand_int_range(random, 0, KEPT_LINKS + 1);
    break;
  case 6:
    kept->scene.n_points = (guint) g_rand_int_range(random, 6, KEPT_POINTS + 1);
    break;
  case 7:
    erp_view_pan(&kept->scene.view, g_rand_int_range(random, -3, 4), 1);
    break;
  case 8:
    take_out_links(random, kept);
    break;
  case 9:
    put_in_links(random, kept);
    break;
  case 10:
    put_in_point(random, kept);
    break;
  default:
    break;
  }
}

static char *
draw_kept(ErpMapScene scene, ErpMapTraces *traces, ErpRect rect) {
  g_autoptr(ErpCells) cells = erp_cells_new(rect.width, rect.height, ERP_CHARSET_UTF8);
  scene.traces = traces;
  erp_map_draw(&scene, cells, rect);
  g_autofree char *text = erp_cells_dump(cells), *styles = erp_cells_dump_styles(cells);
  return g_strconcat(text, styles, NULL);
}

static void
test_kept_traces(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(3);
  g_autoptr(ErpMapTraces) traces = erp_map_traces_new();
  Kept kept = {.scene = {.labels = TRUE, .view = {.columns = 80, .rows = 30}}};
  for (guint i = 0; i < KEPT_POINTS; i++)
    kept.points[i] = (ErpMapPoint){.lat = some_coordinate(random, 80),
                                   .lon = some_coordinate(random, 180),
                                   .name = "n",
                                   .kind = ERP_MAP_SITE};
  for (guint i = 0; i < KEPT_LINKS; i++)
    kept.links[i] = (ErpMapLink){.a = i % 6, .b = i / 6 % 6};
  kept.scene.points = kept.points;
  kept.scene.links = kept.links;
  kept.scene.n_points = KEPT_POINTS;
  kept.scene.n_links = KEPT_LINKS;
  erp_view_world(&kept.scene.view);
  for (guint i = 0; i < 2000; i++) {
    ErpRect rect = {0, 0, i % 50 == 0 ? 70 : 80, 30};
    change_something(random, &kept);
    g_autofree char *ours = draw_kept(kept.scene, traces, rect);
    g_autofree char *anew = draw_kept(kept.scene, NULL, rect);
    g_assert_cmpstr(ours, ==, anew);
  }
}

static void
test_pick(void) {
  const ErpMapPoint points[] = {
      {.lat = -1, .lon = 0.5, .kind = ERP_MAP_SITE, .weight = 1},
      {.lat = -1, .lon = 0.5, .kind = ERP_MAP_SITE, .weight = 5},
      {.lat = -1, .lon = 8.5, .kind = ERP_MAP_ENTRY},
  };
  ErpMapScene scene = plain_scene(points, G_N_ELEMENTS(points));
  ErpRect rect = {5, 2, 20, 6}; /* the centre is at (15, 5) */
  g_assert_cmpint(erp_map_pick(&scene, rect, 15, 5), ==, 1);
  g_assert_cmpint(erp_map_pick(&scene, rect, 12, 5), ==, 1);
  g_assert_cmpint(erp_map_pick(&scene, rect, 11, 5), ==, -1);
  g_assert_cmpint(erp_map_pick(&scene, rect, 15, 6), ==, 1);
  g_assert_cmpint(erp_map_pick(&scene, rect, 15, 7), ==, -1); /* two rows are four columns high */
  g_assert_cmpint(erp_map_pick(&scene, rect, 18, 5), ==, 2);
  g_assert_cmpint(erp_map_pick(&scene, rect, G_MAXINT, G_MININT), ==, -1);
}

/* Any scene at any size and zoom, with antipodes, poles and absurd coordinates. */
static void
test_random(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(11);
  const double odd[] = {0, 90, -90, 180, -180, 1e300, (double) NAN, (double) INFINITY};
  for (int round = 0; round < 400; round++) {
    ErpMapPoint points[20];
    ErpMapLink links[40];
    for (guint i = 0; i < G_N_ELEMENTS(points); i++) {
      gboolean usual = g_rand_int_range(random, 0, 4) != 0;
      points[i] = (ErpMapPoint){.lat = usual ? g_rand_double_range(random, -90, 90)
                                             : odd[g_rand_int_range(random, 0, 8)],
                                .lon = usual ? g_rand_double_range(random, -180, 180)
                                             : odd[g_rand_int_range(random, 0, 8)],
                                .name = i % 3 == 0 ? "東京" : "Dublin",
                                .kind = (ErpMapKind) g_rand_int_range(random, 0, 5),
                                .selected = i == 3};
    }
    for (guint i = 0; i < G_N_ELEMENTS(links); i++)
      links[i] = (ErpMapLink){.a = (guint) g_rand_int_range(random, 0, 20),
                              .b = (guint) g_rand_int_range(random, 0, 20),
                              .level = (ErpMapLevel) g_rand_int_range(random, 0, 4),
                              .worst = i == 7};
    ErpRect rect = {1, 1, g_rand_int_range(random, 1, 90), g_rand_int_range(random, 1, 30)};
    ErpMapScene scene = {.points = points,
                         .n_points = 20,
                         .links = links,
                         .n_links = 40,
                         .dots = (ErpDots) (round % 3),
                         .labels = TRUE};
    scene.view = (ErpView){.columns = rect.width, .rows = rect.height};
    erp_view_world(&scene.view);
    for (int i = g_rand_int_range(random, 0, 20); i > 0; i--)
      erp_view_zoom(&scene.view, 1.5, g_rand_double_range(random, 0, 2 * rect.width),
                    g_rand_double_range(random, 0, 4 * rect.height));
    g_autoptr(ErpCells) cells = erp_cells_new(rect.width + 2, rect.height + 2, ERP_CHARSET_UTF8);
    erp_map_draw(&scene, cells, rect);
    erp_map_pick(&scene, rect, rect.width / 2, rect.height / 2);
    for (int y = 0; y < cells->height; y++) /* nothing beside the rectangle */
      g_assert_true(cells->cells[y * cells->width].base == ' ' &&
                    cells->cells[(y + 1) * cells->width - 1].base == ' ');
  }
}

int
main(int argc, char **argv) {
  g_assert_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/map-draw/golden", test_golden);
  g_test_add_func("/map-draw/symbols", test_symbols);
  g_test_add_func("/map-draw/clusters", test_clusters);
  g_test_add_func("/map-draw/selected", test_selected);
  g_test_add_func("/map-draw/link-signs", test_link_signs);
  g_test_add_func("/map-draw/point-signs", test_point_signs);
  g_test_add_func("/map-draw/pick-link", test_pick_link);
  g_test_add_func("/map-draw/members", test_members);
  g_test_add_func("/map-draw/link-over-the-edge", test_link_over_the_edge);
  g_test_add_func("/map-draw/great-circles", test_great_circles);
  g_test_add_func("/map-draw/kept-traces", test_kept_traces);
  g_test_add_func("/map-draw/pick", test_pick);
  g_test_add_func("/map-draw/random", test_random);
  return g_test_run();
}
