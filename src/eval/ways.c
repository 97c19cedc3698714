#include "eval/ways.h"

#include <string.h>

/* What a way has lost: in the limited groups together, and at all. Less is better, in this order.
 */
typedef struct {
  guint64 limited, all;
} Loss;

typedef struct {
  Loss loss; /* with what is lost at least on the rest of the way */
  guint32 node;
} HeapEntry;

typedef struct {
  Loss loss;
  guint64 by_limit[ERP_WAY_LIMITS];
  guint32 link;  /* to come by; ERP_NONE at the start */
  guint32 round; /* of the search that set it */
  gboolean settled;
} Visit;

static const guint8 no_limit = 0; /* else the limit's index, from 1 */

struct _ErpWayFinder {
  const ErpNetwork *network;
  ErpWaysOut out;
  ErpWayWeights weights;
  guint64 *loss;     /* per element; links of unknown latency are closed */
  guint64 *left;     /* per node: lost at least on the way to an end, or ERP_WAY_CLOSED */
  guint8 *limit_of;  /* per group */
  guint32 *access;   /* per site: its first internet access among `accesses`; [n_sites] = all */
  guint32 *accesses; /* elements, by site */
  Visit *visits;     /* per node */
  guint32 round;
  GArray *heap; /* HeapEntry */
};

static gboolean
is_less(const Loss *a, const Loss *b) {
  return a->limited != b->limited ? a->limited < b->limited : a->all < b->all;
}

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
  for (; at > 0 && is_less(&entry.loss, &entries[(at - 1) / 2].loss); at = (at - 1) / 2)
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
    if (child + 1 < n && is_less(&entries[child + 1].loss, &entries[child].loss))
      child++;
    if (child >= n || !is_less(&entries[child].loss, &last.loss))
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
  const ErpWayLimit *limits;
  guint8 first; /* the limit in whose group as little as possible is lost; no_limit = all */
  gboolean found;
  Loss best;    /* of the way found so far */
  guint32 node; /* where it leaves the WAN */
  const guint32 *elements;
  guint n;
} Search;

static Visit *
visit(ErpWayFinder *finder, guint32 node) {
  Visit *seen = &finder->visits[node];
  if (seen->round != finder->round) {
    seen->loss = (Loss){ERP_WAY_CLOSED, ERP_WAY_CLOSED};
    seen->round = finder->round;
    seen->settled = FALSE;
  }
  return seen;
}

/* Adds the element to what a way has lost; FALSE when that is too much. */
static gboolean
lose(const Search *search, guint32 element, Loss *loss, guint64 *by_limit) {
  const ErpWayFinder *finder = search->finder;
  guint64 more = finder->loss[element];
  guint8 limit = finder->limit_of[finder->weights.group[element]];
  if (more == ERP_WAY_CLOSED)
    return FALSE;
  loss->all += more + 1; /* of ways that lose nothing, the shortest */
  if (limit == no_limit)
    return TRUE;
  if (search->first == no_limit || search->first == limit)
    loss->limited += more + 1;
  by_limit[limit - 1] += more;
  return by_limit[limit - 1] < search->limits[limit - 1].loss;
}

static void
consider(Search *search, const Visit *visit_here, guint32 node, const guint32 *elements, guint n) {
  Visit end = *visit_here;
  for (guint i = 0; i < n; i++)
    if (!lose(search, elements[i], &end.loss, end.by_limit))
      return;
  if (search->found && !is_less(&end.loss, &search->best))
    return;
  search->found = TRUE;
  search->best = end.loss;
  search->node = node;
  search->elements = elements;
  search->n = n;
}

static void
consider_ends(Search *search, const Visit *here, guint32 node) {
  const ErpWayFinder *finder = search->finder;
  const ErpWaysOut *out = &finder->out;
  const guint32 *elements = (const guint32 *) (const void *) out->elements->data;
  for (guint i = 0; i < out->ends->len; i++) {
    const ErpEnd *end = &g_array_index(out->ends, ErpEnd, i);
    if (end->node == node)
      consider(search, here, node, elements + end->first, end->n);
  }
  if (!out->internet || node >= finder->network->n_sites)
    return;
  for (guint32 i = finder->access[node]; i < finder->access[node + 1]; i++)
    consider(search, here, node, &finder->accesses[i], 1);
}

