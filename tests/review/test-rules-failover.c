/* REL-09, REL-11, REL-14 and REL-19: what is left when something is lost. */
#include "fixture.h"

#define PRIVATE "<peering kind='private'/>"
#define LOCATION(id, place, more, peerings)                                                        \
  "<peering-location id='" id "' at='" place "'><circuit id='er-" id                               \
  "' bandwidth='10Gbps' sku='premium' " more ">" peerings "</circuit></peering-location>"
#define TWO(first, second)                                                                         \
  LOCATION("was", "Washington DC", first, PRIVATE) LOCATION("ny", "New York", second, PRIVATE)

/* Three sites in a row: far - mid - hub. */
#define SITE(id, users, children)                                                                  \
  "<site id='" id "' lat='40' lon='-75' users='" users "'>" children "</site>"
#define LINK(id, a, b) "<wan-link id='" id "' a='" a "' b='" b "' capacity='1Gbps' rtt='10ms'/>"
#define ACCESS "<internet capacity='1Gbps' rtt='5ms'/>"
#define ROW(far, mid, hub) SITE("far", "20", far) SITE("mid", "30", mid) SITE("hub", "50", hub)
#define CHAIN LINK("far-mid", "far", "mid") LINK("mid-hub", "mid", "hub")

#define TO_GATEWAY(site)                                                                           \
  DALLAS(site, "<demand service='azure' gateway='gw' down='10Mbps' up='1Mbps'/>")                  \
  TWO("", "")                                                                                      \
  LINK("l-was", "dal", "was") LINK("l-ny", "dal", "ny")
#define GATEWAY(connections)                                                                       \
  "<gateway id='gw' region='eastus' sku='ErGw1AZ'>" connections "</gateway>"
#define ONE_CIRCUIT TO_GATEWAY("critical='yes'") GATEWAY("<connection circuit='er-was'/>")

#define BY(internet, ways)                                                                         \
  AUTHORIZED DALLAS("", internet EXCHANGE)                                                         \
      NEW_YORK DALLAS_NEW_YORK("40ms") "<policy service='exchange' via='" ways "'/>"
#define M365(internet) BY(internet, "er-ny")
#define NEAR LOCATION("was", "Washington DC", "", M365_PEERING) LINK("l-was", "dal", "was")
#define FAR(rtt) LONDON "<wan-link id='dal-ldn' a='dal' b='ldn' capacity='10Gbps' rtt='" rtt "'/>"

