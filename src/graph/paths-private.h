/* Private to graph/: how paths are kept, and the two ways to find them. */
#pragma once

#include "graph/paths.h"

/* A label as one number, less is better: the latency, then the complement of the bottleneck. */
#define ERP_KEY_AT_TARGET G_GUINT64_CONSTANT(0)
#define ERP_KEY_UNREACHED G_MAXUINT64

#define ERP_LINK_UNKNOWN 0 /* to be found from the labels when asked for */
#define ERP_LINK_NOTED 2   /* is added to a link or ERP_GRAPH_NONE that is known */

/* From a node to a neighbour. Narrowness is the complement of a capacity: less is better. */
typedef struct {
  guint32 to;
  guint32 link;
  guint32 latency;
  guint32 narrow_out; /* to the neighbour */
  guint32 narrow_in;  /* from the neighbour */
} ErpArc;

/* What is known of every node. */
typedef struct {
  gatomicrefcount refs;
  guint64 *keys;  /* per node one for each row */
  guint32 *links; /* likewise the link to go over or ERP_GRAPH_NONE, with ERP_LINK_NOTED, or
                     ERP_LINK_UNKNOWN */
} ErpPathTable;

struct _ErpPaths {
  const ErpGraph *graph;
  guint n_nodes, n_rows;
  ErpPathTable *table; /* shared with paths that were made after these, or before; or */
  gboolean alone;      /* nobody else has it yet */
  guint32 *own;        /* per node: from 1, where in the next two it stands instead; 0: nowhere */
  GArray *own_keys;    /* guint64, as in the table */
  GArray *own_links;   /* guint32 */
  ErpArc *arcs;     /* by node, in the order of the graph, without self-loops and blocked links */
  guint32 *first;   /* per node: its first arc; [n_nodes] = their number */
  guint32 *targets; /* one per row, or all of the one row to the nearest */
  guint n_targets;
  guint8 *is_target;  /* per node, of the one row to the nearest; else NULL */
  guint8 *no_transit; /* per node */
};

static inline guint64 *
erp_paths_keys(const ErpPaths *paths, guint32 node) {
  guint32 own = paths->own[node];
  return own == 0 ? &paths->table->keys[(gsize) node * paths->n_rows]
                  : &g_array_index(paths->own_keys, guint64, (own - 1) * paths->n_rows);
}

static inline guint32 *
erp_paths_links(const ErpPaths *paths, guint32 node) {
  guint32 own = paths->own[node];
  return own == 0 ? &paths->table->links[(gsize) node * paths->n_rows]
                  : &g_array_index(paths->own_links, guint32, (own - 1) * paths->n_rows);
}

/* Whether ways of the row end at the node. */
static inline gboolean
erp_paths_ends_at(const ErpPaths *paths, guint32 node, guint row) {
  return paths->is_target != NULL ? paths->is_target[node] : paths->targets[row] == node;
}

/* The targets of a row. */
static inline const guint32 *
erp_paths_ends(const ErpPaths *paths, guint row, guint *n) {
  *n = paths->is_target != NULL ? paths->n_targets : 1;
  return paths->is_target != NULL ? paths->targets : &paths->targets[row];
}

/* What the link is from the node on. */
void erp_arc_weigh(ErpArc *arc, const ErpGraph *graph, const ErpGraphWeights *weights,
                   guint32 node);

/* Paths that share the table. They may have rows of their own, of which the others see nothing:
 * until then they say the same. */
ErpPaths *erp_paths_share(const ErpPaths *paths);
void erp_paths_own(ErpPaths *paths, guint32 node); /* all rows when many are */

/* The key of going on with `key` over a link; ERP_KEY_UNREACHED when too far. */
static inline guint64
erp_key_extend(guint64 key, guint32 latency, guint32 narrowness) {
  guint64 sum = (key >> 32) + latency;
  return sum > ERP_PATH_FAR ? ERP_KEY_UNREACHED : sum << 32 | MAX((guint32) key, narrowness);
}

static inline ErpPathLabel
erp_key_label(guint64 key) {
  return (ErpPathLabel){(guint32) (key >> 32), ~(guint32) key};
}

/* Fills all rows at once (paths-rows.c). O(n K) on networks that come apart when their small sites
 * are taken out, as hierarchies, rings and trees do. */
void erp_paths_fill_rows(ErpPaths *paths);

/* One search per row (paths-search.c), which also notes the links. */
typedef struct _ErpPathSearch ErpPathSearch;
ErpPathSearch *erp_path_search_new(ErpPaths *paths);
void erp_path_search_free(ErpPathSearch *search);
/* Fills a row to the nearest of the targets, for the nodes wanted only; NULL: for every node. */
void erp_path_search_run(ErpPathSearch *search, guint row, const guint32 *targets, guint n_targets,
                         const guint32 *wanted, guint n_wanted);
