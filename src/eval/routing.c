#include "eval/routing.h"
#include "base/hash.h"

#include <string.h>

#define LOCAL_PREF 100 /* what routers take when nothing is said */

/* ---- exits ---------------------------------------------------------------------------------- */

typedef struct {
  const ErpNetwork *network;
  GArray *exits;           /* ErpRoutingExit */
  GHashTable *domains;     /* state group -> its number, from 1 */
  GHashTable *translating; /* set of the ids of edges that NAT pools name */
} Build;

static const ErpEdge *
edge_of(const ErpNetwork *network, const char *id) {
  const ErpRecord *record = id == NULL ? NULL : erp_plan_find(network->plan, id);
  return record != NULL && record->kind == ERP_KIND_EDGE ? ERP_AS(ErpEdge, EDGE, record) : NULL;
}

static GHashTable *
find_translating(const ErpPlan *plan) {
  GHashTable *edges = g_hash_table_new(erp_hash_text, g_str_equal);
  guint n;
  const ErpRecord *const *pools = erp_plan_of_kind(plan, ERP_KIND_NAT_POOL, &n);
  for (guint i = 0; i < n; i++) {
    const char *edge = ERP_AS(ErpNatPool, NAT_POOL, pools[i])->edge;
    if (edge != NULL)
      g_hash_table_add(edges, (gpointer) edge);
  }
  return edges;
}

static gboolean
translates(const Build *build, const ErpEdge *edge) {
  return edge->snat == TRUE || g_hash_table_contains(build->translating, edge->id);
}

static guint32
domain_number(Build *build, const char *group) {
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(build->domains, group));
  if (number == 0) {
    number = g_hash_table_size(build->domains) + 1;
    g_hash_table_insert(build->domains, (gpointer) group, GUINT_TO_POINTER(number));
  }
  return number - 1;
}

static gboolean
is_lost_edge(const ErpNetwork *network, const ErpEdge *edge) {
  return edge != NULL && g_hash_table_contains(network->lost.edges, edge);
}

static gboolean
ends_at(const ErpEdge *edge, const char *id) {
  return edge != NULL && g_strcmp0(edge->id, id) == 0;
}

/* Whether an exit at the edge goes with its edge, its circuit or the link of it that ends there, or
 * with its internet access. */
static gboolean
is_lost(const ErpNetwork *network, const ErpRoutingExit *exit, const ErpEdge *edge) {
  if (is_lost_edge(network, edge))
    return TRUE;
  if (exit->egress != ERP_NONE)
    return erp_network_lost(network, network->egresses[exit->egress].element);
  if (exit->circuit == ERP_NONE)
    return FALSE;
  const ErpCircuit *circuit = network->circuits[exit->circuit].circuit;
  guint links = network->lost.circuit_links[exit->circuit];
  gboolean primary = ends_at(edge, circuit->edge_primary);
  gboolean secondary = ends_at(edge, circuit->edge_secondary);
  return erp_network_lost_circuit(network, exit->circuit) ||
         (links == ERP_LOST_PRIMARY && primary && !secondary) ||
         (links == ERP_LOST_SECONDARY && secondary && !primary);
}

/* Another stated exit of the circuit that is not lost. */
static gboolean
has_another(const ErpNetwork *network, const ErpRoutingExit *exit) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_EXIT, &n);
  for (guint i = 0; i < n; i++) {
    const ErpExit *other = ERP_AS(ErpExit, EXIT, records[i]);
    if (records[i] != exit->record && other->kind == ERP_EXIT_CIRCUIT &&
        erp_network_circuit(network, other->ref) == exit->circuit &&
        !is_lost(network, exit, edge_of(network, other->edge)))
      return TRUE;
  }
  return FALSE;
}

/* The links of a circuit are one to routing: the only exit at a lost one moves to the other. */
static const ErpEdge *
living_edge(const ErpNetwork *network, const ErpRoutingExit *exit, const ErpEdge *edge) {
  guint links = exit->circuit == ERP_NONE ? 0 : network->lost.circuit_links[exit->circuit];
  if (links == 0 || !is_lost(network, exit, edge) ||
      erp_network_lost_circuit(network, exit->circuit) || has_another(network, exit))
    return edge;
  const ErpCircuit *circuit = network->circuits[exit->circuit].circuit;
  return edge_of(network,
                 links == ERP_LOST_PRIMARY ? circuit->edge_secondary : circuit->edge_primary);
}

