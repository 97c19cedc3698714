/* The results of evaluating a plan: plain structs, immutable once made. Everything the review and
 * the reports say comes from here. Times are us of round trip, rates bit/s, lengths metres. */
#pragma once

#include <stdbool.h>

#include "base/byte.h"
#include "eval/changes.h"
#include "eval/legs.h"
#include "eval/network.h"
#include "eval/outage.h"

/* ---- routes: the ways out of a site ------------------------------------------------------- */

typedef enum {
  ERP_ROUTE_INTERNET,     /* site -> WAN -> egress -> entry point */
  ERP_ROUTE_EXPRESSROUTE, /* site -> WAN -> peering location -> circuit -> Microsoft edge */
  ERP_ROUTE_PRIVATE,      /* ... -> circuit -> gateway -> region */
} ErpRouteKind;

typedef struct {
  guint32 element;
  ErpDirection up; /* the element's direction that carries traffic towards Microsoft */
} ErpHop;

/* The latency budget in rows; their sum is the route's RTT. */
typedef struct {
  gint64 propagation;
  gint64 serialisation;
  gint64 processing;   /* routers, firewall, proxy, VPN, gateway, access technology */
  gint64 queueing;     /* mean, by utilisation */
  gint64 queueing_p95; /* mean plus jitter; not part of the sum */
  gint64 edge_jitter;  /* of it, what comes after the organisation's edge; not part of the sum */
} ErpBudget;

typedef struct {
  ErpRouteKind kind;
  guint32 site;    /* node */
  guint32 egress;  /* index of the egress (INTERNET) or ERP_NONE */
  guint32 circuit; /* index of the circuit (others) or ERP_NONE */
  guint32 gateway; /* PRIVATE: index of the gateway or ERP_NONE */
  guint32 door;    /* index of the entry point the traffic enters by, or ERP_NONE */
  guint32 region;  /* catalogue region the backbone leads to, or ERP_NONE */
  guint32 n_hops;
  const ErpHop *hops; /* in order from the site; owned by the results */
  gint64 length;      /* metres from the site to the entry point: great circles of its legs, or
                         their declared route */
  ErpBudget budget;
  gint64 rtt;               /* sum of the budget */
  ErpProvenance provenance; /* the worst of its legs */
  bool contained; /* every leg is measured: the measurement contains the devices on the way */
  gint64 capacity[ERP_DIRECTIONS];    /* nominal bottleneck; ERP_UNSET when none is stated */
  guint32 bottleneck[ERP_DIRECTIONS]; /* element, or ERP_NONE */
  gint64 residual[ERP_DIRECTIONS];    /* least capacity minus all load; negative = short */
  guint32 residual_element[ERP_DIRECTIONS];
  gint64 session; /* throughput of a single session: min(bottleneck, window / rtt) */
} ErpRoute;

/* ---- flows: what a site needs from a service ---------------------------------------------- */

/* Endpoint sets that are always decided alike: same service, category and ExpressRoute flag. */
typedef struct {
  guint service; /* catalogue service index */
  ErpCategory category;
  gboolean expressroute;
  const guint *ids; /* endpoint set numbers, ascending; n_ids of them */
  guint n_ids;
} ErpSetGroup;

typedef enum ERP_BYTE {
  ERP_VIA_NONE,
  ERP_VIA_INTERNET,
  ERP_VIA_EXPRESSROUTE,
  ERP_VIA_PRIVATE
} ErpVia;

typedef enum ERP_BYTE {
  ERP_RECOMMEND_NONE, /* nothing to decide (not a Microsoft 365 flow, or no demand) */
  ERP_RECOMMEND_INTERNET,
  ERP_RECOMMEND_JUSTIFIED, /* expressroute-justified */
  ERP_RECOMMEND_TOLERATED, /* expressroute-tolerated */
  ERP_RECOMMEND_EITHER,
} ErpRecommendation;
const char *erp_recommendation_word(ErpRecommendation recommendation);

/* Reason codes of the decision, in order of the procedure; a flow keeps all that hold as bits. */
typedef enum ERP_BYTE {
  ERP_WHY_SOVEREIGN,
  ERP_WHY_INTERNET_ONLY,
  ERP_WHY_NO_ER_PATH,
  ERP_WHY_NOT_AUTHORISED,
  ERP_WHY_CLOSED_SITE,
  ERP_WHY_MOBILE_CLIENTS,
  ERP_WHY_GEO_PINNED,
  ERP_WHY_NO_GAIN,
  ERP_WHY_CLOSER_EDGE,
  ERP_WHY_PREFER_LOCAL_BREAKOUT,
  ERP_WHY_MEASURE_FIRST,
  ERP_WHY_INDIFFERENT,
  ERP_WHY_BACKHAULED_INTERNET,
  ERP_WHY_LEAST_BAD,
  ERP_WHY_SMALL_SITE,
  ERP_WHY_SOVEREIGNTY_MISREAD,
  ERP_WHY_ESTIMATED, /* the class would change within the model's error band */
  ERP_WHY_LAST,
} ErpWhy;
const char *erp_why_code(ErpWhy why); /* "geo-pinned"; not translated; "" for ERP_WHY_LAST */
const char *erp_why_text(ErpWhy why); /* translated sentence; "" for ERP_WHY_LAST */

