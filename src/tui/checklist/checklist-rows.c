#include "tui/checklist/checklist-rows.h"

#include "tui/show.h"
#include "base/i18n.h"

static void
add_rows(ErpChecklistRows *rows, const ErpQuestion *questions, guint n, gboolean principle) {
  for (guint i = 0; i < n; i++) {
    ErpChecklistRow row = {.question = &questions[i], .principle = principle};
    g_array_append_val(rows->rows, row);
  }
}

ErpChecklistRows *
erp_checklist_rows_new(void) {
  ErpChecklistRows *rows = g_new0(ErpChecklistRows, 1);
  rows->rows = g_array_new(FALSE, FALSE, sizeof(ErpChecklistRow));
  guint n;
  const ErpQuestion *questions = erp_checklist_readiness(&n);
  add_rows(rows, questions, n, FALSE);
  questions = erp_checklist_pillars(&n);
  add_rows(rows, questions, n, TRUE);
  return rows;
}

void
erp_checklist_rows_free(ErpChecklistRows *rows) {
  if (rows == NULL)
    return;
  g_array_unref(rows->rows);
  g_free(rows);
}

void
erp_checklist_rows_fill(ErpChecklistRows *rows, const ErpReview *review, gboolean stale) {
  rows->review = review;
  rows->stale = stale;
  for (guint i = 0; review != NULL && i < rows->rows->len; i++) {
    ErpChecklistRow *row = &g_array_index(rows->rows, ErpChecklistRow, i);
    row->summary = erp_question_summary(row->question, review);
  }
}

const ErpChecklistRow *
erp_checklist_row(const ErpChecklistRows *rows, guint row) {
  g_assert(row < rows->rows->len);
  return &g_array_index(rows->rows, ErpChecklistRow, row);
}

/* ---- columns --------------------------------------------------------------------------------- */

static const ErpQuestionSummary *
summary_of(guint row, gpointer user) {
  return &erp_checklist_row(user, row)->summary;
}

static char *
verdict_text(guint row, gpointer user) {
  const ErpChecklistRows *rows = user;
  return rows->review == NULL ? NULL : g_strdup(erp_verdict_word(summary_of(row, user)->verdict));
}

static int
by_verdict(guint a, guint b, gpointer user) {
  return (int) summary_of(b, user)->verdict - (int) summary_of(a, user)->verdict;
}

static ErpStyle
verdict_style(guint row, gpointer user) {
  const ErpChecklistRows *rows = user;
  return rows->stale ? ERP_STYLE_DIM : erp_show_verdict_style(summary_of(row, user)->verdict);
}

static ErpStyle
plain_style(guint row G_GNUC_UNUSED, gpointer user) {
  return ((const ErpChecklistRows *) user)->stale ? ERP_STYLE_DIM : ERP_STYLE_TEXT;
}

static char *
question_text(guint row, gpointer user) {
  return g_strdup(_(erp_checklist_row(user, row)->question->text));
}

/* "41 fail, 3 warn"; passes are told only where there is nothing else. */
static char *
count_text(const ErpQuestionSummary *summary) {
  GString *text = g_string_new(NULL);
  for (guint v = ERP_VERDICT_FAIL; v > ERP_VERDICT_NOT_APPLICABLE; v--)
    if (summary->counts[v] > 0 && (v > ERP_VERDICT_PASS || text->len == 0))
      g_string_append_printf(text, "%s%u %s", text->len > 0 ? ", " : "", summary->counts[v],
                             erp_verdict_word((ErpVerdict) v));
  return g_string_free(text, FALSE);
}

static char *
findings_text(guint row, gpointer user) {
  const ErpQuestionSummary *summary = summary_of(row, user);
  return summary->n_unchecked > 0 && summary->n_unchecked == summary->n_rules
             ? g_strdup(_("not checked yet"))
             : count_text(summary);
}

/* "4/9": rules that this program checks of those that answer the question. */
static char *
rules_text(guint row, gpointer user) {
  const ErpQuestionSummary *summary = summary_of(row, user);
  return g_strdup_printf("%u/%u", summary->n_rules - summary->n_unchecked, summary->n_rules);
}

