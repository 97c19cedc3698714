/* Papers as PDF: what groff is given, what becomes of characters that it lacks, and what is said
 * when it is missing or fails. */
#include <gio/gio.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "papers.h"
#include "report/figures.h"
#include "report/paper/paper-writers.h"

static void
test_layout(void) {
  g_autoptr(ErpPaper) paper = papers_small();
  g_autofree char *text = erp_paper_ms(paper);
  const char *body = strstr(text, ".IP \"Plan\"");
  g_assert_nonnull(body);
  g_assert_cmpstr(
      body, ==,
      ".IP \"Plan\" 3c\nköln.xml\n"
      ".IP \"Day\" 3c\n2026\\-11\\-22\n"
      ".br\n.ne 6v\n.SH 1\n.pdfbookmark 1 Links\nLinks\n"
      ".LP\nTwo links are full.\n"
      ".br\n.ne 8v\n.SH 2\n.pdfbookmark 2 The first\nThe first\n"
      ".IP \"[!]\" 0.8c\n.B \"WAN\\-02:\"\na link is full\n"
      ".br\n.in +0.8c\n.ti -0.4c\n.B \"Remedy:\"\na wider one\n"
      ".IP \"\\-\" 0.8c\nplain\n"
      ".IP \"\\-\" 0.8c\nthe map\n<https:/\\:/\\:example.org/\\:map>\n"
      ".LP\nRead\nthe guide\n<https:/\\:/\\:example.org/\\:guide>\n"
      ".br\n.ne 5v\n.LP\n.TS H\nallbox nowarn;\nlbp-1w(8n)2 lbp-1w(4n)\nlw(8n) rw(4n).\n"
      "\\&link\t\\&use\n.TH\n"
      "\\&köln\\-ams\t\\&93 %\n"
      ".TE\n");
  g_assert_nonnull(strstr(text, "\n.ds LH \\&Köln\n"));
  g_assert_nonnull(strstr(text, "\n.ds RF \\&2026\\-11\\-22\n"));
}

/* What must not part is given room before: a heading with another, and the head of a table with its
 * first row, which takes three lines here, and its title: 4 for each heading, 1 + 3 + 3. A chart is
 * whole: four rows, scale, legend and 2. What comes behind a heading asks for nothing. */
static void
test_room(void) {
  g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
  g_autoptr(GString) words = g_string_new("word");
  while (words->len < 250)
    g_string_append(words, " word");
  erp_paper_heading(paper, 1, "a", "A");
  erp_paper_heading(paper, 2, "b", "B");
  ErpGrid *grid = erp_paper_table(paper, "caption");
  erp_grid_column(grid, "a", ERP_ALIGN_LEFT);
  erp_grid_cell(grid, words->str);
  ErpChart *chart = erp_chart_new(erp_show_percent);
  erp_chart_part(chart, "use");
  for (guint i = 0; i < 4; i++)
    erp_chart_row(
        chart, &(ErpChartRow){
                   .label = (char *) "a", .value = (char *) "b", .limit = ERP_UNSET, .parts = {i}});
  erp_paper_chart(paper, "chart", chart);
  g_autofree char *text = erp_paper_ms(paper);
  g_test_message("%s", text);
  g_assert_nonnull(strstr(text, "\n.br\n.ne 15v\n.SH 1\n"));
  g_assert_nonnull(strstr(text, "\nA\n.SH 2\n"));
  g_assert_nonnull(strstr(text, "\nB\n.LP\n.B \"caption\"\n.TS H\n"));
  g_assert_nonnull(strstr(text, "\n.br\n.ne 8v\n.LP\n.B \"chart\"\n"));
}

/* Two lines stay together, one needs nothing. */
static void
test_lines(void) {
  g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
  static const char two[] = "Words that are so many, and none of them too long for anything, that "
                            "they take more than a line of the page";
  erp_paper_item(paper, ERP_MARK_NONE, NULL, "short");
  erp_paper_item(paper, ERP_MARK_NONE, NULL, two);
  erp_paper_item(paper, ERP_MARK_NONE, NULL, "with");
  erp_paper_detail(paper, "detail", two);
  g_autofree char *text = erp_paper_ms(paper);
  g_autofree char *expected =
      g_strdup_printf(".IP \"\\-\" 0.8c\nshort\n.br\n.ne 2v\n.IP \"\\-\" 0.8c\n%s\n"
                      ".br\n.ne 4v\n.IP \"\\-\" 0.8c\nwith\n.br\n.ne 2v\n.br\n.in +0.8c\n",
                      two);
  g_assert_nonnull(strstr(text, expected));
}

/* A bar of 20 of 40, and a limit at 30, of 16.6 cm less 0.185 for the label, 1.205 for mark and
 * value, and twice 0.3: 14.61 cm from 0.485 on. */