static const Case cases[] = {
    {"/rules/REL-09/pass", "REL-09", ERP_VERDICT_PASS, TWO("provider='Zayo'", "provider='Equinix'"),
     NULL, NULL, NULL, 0},
    {"/rules/REL-09/warn", "REL-09", ERP_VERDICT_WARN, TWO("provider='Zayo'", "provider='ZAYO'"),
     "er-was", "come from one provider, Zayo", "circuits", 200},
    {"/rules/REL-09/direct", "REL-09", ERP_VERDICT_PASS,
     TWO("provider='direct'", "provider='direct'"), NULL, NULL, NULL, 0},
    {"/rules/REL-09/not-answered", "REL-09", ERP_VERDICT_NOT_ANSWERED, TWO("provider='Zayo'", ""),
     "er-was", NULL, NULL, 0},
    /* Circuits at places that the catalogue does not know may be in one region. */
    {"/rules/REL-09/nowhere", "REL-09", ERP_VERDICT_NOT_ANSWERED,
     LOCATION("was", "Washington DC", "provider='Zayo'", PRIVATE)
         LOCATION("now", "Nowhere", "provider='Zayo'", PRIVATE),
     "er-now", "does not know the places of circuit er-now", NULL, 0},
    {"/rules/REL-09/not-applicable", "REL-09", ERP_VERDICT_NOT_APPLICABLE,
     LOCATION("was", "Washington DC", "", PRIVATE) LOCATION("ldn", "London", "", PRIVATE), NULL,
     NULL, NULL, 0},

    {"/rules/REL-11/pass", "REL-11", ERP_VERDICT_PASS, ROW(ACCESS, ACCESS, ACCESS) CHAIN, NULL,
     NULL, NULL, 0},
    /* The link to the hub takes the egress from 20 + 30 users. */
    {"/rules/REL-11/links", "REL-11", ERP_VERDICT_WARN, ROW("", "", ACCESS) CHAIN, NULL,
     "of mid-hub: 50 users", "users", 5000},
    /* The egress is in the middle: each link cuts one end off, 50 users at most. */
    {"/rules/REL-11/other-side", "REL-11", ERP_VERDICT_WARN, ROW("", ACCESS, "") CHAIN, NULL,
     "of mid-hub: 50 users", NULL, 0},
    /* The first site of the search has it. */
    {"/rules/REL-11/first", "REL-11", ERP_VERDICT_WARN, ROW(ACCESS, "", "") CHAIN, NULL,
     "of far-mid: 80 users", NULL, 0},
    /* A ring has no bridge, but the hub still is the only way out of 50 users. */
    {"/rules/REL-11/ring", "REL-11", ERP_VERDICT_WARN,
     ROW("", "", ACCESS) CHAIN LINK("far-hub", "far", "hub"), "hub", "of hub: 50 users", NULL, 0},
    {"/rules/REL-11/ring-of-two", "REL-11", ERP_VERDICT_PASS,
     ROW("", ACCESS, ACCESS) CHAIN LINK("far-hub", "far", "hub"), NULL, NULL, NULL, 0},
    /* The only way out is a circuit. */
    {"/rules/REL-11/circuit", "REL-11", ERP_VERDICT_WARN,
     SITE("hub", "50", "") LOCATION("ny", "New York", "", PRIVATE) LINK("hub-ny", "hub", "ny"),
     "hub-ny", "50 users", NULL, 0},
    {"/rules/REL-11/limit", "REL-11", ERP_VERDICT_PASS,
     ROW("", "", ACCESS) CHAIN "<parameter name='spof.users' value='51'/>", NULL, NULL, NULL, 0},
    {"/rules/REL-11/not-applicable", "REL-11", ERP_VERDICT_NOT_APPLICABLE, ROW("", "", ACCESS),
     NULL, NULL, NULL, 0},

    {"/rules/REL-14/pass", "REL-14", ERP_VERDICT_PASS,
     TO_GATEWAY("critical='yes'")
         GATEWAY("<connection circuit='er-was'/><connection circuit='er-ny'/>"),
     NULL, NULL, NULL, 0},
    {"/rules/REL-14/not-answered", "REL-14", ERP_VERDICT_NOT_ANSWERED, ONE_CIRCUIT, "gw",
     "over 1 circuit; the plan does not say", "sites", 100},
    {"/rules/REL-14/vpn", "REL-14", ERP_VERDICT_WARN,
     ONE_CIRCUIT "<answer rule='REL-14' value='yes' by='Ann'/>", "gw", "better than none", NULL, 0},
    {"/rules/REL-14/none", "REL-14", ERP_VERDICT_FAIL,
     ONE_CIRCUIT "<answer rule='REL-14' value='no' by='Ann'/>", "gw", "without a backup", NULL, 0},
    {"/rules/REL-14/not-applicable", "REL-14", ERP_VERDICT_NOT_APPLICABLE,
     TO_GATEWAY("") GATEWAY("<connection circuit='er-was'/>"), NULL, NULL, NULL, 0},

    {"/rules/REL-19/pass", "REL-19", ERP_VERDICT_PASS, M365("") FAR("90ms"), NULL, NULL, NULL, 0},
    {"/rules/REL-19/just-near-enough", "REL-19", ERP_VERDICT_PASS, M365("") FAR("100ms"), NULL,
     NULL, NULL, 0},
    {"/rules/REL-19/far-warns", "REL-19", ERP_VERDICT_WARN, M365(INTERNET_15MS) FAR("101ms"),
     "er-ny", "goes over circuit er-ldn, 101 ms away", "rtt_ms", 10100},
    /* A nearer one will do. */
    {"/rules/REL-19/not-the-nearest", "REL-19", ERP_VERDICT_PASS, M365("") FAR("101ms") NEAR, NULL,
     NULL, NULL, 0},
    /* But the policy names the far one. */
    {"/rules/REL-19/by-policy", "REL-19", ERP_VERDICT_WARN,
     BY(INTERNET_15MS, "er-ny er-ldn") FAR("101ms") NEAR, "er-ny",
     "goes over circuit er-ldn, 101 ms away", "rtt_ms", 10100},
    /* The internet comes first, and another circuit is there. */
    {"/rules/REL-19/internet-first", "REL-19", ERP_VERDICT_PASS,
     BY(INTERNET_15MS, "er-ny dal") FAR("90ms"), NULL, NULL, NULL, 0},
    {"/rules/REL-19/internet-warns", "REL-19", ERP_VERDICT_WARN, M365(INTERNET_15MS), "er-ny",
     "has the internet only", "sites", 100},
    {"/rules/REL-19/fail", "REL-19", ERP_VERDICT_FAIL, M365(""), "er-ny", "has no way left", NULL,
     0},
    {"/rules/REL-19/not-applicable", "REL-19", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE), NULL, NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
