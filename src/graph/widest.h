/* Widest paths: the greatest capacity that can be had between two nodes over one path, whatever its
 * latency, from a maximum spanning forest (union by size without path compression; the union tree
 * answers bottleneck queries). */
#pragma once

#include "graph/graph.h"

typedef struct _ErpWidest ErpWidest;

/* One undirected capacity per link (pass the smaller of the two directions). O(m log m). */
ErpWidest *erp_widest_new(const ErpGraph *graph, const guint32 *capacity);
void erp_widest_free(ErpWidest *widest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpWidest, erp_widest_free)

/* 0 when not connected, G_MAXUINT32 when a == b. O(log n). */
guint32 erp_widest_between(const ErpWidest *widest, guint32 a, guint32 b);
