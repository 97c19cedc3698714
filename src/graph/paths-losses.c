#include "graph/paths-losses.h"

#include <string.h>

#include "base/crew.h"
#include "graph/paths-private.h"

#define AT_ONCE 256 /* losses that a thread takes at a time */
#define MOST_THREADS 64

/* What is known of a node in the row at hand. */
typedef struct {
  guint64 key;   /* now; ERP_KEY_AT_TARGET when the node is lost: it wants no other */
  guint32 round; /* in which the rest was filled in */
  guint8 closed; /* nobody's path may go on over it */
  guint8 news;   /* its key is better than its neighbours know */
} Place;

/* A node whose key was given up. */
typedef struct {
  guint32 node;
  guint64 before;
} Given;

/* A link that paths may use, seen from one of its ends. */
typedef struct {
  guint32 from;
  ErpArc arc; /* to a itself: blocked or a self-loop */
} Link;

struct _ErpPathLosses {
  const ErpPaths *paths;
  const guint64 *by_row; /* the keys of the paths, those of a row together; NULL: not at hand */
  Link *links;           /* per link */
  guint8 *lost_link;     /* per link */
  guint8 *lost_node;     /* per node */

  guint row;
  guint32 round; /* counts the rows that were begun */
  guint8 *ends;  /* per node: whether the row's paths end there */
  Place *places; /* per node */
  Given *given;  /* each node at most once */
  guint n_given;
  ErpPathChange *changes;
  gsize n_changes, size;
};

/* ---- the row at hand ------------------------------------------------------------------------- */

static void
begin_row(ErpPathLosses *losses, guint row) {
  guint n;
  if (losses->round > 0 && row == losses->row)
    return;
  const guint32 *ends = erp_paths_ends(losses->paths, losses->row, &n);
  for (guint i = 0; i < n; i++)
    losses->ends[ends[i]] = 0;
  ends = erp_paths_ends(losses->paths, row, &n);
  for (guint i = 0; i < n; i++)
    losses->ends[ends[i]] = 1;
  losses->row = row;
  if (++losses->round == 0) { /* what the first rounds filled in is not of this one */
    memset(losses->places, 0, losses->paths->n_nodes * sizeof *losses->places);
    losses->round = 1;
  }
}

static guint64
key_of(const ErpPathLosses *losses, guint32 node) {
  const ErpPaths *paths = losses->paths;
  return losses->by_row != NULL ? losses->by_row[(gsize) losses->row * paths->n_nodes + node]
                                : erp_paths_keys(paths, node)[losses->row];
}

static void
fill_in(ErpPathLosses *losses, guint32 node) {
  losses->places[node] = (Place){
      .key = key_of(losses, node),
      .round = losses->round,
      .closed = losses->paths->no_transit[node] && !losses->ends[node],
  };
}

static inline Place *
place(ErpPathLosses *losses, guint32 node) {
  if (losses->places[node].round != losses->round)
    fill_in(losses, node);
  return &losses->places[node];
}

/* ---- giving up ------------------------------------------------------------------------------- */

static void
give_up(ErpPathLosses *losses, guint32 node) {
  Place *x = &losses->places[node];
  losses->given[losses->n_given++] = (Given){node, x->key};
  x->key = ERP_KEY_UNREACHED;
}

/* A node whose key is that of going on from one that gave up. */
static void
leave(ErpPathLosses *losses, guint32 node, guint64 key) {
  if (key != ERP_KEY_UNREACHED && (key != ERP_KEY_AT_TARGET || !losses->ends[node]))
    give_up(losses, node);
}

static void
lose_link(ErpPathLosses *losses, guint32 link) {
  guint32 a = losses->links[link].from;
  const ErpArc *arc = &losses->links[link].arc;
  if (a == arc->to)
    return;
  guint64 key_a = place(losses, a)->key, key_b = place(losses, arc->to)->key;
  if (erp_key_extend(key_b, arc->latency, arc->narrow_out) == key_a)
    leave(losses, a, key_a);
  if (erp_key_extend(key_a, arc->latency, arc->narrow_in) == key_b)
    leave(losses, arc->to, key_b);
}

static void
lose_node(ErpPathLosses *losses, guint32 node) {
  if (place(losses, node)->key != ERP_KEY_UNREACHED)
    give_up(losses, node);
}

/* All whose best paths may go over one who has given up. Some give up for nothing, who have another
 * best path or may not go on over that node. */
static void
spread(ErpPathLosses *losses) {
  const ErpPaths *paths = losses->paths;
  Place *places = losses->places;
  guint32 round = losses->round;
  for (guint q = 0; q < losses->n_given; q++) {
    const Given given = losses->given[q];
    const ErpArc *end = &paths->arcs[paths->first[given.node + 1]];
    for (const ErpArc *arc = &paths->arcs[paths->first[given.node]]; arc < end; arc++) {
      if (places[arc->to].round != round)
        fill_in(losses, arc->to);
      guint64 key = erp_key_extend(given.before, arc->latency, arc->narrow_in);
      if (places[arc->to].key == key)
        leave(losses, arc->to, key);
    }
  }
}