static void
stand_at(Build *build, ErpRoutingExit *exit, const ErpEdge *stated) {
  const ErpEdge *edge = living_edge(build->network, exit, stated);
  exit->edge = edge;
  exit->lost = is_lost(build->network, exit, edge);
  exit->node = edge == NULL ? ERP_NONE : erp_network_node(build->network, edge->site);
  exit->domain = ERP_NONE;
  if (edge == NULL || edge->id == NULL)
    return;
  exit->domain = domain_number(build, edge->state_group != NULL ? edge->state_group : edge->id);
  exit->stateful = edge->stateful != FALSE || translates(build, edge);
}

static guint32
egress_named(const ErpNetwork *network, const char *id) {
  guint32 element = erp_network_element(network, id);
  if (element == ERP_NONE || network->elements[element].kind != ERP_ELEMENT_INTERNET)
    return ERP_NONE;
  return element - network->n_links; /* accesses stand right behind the links */
}

static void
add_stated(Build *build, const ErpExit *record) {
  const ErpNetwork *network = build->network;
  ErpRoutingExit exit = {.record = &record->record, .id = record->id};
  exit.circuit =
      record->kind == ERP_EXIT_CIRCUIT ? erp_network_circuit(network, record->ref) : ERP_NONE;
  exit.egress = record->kind == ERP_EXIT_INTERNET ? egress_named(network, record->ref) : ERP_NONE;
  exit.local_pref = record->local_pref == ERP_UNSET ? LOCAL_PREF : record->local_pref;
  stand_at(build, &exit, edge_of(network, record->edge));
  g_array_append_val(build->exits, exit);
}

static void
imply(Build *build, const ErpRecord *record, const char *id, guint32 circuit, guint32 egress,
      const ErpEdge *edge) {
  ErpRoutingExit exit = {
      .record = record, .id = id, .circuit = circuit, .egress = egress, .local_pref = LOCAL_PREF};
  stand_at(build, &exit, edge);
  g_array_append_val(build->exits, exit);
}

static void
add_implied(Build *build, ErpRouting *routing) {
  const ErpNetwork *network = build->network;
  g_autofree guint8 *circuits = g_new0(guint8, network->n_circuits + 1);
  g_autofree guint8 *egresses = g_new0(guint8, network->n_egresses + 1);
  for (guint i = 0; i < build->exits->len; i++) {
    const ErpRoutingExit *exit = &g_array_index(build->exits, ErpRoutingExit, i);
    if (exit->circuit != ERP_NONE)
      circuits[exit->circuit] = 1;
    if (exit->egress != ERP_NONE)
      egresses[exit->egress] = 1;
  }
  for (guint32 i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    routing->implied_of_circuit[i] = circuits[i] ? ERP_NONE : build->exits->len;
    if (!circuits[i])
      imply(build, &circuit->record, circuit->id, i, ERP_NONE,
            edge_of(network, circuit->edge_primary));
  }
  routing->n_inner = build->exits->len;
  for (guint32 i = 0; i < network->n_egresses; i++) {
    const ErpEgress *egress = &network->egresses[i];
    routing->implied[i] = egresses[i] ? ERP_NONE : build->exits->len;
    if (!egresses[i])
      imply(build, &egress->internet->record, network->elements[egress->element].id, ERP_NONE, i,
            NULL);
  }
}

/* ---- advertisements ------------------------------------------------------------------------- */

gboolean
erp_asn_is_private(gint64 asn) {
  return (asn >= 64512 && asn <= 65534) ||
         (asn >= G_GINT64_CONSTANT(4200000000) && asn <= G_GINT64_CONSTANT(4294967294));
}

static gint64
asn_of(const ErpRouting *routing, const ErpRoutingExit *exit) {
  const ErpNetCircuit *circuit =
      exit->circuit == ERP_NONE ? NULL : &routing->network->circuits[exit->circuit];
  if (exit->record->kind == ERP_KIND_EXIT && ERP_AS(ErpExit, EXIT, exit->record)->asn != ERP_UNSET)
    return ERP_AS(ErpExit, EXIT, exit->record)->asn;
  return circuit != NULL && circuit->microsoft != NULL ? circuit->microsoft->asn : ERP_UNSET;
}

