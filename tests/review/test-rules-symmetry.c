/* ASY-01 to ASY-10, CLI-03, ONP-01, ONP-02, PRF-11 and SEC-07: Dallas uses circuits at New York and
 * London, each behind a firewall of its own, and an internet access. */
#include "fixture.h"

#include <string.h>

#define LONDON_LINK "<wan-link id='dal-ldn' a='dal' b='ldn' capacity='10Gbps' rtt='90ms'/>"
#define EDGES                                                                                      \
  "<edge id='e-ny' site='dal'/><edge id='e-ldn' site='dal'/><edge id='e-isp' site='dal'/>"
#define EXITS                                                                                      \
  "<exit id='x-ny' edge='e-ny' kind='circuit' ref='er-ny' local-pref='200' asn='64500'/>"          \
  "<exit id='x-isp' edge='e-isp' kind='internet' ref='dal-isp'/>"
#define TO_LONDON(more) "<exit id='x-ldn' edge='e-ldn' kind='circuit' ref='er-ldn' " more "/>"
#define ONE                                                                                        \
  AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms") EDGES EXITS       \
      "<policy service='exchange' via='er-ny'/>"
#define TWO ONE LONDON LONDON_LINK
#define TWO_SERVICES                                                                               \
  AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE TEAMS) NEW_YORK DALLAS_NEW_YORK("40ms")             \
      EDGES EXITS LONDON LONDON_LINK TO_LONDON(                                                    \
          "") "<policy service='exchange' via='er-ny'/><policy service='teams' via='er-ldn'/>"
#define POOL(id, edge, prefix)                                                                     \
  "<nat-pool id='" id "' edge='" edge "' prefix='" prefix "' devices='100'/>"
#define ADVERTISE(exit, prefix) "<advertise exit='" exit "' prefix='" prefix "'/>"
#define A "203.0.113.0/28"
#define A_LOW "203.0.113.0/29"
#define A_HIGH "203.0.113.8/29"
#define B "198.51.100.0/28"
#define WIDE "203.0.113.0/24"
#define MINE POOL("p", "e-ny", A)
#define GOOD MINE ADVERTISE("x-ny", A)

#define INBOUND(more) "<inbound id='srv' site='dal' prefix='198.51.100.25/32' " more "/>"
#define PUBLISHED "198.51.100.0/24"
#define NO_CIRCUIT UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE)

#define GATEWAY(w1, w2)                                                                            \
  "<gateway id='gw' region='eastus' sku='ErGw1AZ'><connection circuit='er-ny' weight='" w1         \
  "'/><connection circuit='er-ldn' weight='" w2 "'/></gateway>"
#define PRIVATE "<peering kind='private'/>"
#define HOMES(ny, ldn, stateful) HOMES_LISTED(ny, ldn, stateful, "", "")
#define LISTED(prefixes) "<peering kind='private'>" prefixes "</peering>"
#define PREFIX(prefix) "<advertise prefix='" prefix "'/>"
#define HOMES_LISTED(ny, ldn, stateful, at_ny, at_ldn)                                             \
  DALLAS("", "")                                                                                   \
  NEW_YORK_WITH("premium", LISTED(at_ny))                                                          \
  LONDON_WITH("premium", LISTED(at_ldn))                                                           \
  "<edge id='e-ny' site='dal' " stateful "/><edge id='e-ldn' site='dal' " stateful "/>"            \
  "<exit id='x-ny' edge='e-ny' kind='circuit' ref='er-ny' " ny "/>"                                \
  "<exit id='x-ldn' edge='e-ldn' kind='circuit' ref='er-ldn' " ldn "/>"

#define OUT_OF_SCOPE                                                                               \
  ONE GOOD POOL("q", "e-isp", B)                                                                   \
      ADVERTISE("x-isp", B) "<site id='hq' name='Headquarters' lat='40.71' lon='-74.01'/>"         \
                            "<route-scope exit='x-ny' sites='hq'/>"
