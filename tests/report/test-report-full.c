/* The full report: its sections, what it has of the other kinds, its tables; parts of it. */
#include <glib.h>
#include <string.h>

#include "base/error.h"
#include "judged.h"
#include "report/paper/paper-writers.h"
#include "report/report.h"

static ErpPaper *
make(const Judged *judged, guint kind) {
  g_autoptr(GError) error = NULL;
  ErpPaper *paper = erp_report_make(kind, judged->review, &judged->subject, &error);
  g_assert_no_error(error);
  return paper;
}

static Judged *
dallas(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  return judged_new(plan);
}

static guint
kind_of(const char *word) {
  guint kind = 0;
  while (strcmp(erp_report_kinds[kind], word) != 0)
    kind++;
  return kind;
}

static guint
last_kind(void) {
  guint kind = 0;
  while (erp_report_kinds[kind + 1] != NULL)
    kind++;
  return kind;
}

static gboolean
same_text(const ErpBlock *a, const ErpBlock *b) {
  return a->kind == b->kind && a->mark == b->mark && g_strcmp0(a->label, b->label) == 0 &&
         g_strcmp0(a->text, b->text) == 0 && g_strcmp0(a->link, b->link) == 0;
}

static guint
find(const ErpPaper *paper, const char *id) {
  for (guint i = 0; i < erp_paper_length(paper); i++)
    if (g_strcmp0(erp_paper_get(paper, i)->id, id) == 0)
      return i;
  g_error("no block %s", id);
}

/* The sections in order; those of a manual page are these, in capitals, behind NAME and SUMMARY. */
static void
test_sections(void) {
  static const char *const ids[] = {"first",     "sites", "links",  "paths",  "costs", "findings",
                                    "checklist", "m365",  "review", "method", "data",  "see-also"};
  g_autoptr(Judged) judged = dallas();
  g_autoptr(ErpPaper) full = make(judged, last_kind());
  guint n = 0;
  for (guint i = 0; i < erp_paper_length(full); i++) {
    const ErpBlock *block = erp_paper_get(full, i);
    if (block->kind == ERP_BLOCK_HEADING && block->level == 1)
      g_assert_cmpstr(block->id, ==, ids[n++]);
  }
  g_assert_cmpuint(n, ==, G_N_ELEMENTS(ids));
  g_autofree char *page = erp_paper_man(full);
  static const char *const headings[] = {"NAME\n",
                                         ".SH SUMMARY\n",
                                         ".SH \"WHAT TO DO FIRST\"\n",
                                         ".SH \"SITES\"\n",
                                         "\"LINKS\"\n",
                                         "\"PATHS\"\n",
                                         "\"COSTS\"\n",
                                         "\"FINDINGS\"\n",
                                         "\"CHECKLIST\"",
                                         "\"MICROSOFT 365\"\n",
                                         "\"REVIEW\"\n",
                                         "\"METHOD\"\n",
                                         "\"DATA\"\n",
                                         "\"SEE ALSO\"\n"};
  const char *at = page;
  for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
    g_test_message("%s", headings[i]);
    at = strstr(at, headings[i]);
    g_assert_nonnull(at);
  }
  g_assert_nonnull(strstr(page, ".SS \"Client routing\"\n.B \"1. Are clients and proxies "));
}

/* Below their headings the same blocks as in the other kinds, headings one deeper. */
static void
test_below(void) {
  static const struct {
    const char *kind, *id;
  } parts[] = {{"readiness", "checklist"}, {"m365", "m365"}, {"waf", "review"}};
  g_autoptr(Judged) judged = dallas();
  g_autoptr(ErpPaper) full = make(judged, last_kind());
  for (guint p = 0; p < G_N_ELEMENTS(parts); p++) {
    g_autoptr(ErpPaper) part = make(judged, kind_of(parts[p].kind));
    guint at = find(full, parts[p].id), n_head = 0;
    for (const ErpBlock *block = erp_paper_get(part, 0); g_strcmp0(block->label, "Marks") != 0;
         block = erp_paper_get(part, n_head))
      n_head++;
    for (guint i = n_head + 1; i < find(part, "method"); i++) {
      const ErpBlock *own = erp_paper_get(part, i), *block = erp_paper_get(full, ++at);
      g_test_message("%s %u %s", parts[p].kind, i, own->text);
      g_assert_true(same_text(own, block));
      if (own->kind == ERP_BLOCK_HEADING)
        g_assert_cmpuint(block->level, ==, own->level + 1);
    }
  }
}

/* Dallas has 160 Mb/s of its own down and 70 up, and 500 times 40 and 15 kb/s of SharePoint and
 * common. Its way to the circuit carries 148 of 500 Mb/s. */
static void
test_tables(void) {
  static const char *const rows[] = {
      "\n  dal   Dallas    500  180 Mb/s  77.5 Mb/s  fail\n",
      "\n  dal-ny   WAN link  500 Mb/s  148 Mb/s  30 %",
      "  ExpressRoute er-ny   40.0 ms  dal-ny        352 Mb/s\n",
  };
  g_autoptr(Judged) judged = dallas();
  g_autofree char *text = judged_report(judged, "full");
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    if (strstr(text, rows[i]) == NULL)
      g_error("no “%s” in:\n%.4000s", rows[i], text);
}

static void
test_ids(void) {
  g_autoptr(Judged) judged = dallas();
  g_autoptr(ErpPaper) full = make(judged, last_kind());
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < erp_paper_length(full); i++) {
    const ErpBlock *block = erp_paper_get(full, i);
    g_assert_true(block->kind != ERP_BLOCK_HEADING || block->id != NULL);
    if (block->id != NULL)
      g_assert_true(g_hash_table_add(ids, block->id));
    /* no section of one kind has the name of one of another */
    g_assert_false(block->kind == ERP_BLOCK_HEADING && g_str_has_suffix(block->id, "-2") &&
                   !g_str_has_prefix(block->id, "question"));
  }
}

static void
test_parts(void) {
  static const char *const ids[] = {"question-4", "links", NULL};
  static const char *const none[] = {"links", "no-such", NULL};
  g_autoptr(Judged) judged = dallas();
  g_autoptr(ErpPaper) full = make(judged, last_kind());
  g_autoptr(GError) error = NULL;
  g_assert_false(erp_paper_keep(full, none, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
  g_assert_nonnull(strstr(error->message, "“no-such”"));
  g_assert_nonnull(strstr(error->message, "question-4, "));
  g_assert_true(erp_paper_keep(full, ids, NULL));
  static const char *const left[] = {"links", "checklist", "wan-performance", "question-4"};
  guint n = 0;
  for (guint i = 0; i < erp_paper_length(full); i++) {
    const ErpBlock *block = erp_paper_get(full, i);
    if (block->kind == ERP_BLOCK_HEADING)
      g_assert_cmpstr(block->id, ==, left[n++]);
  }
  g_assert_cmpuint(n, ==, G_N_ELEMENTS(left));
  g_assert_cmpstr(erp_paper_get(full, 0)->label, ==, "Verdict");
  g_assert_true(erp_paper_check(full, erp_review_results(judged->review)->plan, "plan.xml", NULL));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report/full/sections", test_sections);
  g_test_add_func("/report/full/below", test_below);
  g_test_add_func("/report/full/tables", test_tables);
  g_test_add_func("/report/full/ids", test_ids);
  g_test_add_func("/report/full/parts", test_parts);
  return g_test_run();
}
