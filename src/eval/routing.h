/* The routes between the organisation, Microsoft and the internet, compiled from edges, exits, NAT
 * pools, advertisements and route scopes: where traffic can leave, which addresses it has there and
 * what Microsoft and the internet know of them. Knows nothing of demands.
 *
 * A circuit without an exit has one at its primary edge; an internet access without an exit has one
 * of its own, which translates to addresses of the provider. */
#pragma once

#include "base/prefix.h"
#include "eval/network.h"

typedef struct {
  const ErpRecord *record; /* the exit; else the circuit or internet access it is implied by */
  const char *id;          /* for people; owned by the plan or network */
  const ErpEdge *edge;     /* NULL = not stated */
  guint32 node;            /* site of the edge, or ERP_NONE */
  guint32 circuit;         /* index, or ERP_NONE when it leads to the internet */
  guint32 egress;          /* index of the internet access, or ERP_NONE */
  gboolean lost;           /* down in every case: with its circuit, access or edge */
  guint32 domain;          /* equal = the edges share their connection state; ERP_NONE unknown */
  gboolean stateful;       /* must see both halves of a connection; translation is stateful */
  gint64 local_pref;       /* 100 when not stated */
} ErpRoutingExit;

typedef struct {
  ErpPrefix prefix;
  guint32 exit;
  guint path;        /* length of the AS path that Microsoft compares, from 1 */
  gboolean stripped; /* a prepend that counts nothing: its AS number is private */
  gboolean nameless; /* a prepend of an AS number that is not stated; taken to count */
  const ErpAdvertise *record;
} ErpRoutingAdvert;

typedef struct {
  ErpPrefix prefix;
  const ErpNatPool *pool; /* NULL: the site's own addresses */
} ErpRoutingSource;

/* A prefix that stands in a peering or at an exit that leads to it. */
typedef struct {
  const ErpPeering *peering; /* NULL on the internet */
  guint32 exit;              /* the stated one, or ERP_NONE */
  guint8 family;             /* 4 or 6 */
} ErpRoutingListing;

typedef struct {
  const ErpNetwork *network;
  ErpRoutingExit *exits; /* stated ones in document order, then those implied by circuits, then by
                            internet accesses */
  guint n_exits, n_stated;
  guint n_inner;    /* stated or of a circuit; those behind have neither an edge nor a circuit */
  guint32 *implied; /* per internet access: its implied exit, or ERP_NONE when it has stated ones */
  guint32 *implied_of_circuit; /* the same per circuit */
  ErpRoutingAdvert *adverts;   /* of public prefixes, to Microsoft and the internet: by family,
                                  bytes, length, exit */
  guint n_adverts;
  ErpRoutingListing *listings; /* one per advertisement that can be read */
  guint n_listings;

  /* Private to eval/routing.c. */
  GHashTable *by_id; /* stated exits by id -> their index + 1; of equal ids the first */
} ErpRouting;

/* The network must outlive it. Prefixes that cannot be read are left out (the structural check has
 * said so). O(n log n) in the records. */
ErpRouting *erp_routing_new(const ErpNetwork *network);
void erp_routing_free(ErpRouting *routing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpRouting, erp_routing_free)

guint32 erp_routing_exit(const ErpRouting *routing, const char *id); /* stated; or ERP_NONE; O(1) */
/* `down` below: per exit, out of service beside the lost ones; or NULL. */
gboolean erp_routing_is_down(const ErpRouting *routing, guint32 exit, const guint8 *down);

/* Appends the exits (guint32) of a circuit, or of an internet access, that have the highest local
 * preference of those that are not down. */
void erp_routing_circuit_exits(const ErpRouting *routing, guint32 circuit, const guint8 *down,
                               GArray *exits);
void erp_routing_egress_exits(const ErpRouting *routing, guint32 egress, const guint8 *down,
                              GArray *exits);

/* The peering a prefix is advertised on: the one it stands in, else that of its exit's circuit (the
 * Microsoft peering when there are both); NULL on the internet. */
const ErpPeering *erp_routing_peering(const ErpRouting *routing, const ErpAdvertise *advertise);
/* How many prefixes of a family (4 or 6) are listed for a BGP session of the peering: those that
 * stand in it and those of the exit with most. O(advertisements). */
guint erp_routing_listed(const ErpRouting *routing, const ErpPeering *peering, guint8 family);

/* Addresses (ErpRoutingSource) that traffic of a site has outside an exit: the pools of its edge,
 * else the site's own prefixes; empty when neither is stated. Replaces the content. */
void erp_routing_sources(const ErpRouting *routing, guint32 site, guint32 exit, GArray *sources);

/* Divides a prefix into the largest parts (ErpPrefix, ascending) that no advertisement covers only
 * in part; all of a part has the same way back. Replaces the content. */
void erp_routing_divide(const ErpRouting *routing, const ErpPrefix *prefix, const guint8 *down,
                        GArray *parts);

/* Microsoft's way back to an atom: exits (guint32) that advertise the longest prefix covering it,
 * of equal ones circuits before the internet, of circuits the shortest AS path. Replaces the
 * content. Returns one of the advertisements that decided, or NULL when there is none. */
const ErpRoutingAdvert *erp_routing_return(const ErpRouting *routing, const ErpPrefix *atom,
                                           const guint8 *down, GArray *exits);

/* 64512-65534 and 4200000000-4294967294 (RFC 6996): Microsoft strips them from AS paths. */
gboolean erp_asn_is_private(gint64 asn);
