/* Questions several checks ask about flows, circuits, policies and the shape of the WAN. */
#include "review/context.h"

#include <string.h>

#include "base/geo.h"
#include "base/i18n.h"

gboolean
erp_flow_is_critical(const ErpReview *review, const ErpFlow *flow) {
  if (flow->demand != NULL && flow->demand->critical != ERP_UNSET)
    return flow->demand->critical == TRUE;
  return review->results->network->nodes[flow->site].site->critical == TRUE;
}

gboolean
erp_flow_is_critical_way(const ErpReview *review, const ErpFlow *flow) {
  return flow->route != ERP_NONE && erp_flow_active(flow) && erp_flow_is_critical(review, flow);
}

static void
has_critical_way(ErpReview *review, guint32 site, gpointer part) {
  guint8 *has = part;
  guint n, first = erp_results_site_flows(review->results, site, &n);
  for (guint i = first; i < first + n && !*has; i++)
    *has = erp_flow_is_critical_way(review, &review->results->flows[i]);
}

const guint8 *
erp_review_critical_sites(ErpReview *review) {
  return erp_review_parts(review, sizeof(guint8), has_critical_way);
}

GArray *
erp_review_sites_with(const ErpReview *review, ErpFlowTest *test) {
  const ErpResults *results = review->results;
  GArray *sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    guint n, first = erp_results_site_flows(results, site, &n);
    gboolean passes = FALSE;
    for (guint i = first; i < first + n && !passes; i++)
      passes = results->flows[i].route != ERP_NONE && erp_flow_active(&results->flows[i]) &&
               test(review, &results->flows[i]);
    if (passes)
      g_array_append_val(sites, site);
  }
  return sites;
}

