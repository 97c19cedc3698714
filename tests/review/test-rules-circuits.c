/* REL-05 to REL-07, REL-12, REL-13, REL-15, REL-16, REL-17, REL-21, REL-22, REL-24, REL-25,
 * CST-05, CST-09 to CST-11 and PRF-07: what is stated of circuits and gateways. The review is of
 * 2026-11-22. */
#include "fixture.h"

#define PRIVATE "<peering kind='private'/>"
#define EDGES "<edge id='e-1' site='dal'/><edge id='e-2' site='dal'/>"
#define AT_NEW_YORK(circuits)                                                                      \
  "<peering-location id='ny' at='New York'>" circuits "</peering-location>"
#define CIRCUIT(id, more, peerings)                                                                \
  "<circuit id='" id "' bandwidth='1Gbps' sku='standard' " more ">" peerings "</circuit>"
#define ONE(more) DALLAS("", "") EDGES AT_NEW_YORK(CIRCUIT("er-1", more, PRIVATE))
#define BOTH(first, second)                                                                        \
  DALLAS("", "")                                                                                   \
  EDGES AT_NEW_YORK(CIRCUIT("er-1", first, PRIVATE) CIRCUIT("er-2", second, PRIVATE))
#define EXITS(first, second)                                                                       \
  ONE("")                                                                                          \
  "<exit id='x-1' edge='e-1' kind='circuit' ref='er-1' " first "/>"                                \
  "<exit id='x-2' edge='e-2' kind='circuit' ref='er-1' " second "/>"
#define PORTS(provider, sessions)                                                                  \
  AT_NEW_YORK(CIRCUIT("er-1", "provider='" provider "'", "<peering kind='private' " sessions "/>"))
#define DIRECT(id, rate, more)                                                                     \
  "<circuit id='" id "' provider='direct' bandwidth='" rate "' sku='premium' " more "/>"
#define PAIR "port='p' port-speed='10Gbps'"
#define SESSIONS(sessions)                                                                         \
  DALLAS("", "") AT_NEW_YORK(CIRCUIT("er-1", "", "<peering kind='private' " sessions "/>"))
#define NOTHING DALLAS("", INTERNET_15MS)
#define ANSWER(rule, value, more) "<answer rule='" rule "' value='" value "' by='Ann' " more "/>"

#define GATEWAY(region, sku, connections)                                                          \
  "<gateway id='gw' region='" region "' sku='" sku "'>" connections "</gateway>"
#define TO(circuit) "<connection circuit='" circuit "'/>"
#define FIVE                                                                                       \
  AT_NEW_YORK(CIRCUIT("c-1", "", PRIVATE) CIRCUIT("c-2", "", PRIVATE) CIRCUIT("c-3", "", PRIVATE)  \
                  CIRCUIT("c-4", "", PRIVATE) CIRCUIT("c-5", "", PRIVATE))
#define FOUR_HERE TO("c-1") TO("c-2") TO("c-3") TO("c-4")

#define POWER(site, members)                                                                       \
  "<environment id='env' region='united states'/>" DALLAS(                                         \
      site, INTERNET_15MS "<demand service='power-platform' environment='env' down='10Mbps' "      \
                          "up='10Mbps'/>") "<data-gateway id='odg' site='dal' "                    \
                                           "environment='env' " members "/>"
#define MEDIA(policy)                                                                              \
  AUTHORIZED DALLAS("", INTERNET_15MS TEAMS) NEW_YORK DALLAS_NEW_YORK("40ms") policy
/* Dallas sends `rate` to the gateway gw. */
#define TO_GATEWAY(rate, more)                                                                     \
  DALLAS("", "<demand service='azure' gateway='gw' up='1Mbps' down='" rate "' " more "/>")         \
  DALLAS_NEW_YORK("40ms")
#define WESTWARD(connections)                                                                      \
  "<gateway id='g2' region='westus' sku='ErGw1AZ'>" connections "</gateway>"
#define ONE_REGION(more)                                                                           \
  TO_GATEWAY("10Mbps", more)                                                                       \
  AT_NEW_YORK(CIRCUIT("c-1", "", PRIVATE)) GATEWAY("eastus", "ErGw1AZ", TO("c-1"))
#define SIZED(rate, sku, connections) TO_GATEWAY(rate, "") FIVE GATEWAY("eastus", sku, connections)

