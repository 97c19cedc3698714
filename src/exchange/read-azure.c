/* Azure JSON: what az and Resource Graph print, and templates of Azure Resource Manager. */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "exchange/arm.h"
#include "exchange/azure.h"
#include "exchange/json.h"
#include "base/i18n.h"

typedef struct {
  JsonObject *object;
  char *type; /* in small letters; "" = not said */
  char *key;
  char *name; /* the last part of it */
  ErpSpot spot;
} Resource;

typedef struct {
  ErpProposal *proposal;
  ErpAzure *azure;
  ErpJsonText *json;
  const ErpArm *arm;    /* of a template, else NULL */
  GPtrArray *resources; /* of Resource */
  GHashTable *by_key;   /* key -> Resource */
} Reading;

static void
resource_free(gpointer data) {
  Resource *resource = data;
  g_free(resource->type);
  g_free(resource->key);
  g_free(resource->name);
  g_free(resource);
}

/* ---- members --------------------------------------------------------------------------------- */

/* A member that az has in the object itself and others in its "properties". */
static JsonNode *
member(JsonObject *object, const char *path) {
  g_autofree char *within = g_strconcat("properties.", path, NULL);
  JsonNode *node = erp_json_find(object, within);
  return node != NULL && !JSON_NODE_HOLDS_NULL(node) ? node : erp_json_find(object, path);
}

static JsonArray *
list(JsonObject *object, const char *path) {
  JsonNode *node = member(object, path);
  return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static guint
length(JsonArray *array) {
  return array != NULL ? json_array_get_length(array) : 0;
}

/* What the text of a template comes to; others are as they are. */
static char *
worked_out(const Reading *reading, char *taken) {
  g_autofree char *text = taken;
  if (text == NULL || reading->arm == NULL)
    return g_steal_pointer(&text);
  return erp_arm_text(reading->arm, text);
}

/* Caller frees; NULL when it is no text, number or truth value, or cannot be worked out. */
static char *
text_of(const Reading *reading, JsonObject *object, const char *path) {
  g_autofree char *within = g_strconcat("properties.", path, NULL);
  char *text = erp_json_text(object, within);
  return worked_out(reading, text != NULL ? text : erp_json_text(object, path));
}

/* The texts of a list, with blanks between them. Caller frees. */
static char *
texts_of(const Reading *reading, JsonObject *object, const char *path) {
  JsonArray *array = list(object, path);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < length(array); i++) {
    JsonNode *node = json_array_get_element(array, i);
    if (!JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) != G_TYPE_STRING)
      continue;
    g_autofree char *text = worked_out(reading, g_strdup(json_node_get_string(node)));
    if (text != NULL)
      g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", text);
  }
  return g_string_free(out, FALSE);
}

/* A number with its unit behind, or NULL. Caller frees. */
static char *
rate_of(const Reading *reading, JsonObject *object, const char *mbps, const char *gbps) {
  g_autofree char *number = gbps != NULL ? text_of(reading, object, gbps) : NULL;
  const char *unit = number != NULL ? "Gbps" : "Mbps";
  if (number == NULL && mbps != NULL)
    number = text_of(reading, object, mbps);
  return number != NULL ? g_strconcat(number, unit, NULL) : NULL;
}

/* The key of another resource, by its "id" in `path`, up to the part of that type. Caller frees. */
static char *
key_in(const Reading *reading, JsonObject *object, const char *path, const char *type) {
  g_autofree char *id = text_of(reading, object, path);
  return id != NULL ? erp_azure_key_of(reading->azure, id, type) : NULL;
}

static Resource *
find(const Reading *reading, const char *key) {
  return key != NULL ? g_hash_table_lookup(reading->by_key, key) : NULL;
}

/* ---- what is in the file --------------------------------------------------------------------- */

/* "/subscriptions/.../providers/Microsoft.Network/connections/a" is of the type
 * "microsoft.network/connections". Caller frees. */
static char *
type_of_id(const char *id) {
  g_autofree char *small = g_ascii_strdown(id, -1);
  const char *at = g_strrstr(small, "/providers/");
  g_auto(GStrv) parts = g_strsplit(at != NULL ? at + strlen("/providers/") : "", "/", -1);
  GString *type = g_string_new(parts[0]);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i += 2) {
    g_string_append_printf(type, "/%s", parts[i]);
    if (parts[i + 1] == NULL)
      break;
  }
  return g_string_free(type, FALSE);
}

