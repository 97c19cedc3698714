/* The rows of all targets at once. The nodes that paths may pass are taken out one by one, those
 * with the fewest neighbours first; the neighbours of each are joined by links that stand for going
 * over it, so that the rest keeps its labels. What is left, a core in which everybody has many
 * neighbours, is relaxed until nothing changes. Then the nodes come back in the opposite order,
 * each with its neighbours' labels extended. Nodes that no path may pass come last.
 *
 * Of two ways between the same nodes only the better can be on a best path: labels extended by the
 * same link keep their order. */
#include "graph/paths-private.h"

#include <string.h>

#define DEGREE_MAX 8 /* nodes with more neighbours stay in the core */
#define SMALL 16     /* lists up to so many edges are always kept tidy */

/* To a neighbour that is still there. */
typedef struct {
  guint32 to;
  guint32 latency;
  guint32 narrow_out, narrow_in;
} Edge;

typedef struct {
  Edge *edges;     /* may name a neighbour twice or one that is gone, until tidied */
  guint32 n, size; /* size 0: not allocated here but part of Rows.laid */
  guint32 changes; /* since it was tidied */
  gboolean gone;
  gboolean reached; /* a label of its row is known */
  gboolean dirty;   /* the row has improved since its neighbours looked */
} Node;

typedef struct {
  ErpPaths *paths;
  Node *nodes;
  Edge *laid;                        /* the edges all start with */
  guint32 *place;                    /* per node: where a list being tidied names it */
  GArray *by_degree[DEGREE_MAX + 1]; /* nodes that had so few neighbours; may be out of date */
  GArray *order;                     /* guint32: the nodes in the order they were taken out */
  GArray *core;                      /* guint32: those that were not */
} Rows;

static guint64 *
row_of(const Rows *rows, guint32 node) {
  return rows->paths->keys + (gsize) node * rows->paths->n_rows;
}

/* ---- edges ----------------------------------------------------------------------------------- */

/* Of two edges to the same neighbour: the faster; of equals the wider in each direction. */
static void
merge(Edge *edge, const Edge *other) {
  if (other->latency > edge->latency)
    return;
  if (other->latency < edge->latency) {
    *edge = *other;
    return;
  }
  edge->narrow_out = MIN(edge->narrow_out, other->narrow_out);
  edge->narrow_in = MIN(edge->narrow_in, other->narrow_in);
}

/* Leaves one edge to each neighbour that is still there. */
static void
tidy(Rows *rows, Node *node) {
  guint32 n = 0;
  for (guint32 i = 0; i < node->n; i++) {
    const Edge edge = node->edges[i];
    guint32 *place = &rows->place[edge.to];
    if (rows->nodes[edge.to].gone)
      continue;
    if (*place < n && node->edges[*place].to == edge.to) {
      merge(&node->edges[*place], &edge);
      continue;
    }
    *place = n;
    node->edges[n++] = edge;
  }
  node->n = n;
  node->changes = 0;
}

static void
append_edge(Node *node, Edge edge) {
  if (node->size == 0) {
    Edge *laid = node->edges;
    node->size = MAX(8, 2 * node->n);
    node->edges = g_new(Edge, node->size);
    memcpy(node->edges, laid, node->n * sizeof *laid);
  } else if (node->n == node->size) {
    node->size *= 2;
    node->edges = g_renew(Edge, node->edges, node->size);
  }
  node->edges[node->n++] = edge;
  node->changes++;
}

/* Offers the node for taking out when it has few neighbours. Long lists are tidied only when much
 * has changed, so that every change costs O(1). */
static void
reconsider(Rows *rows, guint32 index) {
  Node *node = &rows->nodes[index];
  if (node->n > SMALL && 2 * node->changes < node->n)
    return;
  tidy(rows, node);
  if (node->n <= DEGREE_MAX)
    g_array_append_val(rows->by_degree[node->n], index);
}

