/* GEO-01 to GEO-03, WAN-07 and M36-08: circuits where the users are, and ways out of China. */
#include "fixture.h"

#define MADRID(users, children)                                                                    \
  "<site id='mad' name='Madrid' lat='40.42' lon='-3.70' users='" users "'>" children "</site>"
#define BOSTON(users, children)                                                                    \
  "<site id='bos' name='Boston' lat='42.36' lon='-71.06' users='" users "'>" children "</site>"
#define LINK(a, b, rtt)                                                                            \
  "<wan-link id='" a "-" b "' a='" a "' b='" b "' capacity='10Gbps' rtt='" rtt "'/>"

/* Without coordinates: the catalogue has no such name. */
#define NOWHERE                                                                                    \
  "<peering-location id='now' at='Nowhere'><circuit id='er-now' bandwidth='10Gbps' "               \
  "sku='premium'>" M365_PEERING "</circuit></peering-location>"
#define UNPLACED(users) "<site id='x' name='Somewhere' users='" users "'>" EXCHANGE "</site>"
#define CHICAGO                                                                                    \
  "<peering-location id='chi' at='Chicago'><circuit id='er-chi' bandwidth='10Gbps' "               \
  "sku='premium'>" M365_PEERING "</circuit></peering-location>"
#define BRANCH(id) "<site id='" id "' kind='branch' lat='51.5' lon='-0.1'/>"
#define OWN(id)                                                                                    \
  "<circuit id='er-" id "' bandwidth='50Mbps' sku='standard' edge-primary='e-" id "'/>"
#define EDGE(id) "<edge id='e-" id "' site='" id "'/>"
/* Three branches; the circuit of the third is at `at`. */
#define BRANCHES(at)                                                                               \
  BRANCH("a")                                                                                      \
  BRANCH("b")                                                                                      \
  BRANCH("c")                                                                                      \
  EDGE("a")                                                                                        \
  EDGE("b")                                                                                        \
  EDGE("c")                                                                                        \
  "<peering-location id='ldn' at='London'>" OWN("a")                                               \
      OWN("b") "</peering-location><peering-location id='other' at='" at                           \
               "'>" OWN("c") "</peering-location>"

/* Beijing leaves by `way`; Hong Kong and Frankfurt have an internet access. */
#define FROM_BEIJING(tenant, more, own)                                                            \
  tenant                                                                                           \
      "<site id='pek' name='Beijing' place='Beijing, CN' lat='39.9' lon='116.4' " more             \
      ">" own EXCHANGE "</site><site id='hkg' name='Hong Kong' place='Hong Kong, HK' lat='22.3' "  \
      "lon='114.2'><internet capacity='1Gbps'/></site>"                                            \
      "<site id='fra' name='Frankfurt' place='Frankfurt, DE' lat='50.1' lon='8.7'>"                \
      "<internet capacity='1Gbps'/></site>"                                                        \
      "<site id='x' name='Somewhere' lat='35.7' lon='139.7'>"                                      \
      "<internet capacity='1Gbps'/></site>" LINK("pek", "hkg", "40ms") LINK("pek", "fra", "150ms") \
          LINK("pek", "x", "60ms")