/* What the resource is called; the names of those it stands in go before it in templates. */
static void
add_resource(Reading *reading, JsonObject *object, const Resource *within) {
  g_autofree char *id = reading->arm == NULL ? erp_json_text(object, "id") : NULL;
  g_autofree char *type = erp_json_text(object, "type");
  g_autofree char *name = worked_out(reading, erp_json_text(object, "name"));
  Resource *resource = g_new0(Resource, 1);
  resource->object = object;
  resource->spot = erp_json_spot(reading->json, object);
  resource->type = type != NULL ? g_ascii_strdown(type, -1)
                   : id != NULL ? type_of_id(id)
                                : g_strdup("");
  if (id != NULL)
    resource->key = erp_azure_key(reading->azure, id);
  else if (within != NULL && within->key != NULL && name != NULL)
    resource->key = g_strconcat(within->key, "/", resource->type, "/", name, NULL);
  else if (name != NULL)
    resource->key = erp_arm_key(resource->type, name);
  if (within != NULL) {
    g_autofree char *own = g_steal_pointer(&resource->type);
    resource->type = g_strconcat(within->type, "/", own, NULL);
  }
  const char *last = name != NULL ? strrchr(name, '/') : NULL;
  resource->name = g_strdup(last != NULL ? last + 1 : name);
  g_ptr_array_add(reading->resources, resource);
  if (resource->key != NULL && !g_hash_table_contains(reading->by_key, resource->key))
    g_hash_table_insert(reading->by_key, resource->key, resource);
}

static void
add_resources(Reading *reading, JsonArray *array, const Resource *within) {
  for (guint i = 0; i < length(array); i++) {
    JsonObject *object = erp_json_element(array, i);
    if (object == NULL)
      continue;
    add_resource(reading, object, within);
    add_resources(reading, erp_json_array(object, "resources"),
                  reading->resources->pdata[reading->resources->len - 1]);
  }
}

/* FALSE when the document is no list of resources, nor one. */
static gboolean
collect(Reading *reading) {
  static const char *const lists[] = {"data", "value", "resources"};
  JsonNode *root = erp_json_root(reading->json);
  if (JSON_NODE_HOLDS_ARRAY(root)) {
    add_resources(reading, json_node_get_array(root), NULL);
    return TRUE;
  }
  if (!JSON_NODE_HOLDS_OBJECT(root))
    return FALSE;
  JsonObject *object = json_node_get_object(root);
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
    if (erp_json_array(object, lists[i]) != NULL) {
      add_resources(reading, erp_json_array(object, lists[i]), NULL);
      return TRUE;
    }
  if (erp_json_find(object, "id") == NULL && erp_json_find(object, "type") == NULL)
    return FALSE;
  add_resource(reading, object, NULL);
  return TRUE;
}

/* ---- circuits -------------------------------------------------------------------------------- */

/* Whether a link of the port has a key, not which. */
static gboolean
has_macsec(const Reading *reading, JsonObject *port) {
  JsonArray *links = list(port, "links");
  for (guint i = 0; i < length(links); i++) {
    JsonObject *link = erp_json_element(links, i);
    g_autofree char *secret =
        link != NULL ? text_of(reading, link, "macSecConfig.cakSecretIdentifier") : NULL;
    if (secret != NULL && *secret != '\0')
      return TRUE;
  }
  return FALSE;
}

static void
add_communities(const Reading *reading, guint peering, const Resource *filter) {
  JsonArray *rules = list(filter->object, "rules");
  for (guint i = 0; i < length(rules); i++) {
    JsonObject *rule = erp_json_element(rules, i);
    g_autofree char *access = rule != NULL ? text_of(reading, rule, "access") : NULL;
    g_autofree char *all = rule != NULL ? texts_of(reading, rule, "communities") : g_strdup("");
    g_auto(GStrv) communities = g_strsplit(all, " ", -1);
    for (guint n = 0; communities[n] != NULL; n++)
      if (*communities[n] != '\0' && (access == NULL || g_ascii_strcasecmp(access, "Allow") == 0))
        erp_azure_add_community(reading->azure, peering, communities[n],
                                erp_json_spot(reading->json, rule));
  }
}

static void
add_filter(const Reading *reading, guint peering, const char *key, ErpSpot spot) {
  const Resource *filter = find(reading, key);
  if (filter != NULL)
    add_communities(reading, peering, filter);
  else
    erp_proposal_drop(reading->proposal, spot, key,
                      _("what the route filter “%s” lets in is not in the file; import what “az "
                        "network route-filter list” prints, too"),
                      key);
}

