/* One Dijkstra from each target outwards, each link weighed in the direction towards the target.
 * Extending a path never improves its label, so a node taken from the heap is final. */
#include "graph/paths-heap.h"
#include "graph/paths-private.h"

#include <string.h>

struct _ErpPathSearch {
  ErpPaths *paths;
  guint64 *keys;   /* per node, of the row being filled */
  guint32 *links;  /* likewise: the link to go over */
  guint32 *next;   /* node behind links[] */
  guint32 *depths; /* links of no cost before the first that improves the label */
  guint8 *is_target;
  guint8 *settled;
  guint8 *wanted;   /* nodes the search is for; all 0 when it is for every node */
  guint n_wanted;   /* those not yet final */
  ErpPathHeap heap; /* by key, then depth */
};

/* The label of the node is final. FALSE when the search has what it is for. */
static gboolean
finish(ErpPathSearch *search, guint32 node) {
  if (!search->wanted[node])
    return TRUE;
  search->wanted[node] = 0;
  return --search->n_wanted > 0;
}

static gboolean
is_dead_end(const ErpPaths *paths, guint32 node) {
  return paths->first[node + 1] - paths->first[node] == 1;
}

/* Looks at going from the arc's end to the node. FALSE when the search has what it is for. */
static gboolean
relax(ErpPathSearch *search, guint32 node, const ErpArc *arc) {
  guint32 from = arc->to;
  if (search->settled[from])
    return TRUE;
  guint64 key = erp_key_extend(search->keys[node], arc->latency, arc->narrow_in);
  if (key > search->keys[from] || key == ERP_KEY_UNREACHED)
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
  if (is_dead_end(search->paths, from)) /* no way leads on, and none other leads here */
    return finish(search, from);
  erp_path_heap_push(&search->heap, (ErpPathHeapEntry){key, depth, from});
  return TRUE;
}

/* Settles the nearest open node and looks at its neighbours. FALSE when the search has what it is
 * for. */
static gboolean
step(ErpPathSearch *search) {
  const ErpPaths *paths = search->paths;
  guint32 node = erp_path_heap_pop(&search->heap).node;
  if (search->settled[node])
    return TRUE;
  search->settled[node] = 1;
  if (!finish(search, node))
    return FALSE;
  if (paths->no_transit[node] && !search->is_target[node])
    return TRUE;
  for (guint32 i = paths->first[node]; i < paths->first[node + 1]; i++)
    if (!relax(search, node, &paths->arcs[i]))
      return FALSE;
  return TRUE;
}

static void
want(ErpPathSearch *search, const guint32 *nodes, guint n) {
  search->n_wanted = 0;
  for (guint i = 0; i < n; i++) {
    search->n_wanted += !search->wanted[nodes[i]];
    search->wanted[nodes[i]] = 1;
  }
}

static void
begin(ErpPathSearch *search, const guint32 *targets, guint n_targets) {
  guint n = search->paths->n_nodes;
  memset(search->keys, 0xFF, n * sizeof *search->keys);
  memset(search->links, 0xFF, n * sizeof *search->links);
  memset(search->depths, 0xFF, n * sizeof *search->depths);
  memset(search->settled, 0, n);
  search->heap.length = 0;
  for (guint i = 0; i < n_targets; i++) {
    search->keys[targets[i]] = ERP_KEY_AT_TARGET;
    search->depths[targets[i]] = 0;
    search->is_target[targets[i]] = 1;
    erp_path_heap_push(&search->heap, (ErpPathHeapEntry){ERP_KEY_AT_TARGET, 0, targets[i]});
  }
}

/* Puts what was found into the row, and forgets. */
static void
end(ErpPathSearch *search, guint row, const guint32 *targets, guint n_targets) {
  ErpPaths *paths = search->paths;
  for (guint node = 0; node < paths->n_nodes; node++) {
    paths->table->keys[(gsize) node * paths->n_rows + row] = search->keys[node];
    paths->table->links[(gsize) node * paths->n_rows + row] = search->links[node] + ERP_LINK_NOTED;
  }
  for (guint i = 0; i < n_targets; i++)
    search->is_target[targets[i]] = 0;
}

ErpPathSearch *
erp_path_search_new(ErpPaths *paths) {
  guint n = paths->n_nodes;
  ErpPathSearch *search = g_new0(ErpPathSearch, 1);
  search->paths = paths;
  search->keys = g_new(guint64, n);
  search->links = g_new(guint32, n);
  search->next = g_new(guint32, n);
  search->depths = g_new(guint32, n);
  search->is_target = g_new0(guint8, n);
  search->settled = g_new(guint8, n);
  search->wanted = g_new0(guint8, n);
  return search;
}

void
erp_path_search_free(ErpPathSearch *search) {
  g_free(search->keys);
  g_free(search->links);
  g_free(search->next);
  g_free(search->depths);
  g_free(search->is_target);
  g_free(search->settled);
  g_free(search->wanted);
  g_free(search->heap.entries);
  g_free(search);
}

void
erp_path_search_run(ErpPathSearch *search, guint row, const guint32 *targets, guint n_targets,
                    const guint32 *wanted, guint n_wanted) {
  if (search->paths->n_nodes == 0)
    return;
  begin(search, targets, n_targets);
  want(search, wanted, n_wanted);
  while (search->heap.length > 0 && step(search))
    continue;
  end(search, row, targets, n_targets);
  for (guint i = 0; i < n_wanted; i++) /* those that no way leads to are still marked */
    search->wanted[wanted[i]] = 0;
}
