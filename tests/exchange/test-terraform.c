/* `terraform show -json`: states and plans, modules, what is only known after it was applied. */
#include <string.h>

#include "base/error.h"
#include "plan/file.h"
#include "support.h"

#define NET                                                                                        \
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/net/providers/"              \
  "Microsoft.Network/"
#define RESOURCE(type, name, rest)                                                                 \
  "{\"address\":\"" type "." name "\",\"mode\":\"managed\",\"type\":\"" type "\",\"name\":\"" name \
  "\"," rest "}"
#define CIRCUIT_VALUES                                                                             \
  "\"name\":\"er-par\",\"resource_group_name\":\"net\",\"location\":\"francecentral\","            \
  "\"service_provider_name\":\"Equinix\",\"peering_location\":\"Paris\","                          \
  "\"bandwidth_in_mbps\":1000,\"bandwidth_in_gbps\":0,\"express_route_port_id\":\"\","             \
  "\"sku\":[{\"tier\":\"Premium\",\"family\":\"UnlimitedData\"}]"
#define CIRCUIT_PLAN                                                                               \
  "<peering-location id=\"paris-peering\" at=\"Paris\" "                                           \
  "source=\"terraform:wan:peering-locations/Paris\">\n"                                            \
  "<circuit id=\"er-par\" provider=\"Equinix\" bandwidth=\"1Gbps\" sku=\"premium\" "               \
  "billing=\"unlimited\" source=\"terraform:wan:azurerm_express_route_circuit.par\""

static void
assert_no_secret(const Import *import) {
  g_autoptr(GBytes) bytes = erp_plan_write(import->plan);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_null(strstr(text, "s3cret"));
  for (guint i = 0; i < erp_diag_list_length(import->diags); i++)
    g_assert_null(strstr(erp_diag_list_get(import->diags, i)->text, "s3cret"));
}

