/* Azure JSON in its envelopes, and its traps. Subscriptions are zeros, names made up. */
#include <string.h>

#include "base/error.h"
#include "plan/file.h"
#include "support.h"

#define SUB "/subscriptions/00000000-0000-0000-0000-000000000001"
#define NET SUB "/resourceGroups/net/providers/Microsoft.Network/"
#define SOURCE                                                                                     \
  "azure:/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/net/providers/"        \
  "microsoft.network/"
#define AT_LONDON                                                                                  \
  "<peering-location id=\"london2-peering\" at=\"London2\" "                                       \
  "source=\"azure:peering-locations/London2\">\n"
#define ER_LON_FACTS                                                                               \
  "\"location\":\"uksouth\",\"serviceKey\":\"s3cret-service\","                                    \
  "\"serviceProviderProvisioningState\":\"Provisioned\",\"serviceProviderProperties\":{"           \
  "\"serviceProviderName\":\"Equinix\",\"peeringLocation\":\"London2\",\"bandwidthInMbps\":200},"  \
  "\"expressRoutePort\":null,\"bandwidthInGbps\":null,"                                            \
  "\"authorizations\":[{\"authorizationKey\":\"s3cret-authorization\"}]"
#define ER_LON_PEERINGS                                                                            \
  "\"peerings\":[{\"peeringType\":\"AzurePrivatePeering\",\"peerASN\":65010,"                      \
  "\"primaryPeerAddressPrefix\":\"10.9.0.0/30\",\"secondaryPeerAddressPrefix\":\"10.9.0.4/30\","   \
  "\"sharedKey\":\"s3cret-shared\"},{\"peeringType\":\"MicrosoftPeering\",\"peerASN\":65010,"      \
  "\"microsoftPeeringConfig\":{\"advertisedPublicPrefixes\":[\"203.0.113.0/24\"]},"                \
  "\"routeFilter\":{\"id\":\"" SUB                                                                 \
  "/resourceGroups/NET/providers/Microsoft.Network/routeFilters/RF\"}},"                           \
  "{\"peeringType\":\"AzurePublicPeering\",\"peerASN\":65010}]"
#define ER_LON_HEAD                                                                                \
  "{\"id\":\"" NET "expressRouteCircuits/er-lon\",\"name\":\"er-lon\","                            \
  "\"type\":\"Microsoft.Network/expressRouteCircuits\","                                           \
  "\"sku\":{\"name\":\"Standard_MeteredData\",\"tier\":\"Standard\",\"family\":\"MeteredData\"},"
#define ER_LON ER_LON_HEAD ER_LON_FACTS "," ER_LON_PEERINGS "}"
#define ER_LON_PLAN                                                                                \
  "<circuit id=\"er-lon\" provider=\"Equinix\" bandwidth=\"200Mbps\" sku=\"standard\" "            \
  "billing=\"metered\" state=\"provisioned\" source=\"" SOURCE "expressroutecircuits/er-lon\">\n"  \
  "<peering kind=\"private\" asn=\"65010\" md5=\"yes\" subnets=\"10.9.0.0/30 10.9.0.4/30\"/>\n"
#define FILTER                                                                                     \
  "{\"id\":\"" NET                                                                                 \
  "routeFilters/rf\",\"name\":\"rf\",\"type\":\"Microsoft.Network/routeFilters\","                 \
  "\"properties\":{\"rules\":[{\"name\":\"a\",\"properties\":{\"access\":\"Allow\","               \
  "\"communities\":[\"12076:5010\",\"12076:5020\",\"12076:5010\"]}}]}}"
#define CONNECTION                                                                                 \
  "{\"id\":\"" NET "connections/c\",\"name\":\"c\",\"type\":\"Microsoft.Network/connections\","    \
  "\"connectionType\":\"ExpressRoute\",\"authorizationKey\":\"s3cret-authorization\","             \
  "\"sharedKey\":\"s3cret-shared\",\"routingWeight\":10,\"expressRouteGatewayBypass\":true,"       \
  "\"peer\":{\"id\":\"" SUB                                                                        \
  "/resourcegroups/Net/providers/microsoft.network/ExpressRouteCircuits/ER-LON\"},"                \
  "\"virtualNetworkGateway1\":{\"id\":\"" NET "virtualNetworkGateways/gw\"}}"
