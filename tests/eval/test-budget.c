#include "eval/work.h"

#include "fixture.h"

#define MBPS G_GINT64_CONSTANT(1000000)
#define GBPS G_GINT64_CONSTANT(1000000000)

/* 1,500 bytes are 12,000 bits: 1.2 ms at 10 Mb/s, 12 us at 1 Gb/s. */
static void
test_serialisation(void) {
  g_assert_cmpint(erp_serialisation(10 * MBPS, 1500), ==, 1200);
  g_assert_cmpint(erp_serialisation(GBPS, 1500), ==, 12);
  g_assert_cmpint(erp_serialisation(10 * GBPS, 1500), ==, 1);
  g_assert_cmpint(erp_serialisation(ERP_UNSET, 1500), ==, 0);
  g_assert_cmpint(erp_serialisation(0, 1500), ==, 0);
}

/* S x rho / (1 - rho) x k and, for k = 1, a 95th percentile of 3 S / (1 - rho). */
static void
test_queue(void) {
  ErpQueue q = erp_queue(10 * MBPS, 9 * MBPS, 1500, 1, 50000);
  g_assert_cmpint(q.mean, ==, 10800);
  g_assert_cmpint(q.p95, ==, 36000);
  g_assert_cmpint(q.jitter, ==, 24000);

  q = erp_queue(GBPS, 900 * MBPS, 1500, 1, 50000);
  g_assert_cmpint(q.mean, ==, 108); /* 0.1 ms */
  g_assert_cmpint(q.p95, ==, 360);

  q = erp_queue(10 * MBPS, 9 * MBPS, 1500, 4, 50000);
  g_assert_cmpint(q.mean, ==, 43200);

  q = erp_queue(10 * MBPS, 5 * MBPS, 1500, 4, 50000);
  g_assert_cmpint(q.mean, ==, 4800);
}

static void
test_queue_edges(void) {
  ErpQueue q = erp_queue(10 * MBPS, 0, 1500, 4, 50000);
  g_assert_cmpint(q.mean, ==, 0);
  g_assert_cmpint(q.jitter, ==, 0);

  q = erp_queue(10 * MBPS, 10 * MBPS, 1500, 4, 50000); /* full: the buffer, never infinite */
  g_assert_cmpint(q.mean, ==, 50000);
  g_assert_cmpint(q.p95, ==, 50000);

  q = erp_queue(10 * MBPS, 900 * MBPS, 1500, 4, 20000);
  g_assert_cmpint(q.mean, ==, 20000);

  q = erp_queue(10 * MBPS, 10 * MBPS - 1, 1500, 4, 20000); /* capped just before it is full */
  g_assert_cmpint(q.mean, ==, 20000);

  q = erp_queue(0, 1, 1500, 4, 20000);
  g_assert_cmpint(q.mean, ==, 20000);

  q = erp_queue(ERP_UNSET, 900 * MBPS, 1500, 4, 20000);
  g_assert_cmpint(q.mean, ==, 0);
}

/* Microsoft's published one-session column, within 2 %. */
static void
test_session(void) {
  static const struct {
    gint64 ms;
    double mbps;
  } rows[] = {{40, 38.8}, {73, 21.3}, {106, 14.6}, {146, 10.6}, {165, 9.4}, {202, 7.7}};

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    double rate = (double) erp_session_rate(194000, rows[i].ms * 1000, ERP_UNSET) / 1e6;
    g_assert_cmpfloat(rate, >, rows[i].mbps * 0.98);
    g_assert_cmpfloat(rate, <, rows[i].mbps * 1.02);
  }
  g_assert_cmpint(erp_session_rate(194000, 40000, 10 * MBPS), ==, 10 * MBPS);
  g_assert_cmpint(erp_session_rate(194000, 0, GBPS), ==, GBPS);
  g_assert_cmpint(erp_session_rate(194000, 0, ERP_UNSET), ==, ERP_UNSET);
}

static gint64
sum(const ErpBudget *budget) {
  return budget->propagation + budget->serialisation + budget->processing + budget->queueing;
}

/* A declared route of 1,000 km is 9.793 ms; two legs of it, one of them over a loaded 10 Mb/s link:
 * 9 of 10 Mb/s down waits 12,000 / 10 M x 9 x 4 = 43.2 ms, 1 of 10 up 0.533 ms. */
static void
test_rows(void) {
  g_autoptr(Fixture) f = fixture_new(
      "<site id=\"a\" name=\"A\" lat=\"48.86\" lon=\"2.35\" internet-via=\"c\">"
      "<demand service=\"internet\" down=\"9Mbps\" up=\"1Mbps\"/></site>"
      "<site id=\"b\" name=\"B\" lat=\"48.86\" lon=\"2.35\"/>"
      "<site id=\"c\" name=\"C\" lat=\"48.86\" lon=\"2.35\"><internet rtt=\"4ms\"/></site>"
      "<wan-link id=\"ab\" a=\"a\" b=\"b\" capacity=\"10Mbps\" route=\"1000km\"/>"
      "<wan-link id=\"bc\" a=\"c\" b=\"b\" capacity=\"1Gbps\" route=\"1000km\"/>");
  const ErpFlow *flow = fixture_flow(f, "a", "internet", "-");
  const ErpRoute *route = fixture_route(f, flow);

  g_assert_cmpint(flow->via, ==, ERP_VIA_INTERNET);
  g_assert_cmpint(route->provenance, ==, ERP_PROVENANCE_DECLARED);
  g_assert_cmpint(route->budget.propagation, ==, 2 * 9793 + 4000);
  g_assert_cmpint(route->budget.serialisation, ==, 2 * 1200 + 2 * 12);
  g_assert_cmpint(route->budget.processing, ==, 2 * 100); /* the measured leg contains its own */
  /* 43,200 + 533 + (12 us: 0.009 / 0.991 x 4 = 0.436; 0.001: 0.048) */
  g_assert_cmpint(route->budget.queueing, ==, 43200 + 533);
  g_assert_cmpint(route->rtt, ==, sum(&route->budget));
  g_assert_cmpint(route->length, ==, 2000000);
  g_assert_cmpint(route->budget.queueing_p95, >, route->budget.queueing);
}