static gint64
prepend_of(const ErpRoutingExit *exit, const ErpAdvertise *record) {
  if (record->prepend != ERP_UNSET)
    return record->prepend;
  if (exit->record->kind == ERP_KIND_EXIT &&
      ERP_AS(ErpExit, EXIT, exit->record)->prepend != ERP_UNSET)
    return ERP_AS(ErpExit, EXIT, exit->record)->prepend;
  return 0;
}

static void
add_advert(const ErpRouting *routing, GArray *adverts, guint32 index, const ErpAdvertise *record) {
  const ErpRoutingExit *exit = &routing->exits[index];
  ErpRoutingAdvert advert = {.exit = index, .path = 1, .record = record};
  if (!erp_prefix_parse(record->prefix, &advert.prefix, NULL) ||
      !erp_prefix_is_public(&advert.prefix))
    return; /* Microsoft and the internet do not take it */
  gint64 prepend = prepend_of(exit, record), asn = asn_of(routing, exit);
  advert.stripped = prepend > 0 && erp_asn_is_private(asn);
  advert.nameless = prepend > 0 && asn == ERP_UNSET;
  if (!advert.stripped)
    advert.path += (guint) prepend;
  g_array_append_val(adverts, advert);
}

static void
add_adverts(const ErpRouting *routing, GArray *adverts, GArray *listings) {
  guint n;
  const ErpRecord *const *records =
      erp_plan_of_kind(routing->network->plan, ERP_KIND_ADVERTISE, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAdvertise *record = ERP_AS(ErpAdvertise, ADVERTISE, records[i]);
    guint32 exit = erp_routing_exit(routing, record->exit);
    const ErpPeering *peering = erp_routing_peering(routing, record);
    ErpPrefix prefix;
    if (erp_prefix_parse(record->prefix, &prefix, NULL)) {
      ErpRoutingListing listing = {peering, exit, prefix.family};
      g_array_append_val(listings, listing);
    }
    if (exit != ERP_NONE && (peering == NULL || peering->kind == ERP_PEERING_MICROSOFT))
      add_advert(routing, adverts, exit, record);
  }
  for (guint32 i = 0; i < routing->n_exits; i++) {
    guint32 circuit = routing->exits[i].circuit;
    const ErpPeering *peering =
        circuit == ERP_NONE ? NULL : routing->network->circuits[circuit].microsoft;
    for (guint c = 0; peering != NULL && c < peering->record.n_children; c++)
      if (peering->record.children[c]->kind == ERP_KIND_ADVERTISE)
        add_advert(routing, adverts, i,
                   ERP_AS(ErpAdvertise, ADVERTISE, peering->record.children[c]));
  }
}

static int
compare_adverts(const void *a, const void *b) {
  const ErpRoutingAdvert *x = a, *y = b;
  int order = erp_prefix_compare(&x->prefix, &y->prefix);
  return order != 0 ? order : x->exit < y->exit ? -1 : x->exit > y->exit;
}

static GHashTable *
index_exits(const ErpRouting *routing) {
  GHashTable *by_id = g_hash_table_new(erp_hash_text, g_str_equal);
  for (guint i = routing->n_stated; i-- > 0;)
    if (routing->exits[i].id != NULL)
      g_hash_table_insert(by_id, (gpointer) routing->exits[i].id, GUINT_TO_POINTER(i + 1));
  return by_id;
}

