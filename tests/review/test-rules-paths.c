/* PRF-03, PRF-08, PRF-09, PRF-10 and GEO-05: gateways and the circuits they choose from. Modelled
 * round trips are not asserted, only which is the nearer. */
#include "fixture.h"

#define PRIVATE "<peering kind='private'/>"
#define WASHINGTON                                                                                 \
  "<peering-location id='was' at='Washington DC'><circuit id='er-was' bandwidth='10Gbps' "         \
  "sku='premium'>" PRIVATE "</circuit></peering-location>"
#define LINK(id, to, rtt)                                                                          \
  "<wan-link id='" id "' a='dal' b='" to "' capacity='100Gbps' rtt='" rtt "'/>"
#define DEMAND(rate, more)                                                                         \
  DALLAS("", "<demand service='azure' gateway='gw' down='" rate "' up='1Mbps' " more "/>")
#define GATEWAY(sku, more, connections)                                                            \
  "<gateway id='gw' region='eastus' sku='" sku "' " more ">" connections "</gateway>"
#define TO(circuit, more) "<connection circuit='" circuit "' " more "/>"
#define FAST(sku, more) GATEWAY(sku, more, TO("er-was", "fastpath='yes'"))
#define SLOW(sku) GATEWAY(sku, "", TO("er-was", ""))
#define OVER_WASHINGTON(rate, more) DEMAND(rate, more) WASHINGTON LINK("l", "was", "30ms")

#define LONDON_PRIVATE LONDON_WITH("premium", PRIVATE)
#define BOTH(was, ldn)                                                                             \
  WASHINGTON LONDON_PRIVATE GATEWAY("ErGw3AZ", "", TO("er-was", was) TO("er-ldn", ldn))
#define LINKS LINK("l-was", "was", "30ms") LINK("l-ldn", "ldn", "90ms")
#define OVERSEAS GATEWAY("ErGw1AZ", "", TO("er-ldn", ""))
#define EXITS(prepend)                                                                             \
  "<edge id='e' site='dal'/><exit id='x-was' edge='e' kind='circuit' ref='er-was'/>"               \
  "<exit id='x-ldn' edge='e' kind='circuit' ref='er-ldn' " prepend "/>"

