/* An undirected multigraph over int nodes in compressed rows. Topology only: weights are separate
 * vectors indexed by link, passed to each algorithm. Knows nothing of plans or Azure.
 * Self-loops and parallel links are legal. */
#pragma once

#include <glib.h>

#define ERP_GRAPH_NONE G_MAXUINT32 /* no link, no node, not reached */

typedef struct _ErpGraph ErpGraph;

/* Link i joins a[i] and b[i], both below n_nodes. Copies the vectors. O(n + m). */
ErpGraph *erp_graph_new(guint n_nodes, const guint32 *a, const guint32 *b, guint n_links);
ErpGraph *erp_graph_ref(ErpGraph *graph);
void erp_graph_unref(ErpGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpGraph, erp_graph_unref)

guint erp_graph_nodes(const ErpGraph *graph);
guint erp_graph_links(const ErpGraph *graph);

/* The arcs that leave `node`: arc j goes to heads[j] over link links[j]. A self-loop appears once.
 * Borrowed arrays; returns their length. Ordered by link. */
guint erp_graph_arcs(const ErpGraph *graph, guint32 node, const guint32 **heads,
                     const guint32 **links);

/* TRUE when going over `link` from `node` means going from its end a to its end b. */
gboolean erp_graph_forward(const ErpGraph *graph, guint32 link, guint32 node);
void erp_graph_ends(const ErpGraph *graph, guint32 link, guint32 *a, guint32 *b);
guint32 erp_graph_other_end(const ErpGraph *graph, guint32 link, guint32 node);
