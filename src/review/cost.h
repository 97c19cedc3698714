/* What the plan's elements cost a month: what the plan states, in its currency, else a price list
 * of third parties in US dollars, for orientation and never for an order
 * (data/catalogue/prices.tsv); else it is not known. Money is cents; prices of the list are
 * hundredths of a cent.
 *
 *   metered circuit   = port + GB that leave Azure x price of a GB
 *   gateway           = price of an hour x 730, the hours of a year by 12
 *   break-even in GB  = (unlimited port - metered port) / price of a GB, rounded down
 *
 * Example: 1 Gb/s Standard in price zone 1 is 436 USD metered and 0.025 USD a GB, 5700 USD
 * unlimited: (5700 - 436) / 0.025 = 210560 GB a month. */
#pragma once

#include "review/review.h"

typedef enum { ERP_COST_UNKNOWN, ERP_COST_LISTED, ERP_COST_DECLARED } ErpCostOrigin;
const char *erp_cost_origin_word(ErpCostOrigin origin); /* "declared"; not translated */

typedef struct {
  ErpCostOrigin origin;
  gint64 cents;          /* declared: in the plan's currency; listed: US cents; else ERP_UNSET */
  gboolean without_data; /* listed port of a metered circuit; the plan does not say how many GB */
} ErpCost;

/* Both ways to bill a Standard or Premium circuit, US cents a month, ERP_UNSET where not known.
 * What the plan states, in US dollars, stands for the way it is billed now. */
typedef struct {
  ErpCostOrigin metered_from, unlimited_from;
  gint64 metered; /* with the data */
  gint64 unlimited;
  gint64 port;       /* metered, without data; hundredths of a cent */
  gint64 per_gb;     /* hundredths of a cent */
  gint64 volume;     /* GB a month that demands take out of Azure */
  gint64 break_even; /* GB a month from which unlimited is cheaper */
} ErpBill;

typedef struct {
  ErpCost *elements;       /* per element of the network; unknown for proxies and VPNs */
  ErpBill *circuits;       /* per circuit; nothing for the Local tier */
  guint *n_flows;          /* per circuit: active flows over it */
  gint64 declared, listed; /* sums, cents */
  guint n_declared, n_listed, n_unknown; /* WAN links, internet accesses, circuits, gateways */
} ErpCosts;

/* O(elements + flows). */
ErpCosts *erp_costs_new(const ErpReview *review);
void erp_costs_free(ErpCosts *costs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCosts, erp_costs_free)
