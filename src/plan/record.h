/* Records: the immutable, reference-counted elements of a plan. One C struct per kind; every struct
 * starts with ErpRecord. The field table (plan/field.h) says where each attribute lives, so
 * reading, writing, comparing, checking, forms and the manual need no code per kind.
 *
 * Storage: quantities, numbers, enums and booleans are gint64 (ERP_UNSET when neither stated nor
 * defaulted; a stated value is marked in `set`, a default is not, and only stated ones are
 * written). Strings are char * (NULL = not stated); lists are char ** (NULL = not stated). */
#pragma once

#include "base/units.h"

typedef enum {
  ERP_KIND_PLAN, /* the root's own attributes */
  ERP_KIND_NOTE,
  ERP_KIND_TENANT,
  ERP_KIND_PARAMETER,
  ERP_KIND_SITE,
  ERP_KIND_INTERNET,
  ERP_KIND_DEMAND,
  ERP_KIND_WAN_LINK,
  ERP_KIND_PEERING_LOCATION,
  ERP_KIND_CIRCUIT,
  ERP_KIND_PEERING,
  ERP_KIND_ACCEPT,
  ERP_KIND_ADVERTISE,
  ERP_KIND_GATEWAY,
  ERP_KIND_CONNECTION,
  ERP_KIND_ENVIRONMENT,
  ERP_KIND_DATA_GATEWAY,
  ERP_KIND_PROXY,
  ERP_KIND_VPN,
  ERP_KIND_POLICY,
  ERP_KIND_EDGE,
  ERP_KIND_EXIT,
  ERP_KIND_NAT_POOL,
  ERP_KIND_ROUTE_SCOPE,
  ERP_KIND_INBOUND,
  ERP_KIND_SCENARIO,
  ERP_KIND_ANSWER,
  ERP_KIND_ACCEPTED,
  ERP_KIND_LAST,
} ErpKind;

typedef struct _ErpTrivia ErpTrivia; /* comments, blank lines and foreign content kept verbatim */

typedef struct _ErpRecord ErpRecord;
struct _ErpRecord {
  gint refs;
  ErpKind kind;
  guint32 line; /* where it was read from; 0 = made by an edit */
  guint32 column;
  guint64 set; /* bit i: field i of the kind's table is stated */
  ErpTrivia *trivia;
  ErpRecord **children; /* in document order, n_children of them */
  guint n_children;
  guint16 room, used; /* bytes behind the struct, in the same block, that hold texts of fields */
};

/* ---- one struct per kind ------------------------------------------------------------------- */

typedef struct {
  ErpRecord record;
  char *name;
  gint64 version;             /* format version, 1 */
  char *currency;             /* of declared costs; "USD" */
  gint64 availability_target; /* of critical demands, millionths */
} ErpPlanRoot;

typedef struct {
  ErpRecord record;
  char *text;
  gint64 cdata; /* written back as a CDATA section; no attribute */
} ErpNote;

typedef enum {
  ERP_TENANT_PUBLIC,
  ERP_TENANT_USGOV,
  ERP_TENANT_CHINA
} ErpTenantCloud; /* = ErpCloud */
typedef enum { ERP_M365_AUTHORIZED, ERP_M365_NOT_AUTHORIZED } ErpM365Authorization;
typedef enum {
  ERP_REASON_REGULATION,
  ERP_REASON_MEASURED_NEED,
  ERP_REASON_NO_INTERNET_SITE,
  ERP_REASON_RESIDENCY,
  ERP_REASON_SECURITY,
} ErpM365Reason;

typedef struct {
  ErpRecord record;
  char *geo; /* Microsoft 365 geography code, e.g. EUR */
  gint64 cloud;
  gint64 m365_over_expressroute; /* ErpM365Authorization; unset = not known */
  gint64 reason;                 /* ErpM365Reason: why Microsoft 365 goes over ExpressRoute */
} ErpTenant;

typedef struct {
  ErpRecord record;
  char *name;
  char *value;
} ErpPlanParameter;

typedef enum {
  ERP_SITE_OFFICE,
  ERP_SITE_HUB,
  ERP_SITE_BRANCH,
  ERP_SITE_DATACENTRE,
  ERP_SITE_COLOCATION,
  ERP_SITE_ROAMING, /* people without an office: home and travel */
} ErpSiteKind;

