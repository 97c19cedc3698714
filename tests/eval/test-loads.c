#include "eval/results.h"

#include "fixture.h"

#define MBPS G_GINT64_CONSTANT(1000000)

/* A line a - b - c with the internet at c. Link ab runs from a to b, link cb from c to b, so that
 * both directions of an element are seen. */
static const char line[] = "<site id=\"a\" name=\"A\" lat=\"50\" lon=\"8\" internet-via=\"c\">"
                           "<demand service=\"internet\" down=\"30Mbps\" up=\"5Mbps\"/></site>"
                           "<site id=\"b\" name=\"B\" lat=\"50\" lon=\"8\" internet-via=\"c\">"
                           "<demand service=\"internet\" down=\"20Mbps\" up=\"2Mbps\"/></site>"
                           "<site id=\"c\" name=\"C\" lat=\"50\" lon=\"8\">"
                           "<internet id=\"isp\" rtt=\"5ms\" down=\"80Mbps\" up=\"40Mbps\"/>"
                           "<demand service=\"internet\" down=\"10Mbps\" up=\"1Mbps\"/></site>"
                           "<wan-link id=\"ab\" a=\"a\" b=\"b\" rtt=\"10ms\" capacity=\"50Mbps\"/>"
                           "<wan-link id=\"cb\" a=\"c\" b=\"b\" rtt=\"10ms\" capacity-ab=\"60Mbps\""
                           " capacity-ba=\"70Mbps\"/>";

static void
check_load(const Fixture *f, const char *id, gint64 up, gint64 down) {
  const ErpElementLoad *load = fixture_load(f, id);
  g_assert_cmpint(load->load[ERP_UP], ==, up * MBPS);
  g_assert_cmpint(load->load[ERP_DOWN], ==, down * MBPS);
}

static void
test_line(void) {
  g_autoptr(Fixture) f = fixture_new(line);

  check_load(f, "ab", 5, 30);  /* a -> b carries what a sends */
  check_load(f, "cb", 50, 7);  /* c -> b carries what both receive */
  check_load(f, "isp", 8, 60); /* all three */
  g_assert_cmpuint(fixture_load(f, "isp")->n_flows, ==, 3);
  g_assert_cmpuint(fixture_load(f, "ab")->n_flows, ==, 1);
  g_assert_cmpint(fixture_load(f, "ab")->utilisation[ERP_DOWN], ==, 6000);
  g_assert_cmpint(fixture_load(f, "cb")->utilisation[ERP_UP], ==, 8333);
  g_assert_cmpint(fixture_load(f, "cb")->utilisation[ERP_DOWN], ==, 1000);
  g_assert_cmpint(fixture_load(f, "isp")->m365_load[ERP_DOWN], ==, 0);
}

static const char *
element_id(const Fixture *f, guint32 element) {
  g_assert_cmpuint(element, !=, ERP_NONE);
  return f->results->network->elements[element].id;
}

/* Nominal: 50 by link ab down; 40 up by the access. Left over: cb has 60 - 50 = 10 down. */
static void
test_bottleneck(void) {
  g_autoptr(Fixture) f = fixture_new(line);
  const ErpRoute *route = fixture_route(f, fixture_flow(f, "a", "internet", "-"));

  g_assert_cmpuint(route->n_hops, ==, 3);
  g_assert_cmpstr(element_id(f, route->hops[0].element), ==, "ab");
  g_assert_cmpstr(element_id(f, route->hops[1].element), ==, "cb");
  g_assert_cmpstr(element_id(f, route->hops[2].element), ==, "isp");
  g_assert_cmpint(route->capacity[ERP_DOWN], ==, 50 * MBPS);
  g_assert_cmpstr(element_id(f, route->bottleneck[ERP_DOWN]), ==, "ab");
  g_assert_cmpint(route->capacity[ERP_UP], ==, 40 * MBPS);
  g_assert_cmpstr(element_id(f, route->bottleneck[ERP_UP]), ==, "isp");
  g_assert_cmpint(route->residual[ERP_DOWN], ==, 10 * MBPS);
  g_assert_cmpstr(element_id(f, route->residual_element[ERP_DOWN]), ==, "cb");
  g_assert_cmpint(route->residual[ERP_UP], ==, 32 * MBPS);
  g_assert_cmpint(route->session, ==, 50 * MBPS); /* the window would allow 62 at 25 ms */
}

