/* Papers: what was put in stands in the text, laid out, and cannot steer a terminal. */
#include <glib.h>
#include <string.h>

#include "base/error.h"
#include "base/escape.h"
#include "base/width.h"
#include "papers.h"
#include "plan/plan-private.h"
#include "report/paper/paper-writers.h"

static void
test_layout(void) {
  g_autoptr(ErpPaper) paper = papers_small();
  g_autofree char *text = erp_paper_text(paper, 80);
  g_assert_cmpstr(text, ==,
                  "Köln\n====\n\n"
                  "  Plan: köln.xml\n  Day: 2026-11-22\n\n"
                  "Links\n-----\n\n"
                  "Two links are full.\n\n"
                  "The first\n\n"
                  "  [!] WAN-02: a link is full\n"
                  "      Remedy: a wider one\n"
                  "  - plain\n"
                  "  - the map <https://example.org/map>\n\n"
                  "Read the guide <https://example.org/guide>\n\n"
                  "  link       use\n"
                  "  köln-ams  93 %\n");
}

/* A caption stands above its table. */
static void
test_caption(void) {
  g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
  ErpGrid *grid = erp_paper_table(paper, "All links");
  erp_grid_column(grid, "link", ERP_ALIGN_LEFT);
  erp_grid_cell(grid, "a");
  g_autofree char *text = erp_paper_text(paper, 80);
  g_autofree char *markdown = erp_paper_markdown(paper);
  g_autofree char *man = erp_paper_man(paper);
  g_assert_cmpstr(text, ==, "t\n=\n\nAll links\n  link\n  a\n");
  g_assert_cmpstr(markdown, ==, "# t\n\nAll links\n\n| link |\n| --- |\n| a |\n");
  g_assert_nonnull(strstr(man, "\n.B \"All links\"\n.TS\n"));
}

/* Ids are plain and unique, whatever they are made of. */
static void
test_ids(void) {
  static const struct {
    const char *wanted, *given;
  } cases[] = {{"REL-01-er_1.a", "REL-01-er_1.a"},
               {"REL-01-er ny/peering[1]", "REL-01-er-ny-peering-1-"},
               {"k\303\266ln", "k--ln"},
               {"a", "a"},
               {"a", "a-2"},
               {"a", "a-3"},
               {"a-2", "a-2-2"},
               {"<\"'&>", "-----"}};
  g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    erp_paper_item(paper, ERP_MARK_NONE, NULL, "text");
    erp_paper_anchor(paper, cases[i].wanted);
    g_assert_cmpstr(erp_paper_get(paper, i)->id, ==, cases[i].given);
  }
  erp_paper_heading(paper, 1, "a", "A");
  g_assert_cmpstr(erp_paper_get(paper, G_N_ELEMENTS(cases))->id, ==, "a-4");
}

