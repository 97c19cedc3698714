/* The full report has all that the others have, each below a heading of its own; parts of it. */
#include <glib.h>
#include <string.h>

#include "base/error.h"
#include "judged.h"
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

/* From the first block behind head and before foot: the same blocks, their headings one deeper. */
static void
test_all(void) {
  g_autoptr(Judged) judged = dallas();
  g_autoptr(ErpPaper) full = make(judged, last_kind());
  guint at = 0, n_head = 0;
  while (erp_paper_get(full, n_head)->kind != ERP_BLOCK_HEADING)
    n_head++;
  for (guint kind = 0; kind < last_kind(); kind++) {
    g_autoptr(ErpPaper) part = make(judged, kind);
    guint heading = find(full, erp_report_kinds[kind]);
    g_assert_cmpuint(heading, >=, at);
    g_assert_cmpuint(erp_paper_get(full, heading)->level, ==, 1);
    guint foot = find(part, "basis");
    at = heading + 1;
    for (guint i = n_head; i < foot; i++, at++) {
      g_test_message("%s %u %s", erp_report_kinds[kind], i, erp_paper_get(part, i)->text);
      g_assert_true(same_text(erp_paper_get(part, i), erp_paper_get(full, at)));
      if (erp_paper_get(part, i)->kind == ERP_BLOCK_HEADING)
        g_assert_cmpuint(erp_paper_get(full, at)->level, ==, erp_paper_get(part, i)->level + 1);
    }
  }
  g_assert_cmpuint(find(full, "basis"), ==, at);
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
  static const char *const left[] = {"summary", "links", "readiness", "wan-performance",
                                     "question-4"};
  guint n = 0;
  for (guint i = 0; i < erp_paper_length(full); i++) {
    const ErpBlock *block = erp_paper_get(full, i);
    if (block->kind == ERP_BLOCK_HEADING)
      g_assert_cmpstr(block->id, ==, left[n++]);
  }
  g_assert_cmpuint(n, ==, G_N_ELEMENTS(left));
  g_assert_cmpstr(erp_paper_get(full, 0)->label, ==, "Plan");
  g_assert_true(erp_paper_check(full, NULL));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report/full/all", test_all);
  g_test_add_func("/report/full/ids", test_ids);
  g_test_add_func("/report/full/parts", test_parts);
  return g_test_run();
}
