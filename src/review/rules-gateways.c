/* Gateways by the limits of their SKUs, and clusters of data gateways: REL-12, REL-13, REL-24. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

static const char *
gateway_name(const ErpReview *review, const ErpNetGateway *gateway) {
  return review->results->network->elements[gateway->element].name;
}

/* ---- REL-12: zone redundancy ---------------------------------------------------------------- */

static void
judge_zones(ErpReview *review, const ErpRule *rule, const ErpNetGateway *gateway, guint *n_pass) {
  const ErpGateway *record = gateway->gateway;
  char *message = NULL;
  ErpVerdict verdict = ERP_VERDICT_FAIL;
  if (gateway->region == NULL || gateway->sku == NULL) {
    verdict = ERP_VERDICT_NOT_ANSWERED;
    message = g_strdup_printf(_("The catalogue does not know the region or the SKU of the gateway "
                                "%s"),
                              gateway_name(review, gateway));
  } else if (!gateway->sku->zone_redundant) {
    message = g_strdup_printf(_("The gateway %s has the SKU %s, which stands in one zone of %s"),
                              gateway_name(review, gateway), gateway->sku->sku,
                              gateway->region->display_name);
  } else if (record->zones == FALSE) {
    message = g_strdup_printf(_("The gateway %s could be spread over the zones of %s with the SKU "
                                "%s, but is not"),
                              gateway_name(review, gateway), gateway->region->display_name,
                              gateway->sku->sku);
  }
  if (message == NULL)
    (*n_pass)++;
  else
    erp_review_add(review, rule, verdict, record->id, &record->record, message);
}

void
erp_check_rel_12(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpNetGateway *gateway = &network->gateways[i];
    if (gateway->region != NULL && gateway->region->zones == 0)
      continue;
    n_scope++;
    judge_zones(review, rule, gateway, &n_pass);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No gateway stands in a region with zones"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u gateway is zone-redundant",
                                                   "%u gateways are zone-redundant", n_pass),
                                      n_pass));
}

/* ---- REL-13: connections -------------------------------------------------------------------- */

/* The SKU by scale units takes fewer circuits while it is small (note of the catalogue). */
static gint64
most_circuits(const ErpNetGateway *gateway) {
  gint64 units = gateway->gateway->units;
  if (!gateway->sku->per_unit || units >= 10)
    return gateway->sku->max_circuits;
  return MIN(gateway->sku->max_circuits, units >= 2 ? 8 : 4);
}

/* The connections of a gateway, and the place where most of their circuits are. */
typedef struct {
  guint n, n_same;
  guint32 place;
} Connections;

static gboolean
same_place(const ErpNetwork *network, guint32 a, guint32 b) {
  const ErpPeeringPlace *place = network->nodes[a].place;
  return a == b || (place != NULL && place == network->nodes[b].place);
}

static Connections
connections_of(const ErpNetwork *network, const ErpGateway *gateway) {
  Connections connections = {0, 0, ERP_NONE};
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < gateway->record.n_children; i++) {
    const ErpRecord *child = gateway->record.children[i];
    if (child->kind != ERP_KIND_CONNECTION)
      continue;
    connections.n++;
    guint32 circuit = erp_network_circuit(network, ((const ErpConnection *) child)->circuit);
    if (circuit != ERP_NONE)
      g_array_append_val(places, network->circuits[circuit].node);
  }
  for (guint i = 0; i < places->len; i++) {
    guint n_same = 0;
    for (guint j = 0; j < places->len; j++)
      n_same +=
          same_place(network, g_array_index(places, guint32, i), g_array_index(places, guint32, j));
    if (n_same > connections.n_same) {
      connections.n_same = n_same;
      connections.place = g_array_index(places, guint32, i);
    }
  }
  return connections;
}

static void
add_connections(ErpReview *review, const ErpRule *rule, const ErpNetGateway *gateway,
                gint64 n_connections, gint64 limit, char *message) {
  ErpFinding *finding = erp_review_add(review, rule, ERP_VERDICT_FAIL, gateway->gateway->id,
                                       &gateway->gateway->record, message);
  erp_finding_figure(finding, "connections", ERP_UNIT_COUNT, n_connections);
  erp_finding_figure(finding, "limit", ERP_UNIT_COUNT, limit);
}

