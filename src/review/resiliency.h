/* Microsoft's resiliency index of a gateway, as far as a plan knows: an estimate.
 *
 *   index = route x multiplier + zones + advice          (0 to 100;
 * data/catalogue/resiliency-index.tsv)
 *
 * Example: private routes over circuits in two peering locations (20), failover tested at both of
 * them 40 days ago (x 3), a zone-redundant gateway (10), and nobody knows what Azure Advisor
 * recommends (0 to 10): 70 to 80. Without the tests: 20 x 1 + 10 + 0 = 30 to 20 x 4 + 10 + 10 =
 * 100.
 *
 * What the plan does not know has a least and a most; equal ones are known. */
#pragma once

#include "review/review.h"

typedef struct {
  guint least, most;
} ErpPoints;

typedef struct {
  guint locations;      /* that private routes come over, up to 2 */
  gboolean metro;       /* one location, but a metro pair */
  guint route;          /* points */
  ErpPoints multiplier; /* in halves; by answers to REL-17, for a circuit or the plan */
  ErpPoints zones, advice, index;
} ErpResiliency;

ErpResiliency erp_resiliency_of(const ErpReview *review, guint32 gateway);
