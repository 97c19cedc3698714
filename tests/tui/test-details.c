/* Labelled paragraphs: wrapping, scrolling to both ends, another subject starts at the top. */
#include <locale.h>
#include <string.h>

#include "tui/widget/details.h"
#include "widget-support.h"

static GArray *
proverbs(void) {
  GArray *paragraphs = erp_paragraphs_new();
  erp_paragraphs_add(paragraphs, "One", "one two three four five");
  erp_paragraphs_add(paragraphs, "Nothing", "");
  erp_paragraphs_add(paragraphs, "None", NULL);
  erp_paragraphs_add(paragraphs, "Two", "six");
  return paragraphs;
}

static void
expect(ErpDetails *details, const char *want) {
  g_autoptr(ErpCells) cells = erp_cells_new(20, 2, ERP_CHARSET_UTF8);
  erp_details_draw(details, cells, (ErpRect){0, 0, 20, 2}, ERP_STYLE_TEXT);
  g_autofree char *got = erp_cells_dump(cells);
  g_assert_cmpstr(got, ==, want);
}

static void
press(ErpDetails *details, const char *notation) {
  const ErpKey key = test_key(notation);
  g_assert_cmpuint(erp_details_handle(details, &key), !=, ERP_REACT_NONE);
}

/* 20 columns: labels in 6, text in 14: "one two three" "four five" "six". */
static void
test_scroll(void) {
  g_autoptr(ErpDetails) details = erp_details_new();
  erp_details_set(details, "a", proverbs());
  g_assert_cmpint(erp_details_rows(details, ERP_CHARSET_UTF8, 20), ==, 3);
  expect(details, "One   one two three\n      four five\n");
  g_assert_true(erp_details_more(details));
  press(details, "Down");
  expect(details, "      four five\nTwo   six\n");
  g_assert_false(erp_details_more(details));
  press(details, "PageDown");
  expect(details, "      four five\nTwo   six\n");
  erp_details_set(details, "a", proverbs()); /* the same, worked out anew: stays */
  expect(details, "      four five\nTwo   six\n");
  press(details, "Home");
  expect(details, "One   one two three\n      four five\n");
  press(details, "End");
  erp_details_set(details, "b", proverbs());
  expect(details, "One   one two three\n      four five\n");
  const ErpKey other = test_key("x");
  g_assert_cmpuint(erp_details_handle(details, &other), ==, ERP_REACT_NONE);
}

static void
test_text(void) {
  g_autoptr(GArray) paragraphs = proverbs();
  erp_paragraphs_add(paragraphs, "", "more");
  g_autofree char *text = erp_paragraphs_text(paragraphs);
  g_assert_cmpstr(text, ==, "One: one two three four five\nTwo: six\nmore\n");
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tui/details/scroll", test_scroll);
  g_test_add_func("/tui/details/text", test_text);
  return g_test_run();
}