/* A state: ids join what belongs together, in the root and in modules; secrets stay out. */
static void
test_state(void) {
  static const char text[] =
      "{\"format_version\":\"1.0\",\"terraform_version\":\"1.9.0\","
      "\"values\":{\"root_module\":{"
      "\"resources\":["
      "{\"address\":\"data.azurerm_express_route_circuit.x\",\"mode\":"
      "\"data\","
      "\"type\":\"azurerm_express_route_circuit\",\"name\":\"x\",\"values\":"
      "{}}," RESOURCE(
          "azurerm_express_route_circuit", "par",
          "\"values\":{\"id\":\"" NET "expressRouteCircuits/er-par\"," CIRCUIT_VALUES
          ",\"service_key\":\"s3cret\",\"service_provider_"
          "provisioning_state\":\"Provisioned\"},"
          "\"sensitive_values\":{\"service_key\":true,\"sku\":[{"
          "}]}") "," RESOURCE("azurerm_express_route_circuit_"
                              "peering",
                              "m",
                              "\"values\":{\"peering_type\":"
                              "\"MicrosoftPeering\",\"express_"
                              "route_circuit_name\":"
                              "\"er-par\",\"resource_group_"
                              "name\":\"NET\",\"peer_asn\":"
                              "65001,\"shared_key\":\"s3cret\","
                              "\"primary_peer_address_prefix\":"
                              "\"203.0.113.0/30\","
                              "\"secondary_peer_address_"
                              "prefix\":\"203.0.113.4/"
                              "30\",\"route_filter_id\":\"" NET "routeFilters/"
                              "RF\",\"microsoft_peering_"
                              "config\":[{\"advertised_public_"
                              "prefixes\":["
                              "\"198.51.100.0/"
                              "24\"]}],\"ipv6\":[]}") "," RESOURCE("azurerm_route_filter", "rf",
                                                                   "\"values\":{\"id\":\"" NET
                                                                   "routeFilters/"
                                                                   "rf\",\"rule\":[{"
                                                                   "\"communities\":["
                                                                   "\"12076:5010\"]}]}") "," RESOURCE("azurerm_storage_account",
                                                                                                      "s",
                                                                                                      "\"values\":{}") "],"
                                                                                                                       "\"child_modules\":[{\"address\":\"module.net\",\"child_modules\":[{\"address\":"
                                                                                                                       "\"module.net.module.gw[0]\",\"resources\":["
                                                                                                                       "{\"address\":\"module.net.module.gw[0].azurerm_virtual_network_gateway.gw\","
                                                                                                                       "\"mode\":\"managed\",\"type\":\"azurerm_virtual_network_gateway\",\"name\":\"gw\",\"values\":{"
                                                                                                                       "\"id\":\"" NET
                                                                                                                       "virtualNetworkGateways/gw\",\"name\":\"gw-fr\",\"type\":\"ExpressRoute\","
                                                                                                                       "\"location\":\"francecentral\",\"sku\":\"ErGw1AZ\",\"ip_configuration\":[{\"subnet_id\":\"" NET
                                                                                                                       "virtualNetworks/v/subnets/GatewaySubnet\"}]}},"
                                                                                                                       "{\"address\":\"module.net.module.gw[0].azurerm_virtual_network.v\",\"mode\":\"managed\","
                                                                                                                       "\"type\":\"azurerm_virtual_network\",\"name\":\"v\",\"values\":{\"id\":\"" NET
                                                                                                                       "virtualNetworks/v\",\"address_space\":[\"10.1.0.0/16\"]}},"
                                                                                                                       "{\"address\":\"module.net.module.gw[0].azurerm_virtual_network_gateway_connection.c\","
                                                                                                                       "\"mode\":\"managed\",\"type\":\"azurerm_virtual_network_gateway_connection\",\"name\":\"c\","
                                                                                                                       "\"values\":{\"type\":\"ExpressRoute\",\"authorization_key\":\"s3cret\",\"routing_weight\":5,"
                                                                                                                       "\"express_route_gateway_bypass\":false,\"virtual_network_gateway_id\":\"" NET
                                                                                                                       "virtualNetworkGateways/GW\",\"express_route_circuit_id\":\"" NET
                                                                                                                       "expressRouteCircuits/ER-PAR\"}}]}]}]}}}";
  g_auto(Import) import = {0}, again = {0};
  import_new(&import, "wan.json", text);
  g_assert_no_error(import.error);
  g_assert_cmpstr(import.imported.format->word, ==, "terraform");
  assert_plan(
      import.plan,
      "<peering-location id=\"paris-peering\" at=\"Paris\" "
      "source=\"terraform:wan:peering-locations/Paris\">\n"
      "<circuit id=\"er-par\" provider=\"Equinix\" bandwidth=\"1Gbps\" sku=\"premium\" "
      "billing=\"unlimited\" state=\"provisioned\" "
      "source=\"terraform:wan:azurerm_express_route_circuit.par\">\n"
      "<peering kind=\"microsoft\" asn=\"65001\" subnets=\"203.0.113.0/30 203.0.113.4/30\">\n"
      "<accept community=\"12076:5010\"/>\n<advertise prefix=\"198.51.100.0/24\"/>\n"
      "</peering>\n</circuit>\n</peering-location>\n"
      "<gateway id=\"gw-fr\" region=\"francecentral\" sku=\"ErGw1AZ\" prefix=\"10.1.0.0/16\" "
      "source=\"terraform:wan:module.net.module.gw[0].azurerm_virtual_network_gateway.gw\">\n"
      "<connection circuit=\"er-par\" weight=\"5\" fastpath=\"no\"/>\n</gateway>\n");
  g_assert_true(
      import_told(&import, "dropped", 0, 0, "1 resource of the type “azurerm_storage_account”"));
  g_assert_cmpuint(erp_diag_list_length(import.diags), ==, 1);
  assert_no_secret(&import);
  import_into(&again, import.plan, "wan.json", text, &import_plainly);
  g_assert_true(again.plan == import.plan);
}