static void
test_marks(void) {
  static const struct {
    ErpVerdict verdict;
    const char *text;
  } cases[] = {{ERP_VERDICT_PASS, "[x]"},
               {ERP_VERDICT_FAIL, "[!]"},
               {ERP_VERDICT_WARN, "[~]"},
               {ERP_VERDICT_NOT_ANSWERED, "[?]"},
               {ERP_VERDICT_NOT_APPLICABLE, "[-]"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpstr(erp_mark_text(erp_mark_of(cases[i].verdict)), ==, cases[i].text);
  g_assert_cmpstr(erp_mark_text(ERP_MARK_NONE), ==, "-");
}

static void
test_ascii(void) {
  g_autoptr(ErpPaper) paper = papers_small();
  erp_paper_map(paper, erp_escape_ascii);
  g_autofree char *text = erp_paper_text(paper, 80);
  g_assert_true(g_str_is_ascii(text));
  g_assert_nonnull(strstr(text, "\n  Plan: k"));
  g_assert_nonnull(strstr(text, "  93 %\n"));
}

static void
assert_fits(const ErpPaper *paper, guint width) {
  g_autofree char *text = erp_paper_text(paper, width);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_test_message("%s", lines[i]);
    g_assert_cmpuint(erp_text_width(lines[i]), <=, width);
  }
}

static void
test_width(void) {
  g_autoptr(GString) words = g_string_new("Ägypten");
  for (guint i = 0; i < 60; i++)
    g_string_append_printf(words, " wörd%u", i * i);
  g_autoptr(ErpPaper) paper = erp_paper_new(words->str, NULL);
  erp_paper_heading(paper, 1, "a", words->str);
  erp_paper_heading(paper, 2, "b", words->str);
  erp_paper_paragraph(paper, words->str);
  erp_paper_row(paper, "Label", words->str);
  erp_paper_item(paper, ERP_MARK_PASS, "Label", words->str);
  erp_paper_detail(paper, "Label", words->str);
  erp_paper_detail(paper, "Label", words->str);
  ErpGrid *grid = erp_paper_table(paper, NULL);
  for (guint i = 0; i < 2; i++)
    erp_grid_column(grid, "column", ERP_ALIGN_LEFT);
  for (guint i = 0; i < 4; i++)
    erp_grid_cell(grid, words->str);
  assert_fits(paper, 100);
  assert_fits(paper, 60);
  assert_fits(paper, 40);
}

/* Controls, escapes, overrides and broken bytes, in every place a text can be. */
static void
test_escapes(void) {
  static const char evil[] = "x\033[31my\302\233z\342\200\256w\nv\377u";
  g_autoptr(ErpPaper) paper = erp_paper_new(evil, NULL);
  erp_paper_heading(paper, 1, "a", evil);
  erp_paper_paragraph(paper, evil);
  erp_paper_row(paper, evil, evil);
  erp_paper_item(paper, ERP_MARK_WARN, evil, evil);
  erp_paper_detail(paper, evil, evil);
  erp_paper_link(paper, evil, evil, evil);
  ErpGrid *grid = erp_paper_table(paper, NULL);
  erp_grid_column(grid, evil, ERP_ALIGN_LEFT);
  erp_grid_cell(grid, evil);
  g_autofree char *text = erp_paper_text(paper, 80);
  g_assert_true(g_utf8_validate(text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
    g_assert_true(*p == '\n' || !erp_escape_needed(g_utf8_get_char(p)));
  guint n = 0;
  for (const char *p = text; (p = strstr(p, "<U+001B>")) != NULL; p++)
    n++;
  g_assert_cmpuint(n, ==, 1 + 1 + 1 + 2 + 2 + 2 + 3 + 2);
}

/* ---- markup ---------------------------------------------------------------------------------- */

static void
test_markdown(void) {
  g_autoptr(ErpPaper) paper = papers_small();
  g_autofree char *text = erp_paper_markdown(paper);
  g_assert_cmpstr(text, ==,
                  "# Köln\n\n"
                  "- **Plan:** köln.xml\n- **Day:** 2026-11-22\n\n"
                  "## Links\n\n"
                  "Two links are full.\n\n"
                  "### The first\n\n"
                  "- \\[!\\] **WAN-02:** a link is full\n"
                  "  - **Remedy:** a wider one\n"
                  "- plain\n"
                  "- [the map](<https://example.org/map>)\n\n"
                  "Read [the guide](<https://example.org/guide>)\n\n"
                  "| link | use |\n| --- | ---: |\n"
                  "| köln-ams | 93 % |\n");
}

/* Each text alone in a paragraph, and what becomes of it. */
static void
test_markdown_neutral(void) {
  static const struct {
    const char *text, *written;
  } cases[] = {
      {"<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"},
      {"a | b", "a \\| b"},
      {"[x](javascript:y)", "\\[x\\](javascript:y)"},
      {"# not a heading", "\\# not a heading"},
      {"- not an item", "\\- not an item"},
      {"er-ny", "er-ny"},
      {"12. not a list", "12\\. not a list"},
      {"12.5 ms", "12\\.5 ms"},
      {"`code` *bold* _it_ ~no~ $x$", "\\`code\\` \\*bold\\* \\_it\\_ \\~no\\~ \\$x\\$"},
      {"&lt;", "\\&lt;"},
      {"a\\b", "a\\\\b"},
      {"two\nlines", "two\\<U+000A\\>lines"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
    g_autofree char *expected = g_strdup_printf("# t\n\n%s\n", cases[i].written);
    erp_paper_paragraph(paper, cases[i].text);
    g_autofree char *text = erp_paper_markdown(paper);
    g_assert_cmpstr(text, ==, expected);
  }
}

static void
test_man(void) {
  g_autoptr(ErpPaper) paper = papers_small();
  g_autofree char *text = erp_paper_man(paper);
  g_assert_cmpstr(text, ==,
                  "'\\\" t\n.TH REPORT 7 \"2026-11-22\" erplan\n.nh\n.ad l\n"
                  ".SH NAME\nreport \\- Köln\n"
                  ".SH SUMMARY\n"
                  ".TP\n.B \"Plan:\"\nköln.xml\n"
                  ".TP\n.B \"Day:\"\n2026\\-11\\-22\n"
                  ".SH \"LINKS\"\nTwo links are full.\n"
                  ".SS \"The first\"\n"
                  ".IP \"[!]\"\n.B \"WAN\\-02:\"\na link is full\n"
                  ".br\n.B \"Remedy:\"\na wider one\n"
                  ".IP \"\\-\"\nplain\n"
                  ".IP \"\\-\"\nthe map\n<https:/\\:/\\:example.org/\\:map>\n"
                  ".PP\nRead\nthe guide\n<https:/\\:/\\:example.org/\\:guide>\n"
                  ".PP\n.TS\nnokeep nowarn;\nlbp-1w(8n)2 lbp-1w(4n)\nlw(8n) rw(4n).\n"
                  "\\&link\t\\&use\n_\n"
                  "\\&köln\\-ams\t\\&93 %\n"
                  ".TE\n");
}

/* No text becomes a request, ends a macro's argument or a cell, or reads a file. */
static void
test_man_neutral(void) {
  static const char *const evil[] = {".so /etc/passwd",
                                     "'so /etc/passwd",
                                     "T}",
                                     "a\" b",
                                     "\\*[x]",
                                     "x\n.so y",
                                     "_",
                                     "=",
                                     "\\^",
                                     "T{",
                                     ".TE"};
  for (guint i = 0; i < G_N_ELEMENTS(evil); i++) {
    g_autoptr(ErpPaper) paper = erp_paper_new(evil[i], NULL);
    erp_paper_heading(paper, 1, "a", evil[i]);
    erp_paper_row(paper, evil[i], evil[i]);
    erp_paper_item(paper, ERP_MARK_PASS, evil[i], evil[i]);
    erp_paper_detail(paper, evil[i], evil[i]);
    erp_paper_link(paper, evil[i], evil[i], evil[i]);
    ErpGrid *grid = erp_paper_table(paper, NULL);
    erp_grid_column(grid, evil[i], ERP_ALIGN_LEFT);
    erp_grid_cell(grid, evil[i]);
    g_autofree char *text = erp_paper_man(paper);
    g_test_message("%s", text);
    g_assert_null(strstr(text, "\n.so"));
    g_assert_null(strstr(text, "\n'so"));
    g_assert_null(strstr(text, "\\*"));
    g_assert_null(strstr(text, "\"a\" b"));
    g_assert_null(strstr(strstr(text, "\n.TS"), "\nT}"));
  }
}

/* A cell that does not fit is a block, which its own text cannot end. */
static void
test_man_block(void) {
  g_autoptr(GString) words = g_string_new("T}");
  for (guint i = 0; i < 30; i++)
    g_string_append(words, " .so T}");
  g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
  ErpGrid *grid = erp_paper_table(paper, NULL);
  erp_grid_column(grid, "a", ERP_ALIGN_LEFT);
  erp_grid_cell(grid, words->str);
  g_autofree char *text = erp_paper_man(paper);
  g_autofree char *expected = g_strdup_printf("w(69n).\n\\&a\n_\nT{\n\\&%s\nT}\n.TE\n", words->str);
  g_assert_true(g_str_has_suffix(text, expected));
}

/* A tilde is no accent. */
static void
test_man_tilde(void) {
  g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
  erp_paper_paragraph(paper, "~79.8 ms, 2^10");
  g_autofree char *text = erp_paper_man(paper);
  g_assert_true(g_str_has_suffix(text, "\n\\(ti79.8 ms, 2\\(ha10\n"));
}

/* ---- what may not be handed on --------------------------------------------------------------- */

static void
add_table(ErpPaper *paper, const char *cell) {
  ErpGrid *grid = erp_paper_table(paper, NULL);
  erp_grid_column(grid, "Recommendation", ERP_ALIGN_LEFT);
  if (cell != NULL)
    erp_grid_cell(grid, cell);
}

static gboolean
check(const ErpPaper *paper, GError **error) {
  g_autoptr(ErpPlan) plan = erp_plan_new();
  return erp_paper_check(paper, plan, "plan.xml", error);
}

/* What the plan or the name of its file says may stand in the paper; other left-overs may not. */
static void
test_check_own_words(void) {
  g_autoptr(ErpRecord) root = erp_record_new(ERP_KIND_PLAN);
  ErpParray *none = erp_parray_new(&erp_record_ops, NULL, 0);
  g_assert_true(erp_record_set(root, 0, "a <!-- b", NULL));
  g_autoptr(ErpPlan) plan = erp_plan_new_from(root, none, NULL);
  erp_parray_unref(none);
  g_autoptr(ErpPaper) paper = papers_small();
  erp_paper_paragraph(paper, "of a <!-- b");
  g_assert_false(check(paper, NULL));
  g_assert_true(erp_paper_check(paper, plan, "plan.xml", NULL));
  erp_paper_paragraph(paper, "\\<x>");
  g_assert_false(erp_paper_check(paper, plan, "plan.xml", NULL));
  g_assert_true(erp_paper_check(paper, plan, "\\<.xml", NULL));
}

static void
test_check(void) {
  /* each stands in the section "Links" of a paper that is in order otherwise */
  static const struct {
    const char *label, *text, *link, *cell;
    const char *found;
  } cases[] = {
      {NULL, "a \\<Policy>", NULL, NULL, "\\<"},
      {NULL, "[H2 section introduction here.]", NULL, NULL, "[H2 section"},
      {NULL, "<!-- Required -->", NULL, NULL, "<!--"},
      {NULL,
       ("to be done: TO"
        "DO"),
       NULL, NULL,
       ("TO"
        "DO")},
      {"\\<x>", "text", NULL, NULL, "\\<"},
      {NULL, "text", "<!--", NULL, "<!--"},
      {NULL, "text", NULL, "\\<Configuration recommendation>", "\\<"},
      {NULL, "text", NULL, "", "empty cell under “Recommendation”"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(ErpPaper) paper = papers_small();
    g_autoptr(GError) error = NULL;
    g_assert_true(check(paper, NULL));
    erp_paper_heading(paper, 1, "more", "Further links");
    if (cases[i].link != NULL)
      erp_paper_link(paper, cases[i].text, cases[i].link, "https://example.org");
    else
      erp_paper_item(paper, ERP_MARK_NONE, cases[i].label, cases[i].text);
    if (cases[i].cell != NULL)
      add_table(paper, cases[i].cell);
    g_assert_false(check(paper, &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
    g_test_message("%s", error->message);
    g_assert_nonnull(strstr(error->message, "“Further links”"));
    g_assert_nonnull(strstr(error->message, cases[i].found));
  }
}

static void
assert_empty(const ErpPaper *paper, const char *section) {
  g_autoptr(GError) error = NULL;
  g_assert_false(check(paper, &error));
  g_autofree char *said = g_strdup_printf("“%s” has nothing in it", section);
  g_assert_nonnull(strstr(error->message, said));
}

/* A section at the end, one before the next, and one whose table has no row. A heading may stand
 * right above a lower one. */
static void
test_empty_section(void) {
  g_autoptr(ErpPaper) last = papers_small();
  erp_paper_heading(last, 2, "last", "Last");
  assert_empty(last, "Last");
  erp_paper_heading(last, 1, "next", "Next");
  erp_paper_paragraph(last, "text");
  assert_empty(last, "Last");

  g_autoptr(ErpPaper) table = papers_small();
  erp_paper_heading(table, 1, "table", "Table");
  add_table(table, NULL);
  assert_empty(table, "Table");

  g_autoptr(ErpPaper) sound = papers_small();
  erp_paper_heading(sound, 1, "high", "High");
  erp_paper_heading(sound, 2, "low", "Low");
  add_table(sound, "cell");
  g_assert_true(check(sound, NULL));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/paper/layout", test_layout);
  g_test_add_func("/paper/caption", test_caption);
  g_test_add_func("/paper/ids", test_ids);
  g_test_add_func("/paper/marks", test_marks);
  g_test_add_func("/paper/ascii", test_ascii);
  g_test_add_func("/paper/width", test_width);
  g_test_add_func("/paper/escapes", test_escapes);
  g_test_add_func("/paper/markdown", test_markdown);
  g_test_add_func("/paper/markdown-neutral", test_markdown_neutral);
  g_test_add_func("/paper/man", test_man);
  g_test_add_func("/paper/man-neutral", test_man_neutral);
  g_test_add_func("/paper/man-block", test_man_block);
  g_test_add_func("/paper/man-tilde", test_man_tilde);
  g_test_add_func("/paper/check", test_check);
  g_test_add_func("/paper/check-own-words", test_check_own_words);
  g_test_add_func("/paper/empty-section", test_empty_section);
  return g_test_run();
}
