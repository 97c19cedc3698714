/* What the stages of an evaluation share while it runs. Private to eval/. */
#pragma once

#include "eval/legs.h"
#include "eval/results.h"

/* Parameters the stages ask for again and again. */
typedef struct {
  gint64 minor, material, detour, realtime;
  gint64 band, band_percent; /* us, basis points */
  gint64 mobile, small_site;
  gint64 router, firewall, gateway;
  gint64 packet, burstiness, window, util_warn;
} ErpLimits;

typedef enum {
  ERP_SERVICE_M365,
  ERP_SERVICE_POWER,    /* ends in the region of its environment */
  ERP_SERVICE_AZURE,    /* ends in the region of its gateway */
  ERP_SERVICE_INTERNET, /* everything else */
} ErpServiceKind;

/* What tells the routes of one site apart; indices or ERP_NONE. */
typedef struct {
  guint32 kind; /* ErpRouteKind */
  guint32 circuit;
  guint32 gateway;
  guint32 fastpath; /* 1: the gateway is bypassed */
  guint32 proxy;
  guint32 target;   /* the site whose egress a policy names */
  guint32 egress;   /* the egress a policy names */
  guint32 resolver; /* the node whose resolver picks the entry point */
  guint32 region;   /* catalogue region the backbone leads to */
} ErpRecipe;

/* Where the internet traffic of a site leaves when nothing else is said. */
typedef enum {
  ERP_EXIT_WAY_NONE,
  ERP_EXIT_WAY_LOCAL,   /* index = egress */
  ERP_EXIT_WAY_VIA,     /* index = site */
  ERP_EXIT_WAY_NEAREST, /* over the WAN to the nearest open egress */
  ERP_EXIT_WAY_DIRECT,  /* roaming people: from where they are */
} ErpExitWay;

typedef struct {
  ErpExitWay way;
  guint32 index;
  guint32 local;    /* best own egress, ERP_NONE when it has none */
  guint32 start;    /* node the site's traffic starts at: its forced VPN head-end, else itself */
  guint32 vpn;      /* that VPN or ERP_NONE */
  guint32 proxy;    /* its proxy or ERP_NONE */
  guint32 resolver; /* site of its resolver when that is elsewhere, else ERP_NONE */
} ErpSiteExit;

typedef struct _ErpPolicies ErpPolicies;

/* The circuits that carry a service (or an environment) of every site that reaches them and is in
 * their scope. */
typedef struct {
  guint32 *circuits; /* ascending */
  guint n;
  ErpLack furthest; /* of what circuits lack whichever the site: the furthest */
} ErpCarriers;

/* Kept per route until all are made. */
typedef struct {
  ErpRecipe recipe;
  guint32 first_hop;
} ErpRouteNote;

/* Where what belongs to a site comes from. */
enum { ERP_SITE_LEFT_OUT, ERP_SITE_ANEW, ERP_SITE_KEPT };

typedef struct {
  ErpResults *results;
  const ErpNetwork *network;
  guint threads;                   /* at most so many */
  const ErpResults *before;        /* earlier ones whose network is the same, or NULL */
  ErpNetworkDifference difference; /* from their network */
  gboolean has_other_policies;     /* than before */
  guint8 *marks;                   /* per site, when there are any before */
  guint8 *touched;                 /* per element: its load, its record or a figure is another */
  ErpLimits limits;
  ErpServiceKind *services; /* per catalogue service */
  guint n_services;
  ErpCarriers *carriers; /* per service, of each per environment: the first where none counts */
  ErpPolicies *policies;
  const ErpSiteExit *exits; /* per site; the results' */
  ErpLegs *legs;
  ErpLegTurns turns;     /* from those before, until ways are marked */
  gint64 *group_weights; /* per set group: its part of a service's demand */
  guint8 *settled;       /* per site: as before; NULL = none is */
  guint32 home;          /* region of the tenant's geography, catalogue index or ERP_NONE */

  /* Of each share, while its sites are planned: */
  GArray *hops;         /* ErpHop */
  GArray *routes;       /* ErpRoute */
  GArray *notes;        /* ErpRouteNote */
  guint32 *latencies;   /* room for those of a site's ways to the circuits */
  GArray *flows;        /* ErpFlow */
  GArray *options;      /* ErpOptions */
  GArray *flow_options; /* guint32, per flow: its place among them */
  /* Of each share at all times: */
  gint64 **backbone; /* per region, made when asked for: RTT from each door */
} ErpWork;

/* ---- sites in shares (shares.c) ------------------------------------------------------------- */

#define ERP_SHARES_MOST 4

/* What one thread does. A share writes what belongs to its sites, and of all else only reads what
 * nobody writes meanwhile: so nothing depends on how many there are. */
typedef struct _ErpShare ErpShare;
typedef void (*ErpShareFunc)(ErpShare *share);
struct _ErpShare {
  ErpWork work; /* what is its own is another than in that of all */
  const ErpWork *whole;
  const GArray *sites; /* guint32, ascending, those of all shares; NULL = every one */
  guint first, end;    /* its places among these */
  ErpResults *part;    /* its sites planned, until they are laid with the others */
  ErpShareFunc func;
};

typedef struct {
  ErpShare shares[ERP_SHARES_MOST];
  guint n;
} ErpShares;

/* In no more threads than are worth it. The work must stay as it is. */
void erp_shares_init(ErpShares *shares, const ErpWork *work, const GArray *sites);
/* Each share in a thread, the first in that of the caller; returns when all are done. */
void erp_shares_run(ErpShares *shares, ErpShareFunc func);
void erp_shares_clear(ErpShares *shares);

