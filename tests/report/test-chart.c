/* Charts of characters and of web pages: bars, limits and texts where a ruler says they are. */
#include <glib.h>
#include <string.h>

#include "base/escape.h"
#include "base/width.h"
#include "report/paper/chart-writers.h"
#include "report/paper/paper-writers.h"

static char *
show(gint64 value) {
  return g_strdup_printf("%" G_GINT64_FORMAT " ms", value);
}

/* Two parts, with a limit of each row's own. */
static ErpChart *
times(void) {
  ErpChart *chart = erp_chart_new(show);
  erp_chart_part(chart, "way");
  erp_chart_part(chart, "queue");
  erp_chart_name_limits(chart, "limit");
  return chart;
}

static void
add(ErpChart *chart, const char *label, gint64 way, gint64 queue, gint64 limit, ErpMark mark,
    const char *value) {
  erp_chart_row(chart, &(ErpChartRow){.label = (char *) label,
                                      .value = (char *) value,
                                      .parts = {way, queue},
                                      .limit = limit,
                                      .mark = mark});
}

static char *
text_of(const ErpChart *chart, const ErpChartSigns *signs, guint width) {
  GString *out = g_string_new(NULL);
  erp_chart_write_text(chart, signs, width, out);
  return g_string_free(out, FALSE);
}

/* Of 43 columns are 2 indent, 3 label, 2, 2 and 13 for mark and value, and 1 for a limit at the
 * end: 20 are left for 40 ms, 2 ms each. Of the limit at 20 ms stands the sign in the place of a
 * part. */
static void
test_beside(void) {
  g_autoptr(ErpChart) chart = times();
  add(chart, "par", 30, 10, 20, ERP_MARK_FAIL, "~40 of 20");
  add(chart, "ab", 10, 4, 20, ERP_MARK_PASS, "14 of 20");
  add(chart, "c", 0, 0, ERP_UNSET, ERP_MARK_NONE, "none");
  g_autofree char *blocks = text_of(chart, &erp_chart_blocks, 43);
  g_assert_cmpstr(blocks, ==,
                  "  par  ██████████│████▓▓▓▓▓   [!] ~40 of 20\n"
                  "  ab   █████▓▓   │            [x]  14 of 20\n"
                  "  c                                    none\n"
                  "       0               40 ms\n"
                  "  █ way  ▓ queue  │ limit\n");
  g_autofree char *ascii = text_of(chart, &erp_chart_ascii, 43);
  g_assert_cmpstr(ascii, ==,
                  "  par  ##########|####=====   [!] ~40 of 20\n"
                  "  ab   #####==   |            [x]  14 of 20\n"
                  "  c                                    none\n"
                  "       0               40 ms\n"
                  "  # way  = queue  | limit\n");
}

/* Without room for 12 columns of bar the texts stand above; a limit at the very end has a column of
 * its own. */
static void
test_above(void) {
  g_autoptr(ErpChart) chart = times();
  add(chart, "a place with a long name", 10, 0, 40, ERP_MARK_PASS, "10 of 40");
  add(chart, "b", 0, 0, ERP_UNSET, ERP_MARK_NONE, "nothing");
  g_autofree char *text = text_of(chart, &erp_chart_ascii, 23);
  g_assert_cmpstr(text, ==,
                  "  [x] a place with a\n"
                  "    long name: 10 of 40\n"
                  "  #####               |\n"
                  "  b: nothing\n"
                  "  0               40 ms\n"
                  "  # way  = queue\n"
                  "  | limit\n");
}

