/* Reliability and client routing: locations, egresses and the ways policies promise. */
#include "review/checks.h"

#include "review/context.h"

#include <string.h>

#include "base/i18n.h"

/* ---- peering locations ---------------------------------------------------------------------- */

/* What a site or gateway can reach: how many peering locations, and one of them. */
typedef struct {
  guint n_places;
  guint32 place; /* node of the first */
  gboolean metro;
} Locations;

static void
add_location(const ErpNetwork *network, const ErpNetCircuit *circuit, Locations *locations) {
  if (locations->n_places == 0) {
    locations->n_places = 1;
    locations->place = circuit->node;
  } else if (!erp_network_same_place(network, locations->place, circuit->node)) {
    locations->n_places = 2; /* two are enough to know */
  }
  locations->metro |= circuit->circuit->metro != NULL;
}

static ErpVerdict
judge_locations(const Locations *locations, gboolean critical) {
  if (locations->n_places >= 2)
    return ERP_VERDICT_PASS;
  if (locations->n_places == 1 && locations->metro)
    return ERP_VERDICT_WARN;
  return critical ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN;
}

static Locations
locations_of_gateway(const ErpNetwork *network, const ErpGateway *gateway) {
  Locations locations = {0, ERP_NONE, FALSE};
  for (guint i = 0; i < gateway->record.n_children; i++) {
    const ErpRecord *child = gateway->record.children[i];
    if (child->kind != ERP_KIND_CONNECTION)
      continue;
    guint32 circuit = erp_network_circuit(network, ((const ErpConnection *) child)->circuit);
    if (circuit != ERP_NONE && network->circuits[circuit].private_peering != NULL)
      add_location(network, &network->circuits[circuit], &locations);
  }
  return locations;
}

/* ---- REL-01: a second peering location ------------------------------------------------------ */

/* Of a flow over the circuit that could use all these. */
static Locations
locations_of(const ErpNetwork *network, guint32 circuit, const GArray *usable) {
  Locations locations = {0, ERP_NONE, FALSE};
  add_location(network, &network->circuits[circuit], &locations);
  for (guint i = 0; i < usable->len && locations.n_places < 2; i++)
    add_location(network, &network->circuits[g_array_index(usable, guint32, i)], &locations);
  return locations;
}

/* What the flow that fares worst can use, and whether it is critical; no locations when no flow
 * uses a circuit. */
static Locations
locations_of_site(const ErpReview *review, ErpReach *reach, guint32 site, gboolean *critical) {
  const ErpResults *results = review->results;
  Locations fewest = {0, ERP_NONE, FALSE};
  const GArray *last = NULL; /* what the flow judged last could use, its circuit and its weight */
  guint32 circuit = ERP_NONE;
  gboolean weight = FALSE;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (!erp_flow_over_circuit(flow) || !erp_flow_active(flow))
      continue;
    gboolean matters = erp_flow_is_critical(review, flow);
    const GArray *usable = erp_reach_circuits(reach, review, flow);
    guint32 own = results->routes[flow->route].circuit;
    if (usable == last && own == circuit && matters == weight)
      continue;
    last = usable;
    circuit = own;
    weight = matters;
    Locations locations = locations_of(results->network, own, usable);
    if (fewest.n_places > 0 &&
        judge_locations(&locations, matters) <= judge_locations(&fewest, *critical))
      continue;
    fewest = locations;
    *critical = matters;
  }
  return fewest;
}

static void
add_single_location(ErpReview *review, const ErpRule *rule, const Locations *locations,
                    ErpVerdict verdict, const GArray *sites) {
  const ErpNode *place = &review->results->network->nodes[locations->place];
  ErpFinding *finding = erp_review_add(
      review, rule, verdict, place->id, &place->location->record,
      g_strdup_printf(
          locations->metro
              ? _("The metro pair of %s is all that %s can use: resiliency is high, not maximum")
              : _("%s is the only peering location that %s can use: its loss takes ExpressRoute "
                  "away (standard resiliency)"),
          place->name, erp_say_nodes(review, sites)));
  erp_finding_sites(review, finding, sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "locations", ERP_UNIT_COUNT, locations->n_places);
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, sites->len);
}

