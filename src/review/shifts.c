#include "review/shifts.h"

/* What a site sends over a circuit by one route, as far as it fares alike when that is lost. */
typedef struct {
  guint32 route;
  guint32 next; /* circuit when its own is lost, or ERP_NONE */
  guint32 away; /* the same when all of its location are */
  guint32 net;  /* route without any circuit, or ERP_NONE */
  gint64 rate[ERP_DIRECTIONS];
} Move;

typedef struct {
  const ErpReview *review;
  ErpShifts *shifts;
  guint32 *location; /* per circuit: the case in which its peering location is lost, or ERP_NONE */
  ErpSuccession *succession;
  GArray *moves;         /* Move: of the site at hand */
  GArray *hops;          /* ErpHop: its way asked for last, */
  guint32 site, circuit; /* to here */
  GArray *sums;          /* ErpShift */
  guint32 *places;       /* behind the places of sums, by hash; 0 = none; a power of two of them */
  guint n_places;
} Making;

/* ---- the cases ------------------------------------------------------------------------------- */

static ErpLossCase
case_new(const ErpNetwork *network, guint32 circuit, guint32 node) {
  return (ErpLossCase){circuit, node, g_new0(guint8, network->n_circuits + 1)};
}

/* Takes down what is lost with a peering location. Whether that is more than one circuit, and no
 * earlier record of the place has shown it. */
static gboolean
lose_location(const ErpNetwork *network, ErpLossCase *loss) {
  guint32 first = ERP_NONE;
  guint n = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    loss->down[i] = circuit->circuit->metro == NULL &&
                    erp_network_same_place(network, circuit->node, loss->node);
    n += loss->down[i];
    first = loss->down[i] ? MIN(first, circuit->node) : first;
  }
  return n > 1 && first == loss->node;
}

static void
add_cases(Making *making) {
  const ErpNetwork *network = making->review->results->network;
  ErpShifts *shifts = making->shifts;
  guint n_places = network->n_nodes - network->n_sites;
  shifts->cases = g_new(ErpLossCase, network->n_circuits + n_places + 1);
  for (guint32 i = 0; i < network->n_circuits; i++) {
    shifts->cases[i] = case_new(network, i, ERP_NONE);
    shifts->cases[i].down[i] = 1;
    making->location[i] = ERP_NONE;
  }
  shifts->n_cases = network->n_circuits;
  for (guint32 node = network->n_sites; node < network->n_nodes; node++) {
    ErpLossCase loss = case_new(network, ERP_NONE, node);
    if (!lose_location(network, &loss)) {
      g_free(loss.down);
      continue;
    }
    for (guint i = 0; i < network->n_circuits; i++)
      if (loss.down[i])
        making->location[i] = shifts->n_cases;
    shifts->cases[shifts->n_cases++] = loss;
  }
}

/* ---- what moves ------------------------------------------------------------------------------ */

/* The one of these that a flow belongs to; it carries nothing yet. */
static Move
move_of(const Making *making, const ErpFlow *flow) {
  const ErpRoute *route = erp_flow_route(making->review, flow);
  guint32 location = making->location[route->circuit];
  Move move = {.route = flow->route, .net = ERP_NONE};
  move.next = move.away = erp_succession_next(making->succession, flow, NULL);
  if (location != ERP_NONE && move.next != ERP_NONE)
    move.away = erp_succession_next(making->succession, flow, making->shifts->cases[location].down);
  if ((move.next == ERP_NONE || move.away == ERP_NONE) && !erp_flow_is_private(flow))
    move.net = flow->options->net.route;
  return move;
}

/* Adds the flow to its move. */
static void
add_to_move(const Making *making, const Move *move, const ErpFlow *flow) {
  Move *found = NULL;
  for (guint i = 0; i < making->moves->len && found == NULL; i++) {
    Move *other = &g_array_index(making->moves, Move, i);
    if (other->route == move->route && other->next == move->next && other->away == move->away &&
        other->net == move->net)
      found = other;
  }
  if (found == NULL) {
    g_array_append_val(making->moves, *move);
    found = &g_array_index(making->moves, Move, making->moves->len - 1);
  }
  found->rate[ERP_UP] += flow->rate[ERP_UP];
  found->rate[ERP_DOWN] += flow->rate[ERP_DOWN];
}

/* Finds what may move of a site. */
static void
find_moves(const Making *making, guint32 site) {
  const ErpResults *results = making->review->results;
  const ErpFlow *last = NULL;
  Move move;
  guint n, first = erp_results_site_flows(results, site, &n);
  g_array_set_size(making->moves, 0);
  for (const ErpFlow *flow = results->flows + first; flow < results->flows + first + n; flow++) {
    if (!erp_flow_over_circuit(flow) || !erp_flow_active(flow) ||
        results->routes[flow->route].circuit == ERP_NONE)
      continue;
    if (last == NULL || !erp_flows_go_alike(last, flow) || last->options != flow->options)
      move = move_of(making, flow);
    last = flow;
    add_to_move(making, &move, flow);
  }
}

/* ---- sums ------------------------------------------------------------------------------------ */