#define GATEWAY                                                                                    \
  "{\"id\":\"" NET "virtualNetworkGateways/gw\",\"name\":\"gw\","                                  \
  "\"type\":\"microsoft.network/virtualNetworkGateways\",\"location\":\"UK South\","               \
  "\"properties\":{\"gatewayType\":\"ExpressRoute\",\"sku\":{\"name\":\"ErGw1Az\"},"               \
  "\"ipConfigurations\":[{\"properties\":{\"subnet\":{\"id\":\"" NET                               \
  "virtualNetworks/hub/subnets/GatewaySubnet\"}}}]},\"zones\":[\"1\",\"2\"]}"
#define NETWORK                                                                                    \
  "{\"id\":\"" NET "virtualNetworks/hub\",\"type\":\"Microsoft.Network/virtualNetworks\","         \
  "\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.1.0.0/16\",\"10.2.0.0/16\"]}}}"
#define GATEWAY_PLAN                                                                               \
  "<gateway id=\"gw\" region=\"uksouth\" sku=\"ErGw1AZ\" zones=\"yes\"%s source=\"" SOURCE         \
  "virtualnetworkgateways/gw\">\n"                                                                 \
  "<connection circuit=\"er-lon\" weight=\"10\" fastpath=\"yes\"/>\n</gateway>\n"

/* Nothing that is secret is in the plan or in what is told. */
static void
assert_no_secret(const Import *import) {
  g_autoptr(GBytes) bytes = erp_plan_write(import->plan);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_null(strstr(text, "s3cret"));
  for (guint i = 0; i < erp_diag_list_length(import->diags); i++) {
    const ErpDiag *diag = erp_diag_list_get(import->diags, i);
    g_assert_null(strstr(diag->text, "s3cret"));
    g_assert_true(diag->object == NULL || strstr(diag->object, "s3cret") == NULL);
  }
  g_assert_true(import->error == NULL || strstr(import->error->message, "s3cret") == NULL);
}

static void
assert_counts(const Import *import, guint added, guint changed, guint same, guint gone) {
  g_assert_cmpuint(import->imported.merged.added, ==, added);
  g_assert_cmpuint(import->imported.merged.changed, ==, changed);
  g_assert_cmpuint(import->imported.merged.same, ==, same);
  g_assert_cmpuint(import->imported.merged.gone, ==, gone);
}

/* What az prints: a list, "properties" flattened away. */
static void
test_list(void) {
  g_auto(Import) import = {0}, again = {0}, wider = {0};
  import_new(&import, "circuits.json", "[\n" ER_LON "]");
  assert_plan(import.plan,
              AT_LONDON ER_LON_PLAN "<peering kind=\"microsoft\" asn=\"65010\">\n"
                                    "<advertise prefix=\"203.0.113.0/24\"/>\n</peering>\n"
                                    "</circuit>\n</peering-location>\n");
  g_assert_cmpstr(import.imported.format->word, ==, "azure");
  g_assert_cmpuint(erp_diag_list_length(import.diags), ==, 2);
  assert_no_secret(&import);
  import_into(&again, import.plan, "other.json", "{\"value\":[" ER_LON "]}", &import_plainly);
  assert_counts(&again, 0, 0, 5, 0);
  g_assert_true(again.plan == import.plan);
  import_into(&wider, import.plan, "circuits.json",
              "[" ER_LON_HEAD "\"serviceProviderProperties\":{\"peeringLocation\":\"London2\","
              "\"bandwidthInMbps\":500}}]",
              &import_plainly);
  assert_counts(&wider, 0, 1, 1, 0);
  const ErpCircuit *circuit = (const ErpCircuit *) erp_plan_find(wider.plan, "er-lon");
  g_assert_cmpint(circuit->bandwidth, ==, 500000000);
}

/* A circuit stands where the plan has it, with what is connected to it; that the file has it
 * elsewhere is told. */
