/* From distance to round-trip time: the length of the shortest way over a graph of cable corridors,
 * a rate per kilometre of it, and a term for the two ends. doc/latency-model.md has the formula.
 *
 * Built once from the catalogue's hubs, corridors and coefficients; immutable afterwards and free
 * of the catalogue. Points are microdegrees, lengths metres, times microseconds. Never NULL
 * arguments. */
#pragma once

#include "catalogue/catalogue.h"

#define ERP_ENTRANCES_MAX 32

typedef struct _ErpLatencyModel ErpLatencyModel;

/* Where a point joins the corridor graph: every hub that no other way in makes pointless. Every
 * site has one, so the types are small: the longest leg is 20,016 km by 11,000 %. */
typedef struct {
  guint n;
  guint16 hub[ERP_ENTRANCES_MAX];
  guint32 leg[ERP_ENTRANCES_MAX]; /* metres from the point to the hub, with slack */
  gint64 lat, lon;
} ErpAnchor;

/* Computes every hub-to-hub way. */
ErpLatencyModel *erp_latency_model_new(const ErpCatalogue *catalogue);
void erp_latency_model_free(ErpLatencyModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpLatencyModel, erp_latency_model_free)

/* O(hubs); do it once per site, then a pair costs a few sums. */
void erp_latency_anchor(const ErpLatencyModel *model, gint64 lat, gint64 lon, ErpAnchor *out);

/* Length of the way between two points; symmetric, at least the great circle. */
gint64 erp_latency_way(const ErpLatencyModel *model, const ErpAnchor *a, const ErpAnchor *b);
/* The same for who knows that great circle, which is most of the work. */
gint64 erp_latency_way_beyond(const ErpLatencyModel *model, const ErpAnchor *a, const ErpAnchor *b,
                              gint64 straight);

/* Round trip of `way` metres without the ends: what one WAN leg adds. */
gint64 erp_latency_rate_rtt(const ErpLatencyModel *model, gint64 way);

/* What the two ends of a whole modelled path of `way` metres add: the metro term at 0, growing to
 * the full fixed term. */
gint64 erp_latency_fixed_rtt(const ErpLatencyModel *model, gint64 way);

/* Round trip of a whole path: fixed + rate x way, never below the floor of the great circle. */
gint64 erp_latency_rtt(const ErpLatencyModel *model, const ErpAnchor *a, const ErpAnchor *b);

/* Half width of the error band of a modelled round trip: max(3 ms, 20 %). */
gint64 erp_latency_band(const ErpLatencyModel *model, gint64 rtt);