typedef enum {
  ERP_ACCESS_FIBRE,
  ERP_ACCESS_CABLE,
  ERP_ACCESS_DSL,
  ERP_ACCESS_4G,
  ERP_ACCESS_5G,
  ERP_ACCESS_SATELLITE_GEO,
  ERP_ACCESS_SATELLITE_LEO,
} ErpAccessKind;

typedef struct {
  ErpRecord record;
  char *id;
  char *name;
  char *place;
  gint64 lat, lon;
  gint64 kind; /* ErpSiteKind */
  gint64 users;
  gint64 mobile;            /* basis points of users mostly away from a desk */
  gint64 critical;          /* bool */
  gint64 closed;            /* bool: direct internet is forbidden here by policy */
  gint64 breakout_possible; /* bool: a local internet breakout can be bought */
  char *internet_via;       /* site whose egress carries this site's internet traffic */
  char *proxy;              /* proxy its web traffic goes through */
  char *vpn;                /* VPN its mobile users come in by */
  char *dns;                /* site whose resolver it uses; default: itself */
  char **prefix;            /* own address prefixes */
  char *source;             /* what it was imported from */
} ErpSite;

typedef enum { ERP_EGRESS_LOCAL, ERP_EGRESS_CLOUD } ErpEgressKind;

typedef struct { /* child of site: internet access */
  ErpRecord record;
  char *id;
  gint64 kind;     /* ErpEgressKind: cloud = secure web gateway; lat/lon is its point of presence */
  gint64 capacity; /* both directions */
  gint64 down, up; /* override one direction */
  char *provider;
  gint64 access;   /* ErpAccessKind */
  gint64 rtt;      /* measured round trip to the nearest Microsoft entry point */
  char *measured;  /* date of the measurement */
  gint64 lat, lon; /* point of presence of a cloud egress */
  gint64 loss;     /* basis points */
  gint64 cost;     /* per month */
  char *path_group;
  gint64 availability; /* millionths */
} ErpInternet;

typedef enum { ERP_DEMAND_REALTIME, ERP_DEMAND_INTERACTIVE, ERP_DEMAND_BULK } ErpDemandClass;

typedef struct { /* child of site */
  ErpRecord record;
  char *service; /* a word of the catalogue's services table */
  gint64 down, up;
  gint64 traffic_class;       /* ErpDemandClass; default by service */
  gint64 sessions;            /* parallel sessions of a bulk demand */
  gint64 window;              /* bytes per session */
  char *environment;          /* Power Platform environment */
  char *gateway;              /* ExpressRoute gateway a private demand ends at */
  char *region;               /* Azure region of a private or public demand */
  gint64 private_endpoint;    /* bool: a private demand ends at one */
  char *home;                 /* Microsoft 365 geography of these users' data */
  gint64 critical;            /* bool */
  gint64 volume;              /* GB a month out of Azure */
  gint64 availability_target; /* millionths; by default the plan's */
} ErpDemand;

typedef enum {
  ERP_LINK_MPLS,
  ERP_LINK_ETHERNET,
  ERP_LINK_WAVELENGTH,
  ERP_LINK_DARK_FIBRE,
  ERP_LINK_SD_WAN,
  ERP_LINK_VPN,
  ERP_LINK_LTE,
  ERP_LINK_SATELLITE_GEO,
  ERP_LINK_SATELLITE_LEO,
  ERP_LINK_CROSS_CONNECT,
} ErpLinkKind;

typedef struct {
  ErpRecord record;
  char *id;
  char *name;
  char *a; /* site or peering location */
  char *b;
  gint64 kind;
  char *provider;
  gint64 capacity;                 /* both directions */
  gint64 capacity_ab, capacity_ba; /* override one direction */
  gint64 rtt;                      /* measured round trip */
  char *measured;                  /* date of the measurement */
  gint64 route;                    /* declared route length, metres */
  gint64 loss;                     /* basis points */
  gint64 jitter;                   /* us */
  gint64 buffer;                   /* us at full rate; default from the parameters */
  gint64 cost;                     /* per month */
  char *path_group;
  gint64 availability; /* millionths */
  char *source;        /* what it was imported from */
} ErpWanLink;