static const Case cases[] = {
    /* Boston is 306 km from New York. */
    {"/rules/GEO-01/pass", "GEO-01", ERP_VERDICT_PASS, UNDECIDED BOSTON("100", EXCHANGE) NEW_YORK,
     NULL, NULL, "users_far", 0},
    /* 30 of 130 users are far away: 23.08 %. */
    {"/rules/GEO-01/some", "GEO-01", ERP_VERDICT_PASS,
     UNDECIDED BOSTON("100", EXCHANGE) MADRID("30", EXCHANGE) NEW_YORK, NULL, NULL, "share_percent",
     2308},
    /* 40 of 140: 28.57 %. */
    {"/rules/GEO-01/warn", "GEO-01", ERP_VERDICT_WARN,
     UNDECIDED BOSTON("100", EXCHANGE) MADRID("40", EXCHANGE) NEW_YORK, NULL, "Madrid",
     "share_percent", 2857},
    /* Azure and Power Platform traffic is bound to a region, wherever the circuit is. */
    {"/rules/GEO-01/region-bound", "GEO-01", ERP_VERDICT_NOT_APPLICABLE,
     MADRID("40", "<demand service='power-platform' down='1Mbps' up='1Mbps'/>") NEW_YORK, NULL,
     NULL, NULL, 0},
    {"/rules/GEO-01/not-answered", "GEO-01", ERP_VERDICT_NOT_ANSWERED, UNPLACED("10") NEW_YORK,
     NULL, "not known for Somewhere", NULL, 0},
    /* Exactly a quarter is not too many; 1 more in 400,000 is. */
    {"/rules/GEO-01/at-the-limit", "GEO-01", ERP_VERDICT_PASS,
     UNDECIDED BOSTON("300000", EXCHANGE) MADRID("100000", EXCHANGE) NEW_YORK, NULL, NULL,
     "share_percent", 2500},
    {"/rules/GEO-01/above-the-limit", "GEO-01", ERP_VERDICT_WARN,
     UNDECIDED BOSTON("299999", EXCHANGE) MADRID("100001", EXCHANGE) NEW_YORK, NULL, NULL,
     "share_percent", 2500},
    {"/rules/GEO-01/limit-of-the-plan", "GEO-01", ERP_VERDICT_PASS,
     UNDECIDED BOSTON("100", EXCHANGE) MADRID("40", EXCHANGE) NEW_YORK
     "<parameter name='far.share' value='30'/>",
     NULL, NULL, "share_percent", 2857},
    {"/rules/GEO-01/circuit-nowhere", "GEO-01", ERP_VERDICT_NOT_ANSWERED,
     UNDECIDED BOSTON("100", EXCHANGE) NOWHERE, "now", "circuits in Nowhere is not known", NULL, 0},
    /* Madrid may be near the circuit that is nowhere; Boston is near that in New York. */
    {"/rules/GEO-01/perhaps-far", "GEO-01", ERP_VERDICT_NOT_ANSWERED,
     UNDECIDED BOSTON("100", EXCHANGE) MADRID("40", EXCHANGE) NEW_YORK NOWHERE, "now", NULL, NULL,
     0},
    {"/rules/GEO-01/near-whatever", "GEO-01", ERP_VERDICT_PASS,
     UNDECIDED BOSTON("100", EXCHANGE) MADRID("30", EXCHANGE) NEW_YORK NOWHERE, NULL, NULL, NULL,
     0},
    /* 40 of 150 users are far even if all 10 of the site without coordinates are near: 26.67 %. Of
     * 200 they would be 20 %, and it turns on where the 60 are. */
    {"/rules/GEO-01/far-whatever", "GEO-01", ERP_VERDICT_WARN,
     UNDECIDED BOSTON("100", EXCHANGE) MADRID("40", EXCHANGE) UNPLACED("10") NEW_YORK, NULL,
     "Madrid", "share_percent", 2667},
    {"/rules/GEO-01/turns-on-a-place", "GEO-01", ERP_VERDICT_NOT_ANSWERED,
     UNDECIDED BOSTON("100", EXCHANGE) MADRID("40", EXCHANGE) UNPLACED("60") NEW_YORK, NULL,
     "not known for Somewhere", NULL, 0},
    {"/rules/GEO-01/not-applicable", "GEO-01", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED BOSTON("100", EXCHANGE), NULL, NULL, NULL, 0},

    {"/rules/GEO-02/pass", "GEO-02", ERP_VERDICT_PASS,
     AUTHORIZED BOSTON("100", EXCHANGE) NEW_YORK LONDON LINK("bos", "ny", "6ms")
         LINK("bos", "ldn", "70ms"),
     NULL, NULL, NULL, 0},
    {"/rules/GEO-02/warn", "GEO-02", ERP_VERDICT_WARN,
     AUTHORIZED BOSTON("100", EXCHANGE) NEW_YORK LONDON LINK("bos", "ny", "6ms")
         LINK("bos", "ldn", "70ms") "<policy site='bos' via='er-ldn'/>",
     "bos", "over circuit er-ldn", NULL, 0},
    {"/rules/GEO-02/not-applicable", "GEO-02", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED BOSTON("100", INTERNET_15MS EXCHANGE), NULL, NULL, NULL, 0},

    {"/rules/GEO-03/warn", "GEO-03", ERP_VERDICT_WARN,
     BOSTON("100", EXCHANGE) MADRID("40", EXCHANGE) NEW_YORK LINK("bos", "ny", "6ms")
         LINK("mad", "ny", "80ms"),
     "ny", "40 users of Madrid", "users_away", 4000},
    {"/rules/GEO-03/realtime-fails", "GEO-03", ERP_VERDICT_FAIL,
     AUTHORIZED BOSTON("100", EXCHANGE) MADRID("40", TEAMS) NEW_YORK LINK("bos", "ny", "6ms")
         LINK("mad", "ny", "80ms"),
     "ny", NULL, NULL, 0},
    {"/rules/GEO-03/two-locations", "GEO-03", ERP_VERDICT_PASS,
     AUTHORIZED BOSTON("100", EXCHANGE) MADRID("40", EXCHANGE)
         NEW_YORK LONDON LINK("bos", "ny", "6ms") LINK("mad", "ldn", "25ms"),
     NULL, NULL, NULL, 0},
    /* Two locations do not help when both are on the same continent. */
    {"/rules/GEO-03/both-away", "GEO-03", ERP_VERDICT_WARN,
     AUTHORIZED BOSTON("100", EXCHANGE) MADRID("40", TEAMS) DALLAS("", EXCHANGE)
         NEW_YORK CHICAGO LINK("bos", "ny", "6ms") LINK("dal", "chi", "20ms")
             LINK("mad", "ny", "80ms"),
     "ny", "40 users of Madrid", "users_away", 4000},
    {"/rules/GEO-03/circuit-nowhere", "GEO-03", ERP_VERDICT_NOT_ANSWERED,
     AUTHORIZED BOSTON("100", EXCHANGE) NOWHERE LINK("bos", "now", "6ms"), "now",
     "coordinates of Nowhere", NULL, 0},
    {"/rules/GEO-03/site-nowhere", "GEO-03", ERP_VERDICT_NOT_ANSWERED,
     AUTHORIZED BOSTON("100", EXCHANGE) UNPLACED("10") NEW_YORK LINK("bos", "ny", "6ms")
         LINK("x", "ny", "6ms"),
     "x", "coordinates of Somewhere", NULL, 0},
    {"/rules/GEO-03/one-continent", "GEO-03", ERP_VERDICT_NOT_APPLICABLE,
     AUTHORIZED BOSTON("100", EXCHANGE) NEW_YORK LINK("bos", "ny", "6ms"), NULL, NULL, NULL, 0},
    {"/rules/GEO-03/no-circuit", "GEO-03", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED BOSTON("100", EXCHANGE), NULL, NULL, NULL, 0},

    {"/rules/WAN-07/warn", "WAN-07", ERP_VERDICT_WARN, BRANCHES("London2"), "ldn",
     "3 branches (a, b and c)", "circuits", 300},
    {"/rules/WAN-07/pass", "WAN-07", ERP_VERDICT_PASS, BRANCHES("Paris"), NULL, "In 2 cities", NULL,
     0},
    {"/rules/WAN-07/limit-of-the-plan", "WAN-07", ERP_VERDICT_PASS,
     BRANCHES("London2") "<parameter name='branch.circuits' value='3'/>", NULL, NULL, NULL, 0},
    /* No edges, but nothing else has a link to the location. */
    {"/rules/WAN-07/by-link", "WAN-07", ERP_VERDICT_WARN,
     BRANCH("a") LONDON LINK("a", "ldn", "1ms") "<parameter name='branch.circuits' value='0'/>",
     "ldn", "1 branch (a) has", NULL, 0},
    {"/rules/WAN-07/shared", "WAN-07", ERP_VERDICT_NOT_APPLICABLE,
     BRANCH("a") BRANCH("b") LONDON LINK("a", "ldn", "1ms") LINK("b", "ldn", "1ms"), NULL, NULL,
     NULL, 0},
    {"/rules/WAN-07/not-applicable", "WAN-07", ERP_VERDICT_NOT_APPLICABLE, NEW_YORK, NULL, NULL,
     NULL, 0},

    {"/rules/M36-08/pass", "M36-08", ERP_VERDICT_PASS,
     FROM_BEIJING(UNDECIDED, "internet-via='hkg'", ""), NULL, NULL, NULL, 0},
    {"/rules/M36-08/warn", "M36-08", ERP_VERDICT_WARN,
     FROM_BEIJING(UNDECIDED, "", "<internet capacity='1Gbps'/>"), "pek",
     "by the internet access of Beijing, in China", NULL, 0},
    {"/rules/M36-08/far", "M36-08", ERP_VERDICT_WARN,
     FROM_BEIJING(UNDECIDED, "internet-via='fra'", ""), "pek", "in DE: farther", NULL, 0},
    {"/rules/M36-08/not-answered", "M36-08", ERP_VERDICT_NOT_ANSWERED,
     FROM_BEIJING(UNDECIDED, "internet-via='x'", ""), "pek", "in which country", NULL, 0},
    {"/rules/M36-08/china-cloud", "M36-08", ERP_VERDICT_NOT_APPLICABLE,
     FROM_BEIJING("<tenant cloud='china'/>", "", "<internet capacity='1Gbps'/>"), NULL,
     "China cloud", NULL, 0},
    {"/rules/M36-08/not-applicable", "M36-08", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED BOSTON("100", INTERNET_15MS EXCHANGE), NULL, NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