/* Lines for every bar. */
static void
test_limits(void) {
  g_autoptr(ErpChart) chart = erp_chart_new(show);
  erp_chart_part(chart, "use");
  erp_chart_limit(chart, 8);
  erp_chart_limit(chart, 10);
  add(chart, "a", 4, 0, ERP_UNSET, ERP_MARK_NONE, "4");
  add(chart, "b", 10, 0, ERP_UNSET, ERP_MARK_NONE, "10");
  add(chart, "c", 20, 0, ERP_UNSET, ERP_MARK_NONE, "20");
  /* 2 + 1 + 2, 2 + 2 and 1 leave 20 of 30: one for each */
  g_autofree char *text = text_of(chart, &erp_chart_ascii, 30);
  g_assert_cmpstr(text, ==,
                  "  a  ####    | |             4\n"
                  "  b  ########|#|            10\n"
                  "  c  ########|#|#########   20\n"
                  "     0               20 ms\n"
                  "  # use\n");
}

/* Ends are rounded, not lengths, so that bars add up; what is there has a column. */
static void
test_rounding(void) {
  static const struct {
    gint64 parts[2];
    guint ends[2];
  } cases[] = {
      {{100, 0}, {10, 10}}, {{14, 14}, {1, 3}}, {{15, 0}, {2, 2}}, {{1, 0}, {1, 1}},
      {{0, 1}, {0, 1}},     {{4, 4}, {1, 1}},   {{0, 0}, {0, 0}},  {{99, 1}, {10, 10}},
  };
  g_autoptr(ErpChart) chart = times();
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    add(chart, "a", cases[i].parts[0], cases[i].parts[1], ERP_UNSET, ERP_MARK_NONE, "v");
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    guint ends[ERP_CHART_PARTS];
    erp_chart_ends(chart, &g_array_index(chart->rows, ErpChartRow, i), 10, ends);
    g_assert_cmpuint(ends[0], ==, cases[i].ends[0]);
    g_assert_cmpuint(ends[1], ==, cases[i].ends[1]);
  }
  g_assert_cmpuint(erp_chart_place(chart, 44, 10), ==, 4);
  g_assert_cmpuint(erp_chart_place(chart, 45, 10), ==, 5);
}

/* Nothing but zeros is a chart, too. */
static void
test_zero(void) {
  g_autoptr(ErpChart) chart = erp_chart_new(show);
  erp_chart_part(chart, "use");
  add(chart, "a", 0, 0, ERP_UNSET, ERP_MARK_NONE, "0");
  g_autofree char *text = text_of(chart, &erp_chart_ascii, 40);
  /* 2 + 1 + 2, 2 + 1 and 1 leave 31; the scale ends at 1 */
  g_autofree char *expected = g_strdup_printf("  a%36s0\n     0%27s1 ms\n  # use\n", "", "");
  g_assert_cmpstr(text, ==, expected);
}

/* Every width that a report can have, with marks, wide letters and long names. */
static void
test_widths(void) {
  for (guint width = 40; width <= 200; width++) {
    g_autoptr(ErpChart) chart = times();
    add(chart, "東京 本社", 250, 52, 100, ERP_MARK_FAIL, "~302.3 ms of 100.0 ms");
    add(chart, "an-id-of-fourteen", 0, 3, 100, ERP_MARK_NONE, "3.0 ms of 100.0 ms");
    g_autofree char *text = text_of(chart, &erp_chart_blocks, width);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
      g_test_message("%s", lines[i]);
      g_assert_cmpuint(erp_text_width(lines[i]), <=, width);
    }
    g_assert_nonnull(strstr(text, "~302.3 ms of 100.0 ms\n"));
  }
}

/* ---- papers ---------------------------------------------------------------------------------- */

static ErpPaper *
paper_of(const char *text) {
  ErpPaper *paper = erp_paper_new("t", NULL);
  ErpChart *chart = erp_chart_new(show);
  erp_chart_part(chart, text);
  erp_chart_name_limits(chart, text);
  erp_chart_row(chart, &(ErpChartRow){.label = (char *) text,
                                      .value = (char *) text,
                                      .about = (char *) text,
                                      .parts = {30},
                                      .limit = 40,
                                      .mark = ERP_MARK_WARN});
  erp_paper_chart(paper, text, chart);
  return paper;
}

