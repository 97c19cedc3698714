#include "review/shifts.h"

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
  int sign;
  ErpSuccession *succession;
  GArray *moves; /* Move: of the site at hand */
  GArray *hops;  /* ErpHop: room for a way */
  ErpSums forks; /* where the way to another circuit leaves the planned one: what goes there */
} Making;

static void
making_init(Making *making, const ErpReview *review, ErpShifts *shifts, int sign) {
  *making = (Making){.review = review,
                     .shifts = shifts,
                     .sign = sign,
                     .succession = erp_succession_new(review),
                     .moves = g_array_new(FALSE, FALSE, sizeof(Move)),
                     .hops = g_array_new(FALSE, FALSE, sizeof(ErpHop))};
  erp_sums_init(&making->forks);
}

static void
making_clear(Making *making) {
  erp_succession_free(making->succession);
  g_array_unref(making->moves);
  g_array_unref(making->hops);
  erp_sums_clear(&making->forks);
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
  const ErpRoute *route = erp_flow_route(making->review, flow);
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

/* The way from a node to a circuit, which is included. */
static void
add_way(const Making *making, guint32 loss, guint32 node, guint32 circuit, const gint64 *rate,
        int sign) {
  const ErpResults *results = making->review->results;
  ErpHop last = {results->network->circuits[circuit].element, ERP_UP};
  g_array_set_size(making->hops, 0);
  erp_legs_to_circuit(results->legs, node, circuit, making->hops);
  g_array_append_val(making->hops, last);
  add_hops(making, loss, (const ErpHop *) (void *) making->hops->data, making->hops->len, rate,
           sign);
}

/* What is the same for all that goes from a node to one circuit instead of another in a case. */
typedef struct {
  guint32 node, own, next;
  gboolean location; /* with that of its own is lost */
} Fork;

static guint64
key_of_fork(const ErpNetwork *network, const Fork *fork) {
  guint64 key = ((guint64) fork->node * network->n_circuits + fork->own) * network->n_circuits;
  return (key + fork->next) * 2 + fork->location;
}

static Fork
fork_of_key(const ErpNetwork *network, guint64 key) {
  Fork fork = {.location = key % 2};
  key /= 2;
  fork.next = (guint32) (key % network->n_circuits);
  key /= network->n_circuits;
  fork.own = (guint32) (key % network->n_circuits);
  fork.node = (guint32) (key / network->n_circuits);
  return fork;
}

static guint32
case_of_fork(const Making *making, const Fork *fork) {
  return fork->location ? making->shifts->cases->location[fork->own] : fork->own;
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
add_move(Making *making, const Move *move, gboolean location, guint32 next) {
  const ErpResults *results = making->review->results;
  const ErpRoute *route = &results->routes[move->route];
  Fork fork = {route->site, route->circuit, next, location};
  guint32 loss = case_of_fork(making, &fork);
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
  guint same = follow(results->legs, route, next, &fork.node);
  if (goes_on(results, route, same, fork.node)) {
    erp_sums_add(&making->forks, key_of_fork(results->network, &fork), rate[ERP_UP],
                 rate[ERP_DOWN]);
    return;
  }
  if (route->gateway != ERP_NONE &&
      route->hops[n - 1].element == results->network->gateways[route->gateway].element)
    n--;
  add_hops(making, loss, route->hops + same, n - same, rate, -1);
  add_way(making, loss, fork.node, next, rate, 1);
}

static void
add_site(Making *making, guint32 site) {
  find_moves(making, site);
  for (guint i = 0; i < making->moves->len; i++) {
    const Move *move = &g_array_index(making->moves, Move, i);
    guint32 own = making->review->results->routes[move->route].circuit;
    add_move(making, move, FALSE, move->next);
    if (making->shifts->cases->location[own] != ERP_NONE)
      add_move(making, move, TRUE, move->away);
  }
}

static void
add_forks(const Making *making) {
  const ErpNetwork *network = making->review->results->network;
  for (guint i = 0; i < making->forks.n; i++) {
    const ErpSum *sum = &making->forks.all[i];
    Fork fork = fork_of_key(network, sum->key);
    guint32 loss = case_of_fork(making, &fork);
    add_way(making, loss, fork.node, fork.own, sum->sums, -1);
    add_way(making, loss, fork.node, fork.next, sum->sums, 1);
  }
}

/* ---- together -------------------------------------------------------------------------------- */

ErpShifts *
erp_shifts_new(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  ErpShifts *shifts = g_new0(ErpShifts, 1);
  g_auto(Making) making;
  shifts->cases = cases_new(network);
  erp_sums_init(&shifts->sums);
  making_init(&making, review, shifts, 1);
  for (guint32 i = 0; i < network->n_sites; i++)
    add_site(&making, i);
  add_forks(&making);
  return shifts;
}

static gboolean
is_of_site(const ErpNetwork *network, guint32 site, const ErpRecord *record) {
  return site < network->n_sites && &network->nodes[site].site->record == record;
}

/* The node of a record that stands where another stood; ERP_NONE of one within a site. */
static guint32
site_of(const ErpNetwork *network, const ErpRecord *record) {
  if (record->kind != ERP_KIND_SITE)
    return ERP_NONE;
  guint32 site = erp_network_node(network, erp_record_id(record));
  for (guint32 i = 0; i < network->n_sites && !is_of_site(network, site, record); i++)
    site = i; /* its id is another's, too */
  return site;
}

/* A site whose record is the same has the same flows with the same ways. */
ErpShifts *
erp_shifts_after(const ErpReview *review, const ErpReview *earlier) {
  const ErpNetwork *network = review->results->network;
  const GArray *replaced = review->results->changes->replaced;
  const ErpShifts *before = erp_review_shifts(earlier);
  ErpShifts *shifts = g_new0(ErpShifts, 1);
  g_auto(Making) was, is;
  shifts->cases = g_atomic_rc_box_acquire(before->cases);
  erp_sums_copy(&shifts->sums, &before->sums);
  making_init(&was, earlier, shifts, -1);
  making_init(&is, review, shifts, 1);
  for (guint i = 0; i < replaced->len; i++) {
    guint32 site = site_of(network, g_array_index(replaced, ErpReplaced, i).now);
    if (site == ERP_NONE)
      continue;
    add_site(&was, site);
    add_site(&is, site);
  }
  add_forks(&was);
  add_forks(&is);
  return shifts;
}

void
erp_shifts_free(ErpShifts *shifts) {
  if (shifts == NULL)
    return;
  g_atomic_rc_box_release_full(shifts->cases, cases_clear);
  erp_sums_clear(&shifts->sums);
  g_free(shifts);
}
