#include "graph/paths.h"

#include <string.h>

/* One Dijkstra from each target outwards, each link weighed in the direction towards the target.
 * Extending a path never improves its label, so a node taken from the heap is final. */

struct _ErpPaths {
  const ErpGraph *graph;
  guint n_nodes;
  guint n_rows;
  guint64 *keys;  /* n_rows rows of n_nodes: latency, then the complement of the bottleneck */
  guint32 *links; /* likewise: the link to go over, or ERP_GRAPH_NONE */
};

/* A label as one number: less is better. */
static const guint64 key_at_target = 0;
static const guint64 key_unreached = G_MAXUINT64;

typedef struct {
  guint64 key;
  guint32 depth;
  guint32 node;
} HeapEntry;

/* A way from a node's neighbour to the node. */
typedef struct {
  guint32 from; /* the neighbour */
  guint32 link;
  guint32 latency;
  guint32 narrowness; /* complement of the capacity from the neighbour to the node */
} Arc;

typedef struct {
  const ErpGraph *graph;
  const guint8 *no_transit;
  Arc *arcs;       /* by node, in the order of the graph, without those that are blocked */
  guint32 *first;  /* per node: its first arc; [n] = their number */
  guint64 *keys;   /* the row being computed */
  guint32 *links;  /* likewise */
  guint32 *next;   /* node behind links[] */
  guint32 *depths; /* links of no cost before the first that improves the label */
  guint8 *is_target;
  guint8 *settled;
  guint8 *wanted; /* nodes the search is for; all 0 when it is for every node */
  guint n_wanted; /* those not yet final */
  HeapEntry *heap;
  gsize heap_length;
  gsize heap_size;
} Search;

static gboolean
entry_less(const HeapEntry *a, const HeapEntry *b) {
  return a->key != b->key ? a->key < b->key : a->depth < b->depth;
}

