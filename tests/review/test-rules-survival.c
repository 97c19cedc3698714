/* REL-03, REL-04, REL-20 and CST-04: Dallas reaches a gateway over circuits at Washington DC and
 * New York.
 */
#include "fixture.h"

#define CIRCUIT(id, rate, more)                                                                    \
  "<circuit id='" id "' bandwidth='" rate "' sku='premium' " more                                  \
  "><peering kind='private'/></circuit>"
#define WAS(circuits)                                                                              \
  "<peering-location id='was' at='Washington DC'>" circuits "</peering-location>"
#define NY(circuits) "<peering-location id='ny' at='New York'>" circuits "</peering-location>"
#define LINK(id, a, b, rate)                                                                       \
  "<wan-link id='" id "' a='" a "' b='" b "' capacity='" rate "' rtt='10ms'/>"
#define TO(circuit) "<connection circuit='" circuit "'/>"
#define DEMAND(rate, critical)                                                                     \
  "<site id='dal' name='Dallas' lat='32.78' lon='-96.80' users='40' critical='" critical           \
  "'><demand service='azure' gateway='gw' down='" rate "' up='1Mbps'/></site>"                     \
  "<gateway id='gw' region='eastus' sku='ErGw3AZ'>" TO("c-1") TO("c-2") "</gateway>"
#define ONE(location)                                                                              \
  "<site id='dal' name='Dallas' lat='32.78' lon='-96.80' users='40' critical='yes'>"               \
  "<demand service='azure' gateway='gw' down='1Mbps' up='1Mbps'/></site>"                          \
  "<gateway id='gw' region='eastus' sku='ErGw3AZ'>" TO("c-1") "</gateway>" location
#define LINKS LINK("l-was", "dal", "was", "10Gbps") LINK("l-ny", "dal", "ny", "10Gbps")
#define TWO(rate, critical, size, first, second)                                                   \
  DEMAND(rate, critical) WAS(CIRCUIT("c-1", size, first)) NY(CIRCUIT("c-2", size, second)) LINKS
#define ZAYO "provider='Zayo'"
#define EQUINIX "provider='Equinix'"
#define EDGE "edge-primary='e' edge-secondary='e'"
#define LINKS_TO_WAS LINK("l-was", "dal", "was", "10Gbps")
/* A gateway behind each circuit as its first choice, and the other circuit as the second. */
#define TWO_USES(first, second, size)                                                              \
  "<site id='dal' lat='32.78' lon='-96.80'>"                                                       \
  "<demand service='azure' gateway='g-1' down='" first "' up='1Mbps'/>"                            \
  "<demand service='azure' gateway='g-2' down='" second "' up='1Mbps'/></site>"                    \
  "<gateway id='g-1' region='eastus' sku='ErGw3AZ'><connection circuit='c-1' weight='9'/>" TO(     \
      "c-2") "</gateway>"                                                                          \
             "<gateway id='g-2' region='eastus' sku='ErGw3AZ'><connection circuit='c-2' "          \
             "weight='9'/>" TO("c-1") "</gateway>" WAS(CIRCUIT("c-1", size, ""))                   \
                 NY(CIRCUIT("c-2", size, "")) LINKS
/* Dallas has its circuits behind a hub. */
#define BEHIND                                                                                     \
  DEMAND("1Mbps", "yes")                                                                           \
  "<site id='hub' lat='39' lon='-77'/>" WAS(CIRCUIT("c-1", "1Gbps", ZAYO))                         \
      NY(CIRCUIT("c-2", "1Gbps", EQUINIX)) LINK("l-was", "hub", "was", "10Gbps")                   \
          LINK("l-ny", "hub", "ny", "10Gbps") LINK("l-hub", "dal", "hub", "10Gbps")

