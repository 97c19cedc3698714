#include "graph/paths-private.h"

#include <string.h>
#include <sys/mman.h>

#define ROWS_AT_ONCE 5 /* so many targets are found faster together than one by one */

#define PAGE ((gsize) 2 << 20) /* bytes of a large page */
#define PAGE_OF_KEYS (PAGE / sizeof(guint64))

/* ---- making ---------------------------------------------------------------------------------- */

static void
lay_arcs(ErpPaths *paths, const ErpGraphWeights *weights, const guint8 *blocked) {
  const ErpGraph *graph = paths->graph;
  guint n_arcs = 0;
  paths->arcs = g_new(ErpArc, 2 * (gsize) erp_graph_links(graph) + 1);
  paths->first = g_new(guint32, (gsize) paths->n_nodes + 1);
  for (guint32 node = 0; node < paths->n_nodes; node++) {
    const guint32 *heads, *links;
    guint degree = erp_graph_arcs(graph, node, &heads, &links);
    paths->first[node] = n_arcs;
    for (guint j = 0; j < degree; j++) {
      guint32 link = links[j];
      if (heads[j] == node || (blocked != NULL && blocked[link]))
        continue;
      guint32 ab = ~weights->capacity_ab[link], ba = ~weights->capacity_ba[link];
      gboolean forward = erp_graph_forward(graph, link, node);
      paths->arcs[n_arcs++] =
          (ErpArc){heads[j], link, weights->latency[link], forward ? ab : ba, forward ? ba : ab};
    }
  }
  paths->first[paths->n_nodes] = n_arcs;
}

/* A large table in large pages where the system has them: most of its cost is the first touch. */
static guint64 *
keys_new(gsize n) {
  guint64 *keys = g_aligned_alloc(MAX(n, 1), sizeof *keys, n < PAGE_OF_KEYS ? 64 : PAGE);
#ifdef MADV_HUGEPAGE
  gsize whole = n / PAGE_OF_KEYS * PAGE;
  if (whole > 0)
    madvise(keys, whole, MADV_HUGEPAGE); /* an advice: what comes of it does not matter */
#endif
  return keys;
}

static ErpPaths *
paths_alloc(const ErpGraph *graph, const ErpGraphWeights *weights, const guint32 *targets,
            guint n_targets, guint n_rows, const guint8 *blocked, const guint8 *no_transit) {
  ErpPaths *paths = g_new0(ErpPaths, 1);
  guint n = erp_graph_nodes(graph);
  paths->graph = graph;
  paths->n_nodes = n;
  paths->n_rows = n_rows;
  paths->targets = g_memdup2(targets, n_targets * sizeof *targets);
  paths->n_targets = n_targets;
  paths->keys = keys_new((gsize) n_rows * n);
  paths->links = g_new0(guint32, (gsize) n_rows * n);
  paths->no_transit = no_transit != NULL ? g_memdup2(no_transit, n) : g_new0(guint8, n);
  lay_arcs(paths, weights, blocked);
  return paths;
}

ErpPaths *
erp_paths_new_wanted(const ErpGraph *graph, const ErpGraphWeights *weights, const guint32 *targets,
                     guint n_targets, const guint32 *wanted, const guint *first,
                     const guint8 *blocked, const guint8 *no_transit) {
  ErpPaths *paths = paths_alloc(graph, weights, targets, n_targets, n_targets, blocked, no_transit);
  if (n_targets >= ROWS_AT_ONCE) {
    erp_paths_fill_rows(paths);
    return paths;
  }
  ErpPathSearch *search = erp_path_search_new(paths);
  for (guint k = 0; k < n_targets; k++)
    erp_path_search_run(search, k, &targets[k], 1, wanted != NULL ? wanted + first[k] : NULL,
                        wanted != NULL ? first[k + 1] - first[k] : 0);
  erp_path_search_free(search);
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
  ErpPaths *paths = paths_alloc(graph, weights, targets, n_targets, 1, blocked, no_transit);
  ErpPathSearch *search = erp_path_search_new(paths);
  erp_path_search_run(search, 0, targets, n_targets, NULL, 0);
  erp_path_search_free(search);
  return paths;
}

void
erp_paths_free(ErpPaths *paths) {
  if (paths == NULL)
    return;
  g_aligned_free(paths->keys);
  g_free(paths->links);
  g_free(paths->arcs);
  g_free(paths->first);
  g_free(paths->targets);
  g_free(paths->no_transit);
  g_free(paths);
}

/* ---- hops ------------------------------------------------------------------------------------ */

static guint64
key_of(const ErpPaths *paths, guint32 node, guint k) {
  return paths->keys[(gsize) node * paths->n_rows + k];
}

