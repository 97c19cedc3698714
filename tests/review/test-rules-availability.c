/* REL-23: how much of the time critical demands get through. */
#include "fixture.h"

#define LOCATION(id, place, more)                                                                  \
  "<peering-location id='" id "' at='" place "'><circuit id='er-" id                               \
  "' bandwidth='10Gbps' sku='premium' " more "><peering kind='private'/></circuit>"                \
  "</peering-location>"
#define WAN(id, to, more)                                                                          \
  "<wan-link id='" id "' a='dal' b='" to "' capacity='1Gbps' rtt='10ms' " more "/>"
#define A99_9 "availability='99.9%'"

/* Dallas with a critical demand on a gateway in reach of two circuits; the text inside. */
#define PRIVATE(demand, first, second, link, connections)                                          \
  DALLAS("critical='yes'",                                                                         \
         "<demand service='azure' gateway='gw' down='10Mbps' up='1Mbps' " demand "/>")             \
  LOCATION("was", "Washington DC", first)                                                          \
  LOCATION("ny", "New York", second)                                                               \
  WAN("l-was", "was", link)                                                                        \
  WAN("l-ny", "ny", link)                                                                          \
  "<gateway id='gw' region='eastus' sku='ErGw1AZ'>" connections "</"                               \
  "gateway>"
#define TO_WAS "<connection circuit='er-was'/>"
#define TO_BOTH TO_WAS "<connection circuit='er-ny'/>"
#define ONE(demand, link) PRIVATE(demand, "", "", link, TO_WAS)
/* The same of a site that is not critical, whose demand may be. */
#define OF_A_DEMAND(demand)                                                                        \
  DALLAS("", "<demand service='azure' gateway='gw' down='10Mbps' up='1Mbps' " TARGET("99.9%")      \
                 demand "/>")                                                                      \
  LOCATION("was", "Washington DC", "")                                                             \
  WAN("l-was", "was", A99_9)                                                                       \
  "<gateway id='gw' region='eastus' sku='ErGw1AZ'>" TO_WAS "</gateway>"
#define TARGET(share) "availability-target='" share "'"

/* Exchange over the circuit, by policy, with an internet access; its default set stays there. */
#define EXCHANGE_OVER_CIRCUIT(site, access)                                                        \
  AUTHORIZED DALLAS(                                                                               \
      "critical='yes' " site,                                                                      \
      "<internet id='dal-isp' capacity='10Gbps' rtt='15ms' " access "/>"                           \
      "<demand service='exchange' down='100Mbps' up='50Mbps' " TARGET("99.85%") "/>") NEW_YORK     \
      "<wan-link id='dal-ny' a='dal' b='ny' capacity='10Gbps' rtt='40ms' " A99_9 "/>"              \
      "<policy service='exchange' category='optimize allow' via='er-ny'/>"

