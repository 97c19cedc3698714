#include "eval/latency-model.h"

#include <string.h>

#include "base/geo.h"

struct _ErpLatencyModel {
  ErpLatencyCoefficients terms;
  guint n;
  gint64 *lat, *lon;  /* of each hub */
  gboolean *entrance; /* of each hub */
  gint32 *ways;       /* n x n metres between hubs, row by row */
};

/* No way: longer than any real one, and two of them still fit a gint32. */
static const gint32 no_way = 1000000000;

static const gint64 no_leg = G_MAXINT64;

/* ---- hub-to-hub ways ---- */

static void
lay_corridors(ErpLatencyModel *model, const ErpCatalogue *catalogue) {
  guint n = model->n;

  for (guint i = 0; i < n * n; i++)
    model->ways[i] = i % (n + 1) == 0 ? 0 : no_way;
  for (guint i = 0; i < catalogue->n_corridors; i++) {
    const ErpCorridor *corridor = &catalogue->corridors[i];
    gint32 *there = &model->ways[corridor->a * n + corridor->b];
    gint32 *back = &model->ways[corridor->b * n + corridor->a];
    gint32 length = (gint32) MIN(corridor->length, no_way);

    *there = *back = MIN(*there, length);
  }
}

/* Floyd and Warshall. */
static void
shorten_ways(ErpLatencyModel *model) {
  guint n = model->n;

  for (guint via = 0; via < n; via++) {
    const gint32 *from_via = &model->ways[via * n];
    for (guint from = 0; from < n; from++) {
      gint32 *row = &model->ways[from * n];
      gint32 first = row[via];
      if (first >= no_way)
        continue;
      for (guint to = 0; to < n; to++)
        row[to] = MIN(row[to], first + from_via[to]);
    }
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
  model->entrance = g_new(gboolean, n);
  model->ways = g_new(gint32, (gsize) n * n);
  for (guint i = 0; i < n; i++) {
    model->lat[i] = catalogue->hubs[i].lat;
    model->lon[i] = catalogue->hubs[i].lon;
    model->entrance[i] = catalogue->hubs[i].entrance;
  }
  lay_corridors(model, catalogue);
  shorten_ways(model);
  return model;
}

void
erp_latency_model_free(ErpLatencyModel *model) {
  if (model == NULL)
    return;
  g_free(model->lat);
  g_free(model->lon);
  g_free(model->entrance);
  g_free(model->ways);
  g_free(model);
}

/* ---- entrances ---- */

/* Great circles to the entrance hubs become legs: stretched, and steeply so beyond the distance at
 * which a hub is still an alternative to the nearest one. Both grow without a jump. */
static void
measure_legs(const ErpLatencyModel *model, gint64 lat, gint64 lon, gint64 *legs) {
  const ErpLatencyCoefficients *terms = &model->terms;
  gint64 nearest = no_leg, reach;

  for (guint i = 0; i < model->n; i++) {
    legs[i] =
        model->entrance[i] ? erp_geo_distance(lat, lon, model->lat[i], model->lon[i]) : no_leg;
    nearest = MIN(nearest, legs[i]);
  }
  if (nearest == no_leg)
    return;
  reach = nearest * terms->alternative_percent / 100;
  for (guint i = 0; i < model->n; i++)
    if (legs[i] != no_leg)
      legs[i] =
          (legs[i] * terms->clamp_percent + MAX(0, legs[i] - reach) * terms->steep_percent) / 100;
}

void
erp_latency_anchor(const ErpLatencyModel *model, gint64 lat, gint64 lon, ErpAnchor *out) {
  g_autofree gint64 *legs = g_new(gint64, model->n);
  guint limit = MIN(model->terms.entrances, ERP_ENTRANCES_MAX);

  memset(out, 0, sizeof *out);
  out->lat = lat;
  out->lon = lon;
  measure_legs(model, lat, lon, legs);
  while (out->n < limit) {
    guint best = 0;
    const gint32 *row;

    for (guint i = 1; i < model->n; i++)
      if (legs[i] < legs[best])
        best = i;
    if (model->n == 0 || legs[best] == no_leg)
      break;
    out->hub[out->n] = best;
    out->leg[out->n] = legs[best];
    /* Dropping what is no shorter through `best` leaves every way between points as it is, so the
     * set of entrances may change along a road and no length jumps. */
    row = &model->ways[best * model->n];
    for (guint i = 0; i < model->n; i++)
      if (legs[i] >= out->leg[out->n] + row[i])
        legs[i] = no_leg;
    out->n++;
  }
}

/* ---- a pair ---- */

static gint64
way_over(const ErpLatencyModel *model, const ErpAnchor *a, const ErpAnchor *b, gint64 straight) {
  const ErpLatencyCoefficients *terms = &model->terms;
  gint64 low = 0, high = G_MAXINT64;
  gint64 way = straight * terms->clamp_percent / 100;

  for (guint i = 0; i < a->n; i++) {
    const gint32 *row = &model->ways[a->hub[i] * model->n];
    for (guint j = 0; j < b->n; j++) {
      gint64 legs = a->leg[i] + b->leg[j];
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
  return way_over(model, a, b, erp_geo_distance(a->lat, a->lon, b->lat, b->lon));
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
  gint64 way = way_over(model, a, b, straight);

  return MAX(erp_geo_floor_rtt(straight),
             erp_latency_fixed_rtt(model, way) + erp_latency_rate_rtt(model, way));
}

gint64
erp_latency_band(const ErpLatencyModel *model G_GNUC_UNUSED, gint64 rtt) {
  return MAX(3000, rtt / 5);
}
