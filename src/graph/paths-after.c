/* Paths after links got other weights, row by row. Two things happen to nodes, in the order of
 * keys:
 *
 * A node that may have leaned on what is worse now is checked at the key it has. It keeps that when
 * an arc to a smaller key still gives it, else it gives it up, and those that lean on it are
 * checked in turn. Nodes of equal key never vouch for each other: they might in a circle.
 *
 * A node takes a better key that a neighbour offers, and offers its own.
 *
 * When one is looked at, all smaller keys are final, for going on over an arc never makes a key
 * less; and when it takes one, no equal key will be given up any more. So only nodes whose keys
 * change are left behind with another, and only they and their neighbours are looked at. */
#include "graph/paths-heap.h"
#include "graph/paths-private.h"

#include <string.h>

enum { CHECK, TAKE }; /* of one key, the checks come first */

typedef struct {
  guint64 was, key; /* UNREACHED while it is given up */
  guint32 round;    /* in which the rest was filled in */
  guint8 closed;    /* nobody's path may go on over it */
  guint8 held;      /* was checked, and keeps its key */
  guint8 touched;   /* is among those */
  guint8 turned;    /* likewise */
} Place;

/* An end of a link of other weight, and its arc there. */
typedef struct {
  guint32 node, arc;
} End;

typedef struct {
  const ErpPaths *before;
  ErpPaths *now;
  GArray *ends; /* End */
  guint row;
  guint32 round;
  Place *places; /* per node */
  ErpPathHeap heap;
  GArray *touched; /* guint32: nodes whose key is or was another */
  GArray *turned;  /* guint32: nodes whose first link may be another */
  guint8 *nodes;
  gboolean alike; /* what is reached */
} Mending;

/* ---- the row at hand ------------------------------------------------------------------------- */

static Place *
place(Mending *mending, guint32 node) {
  Place *x = &mending->places[node];
  if (x->round == mending->round)
    return x;
  const ErpPaths *before = mending->before;
  guint64 key = erp_paths_keys(before, node)[mending->row];
  *x = (Place){
      .was = key,
      .key = key,
      .round = mending->round,
      .closed = before->no_transit[node] && !erp_paths_ends_at(before, node, mending->row),
  };
  return x;
}

static void
touch(Mending *mending, guint32 node) {
  Place *x = &mending->places[node];
  if (!x->touched)
    g_array_append_val(mending->touched, node);
  x->touched = TRUE;
}

static void
check_later(Mending *mending, guint32 node) {
  const Place *x = place(mending, node);
  if (x->key != ERP_KEY_UNREACHED && !x->held &&
      !erp_paths_ends_at(mending->now, node, mending->row))
    erp_path_heap_push(&mending->heap, (ErpPathHeapEntry){x->key, CHECK, node});
}

static void
offer(Mending *mending, guint32 node, guint64 key) {
  if (key < place(mending, node)->key)
    erp_path_heap_push(&mending->heap, (ErpPathHeapEntry){key, TAKE, node});
}

/* The best that the neighbours offer. */
static guint64
pull(Mending *mending, guint32 node) {
  const ErpPaths *now = mending->now;
  guint64 best = ERP_KEY_UNREACHED;
  for (guint32 i = now->first[node]; i < now->first[node + 1]; i++) {
    const ErpArc *arc = &now->arcs[i];
    const Place *other = place(mending, arc->to);
    if (!other->closed)
      best = MIN(best, erp_key_extend(other->key, arc->latency, arc->narrow_out));
  }
  return best;
}

/* ---- checks ---------------------------------------------------------------------------------- */

static gboolean
is_held(Mending *mending, guint32 node, guint64 key) {
  const ErpPaths *now = mending->now;
  for (guint32 i = now->first[node]; i < now->first[node + 1]; i++) {
    const ErpArc *arc = &now->arcs[i];
    const Place *other = place(mending, arc->to);
    if (!other->closed && other->key < key &&
        erp_key_extend(other->key, arc->latency, arc->narrow_out) == key)
      return TRUE;
  }
  return FALSE;
}

/* Those whose key was that of going on from the node. */
static void
check_neighbours(Mending *mending, guint32 node) {
  const ErpPaths *before = mending->before;
  guint64 was = place(mending, node)->was;
  if (mending->places[node].closed)
    return;
  for (guint32 i = before->first[node]; i < before->first[node + 1]; i++) {
    const ErpArc *arc = &before->arcs[i];
    if (place(mending, arc->to)->key == erp_key_extend(was, arc->latency, arc->narrow_in))
      check_later(mending, arc->to);
  }
}