static const Case cases[] = {
    /* Link, circuit and gateway: .999 x .9995 x .9995 = .99800125, 86.346 minutes of 43200. */
    {"/rules/REL-23/pass", "REL-23", ERP_VERDICT_PASS, ONE(TARGET("99.8%"), A99_9), NULL, NULL,
     NULL, 0},
    {"/rules/REL-23/fail", "REL-23", ERP_VERDICT_FAIL, ONE(TARGET("99.9%"), A99_9), "dal",
     "gets through 99.8001 % of the time and must for 99.9 %: 86.3 minutes down in a month of 30 "
     "days, 43.2 allowed (1 way: WAN link l-was 99.9 % declared, circuit er-was 99.95 % published, "
     "gateway gw 99.95 % published)",
     "down_minutes", 8635},
    {"/rules/REL-23/allowed", "REL-23", ERP_VERDICT_FAIL, ONE(TARGET("99.9%"), A99_9), "dal", NULL,
     "allowed_minutes", 4320},
    /* Exactly the target is enough: .999 x .9995 x .9995 rounded to billionths. */
    {"/rules/REL-23/exact", "REL-23", ERP_VERDICT_PASS, ONE(TARGET("99.8001%"), A99_9), NULL, NULL,
     NULL, 0},
    /* A link of unknown availability cannot make .9995 x .9995 = .99900025 better. */
    {"/rules/REL-23/certain", "REL-23", ERP_VERDICT_FAIL, ONE(TARGET("99.95%"), ""), "dal",
     "at most 99.9 % of the time and must for 99.95 %: 43.2 minutes down", "allowed_minutes", 2160},
    {"/rules/REL-23/not-answered", "REL-23", ERP_VERDICT_NOT_ANSWERED, ONE(TARGET("99.9%"), ""),
     NULL, "availability of WAN link l-was, which critical demands of Dallas", "elements", 100},
    {"/rules/REL-23/untold", "REL-23", ERP_VERDICT_NOT_ANSWERED, ONE("", A99_9), NULL,
     "critical demands of Dallas must get through; the least is 99.8001 % of the time, 86.3 "
     "minutes",
     "down_minutes", 8635},
    {"/rules/REL-23/untold-unknown", "REL-23", ERP_VERDICT_NOT_ANSWERED, ONE("", ""), NULL,
     "get through, nor the availability of WAN link l-was", NULL, 0},
    {"/rules/REL-23/declared-yes", "REL-23", ERP_VERDICT_PASS,
     ONE("", "") "<answer rule='REL-23' value='yes' by='Ann'/>", NULL, NULL, NULL, 0},
    {"/rules/REL-23/declared-no", "REL-23", ERP_VERDICT_FAIL,
     ONE("", "") "<answer rule='REL-23' value='no' by='Ann'/>", NULL, NULL, NULL, 0},
    {"/rules/REL-23/computed-beats-yes", "REL-23", ERP_VERDICT_FAIL,
     ONE(TARGET("99.9%"), A99_9) "<answer rule='REL-23' value='yes' by='Ann'/>", "dal", NULL, NULL,
     0},
    {"/rules/REL-23/demand", "REL-23", ERP_VERDICT_FAIL, OF_A_DEMAND(" critical='yes'"), "dal",
     "gets through 99.8001 % of the time", "flows", 100},
    {"/rules/REL-23/no-demand", "REL-23", ERP_VERDICT_NOT_APPLICABLE, OF_A_DEMAND(" critical='no'"),
     NULL, NULL, NULL, 0},
    {"/rules/REL-23/not-applicable", "REL-23", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("", INTERNET_15MS EXCHANGE), NULL, NULL, NULL, 0},

    /* Two ways of .999 x .9995 = .9985005 into one gateway: (1 - .0014995^2) x .9995 = .99949775,
     * 21.697 minutes. */
    {"/rules/REL-23/two-ways", "REL-23", ERP_VERDICT_FAIL,
     PRIVATE(TARGET("99.95%"), "provider='Zayo'", "provider='Equinix'", A99_9, TO_BOTH), "dal",
     "(2 ways, planned: ", "down_minutes", 2170},
    {"/rules/REL-23/two-ways-pass", "REL-23", ERP_VERDICT_PASS,
     PRIVATE(TARGET("99.94%"), "provider='Zayo'", "provider='Equinix'", A99_9, TO_BOTH), NULL, NULL,
     NULL, 0},
    /* One provider for both circuits: (1 - .001^2) x .9995 x .9995 = .998999251, 43.232 minutes. */
    {"/rules/REL-23/one-provider", "REL-23", ERP_VERDICT_FAIL,
     PRIVATE(TARGET("99.94%"), "provider='Zayo'", "provider='zayo'", A99_9, TO_BOTH), "dal", NULL,
     "down_minutes", 4323},
    /* One duct for both links: .999 x (1 - .0005^2) x .9995 = .998500250, 64.789 minutes. */
    {"/rules/REL-23/one-duct", "REL-23", ERP_VERDICT_FAIL,
     PRIVATE(TARGET("99.94%"), "", "", A99_9 " path-group='duct'", TO_BOTH), "dal", NULL,
     "down_minutes", 6479},

    /* Over link and circuit .999 x .9995 = .9985005; what is on the internet only has .995 there
     * and fails, and so it is one flow. */
    {"/rules/REL-23/internet-only", "REL-23", ERP_VERDICT_FAIL,
     EXCHANGE_OVER_CIRCUIT("", "availability='99.5%'"), "dal", "gets through 99.5 % of the time",
     "flows", 100},
    {"/rules/REL-23/both", "REL-23", ERP_VERDICT_PASS,
     EXCHANGE_OVER_CIRCUIT("", "availability='99.95%'"), NULL, NULL, NULL, 0},
    /* Behind a proxy of .999 the access of .999 gives .998001, 86.357 minutes; the circuit's
     * .9985005 is enough, but the internet does not take over from it by itself. */
    {"/rules/REL-23/proxy", "REL-23", ERP_VERDICT_FAIL,
     EXCHANGE_OVER_CIRCUIT("proxy='px'", "availability='99.9%'") "<proxy id='px' site='dal' " A99_9
                                                                 "/>",
     "dal", "proxy px 99.9 % declared", "down_minutes", 8636},
    {"/rules/REL-23/proxy-unknown", "REL-23", ERP_VERDICT_NOT_ANSWERED,
     EXCHANGE_OVER_CIRCUIT("proxy='px'", "availability='99.95%'") "<proxy id='px' site='dal'/>",
     NULL, "availability of proxy px", "elements", 100},
};

/* The plan has a target for all, a demand its own. */
static void
test_targets(void) {
  g_autoptr(Fixture) general = fixture_new_plan(TARGET("99.9%"), ONE("", A99_9));
  g_autoptr(Fixture) own = fixture_new_plan(TARGET("99.9%"), ONE(TARGET("99.8%"), A99_9));
  g_assert_cmpint(fixture_summary(general, "REL-23")->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpint(fixture_summary(own, "REL-23")->verdict, ==, ERP_VERDICT_PASS);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  g_test_add_func("/rules/REL-23/targets", test_targets);
  return fixture_run();
}
