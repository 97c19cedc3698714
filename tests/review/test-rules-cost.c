/* CST-01, CST-02, CST-03 and CST-06 to CST-08: what circuits and WAN links are paid for. */
#include "fixture.h"

#define AT(place, circuit) "<peering-location id='pl' at='" place "'>" circuit "</peering-location>"
#define CIRCUIT(sku, more, peerings)                                                               \
  "<circuit id='er' bandwidth='1Gbps' sku='" sku "' " more ">" peerings "</circuit>"
#define PRIVATE(more) "<peering kind='private' " more "/>"
#define MICROSOFT(community)                                                                       \
  "<peering kind='microsoft'><accept community='" community "'/></peering>"
#define GATEWAY(id, region)                                                                        \
  "<gateway id='" id "' region='" region "' sku='ErGw1AZ'><connection circuit='er'/></gateway>"
#define SITE(children) DALLAS("", children)
/* To the gateway over the circuit. */
#define TO_AZURE(more)                                                                             \
  SITE("<demand service='azure' gateway='gw' down='100Mbps' up='10Mbps' " more "/>")               \
  "<wan-link id='l' a='dal' b='pl' capacity='10Gbps' rtt='20ms'/>" GATEWAY("gw", "eastus")
#define BILLED(billing, more)                                                                      \
  TO_AZURE(more) AT("New York", CIRCUIT("standard", "billing='" billing "'", PRIVATE("")))
#define TEN                                                                                        \
  GATEWAY("g0", "eastus")                                                                          \
  GATEWAY("g1", "eastus")                                                                          \
  GATEWAY("g2", "eastus")                                                                          \
  GATEWAY("g3", "eastus")                                                                          \
  GATEWAY("g4", "eastus")                                                                          \
  GATEWAY("g5", "eastus")                                                                          \
  GATEWAY("g6", "eastus") GATEWAY("g7", "eastus") GATEWAY("g8", "eastus") GATEWAY("g9", "eastus")

/* Branch reaches the internet at Dallas, which is enough for all. */
#define BRANCH(demands, more)                                                                      \
  UNDECIDED DALLAS(                                                                                \
      "",                                                                                          \
      INTERNET_15MS) "<site id='br' name='Branch' lat='29.76' lon='-95.37'>" demands               \
                     "</site><wan-link id='l' a='br' b='dal' capacity='1Gbps' rtt='10ms'/>" more
/* Exchange of so many people over the circuit in New York, 40 ms away. */
#define FEW(attributes, internet)                                                                  \
  NOT_AUTHORIZED DALLAS(attributes, "<internet capacity='1Gbps' rtt='" internet "'/>" EXCHANGE)    \
      NEW_YORK DALLAS_NEW_YORK("40ms") "<policy service='exchange' via='er-ny'/>"

