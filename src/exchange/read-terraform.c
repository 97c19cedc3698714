/* Terraform: what the azurerm provider manages, as `terraform show -json` prints a state or a plan.
 */
#include "exchange/formats.h"

#include <string.h>

#include "base/hash.h"
#include "exchange/azure.h"
#include "exchange/terraform.h"
#include "base/i18n.h"

static const char *const circuit_types[] = {"azurerm_express_route_circuit",
                                            "azurerm_express_route_circuit_peering", NULL};
static const char *const port_types[] = {"azurerm_express_route_port", NULL};
static const char *const filter_types[] = {"azurerm_route_filter", NULL};
static const char *const network_types[] = {"azurerm_virtual_network", NULL};
static const char *const gateway_types[] = {"azurerm_virtual_network_gateway", NULL};
static const char *const hub_types[] = {"azurerm_express_route_gateway", NULL};

typedef struct {
  ErpProposal *proposal;
  ErpAzure *azure;
  const ErpTerraform *terraform;
  GHashTable *by_id; /* key of the resource id -> ErpTfResource */
} Reading;

/* ---- references ------------------------------------------------------------------------------ */

/* What an argument refers to, by the id when it is known, else by the configuration. NULL when it
 * is not in the file; then the key of the id is in `*key`, if there is one. Caller frees the key.
 */
static const ErpTfResource *
refer(const Reading *reading, const ErpTfResource *resource, ErpTfBlock block, const char *argument,
      const char *azure_type, const char *const *types, char **key) {
  g_autofree char *id = erp_tf_text(block, argument);
  char *part = id != NULL ? erp_azure_key_of(reading->azure, id, azure_type) : NULL;
  const ErpTfResource *found = part != NULL ? g_hash_table_lookup(reading->by_id, part) : NULL;
  if (found == NULL && id == NULL)
    found = erp_terraform_refer(reading->terraform, resource, argument, types);
  if (key != NULL)
    *key = part;
  else
    g_free(part);
  return found;
}

/* The circuit of a peering: that of the name in the resource group, else of the configuration. */
static const ErpTfResource *
circuit_of(const Reading *reading, const ErpTfResource *peering) {
  g_autofree char *name = erp_tf_text(peering->block, "express_route_circuit_name");
  g_autofree char *group = erp_tf_text(peering->block, "resource_group_name");
  const ErpTfResource *by_reference =
      erp_terraform_refer(reading->terraform, peering, "express_route_circuit_name", circuit_types);
  if (by_reference != NULL && g_str_equal(by_reference->type, circuit_types[0]))
    return by_reference;
  for (guint i = 0; name != NULL && i < erp_terraform_length(reading->terraform); i++) {
    const ErpTfResource *resource = erp_terraform_get(reading->terraform, i);
    if (!g_str_equal(resource->type, circuit_types[0]))
      continue;
    g_autofree char *own = erp_tf_text(resource->block, "name");
    g_autofree char *its = erp_tf_text(resource->block, "resource_group_name");
    if (own != NULL && g_ascii_strcasecmp(own, name) == 0 &&
        (its == NULL || group == NULL || g_ascii_strcasecmp(its, group) == 0))
      return resource;
  }
  return NULL;
}

/* ---- values ---------------------------------------------------------------------------------- */

static char *
rate_of(ErpTfBlock block, const char *name, const char *unit) {
  g_autofree char *number = erp_tf_text(block, name);
  return number != NULL && !g_str_equal(number, "0") ? g_strconcat(number, unit, NULL) : NULL;
}

/* The name in Azure, else the one in Terraform. Caller frees. */
static char *
name_of(const ErpTfResource *resource) {
  char *name = erp_tf_text(resource->block, "name");
  return name != NULL ? name : g_strdup(resource->name);
}

static gboolean
has_macsec(const ErpTfResource *port) {
  static const char *const links[] = {"link1", "link2"};
  for (guint i = 0; i < G_N_ELEMENTS(links); i++) {
    g_autofree char *secret =
        erp_tf_text(erp_tf_block(port->block, links[i], 0), "macsec_cak_keyvault_secret_id");
    if (secret != NULL)
      return TRUE;
  }
  return FALSE;
}

