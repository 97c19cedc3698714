#include "eval/legs.h"

#include <string.h>

#include "eval/results.h"
#include "graph/paths.h"

#define BATCH 64 /* targets whose rows are in memory together */

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
  GArray *legs;       /* Leg, by from, then to; shared like all arrays here that are the same */
  GArray *links;      /* guint32, of the legs */
  guint32 *open;      /* sites where the internet can be reached from others */
  guint n_open, n_sites;
  ErpPaths *to_circuits;
  guint32 *column; /* per circuit */
  guint8 *lost;    /* likewise */
  ErpPaths *to_egress;
  gint is_cut; /* atomic: a way was too long */
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
  Leg leg = {wish->from, wish->to, legs->links->len, ERP_NONE};
  guint32 link, next;
  if (erp_paths_label(paths, wish->from, column).latency != ERP_GRAPH_NONE) {
    guint32 node = wish->from;
    for (leg.n = 0;
         leg.n <= ERP_LEGS_MOST_LINKS && erp_paths_hop(paths, node, column, &link, &next);
         leg.n++, node = next)
      g_array_append_val(legs->links, link);
  }
  if (leg.n != ERP_NONE && leg.n > ERP_LEGS_MOST_LINKS) {
    g_array_set_size(legs->links, leg.first);
    leg.n = ERP_NONE;
    legs->is_cut = TRUE;
  }
  g_array_append_val(legs->legs, leg);
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
  legs->legs = g_array_sized_new(FALSE, FALSE, sizeof(Leg), n_wishes);
  legs->links = g_array_new(FALSE, FALSE, sizeof(guint32));
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
  g_array_sort(legs->legs, by_origin);
}

static void
find_egress_paths(ErpLegs *legs) {
  const ErpGraphWeights weights = weights_of(legs);
  if (legs->n_open > 0 && legs->n_open < legs->n_sites)
    legs->to_egress = erp_paths_new_nearest(legs->graph, &weights, legs->open, legs->n_open,
                                            legs->blocked, legs->no_transit);
}

/* Without any ways. */
static ErpLegs *
legs_alloc(const ErpNetwork *network) {
  ErpLegs *legs = g_new0(ErpLegs, 1);
  g_atomic_ref_count_init(&legs->refs);
  legs->graph = erp_graph_ref(network->graph);
  legs->n_circuits = network->n_circuits;
  legs->n_sites = network->n_sites;
  weigh_links(legs, network);
  return legs;
}

ErpLegs *
erp_legs_new(const ErpNetwork *network, const ErpLegWish *wishes, guint n_wishes,
             const guint8 *open_egress) {
  ErpLegs *legs = legs_alloc(network);
  legs->open = g_new(guint32, MAX(network->n_sites, 1));
  for (guint32 i = 0; i < network->n_sites; i++)
    if (open_egress[i])
      legs->open[legs->n_open++] = i;
  find_circuit_paths(legs, network);
  find_site_legs(legs, wishes, n_wishes);
  find_egress_paths(legs);
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
  g_clear_pointer(&legs->legs, g_array_unref);
  g_clear_pointer(&legs->links, g_array_unref);
  g_free(legs->open);
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
  guint before = hops->len;
  while (erp_paths_hop(paths, node, column, &link, &next)) {
    if (hops->len - before == ERP_LEGS_MOST_LINKS) {
      g_array_set_size(hops, before);
      g_atomic_int_set(&((ErpLegs *) legs)->is_cut, TRUE);
      return FALSE;
    }
    node = append_hop(legs, node, link, hops);
  }
  *end = node;
  return TRUE;
}

gboolean
erp_legs_are_cut(const ErpLegs *legs) {
  return g_atomic_int_get(&((ErpLegs *) legs)->is_cut);
}

static const Leg *
find_leg(const ErpLegs *legs, guint32 from, guint32 to) {
  const Leg wanted = {from, to, 0, 0};
  return bsearch(&wanted, legs->legs->data, legs->legs->len, sizeof(Leg), by_origin);
}

