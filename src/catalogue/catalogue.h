/* Dated reference data: what Microsoft publishes about ExpressRoute, Azure regions and Microsoft
 * 365, the parameters of the rules and the coefficients of the latency model.
 *
 * Loaded once from $ERPLAN_DATADIR, else per file from $XDG_DATA_HOME/erplan/ over the installed
 * folder. Immutable afterwards; every pointer below is owned by the catalogue and lives as long.
 * Quantities are in the units of base/units.h (bit/s, microseconds, metres, microdegrees, basis
 * points); ERP_UNSET where the source gives none. Look-ups fold case and accents. */
#pragma once

#include "base/units.h"
#include "catalogue/table.h"

typedef enum { ERP_CLOUD_PUBLIC, ERP_CLOUD_USGOV, ERP_CLOUD_CHINA } ErpCloud;

typedef struct {
  const char *name; /* "Amsterdam2" */
  const char *city;
  const char *country; /* ISO 3166 alpha-2 */
  gint64 lat, lon;
  guint zone;                       /* price zone 1..4 */
  const char *const *local_regions; /* Azure display names; NULL-terminated, may be empty */
  const char *metro;                /* metro name or NULL */
  const char *geo_region; /* ExpressRoute geopolitical region, without the '*' of inferred rows */
  gboolean geo_region_inferred;
  const char *const *providers; /* NULL-terminated */
  ErpCloud cloud;
  gboolean direct; /* ExpressRoute Direct offered */
} ErpPeeringPlace;

typedef struct {
  const char *name;         /* "westeurope" */
  const char *display_name; /* "West Europe" */
  ErpCloud cloud;
  const char *country;
  const char *location;
  gint64 lat, lon;        /* planner point (corrected) */
  guint zones;            /* 1 when the region has availability zones */
  const char *paired;     /* display name or NULL */
  const char *geo_region; /* ExpressRoute geopolitical region */
} ErpRegion;

typedef struct {
  const char *metro;
  const char *country;
  const char *continent; /* "North America", "Europe", ... as published */
  gint64 lat, lon;
} ErpEntryPoint;

typedef enum { ERP_CATEGORY_OPTIMIZE, ERP_CATEGORY_ALLOW, ERP_CATEGORY_DEFAULT } ErpCategory;
const char *erp_category_word(ErpCategory category); /* "optimize"; as in plans, not translated */

typedef struct {
  guint id;
  const char *area; /* "Exchange" "SharePoint" "Teams" "Common" */
  ErpCategory category;
  gboolean required;
  gboolean expressroute;
  const char *urls;
  const char *note;
} ErpEndpointSet;

typedef struct {
  const char *sku;   /* "ErGw1AZ" */
  gint64 throughput; /* bit/s; for ErpGwScale per unit */
  gint64 packets_per_second;
  gint64 max_circuits;
  gint64 max_circuits_same_location;
  gboolean zone_redundant;
  gboolean fastpath;
  gboolean legacy;
  gboolean per_unit; /* ErGwScale: throughput and packets are per scale unit */
  guint min_units, max_units;
} ErpGatewaySku;

typedef struct {
  const char *tier; /* "Local" "Standard" "Premium" */
  const char *kind; /* "provider" or "direct" */
  gint64 bandwidth;
  const char *const *billing; /* "metered", "unlimited"; NULL-terminated */
  gint64 port;                /* bit/s of one port of the pair; ERP_UNSET for a provider circuit */
  guint vnet_links;           /* virtual network links and Global Reach connections together */
  guint private_prefixes;     /* IPv4 prefixes accepted on private peering */
  guint microsoft_prefixes;   /* of each family on Microsoft peering */
} ErpCircuitSku;

typedef struct {
  const char *limit; /* "private_ipv6_routes" */
  const char *value; /* mostly a number */
} ErpCircuitLimit;

typedef struct {
  const char *kind;      /* "service" or "region" */
  const char *name;      /* service or region display name */
  const char *community; /* "12076:5010" */
  const char *family;
  ErpCloud cloud;
  gboolean needs_authorization;
} ErpCommunity;

typedef struct {
  const char *name;                    /* "Europe" */
  const char *region1, *region2;       /* Azure region names; region2 NULL when single */
  const char *community1, *community2; /* NULL when not published */
} ErpPowerRegion;

/* What one user of a service needs, when a plan states no demand. */
typedef struct {
  const char *service; /* "teams" "exchange" "sharepoint" "common" "power-platform" */
  gint64 down, up;     /* bit/s per user at the busy hour */
  const char *basis;   /* "published", "assumed" ... with a sentence */
} ErpServiceProfile;

typedef enum { ERP_CLASS_REALTIME, ERP_CLASS_INTERACTIVE, ERP_CLASS_BULK } ErpTrafficClass;

