/* PEER-02, PEER-06 to PEER-12: route filters, limits and offers. */
#include "fixture.h"

#include <string.h>

#define EUROPE "<environment id='crm' name='CRM' region='europe'/>"
#define POWER "<demand service='power-platform' down='10Mbps' up='10Mbps' environment='crm'/>"
#define BOTH "<accept community='12076:51002'/><accept community='12076:51003'/>"
#define ONE "<accept community='12076:51003'/>"
#define OTHER "<accept community='12076:51010'/>"
#define MICROSOFT(children) "<peering kind='microsoft'>" children "</peering>"
#define PARIS                                                                                      \
  "<site id='par' name='Paris' lat='48.86' lon='2.35'><internet capacity='1Gbps' rtt='5ms'/>"      \
  "" POWER "</site><wan-link id='par-ldn' a='par' b='ldn' capacity='1Gbps' rtt='8ms'/>"
#define BY_POLICY "<policy service='power-platform' via='er-ldn'/>"
#define USED(accepts) EUROPE PARIS LONDON_WITH("premium", MICROSOFT(accepts)) BY_POLICY
#define NO_CIRCUIT UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE)

#define CIRCUIT_IN(cloud) "<circuit id='er' bandwidth='1Gbps' sku='premium' cloud='" cloud "'>"
#define AT_LONDON(circuit) "<peering-location id='ldn' at='London'>" circuit "</peering-location>"
#define CLOUDS(environment, circuit)                                                               \
  "<environment id='crm' region='us government' cloud='" environment                               \
  "'/>" AT_LONDON(CIRCUIT_IN(circuit) MICROSOFT("<accept community='12076:51108'/>") "</circuit>")

#define COUNTED(sku, kind, prefixes)                                                               \
  LONDON_WITH(sku, "<peering kind='" kind "' prefixes='" prefixes "'/>")

#define LINKS(kind, subnets) "<peering kind='" kind "' subnets='" subnets "'/>"
#define TO_RANGE(id, circuit, range)                                                               \
  "<gateway id='" id "' region='uksouth' sku='ErGw1AZ' prefix='" range                             \
  "'><connection circuit='" circuit "'/></gateway>"
#define SECOND(peerings)                                                                           \
  "<peering-location id='ny' at='New York'><circuit id='er-ny' bandwidth='1Gbps' sku='standard'>"  \
  "" peerings "</circuit></peering-location>"

#define ELEVEN(x) x("1") x("2") x("3") x("4") x("5") x("6") x("7") x("8") x("9") x("10") x("11")
#define GATEWAY(n)                                                                                 \
  "<gateway id='gw" n "' region='uksouth' sku='ErGw1AZ'><connection circuit='er'/></gateway>"
#define SMALL(sku, bandwidth)                                                                      \
  AT_LONDON("<circuit id='er' bandwidth='" bandwidth "' sku='" sku                                 \
            "'><peering kind='private'/></circuit>")

#define POOL(prefix)                                                                               \
  DALLAS("", INTERNET_15MS)                                                                        \
  NEW_YORK "<edge id='e' site='dal'/><exit id='x' edge='e' kind='circuit' ref='er-ny'/>"           \
           "<nat-pool id='p' edge='e' prefix='" prefix "'/>"
#define REGISTERED "<answer rule='PEER-09' value='yes' by='Ann' date='2026-11-01'/>"

#define OFFER(attributes) AT_LONDON("<circuit id='er' " attributes "/>")

/* Exchange of a government tenant over a circuit of its cloud. */
#define GOVERNMENT                                                                                 \
  "<tenant geo='NAM' cloud='usgov' m365-over-expressroute='authorized'/>" DALLAS(                  \
      "", INTERNET_15MS EXCHANGE) "<peering-location id='was' at='Washington DC'><circuit "        \
                                  "id='er' bandwidth='1Gbps' sku='premium' cloud='usgov'>"         \
                                  "<peering kind='microsoft'><accept community='12076:5110'/>"     \
                                  "<accept community='12076:5160'/></peering></circuit>"           \
                                  "</peering-location>"
