/* Private to review/: who uses the elements that matter, and for what. */
#pragma once

#include "review/review.h"

/* What is planned over a route: active flows. */
typedef struct {
  guint32 n_flows;
  guint16 n_m365; /* of them Microsoft 365 */
  bool realtime;  /* some of these are */
} ErpCarried;
/* Per route. O(flows). */
ErpCarried *erp_carried_new(const ErpReview *review);
ErpCarried *erp_carried_ref(const ErpCarried *carried);
void erp_carried_unref(ErpCarried *carried);

ErpDirection erp_load_busier(const ErpElementLoad *load);
/* Of the busier direction; ERP_UNSET when no capacity is stated. */
gint64 erp_load_utilisation(const ErpElementLoad *load);
/* It is to carry more than it can. */
gboolean erp_element_is_short(const ErpResults *results, guint32 element);

/* The sites with active flows over each element that is short or over util.fail full. */
typedef struct _ErpUsers ErpUsers;
ErpUsers *erp_users_new(const ErpReview *review); /* O(elements + hops) */
/* The same where flows and ways are those of an earlier review. O(elements) when the same elements
 * are crowded. */
ErpUsers *erp_users_new_from(const ErpReview *review, const ErpUsers *earlier);
void erp_users_unref(ErpUsers *users);
/* Of such an element: guint32, ascending, each once. Borrowed. */
const GArray *erp_users_of(const ErpUsers *users, guint32 element);

/* Per WAN link: what local breakouts would take off it, Microsoft 365 and Power Platform of all
 * sites where one is possible. O(flows x hops). Caller frees. */
typedef struct {
  gint64 rate[ERP_DIRECTIONS];
} ErpMovable;
ErpMovable *erp_movable_new(const ErpReview *review);

/* The services of sites that take most of each element that is over util.warn full, in its busier
 * direction. */
typedef struct _ErpShares ErpShares;
ErpShares *erp_shares_new(const ErpReview *review); /* O(flows x hops) */
void erp_shares_free(ErpShares *shares);
/* "Teams of Paris (40 Mbit/s), Exchange of Paris (9 Mbit/s)": three at most. */
const char *erp_say_shares(ErpReview *review, const ErpShares *shares, guint32 element);
