#include "eval/network-build.h"

#include <string.h>

#include "base/names.h"
#include "base/i18n.h"

#define MAX_SERVICES 64

/* The value after "12076:" of a community, 0 when it is none. */
static guint
community_value(const char *text) {
  if (text == NULL)
    return 0;
  const char *colon = strrchr(text, ':');
  return (guint) g_ascii_strtoull(colon != NULL ? colon + 1 : text, NULL, 10);
}

/* Government clouds publish the same service under another community with the same name. */
static gboolean
same_service(const ErpCatalogue *catalogue, const ErpService *service, const ErpCommunity *stated) {
  if (service->community == NULL || stated == NULL)
    return FALSE;
  if (community_value(service->community) == community_value(stated->community))
    return TRUE;
  if (!g_str_equal(stated->kind, "service") || stated->cloud == ERP_CLOUD_PUBLIC)
    return FALSE;
  const ErpCommunity *ours = erp_catalogue_community(catalogue, service->community);
  return ours != NULL && g_str_has_prefix(ours->name, stated->name);
}

guint64
erp_network_services_of(const ErpCatalogue *catalogue, const ErpCommunity *community) {
  guint64 bits = 0;
  for (guint i = 0; i < catalogue->n_services && i < MAX_SERVICES; i++)
    if (same_service(catalogue, &catalogue->services[i], community))
      bits |= G_GUINT64_CONSTANT(1) << i;
  return bits;
}

static void
add_accept(ErpNetwork *network, ErpNetCircuit *circuit, const ErpAccept *accept,
           ErpDiagList *diags) {
  const ErpCommunity *community = erp_catalogue_community(network->catalogue, accept->community);
  guint value = community_value(accept->community);
  if (community == NULL && accept->community != NULL)
    erp_network_unknown(diags, &accept->record, circuit->circuit->id, _("BGP community"),
                        accept->community, NULL);
  circuit->services |= erp_network_services_of(network->catalogue, community);
  for (guint i = 0; i < network->n_environments && value != 0; i++) {
    const ErpPowerRegion *power = network->environments[i].power;
    if (power != NULL && (value == community_value(power->community1) ||
                          value == community_value(power->community2)))
      circuit->environments[i] = 1;
  }
}

static void
add_peering(ErpNetwork *network, ErpNetCircuit *circuit, const ErpPeering *peering,
            ErpDiagList *diags) {
  if (peering->kind == ERP_PEERING_PRIVATE) {
    if (circuit->private_peering == NULL)
      circuit->private_peering = peering;
    return;
  }
  if (peering->kind != ERP_PEERING_MICROSOFT || circuit->microsoft != NULL)
    return;
  circuit->microsoft = peering;
  for (guint i = 0; i < peering->record.n_children; i++)
    if (peering->record.children[i]->kind == ERP_KIND_ACCEPT)
      add_accept(network, circuit, ERP_AS(ErpAccept, ACCEPT, peering->record.children[i]), diags);
}

ErpElement
erp_network_make_circuit(const ErpNetwork *network, const ErpCircuit *circuit, guint32 node) {
  ErpElement element =
      erp_network_element_blank(network, ERP_ELEMENT_CIRCUIT, &circuit->record, circuit->id,
                                erp_name_or(circuit->name, circuit->id), node);
  element.capacity[ERP_UP] = element.capacity[ERP_DOWN] = circuit->bandwidth;
  return element;
}

static void
add_circuit(ErpNetwork *network, GArray *elements, GArray *circuits, const ErpCircuit *record,
            guint32 node, ErpDiagList *diags) {
  ErpNetCircuit circuit = {.circuit = record, .element = elements->len, .node = node};
  circuit.cloud = record->cloud == ERP_UNSET ? ERP_CLOUD_PUBLIC : (ErpCloud) record->cloud;
  circuit.environments = g_new0(guint8, MAX(network->n_environments, 1));
  for (guint i = 0; i < record->record.n_children; i++)
    if (record->record.children[i]->kind == ERP_KIND_PEERING)
      add_peering(network, &circuit, ERP_AS(ErpPeering, PEERING, record->record.children[i]),
                  diags);
  ErpElement element = erp_network_make_circuit(network, record, node);
  g_array_append_val(elements, element);
  if (record->id != NULL)
    g_hash_table_insert(network->circuit_index, record->id, GUINT_TO_POINTER(circuits->len + 1));
  g_array_append_val(circuits, circuit);
}

static void
build_environments(ErpNetwork *network, ErpDiagList *diags) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_ENVIRONMENT, &n);
  network->environments = g_new0(ErpNetEnvironment, MAX(n, 1));
  network->n_environments = n;
  for (guint i = 0; i < n; i++) {
    const ErpEnvironment *record = ERP_AS(ErpEnvironment, ENVIRONMENT, records[i]);
    ErpNetEnvironment *environment = &network->environments[i];
    environment->environment = record;
    if (record->id != NULL)
      g_hash_table_insert(network->environment_index, record->id, GUINT_TO_POINTER(i + 1));
    environment->cloud = record->cloud == ERP_UNSET ? ERP_CLOUD_PUBLIC : (ErpCloud) record->cloud;
    if (record->region == NULL)
      continue;
    const char *suggestion = NULL;
    environment->power =
        erp_catalogue_power_region(network->catalogue, record->region, &suggestion);
    if (environment->power == NULL) {
      erp_network_unknown(diags, records[i], record->id, _("Power Platform region"), record->region,
                          suggestion);
      continue;
    }
    environment->region =
        erp_catalogue_region(network->catalogue, environment->power->region1, NULL);
    if (environment->cloud == ERP_CLOUD_PUBLIC && environment->region != NULL)
      environment->cloud = environment->region->cloud;
  }
}