static const ErpColumn columns[] = {
    {N_("verdict"), ERP_ALIGN_LEFT, 12, 0, verdict_text, by_verdict, verdict_style},
    {N_("question"), ERP_ALIGN_LEFT, 22, 1, question_text, NULL, plain_style},
    {N_("findings"), ERP_ALIGN_LEFT, 8, 0, findings_text, NULL, plain_style},
    {N_("checked"), ERP_ALIGN_RIGHT, 5, 0, rules_text, NULL, plain_style},
};

const ErpColumn *
erp_checklist_columns(guint *n) {
  *n = G_N_ELEMENTS(columns);
  return columns;
}

/* ---- sections -------------------------------------------------------------------------------- */

static char *
section_text(guint row, gpointer user) {
  const ErpChecklistRow *self = erp_checklist_row(user, row);
  return g_strdup_printf(self->principle ? _("Well-Architected: %s") : _("Readiness: %s"),
                         _(self->question->section));
}

static char *
section_heading(const guint *rows, guint n G_GNUC_UNUSED, gpointer user) {
  return section_text(rows[0], user);
}

static const ErpGrouping sections = {section_text, NULL, section_heading};

const ErpGrouping *
erp_checklist_sections(void) {
  return &sections;
}

/* ---- the explanation ------------------------------------------------------------------------- */

/* Findings are sorted with the worst first. */
static const ErpFinding *
worst_finding(const ErpReview *review, const ErpRule *rule) {
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->rule == rule && !finding->accepted)
      return finding;
  }
  return NULL;
}

static char *
rule_line(const ErpRuleSummary *rule) {
  g_autoptr(GString) counts = g_string_new(NULL);
  for (guint v = ERP_VERDICT_FAIL; v > ERP_VERDICT_NOT_APPLICABLE; v--)
    if (rule->counts[v] > 0)
      g_string_append_printf(counts, "%s%u %s", counts->len > 0 ? ", " : " (", rule->counts[v],
                             erp_verdict_word((ErpVerdict) v));
  if (rule->n_accepted > 0)
    g_string_append_printf(counts, _("%s%u accepted"), counts->len > 0 ? ", " : " (",
                           rule->n_accepted);
  return g_strdup_printf("%s: %s%s%s", erp_verdict_word(rule->verdict), _(rule->rule->title),
                         counts->str, counts->len > 0 ? ")" : "");
}

static void
explain_rule(GArray *out, const ErpReview *review, const ErpRule *rule) {
  guint n;
  const ErpRuleSummary *summary = &erp_review_rules(review, &n)[erp_rules_index(rule)];
  g_autofree char *line = rule_line(summary);
  erp_paragraphs_add(out, rule->id, line);
  const ErpFinding *worst = worst_finding(review, rule);
  if (worst == NULL || worst->verdict == ERP_VERDICT_PASS)
    return;
  erp_paragraphs_add(out, "", erp_finding_message(worst));
  if (worst->verdict == ERP_VERDICT_NOT_APPLICABLE)
    return;
  g_autofree char *remedy = g_strdup_printf(_("Remedy: %s"), erp_finding_remedy(worst));
  erp_paragraphs_add(out, "", remedy);
}

GArray *
erp_checklist_explain(guint row, gpointer user) {
  const ErpChecklistRows *rows = user;
  const ErpChecklistRow *self = erp_checklist_row(rows, row);
  GArray *out = erp_paragraphs_new();
  erp_paragraphs_add(out, self->principle ? _("Principle") : _("Question"),
                     _(self->question->text));
  g_autoptr(GString) unchecked = g_string_new(NULL);
  for (guint i = 0; self->question->rules[i] != NULL; i++) {
    const ErpRule *rule = erp_rules_find(self->question->rules[i], NULL);
    if (rule == NULL)
      g_string_append_printf(unchecked, "%s%s", unchecked->len > 0 ? " " : "",
                             self->question->rules[i]);
    else if (rows->review != NULL)
      explain_rule(out, rows->review, rule);
  }
  if (unchecked->len > 0)
    g_string_prepend(unchecked, _("rules that this program does not check yet: "));
  erp_paragraphs_add(out, _("Unchecked"), unchecked->str);
  if (self->question->note != NULL)
    erp_paragraphs_add(out, _("Note"), _(self->question->note));
  return out;
}
