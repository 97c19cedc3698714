/* Cells: widths as the C library has them, whole characters at every edge, escaped and 7-bit text.
 */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "tui/screen/cells.h"
#include "tui/screen/fit.h"
#include "tui/screen/wrap.h"

static void
expect(const ErpCells *cells, const char *text) {
  g_autofree char *got = erp_cells_dump(cells);
  g_assert_cmpstr(got, ==, text);
}

static void
expect_text(int width, int x, int room, const char *text, const char *line, int used) {
  g_autoptr(ErpCells) cells = erp_cells_new(width, 1, ERP_CHARSET_UTF8);
  g_assert_cmpint(erp_cells_text(cells, x, 0, room, ERP_STYLE_TEXT, text), ==, used);
  expect(cells, line);
}

static void
test_text(void) {
  expect_text(10, 1, 9, "Paris", " Paris\n", 5);
  expect_text(10, 1, 3, "Paris", " Par\n", 3);
  expect_text(4, 2, 9, "Paris", "  Pa\n", 5); /* the rest is off the screen */
  expect_text(4, -2, 9, "Paris", "ris\n", 5);
  expect_text(4, 0, 9, "東京", "東京\n", 4);
  expect_text(4, 0, 3, "東京", "東\n", 2); /* never half a character */
  expect_text(3, 0, 9, "東京", "東\n", 4);
  expect_text(4, -1, 9, "東京", " 京\n", 4);
  expect_text(4, 0, 0, "Paris", "\n", 0);
  expect_text(4, 0, -5, "Paris", "\n", 0);
  expect_text(4, 0, 4, NULL, "\n", 0);
}

static void
test_marks(void) {
  expect_text(6, 0, 6, "Zu\314\210rich", "Zu\314\210rich\n", 6);
  expect_text(6, 0, 2, "Zu\314\210rich", "Zu\314\210\n", 2);
  expect_text(6, 0, 6, "\314\210a", "a\n", 1);                 /* nothing to stand on */
  expect_text(6, 0, 6, "a\314\210\314\201", "a\314\210\n", 1); /* one mark a cell */
  expect_text(6, 0, 6, "東\314\210", "東\314\210\n", 2);
  expect_text(2, -1, 6, "a\314\210b", "b\n", 2);
  expect_text(6, 0, 6, "⚠\357\270\217x", "⚠x\n", 2); /* what asks for two columns is left out */
}

static void
test_escape(void) {
  expect_text(20, 0, 20, "a\033[2Jb", "a<U+001B>[2Jb\n", 13);
  expect_text(20, 0, 20, "a\xff", "a<FF>\n", 5);
  expect_text(20, 0, 20, "a\nb", "a<U+000A>b\n", 10);
  expect_text(20, 0, 20, "\342\200\256x", "<U+202E>x\n", 9);
  g_autoptr(ErpCells) cells = erp_cells_new(3, 1, ERP_CHARSET_UTF8);
  erp_cells_put(cells, 0, 0, ERP_STYLE_TEXT, 0x1B);
  erp_cells_put(cells, 1, 0, ERP_STYLE_TEXT, 0);
  erp_cells_put(cells, 2, 0, ERP_STYLE_TEXT, 0xE000 + 0x10000000);
  for (int i = 0; i < 2; i++)
    g_assert_cmpuint(cells->cells[i].base, ==, '?');
  g_assert_cmpuint(cells->cells[2].base, ==, '?');
}

static void
test_ascii(void) {
  g_autoptr(ErpCells) cells = erp_cells_new(30, 2, ERP_CHARSET_ASCII);
  int used = erp_cells_text(cells, 0, 0, 30, ERP_STYLE_TEXT, "São Paulo → 東京");
  g_assert_cmpint(used, ==, 14);
  g_assert_cmpint(erp_cells_text_width(ERP_CHARSET_ASCII, "São Paulo → 東京"), ==, 14);
  erp_cells_text(cells, 0, 1, 30, ERP_STYLE_TEXT, "Sa\314\203o \342\200\246 \342\232\240");
  expect(cells, "Sao Paulo > ??\nSao ~ !\n");
}