static void
add_peering(const Reading *reading, guint circuit, JsonObject *object) {
  static const char *const filters[] = {"routeFilter.id", "ipv6PeeringConfig.routeFilter.id"};
  static const char *const configs[] = {
      "microsoftPeeringConfig.advertisedPublicPrefixes",
      "ipv6PeeringConfig.microsoftPeeringConfig.advertisedPublicPrefixes"};
  ErpSpot spot = erp_json_spot(reading->json, object);
  g_autofree char *type = text_of(reading, object, "peeringType");
  g_autofree char *asn = text_of(reading, object, "peerASN");
  g_autofree char *first = text_of(reading, object, "primaryPeerAddressPrefix");
  g_autofree char *second = text_of(reading, object, "secondaryPeerAddressPrefix");
  g_autofree char *first6 = text_of(reading, object, "ipv6PeeringConfig.primaryPeerAddressPrefix");
  g_autofree char *second6 =
      text_of(reading, object, "ipv6PeeringConfig.secondaryPeerAddressPrefix");
  g_autofree char *secret = text_of(reading, object, "sharedKey");
  const ErpAzurePeering facts = {
      type, asn, {first, second, first6, second6}, secret != NULL && *secret != '\0'};
  guint peering = erp_azure_add_peering(reading->azure, circuit, &facts, spot);
  for (guint i = 0; peering != ERP_NO_THING && i < G_N_ELEMENTS(configs); i++) {
    g_autofree char *filter = key_in(reading, object, filters[i], "routefilters");
    g_autofree char *all = texts_of(reading, object, configs[i]);
    g_auto(GStrv) prefixes = g_strsplit(all, " ", -1);
    if (filter != NULL)
      add_filter(reading, peering, filter, spot);
    for (guint n = 0; prefixes[n] != NULL; n++)
      if (*prefixes[n] != '\0')
        erp_azure_add_prefix(reading->azure, peering, prefixes[n], spot);
  }
}

static void
read_circuit(const Reading *reading, const Resource *resource) {
  JsonObject *object = resource->object;
  g_autofree char *port_key = key_in(reading, object, "expressRoutePort.id", "expressrouteports");
  const Resource *port = find(reading, port_key);
  g_autofree char *region = text_of(reading, object, "location");
  g_autofree char *provider =
      text_of(reading, object, "serviceProviderProperties.serviceProviderName");
  g_autofree char *place = text_of(reading, object, "serviceProviderProperties.peeringLocation");
  g_autofree char *rate =
      rate_of(reading, object, "serviceProviderProperties.bandwidthInMbps", "bandwidthInGbps");
  g_autofree char *tier = text_of(reading, object, "sku.tier");
  g_autofree char *family = text_of(reading, object, "sku.family");
  g_autofree char *state = text_of(reading, object, "serviceProviderProvisioningState");
  g_autofree char *port_place =
      port != NULL ? text_of(reading, port->object, "peeringLocation") : NULL;
  g_autofree char *port_rate =
      port != NULL ? rate_of(reading, port->object, NULL, "bandwidthInGbps") : NULL;
  const ErpAzurePort port_facts = {port != NULL ? port->name : NULL, port_place, port_rate,
                                   port != NULL && has_macsec(reading, port->object)};
  const ErpAzureCircuit facts = {resource->name, region, provider,
                                 place,          rate,   tier,
                                 family,         state,  port != NULL ? &port_facts : NULL};
  guint circuit = erp_azure_add_circuit(reading->azure, resource->key, &facts, resource->spot);
  JsonArray *peerings = list(object, "peerings");
  for (guint i = 0; circuit != ERP_NO_THING && i < length(peerings); i++)
    if (erp_json_element(peerings, i) != NULL)
      add_peering(reading, circuit, erp_json_element(peerings, i));
}

/* One that stands by itself, as in templates. */
static void
read_peering(const Reading *reading, const Resource *resource) {
  g_autofree char *key = erp_azure_key_of(reading->azure, resource->key, "expressroutecircuits");
  if (key != NULL)
    add_peering(reading, erp_azure_thing(reading->azure, ERP_KIND_CIRCUIT, key, resource->spot),
                resource->object);
}