static gboolean
parse_date(const char *text, GDate *date) {
  if (text == NULL || strlen(text) != 10)
    return FALSE;
  guint64 year = g_ascii_strtoull(text, NULL, 10), month = g_ascii_strtoull(text + 5, NULL, 10);
  guint64 day = g_ascii_strtoull(text + 8, NULL, 10);
  if (year > 9999 || month > 12 || day > 31 ||
      !g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear(date, 1);
  g_date_set_dmy(date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

gint64
erp_review_days_since(const ErpReview *review, const char *date) {
  GDate then, today;
  if (!parse_date(date, &then) || !parse_date(review->today, &today))
    return ERP_UNSET;
  return g_date_days_between(&then, &today);
}

/* ---- circuits ------------------------------------------------------------------------------- */

static const char *
community_value(const char *community) {
  const char *colon = strchr(community, ':');
  return colon == NULL ? community : colon + 1;
}

static const ErpAccept *
accept_at(const ErpPeering *peering, guint i) {
  const ErpRecord *child = peering->record.children[i];
  return child->kind == ERP_KIND_ACCEPT ? (const ErpAccept *) child : NULL;
}

gboolean
erp_review_has_microsoft_peering(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  for (guint i = 0; i < network->n_circuits; i++)
    if (network->circuits[i].microsoft != NULL)
      return TRUE;
  return FALSE;
}

GPtrArray *
erp_circuit_gateways(const ErpReview *review, const char *circuit) {
  const ErpNetwork *network = review->results->network;
  GPtrArray *gateways = g_ptr_array_new();
  for (guint g = 0; g < network->n_gateways; g++) {
    const ErpRecord *gateway = &network->gateways[g].gateway->record;
    for (guint i = 0; i < gateway->n_children; i++) {
      const ErpRecord *child = gateway->children[i];
      if (child->kind != ERP_KIND_CONNECTION ||
          g_strcmp0(((const ErpConnection *) child)->circuit, circuit) != 0)
        continue;
      g_ptr_array_add(gateways, (gpointer) gateway);
      break;
    }
  }
  return gateways;
}

gboolean
erp_circuit_is_direct(const ErpCircuit *circuit) {
  return circuit->provider != NULL && g_ascii_strcasecmp(circuit->provider, "direct") == 0;
}

gboolean
erp_circuit_accepts(const ErpNetCircuit *circuit, const char *community) {
  if (circuit->microsoft == NULL || community == NULL)
    return FALSE;
  for (guint i = 0; i < circuit->microsoft->record.n_children; i++) {
    const ErpAccept *accept = accept_at(circuit->microsoft, i);
    if (accept != NULL && accept->community != NULL &&
        strcmp(community_value(accept->community), community_value(community)) == 0)
      return TRUE;
  }
  return FALSE;
}

GPtrArray *
erp_review_unlisted(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  GPtrArray *unlisted = g_ptr_array_new();
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpPeering *peering = network->circuits[i].microsoft;
    if (peering != NULL && peering->prefixes != ERP_UNSET &&
        peering->prefixes > (gint64) erp_routing_listed(review->routing, peering, 4) +
                                erp_routing_listed(review->routing, peering, 6))
      g_ptr_array_add(unlisted, (gpointer) &peering->record);
  }
  return unlisted;
}

const char *
erp_circuit_m365_communities(ErpReview *review, const ErpNetCircuit *circuit) {
  if (circuit->microsoft == NULL)
    return NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < circuit->microsoft->record.n_children; i++) {
    const ErpAccept *accept = accept_at(circuit->microsoft, i);
    if (accept == NULL || accept->community == NULL)
      continue;
    const ErpCommunity *community =
        erp_catalogue_community(review->results->catalogue, accept->community);
    if (community != NULL && community->needs_authorization)
      g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", accept->community);
  }
  return text->len > 0 ? g_string_chunk_insert_const(review->texts, text->str) : NULL;
}

GArray *
erp_spots_new(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree guint8 *seen = g_new0(guint8, network->n_nodes + 1);
  GArray *spots = g_array_new(FALSE, FALSE, sizeof(ErpSpot));
  for (guint i = 0; i < network->n_circuits; i++) {
    ErpSpot spot = {.node = network->circuits[i].node};
    const ErpNode *node = &network->nodes[spot.node];
    if (seen[spot.node] || !node->placed)
      continue;
    seen[spot.node] = 1;
    erp_geo_unit_vector(node->lat, node->lon, spot.vector);
    g_array_append_val(spots, spot);
  }
  return spots;
}

/* ---- symmetry ------------------------------------------------------------------------------- */

ErpVerdict
erp_symmetry_verdict(ErpSymmetry symmetry) {
  switch (symmetry) {
  case ERP_SYMMETRY_SYMMETRIC:
  case ERP_SYMMETRY_SPLIT_PATH:
    return ERP_VERDICT_PASS;
  case ERP_SYMMETRY_UNKNOWN:
    return ERP_VERDICT_NOT_ANSWERED;
  case ERP_SYMMETRY_HARMLESS:
    return ERP_VERDICT_WARN;
  case ERP_SYMMETRY_INDETERMINATE:
  case ERP_SYMMETRY_BROKEN:
  case ERP_SYMMETRY_UNROUTABLE:
    return ERP_VERDICT_FAIL;
  }
  g_return_val_if_reached(ERP_VERDICT_FAIL);
}

/* ---- the flows of circuits ------------------------------------------------------------------ */

static guint32
circuit_of(const ErpReview *review, const ErpFlow *flow) {
  return erp_flow_over_circuit(flow) && erp_flow_active(flow)
             ? review->results->routes[flow->route].circuit
             : ERP_NONE;
}

ErpCircuitFlows *
erp_circuit_flows_new(const ErpReview *review) {
  const ErpResults *results = review->results;
  guint n_circuits = results->network->n_circuits;
  ErpCircuitFlows *index = g_atomic_rc_box_new0(ErpCircuitFlows);
  index->first = g_new0(guint32, n_circuits + 2);
  index->flows = g_new(guint32, results->n_flows + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    guint32 circuit = circuit_of(review, &results->flows[i]);
    if (circuit != ERP_NONE)
      index->first[circuit + 2]++;
  }
  for (guint i = 2; i <= n_circuits; i++)
    index->first[i] += index->first[i - 1];
  for (guint32 i = 0; i < results->n_flows; i++) { /* first[c + 1] moves on to where c + 1 begins */
    guint32 circuit = circuit_of(review, &results->flows[i]);
    if (circuit != ERP_NONE)
      index->flows[index->first[circuit + 1]++] = i;
  }
  return index;
}

ErpCircuitFlows *
erp_circuit_flows_ref(const ErpCircuitFlows *index) {
  return g_atomic_rc_box_acquire((gpointer) index);
}

static void
circuit_flows_clear(gpointer data) {
  ErpCircuitFlows *index = data;
  g_free(index->first);
  g_free(index->flows);
}

void
erp_circuit_flows_unref(ErpCircuitFlows *index) {
  if (index != NULL)
    g_atomic_rc_box_release_full(index, circuit_flows_clear);
}

/* ---- policies ------------------------------------------------------------------------------- */

/* The policies of a plan. */
typedef struct {
  GPtrArray **by_site; /* per site: its own policies, in document order */
  guint n_sites;
  GPtrArray *general; /* policies of every site */
  gboolean names_circuits;
} Policies;

struct _ErpPolicyIndex {
  const ErpReview *review;
  Policies *policies; /* its own, or those of an earlier review */
};

/* What one way of a policy names, as the index of a circuit, or ERP_NONE. */
static guint32
circuit_of_way(const ErpReview *review, const char *way) {
  const ErpNetwork *network = review->results->network;
  const ErpRecord *record = erp_plan_find(review->results->plan, way);
  if (record == NULL)
    return ERP_NONE;
  if (record->kind == ERP_KIND_CIRCUIT)
    return erp_network_circuit(network, way);
  if (record->kind != ERP_KIND_EXIT)
    return ERP_NONE;
  const ErpExit *out = (const ErpExit *) record;
  return out->kind == ERP_EXIT_CIRCUIT && out->ref != NULL ? erp_network_circuit(network, out->ref)
                                                           : ERP_NONE;
}

static guint32
first_circuit(const ErpReview *review, const ErpPolicy *policy) {
  if (policy->via == NULL || policy->via[0] == NULL)
    return ERP_NONE;
  return circuit_of_way(review, policy->via[0]);
}

static Policies *
policies_new(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  Policies *policies = g_atomic_rc_box_new0(Policies);
  policies->by_site = g_new0(GPtrArray *, network->n_sites + 1);
  policies->n_sites = network->n_sites;
  policies->general = g_ptr_array_new();
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_POLICY, &n);
  for (guint i = 0; i < n; i++) {
    const ErpPolicy *policy = (const ErpPolicy *) records[i];
    policies->names_circuits |= first_circuit(review, policy) != ERP_NONE;
    if (policy->site == NULL) {
      g_ptr_array_add(policies->general, (gpointer) policy);
      continue;
    }
    guint32 site = erp_network_node(network, policy->site);
    if (site == ERP_NONE || site >= network->n_sites)
      continue;
    if (policies->by_site[site] == NULL)
      policies->by_site[site] = g_ptr_array_new();
    g_ptr_array_add(policies->by_site[site], (gpointer) policy);
  }
  return policies;
}

