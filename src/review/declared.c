/* Declared answers: what people say about a rule next to what the numbers say.
 *
 * A computed fail stands whatever is declared. "no" turns a computed pass into a warning. "na"
 * takes anything but a computed fail out of scope. "yes" and "no" answer a question that only
 * people can answer; they do not replace a missing input of a computed rule. */
#include "review/context.h"
#include "review/found.h"

#include <string.h>

#include "base/i18n.h"

static const char *
answer_word(const ErpAnswer *answer) {
  static const char *const words[] = {"yes", "no", "na"};
  return words[answer->value];
}

/* "Ann on 2026-11-01": who and when, as far as stated. Caller frees. */
static char *
say_who(const ErpAnswer *answer) {
  const char *by = answer->by == NULL ? _("somebody") : answer->by;
  return answer->date == NULL ? g_strdup(by) : g_strdup_printf(_("%s on %s"), by, answer->date);
}

const ErpAnswer *
erp_review_answer(const ErpReview *review, const ErpRule *rule, const char *object) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_ANSWER, &n);
  const ErpAnswer *found = NULL;
  for (guint i = 0; i < n; i++) {
    const ErpAnswer *answer = (const ErpAnswer *) records[i];
    if (answer->value == ERP_UNSET || answer->rule == NULL ||
        g_ascii_strcasecmp(answer->rule, rule->id) != 0)
      continue;
    if (g_strcmp0(answer->object, object) == 0)
      return answer;
    if (answer->object == NULL)
      found = answer;
  }
  return found;
}

/* Puts what was declared behind what was computed. Takes the declaration. */
static void
declare(ErpFinding *finding, const ErpAnswer *answer, char *declaration) {
  g_autofree char *said = declaration;
  erp_finding_declare(finding, answer_word(answer),
                      g_strdup_printf("%s; %s", erp_finding_message(finding), said));
}

static void
add_object(GPtrArray *records, const ErpPlan *plan, const char *path) {
  const ErpRecord *record = path == NULL ? NULL : erp_plan_at_path(plan, path);
  if (record != NULL)
    g_ptr_array_add(records, (gpointer) record);
}

/* An open question no longer reads as one: what was asked, of what, and what was declared. Takes
 * the declaration. */
static void
declare_answered(ErpFinding *finding, const ErpAnswer *answer, char *declaration) {
  g_autofree char *said = declaration;
  g_autoptr(GPtrArray) records = g_ptr_array_new();
  ErpReview review = *finding->review;
  add_object(records, review.results->plan, finding->object);
  for (char **other = finding->others; other != NULL && *other != NULL; other++)
    add_object(records, review.results->plan, *other);
  const char *title = _(finding->rule->title);
  if (records->len == 0) {
    erp_finding_declare(finding, answer_word(answer), g_strdup_printf("%s: %s", title, said));
    return;
  }
  review.texts = g_string_chunk_new(512);
  erp_finding_declare(
      finding, answer_word(answer),
      g_strdup_printf("%s (%s): %s", title, erp_say_records(&review, records), said));
  g_string_chunk_free(review.texts);
}

/* Whether it waits for a person's word, not for a figure. */
static gboolean
is_asked(const ErpFinding *finding) {
  return finding->verdict == ERP_VERDICT_NOT_ANSWERED && finding->rule->mode != ERP_MODE_COMPUTED;
}

/* An open question takes the answer, when it is one for people. */
static void
answer_question(ErpFinding *finding, const ErpAnswer *answer, const char *who) {
  gboolean yes = answer->value == ERP_ANSWER_YES;
  if (!is_asked(finding)) {
    declare(finding, answer,
            g_strdup_printf(_("declared %s by %s, which does not replace the missing input"),
                            answer_word(answer), who));
    return;
  }
  finding->verdict = yes ? ERP_VERDICT_PASS : ERP_VERDICT_FAIL;
  declare_answered(finding, answer,
                   g_strdup_printf(_("declared %s by %s"), answer_word(answer), who));
}