ErpRouting *
erp_routing_new(const ErpNetwork *network) {
  ErpRouting *routing = g_new0(ErpRouting, 1);
  routing->network = network;
  g_autoptr(GHashTable) domains = g_hash_table_new(erp_hash_text, g_str_equal);
  g_autoptr(GHashTable) translating = find_translating(network->plan);
  Build build = {network, g_array_new(FALSE, FALSE, sizeof(ErpRoutingExit)), domains, translating};
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_EXIT, &n);
  for (guint i = 0; i < n; i++)
    add_stated(&build, ERP_AS(ErpExit, EXIT, records[i]));
  routing->n_stated = n;
  routing->implied = g_new(guint32, network->n_egresses + 1);
  routing->implied_of_circuit = g_new(guint32, network->n_circuits + 1);
  add_implied(&build, routing);
  routing->n_exits = build.exits->len;
  routing->exits = (ErpRoutingExit *) (void *) g_array_free(build.exits, FALSE);
  routing->by_id = index_exits(routing);
  GArray *adverts = g_array_new(FALSE, FALSE, sizeof(ErpRoutingAdvert));
  GArray *listings = g_array_new(FALSE, FALSE, sizeof(ErpRoutingListing));
  add_adverts(routing, adverts, listings);
  routing->n_listings = listings->len;
  routing->listings = (ErpRoutingListing *) (void *) g_array_free(listings, FALSE);
  g_array_sort(adverts, compare_adverts);
  routing->n_adverts = adverts->len;
  routing->adverts = (ErpRoutingAdvert *) (void *) g_array_free(adverts, FALSE);
  return routing;
}

void
erp_routing_free(ErpRouting *routing) {
  if (routing == NULL)
    return;
  g_hash_table_unref(routing->by_id);
  g_free(routing->exits);
  g_free(routing->implied);
  g_free(routing->implied_of_circuit);
  g_free(routing->adverts);
  g_free(routing->listings);
  g_free(routing);
}

/* ---- questions ------------------------------------------------------------------------------ */

guint32
erp_routing_exit(const ErpRouting *routing, const char *id) {
  guint found = id == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(routing->by_id, id));
  return found == 0 ? ERP_NONE : found - 1;
}

const ErpPeering *
erp_routing_peering(const ErpRouting *routing, const ErpAdvertise *advertise) {
  const ErpRecord *parent = erp_plan_parent(routing->network->plan, &advertise->record);
  if (parent != NULL && parent->kind == ERP_KIND_PEERING)
    return ERP_AS(ErpPeering, PEERING, parent);
  guint32 exit = erp_routing_exit(routing, advertise->exit);
  if (exit == ERP_NONE || routing->exits[exit].circuit == ERP_NONE)
    return NULL;
  const ErpNetCircuit *circuit = &routing->network->circuits[routing->exits[exit].circuit];
  return circuit->microsoft != NULL ? circuit->microsoft : circuit->private_peering;
}

guint
erp_routing_listed(const ErpRouting *routing, const ErpPeering *peering, guint8 family) {
  g_autofree guint *at_exit = g_new0(guint, routing->n_stated + 1);
  guint inside = 0, most = 0;
  for (guint i = 0; i < routing->n_listings; i++) {
    const ErpRoutingListing *listing = &routing->listings[i];
    if (listing->peering != peering || listing->family != family)
      continue;
    if (listing->exit == ERP_NONE)
      inside++;
    else
      at_exit[listing->exit]++;
  }
  for (guint i = 0; i < routing->n_stated; i++)
    most = MAX(most, at_exit[i]);
  return inside + most;
}

gboolean
erp_routing_is_down(const ErpRouting *routing, guint32 exit, const guint8 *down) {
  return routing->exits[exit].lost || (down != NULL && down[exit] != 0);
}

/* The implied exit when there is one, else the stated ones with the highest local preference. */
static void
preferred(const ErpRouting *routing, guint32 circuit, guint32 egress, guint32 implied,
          const guint8 *down, GArray *exits) {
  gint64 best = G_MININT64;
  guint first = exits->len;
  if (implied != ERP_NONE) {
    if (!erp_routing_is_down(routing, implied, down))
      g_array_append_val(exits, implied);
    return;
  }
  for (guint32 i = 0; i < routing->n_stated; i++) {
    const ErpRoutingExit *exit = &routing->exits[i];
    gboolean meant = circuit != ERP_NONE ? exit->circuit == circuit : exit->egress == egress;
    if (!meant || erp_routing_is_down(routing, i, down) || exit->local_pref < best)
      continue;
    if (exit->local_pref > best)
      g_array_set_size(exits, first);
    best = exit->local_pref;
    g_array_append_val(exits, i);
  }
}