/* Sites that can use one location only are told of together, critical ones and those with a metro
 * pair apart. */
static void
judge_sites(ErpReview *review, const ErpRule *rule, guint *n_scope, guint *n_pass) {
  enum { CRITICAL = 1, METRO = 2, KINDS = 4 };
  const ErpNetwork *network = review->results->network;
  g_autoptr(ErpReach) reach = erp_reach_new(review);
  g_autofree GArray **groups = g_new0(GArray *, (gsize) network->n_nodes * KINDS + 1);
  for (guint32 i = 0; i < network->n_sites; i++) {
    gboolean critical = FALSE;
    Locations locations = locations_of_site(review, reach, i, &critical);
    if (locations.n_places == 0)
      continue;
    (*n_scope)++;
    if (judge_locations(&locations, critical) == ERP_VERDICT_PASS) {
      (*n_pass)++;
      continue;
    }
    gsize kind = (critical ? CRITICAL : 0) + (locations.metro ? METRO : 0);
    GArray **group = &groups[locations.place * KINDS + kind];
    if (*group == NULL)
      *group = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_array_append_val(*group, i);
  }
  for (gsize i = 0; i < (gsize) network->n_nodes * KINDS; i++) {
    g_autoptr(GArray) sites = groups[i];
    Locations locations = {1, (guint32) (i / KINDS), (i & METRO) != 0};
    if (sites != NULL)
      add_single_location(review, rule, &locations,
                          judge_locations(&locations, (i & CRITICAL) != 0), sites);
  }
}

/* Per gateway: whether a critical flow ends at it. Caller frees. */
static guint8 *
critical_gateways(const ErpReview *review) {
  const ErpResults *results = review->results;
  guint8 *critical = g_new0(guint8, results->network->n_gateways + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (!erp_flow_is_private(flow))
      continue;
    const ErpRoute *route = erp_flow_route(review, flow);
    guint32 gateway = ERP_NONE;
    if (route != NULL)
      gateway = route->gateway;
    else if (flow->demand != NULL && flow->demand->gateway != NULL)
      gateway = erp_network_gateway(results->network, flow->demand->gateway);
    if (gateway != ERP_NONE && erp_flow_active(flow) && erp_flow_is_critical(review, flow))
      critical[gateway] = 1;
  }
  return critical;
}

static void
judge_gateway_locations(ErpReview *review, const ErpRule *rule, guint *n_scope, guint *n_pass) {
  const ErpNetwork *network = review->results->network;
  g_autofree guint8 *critical = critical_gateways(review);
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpGateway *gateway = network->gateways[i].gateway;
    Locations locations = locations_of_gateway(network, gateway);
    if (locations.n_places == 0)
      continue;
    (*n_scope)++;
    ErpVerdict verdict = judge_locations(&locations, critical[i] != 0);
    if (verdict == ERP_VERDICT_PASS) {
      (*n_pass)++;
      continue;
    }
    ErpFinding *finding = erp_review_add(
        review, rule, verdict, gateway->id, &gateway->record,
        g_strdup_printf(locations.metro ? _("The gateway %s is reached over circuits at the metro "
                                            "pair of %s only: resiliency is high, not maximum")
                                        : _("The gateway %s is reached over circuits at %s only: "
                                            "resiliency is standard"),
                        network->elements[network->gateways[i].element].name,
                        network->nodes[locations.place].name));
    erp_finding_figure(finding, "locations", ERP_UNIT_COUNT, locations.n_places);
  }
}

void
erp_check_rel_01(const ErpRule *rule, ErpReview *review) {
  guint n_scope = 0, n_pass = 0;
  if (review->results->network->n_circuits == 0) {
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit and needs none"));
    return;
  }
  judge_sites(review, rule, &n_scope, &n_pass);
  judge_gateway_locations(review, rule, &n_scope, &n_pass);
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No site or gateway depends on a circuit"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site or gateway that uses circuits reaches two peering "
                                   "locations (maximum resiliency)",
                                   "%u sites and gateways that use circuits reach two peering "
                                   "locations (maximum resiliency)",
                                   n_pass),
                      n_pass));
}

/* ---- REL-02: a gateway's connections -------------------------------------------------------- */