/* A filter knows its peerings, too, whose circuit may be in the plan. */
static void
read_filter(const Reading *reading, const Resource *resource) {
  JsonArray *peerings = list(resource->object, "peerings");
  for (guint i = 0; i < length(peerings); i++) {
    JsonObject *object = erp_json_element(peerings, i);
    g_autofree char *key =
        object != NULL ? key_in(reading, object, "id", "expressroutecircuits") : NULL;
    if (key == NULL)
      continue;
    ErpSpot spot = erp_json_spot(reading->json, object);
    guint circuit = erp_azure_thing(reading->azure, ERP_KIND_CIRCUIT, key, spot);
    guint peering = erp_azure_add_peering(reading->azure, circuit,
                                          &(ErpAzurePeering){.type = "MicrosoftPeering"}, spot);
    add_communities(reading, peering, resource);
  }
}

/* ---- gateways -------------------------------------------------------------------------------- */

/* Address ranges of the virtual network the gateway stands in. Caller frees. */
static char *
prefixes_of(const Reading *reading, JsonObject *gateway) {
  JsonObject *first = NULL;
  JsonArray *configurations = list(gateway, "ipConfigurations");
  if (length(configurations) > 0)
    first = erp_json_element(configurations, 0);
  g_autofree char *key =
      first != NULL ? key_in(reading, first, "subnet.id", "virtualnetworks") : NULL;
  const Resource *network = find(reading, key);
  return network != NULL ? texts_of(reading, network->object, "addressSpace.addressPrefixes")
                         : NULL;
}

static const char *
zones_of(JsonObject *object) {
  JsonArray *zones = erp_json_array(object, "zones");
  return length(zones) == 0 ? NULL : length(zones) > 1 ? "yes" : "no";
}

static void
read_gateway(const Reading *reading, const Resource *resource) {
  JsonObject *object = resource->object;
  g_autofree char *type = text_of(reading, object, "gatewayType");
  if (type == NULL || g_ascii_strcasecmp(type, "ExpressRoute") != 0) {
    erp_proposal_drop(reading->proposal, resource->spot, resource->key,
                      _("the gateway “%s” is left out: it is of the type “%s”"), resource->key,
                      type != NULL ? type : "");
    return;
  }
  g_autofree char *region = text_of(reading, object, "location");
  g_autofree char *sku = text_of(reading, object, "sku.name");
  g_autofree char *units = text_of(reading, object, "autoScaleConfiguration.bounds.min");
  g_autofree char *prefixes = prefixes_of(reading, object);
  const ErpAzureGateway facts = {resource->name, region, sku, units, zones_of(object), prefixes};
  erp_azure_add_gateway(reading->azure, resource->key, &facts, resource->spot);
}

/* `path` leads to the id of the circuit or of one of its peerings. */
static void
add_connection(const Reading *reading, const char *gateway, JsonObject *object, const char *path) {
  ErpSpot spot = erp_json_spot(reading->json, object);
  g_autofree char *circuit = key_in(reading, object, path, "expressroutecircuits");
  g_autofree char *weight = text_of(reading, object, "routingWeight");
  g_autofree char *fastpath = text_of(reading, object, "expressRouteGatewayBypass");
  const ErpAzureConnection facts = {circuit, weight, fastpath};
  if (gateway == NULL || circuit == NULL) {
    erp_proposal_drop(reading->proposal, spot, NULL,
                      _("a connection is left out: nothing says its gateway or its circuit"));
    return;
  }
  guint thing = erp_azure_thing(reading->azure, ERP_KIND_GATEWAY, gateway, spot);
  erp_azure_add_connection(reading->azure, thing, &facts, spot);
}

static void
read_connection(const Reading *reading, const Resource *resource) {
  g_autofree char *type = text_of(reading, resource->object, "connectionType");
  g_autofree char *gateway =
      key_in(reading, resource->object, "virtualNetworkGateway1.id", "virtualnetworkgateways");
  if (type != NULL && g_ascii_strcasecmp(type, "ExpressRoute") != 0)
    erp_proposal_drop(reading->proposal, resource->spot, resource->key,
                      _("the connection “%s” is left out: it is of the type “%s”"), resource->key,
                      type);
  else
    add_connection(reading, gateway, resource->object, "peer.id");
}