typedef struct {
  ErpRecord record;
  char *id;
  char *name;
  char *at;        /* catalogue name; gives the coordinates */
  gint64 lat, lon; /* own coordinates instead */
  char *source;    /* what it was imported from */
} ErpPeeringLocation;

typedef enum { ERP_SKU_LOCAL, ERP_SKU_STANDARD, ERP_SKU_PREMIUM } ErpCircuitTier;
typedef enum { ERP_BILLING_METERED, ERP_BILLING_UNLIMITED } ErpBilling;
typedef enum {
  ERP_STATE_NOT_PROVISIONED,
  ERP_STATE_PROVISIONING,
  ERP_STATE_PROVISIONED
} ErpCircuitState;
typedef enum { ERP_MODE_ACTIVE_ACTIVE, ERP_MODE_ACTIVE_PASSIVE } ErpCircuitMode;

typedef struct { /* child of peering-location */
  ErpRecord record;
  char *id;
  char *name;
  char *provider; /* "direct" = ExpressRoute Direct */
  gint64 bandwidth;
  gint64 sku;     /* ErpCircuitTier */
  gint64 billing; /* ErpBilling */
  gint64 cloud;   /* ErpTenantCloud */
  gint64 state;
  gint64 mode;
  char *metro;        /* metro pair: the second peering location's catalogue name */
  char *port;         /* pair of ExpressRoute Direct ports at its peering location */
  gint64 port_speed;  /* of each port of that pair */
  char *edge_primary; /* edge */
  char *edge_secondary;
  gint64 bfd;    /* bool */
  gint64 macsec; /* bool */
  gint64 cost;   /* per month */
  char *ordered; /* date */
  char *path_group;
  gint64 availability; /* millionths */
  char *source;        /* what it was imported from */
} ErpCircuit;

typedef enum { ERP_PEERING_PRIVATE, ERP_PEERING_MICROSOFT } ErpPeeringKind;

typedef struct { /* child of circuit */
  ErpRecord record;
  gint64 kind;
  gint64 asn;
  gint64 sessions; /* BGP sessions: 1 or 2 */
  gint64 md5;      /* bool */
  char **subnets;  /* of its links: a pair, or one that is split into a pair; of each family */
  gint64 prefixes; /* number of prefixes advertised, when they are not listed */
} ErpPeering;

typedef struct { /* child of peering: route filter entry */
  ErpRecord record;
  char *community; /* "12076:5010" */
} ErpAccept;

typedef struct { /* child of peering, or top-level with exit */
  ErpRecord record;
  char *prefix;
  char *exit; /* top-level only */
  gint64 prepend;
} ErpAdvertise;

typedef struct {
  ErpRecord record;
  char *id;
  char *name;
  char *region; /* Azure region */
  char *sku;
  gint64 units;    /* ErGwScale scale units */
  gint64 zones;    /* bool: zone-redundant deployment */
  char **prefix;   /* address ranges of the virtual networks behind it */
  gint64 ipsec;    /* of the VPN gateway that encrypts its private traffic */
  char *isolation; /* word of the gateways it may share a circuit with */
  gint64 cost;
  gint64 availability; /* millionths */
  char *source;        /* what it was imported from */
} ErpGateway;

typedef struct { /* child of gateway */
  ErpRecord record;
  char *circuit;
  gint64 weight;
  gint64 fastpath; /* bool */
} ErpConnection;

typedef enum { ERP_ENVIRONMENT_POWER_PLATFORM, ERP_ENVIRONMENT_DYNAMICS_365 } ErpEnvironmentService;

typedef struct {
  ErpRecord record;
  char *id;
  char *name;
  gint64 service;
  char *region; /* Power Platform region name, e.g. europe */
  gint64 cloud;
} ErpEnvironment;

typedef struct {
  ErpRecord record;
  char *id;
  char *name;
  char *site;
  char *environment;
  char *region;   /* Azure region it is registered in */
  gint64 members; /* machines in the cluster */
} ErpDataGateway;

typedef struct {
  ErpRecord record;
  char *id;
  char *name;
  char *site;
  gint64 capacity;
  gint64 delay;        /* us added to a round trip; default from the parameters */
  gint64 inspection;   /* bool: TLS inspection */
  char **bypass;       /* services whose traffic goes direct (PAC exceptions) */
  gint64 availability; /* millionths */
} ErpProxy;

typedef enum { ERP_VPN_FORCED, ERP_VPN_SPLIT } ErpVpnMode;

