#include "eval/ways.h"

#include <string.h>

typedef struct {
  guint64 cost; /* from the start; with what is left to the nearest end, in the heap */
  guint32 node;
} HeapEntry;

typedef struct {
  guint64 cost;
  guint32 link;  /* to come by; ERP_NONE at the start */
  guint32 round; /* of the search that set it */
  gboolean settled;
} Visit;

struct _ErpWayFinder {
  const ErpNetwork *network;
  ErpWaysOut out;
  const guint64 *cost;
  guint64 *left;     /* per node: to the nearest end when nothing is down, or ERP_WAY_CLOSED */
  guint8 *down;      /* per element */
  guint32 *access;   /* per site: its first internet access among `accesses`; [n_sites] = all */
  guint32 *accesses; /* elements, by site */
  Visit *visits;     /* per node */
  guint32 round;
  GArray *heap; /* HeapEntry */
};

/* ---- where ways end ------------------------------------------------------------------------- */

void
erp_ways_out_init(ErpWaysOut *out) {
  out->ends = g_array_new(FALSE, FALSE, sizeof(ErpEnd));
  out->elements = g_array_new(FALSE, FALSE, sizeof(guint32));
  out->internet = FALSE;
}

void
erp_ways_out_clear(ErpWaysOut *out) {
  g_clear_pointer(&out->ends, g_array_unref);
  g_clear_pointer(&out->elements, g_array_unref);
}

void
erp_ways_out_reset(ErpWaysOut *out) {
  g_array_set_size(out->ends, 0);
  g_array_set_size(out->elements, 0);
  out->internet = FALSE;
}

void
erp_ways_out_add(ErpWaysOut *out, guint32 node) {
  ErpEnd end = {node, out->elements->len, 0};
  g_array_append_val(out->ends, end);
}

void
erp_ways_out_element(ErpWaysOut *out, guint32 element) {
  g_array_append_val(out->elements, element);
  g_array_index(out->ends, ErpEnd, out->ends->len - 1).n++;
}

/* ---- the heap ------------------------------------------------------------------------------- */

static void
heap_push(GArray *heap, HeapEntry entry) {
  g_array_append_val(heap, entry);
  HeapEntry *entries = (HeapEntry *) (void *) heap->data;
  guint at = heap->len - 1;
  for (; at > 0 && entry.cost < entries[(at - 1) / 2].cost; at = (at - 1) / 2)
    entries[at] = entries[(at - 1) / 2];
  entries[at] = entry;
}

static HeapEntry
heap_pop(GArray *heap) {
  HeapEntry *entries = (HeapEntry *) (void *) heap->data;
  HeapEntry top = entries[0], last = entries[heap->len - 1];
  guint n = heap->len - 1, at = 0;
  for (;;) {
    guint child = 2 * at + 1;
    if (child + 1 < n && entries[child + 1].cost < entries[child].cost)
      child++;
    if (child >= n || entries[child].cost >= last.cost)
      break;
    entries[at] = entries[child];
    at = child;
  }
  entries[at] = last;
  g_array_set_size(heap, n);
  return top;
}

/* ---- one search ----------------------------------------------------------------------------- */

/* A search under way. */
typedef struct {
  ErpWayFinder *finder;
  guint64 best; /* of the way found so far */
  guint32 node; /* where it leaves the WAN */
  const guint32 *elements;
  guint n;
} Search;

static Visit *
visit(ErpWayFinder *finder, guint32 node) {
  Visit *seen = &finder->visits[node];
  if (seen->round != finder->round)
    *seen = (Visit){ERP_WAY_CLOSED, ERP_NONE, finder->round, FALSE};
  return seen;
}

static guint64
cost_of(const ErpWayFinder *finder, guint32 element) {
  return finder->down[element] ? ERP_WAY_CLOSED : finder->cost[element];
}

/* What the link costs; one of unknown latency is not used. */
static guint64
cost_of_link(const ErpWayFinder *finder, guint32 link) {
  return finder->network->elements[link].rtt == ERP_UNSET ? ERP_WAY_CLOSED : cost_of(finder, link);
}

static void
consider(Search *search, guint64 cost, guint32 node, const guint32 *elements, guint n) {
  for (guint i = 0; i < n; i++) {
    guint64 more = cost_of(search->finder, elements[i]);
    if (more == ERP_WAY_CLOSED)
      return;
    cost += more;
  }
  if (cost >= search->best)
    return;
  search->best = cost;
  search->node = node;
  search->elements = elements;
  search->n = n;
}

static void
consider_ends(Search *search, guint64 cost, guint32 node) {
  const ErpWayFinder *finder = search->finder;
  const ErpWaysOut *out = &finder->out;
  const guint32 *elements = (const guint32 *) (const void *) out->elements->data;
  for (guint i = 0; i < out->ends->len; i++) {
    const ErpEnd *end = &g_array_index(out->ends, ErpEnd, i);
    if (end->node == node)
      consider(search, cost, node, elements + end->first, end->n);
  }
  if (!out->internet || node >= finder->network->n_sites)
    return;
  for (guint32 i = finder->access[node]; i < finder->access[node + 1]; i++)
    consider(search, cost, node, &finder->accesses[i], 1);
}

static void
relax(const Search *search, guint64 cost, guint32 node) {
  ErpWayFinder *finder = search->finder;
  const guint32 *heads, *links;
  guint n = erp_graph_arcs(finder->network->graph, node, &heads, &links);
  for (guint i = 0; i < n; i++) {
    guint64 more = cost_of_link(finder, links[i]), left = finder->left[heads[i]];
    if (more == ERP_WAY_CLOSED || left == ERP_WAY_CLOSED || cost + more + left >= search->best)
      continue;
    Visit *next = visit(finder, heads[i]);
    if (next->settled || cost + more >= next->cost)
      continue;
    next->cost = cost + more;
    next->link = links[i];
    heap_push(finder->heap, (HeapEntry){next->cost + left, heads[i]});
  }
}

