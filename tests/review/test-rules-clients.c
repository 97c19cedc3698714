/* CLI-02, CLI-05, CLI-06, CLI-07, CLI-08 and WAN-06: proxies, resolvers, VPNs and mandatory
 * circuits. */
#include "fixture.h"

#include <string.h>

#define NOBODY UNDECIDED DALLAS("", "")
#define PROXY(more) "<proxy id='px' site='dal' " more "/>"
#define ANSWER(rule, value) "<answer rule='" rule "' value='" value "' by='Ann'/>"
#define PROXIED(more)                                                                              \
  AUTHORIZED DALLAS("proxy='px'", INTERNET_15MS EXCHANGE)                                          \
      NEW_YORK DALLAS_NEW_YORK("40ms") "<policy service='exchange' via='er-ny'/>" PROXY(more)

/* Dallas to New York 2200 km, to Houston 360 km. */
#define RESOLVED(attributes)                                                                       \
  UNDECIDED DALLAS(                                                                                \
      "dns='res'",                                                                                 \
      INTERNET_15MS EXCHANGE) "<site id='res' name='Resolver' " attributes                         \
                              "/><wan-link id='l' a='dal' b='res' capacity='1Gbps' rtt='40ms'/>"

#define MOBILE(mode, head)                                                                         \
  UNDECIDED DALLAS(                                                                                \
      "users='100' mobile='20%' vpn='v'",                                                          \
      INTERNET_15MS EXCHANGE) "<site id='head' name='Head' " head                                  \
                              "><internet capacity='1Gbps'/></site>"                               \
                              "<vpn id='v' site='head' mode='" mode "'/>"                          \
                              "<wan-link id='l' a='dal' b='head' capacity='1Gbps' rtt='40ms'/>"
#define AT_SYDNEY "lat='-33.87' lon='151.21'"
#define AT_HOUSTON "lat='29.76' lon='-95.37'"
#define AT_NEW_YORK "lat='40.71' lon='-74.01'"

/* A closed site that has to use circuits; its internet goes by the proxy's site. */
#define BOUND(via, more)                                                                           \
  AUTHORIZED DALLAS(                                                                               \
      "closed='yes' internet-via='hub'",                                                           \
      EXCHANGE) "<site id='hub' name='Hub' " AT_HOUSTON                                            \
                "><internet capacity='10Gbps' rtt='5ms'/></site>"                                  \
                "<wan-link id='w' a='dal' b='hub' capacity='10Gbps' rtt='8ms'/>" NEW_YORK          \
                    DALLAS_NEW_YORK("40ms") "<policy service='exchange' via='" via "'/>" more
#define SECOND LONDON "<wan-link id='m' a='dal' b='ldn' capacity='10Gbps' rtt='90ms'/>"