static void
check(Mending *mending, guint32 node, guint64 key) {
  Place *x = place(mending, node);
  if (x->key != key || x->held)
    return;
  if (is_held(mending, node, key)) {
    x->held = TRUE;
    return;
  }
  touch(mending, node);
  check_neighbours(mending, node);
  x->key = ERP_KEY_UNREACHED;
  offer(mending, node, pull(mending, node));
}

/* ---- offers ---------------------------------------------------------------------------------- */

static void
offer_neighbours(Mending *mending, guint32 node, guint64 key) {
  const ErpPaths *now = mending->now;
  if (mending->places[node].closed)
    return;
  for (guint32 i = now->first[node]; i < now->first[node + 1]; i++) {
    const ErpArc *arc = &now->arcs[i];
    offer(mending, arc->to, erp_key_extend(key, arc->latency, arc->narrow_in));
  }
}

/* Who made the offer may have given up its key since. */
static void
take(Mending *mending, guint32 node, guint64 key) {
  Place *x = place(mending, node);
  if (x->key <= key)
    return;
  guint64 best = pull(mending, node);
  if (best > key) {
    offer(mending, node, best);
    return;
  }
  touch(mending, node);
  x->key = best;
  x->held = TRUE;
  offer_neighbours(mending, node, best);
}

static guint64
extend(Mending *mending, const ErpArc *arc) {
  const Place *end = place(mending, arc->to);
  return end->closed ? ERP_KEY_UNREACHED : erp_key_extend(end->key, arc->latency, arc->narrow_out);
}

/* An arc of other weight. */
static void
begin_at(Mending *mending, const End *end) {
  guint64 key = place(mending, end->node)->key;
  guint64 was = extend(mending, &mending->before->arcs[end->arc]);
  guint64 is = extend(mending, &mending->now->arcs[end->arc]);
  if (was == key && is > key)
    check_later(mending, end->node);
  offer(mending, end->node, is);
}

/* ---- first links ----------------------------------------------------------------------------- */

typedef enum { NO_WAY, LEVEL, BETTER } Use;

/* What the arc is for the ways of the node it leaves. */
static Use
use_of(guint64 own, guint64 on, const ErpArc *arc, gboolean closed, guint32 narrowness) {
  if (own == ERP_KEY_UNREACHED || closed || erp_key_extend(on, arc->latency, narrowness) != own)
    return NO_WAY;
  return own == on ? LEVEL : BETTER;
}

static void
turn(Mending *mending, guint32 node) {
  Place *x = place(mending, node);
  if (!x->turned)
    g_array_append_val(mending->turned, node);
  x->turned = TRUE;
}

/* Compares what the arc is for both its ends with what it was. */
static void
compare_use(Mending *mending, guint32 node, guint32 i) {
  const ErpArc *a = &mending->before->arcs[i], *b = &mending->now->arcs[i];
  const Place *x = place(mending, node), *y = place(mending, b->to);
  if (use_of(x->was, y->was, a, y->closed, a->narrow_out) !=
      use_of(x->key, y->key, b, y->closed, b->narrow_out))
    turn(mending, node);
  if (use_of(y->was, x->was, a, x->closed, a->narrow_in) !=
      use_of(y->key, x->key, b, x->closed, b->narrow_in))
    turn(mending, b->to);
}

/* Nodes from which level arcs lead to one that turned choose by what lies behind it. */
static void
turn_level(Mending *mending) {
  const ErpPaths *before = mending->before, *now = mending->now;
  for (guint at = 0; at < mending->turned->len; at++) {
    guint32 node = g_array_index(mending->turned, guint32, at);
    for (guint32 i = now->first[node]; i < now->first[node + 1]; i++) {
      const ErpArc *a = &before->arcs[i], *b = &now->arcs[i];
      if (a->latency != 0 && b->latency != 0)
        continue;
      const Place *x = place(mending, node), *y = place(mending, b->to);
      if (use_of(y->was, x->was, a, x->closed, a->narrow_in) == LEVEL ||
          use_of(y->key, x->key, b, x->closed, b->narrow_in) == LEVEL)
        turn(mending, b->to);
    }
  }
}