static const Case cases[] = {
    {"/rules/CST-01/pass", "CST-01", ERP_VERDICT_PASS,
     SITE("") AT("New York", CIRCUIT("standard", "", PRIVATE(""))) GATEWAY("gw", "eastus"), NULL,
     NULL, NULL, 0},
    {"/rules/CST-01/warn", "CST-01", ERP_VERDICT_WARN,
     SITE("") AT("Washington DC", CIRCUIT("standard", "", PRIVATE(""))) GATEWAY("gw", "eastus"),
     "er", "leads to East US only", NULL, 0},
    {"/rules/CST-01/other-region", "CST-01", ERP_VERDICT_PASS,
     SITE("") AT("Washington DC", CIRCUIT("standard", "", PRIVATE(""))) GATEWAY("gw", "eastus")
         GATEWAY("g2", "westus"),
     NULL, NULL, NULL, 0},
    {"/rules/CST-01/m365", "CST-01", ERP_VERDICT_PASS,
     SITE("") AT("Washington DC", CIRCUIT("premium", "", MICROSOFT("12076:5010"))), NULL, NULL,
     NULL, 0},
    {"/rules/CST-01/local-community", "CST-01", ERP_VERDICT_WARN,
     SITE("") AT("Washington DC", CIRCUIT("standard", "", MICROSOFT("12076:51004"))), "er", NULL,
     NULL, 0},
    {"/rules/CST-01/not-answered", "CST-01", ERP_VERDICT_NOT_ANSWERED,
     SITE("") AT("Washington DC", CIRCUIT("standard", "", PRIVATE(""))) GATEWAY("gw", "nowhere"),
     "er", NULL, NULL, 0},
    {"/rules/CST-01/not-applicable", "CST-01", ERP_VERDICT_NOT_APPLICABLE,
     SITE("") AT("Washington DC", CIRCUIT("local", "", PRIVATE(""))) GATEWAY("gw", "eastus"), NULL,
     NULL, NULL, 0},

    {"/rules/CST-02/m365", "CST-02", ERP_VERDICT_PASS,
     SITE("") AT("New York", CIRCUIT("premium", "", MICROSOFT("12076:5010"))), NULL, NULL, NULL, 0},
    {"/rules/CST-02/geography", "CST-02", ERP_VERDICT_PASS,
     SITE("") AT("New York", CIRCUIT("premium", "", PRIVATE(""))) GATEWAY("gw", "westeurope"), NULL,
     NULL, NULL, 0},
    {"/rules/CST-02/routes", "CST-02", ERP_VERDICT_PASS,
     SITE("") AT("New York", CIRCUIT("premium", "", PRIVATE("prefixes='4001'")))
         GATEWAY("gw", "eastus"),
     NULL, NULL, NULL, 0},
    {"/rules/CST-02/ten-links", "CST-02", ERP_VERDICT_WARN,
     SITE("") AT("New York", CIRCUIT("premium", "", PRIVATE("prefixes='4000'"))) TEN, "er",
     "connections to gateways are 10 (Standard takes 10)", "connections", 1000},
    {"/rules/CST-02/eleven-links", "CST-02", ERP_VERDICT_PASS,
     SITE("") AT("New York", CIRCUIT("premium", "", PRIVATE(""))) TEN GATEWAY("gw", "eastus"), NULL,
     NULL, NULL, 0},
    {"/rules/CST-02/not-answered", "CST-02", ERP_VERDICT_NOT_ANSWERED,
     SITE("") AT("New York", CIRCUIT("premium", "", PRIVATE(""))) GATEWAY("gw", "nowhere"), "er",
     NULL, NULL, 0},
    {"/rules/CST-02/not-applicable", "CST-02", ERP_VERDICT_NOT_APPLICABLE,
     SITE("") AT("New York", CIRCUIT("standard", "", PRIVATE(""))), NULL, NULL, NULL, 0},

    /* 436 + 0.025 x 230000 = 6186 against 5700: 7.86 % less. */
    {"/rules/CST-03/pass", "CST-03", ERP_VERDICT_PASS, BILLED("metered", "volume='230000'"), NULL,
     "10 %", NULL, 0},
    /* 436 + 0.025 x 240000 = 6436 against 5700: 11.4 % less; (5700 - 436) / 0.025 = 210560. */
    {"/rules/CST-03/metered", "CST-03", ERP_VERDICT_WARN, BILLED("metered", "volume='240000'"),
     "er",
     "costs 6436 USD a month by the gigabyte (list of third parties) and 5700 USD unlimited (list",
     "break_even_gb", 21056000},
    /* 5700 against 436 + 0.025 x 1000 = 461. */
    {"/rules/CST-03/unlimited", "CST-03", ERP_VERDICT_WARN, BILLED("unlimited", "volume='1000'"),
     "er", "5700 USD a month unlimited (list of third parties) and 461 USD by the gigabyte (list",
     "cost_other_usd", 46100},
    /* What is paid now goes before the list: 600 against 461 is 23 % less. */
    {"/rules/CST-03/declared", "CST-03", ERP_VERDICT_WARN,
     TO_AZURE("volume='1000'")
         AT("New York", CIRCUIT("standard", "billing='unlimited' cost='600'", PRIVATE(""))),
     "er", "costs 600 USD a month unlimited (declared) and 461 USD by the gigabyte (list of third",
     "cost_now_usd", 60000},
    {"/rules/CST-03/declared-pass", "CST-03", ERP_VERDICT_PASS,
     TO_AZURE("volume='1000'")
         AT("New York", CIRCUIT("standard", "billing='unlimited' cost='500'", PRIVATE(""))),
     NULL, NULL, NULL, 0},
    /* What is paid by the gigabyte contains the data, however much it is. */
    {"/rules/CST-03/declared-metered", "CST-03", ERP_VERDICT_WARN,
     BILLED("metered' cost='7000", ""), "er", "costs 7000 USD a month by the gigabyte (declared)",
     "cost_other_usd", 570000},
    {"/rules/CST-03/no-volume", "CST-03", ERP_VERDICT_NOT_ANSWERED, BILLED("metered", ""), "er",
     "how many gigabytes", NULL, 0},
    {"/rules/CST-03/no-billing", "CST-03", ERP_VERDICT_NOT_ANSWERED,
     TO_AZURE("volume='1000'") AT("Washington DC", CIRCUIT("standard", "", PRIVATE(""))), "er",
     "does not state the billing", NULL, 0},
    {"/rules/CST-03/no-price", "CST-03", ERP_VERDICT_NOT_ANSWERED,
     TO_AZURE("volume='1000'") AT("New York", CIRCUIT("premium", "billing='metered'", PRIVATE(""))),
     "er", "Neither the plan", NULL, 0},
    {"/rules/CST-03/not-applicable", "CST-03", ERP_VERDICT_NOT_APPLICABLE,
     SITE("") AT("New York", CIRCUIT("standard", "billing='metered'", PRIVATE(""))), NULL, NULL,
     NULL, 0},

    {"/rules/CST-06/pass", "CST-06", ERP_VERDICT_PASS,
     SITE("") AT("New York", CIRCUIT("standard", "", PRIVATE(""))) GATEWAY("gw", "eastus"), NULL,
     NULL, NULL, 0},
    {"/rules/CST-06/circuit", "CST-06", ERP_VERDICT_WARN,
     SITE("") AT("New York", CIRCUIT("standard", "", PRIVATE(""))), "er", "Nothing uses circuit er",
     NULL, 0},
    {"/rules/CST-06/gateway", "CST-06", ERP_VERDICT_WARN,
     SITE("") "<gateway id='gw' region='eastus' sku='ErGw1AZ'/>", "gw", NULL, NULL, 0},
    {"/rules/CST-06/not-applicable", "CST-06", ERP_VERDICT_NOT_APPLICABLE, SITE(""), NULL, NULL,
     NULL, 0},

    /* All 100 Mb/s of Exchange, whatever their category, leave at Dallas. */
    {"/rules/CST-07/pass", "CST-07", ERP_VERDICT_PASS, FEW("users='50'", "15ms"), NULL, NULL, NULL,
     0},
    {"/rules/CST-07/warn", "CST-07", ERP_VERDICT_WARN, FEW("users='49'", "15ms"), "er-ny",
     "49 users of Dallas, and their internet is as good: 15 ms", "users", 4900},
    {"/rules/CST-07/slow-internet", "CST-07", ERP_VERDICT_PASS, FEW("users='10'", "60ms"), NULL,
     NULL, NULL, 0},
    {"/rules/CST-07/private-traffic", "CST-07", ERP_VERDICT_PASS,
     DALLAS("users='10'",
            INTERNET_15MS "<demand service='azure' gateway='gw' down='1Mbps' up='1Mbps'/>")
         AT("New York", CIRCUIT("standard", "", PRIVATE(""))) GATEWAY(
             "gw", "eastus") "<wan-link id='l' a='dal' b='pl' capacity='10Gbps' rtt='20ms'/>",
     NULL, NULL, NULL, 0},
    {"/rules/CST-07/limit-of-the-plan", "CST-07", ERP_VERDICT_PASS,
     FEW("users='49'", "15ms") "<parameter name='smallsite.users' value='49'/>", NULL, NULL, NULL,
     0},
    {"/rules/CST-07/not-applicable", "CST-07", ERP_VERDICT_NOT_APPLICABLE, FEW("", "15ms"), NULL,
     NULL, NULL, 0},

    {"/rules/CST-08/warn", "CST-08", ERP_VERDICT_WARN, BRANCH(EXCHANGE, ""), "l",
     "100 Mb/s of 100 Mb/s", "share_percent", 10000},
    {"/rules/CST-08/default-category-passes", "CST-08", ERP_VERDICT_PASS,
     BRANCH("<internet id='br-isp' capacity='1Gbps' rtt='5ms'/>" EXCHANGE,
            "<policy category='default' via='dal'/>"),
     NULL, NULL, NULL, 0},
    /* 100 of 200 Mb/s is not more than half. */
    {"/rules/CST-08/half-passes", "CST-08", ERP_VERDICT_PASS,
     BRANCH(EXCHANGE "<demand service='azure' gateway='gw' down='100Mbps' up='50Mbps'/>",
            "") AT("New York", CIRCUIT("standard", "", PRIVATE("")))
         GATEWAY("gw", "eastus") "<wan-link id='m' a='dal' b='pl' capacity='10Gbps' rtt='20ms'/>",
     NULL, NULL, NULL, 0},
    /* Exchange leaves at Dallas, SharePoint one link farther: 160 Mb/s on the first, 60 on the
     * second. */
    {"/rules/CST-08/two-ways", "CST-08", ERP_VERDICT_WARN,
     BRANCH(EXCHANGE "<demand service='sharepoint' down='60Mbps' up='6Mbps'/>",
            "<site id='hou' name='Houston' lat='29.7' lon='-95.3'>"
            "<internet id='hou-isp' capacity='1Gbps' rtt='9ms'/></site>"
            "<wan-link id='m' a='dal' b='hou' capacity='1Gbps' rtt='5ms'/>"
            "<policy site='br' service='exchange' via='dal'/>"
            "<policy site='br' service='sharepoint' via='hou'/>"),
     NULL, "on WAN link l it is 160 Mb/s of 160 Mb/s", "backhaul_mbps", 16000},
    {"/rules/CST-08/limit", "CST-08", ERP_VERDICT_PASS,
     BRANCH(EXCHANGE, "<parameter name='backhaul.share' value='100'/>"), NULL, NULL, NULL, 0},
    {"/rules/CST-08/not-applicable", "CST-08", ERP_VERDICT_NOT_APPLICABLE, BRANCH("", ""), NULL,
     NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
