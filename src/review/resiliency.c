#include "review/resiliency.h"

#include <string.h>

#include "review/context.h"

/* When failing over was tested at a location: days ago, or one of these. */
enum { NOT_TESTED = G_MAXINT32 - 1, NOT_KNOWN = G_MAXINT32 };

typedef struct {
  guint32 node;
  gint64 days;
} Tested;

static gint64
days_since_test(const ErpReview *review, const ErpCircuit *circuit) {
  const ErpAnswer *answer = erp_review_answer(review, erp_rules_find("REL-17", NULL), circuit->id);
  if (answer == NULL || answer->value == ERP_ANSWER_NA)
    return NOT_KNOWN;
  if (answer->value == ERP_ANSWER_NO)
    return NOT_TESTED;
  gint64 days = erp_review_days_since(review, answer->date);
  return days == ERP_UNSET ? NOT_KNOWN : days;
}

/* Locations of circuits with private routes to the gateway, each with its latest test. */
static GArray *
tested_locations(const ErpReview *review, const ErpGateway *gateway, gboolean *metro) {
  const ErpNetwork *network = review->results->network;
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Tested));
  for (guint i = 0; i < gateway->record.n_children; i++) {
    const ErpRecord *child = gateway->record.children[i];
    if (child->kind != ERP_KIND_CONNECTION)
      continue;
    guint32 index = erp_network_circuit(network, ((const ErpConnection *) child)->circuit);
    if (index == ERP_NONE || network->circuits[index].private_peering == NULL)
      continue;
    const ErpNetCircuit *circuit = &network->circuits[index];
    Tested here = {circuit->node, days_since_test(review, circuit->circuit)};
    guint at = 0;
    *metro |= circuit->circuit->metro != NULL;
    while (at < all->len &&
           !erp_network_same_place(network, g_array_index(all, Tested, at).node, here.node))
      at++;
    if (at == all->len)
      g_array_append_val(all, here);
    else
      g_array_index(all, Tested, at).days = MIN(g_array_index(all, Tested, at).days, here.days);
  }
  return all;
}

static int
by_days(gconstpointer a, gconstpointer b) {
  gint64 x = ((const Tested *) a)->days, y = ((const Tested *) b)->days;
  return x < y ? -1 : x > y;
}

static guint
multiplier_of(const guint *points, gint64 days) {
  return days <= 30   ? points[ERP_INDEX_TEST_30_DAYS]
         : days <= 60 ? points[ERP_INDEX_TEST_60_DAYS]
         : days <= 90 ? points[ERP_INDEX_TEST_90_DAYS]
                      : points[ERP_INDEX_TEST_OLDER];
}

/* In halves, by the two locations with the latest tests. */
static ErpPoints
multiplier(const guint *points, const GArray *tested) {
  const Tested *first = tested->len > 0 ? &g_array_index(tested, Tested, 0) : NULL;
  const Tested *last = tested->len > 1 ? &g_array_index(tested, Tested, 1) : first;
  guint best = 2 * points[ERP_INDEX_TEST_30_DAYS], least = 2 * points[ERP_INDEX_TEST_OLDER];
  if (first == NULL)
    return (ErpPoints){least, least};
  if (last->days == NOT_KNOWN)
    return (ErpPoints){least, best};
  if (first->days == NOT_TESTED)
    return (ErpPoints){least, least};
  if (last->days == NOT_TESTED) {
    guint half = multiplier_of(points, first->days);
    return (ErpPoints){half, half};
  }
  guint known = 2 * multiplier_of(points, last->days);
  return (ErpPoints){known, known};
}

static ErpPoints
zones_of(const guint *points, const ErpNetGateway *gateway) {
  const ErpGatewaySku *sku = gateway->sku;
  const guint zonal = points[ERP_INDEX_ZONAL], redundant = points[ERP_INDEX_ZONE_REDUNDANT];
  guint known;
  if (sku == NULL)
    return (ErpPoints){0, redundant};
  if (sku->legacy)
    known = strcmp(sku->sku, "UltraPerformance") == 0 ? points[ERP_INDEX_ULTRA_PERFORMANCE]
                                                      : points[ERP_INDEX_LEGACY_SKU];
  else if (sku->per_unit)
    known = points[gateway->gateway->units <= 2 ? ERP_INDEX_SCALE_TO_2_UNITS
                                                : ERP_INDEX_SCALE_ABOVE_2_UNITS];
  else if (gateway->gateway->zones == ERP_UNSET)
    return (ErpPoints){zonal, redundant};
  else
    known = gateway->gateway->zones == TRUE ? redundant : zonal;
  return (ErpPoints){known, known};
}

ErpResiliency
erp_resiliency_of(const ErpReview *review, guint32 index) {
  const guint *points = review->results->catalogue->index_points;
  const ErpNetGateway *gateway = &review->results->network->gateways[index];
  ErpResiliency of = {.advice = {0, points[ERP_INDEX_NO_RECOMMENDATIONS]}};
  g_autoptr(GArray) tested = tested_locations(review, gateway->gateway, &of.metro);
  g_array_sort(tested, by_days);
  of.locations = MIN(tested->len, 2);
  of.metro = of.metro && of.locations == 1;
  if (of.locations > 0)
    of.route = points[of.locations == 2 ? ERP_INDEX_TWO_LOCATIONS
                      : of.metro        ? ERP_INDEX_METRO
                                        : ERP_INDEX_ONE_LOCATION];
  of.multiplier = multiplier(points, tested);
  of.zones = zones_of(points, gateway);
  of.index.least = of.route * of.multiplier.least / 2 + of.zones.least + of.advice.least;
  of.index.most = of.route * of.multiplier.most / 2 + of.zones.most + of.advice.most;
  return of;
}
