/* WAN legs: the lowest-latency way over the plan's WAN links from a site to another site, to a
 * circuit's peering location, or to the nearest site with an open internet access. Peering
 * locations and links of unknown latency are never passed through; no way leads over what is lost,
 * nor to a lost circuit. */
#pragma once

#include "eval/network.h"

typedef struct _ErpLegs ErpLegs;

/* A way over more links is none: no IP packet passes more routers (its time to live is a byte), and
 * without a bound the ways along one chain of n sites would be n^2 / 2 hops. Where ways are left
 * out for that, an edit or a loss may bring some back, so nothing is concluded from earlier ways.
 */
#define ERP_LEGS_MOST_LINKS 255

typedef struct {
  guint32 from, to; /* nodes */
} ErpLegWish;

/* `wishes` are the site-to-site legs that will be asked for, in any order, repeats allowed.
 * `open_egress` has a non-zero byte for each site the internet can be reached from by others.
 * As many rows of paths (graph/paths.h) as there are distinct targets; memory for 64 of them at a
 * time plus the circuits. */
/* Keeps nothing of the network but its graph: they hold for each that is the same. */
ErpLegs *erp_legs_new(const ErpNetwork *network, const ErpLegWish *wishes, guint n_wishes,
                      const guint8 *open_egress);

/* Where ways are others than before, a byte per node. */
typedef struct {
  gboolean alike;      /* FALSE: there is a way where there was none, or the other way round */
  guint8 *to_circuits; /* ways to circuits begin with another link, or are longer or shorter */
  guint8 *elsewhere;   /* ways to sites that were wished for, and to open egresses */
} ErpLegTurns;

void erp_leg_turns_clear(ErpLegTurns *turns);

/* The same legs where nothing differs from before but weights of links, and those in any case
 * unset. What is the same is shared. `*turns`, to be cleared, is set. O(n + m) with a small factor,
 * what the links touch (erp_paths_after()), and O(n log n) for each of a few better links. */
ErpLegs *erp_legs_after(ErpLegs *before, const ErpNetwork *network, ErpLegTurns *turns);
ErpLegs *erp_legs_ref(ErpLegs *legs);
void erp_legs_unref(ErpLegs *legs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpLegs, erp_legs_unref)

/* Whether all these legs, or more, were wished for. */
gboolean erp_legs_have(const ErpLegs *legs, const ErpLegWish *wishes, guint n_wishes);

/* Whether one of those asked for so far was too long. */
gboolean erp_legs_are_cut(const ErpLegs *legs);

/* Appends the hops of a wished leg to `hops`. FALSE (nothing appended) when there is no way. */
gboolean erp_legs_to_site(const ErpLegs *legs, guint32 from, guint32 to, GArray *hops);
gboolean erp_legs_to_circuit(const ErpLegs *legs, guint32 from, guint32 circuit, GArray *hops);
/* The same to the nearest open egress; its site in `*site`. */
gboolean erp_legs_to_egress(const ErpLegs *legs, guint32 from, GArray *hops, guint32 *site);

/* The link by which the way from a node to a circuit begins, and the node behind it. FALSE at the
 * circuit's location, and when there is no way. */
gboolean erp_legs_hop(const ErpLegs *legs, guint32 from, guint32 circuit, guint32 *link,
                      guint32 *next);

/* Tenths of a microsecond, ERP_GRAPH_NONE when there is no way. O(1). */
guint32 erp_legs_circuit_latency(const ErpLegs *legs, guint32 from, guint32 circuit);
/* The same of all circuits at once. */
void erp_legs_circuit_latencies(const ErpLegs *legs, guint32 from, guint32 *latencies);
/* Where a circuit stands among what is equally far from everywhere: those at one location. */
guint32 erp_legs_row(const ErpLegs *legs, guint32 circuit);
/* The latencies to circuits of `n` rows that are not lost. */
void erp_legs_row_latencies(const ErpLegs *legs, guint32 from, const guint32 *rows, guint n,
                            guint32 *latencies);