/* A plan of what is not there yet: no ids, only what the configuration refers to, by itself, by a
 * variable of a module and by an output of another one. */
static void
test_plan(void) {
  static const char text[] =
      "{\"format_version\":\"1.2\",\"terraform_version\":\"1.9.0\",\"planned_values\":{\"root_"
      "module\":{"
      "\"resources\":["
      "{\"address\":\"azurerm_express_route_circuit.er[\\\"a.b\\\"]\",\"mode\":\"managed\","
      "\"type\":\"azurerm_express_route_circuit\",\"name\":\"er\",\"index\":\"a.b\",\"values\":"
      "{"
      "\"name\":\"er-d\",\"express_route_port_id\":null,\"bandwidth_in_gbps\":5,\"sku\":[{"
      "\"tier\":"
      "\"Standard\"}]}}," RESOURCE(
          "azurerm_express_route_port", "port",
          "\"values\":{\"name\":\"port-sea\",\"peering_location\":\"Equinix-Seattle-SE2\","
          "\"bandwidth_in_gbps\":10,\"link1\":[{\"macsec_cak_keyvault_secret_id\":\"s3cret\"}]"
          "}") "," RESOURCE("azurerm_express_route_circuit", "par",
                            "\"values\":{" CIRCUIT_VALUES
                            "}") ","
                                 "{\"address\":\"azurerm_express_route_circuit_peering.p[\\\"a."
                                 "b\\\"]\",\"mode\":\"managed\","
                                 "\"type\":\"azurerm_express_route_circuit_peering\",\"name\":"
                                 "\"p\",\"values\":{"
                                 "\"peering_type\":\"AzurePrivatePeering\",\"peer_asn\":65002}}"
                                 "],"
                                 "\"child_modules\":[{\"address\":\"module.gw\",\"resources\":["
                                 "{\"address\":\"module.gw.azurerm_virtual_network_gateway."
                                 "gw\",\"mode\":\"managed\","
                                 "\"type\":\"azurerm_virtual_network_gateway\",\"name\":\"gw\","
                                 "\"values\":{"
                                 "\"name\":\"gw-us\",\"type\":\"ExpressRoute\",\"location\":"
                                 "\"West US 2\",\"sku\":\"ErGwScale\","
                                 "\"minimum_scale_unit\":2}}]},"
                                 "{\"address\":\"module.cx\",\"resources\":["
                                 "{\"address\":\"module.cx.azurerm_virtual_network_gateway_"
                                 "connection.c\",\"mode\":\"managed\","
                                 "\"type\":\"azurerm_virtual_network_gateway_connection\","
                                 "\"name\":\"c\",\"values\":{"
                                 "\"type\":\"ExpressRoute\",\"routing_weight\":null}},"
                                 "{\"address\":\"module.cx.azurerm_virtual_network_gateway_"
                                 "connection.lost\",\"mode\":\"managed\","
                                 "\"type\":\"azurerm_virtual_network_gateway_connection\","
                                 "\"name\":\"lost\",\"values\":{"
                                 "\"type\":\"ExpressRoute\"}}]}]}},"
                                 "\"configuration\":{\"root_module\":{\"resources\":["
                                 "{\"address\":\"azurerm_express_route_circuit.er\","
                                 "\"expressions\":{\"express_route_port_id\":{"
                                 "\"references\":[\"azurerm_express_route_port.port.id\","
                                 "\"azurerm_express_route_port.port\"]}}},"
                                 "{\"address\":\"azurerm_express_route_circuit_peering.p\","
                                 "\"expressions\":{"
                                 "\"express_route_circuit_name\":{\"references\":[\"azurerm_"
                                 "express_route_circuit.er\","
                                 "\"each.key\"]}}}],"
                                 "\"module_calls\":{\"gw\":{\"module\":{\"outputs\":{\"id\":{"
                                 "\"expression\":{\"references\":["
                                 "\"azurerm_virtual_network_gateway.gw.id\"]}}}}},"
                                 "\"cx\":{\"expressions\":{\"circuit\":{\"references\":["
                                 "\"azurerm_express_route_circuit.par.id\"]},"
                                 "\"gateway\":{\"references\":[\"module.gw.id\",\"module.gw\"]}"
                                 ","
                                 "\"loop\":{\"references\":[\"module.cx.loop\",\"module.cx."
                                 "loop\"]}},"
                                 "\"module\":{\"outputs\":{\"loop\":{\"expression\":{"
                                 "\"references\":[\"var.loop\",\"var.loop\"]}}},"
                                 "\"resources\":[{\"address\":\"azurerm_virtual_network_"
                                 "gateway_connection.c\",\"expressions\":{"
                                 "\"express_route_circuit_id\":{\"references\":[\"var."
                                 "circuit\"]},"
                                 "\"virtual_network_gateway_id\":{\"references\":[\"var."
                                 "gateway\"]}}},"
                                 "{\"address\":\"azurerm_virtual_network_gateway_connection."
                                 "lost\",\"expressions\":{"
                                 "\"virtual_network_gateway_id\":{\"references\":[\"var.loop\","
                                 "\"var.loop\"]}}}]}}}}}}";
  g_auto(Import) import = {0}, again = {0};
  import_new(&import, "wan.json", text);
  g_assert_no_error(import.error);
  assert_plan(
      import.plan,
      "<peering-location id=\"seattle-peering\" at=\"Seattle\" "
      "source=\"terraform:wan:peering-locations/Seattle\">\n"
      "<circuit id=\"er-d\" provider=\"direct\" bandwidth=\"5Gbps\" sku=\"standard\" "
      "port=\"port-sea\" port-speed=\"10Gbps\" macsec=\"yes\" "
      "source=\"terraform:wan:azurerm_express_route_circuit.er[&quot;a.b&quot;]\">\n"
      "<peering kind=\"private\" asn=\"65002\"/>\n</circuit>\n</peering-location>\n" CIRCUIT_PLAN
      "/>\n</peering-location>\n"
      "<gateway id=\"gw-us\" region=\"westus2\" sku=\"ErGwScale\" units=\"2\" "
      "source=\"terraform:wan:module.gw.azurerm_virtual_network_gateway.gw\">\n"
      "<connection circuit=\"er-par\"/>\n</gateway>\n");
  g_assert_true(erp_diag_list_length(import.diags) == 2);
  g_assert_true(import_told(&import, "dropped", 1, erp_diag_list_get(import.diags, 1)->column,
                            "connection.lost” is left out: its gateway or its circuit"));
  assert_no_secret(&import);
  import_into(&again, import.plan, "wan.json", text, &import_plainly);
  g_assert_true(again.plan == import.plan);
}

