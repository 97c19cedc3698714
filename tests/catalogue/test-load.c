#include "catalogue/catalogue.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"

static char *folder;  /* what stands for $XDG_DATA_HOME/erplan/catalogue */
static char *shipped; /* the catalogue of the source tree */

static void
write_table(const char *name, const char *text) {
  g_autofree char *file = g_build_filename(folder, name, NULL);

  g_assert_true(g_file_set_contents(file, text, -1, NULL));
}

static void
remove_tables(void) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *file = g_build_filename(folder, name, NULL);

    g_remove(file);
  }
}

static ErpCatalogue *
load_over_shipped(GError **error) {
  const char *const folders[] = {folder, shipped, NULL};

  return erp_catalogue_load_folders(folders, error);
}

#define HEAD "# source: s\n# date: 2026-07\n"
#define PEERING                                                                                    \
  "name\tcity\tcountry\tlat\tlon\tzone\tlocal_regions\tmetro\tgeo_region\tfacility\tproviders\t"   \
  "cloud\tdirect\tnote\n"
#define METROS "name\tsites\tfacilities\tzone\tlocal_regions\tdirect\tproviders\tfuture_providers\n"
#define REGIONS                                                                                    \
  "name\tdisplay_name\tcloud\tgeography\tcountry\tlocation\tlat\tlon\tzones\tpaired\trestricted\t" \
  "launched\tgeo_region\tnote\n"
#define ENTRIES "metro\tcountry\tcontinent\tlat\tlon\tsites\n"
#define COMMUNITIES "kind\tname\tcommunity\tfamily\tcloud\tauthorization\tnote\n"
#define SERVICES "service\tname\tarea\tcommunity\tclass\tsteering\tsteering_basis\n"
#define PROFILES "service\tdown\tup\tbasis\n"
#define SETS                                                                                       \
  "id\tarea\tcategory\trequired\texpressroute\turls\tipv4\tipv4_count\tipv6_count\ttcp_ports\t"    \
  "udp_ports\tnote\n"
#define POWER "name\tregion1\tregion2\tcommunity1\tcommunity2\tnote\n"
#define TRAFFIC "traffic\tdirection\tpath\tpeering\tnote\n"
#define GEOGRAPHIES "name\tcode\tkind\tcountries\tcities\tregions_nearby\tdefault_for\n"
#define LATENCY "from\tto\tp50_ms\n"
#define PARAMETERS "name\tvalue\tunit\tbasis\n"
#define HUBS "hub\tlat\tlon\tentrance\tnote\n"
#define CORRIDORS "a\tb\tkm\treason\n"
#define PRICES                                                                                     \
  "item\ttier\tbilling\tbandwidth_mbps\tzone\tprice_usd\tunit\tregion\tsource\tconfidence\n"
#define POLICIES "pillar\tkind\tid\tname\tcategory\teffect\trules\tnote\n"
#define ADVISOR "id\tname\timpact\tpillar\tobject\trule\tverdict\tstate\tnote\n"
#define MODEL "name\tvalue\tunit\tbasis\n"

