/* Bridges (links) and articulation points (nodes) whose loss disconnects the graph. */
#pragma once

#include "graph/graph.h"

/* Sets is_bridge[link] and is_articulation[node] to 1 or 0; both arrays are the caller's, of
 * erp_graph_links() and erp_graph_nodes() bytes. A link whose byte in `blocked` is not 0 is ignored
 * (NULL: none is). Parallel links are no bridges; self-loops are
 * ignored. Iterative (no recursion), O(n + m). */
void erp_graph_cuts(const ErpGraph *graph, const guint8 *blocked, guint8 *is_bridge,
                    guint8 *is_articulation);
