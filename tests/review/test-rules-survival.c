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

/* The same with 90 Mb/s; the capacity of the links to the hub and from it to New York, which is
 * second. */
#define BEHIND_LINK(first, last)                                                                   \
  "<site id='dal' name='Dallas' lat='32.78' lon='-96.80'>"                                         \
  "<demand service='azure' gateway='gw' down='90Mbps' up='1Mbps'/></site>"                         \
  "<gateway id='gw' region='eastus' sku='ErGw3AZ'><connection circuit='c-1' weight='9'/>" TO(      \
      "c-2") "</gateway><site id='hub' lat='39' lon='-77'/>" WAS(CIRCUIT("c-1", "1Gbps", ""))      \
      NY(CIRCUIT("c-2", "1Gbps", "")) LINK("l-was", "hub", "was", "10Gbps")                        \
          LINK("l-ny", "hub", "ny", last) LINK("l-hub", "dal", "hub", first)

#define BY_VPN                                                                                     \
  DALLAS("", "")                                                                                   \
  "<vpn id='v' site='dal' mode='forced'/>"                                                         \
  "<site id='home' kind='roaming' vpn='v' lat='40' lon='-90'>"                                     \
  "<demand service='azure' gateway='gw' down='90Mbps' up='1Mbps'/></site>"                         \
  "<gateway id='gw' region='eastus' sku='ErGw3AZ'><connection circuit='c-1' weight='9'/>" TO(      \
      "c-2") "</gateway>" WAS(CIRCUIT("c-1", "1Gbps", "")) NY(CIRCUIT("c-2", "1Gbps", ""))         \
      LINK("l-was", "dal", "was", "10Gbps") LINK("l-home", "home", "ny", "50Mbps")

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

/* Another record of Washington DC. */
#define WAS_AGAIN(circuits)                                                                        \
  "<peering-location id='was2' at='Washington DC'>" circuits "</peering-location>"
#define LINKS_TO_BOTH LINK("l-was", "dal", "was", "10Gbps") LINK("l-was2", "dal", "was2", "10Gbps")
#define CHI(circuits) "<peering-location id='chi' at='Chicago'>" circuits "</peering-location>"
#define FAR_LINK "<wan-link id='l-ny' a='dal' b='ny' capacity='10Gbps' rtt='30ms'/>"
/* Dallas uses c-1; c-2 is large and near, c-3 small and far. */
#define THREE(first, second, third)                                                                \
  WAS(first)                                                                                       \
  CHI(second)                                                                                      \
  NY(third) LINK("l-was", "dal", "was", "10Gbps") LINK("l-chi", "dal", "chi", "10Gbps") FAR_LINK
#define WEIGHTED(weight)                                                                           \
  "<site id='dal' name='Dallas' lat='32.78' lon='-96.80'>"                                         \
  "<demand service='azure' gateway='gw' down='90Mbps' up='1Mbps'/></site>"                         \
  "<gateway id='gw' region='eastus' sku='ErGw3AZ'><connection circuit='c-1' weight='9'/>" TO(      \
      "c-2") "<connection circuit='c-3' weight='" weight                                           \
             "'/></gateway>" THREE(CIRCUIT("c-1", "1Gbps", ""), CIRCUIT("c-2", "1Gbps", ""),       \
                                   CIRCUIT("c-3", "50Mbps", ""))
#define M365_CIRCUIT(id, rate)                                                                     \
  "<circuit id='" id "' bandwidth='" rate "' sku='premium'>" M365_PEERING "</circuit>"
/* The same with Exchange: 80 Mb/s over ExpressRoute, 8.9 not; and a policy. */
#define ORDERED(via)                                                                               \
  AUTHORIZED DALLAS("", "<internet id='dal-isp' capacity='100Mbps' rtt='15ms'/>"                   \
                        "<demand service='exchange' down='88888889bps' up='1Mbps'/>")              \
      THREE(M365_CIRCUIT("c-1", "1Gbps"), M365_CIRCUIT("c-2", "1Gbps"),                            \
            M365_CIRCUIT("c-3", "50Mbps")) "<policy site='dal' service='exchange' via='" via "'/>"

#define CARRIERS(first, second)                                                                    \
  DEMAND("1Mbps", "yes")                                                                           \
  WAS(CIRCUIT("c-1", "1Gbps", ZAYO))                                                               \
  NY(CIRCUIT("c-2", "1Gbps", EQUINIX))                                                             \
  "<wan-link id='l-was' a='dal' b='was' capacity='10Gbps' rtt='10ms' " first "/>"                  \
  "<wan-link id='l-ny' a='dal' b='ny' capacity='10Gbps' rtt='30ms' " second "/>"
/* A critical branch with two links of one carrier to the two accesses of Dallas. */
#define BY_CARRIER(children)                                                                       \
  UNDECIDED DALLAS(                                                                                \
      "",                                                                                          \
      TWO_ACCESSES) "<site id='br' lat='32' lon='-97' critical='yes' internet-via='dal'>" children \
      EXCHANGE "</site>"                                                                           \
                    "<wan-link id='l-1' a='br' b='dal' capacity='1Gbps' rtt='5ms' "                \
                    "provider='Colt'/>"                                                            \
                    "<wan-link id='l-2' a='br' b='dal' capacity='1Gbps' rtt='5ms' "                \
                    "provider='Colt'/>"

