/* SNDlib's networks in both notations, and their traps. */
#include "base/error.h"
#include "support.h"

#define HEAD                                                                                       \
  "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"                                              \
  "<network xmlns=\"http://sndlib.zib.de/network\" version=\"1.0\">\n"
#define META "<meta><granularity>busy hour</granularity><unit> %s </unit></meta>\n"
#define NODE(id, x, y)                                                                             \
  "<node id=\"" id "\"><coordinates><x>" x "</x><y> " y " </y></coordinates></node>\n"
#define LINK(id, a, b, inside)                                                                     \
  "<link id=\"" id "\"><source>" a "</source><target>" b "</target>" inside "</link>\n"
#define THERE(rate)                                                                                \
  "<preInstalledModule><capacity>" rate "</capacity><cost>7</cost></preInstalledModule>"
#define MODULES                                                                                    \
  "<additionalModules><addModule><capacity>40.5</capacity><cost>9</cost></addModule>"              \
  "<addModule><capacity>160</capacity><cost>30</cost></addModule></additionalModules>"
#define DEMANDS                                                                                    \
  "<demands><demand id=\"D1\"><source>New_York</source><target>B\xe4r</target>"                    \
  "<demandValue>5</demandValue></demand>\n<demand id=\"D2\"/></demands>"

/* ISO 8859-1, blanks around texts, what is installed, the first module, none; a node's demand is
 * no link. */
static void
test_xml(void) {
  g_auto(Import) import = {0};
  g_autofree char *meta = g_strdup_printf(META, "MBITPERSEC");
  g_autofree char *text = g_strconcat(
      HEAD, meta, "<networkStructure><nodes coordinatesType=\"geographical\">\n",
      NODE("New_York", "-73.94", "40.67") NODE("B\xe4r", "9.5", "50.25"), "</nodes><links>\n",
      LINK("L1", "New_York", "B\xe4r", THERE("2480.0") MODULES)
          LINK("L2", "New_York", "B\xe4r", THERE("0.0") MODULES)
              LINK("L3", "B\xe4r", "New_York", "") LINK("L4", "New_York", "Nowhere", ""),
      "</links></networkStructure>" DEMANDS "</network>\n", NULL);
  import_new(&import, "net.xml", text);
  g_assert_no_error(import.error);
  assert_plan(import.plan, "<site id=\"New_York\" name=\"New York\" lat=\"40.67\" lon=\"-73.94\" "
                           "source=\"sndlib:net:New_York\"/>\n"
                           "<site id=\"bar\" name=\"B\303\244r\" lat=\"50.25\" lon=\"9.5\" "
                           "source=\"sndlib:net:B\303\244r\"/>\n"
                           "<wan-link id=\"L1\" a=\"New_York\" b=\"bar\" capacity=\"2.48Gbps\" "
                           "source=\"sndlib:net:L1\"/>\n"
                           "<wan-link id=\"L2\" a=\"New_York\" b=\"bar\" capacity=\"40.5Mbps\" "
                           "source=\"sndlib:net:L2\"/>\n"
                           "<wan-link id=\"L3\" a=\"bar\" b=\"New_York\" capacity=\"1Gbps\" "
                           "source=\"sndlib:net:L3\"/>\n");
  g_assert_true(import_told(&import, "guessed", 9, 1, "1 link that nothing is installed on"));
  g_assert_true(import_told(&import, "guessed", 0, 0, "1 link without a capacity"));
  g_assert_true(import_told(&import, "dropped", 8, 1, "3 modules that links could be extended by"));
  g_assert_true(import_told(&import, "dropped", 11, 1, "there is no node “Nowhere”"));
  g_assert_true(import_told(&import, "dropped", 12, 37, "2 demands are left out"));
}

/* A drawing's coordinates are no degrees, also those that could be. */
static void
test_pixels(void) {
  static const char text[] =
      HEAD "<networkStructure><nodes coordinatesType=\"pixel\">\n" NODE("N1", "28", "24")
          NODE("Vienna", "45", "20") "</nodes></networkStructure></network>\n";
  g_auto(Import) import = {0};
  import_new(&import, "net.xml", text);
  const ErpSite *first = (const ErpSite *) erp_plan_find(import.plan, "N1");
  g_assert_cmpint(first->lat, ==, ERP_UNSET);
  g_assert_cmpint(first->lon, ==, ERP_UNSET);
  const ErpSite *vienna = (const ErpSite *) erp_plan_find(import.plan, "Vienna");
  g_assert_cmpint(vienna->lat / 1000000, ==, 48); /* the city's */
  g_assert_cmpuint(import.imported.unplaced, ==, 1);
  g_assert_true(
      import_told(&import, "dropped", 4, 1, "the coordinates of 2 nodes are of a drawing"));
}

/* The file's unit counts, else that of the call; without either nothing is read from rates. */
static void
test_units(void) {
  static const struct {
    const char *meta, *given;
    gint64 capacity; /* of 2.5 */
  } cases[] = {
      {"BITSPERSEC", NULL, 3},    {"KBITPERSEC", "Gbps", 2500}, {"gbitspersec", NULL, 2500000000},
      {"STM1", "kbps", 2500},     {NULL, "Mbps", 2500000},      {NULL, NULL, 1000000000},
      {"STM1", NULL, 1000000000},
  };
  g_autoptr(ErpPlan) empty = erp_plan_new();
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(Import) import = {0};
    g_autofree char *meta =
        cases[i].meta != NULL ? g_strdup_printf(META, cases[i].meta) : g_strdup("\n");
    g_autofree char *text = g_strconcat(
        HEAD, meta,
        "<networkStructure><nodes>" NODE("a", "1", "1") NODE("b", "2", "2") "</nodes><links>\n",
        LINK("l", "a", "b", THERE("2.5")), "</links></networkStructure></network>", NULL);
    import_into(&import, empty, "net.xml", text, &(ErpImportOptions){.rate_unit = cases[i].given});
    const ErpWanLink *link = (const ErpWanLink *) erp_plan_find(import.plan, "l");
    g_assert_cmpint(link->capacity, ==, cases[i].capacity);
    if (cases[i].meta != NULL && g_str_equal(cases[i].meta, "STM1"))
      g_assert_true(import_told(&import, "dropped", 3, 43, "“STM1” is no unit of rates"));
    if (cases[i].capacity == 1000000000)
      g_assert_true(import_told(&import, "dropped", 7, 1, "the capacity of 1 link has no unit"));
  }
}