static void
test_unset_capacity(void) {
  g_autoptr(Fixture) f = fixture_new("<site id=\"a\" name=\"A\" lat=\"50\" lon=\"8\">"
                                     "<internet rtt=\"5ms\"/>"
                                     "<demand service=\"internet\" down=\"3Mbps\"/></site>");
  const ErpRoute *route = fixture_route(f, fixture_flow(f, "a", "internet", "-"));

  g_assert_cmpint(route->capacity[ERP_DOWN], ==, ERP_UNSET);
  g_assert_cmpuint(route->bottleneck[ERP_DOWN], ==, ERP_NONE);
  g_assert_cmpint(route->residual[ERP_DOWN], ==, ERP_UNSET);
  g_assert_cmpint(f->results->loads[0].utilisation[ERP_DOWN], ==, ERP_UNSET);
  g_assert_cmpint(f->results->loads[0].load[ERP_UP], ==, 0);
}

/* 100 users: Teams 200 / 125 kb/s each, split 75 : 15 : 10; SharePoint 30 / 10 kb/s, which has no
 * allow sets, 75 : 10; Common 10 / 5 kb/s, no optimize sets, 15 : 10. */
static void
test_derived(void) {
  g_autoptr(Fixture) f =
      fixture_new("<tenant geo=\"EUR\"/>"
                  "<site id=\"a\" name=\"A\" lat=\"50\" lon=\"8\" users=\"100\">"
                  "<internet id=\"isp\" rtt=\"5ms\" capacity=\"1Gbps\"/></site>");

  g_assert_cmpint(fixture_flow(f, "a", "teams", "optimize")->rate[ERP_DOWN], ==, 15000000);
  g_assert_cmpint(fixture_flow(f, "a", "teams", "allow")->rate[ERP_UP], ==, 1875000);
  g_assert_cmpint(fixture_flow(f, "a", "teams", "default")->rate[ERP_DOWN], ==, 2000000);
  g_assert_cmpint(fixture_flow(f, "a", "sharepoint", "optimize")->rate[ERP_DOWN], ==, 2647058);
  g_assert_cmpint(fixture_flow(f, "a", "sharepoint", "default")->rate[ERP_DOWN], ==, 352942);
  g_assert_cmpint(fixture_flow(f, "a", "common", "allow")->rate[ERP_DOWN], ==, 600000);
  g_assert_cmpint(fixture_flow(f, "a", "common", "default")->rate[ERP_UP], ==, 200000);
  /* 200 + 20 + 30 + 10 and 125 + 10 + 10 + 5 kb/s: nothing is lost by the split */
  g_assert_cmpint(fixture_load(f, "isp")->m365_load[ERP_DOWN], ==, 26 * MBPS);
  g_assert_cmpint(fixture_load(f, "isp")->m365_load[ERP_UP], ==, 15 * MBPS);
  g_assert_cmpuint(f->results->n_flows, ==, 10);
}

/* A stated demand replaces the derived one of its service only; without a tenant nothing is
 * derived. */
