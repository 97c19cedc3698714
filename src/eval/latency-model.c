#include "eval/latency-model.h"

#include <math.h>
#include <string.h>

#include "base/geo.h"
#include "graph/paths.h"

typedef struct {
  guint32 hub;
  double unit[3]; /* unit vector */
} Entrance;

struct _ErpLatencyModel {
  ErpLatencyCoefficients terms;
  guint n;
  gint64 *lat, *lon;   /* of each hub */
  Entrance *entrances; /* hubs where points may join the graph */
  guint n_entrances;
  gint32 *ways; /* n x n metres between hubs, row by row */
};

/* No way: longer than any real one, and two of them still fit a gint32. */
static const gint32 no_way = 1000000000;

/* ---- hub-to-hub ways ---- */

/* A corridor of the catalogue as a link whose latency is its length. */
static ErpPaths *
find_paths(const ErpGraph *graph, const ErpCatalogue *catalogue, const guint32 *hubs) {
  g_autofree guint32 *lengths = g_new(guint32, MAX(catalogue->n_corridors, 1));
  g_autofree guint32 *capacities = g_new0(guint32, MAX(catalogue->n_corridors, 1));
  const ErpGraphWeights weights = {lengths, capacities, capacities};
  for (guint i = 0; i < catalogue->n_corridors; i++)
    lengths[i] = (guint32) MIN(catalogue->corridors[i].length, no_way);
  return erp_paths_new(graph, &weights, hubs, catalogue->n_hubs, NULL, NULL);
}

static void
find_ways(ErpLatencyModel *model, const ErpCatalogue *catalogue) {
  guint n = model->n;
  g_autofree guint32 *hubs = g_new(guint32, MAX(n, 1));
  g_autofree guint32 *latencies = g_new(guint32, MAX(n, 1));
  g_autofree guint32 *a = g_new(guint32, MAX(catalogue->n_corridors, 1));
  g_autofree guint32 *b = g_new(guint32, MAX(catalogue->n_corridors, 1));

  for (guint i = 0; i < n; i++)
    hubs[i] = i;
  for (guint i = 0; i < catalogue->n_corridors; i++) {
    a[i] = catalogue->corridors[i].a;
    b[i] = catalogue->corridors[i].b;
  }
  g_autoptr(ErpGraph) graph = erp_graph_new(n, a, b, catalogue->n_corridors);
  g_autoptr(ErpPaths) paths = find_paths(graph, catalogue, hubs);
  for (guint from = 0; from < n; from++) {
    erp_paths_latencies(paths, from, hubs, n, latencies);
    for (guint to = 0; to < n; to++)
      model->ways[(gsize) from * n + to] = (gint32) MIN(latencies[to], (guint32) no_way);
  }
}

ErpLatencyModel *
erp_latency_model_new(const ErpCatalogue *catalogue) {
  ErpLatencyModel *model = g_new0(ErpLatencyModel, 1);
  guint n = catalogue->n_hubs;

  model->terms = catalogue->latency;
  model->n = n;
  model->lat = g_new(gint64, n);
  model->lon = g_new(gint64, n);
  model->entrances = g_new(Entrance, n);
  model->ways = g_new(gint32, (gsize) n * n);
  for (guint i = 0; i < n; i++) {
    model->lat[i] = catalogue->hubs[i].lat;
    model->lon[i] = catalogue->hubs[i].lon;
    if (!catalogue->hubs[i].entrance)
      continue;
    Entrance *entrance = &model->entrances[model->n_entrances++];
    entrance->hub = i;
    erp_geo_unit_vector(model->lat[i], model->lon[i], entrance->unit);
  }
  find_ways(model, catalogue);
  return model;
}

void
erp_latency_model_free(ErpLatencyModel *model) {
  if (model == NULL)
    return;
  g_free(model->lat);
  g_free(model->lon);
  g_free(model->entrances);
  g_free(model->ways);
  g_free(model);
}