static void
test_width(void) {
  g_assert_cmpint(erp_cells_char_width('a'), ==, 1);
  g_assert_cmpint(erp_cells_char_width(0x6771), ==, 2);
  g_assert_cmpint(erp_cells_char_width(0x0301), ==, 0);
  g_assert_cmpint(erp_cells_char_width(0x28FF), ==, 1);
  g_assert_cmpint(erp_cells_text_width(ERP_CHARSET_UTF8, "東京 Zu\314\210"), ==, 7);
  g_assert_cmpint(erp_cells_text_width(ERP_CHARSET_UTF8, "\t"), ==, 8);
  g_assert_cmpint(erp_cells_text_width(ERP_CHARSET_UTF8, NULL), ==, 0);
}

static void
test_field(void) {
  g_autoptr(ErpCells) cells = erp_cells_new(8, 4, ERP_CHARSET_UTF8);
  for (int y = 0; y < 4; y++)
    erp_cells_text(cells, 0, y, 8, ERP_STYLE_TEXT, "xxxxxxxx");
  erp_cells_field(cells, 1, 0, 5, ERP_STYLE_FIELD, "abc");
  erp_cells_field(cells, 1, 1, 5, ERP_STYLE_FIELD, "abcdefgh");
  erp_cells_field(cells, 1, 2, 4, ERP_STYLE_FIELD, "東京都");
  erp_cells_field(cells, 1, 3, 5, ERP_STYLE_FIELD, "abcde");
  expect(cells, "xabc  xx\n"
                "xabcd…xx\n"
                "x東… xxx\n" /* the third column would be half of the next character */
                "xabcdexx\n");
  g_autofree char *styles = erp_cells_dump_styles(cells);
  g_assert_true(g_str_has_prefix(styles, ".hhhhh..\n"));
  g_autoptr(ErpCells) narrow = erp_cells_new(3, 1, ERP_CHARSET_ASCII);
  erp_cells_field(narrow, 0, 0, 1, ERP_STYLE_FIELD, "Paris");
  erp_cells_field(narrow, 1, 0, 0, ERP_STYLE_FIELD, "Paris");
  expect(narrow, "~\n");
}

/* Writing over half of a wide character leaves a blank for the other half. */
static void
test_halves(void) {
  g_autoptr(ErpCells) cells = erp_cells_new(6, 1, ERP_CHARSET_UTF8);
  erp_cells_text(cells, 0, 0, 6, ERP_STYLE_TEXT, "東京都");
  erp_cells_put(cells, 1, 0, ERP_STYLE_TEXT, 'a');
  erp_cells_put(cells, 2, 0, ERP_STYLE_TEXT, 'b');
  expect(cells, " ab 都\n");
  erp_cells_put(cells, 3, 0, ERP_STYLE_TEXT, 0x6771);
  expect(cells, " ab東\n");
}

static void
test_box(void) {
  g_autoptr(ErpCells) cells = erp_cells_new(14, 3, ERP_CHARSET_UTF8);
  erp_cells_box(cells, (ErpRect){0, 0, 14, 3}, ERP_STYLE_BORDER, "Site");
  expect(cells, "┌─ Site ─────┐\n"
                "│            │\n"
                "└────────────┘\n");
  erp_cells_box(cells, (ErpRect){0, 0, 14, 3}, ERP_STYLE_BORDER, "A very long title");
  expect(cells, "┌─ A very … ─┐\n"
                "│            │\n"
                "└────────────┘\n");
  g_autoptr(ErpCells) ascii = erp_cells_new(4, 2, ERP_CHARSET_ASCII);
  erp_cells_box(ascii, (ErpRect){0, 0, 4, 2}, ERP_STYLE_BORDER, NULL);
  expect(ascii, "+--+\n+--+\n");
  erp_cells_box(ascii, (ErpRect){-2, -2, 100, 100}, ERP_STYLE_BORDER, "x");
  erp_cells_box(ascii, (ErpRect){0, 0, 1, 1}, ERP_STYLE_BORDER, "x");
}

