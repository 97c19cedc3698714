/* Papers as web pages: sections nest, lists open and close, tables are labelled, no text passes for
 * markup, nothing is fetched or run. */
#include <glib.h>
#include <string.h>

#include "papers.h"
#include "report/paper/paper-writers.h"

static void
test_layout(void) {
  g_autoptr(ErpPaper) paper = papers_small();
  g_autofree char *text = erp_paper_html(paper);
  const char *main = strstr(text, "<main>");
  g_assert_nonnull(main);
  g_assert_cmpstr(main, ==,
                  "<main>\n<h1>Köln</h1>\n"
                  "<dl>\n<div><dt>Plan</dt><dd>köln.xml</dd></div>\n"
                  "<div><dt>Day</dt><dd>2026-11-22</dd></div>\n</dl>\n"
                  "<nav aria-label=\"Contents\">\n<ul>\n"
                  "<li><a href=\"#links\">Links</a>\n<ul>\n"
                  "<li><a href=\"#first\">The first</a></li>\n</ul></li>\n</ul>\n</nav>\n"
                  "<section id=\"links\">\n<h2><a href=\"#links\">Links</a></h2>\n"
                  "<p>Two links are full.</p>\n"
                  "<section id=\"first\">\n<h3><a href=\"#first\">The first</a></h3>\n"
                  "<ul>\n<li class=\"marked\"><abbr class=\"mark fail\" title=\"fail\">[!]</abbr> "
                  "<b>WAN-02:</b> a link is full\n"
                  "<ul>\n<li><b>Remedy:</b> a wider one</li>\n</ul></li>\n"
                  "<li>plain</li>\n"
                  "<li><a href=\"https://example.org/map\">the map</a></li>\n</ul>\n"
                  "<p>Read <a href=\"https://example.org/guide\">the guide</a></p>\n"
                  "<div class=\"wide\"><table>\n<caption class=\"unseen\">The first</caption>\n"
                  "<thead><tr><th scope=\"col\" class=\"narrow\">link</th>"
                  "<th scope=\"col\" class=\"number\">use</th></tr></thead>\n"
                  "<tbody>\n<tr><th scope=\"row\" class=\"narrow\">köln-ams</th>"
                  "<td class=\"number\">93 %</td></tr>\n"
                  "</tbody></table></div>\n"
                  "</section>\n</section>\n</main>\n</body>\n</html>\n");
}

/* A section ends before the next of its level and before a higher one. */
static void
test_sections(void) {
  g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
  static const struct {
    guint level;
    const char *id;
  } headings[] = {{1, "a"}, {2, "b"}, {3, "c"}, {2, "d"}, {1, "e"}, {3, "f"}};
  for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
    erp_paper_heading(paper, headings[i].level, headings[i].id, "x");
  g_autofree char *text = erp_paper_html(paper);
  g_autoptr(GRegex) tags = g_regex_new("<(/?)section(?: id=\"(.)\")?>", 0, 0, NULL);
  g_autoptr(GString) order = g_string_new(NULL);
  g_autoptr(GMatchInfo) match = NULL;
  for (g_regex_match(tags, text, 0, &match); g_match_info_matches(match);
       g_match_info_next(match, NULL)) {
    g_autofree char *slash = g_match_info_fetch(match, 1), *id = g_match_info_fetch(match, 2);
    g_string_append(order, *slash != '\0' ? "." : id);
  }
  g_assert_cmpstr(order->str, ==, "abc..d..ef..");
}

/* Findings are linked to by their ids. */
static void
test_anchor(void) {
  g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
  erp_paper_item(paper, ERP_MARK_WARN, "REL-01", "one way only");
  erp_paper_anchor(paper, "REL-01");
  erp_paper_detail(paper, "er-ny", "no other");
  erp_paper_anchor(paper, "REL-01-er-ny");
  g_autofree char *text = erp_paper_html(paper);
  g_assert_nonnull(strstr(text, "<li id=\"REL-01\" class=\"marked\">"));
  g_assert_nonnull(strstr(text, "<b><a href=\"#REL-01\">REL-01</a>:</b> one way only"));
  g_assert_nonnull(strstr(text, "<li id=\"REL-01-er-ny\"><b><a href=\"#REL-01-er-ny\">er-ny</a>"
                                ":</b> no other</li>"));
}