ErpElement
erp_network_make_gateway(const ErpNetwork *network, const ErpNetGateway *gateway) {
  const ErpGateway *record = gateway->gateway;
  ErpElement element =
      erp_network_element_blank(network, ERP_ELEMENT_GATEWAY, &record->record, record->id,
                                erp_name_or(record->name, record->id), ERP_NONE);
  if (gateway->sku != NULL && gateway->sku->throughput != ERP_UNSET) {
    gint64 units =
        gateway->sku->per_unit && record->units != ERP_UNSET ? CLAMP(record->units, 1, 1000) : 1;
    element.capacity[ERP_UP] = element.capacity[ERP_DOWN] = gateway->sku->throughput * units;
  }
  return element;
}

static void
add_gateway(ErpNetwork *network, GArray *elements, const ErpGateway *record, ErpNetGateway *gateway,
            ErpDiagList *diags) {
  const char *suggestion = NULL;
  *gateway = (ErpNetGateway){.gateway = record, .element = elements->len};
  if (record->region != NULL) {
    gateway->region = erp_catalogue_region(network->catalogue, record->region, &suggestion);
    if (gateway->region == NULL)
      erp_network_unknown(diags, &record->record, record->id, _("Azure region"), record->region,
                          suggestion);
    else
      erp_latency_anchor(network->model, gateway->region->lat, gateway->region->lon,
                         &gateway->anchor);
  }
  if (record->sku != NULL) {
    gateway->sku = erp_catalogue_gateway_sku(network->catalogue, record->sku, &suggestion);
    if (gateway->sku == NULL)
      erp_network_unknown(diags, &record->record, record->id, _("gateway SKU"), record->sku,
                          suggestion);
  }
  ErpElement element = erp_network_make_gateway(network, gateway);
  g_array_append_val(elements, element);
}

void
erp_network_build_circuits(ErpNetwork *network, GArray *elements, ErpDiagList *diags) {
  build_environments(network, diags);
  GArray *circuits = g_array_new(FALSE, FALSE, sizeof(ErpNetCircuit));
  for (guint32 node = network->n_sites; node < network->n_nodes; node++) {
    const ErpRecord *location = &network->nodes[node].location->record;
    for (guint i = 0; i < location->n_children; i++)
      if (location->children[i]->kind == ERP_KIND_CIRCUIT)
        add_circuit(network, elements, circuits, ERP_AS(ErpCircuit, CIRCUIT, location->children[i]),
                    node, diags);
  }
  network->n_circuits = circuits->len;
  network->circuit_list = circuits;
  network->circuits = (ErpNetCircuit *) (void *) circuits->data;

  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_GATEWAY, &n);
  network->n_gateways = n;
  network->gateway_list = g_array_sized_new(FALSE, TRUE, sizeof(ErpNetGateway), MAX(n, 1));
  g_array_set_size(network->gateway_list, n);
  network->gateways = (ErpNetGateway *) (void *) network->gateway_list->data;
  for (guint i = 0; i < n; i++) {
    const ErpGateway *record = ERP_AS(ErpGateway, GATEWAY, records[i]);
    add_gateway(network, elements, record, &network->gateways[i], diags);
    if (record->id != NULL)
      g_hash_table_insert(network->gateway_index, record->id, GUINT_TO_POINTER(i + 1));
  }
}

static guint64
scope_services(const ErpNetwork *network, const ErpRouteScope *scope) {
  if (scope->accept == NULL)
    return G_MAXUINT64;
  guint64 bits = 0;
  for (char **accept = scope->accept; *accept != NULL; accept++)
    bits |= erp_network_services_of(network->catalogue,
                                    erp_catalogue_community(network->catalogue, *accept));
  return bits;
}

static void
add_scope(ErpNetwork *network, const ErpRouteScope *scope) {
  const ErpRecord *found = scope->exit != NULL ? erp_plan_find(network->plan, scope->exit) : NULL;
  if (found == NULL || found->kind != ERP_KIND_EXIT)
    return; /* the structural check has said so */
  const ErpExit *exit_record = ERP_AS(ErpExit, EXIT, found);
  guint32 index = exit_record->kind == ERP_EXIT_CIRCUIT
                      ? erp_network_circuit(network, exit_record->ref)
                      : ERP_NONE;
  if (index == ERP_NONE)
    return;
  ErpNetCircuit *circuit = &network->circuits[index];
  if (circuit->scope == NULL)
    circuit->scope = g_new0(guint64, MAX(network->n_sites, 1));
  guint64 services = scope_services(network, scope);
  if (scope->sites == NULL) {
    for (guint i = 0; i < network->n_sites; i++)
      circuit->scope[i] |= services;
    return;
  }
  for (char **site = scope->sites; *site != NULL; site++) {
    guint32 node = erp_network_node(network, *site);
    if (node != ERP_NONE && node < network->n_sites)
      circuit->scope[node] |= services;
  }
}

void
erp_network_build_scopes(ErpNetwork *network) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_ROUTE_SCOPE, &n);
  for (guint i = 0; i < n; i++)
    add_scope(network, ERP_AS(ErpRouteScope, ROUTE_SCOPE, records[i]));
}