/* Where the sum of a case and an element is noted, or is to be. */
static guint32 *
place_of(const Making *making, guint32 loss, guint32 element) {
  guint32 at = (loss * 0x9E3779B1u) ^ (element * 0x85EBCA6Bu);
  for (at ^= at >> 15;; at++) {
    guint32 *place = &making->places[at & (making->n_places - 1)];
    if (*place == 0)
      return place;
    const ErpShift *sum = &g_array_index(making->sums, ErpShift, *place - 1);
    if (sum->loss == loss && sum->element == element)
      return place;
  }
}

static void
make_places(Making *making, guint n) {
  g_free(making->places);
  making->places = g_new0(guint32, n);
  making->n_places = n;
  for (guint32 i = 0; i < making->sums->len; i++) {
    const ErpShift *sum = &g_array_index(making->sums, ErpShift, i);
    *place_of(making, sum->loss, sum->element) = i + 1;
  }
}

static ErpShift *
sum_of(Making *making, guint32 loss, guint32 element) {
  guint32 *place = place_of(making, loss, element);
  if (*place != 0)
    return &g_array_index(making->sums, ErpShift, *place - 1);
  ErpShift none = {.loss = loss, .element = element};
  g_array_append_val(making->sums, none);
  *place = making->sums->len;
  if (2 * making->sums->len > making->n_places)
    make_places(making, 2 * making->n_places);
  return &g_array_index(making->sums, ErpShift, making->sums->len - 1);
}

static void
add_hops(Making *making, guint32 loss, const Move *move, const ErpHop *hops, guint n, int sign) {
  for (guint i = 0; i < n; i++) {
    ErpShift *sum = sum_of(making, loss, hops[i].element);
    sum->more[hops[i].up] += sign * move->rate[ERP_UP];
    sum->more[erp_direction_other(hops[i].up)] += sign * move->rate[ERP_DOWN];
  }
}

/* Fills the way of a site to a circuit, which is included. */
static void
find_way(Making *making, guint32 site, guint32 circuit) {
  const ErpResults *results = making->review->results;
  if (making->site == site && making->circuit == circuit)
    return;
  ErpHop last = {results->network->circuits[circuit].element, ERP_UP};
  g_array_set_size(making->hops, 0);
  erp_legs_to_circuit(results->legs, site, circuit, making->hops);
  g_array_append_val(making->hops, last);
  making->site = site;
  making->circuit = circuit;
}

/* From its planned way to another circuit, else to the internet, else nowhere. What the ways have
 * in common, at the site or behind the circuit, carries the same. */
static void
add_move(Making *making, guint32 loss, const Move *move, guint32 next) {
  const ErpResults *results = making->review->results;
  const ErpRoute *route = &results->routes[move->route];
  guint n = route->n_hops, same = 0;
  if (next == ERP_NONE) {
    add_hops(making, loss, move, route->hops, n, -1);
    if (move->net != ERP_NONE)
      add_hops(making, loss, move, results->routes[move->net].hops,
               results->routes[move->net].n_hops, 1);
    return;
  }
  find_way(making, route->site, next);
  const ErpHop *way = (const ErpHop *) (void *) making->hops->data;
  if (route->gateway != ERP_NONE &&
      route->hops[n - 1].element == results->network->gateways[route->gateway].element)
    n--;
  while (same < MIN(n, making->hops->len) && way[same].element == route->hops[same].element &&
         way[same].up == route->hops[same].up)
    same++;
  add_hops(making, loss, move, route->hops + same, n - same, -1);
  add_hops(making, loss, move, way + same, making->hops->len - same, 1);
}

static void
add_site(Making *making, guint32 site) {
  find_moves(making, site);
  for (guint i = 0; i < making->moves->len; i++) {
    const Move *move = &g_array_index(making->moves, Move, i);
    guint32 own = making->review->results->routes[move->route].circuit;
    add_move(making, own, move, move->next);
    if (making->location[own] != ERP_NONE)
      add_move(making, making->location[own], move, move->away);
  }
}

/* ---- together -------------------------------------------------------------------------------- */

ErpShifts *
erp_shifts_new(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  ErpShifts *shifts = g_new0(ErpShifts, 1);
  g_autofree guint32 *location = g_new(guint32, network->n_circuits + 1);
  g_autoptr(ErpSuccession) succession = erp_succession_new(review);
  g_autoptr(GArray) moves = g_array_new(FALSE, FALSE, sizeof(Move));
  g_autoptr(GArray) hops = g_array_new(FALSE, FALSE, sizeof(ErpHop));
  GArray *sums = g_array_new(FALSE, FALSE, sizeof(ErpShift));
  Making making = {review,   shifts,   location, succession, moves, hops,
                   ERP_NONE, ERP_NONE, sums,     NULL,       0};
  make_places(&making, 4096);
  add_cases(&making);
  for (guint32 i = 0; i < network->n_sites; i++)
    add_site(&making, i);
  g_free(making.places);
  shifts->n_shifts = sums->len;
  shifts->shifts = (ErpShift *) (void *) g_array_free(sums, FALSE);
  return shifts;
}

void
erp_shifts_free(ErpShifts *shifts) {
  if (shifts == NULL)
    return;
  for (guint i = 0; i < shifts->n_cases; i++)
    g_free(shifts->cases[i].down);
  g_free(shifts->cases);
  g_free(shifts->shifts);
  g_free(shifts);
}
