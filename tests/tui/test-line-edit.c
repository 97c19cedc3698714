/* The line editor: clusters, words, limits, scrolling. */
#include <locale.h>
#include <string.h>

#include "tui/screen/line-edit.h"
#include "widget-support.h"

#define ACUTE "\314\201"

static ErpLineReaction
press(ErpLineEdit *edit, const char *notation) {
  ErpKey key = test_key(notation);
  return erp_line_edit_handle(edit, &key);
}

static void
type(ErpLineEdit *edit, const char *text) {
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    ErpKey key = test_char(g_utf8_get_char(p));
    erp_line_edit_handle(edit, &key);
  }
}

static void
paste(ErpLineEdit *edit, const char *text) {
  ErpKey key = {.code = ERP_KEY_PASTE, .text = text};
  erp_line_edit_handle(edit, &key);
}

/* Keys in turn, then the text with the cursor shown as "|". */
static void
expect(const char *start, const char *keys, const char *want) {
  g_autoptr(ErpLineEdit) edit = erp_line_edit_new(start, 0);
  g_auto(GStrv) notations = g_strsplit(keys, " ", -1);
  for (guint i = 0; notations[i] != NULL; i++)
    if (notations[i][0] != '\0')
      g_assert_cmpint(press(edit, notations[i]), !=, ERP_LINE_IGNORED);
  g_autoptr(GString) shown = g_string_new(erp_line_edit_text(edit));
  g_string_insert(shown, (gssize) erp_line_edit_cursor(edit), "|");
  g_assert_cmpstr(shown->str, ==, want);
}

static void
test_moves(void) {
  expect("abc", "", "abc|");
  expect("abc", "Left Left", "a|bc");
  expect("abc", "Home Right", "a|bc");
  expect("abc", "Ctrl+A", "|abc");
  expect("abc", "Home Left", "|abc");
  expect("abc", "Home Ctrl+E Right", "abc|");
  expect("São Paulo, BR", "Ctrl+Left", "São Paulo, |BR");
  expect("São Paulo, BR", "Ctrl+Left Ctrl+Left", "São |Paulo, BR");
  expect("São Paulo, BR", "Alt+b Alt+b Alt+b Alt+b", "|São Paulo, BR");
  expect("São Paulo, BR", "Home Ctrl+Right", "São| Paulo, BR");
  expect("São Paulo, BR", "Home Alt+f Alt+f", "São Paulo|, BR");
  expect("東京都", "Left", "東京|都");
}

static void
test_erasing(void) {
  expect("abc", "Backspace", "ab|");
  expect("abc", "Home Backspace", "|abc");
  expect("abc", "Home Delete", "|bc");
  expect("abc", "Delete", "abc|");
  expect("one two-three", "Ctrl+W", "one |");
  expect("one two  ", "Ctrl+W", "one |");
  expect("one two", "Left Ctrl+U", "|o");
  expect("one two", "Home Right Ctrl+K", "o|");
  expect("one two", "Ctrl+Backspace", "one |");
  expect("one two", "Home Ctrl+Delete", "| two");
  expect("", "Ctrl+W Ctrl+U Ctrl+K Backspace Delete", "|");
}

static void
test_clusters(void) {
  expect("Cafe" ACUTE " X", "Left Left Left", "Caf|e" ACUTE " X");
  expect("Cafe" ACUTE, "Backspace", "Caf|");
  expect("e" ACUTE "x", "Home Delete", "|x");
  expect("e" ACUTE "x", "Home Right", "e" ACUTE "|x");
  g_autoptr(ErpLineEdit) edit = erp_line_edit_new("Cafe X", 0);
  erp_line_edit_move_to(edit, 4);
  type(edit, ACUTE);
  g_assert_cmpstr(erp_line_edit_text(edit), ==, "Cafe" ACUTE " X");
  g_assert_cmpuint(erp_line_edit_cursor(edit), ==, 6);
  /* A letter typed before a mark is stood behind, with what it carries. */
  erp_line_edit_set_text(edit, "a" ACUTE);
  press(edit, "Home");
  press(edit, "Delete");
  g_assert_cmpstr(erp_line_edit_text(edit), ==, "");
  erp_line_edit_set_text(edit, "ae" ACUTE);
  erp_line_edit_move_to(edit, 3); /* inside the second cluster */
  g_assert_cmpuint(erp_line_edit_cursor(edit), ==, 1);
}

static void
test_input(void) {
  g_autoptr(ErpLineEdit) edit = erp_line_edit_new(NULL, 0);
  type(edit, "東é");
  paste(edit, "a\r\nb\nc\td\033[2Je\342\200\256f\200g");
  g_assert_cmpstr(erp_line_edit_text(edit), ==, "東éa b c d[2Jef\357\277\275g");
  ErpKey function = test_key("F2");
  g_assert_cmpint(erp_line_edit_handle(edit, &function), ==, ERP_LINE_IGNORED);
  ErpKey enter = test_key("Enter");
  g_assert_cmpint(erp_line_edit_handle(edit, &enter), ==, ERP_LINE_IGNORED);
  ErpKey control = test_key("Ctrl+G");
  g_assert_cmpint(erp_line_edit_handle(edit, &control), ==, ERP_LINE_IGNORED);
}

