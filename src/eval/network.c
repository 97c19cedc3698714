#include "eval/network.h"

#include "base/geo.h"
#include "base/hash.h"
#include "base/names.h"
#include "eval/network-build.h"
#include "eval/outage.h"
#include "base/i18n.h"

static const gint64 glass_ps_per_metre = 9793; /* round trip in standard fibre, group index 1.468 */

const char *
erp_provenance_word(ErpProvenance provenance) {
  static const char *const words[] = {"measured", "declared", "published", "modelled"};
  return words[provenance];
}

ErpElement
erp_network_element_blank(const ErpNetwork *network, ErpElementKind kind, const ErpRecord *record,
                          const char *id, const char *name, guint32 node) {
  return (ErpElement){
      .kind = kind,
      .record = record,
      .id = id != NULL ? id : "",
      .name = name != NULL ? name : "",
      .node = node,
      .node_b = ERP_NONE,
      .capacity = {ERP_UNSET, ERP_UNSET},
      .rtt = ERP_UNSET,
      .length = ERP_UNSET,
      .distance = ERP_UNSET,
      .buffer = network->buffer,
      .provenance = ERP_PROVENANCE_MODELLED,
  };
}

void
erp_network_unknown(ErpDiagList *diags, const ErpRecord *record, const char *object,
                    const char *what, const char *name, const char *suggestion) {
  if (suggestion != NULL)
    erp_diag_add(diags, ERP_SEVERITY_WARNING, "unknown-name", record->line, record->column, object,
                 _("The reference data know no %s \"%s\"; did you mean \"%s\"?"), what, name,
                 suggestion);
  else
    erp_diag_add(diags, ERP_SEVERITY_WARNING, "unknown-name", record->line, record->column, object,
                 _("The reference data know no %s \"%s\"; see erplan catalogue."), what, name);
}

static const ErpAnchor nowhere;

/* Keeps the placement in place of the one that was there. */
static const ErpPlacement *
place(const ErpNetwork *network, gpointer *slot, gint64 lat, gint64 lon) {
  erp_placement_unref(*slot);
  *slot = erp_terrain_place(network->terrain, network->cloud, lat, lon);
  return *slot;
}

static void
place_node(const ErpNetwork *network, ErpNode *node, gpointer *slot, gint64 lat, gint64 lon) {
  if (lat == ERP_UNSET || lon == ERP_UNSET)
    return;
  node->placed = TRUE;
  node->lat = lat;
  node->lon = lon;
  node->placement = place(network, slot, lat, lon);
  node->anchor = &node->placement->anchor;
  node->continent = node->placement->continent;
  if (node->site == NULL || node->placement->door == ERP_NONE)
    return;
  node->door = node->placement->door;
  node->door_rtt = node->placement->door_rtt;
}

void
erp_network_make_site(const ErpNetwork *network, ErpNode *node, gpointer *slot,
                      const ErpSite *site) {
  *node = (ErpNode){
      .site = site, .id = site->id, .door = ERP_NONE, .door_rtt = ERP_UNSET, .anchor = &nowhere};
  node->name = erp_name_or(site->name, site->id);
  place_node(network, node, slot, site->lat, site->lon);
}

static void
add_location(ErpNetwork *network, ErpNode *node, gpointer *slot, const ErpPeeringLocation *location,
             ErpDiagList *diags) {
  *node = (ErpNode){.location = location,
                    .id = location->id,
                    .door = ERP_NONE,
                    .door_rtt = ERP_UNSET,
                    .anchor = &nowhere};
  node->name = erp_name_or(location->name, location->at != NULL ? location->at : location->id);
  if (location->at != NULL) {
    const char *suggestion = NULL;
    node->place = erp_catalogue_peering_place(network->catalogue, location->at, &suggestion);
    if (node->place == NULL)
      erp_network_unknown(diags, &location->record, location->id, _("peering location"),
                          location->at, suggestion);
  }
  place_node(network, node, slot, location->lat, location->lon);
  if (!node->placed && node->place != NULL)
    place_node(network, node, slot, node->place->lat, node->place->lon);
}

static void
unref_placement(gpointer placement) {
  erp_placement_unref(placement);
}

