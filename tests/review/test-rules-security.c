/* SEC rules but SEC-07, which stands with the addresses. */
#include "fixture.h"

#include <string.h>

#define CIRCUIT(id, attributes, peerings)                                                          \
  "<circuit id='" id "' bandwidth='1Gbps' sku='premium' " attributes ">" peerings "</circuit>"
#define AT_LONDON(circuits) "<peering-location id='ldn' at='London'>" circuits "</peering-location>"
#define NO_CIRCUIT UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE)
#define PRIVATE(attributes) "<peering kind='private' " attributes "/>"
#define YES(rule) "<answer rule='" rule "' value='yes' by='Ann' date='2026-11-01'/>"
#define NO(rule) "<answer rule='" rule "' value='no' by='Ann' date='2026-11-01'/>"

static const Case cases[] = {
    {"/rules/SEC-01/pass", "SEC-01", ERP_VERDICT_PASS,
     AT_LONDON(CIRCUIT("a", "provider='direct' macsec='yes'", "")), NULL, "1 Direct port", NULL, 0},
    {"/rules/SEC-01/fail", "SEC-01", ERP_VERDICT_FAIL,
     AT_LONDON(CIRCUIT("a", "provider='direct' macsec='no'", "")), "a", "does not encrypt", NULL,
     0},
    {"/rules/SEC-01/not-answered", "SEC-01", ERP_VERDICT_NOT_ANSWERED,
     AT_LONDON(CIRCUIT("a", "provider='direct'", "") CIRCUIT("b", "provider='direct'", "")), NULL,
     "circuit a and circuit b", NULL, 0},
    {"/rules/SEC-01/answered", "SEC-01", ERP_VERDICT_PASS,
     AT_LONDON(CIRCUIT("a", "provider='direct'", "")) YES("SEC-01"), "a", "declared yes by Ann",
     NULL, 0},
    {"/rules/SEC-01/not-applicable", "SEC-01", ERP_VERDICT_NOT_APPLICABLE,
     AT_LONDON(CIRCUIT("a", "provider='Colt'", "")), NULL, NULL, NULL, 0},

    {"/rules/SEC-04/pass", "SEC-04", ERP_VERDICT_PASS,
     AT_LONDON(CIRCUIT("a", "", PRIVATE("md5='yes'"))), NULL, NULL, NULL, 0},
    {"/rules/SEC-04/fail", "SEC-04", ERP_VERDICT_FAIL,
     AT_LONDON(CIRCUIT("a", "", PRIVATE("md5='no'"))), "a/peering[1]",
     "private peering of circuit a", NULL, 0},
    {"/rules/SEC-04/not-answered", "SEC-04", ERP_VERDICT_NOT_ANSWERED,
     AT_LONDON(CIRCUIT("a", "", PRIVATE(""))), "a/peering[1]", "MD5 authenticates", NULL, 0},
    {"/rules/SEC-04/not-applicable", "SEC-04", ERP_VERDICT_NOT_APPLICABLE,
     AT_LONDON(CIRCUIT("a", "", "")), NULL, NULL, NULL, 0},

    {"/rules/SEC-10/pass", "SEC-10", ERP_VERDICT_PASS,
     AT_LONDON(CIRCUIT("a", "", "")) YES("SEC-10"), NULL, "declared yes", NULL, 0},
    {"/rules/SEC-10/fail", "SEC-10", ERP_VERDICT_FAIL, AT_LONDON(CIRCUIT("a", "", "")) NO("SEC-10"),
     NULL, "declared no", NULL, 0},
    {"/rules/SEC-10/not-answered", "SEC-10", ERP_VERDICT_NOT_ANSWERED,
     AT_LONDON(CIRCUIT("a", "", "")), NULL, "least privilege", NULL, 0},
    {"/rules/SEC-10/not-applicable", "SEC-10", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/SEC-11/pass", "SEC-11", ERP_VERDICT_PASS,
     AT_LONDON(CIRCUIT("a", "", "")) YES("SEC-11"), NULL, NULL, NULL, 0},
    {"/rules/SEC-11/fail", "SEC-11", ERP_VERDICT_FAIL, AT_LONDON(CIRCUIT("a", "", "")) NO("SEC-11"),
     NULL, NULL, NULL, 0},
    {"/rules/SEC-11/not-answered", "SEC-11", ERP_VERDICT_NOT_ANSWERED,
     AT_LONDON(CIRCUIT("a", "", "")), NULL, "activity log", NULL, 0},
    {"/rules/SEC-11/not-applicable", "SEC-11", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
