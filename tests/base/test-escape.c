#include "base/escape.h"

#include <string.h>

static void
check(const char *text, const char *expected) {
  g_autofree char *escaped = erp_escape_text(text);
  g_assert_cmpstr(escaped, ==, expected);
}

static void
test_plain_text_is_kept(void) {
  check("", "");
  check(NULL, "");
  check("Paris HQ", "Paris HQ");
  check("Köln São Paulo 東京 Ελλάδα", "Köln São Paulo 東京 Ελλάδα");
  check("😀", "😀");
  check("e\u0301", "e\u0301"); /* combining marks are visible */
}

static void
test_controls(void) {
  check("a\tb\nc\rd", "a<U+0009>b<U+000A>c<U+000D>d");
  check("\x1b[31mred", "<U+001B>[31mred");
  check("\x7f", "<U+007F>");
  check("\xc2\x80\xc2\x9b"
        "31m\xc2\x9f",
        "<U+0080><U+009B>31m<U+009F>");
  check("a\u2028b\u2029c", "a<U+2028>b<U+2029>c");
}

static void
check_range(gunichar from, gunichar to) {
  for (gunichar c = from; c <= to; c++) {
    char text[8] = {0};
    g_unichar_to_utf8(c, text);
    g_autofree char *expected = g_strdup_printf("<U+%04X>", c);
    check(text, expected);
  }
}

static void
test_invisible_characters(void) {
  check_range(0x01, 0x1F);
  check_range(0x7F, 0x9F);
  check_range(0x200B, 0x200F);
  check_range(0x2028, 0x202E);
  check_range(0x2060, 0x2064);
  check_range(0x2066, 0x2069);
  check_range(0xFEFF, 0xFEFF);
  check_range(0x061C, 0x061C);
  check_range(0xE0020, 0xE007F);
  check_range(0x115F, 0x1160); /* Hangul fillers */
  check_range(0x3164, 0x3164);
  check_range(0xFFA0, 0xFFA0);
  check_range(0x034F, 0x034F);
  check_range(0x2065, 0x2065);
  check("葛\U000E0100城", "葛\U000E0100城"); /* a form of the letter before */
}

/* Eight marks are more than any script puts on a letter; hundreds write over other lines. */
static void
test_flood_of_marks(void) {
  const char *const mark = "\u0301";
  GString *eight = g_string_new("e");
  for (guint i = 0; i < 8; i++)
    g_string_append(eight, mark);
  check(eight->str, eight->str);
  g_autofree char *more = g_strconcat(eight->str, mark, mark, "e", mark, "\xff", mark, NULL);
  g_autofree char *want =
      g_strconcat(eight->str, "<U+0301><U+0301>", "e", mark, "<FF>", mark, NULL);
  check(more, want);
  g_string_free(eight, TRUE);
}

static void
test_invalid_bytes(void) {
  check("a\xff"
        "b",
        "a<FF>b");
  check("\xc3", "<C3>");                         /* cut off */
  check("\xc0\xaf", "<C0><AF>");                 /* overlong */
  check("\xed\xa0\x80", "<ED><A0><80>");         /* surrogate */
  check("\xf4\x90\x80\x80", "<F4><90><80><80>"); /* above U+10FFFF */
  check("\x9b"
        "31m",
        "<9B>31m"); /* 8-bit control sequence introducer */
}

/* Whatever goes in, what comes out is valid, has nothing to hide and escapes to itself. */
static void
test_random_bytes(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(11);
  for (guint i = 0; i < 20000; i++) {
    char text[32];
    guint n = (guint) g_rand_int_range(rand, 0, sizeof text);
    for (guint j = 0; j < n; j++)
      text[j] = (char) g_rand_int_range(rand, 1, 256);
    text[n] = '\0';
    g_autofree char *once = erp_escape_text(text);
    g_assert_true(g_utf8_validate(once, -1, NULL));
    for (const char *p = once; *p != '\0'; p = g_utf8_next_char(p))
      g_assert_true(g_utf8_get_char(p) >= 0x20 && !g_unichar_iscntrl(g_utf8_get_char(p)));
    check(once, once);
  }
}

static void
test_ascii(void) {
  static const struct {
    const char *text;
    const char *expected;
  } rows[] = {
      {"", ""},       {"Paris", "Paris"},  {"São Paulo", "Sao Paulo"}, {"Zürich", "Zurich"},
      {"東京", "??"}, {"caf\xc3", "caf?"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *ascii = erp_escape_ascii(rows[i].text);
    g_assert_cmpstr(ascii, ==, rows[i].expected);
  }
  g_autofree char *none = erp_escape_ascii(NULL);
  g_assert_cmpstr(none, ==, "");
}

static void
test_formula(void) {
  static const char *const formulas[] = {"=1+1", "  =x", "+1", "-1", "@SUM(A1)", "＝1"};
  static const char *const texts[] = {"", " ", "Paris", "a=b", "1-1", "'=1"};
  for (guint i = 0; i < G_N_ELEMENTS(formulas); i++)
    g_assert_true(erp_escape_is_formula(formulas[i]));
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    g_assert_false(erp_escape_is_formula(texts[i]));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/escape/text/plain", test_plain_text_is_kept);
  g_test_add_func("/escape/text/controls", test_controls);
  g_test_add_func("/escape/text/invisible", test_invisible_characters);
  g_test_add_func("/base/escape/flood-of-marks", test_flood_of_marks);
  g_test_add_func("/escape/text/invalid-bytes", test_invalid_bytes);
  g_test_add_func("/escape/text/random-bytes", test_random_bytes);
  g_test_add_func("/escape/ascii", test_ascii);
  g_test_add_func("/escape/formula", test_formula);
  return g_test_run();
}
