/* Gateways by the limits of their SKUs and by their regions, and clusters of data gateways: REL-12,
 * REL-13, REL-16, REL-24 and CST-09. */
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
most_circuits(const ErpGatewaySku *sku, gint64 units) {
  if (!sku->per_unit || units >= 10)
    return sku->max_circuits;
  return MIN(sku->max_circuits, units >= 2 ? 8 : 4);
}

/* The connections of a gateway, and the place where most of their circuits are. */
typedef struct {
  guint n, n_same;
  guint32 place;
} Connections;

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
      n_same += erp_network_same_place(network, g_array_index(places, guint32, i),
                                       g_array_index(places, guint32, j));
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
  gint64 limit = most_circuits(gateway->sku, gateway->gateway->units),
         same = gateway->sku->max_circuits_same_location;
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

/* ---- REL-16: a second region ---------------------------------------------------------------- */

static gboolean
has_critical_gateway(const ErpReview *review, guint32 site) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++)
    if (erp_flow_is_critical_way(review, &results->flows[i]) &&
        results->routes[results->flows[i].route].gateway != ERP_NONE)
      return TRUE;
  return FALSE;
}

/* Sites with a critical flow that ends at a gateway. Caller frees. */
static GArray *
critical_and_private(ErpReview *review) {
  const guint8 *critical = erp_review_critical_sites(review);
  GArray *sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < review->results->network->n_sites; i++)
    if (critical[i] && has_critical_gateway(review, i))
      g_array_append_val(sites, i);
  return sites;
}

/* The regions of connected gateways. */
typedef struct {
  const ErpRegion *first; /* or NULL */
  gboolean several, unknown;
} Regions;

static Regions
regions_of(const ErpNetwork *network) {
  Regions regions = {NULL, FALSE, FALSE};
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpNetGateway *gateway = &network->gateways[i];
    if (connections_of(network, gateway->gateway).n == 0)
      continue;
    if (gateway->region == NULL)
      regions.unknown = TRUE;
    else if (regions.first == NULL)
      regions.first = gateway->region;
    else
      regions.several |= regions.first != gateway->region;
  }
  return regions;
}

static void
add_one_region(ErpReview *review, const ErpRule *rule, const Regions *regions,
               const GArray *sites) {
  const char *names = erp_say_nodes(review, sites);
  const ErpRegion *region = regions->unknown ? NULL : regions->first;
  ErpFinding *finding =
      region == NULL
          ? erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                           g_strdup_printf(_("The catalogue does not know the regions of all "
                                             "gateways that critical demands of %s could use"),
                                           names))
          : erp_review_add(review, rule, ERP_VERDICT_WARN, NULL, NULL,
                           g_strdup_printf(_("Critical demands of %s depend on one region, %s: no "
                                             "connected gateway stands in another"),
                                           names, region->display_name));
  erp_finding_sites(review, finding, sites);
  finding->n_objects = 1;
  if (region != NULL && region->paired != NULL)
    erp_finding_advise(finding,
                       g_strdup_printf(_("Plan a gateway in a recovery region; %s is paired with "
                                         "%s."),
                                       region->display_name, region->paired));
}

void
erp_check_rel_16(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) sites = critical_and_private(review);
  Regions regions = regions_of(review->results->network);
  if (sites->len == 0)
    erp_review_add_not_applicable(review, rule, _("No critical demand ends at a gateway"));
  else if (regions.several)
    erp_review_add_pass(review, rule, 1,
                        g_strdup(_("Connected gateways stand in two regions or more")));
  else
    add_one_region(review, rule, &regions, sites);
}

/* ---- CST-09: a smaller gateway -------------------------------------------------------------- */

/* The next lower SKU, or number of scale units, that a gateway could do with by all but its
 * throughput. */
typedef struct {
  gint64 throughput; /* ERP_UNSET when there is none */
  const ErpGatewaySku *sku;
  gint64 units;
} Smaller;

static Smaller
smaller_sku(const ErpCatalogue *catalogue, const ErpGatewaySku *now) {
  Smaller smaller = {ERP_UNSET, NULL, 1};
  for (guint i = 0; i < catalogue->n_gateway_skus; i++) {
    const ErpGatewaySku *sku = &catalogue->gateway_skus[i];
    if (sku->per_unit || sku->legacy != now->legacy || sku->zone_redundant != now->zone_redundant ||
        sku->throughput >= now->throughput ||
        (smaller.sku != NULL && sku->throughput <= smaller.throughput))
      continue;
    smaller.sku = sku;
    smaller.throughput = sku->throughput;
  }
  return smaller;
}

