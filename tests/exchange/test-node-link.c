/* Node-link JSON and its traps. */
#include "base/error.h"
#include "support.h"

static const char whole[] =
    "{\"directed\": false, \"multigraph\": true, \"graph\": {\"name\": \"x\"},\n"
    " \"nodes\": [{\"id\": 0, \"name\": \"Here\", \"pos\": [13.5, -52.25], \"area\": [1]},\n"
    "  {\"id\": 1, \"name\": \"There\", \"pos\": [-16, 48]},\n"
    "  {\"id\": \"third\", \"lat\": 1, \"lon\": 2, \"name\": null}, 5],\n"
    " \"edges\": [{\"source\": 0, \"target\": 1, \"dist\": 524.5, \"key\": 0},\n"
    "  {\"source\": 0, \"target\": 1, \"bandwidth_mbps\": 20, \"key\": 1},\n"
    "  {\"source\": \"third\", \"target\": 1, \"capacity\": \"2Gbps\"},\n"
    "  {\"source\": 1}]}\n";

static void
test_whole(void) {
  g_auto(Import) import = {0};
  import_new(&import, "net.json", whole);
  g_assert_no_error(import.error);
  g_assert_cmpstr(import.imported.format->word, ==, "node-link");
  assert_plan(import.plan,
              "<site id=\"here\" name=\"Here\" lat=\"-52.25\" lon=\"13.5\" "
              "source=\"node-link:net:0\"/>\n"
              "<site id=\"there\" name=\"There\" lat=\"48\" lon=\"-16\" "
              "source=\"node-link:net:1\"/>\n"
              "<site id=\"third\" lat=\"1\" lon=\"2\" source=\"node-link:net:third\"/>\n"
              "<wan-link id=\"here-there\" a=\"here\" b=\"there\" capacity=\"1Gbps\" "
              "route=\"524.5km\" source=\"node-link:net:0-1\"/>\n"
              "<wan-link id=\"here-there-2\" a=\"here\" b=\"there\" capacity=\"20Mbps\" "
              "source=\"node-link:net:0-1#2\"/>\n"
              "<wan-link id=\"third-there\" a=\"third\" b=\"there\" capacity=\"2Gbps\" "
              "source=\"node-link:net:third-1\"/>\n");
  g_assert_true(import_told(&import, "dropped", 8, 3, "there is no node “”"));
  g_assert_true(import_told(&import, "dropped", 0, 0, "element 4 of a list is left out"));
  g_assert_true(import_told(&import, "dropped", 0, 0, "the attribute “area”, given 1 time"));
}

/* The older form, nodes by their place, two directions. */
static void
test_links(void) {
  g_auto(Import) import = {0};
  import_new(&import, "net.json",
             "{\"directed\": true, \"nodes\": [{\"name\": \"A\", \"lat\": 1, \"lon\": 1},"
             "{\"name\": \"B\", \"lat\": 2, \"lon\": 2}], \"links\": ["
             "{\"source\": 0, \"target\": 1, \"bandwidth_mbps\": 10},"
             "{\"source\": 1, \"target\": 0, \"bandwidth_mbps\": 20}]}");
  const ErpWanLink *link = (const ErpWanLink *) erp_plan_find(import.plan, "a-b");
  g_assert_cmpint(link->capacity_ab, ==, 10000000);
  g_assert_cmpint(link->capacity_ba, ==, 20000000);
}

/* Where a layout put them, in units of its own or in pixels. */
static void
test_drawn(void) {
  static const char *const positions[] = {"[0.5, -1]", "[100, 200]", "[1e400, 3]"};
  for (guint i = 0; i < G_N_ELEMENTS(positions); i++) {
    g_autofree char *text = g_strdup_printf(
        "{\"nodes\": [{\"id\": 1, \"pos\": [0, 0]}, {\"id\": 2, \"pos\": %s}], \"edges\": []}",
        positions[i]);
    g_auto(Import) import = {0};
    import_new(&import, "net.json", text);
    g_assert_no_error(import.error);
    g_assert_true(import_told(&import, "dropped", 0, 0, "“pos” are left out"));
    g_assert_cmpuint(import.imported.unplaced, ==, 2);
  }
}

static void
test_other(void) {
  g_assert_false(erp_is_node_link("{\"nodes\": [], \"edges\": {}}"));
  g_assert_false(erp_is_node_link("[{\"nodes\": [], \"edges\": []}]"));
  g_assert_false(erp_is_node_link("{\"nodes\": [], \"edges\": ["));
  g_auto(Import) import = {0};
  g_autoptr(ErpPlan) empty = erp_plan_new();
  import_into(&import, empty, "net.json", "{}", &(ErpImportOptions){.format = "node-link"});
  g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_true(g_str_has_prefix(import.error->message, "net.json:1:1: "));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/node-link/whole", test_whole);
  g_test_add_func("/node-link/links", test_links);
  g_test_add_func("/node-link/drawn", test_drawn);
  g_test_add_func("/node-link/other", test_other);
  return g_test_run();
}