gboolean
erp_legs_have(const ErpLegs *legs, const ErpLegWish *wishes, guint n_wishes) {
  for (guint i = 0; i < n_wishes; i++)
    if (find_leg(legs, wishes[i].from, wishes[i].to) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
erp_legs_to_site(const ErpLegs *legs, guint32 from, guint32 to, GArray *hops) {
  if (from == to)
    return TRUE;
  const Leg *leg = find_leg(legs, from, to);
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

gboolean
erp_legs_hop(const ErpLegs *legs, guint32 from, guint32 circuit, guint32 *link, guint32 *next) {
  return !legs->lost[circuit] &&
         erp_paths_hop(legs->to_circuits, from, legs->column[circuit], link, next);
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

guint32
erp_legs_row(const ErpLegs *legs, guint32 circuit) {
  return legs->column[circuit];
}

void
erp_legs_row_latencies(const ErpLegs *legs, guint32 from, const guint32 *rows, guint n,
                       guint32 *latencies) {
  if (n > 0)
    erp_paths_latencies(legs->to_circuits, from, rows, n, latencies);
}

/* ---- after an edit --------------------------------------------------------------------------- */

#define FEW 8 /* links that are looked at one by one */

/* Links of other weight. */
typedef struct {
  const ErpLegs *before, *now;
  GArray *links;     /* guint32 */
  gboolean better;   /* one of them is, in some way */
  ErpPaths *to_ends; /* of a few, when one is better: how far it is to end a of link i in row 2 i,
                        to end b in the next one */
} Reweighed;

static gboolean
same_weight(const ErpLegs *a, const ErpLegs *b, guint32 link) {
  return a->latency[link] == b->latency[link] && a->capacity_ab[link] == b->capacity_ab[link] &&
         a->capacity_ba[link] == b->capacity_ba[link];
}

static gboolean
is_better(const ErpLegs *before, const ErpLegs *now, guint32 link) {
  return now->latency[link] < before->latency[link] ||
         now->capacity_ab[link] > before->capacity_ab[link] ||
         now->capacity_ba[link] > before->capacity_ba[link];
}

static void
find_reweighed(Reweighed *reweighed, const ErpLegs *before, const ErpLegs *now) {
  guint n_links = erp_graph_links(now->graph);
  *reweighed = (Reweighed){
      .before = before, .now = now, .links = g_array_new(FALSE, FALSE, sizeof(guint32))};
  for (guint32 link = 0; link < n_links; link++) {
    if (same_weight(before, now, link))
      continue;
    g_array_append_val(reweighed->links, link);
    reweighed->better |= is_better(before, now, link);
  }
}

static void
measure_ends(Reweighed *reweighed) {
  const ErpLegs *now = reweighed->now;
  const ErpGraphWeights weights = weights_of(now);
  guint32 ends[2 * FEW];
  guint n = reweighed->links->len;
  for (guint i = 0; i < n; i++)
    erp_graph_ends(now->graph, g_array_index(reweighed->links, guint32, i), &ends[2 * i],
                   &ends[2 * i + 1]);
  reweighed->to_ends =
      erp_paths_new(now->graph, &weights, ends, 2 * n, now->blocked, now->no_transit);
}

static guint64
distance(const Reweighed *reweighed, guint32 node, guint row) {
  return erp_paths_label(reweighed->to_ends, node, row).latency;
}

/* Whether a way over the link is no longer than `latency`. */
static gboolean
competes(const Reweighed *reweighed, const Leg *leg, guint i, guint64 latency) {
  guint32 link = g_array_index(reweighed->links, guint32, i);
  if (reweighed->now->blocked[link] || !is_better(reweighed->before, reweighed->now, link))
    return FALSE;
  guint64 forth = distance(reweighed, leg->from, 2 * i) + distance(reweighed, leg->to, 2 * i + 1);
  guint64 back = distance(reweighed, leg->from, 2 * i + 1) + distance(reweighed, leg->to, 2 * i);
  return MIN(forth, back) + reweighed->now->latency[link] <= latency;
}

static gboolean
may_change(const Reweighed *reweighed, const Leg *leg) {
  const ErpLegs *before = reweighed->before;
  guint64 latency = 0;
  if (reweighed->links->len > FEW || erp_legs_are_cut(before))
    return TRUE;
  for (guint i = 0; leg->n != ERP_NONE && i < leg->n; i++) {
    guint32 link = g_array_index(before->links, guint32, leg->first + i);
    if (!same_weight(before, reweighed->now, link))
      return TRUE;
    latency += before->latency[link];
  }
  if (leg->n == ERP_NONE)
    latency = ERP_PATH_FAR;
  for (guint i = 0; reweighed->better && i < reweighed->links->len; i++)
    if (competes(reweighed, leg, i, latency))
      return TRUE;
  return FALSE;
}

/* The legs of before with those in between that were found anew; both by origin. */
static void
merge_legs(ErpLegs *legs, const ErpLegs *before, GArray *anew) {
  GArray *all = g_array_sized_new(FALSE, FALSE, sizeof(Leg), before->legs->len);
  for (guint i = 0, next = 0; i < before->legs->len; i++) {
    Leg leg = g_array_index(before->legs, Leg, i);
    const Leg *found = next < anew->len ? &g_array_index(anew, Leg, next) : NULL;
    if (found != NULL && by_origin(found, &leg) == 0) {
      leg = *found;
      next++;
    } else if (leg.n != ERP_NONE) {
      guint first = legs->links->len;
      g_array_append_vals(legs->links, &g_array_index(before->links, guint32, leg.first), leg.n);
      leg.first = first;
    }
    g_array_append_val(all, leg);
  }
  legs->legs = all;
}

static void
renew_site_legs(ErpLegs *legs, const ErpLegs *before, Reweighed *reweighed) {
  if (reweighed->better && reweighed->links->len <= FEW)
    measure_ends(reweighed);
  g_autoptr(GArray) wishes = g_array_new(FALSE, FALSE, sizeof(ErpLegWish));
  for (guint i = 0; i < before->legs->len; i++) {
    const Leg *leg = &g_array_index(before->legs, Leg, i);
    ErpLegWish wish = {leg->from, leg->to};
    if (may_change(reweighed, leg))
      g_array_append_val(wishes, wish);
  }
  if (wishes->len == 0) {
    legs->legs = g_array_ref(before->legs);
    legs->links = g_array_ref(before->links);
    return;
  }
  find_site_legs(legs, (const ErpLegWish *) (const void *) wishes->data, wishes->len);
  g_autoptr(GArray) anew = g_steal_pointer(&legs->legs);
  merge_legs(legs, before, anew);
}

static ErpPaths *
paths_after(const ErpPaths *before, const Reweighed *reweighed, guint8 *nodes, gboolean *alike) {
  const ErpGraphWeights weights = weights_of(reweighed->now);
  const GArray *links = reweighed->links;
  gboolean these;
  if (before == NULL)
    return NULL;
  ErpPaths *now = erp_paths_after(before, &weights, (const guint32 *) (void *) links->data,
                                  links->len, nodes, &these);
  *alike &= these;
  return now;
}

/* FALSE: there is a leg where there was none, or the other way round. */
static gboolean
compare_legs(const ErpLegs *before, const ErpLegs *now, guint8 *nodes) {
  const guint32 *links_a = (const guint32 *) (void *) before->links->data;
  const guint32 *links_b = (const guint32 *) (void *) now->links->data;
  for (guint i = 0; before->legs != now->legs && i < now->legs->len; i++) {
    const Leg *a = &g_array_index(before->legs, Leg, i), *b = &g_array_index(now->legs, Leg, i);
    if ((a->n == ERP_NONE) != (b->n == ERP_NONE))
      return FALSE;
    if (a->n != ERP_NONE && (a->n != b->n || memcmp(links_a + a->first, links_b + b->first,
                                                    a->n * sizeof *links_a) != 0))
      nodes[a->from] = 1;
  }
  return TRUE;
}

static void
renew(ErpLegs *legs, const ErpLegs *before, Reweighed *reweighed, ErpLegTurns *turns) {
  guint n = legs->n_circuits;
  legs->column = g_memdup2(before->column, n * sizeof *before->column);
  legs->lost = g_memdup2(before->lost, n);
  legs->n_open = before->n_open;
  legs->open = g_memdup2(before->open, before->n_open * sizeof *before->open);
  legs->to_circuits =
      paths_after(before->to_circuits, reweighed, turns->to_circuits, &turns->alike);
  legs->to_egress = paths_after(before->to_egress, reweighed, turns->elsewhere, &turns->alike);
  renew_site_legs(legs, before, reweighed);
  turns->alike &= compare_legs(before, legs, turns->elsewhere) && !erp_legs_are_cut(before);
}

ErpLegs *
erp_legs_after(ErpLegs *before, const ErpNetwork *network, ErpLegTurns *turns) {
  Reweighed reweighed;
  guint n = network->n_nodes + 1;
  g_autoptr(ErpLegs) legs = legs_alloc(network);
  *turns = (ErpLegTurns){TRUE, g_new0(guint8, n), g_new0(guint8, n)};
  find_reweighed(&reweighed, before, legs);
  if (reweighed.links->len > 0)
    renew(legs, before, &reweighed, turns);
  g_clear_pointer(&reweighed.to_ends, erp_paths_free);
  gboolean differs = reweighed.links->len > 0;
  g_array_unref(reweighed.links);
  return differs ? g_steal_pointer(&legs) : erp_legs_ref(before);
}

void
erp_leg_turns_clear(ErpLegTurns *turns) {
  g_clear_pointer(&turns->to_circuits, g_free);
  g_clear_pointer(&turns->elsewhere, g_free);
}