/* A circuit that az told of is known by its id. */
static void
test_with_azure(void) {
  g_auto(Import) circuits = {0}, import = {0};
  import_new(
      &circuits, "circuits.json",
      "[{\"id\":\"" NET "expressRouteCircuits/er\",\"name\":\"er\",\"sku\":{\"tier\":\"Local\"},"
      "\"serviceProviderProperties\":{\"peeringLocation\":\"Paris\",\"bandwidthInMbps\":1000}}]");
  import_into(&import, circuits.plan, "wan.json",
              "{\"terraform_version\":\"1\",\"values\":{\"root_module\":{\"resources\":[" RESOURCE(
                  "azurerm_express_route_gateway", "g",
                  "\"values\":{\"id\":\"" NET "expressRouteGateways/g\",\"name\":\"g\","
                  "\"location\":\"westeurope\",\"scale_units\":1}") "," RESOURCE("azurerm_express_"
                                                                                 "route_connection",
                                                                                 "c",
                                                                                 "\"values\":{"
                                                                                 "\"express_route_"
                                                                                 "gateway_id\":"
                                                                                 "\"" NET
                                                                                 "expressRouteGatew"
                                                                                 "ays/g\","
                                                                                 "\"express_route_"
                                                                                 "circuit_peering_"
                                                                                 "id\":\"" NET
                                                                                 "expressRouteCircu"
                                                                                 "its/ER/peerings/"
                                                                                 "AzurePrivatePeeri"
                                                                                 "ng\"}") "]}}}",
              &import_plainly);
  const ErpRecord *gateway = erp_plan_find(import.plan, "g");
  g_assert_cmpuint(gateway->n_children, ==, 1);
  g_assert_cmpstr(((const ErpConnection *) gateway->children[0])->circuit, ==, "er");
  g_assert_true(import_told(&import, "guessed", 1, 64, "2 units of 1 Gb/s"));
}

