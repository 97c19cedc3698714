/* OPS rules. */
#include "fixture.h"

#include <string.h>

#define NO_CIRCUIT UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE)
#define YES(rule) "<answer rule='" rule "' value='yes' by='Ann' date='2026-11-01'/>"
#define GATEWAY "<gateway id='gw' name='Hub' region='uksouth' sku='ErGw1AZ'/>"
#define NO(rule) "<answer rule='" rule "' value='no' by='Ann' date='2026-11-01'/>"
/* Exchange over the circuit; what is on the internet only goes there. */
#define SELECTIVE AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms")
#define ORDERED(state)                                                                             \
  "<peering-location id='ny' at='New York'><circuit id='er' bandwidth='1Gbps' "                    \
  "sku='standard' " state "/></peering-location>"
#define OVER_CIRCUIT SELECTIVE "<policy service='exchange' via='er-ny'/>"

#define MEASURED(date)                                                                             \
  AUTHORIZED DALLAS("", "<internet capacity='10Gbps' rtt='15ms' measured='" date "'/>" EXCHANGE)   \
      NEW_YORK "<wan-link id='l' a='dal' b='ny' capacity='10Gbps' rtt='40ms' measured='" date      \
               "'/>"

static const Case cases[] = {
    {"/rules/OPS-01/pass", "OPS-01", ERP_VERDICT_PASS, NEW_YORK YES("OPS-01"), "er-ny/peering[1]",
     "declared yes", NULL, 0},
    {"/rules/OPS-01/fail", "OPS-01", ERP_VERDICT_FAIL, NEW_YORK NO("OPS-01"), "er-ny/peering[1]",
     NULL, NULL, 0},
    {"/rules/OPS-01/not-answered", "OPS-01", ERP_VERDICT_NOT_ANSWERED, NEW_YORK LONDON, NULL,
     " and the Microsoft peering of circuit er-ldn", NULL, 0},
    {"/rules/OPS-01/not-applicable", "OPS-01", ERP_VERDICT_NOT_APPLICABLE,
     NEW_YORK_WITH("premium", ""), NULL, NULL, NULL, 0},

    {"/rules/OPS-02/pass", "OPS-02", ERP_VERDICT_PASS, NEW_YORK YES("OPS-02"), NULL, NULL, NULL, 0},
    {"/rules/OPS-02/fail", "OPS-02", ERP_VERDICT_FAIL, NEW_YORK NO("OPS-02"), NULL, NULL, NULL, 0},
    {"/rules/OPS-02/not-answered", "OPS-02", ERP_VERDICT_NOT_ANSWERED, NEW_YORK, NULL,
     "health alert", NULL, 0},
    {"/rules/OPS-02/not-applicable", "OPS-02", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/OPS-03/pass", "OPS-03", ERP_VERDICT_PASS, NEW_YORK YES("OPS-03"), "er-ny", NULL, NULL,
     0},
    {"/rules/OPS-03/one-fails", "OPS-03", ERP_VERDICT_FAIL,
     NEW_YORK LONDON "<answer rule='OPS-03' object='er-ldn' value='no' by='Ann'/>", "er-ldn",
     "declared no", NULL, 0},
    {"/rules/OPS-03/not-answered", "OPS-03", ERP_VERDICT_NOT_ANSWERED,
     NEW_YORK LONDON "<answer rule='OPS-03' object='er-ldn' value='yes' by='Ann'/>", "er-ny",
     "90 %", NULL, 0},
    {"/rules/OPS-03/not-applicable", "OPS-03", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/OPS-04/pass", "OPS-04", ERP_VERDICT_PASS, GATEWAY YES("OPS-04"), "gw", "declared yes",
     NULL, 0},
    {"/rules/OPS-04/fail", "OPS-04", ERP_VERDICT_FAIL, GATEWAY NO("OPS-04"), "gw", "declared no",
     NULL, 0},
    {"/rules/OPS-04/not-answered", "OPS-04", ERP_VERDICT_NOT_ANSWERED, GATEWAY, "gw",
     "learned) of gateway Hub", NULL, 0},
    {"/rules/OPS-04/not-applicable", "OPS-04", ERP_VERDICT_NOT_APPLICABLE, NEW_YORK, NULL, NULL,
     NULL, 0},

    {"/rules/OPS-05/pass", "OPS-05", ERP_VERDICT_PASS, NEW_YORK YES("OPS-05"), "er-ny",
     "declared yes", NULL, 0},
    {"/rules/OPS-05/fail", "OPS-05", ERP_VERDICT_FAIL, NEW_YORK NO("OPS-05"), "er-ny",
     "declared no", NULL, 0},
    {"/rules/OPS-05/not-answered", "OPS-05", ERP_VERDICT_NOT_ANSWERED, NEW_YORK, "er-ny",
     "(PeeringRouteLog) of circuit er-ny", NULL, 0},
    {"/rules/OPS-05/not-applicable", "OPS-05", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/OPS-06/pass", "OPS-06", ERP_VERDICT_PASS, GATEWAY YES("OPS-06"), "gw", "declared yes",
     NULL, 0},
    {"/rules/OPS-06/fail", "OPS-06", ERP_VERDICT_FAIL, GATEWAY NO("OPS-06"), "gw", "declared no",
     NULL, 0},
    {"/rules/OPS-06/not-answered", "OPS-06", ERP_VERDICT_NOT_ANSWERED, GATEWAY, "gw",
     "set for gateway Hub?", NULL, 0},
    {"/rules/OPS-06/not-applicable", "OPS-06", ERP_VERDICT_NOT_APPLICABLE, NEW_YORK, NULL, NULL,
     NULL, 0},

    {"/rules/OPS-07/pass", "OPS-07", ERP_VERDICT_PASS, NEW_YORK YES("OPS-07"), "er-ny", NULL, NULL,
     0},
    {"/rules/OPS-07/fail", "OPS-07", ERP_VERDICT_FAIL, NEW_YORK NO("OPS-07"), "er-ny", NULL, NULL,
     0},
    {"/rules/OPS-07/not-answered", "OPS-07", ERP_VERDICT_NOT_ANSWERED, NEW_YORK, "er-ny", "dynamic",
     NULL, 0},
    {"/rules/OPS-07/not-applicable", "OPS-07", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/OPS-09/pass", "OPS-09", ERP_VERDICT_PASS, OVER_CIRCUIT YES("OPS-09"), NULL,
     "declared yes", NULL, 0},
    {"/rules/OPS-09/fail", "OPS-09", ERP_VERDICT_FAIL, OVER_CIRCUIT NO("OPS-09"), NULL,
     "declared no", NULL, 0},
    {"/rules/OPS-09/not-answered", "OPS-09", ERP_VERDICT_NOT_ANSWERED, OVER_CIRCUIT, NULL,
     "Platform of Dallas over", NULL, 0},
    {"/rules/OPS-09/not-applicable", "OPS-09", ERP_VERDICT_NOT_APPLICABLE,
     SELECTIVE "<policy via='internet'/>", NULL, NULL, NULL, 0},

    /* Today is 2026-11-22: 90 days ago it was 2026-08-24. */
    {"/rules/OPS-10/pass", "OPS-10", ERP_VERDICT_PASS, MEASURED("2026-08-24"), NULL, "90 days",
     NULL, 0},
    {"/rules/OPS-10/old", "OPS-10", ERP_VERDICT_WARN, MEASURED("2026-08-23"), "dal",
     "too long ago for Dallas: up to 91 days", "days", 9100},
    {"/rules/OPS-10/to-come", "OPS-10", ERP_VERDICT_NOT_ANSWERED, MEASURED("2026-11-23"), "dal",
     "a day to come", NULL, 0},
    {"/rules/OPS-10/limit-of-the-plan", "OPS-10", ERP_VERDICT_PASS,
     "<parameter name='measure.days' value='91'/>" MEASURED("2026-08-23"), NULL, "91 days", NULL,
     0},
    {"/rules/OPS-10/estimated", "OPS-10", ERP_VERDICT_WARN,
     AUTHORIZED DALLAS("", "<internet capacity='10Gbps'/>" EXCHANGE)
         NEW_YORK DALLAS_NEW_YORK("40ms"),
     "dal", "estimated", NULL, 0},
    {"/rules/OPS-10/not-answered", "OPS-10", ERP_VERDICT_NOT_ANSWERED, SELECTIVE, "dal",
     "does not say when", NULL, 0},
    {"/rules/OPS-10/not-applicable", "OPS-10", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    /* Without a circuit nothing is asked. */
    {"/rules/OPS-11/pass", "OPS-11", ERP_VERDICT_PASS, NO_CIRCUIT, NULL, "are answered", "open", 0},
    {"/rules/OPS-11/warn", "OPS-11", ERP_VERDICT_WARN, NEW_YORK, NULL, "OPS-01", NULL, 0},
    {"/rules/OPS-11/limit-of-the-plan", "OPS-11", ERP_VERDICT_PASS,
     NEW_YORK "<parameter name='open.share' value='100'/>", NULL, NULL, NULL, 0},
    {"/rules/OPS-11/not-applicable", "OPS-11", ERP_VERDICT_NOT_APPLICABLE, "", NULL, NULL, NULL, 0},

    {"/rules/OPS-12/pass", "OPS-12", ERP_VERDICT_PASS,
     ORDERED("state='provisioning'") YES("OPS-12"), "er", "declared yes", NULL, 0},
    {"/rules/OPS-12/fail", "OPS-12", ERP_VERDICT_FAIL, ORDERED("state='provisioning'") NO("OPS-12"),
     "er", "declared no", NULL, 0},
    {"/rules/OPS-12/not-answered", "OPS-12", ERP_VERDICT_NOT_ANSWERED,
     ORDERED("state='provisioning'"), "er", "install circuit er before", NULL, 0},
    {"/rules/OPS-12/not-applicable", "OPS-12", ERP_VERDICT_NOT_APPLICABLE,
     ORDERED("state='provisioned'"), NULL, NULL, NULL, 0},

    {"/rules/OPS-12/no-state", "OPS-12", ERP_VERDICT_NOT_APPLICABLE, ORDERED(""), NULL, NULL, NULL,
     0},

    {"/rules/OPS-08/pass", "OPS-08", ERP_VERDICT_PASS, SELECTIVE YES("OPS-08"), "dal", NULL, NULL,
     0},
    {"/rules/OPS-08/fail", "OPS-08", ERP_VERDICT_FAIL, SELECTIVE NO("OPS-08"), "dal", NULL, NULL,
     0},
    {"/rules/OPS-08/not-answered", "OPS-08", ERP_VERDICT_NOT_ANSWERED, SELECTIVE, "dal", "weekly",
     NULL, 0},
    {"/rules/OPS-08/not-applicable", "OPS-08", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},
};

/* The sum is taken after the answers: one more answer, one less question. */
static void
test_after_the_answers(void) {
  g_autoptr(Fixture) before = fixture_new(NEW_YORK);
  g_autoptr(Fixture) after = fixture_new(NEW_YORK YES("OPS-02"));
  gint64 was = fixture_figure(fixture_finding(before, "OPS-11", NULL), "open");
  gint64 is = fixture_figure(fixture_finding(after, "OPS-11", NULL), "open");
  g_assert_cmpint(was - is, ==, 100);
}

/* An acceptance of the sum itself is used, though it comes last. */
static void
test_sum_is_accepted(void) {
  g_autoptr(Fixture) fixture =
      fixture_new(NEW_YORK "<accepted rule='OPS-11' reason='later' by='Ann'/>");
  g_assert_true(fixture_finding(fixture, "OPS-11", NULL)->accepted);
  g_assert_cmpuint(erp_diag_list_length(erp_review_notes(fixture->review)), ==, 0);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  g_test_add_func("/rules/OPS-11/after-answers", test_after_the_answers);
  g_test_add_func("/rules/OPS-11/accepted", test_sum_is_accepted);
  return fixture_run();
}
