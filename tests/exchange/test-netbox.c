/* NetBox' and Nautobot's JSON and CSV, and their traps. */
#include <string.h>

#include "base/error.h"
#include "support.h"

#define PAGE(results)                                                                              \
  "{\"count\": 9, \"next\": null, \"previous\": null, \"results\": [\n" results "]}"
#define NETBOX_SITE(id, name, slug, status, place)                                                 \
  "{\"id\": " id ", \"url\": \"https://netbox.example/api/dcim/sites/" id "/\", \"name\": \"" name \
  "\", \"slug\": \"" slug "\", \"status\": {\"value\": \"" status "\", \"label\": \"?\"}, " place  \
  "}"
#define AT(lat, lon) "\"latitude\": " lat ", \"longitude\": " lon
#define NETBOX_CIRCUIT(id, cid, status, more)                                                      \
  "{\"id\": " id ", \"cid\": \"" cid "\", \"provider\": {\"id\": 4, \"name\": \"Carrier\"}, "      \
  "\"status\": {\"value\": \"" status "\"}" more "}"
#define NETBOX_END(circuit, side, more)                                                            \
  "{\"id\": 0, \"circuit\": {\"id\": " circuit ", \"cid\": \"?\"}, \"term_side\": \"" side         \
  "\", " more "}"

#define PARIS                                                                                      \
  "<site id=\"par-hq\" name=\"Paris HQ\" lat=\"48.86\" lon=\"2.35\" source=\"netbox:site/1\"/>\n"
#define LYON                                                                                       \
  "<site id=\"lys\" name=\"Lyon 2\" lat=\"45.75\" lon=\"4.85\" source=\"netbox:site/2\"/>\n"

static const char sites[] =
    PAGE(NETBOX_SITE("1", "Paris HQ", "par-hq", "active", AT("48.86", "2.35")) ",\n" NETBOX_SITE(
        "2", "Lyon 2", "lys", "planned",
        AT("\"45.750000\"", "\"4.850000\"")) ",\n" NETBOX_SITE("3", "Old", "old", "retired",
                                                               AT("1", "1")));

/* Several files of one call, each into the plan that those before it gave; the last stays. */
static void
import_together(Import *import, const ErpImportFile *files, guint n) {
  g_autoptr(ErpPlan) plan = erp_plan_new();
  for (guint i = 0; i < n; i++) {
    import_clear(import);
    *import = (Import){0};
    g_autofree char *text =
        g_strndup(g_bytes_get_data(files[i].bytes, NULL), g_bytes_get_size(files[i].bytes));
    import_into(import, plan, files[i].name, text,
                &(ErpImportOptions){.files = files, .n_files = n});
    g_assert_no_error(import->error);
    erp_plan_unref(plan);
    plan = erp_plan_ref(import->plan);
  }
}

static ErpImportFile
file_of(const char *name, const char *text) {
  return (ErpImportFile){g_bytes_new_static(text, strlen(text)), name};
}

static void
free_files(ErpImportFile *files, guint n) {
  for (guint i = 0; i < n; i++)
    g_bytes_unref(files[i].bytes);
}

static void
test_sites(void) {
  g_auto(Import) import = {0}, other = {0};
  import_new(&import, "sites.json", sites);
  g_assert_no_error(import.error);
  assert_plan(import.plan, PARIS LYON);
  g_assert_true(import_told(&import, "dropped", 4, 1, "“Old” is left out: its status is retired"));
  import_into(&other, import.plan, "again.json", sites, &import_plainly); /* another file's name */
  g_assert_true(other.plan == import.plan);
  g_assert_cmpuint(other.imported.merged.gone, ==, 0);
  g_auto(Import) named = {0};
  import_into(&named, import.plan, "sites.json", sites, &(ErpImportOptions){.origin = "emea"});
  const ErpSite *paris = (const ErpSite *) erp_plan_find(named.plan, "par-hq-2");
  g_assert_cmpstr(paris->source, ==, "netbox:emea:site/1");
}