static void
test_limit(void) {
  g_autoptr(ErpLineEdit) edit = erp_line_edit_new(NULL, 3);
  paste(edit, "東京都庁");
  g_assert_cmpstr(erp_line_edit_text(edit), ==, "東京都");
  type(edit, "x");
  g_assert_cmpstr(erp_line_edit_text(edit), ==, "東京都");
  press(edit, "Backspace");
  type(edit, "x");
  g_assert_cmpstr(erp_line_edit_text(edit), ==, "東京x");
}

static void
expect_drawn(ErpLineEdit *edit, int width, const char *want, int cursor) {
  g_autoptr(ErpCells) cells = erp_cells_new(12, 1, ERP_CHARSET_UTF8);
  erp_line_edit_draw_focused(edit, cells, 1, 0, width, ERP_STYLE_FIELD);
  g_autofree char *got = erp_cells_dump(cells);
  g_assert_cmpstr(got, ==, want);
  g_assert_cmpint(cells->cursor_x, ==, cursor);
}

static void
test_drawing(void) {
  g_autoptr(ErpLineEdit) edit = erp_line_edit_new("abcdef", 0);
  expect_drawn(edit, 8, " abcdef\n", 7);
  expect_drawn(edit, 4, " def\n", 4); /* the cursor needs a column */
  press(edit, "Home");
  expect_drawn(edit, 4, " abcd\n", 1);
  press(edit, "End");
  press(edit, "Left");
  expect_drawn(edit, 4, " cdef\n", 4);
  erp_line_edit_set_text(edit, "東京都");
  expect_drawn(edit, 6, " 京都\n", 5); /* six columns are not enough for it and the cursor */
  expect_drawn(edit, 7, " 東京都\n", 7);
  erp_line_edit_set_text(edit, "e" ACUTE "x\ny");
  expect_drawn(edit, 8, " e" ACUTE "x↵y\n", 5);
  erp_line_edit_click(edit, ERP_CHARSET_UTF8, 1);
  g_assert_cmpuint(erp_line_edit_cursor(edit), ==, 3);
  erp_line_edit_click(edit, ERP_CHARSET_UTF8, 99);
  g_assert_cmpuint(erp_line_edit_cursor(edit), ==, strlen("e" ACUTE "x\ny"));
}

/* Any keys leave valid text, the cursor on a cluster and on the screen. */
static void
test_random(void) {
  static const char *const keys[] = {"Left",      "Right",     "Home",      "End",
                                     "Backspace", "Delete",    "Ctrl+W",    "Ctrl+U",
                                     "Ctrl+K",    "Ctrl+Left", "Ctrl+Right"};
  static const gunichar chars[] = {'a', ' ', 0x301, 0x6771, 0xE9, '.', 0x200B, '\n'};
  g_autoptr(ErpLineEdit) edit = erp_line_edit_new(NULL, 20);
  g_autoptr(ErpCells) cells = erp_cells_new(9, 1, ERP_CHARSET_UTF8);
  for (guint i = 0; i < 5000; i++) {
    if (g_test_rand_bit()) {
      ErpKey key = test_char(chars[g_test_rand_int_range(0, G_N_ELEMENTS(chars))]);
      erp_line_edit_handle(edit, &key);
    } else {
      press(edit, keys[g_test_rand_int_range(0, G_N_ELEMENTS(keys))]);
    }
    const char *text = erp_line_edit_text(edit);
    gsize cursor = erp_line_edit_cursor(edit);
    g_assert_true(g_utf8_validate(text, -1, NULL));
    g_assert_cmpint(g_utf8_strlen(text, -1), <=, 20);
    g_assert_cmpuint(cursor, <=, strlen(text));
    g_assert_true(cursor == 0 || text[cursor] == '\0' || g_utf8_get_char(text + cursor) != 0x301);
    erp_line_edit_draw_focused(edit, cells, 1, 0, 7, ERP_STYLE_FIELD);
    g_assert_cmpint(cells->cursor_x, >=, 1);
    g_assert_cmpint(cells->cursor_x, <=, 7);
  }
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tui/line-edit/moves", test_moves);
  g_test_add_func("/tui/line-edit/erasing", test_erasing);
  g_test_add_func("/tui/line-edit/clusters", test_clusters);
  g_test_add_func("/tui/line-edit/input", test_input);
  g_test_add_func("/tui/line-edit/limit", test_limit);
  g_test_add_func("/tui/line-edit/drawing", test_drawing);
  g_test_add_func("/tui/line-edit/random", test_random);
  return g_test_run();
}
