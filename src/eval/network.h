/* Stage 1: the plan compiled to plain arrays. Nodes are sites and peering locations; elements are
 * everything that has a capacity. Indices are stable: document order within each kind. */
#pragma once

#include "base/diag.h"
#include "catalogue/catalogue.h"
#include "eval/params.h"
#include "eval/terrain.h"
#include "graph/graph.h"
#include "plan/plan.h"

/* Where a figure comes from, best first. */
typedef enum {
  ERP_PROVENANCE_MEASURED,
  ERP_PROVENANCE_DECLARED,
  ERP_PROVENANCE_PUBLISHED,
  ERP_PROVENANCE_MODELLED,
} ErpProvenance;
const char *erp_provenance_word(ErpProvenance provenance); /* "measured" ...; not translated */

#define ERP_NONE G_MAXUINT32 /* no such index */

typedef enum { ERP_UP, ERP_DOWN, ERP_DIRECTIONS } ErpDirection; /* up = users to Microsoft */

typedef struct {
  const ErpSite *site;                /* or NULL */
  const ErpPeeringLocation *location; /* or NULL */
  const char *id;
  const char *name; /* for people: name, else id */
  gboolean placed;
  gint64 lat, lon;
  const ErpPeeringPlace *place;  /* catalogue entry of a peering location, or NULL */
  const char *continent;         /* of the nearest entry metro; NULL when not placed */
  guint32 door;                  /* entry point: a location's own metro, a site's nearest by RTT */
  gint64 door_rtt;               /* modelled, site to that door; 0 for a location */
  const ErpPlacement *placement; /* NULL when not placed */
  const ErpAnchor *anchor;       /* of the placement; one without entrances when not placed */
} ErpNode;

typedef enum {
  ERP_ELEMENT_WAN_LINK,
  ERP_ELEMENT_INTERNET,
  ERP_ELEMENT_CIRCUIT,
  ERP_ELEMENT_GATEWAY,
  ERP_ELEMENT_PROXY,
  ERP_ELEMENT_VPN,
} ErpElementKind;

/* Capacity and load by direction. For a WAN link direction ERP_UP is a -> b and ERP_DOWN b -> a;
 * for the others up is towards Microsoft. ERP_UNSET capacity = not stated (never a bottleneck). */
typedef struct {
  ErpElementKind kind;
  const ErpRecord *record;
  const char *id;   /* plan id, or the path for internet accesses without one */
  const char *name; /* for people */
  guint32 node;     /* site or location it stands at; a WAN link's end a */
  guint32 node_b;   /* a WAN link's end b, else ERP_NONE */
  gint64 capacity[ERP_DIRECTIONS];
  gint64 rtt;      /* us of this leg or device, fixed term not included; ERP_UNSET when unknown */
  gint64 length;   /* metres of way (WAN links) or ERP_UNSET */
  gint64 distance; /* metres for detours: the declared route, else the great circle; or ERP_UNSET */
  gint64 buffer;   /* us: longest wait in its queue */
  ErpProvenance provenance;
} ErpElement;

typedef struct {
  const ErpCircuit *circuit;
  guint32 element;
  guint32 node;                /* its peering location */
  const ErpPeering *microsoft; /* peerings or NULL */
  const ErpPeering *private_peering;
  guint64 services;     /* bit per catalogue service whose community the route filter accepts */
  guint8 *environments; /* per environment: a regional community of its pair is accepted; owned */
  guint64 *scope; /* per site: services whose routes it learns; NULL = all everywhere; owned */
  ErpCloud cloud;
} ErpNetCircuit;

typedef struct {
  const ErpGateway *gateway;
  guint32 element;
  const ErpRegion *region;  /* NULL when unknown (a diagnostic says so) */
  const ErpGatewaySku *sku; /* NULL when unknown */
  ErpAnchor anchor;         /* of the region */
} ErpNetGateway;

