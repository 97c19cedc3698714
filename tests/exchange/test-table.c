/* Tables of sites and of links. */
#include "base/error.h"
#include "exchange/csv.h"
#include "support.h"

/* Columns in any order and spelling, semicolons, quotes, a byte-order mark, Windows' line ends. */
static void
test_spellings(void) {
  g_auto(Import) import = {0};
  import_new(&import, "sites.csv",
             "\xef\xbb\xbfLongitude;Latitude;NAME;Mobile_Percent;Users\r\n"
             "\"-73.94\";40.67;\"New \"\"York\"\"; NY\";12.5;1e3\r\n"
             "\r\n"
             ";;;;\r\n");
  assert_plan(import.plan,
              "<site id=\"new-york-ny\" name=\"New &quot;York&quot;; NY\" lat=\"40.67\" "
              "lon=\"-73.94\" users=\"1000\" mobile=\"12.5%\" "
              "source=\"table:sites:New &quot;York&quot;; NY\"/>\n");
  g_assert_cmpuint(erp_diag_list_length(import.diags), ==, 0);
}

static void
test_western_bytes(void) {
  g_auto(Import) import = {0};
  import_new(&import, "sites.csv", "name,lat,lon\nZ\xfcrich,47.37,8.55\n");
  assert_plan(import.plan, "<site id=\"zurich\" name=\"Zürich\" lat=\"47.37\" lon=\"8.55\" "
                           "source=\"table:sites:Zürich\"/>\n");
}

/* As spreadsheets save “Unicode text”. */
static void
test_utf_16(void) {
  static const char text[] = "name\tlat\tlon\nZ\xc3\xbcrich\t47.37\t8.55\n";
  gsize size = 0;
  g_autoptr(GError) error = NULL;
  g_autofree char *wide = g_convert(text, -1, "UTF-16", "UTF-8", NULL, &size, &error);
  g_assert_no_error(error);
  g_autoptr(GBytes) bytes = g_bytes_new(wide, size);
  g_autoptr(ErpCsv) csv = erp_csv_read(bytes, "x", &error);
  g_assert_no_error(error);
  g_assert_cmpuint(csv->n_columns, ==, 3);
  g_assert_cmpstr(g_array_index(csv->rows, ErpCsvRow, 0).cells[0], ==, "Zürich");
}

/* Rates say their unit, or --unit does; both directions. */
static void
test_units(void) {
  static const char sites[] = "id,lat,lon\na,1,1\nb,2,2\n";
  static const char links[] = "id,a,b,bandwidth,up_mbps,down_mbps,latency_ms\n"
                              "x,a,b,10,,,\ny,a,b,2Gbps,,,1.5\nz,a,b,,1.5,64,\n";
  g_auto(Import) none = {0}, without = {0}, with = {0};
  import_new(&none, "sites.csv", sites);
  import_into(&without, none.plan, "links.csv", links, &import_plainly);
  g_assert_true(import_told(&without, "dropped", 2, 1, "bandwidth 10 has no unit"));
  import_into(&with, none.plan, "links.csv", links, &(ErpImportOptions){.rate_unit = "kbps"});
  const ErpWanLink *x = (const ErpWanLink *) erp_plan_find(with.plan, "x");
  const ErpWanLink *y = (const ErpWanLink *) erp_plan_find(with.plan, "y");
  const ErpWanLink *z = (const ErpWanLink *) erp_plan_find(with.plan, "z");
  g_assert_cmpint(x->capacity, ==, 10000);
  g_assert_cmpint(y->capacity, ==, G_GINT64_CONSTANT(2000000000));
  g_assert_cmpint(y->rtt, ==, 1500);
  g_assert_cmpint(z->capacity, ==, ERP_UNSET);
  g_assert_cmpint(z->capacity_ab, ==, 1500000);
  g_assert_cmpint(z->capacity_ba, ==, 64000000);
}

/* The sheets of GNPy: a city is the name, halves east and west, units in parentheses. */
static void
test_gnpy(void) {
  g_auto(Import) nodes = {0}, links = {0};
  import_new(&nodes, "nodes.csv",
             "City;State;Country;Region;Latitude;Longitude;Type\n"
             "Lannion;;France;RLD;48.5;-3.25;ROADM\nValencia;;Spain;;;;ILA\n");
  g_assert_cmpint(((const ErpSite *) erp_plan_find(nodes.plan, "lannion"))->lat, ==, 48500000);
  g_assert_true(import_told(&nodes, "guessed", 3, 1, "“Valencia” is taken to be in Valencia, ES"));
  g_assert_true(import_told(&nodes, "dropped", 1, 7, "column “Type”"));
  import_into(
      &links, nodes.plan, "links.csv",
      "Node A;Node Z;Distance (km);Fiber type;Distance (km)\nLannion;Valencia;80.5;SSMF;81\n",
      &import_plainly);
  assert_plan(
      links.plan,
      "<site id=\"lannion\" name=\"Lannion\" place=\"Lannion\" lat=\"48.5\" lon=\"-3.25\" "
      "source=\"table:nodes:Lannion\"/>\n"
      "<site id=\"valencia\" name=\"Valencia\" place=\"Valencia\" lat=\"39.4697\" lon=\"-0.3774\" "
      "source=\"table:nodes:Valencia\"/>\n"
      "<wan-link id=\"lannion-valencia\" a=\"lannion\" b=\"valencia\" capacity=\"1Gbps\" "
      "route=\"80.5km\" source=\"table:links:Lannion-Valencia\"/>\n");
}