/* Whatever is marked as sensitive is not read, not even what could be. */
static void
test_sensitive(void) {
  g_auto(Import) import = {0};
  import_new(&import, "wan.json",
             "{\"terraform_version\":\"1\",\"values\":{\"root_module\":{\"resources\":[" RESOURCE(
                 "azurerm_express_route_circuit", "par",
                 "\"values\":{\"service_provider_name\":\"s3cret\",\"name\":\"er\","
                 "\"peering_location\":\"Paris\",\"bandwidth_in_mbps\":50,"
                 "\"sku\":[{\"tier\":\"Local\",\"family\":\"s3cret\"}]},"
                 "\"sensitive_values\":{\"service_provider_name\":true,\"sku\":[{\"family\":"
                 "true}]}") "]}}}");
  const ErpCircuit *circuit = (const ErpCircuit *) erp_plan_find(import.plan, "er");
  g_assert_null(circuit->provider);
  g_assert_cmpuint(erp_diag_list_length(import.diags), ==, 0);
  assert_no_secret(&import);
}

/* Members of other types than they should be are not there. */
static void
test_odd_types(void) {
  g_auto(Import) import = {0};
  import_new(
      &import, "wan.json",
      "{\"terraform_version\":\"1\",\"values\":{\"root_module\":{\"address\":7,\"resources\":["
      "{\"mode\":\"managed\",\"address\":[],\"type\":{},\"name\":7},7,"
      "{\"mode\":\"managed\",\"address\":\"a.b\",\"type\":\"azurerm_express_route_circuit\","
      "\"name\":\"b\",\"values\":7,\"sensitive_values\":true},"
      "{\"mode\":\"managed\",\"address\":\"a.c\",\"type\":\"azurerm_express_route_circuit\","
      "\"name\":\"c\",\"values\":{\"sku\":{\"tier\":[]},\"name\":[],\"peering_location\":1.5,"
      "\"bandwidth_in_mbps\":true},\"sensitive_values\":{\"sku\":7}}],"
      "\"child_modules\":[7,{}]}},\"configuration\":{\"root_module\":{\"resources\":7,"
      "\"module_calls\":[]}}}");
  g_assert_no_error(import.error);
  g_assert_null(erp_plan_find(import.plan, "b"));
  g_assert_null(erp_plan_find(import.plan, "c"));
}

static void
test_wrong(void) {
  static const char *const wrong[] = {
      "{\"version\":4,\"terraform_version\":\"1.9.0\",\"resources\":[]}",
      "[\"terraform_version\"]",
      "{\"terraform_version\":\"1\",\"values\":{\"root_module\":[]}}",
  };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_auto(Import) import = {0};
    import_new(&import, "a.json", wrong[i]);
    g_assert_error(import.error, ERP_ERROR, ERP_ERROR_INPUT);
    g_assert_true(g_str_has_prefix(import.error->message, "a.json:1:1: this has no values of"));
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/terraform/state", test_state);
  g_test_add_func("/terraform/plan", test_plan);
  g_test_add_func("/terraform/with-azure", test_with_azure);
  g_test_add_func("/terraform/sensitive", test_sensitive);
  g_test_add_func("/terraform/odd-types", test_odd_types);
  g_test_add_func("/terraform/wrong", test_wrong);
  return g_test_run();
}
