/* Dots to characters in the three sets, layers, and lines clipped whatever their coordinates. */
#include <glib.h>
#include <locale.h>
#include <math.h>

#include "tui/map/canvas.h"

static char *
picture(const ErpCanvas *canvas, int columns, int rows, ErpDots dots) {
  ErpCharset charset = dots == ERP_DOTS_ASCII ? ERP_CHARSET_ASCII : ERP_CHARSET_UTF8;
  g_autoptr(ErpCells) cells = erp_cells_new(columns, rows, charset);
  erp_canvas_draw(canvas, cells, 0, 0, dots);
  return erp_cells_dump(cells);
}

static void
expect(const ErpCanvas *canvas, int columns, int rows, ErpDots dots, const char *text) {
  g_autofree char *got = picture(canvas, columns, rows, dots);
  g_assert_cmpstr(got, ==, text);
}

/* Braille cells number their dots 1 2 3 7 down the left and 4 5 6 8 down the right side. */
static void
test_braille(void) {
  static const char *const alone[] = {"⠁\n", "⠂\n", "⠄\n", "⡀\n", "⠈\n", "⠐\n", "⠠\n", "⢀\n"};
  for (int i = 0; i < 8; i++) {
    g_autoptr(ErpCanvas) canvas = erp_canvas_new(1, 1);
    erp_canvas_dot(canvas, i / 4, i % 4, 1, ERP_STYLE_COAST);
    expect(canvas, 1, 1, ERP_DOTS_BRAILLE, alone[i]);
  }
}

static void
test_horizontal_line(void) {
  g_autoptr(ErpCanvas) canvas = erp_canvas_new(3, 1);
  erp_canvas_segment(canvas, 0, 1.5, 5, 1.5, 1, ERP_STYLE_COAST);
  expect(canvas, 3, 1, ERP_DOTS_BRAILLE, "⠒⠒⠒\n");
  expect(canvas, 3, 1, ERP_DOTS_QUADRANT, "▀▀▀\n");
  expect(canvas, 3, 1, ERP_DOTS_ASCII, "---\n");
}

static void
test_vertical_line(void) {
  g_autoptr(ErpCanvas) canvas = erp_canvas_new(1, 2);
  erp_canvas_segment(canvas, 0.5, 7, 0.5, 0, 1, ERP_STYLE_COAST);
  expect(canvas, 1, 2, ERP_DOTS_BRAILLE, "⡇\n⡇\n");
  expect(canvas, 1, 2, ERP_DOTS_QUADRANT, "▌\n▌\n");
  expect(canvas, 1, 2, ERP_DOTS_ASCII, "|\n|\n");
}

static void
test_slopes(void) {
  g_autoptr(ErpCanvas) down = erp_canvas_new(2, 1), up = erp_canvas_new(2, 1);
  erp_canvas_segment(down, 0.5, 0.5, 3.5, 3.5, 1, ERP_STYLE_COAST);
  expect(down, 2, 1, ERP_DOTS_BRAILLE, "⠑⢄\n");
  expect(down, 2, 1, ERP_DOTS_QUADRANT, "▀▄\n");
  erp_canvas_segment(up, 0.5, 3.5, 3.5, 0.5, 1, ERP_STYLE_COAST);
  expect(up, 2, 1, ERP_DOTS_BRAILLE, "⡠⠊\n");
}

/* Every pattern has a 7-bit character of its own kind. */
static void
test_ascii_is_seven_bit(void) {
  for (int bits = 1; bits < 256; bits++) {
    g_autoptr(ErpCanvas) canvas = erp_canvas_new(1, 1);
    for (int i = 0; i < 8; i++)
      if ((bits & (1 << i)) != 0)
        erp_canvas_dot(canvas, i / 4, i % 4, 1, ERP_STYLE_COAST);
    g_autofree char *text = picture(canvas, 1, 1, ERP_DOTS_ASCII);
    g_assert_true(text[0] > ' ' && text[0] <= '~' && text[1] == '\n');
  }
}

