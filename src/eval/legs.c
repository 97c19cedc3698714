#include "eval/legs.h"

#include <string.h>

#include "eval/results.h"
#include "graph/paths.h"

#define BATCH 16

typedef struct {
  guint32 from, to;
  guint32 first, n; /* in links; n = ERP_NONE when there is no way */
} Leg;

struct _ErpLegs {
  gatomicrefcount refs;
  ErpGraph *graph;
  guint n_circuits;
  guint32 *latency;     /* per link */
  guint32 *capacity_ab; /* kbit/s */
  guint32 *capacity_ba;
  guint8 *blocked;    /* per link */
  guint8 *no_transit; /* per node */
  Leg *legs;          /* by from, then to */
  guint n_legs;
  GArray *links; /* guint32 */
  ErpPaths *to_circuits;
  guint32 *column; /* per circuit */
  guint8 *lost;    /* likewise */
  ErpPaths *to_egress;
};

static guint32
kilobits(gint64 rate) {
  if (rate == ERP_UNSET)
    return G_MAXUINT32;
  return (guint32) CLAMP(rate / 1000, 0, (gint64) G_MAXUINT32 - 1);
}

static void
weigh_links(ErpLegs *legs, const ErpNetwork *network) {
  guint n = MAX(network->n_links, 1);
  legs->latency = g_new0(guint32, n);
  legs->capacity_ab = g_new0(guint32, n);
  legs->capacity_ba = g_new0(guint32, n);
  legs->blocked = g_new0(guint8, n);
  legs->no_transit = g_new0(guint8, MAX(network->n_nodes, 1));
  for (guint i = 0; i < network->n_links; i++) {
    const ErpElement *link = &network->elements[i];
    legs->blocked[i] = link->rtt == ERP_UNSET || erp_network_lost(network, i);
    if (link->rtt != ERP_UNSET)
      legs->latency[i] = (guint32) CLAMP(link->rtt, 0, (gint64) (ERP_PATH_FAR / 10)) * 10;
    legs->capacity_ab[i] = kilobits(link->capacity[ERP_UP]);
    legs->capacity_ba[i] = kilobits(link->capacity[ERP_DOWN]);
  }
  memset(legs->no_transit + network->n_sites, 1, network->n_nodes - network->n_sites);
}

static ErpGraphWeights
weights_of(const ErpLegs *legs) {
  return (ErpGraphWeights){legs->latency, legs->capacity_ab, legs->capacity_ba};
}

static void
find_circuit_paths(ErpLegs *legs, const ErpNetwork *network) {
  const ErpGraphWeights weights = weights_of(legs);
  legs->column = g_new(guint32, MAX(network->n_circuits, 1));
  legs->lost = g_new(guint8, MAX(network->n_circuits, 1));
  g_autofree guint32 *targets = g_new(guint32, MAX(network->n_circuits, 1));
  guint n = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    /* Circuits stand in the order of their locations, so equal ones are neighbours. */
    if (n == 0 || targets[n - 1] != network->circuits[i].node)
      targets[n++] = network->circuits[i].node;
    legs->column[i] = n - 1;
    legs->lost[i] = erp_network_lost_circuit(network, i);
  }
  if (n > 0)
    legs->to_circuits =
        erp_paths_new(legs->graph, &weights, targets, n, legs->blocked, legs->no_transit);
}

static int
by_target(const void *a, const void *b) {
  const ErpLegWish *x = a, *y = b;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  return x->from < y->from ? -1 : x->from > y->from;
}

static int
by_origin(const void *a, const void *b) {
  const Leg *x = a, *y = b;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return x->to < y->to ? -1 : x->to > y->to;
}

static void
record_leg(ErpLegs *legs, const ErpPaths *paths, guint column, const ErpLegWish *wish) {
  Leg *leg = &legs->legs[legs->n_legs++];
  *leg = (Leg){wish->from, wish->to, legs->links->len, ERP_NONE};
  if (erp_paths_label(paths, wish->from, column).latency == ERP_GRAPH_NONE)
    return;
  guint32 link, next;
  for (guint32 node = wish->from; erp_paths_hop(paths, node, column, &link, &next); node = next)
    g_array_append_val(legs->links, link);
  leg->n = legs->links->len - leg->first;
}