/* Everything measured: the measurement contains devices, packets and queues. */
static void
test_measured(void) {
  g_autoptr(Fixture) f =
      fixture_new("<site id=\"a\" name=\"A\" lat=\"48.86\" lon=\"2.35\" internet-via=\"b\">"
                  "<demand service=\"internet\" down=\"7Mbps\" up=\"1Mbps\"/></site>"
                  "<site id=\"b\" name=\"B\" lat=\"48.86\" lon=\"2.35\">"
                  "<internet rtt=\"4ms\" access=\"dsl\" capacity=\"10Mbps\"/></site>"
                  "<wan-link id=\"ab\" a=\"a\" b=\"b\" capacity=\"10Mbps\" rtt=\"7.5ms\"/>");
  const ErpRoute *route = fixture_route(f, fixture_flow(f, "a", "internet", "-"));

  g_assert_cmpint(route->provenance, ==, ERP_PROVENANCE_MEASURED);
  g_assert_cmpint(route->rtt, ==, 11500);
  g_assert_cmpint(route->budget.propagation, ==, 11500);
  g_assert_cmpint(route->session, ==, 10 * MBPS);
}

/* From the warning threshold on, planned load adds its queue even to a measured leg. */
static void
test_measured_but_full(void) {
  g_autoptr(Fixture) f =
      fixture_new("<site id=\"a\" name=\"A\" lat=\"48.86\" lon=\"2.35\">"
                  "<internet rtt=\"4ms\" capacity=\"10Mbps\"/>"
                  "<demand service=\"internet\" down=\"12Mbps\" up=\"1Mbps\"/></site>");
  const ErpRoute *route = fixture_route(f, fixture_flow(f, "a", "internet", "-"));

  g_assert_cmpint(route->budget.queueing, ==, 50000);
  g_assert_cmpint(route->residual[ERP_DOWN], ==, -2 * MBPS);
  g_assert_cmpint(route->residual[ERP_UP], ==, 9 * MBPS);
}

/* A modelled access in the metro: the metro term, the firewall and the access technology. */
static void
test_modelled_access(void) {
  g_autoptr(Fixture) f =
      fixture_new("<site id=\"a\" name=\"A\" lat=\"48.86\" lon=\"2.35\">"
                  "<internet access=\"cable\"/>"
                  "<demand service=\"internet\" down=\"1Mbps\" up=\"1Mbps\"/></site>");
  const ErpRoute *route = fixture_route(f, fixture_flow(f, "a", "internet", "-"));

  g_assert_cmpint(route->provenance, ==, ERP_PROVENANCE_MODELLED);
  g_assert_cmpint(route->budget.processing, ==, 500 + 15000);
  g_assert_cmpint(route->rtt, ==, sum(&route->budget));
}

/* A geostationary hop without a measurement takes at least 477 ms. */
static void
test_satellite(void) {
  g_autoptr(Fixture) f = fixture_new(
      "<site id=\"a\" name=\"A\" lat=\"48.86\" lon=\"2.35\"/>"
      "<site id=\"b\" name=\"B\" lat=\"48.90\" lon=\"2.35\"/>"
      "<wan-link id=\"geo\" a=\"a\" b=\"b\" kind=\"satellite-geo\" capacity=\"10Mbps\"/>"
      "<wan-link id=\"leo\" a=\"a\" b=\"b\" kind=\"satellite-leo\" capacity=\"10Mbps\" "
      "route=\"100km\"/>"
      "<wan-link id=\"m\" a=\"a\" b=\"b\" kind=\"satellite-geo\" capacity=\"10Mbps\" "
      "rtt=\"600ms\"/>");
  const ErpNetwork *network = f->results->network;

  g_assert_cmpint(network->elements[erp_network_element(network, "geo")].rtt, ==, 477000);
  g_assert_cmpint(network->elements[erp_network_element(network, "leo")].rtt, ==, 979 + 37500);
  g_assert_cmpint(network->elements[erp_network_element(network, "m")].rtt, ==, 600000);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/budget/serialisation", test_serialisation);
  g_test_add_func("/budget/queue", test_queue);
  g_test_add_func("/budget/queue-edges", test_queue_edges);
  g_test_add_func("/budget/session", test_session);
  g_test_add_func("/budget/rows", test_rows);
  g_test_add_func("/budget/measured", test_measured);
  g_test_add_func("/budget/measured-but-full", test_measured_but_full);
  g_test_add_func("/budget/modelled-access", test_modelled_access);
  g_test_add_func("/budget/satellite", test_satellite);
  return g_test_run();
}
