/* The review as a whole: order, counts, the gate, and large plans. */
#include "fixture.h"

#include <string.h>

#define PLAN                                                                                       \
  AUTHORIZED DALLAS("",                                                                            \
                    INTERNET_15MS EXCHANGE                                                         \
                        TEAMS) "<site id='aus' name='Austin' lat='30.27' lon='-97.74'>" EXCHANGE   \
                               "</site>" NEW_YORK                                                  \
                               "<wan-link id='aus-dal' a='aus' b='dal' capacity='100Mbps' "        \
                               "rtt='6ms'/>" DALLAS_NEW_YORK("40ms")

static void
test_order(void) {
  g_autoptr(Fixture) fixture = fixture_new(PLAN);
  for (guint i = 1; i < erp_review_length(fixture->review); i++) {
    const ErpFinding *a = erp_review_get(fixture->review, i - 1);
    const ErpFinding *b = erp_review_get(fixture->review, i);
    g_assert_cmpint(a->verdict, >=, b->verdict);
    if (a->verdict != b->verdict)
      continue;
    g_assert_cmpint(a->rule->level, >=, b->rule->level);
    if (a->rule->level != b->rule->level)
      continue;
    g_assert_cmpint(strcmp(a->rule->id, b->rule->id), <=, 0);
    if (a->rule == b->rule)
      g_assert_cmpint(erp_findings_compare(a, b), <=, 0);
  }
}

/* Dallas stands before Austin in the document, whatever their names. */
static void
test_document_order(void) {
  g_autoptr(Fixture) fixture = fixture_new(PLAN);
  const ErpFinding *dallas = fixture_finding(fixture, "M36-02", "dal");
  const ErpFinding *austin = fixture_finding(fixture, "M36-02", "aus");
  g_assert_cmpint(erp_findings_compare(dallas, austin), <, 0);
  g_assert_cmpuint(erp_finding_column(dallas), <, erp_finding_column(austin));
}

static void
test_every_rule_speaks(void) {
  g_autoptr(Fixture) fixture = fixture_new(PLAN);
  for (guint r = 0; r < erp_rules_count(); r++) {
    guint n = 0;
    for (guint i = 0; i < erp_review_length(fixture->review); i++)
      n += erp_review_get(fixture->review, i)->rule == erp_rules_get(r);
    if (n == 0)
      g_error("%s says nothing", erp_rules_get(r)->id);
  }
}

/* An empty plan has nothing in scope: no rule may pass or fail. */
static void
test_empty_plan(void) {
  guint n;
  g_autoptr(Fixture) fixture = fixture_new("");
  const ErpRuleSummary *summaries = erp_review_rules(fixture->review, &n);
  g_assert_cmpuint(n, ==, erp_rules_count());
  for (guint i = 0; i < n; i++)
    g_assert_cmpint(summaries[i].verdict, ==, ERP_VERDICT_NOT_APPLICABLE);
  g_assert_cmpuint(erp_review_gate(fixture->review, ERP_LEVEL_LOW, TRUE), ==, 0);
}

static void
test_summaries_add_up(void) {
  guint n;
  g_autoptr(Fixture) fixture = fixture_new(PLAN);
  const ErpRuleSummary *summaries = erp_review_rules(fixture->review, &n);
  for (guint r = 0; r < n; r++) {
    guint counts[ERP_VERDICT_FAIL + 1] = {0};
    ErpVerdict worst = ERP_VERDICT_NOT_APPLICABLE;
    for (guint i = 0; i < erp_review_length(fixture->review); i++) {
      const ErpFinding *finding = erp_review_get(fixture->review, i);
      if (finding->rule != summaries[r].rule)
        continue;
      counts[finding->verdict] += finding->n_objects;
      worst = MAX(worst, finding->verdict);
    }
    g_assert_cmpint(worst, ==, summaries[r].verdict);
    g_assert_cmpmem(counts, sizeof counts, summaries[r].counts, sizeof counts);
  }
}