/* The tags of a page, in order: what a browser makes of it, without the texts. */
static char *
skeleton(const char *text) {
  g_autoptr(GRegex) between = g_regex_new(">[^<]*<", 0, 0, NULL);
  g_autoptr(GRegex) values = g_regex_new("\"[^\"]*\"", 0, 0, NULL);
  g_autofree char *tags = g_regex_replace_literal(between, text, -1, 0, "><", 0, NULL);
  return g_regex_replace_literal(values, tags, -1, 0, "\"\"", 0, NULL);
}

static ErpPaper *
paper_of(const char *text) {
  ErpPaper *paper = erp_paper_new(text, NULL);
  erp_paper_row(paper, text, text);
  erp_paper_heading(paper, 1, text, text);
  erp_paper_paragraph(paper, text);
  erp_paper_item(paper, ERP_MARK_WARN, text, text);
  erp_paper_anchor(paper, text);
  erp_paper_detail(paper, text, text);
  erp_paper_link(paper, text, text, text);
  ErpGrid *grid = erp_paper_table(paper, text);
  erp_grid_column(grid, text, ERP_ALIGN_RIGHT);
  erp_grid_cell(grid, text);
  return paper;
}

/* Whatever a plan says, the page has the same tags and attributes as with plain words. */
static void
test_neutral(void) {
  static const struct {
    const char *text, *written;
  } cases[] = {
      {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
      {"\" onload=\"x", "&quot; onload=&quot;x"},
      {"' onload='x", "&apos; onload=&apos;x"},
      {"</title></style><img src=x>", "&lt;/title&gt;&lt;/style&gt;&lt;img src=x&gt;"},
      {"&lt;b&gt;", "&amp;lt;b&amp;gt;"},
      {"<!-- x", "&lt;!-- x"},
      {"a\033[31mb", "a&lt;U+001B&gt;[31mb"},
      {"a\342\200\256b", "a&lt;U+202E&gt;b"},
      {"a\nb\001", "a&lt;U+000A&gt;b&lt;U+0001&gt;"},
      {"a\377b", "a&lt;FF&gt;b"},
  };
  g_autoptr(ErpPaper) plain = paper_of("a text");
  g_autofree char *plain_text = erp_paper_html(plain);
  g_autofree char *expected = skeleton(plain_text);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(ErpPaper) paper = paper_of(cases[i].text);
    g_autofree char *text = erp_paper_html(paper);
    g_autofree char *tags = skeleton(text);
    g_test_message("%s", text);
    g_assert_cmpstr(tags, ==, expected);
    g_assert_true(g_utf8_validate(text, -1, NULL));
    g_assert_nonnull(strstr(text, cases[i].written));
    g_assert_null(strstr(text, cases[i].text[0] == 'a' ? "\342\200\256" : cases[i].text));
  }
}

/* No script, and nothing that a browser would fetch. */
static void
test_self_contained(void) {
  static const char *const banned[] = {"<script", "<link",   "<img",       "<iframe",    "src=",
                                       "url(",    "@import", "@font-face", "javascript:"};
  g_autoptr(ErpPaper) paper = papers_small();
  g_autofree char *text = erp_paper_html(paper);
  for (guint i = 0; i < G_N_ELEMENTS(banned); i++) {
    g_test_message("%s", banned[i]);
    g_assert_null(strstr(text, banned[i]));
  }
  g_assert_true(g_str_has_prefix(text, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                                       "<meta charset=\"utf-8\">\n"));
  g_assert_nonnull(strstr(text, "prefers-color-scheme: dark"));
  g_assert_nonnull(strstr(text, "@media print"));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/paper-html/layout", test_layout);
  g_test_add_func("/paper-html/sections", test_sections);
  g_test_add_func("/paper-html/anchor", test_anchor);
  g_test_add_func("/paper-html/neutral", test_neutral);
  g_test_add_func("/paper-html/self-contained", test_self_contained);
  return g_test_run();
}