static void
lay_edges(Rows *rows) {
  const ErpPaths *paths = rows->paths;
  Edge *next = rows->laid;
  for (guint32 v = 0; v < paths->n_nodes; v++) {
    Node *node = &rows->nodes[v];
    node->edges = next;
    node->gone = paths->no_transit[v];
    for (guint32 i = paths->first[v]; i < paths->first[v + 1] && !node->gone; i++) {
      const ErpArc *arc = &paths->arcs[i];
      if (!paths->no_transit[arc->to])
        *next++ = (Edge){arc->to, arc->latency, arc->narrow_out, arc->narrow_in};
    }
    node->n = (guint32) (next - node->edges);
  }
}

/* ---- labels ---------------------------------------------------------------------------------- */

/* Labels of going over the edge and on from its end. TRUE when one is better than what `keys` had.
 */
static gboolean
improve(guint64 *restrict keys, const guint64 *restrict on, guint n, guint32 latency,
        guint32 narrowness) {
  guint64 improved = 0;
  for (guint k = 0; k < n; k++) {
    guint64 key = erp_key_extend(on[k], latency, narrowness);
    improved |= key < keys[k];
    keys[k] = MIN(key, keys[k]);
  }
  return improved != 0;
}

static gboolean
pull(Rows *rows, guint32 to, guint32 from, guint32 latency, guint32 narrowness) {
  Node *node = &rows->nodes[to];
  if (!rows->nodes[from].reached ||
      !improve(row_of(rows, to), row_of(rows, from), rows->paths->n_rows, latency, narrowness))
    return FALSE;
  node->reached = TRUE;
  return TRUE;
}

/* The targets and those who are one link away. */
static void
start_rows(Rows *rows) {
  const ErpPaths *paths = rows->paths;
  memset(paths->keys, 0xFF, (gsize) paths->n_nodes * paths->n_rows * sizeof *paths->keys);
  for (guint k = 0; k < paths->n_rows; k++) {
    guint32 target = paths->targets[k];
    for (guint32 i = paths->first[target]; i < paths->first[target + 1]; i++) {
      const ErpArc *arc = &paths->arcs[i];
      guint64 *key = row_of(rows, arc->to) + k;
      *key = MIN(*key, erp_key_extend(ERP_KEY_AT_TARGET, arc->latency, arc->narrow_in));
      rows->nodes[arc->to].reached = TRUE;
    }
    row_of(rows, target)[k] = ERP_KEY_AT_TARGET;
    rows->nodes[target].reached = TRUE;
  }
}

/* ---- taking out and putting back ------------------------------------------------------------- */

static void
join(Rows *rows, const Edge *a, const Edge *b) {
  guint64 latency = (guint64) a->latency + b->latency;
  if (latency > ERP_PATH_FAR)
    return;
  append_edge(&rows->nodes[a->to],
              (Edge){b->to, (guint32) latency, MAX(a->narrow_in, b->narrow_out),
                     MAX(b->narrow_in, a->narrow_out)});
}

static void
take_out(Rows *rows, guint32 index) {
  Node *node = &rows->nodes[index];
  node->gone = TRUE;
  g_array_append_val(rows->order, index);
  for (guint32 i = 0; i < node->n; i++) {
    const Edge *edge = &node->edges[i];
    pull(rows, edge->to, index, edge->latency, edge->narrow_in);
    for (guint32 j = 0; j < node->n; j++)
      if (i != j)
        join(rows, edge, &node->edges[j]);
    rows->nodes[edge->to].changes++;
    reconsider(rows, edge->to);
  }
}

/* A node with the fewest neighbours, or ERP_GRAPH_NONE when all that are left have many. */
static guint32
next_out(Rows *rows) {
  for (guint degree = 0; degree <= DEGREE_MAX; degree++)
    while (rows->by_degree[degree]->len > 0) {
      GArray *nodes = rows->by_degree[degree];
      guint32 index = g_array_index(nodes, guint32, nodes->len - 1);
      g_array_set_size(nodes, nodes->len - 1);
      Node *node = &rows->nodes[index];
      if (!node->gone && node->n == degree && node->changes == 0)
        return index;
    }
  return ERP_GRAPH_NONE;
}

