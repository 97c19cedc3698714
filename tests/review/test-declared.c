/* Declared answers next to what is computed. */
#include "fixture.h"

#include <string.h>

#define ANSWER(rule, value) "<answer rule='" rule "' value='" value "' by='Ann' date='2026-11-01'/>"
#define ANSWER_FOR(rule, object, value)                                                            \
  "<answer rule='" rule "' object='" object "' value='" value "' by='Ann' date='2026-11-01'/>"
/* Exchange is interactive: 120 ms warns, 250 ms fails. */
#define TWO_SITES(rtt)                                                                             \
  UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE) "<site id='par' name='Paris' lat='48.86' "          \
                                               "lon='2.35'><internet capacity='10Gbps' rtt='" rtt  \
                                               "'/>" EXCHANGE "</site>"

static const ErpFinding *
only(const Fixture *fixture, const char *rule, const char *object) {
  const ErpFinding *finding = fixture_finding(fixture, rule, object);
  g_assert_nonnull(finding);
  return finding;
}

static void
test_computed_fail_beats_yes(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SITES("250ms") ANSWER("WAN-03", "yes"));
  const ErpFinding *finding = only(fixture, "WAN-03", "par");
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpstr(erp_finding_declared(finding), ==, "yes");
  g_assert_nonnull(
      strstr(erp_finding_message(finding), "declared yes by Ann on 2026-11-01, computed fail"));
  g_assert_nonnull(strstr(erp_finding_message(finding), "250 ms"));
}

static void
test_computed_fail_beats_na(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SITES("250ms") ANSWER("WAN-03", "na"));
  g_assert_cmpint(only(fixture, "WAN-03", "par")->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpstr(erp_finding_declared(only(fixture, "WAN-03", "par")), ==, "na");
}

static void
test_no_makes_a_pass_a_warning(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SITES("20ms") ANSWER("WAN-03", "no"));
  const ErpFinding *finding = only(fixture, "WAN-03", NULL);
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_WARN);
  g_assert_nonnull(
      strstr(erp_finding_message(finding), "declared no by Ann on 2026-11-01, computed pass"));
}

static void
test_no_for_one_object(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SITES("20ms") ANSWER_FOR("WAN-03", "par", "no"));
  const ErpFinding *pass = only(fixture, "WAN-03", NULL);
  g_assert_cmpint(only(fixture, "WAN-03", "par")->verdict, ==, ERP_VERDICT_WARN);
  g_assert_cmpint(pass->verdict, ==, ERP_VERDICT_PASS);
  g_assert_cmpuint(pass->n_objects, ==, 1);
  g_assert_cmpuint(fixture_summary(fixture, "WAN-03")->counts[ERP_VERDICT_WARN], ==, 1);
}

/* The rule is about sites, so that the circuit passes it cannot be said. */
static void
test_no_for_another_object(void) {
  g_autoptr(Fixture) fixture =
      fixture_new(TWO_SITES("20ms") NEW_YORK ANSWER_FOR("WAN-03", "er-ny", "no"));
  const ErpFinding *finding = only(fixture, "WAN-03", "er-ny");
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_WARN);
  g_assert_true(g_str_has_prefix(erp_finding_message(finding), "Nothing is found against er-ny"));
}

static void
test_na_takes_a_warning_out(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SITES("120ms") ANSWER_FOR("WAN-03", "par", "na"));
  const ErpFinding *finding = only(fixture, "WAN-03", "par");
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_NOT_APPLICABLE);
  g_assert_nonnull(
      strstr(erp_finding_message(finding), "declared not applicable by Ann on 2026-11-01"));
  g_assert_cmpint(fixture_summary(fixture, "WAN-03")->verdict, ==, ERP_VERDICT_PASS);
}

static void
test_yes_on_a_warning_is_recorded(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SITES("120ms") ANSWER("WAN-03", "yes"));
  const ErpFinding *finding = only(fixture, "WAN-03", "par");
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_WARN);
  g_assert_cmpstr(erp_finding_declared(finding), ==, "yes");
}

static void
test_agreement_is_silent(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SITES("20ms") ANSWER("WAN-03", "yes"));
  g_assert_null(erp_finding_declared(only(fixture, "WAN-03", NULL)));
}

/* The object's own answer is nearer than the plan's. */
static void
test_nearest_answer_counts(void) {
  g_autoptr(Fixture) fixture =
      fixture_new(TWO_SITES("120ms") ANSWER("WAN-03", "na") ANSWER_FOR("WAN-03", "par", "yes"));
  g_assert_cmpint(only(fixture, "WAN-03", "par")->verdict, ==, ERP_VERDICT_WARN);
}

static void
test_question_takes_the_answer(void) {
  g_autoptr(Fixture) yes = fixture_new(UNDECIDED NEW_YORK ANSWER("PEER-03", "yes"));
  g_autoptr(Fixture) no = fixture_new(UNDECIDED NEW_YORK ANSWER("PEER-03", "no"));
  g_assert_cmpint(only(yes, "PEER-03", "er-ny")->verdict, ==, ERP_VERDICT_PASS);
  g_assert_nonnull(
      strstr(erp_finding_message(only(yes, "PEER-03", "er-ny")), "declared yes by Ann"));
  g_assert_cmpint(only(no, "PEER-03", "er-ny")->verdict, ==, ERP_VERDICT_FAIL);
}