/* Two that a later import could not tell apart: the first counts. */
static void
test_same_slug(void) {
  static const char text[] = "Name,Status,Facility,Region,Slug,Latitude,Longitude\n"
                             "Paris HQ,Active,,,par-hq,48.86,2.35\n"
                             "Paris 2,Active,,,par-hq,48.87,2.36\n";
  g_auto(Import) import = {0}, again = {0};
  import_new(&import, "sites.csv", text);
  assert_plan(import.plan, "<site id=\"par-hq\" name=\"Paris HQ\" lat=\"48.86\" lon=\"2.35\" "
                           "source=\"netbox:site/par-hq\"/>\n");
  g_assert_true(import_told(&import, "dropped", 3, 1, "a second site “site/par-hq” is left out"));
  import_into(&again, import.plan, "sites.csv", text, &import_plainly);
  g_assert_true(again.plan == import.plan);
}

/* Circuits with their ends in them; rates are kbit/s; of states only two count. */
static void
test_nested(void) {
  static const char ends[] =
      ", \"termination_a\": {\"id\": 5, \"termination_type\": \"dcim.site\", \"termination_id\": "
      "1, "
      "\"port_speed\": 100000, \"upstream_speed\": 20000}, "
      "\"termination_z\": {\"id\": 6, \"site\": {\"id\": 2, \"name\": \"Lyon 2\"}, "
      "\"port_speed\": 50000, \"upstream_speed\": null}";
  g_autofree char *text = g_strdup_printf(
      PAGE(NETBOX_CIRCUIT(
          "7", "PL/1", "active",
          ", \"commit_rate\": 1544, \"type\": {\"name\": \"Dark Fiber\", \"slug\": "
          "\"dark-fiber\"}, \"distance\": 12.5, \"distance_unit\": {\"value\": "
          "\"mi\"}%s") ",\n" NETBOX_CIRCUIT("8", "PL/2", "planned",
                                            ", \"commit_rate\": null, \"type\": "
                                            "{\"name\": \"Metro\"}%s") ",\n" NETBOX_CIRCUIT("9",
                                                                                            "PL/3",
                                                                                            "offlin"
                                                                                            "e",
                                                                                            "%s") ",\n" NETBOX_CIRCUIT("10",
                                                                                                                       "PL/4",
                                                                                                                       "provisioning",
                                                                                                                       "%s")),
      ends, ends, ends, ends);
  g_auto(Import) first = {0}, import = {0};
  import_new(&first, "sites.json", sites);
  import_into(&import, first.plan, "circuits.json", text, &import_plainly);
  g_assert_no_error(import.error);
  assert_plan(import.plan, PARIS LYON
              "<wan-link id=\"pl-1\" name=\"PL/1\" a=\"par-hq\" b=\"lys\" kind=\"dark-fibre\" "
              "provider=\"Carrier\" capacity=\"1.544Mbps\" route=\"20.117km\" "
              "source=\"netbox:circuit/7\"/>\n"
              "<wan-link id=\"pl-2\" name=\"PL/2\" a=\"par-hq\" b=\"lys\" provider=\"Carrier\" "
              "capacity-ab=\"20Mbps\" capacity-ba=\"50Mbps\" source=\"netbox:circuit/8\"/>\n");
  g_assert_true(import_told(&import, "dropped", 4, 1, "“PL/3” is left out: its status is offline"));
  g_assert_true(import_told(&import, "dropped", 5, 1, "its status is provisioning"));
}