typedef struct {
  const ErpEnvironment *environment;
  const ErpPowerRegion *power; /* NULL when unknown */
  const ErpRegion *region;     /* the first region of the pair, NULL when unknown */
  ErpCloud cloud;              /* its own word, or that of its region when it says more */
} ErpNetEnvironment;

typedef struct { /* a proxy or VPN head-end */
  const ErpProxy *proxy;
  const ErpVpn *vpn;
  guint32 element;
  guint32 node;
  gint64 delay;   /* us */
  guint64 bypass; /* bit per catalogue service that goes direct */
} ErpNetDevice;

typedef struct { /* an internet access of a site */
  const ErpInternet *internet;
  guint32 element;
  guint32 node;
  gint64 lat, lon; /* where it meets the internet: the site, or the cloud point of presence */
  gboolean placed;
  const ErpPlacement *placement; /* NULL when not placed, or where its site is */
  const ErpAnchor *anchor;
  guint32 door;    /* nearest entry point by RTT, or ERP_NONE */
  gint64 door_rtt; /* measured, else modelled, without the access technology */
  gint64 access;   /* us the access technology adds when not measured */
  gint64 haul;     /* us from the site to a point of presence elsewhere when not measured */
  ErpProvenance provenance;
} ErpEgress;

/* What is lost: stands in the plan, but is never used (eval/outage.h). All of it also when a whole
 * is lost that contains it. */
typedef struct {
  guint8 *elements;      /* per element */
  guint8 *nodes;         /* per node */
  guint8 *circuit_links; /* per circuit: ERP_LOST_PRIMARY, ERP_LOST_SECONDARY */
  GHashTable *edges;     /* of ErpEdge, as a set */
} ErpLosses;

enum { ERP_LOST_PRIMARY = 1, ERP_LOST_SECONDARY = 2 };

typedef struct _ErpNetwork ErpNetwork;
struct _ErpNetwork {
  const ErpPlan *plan;
  const ErpCatalogue *catalogue;
  const ErpParams *params;
  ErpTerrain *terrain; /* borrowed */
  const ErpLatencyModel *model;
  const ErpTenant *tenant; /* or NULL */

  ErpNode *nodes; /* sites first, then peering locations */
  guint n_nodes, n_sites;
  ErpElement *elements; /* WAN links first: element i < n_links is graph link i; then the internet
                           accesses, circuits, gateways, proxies and VPNs, each in their order */
  guint n_elements, n_links;
  ErpNetCircuit *circuits;
  guint n_circuits;
  ErpNetGateway *gateways;
  guint n_gateways;
  ErpEgress *egresses;
  guint n_egresses;
  ErpDoor *doors;
  guint n_doors;
  ErpNetEnvironment *environments;
  guint n_environments;
  ErpNetDevice *proxies;
  guint n_proxies;
  ErpNetDevice *vpns;
  guint n_vpns;
  ErpCloud cloud;  /* of the tenant */
  ErpGraph *graph; /* over nodes and WAN links, lost ones too */
  ErpLosses lost;

  /* Private to eval/network*.c. */
  gatomicrefcount refs;
  ErpNetwork *root; /* the one made from nothing that this one has the rest of, or NULL */
  GArray *node_list, *element_list, *egress_list, *circuit_list, *gateway_list; /* shared with
                         networks where they are the same */
  GPtrArray *placements; /* of the nodes, then of the egresses; likewise */
  gint64 buffer;         /* us: of queues that state none */
  ErpPlan *names;        /* the root's: whose ids the look-ups are by */
  GMutex *lock;          /* over the texts */
  GStringChunk *texts;   /* ids and names that are not in the plan */
  ErpDiagList *said;     /* what the catalogue does not know */
  GHashTable *node_index, *element_index, *circuit_index, *gateway_index,
      *environment_index; /* for the look-ups */
};

/* Nothing is lost. Names the catalogue does not know (location, region, SKU, service, community,
 * geography) are diagnostics with a suggestion; what depends on them is then left unset. O(n + m).
 */
