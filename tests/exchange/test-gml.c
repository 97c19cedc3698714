/* GML and its traps. */
#include "base/error.h"
#include "support.h"

/* Entities, lists within nodes, unknown keys, a name where there is no label, parallel edges. */
static const char whole[] =
    "Creator \"anybody\"\n"
    "# graph [ this is a comment\n"
    "Version 1\n"
    "graph [\n"
    "  hierarchic 1 directed 0 comment \"node [ id 9 ]\"\n"
    "  node [ id 0 label \"Sydney1\" Longitude 151.25 Latitude -33.5\n"
    "         graphics [ x 3 y 4 fill [ c \"]\" ] ] ]\n"
    "  node [ id 1 name \"Z&uuml;rich &#38; &#x43;o &nothing; &\" lat 4.7e1 lon +8.5 ]\n"
    "  node [ id 2 name \"ignored\" label \"Hub\" lat 1 lon 2 nested [ ] ]\n"
    "  node [ label \"no id\" ]\n"
    "  edge [ source 0 target 1 LinkSpeedRaw 10000000000.0 ]\n"
    "  edge [ target 1 source 0 key 1 bandwidth \"155 Mbps\" ]\n"
    "  edge [ id \"blue\" source 2 target 1 latency_ms 3 ]\n"
    "  edge [ source 2 target 2 ]\n"
    "  edge [ source 2 ]\n"
    "]\n";

static void
test_whole(void) {
  g_auto(Import) import = {0};
  import_new(&import, "wan.gml", whole);
  g_assert_no_error(import.error);
  g_assert_cmpstr(import.imported.format->word, ==, "gml");
  assert_plan(
      import.plan,
      "<site id=\"sydney1\" name=\"Sydney1\" lat=\"-33.5\" lon=\"151.25\" "
      "source=\"gml:wan:0\"/>\n"
      "<site id=\"zurich-co-nothing\" name=\"Zürich &amp; Co &amp;nothing; &amp;\" lat=\"47\" "
      "lon=\"8.5\" source=\"gml:wan:1\"/>\n"
      "<site id=\"hub\" name=\"Hub\" lat=\"1\" lon=\"2\" source=\"gml:wan:2\"/>\n"
      "<wan-link id=\"sydney1-zurich-co-nothing\" a=\"sydney1\" b=\"zurich-co-nothing\" "
      "capacity=\"10Gbps\" source=\"gml:wan:0-1\"/>\n"
      "<wan-link id=\"sydney1-zurich-co-nothing-2\" a=\"sydney1\" b=\"zurich-co-nothing\" "
      "capacity=\"155Mbps\" source=\"gml:wan:0-1#2\"/>\n"
      "<wan-link id=\"blue\" a=\"hub\" b=\"zurich-co-nothing\" capacity=\"1Gbps\" rtt=\"3ms\" "
      "source=\"gml:wan:blue\"/>\n");
  g_assert_true(import_told(&import, "dropped", 10, 3, "a node without an id"));
  g_assert_true(import_told(&import, "dropped", 14, 3, "from “2” to itself"));
  g_assert_true(import_told(&import, "dropped", 15, 3, "there is no node “”"));
  g_assert_true(import_told(&import, "dropped", 0, 0, "the attribute “graphics”, given 1 time"));
}

/* Opposite directions are one link, also when the graph says so at its end. */
static void
test_directed(void) {
  g_auto(Import) import = {0};
  import_new(&import, "wan.gml",
             "graph [ node [ id 1 lat 1 lon 1 ] node [ id 2 lat 2 lon 2 ]\n"
             "edge [ source 1 target 2 bandwidth_mbps 10 ]\n"
             "edge [ source 2 target 1 bandwidth_mbps 20 ] directed 1 ]");
  guint n;
  const ErpRecord *const *links = erp_plan_of_kind(import.plan, ERP_KIND_WAN_LINK, &n);
  g_assert_cmpuint(n, ==, 1);
  const ErpWanLink *link = (const ErpWanLink *) links[0];
  g_assert_cmpint(link->capacity_ab, ==, 10000000);
  g_assert_cmpint(link->capacity_ba, ==, 20000000);
}