/* Two environments, and a demand that says which one or does not. */
#define ONE_OF_TWO(environment)                                                                    \
  EUROPE "<environment id='b' region='asia'/><site id='par' lat='48.86' lon='2.35'><demand "       \
         "service='power-platform' down='1Mbps' up='1Mbps' " environment                           \
         "/></site>" LONDON_WITH("premium", MICROSOFT(BOTH OTHER))

static const Case cases[] = {
    {"/rules/PEER-02/pass", "PEER-02", ERP_VERDICT_PASS, USED(BOTH), NULL, NULL, NULL, 0},
    {"/rules/PEER-02/one", "PEER-02", ERP_VERDICT_WARN, USED(ONE), "crm",
     "has 12076:51003 but not 12076:51002", "communities", 100},
    {"/rules/PEER-02/none", "PEER-02", ERP_VERDICT_FAIL, USED(OTHER), "crm",
     "no community of the regions of Europe", "communities", 0},
    {"/rules/PEER-02/not-answered", "PEER-02", ERP_VERDICT_NOT_ANSWERED,
     "<environment id='crm' region='sweden'/>" PARIS LONDON_WITH("premium", MICROSOFT(OTHER))
         BY_POLICY,
     "crm", "not published", NULL, 0},
    {"/rules/PEER-02/not-applicable", "PEER-02", ERP_VERDICT_NOT_APPLICABLE,
     EUROPE PARIS LONDON_WITH("premium", MICROSOFT(OTHER)), NULL, NULL, NULL, 0},

    {"/rules/PEER-06/pass", "PEER-06", ERP_VERDICT_PASS, CLOUDS("usgov", "usgov"), NULL, NULL, NULL,
     0},
    {"/rules/PEER-06/fail", "PEER-06", ERP_VERDICT_FAIL, CLOUDS("usgov", "public"), "er",
     "leads to the public cloud, and the environment crm is in the United States Government cloud",
     NULL, 0},
    /* The region says it when the plan does not. */
    {"/rules/PEER-06/by-region", "PEER-06", ERP_VERDICT_FAIL, CLOUDS("public", "public"), "er",
     NULL, NULL, 0},
    /* What the region says is also what the traffic goes by. */
    {"/rules/PEER-06/used-by-region", "PEER-06", ERP_VERDICT_PASS,
     "<environment id='crm' region='us government'/>" PARIS AT_LONDON(
         CIRCUIT_IN("usgov") MICROSOFT("<accept community='12076:51108'/>"
                                       "<accept community='12076:51105'/>") "</circuit>"),
     NULL, NULL, NULL, 0},
    {"/rules/PEER-02/used-by-region", "PEER-02", ERP_VERDICT_PASS,
     "<environment id='crm' region='us government'/>" PARIS AT_LONDON(
         CIRCUIT_IN("usgov") MICROSOFT("<accept community='12076:51108'/>"
                                       "<accept community='12076:51105'/>") "</circuit>"),
     NULL, NULL, NULL, 0},
    {"/rules/PEER-06/21vianet", "PEER-06", ERP_VERDICT_FAIL, "<tenant cloud='china'/>" NEW_YORK,
     "er-ny", "21Vianet", NULL, 0},
    {"/rules/PEER-06/not-applicable", "PEER-06", ERP_VERDICT_NOT_APPLICABLE, AUTHORIZED NEW_YORK,
     NULL, NULL, NULL, 0},

    /* 90 % of 200, of 4000 and of 10000. */
    {"/rules/PEER-07/microsoft-passes", "PEER-07", ERP_VERDICT_PASS,
     COUNTED("standard", "microsoft", "180"), NULL, "90 %", NULL, 0},
    {"/rules/PEER-07/microsoft-warns", "PEER-07", ERP_VERDICT_WARN,
     COUNTED("standard", "microsoft", "181"), "er-ldn/peering[1]", NULL, "limit", 20000},
    {"/rules/PEER-07/microsoft-fails", "PEER-07", ERP_VERDICT_FAIL,
     COUNTED("premium", "microsoft", "201"), "er-ldn/peering[1]", "201 prefixes", "prefixes",
     20100},
    {"/rules/PEER-07/private-fails", "PEER-07", ERP_VERDICT_FAIL,
     COUNTED("standard", "private", "4001"), "er-ldn/peering[1]", "session is dropped", "limit",
     400000},
    {"/rules/PEER-07/premium-passes", "PEER-07", ERP_VERDICT_PASS,
     COUNTED("premium", "private", "4001"), NULL, NULL, NULL, 0},
    {"/rules/PEER-07/limit-of-the-plan", "PEER-07", ERP_VERDICT_WARN,
     "<parameter name='prefixes.warn' value='50'/>" COUNTED("standard", "microsoft", "101"),
     "er-ldn/peering[1]", NULL, NULL, 0},
    {"/rules/PEER-07/unit-in-the-plan", "PEER-07", ERP_VERDICT_PASS,
     "<parameter name='prefixes.warn' value='50%'/>" COUNTED("standard", "microsoft", "100"), NULL,
     "at most 50 % of", NULL, 0},
    {"/rules/PEER-07/not-answered", "PEER-07", ERP_VERDICT_NOT_ANSWERED, NEW_YORK,
     "er-ny/peering[1]", "how many prefixes", NULL, 0},
    {"/rules/PEER-07/not-applicable", "PEER-07", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    /* A Standard circuit takes 10, a Premium one of 100 Mb/s takes 25. */
    {"/rules/PEER-08/pass", "PEER-08", ERP_VERDICT_PASS,
     SMALL("premium", "100Mbps") ELEVEN(GATEWAY), NULL, NULL, NULL, 0},
    {"/rules/PEER-08/fail", "PEER-08", ERP_VERDICT_FAIL,
     SMALL("standard", "100Mbps") ELEVEN(GATEWAY), "er", "11 gateways", "limit", 1000},
    {"/rules/PEER-08/not-answered", "PEER-08", ERP_VERDICT_NOT_ANSWERED,
     SMALL("standard", "123Mbps") GATEWAY("1"), "er", "not published", NULL, 0},
    {"/rules/PEER-08/not-applicable", "PEER-08", ERP_VERDICT_NOT_APPLICABLE, NEW_YORK, NULL, NULL,
     NULL, 0},

    {"/rules/PEER-09/pass", "PEER-09", ERP_VERDICT_PASS, POOL("203.0.113.0/28") REGISTERED, NULL,
     NULL, NULL, 0},
    {"/rules/PEER-09/private-pool", "PEER-09", ERP_VERDICT_FAIL, POOL("10.1.0.0/24") REGISTERED,
     "p", "not public", NULL, 0},
    {"/rules/PEER-09/not-answered", "PEER-09", ERP_VERDICT_NOT_ANSWERED, POOL("203.0.113.0/28"),
     "er-ny/peering[1]", "letter of authorisation", NULL, 0},
    {"/rules/PEER-09/not-applicable", "PEER-09", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/PEER-10/pass", "PEER-10", ERP_VERDICT_PASS,
     LONDON_WITH("premium", LINKS("private", "10.9.0.0/30 10.9.0.4/30 fd00::/125")
                                LINKS("microsoft", "203.0.113.0/29 2001:db8::/126 2001:db8::4/126"))
         TO_RANGE("gw", "er-ldn", "10.1.0.0/16"),
     NULL, "2 peerings", NULL, 0},
    {"/rules/PEER-10/one-of-a-pair", "PEER-10", ERP_VERDICT_FAIL,
     LONDON_WITH("standard", LINKS("private", "10.9.0.0/30")), "er-ldn/peering[1]",
     "IPv4 subnets of the private peering of circuit er-ldn are 10.9.0.0/30", NULL, 0},
    {"/rules/PEER-10/too-large", "PEER-10", ERP_VERDICT_FAIL,
     LONDON_WITH("standard", LINKS("private", "10.9.0.0/28")), NULL, NULL, NULL, 0},
    {"/rules/PEER-10/ipv6-size", "PEER-10", ERP_VERDICT_FAIL,
     LONDON_WITH("standard", LINKS("private", "10.9.0.0/29 fd00::/64")), "er-ldn/peering[1]",
     "one of length 125", NULL, 0},
    {"/rules/PEER-10/not-public", "PEER-10", ERP_VERDICT_FAIL,
     LONDON_WITH("premium", LINKS("microsoft", "10.9.0.0/29")), "er-ldn/peering[1]",
     "10.9.0.0/29 of the Microsoft peering of circuit er-ldn is not public", NULL, 0},
    /* 10.9.0.4/30 is the second half of 10.9.0.0/29. */
    {"/rules/PEER-10/shared", "PEER-10", ERP_VERDICT_FAIL,
     LONDON_WITH("standard", LINKS("private", "10.9.0.4/30 10.9.0.8/30"))
         SECOND(LINKS("private", "10.9.0.0/29")),
     "er-ldn/peering[1]", "10.9.0.4/30 of the private peering of circuit er-ldn has addresses",
     NULL, 0},
    {"/rules/PEER-10/shared-by-both", "PEER-10", ERP_VERDICT_FAIL,
     LONDON_WITH("standard", LINKS("private", "10.9.0.4/30 10.9.0.8/30"))
         SECOND(LINKS("private", "10.9.0.0/29")),
     "er-ny/peering[1]", "10.9.0.0/29 of the private peering of circuit er-ny has addresses", NULL,
     0},
    {"/rules/PEER-10/of-a-virtual-network", "PEER-10", ERP_VERDICT_FAIL,
     LONDON_WITH("standard", LINKS("private", "10.9.0.0/29"))
         TO_RANGE("gw", "er-ldn", "10.0.0.0/16 10.9.0.0/16"),
     "er-ldn/peering[1]", "behind gateway gw (10.9.0.0/16)", NULL, 0},
    /* A network that this peering does not lead to may have what it likes. */
    {"/rules/PEER-10/of-another-network", "PEER-10", ERP_VERDICT_PASS,
     LONDON_WITH("standard", LINKS("private", "10.9.0.0/29"))
         SECOND(LINKS("private", "10.8.0.0/29")) TO_RANGE("gw", "er-ny", "10.9.0.0/16"),
     NULL, NULL, NULL, 0},
    {"/rules/PEER-10/not-answered", "PEER-10", ERP_VERDICT_NOT_ANSWERED,
     LONDON_WITH("standard", "<peering kind='private'/>"), "er-ldn/peering[1]",
     "subnets of the private peering", NULL, 0},
    {"/rules/PEER-10/answered", "PEER-10", ERP_VERDICT_PASS,
     LONDON_WITH("standard", "<peering kind='private'/>") "<answer rule='PEER-10' value='yes'/>",
     "er-ldn/peering[1]", "declared yes", NULL, 0},
    {"/rules/PEER-10/not-applicable", "PEER-10", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/PEER-11/pass", "PEER-11", ERP_VERDICT_PASS, USED(BOTH), NULL, NULL, NULL, 0},
    {"/rules/PEER-11/warn", "PEER-11", ERP_VERDICT_WARN, USED(BOTH OTHER), "er-ldn",
     "12076:51010 (East Asia)", "communities", 100},
    {"/rules/PEER-11/service-without-demand", "PEER-11", ERP_VERDICT_WARN,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK, "er-ny", NULL, "communities", 300},
    {"/rules/PEER-11/government", "PEER-11", ERP_VERDICT_PASS, GOVERNMENT, NULL, NULL, NULL, 0},
    {"/rules/PEER-11/sign-in", "PEER-11", ERP_VERDICT_PASS,
     DALLAS("", INTERNET_15MS EXCHANGE)
         NEW_YORK_WITH("premium", MICROSOFT("<accept community='12076:5010'/>"
                                            "<accept community='12076:5060'/>")),
     NULL, NULL, NULL, 0},
    {"/rules/PEER-11/the-other-environment", "PEER-11", ERP_VERDICT_WARN,
     ONE_OF_TWO("environment='crm'"), "er-ldn", "12076:51010 (East Asia)", "communities", 100},
    {"/rules/PEER-11/one-of-two", "PEER-11", ERP_VERDICT_NOT_ANSWERED, ONE_OF_TWO(""), "er-ldn",
     "12076:51002, 12076:51003, 12076:51010", "communities", 300},
    {"/rules/PEER-11/not-known", "PEER-11", ERP_VERDICT_NOT_ANSWERED,
     USED(BOTH "<accept community='12076:59999'/>"), "er-ldn", "12076:59999", "communities", 100},
    {"/rules/PEER-11/not-applicable", "PEER-11", ERP_VERDICT_NOT_APPLICABLE,
     LONDON_WITH("premium", MICROSOFT("")), NULL, NULL, NULL, 0},

    {"/rules/PEER-12/pass", "PEER-12", ERP_VERDICT_PASS,
     OFFER("provider='colt' bandwidth='1Gbps' sku='premium'"), NULL, NULL, NULL, 0},
    {"/rules/PEER-12/provider", "PEER-12", ERP_VERDICT_WARN,
     OFFER("provider='Nobody' bandwidth='1Gbps' sku='premium'"), "er", "Nobody at London", NULL, 0},
    {"/rules/PEER-12/bandwidth", "PEER-12", ERP_VERDICT_WARN,
     OFFER("provider='Colt' bandwidth='123Mbps' sku='standard'"), "er",
     "a Standard circuit of 123 Mb/s", NULL, 0},
    {"/rules/PEER-12/metro", "PEER-12", ERP_VERDICT_WARN,
     OFFER("provider='Colt' bandwidth='1Gbps' sku='premium' metro='Paris'"), "er",
     "a metro circuit of London and Paris", NULL, 0},
    {"/rules/PEER-12/not-answered", "PEER-12", ERP_VERDICT_NOT_ANSWERED,
     OFFER("bandwidth='1Gbps' sku='premium'"), "er", "provider", NULL, 0},
    {"/rules/PEER-12/not-applicable", "PEER-12", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},
};

/* `n` prefixes of the form "20.0.7.0/24" or "2001:db8:7::/48", each at the exits in turn; without
 * exits, for a peering. */
static void
append_adverts(GString *body, const char *form, guint n, const char *exit) {
  for (guint i = 0; i < n; i++) {
    g_string_append(body, "<advertise prefix='");
    g_string_append_printf(body, "%s%x%s", form, i, strchr(form, ':') != NULL ? "::/48" : ".0/24");
    g_string_append_printf(body, exit == NULL ? "'/>" : "' exit='%s'/>", exit);
  }
}

/* 99 prefixes at each of two exits of a circuit are 99 on each session. */
static void
test_prefixes_of_two_exits(void) {
  g_autoptr(GString) body = g_string_new(DALLAS("", INTERNET_15MS) NEW_YORK_WITH(
      "premium", "<peering kind='microsoft'/>") "<edge id='e' site='dal'/><edge id='f' site='dal'/>"
                                                "<exit id='x' edge='e' kind='circuit' ref='er-ny'/>"
                                                "<exit id='y' edge='f' kind='circuit' ref='er-ny'/>"
                                                "<parameter name='prefixes.warn' value='50'/>");
  append_adverts(body, "2001:db8:", 99, "x");
  append_adverts(body, "2001:db8:", 99, "y");
  g_autoptr(Fixture) two = fixture_new(body->str);
  g_assert_cmpint(fixture_summary(two, "PEER-07")->verdict, ==, ERP_VERDICT_PASS);
  append_adverts(body, "2001:db8:f", 2, "y");
  g_autoptr(Fixture) more = fixture_new(body->str);
  const ErpFinding *finding = fixture_finding(more, "PEER-07", "er-ny/peering[1]");
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_WARN);
  g_assert_cmpint(fixture_figure(finding, "prefixes"), ==, 10100);
}

/* Private peering takes 100 of IPv6, whatever the tier. */
static void
test_private_ipv6(void) {
  static const struct {
    guint n;
    ErpVerdict verdict;
  } steps[] = {{90, ERP_VERDICT_PASS},
               {91, ERP_VERDICT_WARN},
               {100, ERP_VERDICT_WARN},
               {101, ERP_VERDICT_FAIL}};
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
    g_autoptr(GString) body = g_string_new("<peering-location id='ldn' at='London'><circuit "
                                           "id='er' bandwidth='1Gbps' sku='premium'>"
                                           "<peering kind='private' prefixes='500'>");
    append_adverts(body, "2001:db8:", steps[i].n, NULL);
    g_string_append(body, "</peering></circuit></peering-location>");
    g_autoptr(Fixture) fixture = fixture_new(body->str);
    g_assert_cmpint(fixture_summary(fixture, "PEER-07")->verdict, ==, steps[i].verdict);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  g_test_add_func("/rules/PEER-07/two-exits", test_prefixes_of_two_exits);
  g_test_add_func("/rules/PEER-07/private-ipv6", test_private_ipv6);
  return fixture_run();
}
