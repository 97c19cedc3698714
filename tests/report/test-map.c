/* The map of a plan: what is on it, where it stands, how its use is marked, and that no name passes
 * for markup. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "judged.h"
#include "papers.h"
#include "report/map/map-labels.h"
#include "report/map/map-view.h"

static void
assert_near(double value, double expected, double within) {
  if (fabs(value - expected) > within)
    g_error("%.9f is not %.9f", value, expected);
}

static ErpMap *
map_of(const char *plan) {
  g_autoptr(Judged) judged = judged_new(plan);
  return erp_map_new(judged->review);
}

static const ErpMapPlace *
find(const ErpMap *map, ErpPlaceKind kind, const char *name) {
  for (guint i = 0; i < map->places->len; i++) {
    const ErpMapPlace *place = &g_array_index(map->places, ErpMapPlace, i);
    if (place->kind == kind && strcmp(place->name, name) == 0)
      return place;
  }
  g_error("no %s", name);
}

/* ---- what is on it --------------------------------------------------------------------------- */

static void
test_places(void) {
  g_autofree char *plan = judged_dallas(
      "Two sites", "Dallas",
      "<site id='far' name='Nowhere' users='3'/>"
      "<gateway id='gw' region='eastus' sku='ErGw1AZ'><connection circuit='er-ny'/></gateway>");
  g_autoptr(ErpMap) map = map_of(plan);
  const ErpMapPlace *dallas = find(map, ERP_PLACE_SITE, "Dallas");
  g_assert_cmpint(dallas->lat, ==, 32780000);
  g_assert_cmpint(dallas->lon, ==, -96800000);
  g_assert_cmpint(dallas->weight, ==, 500);
  g_assert_cmpint(dallas->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpstr(dallas->about, ==, "Dallas: fail, 500 users");
  g_assert_cmpstr(find(map, ERP_PLACE_LOCATION, "New York")->about, ==,
                  "New York; er-ny: 15 % of 1 Gb/s");
  g_assert_nonnull(find(map, ERP_PLACE_REGION, "East US"));
  g_assert_nonnull(find(map, ERP_PLACE_ENTRY, "Dallas"));
  g_assert_cmpuint(map->n_unplaced, ==, 1);
}

/* WAN links come last, the fullest behind all; the limits are 80 and 90 %. */
static void
test_lines(void) {
  static const struct {
    const char *capacity, *about;
    ErpUse use;
  } cases[] = {
      {"100Mbps", "a-b: 80 % of 100 Mb/s", ERP_USE_GOOD},
      {"99Mbps", "a-b: 81 % of 99 Mb/s", ERP_USE_WARN},
      {"80Mbps", "a-b: 100 % of 80 Mb/s", ERP_USE_FAIL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *plan = g_strdup_printf(
        "<plan xmlns='urn:erplan:plan:1' name='n'><tenant geo='NAM'/>"
        "<site id='a' name='A' lat='30' lon='-97' internet-via='b'>"
        "<demand service='internet' down='80Mbps' up='1Mbps'/></site>"
        "<site id='b' name='B' lat='33' lon='-97'><internet id='b-isp' capacity='1Gbps'/></site>"
        "<wan-link id='a-b' a='a' b='b' capacity='%s'/></plan>",
        cases[i].capacity);
    g_autoptr(ErpMap) map = map_of(plan);
    const ErpMapLine *line = &g_array_index(map->lines, ErpMapLine, map->lines->len - 1);
    g_assert_cmpint(line->kind, ==, ERP_LINE_WAN_LINK);
    g_assert_cmpstr(line->about, ==, cases[i].about);
    g_assert_cmpint(line->use, ==, cases[i].use);
  }
}

/* ---- where it stands ------------------------------------------------------------------------- */

static ErpMap *
map_with(const double (*places)[2], guint n) {
  g_autoptr(GString) plan = g_string_new("<plan xmlns='urn:erplan:plan:1' name='n'>");
  for (guint i = 0; i < n; i++)
    g_string_append_printf(plan, "<site id='s%u' lat='%d' lon='%d'/>", i, (int) places[i][0],
                           (int) places[i][1]);
  g_string_append(plan, "</plan>");
  return map_of(plan->str);
}

/* Two places on the equator 100 degrees apart, with 12 % on both sides: 124 degrees from edge to
 * edge, the places at 12 / 124 and 112 / 124 of it, half way down. */
static void
test_view(void) {
  static const double places[][2] = {{0, -20}, {0, 80}};
  g_autoptr(ErpMap) map = map_with(places, 2);
  ErpMapView view = erp_map_view(map);
  double x, y;
  assert_near(erp_map_span(&view), 124, 1e-6);
  assert_near(view.lon, 30, 1e-6);
  erp_map_project(&view, 0, -20, &x, &y);
  assert_near(x, 10000.0 * 12 / 124, 1e-6);
  assert_near(y, view.height / 2.0, 1e-6);
  erp_map_project(&view, 0, 80, &x, &y);
  assert_near(x, 10000.0 * 112 / 124, 1e-6);
}

/* Auckland and Honolulu are 27 degrees apart over the antimeridian, not 333. */
static void
test_antimeridian(void) {
  static const double places[][2] = {{-37, 175}, {21, -158}};
  g_autoptr(ErpMap) map = map_with(places, 2);
  ErpMapView view = erp_map_view(map);
  double auckland, honolulu, y;
  erp_map_project(&view, -37, 175, &auckland, &y);
  erp_map_project(&view, 21, -158, &honolulu, &y);
  g_assert_true(auckland < honolulu);
  g_assert_true(erp_map_span(&view) < 150);
  g_assert_true(auckland > 0);
  g_assert_true(honolulu < ERP_MAP_WIDTH);
}

/* Whatever is on it, the map holds every place, is neither flat nor tall, and ends at the poles. */
static void
test_every_view(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(3);
  for (guint round = 0; round < 300; round++) {
    double places[6][2];
    guint n = (guint) g_rand_int_range(rand, 0, 7);
    for (guint i = 0; i < n; i++) {
      places[i][0] = g_rand_int_range(rand, -90, 91);
      places[i][1] = g_rand_int_range(rand, -180, 181);
    }
    g_autoptr(ErpMap) map = map_with((const double(*)[2]) places, n);
    ErpMapView view = erp_map_view(map);
    g_assert_cmpint(view.height, >=, 4499);
    g_assert_cmpint(view.height, <=, 6501);
    for (guint i = 0; i < n; i++) {
      double x, y;
      erp_map_project(&view, places[i][0], places[i][1], &x, &y);
      g_assert_true(x >= -1);
      g_assert_true(x <= ERP_MAP_WIDTH + 1);
      g_assert_true(y >= -1);
      g_assert_true(y <= view.height + 1);
    }
  }
}

/* Right, left, below, above, then nowhere. */
static void
test_labels(void) {
  g_autoptr(ErpMapLabels) labels = erp_map_labels_new(10000, 5000, 85);
  double width = erp_map_text_width("Dallas"), left, base;
  erp_map_labels_block(labels, 5000, 2500);
  static const char *const sides[] = {"right", "left", "below", "above"};
  const double expected[] = {5125, 4875 - width, 5000 - width / 2, 5000 - width / 2};
  for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
    g_test_message("%s", sides[i]);
    g_assert_true(
        erp_map_labels_place(labels, "Dallas", 5000, 2500, ERP_LABEL_BESIDE, &left, &base));
    assert_near(left, expected[i], 1e-6);
  }
  g_assert_true(base < 2500);
  g_assert_false(
      erp_map_labels_place(labels, "Dallas", 5000, 2500, ERP_LABEL_BESIDE, &left, &base));
  /* at the right edge there is room at the left only */
  g_assert_true(erp_map_labels_place(labels, "Dallas", 9990, 100, ERP_LABEL_BESIDE, &left, &base));
  g_assert_true(left < 9990 - width);
}

/* The slow and obvious way: every box that is taken, one after the other. */
typedef struct {
  double left, top, right, bottom;
} Room;

static gboolean
is_free(const GArray *taken, const Room *room, int width, int height) {
  if (room->left < 0 || room->top < 0 || room->right > width || room->bottom > height)
    return FALSE;
  for (guint i = 0; i < taken->len; i++) {
    const Room *other = &g_array_index(taken, Room, i);
    if (room->left < other->right && other->left < room->right && room->top < other->bottom &&
        other->top < room->bottom)
      return FALSE;
  }
  return TRUE;
}

/* Symbols all over the drawing and beyond its edge, many of them in a few crowds. */
static void
random_point(GRand *random, double *x, double *y) {
  double crowd = g_rand_int_range(random, 0, 4);
  gboolean scattered = g_rand_boolean(random);
  *x = scattered ? g_rand_double_range(random, -300, 3300)
                 : crowd * 900 + g_rand_double_range(random, -90, 90);
  *y = scattered ? g_rand_double_range(random, -300, 2300)
                 : crowd * 600 + g_rand_double_range(random, -90, 90);
}

static void
compare_labels(GRand *random, guint n_symbols) {
  g_autoptr(ErpMapLabels) labels = erp_map_labels_new(3000, 2000, 85);
  g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(Room));
  const double width = erp_map_text_width("Ab");
  double x, y, left, base;
  for (guint i = 0; i < n_symbols; i++) {
    random_point(random, &x, &y);
    erp_map_labels_block(labels, x, y);
    Room symbol = {x - 85, y - 85, x + 85, y + 85};
    g_array_append_val(taken, symbol);
  }
  for (guint i = 0; i < 400; i++) {
    random_point(random, &x, &y);
    Room room = {x - width / 2, y - 75, x - width / 2 + width, y + 75};
    gboolean expected = is_free(taken, &room, 3000, 2000);
    g_assert_cmpint(erp_map_labels_place(labels, "Ab", x, y, ERP_LABEL_UPON, &left, &base), ==,
                    expected);
    if (expected)
      g_array_append_val(taken, room);
  }
}

