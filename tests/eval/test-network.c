#include "eval/network.h"

#include <string.h>

#include "base/geo.h"
#include "fixture.h"

static const ErpElement *
element(const Fixture *f, const char *id) {
  guint32 index = erp_network_element(f->results->network, id);
  g_assert_cmpuint(index, !=, ERP_NONE);
  return &f->results->network->elements[index];
}

#define PAIR                                                                                       \
  "<site id=\"par\" name=\"Paris\" lat=\"48.86\" lon=\"2.35\"/>"                                   \
  "<site id=\"lon\" name=\"London\" lat=\"51.51\" lon=\"-0.13\"/>"

/* Measured before declared before modelled. */
static void
test_precedence(void) {
  g_autoptr(Fixture) f = fixture_new(
      PAIR "<wan-link id=\"m\" a=\"par\" b=\"lon\" capacity=\"1Gbps\" rtt=\"7ms\" route=\"900km\"/>"
           "<wan-link id=\"d\" a=\"par\" b=\"lon\" capacity=\"1Gbps\" route=\"500km\"/>"
           "<wan-link id=\"x\" a=\"par\" b=\"lon\" capacity=\"1Gbps\"/>");

  g_assert_cmpint(element(f, "m")->rtt, ==, 7000);
  g_assert_cmpint(element(f, "m")->provenance, ==, ERP_PROVENANCE_MEASURED);
  g_assert_cmpint(element(f, "d")->rtt, ==, 4897); /* 500 km x 9.793 us, rounded */
  g_assert_cmpint(element(f, "d")->provenance, ==, ERP_PROVENANCE_DECLARED);
  g_assert_cmpint(element(f, "d")->distance, ==, 500000);
  g_assert_cmpint(element(f, "x")->provenance, ==, ERP_PROVENANCE_MODELLED);
  g_assert_cmpint(element(f, "x")->distance, ==,
                  erp_geo_distance(48860000, 2350000, 51510000, -130000));
  g_assert_cmpint(element(f, "x")->length, >=, element(f, "x")->distance);
  g_assert_cmpint(element(f, "x")->rtt, ==,
                  erp_latency_rate_rtt(f->results->model, element(f, "x")->length));
}

static void
test_directions(void) {
  g_autoptr(Fixture) f = fixture_new(
      PAIR "<wan-link id=\"w\" a=\"par\" b=\"lon\" capacity=\"10Mbps\" capacity-ba=\"4Mbps\" "
           "buffer=\"20ms\"/>");

  g_assert_cmpint(element(f, "w")->capacity[ERP_UP], ==, 10000000);
  g_assert_cmpint(element(f, "w")->capacity[ERP_DOWN], ==, 4000000);
  g_assert_cmpint(element(f, "w")->buffer, ==, 20000);
}

static gboolean
says(const Fixture *f, const char *word) {
  for (guint i = 0; i < erp_diag_list_length(f->diags); i++)
    if (strstr(erp_diag_list_get(f->diags, i)->text, word) != NULL)
      return TRUE;
  return FALSE;
}

/* Names nobody knows are said, with the likely meant one; the rest goes on. */
static void
test_unknown_names(void) {
  g_autoptr(Fixture) f = fixture_new(
      "<tenant geo=\"EUX\"/>" PAIR "<peering-location id=\"p\" at=\"Amsterdm\">"
      "<circuit id=\"c\" provider=\"Equinix\" bandwidth=\"1Gbps\" sku=\"premium\">"
      "<peering kind=\"microsoft\"><accept community=\"12076:59999\"/></peering></circuit>"
      "</peering-location>"
      "<wan-link id=\"w\" a=\"par\" b=\"p\" capacity=\"1Gbps\"/>"
      "<gateway id=\"g\" region=\"westeurop\" sku=\"ErGw9AZ\"><connection circuit=\"c\"/></gateway>"
      "<environment id=\"e\" region=\"Europa\"/>"
      "<policy service=\"exchang\" via=\"internet\"/>");
  const ErpNetwork *network = f->results->network;

  g_assert_true(says(f, "Amsterdam"));
  g_assert_true(says(f, "12076:59999"));
  g_assert_true(says(f, "westeurope"));
  g_assert_true(says(f, "ErGw9AZ"));
  g_assert_true(says(f, "Europe"));
  g_assert_true(says(f, "EUX"));
  g_assert_true(says(f, "exchange"));
  g_assert_false(network->nodes[erp_network_node(network, "p")].placed);
  g_assert_cmpint(element(f, "w")->rtt, ==, ERP_UNSET);
  g_assert_null(network->gateways[0].region);
  g_assert_cmpint(element(f, "g")->capacity[ERP_UP], ==, ERP_UNSET);
}