static void
apply_to_finding(ErpFinding *finding, const ErpAnswer *answer) {
  g_autofree char *who = say_who(answer);
  if (answer->value == ERP_ANSWER_NA && finding->verdict != ERP_VERDICT_FAIL) {
    if (finding->verdict == ERP_VERDICT_NOT_APPLICABLE)
      return;
    void (*tell)(ErpFinding *, const ErpAnswer *, char *) =
        is_asked(finding) ? declare_answered : declare;
    finding->verdict = ERP_VERDICT_NOT_APPLICABLE;
    tell(finding, answer, g_strdup_printf(_("declared not applicable by %s"), who));
    return;
  }
  switch (finding->verdict) {
  case ERP_VERDICT_NOT_APPLICABLE:
    break;
  case ERP_VERDICT_PASS:
    if (answer->value == ERP_ANSWER_NO) {
      finding->verdict = ERP_VERDICT_WARN;
      declare(finding, answer, g_strdup_printf(_("declared no by %s, computed pass"), who));
    }
    break;
  case ERP_VERDICT_NOT_ANSWERED:
    answer_question(finding, answer, who);
    break;
  case ERP_VERDICT_WARN:
    if (answer->value == ERP_ANSWER_YES)
      declare(finding, answer, g_strdup_printf(_("declared yes by %s, computed warn"), who));
    break;
  case ERP_VERDICT_FAIL:
    if (answer->value != ERP_ANSWER_NO)
      declare(finding, answer,
              g_strdup_printf(_("declared %s by %s, computed fail"), answer_word(answer), who));
    break;
  }
}

/* The object has no finding of its own, so it is among those that pass, if any do. */
static gboolean
split_from_pass(ErpReview *review, const ErpRule *rule, ErpFinding *pass, const ErpAnswer *answer) {
  const ErpRecord *record = erp_plan_at_path(review->results->plan, answer->object);
  if (pass == NULL || record == NULL)
    return FALSE;
  if (answer->value == ERP_ANSWER_YES)
    return TRUE;
  ErpFinding *finding =
      erp_review_add(review, rule, ERP_VERDICT_PASS, answer->object, record,
                     g_strdup_printf(_("Nothing is found against %s"), answer->object));
  g_ptr_array_add(review->findings, finding);
  apply_to_finding(finding, answer);
  if (pass->n_objects > 1)
    pass->n_objects--;
  return TRUE;
}

/* Returns whether the answer had anything to say something about. */
static gboolean
apply_answer(ErpReview *review, const ErpRule *rule, const ErpAnswer *answer) {
  g_autoptr(GPtrArray) computed = g_ptr_array_new();
  gboolean matched = FALSE;
  ErpFinding *pass = NULL;
  erp_found_append_to(review->found_by_rule[erp_rules_index(rule)], computed);
  for (guint i = 0; i < computed->len; i++) {
    ErpFinding *finding = computed->pdata[i];
    if (finding->object == NULL && finding->verdict == ERP_VERDICT_PASS)
      pass = finding;
    if (answer->object != NULL && g_strcmp0(answer->object, finding->object) != 0)
      continue;
    /* An answer for one object is nearer than one for the plan. */
    if (answer->object == NULL && erp_review_answer(review, rule, finding->object) != answer)
      continue;
    apply_to_finding(finding, answer);
    matched = TRUE;
  }
  return matched || answer->object == NULL || split_from_pass(review, rule, pass, answer);
}

void
erp_review_apply_answers(ErpReview *review, ErpRuleStage stage) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_ANSWER, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAnswer *answer = (const ErpAnswer *) records[i];
    const char *suggestion;
    if (answer->rule == NULL || answer->value == ERP_UNSET)
      continue;
    const ErpRule *rule = erp_rules_find(answer->rule, &suggestion);
    if (erp_rule_stage(rule) != stage)
      continue;
    if (rule != NULL && apply_answer(review, rule, answer))
      continue;
    g_autofree char *path = erp_plan_path(review->results->plan, records[i]);
    if (rule != NULL)
      erp_diag_add(review->notes, ERP_SEVERITY_NOTE, "unused-answer", records[i]->line,
                   records[i]->column, path,
                   _("The answer to %s for %s is not used: the rule says nothing about that object "
                     "by itself."),
                   answer->rule, answer->object);
    else if (suggestion != NULL)
      erp_diag_add(review->notes, ERP_SEVERITY_NOTE, "unknown-rule", records[i]->line,
                   records[i]->column, path,
                   _("The answer to %s is not used: there is no such rule. Did you mean %s?"),
                   answer->rule, suggestion);
    else
      erp_diag_add(review->notes, ERP_SEVERITY_NOTE, "unknown-rule", records[i]->line,
                   records[i]->column, path,
                   _("The answer to %s is not used: there is no such rule."), answer->rule);
  }
}