static void
policies_clear(gpointer data) {
  Policies *policies = data;
  for (guint i = 0; i < policies->n_sites; i++)
    if (policies->by_site[i] != NULL)
      g_ptr_array_unref(policies->by_site[i]);
  g_free(policies->by_site);
  g_ptr_array_unref(policies->general);
}

/* Takes the policies. */
static ErpPolicyIndex *
index_of(const ErpReview *review, Policies *policies) {
  ErpPolicyIndex *index = g_new(ErpPolicyIndex, 1);
  *index = (ErpPolicyIndex){review, policies};
  return index;
}

ErpPolicyIndex *
erp_policy_index_new(const ErpReview *review) {
  return index_of(review, policies_new(review));
}

ErpPolicyIndex *
erp_policy_index_new_from(const ErpReview *review, const ErpPolicyIndex *earlier) {
  return index_of(review, g_atomic_rc_box_acquire(earlier->policies));
}

void
erp_policy_index_free(ErpPolicyIndex *index) {
  if (index == NULL)
    return;
  g_atomic_rc_box_release_full(index->policies, policies_clear);
  g_free(index);
}

gboolean
erp_policy_index_names_circuits(const ErpPolicyIndex *index) {
  return index->policies->names_circuits;
}

/* How closely a policy fits a flow: 0 = not at all; a named service counts more than a category. */
static guint
fit(const ErpReview *review, const ErpPolicy *policy, const ErpFlow *flow) {
  const ErpCatalogue *catalogue = review->results->catalogue;
  guint fits = 1;
  if (policy->service == NULL || strcmp(policy->service, "m365") == 0) {
    if (!erp_flow_is_m365(flow))
      return 0;
  } else if (strcmp(policy->service, catalogue->services[flow->service].service) == 0) {
    fits += 2;
  } else {
    return 0;
  }
  if (policy->category == NULL)
    return fits;
  if (!erp_flow_is_m365(flow))
    return 0;
  const char *category = erp_category_word(review->results->groups[flow->group].category);
  return g_strv_contains((const char *const *) policy->category, category) ? fits + 1 : 0;
}