static void
find_site_legs(ErpLegs *legs, const ErpLegWish *wishes, guint n_wishes) {
  const ErpGraphWeights weights = weights_of(legs);
  g_autofree ErpLegWish *sorted = g_new(ErpLegWish, MAX(n_wishes, 1));
  if (n_wishes > 0)
    memcpy(sorted, wishes, n_wishes * sizeof *wishes);
  qsort(sorted, n_wishes, sizeof *sorted, by_target);
  g_autofree guint32 *origins = g_new(guint32, MAX(n_wishes, 1));
  for (guint i = 0; i < n_wishes; i++)
    origins[i] = sorted[i].from;
  legs->legs = g_new(Leg, MAX(n_wishes, 1));
  for (guint start = 0; start < n_wishes;) {
    guint32 targets[BATCH];
    guint first[BATCH + 1]; /* of the origins of each target */
    guint n = 0, end = start;
    for (; end < n_wishes; end++) {
      if (n > 0 && targets[n - 1] == sorted[end].to)
        continue;
      if (n == BATCH)
        break;
      first[n] = end;
      targets[n++] = sorted[end].to;
    }
    first[n] = end;
    g_autoptr(ErpPaths) paths = erp_paths_new_wanted(legs->graph, &weights, targets, n, origins,
                                                     first, legs->blocked, legs->no_transit);
    for (guint i = start, column = 0; i < end; i++) {
      while (targets[column] != sorted[i].to)
        column++;
      if (i == start || by_target(&sorted[i], &sorted[i - 1]) != 0)
        record_leg(legs, paths, column, &sorted[i]);
    }
    start = end;
  }
  qsort(legs->legs, legs->n_legs, sizeof(Leg), by_origin);
}

static void
find_egress_paths(ErpLegs *legs, const guint8 *open_egress, guint n_sites) {
  const ErpGraphWeights weights = weights_of(legs);
  g_autofree guint32 *open = g_new(guint32, MAX(n_sites, 1));
  guint n_open = 0;
  for (guint32 i = 0; i < n_sites; i++)
    if (open_egress[i])
      open[n_open++] = i;
  if (n_open > 0 && n_open < n_sites)
    legs->to_egress =
        erp_paths_new_nearest(legs->graph, &weights, open, n_open, legs->blocked, legs->no_transit);
}

ErpLegs *
erp_legs_new(const ErpNetwork *network, const ErpLegWish *wishes, guint n_wishes,
             const guint8 *open_egress) {
  ErpLegs *legs = g_new0(ErpLegs, 1);
  g_atomic_ref_count_init(&legs->refs);
  legs->graph = erp_graph_ref(network->graph);
  legs->n_circuits = network->n_circuits;
  legs->links = g_array_new(FALSE, FALSE, sizeof(guint32));
  weigh_links(legs, network);
  find_circuit_paths(legs, network);
  find_site_legs(legs, wishes, n_wishes);
  find_egress_paths(legs, open_egress, network->n_sites);
  return legs;
}

ErpLegs *
erp_legs_ref(ErpLegs *legs) {
  g_atomic_ref_count_inc(&legs->refs);
  return legs;
}

void
erp_legs_unref(ErpLegs *legs) {
  if (legs == NULL || !g_atomic_ref_count_dec(&legs->refs))
    return;
  g_free(legs->latency);
  g_free(legs->capacity_ab);
  g_free(legs->capacity_ba);
  g_free(legs->blocked);
  g_free(legs->no_transit);
  g_free(legs->legs);
  g_array_unref(legs->links);
  g_clear_pointer(&legs->to_circuits, erp_paths_free);
  g_clear_pointer(&legs->to_egress, erp_paths_free);
  g_free(legs->column);
  g_free(legs->lost);
  erp_graph_unref(legs->graph);
  g_free(legs);
}

/* Appends the hop over `link` and returns the node behind it. */
static guint32
append_hop(const ErpLegs *legs, guint32 node, guint32 link, GArray *hops) {
  const ErpGraph *graph = legs->graph;
  ErpHop hop = {link, erp_graph_forward(graph, link, node) ? ERP_UP : ERP_DOWN};
  g_array_append_val(hops, hop);
  return erp_graph_other_end(graph, link, node);
}

