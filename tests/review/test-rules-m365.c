/* M36-01 to M36-07: what belongs on the internet and what a forced way costs. */
#include "fixture.h"

#include <string.h>

/* The published example: Dallas reaches Microsoft in 15 ms by its internet and in 40 ms over New
 * York, 2,205 km away. */
#define DALLAS_OVER_NEW_YORK(tenant, attributes, rtt)                                              \
  tenant DALLAS(attributes, INTERNET_15MS EXCHANGE) NEW_YORK DALLAS_NEW_YORK(rtt)
#define DALLAS_BY_INTERNET(tenant) tenant DALLAS("", INTERNET_15MS EXCHANGE)
#define UNPLACED "<site id='x' name='Somewhere'><internet capacity='1Gbps'/>" EXCHANGE "</site>"
#define INTERNET(rtt) "<internet id='dal-isp' capacity='10Gbps' rtt='" rtt "'/>"
/* A circuit next door: no detour to speak of. */
#define DALLAS_CIRCUIT(rtt)                                                                        \
  "<peering-location id='da' at='Dallas'><circuit id='er-da' bandwidth='10Gbps' "                  \
  "sku='premium'>" M365_PEERING "</circuit></peering-location>"                                    \
  "<wan-link id='dal-da' a='dal' b='da' capacity='10Gbps' rtt='" rtt "'/>"
#define SYDNEY(attributes, children)                                                               \
  "<site id='syd' name='Sydney' lat='-33.87' lon='151.21' " attributes ">" children "</site>"
/* Sydney leaves by Dallas, 170 ms away, instead of 8 ms by a provider of its own. */
#define BACKHAUL(attributes, demand)                                                               \
  UNDECIDED DALLAS("", INTERNET_15MS)                                                              \
      SYDNEY("internet-via='dal' " attributes,                                                     \
             demand) "<wan-link id='syd-dal' a='syd' b='dal' capacity='10Gbps' rtt='170ms'/>"

