/* What the rules of a question found. */
#include "report/kinds/report-parts.h"

#include "base/i18n.h"

#define SHOWN                                                                                      \
  3 /* findings of one rule and verdict that are evidence; so many have their own remedy */

char *
erp_report_counts(const ErpQuestionSummary *summary) {
  GString *text = g_string_new(NULL);
  for (guint v = G_N_ELEMENTS(summary->counts); v-- > 0;)
    if (summary->counts[v] > 0)
      g_string_append_printf(text, "%s%u %s", text->len > 0 ? ", " : "", summary->counts[v],
                             erp_verdict_word((ErpVerdict) v));
  if (summary->n_accepted > 0)
    g_string_append_printf(text, _("%s%u accepted"), text->len > 0 ? ", " : "",
                           summary->n_accepted);
  if (summary->n_unchecked > 0)
    g_string_append_printf(
        text, ERP_NGETTEXT("%s%u rule not checked", "%s%u rules not checked", summary->n_unchecked),
        text->len > 0 ? ", " : "", summary->n_unchecked);
  return g_string_free(text, FALSE);
}

static gboolean
answers(const ErpQuestion *question, const ErpRule *rule) {
  return g_strv_contains(question->rules, rule->id);
}

/* ---- findings -------------------------------------------------------------------------------- */

static void
add_remedy(ErpPaper *paper, const char *remedy) {
  erp_paper_detail(paper, _("Remedy"), remedy);
}

/* To be pointed to by rule and object: "REL-01-er-ams". */
static void
anchor_finding(ErpPaper *paper, const ErpFinding *finding) {
  g_autofree char *id = g_strdup_printf("%s-%s", finding->rule->id,
                                        finding->object == NULL ? "plan" : finding->object);
  erp_paper_anchor(paper, id);
}

static void
add_more(ErpPaper *paper, guint n) {
  g_autofree char *more = g_strdup_printf(
      ERP_NGETTEXT("%u finding of the same verdict", "%u findings of the same verdict", n), n);
  erp_paper_detail(paper, _("More"), more);
}

/* An item for the rule, with so many of its findings and what to do. */
static void
add_group(ErpPaper *paper, const ErpReview *review, const ErpFindingGroup *group, guint most) {
  gboolean own = group->n_open <= SHOWN;
  guint shown = 0;
  gboolean common = FALSE;
  erp_paper_item(paper, erp_mark_of(group->verdict), group->rule->id, _(group->rule->title));
  erp_paper_anchor(paper, group->rule->id);
  for (guint i = group->first; i < group->first + group->n && shown < most; i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->accepted)
      continue;
    g_autofree char *object = erp_show_object(finding);
    g_autofree char *text = erp_show_finding(finding);
    erp_paper_detail(paper, object, text);
    anchor_finding(paper, finding);
    if (own && erp_finding_own_remedy(finding) != NULL)
      add_remedy(paper, erp_finding_own_remedy(finding));
    else
      common = TRUE;
    shown++;
  }
  if (group->n_open > shown)
    add_more(paper, group->n_open - shown);
  if (common)
    add_remedy(paper, _(group->rule->remedy));
}

static gboolean
is_open(const ErpFindingGroup *group) {
  return group->verdict >= ERP_VERDICT_NOT_ANSWERED && group->n_open > 0;
}

static void
add_open(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question) {
  for (ErpFindingGroup group = {0}; erp_finding_group_next(review, &group);)
    if (is_open(&group) && answers(question, group.rule))
      add_group(paper, review, &group, SHOWN);
}

gboolean
erp_report_open(ErpPaper *paper, const ErpReview *review, guint most) {
  gboolean any = FALSE;
  for (ErpFindingGroup group = {0}; erp_finding_group_next(review, &group);)
    if (is_open(&group)) {
      add_group(paper, review, &group, most);
      any = TRUE;
    }
  return any;
}

/* Findings of a question with a verdict, each an item. */
static void
add_findings(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question,
             ErpVerdict verdict) {
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->verdict != verdict || !answers(question, finding->rule))
      continue;
    g_autofree char *text = erp_show_finding(finding);
    erp_paper_item(paper, erp_mark_of(verdict), finding->rule->id, text);
    anchor_finding(paper, finding);
  }
}

static void
add_accepted(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question) {
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (!finding->accepted || !answers(question, finding->rule))
      continue;
    g_autofree char *object = erp_show_object(finding);
    g_autofree char *why = erp_show_acceptance(finding);
    g_autofree char *text = g_strdup_printf("%s %s: %s", finding->rule->id, object, why);
    erp_paper_item(paper, ERP_MARK_NONE, _("Accepted"), text);
  }
}