/* Links between the same two sites stay apart, also when they are read again. */
static void
test_parallel(void) {
  static const char links[] = "from,to,speed_mbps\na,b,10\na,b,20\nb,a,30\n";
  g_auto(Import) sites = {0}, first = {0}, second = {0};
  import_new(&sites, "sites.csv", "id,lat,lon\na,1,1\nb,2,2\n");
  import_into(&first, sites.plan, "links.csv", links, &import_plainly);
  const ErpWanLink *other = (const ErpWanLink *) erp_plan_find(first.plan, "a-b-2");
  g_assert_cmpint(other->capacity, ==, 20000000);
  import_into(&second, first.plan, "links.csv", links, &import_plainly);
  g_assert_cmpuint(second.imported.merged.same, ==, 3);
  g_assert_cmpuint(second.imported.merged.added, ==, 0);
}

/* What no plan accepts is left out, and only that; a column of no use is named. */
static void
test_wrong_values(void) {
  g_auto(Import) import = {0};
  import_new(&import, "sites.csv",
             "name,lat,lon,users,tags\nA,91,0,5,\nB,1,nan,\"1,500\",x\nA,1,1,,\n,1,1,,\n");
  g_assert_true(import_told(&import, "dropped", 1, 5, "column “tags”"));
  g_assert_true(import_told(&import, "dropped", 2, 1, "lat is left out"));
  g_assert_true(import_told(&import, "dropped", 3, 1, "lon is left out"));
  g_assert_true(import_told(&import, "dropped", 3, 1, "users is left out"));
  g_assert_true(import_told(&import, "dropped", 4, 1, "a second row of this name"));
  g_assert_true(import_told(&import, "dropped", 5, 1, "a row without a name"));
  const ErpSite *a = (const ErpSite *) erp_plan_find(import.plan, "a");
  g_assert_cmpint(a->users, ==, 5);
  g_assert_cmpint(a->lat, ==, ERP_UNSET);
  g_assert_true(import_told(&import, "dropped", 2, 1, "one coordinate is left out"));
}

static void
test_not_a_table(void) {
  static const struct {
    const char *text, *said;
  } wrong[] = {
      {"", "looks like no format"},
      {"lat,lon\n1,2\n", "sites.csv:1:1: a table of sites has a column"},
      {"name,lat\nA,1\n\"B,2\nC,3\n", "sites.csv:3:1: the quotes of this row do not end"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_auto(Import) import = {0};
    import_new(&import, "sites.csv", wrong[i].text);
    g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
    g_test_message("%s", import.error->message);
    g_assert_nonnull(strstr(import.error->message, wrong[i].said));
  }
}

/* Places are those where the rows begin, also behind a cell of several lines. */
static void
test_rows(void) {
  static const char text[] = "name,place\n\"A\",\"one\ntwo\"\nB,three\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCsv) csv = erp_csv_read(bytes, "x", &error);
  g_assert_no_error(error);
  g_assert_cmpuint(csv->rows->len, ==, 2);
  g_assert_cmpuint(g_array_index(csv->rows, ErpCsvRow, 0).line, ==, 2);
  g_assert_cmpstr(g_array_index(csv->rows, ErpCsvRow, 0).cells[1], ==, "one\ntwo");
  g_assert_cmpuint(g_array_index(csv->rows, ErpCsvRow, 1).line, ==, 4);
}

/* By name, without regard to case; only where it is clear which city is meant. */
static void
test_places(void) {
  g_auto(Import) import = {0};
  import_new(&import, "sites.csv",
             "name,place,lat,lon\nHead office,\"Zürich, CH\",,\nsydney,,,\nAtlantis,,,\n"
             "Depot,Springfield,,\nHere,Berlin,1,2\nSt Petersburg2,,,\n");
  const ErpSite *zurich = (const ErpSite *) erp_plan_find(import.plan, "head-office");
  g_assert_cmpstr(zurich->place, ==, "Zürich, CH");
  g_assert_cmpint(zurich->lat / 1000000, ==, 47);
  g_assert_cmpint(zurich->lon / 1000000, ==, 8);
  const ErpSite *sydney = (const ErpSite *) erp_plan_find(import.plan, "sydney");
  g_assert_cmpint(sydney->lat / 1000000, ==, -33);
  g_assert_true(import_told(&import, "guessed", 3, 1, "“sydney” is taken to be in Sydney, AU"));
  g_assert_true(import_told(&import, "unplaced", 4, 1, "“Atlantis” has no coordinates"));
  g_assert_true(import_told(&import, "unplaced", 5, 1, "“Springfield” has no coordinates"));
  g_assert_cmpuint(import.imported.unplaced, ==, 2);
  const ErpSite *here = (const ErpSite *) erp_plan_find(import.plan, "here");
  g_assert_cmpint(here->lat, ==, 1000000);
  const ErpSite *petersburg = (const ErpSite *) erp_plan_find(import.plan, "st-petersburg2");
  g_assert_cmpint(petersburg->lat / 1000000, ==, 59);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/table/spellings", test_spellings);
  g_test_add_func("/table/western-bytes", test_western_bytes);
  g_test_add_func("/table/utf-16", test_utf_16);
  g_test_add_func("/table/units", test_units);
  g_test_add_func("/table/gnpy", test_gnpy);
  g_test_add_func("/table/parallel", test_parallel);
  g_test_add_func("/table/wrong-values", test_wrong_values);
  g_test_add_func("/table/not-a-table", test_not_a_table);
  g_test_add_func("/table/rows", test_rows);
  g_test_add_func("/table/places", test_places);
  return g_test_run();
}