static void
test_stated(void) {
  g_autoptr(Fixture) f =
      fixture_new("<tenant geo=\"EUR\"/>"
                  "<site id=\"a\" name=\"A\" lat=\"50\" lon=\"8\" users=\"100\">"
                  "<internet id=\"isp\" rtt=\"5ms\" capacity=\"1Gbps\"/>"
                  "<demand service=\"teams\" down=\"100Mbps\" up=\"50Mbps\"/></site>");
  g_autoptr(Fixture) none =
      fixture_new("<site id=\"a\" name=\"A\" lat=\"50\" lon=\"8\" users=\"100\">"
                  "<internet rtt=\"5ms\"/></site>");

  g_assert_cmpint(fixture_load(f, "isp")->load[ERP_DOWN], ==, 106 * MBPS);
  g_assert_nonnull(fixture_flow(f, "a", "teams", "optimize")->demand);
  g_assert_null(fixture_flow(f, "a", "exchange", "optimize")->demand);
  g_assert_cmpuint(none->results->n_flows, ==, 0);
}

/* Two sites over one circuit, unauthorised: every ExpressRoute flow is flagged. West sends through
 * the east site's WAN link. 1 Gb/s of Teams down at east, 500 Mb/s at west; 90 % is ExpressRoute's
 * (optimize 75 and allow 15). The other services are stated as next to nothing. */
static const char two_sites[] =
    "<tenant geo=\"NAM\" m365-over-expressroute=\"not-authorized\"/>"
    "<site id=\"east\" name=\"East\" lat=\"40.71\" lon=\"-74.01\" users=\"1000\">"
    "<internet id=\"isp-e\" rtt=\"12ms\" capacity=\"10Gbps\"/>"
    "<demand service=\"teams\" down=\"1Gbps\"/>"
    "<demand service=\"exchange\" down=\"1bps\"/>"
    "<demand service=\"sharepoint\" down=\"1bps\"/>"
    "<demand service=\"common\" down=\"1bps\"/></site>"
    "<site id=\"west\" name=\"West\" lat=\"40.71\" lon=\"-74.5\" users=\"500\">"
    "<internet id=\"isp-w\" rtt=\"14ms\" capacity=\"10Gbps\"/>"
    "<demand service=\"teams\" down=\"500Mbps\"/>"
    "<demand service=\"exchange\" down=\"1bps\"/>"
    "<demand service=\"sharepoint\" down=\"1bps\"/>"
    "<demand service=\"common\" down=\"1bps\"/></site>"
    "<wan-link id=\"we\" a=\"west\" b=\"east\" rtt=\"6ms\" capacity=\"1Gbps\"/>"
    "<wan-link id=\"ny\" a=\"east\" b=\"pl\" rtt=\"20ms\" capacity=\"10Gbps\"/>"
    "<peering-location id=\"pl\" at=\"New York\">"
    "<circuit id=\"er\" provider=\"Equinix\" bandwidth=\"2Gbps\" sku=\"premium\">"
    "<peering kind=\"microsoft\"><accept community=\"12076:5030\"/></peering></circuit>"
    "</peering-location>";

static void
test_roll_up(void) {
  g_autoptr(Fixture) f = fixture_new(two_sites);
  const ErpElementLoad *er = fixture_load(f, "er"), *we = fixture_load(f, "we");

  g_assert_cmpint(er->load[ERP_DOWN], ==, 1350 * MBPS);
  g_assert_cmpint(er->m365_load[ERP_DOWN], ==, 1350 * MBPS);
  g_assert_cmpint(er->moved[ERP_DOWN], ==, 1350 * MBPS);
  g_assert_cmpint(we->load[ERP_DOWN], ==, 450 * MBPS);
  g_assert_cmpint(we->moved[ERP_DOWN], ==, 450 * MBPS);
  g_assert_cmpint(fixture_load(f, "isp-e")->load[ERP_DOWN], ==, 100 * MBPS + 3);
  g_assert_cmpint(fixture_load(f, "isp-e")->moved[ERP_DOWN], ==, 0);
  g_assert_cmpuint(fixture_site(f, "east")->n_flagged, ==, 2);
  g_assert_cmpint(fixture_site(f, "west")->moved[ERP_DOWN], ==, 450 * MBPS);
  g_assert_cmpint(f->results->total.moved[ERP_DOWN], ==, 1350 * MBPS);
  g_assert_cmpint(f->results->total.verdict, ==, ERP_VERDICT_FAIL);
  /* east: 1,000 x (20 - 12) ms; west: 500 x (26 - 14) ms */
  g_assert_cmpint(fixture_site(f, "east")->saved_user_us, ==, 8000000);
  g_assert_cmpint(fixture_site(f, "west")->saved_user_us, ==, 6000000);
  g_assert_cmpint(f->results->total.saved_user_us, ==, 14000000);
}