/* One fault each; the fault stands in the place given, found by counting. */
static const struct {
  const char *file, *text, *place, *part;
} faults[] = {
    /* shape */
    {"hubs.tsv", "# date: 2026-07\n" HUBS, "2:1", "# source: ..."},
    {"hubs.tsv", "# source: s\n" HUBS, "2:1", "# date: YYYY-MM-DD"},
    {"hubs.tsv", HEAD "hub\tlat\tlon\tentrance\n", "3:1", "'note' is missing"},
    {"hubs.tsv", HEAD "hub\tlat\tlon\tentrance\tnote\tcolour\n", "3:27", "'colour' is not known"},
    {"hubs.tsv", HEAD HUBS "AMS\t52.3\t4.9\ty\n", "4:1", "4 cells but the table has 5"},
    {"hubs.tsv", HEAD HUBS "AMS\t95\t4.9\ty\t\n", "4:5", "out of range"},
    {"hubs.tsv", HEAD HUBS "AMS\t52.3\t180.1\ty\t\n", "4:10", "out of range"},
    {"hubs.tsv", HEAD HUBS "AMS\t52,3\t4.9\ty\t\n", "4:5", "'52,3' is not a number"},
    {"hubs.tsv", HEAD HUBS "AMS\t52.3\t4.9\tmaybe\t\n", "4:14", "Write y or n"},
    {"hubs.tsv", HEAD HUBS "AMS\t52.3\t4.9\ty\t\nAMS\t1\t1\ty\t\n", "5:1", "in line 4"},
    {"hubs.tsv", HEAD HUBS "AMS\t52.3\t4.9\tn\t\n", "3:13", "No hub is an entrance"},
    /* regions and latencies */
    {"regions.tsv", HEAD REGIONS "a\tA\tpublik\tg\tNL\tl\t1\t1\t\t\tn\t\tEurope\t\n", "4:5",
     "public, usgov, china"},
    {"regions.tsv", HEAD REGIONS "a\tA\tpublic\tg\tNL\tl\t1\t1\t\tB\tn\t\tEurope\t\n", "4:24",
     "'B' is not in the table 'regions'"},
    {"regions.tsv",
     HEAD REGIONS "a\tA\tpublic\tg\tNL\tl\t1\t1\t\t\tn\t\tEurope\t\n"
                  "b\ta\tpublic\tg\tNL\tl\t1\t1\t\t\tn\t\tEurope\t\n",
     "5:3", "'a' cannot be told from the name in line 4"},
    {"region-latency.tsv", HEAD LATENCY "West Europe\tNowhere\t3\n", "4:13",
     "'Nowhere' is not in the table 'regions'"},
    {"region-latency.tsv", HEAD LATENCY "Nowhere\tWest Europe\t3\n", "4:1",
     "'Nowhere' is not in the table 'regions'"},
    {"region-latency.tsv", HEAD LATENCY "West Europe\tWest Europe\t3\n", "4:1", "to itself"},
    {"region-latency.tsv",
     HEAD LATENCY "West Europe\tNorth Europe\t17\nNorth Europe\tWest Europe\t17\n"
                  "West Europe\tNorth Europe\t18\n",
     "6:1", "already given"},
    {"region-latency.tsv", HEAD LATENCY "West Europe\tNorth Europe\t-1\n", "4:26", "out of range"},
    {"region-latency.tsv", HEAD LATENCY "West Europe\tNorth Europe\tslow\n", "4:26",
     "'slow' is not a number"},
    /* places */
    {"peering-locations.tsv", HEAD PEERING "P\tC\tNL\t1\t1\t1\tMars\t\tEurope\t\t\tpublic\ty\t\n",
     "4:14", "'Mars' is not in the table 'regions'"},
    {"peering-locations.tsv",
     HEAD PEERING "P\tC\tNL\t1\t1\t1\t\tMoon Metro\tEurope\t\t\tpublic\ty\t\n", "4:15",
     "'Moon Metro' is not in the table 'metro-locations'"},
    {"peering-locations.tsv",
     HEAD PEERING "Köln\tC\tDE\t1\t1\t1\t\t\tEurope\t\t\tpublic\ty\t\n"
                  "KOLN\tC\tDE\t1\t1\t1\t\t\tEurope\t\t\tpublic\ty\t\n",
     "5:1", "'KOLN' cannot be told from the name in line 4"},
    {"peering-locations.tsv", HEAD PEERING "P\tC\tNL\t1\t1\tx\t\t\tEurope\t\t\tpublic\ty\t\n",
     "4:12", "'x' is not a number"},
    {"entry-points.tsv", HEAD ENTRIES "A\tNL\tEurope\t1\t1\t1\nB\tNL\tEurope\t1\t\t1\n", "5:15",
     "'lon' is empty"},
    {"entry-points.tsv", HEAD ENTRIES "A\tNL\tEurope\t1\t1\t1\nA\tNL\tEurope\t2\t2\t1\n", "5:1",
     "in line 4"},
    /* services */
    {"communities.tsv", HEAD COMMUNITIES "service\tX\t5010\tf\tpublic\ty\t\n", "4:11",
     "Write it as 12076:5010"},
    {"communities.tsv", HEAD COMMUNITIES "service\tX\t12076:70000\tf\tpublic\ty\t\n", "4:11",
     "Write it as 12076:5010"},
    {"communities.tsv", HEAD COMMUNITIES "country\tX\t12076:5010\tf\tpublic\ty\t\n", "4:1",
     "service, region"},
    {"communities.tsv", HEAD COMMUNITIES "region\tX\t12076:5010\tf\tpublic\ty\t\n", "4:8",
     "'X' is not in the table 'regions'"},
    {"communities.tsv",
     HEAD COMMUNITIES "service\tX\t12076:5010\tf\tpublic\ty\t\nservice\tY\t12076:5010\tf\tpublic\t"
                      "y\t\n",
     "5:11", "in line 4"},
    {"services.tsv", HEAD SERVICES "teams\tTeams\tTeams\t12076:9999\trealtime\tanycast\tx\n",
     "4:19", "'12076:9999' is not in the table 'communities'"},
    {"services.tsv", HEAD SERVICES "teams\tTeams\tVoice\t12076:5030\trealtime\tanycast\tx\n",
     "4:13", "Exchange, SharePoint, Teams, Common"},
    {"services.tsv", HEAD SERVICES "teams\tTeams\tTeams\t12076:5030\tfast\tanycast\tx\n", "4:30",
     "realtime, interactive, bulk"},
    {"service-profiles.tsv", HEAD PROFILES "fax\t1kbps\t1kbps\tassumed\n", "4:1",
     "'fax' is not in the table 'services'"},
    {"service-profiles.tsv", HEAD PROFILES "teams\tfast\t1kbps\tassumed\n", "4:7", "fast"},
    {"endpoint-sets.tsv", HEAD SETS "1\tExchange\tbest\ty\ty\t\t\t0\t0\t\t\t\n", "4:12",
     "optimize, allow, default"},
    {"endpoint-sets.tsv",
     HEAD SETS "1\tExchange\tallow\ty\ty\t\t\t0\t0\t\t\t\n1\tTeams\tallow\ty\ty\t\t\t0\t0\t\t\t\n",
     "5:1", "'1' is already in line 4"},
    {"endpoint-sets.tsv", HEAD SETS "0\tExchange\tallow\ty\ty\t\t\t0\t0\t\t\t\n", "4:1",
     "out of range"},
    {"microsoft-365-geographies.tsv", HEAD GEOGRAPHIES "N\t\tk\tNL\t\tWest Europe;Mars\t\n", "4:10",
     "'Mars' is not in the table 'regions'"},
    {"power-platform-regions.tsv", HEAD POWER "E\twesteurope\tmars\t\t\t\n", "4:14",
     "'mars' is not in the table 'regions'"},
    {"power-platform-regions.tsv", HEAD POWER "E\twesteurope\t\t12076:1\t\t\n", "4:15",
     "'12076:1' is not in the table 'communities'"},
    {"power-platform-traffic.tsv", HEAD TRAFFIC "T\td\tcarrier pigeon\tnone\t\n", "4:5",
     "'carrier pigeon'"},
    /* circuits */
    {"prices.tsv", HEAD PRICES "egress\t\t\t\t\t0.02-0.11\tGB\t\ts\tlow\n", "4:12",
     "'0.02-0.11' is not a number"},
    {"resiliency-index.tsv", HEAD "case\tvalue\tunit\tmeaning\nmetro\t10\tpoints\tm\n", "3:1",
     "There are 1 of 14 cases"},
    {"availability.tsv", HEAD "element\tavailability_percent\tsource\ncircuit\t100.1\ts\n", "4:9",
     "out of range"},
    {"prices.tsv", HEAD PRICES "egress\t\t\t\t\t0.00001\tGB\t\ts\tlow\n", "4:12",
     "'0.00001' is not a number"},
    /* advice */
    {"policies.tsv", HEAD POLICIES "security\tbuilt-in\t\tN\tNetwork\tDeny\tSEC-13\t\n", "4:19",
     "'N' has no id"},
    {"policies.tsv", HEAD POLICIES "security\tcustom\t1\tN\tNetwork\tDeny\tSEC-13\t\n", "4:17",
     "'N' has an id"},
    {"policies.tsv", HEAD POLICIES "security\tnew\t1\tN\tNetwork\tDeny\tSEC-13\t\n", "4:10",
     "custom, built-in"},
    {"advisor.tsv", HEAD ADVISOR "1\tN\tHigh\tcost\tcircuit\tCST-05\tpass\tactive\t\n", "4:30",
     "warn, fail"},
    {"advisor.tsv", HEAD ADVISOR "1\tN\tHigh\tcost\tcircuit\tCST-05\tfail\tgone\t\n", "4:35",
     "active, retired, disabled"},
    /* parameters and model */
    {"parameters.tsv", HEAD PARAMETERS "p\t5ms\tms\town\n", "4:3", "'5ms' is not a value"},
    {"parameters.tsv", HEAD PARAMETERS "p\t5\tparsec\town\n", "4:5", "'parsec' is not a word"},
    {"parameters.tsv", HEAD PARAMETERS "p\t5\tms\town\np\t6\tms\town\n", "5:1", "in line 4"},
    {"parameters.tsv", HEAD PARAMETERS "p\t5\tms\town\n", "3:1", "'access.4g' is missing"},
    {"parameters.tsv", HEAD PARAMETERS "access.4g\t5\tkm\town\n", "4:13", "in ms, not in km"},
    {"corridors.tsv", HEAD CORRIDORS "AMS\tZZZ\t10\tr\n", "4:5",
     "'ZZZ' is not in the table 'hubs'"},
    {"corridors.tsv", HEAD CORRIDORS "AMS\tAMS\t10\tr\n", "4:5", "to itself"},
    {"corridors.tsv", HEAD CORRIDORS "AMS\tFRA\t0\tr\n", "4:9", "out of range"},
    {"latency-model.tsv", HEAD MODEL "warp\t9\tms\tx\n", "4:1", "'warp' is not a coefficient"},
    {"latency-model.tsv", HEAD MODEL "fixed\t8\ts\tx\n", "4:7", "Write a number in ms"},
    {"latency-model.tsv", HEAD MODEL "rate\t9999\tns/km\tx\n", "4:6", "Write a number in ns/km"},
    {"latency-model.tsv", HEAD MODEL "fixed\t8\tms\tx\n", "3:1", "is missing. Add its row"},
};

