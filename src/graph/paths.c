#include "graph/paths-private.h"

#include <string.h>
#include <sys/mman.h>

#define ROWS_AT_ONCE 5 /* so many targets are found faster together than one by one */

#define PART_OF_ROWS 4 /* when more have rows of their own, all have */

#define PAGE ((gsize) 2 << 20) /* bytes of a large page */
#define PAGE_OF_KEYS (PAGE / sizeof(guint64))

/* ---- making ---------------------------------------------------------------------------------- */

void
erp_arc_weigh(ErpArc *arc, const ErpGraph *graph, const ErpGraphWeights *weights, guint32 node) {
  guint32 ab = ~weights->capacity_ab[arc->link], ba = ~weights->capacity_ba[arc->link];
  gboolean forward = erp_graph_forward(graph, arc->link, node);
  arc->latency = weights->latency[arc->link];
  arc->narrow_out = forward ? ab : ba;
  arc->narrow_in = forward ? ba : ab;
}

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
      ErpArc *arc = &paths->arcs[n_arcs++];
      *arc = (ErpArc){.to = heads[j], .link = link};
      erp_arc_weigh(arc, graph, weights, node);
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

static ErpPathTable *
table_new(gsize n) {
  ErpPathTable *table = g_new(ErpPathTable, 1);
  g_atomic_ref_count_init(&table->refs);
  table->keys = keys_new(n);
  table->links = g_new0(guint32, n);
  return table;
}

static void
table_unref(ErpPathTable *table) {
  if (!g_atomic_ref_count_dec(&table->refs))
    return;
  g_aligned_free(table->keys);
  g_free(table->links);
  g_free(table);
}

/* Without rows. */
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
  paths->no_transit = no_transit != NULL ? g_memdup2(no_transit, n) : g_new0(guint8, n);
  lay_arcs(paths, weights, blocked);
  return paths;
}

/* For the nodes wanted only; NULL: for every node. */
static void
find(ErpPaths *paths, const guint32 *wanted, const guint *first) {
  paths->table = table_new((gsize) paths->n_rows * paths->n_nodes);
  paths->own = g_new0(guint32, paths->n_nodes);
  if (paths->n_rows >= ROWS_AT_ONCE) {
    erp_paths_fill_rows(paths);
    return;
  }
  ErpPathSearch *search = erp_path_search_new(paths);
  for (guint row = 0; row < paths->n_rows; row++) {
    guint n;
    const guint32 *ends = erp_paths_ends(paths, row, &n);
    erp_path_search_run(search, row, ends, n, wanted != NULL ? wanted + first[row] : NULL,
                        wanted != NULL ? first[row + 1] - first[row] : 0);
  }
  erp_path_search_free(search);
}

ErpPaths *
erp_paths_new_wanted(const ErpGraph *graph, const ErpGraphWeights *weights, const guint32 *targets,
                     guint n_targets, const guint32 *wanted, const guint *first,
                     const guint8 *blocked, const guint8 *no_transit) {
  ErpPaths *paths = paths_alloc(graph, weights, targets, n_targets, n_targets, blocked, no_transit);
  find(paths, wanted, first);
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
  paths->is_target = g_new0(guint8, paths->n_nodes);
  for (guint i = 0; i < n_targets; i++)
    paths->is_target[targets[i]] = 1;
  find(paths, NULL, NULL);
  return paths;
}

static void
forget_rows(ErpPaths *paths) {
  g_clear_pointer(&paths->table, table_unref);
  g_clear_pointer(&paths->own, g_free);
  g_clear_pointer(&paths->own_keys, g_array_unref);
  g_clear_pointer(&paths->own_links, g_array_unref);
}

void
erp_paths_free(ErpPaths *paths) {
  if (paths == NULL)
    return;
  forget_rows(paths);
  g_free(paths->arcs);
  g_free(paths->first);
  g_free(paths->targets);
  g_free(paths->is_target);
  g_free(paths->no_transit);
  g_free(paths);
}

/* ---- rows of their own ----------------------------------------------------------------------- */

/* Other threads may be noting links. */
static void
append_links(GArray *to, const guint32 *links, guint n) {
  guint at = to->len;
  g_array_set_size(to, at + n);
  for (guint i = 0; i < n; i++)
    g_array_index(to, guint32, at + i) = (guint32) g_atomic_int_get((const gint *) &links[i]);
}