static const Case cases[] = {
    {"/rules/CLI-02/pass", "CLI-02", ERP_VERDICT_PASS, PROXIED("bypass='exchange'"), NULL, NULL,
     NULL, 0},
    {"/rules/CLI-02/fail", "CLI-02", ERP_VERDICT_FAIL, PROXIED("bypass='teams'"), "px",
     "Exchange Online", NULL, 0},
    {"/rules/CLI-02/not-answered", "CLI-02", ERP_VERDICT_NOT_ANSWERED, PROXIED(""), "px",
     "no exceptions", NULL, 0},
    /* The routes of a circuit reach the site: whether the proxy knows that is not said. */
    {"/rules/CLI-02/by-routes", "CLI-02", ERP_VERDICT_NOT_ANSWERED,
     AUTHORIZED DALLAS("proxy='px'", INTERNET_15MS EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms")
         PROXY(""),
     "px", "no exceptions", NULL, 0},
    /* It is said that Exchange is no exception, so its way is the proxy's. */
    {"/rules/CLI-02/by-proxy", "CLI-02", ERP_VERDICT_NOT_APPLICABLE,
     AUTHORIZED DALLAS("proxy='px'", INTERNET_15MS EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms")
         PROXY("bypass='teams'"),
     NULL, NULL, NULL, 0},
    {"/rules/CLI-02/not-applicable", "CLI-02", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("proxy='px'", INTERNET_15MS EXCHANGE) PROXY(""), NULL, NULL, NULL, 0},

    {"/rules/CLI-05/not-answered", "CLI-05", ERP_VERDICT_NOT_ANSWERED, PROXIED("bypass='exchange'"),
     "px", "the PAC file of proxy px", NULL, 0},
    {"/rules/CLI-05/pass", "CLI-05", ERP_VERDICT_PASS,
     PROXIED("bypass='exchange'") ANSWER("CLI-05", "yes"), "px", "declared yes by Ann", NULL, 0},
    {"/rules/CLI-05/fail", "CLI-05", ERP_VERDICT_FAIL,
     PROXIED("bypass='exchange'") ANSWER("CLI-05", "no"), "px", NULL, NULL, 0},
    {"/rules/CLI-05/no-exceptions", "CLI-05", ERP_VERDICT_NOT_APPLICABLE, PROXIED(""), NULL, NULL,
     NULL, 0},
    {"/rules/CLI-05/not-applicable", "CLI-05", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("proxy='px'", INTERNET_15MS EXCHANGE) PROXY("bypass='exchange'"), NULL, NULL, NULL, 0},

    {"/rules/CLI-06/own-passes", "CLI-06", ERP_VERDICT_PASS, DALLAS("", INTERNET_15MS EXCHANGE),
     NULL, NULL, NULL, 0},
    {"/rules/CLI-06/near-passes", "CLI-06", ERP_VERDICT_PASS, RESOLVED(AT_HOUSTON), NULL, NULL,
     NULL, 0},
    {"/rules/CLI-06/far", "CLI-06", ERP_VERDICT_WARN, RESOLVED(AT_NEW_YORK), "res",
     "Names of Dallas are resolved at Resolver", NULL, 0},
    {"/rules/CLI-06/limit-of-the-plan", "CLI-06", ERP_VERDICT_PASS,
     RESOLVED(AT_NEW_YORK) "<parameter name='dns.km' value='3000'/>", NULL, NULL, NULL, 0},
    {"/rules/CLI-06/not-answered", "CLI-06", ERP_VERDICT_NOT_ANSWERED, RESOLVED(""), "res",
     "no coordinates", NULL, 0},
    {"/rules/CLI-06/not-applicable", "CLI-06", ERP_VERDICT_NOT_APPLICABLE, NOBODY, NULL, NULL, NULL,
     0},

    {"/rules/CLI-07/pass", "CLI-07", ERP_VERDICT_PASS, MOBILE("split", AT_SYDNEY), NULL, NULL, NULL,
     0},
    {"/rules/CLI-07/near-warns", "CLI-07", ERP_VERDICT_WARN, MOBILE("forced", AT_HOUSTON), "v",
     "Dallas", NULL, 0},
    /* Light alone takes 138 ms to Sydney and back: 13800 km. */
    {"/rules/CLI-07/far-fails", "CLI-07", ERP_VERDICT_FAIL, MOBILE("forced", AT_SYDNEY), "v",
     "adds up to", NULL, 0},
    {"/rules/CLI-07/limit-of-the-plan", "CLI-07", ERP_VERDICT_WARN,
     "<parameter name='gp.material' value='500'/>" MOBILE("forced", AT_SYDNEY), "v", "adds up to",
     NULL, 0},
    {"/rules/CLI-07/no-coordinates", "CLI-07", ERP_VERDICT_WARN, MOBILE("forced", ""), "v",
     "nobody can say how far", NULL, 0},
    {"/rules/CLI-07/not-applicable", "CLI-07", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("users='10' mobile='20%'", INTERNET_15MS EXCHANGE), NULL, NULL, NULL, 0},

    {"/rules/CLI-08/pass", "CLI-08", ERP_VERDICT_PASS, BOUND("er-ny er-ldn", SECOND), NULL, NULL,
     NULL, 0},
    {"/rules/CLI-08/after-a-loss", "CLI-08", ERP_VERDICT_FAIL, BOUND("er-ny", ""), "er-ny",
     "After the loss of circuit er-ny", "sites", 100},
    /* Two circuits, but New York is lost with both of them. */
    {"/rules/CLI-08/after-the-loss-of-the-location", "CLI-08", ERP_VERDICT_FAIL,
     BOUND("er-ny er-2", "<peering-location id='ny2' at='New York'><circuit id='er-2' "
                         "bandwidth='10Gbps' sku='premium'>" M365_PEERING
                         "</circuit></peering-location><wan-link id='m' a='dal' b='ny2' "
                         "capacity='10Gbps' rtt='41ms'/>"),
     "ny", "loss of the peering location New York", "sites", 100},
    /* The circuit named is not reached, so it leaves at once. */
    {"/rules/CLI-08/now", "CLI-08", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("closed='yes' internet-via='hub'",
                       EXCHANGE) "<site id='hub' " AT_HOUSTON
                                 "><internet capacity='10Gbps' rtt='5ms'/></site><wan-link id='w' "
                                 "a='dal' b='hub' "
                                 "capacity='10Gbps' rtt='8ms'/>" NEW_YORK
                                 "<policy service='exchange' via='er-ny'/>",
     NULL, "leaves by the internet", NULL, 0},
    {"/rules/CLI-08/not-applicable", "CLI-08", ERP_VERDICT_NOT_APPLICABLE,
     BOUND("er-ny internet", ""), NULL, NULL, NULL, 0},

    {"/rules/WAN-06/pass", "WAN-06", ERP_VERDICT_PASS,
     DALLAS("proxy='px'", INTERNET_15MS EXCHANGE) PROXY("capacity='1Gbps' delay='2ms'"), NULL, NULL,
     NULL, 0},
    {"/rules/WAN-06/short", "WAN-06", ERP_VERDICT_FAIL,
     DALLAS("proxy='px'", INTERNET_15MS EXCHANGE) PROXY("capacity='50Mbps' delay='2ms'"), "px",
     "50 Mb/s", "capacity_mbps", 5000},
    {"/rules/WAN-06/inspected", "WAN-06", ERP_VERDICT_WARN,
     DALLAS("proxy='px'", INTERNET_15MS EXCHANGE)
         PROXY("capacity='1Gbps' delay='12ms' inspection='yes'"),
     "px", "12 ms", NULL, 0},
    {"/rules/WAN-06/not-answered", "WAN-06", ERP_VERDICT_NOT_ANSWERED,
     DALLAS("proxy='px'", INTERNET_15MS EXCHANGE) PROXY("capacity='1Gbps'"), "px", "delay", NULL,
     0},
    {"/rules/WAN-06/not-applicable", "WAN-06", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("", INTERNET_15MS EXCHANGE) PROXY(""), NULL, NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
