/* SEC rules but SEC-07, which stands with the addresses. */
#include "fixture.h"

#include <string.h>

#define CIRCUIT(id, attributes, peerings)                                                          \
  "<circuit id='" id "' bandwidth='1Gbps' sku='premium' " attributes ">" peerings "</circuit>"
#define AT_LONDON(circuits) "<peering-location id='ldn' at='London'>" circuits "</peering-location>"
#define NO_CIRCUIT UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE)
#define PRIVATE(attributes) "<peering kind='private' " attributes "/>"
#define GATEWAY                                                                                    \
  "<gateway id='gw' region='uksouth' sku='ErGw1AZ'><connection circuit='a'/></gateway>"
#define APART(id, more)                                                                            \
  "<gateway id='" id "' region='uksouth' sku='ErGw1AZ' " more "><connection "                      \
                                                              "circuit='a'/></gateway>"
#define THREE(first, second, third)                                                                \
  AT_LONDON(CIRCUIT("a", "", PRIVATE("")))                                                         \
  APART("gw1", first) APART("gw2", second) APART("gw3", third)
#define GATEWAY_IPSEC(rate)                                                                        \
  "<gateway id='gw' region='uksouth' sku='ErGw1AZ' ipsec='" rate "'><connection circuit='a'/>"     \
  "</gateway>"
/* 10 Mb/s up, 4 down, to a VPN gateway of a rate. */
#define BY_IPSEC(rate)                                                                             \
  DALLAS("", "<demand service='azure' down='4Mbps' up='10Mbps' gateway='gw'/>")                    \
  AT_LONDON(CIRCUIT("a", "", PRIVATE("")))                                                         \
  GATEWAY_IPSEC(rate) "<wan-link id='l' a='dal' b='ldn' capacity='1Gbps' rtt='90ms'/>"
/* Dallas reaches a virtual network over circuit a. */
#define TO_AZURE(attributes)                                                                       \
  DALLAS("", "<demand service='azure' down='10Mbps' up='10Mbps' gateway='gw'/>")                   \
  AT_LONDON(CIRCUIT("a", attributes, PRIVATE("")))                                                 \
  GATEWAY "<wan-link id='l' a='dal' b='ldn' capacity='1Gbps' rtt='90ms'/>"
#define EDGE(more)                                                                                 \
  "<edge id='e' site='dal' " more "/><exit id='x' edge='e' kind='circuit' ref='er-ny'/>"
#define BEHIND(more) DALLAS("", INTERNET_15MS) NEW_YORK EDGE(more)
#define ADVERTISED(prefix) BEHIND("") "<advertise exit='x' prefix='" prefix "'/>"
#define POOL "<nat-pool id='p' edge='e' prefix='203.0.113.0/28'/>"
#define INBOUND "<inbound id='srv' site='dal' prefix='203.0.113.16/32' via='x'/>"
#define DEFAULT_ROUTE                                                                              \
  AT_LONDON(CIRCUIT("a", "", "<peering kind='private'><advertise prefix='0.0.0.0/0'/></peering>"))
/* A closed site that has to use the circuit. */
#define BOUND(mobile)                                                                              \
  AUTHORIZED DALLAS("users='100' closed='yes' mobile='" mobile "'", EXCHANGE)                      \
  NEW_YORK DALLAS_NEW_YORK("40ms") "<policy service='exchange' via='er-ny'/>"
