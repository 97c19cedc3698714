/* The network of a plan after an edit. While nothing comes or goes and nothing gets another id, all
 * stands where it stood; then only what changed, and what is derived from it, is made anew. */
#include "eval/network-build.h"

#include <string.h>

#include "base/names.h"
#include "eval/outage.h"

/* Kinds of records that are read as a whole: when one is another, the network is made anew. */
static const ErpKind read_whole[] = {
    ERP_KIND_TENANT, ERP_KIND_PARAMETER,   ERP_KIND_PROXY, ERP_KIND_ENVIRONMENT,
    ERP_KIND_VPN,    ERP_KIND_ROUTE_SCOPE, ERP_KIND_EXIT,
};

gboolean
erp_network_same_records(const ErpPlan *a, const ErpPlan *b, ErpKind kind) {
  guint n_a, n_b;
  const ErpRecord *const *of_a = erp_plan_of_kind(a, kind, &n_a);
  const ErpRecord *const *of_b = erp_plan_of_kind(b, kind, &n_b);
  return n_a == n_b && (n_a == 0 || memcmp(of_a, of_b, n_a * sizeof *of_a) == 0);
}

/* ---- whether all stands where it stood ------------------------------------------------------- */

static gboolean
same_text(const char *a, const char *b) {
  return a == b || g_strcmp0(a, b) == 0;
}

/* The next internet access at or after a child, or NULL. */
static const ErpInternet *
next_access(const ErpRecord *site, guint *child) {
  for (; *child < site->n_children; (*child)++)
    if (site->children[*child]->kind == ERP_KIND_INTERNET)
      return ERP_AS(ErpInternet, INTERNET, site->children[(*child)++]);
  return NULL;
}

static gboolean
is_like_site(const ErpRecord *a, const ErpRecord *b) {
  if (!same_text(erp_record_id(a), erp_record_id(b)))
    return FALSE;
  for (guint in_a = 0, in_b = 0;;) {
    const ErpInternet *x = next_access(a, &in_a), *y = next_access(b, &in_b);
    if (x == NULL || y == NULL)
      return x == y;
    if (!same_text(x->id, y->id))
      return FALSE;
  }
}

static gboolean
is_like_link(const ErpRecord *a, const ErpRecord *b) {
  const ErpWanLink *x = ERP_AS(ErpWanLink, WAN_LINK, a), *y = ERP_AS(ErpWanLink, WAN_LINK, b);
  return same_text(x->id, y->id) && same_text(x->a, y->a) && same_text(x->b, y->b);
}

static gboolean
has_same_children(const ErpRecord *a, const ErpRecord *b) {
  return a->n_children == b->n_children &&
         (a->n_children == 0 ||
          memcmp(a->children, b->children, a->n_children * sizeof *a->children) == 0);
}

/* Another bandwidth, name or cost at most. */
static gboolean
is_like_circuit(const ErpCircuit *x, const ErpCircuit *y) {
  return same_text(x->id, y->id) && x->sku == y->sku && x->cloud == y->cloud &&
         same_text(x->metro, y->metro) && same_text(x->edge_primary, y->edge_primary) &&
         same_text(x->edge_secondary, y->edge_secondary) &&
         has_same_children(&x->record, &y->record);
}

