/* GraphML and its traps. */
#include "base/error.h"
#include "exchange/default-circuit.h"
#include "support.h"

#define HEAD                                                                                       \
  "<?xml version=\"1.0\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"           \
  "<key id=\"d9\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"                       \
  "<key id=\"d2\" for=\"node\" attr.name=\"Latitude\" attr.type=\"double\"/>\n"                    \
  "<key id=\"d1\" for=\"node\" attr.name=\"Longitude\" attr.type=\"double\"/>\n"                   \
  "<key id=\"d4\" for=\"edge\" attr.name=\"LinkSpeedRaw\" attr.type=\"double\"/>\n"                \
  "<key id=\"d5\" for=\"edge\" attr.name=\"LinkSpeed\" attr.type=\"string\"/>\n"                   \
  "<key id=\"d6\" for=\"edge\" attr.name=\"LinkSpeedUnits\" attr.type=\"string\"/>\n"              \
  "<key id=\"d7\" for=\"node\" attr.name=\"Internal\" attr.type=\"int\"/>\n"
#define NODES                                                                                      \
  "<node id=\"0\"><data key=\"d9\">Here</data><data key=\"d2\">1.5</data>"                         \
  "<data key=\"d1\">-2</data></node>\n"                                                            \
  "<node id=\"1\"><data key=\"d9\">There</data><data key=\"d2\">3</data>"                          \
  "<data key=\"d1\">4</data><data key=\"d7\">1</data></node>\n"
#define TAIL "</graph></graphml>\n"

static const ErpWanLink *
link_of(const Import *import, const char *id) {
  return (const ErpWanLink *) erp_plan_find(import->plan, id);
}

/* Attributes by name; parallel edges stay; one to itself or to nothing does not. */
static void
test_plain(void) {
  g_auto(Import) import = {0};
  import_new(&import, "wan.graphml",
             HEAD "<graph edgedefault=\"undirected\">" NODES
                  "<edge source=\"0\" target=\"1\"><data key=\"d4\">10000000000.0</data></edge>\n"
                  "<edge source=\"0\" target=\"1\"><data key=\"d5\">155</data>"
                  "<data key=\"d6\">M</data></edge>\n"
                  "<edge source=\"0\" target=\"0\"/>\n"
                  "<edge source=\"0\" target=\"\"/>\n" TAIL);
  assert_plan(import.plan,
              "<site id=\"here\" name=\"Here\" lat=\"1.5\" lon=\"-2\" source=\"graphml:wan:0\"/>\n"
              "<site id=\"there\" name=\"There\" lat=\"3\" lon=\"4\" source=\"graphml:wan:1\"/>\n"
              "<wan-link id=\"here-there\" a=\"here\" b=\"there\" capacity=\"10Gbps\" "
              "source=\"graphml:wan:0-1\"/>\n"
              "<wan-link id=\"here-there-2\" a=\"here\" b=\"there\" capacity=\"155Mbps\" "
              "source=\"graphml:wan:0-1#2\"/>\n");
  g_assert_true(import_told(&import, "dropped", 14, 1, "from “0” to itself"));
  g_assert_true(import_told(&import, "dropped", 15, 1, "there is no node “”"));
  g_assert_true(import_told(&import, "dropped", 0, 0, "the attribute “Internal”, given 1 time"));
}

/* Two edges that lead opposite ways are one link. */
static void
test_directed(void) {
  g_auto(Import) import = {0};
  import_new(&import, "wan.graphml",
             HEAD "<graph edgedefault=\"directed\">" NODES
                  "<edge source=\"0\" target=\"1\"><data key=\"d4\">2e6</data></edge>"
                  "<edge source=\"1\" target=\"0\"><data key=\"d4\">5e6</data></edge>"
                  "<edge source=\"1\" target=\"0\"><data key=\"d4\">7e6</data></edge>"
                  "<edge source=\"0\" target=\"1\"><data key=\"d4\">7e6</data></edge>" TAIL);
  const ErpWanLink *first = link_of(&import, "here-there"),
                   *second = link_of(&import, "there-here");
  g_assert_cmpint(first->capacity, ==, ERP_UNSET);
  g_assert_cmpint(first->capacity_ab, ==, 2000000);
  g_assert_cmpint(first->capacity_ba, ==, 5000000);
  g_assert_cmpint(second->capacity, ==, 7000000);
  g_assert_cmpint(second->capacity_ab, ==, ERP_UNSET);
  guint n;
  erp_plan_of_kind(import.plan, ERP_KIND_WAN_LINK, &n);
  g_assert_cmpuint(n, ==, 2);
}

