/* Networks of REPETITA and Net2Plan, and their traps. */
#include "base/error.h"
#include "support.h"

#define NODES "NODES 3\nlabel x y\n0_New_York -73.94 40.67\n1_Lyon 4.85 45.75\nThird 1 2\n\n"
#define EDGES "EDGES 4\nlabel src dest weight bw delay\n"
#define SITES(format)                                                                              \
  "<site id=\"new-york\" name=\"New York\" lat=\"40.67\" lon=\"-73.94\" source=\"" format          \
  ":net:0\"/>\n"                                                                                   \
  "<site id=\"lyon\" name=\"Lyon\" lat=\"45.75\" lon=\"4.85\" source=\"" format ":net:1\"/>\n"

/* Edges are directed; two that lead opposite ways are a link. Rates only with a unit; what a delay
 * is in is not said. */
static void
test_repetita(void) {
  static const char text[] = NODES EDGES "edge_0 0 1 10 1000 300\r\nedge_1 1 0 10 500 300\n"
                                         "edge_2 2 0 1 2000 9\nedge_3 1 1 1 1 1\n";
  g_auto(Import) with = {0}, without = {0};
  g_autoptr(ErpPlan) empty = erp_plan_new();
  import_into(&with, empty, "net.graph", text, &(ErpImportOptions){.rate_unit = "kbps"});
  g_assert_no_error(with.error);
  assert_plan(with.plan, SITES("repetita") "<site id=\"third\" name=\"Third\" lat=\"2\" lon=\"1\" "
                                           "source=\"repetita:net:2\"/>\n"
                                           "<wan-link id=\"edge_0\" a=\"new-york\" b=\"lyon\" "
                                           "capacity-ab=\"1Mbps\" capacity-ba=\"500kbps\" "
                                           "source=\"repetita:net:edge_0\"/>\n"
                                           "<wan-link id=\"edge_2\" a=\"third\" b=\"new-york\" "
                                           "capacity=\"2Mbps\" source=\"repetita:net:edge_2\"/>\n");
  g_assert_true(import_told(&with, "dropped", 0, 0, "weights and delays of edges are left out"));
  g_assert_true(import_told(&with, "dropped", 12, 1, "from “1” to itself"));
  import_new(&without, "net.graph", text);
  g_assert_true(import_told(&without, "dropped", 9, 1, "the capacities of 4 links have no unit"));
}

#define NETWORK(inside) "<network name=\"n\" version=\"5\">\n" inside "</network>\n"
#define NODE(id, name, x, y)                                                                       \
  "<node id=\"" id "\" name=\"" name "\" xCoord=\"" x "\" yCoord=\"" y "\" population=\"9\"/>\n"
#define LINK(id, a, b, more)                                                                       \
  "<link id=\"" id "\" originNodeId=\"" a "\" destinationNodeId=\"" b "\" " more "/>\n"

/* Several layers, the unit of one, lengths; people that live somewhere are no users. */
static void
test_net2plan(void) {
  static const char text[] = NETWORK(
      NODE("0", "New York", "-73.94", "40.67") NODE(
          "1", "Lyon", "4.85",
          "45.75") "<layer id=\"2\" linkCapacityUnitsName=\"Gbps\">\n" LINK("7", "0", "1",
                                                                            "capacity=\"25.0\" "
                                                                            "lengthInKm=\"6200."
                                                                            "1234\"")
          LINK("8", "1", "0",
               "capacity=\"25.0\" lengthInKm=\"6200.1234\"") "<demand id=\"9\" ingressNodeId=\"0\" "
                                                             "egressNodeId=\"1\"/>\n</layer>\n"
                                                             "<layer id=\"3\" "
                                                             "linkCapacityUnitsName=\"Mbps\">"
                                                             "\n" LINK(
                                                                 "10", "0", "1",
                                                                 "capacity=\"1\"") "</layer>\n");
  g_auto(Import) import = {0};
  import_new(&import, "net.n2p", text);
  g_assert_no_error(import.error);
  assert_plan(import.plan, SITES("net2plan") "<wan-link id=\"new-york-lyon\" a=\"new-york\" "
                                             "b=\"lyon\" capacity=\"25Gbps\" route=\"6200.123km\" "
                                             "source=\"net2plan:net:7\"/>\n");
  g_assert_true(import_told(&import, "dropped", 7, 1, "1 demand is left out"));
  g_assert_true(import_told(&import, "dropped", 9, 1, "another layer of the network is left out"));
}

/* Nodes without ids are counted; one that is nowhere on earth tells that it is a drawing. */
static void
test_net2plan_old(void) {
  g_auto(Import) import = {0};
  import_new(&import, "net.n2p",
             "<network name=\"n\"><physicalTopology>\n"
             "<node name=\"N1\" xCoord=\"28.0\" yCoord=\"48.0\"/>\n"
             "<node name=\"N2\" xCoord=\"451.0\" yCoord=\"201.0\"/>\n"
             "<link originNodeId=\"1\" destinationNodeId=\"0\" linkLengthInKm=\"100\"/>\n"
             "</physicalTopology></network>");
  g_assert_no_error(import.error);
  assert_plan(import.plan,
              "<site id=\"n1\" name=\"N1\" source=\"net2plan:net:0\"/>\n"
              "<site id=\"n2\" name=\"N2\" source=\"net2plan:net:1\"/>\n"
              "<wan-link id=\"n2-n1\" a=\"n2\" b=\"n1\" capacity=\"1Gbps\" route=\"100km\" "
              "source=\"net2plan:net:1-0\"/>\n");
  g_assert_true(
      import_told(&import, "dropped", 2, 1, "the coordinates of 2 nodes are of a drawing"));
}

static void
test_broken(void) {
  static const struct {
    const char *format, *text, *said;
  } wrong[] = {
      {"repetita", "NODES x\n", "x:1:1: here a list begins: NODES NUMBER"},
      {"repetita", NODES, "x:6:1: here a list begins: EDGES NUMBER"},
      {"repetita", "NODES 4000000000\nlabel x y\na 1 2\n", "x:3:1: the list is shorter"},
      {"repetita", "NODES 1\nlabel x y\na 1\n", "x:3:1: a node is written"},
      {"repetita", NODES EDGES "e 0 3 1 1 1\n", "x:9:1: an edge ends at nodes that are not"},
      {"repetita", NODES EDGES "e 0 -1 1 1 1\n", "x:9:1: an edge ends at nodes that are not"},
      {"repetita", NODES EDGES "e 0 1\n", "x:9:1: an edge is written"},
      {"net2plan", "<net>\n</net>", "x:1:1: this is no network of Net2Plan"},
      {"net2plan", "<network>\n<node></network>", "x:2:"},
  };
  g_autoptr(ErpPlan) empty = erp_plan_new();
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_auto(Import) import = {0};
    import_into(&import, empty, "x", wrong[i].text, &(ErpImportOptions){.format = wrong[i].format});
    g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
    g_test_message("%s", import.error->message);
    g_assert_true(g_str_has_prefix(import.error->message, wrong[i].said));
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/collections/repetita", test_repetita);
  g_test_add_func("/collections/net2plan", test_net2plan);
  g_test_add_func("/collections/net2plan-old", test_net2plan_old);
  g_test_add_func("/collections/broken", test_broken);
  return g_test_run();
}
