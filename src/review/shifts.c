#include "review/shifts.h"

#include <string.h>

/* What a site sends over a circuit by one route, as far as it fares alike when that is lost. */
typedef struct {
  guint32 route;
  guint32 next; /* circuit when its own is lost, or ERP_NONE */
  guint32 away; /* the same when all of its location are */
  guint32 net;  /* route without any circuit, or ERP_NONE */
  gint64 rate[ERP_DIRECTIONS];
} Move;

/* What moves in one review, while it is added to the shifts or taken from them. */
typedef struct {
  const ErpReview *review;
  ErpShifts *shifts;
  ErpSums *ways; /* of the shifts, or what these have more */
  int sign;
  ErpSuccession *succession;
  GArray *moves; /* Move: of the site at hand */
  GArray *hops;  /* ErpHop: room for a way */
} Making;

static void
making_init(Making *making, const ErpReview *review, ErpShifts *shifts, ErpSums *ways, int sign) {
  *making = (Making){.review = review,
                     .shifts = shifts,
                     .ways = ways,
                     .sign = sign,
                     .succession = erp_succession_new(review),
                     .moves = g_array_new(FALSE, FALSE, sizeof(Move)),
                     .hops = g_array_new(FALSE, FALSE, sizeof(ErpHop))};
}

static void
making_clear(Making *making) {
  erp_succession_free(making->succession);
  g_array_unref(making->moves);
  g_array_unref(making->hops);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Making, making_clear)

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

static ErpLossCases *
cases_new(const ErpNetwork *network) {
  guint n_places = network->n_nodes - network->n_sites;
  ErpLossCases *cases = g_atomic_rc_box_new0(ErpLossCases);
  cases->cases = g_new(ErpLossCase, network->n_circuits + n_places + 1);
  cases->location = g_new(guint32, network->n_circuits + 1);
  for (guint32 i = 0; i < network->n_circuits; i++) {
    cases->cases[i] = case_new(network, i, ERP_NONE);
    cases->cases[i].down[i] = 1;
    cases->location[i] = ERP_NONE;
  }
  cases->n_cases = network->n_circuits;
  for (guint32 node = network->n_sites; node < network->n_nodes; node++) {
    ErpLossCase loss = case_new(network, ERP_NONE, node);
    if (!lose_location(network, &loss)) {
      g_free(loss.down);
      continue;
    }
    for (guint i = 0; i < network->n_circuits; i++)
      if (loss.down[i])
        cases->location[i] = cases->n_cases;
    cases->cases[cases->n_cases++] = loss;
  }
  return cases;
}

static void
cases_clear(gpointer data) {
  ErpLossCases *cases = data;
  for (guint i = 0; i < cases->n_cases; i++)
    g_free(cases->cases[i].down);
  g_free(cases->cases);
  g_free(cases->location);
}

/* ---- what moves ------------------------------------------------------------------------------ */