/* Nodes within nodes, labels that yEd draws, keys with a default, an edge before its ends. */
static void
test_nested(void) {
  g_auto(Import) import = {0};
  import_new(&import, "yed.graphml",
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
             "xmlns:y=\"http://www.yworks.com/xml/graphml\">"
             "<key id=\"g\" for=\"node\" yfiles.type=\"nodegraphics\"/>"
             "<key id=\"u\" for=\"node\" attr.name=\"users\"><default>12</default></key>"
             "<graph edgedefault=\"directed\"><edge source=\"n1::n0\" target=\"n0\"/>"
             "<node id=\"n0\"><data key=\"g\"><y:ShapeNode><y:Geometry x=\"100\" y=\"200\"/>"
             "<y:NodeLabel>Vienna</y:NodeLabel></y:ShapeNode></data></node>"
             "<node id=\"n1\"><data key=\"u\">3</data><graph edgedefault=\"directed\">"
             "<node id=\"n1::n0\"/></graph></node></graph></graphml>");
  const ErpSite *vienna = (const ErpSite *) erp_plan_find(import.plan, "vienna");
  const ErpSite *group = (const ErpSite *) erp_plan_find(import.plan, "n1");
  g_assert_cmpint(vienna->users, ==, 12);
  g_assert_cmpint(vienna->lat / 1000000, ==, 48); /* the city's: what is drawn are no degrees */
  g_assert_cmpint(group->users, ==, 3);
  const ErpWanLink *link = link_of(&import, "n1-n0-vienna");
  g_assert_nonnull(link);
  g_assert_cmpstr(link->b, ==, "vienna");
}

/* A label that is a rate and nothing else is taken for the capacity where none is stated. */
static void
test_labels(void) {
  g_auto(Import) import = {0};
  import_new(&import, "wan.graphml",
             "<graphml><key id=\"l\" for=\"edge\" attr.name=\"LinkLabel\"/>"
             "<key id=\"r\" for=\"edge\" attr.name=\"LinkSpeedRaw\"/>"
             "<graph><node id=\"a\"/><node id=\"b\"/>"
             "<edge id=\"w\" source=\"a\" target=\"b\"><data key=\"l\">2.5 Gbps</data></edge>"
             "<edge id=\"x\" source=\"a\" target=\"b\"><data key=\"l\">155 Mb/s</data>"
             "<data key=\"r\">1000000</data></edge>"
             "<edge id=\"y\" source=\"a\" target=\"b\"><data key=\"l\">4G</data></edge>"
             "<edge id=\"z\" source=\"a\" target=\"b\"><data key=\"l\">&lt; 10 Gbps</data></edge>"
             "</graph></graphml>");
  g_assert_cmpint(link_of(&import, "w")->capacity, ==, G_GINT64_CONSTANT(2500000000));
  g_assert_cmpint(link_of(&import, "x")->capacity, ==, 1000000);
  g_assert_cmpint(link_of(&import, "y")->capacity, ==, 1000000000);
  g_assert_cmpint(link_of(&import, "z")->capacity, ==, 1000000000);
  g_assert_true(import_told(&import, "guessed", 0, 0, "the label of 1 edge is taken"));
  g_assert_true(import_told(&import, "guessed", 0, 0, "2 links without a capacity"));
  g_assert_true(import_told(&import, "dropped", 0, 0, "“LinkLabel”, given 2 times"));
}

static void
test_broken(void) {
  g_auto(Import) import = {0};
  import_new(&import, "wan.graphml", "<graphml>\n<graph><node></graph></graphml>");
  g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_true(g_str_has_prefix(import.error->message, "wan.graphml:2:"));
}

/* The circuit goes where it is least far for most people: Sydney's forty do not outweigh. */
static void
test_default_circuit(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  g_auto(Import) import = {0};
  import_new(&import, "sites.csv",
             "id,lat,lon,users\nldn,51.5,-0.1,400\nams,52.3,4.9,300\nsyd,-33.9,151.2,40\n");
  g_autoptr(ErpEdit) edit = erp_default_circuit(import.plan, catalogue);
  g_assert_nonnull(edit);
  g_autoptr(ErpPlan) plan = erp_plan_apply(import.plan, edit, &error);
  g_assert_no_error(error);
  const ErpPeeringLocation *location =
      (const ErpPeeringLocation *) erp_plan_find(plan, "peering-location");
  g_assert_true(g_str_has_prefix(location->at, "London"));
  const ErpWanLink *link = (const ErpWanLink *) erp_plan_find(plan, "to-peering-location");
  g_assert_cmpstr(link->a, ==, "ldn");
  g_assert_null(erp_default_circuit(plan, catalogue));
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_assert_null(erp_default_circuit(empty, catalogue));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/graphml/plain", test_plain);
  g_test_add_func("/graphml/directed", test_directed);
  g_test_add_func("/graphml/nested", test_nested);
  g_test_add_func("/graphml/labels", test_labels);
  g_test_add_func("/graphml/broken", test_broken);
  g_test_add_func("/graphml/default-circuit", test_default_circuit);
  return g_test_run();
}
