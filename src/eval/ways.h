/* The cheapest way from a site over the WAN to one of several ends, also when some elements are
 * down, where each element costs what the caller says. Peering locations and links of unknown
 * latency are never passed through. */
#pragma once

#include "eval/network.h"

/* Where ways may end, and the elements that then follow. */
typedef struct {
  GArray *ends;      /* ErpEnd */
  GArray *elements;  /* guint32, of all ends */
  gboolean internet; /* also at any internet access */
} ErpWaysOut;

typedef struct {
  guint32 node;
  guint32 first, n; /* in the elements */
} ErpEnd;

void erp_ways_out_init(ErpWaysOut *out);
void erp_ways_out_clear(ErpWaysOut *out);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ErpWaysOut, erp_ways_out_clear)
void erp_ways_out_reset(ErpWaysOut *out);
/* Begins an end; its elements follow one by one. */
void erp_ways_out_add(ErpWaysOut *out, guint32 node);
void erp_ways_out_element(ErpWaysOut *out, guint32 element);
#define ERP_WAY_CLOSED G_MAXUINT64 /* the cost of an element that no way may use */

/* With working space: one thread at a time. */
typedef struct _ErpWayFinder ErpWayFinder;

/* `cost` is per element; network and costs must outlive it, the ends are copied.
 * O(links log links). */
ErpWayFinder *erp_way_finder_new(const ErpNetwork *network, const ErpWaysOut *out,
                                 const guint64 *cost);
void erp_way_finder_free(ErpWayFinder *finder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpWayFinder, erp_way_finder_free)
gboolean erp_way_finder_is_for(const ErpWayFinder *finder, const ErpWaysOut *out); /* those ends */

/* The elements (guint32) in the order they are met, none of them among the `n` that are down; NULL
 * when there is no way. Caller owns the array. Looks at little more than the way and what joins
 * it. */
GArray *erp_way_find(ErpWayFinder *finder, guint32 site, const guint32 *down, guint n);