static void
build_nodes(ErpNetwork *network, ErpDiagList *diags) {
  guint n_sites, n_locations;
  const ErpRecord *const *sites = erp_plan_of_kind(network->plan, ERP_KIND_SITE, &n_sites);
  const ErpRecord *const *locations =
      erp_plan_of_kind(network->plan, ERP_KIND_PEERING_LOCATION, &n_locations);
  network->n_sites = n_sites;
  network->n_nodes = n_sites + n_locations;
  network->node_list = g_array_sized_new(FALSE, TRUE, sizeof(ErpNode), MAX(network->n_nodes, 1));
  g_array_set_size(network->node_list, network->n_nodes);
  network->nodes = (ErpNode *) (void *) network->node_list->data;
  network->placements = g_ptr_array_new_with_free_func(unref_placement);
  g_ptr_array_set_size(network->placements, (gint) network->n_nodes);
  gpointer *slots = network->placements->pdata;
  for (guint i = 0; i < n_sites; i++)
    erp_network_make_site(network, &network->nodes[i], &slots[i], ERP_AS(ErpSite, SITE, sites[i]));
  for (guint i = n_sites; i < network->n_nodes; i++)
    add_location(network, &network->nodes[i], &slots[i],
                 ERP_AS(ErpPeeringLocation, PEERING_LOCATION, locations[i - n_sites]), diags);
  for (guint i = 0; i < network->n_nodes; i++)
    if (network->nodes[i].id != NULL)
      g_hash_table_insert(network->node_index, (gpointer) network->nodes[i].id,
                          GUINT_TO_POINTER(i + 1));
}

static gint64
either(gint64 own, gint64 both) {
  return own != ERP_UNSET ? own : both;
}

/* Measured before declared before modelled; satellites have a floor of their own. */
static void
link_latency(const ErpNetwork *network, ErpElement *element, const ErpWanLink *link) {
  const ErpNode *a = &network->nodes[element->node], *b = &network->nodes[element->node_b];
  if (a->placed && b->placed) {
    element->distance = erp_geo_distance(a->lat, a->lon, b->lat, b->lon);
    element->length =
        erp_latency_way_beyond(network->model, a->anchor, b->anchor, element->distance);
  }
  gint64 route = erp_bounded(link->route, ERP_LENGTH_MAX);
  if (route != ERP_UNSET)
    element->length = element->distance = route;
  if (link->rtt != ERP_UNSET) {
    element->rtt = erp_bounded(link->rtt, ERP_TIME_MAX);
    element->provenance = ERP_PROVENANCE_MEASURED;
    return;
  }
  if (route != ERP_UNSET) {
    element->rtt = (route * glass_ps_per_metre + 500000) / 1000000;
    element->provenance = ERP_PROVENANCE_DECLARED;
  } else if (element->length != ERP_UNSET) {
    element->rtt = erp_latency_rate_rtt(network->model, element->length);
  } else {
    return;
  }
  if (link->kind == ERP_LINK_SATELLITE_GEO)
    element->rtt = MAX(element->rtt, erp_params_value(network->params, "access.satellite-geo"));
  else if (link->kind == ERP_LINK_SATELLITE_LEO)
    element->rtt += erp_params_value(network->params, "access.satellite-leo");
}

ErpElement
erp_network_make_link(const ErpNetwork *network, const ErpWanLink *link, guint32 a, guint32 b) {
  ErpElement element = erp_network_element_blank(network, ERP_ELEMENT_WAN_LINK, &link->record,
                                                 link->id, erp_name_or(link->name, link->id), a);
  element.node_b = b;
  element.capacity[ERP_UP] = either(link->capacity_ab, link->capacity);
  element.capacity[ERP_DOWN] = either(link->capacity_ba, link->capacity);
  if (link->buffer != ERP_UNSET)
    element.buffer = erp_bounded(link->buffer, ERP_TIME_MAX);
  link_latency(network, &element, link);
  return element;
}