void
erp_check_rel_02(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_pass = 0;
  if (network->n_gateways == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no gateway"));
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpGateway *gateway = network->gateways[i].gateway;
    const char *name = network->elements[network->gateways[i].element].name;
    Locations locations = locations_of_gateway(network, gateway);
    if (locations.n_places >= 2) {
      n_pass++;
      continue;
    }
    ErpFinding *finding = erp_review_add(
        review, rule, locations.metro ? ERP_VERDICT_WARN : ERP_VERDICT_FAIL, gateway->id,
        &gateway->record,
        locations.n_places == 0
            ? g_strdup_printf(_("The gateway %s is connected to no circuit with a private peering"),
                              name)
        : locations.metro
            ? g_strdup_printf(_("All connections of the gateway %s lead to the metro pair of %s"),
                              name, network->nodes[locations.place].name)
            : g_strdup_printf(_("All connections of the gateway %s lead to one peering location, "
                                "%s"),
                              name, network->nodes[locations.place].name));
    erp_finding_figure(finding, "locations", ERP_UNIT_COUNT, locations.n_places);
  }
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u gateway is connected to circuits in different peering "
                                   "locations",
                                   "%u gateways are connected to circuits in different peering "
                                   "locations",
                                   n_pass),
                      n_pass));
}

/* ---- REL-18: a second internet egress ------------------------------------------------------- */

static gboolean
needs_internet(const ErpReview *review, guint32 site) {
  guint n, first = erp_results_site_flows(review->results, site, &n);
  for (guint i = first; i < first + n; i++)
    if (erp_flow_is_cloud(review, &review->results->flows[i]) &&
        erp_flow_active(&review->results->flows[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_internet_path(const ErpReview *review, guint32 site) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (erp_flow_is_cloud(review, flow) && flow->options->net.route != ERP_NONE)
      return TRUE;
  }
  return FALSE;
}

/* The internet accesses of a part of the WAN: how many do not stand and fall with each other, and
 * the first. */
typedef struct {
  guint n_independent, n;
  guint32 first;
} Accesses;

/* Per part. Those of one path group are one. Caller frees. */
static Accesses *
count_accesses(const ErpNetwork *network, const ErpShape *shape) {
  Accesses *accesses = g_new0(Accesses, network->n_nodes + 1);
  for (guint32 i = 0; i < network->n_egresses; i++) {
    if (erp_network_lost(network, network->egresses[i].element))
      continue;
    Accesses *here = &accesses[erp_shape_part(shape, network->egresses[i].node)];
    const char *group = network->egresses[i].internet->path_group;
    if (here->n++ == 0) {
      here->first = i;
      here->n_independent = 1;
    } else if (group == NULL ||
               g_strcmp0(group, network->egresses[here->first].internet->path_group) != 0) {
      here->n_independent = 2; /* two are enough to know */
    }
  }
  return accesses;
}

static void
add_few_egresses(ErpReview *review, const ErpRule *rule, const Accesses *accesses,
                 const GArray *sites) {
  guint n_egresses = accesses == NULL ? 0 : accesses->n;
  guint32 egress = accesses == NULL ? ERP_NONE : accesses->first;
  const ErpNetwork *network = review->results->network;
  const ErpElement *element =
      n_egresses == 0 ? NULL : &network->elements[network->egresses[egress].element];
  const ErpNode *alone = &network->nodes[g_array_index(sites, guint32, 0)];
  const char *object = element != NULL ? element->id : sites->len == 1 ? alone->id : NULL;
  const ErpRecord *record = element != NULL   ? element->record
                            : sites->len == 1 ? &alone->site->record
                                              : NULL;
  char *message;
  if (n_egresses > 1)
    message = g_strdup_printf(
        ERP_NGETTEXT("%u site (%s) reaches %u internet egresses, all of the path group %s",
                     "%u sites (%s) reach %u internet egresses, all of the path group %s",
                     sites->len),
        sites->len, erp_say_nodes(review, sites), n_egresses,
        network->egresses[egress].internet->path_group);
  else if (element != NULL)
    message =
        g_strdup_printf(ERP_NGETTEXT("%u site (%s) reaches one internet egress, the %s",
                                     "%u sites (%s) reach one internet egress, the %s", sites->len),
                        sites->len, erp_say_nodes(review, sites),
                        erp_say_element(review, network->egresses[egress].element));
  else
    message = g_strdup_printf(ERP_NGETTEXT("%u site (%s) reaches no internet egress",
                                           "%u sites (%s) reach no internet egress", sites->len),
                              sites->len, erp_say_nodes(review, sites));
  ErpFinding *finding = erp_review_add(
      review, rule, element != NULL ? ERP_VERDICT_WARN : ERP_VERDICT_FAIL, object, record, message);
  erp_finding_sites(review, finding, sites);
  finding->n_objects = element != NULL ? 1 : sites->len;
  erp_finding_figure(finding, "egresses", ERP_UNIT_COUNT, n_egresses);
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, sites->len);
}

void
erp_check_rel_18(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const ErpShape *shape = erp_review_shape(review);
  g_autofree Accesses *accesses = count_accesses(network, shape);
  g_autofree GArray **few = g_new0(GArray *, network->n_nodes + 1);
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(guint32));
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_sites; i++) {
    guint32 part = erp_shape_part(shape, i);
    /* People without an office are on the internet wherever they are. */
    if (network->nodes[i].site->kind == ERP_SITE_ROAMING || !needs_internet(review, i))
      continue;
    n_scope++;
    gboolean shut_in = network->nodes[i].site->closed == TRUE && !has_internet_path(review, i);
    if (accesses[part].n_independent >= 2 && !shut_in) {
      n_pass++;
    } else if (accesses[part].n == 0 || shut_in) {
      g_array_append_val(none, i);
    } else {
      if (few[part] == NULL)
        few[part] = g_array_new(FALSE, FALSE, sizeof(guint32));
      g_array_append_val(few[part], i);
    }
  }
  if (none->len > 0)
    add_few_egresses(review, rule, NULL, none);
  for (guint i = 0; i < network->n_nodes; i++) {
    g_autoptr(GArray) sites = few[i];
    if (sites != NULL)
      add_few_egresses(review, rule, &accesses[i], sites);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No site uses Microsoft 365 or Power Platform"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site reaches two internet egresses or more",
                                   "%u sites reach two internet egresses or more", n_pass),
                      n_pass));
}