/* Dallas and two circuits in Amsterdam, of 100 Mb/s each. */
#define METRO(rate, more, third)                                                                   \
  "<site id='dal' name='Dallas' lat='32.78' lon='-96.80' users='40' critical='yes'>"               \
  "<demand service='azure' gateway='gw' down='" rate "' up='1Mbps'/></site>"                       \
  "<gateway id='gw' region='eastus' sku='ErGw3AZ'>" TO("c-1") TO("c-2") third                      \
      "</gateway><peering-location id='ams' at='Amsterdam'>" CIRCUIT("c-1", "100Mbps",             \
                                                                     ZAYO " " more)                \
          CIRCUIT("c-2", "100Mbps", EQUINIX " " more) "</peering-location>" LINK(                  \
              "l-1", "dal", "ams", "10Gbps") LINK("l-2", "dal", "ams", "10Gbps")
#define NEW_YORK_OF(rate) NY(CIRCUIT("c-3", rate, "")) FAR_LINK
/* A gateway that prefers the first of three circuits. */
#define PREFERRING(id, first, second, third)                                                       \
  "<gateway id='" id "' region='eastus' sku='ErGw3AZ'><connection circuit='" first                 \
  "' weight='9'/>" TO(second) TO(third) "</gateway>"

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
    /* Metro circuits have a link at another location. */
    {"/rules/REL-03/metro", "REL-03", ERP_VERDICT_PASS, METRO("1Mbps", "metro='Amsterdam2'", ""),
     NULL, NULL, NULL, 0},
    {"/rules/REL-03/not-metro", "REL-03", ERP_VERDICT_FAIL, METRO("1Mbps", "", ""), "ams",
     "Without peering location Amsterdam", NULL, 0},
    {"/rules/REL-03/provider", "REL-03", ERP_VERDICT_FAIL,
     TWO("1Mbps", "yes", "1Gbps", "provider='Zayo'", "provider='Zayo'"), NULL,
     "Without provider Zayo", NULL, 0},
    /* Ports of one's own come from no provider. */
    {"/rules/REL-03/direct", "REL-03", ERP_VERDICT_PASS,
     TWO("1Mbps", "yes", "1Gbps", "provider='direct'", "provider='direct'"), NULL, NULL, NULL, 0},
    /* The circuits come from two providers, both WAN links from one. */
    {"/rules/REL-03/carrier", "REL-03", ERP_VERDICT_FAIL,
     CARRIERS("provider='Colt'", "provider='COLT'"), NULL, "Without provider Colt", "users", 4000},
    {"/rules/REL-03/carriers", "REL-03", ERP_VERDICT_PASS,
     CARRIERS("provider='Colt'", "provider='Lumen'"), NULL, NULL, NULL, 0},
    {"/rules/REL-03/carrier-not-stated", "REL-03", ERP_VERDICT_PASS,
     CARRIERS("provider='Colt'", ""), NULL, NULL, NULL, 0},
    /* The carrier of the one link provides the circuit at the end of the other. */
    {"/rules/REL-03/carrier-and-circuit", "REL-03", ERP_VERDICT_FAIL,
     CARRIERS("provider='Equinix'", ""), NULL, "Without provider Equinix", NULL, 0},
    /* What leaves by the internet beyond the carrier has none left; an access of its own helps. */
    {"/rules/REL-03/carrier-to-the-internet", "REL-03", ERP_VERDICT_FAIL, BY_CARRIER(""), NULL,
     "Without provider Colt", NULL, 0},
    {"/rules/REL-03/carrier-or-own-access", "REL-03", ERP_VERDICT_PASS,
     BY_CARRIER("<internet capacity='1Gbps' provider='isp-c'/>"), NULL, NULL, NULL, 0},
    {"/rules/REL-03/edge", "REL-03", ERP_VERDICT_FAIL,
     TWO("1Mbps", "yes", "1Gbps", EDGE, EDGE) "<edge id='e' site='dal'/>", "e", "Without edge e",
     NULL, 0},
    {"/rules/REL-03/link", "REL-03", ERP_VERDICT_FAIL, BEHIND, "l-hub", "Without WAN link l-hub",
     "users", 4000},
    {"/rules/REL-03/two-links", "REL-03", ERP_VERDICT_PASS,
     BEHIND LINK("l-hub2", "dal", "hub", "10Gbps"), NULL, NULL, NULL, 0},
    /* Two records of one place are one location. */
    {"/rules/REL-03/location-twice", "REL-03", ERP_VERDICT_FAIL,
     DEMAND("1Mbps", "yes") WAS(CIRCUIT("c-1", "1Gbps", ZAYO))
         WAS_AGAIN(CIRCUIT("c-2", "1Gbps", EQUINIX)) LINKS_TO_BOTH,
     "was", "Without peering location Washington DC", NULL, 0},
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
    /* Three circuits of 100 Mb/s in two records of one place, used to 40 %, nothing, nothing: the
     * loss of one is made good by the next, the loss of the place by nothing. */
    {"/rules/REL-04/location-twice", "REL-04", ERP_VERDICT_PASS,
     DEMAND("40Mbps", "no") WAS(CIRCUIT("c-1", "100Mbps", ""))
         WAS_AGAIN(CIRCUIT("c-2", "100Mbps", "")) LINKS_TO_BOTH,
     NULL, "2 circuits and locations", NULL, 0},
    /* Azure goes by weight: when c-1 is lost, c-3 with 5 takes over, not the nearer c-2. */
    /* 60 Mb/s find room at the other circuit in Amsterdam; without both they do not in New York. */
    {"/rules/REL-04/metro", "REL-04", ERP_VERDICT_PASS,
     METRO("60Mbps", "metro='Amsterdam2'", TO("c-3")) NEW_YORK_OF("50Mbps"), NULL, NULL, NULL, 0},
    {"/rules/REL-04/not-metro", "REL-04", ERP_VERDICT_FAIL,
     METRO("60Mbps", "", TO("c-3")) NEW_YORK_OF("50Mbps"), "ams",
     "Without Amsterdam, circuit c-3 carries", "use_after_percent", 12000},
    {"/rules/REL-04/by-weight", "REL-04", ERP_VERDICT_FAIL, WEIGHTED("5"), "c-1",
     "circuit c-3 carries 90 Mb/s of 50 Mb/s", "use_after_percent", 18000},
    {"/rules/REL-04/by-nearness", "REL-04", ERP_VERDICT_PASS, WEIGHTED("0"), NULL, NULL, NULL, 0},
    /* Both ways begin with a link used to 90 %, which carries no more when either circuit is lost;
     * the link to New York is as full then, and had nothing before. */
    {"/rules/REL-04/same-beginning", "REL-04", ERP_VERDICT_PASS, BEHIND_LINK("100Mbps", "1Gbps"),
     NULL, "1 circuit", NULL, 0},
    {"/rules/REL-04/behind-the-same", "REL-04", ERP_VERDICT_WARN, BEHIND_LINK("100Mbps", "100Mbps"),
     "c-1", "WAN link l-ny carries 90 Mb/s of 100 Mb/s: 90 % instead of 0 % (1 element",
     "load_mbps", 9000},
    /* People go to c-1 by the VPN at Dallas, whose links are free; to c-2 by a link of their own.
     */
    {"/rules/REL-04/behind-a-vpn", "REL-04", ERP_VERDICT_FAIL, BY_VPN, "c-1",
     "WAN link l-home carries 90 Mb/s of 50 Mb/s: 180 % instead of 0 % (1 element", NULL, 0},
    /* A policy names the second choice, or the internet before it. */
    {"/rules/REL-04/by-policy", "REL-04", ERP_VERDICT_FAIL, ORDERED("c-1 c-3"), "c-1",
     "circuit c-3 carries", "use_after_percent", 16000},
    {"/rules/REL-04/policy-to-the-internet", "REL-04", ERP_VERDICT_WARN,
     ORDERED("c-1 internet c-3"), "c-1", "internet access dal-isp of Dallas carries", NULL, 0},
    {"/rules/REL-04/policy-names-one", "REL-04", ERP_VERDICT_PASS, ORDERED("c-1"), NULL, NULL, NULL,
     0},
    /* What takes over has no stated capacity. */
    {"/rules/REL-04/not-answered", "REL-04", ERP_VERDICT_NOT_ANSWERED,
     AUTHORIZED NEW_YORK DALLAS("", "<internet id='dal-isp' rtt='15ms'/>" EXCHANGE)
         DALLAS_NEW_YORK("5ms"),
     NULL, "stated for the internet access dal-isp of Dallas, which carries more", NULL, 0},
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
    /* 10 % of 200 Mb/s, but 30 % when both circuits in Washington are lost: each takes over from
     * the other when one is. */
    {"/rules/CST-04/location", "CST-04", ERP_VERDICT_PASS,
     "<site id='dal' lat='32.78' lon='-96.80'>"
     "<demand service='azure' gateway='g-1' down='20Mbps' up='1Mbps'/>"
     "<demand service='azure' gateway='g-2' down='20Mbps' up='1Mbps'/>"
     "<demand service='azure' gateway='g-3' down='20Mbps' up='1Mbps'/></site>" PREFERRING(
         "g-1", "c-1", "c-2", "c-3") PREFERRING("g-2", "c-2", "c-1", "c-3")
         PREFERRING("g-3", "c-3", "c-1", "c-2")
             WAS(CIRCUIT("c-1", "50Mbps", "") CIRCUIT("c-2", "50Mbps", ""))
                 NY(CIRCUIT("c-3", "200Mbps", "")) LINK("l-was", "dal", "was", "10Gbps") FAR_LINK,
     NULL, "3 circuits are used to 20 % or more", NULL, 0},
    {"/rules/CST-04/not-applicable", "CST-04", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("", INTERNET_15MS), NULL, NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