/* ---- a row ----------------------------------------------------------------------------------- */

static void
settle(Mending *mending) {
  while (mending->heap.length > 0) {
    const ErpPathHeapEntry next = erp_path_heap_pop(&mending->heap);
    (next.rank == CHECK ? check : take)(mending, next.node, next.key);
  }
}

static void
note_keys(Mending *mending) {
  for (guint i = 0; i < mending->touched->len; i++) {
    guint32 node = g_array_index(mending->touched, guint32, i);
    const Place *x = &mending->places[node];
    if (x->key == x->was)
      continue;
    erp_paths_own(mending->now, node);
    erp_paths_keys(mending->now, node)[mending->row] = x->key;
    if ((x->key == ERP_KEY_UNREACHED) != (x->was == ERP_KEY_UNREACHED))
      mending->alike = FALSE;
    if (x->key >> 32 != x->was >> 32)
      mending->nodes[node] = 1;
    for (guint32 arc = mending->now->first[node]; arc < mending->now->first[node + 1]; arc++)
      compare_use(mending, node, arc);
  }
  for (guint i = 0; i < mending->ends->len; i++) {
    const End *end = &g_array_index(mending->ends, End, i);
    compare_use(mending, end->node, end->arc);
  }
}

/* When all keys of the row are there. */
static void
note_turns(Mending *mending) {
  guint row = mending->row;
  turn_level(mending);
  for (guint i = 0; i < mending->turned->len; i++) {
    guint32 node = g_array_index(mending->turned, guint32, i), next;
    guint32 was = ERP_GRAPH_NONE, is = ERP_GRAPH_NONE;
    erp_paths_own(mending->now, node);
    erp_paths_links(mending->now, node)[row] = ERP_LINK_UNKNOWN;
    erp_paths_hop(mending->before, node, row, &was, &next);
    erp_paths_hop(mending->now, node, row, &is, &next);
    if (was != is)
      mending->nodes[node] = 1;
  }
}

static void
mend_row(Mending *mending, guint row) {
  mending->row = row;
  mending->round++;
  for (guint i = 0; i < mending->ends->len; i++)
    begin_at(mending, &g_array_index(mending->ends, End, i));
  g_array_set_size(mending->touched, 0);
  g_array_set_size(mending->turned, 0);
  settle(mending);
  note_keys(mending);
  note_turns(mending);
}

/* ---- all ------------------------------------------------------------------------------------- */

static guint32
find_arc(const ErpPaths *paths, guint32 node, guint32 link) {
  for (guint32 i = paths->first[node]; i < paths->first[node + 1]; i++)
    if (paths->arcs[i].link == link)
      return i;
  return ERP_GRAPH_NONE; /* blocked, or from a node to itself */
}

static void
reweigh(Mending *mending, const ErpGraphWeights *weights, guint32 link) {
  ErpPaths *now = mending->now;
  guint32 ends[2];
  erp_graph_ends(now->graph, link, &ends[0], &ends[1]);
  for (guint i = 0; i < 2; i++) {
    const End end = {ends[i], find_arc(now, ends[i], link)};
    if (end.arc == ERP_GRAPH_NONE)
      continue;
    erp_arc_weigh(&now->arcs[end.arc], now->graph, weights, end.node);
    g_array_append_val(mending->ends, end);
  }
}

ErpPaths *
erp_paths_after(const ErpPaths *before, const ErpGraphWeights *weights, const guint32 *links,
                guint n_links, guint8 *nodes, gboolean *alike) {
  Mending mending = {
      .before = before,
      .now = erp_paths_share(before),
      .ends = g_array_new(FALSE, FALSE, sizeof(End)),
      .places = g_new0(Place, MAX(before->n_nodes, 1)),
      .touched = g_array_new(FALSE, FALSE, sizeof(guint32)),
      .turned = g_array_new(FALSE, FALSE, sizeof(guint32)),
      .nodes = nodes,
      .alike = TRUE,
  };
  for (guint i = 0; i < n_links; i++)
    reweigh(&mending, weights, links[i]);
  for (guint row = 0; row < before->n_rows; row++)
    mend_row(&mending, row);
  *alike = mending.alike;
  g_array_unref(mending.ends);
  g_array_unref(mending.touched);
  g_array_unref(mending.turned);
  g_free(mending.places);
  g_free(mending.heap.entries);
  return mending.now;
}