static void
read_hub_gateway(const Reading *reading, const Resource *resource) {
  static const char path[] = "expressRouteCircuitPeering.id";
  g_autofree char *region = text_of(reading, resource->object, "location");
  g_autofree char *units = text_of(reading, resource->object, "autoScaleConfiguration.bounds.min");
  const ErpAzureGateway facts = {.name = resource->name, .region = region, .units = units};
  erp_azure_add_hub_gateway(reading->azure, resource->key, &facts, resource->spot);
  JsonArray *connections = list(resource->object, "expressRouteConnections");
  for (guint i = 0; i < length(connections); i++) {
    JsonObject *object = erp_json_element(connections, i);
    if (object != NULL && member(object, path) != NULL) /* else only its id */
      add_connection(reading, resource->key, object, path);
  }
}

static void
read_hub_connection(const Reading *reading, const Resource *resource) {
  g_autofree char *gateway =
      erp_azure_key_of(reading->azure, resource->key, "expressroutegateways");
  add_connection(reading, gateway, resource->object, "expressRouteCircuitPeering.id");
}

/* ---- together -------------------------------------------------------------------------------- */

/* In the order in which they are read, so that what refers comes after what it refers to. */
static const struct {
  const char *type;
  void (*read)(const Reading *reading, const Resource *resource); /* NULL: by those that need it */
} readers[] = {
    {"microsoft.network/expressroutecircuits", read_circuit},
    {"microsoft.network/expressroutecircuits/peerings", read_peering},
    {"microsoft.network/routefilters", read_filter},
    {"microsoft.network/virtualnetworkgateways", read_gateway},
    {"microsoft.network/connections", read_connection},
    {"microsoft.network/expressroutegateways", read_hub_gateway},
    {"microsoft.network/expressroutegateways/expressrouteconnections", read_hub_connection},
    {"microsoft.network/expressrouteports", NULL},
    {"microsoft.network/virtualnetworks", NULL},
};

static gboolean
is_known(const char *type) {
  for (guint i = 0; i < G_N_ELEMENTS(readers); i++)
    if (g_str_equal(readers[i].type, type))
      return TRUE;
  return FALSE;
}

static void
read_all(const Reading *reading) {
  for (guint r = 0; r < G_N_ELEMENTS(readers); r++)
    for (guint i = 0; i < reading->resources->len; i++) {
      const Resource *resource = reading->resources->pdata[i];
      if (readers[r].read == NULL || !g_str_equal(readers[r].type, resource->type))
        continue;
      if (resource->key != NULL)
        readers[r].read(reading, resource);
      else
        erp_proposal_drop(
            reading->proposal, resource->spot, NULL,
            _("a resource of the type “%s” is left out: it has no id, nor a name that "
              "can be worked out"),
            resource->type);
    }
  for (guint i = 0; i < reading->resources->len; i++) {
    const Resource *resource = reading->resources->pdata[i];
    if (!is_known(resource->type))
      erp_azure_note_other(reading->azure, resource->type);
  }
  erp_azure_tell_others(reading->azure);
}

static gboolean
read_document(const ErpImportInput *input, ErpProposal *proposal, ErpJsonText *json,
              const ErpArm *arm, GError **error) {
  g_autoptr(ErpAzure) azure = erp_azure_new(input, proposal);
  g_autoptr(GPtrArray) resources = g_ptr_array_new_with_free_func(resource_free);
  g_autoptr(GHashTable) by_key = g_hash_table_new(erp_hash_text, g_str_equal);
  Reading reading = {proposal, azure, json, arm, resources, by_key};
  if (!collect(&reading)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                _("%s:1:1: this is no list of Azure resources: “az network express-route list -o "
                  "json” prints one"),
                input->name);
    return FALSE;
  }
  read_all(&reading);
  return TRUE;
}

gboolean
erp_is_azure(const char *text) {
  return erp_json_may_be(text) &&
         (strstr(text, "Microsoft.Network/") != NULL || strstr(text, "microsoft.network/") != NULL);
}

gboolean
erp_is_arm(const char *text) {
  return erp_json_may_be(text) && strstr(text, "deploymentTemplate.json") != NULL;
}

gboolean
erp_read_azure(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  g_autoptr(ErpJsonText) json = erp_json_read(input->bytes, input->name, error);
  return json != NULL && read_document(input, proposal, json, NULL, error);
}

gboolean
erp_read_arm(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  g_autoptr(ErpJsonText) json = erp_json_read(input->bytes, input->name, error);
  if (json == NULL)
    return FALSE;
  JsonNode *root = erp_json_root(json);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  ErpArm arm = {0};
  if (object != NULL) {
    arm.parameters = erp_json_object(object, "parameters");
    arm.variables = erp_json_object(object, "variables");
  }
  return read_document(input, proposal, json, &arm, error);
}
