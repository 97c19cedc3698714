/* The two checklists: that they hold every rule, and how a question is answered. */
#include <string.h>

#include "fixture.h"
#include "review/checklist.h"

static gboolean
answers(const ErpQuestion *question, const ErpRule *rule) {
  return g_strv_contains(question->rules, rule->id);
}

/* A rule of a readiness section answers a question of it; PEER-09 one of another section too. */
static void
test_readiness(void) {
  guint n;
  const ErpQuestion *questions = erp_checklist_readiness(&n);
  for (guint r = 0; r < erp_rules_count(); r++) {
    const ErpRule *rule = erp_rules_get(r);
    gboolean own = FALSE, any = FALSE;
    for (guint i = 0; i < n; i++) {
      any |= answers(&questions[i], rule);
      own |= answers(&questions[i], rule) && g_strcmp0(questions[i].section, rule->readiness) == 0;
    }
    g_test_message("%s", rule->id);
    g_assert_true(own == (rule->readiness != NULL));
    g_assert_true(any == own);
  }
}

/* Every rule stands under a principle of its own pillar. */
static void
test_pillars(void) {
  guint n;
  const ErpQuestion *questions = erp_checklist_pillars(&n);
  for (guint r = 0; r < erp_rules_count(); r++) {
    const ErpRule *rule = erp_rules_get(r);
    gboolean found = FALSE;
    for (guint i = 0; i < n; i++)
      found |= answers(&questions[i], rule) &&
               strcmp(questions[i].section, erp_pillar_word(rule->pillar)) == 0;
    g_test_message("%s", rule->id);
    g_assert_true(found);
  }
}

/* No principle of a pillar without rules, unless it is said why; sections stand together; no rule
 * twice in a question. */
static void
test_table(void) {
  guint n[2];
  const ErpQuestion *lists[] = {erp_checklist_readiness(&n[0]), erp_checklist_pillars(&n[1])};
  static const guint sections[] = {6, 5};
  for (guint l = 0; l < 2; l++) {
    guint changes = 0;
    for (guint i = 0; i < n[l]; i++) {
      const ErpQuestion *question = &lists[l][i];
      changes += i == 0 || strcmp(question->section, lists[l][i - 1].section) != 0;
      g_assert_true((question->rules[0] == NULL) == (question->note != NULL));
      for (guint a = 0; question->rules[a] != NULL; a++)
        for (guint b = 0; b < a; b++)
          g_assert_cmpstr(question->rules[a], !=, question->rules[b]);
    }
    g_assert_cmpuint(changes, ==, sections[l]);
  }
}

/* A question of two rules that are checked and, in some cases, one that nobody knows. */
static void
test_summary(void) {
  static const struct {
    const char *rules[4];
    ErpVerdict verdict;
    guint unchecked;
  } cases[] = {
      {{"PEER-04", NULL}, ERP_VERDICT_NOT_APPLICABLE, 0}, /* no environment and no gateway */
      {{"CLI-04", NULL}, ERP_VERDICT_PASS, 0},
      {{"CLI-04", "PEER-04", NULL}, ERP_VERDICT_PASS, 0},
      {{"CLI-04", "REL-18", NULL}, ERP_VERDICT_WARN, 0}, /* one egress only */
      {{"CLI-04", "NIL-99", NULL}, ERP_VERDICT_NOT_ANSWERED, 1},
      {{"PEER-04", "NIL-99", NULL}, ERP_VERDICT_NOT_ANSWERED, 1},
      {{"NIL-98", "NIL-99", NULL}, ERP_VERDICT_NOT_ANSWERED, 2},
      {{"REL-18", "NIL-99", NULL}, ERP_VERDICT_WARN, 1},
      {{NULL}, ERP_VERDICT_NOT_APPLICABLE, 0},
  };
  g_autoptr(Fixture) fixture = fixture_new(UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE));
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    const ErpQuestion question = {"", "", cases[i].rules, NULL};
    const ErpQuestionSummary summary = erp_question_summary(&question, fixture->review);
    g_test_message("case %u", i);
    g_assert_cmpint(summary.verdict, ==, cases[i].verdict);
    g_assert_cmpuint(summary.n_unchecked, ==, cases[i].unchecked);
    g_assert_cmpuint(summary.n_rules, ==, g_strv_length((char **) cases[i].rules));
  }
}

static gboolean
known_rule(const char *id) {
  guint n;
  const ErpQuestion *principles = erp_checklist_pillars(&n);
  for (guint i = 0; i < n; i++)
    if (g_strv_contains(principles[i].rules, id))
      return TRUE;
  return FALSE;
}

static gboolean
known_pillar(const char *word) {
  for (guint p = ERP_PILLAR_RELIABILITY; p <= ERP_PILLAR_PERFORMANCE; p++)
    if (strcmp(word, erp_pillar_word((ErpPillar) p)) == 0)
      return TRUE;
  return FALSE;
}

/* Policy definitions and recommendations of Advisor name rules and pillars of the checklist. */
static void
test_advice(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  for (guint i = 0; i < catalogue->n_policies; i++) {
    const ErpPolicyDefinition *policy = &catalogue->policies[i];
    g_test_message("%s", policy->name);
    g_assert_true(known_pillar(policy->pillar));
    for (guint r = 0; policy->rules[r] != NULL; r++)
      g_assert_true(known_rule(policy->rules[r]));
  }
  for (guint i = 0; i < catalogue->n_advice; i++) {
    g_test_message("%s", catalogue->advice[i].name);
    g_assert_true(known_pillar(catalogue->advice[i].pillar));
    g_assert_true(known_rule(catalogue->advice[i].rule));
  }
}

/* A pillar is covered by three principles at least, apart from those no rule can answer. */
static void
test_covered(void) {
  guint n, n_principles[ERP_PILLAR_PERFORMANCE + 1] = {0};
  const ErpQuestion *principles = erp_checklist_pillars(&n);
  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < G_N_ELEMENTS(n_principles); p++)
      n_principles[p] += principles[i].note == NULL &&
                         strcmp(principles[i].section, erp_pillar_word((ErpPillar) p)) == 0;
  for (guint p = 0; p < G_N_ELEMENTS(n_principles); p++)
    g_assert_cmpuint(n_principles[p], >=, 3);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/checklist/readiness", test_readiness);
  g_test_add_func("/checklist/pillars", test_pillars);
  g_test_add_func("/checklist/table", test_table);
  g_test_add_func("/checklist/summary", test_summary);
  g_test_add_func("/checklist/advice", test_advice);
  g_test_add_func("/checklist/covered", test_covered);
  return fixture_run();
}