static void
heap_push(Search *search, HeapEntry entry) {
  if (search->heap_length == search->heap_size) {
    search->heap_size = MAX(64, 2 * search->heap_size);
    search->heap = g_renew(HeapEntry, search->heap, search->heap_size);
  }
  HeapEntry *heap = search->heap;
  gsize at = search->heap_length++;
  while (at > 0) {
    gsize parent = (at - 1) / 4;
    if (!entry_less(&entry, &heap[parent]))
      break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = entry;
}

static HeapEntry
heap_pop(Search *search) {
  HeapEntry *heap = search->heap;
  HeapEntry top = heap[0];
  gsize n = --search->heap_length;
  HeapEntry last = heap[n];
  gsize at = 0;
  for (;;) {
    gsize child = 4 * at + 1;
    if (child >= n)
      break;
    gsize least = child, end = MIN(child + 4, n);
    for (gsize i = child + 1; i < end; i++)
      if (entry_less(&heap[i], &heap[least]))
        least = i;
    if (!entry_less(&heap[least], &last))
      break;
    heap[at] = heap[least];
    at = least;
  }
  heap[at] = last;
  return top;
}

/* The label of going over the arc and on with `key`; key_unreached when too far. */
static guint64
extend(guint64 key, const Arc *arc) {
  guint64 latency = (key >> 32) + arc->latency;
  return latency > ERP_PATH_FAR ? key_unreached
                                : latency << 32 | MAX((guint32) key, arc->narrowness);
}

/* The label of the node is final. FALSE when the search has what it is for. */
static gboolean
finish(Search *search, guint32 node) {
  if (!search->wanted[node])
    return TRUE;
  search->wanted[node] = 0;
  return --search->n_wanted > 0;
}

static gboolean
is_dead_end(const Search *search, guint32 node) {
  return search->first[node + 1] - search->first[node] == 1;
}

/* FALSE when the search has what it is for. */
static gboolean
relax(Search *search, guint32 node, const Arc *arc) {
  guint32 from = arc->from;
  if (search->settled[from])
    return TRUE;
  guint64 key = extend(search->keys[node], arc);
  if (key > search->keys[from] || key == key_unreached)
    return TRUE;
  /* Equal labels on both ends: such links count, so that hops over them cannot go in circles. */
  guint32 depth = key == search->keys[node] ? search->depths[node] + 1 : 0;
  if (key == search->keys[from] && depth == search->depths[from]) {
    if (node < search->next[from] ||
        (node == search->next[from] && arc->link < search->links[from])) {
      search->next[from] = node;
      search->links[from] = arc->link;
    }
    return TRUE;
  }
  if (key == search->keys[from] && depth > search->depths[from])
    return TRUE;
  search->keys[from] = key;
  search->depths[from] = depth;
  search->next[from] = node;
  search->links[from] = arc->link;
  if (is_dead_end(search, from)) /* no way leads on, and none other leads here */
    return finish(search, from);
  heap_push(search, (HeapEntry){key, depth, from});
  return TRUE;
}

/* Settles the nearest open node and looks at its neighbours. FALSE when the search has what it is
 * for. */
static gboolean
step(Search *search) {
  guint32 node = heap_pop(search).node;
  if (search->settled[node])
    return TRUE;
  search->settled[node] = 1;
  if (!finish(search, node))
    return FALSE;
  if (search->no_transit != NULL && search->no_transit[node] && !search->is_target[node])
    return TRUE;
  for (guint32 i = search->first[node]; i < search->first[node + 1]; i++)
    if (!relax(search, node, &search->arcs[i]))
      return FALSE;
  return TRUE;
}

/* Fills the row whose keys and links the search points at. */
static void
run(Search *search, const guint32 *targets, guint n_targets) {
  guint n = erp_graph_nodes(search->graph);
  if (n == 0)
    return;
  memset(search->keys, 0xFF, n * sizeof *search->keys);
  memset(search->links, 0xFF, n * sizeof *search->links);
  memset(search->depths, 0xFF, n * sizeof *search->depths);
  memset(search->settled, 0, n);
  for (guint i = 0; i < n_targets; i++) {
    search->keys[targets[i]] = key_at_target;
    search->depths[targets[i]] = 0;
    search->is_target[targets[i]] = 1;
    heap_push(search, (HeapEntry){key_at_target, 0, targets[i]});
  }

  while (search->heap_length > 0 && step(search))
    continue;
  search->heap_length = 0;
  for (guint i = 0; i < n_targets; i++)
    search->is_target[targets[i]] = 0;
}

static void
lay_arcs(Search *search, const ErpGraphWeights *weights, const guint8 *blocked) {
  const ErpGraph *graph = search->graph;
  guint n = erp_graph_nodes(graph), n_arcs = 0;
  search->arcs = g_new(Arc, 2 * (gsize) erp_graph_links(graph) + 1);
  search->first = g_new(guint32, (gsize) n + 1);
  for (guint32 node = 0; node < n; node++) {
    const guint32 *heads, *links;
    guint degree = erp_graph_arcs(graph, node, &heads, &links);
    search->first[node] = n_arcs;
    for (guint j = 0; j < degree; j++) {
      if (blocked != NULL && blocked[links[j]])
        continue;
      guint32 capacity = erp_graph_forward(graph, links[j], heads[j])
                             ? weights->capacity_ab[links[j]]
                             : weights->capacity_ba[links[j]];
      search->arcs[n_arcs++] = (Arc){heads[j], links[j], weights->latency[links[j]], ~capacity};
    }
  }
  search->first[n] = n_arcs;
}

static void
search_init(Search *search, const ErpGraph *graph, const ErpGraphWeights *weights,
            const guint8 *blocked, const guint8 *no_transit) {
  guint n = erp_graph_nodes(graph);
  *search = (Search){
      .graph = graph,
      .no_transit = no_transit,
      .next = g_new(guint32, n),
      .depths = g_new(guint32, n),
      .is_target = g_new0(guint8, n),
      .settled = g_new(guint8, n),
      .wanted = g_new0(guint8, n),
  };
  lay_arcs(search, weights, blocked);
}

static void
search_clear(Search *search) {
  g_free(search->arcs);
  g_free(search->first);
  g_free(search->next);
  g_free(search->depths);
  g_free(search->is_target);
  g_free(search->settled);
  g_free(search->wanted);
  g_free(search->heap);
}

static ErpPaths *
paths_alloc(const ErpGraph *graph, guint n_rows) {
  ErpPaths *paths = g_new0(ErpPaths, 1);
  paths->graph = graph;
  paths->n_nodes = erp_graph_nodes(graph);
  paths->n_rows = n_rows;
  paths->keys = g_new(guint64, (gsize) n_rows * paths->n_nodes);
  paths->links = g_new(guint32, (gsize) n_rows * paths->n_nodes);
  return paths;
}

static void
want(Search *search, const guint32 *nodes, guint n) {
  search->n_wanted = 0;
  for (guint i = 0; i < n; i++) {
    search->n_wanted += !search->wanted[nodes[i]];
    search->wanted[nodes[i]] = 1;
  }
}

/* Those that no way leads to are still wanted. */
static void
want_no_more(Search *search, const guint32 *nodes, guint n) {
  for (guint i = 0; i < n; i++)
    search->wanted[nodes[i]] = 0;
}

ErpPaths *
erp_paths_new_wanted(const ErpGraph *graph, const ErpGraphWeights *weights, const guint32 *targets,
                     guint n_targets, const guint32 *wanted, const guint *first,
                     const guint8 *blocked, const guint8 *no_transit) {
  ErpPaths *paths = paths_alloc(graph, n_targets);
  Search search;
  search_init(&search, graph, weights, blocked, no_transit);
  for (guint k = 0; k < n_targets; k++) {
    search.keys = paths->keys + (gsize) k * paths->n_nodes;
    search.links = paths->links + (gsize) k * paths->n_nodes;
    if (wanted != NULL)
      want(&search, wanted + first[k], first[k + 1] - first[k]);
    run(&search, &targets[k], 1);
    if (wanted != NULL)
      want_no_more(&search, wanted + first[k], first[k + 1] - first[k]);
  }
  search_clear(&search);
  return paths;
}

ErpPaths *
erp_paths_new(const ErpGraph *graph, const ErpGraphWeights *weights, const guint32 *targets,
              guint n_targets, const guint8 *blocked, const guint8 *no_transit) {
  return erp_paths_new_wanted(graph, weights, targets, n_targets, NULL, NULL, blocked, no_transit);
}

ErpPaths *
erp_paths_new_nearest(const ErpGraph *graph, const ErpGraphWeights *weights, const guint32 *targets,
                      guint n_targets, const guint8 *blocked, const guint8 *no_transit) {
  ErpPaths *paths = paths_alloc(graph, 1);
  Search search;
  search_init(&search, graph, weights, blocked, no_transit);
  search.keys = paths->keys;
  search.links = paths->links;
  run(&search, targets, n_targets);
  search_clear(&search);
  return paths;
}

void
erp_paths_free(ErpPaths *paths) {
  if (paths == NULL)
    return;
  g_free(paths->keys);
  g_free(paths->links);
  g_free(paths);
}

ErpPathLabel
erp_paths_label(const ErpPaths *paths, guint32 node, guint k) {
  g_assert(node < paths->n_nodes && k < paths->n_rows);
  guint64 key = paths->keys[(gsize) k * paths->n_nodes + node];
  return (ErpPathLabel){(guint32) (key >> 32), ~(guint32) key};
}

gboolean
erp_paths_hop(const ErpPaths *paths, guint32 node, guint k, guint32 *link, guint32 *next) {
  g_assert(node < paths->n_nodes && k < paths->n_rows);
  guint32 hop = paths->links[(gsize) k * paths->n_nodes + node];
  if (hop == ERP_GRAPH_NONE)
    return FALSE;
  *link = hop;
  *next = erp_graph_other_end(paths->graph, hop, node);
  return TRUE;
}