/* Whether a path with the node's label goes over the arc. */
static gboolean
fits(const ErpPaths *paths, guint32 node, const ErpArc *arc, guint k) {
  if (paths->no_transit[arc->to] && arc->to != paths->targets[k])
    return FALSE;
  return erp_key_extend(key_of(paths, arc->to, k), arc->latency, arc->narrow_out) ==
         key_of(paths, node, k);
}

static gboolean
comes_before(const ErpArc *a, const ErpArc *b) {
  return a->to != b->to ? a->to < b->to : a->link < b->link;
}

/* The first arc that improves the label, or NULL. */
static const ErpArc *
improving_arc(const ErpPaths *paths, guint32 node, guint k) {
  const ErpArc *best = NULL;
  for (guint32 i = paths->first[node]; i < paths->first[node + 1]; i++) {
    const ErpArc *arc = &paths->arcs[i];
    if (fits(paths, node, arc, k) && key_of(paths, arc->to, k) != key_of(paths, node, k) &&
        (best == NULL || comes_before(arc, best)))
      best = arc;
  }
  return best;
}

/* A node that is reached over links of no cost, and the arc by which the way there begins. */
typedef struct {
  guint32 node;
  const ErpArc *begin;
} Visit;

static int
compare_visits(gconstpointer a, gconstpointer b) {
  const Visit *x = a, *y = b;
  return comes_before(x->begin, y->begin) ? -1 : comes_before(y->begin, x->begin);
}

/* Notes the nodes of equal label one arc away; the way there begins with `begin`, NULL: with that
 * arc. */
static void
visit(const ErpPaths *paths, guint32 node, const ErpArc *begin, guint k, GArray *queue,
      GHashTable *seen) {
  for (guint32 i = paths->first[node]; i < paths->first[node + 1]; i++) {
    const ErpArc *arc = &paths->arcs[i];
    Visit there = {arc->to, begin != NULL ? begin : arc};
    if (fits(paths, node, arc, k) &&
        (begin == NULL || g_hash_table_add(seen, GUINT_TO_POINTER(arc->to))))
      g_array_append_val(queue, there);
  }
}

/* The first arc of a way over the fewest links of no cost to a node from where an arc improves the
 * label. Neighbours stand in the queue in their order, and so do the ways that begin with them. */
static const ErpArc *
level_arc(const ErpPaths *paths, guint32 node, guint k) {
  g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(Visit));
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  visit(paths, node, NULL, k, queue, seen);
  g_array_sort(queue, compare_visits);
  for (guint i = 0; i < queue->len; i++) {
    Visit here = g_array_index(queue, Visit, i);
    if (here.node == paths->targets[k] || improving_arc(paths, here.node, k) != NULL)
      return here.begin;
    visit(paths, here.node, here.begin, k, queue, seen);
  }
  return NULL;
}

static guint32
find_link(const ErpPaths *paths, guint32 node, guint k) {
  if (node == paths->targets[k] || key_of(paths, node, k) == ERP_KEY_UNREACHED)
    return ERP_GRAPH_NONE;
  const ErpArc *arc = improving_arc(paths, node, k);
  if (arc == NULL)
    arc = level_arc(paths, node, k);
  return arc->link;
}

/* Found once; threads that look at the same time find the same. */
static guint32
link_of(const ErpPaths *paths, guint32 node, guint k) {
  gint *link = (gint *) &paths->links[(gsize) node * paths->n_rows + k];
  guint32 known = (guint32) g_atomic_int_get(link);
  if (known != ERP_LINK_UNKNOWN)
    return known - ERP_LINK_NOTED;
  guint32 found = find_link(paths, node, k);
  g_atomic_int_set(link, (gint) (found + ERP_LINK_NOTED));
  return found;
}

ErpPathLabel
erp_paths_label(const ErpPaths *paths, guint32 node, guint k) {
  g_assert(node < paths->n_nodes && k < paths->n_rows);
  return erp_key_label(key_of(paths, node, k));
}

void
erp_paths_latencies(const ErpPaths *paths, guint32 node, const guint32 *rows, guint n,
                    guint32 *latencies) {
  g_assert(node < paths->n_nodes);
  const guint64 *keys = &paths->keys[(gsize) node * paths->n_rows];
  for (guint i = 0; i < n; i++)
    latencies[i] = (guint32) (keys[rows[i]] >> 32);
}

gboolean
erp_paths_hop(const ErpPaths *paths, guint32 node, guint k, guint32 *link, guint32 *next) {
  g_assert(node < paths->n_nodes && k < paths->n_rows);
  guint32 hop = link_of(paths, node, k);
  if (hop == ERP_GRAPH_NONE)
    return FALSE;
  *link = hop;
  *next = erp_graph_other_end(paths->graph, hop, node);
  return TRUE;
}
