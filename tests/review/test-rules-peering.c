/* PEER-01, PEER-03, PEER-04 and PEER-05. */
#include "fixture.h"

#include <string.h>

#define PRIVATE "<peering kind='private'/>"
#define UK_PEERING                                                                                 \
  "<peering kind='microsoft'><accept community='12076:51024'/><accept community='12076:51025'/>"   \
  "</peering>"
#define UK_ENVIRONMENT "<environment id='crm' region='UK'/>"
#define POWER "<demand service='power-platform' down='5Mbps' up='2Mbps' environment='crm'/>"
/* Offices in London and New York, one environment in the UK, a circuit of each tier at each. */
#define TWO_COUNTRIES(london, new_york)                                                            \
  UK_ENVIRONMENT "<site id='lon' name='London' lat='51.51' lon='-0.13' users='100'>" POWER         \
                 "</site>"                                                                         \
                 "<site id='nyc' name='New York' lat='40.71' lon='-74.01' users='100'>" POWER      \
                 "</site>" LONDON_WITH(london, UK_PEERING) NEW_YORK_WITH(                          \
                     new_york, UK_PEERING) "<wan-link id='l1' a='lon' b='ldn' capacity='1Gbps'/>"  \
                                           "<wan-link id='l2' a='nyc' b='ny' capacity='1Gbps'/>"
#define GATEWAY(region)                                                                            \
  "<gateway id='gw' region='" region "' sku='ErGw1AZ'><connection "                                \
  "circuit='er-ny'/></gateway>"
#define AZURE "<demand service='azure' down='10Mbps' up='10Mbps' gateway='gw'/>"
#define DALLAS_AZURE(peerings)                                                                     \
  DALLAS("", AZURE) NEW_YORK_WITH("standard", peerings) GATEWAY("eastus") DALLAS_NEW_YORK("40ms")