static void
test_chart(void) {
  g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
  ErpChart *chart = erp_chart_new(erp_show_percent);
  erp_chart_part(chart, "use");
  erp_chart_name_limits(chart, "limit");
  erp_chart_row(chart, &(ErpChartRow){.label = (char *) "a",
                                      .value = (char *) "20\\",
                                      .limit = 3000,
                                      .parts = {2000},
                                      .mark = ERP_MARK_FAIL});
  erp_chart_row(chart, &(ErpChartRow){.label = (char *) ".",
                                      .value = (char *) "40",
                                      .limit = ERP_UNSET,
                                      .parts = {4000}});
  erp_paper_chart(paper, "chart", chart);
  g_autofree char *text = erp_paper_ms(paper);
  g_test_message("%s", text);
  g_assert_nonnull(strstr(text, "\n\\&a\\h'|0.485c'\\M[chart1]\\v'-0.260c'\\D'P 7.305c 0 0 0.260c "
                                "-7.305c 0'\\M[]"));
  g_assert_nonnull(strstr(text, "\\h'|11.443c'\\D't 1p'"));
  g_assert_nonnull(strstr(text, "\\h'|15.395c'[!] 20\\e\n\\&\\&."));
  g_assert_nonnull(strstr(text, "\n.ta 15.095cR\n\\&\\h'|0.485c'0\t40 %\n.fi\n"));
}

/* What groff's fonts have stays; of the rest the nearest letters. */
static void
test_characters(void) {
  static const struct {
    const char *text, *written;
  } cases[] = {
      {"Köln Århus Ñuñoa", "Köln Århus Ñuñoa"},
      {"“a” ‘b’ – — … €", "“a” ‘b’ – — … €"},
      {"≤ ≥ → × ±", "≤ ≥ → × ±"},
      {"Kraków Gdańsk", "Kraków Gdansk"},
      {"a\342\200\256b", "a<U+202E>b"},
      {"a\302\240b", "a b"},
      {"中", "?"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(ErpPaper) paper = erp_paper_new("t", NULL);
    g_autofree char *expected = g_strdup_printf(".LP\n%s\n", cases[i].written);
    erp_paper_paragraph(paper, cases[i].text);
    g_autofree char *text = erp_paper_ms(paper);
    g_test_message("%s", text);
    g_assert_true(g_str_has_suffix(text, expected));
  }
}

/* A long title is cut above the pages. */
static void
test_long_title(void) {
  g_autofree char *title = g_strnfill(120, 'x');
  g_autofree char *short_title = g_strnfill(87, 'x');
  g_autofree char *expected = g_strdup_printf("\n.ds LH \\&%s...\n", short_title);
  g_autoptr(ErpPaper) paper = erp_paper_new(title, NULL);
  g_autofree char *text = erp_paper_ms(paper);
  g_assert_nonnull(strstr(text, expected));
}

/* ---- groff ----------------------------------------------------------------------------------- */

static ErpPaper *
paper_of(const char *text) {
  ErpPaper *paper = erp_paper_new(text, "2026-11-22");
  erp_paper_row(paper, text, text);
  erp_paper_heading(paper, 1, "a", text);
  erp_paper_heading(paper, 2, "b", text);
  erp_paper_paragraph(paper, text);
  erp_paper_item(paper, ERP_MARK_PASS, text, text);
  erp_paper_detail(paper, text, text);
  erp_paper_detail(paper, text, text);
  erp_paper_link(paper, text, text, "https://example.org/a");
  ErpGrid *grid = erp_paper_table(paper, text);
  erp_grid_column(grid, text, ERP_ALIGN_LEFT);
  erp_grid_cell(grid, text);
  ErpChart *chart = erp_chart_new(erp_show_percent);
  erp_chart_part(chart, text);
  erp_chart_name_limits(chart, text);
  erp_chart_row(chart, &(ErpChartRow){.label = (char *) text,
                                      .value = (char *) text,
                                      .parts = {50},
                                      .limit = 80,
                                      .mark = ERP_MARK_FAIL});
  erp_paper_chart(paper, text, chart);
  erp_paper_figure(paper, papers_map(text, ERP_LINE_WAN_LINK));
  return paper;
}

/* Runs the text through groff without making anything; what it says. */
static char *
lint(const char *roff) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher =
      g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv(launcher, "LC_ALL", "C", TRUE);
  g_autoptr(GSubprocess) groff = g_subprocess_launcher_spawn(
      launcher, &error, "groff", "-ww", "-z", "-K", "utf8", "-t", "-ms", "-T", "pdf", NULL);
  char *said = NULL;
  g_assert_no_error(error);
  g_subprocess_communicate_utf8(groff, roff, NULL, NULL, &said, &error);
  g_assert_no_error(error);
  g_assert_true(g_subprocess_get_successful(groff));
  return said != NULL ? said : g_strdup("");
}

/* Whether there is a groff that can make PDF; else the test is skipped. */
static gboolean
has_groff(void) {
  g_autofree char *groff = g_find_program_in_path("groff");
  g_autofree char *gropdf = g_find_program_in_path("gropdf");
  if (groff == NULL || gropdf == NULL)
    g_test_skip("groff is not installed");
  return groff != NULL && gropdf != NULL;
}