static void
test_moved(void) {
  g_auto(Import) first = {0}, moved = {0};
  import_new(&first, "a.json", "[" ER_LON "]");
  import_into(&moved, first.plan, "a.json",
              "[\n" ER_LON_HEAD "\"serviceProviderProperties\":{\"peeringLocation\":\"Paris\","
              "\"bandwidthInMbps\":200}}]",
              &import_plainly);
  assert_counts(&moved, 1, 0, 1, 0);
  g_assert_true(
      import_told(&moved, "moved", 2, 1,
                  "circuit “er-lon” stays in “london2-peering”, though the file has it in "
                  "“paris-peering”"));
}

/* Resource Graph: {"count", "data"}, "properties" kept; the order does not count, nor the case of
 * ids. */
static void
test_graph(void) {
  g_auto(Import) import = {0};
  import_new(&import, "graph.json",
             "{\"count\":5,\"data\":[" CONNECTION "," NETWORK "," GATEWAY "," FILTER "," ER_LON_HEAD
             "\"properties\":{" ER_LON_FACTS "," ER_LON_PEERINGS "}}]}");
  g_autofree char *gateway = g_strdup_printf(GATEWAY_PLAN, " prefix=\"10.1.0.0/16 10.2.0.0/16\"");
  g_autofree char *plan =
      g_strconcat(AT_LONDON ER_LON_PLAN "<peering kind=\"microsoft\" asn=\"65010\">\n"
                                        "<accept community=\"12076:5010\"/>\n"
                                        "<accept community=\"12076:5020\"/>\n"
                                        "<advertise prefix=\"203.0.113.0/24\"/>\n</peering>\n"
                                        "</circuit>\n</peering-location>\n",
                  gateway, NULL);
  assert_plan(import.plan, plan);
  assert_no_secret(&import);
}

/* What one file refers to comes from another; a file that has only a part says nothing of the rest.
 */
static void
test_several_files(void) {
  g_auto(Import) circuits = {0}, gateways = {0}, connections = {0}, alone = {0};
  import_new(&alone, "connections.json", "[\n" CONNECTION "]");
  assert_counts(&alone, 0, 0, 0, 0);
  g_assert_true(import_told(&alone, "dropped", 2, 1, "virtualnetworkgateways/gw” is left out"));
  import_new(&circuits, "circuits.json", "[" ER_LON_HEAD ER_LON_FACTS "}]");
  import_into(&gateways, circuits.plan, "gateways.json", "[" GATEWAY "]", &import_plainly);
  assert_counts(&gateways, 1, 0, 0, 0);
  import_into(&connections, gateways.plan, "connections.json", "[" CONNECTION "]", &import_plainly);
  assert_counts(&connections, 1, 0, 1, 0);
  g_autoptr(GBytes) bytes = erp_plan_write(connections.plan);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_nonnull(strstr(text, "<connection circuit=\"er-lon\" weight=\"10\" fastpath=\"yes\"/>"));
  assert_no_secret(&connections);
}

/* Route filters come with another command than circuits, and know whose they are. */
static void
test_filters(void) {
  static const char filters[] =
      "[\n{\"id\":\"" NET "routeFilters/rf\",\"type\":\"Microsoft.Network/routeFilters\","
      "\"rules\":[{\"access\":\"Allow\",\"communities\":[\"12076:5010\"]}],"
      "\"peerings\":[{\"id\":\"" NET "expressRouteCircuits/ER-LON/peerings/MicrosoftPeering\"}]}]";
  g_auto(Import) alone = {0}, circuits = {0}, import = {0}, again = {0};
  import_new(&alone, "filters.json", filters);
  assert_counts(&alone, 0, 0, 0, 0);
  g_assert_true(erp_diag_list_length(alone.diags) == 1);
  import_new(&circuits, "circuits.json", "[" ER_LON "]");
  import_into(&import, circuits.plan, "filters.json", filters, &import_plainly);
  assert_counts(&import, 1, 0, 2, 0);
  assert_plan(import.plan,
              AT_LONDON ER_LON_PLAN "<peering kind=\"microsoft\" asn=\"65010\">\n"
                                    "<accept community=\"12076:5010\"/>\n"
                                    "<advertise prefix=\"203.0.113.0/24\"/>\n</peering>\n"
                                    "</circuit>\n</peering-location>\n");
  import_into(&again, import.plan, "circuits.json", "[" ER_LON "]", &import_plainly);
  g_assert_true(again.plan == import.plan);
}