/* A circuit with two edges and a NAT pool at the first. */
#define POOLED(edges, second, more)                                                                \
  DALLAS("", "")                                                                                   \
  WAS(CIRCUIT("c-1", "1Gbps", "edge-primary='e-1' " second))                                       \
  "<edge id='e-1' site='dal' " edges "/><edge id='e-2' site='dal' " edges "/>"                     \
  "<exit id='x-1' edge='e-1' kind='circuit' ref='c-1'/>"                                           \
  "<exit id='x-2' edge='e-2' kind='circuit' ref='c-1'/>"                                           \
  "<nat-pool id='p' edge='e-1' prefix='203.0.113.0/28'/>"                                          \
  "<advertise exit='x-1' prefix='203.0.113.0/28'/>" more
#define SECOND "edge-secondary='e-2'"
/* Dallas between the internet and the circuit in New York. */
#define CRITICAL(children)                                                                         \
  AUTHORIZED NEW_YORK DALLAS("users='40' critical='yes'", children) DALLAS_NEW_YORK("5ms")
#define WEB "<demand service='internet' down='10Mbps' up='1Mbps'/>"
#define TWO_ACCESSES                                                                               \
  "<internet id='dal-a' capacity='1Gbps' provider='isp-a'/>"                                       \
  "<internet id='dal-b' capacity='1Gbps' provider='isp-b'/>"