/* No text becomes a request, ends an argument or a cell, reads a file, or makes groff stumble. */
static void
test_neutral(void) {
  static const char *const evil[] = {".so /etc/passwd",
                                     "'so /etc/passwd",
                                     "T}",
                                     "a\" b",
                                     "\\*[x] \\X'pdf: x'",
                                     "x\n.so y",
                                     ".TE",
                                     "_",
                                     "=",
                                     "\\^",
                                     "T{",
                                     "(a) \\ \" ' % ~ ^ `",
                                     "\"",
                                     ".",
                                     "Ω 中 🏢",
                                     ""};
  if (!has_groff())
    return;
  for (guint i = 0; i < G_N_ELEMENTS(evil); i++) {
    g_autoptr(ErpPaper) paper = paper_of(evil[i]);
    g_autofree char *text = erp_paper_ms(paper);
    g_test_message("%s", text);
    g_assert_null(strstr(text, "\n.so"));
    g_assert_null(strstr(text, "\n'so"));
    g_assert_null(strstr(text, "\\*"));
    g_assert_null(strstr(text, "\\X"));
    g_autofree char *said = lint(text);
    g_assert_cmpstr(said, ==, "");
  }
}

static gboolean
holds(GBytes *bytes, const char *text) {
  gsize size, length = strlen(text);
  const char *data = g_bytes_get_data(bytes, &size);
  for (gsize i = 0; i + length <= size; i++)
    if (memcmp(data + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

static GBytes *
small_pdf(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPaper) paper = papers_small();
  GBytes *bytes = erp_paper_pdf(paper, &error);
  g_assert_no_error(error);
  return bytes;
}

/* A file of that kind, the same each time, dated by the day of the paper. */
static void
test_pdf(void) {
  if (!has_groff())
    return;
  g_autoptr(GBytes) first = small_pdf(), second = small_pdf();
  gsize size;
  const char *data = g_bytes_get_data(first, &size);
  g_assert_cmpuint(size, >, 1000);
  g_assert_cmpint(memcmp(data, "%PDF-", 5), ==, 0);
  g_assert_true(g_bytes_equal(first, second));
  g_assert_true(holds(first, "(D:20261122000000"));
  g_assert_true(holds(first, "/Title (Links)"));
}

/* Puts a program named groff before all others, or nothing where there would be one. */
static void
expect_failure(const char *script, const char *said) {
  g_autofree char *folder = g_dir_make_tmp(NULL, NULL);
  g_autofree char *file = g_build_filename(folder, "groff", NULL);
  g_autofree char *path = g_strdup(g_getenv("PATH"));
  if (script != NULL) {
    g_assert_true(g_file_set_contents_full(file, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  }
  g_assert_true(g_setenv("PATH", folder, TRUE));
  g_autoptr(ErpPaper) paper = papers_small();
  for (guint i = 0; i < 5000; i++) /* more than a pipe holds */
    erp_paper_paragraph(paper, "A paragraph that groff does not wait for.");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = erp_paper_pdf(paper, &error);
  g_assert_true(g_setenv("PATH", path, TRUE));
  g_assert_null(bytes);
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  g_test_message("%s", error->message);
  g_assert_nonnull(strstr(error->message, said));
  g_assert_nonnull(strstr(error->message, "Install the package groff"));
  g_remove(file);
  g_rmdir(folder);
}

static void
test_failures(void) {
  expect_failure(NULL, "groff, which is not installed");
  expect_failure("#!/bin/sh\necho 'groff: cannot load pdf' >&2\nexit 1\n", "cannot load pdf");
  expect_failure("#!/bin/sh\nexit 0\n", "it says nothing");
  expect_failure("#!/bin/sh\necho '%PDF-1.4'\nexit 0\n", "it says nothing");
  expect_failure("#!/bin/sh\necho '%PDF-1.4 and a great deal'\necho '%%EOF'\nexit 3\n",
                 "it says nothing");
  /* "cannot be run"; under valgrind, which starts programs itself, it ends without a word. */
  expect_failure("#!/no/such/program\n", "groff ");
}

int
main(int argc, char **argv) {
  g_unsetenv("LD_PRELOAD"); /* of check-locale.sh, whose locale is not for groff */
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/paper-pdf/layout", test_layout);
  g_test_add_func("/paper-pdf/room", test_room);
  g_test_add_func("/paper-pdf/lines", test_lines);
  g_test_add_func("/paper-pdf/chart", test_chart);
  g_test_add_func("/paper-pdf/characters", test_characters);
  g_test_add_func("/paper-pdf/long-title", test_long_title);
  g_test_add_func("/paper-pdf/neutral", test_neutral);
  g_test_add_func("/paper-pdf/pdf", test_pdf);
  g_test_add_func("/paper-pdf/failures", test_failures);
  return g_test_run();
}