/* ExpressRoute Direct: the port says where, by the name of a building. */
static void
test_direct(void) {
  static const char circuit[] =
      "{\"id\":\"" NET "expressRouteCircuits/d\",\"name\":\"d\","
      "\"type\":\"MICROSOFT.NETWORK/EXPRESSROUTECIRCUITS\",\"sku\":{\"tier\":\"Premium\","
      "\"family\":\"UnlimitedData\"},\"properties\":{\"expressRoutePort\":{\"id\":\"" NET
      "expressRoutePorts/P\"},\"bandwidthInGbps\":2.0}}";
  static const char port[] =
      "{\"id\":\"" NET "expressRoutePorts/p\",\"name\":\"p\","
      "\"type\":\"Microsoft.Network/"
      "expressRoutePorts\",\"peeringLocation\":\"Equinix-Ashburn-DC2\","
      "\"bandwidthInGbps\":10,\"links\":[{\"macSecConfig\":{\"cakSecretIdentifier\":\"s3cret\"}}]}";
  g_autofree char *both = g_strconcat("[", circuit, ",", port, "]", NULL);
  g_autofree char *one = g_strconcat("[", circuit, "]", NULL);
  g_auto(Import) import = {0}, without = {0};
  import_new(&import, "direct.json", both);
  assert_plan(
      import.plan,
      "<peering-location id=\"washington-dc-peering\" at=\"Washington DC\" "
      "source=\"azure:peering-locations/Washington DC\">\n"
      "<circuit id=\"d\" provider=\"direct\" bandwidth=\"2Gbps\" sku=\"premium\" "
      "billing=\"unlimited\" port=\"p\" port-speed=\"10Gbps\" macsec=\"yes\" source=\"" SOURCE
      "expressroutecircuits/d\"/>\n</peering-location>\n");
  g_assert_true(
      import_told(&import, "guessed", 1, 2, "to be the peering location “Washington DC”"));
  assert_no_secret(&import);
  import_new(&without, "direct.json", one);
  assert_counts(&without, 0, 0, 0, 0);
  g_assert_true(import_told(&without, "dropped", 1, 2, "nothing says its peering location"));
}