void
erp_routing_circuit_exits(const ErpRouting *routing, guint32 circuit, const guint8 *down,
                          GArray *exits) {
  if (circuit != ERP_NONE)
    preferred(routing, circuit, ERP_NONE, routing->implied_of_circuit[circuit], down, exits);
}

void
erp_routing_egress_exits(const ErpRouting *routing, guint32 egress, const guint8 *down,
                         GArray *exits) {
  if (egress != ERP_NONE)
    preferred(routing, ERP_NONE, egress, routing->implied[egress], down, exits);
}

void
erp_routing_sources(const ErpRouting *routing, guint32 site, guint32 exit, GArray *sources) {
  const ErpNetwork *network = routing->network;
  const ErpEdge *edge = routing->exits[exit].edge;
  guint n;
  g_array_set_size(sources, 0);
  const ErpRecord *const *pools = erp_plan_of_kind(network->plan, ERP_KIND_NAT_POOL, &n);
  for (guint i = 0; edge != NULL && i < n; i++) {
    ErpRoutingSource source = {.pool = ERP_AS(ErpNatPool, NAT_POOL, pools[i])};
    if (g_strcmp0(source.pool->edge, edge->id) == 0 &&
        erp_prefix_parse(source.pool->prefix, &source.prefix, NULL))
      g_array_append_val(sources, source);
  }
  if (sources->len > 0 || site >= network->n_sites)
    return;
  char **prefixes = network->nodes[site].site->prefix;
  for (; prefixes != NULL && *prefixes != NULL; prefixes++) {
    ErpRoutingSource source = {.pool = NULL};
    if (erp_prefix_parse(*prefixes, &source.prefix, NULL))
      g_array_append_val(sources, source);
  }
}

/* How many advertisements stand before the prefix. */
static guint
adverts_before(const ErpRouting *routing, const ErpPrefix *prefix) {
  guint low = 0, high = routing->n_adverts;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (erp_prefix_compare(&routing->adverts[middle].prefix, prefix) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void
erp_routing_divide(const ErpRouting *routing, const ErpPrefix *prefix, const guint8 *down,
                   GArray *parts) {
  g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  for (guint i = adverts_before(routing, prefix); i < routing->n_adverts; i++) {
    const ErpRoutingAdvert *advert = &routing->adverts[i];
    if (!erp_prefix_contains(prefix, &advert->prefix))
      break; /* what is within it stands together, right behind it */
    if (!erp_routing_is_down(routing, advert->exit, down))
      g_array_append_val(cuts, advert->prefix);
  }
  g_array_set_size(parts, 0);
  erp_prefix_divide(prefix, cuts, parts);
}

/* Of the advertisements of one prefix, those that Microsoft takes; NULL when all are down. */
static const ErpRoutingAdvert *
return_by(const ErpRouting *routing, const ErpPrefix *prefix, const guint8 *down, GArray *exits) {
  const ErpRoutingAdvert *best = NULL;
  for (guint i = adverts_before(routing, prefix); i < routing->n_adverts; i++) {
    const ErpRoutingAdvert *advert = &routing->adverts[i];
    if (erp_prefix_compare(&advert->prefix, prefix) != 0)
      break;
    if (erp_routing_is_down(routing, advert->exit, down))
      continue;
    gboolean circuit = routing->exits[advert->exit].circuit != ERP_NONE;
    gboolean best_circuit = best != NULL && routing->exits[best->exit].circuit != ERP_NONE;
    int order = best == NULL ? 1 : circuit - best_circuit;
    if (order == 0 && circuit)
      order = (int) best->path - (int) advert->path;
    if (order < 0)
      continue;
    if (order > 0) {
      g_array_set_size(exits, 0);
      best = advert;
    }
    g_array_append_val(exits, advert->exit);
  }
  return best;
}

const ErpRoutingAdvert *
erp_routing_return(const ErpRouting *routing, const ErpPrefix *atom, const guint8 *down,
                   GArray *exits) {
  g_array_set_size(exits, 0);
  for (int length = atom->length; length >= 0 && routing->n_adverts > 0; length--) {
    ErpPrefix covering = erp_prefix_shortened(atom, (guint8) length);
    const ErpRoutingAdvert *best = return_by(routing, &covering, down, exits);
    if (best != NULL)
      return best;
  }
  return NULL;
}