/* The ends stand in a file of their own; a provider's network is a site, one for all. */
static void
test_terminations(void) {
  static const char circuits[] = PAGE(
      NETBOX_CIRCUIT("7", "P-1", "active", "") ",\n" NETBOX_CIRCUIT("8", "L-1", "active", ", \"commit_rate\": 0") ",\n" NETBOX_CIRCUIT(
          "9", "X-1", "active",
          "") ",\n" NETBOX_CIRCUIT("10", "X-2", "active",
                                   "") ",\n" NETBOX_CIRCUIT("11", "X-3", "active",
                                                            "") ",\n" NETBOX_CIRCUIT("12", "X-4",
                                                                                     "active", ""));
  static const char terminations[] = PAGE(NETBOX_END(
      "7", "A",
      "\"site\": {\"id\": 1}, \"port_speed\": 2000") ","
                                                     "\n" NETBOX_END("7", "Z", "\"provider_network\": {\"id\": 3, \"name\": \"MPLS\"}") ",\n" NETBOX_END(
                                                         "8", "A",
                                                         "\"termination_type\": "
                                                         "\"circuits.providernetwork\", "
                                                         "\"termination_id\": 3, \"termination\": "
                                                         "{\"id\": 3, \"name\": "
                                                         "\"MPLS\"}") ",\n" NETBOX_END("8", "Z", "\"site\": {\"id\": 2}, \"port_speed\": 9000") ",\n" NETBOX_END("9", "A", "\"provider_network\": {\"id\": 3, \"name\": \"MPLS\"}") ",\n" NETBOX_END("9", "Z", "\"provider_network\": {\"id\": 3, \"name\": \"MPLS\"}") ",\n" NETBOX_END("10",
                                                                                                                                                                                                                                                                                                                                         "A",
                                                                                                                                                                                                                                                                                                                                         "\"site\": {\"id\": 1}") ",\n" NETBOX_END("11",
                                                                                                                                                                                                                                                                                                                                                                                   "A",
                                                                                                                                                                                                                                                                                                                                                                                   "\"site\": {\"id\": 1}") ",\n" NETBOX_END("11",
                                                                                                                                                                                                                                                                                                                                                                                                                             "Z",
                                                                                                                                                                                                                                                                                                                                                                                                                             "\"termination_type\": \"dcim.region\", \"termination_id\": 1, "
                                                                                                                                                                                                                                                                                                                                                                                                                             "\"termination\": {\"id\": 1, \"name\": \"Alps\"}") ",\n" NETBOX_END("12",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  "A",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  "\"site\": {\"id\": 1}") ",\n" NETBOX_END("12",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            "Z",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            "\"site\": {\"id\": 3}"));
  ErpImportFile files[] = {file_of("terminations.json", terminations), file_of("sites.json", sites),
                           file_of("circuits.json", circuits)};
  g_auto(Import) import = {0};
  import_together(&import, files, G_N_ELEMENTS(files));
  assert_plan(import.plan, PARIS LYON
              "<site id=\"mpls\" name=\"MPLS\" users=\"0\" breakout-possible=\"no\" "
              "source=\"netbox:provider-network/3\"/>\n"
              "<wan-link id=\"P-1\" name=\"P-1\" a=\"par-hq\" b=\"mpls\" provider=\"Carrier\" "
              "capacity=\"2Mbps\" source=\"netbox:circuit/7\"/>\n"
              "<wan-link id=\"L-1\" name=\"L-1\" a=\"mpls\" b=\"lys\" provider=\"Carrier\" "
              "capacity=\"9Mbps\" source=\"netbox:circuit/8\"/>\n");
  g_assert_true(import_told(&import, "guessed", 2, 1, "the provider's network “MPLS”"));
  g_assert_true(import_told(&import, "dropped", 4, 1, "“X-1” is left out: it ends at no site"));
  g_assert_true(import_told(&import, "dropped", 5, 1, "nothing says where its side Z ends"));
  g_assert_true(import_told(&import, "dropped", 6, 1, "at no site but at dcim.region Alps"));
  g_assert_true(import_told(&import, "dropped", 7, 1, "the status of “Old”, where it ends, is"));
  free_files(files, G_N_ELEMENTS(files));
}

static void
test_apart(void) {
  g_auto(Import) circuits = {0}, terminations = {0};
  import_new(&circuits, "circuits.json", PAGE(NETBOX_CIRCUIT("7", "P-1", "active", "")));
  g_assert_true(import_told(&circuits, "dropped", 2, 1, "the file of terminations belongs into"));
  import_new(&terminations, "terminations.json",
             PAGE(NETBOX_END("7", "A", "\"site\": {\"id\": 1}")));
  g_assert_true(import_told(&terminations, "dropped", 0, 0, "1 termination is left out: the file"));
}

