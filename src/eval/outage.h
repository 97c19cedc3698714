/* What is lost in an evaluation: elements that stand in the plan but are dead. The plan does not
 * change: policies and references stay, and whatever is lost is never used, neither by a planned
 * way nor by an alternative. Nor is a chosen entry point another one: Microsoft's edges live.
 *
 * Losses are named, so an outage outlives revisions; a name that the plan does not have (any more)
 * loses nothing. What goes with a loss follows from the network (ErpLosses):
 *   site               its WAN links, internet accesses, proxies, VPN head-ends, edges and people
 *   peering location   its circuits; so do those of other records of the same place. A metro
 *                      circuit keeps the link at its other place.
 *   circuit link       nothing else: the other link carries the circuit's bandwidth
 *   both links         the circuit
 *   edge               its exits with their advertisements and NAT pools; the circuit links that
 *                      end there; circuits and internet accesses all of whose exits are there,
 *                      but for circuits with a link elsewhere, whose exit moves to that edge
 */
#pragma once

#include "eval/network.h"

typedef enum { ERP_PART_WHOLE, ERP_PART_PRIMARY, ERP_PART_SECONDARY } ErpLossPart;

typedef struct {
  char *path; /* id of a site, location, circuit, link, gateway, edge, proxy or VPN, or the path of
                 an internet access (erp_plan_path) */
  ErpLossPart part; /* of circuits: one link only */
} ErpLoss;

typedef struct {
  GArray *losses; /* ErpLoss, in the order they were added; twice is as once */
} ErpOutage;

ErpOutage *erp_outage_new(void); /* of nothing */
ErpOutage *erp_outage_copy(const ErpOutage *outage);
void erp_outage_free(ErpOutage *outage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpOutage, erp_outage_free)

void erp_outage_lose(ErpOutage *outage, const char *path, ErpLossPart part);
/* All that the other one loses, too. */
void erp_outage_join(ErpOutage *outage, const ErpOutage *other);

/* Whether both lose the same in the same order; NULL = nothing. */
gboolean erp_outage_equal(const ErpOutage *a, const ErpOutage *b);

/* Marks what the outage (NULL = none) takes from the network, in place of what was lost before.
 * O(elements), with a look at every exit when an edge is lost. */
void erp_network_lose(ErpNetwork *network, const ErpOutage *outage);
/* The same network with other losses. It shares everything with `network`, which must outlive it.
 */
ErpNetwork *erp_network_under(const ErpNetwork *network, const ErpOutage *outage);