static void
test_western_bytes(void) {
  g_auto(Import) import = {0};
  import_new(&import, "wan.gml", "graph [ node [ id 1 label \"Z\xfcrich\" lat 47 lon 8 ] ]");
  g_assert_cmpstr(((const ErpSite *) erp_plan_find(import.plan, "zurich"))->name, ==, "Zürich");
}

/* A node copied in another program is a new one, and an edge without an id does not take that of
 * another; when the same is imported again, nothing changes. */
static void
test_copied(void) {
  static const char text[] = "graph [\n"
                             "node [ id 1 plan_id \"par\" lat 48 lon 2 ]\n"
                             "node [ id 2 plan_id \"par\" lat 45 lon 4 ]\n"
                             "edge [ source 1 target 2 plan_id \"1-2\" ]\n"
                             "edge [ source 1 target 2 ] ]\n";
  g_auto(Import) import = {0}, again = {0};
  import_new(&import, "x.gml", text);
  g_assert_no_error(import.error);
  g_assert_true(import_told(&import, "guessed", 3, 1, "plan_id “par”"));
  g_assert_cmpint(((const ErpSite *) erp_plan_find(import.plan, "par"))->lat, ==, 48000000);
  g_assert_cmpint(((const ErpSite *) erp_plan_find(import.plan, "2"))->lat, ==, 45000000);
  guint n = 0;
  erp_plan_of_kind(import.plan, ERP_KIND_WAN_LINK, &n);
  g_assert_cmpuint(n, ==, 2);
  import_into(&again, import.plan, "x.gml", text, &import_plainly);
  g_assert_true(again.plan == import.plan);
}

/* A file that breaks off is an error at its end, wherever that is; nothing loops. */
static void
test_broken(void) {
  static const struct {
    const char *text, *said;
  } wrong[] = {
      {"graph [\n node [ id 1 ]\n", "x.gml:3:1: this is no GML"},
      {"graph [\n node [ id ] ]", "x.gml:2:12: this is no GML"},
      {"graph [\n node [ id \"ä\" é ] ]", "x.gml:2:16: this is no GML"},
      {"graph [ ] ]", "x.gml:1:11: this is no GML"},
      {"graph [ node [ label \"no end ] ]\n", "x.gml:1:22: this is no GML"},
      {"graph [ node [ id 1 2 ] ]", "x.gml:1:21: this is no GML"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_auto(Import) import = {0};
    import_new(&import, "x.gml", wrong[i].text);
    g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
    g_test_message("%s", import.error->message);
    g_assert_true(g_str_has_prefix(import.error->message, wrong[i].said));
  }
  for (gsize length = 0; length < strlen(whole) - 2; length += 3) {
    g_autofree char *text = g_strndup(whole, length);
    g_auto(Import) import = {0};
    import_new(&import, "x.gml", text);
    g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
  }
}

/* What looks like it, and what does not. */
static void
test_sniff(void) {
  static const struct {
    const char *text;
    gboolean is;
  } files[] = {
      {"graph[node[id 1]]", TRUE},         {"\xef\xbb\xbfgraph [ ]", TRUE},
      {"options [ a 1 ] graph [ ]", TRUE}, {"graph 1", FALSE},
      {"name,graph [\n", FALSE},           {"<graphml>", FALSE},
      {"graph G { a -- b }", FALSE},       {"", FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    g_test_message("%s", files[i].text);
    g_assert_true(erp_is_gml(files[i].text) == files[i].is);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/gml/whole", test_whole);
  g_test_add_func("/gml/directed", test_directed);
  g_test_add_func("/gml/western-bytes", test_western_bytes);
  g_test_add_func("/gml/copied", test_copied);
  g_test_add_func("/gml/broken", test_broken);
  g_test_add_func("/gml/sniff", test_sniff);
  return g_test_run();
}