/* Backhauled internet flows would leave the WAN link they use, not the access. */
static void
test_backhaul_relief(void) {
  g_autoptr(Fixture) f = fixture_new(
      "<tenant geo=\"EUR\"/>"
      "<site id=\"hq\" name=\"HQ\" lat=\"48.86\" lon=\"2.35\">"
      "<internet id=\"isp\" rtt=\"3ms\" capacity=\"10Gbps\"/></site>"
      "<site id=\"syd\" name=\"Sydney\" lat=\"-33.87\" lon=\"151.21\" internet-via=\"hq\">"
      "<demand service=\"teams\" down=\"100Mbps\" up=\"100Mbps\"/></site>"
      "<wan-link id=\"w\" a=\"syd\" b=\"hq\" rtt=\"270ms\" capacity=\"1Gbps\"/>");
  const ErpFlow *flow = fixture_flow(f, "syd", "teams", "optimize");

  g_assert_cmpint(flow->options->net.rtt, ==, 273000);
  g_assert_cmpint(flow->options->net.penalty_class, ==, ERP_PENALTY_SEVERE);
  g_assert_cmpint(fixture_load(f, "w")->load[ERP_UP], ==, 100 * MBPS);
  g_assert_cmpint(fixture_load(f, "w")->moved[ERP_UP], ==, 90 * MBPS); /* not the default sets */
  g_assert_cmpint(fixture_load(f, "isp")->moved[ERP_UP], ==, 0);
  g_assert_cmpuint(fixture_site(f, "syd")->n_geo_pinned, ==, 2); /* optimize and allow */
}

/* Widest way to a circuit, the circuit counted; bridges and articulation points. */
static void
test_widest(void) {
  g_autoptr(Fixture) f = fixture_new(two_sites);
  const ErpNetwork *network = f->results->network;
  g_autofree guint32 *widest = erp_results_widest(f->results);

  g_assert_cmpuint(widest[erp_network_node(network, "east")], ==, 2000000);
  g_assert_cmpuint(widest[erp_network_node(network, "west")], ==, 1000000);
  g_assert_cmpuint(f->results->bridge[erp_network_element(network, "we")], ==, 1);
  g_assert_cmpuint(f->results->articulation[erp_network_node(network, "east")], ==, 1);
  g_assert_cmpuint(f->results->articulation[erp_network_node(network, "west")], ==, 0);
}

static void
test_site_flows(void) {
  g_autoptr(Fixture) f = fixture_new(line);
  guint n;

  g_assert_cmpuint(erp_results_site_flows(f->results, 1, &n), ==, 1);
  g_assert_cmpuint(n, ==, 1);
  g_assert_cmpuint(erp_results_site_flows(f->results, 3, &n), ==, 3);
  g_assert_cmpuint(n, ==, 0);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/loads/line", test_line);
  g_test_add_func("/loads/bottleneck", test_bottleneck);
  g_test_add_func("/loads/unset-capacity", test_unset_capacity);
  g_test_add_func("/loads/derived", test_derived);
  g_test_add_func("/loads/stated", test_stated);
  g_test_add_func("/loads/roll-up", test_roll_up);
  g_test_add_func("/loads/backhaul-relief", test_backhaul_relief);
  g_test_add_func("/loads/widest", test_widest);
  g_test_add_func("/loads/site-flows", test_site_flows);
  return g_test_run();
}