static void
test_many_labels(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(11);
  for (guint i = 0; i < 60; i++)
    compare_labels(random, i * i / 20);
}

/* ---- the drawing ----------------------------------------------------------------------------- */

static char *
svg_of(const char *name, const char *more) {
  g_autofree char *plan = judged_dallas("Two sites", name, more);
  g_autoptr(ErpMap) map = map_of(plan);
  return erp_map_svg(map);
}

static void
test_svg(void) {
  g_autofree char *svg = svg_of("Dallas", "");
  g_assert_true(g_str_has_prefix(svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "));
  assert_says(svg, "class=\"map-coast\"");
  assert_says(svg, "<title>dal-ny: 30 % of 500 Mb/s</title>");
  assert_says(svg, ">30 %</text>");
  assert_says(svg, "<title>Dallas: fail, 500 users</title><circle class=\"map-site-fail\"");
  assert_says(svg, ">!</text>");
  assert_says(svg, ">site: fail</text>");
  assert_says(svg, ">peering location</text>");
  g_assert_null(strstr(svg, "site: pass"));
  g_assert_null(strstr(svg, "href"));
  g_assert_null(strstr(svg, "url("));
  g_assert_null(strstr(svg, "<script"));
}

/* A sign, a width and a colour each tell how full a link is. */
static void
test_marks(void) {
  g_autofree char *svg =
      svg_of("Dallas", "<site id='x' name='X' lat='35' lon='-100' internet-via='dal'>"
                       "<demand service='internet' down='95Mbps' up='1Mbps'/></site>"
                       "<wan-link id='x-dal' a='x' b='dal' capacity='100Mbps'/>");
  assert_says(svg, "class=\"map-line map-fail\"");
  assert_says(svg, ">! 95 %</text>");
  assert_says(svg, ">! over 90 %</text>");
}

static void
test_neutral(void) {
  static const struct {
    const char *name, *written;
  } cases[] = {
      {"&lt;script&gt;x&lt;/script&gt;", ">&lt;script&gt;x&lt;/script&gt;</text>"},
      {"a &quot; b &amp;amp; c", ">a &quot; b &amp;amp; c</text>"},
      {"]]&gt;&lt;!--", ">]]&gt;&lt;!--</text>"},
      {"a&#x202e;b", ">a&lt;U+202E&gt;b</text>"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *svg = svg_of(cases[i].name, "");
    assert_says(svg, cases[i].written);
    g_assert_null(strstr(svg, "<script"));
    g_assert_null(strstr(svg, "<!--"));
  }
}

/* ---- in words -------------------------------------------------------------------------------- */

static void
test_words(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "<site id='x'/>");
  g_autoptr(ErpMap) map = map_of(plan);
  g_autofree char *words = erp_map_words(map);
  g_assert_cmpstr(words, ==,
                  "Sites by the verdict on their Microsoft 365 traffic: 2 fail, 1 without a place. "
                  "WAN links by use: 2 up to 80 %. Peering locations: New York. "
                  "Microsoft entry points: Dallas, New York (Secaucus).");
  g_autoptr(ErpMap) none = map_of("<plan xmlns='urn:erplan:plan:1' name='n'/>");
  g_autofree char *nothing = erp_map_words(none);
  g_assert_cmpstr(nothing, ==, "The plan has nothing to be drawn.");
}

/* ---- by groff -------------------------------------------------------------------------------- */

static char *
roff_of(const char *name, ErpLineKind kind, guint width) {
  g_autoptr(ErpMap) map = papers_map(name, kind);
  GString *out = g_string_new(NULL);
  erp_map_write_ms(map, width, out);
  return g_string_free(out, FALSE);
}

/* Ten centimetres wide, so that a unit is a thousandth; the places at 968 and 9032 half way down,
 * as in the view above. The line has 51 pieces of 158.1; dashes are 80 long and 60 apart: the first
 * from 968 on, the second from 1108 to 1188 over the end of a piece at 1126. */
static void
test_roff(void) {
  g_autofree char *text = roff_of("a.b", ERP_LINE_CONNECTION, 10000);
  assert_says(text, "\\D't 0.016c'\\h'|0.968c'\\v'2.250c'\\D'l 0.080c 0.000c'"
                    "\\h'|1.108c'\\v'0.000c'\\D'l 0.018c 0.000c'\\D'l 0.062c 0.000c'");
  assert_says(text, "\\h'|0.893c'\\v'2.250c'\\D'C 0.150c'");
  assert_says(text, "\\h'|8.957c'\\v'2.250c'\\D'C 0.150c'");
  assert_says(text, "\\h'|1.093c'\\v'2.303c'\\s7\\&a.b\\s0");
}

/* What stays on the paper at half that width: the thickness too. */
static void
test_roff_scale(void) {
  g_autofree char *text = roff_of("x", ERP_LINE_WAN_LINK, 5000);
  assert_says(text, "\\D't 0.022c'\\h'|0.484c'\\v'1.125c'\\D'l 0.079c 0.000c'");
  assert_says(text, "\n.sp 2.475c\n");
}

/* Names are neither requests nor escapes; those that the fonts lack are written otherwise. */
static void
test_roff_neutral(void) {
  static const struct {
    const char *name, *written;
  } cases[] = {{".so /etc/passwd", "\\&\\&.so /etc/passwd\\s0"},
               {"\\X'y'", "\\&\\eX'y'\\s0"},
               {"a\n.so b", "\\&a<U+000A>.so b\\s0"},
               {"Kraków Gdańsk", "\\&Kraków Gdansk\\s0"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = roff_of(cases[i].name, ERP_LINE_WAN_LINK, 10000);
    assert_says(text, cases[i].written);
    g_assert_null(strstr(text, "\n.so"));
  }
}

/* "1.250c" and what separates it from the next. */
static double
next_length(const char **at) {
  char *end;
  double length = g_ascii_strtod(*at, &end);
  g_assert_cmpint(*end, ==, 'c');
  *at = end + 2;
  return length;
}

/* Follows the pen along a line of output and holds it to the paper. */
static void
follow(const char *line, double width, double height) {
  double x = 0, y = 0;
  for (const char *p = strchr(line, '\\'); p != NULL; p = strchr(p, '\\')) {
    if (g_str_has_prefix(p, "\\h'|")) {
      p += strlen("\\h'|");
      x = next_length(&p);
    } else if (g_str_has_prefix(p, "\\v'")) {
      p += strlen("\\v'");
      y += next_length(&p);
    } else if (g_str_has_prefix(p, "\\D'l ")) {
      p += strlen("\\D'l ");
      x += next_length(&p);
      y += next_length(&p);
    } else {
      p++;
    }
    g_assert_true(x > -0.002 && x < width + 0.002);
    g_assert_true(y > -0.002 && y < height + 0.002);
  }
}

/* The coast of America goes on beyond the map of Dallas and New York, but is not drawn there. */
static void
test_roff_edges(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autoptr(ErpMap) map = map_of(plan);
  g_autoptr(GString) out = g_string_new(NULL);
  double height = erp_map_view(map).height / 1000.0;
  guint n_coast = 0;
  erp_map_write_ms(map, 10000, out);
  g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    gboolean coast = strstr(lines[i], "\\m[map2]") != NULL;
    n_coast += coast;
    follow(lines[i], 10, coast ? height : height + 1.5);
  }
  g_assert_cmpuint(n_coast, >, 0);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/map/places", test_places);
  g_test_add_func("/map/lines", test_lines);
  g_test_add_func("/map/view", test_view);
  g_test_add_func("/map/antimeridian", test_antimeridian);
  g_test_add_func("/map/every-view", test_every_view);
  g_test_add_func("/map/labels", test_labels);
  g_test_add_func("/map/labels/many", test_many_labels);
  g_test_add_func("/map/svg", test_svg);
  g_test_add_func("/map/marks", test_marks);
  g_test_add_func("/map/neutral", test_neutral);
  g_test_add_func("/map/words", test_words);
  g_test_add_func("/map/roff/layout", test_roff);
  g_test_add_func("/map/roff/scale", test_roff_scale);
  g_test_add_func("/map/roff/neutral", test_roff_neutral);
  g_test_add_func("/map/roff/edges", test_roff_edges);
  return g_test_run();
}