static const Case cases[] = {
    {"/rules/M36-01/pass", "M36-01", ERP_VERDICT_PASS, DALLAS_OVER_NEW_YORK(AUTHORIZED, "", "40ms"),
     NULL, NULL, NULL, 0},
    /* Exchange has one set of the default category: 8. */
    {"/rules/M36-01/fail", "M36-01", ERP_VERDICT_FAIL,
     DALLAS_OVER_NEW_YORK(
         AUTHORIZED, "",
         "40ms") "<policy site='dal' service='exchange' category='default' via='er-ny'/>",
     "dal", "set 8", "sets", 100},
    {"/rules/M36-01/not-applicable", "M36-01", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS_BY_INTERNET(UNDECIDED), NULL, NULL, NULL, 0},

    {"/rules/M36-02/detour-fails", "M36-02", ERP_VERDICT_FAIL,
     DALLAS_OVER_NEW_YORK(AUTHORIZED, "", "40ms"), "dal",
     "Dallas reaches Microsoft in 40 ms over circuit er-ny against 15 ms by a local breakout: 25 "
     "ms more, detour 220",
     "penalty_ms", 2500},
    {"/rules/M36-02/material-fails", "M36-02", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) DALLAS_CIRCUIT("41ms"), "dal", NULL,
     "penalty_ms", 2600},
    {"/rules/M36-02/minor-warns", "M36-02", ERP_VERDICT_WARN,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) DALLAS_CIRCUIT("21ms"), "dal", NULL,
     "penalty_ms", 600},
    {"/rules/M36-02/pass", "M36-02", ERP_VERDICT_PASS,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) DALLAS_CIRCUIT("20ms"), NULL, NULL, NULL, 0},
    /* 8 ms score 100 points; 24.9 ms 80.14, 25 ms 80. */
    {"/rules/M36-02/just-below-the-score", "M36-02", ERP_VERDICT_WARN,
     AUTHORIZED DALLAS("", INTERNET("8ms") EXCHANGE) DALLAS_CIRCUIT("24.9ms"), "dal", NULL,
     "penalty_ms", 1690},
    {"/rules/M36-02/score-fails", "M36-02", ERP_VERDICT_FAIL,
     AUTHORIZED DALLAS("", INTERNET("8ms") EXCHANGE) DALLAS_CIRCUIT("25ms"), "dal", NULL,
     "penalty_ms", 1700},
    {"/rules/M36-02/not-answered", "M36-02", ERP_VERDICT_NOT_ANSWERED,
     AUTHORIZED "<site id='x' name='Somewhere'>" EXCHANGE "</site>" NEW_YORK
                "<wan-link id='x-ny' a='x' b='ny' capacity='1Gbps' rtt='20ms'/>",
     NULL, "not known for Somewhere", NULL, 0},
    {"/rules/M36-02/not-applicable", "M36-02", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS_BY_INTERNET(UNDECIDED), NULL, NULL, NULL, 0},

    {"/rules/M36-03/pass", "M36-03", ERP_VERDICT_PASS, DALLAS_BY_INTERNET(UNDECIDED), NULL, NULL,
     NULL, 0},
    {"/rules/M36-03/backhaul-fails", "M36-03", ERP_VERDICT_FAIL, BACKHAUL("", EXCHANGE), "syd",
     "by the internet access of Dallas", "rtt_net_ms", 18500},
    {"/rules/M36-03/not-answered", "M36-03", ERP_VERDICT_NOT_ANSWERED,
     UNDECIDED DALLAS("", INTERNET_15MS) "<site id='x' name='Somewhere'>" EXCHANGE "</site>"
                                         "<wan-link id='x-dal' a='x' b='dal' capacity='1Gbps' "
                                         "rtt='20ms'/>",
     NULL, "not known for Somewhere", NULL, 0},
    /* Its own line, but nobody knows where. */
    {"/rules/M36-03/no-coordinates", "M36-03", ERP_VERDICT_NOT_ANSWERED,
     DALLAS_BY_INTERNET(UNDECIDED) UNPLACED, NULL, "not known for Somewhere", NULL, 0},
    {"/rules/M36-03/not-applicable", "M36-03", ERP_VERDICT_NOT_APPLICABLE, UNDECIDED DALLAS("", ""),
     NULL, NULL, NULL, 0},
    /* Optimize and allow leave locally, only the default category goes through Dallas. */
    {"/rules/M36-03/central-default", "M36-03", ERP_VERDICT_PASS,
     UNDECIDED DALLAS("", INTERNET_15MS) SYDNEY(
         "", "<internet capacity='1Gbps' rtt='8ms'/>" EXCHANGE) "<wan-link id='syd-dal' a='syd' "
                                                                "b='dal' capacity='10Gbps' "
                                                                "rtt='170ms'/>"
                                                                "<policy site='syd' "
                                                                "category='default' via='dal'/>",
     NULL, "default-category traffic of 1 site leaves by another site", NULL, 0},

    {"/rules/M36-04/pass", "M36-04", ERP_VERDICT_PASS,
     DALLAS_OVER_NEW_YORK(AUTHORIZED, "mobile='49%'", "40ms"), NULL, NULL, NULL, 0},
    {"/rules/M36-04/warn", "M36-04", ERP_VERDICT_WARN,
     DALLAS_OVER_NEW_YORK(AUTHORIZED, "mobile='50%'", "40ms"), "dal", "50 %", "mobile_percent",
     5000},
    {"/rules/M36-04/fail", "M36-04", ERP_VERDICT_FAIL,
     DALLAS_OVER_NEW_YORK(NOT_AUTHORIZED, "mobile='50%'", "40ms"), "dal", NULL, NULL, 0},
    {"/rules/M36-04/not-applicable", "M36-04", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS_BY_INTERNET(UNDECIDED), NULL, NULL, NULL, 0},

    {"/rules/M36-05/pass", "M36-05", ERP_VERDICT_PASS, DALLAS_OVER_NEW_YORK(AUTHORIZED, "", "40ms"),
     NULL, "documented reason", NULL, 0},
    {"/rules/M36-05/not-authorised", "M36-05", ERP_VERDICT_FAIL,
     DALLAS_OVER_NEW_YORK(NOT_AUTHORIZED, "", "40ms"), NULL, "not authorised", "sites", 100},
    {"/rules/M36-05/no-reason", "M36-05", ERP_VERDICT_FAIL,
     DALLAS_OVER_NEW_YORK("<tenant geo='NAM' m365-over-expressroute='authorized'/>", "", "40ms"),
     NULL, "no reason is documented", NULL, 0},
    {"/rules/M36-05/residency-is-no-reason", "M36-05", ERP_VERDICT_FAIL,
     DALLAS_OVER_NEW_YORK(
         "<tenant geo='NAM' m365-over-expressroute='authorized' reason='residency'/>", "", "40ms"),
     NULL, "stated reason is none", NULL, 0},
    {"/rules/M36-05/not-answered", "M36-05", ERP_VERDICT_NOT_ANSWERED,
     DALLAS_OVER_NEW_YORK(UNDECIDED, "", "40ms"), NULL, "does not say", NULL, 0},
    {"/rules/M36-05/not-applicable", "M36-05", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS_BY_INTERNET(UNDECIDED), NULL, NULL, NULL, 0},

    /* 100 ms scores 60 by the table, 101 ms less; 200 ms scores 40. */
    {"/rules/M36-06/pass", "M36-06", ERP_VERDICT_PASS,
     UNDECIDED DALLAS("", "<internet capacity='10Gbps' rtt='100ms'/>" EXCHANGE), NULL, NULL, NULL,
     0},
    {"/rules/M36-06/warn", "M36-06", ERP_VERDICT_WARN,
     UNDECIDED DALLAS("", "<internet capacity='10Gbps' rtt='150ms'/>" EXCHANGE), "dal", NULL,
     "score_points", 5000},
    {"/rules/M36-06/fail", "M36-06", ERP_VERDICT_FAIL,
     UNDECIDED DALLAS("", "<internet capacity='10Gbps' rtt='250ms'/>" EXCHANGE), "dal", NULL,
     "score_points", 3000},
    /* Linear between 100 ms with 60 points and 200 ms with 40. */
    {"/rules/M36-06/just-below-the-warning", "M36-06", ERP_VERDICT_WARN,
     UNDECIDED DALLAS("", "<internet capacity='10Gbps' rtt='100.1ms'/>" EXCHANGE), "dal",
     "scores 59.98 points", "score_points", 5998},
    {"/rules/M36-06/at-the-failure", "M36-06", ERP_VERDICT_WARN,
     UNDECIDED DALLAS("", "<internet capacity='10Gbps' rtt='200ms'/>" EXCHANGE), "dal", NULL,
     "score_points", 4000},
    {"/rules/M36-06/just-below-the-failure", "M36-06", ERP_VERDICT_FAIL,
     UNDECIDED DALLAS("", "<internet capacity='10Gbps' rtt='201ms'/>" EXCHANGE), "dal", NULL,
     "score_points", 3980},
    {"/rules/M36-06/limit-of-the-plan", "M36-06", ERP_VERDICT_PASS,
     "<parameter name='score.warn' value='30'/>" UNDECIDED DALLAS(
         "", "<internet capacity='10Gbps' rtt='250ms'/>" EXCHANGE),
     NULL, "scores 30 points or more", NULL, 0},
    {"/rules/M36-06/not-answered", "M36-06", ERP_VERDICT_NOT_ANSWERED,
     DALLAS_BY_INTERNET(UNDECIDED) UNPLACED, NULL, "not known for Somewhere", NULL, 0},
    {"/rules/M36-06/not-applicable", "M36-06", ERP_VERDICT_NOT_APPLICABLE, UNDECIDED DALLAS("", ""),
     NULL, NULL, NULL, 0},

    {"/rules/M36-07/policy-says-internet", "M36-07", ERP_VERDICT_WARN,
     DALLAS_OVER_NEW_YORK(AUTHORIZED, "", "40ms") "<policy service='exchange' via='internet'/>",
     "er-ny", "its routes win for Dallas", "sites", 100},
    {"/rules/M36-07/procedure-says-internet", "M36-07", ERP_VERDICT_WARN,
     DALLAS_OVER_NEW_YORK(NOT_AUTHORIZED, "", "40ms"), "er-ny", "12076:5010", NULL, 0},
    /* The circuit stands alone: its routes reach nobody. */
    {"/rules/M36-07/pass", "M36-07", ERP_VERDICT_PASS,
     AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK, NULL, NULL, NULL, 0},
    {"/rules/M36-07/not-applicable", "M36-07", ERP_VERDICT_NOT_APPLICABLE,
     DALLAS_BY_INTERNET(UNDECIDED), NULL, NULL, NULL, 0},
};

