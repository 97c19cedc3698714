/* REL-08 and REL-10: the links of circuits by length, and what shares a duct. */
#include "fixture.h"

#define PRIVATE "<peering kind='private'/>"
#define CIRCUIT(id, more)                                                                          \
  "<circuit id='" id "' bandwidth='1Gbps' sku='standard' " more ">" PRIVATE "</circuit>"
#define AT(id, place, circuits)                                                                    \
  "<peering-location id='" id "' at='" place "'>" circuits "</peering-location>"
#define HOUSTON "<site id='hou' name='Houston' lat='29.76' lon='-95.37'/>"
#define EDGES "<edge id='e-1' site='dal'/><edge id='e-2' site='hou'/>"
/* The primary link is 40 ms long, the secondary one `rtt`. */
#define LINKS(more, rtt)                                                                           \
  DALLAS("", "")                                                                                   \
  HOUSTON EDGES AT("ny", "New York", CIRCUIT("er", more))                                          \
      DALLAS_NEW_YORK("40ms") "<wan-link id='hou-ny' a='hou' b='ny' capacity='1Gbps' " rtt "/>"
#define BOTH_EDGES "edge-primary='e-1' edge-secondary='e-2' "
#define ACTIVE BOTH_EDGES "mode='active-active'"

#define GROUP(name) "path-group='" name "'"
#define LINK(id, to, more) "<wan-link id='" id "' a='dal' b='" to "' capacity='1Gbps' " more "/>"
#define NEAR(first, second) AT("ny", "New York", CIRCUIT("er-1", first) CIRCUIT("er-2", second))
#define FAR(first, second)                                                                         \
  DALLAS("", "")                                                                                   \
  AT("ny", "New York", CIRCUIT("er-1", first)) AT("ldn", "London", CIRCUIT("er-2", second))
#define PARALLEL(first, second)                                                                    \
  DALLAS("", "") HOUSTON LINK("l-1", "hou", first) LINK("l-2", "hou", second)
#define ANSWER(value) "<answer rule='REL-10' value='" value "' by='Ann'/>"