static const Case cases[] = {
    {"/rules/REL-05/pass", "REL-05", ERP_VERDICT_PASS,
     ONE("edge-primary='e-1' edge-secondary='e-2'"), NULL, NULL, NULL, 0},
    {"/rules/REL-05/fail", "REL-05", ERP_VERDICT_FAIL,
     ONE("edge-primary='e-1' edge-secondary='e-1'"), "er-1", "end at the edge e-1", NULL, 0},
    {"/rules/REL-05/not-answered", "REL-05", ERP_VERDICT_NOT_ANSWERED, ONE("edge-primary='e-1'"),
     "er-1", "does not say at which edges", NULL, 0},
    {"/rules/REL-05/answered", "REL-05", ERP_VERDICT_PASS, ONE("") ANSWER("REL-05", "yes", ""),
     "er-1", "declared yes by Ann", NULL, 0},
    {"/rules/REL-05/not-applicable", "REL-05", ERP_VERDICT_NOT_APPLICABLE, NOTHING, NULL, NULL,
     NULL, 0},
    /* Told of together, but for the one somebody answers for. */
    {"/rules/REL-05/together", "REL-05", ERP_VERDICT_NOT_ANSWERED, BOTH("", ""), NULL,
     "circuit er-1 and circuit er-2", NULL, 0},
    {"/rules/REL-05/one-answered", "REL-05", ERP_VERDICT_NOT_ANSWERED,
     BOTH("", "") ANSWER("REL-05", "yes", "object='er-1'"), "er-2", "of circuit er-2 end", NULL, 0},
    {"/rules/REL-05/one-denied", "REL-05", ERP_VERDICT_FAIL,
     BOTH("", "") ANSWER("REL-05", "no", "object='er-1'"), "er-1", "declared no by Ann", NULL, 0},

    {"/rules/REL-06/pass", "REL-06", ERP_VERDICT_PASS, SESSIONS("sessions='2'"), NULL, NULL, NULL,
     0},
    {"/rules/REL-06/fail", "REL-06", ERP_VERDICT_FAIL, SESSIONS("sessions='1'"), "er-1/peering[1]",
     "1 of 2 BGP sessions is up on the private peering of circuit er-1", NULL, 0},
    {"/rules/REL-06/not-answered", "REL-06", ERP_VERDICT_NOT_ANSWERED, SESSIONS(""),
     "er-1/peering[1]", "does not say how many", NULL, 0},
    {"/rules/REL-06/not-applicable", "REL-06", ERP_VERDICT_NOT_APPLICABLE, NOTHING, NULL, NULL,
     NULL, 0},

    {"/rules/REL-07/pass", "REL-07", ERP_VERDICT_PASS, ONE("mode='active-active'"), NULL, NULL,
     NULL, 0},
    {"/rules/REL-07/warn", "REL-07", ERP_VERDICT_WARN, ONE("mode='active-passive'"), "er-1",
     "1 of 2 links stands by", NULL, 0},
    {"/rules/REL-07/not-answered", "REL-07", ERP_VERDICT_NOT_ANSWERED, ONE(""), "er-1", NULL, NULL,
     0},
    {"/rules/REL-07/not-applicable", "REL-07", ERP_VERDICT_NOT_APPLICABLE, NOTHING, NULL, NULL,
     NULL, 0},

    {"/rules/REL-12/pass", "REL-12", ERP_VERDICT_PASS, NOTHING GATEWAY("eastus", "ErGw1AZ", ""),
     NULL, NULL, NULL, 0},
    {"/rules/REL-12/fail", "REL-12", ERP_VERDICT_FAIL, NOTHING GATEWAY("eastus", "Standard", ""),
     "gw", "SKU Standard", NULL, 0},
    {"/rules/REL-12/one-zone", "REL-12", ERP_VERDICT_FAIL,
     NOTHING "<gateway id='gw' region='eastus' sku='ErGw1AZ' zones='no'/>", "gw", "but is not",
     NULL, 0},
    {"/rules/REL-12/not-answered", "REL-12", ERP_VERDICT_NOT_ANSWERED,
     NOTHING GATEWAY("eastus", "ErGw9AZ", ""), "gw", NULL, NULL, 0},
    {"/rules/REL-12/not-applicable", "REL-12", ERP_VERDICT_NOT_APPLICABLE,
     NOTHING GATEWAY("westus", "Standard", ""), NULL, NULL, NULL, 0},

    /* Four connections of ErGw1AZ, four from one location. */
    {"/rules/REL-13/pass", "REL-13", ERP_VERDICT_PASS,
     NOTHING FIVE GATEWAY("eastus", "ErGw1AZ", FOUR_HERE), NULL, NULL, NULL, 0},
    {"/rules/REL-13/fail", "REL-13", ERP_VERDICT_FAIL,
     NOTHING FIVE GATEWAY("eastus", "ErGw1AZ", FOUR_HERE TO("c-5")), "gw", "has 5 connections",
     "limit", 400},
    {"/rules/REL-13/one-location", "REL-13", ERP_VERDICT_FAIL,
     NOTHING FIVE GATEWAY("eastus", "ErGw2AZ", FOUR_HERE TO("c-5")), "gw",
     "5 connections to circuits at New York", "limit", 400},
    {"/rules/REL-13/units", "REL-13", ERP_VERDICT_FAIL,
     NOTHING FIVE GATEWAY("eastus", "ErGwScale", FOUR_HERE TO("c-5")), "gw", "takes 4", "limit",
     400},
    {"/rules/REL-13/not-answered", "REL-13", ERP_VERDICT_NOT_ANSWERED,
     NOTHING GATEWAY("eastus", "ErGw9AZ", ""), "gw", NULL, NULL, 0},
    {"/rules/REL-13/not-applicable", "REL-13", ERP_VERDICT_NOT_APPLICABLE, NOTHING, NULL, NULL,
     NULL, 0},

    /* 300 ms x 3. */
    {"/rules/REL-15/pass", "REL-15", ERP_VERDICT_PASS, ONE("bfd='yes'"), NULL, "900 ms", NULL, 0},
    {"/rules/REL-15/warn", "REL-15", ERP_VERDICT_WARN, ONE("bfd='no'"), "er-1",
     "up to 180 s instead of 900 ms", NULL, 0},
    {"/rules/REL-15/not-answered", "REL-15", ERP_VERDICT_NOT_ANSWERED, ONE(""), "er-1", NULL, NULL,
     0},
    {"/rules/REL-15/not-applicable", "REL-15", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("", "") AT_NEW_YORK(CIRCUIT("er-1", "bfd='no'", "")), NULL, NULL, NULL, 0},

    {"/rules/REL-17/not-answered", "REL-17", ERP_VERDICT_NOT_ANSWERED, ONE("mode='active-passive'"),
     "er-1", "within the last 365 days", NULL, 0},
    {"/rules/REL-17/pass", "REL-17", ERP_VERDICT_PASS,
     ONE("mode='active-passive'") ANSWER("REL-17", "yes", "date='2025-11-22'"), "er-1",
     "declared yes by Ann on 2025-11-22", NULL, 0},
    {"/rules/REL-17/long-ago", "REL-17", ERP_VERDICT_WARN,
     ONE("mode='active-passive'") ANSWER("REL-17", "yes", "date='2025-11-21'"), "er-1",
     "366 days ago", "days", 36600},
    {"/rules/REL-17/still-to-come", "REL-17", ERP_VERDICT_WARN,
     ONE("mode='active-passive'") ANSWER("REL-17", "yes", "date='2026-11-23'"), "er-1",
     "still to come", NULL, 0},
    {"/rules/REL-17/no-date", "REL-17", ERP_VERDICT_WARN,
     ONE("mode='active-passive'") ANSWER("REL-17", "yes", ""), "er-1", "does not say when", NULL,
     0},
    {"/rules/REL-17/fail", "REL-17", ERP_VERDICT_FAIL,
     ONE("mode='active-passive'") ANSWER("REL-17", "no", ""), "er-1", NULL, NULL, 0},
    {"/rules/REL-17/not-applicable", "REL-17", ERP_VERDICT_NOT_APPLICABLE,
     ONE("mode='active-active'"), NULL, NULL, NULL, 0},

    {"/rules/REL-16/pass", "REL-16", ERP_VERDICT_PASS,
     ONE_REGION("critical='yes'") WESTWARD(TO("c-1")), NULL, NULL, NULL, 0},
    {"/rules/REL-16/warn", "REL-16", ERP_VERDICT_WARN, ONE_REGION("critical='yes'"), NULL,
     "demands of Dallas depend on one region, East US", NULL, 0},
    {"/rules/REL-16/not-connected", "REL-16", ERP_VERDICT_WARN,
     ONE_REGION("critical='yes'") WESTWARD(""), NULL, NULL, NULL, 0},
    {"/rules/REL-16/not-applicable", "REL-16", ERP_VERDICT_NOT_APPLICABLE, ONE_REGION(""), NULL,
     NULL, NULL, 0},

    /* ErGw1AZ passes 1 Gb/s, ErGw2AZ 2 Gb/s. */
    {"/rules/CST-09/pass", "CST-09", ERP_VERDICT_PASS, SIZED("501Mbps", "ErGw2AZ", TO("c-1")), NULL,
     NULL, NULL, 0},
    {"/rules/CST-09/warn", "CST-09", ERP_VERDICT_WARN, SIZED("500Mbps", "ErGw2AZ", TO("c-1")), "gw",
     "at most 50 % of the 1 Gb/s that ErGw1AZ passes", "need_mbps", 50000},
    {"/rules/CST-09/limit-of-the-plan", "CST-09", ERP_VERDICT_PASS,
     "<parameter name='gateway.low' value='49.99'/>" SIZED("500Mbps", "ErGw2AZ", TO("c-1")), NULL,
     NULL, NULL, 0},
    {"/rules/CST-09/smallest", "CST-09", ERP_VERDICT_PASS, SIZED("1Mbps", "ErGw1AZ", TO("c-1")),
     NULL, NULL, NULL, 0},
    {"/rules/CST-09/old", "CST-09", ERP_VERDICT_WARN, SIZED("1Mbps", "HighPerformance", TO("c-1")),
     "gw", "that Standard passes", NULL, 0},
    {"/rules/CST-09/connections", "CST-09", ERP_VERDICT_PASS,
     SIZED("1Mbps", "ErGw2AZ", FOUR_HERE TO("c-5")), NULL, NULL, NULL, 0},
    {"/rules/CST-09/units", "CST-09", ERP_VERDICT_WARN,
     SIZED("500Mbps", "ErGwScale' units='2", TO("c-1")), "gw", "ErGwScale with 1 scale unit passes",
     "smaller_mbps", 100000},
    /* 400 Mb/s and 200 Mb/s of the other one are more than half of 1 Gb/s. */
    {"/rules/CST-09/takes-over", "CST-09", ERP_VERDICT_PASS,
     SIZED("400Mbps", "ErGw2AZ", TO("c-1"))
         WESTWARD(TO("c-1")) "<site id='hou' name='Houston' lat='29.76' lon='-95.37'>"
                             "<demand service='azure' gateway='g2' up='1Mbps' down='200Mbps'/>"
                             "</site><wan-link id='hou-dal' a='hou' b='dal' capacity='1Gbps'/>",
     NULL, NULL, NULL, 0},
    {"/rules/CST-09/unknown", "CST-09", ERP_VERDICT_NOT_ANSWERED,
     SIZED("1Mbps", "ErGw9AZ", TO("c-1")), "gw", NULL, NULL, 0},
    {"/rules/CST-09/not-applicable", "CST-09", ERP_VERDICT_NOT_APPLICABLE,
     FIVE GATEWAY("eastus", "ErGw3AZ", TO("c-1")), NULL, NULL, NULL, 0},

    {"/rules/REL-24/pass", "REL-24", ERP_VERDICT_PASS, POWER("critical='yes'", "members='2'"), NULL,
     NULL, NULL, 0},
    {"/rules/REL-24/fail", "REL-24", ERP_VERDICT_FAIL, POWER("critical='yes'", "members='1'"),
     "odg", "data gateway odg", NULL, 0},
    {"/rules/REL-24/not-answered", "REL-24", ERP_VERDICT_NOT_ANSWERED, POWER("critical='yes'", ""),
     "odg", NULL, NULL, 0},
    {"/rules/REL-24/not-applicable", "REL-24", ERP_VERDICT_NOT_APPLICABLE, POWER("", "members='1'"),
     NULL, NULL, NULL, 0},

    {"/rules/REL-21/pass", "REL-21", ERP_VERDICT_PASS, PORTS("direct", "sessions='2'"), NULL,
     "session on each link", NULL, 0},
    {"/rules/REL-21/not-answered", "REL-21", ERP_VERDICT_NOT_ANSWERED, PORTS("direct", ""), "er-1",
     "Direct ports of circuit er-1", NULL, 0},
    {"/rules/REL-21/one-session", "REL-21", ERP_VERDICT_NOT_ANSWERED,
     PORTS("direct", "sessions='1'"), "er-1", NULL, NULL, 0},
    {"/rules/REL-21/answered", "REL-21", ERP_VERDICT_PASS,
     PORTS("direct", "") ANSWER("REL-21", "yes", ""), "er-1", "declared yes by Ann", NULL, 0},
    {"/rules/REL-21/fail", "REL-21", ERP_VERDICT_FAIL,
     PORTS("direct", "") ANSWER("REL-21", "no", ""), "er-1", NULL, NULL, 0},
    {"/rules/REL-21/not-applicable", "REL-21", ERP_VERDICT_NOT_APPLICABLE, PORTS("Colt", ""), NULL,
     NULL, NULL, 0},

    /* 5 + 5 Gb/s on ports of 10 Gb/s: one carries them; the speed is stated once. */
    {"/rules/REL-22/pass", "REL-22", ERP_VERDICT_PASS,
     AT_NEW_YORK(DIRECT("er-1", "5Gbps", PAIR) DIRECT("er-2", "5Gbps", "port='p'")), NULL, "1 pair",
     NULL, 0},
    /* 10 + 5: more than one port, less than both. */
    {"/rules/REL-22/warn", "REL-22", ERP_VERDICT_WARN,
     AT_NEW_YORK(DIRECT("er-1", "10Gbps", PAIR) DIRECT("er-2", "5Gbps", "port='p'")), NULL,
     "circuit er-1 and circuit er-2 adds up to 15 Gb/s", "bandwidth_mbps", 1500000},
    /* 10 + 10 fill both ports to the last bit. */
    {"/rules/REL-22/both-full", "REL-22", ERP_VERDICT_WARN,
     AT_NEW_YORK(DIRECT("er-1", "10Gbps", PAIR) DIRECT("er-2", "10Gbps", PAIR)), NULL,
     "10 Gb/s is missing", "port_mbps", 1000000},
    {"/rules/REL-22/fail", "REL-22", ERP_VERDICT_FAIL,
     AT_NEW_YORK(DIRECT("er-1", "10Gbps", PAIR) DIRECT("er-2", "10Gbps", PAIR)
                     DIRECT("er-3", "1Gbps", PAIR)),
     NULL, "no more than 20 Gb/s", "bandwidth_mbps", 2100000},
    /* The same word at another place is another pair. */
    {"/rules/REL-22/places", "REL-22", ERP_VERDICT_PASS,
     AT_NEW_YORK(DIRECT("er-1", "10Gbps", PAIR)) "<peering-location id='ldn' at='London'>" DIRECT(
         "er-2", "10Gbps", PAIR) "</peering-location>",
     NULL, "2 pairs", NULL, 0},
    {"/rules/REL-22/not-answered", "REL-22", ERP_VERDICT_NOT_ANSWERED,
     AT_NEW_YORK(DIRECT("er-1", "5Gbps", "")), "er-1", "on which pair", NULL, 0},
    {"/rules/REL-22/no-speed", "REL-22", ERP_VERDICT_NOT_ANSWERED,
     AT_NEW_YORK(DIRECT("er-1", "5Gbps", "port='p'")), "er-1", "how fast", NULL, 0},
    {"/rules/REL-22/two-speeds", "REL-22", ERP_VERDICT_NOT_ANSWERED,
     AT_NEW_YORK(DIRECT("er-1", "5Gbps", PAIR)
                     DIRECT("er-2", "5Gbps", "port='p' port-speed='100Gbps'")),
     NULL, "different speeds", NULL, 0},
    {"/rules/REL-22/answered", "REL-22", ERP_VERDICT_PASS,
     AT_NEW_YORK(DIRECT("er-1", "5Gbps", "")) ANSWER("REL-22", "yes", ""), "er-1", "declared yes",
     NULL, 0},
    {"/rules/REL-22/not-applicable", "REL-22", ERP_VERDICT_NOT_APPLICABLE, PORTS("Colt", ""), NULL,
     NULL, NULL, 0},

    {"/rules/REL-25/not-answered", "REL-25", ERP_VERDICT_NOT_ANSWERED,
     EXITS("", "local-pref='100'"), "er-1", "edges of circuit er-1 heed", NULL,
     0}, /* 100 is what an exit has by itself */
    {"/rules/REL-25/pass", "REL-25", ERP_VERDICT_PASS, ONE("") ANSWER("REL-25", "yes", ""), "er-1",
     "declared yes by Ann", NULL, 0},
    {"/rules/REL-25/fail", "REL-25", ERP_VERDICT_FAIL, ONE("") ANSWER("REL-25", "no", ""), "er-1",
     NULL, NULL, 0},
    {"/rules/REL-25/pinned", "REL-25", ERP_VERDICT_WARN, EXITS("local-pref='200'", ""), "er-1",
     "The exit x-1 of circuit er-1 has the local preference 200 and x-2 has 100",
     "local_preference", 20000},
    {"/rules/REL-25/pinned-and-declared", "REL-25", ERP_VERDICT_WARN,
     EXITS("", "local-pref='200'") ANSWER("REL-25", "yes", ""), "er-1", "declared yes by Ann", NULL,
     0},
    {"/rules/REL-25/not-applicable", "REL-25", ERP_VERDICT_NOT_APPLICABLE,
     AT_NEW_YORK(CIRCUIT("er-1", "", "")), NULL, NULL, NULL, 0},

    {"/rules/CST-05/pass", "CST-05", ERP_VERDICT_PASS, ONE("state='provisioned'"), NULL, NULL, NULL,
     0},
    {"/rules/CST-05/lately", "CST-05", ERP_VERDICT_PASS,
     ONE("state='provisioning' ordered='2026-10-23'"), NULL, "30 days", NULL, 0},
    {"/rules/CST-05/fail", "CST-05", ERP_VERDICT_FAIL,
     ONE("state='not-provisioned' ordered='2026-10-22'"), "er-1", "31 days ago", "days", 3100},
    {"/rules/CST-05/no-state", "CST-05", ERP_VERDICT_NOT_ANSWERED, ONE(""), "er-1", NULL, NULL, 0},
    {"/rules/CST-05/no-date", "CST-05", ERP_VERDICT_NOT_ANSWERED, ONE("state='provisioning'"),
     "er-1", "when that was ordered", NULL, 0},
    {"/rules/CST-05/not-applicable", "CST-05", ERP_VERDICT_NOT_APPLICABLE, NOTHING, NULL, NULL,
     NULL, 0},

    {"/rules/CST-10/not-answered", "CST-10", ERP_VERDICT_NOT_ANSWERED, ONE(""), NULL, "budget",
     NULL, 0},
    {"/rules/CST-10/pass", "CST-10", ERP_VERDICT_PASS, ONE("") ANSWER("CST-10", "yes", ""), NULL,
     "declared yes by Ann", NULL, 0},
    {"/rules/CST-10/fail", "CST-10", ERP_VERDICT_FAIL, ONE("") ANSWER("CST-10", "no", ""), NULL,
     NULL, NULL, 0},
    {"/rules/CST-10/not-applicable", "CST-10", ERP_VERDICT_NOT_APPLICABLE, NOTHING, NULL, NULL,
     NULL, 0},

    {"/rules/CST-11/not-answered", "CST-11", ERP_VERDICT_NOT_ANSWERED, ONE(""), NULL,
     "effort of your own staff", NULL, 0},
    {"/rules/CST-11/pass", "CST-11", ERP_VERDICT_PASS, ONE("") ANSWER("CST-11", "yes", ""), NULL,
     "declared yes by Ann", NULL, 0},
    {"/rules/CST-11/fail", "CST-11", ERP_VERDICT_FAIL, ONE("") ANSWER("CST-11", "no", ""), NULL,
     NULL, NULL, 0},
    {"/rules/CST-11/not-applicable", "CST-11", ERP_VERDICT_NOT_APPLICABLE, NOTHING, NULL, NULL,
     NULL, 0},

    {"/rules/PRF-07/not-answered", "PRF-07", ERP_VERDICT_NOT_ANSWERED,
     MEDIA("<policy service='teams' via='er-ny'/>"), NULL, "media of Dallas", NULL, 0},
    {"/rules/PRF-07/pass", "PRF-07", ERP_VERDICT_PASS,
     MEDIA("<policy service='teams' via='er-ny'/>") ANSWER("PRF-07", "yes", ""), NULL, NULL, NULL,
     0},
    {"/rules/PRF-07/fail", "PRF-07", ERP_VERDICT_FAIL,
     MEDIA("<policy service='teams' via='er-ny'/>") ANSWER("PRF-07", "no", ""), NULL, NULL, NULL,
     0},
    {"/rules/PRF-07/not-applicable", "PRF-07", ERP_VERDICT_NOT_APPLICABLE,
     MEDIA("<policy service='teams' via='internet'/>"), NULL, NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