typedef enum ERP_BYTE {
  ERP_PENALTY_NONE,
  ERP_PENALTY_MINOR,
  ERP_PENALTY_MATERIAL,
  ERP_PENALTY_SEVERE
} ErpPenaltyClass;
const char *erp_penalty_word(ErpPenaltyClass penalty);

/* First thing that a circuit lacks to carry a flow, in the order it is looked for. */
typedef enum ERP_BYTE {
  ERP_LACKS_CIRCUIT,
  ERP_LACKS_LIFE, /* it is lost */
  ERP_LACKS_WAN,
  ERP_LACKS_PEERING,
  ERP_LACKS_COMMUNITY,
  ERP_LACKS_SKU,
  ERP_LACKS_SCOPE,
  ERP_LACKS_CLOUD,
  ERP_LACKS_NOTHING,
} ErpLack;
const char *erp_lack_text(ErpLack lack); /* translated; NULL for nothing */

/* One of a flow's alternatives against the best local breakout. */
typedef struct {
  guint32 route;     /* index into routes, ERP_NONE when there is no such way */
  gint64 rtt;        /* ERP_UNSET when there is none */
  gint64 penalty;    /* rtt - best, >= 0 */
  gint64 end_to_end; /* the same to where the data live; ERP_UNSET when the home is not known */
  gint64 detour;     /* metres */
  ErpPenaltyClass penalty_class;
  gboolean estimated; /* the class changes within the error band */
} ErpAlternative;

/* What lies open to a flow. Flows of a site that fare alike share one. */
typedef struct {
  ErpAlternative net, er;
  guint32 nearest; /* route over the nearest usable circuit when another is selected, else NONE */
  gint64 best;     /* ideal local breakout, us; ERP_UNSET when the site is not placed */
  guint32 best_door;
  ErpProvenance best_provenance;
} ErpOptions;

/* Verdicts: these five words only. */
typedef enum ERP_BYTE {
  ERP_VERDICT_NOT_APPLICABLE,
  ERP_VERDICT_PASS,
  ERP_VERDICT_NOT_ANSWERED,
  ERP_VERDICT_WARN,
  ERP_VERDICT_FAIL, /* order = worst last */
} ErpVerdict;
const char *erp_verdict_word(ErpVerdict verdict);

typedef struct {
  guint32 site;            /* node */
  guint32 service;         /* catalogue service index */
  guint32 group;           /* set group, ERP_NONE for flows outside Microsoft 365 */
  guint32 route;           /* planned route, ERP_NONE when unreachable */
  const ErpDemand *demand; /* NULL when derived from users x profile */
  const ErpOptions *options;
  gint64 rate[ERP_DIRECTIONS];
  guint32 users;        /* of the site, for user-weighted sums */
  guint32 reasons;      /* bit per ErpWhy */
  guint8 traffic_class; /* ErpTrafficClass */
  ErpVia via;           /* planned */
  bool by_policy;       /* a policy chose it; else the routes did */
  ErpRecommendation recommendation;
  ErpWhy decisive; /* the first reason that matched; ERP_WHY_LAST when nothing was decided */
  ErpVerdict verdict;
  ErpLack missing;  /* no-er-path: the first missing thing */
  bool other_cloud; /* nothing is missing but a circuit of the tenant's cloud */
} ErpFlow;

/* ---- roll-ups ------------------------------------------------------------------------------- */

typedef struct {
  gint64 load[ERP_DIRECTIONS];      /* all planned flows */
  gint64 m365_load[ERP_DIRECTIONS]; /* of Microsoft 365 flows */
  /* Would leave when every internet recommendation were followed: flagged flows leave what their
   * internet way does not use; backhauled optimize and allow flows leave the WAN links. */
  gint64 moved[ERP_DIRECTIONS];
  gint64 utilisation[ERP_DIRECTIONS]; /* basis points; ERP_UNSET without a capacity */
  guint n_flows;
} ErpElementLoad;

typedef struct {
  guint n_flows, n_flagged;     /* flagged: planned over ExpressRoute, belongs on the internet */
  guint n_geo_pinned;           /* planned way with a material or severe penalty; default sets and
                                             other traffic that leaves by the internet are not counted */
  gint64 moved[ERP_DIRECTIONS]; /* flagged traffic */
  /* Users x us saved by following the recommendations: over the flagged flows, users x (planned RTT
   * - internet RTT) x the flow's share of the site's flagged rate, both directions. Negative
   * when the recommended way is the slower one (its reason is then not latency). */
  gint64 saved_user_us;
  ErpVerdict verdict; /* worst of its flows */
} ErpSiteSummary;

/* Where that begins which belongs to a site. */
typedef struct {
  guint flow, options, route, hop;
} ErpSiteStart;

typedef struct _ErpSpares ErpSpares;

