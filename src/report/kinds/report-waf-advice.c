/* Azure Policy definitions and what Azure Advisor would say. */
#include "report/kinds/report-waf.h"

#include <string.h>

#include "plan/field.h"
#include "report/figures.h"
#include "base/i18n.h"

#define BUILT_IN_POLICIES                                                                          \
  "https://learn.microsoft.com/azure/governance/policy/samples/built-in-policies#network"

/* ---- policy definitions ---------------------------------------------------------------------- */

/* The worst of the definition's rules; ERP_MARK_NONE when it has none. */
static ErpMark
policy_mark(const ErpReview *review, const ErpPolicyDefinition *policy) {
  const ErpQuestion question = {.rules = policy->rules};
  return policy->rules[0] == NULL ? ERP_MARK_NONE
                                  : erp_mark_of(erp_question_summary(&question, review).verdict);
}

static void
add_policy(ErpPaper *paper, const ErpReview *review, const ErpPolicyDefinition *policy) {
  g_autofree char *rules = g_strjoinv(" ", (char **) policy->rules);
  g_autoptr(GString) text = g_string_new(policy->name);
  g_string_append_printf(text, " (%s, %s", policy->category, policy->effect);
  if (policy->id != NULL)
    g_string_append_printf(text, ", %s", policy->id);
  g_string_append_c(text, ')');
  if (*rules != '\0')
    g_string_append_printf(text, _("; rules: %s"), rules);
  if (policy->note != NULL)
    g_string_append_printf(text, "; %s", policy->note);
  erp_paper_item(paper, policy_mark(review, policy),
                 policy->built_in ? _("Built-in") : _("Suggested, custom"), text->str);
}

void
erp_waf_policies(ErpPaper *paper, const ErpReview *review, ErpPillar pillar) {
  const ErpCatalogue *catalogue = erp_review_results(review)->catalogue;
  guint n_built_in = 0, n = 0;
  for (guint i = 0; i < catalogue->n_policies; i++) {
    const ErpPolicyDefinition *policy = &catalogue->policies[i];
    if (strcmp(policy->pillar, erp_pillar_word(pillar)) == 0) {
      n_built_in += policy->built_in;
      n++;
    }
  }
  if (n_built_in == 0)
    erp_paper_paragraph(
        paper, n == 0
                   ? _("No built-in definition governs ExpressRoute for this pillar, and none of "
                       "its rules looks at a property that a custom one could hold.")
                   : _("No built-in definition governs ExpressRoute for this pillar; what it "
                       "asks for can be held by a custom one."));
  for (guint i = 0; i < catalogue->n_policies; i++)
    if (strcmp(catalogue->policies[i].pillar, erp_pillar_word(pillar)) == 0)
      add_policy(paper, review, &catalogue->policies[i]);
  erp_paper_link(paper, _("All built-in policy definitions for networking are listed in"),
                 _("Built-in policies - Network"), BUILT_IN_POLICIES);
}

/* ---- Azure Advisor --------------------------------------------------------------------------- */

/* Whether Advisor would look at the object: the record itself is of that kind. */
static gboolean
looks_at(const ErpPlan *plan, const ErpAdvice *advice, const char *object) {
  const ErpRecord *record = object == NULL ? NULL : erp_plan_at_path(plan, object);
  return record != NULL && strcmp(erp_kind_info(record->kind)->element, advice->object) == 0;
}

static void
add_object(GString *objects, const ErpResults *results, const ErpAdvice *advice,
           const char *object) {
  if (!looks_at(results->plan, advice, object))
    return;
  g_autofree char *name = erp_show_name(results, object);
  g_string_append_printf(objects, "%s%s", objects->len > 0 ? ", " : "", name);
}

/* Names of the objects it would speak up about; "" when it stays silent. Acceptances are ours, not
 * Advisor's. */