static gboolean
is_like_location(const ErpRecord *a, const ErpRecord *b) {
  const ErpPeeringLocation *x = ERP_AS(ErpPeeringLocation, PEERING_LOCATION, a);
  const ErpPeeringLocation *y = ERP_AS(ErpPeeringLocation, PEERING_LOCATION, b);
  if (!same_text(x->id, y->id) || !same_text(x->name, y->name) || !same_text(x->at, y->at) ||
      x->lat != y->lat || x->lon != y->lon || a->n_children != b->n_children)
    return FALSE;
  for (guint i = 0; i < a->n_children; i++) {
    const ErpRecord *was = a->children[i], *is = b->children[i];
    if (was != is &&
        (was->kind != ERP_KIND_CIRCUIT || is->kind != ERP_KIND_CIRCUIT ||
         !is_like_circuit(ERP_AS(ErpCircuit, CIRCUIT, was), ERP_AS(ErpCircuit, CIRCUIT, is))))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_like_gateway(const ErpRecord *a, const ErpRecord *b) {
  const ErpGateway *x = ERP_AS(ErpGateway, GATEWAY, a), *y = ERP_AS(ErpGateway, GATEWAY, b);
  return same_text(x->id, y->id) && same_text(x->region, y->region) && same_text(x->sku, y->sku) &&
         has_same_children(a, b);
}

static gboolean
are_like(const ErpPlan *a, const ErpPlan *b, ErpKind kind,
         gboolean (*is_like)(const ErpRecord *a, const ErpRecord *b)) {
  guint n_a, n_b;
  const ErpRecord *const *of_a = erp_plan_of_kind(a, kind, &n_a);
  const ErpRecord *const *of_b = erp_plan_of_kind(b, kind, &n_b);
  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (of_a[i] != of_b[i] && !is_like(of_a[i], of_b[i]))
      return FALSE;
  return TRUE;
}

static gboolean
stands(const ErpNetwork *before, const ErpPlan *plan, const ErpTerrain *terrain) {
  guint n_links;
  erp_plan_of_kind(plan, ERP_KIND_WAN_LINK, &n_links);
  if (before->terrain != terrain || before->n_links != n_links)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(read_whole); i++)
    if (!erp_network_same_records(before->plan, plan, read_whole[i]))
      return FALSE;
  /* What was said of a record names its place in the file. */
  gboolean silent = erp_diag_list_length(before->said) == 0;
  return (silent ? are_like(before->plan, plan, ERP_KIND_PEERING_LOCATION, is_like_location) &&
                       are_like(before->plan, plan, ERP_KIND_GATEWAY, is_like_gateway)
                 : erp_network_same_records(before->plan, plan, ERP_KIND_PEERING_LOCATION) &&
                       erp_network_same_records(before->plan, plan, ERP_KIND_GATEWAY)) &&
         are_like(before->plan, plan, ERP_KIND_SITE, is_like_site) &&
         are_like(before->plan, plan, ERP_KIND_WAN_LINK, is_like_link);
}

/* ---- what is made anew ----------------------------------------------------------------------- */

/* Each array is shared until something in it is another. */
static void
own(GArray **list, const GArray *shared, gpointer data) {
  if (*list != shared)
    return;
  *list = g_array_copy((GArray *) shared);
  g_array_unref((GArray *) shared);
  *(gpointer *) data = (*list)->data;
}

static ErpNode *
own_nodes(ErpNetwork *after, const ErpNetwork *before) {
  own(&after->node_list, before->node_list, &after->nodes);
  return after->nodes;
}

static ErpElement *
own_elements(ErpNetwork *after, const ErpNetwork *before) {
  own(&after->element_list, before->element_list, &after->elements);
  return after->elements;
}

static ErpEgress *
own_egresses(ErpNetwork *after, const ErpNetwork *before) {
  own(&after->egress_list, before->egress_list, &after->egresses);
  return after->egresses;
}

static gpointer
ref_placement(gconstpointer placement, gpointer user G_GNUC_UNUSED) {
  return placement != NULL ? g_atomic_rc_box_acquire((gpointer) placement) : NULL;
}

static gpointer *
own_placements(ErpNetwork *after, const ErpNetwork *before) {
  if (after->placements == before->placements) {
    after->placements = g_ptr_array_copy(before->placements, ref_placement, NULL);
    g_ptr_array_unref(before->placements);
  }
  return after->placements->pdata;
}

static void
renew_egress(ErpNetwork *after, const ErpNetwork *before, guint32 index,
             const ErpInternet *internet) {
  const ErpEgress *was = &before->egresses[index];
  const ErpElement *element = &before->elements[was->element];
  const ErpNode *site = &after->nodes[was->node];
  gboolean renamed = !same_text(site->name, before->nodes[was->node].name);
  const char *name = renamed ? erp_network_access_name(after, site) : element->name;
  const char *id = internet->id != NULL ? internet->id : element->id;
  ErpEgress egress = erp_network_make_egress(
      after, &own_placements(after, before)[after->n_nodes + index], was->node, internet);
  egress.element = was->element;
  ErpElement access = erp_network_make_access(after, &egress, id, name);
  erp_network_make_egress_door(after, &egress, &access);
  own_egresses(after, before)[index] = egress;
  own_elements(after, before)[egress.element] = access;
}

static void
renew_link(ErpNetwork *after, const ErpNetwork *before, guint32 index, const ErpRecord *record) {
  const ErpElement *was = &before->elements[index];
  ErpElement element =
      erp_network_make_link(after, ERP_AS(ErpWanLink, WAN_LINK, record), was->node, was->node_b);
  own_elements(after, before)[index] = element;
}

/* With its links, whose length is another. */
static void
move_site(ErpNetwork *after, const ErpNetwork *before, guint32 index, const ErpSite *site) {
  ErpNode node;
  erp_network_make_site(after, &node, &own_placements(after, before)[index], site);
  if (node.placed)
    erp_network_prefer_own_door(after, node.anchor, &node.door, &node.door_rtt);
  own_nodes(after, before)[index] = node;
  const ErpRecord *const *records = erp_plan_of_kind(after->plan, ERP_KIND_WAN_LINK, NULL);
  const guint32 *heads, *links;
  guint n = erp_graph_arcs(after->graph, index, &heads, &links);
  for (guint i = 0; i < n; i++)
    renew_link(after, before, links[i], records[links[i]]);
}

static void
renew_site(ErpNetwork *after, const ErpNetwork *before, guint32 index, const ErpRecord *record) {
  const ErpSite *site = ERP_AS(ErpSite, SITE, record), *was = before->nodes[index].site;
  gboolean moved = site->lat != was->lat || site->lon != was->lon;
  if (moved) {
    move_site(after, before, index, site);
  } else {
    ErpNode *node = &own_nodes(after, before)[index];
    node->site = site;
    node->id = site->id;
    node->name = erp_name_or(site->name, site->id);
  }
  gboolean all = moved || !same_text(after->nodes[index].name, before->nodes[index].name);
  guint32 egress = erp_network_first_egress(before, index);
  const ErpInternet *access;
  for (guint child = 0; (access = next_access(record, &child)) != NULL; egress++)
    if (all || access != before->egresses[egress].internet)
      renew_egress(after, before, egress, access);
}

/* Circuits stand in the order of their locations. */
static void
renew_location(ErpNetwork *after, const ErpNetwork *before, guint32 index,
               const ErpRecord *record) {
  const ErpPeeringLocation *location = ERP_AS(ErpPeeringLocation, PEERING_LOCATION, record);
  ErpNode *node = &own_nodes(after, before)[index];
  node->location = location;
  node->id = location->id;
  node->name = erp_name_or(location->name, location->at != NULL ? location->at : location->id);
  guint32 circuit = 0, child = 0;
  while (circuit < before->n_circuits && before->circuits[circuit].node < index)
    circuit++;
  for (; circuit < before->n_circuits && before->circuits[circuit].node == index; circuit++) {
    while (record->children[child]->kind != ERP_KIND_CIRCUIT)
      child++;
    const ErpCircuit *is = ERP_AS(ErpCircuit, CIRCUIT, record->children[child++]);
    if (is == before->circuits[circuit].circuit)
      continue;
    own(&after->circuit_list, before->circuit_list, &after->circuits);
    after->circuits[circuit].circuit = is;
    ErpElement element = erp_network_make_circuit(after, is, index);
    own_elements(after, before)[before->circuits[circuit].element] = element;
  }
}

static void
renew_gateway(ErpNetwork *after, const ErpNetwork *before, guint32 index, const ErpRecord *record) {
  own(&after->gateway_list, before->gateway_list, &after->gateways);
  ErpNetGateway *gateway = &after->gateways[index];
  gateway->gateway = ERP_AS(ErpGateway, GATEWAY, record);
  ErpElement element = erp_network_make_gateway(after, gateway);
  own_elements(after, before)[gateway->element] = element;
}

static void
renew_circuits(ErpNetwork *after, const ErpNetwork *before) {
  guint n;
  const ErpRecord *const *locations = erp_plan_of_kind(after->plan, ERP_KIND_PEERING_LOCATION, &n);
  for (guint32 i = 0; i < n; i++)
    if (locations[i] != &before->nodes[before->n_sites + i].location->record)
      renew_location(after, before, before->n_sites + i, locations[i]);
  const ErpRecord *const *gateways = erp_plan_of_kind(after->plan, ERP_KIND_GATEWAY, &n);
  for (guint32 i = 0; i < n; i++)
    if (gateways[i] != &before->gateways[i].gateway->record)
      renew_gateway(after, before, i, gateways[i]);
}

ErpNetwork *
erp_network_after(const ErpPlan *plan, ErpTerrain *terrain, const ErpParams *params,
                  const ErpNetwork *before, ErpDiagList *diags) {
  if (!stands(before, plan, terrain))
    return erp_network_new(plan, terrain, params, diags);
  ErpNetwork *after = erp_network_share(before);
  after->plan = plan;
  after->params = params;
  guint n;
  const ErpRecord *const *sites = erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  for (guint32 i = 0; i < n; i++)
    if (sites[i] != &before->nodes[i].site->record)
      renew_site(after, before, i, sites[i]);
  const ErpRecord *const *links = erp_plan_of_kind(plan, ERP_KIND_WAN_LINK, &n);
  for (guint32 i = 0; i < n; i++)
    if (links[i] != before->elements[i].record)
      renew_link(after, before, i, links[i]);
  renew_circuits(after, before);
  erp_diag_list_repeat(diags, after->said);
  erp_network_lose(after, NULL);
  return after;
}
