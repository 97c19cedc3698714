#include "graph/paths-private.h"

#include <string.h>

static gboolean
same_latency(const guint64 *a, const guint64 *b, guint n) {
  for (guint i = 0; i < n; i++)
    if (a[i] >> 32 != b[i] >> 32)
      return FALSE;
  return TRUE;
}

static gboolean
same_reach(const guint64 *a, const guint64 *b, guint n) {
  for (guint i = 0; i < n; i++)
    if ((a[i] == ERP_KEY_UNREACHED) != (b[i] == ERP_KEY_UNREACHED))
      return FALSE;
  return TRUE;
}

/* Marks the nodes whose labels differ in `differs`, those with other latencies in `nodes` too. */
static gboolean
compare_rows(const ErpPaths *before, const ErpPaths *now, guint8 *differs, guint8 *nodes) {
  guint n = now->n_rows;
  for (guint32 node = 0; node < now->n_nodes; node++) {
    const guint64 *a = erp_paths_keys(before, node), *b = erp_paths_keys(now, node);
    if (memcmp(a, b, n * sizeof *a) == 0)
      continue;
    if (!same_reach(a, b, n))
      return FALSE;
    differs[node] = 1;
    if (!same_latency(a, b, n))
      nodes[node] = 1;
  }
  return TRUE;
}

static gboolean
same_arc(const ErpArc *a, const ErpArc *b) {
  return a->latency == b->latency && a->narrow_out == b->narrow_out && a->narrow_in == b->narrow_in;
}

/* Whether the node's first links may be others: its own label differs or a neighbour's, or a link
 * to one. */
static gboolean
may_turn(const ErpPaths *before, const ErpPaths *now, const guint8 *differs, guint32 node) {
  if (differs[node])
    return TRUE;
  for (guint32 i = now->first[node]; i < now->first[node + 1]; i++)
    if (differs[now->arcs[i].to] || !same_arc(&before->arcs[i], &now->arcs[i]))
      return TRUE;
  return FALSE;
}

/* Nodes that links without latency join to a marked one choose by what lies behind it. */
static void
spread_level(const ErpPaths *before, const ErpPaths *now, guint8 *may) {
  g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 node = 0; node < now->n_nodes; node++)
    if (may[node])
      g_array_append_val(queue, node);
  for (guint at = 0; at < queue->len; at++) {
    guint32 node = g_array_index(queue, guint32, at);
    for (guint32 i = now->first[node]; i < now->first[node + 1]; i++) {
      guint32 to = now->arcs[i].to;
      if (may[to] || (now->arcs[i].latency != 0 && before->arcs[i].latency != 0))
        continue;
      may[to] = 1;
      g_array_append_val(queue, to);
    }
  }
}

static gboolean
turns(const ErpPaths *before, const ErpPaths *now, guint32 node) {
  guint32 link, next, other;
  for (guint k = 0; k < now->n_rows; k++) {
    gboolean was = erp_paths_hop(before, node, k, &link, &next);
    if (was != erp_paths_hop(now, node, k, &other, &next) || (was && link != other))
      return TRUE;
  }
  return FALSE;
}

static gboolean
are_alike(const ErpPaths *a, const ErpPaths *b) {
  if (a->graph != b->graph || a->n_rows != b->n_rows || a->n_targets != b->n_targets ||
      memcmp(a->targets, b->targets, a->n_targets * sizeof *a->targets) != 0 ||
      memcmp(a->first, b->first, (a->n_nodes + 1) * sizeof *a->first) != 0)
    return FALSE;
  for (guint32 i = 0; i < a->first[a->n_nodes]; i++)
    if (a->arcs[i].link != b->arcs[i].link)
      return FALSE;
  return TRUE;
}

gboolean
erp_paths_changes(const ErpPaths *before, const ErpPaths *now, guint8 *nodes) {
  guint n = now->n_nodes;
  g_autofree guint8 *differs = g_new0(guint8, n + 1), *may = g_new0(guint8, n + 1);
  if (!are_alike(before, now) || !compare_rows(before, now, differs, nodes))
    return FALSE;
  for (guint32 node = 0; node < n; node++)
    may[node] = may_turn(before, now, differs, node);
  spread_level(before, now, may);
  for (guint32 node = 0; node < n; node++)
    if (may[node] && !nodes[node] && turns(before, now, node))
      nodes[node] = 1;
  return TRUE;
}
