/* REL-01, REL-02, REL-18, CLI-01 and CLI-04. */
#include "fixture.h"

#include <string.h>

#define PRIVATE "<peering kind='private'/>"
#define DALLAS_LONDON "<wan-link id='dal-ldn' a='dal' b='ldn' capacity='10Gbps' rtt='110ms'/>"
#define METRO_NEW_YORK                                                                             \
  "<peering-location id='ny' at='New York'><circuit id='er-ny' bandwidth='10Gbps' sku='premium' "  \
  "metro='New York2'>" M365_PEERING "</circuit></peering-location>"
#define GATEWAY(connections)                                                                       \
  "<gateway id='gw' region='eastus' sku='ErGw1AZ'>" connections "</gateway>"
#define TO_NEW_YORK "<connection circuit='er-ny'/>"
#define TO_LONDON "<connection circuit='er-ldn'/>"
#define BRANCH(children)                                                                           \
  "<site id='br' name='Branch' lat='32.0' lon='-97.0'>" children "</site>"                         \
  "<wan-link id='br-dal' a='br' b='dal' capacity='1Gbps' rtt='5ms'/>"

/* Another site whose link ends at New York, too. */
#define OTHER                                                                                      \
  "<site id='oth' name='Other' lat='40.0' lon='-75.0'><internet id='oth-isp' capacity='1Gbps' "    \
  "rtt='9ms'/></site>"
#define OTHER_NEW_YORK "<wan-link id='oth-ny' a='oth' b='ny' capacity='1Gbps' rtt='5ms'/>"