static Smaller
smaller_than(const ErpReview *review, const ErpNetGateway *gateway) {
  const ErpGatewaySku *now = gateway->sku;
  const ErpGateway *record = gateway->gateway;
  Connections connections = connections_of(review->results->network, record);
  Smaller smaller = {ERP_UNSET, now, record->units - 1};
  if (!now->per_unit)
    smaller = smaller_sku(review->results->catalogue, now);
  else if (smaller.units >= (gint64) now->min_units)
    smaller.throughput = smaller.units * now->throughput;
  if (smaller.throughput == ERP_UNSET)
    return smaller;
  if (connections.n > most_circuits(smaller.sku, smaller.units) ||
      connections.n_same > smaller.sku->max_circuits_same_location ||
      (erp_gateway_wants_fastpath(record) && !erp_sku_has_fastpath(smaller.sku, smaller.units)))
    smaller.throughput = ERP_UNSET;
  return smaller;
}

static gint64
load_of(const ErpReview *review, const ErpNetGateway *gateway) {
  const gint64 *load = review->results->loads[gateway->element].load;
  return MAX(load[ERP_UP], load[ERP_DOWN]);
}

/* Per gateway: its own load and that of the busiest other one. Caller frees. */
static gint64 *
needs_of(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 *needs = g_new0(gint64, network->n_gateways + 1);
  gint64 most = 0, second = 0;
  for (guint i = 0; i < network->n_gateways; i++) {
    gint64 load = load_of(review, &network->gateways[i]);
    second = MAX(second, MIN(load, most));
    most = MAX(most, load);
  }
  for (guint i = 0; i < network->n_gateways; i++) {
    gint64 load = load_of(review, &network->gateways[i]);
    needs[i] = load + (load == most ? second : most);
  }
  return needs;
}

static void
add_large(ErpReview *review, const ErpRule *rule, const ErpNetGateway *gateway, gint64 need,
          const Smaller *smaller) {
  const char *name = gateway_name(review, gateway);
  g_autofree char *lower =
      smaller->sku->per_unit
          ? g_strdup_printf(ERP_NGETTEXT("%s with %u scale unit", "%s with %u scale units",
                                         (guint) smaller->units),
                            smaller->sku->sku, (guint) smaller->units)
          : g_strdup(smaller->sku->sku);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, gateway->gateway->id, &gateway->gateway->record,
      g_strdup_printf(_("The gateway %s needs %s, with what it might take over from another: at "
                        "most %s of the %s that %s passes"),
                      name, erp_say(review, ERP_UNIT_RATE, need),
                      erp_say_limit(review, "gateway.low"),
                      erp_say(review, ERP_UNIT_RATE, smaller->throughput), lower));
  erp_finding_figure(finding, "need_mbps", ERP_UNIT_RATE, need);
  erp_finding_figure(finding, "smaller_mbps", ERP_UNIT_RATE, smaller->throughput);
  erp_finding_figure(finding, "share_percent", ERP_UNIT_PERCENT,
                     (gint64) ((double) need * 10000.0 / (double) smaller->throughput + 0.5));
  erp_finding_limit(review, finding, "gateway.low");
  erp_finding_advise(finding, g_strdup_printf(_("Use %s for the gateway %s."), lower, name));
}

void
erp_check_cst_09(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree gint64 *needs = needs_of(review);
  double limit = (double) erp_params_value(review->results->params, "gateway.low");
  g_autoptr(GPtrArray) unknown = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpNetGateway *gateway = &network->gateways[i];
    if (load_of(review, gateway) == 0)
      continue;
    n_scope++;
    if (gateway->sku == NULL) {
      g_ptr_array_add(unknown, (gpointer) &gateway->gateway->record);
      continue;
    }
    Smaller smaller = smaller_than(review, gateway);
    gboolean large = smaller.throughput != ERP_UNSET &&
                     (double) needs[i] * 10000 <= limit * (double) smaller.throughput;
    n_pass += !large;
    if (large)
      add_large(review, rule, gateway, needs[i], &smaller);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No gateway carries traffic"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unknown,
                       _("The catalogue does not know the SKU of %s, nor what it passes"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u gateway is as large as it has to be",
                                   "%u gateways are as large as they have to be", n_pass),
                      n_pass));
}

/* ---- REL-24: clusters of data gateways ------------------------------------------------------ */

/* Whether a critical flow goes to the environment the data gateway serves; any, when not stated. */
static gboolean
serves_critical(const ErpReview *review, const ErpDataGateway *gateway) {
  const ErpResults *results = review->results;
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->service != review->power_platform || !erp_flow_active(flow) ||
        !erp_flow_is_critical(review, flow))
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