/* ---- entrances ---- */

/* Metres by which a distance worked out with doubles may be off, generously; most of it is the
 * rounding. */
enum { ROUGH = 3 };

typedef struct {
  guint32 hub;
  gint64 leg;
} Candidate;

typedef struct {
  const ErpLatencyModel *model;
  gint64 lat, lon;
  gint64 reach;          /* metres to which a hub is an alternative to the nearest one */
  gint64 *least;         /* of each of the model's entrances: metres it is away at least */
  Candidate *candidates; /* hubs that may be entrances */
  guint n;
} Entry;

static gint64
distance_to(const Entry *entry, guint32 hub) {
  return erp_geo_distance(entry->lat, entry->lon, entry->model->lat[hub], entry->model->lon[hub]);
}

/* A great circle to a hub becomes a leg: stretched, and steeply so beyond the distance at which a
 * hub is still an alternative to the nearest one. Both grow without a jump. */
static gint64
leg_of(const Entry *entry, gint64 distance) {
  const ErpLatencyCoefficients *terms = &entry->model->terms;

  return (distance * terms->clamp_percent +
          MAX(0, distance - entry->reach) * terms->steep_percent) /
         100;
}

/* Chords are shorter than their arcs, and need no arc cosine. Returns the index of the least. */
static guint
measure_chords(Entry *entry) {
  const ErpLatencyModel *model = entry->model;
  guint closest = 0;
  double v[3];

  erp_geo_unit_vector(entry->lat, entry->lon, v);
  for (guint i = 0; i < model->n_entrances; i++) {
    const double *u = model->entrances[i].unit;
    double dot = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    entry->least[i] = (gint64) (ERP_GEO_RADIUS * sqrt(MAX(0.0, 2.0 - 2.0 * dot))) - ROUGH;
    if (entry->least[i] < entry->least[closest])
      closest = i;
  }
  return closest;
}

/* The nearest hub, which has the least leg: the first of several. */
static Candidate
find_nearest(Entry *entry) {
  const Entrance *entrances = entry->model->entrances;
  guint closest = measure_chords(entry), best = closest;
  gint64 nearest = distance_to(entry, entrances[closest].hub);

  for (guint i = 0; i < entry->model->n_entrances; i++) {
    if (entry->least[i] > nearest || i == closest)
      continue;
    gint64 distance = distance_to(entry, entrances[i].hub);
    if (distance < nearest || (distance == nearest && i < best)) {
      nearest = distance;
      best = i;
    }
  }
  entry->reach = nearest * entry->model->terms.alternative_percent / 100;
  return (Candidate){entrances[best].hub, leg_of(entry, nearest)};
}

/* Dropping what is no shorter through the hub of `best` leaves every way between points as it is,
 * so the set of entrances may change along a road and no length jumps. */
static gint64
leg_through(const Entry *entry, Candidate best, guint32 hub) {
  return best.leg + entry->model->ways[best.hub * entry->model->n + hub];
}

/* Most hubs are dropped by the lower bound of their leg. */
static void
find_others(Entry *entry, Candidate nearest) {
  for (guint i = 0; i < entry->model->n_entrances; i++) {
    guint32 hub = entry->model->entrances[i].hub;
    gint64 through = leg_through(entry, nearest, hub);
    if (leg_of(entry, MAX(0, entry->least[i])) >= through)
      continue;
    gint64 leg = leg_of(entry, distance_to(entry, hub));
    if (leg < through)
      entry->candidates[entry->n++] = (Candidate){hub, leg};
  }
}

/* Takes the candidate with the least leg, the first of several, and drops what it makes pointless.
 */
static Candidate
take_best(Entry *entry) {
  Candidate best = entry->candidates[0];
  guint kept = 0;

  for (guint i = 1; i < entry->n; i++)
    if (entry->candidates[i].leg < best.leg)
      best = entry->candidates[i];
  for (guint i = 0; i < entry->n; i++)
    if (entry->candidates[i].leg < leg_through(entry, best, entry->candidates[i].hub))
      entry->candidates[kept++] = entry->candidates[i];
  entry->n = kept;
  return best;
}

