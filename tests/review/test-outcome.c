/* What a plan is known by, by hand. */
#include "review/outcome.h"

#include "fixture.h"

/* A site with Exchange by an internet access with a measured round trip. */
#define SITE(id, users, rtt)                                                                       \
  "<site id='" id "' lat='32.78' lon='-96.80' users='" users                                       \
  "'><internet capacity='10Gbps' rtt='" rtt                                                        \
  "'/><demand service='exchange' down='1Mbps' up='1Mbps'/></site>"

static gint64
value_of(const char *body, ErpMeasureId measure) {
  g_autoptr(Fixture) f = fixture_new(body);
  return erp_outcome(f->review).measured[measure].value;
}

/* 60 users at 10 ms, 35 at 30 ms, 5 at 300 ms. Routers and firewalls are in what is measured; what
 * is left is serialisation, less than half a millisecond. */
static void
test_percentiles(void) {
  const char *body = SITE("c", "5", "300ms") SITE("a", "60", "10ms") SITE("b", "35", "30ms");
  gint64 median = value_of(body, ERP_MEASURE_MEDIAN_RTT), p95 = value_of(body, ERP_MEASURE_P95_RTT);
  g_assert_cmpint(median / 1000, ==, 10);
  g_assert_cmpint(p95 / 1000, ==, 30);
  /* One more user at 300 ms: 95 of 101 are 94.06 %. */
  const char *more = SITE("c", "6", "300ms") SITE("a", "60", "10ms") SITE("b", "35", "30ms");
  g_assert_cmpint(value_of(more, ERP_MEASURE_P95_RTT) / 1000, ==, 300);
}

static void
test_worst(void) {
  g_autoptr(Fixture) f = fixture_new(SITE("a", "60", "10ms") SITE("c", "5", "300ms"));
  ErpOutcome outcome = erp_outcome(f->review);
  g_assert_cmpint(outcome.measured[ERP_MEASURE_WORST_RTT].value / 1000, ==, 300);
  g_assert_cmpstr(outcome.measured[ERP_MEASURE_WORST_RTT].object, ==, "c");
  g_assert_cmpint(outcome.measured[ERP_MEASURE_WORST_RTT].provenance, ==, ERP_PROVENANCE_MEASURED);
  /* Beyond 200 ms an interactive service fails; 5 people are there. */
  g_assert_cmpint(outcome.measured[ERP_MEASURE_OVER_BUDGET].value, ==, 5);
  g_assert_cmpint(outcome.measured[ERP_MEASURE_SITES].value, ==, 2);
  g_assert_cmpint(outcome.measured[ERP_MEASURE_USERS].value, ==, 65);
  g_assert_cmpint(outcome.measured[ERP_MEASURE_CUT_OFF].value, ==, 0);
}

/* Dallas without internet access has no way to Exchange. */
static void
test_cut_off(void) {
  const char *body = DALLAS("users='40'", EXCHANGE) SITE("a", "60", "10ms");
  g_assert_cmpint(value_of(body, ERP_MEASURE_CUT_OFF), ==, 40);
}

/* 100 Mb/s to a virtual network over a WAN link of 400 Mb/s and a circuit of 10 Gb/s: 25 %. */
static void
test_worst_link(void) {
  g_autoptr(Fixture) f = fixture_new(
      DALLAS("users='40'", "<demand service='azure' gateway='gw' down='100Mbps' up='1Mbps'/>")
          NEW_YORK_WITH(
              "standard",
              "<peering kind='private'/>") "<wan-link id='dal-ny' a='dal' b='ny' "
                                           "capacity='400Mbps' rtt='30ms' cost='1200.50'/>"
                                           "<gateway id='gw' region='eastus' "
                                           "sku='ErGw1AZ'><connection circuit='er-ny'/></gateway>");
  ErpOutcome outcome = erp_outcome(f->review);
  g_assert_cmpint(outcome.measured[ERP_MEASURE_WORST_LINK].value, ==, 2500);
  g_assert_cmpstr(outcome.measured[ERP_MEASURE_WORST_LINK].object, ==, "dal-ny");
  g_assert_cmpint(outcome.measured[ERP_MEASURE_FLAGGED].value, ==, 0);
  g_assert_cmpint(outcome.measured[ERP_MEASURE_CIRCUITS].value, ==, 1);
  g_assert_cmpint(outcome.measured[ERP_MEASURE_LOCATIONS].value, ==, 1);
  g_assert_cmpint(outcome.measured[ERP_MEASURE_COST_DECLARED].value, ==, 120050);
  g_assert_cmpstr(outcome.measured[ERP_MEASURE_COST_DECLARED].currency, ==, "USD");
  g_assert_cmpint(outcome.measured[ERP_MEASURE_MEDIAN_RTT].value, ==, ERP_UNSET);
}