static void
build_links(ErpNetwork *network, GArray *elements) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_WAN_LINK, &n);
  g_autofree guint32 *a = g_new(guint32, MAX(n, 1)), *b = g_new(guint32, MAX(n, 1));
  for (guint i = 0; i < n; i++) {
    const ErpWanLink *link = ERP_AS(ErpWanLink, WAN_LINK, records[i]);
    guint32 end_a = erp_network_node(network, link->a), end_b = erp_network_node(network, link->b);
    if (end_a == ERP_NONE || end_b == ERP_NONE)
      continue; /* the structural check has said so */
    ErpElement element = erp_network_make_link(network, link, end_a, end_b);
    a[elements->len] = end_a;
    b[elements->len] = end_b;
    g_array_append_val(elements, element);
  }
  network->n_links = elements->len;
  network->graph = erp_graph_new(network->n_nodes, a, b, network->n_links);
}

static gint64
access_adder(const ErpParams *params, gint64 access) {
  static const char *const names[] = {"access.fibre",        "access.cable", "access.dsl",
                                      "access.4g",           "access.5g",    "access.satellite-geo",
                                      "access.satellite-leo"};
  if (access < 0 || access >= (gint64) G_N_ELEMENTS(names))
    return 0;
  return erp_params_value(params, names[access]);
}

/* The text, kept as long as the network; frees it. */
static const char *
keep_text(const ErpNetwork *network, char *text) {
  g_mutex_lock(network->lock);
  const char *kept = g_string_chunk_insert(network->texts, text);
  g_mutex_unlock(network->lock);
  g_free(text);
  return kept;
}

const char *
erp_network_access_name(const ErpNetwork *network, const ErpNode *site) {
  /* TRANSLATORS: name of an internet access: the site's name. */
  return keep_text(network, g_strdup_printf(_("internet access of %s"), site->name));
}

ErpEgress
erp_network_make_egress(const ErpNetwork *network, gpointer *slot, guint32 node,
                        const ErpInternet *internet) {
  ErpEgress egress = {.internet = internet,
                      .node = node,
                      .anchor = &nowhere,
                      .door = ERP_NONE,
                      .door_rtt = ERP_UNSET,
                      .provenance = ERP_PROVENANCE_MODELLED};
  egress.access = access_adder(network->params, internet->access);
  const ErpNode *site = &network->nodes[node];
  gboolean own = internet->lat != ERP_UNSET && internet->lon != ERP_UNSET;
  egress.placed = own || site->placed;
  egress.lat = own ? internet->lat : site->lat;
  egress.lon = own ? internet->lon : site->lon;
  if (site->placed && egress.lat == site->lat && egress.lon == site->lon)
    egress.anchor = site->anchor;
  else if (egress.placed)
    egress.placement = place(network, slot, egress.lat, egress.lon);
  if (egress.placement != NULL)
    egress.anchor = &egress.placement->anchor;
  if (own && site->placed)
    egress.haul = erp_latency_rate_rtt(
        network->model, erp_latency_way(network->model, site->anchor, egress.anchor));
  return egress;
}

ErpElement
erp_network_make_access(const ErpNetwork *network, const ErpEgress *egress, const char *id,
                        const char *name) {
  const ErpInternet *internet = egress->internet;
  ErpElement element = erp_network_element_blank(network, ERP_ELEMENT_INTERNET, &internet->record,
                                                 id, name, egress->node);
  element.capacity[ERP_UP] = either(internet->up, internet->capacity);
  element.capacity[ERP_DOWN] = either(internet->down, internet->capacity);
  return element;
}

static void
add_egress(ErpNetwork *network, GArray *elements, GArray *egresses, guint32 node,
           const ErpInternet *internet) {
  g_ptr_array_add(network->placements, NULL);
  ErpEgress egress = erp_network_make_egress(
      network, &network->placements->pdata[network->placements->len - 1], node, internet);
  egress.element = elements->len;
  const char *id = internet->id;
  if (id == NULL)
    id = keep_text(network, erp_plan_path(network->plan, &internet->record));
  ErpElement element = erp_network_make_access(
      network, &egress, id, erp_network_access_name(network, &network->nodes[node]));
  g_array_append_val(elements, element);
  g_array_append_val(egresses, egress);
}

