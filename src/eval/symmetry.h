/* Routing symmetry. A connection breaks when a device that keeps connection state sees one half of
 * it only: when the way out and the way back lie in different state domains.
 *
 * Source: the rules of route selection in "Asymmetric routing with multiple network paths",
 * "ExpressRoute routing requirements" and "Optimize ExpressRoute routing" (Microsoft). */
#pragma once

#include "eval/routing.h"

/* Order = worst last. */
typedef enum {
  ERP_SYMMETRY_SYMMETRIC,
  ERP_SYMMETRY_SPLIT_PATH,    /* another exit, but the edges share their state */
  ERP_SYMMETRY_UNKNOWN,       /* the plan does not say which edge, or which source addresses */
  ERP_SYMMETRY_HARMLESS,      /* asymmetric, nobody keeps state */
  ERP_SYMMETRY_INDETERMINATE, /* may break: equally good routes, and one of them breaks it */
  ERP_SYMMETRY_BROKEN,
  ERP_SYMMETRY_UNROUTABLE, /* nobody knows a way back */
} ErpSymmetry;
const char *erp_symmetry_word(ErpSymmetry symmetry); /* "broken"; not translated */

/* What one part of the source addresses meets. */
typedef struct {
  ErpPrefix prefix; /* all its addresses have the same way back */
  const ErpNatPool *pool;
  ErpSymmetry symmetry;
  guint32 forward, back;          /* the pair of exits that decides; back ERP_NONE = none */
  const ErpRoutingAdvert *advert; /* by which it comes back, or NULL */
  gboolean stripped;              /* a prepend was meant to decide, but counts nothing */
} ErpSymmetryPart;

/* Judges one way out after the other; has room to work in, so one thread uses it at a time. */
typedef struct _ErpSymmetryJudge ErpSymmetryJudge;
ErpSymmetryJudge *erp_symmetry_judge_new(const ErpRouting *routing);
void erp_symmetry_judge_free(ErpSymmetryJudge *judge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpSymmetryJudge, erp_symmetry_judge_free)

/* Judges the traffic of `site` that leaves by any of the exits `forward` (guint32; equally good
 * ones). `down`: per exit, out of service, or NULL. Appends a part for each set of source addresses
 * to `parts` unless that is NULL; returns the worst. Sources that are not public are left out (they
 * cannot be used on a Microsoft peering at all).
 * O(exits x atoms x advertisements). */
ErpSymmetry erp_symmetry_outbound(ErpSymmetryJudge *judge, guint32 site, const GArray *forward,
                                  const guint8 *down, GArray *parts);

typedef struct {
  ErpSymmetry symmetry;
  guint32 entry, reply; /* the pair that decides, or ERP_NONE */
  gboolean unexpected;  /* enters by an exit that the service does not name */
} ErpInboundJudgement;

/* Microsoft connects to `part` of the addresses of a service, which all have the same way in
 * (erp_routing_divide). Without translation where it enters, the reply leaves by what the segment
 * of the server sees: circuits before the internet. A segment that sees neither replies by the
 * internet access of its site. */
ErpInboundJudgement erp_symmetry_inbound(const ErpRouting *routing, const ErpInbound *inbound,
                                         const ErpPrefix *part, const guint8 *down);

typedef struct {
  ErpSymmetry symmetry;
  guint32 from_azure, to_azure; /* the pair of exits that decides, or ERP_NONE */
  ErpPrefix prefix;             /* addresses of the organisation that show it; family 0 = all */
} ErpPrivateJudgement;

/* Private peering of a gateway (its index): Azure prefers the longest prefix, then the connection
 * of highest weight, then the shortest AS path; the organisation its local preference. A circuit
 * that lists no prefixes is taken to have those of the others. Both choose the same circuits =
 * symmetric; others = harmless, or broken when a stateful edge of another domain is on one of them.
 */
ErpPrivateJudgement erp_symmetry_private(const ErpRouting *routing, guint32 gateway,
                                         const guint8 *down);