ErpNetwork *erp_network_new(const ErpPlan *plan, ErpTerrain *terrain, const ErpParams *params,
                            ErpDiagList *diags);
/* The same after an edit: what an earlier network still says is taken from it, and the outcome is
 * as if nothing had been. O(changes) apart from copying arrays where an index and the number of all
 * things stay the same; else O(n + m). `before` may go. */
ErpNetwork *erp_network_after(const ErpPlan *plan, ErpTerrain *terrain, const ErpParams *params,
                              const ErpNetwork *before, ErpDiagList *diags);
enum {
  ERP_DIFFERS_LINKS = 1,
  ERP_DIFFERS_ACCESSES = 2,
  ERP_DIFFERS_PLACES = 4,
  ERP_DIFFERS_CIRCUITS = 8
};

/* Figures that are others in a network than in the one before it. */
typedef struct {
  guint bits; /* of WAN links, of internet accesses, where sites are, of circuits or gateways */
  guint8 *elements; /* per element: one of its figures, or of the access it is */
  guint8 *nodes;    /* per node: where it is */
} ErpNetworkDifference;

/* Whether `now` was made after `before` and nothing differs but records of sites in what others do
 * not see of them, and figures. In any case to be cleared. O(n + m). */
gboolean erp_network_compare(const ErpNetwork *before, const ErpNetwork *now,
                             ErpNetworkDifference *difference);
void erp_network_difference_clear(ErpNetworkDifference *difference);
void erp_network_unref(ErpNetwork *network);
/* Keeps what its nodes and elements are called by, as far as that is not the plan's, until it is
 * given back by erp_network_unref(). */
ErpNetwork *erp_network_ref_names(const ErpNetwork *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpNetwork, erp_network_unref)

/* Whether an element is lost, and whether a circuit (its index) is. */
static inline gboolean
erp_network_lost(const ErpNetwork *network, guint32 element) {
  return network->lost.elements[element] != 0;
}

static inline gboolean
erp_network_lost_circuit(const ErpNetwork *network, guint32 circuit) {
  return erp_network_lost(network, network->circuits[circuit].element);
}

/* The WAN links at a node, lost ones too, ascending. Borrowed; returns how many. */
static inline guint
erp_network_links_at(const ErpNetwork *network, guint32 node, const guint32 **links) {
  const guint32 *heads = NULL;
  return erp_graph_arcs(network->graph, node, &heads, links);
}

/* The first internet access of a site, or where it would stand: they are in the order of their
 * sites. O(log accesses). */
guint32 erp_network_first_egress(const ErpNetwork *network, guint32 site);

guint32 erp_network_node(const ErpNetwork *network, const char *id);    /* or ERP_NONE */
guint32 erp_network_element(const ErpNetwork *network, const char *id); /* or ERP_NONE */
guint32 erp_network_circuit(const ErpNetwork *network, const char *id);
guint32 erp_network_gateway(const ErpNetwork *network, const char *id);
guint32 erp_network_environment(const ErpNetwork *network, const char *id);
guint32 erp_network_proxy(const ErpNetwork *network, const char *id);     /* only one at a site */
guint32 erp_network_vpn(const ErpNetwork *network, const char *id);       /* likewise */
guint32 erp_network_service(const ErpNetwork *network, const char *word); /* catalogue index */

/* A bit for each catalogue service that a route filter lets in by the community, in any cloud. */
guint64 erp_network_services_of(const ErpCatalogue *catalogue, const ErpCommunity *community);

/* Whether two peering locations are one: two records of one catalogue place are. */
gboolean erp_network_same_place(const ErpNetwork *network, guint32 a, guint32 b);

/* The entry point with the lowest modelled RTT from an anchor (lowest index among equals), or
 * ERP_NONE when there is none. O(doors) the first time, few of them in full. */
guint32 erp_network_nearest_door(const ErpNetwork *network, const ErpAnchor *anchor, gint64 *rtt);