#define BEHIND_PROXY                                                                               \
  AUTHORIZED DALLAS("proxy='web'", EXCHANGE)                                                       \
  NEW_YORK DALLAS_NEW_YORK(                                                                        \
      "40ms") "<site id='hq' name='Headquarters' lat='40.71' lon='-74.01'>"                        \
              "<internet id='hq-isp' capacity='10Gbps'/></site>"                                   \
              "<wan-link id='dal-hq' a='dal' b='hq' capacity='10Gbps'/>"                           \
              "<proxy id='web' site='hq'/>"                                                        \
              "<edge id='e-ny' site='dal'/><edge id='e-hq' site='hq'/>"                            \
              "<exit id='x-ny' edge='e-ny' kind='circuit' ref='er-ny'/>"                           \
              "<exit id='x-hq' edge='e-hq' kind='internet' ref='hq-isp'/>" POOL("q", "e-hq", A)    \
                  ADVERTISE("x-ny", A) ADVERTISE("x-hq", A)
/* One edge leads into both circuits and has a pool for each. */
#define ONE_EDGE(at_ny, at_ldn)                                                                    \
  TWO "<exit id='x-2' edge='e-ny' kind='circuit' ref='er-ldn'/>" MINE POOL("q", "e-ny", B)         \
      ADVERTISE("x-ny", at_ny) ADVERTISE("x-2", at_ldn)
/* A private circuit whose edge translates, and the same addresses at the internet. */
#define PRIVATE_POOL(prefix)                                                                       \
  DALLAS("", INTERNET_15MS)                                                                        \
  NEW_YORK_WITH("premium", PRIVATE)                                                                \
  EDGES EXITS POOL("p", "e-ny", prefix) ADVERTISE("x-ny", prefix) ADVERTISE("x-isp", prefix)
/* The server is published at New York by a circuit of that tier. */
#define SERVED(sku)                                                                                \
  DALLAS("", INTERNET_15MS)                                                                        \
  NEW_YORK_WITH(sku, M365_PEERING)                                                                 \
  EDGES EXITS INBOUND("via='x-ny'") ADVERTISE("x-ny", PUBLISHED)
#define ENVIRONMENT(id, region) "<environment id='" id "' region='" region "'/>"
#define YES "<answer rule='ONP-02' value='yes' by='Ann'/>"

/* Dallas and Austin state no addresses of their own; Houston does. */
#define NEIGHBOUR(id, name, more)                                                                  \
  "<site id='" id "' name='" name "' lat='30' lon='-96' " more ">" EXCHANGE "</site>"              \
  "<wan-link id='dal-" id "' a='dal' b='" id "' capacity='10Gbps' rtt='5ms'/>"
#define THREE_SITES NEIGHBOUR("hou", "Houston", "prefix='" B "'") NEIGHBOUR("aus", "Austin", "")