static const ErpPolicy *
closest(const ErpReview *review, const GPtrArray *policies, const ErpFlow *flow) {
  const ErpPolicy *best = NULL;
  guint best_fit = 0;
  for (guint i = 0; policies != NULL && i < policies->len; i++) {
    guint fits = fit(review, policies->pdata[i], flow);
    if (fits > best_fit) {
      best_fit = fits;
      best = policies->pdata[i];
    }
  }
  return best;
}

static const ErpPolicy *
in_force(const ErpPolicyIndex *index, const ErpFlow *flow) {
  const ErpPolicy *own = closest(index->review, index->policies->by_site[flow->site], flow);
  return own != NULL ? own : closest(index->review, index->policies->general, flow);
}

gboolean
erp_policy_index_applies(const ErpPolicyIndex *index, guint32 site) {
  return index->policies->general->len > 0 || index->policies->by_site[site] != NULL;
}

guint32
erp_policy_index_circuit(const ErpPolicyIndex *index, const ErpFlow *flow) {
  const ErpPolicy *policy = in_force(index, flow);
  return policy == NULL ? ERP_NONE : first_circuit(index->review, policy);
}

/* The place of a circuit, or of the first way that is none, among the ways of a policy. */
static guint
place_among(const ErpReview *review, const ErpPolicy *policy, guint32 circuit) {
  guint i = 0;
  while (policy->via[i] != NULL && circuit_of_way(review, policy->via[i]) != circuit)
    i++;
  return policy->via[i] == NULL ? G_MAXUINT : i;
}

/* The weight of the connection between a gateway and a circuit. */
static gint64
weight_of(const ErpReview *review, const ErpRecord *gateway, guint32 circuit) {
  const char *id = review->results->network->circuits[circuit].circuit->id;
  for (guint i = 0; i < gateway->n_children; i++) {
    const ErpConnection *connection = (const ErpConnection *) gateway->children[i];
    if (gateway->children[i]->kind == ERP_KIND_CONNECTION &&
        g_strcmp0(connection->circuit, id) == 0)
      return MAX(connection->weight, 0);
  }
  return 0;
}

ErpPreference
erp_policy_index_preference(const ErpPolicyIndex *index, const ErpFlow *flow) {
  const ErpReview *review = index->review;
  const ErpRoute *route = erp_flow_route(review, flow);
  ErpPreference preference = {.review = review, .private = erp_flow_is_private(flow)};
  if (index->policies->names_circuits)
    preference.policy = in_force(index, flow);
  if (preference.policy != NULL && preference.policy->via == NULL)
    preference.policy = NULL;
  if (route != NULL && route->gateway != ERP_NONE)
    preference.gateway = &review->results->network->gateways[route->gateway].gateway->record;
  return preference;
}

gint64
erp_preference_rank(const ErpPreference *preference, guint32 circuit) {
  if (circuit == ERP_NONE && preference->private)
    return -1;
  guint place = preference->policy == NULL
                    ? G_MAXUINT
                    : place_among(preference->review, preference->policy, circuit);
  if (place != G_MAXUINT)
    return preference->private ? G_MAXINT64 : G_MAXINT64 - place;
  if (circuit == ERP_NONE)
    return -1;
  return preference->gateway == NULL ? 0
                                     : weight_of(preference->review, preference->gateway, circuit);
}

gboolean
erp_policy_index_is_bound(const ErpPolicyIndex *index, const ErpFlow *flow) {
  const ErpReview *review = index->review;
  const ErpPolicy *policy = in_force(index, flow);
  if (review->results->network->nodes[flow->site].site->closed != TRUE || policy == NULL ||
      first_circuit(review, policy) == ERP_NONE || !erp_flow_active(flow) ||
      (erp_flow_is_m365(flow) && !review->results->groups[flow->group].expressroute))
    return FALSE;
  for (guint i = 1; policy->via[i] != NULL; i++)
    if (circuit_of_way(review, policy->via[i]) == ERP_NONE)
      return FALSE;
  return TRUE;
}