/* ---- circuits -------------------------------------------------------------------------------- */

static void
read_circuit(const Reading *reading, const ErpTfResource *resource) {
  ErpTfBlock block = resource->block, sku = erp_tf_block(block, "sku", 0);
  const ErpTfResource *port = refer(reading, resource, block, "express_route_port_id",
                                    "expressrouteports", port_types, NULL);
  g_autofree char *name = name_of(resource);
  g_autofree char *region = erp_tf_text(block, "location");
  g_autofree char *provider = erp_tf_text(block, "service_provider_name");
  g_autofree char *place = erp_tf_text(block, "peering_location");
  g_autofree char *mbps = rate_of(block, "bandwidth_in_mbps", "Mbps");
  g_autofree char *gbps = rate_of(block, "bandwidth_in_gbps", "Gbps");
  g_autofree char *tier = erp_tf_text(sku, "tier");
  g_autofree char *family = erp_tf_text(sku, "family");
  g_autofree char *state = erp_tf_text(block, "service_provider_provisioning_state");
  g_autofree char *port_name = port != NULL ? name_of(port) : NULL;
  g_autofree char *port_place = port != NULL ? erp_tf_text(port->block, "peering_location") : NULL;
  g_autofree char *port_rate =
      port != NULL ? rate_of(port->block, "bandwidth_in_gbps", "Gbps") : NULL;
  const ErpAzurePort port_facts = {port_name, port_place, port_rate,
                                   port != NULL && has_macsec(port)};
  const ErpAzureCircuit facts = {.name = name,
                                 .region = region,
                                 .provider = provider,
                                 .place = place,
                                 .rate = gbps != NULL ? gbps : mbps,
                                 .tier = tier,
                                 .family = family,
                                 .state = state,
                                 .port = port != NULL ? &port_facts : NULL};
  erp_azure_add_circuit(reading->azure, resource->address, &facts, resource->spot);
}

static void
add_communities(const Reading *reading, guint peering, const ErpTfResource *filter) {
  for (guint r = 0; r < erp_tf_n_blocks(filter->block, "rule"); r++) {
    ErpTfBlock rule = erp_tf_block(filter->block, "rule", r);
    g_auto(GStrv) communities = erp_tf_texts(rule, "communities");
    for (guint i = 0; communities[i] != NULL; i++)
      erp_azure_add_community(reading->azure, peering, communities[i], filter->spot);
  }
}

/* What Microsoft peering has once for IPv4 and once, in another block, for IPv6. */
static void
add_routes(const Reading *reading, guint peering, const ErpTfResource *resource, ErpTfBlock block,
           const char *config) {
  g_autofree char *key = NULL;
  const ErpTfResource *filter =
      refer(reading, resource, block, "route_filter_id", "routefilters", filter_types, &key);
  g_auto(GStrv) prefixes =
      erp_tf_texts(erp_tf_block(block, config, 0), "advertised_public_prefixes");
  if (filter != NULL)
    add_communities(reading, peering, filter);
  else if (key != NULL)
    erp_proposal_drop(reading->proposal, resource->spot, resource->address,
                      _("what the route filter “%s” lets in is not in the file"), key);
  for (guint i = 0; prefixes[i] != NULL; i++)
    erp_azure_add_prefix(reading->azure, peering, prefixes[i], resource->spot);
}