static void
test_faults(void) {
  for (guint i = 0; i < G_N_ELEMENTS(faults); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *prefix =
        g_strdup_printf("%s/%s:%s: ", folder, faults[i].file, faults[i].place);

    write_table(faults[i].file, faults[i].text);
    g_assert_null(load_over_shipped(&error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
    if (!g_str_has_prefix(error->message, prefix) || strstr(error->message, faults[i].part) == NULL)
      g_error("expected %s and %s in %s", prefix, faults[i].part, error->message);
    remove_tables();
  }
}

/* A metro names its peering locations, so both tables are replaced. */
static void
test_metro_sites(void) {
  g_autoptr(GError) error = NULL;
  g_autofree char *prefix = g_strdup_printf("%s/metro-locations.tsv:4:3: ", folder);

  write_table("peering-locations.tsv",
              HEAD PEERING "P\tC\tNL\t1\t1\t1\t\tM\tEurope\t\t\tpublic\ty\t\n");
  write_table("metro-locations.tsv", HEAD METROS "M\tP;Nowhere\t\t1\t\ty\t\t\n");
  g_assert_null(load_over_shipped(&error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
  g_assert_true(g_str_has_prefix(error->message, prefix));
  g_assert_nonnull(strstr(error->message, "'Nowhere' is not in the table 'peering-locations'"));
  remove_tables();
}

/* A missing file is named. */
static void
test_missing_file(void) {
  g_autoptr(GError) error = NULL;
  g_autofree char *first = g_build_filename(folder, "advisor.tsv: ", NULL);

  g_assert_null(erp_catalogue_load_folder(folder, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
  g_assert_true(g_str_has_prefix(error->message, first));
}

#define ONE_ENTRY HEAD ENTRIES "Timbuktu\tML\tAfrica\t16.77\t-3.01\t1\n"

static void
test_file_override(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = NULL;

  write_table("entry-points.tsv", ONE_ENTRY);
  catalogue = load_over_shipped(&error);
  g_assert_no_error(error);
  g_assert_cmpuint(catalogue->n_entry_points, ==, 1);
  g_assert_cmpint(catalogue->entry_points[0].lat, ==, 16770000);
  g_assert_cmpuint(catalogue->n_regions, ==, 71);
  g_assert_cmpstr(erp_catalogue_table(catalogue, "entry-points", NULL)->date, ==, "2026-07");
  remove_tables();
}

/* A table without rows is a choice, not a fault. */
static void
test_empty_table(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = NULL;

  write_table("prices.tsv", HEAD PRICES);
  write_table("entry-points.tsv", HEAD ENTRIES);
  catalogue = load_over_shipped(&error);
  g_assert_no_error(error);
  g_assert_cmpuint(catalogue->n_prices, ==, 0);
  g_assert_null(erp_catalogue_entry_point(catalogue, "Seattle", NULL));
  remove_tables();
}

/* Changes a few bytes of the text: other bytes, bytes gone, lines doubled. */
static void
damage(GString *text, GRand *random) {
  static const char bytes[] = "\t\n#;:-09.,yAz\"\xff\xc3";
  guint n = (guint) g_rand_int_range(random, 1, 4);

  for (guint i = 0; i < n && text->len > 0; i++) {
    gsize at = (gsize) g_rand_int_range(random, 0, (gint32) text->len);

    switch (g_rand_int_range(random, 0, 3)) {
    case 0:
      text->str[at] = bytes[g_rand_int_range(random, 0, sizeof bytes)];
      break;
    case 1:
      g_string_erase(text, (gssize) at, MIN((gssize) (text->len - at), 5));
      break;
    default:
      g_string_insert_len(text, (gssize) at, bytes, (gssize) sizeof bytes);
      break;
    }
  }
}

/* Whatever is in a file, it is loaded or refused with its name. */
static void
test_damage(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(20260730);
  g_autoptr(ErpCatalogue) sound = load_over_shipped(NULL);
  guint n_refused = 0;

  for (guint i = 0; i < 150; i++) {
    const ErpTable *table = sound->tables[i % sound->n_tables];
    g_autofree char *name = g_path_get_basename(table->file);
    g_autofree char *bytes = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(ErpCatalogue) damaged = NULL;
    g_autoptr(GError) error = NULL;

    g_assert_true(g_file_get_contents(table->file, &bytes, NULL, NULL));
    g_string_assign(text, bytes);
    damage(text, random);
    write_table(name, text->str);
    damaged = load_over_shipped(&error);
    if (damaged == NULL) {
      g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
      g_assert_nonnull(strstr(error->message, ".tsv:"));
      n_refused++;
    }
    remove_tables();
  }
  g_assert_cmpuint(n_refused, >, 50);
}

static void
copy_shipped(void) {
  g_autoptr(GDir) dir = g_dir_open(shipped, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *file = g_build_filename(shipped, name, NULL);
    g_autofree char *text = NULL;

    g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
    write_table(name, text);
  }
}

/* Without ERPLAN_DATADIR the user's folder stands over the installed one; with it, it is not read.
 */
static void
test_user_folder(void) {
  g_autofree char *data_folder = g_strdup(g_getenv("ERPLAN_DATADIR"));
  g_autoptr(ErpCatalogue) user = NULL;
  g_autoptr(ErpCatalogue) fixed = NULL;

  copy_shipped();
  write_table("entry-points.tsv", ONE_ENTRY);
  g_unsetenv("ERPLAN_DATADIR");
  user = erp_catalogue_load(NULL);
  g_setenv("ERPLAN_DATADIR", data_folder, TRUE);
  fixed = erp_catalogue_load(NULL);
  g_assert_nonnull(user);
  g_assert_nonnull(fixed);
  g_assert_cmpuint(user->n_entry_points, ==, 1);
  g_assert_true(g_str_has_prefix(user->tables[0]->file, folder));
  g_assert_cmpuint(fixed->n_entry_points, ==, 108);
  remove_tables();
}

static void
test_data_folder(void) {
  g_autofree char *data_folder = g_strdup(g_getenv("ERPLAN_DATADIR"));
  g_autoptr(GError) error = NULL;

  g_setenv("ERPLAN_DATADIR", "/no/such/folder", TRUE);
  g_assert_null(erp_catalogue_load(&error));
  g_setenv("ERPLAN_DATADIR", data_folder, TRUE);
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFERENCE);
  g_assert_true(g_str_has_prefix(error->message, "/no/such/folder/catalogue/advisor.tsv: "));
}

int
main(int argc, char **argv) {
  g_autofree char *home = g_dir_make_tmp("erplan-load-XXXXXX", NULL);
  g_autofree char *program = g_build_filename(home, "erplan", NULL);
  int status;

  g_setenv("XDG_DATA_HOME", home, TRUE);
  g_test_init(&argc, &argv, NULL);
  folder = g_build_filename(program, "catalogue", NULL);
  shipped = g_build_filename(g_getenv("ERPLAN_DATADIR"), "catalogue", NULL);
  g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
  g_test_add_func("/catalogue/load/faults", test_faults);
  g_test_add_func("/catalogue/load/metro-sites", test_metro_sites);
  g_test_add_func("/catalogue/load/missing-file", test_missing_file);
  g_test_add_func("/catalogue/load/file-override", test_file_override);
  g_test_add_func("/catalogue/load/empty-table", test_empty_table);
  g_test_add_func("/catalogue/load/damage", test_damage);
  g_test_add_func("/catalogue/load/user-folder", test_user_folder);
  g_test_add_func("/catalogue/load/data-folder", test_data_folder);
  status = g_test_run();
  g_rmdir(folder);
  g_rmdir(program);
  g_rmdir(home);
  g_free(folder);
  g_free(shipped);
  return status;
}
