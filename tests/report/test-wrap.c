/* Wrapped text: no line over 96 columns, no word lost, nothing that steers a terminal. */
#include <glib.h>
#include <string.h>

#include "report/paper/wrap.h"

static char *
wrapped(guint column, guint indent, const char *text) {
  GString *out = g_string_new(NULL);
  erp_wrap_append(out, column, indent, text);
  return g_string_free(out, FALSE);
}

static void
test_short(void) {
  g_autofree char *text = wrapped(10, 4, "one  line");
  g_assert_cmpstr(text, ==, "one  line\n");
  g_autofree char *empty = wrapped(0, 0, "");
  g_assert_cmpstr(empty, ==, "\n");
}

/* Words of 9 letters: with the first line begun at column 40 and blanks between, the fifth ends at
 * column 40 + 5 * 10 - 1 = 89 and the sixth does not fit in 96. */
static void
test_column_counts(void) {
  g_autofree char *text =
      wrapped(40, 3, "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggggggggg");
  g_assert_cmpstr(text, ==,
                  "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee\n   fffffffff ggggggggg\n");
}

static void
test_limits(void) {
  g_autoptr(GString) words = g_string_new("w0");
  for (guint i = 1; i < 200; i++)
    g_string_append_printf(words, " word%u", i * i);
  g_autofree char *text = wrapped(0, 7, words->str);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint(strlen(lines[i]), <=, 96);
  g_autoptr(GString) joined = g_string_new(text);
  g_string_replace(joined, "\n       ", " ", 0);
  g_string_truncate(joined, joined->len - 1);
  g_assert_cmpstr(joined->str, ==, words->str);
}

/* A word longer than a line stands alone and whole. */
static void
test_long_word(void) {
  g_autofree char *word = g_strnfill(120, 'x');
  g_autofree char *sentence = g_strdup_printf("a %s b", word);
  g_autofree char *expected = g_strdup_printf("a\n  %s\n  b\n", word);
  g_autofree char *text = wrapped(0, 2, sentence);
  g_assert_cmpstr(text, ==, expected);
}

static void
test_escapes(void) {
  g_autofree char *text = wrapped(0, 0, "a\033[2J\nb");
  g_assert_cmpstr(text, ==, "a<U+001B>[2J<U+000A>b\n");
}

static void
test_labelled(void) {
  g_autoptr(GString) out = g_string_new(NULL);
  g_autofree char *word = g_strnfill(90, 'x');
  g_autofree char *sentence = g_strdup_printf("two %s", word);
  g_autofree char *expected = g_strdup_printf("    source: two\n      %s\n", word);
  erp_wrap_labelled(out, 4, "source:", sentence);
  g_assert_cmpstr(out->str, ==, expected);
}

/* Cells of tables: "ab" fits behind nothing, wide characters take two columns. */
static void
test_lines(void) {
  static const struct {
    const char *text, *lines;
  } cases[] = {
      {"one two", "one|two"},
      {"abcdefghij", "abcd|efgh|ij"},
      {"ab abcdef", "ab|abcd|ef"},
      {"abcdef g", "abcd|ef g"},
      {"宽宽宽", "宽宽|宽"},
      {"", ""},
      {"abcd", "abcd"},
      {"a\u0301b\u0301c\u0301d\u0301e", "a\u0301b\u0301c\u0301d\u0301|e"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GStrv) lines = erp_wrap_lines(cases[i].text, 4);
    g_autofree char *joined = g_strjoinv("|", lines);
    g_assert_cmpstr(joined, ==, cases[i].lines);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/wrap/short", test_short);
  g_test_add_func("/wrap/column-counts", test_column_counts);
  g_test_add_func("/wrap/limits", test_limits);
  g_test_add_func("/wrap/long-word", test_long_word);
  g_test_add_func("/wrap/escapes", test_escapes);
  g_test_add_func("/wrap/labelled", test_labelled);
  g_test_add_func("/wrap/lines", test_lines);
  return g_test_run();
}
