#include "graph/cuts.h"

#include <string.h>

/* Depth-first search with entry times and the earliest entry time each subtree reaches back to
 * (Tarjan), the stack held in arrays. */
typedef struct {
  const ErpGraph *graph;
  const guint8 *blocked; /* or NULL */
  guint32 *entered;      /* from 1; 0 = not yet */
  guint32 *earliest;
  guint32 *cursor;   /* next arc of each node */
  guint32 *via_link; /* by which the node was entered; ERP_GRAPH_NONE for roots */
  guint32 *stack;
  guint32 clock;
} Walk;

static void
enter(Walk *walk, guint32 node, guint32 link) {
  walk->entered[node] = walk->earliest[node] = ++walk->clock;
  walk->via_link[node] = link;
}

/* The child is done: hand its result to the parent. */
static void
leave(Walk *walk, guint32 child, guint32 parent, gboolean parent_is_root, guint8 *is_bridge,
      guint8 *is_articulation) {
  walk->earliest[parent] = MIN(walk->earliest[parent], walk->earliest[child]);
  if (walk->earliest[child] > walk->entered[parent])
    is_bridge[walk->via_link[child]] = 1;
  if (!parent_is_root && walk->earliest[child] >= walk->entered[parent])
    is_articulation[parent] = 1;
}

static void
walk_component(Walk *walk, guint32 root, guint8 *is_bridge, guint8 *is_articulation) {
  guint depth = 0, root_children = 0;
  enter(walk, root, ERP_GRAPH_NONE);
  walk->stack[depth++] = root;
  while (depth > 0) {
    guint32 node = walk->stack[depth - 1];
    const guint32 *heads, *links;
    guint n_arcs = erp_graph_arcs(walk->graph, node, &heads, &links);
    if (walk->cursor[node] == n_arcs) {
      depth--;
      if (depth > 0)
        leave(walk, node, walk->stack[depth - 1], depth == 1, is_bridge, is_articulation);
      continue;
    }
    guint32 j = walk->cursor[node]++;
    if (links[j] == walk->via_link[node]) /* by link, not by node: parallel links lead back */
      continue;
    if (walk->blocked != NULL && walk->blocked[links[j]])
      continue;
    if (walk->entered[heads[j]] != 0) {
      walk->earliest[node] = MIN(walk->earliest[node], walk->entered[heads[j]]);
      continue;
    }
    root_children += node == root;
    enter(walk, heads[j], links[j]);
    walk->stack[depth++] = heads[j];
  }
  if (root_children > 1)
    is_articulation[root] = 1;
}

void
erp_graph_cuts(const ErpGraph *graph, const guint8 *blocked, guint8 *is_bridge,
               guint8 *is_articulation) {
  guint n = erp_graph_nodes(graph);
  if (erp_graph_links(graph) > 0)
    memset(is_bridge, 0, erp_graph_links(graph));
  if (n > 0)
    memset(is_articulation, 0, n);
  g_autofree guint32 *entered = g_new0(guint32, n);
  g_autofree guint32 *earliest = g_new0(guint32, n);
  g_autofree guint32 *cursor = g_new0(guint32, n);
  g_autofree guint32 *via_link = g_new0(guint32, n);
  g_autofree guint32 *stack = g_new(guint32, n);
  Walk walk = {graph, blocked, entered, earliest, cursor, via_link, stack, 0};
  for (guint32 v = 0; v < n; v++)
    if (entered[v] == 0)
      walk_component(&walk, v, is_bridge, is_articulation);
}