/* ---- finding again --------------------------------------------------------------------------- */

/* Lost nodes take no part. */
static void
close_lost(ErpPathLosses *losses, const ErpPathLoss *loss) {
  for (guint i = 0; i < loss->n_nodes; i++) {
    Place *x = place(losses, loss->nodes[i]);
    x->key = ERP_KEY_AT_TARGET;
    x->closed = TRUE;
  }
}

/* The best that the neighbours offer. */
static void
pull(ErpPathLosses *losses, guint32 node) {
  const ErpPaths *paths = losses->paths;
  Place *places = losses->places;
  const guint8 *lost = losses->lost_link;
  guint64 best = places[node].key;
  const ErpArc *end = &paths->arcs[paths->first[node + 1]];
  for (const ErpArc *arc = &paths->arcs[paths->first[node]]; arc < end; arc++) {
    const Place *other = &places[arc->to];
    guint64 key = erp_key_extend(other->key, arc->latency, arc->narrow_out);
    if (key < best && !other->closed && !lost[arc->link])
      best = key;
  }
  places[node].news = best < places[node].key;
  places[node].key = best;
}

/* Tells the neighbours. */
static void
push(ErpPathLosses *losses, guint32 node) {
  const ErpPaths *paths = losses->paths;
  Place *places = losses->places;
  const guint8 *lost = losses->lost_link;
  guint64 own = places[node].key;
  places[node].news = FALSE;
  if (places[node].closed)
    return;
  const ErpArc *end = &paths->arcs[paths->first[node + 1]];
  for (const ErpArc *arc = &paths->arcs[paths->first[node]]; arc < end; arc++) {
    guint64 key = erp_key_extend(own, arc->latency, arc->narrow_in);
    if (key < places[arc->to].key && !lost[arc->link]) {
      places[arc->to].key = key;
      places[arc->to].news = TRUE;
    }
  }
}

/* From those that gave up last to the first and back, until nobody has news. */
static void
settle(ErpPathLosses *losses) {
  const Given *given = losses->given;
  guint n = losses->n_given;
  gboolean news = n > 1;
  for (guint i = n; i > 0; i--)
    pull(losses, given[i - 1].node);
  for (guint pass = 0; news; pass++) {
    news = FALSE;
    for (guint i = 0; i < n; i++) {
      guint32 node = given[pass % 2 == 0 ? i : n - 1 - i].node;
      if (!losses->places[node].news)
        continue;
      push(losses, node);
      news = TRUE;
    }
  }
}

/* ---- a try ----------------------------------------------------------------------------------- */

static void
note_changes(ErpPathLosses *losses) {
  gsize n = losses->n_changes;
  if (n + losses->n_given > losses->size) {
    losses->size = 2 * (n + losses->n_given);
    losses->changes = g_renew(ErpPathChange, losses->changes, losses->size);
  }
  for (guint i = 0; i < losses->n_given; i++) {
    const Given given = losses->given[i];
    Place *x = &losses->places[given.node];
    guint64 key = losses->lost_node[given.node] ? ERP_KEY_UNREACHED : x->key;
    x->key = given.before;
    losses->changes[n] = (ErpPathChange){given.node, losses->row, erp_key_label(key)};
    n += key != given.before;
  }
  losses->n_changes = n;
  losses->n_given = 0;
}

static void
open_lost(ErpPathLosses *losses, const ErpPathLoss *loss) {
  for (guint i = 0; i < loss->n_nodes; i++)
    fill_in(losses, loss->nodes[i]);
}

static void
mark(ErpPathLosses *losses, const ErpPathLoss *loss, guint8 lost) {
  for (guint i = 0; i < loss->n_links; i++)
    losses->lost_link[loss->links[i]] = lost;
  for (guint i = 0; i < loss->n_nodes; i++)
    losses->lost_node[loss->nodes[i]] = lost;
}

/* Adds what changes in the row at hand. */
static void
try_row(ErpPathLosses *losses, const ErpPathLoss *loss) {
  for (guint i = 0; i < loss->n_nodes; i++)
    lose_node(losses, loss->nodes[i]);
  for (guint i = 0; i < loss->n_links; i++)
    lose_link(losses, loss->links[i]);
  if (losses->n_given == 0)
    return;
  mark(losses, loss, 1);
  spread(losses);
  close_lost(losses, loss);
  settle(losses);
  note_changes(losses);
  open_lost(losses, loss);
  mark(losses, loss, 0);
}