static void
test_rectangles(void) {
  g_autoptr(ErpCells) cells = erp_cells_new(4, 2, ERP_CHARSET_UTF8);
  erp_cells_fill(cells, (ErpRect){2, -1, 100, 2}, ERP_STYLE_TITLE);
  erp_cells_highlight(cells, (ErpRect){3, 0, G_MAXINT, G_MAXINT});
  erp_cells_fill(cells, (ErpRect){2, 2, -4, -4}, ERP_STYLE_BAD);
  erp_cells_line(cells, 0, 1, G_MAXINT, FALSE, ERP_STYLE_TEXT);
  erp_cells_line(cells, 0, -5, -5, TRUE, ERP_STYLE_TEXT);
  g_autofree char *styles = erp_cells_dump_styles(cells);
  g_assert_cmpstr(styles, ==, "..bB\n....\n");
  expect(cells, "\n────\n");
}

static void
test_resize(void) {
  g_autoptr(ErpCells) cells = erp_cells_new(4, 1, ERP_CHARSET_UTF8);
  erp_cells_text(cells, 0, 0, 4, ERP_STYLE_BAD, "abcd");
  cells->cursor_x = cells->cursor_y = 1;
  erp_cells_resize(cells, 2, 2);
  expect(cells, "\n\n");
  g_assert_cmpint(cells->cursor_x, ==, -1);
  erp_cells_resize(cells, 0, -7);
  expect(cells, "");
  erp_cells_text(cells, 0, 0, 9, ERP_STYLE_TEXT, "東");
}

/* Whatever is drawn where: a wide character keeps both halves. */
static void
test_property(void) {
  static const char *const texts[] = {"東京", "a", "é", "Zu\314\210rich", "\033", "ーーー", ""};
  g_autoptr(GRand) random = g_rand_new_with_seed(3);
  g_autoptr(ErpCells) cells = erp_cells_new(13, 3, ERP_CHARSET_UTF8);
  for (int i = 0; i < 20000; i++) {
    int x = g_rand_int_range(random, -4, 16), y = g_rand_int_range(random, -1, 4);
    int width = g_rand_int_range(random, -1, 9);
    const char *text = texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))];
    if (g_rand_boolean(random))
      g_assert_cmpint(erp_cells_text(cells, x, y, width, ERP_STYLE_TEXT, text), <=, MAX(width, 0));
    else
      erp_cells_field(cells, x, y, width, ERP_STYLE_TEXT, text);
    for (int k = 0; k < 39; k++) {
      const ErpCell *cell = &cells->cells[k];
      g_assert_true((cell->width == 2) == (k % 13 < 12 && cell[1].width == 0));
      g_assert_true((cell->width == 0) == (cell->base == 0));
      g_assert_true(k % 13 > 0 || cell->width > 0);
    }
  }
}

/* The longest head that is not too wide, measured whole each time; at least one character. */
static gsize
slowly_fitting(ErpCharset charset, const char *line, int width) {
  gsize n = 0;
  while (line[n] != '\0') {
    gsize next = (gsize) (g_utf8_next_char(line + n) - line);
    g_autofree char *head = g_strndup(line, next);
    if (n > 0 && erp_cells_text_width(charset, head) > width)
      break;
    n = next;
  }
  return n;
}

/* No line could take in more than it has, but for the word behind it. */
static void
test_wrap(void) {
  static const char *const pieces[] = {"a",        "word",         " ",        "  ",
                                       "\303\251", "u\314\210",    "\314\210", "東",
                                       "\302\265", "\342\206\222", "\t",       "7"};
  g_autoptr(GRand) random = g_rand_new_with_seed(17);
  for (guint round = 0; round < 3000; round++) {
    ErpCharset charset = g_rand_boolean(random) ? ERP_CHARSET_UTF8 : ERP_CHARSET_ASCII;
    int width = g_rand_int_range(random, 1, 12);
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = g_rand_int_range(random, 1, 20); i > 0; i--)
      g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    g_auto(GStrv) lines = erp_cells_wrap(charset, text->str, width);
    const char *at = text->str;
    for (guint i = 0; lines[i] != NULL; i++) {
      gsize most = slowly_fitting(charset, at, width), n = most;
      while (at[most] != '\0' && at[most] != ' ' && n > 0 && at[n - 1] != ' ')
        n--;
      n = n > 0 ? n : most;
      g_autofree char *expected = g_strchomp(g_strndup(at, n));
      g_assert_cmpstr(lines[i], ==, expected);
      for (at += n; *at == ' ';)
        at++;
    }
    g_assert_cmpstr(at, ==, "");
  }
}