/* Exports of lists: other names, states as they are shown, ids only when the column is chosen;
 * cids are only unique for a provider. */
static void
test_tables(void) {
  static const char table_sites[] =
      "Name,Status,Facility,Region,Slug,Latitude,Longitude\n"
      "Paris HQ,Active,,,par-hq,48.86,2.35\nLyon 2,Planned,,,lys,45.75,4.85\n"
      "Old,Retired,,,old,1,1\n";
  static const char circuits[] =
      "\xef\xbb\xbfID,Circuit ID,Provider,Type,Status,Side A,Side Z,Commit Rate,Distance\r\n"
      "7,P-1,Carrier,MPLS,Active,Paris HQ,Lyon 2,1000000,390 km\r\n"
      "8,P-1,Other,Metro,Active,,,,30 leagues\r\n9,P-2,Other,,Active,Paris HQ,,,\r\n";
  static const char terminations[] =
      "Circuit,Provider,Side,Termination Type,Termination Point,Port speed (Kbps),"
      "Upstream speed (Kbps)\n"
      "P-1,Carrier,A,dcim.site,Lyon 2,1,\nP-1,Carrier,Z,dcim.site,Paris HQ,1,\n"
      "P-1,Other,A,dcim.site,Paris HQ,20000,\nP-1,Other,Z,dcim.site,Lyon 2,\"10,000\",\n";
  ErpImportFile files[] = {file_of("sites.csv", table_sites),
                           file_of("terminations.csv", terminations),
                           file_of("circuits.csv", circuits)};
  g_auto(Import) import = {0};
  import_together(&import, files, G_N_ELEMENTS(files));
  assert_plan(import.plan,
              "<site id=\"par-hq\" name=\"Paris HQ\" lat=\"48.86\" lon=\"2.35\" "
              "source=\"netbox:site/par-hq\"/>\n"
              "<site id=\"lys\" name=\"Lyon 2\" lat=\"45.75\" lon=\"4.85\" "
              "source=\"netbox:site/lys\"/>\n"
              "<wan-link id=\"P-1\" name=\"P-1\" a=\"lys\" b=\"par-hq\" kind=\"mpls\" "
              "provider=\"Carrier\" capacity=\"1Gbps\" route=\"390km\" "
              "source=\"netbox:circuit/7\"/>\n"
              "<wan-link id=\"P-1-2\" name=\"P-1\" a=\"par-hq\" b=\"lys\" provider=\"Other\" "
              "capacity=\"20Mbps\" source=\"netbox:circuit/8\"/>\n");
  g_assert_true(import_told(&import, "dropped", 3, 1, "10,000kbps"));
  g_assert_true(import_told(&import, "dropped", 3, 1, "the distance 30 leagues"));
  g_assert_true(import_told(&import, "dropped", 4, 1, "nothing says where its side Z ends"));
  free_files(files, G_N_ELEMENTS(files));
}

/* Nautobot: locations instead of sites, ids that are no numbers, states that are only referred to.
 */