/* The one of these that a flow belongs to; it carries nothing yet. */
static Move
move_of(const Making *making, const ErpFlow *flow) {
  const ErpRoute *route = erp_flow_its_route(making->review, flow);
  const ErpLossCases *cases = making->shifts->cases;
  guint32 location = cases->location[route->circuit];
  Move move = {.route = flow->route, .net = ERP_NONE};
  erp_succession_ask(making->succession, flow);
  move.next = move.away = erp_succession_next(making->succession, NULL);
  if (location != ERP_NONE && move.next != ERP_NONE)
    move.away = erp_succession_next(making->succession, cases->cases[location].down);
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

static void
add_hops(const Making *making, guint32 loss, const ErpHop *hops, guint n, const gint64 *rate,
         int sign) {
  for (guint i = 0; i < n; i++)
    erp_sums_add(&making->shifts->sums, (guint64) loss << 32 | hops[i].element,
                 sign * rate[hops[i].up == ERP_UP ? ERP_UP : ERP_DOWN],
                 sign * rate[hops[i].up == ERP_UP ? ERP_DOWN : ERP_UP]);
}

/* From a node to a circuit, by the way all take. */
typedef struct {
  guint32 loss, node, circuit;
} Way;

static guint64
key_of_way(const ErpNetwork *network, const Way *way) {
  return ((guint64) way->loss * network->n_nodes + way->node) * network->n_circuits + way->circuit;
}

static Way
way_of_key(const ErpNetwork *network, guint64 key) {
  guint64 at = key / network->n_circuits;
  return (Way){(guint32) (at / network->n_nodes), (guint32) (at % network->n_nodes),
               (guint32) (key % network->n_circuits)};
}

/* Adds up what takes a way. The circuit is part of it. */
static void
add_way(const Making *making, const ErpSum *sum, int sign) {
  const ErpResults *results = making->review->results;
  const Way way = way_of_key(results->network, sum->key);
  ErpHop last = {results->network->circuits[way.circuit].element, ERP_UP};
  if (sum->sums[ERP_UP] == 0 && sum->sums[ERP_DOWN] == 0)
    return;
  g_array_set_size(making->hops, 0);
  erp_legs_to_circuit(results->legs, way.node, way.circuit, making->hops);
  g_array_append_val(making->hops, last);
  add_hops(making, way.loss, (const ErpHop *) (void *) making->hops->data, making->hops->len,
           sum->sums, sign);
}

/* Follows the planned way as long as the one to the next circuit is the same. Returns by how many
 * hops, and at which node they part. */
static guint
follow(const ErpLegs *legs, const ErpRoute *route, guint32 next, guint32 *node) {
  guint same = 0;
  guint32 link, behind;
  *node = route->site;
  while (same < route->n_hops && erp_legs_hop(legs, *node, next, &link, &behind) &&
         route->hops[same].element == link) {
    *node = behind;
    same++;
  }
  return same;
}

/* Whether the planned way goes on as all do from the node to its circuit; it does not where people
 * have to go to a VPN first. */
static gboolean
goes_on(const ErpResults *results, const ErpRoute *route, guint same, guint32 node) {
  guint32 link, behind;
  return route->hops[same].element ==
         (erp_legs_hop(results->legs, node, route->circuit, &link, &behind)
              ? link
              : results->network->circuits[route->circuit].element);
}

/* From its planned way to another circuit, else to the internet, else nowhere. What the ways have
 * in common, at the site or behind the circuit, carries the same. */
static void
add_move(const Making *making, const Move *move, guint32 loss, guint32 next) {
  const ErpResults *results = making->review->results;
  const ErpRoute *route = &results->routes[move->route];
  Way from = {.loss = loss, .circuit = route->circuit}, to = {.loss = loss, .circuit = next};
  gint64 rate[ERP_DIRECTIONS] = {making->sign * move->rate[ERP_UP],
                                 making->sign * move->rate[ERP_DOWN]};
  guint n = route->n_hops;
  if (next == ERP_NONE) {
    add_hops(making, loss, route->hops, n, rate, -1);
    if (move->net != ERP_NONE)
      add_hops(making, loss, results->routes[move->net].hops, results->routes[move->net].n_hops,
               rate, 1);
    return;
  }
  guint same = follow(results->legs, route, next, &to.node);
  from.node = to.node;
  erp_sums_add(making->ways, key_of_way(results->network, &to), rate[ERP_UP], rate[ERP_DOWN]);
  if (goes_on(results, route, same, from.node)) {
    erp_sums_add(making->ways, key_of_way(results->network, &from), -rate[ERP_UP], -rate[ERP_DOWN]);
    return;
  }
  if (route->gateway != ERP_NONE &&
      route->hops[n - 1].element == results->network->gateways[route->gateway].element)
    n--;
  add_hops(making, loss, route->hops + same, n - same, rate, -1);
}

static void
add_site(const Making *making, guint32 site) {
  find_moves(making, site);
  for (guint i = 0; i < making->moves->len; i++) {
    const Move *move = &g_array_index(making->moves, Move, i);
    guint32 own = making->review->results->routes[move->route].circuit;
    guint32 location = making->shifts->cases->location[own];
    add_move(making, move, own, move->next);
    if (location != ERP_NONE)
      add_move(making, move, location, move->away);
  }
}

/* ---- together -------------------------------------------------------------------------------- */

static ErpShifts *
shifts_new(ErpLossCases *cases) {
  ErpShifts *shifts = g_atomic_rc_box_new0(ErpShifts);
  shifts->cases = cases;
  return shifts;
}

ErpShifts *
erp_shifts_new(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  ErpShifts *shifts = shifts_new(cases_new(network));
  g_auto(Making) making;
  erp_sums_init(&shifts->sums);
  erp_sums_init(&shifts->ways);
  making_init(&making, review, shifts, &shifts->ways, 1);
  for (guint32 i = 0; i < network->n_sites; i++)
    add_site(&making, i);
  for (guint i = 0; i < shifts->ways.n; i++)
    add_way(&making, &shifts->ways.all[i], 1);
  return shifts;
}

/* ---- after an edit --------------------------------------------------------------------------- */

/* Whether a way leads over a node from where one goes on otherwise than before. */
static gboolean
turns(const ErpResults *before, const guint8 *turned, guint64 key) {
  const Way way = way_of_key(before->network, key);
  guint32 node = way.node, link;
  while (!turned[node])
    if (!erp_legs_hop(before->legs, node, way.circuit, &link, &node))
      return FALSE;
  return TRUE;
}

/* Per node: whether ways to circuits go on otherwise from there; NULL = nowhere. */
static const guint8 *
turned_in(const ErpReview *review) {
  const guint8 *turned = review->results->changes->turned;
  guint n = review->results->network->n_nodes;
  return turned != NULL && memchr(turned, 1, n) != NULL ? turned : NULL;
}

/* Adds what goes by each way more than before, and moves those that turn as a whole. Ways of before
 * come first. */
static void
add_ways(const Making *was, const Making *is, const ErpSums *more) {
  const ErpResults *before = was->review->results;
  const ErpSums *old = &erp_review_shifts(was->review)->ways, *now = &is->shifts->ways;
  const guint8 *turned = turned_in(is->review);
  for (guint i = 0; turned != NULL && i < now->n; i++) {
    if (!turns(before, turned, now->all[i].key))
      continue;
    if (i < old->n)
      add_way(was, &old->all[i], -1);
    add_way(is, &now->all[i], 1);
  }
  for (guint i = 0; i < more->n; i++)
    if (turned == NULL || !turns(before, turned, more->all[i].key))
      add_way(is, &more->all[i], 1);
}

static ErpShifts *
shifts_from(const ErpReview *review, const ErpReview *earlier, const ErpShifts *before) {
  const GArray *anew = review->results->changes->anew;
  ErpShifts *shifts = shifts_new(g_atomic_rc_box_acquire(before->cases));
  g_auto(Making) was, is;
  ErpSums more; /* ways */
  erp_sums_init(&more);
  erp_sums_copy(&shifts->sums, &before->sums);
  erp_sums_copy(&shifts->ways, &before->ways);
  making_init(&was, earlier, shifts, &more, -1);
  making_init(&is, review, shifts, &more, 1);
  for (guint i = 0; i < anew->len; i++) {
    add_site(&was, g_array_index(anew, guint32, i));
    add_site(&is, g_array_index(anew, guint32, i));
  }
  for (guint i = 0; i < more.n; i++)
    erp_sums_add(&shifts->ways, more.all[i].key, more.all[i].sums[0], more.all[i].sums[1]);
  add_ways(&was, &is, &more);
  erp_sums_clear(&more);
  return shifts;
}

ErpShifts *
erp_shifts_after(const ErpReview *review, const ErpReview *earlier) {
  const ErpResults *results = review->results;
  const ErpChanges *changes = results->changes;
  gboolean same_legs = results->legs == earlier->results->legs;
  if ((!same_legs && changes->turned == NULL) || 2 * changes->anew->len > results->network->n_sites)
    return erp_shifts_new(review);
  const ErpShifts *before = erp_review_shifts(earlier);
  return changes->anew->len == 0 && turned_in(review) == NULL
             ? g_atomic_rc_box_acquire((gpointer) before)
             : shifts_from(review, earlier, before);
}

static void
shifts_clear(gpointer data) {
  ErpShifts *shifts = data;
  g_atomic_rc_box_release_full(shifts->cases, cases_clear);
  erp_sums_clear(&shifts->sums);
  erp_sums_clear(&shifts->ways);
}

void
erp_shifts_unref(ErpShifts *shifts) {
  if (shifts != NULL)
    g_atomic_rc_box_release_full(shifts, shifts_clear);
}