static const Case cases[] = {
    /* ErGw1AZ passes 1 Gb/s. */
    {"/rules/PRF-03/pass", "PRF-03", ERP_VERDICT_PASS,
     OVER_WASHINGTON("11Gbps", "") FAST("ErGw3AZ", ""), NULL, NULL, NULL, 0},
    {"/rules/PRF-03/warn", "PRF-03", ERP_VERDICT_WARN, OVER_WASHINGTON("2Gbps", "") SLOW("ErGw1AZ"),
     "gw", "is to carry 2 Gb/s", "load_mbps", 200000},
    {"/rules/PRF-03/realtime", "PRF-03", ERP_VERDICT_WARN,
     OVER_WASHINGTON("10Mbps", "class='realtime'") SLOW("ErGw3AZ"), "gw", "real-time", NULL, 0},
    {"/rules/PRF-03/fail", "PRF-03", ERP_VERDICT_FAIL,
     OVER_WASHINGTON("2Gbps", "") FAST("ErGw1AZ", ""), "gw", "does not offer it", NULL, 0},
    /* At a SKU without it FastPath is wrong for any rate, and without any. */
    {"/rules/PRF-03/fail-for-little", "PRF-03", ERP_VERDICT_FAIL,
     OVER_WASHINGTON("1Mbps", "") FAST("ErGw1AZ", ""), "gw", "for 1 Mb/s, but ErGw1AZ does not",
     NULL, 0},
    {"/rules/PRF-03/fail-for-nothing", "PRF-03", ERP_VERDICT_FAIL, WASHINGTON FAST("ErGw2AZ", ""),
     "gw", NULL, NULL, 0},
    /* 10 Gb/s is not above 10 Gb/s. */
    {"/rules/PRF-03/at-the-rate", "PRF-03", ERP_VERDICT_NOT_APPLICABLE,
     OVER_WASHINGTON("10Gbps", "") SLOW("ErGw3AZ"), NULL, NULL, NULL, 0},
    {"/rules/PRF-03/above-the-rate", "PRF-03", ERP_VERDICT_WARN,
     OVER_WASHINGTON("11Gbps", "") GATEWAY("ErGwScale", "units='12'", TO("er-was", "")), "gw",
     "is to carry 11 Gb/s, and not all", "capacity_mbps", 1200000},
    {"/rules/PRF-03/rate-of-the-plan", "PRF-03", ERP_VERDICT_NOT_APPLICABLE,
     OVER_WASHINGTON("11Gbps", "")
         GATEWAY("ErGwScale", "units='12'",
                 TO("er-was", "")) "<parameter name='fastpath.rate' value='11'/>",
     NULL, NULL, NULL, 0},
    {"/rules/PRF-03/few-units", "PRF-03", ERP_VERDICT_FAIL,
     OVER_WASHINGTON("11Gbps", "") FAST("ErGwScale", "units='9'"), "gw", "9 scale units", NULL, 0},
    {"/rules/PRF-03/units", "PRF-03", ERP_VERDICT_PASS,
     OVER_WASHINGTON("11Gbps", "") FAST("ErGwScale", "units='10'"), NULL, NULL, NULL, 0},
    {"/rules/PRF-03/not-answered", "PRF-03", ERP_VERDICT_NOT_ANSWERED,
     OVER_WASHINGTON("11Gbps", "") SLOW("ErGw9AZ"), "gw", NULL, NULL, 0},
    {"/rules/PRF-03/not-applicable", "PRF-03", ERP_VERDICT_NOT_APPLICABLE,
     OVER_WASHINGTON("1Gbps", "") SLOW("ErGw1AZ"), NULL, NULL, NULL, 0},

    {"/rules/PRF-08/not-answered", "PRF-08", ERP_VERDICT_NOT_ANSWERED,
     WASHINGTON SLOW("ErGw1AZ") "<gateway id='g2' region='westus' sku='ErGw1AZ'>" TO(
         "er-was", "") "</gateway>",
     "er-was", "virtual networks of gateway gw and gateway g2", "gateways", 200},
    {"/rules/PRF-08/pass", "PRF-08", ERP_VERDICT_PASS,
     WASHINGTON SLOW("ErGw1AZ") "<gateway id='g2' region='westus' sku='ErGw1AZ'>" TO(
         "er-was", "") "</gateway><answer rule='PRF-08' value='yes' by='Ann'/>",
     "er-was", "declared yes by Ann", NULL, 0},
    {"/rules/PRF-08/fail", "PRF-08", ERP_VERDICT_FAIL,
     WASHINGTON SLOW("ErGw1AZ") "<gateway id='g2' region='westus' sku='ErGw1AZ'>" TO(
         "er-was", "") "</gateway><answer rule='PRF-08' value='no' by='Ann'/>",
     "er-was", NULL, NULL, 0},
    {"/rules/PRF-08/not-applicable", "PRF-08", ERP_VERDICT_NOT_APPLICABLE,
     WASHINGTON SLOW("ErGw1AZ"), NULL, NULL, NULL, 0},

    {"/rules/PRF-09/warn", "PRF-09", ERP_VERDICT_WARN, BOTH("", ""), "gw", "to circuit er-ldn",
     "weight", 0},
    {"/rules/PRF-09/pass", "PRF-09", ERP_VERDICT_PASS,
     BOTH("", "") "<parameter name='ecmp.rtt' value='200'/>", NULL, NULL, NULL, 0},
    {"/rules/PRF-09/weight", "PRF-09", ERP_VERDICT_NOT_APPLICABLE, BOTH("weight='100'", ""), NULL,
     NULL, NULL, 0},
    {"/rules/PRF-09/prepend", "PRF-09", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("", "") BOTH("", "") EXITS("prepend='2'"), NULL, NULL, NULL, 0},
    {"/rules/PRF-09/not-answered", "PRF-09", ERP_VERDICT_NOT_ANSWERED,
     WASHINGTON LONDON_PRIVATE "<gateway id='gw' region='nowhere' sku='ErGw3AZ'>" TO("er-was", "")
         TO("er-ldn", "") "</gateway>",
     "gw", NULL, NULL, 0},
    {"/rules/PRF-09/not-applicable", "PRF-09", ERP_VERDICT_NOT_APPLICABLE,
     WASHINGTON SLOW("ErGw1AZ"), NULL, NULL, NULL, 0},

    {"/rules/PRF-10/pass", "PRF-10", ERP_VERDICT_PASS,
     DEMAND("1Mbps", "") LINKS BOTH("weight='100'", ""), NULL, NULL, NULL, 0},
    {"/rules/PRF-10/warn", "PRF-10", ERP_VERDICT_WARN,
     DEMAND("1Mbps", "") LINKS BOTH("", "weight='100'"), "dal",
     "reaches the gateway gw over circuit er-ldn, while circuit er-was", NULL, 0},
    {"/rules/PRF-10/limit", "PRF-10", ERP_VERDICT_PASS,
     DEMAND("1Mbps", "") LINKS BOTH("", "weight='100'") "<parameter name='gp.minor' value='300'/>",
     NULL, NULL, NULL, 0},
    /* Nobody knows how far the other circuit is from the region. */
    {"/rules/PRF-10/not-answered", "PRF-10", ERP_VERDICT_NOT_ANSWERED,
     DEMAND("1Mbps", "") LINK("l-was", "was", "30ms") LINK("l-now", "now", "90ms") WASHINGTON
     "<peering-location id='now' at='Nowhere'><circuit id='er-now' bandwidth='1Gbps' "
     "sku='premium'>" PRIVATE "</circuit></peering-location>" GATEWAY(
         "ErGw3AZ", "", TO("er-was", "weight='9'") TO("er-now", "")),
     "dal", "a circuit that Dallas could take", NULL, 0},
    {"/rules/PRF-10/not-applicable", "PRF-10", ERP_VERDICT_NOT_APPLICABLE,
     OVER_WASHINGTON("1Mbps", "") SLOW("ErGw1AZ"), NULL, NULL, NULL, 0},

    /* London is 5900 km from East US, Washington 200 km. */
    {"/rules/GEO-05/pass", "GEO-05", ERP_VERDICT_PASS, WASHINGTON LONDON_PRIVATE SLOW("ErGw1AZ"),
     NULL, NULL, NULL, 0},
    {"/rules/GEO-05/warn", "GEO-05", ERP_VERDICT_WARN, WASHINGTON LONDON_PRIVATE OVERSEAS, "gw",
     "The nearest circuit of the gateway gw, circuit er-ldn, is ", NULL, 0},
    {"/rules/GEO-05/nothing-nearer", "GEO-05", ERP_VERDICT_PASS, LONDON_PRIVATE OVERSEAS, NULL,
     NULL, NULL, 0},
    {"/rules/GEO-05/limit-of-the-plan", "GEO-05", ERP_VERDICT_PASS,
     WASHINGTON LONDON_PRIVATE OVERSEAS "<parameter name='gp.detour' value='6500'/>", NULL, NULL,
     NULL, 0},
    {"/rules/GEO-05/site-gains", "GEO-05", ERP_VERDICT_WARN,
     DEMAND("1Mbps", "") LINKS WASHINGTON LONDON_PRIVATE OVERSEAS, "gw", NULL, NULL, 0},
    /* Users in London are as near over their own circuit. */
    {"/rules/GEO-05/no-site-gains", "GEO-05", ERP_VERDICT_PASS,
     DEMAND("1Mbps", "") LINK("l-ldn", "ldn", "1ms") WASHINGTON LONDON_PRIVATE OVERSEAS, NULL, NULL,
     NULL, 0},
    /* A Local circuit in London reaches UK South only. */
    {"/rules/GEO-05/tier", "GEO-05", ERP_VERDICT_PASS,
     WASHINGTON LONDON_WITH("local", PRIVATE) "<gateway id='gw' region='ukwest' sku='ErGw1AZ'>" TO(
         "er-was", "") "</gateway>",
     NULL, NULL, NULL, 0},
    {"/rules/GEO-05/not-answered", "GEO-05", ERP_VERDICT_NOT_ANSWERED,
     WASHINGTON "<gateway id='gw' region='nowhere' sku='ErGw3AZ'>" TO("er-was", "") "</gateway>",
     "gw", NULL, NULL, 0},
    {"/rules/GEO-05/not-applicable", "GEO-05", ERP_VERDICT_NOT_APPLICABLE,
     WASHINGTON GATEWAY("ErGw1AZ", "", ""), NULL, NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