/* A service of the plan language and the endpoint sets and communities that carry it. */
typedef struct {
  const char *service;   /* plan word */
  const char *name;      /* "Exchange Online" */
  const char *area;      /* endpoint area, or NULL when not a Microsoft 365 service */
  const char *community; /* service community, or NULL (regional) */
  ErpTrafficClass traffic_class;
  gboolean dns_steered; /* front door picked by resolver (unicast), else anycast */
} ErpService;

typedef struct {
  const char *item, *tier, *billing;
  gint64 bandwidth; /* bit/s or ERP_UNSET */
  guint zone;       /* price zone of the peering location, 0 = all */
  gint64 price;     /* hundredths of a US cent per unit */
  const char *unit, *region, *source, *confidence;
} ErpPrice;

/* An Azure Policy definition that governs what some rules look at. Ids of rules and words of
 * pillars are the review's. */
typedef struct {
  const char *pillar;
  gboolean built_in; /* else a suggestion, without an id */
  const char *id;    /* NULL when it is not built in */
  const char *name, *category, *effect;
  const char *const *rules; /* NULL-terminated, may be empty */
  const char *note;         /* or NULL */
} ErpPolicyDefinition;

typedef enum { ERP_ADVICE_ACTIVE, ERP_ADVICE_RETIRED, ERP_ADVICE_DISABLED } ErpAdviceState;

/* A recommendation of Azure Advisor and the rule that foresees it. */
typedef struct {
  const char *id, *name;
  const char *impact; /* "High", "Medium" */
  const char *pillar;
  const char *object;  /* what it looks at: "circuit", "gateway" or what no plan has */
  const char *rule;    /* its id */
  const char *verdict; /* of the rule about the object, from which Advisor would speak up */
  ErpAdviceState state;
  const char *note; /* or NULL */
} ErpAdvice;

/* What counts in Microsoft's resiliency index of a gateway: points, and multipliers of the route's
 * points by the days since its last test. */
typedef enum {
  ERP_INDEX_TWO_LOCATIONS,
  ERP_INDEX_METRO,
  ERP_INDEX_ONE_LOCATION,
  ERP_INDEX_LEGACY_SKU,
  ERP_INDEX_ULTRA_PERFORMANCE,
  ERP_INDEX_ZONAL,
  ERP_INDEX_ZONE_REDUNDANT,
  ERP_INDEX_SCALE_TO_2_UNITS,
  ERP_INDEX_SCALE_ABOVE_2_UNITS,
  ERP_INDEX_NO_RECOMMENDATIONS,
  ERP_INDEX_TEST_30_DAYS,
  ERP_INDEX_TEST_60_DAYS,
  ERP_INDEX_TEST_90_DAYS,
  ERP_INDEX_TEST_OLDER,
  ERP_INDEX_CASES,
} ErpIndexCase;

/* What Microsoft promises of one kind of element. */
typedef struct {
  const char *element; /* "circuit" or "gateway" */
  gint64 availability; /* millionths of the time */
  const char *source;
} ErpPromise;

typedef struct {
  const char *name;
  const char *value; /* default as text: numbers, or knots "10:100 25:80 ..." */
  const char *unit;
  const char *basis;
} ErpParameter;

typedef struct {
  const char *name;
  gint64 lat, lon;
  gboolean entrance; /* a path may enter the corridor graph here */
} ErpHub;

typedef struct {
  guint a, b;    /* hub indices */
  gint64 length; /* metres of corridor */
  const char *reason;
} ErpCorridor;

typedef struct {
  gint64 fixed;        /* us: both ends of a path together, far from the metro */
  gint64 fixed_metro;  /* us: within a metro */
  gint64 metro_length; /* metres of way: up to here, the metro term alone */
  gint64 ramp_length;  /* metres of way beyond it at which half of the growth to fixed is reached */
  gint64 rate;         /* nanoseconds of round trip per kilometre of way */
  guint entrances;     /* hubs at most at each end of a way */
  guint clamp_percent; /* length of a leg off the corridors, of its great circle (150) */
  guint
      alternative_percent; /* a hub this far, of the distance to the nearest, is as good an entry */
  guint steep_percent;     /* what each farther metre of such a leg costs on top */
} ErpLatencyCoefficients;

typedef struct {
  const char *name;
  const char *state;   /* NULL unless the country has several of the name */
  const char *country; /* "NG" */
  gint64 lat, lon;
  guint population;
} ErpCity;

typedef struct {
  const char *code;         /* ISO 3166 alpha-2 */
  const char *name;         /* "Britain (UK)" */
  const char *const *names; /* others that are in use; NULL-terminated */
} ErpCountry;

typedef struct {
  ErpTable *table, *country_table;
  const ErpCity *cities; /* by name */
  guint n_cities;
  const ErpCountry *countries; /* by code */
  guint n_countries;
  GPtrArray *owned;
} ErpCities;