static const Case cases[] = {
    {"/rules/REL-20/shared-state", "REL-20", ERP_VERDICT_PASS,
     POOLED("state-group='g'", SECOND, ""), NULL, NULL, NULL, 0},
    {"/rules/REL-20/both-advertise", "REL-20", ERP_VERDICT_PASS,
     POOLED("", SECOND, "<advertise exit='x-2' prefix='203.0.113.0/24'/>"), NULL, NULL, NULL, 0},
    {"/rules/REL-20/warn", "REL-20", ERP_VERDICT_WARN, POOLED("", SECOND, ""), "p",
     "known on 1 of 2 links", NULL, 0},
    {"/rules/REL-20/fail", "REL-20", ERP_VERDICT_FAIL,
     POOLED("", SECOND, "<inbound id='srv' site='dal' prefix='203.0.113.5/32'/>"), "p",
     "service srv", NULL, 0},
    {"/rules/REL-20/not-answered", "REL-20", ERP_VERDICT_NOT_ANSWERED, POOLED("", "", ""), "p",
     NULL, NULL, 0},
    {"/rules/REL-20/not-applicable", "REL-20", ERP_VERDICT_NOT_APPLICABLE,
     TWO("1Mbps", "no", "1Gbps", "", ""), NULL, NULL, NULL, 0},

    {"/rules/REL-03/pass", "REL-03", ERP_VERDICT_PASS, TWO("1Mbps", "yes", "1Gbps", ZAYO, EQUINIX),
     NULL, NULL, NULL, 0},
    {"/rules/REL-03/circuit", "REL-03", ERP_VERDICT_FAIL,
     ONE(WAS(CIRCUIT("c-1", "1Gbps", ""))) LINKS_TO_WAS LINK("l-2", "dal", "was", "1Gbps"), "c-1",
     "Without circuit c-1, critical traffic of Dallas", "users", 4000},
    {"/rules/REL-03/location", "REL-03", ERP_VERDICT_FAIL,
     DEMAND("1Mbps", "yes") WAS(CIRCUIT("c-1", "1Gbps", "") CIRCUIT("c-2", "1Gbps", ""))
         LINKS_TO_WAS LINK("l-2", "dal", "was", "1Gbps"),
     "was", "Without peering location Washington DC", NULL, 0},
    {"/rules/REL-03/provider", "REL-03", ERP_VERDICT_FAIL,
     TWO("1Mbps", "yes", "1Gbps", "provider='Zayo'", "provider='Zayo'"), NULL,
     "Without provider Zayo", NULL, 0},
    {"/rules/REL-03/edge", "REL-03", ERP_VERDICT_FAIL,
     TWO("1Mbps", "yes", "1Gbps", EDGE, EDGE) "<edge id='e' site='dal'/>", "e", "Without edge e",
     NULL, 0},
    {"/rules/REL-03/link", "REL-03", ERP_VERDICT_FAIL, BEHIND, "l-hub", "Without WAN link l-hub",
     "users", 4000},
    {"/rules/REL-03/two-links", "REL-03", ERP_VERDICT_PASS,
     BEHIND LINK("l-hub2", "dal", "hub", "10Gbps"), NULL, NULL, NULL, 0},
    {"/rules/REL-03/not-answered", "REL-03", ERP_VERDICT_NOT_ANSWERED,
     TWO("1Mbps", "yes", "1Gbps", ZAYO, ""), NULL, "may share a provider", NULL, 0},
    {"/rules/REL-03/only-access", "REL-03", ERP_VERDICT_FAIL,
     UNDECIDED DALLAS("critical='yes'", INTERNET_15MS EXCHANGE), "dal-isp",
     "Without internet access dal-isp of Dallas", NULL, 0},
    /* The default category is not offered over circuits, and neither is the rest of the internet.
     */
    {"/rules/REL-03/internet-only", "REL-03", ERP_VERDICT_FAIL, CRITICAL(INTERNET_15MS EXCHANGE),
     "dal-isp", "Without internet access dal-isp of Dallas", NULL, 0},
    {"/rules/REL-03/other-internet", "REL-03", ERP_VERDICT_FAIL,
     AUTHORIZED NEW_YORK DALLAS("critical='yes'", INTERNET_15MS WEB) DALLAS_NEW_YORK("5ms"),
     "dal-isp", "Without internet access dal-isp of Dallas", "flows", 100},
    /* What goes over the only circuit does not fail over to the internet by itself. */
    {"/rules/REL-03/by-hand", "REL-03", ERP_VERDICT_WARN, CRITICAL(TWO_ACCESSES EXCHANGE), "er-ny",
     "Without circuit er-ny, critical traffic of Dallas has the internet only", "users", 4000},
    {"/rules/REL-03/by-hand-link", "REL-03", ERP_VERDICT_WARN, CRITICAL(TWO_ACCESSES EXCHANGE),
     "dal-ny", "Without WAN link dal-ny, critical traffic has the internet only", "users", 4000},
    {"/rules/REL-03/not-applicable", "REL-03", ERP_VERDICT_NOT_APPLICABLE,
     TWO("1Mbps", "no", "1Gbps", "", ""), NULL, NULL, NULL, 0},

    /* 800 Mb/s of 1 Gb/s is 80 %. */
    {"/rules/REL-04/pass", "REL-04", ERP_VERDICT_PASS, TWO("800Mbps", "no", "1Gbps", "", ""), NULL,
     NULL, NULL, 0},
    {"/rules/REL-04/warn", "REL-04", ERP_VERDICT_WARN, TWO_USES("450Mbps", "450Mbps", "1Gbps"),
     "c-1", "circuit c-2 carries 900 Mb/s of 1 Gb/s: 90 % instead of 45 %", "use_after_percent",
     9000},
    {"/rules/REL-04/fail", "REL-04", ERP_VERDICT_FAIL, TWO_USES("600Mbps", "600Mbps", "1Gbps"),
     "c-2", "circuit c-1 carries 1.2 Gb/s of 1 Gb/s: 120 % instead of 60 %", "use_before_percent",
     6000},
    {"/rules/REL-04/not-applicable", "REL-04", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("", INTERNET_15MS), NULL, NULL, NULL, 0},

    /* 20 % of 1 Gb/s is 200 Mb/s. */
    {"/rules/CST-04/pass", "CST-04", ERP_VERDICT_PASS, TWO_USES("100Mbps", "100Mbps", "1Gbps"),
     NULL, NULL, NULL, 0},
    {"/rules/CST-04/warn", "CST-04", ERP_VERDICT_WARN, TWO_USES("100Mbps", "90Mbps", "1Gbps"),
     "c-1", "used to 19 % at most", "use_percent", 1900},
    {"/rules/CST-04/smallest", "CST-04", ERP_VERDICT_PASS, TWO("1Mbps", "no", "50Mbps", "", ""),
     NULL, NULL, NULL, 0},
    {"/rules/CST-04/not-applicable", "CST-04", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("", INTERNET_15MS), NULL, NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