const ErpPathChange *
erp_path_losses_try(ErpPathLosses *losses, const ErpPathLoss *loss, guint *n) {
  losses->n_changes = 0;
  for (guint row = 0; row < losses->paths->n_rows; row++) {
    begin_row(losses, row);
    try_row(losses, loss);
  }
  *n = (guint) losses->n_changes;
  return losses->changes;
}

/* ---- making ---------------------------------------------------------------------------------- */

static void
lay_links(ErpPathLosses *losses) {
  const ErpPaths *paths = losses->paths;
  guint n = erp_graph_links(paths->graph);
  losses->links = g_new0(Link, MAX(n, 1));
  for (guint32 node = 0; node < paths->n_nodes; node++)
    for (guint32 i = paths->first[node]; i < paths->first[node + 1]; i++) {
      Link *link = &losses->links[paths->arcs[i].link];
      if (node < paths->arcs[i].to)
        *link = (Link){node, paths->arcs[i]};
    }
}

static ErpPathLosses *
losses_new(const ErpPaths *paths, const guint64 *by_row) {
  ErpPathLosses *losses = g_new0(ErpPathLosses, 1);
  losses->paths = paths;
  losses->by_row = by_row;
  lay_links(losses);
  losses->lost_link = g_new0(guint8, MAX(erp_graph_links(paths->graph), 1));
  losses->lost_node = g_new0(guint8, MAX(paths->n_nodes, 1));
  losses->ends = g_new0(guint8, MAX(paths->n_nodes, 1));
  losses->places = g_new0(Place, MAX(paths->n_nodes, 1));
  losses->given = g_new(Given, MAX(paths->n_nodes, 1));
  return losses;
}

ErpPathLosses *
erp_path_losses_new(const ErpPaths *paths) {
  return losses_new(paths, NULL);
}

void
erp_path_losses_free(ErpPathLosses *losses) {
  if (losses == NULL)
    return;
  g_free(losses->links);
  g_free(losses->lost_link);
  g_free(losses->lost_node);
  g_free(losses->ends);
  g_free(losses->places);
  g_free(losses->given);
  g_free(losses->changes);
  g_free(losses);
}

/* ---- many ------------------------------------------------------------------------------------ */

typedef struct {
  const ErpPaths *paths;
  const guint64 *keys; /* those of a row together */
  const ErpPathLoss *losses;
  guint n_losses;
  ErpPathLossFunc func;
  gpointer data;
  gint next; /* loss that nobody has taken */
  gint stopped;
} Sweep;

/* FALSE: stop. */
static gboolean
tell(Sweep *sweep, ErpPathLosses *losses, guint loss) {
  losses->n_changes = 0;
  try_row(losses, &sweep->losses[loss]);
  if (losses->n_changes > 0 &&
      !sweep->func(loss, losses->changes, (guint) losses->n_changes, sweep->data))
    g_atomic_int_set(&sweep->stopped, 1);
  return !g_atomic_int_get(&sweep->stopped);
}

static gboolean
tell_some(Sweep *sweep, ErpPathLosses *losses, guint first, guint end) {
  for (guint row = 0; row < sweep->paths->n_rows; row++) {
    begin_row(losses, row);
    for (guint i = first; i < end; i++)
      if (!tell(sweep, losses, i))
        return FALSE;
  }
  return TRUE;
}

static gpointer
run(gpointer data) {
  Sweep *sweep = data;
  g_autoptr(ErpPathLosses) losses = losses_new(sweep->paths, sweep->keys);
  guint first;
  do
    first = (guint) g_atomic_int_add(&sweep->next, AT_ONCE);
  while (first < sweep->n_losses &&
         tell_some(sweep, losses, first, MIN(first + AT_ONCE, sweep->n_losses)));
  return NULL;
}

/* The keys of the paths, those of a row together. */
static guint64 *
by_row(const ErpPaths *paths) {
  enum { BESIDE = 8 }; /* as many keys as are read together */
  guint64 *keys = g_new(guint64, MAX((gsize) paths->n_nodes * paths->n_rows, 1));
  for (guint first = 0; first < paths->n_rows; first += BESIDE)
    for (guint32 v = 0; v < paths->n_nodes; v++)
      for (guint k = first; k < MIN(first + BESIDE, paths->n_rows); k++)
        keys[(gsize) k * paths->n_nodes + v] = erp_paths_keys(paths, v)[k];
  return keys;
}

gboolean
erp_path_losses_sweep(const ErpPaths *paths, const ErpPathLoss *losses, guint n_losses,
                      guint n_threads, ErpPathLossFunc func, gpointer data) {
  g_autofree guint64 *keys = by_row(paths);
  Sweep sweep = {paths, keys, losses, n_losses, func, data, 0, 0};
  erp_crew_run("losses", run, &sweep, 0, CLAMP(n_threads, 1, MOST_THREADS));
  return !sweep.stopped;
}