typedef struct _ErpResults {
  gatomicrefcount refs;
  ErpPlan *plan;
  const ErpCatalogue *catalogue; /* must outlive the results */
  ErpParams *params;
  ErpTerrain *terrain;
  const ErpLatencyModel *model; /* the terrain's */
  ErpNetwork *network;
  ErpRoute *routes; /* by site; each differs from the site's others */
  guint n_routes;
  ErpHop *hops; /* of all routes, one after the other */
  guint n_hops;
  ErpSetGroup *groups;
  guint n_groups;
  ErpFlow *flows; /* by site, then service, then group */
  guint n_flows;
  ErpOptions *options; /* of all flows, in the order of the first that has them */
  guint n_options;
  ErpSiteStart *starts;  /* per site; [n_sites] = the numbers of all */
  ErpElementLoad *loads; /* per element */
  ErpSiteSummary *sites; /* per site node */
  ErpSiteSummary total;
  ErpLegs *legs;        /* the WAN's ways to circuits, also those that no flow takes */
  guint8 *bridge;       /* per WAN link: its loss cuts the network */
  guint8 *articulation; /* per node */
  ErpChanges *changes;  /* since the results they were made after; NULL = all may be another */

  /* Private to eval/: for the evaluation after this one. */
  ErpSpares *spares;   /* or NULL */
  guint64 number;      /* of these results among those of the spares */
  guint64 after;       /* of those before it in which all lies where it does here; 0 = none */
  GArray *unsettled;   /* guint32: sites of which anything is another than before, ascending */
  gconstpointer exits; /* ErpSiteExit per site, in a box (g_atomic_rc_box_acquire()) */
} ErpResults;

/* Evaluates a plan. Never fails on bad names: they are added to `diags` (warnings) and what depends
 * on them is not-answered. The terrain's catalogue must outlive the results. */
ErpResults *erp_evaluate_on(ErpPlan *plan, ErpTerrain *terrain, ErpDiagList *diags);
/* The same while things are lost (NULL = nothing). */
ErpResults *erp_evaluate_under(ErpPlan *plan, ErpTerrain *terrain, const ErpOutage *outage,
                               ErpDiagList *diags);
/* The same in at most so many threads; without a word of it, in as many as there are processors.
 * The outcome does not depend on it. */
ErpResults *erp_evaluate_in(ErpPlan *plan, ErpTerrain *terrain, const ErpOutage *outage,
                            guint threads, ErpDiagList *diags);
/* What was evaluated, with other losses, in one thread. Shares the network with `results`, which
 * must outlive it. */
ErpResults *erp_evaluate_again(const ErpResults *results, const ErpOutage *outage);
/* The same after an edit: what the results of an earlier revision still say is taken from them, and
 * the outcome is as if nothing had been (doc/adr/0019-evaluated-again.md). `before` may go. */
ErpResults *erp_evaluate_after(ErpPlan *plan, const ErpOutage *outage, const ErpResults *before,
                               ErpDiagList *diags);
/* What leads over each element: of all ways that were made, planned or not. */
typedef struct {
  guint *first;   /* per element: its first site; [n_elements] = how many there are */
  guint32 *sites; /* each once per element, ascending */
} ErpSitesOver;
void erp_sites_over_init(ErpSitesOver *over, const ErpResults *results); /* O(hops) */
void erp_sites_over_clear(ErpSitesOver *over);

/* The same, likewise in one thread, as far as it differs when only the ways of the sites marked in
 * `sites` can be other ones: flows, options and routes are those of these sites and of all whose
 * round trips feel what they carry elsewhere; loads are of all elements; nothing is rolled up.
 * Marks the sites that it has. */
ErpResults *erp_evaluate_part(const ErpResults *results, const ErpSitesOver *over,
                              const ErpOutage *outage, guint8 *sites);
/* The same for a single evaluation. */
ErpResults *erp_evaluate(ErpPlan *plan, const ErpCatalogue *catalogue, ErpDiagList *diags);
ErpResults *erp_results_ref(ErpResults *results);
void erp_results_unref(ErpResults *results);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpResults, erp_results_unref)

/* What is printed of an alternative, and decides nothing: hundredths of its round trip to the best
 * one, of 1 ms at least (ERP_UNSET when that is not known), and the scores of both (0 then). */
gint64 erp_alternative_ratio(const ErpAlternative *alternative);
guint erp_alternative_score(const ErpResults *results, const ErpAlternative *alternative);
guint erp_alternative_score_best(const ErpResults *results, const ErpAlternative *alternative);

/* The alternative that is planned: NULL without a way or when it ends inside Azure. */
const ErpAlternative *erp_flow_planned(const ErpFlow *flow);

/* Per site: kbit/s of the widest path to any circuit, the circuit itself counted; G_MAXUINT32 = no
 * capacity stated on it, 0 = none. Worked out when asked for. O((links + circuits) log). Caller
 * frees. */
guint32 *erp_results_widest(const ErpResults *results);

/* Flows of one site: returns the first index, sets the number. O(1). */
guint erp_results_site_flows(const ErpResults *results, guint32 site, guint *n);

/* Modelled when there is no route (ERP_NONE). */
ErpProvenance erp_route_provenance(const ErpResults *results, guint32 route);