/* Microsoft 365 that is not authorised belongs on the internet: all that the circuit carries. */
static void
test_flagged(void) {
  g_autoptr(Fixture) f = fixture_new(NOT_AUTHORIZED DALLAS("users='40'", INTERNET_15MS EXCHANGE)
                                         NEW_YORK DALLAS_NEW_YORK("30ms"));
  guint32 circuit = erp_network_element(f->results->network, "er-ny");
  ErpOutcome outcome = erp_outcome(f->review);
  g_assert_cmpint(f->results->loads[circuit].load[ERP_DOWN], >, 50000000);
  g_assert_cmpint(outcome.measured[ERP_MEASURE_FLAGGED_RATE].value, ==,
                  f->results->loads[circuit].load[ERP_DOWN]);
}

/* Nothing to measure is no figure, not zero. */
static void
test_empty(void) {
  g_assert_cmpint(value_of("", ERP_MEASURE_WORST_RTT), ==, ERP_UNSET);
  g_assert_cmpint(value_of("", ERP_MEASURE_MEDIAN_RTT), ==, ERP_UNSET);
  g_assert_cmpint(value_of("", ERP_MEASURE_WORST_LINK), ==, ERP_UNSET);
  g_assert_cmpint(value_of("", ERP_MEASURE_COST_DECLARED), ==, ERP_UNSET);
}

static ErpTrend
trend(ErpMeasureId measure, gint64 before, gint64 after) {
  const ErpMeasured b = {.value = before}, a = {.value = after};
  return erp_measure_trend(measure, &b, &a);
}

static void
test_trends(void) {
  g_assert_cmpint(trend(ERP_MEASURE_FAIL, 3, 3), ==, ERP_TREND_SAME);
  g_assert_cmpint(trend(ERP_MEASURE_FAIL, 3, 2), ==, ERP_TREND_BETTER);
  g_assert_cmpint(trend(ERP_MEASURE_FAIL, 3, 4), ==, ERP_TREND_WORSE);
  g_assert_cmpint(trend(ERP_MEASURE_SITES, 3, 4), ==, ERP_TREND_CHANGED);
  /* A round trip has to change by a millisecond. */
  g_assert_cmpint(trend(ERP_MEASURE_P95_RTT, 20000, 20999), ==, ERP_TREND_CHANGED);
  g_assert_cmpint(trend(ERP_MEASURE_P95_RTT, 20000, 21000), ==, ERP_TREND_WORSE);
  g_assert_cmpint(trend(ERP_MEASURE_P95_RTT, ERP_UNSET, 21000), ==, ERP_TREND_CHANGED);
  const ErpMeasured euros = {.value = 100, .currency = "EUR"};
  const ErpMeasured dollars = {.value = 100, .currency = "USD"};
  g_assert_cmpint(erp_measure_trend(ERP_MEASURE_COST_DECLARED, &euros, &dollars), ==,
                  ERP_TREND_CHANGED);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/outcome/percentiles", test_percentiles);
  g_test_add_func("/outcome/worst", test_worst);
  g_test_add_func("/outcome/cut-off", test_cut_off);
  g_test_add_func("/outcome/worst-link", test_worst_link);
  g_test_add_func("/outcome/flagged", test_flagged);
  g_test_add_func("/outcome/empty", test_empty);
  g_test_add_func("/outcome/trends", test_trends);
  return fixture_run();
}
