/* The locations of the Microsoft 365 admin centre. */
#include "base/error.h"
#include "support.h"

static const char header[] = "userEntered,Name,Address,Latitude,Longitude,Egress IP Address 1,"
                             "Egress IP Address 2,LanIps\n";

static void
test_whole(void) {
  g_autofree char *text =
      g_strconcat(header,
                  "1,North Ryde,\"1 Epping Road, North Ryde, Sydney NSW, Australia\",,,"
                  "Circuit A 203.0.113.0 198.51.100.0/24,Backup,\"10.1.0.0/16, 10.2.3.0/24;x\"\n"
                  ",Paris,,48.5,2.25,192.0.2.0,,10.4.0.0/16\n"
                  "1,Paris,,1,1,,,\n,,,1,1,,,\n",
                  NULL);
  g_auto(Import) import = {0};
  import_new(&import, "locations.csv", text);
  g_assert_cmpstr(import.imported.format->word, ==, "admin-centre");
  assert_plan(import.plan,
              "<site id=\"north-ryde\" name=\"North Ryde\" "
              "place=\"1 Epping Road, North Ryde, Sydney NSW, Australia\" lat=\"-33.8678\" "
              "lon=\"151.2073\" prefix=\"10.1.0.0/16 10.2.3.0/24\" "
              "source=\"admin-centre:locations:North Ryde\">\n"
              "<internet id=\"north-ryde-circuit-a\"/>\n"
              "<internet id=\"north-ryde-backup\"/>\n"
              "</site>\n"
              "<site id=\"paris\" name=\"Paris\" lat=\"48.5\" lon=\"2.25\" prefix=\"10.4.0.0/16\" "
              "source=\"admin-centre:locations:Paris\">\n"
              "<internet id=\"paris-internet\"/>\n"
              "</site>\n");
  g_assert_true(import_told(&import, "guessed", 2, 1, "is taken to be in Sydney, AU"));
  g_assert_true(import_told(&import, "dropped", 2, 1, "of “Circuit A” are left out"));
  g_assert_true(import_told(&import, "dropped", 2, 1, "203.0.113.0 198.51.100.0/24"));
  g_assert_true(import_told(&import, "dropped", 2, 1, "local network is left out: “x”"));
  g_assert_true(import_told(&import, "dropped", 4, 1, "a second row of this name"));
  g_assert_true(import_told(&import, "dropped", 5, 1, "a row without a name"));
  g_auto(Import) again = {0};
  import_into(&again, import.plan, "locations.csv", text, &import_plainly);
  g_assert_cmpuint(again.imported.merged.same, ==, 5);
  g_assert_true(again.plan == import.plan);
}

/* Offices that show the same addresses leave by the first of them; what the plan says of that
 * stays. */
static void
test_shared(void) {
  g_autofree char *text = g_strconcat(header,
                                      "1,London,,51,0,ISP 192.0.2.0,,\n"
                                      "1,Leeds,,53,-1,ISP 192.0.2.0,,\n"
                                      "1,Bath,,51,-2,Own 198.51.100.0,ISP 192.0.2.0,\n",
                                      NULL);
  g_auto(Import) import = {0}, again = {0};
  import_new(&import, "x.csv", text);
  assert_plan(import.plan,
              "<site id=\"london\" name=\"London\" lat=\"51\" lon=\"0\" "
              "source=\"admin-centre:x:London\">\n<internet id=\"london-isp\"/>\n</site>\n"
              "<site id=\"leeds\" name=\"Leeds\" lat=\"53\" lon=\"-1\" internet-via=\"london\" "
              "source=\"admin-centre:x:Leeds\"/>\n"
              "<site id=\"bath\" name=\"Bath\" lat=\"51\" lon=\"-2\" "
              "source=\"admin-centre:x:Bath\">\n<internet id=\"bath-own\"/>\n</site>\n");
  g_assert_true(import_told(&import, "guessed", 3, 1, "“Leeds” is taken to leave"));
  g_assert_true(import_told(&import, "dropped", 4, 1, "an egress of “Bath” is left out"));
  g_autoptr(ErpEdit) edit = erp_edit_set("leeds", "internet-via", "bath");
  g_autoptr(ErpPlan) edited = erp_plan_apply(import.plan, edit, NULL);
  import_into(&again, edited, "x.csv", text, &import_plainly);
  g_assert_true(again.plan == edited);
}

/* Other spellings, other delimiters; a plain table of sites is none. */
static void
test_sniff(void) {
  static const struct {
    const char *header, *format;
  } headers[] = {
      {"User Entered;Name;LAN IPs\n", "admin-centre"},
      {"name\tegress ip address ranges 1\tLan Subnets\n", "admin-centre"},
      {"name,egress,users\n", "table"},
      {"name,landlord,userentered\n", "table"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(headers); i++) {
    g_auto(Import) import = {0};
    import_new(&import, "x.csv", headers[i].header);
    g_assert_no_error(import.error);
    g_assert_cmpstr(import.imported.format->word, ==, headers[i].format);
  }
}

static void
test_without_names(void) {
  g_auto(Import) import = {0};
  g_autoptr(ErpPlan) empty = erp_plan_new();
  import_into(&import, empty, "x.csv", "userEntered,LanIps\n",
              &(ErpImportOptions){.format = "admin-centre"});
  g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_true(g_str_has_prefix(import.error->message, "x.csv:1:1: "));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/admin-centre/whole", test_whole);
  g_test_add_func("/admin-centre/shared", test_shared);
  g_test_add_func("/admin-centre/sniff", test_sniff);
  g_test_add_func("/admin-centre/without-names", test_without_names);
  return g_test_run();
}