static inline guint32
erp_share_site(const ErpShare *share, guint i) {
  return share->sites != NULL ? g_array_index(share->sites, guint32, i) : i;
}

/* ---- the stages, in order ------------------------------------------------------------------- */

void erp_work_exits(ErpWork *work);    /* exits.c: default internet way of every site */
void erp_work_legs(ErpWork *work);     /* exits.c: the WAN ways that will be asked for */
void erp_work_groups(ErpWork *work);   /* demands.c: endpoint sets that are decided alike */
void erp_work_carriers(ErpWork *work); /* usable.c: which circuits carry what */
void erp_work_check_demands(const ErpWork *work, ErpDiagList *diags); /* demands.c */
/* Site by site, each behind the one before in its share: */
void erp_work_demands(ErpWork *work, guint32 site); /* demands.c: flows with their rates */
void erp_work_plan(ErpWork *work, guint32 site);    /* planned.c: their ways and alternatives */
/* When all sites have theirs: */
/* assemble.c: those of all shares, and the others' flows from before */
void erp_work_assemble(ErpWork *work, ErpShares *shares);
void erp_work_loads(ErpWork *work);  /* loads.c */
void erp_work_settle(ErpWork *work); /* again.c: which sites need no more, when some were before */
/* Of each site: */
void erp_work_budgets(ErpWork *work, guint32 site);   /* budget.c: queueing, capacities, sessions */
void erp_work_penalties(ErpWork *work, guint32 site); /* penalty.c */
void erp_work_decide(ErpWork *work, guint32 site);    /* decision.c */
/* Of all again: */
void erp_work_roll_up(ErpWork *work); /* rollup.c */
void erp_work_shape(ErpWork *work);   /* rollup.c: cuts */

/* ---- what an earlier evaluation still says (again.c) ---------------------------------------- */

/* Keeps `before` (or NULL) when its network is that of the work but for figures. */
void erp_work_compare(ErpWork *work, const ErpResults *before);
/* Marks sites whose ways may be others because of figures (again-ways.c). */
void erp_work_mark_ways(ErpWork *work);
/* When all is done: what of it is another than before. */
void erp_work_note_changes(ErpWork *work);

/* ---- what they lend each other -------------------------------------------------------------- */

ErpRecipe erp_recipe(ErpRouteKind kind);
/* The route of a site by a recipe, made on first use; ERP_NONE when there is no such way. */
guint32 erp_work_route(ErpWork *work, guint32 site, const ErpRecipe *recipe);
/* The egress that a site's default internet way ends at, ERP_NONE when there is none or it is
 * where the people are. */
guint32 erp_work_final_egress(const ErpWork *work, guint32 site);
/* Round trip over Microsoft's backbone from an entry point to a region; ERP_UNSET when unknown. */
gint64 erp_work_backbone(ErpWork *work, guint32 door, guint32 region, ErpProvenance *provenance);
/* Region of a Microsoft 365 geography code: catalogue index or ERP_NONE. */
guint32 erp_work_home_region(const ErpWork *work, const char *geography);

/* policy.c */
ErpPolicies *erp_policies_new(const ErpNetwork *network, ErpDiagList *diags);
void erp_policies_free(ErpPolicies *policies);
/* The policy in force for a site and service; `category` is an ErpCategory or -1 for services
 * outside Microsoft 365. NULL when there is none. */
const ErpPolicy *erp_policies_find(const ErpPolicies *policies, guint32 site, guint32 service,
                                   int category);

/* Marks in `sites` those that other policies name than before, in a network of the same sites.
 * FALSE when one for every site is another. */
gboolean erp_policies_compare(const ErpPlan *before, const ErpNetwork *network, guint8 *sites);

/* usable.c: what a circuit lacks to carry a service (or an environment when not ERP_NONE) of a site
 * (ERP_NONE = one in every scope) whose WAN way to it takes `latency`. */
ErpLack erp_work_circuit_lacks(const ErpWork *work, guint32 circuit, guint32 latency, guint32 site,
                               guint32 service, guint32 environment);
/* The usable circuit of lowest latency (lowest index among equals); or ERP_NONE, and in `*lack`
 * what the furthest of all lacks. `latencies` are those of the site's WAN ways to all circuits.
 * O(circuits). */
guint32 erp_work_nearest_circuit(const ErpWork *work, const guint32 *latencies, guint32 site,
                                 guint32 service, guint32 environment, ErpLack *lack);
void erp_work_free_carriers(ErpWork *work);

/* penalty.c */
ErpPenaltyClass erp_penalty_class(const ErpLimits *limits, const ErpParams *params, gint64 best,
                                  gint64 rtt, gint64 detour);
gint64 erp_penalty_band(const ErpLimits *limits, gint64 difference);

/* budget.c: mean wait and 95th percentile of the sojourn in one queue of `capacity` bit/s under
 * `load`, both capped at `buffer` us; 0 without load or capacity. */
typedef struct {
  gint64 mean, p95;
  gint64 jitter; /* p95 - mean sojourn */
} ErpQueue;
ErpQueue erp_queue(gint64 capacity, gint64 load, gint64 packet, gint64 burstiness, gint64 buffer);
gint64 erp_serialisation(gint64 capacity, gint64 packet);
/* One session's throughput by its window and round trip, bit/s. */
gint64 erp_session_rate(gint64 window, gint64 rtt, gint64 bottleneck);