static void
build_egresses(ErpNetwork *network, GArray *elements) {
  GArray *egresses = g_array_sized_new(FALSE, FALSE, sizeof(ErpEgress), network->n_sites);
  for (guint32 node = 0; node < network->n_sites; node++) {
    const ErpRecord *site = &network->nodes[node].site->record;
    for (guint i = 0; i < site->n_children; i++)
      if (site->children[i]->kind == ERP_KIND_INTERNET)
        add_egress(network, elements, egresses, node,
                   ERP_AS(ErpInternet, INTERNET, site->children[i]));
  }
  network->n_egresses = egresses->len;
  network->egress_list = egresses;
  network->egresses = (ErpEgress *) (void *) egresses->data;
}

void
erp_network_make_egress_door(const ErpNetwork *network, ErpEgress *egress, ErpElement *element) {
  const ErpNode *site = &network->nodes[egress->node];
  if (!egress->placed)
    return;
  if (site->placed && egress->lat == site->lat && egress->lon == site->lon) {
    egress->door = site->door;
    egress->door_rtt = site->door_rtt;
  } else {
    egress->door = erp_network_nearest_door(network, egress->anchor, &egress->door_rtt);
  }
  if (egress->internet->rtt == ERP_UNSET || egress->door == ERP_NONE)
    return;
  egress->door_rtt = erp_bounded(egress->internet->rtt, ERP_TIME_MAX);
  egress->provenance = ERP_PROVENANCE_MEASURED;
  element->rtt = egress->door_rtt;
  element->provenance = ERP_PROVENANCE_MEASURED;
}

static guint64
service_bits(const ErpNetwork *network, char **words, const ErpRecord *record, const char *object,
             ErpDiagList *diags) {
  guint64 bits = 0;
  for (; words != NULL && *words != NULL; words++) {
    guint32 index = erp_network_service(network, *words);
    if (index < 64) {
      bits |= G_GUINT64_CONSTANT(1) << index;
    } else if (g_str_equal(*words, "m365")) {
      for (guint i = 0; i < network->catalogue->n_services; i++)
        if (network->catalogue->services[i].area != NULL)
          bits |= G_GUINT64_CONSTANT(1) << i;
    } else {
      const char *suggestion = NULL;
      erp_catalogue_service(network->catalogue, *words, &suggestion);
      erp_network_unknown(diags, record, object, _("service"), *words, suggestion);
    }
  }
  return bits;
}

static void
build_proxies(ErpNetwork *network, GArray *elements, ErpDiagList *diags) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_PROXY, &n);
  network->proxies = g_new0(ErpNetDevice, MAX(n, 1));
  network->n_proxies = n;
  for (guint i = 0; i < n; i++) {
    const ErpProxy *proxy = ERP_AS(ErpProxy, PROXY, records[i]);
    ErpNetDevice *device = &network->proxies[i];
    device->proxy = proxy;
    device->element = elements->len;
    device->node = erp_network_node(network, proxy->site);
    device->delay =
        proxy->delay != ERP_UNSET
            ? erp_bounded(proxy->delay, ERP_TIME_MAX)
            : erp_params_value(network->params,
                               proxy->inspection == TRUE ? "proxy.inspection" : "proxy.delay");
    device->bypass = service_bits(network, proxy->bypass, records[i], proxy->id, diags);
    ErpElement element =
        erp_network_element_blank(network, ERP_ELEMENT_PROXY, records[i], proxy->id,
                                  erp_name_or(proxy->name, proxy->id), device->node);
    element.capacity[ERP_UP] = element.capacity[ERP_DOWN] = proxy->capacity;
    element.rtt = device->delay;
    g_array_append_val(elements, element);
  }
}

