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

/* The loop over the labels of two nodes is most of the work: made for each kind of processor, which
 * is chosen before a sanitizer is ready. */
#if defined __x86_64__ && defined __gnu_linux__ && defined __OPTIMIZE__ && !defined __clang__ &&   \
    !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDE
#endif

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
  gboolean reached; /* its row is there */
  guint32 changed;  /* when its row got better, 0 = never; a core node's, as the next */
  guint32 looked;   /* when it last looked at its neighbours' rows */
} Node;

typedef struct {
  ErpPaths *paths;
  Node *nodes;
  Edge *laid;                        /* the edges all start with */
  guint32 *place;                    /* per node: where a list being tidied names it */
  GArray *by_degree[DEGREE_MAX + 1]; /* nodes that had so few neighbours; may be out of date */
  GArray *order;                     /* guint32: the nodes in the order they were taken out */
  GArray *core;                      /* guint32: those that were not */
  guint32 now;                       /* counts the changes in the core */
} Rows;

static guint64 *
row_of(const Rows *rows, guint32 node) {
  return rows->paths->table->keys + (gsize) node * rows->paths->n_rows;
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

/* Labels of going over the edge and on from its end; those above `limit` get too far. TRUE when one
 * is better than what `keys` had. */
WIDE static guint64
improve(guint64 *restrict keys, const guint64 *restrict on, guint n, guint32 latency,
        guint32 narrowness) {
  const guint64 longer = (guint64) latency << 32, limit = (guint64) (ERP_PATH_FAR - latency + 1)
                                                          << 32;
  guint64 improved = 0;
  for (guint k = 0; k < n; k++) {
    guint64 key = on[k] + longer;
    key = (key & ~(guint64) G_MAXUINT32) | MAX(key & G_MAXUINT32, narrowness);
    key = on[k] < limit ? key : ERP_KEY_UNREACHED;
    improved |= key < keys[k];
    keys[k] = MIN(key, keys[k]);
  }
  return improved;
}

/* The row of a node, all labels unreached the first time. */
static guint64 *
reach(Rows *rows, guint32 node) {
  guint64 *row = row_of(rows, node);
  if (!rows->nodes[node].reached)
    memset(row, 0xFF, rows->paths->n_rows * sizeof *row);
  rows->nodes[node].reached = TRUE;
  return row;
}

static gboolean
pull(Rows *rows, guint32 to, guint32 from, guint32 latency, guint32 narrowness) {
  return rows->nodes[from].reached && latency <= ERP_PATH_FAR &&
         improve(reach(rows, to), row_of(rows, from), rows->paths->n_rows, latency, narrowness) !=
             0;
}

/* The targets and those who are one link away. */
static void
start_rows(Rows *rows) {
  const ErpPaths *paths = rows->paths;
  for (guint k = 0; k < paths->n_rows; k++) {
    guint32 target = paths->targets[k];
    for (guint32 i = paths->first[target]; i < paths->first[target + 1]; i++) {
      const ErpArc *arc = &paths->arcs[i];
      guint64 *key = reach(rows, arc->to) + k;
      *key = MIN(*key, erp_key_extend(ERP_KEY_AT_TARGET, arc->latency, arc->narrow_in));
    }
    reach(rows, target)[k] = ERP_KEY_AT_TARGET;
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
  rows->now = 1;
  for (guint32 v = 0; v < rows->paths->n_nodes; v++) {
    Node *node = &rows->nodes[v];
    if (node->gone)
      continue;
    tidy(rows, node);
    node->changed = node->reached ? rows->now : 0;
    g_array_append_val(rows->core, v);
  }
}

/* Whether the edge is slower than going over a third node. `latency` is that to each neighbour of
 * the node it starts at, ERP_GRAPH_NONE for others. */
static gboolean
is_detour(const Rows *rows, const Edge *edge, const guint32 *latency) {
  const Node *end = &rows->nodes[edge->to];
  for (guint32 i = 0; i < end->n; i++)
    if ((guint64) latency[end->edges[i].to] + end->edges[i].latency < edge->latency)
      return TRUE;
  return FALSE;
}

/* Edges that no best path goes over. */
static void
drop_detours(Rows *rows) {
  g_autofree guint32 *latency = g_new(guint32, (gsize) rows->paths->n_nodes + 1);
  memset(latency, 0xFF, rows->paths->n_nodes * sizeof *latency);
  for (guint i = 0; i < rows->core->len; i++) {
    Node *node = &rows->nodes[g_array_index(rows->core, guint32, i)];
    guint32 n = 0;
    for (guint32 j = 0; j < node->n; j++)
      latency[node->edges[j].to] = node->edges[j].latency;
    for (guint32 j = 0; j < node->n; j++) {
      Edge edge = node->edges[j];
      if (is_detour(rows, &edge, latency))
        latency[edge.to] = ERP_GRAPH_NONE;
      else
        node->edges[n++] = edge;
    }
    node->n = n;
    for (guint32 j = 0; j < n; j++)
      latency[node->edges[j].to] = ERP_GRAPH_NONE;
  }
}

/* A node looks at those neighbours that have changed since it last did. TRUE when that helped. */
static gboolean
look(Rows *rows, guint32 index) {
  Node *node = &rows->nodes[index];
  guint32 since = node->looked;
  gboolean better = FALSE;
  node->looked = rows->now;
  for (guint32 i = 0; i < node->n; i++) {
    const Edge *edge = &node->edges[i];
    if (rows->nodes[edge->to].changed > since)
      better |= pull(rows, index, edge->to, edge->latency, edge->narrow_out);
  }
  if (better)
    node->changed = ++rows->now;
  return better;
}

/* There and back again until nobody has news. */
static void
relax_core(Rows *rows) {
  guint n = rows->core->len;
  gboolean news = TRUE;
  for (guint pass = 0; news; pass++) {
    news = FALSE;
    for (guint i = 0; i < n; i++)
      news |= look(rows, g_array_index(rows->core, guint32, pass % 2 == 0 ? i : n - 1 - i));
  }
}

/* Those without a way to any target. */
static void
reach_the_rest(Rows *rows) {
  for (guint32 v = 0; v < rows->paths->n_nodes; v++)
    reach(rows, v);
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
  drop_detours(&rows);
  relax_core(&rows);
  put_back_all(&rows);
  add_ends(&rows);
  reach_the_rest(&rows);
  rows_clear(&rows);
}