static void
add_entrance(ErpAnchor *anchor, Candidate entrance) {
  anchor->hub[anchor->n] = (guint16) entrance.hub;
  anchor->leg[anchor->n++] = (guint32) entrance.leg;
}

void
erp_latency_anchor(const ErpLatencyModel *model, gint64 lat, gint64 lon, ErpAnchor *out) {
  guint limit = MIN(model->terms.entrances, ERP_ENTRANCES_MAX);
  Entry entry = {.model = model, .lat = lat, .lon = lon};

  memset(out, 0, sizeof *out);
  out->lat = lat;
  out->lon = lon;
  if (model->n_entrances == 0)
    return;
  g_autofree gint64 *least = g_new(gint64, model->n_entrances);
  g_autofree Candidate *candidates = g_new(Candidate, model->n_entrances);
  entry.least = least;
  entry.candidates = candidates;
  Candidate nearest = find_nearest(&entry);
  find_others(&entry, nearest);
  add_entrance(out, nearest);
  while (out->n < limit && entry.n > 0)
    add_entrance(out, take_best(&entry));
}

/* ---- a pair ---- */

gint64
erp_latency_way_beyond(const ErpLatencyModel *model, const ErpAnchor *a, const ErpAnchor *b,
                       gint64 straight) {
  const ErpLatencyCoefficients *terms = &model->terms;
  gint64 low = 0, high = G_MAXINT64;
  gint64 way = straight * terms->clamp_percent / 100;

  for (guint i = 0; i < a->n; i++) {
    const gint32 *row = &model->ways[a->hub[i] * model->n];
    for (guint j = 0; j < b->n; j++) {
      gint64 legs = (gint64) a->leg[i] + b->leg[j];
      gint64 between = row[b->hub[j]];
      high = MIN(high, between + legs);
      low = MAX(low, between - legs);
    }
  }
  /* Off the corridors a way is a stretched great circle, as far as the corridors are not shorter
   * (never over `high`) and it is no short cut between the hubs (never under `low`); but a gap
   * between corridors costs no more than a leg across it would. */
  low = MIN(low, straight * (terms->clamp_percent + terms->steep_percent) / 100);
  way = MIN(high, MAX(low, way));
  return MAX(straight, way);
}

gint64
erp_latency_way(const ErpLatencyModel *model, const ErpAnchor *a, const ErpAnchor *b) {
  return erp_latency_way_beyond(model, a, b, erp_geo_distance(a->lat, a->lon, b->lat, b->lon));
}

gint64
erp_latency_rate_rtt(const ErpLatencyModel *model, gint64 way) {
  return (model->terms.rate * way + 500000) / 1000000; /* ns/km x m to us */
}

gint64
erp_latency_fixed_rtt(const ErpLatencyModel *model, gint64 way) {
  const ErpLatencyCoefficients *terms = &model->terms;
  gint64 beyond = MAX(0, way - terms->metro_length);
  gint64 growth = terms->fixed - terms->fixed_metro;

  return beyond == 0 ? terms->fixed_metro
                     : terms->fixed_metro + growth * beyond / (beyond + terms->ramp_length);
}

gint64
erp_latency_rtt(const ErpLatencyModel *model, const ErpAnchor *a, const ErpAnchor *b) {
  gint64 straight = erp_geo_distance(a->lat, a->lon, b->lat, b->lon);
  gint64 way = erp_latency_way_beyond(model, a, b, straight);

  return MAX(erp_geo_floor_rtt(straight),
             erp_latency_fixed_rtt(model, way) + erp_latency_rate_rtt(model, way));
}

gint64
erp_latency_band(const ErpLatencyModel *model G_GNUC_UNUSED, gint64 rtt) {
  return MAX(3000, rtt / 5);
}