/* 25 ms is not above gp.material; the detour decides, which the limit says. */
static void
test_figures_of_the_published_example(void) {
  g_autoptr(Fixture) fixture = fixture_new(DALLAS_OVER_NEW_YORK(AUTHORIZED, "", "40ms"));
  const ErpFinding *finding = fixture_finding(fixture, "M36-02", "dal");
  g_assert_cmpint(fixture_figure(finding, "rtt_er_ms"), ==, 4000);
  g_assert_cmpint(fixture_figure(finding, "rtt_best_ms"), ==, 1500);
  g_assert_cmpint(fixture_figure(finding, "rtt_net_ms"), ==, 1500);
  g_assert_cmpstr(finding->parameter, ==, "gp.detour");
  g_assert_cmpstr(finding->limit, ==, "800 km");
  g_assert_false(finding->estimated);
  g_assert_cmpint(erp_finding_line(finding), ==, 1);
}

/* Without measurements the penalty of a modest detour could lie on either side of the limit. */
static void
test_modelled_penalty_is_estimated(void) {
  g_autoptr(Fixture) fixture = fixture_new(AUTHORIZED DALLAS(
      "",
      "<internet capacity='10Gbps'/>" EXCHANGE) "<peering-location id='atl' at='Atlanta'><circuit "
                                                "id='er' bandwidth='1Gbps' "
                                                "sku='premium'>" M365_PEERING
                                                "</circuit></peering-location>"
                                                "<wan-link id='l' a='dal' b='atl' "
                                                "capacity='10Gbps'/>");
  const ErpFinding *finding = fixture_finding(fixture, "M36-02", "dal");
  g_assert_nonnull(finding);
  if (finding->estimated)
    g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_WARN);
  else
    g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_FAIL);
}

