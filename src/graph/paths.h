/* Lowest-latency paths from every node to each of K targets, widest among equals.
 *
 * A path's label is (latency, bottleneck): the sum of its links' latencies and the least capacity
 * on it in the direction node -> target. Labels compare by latency first (less is better), then by
 * bottleneck (more is better), so every label is unique and independent of the order of insertion.
 * Among paths of equal label the hop with the lowest (next node, link) index is reported. Where
 * links without latency join nodes of equal label, a hop that improves the label comes first, else
 * one on a way of the fewest such links to it: following the hops always ends and adds up to the
 * label. A link of capacity 0 is still a link; block it to leave it out.
 * Latencies are tenths of a microsecond; a sum that would pass ERP_PATH_FAR is unreachable. */
#pragma once

#include "graph/graph.h"

#define ERP_PATH_FAR (G_MAXUINT32 - 1)

/* One entry per link. */
typedef struct {
  const guint32 *latency;
  const guint32 *capacity_ab; /* from end a to end b; the unit is the caller's */
  const guint32 *capacity_ba;
} ErpGraphWeights;

typedef struct {
  guint32 latency;    /* ERP_GRAPH_NONE when the target cannot be reached */
  guint32 bottleneck; /* G_MAXUINT32 at the target itself; 0 when not reached */
} ErpPathLabel;

/* Keeps the graph (not the weights): it must outlive the paths. */
typedef struct _ErpPaths ErpPaths;

/* From every node to each target. A link whose byte in `blocked` is not 0 is ignored (NULL: none
 * is); `no_transit` likewise names nodes that a path may only start or end at (non-zero byte = no
 * transit; NULL: all may be passed). O(K (m + n log n)) time for a few targets; for many O(K n)
 * where the network comes apart when its small nodes are taken out, as hierarchies, rings and trees
 * do. O(K n) memory. */
ErpPaths *erp_paths_new(const ErpGraph *graph, const ErpGraphWeights *weights,
                        const guint32 *targets, guint n_targets, const guint8 *blocked,
                        const guint8 *no_transit);
/* The same where only some nodes ask: those of target k are wanted[first[k]] up to, not including,
 * wanted[first[k + 1]]. A row is right for them and for what lies on their ways; the search for one
 * of a few targets ends as soon as it has reached them. */
ErpPaths *erp_paths_new_wanted(const ErpGraph *graph, const ErpGraphWeights *weights,
                               const guint32 *targets, guint n_targets, const guint32 *wanted,
                               const guint *first, const guint8 *blocked, const guint8 *no_transit);
/* One set of rows to the nearest of all `targets` (a single row of labels, k = 0). */
ErpPaths *erp_paths_new_nearest(const ErpGraph *graph, const ErpGraphWeights *weights,
                                const guint32 *targets, guint n_targets, const guint8 *blocked,
                                const guint8 *no_transit);
void erp_paths_free(ErpPaths *paths);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPaths, erp_paths_free)

/* The same paths where `links` have other weights than before, and all others the same. Marks in
 * `nodes` (a byte each) where they differ: another latency to a target, or another link that a way
 * to one begins with. Sets `*alike` to FALSE when something is reached that was not, or no longer.
 * Most is shared with `before`, which may go; it must have rows for every node. O(n + m) with a
 * small factor for what is not shared, and O(s log s), s counting for each target the links of the
 * nodes whose labels change and of their neighbours. */
ErpPaths *erp_paths_after(const ErpPaths *before, const ErpGraphWeights *weights,
                          const guint32 *links, guint n_links, guint8 *nodes, gboolean *alike);

ErpPathLabel erp_paths_label(const ErpPaths *paths, guint32 node, guint k); /* O(1) */
/* The latencies of a node to the targets of `n` rows. O(n). */
void erp_paths_latencies(const ErpPaths *paths, guint32 node, const guint32 *rows, guint n,
                         guint32 *latencies);

/* The link and next node from `node` towards target k; FALSE at the target or when not reached. Any
 * thread may ask. O(1), the first time O(degree). */
gboolean erp_paths_hop(const ErpPaths *paths, guint32 node, guint k, guint32 *link, guint32 *next);