static GArray *
elements_of(const Search *search, guint32 site) {
  const ErpWayFinder *finder = search->finder;
  GArray *way = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 node = search->node; node != site;) {
    guint32 link = finder->visits[node].link;
    g_array_prepend_val(way, link);
    node = erp_graph_other_end(finder->network->graph, link, node);
  }
  g_array_append_vals(way, search->elements, search->n);
  return way;
}

/* Towards the ends (A*): what is left from a node when nothing is down is never more than what is
 * left when something is. */
static GArray *
search_from(ErpWayFinder *finder, guint32 site) {
  Search search = {finder, ERP_WAY_CLOSED, ERP_NONE, NULL, 0};
  finder->round++;
  g_array_set_size(finder->heap, 0);
  if (finder->left[site] == ERP_WAY_CLOSED)
    return NULL;
  visit(finder, site)->cost = 0;
  heap_push(finder->heap, (HeapEntry){finder->left[site], site});
  while (finder->heap->len > 0) {
    HeapEntry entry = heap_pop(finder->heap);
    Visit *here = visit(finder, entry.node);
    if (entry.cost >= search.best)
      break;
    if (here->settled)
      continue;
    here->settled = TRUE;
    consider_ends(&search, here->cost, entry.node);
    if (entry.node < finder->network->n_sites)
      relax(&search, here->cost, entry.node);
  }
  return search.best == ERP_WAY_CLOSED ? NULL : elements_of(&search, site);
}

GArray *
erp_way_find(ErpWayFinder *finder, guint32 site, const guint32 *down, guint n) {
  for (guint i = 0; i < n; i++)
    finder->down[down[i]] = 1;
  GArray *way = search_from(finder, site);
  for (guint i = 0; i < n; i++)
    finder->down[down[i]] = 0;
  return way;
}

/* ---- the finder ----------------------------------------------------------------------------- */

static void
index_accesses(ErpWayFinder *finder) {
  const ErpNetwork *network = finder->network;
  finder->access = g_new0(guint32, network->n_sites + 2);
  finder->accesses = g_new(guint32, network->n_egresses + 1);
  for (guint i = 0; i < network->n_egresses; i++)
    finder->access[network->egresses[i].node + 2]++;
  for (guint i = 2; i <= network->n_sites; i++)
    finder->access[i] += finder->access[i - 1];
  for (guint i = 0; i < network->n_egresses; i++)
    finder->accesses[finder->access[network->egresses[i].node + 1]++] =
        network->egresses[i].element;
}

/* Dijkstra from all ends at once. No way leads through a peering location, so only its own ends
 * count there. */
static void
measure_left(ErpWayFinder *finder) {
  const ErpNetwork *network = finder->network;
  for (guint32 node = 0; node < network->n_nodes; node++) {
    Search search = {finder, ERP_WAY_CLOSED, ERP_NONE, NULL, 0};
    consider_ends(&search, 0, node);
    finder->left[node] = search.best;
    if (search.best != ERP_WAY_CLOSED)
      heap_push(finder->heap, (HeapEntry){search.best, node});
  }
  while (finder->heap->len > 0) {
    HeapEntry entry = heap_pop(finder->heap);
    if (entry.cost > finder->left[entry.node])
      continue;
    const guint32 *heads, *links;
    guint n = erp_graph_arcs(network->graph, entry.node, &heads, &links);
    for (guint i = 0; i < n; i++) {
      guint64 more = cost_of_link(finder, links[i]);
      if (heads[i] >= network->n_sites || more == ERP_WAY_CLOSED ||
          entry.cost + more >= finder->left[heads[i]])
        continue;
      finder->left[heads[i]] = entry.cost + more;
      heap_push(finder->heap, (HeapEntry){entry.cost + more, heads[i]});
    }
  }
}

static void
copy(GArray *from, GArray *to) {
  if (from->len > 0)
    g_array_append_vals(to, from->data, from->len);
}

ErpWayFinder *
erp_way_finder_new(const ErpNetwork *network, const ErpWaysOut *out, const guint64 *cost) {
  ErpWayFinder *finder = g_new0(ErpWayFinder, 1);
  finder->network = network;
  erp_ways_out_init(&finder->out);
  copy(out->ends, finder->out.ends);
  copy(out->elements, finder->out.elements);
  finder->out.internet = out->internet;
  finder->cost = cost;
  finder->left = g_new(guint64, network->n_nodes + 1);
  finder->down = g_new0(guint8, network->n_elements + 1);
  finder->visits = g_new0(Visit, network->n_nodes + 1);
  finder->heap = g_array_new(FALSE, FALSE, sizeof(HeapEntry));
  index_accesses(finder);
  measure_left(finder);
  return finder;
}

void
erp_way_finder_free(ErpWayFinder *finder) {
  erp_ways_out_clear(&finder->out);
  g_free(finder->left);
  g_free(finder->down);
  g_free(finder->access);
  g_free(finder->accesses);
  g_free(finder->visits);
  g_array_unref(finder->heap);
  g_free(finder);
}

static gboolean
same(const GArray *a, const GArray *b, gsize size) {
  return a->len == b->len && (a->len == 0 || memcmp(a->data, b->data, a->len * size) == 0);
}

gboolean
erp_way_finder_is_for(const ErpWayFinder *finder, const ErpWaysOut *out) {
  return finder->out.internet == out->internet &&
         same(finder->out.ends, out->ends, sizeof(ErpEnd)) &&
         same(finder->out.elements, out->elements, sizeof(guint32));
}