static const Case cases[] = {
    {"/rules/ASY-01/pass", "ASY-01", ERP_VERDICT_PASS,
     ONE GOOD POOL("q", "e-isp", B) ADVERTISE("x-isp", B), NULL, NULL, NULL, 0},
    {"/rules/ASY-01/not-advertised-on-the-circuit", "ASY-01", ERP_VERDICT_FAIL,
     ONE MINE ADVERTISE("x-isp", A), "x-ny", "comes back by x-isp", "sites", 100},
    {"/rules/ASY-01/advertised-nowhere", "ASY-01", ERP_VERDICT_FAIL, ONE MINE, "x-ny",
     "advertised nowhere", NULL, 0},
    {"/rules/ASY-01/two-circuits", "ASY-01", ERP_VERDICT_FAIL,
     TWO TO_LONDON("") GOOD ADVERTISE("x-ldn", A), "x-ny", "may come back by x-ldn", NULL, 0},
    {"/rules/ASY-01/private-prepend", "ASY-01", ERP_VERDICT_FAIL,
     TWO TO_LONDON("asn='65010' prepend='2'") GOOD ADVERTISE("x-ldn", A), "x-ny",
     "prepended AS number is private", NULL, 0},
    {"/rules/ASY-01/not-answered", "ASY-01", ERP_VERDICT_NOT_ANSWERED, ONE, "x-ny",
     "does not say which addresses", NULL, 0},
    /* No pool stands at the edge: Houston's addresses come back to it, if they are advertised. */
    {"/rules/ASY-01/addresses-of-one-site", "ASY-01", ERP_VERDICT_NOT_ANSWERED,
     ONE THREE_SITES ADVERTISE("x-ny", B) POOL("q", "e-isp", A) ADVERTISE("x-isp", A), "x-ny",
     "stand for Dallas and Austin outside x-ny", "sites", 200},
    {"/rules/ASY-01/addresses-of-one-site-nowhere", "ASY-01", ERP_VERDICT_FAIL,
     ONE THREE_SITES POOL("q", "e-isp", A) ADVERTISE("x-isp", A), "x-ny",
     "Traffic of Houston leaves by x-ny", "sites", 100},
    {"/rules/ASY-01/not-applicable", "ASY-01", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    /* The policy names the circuit, but its routes do not reach the site: it leaves by the
     * internet, whose own pool comes back by the internet. CLI-01 fails. */
    {"/rules/ASY-01/out-of-scope", "ASY-01", ERP_VERDICT_PASS, OUT_OF_SCOPE, NULL, NULL, NULL, 0},
    {"/rules/CLI-01/out-of-scope", "CLI-01", ERP_VERDICT_FAIL, OUT_OF_SCOPE, NULL, NULL, NULL, 0},
    /* A proxy at headquarters without an exception in its PAC file: the way out is its internet
     * access, although the site has learnt the routes of the circuit. */
    {"/rules/ASY-01/proxy-at-headquarters", "ASY-01", ERP_VERDICT_FAIL, BEHIND_PROXY, "x-hq",
     "comes back by x-ny", NULL, 0},

    {"/rules/ASY-02/pass", "ASY-02", ERP_VERDICT_PASS, ONE GOOD, NULL, NULL, NULL, 0},
    {"/rules/ASY-02/both", "ASY-02", ERP_VERDICT_FAIL, ONE GOOD ADVERTISE("x-isp", A), "p",
     "as 203.0.113.0/28 at x-isp", NULL, 0},
    {"/rules/ASY-02/longer-on-the-circuit", "ASY-02", ERP_VERDICT_WARN,
     ONE GOOD ADVERTISE("x-isp", WIDE), "p", "the longer prefix wins", NULL, 0},
    {"/rules/ASY-02/longer-on-the-internet", "ASY-02", ERP_VERDICT_FAIL,
     ONE MINE ADVERTISE("x-ny", WIDE) ADVERTISE("x-isp", A), "p", NULL, NULL, 0},
    /* What is advertised on a private peering is not known to Microsoft's public services. */
    {"/rules/ASY-02/private-peering", "ASY-02", ERP_VERDICT_PASS, PRIVATE_POOL(A), NULL, NULL, NULL,
     0},
    {"/rules/ASY-02/not-applicable", "ASY-02", ERP_VERDICT_NOT_APPLICABLE, ONE, NULL, NULL, NULL,
     0},

    {"/rules/ASY-03/pass", "ASY-03", ERP_VERDICT_PASS,
     TWO TO_LONDON("") GOOD POOL("q", "e-ldn", B) ADVERTISE("x-ldn", B), NULL, NULL, NULL, 0},
    {"/rules/ASY-03/same-addresses", "ASY-03", ERP_VERDICT_FAIL,
     TWO TO_LONDON("") GOOD POOL("q", "e-ldn", A) ADVERTISE("x-ldn", A), "p", "known at x-ldn",
     NULL, 0},
    {"/rules/ASY-03/longer-path-passes", "ASY-03", ERP_VERDICT_PASS,
     TWO TO_LONDON("asn='64500' prepend='2'") GOOD ADVERTISE("x-ldn", A), NULL, NULL, NULL, 0},
    /* The halves at New York are longer than the whole at London, and win. */
    {"/rules/ASY-03/longer-halves-pass", "ASY-03", ERP_VERDICT_PASS,
     TWO TO_LONDON("") MINE ADVERTISE("x-ny", A_LOW) ADVERTISE("x-ny", A_HIGH)
         ADVERTISE("x-ldn", A),
     NULL, NULL, NULL, 0},
    /* Only answers to the upper half come back by London. */
    {"/rules/ASY-03/longer-half-elsewhere", "ASY-03", ERP_VERDICT_FAIL,
     TWO TO_LONDON("") GOOD ADVERTISE("x-ldn", A_HIGH), "p", "known at x-ldn", NULL, 0},
    {"/rules/ASY-03/not-applicable", "ASY-03", ERP_VERDICT_NOT_APPLICABLE, ONE GOOD, NULL, NULL,
     NULL, 0},

    {"/rules/ASY-04/pass", "ASY-04", ERP_VERDICT_PASS, ONE MINE ADVERTISE("x-ny", WIDE), NULL, NULL,
     NULL, 0},
    {"/rules/ASY-04/fail", "ASY-04", ERP_VERDICT_FAIL, ONE MINE ADVERTISE("x-isp", A), "p",
     "203.0.113.0/28", NULL, 0},
    {"/rules/ASY-04/in-halves", "ASY-04", ERP_VERDICT_PASS,
     ONE MINE ADVERTISE("x-ny", A_LOW) ADVERTISE("x-ny", A_HIGH), NULL, NULL, NULL, 0},
    {"/rules/ASY-04/one-half", "ASY-04", ERP_VERDICT_FAIL, ONE MINE ADVERTISE("x-ny", A_LOW), "p",
     A_HIGH " of it is not advertised", NULL, 0},
    {"/rules/ASY-04/pool-for-each-circuit", "ASY-04", ERP_VERDICT_PASS, ONE_EDGE(A, B), NULL, NULL,
     NULL, 0},
    {"/rules/ASY-04/private-peering", "ASY-04", ERP_VERDICT_NOT_APPLICABLE,
     PRIVATE_POOL("10.9.0.0/24"), NULL, NULL, NULL, 0},
    {"/rules/ASY-04/not-applicable", "ASY-04", ERP_VERDICT_NOT_APPLICABLE,
     ONE POOL("q", "e-isp", B), NULL, NULL, NULL, 0},

    {"/rules/ASY-05/pass", "ASY-05", ERP_VERDICT_PASS,
     ONE INBOUND("snat='yes' segment-scope='x-ny'") ADVERTISE("x-isp", PUBLISHED), NULL, NULL, NULL,
     0},
    {"/rules/ASY-05/scoped-passes", "ASY-05", ERP_VERDICT_PASS,
     ONE INBOUND("segment-scope='x-isp'") ADVERTISE("x-isp", PUBLISHED), NULL, NULL, NULL, 0},
    {"/rules/ASY-05/fail", "ASY-05", ERP_VERDICT_FAIL,
     ONE INBOUND("segment-scope='x-ny'") ADVERTISE("x-isp", PUBLISHED), "srv",
     "reply leaves by x-ny", NULL, 0},
    {"/rules/ASY-05/not-answered", "ASY-05", ERP_VERDICT_NOT_ANSWERED, ONE INBOUND(""), "srv",
     "does not say where", NULL, 0},
    {"/rules/ASY-05/another-access", "ASY-05", ERP_VERDICT_FAIL,
     ONE "<site id='hq' name='Headquarters' lat='40.71' lon='-74.01'>"
         "<internet id='hq-isp' capacity='1Gbps'/></site><edge id='e-hq' site='hq'/>"
         "<exit id='x-hq' edge='e-hq' kind='internet' ref='hq-isp'/>" INBOUND(
             "via='x-isp' segment-scope='x-hq'") ADVERTISE("x-isp", PUBLISHED),
     "srv", "reply leaves by x-hq", NULL, 0},
    /* ONP-01 fails; whether it is also to be reached by the internet nobody has to say. */
    {"/rules/ASY-05/meant-for-the-circuit", "ASY-05", ERP_VERDICT_NOT_APPLICABLE,
     ONE INBOUND("via='x-ny'"), NULL, NULL, NULL, 0},
    {"/rules/ASY-05/not-applicable", "ASY-05", ERP_VERDICT_NOT_APPLICABLE, ONE, NULL, NULL, NULL,
     0},

    {"/rules/ASY-06/pass", "ASY-06", ERP_VERDICT_PASS,
     TWO TO_LONDON("") INBOUND("segment-scope='x-ny x-ldn'") ADVERTISE("x-ny", PUBLISHED), NULL,
     NULL, NULL, 0},
    /* In by London, while the routers prefer New York. */
    {"/rules/ASY-06/fail", "ASY-06", ERP_VERDICT_FAIL,
     TWO TO_LONDON("") INBOUND("segment-scope='x-ny x-ldn'") ADVERTISE("x-ldn", PUBLISHED), "srv",
     "reply leaves by x-ny", NULL, 0},
    {"/rules/ASY-06/translated-passes", "ASY-06", ERP_VERDICT_PASS,
     TWO TO_LONDON("") INBOUND("snat='yes'") ADVERTISE("x-ldn", PUBLISHED), NULL, NULL, NULL, 0},
    /* One circuit is enough to go wrong: the segment knows the internet only. */
    {"/rules/ASY-06/one-circuit-passes", "ASY-06", ERP_VERDICT_PASS,
     ONE INBOUND("") ADVERTISE("x-ny", PUBLISHED), NULL, NULL, NULL, 0},
    {"/rules/ASY-06/reply-by-the-internet", "ASY-06", ERP_VERDICT_FAIL,
     ONE INBOUND("via='x-ny' segment-scope='x-isp'") ADVERTISE("x-ny", PUBLISHED), "srv",
     "reply leaves by x-isp", NULL, 0},
    /* The circuit's routes do not reach the server's site, whose access has no stated exit. */
    {"/rules/ASY-06/out-of-scope", "ASY-06", ERP_VERDICT_NOT_ANSWERED,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms") EDGES
     "<exit id='x-ny' edge='e-ny' kind='circuit' ref='er-ny'/>"
     "<site id='hq' lat='40.71' lon='-74.01'/><route-scope exit='x-ny' sites='hq'/>" INBOUND(
         "via='x-ny'") ADVERTISE("x-ny", PUBLISHED),
     "srv", "does not say at which edges", NULL, 0},
    {"/rules/ASY-06/not-answered", "ASY-06", ERP_VERDICT_NOT_ANSWERED,
     DALLAS("", "") NEW_YORK DALLAS_NEW_YORK("40ms") EDGES
     "<exit id='x-ny' edge='e-ny' kind='circuit' ref='er-ny'/>"
     "<site id='hq' lat='40.71' lon='-74.01'/><route-scope exit='x-ny' sites='hq'/>" INBOUND(
         "via='x-ny'") ADVERTISE("x-ny", PUBLISHED),
     "srv", "by which internet access", NULL, 0},
    {"/rules/ASY-06/not-named", "ASY-06", ERP_VERDICT_WARN,
     ONE INBOUND("via='x-isp' snat='yes'") ADVERTISE("x-isp", PUBLISHED)
         ADVERTISE("x-ny", PUBLISHED),
     "srv", "enter by x-ny", NULL, 0},
    {"/rules/ASY-06/not-applicable", "ASY-06", ERP_VERDICT_NOT_APPLICABLE,
     ONE INBOUND("") ADVERTISE("x-isp", PUBLISHED), NULL, NULL, NULL, 0},

    {"/rules/ASY-07/pass", "ASY-07", ERP_VERDICT_PASS,
     ONE INBOUND("service='smtp' audience='internet'") ADVERTISE("x-isp", PUBLISHED), NULL, NULL,
     NULL, 0},
    {"/rules/ASY-07/mail-fails", "ASY-07", ERP_VERDICT_FAIL,
     ONE INBOUND("service='smtp' audience='internet'") ADVERTISE("x-ny", PUBLISHED), "srv", "Mail",
     NULL, 0},
    {"/rules/ASY-07/others-warn", "ASY-07", ERP_VERDICT_WARN,
     ONE INBOUND("service='adfs' audience='microsoft'") ADVERTISE("x-ny", PUBLISHED), "srv", NULL,
     NULL, 0},
    /* Only the upper half of the service's addresses is advertised at New York. */
    {"/rules/ASY-07/in-part", "ASY-07", ERP_VERDICT_FAIL,
     ONE "<inbound id='srv' site='dal' prefix='" A
         "' service='smtp' audience='internet'/>" ADVERTISE("x-isp", WIDE)
             ADVERTISE("x-ny", A_HIGH),
     "srv", "Mail", NULL, 0},
    {"/rules/ASY-07/not-applicable", "ASY-07", ERP_VERDICT_NOT_APPLICABLE,
     ONE INBOUND("") ADVERTISE("x-ny", PUBLISHED), NULL, NULL, NULL, 0},

    {"/rules/ASY-08/pass", "ASY-08", ERP_VERDICT_PASS,
     TWO TO_LONDON("asn='64500' prepend='2'") ADVERTISE("x-ldn", A), NULL, NULL, NULL, 0},
    {"/rules/ASY-08/fail", "ASY-08", ERP_VERDICT_FAIL,
     TWO TO_LONDON("asn='64512' prepend='1'") ADVERTISE("x-ldn", A), "x-ldn", "no effect", NULL, 0},
    {"/rules/ASY-08/not-answered", "ASY-08", ERP_VERDICT_NOT_ANSWERED,
     TWO TO_LONDON("prepend='2'") ADVERTISE("x-ldn", A), "x-ldn", "which AS number", NULL, 0},
    {"/rules/ASY-08/not-applicable", "ASY-08", ERP_VERDICT_NOT_APPLICABLE, ONE GOOD, NULL, NULL,
     NULL, 0},

    {"/rules/ASY-09/pass", "ASY-09", ERP_VERDICT_PASS,
     HOMES("local-pref='200'", "", "") GATEWAY("100", "0"), NULL, NULL, NULL, 0},
    {"/rules/ASY-09/stateful-fails", "ASY-09", ERP_VERDICT_FAIL,
     HOMES("", "local-pref='200'", "") GATEWAY("100", "0"), "gw", "answers by x-ny", NULL, 0},
    {"/rules/ASY-09/stateless-warns", "ASY-09", ERP_VERDICT_WARN,
     HOMES("", "local-pref='200'", "stateful='no'") GATEWAY("100", "0"), "gw", NULL, NULL, 0},
    /* Everything mirrors, but London lists the longer prefixes: Azure answers by it. */
    {"/rules/ASY-09/longer-prefix", "ASY-09", ERP_VERDICT_FAIL,
     HOMES_LISTED("local-pref='200'", "", "", PREFIX("10.0.0.0/8"),
                  PREFIX("10.0.0.0/9") PREFIX("10.128.0.0/9")) GATEWAY("100", "0"),
     "gw", "to 10.0.0.0/9, answers by x-ldn", NULL, 0},
    /* New York's halves win over the whole at London, which is there for the day they go. */
    {"/rules/ASY-09/shorter-backup", "ASY-09", ERP_VERDICT_PASS,
     HOMES_LISTED("local-pref='200'", "", "", PREFIX("10.0.0.0/9") PREFIX("10.128.0.0/9"),
                  PREFIX("10.0.0.0/8")) GATEWAY("0", "100"),
     NULL, NULL, NULL, 0},
    /* Each circuit has the addresses of its own sites, which take it. */
    {"/rules/ASY-09/own-prefixes", "ASY-09", ERP_VERDICT_PASS,
     HOMES_LISTED("", "", "", PREFIX("10.1.0.0/16"), PREFIX("10.2.0.0/16")) GATEWAY("0", "0"), NULL,
     NULL, NULL, 0},
    {"/rules/ASY-09/own-prefixes-not-preferred", "ASY-09", ERP_VERDICT_FAIL,
     HOMES_LISTED("local-pref='200'", "", "", PREFIX("10.1.0.0/16"), PREFIX("10.2.0.0/16"))
         GATEWAY("0", "0"),
     "gw", "to 10.2.0.0/16, answers by x-ldn", NULL, 0},
    /* London lists nothing, so it may have the same. */
    {"/rules/ASY-09/one-list", "ASY-09", ERP_VERDICT_PASS,
     HOMES_LISTED("local-pref='200'", "", "", PREFIX("10.0.0.0/8"), "") GATEWAY("100", "0"), NULL,
     NULL, NULL, 0},
    {"/rules/ASY-09/not-answered", "ASY-09", ERP_VERDICT_NOT_ANSWERED,
     DALLAS("", "") NEW_YORK_WITH("premium", PRIVATE) LONDON_WITH("premium", PRIVATE)
         GATEWAY("100", "0"),
     "gw", "does not say at which edges", NULL, 0},
    {"/rules/ASY-09/not-applicable", "ASY-09", ERP_VERDICT_NOT_APPLICABLE, ONE, NULL, NULL, NULL,
     0},

    /* The surviving circuit has a pool of its own, or the internet's comes back by the internet. */
    {"/rules/ASY-10/pass", "ASY-10", ERP_VERDICT_PASS,
     TWO TO_LONDON("") GOOD POOL("q", "e-ldn", B) ADVERTISE("x-ldn", B), NULL, NULL, NULL, 0},
    {"/rules/ASY-10/internet-passes", "ASY-10", ERP_VERDICT_PASS,
     ONE GOOD POOL("q", "e-isp", B) ADVERTISE("x-isp", B), NULL, NULL, NULL, 0},
    /* London's pool is advertised at the internet only, which nobody notices while New York is up.
     */
    {"/rules/ASY-10/fail", "ASY-10", ERP_VERDICT_FAIL,
     TWO TO_LONDON("") GOOD POOL("q", "e-ldn", B) ADVERTISE("x-isp", B), "er-ny",
     "After the loss of circuit er-ny", NULL, 0},
    {"/rules/ASY-10/not-answered", "ASY-10", ERP_VERDICT_NOT_ANSWERED, TWO TO_LONDON("") GOOD,
     "er-ny", "does not say which addresses", NULL, 0},
    /* All share a pool at New York; none stands in London, where Houston's own are advertised. */
    {"/rules/ASY-10/addresses-of-one-site", "ASY-10", ERP_VERDICT_NOT_ANSWERED,
     TWO THREE_SITES TO_LONDON("") GOOD ADVERTISE("x-ldn", B), "er-ny",
     "stand for Dallas and Austin outside x-ldn", "sites", 200},
    {"/rules/ASY-10/addresses-of-one-site-nowhere", "ASY-10", ERP_VERDICT_FAIL,
     TWO THREE_SITES TO_LONDON("") GOOD, "er-ny", "Traffic of Houston leaves by x-ldn", "sites",
     100},
    {"/rules/ASY-10/not-applicable", "ASY-10", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/CLI-03/pool-passes", "CLI-03", ERP_VERDICT_PASS, ONE GOOD, NULL, NULL, NULL, 0},
    {"/rules/CLI-03/not-advertised", "CLI-03", ERP_VERDICT_FAIL, ONE MINE, "er-ny",
     "not advertised on circuit er-ny", "sites", 100},
    {"/rules/CLI-03/private", "CLI-03", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("prefix='10.1.0.0/16'", EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms"), "er-ny",
     "are private, and no NAT pool stands in front", NULL, 0},
    {"/rules/CLI-03/in-halves", "CLI-03", ERP_VERDICT_PASS,
     ONE MINE ADVERTISE("x-ny", A_LOW) ADVERTISE("x-ny", A_HIGH), NULL, NULL, NULL, 0},
    {"/rules/CLI-03/pool-for-each-circuit", "CLI-03", ERP_VERDICT_PASS, ONE_EDGE(A, B), NULL, NULL,
     NULL, 0},
    /* Both pools are advertised, neither of them on the circuit that is used. */
    {"/rules/CLI-03/no-pool-for-this-circuit", "CLI-03", ERP_VERDICT_FAIL,
     ONE_EDGE("192.0.2.0/28", A) ADVERTISE("x-2", B), "er-ny", "not advertised", NULL, 0},
    {"/rules/CLI-03/not-answered", "CLI-03", ERP_VERDICT_NOT_ANSWERED, ONE, "er-ny", NULL, NULL, 0},
    {"/rules/CLI-03/teams-elsewhere", "CLI-03", ERP_VERDICT_NOT_ANSWERED, TWO_SERVICES GOOD,
     "er-ldn", NULL, NULL, 0},
    {"/rules/CLI-03/exchange-elsewhere", "CLI-03", ERP_VERDICT_NOT_ANSWERED,
     TWO_SERVICES POOL("q", "e-ldn", B) ADVERTISE("x-ldn", B), "er-ny", NULL, NULL, 0},
    {"/rules/CLI-03/both-good", "CLI-03", ERP_VERDICT_PASS,
     TWO_SERVICES GOOD POOL("q", "e-ldn", B) ADVERTISE("x-ldn", B), NULL, NULL, NULL, 0},
    {"/rules/CLI-03/not-applicable", "CLI-03", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/ONP-01/pass", "ONP-01", ERP_VERDICT_PASS,
     ONE INBOUND("via='x-ny'") ADVERTISE("x-ny", PUBLISHED), NULL, NULL, NULL, 0},
    {"/rules/ONP-01/fail", "ONP-01", ERP_VERDICT_FAIL,
     ONE INBOUND("via='x-ny'") ADVERTISE("x-isp", PUBLISHED), "srv", "no circuit advertises", NULL,
     0},
    {"/rules/ONP-01/private", "ONP-01", ERP_VERDICT_FAIL,
     ONE "<inbound id='srv' site='dal' prefix='10.0.0.5/32' via='x-ny'/>", "srv", "not public",
     NULL, 0},
    {"/rules/ONP-01/not-applicable", "ONP-01", ERP_VERDICT_NOT_APPLICABLE,
     ONE INBOUND("via='x-isp'"), NULL, NULL, NULL, 0},

    {"/rules/ONP-02/pass", "ONP-02", ERP_VERDICT_PASS,
     SERVED("standard") ENVIRONMENT("crm", "united states"), NULL, NULL, NULL, 0},
    {"/rules/ONP-02/fail", "ONP-02", ERP_VERDICT_FAIL,
     SERVED("standard") ENVIRONMENT("crm", "europe"), "srv", "does not reach the environment crm",
     "environments", 100},
    {"/rules/ONP-02/premium", "ONP-02", ERP_VERDICT_PASS,
     SERVED("premium") ENVIRONMENT("crm", "europe"), NULL, NULL, NULL, 0},
    {"/rules/ONP-02/not-answered", "ONP-02", ERP_VERDICT_NOT_ANSWERED,
     SERVED("standard") ENVIRONMENT("crm", "united states") ENVIRONMENT("eu", "europe"), "srv",
     "may not reach the environment eu", NULL, 0},
    {"/rules/ONP-02/answered", "ONP-02", ERP_VERDICT_PASS,
     SERVED("standard") ENVIRONMENT("crm", "united states") ENVIRONMENT("eu", "europe") YES, "srv",
     "declared yes by Ann", NULL, 0},
    {"/rules/ONP-02/not-published", "ONP-02", ERP_VERDICT_NOT_APPLICABLE,
     ONE ENVIRONMENT("crm", "europe"), NULL, "No circuit advertises", NULL, 0},
    {"/rules/ONP-02/not-applicable", "ONP-02", ERP_VERDICT_NOT_APPLICABLE, SERVED("standard"), NULL,
     "no environment", NULL, 0},

    /* 16 addresses x (64000 - 4000) / (6 + 4) = 96000. */
    {"/rules/PRF-11/pass", "PRF-11", ERP_VERDICT_PASS,
     ONE "<nat-pool id='p' edge='e-ny' prefix='203.0.113.0/28' devices='96000'/>", NULL, NULL, NULL,
     0},
    {"/rules/PRF-11/fail", "PRF-11", ERP_VERDICT_FAIL,
     ONE "<nat-pool id='p' edge='e-ny' prefix='203.0.113.0/28' devices='96001'/>", "p",
     "up to 96000 devices", "limit", 9600000},
    {"/rules/PRF-11/not-answered", "PRF-11", ERP_VERDICT_NOT_ANSWERED,
     ONE "<nat-pool id='p' edge='e-ny' prefix='203.0.113.0/28'/>", "p", NULL, "addresses", 1600},
    {"/rules/PRF-11/not-applicable", "PRF-11", ERP_VERDICT_NOT_APPLICABLE, ONE, NULL, NULL, NULL,
     0},

    {"/rules/SEC-07/pass", "SEC-07", ERP_VERDICT_PASS, ONE GOOD, NULL, NULL, NULL, 0},
    {"/rules/SEC-07/private", "SEC-07", ERP_VERDICT_FAIL, ONE ADVERTISE("x-ny", "10.0.0.0/8"),
     "advertise[1]", "10.0.0.0/8", NULL, 0},
    {"/rules/SEC-07/default-route", "SEC-07", ERP_VERDICT_FAIL, ONE ADVERTISE("x-ny", "0.0.0.0/0"),
     "advertise[1]", "default route", NULL, 0},
    {"/rules/SEC-07/ipv6-default-route", "SEC-07", ERP_VERDICT_FAIL, ONE ADVERTISE("x-ny", "::/0"),
     "advertise[1]", "default route", NULL, 0},
    /* 8.0.0.0/5 ends at 15.255.255.255: 10.0.0.0/8 is in it. */
    {"/rules/SEC-07/holds-private", "SEC-07", ERP_VERDICT_FAIL, ONE ADVERTISE("x-ny", "8.0.0.0/5"),
     "advertise[1]", "not public", NULL, 0},
    /* One circuit lists its prefix, the other only says that it has seven. */
    {"/rules/SEC-07/not-answered", "SEC-07", ERP_VERDICT_NOT_ANSWERED,
     ONE GOOD LONDON_WITH("premium", "<peering kind='microsoft' prefixes='7'/>"),
     "er-ldn/peering[1]", "more prefixes than it lists", NULL, 0},
    {"/rules/SEC-07/not-applicable", "SEC-07", ERP_VERDICT_NOT_APPLICABLE,
     ONE ADVERTISE("x-isp", "198.51.100.0/24"), NULL, NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