typedef struct {
  ErpRecord record;
  char *id;
  char *name;
  char *site; /* head-end */
  gint64 mode;
  gint64 capacity;
  gint64 delay;
} ErpVpn;

typedef struct {
  ErpRecord record;
  char *site;      /* NULL = every site */
  char *service;   /* NULL = every Microsoft 365 service; "m365" the same */
  char **category; /* optimize allow default; NULL = all */
  char **via; /* ordered: circuit, exit, "internet" (the site's own way), or a site (its egress) */
  char *proxy;
} ErpPolicy;

typedef struct {
  ErpRecord record;
  char *id;
  char *site;
  gint64 stateful; /* bool */
  char *state_group;
  gint64 snat;      /* bool */
  gint64 inspected; /* bool */
} ErpEdge;

typedef enum { ERP_EXIT_CIRCUIT, ERP_EXIT_INTERNET } ErpExitKind;

typedef struct {
  ErpRecord record;
  char *id;
  char *edge;
  gint64 kind;
  char *ref; /* circuit or internet id */
  gint64 local_pref;
  gint64 prepend;
  gint64 asn;
} ErpExit;

typedef struct {
  ErpRecord record;
  char *id;
  char *prefix;
  char *edge;
  gint64 devices;
} ErpNatPool;

typedef struct {
  ErpRecord record;
  char *exit;
  char **sites;
  char **accept;
} ErpRouteScope;

typedef struct {
  ErpRecord record;
  char *id;
  char *site;
  char *service; /* free word: smtp, adfs, ... */
  char *prefix;
  char **via;           /* exits */
  gint64 snat;          /* bool */
  char **audience;      /* internet microsoft */
  char **segment_scope; /* exits whose routes the server's segment sees */
} ErpInbound;

typedef struct { /* things that fail together */
  ErpRecord record;
  char *id;
  char *name;
  char **fails; /* ids */
  char **also;  /* other failures of the sweep (eval/failures.h), by their words */
} ErpScenario;

typedef enum { ERP_ANSWER_YES, ERP_ANSWER_NO, ERP_ANSWER_NA } ErpAnswerValue;

typedef struct {
  ErpRecord record;
  char *rule;
  char *object;
  gint64 value;
  char *by;
  char *date;
  char *note;
} ErpAnswer;

typedef struct {
  ErpRecord record;
  char *rule;
  char *object;
  char *reason;
  char *by;
  char *until; /* last day it holds */
} ErpAccepted;

/* ---- life ----------------------------------------------------------------------------------- */

/* A new record of the kind with every default in place and one reference. */
ErpRecord *erp_record_new(ErpKind kind);
/* The same with room for so many bytes of texts in the block of the record itself: one allocation
 * instead of one more for each text. What does not fit is kept elsewhere. */
ErpRecord *erp_record_new_roomy(ErpKind kind, gsize room);
gpointer erp_record_ref(gpointer record); /* thread-safe */
void erp_record_unref(gpointer record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpRecord, erp_record_unref)

/* A private copy to change before it is shared: values copied, children shared. */
ErpRecord *erp_record_copy(const ErpRecord *record);

/* Same kind, values, stated marks, trivia and children (deep); places are ignored. */
gboolean erp_record_equal(const ErpRecord *a, const ErpRecord *b);

/* Takes ownership of `child`. Only on a record not yet shared. */
void erp_record_take_child(ErpRecord *record, ErpRecord *child);

/* The id, or NULL for kinds without one. */
const char *erp_record_id(const ErpRecord *record);

/* Field by its index in the kind's table. get: canonical text or NULL when not stated and not
 * defaulted (caller frees). set: parses; NULL unsets (back to the default); ERP_ERROR_USAGE when
 * the text is not a legal value. Only on a record not yet shared. */
char *erp_record_get(const ErpRecord *record, guint field);
gboolean erp_record_set(ErpRecord *record, guint field, const char *text, GError **error);
gboolean erp_record_stated(const ErpRecord *record, guint field);

/* Cast with the kind checked by an assertion: ERP_AS(ErpSite, SITE, record). */
#define ERP_AS(Type, KIND, r) ((const Type *) erp_record_check((r), ERP_KIND_##KIND))
gconstpointer erp_record_check(const ErpRecord *record, ErpKind kind);