/* Many characters at once are what each is by itself, whatever its width. */
static void
test_raster(void) {
  const ErpRect rect = {2, 1, 6, 3};
  gunichar alphabet[256];
  guint8 letters[18], styles[18];
  g_autoptr(GRand) random = g_rand_new_with_seed(23);
  for (guint i = 0; i < G_N_ELEMENTS(alphabet); i++)
    alphabet[i] = i % 7 == 0   ? 0x6771 /* two columns */
                  : i % 7 == 1 ? 0x0308 /* none */
                  : i % 7 == 2 ? 0x200E /* to be escaped */
                               : 0x2800 + i;
  for (guint round = 0; round < 200; round++) {
    ErpCharset charset = g_rand_boolean(random) ? ERP_CHARSET_UTF8 : ERP_CHARSET_ASCII;
    g_autoptr(ErpCells) cells = erp_cells_new(10, 3, charset);
    g_autoptr(ErpCells) singly = erp_cells_new(10, 3, charset);
    for (guint i = 0; i < G_N_ELEMENTS(letters); i++) {
      letters[i] = g_rand_boolean(random) ? 0 : (guint8) g_rand_int_range(random, 0, 256);
      styles[i] = (guint8) g_rand_int_range(random, 0, ERP_STYLE_LAST);
    }
    erp_cells_raster(cells, rect, alphabet, letters, styles);
    for (int i = 0; i < 18; i++)
      if (letters[i] != 0)
        erp_cells_put(singly, rect.x + i % rect.width, rect.y + i / rect.width,
                      (ErpStyle) styles[i], alphabet[letters[i]]);
    g_autofree char *ours = erp_cells_dump(cells), *theirs = erp_cells_dump(singly);
    g_autofree char *our_styles = erp_cells_dump_styles(cells);
    g_autofree char *their_styles = erp_cells_dump_styles(singly);
    g_assert_cmpstr(ours, ==, theirs);
    g_assert_cmpstr(our_styles, ==, their_styles);
  }
}

static void
expect_fit(ErpCharset charset, const char *text, int width, const char *wanted) {
  g_autofree char *got = erp_cells_fit(charset, text, width);
  g_assert_cmpstr(got, ==, wanted);
}

/* The longest word first, of which 24 characters stay, a third of them in front. */
static void
test_fit(void) {
  const char *text = "/abcdefgh/ijklmnopq/rstuvwxyz.xml: gone";
  expect_fit(ERP_CHARSET_UTF8, text, 39, text);
  expect_fit(ERP_CHARSET_UTF8, text, 35, "/abcdefgh…mnopq/rstuvwxyz.xml: gone");
  expect_fit(ERP_CHARSET_UTF8, text, 30, "/abcdefg…q/rstuvwxyz.xml: gone");
  expect_fit(ERP_CHARSET_UTF8, text, 20, "/abcde…xyz.xml: gone");
  expect_fit(ERP_CHARSET_UTF8, "none of these is long", 10, "non…s long");
  expect_fit(ERP_CHARSET_UTF8, "none of these is long", 1, "…");
  expect_fit(ERP_CHARSET_UTF8, "", 0, "");
  expect_fit(ERP_CHARSET_UTF8, "東京東京東京東京", 9, "東…京東京"); /* two columns each */
  expect_fit(ERP_CHARSET_UTF8,
             "abe\xcc\x81"
             "c",
             3, "a…c"); /* no mark without its letter */
  expect_fit(ERP_CHARSET_ASCII, "none of these is long", 10, "non…s long"); /* drawn as ~ */
}

int
main(int argc, char **argv) {
  g_assert_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cells/text", test_text);
  g_test_add_func("/cells/marks", test_marks);
  g_test_add_func("/cells/escape", test_escape);
  g_test_add_func("/cells/ascii", test_ascii);
  g_test_add_func("/cells/width", test_width);
  g_test_add_func("/cells/field", test_field);
  g_test_add_func("/cells/halves", test_halves);
  g_test_add_func("/cells/box", test_box);
  g_test_add_func("/cells/rectangles", test_rectangles);
  g_test_add_func("/cells/resize", test_resize);
  g_test_add_func("/cells/property", test_property);
  g_test_add_func("/cells/wrap", test_wrap);
  g_test_add_func("/cells/fit", test_fit);
  g_test_add_func("/cells/raster", test_raster);
  return g_test_run();
}