ErpPaths *
erp_paths_share(const ErpPaths *paths) {
  guint n = paths->n_nodes;
  ErpPaths *copy = g_memdup2(paths, sizeof *paths);
  g_atomic_ref_count_inc(&copy->table->refs);
  copy->own = g_memdup2(paths->own, n * sizeof *paths->own);
  copy->alone = FALSE;
  copy->own_keys = g_array_new(FALSE, FALSE, sizeof(guint64));
  copy->own_links = g_array_new(FALSE, FALSE, sizeof(guint32));
  if (paths->own_keys != NULL) {
    g_array_append_vals(copy->own_keys, paths->own_keys->data, paths->own_keys->len);
    append_links(copy->own_links, (const guint32 *) (void *) paths->own_links->data,
                 paths->own_links->len);
  }
  copy->arcs = g_memdup2(paths->arcs, paths->first[n] * sizeof *paths->arcs);
  copy->first = g_memdup2(paths->first, ((gsize) n + 1) * sizeof *paths->first);
  copy->targets = g_memdup2(paths->targets, paths->n_targets * sizeof *paths->targets);
  copy->is_target = g_memdup2(paths->is_target, n);
  copy->no_transit = g_memdup2(paths->no_transit, n);
  return copy;
}

/* Links are found again when asked for. */
static void
own_all(ErpPaths *paths) {
  guint n_rows = paths->n_rows, n = paths->n_nodes;
  ErpPathTable *table = table_new((gsize) n_rows * n);
  for (guint32 node = 0; node < n; node++)
    memcpy(&table->keys[(gsize) node * n_rows], erp_paths_keys(paths, node),
           n_rows * sizeof *table->keys);
  forget_rows(paths);
  paths->table = table;
  paths->alone = TRUE;
  paths->own = g_new0(guint32, n);
}

void
erp_paths_own(ErpPaths *paths, guint32 node) {
  if (paths->own[node] != 0 || paths->alone)
    return;
  if (paths->own_keys->len / paths->n_rows >= paths->n_nodes / PART_OF_ROWS) {
    own_all(paths);
    return;
  }
  g_array_append_vals(paths->own_keys, erp_paths_keys(paths, node), paths->n_rows);
  append_links(paths->own_links, erp_paths_links(paths, node), paths->n_rows);
  paths->own[node] = paths->own_keys->len / paths->n_rows;
}

/* ---- hops ------------------------------------------------------------------------------------ */

static guint64
key_of(const ErpPaths *paths, guint32 node, guint k) {
  return erp_paths_keys(paths, node)[k];
}

/* Whether a path with the node's label goes over the arc. */
static gboolean
fits(const ErpPaths *paths, guint32 node, const ErpArc *arc, guint k) {
  if (paths->no_transit[arc->to] && !erp_paths_ends_at(paths, arc->to, k))
    return FALSE;
  return erp_key_extend(key_of(paths, arc->to, k), arc->latency, arc->narrow_out) ==
         key_of(paths, node, k);
}

static gboolean
comes_before(const ErpArc *a, const ErpArc *b) {
  return a->to != b->to ? a->to < b->to : a->link < b->link;
}

/* No way leads on from a node of one arc: nobody needs to see its label, which lies far away. */
static gboolean
leads_nowhere(const ErpPaths *paths, guint32 node, guint k) {
  return paths->first[node + 1] - paths->first[node] == 1 && !erp_paths_ends_at(paths, node, k);
}

/* The first arc that improves the label, or NULL. */
static const ErpArc *
improving_arc(const ErpPaths *paths, guint32 node, guint k) {
  const ErpArc *best = NULL;
  for (guint32 i = paths->first[node]; i < paths->first[node + 1]; i++) {
    const ErpArc *arc = &paths->arcs[i];
    if (!leads_nowhere(paths, arc->to, k) && fits(paths, node, arc, k) &&
        key_of(paths, arc->to, k) != key_of(paths, node, k) &&
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
    if (erp_paths_ends_at(paths, here.node, k) || improving_arc(paths, here.node, k) != NULL)
      return here.begin;
    visit(paths, here.node, here.begin, k, queue, seen);
  }
  g_assert_not_reached(); /* a label that is no end was improved by some arc */
}

static guint32
find_link(const ErpPaths *paths, guint32 node, guint k) {
  if (erp_paths_ends_at(paths, node, k) || key_of(paths, node, k) == ERP_KEY_UNREACHED)
    return ERP_GRAPH_NONE;
  const ErpArc *arc = improving_arc(paths, node, k);
  if (arc == NULL)
    arc = level_arc(paths, node, k);
  return arc->link;
}

/* Found once; threads that look at the same time find the same. */
static guint32
link_of(const ErpPaths *paths, guint32 node, guint k) {
  gint *link = (gint *) &erp_paths_links(paths, node)[k];
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
  const guint64 *keys = erp_paths_keys(paths, node);
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