/* Dallas to London and back is far outside any error band. */
static void
test_modelled_penalty_beyond_doubt(void) {
  g_autoptr(Fixture) fixture =
      fixture_new(AUTHORIZED DALLAS("", "<internet capacity='10Gbps'/>" EXCHANGE) LONDON
                  "<wan-link id='l' a='dal' b='ldn' capacity='10Gbps'/>");
  const ErpFinding *finding = fixture_finding(fixture, "M36-02", "dal");
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_false(finding->estimated);
}

static void
test_backhaul_remedies(void) {
  g_autoptr(Fixture) possible = fixture_new(BACKHAUL("", EXCHANGE));
  g_autoptr(Fixture) impossible = fixture_new(BACKHAUL("breakout-possible='no'", EXCHANGE));
  g_assert_nonnull(strstr(erp_finding_own_remedy(fixture_finding(possible, "M36-03", "syd")),
                          "A local internet breakout"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(fixture_finding(impossible, "M36-03", "syd")),
                          "No local breakout is possible"));
}

/* Nobody is told to buy the breakout that is there: 95 Mb/s of 100 make packets wait. */
static void
test_full_own_access(void) {
  g_autoptr(Fixture) fixture =
      fixture_new(UNDECIDED DALLAS("", "<internet capacity='100Mbps' rtt='15ms'/>"
                                       "<demand service='exchange' down='95Mbps' up='1Mbps'/>"));
  const ErpFinding *finding = fixture_finding(fixture, "M36-03", "dal");
  g_assert_nonnull(
      strstr(erp_finding_own_remedy(finding), "Enlarge the internet access of Dallas"));
}