/* ---- CLI-01: the way a policy promises ------------------------------------------------------ */

static void
add_broken_promise(ErpReview *review, const ErpRule *rule, ErpReach *reach, const ErpFlow *flow,
                   guint32 circuit) {
  const ErpNetwork *network = review->results->network;
  const ErpNode *node = &network->nodes[flow->site];
  const char *name = network->elements[network->circuits[circuit].element].name;
  const char *reason = erp_circuit_lacks(review, reach, flow, &network->circuits[circuit]);
  const ErpRoute *route = erp_flow_route(review, flow);
  g_autofree char *actual = route == NULL
                                ? g_strdup(_("has no way at all"))
                                : g_strdup_printf(_("goes %s"), erp_say_way(review, route));
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, node->id, &node->site->record,
      reason != NULL
          ? g_strdup_printf(_("A policy sends %s of %s over circuit %s, but the traffic %s: %s"),
                            erp_say_service(review, flow->service), node->name, name, actual,
                            _(reason))
          : g_strdup_printf(_("A policy sends %s of %s over circuit %s, but the traffic %s"),
                            erp_say_service(review, flow->service), node->name, name, actual));
  erp_finding_others(review, finding, 1)[0] = network->circuits[circuit].circuit->id;
}

/* Sets that ExpressRoute does not carry cannot be promised to a circuit. */
static gboolean
can_be_promised(const ErpResults *results, const ErpFlow *flow) {
  return erp_flow_active(flow) &&
         (!erp_flow_is_m365(flow) || results->groups[flow->group].expressroute);
}

