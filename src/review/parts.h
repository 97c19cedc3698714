/* Private to review/: what rules find out of each site by itself. It is kept from one review to the
 * next, and found out anew only for sites that are not settled (eval/changes.h), so that a rule
 * that sums up ten thousand sites after an edit costs a loop over what is kept.
 *
 * Example: a rule about the slowest way of each site keeps its verdict, its round trip and which of
 * the site's flows it is of; the check goes over these and adds findings.
 *
 * A part is plain data without pointers, and rests on nothing but the site's own record; its flows,
 * options, ways and budgets; the records of WAN links and internet accesses on these ways; loads,
 * capacities and utilisation of all elements on them; and what stays as it is whenever an
 * evaluation is made after another (eval/network-after.c): where circuits are and what they lead
 * to, parameters, the tenant and so on. It reads no policy, and of circuits, gateways and edges
 * nothing else. Flows, options and routes in it count from the site's first; elements, nodes and
 * circuits are numbered as they are. */
#pragma once

#include "review/review.h"

/* Fills a part, which is all zeros. */
typedef void ErpPartOf(ErpReview *review, guint32 site, gpointer part);

/* An array of `size` bytes a site. Lasts as long as the rule runs. O(sites) where nothing is kept,
 * else a copy and O(sites that are not settled). */
const void *erp_review_parts(ErpReview *review, gsize size, ErpPartOf *part_of);

/* Where they are kept; any thread may ask. */
typedef struct _ErpParts ErpParts;
ErpParts *erp_parts_new(void);
void erp_parts_clear(ErpParts *parts);
/* When a review is finished: keeps for the next one also what nobody asked for this time. O(sites)
 * for each kind of these. */
void erp_parts_keep(const ErpReview *review);
void erp_parts_free(ErpParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpParts, erp_parts_free)