static void
read_peering(const Reading *reading, const ErpTfResource *resource) {
  ErpTfBlock block = resource->block, six = erp_tf_block(block, "ipv6", 0);
  const ErpTfResource *of = circuit_of(reading, resource);
  guint circuit = of != NULL ? erp_proposal_find(reading->proposal, ERP_KIND_CIRCUIT, of->address)
                             : ERP_NO_THING;
  if (circuit == ERP_NO_THING) {
    erp_proposal_drop(reading->proposal, resource->spot, resource->address,
                      _("the peering “%s” is left out: its circuit is not in the file"),
                      resource->address);
    return;
  }
  g_autofree char *type = erp_tf_text(block, "peering_type");
  g_autofree char *asn = erp_tf_text(block, "peer_asn");
  g_autofree char *first = erp_tf_text(block, "primary_peer_address_prefix");
  g_autofree char *second = erp_tf_text(block, "secondary_peer_address_prefix");
  g_autofree char *first6 = erp_tf_text(six, "primary_peer_address_prefix");
  g_autofree char *second6 = erp_tf_text(six, "secondary_peer_address_prefix");
  const ErpAzurePeering facts = {type, asn, {first, second, first6, second6}, FALSE};
  guint peering = erp_azure_add_peering(reading->azure, circuit, &facts, resource->spot);
  if (peering == ERP_NO_THING)
    return;
  add_routes(reading, peering, resource, block, "microsoft_peering_config");
  add_routes(reading, peering, resource, six, "microsoft_peering");
}

/* ---- gateways -------------------------------------------------------------------------------- */

static void
read_gateway(const Reading *reading, const ErpTfResource *resource) {
  ErpTfBlock block = resource->block, address = erp_tf_block(block, "ip_configuration", 0);
  g_autofree char *type = erp_tf_text(block, "type");
  if (type == NULL || g_ascii_strcasecmp(type, "ExpressRoute") != 0) {
    erp_proposal_drop(reading->proposal, resource->spot, resource->address,
                      _("the gateway “%s” is left out: it is of the type “%s”"), resource->address,
                      type != NULL ? type : "");
    return;
  }
  const ErpTfResource *network =
      refer(reading, resource, address, "subnet_id", "virtualnetworks", network_types, NULL);
  g_auto(GStrv) ranges = network != NULL ? erp_tf_texts(network->block, "address_space") : NULL;
  g_autofree char *prefixes = ranges != NULL ? g_strjoinv(" ", ranges) : NULL;
  g_autofree char *name = name_of(resource);
  g_autofree char *region = erp_tf_text(block, "location");
  g_autofree char *sku = erp_tf_text(block, "sku");
  g_autofree char *units = erp_tf_text(block, "minimum_scale_unit");
  const ErpAzureGateway facts = {
      .name = name, .region = region, .sku = sku, .units = units, .prefixes = prefixes};
  erp_azure_add_gateway(reading->azure, resource->address, &facts, resource->spot);
}

static void
read_hub_gateway(const Reading *reading, const ErpTfResource *resource) {
  g_autofree char *name = name_of(resource);
  g_autofree char *region = erp_tf_text(resource->block, "location");
  g_autofree char *units = erp_tf_text(resource->block, "scale_units");
  const ErpAzureGateway facts = {.name = name, .region = region, .units = units};
  erp_azure_add_hub_gateway(reading->azure, resource->address, &facts, resource->spot);
}

/* Which arguments of a connection lead where. */
typedef struct {
  const char *gateway, *gateway_type;
  const char *const *gateway_types;
  const char *circuit, *fastpath;
} Ends;

static void
add_connection(const Reading *reading, const ErpTfResource *resource, const Ends *ends) {
  ErpTfBlock block = resource->block;
  g_autofree char *circuit_key = NULL;
  const ErpTfResource *gateway =
      refer(reading, resource, block, ends->gateway, ends->gateway_type, ends->gateway_types, NULL);
  const ErpTfResource *circuit = refer(reading, resource, block, ends->circuit,
                                       "expressroutecircuits", circuit_types, &circuit_key);
  if (circuit != NULL && g_str_equal(circuit->type, circuit_types[1]))
    circuit = circuit_of(reading, circuit);
  guint thing = gateway != NULL
                    ? erp_proposal_find(reading->proposal, ERP_KIND_GATEWAY, gateway->address)
                    : ERP_NO_THING;
  if (thing == ERP_NO_THING || (circuit == NULL && circuit_key == NULL)) {
    erp_proposal_drop(reading->proposal, resource->spot, resource->address,
                      _("the connection “%s” is left out: its gateway or its circuit is not in the "
                        "file"),
                      resource->address);
    return;
  }
  g_autofree char *weight = erp_tf_text(block, "routing_weight");
  g_autofree char *fastpath = erp_tf_text(block, ends->fastpath);
  const ErpAzureConnection facts = {circuit != NULL ? circuit->address : circuit_key, weight,
                                    fastpath};
  erp_azure_add_connection(reading->azure, thing, &facts, resource->spot);
}