static void
test_text(void) {
  g_autoptr(ErpPaper) paper = paper_of("ä");
  g_autofree char *text = erp_paper_text(paper, 30);
  g_assert_cmpstr(text, ==,
                  "t\n=\n\nä\n"
                  "  ä  █████████████    │  [~] ä\n"
                  "     0            40 ms\n"
                  "  █ ä  │ ä\n");
  erp_paper_to_ascii(paper);
  g_autofree char *ascii = erp_paper_text(paper, 30);
  g_assert_true(g_str_is_ascii(ascii));
  g_assert_nonnull(strstr(ascii, "  #############    |  [~] a\n"));
}

/* A block of text that no text in it ends. */
static void
test_markdown(void) {
  g_autoptr(ErpPaper) paper = paper_of("```");
  g_autofree char *text = erp_paper_markdown(paper);
  g_assert_true(g_str_has_prefix(text, "# t\n\n\\`\\`\\`\n\n````text\n  ```  ███"));
  g_assert_true(g_str_has_suffix(text, "│ ```\n````\n"));
}

static void
test_man(void) {
  g_autoptr(ErpPaper) paper = paper_of("a\\b");
  g_autofree char *text = erp_paper_man(paper);
  const char *chart = strstr(text, ".B ");
  g_assert_nonnull(chart);
  g_assert_true(g_str_has_prefix(chart, ".B \"a\\eb\"\n.PP\n.nf\n  a\\eb  ####"));
  g_assert_true(g_str_has_suffix(chart, "\n  # a\\eb  | a\\eb\n.fi\n"));
  g_assert_null(strstr(text, "█"));
}

/* 30 of 40 are 75 % of a drawing. */
static void
test_html(void) {
  g_autoptr(ErpPaper) paper = paper_of("<b>&");
  g_autofree char *text = erp_paper_html(paper);
  const char *chart = strstr(text, "<figure");
  g_assert_nonnull(chart);
  g_assert_true(g_str_has_prefix(
      chart,
      "<figure class=\"chart\">\n<div class=\"wide\"><table>\n"
      "<caption>&lt;b&gt;&amp;</caption>\n<tbody>\n"
      "<tr><th scope=\"row\">&lt;b&gt;&amp;</th><td class=\"bar\">"
      "<svg role=\"img\" width=\"100%\" height=\"20\"><title>&lt;b&gt;&amp;</title>"
      "<rect class=\"part-1\" x=\"0.00%\" y=\"3\" width=\"75.00%\" height=\"14\"/>"
      "<rect class=\"limit\" x=\"100.00%\" y=\"0\" width=\"2\" height=\"20\"/></svg></td>"
      "<td class=\"number\"><abbr class=\"mark warn\" title=\"warn\">[~]</abbr> &lt;b&gt;&amp;</td>"
      "</tr>\n</tbody>\n"
      "<tfoot><tr><td></td><td class=\"scale\"><span>0</span><span>40 ms</span></td><td></td></tr>"
      "</tfoot>\n</table></div>\n<p class=\"key\">"));
}

/* Controls and broken bytes, in every place a text can be. */
static void
test_escapes(void) {
  g_autoptr(ErpPaper) paper = paper_of("x\033[31m\342\200\256w\nv\377u");
  g_autofree char *text = erp_paper_text(paper, 80);
  g_assert_true(g_utf8_validate(text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
    g_assert_true(*p == '\n' || !erp_escape_needed(g_utf8_get_char(p)));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/chart/beside", test_beside);
  g_test_add_func("/chart/above", test_above);
  g_test_add_func("/chart/limits", test_limits);
  g_test_add_func("/chart/rounding", test_rounding);
  g_test_add_func("/chart/zero", test_zero);
  g_test_add_func("/chart/widths", test_widths);
  g_test_add_func("/chart/text", test_text);
  g_test_add_func("/chart/markdown", test_markdown);
  g_test_add_func("/chart/man", test_man);
  g_test_add_func("/chart/html", test_html);
  g_test_add_func("/chart/escapes", test_escapes);
  return g_test_run();
}
