/* Ways from a site over the WAN to one of several ends, where each element makes a way lose
 * something, and losses in some groups of elements must stay below limits. Peering locations and
 * links of unknown latency are never passed through. */
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
#define ERP_WAY_CLOSED G_MAXUINT64 /* the loss in an element that no way may use */

/* Per element. */
typedef struct {
  const guint64 *loss;  /* below 2^40 */
  const guint32 *group; /* a number below the number of elements */
} ErpWayWeights;

enum { ERP_WAY_LIMITS = 5 };

/* A way must lose less than this in the elements of a group, or not touch it. */
typedef struct {
  guint32 group;
  guint64 loss;
} ErpWayLimit;

/* With working space: one thread at a time. */
typedef struct _ErpWayFinder ErpWayFinder;

/* Network and weights must outlive it, the ends are copied. O(links log links). */
ErpWayFinder *erp_way_finder_new(const ErpNetwork *network, const ErpWaysOut *out,
                                 const ErpWayWeights *weights);
void erp_way_finder_free(ErpWayFinder *finder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpWayFinder, erp_way_finder_free)
gboolean erp_way_finder_is_for(const ErpWayFinder *finder, const ErpWaysOut *out); /* those ends */

/* The elements (guint32) of a way within the limits, in the order they are met: one that loses
 * least in the limited groups together, and of those least at all; NULL when there is none. With
 * several limits on groups of several elements a way may be missed that loses more in one of them
 * and less in another. At most ERP_WAY_LIMITS limits, each for another group. Caller owns the
 * array. Looks at little more than the way and what joins it. */
GArray *erp_way_find(ErpWayFinder *finder, guint32 site, const ErpWayLimit *limits, guint n);
gboolean erp_way_within(const ErpWayWeights *weights, const GArray *way, const ErpWayLimit *limit);