static void
test_nautobot(void) {
  static const char locations[] =
      PAGE("{\"id\": \"aa-1\", \"object_type\": \"dcim.location\", \"name\": \"Paris HQ\", "
           "\"status\": {\"id\": \"s\", \"object_type\": \"extras.status\"}, " AT(
               "48.86", "2.35") "},\n{\"id\": \"aa-2\", \"name\": \"Lyon\", \"status\": {\"name\": "
                                "\"Active\"}, " AT("45.75", "4.85") "}");
  static const char circuits[] =
      PAGE("{\"id\": \"cc-1\", \"cid\": \"P-1\", \"status\": {\"name\": \"Active\"}, \"provider\": "
           "{\"id\": \"p\"}, \"circuit_type\": {\"name\": \"Ethernet\"}, \"commit_rate\": 5000, "
           "\"circuit_termination_a\": {\"id\": \"t\", \"object_type\": "
           "\"circuits.circuittermination\"}}");
  static const char terminations[] =
      PAGE("{\"term_side\": \"A\", \"circuit\": {\"id\": \"cc-1\"}, \"location\": {\"id\": "
           "\"aa-1\"}, \"provider_network\": null},\n{\"term_side\": \"Z\", \"circuit\": {\"id\": "
           "\"cc-1\"}, \"location\": {\"id\": \"aa-2\"}}");
  ErpImportFile files[] = {file_of("locations.json", locations), file_of("circuits.json", circuits),
                           file_of("terminations.json", terminations)};
  g_auto(Import) import = {0}, alone = {0};
  import_new(&alone, "locations.json", locations);
  g_assert_true(import_told(&alone, "guessed", 0, 0, "1 object without a status is taken to be"));
  import_together(&import, files, G_N_ELEMENTS(files));
  assert_plan(import.plan,
              "<site id=\"paris-hq\" name=\"Paris HQ\" lat=\"48.86\" lon=\"2.35\" "
              "source=\"netbox:site/aa-1\"/>\n"
              "<site id=\"lyon\" name=\"Lyon\" lat=\"45.75\" lon=\"4.85\" "
              "source=\"netbox:site/aa-2\"/>\n"
              "<wan-link id=\"P-1\" name=\"P-1\" a=\"paris-hq\" b=\"lyon\" kind=\"ethernet\" "
              "capacity=\"5Mbps\" source=\"netbox:circuit/cc-1\"/>\n");
  free_files(files, G_N_ELEMENTS(files));
}

/* A list, one object, a page of several, things of other kinds, what is not there. */
static void
test_shapes(void) {
  g_auto(Import) list = {0}, one = {0}, page = {0}, empty = {0}, odd = {0};
  import_new(&list, "l",
             "[" NETBOX_SITE("1", "Paris HQ", "par-hq", "active", AT("48.86", "2.35")) "]");
  assert_plan(list.plan, PARIS);
  import_new(&one, "o", NETBOX_SITE("1", "Paris HQ", "par-hq", "active", AT("48.86", "2.35")));
  assert_plan(one.plan, PARIS);
  import_new(&page, "p",
             "{\"count\": 60, \"next\": \"https://netbox.example/api/dcim/sites/?offset=50\", "
             "\"previous\": null, \"results\": []}");
  g_assert_true(import_told(&page, "dropped", 0, 0, "one page of several; ?limit=0 asks for all"));
  import_new(&empty, "e", "{\"count\": 0, \"next\": null, \"previous\": null, \"results\": []}");
  g_assert_no_error(empty.error);
  import_new(&odd, "x",
             PAGE("{\"id\": 1, \"name\": \"Rack 1\"},\n3, null, {\"term_side\": null},\n"
                  "{\"cid\": null}, {\"cid\": {}}, {\"latitude\": 1, \"name\": null}"));
  g_assert_no_error(odd.error);
  g_assert_true(import_told(&odd, "dropped", 2, 1, "3 objects are left out: they are no sites"));
  g_assert_true(import_told(&odd, "dropped", 4, 1, "a circuit without an id is left out"));
  g_assert_true(import_told(&odd, "dropped", 4, 29, "a row without a name is left out"));
}

static void
test_broken(void) {
  static const char *const wrong[] = {"{\"results\": [], \"next\": ", "[{\"cid\": 1},\n{\"cid\"]"};
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_auto(Import) import = {0};
    import_new(&import, "x.json", wrong[i]);
    g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
    g_assert_true(g_str_has_prefix(import.error->message, i == 0 ? "x.json:1:" : "x.json:2:"));
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/netbox/sites", test_sites);
  g_test_add_func("/netbox/same-slug", test_same_slug);
  g_test_add_func("/netbox/nested", test_nested);
  g_test_add_func("/netbox/terminations", test_terminations);
  g_test_add_func("/netbox/apart", test_apart);
  g_test_add_func("/netbox/tables", test_tables);
  g_test_add_func("/netbox/nautobot", test_nautobot);
  g_test_add_func("/netbox/shapes", test_shapes);
  g_test_add_func("/netbox/broken", test_broken);
  return g_test_run();
}