/* The catalogue's names: those of a metro, of another cloud, written otherwise, unknown. */
static void
test_places(void) {
  static const struct {
    const char *theirs, *region, *at, *metro, *cloud, *code, *told;
  } places[] = {
      {"silicon valley", "westus", "Silicon Valley", NULL, "public", NULL, NULL},
      {"Amsterdam Metro", "westeurope", "Amsterdam", "Amsterdam2", "public", NULL, NULL},
      {"Washington DC", "usgovvirginia", "Washington DC (US Gov)", NULL, "usgov", NULL, NULL},
      {"Airtel-Chennai-CLS", "southindia", "Chennai2", NULL, "public", "guessed",
       "to be the peering location"},
      {"Sidney", "australiaeast", "Sidney", NULL, "public", "unknown-place",
       "did you mean “Sydney”?"},
      {"Ultima Thule", "westus", "Ultima Thule", NULL, "public", "unknown-place",
       "the catalogue has no peering location"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
    g_autofree char *text = g_strdup_printf(
        "[{\"id\":\"" NET "expressRouteCircuits/e\",\"name\":\"e\",\"location\":\"%s\","
        "\"sku\":{\"tier\":\"Local\"},\"serviceProviderProperties\":{\"peeringLocation\":\"%s\","
        "\"bandwidthInMbps\":1000}}]",
        places[i].region, places[i].theirs);
    g_auto(Import) import = {0};
    import_new(&import, "e.json", text);
    guint n;
    const ErpRecord *const *records = erp_plan_of_kind(import.plan, ERP_KIND_PEERING_LOCATION, &n);
    g_assert_cmpuint(n, ==, 1);
    g_assert_cmpstr(((const ErpPeeringLocation *) records[0])->at, ==, places[i].at);
    const ErpCircuit *circuit = (const ErpCircuit *) erp_plan_find(import.plan, "e");
    g_assert_cmpstr(circuit->metro, ==, places[i].metro);
    g_autofree char *cloud = erp_record_get((const ErpRecord *) circuit,
                                            (guint) erp_kind_field(ERP_KIND_CIRCUIT, "cloud"));
    g_assert_cmpstr(cloud, ==, places[i].cloud);
    g_assert_cmpuint(erp_diag_list_length(import.diags), ==, places[i].told != NULL);
    g_assert_true(places[i].told == NULL ||
                  import_told(&import, places[i].code, 1, 2, places[i].told));
  }
}

/* Gateways of virtual hubs; what is no ExpressRoute. */
static void
test_hubs_and_others(void) {
  g_auto(Import) import = {0};
  import_new(
      &import, "all.json",
      "[" ER_LON_HEAD ER_LON_FACTS "},\n"
      "{\"id\":\"" NET "expressRouteGateways/hg\",\"name\":\"hg\",\"location\":\"westeurope\","
      "\"type\":\"Microsoft.Network/expressRouteGateways\",\"properties\":{"
      "\"autoScaleConfiguration\":{\"bounds\":{\"min\":3}},\"expressRouteConnections\":[{\"id\":"
      "\"x\","
      "\"properties\":{\"expressRouteCircuitPeering\":{\"id\":\"" NET
      "expressRouteCircuits/er-lon/peerings/AzurePrivatePeering\"},\"routingWeight\":0}}]}},\n"
      "{\"id\":\"" NET
      "virtualNetworkGateways/v\",\"type\":\"Microsoft.Network/virtualNetworkGateways\","
      "\"gatewayType\":\"Vpn\"},\n"
      "{\"id\":\"" NET "connections/s2s\",\"type\":\"Microsoft.Network/connections\","
      "\"connectionType\":\"IPsec\",\"sharedKey\":\"s3cret\"},\n"
      "{\"id\":\"" NET "vpnSites/a\",\"type\":\"Microsoft.Network/vpnSites\"},"
      "{\"id\":\"" NET "vpnSites/b\"}, 7, null]");
  assert_plan(
      import.plan, AT_LONDON
      "<circuit id=\"er-lon\" provider=\"Equinix\" bandwidth=\"200Mbps\" sku=\"standard\" "
      "billing=\"metered\" state=\"provisioned\" source=\"" SOURCE
      "expressroutecircuits/er-lon\"/>\n</peering-location>\n"
      "<gateway id=\"hg\" region=\"westeurope\" sku=\"ErGwScale\" units=\"6\" source=\"" SOURCE
      "expressroutegateways/hg\">\n<connection circuit=\"er-lon\" weight=\"0\"/>\n</gateway>\n");
  g_assert_true(import_told(&import, "guessed", 2, 1, "ErGwScale with 6 units"));
  g_assert_true(import_told(&import, "dropped", 3, 1, "of the type “Vpn”"));
  g_assert_true(import_told(&import, "dropped", 4, 1, "of the type “IPsec”"));
  g_assert_true(import_told(&import, "dropped", 0, 0,
                            "2 resources of the type “microsoft.network/vpnsites”"));
  assert_no_secret(&import);
}

/* What a plan would refuse leaves the rest alone. */
static void
test_lacking(void) {
  g_auto(Import) import = {0};
  import_new(
      &import, "e.json",
      "[\n{\"id\":\"" NET "expressRouteCircuits/a\",\"name\":\"a\",\"sku\":{\"tier\":\"Basic\"},"
      "\"serviceProviderProperties\":{\"peeringLocation\":\"Paris\",\"bandwidthInMbps\":50}},\n"
      "{\"id\":\"" NET "virtualNetworkGateways/g\",\"gatewayType\":\"ExpressRoute\","
      "\"location\":\"francecentral\"},\n"
      "{\"name\":\"n\",\"type\":\"Microsoft.Network/expressRouteCircuits\",\"sku\":{},"
      "\"serviceProviderProperties\":7},\n"
      "{\"type\":\"Microsoft.Network/expressRouteCircuits\"}]");
  assert_plan(import.plan, "<peering-location id=\"paris-peering\" at=\"Paris\" "
                           "source=\"azure:peering-locations/Paris\"/>\n");
  g_assert_true(import_told(&import, "dropped", 2, 1, "nothing says its sku"));
  g_assert_true(import_told(&import, "dropped", 3, 1, "nothing says its sku"));
  g_assert_true(import_told(&import, "dropped", 4, 1, "nothing says its peering location"));
  g_assert_true(import_told(&import, "dropped", 5, 1, "it has no id"));
}

/* Numbers of subscriptions are not kept, and still the things are found again. */
static void
test_mask(void) {
  static const ErpImportOptions mask = {.mask = TRUE};
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_auto(Import) import = {0}, again = {0};
  import_into(&import, empty, "all.json", "[" ER_LON "," GATEWAY "," CONNECTION "]", &mask);
  g_autoptr(GBytes) bytes = erp_plan_write(import.plan);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_null(strstr(text, "00000000-"));
  /* printf 00000000-0000-0000-0000-000000000001 | sha256sum */
  g_assert_nonnull(strstr(text, "source=\"azure:/subscriptions/7ac1b8d7010b/resourcegroups/net/"));
  g_assert_nonnull(strstr(text, "<connection circuit=\"er-lon\""));
  for (guint i = 0; i < erp_diag_list_length(import.diags); i++)
    g_assert_null(strstr(erp_diag_list_get(import.diags, i)->text, "00000000-"));
  import_into(&again, import.plan, "all.json", "[" CONNECTION "," GATEWAY "," ER_LON "]", &mask);
  g_assert_true(again.plan == import.plan);
}

/* A template: names are parameters, references functions, peerings stand in a circuit and alone. */
static void
test_template(void) {
  static const char text[] =
      "{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/"
      "deploymentTemplate.json#\","
      "\"parameters\":{\"er_name\":{\"defaultValue\":\"ER-Par\",\"type\":\"String\"},"
      "\"far_id\":{\"defaultValue\":\"" NET "expressRouteCircuits/er-lon\",\"type\":\"String\"}},"
      "\"variables\":{\"gw\":\"[concat('gw-', toLower(parameters('er_name')))]\"},"
      "\"resources\":[{\"type\":\"Microsoft.Network/connections\",\"name\":\"c\",\"properties\":{"
      "\"connectionType\":\"ExpressRoute\",\"authorizationKey\":\"s3cret\","
      "\"virtualNetworkGateway1\":{\"id\":\"[resourceId('Microsoft.Network/"
      "virtualNetworkGateways', "
      "variables('gw'))]\"},\"peer\":{\"id\":\"[resourceId('Microsoft.Network/"
      "expressRouteCircuits', "
      "parameters('er_name'))]\"}}},"
      "{\"type\":\"Microsoft.Network/connections\",\"name\":\"far\",\"properties\":{"
      "\"connectionType\":\"ExpressRoute\","
      "\"virtualNetworkGateway1\":{\"id\":\"[resourceId('Microsoft.Network/"
      "virtualNetworkGateways', "
      "variables('gw'))]\"},\"peer\":{\"id\":\"[parameters('far_id')]\"}}},"
      "{\"type\":\"Microsoft.Network/virtualNetworkGateways\",\"name\":\"[variables('gw')]\","
      "\"location\":\"francecentral\",\"properties\":{\"gatewayType\":\"ExpressRoute\",\"sku\":{"
      "\"name\":\"ErGw2AZ\"}}},"
      "{\"type\":\"Microsoft.Network/expressRouteCircuits/peerings\","
      "\"name\":\"[concat(parameters('er_name'), '/AzurePrivatePeering')]\",\"properties\":{"
      "\"peeringType\":\"AzurePrivatePeering\",\"peerASN\":65001}},"
      "{\"type\":\"Microsoft.Network/expressRouteCircuits\",\"name\":\"[parameters('er_name')]\","
      "\"location\":\"[resourceGroup().location]\",\"sku\":{\"tier\":\"Premium\"},\"properties\":{"
      "\"serviceProviderProperties\":{\"peeringLocation\":\"Paris\",\"bandwidthInMbps\":1000},"
      "\"peerings\":[{\"name\":\"AzurePrivatePeering\",\"properties\":{\"peeringType\":"
      "\"AzurePrivatePeering\",\"primaryPeerAddressPrefix\":\"10.0.0.0/30\","
      "\"secondaryPeerAddressPrefix\":\"10.0.0.4/30\"}}]},"
      "\"resources\":[{\"type\":\"peerings\",\"name\":\"MicrosoftPeering\",\"properties\":{"
      "\"peeringType\":\"MicrosoftPeering\",\"peerASN\":65001}}]}]}";
  g_auto(Import) lon = {0}, import = {0}, again = {0};
  import_new(&lon, "circuits.json", "[" ER_LON_HEAD ER_LON_FACTS "}]");
  import_into(&import, lon.plan, "template.json", text, &import_plainly);
  g_assert_cmpstr(import.imported.format->word, ==, "arm");
  assert_plan(import.plan, AT_LONDON
              "<circuit id=\"er-lon\" provider=\"Equinix\" bandwidth=\"200Mbps\" sku=\"standard\" "
              "billing=\"metered\" state=\"provisioned\" source=\"" SOURCE
              "expressroutecircuits/er-lon\"/>\n</peering-location>\n"
              "<peering-location id=\"paris-peering\" at=\"Paris\" "
              "source=\"arm:template:peering-locations/Paris\">\n"
              "<circuit id=\"ER-Par\" bandwidth=\"1Gbps\" sku=\"premium\" "
              "source=\"arm:template:microsoft.network/expressroutecircuits/er-par\">\n"
              "<peering kind=\"private\" asn=\"65001\" subnets=\"10.0.0.0/30 10.0.0.4/30\"/>\n"
              "<peering kind=\"microsoft\" asn=\"65001\"/>\n"
              "</circuit>\n</peering-location>\n"
              "<gateway id=\"gw-er-par\" region=\"francecentral\" sku=\"ErGw2AZ\" "
              "source=\"arm:template:microsoft.network/virtualnetworkgateways/gw-er-par\">\n"
              "<connection circuit=\"ER-Par\"/>\n<connection circuit=\"er-lon\"/>\n</gateway>\n");
  assert_no_secret(&import);
  import_into(&again, import.plan, "template.json", text, &import_plainly);
  g_assert_true(again.plan == import.plan);
}

/* A location that two sources know keeps the first one's name for it; a drawn one is taken on. */
static void
test_shared_location(void) {
  g_auto(Import) arm = {0}, azure = {0}, again = {0};
  import_new(
      &arm, "t.json",
      "{\"$schema\":\"deploymentTemplate.json#\",\"resources\":[{\"type\":"
      "\"Microsoft.Network/expressRouteCircuits\",\"name\":\"x\",\"sku\":{\"tier\":\"Local\"},"
      "\"properties\":{\"serviceProviderProperties\":{\"peeringLocation\":\"London2\","
      "\"bandwidthInMbps\":1000}}}]}");
  import_into(&azure, arm.plan, "a.json", "[" ER_LON_HEAD ER_LON_FACTS "}]", &import_plainly);
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(azure.plan, ERP_KIND_PEERING_LOCATION, &n);
  g_assert_cmpuint(n, ==, 1);
  g_assert_cmpstr(((const ErpPeeringLocation *) records[0])->source, ==,
                  "arm:t:peering-locations/London2");
  import_into(&again, azure.plan, "a.json", "[" ER_LON_HEAD ER_LON_FACTS "}]", &import_plainly);
  g_assert_true(again.plan == azure.plan);
}

static void
test_wrong(void) {
  static const char *const wrong[][2] = {
      {"{\"microsoft.network/\": 1}", "a.json:1:1: this is no list of Azure resources"},
      {"[\"Microsoft.Network/x\"", "a.json:1:23: the file ends in the middle"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_auto(Import) import = {0};
    import_new(&import, "a.json", wrong[i][0]);
    g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
    g_assert_true(g_str_has_prefix(import.error->message, wrong[i][1]));
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/azure/list", test_list);
  g_test_add_func("/azure/moved", test_moved);
  g_test_add_func("/azure/graph", test_graph);
  g_test_add_func("/azure/several-files", test_several_files);
  g_test_add_func("/azure/filters", test_filters);
  g_test_add_func("/azure/direct", test_direct);
  g_test_add_func("/azure/places", test_places);
  g_test_add_func("/azure/hubs-and-others", test_hubs_and_others);
  g_test_add_func("/azure/lacking", test_lacking);
  g_test_add_func("/azure/mask", test_mask);
  g_test_add_func("/azure/template", test_template);
  g_test_add_func("/azure/shared-location", test_shared_location);
  g_test_add_func("/azure/wrong", test_wrong);
  return g_test_run();
}