static const Case cases[] = {
    {"/rules/REL-08/pass", "REL-08", ERP_VERDICT_PASS, LINKS(ACTIVE, "rtt='45ms'"), NULL, "5 ms",
     NULL, 0},
    {"/rules/REL-08/warn", "REL-08", ERP_VERDICT_WARN, LINKS(ACTIVE, "rtt='46ms'"), "er",
     "are 40 ms and 46 ms long, to the edges e-1 and e-2", "difference_ms", 600},
    {"/rules/REL-08/limit-of-the-plan", "REL-08", ERP_VERDICT_PASS,
     LINKS(ACTIVE, "rtt='46ms'") "<parameter name='linkpair.rtt' value='6'/>", NULL, NULL, NULL, 0},
    {"/rules/REL-08/no-mode", "REL-08", ERP_VERDICT_NOT_ANSWERED, LINKS(BOTH_EDGES, "rtt='46ms'"),
     "er", "whether both carry traffic", "difference_ms", 600},
    {"/rules/REL-08/no-mode-equal", "REL-08", ERP_VERDICT_PASS, LINKS(BOTH_EDGES, "rtt='35ms'"),
     NULL, NULL, NULL, 0},
    {"/rules/REL-08/no-edges", "REL-08", ERP_VERDICT_NOT_ANSWERED,
     LINKS("mode='active-active'", "rtt='46ms'"), "er", "does not state the edges", NULL, 0},
    {"/rules/REL-08/no-way", "REL-08", ERP_VERDICT_NOT_ANSWERED,
     DALLAS("", "") HOUSTON EDGES AT("ny", "New York", CIRCUIT("er", ACTIVE))
         DALLAS_NEW_YORK("40ms"),
     "er", "a way over the WAN", NULL, 0},
    {"/rules/REL-08/stands-by", "REL-08", ERP_VERDICT_NOT_APPLICABLE,
     LINKS(BOTH_EDGES "mode='active-passive'", "rtt='46ms'"), NULL, NULL, NULL, 0},
    {"/rules/REL-08/not-applicable", "REL-08", ERP_VERDICT_NOT_APPLICABLE, LINKS("", "rtt='46ms'"),
     NULL, NULL, NULL, 0},

    {"/rules/REL-10/pass", "REL-10", ERP_VERDICT_PASS, NEAR(GROUP("north"), GROUP("south")), NULL,
     "2 circuits and WAN links", NULL, 0},
    {"/rules/REL-10/warn", "REL-10", ERP_VERDICT_WARN, NEAR(GROUP("north"), GROUP("north")), NULL,
     "circuit er-1 and circuit er-2 share the path group north", NULL, 0},
    {"/rules/REL-10/far-and-shared", "REL-10", ERP_VERDICT_WARN,
     FAR(GROUP("north"), GROUP("north")), NULL, NULL, NULL, 0},
    {"/rules/REL-10/not-answered", "REL-10", ERP_VERDICT_NOT_ANSWERED, NEAR(GROUP("north"), ""),
     "er-2", "last mile (path group) circuit er-2 take", NULL, 0},
    {"/rules/REL-10/answered", "REL-10", ERP_VERDICT_PASS, NEAR("", "") ANSWER("yes"), NULL,
     "declared yes by Ann", NULL, 0},
    /* New York and London share no duct, unless one site has a link to each. */
    {"/rules/REL-10/far", "REL-10", ERP_VERDICT_NOT_APPLICABLE, FAR("", ""), NULL, NULL, NULL, 0},
    {"/rules/REL-10/one-building", "REL-10", ERP_VERDICT_NOT_ANSWERED,
     FAR("", "") LINK("l-1", "ny", "") LINK("l-2", "ldn", ""), NULL,
     "circuit er-1 and circuit er-2", NULL, 0},
    {"/rules/REL-10/one-city", "REL-10", ERP_VERDICT_NOT_ANSWERED,
     AT("a", "London", CIRCUIT("er-1", "")) AT("b", "London2", CIRCUIT("er-2", "")), NULL, NULL,
     NULL, 0},
    {"/rules/REL-10/own-places", "REL-10", ERP_VERDICT_NOT_APPLICABLE,
     "<peering-location id='p1' lat='40' lon='-74'>" CIRCUIT(
         "er-1", "") "</peering-location><peering-location id='p2' lat='51' "
                     "lon='0'>" CIRCUIT("er-2", "") "</peering-location>",
     NULL, NULL, NULL, 0},

    {"/rules/REL-10/links-pass", "REL-10", ERP_VERDICT_PASS,
     PARALLEL(GROUP("north"), GROUP("south")), NULL, NULL, NULL, 0},
    {"/rules/REL-10/links-share", "REL-10", ERP_VERDICT_WARN,
     PARALLEL(GROUP("north"), GROUP("north")), NULL, "WAN link l-1 and WAN link l-2 share", NULL,
     0},
    /* Written from either end, with another link between them. */
    {"/rules/REL-10/links-either-way", "REL-10", ERP_VERDICT_WARN,
     DALLAS("", "") HOUSTON AT("ny", "New York", CIRCUIT("er", ""))
         LINK("l-1", "hou", GROUP("north"))
             LINK("l-2", "ny", GROUP("south")) "<wan-link id='l-3' a='hou' b='dal' "
                                               "capacity='1Gbps' path-group='north'/>",
     NULL, "WAN link l-1 and WAN link l-3 share the path group north", NULL, 0},
    {"/rules/REL-10/links-open", "REL-10", ERP_VERDICT_NOT_ANSWERED, PARALLEL("", ""), NULL,
     "WAN link l-1 and WAN link l-2", NULL, 0},
    {"/rules/REL-10/site", "REL-10", ERP_VERDICT_WARN,
     DALLAS("", "<internet path-group='north'/>") HOUSTON LINK("l-1", "hou", GROUP("north")), "dal",
     "All 2 WAN links and internet accesses of Dallas", "ways", 200},
    {"/rules/REL-10/site-apart", "REL-10", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("", "<internet path-group='south'/>") HOUSTON LINK("l-1", "hou", GROUP("north")), NULL,
     NULL, NULL, 0},
    {"/rules/REL-10/not-applicable", "REL-10", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS("", INTERNET_15MS) HOUSTON LINK("l-1", "hou", ""), NULL, NULL, NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