#define TAKES_CIRCUIT(reason)                                                                      \
  "<tenant geo='NAM' m365-over-expressroute='authorized' " reason "/>" DALLAS("", EXCHANGE)        \
      NEW_YORK DALLAS_NEW_YORK("40ms") "<policy service='exchange' via='er-ny'/>"
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

    {"/rules/SEC-02/macsec-passes", "SEC-02", ERP_VERDICT_PASS,
     TO_AZURE("provider='direct' macsec='yes'"), NULL, NULL, NULL, 0},
    {"/rules/SEC-02/answered", "SEC-02", ERP_VERDICT_PASS, TO_AZURE("") YES("SEC-02"), "a",
     "declared yes", NULL, 0},
    {"/rules/SEC-02/fail", "SEC-02", ERP_VERDICT_FAIL, TO_AZURE("") NO("SEC-02"), "a",
     "declared no", NULL, 0},
    {"/rules/SEC-02/not-answered", "SEC-02", ERP_VERDICT_NOT_ANSWERED, TO_AZURE(""), "a",
     "IPsec or TLS", NULL, 0},
    {"/rules/SEC-02/not-applicable", "SEC-02", ERP_VERDICT_NOT_APPLICABLE, NEW_YORK, NULL, NULL,
     NULL, 0},

    {"/rules/SEC-02/ipsec-passes", "SEC-02", ERP_VERDICT_PASS, BY_IPSEC("1Gbps"), NULL,
     "MACsec or IPsec", NULL, 0},
    /* The same circuit also leads to a gateway without. */
    {"/rules/SEC-02/some-ipsec", "SEC-02", ERP_VERDICT_NOT_ANSWERED,
     DALLAS("", "<demand service='azure' down='4Mbps' up='1Mbps' gateway='gw'/>"
                "<demand service='azure' down='4Mbps' up='1Mbps' gateway='gw2'/>")
         AT_LONDON(CIRCUIT("a", "", PRIVATE("")))
             GATEWAY_IPSEC("1Gbps") "<gateway id='gw2' region='uksouth' sku='ErGw1AZ'><connection "
                                    "circuit='a'/></gateway>"
                                    "<wan-link id='l' a='dal' b='ldn' capacity='1Gbps'/>",
     "a", "IPsec or TLS", NULL, 0},

    {"/rules/SEC-03/pass", "SEC-03", ERP_VERDICT_PASS, BY_IPSEC("10Mbps"), NULL, "1 VPN gateway",
     NULL, 0},
    {"/rules/SEC-03/fail", "SEC-03", ERP_VERDICT_FAIL, BY_IPSEC("8Mbps"), "gw",
     "protect 10 Mb/s and passes 8 Mb/s: 2 Mb/s too much", "ipsec_mbps", 800},
    {"/rules/SEC-03/not-applicable", "SEC-03", ERP_VERDICT_NOT_APPLICABLE, TO_AZURE(""), NULL, NULL,
     NULL, 0},

    {"/rules/SEC-05/pass", "SEC-05", ERP_VERDICT_PASS, BEHIND("inspected='yes'"), NULL, NULL, NULL,
     0},
    {"/rules/SEC-05/fail", "SEC-05", ERP_VERDICT_FAIL, BEHIND("inspected='no'") INBOUND, "e",
     "1 inbound service", "services", 100},
    {"/rules/SEC-05/not-answered", "SEC-05", ERP_VERDICT_NOT_ANSWERED, BEHIND(""), "e", NULL, NULL,
     0},
    {"/rules/SEC-05/no-edge", "SEC-05", ERP_VERDICT_NOT_ANSWERED, NEW_YORK, "er-ny",
     "at which edge", NULL, 0},
    {"/rules/SEC-05/not-applicable", "SEC-05", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    /* A pool of 16 addresses and one server: 32 - 17 = 15 are spare. */
    {"/rules/SEC-06/pass", "SEC-06", ERP_VERDICT_PASS, ADVERTISED("203.0.113.0/28") POOL, NULL,
     NULL, NULL, 0},
    {"/rules/SEC-06/warn", "SEC-06", ERP_VERDICT_WARN, ADVERTISED("203.0.113.0/27") POOL INBOUND,
     "advertise[1]", "15 of its addresses", "surplus", 1500},
    {"/rules/SEC-06/limit-of-the-plan", "SEC-06", ERP_VERDICT_PASS,
     ADVERTISED("203.0.113.0/27") POOL INBOUND "<parameter name='surplus' value='15'/>", NULL, NULL,
     NULL, 0},
    {"/rules/SEC-06/not-answered", "SEC-06", ERP_VERDICT_NOT_ANSWERED, ADVERTISED("203.0.113.0/28"),
     "advertise[1]", "no NAT pool", NULL, 0},
    /* 32 addresses, of which the pool uses 16. */
    {"/rules/SEC-06/one-below-the-surplus", "SEC-06", ERP_VERDICT_WARN,
     ADVERTISED("203.0.113.0/27") POOL "<parameter name='surplus' value='15'/>", "advertise[1]",
     "16 of its addresses", "surplus", 1600},
    {"/rules/SEC-06/at-the-surplus", "SEC-06", ERP_VERDICT_PASS,
     ADVERTISED("203.0.113.0/27") POOL "<parameter name='surplus' value='16'/>", NULL, NULL, NULL,
     0},
    /* 2 to the 80th less 2 to the 64th. */
    {"/rules/SEC-06/ipv6", "SEC-06", ERP_VERDICT_WARN,
     ADVERTISED("2001:db8:1::/48") "<nat-pool id='p' edge='e' prefix='2001:db8:1::/64'/>",
     "advertise[1]", "more than 1", NULL, 0},
    {"/rules/SEC-06/others-are-only-counted", "SEC-06", ERP_VERDICT_NOT_ANSWERED,
     ADVERTISED("203.0.113.0/28")
         POOL LONDON_WITH("premium", "<peering kind='microsoft' prefixes='7'/>"),
     "er-ldn/peering[1]", "more prefixes than it lists", NULL, 0},
    {"/rules/SEC-06/not-applicable", "SEC-06", ERP_VERDICT_NOT_APPLICABLE, BEHIND("") POOL, NULL,
     NULL, NULL, 0},

    {"/rules/SEC-08/pass", "SEC-08", ERP_VERDICT_PASS, DEFAULT_ROUTE YES("SEC-08"), "a/peering[1]",
     NULL, NULL, 0},
    {"/rules/SEC-08/fail", "SEC-08", ERP_VERDICT_FAIL, DEFAULT_ROUTE NO("SEC-08"), "a/peering[1]",
     NULL, NULL, 0},
    {"/rules/SEC-08/not-answered", "SEC-08", ERP_VERDICT_NOT_ANSWERED, DEFAULT_ROUTE,
     "a/peering[1]", "default route", NULL, 0},
    {"/rules/SEC-08/in-halves-at-an-exit", "SEC-08", ERP_VERDICT_NOT_ANSWERED,
     DALLAS("", INTERNET_15MS) NEW_YORK_WITH("premium", PRIVATE(""))
         EDGE("") "<advertise exit='x' prefix='0.0.0.0/1'/><advertise exit='x' "
                  "prefix='128.0.0.0/1'/>",
     "er-ny/peering[1]", "default route", NULL, 0},
    {"/rules/SEC-08/not-applicable", "SEC-08", ERP_VERDICT_NOT_APPLICABLE,
     AT_LONDON(CIRCUIT("a", "", PRIVATE(""))), NULL, NULL, NULL, 0},

    {"/rules/SEC-09/pass", "SEC-09", ERP_VERDICT_PASS,
     THREE("isolation='prod'", "isolation='prod'", "isolation='prod'"), NULL, "1 circuit", NULL, 0},
    {"/rules/SEC-09/two-kinds", "SEC-09", ERP_VERDICT_FAIL,
     THREE("isolation='prod'", "isolation='test'", "isolation='prod'"), "a",
     "the same (prod, test)", NULL, 0},
    /* One that has to be kept apart, with others that nobody says anything of. */
    {"/rules/SEC-09/one-stated", "SEC-09", ERP_VERDICT_FAIL, THREE("", "isolation='prod'", ""), "a",
     "(prod)", NULL, 0},
    {"/rules/SEC-09/not-answered", "SEC-09", ERP_VERDICT_NOT_ANSWERED, THREE("", "", ""), "a",
     "virtual networks of gateway gw1, gateway gw2", NULL, 0},
    {"/rules/SEC-09/answered", "SEC-09", ERP_VERDICT_PASS, THREE("", "", "") YES("SEC-09"), "a",
     "declared yes", NULL, 0},
    {"/rules/SEC-09/not-applicable", "SEC-09", ERP_VERDICT_NOT_APPLICABLE,
     AT_LONDON(CIRCUIT("a", "", PRIVATE(""))) APART("gw", "isolation='prod'"), NULL, NULL, NULL, 0},

    {"/rules/SEC-12/pass", "SEC-12", ERP_VERDICT_PASS, BOUND("10%") YES("SEC-12"), "dal", NULL,
     NULL, 0},
    {"/rules/SEC-12/fail", "SEC-12", ERP_VERDICT_FAIL, BOUND("10%") NO("SEC-12"), "dal", NULL, NULL,
     0},
    {"/rules/SEC-12/not-answered", "SEC-12", ERP_VERDICT_NOT_ANSWERED, BOUND("10%"), "dal",
     "conditional access", NULL, 0},
    {"/rules/SEC-12/nobody-is-mobile", "SEC-12", ERP_VERDICT_NOT_APPLICABLE, BOUND("0%"), NULL,
     "No users are mobile", NULL, 0},
    {"/rules/SEC-12/not-applicable", "SEC-12", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("users='100' mobile='10%'", INTERNET_15MS EXCHANGE), NULL, "No closed site", NULL, 0},

    {"/rules/SEC-13/pass", "SEC-13", ERP_VERDICT_PASS,
     AT_LONDON(CIRCUIT("a", "", "")) GATEWAY YES("SEC-13"), "gw", "declared yes", NULL, 0},
    {"/rules/SEC-13/fail", "SEC-13", ERP_VERDICT_FAIL,
     AT_LONDON(CIRCUIT("a", "", "")) GATEWAY NO("SEC-13"), "gw", "declared no", NULL, 0},
    {"/rules/SEC-13/not-answered", "SEC-13", ERP_VERDICT_NOT_ANSWERED,
     AT_LONDON(CIRCUIT("a", "", "")) GATEWAY, "gw", "subnet of gateway gw", NULL, 0},
    {"/rules/SEC-13/not-applicable", "SEC-13", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/SEC-15/pass", "SEC-15", ERP_VERDICT_PASS, TAKES_CIRCUIT("reason='measured-need'"),
     NULL, "not security", NULL, 0},
    {"/rules/SEC-15/warn", "SEC-15", ERP_VERDICT_WARN, TAKES_CIRCUIT("reason='security'"), NULL,
     "365 of Dallas over a circuit", NULL, 0},
    {"/rules/SEC-15/no-reason", "SEC-15", ERP_VERDICT_NOT_APPLICABLE, TAKES_CIRCUIT(""), NULL,
     "No reason is stated", NULL, 0},
    {"/rules/SEC-15/not-applicable", "SEC-15", ERP_VERDICT_NOT_APPLICABLE,
     "<tenant reason='security'/>" DALLAS("", INTERNET_15MS EXCHANGE), NULL, "No Microsoft 365",
     NULL, 0},

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