/* ---- what was not looked at ------------------------------------------------------------------ */

static void
append_id(GString *ids, const char *id) {
  g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", id);
}

static void
add_ids(ErpPaper *paper, ErpMark mark, const char *label, const GString *ids) {
  if (ids->len > 0)
    erp_paper_item(paper, mark, label, ids->str);
}

/* Rules without anything to look at are only named, unless there is no other. */
static void
add_rest(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question,
         const ErpQuestionSummary *summary) {
  guint n;
  const ErpRuleSummary *rules = erp_review_rules(review, &n);
  g_autoptr(GString) idle = g_string_new(NULL);
  g_autoptr(GString) unchecked = g_string_new(NULL);
  for (guint i = 0; question->rules[i] != NULL; i++) {
    const ErpRule *rule = erp_rules_find(question->rules[i], NULL);
    if (rule == NULL)
      append_id(unchecked, question->rules[i]);
    else if (rules[erp_rules_index(rule)].verdict == ERP_VERDICT_NOT_APPLICABLE)
      append_id(idle, rule->id);
  }
  if (summary->verdict == ERP_VERDICT_NOT_APPLICABLE)
    add_findings(paper, review, question, ERP_VERDICT_NOT_APPLICABLE);
  else
    add_ids(paper, ERP_MARK_NOT_APPLICABLE, _("Not applicable"), idle);
  add_ids(paper, ERP_MARK_NOT_ANSWERED, _("Not checked by this program"), unchecked);
}

/* ---- what people said ------------------------------------------------------------------------ */

static void
add_answer(ErpPaper *paper, const ErpAnswer *answer) {
  static const char *const words[] = {"yes", "no", "na"};
  g_autoptr(GString) text = g_string_new(answer->rule);
  if (answer->object != NULL)
    g_string_append_printf(text, " %s", answer->object);
  g_string_append_printf(text, ": %s", words[answer->value]);
  if (answer->by != NULL)
    g_string_append_printf(text, _(", by %s"), answer->by);
  if (answer->date != NULL)
    g_string_append_printf(text, _(", on %s"), answer->date);
  if (answer->note != NULL)
    g_string_append_printf(text, " (%s)", answer->note);
  erp_paper_row(paper, _("Answered"), text->str);
}

static void
add_answers(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question) {
  guint n;
  const ErpRecord *const *records =
      erp_plan_of_kind(erp_review_results(review)->plan, ERP_KIND_ANSWER, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAnswer *answer = (const ErpAnswer *) records[i];
    const ErpRule *rule = answer->rule == NULL ? NULL : erp_rules_find(answer->rule, NULL);
    if (rule != NULL && answer->value != ERP_UNSET && answers(question, rule))
      add_answer(paper, answer);
  }
}

/* A computed rule wants the missing figures instead. */
static gboolean
is_askable(const ErpRule *rule, const ErpRuleSummary *rules) {
  return rule != NULL && rules[erp_rules_index(rule)].counts[ERP_VERDICT_NOT_ANSWERED] > 0 &&
         (rule->mode == ERP_MODE_ANSWERED || rule->mode == ERP_MODE_MIXED);
}

char *
erp_report_askable(const ErpReview *review, const ErpQuestion *question) {
  guint n;
  const ErpRuleSummary *rules = erp_review_rules(review, &n);
  g_autoptr(GString) ids = g_string_new(NULL);
  for (guint i = 0; question->rules[i] != NULL; i++) {
    const ErpRule *rule = erp_rules_find(question->rules[i], NULL);
    if (is_askable(rule, rules))
      append_id(ids, rule->id);
  }
  return ids->len == 0 ? NULL : g_strdup(ids->str);
}

void
erp_report_evidence(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question) {
  ErpQuestionSummary summary = erp_question_summary(question, review);
  add_open(paper, review, question);
  add_findings(paper, review, question, ERP_VERDICT_PASS);
  add_accepted(paper, review, question);
  add_rest(paper, review, question, &summary);
  add_answers(paper, review, question);
  g_autofree char *askable = erp_report_askable(review, question);
  if (askable != NULL)
    erp_paper_row(paper, _("For you to answer"), askable);
}

void
erp_report_answer(ErpPaper *paper, const ErpReview *review, const ErpQuestion *question) {
  ErpQuestionSummary summary = erp_question_summary(question, review);
  g_autofree char *counts = erp_report_counts(&summary);
  g_autofree char *verdict = g_strdup_printf("%s (%s)", erp_verdict_word(summary.verdict), counts);
  erp_paper_row(paper, _("Verdict"), verdict);
  erp_report_evidence(paper, review, question);
}
