#include "report/map/map.h"

#include "report/figures.h"
#include "base/i18n.h"

static void
place_clear(gpointer place) {
  g_free(((ErpMapPlace *) place)->name);
  g_free(((ErpMapPlace *) place)->about);
}

static void
line_clear(gpointer line) {
  g_free(((ErpMapLine *) line)->about);
}

void
erp_map_free(ErpMap *map) {
  if (map == NULL)
    return;
  g_array_unref(map->places);
  g_array_unref(map->lines);
  g_free(map);
}

/* Takes the texts. */
static void
add_place(ErpMap *map, ErpMapPlace place) {
  g_array_append_val(map->places, place);
}

/* ---- use ------------------------------------------------------------------------------------- */

static ErpUse
use_of(const ErpMap *map, gint64 percent) {
  if (percent == ERP_UNSET)
    return ERP_USE_UNKNOWN;
  return percent > map->fail ? ERP_USE_FAIL : percent > map->warn ? ERP_USE_WARN : ERP_USE_GOOD;
}

static gint64
busier(const ErpResults *results, guint32 element) {
  const ErpElementLoad *load = &results->loads[element];
  return MAX(load->utilisation[ERP_UP], load->utilisation[ERP_DOWN]);
}

/* "dal-ny: 30 % of 500 Mb/s" */
static char *
about_element(const ErpResults *results, guint32 index) {
  const ErpElement *element = &results->network->elements[index];
  const ErpElementLoad *load = &results->loads[index];
  ErpDirection d = load->utilisation[ERP_UP] > load->utilisation[ERP_DOWN] ? ERP_UP : ERP_DOWN;
  if (load->utilisation[d] == ERP_UNSET)
    return g_strdup_printf(_("%s: use not known"), element->id);
  g_autofree char *use = erp_show_percent(load->utilisation[d]);
  g_autofree char *capacity = erp_show_rate(element->capacity[d]);
  return g_strdup_printf(_("%s: %s of %s"), element->id, use, capacity);
}

/* ---- places ---------------------------------------------------------------------------------- */

/* Entry points that planned traffic enters by. */
static void
add_doors(ErpMap *map, const ErpResults *results) {
  const ErpNetwork *network = results->network;
  g_autofree guint8 *used = g_new0(guint8, network->n_doors + 1);
  for (guint i = 0; i < results->n_flows; i++)
    if (results->flows[i].route != ERP_NONE &&
        results->routes[results->flows[i].route].door != ERP_NONE)
      used[results->routes[results->flows[i].route].door] = TRUE;
  for (guint i = 0; i < network->n_doors; i++) {
    const ErpDoor *door = &network->doors[i];
    if (used[i])
      add_place(map, (ErpMapPlace){.kind = ERP_PLACE_ENTRY,
                                   .lat = door->lat,
                                   .lon = door->lon,
                                   .name = g_strdup(door->metro),
                                   .about = g_strdup_printf(_("entry point %s"), door->metro)});
  }
}

/* Of gateways and environments, each once. */
static void
add_region(ErpMap *map, GHashTable *known, const ErpRegion *region) {
  if (region == NULL || region->lat == ERP_UNSET || !g_hash_table_add(known, (gpointer) region))
    return;
  add_place(map, (ErpMapPlace){.kind = ERP_PLACE_REGION,
                               .lat = region->lat,
                               .lon = region->lon,
                               .name = g_strdup(region->display_name),
                               .about = g_strdup_printf(_("region %s"), region->display_name)});
}

static void
add_regions(ErpMap *map, const ErpNetwork *network) {
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < network->n_gateways; i++)
    add_region(map, known, network->gateways[i].region);
  for (guint i = 0; i < network->n_environments; i++)
    add_region(map, known, network->environments[i].region);
}

/* A peering location with its circuits: "New York: er-ny: 15 % of 1 Gb/s". */
static void
add_location(ErpMap *map, const ErpResults *results, guint32 index) {
  const ErpNode *node = &results->network->nodes[index];
  g_autoptr(GString) about = g_string_new(node->name);
  ErpMapPlace place = {.kind = ERP_PLACE_LOCATION, .lat = node->lat, .lon = node->lon};
  for (guint i = 0; i < results->network->n_circuits; i++) {
    guint32 element = results->network->circuits[i].element;
    if (results->network->circuits[i].node != index)
      continue;
    g_autofree char *text = about_element(results, element);
    g_string_append_printf(about, "; %s", text);
    place.use = MAX(place.use, use_of(map, busier(results, element)));
  }
  place.name = g_strdup(node->name);
  place.about = g_strdup(about->str);
  add_place(map, place);
}

static void
add_site(ErpMap *map, const ErpResults *results, guint32 index) {
  const ErpNode *node = &results->network->nodes[index];
  ErpVerdict verdict = results->sites[index].verdict;
  gint64 users = node->site->users == ERP_UNSET ? 0 : node->site->users;
  add_place(map, (ErpMapPlace){.kind = ERP_PLACE_SITE,
                               .lat = node->lat,
                               .lon = node->lon,
                               .name = g_strdup(node->name),
                               .verdict = verdict,
                               .weight = users,
                               .about = g_strdup_printf(
                                   ERP_NGETTEXT("%s: %s, %" G_GINT64_FORMAT " user",
                                                "%s: %s, %" G_GINT64_FORMAT " users", users),
                                   node->name, erp_verdict_word(verdict), users)});
}

