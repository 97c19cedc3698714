/* Composite availability: the share of the time in which a site gets through to Microsoft, from the
 * availability of the elements on its ways. Shares of single elements are millionths, composite
 * ones billionths.
 *
 * A way is open when all its elements work; the site gets through while any way is open. Elements
 * fail independently of each other, but for those that share a path group, a provider or, for
 * circuits, a peering location: they fall into one group, and of two ways through a group the
 * worse-off is down whenever the other one is, so that the second adds nothing. With t(w, g) the
 * product of the availabilities of way w's elements in group g (they stand in series),
 *
 *   R = sum over all non-empty sets S of ways of
 *       (-1)^(|S|+1)  x  product over all groups g of the least t(w, g) of the ways w in S
 *
 * which is a1 x a2 for one way, 1 - (1-a1)(1-a2) for two that share nothing, and conditions on
 * shared elements where they do. Example: access links of 99.9 % and 99 % lead to one circuit of
 * 99.95 %. In separate ducts R = .9995 x (.999 + .99 - .999 x .99) = .999490005, 22.0 minutes down
 * in a month of 30 days; in one duct R = .9995 x (.999 + .99 - .99) = .9985005, 64.8 minutes.
 *
 * The ways are found by closing those found before in one group after another, and in several at
 * once, the likeliest failures first. When ERP_WAYS_MAX of them are not enough, the chance of the
 * failures not looked at is the distance from `least` to `most`. `least` is never too much; `most`
 * may be too little by what a way gains that is only open when two groups of several elements are
 * both in trouble, since the search may miss it (eval/ways.h). */
#pragma once

#include "eval/ways.h"

#define ERP_WAYS_MAX 10

/* The minutes of a month of 30 days. */
#define ERP_MONTH_MINUTES 43200

typedef struct _ErpAvailability ErpAvailability; /* with working space: one thread at a time */

/* The network must outlive it. O(elements). */
ErpAvailability *erp_availability_new(const ErpNetwork *network);
void erp_availability_free(ErpAvailability *availability);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpAvailability, erp_availability_free)

/* Of one element: what the plan states, else what the catalogue has as published; ERP_UNSET when
 * neither does. A circuit with a peering of one BGP session has no published one. */
gint64 erp_availability_of_element(const ErpAvailability *availability, guint32 element,
                                   ErpProvenance *provenance);

typedef struct {
  gint64 least, most; /* elements without a figure taken as never and as always working */
  guint n_ways;       /* without those that never help another one of them out */
  guint32 weakest;    /* the least available of the elements on every way, or ERP_NONE */
  GArray *unknown;    /* guint32: elements on the ways that have no figure */
} ErpComposite;

/* From a site; kept until the next call. No way at all gives 0. O(1) for the ends and the site of
 * the last call, O(ways x ways) searches else. */
const ErpComposite *erp_availability_composite(ErpAvailability *availability, guint32 site,
                                               const ErpWaysOut *out);