/* The nearest entry point by latency agrees with looking at every one of them in full. */
static void
test_nearest_door(void) {
  g_autoptr(Fixture) f = fixture_new("");
  const ErpNetwork *network = f->results->network;
  g_autoptr(GRand) random = g_rand_new_with_seed(1);

  g_assert_cmpuint(network->n_doors, >, 100);
  for (guint i = 0; i < 300; i++) {
    gint64 lat = g_rand_int_range(random, -85000000, 85000000);
    gint64 lon = g_rand_int_range(random, -180000000, 180000000);
    ErpAnchor anchor;
    gint64 rtt = 0, least = G_MAXINT64;
    guint32 slow = ERP_NONE;
    erp_latency_anchor(network->model, lat, lon, &anchor);
    for (guint32 d = 0; d < network->n_doors; d++) {
      gint64 one = erp_latency_rtt(network->model, &anchor, &network->doors[d].anchor);
      if (one < least) {
        least = one;
        slow = d;
      }
    }
    g_assert_cmpuint(erp_network_nearest_door(network, &anchor, &rtt), ==, slow);
    g_assert_cmpint(rtt, ==, least);
  }
}

static void
test_doors_of_a_cloud(void) {
  g_autoptr(Fixture) f = fixture_new("<tenant cloud=\"usgov\"/>");
  const ErpNetwork *network = f->results->network;

  g_assert_cmpuint(network->n_doors, >, 0);
  for (guint i = 0; i < network->n_doors; i++)
    g_assert_cmpstr(network->doors[i].country, ==, "US");
}

/* A location of one's own is an entry point, so that a site beside it never looks penalised. */
static void
test_own_location(void) {
  g_autoptr(Fixture) f = fixture_new(
      "<tenant geo=\"NAM\" m365-over-expressroute=\"authorized\"/>"
      "<site id=\"s\" name=\"Ocean\" lat=\"-40\" lon=\"-120\" users=\"1\">"
      "<internet rtt=\"300ms\"/></site>"
      "<peering-location id=\"p\" lat=\"-40\" lon=\"-120.01\">"
      "<circuit id=\"c\" provider=\"Equinix\" bandwidth=\"1Gbps\" sku=\"premium\">"
      "<peering kind=\"microsoft\"><accept community=\"12076:5030\"/></peering></circuit>"
      "</peering-location>"
      "<wan-link id=\"w\" a=\"s\" b=\"p\" capacity=\"1Gbps\"/>");
  const ErpFlow *flow = fixture_flow(f, "s", "teams", "optimize");

  g_assert_cmpint(flow->options->er.penalty, ==, 0);
  g_assert_cmpint(flow->options->best, ==, flow->options->er.rtt);
  g_assert_cmpint(flow->options->net.penalty, ==, flow->options->net.rtt - flow->options->er.rtt);
  g_assert_true(f->results->network->doors[flow->options->best_door].from_peering);
}

/* Both sides of the antimeridian and both poles are near themselves. */
static void
test_edges_of_the_map(void) {
  g_autoptr(Fixture) f = fixture_new("<site id=\"e\" name=\"E\" lat=\"-17\" lon=\"179.99\"/>"
                                     "<site id=\"w\" name=\"W\" lat=\"-17\" lon=\"-179.99\"/>"
                                     "<site id=\"n\" name=\"N\" lat=\"90\" lon=\"0\"/>"
                                     "<site id=\"m\" name=\"M\" lat=\"90\" lon=\"120\"/>"
                                     "<wan-link id=\"ew\" a=\"e\" b=\"w\" capacity=\"1Gbps\"/>"
                                     "<wan-link id=\"nm\" a=\"n\" b=\"m\" capacity=\"1Gbps\"/>");

  g_assert_cmpint(element(f, "ew")->distance, <, 2200);
  g_assert_cmpint(element(f, "ew")->rtt, <, 100);
  g_assert_cmpint(element(f, "nm")->distance, <=, 1);
}

static void
test_gateway_capacity(void) {
  g_autoptr(Fixture) f =
      fixture_new("<gateway id=\"g\" region=\"westeurope\" sku=\"ErGw2AZ\"/>"
                  "<gateway id=\"s\" region=\"West Europe\" sku=\"ErGwScale\" units=\"5\"/>");

  g_assert_cmpint(element(f, "g")->capacity[ERP_DOWN], ==, 2000000000);
  g_assert_cmpint(element(f, "s")->capacity[ERP_DOWN], ==, 5000000000);
  g_assert_cmpuint(erp_network_gateway(f->results->network, "s"), ==, 1);
  g_assert_cmpuint(erp_network_gateway(f->results->network, "nobody"), ==, ERP_NONE);
  g_assert_cmpuint(erp_network_node(f->results->network, NULL), ==, ERP_NONE);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/network/precedence", test_precedence);
  g_test_add_func("/network/directions", test_directions);
  g_test_add_func("/network/unknown-names", test_unknown_names);
  g_test_add_func("/network/nearest-door", test_nearest_door);
  g_test_add_func("/network/doors-of-a-cloud", test_doors_of_a_cloud);
  g_test_add_func("/network/own-location", test_own_location);
  g_test_add_func("/network/edges-of-the-map", test_edges_of_the_map);
  g_test_add_func("/network/gateway-capacity", test_gateway_capacity);
  return g_test_run();
}