static const Case cases[] = {
    {"/rules/REL-01/pass", "REL-01", ERP_VERDICT_PASS,
     AUTHORIZED DALLAS("critical='yes'", EXCHANGE) NEW_YORK LONDON DALLAS_NEW_YORK("40ms")
         DALLAS_LONDON,
     NULL, NULL, NULL, 0},
    {"/rules/REL-01/one-location-warns", "REL-01", ERP_VERDICT_WARN,
     AUTHORIZED DALLAS("", EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms"), "ny",
     "New York is the only peering location that Dallas", "locations", 100},
    {"/rules/REL-01/critical-fails", "REL-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("critical='yes'", EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms"), "ny", NULL,
     "locations", 100},
    {"/rules/REL-01/metro-warns", "REL-01", ERP_VERDICT_WARN,
     AUTHORIZED DALLAS("critical='yes'", EXCHANGE) METRO_NEW_YORK DALLAS_NEW_YORK("40ms"), "ny",
     "metro pair", NULL, 0},
    {"/rules/REL-01/critical-gateway-fails", "REL-01", ERP_VERDICT_FAIL,
     DALLAS("", "<demand service='azure' down='1Mbps' up='1Mbps' gateway='gw' critical='yes'/>")
         NEW_YORK_WITH("standard", PRIVATE) GATEWAY(TO_NEW_YORK),
     "gw", NULL, NULL, 0},
    /* The gateway that a critical demand for its region ends at. */
    {"/rules/REL-01/critical-region-fails", "REL-01", ERP_VERDICT_FAIL,
     DALLAS("", "<demand service='azure' down='1Mbps' up='1Mbps' region='eastus' critical='yes'/>")
         DALLAS_NEW_YORK("40ms") NEW_YORK_WITH("standard", PRIVATE) GATEWAY(TO_NEW_YORK),
     "gw", NULL, NULL, 0},
    /* The demand says whether it is critical, not the site. */
    {"/rules/REL-01/critical-demand-fails", "REL-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", "<demand service='exchange' down='1Mbps' up='1Mbps' critical='yes'/>")
         NEW_YORK DALLAS_NEW_YORK("40ms"),
     "ny", NULL, NULL, 0},
    {"/rules/REL-01/uncritical-demand-warns", "REL-01", ERP_VERDICT_WARN,
     AUTHORIZED DALLAS("critical='yes'",
                       "<demand service='exchange' down='1Mbps' up='1Mbps' critical='no'/>")
         NEW_YORK DALLAS_NEW_YORK("40ms"),
     "ny", NULL, NULL, 0},
    {"/rules/REL-01/no-circuit", "REL-01", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("critical='yes'", INTERNET_15MS EXCHANGE), NULL, "needs none", NULL, 0},
    /* A circuit that cannot carry the traffic is no second way. */
    {"/rules/REL-01/unusable-second", "REL-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("critical='yes'", EXCHANGE) NEW_YORK LONDON_WITH("standard", PRIVATE)
         DALLAS_NEW_YORK("40ms") DALLAS_LONDON,
     "ny", "New York is the only peering location that Dallas", "locations", 100},
    /* Nor is one at a location that only another site's link reaches. */
    {"/rules/REL-01/beyond-a-location", "REL-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("critical='yes'", EXCHANGE) OTHER NEW_YORK LONDON DALLAS_NEW_YORK("40ms")
         OTHER_NEW_YORK "<wan-link id='oth-ldn' a='oth' b='ldn' capacity='1Gbps' rtt='70ms'/>",
     "ny", NULL, "locations", 100},
    /* A critical site that uses the internet does not need a circuit. */
    {"/rules/REL-01/unused", "REL-01", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("critical='yes'", INTERNET_15MS EXCHANGE) NEW_YORK, NULL, NULL, NULL, 0},

    {"/rules/REL-02/pass", "REL-02", ERP_VERDICT_PASS,
     NEW_YORK_WITH("premium", PRIVATE) LONDON_WITH("premium", PRIVATE)
         GATEWAY(TO_NEW_YORK TO_LONDON),
     NULL, NULL, NULL, 0},
    {"/rules/REL-02/fail", "REL-02", ERP_VERDICT_FAIL,
     NEW_YORK_WITH("premium", PRIVATE) GATEWAY(TO_NEW_YORK), "gw", "New York", "locations", 100},
    {"/rules/REL-02/unconnected", "REL-02", ERP_VERDICT_FAIL, GATEWAY(""), "gw", "no circuit",
     "locations", 0},
    {"/rules/REL-02/not-applicable", "REL-02", ERP_VERDICT_NOT_APPLICABLE, NEW_YORK, NULL, NULL,
     NULL, 0},

    {"/rules/REL-18/pass", "REL-18", ERP_VERDICT_PASS,
     UNDECIDED DALLAS("", INTERNET_15MS "<internet capacity='1Gbps'/>" EXCHANGE), NULL, NULL, NULL,
     0},
    {"/rules/REL-18/one", "REL-18", ERP_VERDICT_WARN,
     UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE) BRANCH(EXCHANGE), "dal-isp",
     "2 sites (Dallas and Branch) reach one internet egress", "sites", 200},
    /* Two accesses in one duct are one. */
    {"/rules/REL-18/one-duct", "REL-18", ERP_VERDICT_WARN,
     UNDECIDED DALLAS("", "<internet id='dal-a' capacity='1Gbps' path-group='d'/>"
                          "<internet id='dal-b' capacity='1Gbps' path-group='d'/>" EXCHANGE),
     "dal-a", "reaches 2 internet egresses, all of the path group d", "egresses", 200},
    {"/rules/REL-18/two-ducts", "REL-18", ERP_VERDICT_PASS,
     UNDECIDED DALLAS("", "<internet capacity='1Gbps' path-group='d'/>"
                          "<internet capacity='1Gbps' path-group='d'/>"
                          "<internet capacity='1Gbps' path-group='e'/>" EXCHANGE),
     NULL, NULL, NULL, 0},
    {"/rules/REL-18/none", "REL-18", ERP_VERDICT_FAIL, UNDECIDED DALLAS("", EXCHANGE), "dal", NULL,
     "egresses", 0},
    /* Nothing passes through a peering location. */
    {"/rules/REL-18/beyond-a-location", "REL-18", ERP_VERDICT_WARN,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) OTHER NEW_YORK DALLAS_NEW_YORK("40ms")
         OTHER_NEW_YORK,
     "dal-isp", "1 site (Dallas) reaches one internet egress", "sites", 100},
    /* What policy forbids is not within reach. */
    {"/rules/REL-18/closed", "REL-18", ERP_VERDICT_FAIL,
     UNDECIDED DALLAS("closed='yes'", INTERNET_15MS "<internet capacity='1Gbps'/>" EXCHANGE), "dal",
     "reaches no internet egress", "sites", 100},
    {"/rules/REL-18/roaming", "REL-18", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("kind='roaming'", EXCHANGE), NULL, NULL, NULL, 0},
    {"/rules/REL-18/not-applicable", "REL-18", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("", INTERNET_15MS), NULL, NULL, NULL, 0},

    {"/rules/CLI-01/pass", "CLI-01", ERP_VERDICT_PASS,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE)
         NEW_YORK DALLAS_NEW_YORK("40ms") "<policy site='dal' service='exchange' via='er-ny'/>",
     NULL, NULL, NULL, 0},
    /* No WAN link leads to the circuit. */
    {"/rules/CLI-01/fail", "CLI-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK
     "<policy site='dal' service='exchange' via='er-ny internet'/>",
     "dal", "no WAN path leads to it", NULL, 0},
    /* The routes take the nearer circuit when the named one is not Premium. */
    {"/rules/CLI-01/other-circuit", "CLI-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK LONDON_WITH("standard", M365_PEERING)
         DALLAS_NEW_YORK("40ms") DALLAS_LONDON "<policy service='exchange' via='er-ldn'/>",
     "dal", "over circuit er-ldn, but the traffic goes over circuit er-ny: it is not Premium", NULL,
     0},
    {"/rules/CLI-01/beyond-a-location", "CLI-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) OTHER NEW_YORK LONDON DALLAS_NEW_YORK("40ms")
         OTHER_NEW_YORK "<wan-link id='oth-ldn' a='oth' b='ldn' capacity='1Gbps' rtt='70ms'/>"
                        "<policy site='dal' service='exchange' via='er-ldn internet'/>",
     "dal", "no WAN path leads to it", NULL, 0},
    {"/rules/CLI-01/no-peering", "CLI-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK_WITH("premium", PRIVATE)
         DALLAS_NEW_YORK("40ms") "<policy service='exchange' via='er-ny internet'/>",
     "dal", "it has no Microsoft peering", NULL, 0},
    /* SharePoint is not among what the filter lets in. */
    {"/rules/CLI-01/filtered", "CLI-01", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", INTERNET_15MS "<demand service='sharepoint' down='1Mbps'/>")
         NEW_YORK_WITH("premium", "<peering kind='microsoft'><accept community='12076:5010'/>"
                                  "</peering>")
             DALLAS_NEW_YORK("40ms") "<policy via='er-ny internet'/>",
     "dal", "route filter does not accept", NULL, 0},
    /* A nearer policy takes the promise back. */
    {"/rules/CLI-01/overruled", "CLI-01", ERP_VERDICT_NOT_APPLICABLE,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK
     "<policy via='er-ny'/><policy site='dal' via='internet'/>",
     NULL, NULL, NULL, 0},
    {"/rules/CLI-01/not-applicable", "CLI-01", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE), NULL, NULL, NULL, 0},

    {"/rules/CLI-04/pass", "CLI-04", ERP_VERDICT_PASS,
     UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE) BRANCH(EXCHANGE), NULL, NULL, NULL, 0},
    {"/rules/CLI-04/fail", "CLI-04", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms"), "dal",
     "no way to the internet", NULL, 0},
    {"/rules/CLI-04/closed", "CLI-04", ERP_VERDICT_FAIL,
     UNDECIDED DALLAS("closed='yes'", INTERNET_15MS EXCHANGE), "dal", NULL, NULL, 0},
    /* Nobody knows where it is, so nobody knows how far the entry points are. */
    {"/rules/CLI-04/not-answered", "CLI-04", ERP_VERDICT_NOT_ANSWERED,
     UNDECIDED "<site id='x' name='Somewhere'><internet capacity='1Gbps'/>" EXCHANGE "</site>", "x",
     "no coordinates", NULL, 0},
    {"/rules/CLI-04/unplaced-egress", "CLI-04", ERP_VERDICT_NOT_ANSWERED,
     UNDECIDED DALLAS("internet-via='x'",
                      EXCHANGE) "<site id='x' name='Somewhere'><internet capacity='1Gbps'/></site>"
                                "<wan-link id='dal-x' a='dal' b='x' capacity='1Gbps' rtt='5ms'/>",
     "dal", "no coordinates", NULL, 0},
    /* Two environments: nobody knows which one is meant. */
    {"/rules/CLI-04/environment", "CLI-04", ERP_VERDICT_NOT_ANSWERED,
     DALLAS("", INTERNET_15MS
            "<demand service='power-platform' down='1Mbps' up='1Mbps'/>") "<environment id='one' "
                                                                          "region='europe'/"
                                                                          "><environment id='two' "
                                                                          "region='UK'/>",
     "dal", "environment", NULL, 0},
    {"/rules/CLI-04/not-applicable", "CLI-04", ERP_VERDICT_NOT_APPLICABLE, UNDECIDED DALLAS("", ""),
     NULL, NULL, NULL, 0},
};

/* Many sites behind one location are one finding. */
static void
test_one_finding_for_many_sites(void) {
  g_autoptr(Fixture) fixture = fixture_new(AUTHORIZED DALLAS("", EXCHANGE) BRANCH(EXCHANGE)
                                               NEW_YORK DALLAS_NEW_YORK("40ms"));
  const ErpFinding *finding = fixture_finding(fixture, "REL-01", "ny");
  g_assert_cmpuint(fixture_summary(fixture, "REL-01")->counts[ERP_VERDICT_WARN], ==, 1);
  g_assert_cmpuint(g_strv_length(finding->others), ==, 2);
  g_assert_nonnull(strstr(erp_finding_message(finding), "Dallas and Branch can use"));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  g_test_add_func("/rules/REL-01/grouped", test_one_finding_for_many_sites);
  return fixture_run();
}