static void
build_vpns(ErpNetwork *network, GArray *elements) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_VPN, &n);
  network->vpns = g_new0(ErpNetDevice, MAX(n, 1));
  network->n_vpns = n;
  for (guint i = 0; i < n; i++) {
    const ErpVpn *vpn = ERP_AS(ErpVpn, VPN, records[i]);
    ErpNetDevice *device = &network->vpns[i];
    device->vpn = vpn;
    device->element = elements->len;
    device->node = erp_network_node(network, vpn->site);
    device->delay = vpn->delay != ERP_UNSET ? erp_bounded(vpn->delay, ERP_TIME_MAX)
                                            : erp_params_value(network->params, "vpn.delay");
    ErpElement element = erp_network_element_blank(network, ERP_ELEMENT_VPN, records[i], vpn->id,
                                                   erp_name_or(vpn->name, vpn->id), device->node);
    element.capacity[ERP_UP] = element.capacity[ERP_DOWN] = vpn->capacity;
    element.rtt = device->delay;
    g_array_append_val(elements, element);
  }
}

static void
index_elements(ErpNetwork *network) {
  for (guint i = 0; i < network->n_elements; i++)
    if (*network->elements[i].id != '\0')
      g_hash_table_insert(network->element_index, (gpointer) network->elements[i].id,
                          GUINT_TO_POINTER(i + 1));
}

static void
prepare(ErpNetwork *network) {
  g_atomic_ref_count_init(&network->refs);
  network->names = erp_plan_ref((ErpPlan *) network->plan);
  network->lock = g_new(GMutex, 1);
  g_mutex_init(network->lock);
  network->texts = g_string_chunk_new(8192);
  network->said = erp_diag_list_new(NULL);
  network->node_index = g_hash_table_new(erp_hash_text, g_str_equal);
  network->element_index = g_hash_table_new(erp_hash_text, g_str_equal);
  network->circuit_index = g_hash_table_new(erp_hash_text, g_str_equal);
  network->gateway_index = g_hash_table_new(erp_hash_text, g_str_equal);
  network->environment_index = g_hash_table_new(erp_hash_text, g_str_equal);
}

/* Steps in the order of the elements; diagnostics are kept to be said again. */
static void
build(ErpNetwork *network, ErpDiagList *diags) {
  guint n;
  build_nodes(network, diags);
  erp_plan_of_kind(network->plan, ERP_KIND_WAN_LINK, &n);
  GArray *elements = /* with room for one access a site */
      g_array_sized_new(FALSE, FALSE, sizeof(ErpElement), n + network->n_sites);
  build_links(network, elements);
  build_egresses(network, elements);
  erp_network_build_circuits(network, elements, diags);
  build_proxies(network, elements, diags);
  build_vpns(network, elements);
  erp_network_build_doors(network);
  network->n_elements = elements->len;
  network->element_list = elements;
  network->elements = (ErpElement *) (void *) elements->data;
  for (guint i = 0; i < network->n_egresses; i++)
    erp_network_make_egress_door(network, &network->egresses[i],
                                 &network->elements[network->egresses[i].element]);
  index_elements(network);
  erp_network_build_scopes(network);
}

ErpNetwork *
erp_network_new(const ErpPlan *plan, ErpTerrain *terrain, const ErpParams *params,
                ErpDiagList *diags) {
  ErpNetwork *network = g_new0(ErpNetwork, 1);
  network->plan = plan;
  network->catalogue = erp_terrain_catalogue(terrain);
  network->params = params;
  network->terrain = terrain;
  network->model = erp_terrain_model(terrain);
  network->buffer = erp_params_value(params, "queue.buffer");
  prepare(network);
  guint n;
  const ErpRecord *const *tenants = erp_plan_of_kind(plan, ERP_KIND_TENANT, &n);
  if (n > 0) {
    network->tenant = ERP_AS(ErpTenant, TENANT, tenants[0]);
    if (network->tenant->cloud != ERP_UNSET)
      network->cloud = (ErpCloud) network->tenant->cloud;
  }
  build(network, network->said);
  erp_diag_list_repeat(diags, network->said);
  erp_network_lose(network, NULL);
  return network;
}

ErpNetwork *
erp_network_ref_names(const ErpNetwork *network) {
  ErpNetwork *root = network->root != NULL ? network->root : (ErpNetwork *) network;
  g_atomic_ref_count_inc(&root->refs);
  return root;
}