/* The remedy names the better way that the plan has, or says that one is to be had. */
static void
test_pinned_remedies(void) {
  g_autoptr(Fixture) present = fixture_new(DALLAS_OVER_NEW_YORK(AUTHORIZED, "", "40ms"));
  g_autoptr(Fixture) absent =
      fixture_new(AUTHORIZED DALLAS("", EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms"));
  g_autoptr(Fixture) never = fixture_new(AUTHORIZED DALLAS("breakout-possible='no'", EXCHANGE)
                                             NEW_YORK DALLAS_NEW_YORK("40ms"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(fixture_finding(present, "M36-02", "dal")),
                          "by the internet access of Dallas, which takes 15 ms"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(fixture_finding(absent, "M36-02", "dal")),
                          "Give Dallas a local internet"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(fixture_finding(never, "M36-02", "dal")),
                          "No local breakout is possible"));
}

/* The finding names the limit that made it: 20 ms more are neither material nor a detour, and cost
 * 5 points, but carry Dallas from 90 over 100 ms. */
static void
test_named_limit(void) {
  static const struct {
    const char *internet, *circuit, *parameter;
  } ways[] = {
      {INTERNET("90ms"), DALLAS_CIRCUIT("110ms"), "rtt.realtime.client"},
      {INTERNET("8ms"), DALLAS_CIRCUIT("25ms"), "score.knots"},
      {INTERNET("15ms"), DALLAS_CIRCUIT("41ms"), "gp.material"},
      {INTERNET("15ms"), DALLAS_CIRCUIT("21ms"), "gp.minor"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
    g_autofree char *body =
        g_strconcat(AUTHORIZED "<site id='dal' name='Dallas' lat='32.78' lon='-96.80'>",
                    ways[i].internet, EXCHANGE "</site>", ways[i].circuit, NULL);
    g_autoptr(Fixture) fixture = fixture_new(body);
    const ErpFinding *finding = fixture_finding(fixture, "M36-02", "dal");
    g_assert_cmpint(finding->verdict, ==, i == 3 ? ERP_VERDICT_WARN : ERP_VERDICT_FAIL);
    g_assert_cmpstr(finding->parameter, ==, ways[i].parameter);
  }
}

/* A circuit in a city, 40 ms from Dallas, that lets one service in. */
#define CIRCUIT_AT(city, community)                                                                \
  "<peering-location id='" city "' at='" city "'><circuit id='er-" city                            \
  "' bandwidth='1Gbps' sku='premium'><peering kind='microsoft'><accept community='" community      \
  "'/></peering></circuit></peering-location><wan-link id='l-" city "' a='dal' b='" city           \
  "' capacity='1Gbps' rtt='40ms'/>"
#define DEMAND(service) "<demand service='" service "' down='1Mbps' up='1Mbps'/>"

/* Each of four circuits attracts one service of the site. */
static void
test_several_circuits_attract(void) {
  static const char *const circuits[] = {"er-Chicago", "er-Miami", "er-Denver", "er-Seattle"};
  g_autoptr(Fixture) fixture =
      fixture_new(NOT_AUTHORIZED DALLAS("", INTERNET_15MS DEMAND("exchange") DEMAND("sharepoint")
                                                DEMAND("teams") DEMAND("common"))
                      CIRCUIT_AT("Chicago", "12076:5010") CIRCUIT_AT("Miami", "12076:5020")
                          CIRCUIT_AT("Denver", "12076:5030") CIRCUIT_AT("Seattle", "12076:5100"));
  for (guint i = 0; i < G_N_ELEMENTS(circuits); i++) {
    const ErpFinding *finding = fixture_finding(fixture, "M36-07", circuits[i]);
    g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_WARN);
    g_assert_cmpint(fixture_figure(finding, "sites"), ==, 100);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  g_test_add_func("/rules/M36-02/figures", test_figures_of_the_published_example);
  g_test_add_func("/rules/M36-02/estimated", test_modelled_penalty_is_estimated);
  g_test_add_func("/rules/M36-02/named-limit", test_named_limit);
  g_test_add_func("/rules/M36-02/beyond-doubt", test_modelled_penalty_beyond_doubt);
  g_test_add_func("/rules/M36-02/remedies", test_pinned_remedies);
  g_test_add_func("/rules/M36-03/own-access", test_full_own_access);
  g_test_add_func("/rules/M36-03/remedies", test_backhaul_remedies);
  g_test_add_func("/rules/M36-07/several", test_several_circuits_attract);
  return fixture_run();
}