static gboolean
judge_connections(ErpReview *review, const ErpRule *rule, const ErpNetGateway *gateway) {
  const ErpNetwork *network = review->results->network;
  Connections connections = connections_of(network, gateway->gateway);
  gint64 limit = most_circuits(gateway), same = gateway->sku->max_circuits_same_location;
  if (connections.n > limit) {
    add_connections(review, rule, gateway, connections.n, limit,
                    g_strdup_printf(_("The gateway %s has %u connections; its SKU %s takes %s"),
                                    gateway_name(review, gateway), connections.n, gateway->sku->sku,
                                    erp_say(review, ERP_UNIT_COUNT, limit)));
    return FALSE;
  }
  if (connections.n_same > same) {
    add_connections(review, rule, gateway, connections.n_same, same,
                    g_strdup_printf(_("The gateway %s has %u connections to circuits at %s; a "
                                      "virtual network takes %s from one location"),
                                    gateway_name(review, gateway), connections.n_same,
                                    network->nodes[connections.place].name,
                                    erp_say(review, ERP_UNIT_COUNT, same)));
    return FALSE;
  }
  return TRUE;
}

void
erp_check_rel_13(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  guint n_pass = 0;
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpNetGateway *gateway = &network->gateways[i];
    if (gateway->sku == NULL)
      g_ptr_array_add(unknown, (gpointer) &gateway->gateway->record);
    else
      n_pass += judge_connections(review, rule, gateway);
  }
  if (network->n_gateways == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no gateway"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The catalogue does not know the SKU of %s, nor how many connections it "
                         "takes"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u gateway has no more connections than its "
                                                   "SKU takes",
                                                   "%u gateways have no more connections than "
                                                   "their SKUs take",
                                                   n_pass),
                                      n_pass));
}

/* ---- REL-24: clusters of data gateways ------------------------------------------------------ */

static gboolean
is_critical(const ErpFlow *flow, const ErpNetwork *network) {
  if (flow->demand != NULL && flow->demand->critical != ERP_UNSET)
    return flow->demand->critical == TRUE;
  return network->nodes[flow->site].site->critical == TRUE;
}

/* Whether a critical flow goes to the environment the data gateway serves; any, when not stated. */
static gboolean
serves_critical(const ErpReview *review, const ErpDataGateway *gateway) {
  const ErpResults *results = review->results;
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->service != review->power_platform || !erp_flow_active(flow) ||
        !is_critical(flow, results->network))
      continue;
    const char *environment = flow->demand == NULL ? NULL : flow->demand->environment;
    if (gateway->environment == NULL || environment == NULL ||
        strcmp(gateway->environment, environment) == 0)
      return TRUE;
  }
  return FALSE;
}

void
erp_check_rel_24(const ErpRule *rule, ErpReview *review) {
  guint n, n_scope = 0, n_pass = 0;
  const ErpRecord *const *records =
      erp_plan_of_kind(review->results->plan, ERP_KIND_DATA_GATEWAY, &n);
  g_autoptr(GPtrArray) alone = g_ptr_array_new();
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  for (guint i = 0; i < n; i++) {
    const ErpDataGateway *gateway = ERP_AS(ErpDataGateway, DATA_GATEWAY, records[i]);
    if (!serves_critical(review, gateway))
      continue;
    n_scope++;
    n_pass += gateway->members >= 2;
    if (gateway->members == ERP_UNSET)
      g_ptr_array_add(unknown, (gpointer) records[i]);
    else if (gateway->members < 2)
      g_ptr_array_add(alone, (gpointer) records[i]);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No critical demand depends on a data gateway"));
  erp_review_add_alike(review, rule, ERP_VERDICT_FAIL, alone,
                       _("1 machine is all there is of %s, which critical demands depend on; 2 are "
                         "needed"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The plan does not say how many machines are in the cluster of %s"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u data gateway has two machines or more",
                                   "%u data gateways have two machines or more", n_pass),
                      n_pass));
}