static GString *
raised(const ErpReview *review, const ErpAdvice *advice) {
  const ErpResults *results = erp_review_results(review);
  GString *objects = g_string_new(NULL);
  for (guint i = 0; advice->state == ERP_ADVICE_ACTIVE && i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->verdict < ERP_VERDICT_WARN)
      break; /* sorted: the rest passes or is open */
    if (strcmp(finding->rule->id, advice->rule) != 0 ||
        (finding->verdict != ERP_VERDICT_FAIL &&
         strcmp(advice->verdict, erp_verdict_word(ERP_VERDICT_FAIL)) == 0))
      continue;
    add_object(objects, results, advice, finding->object);
    for (guint o = 0; finding->others != NULL && finding->others[o] != NULL; o++)
      add_object(objects, results, advice, finding->others[o]);
  }
  return objects;
}

void
erp_waf_advisor_sentence(ErpPaper *paper, const ErpReview *review, ErpPillar pillar) {
  const ErpCatalogue *catalogue = erp_review_results(review)->catalogue;
  guint n_active = 0, n_raised = 0;
  for (guint i = 0; i < catalogue->n_advice; i++) {
    const ErpAdvice *advice = &catalogue->advice[i];
    g_autoptr(GString) objects = raised(review, advice);
    if (strcmp(advice->pillar, erp_pillar_word(pillar)) != 0)
      continue;
    n_active += advice->state == ERP_ADVICE_ACTIVE;
    n_raised += objects->len > 0;
  }
  if (n_active == 0) {
    erp_paper_paragraph(
        paper, _("Azure Advisor publishes no recommendation about ExpressRoute for this pillar."));
    return;
  }
  g_autofree char *published = g_strdup_printf(
      ERP_NGETTEXT("Azure Advisor publishes %u recommendation about ExpressRoute for "
                   "this pillar",
                   "Azure Advisor publishes %u recommendations about ExpressRoute "
                   "for this pillar",
                   n_active),
      n_active);
  g_autofree char *text =
      n_raised == 0
          ? g_strdup_printf(_("%s; for this plan it would raise none."), published)
          : g_strdup_printf(_("%s; for this plan it would raise %u."), published, n_raised);
  erp_paper_paragraph(paper, text);
}

static void
add_advice(ErpPaper *paper, const ErpAdvice *advice, ErpMark mark, const char *what) {
  g_autoptr(GString) text = g_string_new(advice->name);
  g_string_append_printf(text, _(" (%s; impact %s; %s)"), advice->id, advice->impact,
                         advice->pillar);
  if (advice->note != NULL)
    g_string_append_printf(text, "; %s", advice->note);
  erp_paper_item(paper, mark, what, text->str);
}

static void
add_silent(ErpPaper *paper, const ErpReview *review) {
  static const char *const words[] = {N_("Not raised"), N_("Retired"), N_("Disabled")};
  const ErpCatalogue *catalogue = erp_review_results(review)->catalogue;
  for (guint state = ERP_ADVICE_ACTIVE; state <= ERP_ADVICE_DISABLED; state++)
    for (guint i = 0; i < catalogue->n_advice; i++) {
      const ErpAdvice *advice = &catalogue->advice[i];
      g_autoptr(GString) objects = raised(review, advice);
      if (advice->state == state && objects->len == 0)
        add_advice(paper, advice, ERP_MARK_NONE, _(words[state]));
    }
}

void
erp_waf_advisor(ErpPaper *paper, const ErpReview *review) {
  const ErpCatalogue *catalogue = erp_review_results(review)->catalogue;
  const ErpTable *table = erp_catalogue_table(catalogue, "advisor", NULL);
  g_autofree char *intro = g_strdup_printf(
      _("Azure Advisor looks at what is deployed. These are its recommendations about ExpressRoute "
        "as of %s, with those it would raise once this plan stands as it is."),
      table->date);
  erp_paper_paragraph(paper, intro);
  for (guint i = 0; i < catalogue->n_advice; i++) {
    const ErpAdvice *advice = &catalogue->advice[i];
    g_autoptr(GString) objects = raised(review, advice);
    if (objects->len == 0)
      continue;
    add_advice(paper, advice, ERP_MARK_FAIL, _("Would be raised"));
    erp_paper_detail(paper, advice->rule, objects->str);
  }
  add_silent(paper, review);
}