static guint
count(const Fixture *fixture, ErpVerdict verdict, ErpLevel level) {
  guint n = 0;
  for (guint i = 0; i < erp_review_length(fixture->review); i++) {
    const ErpFinding *finding = erp_review_get(fixture->review, i);
    n += finding->verdict == verdict && finding->rule->level == level;
  }
  return n;
}

static void
test_gate(void) {
  g_autoptr(Fixture) fixture = fixture_new(PLAN);
  guint high = count(fixture, ERP_VERDICT_FAIL, ERP_LEVEL_HIGH);
  guint medium = count(fixture, ERP_VERDICT_FAIL, ERP_LEVEL_MEDIUM);
  guint open = count(fixture, ERP_VERDICT_WARN, ERP_LEVEL_HIGH) +
               count(fixture, ERP_VERDICT_NOT_ANSWERED, ERP_LEVEL_HIGH);
  g_assert_cmpuint(high, >, 0);
  g_assert_cmpuint(open, >, 0);
  g_assert_cmpuint(erp_review_gate(fixture->review, ERP_LEVEL_HIGH, FALSE), ==, high);
  g_assert_cmpuint(erp_review_gate(fixture->review, ERP_LEVEL_LOW, FALSE), ==, high + medium);
  g_assert_cmpuint(erp_review_gate(fixture->review, ERP_LEVEL_HIGH, TRUE), ==, high + open);
}

static void
test_messages_are_sentences(void) {
  g_autoptr(Fixture) fixture = fixture_new(PLAN);
  for (guint i = 0; i < erp_review_length(fixture->review); i++) {
    const ErpFinding *finding = erp_review_get(fixture->review, i);
    g_assert_cmpuint(strlen(erp_finding_message(finding)), >, 10);
    g_assert_null(strstr(erp_finding_message(finding), "(null)"));
    g_assert_null(strstr(erp_finding_message(finding), "9223372036854775"));
    guint n;
    const ErpFigure *figures = erp_finding_figures(finding, &n);
    for (guint f = 0; f < n; f++)
      g_assert_nonnull(figures[f].name);
  }
}

/* 500 branches that all pass, or all fail for one link, do not make thousands of findings. */
static void
test_findings_are_grouped(void) {
  GString *body = g_string_new(UNDECIDED DALLAS("", INTERNET_15MS "<internet capacity='1Gbps'/>"));
  for (guint i = 0; i < 500; i++)
    g_string_append_printf(
        body,
        "<site id='b%u' lat='32.%03u' lon='-96.9'><internet capacity='100Mbps' rtt='12ms'/>"
        "<demand service='exchange' down='1Mbps' up='1Mbps'/></site>"
        "<wan-link id='l%u' a='b%u' b='dal' capacity='10Mbps' rtt='4ms'/>",
        i, i, i, i);
  g_autofree char *text = g_string_free(body, FALSE);
  g_autoptr(Fixture) fixture = fixture_new(text);
  g_assert_cmpuint(erp_review_length(fixture->review), <, 2 * erp_rules_count());
  g_assert_cmpuint(fixture_summary(fixture, "REL-18")->counts[ERP_VERDICT_PASS], ==, 500);
}

/* The same plan gives the same findings, word for word. */
static void
test_deterministic(void) {
  g_autoptr(Fixture) a = fixture_new(PLAN);
  g_autoptr(Fixture) b = fixture_new(PLAN);
  g_assert_cmpuint(erp_review_length(a->review), ==, erp_review_length(b->review));
  for (guint i = 0; i < erp_review_length(a->review); i++)
    g_assert_cmpstr(erp_finding_message(erp_review_get(a->review, i)), ==,
                    erp_finding_message(erp_review_get(b->review, i)));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/review/order", test_order);
  g_test_add_func("/review/document-order", test_document_order);
  g_test_add_func("/review/every-rule", test_every_rule_speaks);
  g_test_add_func("/review/empty", test_empty_plan);
  g_test_add_func("/review/summaries", test_summaries_add_up);
  g_test_add_func("/review/gate", test_gate);
  g_test_add_func("/review/messages", test_messages_are_sentences);
  g_test_add_func("/review/grouped", test_findings_are_grouped);
  g_test_add_func("/review/deterministic", test_deterministic);
  return fixture_run();
}