static void
read_connection(const Reading *reading, const ErpTfResource *resource) {
  static const Ends ends = {"virtual_network_gateway_id", "virtualnetworkgateways", gateway_types,
                            "express_route_circuit_id", "express_route_gateway_bypass"};
  g_autofree char *type = erp_tf_text(resource->block, "type");
  if (type != NULL && g_ascii_strcasecmp(type, "ExpressRoute") != 0)
    erp_proposal_drop(reading->proposal, resource->spot, resource->address,
                      _("the connection “%s” is left out: it is of the type “%s”"),
                      resource->address, type);
  else
    add_connection(reading, resource, &ends);
}

static void
read_hub_connection(const Reading *reading, const ErpTfResource *resource) {
  static const Ends ends = {"express_route_gateway_id", "expressroutegateways", hub_types,
                            "express_route_circuit_peering_id",
                            "express_route_gateway_bypass_enabled"};
  add_connection(reading, resource, &ends);
}

/* ---- together -------------------------------------------------------------------------------- */

/* In the order in which they are read, so that what refers comes after what it refers to. */
static const struct {
  const char *type;
  void (*read)(const Reading *reading, const ErpTfResource *resource); /* NULL: by others */
} readers[] = {
    {"azurerm_express_route_circuit", read_circuit},
    {"azurerm_express_route_circuit_peering", read_peering},
    {"azurerm_virtual_network_gateway", read_gateway},
    {"azurerm_express_route_gateway", read_hub_gateway},
    {"azurerm_virtual_network_gateway_connection", read_connection},
    {"azurerm_express_route_connection", read_hub_connection},
    {"azurerm_express_route_port", NULL},
    {"azurerm_route_filter", NULL},
    {"azurerm_virtual_network", NULL},
};

static void
read_all(Reading *reading) {
  guint n = erp_terraform_length(reading->terraform);
  for (guint i = 0; i < n; i++) {
    const ErpTfResource *resource = erp_terraform_get(reading->terraform, i);
    g_autofree char *id = erp_tf_text(resource->block, "id");
    gboolean known = FALSE;
    if (id != NULL)
      g_hash_table_insert(reading->by_id, erp_azure_key(reading->azure, id), (gpointer) resource);
    for (guint r = 0; r < G_N_ELEMENTS(readers); r++)
      known |= g_str_equal(readers[r].type, resource->type);
    if (!known)
      erp_azure_note_other(reading->azure, resource->type);
  }
  for (guint r = 0; r < G_N_ELEMENTS(readers); r++)
    for (guint i = 0; i < n; i++) {
      const ErpTfResource *resource = erp_terraform_get(reading->terraform, i);
      if (readers[r].read != NULL && g_str_equal(readers[r].type, resource->type))
        readers[r].read(reading, resource);
    }
  erp_azure_tell_others(reading->azure);
}

gboolean
erp_is_terraform(const char *text) {
  return erp_json_may_be(text) && strstr(text, "\"terraform_version\"") != NULL;
}

gboolean
erp_read_terraform(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  g_autoptr(ErpJsonText) json = erp_json_read(input->bytes, input->name, error);
  g_autoptr(ErpTerraform) terraform =
      json != NULL ? erp_terraform_new(json, input->name, error) : NULL;
  if (terraform == NULL)
    return FALSE;
  g_autoptr(ErpAzure) azure = erp_azure_new(input, proposal);
  g_autoptr(GHashTable) by_id = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  Reading reading = {proposal, azure, terraform, by_id};
  read_all(&reading);
  return TRUE;
}