static void
add_nodes(ErpMap *map, const ErpResults *results) {
  const ErpNetwork *network = results->network;
  for (guint32 i = network->n_sites; i < network->n_nodes; i++)
    if (network->nodes[i].placed)
      add_location(map, results, i);
  for (guint32 i = 0; i < network->n_sites; i++)
    if (network->nodes[i].placed)
      add_site(map, results, i);
    else
      map->n_unplaced++;
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* From where planned internet traffic leaves to where it enters Microsoft's network. */
static void
add_ways(ErpMap *map, const ErpResults *results) {
  const ErpNetwork *network = results->network;
  g_autofree guint8 *used = g_new0(guint8, network->n_egresses + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    guint32 route = results->flows[i].route;
    if (route != ERP_NONE && results->routes[route].egress != ERP_NONE)
      used[results->routes[route].egress] = TRUE;
  }
  for (guint i = 0; i < network->n_egresses; i++) {
    const ErpEgress *egress = &network->egresses[i];
    if (!used[i] || !egress->placed || egress->door == ERP_NONE)
      continue;
    const ErpDoor *door = &network->doors[egress->door];
    ErpMapLine line = {.kind = ERP_LINE_WAY,
                       .lat = {egress->lat, door->lat},
                       .lon = {egress->lon, door->lon},
                       .percent = ERP_UNSET,
                       .about =
                           g_strdup_printf(_("%s to entry point %s"),
                                           network->elements[egress->element].id, door->metro)};
    g_array_append_val(map->lines, line);
  }
}

static void
add_connection(ErpMap *map, const ErpNetwork *network, const ErpNetGateway *gateway,
               const ErpConnection *connection) {
  guint32 circuit = erp_network_circuit(network, connection->circuit);
  const ErpNode *node =
      circuit == ERP_NONE ? NULL : &network->nodes[network->circuits[circuit].node];
  if (node == NULL || !node->placed)
    return;
  ErpMapLine line = {
      .kind = ERP_LINE_CONNECTION,
      .lat = {node->lat, gateway->region->lat},
      .lon = {node->lon, gateway->region->lon},
      .percent = ERP_UNSET,
      .about = g_strdup_printf(_("%s to gateway %s"), connection->circuit, gateway->gateway->id)};
  g_array_append_val(map->lines, line);
}

static void
add_connections(ErpMap *map, const ErpNetwork *network) {
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpNetGateway *gateway = &network->gateways[i];
    const ErpRecord *record = &gateway->gateway->record;
    for (guint k = 0; gateway->region != NULL && k < record->n_children; k++)
      if (record->children[k]->kind == ERP_KIND_CONNECTION)
        add_connection(map, network, gateway, (const ErpConnection *) record->children[k]);
  }
}

static int
by_use(gconstpointer a, gconstpointer b, gpointer user) {
  const ErpResults *results = user;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  gint64 ux = busier(results, x), uy = busier(results, y);
  return ux != uy ? (ux < uy ? -1 : 1) : x < y ? -1 : x > y;
}

static void
add_links(ErpMap *map, const ErpResults *results) {
  const ErpNetwork *network = results->network;
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < network->n_links; i++)
    if (network->nodes[network->elements[i].node].placed &&
        network->nodes[network->elements[i].node_b].placed)
      g_array_append_val(order, i);
  g_array_sort_with_data(order, by_use, (gpointer) results);
  for (guint i = 0; i < order->len; i++) {
    guint32 index = g_array_index(order, guint32, i);
    const ErpNode *a = &network->nodes[network->elements[index].node];
    const ErpNode *b = &network->nodes[network->elements[index].node_b];
    gint64 percent = busier(results, index);
    ErpMapLine line = {.kind = ERP_LINE_WAN_LINK,
                       .lat = {a->lat, b->lat},
                       .lon = {a->lon, b->lon},
                       .use = use_of(map, percent),
                       .percent = percent,
                       .about = about_element(results, index)};
    g_array_append_val(map->lines, line);
  }
}

ErpMap *
erp_map_new(const ErpReview *review) {
  const ErpResults *results = erp_review_results(review);
  ErpMap *map = g_new0(ErpMap, 1);
  map->places = g_array_new(FALSE, FALSE, sizeof(ErpMapPlace));
  map->lines = g_array_new(FALSE, FALSE, sizeof(ErpMapLine));
  g_array_set_clear_func(map->places, place_clear);
  g_array_set_clear_func(map->lines, line_clear);
  map->warn = erp_params_value(results->params, "util.warn");
  map->fail = erp_params_value(results->params, "util.fail");
  add_doors(map, results);
  add_regions(map, results->network);
  add_nodes(map, results);
  add_ways(map, results);
  add_connections(map, results->network);
  add_links(map, results);
  return map;
}