static void
take_out_all(Rows *rows) {
  for (guint32 v = 0; v < rows->paths->n_nodes; v++)
    if (!rows->nodes[v].gone) {
      rows->nodes[v].changes = rows->nodes[v].n;
      reconsider(rows, v);
    }
  for (guint32 v = next_out(rows); v != ERP_GRAPH_NONE; v = next_out(rows))
    take_out(rows, v);
}

static void
put_back_all(Rows *rows) {
  for (guint i = rows->order->len; i > 0; i--) {
    guint32 index = g_array_index(rows->order, guint32, i - 1);
    const Node *node = &rows->nodes[index];
    for (guint32 j = 0; j < node->n; j++)
      pull(rows, index, node->edges[j].to, node->edges[j].latency, node->edges[j].narrow_out);
  }
}

/* Those that paths may only start at. */
static void
add_ends(Rows *rows) {
  const ErpPaths *paths = rows->paths;
  for (guint32 v = 0; v < paths->n_nodes; v++)
    for (guint32 i = paths->first[v]; i < paths->first[v + 1] && paths->no_transit[v]; i++) {
      const ErpArc *arc = &paths->arcs[i];
      if (!paths->no_transit[arc->to])
        pull(rows, v, arc->to, arc->latency, arc->narrow_out);
    }
}

/* ---- the core -------------------------------------------------------------------------------- */

static void
find_core(Rows *rows) {
  for (guint32 v = 0; v < rows->paths->n_nodes; v++) {
    Node *node = &rows->nodes[v];
    if (node->gone)
      continue;
    tidy(rows, node);
    node->dirty = node->reached;
    g_array_append_val(rows->core, v);
  }
}

/* One node tells its neighbours what has improved. */
static gboolean
tell(Rows *rows, guint32 index) {
  Node *node = &rows->nodes[index];
  gboolean any = FALSE;
  if (!node->dirty)
    return FALSE;
  node->dirty = FALSE;
  for (guint32 i = 0; i < node->n; i++) {
    const Edge *edge = &node->edges[i];
    if (pull(rows, edge->to, index, edge->latency, edge->narrow_in))
      any = rows->nodes[edge->to].dirty = TRUE;
  }
  return any;
}

/* There and back again until nobody has news. */
static void
relax_core(Rows *rows) {
  guint n = rows->core->len;
  gboolean news = TRUE;
  for (guint pass = 0; news; pass++) {
    news = FALSE;
    for (guint i = 0; i < n; i++)
      news |= tell(rows, g_array_index(rows->core, guint32, pass % 2 == 0 ? i : n - 1 - i));
  }
}

/* ---- all ------------------------------------------------------------------------------------- */

static void
rows_init(Rows *rows, ErpPaths *paths) {
  guint n = paths->n_nodes;
  *rows = (Rows){
      .paths = paths,
      .nodes = g_new0(Node, n),
      .laid = g_new(Edge, (gsize) paths->first[n] + 1),
      .place = g_new0(guint32, n),
      .order = g_array_sized_new(FALSE, FALSE, sizeof(guint32), n),
      .core = g_array_new(FALSE, FALSE, sizeof(guint32)),
  };
  for (guint i = 0; i <= DEGREE_MAX; i++)
    rows->by_degree[i] = g_array_new(FALSE, FALSE, sizeof(guint32));
}

static void
rows_clear(Rows *rows) {
  for (guint i = 0; i < rows->paths->n_nodes; i++)
    if (rows->nodes[i].size > 0)
      g_free(rows->nodes[i].edges);
  for (guint i = 0; i <= DEGREE_MAX; i++)
    g_array_unref(rows->by_degree[i]);
  g_free(rows->nodes);
  g_free(rows->laid);
  g_free(rows->place);
  g_array_unref(rows->order);
  g_array_unref(rows->core);
}

void
erp_paths_fill_rows(ErpPaths *paths) {
  Rows rows;
  rows_init(&rows, paths);
  lay_edges(&rows);
  start_rows(&rows);
  take_out_all(&rows);
  find_core(&rows);
  relax_core(&rows);
  put_back_all(&rows);
  add_ends(&rows);
  rows_clear(&rows);
}