/* An answered question reads as what was asked and what was said, not as one that is open. */
static void
test_answer_is_told(void) {
  g_autoptr(Fixture) no = fixture_new(UNDECIDED NEW_YORK ANSWER("PEER-03", "no"));
  g_autoptr(Fixture) one = fixture_new(UNDECIDED NEW_YORK ANSWER_FOR("OPS-03", "er-ny", "yes"));
  g_autoptr(Fixture) all = fixture_new(UNDECIDED NEW_YORK ANSWER("OPS-03", "na"));
  g_autoptr(Fixture) plan = fixture_new(UNDECIDED NEW_YORK ANSWER("OPS-02", "no"));
  g_assert_cmpstr(erp_finding_message(only(no, "PEER-03", "er-ny")), ==,
                  "Route filters with Microsoft 365 are authorised (circuit er-ny): declared no by "
                  "Ann on 2026-11-01");
  g_assert_cmpstr(erp_finding_message(only(one, "OPS-03", "er-ny")), ==,
                  "Alerts watch the circuits (circuit er-ny): declared yes by Ann on 2026-11-01");
  g_assert_cmpstr(
      erp_finding_message(only(all, "OPS-03", "er-ny")), ==,
      "Alerts watch the circuits (circuit er-ny): declared not applicable by Ann on 2026-11-01");
  g_assert_cmpstr(erp_finding_message(only(plan, "OPS-02", NULL)), ==,
                  "Maintenance of ExpressRoute is announced: declared no by Ann on 2026-11-01");
}

/* The tenant's own statement comes before any answer. */
static void
test_tenant_beats_the_answer(void) {
  g_autoptr(Fixture) fixture = fixture_new(NOT_AUTHORIZED NEW_YORK ANSWER("PEER-03", "yes"));
  g_assert_cmpint(only(fixture, "PEER-03", "er-ny")->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpstr(erp_finding_declared(only(fixture, "PEER-03", "er-ny")), ==, "yes");
}

/* An answer may document the reason that the tenant does not state. */
static void
test_answer_documents_the_reason(void) {
  g_autoptr(Fixture) fixture = fixture_new(
      "<tenant geo='NAM' m365-over-expressroute='authorized'/>" DALLAS("", INTERNET_15MS EXCHANGE)
          NEW_YORK DALLAS_NEW_YORK("40ms") ANSWER("M36-05", "yes"));
  g_assert_cmpint(only(fixture, "M36-05", NULL)->verdict, ==, ERP_VERDICT_PASS);
}

/* A person's yes does not stand in for a number that is missing. */
static void
test_missing_input_stays_missing(void) {
  g_autoptr(Fixture) fixture =
      fixture_new(UNDECIDED DALLAS("", "<internet rtt='15ms'/>" EXCHANGE) ANSWER("WAN-02", "yes"));
  const ErpFinding *finding = only(fixture, "WAN-02", NULL);
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_NOT_ANSWERED);
  g_assert_cmpstr(erp_finding_declared(finding), ==, "yes");
}

static void
test_nothing_in_scope_stays_so(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SITES("20ms") ANSWER("REL-02", "no"));
  g_assert_cmpint(fixture_summary(fixture, "REL-02")->verdict, ==, ERP_VERDICT_NOT_APPLICABLE);
}

static void
test_unknown_rule_is_noted(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SITES("20ms") ANSWER("WAN-3", "yes"));
  const ErpDiagList *notes = erp_review_notes(fixture->review);
  g_assert_cmpuint(erp_diag_list_length(notes), ==, 1);
  g_assert_cmpstr(erp_diag_list_get(notes, 0)->code, ==, "unknown-rule");
  g_assert_nonnull(strstr(erp_diag_list_get(notes, 0)->text, "Did you mean WAN-03?"));
}

/* The finding is about the egress that two sites share, so nothing is said about one of them. */
static void
test_unused(void) {
  g_autoptr(Fixture) fixture = fixture_new(UNDECIDED DALLAS(
      "",
      INTERNET_15MS EXCHANGE) "<site id='br' lat='32.0' lon='-97.0'>" EXCHANGE "</site>"
                              "<wan-link id='br-dal' a='br' b='dal' capacity='1Gbps' rtt='5ms'/>"
                              "<answer rule='REL-18' object='br' value='na' by='Ann'/>");
  const ErpDiagList *notes = erp_review_notes(fixture->review);
  g_assert_cmpuint(erp_diag_list_length(notes), ==, 1);
  g_assert_cmpstr(erp_diag_list_get(notes, 0)->code, ==, "unused-answer");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/declared/fail-beats-yes", test_computed_fail_beats_yes);
  g_test_add_func("/declared/fail-beats-na", test_computed_fail_beats_na);
  g_test_add_func("/declared/no-on-pass", test_no_makes_a_pass_a_warning);
  g_test_add_func("/declared/no-for-object", test_no_for_one_object);
  g_test_add_func("/declared/no-for-another-object", test_no_for_another_object);
  g_test_add_func("/declared/na-on-warn", test_na_takes_a_warning_out);
  g_test_add_func("/declared/yes-on-warn", test_yes_on_a_warning_is_recorded);
  g_test_add_func("/declared/agreement", test_agreement_is_silent);
  g_test_add_func("/declared/nearest", test_nearest_answer_counts);
  g_test_add_func("/declared/question", test_question_takes_the_answer);
  g_test_add_func("/declared/told", test_answer_is_told);
  g_test_add_func("/declared/tenant-first", test_tenant_beats_the_answer);
  g_test_add_func("/declared/reason", test_answer_documents_the_reason);
  g_test_add_func("/declared/missing-input", test_missing_input_stays_missing);
  g_test_add_func("/declared/out-of-scope", test_nothing_in_scope_stays_so);
  g_test_add_func("/declared/unknown-rule", test_unknown_rule_is_noted);
  g_test_add_func("/declared/unused", test_unused);
  return fixture_run();
}
