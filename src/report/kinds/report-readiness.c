/* The readiness checklist, answered. */
#include "report/kinds/report-parts.h"

#include <string.h>

#include "base/i18n.h"

/* How many questions have each verdict, and all of them in a table. */
static void
add_overview(ErpPaper *paper, const ErpReview *review) {
  guint n, counts[ERP_VERDICT_FAIL + 1] = {0};
  const ErpQuestion *questions = erp_checklist_readiness(&n);
  for (guint i = 0; i < n; i++)
    counts[erp_question_summary(&questions[i], review).verdict]++;
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, ERP_NGETTEXT("%u question: ", "%u questions: ", n), n);
  const char *comma = "";
  for (guint v = G_N_ELEMENTS(counts); v-- > 0;)
    if (counts[v] > 0) {
      g_string_append_printf(text, "%s%u %s", comma, counts[v], erp_verdict_word((ErpVerdict) v));
      comma = ", ";
    }
  erp_paper_row(paper, _("Readiness"), text->str);

  ErpGrid *grid = erp_paper_table(paper, _("The questions and their verdicts"));
  erp_grid_column(grid, _("Question"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("Verdict"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("Found"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < n; i++) {
    ErpQuestionSummary summary = erp_question_summary(&questions[i], review);
    erp_grid_cell_take(grid, g_strdup_printf("%u. %s", i + 1, _(questions[i].text)));
    erp_grid_cell(grid, erp_verdict_word(summary.verdict));
    erp_grid_cell_take(grid, erp_report_counts(&summary));
  }
}

/* "client routing" -> "Client routing". Caller frees. */
static char *
capitalised(const char *text) {
  g_autofree char *first = g_utf8_substring(text, 0, 1);
  g_autofree char *upper = g_utf8_strup(first, -1);
  return g_strconcat(upper, g_utf8_next_char(text), NULL);
}

static void
add_section(ErpPaper *paper, const char *section) {
  g_autofree char *heading = capitalised(_(section));
  g_autofree char *id = g_ascii_strdown(section, -1);
  g_strdelimit(id, " ", '-');
  erp_paper_heading(paper, 1, id, heading);
}

static void
add_question(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question, guint number) {
  g_autofree char *id = g_strdup_printf("question-%u", number);
  g_autofree char *heading = g_strdup_printf("%u. %s", number, _(question->text));
  erp_paper_heading(paper, 2, id, heading);
  erp_report_answer(paper, review, question);
}

static gboolean
any_askable(const ErpReview *review) {
  guint n;
  const ErpQuestion *questions = erp_checklist_readiness(&n);
  for (guint i = 0; i < n; i++) {
    g_autofree char *askable = erp_report_askable(review, &questions[i]);
    if (askable != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
add_how_to_answer(ErpPaper *paper) {
  erp_paper_heading(paper, 1, "answers", _("How to answer"));
  erp_paper_paragraph(
      paper,
      _("What stands under “For you to answer” is settled by a line in the plan: <answer "
        "rule=\"OPS-02\" value=\"yes\" by=\"your name\" date=\"2026-11-22\"/>, with the value yes, "
        "no or na (does not apply) and, for one object only, object=\"its id\". Other open "
        "questions want the figures that their remedy names. A computed fail stands whatever is "
        "declared."));
}

void
erp_report_readiness(ErpPaper *paper, const ErpReview *review) {
  guint n;
  const ErpQuestion *questions = erp_checklist_readiness(&n);
  add_overview(paper, review);
  for (guint i = 0; i < n; i++) {
    if (i == 0 || strcmp(questions[i].section, questions[i - 1].section) != 0)
      add_section(paper, questions[i].section);
    add_question(paper, review, &questions[i], i + 1);
  }
  if (any_askable(review))
    add_how_to_answer(paper);
}
