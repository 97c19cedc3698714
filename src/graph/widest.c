#include "graph/widest.h"

#include <stdlib.h>

/* Links join components from the widest to the narrowest. Union by size without path compression
 * keeps the tree of unions at most log2(n) deep, and the narrowest union on the way between two
 * nodes in it is their widest path's bottleneck. */
struct _ErpWidest {
  guint32 *parent;
  guint32 *round;    /* when the node was hung under its parent; ERP_GRAPH_NONE for roots */
  guint32 *capacity; /* of the link that did it */
};

/* Capacities compare by their complement in the high half: wide first, then by link. */
static int
compare_keys(const void *pa, const void *pb) {
  guint64 a = *(const guint64 *) pa, b = *(const guint64 *) pb;
  return (a > b) - (a < b);
}

static guint32
find_root(const ErpWidest *widest, guint32 node) {
  while (widest->parent[node] != node)
    node = widest->parent[node];
  return node;
}

static void
link_ends(const ErpGraph *graph, guint n_nodes, guint32 *tail, guint32 *head) {
  for (guint32 v = 0; v < n_nodes; v++) {
    const guint32 *heads, *links;
    guint n = erp_graph_arcs(graph, v, &heads, &links);
    for (guint j = 0; j < n; j++) {
      tail[links[j]] = v;
      head[links[j]] = heads[j];
    }
  }
}

ErpWidest *
erp_widest_new(const ErpGraph *graph, const guint32 *capacity) {
  guint n = erp_graph_nodes(graph), m = erp_graph_links(graph);
  ErpWidest *widest = g_new0(ErpWidest, 1);
  widest->parent = g_new(guint32, n);
  widest->round = g_new(guint32, n);
  widest->capacity = g_new0(guint32, n);
  g_autofree guint32 *size = g_new(guint32, n);
  for (guint32 v = 0; v < n; v++) {
    widest->parent[v] = v;
    widest->round[v] = ERP_GRAPH_NONE;
    size[v] = 1;
  }

  g_autofree guint32 *tail = g_new(guint32, m);
  g_autofree guint32 *head = g_new(guint32, m);
  link_ends(graph, n, tail, head);
  g_autofree guint64 *keys = g_new(guint64, m);
  for (guint32 i = 0; i < m; i++)
    keys[i] = (guint64) ~capacity[i] << 32 | i;
  if (m > 1)
    qsort(keys, m, sizeof *keys, compare_keys);

  for (guint i = 0; i < m; i++) {
    guint32 link = (guint32) keys[i];
    guint32 a = find_root(widest, tail[link]), b = find_root(widest, head[link]);
    if (a == b)
      continue;
    guint32 child = size[a] < size[b] ? a : b, top = child == a ? b : a;
    widest->parent[child] = top;
    widest->round[child] = i;
    widest->capacity[child] = capacity[link];
    size[top] += size[child];
  }
  return widest;
}

void
erp_widest_free(ErpWidest *widest) {
  if (widest == NULL)
    return;
  g_free(widest->parent);
  g_free(widest->round);
  g_free(widest->capacity);
  g_free(widest);
}

guint32
erp_widest_between(const ErpWidest *widest, guint32 a, guint32 b) {
  guint32 least = G_MAXUINT32;
  while (a != b) {
    guint32 lower = widest->round[a] < widest->round[b] ? a : b;
    if (widest->parent[lower] == lower)
      return 0;                      /* two different roots */
    least = widest->capacity[lower]; /* rounds rise and capacities fall on the way up */
    if (lower == a)
      a = widest->parent[a];
    else
      b = widest->parent[b];
  }
  return least;
}