static void
test_layers(void) {
  g_autoptr(ErpCanvas) canvas = erp_canvas_new(2, 1);
  erp_canvas_segment(canvas, 0, 0, 3, 0, 1, ERP_STYLE_COAST);
  erp_canvas_dot(canvas, 0, 3, 3, ERP_STYLE_BAD); /* takes the left cell */
  erp_canvas_dot(canvas, 1, 1, 2, ERP_STYLE_GOOD);
  expect(canvas, 2, 1, ERP_DOTS_BRAILLE, "⡀⠉\n");
  g_assert_true(erp_canvas_used(canvas, 0, 0, 3));
  g_assert_true(erp_canvas_used(canvas, 1, 0, 1));
  g_assert_false(erp_canvas_used(canvas, 1, 0, 2));
  g_assert_false(erp_canvas_used(canvas, 2, 0, 0));
  g_assert_false(erp_canvas_used(canvas, -1, 0, 0));
  g_autoptr(ErpCells) cells = erp_cells_new(2, 1, ERP_CHARSET_UTF8);
  erp_canvas_draw(canvas, cells, 0, 0, ERP_DOTS_BRAILLE);
  g_assert_cmpuint(cells->cells[0].style, ==, ERP_STYLE_BAD);
  g_assert_cmpuint(cells->cells[1].style, ==, ERP_STYLE_COAST);
}

/* A line through the whole canvas is the same however far its ends are. */
static void
test_clip(void) {
  g_autoptr(ErpCanvas) inside = erp_canvas_new(4, 2), far = erp_canvas_new(4, 2);
  erp_canvas_segment(inside, 0, 4, 7.9, 4, 1, ERP_STYLE_COAST);
  erp_canvas_segment(far, -5e8, 4, 5e8, 4, 1, ERP_STYLE_COAST);
  g_autofree char *text = picture(inside, 4, 2, ERP_DOTS_BRAILLE);
  expect(far, 4, 2, ERP_DOTS_BRAILLE, text);
  g_autoptr(ErpCanvas) missed = erp_canvas_new(4, 2);
  erp_canvas_segment(missed, -10, 0, 0, 30, 1, ERP_STYLE_COAST);
  erp_canvas_segment(missed, 9, 0, 9, 8, 1, ERP_STYLE_COAST);
  erp_canvas_segment(missed, 0, -1, 8, -1, 1, ERP_STYLE_COAST);
  expect(missed, 4, 2, ERP_DOTS_BRAILLE, "\n\n");
}

static void
test_absurd(void) {
  const double odd[] = {(double) NAN,
                        (double) INFINITY,
                        (double) -INFINITY,
                        1e300,
                        -1e300,
                        G_MAXINT,
                        -1e9,
                        0,
                        3.5,
                        8};
  guint n = G_N_ELEMENTS(odd);
  g_autoptr(ErpCanvas) canvas = erp_canvas_new(4, 2), none = erp_canvas_new(0, -3);
  for (guint i = 0; i < n * n * n * n; i++) {
    double a = odd[i % n], b = odd[i / n % n], c = odd[i / n / n % n], d = odd[i / n / n / n];
    erp_canvas_segment(canvas, a, b, c, d, 1, ERP_STYLE_COAST);
    erp_canvas_segment(none, a, b, c, d, 1, ERP_STYLE_COAST);
  }
  erp_canvas_dot(canvas, G_MAXINT, G_MAXINT, 1, ERP_STYLE_COAST);
  erp_canvas_dot(canvas, G_MININT, G_MININT, 1, ERP_STYLE_COAST);
  /* Drawn half off the screen. */
  g_autoptr(ErpCells) cells = erp_cells_new(2, 2, ERP_CHARSET_UTF8);
  erp_canvas_draw(canvas, cells, -3, 1, ERP_DOTS_BRAILLE);
}

int
main(int argc, char **argv) {
  g_assert_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/canvas/braille", test_braille);
  g_test_add_func("/canvas/horizontal-line", test_horizontal_line);
  g_test_add_func("/canvas/vertical-line", test_vertical_line);
  g_test_add_func("/canvas/slopes", test_slopes);
  g_test_add_func("/canvas/ascii-is-seven-bit", test_ascii_is_seven_bit);
  g_test_add_func("/canvas/layers", test_layers);
  g_test_add_func("/canvas/clip", test_clip);
  g_test_add_func("/canvas/absurd", test_absurd);
  return g_test_run();
}