static gboolean
append_path(const ErpLegs *legs, const ErpPaths *paths, guint32 from, guint column, GArray *hops,
            guint32 *end) {
  if (erp_paths_label(paths, from, column).latency == ERP_GRAPH_NONE)
    return FALSE;
  guint32 link, next;
  guint32 node = from;
  while (erp_paths_hop(paths, node, column, &link, &next))
    node = append_hop(legs, node, link, hops);
  *end = node;
  return TRUE;
}

gboolean
erp_legs_to_site(const ErpLegs *legs, guint32 from, guint32 to, GArray *hops) {
  if (from == to)
    return TRUE;
  Leg wanted = {from, to, 0, 0};
  const Leg *leg = bsearch(&wanted, legs->legs, legs->n_legs, sizeof(Leg), by_origin);
  if (leg == NULL || leg->n == ERP_NONE)
    return FALSE;
  guint32 node = from;
  for (guint i = 0; i < leg->n; i++)
    node = append_hop(legs, node, g_array_index(legs->links, guint32, leg->first + i), hops);
  return TRUE;
}

gboolean
erp_legs_to_circuit(const ErpLegs *legs, guint32 from, guint32 circuit, GArray *hops) {
  guint32 end;
  if (legs->lost[circuit])
    return FALSE;
  return append_path(legs, legs->to_circuits, from, legs->column[circuit], hops, &end);
}

gboolean
erp_legs_to_egress(const ErpLegs *legs, guint32 from, GArray *hops, guint32 *site) {
  return legs->to_egress != NULL && append_path(legs, legs->to_egress, from, 0, hops, site);
}

guint32
erp_legs_circuit_latency(const ErpLegs *legs, guint32 from, guint32 circuit) {
  if (legs->lost[circuit])
    return ERP_GRAPH_NONE;
  return erp_paths_label(legs->to_circuits, from, legs->column[circuit]).latency;
}

void
erp_legs_circuit_latencies(const ErpLegs *legs, guint32 from, guint32 *latencies) {
  if (legs->n_circuits == 0)
    return;
  erp_paths_latencies(legs->to_circuits, from, legs->column, legs->n_circuits, latencies);
  for (guint32 i = 0; i < legs->n_circuits; i++)
    if (legs->lost[i])
      latencies[i] = ERP_GRAPH_NONE;
}

void
erp_legs_latencies_to(const ErpLegs *legs, guint32 from, const guint32 *circuits, guint n,
                      guint32 *latencies) {
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    latencies[i] = legs->column[circuits[i]];
  erp_paths_latencies(legs->to_circuits, from, latencies, n, latencies);
  for (guint i = 0; i < n; i++)
    if (legs->lost[circuits[i]])
      latencies[i] = ERP_GRAPH_NONE;
}

/* ---- after an edit --------------------------------------------------------------------------- */

static gboolean
paths_change(const ErpPaths *before, const ErpPaths *now, guint8 *nodes) {
  if (before == NULL || now == NULL)
    return before == now;
  return erp_paths_changes(before, now, nodes);
}

static gboolean
legs_change(const ErpLegs *before, const ErpLegs *now, guint8 *nodes) {
  if (before->n_legs != now->n_legs)
    return FALSE;
  const guint32 *links_a = (const guint32 *) (void *) before->links->data;
  const guint32 *links_b = (const guint32 *) (void *) now->links->data;
  for (guint i = 0; i < now->n_legs; i++) {
    const Leg *a = &before->legs[i], *b = &now->legs[i];
    if (a->from != b->from || a->to != b->to || (a->n == ERP_NONE) != (b->n == ERP_NONE))
      return FALSE;
    if (a->n != ERP_NONE && (a->n != b->n || memcmp(links_a + a->first, links_b + b->first,
                                                    a->n * sizeof *links_a) != 0))
      nodes[a->from] = 1;
  }
  return TRUE;
}

gboolean
erp_legs_changes(const ErpLegs *before, const ErpLegs *now, guint8 *to_circuits,
                 guint8 *elsewhere) {
  return paths_change(before->to_circuits, now->to_circuits, to_circuits) &&
         paths_change(before->to_egress, now->to_egress, elsewhere) &&
         legs_change(before, now, elsewhere);
}
