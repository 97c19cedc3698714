/* Accepted findings: in force, expired, unused. */
#include "fixture.h"

#include <string.h>

#define SLOW(id, rtt)                                                                              \
  "<site id='" id "' lat='48.86' lon='2.35'><internet capacity='10Gbps' rtt='" rtt "'/>" EXCHANGE  \
  "</site>"
#define TWO_SLOW UNDECIDED SLOW("par", "250ms") SLOW("lyo", "250ms")
#define RENEWED "<accepted rule='WAN-03' reason='renewed' by='Bob'/>"
#define ACCEPT(more) "<accepted rule='WAN-03' reason='moving soon' by='Ann' " more "/>"

static const ErpDiag *
only_note(const Fixture *fixture) {
  const ErpDiagList *notes = erp_review_notes(fixture->review);
  g_assert_cmpuint(erp_diag_list_length(notes), ==, 1);
  return erp_diag_list_get(notes, 0);
}

static void
test_one_object(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SLOW ACCEPT("object='par' until='2026-11-22'"));
  const ErpFinding *accepted = fixture_finding(fixture, "WAN-03", "par");
  const ErpRuleSummary *summary = fixture_summary(fixture, "WAN-03");
  g_assert_true(accepted->accepted);
  g_assert_cmpstr(accepted->acceptance->reason, ==, "moving soon");
  g_assert_cmpstr(accepted->acceptance->by, ==, "Ann");
  g_assert_cmpstr(accepted->acceptance->until, ==, "2026-11-22");
  g_assert_cmpint(accepted->verdict, ==, ERP_VERDICT_FAIL); /* what is found does not change */
  g_assert_false(fixture_finding(fixture, "WAN-03", "lyo")->accepted);
  g_assert_cmpint(summary->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpuint(summary->n_accepted, ==, 1);
  g_assert_cmpuint(summary->counts[ERP_VERDICT_FAIL], ==, 1);
}

static void
test_every_object(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_SLOW ACCEPT(""));
  const ErpRuleSummary *summary = fixture_summary(fixture, "WAN-03");
  g_assert_cmpuint(summary->n_accepted, ==, 2);
  g_assert_cmpuint(summary->counts[ERP_VERDICT_FAIL], ==, 0);
  g_assert_cmpint(summary->verdict, ==, ERP_VERDICT_PASS);
  g_assert_cmpuint(erp_diag_list_length(erp_review_notes(fixture->review)), ==, 0);
}

/* The last day still holds; the day after does not. */
static void
test_expired(void) {
  static const char *const plan = TWO_SLOW ACCEPT("until='2026-11-22'");
  g_autoptr(Fixture) last_day = fixture_new_on(plan, "2026-11-22");
  g_autoptr(Fixture) day_after = fixture_new_on(plan, "2026-11-23");
  g_assert_true(fixture_finding(last_day, "WAN-03", "par")->accepted);
  const ErpFinding *open = fixture_finding(day_after, "WAN-03", "par");
  g_assert_false(open->accepted);
  g_assert_cmpstr(open->acceptance->until, ==, "2026-11-22"); /* what it was is still known */
  g_assert_cmpint(fixture_summary(day_after, "WAN-03")->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpstr(only_note(day_after)->code, ==, "expired-acceptance");
  g_assert_nonnull(strstr(only_note(day_after)->text, "2026-11-22"));
}

/* One in force counts, whichever of them comes first. */
static void
test_renewed(void) {
  static const char *const plans[] = {TWO_SLOW ACCEPT("object='par' until='2026-01-01'") RENEWED,
                                      TWO_SLOW RENEWED ACCEPT("object='par' until='2026-01-01'")};
  for (guint i = 0; i < G_N_ELEMENTS(plans); i++) {
    g_autoptr(Fixture) fixture = fixture_new(plans[i]);
    const ErpFinding *finding = fixture_finding(fixture, "WAN-03", "par");
    g_assert_true(finding->accepted);
    g_assert_cmpstr(finding->acceptance->reason, ==, "renewed");
    g_assert_cmpstr(finding->acceptance->by, ==, "Bob");
    g_assert_null(finding->acceptance->until);
    g_assert_cmpstr(only_note(fixture)->code, ==, "expired-acceptance");
    g_assert_nonnull(strstr(only_note(fixture)->text, "another one holds in its place"));
  }
}

/* The renewal is for one of two findings: the other one counts again. */
static void
test_renewed_in_part(void) {
  g_autoptr(Fixture) fixture =
      fixture_new(TWO_SLOW ACCEPT("until='2026-01-01'") ACCEPT("object='lyo' until='2027-01-01'"));
  g_assert_false(fixture_finding(fixture, "WAN-03", "par")->accepted);
  g_assert_true(fixture_finding(fixture, "WAN-03", "lyo")->accepted);
  g_assert_nonnull(strstr(only_note(fixture)->text, "its findings count again"));
}

/* A rule that passes needs no acceptance. */
static void
test_unused(void) {
  g_autoptr(Fixture) fixture = fixture_new(UNDECIDED SLOW("par", "20ms") ACCEPT("object='par'"));
  g_assert_cmpstr(only_note(fixture)->code, ==, "unused-acceptance");
  g_assert_nonnull(strstr(only_note(fixture)->text, "WAN-03 for par"));
}

/* The finding is about what both sites share, so one of them cannot be accepted for itself. */
static void
test_common_finding(void) {
  g_autoptr(Fixture) fixture = fixture_new(UNDECIDED DALLAS(
      "",
      INTERNET_15MS EXCHANGE) "<site id='br' lat='32.0' lon='-97.0'>" EXCHANGE "</site>"
                              "<wan-link id='br-dal' a='br' b='dal' capacity='1Gbps' rtt='5ms'/>"
                              "<accepted rule='REL-18' object='br' reason='small'/>");
  g_assert_false(fixture_finding(fixture, "REL-18", "dal-isp")->accepted);
  g_assert_cmpstr(only_note(fixture)->code, ==, "unused-acceptance");
  g_assert_nonnull(strstr(only_note(fixture)->text, "the finding is about dal-isp"));
}

static void
test_unknown_rule(void) {
  g_autoptr(Fixture) fixture =
      fixture_new(TWO_SLOW "<accepted rule='WAN-33' reason='moving soon'/>");
  g_assert_cmpstr(only_note(fixture)->code, ==, "unknown-rule");
}

/* The gate counts what is not accepted. */
static void
test_gate(void) {
  g_autoptr(Fixture) all = fixture_new(TWO_SLOW);
  g_autoptr(Fixture) fewer = fixture_new(TWO_SLOW ACCEPT("object='par'"));
  g_assert_cmpuint(erp_review_gate(fewer->review, ERP_LEVEL_LOW, FALSE) + 1, ==,
                   erp_review_gate(all->review, ERP_LEVEL_LOW, FALSE));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/accepted/object", test_one_object);
  g_test_add_func("/accepted/every-object", test_every_object);
  g_test_add_func("/accepted/expired", test_expired);
  g_test_add_func("/accepted/renewed", test_renewed);
  g_test_add_func("/accepted/renewed-in-part", test_renewed_in_part);
  g_test_add_func("/accepted/unused", test_unused);
  g_test_add_func("/accepted/common-finding", test_common_finding);
  g_test_add_func("/accepted/unknown-rule", test_unknown_rule);
  g_test_add_func("/accepted/gate", test_gate);
  return fixture_run();
}