static void
relax(const Search *search, const Visit *here, guint32 node) {
  ErpWayFinder *finder = search->finder;
  const guint32 *heads, *links;
  guint n = erp_graph_arcs(finder->network->graph, node, &heads, &links);
  for (guint i = 0; i < n; i++) {
    guint64 left = finder->left[heads[i]];
    Visit way = *here, *next;
    if (left == ERP_WAY_CLOSED || !lose(search, links[i], &way.loss, way.by_limit))
      continue;
    Loss hoped = {way.loss.limited, way.loss.all + left};
    if (search->found && !is_less(&hoped, &search->best))
      continue;
    next = visit(finder, heads[i]);
    if (next->settled || !is_less(&way.loss, &next->loss))
      continue;
    next->loss = way.loss;
    memcpy(next->by_limit, way.by_limit, sizeof way.by_limit);
    next->link = links[i];
    heap_push(finder->heap, (HeapEntry){hoped, heads[i]});
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

/* Saves the search over everything in reach when no circuit is left. */
static gboolean
has_end(const Search *search) {
  const ErpWaysOut *out = &search->finder->out;
  const guint32 *elements = (const guint32 *) (const void *) out->elements->data;
  const Visit start = {.link = ERP_NONE};
  Search trial = *search;
  for (guint i = 0; i < out->ends->len && !trial.found; i++) {
    const ErpEnd *end = &g_array_index(out->ends, ErpEnd, i);
    consider(&trial, &start, end->node, elements + end->first, end->n);
  }
  return out->internet || trial.found;
}

/* Towards the ends (A*): no way to one loses less than `left`. */
static void
search_from(Search *search, guint32 site) {
  ErpWayFinder *finder = search->finder;
  finder->round++;
  g_array_set_size(finder->heap, 0);
  Visit *start = visit(finder, site);
  start->loss = (Loss){0, 0};
  memset(start->by_limit, 0, sizeof start->by_limit);
  heap_push(finder->heap, (HeapEntry){{0, finder->left[site]}, site});
  while (finder->heap->len > 0) {
    HeapEntry entry = heap_pop(finder->heap);
    Visit *here = visit(finder, entry.node);
    if (search->found && !is_less(&entry.loss, &search->best))
      break;
    if (here->settled)
      continue;
    here->settled = TRUE;
    consider_ends(search, here, entry.node);
    if (entry.node < finder->network->n_sites)
      relax(search, here, entry.node);
  }
}

GArray *
erp_way_find(ErpWayFinder *finder, guint32 site, const ErpWayLimit *limits, guint n) {
  Search search = {.finder = finder, .limits = limits};
  g_return_val_if_fail(n <= ERP_WAY_LIMITS, NULL);
  for (guint i = 0; i < n; i++)
    finder->limit_of[limits[i].group] = (guint8) (i + 1);
  if (finder->left[site] != ERP_WAY_CLOSED && has_end(&search)) {
    search_from(&search, site);
    while (!search.found && n > 1 && search.first++ < n)
      search_from(&search, site);
  }
  for (guint i = 0; i < n; i++)
    finder->limit_of[limits[i].group] = no_limit;
  return search.found ? elements_of(&search, site) : NULL;
}

gboolean
erp_way_within(const ErpWayWeights *weights, const GArray *way, const ErpWayLimit *limit) {
  guint64 loss = 0;
  gboolean touched = FALSE;
  for (guint i = 0; i < way->len; i++) {
    guint32 element = g_array_index(way, guint32, i);
    if (weights->group[element] != limit->group)
      continue;
    touched = TRUE;
    loss += weights->loss[element];
  }
  return !touched || loss < limit->loss;
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
  const Visit start = {.link = ERP_NONE};
  for (guint32 node = 0; node < network->n_nodes; node++) {
    Search search = {.finder = finder};
    consider_ends(&search, &start, node);
    finder->left[node] = search.found ? search.best.all : ERP_WAY_CLOSED;
    if (search.found)
      heap_push(finder->heap, (HeapEntry){{0, search.best.all}, node});
  }
  while (finder->heap->len > 0) {
    HeapEntry entry = heap_pop(finder->heap);
    if (entry.loss.all > finder->left[entry.node])
      continue;
    const guint32 *heads, *links;
    guint n = erp_graph_arcs(network->graph, entry.node, &heads, &links);
    for (guint i = 0; i < n; i++) {
      guint64 more = finder->loss[links[i]];
      if (heads[i] >= network->n_sites || more == ERP_WAY_CLOSED ||
          entry.loss.all + more + 1 >= finder->left[heads[i]])
        continue;
      finder->left[heads[i]] = entry.loss.all + more + 1;
      heap_push(finder->heap, (HeapEntry){{0, entry.loss.all + more + 1}, heads[i]});
    }
  }
}

static void
copy(GArray *from, GArray *to) {
  if (from->len > 0)
    g_array_append_vals(to, from->data, from->len);
}

ErpWayFinder *
erp_way_finder_new(const ErpNetwork *network, const ErpWaysOut *out, const ErpWayWeights *weights) {
  ErpWayFinder *finder = g_new0(ErpWayFinder, 1);
  finder->network = network;
  erp_ways_out_init(&finder->out);
  copy(out->ends, finder->out.ends);
  copy(out->elements, finder->out.elements);
  finder->out.internet = out->internet;
  finder->weights = *weights;
  finder->loss = g_new(guint64, network->n_elements + 1);
  for (guint i = 0; i < network->n_elements; i++)
    finder->loss[i] = erp_network_lost(network, i) ||
                              (i < network->n_links && network->elements[i].rtt == ERP_UNSET)
                          ? ERP_WAY_CLOSED
                          : weights->loss[i];
  finder->left = g_new(guint64, network->n_nodes + 1);
  finder->limit_of = g_new0(guint8, network->n_elements + 1);
  finder->visits = g_new0(Visit, network->n_nodes + 1);
  finder->heap = g_array_new(FALSE, FALSE, sizeof(HeapEntry));
  index_accesses(finder);
  measure_left(finder);
  return finder;
}

void
erp_way_finder_free(ErpWayFinder *finder) {
  erp_ways_out_clear(&finder->out);
  g_free(finder->loss);
  g_free(finder->left);
  g_free(finder->limit_of);
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