typedef struct {
  /* every table as text, in alphabetical order of name, for printing and for the data dates */
  ErpTable *const *tables;
  guint n_tables;

  const ErpPeeringPlace *peering_places;
  guint n_peering_places;
  const ErpRegion *regions;
  guint n_regions;
  const ErpEntryPoint *entry_points;
  guint n_entry_points;
  const ErpEndpointSet *endpoint_sets; /* by id */
  guint n_endpoint_sets;
  const ErpGatewaySku *gateway_skus;
  guint n_gateway_skus;
  const ErpCircuitSku *circuit_skus;
  guint n_circuit_skus;
  const ErpCircuitLimit *circuit_limits;
  guint n_circuit_limits;
  const ErpCommunity *communities;
  guint n_communities;
  const ErpPowerRegion *power_regions;
  guint n_power_regions;
  const ErpServiceProfile *profiles;
  guint n_profiles;
  const ErpService *services;
  guint n_services;
  const ErpPrice *prices;
  guint n_prices;
  const ErpPolicyDefinition *policies;
  guint n_policies;
  const ErpAdvice *advice;
  guint n_advice;
  const ErpPromise *promises;
  guint n_promises;
  guint index_points[ERP_INDEX_CASES];
  const ErpParameter *parameters;
  guint n_parameters;
  const ErpHub *hubs;
  guint n_hubs;
  const ErpCorridor *corridors;
  guint n_corridors;
  ErpLatencyCoefficients latency;
} ErpCatalogue;

/* ERP_ERROR_REFERENCE naming file, line and column when anything is missing or out of shape. */
ErpCatalogue *erp_catalogue_load(GError **error);
/* The same from one folder, without overrides. */
ErpCatalogue *erp_catalogue_load_folder(const char *folder, GError **error);
/* Each file from the first of the folders that has it. NULL-terminated, at least one. */
ErpCatalogue *erp_catalogue_load_folders(const char *const *folders, GError **error);
/* As erp_catalogue_load(), with a table in the place of the one of its name: to see whether
 * it fits the others. Takes the table. */
ErpCatalogue *erp_catalogue_load_with(ErpTable *table, GError **error);
/* The folder of the user's own tables, which take the place of the installed ones (only of those:
 * not of $ERPLAN_DATADIR). Caller frees; it need not exist. */
char *erp_catalogue_user_folder(void);
void erp_catalogue_free(ErpCatalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCatalogue, erp_catalogue_free)

/* Loading leaves out what nothing is calculated from. This adds it to the tables, for printing; not
 * while other threads use the catalogue. */
gboolean erp_catalogue_complete(ErpCatalogue *catalogue, GError **error);
/* The cities and countries alone, from where the catalogue comes from. */
ErpCities *erp_catalogue_load_cities(const ErpCatalogue *catalogue, GError **error);
void erp_cities_free(ErpCities *cities);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCities, erp_cities_free)

/* Look-ups by name: NULL when unknown; then `*suggestion`, if not NULL, is the likely meant name or
 * NULL (borrowed). */
const ErpPeeringPlace *erp_catalogue_peering_place(const ErpCatalogue *catalogue, const char *name,
                                                   const char **suggestion);
const ErpRegion *erp_catalogue_region(const ErpCatalogue *catalogue, const char *name,
                                      const char **suggestion); /* name or display name */
const ErpEntryPoint *erp_catalogue_entry_point(const ErpCatalogue *catalogue, const char *metro,
                                               const char **suggestion);
/* The number of a limit that is the same for all circuits; ERP_UNSET when the table has none. */
gint64 erp_catalogue_circuit_limit(const ErpCatalogue *catalogue, const char *limit);
const ErpGatewaySku *erp_catalogue_gateway_sku(const ErpCatalogue *catalogue, const char *sku,
                                               const char **suggestion);
const ErpService *erp_catalogue_service(const ErpCatalogue *catalogue, const char *service,
                                        const char **suggestion);
const ErpServiceProfile *erp_catalogue_profile(const ErpCatalogue *catalogue, const char *service);
const ErpPowerRegion *erp_catalogue_power_region(const ErpCatalogue *catalogue, const char *name,
                                                 const char **suggestion);
const ErpParameter *erp_catalogue_parameter(const ErpCatalogue *catalogue, const char *name,
                                            const char **suggestion);
/* Takes "12076:5010" or "5010". */
const ErpCommunity *erp_catalogue_community(const ErpCatalogue *catalogue, const char *community);
const ErpTable *erp_catalogue_table(const ErpCatalogue *catalogue, const char *name,
                                    const char **suggestion);

/* Published median round trip between two regions in us (the smaller precision of the source: ms),
 * ERP_UNSET when not in the matrix. O(log n). */
gint64 erp_catalogue_region_rtt(const ErpCatalogue *catalogue, const ErpRegion *from,
                                const ErpRegion *to);

/* Whether a plan may set the parameter to `value`: a plain number (or knots) in the parameter's
 * unit, within its range. Else FALSE and ERP_ERROR_USAGE with an accepted example. */
gboolean erp_parameter_check(const ErpParameter *parameter, const char *value, GError **error);
/* A value of it with its unit: "25 ms", "1 user", "2" where it has none. Caller frees. */
char *erp_parameter_show(const ErpParameter *parameter, const char *value);