ErpNetwork *
erp_network_share(const ErpNetwork *network) {
  ErpNetwork *share = g_new(ErpNetwork, 1);
  *share = *network;
  g_atomic_ref_count_init(&share->refs);
  share->root = erp_network_ref_names(network);
  g_array_ref(share->node_list);
  g_array_ref(share->element_list);
  g_array_ref(share->egress_list);
  g_array_ref(share->circuit_list);
  g_array_ref(share->gateway_list);
  g_ptr_array_ref(share->placements);
  share->lost = (ErpLosses){.elements = NULL};
  return share;
}

static void
free_rest(ErpNetwork *network) {
  for (guint i = 0; i < network->n_circuits; i++) {
    g_free(network->circuits[i].environments);
    g_free(network->circuits[i].scope);
  }
  g_free(network->doors);
  g_free(network->environments);
  g_free(network->proxies);
  g_free(network->vpns);
  erp_graph_unref(network->graph);
  g_string_chunk_free(network->texts);
  g_mutex_clear(network->lock);
  g_free(network->lock);
  erp_diag_list_free(network->said);
  g_hash_table_unref(network->node_index);
  g_hash_table_unref(network->element_index);
  g_hash_table_unref(network->circuit_index);
  g_hash_table_unref(network->gateway_index);
  g_hash_table_unref(network->environment_index);
  erp_plan_unref(network->names);
}

void
erp_network_unref(ErpNetwork *network) {
  if (network == NULL || !g_atomic_ref_count_dec(&network->refs))
    return;
  erp_network_clear_losses(&network->lost);
  if (network->root != NULL)
    erp_network_unref(network->root);
  else
    free_rest(network);
  g_array_unref(network->node_list);
  g_array_unref(network->element_list);
  g_array_unref(network->egress_list);
  g_array_unref(network->circuit_list);
  g_array_unref(network->gateway_list);
  g_ptr_array_unref(network->placements);
  g_free(network);
}

static guint32
look_up(GHashTable *index, const char *id) {
  if (id == NULL)
    return ERP_NONE;
  guint found = GPOINTER_TO_UINT(g_hash_table_lookup(index, id));
  return found == 0 ? ERP_NONE : found - 1;
}

guint32
erp_network_node(const ErpNetwork *network, const char *id) {
  return look_up(network->node_index, id);
}

guint32
erp_network_element(const ErpNetwork *network, const char *id) {
  return look_up(network->element_index, id);
}

guint32
erp_network_circuit(const ErpNetwork *network, const char *id) {
  return look_up(network->circuit_index, id);
}

guint32
erp_network_gateway(const ErpNetwork *network, const char *id) {
  return look_up(network->gateway_index, id);
}

guint32
erp_network_environment(const ErpNetwork *network, const char *id) {
  return look_up(network->environment_index, id);
}

/* Devices of one kind stand together among the elements. */
static guint32
device(const ErpNetwork *network, const ErpNetDevice *devices, guint n, const char *id) {
  guint32 element = erp_network_element(network, id);
  if (n == 0 || element == ERP_NONE || element < devices[0].element ||
      element - devices[0].element >= n)
    return ERP_NONE;
  guint32 index = element - devices[0].element;
  return devices[index].node < network->n_sites ? index : ERP_NONE;
}

guint32
erp_network_proxy(const ErpNetwork *network, const char *id) {
  return device(network, network->proxies, network->n_proxies, id);
}

guint32
erp_network_vpn(const ErpNetwork *network, const char *id) {
  return device(network, network->vpns, network->n_vpns, id);
}

guint32
erp_network_first_egress(const ErpNetwork *network, guint32 site) {
  guint32 from = 0, to = network->n_egresses;
  while (from < to) {
    guint32 middle = from + (to - from) / 2;
    if (network->egresses[middle].node < site)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

guint32
erp_network_service(const ErpNetwork *network, const char *word) {
  for (guint i = 0; word != NULL && i < network->catalogue->n_services; i++)
    if (g_str_equal(network->catalogue->services[i].service, word))
      return i;
  return ERP_NONE;
}

gboolean
erp_network_same_place(const ErpNetwork *network, guint32 a, guint32 b) {
  const ErpPeeringPlace *place = network->nodes[a].place;
  return a == b || (place != NULL && place == network->nodes[b].place);
}