void
erp_check_cli_01(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpPolicyIndex *policies = erp_review_policies(review);
  g_autoptr(ErpReach) reach = erp_reach_new(review);
  guint n_scope = 0, n_pass = 0;
  for (guint32 site = 0;
       erp_policy_index_names_circuits(policies) && site < results->network->n_sites; site++) {
    guint n, first = erp_results_site_flows(results, site, &n);
    const ErpFlow *broken = NULL;
    guint32 broken_circuit = ERP_NONE;
    gboolean promised = FALSE;
    if (!erp_policy_index_applies(policies, site))
      continue;
    for (guint i = first; i < first + n && broken == NULL; i++) {
      const ErpFlow *flow = &results->flows[i];
      guint32 circuit =
          can_be_promised(results, flow) ? erp_policy_index_circuit(policies, flow) : ERP_NONE;
      if (circuit == ERP_NONE)
        continue;
      const ErpRoute *route = erp_flow_route(review, flow);
      promised = TRUE;
      if (route == NULL || route->circuit != circuit) {
        broken = flow;
        broken_circuit = circuit;
      }
    }
    n_scope += promised;
    n_pass += promised && broken == NULL;
    if (broken != NULL)
      add_broken_promise(review, rule, reach, broken, broken_circuit);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No policy sends a site's traffic to a circuit"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site reaches the circuit its policy names",
                                   "%u sites reach the circuit their policies name", n_pass),
                      n_pass));
}

/* ---- CLI-04: an internet path for what is internet-only ------------------------------------- */

/* What keeps a missing way over the internet from being a known fact. */
typedef enum { GAP_NONE, GAP_PLACE, GAP_ENVIRONMENT } Gap;

static gboolean
lacks_place(const ErpNetwork *network, const ErpShape *shape, guint32 site) {
  gboolean has_egress = FALSE, is_placed = network->nodes[site].placed;
  for (guint i = 0; i < network->n_egresses; i++) {
    const ErpEgress *egress = &network->egresses[i];
    if (erp_shape_part(shape, egress->node) != erp_shape_part(shape, site))
      continue;
    has_egress = TRUE;
    is_placed = is_placed && egress->placed;
  }
  return has_egress && !is_placed;
}

static Gap
gap_of(const ErpReview *review, const ErpShape *shape, guint32 site) {
  const ErpResults *results = review->results;
  if (lacks_place(results->network, shape, site))
    return GAP_PLACE;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++)
    if (erp_flow_is_cloud(review, &results->flows[i]) && erp_flow_active(&results->flows[i]) &&
        results->flows[i].verdict != ERP_VERDICT_NOT_ANSWERED)
      return GAP_NONE;
  return GAP_ENVIRONMENT;
}

static void
add_no_internet(ErpReview *review, const ErpRule *rule, const ErpNode *node, Gap gap) {
  const char *text = NULL, *remedy = NULL;
  switch (gap) {
  case GAP_NONE:
    text = _("%s has no way to the internet, which name resolution, certificate checks, sign-in "
             "and the default-category endpoints need even with ExpressRoute");
    break;
  case GAP_PLACE:
    text = _("%s, or a site with an internet access that it reaches, has no coordinates, so its "
             "way over the internet cannot be worked out");
    remedy = _("State the coordinates.");
    break;
  case GAP_ENVIRONMENT:
    text = _("The plan does not say in which region the environment is that %s uses, so its way "
             "over the internet cannot be worked out");
    remedy = _("Name the environment in the demand, and its region.");
    break;
  }
  g_autoptr(GString) message = g_string_new(text);
  g_string_replace(message, "%s", node->name, 1);
  ErpFinding *finding = erp_review_add(
      review, rule, gap == GAP_NONE ? ERP_VERDICT_FAIL : ERP_VERDICT_NOT_ANSWERED, node->id,
      &node->site->record, g_string_free(g_steal_pointer(&message), FALSE));
  erp_finding_advise(finding, g_strdup(remedy));
}

void
erp_check_cli_04(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const ErpShape *shape = erp_review_shape(review);
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_sites; i++) {
    const ErpNode *node = &network->nodes[i];
    if (!needs_internet(review, i))
      continue;
    n_scope++;
    if (has_internet_path(review, i)) {
      n_pass++;
      continue;
    }
    add_no_internet(review, rule, node, gap_of(review, shape, i));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No site uses Microsoft 365 or Power Platform"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site has a way to the internet for what Microsoft offers "
                                   "only there: content delivery, name resolution, certificate "
                                   "checks and the category default",
                                   "%u sites have a way to the internet for what Microsoft offers "
                                   "only there: content delivery, name resolution, certificate "
                                   "checks and the category default",
                                   n_pass),
                      n_pass));
}