#define NATIVE "?SNDlib native format; type: network; version: 1.0\n# a comment\n\n"

/* Comments behind items, brackets without blanks and in descriptions, items without coordinates,
 * empty groups, paths over several lines. */
static void
test_native(void) {
  g_auto(Import) import = {0};
  import_new(&import, "net.txt",
             NATIVE "META (\n  unit = MBITPERSEC # of all\n  origin = Somebody(x@y.org) :-)\n)\n"
                    "NODES (\n  Berlin ( 13.4 52.5 ) () ()\r\n  B(1.25 -2)\n"
                    "  Paris ( ) # by its name\n)\n"
                    "LINKS (\n\tL1 ( Berlin B ) 10.00 1 2 3 ( 40.00 1.00 160.00 2.00 )\n"
                    "  L2 ( B Paris ) 0.00 1 2 3 ( 40.00 1.00 )\n  L3 ( B B ) 5 0 0 0 ( )\n)\n"
                    "DEMANDS (\n  D1 ( Berlin B ) 1 5.00 UNLIMITED\n)\n"
                    "ADMISSIBLE_PATHS (\n  D1 (\n    P1 ( L1 )\n  )\n)\n");
  g_assert_no_error(import.error);
  assert_plan(import.plan,
              "<site id=\"Berlin\" name=\"Berlin\" lat=\"52.5\" lon=\"13.4\" "
              "source=\"sndlib-native:net:Berlin\"/>\n"
              "<site id=\"B\" name=\"B\" lat=\"-2\" lon=\"1.25\" source=\"sndlib-native:net:B\"/>\n"
              "<site id=\"Paris\" name=\"Paris\" place=\"Paris, FR\" lat=\"48.8534\" "
              "lon=\"2.3488\" source=\"sndlib-native:net:Paris\"/>\n"
              "<wan-link id=\"L1\" a=\"Berlin\" b=\"B\" capacity=\"10Mbps\" "
              "source=\"sndlib-native:net:L1\"/>\n"
              "<wan-link id=\"L2\" a=\"B\" b=\"Paris\" capacity=\"40Mbps\" "
              "source=\"sndlib-native:net:L2\"/>\n");
  g_assert_true(import_told(&import, "dropped", 14, 2, "2 modules that links could be extended"));
  g_assert_true(import_told(&import, "guessed", 15, 3, "1 link that nothing is installed on"));
  g_assert_true(import_told(&import, "dropped", 16, 3, "from “B” to itself"));
  g_assert_true(import_told(&import, "dropped", 19, 3, "1 demand is left out"));
}

/* This notation does not say whose coordinates are a drawing's: one that is nowhere on earth tells.
 */
static void
test_native_pixels(void) {
  g_auto(Import) import = {0};
  import_new(&import, "net.txt", NATIVE "NODES (\n N1 ( 56.00 13.00 )\n N2 ( 56.00 132.00 )\n)\n");
  const ErpSite *first = (const ErpSite *) erp_plan_find(import.plan, "N1");
  g_assert_cmpint(first->lat, ==, ERP_UNSET);
  g_assert_cmpuint(import.imported.unplaced, ==, 2);
  g_assert_true(
      import_told(&import, "dropped", 5, 2, "the coordinates of 2 nodes are of a drawing"));
}

static void
test_broken(void) {
  static const struct {
    const char *text, *said;
  } wrong[] = {
      {"<model xmlns=\"http://sndlib.zib.de/model\"/>", "x:1:1: this is no network of SNDlib"},
      {HEAD "<networkStructure>\n<nodes></networkStructure>", "x:4:"},
      {"?SNDlib native format; type: model; version: 1.0\n", "x:1:1: this is no network"},
      {NATIVE "NODES\n(\n)\n", "x:4:1: here a section begins"},
      {NATIVE "NODES ( A ( 1 2 ) )\n", "x:4:9: an item stands on a line of its own"},
      {NATIVE "NODES (\n A ( 1 2\n )\n)\n", "x:5:2: the brackets of this line"},
      {NATIVE "NODES (\n A 1 2\n)\n", "x:5:1: a node is written"},
      {NATIVE "LINKS (\n A ( 1 2 )\n)\n", "x:5:1: a link is written"},
      {NATIVE "NODES (\n A ( 1 2 )\n", "x:5:1: the last section does not end"},
      {NATIVE "PATHS (\n ) )\n", "x:5:4: nothing is open"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_auto(Import) import = {0};
    import_new(&import, "x", wrong[i].text);
    g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
    g_test_message("%s", import.error->message);
    g_assert_true(g_str_has_prefix(import.error->message, wrong[i].said));
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/sndlib/xml", test_xml);
  g_test_add_func("/sndlib/pixels", test_pixels);
  g_test_add_func("/sndlib/units", test_units);
  g_test_add_func("/sndlib/native", test_native);
  g_test_add_func("/sndlib/native-pixels", test_native_pixels);
  g_test_add_func("/sndlib/broken", test_broken);
  return g_test_run();
}