static const Case cases[] = {
    {"/rules/PEER-01/pass", "PEER-01", ERP_VERDICT_PASS,
     AUTHORIZED DALLAS("", EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms"), NULL, NULL, NULL, 0},
    {"/rules/PEER-01/private-passes", "PEER-01", ERP_VERDICT_PASS, DALLAS_AZURE(PRIVATE), NULL,
     NULL, NULL, 0},
    /* The policy names a circuit that has private peering only. */
    {"/rules/PEER-01/no-microsoft-peering", "PEER-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK_WITH("premium", PRIVATE)
         DALLAS_NEW_YORK("40ms") "<policy service='exchange' via='er-ny internet'/>",
     "er-ny", "no Microsoft peering", "sites", 100},
    {"/rules/PEER-01/no-private-peering", "PEER-01", ERP_VERDICT_FAIL, DALLAS_AZURE(M365_PEERING),
     "er-ny", "no private peering", "sites", 100},
    {"/rules/PEER-01/not-applicable", "PEER-01", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE), NULL, NULL, NULL, 0},

    {"/rules/PEER-03/pass", "PEER-03", ERP_VERDICT_PASS, AUTHORIZED NEW_YORK, NULL, NULL, NULL, 0},
    {"/rules/PEER-03/fail", "PEER-03", ERP_VERDICT_FAIL, NOT_AUTHORIZED NEW_YORK, "er-ny",
     "12076:5010 12076:5020 12076:5030 12076:5100", NULL, 0},
    {"/rules/PEER-03/not-answered", "PEER-03", ERP_VERDICT_NOT_ANSWERED, UNDECIDED NEW_YORK,
     "er-ny", NULL, NULL, 0},
    {"/rules/PEER-03/not-applicable", "PEER-03", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED NEW_YORK_WITH("premium", UK_PEERING), NULL, NULL, NULL, 0},

    /* The environment is in Europe, the circuit at New York in North America. */
    {"/rules/PEER-04/standard-fails", "PEER-04", ERP_VERDICT_FAIL,
     TWO_COUNTRIES("standard", "standard"), "er-ny", "does not reach UK South", NULL, 0},
    {"/rules/PEER-04/premium-passes", "PEER-04", ERP_VERDICT_PASS,
     TWO_COUNTRIES("standard", "premium"), NULL, NULL, NULL, 0},
    /* London's metro is local to UK South, not to UK West, which the filter also accepts. */
    {"/rules/PEER-04/local-fails", "PEER-04", ERP_VERDICT_FAIL, TWO_COUNTRIES("local", "premium"),
     "er-ldn", "UK West", NULL, 0},
    {"/rules/PEER-04/gateway-passes", "PEER-04", ERP_VERDICT_PASS, DALLAS_AZURE(PRIVATE), NULL,
     NULL, NULL, 0},
    {"/rules/PEER-04/gateway-fails", "PEER-04", ERP_VERDICT_FAIL,
     DALLAS("", AZURE) NEW_YORK_WITH("standard", PRIVATE) GATEWAY("westeurope")
         DALLAS_NEW_YORK("40ms"),
     "er-ny", "gateway gw", NULL, 0},
    /* A place of one's own has no geopolitical region. */
    {"/rules/PEER-04/not-answered", "PEER-04", ERP_VERDICT_NOT_ANSWERED,
     UK_ENVIRONMENT "<peering-location id='own' lat='51.5' lon='-0.1'><circuit id='er' "
                    "bandwidth='1Gbps' sku='standard'>" UK_PEERING "</circuit></peering-location>",
     "er", "not known", NULL, 0},
    {"/rules/PEER-04/not-applicable", "PEER-04", ERP_VERDICT_NOT_APPLICABLE, UNDECIDED NEW_YORK,
     NULL, NULL, NULL, 0},

    {"/rules/PEER-05/pass", "PEER-05", ERP_VERDICT_PASS, UNDECIDED NEW_YORK, NULL, NULL, NULL, 0},
    {"/rules/PEER-05/fail", "PEER-05", ERP_VERDICT_FAIL,
     UNDECIDED NEW_YORK_WITH("standard", M365_PEERING), "er-ny", "is Standard", NULL, 0},
    {"/rules/PEER-05/not-applicable", "PEER-05", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED NEW_YORK_WITH("standard", UK_PEERING), NULL, NULL, NULL, 0},
};

/* The worked example: one environment in the UK makes the American circuit the wrong one. */
static void
test_two_countries(void) {
  g_autoptr(Fixture) fixture = fixture_new(TWO_COUNTRIES("standard", "standard"));
  const ErpFinding *pass = fixture_finding(fixture, "PEER-04", NULL);
  const ErpFinding *fail = fixture_finding(fixture, "PEER-04", "er-ny");
  g_assert_null(fixture_finding(fixture, "PEER-04", "er-ldn"));
  g_assert_cmpuint(pass->n_objects, ==, 1);
  g_assert_nonnull(strstr(erp_finding_own_remedy(fail), "Make er-ny Premium"));
  g_assert_cmpuint(fixture_summary(fixture, "PEER-04")->counts[ERP_VERDICT_FAIL], ==, 1);
}

/* Premium is no way into another cloud. */
static void
test_other_cloud(void) {
  g_autoptr(Fixture) fixture = fixture_new(NEW_YORK_WITH(
      "standard", "<peering kind='private'/>") "<gateway id='gw' "
                                               "region='usgovvirginia' sku='ErGw1AZ'><connection "
                                               "circuit='er-ny'/></gateway>");
  const ErpFinding *finding = fixture_finding(fixture, "PEER-04", "er-ny");
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_null(strstr(erp_finding_own_remedy(finding), "Premium"));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  g_test_add_func("/rules/PEER-04/two-countries", test_two_countries);
  g_test_add_func("/rules/PEER-04/other-cloud", test_other_cloud);
  return fixture_run();
}
